//! Who goes first, and how fast: on a clock that a test moves, so that every run is the same.

use std::sync::Arc;

use chrono::{Duration, TimeDelta};
use naru::channel::{Address, Limits, SendError};
use naru::clock::Clock;
use naru::deliver::{Alert, Gate};
use naru::notify::delivery::DeliveryState;
use naru::notify::pace::{Feed, Lane};
use naru::person::ChatKind;
use tokio::sync::mpsc;

use crate::support::database::TestDatabase;
use crate::support::delivery::{Post, Scripted, message, monday};

/// One message a second, all chats together.
fn slowly() -> Scripted {
    fed(Feed { per_second: 1, ..Feed::unlimited() })
}

fn fed(feed: Feed) -> Scripted {
    Scripted::with(Limits { message_chars: None, feed: Some(feed), keeps_nonce: false })
}

fn texts(channel: &Scripted) -> Vec<String> {
    channel.sent().into_iter().map(|(_, text)| text).collect()
}

/// Asks for an answer to `chat`; its name is told when it has gone out.
#[expect(clippy::disallowed_methods, reason = "the test ends with what it spawned")]
fn answer(gate: &Arc<Gate>, chat: &str, done: &mpsc::UnboundedSender<String>) {
    let (gate, chat, done) = (Arc::clone(gate), chat.to_owned(), done.clone());
    tokio::spawn(async move {
        let to = Address { channel: "telegram", chat: chat.clone(), thread: None };
        let answered = gate.answer(&to, ChatKind::Private, &message("answer"), "n").await;
        answered.expect("it is taken");
        done.send(chat).expect("somebody waits for it");
    });
}

/// Lets what was spawned run as far as it comes.
async fn settle() {
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn answers_go_before_reminders_and_these_before_announcements() {
    let database = TestDatabase::sqlite().await;
    let mut post = Post::new(&database, slowly());
    let to = [post.person("1").await, post.person("2").await, post.person("3").await];
    post.plan("announcement", &to[..1], |it| it.lane = Lane::Announcement).await;
    post.plan("reminder", &to[1..2], |_| {}).await;
    post.plan("later reminder", &to[2..], |_| {}).await;
    assert_eq!(post.drain().await, 1);
    // Somebody asks while the bot rests, and another one.
    let (done, mut answered) = mpsc::unbounded_channel();
    let gate = post.gate();
    answer(&gate, "8", &done);
    settle().await;
    post.pass(Duration::seconds(1));
    assert_eq!(post.drain().await, 0, "an answer waits: no push takes its turn");
    assert_eq!(answered.recv().await.as_deref(), Some("8"));
    for _ in 0..3 {
        post.pass(Duration::seconds(1));
        post.drain().await;
    }
    assert_eq!(texts(&post.channel), ["reminder", "answer", "later reminder", "announcement"]);
}

#[tokio::test]
async fn a_chat_has_one_message_under_way_and_keeps_nobody_else_waiting() {
    let database = TestDatabase::sqlite().await;
    let mut post = Post::new(&database, Scripted::default());
    let to = [post.person("1").await, post.person("2").await];
    for n in 0..3 {
        post.plan(&format!("announcement {n}"), &to, |it| it.lane = Lane::Announcement).await;
    }
    let channel = Arc::clone(&post.channel);
    channel.shut(true);
    let look = async {
        channel.until_under_way(2).await;
        settle().await;
        let mut under_way = channel.under_way();
        under_way.sort();
        assert_eq!(under_way, ["1", "2"], "one each, however many wait");
        channel.shut(false);
    };
    let (sent, ()) = tokio::join!(post.drain(), look);
    assert_eq!((sent, channel.most_under_way("1"), channel.most_under_way("2")), (6, 1, 1));
}

#[tokio::test]
async fn one_stop_holds_for_all_and_for_as_long_as_the_network_asked() {
    let database = TestDatabase::sqlite().await;
    let mut post = Post::new(&database, slowly());
    let to = [post.person("1").await, post.person("2").await];
    post.plan("forum", &to[..1], |_| {}).await;
    post.plan("training", &to[1..], |it| it.lane = Lane::Announcement).await;
    post.channel.fail("1", [SendError::BotLimit(Duration::seconds(30))]);
    post.drain().await;
    let (done, mut answered) = mpsc::unbounded_channel();
    let gate = post.gate();
    answer(&gate, "9", &done);
    for seconds in [10, 19] {
        post.pass(Duration::seconds(seconds));
        assert_eq!(post.drain().await, 0, "neither pushes");
        settle().await;
        assert!(answered.try_recv().is_err(), "nor answers");
    }
    post.pass(Duration::seconds(1));
    assert_eq!(answered.recv().await.as_deref(), Some("9"));
    for _ in 0..3 {
        post.pass(Duration::seconds(2));
        post.drain().await;
    }
    let mut sent = texts(&post.channel);
    assert_eq!(sent.remove(0), "answer");
    assert_eq!(sent, ["forum", "training"], "the refused one lost nothing by it");
}

#[tokio::test]
async fn a_rate_that_the_network_gives_is_kept_in_every_second() {
    let database = TestDatabase::sqlite().await;
    let mut post = Post::new(&database, fed(Feed { per_second: 5, ..Feed::unlimited() }));
    let mut to = Vec::new();
    for n in 0..30 {
        to.push(post.person(&n.to_string()).await);
    }
    post.plan("forum", &to, |_| {}).await;
    let (begun, mut at) = (post.clock.now(), Vec::new());
    while at.len() < 30 {
        let sent = post.drain().await;
        at.extend(std::iter::repeat_n(post.clock.now() - begun, sent));
        post.pass(Duration::milliseconds(50));
    }
    for first in &at {
        let within = at.iter().filter(|it| *it >= first && **it < *first + TimeDelta::seconds(1)).count();
        assert!(within <= 5, "{within} in the second from {first}");
    }
    assert!(at[29] <= Duration::seconds(6), "the rate is used: {}", at[29]);
}

/// 600 chats, of which every `nth` refuses the content.
async fn refused_by_every(nth: usize) -> (Post<Scripted>, naru::store::outbox::Report) {
    let database = TestDatabase::sqlite().await;
    let mut post = Post::new(&database, fed(Feed { per_second: 100, ..Feed::unlimited() }));
    let mut to = Vec::new();
    for n in 0..600 {
        to.push(post.person(&n.to_string()).await);
        if n % nth == 0 {
            post.channel.fail(&n.to_string(), [SendError::Refused("400 Bad Request: BUTTON_DATA_INVALID".into())]);
        }
    }
    let planned = post.plan("broken", &to, |it| it.lane = Lane::Announcement).await;
    for _ in 0..300 {
        post.drain().await;
        post.pass(Duration::milliseconds(50));
    }
    let report = database.notice_report(&planned.notice_id).await.expect("a report");
    (post, report)
}

#[tokio::test]
async fn five_in_a_hundred_refusals_pause_a_notice_by_themselves() {
    let (mut post, report) = refused_by_every(20).await;
    let Ok(Alert::ContentErrors { refused, sent, .. }) = post.alerts.try_recv() else { panic!("staff are not told") };
    assert!(refused * 20 >= refused + sent && refused + sent >= 100, "{refused} of {}", refused + sent);
    assert!(report.of(DeliveryState::Sent) < 400, "the rest waits: {report:?}");
    assert!(report.of(DeliveryState::Held) > 150, "{report:?}");
}

#[tokio::test]
async fn three_in_a_hundred_are_a_few_readers_chats_and_no_reason_to_stop() {
    let (mut post, report) = refused_by_every(34).await;
    assert!(post.alerts.try_recv().is_err(), "nothing is wrong with the content");
    assert_eq!((report.of(DeliveryState::Sent), report.of(DeliveryState::Dead)), (582, 18));
}

#[tokio::test]
async fn a_round_ends_on_a_clock_that_stands_still() {
    let telegram = Feed { chat_gap: Duration::seconds(1), chat_burst: 2, published: false, ..Feed::unlimited() };
    let feeds = [
        Feed::unlimited(),
        telegram.clone(),
        Feed { per_second: 30, ..telegram },
        Feed { per_second: 1, ..Feed::unlimited() },
    ];
    for feed in feeds {
        for chats in [1, 10, 101] {
            let database = TestDatabase::sqlite().await;
            let mut post = Post::new(&database, fed(feed.clone()));
            for n in 0..101 {
                let to = [post.person(&(n % chats).to_string()).await];
                post.plan(&format!("forum {n}"), &to, |it| it.lane = Lane::Announcement).await;
            }
            let mut sent = post.drain().await;
            let first = sent;
            let mut seconds = 0;
            while sent < 101 && seconds < 200 {
                seconds += 1;
                post.pass(Duration::seconds(1));
                sent += post.drain().await;
            }
            assert_eq!(sent, 101, "{feed:?}, {chats} chats, {first} at first");
        }
    }
}

#[tokio::test]
async fn a_round_ends_where_a_part_of_its_message_was_taken_back_meanwhile() {
    let database = TestDatabase::sqlite().await;
    let mut post = Post::new(&database, slowly());
    let to = [post.person("1").await, post.person("2").await];
    post.plan("first", &to[..1], |_| {}).await;
    for program in ["forum", "training"] {
        post.pass(Duration::milliseconds(1));
        post.plan(program, &to[1..], |_| {}).await;
    }
    // The bot rests, and two reminders to one chat wait in memory to leave as one message.
    assert_eq!(post.drain().await, 1);
    let training = database.look_up_notice_id("training").await.expect("it answers").expect("it was planned");
    database.cancel_notice(&training, "staff").await.expect("cancelled");
    for _ in 0..3 {
        post.pass(Duration::seconds(1));
        post.drain().await;
    }
    assert_eq!(texts(&post.channel), ["first", "forum"]);
    assert_eq!(post.clock.now() - monday(), Duration::milliseconds(3002));
}
