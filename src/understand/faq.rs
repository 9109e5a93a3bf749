//! Entries that staff wrote an answer for, found by how people put the question.
//!
//! A phrasing is kept as what it was read as: senses, names and unknown words. Senses are the same in all languages,
//! so a question in one language also finds a phrasing in another; word order and politeness make no difference.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::Engine;
use super::knowledge::{Knowledge, Name};
use super::read::{Meaning, Read, is_empty_word};
use super::sense::{Sense, Talk};
use super::texts::{self, Plain, Term};
use crate::language::Language;

/// How alike a question and a phrasing must be, 0 to 1.
const ALIKE: f32 = 0.74;
/// How alike two questions must be to be listed as one: a person looks at them, so that a little less will do.
const SAME: f32 = 0.6;
/// How alike a question and a phrasing must be for the entry to be offered to staff as what may have been meant.
const NEAR: f32 = 0.3;

/// All phrasings of the entries.
#[derive(Debug, Default)]
pub struct Phrasings {
    entries: Vec<Phrasing>,
    /// Term → positions in `entries`.
    holders: HashMap<Term, Vec<u32>, Plain>,
}

#[derive(Debug)]
struct Phrasing {
    faq: usize,
    weight: f32,
}

impl Phrasings {
    /// `now` fixes what "today" is while phrasings are read; any moment will do.
    pub fn new(engine: &Engine, knowledge: &Knowledge, now: DateTime<Utc>) -> Self {
        let mut this = Self::default();
        for (faq, entry) in knowledge.catalogue().faqs().iter().enumerate() {
            for (language, phrasings) in &entry.phrasings {
                for phrasing in phrasings {
                    let read = Read::new(engine, knowledge, phrasing, *language, now);
                    this.add(faq, &signature(&read));
                }
            }
        }
        this
    }

    fn add(&mut self, faq: usize, signature: &[(Term, f32)]) {
        let at = self.entries.len() as u32;
        self.entries.push(Phrasing { faq, weight: signature.iter().map(|(_, weight)| weight).sum() });
        for (term, _) in signature {
            self.holders.entry(*term).or_default().push(at);
        }
    }

    /// The entry whose phrasing is most like what was read, with how alike they are; expired entries are passed over.
    pub fn find(&self, knowledge: &Knowledge, read: &Read, now: DateTime<Utc>) -> Option<(usize, f32)> {
        self.nearest(knowledge, read, now).filter(|(_, alike)| *alike >= ALIKE)
    }

    fn nearest(&self, knowledge: &Knowledge, read: &Read, now: DateTime<Utc>) -> Option<(usize, f32)> {
        if self.entries.is_empty() {
            return None;
        }
        let asked = signature(read);
        let whole: f32 = asked.iter().map(|(_, weight)| weight).sum();
        let mut shared: HashMap<u32, f32> = HashMap::new();
        for (term, weight) in &asked {
            for &at in self.holders.get(term).into_iter().flatten() {
                *shared.entry(at).or_default() += weight;
            }
        }
        let faqs = knowledge.catalogue().faqs();
        shared
            .into_iter()
            .map(|(at, both)| {
                let phrasing = &self.entries[at as usize];
                (phrasing.faq, 2.0 * both / (whole + phrasing.weight))
            })
            .filter(|(faq, _)| faqs[*faq].expires.is_none_or(|expires| expires > now))
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
    }
}

impl Engine {
    /// The entry that a question which found none comes nearest to, if it comes near at all.
    pub fn near_faq(&self, knowledge: &Knowledge, text: &str, language: Language, now: DateTime<Utc>) -> Option<usize> {
        let read = Read::new(self, knowledge, text, language, now);
        let near = knowledge.phrasings.nearest(knowledge, &read, now);
        near.filter(|(_, alike)| *alike >= NEAR).map(|(faq, _)| faq)
    }

    /// Questions that mean the same, in whatever language they were put: positions in `texts`, each in one group, the first
    /// of a group standing for it.
    pub fn groups(&self, knowledge: &Knowledge, texts: &[(&str, Language)], now: DateTime<Utc>) -> Vec<Vec<usize>> {
        let signatures: Vec<_> =
            texts.iter().map(|(text, language)| signature(&Read::new(self, knowledge, text, *language, now))).collect();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (at, one) in signatures.iter().enumerate() {
            match groups.iter_mut().find(|group| alike(&signatures[group[0]], one) >= SAME) {
                Some(group) => group.push(at),
                None => groups.push(vec![at]),
            }
        }
        groups
    }
}

/// How much two have in common, 0 to 1; the same as between a question and a phrasing.
fn alike(one: &[(Term, f32)], other: &[(Term, f32)]) -> f32 {
    let weight = |all: &[(Term, f32)]| all.iter().map(|(_, weight)| weight).sum::<f32>();
    let both: f32 =
        one.iter().filter(|(term, _)| other.iter().any(|(it, _)| it == term)).map(|(_, weight)| weight).sum();
    let whole = weight(one) + weight(other);
    if whole > 0.0 { 2.0 * both / whole } else { 0.0 }
}

/// What was read, each thing once, with what it says: names and rare words much, ways of asking little.
fn signature(read: &Read) -> Vec<(Term, f32)> {
    let mut all: Vec<(Term, f32)> = Vec::new();
    let mut add = |term: Term, weight: f32| {
        if !all.iter().any(|(other, _)| *other == term) {
            all.push((term, weight));
        }
    };
    for span in &read.spans {
        // Of several readings the first is enough: they come in the same order for the same words.
        let Some(meaning) = span.meanings.first() else { continue };
        match meaning {
            Meaning::Name(name @ Name::Place(_)) => add(texts::name_term(*name), 1.0),
            Meaning::Name(name) => add(texts::name_term(*name), 1.5),
            Meaning::Time(_) => add(texts::sense_term(None), 1.0),
            Meaning::Sense(sense) if is_empty_word(*sense) => {}
            Meaning::Sense(sense) => add(
                texts::sense_term(Some(*sense)),
                match sense {
                    Sense::Ask(_) | Sense::Turn(_) | Sense::Logic(_) => 0.4,
                    Sense::Noun(_) => 0.6,
                    Sense::Talk(Talk::Greeting | Talk::Thanks) => 0.2,
                    Sense::Concept(_) | Sense::Kind(_) => 1.5,
                    _ => 1.0,
                },
            ),
        }
    }
    for unit in read.units.iter().filter(|unit| !unit.known) {
        let share = 1.5 / unit.terms.len().max(1) as f32;
        unit.terms.iter().for_each(|term| add(*term, share));
    }
    all
}
