//! How hearing from a network has been going: how long to wait before the next try, and when staff are to know.

use chrono::{DateTime, Duration, Utc};
use rand::Rng;

use crate::clock::Clock;

/// Waits between tries double from the first, give or take a quarter, so that two receivers do not stay in step.
const FIRST_WAIT: Duration = Duration::seconds(1);
/// Staff are told when nothing has been heard for so long.
const DEAF: Duration = Duration::seconds(60);

#[derive(Debug, Default)]
pub struct Troubles {
    failures: u32,
    since: Option<DateTime<Utc>>,
    told: bool,
}

impl Troubles {
    pub fn failures(&self) -> u32 {
        self.failures
    }

    /// One more try has failed; for how long nothing has been heard.
    pub fn add(&mut self, clock: &dyn Clock) -> Duration {
        self.failures = self.failures.saturating_add(1);
        let now = clock.steady();
        now - *self.since.get_or_insert(now)
    }

    /// Whether staff are to be told, once: at once where only a person can mend it.
    pub fn is_to_be_told(&mut self, silence: Duration, at_once: bool) -> bool {
        (at_once || silence >= DEAF) && !std::mem::replace(&mut self.told, true)
    }

    /// It is heard again. What soon breaks again is not counted anew.
    pub fn end(&mut self, sound: bool) {
        self.since = None;
        self.told = false;
        if sound {
            self.failures = 0;
        }
    }

    /// How long to wait before the next try, before [`Self::add`] counts the last.
    pub fn wait(&self, longest: Duration) -> Duration {
        shaken((FIRST_WAIT * 2_i32.pow(self.failures.min(6))).min(longest))
    }
}

/// Give or take a quarter.
pub fn shaken(wait: Duration) -> Duration {
    let share = rand::rng().random_range(0.75..1.25);
    Duration::milliseconds((wait.num_milliseconds() as f64 * share) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SetClock;

    #[test]
    fn staff_are_told_once_and_waits_double_up_to_the_longest() {
        let clock = SetClock::at(DateTime::UNIX_EPOCH);
        let mut troubles = Troubles::default();
        let longest = Duration::seconds(30);
        assert!(troubles.wait(longest) < Duration::milliseconds(1_250));
        let silence = troubles.add(&clock);
        assert!(!troubles.is_to_be_told(silence, false));
        clock.set(DateTime::UNIX_EPOCH + DEAF);
        let silence = troubles.add(&clock);
        assert!(troubles.is_to_be_told(silence, false) && !troubles.is_to_be_told(silence, true));
        for _ in 0..100 {
            troubles.add(&clock);
        }
        assert!(troubles.wait(longest) <= Duration::milliseconds(37_500));
        troubles.end(false);
        assert_eq!(troubles.failures(), 102);
        troubles.end(true);
        assert_eq!(troubles.failures(), 0);
    }
}
