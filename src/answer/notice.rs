//! What an unasked-for message is about: the facts to tell, before rendering.
//!
//! Kept as JSON beside each notice. Facts of a program are looked up again when the message is sent, so that a moved
//! date is told as it is then; only what a later look could not tell any more (the old value of a change, the text
//! that staff approved) is frozen here.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::language::{Language, LocalizedText};
use crate::person::Offset;
use crate::program::{Changed, spelled};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Subject {
    /// A moment of a program draws near.
    Reminder {
        program: String,
        offset: Offset,
        /// The moment itself, as planned: where the record has moved on, the reminder is none any more.
        at: DateTime<Utc>,
    },
    /// A program that is new.
    News {
        program: String,
    },
    /// A program has changed; `changes` is what subscribers care about, at least one.
    Changed {
        program: String,
        changes: Vec<Changed>,
    },
    /// What is ahead, in one message: ids in the order to tell.
    Digest {
        programs: Vec<String>,
    },
    /// Facts told in an answer hold no longer.
    Correction {
        program: String,
        changes: Vec<Changed>,
        /// In which it was asked; beats what the chat speaks now.
        language: Language,
    },
    Announcement(Announcement),
    /// For staff: something happened that a person should know.
    Alert(Alert),
}

/// What staff say to many, as approved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Announcement {
    /// Id of the broadcast.
    pub broadcast: String,
    pub title: LocalizedText,
    /// Paragraphs are parted by an empty line; a line `- …` is a point of a list. No markup.
    pub body: LocalizedText,
    /// Names of its pictures and files, which the composer has.
    #[serde(default)]
    pub files: Vec<String>,
    #[serde(default)]
    pub state: AnnouncementState,
}

spelled! {
    /// What has become of an announcement since it went out.
    AnnouncementState {
        Live = "live",
        /// The text is a later one than some have read.
        Corrected = "corrected",
        Withdrawn = "withdrawn",
    }
}

impl Default for AnnouncementState {
    fn default() -> Self {
        Self::Live
    }
}

/// What happened, what naru did, what to do: the text goes by the kind, and is filled with what is of use to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alert {
    pub kind: AlertKind,
    /// The announcement's title, the network's name.
    #[serde(default)]
    pub what: String,
    #[serde(default)]
    pub count: i64,
    #[serde(default)]
    pub of: i64,
}

spelled! {
    AlertKind {
        /// `count` of `of` messages of the announcement `what` were refused; it is paused.
        ContentErrors = "content_errors",
        /// The network `what` refuses the bot's token; nothing is sent there.
        BotLocked = "bot_locked",
        /// The network `what` does not answer; `count` messages wait.
        Outage = "outage",
        /// The database is an older one: `count` messages are held until staff decide.
        Restored = "restored",
        /// The clock was set by `count` seconds.
        ClockSet = "clock_set",
        /// The database fails; `what` says how.
        StoreTrouble = "store_trouble",
        /// The announcement `what` to `count` addresses waits for a second person.
        Approval = "approval",
    }
}

impl Subject {
    /// The program it is about, where it is one.
    pub fn program(&self) -> Option<&str> {
        match self {
            Self::Reminder { program, .. }
            | Self::News { program }
            | Self::Changed { program, .. }
            | Self::Correction { program, .. } => Some(program),
            Self::Digest { .. } | Self::Announcement(_) | Self::Alert(_) => None,
        }
    }
}
