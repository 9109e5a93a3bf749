//! Text as words are looked for in it: folded, one Han form, no accents, spaces only where they part words.
//!
//! Scripts differ in what a space means. Between Latin or Cyrillic words it parts them; beside Hangul, Han or kana
//! people leave it out or put it in as they like, so there it is dropped and only remembered.

use std::ops::Range;

use super::fold::{Folded, Marks};
use super::han;

/// What sort of character, as far as the borders of words go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Latin and other letters with spaces between words.
    Letter,
    Cyrillic,
    Digit,
    Hangul,
    Han,
    Hiragana,
    Katakana,
    Space,
    /// Punctuation, signs, emoji.
    Mark,
}

impl Class {
    pub fn of(c: char) -> Self {
        match c {
            'a'..='z' | 'A'..='Z' => Self::Letter,
            '0'..='9' => Self::Digit,
            ' ' => Self::Space,
            _ if c.is_ascii() => Self::Mark,
            '\u{AC00}'..='\u{D7A3}' => Self::Hangul,
            // Hangul letters typed alone are laughter and tears, no words.
            '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' => Self::Mark,
            '\u{3041}'..='\u{309F}' => Self::Hiragana,
            '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' => Self::Katakana,
            '\u{400}'..='\u{52F}' => Self::Cyrillic,
            _ if han::is_han(c) => Self::Han,
            _ if c.is_numeric() => Self::Digit,
            _ if c.is_alphabetic() => Self::Letter,
            _ => Self::Mark,
        }
    }

    /// Words of this class stand between spaces.
    pub fn is_spaced(self) -> bool {
        matches!(self, Self::Letter | Self::Cyrillic)
    }

    /// Beside this class a space says nothing.
    pub fn is_packed(self) -> bool {
        matches!(self, Self::Hangul | Self::Han | Self::Hiragana | Self::Katakana)
    }

    pub fn is_word(self) -> bool {
        !matches!(self, Self::Space | Self::Mark)
    }
}

/// One text, character by character; all fields have one entry a character.
#[derive(Debug, Clone, Default)]
pub struct Compared {
    /// Without accents.
    pub chars: Vec<char>,
    /// With the accents that were typed, else the same.
    pub accented: Vec<char>,
    pub classes: Vec<Class>,
    /// Accents were typed, so words without one are meant without.
    pub with_accents: bool,
    /// It was typed as a capital.
    pub capital: Vec<bool>,
    /// A space stood before it, kept or dropped.
    pub spaced: Vec<bool>,
    /// Where its run of one class ends (letters and digits: its word).
    pub run_end: Vec<u32>,
    /// Where its run of one class begins.
    pub run_start: Vec<u32>,
    /// Byte offset in the original; one more for its end.
    origin: Vec<u32>,
    /// Byte offset in the original where its cluster ends.
    origin_end: Vec<u32>,
}

impl Compared {
    /// At most `limit` characters of `original` are taken; what comes after is left out.
    pub fn new(original: &str, limit: usize) -> Self {
        let cut = original.char_indices().nth(limit).map_or(original.len(), |(at, _)| at);
        let folded = Folded::new(&original[..cut], Marks::Keep);
        let mut this = Self::with_capacity(folded.text.len().min(original.len()));
        let mut pending_space = false;
        let mut next = folded.text.char_indices().peekable();
        while let Some((at, accented)) = next.next() {
            let accented = han::one_form(accented);
            let c = base(accented);
            let class = Class::of(c);
            if class == Class::Space || is_joint(c) {
                pending_space = true;
                continue;
            }
            let mut between_letters = || {
                this.classes.last().is_some_and(|class| class.is_spaced())
                    && next.peek().is_some_and(|(_, following)| following.is_alphabetic())
            };
            if c == '\'' && between_letters() {
                continue;
            }
            let before = this.classes.last().copied();
            if pending_space && before.is_some_and(|before| keeps_space(before, class)) {
                this.push(' ', ' ', Class::Space, false, folded.original(at - 1..at));
            }
            let from = folded.original(at..at + accented_len(&folded.text, at));
            let capital = class.is_spaced() && original[from.clone()].starts_with(char::is_uppercase);
            this.push(c, accented, class, pending_space, from);
            if capital {
                *this.capital.last_mut().expect("it was just pushed") = true;
            }
            pending_space = false;
        }
        this.origin.push(u32::try_from(cut).unwrap_or(u32::MAX));
        this.with_accents =
            this.chars.iter().zip(&this.accented).filter(|(plain, accented)| plain != accented).count() > 1;
        this.find_runs();
        this
    }

    fn with_capacity(len: usize) -> Self {
        Self {
            chars: Vec::with_capacity(len),
            accented: Vec::with_capacity(len),
            classes: Vec::with_capacity(len),
            with_accents: false,
            capital: Vec::with_capacity(len),
            spaced: Vec::with_capacity(len),
            run_end: Vec::new(),
            run_start: Vec::new(),
            origin: Vec::with_capacity(len + 1),
            origin_end: Vec::with_capacity(len),
        }
    }

    fn push(&mut self, c: char, accented: char, class: Class, spaced: bool, from: Range<usize>) {
        self.chars.push(c);
        self.accented.push(accented);
        self.classes.push(class);
        self.capital.push(false);
        self.spaced.push(spaced);
        self.origin.push(u32::try_from(from.start).unwrap_or(u32::MAX));
        self.origin_end.push(u32::try_from(from.end).unwrap_or(u32::MAX));
    }

    fn find_runs(&mut self) {
        let len = self.chars.len();
        self.run_end = vec![0; len];
        self.run_start = vec![0; len];
        let mut start = 0;
        while start < len {
            let class = self.classes[start];
            let mut end = start + 1;
            while end < len && self.classes[end] == class && !(class.is_packed() && self.spaced[end]) {
                end += 1;
            }
            for at in start..end {
                self.run_end[at] = end as u32;
                self.run_start[at] = start as u32;
            }
            start = end;
        }
    }

    /// Each run of letters spelled anew by `spell`; every new letter is found where its run began.
    pub fn respelled(&self, spell: impl Fn(&[char]) -> Vec<char>) -> Self {
        let mut this = Self::default();
        let mut at = 0;
        while at < self.len() {
            let end = if self.classes[at].is_spaced() { self.run_end[at] as usize } else { at + 1 };
            let spelled =
                if self.classes[at].is_spaced() { spell(&self.chars[at..end]) } else { self.chars[at..end].to_vec() };
            for c in spelled {
                let (from, to) = (self.origin[at] as usize, self.origin_end[end - 1] as usize);
                this.push(c, c, Class::of(c), self.spaced[at], from..to);
                *this.capital.last_mut().expect("it was just pushed") = self.capital[at];
            }
            at = end;
        }
        this.origin.extend(self.origin.last());
        this.find_runs();
        this
    }

    /// Stretches (in order, each of one run) replaced by other letters; these are found where the stretch was.
    pub fn replaced(&self, changes: &[(Range<usize>, Vec<char>)]) -> Self {
        let mut this = Self::default();
        let mut at = 0;
        for (range, chars) in changes {
            this.copy(self, at..range.start);
            let (from, to) = (self.origin[range.start] as usize, self.origin_end[range.end - 1] as usize);
            for (nth, &c) in chars.iter().enumerate() {
                this.push(c, c, Class::of(c), nth == 0 && self.spaced[range.start], from..to);
            }
            at = range.end;
        }
        this.copy(self, at..self.len());
        this.with_accents = self.with_accents;
        this.origin.extend(self.origin.last());
        this.find_runs();
        this
    }

    fn copy(&mut self, other: &Self, range: Range<usize>) {
        for at in range {
            let from = other.origin[at] as usize..other.origin_end[at] as usize;
            self.push(other.chars[at], other.accented[at], other.classes[at], other.spaced[at], from);
            *self.capital.last_mut().expect("it was just pushed") = other.capital[at];
        }
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// A word may begin at `at`, or one may have ended there.
    pub fn is_border(&self, at: usize) -> bool {
        if at == 0 || at >= self.len() {
            return true;
        }
        let (before, after) = (self.classes[at - 1], self.classes[at]);
        before != after || !before.is_spaced() && before != Class::Digit
    }

    /// The bytes of the original that the characters `range` came from.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        if range.is_empty() || range.end > self.len() {
            return 0..0;
        }
        self.origin[range.start] as usize..self.origin_end[range.end - 1] as usize
    }

    /// The characters that came from the bytes `range` of the original.
    pub fn within(&self, range: &Range<usize>) -> Range<usize> {
        let origin = &self.origin[..self.len()];
        let start = origin.partition_point(|at| (*at as usize) < range.start);
        let end = origin.partition_point(|at| (*at as usize) < range.end);
        start..end
    }

    pub fn slice(&self, range: Range<usize>) -> String {
        self.chars[range].iter().collect()
    }
}

/// The letter without its accents. Only Latin ones lose them: й is no и, が no か.
pub fn base(c: char) -> char {
    match c {
        _ if c.is_ascii() => c,
        'đ' => 'd',
        'ı' => 'i',
        'ø' => 'o',
        'ł' => 'l',
        '\u{451}' => '\u{435}', // ё is mostly typed as е
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => {
            let mut first = c;
            let mut seen = false;
            unicode_normalization::char::decompose_canonical(c, |part| {
                if !seen {
                    first = part;
                    seen = true;
                }
            });
            first
        }
        _ => c,
    }
}

/// Joins words as a space does: "on-site", "on/off", "リオ・デ・ジャネイロ".
fn is_joint(c: char) -> bool {
    matches!(c, '-' | '_' | '/' | '·' | '\u{30FB}' | '‧' | '•' | '&')
}

fn keeps_space(before: Class, after: Class) -> bool {
    before.is_word() && after.is_word() && !before.is_packed() && !after.is_packed()
}

fn accented_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(original: &str, expected: &str) {
        assert_eq!(Compared::new(original, 4096).chars.iter().collect::<String>(), expected, "{original:?}");
    }

    #[test]
    fn spaces_stay_only_between_spaced_words() {
        check("On-site  Forum", "on site forum");
        check("부산 ODA 포럼", "부산oda포럼");
        check("What's on?", "whats on?");
        check("Đăng ký ở đâu", "dang ky o dau");
        check("國際 論壇", "国际论坛");
        check("リオ・デ・ジャネイロ", "リオデジャネイロ");
        check("ok. how", "ok.how");
        check("", "");
    }

    #[test]
    fn borders_stand_where_words_meet() {
        let text = Compared::new("oda포럼 next 3월", 4096);
        let borders: Vec<usize> = (0..=text.len()).filter(|at| text.is_border(*at)).collect();
        let shown: String = text.chars.iter().collect();
        assert_eq!(shown, "oda포럼next 3월");
        assert_eq!(borders, [0, 3, 4, 5, 9, 10, 11, 12]);
    }

    proptest! {
        #[test]
        fn every_part_is_found_again(original in any::<String>()) {
            let text = Compared::new(&original, 4096);
            for at in 0..text.len() {
                let range = text.original(at..at + 1);
                prop_assert!(original.get(range).is_some());
            }
        }
    }
}
