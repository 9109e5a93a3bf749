//! The heart: from what was read to an intent and the programs meant. A list, one program, or honestly none.

use chrono::{DateTime, Utc};

use super::facts::Set;
use super::field::Asked;
use super::knowledge::Knowledge;
use super::look_up;
use super::names::{self, Evidence};
use super::question::{By, Field, Filters, Intent, Pick};
use super::read::Read;
use super::sense::{Ask, Logic, Noun};
use crate::program::ProgramIndex;

mod by_filters;
mod by_name;
mod described;
mod edition;
mod none;

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
    /// One program, because no other fits.
    pub sole: bool,
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

    /// The plural was meant, whatever the words name.
    fn wants_many(&self) -> bool {
        self.counts()
            || self.pick.is_some()
            || (self.filters.by == Some(By::OpenNow) || self.alternatives()) && !self.asked_firmly()
            || self.wants_list() && !self.asked_firmly()
    }

    /// "Cambodia or Laos": two of one sort, and either will do.
    fn alternatives(&self) -> bool {
        let of = [self.filters.places.len(), self.filters.topics.len(), self.filters.audience.len()];
        self.read.logic(Logic::Or) && of.into_iter().any(|many| many > 1)
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
        if let [one] = ranks[..]
            && !(self.wished || self.counts() || self.pick.is_some())
        {
            return self.only(one);
        }
        let asked_of_few = self.asked_firmly() && ranks.len() <= CHOICES && ranks.len() > 1;
        let choices = if asked_of_few { ranks.clone() } else { Vec::new() };
        Decision { intent: Some(Intent::List), ranks, choices, ..Decision::default() }
    }

    /// One program fits: what was asked of it, else what it is.
    fn only(&self, rank: u32) -> Decision {
        let detail = self.detail(rank);
        let field = detail.field.filter(|_| self.asked_firmly() || !self.wants_list()).unwrap_or(Field::Overview);
        Decision { field: Some(field), sole: true, ..detail }
    }
}

/// Ranks to what the caller knows programs by.
pub fn programs(knowledge: &Knowledge, ranks: &[u32]) -> Vec<ProgramIndex> {
    ranks.iter().map(|rank| knowledge.facts.program(*rank)).collect()
}
