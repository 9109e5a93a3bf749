//! What Discord refuses, by its codes, and what becomes of it: each through the whole service, seen from the channels.

use chrono::Duration;
use naru::channel::{Gone, SendError};
use naru::person::AddressState;
use naru::sandbox::discord::DiscordLimits;
use serde_json::{Value, json};

use crate::support::discord::{ANNA, BAO, Bot, City, GUILD, LOBBY, OFFICE, is_ephemeral, said};
use crate::support::discord_channel::{Server, TEXT, says};

const NEWS: u64 = 5_000_000_000_000_000_003;

/// With Anna, who may announce.
async fn staffed() -> Bot {
    let bot = City::new().await.opens_with(|config| config.discord.person_burst = 1_000).await.settles().await;
    bot.joins_staff(ANNA, "Anna", "owner").await;
    bot.app.store.set_setting("live", "yes").await.expect("the database answers");
    bot
}

impl Bot {
    async fn order(&self, order: &str) -> Value {
        let id = self.city.discord().order(OFFICE, ANNA, "en-US", "staff", &[("order", json!(order))]);
        self.answered(id.expect("the channel is there")).await
    }

    /// Sends an announcement to everybody.
    async fn announces(&self, number: u32, body: &str) {
        self.order(&format!("new en News\n{body}")).await;
        self.order(&format!("submit {number}")).await;
        let sent = self.order(&format!("send {number}")).await;
        assert!(said(&sent).contains("on its way"), "{sent}");
    }

    /// Waits until the report of an announcement says so.
    async fn reports(&self, number: u32, words: &str) -> String {
        for _ in 0..500 {
            let report = said(&self.order(&format!("report {number}")).await);
            if report.contains(words) {
                return report;
            }
            self.city.wait(Duration::seconds(1));
        }
        panic!("the report never says “{words}”")
    }
}

#[tokio::test]
async fn a_channel_that_refuses_is_closed_for_its_reason_and_the_others_get_it() {
    for (status, code, reason) in [
        (404, 10_003, "deleted"),
        (403, 50_001, "forbidden"),
        (403, 50_013, "forbidden"),
        (403, 50_007, "forbidden"),
        (400, 50_083, "forbidden"),
    ] {
        let bot = staffed().await;
        let channels = bot.follow(3).await;
        bot.city.discord().with_channel(channels[1], |it| it.closed = Some((status, code)));
        bot.announces(1, "We are closed.").await;
        let report = bot.reports(1, "2 of 3 arrived, 0 waiting, 0 doubtful, 1 failed").await;
        assert!(report.contains(reason), "{code}: {report}");
        assert_eq!(bot.state(channels[1]).await, AddressState::Closed, "{code}");
        // It is not written to again; somebody who comes back there opens it.
        let asked = bot.city.calls("POST", &format!("/channels/{}/messages", channels[1])).len();
        assert_eq!(asked, 1, "{code}: asked once, and not for ever");
        bot.announces(2, "We are open.").await;
        bot.reports(2, "2 of 2 arrived").await;
        assert_eq!(bot.city.calls("POST", &format!("/channels/{}/messages", channels[1])).len(), 1, "{code}");
        bot.city.discord().with_channel(channels[1], |it| it.closed = None);
        bot.orders(channels[1], ANNA, "subscribe", &[("kind", json!("forum"))]).await;
        assert_eq!(bot.state(channels[1]).await, AddressState::Open, "{code}");
    }
}

#[tokio::test]
async fn a_correction_that_discord_takes_no_edit_for_is_said_anew() {
    let bot = staffed().await;
    let channels = bot.follow(2).await;
    bot.announces(1, "We are closed on Friday.").await;
    bot.reports(1, "2 of 2 arrived").await;
    // 30046: a message older than an hour was edited too often.
    bot.city.discord().with_channel(channels[0], |it| it.edits_spent = true);
    bot.city.wait(Duration::hours(2));
    bot.order("text 1 en News\nWe are closed on Saturday.").await;
    bot.order("submit 1").await;
    bot.order("correct 1").await;
    for channel in channels {
        let corrected =
            |city: &City| city.discord().messages(channel).into_iter().rfind(|it| said(it).contains("Saturday"));
        bot.city.until("the correction", corrected).await;
    }
    let refused = bot.city.calls("PATCH", "/channels/").iter().filter(|it| it["status"] == 400).count();
    assert_eq!(refused, 1, "it is not tried for ever");
}

#[tokio::test]
async fn an_edit_of_what_somebody_deleted_is_said_anew_and_a_recall_of_it_is_done() {
    let bot = staffed().await;
    let channels = bot.follow(2).await;
    bot.announces(1, "We are closed on Friday.").await;
    bot.reports(1, "2 of 2 arrived").await;
    bot.city.discord().delete_message(channels[0]);
    bot.order("text 1 en News\nWe are closed on Saturday.").await;
    bot.order("submit 1").await;
    bot.order("correct 1").await;
    bot.city
        .until("said anew", |city| {
            city.discord().messages(channels[0]).pop().filter(|it| said(it).contains("Saturday"))
        })
        .await;
    bot.city.discord().delete_message(channels[0]);
    bot.order("recall 1").await;
    bot.city.until("it is gone", |city| city.discord().messages(channels[1]).is_empty().then_some(())).await;
}

#[tokio::test]
async fn a_person_whose_chat_is_closed_is_told_so_by_the_next_answer_and_loses_nothing_else() {
    let bot = City::settled().await;
    let program = bot.program();
    let dm = bot.city.discord().dm_with(BAO);
    bot.orders(LOBBY, BAO, "remind", &[("program", json!(program))]).await;
    assert_eq!(bot.subscriptions(dm).await, 1);
    bot.city.discord().with_channel(dm, |it| it.closed = Some((403, 50_007)));
    let told = bot.orders(LOBBY, BAO, "remind", &[("program", json!(program))]).await;
    assert!(is_ephemeral(&told) && said(&told).contains("closed"), "{told}");
    assert_eq!(bot.state(dm).await, AddressState::Closed);
    bot.city.discord().with_channel(dm, |it| it.closed = None);
    bot.says(dm, BAO, "help").await;
    assert_eq!(bot.state(dm).await, AddressState::Open, "who writes again takes messages again");
}

#[tokio::test]
async fn a_late_first_answer_is_10062_and_becomes_a_message_once() {
    let bot = City::settled().await;
    // The gateway hands it over four seconds late.
    let before = bot.city.heard(LOBBY).len();
    let id = bot.city.discord().order_late(LOBBY, BAO, "upcoming", Duration::seconds(4)).expect("the channel is there");
    let text = bot.city.until("a message", |city| city.texts(LOBBY).get(before).cloned()).await;
    assert!(!text.is_empty());
    let tries = bot.city.calls("POST", &format!("/interactions/{id}"));
    let statuses: Vec<u64> = tries.iter().filter_map(|it| it["status"].as_u64()).collect();
    assert_eq!(statuses, [404], "it is not tried again");
    bot.orders(OFFICE, ANNA, "help", &[]).await;
    assert_eq!(bot.city.heard(LOBBY).len(), before + 1);
}

#[tokio::test]
async fn an_archived_thread_is_written_to_and_a_locked_one_is_closed() {
    let bot = staffed().await;
    let channels = bot.follow(3).await;
    for channel in &channels[..2] {
        bot.city.discord().with_channel(*channel, |it| (it.kind, it.parent, it.archived) = (11, Some(LOBBY), true));
    }
    bot.city.discord().with_channel(channels[1], |it| it.locked = true);
    bot.announces(1, "We are closed.").await;
    bot.reports(1, "2 of 3 arrived, 0 waiting, 0 doubtful, 1 failed").await;
    assert_eq!(bot.state(channels[0]).await, AddressState::Open);
    assert_eq!(bot.state(channels[1]).await, AddressState::Closed);
}

#[tokio::test]
async fn an_announcement_channel_that_nobody_registered_is_published_once_and_edits_follow() {
    let city = City::new().await;
    city.discord().add_channel(NEWS, Some(GUILD), 5, "news");
    let bot = city.opens_with(|config| config.discord.person_burst = 1_000).await.settles().await;
    bot.joins_staff(ANNA, "Anna", "owner").await;
    bot.app.store.set_setting("live", "yes").await.expect("the database answers");
    // A language is chosen for it, and nothing is subscribed to: it is an address, and no more is put down of it.
    bot.orders(NEWS, ANNA, "language", &[("language", json!("en"))]).await;
    bot.orders(NEWS, ANNA, "my", &[]).await;
    assert_eq!(bot.app.store.look_up_place(&NEWS.to_string()).await.unwrap(), None, "not registered");
    bot.follow(1).await;
    bot.subscribes_unseen(NEWS).await;
    bot.announces(1, "We are closed on Friday.").await;
    let published = |city: &City| {
        let shown = city.discord().messages(NEWS).into_iter().find(|it| said(it).contains("Friday"))?;
        (shown["flags"].as_u64().unwrap_or_default() & 1 == 1).then_some(())
    };
    bot.city.until("it is published", published).await;
    bot.order("text 1 en News\nWe are closed on Saturday.").await;
    bot.order("submit 1").await;
    bot.order("correct 1").await;
    bot.city
        .until("the edit", |city| {
            city.discord().messages(NEWS).iter().any(|it| said(it).contains("Saturday")).then_some(())
        })
        .await;
    bot.city.wait(Duration::minutes(5));
    bot.orders(LOBBY, BAO, "help", &[]).await;
    let crossposts = bot
        .city
        .requests()
        .iter()
        .filter(|it| it["path"].as_str().is_some_and(|path| path.ends_with("/crosspost")))
        .count();
    assert_eq!(crossposts, 1, "once; Discord itself carries the edit on");
}

#[tokio::test]
async fn a_text_channel_that_becomes_one_for_announcements_publishes_from_then_on() {
    let bot = staffed().await;
    bot.orders(LOBBY, ANNA, "subscribe", &[("kind", json!("forum"))]).await;
    let changed = bot.city.discord().with_channel(LOBBY, |it| {
        it.kind = 5;
        it.shown()
    });
    bot.city.discord().event("CHANNEL_UPDATE", &changed.expect("the channel is there"));
    bot.announces(1, "We are closed on Friday.").await;
    let published = |city: &City| {
        let shown = city.discord().messages(LOBBY).into_iter().find(|it| said(it).contains("Friday"))?;
        (shown["flags"].as_u64().unwrap_or_default() & 1 == 1).then_some(())
    };
    bot.city.until("it is published", published).await;
}

#[tokio::test]
async fn a_bot_whose_requests_are_refused_stops_asking_long_before_its_address_is_shut_out() {
    let server = Server::with(DiscordLimits::none()).await;
    server.fake().with_channel(TEXT, |it| it.closed = Some((403, 50_001)));
    let messages = says("x");
    for batch in 0..27 {
        let names: Vec<String> = (0..100).map(|n| format!("n{batch}-{n}")).collect();
        let sends = names.iter().map(|nonce| server.send(TEXT, &messages, nonce));
        futures_util::future::join_all(sends).await;
    }
    let refused = server.sandbox.ledger.answers_with(403);
    assert!((2_400..=2_600).contains(&refused), "a quarter of what Discord takes: {refused}");
    let before = server.recorded().len();
    let shut = server.send(TEXT, &messages, "one-more").await;
    assert!(matches!(shut, Err(SendError::BotLimit(wait)) if wait > Duration::zero()), "{shut:?}");
    assert!(server.discord.open_dm("55").await.is_err(), "nothing at all is asked");
    assert_eq!(server.recorded().len(), before, "it did not leave");
    server.wait(Duration::minutes(20));
    let again = server.send(TEXT, &messages, "later").await;
    assert!(matches!(again, Err(SendError::Gone(Gone::Forbidden))), "{again:?}");
}
