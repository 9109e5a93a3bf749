//! Several programs, or the one that a superlative picked.

use crate::program::ProgramIndex;
use crate::understand::{Filters, Pick, Question};

/// A part of a list, in order of date.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// What was understood, shown so that a wrong guess is visible.
    pub filters: Filters,
    pub pick: Option<Pick>,
    /// "How many": the number is told first.
    pub count: bool,
    pub total: usize,
    /// Position of the first one shown.
    pub from: usize,
    pub shown: Vec<ProgramIndex>,
}

impl List {
    /// As many are read at one look.
    pub const PAGE: usize = 10;

    pub fn new(question: &Question, from: usize) -> Self {
        let programs = &question.programs;
        let from = if from < programs.len() { from } else { 0 };
        Self {
            filters: question.filters.clone(),
            pick: question.pick,
            count: question.count,
            total: programs.len(),
            from,
            shown: programs.iter().skip(from).take(Self::PAGE).copied().collect(),
        }
    }

    /// Where the next part begins.
    pub fn next(&self) -> Option<usize> {
        let next = self.from + self.shown.len();
        (next < self.total).then_some(next)
    }
}
