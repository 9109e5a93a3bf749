//! Time expressions: text + now → half-open interval, grain, span. Each language's words stand in `locales/<tag>/when.toml`.

use std::ops::Range;

use chrono::DateTime;
use chrono_tz::Tz;

use crate::language::{Language, Languages};

/// `[from, to)`; an open side is `None`, never both.
#[derive(Debug, Clone, PartialEq)]
pub struct Interval {
    pub from: Option<DateTime<Tz>>,
    pub to: Option<DateTime<Tz>>,
    /// The fineness of the words: "day", "week", "month", …
    pub grain: &'static str,
}

/// A time expression found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub interval: Interval,
    /// Byte offsets in the text as given.
    pub span: Range<usize>,
}

/// The time words of all languages, compiled.
#[derive(Debug)]
pub struct Grammars {}

impl Grammars {
    pub fn new(_languages: &Languages) -> Result<Self, crate::language::Error> {
        Ok(Self {})
    }

    /// All time expressions in `text`, in order, not overlapping; read in the zone of `now`.
    pub fn find(&self, _text: &str, _language: Language, _now: DateTime<Tz>) -> Vec<Found> {
        Vec::new()
    }
}
