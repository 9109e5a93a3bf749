//! Numbers as written: digits, number words of a language, and their sums and products (`twenty one`, `二十三`).

use std::collections::HashMap;

use super::text::Text;

/// The number words of one grammar.
#[derive(Debug, Default)]
pub struct Numbers {
    /// First letter → words, longest first.
    words: HashMap<char, Vec<Word>>,
    /// Endings of ordinals in digits: the "th" of "5th".
    endings: Vec<Box<[char]>>,
}

#[derive(Debug)]
struct Word {
    letters: Box<[char]>,
    /// With its accents, where the language is strict about them.
    accented: Option<Box<[char]>>,
    value: i32,
    /// Multiplies what stands before it: ten in `三十`.
    times: bool,
    /// Means nothing by itself but joins two: `treinta y uno`.
    joins: bool,
}

/// Longest number taken as a count; years have their own reader.
const MOST: i32 = 999;

impl Numbers {
    /// `word` as [`Text`] has it. A `value` of `None` is a word that joins two numbers.
    pub fn add(&mut self, word: &Text, strict: bool, value: Option<i32>, times: bool) {
        let letters = &word.chars;
        let Some(&first) = letters.first() else { return };
        let words = self.words.entry(first).or_default();
        if words.iter().any(|known| *known.letters == **letters) {
            return;
        }
        words.push(Word {
            letters: letters.as_slice().into(),
            accented: strict.then(|| word.accented.as_slice().into()),
            value: value.unwrap_or(0),
            times,
            joins: value.is_none(),
        });
        words.sort_by_key(|word| std::cmp::Reverse(word.letters.len()));
    }

    fn word(&self, text: &Text, at: usize) -> Option<(&Word, usize)> {
        let words = self.words.get(text.chars.get(at)?)?;
        words.iter().find_map(|word| {
            let end = at + word.letters.len();
            let accents = |it: &[char]| text.accents[at..end].contains(&true) && text.accented[at..end] != *it;
            (text.chars[at..].starts_with(&word.letters)
                && !word.accented.as_deref().is_some_and(accents)
                && !text.inside_word(at)
                && !text.inside_word(end))
            .then_some((word, end))
        })
    }

    /// A count of at most three digits, or in words; with where it ends.
    pub fn count(&self, text: &Text, at: usize) -> Option<(i32, usize)> {
        if text.digit(at).is_some() {
            let end = digits(text, at);
            if end - at > 3 || is_grouped(text, end) {
                return None;
            }
            return Some(((at..end).fold(0, |sum, it| sum * 10 + text.digit(it).unwrap_or(0)), end));
        }
        self.in_words(text, at)
    }

    pub fn add_ending(&mut self, letters: &[char]) {
        self.endings.push(letters.into());
        self.endings.sort_by_key(|it| std::cmp::Reverse(it.len()));
    }

    /// Digits of a count; the ending of an ordinal may follow.
    pub fn integer(&self, text: &Text, at: usize) -> Option<(i32, usize)> {
        let (value, end) = self.count(text, at).filter(|_| text.digit(at).is_some())?;
        let ending =
            self.endings.iter().find(|it| text.chars[end..].starts_with(it) && !text.inside_word(end + it.len()));
        Some((value, end + ending.map_or(0, |it| it.len())))
    }

    fn in_words(&self, text: &Text, at: usize) -> Option<(i32, usize)> {
        let (first, mut end) = self.word(text, at).filter(|(word, _)| !word.joins)?;
        let (mut sum, mut last) = (0, first.value);
        let mut room = MOST;
        loop {
            let mut from = end + usize::from(text.chars.get(end).is_some_and(|c| matches!(c, ' ' | '-')));
            let Some((mut word, mut next)) = self.word(text, from) else { break };
            if word.joins {
                from = next + usize::from(text.chars.get(next) == Some(&' '));
                match self.word(text, from) {
                    Some((after, after_end)) if !after.joins => (word, next) = (after, after_end),
                    _ => break,
                }
            }
            if word.times && last < word.value && last > 0 {
                last *= word.value;
            } else if word.value > 0 && last >= 10 && word.value < magnitude(last) && last < room {
                sum += last;
                room = magnitude(last);
                last = word.value;
            } else {
                break;
            }
            end = next;
        }
        let value = sum + last;
        (value <= MOST).then_some((value, end))
    }

    /// Four digits of a year near ours, in digits or digit by digit in words.
    pub fn year(&self, text: &Text, at: usize) -> Option<(i32, usize)> {
        let mut end = at;
        let mut year = 0;
        for _ in 0..4 {
            let (digit, next) = match text.digit(end) {
                Some(digit) => (digit, end + 1),
                None => {
                    let (word, next) = self.word(text, end)?;
                    (Some(word.value).filter(|it| (0..=9).contains(it) && !word.joins && next == end + 1)?, next)
                }
            };
            year = year * 10 + digit;
            end = next;
        }
        let near = (1990..2100).contains(&year);
        (near && text.digit(end).is_none() && !is_grouped(text, end)).then_some((year, end))
    }
}

/// The largest power of ten that `value` holds.
fn magnitude(value: i32) -> i32 {
    let mut power = 1;
    while value >= power * 10 && value % (power * 10) == 0 {
        power *= 10;
    }
    power
}

/// Where a run of digits ends.
pub fn digits(text: &Text, at: usize) -> usize {
    (at..text.len()).find(|it| text.digit(*it).is_none()).unwrap_or(text.len())
}

/// `,000` follows: the digits before are thousands.
fn is_grouped(text: &Text, at: usize) -> bool {
    text.chars.get(at) == Some(&',') && digits(text, (at + 1).min(text.len())) == at + 4
}
