//! What is asked of a chat, and done in it, besides writing: who decides there, topics, the message at its top.

use serde::Deserialize;
use serde_json::{Value, json};
use teloxide::payloads;
use teloxide::payloads::setters::*;
use teloxide::types::UserId;

use super::{Telegram, chat, number, refused};
use crate::channel::{Address, SendError};
use crate::person::ChatKind;

/// A topic's name has at most so many.
const TOPIC_CHARS: usize = 128;

impl Telegram {
    /// Whether `person` decides for `chat`, as Telegram says now.
    ///
    /// # Errors
    /// As for [`Channel::send`](crate::channel::Channel::send).
    pub async fn is_admin(&self, to: &Address, person: &str) -> Result<bool, SendError> {
        let person = person.parse().map_err(|_| refused("not a person's number"))?;
        let ask = payloads::GetChatMember::new(chat(to)?, UserId(person));
        let member: Value = self.api.call_as("getChatMember", &ask, None).await?;
        Ok(matches!(member["status"].as_str(), Some("creator" | "administrator")))
    }

    /// Opens a topic in a forum; its number.
    ///
    /// # Errors
    /// As for [`Channel::send`](crate::channel::Channel::send).
    pub async fn create_topic(&self, group: &str, name: &str) -> Result<String, SendError> {
        #[derive(Deserialize)]
        struct Topic {
            message_thread_id: i64,
        }
        let group: i64 = group.parse().map_err(|_| refused("a chat is a number"))?;
        let ask = json!({ "chat_id": group, "name": name.chars().take(TOPIC_CHARS).collect::<String>() });
        let topic: Topic = self.api.call_as("createForumTopic", &ask, None).await?;
        Ok(topic.message_thread_id.to_string())
    }

    /// Ends a topic: it stays to be read.
    ///
    /// # Errors
    /// As for [`Channel::send`](crate::channel::Channel::send).
    pub async fn close_topic(&self, group: &str, topic: &str) -> Result<(), SendError> {
        let number = |text: &str| text.parse::<i64>().map_err(|_| refused("chats and topics are numbers"));
        let ask = json!({ "chat_id": number(group)?, "message_thread_id": number(topic)? });
        self.api.call_as::<Value>("closeForumTopic", &ask, None).await?;
        Ok(())
    }

    /// A group's or channel's title, and what it is.
    ///
    /// # Errors
    /// As for [`Channel::send`](crate::channel::Channel::send).
    pub async fn about(&self, to: &Address) -> Result<(String, ChatKind), SendError> {
        let about: Value = self.api.call_as("getChat", &payloads::GetChat::new(chat(to)?), None).await?;
        let kind = if about["type"] == "channel" { ChatKind::Channel } else { ChatKind::Group };
        Ok((about["title"].as_str().unwrap_or_default().to_owned(), kind))
    }

    /// Keeps `message` at the top of the chat, without a sound.
    ///
    /// # Errors
    /// As for [`Channel::send`](crate::channel::Channel::send).
    pub async fn pin(&self, to: &Address, message: &str) -> Result<(), SendError> {
        let pin = payloads::PinChatMessage::new(chat(to)?, number(message)?).disable_notification(true);
        self.api.call_as::<Value>("pinChatMessage", &pin, None).await?;
        Ok(())
    }
}
