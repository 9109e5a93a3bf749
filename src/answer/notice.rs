//! What an unasked-for message is about: the facts to tell, before rendering.
//!
//! Kept as JSON beside each notice. Facts of a program are looked up again when the message is sent, so that a moved
//! date is told as it is then; only what a later look could not tell any more (the old value of a change, the text
//! that staff approved) is frozen here.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::language::{Language, LocalizedText};
use crate::person::Offset;
use crate::program::proposal::Proposal;
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
    /// What a person of the foundation answers to somebody's question, word for word; `None`: they closed it.
    Answered {
        /// The beginning of the question, to know it by.
        question: String,
        text: Option<String>,
        /// In which it was asked; beats what the chat speaks now.
        language: Language,
    },
    /// For staff: a volunteer proposes something, and they decide.
    Proposal {
        id: String,
        proposal: Proposal,
        /// The program's title, of a translation.
        title: String,
    },
    /// For whoever proposed it: what staff decided.
    Verdict {
        title: String,
        accepted: bool,
    },
}

/// What staff say to many, as approved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Announcement {
    /// Id of the broadcast.
    pub broadcast: String,
    pub title: LocalizedText,
    /// Paragraphs are parted by an empty line; a line `- …` is a point of a list. No markup.
    pub body: LocalizedText,
    #[serde(default)]
    pub files: Vec<Attachment>,
    #[serde(default)]
    pub state: AnnouncementState,
    /// Calls those who chose to be called: two have said so.
    #[serde(default)]
    pub calls: bool,
}

/// A picture, a PDF, a calendar file that goes along.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    pub name: String,
    /// `image/png`, `application/pdf`, `text/calendar`.
    pub mime: String,
    /// What a picture shows, in words; every picture has it, other files have none.
    #[serde(default)]
    pub description: Option<String>,
    /// As hexadecimal digits, since JSON has no bytes.
    #[serde(with = "digits")]
    pub bytes: Arc<[u8]>,
}

impl Attachment {
    pub fn is_picture(&self) -> bool {
        self.mime.starts_with("image/")
    }
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attachment {{ {:?}, {}, {} bytes }}", self.name, self.mime, self.bytes.len())
    }
}

mod digits {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(bytes: &Arc<[u8]>, to: S) -> Result<S::Ok, S::Error> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digit = |at: u8| char::from(DIGITS[usize::from(at)]);
        let text: String = bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect();
        to.serialize_str(&text)
    }

    pub fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Arc<[u8]>, D::Error> {
        let text = String::deserialize(from)?;
        let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let bytes = if text.len().is_multiple_of(2) { text.as_bytes().chunks(2).map(pair).collect() } else { None };
        bytes.map(|it: Vec<u8>| it.into()).ok_or_else(|| D::Error::custom("expected pairs of hexadecimal digits"))
    }
}

spelled! {
    /// What has become of an announcement since it went out.
    #[derive(Default)]
    AnnouncementState {
        #[default]
        Live = "live",
        /// The text is a later one than some have read.
        Corrected = "corrected",
        Withdrawn = "withdrawn",
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
        /// Nothing is heard from the network `what`.
        Deaf = "deaf",
        /// Nothing was sent on the network `what` for `of` minutes; `count` announcements are held.
        Outage = "outage",
        /// The database is an older one: `count` messages are held until staff decide.
        Restored = "restored",
        /// The clock was set by `count` seconds.
        ClockSet = "clock_set",
        /// The database failed for `count` seconds and is back.
        StoreTrouble = "store_trouble",
        /// The announcement `what`, number `of`, to `count` addresses waits for a second person.
        Approval = "approval",
        /// `count` messages that people wrote to staff are open.
        Feedback = "feedback",
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
            Self::Digest { .. }
            | Self::Announcement(_)
            | Self::Alert(_)
            | Self::Answered { .. }
            | Self::Proposal { .. }
            | Self::Verdict { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_survives_being_stored() {
        let bytes: Vec<u8> = (0..=255).collect();
        let file = Attachment {
            name: "poster.png".to_owned(),
            mime: "image/png".to_owned(),
            description: Some("A poster".to_owned()),
            bytes: bytes.into(),
        };
        let text = serde_json::to_string(&file).unwrap();
        assert_eq!(serde_json::from_str::<Attachment>(&text).unwrap(), file);
        let broken = text.replace("000102", "0x0102");
        assert!(serde_json::from_str::<Attachment>(&broken).is_err());
    }
}
