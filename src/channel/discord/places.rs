//! What is known of the channels that are written to: their sort, their server, the role they call; and what the bot may do
//! there.

use std::collections::HashMap;
use std::sync::Mutex;

use serde_json::Value;
use serenity::http::{LightMethod, Route};
use serenity::model::id::{ChannelId, GuildId};

use super::permissions::{self, Permission, Wanted, kind};
use super::{Discord, Kind, number};
use crate::channel::SendError;
use crate::store::Error;
use crate::store::discord::Place;

/// Channels remembered; past this many all are forgotten, and read again.
const KNOWN: usize = 50_000;

/// Channels as last read, those that nobody put down among them.
#[derive(Default)]
pub struct Places(Mutex<HashMap<String, Option<Place>>>);

impl Places {
    fn get(&self, chat: &str) -> Option<Option<Place>> {
        self.0.lock().expect("no holder of the lock panics").get(chat).cloned()
    }

    fn put(&self, chat: &str, place: Option<Place>) {
        let mut known = self.0.lock().expect("no holder of the lock panics");
        if known.len() >= KNOWN {
            known.clear();
        }
        known.insert(chat.to_owned(), place);
    }

    fn forget(&self, chat: &str) {
        self.0.lock().expect("no holder of the lock panics").remove(chat);
    }
}

/// What the bot may do in one channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    /// Discord's number for the sort of channel.
    pub kind: i64,
    /// Discord's permission bits.
    pub bits: u64,
}

impl Rights {
    pub fn missing(&self, wanted: Wanted) -> Vec<Permission> {
        permissions::missing(self.bits, self.kind, wanted)
    }
}

impl Discord {
    /// Puts down what sort of channel it is (Discord's number); to be called when somebody subscribes there.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn know(&self, chat: &str, guild: Option<&str>, channel_kind: i64) -> Result<(), Error> {
        self.store.know_place(chat, guild, channel_kind, self.clock.now()).await?;
        self.places.forget(chat);
        Ok(())
    }

    /// The role that approved announcements call in a channel; `None`: none. `false` where the channel was never met.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn set_role(&self, chat: &str, role: Option<&str>) -> Result<bool, Error> {
        let known = self.store.set_place_role(chat, role).await?;
        self.places.forget(chat);
        Ok(known)
    }

    /// What was put down of a channel. A message is not held up where the database does not tell.
    pub(super) async fn place(&self, chat: &str) -> Option<Place> {
        if let Some(known) = self.places.get(chat) {
            return known;
        }
        match self.store.look_up_place(chat).await {
            Ok(place) => {
                self.places.put(chat, place.clone());
                place
            }
            Err(error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "what sort of channel it is could not be read"
                );
                None
            }
        }
    }

    /// Asks Discord what a channel is, and puts it down.
    pub(super) async fn learn(&self, chat: &str) -> Result<Value, SendError> {
        let route = Route::Channel { channel_id: number::<ChannelId>(chat, "a channel is a number")? };
        let shown = self.call(Kind::Other, LightMethod::Get, route, None).await?;
        let sort = shown["type"].as_i64().unwrap_or(kind::TEXT);
        if let Err(error) = self.know(chat, shown["guild_id"].as_str(), sort).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "what sort of channel it is could not be kept");
        }
        Ok(shown)
    }

    /// What the bot may do in a channel, asked of Discord just now. Direct messages have no permissions.
    ///
    /// # Errors
    /// Where Discord refuses (the bot does not even see the channel), or does not answer.
    pub async fn rights(&self, chat: &str) -> Result<Rights, SendError> {
        let shown = self.learn(chat).await?;
        let sort = shown["type"].as_i64().unwrap_or(kind::TEXT);
        let Some(guild) = shown["guild_id"].as_str() else { return Ok(Rights { kind: sort, bits: u64::MAX }) };
        let guild_id: GuildId = number(guild, "a server is a number")?;
        let me = self.call(Kind::Other, LightMethod::Get, Route::UserMe, None).await?;
        let user_id = number(me["id"].as_str().unwrap_or_default(), "a bot is a number")?;
        let get = |route| self.call(Kind::Other, LightMethod::Get, route, None);
        let member = get(Route::GuildMember { guild_id, user_id }).await?;
        let guild = get(Route::Guild { guild_id }).await?;
        // A thread has no exceptions of its own.
        let parent = shown["parent_id"].as_str().filter(|_| kind::is_thread(sort));
        let parent = match parent {
            Some(parent) => Some(get(Route::Channel { channel_id: number(parent, "a channel is a number")? }).await?),
            None => None,
        };
        let bits = permissions::of_member(&guild, &member, parent.as_ref().unwrap_or(&shown));
        Ok(Rights { kind: sort, bits })
    }
}
