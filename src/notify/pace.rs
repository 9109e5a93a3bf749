//! How fast one bot may send: who goes next is asked here, and what the network answered is told here.
//!
//! Pure: the caller brings the time. One [`Pace`] per bot; it knows nothing of messages.
//!
//! The rule that no server-side second ever holds more than the limit rests on answers, not on departures: a slot is
//! free again one second after its *answer* came, and the server took the message before that. So however late a
//! request arrives, the message that follows it `limit` places later is at least a full second behind.

use std::collections::{HashMap, VecDeque};

use chrono::{DateTime, Duration, Utc};

/// How a network lets itself be fed.
#[derive(Debug, Clone, PartialEq)]
pub struct Feed {
    /// Messages a second, all chats together.
    pub per_second: u32,
    /// Shortest time from an answer of a chat to the next message to it.
    pub chat_gap: Duration,
    /// Messages that a chat takes without that gap, for answers; the debt is worked off before the next push.
    pub chat_burst: u32,
    /// Messages a minute in one group; `None` where the network names none.
    pub group_per_minute: Option<u32>,
    /// The network publishes its limit for all chats, so that one stop alone does not mean that it has become lower;
    /// a second one within a minute does.
    pub published: bool,
}

impl Feed {
    /// For a channel that names no limits. One message at a time and chat still holds.
    pub const fn unlimited() -> Self {
        Self {
            per_second: u32::MAX,
            chat_gap: Duration::zero(),
            chat_burst: 0,
            group_per_minute: None,
            published: true,
        }
    }
}

/// What a message is for; the smaller goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    Answer,
    Reminder,
    Announcement,
}

/// A chat as the pace knows it: an opaque number, and whether it is a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chat {
    pub key: u64,
    pub group: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Send now, and report with [`Pace::answered`].
    Go,
    /// Nothing can go to this chat before; asking earlier is harmless.
    NotBefore(DateTime<Utc>),
    /// A message is under way to this chat; ask again when it is answered.
    Busy,
}

/// What the network said to one send, as far as pacing goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Heard {
    /// Taken, or refused for a reason of its own.
    Answer,
    /// 429 for this chat alone.
    ChatLimit(Duration),
    /// 429 for the whole bot.
    BotLimit(Duration),
    /// 429, and no word for whom.
    SomeLimit(Duration),
    /// The headers say that the chat takes no more before this much time has passed.
    ChatFull(Duration),
    /// No answer came; the slot counts as used.
    Silence,
    /// It did not leave after all: the slot is free.
    Unsent,
}

#[derive(Debug, Default)]
struct ChatState {
    in_flight: bool,
    free_at: Option<DateTime<Utc>>,
    /// Messages sent ahead of the gap.
    debt: u32,
    /// Answers of the last minute, groups only.
    minute: VecDeque<DateTime<Utc>>,
}

/// The share of what the server was seen to take that is used after it said "too many".
const CAUTION: f64 = 0.9;
/// The rate is tried upwards by one message a second after this long without complaint.
const RECOVERY: Duration = Duration::seconds(60);
/// A worker that was held up may catch up by this many departures at once.
const CATCH_UP: i32 = 2;

#[derive(Debug)]
pub struct Pace {
    feed: Feed,
    /// Messages a second that the server is believed to take; never above `feed.per_second`.
    rate: f64,
    in_flight: usize,
    /// Answers of the last second, oldest first.
    answered: VecDeque<DateTime<Utc>>,
    stop_until: Option<DateTime<Utc>>,
    /// The next evenly spaced departure.
    departs: Option<DateTime<Utc>>,
    complained: Option<DateTime<Utc>>,
    /// The chat that was last refused for its own limit, and until when.
    chat_complaint: Option<(u64, DateTime<Utc>)>,
    chats: HashMap<u64, ChatState>,
    /// When `chats` was last swept of those that owe nothing.
    swept: Option<DateTime<Utc>>,
}

impl Pace {
    pub fn new(feed: Feed) -> Self {
        Self {
            rate: f64::from(feed.per_second),
            feed,
            in_flight: 0,
            answered: VecDeque::new(),
            stop_until: None,
            departs: None,
            complained: None,
            chat_complaint: None,
            chats: HashMap::new(),
            swept: None,
        }
    }

    /// Messages a second at the moment.
    pub fn rate(&self) -> f64 {
        self.rate
    }

    /// The stop that is on, if one is.
    pub fn stopped_until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.stop_until.filter(|&until| until > now)
    }

    /// When any message at all may go: the stop, the evenly spaced departure and the window of one second together.
    /// `None`: not before something under way is answered.
    pub fn bot_free_at(&mut self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.recover(now);
        while self.answered.front().is_some_and(|&at| at + Duration::seconds(1) <= now) {
            self.answered.pop_front();
        }
        let limit = self.rate.floor().max(1.0) as usize;
        let window = match (self.in_flight + self.answered.len()).checked_sub(limit) {
            None => now,
            Some(over) => *self.answered.get(over)? + Duration::seconds(1),
        };
        let stop = self.stop_until.unwrap_or(now);
        let departs = self.departs.unwrap_or(now);
        Some(now.max(window).max(stop).max(departs))
    }

    /// May a message to `chat` go now? `Go` counts it as under way.
    pub fn ask(&mut self, chat: Chat, lane: Lane, now: DateTime<Utc>) -> Verdict {
        let Some(bot_free) = self.bot_free_at(now) else { return Verdict::Busy };
        let burst = self.feed.chat_burst;
        let gap = self.feed.chat_gap;
        let per_minute = self.feed.group_per_minute.filter(|_| chat.group);
        let state = self.chats.entry(chat.key).or_default();
        if state.in_flight {
            return Verdict::Busy;
        }
        let mut free = bot_free;
        if let Some(chat_free) = state.free_at {
            if chat_free <= now {
                // Every gap that passed in silence pays one message of the debt.
                let paid = (now - chat_free).num_milliseconds() / gap.num_milliseconds().max(1) + 1;
                state.debt = state.debt.saturating_sub(u32::try_from(paid).unwrap_or(u32::MAX));
            } else if !(lane == Lane::Answer && state.debt < burst) {
                free = free.max(chat_free);
            }
        }
        if let Some(limit) = per_minute {
            while state.minute.front().is_some_and(|&at| at + Duration::minutes(1) <= now) {
                state.minute.pop_front();
            }
            if state.minute.len() >= limit as usize {
                free = free.max(state.minute[0] + Duration::minutes(1));
            }
        }
        if free > now {
            return Verdict::NotBefore(free);
        }
        if state.free_at.is_some_and(|at| at > now) {
            state.debt += 1;
        }
        state.in_flight = true;
        self.in_flight += 1;
        self.depart(now);
        Verdict::Go
    }

    fn depart(&mut self, now: DateTime<Utc>) {
        let spacing = Duration::nanoseconds((1e9 / self.rate) as i64);
        let planned = self.departs.unwrap_or(now).max(now - spacing * CATCH_UP);
        self.departs = Some(planned + spacing);
    }

    /// What came of the message last let go to `chat`.
    pub fn answered(&mut self, chat: Chat, heard: Heard, now: DateTime<Utc>) {
        self.in_flight = self.in_flight.saturating_sub(1);
        let gap = self.feed.chat_gap;
        let state = self.chats.entry(chat.key).or_default();
        state.in_flight = false;
        if heard == Heard::Unsent {
            return;
        }
        self.answered.push_back(now);
        let heard = match heard {
            Heard::SomeLimit(wait) if self.is_chats_own(chat, now) => Heard::ChatLimit(wait),
            Heard::SomeLimit(wait) => Heard::BotLimit(wait),
            heard => heard,
        };
        if let Heard::ChatLimit(wait) = heard {
            self.chat_complaint = Some((chat.key, now + wait));
        }
        let state = self.chats.entry(chat.key).or_default();
        state.free_at = Some(state.free_at.unwrap_or(now).max(now) + gap);
        if chat.group {
            state.minute.push_back(now);
        }
        match heard {
            Heard::Answer | Heard::Silence | Heard::Unsent => {}
            Heard::ChatLimit(wait) | Heard::ChatFull(wait) => {
                state.free_at = Some(now + wait.max(gap));
                state.debt = u32::MAX / 2; // no burst until it is paid
                if matches!(heard, Heard::ChatFull(_)) {
                    state.debt = self.feed.chat_burst;
                }
            }
            Heard::BotLimit(wait) | Heard::SomeLimit(wait) => self.slow_down(wait, now),
        }
        self.sweep(now);
    }

    /// Whose limit a 429 without a word about it is: the chat's own, where it had messages a moment ago while the bot as
    /// a whole is far from its rate, and no other chat was refused at the same time; else the bot's.
    fn is_chats_own(&self, chat: Chat, now: DateTime<Utc>) -> bool {
        let state = self.chats.get(&chat.key);
        let used = state.is_some_and(|it| it.free_at.is_some() || !it.minute.is_empty());
        let quiet = (self.in_flight + self.answered.len()) as f64 <= self.rate / 2.0;
        let others = self.chat_complaint.is_some_and(|(other, until)| other != chat.key && until > now);
        used && quiet && !others
    }

    /// One stop for all, and from then on a little less than what the server was just seen to take.
    fn slow_down(&mut self, wait: Duration, now: DateTime<Utc>) {
        let first_of_its_stop = self.stop_until.is_none_or(|until| until <= now);
        self.stop_until = Some(self.stop_until.unwrap_or(now).max(now + wait));
        let again = self.complained.is_some_and(|at| now - at < RECOVERY);
        if first_of_its_stop && (again || !self.feed.published) {
            let taken = self.answered.len().saturating_sub(1) as f64;
            let seen = if taken >= 1.0 { taken.min(self.rate) } else { self.rate / 2.0 };
            self.rate = (seen * CAUTION).floor().max(1.0);
        }
        self.complained = Some(now);
    }

    fn recover(&mut self, now: DateTime<Utc>) {
        let full = f64::from(self.feed.per_second);
        if let Some(since) = self.complained.filter(|&since| now - since >= RECOVERY) {
            self.rate = (self.rate + 1.0).min(full);
            self.complained = (self.rate < full).then_some(since + RECOVERY);
        }
    }

    /// Forgets chats that owe nothing, so that a million recipients do not stay in memory.
    fn sweep(&mut self, now: DateTime<Utc>) {
        if self.chats.len() > 1024 && self.swept.is_none_or(|at| now - at >= Duration::seconds(2)) {
            self.swept = Some(now);
            let minute = now - Duration::minutes(1);
            self.chats.retain(|_, chat| {
                let waits = chat.free_at.is_some_and(|at| at + Duration::seconds(5) > now);
                chat.in_flight || waits || chat.minute.back().is_some_and(|&at| at > minute)
            });
        }
    }

    /// Chats held in memory at the moment.
    pub fn chats_known(&self) -> usize {
        self.chats.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TELEGRAM: Feed = Feed {
        per_second: 30,
        chat_gap: Duration::seconds(1),
        chat_burst: 2,
        group_per_minute: Some(20),
        published: false,
    };

    fn ms(at: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::milliseconds(at)
    }

    fn private(key: u64) -> Chat {
        Chat { key, group: false }
    }

    /// Sends one message to each of `count` chats against a server with a sliding window; (acceptance times, refusals).
    fn run(count: u64, server_limit: usize, punishment_ms: i64, latency_ms: impl Fn(u64) -> i64) -> (Vec<i64>, usize) {
        let mut pace = Pace::new(TELEGRAM);
        let (mut waiting, mut accepted, mut refused) = ((0..count).collect::<VecDeque<_>>(), Vec::new(), 0);
        let mut under_way: Vec<(i64, u64, i64)> = Vec::new(); // (answer at, chat, accepted at)
        let (mut stop_until, mut now) = (0, 0);
        while !waiting.is_empty() || !under_way.is_empty() {
            under_way.sort_unstable();
            while under_way.first().is_some_and(|&(at, ..)| at <= now) {
                let (_, chat, arrived) = under_way.remove(0);
                let recent = accepted.iter().rev().take_while(|&&at| arrived - at < 1000).count();
                if arrived < stop_until || recent >= server_limit {
                    refused += 1;
                    if arrived >= stop_until {
                        stop_until = arrived + punishment_ms;
                    }
                    let wait = Duration::milliseconds(stop_until - arrived);
                    pace.answered(private(chat), Heard::BotLimit(wait), ms(now));
                    waiting.push_front(chat);
                } else {
                    accepted.push(arrived);
                    pace.answered(private(chat), Heard::Answer, ms(now));
                }
            }
            while let Some(&chat) = waiting.front() {
                if pace.ask(private(chat), Lane::Announcement, ms(now)) != Verdict::Go {
                    break;
                }
                waiting.pop_front();
                let latency = latency_ms(chat);
                under_way.push((now + latency, chat, now + latency / 2));
            }
            now += 1;
            assert!(now < 3_600_000, "it never ends");
        }
        (accepted, refused)
    }

    fn peak(accepted: &[i64]) -> usize {
        (0..accepted.len())
            .map(|at| accepted[at..].iter().take_while(|&&it| it - accepted[at] < 1000).count())
            .max()
            .unwrap_or(0)
    }

    #[test]
    fn thirty_a_second_is_reached_and_never_passed() {
        let (accepted, refused) = run(900, 30, 0, |_| 2);
        let rate = 899.0 * 1000.0 / (accepted[899] - accepted[0]) as f64;
        assert_eq!(refused, 0);
        assert!(peak(&accepted) <= 30);
        assert!(rate >= 29.7, "{rate}");
    }

    #[test]
    fn late_answers_never_push_a_second_over_the_limit() {
        let (accepted, refused) = run(600, 30, 0, |chat| 2 + (chat as i64 * 7919) % 400);
        let mut sorted = accepted.clone();
        sorted.sort_unstable();
        assert_eq!(refused, 0);
        assert!(peak(&sorted) <= 30);
    }

    #[test]
    fn a_lower_limit_with_punishment_is_learned_at_once() {
        let (accepted, refused) = run(600, 20, 5000, |_| 2);
        assert!(refused <= 5, "{refused} refusals");
        assert!(accepted[599] <= 45_000, "{} ms", accepted[599]);
    }

    #[test]
    fn a_published_limit_is_believed_through_one_stop_and_not_through_two() {
        let mut pace = Pace::new(Feed { published: true, ..TELEGRAM });
        let stopped = |pace: &mut Pace, chat, at| {
            assert_eq!(pace.ask(private(chat), Lane::Reminder, ms(at)), Verdict::Go);
            pace.answered(private(chat), Heard::BotLimit(Duration::seconds(3)), ms(at));
            pace.rate()
        };
        assert_eq!(stopped(&mut pace, 1, 0), 30.0);
        assert!(stopped(&mut pace, 2, 4000) < 30.0);
    }

    #[test]
    fn one_message_at_a_time_and_a_gap_between() {
        let mut pace = Pace::new(TELEGRAM);
        assert_eq!(pace.ask(private(1), Lane::Reminder, ms(0)), Verdict::Go);
        assert_eq!(pace.ask(private(1), Lane::Reminder, ms(10)), Verdict::Busy);
        pace.answered(private(1), Heard::Answer, ms(20));
        assert_eq!(pace.ask(private(1), Lane::Reminder, ms(100)), Verdict::NotBefore(ms(1020)));
        assert_eq!(pace.ask(private(2), Lane::Reminder, ms(100)), Verdict::Go);
    }

    #[test]
    fn answers_may_run_ahead_of_the_gap_a_little() {
        let mut pace = Pace::new(TELEGRAM);
        let mut sent = 0;
        for at in [0, 100, 200, 300] {
            if pace.ask(private(1), Lane::Answer, ms(at)) == Verdict::Go {
                pace.answered(private(1), Heard::Answer, ms(at));
                sent += 1;
            }
        }
        assert_eq!(sent, 3, "one, and a burst of two");
        assert!(matches!(pace.ask(private(1), Lane::Reminder, ms(1100)), Verdict::NotBefore(_)));
    }

    #[test]
    fn a_group_takes_twenty_a_minute() {
        let mut pace = Pace::new(TELEGRAM);
        let group = Chat { key: 9, group: true };
        let mut sent = 0;
        for second in 0..59 {
            if pace.ask(group, Lane::Announcement, ms(second * 1001)) == Verdict::Go {
                pace.answered(group, Heard::Answer, ms(second * 1001));
                sent += 1;
            }
        }
        assert_eq!(sent, 20);
    }

    #[test]
    fn a_chat_that_wants_rest_gets_it_and_others_go_on() {
        let mut pace = Pace::new(TELEGRAM);
        assert_eq!(pace.ask(private(1), Lane::Announcement, ms(0)), Verdict::Go);
        pace.answered(private(1), Heard::ChatLimit(Duration::seconds(40)), ms(1));
        assert_eq!(pace.ask(private(1), Lane::Answer, ms(5000)), Verdict::NotBefore(ms(40_001)));
        assert_eq!(pace.ask(private(2), Lane::Announcement, ms(5000)), Verdict::Go);
    }

    #[test]
    fn a_limit_without_a_name_is_the_chats_where_it_was_busy_and_else_the_bots() {
        let wait = Duration::seconds(20);
        let limited = |pace: &mut Pace, chat, at| {
            while pace.ask(private(chat), Lane::Answer, ms(at)) != Verdict::Go {}
            pace.answered(private(chat), Heard::SomeLimit(wait), ms(at));
            pace.stopped_until(ms(at)).is_some()
        };
        let mut pace = Pace::new(TELEGRAM);
        assert!(limited(&mut pace, 1, 0), "its first message cannot be too many for the chat");
        let mut pace = Pace::new(TELEGRAM);
        for at in [0, 1500] {
            assert_eq!(pace.ask(private(1), Lane::Reminder, ms(at)), Verdict::Go);
            pace.answered(private(1), Heard::Answer, ms(at));
        }
        assert_eq!(pace.ask(private(2), Lane::Reminder, ms(1600)), Verdict::Go);
        pace.answered(private(2), Heard::Answer, ms(1600));
        assert!(!limited(&mut pace, 1, 3000), "it was busy, and the bot was not");
        assert!(limited(&mut pace, 2, 4000), "two chats at once are the bot's limit");
    }

    #[test]
    fn chats_that_owe_nothing_are_forgotten() {
        let mut pace = Pace::new(Feed { per_second: 100_000, ..TELEGRAM });
        for at in 0..50_000 {
            let now = ms(at);
            if pace.ask(private(at as u64), Lane::Announcement, now) == Verdict::Go {
                pace.answered(private(at as u64), Heard::Answer, now);
            }
        }
        assert!(pace.chats_known() < 12_000, "{}", pace.chats_known());
    }
}
