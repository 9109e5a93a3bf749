//! Time expressions: text + now → half-open interval, grain, span. Each language's words stand in
//! `locales/<tag>/when.toml`; nothing here knows a word of any.
//!
//! In reading order: `grammar` compiles the words, `trie` finds them in a `text`, `phrase` joins what stands side by
//! side into bags of attributes (`frame`), `resolve` asks the calendar (`calendar`, `holiday`). `docs/time.md` shows
//! one expression on its way.

mod calendar;
mod frame;
mod grammar;
mod holiday;
mod number;
mod phrase;
mod resolve;
mod template;
mod text;
mod trie;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::Tz;

use crate::language::compare::Class;
use crate::language::{Error, Language, Languages};
use grammar::{File, Grammar, Source};
use text::Text;

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

/// The time words of all languages; each is compiled when it is first asked for, or all at once by [`Self::warm`].
#[derive(Debug)]
pub struct Grammars {
    files: HashMap<Language, File>,
    grammars: HashMap<Language, OnceLock<Grammar>>,
}

const FILE: &str = "when.toml";
const ENGLISH: Language = Language::new("en");

/// Longer texts are cut: nobody says more in one, and time stays bounded.
const LONGEST: usize = 4096;

impl Grammars {
    /// # Errors
    /// The first `when.toml` that cannot be read, and what is wrong with it.
    pub fn new(languages: &Languages) -> Result<Self, Error> {
        let mut files: HashMap<Language, File> = HashMap::new();
        let broken =
            |tag: Language, message: String| Error::File { tag: tag.to_string(), file: FILE.to_owned(), message };
        for locale in languages.iter() {
            if let Some(text) = locale.file(FILE) {
                let file = toml::from_str(text).map_err(|error| broken(locale.tag, error.to_string()))?;
                files.insert(locale.tag, file);
            }
        }
        let grammars = files.keys().map(|tag| (*tag, OnceLock::new())).collect();
        let this = Self { files, grammars };
        for (tag, file) in &this.files {
            if file.base().is_some() && this.base(file).is_none() {
                return Err(broken(*tag, "`base` names no language with time words".to_owned()));
            }
        }
        Ok(this)
    }

    fn base(&self, file: &File) -> Option<&File> {
        file.base().and_then(|base| base.parse().ok()).and_then(|base: Language| self.files.get(&base))
    }

    fn compiled(&self, tag: Language) -> Result<Grammar, String> {
        let file = self.files.get(&tag).ok_or_else(|| "there is no such file".to_owned())?;
        let mut sources = vec![Source { file, atoms_only: false }];
        sources.extend(self.base(file).map(|file| Source { file, atoms_only: false }));
        if let (Some(atoms_only), Some(english), true) = (file.english(), self.files.get(&ENGLISH), tag != ENGLISH) {
            sources.push(Source { file: english, atoms_only });
        }
        Grammar::new(&sources)
    }

    /// Compiles what is not compiled yet, so that no question waits for it, and finds mistakes in templates.
    ///
    /// # Errors
    /// The first language whose templates are wrong, and what is wrong with them.
    pub fn warm(&self) -> Result<(), Error> {
        for (tag, grammar) in &self.grammars {
            if grammar.get().is_none() {
                let compiled = self.compiled(*tag).map_err(|message| broken(*tag, message))?;
                let _ = grammar.set(compiled);
            }
        }
        Ok(())
    }

    fn grammar(&self, tag: Language) -> Option<&Grammar> {
        let grammar = self.grammars.get(&tag)?;
        Some(grammar.get_or_init(|| self.compiled(tag).expect("a test compiles every embedded grammar")))
    }

    /// All time expressions in `text`, in order, not overlapping; read in the zone of `now`. A language without time
    /// words of its own is read as English.
    pub fn find(&self, text: &str, language: Language, now: DateTime<Tz>) -> Vec<Found> {
        // Outside these years the calendar's own arithmetic would meet its ends.
        if !(1000..=9000).contains(&now.year()) {
            return Vec::new();
        }
        let Some(mut grammar) = self.grammar(language).or_else(|| self.grammar(ENGLISH)) else {
            return Vec::new();
        };
        let mut read = Text::new(text, &grammar.spelling, LONGEST);
        if let Some(latin) = grammar.latin.as_deref().filter(|_| in_latin(&read)) {
            grammar = latin;
            read = Text::new(text, &grammar.spelling, LONGEST);
        }
        let zone = now.timezone();
        let instant = |local: NaiveDateTime| instant(local, zone);
        phrase::find(grammar, &read, now.naive_local())
            .into_iter()
            .filter_map(|found| {
                let (from, to) = (found.from.map(instant), found.to.map(instant));
                if from == Some(None) || to == Some(None) {
                    return None;
                }
                let interval = Interval { from: from.flatten(), to: to.flatten(), grain: found.grain };
                let forward = match (interval.from, interval.to) {
                    (Some(from), Some(to)) => from < to,
                    (None, None) => false,
                    _ => true,
                };
                forward.then(|| Found { interval, span: read.original(found.range) })
            })
            .collect()
    }
}

fn broken(tag: Language, message: String) -> Error {
    Error::File { tag: tag.to_string(), file: FILE.to_owned(), message }
}

/// More Latin letters than others.
fn in_latin(text: &Text) -> bool {
    let count = |class| text.classes.iter().filter(|it| **it == class).count();
    count(Class::Letter) > count(Class::Cyrillic)
}

/// An hour that a zone skips begins when the gap ends; one that comes twice is its first.
fn instant(local: NaiveDateTime, zone: Tz) -> Option<DateTime<Tz>> {
    let ahead = |hours| zone.from_local_datetime(&local.checked_add_signed(TimeDelta::hours(hours))?).earliest();
    zone.from_local_datetime(&local).earliest().or_else(|| ahead(1)).or_else(|| ahead(24))
}

#[cfg(test)]
mod tests;
