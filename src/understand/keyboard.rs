//! A text typed with the keyboard set to Latin letters: "ghbdtn", "vhfja dlTdj?". Read again by the keys of another
//! language, where its words say nothing as they stand and much when they are.
//!
//! Which letter a key gives stands in `[matching] keyboard` of each `vocabulary.toml`.

use unicode_normalization::UnicodeNormalization;

use super::Engine;
use super::vocabulary::Vocabulary;
use crate::language::compare::Compared;
use crate::lexis::trie::Hit;

/// Fewer letters may be anything.
const LETTERS: usize = 4;
/// So much of what the keys give must be known words, in per cent.
const KNOWN: usize = 60;
/// Longer texts are not typed to their end without a look at the screen.
const LONGEST: usize = 400;

/// What was meant, in the letters of the language that the keys belong to; `None` for nearly every text.
pub fn meant(engine: &Engine, text: &str) -> Option<String> {
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    if !text.is_ascii() || letters < LETTERS || text.len() > LONGEST || engine.detector.knows_half(text) {
        return None;
    }
    let read = |vocabulary: &Vocabulary| {
        let keyboard = vocabulary.keyboard();
        let typed: String = text.chars().map(|key| letter(keyboard, key)).collect();
        let typed = syllables(&typed);
        let known = known(vocabulary, &typed);
        (!keyboard.is_empty() && known >= KNOWN).then_some((known, typed))
    };
    let best = engine.vocabularies.iter().filter_map(read).max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    best.map(|(_, typed)| typed)
}

fn letter(keyboard: &[(char, char)], key: char) -> char {
    let on = |key: char| keyboard.iter().find(|(it, _)| *it == key).map(|(_, letter)| *letter);
    on(key).or_else(|| on(key.to_ascii_lowercase())).unwrap_or(key)
}

/// Per cent of the letters that stand in known words.
fn known(vocabulary: &Vocabulary, typed: &str) -> usize {
    let text = Compared::new(typed, LONGEST);
    let mut hits: Vec<Hit> = Vec::new();
    vocabulary.trie().find(&text, &mut hits);
    let mut covered = vec![false; text.len()];
    for hit in hits.iter().filter(|hit| hit.range.len() > 1) {
        hit.covers().for_each(|at| covered[at] = true);
    }
    let words = (0..text.len()).filter(|at| text.classes[*at].is_word()).count();
    let met = (0..text.len()).filter(|at| text.classes[*at].is_word() && covered[*at]).count();
    100 * met / words.max(1)
}

/// Hangul letters side by side as the syllables that they make; all else as it is.
fn syllables(letters: &str) -> String {
    let all: Vec<char> = letters.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    while at < all.len() {
        let (Some(initial), Some(mut vowel)) = (initial(all[at]), all.get(at + 1).copied().and_then(vowel_of)) else {
            out.push(all[at]);
            at += 1;
            continue;
        };
        at += 2;
        if let Some(both) = all.get(at).copied().and_then(vowel_of).and_then(|second| joined(&VOWELS, vowel, second)) {
            (vowel, at) = (both, at + 1);
        }
        let closes = |at: usize| {
            let next_begins = all.get(at + 1).copied().and_then(vowel_of).is_some();
            all.get(at).copied().and_then(last).filter(|_| !next_begins)
        };
        let mut end = closes(at);
        at += usize::from(end.is_some());
        if let Some(both) = end.zip(closes(at)).and_then(|(first, second)| joined(&LASTS, first, second)) {
            (end, at) = (Some(both), at + 1);
        }
        let part = |base: u32, nth: u32| char::from_u32(base + nth);
        let parts = [part(0x1100, initial), part(0x1161, vowel), end.and_then(|end| part(0x11A7, end))];
        out.extend(parts.into_iter().flatten().nfc());
    }
    out
}

/// Letters of the keys, from U+3131 on: which initial each is, which last consonant (from 1); 99 where it is none.
const INITIALS: [u32; 30] =
    [0, 1, 99, 2, 99, 99, 3, 4, 5, 99, 99, 99, 99, 99, 99, 99, 6, 7, 8, 99, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18];
const LAST: [u32; 30] =
    [1, 2, 3, 4, 5, 6, 7, 99, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 99, 18, 19, 20, 21, 22, 99, 23, 24, 25, 26, 27];
/// Two that are typed for one: first, second, both.
const VOWELS: [(u32, u32, u32); 7] =
    [(8, 0, 9), (8, 1, 10), (8, 20, 11), (13, 4, 14), (13, 5, 15), (13, 20, 16), (18, 20, 19)];
const LASTS: [(u32, u32, u32); 11] = [
    (1, 19, 3),
    (4, 22, 5),
    (4, 27, 6),
    (8, 1, 9),
    (8, 16, 10),
    (8, 17, 11),
    (8, 19, 12),
    (8, 25, 13),
    (8, 26, 14),
    (8, 27, 15),
    (17, 19, 18),
];

fn joined(pairs: &[(u32, u32, u32)], first: u32, second: u32) -> Option<u32> {
    pairs.iter().find(|it| (it.0, it.1) == (first, second)).map(|it| it.2)
}

fn of(table: &[u32; 30], c: char) -> Option<u32> {
    let at = u32::from(c).checked_sub(0x3131)?;
    table.get(at as usize).copied().filter(|nth| *nth != 99)
}

fn initial(c: char) -> Option<u32> {
    of(&INITIALS, c)
}

fn last(c: char) -> Option<u32> {
    of(&LAST, c)
}

fn vowel_of(c: char) -> Option<u32> {
    u32::from(c).checked_sub(0x314F).filter(|nth| *nth <= 20)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    #[test]
    fn what_was_typed_with_the_wrong_keys_is_read_by_the_right_ones() {
        let engine = Engine::new(&Languages::embedded()).expect("the vocabularies are sound");
        let same = |typed: &str, meant: &str| {
            let read = super::meant(&engine, typed);
            assert_eq!(read.as_deref().map(|it| it.nfd().collect::<String>()), Some(meant.nfd().collect()), "{typed}");
        };
        same("vhfja dlTdj?", "\u{D3EC}\u{B7FC} \u{C788}\u{C5B4}?");
        same("ghbdtn", "\u{43F}\u{440}\u{438}\u{432}\u{435}\u{442}");
    }

    #[test]
    fn words_of_a_latin_language_stay() {
        let engine = Engine::new(&Languages::embedded()).expect("the vocabularies are sound");
        for text in ["any forums in May?", "KOICA CPR 2026", "Nagasaki", "asdf qwer", "hola", "http://b.example/x"] {
            assert_eq!(meant(&engine, text), None, "{text}");
        }
    }
}
