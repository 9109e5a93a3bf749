//! The one place that asks the machine for the time, so that a test can set it.

use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};

#[async_trait]
pub trait Clock: Send + Sync {
    fn now(&self) -> DateTime<Utc>;
    /// Returns at `until`, at once where that is past.
    async fn sleep_until(&self, until: DateTime<Utc>);

    /// Time that never goes back or jumps, whoever sets the clock: for spans between two moments of this process, and
    /// for nothing else.
    fn steady(&self) -> DateTime<Utc> {
        self.now()
    }

    /// Sleeps for a span of steady time.
    async fn sleep(&self, span: chrono::Duration) {
        self.sleep_until(self.now() + span).await;
    }
}

/// The machine's own clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

#[async_trait]
impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        #[expect(clippy::disallowed_methods, reason = "this is the clock")]
        Utc::now()
    }

    async fn sleep_until(&self, until: DateTime<Utc>) {
        // Long sleeps are cut, so that a clock set forward is noticed within a minute.
        while let Ok(left) = (until - self.now()).to_std() {
            if left.is_zero() {
                return;
            }
            tokio::time::sleep(left.min(Duration::from_secs(60))).await;
        }
    }

    fn steady(&self) -> DateTime<Utc> {
        static START: OnceLock<(DateTime<Utc>, std::time::Instant)> = OnceLock::new();
        let (wall, then) = START.get_or_init(|| (self.now(), std::time::Instant::now()));
        *wall + chrono::Duration::from_std(then.elapsed()).unwrap_or(chrono::Duration::MAX)
    }

    async fn sleep(&self, span: chrono::Duration) {
        tokio::time::sleep(span.to_std().unwrap_or_default()).await;
    }
}

/// A clock that stands still until it is set; sleepers wake when it passes their time.
#[derive(Debug)]
pub struct SetClock {
    now: Mutex<DateTime<Utc>>,
    moved: tokio::sync::Notify,
    waited_for: tokio::sync::Notify,
}

impl SetClock {
    pub fn at(now: DateTime<Utc>) -> Self {
        Self { now: Mutex::new(now), moved: tokio::sync::Notify::new(), waited_for: tokio::sync::Notify::new() }
    }

    pub fn set(&self, now: DateTime<Utc>) {
        *self.now.lock().expect("no holder of the lock panics") = now;
        self.moved.notify_waiters();
    }

    /// Until somebody waits for a later time than it is: for whoever moves the clock step by step, and lets the others
    /// go on in between.
    pub async fn waited_for(&self) {
        self.waited_for.notified().await;
    }
}

#[async_trait]
impl Clock for SetClock {
    fn now(&self) -> DateTime<Utc> {
        *self.now.lock().expect("no holder of the lock panics")
    }

    async fn sleep_until(&self, until: DateTime<Utc>) {
        loop {
            let mut moved = std::pin::pin!(self.moved.notified());
            moved.as_mut().enable(); // from here on no move is missed
            if self.now() >= until {
                return;
            }
            self.waited_for.notify_one();
            moved.await;
        }
    }
}

/// Measures how long something took, for metrics and logs; takes no part in decisions.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}
