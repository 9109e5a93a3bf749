//! What staff do with what is planned: hold, let go, take back, send again; and what they are told about it.

use chrono::{DateTime, Utc};

use super::{CHUNK, NoticeStatus};
use crate::notify::delivery::DeliveryState;
use crate::store::db::{execute, fetch_all, fetch_optional};
use crate::store::{Error, Store};

/// What became of a notice so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// (state, reason or "", count), by state.
    pub counts: Vec<(DeliveryState, String, u64)>,
}

impl Report {
    pub fn total(&self) -> u64 {
        self.counts.iter().map(|(.., count)| count).sum()
    }

    pub fn of(&self, state: DeliveryState) -> u64 {
        self.counts.iter().filter(|(it, ..)| *it == state).map(|(.., count)| count).sum()
    }
}

/// One delivery, for the report per chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    pub address: String,
    pub channel: String,
    pub state: DeliveryState,
    pub reason: String,
    pub sent_at: Option<DateTime<Utc>>,
}

impl Store {
    /// Nothing more of it leaves from now on; what is under way is finished.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn pause_notice(&self, id: &str, why: &str) -> Result<(), Error> {
        self.set_status(id, NoticeStatus::Paused, why).await
    }

    /// # Errors
    /// Where the database fails.
    pub async fn resume_notice(&self, id: &str) -> Result<(), Error> {
        self.set_status(id, NoticeStatus::Open, "").await
    }

    /// Takes back what has not left yet, for good.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn cancel_notice(&self, id: &str, why: &str) -> Result<(), Error> {
        self.set_status(id, NoticeStatus::Cancelled, why).await
    }

    async fn set_status(&self, id: &str, status: NoticeStatus, why: &str) -> Result<(), Error> {
        let touched = execute!(
            self.write(),
            "update notice set status = $2, status_why = $3, settled = false where id = $1 and status <> 'cancelled'",
            id,
            status.as_str(),
            why
        )?;
        if touched > 0 {
            self.settle(id).await?;
        }
        self.wake_outbox();
        Ok(())
    }

    /// Brings the deliveries of a notice into the state that its status asks for, a chunk a transaction. Nothing leaves
    /// against the status in the meantime: that is looked at again when a delivery leaves.
    async fn settle(&self, id: &str) -> Result<(), Error> {
        let mut from = String::new();
        loop {
            let mut tx = self.begin().await?;
            let row: Option<(String, bool)> =
                fetch_optional!(tx.on(), "select status, settled from notice where id = $1", id)?;
            let Some((status, false)) = row else { return Ok(()) };
            let status = NoticeStatus::from_name(&status).unwrap_or(NoticeStatus::Paused);
            let (states, to) = status.settles();
            let last: Option<(String,)> = fetch_optional!(
                tx.on(),
                "select address_id from delivery where notice_id = $1 and address_id > $2 order by address_id \
                 limit 1 offset $3",
                id,
                &from,
                CHUNK - 1
            )?;
            // Above all ids: they are digits and small letters.
            let until = last.as_ref().map_or("~", |(it,)| it.as_str());
            for state in states {
                // What is held for another reason stays held when the notice opens.
                execute!(
                    tx.on(),
                    "update delivery set state = $4, reason = $5 \
                      where notice_id = $1 and address_id > $2 and address_id <= $3 and state = $6 \
                        and ($4 <> 'due' or reason = 'paused')",
                    id,
                    &from,
                    until,
                    to.as_str(),
                    (status != NoticeStatus::Open).then_some(status.as_str()),
                    *state
                )?;
            }
            if last.is_none() {
                execute!(tx.on(), "update notice set settled = true where id = $1", id)?;
            }
            tx.commit().await?;
            match last {
                Some((it,)) => from = it,
                None => return Ok(()),
            }
        }
    }

    /// Ends what a crash interrupted.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn settle_all(&self) -> Result<(), Error> {
        let rows: Vec<(String,)> = fetch_all!(self.read(), "select id from notice where not settled")?;
        for (id,) in rows {
            self.settle(&id).await?;
        }
        Ok(())
    }

    /// Sends a notice again to those whom it did not reach: dead ones, and doubtful ones where staff prefer twice to
    /// never. Closed addresses stay closed. How many.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn resend_failed(&self, id: &str, doubtful_too: bool, now: DateTime<Utc>) -> Result<u64, Error> {
        let touched = execute!(
            self.write(),
            "update delivery set state = 'due', due_at_ms = $2, attempt = 0, reason = null, doubtful_since_ms = null \
              where notice_id = $1 and (state = 'dead' or (state = 'doubtful' and $3)) \
                and exists (select 1 from address where id = delivery.address_id and state = 'open')",
            id,
            now.timestamp_millis(),
            doubtful_too
        )?;
        execute!(self.write(), "update notice set refused = 0 where id = $1", id)?;
        self.wake_outbox();
        Ok(touched)
    }

    /// # Errors
    /// Where the database fails.
    pub async fn notice_report(&self, id: &str) -> Result<Report, Error> {
        let rows: Vec<(String, String, i64)> = fetch_all!(
            self.read(),
            "select state, coalesce(reason, ''), count(*) from delivery where notice_id = $1 \
             group by state, coalesce(reason, '') order by 1, 2",
            id
        )?;
        let counts = rows.into_iter().filter_map(|(state, reason, count)| {
            Some((DeliveryState::from_name(&state)?, reason, count.unsigned_abs()))
        });
        Ok(Report { counts: counts.collect() })
    }

    /// The deliveries of a notice after the address `from`, by address, for a report per chat.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn notice_deliveries(&self, id: &str, from: &str, limit: i64) -> Result<Vec<Failed>, Error> {
        let rows: Vec<(String, String, String, String, Option<i64>)> = fetch_all!(
            self.read(),
            "select address_id, channel, state, coalesce(reason, ''), sent_at_ms from delivery \
              where notice_id = $1 and address_id > $2 order by address_id limit $3",
            id,
            from,
            limit
        )?;
        let read = rows.into_iter().filter_map(|(address, channel, state, reason, sent_at_ms)| {
            let (state, sent_at) = (DeliveryState::from_name(&state)?, sent_at_ms.map(super::instant));
            Some(Failed { address, channel, state, reason, sent_at })
        });
        Ok(read.collect())
    }

    /// Deliveries in each state, for metrics and `naru status`.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn outbox_counts(&self) -> Result<Vec<(String, String, u64)>, Error> {
        let rows: Vec<(String, String, i64)> = fetch_all!(
            self.read(),
            "select channel, state, count(*) from delivery where state in ('due', 'held', 'claimed', 'doubtful') \
             group by channel, state order by 1, 2"
        )?;
        Ok(rows.into_iter().map(|(channel, state, count)| (channel, state, count.unsigned_abs())).collect())
    }

    /// Holds what is due at `now` until staff decide: announcements of one channel after an outage. How many.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn hold_announcements(&self, channel: &str, why: &str, now: DateTime<Utc>) -> Result<u64, Error> {
        execute!(
            self.write(),
            "update delivery set state = 'held', reason = $2 \
              where channel = $1 and lane = 2 and state = 'due' and due_at_ms <= $3",
            channel,
            why,
            now.timestamp_millis()
        )
    }

    /// How many are held for this reason: "outage", "restored".
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn count_held(&self, why: &str) -> Result<u64, Error> {
        let row: (i64,) = super::super::db::fetch_one!(
            self.read(),
            "select count(*) from delivery where state = 'held' and reason = $1",
            why
        )?;
        Ok(row.0.unsigned_abs())
    }

    /// Staff have decided about what is held for this reason: out with it (what is too late by now lapses), or not. How
    /// many.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn decide_held(&self, why: &str, send: bool) -> Result<u64, Error> {
        let mut tx = self.begin().await?;
        if why == super::super::lease::RESTORED {
            execute!(
                tx.on(),
                "insert into installation (key, value) values ('restored_answer', $1) \
                 on conflict (key) do update set value = excluded.value",
                if send { "yes" } else { "no" }
            )?;
        }
        let touched = execute!(
            tx.on(),
            "update delivery set state = $2 where state = 'held' and reason = $1",
            why,
            if send { "due" } else { "cancelled" }
        )?;
        tx.commit().await?;
        self.wake_outbox();
        Ok(touched)
    }
}
