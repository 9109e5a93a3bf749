//! A wish to be told, as data: the shell stores it after one confirming press.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};

use crate::person::{Anchor, DefaultReminders, Offset, Wish};
use crate::program::{Catalogue, Program, ProgramIndex};
use crate::understand::{Filters, Question};

use super::state::State;

/// What the wish is about.
#[derive(Debug, Clone, PartialEq)]
pub enum About {
    Program(ProgramIndex),
    /// The program named is over or off; its series goes on.
    NextEdition(ProgramIndex),
    /// Whatever fits the wishes offered, each with the programs' conditions in words.
    Conditions,
}

/// A day on which the subscriber is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub at: DateTime<Utc>,
    pub offset: Offset,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Subscribe {
    pub about: About,
    /// One, or alternatives of which each is stored by its own press.
    pub wishes: Vec<Wish>,
    /// For a program: the days that lie ahead.
    pub moments: Vec<Moment>,
    /// When a subscriber is told of each program that fits.
    pub offsets: Vec<Offset>,
}

impl Subscribe {
    /// As many alternatives are offered: more than these are hard to choose from.
    const CHOICES: usize = 3;

    pub fn new(catalogue: &Catalogue, question: &Question, now: DateTime<Utc>, reminders: &DefaultReminders) -> Self {
        match question.programs.as_slice() {
            [one] => Self::of_program(catalogue, *one, now, reminders),
            _ => {
                let mut offsets = match question.filters.kinds.as_slice() {
                    [kind] => reminders.of(*kind).to_vec(),
                    _ => reminders.all(),
                };
                offsets.sort_by_key(|offset| (offset.anchor, Reverse(offset.minutes)));
                let wishes = wishes(catalogue, &question.filters);
                Self { about: About::Conditions, wishes, moments: Vec::new(), offsets }
            }
        }
    }

    pub fn of_program(
        catalogue: &Catalogue,
        at: ProgramIndex,
        now: DateTime<Utc>,
        reminders: &DefaultReminders,
    ) -> Self {
        let program = catalogue.program(at);
        let offsets = reminders.of(program.kind).to_vec();
        if !State::of(program, now).is_ahead() {
            let wish = Wish { series: Some(program.series.clone()), ..Wish::default() };
            return Self { about: About::NextEdition(at), wishes: vec![wish], moments: Vec::new(), offsets };
        }
        let wish = Wish { program: Some(program.id.clone()), ..Wish::default() };
        let moments = moments(program, now, &offsets);
        Self { about: About::Program(at), wishes: vec![wish], moments, offsets }
    }
}

/// The reminders of `program` that lie ahead, the nearest first. Hours of quiet may hold one back to the morning.
pub fn moments(program: &Program, now: DateTime<Utc>, reminders: &[Offset]) -> Vec<Moment> {
    let moment = |offset: &Offset| {
        let anchor = match offset.anchor {
            Anchor::Opens => program.apply_opens,
            Anchor::Closes => program.apply_closes,
            Anchor::Starts => program.starts,
        };
        let at = anchor?.with_timezone(&Utc) - offset.before();
        (at > now).then_some(Moment { at, offset: *offset })
    };
    let mut all: Vec<Moment> = reminders.iter().filter_map(moment).collect();
    all.sort_by_key(|moment| moment.at);
    all
}

/// The conditions that a subscription can hold. Alternatives of one sort become wishes of their own.
pub(super) fn wishes(catalogue: &Catalogue, filters: &Filters) -> Vec<Wish> {
    let base = Wish {
        kind: filters.kinds.first().copied(),
        topic: filters.topics.first().cloned(),
        place: filters.places.first().map(|at| catalogue.place(*at).id.clone()),
        audience: filters.audience.first().cloned(),
        organizer: filters.organizers.first().cloned(),
        language: filters.languages.first().copied(),
        ..Wish::default()
    };
    let more_kinds = filters.kinds.iter().skip(1).map(|kind| Wish { kind: Some(*kind), ..base.clone() });
    let more_topics = filters.topics.iter().skip(1).map(|topic| Wish { topic: Some(topic.clone()), ..base.clone() });
    let more_places =
        filters.places.iter().skip(1).map(|at| Wish { place: Some(catalogue.place(*at).id.clone()), ..base.clone() });
    let mut all = vec![base.clone()];
    all.extend(more_kinds.chain(more_topics).chain(more_places));
    all.truncate(Subscribe::CHOICES);
    all
}
