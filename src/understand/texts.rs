//! The words of all records in all their languages, and which programs hold them.
//!
//! A text that many programs share (a venue, "Open to everyone.") is indexed once. Words of spaced scripts are kept
//! whole and without their ending; Hangul, Han and kana as pairs of neighbours, so that no dictionary is needed and a
//! word of two characters is found. Everyday ideas ("marathon") are found across languages through the vocabularies.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher};
use std::ops::Range;
use std::thread;

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
fn each_text<'a>(program: &'a Program, mut visit: impl FnMut(Part, &'a LocalizedText)) {
    visit(Part::Title, &program.title);
    visit(Part::Venue, &program.venue);
    program.sessions.iter().for_each(|session| visit(Part::Venue, &session.title));
    visit(Part::Summary, &program.summary);
    visit(Part::Conditions, &program.eligibility);
    visit(Part::Conditions, &program.how_to_apply);
}

/// The different texts, and who has them.
#[derive(Default)]
struct Collected<'a> {
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
struct Reader<'a> {
    vocabularies: &'a Vocabularies,
    names: &'a NameIndex,
    by_id: &'a [Ids],
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
    fn add(&mut self, part: Part, language: Language, text: &'a str, rank: u32) {
        let source = (part, language, text);
        let piece = *self.piece_of.entry(source).or_insert_with(|| {
            self.sources.push(source);
            self.sources.len() as u32 - 1
        });
        self.holders.push((piece, rank));
    }

    fn index(mut self, programs: usize, reader: &Reader<'_>) -> Texts {
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

/// For callers that keep their own sets of words.
pub fn word_hasher() -> impl BuildHasher + Default + Clone {
    BuildHasherDefault::<WordHasher>::default()
}
