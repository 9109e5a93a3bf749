//! Conditions alone: what fulfils them, or the one program that they ask about.

use super::{BETTER, CHOICES, Case, Decision, MEASURED, MOSTLY};
use crate::program::Status;
use crate::understand::facts::Set;
use crate::understand::filters;
use crate::understand::knowledge::Name;
use crate::understand::look_up;
use crate::understand::names;
use crate::understand::question::{By, Filters};
use crate::understand::sense::{Ask, Sense, Turn};
use crate::understand::texts;

impl Case<'_> {
    pub(super) fn by_filters(&self) -> Decision {
        let facts = &self.knowledge.facts;
        if self.evidence.missing > 0 || self.evidence.strange > 0 && !self.asked_firmly() && !self.asked_of_one() {
            return self.none(&Set::empty(facts.len()));
        }
        if self.speaks_of_other_things() {
            return self.none(&Set::empty(facts.len()));
        }
        let mut set = look_up::look_up(facts, &self.filters, self.now);
        if set.is_empty() && self.filters.topics_together {
            // Said side by side, and no program has them all: any will do.
            set = look_up::look_up(facts, &Filters { topics_together: false, ..self.filters.clone() }, self.now);
        }
        if let Some(among) = &self.among {
            set.and(among);
        }
        for status in [Status::Cancelled, Status::Postponed] {
            // "The cancelled and the postponed ones".
            if self.filters.status.is_some_and(|it| it != status) && self.read.has(Sense::Status(status)) {
                let others = Filters { status: Some(status), ..self.filters.clone() };
                set.or(&look_up::look_up(facts, &others, self.now));
            }
        }
        set.retain(|rank| !self.evidence.taken_away.contains(&rank));
        if self.asks_something_else(&set) {
            return self.none(&Set::empty(facts.len()));
        }
        if self.pick.is_some() || self.counts() {
            return self.give(set);
        }
        if !filters::states_condition(self.read) && filters::is_empty(&self.filters) {
            if self.evidence.strange > 0 && !self.asked_firmly() {
                return self.none(&Set::empty(facts.len()));
            }
            return self.give(set);
        }
        if let Some(decision) = self.described() {
            return decision;
        }
        if self.asked_firmly() && !self.wants_many() {
            // A fact was asked: of the only one there is, else of the one that was nearly described.
            let alive = self.alive(&set);
            if self.series(&alive).len() == 1 {
                return self.one_of(&alive);
            }
            if set.is_empty()
                && let Some(decision) = self.nearest()
            {
                return decision;
            }
        }
        // "Is it true that the one in Tianjin is cancelled?"
        if self.filters.status.is_some()
            && !self.filters.places.is_empty()
            && self.read.asks(Ask::Whether)
            && !self.read.asks(Ask::Which)
            && self.series(&set).len() == 1
        {
            return self.one_of(&set);
        }
        if set.is_empty()
            && let Some(held) = self.held_then()
        {
            return self.one_of(&held);
        }
        if let Some(decision) = self.called_off(&set) {
            return decision;
        }
        self.give(set)
    }

    /// A fact is asked where only one program is: words that nobody knows do not matter.
    pub(super) fn asked_of_one(&self) -> bool {
        let home = self.knowledge.catalogue().home();
        let mut away = self.filters.places.iter().filter(|place| Some(**place) != home);
        self.asked.is_some() && !self.wants_many() && away.next().is_some() && {
            let set = look_up::look_up(&self.knowledge.facts, &self.filters, self.now);
            self.series(&set).len() == 1
        }
    }

    /// "Is registration for the exchange in December closed?": the month is the exchange's, not the deadline's.
    pub(super) fn held_then(&self) -> Option<Set> {
        let filters = &self.filters;
        let asks = filters.by == Some(By::Deadline) && self.asked.is_some_and(|asked| asked.firm);
        if !asks || filters.interval.is_none() || filters.places.is_empty() || self.wants_many() {
            return None;
        }
        let held = Filters { by: Some(By::TakesPlace), ..filters.clone() };
        let set = look_up::look_up(&self.knowledge.facts, &held, self.now);
        (self.series(&set).len() == 1).then_some(set)
    }

    /// "The cultural exchange with Tianjin": no program ahead has the place in its title, and a cancelled one has.
    pub(super) fn called_off(&self, listed: &Set) -> Option<Decision> {
        let read = self.read;
        let many = self.wants_many() || self.among.is_some() || self.filters.status.is_some();
        let home = self.knowledge.catalogue().home();
        let [place] = self.filters.places[..] else { return None };
        if many || read.turn(Turn::What) || Some(place) == home || self.filters.interval.is_some() {
            return None;
        }
        let facts = &self.knowledge.facts;
        let term = texts::name_term(Name::Place(place));
        let called = |rank: u32| self.knowledge.texts.title_of_rank(rank).binary_search(&term).is_ok();
        if listed.count() > MEASURED || listed.iter().any(called) {
            return None;
        }
        let mut off = facts.cancelled.clone();
        look_up::narrow(facts, &self.filters, &mut off);
        let now = self.now.timestamp();
        off.retain(|rank| facts.over[rank as usize] > now && called(rank));
        (off.count() == 1).then(|| self.one_of(&off))
    }

    /// The program that fulfils most of what was said, where it asks for a fact and nothing fulfils all: a seminar
    /// that somebody calls a forum. The places must be right.
    pub(super) fn nearest(&self) -> Option<Decision> {
        if !self.asked_firmly() || self.wants_many() {
            return None;
        }
        let facts = &self.knowledge.facts;
        let conditions = names::weighed(self.knowledge, &self.filters);
        let whole: f32 = conditions.iter().map(|it| it.weight).sum();
        let mut set = self.among.clone().unwrap_or_else(|| Set::full(facts.len()));
        let there = Filters { places: self.filters.places.clone(), ..Filters::default() };
        look_up::narrow(facts, &there, &mut set);
        let set = self.alive(&set);
        // Online or not, free or not, in which language: told of what is meant where something is so.
        let attributes = Filters {
            attendance: self.filters.attendance,
            fee: self.filters.fee,
            languages: self.filters.languages.clone(),
            ..Filters::default()
        };
        let mut such = set.clone();
        look_up::narrow(facts, &attributes, &mut such);
        let set = if such.is_empty() { set } else { such };
        let said = |rank: u32| self.evidence.named.iter().find(|it| it.rank == rank).map_or(0.0, |it| it.score);
        let score =
            |rank: u32| said(rank) + conditions.iter().filter(|it| it.set.has(rank)).map(|it| it.weight).sum::<f32>();
        let scored: Vec<(u32, f32)> = set.iter().map(|rank| (rank, score(rank))).collect();
        let &(best, most) = scored.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
        let of = |rank: u32| facts.series[rank as usize];
        let second =
            scored.iter().filter(|(rank, _)| of(*rank) != of(best)).map(|(_, score)| *score).fold(0.0, f32::max);
        (whole > 0.0 && most >= MOSTLY * whole && most >= BETTER * second).then(|| {
            let mut family = set.clone();
            family.retain(|rank| of(rank) == of(best));
            self.one_of(&family)
        })
    }

    /// "Where do foreigners renew their residence card?": a fact is asked of no program, in words that we do not know.
    pub(super) fn asks_something_else(&self, set: &Set) -> bool {
        self.evidence.unknown > 0
            && self.asked.is_some()
            && !self.wants_list()
            && self.filters.kinds.is_empty()
            && self.filters.interval.is_none()
            && self.among.is_none()
            && self.series(set).len() > CHOICES
    }
}
