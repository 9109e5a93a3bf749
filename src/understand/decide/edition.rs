//! Of a series, the edition meant; of several programs, the one whose title says it.

use super::{BETTER, CLEARLY, Case, Decision, HALF_SAID, MEASURED};
use crate::program::Status;
use crate::understand::facts::{NEVER, Set};
use crate::understand::field;
use crate::understand::knowledge::Name;
use crate::understand::look_up;
use crate::understand::names;
use crate::understand::question::{By, Field, Filters, Intent};
use crate::understand::sense::{Act, Ask};
use crate::understand::texts;

impl Case<'_> {
    /// Not over; cancelled ones count, since they may be asked about.
    pub(super) fn alive(&self, set: &Set) -> Set {
        let facts = &self.knowledge.facts;
        let now = self.now.timestamp();
        let interval = self.seconds();
        let mut alive = set.clone();
        alive.retain(|rank| match interval {
            Some(interval) => look_up::takes_place(facts, rank, interval),
            None => facts.over[rank as usize] > now,
        });
        if alive.is_empty() { set.clone() } else { alive }
    }

    pub(super) fn seconds(&self) -> Option<(i64, i64)> {
        let interval = self.filters.interval.as_ref().filter(|_| self.filters.by != Some(By::Deadline))?;
        Some((interval.from.map_or(i64::MIN, |from| from.timestamp()), interval.to.map_or(NEVER, |to| to.timestamp())))
    }

    pub(super) fn series(&self, set: &Set) -> Vec<u32> {
        let mut series: Vec<u32> = Vec::new();
        for rank in set.iter() {
            let of = self.knowledge.facts.series[rank as usize];
            if !series.contains(&of) {
                series.push(of);
                if series.len() > 64 {
                    break;
                }
            }
        }
        series
    }

    /// The one whose title says it best, if that is clear.
    pub(super) fn clearly_best(&self, set: &Set) -> Option<Decision> {
        let facts = &self.knowledge.facts;
        let ranks: Vec<u32> = set.iter().take(65).collect();
        let score = |rank: u32| self.evidence.named.iter().find(|it| it.rank == rank).map_or(0.0, |it| it.score);
        let (best, coverage, second) = names::best_title(self.knowledge, &ranks, &self.evidence.said)?;
        let others = |rank: &&u32| facts.series[**rank as usize] != facts.series[best as usize];
        let runner_up = ranks.iter().filter(others).map(|rank| score(*rank)).fold(0.0, f32::max);
        let clear = coverage >= second + CLEARLY && score(best) >= runner_up
            || score(best) > BETTER * runner_up && runner_up > 0.0;
        let meant = if clear { best } else { self.called_so(&ranks)? };
        let mut family = set.clone();
        family.retain(|rank| facts.series[rank as usize] == facts.series[meant as usize]);
        Some(self.one_of(&family))
    }

    /// Of programs that ideas do not tell apart, the one whose title has the very words: "the seminar".
    pub(super) fn called_so(&self, ranks: &[u32]) -> Option<u32> {
        let facts = &self.knowledge.facts;
        let worded: Vec<(u32, f32)> = ranks
            .iter()
            .filter(|rank| self.knowledge.texts.title_coverage(**rank, &self.evidence.said) >= HALF_SAID)
            .map(|rank| (*rank, self.knowledge.texts.wording_coverage(*rank, &self.evidence.said)))
            .collect();
        let &(best, most) = worded.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
        let other = |rank: u32| facts.series[rank as usize] != facts.series[best as usize];
        let second = worded.iter().filter(|(rank, _)| other(*rank)).map(|(_, share)| *share).fold(0.0, f32::max);
        (most >= second + CLEARLY / 2.0).then_some(best)
    }

    /// One edition of a series: the one of the time given, else the one running, the next, the last.
    pub(super) fn one_of(&self, family: &Set) -> Decision {
        let facts = &self.knowledge.facts;
        let mut whole = Set::empty(facts.len());
        for series in self.series(family) {
            for rank in 0..facts.len() as u32 {
                if facts.series[rank as usize] == series && (family.has(rank) || self.filters.interval.is_some()) {
                    whole.add(rank);
                }
            }
        }
        match self.edition(&whole) {
            Some(rank) => self.detail(rank),
            None => self.none(&whole),
        }
    }

    pub(super) fn edition(&self, family: &Set) -> Option<u32> {
        let facts = &self.knowledge.facts;
        let now = self.now.timestamp();
        let mut editions: Vec<u32> = family.iter().collect();
        self.keep_those_called_after_a_place(&mut editions);
        // "The deadline of the spring tour": the time is the tour's.
        if self.seconds().is_none()
            && let Some(interval) = self.filters.interval.as_ref().and_then(|it| it.from.zip(it.to))
        {
            let held = (interval.0.timestamp(), interval.1.timestamp());
            let closes = |rank: &u32| (held.0..held.1).contains(&facts.closes[*rank as usize]);
            let then = |rank: &u32| look_up::takes_place(facts, *rank, held);
            if !editions.iter().any(closes) && editions.iter().any(then) {
                editions.retain(then);
            }
        }
        if let Some(interval) = self.seconds() {
            let within: Vec<u32> =
                editions.iter().copied().filter(|rank| self.was_meant_for(*rank, interval)).collect();
            let year = self.filters.interval.as_ref().is_some_and(|it| it.grain == "year");
            let any = self.read.asks(Ask::Exists) || self.read.asks(Ask::Which);
            if within.is_empty() && (year || any) && !editions.iter().any(|rank| facts.starts[*rank as usize] == NEVER)
            {
                return None;
            }
            if !within.is_empty() {
                editions = within;
            }
        }
        let class = |rank: u32| {
            let at = rank as usize;
            let cancelled = facts.cancelled.has(rank) && self.filters.status != Some(Status::Cancelled);
            let (starts, over) = (facts.starts[at], facts.over[at]);
            if over <= now {
                (3, -starts)
            } else if cancelled {
                (2, starts)
            } else if starts == NEVER {
                (1, 0)
            } else {
                (0, starts)
            }
        };
        editions.into_iter().min_by_key(|rank| class(*rank))
    }

    /// "The Tianjin exchange": where the titles of some editions name the place that was said, one of those is meant,
    /// cancelled or not.
    pub(super) fn keep_those_called_after_a_place(&self, editions: &mut Vec<u32>) {
        let home = self.knowledge.catalogue().home();
        for &place in self.filters.places.iter().filter(|place| Some(**place) != home) {
            let term = texts::name_term(Name::Place(place));
            let called = |rank: &u32| self.knowledge.texts.title_of_rank(*rank).binary_search(&term).is_ok();
            if editions.len() > 1 && editions.len() <= 16 && editions.iter().any(called) {
                editions.retain(called);
            }
        }
    }

    /// It takes place then, or was to.
    pub(super) fn was_meant_for(&self, rank: u32, (from, to): (i64, i64)) -> bool {
        let facts = &self.knowledge.facts;
        if look_up::takes_place(facts, rank, (from, to)) {
            return true;
        }
        let program = self.knowledge.catalogue().program(facts.program(rank));
        program.previous_starts.is_some_and(|starts| {
            let starts = starts.timestamp();
            from <= starts && starts < to
        })
    }

    pub(super) fn detail(&self, rank: u32) -> Decision {
        let asked = field::field_of_one(self.read, &self.beyond_title(rank));
        let mut field = asked.map_or(Field::Overview, |asked| asked.field);
        let off = self.knowledge.catalogue().program(self.knowledge.facts.program(rank)).status != Status::Scheduled;
        if off && field == Field::Overview && self.read.act(Act::Hold) && !self.read.asks(Ask::What) {
            field = Field::Status;
        }
        Decision { intent: Some(Intent::Detail), field: Some(field), ranks: vec![rank], ..Decision::default() }
    }

    /// The conditions that are not part of the program's own title: those are asked about, the others name it.
    pub(super) fn beyond_title(&self, rank: u32) -> Filters {
        let own = self.knowledge.texts.title_of_rank(rank);
        let said = |term: texts::Term| own.binary_search(&term).is_ok();
        let catalogue = self.knowledge.catalogue();
        let mut left = self.filters.clone();
        left.audience.retain(|id| {
            let audience = catalogue.audiences().iter().position(|term| term.id == *id);
            let topic = catalogue.topics().iter().position(|term| term.id == *id);
            !(audience.is_some_and(|at| said(texts::name_term(Name::Audience(at as u16))))
                || topic.is_some_and(|at| said(texts::name_term(Name::Topic(at as u16)))))
        });
        left
    }

    /// Of several with the place that was said, those of the one series whose titles have it: a fact is asked of it.
    pub(super) fn called_after_the_place(&self, set: &Set) -> Option<Set> {
        let [place] = self.filters.places[..] else { return None };
        if !self.asked_firmly() || Some(place) == self.knowledge.catalogue().home() || set.count() > MEASURED {
            return None;
        }
        let term = texts::name_term(Name::Place(place));
        let mut called = set.clone();
        called.retain(|rank| self.knowledge.texts.title_of_rank(rank).binary_search(&term).is_ok());
        (self.series(&called).len() == 1).then_some(called)
    }
}
