//! Discord. This folder translates: messages to Discord's shape ([`embed`], [`components`], [`parts`]; all of it said in one
//! [`Body`]), and its refusals to what they ask for ([`outcome`](super::outcome)).
//!
//! What to answer, in which order, and what of it survives a restart is decided in `reception`.

mod api;
mod asked;
mod body;
mod components;
mod embed;
mod events;
mod forum;
mod gateway;
mod heard;
mod interaction;
mod parts;
pub mod permissions;
mod places;
mod text;
mod valve;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};
use serenity::http::{Http, LightMethod, Route};
use serenity::model::id::{ChannelId, MessageId};
use tokio::sync::{Notify, mpsc};
use tokio_util::sync::CancellationToken;

use super::buttons::{Buttons, Given};
use super::{Address, Channel, ChannelName, Inbound, Limits, ListenError, Receipt, SendError};
use crate::clock::Clock;
use crate::config;
use crate::notify::pace::Feed;
use crate::render::Message;
use crate::store::{self, Store};
use api::{Answered, Api};
use permissions::kind;
use places::Places;

pub use super::buttons::Pressed as Action;
pub use api::Failure;
pub use asked::{Asked, Interaction, Target, Token, Under};
pub use body::Body;
pub use components::MENU;
pub use events::{Event, EventError};
pub use gateway::{End, Frame, Line, Loss, Refused, Session, intents};
pub use heard::{Heard, Said, Spot};
pub use interaction::{Field, First, Form, Gateway};
pub use parts::parts;
pub use places::Rights;
pub use valve::Kind;

pub const NAME: ChannelName = "discord";

/// Characters of a delivery's number; a part's has one more.
const NONCE_CHARS: usize = 24;
const UNKNOWN_MESSAGE: u64 = 10_008;
const NO_TEXT_CHANNEL: u64 = 50_008;
const ARCHIVED: u64 = 50_083;
const ALREADY_PUBLISHED: u64 = 40_033;

/// One bot.
pub struct Discord {
    api: Api,
    buttons: Buttons,
    places: Places,
    store: Store,
    limits: Limits,
    clock: Arc<dyn Clock>,
    /// Told when something is to be published.
    to_publish: Notify,
}

impl Discord {
    pub fn new(config: &config::Discord, token: config::Secret, store: Store, clock: Arc<dyn Clock>) -> Self {
        // What a channel takes is told by headers; in a minute's conversation nobody notices.
        let feed = Feed {
            per_second: config.messages_per_second,
            chat_gap: Duration::zero(),
            chat_burst: 0,
            group_per_minute: None,
            published: true,
        };
        let limits = Limits { message_chars: Some(embed::CONTENT_UNITS), feed: Some(feed), keeps_nonce: true };
        let patience = std::time::Duration::from_secs(config.request_timeout_s.into());
        let api = Api::new(&config.api_url, token, patience, Arc::clone(&clock));
        let buttons = Buttons::new(store.clone());
        Self { api, buttons, places: Places::default(), store, limits, clock, to_publish: Notify::new() }
    }

    /// serenity's own client, for what its gateway needs: our address and time-outs, its limiter off. Nothing is sent through it.
    pub fn http(&self) -> Http {
        self.api.serenity()
    }

    /// For the gateway's greeting.
    pub fn token(&self) -> &config::Secret {
        self.api.token()
    }

    /// Requests of the last ten minutes that Discord refused.
    pub fn refusals(&self) -> usize {
        self.api.refusals()
    }

    /// One request that is no message to a channel.
    ///
    /// # Errors
    /// What came instead of success.
    pub async fn call(
        &self,
        kind: Kind,
        method: LightMethod,
        route: Route<'_>,
        body: Option<&Value>,
    ) -> Result<Value, Failure> {
        Ok(self.api.call(kind, method, route, body, &[]).await?.body)
    }

    /// As [`Self::call`], saying `said`; `shape` puts what it says where the route wants it.
    ///
    /// # Errors
    /// What came instead of success.
    pub async fn say(
        &self,
        kind: Kind,
        method: LightMethod,
        route: Route<'_>,
        said: &Body,
        shape: impl FnOnce(Value) -> Value,
    ) -> Result<Value, Failure> {
        let value = if method as u8 == LightMethod::Patch as u8 { said.edited() } else { said.created() };
        Ok(self.api.call(kind, method, route, Some(&shape(value)), &said.files).await?.body)
    }

    /// One part of a message (see [`Channel::parts`]) as Discord takes it; what its buttons do is kept by then.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn body(&self, part: &Message) -> Result<Body, store::Error> {
        let mut given = Given::default();
        let components = components::rows(part, &self.buttons, &mut given);
        self.buttons.keep(given, self.clock.now()).await?;
        Ok(Body::new(part, components))
    }

    /// What a pressed button, or a chosen option of a menu, does; `None` where it was never given or is forgotten.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn action(&self, name: &str) -> Result<Option<Action>, store::Error> {
        self.buttons.look_up(name).await
    }

    /// The channel of direct messages with a person. That there is one does not say that it takes any.
    ///
    /// # Errors
    /// Where Discord refuses, or does not answer.
    pub async fn open_dm(&self, user: &str) -> Result<String, SendError> {
        let body = json!({ "recipient_id": user });
        let opened = self.call(Kind::Other, LightMethod::Post, Route::UserMeDmChannels, Some(&body)).await?;
        opened["id"].as_str().map(str::to_owned).ok_or_else(|| SendError::Trouble("a channel without an id".into()))
    }

    /// Brings back a thread that was put away. What is locked stays as the moderators left it, and so does what was said there.
    async fn unarchive(&self, channel_id: ChannelId) -> Result<(), SendError> {
        let body = json!({ "archived": false });
        match self.call(Kind::Other, LightMethod::Patch, Route::Channel { channel_id }, Some(&body)).await {
            Err(Failure::Status { .. }) => Err(SendError::Unable),
            done => Ok(done.map(|_| ())?),
        }
    }

    async fn publish_later(&self, chat: &str, message: &str) {
        match self.store.add_crosspost(chat, message, self.clock.now()).await {
            Ok(()) => self.to_publish.notify_one(),
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "a message will not be published"),
        }
    }

    /// Whether a message of ours still stands.
    ///
    /// # Errors
    /// Where Discord refuses, or does not answer.
    pub async fn is_there(&self, at: &Address, id: &str) -> Result<bool, SendError> {
        let (channel_id, message_id) = message_of(at, id)?;
        match self.call(Kind::Other, LightMethod::Get, Route::ChannelMessage { channel_id, message_id }, None).await {
            Err(failure) if failure.code() == UNKNOWN_MESSAGE => Ok(false),
            found => Ok(found.map(|_| true)?),
        }
    }

    /// Becomes ready when something is to be published.
    pub async fn has_to_publish(&self) {
        self.to_publish.notified().await;
    }

    /// Publishes a message to those who follow its channel. That it was published before is no failure.
    ///
    /// # Errors
    /// By what is to happen next; [`SendError::Unable`] where the message is gone.
    pub async fn publish(&self, chat: &str, message: &str) -> Result<(), SendError> {
        let channel_id: ChannelId = number(chat, "a channel is a number")?;
        let message_id: MessageId = number(message, "a message is a number")?;
        let route = Route::ChannelMessageCrosspost { channel_id, message_id };
        match self.call(Kind::Other, LightMethod::Post, route, None).await {
            Err(failure) if failure.code() == ALREADY_PUBLISHED => Ok(()),
            done => Ok(done.map(|_| ())?),
        }
    }

    async fn ready(&self, message: &Message) -> Result<Body, SendError> {
        // Nothing has left yet, so that this may be tried again.
        self.body(message).await.map_err(|error| SendError::Trouble(error.into()))
    }

    async fn say_to(
        &self,
        to: &Address,
        message: &Message,
        nonce: &str,
        replied: Option<MessageId>,
    ) -> Result<Receipt, SendError> {
        let said = self.ready(message).await?;
        let chat = to.thread.as_deref().unwrap_or(&to.chat);
        let place = self.place(chat).await;
        let said = match place.as_ref().and_then(|it| it.role.as_deref()) {
            Some(role) if message.calls() => said.calling(role),
            _ => said,
        };
        let sort = place.map_or(kind::TEXT, |it| it.kind);
        if kind::is_forum(sort) {
            return self.post(chat, message, &said, nonce).await;
        }
        match self.create(number(chat, "a channel is a number")?, &said, nonce, replied).await {
            Ok(answered) => {
                let receipt = receipt(&answered, &*self.clock)?;
                if sort == kind::ANNOUNCEMENTS {
                    self.publish_later(chat, &receipt.id).await;
                }
                Ok(receipt)
            }
            // A forum that nobody put down, or a channel that became one.
            Err(failure) if failure.code() == NO_TEXT_CHANNEL && sort == kind::TEXT => {
                let shown = self.learn(chat).await?;
                if !shown["type"].as_i64().is_some_and(kind::is_forum) {
                    return Err(failure.into());
                }
                self.post(chat, message, &said, nonce).await
            }
            Err(failure) => Err(failure.into()),
        }
    }

    async fn create(
        &self,
        channel: ChannelId,
        said: &Body,
        nonce: &str,
        replied: Option<MessageId>,
    ) -> Result<Answered, Failure> {
        let mut value = said.created();
        if let Some(replied) = replied {
            value["message_reference"] = json!({ "message_id": replied.to_string(), "fail_if_not_exists": false });
        }
        value["nonce"] = json!(nonce);
        value["enforce_nonce"] = json!(true);
        let route = Route::ChannelMessages { channel_id: channel };
        self.api.call(Kind::Message, LightMethod::Post, route, Some(&value), &said.files).await
    }
}

fn number<T: From<std::num::NonZeroU64>>(text: &str, what: &'static str) -> Result<T, SendError> {
    text.parse::<std::num::NonZeroU64>().map(T::from).map_err(|_| SendError::Refused(what.into()))
}

/// Where the message of a receipt stands: in the address's channel, or (`thread/message`) in a thread of that forum.
fn message_of(to: &Address, id: &str) -> Result<(ChannelId, MessageId), SendError> {
    let chat = to.thread.as_deref().unwrap_or(&to.chat);
    let (chat, id) = id.split_once('/').unwrap_or((chat, id));
    Ok((number(chat, "a channel is a number")?, number(id, "a message is a number")?))
}

fn receipt(answered: &Answered, clock: &dyn Clock) -> Result<Receipt, SendError> {
    let id = answered.body["id"].as_str().ok_or_else(|| SendError::Doubtful("a message without an id".into()))?;
    let at = answered.body["timestamp"].as_str().and_then(|it| DateTime::parse_from_rfc3339(it).ok());
    let at: DateTime<Utc> = at.map_or_else(|| clock.now(), |it| it.to_utc());
    Ok(Receipt { chat_full: answered.full_for, ..Receipt::new(id, at) })
}

#[async_trait]
impl Channel for Discord {
    fn name(&self) -> ChannelName {
        NAME
    }

    fn limits(&self) -> &Limits {
        &self.limits
    }

    fn parts(&self, message: &Message) -> Vec<Message> {
        parts::parts(message)
    }

    async fn send(&self, to: &Address, message: &Message, nonce: &str) -> Result<Receipt, SendError> {
        self.say_to(to, message, nonce, None).await
    }

    async fn reply(&self, to: &Address, id: &str, message: &Message, nonce: &str) -> Result<Receipt, SendError> {
        let (_, replied) = message_of(to, id)?;
        self.say_to(to, message, nonce, Some(replied)).await
    }

    /// What was published is changed for followers too, by Discord itself.
    async fn edit(&self, to: &Address, id: &str, message: &Message) -> Result<Receipt, SendError> {
        if parts::parts(message).len() > 1 {
            return Err(SendError::Unable);
        }
        let said = self.ready(message).await?;
        let (channel_id, message_id) = message_of(to, id)?;
        let route = Route::ChannelMessage { channel_id, message_id };
        let value = said.edited();
        let edit = || self.api.call(Kind::Message, LightMethod::Patch, route, Some(&value), &said.files);
        let mut edited = edit().await;
        if matches!(&edited, Err(failure) if failure.code() == ARCHIVED) {
            self.unarchive(channel_id).await?;
            edited = edit().await;
        }
        let receipt = receipt(&edited?, &*self.clock)?;
        Ok(Receipt { id: id.to_owned(), ..receipt })
    }

    async fn delete(&self, to: &Address, id: &str) -> Result<(), SendError> {
        let (channel_id, message_id) = message_of(to, id)?;
        let route = Route::ChannelMessage { channel_id, message_id };
        let delete = || self.api.call(Kind::Message, LightMethod::Delete, route, None, &[]);
        let mut deleted = delete().await;
        if matches!(&deleted, Err(failure) if failure.code() == ARCHIVED) {
            self.unarchive(channel_id).await?;
            deleted = delete().await;
        }
        match deleted {
            // Somebody was faster.
            Err(failure) if failure.code() == UNKNOWN_MESSAGE => Ok(()),
            deleted => Ok(deleted.map(|_| ())?),
        }
    }

    /// What comes in takes the way of `reception`, which keeps it before anything is answered.
    async fn listen(&self, _inbox: mpsc::Sender<Inbound>, stop: CancellationToken) -> Result<(), ListenError> {
        stop.cancelled().await;
        Ok(())
    }
}
