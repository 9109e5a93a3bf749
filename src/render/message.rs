//! A rendered message: rich text as data, without any channel's markup.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::answer::Press;
use crate::language::Language;
use crate::program::Kind;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    Text(String),
    Strong(String),
    Link { text: String, url: String },
}

/// A labelled fact of a card: "Deadline — 3 December, D-11".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub label: String,
    pub value: Vec<Inline>,
    /// The moment that the row tells, for networks that can show it on each reader's own clock.
    pub at: Option<DateTime<Utc>>,
}

/// The day a program begins, as a leaf of a calendar. Channels without pictures leave it out: the rows tell it too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// "Dec", "12월".
    pub month: String,
    /// "3".
    pub day: String,
    /// "Thu", "목".
    pub weekday: String,
    /// For machines: `2026-12-03`.
    pub iso: String,
}

/// How pressing a [`Badge`] is. Never the only sign: the badge's text says it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// There is time, or it is merely a fact.
    Calm,
    /// Closes within a week.
    Soon,
    /// Over, closed, cancelled.
    Past,
}

/// A few words set apart: "D-7", "closes today", "closed".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    pub text: String,
    pub tone: Tone,
}

/// One program at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The program's id.
    pub program: String,
    pub kind: Kind,
    pub title: String,
    /// In which language the title is, where it is not the reader's.
    pub subtitle: Option<String>,
    /// "Cancelled", "Postponed": shown before all else.
    pub status: Option<String>,
    /// Absent for standing services and while no date is set.
    pub date: Option<Leaf>,
    /// The application's deadline in a few words; absent where there is nothing to apply for.
    pub deadline: Option<Badge>,
    pub rows: Vec<Row>,
    pub buttons: Vec<Button>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    Card(Card),
    /// A channel that cannot carry it says its name, or the picture's description, instead.
    File(File),
    /// Those of a chat who chose to be called are called. Only an announcement that was approved with it has it; a network
    /// that knows no such thing leaves it out.
    Call,
}

/// A picture, a PDF, a calendar file. Cheap to clone: one announcement goes to many.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    pub name: String,
    /// `image/png`, `application/pdf`, `text/calendar`.
    pub mime: String,
    /// What a picture shows, in words; every picture has it, other files have none.
    pub description: Option<String>,
    pub bytes: Arc<[u8]>,
}

impl File {
    pub fn is_picture(&self) -> bool {
        self.mime.starts_with("image/")
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "File {{ {:?}, {}, {} bytes }}", self.name, self.mime, self.bytes.len())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    pub label: String,
    pub action: Action,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Sends this text as the person's next question.
    Ask(String),
    Open(String),
    /// Something naru does; each network carries it in its own way.
    Press(Press),
}

/// What a person reads, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub language: Language,
    pub blocks: Vec<Block>,
    /// Quick replies under the whole message.
    pub buttons: Vec<Button>,
}

impl Message {
    /// It has a [`Block::Call`].
    pub fn calls(&self) -> bool {
        self.blocks.contains(&Block::Call)
    }
}
