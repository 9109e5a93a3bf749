//! The heart: from what was read to an intent and the programs meant. A list, one program, or honestly none.

use chrono::{DateTime, Utc};

use super::facts::{NEVER, Set};
use super::field::{self, Asked};
use super::filters;
use super::knowledge::{Knowledge, Name};
use super::look_up;
use super::names::{self, Evidence};
use super::question::{By, Field, Filters, Intent, Pick};
use super::read::Read;
use super::sense::{Act, Ask, Logic, Noun, Sense, Talk, Turn};
use super::texts::{self, Part};
use crate::program::{ProgramIndex, Status};

/// All that speaks for one reading or another.
pub struct Case<'a> {
    pub knowledge: &'a Knowledge,
    pub read: &'a Read,
    pub evidence: &'a Evidence,
    pub filters: Filters,
    pub pick: Option<Pick>,
    pub asked: Option<Asked>,
    /// A wish to be told: of one program, or of whatever fits.
    pub wished: bool,
    /// To be told no longer.
    pub unwished: bool,
    pub now: DateTime<Utc>,
    /// Only these come into question: "of those".
    pub among: Option<Set>,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Decision {
    pub intent: Option<Intent>,
    pub field: Option<Field>,
    pub ranks: Vec<u32>,
    pub suggestions: Vec<u32>,
    pub choices: Vec<u32>,
}

/// A title is said when this much of it is.
const SAID: f32 = 0.68;
/// Beyond doubt.
const WHOLLY: f32 = 0.85;
/// Enough where a fact is asked that only one program can have.
const HALF_SAID: f32 = 0.5;
/// Less is a word that any title may hold.
const BARELY_SAID: f32 = 0.15;
/// And clearly more than any other title.
const CLEARLY: f32 = 0.15;
/// A program that the words speak for so much more than for any other is meant.
const BETTER: f32 = 1.15;
/// Where no program fulfils all that was said, the one that fulfils this much of it may be meant.
const MOSTLY: f32 = 0.55;
/// Titles are compared only among so few.
const MEASURED: usize = 64;
/// As many may be offered to choose from.
const CHOICES: usize = 3;

impl Case<'_> {
    /// Signs that several are asked for, or any.
    fn wants_list(&self) -> bool {
        let read = self.read;
        self.pick.is_some() || read.asks(Ask::Which) || read.asks(Ask::Exists) || read.noun(Noun::Program)
    }

    /// "How many trainings"; how much it costs, how many days it takes is asked of one.
    pub fn counts(&self) -> bool {
        let of_one = self.asked.is_some_and(|asked| asked.firm && matches!(asked.field, Field::Fee | Field::Capacity));
        self.read.asks(Ask::HowMany) && !self.read.noun(Noun::People) && !of_one
    }

    pub fn decide(&self) -> Decision {
        if self.is_named()
            && let Some(decision) = self.by_name()
        {
            return decision;
        }
        self.by_filters()
    }

    /// Words of the question stand in some program's text, and are most of what was said.
    fn is_named(&self) -> bool {
        let named = &self.evidence.named;
        // "Exhibitions" are a kind: such a word names nothing where a list is wanted.
        if self.wants_many() && !self.filters.kinds.is_empty() && self.read.units.iter().all(|unit| unit.soft) {
            return false;
        }
        // A wish is for one program only where its title is said; other words say what it is about.
        let enough = if self.wished { Part::Title } else { Part::Summary };
        named.iter().any(|it| it.part >= enough) && self.evidence.share >= 0.3
    }

    fn by_name(&self) -> Option<Decision> {
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
    fn titled(&self) -> bool {
        let enough = match (self.evidence.missing, self.evidence.strange) {
            _ if self.speaks_of_other_things() => HALF_SAID,
            (0, 0) => 0.0,
            (0, _) => BARELY_SAID,
            _ => HALF_SAID,
        };
        self.evidence.named.iter().any(|it| it.part == Part::Title && it.coverage >= enough)
    }

    /// "A concert of that pop group": what we never have limits it to nothing.
    fn speaks_of_other_things(&self) -> bool {
        self.read.talk(Talk::Offtopic) && !self.read.noun(Noun::Program) && self.among.is_none()
    }

    /// The one series whose title is nearly said, where no other comes near.
    fn clearly_titled(&self, set: &Set) -> Option<Decision> {
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

    /// The plural was meant, whatever the words name.
    fn wants_many(&self) -> bool {
        self.counts()
            || self.pick.is_some()
            || self.filters.by == Some(By::OpenNow) && !self.asked_firmly()
            || self.wants_list() && !self.asked_firmly()
    }

    fn asked_firmly(&self) -> bool {
        let filters = &self.filters;
        let narrows = self.among.is_some();
        let limits = |field| match field {
            Field::Deadline | Field::Start => filters.interval.is_some(),
            Field::Status => filters.interval.is_some() || filters.status.is_some() && self.wants_list(),
            Field::Fee => filters.fee.is_some(),
            Field::Languages => !filters.languages.is_empty(),
            Field::Venue => filters.attendance.is_some() || narrows && !filters.places.is_empty(),
            Field::Eligibility => narrows && !filters.audience.is_empty(),
            _ => false,
        };
        self.asked.is_some_and(|asked| asked.firm && !limits(asked.field))
    }

    /// Not over; cancelled ones count, since they may be asked about.
    fn alive(&self, set: &Set) -> Set {
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

    fn seconds(&self) -> Option<(i64, i64)> {
        let interval = self.filters.interval.as_ref().filter(|_| self.filters.by != Some(By::Deadline))?;
        Some((interval.from.map_or(i64::MIN, |from| from.timestamp()), interval.to.map_or(NEVER, |to| to.timestamp())))
    }

    fn series(&self, set: &Set) -> Vec<u32> {
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
    fn clearly_best(&self, set: &Set) -> Option<Decision> {
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
    fn called_so(&self, ranks: &[u32]) -> Option<u32> {
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
    fn one_of(&self, family: &Set) -> Decision {
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

    fn edition(&self, family: &Set) -> Option<u32> {
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
    fn keep_those_called_after_a_place(&self, editions: &mut Vec<u32>) {
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
    fn was_meant_for(&self, rank: u32, (from, to): (i64, i64)) -> bool {
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

    fn detail(&self, rank: u32) -> Decision {
        let asked = field::field_of_one(self.read, &self.beyond_title(rank));
        let mut field = asked.map_or(Field::Overview, |asked| asked.field);
        let off = self.knowledge.catalogue().program(self.knowledge.facts.program(rank)).status != Status::Scheduled;
        if off && field == Field::Overview && self.read.act(Act::Hold) && !self.read.asks(Ask::What) {
            field = Field::Status;
        }
        Decision { intent: Some(Intent::Detail), field: Some(field), ranks: vec![rank], ..Decision::default() }
    }

    /// The conditions that are not part of the program's own title: those are asked about, the others name it.
    fn beyond_title(&self, rank: u32) -> Filters {
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

    fn list(&self, within: &Set) -> Decision {
        let facts = &self.knowledge.facts;
        let named: Vec<u32> = within.iter().collect();
        let left = names::without_titles_own(self.knowledge, &self.filters, &named);
        let mut set = look_up::look_up(facts, &left, self.now);
        set.and(within);
        self.give(set)
    }

    /// A list, its superlative taken, or none.
    fn give(&self, mut set: Set) -> Decision {
        let facts = &self.knowledge.facts;
        if let Some(pick) = self.pick {
            look_up::pick(facts, &mut set, pick, self.filters.by, self.now);
        }
        if set.is_empty() {
            return self.none(&set);
        }
        let ranks: Vec<u32> = set.iter().collect();
        let asked_of_few = self.asked_firmly() && ranks.len() <= CHOICES && ranks.len() > 1;
        let choices = if asked_of_few { ranks.clone() } else { Vec::new() };
        Decision { intent: Some(Intent::List), ranks, choices, ..Decision::default() }
    }

    fn by_filters(&self) -> Decision {
        let facts = &self.knowledge.facts;
        if self.evidence.missing > 0 || self.evidence.strange > 0 && !self.asked_firmly() && !self.asked_of_one() {
            return self.none(&Set::empty(facts.len()));
        }
        if self.speaks_of_other_things() {
            return self.none(&Set::empty(facts.len()));
        }
        let mut set = look_up::look_up(facts, &self.filters, self.now);
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
            && read_whether(self.read)
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
    fn asked_of_one(&self) -> bool {
        let home = self.knowledge.catalogue().home();
        let mut away = self.filters.places.iter().filter(|place| Some(**place) != home);
        self.asked.is_some() && !self.wants_many() && away.next().is_some() && {
            let set = look_up::look_up(&self.knowledge.facts, &self.filters, self.now);
            self.series(&set).len() == 1
        }
    }

    /// Of several with the place that was said, those of the one series whose titles have it: a fact is asked of it.
    fn called_after_the_place(&self, set: &Set) -> Option<Set> {
        let [place] = self.filters.places[..] else { return None };
        if !self.asked_firmly() || Some(place) == self.knowledge.catalogue().home() || set.count() > MEASURED {
            return None;
        }
        let term = texts::name_term(Name::Place(place));
        let mut called = set.clone();
        called.retain(|rank| self.knowledge.texts.title_of_rank(rank).binary_search(&term).is_ok());
        (self.series(&called).len() == 1).then_some(called)
    }

    /// "Is registration for the exchange in December closed?": the month is the exchange's, not the deadline's.
    fn held_then(&self) -> Option<Set> {
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
    fn called_off(&self, listed: &Set) -> Option<Decision> {
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
    fn nearest(&self) -> Option<Decision> {
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
    fn asks_something_else(&self, set: &Set) -> bool {
        self.evidence.unknown > 0
            && self.asked.is_some()
            && !self.wants_list()
            && self.filters.kinds.is_empty()
            && self.filters.interval.is_none()
            && self.among.is_none()
            && self.series(set).len() > CHOICES
    }

    /// Conditions alone may describe one program: "the Kaohsiung youth exchange". What it costs, where and in which
    /// language it is held, whether it is on: that is asked about it, it does not describe it.
    fn described(&self) -> Option<Decision> {
        let facts = &self.knowledge.facts;
        let read = self.read;
        let mut base = self.filters.clone();
        (base.interval, base.by, base.status) = (None, None, None);
        if base == Filters::default() || !look_up::describes(&base) {
            return None;
        }
        let mut plain = base.clone();
        (plain.fee, plain.attendance, plain.abroad) = (None, None, None);
        plain.languages.clear();
        let attributes = plain != base;
        // A place alone may name a program, a kind or a topic alone never does.
        let conditions = usize::from(!plain.kinds.is_empty()) + plain.topics.len() + plain.audience.len();
        let common = plain.topics.is_empty() && !self.asked_firmly();
        let vague = plain.places.is_empty() && (conditions < 2 || common);
        let several = plain.places.len() > 1 || plain.topics.len() > 1 || plain.audience.len() > 1;
        let alternatives = plain.kinds.len() > 1 || read.logic(Logic::Or) && several;
        let many = read.asks(Ask::Which) || read.turn(Turn::More) || alternatives;
        let fitting = |filters: &Filters| {
            let mut set = self.among.clone().unwrap_or_else(|| Set::full(facts.len()));
            look_up::narrow(facts, filters, &mut set);
            self.alive(&set)
        };
        let mut alive = fitting(&plain);
        if alive.is_empty() && self.asked.is_some_and(|asked| asked.field == Field::Eligibility) {
            // "Is 16 too young?": asked about it, not what it is for.
            plain.audience.clear();
            alive = fitting(&plain);
        }
        let one_series = self.series(&alive).len() == 1;
        let ranks: Vec<u32> = alive.iter().take(65).collect();
        let (_, coverage, second) = names::best_title(self.knowledge, &ranks, &self.evidence.said)?;
        let clearly = coverage >= second + CLEARLY;
        let exists = read.asks(Ask::Exists) && !read.asks(Ask::Whether);
        let asks_many = exists || read.asks(Ask::Which) || read.noun(Noun::Program);
        let whether = !asks_many
            && (read.asks(Ask::Whether) && coverage >= HALF_SAID
                || coverage >= SAID && (clearly || !plain.places.is_empty()));
        let asked = self.asked_firmly() || attributes && !vague && (self.asked.is_some() || whether);
        if asked && !many {
            if one_series && !(vague && attributes) {
                return Some(self.one_of(&alive));
            }
            if let Some(meant) = self.called_after_the_place(&alive) {
                return Some(self.one_of(&meant));
            }
            if attributes {
                let such = fitting(&base);
                let firmly = self.asked.is_some_and(|asked| asked.firm);
                if (firmly || whether) && self.series(&such).len() == 1 {
                    return Some(self.one_of(&such));
                }
                let titled = self.asked_firmly() && clearly && coverage >= SAID;
                return if titled { self.clearly_best(&alive) } else { None };
            }
            let definite = (!read.asks(Ask::Exists) || clearly && self.asked_firmly())
                && (clearly && coverage >= HALF_SAID || !read.noun(Noun::Program));
            return if definite { self.clearly_best(&alive) } else { None };
        }
        if self.wished {
            // "Remind me when the farming course opens" is about one; "tell me of new farming courses" is not.
            let starts = [Act::Open, Act::Close, Act::Start].iter().any(|act| read.act(*act)) || self.unwished;
            let many = many && !self.unwished;
            let said = match (plain.places.is_empty(), starts && conditions > 1 && !read.asks(Ask::Exists)) {
                (true, false) => SAID,
                (false, false) => HALF_SAID,
                (_, true) => 0.0,
            };
            if starts && !one_series && !plain.places.is_empty() && clearly && !many && !read.noun(Noun::Program) {
                return self.clearly_best(&alive);
            }
            let any = read.asks(Ask::Exists) && plain.places.is_empty() && !self.unwished;
            let one = one_series && coverage >= said && !many && !any && (self.unwished || !read.noun(Noun::Program));
            return one.then(|| self.one_of(&alive));
        }
        let asks_of_one = read.asks(Ask::Can) || read.asks(Ask::Whether) || read.asks(Ask::Still);
        let about_list = match self.filters.by {
            None | Some(By::TakesPlace) => false,
            Some(By::OpenNow) => {
                let named = one_series && coverage >= SAID && !plain.places.is_empty();
                !(asks_of_one || named)
            }
            Some(By::Deadline) => true,
        };
        if attributes || many || about_list || vague || read.noun(Noun::Program) || read.noun(Noun::Topic) {
            return None;
        }
        let said = if read.asks(Ask::Exists) { WHOLLY } else { SAID };
        if coverage < said || !clearly {
            return None;
        }
        if one_series { Some(self.one_of(&alive)) } else { self.clearly_best(&alive) }
    }

    /// Nothing fits; what comes near is offered.
    fn none(&self, near: &Set) -> Decision {
        Decision { intent: Some(Intent::None), suggestions: self.near_misses(near), ..Decision::default() }
    }

    fn near_misses(&self, near: &Set) -> Vec<u32> {
        let facts = &self.knowledge.facts;
        let now = self.now.timestamp();
        let alive = |set: &Set| -> Vec<u32> {
            set.iter().filter(|rank| facts.over[*rank as usize] > now).take(CHOICES).collect()
        };
        let found = alive(near);
        if !found.is_empty() {
            return found;
        }
        let mut relaxed = self.filters.clone();
        let steps: [fn(&mut Filters); 4] = [
            |it| (it.interval, it.by) = (None, None),
            |it| it.kinds.clear(),
            |it| (it.fee, it.attendance, it.status) = (None, None, None),
            |it| it.places.clear(),
        ];
        for relax in steps {
            let before = relaxed.clone();
            relax(&mut relaxed);
            if relaxed == before {
                continue;
            }
            if filters::is_empty(&relaxed) {
                break;
            }
            let found = alive(&look_up::look_up(facts, &relaxed, self.now));
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }
}

fn read_whether(read: &Read) -> bool {
    read.asks(Ask::Whether) && !read.asks(Ask::Which)
}

/// Ranks to what the caller knows programs by.
pub fn programs(knowledge: &Knowledge, ranks: &[u32]) -> Vec<ProgramIndex> {
    ranks.iter().map(|rank| knowledge.facts.program(*rank)).collect()
}
