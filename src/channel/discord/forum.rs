//! Forums: a thread per program, so that what is said of it stands in one place and can be talked about there.
//!
//! Discord takes no nonce for threads. So a row is written before one is begun; where it is unknown whether that came to be, the
//! server's threads are looked through before another is made.

use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};
use serenity::http::{LightMethod, Route};
use serenity::model::id::{ChannelId, GuildId};

use super::api::Answered;
use super::{Body, Discord, Failure, Kind, NONCE_CHARS, number, text};
use crate::channel::{Receipt, SendError};
use crate::render::{Block, Message, plain};
use crate::store::Error;

/// Discord takes 100.
const NAME_UNITS: usize = 100;
/// Minutes without a word after which a thread is put away: a week, the most there is. A message brings it back.
const ARCHIVE_AFTER_MINUTES: u32 = 10_080;
/// A clock of Discord's may differ by so much from ours.
const SKEW: Duration = Duration::minutes(2);
/// Milliseconds since 1970 at which Discord's numbers begin.
const EPOCH_MS: u64 = 1_420_070_400_000;
const TAG_REQUIRED: u64 = 40_067;

/// When something with this number was made.
fn made_at(id: &str) -> Option<DateTime<Utc>> {
    let ms = (id.parse::<u64>().ok()? >> 22) + EPOCH_MS;
    DateTime::from_timestamp_millis(ms.cast_signed())
}

/// What the thread of a message is about: its program, where it is about one.
fn about(message: &Message) -> Option<String> {
    let mut programs = message.blocks.iter().filter_map(|block| match block {
        Block::Card(card) => Some(&card.program),
        _ => None,
    });
    let first = programs.next()?;
    programs.next().is_none().then(|| first.clone())
}

fn name(message: &Message) -> String {
    let card = message.blocks.iter().find_map(|block| match block {
        Block::Card(card) => Some(card.title.clone()),
        _ => None,
    });
    let words = card.unwrap_or_else(|| plain::text(message).lines().next().unwrap_or_default().to_owned());
    let name = text::label(&words, NAME_UNITS);
    if name.is_empty() { "·".to_owned() } else { name }
}

/// The thread is no place to write any more: gone, or locked by a moderator.
fn is_shut(failure: &Failure) -> bool {
    matches!(failure.code(), 10_003 | 50_083 | 160_005)
}

fn stored<T>(result: Result<T, Error>) -> Result<T, SendError> {
    // Nothing has left yet, so that this may be tried again.
    result.map_err(|error| SendError::Trouble(error.into()))
}

impl Discord {
    /// Posts in a forum: in the thread of the message's program, or in a new one. The receipt names thread and message.
    pub(super) async fn post(
        &self,
        forum: &str,
        message: &Message,
        said: &Body,
        nonce: &str,
    ) -> Result<Receipt, SendError> {
        // All parts of one message stand in one thread.
        let whole = format!("={}", nonce.get(..NONCE_CHARS).unwrap_or(nonce));
        let begun = stored(self.store.look_up_post(forum, &whole).await)?;
        let about = match begun.as_ref().and_then(|it| it.thread.as_ref()) {
            Some(_) => whole.clone(),
            None => about(message).unwrap_or_else(|| whole.clone()),
        };
        let post = stored(self.store.look_up_post(forum, &about).await)?;
        if let Some(thread) = post.as_ref().and_then(|it| it.thread.clone()) {
            let channel: ChannelId = number(&thread, "a thread is a number")?;
            match self.create(channel, said, nonce, None).await {
                Ok(answered) => {
                    stored(self.store.keep_post(forum, &whole, &thread, self.clock.now()).await)?;
                    return self.posted(&thread, &answered);
                }
                Err(failure) if is_shut(&failure) => stored(self.store.drop_thread(forum, &thread).await)?,
                Err(failure) => return Err(failure.into()),
            }
        } else if let Some(post) = post {
            let since = DateTime::from_timestamp_millis(post.begun_at_ms).unwrap_or_default() - SKEW;
            if let Some(thread) = self.begun(forum, &name(message), since).await? {
                stored(self.keep(forum, &about, &whole, &thread).await)?;
                // The first message of a thread has the thread's own number.
                return Ok(Receipt::new(format!("{thread}/{thread}"), self.clock.now()));
            }
        }
        stored(self.store.begin_post(forum, &about, self.clock.now()).await)?;
        let made = self.begin(forum, &name(message), said).await?;
        let thread = made["id"].as_str().ok_or_else(|| SendError::Doubtful("a thread without an id".into()))?;
        if let Err(error) = self.keep(forum, &about, &whole, thread).await {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "a thread was not put down; it will be looked for"
            );
        }
        let first = made["message"]["id"].as_str().unwrap_or(thread);
        Ok(Receipt::new(format!("{thread}/{first}"), self.clock.now()))
    }

    fn posted(&self, thread: &str, answered: &Answered) -> Result<Receipt, SendError> {
        let receipt = super::receipt(answered, &*self.clock)?;
        Ok(Receipt { id: format!("{thread}/{}", receipt.id), ..receipt })
    }

    async fn keep(&self, forum: &str, about: &str, whole: &str, thread: &str) -> Result<(), Error> {
        let now = self.clock.now();
        self.store.keep_post(forum, about, thread, now).await?;
        self.store.keep_post(forum, whole, thread, now).await
    }

    /// A thread of that name which was begun since then, and that nothing else was put down for.
    async fn begun(&self, forum: &str, name: &str, since: DateTime<Utc>) -> Result<Option<String>, SendError> {
        let channel = self.learn(forum).await?;
        let guild: GuildId = number(channel["guild_id"].as_str().unwrap_or_default(), "a server is a number")?;
        let route = Route::GuildThreadsActive { guild_id: guild };
        let active = self.call(Kind::Other, LightMethod::Get, route, None).await?;
        for thread in active["threads"].as_array().into_iter().flatten() {
            let Some(id) = thread["id"].as_str() else { continue };
            let fits = thread["parent_id"] == forum && thread["name"] == name;
            if fits && made_at(id).is_some_and(|at| at >= since) && !stored(self.store.knows_thread(id).await)? {
                return Ok(Some(id.to_owned()));
            }
        }
        Ok(None)
    }

    async fn begin(&self, forum: &str, name: &str, said: &Body) -> Result<Value, SendError> {
        let channel_id: ChannelId = number(forum, "a channel is a number")?;
        let begin = async |tags: &[&str]| {
            let shape = |message: Value| {
                let mut thread = json!({
                    "name": name, "auto_archive_duration": ARCHIVE_AFTER_MINUTES, "message": message,
                });
                if !tags.is_empty() {
                    thread["applied_tags"] = json!(tags);
                }
                thread
            };
            let value = shape(said.created());
            let route = Route::ChannelThreads { channel_id };
            self.api.call(Kind::Message, LightMethod::Post, route, Some(&value), &said.files).await
        };
        match begin(&[]).await {
            Err(failure) if failure.code() == TAG_REQUIRED => {
                let shown = self.learn(forum).await?;
                let tags = shown["available_tags"].as_array();
                let free = tags.into_iter().flatten().find(|it| it["moderated"] != json!(true));
                let tag = free.and_then(|it| it["id"].as_str()).ok_or(SendError::Unable)?;
                Ok(begin(&[tag]).await?.body)
            }
            made => Ok(made?.body),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_tells_when_it_was_made() {
        // The example of Discord's documentation.
        assert_eq!(made_at("175928847299117063").unwrap().to_rfc3339(), "2016-04-30T11:18:25.796+00:00");
        assert_eq!(made_at("no number"), None);
    }
}
