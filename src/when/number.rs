//! Numbers as written: digits, number words of a language, and their sums and products (`twenty one`, `二十三`).

use super::network::bit;
use super::text::Text;

/// The number words of one grammar.
#[derive(Debug, Default)]
pub struct Numbers {
    /// By first letter, then longest first.
    words: Vec<Word>,
    /// [`bit`]s of their first letters.
    first: u128,
    /// Words typed with accents must have the right ones.
    strict: bool,
    /// Endings of ordinals in digits: the "th" of "5th".
    endings: Vec<Box<[char]>>,
}

#[derive(Debug, Clone)]
pub struct Word {
    letters: Box<[char]>,
    accented: Box<[char]>,
    value: i32,
    /// Multiplies what stands before it: ten in `三十`.
    times: bool,
    /// Means nothing by itself but joins two: `treinta y uno`.
    joins: bool,
}

/// Longest number taken as a count; years have their own reader.
const MOST: i32 = 999;

impl Word {
    /// `word` as [`Text`] has it. A `value` of `None` is a word that joins two numbers.
    pub fn new(word: &Text, value: Option<i32>, times: bool) -> Self {
        Self {
            letters: word.chars.as_slice().into(),
            accented: word.accented.as_slice().into(),
            value: value.unwrap_or(0),
            times,
            joins: value.is_none(),
        }
    }
}

impl Numbers {
    /// Of equal words the first counts.
    pub fn new(words: impl Iterator<Item = Word>, endings: impl Iterator<Item = Box<[char]>>, strict: bool) -> Self {
        let mut words: Vec<Word> = words.filter(|word| !word.letters.is_empty()).collect();
        let mut endings: Vec<Box<[char]>> = endings.collect();
        words.sort_by(|a, b| {
            let by_length = b.letters.len().cmp(&a.letters.len());
            a.letters[0].cmp(&b.letters[0]).then(by_length).then_with(|| a.letters.cmp(&b.letters))
        });
        words.dedup_by(|later, first| later.letters == first.letters);
        endings.sort_by_key(|it| std::cmp::Reverse(it.len()));
        let first = words.iter().fold(0, |all, word| all | bit(word.letters[0]));
        Self { words, first, strict, endings }
    }

    /// Whether a number may begin with `c`.
    pub fn begins(&self, c: char) -> bool {
        c.is_ascii_digit() || self.first & bit(c) != 0
    }

    fn word(&self, text: &Text, at: usize) -> Option<(&Word, usize)> {
        let c = *text.chars.get(at)?;
        if self.first & bit(c) == 0 || text.inside_word(at) {
            return None;
        }
        let from = self.words.partition_point(|word| word.letters[0] < c);
        self.words[from..].iter().take_while(|word| word.letters[0] == c).find_map(|word| {
            let end = at + word.letters.len();
            let fits = text.chars[at..].starts_with(&word.letters) && !text.inside_word(end);
            let wrong = || text.accents[at..end].contains(&true) && text.accented[at..end] != *word.accented;
            (fits && !(self.strict && wrong())).then_some((word, end))
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
