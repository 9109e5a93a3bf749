//! Conditions that describe one program instead of asking for many.

use super::{CLEARLY, Case, Decision, HALF_SAID, SAID, WHOLLY};
use crate::understand::facts::Set;
use crate::understand::knowledge::Name;
use crate::understand::look_up;
use crate::understand::names;
use crate::understand::question::{By, Field, Filters};
use crate::understand::sense::{Act, Ask, Logic, Noun, Turn};
use crate::understand::texts;

impl Case<'_> {
    /// Conditions alone may describe one program: "the Kaohsiung youth exchange". What it costs, where and in which
    /// language it is held, whether it is on: that is asked about it, it does not describe it.
    pub(super) fn described(&self) -> Option<Decision> {
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
        let (best, coverage, second) = names::best_title(self.knowledge, &ranks, &self.evidence.said)?;
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
        if coverage < said || !clearly || !self.titles_say_all(&plain, best) {
            return None;
        }
        if one_series { Some(self.one_of(&alive)) } else { self.clearly_best(&alive) }
    }

    /// The places and topics said stand in the title: else they limit a list, "a training for Vietnamese officials".
    fn titles_say_all(&self, said: &Filters, rank: u32) -> bool {
        let own = self.knowledge.texts.title_of_rank(rank);
        let catalogue = self.knowledge.catalogue();
        let stands = |term: texts::Term| own.binary_search(&term).is_ok();
        let topic = |id: &String| catalogue.topics().iter().position(|term| term.id == *id);
        let home = catalogue.home();
        said.places.iter().all(|place| Some(*place) == home || stands(texts::name_term(Name::Place(*place))))
            && said.topics.iter().filter_map(topic).all(|at| stands(texts::name_term(Name::Topic(at as u16))))
    }
}
