//! The staff's channel on Discord, in which each question that waits for a person is a thread.
//!
//! What is written in a thread is told to naru only where it mentions naru: reading all would take a privileged intent. So a
//! button under each question opens a form for the answer.

use std::sync::Arc;

use async_trait::async_trait;

use super::newsdesk::ANSWER;
use crate::answer::Press;
use crate::channel::discord::{Discord, NAME};
use crate::channel::{Address, ChannelName, SendError};
use crate::deliver::Gate;
use crate::desk::enquiries::StaffRoom;
use crate::id;
use crate::language::fluent::Texts;
use crate::person::ChatKind;
use crate::render::{Action, Button, Message};

pub struct Threads {
    discord: Arc<Discord>,
    gate: Arc<Gate>,
    desk: std::sync::Weak<crate::desk::Desk>,
    channel: String,
}

impl Threads {
    pub fn new(discord: Arc<Discord>, gate: Arc<Gate>, desk: &Arc<crate::desk::Desk>, channel: String) -> Self {
        // The desk keeps its rooms; a room that kept the desk would keep both for ever.
        Self { discord, gate, desk: Arc::downgrade(desk), channel }
    }

    fn answerable(&self, texts: &Texts, message: &Message) -> Message {
        let label = texts.speaker(message.language).say(id!("desk-answer"));
        let mut message = message.clone();
        message.buttons.push(Button { label, action: Action::Press(Press::Staff(ANSWER.to_owned())) });
        message
    }
}

#[async_trait]
impl StaffRoom for Threads {
    fn channel(&self) -> ChannelName {
        NAME
    }

    fn chat(&self) -> &str {
        &self.channel
    }

    async fn open(&self, name: &str) -> Result<Address, SendError> {
        let chat = self.discord.open_thread(&self.channel, name).await?;
        Ok(Address { channel: NAME, chat, thread: None })
    }

    async fn say(&self, at: &Address, message: &Message) -> Result<(), SendError> {
        let message = match self.desk.upgrade() {
            Some(desk) => self.answerable(desk.conversation().texts(), message),
            None => message.clone(),
        };
        // The same line may be said twice, and then it is two; a repeat within the gate is one.
        let nonce = format!("{:016x}", rand::random::<u64>());
        self.gate.answer(at, ChatKind::Topic, &message, &nonce).await?;
        Ok(())
    }

    async fn close(&self, at: &Address) -> Result<(), SendError> {
        self.discord.archive(&at.chat).await
    }
}
