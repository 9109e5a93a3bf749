//! The line to Discord: what ends it, what is resumed, what was missed meanwhile, and a peer that hangs or fails.

use chrono::Duration;
use naru::clock::Clock;
use naru::person::AddressState;
use naru::sandbox::faults::Fault;
use serde_json::json;

use crate::support::discord::{ANNA, BAO, Bot, City, GUILD, LOBBY, OFFICE, said};

async fn opened() -> Bot {
    City::new().await.opens().await
}

#[tokio::test]
async fn no_privileged_intent_is_asked_for() {
    let bot = opened().await;
    let identify = bot.city.discord().sessions().last_identify.clone();
    assert_eq!(identify["intents"], 4609);
    assert_eq!(identify["shard"], json!([0, 1]));
    drop(bot);
}

#[tokio::test]
async fn a_dropped_line_is_resumed_and_what_was_missed_is_answered() {
    let bot = opened().await;
    bot.orders(LOBBY, ANNA, "help", &[]).await;
    bot.city.discord().sessions().drop_lines(None);
    let dm = bot.city.discord().dm_with(BAO);
    let missed = bot.answer_to(dm, || bot.city.discord().say(dm, BAO, "Which forums are coming up?")).await;
    assert!(said(&missed).len() > 40);
    let sessions = bot.city.discord().sessions();
    assert_eq!((sessions.identified, sessions.resumed), (1, 1));
}

#[tokio::test]
async fn a_forgotten_session_is_begun_anew() {
    let bot = opened().await;
    bot.orders(LOBBY, ANNA, "help", &[]).await;
    bot.city.discord().sessions().forget();
    bot.city.until("a new session", |city| (city.discord().sessions().identified == 2).then_some(())).await;
    bot.city.until("it is connected", |city| (city.discord().sessions().connected() == 1).then_some(())).await;
    bot.orders(LOBBY, ANNA, "help", &[]).await;
}

async fn readiness(bot: &Bot) -> u16 {
    let url = format!("{}/readyz", bot.app.url);
    reqwest::get(url).await.expect("an answer").status().as_u16()
}

#[tokio::test]
async fn a_refused_token_and_refused_intents_are_told_and_survived() {
    for code in [4004, 4014] {
        let city = City::new().await;
        city.discord().sessions().refuse = Some(code);
        let bot = city.begins_with(|_| {}).await;
        bot.city.until("it is refused", |city| (city.discord().sessions().opened > 0).then_some(())).await;
        assert_eq!(readiness(&bot).await, 503, "{code}");
        // Tried again, but not by the second.
        for _ in 0..20 {
            bot.city.wait(Duration::seconds(5));
            tokio::task::yield_now().await;
        }
        assert_eq!(bot.city.discord().sessions().opened, 1, "{code}");
        bot.city.discord().sessions().refuse = None;
        bot.city.wait(Duration::minutes(10));
        bot.city.until("it hears", |city| (city.discord().sessions().identified > 0).then_some(())).await;
        bot.orders(LOBBY, ANNA, "help", &[]).await;
        assert_eq!(readiness(&bot).await, 200, "{code}");
    }
}

#[tokio::test]
async fn a_gateway_that_closes_at_once_is_tried_with_growing_pauses() {
    let city = City::new().await;
    city.discord().sessions().refuse = Some(0);
    let bot = city.begins_with(|_| {}).await;
    let begun = bot.city.clock.now();
    bot.city.until("five tries", |city| (city.discord().sessions().opened >= 5).then_some(())).await;
    let passed = bot.city.clock.now() - begun;
    // 1, 2, 4 and 8 seconds, give or take a quarter.
    assert!(passed >= Duration::seconds(11), "{passed}");
    assert_eq!(readiness(&bot).await, 503);
    bot.city.discord().sessions().refuse = None;
    bot.city.until("it hears", |city| (city.discord().sessions().identified > 0).then_some(())).await;
    bot.orders(LOBBY, ANNA, "help", &[]).await;
}

#[tokio::test]
async fn shards_are_as_many_as_are_set() {
    let city = City::new().await;
    let bot = city.begins_with(|config| config.discord.shards = 2).await;
    bot.city.until("both identify", |city| (city.discord().sessions().identified == 2).then_some(())).await;
    bot.city.until("both hear", |city| (city.discord().sessions().connected() == 2).then_some(())).await;
    // Both are told of it by this sandbox, and it is answered once.
    bot.orders(LOBBY, ANNA, "help", &[]).await;
    bot.orders(OFFICE, ANNA, "help", &[]).await;
    assert_eq!(bot.city.heard(LOBBY).len(), 1);
}

#[tokio::test]
async fn shards_are_as_many_as_discord_recommends_where_none_are_set() {
    let city = City::new().await;
    city.discord().sessions().recommended = 3;
    let bot = city.begins_with(|_| {}).await;
    bot.city.until("all three hear", |city| (city.discord().sessions().connected() == 3).then_some(())).await;
    let last = bot.city.discord().sessions().last_identify["shard"].clone();
    assert_eq!(last[1], 3, "{last}");
    assert_eq!(readiness(&bot).await, 200);
}

#[tokio::test]
async fn a_line_that_drops_again_and_again_loses_and_doubles_nothing() {
    let bot = City::settled().await;
    let mut asked = Vec::new();
    for n in 0..12 {
        // It holds for a while: one that lets go at once is given more and more time.
        bot.city.wait(Duration::seconds(15));
        asked.push(bot.city.discord().order(LOBBY, BAO, "en-US", "help", &[]).expect("the channel is there"));
        match n % 3 {
            0 => bot.city.discord().sessions().drop_lines(None),
            1 => bot.city.discord().sessions().drop_lines(Some(4000)),
            _ => bot.city.discord().again(asked[n]),
        }
        bot.answered(asked[n]).await;
    }
    for id in asked {
        let answers =
            bot.city.calls("PATCH", "/webhooks/").iter().filter(|it| it.to_string().contains(&id.to_string())).count();
        assert_eq!(answers, 1, "{id}");
    }
    assert_eq!(bot.city.discord().sessions().identified, 1, "the session holds");
}

#[tokio::test]
async fn what_happens_while_there_is_no_session_is_told_to_nobody_and_what_follows_is_answered() {
    let bot = City::settled().await;
    bot.city.discord().sessions().forget();
    let lost = bot.city.discord().order(LOBBY, BAO, "en-US", "help", &[]).expect("the channel is there");
    assert!(!bot.city.interaction(lost).told, "Discord does not tell it later either");
    bot.city.until("a new session", |city| (city.discord().sessions().identified == 2).then_some(())).await;
    let heard = bot.city.discord().order(LOBBY, BAO, "en-US", "help", &[]).expect("the channel is there");
    bot.answered(heard).await;
    assert!(bot.city.interaction(heard).told && bot.city.interaction(lost).acknowledged.is_none());
}

#[tokio::test]
async fn a_first_answer_whose_reply_was_lost_is_given_again_and_counts_once() {
    let bot = City::settled().await;
    bot.city.discord().faults().order([Fault::CutAfter]);
    let id = bot.city.discord().order(LOBBY, BAO, "en-US", "help", &[]).expect("the channel is there");
    bot.answered(id).await;
    let tries = bot.city.calls("POST", &format!("/interactions/{id}"));
    let statuses: Vec<u64> = tries.iter().filter_map(|it| it["status"].as_u64()).collect();
    assert_eq!(statuses, [0, 400], "the second is refused: 40060, it was given");
    assert_eq!(bot.city.heard(LOBBY).len(), 1);
}

#[tokio::test]
async fn what_is_offered_while_somebody_types_survives_whatever_befalls_a_request() {
    let bot = City::settled().await;
    for fault in [
        Fault::CutBefore,
        Fault::CutAfter,
        Fault::ServerError,
        Fault::HtmlPage,
        Fault::TooMany { retry_after: 1 },
        Fault::TooMany { retry_after: 3 },
    ] {
        bot.city.discord().faults().order([fault]);
        let id =
            bot.city.discord().type_into(LOBBY, BAO, "ko", "program", "program", "부").expect("the channel is there");
        bot.city.until("an offer", |city| city.interaction(id).acknowledged).await;
    }
}

#[tokio::test]
async fn a_peer_that_hangs_is_waited_for_no_longer_than_is_set() {
    let bot = City::new().await.opens_with(|config| config.discord.request_timeout_s = 1).await.settles().await;
    let hangs = Fault::Slow { ms: 1_000_000_000 };
    // The first answer, the edit, what is offered, and a message.
    bot.city.discord().faults().order([hangs]);
    let id = bot.city.discord().order(LOBBY, BAO, "en-US", "help", &[]).expect("the channel is there");
    bot.answered(id).await;
    bot.city.discord().faults().order([Fault::Slow { ms: 0 }, hangs]);
    let id = bot.city.discord().order(LOBBY, BAO, "en-US", "help", &[]).expect("the channel is there");
    bot.answered(id).await;
    bot.city.discord().faults().order([hangs]);
    let id = bot.city.discord().type_into(LOBBY, BAO, "ko", "program", "program", "").expect("the channel is there");
    bot.city.until("an offer", |city| city.interaction(id).acknowledged).await;
    let dm = bot.city.discord().dm_with(BAO);
    bot.city.discord().faults().order([hangs]);
    bot.says(dm, BAO, "Which forums are coming up?").await;
    assert_eq!((bot.city.heard(LOBBY).len(), bot.city.heard(dm).len()), (2, 1));
}

#[tokio::test]
async fn events_that_nobody_knows_and_broken_ones_stop_nothing() {
    let bot = opened().await;
    bot.city.discord().event("TEA_TIME", &json!({ "milk": true }));
    bot.city.discord().event("INTERACTION_CREATE", &json!({ "half": "of it" }));
    bot.city.discord().event("GUILD_CREATE", &json!([]));
    bot.orders(LOBBY, ANNA, "help", &[]).await;
    assert_eq!(bot.city.discord().sessions().identified, 1, "the session holds");
}

#[tokio::test]
async fn a_channel_deleted_while_nobody_heard_is_closed_afterwards() {
    let bot = opened().await;
    bot.orders(LOBBY, ANNA, "subscribe", &[("kind", json!("forum"))]).await;
    bot.orders(OFFICE, ANNA, "subscribe", &[("kind", json!("forum"))]).await;
    bot.city.discord().delete_channel(LOBBY, false);
    bot.city.discord().sessions().forget();
    bot.city.until("a new session", |city| (city.discord().sessions().identified == 2).then_some(())).await;
    bot.orders(OFFICE, ANNA, "help", &[]).await;
    assert_eq!(bot.state(LOBBY).await, AddressState::Closed);
    assert_eq!(bot.state(OFFICE).await, AddressState::Open);
}

#[tokio::test]
async fn a_server_that_put_the_bot_out_unheard_is_closed_and_open_again_when_it_lets_it_in() {
    let bot = opened().await;
    bot.orders(LOBBY, ANNA, "subscribe", &[("kind", json!("forum"))]).await;
    bot.city.discord().put_out(GUILD, false);
    bot.city.discord().sessions().forget();
    bot.city.until("a new session", |city| (city.discord().sessions().identified == 2).then_some(())).await;
    let dm = bot.city.discord().dm_with(BAO);
    bot.says(dm, BAO, "help").await;
    assert_eq!(bot.state(LOBBY).await, AddressState::Closed);
    bot.city.discord().add_guild(GUILD, "Friends of Busan", "ko");
    bot.city.discord().sessions().forget();
    bot.city.until("a new session", |city| (city.discord().sessions().identified == 3).then_some(())).await;
    bot.says(dm, BAO, "help").await;
    assert_eq!(bot.state(LOBBY).await, AddressState::Open);
}

#[tokio::test]
async fn a_deleted_channel_and_a_farewell_that_are_told_close_what_they_are_about() {
    let bot = opened().await;
    bot.orders(LOBBY, ANNA, "subscribe", &[("kind", json!("forum"))]).await;
    bot.orders(OFFICE, ANNA, "subscribe", &[("kind", json!("forum"))]).await;
    bot.city.discord().delete_channel(LOBBY, true);
    let dm = bot.city.discord().dm_with(BAO);
    bot.says(dm, BAO, "help").await;
    assert_eq!(bot.state(LOBBY).await, AddressState::Closed);
    bot.city.discord().put_out(GUILD, true);
    bot.says(dm, BAO, "help").await;
    assert_eq!(bot.state(OFFICE).await, AddressState::Closed);
}
