//! The chats of the fake Telegram: who is in them, what was said, and how they ended.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

use super::Refusal;
use crate::sandbox::limits::{TelegramLimits, Window};

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChatKind {
    Private,
    Group,
    Supergroup,
    Channel,
}

impl ChatKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Group => "group",
            Self::Supergroup => "supergroup",
            Self::Channel => "channel",
        }
    }
}

/// Why a chat takes nothing any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    Blocked,
    Kicked,
    Deactivated,
    Deleted,
}

impl Closed {
    fn refusal(self, kind: ChatKind) -> Refusal {
        match self {
            Self::Blocked => Refusal::forbidden("bot was blocked by the user"),
            Self::Kicked => Refusal::forbidden(&format!("bot was kicked from the {} chat", kind.as_str())),
            Self::Deactivated => Refusal::forbidden("user is deactivated"),
            Self::Deleted => Refusal::bad_request("chat not found"),
        }
    }
}

#[derive(Debug, Clone)]
pub struct Said {
    pub at: DateTime<Utc>,
    pub by_bot: bool,
    /// As the API shows it, without `chat`.
    pub body: Value,
}

#[derive(Debug)]
pub struct Chat {
    pub id: i64,
    pub kind: ChatKind,
    pub title: String,
    pub language_code: Option<String>,
    pub closed: Option<Closed>,
    pub migrated_to: Option<i64>,
    pub is_forum: bool,
    /// Opened by the bot so far.
    pub topics: i64,
    pub messages: BTreeMap<i64, Said>,
    /// Who wrote last at the page, as the API shows a user.
    pub speaker: Option<Value>,
    burst: Window,
    per_minute: Window,
    next_message: i64,
}

impl Chat {
    pub fn new(id: i64, kind: ChatKind, title: &str, limits: &TelegramLimits) -> Self {
        let group = matches!(kind, ChatKind::Group | ChatKind::Supergroup);
        let per_minute = if group { limits.group_per_minute } else { usize::MAX };
        Self {
            id,
            kind,
            title: title.to_owned(),
            language_code: None,
            closed: None,
            migrated_to: None,
            is_forum: false,
            topics: 0,
            messages: BTreeMap::new(),
            speaker: None,
            burst: Window::new(limits.chat_burst, TelegramLimits::CHAT_BURST),
            per_minute: Window::new(per_minute, Duration::minutes(1)),
            next_message: 1,
        }
    }

    /// As the API shows it.
    pub fn shown(&self) -> Value {
        match self.kind {
            ChatKind::Private => json!({ "id": self.id, "type": "private", "first_name": self.title }),
            kind => json!({ "id": self.id, "type": kind.as_str(), "title": self.title, "is_forum": self.is_forum }),
        }
    }

    pub fn user(&self) -> Value {
        let mut user = json!({ "id": self.id.abs(), "is_bot": false, "first_name": self.title });
        if let Some(code) = &self.language_code {
            user["language_code"] = json!(code);
        }
        user
    }

    /// The chat takes a message from the bot.
    ///
    /// # Errors
    /// Why not.
    pub fn is_reachable(&self) -> Result<(), Refusal> {
        if let Some(to) = self.migrated_to {
            return Err(Refusal::migrated(to));
        }
        self.closed.map_or(Ok(()), |closed| Err(closed.refusal(self.kind)))
    }

    /// Counts a message against the chat's own limits.
    ///
    /// # Errors
    /// How long the chat wants to be left alone.
    pub fn take(&mut self, now: DateTime<Utc>) -> Result<(), Duration> {
        let wait = self.burst.wait(now).max(self.per_minute.wait(now));
        if wait > Duration::zero() {
            return Err(wait);
        }
        self.burst.take(now)?;
        self.per_minute.take(now)
    }

    /// Files a message; gives it as the API shows it.
    pub fn say(&mut self, now: DateTime<Utc>, by_bot: bool, mut body: Value) -> Value {
        let id = self.next_message;
        self.next_message += 1;
        body["message_id"] = json!(id);
        body["date"] = json!(now.timestamp());
        self.messages.insert(id, Said { at: now, by_bot, body: body.clone() });
        body["chat"] = self.shown();
        body
    }
}

/// By id, and by @name for channels.
#[derive(Debug, Default)]
pub struct Chats {
    by_id: HashMap<i64, Chat>,
    names: HashMap<String, i64>,
}

impl Chats {
    pub fn add(&mut self, chat: Chat) {
        self.by_id.insert(chat.id, chat);
    }

    pub fn name(&mut self, name: &str, id: i64) {
        self.names.insert(name.trim_start_matches('@').to_lowercase(), id);
    }

    pub fn get(&self, id: i64) -> Option<&Chat> {
        self.by_id.get(&id)
    }

    pub fn get_mut(&mut self, id: i64) -> Option<&mut Chat> {
        self.by_id.get_mut(&id)
    }

    /// `text` as `chat_id` has it: a number or `@name`.
    ///
    /// # Errors
    /// 400 where there is no such chat.
    pub fn find(&mut self, text: &str) -> Result<&mut Chat, Refusal> {
        let id = match text.strip_prefix('@') {
            Some(name) => self.names.get(&name.to_lowercase()).copied(),
            None => text.parse().ok(),
        };
        id.and_then(|id| self.by_id.get_mut(&id)).ok_or_else(|| Refusal::bad_request("chat not found"))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Chat> {
        self.by_id.values()
    }
}
