//! Digests that have fallen due, each on its readers' own clock.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Duration, Utc};

use super::{Planned, Planner};
use crate::answer::Subject;
use crate::notify::delivery::IfDoubtful;
use crate::notify::digest::{self, Period};
use crate::notify::notice::cause;
use crate::notify::pace::Lane;
use crate::notify::schedule::Schedule;
use crate::person::Wish;
use crate::store::Error;
use crate::store::outbox::{NewNotice, Recipients};

/// A digest later than this is of yesterday.
const LATEST: Duration = Duration::hours(6);
/// Where a schedule never comes again: as far ahead as a month's digest looks.
const AHEAD: Duration = Duration::days(31);

impl Planner {
    pub(super) async fn plan_digests(
        &self,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
        live: bool,
    ) -> Result<Planned, Error> {
        let mut planned = Planned::default();
        let mut known = None;
        for (zone, text) in self.store.digest_schedules().await? {
            let Ok(schedule) = text.parse::<Schedule>() else { continue };
            // After an outage the last one counts; those before it would tell the same.
            let mut due = None;
            let mut next = schedule.next(zone, since);
            while let Some(at) = next.filter(|at| *at <= now) {
                due = Some(at);
                next = schedule.next(zone, at);
            }
            let Some(due) = due else { continue };
            if due + LATEST <= now {
                planned.missed += 1;
                continue;
            }
            let until = next.unwrap_or(due + AHEAD);
            let period = Period { since: due - (until - due), now: due, until };
            if known.is_none() {
                known = Some(self.store.known_programs().await?);
            }
            let first_seen =
                |id: &str| known.as_ref().and_then(|known| known.get(id)).map(|program| program.first_seen);
            planned += self.plan_digest(zone, &text, period, &first_seen, now, live).await?;
        }
        Ok(planned)
    }

    async fn plan_digest(
        &self,
        zone: chrono_tz::Tz,
        schedule: &str,
        period: Period,
        first_seen: &impl Fn(&str) -> Option<DateTime<Utc>>,
        now: DateTime<Utc>,
        live: bool,
    ) -> Result<Planned, Error> {
        let knowledge = self.desk.knowledge();
        let catalogue = knowledge.catalogue();
        let mut wishes: BTreeMap<String, Vec<Wish>> = BTreeMap::new();
        for reader in self.store.digest_readers(zone, schedule, live).await? {
            wishes.entry(reader.address).or_default().push(reader.wish);
        }
        // Most readers wish the same: each list is chosen once, and one notice serves all who get it.
        let mut chosen: HashMap<Vec<Wish>, Vec<String>> = HashMap::new();
        let mut readers: BTreeMap<Vec<String>, Vec<(String, String)>> = BTreeMap::new();
        for (address, wishes) in wishes {
            let choose = |wishes: &Vec<Wish>| digest::items(catalogue, wishes, first_seen, period);
            let items = chosen.entry(wishes).or_insert_with_key(choose).clone();
            if !items.is_empty() {
                readers.entry(items).or_default().push((address, cause::DIGEST.to_owned()));
            }
        }
        let mut planned = Planned::default();
        for (programs, addresses) in readers {
            let new = NewNotice {
                // The first reader makes it unlike the same schedule's other lists, in whatever order they are planned.
                dedup_key: format!(
                    "digest:{}:{schedule}:{}:{}",
                    zone.name(),
                    period.now.timestamp_millis(),
                    addresses[0].0
                ),
                subject: Subject::Digest { programs },
                lane: Lane::Reminder,
                if_doubtful: IfDoubtful::Leave,
                urgent: false,
                lapses_at: Some(period.now + LATEST),
            };
            let enqueued = self.store.enqueue(&new, &Recipients::Listed(addresses), period.now, now).await?;
            planned += Planned::of(&enqueued);
        }
        Ok(planned)
    }
}
