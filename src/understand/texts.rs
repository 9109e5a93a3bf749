//! The words of all records in all their languages, and which programs hold them.
//!
//! A text that many programs share (a venue, "Open to everyone.") is indexed once. Words of spaced scripts are kept
//! whole and without their ending; Hangul, Han and kana as pairs of neighbours, so that no dictionary is needed and a
//! word of two characters is found. Everyday ideas ("marathon") are found across languages through the vocabularies.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher};

use super::facts::Facts;
use super::knowledge::{self, Ids, Name, NameIndex};
use super::sense::Sense;
use super::vocabulary::Vocabularies;
use crate::language::compare::{Class, Compared};
use crate::language::{Language, LocalizedText};
use crate::lexis::trie::Hit;
use crate::lexis::words::Inflection;
use crate::program::{Catalogue, Kind, Program};

/// What a word of a title weighs that no idea covers, where the title is measured by ideas.
const UNSAID: f32 = 1.0;

/// A word, a pair of characters or an idea, as a number.
pub type Term = u64;

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
    terms: HashMap<Term, Holders, Plain>,
    /// Pieces that hold a term, term by term.
    holders: Vec<u32>,
    pieces: Vec<Piece>,
    /// Ranks of the programs that have a piece, piece by piece.
    ranks: Vec<u32>,
    /// Pieces that are titles, rank by rank; one more entry in `title_of` than ranks.
    titles: Vec<u32>,
    title_of: Vec<u32>,
    /// With what each counts beside the others.
    title_terms: Vec<(Term, f32)>,
    programs: usize,
}

#[derive(Debug, Default, Clone, Copy)]
struct Holders {
    first: u32,
    len: u32,
    /// Programs, not pieces.
    programs: u32,
}

/// Terms are hashes already.
#[derive(Debug, Default, Clone, Copy)]
pub struct PlainHasher(u64);
pub type Plain = BuildHasherDefault<PlainHasher>;

impl Hasher for PlainHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {
        unreachable!("terms are written as u64")
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

/// Multiply and rotate; good enough for words, and the same on every machine.
#[derive(Debug, Default, Clone)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|b| self.write_u64(u64::from(*b)));
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(5) ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

fn hash(chars: &[char]) -> Term {
    let mut hasher = WordHasher::default();
    chars.iter().for_each(|c| hasher.write_u64(u64::from(u32::from(*c))));
    hasher.finish()
}

/// An idea that words of any language may stand for.
fn idea(sort: u64, id: u64) -> Term {
    let mut hasher = WordHasher::default();
    [u64::MAX, sort, id].into_iter().for_each(|n| hasher.write_u64(n));
    hasher.finish()
}

pub fn concept_term(id: u16) -> Term {
    idea(0, u64::from(id))
}

pub fn kind_term(kind: Kind) -> Term {
    idea(1, kind as u64)
}

/// A way of asking, or (`None`) a time; for comparing whole sentences.
pub fn sense_term(sense: Option<Sense>) -> Term {
    let mut hasher = WordHasher::default();
    [u64::MAX, 6].into_iter().for_each(|n| hasher.write_u64(n));
    sense.hash(&mut hasher);
    hasher.finish()
}

pub fn name_term(name: Name) -> Term {
    match name {
        Name::Place(at) => idea(2, u64::from(at)),
        Name::Topic(at) => idea(3, u64::from(at)),
        Name::Audience(at) => idea(4, u64::from(at)),
        Name::Organizer(at) => idea(5, u64::from(at)),
    }
}

/// The terms of the characters `range` of `text`. `inflection` is that of the text's language.
pub fn terms(text: &Compared, range: std::ops::Range<usize>, inflection: Option<&Inflection>, out: &mut Vec<Term>) {
    let mut at = range.start;
    while at < range.end {
        let end = (text.run_end[at] as usize).min(range.end);
        let chars = &text.chars[at..end];
        match text.classes[at] {
            Class::Letter | Class::Cyrillic => {
                out.push(hash(chars));
                if let Some(stem) = inflection.and_then(|inflection| stem(chars, inflection)) {
                    out.push(hash(&chars[..stem]));
                }
            }
            Class::Digit => out.push(hash(chars)),
            Class::Hangul | Class::Han | Class::Katakana => out.extend(chars.windows(2).map(hash)),
            Class::Hiragana | Class::Space | Class::Mark => {}
        }
        at = end;
    }
}

/// Letters of a word without its ending; `None` where it has none.
pub fn stem(word: &[char], inflection: &Inflection) -> Option<usize> {
    const SHORTEST: usize = 3;
    let cut = inflection
        .endings
        .iter()
        .filter(|ending| word.len() >= ending.len() + SHORTEST && word.ends_with(ending))
        .map(Vec::len)
        .max()
        .unwrap_or(0);
    let mut len = word.len() - cut;
    while len > SHORTEST && inflection.stem_letters.contains(&word[len - 1]) {
        len -= 1;
    }
    (len < word.len()).then_some(len)
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
        collected.index(catalogue.programs().len(), vocabularies, names, by_id)
    }

    fn holders(&self, term: Term) -> &[u32] {
        self.terms.get(&term).map_or(&[], |it| &self.holders[it.first as usize..(it.first + it.len) as usize])
    }

    /// How much a term tells: the rarer, the more; 0 for what no text holds.
    pub fn rarity(&self, term: Term) -> f32 {
        match self.terms.get(&term) {
            Some(it) => (1.0 + self.programs as f32 / (it.programs.max(1)) as f32).ln(),
            None => 0.0,
        }
    }

    /// The terms of a program's titles in all languages, sorted.
    pub fn title_of_rank(&self, rank: u32) -> Vec<Term> {
        let titles = &self.titles[self.title_of[rank as usize] as usize..self.title_of[rank as usize + 1] as usize];
        let mut all = Vec::new();
        for piece in titles {
            let piece = &self.pieces[*piece as usize];
            for (first, len) in [piece.words, piece.ideas] {
                all.extend(self.title_terms[first as usize..(first + len) as usize].iter().map(|(term, _)| *term));
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
        let mut best: f32 = 0.0;
        for piece in titles {
            let piece = &self.pieces[*piece as usize];
            for ((first, len), rest) in [(piece.words, 0), (piece.ideas, piece.rest)] {
                let (mut all, mut met) = (UNSAID * rest as f32, 0.0);
                for &(term, counts) in &self.title_terms[first as usize..(first + len) as usize] {
                    // Words of every second title name next to nothing.
                    let weight = counts * (self.rarity(term) - 0.6).max(0.1);
                    all += weight;
                    if asked.binary_search(&term).is_ok() {
                        met += weight;
                    }
                }
                if all > 0.0 {
                    best = best.max(met / all);
                }
            }
        }
        best
    }

    /// Some text holds one of `terms`.
    pub fn knows(&self, terms: &[Term]) -> bool {
        terms.iter().any(|term| self.terms.contains_key(term))
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

impl Texts {
    fn keep_title(&mut self, is_title: bool, terms: impl Iterator<Item = (Term, f32)>) -> (u32, u32) {
        let first = self.title_terms.len() as u32;
        if is_title {
            self.title_terms.extend(terms);
        }
        (first, self.title_terms.len() as u32 - first)
    }

    /// The titles of each rank.
    fn find_titles(&mut self) {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for (at, piece) in self.pieces.iter().enumerate().filter(|(_, piece)| piece.part == Part::Title) {
            let ranks = &self.ranks[piece.first as usize..(piece.first + piece.programs) as usize];
            pairs.extend(ranks.iter().map(|rank| (*rank, at as u32)));
        }
        pairs.sort_unstable();
        let mut next = 0;
        for rank in 0..=self.programs as u32 {
            while pairs.get(next).is_some_and(|pair| pair.0 < rank) {
                next += 1;
            }
            self.title_of.push(next as u32);
        }
        self.titles = pairs.into_iter().map(|(_, piece)| piece).collect();
    }
}

/// Calls `visit` with every text of `program`.
fn each_text(program: &Program, mut visit: impl FnMut(Part, &LocalizedText)) {
    visit(Part::Title, &program.title);
    visit(Part::Venue, &program.venue);
    program.sessions.iter().for_each(|session| visit(Part::Venue, &session.title));
    visit(Part::Summary, &program.summary);
    visit(Part::Conditions, &program.eligibility);
    visit(Part::Conditions, &program.how_to_apply);
}

#[derive(Default)]
struct Collected {
    piece_of: HashMap<(Part, Language, Box<str>), u32>,
    texts: Vec<(Part, Language, Box<str>)>,
    /// (piece, rank)
    holders: Vec<(u32, u32)>,
}

impl Collected {
    fn add(&mut self, part: Part, language: Language, text: &str, rank: u32) {
        let key = (part, language, Box::from(text));
        let piece = match self.piece_of.get(&key) {
            Some(piece) => *piece,
            None => {
                let piece = self.texts.len() as u32;
                self.texts.push(key.clone());
                self.piece_of.insert(key, piece);
                piece
            }
        };
        self.holders.push((piece, rank));
    }

    fn index(mut self, programs: usize, vocabularies: &Vocabularies, names: &NameIndex, by_id: &[Ids]) -> Texts {
        self.holders.sort_unstable();
        self.holders.dedup();
        let mut texts = Texts { programs, ..Texts::default() };
        let mut pairs: Vec<(Term, u32)> = Vec::new();
        let mut found = Vec::new();
        let mut hits: Vec<Hit> = Vec::new();
        let mut next = 0;
        for (at, (part, language, text)) in self.texts.iter().enumerate() {
            let first = texts.ranks.len() as u32;
            while let Some((_, rank)) = self.holders.get(next).filter(|(piece, _)| *piece as usize == at) {
                texts.ranks.push(*rank);
                next += 1;
            }
            let text = Compared::new(text, usize::MAX);
            let vocabulary = vocabularies.get(*language);
            terms(&text, 0..text.len(), vocabulary.map(|it| it.inflection()), &mut found);
            found.sort_unstable();
            found.dedup();
            let is_title = *part == Part::Title;
            let counts = counts(&text);
            let words =
                texts.keep_title(is_title, found.iter().map(|term| (*term, counts.get(term).copied().unwrap_or(1.0))));
            let own = found.len();
            let mut covered = vec![false; text.len()];
            if let Some(vocabulary) = vocabulary {
                vocabulary.trie().find(&text, &mut hits);
                found.extend(hits.drain(..).filter_map(|hit| {
                    let sense = vocabulary.senses[hit.value as usize];
                    let term = match sense {
                        Sense::Concept(id) => Some(concept_term(id)),
                        Sense::Kind(kind) if is_title => Some(kind_term(kind)),
                        sense if is_title => knowledge::name(by_id, sense).map(name_term),
                        _ => None,
                    };
                    if term.is_some() || matches!(sense, Sense::Empty(_) | Sense::Noun(_) | Sense::Logic(_)) {
                        hit.covers().for_each(|at| covered[at] = true);
                    }
                    term
                }));
            }
            if is_title {
                names.trie.find(&text, &mut hits);
                found.extend(hits.drain(..).map(|hit| {
                    hit.covers().for_each(|at| covered[at] = true);
                    name_term(names.named[hit.value as usize])
                }));
            }
            let rest = if is_title { words_left(&text, &covered) } else { 0 };
            found[own..].sort_unstable();
            let ideas = texts.keep_title(is_title, found[own..].iter().map(|term| (*term, 1.0)));
            let programs = texts.ranks.len() as u32 - first;
            texts.pieces.push(Piece { part: *part, first, programs, words, ideas, rest });
            pairs.extend(found.drain(..).map(|term| (term, at as u32)));
        }
        pairs.sort_unstable();
        pairs.dedup();
        // Per rank: the term that it was last counted for.
        let mut counted = vec![0; programs];
        let mut nth = 0;
        for same in pairs.chunk_by(|a, b| a.0 == b.0) {
            nth += 1;
            let mut holders = Holders { first: texts.holders.len() as u32, len: same.len() as u32, programs: 0 };
            for &(_, piece) in same {
                texts.holders.push(piece);
                let piece = &texts.pieces[piece as usize];
                for &rank in &texts.ranks[piece.first as usize..(piece.first + piece.programs) as usize] {
                    holders.programs += u32::from(counted[rank as usize] != nth);
                    counted[rank as usize] = nth;
                }
            }
            texts.terms.insert(same[0].0, holders);
        }
        texts.find_titles();
        texts.terms.shrink_to_fit();
        texts.holders.shrink_to_fit();
        texts
    }
}

/// A word of many characters has many pairs; together they count little more than a short word. Years count nothing:
/// they tell editions apart, not programs.
fn counts(text: &Compared) -> HashMap<Term, f32, Plain> {
    let mut counts: HashMap<Term, f32, Plain> = HashMap::default();
    let mut at = 0;
    while at < text.len() {
        let end = text.run_end[at] as usize;
        let class = text.classes[at];
        if class.is_packed() && class != Class::Hiragana && end - at > 2 {
            let pairs = (end - at - 1) as f32;
            let weight = (0.65 + 0.35 * pairs) / pairs;
            counts.extend(text.chars[at..end].windows(2).map(|pair| (hash(pair), weight)));
        } else if class == Class::Digit {
            counts.insert(hash(&text.chars[at..end]), 0.0);
        }
        at = end;
    }
    counts
}

/// Words (of packed scripts: pairs of characters) that nothing covers.
fn words_left(text: &Compared, covered: &[bool]) -> u32 {
    let mut left = 0;
    let mut at = 0;
    while at < text.len() {
        let end = text.run_end[at] as usize;
        let class = text.classes[at];
        let open = (at..end).filter(|at| !covered[*at]).count();
        if class.is_spaced() {
            left += u32::from(open == end - at && end - at > 2);
        } else if class.is_packed() && class != Class::Hiragana {
            left += open as u32 / 2;
        }
        at = end;
    }
    left
}

/// For callers that keep their own sets of words.
pub fn word_hasher() -> impl BuildHasher + Default + Clone {
    BuildHasherDefault::<WordHasher>::default()
}
