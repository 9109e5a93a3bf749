//! Words of the question stand in some program: which one is meant, or which of them.

use super::{BARELY_SAID, CLEARLY, Case, Decision, HALF_SAID, MEASURED, SAID};
use crate::understand::facts::Set;
use crate::understand::filters;
use crate::understand::look_up;
use crate::understand::names;
use crate::understand::question::Filters;
use crate::understand::sense::{Noun, Talk};
use crate::understand::texts::Part;

impl Case<'_> {
    /// Words of the question stand in some program's text, and are most of what was said.
    pub(super) fn is_named(&self) -> bool {
        let named = &self.evidence.named;
        // "Exhibitions" are a kind: such a word names nothing where a list is wanted.
        if self.wants_many() && self.read.units.iter().all(|unit| unit.soft) {
            return false;
        }
        // A wish is for one program only where its title is said; other words say what it is about.
        let enough = if self.wished { Part::Title } else { Part::Summary };
        named.iter().any(|it| it.part >= enough) && self.evidence.share >= 0.3
    }

    pub(super) fn by_name(&self) -> Option<Decision> {
        let facts = &self.knowledge.facts;
        let named: Vec<u32> = self.evidence.named.iter().map(|it| it.rank).collect();
        let mut set = Set::empty(facts.len());
        named.iter().for_each(|rank| set.add(*rank));
        if let Some(among) = &self.among {
            set.and(among);
        }
        let title = self.evidence.named.iter().any(|it| it.part == Part::Title || it.part == Part::Venue);
        let unknown = self.evidence.missing > 0
            || self.evidence.strange > 0 && !self.asked_firmly()
            || self.speaks_of_other_things();
        if unknown && !self.titled() {
            let nearest = self.nearest().filter(|it| it.ranks.iter().all(|rank| named.contains(rank)));
            return Some(nearest.unwrap_or_else(|| self.none(&Set::empty(facts.len()))));
        }
        if self.asked_firmly() && self.filters.places.len() == 1 {
            let mut there = set.clone();
            look_up::narrow(facts, &Filters { places: self.filters.places.clone(), ..Filters::default() }, &mut there);
            if let Some(meant) = self.called_after_the_place(&self.alive(&there)) {
                return Some(self.one_of(&meant));
            }
        }
        if self.asked_firmly() || !self.wants_many() {
            // The title says more than the sort of program that a word of it stands for.
            if let Some(decision) = self.clearly_titled(&set) {
                return Some(decision);
            }
        }
        let left = names::without_titles_own(self.knowledge, &self.filters, &named);
        let mut fitting = set.clone();
        look_up::narrow(facts, &left, &mut fitting);
        let one_series = self.series(&set).len() == 1;
        // One program was named, and what else was said asks about it: "is the marathon in Busan?"
        let about_it = one_series && title && !self.wants_many();
        if fitting.is_empty() {
            if let Some(decision) = self.nearest() {
                return Some(decision);
            }
            let mut others = left.clone();
            others.kinds.clear();
            let mut near = set.clone();
            look_up::narrow(facts, &others, &mut near);
            let said = |rank: u32| self.knowledge.texts.title_coverage(rank, &self.evidence.said) >= HALF_SAID;
            if !about_it && others != left && near.iter().take(MEASURED).any(said) {
                // The title has a word for another kind than the program is of: "the choir's performance".
                let one = self.series(&near).len() == 1 && (title || !self.wants_many());
                return Some(if one { self.one_of(&near) } else { self.give(near) });
            }
            if !about_it {
                // A word that merely stands in some description is no reason to turn down what was asked for.
                return (title || filters::is_empty(&self.filters)).then(|| self.none(&set));
            }
            fitting = set.clone();
        }
        let series = self.series(&fitting);
        let alive = self.alive(&fitting);
        let alive_series = self.series(&alive);
        if series.len() == 1 || (alive_series.len() == 1 && !self.counts()) {
            let family = if series.len() == 1 { &fitting } else { &alive };
            if self.wants_many() && !title {
                return Some(self.list(family));
            }
            return Some(self.one_of(family));
        }
        if (self.asked.is_some_and(|asked| asked.firm) || !self.wants_many())
            && let Some(decision) = self.clearly_best(&alive)
        {
            return Some(decision);
        }
        Some(self.list(&fitting))
    }

    /// Some word stands in a title.
    pub(super) fn titled(&self) -> bool {
        let enough = match (self.evidence.missing, self.evidence.strange) {
            _ if self.speaks_of_other_things() => HALF_SAID,
            (0, 0) => 0.0,
            (0, _) => BARELY_SAID,
            _ => HALF_SAID,
        };
        self.evidence.named.iter().any(|it| it.part == Part::Title && it.coverage >= enough)
    }

    /// "A concert of that pop group": what we never have limits it to nothing.
    pub(super) fn speaks_of_other_things(&self) -> bool {
        self.read.talk(Talk::Offtopic) && !self.read.noun(Noun::Program) && self.among.is_none()
    }

    /// The one series whose title is nearly said, where no other comes near.
    pub(super) fn clearly_titled(&self, set: &Set) -> Option<Decision> {
        let alive = self.alive(set);
        let ranks: Vec<u32> = alive.iter().take(65).collect();
        let (best, coverage, second) = names::best_title(self.knowledge, &ranks, &self.evidence.said)?;
        (coverage >= SAID && coverage >= second + 2.0 * CLEARLY).then(|| {
            let facts = &self.knowledge.facts;
            let mut family = alive;
            family.retain(|rank| facts.series[rank as usize] == facts.series[best as usize]);
            self.one_of(&family)
        })
    }
}
