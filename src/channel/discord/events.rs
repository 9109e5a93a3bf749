//! A server's own scheduled events: made, changed, called off. Which, and when, is decided in `reception`.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};
use serenity::http::{LightMethod, Route};
use serenity::model::id::{GuildId, ScheduledEventId};

use super::{Discord, Failure, Kind, number, text};
use crate::channel::SendError;

/// Discord takes so much.
const NAME_UNITS: usize = 100;
const ABOUT_UNITS: usize = 1_000;
const PLACE_UNITS: usize = 100;

const UNKNOWN_EVENT: u64 = 10_070;
const TOO_MANY: u64 = 30_038;

/// A program as a server's own event. Discord wants a place and an end of everything that happens outside of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Event {
    pub name: String,
    pub about: String,
    pub place: String,
    pub starts: DateTime<Utc>,
    pub ends: DateTime<Utc>,
}

/// Why an event could not be made or changed.
#[derive(Debug, thiserror::Error)]
pub enum EventError {
    /// Somebody deleted it, or it is over.
    #[error("there is no such event any more")]
    Unknown,
    /// The server has as many as Discord allows.
    #[error("the server has a hundred events")]
    Full,
    #[error(transparent)]
    Other(SendError),
}

impl From<Failure> for EventError {
    fn from(failure: Failure) -> Self {
        match failure.code() {
            UNKNOWN_EVENT => Self::Unknown,
            TOO_MANY => Self::Full,
            _ => Self::Other(failure.into()),
        }
    }
}

impl From<SendError> for EventError {
    fn from(error: SendError) -> Self {
        Self::Other(error)
    }
}

impl Event {
    fn name(&self) -> String {
        let name = text::label(&self.name, NAME_UNITS);
        if name.is_empty() { "·".to_owned() } else { name }
    }

    fn written(&self) -> Value {
        let stamp = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
        let place = text::label(&self.place, PLACE_UNITS);
        json!({
            "name": self.name(),
            "description": text::cut(&text::escape(&self.about), ABOUT_UNITS),
            "scheduled_start_time": stamp(self.starts),
            "scheduled_end_time": stamp(self.ends),
            "privacy_level": 2, // for the server's members; there is no other
            "entity_type": 3, // somewhere outside of Discord
            "entity_metadata": { "location": if place.is_empty() { "·".to_owned() } else { place } },
        })
    }
}

impl Discord {
    /// Makes an event; its id.
    ///
    /// # Errors
    /// By what is to happen next.
    pub async fn make_event(&self, guild: &str, event: &Event) -> Result<String, EventError> {
        let guild_id: GuildId = number(guild, "a server is a number")?;
        let route = Route::GuildScheduledEvents { guild_id };
        let made = self.call(Kind::Other, LightMethod::Post, route, Some(&event.written())).await?;
        let id = made["id"].as_str().map(str::to_owned);
        id.ok_or_else(|| EventError::Other(SendError::Doubtful("an event without an id".into())))
    }

    /// # Errors
    /// By what is to happen next.
    pub async fn change_event(&self, guild: &str, id: &str, event: &Event) -> Result<(), EventError> {
        self.patch_event(guild, id, &event.written()).await
    }

    /// Shows it as cancelled to all who wished to come.
    ///
    /// # Errors
    /// By what is to happen next.
    pub async fn cancel_event(&self, guild: &str, id: &str) -> Result<(), EventError> {
        self.patch_event(guild, id, &json!({ "status": 4 })).await
    }

    async fn patch_event(&self, guild: &str, id: &str, body: &Value) -> Result<(), EventError> {
        let guild_id: GuildId = number(guild, "a server is a number")?;
        let event_id: ScheduledEventId = number(id, "an event is a number")?;
        let route = Route::GuildScheduledEvent { guild_id, event_id };
        self.call(Kind::Other, LightMethod::Patch, route, Some(body)).await?;
        Ok(())
    }

    /// The event that says the same, if there is one: made just before something went down. `own`: ids that stand for other
    /// programs.
    ///
    /// # Errors
    /// By what is to happen next.
    pub async fn find_event(&self, guild: &str, event: &Event, own: &[&str]) -> Result<Option<String>, EventError> {
        let guild_id: GuildId = number(guild, "a server is a number")?;
        let all = self.call(Kind::Other, LightMethod::Get, Route::GuildScheduledEvents { guild_id }, None).await?;
        let starts = |it: &Value| {
            let at = it["scheduled_start_time"].as_str().and_then(|it| DateTime::parse_from_rfc3339(it).ok());
            at.is_some_and(|at| at.timestamp() == event.starts.timestamp())
        };
        let name = event.name();
        let same =
            |it: &&Value| it["name"] == name && starts(it) && it["id"].as_str().is_some_and(|it| !own.contains(&it));
        let found = all.as_array().into_iter().flatten().find(same);
        Ok(found.and_then(|it| it["id"].as_str()).map(str::to_owned))
    }
}
