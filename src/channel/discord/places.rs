//! What is known of the channels that are written to: their sort, their server, the role they call; and what the bot may do
//! there.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};

use serde_json::Value;
use serenity::http::{LightMethod, Route};
use serenity::model::id::{ChannelId, GuildId};

use super::permissions::{self, Permission, Wanted, kind};
use super::{Discord, Kind, NAME, Spot, number};
use crate::channel::SendError;
use crate::person::ChatKind;
use crate::store::Error;
use crate::store::discord::Place;

/// Channels remembered; past this many all are forgotten, and read again.
const KNOWN: usize = 50_000;

#[derive(Default)]
pub struct Places {
    /// Channels as last read, those that nobody put down among them.
    read: Mutex<HashMap<String, Option<Place>>>,
    /// Discord's number for the sort of every channel that the gateway told of, by id.
    told: Mutex<HashMap<u64, u8>>,
}

impl Places {
    fn get(&self, chat: &str) -> Option<Option<Place>> {
        self.read().get(chat).cloned()
    }

    fn put(&self, chat: &str, place: Option<Place>) {
        let mut known = self.read();
        if known.len() >= KNOWN {
            known.clear();
        }
        known.insert(chat.to_owned(), place);
    }

    fn forget(&self, chat: &str) {
        self.read().remove(chat);
    }

    fn read(&self) -> MutexGuard<'_, HashMap<String, Option<Place>>> {
        self.read.lock().expect("no holder of the lock panics")
    }

    fn told(&self) -> MutexGuard<'_, HashMap<u64, u8>> {
        self.told.lock().expect("no holder of the lock panics")
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

    /// The gateway tells of a channel. What sort it is counts for more than what was put down before: a text channel can
    /// become one for announcements.
    pub fn told_of(&self, spot: &Spot) {
        if let (Ok(id), Ok(sort)) = (spot.id.parse(), spot.kind.try_into()) {
            self.places.told().insert(id, sort);
        }
    }

    /// The gateway tells that a channel is gone.
    pub fn told_gone(&self, chat: &str) {
        if let Ok(id) = chat.parse() {
            self.places.told().remove(&id);
        }
    }

    /// Discord's number for the sort of a channel that the gateway has told of.
    pub fn told_sort(&self, chat: &str) -> Option<u8> {
        self.places.told().get(&chat.parse().ok()?).copied()
    }

    /// What is known of a channel. A message is not held up where the database does not tell.
    pub(super) async fn place(&self, chat: &str) -> Option<Place> {
        let put_down = match self.places.get(chat) {
            Some(known) => known,
            None => self.read_place(chat).await.unwrap_or_else(|error| {
                tracing::warn!(error = &*error, "what sort of channel it is could not be read");
                None
            }),
        };
        let Some(sort) = self.told_sort(chat) else { return put_down };
        let unmet = || Place { chat: chat.to_owned(), guild: None, kind: kind::TEXT, role: None };
        Some(Place { kind: sort.into(), ..put_down.unwrap_or_else(unmet) })
    }

    /// What was put down of a channel; Discord is asked where nothing was, and many read there: it may be one that publishes.
    async fn read_place(&self, chat: &str) -> Result<Option<Place>, Box<dyn std::error::Error + Send + Sync>> {
        let mut place = self.store.look_up_place(chat).await?;
        if place.is_none() && self.told_sort(chat).is_none() {
            let address = self.store.look_up_address(NAME, chat, None).await?;
            if address.is_some_and(|it| it.kind == ChatKind::Channel) {
                self.learn(chat).await?;
                place = self.store.look_up_place(chat).await?;
            }
        }
        self.places.put(chat, place.clone());
        Ok(place)
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
