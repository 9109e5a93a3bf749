//! How much one person, and one chat, may ask. Whoever asks more is told so once, politely, and not answered for a while.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};

use chrono::{DateTime, Duration, Utc};

/// A group has many people in it.
const CHAT_TIMES: u32 = 6;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Go,
    /// Too much, and this is the first time that it is said.
    TellThem,
    Silence,
}

pub struct Limiter {
    burst: f64,
    per_second: f64,
    buckets: Mutex<HashMap<String, Bucket>>,
}

struct Bucket {
    tokens: f64,
    at: DateTime<Utc>,
    told: bool,
}

impl Limiter {
    pub fn new(burst: u32, per_minute: u32) -> Self {
        Self { burst: f64::from(burst), per_second: f64::from(per_minute) / 60.0, buckets: Mutex::default() }
    }

    fn buckets(&self) -> MutexGuard<'_, HashMap<String, Bucket>> {
        self.buckets.lock().expect("no holder of the lock panics")
    }

    /// Counts one question of `person` in `chat`; the same where it is their own.
    pub fn ask(&self, chat: &str, person: Option<&str>, now: DateTime<Utc>) -> Verdict {
        match person.filter(|it| *it != chat) {
            Some(person) => match self.count(person, 1, now) {
                Verdict::Go => self.count(chat, CHAT_TIMES, now),
                other => other,
            },
            None => self.count(chat, if chat.starts_with('-') { CHAT_TIMES } else { 1 }, now),
        }
    }

    fn count(&self, key: &str, times: u32, now: DateTime<Utc>) -> Verdict {
        let (burst, per_second) = (self.burst * f64::from(times), self.per_second * f64::from(times));
        let mut buckets = self.buckets();
        let bucket = buckets.entry(key.to_owned()).or_insert(Bucket { tokens: burst, at: now, told: false });
        let passed = (now - bucket.at).max(Duration::zero()).num_milliseconds() as f64 / 1_000.0;
        bucket.tokens = (bucket.tokens + passed * per_second).min(burst);
        bucket.at = now;
        if bucket.tokens >= 1.0 {
            bucket.tokens -= 1.0;
            // Told again only after they have been at ease for a while.
            bucket.told &= bucket.tokens < burst / 2.0;
            return Verdict::Go;
        }
        if std::mem::replace(&mut bucket.told, true) { Verdict::Silence } else { Verdict::TellThem }
    }

    /// Forgets those who have asked nothing for an hour.
    pub fn forget(&self, now: DateTime<Utc>) {
        self.buckets().retain(|_, bucket| now - bucket.at < Duration::hours(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::seconds(seconds)
    }

    #[test]
    fn who_asks_too_much_is_told_once_and_may_ask_again_later() {
        let limiter = Limiter::new(3, 60);
        let ask = |seconds| limiter.ask("7", Some("7"), at(seconds));
        assert_eq!([ask(0), ask(0), ask(0)], [Verdict::Go; 3]);
        assert_eq!([ask(0), ask(0)], [Verdict::TellThem, Verdict::Silence]);
        assert_eq!([ask(1), ask(1)], [Verdict::Go, Verdict::Silence]);
        assert_eq!([ask(60), ask(60), ask(60), ask(60)], [Verdict::Go, Verdict::Go, Verdict::Go, Verdict::TellThem]);
    }

    #[test]
    fn one_person_does_not_use_up_a_group() {
        let limiter = Limiter::new(2, 60);
        let ask = |person| limiter.ask("-1", Some(person), at(0));
        assert_eq!([ask("a"), ask("a"), ask("a")], [Verdict::Go, Verdict::Go, Verdict::TellThem]);
        assert_eq!(ask("b"), Verdict::Go);
    }

    #[test]
    fn a_group_has_a_limit_of_its_own() {
        let limiter = Limiter::new(2, 60);
        let mut told = 0;
        for person in 0..20 {
            told += usize::from(limiter.ask("-1", Some(&person.to_string()), at(0)) == Verdict::TellThem);
        }
        assert_eq!(told, 1);
    }
}
