//! An answer that staff wrote.

#[derive(Debug, Clone, PartialEq)]
pub struct FaqAnswer {
    /// Position in the catalogue's FAQ entries.
    pub faq: usize,
}
