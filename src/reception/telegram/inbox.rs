//! Updates in hand: kept in the database before anything else, then dealt with one after the other within a chat, chats side
//! by side.

use std::collections::{HashMap, VecDeque};
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard};

use chrono::{DateTime, Duration, Utc};
use futures_util::FutureExt;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

use super::Reception;
use crate::channel::telegram::{Event, What};
use crate::store::Error;

/// Updates in hand at a time. When it is full, polling pauses and pushes are refused: Telegram keeps what is left.
const IN_HAND: usize = 2_000;
/// Between two tries to write to a database that does not answer.
const AGAIN: Duration = Duration::seconds(1);
const SWEEP: Duration = Duration::hours(1);

pub struct Inbox {
    lanes: Mutex<HashMap<String, VecDeque<Job>>>,
    room: Arc<Semaphore>,
    /// Numbers of updates dealt with, to be written.
    done: Mutex<Vec<i64>>,
    finished: Notify,
}

/// An update that waits for its turn; takes up room until it is dropped.
struct Job {
    event: Event,
    _room: Option<OwnedSemaphorePermit>,
}

impl Default for Inbox {
    fn default() -> Self {
        Self {
            lanes: Mutex::default(),
            room: Arc::new(Semaphore::new(IN_HAND)),
            done: Mutex::default(),
            finished: Notify::new(),
        }
    }
}

impl Inbox {
    fn lanes(&self) -> MutexGuard<'_, HashMap<String, VecDeque<Job>>> {
        self.lanes.lock().expect("no holder of the lock panics")
    }

    fn done(&self) -> MutexGuard<'_, Vec<i64>> {
        self.done.lock().expect("no holder of the lock panics")
    }

    /// Returns when there is room for a poll's worth of updates.
    pub async fn has_room(&self) {
        let poll = self.room.acquire_many(100).await;
        drop(poll.expect("the semaphore is never closed"));
    }

    pub fn is_full(&self) -> bool {
        self.room.available_permits() == 0
    }

    fn finish(&self, id: i64) {
        self.done().push(id);
        self.finished.notify_one();
    }
}

impl Reception {
    /// Keeps updates (number, JSON), then has those that are new dealt with.
    ///
    /// # Errors
    /// Where the database does not answer; then they are to come again.
    pub async fn take(self: &Arc<Self>, updates: &[(i64, String)]) -> Result<(), Error> {
        let new = self.store.add_updates(self.telegram.bot(), updates, self.clock.now()).await?;
        for ((id, body), new) in updates.iter().zip(new) {
            if new {
                self.deal_with(*id, body);
            }
        }
        Ok(())
    }

    /// What the process before this one was given and did not finish.
    pub(super) async fn take_up(self: &Arc<Self>) -> Result<(), Error> {
        for update in self.store.waiting_updates(self.telegram.bot()).await? {
            self.deal_with(update.id, &update.body);
        }
        Ok(())
    }

    fn deal_with(self: &Arc<Self>, id: i64, body: &str) {
        let me = self.me.get().expect("nothing is taken before Telegram has said who the bot is");
        let event = Event::read(body, me, &self.languages).filter(|it| !matches!(it.what, What::Nothing));
        let Some(event) = event else { return self.inbox.finish(id) };
        if let What::Pressed(pressed) = &event.what {
            self.watch_press(pressed);
        }
        let job = Job { event, _room: Arc::clone(&self.inbox.room).try_acquire_owned().ok() };
        let lane = job.event.lane();
        let mut lanes = self.inbox.lanes();
        if let Some(waiting) = lanes.get_mut(&lane) {
            waiting.push_back(job);
            return;
        }
        lanes.insert(lane.clone(), VecDeque::from([job]));
        let reception = Arc::clone(self);
        self.tasks.spawn(async move { reception.work(&lane).await });
    }

    /// Works through one lane until it is empty.
    async fn work(&self, lane: &str) {
        loop {
            let job = {
                let mut lanes = self.inbox.lanes();
                match lanes.get_mut(lane).and_then(VecDeque::pop_front) {
                    Some(job) => job,
                    None => {
                        lanes.remove(lane);
                        return;
                    }
                }
            };
            let id = job.event.id;
            // One update that cannot be dealt with shall not silence its chat, nor come again with every start.
            if AssertUnwindSafe(self.handle(job.event)).catch_unwind().await.is_err() {
                tracing::error!(update = id, "dealing with an update panicked");
            }
            self.inbox.finish(id);
        }
    }

    /// Writes down what is done, many at a time, until `end`; every hour drops what is known for long enough.
    pub(super) async fn write_done(&self, end: CancellationToken) {
        let mut sweep_at = self.clock.now();
        loop {
            self.sweep(&mut sweep_at).await;
            let done = std::mem::take(&mut *self.inbox.done());
            if done.is_empty() {
                if end.is_cancelled() {
                    return;
                }
                tokio::select! {
                    () = self.inbox.finished.notified() => {}
                    () = end.cancelled() => {}
                    () = self.clock.sleep_until(sweep_at) => {}
                }
                continue;
            }
            if let Err(error) = self.store.updates_done(self.telegram.bot(), &done).await {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "what was answered could not be written down"
                );
                self.inbox.done().extend(done);
                if end.run_until_cancelled(self.clock.sleep(AGAIN)).await.is_none() {
                    return;
                }
            }
        }
    }

    async fn sweep(&self, at: &mut DateTime<Utc>) {
        let now = self.clock.now();
        if now < *at {
            return;
        }
        *at = now + SWEEP;
        self.limiter.forget(now);
        if let Err(error) = self.store.forget_updates(now).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "old updates were not dropped");
        }
    }
}
