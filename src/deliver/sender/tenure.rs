//! How a sender comes to its lease, loses it, and puts in order what was left.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use tokio_util::sync::CancellationToken;

use super::landing::set;
use super::{Moment, Sender, Stepped};
use crate::channel::SendError;
use crate::deliver::{Alert, alert};
use crate::notify::delivery::{DeliveryState, Fate};
use crate::store::Error;
use crate::store::lease::{Lease, OUTAGE};
use crate::store::outbox::{Key, Mark, Waiting};

impl Sender {
    /// Gets the lease, and puts in order what the last holder left.
    pub(super) async fn begin(&mut self, stop: &CancellationToken) -> Result<Stepped, Error> {
        let name = self.name();
        let before = loop {
            let seen = self.store.lease(name).await?;
            if seen.as_ref().is_some_and(|it| it.holder == self.holder) {
                break None;
            }
            let free = seen.as_ref().is_none_or(|it| it.holder.is_empty()) || self.store.is_alone();
            if !free && !self.stands_still(seen.as_ref(), stop).await? {
                if stop.is_cancelled() {
                    return Ok(Stepped::Stopped);
                }
                continue;
            }
            if self.store.take_lease(name, &self.holder, seen.as_ref(), self.clock.now()).await? {
                break Some(seen);
            }
        };
        (self.probe)(Moment::Lease);
        let now = self.clock.now();
        if let Some(held) = self.store.hold_if_restored(now).await? {
            alert(&self.alerts, Alert::Restored { held });
        }
        if let Some(seen) = before {
            self.store.settle_all().await?;
            self.put_in_order(now).await?;
            if let Some(gap) = seen.map(|it| now - it.beat_at).filter(|gap| *gap >= self.settings.outage) {
                let held = self.store.hold_announcements(name, OUTAGE, now).await?;
                if held > 0 {
                    alert(&self.alerts, Alert::Outage { channel: name, minutes: gap.num_minutes(), held });
                }
            }
        }
        (self.probe)(Moment::Order);
        Ok(Stepped::Done)
    }

    /// Watches another's lease; `true` where its beat stood still for the whole time.
    pub(super) async fn stands_still(&self, seen: Option<&Lease>, stop: &CancellationToken) -> Result<bool, Error> {
        let since = self.clock.steady();
        while self.clock.steady() - since < self.settings.takeover {
            tokio::select! {
                () = stop.cancelled() => return Ok(false),
                () = self.clock.sleep(self.settings.takeover / 4) => {}
            }
            let now = self.store.lease(self.name()).await?;
            if now.as_ref().map(|it| (&it.holder, it.beat)) != seen.map(|it| (&it.holder, it.beat)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What the last holder had let go and never recorded may have arrived: each one's policy decides.
    pub(super) async fn put_in_order(&mut self, now: DateTime<Utc>) -> Result<(), Error> {
        let left = self.store.left_behind(self.name()).await?;
        let ids = left.iter().map(|row| row.key.notice.as_str());
        self.notices.read(&self.store, ids, &self.queue.notices()).await?;
        // What left as one message meets one fate.
        let mut messages: HashMap<(String, String), Vec<Waiting>> = HashMap::new();
        for row in left {
            let head = row.bundle.clone().unwrap_or_else(|| row.key.notice.clone());
            messages.entry((row.key.address.clone(), head)).or_default().push(row);
        }
        for rows in messages.into_values() {
            let error = SendError::Doubtful("the process that sent it ended".into());
            let since = rows[0].doubtful_since;
            let fate = Fate::of(&Err(error), self.case_of_all(&rows, since), now, &mut self.rng);
            self.marks.extend(rows.iter().map(|row| Self::mark(row, fate.clone(), since, now)));
        }
        self.store.turn(self.name(), &self.holder, &self.marks, &[], &[], &[], now).await?;
        self.marks.clear();
        self.repeats_at = Some(now);
        Ok(())
    }

    pub(super) fn lost_lease(&mut self) -> Stepped {
        tracing::warn!(channel = self.name(), "another process sends for this bot now");
        self.queue.clear();
        self.dry_until.clear();
        Stepped::LeaseLost
    }

    /// Where a transaction failed, nobody knows whether it was kept: what the database calls claimed and is not under
    /// way has never left, and is due again.
    pub(super) async fn reconcile(&mut self) -> Result<(), Error> {
        let marked: HashSet<Key> = self.marks.iter().map(|mark| mark.key.clone()).collect();
        for row in self.store.left_behind(self.name()).await? {
            if !self.under_way.contains(&row.key) && !marked.contains(&row.key) {
                let left_before = row.attempt > 0;
                let since = row.doubtful_since.filter(|_| left_before);
                let mark = set(&row, DeliveryState::Due, "");
                let mark = Mark { reason: None, doubtful_since: since, unbundled: !left_before, ..mark };
                self.marks.push(mark);
            }
        }
        Ok(())
    }
}
