//! What one person and naru have just talked about in one chat; ten minutes long, never shared.

use chrono::{DateTime, TimeDelta, Utc};

use super::question::{Intent, Question};
use crate::language::Language;
use crate::program::ProgramIndex;

/// Kept by the shell per person and chat, handed in with each message.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    /// The language the person chose; beats the question's own.
    pub chosen_language: Option<Language>,
    /// What the network says of the person; counts where nothing else shows a language.
    pub hint: Option<Language>,
    /// The question last understood, and when.
    pub last: Option<(DateTime<Utc>, Question)>,
    /// The programs last listed: what "the second one" counts.
    pub list: Vec<ProgramIndex>,
}

impl Memory {
    /// How long a turn may lean on the one before.
    pub const LASTS: TimeDelta = TimeDelta::minutes(10);

    /// Thanks and small talk leave what was talked about in place; they only keep it awake.
    pub fn remember(&mut self, now: DateTime<Utc>, question: &Question) {
        if self.last.as_ref().is_some_and(|(at, _)| now - *at > Self::LASTS) {
            self.last = None;
            self.list.clear();
        }
        let aside = matches!(question.intent, Intent::Help | Intent::Human | Intent::Offtopic | Intent::Faq);
        match &mut self.last {
            Some((at, last)) if aside => {
                *at = now;
                last.language = question.language;
            }
            _ => self.last = Some((now, question.clone())),
        }
        if question.intent == Intent::List || question.sole {
            self.list.clone_from(&question.programs);
        }
    }

    /// The question before, unless it was too long ago.
    pub fn recall(&self, now: DateTime<Utc>) -> Option<&Question> {
        self.last.as_ref().filter(|(at, _)| now - *at <= Self::LASTS).map(|(_, question)| question)
    }
}
