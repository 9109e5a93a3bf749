//! What a time limits: when a program takes place, or until when one may apply.

use chrono::{DateTime, Datelike, TimeDelta, Utc};

use super::denial::{is_time_denied, taken_back};
use super::{Filters, is_time};
use crate::understand::field::closes;
use crate::understand::question::{By, Field};
use crate::understand::read::{Meaning, Read, Span, is_empty_word};
use crate::understand::sense::{Act, Ask, Logic, Sense};
use crate::when::Interval;

/// "Apply in May": a small word stands between them.
const BESIDE: usize = 6;
/// "January, February": at most so much between two times that are meant together.
const SIDE_BY_SIDE: usize = 6;

/// "What happened in May": the last May, not the coming one.
pub(super) fn look_back(filters: &mut Filters, now: DateTime<Utc>) {
    let Some(interval) = &mut filters.interval else { return };
    let ahead = interval.from.is_some_and(|from| from > now);
    if !ahead || interval.grain == "year" {
        return;
    }
    let earlier = |at: DateTime<chrono_tz::Tz>| at.with_year(at.year() - 1).unwrap_or(at);
    interval.from = interval.from.map(earlier);
    interval.to = interval.to.map(earlier);
}
/// Words for closing are said.
pub(super) fn speaks_of_closing(read: &Read) -> bool {
    closes(read) || read.has(Sense::Field(Field::Deadline))
}

/// What the time limits: when it takes place, or until when one may apply.
pub(super) fn add_time(read: &Read, filters: &mut Filters) {
    let applies = |span: &Span| {
        span.has(Sense::Act(Act::Close)) || span.has(Sense::Field(Field::Deadline)) || span.has(Sense::Act(Act::Apply))
    };
    let times: Vec<usize> = (0..read.spans.len()).filter(|at| is_time(&read.spans[*at])).collect();
    let taken_back = taken_back(read);
    let meant: Vec<usize> = times.iter().copied().filter(|at| !is_time_denied(read, *at) && !taken_back[*at]).collect();
    let denied: Vec<usize> = times.iter().copied().filter(|at| !meant.contains(at)).collect();
    let denied = if meant.is_empty() { denied } else { Vec::new() };
    filters.not_interval = denied.iter().flat_map(|at| &read.spans[*at].meanings).find_map(|meaning| match meaning {
        Meaning::Time(time) => Some(read.times[*time].clone()),
        _ => None,
    });
    let first = meant.first().copied();
    let speaks_of_closing = speaks_of_closing(read);
    if let Some(at) = first {
        let said = meant.iter().flat_map(|at| &read.spans[*at].meanings);
        let mut times = said.filter_map(|meaning| match meaning {
            Meaning::Time(time) => Some(&read.times[*time]),
            _ => None,
        });
        let first = times.next().cloned();
        let beside = meant.windows(2).all(|pair| {
            let between = &read.spans[pair[0] + 1..pair[1]];
            distance(&read.spans[pair[0]], &read.spans[pair[1]]) <= SIDE_BY_SIDE
                && between.iter().all(|it| it.senses().any(is_empty_word))
        });
        let joined = beside || read.logic(Logic::And) || read.logic(Logic::Or);
        let interval = first.map(|first| if joined { times.fold(first, joint) } else { first });
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

/// "In July and in August": from the first to the last of them. "In 2027, in spring": the narrower.
fn joint(one: Interval, other: &Interval) -> Interval {
    let within = |a: &Interval, b: &Interval| {
        let (from, to) = (a.from.zip(b.from), a.to.zip(b.to));
        from.is_some_and(|(a, b)| a >= b) && to.is_some_and(|(a, b)| a <= b)
    };
    if within(&one, other) {
        return one;
    }
    if within(other, &one) {
        return other.clone();
    }
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
