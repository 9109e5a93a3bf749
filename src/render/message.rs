//! A rendered message: rich text as data, without any channel's markup.

use crate::language::Language;

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
}

/// One program at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The program's id.
    pub program: String,
    pub title: String,
    /// The original title, where `title` is not it.
    pub subtitle: Option<String>,
    /// "Cancelled", "Postponed": shown before all else.
    pub status: Option<String>,
    pub rows: Vec<Row>,
    pub buttons: Vec<Button>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    Card(Card),
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
}

/// What a person reads, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub language: Language,
    pub blocks: Vec<Block>,
    /// Quick replies under the whole message.
    pub buttons: Vec<Button>,
}
