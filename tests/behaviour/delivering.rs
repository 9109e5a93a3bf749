//! What is due goes out once, and what came of it is known.

use crate::on_both_engines;
use chrono::Duration;
use naru::channel::{Gone, SendError};
use naru::clock::Clock;
use naru::deliver::Alert;
use naru::notify::delivery::{DeliveryState, IfDoubtful};
use naru::notify::pace::Lane;
use naru::person::{AddressState, ChatKind, QuietHours};
use naru::sandbox::faults::Fault;
use naru::sandbox::telegram::{ChatKind as TelegramChat, Closed};
use naru::sandbox::wire::{Network, Wire};
use naru::store::outbox::Act;

use crate::support::database::TestDatabase;
use crate::support::delivery::{Post, Scripted, monday, notice};
use crate::support::sandbox::TestSandbox;

fn states(states: &[(&str, &str)]) -> Vec<(String, String)> {
    states.iter().map(|(state, reason)| ((*state).to_owned(), (*reason).to_owned())).collect()
}

fn said(said: &[(&str, &str)]) -> Vec<(String, String)> {
    states(said)
}

on_both_engines! {
    async fn what_is_due_goes_out_once_and_has_a_receipt(database: &TestDatabase) {
        let mut post = Post::new(database, Scripted::default());
        let to = [post.person("1").await, post.person("2").await];
        let planned = post.plan("forum", &to, |_| {}).await;
        assert_eq!(post.drain().await, 2);
        let mut sent = post.channel.sent();
        sent.sort();
        assert_eq!(sent, said(&[("1", "forum"), ("2", "forum")]));
        assert_eq!(post.states(&planned).await, states(&[("sent", ""), ("sent", "")]));
        assert_eq!(post.drain().await, 0);
    }

    async fn what_is_due_later_waits_for_its_time(database: &TestDatabase) {
        let mut post = Post::new(database, Scripted::default());
        let to = vec![(post.person("1").await, "s".to_owned())];
        let later = monday() + Duration::hours(3);
        let recipients = naru::store::outbox::Recipients::Listed(to);
        database.enqueue(&notice("forum"), &recipients, later, monday()).await.expect("planned");
        assert_eq!(post.drain().await, 0);
        post.clock.set(later);
        assert_eq!(post.drain().await, 1);
    }

    async fn a_limit_is_waited_for_and_is_no_attempt(database: &TestDatabase) {
        let mut post = Post::new(database, Scripted::default());
        let to = [post.person("1").await];
        let planned = post.plan("forum", &to, |_| {}).await;
        for _ in 0..60 {
            post.channel.fail("1", [SendError::ChatLimit(Duration::seconds(30))]);
            assert_eq!(post.drain().await, 1);
            assert_eq!(post.drain().await, 0, "not before the wait is over");
            post.pass(Duration::seconds(30));
        }
        assert_eq!(post.drain().await, 1);
        assert_eq!(post.states(&planned).await, states(&[("sent", "")]));
    }

    async fn a_blocked_chat_is_closed_and_gets_nothing_more(database: &TestDatabase) {
        let mut post = Post::new(database, Scripted::default());
        let to = [post.person("1").await];
        let first = post.plan("forum", &to, |_| {}).await;
        let second = post.plan("training", &to, |it| it.urgent = true).await;
        post.channel.fail("1", [SendError::Gone(Gone::Blocked)]);
        post.drain().await;
        assert_eq!(post.channel.sent(), []);
        let mut both = post.states(&first).await;
        both.extend(post.states(&second).await);
        both.sort();
        assert_eq!(both, states(&[("cancelled", "address blocked"), ("dead", "blocked")]));
        let address = database.look_up_address_by_id(&to[0]).await.expect("it answers").expect("it is kept");
        assert_eq!(address.state, AddressState::Closed);
        let third = post.plan("exchange", &to, |_| {}).await;
        assert_eq!(third.added, 0, "nothing is planned for a closed address");
    }

    async fn a_silenced_address_gets_nothing(database: &TestDatabase) {
        let mut post = Post::new(database, Scripted::default());
        let to = [post.person("1").await];
        let planned = post.plan("forum", &to, |_| {}).await;
        database.set_address_state(&to[0], AddressState::Paused).await.expect("paused");
        assert_eq!(post.drain().await, 0);
        assert_eq!(post.states(&planned).await, states(&[("cancelled", "address paused")]));
    }

    async fn too_late_is_recorded_and_not_sent(database: &TestDatabase) {
        let mut post = Post::new(database, Scripted::default());
        let to = [post.person("1").await];
        let starts = monday() + Duration::hours(2);
        let planned = post.plan("forum", &to, |it| it.lapses_at = Some(starts)).await;
        post.clock.set(starts);
        assert_eq!(post.drain().await, 0);
        assert_eq!(post.states(&planned).await, states(&[("lapsed", "too late")]));
    }

    async fn what_is_not_worth_a_word_any_more_is_not_sent(database: &TestDatabase) {
        let mut post = Post::new(database, Scripted::default());
        let to = [post.person("1").await];
        let planned = post.plan("silent", &to, |_| {}).await;
        let other = post.plan("forum", &to, |_| {}).await;
        post.drain().await;
        assert_eq!(post.channel.sent(), said(&[("1", "forum")]));
        assert_eq!(post.states(&planned).await, states(&[("lapsed", "nothing to say any more")]));
        assert_eq!(post.states(&other).await, states(&[("sent", "")]));
    }

    async fn quiet_hours_hold_and_merge_and_the_urgent_passes(database: &TestDatabase) {
        let mut post = Post::new(database, Scripted::default());
        let to = [post.meet("1", ChatKind::Private, Some(QuietHours::default())).await];
        post.clock.set(monday() + Duration::hours(9)); // 23:00
        post.plan("forum", &to, |_| {}).await;
        post.pass(Duration::seconds(1));
        post.plan("training", &to, |_| {}).await;
        post.plan("shelter", &to, |it| it.urgent = true).await;
        let lapses = monday() + Duration::hours(17);
        let early = post.plan("breakfast", &to, |it| it.lapses_at = Some(lapses)).await;
        post.drain().await;
        assert_eq!(post.channel.sent(), said(&[("1", "shelter")]));
        assert_eq!(post.states(&early).await, states(&[("lapsed", "quiet hours")]), "it begins before the night is over");
        post.clock.set(monday() + Duration::hours(18) - Duration::seconds(1)); // 07:59:59
        assert_eq!(post.drain().await, 0);
        post.clock.set(monday() + Duration::hours(18)); // 08:00
        assert_eq!(post.drain().await, 1);
        assert_eq!(post.channel.sent()[1].1, "forum + training");
    }

    async fn a_message_of_several_is_repeated_as_the_same_message(database: &TestDatabase) {
        let limits = naru::channel::Limits { message_chars: None, feed: None, keeps_nonce: true };
        let mut post = Post::new(database, Scripted::with(limits));
        let to = [post.person("1").await];
        post.plan("forum", &to, |_| {}).await;
        post.pass(Duration::seconds(1));
        post.plan("training", &to, |_| {}).await;
        post.channel.fail("1", [SendError::Doubtful("cut".into())]);
        post.drain().await;
        post.plan("exchange", &to, |_| {}).await;
        post.pass(Duration::seconds(10));
        post.drain().await;
        assert_eq!(post.channel.sent(), said(&[("1", "forum + training"), ("1", "exchange")]), "what may have arrived goes first");
    }

    async fn a_repeat_of_several_keeps_its_number_whichever_comes_first(database: &TestDatabase) {
        let limits = naru::channel::Limits { message_chars: None, feed: None, keeps_nonce: true };
        let mut post = Post::new(database, Scripted::with(limits));
        let to = [post.person("1").await];
        post.plan("forum", &to, |_| {}).await;
        post.pass(Duration::seconds(1));
        let second = post.plan("training", &to, |_| {}).await;
        post.channel.fail("1", [SendError::Doubtful("cut".into()), SendError::Doubtful("cut".into())]);
        for _ in 0..2 {
            post.drain().await;
            // As a process finds it that reads the second one first.
            let holder = database.lease("telegram").await.expect("it answers").expect("one").holder;
            let later = post.clock.now() + Duration::seconds(10);
            let rows = database.waiting("telegram", Lane::Reminder, later, &[], 10).await.expect("it answers");
            let row = rows.iter().find(|row| row.key.notice == second.notice_id).expect("it is due again");
            let mark = naru::store::outbox::Mark {
                key: row.key.clone(), state: DeliveryState::Due, due_at: monday(), attempt: row.attempt,
                doubtful_since: row.doubtful_since, parts_done: 0, message_ids: Vec::new(), sent_at: None, reason: None,
                unbundled: false,
            };
            database.turn("telegram", &holder, &[mark], &[], &[], &[], post.clock.now()).await.expect("written");
            post.restart().await;
            post.pass(Duration::seconds(10));
        }
        post.drain().await;
        let nonces = post.channel.nonces();
        assert!(nonces.len() == 3 && nonces.iter().all(|it| *it == nonces[0]), "{nonces:?}");
        assert_eq!(post.channel.sent(), said(&[("1", "forum + training")]));
    }

    async fn twenty_refusals_in_a_row_pause_a_notice_and_staff_hear_of_it(database: &TestDatabase) {
        let mut post = Post::new(database, Scripted::default());
        let mut to = Vec::new();
        for n in 0..300 {
            to.push(post.person(&n.to_string()).await);
        }
        let planned = post.plan("broken", &to, |it| it.lane = Lane::Announcement).await;
        post.channel.fail_always(Some(|| SendError::Refused("400 Bad Request: message is too long".into())));
        post.drain().await;
        let Ok(Alert::ContentErrors { refused, sent, .. }) = post.alerts.try_recv() else { panic!("no alert") };
        assert_eq!((refused, sent), (20, 0));
        assert!(post.alerts.try_recv().is_err(), "said once");
        post.channel.fail_always(None);
        post.drain().await;
        let report = database.notice_report(&planned.notice_id).await.expect("a report");
        assert_eq!(report.of(DeliveryState::Sent), 0, "nothing leaves while it is paused");
        assert_eq!(report.of(DeliveryState::Dead) + report.of(DeliveryState::Held), 300);
        assert!(report.counts.iter().any(|(_, reason, _)| reason.contains("message is too long")));
        // Staff have mended it: the rest goes out, and the refused ones when they say so.
        database.resume_notice(&planned.notice_id).await.expect("resumed");
        database.resend_failed(&planned.notice_id, false, post.clock.now()).await.expect("again");
        post.drain().await;
        let report = database.notice_report(&planned.notice_id).await.expect("a report");
        assert_eq!(report.of(DeliveryState::Sent), 300);
    }

    async fn a_refused_token_stops_everything_and_loses_nothing(database: &TestDatabase) {
        let mut post = Post::new(database, Scripted::default());
        let to = [post.person("1").await, post.person("2").await];
        let planned = post.plan("forum", &to, |_| {}).await;
        post.channel.fail_always(Some(|| SendError::Locked("401 Unauthorized".into())));
        post.drain().await;
        assert_eq!(post.alerts.try_recv(), Ok(Alert::BotLocked { channel: "telegram" }));
        post.channel.fail_always(None);
        assert_eq!(post.drain().await, 0, "not before somebody has looked");
        post.restart().await;
        post.drain().await;
        assert_eq!(post.states(&planned).await, states(&[("sent", ""), ("sent", "")]));
    }

    async fn a_correction_takes_the_place_of_what_was_sent_and_a_recall_deletes_it(database: &TestDatabase) {
        let mut post = Post::new(database, Scripted::that_edits());
        let to = [post.person("1").await, post.person("2").await];
        post.channel.fail("2", [SendError::Gone(Gone::Blocked)]);
        let planned = post.plan("forum", &to, |_| {}).await;
        post.drain().await;
        let now = post.clock.now();
        let of = &planned.notice_id;
        database.amend(&notice("forum, corrected"), of, Act::Correct, now, now).await.expect("planned");
        post.drain().await;
        database.amend(&notice("recalled"), of, Act::Recall, now, now).await.expect("planned");
        post.drain().await;
        let edits: Vec<_> = post.channel.edits().into_iter().map(|(chat, id, text)| format!("{chat} {id} {text}")).collect();
        assert_eq!(edits, ["1 m1 forum, corrected", "1 m1 "]);
        assert_eq!(post.channel.sent().len(), 1);
    }

    async fn a_correction_is_said_anew_where_the_network_cannot_edit(database: &TestDatabase) {
        let mut post = Post::new(database, Scripted::default());
        let to = [post.person("1").await];
        let planned = post.plan("forum", &to, |_| {}).await;
        post.drain().await;
        let now = post.clock.now();
        database.amend(&notice("corrected"), &planned.notice_id, Act::Correct, now, now).await.expect("planned");
        post.drain().await;
        assert_eq!(post.channel.sent(), said(&[("1", "forum"), ("1", "corrected")]));
    }

    async fn a_correction_waits_for_what_is_under_way(database: &TestDatabase) {
        let mut post = Post::new(database, Scripted::that_edits());
        let to = [post.person("1").await, post.person("2").await];
        let planned = post.plan("forum", &to, |_| {}).await;
        let (channel, now) = (post.channel.clone(), post.clock.now());
        channel.shut(true);
        // The second one comes back unsent, and finds its notice cancelled.
        channel.fail("2", [SendError::Trouble("cut".into())]);
        let correct = async {
            channel.until_under_way(2).await;
            database.cancel_notice(&planned.notice_id, "corrected").await.expect("cancelled");
            let done = database.amend(&notice("corrected"), &planned.notice_id, Act::Correct, now, now).await;
            assert_eq!(done.expect("planned").added, 2);
            let taken_back = database.amend(&notice("withdrawn"), &planned.notice_id, Act::Recall, now, now).await;
            channel.shut(false);
            taken_back.expect("planned")
        };
        let (_, recall) = tokio::join!(post.drain(), correct);
        assert_eq!(post.states(&planned).await, states(&[("sent", ""), ("cancelled", "cancelled")]));
        post.pass(Duration::seconds(3));
        post.drain().await;
        assert_eq!(post.channel.sent(), said(&[("1", "forum"), ("2", "corrected")]));
        let edits: Vec<_> = post.channel.edits().into_iter().map(|(chat, _, text)| (chat, text)).collect();
        assert_eq!(edits, said(&[("1", "corrected"), ("1", "")]));
        let nothing = ("lapsed".to_owned(), "there is nothing to take back".to_owned());
        assert_eq!(post.states(&recall).await[1], nothing);
    }
}

#[tokio::test]
async fn doubt_on_telegram_is_left_unless_the_notice_prefers_twice() {
    let it = TestSandbox::start().await;
    it.sandbox.telegram.add_chat(1, TelegramChat::Private, "Jimin");
    it.sandbox.telegram.add_chat(2, TelegramChat::Private, "Alex");
    let database = TestDatabase::sqlite().await;
    let mut post = Post::new(&database, Wire::new(Network::Telegram, &it.url, None));
    let (one, two) = (post.person("1").await, post.person("2").await);
    it.sandbox.telegram.faults().order([Fault::CutAfter]);
    let left = post.plan("left", &[one], |_| {}).await;
    post.drain().await;
    it.sandbox.telegram.faults().order([Fault::CutAfter]);
    let twice = post.plan("twice", &[two], |it| it.if_doubtful = IfDoubtful::RepeatAnyway).await;
    post.drain().await;
    post.pass(Duration::seconds(10));
    post.drain().await;
    assert_eq!(post.states(&left).await, states(&[("doubtful", "no answer")]));
    assert_eq!(post.states(&twice).await, states(&[("sent", "")]));
    let copies = it.sandbox.ledger.copies();
    assert_eq!(copies.get(&("1".to_owned(), "left".to_owned())), Some(&1));
    assert_eq!(copies.get(&("2".to_owned(), "twice".to_owned())), Some(&2), "as its policy says");
    it.validate();
}

#[tokio::test]
async fn doubt_on_discord_is_repeated_and_shown_once() {
    let it = TestSandbox::start().await;
    it.sandbox.discord.add_channel(901, None, 0, "general");
    let database = TestDatabase::sqlite().await;
    let mut post = Post::new(&database, Wire::new(Network::Discord, &it.url, None));
    let to = [post.person("901").await];
    it.sandbox.discord.faults().order([Fault::CutAfter, Fault::CutBefore]);
    let planned = post.plan("forum", &to, |_| {}).await;
    for _ in 0..3 {
        post.drain().await;
        post.pass(Duration::seconds(10));
    }
    assert_eq!(post.states(&planned).await, states(&[("sent", "")]));
    assert_eq!(it.sandbox.discord.messages(901).len(), 1);
    it.validate();
}

#[tokio::test]
async fn a_doubt_older_than_the_nonce_is_left_on_discord_too() {
    let database = TestDatabase::sqlite().await;
    let limits = naru::channel::Limits { message_chars: None, feed: None, keeps_nonce: true };
    let mut post = Post::new(&database, Scripted::with(limits));
    let to = [post.person("1").await];
    let planned = post.plan("forum", &to, |_| {}).await;
    post.channel.fail("1", [SendError::Doubtful("cut".into())]);
    post.drain().await;
    post.pass(Duration::minutes(3));
    assert_eq!(post.drain().await, 0);
    assert_eq!(post.states(&planned).await, states(&[("doubtful", "no answer")]));
}

#[tokio::test]
async fn a_group_that_moved_gets_its_message_under_the_new_number() {
    let it = TestSandbox::start().await;
    it.sandbox.telegram.add_chat(-201, TelegramChat::Group, "Volunteers");
    it.sandbox.telegram.migrate(-201, -1_000_000_000_201);
    let database = TestDatabase::sqlite().await;
    let mut post = Post::new(&database, Wire::new(Network::Telegram, &it.url, None));
    let to = [post.meet("-201", ChatKind::Group, None).await];
    let planned = post.plan("forum", &to, |_| {}).await;
    post.drain().await;
    post.pass(Duration::seconds(1));
    post.drain().await;
    assert_eq!(post.states(&planned).await, states(&[("sent", "")]));
    assert_eq!(it.sandbox.telegram.messages(-1_000_000_000_201).len(), 1);
    it.validate();
}

#[tokio::test]
async fn each_way_of_losing_a_chat_closes_its_address() {
    let it = TestSandbox::start().await;
    let database = TestDatabase::sqlite().await;
    let mut post = Post::new(&database, Wire::new(Network::Telegram, &it.url, None));
    for (chat, closed) in [(1, Closed::Blocked), (2, Closed::Kicked), (3, Closed::Deactivated), (4, Closed::Deleted)] {
        it.sandbox.telegram.add_chat(chat, TelegramChat::Private, "Jimin");
        it.sandbox.telegram.with_chat(chat, |it| it.closed = Some(closed));
        let to = [post.person(&chat.to_string()).await];
        post.plan(&format!("forum {chat}"), &to, |_| {}).await;
        post.drain().await;
        let address = database.look_up_address_by_id(&to[0]).await.expect("it answers").expect("it is kept");
        assert_eq!(address.state, AddressState::Closed, "{closed:?}");
    }
}

#[tokio::test]
async fn trouble_is_tried_again_until_it_goes_through() {
    let it = TestSandbox::start().await;
    it.sandbox.telegram.add_chat(1, TelegramChat::Private, "Jimin");
    let database = TestDatabase::sqlite().await;
    let mut post = Post::new(&database, Wire::new(Network::Telegram, &it.url, None));
    let to = [post.person("1").await];
    it.sandbox.telegram.faults().order([Fault::ServerError, Fault::HtmlPage, Fault::TooMany { retry_after: 3 }]);
    let planned = post.plan("forum", &to, |_| {}).await;
    for _ in 0..4 {
        post.drain().await;
        post.pass(Duration::minutes(1));
    }
    assert_eq!(post.states(&planned).await, states(&[("sent", "")]));
    assert_eq!(it.sandbox.telegram.messages(1).len(), 1);
    it.validate();
}
