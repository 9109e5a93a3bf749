//! Programs among a server's own events: made, changed and called off with the record, the nearest hundred of them, each once.
//!
//! A row is written before an event is made, so that one whose making was cut short is looked for before another is made.
//! Recurring events are never used: Discord repeats them by UTC, and a program keeps the hour of its place.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::Noticeboard;
use crate::channel::SendError;
use crate::channel::discord::{Event, EventError};
use crate::desk::{Occasion, Standing};
use crate::language::Language;
use crate::store::Error;
use crate::store::discord::{DELETED, Scheduled};

/// As many as a server can have.
const EVENTS: usize = 100;

impl Noticeboard {
    pub(super) async fn keep_events(&self) -> Result<(), Error> {
        for (guild, language) in self.store.event_guilds().await? {
            match self.keep_events_of(&guild, language).await {
                Ok(()) => {}
                Err(Stop::Store(error)) => return Err(error),
                Err(Stop::Full) => tracing::info!("a server has as many events as Discord allows"),
                Err(Stop::Network(SendError::Gone(_))) => {
                    tracing::info!("a server's events may not be changed any more; they are let go");
                    self.store.forget_guild(&guild).await?;
                }
                Err(Stop::Network(error)) => {
                    tracing::warn!(
                        error = &error as &dyn std::error::Error,
                        "a server's events were not brought up to date"
                    );
                }
            }
        }
        Ok(())
    }

    /// `language` `None`: the server wants none any more.
    async fn keep_events_of(&self, guild: &str, language: Option<Language>) -> Result<(), Stop> {
        let wanted = language.map(|it| self.desk.occasions(it, EVENTS)).unwrap_or_default();
        let rows = self.store.scheduled(guild).await?;
        for row in rows.iter().filter(|row| !wanted.iter().any(|it| it.program == row.program)) {
            match self.desk.standing(&row.program) {
                // Discord ends it by itself.
                Standing::Begun => self.store.drop_scheduled(guild, &row.program).await?,
                // Farther off than the nearest hundred: it stays where it was made.
                Standing::Ahead if language.is_some() => {}
                Standing::Ahead | Standing::Off => self.call_off(guild, row).await?,
            }
        }
        for occasion in &wanted {
            let row = rows.iter().find(|it| it.program == occasion.program);
            self.keep_event(guild, occasion, row, &rows).await?;
        }
        Ok(())
    }

    async fn call_off(&self, guild: &str, row: &Scheduled) -> Result<(), Stop> {
        if let Some(event) = row.event.as_deref().filter(|it| *it != DELETED) {
            match self.discord.cancel_event(guild, event).await {
                Ok(()) | Err(EventError::Unknown) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(self.store.drop_scheduled(guild, &row.program).await?)
    }

    async fn keep_event(
        &self,
        guild: &str,
        occasion: &Occasion,
        row: Option<&Scheduled>,
        all: &[Scheduled],
    ) -> Result<(), Stop> {
        let event = event(occasion);
        let says = digest(&event);
        let keep = async |id: Option<&str>, says: &str| {
            let row =
                Scheduled { program: occasion.program.clone(), event: id.map(str::to_owned), says: says.to_owned() };
            self.store.keep_scheduled(guild, &row, self.clock.now()).await
        };
        let begun = row.is_some();
        if let Some(id) = row.and_then(|it| it.event.as_deref()) {
            if id == DELETED || row.is_some_and(|it| it.says == says) {
                return Ok(());
            }
            match self.discord.change_event(guild, id, &event).await {
                Ok(()) => keep(Some(id), &says).await?,
                // Whoever runs the server did not want it.
                Err(EventError::Unknown) => keep(Some(DELETED), &says).await?,
                Err(error) => return Err(error.into()),
            }
            return Ok(());
        }
        let known: Vec<&str> = all.iter().filter_map(|it| it.event.as_deref()).collect();
        let found = if begun { self.discord.find_event(guild, &event, &known).await? } else { None };
        let id = match found {
            Some(id) => id,
            None => {
                keep(None, "").await?;
                self.discord.make_event(guild, &event).await?
            }
        };
        Ok(keep(Some(&id), &says).await?)
    }
}

/// Why a server is left for the next look.
enum Stop {
    Store(Error),
    Full,
    Network(SendError),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}

impl From<EventError> for Stop {
    fn from(error: EventError) -> Self {
        match error {
            EventError::Full => Self::Full,
            EventError::Other(error) => Self::Network(error),
            EventError::Unknown => Self::Network(SendError::Unable),
        }
    }
}

fn event(occasion: &Occasion) -> Event {
    let Occasion { program: _, name, about, place, starts, ends } = occasion.clone();
    Event { name, about, place, starts, ends }
}

fn digest(event: &Event) -> String {
    let mut hasher = DefaultHasher::new();
    event.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
