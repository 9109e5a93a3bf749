//! Time expressions: text + now → half-open interval, grain, span. Each language's words stand in
//! `locales/<tag>/when.toml`; nothing here knows a word of any.
//!
//! In reading order: `grammar` compiles the words (`template` into a `network`), `walk` finds them in a `text`, `phrase`
//! joins what stands side by side into bags of attributes (`frame`), `resolve` asks the calendar (`calendar`, `holiday`). `docs/time.md` shows
//! one expression on its way.

mod calendar;
mod frame;
mod grammar;
mod holiday;
mod network;
mod number;
mod phrase;
mod resolve;
mod template;
mod text;
mod walk;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::Tz;

use crate::language::compare::Class;
use crate::language::{Error, Language, Languages};
use grammar::{File, Grammar, Source, Words};
use text::{Spelling, Text};

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
    tongues: HashMap<Language, Tongue>,
}

/// `when.toml` of one language, and what became of it.
#[derive(Debug, Default)]
struct Tongue {
    text: String,
    /// Spelled as they are written; shared with the languages in which they count too.
    words: OnceLock<Arc<Words>>,
    grammar: OnceLock<Grammar>,
}

const FILE: &str = "when.toml";
const ENGLISH: Language = Language::new("en");

/// Longer texts are cut: nobody says more in one, and time stays bounded.
const LONGEST: usize = 4096;

impl Grammars {
    /// Nothing is read yet, so that a single question waits for its own language only.
    ///
    /// # Errors
    /// None today; what is wrong with a `when.toml` is told by [`Self::warm`].
    pub fn new(languages: &Languages) -> Result<Self, Error> {
        let files = languages.iter().filter_map(|locale| Some((locale.tag, locale.file(FILE)?.to_owned())));
        let tongues = files.map(|(tag, text)| (tag, Tongue { text, ..Tongue::default() })).collect();
        Ok(Self { tongues })
    }

    fn file(&self, tag: Language) -> Result<File, String> {
        let text = self.tongues.get(&tag).map_or("", |tongue| &tongue.text);
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The words of `tag` as they are written.
    fn words(&self, tag: Language, file: Option<&File>) -> Result<Arc<Words>, String> {
        let Some(tongue) = self.tongues.get(&tag) else { return Err(format!("{tag} has no time words")) };
        if let Some(words) = tongue.words.get() {
            return Ok(Arc::clone(words));
        }
        let words = match file {
            Some(file) => Words::new(file, &Spelling::default(), &Vec::new())?,
            None => Words::new(&self.file(tag)?, &Spelling::default(), &Vec::new())?,
        };
        Ok(Arc::clone(tongue.words.get_or_init(|| Arc::new(words))))
    }

    fn compiled(&self, tag: Language) -> Result<Grammar, String> {
        let file = self.file(tag)?;
        // Own words first, then those that count here too.
        let mut tags = vec![(tag, false)];
        if let Some(base) = file.base() {
            let known = base.parse().ok().filter(|base| self.tongues.contains_key(base));
            tags.push((known.ok_or("`base` names no language with time words")?, false));
        }
        if let Some(atoms_only) = file.english().filter(|_| tag != ENGLISH && self.tongues.contains_key(&ENGLISH)) {
            tags.push((ENGLISH, atoms_only));
        }
        let (spelling, latin) = (file.spelling(), file.latin());
        let (mut sources, mut respelled) = (Vec::new(), Vec::new());
        for (of, atoms_only) in tags {
            if spelling.letters.is_empty() && latin.is_none() {
                let words = self.words(of, (of == tag).then_some(&file))?;
                sources.push(Source { words, atoms_only });
                continue;
            }
            let other = if of == tag { None } else { Some(self.file(of)?) };
            let read = other.as_ref().unwrap_or(&file);
            let words = Arc::new(Words::new(read, &spelling, &Vec::new())?);
            sources.push(Source { words, atoms_only });
            if let Some((letters, spelling)) = &latin {
                let words = Arc::new(Words::new(read, spelling, letters)?);
                respelled.push(Source { words, atoms_only });
            }
        }
        let mut grammar = Grammar::new(sources, spelling, file.is_strict());
        if let Some((_, spelling)) = latin {
            grammar.latin = Some(Box::new(Grammar::new(respelled, spelling, false)));
        }
        Ok(grammar)
    }

    /// Compiles what is not compiled yet, so that no question waits for it, and finds mistakes in templates.
    ///
    /// # Errors
    /// The first language whose file or templates are wrong, and what is wrong with them.
    pub fn warm(&self) -> Result<(), Error> {
        for (tag, tongue) in &self.tongues {
            if tongue.grammar.get().is_none() {
                let broken = |message| Error::File { tag: tag.to_string(), file: FILE.to_owned(), message };
                let _ = tongue.grammar.set(self.compiled(*tag).map_err(broken)?);
            }
        }
        Ok(())
    }

    /// A file that [`Self::warm`] would have refused says nothing.
    fn grammar(&self, tag: Language) -> Option<&Grammar> {
        let tongue = self.tongues.get(&tag)?;
        Some(tongue.grammar.get_or_init(|| self.compiled(tag).unwrap_or_default()))
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
