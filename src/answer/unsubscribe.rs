//! A wish to be told no longer; stored after one confirming press.

use super::subscribe::wishes;
use crate::person::Wish;
use crate::program::{Catalogue, ProgramIndex};
use crate::understand::Question;

#[derive(Debug, Clone, PartialEq)]
pub struct Unsubscribe {
    /// The program, where one was named or pointed at.
    pub program: Option<ProgramIndex>,
    /// Nothing set: everything.
    pub wish: Wish,
}

impl Unsubscribe {
    pub fn new(catalogue: &Catalogue, question: &Question) -> Self {
        match question.programs.as_slice() {
            [one] => {
                let wish = Wish { program: Some(catalogue.program(*one).id.clone()), ..Wish::default() };
                Self { program: Some(*one), wish }
            }
            _ => Self { program: None, wish: wishes(catalogue, &question.filters).swap_remove(0) },
        }
    }
}
