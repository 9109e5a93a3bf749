//! What is offered while somebody types. Discord waits a moment only, so this asks the database for the language and nothing
//! else, and not for long.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::Reception;
use super::commands::{Given, Slash};
use super::suggest::Suggestions;
use crate::channel::discord::{Asked, First, Interaction};
use crate::language::Language;
use crate::language::negotiate::negotiate;
use crate::render::Voice;

const PATIENCE: Duration = Duration::from_millis(300);

impl Reception {
    pub(super) async fn complete(&self, it: &Interaction, received: DateTime<Utc>) {
        let Asked::Completing { name, option, typed } = &it.asked else { return };
        let language = match tokio::time::timeout(PATIENCE, self.spoken(&it.person, &it.locale)).await {
            Ok(language) => language,
            Err(_) => negotiate(&self.languages, &it.locale),
        };
        let language = language.unwrap_or(self.desk.default_language());
        let choices = self.choices(name, option, typed, language);
        if let Err(failure) = self.acknowledge(it, &First::Choices(choices), received).await {
            tracing::debug!(code = failure.code(), "what was offered came too late");
        }
    }

    /// (what is shown, what it stands for)
    fn choices(&self, command: &str, option: &str, typed: &str, language: Language) -> Vec<(String, String)> {
        let suggestions = self.suggestions();
        let catalogue = suggestions.knowledge().catalogue();
        let now = self.clock.now();
        let voice = Voice::new(self.desk.conversation().texts(), language, catalogue, now);
        match Given::from_name(option) {
            Some(Given::Program) => {
                let choice = |at| {
                    let program = catalogue.program(at);
                    let title = voice.title(program).0;
                    let label = match program.starts {
                        // The day tells editions of one name apart, and comes first as a long title is cut.
                        Some(starts) => format!("{} · {title}", starts.format("%Y-%m-%d")),
                        None => title.to_owned(),
                    };
                    (label, program.id.clone())
                };
                suggestions.programs(typed, now).into_iter().map(choice).collect()
            }
            Some(Given::Place) => {
                let with_clock = Slash::from_name(command) == Some(Slash::Timezone);
                let choice = |at| {
                    let place = catalogue.place(at);
                    (voice.place(&place.id), place.id.clone())
                };
                suggestions.places(typed, with_clock).into_iter().map(choice).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Of the records as they are now.
    pub(super) fn suggestions(&self) -> Arc<Suggestions> {
        let knowledge = self.desk.knowledge();
        let mut kept = self.suggestions.lock().expect("no holder of the lock panics");
        match &*kept {
            Some(known) if Arc::ptr_eq(known.knowledge(), &knowledge) => Arc::clone(known),
            _ => {
                let new = Arc::new(Suggestions::new(knowledge));
                *kept = Some(Arc::clone(&new));
                new
            }
        }
    }
}
