//! What staff say to many: one text per language for all networks, whom it is for, and who may let it go.
//!
//! Pure. The words of staff are data; nothing here sends. Start at [`Broadcast`].

mod placeholder;
mod role;
mod segment;

pub use placeholder::{fill, missing, names};
pub use role::Role;
pub use segment::{Segment, SegmentError};

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::program::{LocalizedText, spelled};

spelled! {
    /// ```text
    ///          edit                         time comes
    ///         ┌────┐      approve           (or at once)
    ///         ▼    │   ┌───────────┐      ┌────────────▶ sending ⇄ paused
    ///       draft ─┴─▶ waiting ─▶ approved ─▶ scheduled      │        │
    ///         ▲           │          │            │          ▼        ▼
    ///         └───────────┴──────────┴────────────┘      withdrawn  cancelled
    ///                 any edit leads back                (recalled) (not yet sent)
    /// ```
    BroadcastState {
        /// Being written.
        Draft = "draft",
        /// Waits for the yes of a second person.
        Waiting = "waiting",
        /// May go out as it is.
        Approved = "approved",
        /// Goes out at its time.
        Scheduled = "scheduled",
        /// Handed to the outbox: on its way, or through.
        Sending = "sending",
        Paused = "paused",
        /// Taken back before all of it had left.
        Cancelled = "cancelled",
        /// Taken back after it had been read.
        Withdrawn = "withdrawn",
    }
}

impl BroadcastState {
    /// Some may have read it: an edit becomes a correction.
    pub fn has_left(self) -> bool {
        matches!(self, Self::Sending | Self::Paused)
    }

    /// Nothing leads on from here.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Cancelled | Self::Withdrawn)
    }
}

/// What is said.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Content {
    #[serde(default)]
    pub title: LocalizedText,
    /// Paragraphs are parted by an empty line. May hold placeholders: `{{deadline}}`.
    #[serde(default)]
    pub body: LocalizedText,
    /// What placeholders stand for: `name`, or `name.ko` where it differs by language.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// Calls those who chose to be called, where a network can do that; needs the yes of a second person.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub calls: bool,
}

/// A text that is used again; its placeholders have no values yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    pub name: String,
    pub content: Content,
    pub segment: Segment,
    /// Names of its pictures and files.
    pub files: Vec<String>,
}

/// One announcement, from its first word to its last report.
#[derive(Debug, Clone, PartialEq)]
pub struct Broadcast {
    pub id: String,
    /// What staff call it by: 1, 2, 3 …
    pub number: i64,
    pub state: BroadcastState,
    /// Grows with every edit; an approval is of one version.
    pub version: i64,
    pub content: Content,
    pub segment: Segment,
    /// When it goes out; `None`: when it is sent.
    pub due_at: Option<DateTime<Utc>>,
    /// Who asked for it to pass quiet hours, and who has said yes to that.
    pub urgent: Option<(String, Option<String>)>,
    pub author: String,
    /// Who last changed it, where anybody has.
    pub editor: Option<String>,
    /// Who approved which version.
    pub approved: Option<(String, i64)>,
    /// The version that has been sent, once one has.
    pub sent_version: Option<i64>,
    /// The outbox's notice of it, once it was sent.
    pub notice: Option<String>,
    /// Names of its pictures and files.
    pub files: Vec<String>,
}

impl Broadcast {
    /// A second person has said yes to what it says now.
    pub fn is_approved(&self) -> bool {
        self.approved.as_ref().is_some_and(|(_, version)| *version == self.version)
    }

    /// Calls people: what it says now asks for it, and two have said so.
    pub fn calls(&self) -> bool {
        self.content.calls && self.is_approved()
    }

    /// Passes quiet hours: two have said so.
    pub fn passes_quiet_hours(&self) -> bool {
        matches!(&self.urgent, Some((_, Some(_))))
    }

    /// It was edited since it went out, and the correction waits.
    pub fn has_correction(&self) -> bool {
        self.sent_version.is_some_and(|sent| sent != self.version)
    }
}
