use futures_util::FutureExt;

use super::*;
use crate::clock::SetClock;

const KO: Language = Language::new("ko");

fn chat(change: impl FnOnce(&mut Bounds)) -> (Webchat, Arc<SetClock>) {
    let mut bounds = Bounds {
        visitors: 100,
        silence: TimeDelta::minutes(60),
        transcript: 10,
        bytes: 1 << 20,
        streams_per_visitor: 2,
        streams: 3,
    };
    change(&mut bounds);
    let clock = Arc::new(SetClock::at("2026-11-24T05:00:00Z".parse().expect("an instant")));
    (Webchat::new(bounds, Arc::clone(&clock) as Arc<dyn Clock>), clock)
}

fn message(text: &str) -> Message {
    Message { language: KO, blocks: vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])], buttons: Vec::new() }
}

/// The number of the answer.
fn say(chat: &Webchat, visitor: VisitorId, text: &str) -> u64 {
    let answer = async { (KO, vec![message("네")], ()) };
    let entries = chat.converse(visitor, text, answer).now_or_never().expect("nothing to wait for").0;
    entries[1].number
}

fn said(chat: &Webchat, visitor: VisitorId) -> Vec<String> {
    let text = |entry: &Arc<Entry>| match &entry.said {
        Said::Person { text, .. } => text.clone(),
        Said::Naru(_) => "naru".to_owned(),
    };
    chat.transcript(visitor).iter().map(text).collect()
}

#[test]
fn a_visitors_id_is_read_as_it_is_written_and_stays_out_of_logs() {
    let visitor = VisitorId::random();
    assert_eq!(visitor.to_string().parse(), Ok(visitor));
    assert_ne!(visitor, VisitorId::random());
    assert_eq!(format!("{visitor:?}"), "visitor ***");
    for wrong in ["", "+0000000000000000000000000000001", "zz", &"0".repeat(33), &"é".repeat(16)] {
        assert_eq!(wrong.parse::<VisitorId>(), Err(()), "{wrong}");
    }
}

#[test]
fn each_visitor_has_a_conversation_of_their_own() {
    let (chat, _) = chat(|_| {});
    let (one, other) = (VisitorId::random(), VisitorId::random());
    say(&chat, one, "첫째");
    say(&chat, other, "둘째");
    assert_eq!(said(&chat, one), ["첫째", "naru"]);
    assert_eq!(said(&chat, other), ["둘째", "naru"]);
    assert_eq!(said(&chat, VisitorId::random()), [""; 0]);
    chat.forget(one);
    assert_eq!((said(&chat, one).len(), said(&chat, other).len()), (0, 2));
}

#[tokio::test]
async fn one_visitors_questions_are_answered_one_after_the_other() {
    let (chat, _) = chat(|_| {});
    let (one, other) = (VisitorId::random(), VisitorId::random());
    let (release, released) = tokio::sync::oneshot::channel::<()>();
    let slow = chat.converse(one, "first", async {
        let _released = released.await;
        (KO, vec![message("네")], ())
    });
    let second = chat.converse(one, "second", async { (KO, vec![message("네")], ()) });
    let (mut slow, mut second) = (Box::pin(slow), Box::pin(second));
    assert!(slow.as_mut().now_or_never().is_none() && second.as_mut().now_or_never().is_none());
    say(&chat, other, "another visitor waits for nobody");
    release.send(()).expect("it waits");
    let _answered = (slow.await, second.await);
    assert_eq!(said(&chat, one), ["first", "naru", "second", "naru"]);
}

#[test]
fn the_label_of_a_pressed_button_is_found_in_the_conversation() {
    let (chat, _) = chat(|_| {});
    let visitor = VisitorId::random();
    let press = Press::Details("forum-2027".to_owned());
    let button = Button { label: "자세히".to_owned(), action: Action::Press(press.clone()) };
    let answer = Message { buttons: vec![button], ..message("포럼") };
    chat.converse(visitor, "forum", async { (KO, vec![answer], ()) }).now_or_never().expect("nothing to wait for");
    assert_eq!(chat.label(visitor, &press).as_deref(), Some("자세히"));
    assert_eq!(chat.label(visitor, &Press::Never), None);
    assert_eq!(chat.label(VisitorId::random(), &press), None);
}

#[test]
fn silence_ends_a_conversation_at_its_minute() {
    let (chat, clock) = chat(|_| {});
    let visitor = VisitorId::random();
    let start = clock.now();
    say(&chat, visitor, "one");
    clock.set(start + TimeDelta::minutes(60) - TimeDelta::milliseconds(1));
    assert_eq!(said(&chat, visitor).len(), 2);
    clock.set(start + TimeDelta::minutes(60));
    assert_eq!(said(&chat, visitor).len(), 0);
    say(&chat, visitor, "two");
    assert_eq!(said(&chat, visitor), ["two", "naru"]);
    chat.forget_silent();
    assert_eq!(chat.counts().0, 1);
    clock.set(start + TimeDelta::minutes(120));
    chat.forget_silent();
    assert_eq!(chat.counts().0, 0);
}

#[test]
fn an_open_page_keeps_a_silent_conversation_alive() {
    let (chat, clock) = chat(|_| {});
    let visitor = VisitorId::random();
    say(&chat, visitor, "tell me when it opens");
    let page = chat.stream(visitor, None).expect("there is room");
    clock.set(clock.now() + TimeDelta::hours(9));
    chat.forget_silent();
    assert_eq!(said(&chat, visitor).len(), 2);
    drop(page);
    chat.forget_silent();
    assert_eq!(chat.counts().0, 0);
}

#[test]
fn the_transcript_drops_its_oldest_entries() {
    let (chat, _) = chat(|bounds| bounds.transcript = 4);
    let visitor = VisitorId::random();
    for text in ["1", "2", "3"] {
        say(&chat, visitor, text);
    }
    assert_eq!(said(&chat, visitor), ["2", "naru", "3", "naru"]);
}

#[test]
fn one_visitor_too_many_ends_the_conversation_silent_for_longest() {
    let (chat, clock) = chat(|bounds| bounds.visitors = 2);
    let visitors = [(); 3].map(|()| VisitorId::random());
    for (minute, visitor) in visitors.iter().enumerate() {
        clock.set("2026-11-24T06:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minute as i64));
        say(&chat, *visitor, "hello");
    }
    assert_eq!(visitors.map(|visitor| said(&chat, visitor).len()), [0, 2, 2]);
}

#[test]
fn bytes_are_bounded_and_given_back() {
    let (chat, clock) = chat(|bounds| bounds.bytes = 30_000);
    let long = "가".repeat(1_000);
    for second in 0..50 {
        clock.set("2026-11-24T06:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::seconds(second));
        say(&chat, VisitorId::random(), &long);
        assert!(chat.bytes.load(Ordering::Relaxed) <= 30_000);
    }
    assert!((5..10).contains(&chat.counts().0), "{:?}", chat.counts());
    clock.set("2026-11-25T06:00:00Z".parse().unwrap());
    chat.forget_silent();
    assert_eq!(chat.bytes.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn an_open_page_gets_what_is_said_and_what_it_missed() {
    let (chat, _) = chat(|_| {});
    let visitor = VisitorId::random();
    assert_eq!(chat.stream(visitor, None).err(), Some(NoStream::Stranger));
    let first = say(&chat, visitor, "one");
    let second = say(&chat, visitor, "two");
    let mut stream = chat.stream(visitor, Some(first)).expect("there is room");
    assert_eq!(stream.missed.iter().map(|entry| entry.number).collect::<Vec<_>>(), [second - 1, second]);
    assert!(chat.stream(visitor, None).expect("there is room").missed.is_empty());

    let to = Address { channel: NAME, chat: visitor.to_string(), thread: None };
    let receipt = chat.send(&to, &message("알림"), "n").await.expect("the visitor is known");
    let pushed = stream.entries.recv().await.expect("the stream is open");
    assert_eq!((pushed.number.to_string(), &pushed.said), (receipt.id, &Said::Naru(message("알림"))));
    chat.forget(visitor);
    assert!(stream.entries.recv().await.is_none());
    let gone = chat.send(&to, &message(""), "n").await;
    assert!(matches!(gone, Err(SendError::ChatLimit(_))), "it waits for the visitor's return");
    let nobody = Address { chat: "nobody".to_owned(), ..to };
    assert!(matches!(chat.send(&nobody, &message(""), "n").await, Err(SendError::Gone(Gone::Deleted))));
    chat.welcome(visitor);
    assert!(chat.stream(visitor, None).is_ok());
}

#[test]
fn streams_are_bounded_per_visitor_and_in_all() {
    let (chat, _) = chat(|_| {});
    let (one, other) = (VisitorId::random(), VisitorId::random());
    say(&chat, one, "hello");
    say(&chat, other, "hello");
    let first = chat.stream(one, None).expect("one of two");
    let _second = chat.stream(one, None).expect("two of two");
    assert_eq!(chat.stream(one, None).err(), Some(NoStream::Full));
    let _third = chat.stream(other, None).expect("three of three");
    assert_eq!(chat.stream(other, None).err(), Some(NoStream::Full));
    assert_eq!(chat.counts().1, 3);
    drop(first);
    assert!(chat.stream(one, None).is_ok());
}

#[test]
fn a_page_too_slow_is_closed_and_can_come_back() {
    let (chat, _) = chat(|bounds| bounds.transcript = 100);
    let visitor = VisitorId::random();
    let first = say(&chat, visitor, "hello");
    let mut slow = chat.stream(visitor, None).expect("there is room");
    for _ in 0..STREAM_CAPACITY {
        say(&chat, visitor, "more");
    }
    let mut got = 0;
    while slow.entries.try_recv().is_ok() {
        got += 1;
    }
    assert_eq!((got, slow.entries.try_recv().err()), (STREAM_CAPACITY, Some(mpsc::error::TryRecvError::Disconnected)));
    assert_eq!(chat.stream(visitor, Some(first)).expect("there is room").missed.len(), 2 * STREAM_CAPACITY);
}

#[tokio::test]
async fn a_panic_while_answering_does_not_lock_the_visitor_out() {
    let (chat, _) = chat(|_| {});
    let visitor = VisitorId::random();
    let broken = chat.converse(visitor, "", async { panic!("while answering") as (Language, Vec<Message>, ()) });
    assert!(std::panic::AssertUnwindSafe(broken).catch_unwind().await.is_err());
    say(&chat, visitor, "again");
    assert_eq!(said(&chat, visitor), ["again", "naru"]);
}

#[tokio::test]
async fn what_was_pushed_is_changed_in_its_place_and_on_every_open_page() {
    let (chat, _) = chat(|_| {});
    let visitor = VisitorId::random();
    say(&chat, visitor, "안녕하세요");
    let to = Address { channel: NAME, chat: visitor.to_string(), thread: None };
    let sent = chat.send(&to, &message("12월 3일"), "n").await.expect("it is shown");
    say(&chat, visitor, "네");
    let mut page = chat.stream(visitor, None).expect("a page");
    chat.edit(&to, &sent.id, &message("12월 4일")).await.expect("it is changed");
    let texts: Vec<Said> = chat.transcript(visitor).iter().map(|it| it.said.clone()).collect();
    assert_eq!((&texts[2], texts.len()), (&Said::Naru(message("12월 4일")), 5));
    let told = page.entries.recv().await.expect("the page hears of it");
    assert_eq!((told.number.to_string(), &told.said), (sent.id, &texts[2]));
    // What the transcript has forgotten cannot be changed any more.
    assert!(matches!(chat.edit(&to, "1", &message("x")).await, Err(SendError::Unable)));
}
