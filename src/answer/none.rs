//! Nothing fits, or nothing was understood: said plainly, with what comes close.

use chrono::{DateTime, Utc};

use super::help::{Example, examples};
use crate::program::{Catalogue, ProgramIndex};
use crate::understand::{Filters, Question};

#[derive(Debug, Clone, PartialEq)]
pub struct Nothing {
    /// What was understood.
    pub filters: Filters,
    /// At least one condition was; otherwise the question itself was not.
    pub understood: bool,
    pub suggestions: Vec<ProgramIndex>,
    /// Questions to try where nothing comes close.
    pub examples: Vec<Example>,
}

impl Nothing {
    const CLOSE: usize = 3;

    pub fn new(catalogue: &Catalogue, question: &Question, now: DateTime<Utc>) -> Self {
        let suggestions: Vec<ProgramIndex> = question.suggestions.iter().take(Self::CLOSE).copied().collect();
        let examples = if suggestions.is_empty() { examples(catalogue, question.language, now) } else { Vec::new() };
        let understood = question.filters != Filters::default() || question.pick.is_some();
        Self { filters: question.filters.clone(), understood, suggestions, examples }
    }
}
