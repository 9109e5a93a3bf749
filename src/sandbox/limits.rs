//! How fast a network lets itself be fed. Pure: the caller brings the time.

use std::collections::VecDeque;

use chrono::{DateTime, Duration, Utc};

/// At most `limit` in any stretch of `length`: a sliding window, as strict as a limit can be read.
#[derive(Debug, Clone)]
pub struct Window {
    limit: usize,
    length: Duration,
    hits: VecDeque<DateTime<Utc>>,
}

impl Window {
    pub fn new(limit: usize, length: Duration) -> Self {
        Self { limit, length, hits: VecDeque::new() }
    }

    /// Counts a hit where there is room.
    ///
    /// # Errors
    /// How long until there is room again; nothing is counted then.
    pub fn take(&mut self, now: DateTime<Utc>) -> Result<(), Duration> {
        let wait = self.wait(now);
        if wait > Duration::zero() {
            return Err(wait);
        }
        self.hits.push_back(now);
        Ok(())
    }

    /// How long until there is room; zero when there is.
    pub fn wait(&mut self, now: DateTime<Utc>) -> Duration {
        while self.hits.front().is_some_and(|&hit| hit + self.length <= now) {
            self.hits.pop_front();
        }
        match self.hits.front() {
            Some(&oldest) if self.hits.len() >= self.limit => oldest + self.length - now,
            _ => Duration::zero(),
        }
    }

    pub fn left(&self) -> usize {
        self.limit.saturating_sub(self.hits.len())
    }
}

/// A stop that one offence brings upon everything: until it ends, all are refused.
#[derive(Debug, Clone, Default)]
pub struct Stop {
    until: Option<DateTime<Utc>>,
}

impl Stop {
    pub fn begin(&mut self, now: DateTime<Utc>, length: Duration) {
        self.until = Some(now + length);
    }

    /// What is left of it; `None` where none is on.
    pub fn left(&self, now: DateTime<Utc>) -> Option<Duration> {
        self.until.map(|until| until - now).filter(|&left| left > Duration::zero())
    }
}

/// Limits as `PLATFORMS` names them for Telegram; all can be set lower, to see what a bot does then.
#[derive(Debug, Clone)]
pub struct TelegramLimits {
    /// Messages a second, all chats together.
    pub per_second: usize,
    /// Messages a chat takes within [`Self::CHAT_BURST`]; about one a second, short bursts tolerated.
    pub chat_burst: usize,
    /// Messages a minute in one group.
    pub group_per_minute: usize,
    /// Length of the stop that breaking `per_second` brings; zero: only what is over the limit is refused.
    pub punishment: Duration,
}

impl TelegramLimits {
    pub const CHAT_BURST: Duration = Duration::seconds(3);

    /// No limits at all: for measuring what the sender itself can do.
    pub fn none() -> Self {
        let no = usize::MAX;
        Self { per_second: no, chat_burst: no, group_per_minute: no, punishment: Duration::zero() }
    }
}

impl Default for TelegramLimits {
    fn default() -> Self {
        Self { per_second: 30, chat_burst: 3, group_per_minute: 20, punishment: Duration::zero() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_takes_its_limit_and_not_one_more() {
        let start = DateTime::UNIX_EPOCH;
        let mut window = Window::new(3, Duration::seconds(1));
        for ms in [0, 100, 200] {
            assert_eq!(window.take(start + Duration::milliseconds(ms)), Ok(()));
        }
        assert_eq!(window.take(start + Duration::milliseconds(999)), Err(Duration::milliseconds(1)));
        assert_eq!(window.take(start + Duration::milliseconds(1000)), Ok(()));
        assert_eq!(window.take(start + Duration::milliseconds(1050)), Err(Duration::milliseconds(50)));
    }

    #[test]
    fn a_stop_ends_by_itself() {
        let start = DateTime::UNIX_EPOCH;
        let mut stop = Stop::default();
        assert_eq!(stop.left(start), None);
        stop.begin(start, Duration::seconds(5));
        assert_eq!(stop.left(start + Duration::seconds(4)), Some(Duration::seconds(1)));
        assert_eq!(stop.left(start + Duration::seconds(5)), None);
    }
}
