//! Words that stand nowhere and are nearly one that does: "Nagasaky", "베드민턴".
//!
//! Letters are compared one by one, Hangul by the letters that its syllables are made of, since those are what is
//! mistyped. One slip is forgiven in a short word, two in a long one; where two words are equally near, none is taken.

use std::collections::{HashMap, HashSet};

use crate::language::compare::{Class, Compared};
use crate::lexis::words::Inflection;

/// Words shorter than this have too many neighbours.
const SHORTEST: usize = 5;
/// Letters from which two slips are forgiven.
const LONG: usize = 8;
/// A longer "word" is noise.
const LONGEST: usize = 24;

/// One word as it is compared (letters of syllables) and as it is written.
#[derive(Debug)]
struct Word {
    letters: Box<[char]>,
    written: Box<[char]>,
}

/// Words worth being recognised, by first letter.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: HashMap<char, Vec<Word>>,
    taken: HashSet<Box<[char]>>,
    known: HashSet<Box<[char]>>,
}

impl Lexicon {
    /// Takes every word of `text`, to be recognised with an ending more, never as what a slip was meant to be.
    pub fn know(&mut self, text: &Compared) {
        let mut at = 0;
        while at < text.len() {
            let end = text.run_end[at] as usize;
            if text.classes[at].is_spaced() && end - at >= SHORTEST - 1 {
                self.known.insert(text.chars[at..end].into());
            }
            at = end;
        }
    }

    /// Takes every word of `text` that is long enough.
    pub fn add(&mut self, text: &Compared) {
        let mut at = 0;
        while at < text.len() {
            let end = text.run_end[at] as usize;
            if matches!(text.classes[at], Class::Letter | Class::Cyrillic | Class::Hangul | Class::Katakana) {
                self.add_word(&text.chars[at..end]);
            }
            at = end;
        }
    }

    /// A word of some wording.
    pub fn knows(&self, word: &[char]) -> bool {
        self.known.contains(word)
    }

    fn add_word(&mut self, written: &[char]) {
        if self.taken.contains(written) {
            return;
        }
        let letters = letters(written);
        if letters.len() < SHORTEST || letters.len() > LONGEST || !self.taken.insert(written.into()) {
            return;
        }
        self.known.insert(written.into());
        let word = Word { letters: letters.into(), written: written.into() };
        self.words.entry(word.letters[0]).or_default().push(word);
    }

    /// Each word's neighbours are looked for among those with the same first letter, and among those whose second
    /// letter is its first or second one (a first letter left out, or wrong).
    fn near<'a>(&'a self, letters: &[char], best: &mut Best<'a>) {
        for word in self.words.get(&letters[0]).into_iter().flatten() {
            best.try_word(word, letters);
        }
        if letters.len() > SHORTEST {
            for (first, words) in &self.words {
                if *first == letters[0] {
                    continue;
                }
                let fits = |word: &&Word| word.letters[1] == letters[0] || word.letters[1] == letters[1];
                words.iter().filter(fits).for_each(|word| best.try_word(word, letters));
            }
        }
    }
}

/// The nearest word so far; `None` in `word` while two are equally near.
struct Best<'a> {
    slips: usize,
    word: Option<&'a [char]>,
}

impl<'a> Best<'a> {
    fn try_word(&mut self, word: &'a Word, letters: &[char]) {
        let shorter = word.letters.len().min(letters.len());
        let most = if shorter >= LONG { 2 } else { 1 }.min(self.slips);
        if word.letters.len().abs_diff(letters.len()) > most {
            return;
        }
        let Some(slips) = slips(&word.letters, letters, most) else { return };
        if slips < self.slips {
            *self = Self { slips, word: Some(&word.written) };
        } else if self.word.is_some_and(|other| *other != *word.written && !is_variant(other, &word.written)) {
            self.word = None;
        }
    }
}

/// One is the other with a letter more at its end: either will do.
fn is_variant(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.len() - short.len() == 1 && long.starts_with(short)
}

/// The word that `typed` (one run of one script) was meant to be, if that is clear.
pub fn meant(typed: &[char], lexicons: &[&Lexicon], inflection: Option<&Inflection>) -> Option<Vec<char>> {
    if typed.len() < 2 || typed.len() > LONGEST {
        return None;
    }
    // A known word with an ending that its spelling did not foresee.
    for form in forms(typed, inflection).skip(1) {
        if lexicons.iter().any(|lexicon| lexicon.known.contains(form)) {
            return Some(form.to_vec());
        }
    }
    // Where accents tell words apart, short words differ by one letter only.
    if inflection.is_some_and(|it| it.strict_accents) && typed.len() <= SHORTEST {
        return None;
    }
    let mut best = Best { slips: 3, word: None };
    for form in forms(typed, inflection) {
        let letters = letters(form);
        if letters.len() + 1 < SHORTEST {
            continue;
        }
        lexicons.iter().for_each(|lexicon| lexicon.near(&letters, &mut best));
        if let Some(word) = best.word {
            // What was cut off stays: it may say something ("까지").
            return Some(word.iter().chain(&typed[form.len()..]).copied().collect());
        }
    }
    None
}

/// The word as typed, and without each ending or particle that it may have.
fn forms<'a>(typed: &'a [char], inflection: Option<&'a Inflection>) -> impl Iterator<Item = &'a [char]> {
    let endings = inflection.into_iter().flat_map(move |inflection| {
        inflection
            .particles
            .iter()
            .chain(&inflection.endings)
            .filter(move |ending| typed.len() > ending.len() + 1 && typed.ends_with(ending))
            .map(move |ending| &typed[..typed.len() - ending.len()])
    });
    std::iter::once(typed).chain(endings)
}

/// Hangul syllables taken apart, all else as it is.
fn letters(word: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(word.len() * 3);
    for &c in word {
        if ('\u{AC00}'..='\u{D7A3}').contains(&c) {
            unicode_normalization::char::decompose_canonical(c, |part| out.push(part));
        } else {
            out.push(c);
        }
    }
    out
}

/// Letters left out, put in, exchanged, or swapped with their neighbour; `None` where there are more than `most`.
fn slips(a: &[char], b: &[char], most: usize) -> Option<usize> {
    let width = b.len() + 1;
    let mut before: Vec<usize> = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (row, &from) in a.iter().enumerate() {
        let mut next = vec![row + 1; width];
        for (column, &to) in b.iter().enumerate() {
            let mut cost = (last[column] + usize::from(from != to)).min(last[column + 1] + 1).min(next[column] + 1);
            if row > 0 && column > 0 && from == b[column - 1] && a[row - 1] == to {
                cost = cost.min(before[column - 1] + 1);
            }
            next[column + 1] = cost;
        }
        if next.iter().all(|cost| *cost > most) {
            return None;
        }
        before = std::mem::replace(&mut last, next);
    }
    Some(last[width - 1]).filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: Option<&str>) {
        let mut lexicon = Lexicon::default();
        for word in ["nagasaki", "apply", "application", "배드민턴", "블라디보스토크", "마라톤", "маратон", "peace"]
        {
            lexicon.add(&Compared::new(word, 99));
        }
        let inflection = Inflection { particles: vec!["은".chars().collect()], ..Inflection::default() };
        let typed: Vec<char> = typed.chars().collect();
        let found = meant(&typed, &[&lexicon], Some(&inflection)).map(|word| word.into_iter().collect::<String>());
        assert_eq!(found.as_deref(), expected, "{typed:?}");
    }

    #[test]
    fn one_slip_is_forgiven_and_two_in_long_words() {
        check("nagasaky", Some("nagasaki"));
        check("aply", Some("apply"));
        check("aplication", Some("application"));
        check("베드민턴", Some("배드민턴"));
        check("블라디보스톡", Some("블라디보스토크"));
        check("마라돈은", Some("마라톤은"));
        check("peach", Some("peace"));
        check("apple", Some("apply"));
        check("grass", None);
        check("a", None);
    }
}
