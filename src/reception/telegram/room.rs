//! The staff's group on Telegram: a forum, in which each question that waits for a person is a topic.

use std::sync::Arc;

use async_trait::async_trait;

use crate::channel::telegram::{NAME, Telegram};
use crate::channel::{Address, ChannelName, SendError};
use crate::deliver::Gate;
use crate::desk::enquiries::StaffRoom;
use crate::person::ChatKind;
use crate::render::Message;

pub struct Forum {
    telegram: Arc<Telegram>,
    gate: Arc<Gate>,
    group: String,
}

impl Forum {
    pub fn new(telegram: Arc<Telegram>, gate: Arc<Gate>, group: i64) -> Self {
        Self { telegram, gate, group: group.to_string() }
    }
}

#[async_trait]
impl StaffRoom for Forum {
    fn channel(&self) -> ChannelName {
        NAME
    }

    fn chat(&self) -> &str {
        &self.group
    }

    async fn open(&self, name: &str) -> Result<Address, SendError> {
        let topic = self.telegram.create_topic(&self.group, name).await?;
        Ok(Address { channel: NAME, chat: self.group.clone(), thread: Some(topic) })
    }

    async fn say(&self, at: &Address, message: &Message) -> Result<(), SendError> {
        self.gate.answer(at, ChatKind::Topic, message, "").await?;
        Ok(())
    }

    async fn close(&self, at: &Address) -> Result<(), SendError> {
        self.telegram.close_topic(&at.chat, at.thread.as_deref().unwrap_or_default()).await
    }
}
