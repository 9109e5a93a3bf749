//! What was asked and told, on its way into the database: answers do not wait for it.

use std::sync::Mutex;
use std::time::Duration;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::answer::Answer;
use crate::clock::Clock;
use crate::config::People;
use crate::program::{Catalogue, Fact, ProgramIndex};
use crate::store::told::Asked;
use crate::store::{Error, Store};
use crate::understand::{Field, Question};

/// Records waiting to be written. When it is full the oldest go unwritten, and are counted: a slow disk must not make
/// answers slow or memory grow.
const WAITING: usize = 10_000;
/// As many are written in one transaction: SQLite has one writer, and updates that come in meanwhile wait for it.
const BATCH: usize = 40;

pub(super) struct Records {
    store: Store,
    waiting: Mutex<Vec<Asked>>,
    wake: Notify,
}

impl Records {
    pub fn new(store: Store) -> Self {
        Self { store, waiting: Mutex::default(), wake: Notify::new() }
    }

    pub fn add(&self, asked: Asked) {
        let mut waiting = self.waiting.lock().expect("no holder of the lock panics");
        if waiting.len() >= WAITING {
            waiting.drain(..BATCH);
            metrics::counter!("naru_records_dropped_total").increment(BATCH as u64);
        }
        waiting.push(asked);
        drop(waiting);
        self.wake.notify_one();
    }

    /// Writes all that waits.
    pub async fn write(&self) -> Result<(), Error> {
        loop {
            let batch: Vec<Asked> = {
                let mut waiting = self.waiting.lock().expect("no holder of the lock panics");
                let count = waiting.len().min(BATCH);
                waiting.drain(..count).collect()
            };
            if batch.is_empty() {
                return Ok(());
            }
            if let Err(error) = self.store.keep_asked(&batch).await {
                let mut waiting = self.waiting.lock().expect("no holder of the lock panics");
                waiting.splice(..0, batch);
                return Err(error);
            }
        }
    }

    pub async fn keep(&self, clock: &dyn Clock, people: &People, stop: &CancellationToken) {
        let mut cleaned_at = chrono::DateTime::UNIX_EPOCH;
        loop {
            let now = clock.now();
            if let Err(error) = self.write().await {
                tracing::warn!(error = &error as &dyn std::error::Error, "records wait to be written");
                // Not at once again: the database needs a moment.
                let later = now + chrono::Duration::seconds(5);
                if stop.run_until_cancelled(clock.sleep_until(later)).await.is_none() {
                    return;
                }
                continue;
            }
            if now - cleaned_at >= chrono::Duration::hours(1) {
                cleaned_at = now;
                self.clean(now, people).await;
            }
            let later = cleaned_at + chrono::Duration::hours(1);
            tokio::select! {
                () = stop.cancelled() => {
                    if let Err(error) = self.write().await {
                        tracing::warn!(error = &error as &dyn std::error::Error, "the last records were not written");
                    }
                    return;
                }
                () = self.wake.notified() => {
                    // A burst becomes one transaction.
                    let soon = clock.now() + chrono::Duration::from_std(Duration::from_millis(200)).expect("it is short");
                    if stop.run_until_cancelled(clock.sleep_until(soon)).await.is_none() {
                        continue; // the branch above writes the rest
                    }
                }
                () = clock.sleep_until(later) => {}
            }
        }
    }

    async fn clean(&self, now: chrono::DateTime<chrono::Utc>, people: &People) {
        let old = now - chrono::Duration::days(i64::from(people.closed_days));
        let dropped = async {
            self.store.drop_old(now, people.question_days, people.told_days).await?;
            self.store.drop_closed(old).await
        };
        match dropped.await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "addresses closed long ago are forgotten"),
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "old records were not dropped"),
        }
    }
}

/// Which facts of which programs an answer told.
pub(super) fn told(catalogue: &Catalogue, question: &Question, answer: &Answer) -> Vec<(String, Vec<Fact>)> {
    const CARD: [Fact; 5] = [Fact::Status, Fact::Dates, Fact::Deadline, Fact::Place, Fact::Fee];
    let id = |at: ProgramIndex| catalogue.program(at).id.clone();
    match answer {
        Answer::List(list) => list.shown.iter().map(|&at| (id(at), CARD.to_vec())).collect(),
        Answer::Detail(_) => {
            let mut facts = CARD.to_vec();
            match question.field {
                Some(Field::HowToApply) => facts.push(Fact::HowToApply),
                Some(Field::Contact) => facts.push(Fact::Contact),
                _ => {}
            }
            question.programs.first().map(|&at| (id(at), facts)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
