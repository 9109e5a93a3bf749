//! Of all that was found in a text, what is kept: the stretches that cover it best.

use super::{Candidate, Meaning, Span, is_empty_word};
use crate::language::compare::{Class, Compared};
use crate::understand::knowledge::Name;
use crate::understand::sense::{Act, Ask, Empty, Noun, Sense};

/// What is kept of all that was found: no two overlap, and the sum of the squares of their lengths is greatest, so
/// that a long phrase beats its words, and two words beat a third that takes a piece of each. What covers exactly the
/// same characters shares one span.
pub(super) fn choose(text: &Compared, candidates: &[Candidate]) -> (Vec<Span>, Vec<bool>) {
    let mut candidates: Vec<&Candidate> = candidates.iter().collect();
    candidates.sort_by(|a, b| {
        let key =
            |it: &Candidate| (it.hit.range.end, it.hit.range.start, it.hit.gap.clone().map(|gap| (gap.start, gap.end)));
        (key(a), a.layer, a.meaning).cmp(&(key(b), b.layer, b.meaning))
    });
    let mut spans: Vec<Span> = Vec::new();
    for &Candidate { hit, meaning, .. } in &candidates {
        match spans.last_mut() {
            Some(span) if span.range == hit.range && span.gap == hit.gap => {
                if !span.meanings.contains(meaning) && !span.senses().any(is_empty_word) {
                    span.meanings.push(*meaning);
                }
            }
            _ => spans.push(Span { range: hit.range.clone(), gap: hit.gap.clone(), meanings: vec![*meaning] }),
        }
    }
    spans.iter_mut().for_each(without_ideas_of_small_words);
    let mut taken = vec![false; text.len()];
    let mut kept = take_gapped(&mut spans, &mut taken);
    kept.extend(best_cover(text, spans, &mut taken));
    kept.sort_by_key(|span| (span.range.start, span.range.end));
    (kept, taken)
}

/// "cho" says nothing far more often than it is a dog.
fn without_ideas_of_small_words(span: &mut Span) {
    let about = span.has(Sense::Noun(Noun::Topic)) && span.range.len() < 4;
    if span.has(Sense::Empty(Empty::Stop)) || about {
        span.meanings.retain(|meaning| !matches!(meaning, Meaning::Sense(Sense::Concept(_))));
    }
    if about {
        span.meanings.retain(|meaning| !matches!(meaning, Meaning::Sense(Sense::Field(_))));
    }
}

/// A phrase that asks may hold a condition: "what trainings", "is it free", "in which language". It counts too.
pub(super) fn within_phrases(spans: &[Span], candidates: Vec<Candidate>) -> Vec<Span> {
    let asks = |sense: Sense| {
        let points = Sense::Noun(Noun::Edition);
        sense == points || matches!(sense, Sense::Ask(_) | Sense::Field(_) | Sense::Turn(_) | Sense::OpenNow)
    };
    let phrases: Vec<&Span> = spans
        .iter()
        .filter(|span| {
            span.range.len() > 3 && span.meanings.iter().all(|it| matches!(it, Meaning::Sense(sense) if asks(*sense)))
        })
        .collect();
    let mut found: Vec<Span> = Vec::new();
    for Candidate { hit, meaning, .. } in candidates {
        let counts = matches!(
            meaning,
            Meaning::Name(Name::Audience(_) | Name::Organizer(_))
                | Meaning::Sense(
                    Sense::Kind(_)
                        | Sense::Language(_)
                        | Sense::Fee(_)
                        | Sense::Attendance(_)
                        | Sense::Status(_)
                        | Sense::Act(Act::Apply)
                        | Sense::Ask(Ask::Who)
                        | Sense::Noun(Noun::Program)
                )
        );
        let inside = |phrase: &&&Span| {
            phrase.range.start <= hit.range.start
                && hit.range.end <= phrase.range.end
                && hit.range.len() < phrase.range.len()
        };
        if counts && hit.gap.is_none() && hit.range.len() > 1 && phrases.iter().any(|phrase| inside(&phrase)) {
            found.push(Span { range: hit.range, gap: None, meanings: vec![meaning] });
        }
    }
    // Of those, the longest.
    found.sort_by_key(|span| std::cmp::Reverse(span.range.len()));
    let mut kept: Vec<Span> = Vec::new();
    for span in found {
        let overlaps = |other: &Span| other.range.start < span.range.end && span.range.start < other.range.end;
        match kept.iter_mut().find(|other| overlaps(other)) {
            None => kept.push(span),
            Some(other) if other.range == span.range => other.meanings.extend(span.meanings),
            Some(_) => {}
        }
    }
    kept
}

/// Phrases with a gap come first, longest first, where nothing longer stands across their words.
fn take_gapped(spans: &mut Vec<Span>, taken: &mut [bool]) -> Vec<Span> {
    let mut gapped: Vec<Span> = spans.extract_if(.., |span| span.gap.is_some()).collect();
    gapped.sort_by_key(|span| std::cmp::Reverse(span.covered()));
    let mut kept: Vec<Span> = Vec::new();
    for span in gapped {
        let across =
            |other: &Span| other.covered() > span.covered() && span.covers().any(|at| other.range.contains(&at));
        if !span.covers().any(|at| taken[at]) && !spans.iter().any(across) {
            span.covers().for_each(|at| taken[at] = true);
            kept.push(span);
        }
    }
    kept
}

/// Of spans ordered by their ends, those that cover the text best.
fn best_cover(text: &Compared, spans: Vec<Span>, taken: &mut [bool]) -> Vec<Span> {
    // Per position: the best sum up to there with the character before it left open, and with it covered; each with
    // the span that ends there.
    const NONE: usize = usize::MAX;
    let mut open: Vec<i64> = vec![0; text.len() + 1];
    let mut covered: Vec<(i64, usize)> = vec![(i64::MIN / 2, NONE); text.len() + 1];
    let mut next = 0;
    for end in 0..=text.len() {
        if end > 0 {
            open[end] = open[end - 1].max(covered[end - 1].0);
        }
        while let Some(span) = spans.get(next).filter(|span| span.range.end == end) {
            let start = span.range.start;
            let free = !span.range.clone().any(|at| taken[at]);
            let before = if leans(text, span) { covered[start].0 } else { open[start].max(covered[start].0) };
            let sum = before + worth(span);
            if free && !span.range.is_empty() && sum > covered[end].0 {
                covered[end] = (sum, next);
            }
            next += 1;
        }
    }
    let mut kept = Vec::new();
    let mut at = text.len();
    let mut must = false;
    while at > 0 {
        let (sum, nth) = covered[at];
        if nth != NONE && (must || sum >= open[at]) {
            must = leans(text, &spans[nth]);
            at = spans[nth].range.start;
            kept.push(nth);
        } else {
            at -= 1;
        }
    }
    let mut spans: Vec<Option<Span>> = spans.into_iter().map(Some).collect();
    let kept: Vec<Span> = kept.into_iter().filter_map(|nth| spans[nth].take()).collect();
    kept.iter().flat_map(|span| span.range.clone()).for_each(|at| taken[at] = true);
    kept
}

/// Length counts most; of equals, what says something.
fn worth(span: &Span) -> i64 {
    let len = span.range.len() as i64;
    4 * len * len + i64::from(!span.senses().any(is_empty_word))
}

/// A name of two syllables inside a word stands only right after another known word: "런던" in no "마런던트". So does
/// a phrase that goes on into the next word: "수가 몇" in no "연수가 몇".
fn leans(text: &Compared, span: &Span) -> bool {
    let at = span.range.start;
    let name = span.range.len() == 2 && span.meanings.iter().all(|meaning| matches!(meaning, Meaning::Name(_)));
    let goes_on = span.gap.is_none() && text.spaced[at + 1..span.range.end].contains(&true);
    text.classes[at] == Class::Hangul && text.run_start[at] as usize != at && !text.spaced[at] && (name || goes_on)
}
