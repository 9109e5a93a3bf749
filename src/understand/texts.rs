//! The words of all records in all their languages, and which programs hold them.
//!
//! A text that many programs share (a venue, "Open to everyone.") is indexed once. Words of spaced scripts are kept
//! whole and without their ending; Hangul, Han and kana as pairs of neighbours, so that no dictionary is needed and a
//! word of two characters is found. Everyday ideas ("marathon") are found across languages through the vocabularies.

mod collect;
mod terms;

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::facts::Facts;
use super::knowledge::{Ids, NameIndex};
use super::vocabulary::Vocabularies;
use crate::program::Catalogue;

use collect::{Collected, Reader, each_text};
use terms::WordHasher;
pub use terms::{Plain, Term, concept_term, kind_term, name_term, sense_term, terms, word_hasher};

/// What a word of a title weighs that no idea covers, where the title is measured by ideas.
const UNSAID: f32 = 1.0;

/// How much a text says about what a program *is*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Conditions,
    Summary,
    Venue,
    Title,
}

impl Part {
    pub fn weight(self) -> f32 {
        match self {
            Self::Title => 1.0,
            Self::Venue => 0.7,
            Self::Summary => 0.6,
            Self::Conditions => 0.4,
        }
    }
}

#[derive(Debug)]
struct Piece {
    part: Part,
    first: u32,
    programs: u32,
    /// Of a title: its words, then its ideas, in `Texts::title_terms`.
    words: (u32, u32),
    ideas: (u32, u32),
    /// Of a title: words that no idea covers; the ideas alone do not say it whole.
    rest: u32,
}

#[derive(Debug, Default)]
pub struct Texts {
    /// Terms are numbered; what is known of each stands in `known`.
    number_of: HashMap<Term, u32, Plain>,
    known: Vec<Known>,
    /// Pieces that hold a term, term by term.
    holders: Vec<u32>,
    pieces: Vec<Piece>,
    /// Ranks of the programs that have a piece, piece by piece.
    ranks: Vec<u32>,
    /// Pieces that are titles, rank by rank; one more entry in `title_of` than ranks.
    titles: Vec<u32>,
    title_of: Vec<u32>,
    /// By number, with what each counts beside the others.
    title_terms: Vec<(u32, f32)>,
    programs: usize,
}

#[derive(Debug, Clone, Copy)]
struct Known {
    term: Term,
    /// Where its part of `holders` ends; it begins where that of the term before ends.
    end: u32,
    /// Programs, not pieces.
    programs: u32,
}

impl Texts {
    pub fn new(
        catalogue: &Catalogue,
        facts: &Facts,
        vocabularies: &Vocabularies,
        names: &NameIndex,
        by_id: &[Ids],
    ) -> Self {
        let mut collected = Collected::default();
        for (at, program) in catalogue.programs().iter().enumerate() {
            let rank = facts.ranks[at];
            each_text(program, |part, text| {
                for (language, text) in text.iter() {
                    collected.add(part, language, text, rank);
                }
            });
        }
        collected.index(catalogue.programs().len(), &Reader { vocabularies, names, by_id })
    }

    fn holders(&self, term: Term) -> &[u32] {
        self.number_of.get(&term).map_or(&[], |number| &self.holders[self.held(*number)])
    }

    fn held(&self, number: u32) -> Range<usize> {
        let at = number as usize;
        let first = if at == 0 { 0 } else { self.known[at - 1].end };
        first as usize..self.known[at].end as usize
    }

    /// How much a term tells: the rarer, the more.
    fn rarity(&self, number: u32) -> f32 {
        (1.0 + self.programs as f32 / (self.known[number as usize].programs.max(1)) as f32).ln()
    }

    /// The terms of a program's titles in all languages, sorted.
    pub fn title_of_rank(&self, rank: u32) -> Vec<Term> {
        let titles = &self.titles[self.title_of[rank as usize] as usize..self.title_of[rank as usize + 1] as usize];
        let mut all = Vec::new();
        for piece in titles {
            let piece = &self.pieces[*piece as usize];
            for (first, len) in [piece.words, piece.ideas] {
                let terms = &self.title_terms[first as usize..(first + len) as usize];
                all.extend(terms.iter().map(|(number, _)| self.known[*number as usize].term));
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    /// How much of a program's title the words `asked` (sorted) make up, from 0 to 1: in the language that fits
    /// best, or by ideas alone.
    pub fn title_coverage(&self, rank: u32, asked: &[Term]) -> f32 {
        let titles = &self.titles[self.title_of[rank as usize] as usize..self.title_of[rank as usize + 1] as usize];
        let both = |piece: &u32| {
            let piece = &self.pieces[*piece as usize];
            self.share(piece.words, 0, asked).max(self.share(piece.ideas, piece.rest, asked))
        };
        titles.iter().map(both).fold(0.0, f32::max)
    }

    /// The same by the words themselves: "seminar" is another word than "training", though the same sort of program.
    pub fn wording_coverage(&self, rank: u32, asked: &[Term]) -> f32 {
        let titles = &self.titles[self.title_of[rank as usize] as usize..self.title_of[rank as usize + 1] as usize];
        let words = |piece: &u32| self.share(self.pieces[*piece as usize].words, 0, asked);
        titles.iter().map(words).fold(0.0, f32::max)
    }

    /// What of some terms of a title (first, count) `asked` holds, by weight; `rest` words cannot be asked for.
    fn share(&self, (first, len): (u32, u32), rest: u32, asked: &[Term]) -> f32 {
        let (mut all, mut met) = (UNSAID * rest as f32, 0.0);
        for &(number, counts) in &self.title_terms[first as usize..(first + len) as usize] {
            // Words of every second title name next to nothing.
            let weight = counts * (self.rarity(number) - 0.6).max(0.1);
            all += weight;
            if asked.binary_search(&self.known[number as usize].term).is_ok() {
                met += weight;
            }
        }
        if all > 0.0 { met / all } else { 0.0 }
    }

    /// Some text holds one of `terms`.
    pub fn knows(&self, terms: &[Term]) -> bool {
        terms.iter().any(|term| self.number_of.contains_key(term))
    }

    /// Programs one of whose texts holds at least `needed` of `terms`, each with the best part it was found in.
    pub fn find(&self, terms: &[Term], needed: usize, mut found: impl FnMut(u32, Part)) {
        let mut counts: HashMap<u32, usize, BuildHasherDefault<WordHasher>> = HashMap::default();
        if let [one] = terms {
            self.holders(*one).iter().for_each(|piece| {
                counts.insert(*piece, 1);
            });
        } else {
            for term in terms {
                for piece in self.holders(*term) {
                    *counts.entry(*piece).or_default() += 1;
                }
            }
        }
        for (piece, count) in counts {
            if count >= needed {
                let piece = &self.pieces[piece as usize];
                for rank in &self.ranks[piece.first as usize..(piece.first + piece.programs) as usize] {
                    found(*rank, piece.part);
                }
            }
        }
    }
}
