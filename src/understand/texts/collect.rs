//! Building: every text once, read on all cores, its terms numbered and their places counted.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::thread;

use super::terms::{Plain, Term, WordHasher, concept_term, hash, kind_term, name_term, terms};
use super::{Known, Part, Piece, Texts};
use crate::language::compare::{Class, Compared};
use crate::language::{Language, LocalizedText};
use crate::lexis::trie::Hit;
use crate::program::Program;
use crate::understand::knowledge::{self, Ids, NameIndex};
use crate::understand::sense::Sense;
use crate::understand::vocabulary::Vocabularies;

impl Texts {
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
pub(super) fn each_text<'a>(program: &'a Program, mut visit: impl FnMut(Part, &'a LocalizedText)) {
    visit(Part::Title, &program.title);
    visit(Part::Venue, &program.venue);
    program.sessions.iter().for_each(|session| visit(Part::Venue, &session.title));
    visit(Part::Summary, &program.summary);
    visit(Part::Conditions, &program.eligibility);
    visit(Part::Conditions, &program.how_to_apply);
}

/// The different texts, and who has them.
#[derive(Default)]
pub(super) struct Collected<'a> {
    piece_of: HashMap<Source<'a>, u32, BuildHasherDefault<TextHasher>>,
    sources: Vec<Source<'a>>,
    /// (piece, rank)
    holders: Vec<(u32, u32)>,
}

type Source<'a> = (Part, Language, &'a str);

/// Eight bytes at a time; texts are the foundation's own.
#[derive(Default)]
struct TextHasher(WordHasher);

impl Hasher for TextHasher {
    fn finish(&self) -> u64 {
        self.0.finish()
    }
    fn write(&mut self, bytes: &[u8]) {
        let (whole, rest) = bytes.as_chunks();
        whole.iter().for_each(|eight| self.0.write_u64(u64::from_le_bytes(*eight)));
        self.0.write_u64(rest.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)));
    }
}

/// What texts are read with.
pub(super) struct Reader<'a> {
    pub(super) vocabularies: &'a Vocabularies,
    pub(super) names: &'a NameIndex,
    pub(super) by_id: &'a [Ids],
}

/// A stretch of the texts, read; terms are numbered by first appearance in it.
#[derive(Default)]
struct Stretch {
    number_of: HashMap<Term, u32, Plain>,
    terms: Vec<Term>,
    /// Of each piece the terms, then their end in `held`.
    held: Vec<u32>,
    pieces: Vec<(Piece, u32)>,
    title_terms: Vec<(u32, f32)>,
}

/// Fewer texts are read before a thread would have started.
const WORTH_A_THREAD: usize = 256;

impl<'a> Collected<'a> {
    pub(super) fn add(&mut self, part: Part, language: Language, text: &'a str, rank: u32) {
        let source = (part, language, text);
        let piece = *self.piece_of.entry(source).or_insert_with(|| {
            self.sources.push(source);
            self.sources.len() as u32 - 1
        });
        self.holders.push((piece, rank));
    }

    pub(super) fn index(mut self, programs: usize, reader: &Reader<'_>) -> Texts {
        self.piece_of = HashMap::default();
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let most = self.sources.len().div_ceil(threads).max(WORTH_A_THREAD);
        let stretches: Vec<Stretch> = thread::scope(|scope| {
            let mut parts = self.sources.chunks(most);
            let own = parts.next();
            let others: Vec<_> = parts.map(|part| scope.spawn(|| reader.stretch(part))).collect();
            let own = own.map(|part| reader.stretch(part));
            let others =
                others.into_iter().map(|it| it.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            own.into_iter().chain(others).collect()
        });
        self.holders.sort_unstable();
        self.holders.dedup();
        let mut texts = Texts { programs, ..Texts::default() };
        texts.ranks = self.holders.iter().map(|(_, rank)| *rank).collect();
        texts.join(stretches);
        let mut holders = self.holders.iter().map(|(piece, _)| *piece).peekable();
        let mut first = 0;
        for (at, piece) in (0..).zip(&mut texts.pieces) {
            piece.first = first;
            while holders.next_if_eq(&at).is_some() {
                first += 1;
            }
            piece.programs = first - piece.first;
        }
        texts.count_programs();
        texts.find_titles();
        texts
    }
}

impl Texts {
    /// Numbers the terms of all stretches anew, and turns "what a piece holds" into "what holds a term".
    fn join(&mut self, stretches: Vec<Stretch>) {
        let mut numbers: Vec<Vec<u32>> = Vec::new();
        for stretch in &stretches {
            let number = |term: &Term| {
                *self.number_of.entry(*term).or_insert_with(|| {
                    self.known.push(Known { term: *term, end: 0, programs: 0 });
                    self.known.len() as u32 - 1
                })
            };
            numbers.push(stretch.terms.iter().map(number).collect());
        }
        for (stretch, numbers) in stretches.iter().zip(&numbers) {
            stretch.held.iter().for_each(|local| self.known[numbers[*local as usize] as usize].end += 1);
        }
        let mut all = 0;
        for known in &mut self.known {
            (known.end, all) = (all, all + known.end);
        }
        // Each term's `end` runs from where its part begins to where it ends.
        self.holders = vec![0; all as usize];
        for (stretch, numbers) in stretches.into_iter().zip(&numbers) {
            let (mut from, before) = (0, self.title_terms.len() as u32);
            for (mut piece, to) in stretch.pieces {
                for local in &stretch.held[from..to as usize] {
                    let known = &mut self.known[numbers[*local as usize] as usize];
                    self.holders[known.end as usize] = self.pieces.len() as u32;
                    known.end += 1;
                }
                from = to as usize;
                (piece.words.0, piece.ideas.0) = (piece.words.0 + before, piece.ideas.0 + before);
                self.pieces.push(piece);
            }
            let terms = stretch.title_terms.into_iter();
            self.title_terms.extend(terms.map(|(local, counts)| (numbers[local as usize], counts)));
        }
        self.number_of.shrink_to_fit();
        self.known.shrink_to_fit();
        self.pieces.shrink_to_fit();
        self.title_terms.shrink_to_fit();
    }

    fn count_programs(&mut self) {
        // Per rank: the term that it was last counted for.
        let mut counted = vec![u32::MAX; self.programs];
        for number in 0..self.known.len() as u32 {
            let mut programs = 0;
            for &piece in &self.holders[self.held(number)] {
                let piece = &self.pieces[piece as usize];
                for &rank in &self.ranks[piece.first as usize..(piece.first + piece.programs) as usize] {
                    programs += u32::from(counted[rank as usize] != number);
                    counted[rank as usize] = number;
                }
            }
            self.known[number as usize].programs = programs;
        }
    }
}

impl Reader<'_> {
    fn stretch(&self, sources: &[Source<'_>]) -> Stretch {
        let mut stretch = Stretch::default();
        let (mut found, mut hits) = (Vec::new(), Vec::new());
        for (part, language, text) in sources {
            self.add(&mut stretch, *part, *language, text, &mut found, &mut hits);
        }
        stretch.number_of = HashMap::default();
        stretch
    }

    fn add(
        &self,
        to: &mut Stretch,
        part: Part,
        language: Language,
        text: &str,
        found: &mut Vec<Term>,
        hits: &mut Vec<Hit>,
    ) {
        let text = Compared::new(text, usize::MAX);
        let vocabulary = self.vocabularies.get(language);
        terms(&text, 0..text.len(), vocabulary.map(|it| it.inflection()), found);
        found.sort_unstable();
        found.dedup();
        let is_title = part == Part::Title;
        let first = to.title_terms.len() as u32;
        if is_title {
            let counts = counts(&text);
            for term in &*found {
                let number = to.number(*term);
                to.title_terms.push((number, counts.get(term).copied().unwrap_or(1.0)));
            }
        }
        let words = (first, to.title_terms.len() as u32 - first);
        let own = found.len();
        let mut covered = if is_title { vec![false; text.len()] } else { Vec::new() };
        let mut cover = |hit: &Hit| {
            if is_title {
                hit.covers().for_each(|at| covered[at] = true);
            }
        };
        if let Some(vocabulary) = vocabulary {
            vocabulary.trie().find(&text, hits);
            found.extend(hits.drain(..).filter_map(|hit| {
                let sense = vocabulary.senses[hit.value as usize];
                let term = match sense {
                    Sense::Concept(id) => Some(concept_term(id)),
                    Sense::Kind(kind) if is_title => Some(kind_term(kind)),
                    sense if is_title => knowledge::name(self.by_id, sense).map(name_term),
                    _ => None,
                };
                if term.is_some() || matches!(sense, Sense::Empty(_) | Sense::Noun(_) | Sense::Logic(_)) {
                    cover(&hit);
                }
                term
            }));
        }
        if is_title {
            self.names.trie.find(&text, hits);
            found.extend(hits.drain(..).map(|hit| {
                cover(&hit);
                name_term(self.names.named[hit.value as usize])
            }));
        }
        let rest = if is_title { words_left(&text, &covered) } else { 0 };
        found[own..].sort_unstable();
        let first = to.title_terms.len() as u32;
        if is_title {
            for term in &found[own..] {
                let number = to.number(*term);
                to.title_terms.push((number, 1.0));
            }
        }
        let ideas = (first, to.title_terms.len() as u32 - first);
        found.dedup();
        for term in found.drain(..) {
            let number = to.number(term);
            to.held.push(number);
        }
        to.pieces.push((Piece { part, first: 0, programs: 0, words, ideas, rest }, to.held.len() as u32));
    }
}

impl Stretch {
    fn number(&mut self, term: Term) -> u32 {
        *self.number_of.entry(term).or_insert_with(|| {
            self.terms.push(term);
            self.terms.len() as u32 - 1
        })
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
