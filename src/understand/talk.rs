//! What is no question about programs, and wishes to be told.

use super::filters;
use super::names::Evidence;
use super::question::{Courtesy, Filters, Intent};
use super::read::{Meaning, Read, Span, is_empty_word};
use super::sense::{Act, Ask, Noun, Sense, Talk, Turn, Wish};
use super::texts::Part;

/// So much of its title is said where a program is meant.
const CALLED: f32 = 0.4;

/// Thanks, a wish for a person, weather, noise. `None`: it is (or may be) about programs.
pub fn aside(read: &Read, evidence: &Evidence, filters: &Filters, in_conversation: bool) -> Option<Intent> {
    if read.talk(Talk::Human) {
        return Some(Intent::Human);
    }
    let named = evidence.named.iter().any(|it| it.part >= Part::Venue);
    let about_programs = is_about_programs(read) || named;
    if read.talk(Talk::Abuse) && !about_programs && wish(read) != Some(Intent::Unsubscribe) {
        return Some(Intent::Offtopic);
    }
    if wish(read).is_some() {
        return None;
    }
    let titled = evidence.named.iter().any(|it| it.part == Part::Title);
    // "I lost my bag on the bus": a word of a title is no title.
    let names = read.spans.iter().filter(|span| span.meanings.iter().any(names_a_program)).count();
    let whole_name = names > 1 || read.units.iter().any(|unit| unit.known && !unit.soft);
    let called = whole_name && evidence.named.iter().any(|it| it.part == Part::Title && it.coverage >= CALLED);
    // "Haha, ok. And Chicago?": laughter is no subject where something is said beside it.
    let laughs = |span: &Span| span.has(Sense::Talk(Talk::Filler)) && (about_programs || in_conversation);
    let strays = read.spans.iter().any(|span| span.has(Sense::Talk(Talk::Offtopic)) && !laughs(span));
    if strays && !speaks_of_programs(read) && !called {
        return Some(Intent::Offtopic);
    }
    if read.talk(Talk::Abilities) && !titled && !speaks_of_kinds(read) && filters::is_empty(filters) {
        return Some(Intent::Help);
    }
    let courteous = courtesy(read).is_some();
    // A day and words that we do not know: about something else.
    let strange = evidence.missing + evidence.strange > 0;
    let asks = read.asks(Ask::Exists) || read.asks(Ask::Which) || read.act(Act::Go) || read.act(Act::Hold);
    let only_time = filters::is_only_time(filters) && !speaks_of_programs(read) && !asks_field(read);
    let wonders = [Ask::What, Ask::Tell, Ask::Where, Ask::Can].iter().any(|ask| read.asks(*ask));
    if only_time && strange && !asks && !wonders && evidence.named.is_empty() && !in_conversation {
        return Some(Intent::Offtopic);
    }
    let nothing_said = !about_programs && !filters::states_condition(read) && filters::is_empty(filters);
    if courteous && nothing_said && !titled && !(asks && strange) {
        return Some(Intent::Help);
    }
    let nothing_else = nothing_said && evidence.named.is_empty();
    let leans = in_conversation && read.spans.iter().any(|span| !span.senses().all(is_empty_word));
    // "What is there?", all of it understood, asks for everything.
    let asks_for_all = asks && (strange || read.units.is_empty());
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
    let told = read.wish(Wish::Notify) || read.wish(Wish::Messages) || read.asks(Ask::Tell);
    if read.wish(Wish::Subscribe) || told && read.wish(Wish::Trigger) {
        return Some(Intent::Subscribe);
    }
    None
}

/// "That one, notifications please": about what was just spoken of.
pub fn points_and_notifies(read: &Read) -> bool {
    let points =
        read.turn(Turn::ThatOne) || read.spans.iter().flat_map(Span::senses).any(|it| matches!(it, Sense::Ordinal(_)));
    points && read.wish(Wish::Notify) && !read.noun(Noun::Program)
}

/// "Stop!", "그만": nothing else is said.
fn says_only_stop(read: &Read) -> bool {
    read.units.is_empty()
        && read.spans.iter().all(|span| span.has(Sense::Wish(Wish::Stop)) || span.senses().any(is_empty_word))
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

fn speaks_of_kinds(read: &Read) -> bool {
    read.spans.iter().flat_map(|span| span.senses()).any(|sense| matches!(sense, Sense::Kind(_)))
}

fn names_a_program(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Name(_) | Meaning::Sense(Sense::Concept(_) | Sense::Kind(_)))
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
