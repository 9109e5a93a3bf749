//! Two readings are close: ask back instead of guessing.

use crate::program::ProgramIndex;
use crate::understand::Question;

#[derive(Debug, Clone, PartialEq)]
pub struct Choices {
    /// Two or three.
    pub programs: Vec<ProgramIndex>,
}

impl Choices {
    const MOST: usize = 3;

    pub fn new(question: &Question) -> Self {
        Self { programs: question.choices.iter().take(Self::MOST).copied().collect() }
    }
}
