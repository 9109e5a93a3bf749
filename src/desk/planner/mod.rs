//! What is to be told unasked, planned into the outbox: reminders, changes, digests.
//!
//! All of it is derived from the records and from how far planning has come, and every notice has a dedup key: planning
//! twice adds nothing, and a process that dies half-way is followed by one that goes on. Who is told is chosen inside
//! the database.

mod changes;
mod digests;
mod reminders;

use std::sync::{Arc, Mutex};

use chrono::{DateTime, Duration, Utc};
use tokio_util::sync::CancellationToken;

use super::Desk;
use super::newsroom::Refusal;
use crate::program::Catalogue;
use crate::store::outbox::Enqueued;
use crate::store::{Error, Store};

/// How far planning has come, in the settings of the database.
const PLANNED: &str = "planned_until_ms";
/// Whether the installation speaks to everybody, or to staff only.
pub(super) const LIVE: &str = "live";
/// Longest time between two looks: what other processes set is noticed by then.
const LOOK: Duration = Duration::seconds(60);

/// Plans for one installation; several may run at the same time.
pub struct Planner {
    desk: Arc<Desk>,
    store: Store,
    looked: Mutex<Looked>,
}

/// What the last look at all programs saw, so that the next one is spared where nothing can have changed.
#[derive(Debug, Default)]
struct Looked {
    at: Option<Arc<Catalogue>>,
    /// When the next change has been left alone for long enough.
    settles: Option<DateTime<Utc>>,
}

/// What one look found to do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Planned {
    pub notices: u64,
    pub deliveries: u64,
    /// Reminders whose time had passed when they were looked for: recorded, not sent.
    pub missed: u64,
}

impl Planned {
    /// A notice for nobody is none.
    fn of(enqueued: &Enqueued) -> Self {
        Self { notices: u64::from(enqueued.added > 0), deliveries: enqueued.added, missed: 0 }
    }
}

impl std::ops::AddAssign for Planned {
    fn add_assign(&mut self, other: Self) {
        self.notices += other.notices;
        self.deliveries += other.deliveries;
        self.missed += other.missed;
    }
}

impl Planner {
    pub fn new(desk: Arc<Desk>) -> Self {
        let store = desk.store.clone();
        Self { desk, store, looked: Mutex::default() }
    }

    /// Plans all that has fallen due since the last time.
    ///
    /// # Errors
    /// Where the database fails; the next call goes on from there.
    pub async fn plan(&self) -> Result<Planned, Error> {
        let now = self.desk.clock.now();
        let live = self.store.setting(LIVE).await?.is_some();
        let mut planned = self.plan_changes(now, live).await?;
        let Some(since) = self.planned_until().await? else {
            // A new installation owes nobody anything of the past.
            self.store.set_setting(PLANNED, &now.timestamp_millis().to_string()).await?;
            return Ok(planned);
        };
        if now <= since {
            return Ok(planned); // the clock was set back: nothing comes twice
        }
        planned += self.plan_reminders(since, now, live).await?;
        planned += self.plan_digests(since, now, live).await?;
        match self.desk.send_due_announcements().await {
            Ok(count) => planned.notices += count,
            Err(Refusal::Store(error)) => return Err(error),
            Err(refusal) => {
                tracing::error!(error = &refusal as &dyn std::error::Error, "an announcement did not leave")
            }
        }
        self.store.set_setting(PLANNED, &now.timestamp_millis().to_string()).await?;
        if planned.missed > 0 {
            metrics::counter!("naru_reminders_missed_total").increment(planned.missed);
            tracing::warn!(missed = planned.missed, "reminders came too late to be of use, and were not sent");
        }
        Ok(planned)
    }

    async fn planned_until(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let text = self.store.setting(PLANNED).await?;
        Ok(text.and_then(|it| it.parse().ok()).and_then(DateTime::from_timestamp_millis))
    }

    /// The worker: looks when something is due, when programs have changed, and once a minute.
    ///
    /// # Errors
    /// None; the shape is that of a task.
    pub async fn run(self, stop: CancellationToken) -> anyhow::Result<()> {
        loop {
            let mut replaced = std::pin::pin!(self.desk.replaced.notified());
            replaced.as_mut().enable(); // from here on no change is missed
            match self.plan().await {
                Ok(Planned { notices: 0, .. }) => {}
                Ok(planned) => tracing::info!(
                    notices = planned.notices,
                    deliveries = planned.deliveries,
                    "planned what is to be told"
                ),
                Err(error) => {
                    tracing::error!(error = &error as &dyn std::error::Error, "planning failed and is tried again");
                }
            }
            let now = self.desk.clock.now();
            let settles = self.looked.lock().expect("no holder of the lock panics").settles;
            let next = [self.next_due(now), settles].into_iter().flatten().fold(now + LOOK, DateTime::min);
            tokio::select! {
                () = stop.cancelled() => return Ok(()),
                () = &mut replaced => {}
                () = self.desk.clock.sleep_until(next) => {}
            }
        }
    }
}
