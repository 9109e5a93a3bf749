//! What is not wanted: how far a word that denies reaches.

use super::{is_condition, is_time};
use crate::language::compare::Class;
use crate::lexis::trie::is_sentence_end;
use crate::understand::read::{Meaning, Read, Span, is_empty_word};
use crate::understand::sense::{Logic, Sense};

/// How far, in characters, a word that denies reaches.
const REACH: usize = 18;

/// Per span: a word before or after takes it away.
pub fn denied(read: &Read) -> Vec<bool> {
    let spans = &read.spans;
    let mut denied = vec![false; spans.len()];
    let limits = |meaning: &Meaning| is_condition(meaning) || matches!(meaning, Meaning::Sense(Sense::Concept(_)));
    let conditions: Vec<bool> = spans.iter().map(|span| span.meanings.iter().any(limits)).collect();
    let joins = |span: &Span| {
        span.has(Sense::Logic(Logic::And)) || span.has(Sense::Logic(Logic::Or)) || span.senses().any(is_empty_word)
    };
    for (at, span) in spans.iter().enumerate() {
        // "No, Laos": what was said before is taken back, nothing is denied.
        let interrupted = read.text.classes.get(span.range.end) == Some(&Class::Mark);
        if span.has(Sense::Logic(Logic::NotBefore)) && !interrupted {
            let mut edge = span.range.end;
            // "Not online trainings": only the first is denied, unless "and" or "or" brings another.
            let mut reaches = true;
            for next in at + 1..spans.len() {
                let gap = edge..spans[next].range.start.max(edge);
                if gap.len() > REACH || gap.clone().any(|at| is_sentence_end(read.text.chars[at])) {
                    break;
                }
                if conditions[next] {
                    if !reaches {
                        break;
                    }
                    denied[next] = true;
                    reaches = false;
                } else if spans[next].has(Sense::Logic(Logic::And)) || spans[next].has(Sense::Logic(Logic::Or)) {
                    reaches = true;
                } else if !reaches && !spans[next].senses().any(is_empty_word) {
                    break;
                }
                edge = spans[next].range.end.max(edge);
            }
        }
        if span.has(Sense::Logic(Logic::NotAfter)) {
            let mut edge = span.range.start;
            let mut met: Option<usize> = None;
            for before in (0..at).rev() {
                let gap = edge.saturating_sub(spans[before].range.end);
                let comma = |at: usize| matches!(read.text.chars[at], ',' | '\u{FF0C}');
                // "Trainings, not in July": a denial that could reach either way reaches on.
                let either_way = span.has(Sense::Logic(Logic::NotBefore)) && (edge - gap..edge).any(comma);
                if either_way || gap > if met.is_some() { 3 } else { 6 } || met.is_none() && is_time(&spans[before]) {
                    break;
                }
                // "China, Japan and the like left out": one sort of thing is left out, whatever stands between.
                if conditions[before] && met.is_none_or(|met| same_sort(&spans[before], &spans[met])) {
                    denied[before] = true;
                    met = Some(before);
                } else if conditions[before] || met.is_some() && !joins(&spans[before]) {
                    break;
                }
                edge = spans[before].range.start;
            }
        }
    }
    denied
}

/// "Not this weekend, the next": a time with a word of denial beside it, and small words between at most.
pub(super) fn is_time_denied(read: &Read, at: usize) -> bool {
    const BESIDE: usize = 3;
    const AHEAD: usize = 12;
    let spans = &read.spans;
    let small = |it: &Span| it.senses().any(is_empty_word) && !it.has(Sense::Logic(Logic::NotBefore));
    let before = spans[..at].iter().rev().find(|it| !small(it)).is_some_and(|it| {
        let gap = it.range.end..spans[at].range.start.max(it.range.end);
        let parted = gap.clone().any(|at| read.text.classes[at] == Class::Mark);
        it.has(Sense::Logic(Logic::NotBefore)) && gap.len() <= AHEAD && !parted
    });
    let after = spans
        .get(at + 1)
        .is_some_and(|it| it.has(Sense::Logic(Logic::NotAfter)) && spans[at].range.end + BESIDE >= it.range.start);
    before || after
}

/// Two places, two kinds, two topics.
fn same_sort(one: &Span, other: &Span) -> bool {
    one.meanings.iter().any(|a| {
        is_condition(a)
            && other.meanings.iter().any(|b| match (a, b) {
                (Meaning::Name(a), Meaning::Name(b)) => std::mem::discriminant(a) == std::mem::discriminant(b),
                (Meaning::Sense(a), Meaning::Sense(b)) => std::mem::discriminant(a) == std::mem::discriminant(b),
                _ => false,
            })
    })
}

/// Per span: it was said and taken back at once, "in Laos, no wait, Mongolia".
pub(super) fn taken_back(read: &Read) -> Vec<bool> {
    let spans = &read.spans;
    let mut back = vec![false; spans.len()];
    let counts = |at: &usize| is_time(&spans[*at]) || spans[*at].meanings.iter().any(is_condition);
    for (at, _) in spans.iter().enumerate().filter(|(_, span)| span.has(Sense::Logic(Logic::Instead))) {
        let (before, after) = ((0..at).rev().find(counts), (at + 1..spans.len()).find(counts));
        if let Some((before, after)) = before.zip(after) {
            let both_times = is_time(&spans[before]) && is_time(&spans[after]);
            back[before] |= both_times || same_sort(&spans[before], &spans[after]);
        }
    }
    back
}
