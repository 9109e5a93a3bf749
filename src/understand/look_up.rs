//! Filters → the programs that fit, by the conventions of this project. Pure; knows no words.
//!
//! - No time given: all that is not over and not cancelled; a postponed program without new dates counts.
//! - A time given: what takes place in it; standing services and undated programs are left out. An interval that
//!   speaks of deadlines holds those still ahead.
//! - The home city matches where a program happens, every other place also with whom.
//! - A negated condition takes away what the condition would match.

use chrono::{DateTime, Utc};

use super::facts::{Facts, NEVER, NONE, Seconds, Set};
use super::question::{Attendance, By, Fee, Filters, Pick};
use crate::program::{PlaceIndex, Status};
use crate::when::Interval;

/// All that fit, in order of start. `filters.words` are not read here: they need the texts.
pub fn look_up(facts: &Facts, filters: &Filters, now: DateTime<Utc>) -> Set {
    let mut set = by_time_and_status(facts, filters, now.timestamp());
    narrow(facts, filters, &mut set);
    set
}

/// Every condition but time and status: what a named program is measured against.
pub fn narrow(facts: &Facts, filters: &Filters, set: &mut Set) {
    let len = facts.len();
    keep_any(set, len, filters.kinds.iter().map(|kind| facts.kinds.get(kind)));
    keep_any(set, len, filters.audience.iter().map(|id| facts.audience.get(id.as_str())));
    if filters.topics_together {
        for id in &filters.topics {
            keep_any(set, len, std::iter::once(facts.topics.get(id.as_str())));
        }
    } else {
        keep_any(set, len, filters.topics.iter().map(|id| facts.topics.get(id.as_str())));
    }
    keep_any(set, len, filters.organizers.iter().map(|id| facts.organizers.get(id.as_str())));
    keep_any(set, len, filters.languages.iter().map(|tag| facts.languages.get(tag)));
    if !filters.places.is_empty() {
        let mut any = Set::empty(len);
        for &place in &filters.places {
            any.or(&of_place(facts, place, filters.places_as_venue));
        }
        set.and(&any);
    }
    match filters.abroad {
        Some(true) => set.and(&facts.abroad),
        Some(false) => set.and(&facts.at_home),
        None => {}
    }
    if filters.not_abroad {
        set.and_not(&facts.abroad);
    }
    match filters.fee {
        Some(Fee::Free) => set.and(&facts.free),
        Some(Fee::Paid) => set.and(&facts.paid),
        None => {}
    }
    match filters.attendance {
        Some(Attendance::Online) => set.and(&facts.online),
        Some(Attendance::Onsite) => set.and(&facts.onsite),
        None => {}
    }
    if filters.standing {
        set.and(&facts.standing);
    }
    take_away(facts, filters, set);
}

/// Says what a program *is*: not only what it is not, nor only a kind.
pub fn describes(filters: &Filters) -> bool {
    let denies = !(filters.not_kinds.is_empty()
        && filters.not_places.is_empty()
        && filters.not_audience.is_empty()
        && filters.not_topics.is_empty()
        && filters.not_organizers.is_empty());
    let names = !(filters.kinds.is_empty()
        && filters.places.is_empty()
        && filters.topics.is_empty()
        && filters.audience.is_empty()
        && filters.organizers.is_empty());
    names && !denies
}

fn take_away(facts: &Facts, filters: &Filters, set: &mut Set) {
    let gone = (filters.not_kinds.iter().map(|kind| facts.kinds.get(kind)))
        .chain(filters.not_audience.iter().map(|id| facts.audience.get(id.as_str())))
        .chain(filters.not_topics.iter().map(|id| facts.topics.get(id.as_str())))
        .chain(filters.not_organizers.iter().map(|id| facts.organizers.get(id.as_str())))
        .chain(filters.not_languages.iter().map(|tag| facts.languages.get(tag)));
    for other in gone.flatten() {
        set.and_not(other);
    }
    for &place in &filters.not_places {
        set.and_not(&of_place(facts, place, false));
    }
    match filters.not_status {
        Some(Status::Cancelled) => set.and_not(&facts.cancelled),
        Some(Status::Postponed) => set.and_not(&facts.postponed),
        _ => {}
    }
}

fn keep_any<'a>(set: &mut Set, len: usize, alternatives: impl ExactSizeIterator<Item = Option<&'a Set>>) {
    if alternatives.len() == 0 {
        return;
    }
    let mut any = Set::empty(len);
    for other in alternatives.flatten() {
        any.or(other);
    }
    set.and(&any);
}

/// Where it happens, and unless it is the home city or the wording forbids, with whom.
pub fn of_place(facts: &Facts, place: PlaceIndex, as_venue: bool) -> Set {
    let at = usize::from(place);
    let mut set = facts.places[at].clone().unwrap_or_else(|| Set::empty(facts.len()));
    if !as_venue
        && facts.home() != Some(place)
        && let Some(partners) = &facts.partners[at]
    {
        set.or(partners);
    }
    set
}

fn by_time_and_status(facts: &Facts, filters: &Filters, now: Seconds) -> Set {
    let bounds =
        |it: &Interval| (it.from.map_or(NONE, |from| from.timestamp()), it.to.map_or(NEVER, |to| to.timestamp()));
    let interval = filters.interval.as_ref().map(bounds);
    let mut set = match filters.status {
        Some(Status::Cancelled) => facts.cancelled.clone(),
        Some(Status::Postponed) => facts.postponed.clone(),
        Some(Status::Scheduled) | None => Set::full(facts.len()),
    };
    if filters.status != Some(Status::Cancelled) {
        set.and_not(&facts.cancelled);
    }
    if filters.status == Some(Status::Scheduled) {
        set.and_not(&facts.postponed);
    }
    match (filters.by, interval) {
        (Some(By::Deadline), interval) => {
            let (from, to) = interval.unwrap_or((now, NEVER));
            // Of an interval that holds `now`, what has closed already is of no use to anyone.
            let from = if to > now { from.max(now) } else { from };
            set.retain(|rank| (from..to).contains(&facts.closes[rank as usize]));
        }
        (Some(By::OpenNow), interval) => {
            set.retain(|rank| is_open(facts, rank, now));
            match interval {
                Some(interval) => set.retain(|rank| takes_place(facts, rank, interval)),
                None => set.retain(|rank| facts.over[rank as usize] > now),
            }
        }
        (_, Some((from, to))) => {
            // "Until …" begins now.
            let from = if from == NONE { now } else { from };
            set.and_not(&facts.standing);
            // "Was the one in March postponed?": it was to be in March.
            let was_to = |rank: u32| (from..to).contains(&facts.was_to_start[rank as usize]);
            let moved = filters.status == Some(Status::Postponed);
            set.retain(|rank| takes_place(facts, rank, (from, to)) || moved && was_to(rank));
        }
        (_, None) => set.retain(|rank| facts.over[rank as usize] > now),
    }
    if let Some((from, to)) = filters.not_interval.as_ref().map(bounds) {
        let closes = |rank: u32| (from..to).contains(&facts.closes[rank as usize]);
        let by_deadline = filters.by == Some(By::Deadline);
        set.retain(|rank| !if by_deadline { closes(rank) } else { takes_place(facts, rank, (from, to)) });
    }
    set
}

/// Applications are taken at `now`; a program without a window is never open.
pub fn is_open(facts: &Facts, rank: u32, now: Seconds) -> bool {
    let closes = facts.closes[rank as usize];
    closes != NONE && facts.opens[rank as usize] <= now && now <= closes
}

/// `[starts, ends]` overlaps the interval; what has no date never does.
pub fn takes_place(facts: &Facts, rank: u32, (from, to): (Seconds, Seconds)) -> bool {
    let (starts, over) = (facts.starts[rank as usize], facts.over[rank as usize]);
    starts != NEVER && starts < to && (over > from || starts >= from)
}

/// A superlative: those of `set` that are it; a tie is given whole.
pub fn pick(facts: &Facts, set: &mut Set, pick: Pick, by: Option<By>, now: DateTime<Utc>) {
    let now = now.timestamp();
    // The less the better; `None` takes no part.
    let measure = |rank: u32| -> Option<i64> {
        let at = rank as usize;
        let (starts, over) = (facts.starts[at], facts.over[at]);
        let lasts = (starts != NEVER).then(|| over - starts);
        match pick {
            Pick::Latest if by == Some(By::Deadline) => (facts.closes[at] != NONE).then(|| -facts.closes[at]),
            Pick::Soonest => (starts != NEVER && starts > now).then_some(starts),
            Pick::Latest => (starts != NEVER).then_some(-starts),
            Pick::MostUrgent => (facts.closes[at] != NONE && facts.closes[at] >= now).then_some(facts.closes[at]),
            Pick::Cheapest => facts.fee[at].map(i64::from),
            Pick::Dearest => facts.fee[at].map(|fee| -i64::from(fee)),
            Pick::Largest => facts.capacity[at].map(|capacity| -i64::from(capacity)),
            Pick::Smallest => facts.capacity[at].map(i64::from),
            Pick::Longest => lasts.map(|lasts| -lasts),
            Pick::Shortest => lasts,
        }
    };
    let best = set.iter().filter_map(measure).min();
    set.retain(|rank| best.is_some() && measure(rank) == best);
}
