//! What is no question about programs, and wishes to be told.

use super::filters;
use super::names::Evidence;
use super::question::{Courtesy, Filters, Intent};
use super::read::{Read, is_empty_word};
use super::sense::{Act, Ask, Noun, Sense, Talk, Wish};
use super::texts::Part;

/// Thanks, a wish for a person, weather, noise. `None`: it is (or may be) about programs.
pub fn aside(read: &Read, evidence: &Evidence, filters: &Filters, in_conversation: bool) -> Option<Intent> {
    if read.talk(Talk::Human) {
        return Some(Intent::Human);
    }
    let named = evidence.named.iter().any(|it| it.part >= Part::Venue);
    let about_programs = is_about_programs(read) || named;
    if read.talk(Talk::Abuse) && !about_programs {
        return Some(Intent::Offtopic);
    }
    if wish(read).is_some() {
        return None;
    }
    if read.talk(Talk::Offtopic) && !speaks_of_programs(read) && !named {
        return Some(Intent::Offtopic);
    }
    if read.talk(Talk::Abilities) {
        return Some(Intent::Help);
    }
    let courteous = courtesy(read).is_some();
    let nothing_else =
        !about_programs && !filters::states_condition(read) && filters::is_empty(filters) && evidence.named.is_empty();
    if courteous && nothing_else && (evidence.missing == 0 || !asks_anything(read)) {
        return Some(Intent::Help);
    }
    let leans = in_conversation && read.spans.iter().any(|span| !span.senses().all(is_empty_word));
    // "What is there?", all of it understood, asks for everything.
    let asks_for_all = read.units.is_empty() && (read.asks(Ask::Which) || read.asks(Ask::Exists));
    if nothing_else && !leans && !asks_field(read) && !asks_for_all {
        return Some(Intent::Offtopic);
    }
    None
}

pub fn courtesy(read: &Read) -> Option<Courtesy> {
    let kinds = [Talk::Abilities, Talk::Thanks, Talk::Goodbye, Talk::Greeting];
    kinds.into_iter().find(|kind| read.talk(*kind)).and_then(Talk::courtesy)
}

/// To be told, or no longer.
pub fn wish(read: &Read) -> Option<Intent> {
    if read.wish(Wish::Unsubscribe)
        || read.wish(Wish::Stop) && (read.wish(Wish::Messages) || read.wish(Wish::Subscribe))
    {
        return Some(Intent::Unsubscribe);
    }
    if read.wish(Wish::Stop) && says_only_stop(read) {
        return Some(Intent::Unsubscribe);
    }
    let told = read.wish(Wish::Notify) || read.wish(Wish::Messages);
    if read.wish(Wish::Subscribe) || told && read.wish(Wish::Trigger) {
        return Some(Intent::Subscribe);
    }
    None
}

/// "Stop!", "그만": nothing else is said.
fn says_only_stop(read: &Read) -> bool {
    read.units.is_empty() && read.spans.iter().all(|span| span.has(Sense::Wish(Wish::Stop)) || span.senses().any(is_empty_word))
}

fn asks_field(read: &Read) -> bool {
    read.spans.iter().flat_map(|span| span.senses()).any(|sense| {
        matches!(
            sense,
            Sense::Field(_)
                | Sense::Act(Act::Apply | Act::Close | Act::Join | Act::Hold)
                | Sense::OpenNow
                | Sense::Pick(_)
                | Sense::Ordinal(_)
        )
    })
}

fn asks_anything(read: &Read) -> bool {
    read.spans.iter().flat_map(|span| span.senses()).any(|sense| matches!(sense, Sense::Ask(ask) if ask != Ask::Tell))
}

/// Words that only questions about programs have.
fn speaks_of_programs(read: &Read) -> bool {
    read.noun(Noun::Program)
        || read
            .spans
            .iter()
            .flat_map(|span| span.senses())
            .any(|sense| matches!(sense, Sense::Kind(_) | Sense::OpenNow))
}

fn is_about_programs(read: &Read) -> bool {
    speaks_of_programs(read)
        || filters::states_condition(read)
        || asks_field(read)
        || read.spans.iter().flat_map(|span| span.senses()).any(|sense| matches!(sense, Sense::Concept(_)))
}
