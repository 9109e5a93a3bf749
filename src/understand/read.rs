//! A text → the stretches of it that are known, what each can mean, and the words that are left.
//!
//! Three layers look at the text at once: the words of its language, the names in the records (in any language),
//! and English words for mixed sentences; time expressions come from `when`. Where they overlap the longest wins.

use std::ops::Range;

use chrono::{DateTime, Utc};

use super::Engine;
use super::filters;
use super::knowledge::{Knowledge, Name};
use super::sense::{Act, Ask, Empty, Logic, Noun, Sense, Talk, Turn, Wish};
use super::texts::Term;
use super::vocabulary::Vocabulary;
use crate::language::Language;
use crate::language::compare::{Class, Compared};
use crate::lexis::trie::Hit;
use crate::when::Interval;

mod cover;
mod reader;
mod units;

use reader::Reader;

/// What a stretch was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// Position in [`Read::times`].
    Time(usize),
    Sense(Sense),
    Name(Name),
}

/// A known stretch of the text, in characters of [`Read::text`].
#[derive(Debug, Clone)]
pub struct Span {
    pub range: Range<usize>,
    pub gap: Option<Range<usize>>,
    pub meanings: Vec<Meaning>,
}

impl Span {
    /// Characters that it covers, without its gap.
    fn covered(&self) -> usize {
        self.range.len() - self.gap.as_ref().map_or(0, Range::len)
    }

    fn covers(&self) -> impl Iterator<Item = usize> + use<> {
        let gap = self.gap.clone().unwrap_or(0..0);
        self.range.clone().filter(move |at| !gap.contains(at))
    }

    pub fn senses(&self) -> impl Iterator<Item = Sense> {
        self.meanings.iter().filter_map(|meaning| match meaning {
            Meaning::Sense(sense) => Some(*sense),
            _ => None,
        })
    }

    pub fn has(&self, sense: Sense) -> bool {
        self.senses().any(|it| it == sense)
    }
}

/// Words that may name or describe a program: looked for in the records' texts.
#[derive(Debug, Clone)]
pub struct Unit {
    pub range: Range<usize>,
    pub terms: Vec<Term>,
    /// Of these many a text must hold some.
    pub needed: usize,
    /// A known idea; else a word that no vocabulary has.
    pub known: bool,
    /// The same words state a condition too: "bus" is a topic. No matter where no text holds it.
    pub soft: bool,
    /// No word of its own in the vocabulary, but one of some wording there: chatter rather than a name.
    pub common: bool,
}

impl Unit {
    /// From the beginning of its Hangul run, where something else is read before it in that.
    fn run_before(&self, text: &Compared) -> Option<Range<usize>> {
        let from = text.run_start[self.range.start] as usize;
        (from < self.range.start && text.classes[from] == Class::Hangul).then_some(from..self.range.end)
    }
}

/// The text, read; in order of position.
#[derive(Debug, Default)]
pub struct Read {
    pub text: Compared,
    pub spans: Vec<Span>,
    pub times: Vec<Interval>,
    pub units: Vec<Unit>,
    /// Stretches that ask nothing and are only told along with the question.
    pub told: Vec<Range<usize>>,
}

/// Longer questions are cut: nobody says more in one, and time stays bounded.
const LONGEST: usize = 4096;

struct Candidate {
    hit: Hit,
    meaning: Meaning,
    layer: u8,
}

impl Read {
    pub fn new(engine: &Engine, knowledge: &Knowledge, original: &str, language: Language, now: DateTime<Utc>) -> Self {
        let vocabulary = engine.vocabularies().get(language);
        let mut text = Compared::new(original, LONGEST);
        let latin = vocabulary.filter(|_| is_latin(&text)).and_then(Vocabulary::latin);
        if let Some(latin) = latin {
            text = text.respelled(|word| latin.letters.rough(word));
        }
        let zone = knowledge.catalogue().home_zone();
        let times = engine.grammars().find(original, language, now.with_timezone(&zone));
        let reader = Reader { engine, knowledge, original, language, vocabulary, latin: latin.map(|it| &it.trie), now };
        let read = reader.read(text, &times);
        match reader.corrected(&read) {
            Some(text) => reader.read(text, &times),
            None => read,
        }
    }

    /// The words at `range` are only told along with the question.
    pub fn is_told(&self, range: &Range<usize>) -> bool {
        self.told.iter().any(|told| told.contains(&range.start))
    }

    /// No condition is read inside `range`.
    fn says_little(&self, range: &Range<usize>) -> bool {
        let inside = |span: &&Span| range.contains(&span.range.start) && span.range.end <= range.end;
        !self.spans.iter().filter(inside).any(|span| span.meanings.iter().any(filters::is_condition))
    }

    pub fn has(&self, sense: Sense) -> bool {
        self.spans.iter().any(|span| span.has(sense))
    }
    pub fn asks(&self, ask: Ask) -> bool {
        self.has(Sense::Ask(ask))
    }
    pub fn act(&self, act: Act) -> bool {
        self.has(Sense::Act(act))
    }
    pub fn turn(&self, turn: Turn) -> bool {
        self.has(Sense::Turn(turn))
    }
    pub fn wish(&self, wish: Wish) -> bool {
        self.has(Sense::Wish(wish))
    }
    pub fn talk(&self, talk: Talk) -> bool {
        self.has(Sense::Talk(talk))
    }
    pub fn noun(&self, noun: Noun) -> bool {
        self.has(Sense::Noun(noun))
    }
    pub fn logic(&self, logic: Logic) -> bool {
        self.has(Sense::Logic(logic))
    }
}

fn is_latin(text: &Compared) -> bool {
    let count = |class| text.classes.iter().filter(|it| **it == class).count();
    count(Class::Letter) > 2 * count(Class::Cyrillic)
}

/// Says nothing that a list could be limited by, nor what is asked.
pub fn is_empty_word(sense: Sense) -> bool {
    matches!(sense, Sense::Empty(Empty::Stop | Empty::Decoy) | Sense::Talk(Talk::Filler))
}
