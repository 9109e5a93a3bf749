//! Text as time words are looked for in it: folded, Han in one form, accents apart, spaces only between spaced words.
//!
//! Patterns pass through the same door as questions, so whatever is dropped here is dropped on both sides. Unlike
//! [`crate::language::compare`] it keeps the marks that dates are written with: `2027-03-05`, `3/5`, `15:30`, `~`.

use std::ops::Range;

use crate::language::compare::{self, Class};
use crate::language::fold::{Folded, Marks};
use crate::language::han;

/// How one grammar spells; the default changes nothing.
#[derive(Debug, Clone, Default)]
pub struct Spelling {
    /// Written → read as, longest first; folded lower case.
    pub letters: Vec<(Vec<char>, Vec<char>)>,
    /// A doubled letter counts as one: the habit of typing a language in another script.
    pub rough: bool,
}

/// One text; all fields have one entry a character.
#[derive(Debug, Default)]
pub struct Text {
    /// Without accents.
    pub chars: Vec<char>,
    pub accented: Vec<char>,
    pub classes: Vec<Class>,
    /// The word around it was typed with accents.
    pub accents: Vec<bool>,
    /// Bytes of the original.
    origin: Vec<(u32, u32)>,
}

impl Text {
    /// At most `limit` characters are taken.
    pub fn new(original: &str, spelling: &Spelling, limit: usize) -> Self {
        let cut = original.char_indices().nth(limit).map_or(original.len(), |(at, _)| at);
        let folded = Folded::new(&original[..cut], Marks::Keep);
        let mut this = Self::default();
        let mut space: Option<(u32, u32)> = None;
        let mut bytes: Option<(u32, u32)> = None;
        let mut source = folded.text.char_indices().peekable();
        while let Some((at, c)) = source.next() {
            let accented = han::one_form(c);
            let plain = compare::base(accented);
            let class = Class::of(plain);
            let end = source.peek().map_or(folded.text.len(), |(next, _)| *next);
            // Looked up once a cluster: a letter may carry thousands of accents.
            if bytes.is_none_or(|known: (u32, u32)| known.0 != folded.offsets[at]) {
                let cluster = folded.original(at..end);
                bytes = Some((cluster.start as u32, cluster.end as u32));
            }
            let Some(bytes) = bytes else { continue };
            if class == Class::Space {
                space = space.or(Some(bytes));
                continue;
            }
            if let Some(space) = space.take() {
                let beside = this.classes.last().is_some_and(|it| !it.is_packed()) && !class.is_packed();
                if beside {
                    this.push(' ', ' ', Class::Space, space);
                }
            }
            this.push(plain, accented, class, bytes);
        }
        if !spelling.letters.is_empty() || spelling.rough {
            this = this.respelled(spelling);
        }
        this.mark_accents();
        this
    }

    fn push(&mut self, plain: char, accented: char, class: Class, origin: (u32, u32)) {
        self.chars.push(plain);
        self.accented.push(accented);
        self.classes.push(class);
        self.origin.push(origin);
    }

    fn respelled(&self, spelling: &Spelling) -> Self {
        let mut this = Self::default();
        let mut at = 0;
        while at < self.len() {
            let pair = spelling.letters.iter().find(|(from, _)| self.chars[at..].starts_with(from));
            let (taken, read) = match pair {
                Some((from, to)) => (from.len(), to.as_slice()),
                None => (1, &self.chars[at..=at]),
            };
            let origin = (self.origin[at].0, self.origin[at + taken - 1].1);
            for &c in read {
                let class = Class::of(c);
                if spelling.rough && class.is_spaced() && this.chars.last() == Some(&c) {
                    if let Some(last) = this.origin.last_mut() {
                        last.1 = origin.1;
                    }
                    continue;
                }
                this.push(c, c, class, origin);
            }
            at += taken;
        }
        this
    }

    fn mark_accents(&mut self) {
        self.accents = vec![false; self.len()];
        let mut at = 0;
        while at < self.len() {
            let end = (at..self.len()).find(|it| !self.classes[*it].is_spaced()).unwrap_or(self.len());
            if (at..end).any(|it| self.chars[it] != self.accented[it]) {
                self.accents[at..end].fill(true);
            }
            at = end.max(at + 1);
        }
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Letters that belong to one word stand on both sides of `at`.
    pub fn inside_word(&self, at: usize) -> bool {
        at > 0 && at < self.len() && self.classes[at].is_spaced() && self.classes[at - 1] == self.classes[at]
    }

    pub fn digit(&self, at: usize) -> Option<i32> {
        self.chars.get(at).and_then(|c| c.to_digit(10)).map(|it| it as i32)
    }

    /// Bytes of the original; on character boundaries.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        self.origin[range.start].0 as usize..self.origin[range.end - 1].1 as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(original: &str, expected: &str) {
        let text = Text::new(original, &Spelling::default(), 4096);
        assert_eq!(text.chars.iter().collect::<String>(), expected, "{original:?}");
    }

    #[test]
    fn spaces_part_only_spaced_words_and_marks_of_dates_stay() {
        check("다음  주 3 월", "다음주3월");
        check("Tuần TỚI", "tuan toi");
        check("２０２７-03-05 ~ 3/8", "2027-03-05 ~ 3/8");
        check("下週 三", "下周三");
    }

    #[test]
    fn a_spelling_exchanges_letters_and_halves_doubled_ones() {
        let letters = vec![(vec!['k', 'h'], vec!['h'])];
        let text = Text::new("doloo khonog 11", &Spelling { letters, rough: true }, 4096);
        assert_eq!(text.chars.iter().collect::<String>(), "dolo honog 11");
        assert_eq!(text.original(0..4), 0..5);
    }
}
