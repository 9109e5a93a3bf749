//! What is due, as far as it has been read from the outbox: a queue per chat, one message in flight per chat, and the
//! chats in the order of their first message: reminders before announcements, then what was sent off without an answer, as a
//! network knows a repeat for a few minutes only, then by due time.
//!
//! Pure. Holds a few thousand rows however many wait in the database; a chat with many shows a few of them here, so that
//! one busy chat does not keep the others out.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

use chrono::{DateTime, Utc};

use crate::notify::pace::Lane;
use crate::store::outbox::{Key, Waiting};

/// Rows of one chat that are held at a time; more are read when these are gone.
pub const PER_CHAT: usize = 8;

/// Position of a chat in the line: its first message's lane and due time, then who came first.
type Place = (Lane, DateTime<Utc>, u64);

/// By what a row goes before others of its lane.
fn order(row: &Waiting) -> DateTime<Utc> {
    if row.doubtful_since.is_some() { DateTime::<Utc>::MIN_UTC } else { row.due_at }
}

#[derive(Debug, Default)]
struct Rows {
    waiting: VecDeque<Waiting>,
    place: Option<Place>,
    rests_until: Option<DateTime<Utc>>,
    in_flight: bool,
    /// More of it is due than was taken in.
    overflowed: bool,
}

#[derive(Debug, Default)]
pub struct Queue {
    chats: HashMap<String, Rows>,
    /// Every row held here or in flight; a second reading of it adds nothing.
    known: HashSet<Key>,
    line: BTreeMap<Place, String>,
    resting: BTreeSet<(DateTime<Utc>, String)>,
    waiting: usize,
    by_lane: HashMap<Lane, usize>,
    hungry: bool,
    arrivals: u64,
}

impl Queue {
    /// Rows that wait here, those in flight not counted.
    #[cfg(test)]
    fn len(&self) -> usize {
        self.waiting
    }

    /// Rows of one lane that wait here.
    pub fn held(&self, lane: Lane) -> usize {
        self.by_lane.get(&lane).copied().unwrap_or(0)
    }

    /// Rows that were taken out may be read again, while their chat still has something in flight.
    pub fn let_go<'a>(&mut self, keys: impl IntoIterator<Item = &'a Key>) {
        for key in keys {
            self.known.remove(key);
        }
    }

    /// This row is held here, or in flight.
    pub fn knows(&self, key: &Key) -> bool {
        self.known.contains(key)
    }

    /// A chat of which only a part was taken in has room again. Said once.
    pub fn wants_more(&mut self) -> bool {
        std::mem::take(&mut self.hungry)
    }

    /// The notices of all that waits here.
    pub fn notices(&self) -> HashSet<&str> {
        self.chats.values().flat_map(|rows| rows.waiting.iter().map(|row| row.key.notice.as_str())).collect()
    }

    /// Chats with as many rows here as are held of one, or that take nothing for now: not worth reading more of.
    pub fn full_chats(&self) -> Vec<String> {
        let full =
            |rows: &Rows| rows.waiting.len() >= PER_CHAT || (rows.rests_until.is_some() && !rows.waiting.is_empty());
        self.chats.iter().filter(|(_, rows)| full(rows)).map(|(chat, _)| chat.clone()).collect()
    }

    /// Adds a row as read; one that is known already is ignored, as is one too many of its chat (it stays due).
    pub fn add(&mut self, row: Waiting) {
        let chat = row.address.chat.clone();
        let rows = self.chats.entry(chat.clone()).or_default();
        if self.known.contains(&row.key) {
            return;
        }
        // What left as one message is repeated as one, and so is never divided.
        if rows.waiting.len() >= PER_CHAT && row.bundle.is_none() {
            rows.overflowed = true;
            return;
        }
        self.known.insert(row.key.clone());
        self.waiting += 1;
        *self.by_lane.entry(row.lane).or_default() += 1;
        let at = rows.waiting.partition_point(|it| (it.lane, order(it)) <= (row.lane, order(&row)));
        rows.waiting.insert(at, row);
        self.line_up(&chat);
    }

    /// The chat whose turn it is, and its first row. The same one until something is done about it.
    pub fn first(&self) -> Option<&Waiting> {
        let (_, chat) = self.line.first_key_value()?;
        self.chats.get(chat)?.waiting.front()
    }

    /// Takes the first row out, and with it those of the same address that `joins` it; the chat has a message in flight
    /// until [`Self::landed`].
    pub fn take(&mut self, mut joins: impl FnMut(&Waiting, &Waiting) -> bool) -> Vec<Waiting> {
        let Some((_, chat)) = self.line.pop_first() else { return Vec::new() };
        let Some(rows) = self.chats.get_mut(&chat) else { return Vec::new() };
        rows.place = None;
        rows.in_flight = true;
        let Some(first) = rows.waiting.pop_front() else { return Vec::new() };
        let mut taken = vec![first];
        let mut at = 0;
        while at < rows.waiting.len() {
            if rows.waiting[at].key.address == taken[0].key.address && joins(&taken[0], &rows.waiting[at]) {
                taken.extend(rows.waiting.remove(at));
            } else {
                at += 1;
            }
        }
        self.waiting -= taken.len();
        for row in &taken {
            self.by_lane.entry(row.lane).and_modify(|held| *held -= 1);
        }
        taken
    }

    /// Drops the first row without a send: it lapsed, or waits for the end of quiet hours.
    pub fn drop_first(&mut self) -> Option<Waiting> {
        let taken = self.take(|_, _| false).pop()?;
        self.landed(&taken.address.chat, [&taken.key]);
        Some(taken)
    }

    /// The first chat takes nothing before `until`; the next in line comes first.
    pub fn rest_first(&mut self, until: DateTime<Utc>) {
        let Some((_, chat)) = self.line.pop_first() else { return };
        if let Some(rows) = self.chats.get_mut(&chat) {
            rows.place = None;
            rows.rests_until = Some(until);
        }
        self.resting.insert((until, chat));
    }

    /// Chats whose rest is over at `now` line up again; when the next rest ends.
    pub fn wake(&mut self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        while self.resting.first().is_some_and(|(until, _)| *until <= now) {
            let Some((_, chat)) = self.resting.pop_first() else { break };
            if let Some(rows) = self.chats.get_mut(&chat) {
                rows.rests_until = None;
            }
            self.line_up(&chat);
        }
        self.resting.first().map(|(until, _)| *until)
    }

    /// What was taken from `chat` is dealt with: its rows may be read again, and its next one may go.
    pub fn landed<'a>(&mut self, chat: &str, keys: impl IntoIterator<Item = &'a Key>) {
        self.let_go(keys);
        let Some(rows) = self.chats.get_mut(chat) else { return };
        rows.in_flight = false;
        if rows.overflowed && rows.waiting.len() <= PER_CHAT / 2 {
            rows.overflowed = false;
            self.hungry = true;
        }
        if rows.waiting.is_empty() {
            self.forget(chat);
        } else {
            self.line_up(chat);
        }
    }

    /// Forgets all that waits; what is in flight stays known.
    pub fn clear(&mut self) {
        let chats: Vec<String> = self.chats.keys().cloned().collect();
        for chat in chats {
            let Some(rows) = self.chats.get_mut(&chat) else { continue };
            for row in rows.waiting.drain(..) {
                self.known.remove(&row.key);
            }
            if !rows.in_flight {
                self.forget(&chat);
            }
        }
        self.line.clear();
        self.resting.clear();
        self.chats.values_mut().for_each(|rows| (rows.place, rows.rests_until) = (None, None));
        self.waiting = 0;
        self.by_lane.clear();
    }

    fn forget(&mut self, chat: &str) {
        if let Some(rows) = self.chats.remove(chat) {
            if let Some(place) = rows.place {
                self.line.remove(&place);
            }
            if let Some(until) = rows.rests_until {
                self.resting.remove(&(until, chat.to_owned()));
            }
        }
    }

    fn line_up(&mut self, chat: &str) {
        let Some(rows) = self.chats.get_mut(chat) else { return };
        if rows.in_flight || rows.rests_until.is_some() {
            return;
        }
        let Some(first) = rows.waiting.front() else { return };
        if let Some(place) = rows.place {
            if (place.0, place.1) == (first.lane, order(first)) {
                return;
            }
            self.line.remove(&place);
        }
        self.arrivals += 1;
        let place = (first.lane, order(first), self.arrivals);
        rows.place = Some(place);
        self.line.insert(place, chat.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;
    use crate::store::outbox::tests::waiting;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::seconds(second)
    }

    fn queue(rows: &[(&str, &str, Lane, i64)]) -> Queue {
        let mut queue = Queue::default();
        for (notice, chat, lane, due) in rows {
            queue.add(waiting(notice, chat, *lane, at(*due)));
        }
        queue
    }

    fn first(queue: &Queue) -> &str {
        queue.first().map_or("", |row| &row.key.notice)
    }

    #[test]
    fn a_repeat_goes_before_what_was_never_sent() {
        let mut queue = queue(&[("news", "a", Lane::Announcement, 1), ("urgent", "c", Lane::Reminder, 9)]);
        let again = Waiting { doubtful_since: Some(at(30)), ..waiting("news", "b", Lane::Announcement, at(60)) };
        queue.add(again);
        let order: Vec<String> = std::iter::from_fn(|| queue.drop_first()).map(|it| it.address.chat).collect();
        assert_eq!(order, ["c", "b", "a"]);
    }

    #[test]
    fn reminders_go_before_announcements_then_the_older_first() {
        let mut queue = queue(&[
            ("news", "a", Lane::Announcement, 1),
            ("late", "b", Lane::Reminder, 9),
            ("early", "c", Lane::Reminder, 5),
            ("own", "a", Lane::Reminder, 7),
        ]);
        let mut order = Vec::new();
        while let Some(row) = queue.drop_first() {
            order.push(row.key.notice);
        }
        assert_eq!(order, ["early", "own", "late", "news"]);
        assert_eq!(queue.len(), 0);
    }

    #[test]
    fn a_chat_with_a_message_in_flight_waits_and_the_others_do_not() {
        let mut queue =
            queue(&[("1", "a", Lane::Reminder, 1), ("2", "a", Lane::Reminder, 2), ("3", "b", Lane::Reminder, 3)]);
        let taken = queue.take(|_, _| false);
        assert_eq!((taken[0].key.notice.as_str(), first(&queue)), ("1", "3"));
        queue.landed("a", [&taken[0].key]);
        assert_eq!(first(&queue), "2");
    }

    #[test]
    fn a_resting_chat_lets_the_others_pass_and_comes_back() {
        let mut queue = queue(&[("1", "a", Lane::Reminder, 1), ("2", "b", Lane::Reminder, 2)]);
        queue.rest_first(at(100));
        assert_eq!(first(&queue), "2");
        assert_eq!(queue.wake(at(99)), Some(at(100)));
        assert_eq!(first(&queue), "2");
        assert_eq!(queue.wake(at(100)), None);
        assert_eq!(first(&queue), "1");
    }

    #[test]
    fn a_busy_chat_keeps_nobody_out_and_is_told_as_full() {
        let rows: Vec<_> = (0..PER_CHAT + 5).map(|n| (format!("n{n}"), n as i64)).collect();
        let mut queue = Queue::default();
        for (notice, due) in &rows {
            queue.add(waiting(notice, "busy", Lane::Reminder, at(*due)));
        }
        assert_eq!((queue.len(), queue.full_chats()), (PER_CHAT, vec!["busy".to_owned()]));
        for _ in 0..PER_CHAT / 2 {
            assert!(!queue.wants_more());
            queue.drop_first();
        }
        assert!(queue.wants_more() && !queue.wants_more());
    }

    #[test]
    fn what_is_known_is_not_added_twice_until_it_has_landed() {
        let row = waiting("1", "a", Lane::Reminder, at(1));
        let mut queue = Queue::default();
        queue.add(row.clone());
        queue.add(row.clone());
        assert_eq!(queue.len(), 1);
        let taken = queue.take(|_, _| false);
        queue.add(row.clone());
        assert_eq!(queue.len(), 0, "it is in flight");
        queue.landed("a", [&taken[0].key]);
        queue.add(row);
        assert_eq!(queue.len(), 1);
    }

    #[test]
    fn what_joins_leaves_together() {
        let mut queue =
            queue(&[("1", "a", Lane::Reminder, 1), ("2", "b", Lane::Reminder, 2), ("3", "a", Lane::Reminder, 3)]);
        let taken: Vec<String> = queue.take(|_, _| true).into_iter().map(|row| row.key.notice).collect();
        assert_eq!(taken, ["1", "3"]);
        assert_eq!(first(&queue), "2");
    }

    #[test]
    fn clearing_forgets_what_waits_and_keeps_what_flies() {
        let mut queue =
            queue(&[("1", "a", Lane::Reminder, 1), ("2", "a", Lane::Reminder, 2), ("3", "b", Lane::Reminder, 3)]);
        let taken = queue.take(|_, _| false);
        queue.clear();
        assert_eq!((queue.len(), queue.first().is_none()), (0, true));
        queue.add(waiting("2", "a", Lane::Reminder, at(2)));
        assert!(queue.first().is_none(), "the chat has a message in flight");
        queue.landed("a", [&taken[0].key]);
        assert_eq!(first(&queue), "2");
    }
}
