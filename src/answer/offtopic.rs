//! Neither about programs nor about naru: a polite word, and what can be asked instead.

use chrono::{DateTime, Utc};

use super::help::{Example, examples};
use crate::language::Language;
use crate::program::Catalogue;

#[derive(Debug, Clone, PartialEq)]
pub struct Offtopic {
    pub examples: Vec<Example>,
}

impl Offtopic {
    pub fn new(catalogue: &Catalogue, language: Language, now: DateTime<Utc>) -> Self {
        Self { examples: examples(catalogue, language, now) }
    }
}
