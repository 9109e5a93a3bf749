//! Answers from what the programs are now: looks for a new revision and replaces the catalogue whole.

use std::sync::Arc;

use chrono::TimeDelta;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::desk::Desk;
use crate::program::Catalogue;
use crate::store::{Revision, Store};
use crate::understand::Knowledge;

/// Time between two looks, each one statement that reads one row.
const EVERY: TimeDelta = TimeDelta::seconds(2);

pub struct Reload {
    pub store: Store,
    pub desk: Arc<Desk>,
    pub clock: Arc<dyn Clock>,
    /// `[bot] home`.
    pub home: Option<String>,
    /// The revision that the desk answers from.
    pub seen: Revision,
}

impl Reload {
    /// Looks until `stop`. Trouble with the database leaves the catalogue as it is, and is logged once until it ends.
    ///
    /// # Errors
    /// None; the shape is that of a task.
    pub async fn run(mut self, stop: CancellationToken) -> anyhow::Result<()> {
        let mut trouble = false;
        loop {
            let next = self.clock.now() + EVERY;
            if stop.run_until_cancelled(self.clock.sleep_until(next)).await.is_none() {
                return Ok(());
            }
            match self.look().await {
                Ok(()) => trouble = false,
                Err(error) if !trouble => {
                    trouble = true;
                    metrics::counter!("naru_reloads_total", "outcome" => "failed").increment(1);
                    tracing::error!(error = format!("{error:#}"), "the programs cannot be read; the last ones stay");
                }
                Err(_) => {}
            }
        }
    }

    async fn look(&mut self) -> anyhow::Result<()> {
        if self.store.revision().await? == self.seen {
            return Ok(());
        }
        let (data, revision) = self.store.load_programs().await?;
        let (desk, home) = (Arc::clone(&self.desk), self.home.clone());
        let build = move || {
            let catalogue = Catalogue::new(data, home.as_deref());
            let programs = catalogue.programs().len();
            desk.replace(Arc::new(Knowledge::new(Arc::new(catalogue), desk.conversation().engine())));
            programs
        };
        // A hundred thousand programs take a second, which no answer shall wait for.
        let programs = tokio::task::spawn_blocking(build).await?;
        self.seen = revision;
        metrics::counter!("naru_reloads_total", "outcome" => "loaded").increment(1);
        tracing::info!(programs, "the programs changed; answers come from the new ones");
        Ok(())
    }
}
