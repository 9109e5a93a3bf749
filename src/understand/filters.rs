//! Read spans → filters: which conditions hold, which are denied, and what a time limits.

use chrono::{DateTime, Datelike, TimeDelta, Utc};

use super::knowledge::{Knowledge, Name};
use super::question::{Attendance, By, Fee, Filters, Pick};
use super::read::{Meaning, Read, Span, is_empty_word};
use super::sense::{Act, Ask, Logic, Noun, Sense};
use crate::language::compare::Class;
use crate::lexis::trie::is_sentence_end;
use crate::program::Status;
use crate::when::Interval;

/// How far, in characters, a word that denies reaches.
const REACH: usize = 18;
/// Up to this age one is a child, up to the next a youth, in years.
const CHILD: u32 = 12;
const YOUTH: u32 = 18;
/// "Apply in May": a small word stands between them.
const BESIDE: usize = 6;
/// "My daughter just turned 16": so many characters later at most.
const AGE_BEHIND: usize = 16;

/// The conditions that a question states, and its superlative.
pub fn filters(knowledge: &Knowledge, read: &Read, now: DateTime<Utc>) -> (Filters, Option<Pick>) {
    let mut filters = Filters::default();
    let mut pick = None;
    let denied = denied(read);
    let own = places_of_the_asker(read);
    for (at, span) in read.spans.iter().enumerate() {
        for meaning in meant(read, at, span) {
            match meaning {
                Meaning::Name(Name::Place(_)) if own[at] || is_nationality(read, at) => {}
                Meaning::Sense(Sense::Pick(it)) => pick = pick.or(Some(it)),
                Meaning::Time(_) => {}
                meaning => add(knowledge, &mut filters, meaning, denied[at]),
            }
        }
    }
    let either = |one, other| read.has(one) && read.has(other);
    if either(Sense::Attendance(Attendance::Online), Sense::Attendance(Attendance::Onsite)) {
        filters.attendance = None;
    }
    if either(Sense::Fee(Fee::Free), Sense::Fee(Fee::Paid)) {
        filters.fee = None;
    }
    filters.topics_together = filters.topics.len() > 1 && topics_stand_together(read);
    add_ages(knowledge, read, &mut filters);
    add_time(read, &mut filters);
    if read.asks(Ask::Past) {
        look_back(&mut filters, now);
    }
    if is_now(&filters, now) && (filters.by == Some(By::OpenNow) || read.act(Act::Apply)) {
        filters.interval = None;
        filters.by = Some(By::OpenNow);
    }
    tidy(&mut filters, pick);
    (filters, pick)
}

/// Of several meanings the one that counts: a kind before a topic, an audience before a topic unless it is "about" it.
fn meant(read: &Read, at: usize, span: &Span) -> Vec<Meaning> {
    let kind = span.meanings.iter().any(|it| matches!(it, Meaning::Sense(Sense::Kind(_))));
    let audience = span.meanings.iter().any(|it| matches!(it, Meaning::Name(Name::Audience(_))));
    let topic = span.meanings.iter().any(|it| matches!(it, Meaning::Name(Name::Topic(_))));
    let about = about(read, at);
    let keep = |meaning: &Meaning| match meaning {
        Meaning::Name(Name::Topic(_)) => !kind && (!audience || about),
        Meaning::Name(Name::Audience(_)) => !(kind || topic && about),
        _ => true,
    };
    span.meanings.iter().copied().filter(keep).collect()
}

/// "베트남 사람", "越南人": where somebody is from, not where something happens.
fn is_nationality(read: &Read, at: usize) -> bool {
    let span = &read.spans[at];
    let packed = read.text.classes[span.range.start].is_packed();
    let people = |next: &Span| next.has(Sense::Noun(Noun::People)) && next.range.start <= span.range.end + 1;
    packed && read.spans.get(at + 1).is_some_and(people)
}

/// A word like "about" or "관련" stands right beside the span.
fn about(read: &Read, at: usize) -> bool {
    let near = |other: Option<&Span>| other.is_some_and(|other| other.has(Sense::Noun(Noun::Topic)));
    near(read.spans.get(at + 1)) || at > 0 && near(read.spans.get(at - 1))
}

pub fn is_condition(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Name(_) => true,
        Meaning::Time(_) => false,
        Meaning::Sense(sense) => matches!(
            sense,
            Sense::Kind(_)
                | Sense::Status(_)
                | Sense::Fee(_)
                | Sense::Attendance(_)
                | Sense::Language(_)
                | Sense::Abroad(_)
        ),
    }
}

/// Two topics with nothing between them, in one breath.
fn topics_stand_together(read: &Read) -> bool {
    let is_topic = |span: &&Span| span.meanings.iter().any(|it| matches!(it, Meaning::Name(Name::Topic(_))));
    let topics: Vec<&Span> = read.spans.iter().filter(is_topic).collect();
    let side_by_side = |pair: &[&Span]| {
        let between = pair[0].range.end..pair[1].range.start.max(pair[0].range.end);
        let joined = read.spans.iter().any(|span| {
            between.contains(&span.range.start)
                && (span.has(Sense::Logic(Logic::Or)) || span.has(Sense::Logic(Logic::And)))
        });
        let parted = between.clone().any(|at| read.text.classes[at] == Class::Mark);
        between.len() <= 12 && !joined && !parted
    };
    topics.len() > 1 && topics.windows(2).all(side_by_side)
}

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
                if gap > if met.is_some() { 3 } else { 6 } || met.is_none() && is_time(&spans[before]) {
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

fn is_time(span: &Span) -> bool {
    span.meanings.iter().any(|it| matches!(it, Meaning::Time(_)))
}

/// "Not this weekend, the next": a time with a word of denial right beside it.
fn is_time_denied(read: &Read, at: usize) -> bool {
    const BESIDE: usize = 3;
    let spans = &read.spans;
    let before = at
        .checked_sub(1)
        .and_then(|before| spans.get(before))
        .is_some_and(|it| it.has(Sense::Logic(Logic::NotBefore)) && it.range.end + BESIDE >= spans[at].range.start);
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

fn add(knowledge: &Knowledge, filters: &mut Filters, meaning: Meaning, denied: bool) {
    fn put<T: PartialEq>(list: &mut Vec<T>, item: T) {
        if !list.contains(&item) {
            list.push(item);
        }
    }
    let catalogue = knowledge.catalogue();
    match meaning {
        Meaning::Name(Name::Place(at)) => put(if denied { &mut filters.not_places } else { &mut filters.places }, at),
        Meaning::Name(Name::Topic(at)) => {
            let id = catalogue.topics()[usize::from(at)].id.clone();
            put(if denied { &mut filters.not_topics } else { &mut filters.topics }, id);
        }
        Meaning::Name(Name::Audience(at)) => {
            let id = catalogue.audiences()[usize::from(at)].id.clone();
            put(if denied { &mut filters.not_audience } else { &mut filters.audience }, id);
        }
        Meaning::Name(Name::Organizer(at)) => {
            let id = catalogue.organizers()[usize::from(at)].id.clone();
            put(if denied { &mut filters.not_organizers } else { &mut filters.organizers }, id);
        }
        Meaning::Sense(Sense::Kind(kind)) => {
            put(if denied { &mut filters.not_kinds } else { &mut filters.kinds }, kind);
        }
        Meaning::Sense(Sense::Language(tag)) => {
            put(if denied { &mut filters.not_languages } else { &mut filters.languages }, tag);
        }
        Meaning::Sense(Sense::Fee(fee)) => {
            filters.fee = Some(match (fee, denied) {
                (Fee::Free, false) | (Fee::Paid, true) => Fee::Free,
                _ => Fee::Paid,
            });
        }
        Meaning::Sense(Sense::Attendance(it)) => {
            filters.attendance = Some(match (it, denied) {
                (Attendance::Online, false) | (Attendance::Onsite, true) => Attendance::Online,
                _ => Attendance::Onsite,
            });
        }
        Meaning::Sense(Sense::Abroad(true)) if denied => filters.not_abroad = true,
        Meaning::Sense(Sense::Abroad(abroad)) => filters.abroad = Some(abroad != denied),
        Meaning::Sense(Sense::Status(status)) if denied => filters.not_status = Some(status),
        Meaning::Sense(Sense::Status(Status::Scheduled)) => {}
        Meaning::Sense(Sense::Status(status)) => filters.status = Some(status),
        Meaning::Sense(Sense::OpenNow) => filters.by = Some(By::OpenNow),
        Meaning::Sense(Sense::Noun(Noun::Standing)) => filters.standing = true,
        _ => {}
    }
}

/// Per span: the place is where the asker lives, not where something is to be: "we are based in Busan".
fn places_of_the_asker(read: &Read) -> Vec<bool> {
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

/// "What happened in May": the last May, not the coming one.
fn look_back(filters: &mut Filters, now: DateTime<Utc>) {
    let Some(interval) = &mut filters.interval else { return };
    let ahead = interval.from.is_some_and(|from| from > now);
    if !ahead || interval.grain == "year" {
        return;
    }
    let earlier = |at: DateTime<chrono_tz::Tz>| at.with_year(at.year() - 1).unwrap_or(at);
    interval.from = interval.from.map(earlier);
    interval.to = interval.to.map(earlier);
}

/// "My 9 year old": a number before the word for years of age. "My daughter is 16": after the word for a child.
fn add_ages(knowledge: &Knowledge, read: &Read, filters: &mut Filters) {
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

/// What the time limits: when it takes place, or until when one may apply.
fn add_time(read: &Read, filters: &mut Filters) {
    let applies = |span: &Span| {
        span.has(Sense::Act(Act::Close))
            || span.has(Sense::Field(super::question::Field::Deadline))
            || span.has(Sense::Act(Act::Apply))
    };
    let closes =
        |span: &Span| span.has(Sense::Act(Act::Close)) || span.has(Sense::Field(super::question::Field::Deadline));
    let times: Vec<usize> = (0..read.spans.len()).filter(|at| is_time(&read.spans[*at])).collect();
    let mut meant: Vec<usize> = times.iter().copied().filter(|at| !is_time_denied(read, *at)).collect();
    if meant.is_empty() {
        meant = times;
    }
    let first = meant.first().copied();
    let speaks_of_closing = read.spans.iter().any(closes);
    if let Some(at) = first {
        let said = meant.iter().flat_map(|at| &read.spans[*at].meanings);
        let mut times = said.filter_map(|meaning| match meaning {
            Meaning::Time(time) => Some(&read.times[*time]),
            _ => None,
        });
        let first = times.next().cloned();
        let joined = read.logic(Logic::And) || read.logic(Logic::Or);
        let interval = first.map(|first| if joined { times.fold(first, hull) } else { first });
        let open_ended = interval.as_ref().is_some_and(|it| it.from.is_none());
        let says = |other: &&Span| !other.senses().any(is_empty_word);
        let beside = [read.spans[..at].iter().rev().find(says), read.spans[at + 1..].iter().find(says)]
            .into_iter()
            .flatten()
            .any(|other| applies(other) && distance(&read.spans[at], other) <= BESIDE);
        let may_apply = read.act(Act::Apply) && (open_ended || beside) && !read.act(Act::Hold);
        filters.interval = interval;
        if filters.by != Some(By::OpenNow) || speaks_of_closing || may_apply {
            filters.by = Some(if speaks_of_closing || may_apply { By::Deadline } else { By::TakesPlace });
        }
    } else if filters.by.is_none() {
        let now = read.asks(Ask::Now) || read.asks(Ask::Still) || read.act(Act::Open);
        // "What nurses can apply for" is open to nurses, not necessarily now.
        let may = read.asks(Ask::Can) && filters.audience.is_empty();
        if read.act(Act::Apply) && (now || may) {
            filters.by = Some(By::OpenNow);
        } else if speaks_of_closing {
            filters.by = Some(By::Deadline);
        }
    }
}

/// "In July and in August": from the first to the last of them.
fn hull(one: Interval, other: &Interval) -> Interval {
    let from = one.from.zip(other.from).map(|(a, b)| a.min(b));
    let to = one.to.zip(other.to).map(|(a, b)| a.max(b));
    if from.is_none() && to.is_none() { one } else { Interval { from, to, ..one } }
}

/// The time given is this day: "now", "today".
pub fn is_now(filters: &Filters, now: DateTime<Utc>) -> bool {
    let Some((from, to)) = filters.interval.as_ref().and_then(|it| it.from.zip(it.to)) else { return false };
    from <= now && now < to && to - from <= TimeDelta::days(1)
}

fn distance(a: &Span, b: &Span) -> usize {
    b.range.start.saturating_sub(a.range.end).max(a.range.start.saturating_sub(b.range.end))
}

fn tidy(filters: &mut Filters, pick: Option<Pick>) {
    // "Most urgent" speaks of deadlines, and by itself limits to what still has one ahead.
    if pick == Some(Pick::MostUrgent) && filters.interval.is_none() && filters.by != Some(By::OpenNow) {
        filters.by = Some(By::Deadline);
    }
    // The city and its country, the country and its region: the narrower was meant by "台湾高雄".
    // "Not the volunteering that costs, the free volunteering": what is asked for too is not left out.
    filters.not_kinds.retain(|kind| !filters.kinds.contains(kind));
    filters.not_places.retain(|place| !filters.places.contains(place));
}

/// Of places of which one lies in another, the narrower: "台湾高雄" is one place.
pub fn narrower_places(knowledge: &Knowledge, filters: &mut Filters, read: &Read) {
    let catalogue = knowledge.catalogue();
    let place_of = |span: &Span| {
        span.meanings.iter().find_map(|meaning| match meaning {
            Meaning::Name(Name::Place(at)) => Some(*at),
            _ => None,
        })
    };
    for pair in read.spans.windows(2).filter(|pair| pair[1].range.start <= pair[0].range.end + 1) {
        if let (Some(wide), Some(narrow)) = (place_of(&pair[0]), place_of(&pair[1]))
            && wide != narrow
            && catalogue.lies_in(narrow, wide)
        {
            filters.places.retain(|place| *place != wide);
        }
    }
    let widened = read.logic(Logic::Or) || read.logic(Logic::And);
    if !widened && filters.places.len() > 1 {
        let all = filters.places.clone();
        filters.places.retain(|&place| !all.iter().any(|&other| other != place && catalogue.lies_in(other, place)));
    }
}

/// No condition at all.
pub fn is_empty(filters: &Filters) -> bool {
    *filters == Filters::default()
}

/// Nothing but a time.
pub fn is_only_time(filters: &Filters) -> bool {
    let mut rest = filters.clone();
    rest.interval.is_some() && {
        (rest.interval, rest.by) = (None, None);
        is_empty(&rest)
    }
}

/// The audience ids "children" and "youth" are conventions of the records' format.
pub fn states_condition(read: &Read) -> bool {
    read.spans.iter().any(|span| {
        span.meanings.iter().any(is_condition)
            || span.meanings.iter().any(|it| matches!(it, Meaning::Time(_)))
            || span.has(Sense::OpenNow)
            || span.senses().any(|sense| matches!(sense, Sense::Pick(_)))
    })
}
