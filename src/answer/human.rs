//! Whom to write to when a person is wanted.

use crate::program::Catalogue;

#[derive(Debug, Clone, PartialEq)]
pub struct Human {
    /// Position in the catalogue's organizers: the first, whose house this is.
    pub organizer: Option<usize>,
}

impl Human {
    pub fn new(catalogue: &Catalogue) -> Self {
        Self { organizer: (!catalogue.organizers().is_empty()).then_some(0) }
    }
}
