//! Greetings, thanks, goodbyes, what naru can do, and questions to try.

use chrono::{DateTime, Utc};

use super::state::{State, Window};
use crate::language::Language;
use crate::program::{Catalogue, Kind, Program, ProgramIndex};
use crate::understand::{Courtesy, Question};

/// A question that the catalogue has an answer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Example {
    /// Which programs of this kind are there?
    Kind(Kind),
    /// Until when can one apply for this program?
    Deadline(ProgramIndex),
    /// When is this program?
    Start(ProgramIndex),
    /// What can one apply for now?
    Open,
    /// What is free?
    Free,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Help {
    pub courtesy: Courtesy,
    pub examples: Vec<Example>,
}

impl Help {
    pub fn new(catalogue: &Catalogue, question: &Question, now: DateTime<Utc>) -> Self {
        let courtesy = question.courtesy.unwrap_or(Courtesy::Abilities);
        let tries = !matches!(courtesy, Courtesy::Thanks | Courtesy::Goodbye);
        let examples = if tries { examples(catalogue, question.language, now) } else { Vec::new() };
        Self { courtesy, examples }
    }
}

/// A title of more characters makes a clumsy example.
const LONG: usize = 36;

/// Three questions about what is nearest; fewer where the catalogue has no answer to them. Of programs those that have
/// a title in the reader's `language` come first; networks last, for few ask for one by that name.
pub fn examples(catalogue: &Catalogue, language: Language, now: DateTime<Utc>) -> Vec<Example> {
    let foreign = |it: &Program| it.title.get(language).is_none();
    // A button holds a few words.
    let long = |it: &Program| it.title.get(language).is_none_or(|title| title.chars().count() > LONG);
    let ahead = || (0u32..).zip(catalogue.programs()).filter(|(_, it)| State::of(it, now).is_ahead());
    let next = ahead()
        .filter(|(_, it)| it.starts.is_some_and(|starts| starts > now))
        .min_by_key(|(_, it)| (it.kind == Kind::Network, foreign(it), it.starts));
    let home = catalogue.home_zone();
    let open = |it: &Program| matches!(Window::of(it, now, home), Window::Open { days_left: Some(_) });
    let closing = ahead().filter(|(_, it)| open(it)).min_by_key(|(_, it)| (foreign(it), long(it), it.apply_closes));
    let kind = next.map(|(_, program)| Example::Kind(program.kind));
    let one = closing.map(|(at, _)| Example::Deadline(at)).or(next.map(|(at, _)| Example::Start(at)));
    let many = match closing {
        Some(_) => Some(Example::Open),
        None => ahead().any(|(_, it)| it.fee_krw == Some(0)).then_some(Example::Free),
    };
    [kind, one, many].into_iter().flatten().collect()
}
