//! Updates in hand: kept in the database before anything else, then dealt with one after the other within a chat, chats side
//! by side.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard};

use chrono::{DateTime, Duration, Utc};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, oneshot};
use tokio_util::sync::CancellationToken;

use super::Reception;
use crate::channel::telegram::{Event, What};
use crate::config::DoubtfulAnswers;
use crate::reception::lanes::{Dealt, Lanes};
use crate::store::Error;

/// Updates in hand at a time. When it is full, polling pauses and pushes are refused: Telegram keeps what is left.
const IN_HAND: usize = 2_000;
/// Between two tries to write to a database that does not answer.
const AGAIN: Duration = Duration::seconds(1);
const SWEEP: Duration = Duration::hours(1);

pub struct Inbox {
    lanes: Lanes<i64, Job>,
    room: Arc<Semaphore>,
    /// How far updates are, to be written.
    progress: Mutex<Progress>,
    moved: Notify,
}

#[derive(Default)]
struct Progress {
    /// Answers that leave as soon as that is written, and whom to tell.
    leaving: Vec<(i64, oneshot::Sender<()>)>,
    /// Updates whose answer has begun to leave.
    left: HashSet<i64>,
    /// Updates whose answer may or may not have arrived.
    doubtful: HashSet<i64>,
    /// Updates dealt with, and whether their answer is doubtful.
    done: Vec<(i64, bool)>,
}

/// An update that waits for its turn; takes up room until it is dropped.
struct Job {
    event: Event,
    _room: Option<OwnedSemaphorePermit>,
}

impl Default for Inbox {
    fn default() -> Self {
        Self {
            lanes: Lanes::default(),
            room: Arc::new(Semaphore::new(IN_HAND)),
            progress: Mutex::default(),
            moved: Notify::new(),
        }
    }
}

impl Inbox {
    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().expect("no holder of the lock panics")
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
        let mut progress = self.progress();
        progress.left.remove(&id);
        let doubtful = progress.doubtful.remove(&id);
        progress.done.push((id, doubtful));
        drop(progress);
        self.moved.notify_one();
    }

    /// Returns when it is written that the answer to this update is leaving. Where the database does not answer it leaves all
    /// the same: somebody waits for it.
    pub async fn leaves(&self, id: i64) {
        let written = {
            let mut progress = self.progress();
            if !progress.left.insert(id) {
                return;
            }
            let (tell, written) = oneshot::channel();
            progress.leaving.push((id, tell));
            written
        };
        self.moved.notify_one();
        let _written_or_not = written.await;
    }

    /// Nobody knows whether the answer to this update arrived.
    pub fn doubt(&self, id: i64) {
        metrics::counter!("naru_doubtful_answers_total", "channel" => crate::channel::telegram::NAME).increment(1);
        self.progress().doubtful.insert(id);
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
        if self.settings.doubtful_answers == DoubtfulAnswers::Leave {
            let doubtful = self.store.doubt_what_was_leaving(self.telegram.bot()).await?;
            if doubtful > 0 {
                tracing::warn!(doubtful, "answers were on their way when the process ended; they are not repeated");
            }
        }
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
        if self.inbox.lanes.line_up(&lane, id, job) {
            let reception = Arc::clone(self);
            self.tasks.spawn(async move { reception.work(&lane).await });
        }
    }

    async fn work(&self, lane: &str) {
        let deal_with = async |job| {
            // The room is taken up until it is dealt with.
            let Job { event, _room } = job;
            self.handle(event).await;
            Dealt::Done
        };
        self.inbox.lanes.work(lane, deal_with, |id| self.inbox.finish(id)).await;
    }

    /// Writes down how far updates are, many at a time, until `end`; every hour drops what is known for long enough.
    pub(super) async fn write_done(&self, end: CancellationToken) {
        let mut sweep_at = self.clock.now();
        loop {
            self.sweep(&mut sweep_at).await;
            let (leaving, done) = {
                let mut progress = self.inbox.progress();
                (std::mem::take(&mut progress.leaving), std::mem::take(&mut progress.done))
            };
            if leaving.is_empty() && done.is_empty() {
                if end.is_cancelled() {
                    return;
                }
                tokio::select! {
                    () = self.inbox.moved.notified() => {}
                    () = end.cancelled() => {}
                    () = self.clock.sleep_until(sweep_at) => {}
                }
                continue;
            }
            let (leaving, told): (Vec<i64>, Vec<oneshot::Sender<()>>) = leaving.into_iter().unzip();
            let written = self.store.updates_moved(self.telegram.bot(), &leaving, &done).await;
            for waiting in told {
                // Nobody waits any more where the update was given up.
                let _gone = waiting.send(());
            }
            if let Err(error) = written {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "what was answered could not be written down"
                );
                self.inbox.progress().done.extend(done);
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
