//! Token buckets: how many questions somebody may ask in a row, and how fast the right to ask comes back.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};

/// One bucket per key. Full ones are not kept, so memory grows with those who ask much, and never beyond `capacity`.
#[derive(Debug)]
pub struct Buckets<K> {
    burst: f64,
    per_second: f64,
    capacity: usize,
    held: Mutex<HashMap<K, Level>>,
}

#[derive(Debug, Clone, Copy)]
struct Level {
    tokens: f64,
    at: DateTime<Utc>,
}

impl<K: Eq + Hash + Copy> Buckets<K> {
    pub fn new(burst: u32, per_minute: u32, capacity: usize) -> Self {
        Self { burst: f64::from(burst), per_second: f64::from(per_minute) / 60.0, capacity, held: Mutex::default() }
    }

    /// Takes one token of `key`.
    ///
    /// # Errors
    /// How long until there is one, where there is none.
    pub fn take(&self, key: K, now: DateTime<Utc>) -> Result<(), TimeDelta> {
        let mut held = self.held.lock().expect("no holder of the lock panics");
        if held.len() >= self.capacity && !held.contains_key(&key) {
            self.make_room(&mut held, now);
        }
        let level = held.entry(key).or_insert(Level { tokens: self.burst, at: now });
        *level = Level { tokens: self.filled(*level, now), at: now.max(level.at) };
        if level.tokens < 1.0 {
            let seconds = (1.0 - level.tokens) / self.per_second;
            return Err(TimeDelta::milliseconds((seconds * 1000.0).ceil() as i64));
        }
        level.tokens -= 1.0;
        Ok(())
    }

    fn filled(&self, level: Level, now: DateTime<Utc>) -> f64 {
        let passed = (now - level.at).num_milliseconds().max(0) as f64 / 1000.0;
        (level.tokens + passed * self.per_second).min(self.burst)
    }

    /// Drops the full buckets; where all are in use, the quarter that was asked for longest ago.
    fn make_room(&self, held: &mut HashMap<K, Level>, now: DateTime<Utc>) {
        held.retain(|_, level| self.filled(*level, now) < self.burst);
        let keep = self.capacity.saturating_sub(self.capacity / 4 + 1);
        if held.len() > keep {
            let mut by_age: Vec<(DateTime<Utc>, K)> = held.iter().map(|(key, level)| (level.at, *key)).collect();
            by_age.sort_unstable_by_key(|(at, _)| *at);
            for (_, key) in &by_age[..by_age.len() - keep] {
                held.remove(key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> DateTime<Utc> {
        "2026-11-24T05:00:00Z".parse().expect("an instant")
    }

    #[test]
    fn a_burst_is_given_at_once_and_the_next_after_its_share_of_a_minute() {
        let buckets = Buckets::new(3, 20, 10);
        for _ in 0..3 {
            assert_eq!(buckets.take("a", start()), Ok(()));
        }
        assert_eq!(buckets.take("a", start()), Err(TimeDelta::seconds(3)));
        assert_eq!(buckets.take("b", start()), Ok(()), "another's bucket is untouched");
        assert!(buckets.take("a", start() + TimeDelta::milliseconds(2_900)).is_err());
        assert_eq!(buckets.take("a", start() + TimeDelta::milliseconds(3_001)), Ok(()));
    }

    #[test]
    fn a_bucket_never_holds_more_than_its_burst() {
        let buckets = Buckets::new(2, 60, 10);
        assert_eq!(buckets.take(1, start()), Ok(()));
        let later = start() + TimeDelta::days(1);
        assert_eq!((buckets.take(1, later), buckets.take(1, later)), (Ok(()), Ok(())));
        assert!(buckets.take(1, later).is_err());
    }

    #[test]
    fn a_clock_set_back_gives_and_takes_nothing() {
        let buckets = Buckets::new(1, 60, 10);
        assert_eq!(buckets.take(1, start()), Ok(()));
        assert!(buckets.take(1, start() - TimeDelta::hours(1)).is_err());
        assert_eq!(buckets.take(1, start() + TimeDelta::seconds(1)), Ok(()));
    }

    #[test]
    fn keys_are_bounded_and_the_busy_ones_stay() {
        let buckets = Buckets::new(2, 1, 8);
        for key in 0..1_000 {
            let now = start() + TimeDelta::milliseconds(key);
            let _taken = (buckets.take(key, now), buckets.take(-1, now));
            assert!(buckets.held.lock().expect("no holder panics").len() <= 8);
        }
        assert!(buckets.take(-1, start() + TimeDelta::seconds(1)).is_err());
    }
}
