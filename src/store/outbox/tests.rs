use chrono::Duration;

use super::*;
use crate::notify::delivery::Gone;
use crate::on_both_engines;
use crate::person::ChatKind;
use crate::store::db::execute;
use crate::store::testing::TestDatabase;

/// A delivery as it is read, for tests of what is done with it.
pub(crate) fn waiting(notice: &str, chat: &str, lane: Lane, due_at: DateTime<Utc>) -> Waiting {
    Waiting {
        key: Key { notice: notice.to_owned(), address: chat.to_owned() },
        address: To {
            chat: chat.to_owned(),
            thread: None,
            kind: ChatKind::Private,
            state: AddressState::Open,
            languages: vec![Language::new("ko")],
            zone: chrono_tz::Asia::Seoul,
            quiet: None,
        },
        lane,
        due_at,
        cause: String::new(),
        attempt: 0,
        doubtful_since: None,
        bundle: None,
        parts_done: 0,
        message_ids: Vec::new(),
        target_ids: Vec::new(),
        target: None,
        corrected_ids: Vec::new(),
    }
}

fn now() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + Duration::days(20_000)
}

fn new(key: &str, lane: Lane) -> NewNotice {
    NewNotice {
        dedup_key: key.to_owned(),
        subject: Subject::News { program: "forum".to_owned() },
        lane,
        if_doubtful: IfDoubtful::Leave,
        urgent: false,
        lapses_at: None,
    }
}

fn everybody() -> Recipients {
    let select = "select id as address_id, 'announcements' as cause from address where announcements";
    Recipients::Query { select: select.to_owned(), args: Vec::new() }
}

async fn with_addresses(database: &TestDatabase, count: usize) {
    for n in 0..count {
        execute!(
            database.write(),
            "insert into address (id, channel, chat, kind, languages, zone, created_at_ms) \
             values ($1, 'telegram', $1, 'private', 'ko', 'Asia/Seoul', 0)",
            format!("a{n:03}")
        )
        .expect("an address");
    }
}

async fn take_lease(database: &TestDatabase, holder: &str) {
    let seen = database.lease("telegram").await.expect("it answers");
    assert!(database.take_lease("telegram", holder, seen.as_ref(), now()).await.expect("it answers"));
}

async fn due(database: &TestDatabase) -> Vec<Key> {
    let rows = database.waiting("telegram", Lane::Announcement, now(), &[], 100).await.expect("it answers");
    rows.into_iter().map(|row| row.key).collect()
}

async fn depart(database: &TestDatabase, holder: &str, keys: &[Key]) -> Turned {
    let leaving: Vec<_> = keys.iter().map(|key| (key.clone(), None)).collect();
    database.turn("telegram", holder, &[], &[], &[], &leaving, now()).await.expect("it answers")
}

on_both_engines! {
    async fn planning_twice_adds_nothing(database: &TestDatabase) {
        with_addresses(database, 5).await;
        for (added, already) in [(5, false), (0, true)] {
            let done = database.enqueue(&new("k", Lane::Announcement), &everybody(), now(), now()).await.expect("planned");
            assert_eq!((done.added, done.already), (added, already));
        }
        let listed = Recipients::Listed(vec![("a001".to_owned(), "s".to_owned()), ("a001".to_owned(), "t".to_owned()),
            ("nobody".to_owned(), "s".to_owned())]);
        for added in [1, 0] {
            let done = database.enqueue(&new("listed", Lane::Reminder), &listed, now(), now()).await.expect("planned");
            assert_eq!(done.added, added);
        }
    }

    async fn a_fan_out_that_was_interrupted_goes_on_where_it_was(database: &TestDatabase) {
        with_addresses(database, 7).await;
        let Recipients::Query { select, args } = everybody() else { unreachable!() };
        let mut tx = database.begin().await.expect("a transaction");
        let new = new("k", Lane::Announcement);
        let begun = plan::add_notice(&mut tx, &new, Act::Say, None, now(), now()).await.expect("added");
        tx.commit().await.expect("committed");
        let one = plan::Stride { chunk: 3, chunks: 1 };
        let mut chunks = Vec::new();
        // Each by another process.
        while !chunks.last().is_some_and(|&(_, through)| through) {
            let other = database.again().await;
            chunks.push(other.fan_out(&begun.id, &select, &args, one).await.expect("a chunk"));
        }
        assert_eq!(chunks, [(3, false), (3, false), (1, true)]);
        assert_eq!(due(database).await.len(), 7);
    }

    async fn two_that_plan_the_same_at_once_plan_it_once(database: &TestDatabase) {
        with_addresses(database, 50).await;
        // Twice in the choice, too: it is one delivery.
        let select = "select id as address_id, 'b' as cause from address union all select id, 'a' from address";
        let all = Recipients::Query { select: select.to_owned(), args: Vec::new() };
        let (new, other) = (new("k", Lane::Announcement), database.again().await);
        let (one, two) = tokio::join!(
            database.enqueue(&new, &all, now(), now()),
            other.enqueue(&new, &all, now(), now()),
        );
        assert_eq!(one.expect("planned").added + two.expect("planned").added, 50);
        assert_eq!(due(database).await.len(), 50);
    }

    async fn only_the_holder_of_the_lease_lets_anything_go(database: &TestDatabase) {
        with_addresses(database, 2).await;
        database.enqueue(&new("k", Lane::Announcement), &everybody(), now(), now()).await.expect("planned");
        let keys = due(database).await;
        take_lease(database, "one").await;
        assert_eq!(depart(database, "two", &keys).await, Turned::LostLease);
        assert_eq!(depart(database, "one", &keys[..1]).await, Turned::Departed(keys[..1].to_vec()));
        assert_eq!(depart(database, "one", &keys).await, Turned::Departed(keys[1..].to_vec()), "the first is under way");
        assert_eq!(due(database).await, []);
        let left = database.left_behind("telegram").await.expect("it answers");
        assert_eq!(left.iter().map(|row| row.doubtful_since).collect::<Vec<_>>(), [Some(now()); 2]);
    }

    async fn what_came_of_it_is_recorded_and_what_is_sent_stays_sent(database: &TestDatabase) {
        with_addresses(database, 2).await;
        let done = database.enqueue(&new("k", Lane::Announcement), &everybody(), now(), now()).await.expect("planned");
        let keys = due(database).await;
        take_lease(database, "one").await;
        depart(database, "one", &keys).await;
        let mark = |key: &Key, state, ids: &[&str]| Mark {
            key: key.clone(), state, due_at: now(), attempt: 1, doubtful_since: None, parts_done: ids.len(),
            message_ids: ids.iter().map(|&id| id.to_owned()).collect(), sent_at: Some(now()), reason: None, unbundled: false,
        };
        let count = NoticeCount { notice: done.notice_id.clone(), sent: 1, refused: 1 };
        let closing = Closing { address: keys[1].address.clone(), reason: Gone::Blocked };
        let marks = [mark(&keys[0], DeliveryState::Sent, &["7", "8"]), mark(&keys[1], DeliveryState::Dead, &[])];
        database.turn("telegram", "one", &marks, &[count], &[closing], &[], now()).await.expect("recorded");
        let late = [mark(&keys[0], DeliveryState::Doubtful, &[])];
        database.turn("telegram", "one", &late, &[], &[], &[], now()).await.expect("recorded");
        let report = database.notice_report(&done.notice_id).await.expect("a report");
        assert_eq!(report.counts, [(DeliveryState::Dead, String::new(), 1), (DeliveryState::Sent, String::new(), 1)]);
        let stored = database.look_up_notice(&done.notice_id).await.expect("it answers").expect("it is there");
        assert_eq!((stored.sent, stored.refused), (1, 1));
        // The correction finds what was sent, and not the closed address.
        database.amend(&new("c", Lane::Announcement), &done.notice_id, Act::Correct, now(), now()).await.expect("planned");
        let rows = database.waiting("telegram", Lane::Announcement, now(), &[], 10).await.expect("it answers");
        assert_eq!(rows.iter().map(|row| row.target_ids.clone()).collect::<Vec<_>>(), [vec!["7".to_owned(), "8".to_owned()]]);
    }

    async fn a_paused_notice_rests_and_a_cancelled_one_never_leaves(database: &TestDatabase) {
        with_addresses(database, 3).await;
        let done = database.enqueue(&new("k", Lane::Announcement), &everybody(), now(), now()).await.expect("planned");
        let keys = due(database).await;
        take_lease(database, "one").await;
        database.pause_notice(&done.notice_id, "staff").await.expect("paused");
        assert_eq!(depart(database, "one", &keys).await, Turned::Departed(vec![]));
        assert_eq!(due(database).await, []);
        database.resume_notice(&done.notice_id).await.expect("resumed");
        assert_eq!(due(database).await.len(), 3);
        assert_eq!(depart(database, "one", &keys[..1]).await, Turned::Departed(keys[..1].to_vec()));
        database.cancel_notice(&done.notice_id, "staff").await.expect("cancelled");
        let report = database.notice_report(&done.notice_id).await.expect("a report");
        assert_eq!((report.of(DeliveryState::Claimed), report.of(DeliveryState::Cancelled)), (1, 2));
        database.resume_notice(&done.notice_id).await.expect("it is for good");
        assert_eq!(due(database).await, []);
    }

    async fn reading_what_is_due_leaves_out_full_chats_and_the_future(database: &TestDatabase) {
        with_addresses(database, 3).await;
        let later = now() + Duration::hours(1);
        database.enqueue(&new("k", Lane::Announcement), &everybody(), now(), now()).await.expect("planned");
        database.enqueue(&new("later", Lane::Announcement), &everybody(), later, now()).await.expect("planned");
        let full = ["a000".to_owned(), "a002".to_owned()];
        let rows = database.waiting("telegram", Lane::Announcement, now(), &full, 10).await.expect("it answers");
        assert_eq!(rows.iter().map(|row| row.key.address.as_str()).collect::<Vec<_>>(), ["a001"]);
        assert_eq!(database.next_due("telegram", now()).await.expect("it answers"), Some(later));
    }

    async fn the_lease_goes_to_one(database: &TestDatabase) {
        take_lease(database, "one").await;
        let seen = database.lease("telegram").await.expect("it answers");
        assert!(database.beat("telegram", "one", now()).await.expect("it answers"));
        let taken = database.take_lease("telegram", "two", seen.as_ref(), now()).await.expect("it answers");
        assert!(!taken, "the holder has beaten since");
        take_lease(database, "two").await;
        assert!(!database.beat("telegram", "one", now()).await.expect("it answers"));
    }

    async fn a_new_installation_holds_nothing(database: &TestDatabase) {
        assert_eq!(database.hold_if_restored(now()).await.expect("it answers"), None);
        assert_eq!(database.again().await.hold_if_restored(now()).await.expect("it answers"), None);
    }
}

#[tokio::test]
async fn a_restored_copy_holds_what_was_due_until_staff_decide() {
    let database = TestDatabase::sqlite().await;
    with_addresses(&database, 2).await;
    let later = now() + Duration::hours(1);
    database.hold_if_restored(now()).await.expect("it answers");
    database.enqueue(&new("past", Lane::Announcement), &everybody(), now(), now()).await.expect("planned");
    database.enqueue(&new("future", Lane::Announcement), &everybody(), later, now()).await.expect("planned");
    take_lease(&database, "one").await;
    let path = database.path().expect("a file");
    let copy = path.with_extension("copy");
    execute!(database.write(), "vacuum into $1", copy.display().to_string()).expect("a backup");
    // Life goes on, and is lost.
    for _ in 0..3 {
        database.beat("telegram", "one", now()).await.expect("it answers");
    }
    database.close().await;
    // In place, so that the file's number stays: only the beat beside it tells.
    std::fs::write(&path, std::fs::read(&copy).expect("the backup")).expect("restored");
    let restored = database.again().await;
    assert_eq!(restored.hold_if_restored(now()).await.expect("it answers"), Some(2));
    assert_eq!(restored.hold_if_restored(now()).await.expect("it answers"), None, "said once");
    assert_eq!(restored.count_held(crate::store::lease::RESTORED).await.expect("it answers"), 2);
    // What is planned now for the past may have gone out as well.
    restored.enqueue(&new("replanned", Lane::Reminder), &everybody(), now(), now()).await.expect("planned");
    assert_eq!(restored.count_held(crate::store::lease::RESTORED).await.expect("it answers"), 4);
    assert_eq!(restored.decide_held(crate::store::lease::RESTORED, false).await.expect("decided"), 4);
    restored.enqueue(&new("again", Lane::Reminder), &everybody(), now(), now()).await.expect("planned");
    assert_eq!(restored.waiting("telegram", Lane::Reminder, later, &[], 10).await.expect("it answers"), []);
    let future = restored.waiting("telegram", Lane::Announcement, later, &[], 10).await.expect("it answers");
    assert_eq!(future.len(), 2);
}

#[test]
fn ids_grow_with_time_and_nonces_are_stable() {
    let ids: Vec<String> = (0..100).map(|ms| new_id(now() + Duration::milliseconds(ms))).collect();
    assert!(ids.is_sorted() && ids.iter().all(|id| id.len() == 20));
    let key = |notice: &str, address: &str| Key { notice: notice.to_owned(), address: address.to_owned() };
    assert_eq!(key("n", "a").nonce(), key("n", "a").nonce());
    assert_ne!(key("n", "a").nonce(), key("na", "").nonce());
    insta::assert_snapshot!(key("0p1", "0198").nonce(), @"f1aq27v5k9czzc60dqk04j4e");
}
