//! A process ends, and another goes on: nothing is lost, and nothing is said twice that need not be.

use std::sync::Arc;

use crate::on_both_engines;
use chrono::Duration;
use naru::clock::{Clock, SetClock};
use naru::deliver::Alert;
use naru::notify::delivery::{DeliveryState, IfDoubtful};
use naru::notify::pace::Lane;
use naru::sandbox::proof::{self, Plan};
use naru::store::outbox::Turned;

use crate::support::database::TestDatabase;
use crate::support::delivery::{Post, Scripted, monday};

/// Lets `count` of the notice's deliveries go in the name of a process that dies before it hears of them.
async fn leave_behind(post: &Post<Scripted>, lane: Lane, count: usize) {
    let store = &post.store;
    let seen = store.lease("telegram").await.expect("it answers");
    store.take_lease("telegram", "the dead", seen.as_ref(), post.clock.now()).await.expect("taken");
    let rows = store.waiting("telegram", lane, post.clock.now(), &[], count).await.expect("it answers");
    let leaving: Vec<_> = rows.into_iter().map(|row| (row.key, None)).collect();
    let gone = store.turn("telegram", "the dead", &[], &[], &[], &leaving, post.clock.now()).await.expect("it answers");
    assert!(matches!(gone, Turned::Departed(keys) if keys.len() == count));
}

on_both_engines! {
    async fn a_delivery_under_way_when_the_process_died_follows_its_policy(database: &TestDatabase) {
        let clock = Arc::new(SetClock::at(monday()));
        for (keeps_nonce, if_doubtful, expected) in [
            (false, IfDoubtful::Leave, "doubtful"),
            (false, IfDoubtful::RepeatAnyway, "sent"),
            (true, IfDoubtful::Leave, "sent"),
        ] {
            let limits = naru::channel::Limits { message_chars: None, feed: None, keeps_nonce };
            let mut post = Post::at(database, Arc::new(Scripted::with(limits)), clock.clone());
            let to = [post.person("1").await];
            let planned = post.plan(&format!("{keeps_nonce} {if_doubtful:?}"), &to, |it| it.if_doubtful = if_doubtful).await;
            leave_behind(&post, Lane::Reminder, 1).await;
            if database.is_alone() {
                post.drain().await;
            } else {
                // The dead one's beat stands still; who waits watches that with its own clock.
                tokio::select! {
                    _ = post.drain() => {}
                    () = async { loop { tick(&clock).await } } => {}
                }
            }
            post.pass(Duration::seconds(10));
            post.drain().await;
            assert_eq!(post.states(&planned).await[0].0, expected, "{keeps_nonce} {if_doubtful:?}");
            post.restart().await;
        }
    }

    async fn after_an_outage_announcements_wait_for_staff_and_reminders_come_as_one(database: &TestDatabase) {
        let mut post = Post::new(database, Scripted::default());
        let to = [post.person("1").await];
        post.drain().await;
        let news = post.plan("news", &to, |it| it.lane = Lane::Announcement).await;
        for program in ["forum", "training"] {
            post.pass(Duration::seconds(1));
            post.plan(program, &to, |_| {}).await;
        }
        let over = post.plan("over", &to, |it| it.lapses_at = Some(monday() + Duration::hours(2))).await;
        post.restart().await;
        post.pass(Duration::days(3));
        post.drain().await;
        assert_eq!(post.channel.sent(), [("1".to_owned(), "forum + training".to_owned())]);
        assert_eq!(post.states(&over).await[0].0, "lapsed");
        assert_eq!(post.states(&news).await, [("held".to_owned(), "outage".to_owned())]);
        assert_eq!(post.alerts.try_recv(), Ok(Alert::Outage { channel: "telegram", minutes: 3 * 24 * 60, held: 1 }));
        assert_eq!(database.decide_held("outage", true).await.expect("decided"), 1);
        post.drain().await;
        assert_eq!(post.channel.sent().len(), 2);
    }

    async fn what_was_never_sent_off_is_due_again_after_a_commit_that_nobody_confirmed(database: &TestDatabase) {
        let mut post = Post::new(database, Scripted::default());
        let to = [post.person("1").await];
        post.drain().await;
        let planned = post.plan("forum", &to, |_| {}).await;
        // The commit went through, and its answer was lost: claimed by the very process that now looks again.
        let holder = database.lease("telegram").await.expect("it answers").expect("one").holder;
        let rows = database.waiting("telegram", Lane::Reminder, monday(), &[], 1).await.expect("it answers");
        let leaving: Vec<_> = rows.into_iter().map(|row| (row.key, None)).collect();
        database.turn("telegram", &holder, &[], &[], &[], &leaving, monday()).await.expect("claimed");
        post.drain().await;
        assert_eq!(post.states(&planned).await[0].0, "sent");
        assert_eq!(post.channel.sent().len(), 1);
    }
}

/// Moves a clock that stands still by a quarter of a second, once somebody waits for it.
async fn tick(clock: &SetClock) {
    clock.waited_for().await;
    clock.set(clock.now() + Duration::milliseconds(250));
}

#[tokio::test]
async fn a_living_sender_is_not_replaced_and_a_silent_one_within_ten_seconds() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let clock = Arc::new(SetClock::at(monday()));
    let mut one = Post::at(&database, Arc::new(Scripted::default()), clock.clone());
    let mut two = Post::at(&database, Arc::new(Scripted::default()), clock.clone());
    let to = [one.person("1").await];
    one.drain().await;
    one.plan("forum", &to, |_| {}).await;
    let begun = clock.now();
    let holder = || async { database.lease("telegram").await.expect("it answers").expect("one").holder };
    let first = holder().await;
    // The holder is silent from now on; the other watches its beat by a clock that we move, and takes over.
    tokio::select! {
        _ = two.drain() => {}
        () = async { loop { tick(&clock).await } } => {}
    }
    let after = clock.now() - begun;
    assert!(holder().await != first && after <= Duration::seconds(10), "{after}");
    assert_eq!(two.channel.sent().len(), 1);
    // The first one wakes up: what it would send is not its own any more.
    two.plan("training", &to, |_| {}).await;
    let report =
        |id: String| async move { database.notice_report(&id).await.expect("a report").of(DeliveryState::Sent) };
    let planned = two.plan("exchange", &to, |_| {}).await;
    two.drain().await;
    assert_eq!(report(planned.notice_id).await, 1);
    assert_eq!(one.channel.sent(), []);
}

on_both_engines! {
    /// A subset of `naru prove kills`, which runs a thousand.
    async fn senders_killed_at_every_change_of_state_lose_nothing_and_double_nothing(database: &TestDatabase) {
        let program = std::path::Path::new(env!("CARGO_BIN_EXE_naru"));
        let plan = Plan { kills: 24, seed: 7, bad_day: true };
        let verdict = proof::kills(program, &database.url, &plan).await.expect("processes can be started");
        assert!(verdict.wrong.is_empty(), "{}", verdict.told());
        assert!(verdict.at_moments.len() >= 6, "hardly a moment was met: {}", verdict.told());
        assert!(verdict.sent > verdict.planned / 2, "{}", verdict.told());
    }
}
