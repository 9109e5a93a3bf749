//! Text as it is compared: one form for width, case, composition and typographic marks, with the way back to the
//! bytes that were typed.
//!
//! [`Folded`] is what every language shares; [`Letters`] adds what one language treats as the same letter, from its
//! own files. Nothing here can fail: any text folds.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_compatible, is_combining_mark};

/// What becomes of accents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Marks {
    #[default]
    Keep,
    /// Latin letters lose theirs (é → e, ữ → u); others keep them, for й is no и and が no か.
    Drop,
}

/// A text in NFKC and lower case; dashes, tildes, apostrophes and spaces each in one form, invisible characters gone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    pub text: String,
    /// For each byte of `text`, and one past its end: where in the original the cluster begins that it came from.
    pub offsets: Vec<u32>,
}

impl Folded {
    pub fn new(original: &str, marks: Marks) -> Self {
        let mut folded =
            Self { text: String::with_capacity(original.len()), offsets: Vec::with_capacity(original.len() + 1) };
        let mut rest = original.char_indices().peekable();
        while let Some((start, first)) = rest.next() {
            if first.is_ascii() && rest.peek().is_none_or(|(_, next)| next.is_ascii()) {
                folded.push(first.to_ascii_lowercase(), start);
                continue;
            }
            let mut end = start + first.len_utf8();
            while let Some((at, next)) = rest.peek().copied().filter(|(_, next)| joins_previous(*next)) {
                end = at + next.len_utf8();
                rest.next();
            }
            let alone = end == start + first.len_utf8();
            if alone && (is_plain(first) || marks == Marks::Keep && is_small_letter(first)) {
                folded.push(first, start);
            } else if alone && first.is_ascii_alphanumeric() {
                folded.push(first.to_ascii_lowercase(), start);
            } else {
                folded.push_cluster(&original[start..end], start, marks);
            }
        }
        folded.offsets.push(index(original.len()));
        folded
    }

    fn push_cluster(&mut self, cluster: &str, start: usize, marks: Marks) {
        // Lower case may take a letter apart (İ → i̇), so compose once more after it.
        for c in cluster.nfkc().flat_map(char::to_lowercase).nfc().filter_map(one_form) {
            if marks == Marks::Drop && is_latin(c) {
                c.nfd().filter(|part| !is_combining_mark(*part)).for_each(|part| self.push(part, start));
            } else {
                self.push(c, start);
            }
        }
    }

    fn push(&mut self, c: char, start: usize) {
        self.text.push(c);
        self.offsets.resize(self.text.len(), index(start));
    }

    /// The bytes of the original that `range` of `text` came from; whole clusters, so always on character boundaries.
    ///
    /// # Panics
    /// Where `range` does not lie in `text`.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let from = self.offsets[range.start] as usize;
        if range.is_empty() {
            return from..from;
        }
        let last = self.offsets[range.end - 1];
        let to = self.offsets[range.end..].iter().find(|at| **at != last).copied().unwrap_or(last);
        from..to as usize
    }
}

/// Whether `c` belongs to the character before it: an accent, a voicing mark, a later part of a Hangul syllable.
fn joins_previous(c: char) -> bool {
    if c < '\u{300}' || is_plain(c) {
        return false;
    }
    let mut first = None;
    decompose_compatible(c, |part| {
        first.get_or_insert(part);
    });
    first.is_some_and(|part| {
        canonical_combining_class(part) != 0 || is_combining_mark(part) || ('\u{1160}'..='\u{11FF}').contains(&part)
    })
}

/// Characters that fold to themselves and are too frequent to be looked up: Hangul syllables, common Han, kana.
fn is_plain(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}' | '\u{4E00}'..='\u{9FFF}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}')
}

/// Small letters of the languages at hand that fold to themselves: Cyrillic, and Latin ones with their accents.
fn is_small_letter(c: char) -> bool {
    match c {
        '\u{430}'..='\u{45F}' | '\u{4AF}' | '\u{4E9}' => true,
        '\u{E0}'..='\u{F6}' | '\u{F8}'..='\u{FF}' => true,
        '\u{103}' | '\u{111}' | '\u{129}' | '\u{169}' | '\u{1A1}' | '\u{1B0}' => true,
        // Capital and small letters take turns.
        '\u{1EA1}'..='\u{1EF9}' => u32::from(c) % 2 == 1,
        _ => false,
    }
}

fn is_latin(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

/// One character for all that look alike to who types them; `None` for what is not seen at all.
fn one_form(c: char) -> Option<char> {
    Some(match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' => '-',
        '\u{301C}' | '\u{3030}' | '\u{223C}' | '\u{223E}' | '\u{2053}' | '\u{2DC}' => '~',
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' | '\u{2BC}' | '`' | '\u{B4}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201F}' | '\u{2033}' => '"',
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => {
            return None;
        }
        c if c.is_whitespace() => ' ',
        c => c,
    })
}

/// No text that we take is near 4 GB; a longer one's tail would all be called its end.
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What one language writes in several ways and reads as one: "ё" for "е", Traditional for Simplified, Latin letters
/// for Cyrillic. The longest key wins; replacing is done once, from left to right.
#[derive(Debug, Clone, Default)]
pub struct Letters {
    /// By first character, then longest first.
    pairs: Vec<(char, String, String)>,
}

impl Letters {
    /// `table`: what is written → what it is read as; both are folded first.
    pub fn new(table: &BTreeMap<String, String>, marks: Marks) -> Self {
        let mut pairs: Vec<_> = table
            .iter()
            .filter_map(|(from, to)| {
                let from = Folded::new(from, marks).text;
                Some((from.chars().next()?, from, Folded::new(to, marks).text))
            })
            .collect();
        pairs.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.len().cmp(&a.1.len())).then(a.1.cmp(&b.1)));
        Self { pairs }
    }

    pub fn apply(&self, folded: Folded) -> Folded {
        if self.pairs.is_empty() {
            return folded;
        }
        let mut text = String::with_capacity(folded.text.len());
        let mut offsets = Vec::with_capacity(folded.offsets.len());
        let mut at = 0;
        while let Some(c) = folded.text[at..].chars().next() {
            let first = self.pairs.partition_point(|pair| pair.0 < c);
            let pair = self.pairs[first..]
                .iter()
                .take_while(|pair| pair.0 == c)
                .find(|pair| folded.text[at..].starts_with(pair.1.as_str()));
            let source = folded.offsets[at];
            match pair {
                Some((_, from, to)) => {
                    text.push_str(to);
                    at += from.len();
                }
                None => {
                    text.push(c);
                    at += c.len_utf8();
                }
            }
            offsets.resize(text.len(), source);
        }
        offsets.push(folded.offsets[at]);
        Folded { text, offsets }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(original: &str, expected: &str) {
        assert_eq!(Folded::new(original, Marks::Keep).text, expected, "{original:?}");
    }

    #[test]
    fn letters_that_fold_to_themselves_are_just_those() {
        let long_way = |c: char| c.nfkc().flat_map(char::to_lowercase).nfc().filter_map(one_form).collect::<String>();
        for c in ('\0'..='\u{1FFF}').filter(|c| is_small_letter(*c)) {
            assert_eq!(long_way(c), c.to_string(), "U+{:04X}", u32::from(c));
        }
        for c in ('0'..='z').filter(char::is_ascii_alphanumeric) {
            assert_eq!(long_way(c), c.to_ascii_lowercase().to_string());
        }
    }

    #[test]
    fn one_form_for_width_case_composition_and_marks() {
        check("２０２７年１月", "2027年1月");
        check("NEXT Week", "next week");
        check("3–5 März", "3-5 märz");
        check("다음 주", "다음 주");
        check("cafe\u{301}", "café");
        check("ｶﾞｲﾄﾞ", "ガイド");
        check("３月〜５月", "3月~5月");
        check("New Year’s\u{200B} Day", "new year's day");
        check("(㈪)", "((月))");
    }

    #[test]
    fn accents_go_from_latin_letters_only() {
        let dropped = |text| Folded::new(text, Marks::Drop).text;
        assert_eq!(dropped("Próximo miércoles"), "proximo miercoles");
        assert_eq!(dropped("thứ bảy tuần tới"), "thu bay tuan toi");
        assert_eq!(dropped("май, が"), "май, が");
    }

    #[test]
    fn the_original_is_found_again() {
        let original = "É́ 다음 주 ㈪!";
        let folded = Folded::new(original, Marks::Drop);
        let at = folded.text.find("(月)").unwrap();
        assert_eq!(&original[folded.original(at + 1..at + 2)], "㈪");
        assert_eq!(&original[folded.original(at..at + "(月)".len())], "㈪");
        let at = folded.text.find("다음").unwrap();
        assert_eq!(&original[folded.original(at..at + "다음".len())].nfc().collect::<String>(), "다음");
        assert_eq!(folded.original(0..folded.text.len()), 0..original.len());
    }

    #[test]
    fn letters_are_exchanged_with_the_longest_first() {
        let table = [("ё", "е"), ("sh", "ш"), ("s", "с"), ("h", "х")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        let letters = Letters::new(&table.into(), Marks::Keep);
        let folded = letters.apply(Folded::new("Ёsh hs!", Marks::Keep));
        assert_eq!(folded.text, "еш хс!");
        assert_eq!(folded.original(2..4), 2..4);
    }

    proptest! {
        #[test]
        fn any_text_folds_and_every_part_of_it_is_found_again(original in any::<String>(), dropped in any::<bool>()) {
            let marks = if dropped { Marks::Drop } else { Marks::Keep };
            let folded = Folded::new(&original, marks);
            prop_assert_eq!(folded.offsets.len(), folded.text.len() + 1);
            for (at, c) in folded.text.char_indices() {
                let range = folded.original(at..at + c.len_utf8());
                prop_assert!(original.get(range.clone()).is_some_and(|part| !part.is_empty()), "{:?}", range);
            }
        }

        #[test]
        fn composed_or_not_is_the_same(original in "[a-zé가-힣ữぁ-んァ-ン0-9 ]{0,20}") {
            let nfd: String = original.nfd().collect();
            prop_assert_eq!(Folded::new(&nfd, Marks::Keep).text, Folded::new(&original, Marks::Keep).text);
        }
    }
}
