//! What one person and naru have just talked about in one chat; ten minutes long, never shared.

use chrono::{DateTime, Utc};

use super::question::Question;
use crate::language::Language;

/// Kept by the shell per person and chat, handed in with each message.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    /// The language the person chose; beats the question's own.
    pub chosen_language: Option<Language>,
    /// The question last understood, and when.
    pub last: Option<(DateTime<Utc>, Question)>,
}
