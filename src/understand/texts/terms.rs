//! Words, pairs of characters and ideas as numbers.

use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher};
use std::ops::Range;

use crate::language::compare::{Class, Compared};
use crate::lexis::words::Inflection;
use crate::program::Kind;
use crate::understand::knowledge::Name;
use crate::understand::sense::Sense;

/// A word, a pair of characters or an idea, as a number.
pub type Term = u64;

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
pub(super) struct WordHasher(u64);

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

pub(super) fn hash(chars: &[char]) -> Term {
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
pub fn terms(text: &Compared, range: Range<usize>, inflection: Option<&Inflection>, out: &mut Vec<Term>) {
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

/// For callers that keep their own sets of words.
pub fn word_hasher() -> impl BuildHasher + Default + Clone {
    BuildHasherDefault::<WordHasher>::default()
}
