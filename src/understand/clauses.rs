//! The sentences of a message: what it asks, and what it only tells along with it.
//!
//! "We clean beaches, twelve of us. What do you have for NGOs?" asks nothing about cleaning: words of the first
//! sentence that stand in no record are no reason to say that there is nothing.

use std::ops::Range;

use super::read::Span;
use super::sense::{Ask, Sense, Turn, Wish};
use crate::language::compare::{Class, Compared};
use crate::lexis::trie::is_sentence_end;

/// The stretches that only tell; none where no sentence asks, or all do.
pub fn told(text: &Compared, spans: &[Span]) -> Vec<Range<usize>> {
    let mut all = sentences(text);
    if all.len() < 2 {
        return Vec::new();
    }
    let within = |sentence: &Range<usize>, span: &Span| sentence.contains(&span.range.start);
    let asking = |sentence: &Range<usize>| spans.iter().any(|span| within(sentence, span) && span.senses().any(asks));
    if all.iter().any(asking) {
        all.retain(|sentence| !asking(sentence));
        all
    } else {
        Vec::new()
    }
}

/// Ranges of characters. A full stop inside a number or an abbreviation ends nothing.
fn sentences(text: &Compared) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    for (at, &c) in text.chars.iter().enumerate() {
        let mark = |next: &Class| *next == Class::Mark;
        let last = text.classes.get(at + 1).is_none_or(mark) || text.spaced[at + 1];
        if is_sentence_end(c) && (last || c != '.') {
            all.push(start..at + 1);
            start = at + 1;
        }
    }
    if text.classes[start..].iter().any(|class| class.is_word()) {
        all.push(start..text.len());
    }
    all
}

/// Only questions and wishes have such words; "is" and "can" stand in stories too.
fn asks(sense: Sense) -> bool {
    match sense {
        Sense::Ask(ask) => !matches!(ask, Ask::Whether | Ask::Can | Ask::Must | Ask::Still | Ask::Now | Ask::Past),
        Sense::Wish(wish) => !matches!(wish, Wish::Messages | Wish::Trigger),
        Sense::Turn(turn) => matches!(turn, Turn::OfThose | Turn::StartOver | Turn::More),
        Sense::Field(_) | Sense::OpenNow | Sense::Pick(_) | Sense::Ordinal(_) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_stop_inside_a_number_ends_no_sentence() {
        let text = Compared::new("On 27.5. we leave. Who can join? Tell me", 99);
        assert_eq!(sentences(&text).len(), 4);
        assert_eq!(sentences(&Compared::new("3.5 hours", 99)).len(), 1);
    }
}
