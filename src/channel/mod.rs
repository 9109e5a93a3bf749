//! Networks that people write to naru on, each behind one small trait. An adaptor translates between its network and
//! [`Message`]; it does not pace, retry or record: that is done for all channels alike.
//!
//! The web chat ([`webchat`]) is the first; it needs no network but our own HTTP server.

pub mod buttons;
pub mod discord;
pub mod outcome;
pub mod telegram;
pub mod webchat;

use async_trait::async_trait;
use chrono::{DateTime, Duration, Utc};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::language::Language;
pub use crate::notify::delivery::{Gone, SendError};
use crate::notify::pace::Feed;
use crate::person::ChatKind;
use crate::render::Message;

/// Stable, stored with each delivery and shown in metrics: "web", "telegram", "discord".
pub type ChannelName = &'static str;

/// A message in as many as a network needs.
pub type Parts = fn(&Message) -> Vec<Message>;

/// How the networks that have limits part a message, by the very code that sends; for previews, without a connection.
pub const NETWORKS: &[(ChannelName, Parts)] = &[("telegram", telegram::parts), ("discord", discord::parts)];

/// A place on a channel where one can write. Not for logs: it can identify a person.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address {
    pub channel: ChannelName,
    /// In the network's own spelling: a chat's number, a visitor's id.
    pub chat: String,
    /// Topic or thread in that chat; absent in a private chat and in the General topic.
    pub thread: Option<String>,
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:***", self.channel)
    }
}

/// Who writes or presses, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Where the answer goes.
    pub at: Address,
    pub kind: ChatKind,
    /// The network's own id of the person; absent where nobody in particular speaks (a channel's own post).
    pub person: Option<String>,
    /// May decide for the whole chat, checked with the network just now. Always so in a private chat.
    pub admin: bool,
    /// What the network says of the person's language.
    pub language: Option<Language>,
    /// Chosen by the channel's own means (the web page has a menu for it); beats all else.
    pub chosen: Option<Language>,
}

impl Who {
    /// One person in a chat of their own.
    pub fn private(channel: ChannelName, chat: &str, language: Option<Language>) -> Self {
        let at = Address { channel, chat: chat.to_owned(), thread: None };
        Self { at, kind: ChatKind::Private, person: Some(chat.to_owned()), admin: true, language, chosen: None }
    }
}

/// A message as received.
#[derive(Debug, Clone)]
pub struct Inbound {
    /// The network's own id of it, by which a repeat is known.
    pub id: String,
    pub who: Who,
    pub text: String,
}

/// What a network can show and how fast it may be fed.
#[derive(Debug, Clone, PartialEq)]
pub struct Limits {
    /// Characters of one message; a longer one is split. `None`: no limit.
    pub message_chars: Option<usize>,
    /// How fast it may be fed. `None`: no limit.
    pub feed: Option<Feed>,
    /// The network knows a repeat by its nonce and shows it once.
    pub keeps_nonce: bool,
}

/// The proof that a message went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The network's own id of the message.
    pub id: String,
    pub at: DateTime<Utc>,
    /// The network says that the chat takes no more before so much time has passed.
    pub chat_full: Option<Duration>,
}

impl Receipt {
    pub fn new(id: impl Into<String>, at: DateTime<Utc>) -> Self {
        Self { id: id.into(), at, chat_full: None }
    }
}

/// Why a channel stopped listening although nobody had asked it to.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    #[error("the token is refused; see its variable in the environment")]
    Refused,
    #[error("the connection is lost for good: {0}")]
    Lost(String),
}

#[async_trait] // so that all channels can live in one map
pub trait Channel: Send + Sync {
    fn name(&self) -> ChannelName;

    fn limits(&self) -> &Limits;

    /// `message` as this network takes it, in order: one, or several where it is too long for one.
    fn parts(&self, message: &Message) -> Vec<Message> {
        vec![message.clone()]
    }

    /// Sends one part. `nonce` has at most 25 characters of `A-Za-z0-9_-`, and is the same for a repeat of the same part.
    ///
    /// # Errors
    /// By what is to happen next; see [`SendError`].
    async fn send(&self, to: &Address, message: &Message, nonce: &str) -> Result<Receipt, SendError>;

    /// As [`Self::send`], as a reply to what was sent as `id`, where the network has such a thing and that is still there.
    ///
    /// # Errors
    /// As for [`Self::send`].
    async fn reply(&self, to: &Address, _id: &str, message: &Message, nonce: &str) -> Result<Receipt, SendError> {
        self.send(to, message, nonce).await
    }

    /// Puts `message` in the place of what was sent as `id`.
    ///
    /// # Errors
    /// [`SendError::Unable`] where this network cannot.
    async fn edit(&self, _to: &Address, _id: &str, _message: &Message) -> Result<Receipt, SendError> {
        Err(SendError::Unable)
    }

    /// Takes back what was sent as `id`.
    ///
    /// # Errors
    /// [`SendError::Unable`] where this network cannot, or not any more.
    async fn delete(&self, _to: &Address, _id: &str) -> Result<(), SendError> {
        Err(SendError::Unable)
    }

    /// Feeds `inbox` until `stop` is cancelled; reconnects by itself.
    ///
    /// # Errors
    /// Where reconnecting cannot help.
    async fn listen(&self, inbox: mpsc::Sender<Inbound>, stop: CancellationToken) -> Result<(), ListenError>;
}
