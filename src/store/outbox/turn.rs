//! Out of the outbox, and back into it: what is due, what leaves now, what came of it. For the one process that has the
//! lease of a channel; see [`lease`](crate::store::lease).

use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::AssertSqlSafe;

use super::{Key, NoticeStatus, To, Waiting, instant, lane_number, lane_of};
use crate::notify::delivery::{DeliveryState, Gone};
use crate::notify::pace::Lane;
use crate::person::{AddressState, ChatKind};
use crate::store::db::{Engine, execute, fetch_all, fetch_optional};
use crate::store::{Error, Store, Transaction};

/// What came of a delivery; all that is to be written about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub key: Key,
    pub state: DeliveryState,
    pub due_at: DateTime<Utc>,
    /// Attempts that failed, this one included.
    pub attempt: u32,
    pub doubtful_since: Option<DateTime<Utc>>,
    pub parts_done: usize,
    pub message_ids: Vec<String>,
    pub sent_at: Option<DateTime<Utc>>,
    pub reason: Option<String>,
    /// It never left, alone or together with others: it is free to leave otherwise.
    pub unbundled: bool,
}

/// What came of deliveries of one notice since the last turn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NoticeCount {
    pub notice: String,
    pub sent: u64,
    pub refused: u64,
}

/// An address that the network closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    pub address: String,
    pub reason: Gone,
}

/// What a turn did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turned {
    /// These may leave now. Those that were asked for and are missing were cancelled, paused or taken in the meantime.
    Departed(Vec<Key>),
    /// Another process has the lease: nothing leaves from here. What came of the earlier ones is recorded all the same.
    LostLease,
}

#[derive(sqlx::FromRow)]
struct WaitingRow {
    notice_id: String,
    address_id: String,
    lane: i64,
    due_at_ms: i64,
    cause: String,
    attempt: i64,
    doubtful_since_ms: Option<i64>,
    claimed_at_ms: Option<i64>,
    bundle: Option<String>,
    parts_done: i64,
    message_ids: Option<String>,
    target_ids: Option<String>,
    target_state: Option<String>,
    corrected_ids: Option<String>,
    chat: Option<String>,
    thread: Option<String>,
    kind: Option<String>,
    state: Option<String>,
    languages: Option<String>,
    zone: Option<String>,
    quiet: Option<String>,
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

impl WaitingRow {
    fn read(self) -> Waiting {
        // A forgotten address is a closed one; what cannot be read takes the safe side.
        let state = self.state.as_deref().and_then(AddressState::from_name).unwrap_or(AddressState::Closed);
        let languages = self.languages.unwrap_or_default();
        let address = To {
            chat: self.chat.unwrap_or_else(|| self.address_id.clone()),
            thread: self.thread.filter(|it| !it.is_empty()),
            kind: self.kind.as_deref().and_then(ChatKind::from_name).unwrap_or(ChatKind::Private),
            state,
            languages: languages.split_whitespace().filter_map(|tag| tag.parse().ok()).collect(),
            zone: self.zone.as_deref().and_then(|it| chrono_tz::Tz::from_str(it).ok()).unwrap_or(chrono_tz::UTC),
            quiet: self.quiet.and_then(|it| it.parse().ok()),
        };
        Waiting {
            key: Key { notice: self.notice_id, address: self.address_id },
            address,
            lane: lane_of(self.lane),
            due_at: instant(self.due_at_ms),
            cause: self.cause,
            attempt: u32::try_from(self.attempt).unwrap_or(0),
            // One that was let go and never recorded is in doubt since then.
            doubtful_since: self.doubtful_since_ms.or(self.claimed_at_ms).map(instant),
            bundle: self.bundle,
            parts_done: usize::try_from(self.parts_done).unwrap_or(0),
            message_ids: words(&self.message_ids.unwrap_or_default()),
            target_ids: words(&self.target_ids.unwrap_or_default()),
            target: self.target_state.as_deref().and_then(DeliveryState::from_name),
            corrected_ids: self.corrected_ids.iter().flat_map(|all| all.split('|')).map(words).collect(),
        }
    }
}

/// The columns of [`WaitingRow`], and the tables from which they come. `cross join`, as SQLite keeps the order of one:
/// first what is due, by its index.
fn waiting_rows(claimed_at: &str, condition: &str) -> String {
    format!(
        "select d.notice_id, d.address_id, d.lane, d.due_at_ms, d.cause, d.attempt, d.doubtful_since_ms, \
                {claimed_at} as claimed_at_ms, d.bundle, d.parts_done, d.message_ids, t.message_ids as target_ids, \
                case when n.amends is not null and exists (select 1 from notice m join delivery c \
                     on c.notice_id = m.id and c.address_id = d.address_id \
                    where m.amends = n.amends and m.act = 'correct' and (n.act = 'recall' or m.id < n.id) and c.state = 'claimed') \
                then 'claimed' else t.state end as target_state, \
                case when n.amends is not null then \
                  (select string_agg(c.message_ids, '|' order by m.id) from notice m join delivery c \
                     on c.notice_id = m.id and c.address_id = d.address_id \
                    where m.amends = n.amends and m.act = 'correct' and (n.act = 'recall' or m.id < n.id) and c.message_ids <> '') \
                end as corrected_ids, a.chat, a.thread, a.kind, a.state, a.languages, a.zone, a.quiet \
           from delivery d left join address a on a.id = d.address_id \
           left join notice n on n.id = d.notice_id \
           left join delivery t on t.notice_id = n.amends and t.address_id = d.address_id \
          where {condition}"
    )
}

impl Store {
    /// Deliveries of a channel and lane that were sent off without an answer, and are due again at `now`.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn repeats(
        &self,
        channel: &str,
        lane: Lane,
        now: DateTime<Utc>,
        limit: usize,
    ) -> Result<Vec<Waiting>, Error> {
        let text = waiting_rows(
            "cast(null as bigint)",
            "d.channel = $1 and d.lane = $2 and d.state = 'due' and d.doubtful_since_ms is not null and d.due_at_ms <= $3 \
             and n.status = 'open' order by d.due_at_ms limit $4",
        );
        let rows: Vec<WaitingRow> = fetch_all!(
            self.read(),
            AssertSqlSafe(text),
            channel,
            lane_number(lane),
            now.timestamp_millis(),
            i64::try_from(limit).unwrap_or(i64::MAX),
        )?;
        Ok(rows.into_iter().map(WaitingRow::read).collect())
    }

    /// When the next of those is due, after `now`.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn next_repeat(&self, channel: &str, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, Error> {
        let row: Option<(Option<i64>,)> = fetch_optional!(
            self.read(),
            "select min(due_at_ms) from delivery where channel = $1 and state = 'due' and doubtful_since_ms is not null \
             and due_at_ms > $2",
            channel,
            now.timestamp_millis()
        )?;
        Ok(row.and_then(|(due,)| due).map(instant))
    }

    /// The next deliveries of a channel and lane that are due at `now`, oldest first, none to `full_chats`.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn waiting(
        &self,
        channel: &str,
        lane: Lane,
        now: DateTime<Utc>,
        full_chats: &[String],
        limit: usize,
    ) -> Result<Vec<Waiting>, Error> {
        let engine = self.read();
        let others = match (full_chats.is_empty(), &engine) {
            (true, _) => "$5 = '[]'",
            (false, Engine::Sqlite(_)) => "(a.chat is null or a.chat not in (select value from json_each($5)))",
            (false, Engine::Postgres(_)) => {
                "(a.chat is null or a.chat not in (select jsonb_array_elements_text(cast($5 as jsonb))))"
            }
        };
        let text = waiting_rows(
            "cast(null as bigint)",
            &format!(
                "d.channel = $1 and d.lane = $2 and d.state = 'due' and d.due_at_ms <= $3 and n.status = 'open' \
                 and {others} order by d.due_at_ms limit $4"
            ),
        );
        let rows: Vec<WaitingRow> = fetch_all!(
            engine,
            AssertSqlSafe(text),
            channel,
            lane_number(lane),
            now.timestamp_millis(),
            i64::try_from(limit).unwrap_or(i64::MAX),
            json!(full_chats).to_string()
        )?;
        Ok(rows.into_iter().map(WaitingRow::read).collect())
    }

    /// What left for an address as one message under the number of the notice `bundle`, as far as it is due again; and
    /// whether that is all of it.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn look_up_bundle(&self, address: &str, bundle: &str) -> Result<(Vec<Waiting>, bool), Error> {
        let text = waiting_rows("cast(null as bigint)", "d.address_id = $1 and d.bundle = $2 and d.state = 'due'");
        let rows: Vec<WaitingRow> = fetch_all!(self.read(), AssertSqlSafe(text), address, bundle)?;
        let all: Option<(i64,)> = fetch_optional!(
            self.read(),
            "select count(*) from delivery where address_id = $1 and bundle = $2",
            address,
            bundle
        )?;
        let whole = all.is_some_and(|(all,)| usize::try_from(all) == Ok(rows.len()));
        Ok((rows.into_iter().map(WaitingRow::read).collect(), whole))
    }

    /// When the next delivery of a channel falls due after `now`.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn next_due(&self, channel: &str, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, Error> {
        // One per lane, as the index has the lane before the time.
        let row: Option<(Option<i64>,)> = fetch_optional!(
            self.read(),
            "select min(due) from ( \
               select min(due_at_ms) as due from delivery where channel = $1 and lane = 1 and state = 'due' and due_at_ms > $2 \
               union all \
               select min(due_at_ms) as due from delivery where channel = $1 and lane = 2 and state = 'due' and due_at_ms > $2 \
             ) as lanes",
            channel,
            now.timestamp_millis()
        )?;
        Ok(row.and_then(|(due,)| due).map(instant))
    }

    /// One transaction: records `marks`, `counts` and `closings`, then lets `leaving` go, each with the notice under
    /// whose number it leaves. What is let go is `claimed` from now on.
    ///
    /// # Errors
    /// Where the database fails; then nothing of it is kept.
    #[expect(clippy::too_many_arguments, reason = "one transaction has one call")]
    pub async fn turn(
        &self,
        channel: &str,
        holder: &str,
        marks: &[Mark],
        counts: &[NoticeCount],
        closings: &[Closing],
        leaving: &[(Key, Option<String>)],
        now: DateTime<Utc>,
    ) -> Result<Turned, Error> {
        let mut tx = self.begin().await?;
        record(&mut tx, marks).await?;
        for count in counts {
            execute!(
                tx.on(),
                "update notice set sent = sent + $2, refused = refused + $3 where id = $1",
                &count.notice,
                i64::try_from(count.sent).unwrap_or(i64::MAX),
                i64::try_from(count.refused).unwrap_or(i64::MAX)
            )?;
        }
        for closing in closings {
            close(&mut tx, closing, now).await?;
        }
        let mut turned = Turned::Departed(Vec::new());
        if !leaving.is_empty() {
            turned = if super::super::lease::is_held(&mut tx, channel, holder).await? {
                Turned::Departed(depart(&mut tx, holder, leaving, now).await?)
            } else {
                Turned::LostLease
            };
        }
        tx.commit().await?;
        Ok(turned)
    }

    /// What was under way on a channel when its last sender died: let go, and never recorded.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn left_behind(&self, channel: &str) -> Result<Vec<Waiting>, Error> {
        let text = waiting_rows("d.claimed_at_ms", "d.channel = $1 and d.state = 'claimed'");
        let rows: Vec<WaitingRow> = fetch_all!(self.read(), AssertSqlSafe(text), channel)?;
        Ok(rows.into_iter().map(WaitingRow::read).collect())
    }
}

async fn record(tx: &mut Transaction, marks: &[Mark]) -> Result<(), Error> {
    if marks.is_empty() {
        return Ok(());
    }
    let ms = |at: Option<DateTime<Utc>>| at.map(|it| it.timestamp_millis());
    let rows: Vec<_> = marks
        .iter()
        .map(|it| {
            let ids = (!it.message_ids.is_empty()).then(|| it.message_ids.join(" "));
            json!({
                "n": it.key.notice, "a": it.key.address, "s": it.state.as_str(), "d": it.due_at.timestamp_millis(),
                "t": it.attempt, "o": ms(it.doubtful_since), "p": it.parts_done, "m": ids, "e": ms(it.sent_at),
                "r": it.reason, "u": i64::from(it.unbundled),
            })
        })
        .collect();
    // What is sent stays sent: a sender that was thought dead may tell so late.
    // What was under way when its notice was cancelled, and did not arrive, is not due again.
    let over = "k.s = 'due' and exists (select 1 from notice where id = k.n and status = 'cancelled')";
    let set = format!(
        "update delivery set state = case when {over} then 'cancelled' else k.s end, due_at_ms = k.d, attempt = k.t, \
         doubtful_since_ms = k.o, parts_done = k.p, message_ids = coalesce(k.m, message_ids), sent_at_ms = k.e, \
         reason = case when {over} then 'cancelled' else k.r end, bundle = case when k.u = 1 then null else bundle end"
    );
    let which = "delivery.notice_id = k.n and delivery.address_id = k.a and delivery.state <> 'sent'";
    let text = match tx.on() {
        Engine::Sqlite(_) => format!(
            "{set} from (select value ->> 'n' as n, value ->> 'a' as a, value ->> 's' as s, value ->> 'd' as d, \
             value ->> 't' as t, value ->> 'o' as o, value ->> 'p' as p, value ->> 'm' as m, value ->> 'e' as e, \
             value ->> 'r' as r, value ->> 'u' as u from json_each($1)) k where {which}"
        ),
        Engine::Postgres(_) => format!(
            "{set} from jsonb_to_recordset(cast($1 as jsonb)) as k(n text, a text, s text, d bigint, t bigint, \
             o bigint, p bigint, m text, e bigint, r text, u bigint) where {which}"
        ),
    };
    execute!(tx.on(), AssertSqlSafe(text), json!(rows).to_string())?;
    Ok(())
}

async fn depart(
    tx: &mut Transaction,
    holder: &str,
    leaving: &[(Key, Option<String>)],
    now: DateTime<Utc>,
) -> Result<Vec<Key>, Error> {
    for (key, bundle) in leaving.iter().filter(|(_, bundle)| bundle.is_some()) {
        execute!(
            tx.on(),
            "update delivery set bundle = $3 where notice_id = $1 and address_id = $2 and state = 'due'",
            &key.notice,
            &key.address,
            bundle.as_deref()
        )?;
    }
    let keys: Vec<_> = leaving.iter().map(|(key, _)| json!({ "n": key.notice, "a": key.address })).collect();
    let text = match tx.on() {
        Engine::Sqlite(_) => {
            "update delivery set state = 'claimed', claimed_by = $2, claimed_at_ms = $3 \
              where (notice_id, address_id) in (select value ->> 'n', value ->> 'a' from json_each($1)) \
                and state = 'due' and exists (select 1 from notice where id = delivery.notice_id and status = 'open') \
             returning notice_id, address_id"
        }
        Engine::Postgres(_) => {
            // `|| ''` keeps the planner from the index of all that is due, which is a million rows for these few.
            "update delivery set state = 'claimed', claimed_by = $2, claimed_at_ms = $3 \
              from (select d.notice_id as n, d.address_id as a \
                      from jsonb_to_recordset(cast($1 as jsonb)) as k(n text, a text) \
                      join delivery d on d.notice_id = k.n and d.address_id = k.a \
                     where d.state || '' = 'due' for update of d skip locked) k \
              where notice_id = k.n and address_id = k.a \
                and state || '' = 'due' \
                and exists (select 1 from notice where id = delivery.notice_id and status = 'open') \
             returning notice_id, address_id"
        }
    };
    let rows: Vec<(String, String)> =
        fetch_all!(tx.on(), text, json!(keys).to_string(), holder, now.timestamp_millis())?;
    Ok(rows.into_iter().map(|(notice, address)| Key { notice, address }).collect())
}

/// Closes an address, and takes back all that waits for it.
async fn close(tx: &mut Transaction, closing: &Closing, now: DateTime<Utc>) -> Result<(), Error> {
    execute!(
        tx.on(),
        "update address set state = 'closed', closed_reason = $2, closed_at_ms = $3 where id = $1 and state <> 'closed'",
        &closing.address,
        closing.reason.as_str(),
        now.timestamp_millis()
    )?;
    execute!(
        tx.on(),
        "update delivery set state = 'cancelled', reason = $2 where address_id = $1 and state in ('due', 'held')",
        &closing.address,
        format!("address {}", closing.reason)
    )?;
    Ok(())
}

impl NoticeStatus {
    /// Where the deliveries of a notice of this status belong: (those in this state, go to that one).
    pub(super) fn settles(self) -> (&'static [&'static str], DeliveryState) {
        match self {
            Self::Open => (&["held"], DeliveryState::Due),
            Self::Paused => (&["due"], DeliveryState::Held),
            Self::Cancelled => (&["due", "held"], DeliveryState::Cancelled),
        }
    }
}
