//! Which programs a question names or describes: its words against the records' texts.

use std::collections::HashMap;

use super::facts::Set;
use super::filters;
use super::knowledge::{Knowledge, Name};
use super::look_up;
use super::question::Filters;
use super::read::{Meaning, Read, Span, Unit, is_empty_word};
use super::sense::{Act, Ask, Logic, Noun, Sense};
use super::texts::{self, Part, Term, word_hasher};
use crate::language::compare::Class;
use crate::lexis::words::Inflection;

/// A program and what speaks for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Named {
    pub rank: u32,
    /// Sum over the words found, rare ones and those of the title counting more.
    pub score: f32,
    /// The best text that a word was found in.
    pub part: Part,
    /// Part of its title that the question says, 0 to 1.
    pub coverage: f32,
}

/// What the question's words found.
#[derive(Debug, Default)]
pub struct Evidence {
    /// Programs that hold as much as the best one or nearly so; best first.
    pub named: Vec<Named>,
    /// Share of the words' weight that the best program holds, 0 to 1.
    pub share: f32,
    /// Known ideas and likely names that no text holds.
    pub missing: usize,
    /// Words that no text and no vocabulary holds, and that need not name anything.
    pub strange: usize,
    /// All words that no text and no vocabulary holds.
    pub unknown: usize,
    /// Programs whose titles hold what is not wanted: "other than ASEAN Week".
    pub taken_away: Vec<u32>,
    /// Terms of all that was said, sorted: what titles are measured by.
    pub said: Vec<Term>,
}

/// Nearly as good as the best.
const NEAR: f32 = 0.72;
/// What a word weighs that no record holds.
const ABSENT: f32 = 3.0;
/// Who writes so much tells much: not every word is asked for.
const WORDY: usize = 11;
/// Prepositions between a sort of program and what it is about: "courses on nuclear energy".
const SMALL_WORDS: usize = 6;
/// Known stretches of a message that is no sentence.
const TERSE: usize = 4;
/// Titles are measured only among so few.
const MEASURED: usize = 48;

pub fn evidence(knowledge: &Knowledge, read: &Read, filters: &Filters, inflection: Option<&Inflection>) -> Evidence {
    let said = said(read, inflection);
    let mut scores: HashMap<u32, (f32, Part), _> = HashMap::with_hasher(word_hasher());
    let (mut whole, mut missing, mut strange, mut unknown) = (0.0, 0, 0, 0);
    let programs = knowledge.facts.len() as f32;
    let mut one: HashMap<u32, Part, _> = HashMap::with_hasher(word_hasher());
    let asks_of_something = asks_of_something(read);
    let denied = filters::denied(read);
    let mut taken_away: Vec<u32> = Vec::new();
    for (nth, unit) in read.units.iter().enumerate() {
        if unit.known && read.spans.iter().zip(&denied).any(|(span, denied)| *denied && span.range == unit.range) {
            knowledge.texts.find(&unit.terms, unit.needed, |rank, part| {
                taken_away.extend((part == Part::Title).then_some(rank));
            });
            continue;
        }
        if asks_of_something && read.is_told(&unit.range)
            || read.units[..nth].iter().any(|before| before.terms == unit.terms)
        {
            continue;
        }
        let unit_is_weak = !unit.known
            && inflection.is_some_and(Inflection::writes_syllables)
            && read.text.classes[unit.range.start] == Class::Letter
            && !read.text.capital[unit.range.start]
            && !read.units.iter().any(|other| is_beside(other, unit));
        one.clear();
        knowledge.texts.find(&unit.terms, unit.needed, |rank, part| {
            let best = one.entry(rank).or_insert(part);
            *best = (*best).max(part);
        });
        if unit_is_weak && !one.is_empty() {
            // A syllable alone stands in many a text.
            continue;
        }
        if one.is_empty() && unit.known && !filters.places.is_empty() && read.logic(Logic::Or) {
            // "Bangkok, Jakarta or Manila": one of them is enough.
            continue;
        }
        if one.is_empty() {
            unknown += usize::from(!unit.soft);
            match likeness(read, unit, inflection) {
                Likeness::Name => {
                    missing += 1;
                    whole += ABSENT;
                }
                Likeness::Perhaps => strange += 1,
                Likeness::None => {}
            }
            continue;
        }
        let rarity = (1.0 + programs / one.len() as f32).ln();
        whole += rarity;
        for (&rank, &part) in &one {
            let (score, best) = scores.entry(rank).or_insert((0.0, part));
            *score += rarity * part.weight();
            *best = (*best).max(part);
        }
    }
    let share = scores.values().map(|(score, _)| *score).fold(0.0, f32::max) / f32::max(whole, 0.1);
    let conditions = weighed(knowledge, filters);
    let measured = scores.len() <= MEASURED;
    let mut named: Vec<Named> = scores
        .into_iter()
        .map(|(rank, (score, part))| {
            let own = if measured { knowledge.texts.title_of_rank(rank) } else { Vec::new() };
            let held = conditions.iter().filter(|it| it.set.has(rank)).map(|it| {
                let in_title = it.term.is_some_and(|term| own.binary_search(&term).is_ok());
                it.weight * if in_title { Part::Title } else { Part::Summary }.weight()
            });
            Named { rank, score: score + held.sum::<f32>(), part, coverage: 0.0 }
        })
        .collect();
    let best = named.iter().map(|it| it.score).fold(0.0, f32::max);
    named.retain(|it| it.score >= NEAR * best);
    if named.len() <= MEASURED {
        for it in &mut named {
            it.coverage = knowledge.texts.title_coverage(it.rank, &said);
        }
    }
    named.sort_by(|a, b| b.score.total_cmp(&a.score).then(b.coverage.total_cmp(&a.coverage)).then(a.rank.cmp(&b.rank)));
    Evidence { named, share, missing, strange, unknown, said, taken_away }
}

/// Whether a word that stands nowhere may be the name of something that is asked for.
enum Likeness {
    Name,
    Perhaps,
    None,
}

/// Common words are too many to list them all, above all where they are inflected. What is written like a name, or
/// stands where one is expected ("about …"), is one.
fn likeness(read: &Read, unit: &Unit, inflection: Option<&Inflection>) -> Likeness {
    if unit.soft || read.is_told(&unit.range) {
        return Likeness::None;
    }
    let text = &read.text;
    let (first, len) = (unit.range.start, unit.range.len());
    let about = read.spans.iter().any(|span| {
        let beside = span.range.end <= first && first - span.range.end <= 1
            || unit.range.end <= span.range.start && span.range.start - unit.range.end <= 1;
        beside && span.has(Sense::Noun(Noun::Topic))
    });
    if unit.known || about {
        return Likeness::Name;
    }
    let small_words = |from: usize, to: usize| {
        to - from <= SMALL_WORDS
            && (from..to).all(|at| {
                !text.classes[at].is_word() && text.classes[at] == Class::Space
                    || read.spans.iter().any(|it| it.range.contains(&at) && it.senses().any(is_empty_word))
            })
    };
    let beside_a_sort = read.spans.iter().any(|span| {
        let beside = span.range.end <= first && small_words(span.range.end, first)
            || unit.range.end <= span.range.start && span.range.start - unit.range.end <= 1
            || span.range.start > first && span.range.start - unit.range.end <= 2;
        beside && span.senses().any(names_a_sort)
    });
    let limits = read.spans.iter().any(|span| span.meanings.iter().any(filters::is_condition));
    let timed = read.spans.iter().any(|span| span.meanings.iter().any(|it| matches!(it, Meaning::Time(_))));
    let asks = [Ask::Exists, Ask::Which, Ask::Tell].iter().any(|ask| read.asks(*ask)) || read.noun(Noun::Program);
    let picks = read.spans.iter().flat_map(Span::senses).any(|sense| matches!(sense, Sense::Pick(_)));
    let elsewhere = !beside_a_sort && (limits || picks || timed && asks) && !is_terse(read);
    let opens = !text.classes[..first].iter().any(|class| class.is_word());
    match text.classes[first] {
        Class::Letter | Class::Cyrillic if text.capital[first] && !opens && len > 2 => Likeness::Name,
        Class::Letter | Class::Cyrillic if text.capital[unit.range.clone()].iter().all(|it| *it) => Likeness::Name,
        Class::Katakana if len > 2 => Likeness::Name,
        _ if unit.common || elsewhere || !beside_a_sort && read.spans.len() >= WORDY => Likeness::None,
        Class::Letter if inflection.is_some_and(Inflection::writes_syllables) => syllable(read, unit),
        Class::Letter | Class::Cyrillic if len > 3 => Likeness::Perhaps,
        Class::Hangul if len > 2 || text.run_start[first] as usize == first => Likeness::Perhaps,
        Class::Han if len > 1 => Likeness::Perhaps,
        _ => Likeness::None,
    }
}

/// "Surfing in Busan", "free swimming pool": so short that every word counts.
fn is_terse(read: &Read) -> bool {
    let asks = |sense: Sense| {
        matches!(sense, Sense::Ask(_) | Sense::Field(_) | Sense::Act(_) | Sense::Noun(_) | Sense::Turn(_))
    };
    read.units.len() == 1 && read.spans.len() <= TERSE && !read.spans.iter().any(|span| span.senses().any(asks))
}

/// Where each syllable is written by itself, one that is unknown says little; two side by side are a word.
fn syllable(read: &Read, unit: &Unit) -> Likeness {
    if read.units.iter().any(|other| is_beside(other, unit)) { Likeness::Perhaps } else { Likeness::None }
}

fn is_beside(other: &Unit, unit: &Unit) -> bool {
    !other.known && (other.range.end + 1 == unit.range.start || unit.range.end + 1 == other.range.start)
}

/// The asking sentences have words of their own that a program could be found by.
fn asks_of_something(read: &Read) -> bool {
    let limits = |span: &Span| span.meanings.iter().any(filters::is_condition);
    let asks_for_any = read.asks(Ask::Exists) || read.asks(Ask::Which) || read.noun(Noun::Program);
    !read.told.is_empty()
        && (read.units.iter().any(|unit| !read.is_told(&unit.range))
            || read.spans.iter().any(|span| (asks_for_any || !read.is_told(&span.range)) && limits(span)))
}

/// What a word beside it may tell more of: "surfing lessons", "trips to Cairo".
fn names_a_sort(sense: Sense) -> bool {
    matches!(sense, Sense::Kind(_) | Sense::Concept(_) | Sense::Noun(Noun::Program) | Sense::Act(Act::Go))
}

/// A condition as the programs that fulfil it.
pub struct Weighed {
    pub set: Set,
    /// What it tells: few programs are in Nagasaki, many are for citizens.
    pub weight: f32,
    /// How a title says it.
    term: Option<Term>,
}

pub fn weighed(knowledge: &Knowledge, filters: &Filters) -> Vec<Weighed> {
    let facts = &knowledge.facts;
    let catalogue = knowledge.catalogue();
    let programs = facts.len() as f32;
    let mut all = Vec::new();
    let mut add = |set: Option<Set>, term: Option<Term>| {
        if let Some(set) = set {
            let weight = (1.0 + programs / set.count().max(1) as f32).ln();
            all.push(Weighed { set, weight, term });
        }
    };
    for place in &filters.places {
        add(Some(look_up::of_place(facts, *place, false)), Some(texts::name_term(Name::Place(*place))));
    }
    for kind in &filters.kinds {
        add(facts.kinds.get(kind).cloned(), Some(texts::kind_term(*kind)));
    }
    for id in &filters.topics {
        let at = catalogue.topics().iter().position(|term| term.id == *id);
        add(facts.topics.get(id.as_str()).cloned(), at.map(|at| texts::name_term(Name::Topic(at as u16))));
    }
    for id in &filters.audience {
        let at = catalogue.audiences().iter().position(|term| term.id == *id);
        add(facts.audience.get(id.as_str()).cloned(), at.map(|at| texts::name_term(Name::Audience(at as u16))));
    }
    for id in &filters.organizers {
        add(facts.organizers.get(id.as_str()).cloned(), None);
    }
    all
}

/// The terms of every word that could stand in a title: names, kinds, ideas, unknown words.
fn said(read: &Read, inflection: Option<&Inflection>) -> Vec<Term> {
    let mut content = vec![false; read.text.len()];
    let mut said = Vec::new();
    for span in &read.spans {
        let mut counts = false;
        for meaning in &span.meanings {
            match meaning {
                Meaning::Name(name) => {
                    counts = true;
                    said.push(texts::name_term(*name));
                }
                Meaning::Sense(Sense::Kind(kind)) => {
                    counts = true;
                    said.push(texts::kind_term(*kind));
                }
                Meaning::Sense(Sense::Concept(id)) => {
                    counts = true;
                    said.push(texts::concept_term(*id));
                }
                Meaning::Sense(
                    Sense::Attendance(_) | Sense::Language(_) | Sense::Abroad(_) | Sense::Noun(_) | Sense::Act(_),
                ) => {
                    counts = true;
                }
                _ => {}
            }
        }
        if counts {
            content[span.range.clone()].fill(true);
        }
    }
    for unit in &read.units {
        content[unit.range.clone()].fill(true);
        said.extend(&unit.terms);
    }
    let mut at = 0;
    while at < content.len() {
        if !content[at] {
            at += 1;
            continue;
        }
        let end = (at..content.len()).find(|at| !content[*at]).unwrap_or(content.len());
        texts::terms(&read.text, at..end, inflection, &mut said);
        at = end;
    }
    said.sort_unstable();
    said.dedup();
    said
}

/// Best title coverage among `ranks`, with the runner-up of another series.
pub fn best_title(knowledge: &Knowledge, ranks: &[u32], said: &[Term]) -> Option<(u32, f32, f32)> {
    if ranks.len() > MEASURED {
        return None;
    }
    let measured: Vec<(u32, f32)> =
        ranks.iter().map(|rank| (*rank, knowledge.texts.title_coverage(*rank, said))).collect();
    let &(best, coverage) = measured.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    let series = knowledge.facts.series[best as usize];
    let second = measured
        .iter()
        .filter(|(rank, _)| knowledge.facts.series[*rank as usize] != series)
        .map(|(_, coverage)| *coverage)
        .fold(0.0, f32::max);
    Some((best, coverage, second))
}

/// The conditions that are no part of a title: what a named program is still to be measured against.
pub fn without_titles_own(knowledge: &Knowledge, filters: &Filters, ranks: &[u32]) -> Filters {
    let mut left = filters.clone();
    let catalogue = knowledge.catalogue();
    let home = catalogue.home();
    // "부산 글로벌 프렌즈": the home city stands in most titles and says nothing of where.
    if filters.places.iter().all(|place| Some(*place) == home) && !ranks.is_empty() {
        left.places.clear();
    }
    left
}
