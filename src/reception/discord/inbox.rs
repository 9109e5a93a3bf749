//! Events in hand: kept in the database under their ids, then dealt with one after the other for a person, people side by side.
//!
//! Many are kept in one write, so that keeping costs a busy second no more than a quiet one. A database that does not answer
//! holds nobody up: what was heard lately is known here too.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration as StdDuration;

use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};
use tokio::sync::{Notify, mpsc, oneshot};
use tokio_util::sync::CancellationToken;

use super::Reception;
use super::first::Plan;
use crate::channel::discord::{Asked, Frame, Heard, Interaction, Said};
use crate::reception::lanes::{Dealt, Lanes};
use crate::store::Error;

/// Events kept by one write.
const TOGETHER: usize = 200;
/// Events that wait to be kept.
const IN_HAND: usize = 5_000;
/// A database that takes longer is not waited for: an answer is worth more than a note of it.
const PATIENCE: StdDuration = StdDuration::from_secs(5);
/// Ids known without asking the database; two halves that change places.
const LATELY: usize = 10_000;
/// Between two tries to write to a database that does not answer.
const AGAIN: Duration = Duration::seconds(1);
const SWEEP: Duration = Duration::hours(1);
/// What a process before this one left is still answered for so long: the token of an interaction holds no longer.
const LEFT: Duration = Duration::minutes(14);

#[derive(Default)]
pub struct Inbox {
    lanes: Lanes<String, Job>,
    lately: Mutex<[HashSet<String>; 2]>,
    /// Ids of what is dealt with, to be written.
    done: Mutex<Vec<String>>,
    finished: Notify,
}

/// Something that waits for its turn.
struct Job {
    what: What,
    /// Whether a process before this one knows nothing of it, told as soon as it is kept.
    is_new: Option<oneshot::Receiver<bool>>,
}

enum What {
    /// And what its first answer has left to do.
    Answer(Box<Interaction>, oneshot::Receiver<Plan>),
    Message(Said),
}

/// An event on its way into the database.
struct Keeping {
    id: String,
    body: String,
    /// Told whether it is new.
    tell: oneshot::Sender<bool>,
}

/// What one event is, as it is kept.
enum Kept {
    Interaction(Box<Interaction>),
    Message(Said),
}

impl Kept {
    /// What is no question is given back.
    fn of(event: Heard) -> Result<Self, Box<Heard>> {
        match event {
            Heard::Interaction(it) => Ok(Self::Interaction(it)),
            Heard::Said(said) => Ok(Self::Message(said)),
            other => Err(Box::new(other)),
        }
    }

    fn id(&self) -> &str {
        match self {
            Self::Interaction(it) => &it.id,
            Self::Message(said) => &said.id,
        }
    }
}

impl Inbox {
    fn done(&self) -> MutexGuard<'_, Vec<String>> {
        self.done.lock().expect("no holder of the lock panics")
    }

    fn finish(&self, id: String) {
        self.done().push(id);
        self.finished.notify_one();
    }

    /// Whether this id is heard for the first time since the process began, as far as that is remembered.
    fn is_new(&self, id: &str) -> bool {
        let mut lately = self.lately.lock().expect("no holder of the lock panics");
        let [young, old] = &mut *lately;
        if old.contains(id) || !young.insert(id.to_owned()) {
            return false;
        }
        if young.len() >= LATELY {
            *old = std::mem::take(young);
        }
        true
    }
}

impl Reception {
    /// Deals with all that the shards hear, until the last of them ends.
    pub(super) async fn hear(self: &Arc<Self>, frames: mpsc::Receiver<Frame>) {
        let (keep, kept) = mpsc::channel(IN_HAND);
        tokio::join!(self.sort(frames, keep), self.keep(kept));
    }

    /// Nothing here waits for the database: the next event may be one that Discord waits for.
    async fn sort(self: &Arc<Self>, mut frames: mpsc::Receiver<Frame>, keep: mpsc::Sender<Keeping>) {
        while let Some(frame) = frames.recv().await {
            let kept = match Kept::of(Heard::read(&frame, self.bot())) {
                Ok(kept) => kept,
                Err(event) => {
                    self.notice(frame.shard, *event).await;
                    continue;
                }
            };
            if !self.inbox.is_new(kept.id()) {
                continue;
            }
            if let Kept::Interaction(it) = &kept
                && matches!(it.asked, Asked::Completing { .. })
            {
                // Somebody types: too fleeting to be kept.
                let (reception, it, received) = (Arc::clone(self), it.clone(), self.clock.now());
                self.tasks.spawn(async move { reception.complete(&it, received).await });
                continue;
            }
            let body = json!({ "name": frame.name, "data": frame.data }).to_string();
            let (tell, is_new) = oneshot::channel();
            let keeping = Keeping { id: kept.id().to_owned(), body, tell };
            if keep.try_send(keeping).is_err() {
                tracing::error!("so much is heard on Discord that not all of it is kept");
            }
            self.deal_with(kept, self.clock.now(), Some(is_new));
        }
    }

    async fn keep(&self, mut kept: mpsc::Receiver<Keeping>) {
        let mut batch = Vec::with_capacity(TOGETHER);
        while kept.recv_many(&mut batch, TOGETHER).await > 0 {
            let (rows, tell): (Vec<(String, String)>, Vec<oneshot::Sender<bool>>) =
                batch.drain(..).map(|it| ((it.id, it.body), it.tell)).unzip();
            match self.store.add_discord_events(&rows, self.clock.now()).await {
                Ok(new) => {
                    for (tell, new) in tell.into_iter().zip(new) {
                        // Who has given up waiting has gone on.
                        let _heard = tell.send(new);
                    }
                }
                // Those who wait go on, as far as is known here.
                Err(error) => {
                    tracing::error!(error = &error as &dyn std::error::Error, "what was heard on Discord is not kept");
                }
            }
        }
    }

    /// What the process before this one was given and did not finish.
    pub(super) async fn take_up(self: &Arc<Self>) -> Result<(), Error> {
        let now = self.clock.now();
        for waiting in self.store.waiting_discord_events().await? {
            let at = DateTime::from_timestamp_millis(waiting.received_at_ms).unwrap_or_default();
            let body: Value = serde_json::from_str(&waiting.body).unwrap_or_default();
            let name = body["name"].as_str().unwrap_or_default().to_owned();
            let frame = Frame { shard: 0, name, data: body["data"].clone() };
            // Before the gateway has greeted, a message's own words tell whether it was for the bot: it was, or it were not kept.
            let bot = Self::named_in(&frame.data);
            match Kept::of(Heard::read(&frame, &bot)) {
                Ok(kept) if now - at < LEFT && self.inbox.is_new(kept.id()) => self.deal_with(kept, at, None),
                _ => self.inbox.finish(waiting.id),
            }
        }
        Ok(())
    }

    /// The bot that a kept message mentions; any where there is but one.
    fn named_in(message: &Value) -> String {
        let mentions = message["mentions"].as_array().into_iter().flatten();
        let bots = mentions.filter(|it| it["bot"] == Value::Bool(true));
        bots.filter_map(|it| it["id"].as_str()).next().unwrap_or_default().to_owned()
    }

    /// Lines it up behind what the same person asked before. Its first answer waits for no turn, and not for being kept
    /// (given twice, it is one): Discord wants it within three seconds.
    fn deal_with(self: &Arc<Self>, kept: Kept, received: DateTime<Utc>, is_new: Option<oneshot::Receiver<bool>>) {
        let id = kept.id().to_owned();
        let (lane, what) = match kept {
            Kept::Message(said) => (format!("{} {}", said.person, said.channel), What::Message(said)),
            Kept::Interaction(it) => {
                let lane = format!("{} {}", it.person, it.channel);
                let (tell, plan) = oneshot::channel();
                let (reception, asked) = (Arc::clone(self), it.clone());
                self.tasks.spawn(async move {
                    let _unheard = tell.send(reception.give_first_answer(&asked, received).await);
                });
                (lane, What::Answer(it, plan))
            }
        };
        if self.inbox.lanes.line_up(&lane, id, Job { what, is_new }) {
            let reception = Arc::clone(self);
            self.tasks.spawn(async move { reception.work(&lane).await });
        }
    }

    async fn work(self: &Arc<Self>, lane: &str) {
        let deal_with = async |job: Job| {
            if let Some(is_new) = job.is_new
                && matches!(tokio::time::timeout(PATIENCE, is_new).await, Ok(Ok(false)))
            {
                return Dealt::NotOurs;
            }
            match job.what {
                What::Message(said) => self.said(said).await,
                What::Answer(it, plan) => {
                    // Without a plan the first answer panicked; that is in the log.
                    if let Ok(plan) = plan.await {
                        self.answer(&it, plan).await;
                    }
                }
            }
            Dealt::Done
        };
        self.inbox.lanes.work(lane, deal_with, |id| self.inbox.finish(id)).await;
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
            if let Err(error) = self.store.discord_events_done(&done).await {
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
        if let Err(error) = self.store.forget_discord_events(now).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "old events were not dropped");
        }
    }

    fn bot(&self) -> &str {
        self.me.get().map_or("", |me| &me.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_new_once() {
        let inbox = Inbox::default();
        assert!(inbox.is_new("1") && !inbox.is_new("1"));
        for id in 0..LATELY + 5 {
            inbox.is_new(&format!("other {id}"));
        }
        assert!(!inbox.is_new("1"), "the older half is remembered too");
    }
}
