//! What somebody says of themselves, which limits nothing or says for whom: where they live, how old a child is.

use super::Filters;
use crate::language::compare::Class;
use crate::lexis::trie::is_sentence_end;
use crate::understand::knowledge::{Knowledge, Name};
use crate::understand::read::{Meaning, Read, Span, is_empty_word};
use crate::understand::sense::{Act, Ask, Noun, Sense};

/// So many characters from the verb at most.
const REACH: usize = 18;
/// Up to this age one is a child, up to the next a youth, in years.
const CHILD: u32 = 12;
const YOUTH: u32 = 18;
/// "My daughter just turned 16": so many characters later at most.
const AGE_BEHIND: usize = 16;

/// Per span: the place is where the asker lives, not where something is to be: "we are based in Busan".
pub(super) fn places_of_the_asker(read: &Read) -> Vec<bool> {
    let spans = &read.spans;
    let mut own = vec![false; spans.len()];
    let is_place = |span: &Span| span.meanings.iter().any(|it| matches!(it, Meaning::Name(Name::Place(_))));
    let is_person = |span: &Span| {
        span.has(Sense::Noun(Noun::People))
            || span.meanings.iter().any(|it| matches!(it, Meaning::Name(Name::Audience(_))))
    };
    let parted = |from: usize, to: usize| {
        (from..to).any(|at| {
            is_sentence_end(read.text.chars[at]) || matches!(read.text.chars[at], ',' | '\u{3001}' | '\u{FF0C}')
        })
    };
    for (at, _) in spans.iter().enumerate().filter(|(_, span)| span.has(Sense::Act(Act::Live))) {
        let mut edge = spans[at].range.end;
        let mut found = false;
        for next in at + 1..spans.len() {
            let start = spans[next].range.start;
            if start > edge + REACH || parted(edge.min(start), start) {
                break;
            }
            if is_place(&spans[next]) {
                (own[next], found) = (true, true);
            } else if !spans[next].senses().any(is_empty_word) && !is_person(&spans[next]) {
                break;
            }
            edge = edge.max(spans[next].range.end);
        }
        let mut edge = spans[at].range.start;
        // Only where the verb comes last, or the order is free.
        let verb_last = read.text.classes[spans[at].range.start] != Class::Letter;
        let nearby = if found || !verb_last { 0..0 } else { 0..at };
        for before in nearby.rev() {
            let end = spans[before].range.end;
            if end + 3 < edge || parted(end.min(edge), edge) {
                break;
            }
            if is_place(&spans[before]) {
                own[before] = true;
                break;
            } else if !spans[before].senses().any(is_empty_word) {
                break;
            }
            edge = edge.min(spans[before].range.start);
        }
    }
    own
}
/// "My 9 year old": a number before the word for years of age. "My daughter is 16": after the word for a child.
pub(super) fn add_ages(knowledge: &Knowledge, read: &Read, filters: &mut Filters) {
    let audience = |age: u32| match age {
        ..=CHILD => Some("children"),
        age if age <= YOUTH => Some("youth"),
        _ => None,
    };
    let catalogue = knowledge.catalogue();
    let known = |id: &str| catalogue.audiences().iter().any(|term| term.id == id);
    let young = |span: &Span| {
        span.meanings.iter().any(|meaning| match meaning {
            Meaning::Name(Name::Audience(at)) => {
                matches!(catalogue.audiences()[usize::from(*at)].id.as_str(), "children" | "youth")
            }
            _ => false,
        })
    };
    for span in read.spans.iter().filter(|span| span.has(Sense::Noun(Noun::Age))) {
        if let Some(id) = number_before(read, span).and_then(audience).filter(|id| known(id))
            && filters.audience.iter().all(|it| it == "children" || it == "youth")
        {
            filters.audience = vec![id.to_owned()];
        }
    }
    for span in read.spans.iter().filter(|span| young(span)) {
        if let Some(id) = number_after(read, span).and_then(audience).filter(|id| known(id)) {
            filters.audience = vec![id.to_owned()];
        }
    }
}

fn number_before(read: &Read, span: &Span) -> Option<u32> {
    // "Aged 7 years" may hold the number.
    let end = span.gap.as_ref().map_or(span.range.start, |gap| gap.end);
    let before = read.text.chars[..end].iter().rev().skip_while(|c| **c == ' ');
    let digits: Vec<char> = before.take_while(|c| c.is_ascii_digit()).take(4).copied().collect();
    digits.iter().rev().collect::<String>().parse().ok()
}

/// A bare number close behind `span`, with nothing that says something between.
fn number_after(read: &Read, span: &Span) -> Option<u32> {
    let text = &read.text;
    let from =
        (span.range.end..text.len().min(span.range.end + AGE_BEHIND)).find(|at| text.classes[*at] == Class::Digit)?;
    let to = (from..text.len()).find(|at| text.classes[*at] != Class::Digit).unwrap_or(text.len());
    let between = |other: &&Span| other.range.start < to && span.range.end < other.range.end;
    let says = read
        .spans
        .iter()
        .filter(between)
        .any(|it| !it.senses().any(is_empty_word) && !it.has(Sense::Ask(Ask::Whether)));
    let parted = text.chars[span.range.end..from].iter().any(|c| is_sentence_end(*c) || *c == ',');
    if says || parted { None } else { text.chars[from..to].iter().collect::<String>().parse().ok() }
}

/// "베트남 사람", "越南人": where somebody is from, not where something happens.
pub(super) fn is_nationality(read: &Read, at: usize) -> bool {
    let span = &read.spans[at];
    let packed = read.text.classes[span.range.start].is_packed();
    let people = |next: &Span| next.has(Sense::Noun(Noun::People)) && next.range.start <= span.range.end + 1;
    packed && read.spans.get(at + 1).is_some_and(people)
}
