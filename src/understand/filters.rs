//! Read spans → filters: which conditions hold, which are denied, and what a time limits.

use chrono::{DateTime, Utc};

use super::knowledge::{Knowledge, Name};
use super::question::{Attendance, By, Fee, Filters, Pick};
use super::read::{Meaning, Read, Span};
use super::sense::{Act, Ask, Logic, Noun, Sense};
use crate::language::compare::Class;
use crate::program::{PlaceIndex, Status};

mod asker;
mod denial;
mod time;

use asker::{add_ages, is_nationality, places_of_the_asker};
pub use denial::denied;
pub use time::is_now;
use time::{add_time, look_back};

/// The conditions that a question states, and its superlative.
pub fn filters(knowledge: &Knowledge, read: &Read, now: DateTime<Utc>) -> (Filters, Option<Pick>) {
    let mut filters = Filters::default();
    let mut pick = None;
    let denied = denied(read);
    let own = places_of_the_asker(read);
    let taken_back = denial::taken_back(read);
    for (at, span) in read.spans.iter().enumerate() {
        if taken_back[at] {
            continue;
        }
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
    let closing = time::speaks_of_closing(read);
    let open = filters.by == Some(By::OpenNow) || read.act(Act::Apply) && !closing;
    if is_now(&filters, now) && open {
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
        // A comma parts them; so does a particle that nothing reads: 金融か水産.
        let read_there = |at: usize| read.spans.iter().any(|span| span.range.contains(&at));
        let parts = |at: usize| match read.text.classes[at] {
            Class::Mark => true,
            Class::Hiragana => !read_there(at),
            _ => false,
        };
        let parted = between.clone().any(parts);
        between.len() <= 12 && !joined && !parted
    };
    topics.len() > 1 && topics.windows(2).all(side_by_side)
}

fn is_time(span: &Span) -> bool {
    span.meanings.iter().any(|it| matches!(it, Meaning::Time(_)))
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
    if let Some(country) = catalogue.home_country().filter(|_| !read.logic(Logic::Or)) {
        // "The Korea-Kazakhstan year": all that is done here is done with Korea.
        let abroad = |place: &PlaceIndex| !catalogue.lies_in(*place, country) && !catalogue.lies_in(country, *place);
        if filters.places.iter().any(abroad) {
            filters.places.retain(|place| *place != country);
        }
    }
    let widened = read.logic(Logic::Or) || read.logic(Logic::And);
    if !widened && filters.places.len() > 1 {
        let all = filters.places.clone();
        filters.places.retain(|&place| !all.iter().any(|&other| other != place && catalogue.lies_in(other, place)));
    }
}

/// Without what only a telling sentence says of people and what they speak: "My daughter knows no Chinese." `None`
/// where no sentence tells such things.
pub fn without_what_is_told(knowledge: &Knowledge, read: &Read, filters: &Filters) -> Option<Filters> {
    let mut left = filters.clone();
    for span in read.spans.iter().filter(|span| read.is_told(&span.range)) {
        for meaning in &span.meanings {
            match meaning {
                Meaning::Name(Name::Audience(at)) => {
                    let id = &knowledge.catalogue().audiences()[usize::from(*at)].id;
                    left.audience.retain(|other| other != id);
                    left.not_audience.retain(|other| other != id);
                }
                Meaning::Sense(Sense::Language(tag)) => {
                    left.languages.retain(|other| other != tag);
                    left.not_languages.retain(|other| other != tag);
                }
                _ => {}
            }
        }
    }
    (left != *filters).then_some(left)
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
