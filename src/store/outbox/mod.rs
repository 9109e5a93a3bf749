//! The outbox: what is to be told (notices) and to whom (deliveries).
//!
//! [`plan`] puts in: set-based, in chunks, once per dedup key. [`turn`] takes out and records what came of it, for the one
//! process that sends for a bot. [`staff`] pauses, cancels, resends and reports.

mod plan;
mod staff;
mod turn;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::db::fetch_optional;
use super::{Error, Store};
use crate::answer::Subject;
use crate::language::Language;
use crate::notify::delivery::{DeliveryState, IfDoubtful};
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
    /// gets one delivery. SQLite runs it once a chunk, so it should be cheap to enter at an address: where the channel is
    /// compared bare, SQLite takes the index by the channel and sorts a million rows a chunk; write `channel || '' = $1`.
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
    /// Of what it corrects or recalls: its messages, and what became of it; `claimed` while it, or an earlier correction of
    /// it, is under way.
    pub target_ids: Vec<String>,
    pub target: Option<DeliveryState>,
    /// The messages of its earlier corrections, one list each, in their order. Those that were edited in place have the
    /// ids of the target.
    pub corrected_ids: Vec<Vec<String>>,
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

#[cfg(test)]
pub(crate) mod tests;
