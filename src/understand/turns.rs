//! A turn that leans on the one before: what it keeps, what it replaces, which program it points at.

use super::facts::Set;
use super::field;
use super::filters;
use super::knowledge::Knowledge;
use super::look_up;
use super::names::Evidence;
use super::question::{By, Filters, Intent, Question};
use super::read::Read;
use super::sense::{Ask, Noun, Sense, Turn};
use super::texts::Part;
use crate::program::ProgramIndex;

/// How a turn stands to the one before.
#[derive(Debug, Clone, PartialEq)]
pub enum Leaning {
    /// Whole in itself.
    Fresh,
    /// About this program: the one before, or one pointed at in the list.
    About(ProgramIndex),
    /// Another program is named with nothing else; the field asked before stays.
    Another,
    /// The list before with these filters; `true`: only of those listed.
    List(Box<Filters>, bool),
}

/// So much of another title beats a number in the list before: "the second Kaohsiung exchange".
const SAID_OTHERWISE: f32 = 0.6;

pub struct Before<'a> {
    pub question: &'a Question,
    pub list: &'a [ProgramIndex],
}

pub fn leaning(
    knowledge: &Knowledge,
    read: &Read,
    evidence: &Evidence,
    filters: &Filters,
    before: &Before<'_>,
    wish: Option<Intent>,
) -> Leaning {
    if read.turn(Turn::StartOver) {
        return Leaning::Fresh;
    }
    let last = before.question;
    let listed_before = last.intent == Intent::List || last.sole;
    let single = match last.programs.as_slice() {
        [one] if last.intent != Intent::None => Some(*one),
        _ => None,
    };
    if read.turn(Turn::OfThose) && !before.list.is_empty() {
        return Leaning::List(Box::new(merged(last, filters)), true);
    }
    let named_other = single.is_none_or(|one| names_other(knowledge, evidence, one));
    let titled = evidence.named.iter().any(|it| it.part >= Part::Venue) && evidence.share >= 0.3;
    let clearly = evidence.named.iter().any(|it| it.coverage >= SAID_OTHERWISE);
    if let Some(one) = ordinal(read, before.list).filter(|one| !clearly || !names_other(knowledge, evidence, *one)) {
        return Leaning::About(one);
    }
    if listed_before && let Some(one) = one_of_the_list(knowledge, read, evidence, filters, before.list, wish) {
        return Leaning::About(one);
    }
    let conditions = filters::states_condition(read);
    let whole = is_whole(read, filters) && !(points_at_one(read) && single.is_some());
    let bare = field::is_bare(read, filters) && (evidence.named.is_empty() || !named_other);
    if let Some(one) = single {
        let points = read.turn(Turn::ThatOne) || read.noun(Noun::Edition) || wish == Some(Intent::Subscribe);
        if bare && !whole && (field::field_of_one(read, filters).is_some() || points) {
            return Leaning::About(one);
        }
        let titled_other = (clearly || titled && !read.asks(Ask::Can)) && named_other;
        if !whole && points && !titled_other && filters.places.is_empty() {
            return Leaning::About(one);
        }
        if !whole && conditions && !titled && asks_about_it(filters) {
            return Leaning::About(one);
        }
        // "Could our dance team perform, too?": it describes who asks, and names nothing.
        let wonders = read.asks(Ask::Can) || read.asks(Ask::Whether);
        let of_many = read.asks(Ask::Exists) || read.asks(Ask::Which) || read.noun(Noun::Program);
        let of_it = Filters { kinds: Vec::new(), ..filters.clone() };
        if wonders && !of_many && !clearly && last.intent == Intent::Detail && asks_about_it(&of_it) {
            return Leaning::About(one);
        }
        let of_many = of_many || read.asks(Ask::HowMany);
        if of_many && filters::is_only_time(filters) {
            return Leaning::Fresh;
        }
        if !whole && conditions && !titled && last.intent == Intent::Detail && !last.sole {
            return Leaning::Another;
        }
    }
    if evidence.named.is_empty() && conditions && !whole && listed_before {
        return Leaning::List(Box::new(merged(last, filters)), false);
    }
    Leaning::Fresh
}

/// Only attributes: free? online? in English? for foreigners? open?
fn asks_about_it(filters: &Filters) -> bool {
    let mut rest = filters.clone();
    (rest.fee, rest.attendance, rest.status, rest.by) = (None, None, None, None);
    [&mut rest.languages, &mut rest.not_languages].into_iter().for_each(Vec::clear);
    [&mut rest.audience, &mut rest.not_audience].into_iter().for_each(Vec::clear);
    filters::is_empty(&rest)
}

/// Words of the question lead to other programs than the one talked about.
fn names_other(knowledge: &Knowledge, evidence: &Evidence, one: ProgramIndex) -> bool {
    let rank = knowledge.facts.rank(one);
    !evidence.named.is_empty() && !evidence.named.iter().any(|it| it.rank == rank)
}

/// Kind words or "events" with a way of asking: nothing of before is needed.
fn is_whole(read: &Read, filters: &Filters) -> bool {
    let noun = read.noun(Noun::Program) || !filters.kinds.is_empty();
    let asks = [Ask::Exists, Ask::Which, Ask::What, Ask::HowMany, Ask::Tell].iter().any(|ask| read.asks(*ask));
    noun && asks && !read.turn(Turn::What)
}

/// "There", "it", in a turn that does not ask which there are.
fn points_at_one(read: &Read) -> bool {
    read.turn(Turn::ThatOne) && !read.asks(Ask::Which) && !read.asks(Ask::HowMany) && !read.noun(Noun::Program)
}

/// "The second one": of the list just given, in its order.
fn ordinal(read: &Read, list: &[ProgramIndex]) -> Option<ProgramIndex> {
    let nth = read.spans.iter().flat_map(|span| span.senses()).find_map(|sense| match sense {
        Sense::Ordinal(nth) => Some(nth),
        _ => None,
    })?;
    match nth {
        -1 => list.last().copied(),
        nth => list.get(usize::try_from(nth).ok()?.checked_sub(1)?).copied(),
    }
}

/// "The Laos one, how much?": a fact is asked of what only one of those listed is.
fn one_of_the_list(
    knowledge: &Knowledge,
    read: &Read,
    evidence: &Evidence,
    filters: &Filters,
    list: &[ProgramIndex],
    wish: Option<Intent>,
) -> Option<ProgramIndex> {
    let fact = field::field(read).is_some_and(|asked| asked.firm) || wish == Some(Intent::Subscribe);
    if !fact || list.len() < 2 || is_whole(read, filters) || !filters::states_condition(read) {
        return None;
    }
    let mut fitting = listed(knowledge, list);
    let facts = &knowledge.facts;
    look_up::narrow(facts, filters, &mut fitting);
    if let Some(interval) = filters.interval.as_ref().filter(|_| filters.by != Some(By::Deadline)) {
        let (from, to) = (interval.from.map(|it| it.timestamp()), interval.to.map(|it| it.timestamp()));
        let then = (from.unwrap_or(i64::MIN), to.unwrap_or(i64::MAX));
        fitting.retain(|rank| look_up::takes_place(facts, rank, then));
    }
    if evidence.named.iter().any(|it| fitting.has(it.rank)) {
        fitting.retain(|rank| evidence.named.iter().any(|it| it.rank == rank));
    }
    let mut all = fitting.iter();
    all.next().filter(|_| all.next().is_none()).map(|rank| facts.program(rank))
}

/// The filters before, each sort replaced by what is named anew.
fn merged(last: &Question, new: &Filters) -> Filters {
    let mut all = last.filters.clone();
    fn replace<T: Clone>(old: &mut Vec<T>, new: &[T]) {
        if !new.is_empty() {
            *old = new.to_vec();
        }
    }
    if new.interval.is_some() {
        all.interval.clone_from(&new.interval);
        all.by = match (new.by, all.by) {
            (Some(By::TakesPlace) | None, Some(By::Deadline)) => Some(By::Deadline),
            (new, old) => new.or(old),
        };
    } else if new.by.is_some() {
        all.by = new.by;
    }
    if new.not_interval.is_some() {
        all.not_interval.clone_from(&new.not_interval);
    }
    replace(&mut all.kinds, &new.kinds);
    replace(&mut all.not_kinds, &new.not_kinds);
    if !new.places.is_empty() {
        (all.abroad, all.not_abroad) = (None, false);
    }
    replace(&mut all.places, &new.places);
    replace(&mut all.not_places, &new.not_places);
    replace(&mut all.audience, &new.audience);
    replace(&mut all.not_audience, &new.not_audience);
    if !new.topics.is_empty() {
        all.topics_together = new.topics_together;
    }
    replace(&mut all.topics, &new.topics);
    replace(&mut all.not_topics, &new.not_topics);
    replace(&mut all.organizers, &new.organizers);
    replace(&mut all.not_organizers, &new.not_organizers);
    replace(&mut all.languages, &new.languages);
    replace(&mut all.not_languages, &new.not_languages);
    replace(&mut all.words, &new.words);
    if new.abroad.is_some() || new.not_abroad {
        (all.abroad, all.not_abroad) = (new.abroad, new.not_abroad);
    }
    all.fee = new.fee.or(all.fee);
    all.attendance = new.attendance.or(all.attendance);
    all.status = new.status.or(all.status);
    all.not_status = new.not_status.or(all.not_status);
    all.standing |= new.standing;
    all
}

/// The programs listed before, as a set.
pub fn listed(knowledge: &Knowledge, list: &[ProgramIndex]) -> Set {
    let mut set = Set::empty(knowledge.facts.len());
    for program in list {
        set.add(knowledge.facts.rank(*program));
    }
    set
}
