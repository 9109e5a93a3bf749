//! The words of a text that are looked for in the records: known ideas, and what no layer knows.

use std::ops::Range;

use super::{Read, Unit};
use crate::language::compare::{Class, Compared};
use crate::understand::filters;
use crate::understand::sense::Sense;
use crate::understand::texts;
use crate::understand::vocabulary::Vocabulary;

impl Read {
    /// What no layer knows, and the known ideas.
    ///
    /// `elsewhere` is the idea of all places that the gazetteer may lack: each is looked for by its own letters.
    pub(super) fn find_units(&mut self, taken: &[bool], vocabulary: Option<&Vocabulary>, elsewhere: Option<u16>) {
        let mut units = Vec::new();
        for span in &self.spans {
            for sense in span.senses() {
                if let Sense::Concept(id) = sense {
                    let mut terms = vec![texts::concept_term(id)];
                    if Some(id) == elsewhere {
                        terms.clear();
                        texts::terms(&self.text, span.range.clone(), None, &mut terms);
                    }
                    let needed = if Some(id) == elsewhere { terms.len().max(1) } else { 1 };
                    let soft = span.meanings.iter().any(filters::is_condition);
                    units.push(Unit { range: span.range.clone(), terms, needed, known: true, soft, common: false });
                }
            }
        }
        let mut at = 0;
        while at < self.text.len() {
            if taken[at] || !self.text.classes[at].is_word() {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < self.text.len() && !taken[end] && end < self.text.run_end[at] as usize {
                end += 1;
            }
            if let Some(range) = content(&self.text, at..end, taken, vocabulary) {
                let mut terms = Vec::new();
                texts::terms(&self.text, range.clone(), vocabulary.map(|it| it.inflection()), &mut terms);
                let packed = self.text.classes[range.start].is_packed();
                let needed = if packed { (terms.len() * 3).div_ceil(4).max(1) } else { 1 };
                if !terms.is_empty() {
                    let word = &self.text.chars[range.clone()];
                    let common = vocabulary.is_some_and(|it| it.lexicon().knows(word));
                    units.push(Unit { range, terms, needed, known: false, soft: false, common });
                }
            }
            at = end;
        }
        units.sort_by_key(|unit| unit.range.start);
        self.units = units;
    }
}

/// The part of an unknown run that may be a name: without particles, and `None` for what is only grammar.
fn content(
    text: &Compared,
    mut range: Range<usize>,
    taken: &[bool],
    vocabulary: Option<&Vocabulary>,
) -> Option<Range<usize>> {
    let class = text.classes[range.start];
    let run_end = text.run_end[range.start] as usize;
    match class {
        Class::Hangul => {
            let inflection = vocabulary?.inflection();
            let glued = range.start > text.run_start[range.start] as usize && taken[range.start - 1];
            let at_end = range.end == run_end;
            if at_end && inflection.verb_endings.iter().any(|ending| text.chars[range.clone()].ends_with(ending)) {
                return None;
            }
            if glued {
                let cut = inflection.particles.iter().find(|it| text.chars[range.clone()].starts_with(it));
                range.start += cut.map_or(0, Vec::len);
            }
            if at_end && range.len() > 2 {
                let cut = inflection
                    .particles
                    .iter()
                    .find(|it| text.chars[range.clone()].ends_with(it) && range.len() >= it.len() + 2);
                range.end -= cut.map_or(0, Vec::len);
            }
            let counts = range.start > 0 && text.classes[range.start - 1] == Class::Digit;
            (range.len() >= 2 && !counts).then_some(range)
        }
        Class::Han | Class::Katakana => (range.len() >= 2).then_some(range),
        Class::Cyrillic if vocabulary.is_some_and(|it| is_verb(&text.chars[range.clone()], it)) => None,
        Class::Letter | Class::Cyrillic => (range.len() >= 3).then_some(range),
        Class::Digit | Class::Hiragana | Class::Space | Class::Mark => None,
    }
}

/// A word with a verb's ending, in languages that list those, is no name.
fn is_verb(word: &[char], vocabulary: &Vocabulary) -> bool {
    const STEM: usize = 2;
    let endings = &vocabulary.inflection().verb_endings;
    endings.iter().any(|ending| word.len() >= ending.len() + STEM && word.ends_with(ending))
}
