//! The outbox: what is to be told (notices) and to whom (deliveries).
//!
//! [`plan`](self) puts in, here: set-based, in chunks, once per dedup key. [`turn`] takes out and records what came of
//! it, for the one process that sends for a bot. [`staff`] pauses, cancels, resends and reports.

mod staff;
mod turn;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use sqlx::AssertSqlSafe;

use super::db::{Engine, execute, fetch_optional};
use super::{Error, Store, Transaction};
use crate::answer::Subject;
use crate::language::Language;
use crate::notify::delivery::IfDoubtful;
use crate::notify::notice::Notice;
use crate::notify::pace::Lane;
use crate::person::{AddressState, ChatKind, QuietHours};
use crate::program::spelled;

pub use staff::{Failed, Report};
pub use turn::{Closing, Mark, NoticeCount, Turned};

/// Rows of one transaction of a large fan-out: a fraction of a second, so that nothing else waits.
pub const CHUNK: i64 = 20_000;

spelled! {
    /// What a notice does to its addresses.
    Act {
        Say = "say",
        /// Puts the new text in the place of the one that was sent; a reply where the network cannot.
        Correct = "correct",
        /// Deletes what was sent; edits it, or replies, where the network cannot.
        Recall = "recall",
    }
}

spelled! {
    /// Whether a notice goes out.
    NoticeStatus { Open = "open", Paused = "paused", Cancelled = "cancelled" }
}

/// A notice to be planned.
#[derive(Debug, Clone, PartialEq)]
pub struct NewNotice {
    pub dedup_key: String,
    pub subject: Subject,
    pub lane: Lane,
    pub if_doubtful: IfDoubtful,
    pub urgent: bool,
    pub lapses_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    Text(String),
    Int(i64),
}

/// Who gets a notice: a query, or a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipients {
    /// A `select` of (`address_id`, `cause`), both text, with `args` bound to `$1`, `$2`, …; an address that comes twice
    /// gets one delivery. It is run once a chunk, so it should be cheap to enter at an address: SQLite takes an index by
    /// the channel instead where the channel is compared bare, and sorts a million rows a chunk; write
    /// `channel || '' = $1`.
    Query { select: String, args: Vec<Arg> },
    /// (address, cause)
    Listed(Vec<(String, String)>),
}

/// What came of planning a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enqueued {
    pub notice_id: String,
    /// Deliveries added now.
    pub added: u64,
    /// It had been planned, whole, before.
    pub already: bool,
}

/// One delivery: a notice to an address.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub notice: String,
    pub address: String,
}

/// The address of a delivery, as far as sending needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct To {
    pub chat: String,
    pub thread: Option<String>,
    pub kind: ChatKind,
    pub state: AddressState,
    pub languages: Vec<Language>,
    pub zone: Tz,
    pub quiet: Option<QuietHours>,
}

/// A delivery that is due.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    pub key: Key,
    pub address: To,
    pub lane: Lane,
    pub due_at: DateTime<Utc>,
    pub cause: String,
    /// Attempts that failed so far.
    pub attempt: u32,
    pub doubtful_since: Option<DateTime<Utc>>,
    /// The notice under whose number it left before, together with others.
    pub bundle: Option<String>,
    /// Parts of the message that went out already, and their ids.
    pub parts_done: usize,
    pub message_ids: Vec<String>,
    /// Of what it corrects or recalls.
    pub target_ids: Vec<String>,
}

/// A notice as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    pub notice: Notice,
    pub act: Act,
    pub status: NoticeStatus,
    pub sent: u64,
    pub refused: u64,
}

/// The digits of ids: in the order of their bytes, and none that is taken for another.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

fn digits(mut value: u128, count: usize) -> String {
    let mut text = vec![b'0'; count];
    for digit in text.iter_mut().rev() {
        *digit = DIGITS[(value & 31) as usize];
        value >>= 5;
    }
    String::from_utf8(text).expect("the digits are ASCII")
}

/// A new id, later ones greater: nine digits of time, eleven by chance.
fn new_id(now: DateTime<Utc>) -> String {
    let time = u128::try_from(now.timestamp_millis()).unwrap_or(0);
    digits(time, 9) + &digits(rand::random::<u128>(), 11)
}

impl Key {
    /// The delivery's own number, by which a network knows a repeat: 24 characters, the same for ever.
    pub fn nonce(&self) -> String {
        // FNV-1a of 128 bits: these are our own ids, nobody gains by two that collide.
        let bytes = self.notice.bytes().chain([0]).chain(self.address.bytes());
        let hash = bytes.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
            (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
        });
        digits(hash, 24)
    }
}

pub(super) fn lane_number(lane: Lane) -> i64 {
    match lane {
        Lane::Answer => 0,
        Lane::Reminder => 1,
        Lane::Announcement => 2,
    }
}

pub(super) fn if_doubtful_name(it: IfDoubtful) -> &'static str {
    match it {
        IfDoubtful::RepeatAnyway => "repeat",
        // That a repeat is harmless is known of the network, not of the notice.
        IfDoubtful::Leave | IfDoubtful::RepeatHarmless => "leave",
    }
}

pub(super) fn instant(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

impl Store {
    /// Plans `new` for all `recipients`, to leave at `due_at`. A second call of the same dedup key adds nothing, or goes
    /// on where a crash left the first one: whoever plans calls again until it has returned once.
    ///
    /// # Errors
    /// Where the database fails; what was committed until then stays, and a second call goes on from there.
    pub async fn enqueue(
        &self,
        new: &NewNotice,
        recipients: &Recipients,
        due_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Enqueued, Error> {
        let mut tx = self.begin().await?;
        let begun = add_notice(&mut tx, new, Act::Say, None, due_at, now).await?;
        if let (false, Recipients::Listed(_)) = (begun.fanned, recipients) {
            let added = add_deliveries(&mut tx, &begun.id, recipients).await?;
            tx.commit().await?;
            self.wake_outbox();
            return Ok(Enqueued { notice_id: begun.id, added, already: false });
        }
        tx.commit().await?;
        if begun.fanned {
            return Ok(Enqueued { notice_id: begun.id, added: 0, already: true });
        }
        let Recipients::Query { select, args } = recipients else {
            return Ok(Enqueued { notice_id: begun.id, added: 0, already: true });
        };
        let mut added = 0;
        loop {
            let mut tx = self.begin().await?;
            let (some, fanned) = fan_out(&mut tx, &begun.id, select, args, CHUNK).await?;
            tx.commit().await?;
            added += some;
            self.wake_outbox();
            if fanned {
                return Ok(Enqueued { notice_id: begun.id, added, already: false });
            }
        }
    }

    /// The same within the transaction of its cause, for as many as one transaction should hold. Call
    /// [`Self::wake_outbox`] when it is committed.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn enqueue_in(
        tx: &mut Transaction,
        new: &NewNotice,
        recipients: &Recipients,
        due_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Enqueued, Error> {
        let begun = add_notice(tx, new, Act::Say, None, due_at, now).await?;
        let (id, already) = (begun.id, begun.fanned);
        let added = if already { 0 } else { add_deliveries(tx, &id, recipients).await? };
        Ok(Enqueued { notice_id: id, added, already })
    }

    /// Plans a correction or a recall of the notice `of`, for every address that got it.
    ///
    /// # Errors
    /// As [`Self::enqueue`].
    pub async fn amend(
        &self,
        new: &NewNotice,
        of: &str,
        act: Act,
        due_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Enqueued, Error> {
        let mut tx = self.begin().await?;
        let begun = add_notice(&mut tx, new, act, Some(of), due_at, now).await?;
        tx.commit().await?;
        let select = "select address_id, cause from delivery where notice_id = $1 and state in ('sent', 'doubtful') \
                      and message_ids is not null";
        let args = [Arg::Text(of.to_owned())];
        let (mut added, mut fanned) = (0, begun.fanned);
        while !fanned {
            let mut tx = self.begin().await?;
            let (some, through) = fan_out(&mut tx, &begun.id, select, &args, CHUNK).await?;
            tx.commit().await?;
            (added, fanned) = (added + some, through);
        }
        self.wake_outbox();
        Ok(Enqueued { notice_id: begun.id, added, already: begun.fanned })
    }

    /// The notice of this id.
    ///
    /// # Errors
    /// Where the database fails, or holds what this program cannot read.
    pub async fn look_up_notice(&self, id: &str) -> Result<Option<Stored>, Error> {
        let row: Option<NoticeRow> = fetch_optional!(self.read(), NOTICE, id)?;
        row.map(NoticeRow::read).transpose()
    }

    /// The id of the notice with this dedup key.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn look_up_notice_id(&self, dedup_key: &str) -> Result<Option<String>, Error> {
        let row: Option<(String,)> =
            fetch_optional!(self.read(), "select id from notice where dedup_key = $1", dedup_key)?;
        Ok(row.map(|(id,)| id))
    }
}

const NOTICE: &str = "select id, dedup_key, subject, lane, if_doubtful, urgent, lapses_at_ms, status, act, sent, refused \
                      from notice where id = $1";

#[derive(sqlx::FromRow)]
struct NoticeRow {
    id: String,
    dedup_key: String,
    subject: String,
    lane: i64,
    if_doubtful: String,
    urgent: bool,
    lapses_at_ms: Option<i64>,
    status: String,
    act: String,
    sent: i64,
    refused: i64,
}

impl NoticeRow {
    fn read(self) -> Result<Stored, Error> {
        let subject = serde_json::from_str(&self.subject);
        let notice = Notice {
            subject: subject.map_err(|error| Error::unreadable(format!("the subject of notice {}", self.id), error))?,
            lane: lane_of(self.lane),
            if_doubtful: if self.if_doubtful == "repeat" { IfDoubtful::RepeatAnyway } else { IfDoubtful::Leave },
            lapses_at: self.lapses_at_ms.map(instant),
            urgent: self.urgent,
            dedup_key: self.dedup_key,
            id: self.id,
        };
        Ok(Stored {
            notice,
            act: Act::from_name(&self.act).unwrap_or(Act::Say),
            status: NoticeStatus::from_name(&self.status).unwrap_or(NoticeStatus::Paused),
            sent: self.sent.unsigned_abs(),
            refused: self.refused.unsigned_abs(),
        })
    }
}

fn lane_of(number: i64) -> Lane {
    match number {
        0 => Lane::Answer,
        1 => Lane::Reminder,
        _ => Lane::Announcement,
    }
}

struct Begun {
    id: String,
    /// All its deliveries are there.
    fanned: bool,
}

async fn add_notice(
    tx: &mut Transaction,
    new: &NewNotice,
    act: Act,
    amends: Option<&str>,
    due_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Begun, Error> {
    let subject =
        serde_json::to_string(&new.subject).map_err(|error| Error::unreadable("the subject of a new notice", error))?;
    execute!(
        tx.on(),
        "insert into notice (id, dedup_key, subject, lane, if_doubtful, urgent, due_at_ms, lapses_at_ms, act, amends, \
         created_at_ms) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (dedup_key) do nothing",
        new_id(now),
        &new.dedup_key,
        &subject,
        lane_number(new.lane),
        if_doubtful_name(new.if_doubtful),
        new.urgent,
        due_at.timestamp_millis(),
        new.lapses_at.map(|it| it.timestamp_millis()),
        act.as_str(),
        amends,
        now.timestamp_millis(),
    )?;
    let row: (String, bool) =
        super::db::fetch_one!(tx.on(), "select id, fanned from notice where dedup_key = $1", &new.dedup_key)?;
    Ok(Begun { id: row.0, fanned: row.1 })
}

/// The state of a delivery that is added now, and why: after a restore, what was due before is not ours to send again
/// until staff say so.
async fn state_of_new(tx: &mut Transaction, notice: &str) -> Result<(&'static str, Option<&'static str>), Error> {
    let restored: Option<(String, String)> = fetch_optional!(
        tx.on(),
        "select r.value, coalesce(a.value, '') from notice n \
           join installation r on r.key = 'restored_at_ms' and n.due_at_ms <= cast(r.value as bigint) \
           left join installation a on a.key = 'restored_answer' where n.id = $1",
        notice
    )?;
    Ok(match restored.as_ref().map(|(_, answer)| answer.as_str()) {
        None | Some("yes") => ("due", None),
        Some("no") => ("cancelled", Some("restored")),
        Some(_) => ("held", Some("restored")),
    })
}

/// Adds all in one go.
async fn add_deliveries(tx: &mut Transaction, notice: &str, recipients: &Recipients) -> Result<u64, Error> {
    let listed;
    let (select, args) = match recipients {
        Recipients::Query { select, args } => (select.as_str(), args.as_slice()),
        Recipients::Listed(list) => {
            let json: Vec<[&str; 2]> = list.iter().map(|(address, cause)| [address.as_str(), cause.as_str()]).collect();
            listed = [Arg::Text(serde_json::to_string(&json).expect("texts are always JSON"))];
            let select = match tx.on() {
                Engine::Sqlite(_) => {
                    "select value ->> 0 as address_id, value ->> 1 as cause from json_each($1) as listed"
                }
                Engine::Postgres(_) => {
                    "select value ->> 0 as address_id, value ->> 1 as cause \
                     from jsonb_array_elements(cast($1 as jsonb)) as listed"
                }
            };
            (select, listed.as_slice())
        }
    };
    let added = insert(tx, notice, select, args, "", None).await?;
    execute!(tx.on(), "update notice set fanned = true where id = $1", notice)?;
    Ok(added)
}

/// Adds the next chunk; (how many, whether that was the last).
async fn fan_out(
    tx: &mut Transaction,
    notice: &str,
    select: &str,
    args: &[Arg],
    chunk: i64,
) -> Result<(u64, bool), Error> {
    let row: Option<(String, bool, String)> =
        fetch_optional!(tx.on(), "select fanned_to, fanned, status from notice where id = $1", notice)?;
    let Some((from, false, status)) = row else { return Ok((0, true)) };
    if status == NoticeStatus::Cancelled.as_str() {
        execute!(tx.on(), "update notice set fanned = true where id = $1", notice)?;
        return Ok((0, true));
    }
    // Where this chunk ends: found first, so that a select with doubles cannot lose an address at the border.
    let n = args.len();
    let text = format!(
        "select r.address_id from ({select}) r where r.address_id > ${} order by r.address_id limit 1 offset ${}",
        n + 1,
        n + 2
    );
    let to: Option<(String,)> = match tx.on() {
        Engine::Sqlite(db) => {
            let query = args.iter().fold(sqlx::query_as(AssertSqlSafe(text)), |query, arg| match arg {
                Arg::Text(it) => query.bind(it.as_str()),
                Arg::Int(it) => query.bind(*it),
            });
            query.bind(from.as_str()).bind(chunk - 1).fetch_optional(db).await?
        }
        Engine::Postgres(db) => {
            let query = args.iter().fold(sqlx::query_as(AssertSqlSafe(text)), |query, arg| match arg {
                Arg::Text(it) => query.bind(it.as_str()),
                Arg::Int(it) => query.bind(*it),
            });
            query.bind(from.as_str()).bind(chunk - 1).fetch_optional(db).await?
        }
    };
    let to = to.map(|(to,)| to);
    let added = insert(tx, notice, select, args, &from, to.as_deref()).await?;
    match &to {
        Some(to) => execute!(tx.on(), "update notice set fanned_to = $2 where id = $1", notice, to)?,
        None => execute!(tx.on(), "update notice set fanned = true where id = $1", notice)?,
    };
    Ok((added, to.is_none()))
}

/// Deliveries for the recipients after `from`, up to and with `to`.
async fn insert(
    tx: &mut Transaction,
    notice: &str,
    select: &str,
    args: &[Arg],
    from: &str,
    to: Option<&str>,
) -> Result<u64, Error> {
    let (state, reason) = state_of_new(tx, notice).await?;
    let n = args.len();
    let [id, in_state, for_reason, after] = [n + 1, n + 2, n + 3, n + 4];
    let until = if to.is_some() { format!("and r.address_id <= ${}", n + 5) } else { String::new() };
    let text = format!(
        "insert into delivery (notice_id, address_id, channel, lane, state, due_at_ms, cause, reason) \
         select n.id, a.id, a.channel, n.lane, ${in_state}, n.due_at_ms, r.cause, cast(${for_reason} as text) \
           from ({select}) r join address a on a.id = r.address_id join notice n on n.id = ${id} \
          where r.address_id > ${after} {until} and a.state = 'open' \
          order by r.address_id \
         on conflict (notice_id, address_id) do nothing"
    );
    let added = match tx.on() {
        Engine::Sqlite(db) => {
            let query = args.iter().fold(sqlx::query(AssertSqlSafe(text)), |query, arg| match arg {
                Arg::Text(it) => query.bind(it.as_str()),
                Arg::Int(it) => query.bind(*it),
            });
            let query = query.bind(notice).bind(state).bind(reason).bind(from);
            let query = if let Some(to) = to { query.bind(to) } else { query };
            query.execute(db).await?.rows_affected()
        }
        Engine::Postgres(db) => {
            let query = args.iter().fold(sqlx::query(AssertSqlSafe(text)), |query, arg| match arg {
                Arg::Text(it) => query.bind(it.as_str()),
                Arg::Int(it) => query.bind(*it),
            });
            let query = query.bind(notice).bind(state).bind(reason).bind(from);
            let query = if let Some(to) = to { query.bind(to) } else { query };
            query.execute(db).await?.rows_affected()
        }
    };
    Ok(added)
}

#[cfg(test)]
pub(crate) mod tests;
