//! Which fact of a program is asked for: the words that name it, else how the question is put and what it is about.

use super::filters::is_empty;
use super::knowledge::Name;
use super::question::{Attendance, Fee, Field, Filters};
use super::read::{Meaning, Read, Span, is_empty_word};
use super::sense::{Act, Ask, Noun, Sense};

/// The field asked for, and whether the words leave no doubt that *a fact* is wanted rather than a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    pub field: Field,
    pub firm: bool,
}

/// A label stands this near to what it labels, in characters.
const LABEL: usize = 2;

/// `None` where the question asks for no fact.
pub fn field(read: &Read) -> Option<Asked> {
    let names = |field| asks_by_name(read, field);
    let firm = |field| Some(Asked { field, firm: true });
    let weak = |field| Some(Asked { field, firm: false });
    let (when, apply) = (read.asks(Ask::When), read.act(Act::Apply));
    let close = closes(read) || names(Field::Deadline);
    let people = read.noun(Noun::People);

    // "Free or paid?", "on Zoom or in person?": both are said, so neither limits anything.
    if read.has(Sense::Fee(Fee::Free)) && read.has(Sense::Fee(Fee::Paid)) {
        return firm(Field::Fee);
    }
    if read.has(Sense::Attendance(Attendance::Online)) && read.has(Sense::Attendance(Attendance::Onsite)) {
        return firm(Field::Venue);
    }
    if names(Field::Contact) {
        return firm(Field::Contact);
    }
    if names(Field::Organizer) {
        return firm(Field::Organizer);
    }
    if names(Field::Fee) || read.asks(Ask::HowMuch) && !names(Field::Capacity) {
        return firm(Field::Fee);
    }
    if names(Field::Capacity) || read.asks(Ask::HowMany) && people {
        return firm(Field::Capacity);
    }
    if read.asks(Ask::UntilWhen) || names(Field::Deadline) || when && (close || apply) {
        return firm(Field::Deadline);
    }
    if names(Field::Eligibility) || read.asks(Ask::Who) {
        return firm(Field::Eligibility);
    }
    if names(Field::HowToApply) || apply && (read.asks(Ask::How) || read.asks(Ask::Where)) {
        return firm(Field::HowToApply);
    }
    if names(Field::Languages) {
        return firm(Field::Languages);
    }
    if names(Field::Venue) || read.asks(Ask::Where) {
        return firm(Field::Venue);
    }
    if names(Field::Status) {
        return firm(Field::Status);
    }
    if names(Field::Start) {
        return firm(Field::Start);
    }
    if when {
        return weak(Field::Start);
    }
    if close {
        return weak(Field::Deadline);
    }
    if read.asks(Ask::How) && read.act(Act::Join) {
        return firm(Field::HowToApply);
    }
    if apply {
        return weak(Field::HowToApply);
    }
    if names(Field::Overview) {
        return firm(Field::Overview);
    }
    if read.act(Act::Start) || read.act(Act::End) {
        return weak(Field::Start);
    }
    None
}

/// Closing is spoken of: "registration ends", too.
pub fn closes(read: &Read) -> bool {
    read.act(Act::Close) || read.act(Act::Apply) && read.act(Act::End) && !read.act(Act::Hold)
}

/// A word that names `field`, unless it only labels a condition beside it: "for nurses", "hosted by KOFICE".
fn asks_by_name(read: &Read, field: Field) -> bool {
    let open = [Ask::Who, Ask::Where, Ask::How, Ask::When].iter().any(|ask| read.asks(*ask));
    let spans = &read.spans;
    let labels = |at: usize| {
        let beside = |other: Option<&Span>| {
            other.is_some_and(|other| {
                distance(&spans[at], other) <= LABEL && other.meanings.iter().any(|it| is_of_sort(it, field))
            })
        };
        let says = |other: &&Span| !other.senses().any(is_empty_word);
        beside(spans[..at].iter().rev().find(says)) || beside(spans[at + 1..].iter().find(says))
    };
    (0..spans.len()).any(|at| spans[at].has(Sense::Field(field)) && (open || !labels(at)))
}

/// A condition that words for `field` may introduce.
fn is_of_sort(meaning: &Meaning, field: Field) -> bool {
    match meaning {
        Meaning::Name(Name::Audience(_)) => field == Field::Eligibility,
        Meaning::Name(Name::Organizer(_)) => field == Field::Organizer,
        _ => false,
    }
}

fn distance(a: &Span, b: &Span) -> usize {
    b.range.start.saturating_sub(a.range.end).max(a.range.start.saturating_sub(b.range.end))
}

/// A question about one known program: conditions in it ask whether they hold. "Is it free?", "can foreigners join?"
pub fn field_of_one(read: &Read, filters: &Filters) -> Option<Asked> {
    let firm = |field| Some(Asked { field, firm: true });
    let asked = field(read);
    let attribute = if !filters.audience.is_empty() || names_age(read) {
        None
    } else if filters.attendance.is_some() {
        Some(Field::Venue)
    } else if filters.fee.is_some() {
        Some(Field::Fee)
    } else {
        (!filters.languages.is_empty()).then_some(Field::Languages)
    };
    if let Some(asked) = asked.filter(|asked| asked.firm) {
        // "Can one join for free?", "from home?": about the price, the place.
        return Some(match attribute {
            Some(field) if asked.field == Field::Eligibility && !read.asks(Ask::Who) => Asked { field, firm: true },
            _ => asked,
        });
    }
    let doubts = [Ask::Whether, Ask::Must, Ask::Which].iter().any(|ask| read.asks(*ask));
    let may = read.asks(Ask::Can) || read.act(Act::Join) && doubts;
    if read.has(Sense::OpenNow) {
        return firm(Field::Deadline);
    }
    if read.act(Act::Apply) && (read.asks(Ask::Still) || read.asks(Ask::Now)) {
        return firm(if asked.is_some() { Field::HowToApply } else { Field::Deadline });
    }
    if !filters.audience.is_empty() && (may || read.asks(Ask::Whether)) || names_age(read) {
        return firm(Field::Eligibility);
    }
    if filters.status.is_some() || read.has(Sense::Status(crate::program::Status::Scheduled)) {
        return firm(if read.asks(Ask::When) { Field::Start } else { Field::Status });
    }
    if filters.fee.is_some() {
        return firm(Field::Fee);
    }
    if filters.attendance.is_some() {
        return firm(Field::Venue);
    }
    if !filters.languages.is_empty() {
        return firm(Field::Languages);
    }
    if asked.is_some() {
        return asked;
    }
    if may && (read.asks(Ask::Can) || !read.asks(Ask::Exists)) || read.has(Sense::Field(Field::Eligibility)) {
        return Some(Asked { field: Field::Eligibility, firm: false });
    }
    // "How do I get the kit?", and not "what sort of event is it".
    let how = read.asks(Ask::Must) || read.asks(Ask::How) && !read.noun(Noun::Program);
    how.then_some(Asked { field: Field::HowToApply, firm: false })
}

fn names_age(read: &Read) -> bool {
    read.noun(Noun::Age)
}

/// The turn says nothing but which fact: no program, no condition that could limit a list.
pub fn is_bare(read: &Read, filters: &Filters) -> bool {
    let mut without = filters.clone();
    without.by = None;
    is_empty(&without) && !read.spans.iter().any(|span| span.meanings.iter().any(|it| matches!(it, Meaning::Time(_))))
}

/// Yes or no is expected first.
pub fn is_yes_no(read: &Read, asked: Option<Asked>) -> bool {
    let open =
        [Ask::When, Ask::UntilWhen, Ask::Where, Ask::Who, Ask::How, Ask::HowMuch, Ask::HowMany, Ask::What, Ask::Which];
    !open.iter().any(|ask| read.asks(*ask))
        && (read.asks(Ask::Whether) || read.asks(Ask::Can) || read.asks(Ask::Must))
        && asked.is_none_or(|asked| asked.field != Field::Overview)
}
