//! Showing what the desk says: as the answer to an interaction, below it, or as a message of its own where Discord takes no
//! answer any more.

use chrono::{DateTime, Duration, Utc};
use serde_json::Value;

use super::Reception;
use super::first::{How, Plan};
use super::people::at;
use crate::channel::discord::{Body, Failure, Interaction, NAME, Said};
use crate::channel::{Address, Channel, Inbound, SendError, Who};
use crate::desk::Reply;
use crate::language::fluent::Id;
use crate::person::{AddressState, ChatKind};
use crate::reception::limit::Verdict;
use crate::render::{Block, Inline, Message};
use crate::{id, store};

/// An interaction that Discord takes no answer to is answered by a message, as long as somebody may still wait for it.
const WAITED_FOR: Duration = Duration::minutes(2);
/// A limit that asks for longer is not waited for.
const PATIENCE: Duration = Duration::minutes(2);
const TRIES: i32 = 4;
const PAUSE: Duration = Duration::milliseconds(300);

impl Reception {
    /// A sentence of the reception's own.
    pub(super) fn sentence(&self, who: &Who, id: Id, values: &[(&'static str, &str)]) -> Reply {
        let language = who.chosen.or(who.language).unwrap_or(self.desk.default_language());
        let speaker = self.desk.conversation().texts().speaker(language);
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).into())).collect();
        let text = speaker.say_with(id, &values);
        let blocks = vec![Block::Paragraph(vec![Inline::Text(text)])];
        Reply::private(Message { language, blocks, buttons: Vec::new() })
    }

    /// Answers an interaction as it was begun.
    pub(super) async fn show(&self, it: &Interaction, plan: &Plan, reply: Reply) {
        let (edits, ephemeral) = match plan.how {
            How::Thinking { ephemeral } => (true, ephemeral),
            How::Under { ephemeral } => (reply.replaces, ephemeral),
            How::Late { ephemeral } => return self.say_instead(it, plan.received, &reply.messages, ephemeral).await,
            How::Done => return,
        };
        let parts: Vec<Message> = reply.messages.iter().flat_map(|it| self.discord.parts(it)).collect();
        if parts.is_empty() && edits {
            // There is nothing to say, and nothing is being thought about any more.
            if let Err(failure) = self.discord.take_back_answer(it).await {
                tracing::debug!(code = failure.code(), "an empty answer was not taken back");
            }
        }
        for (n, part) in parts.iter().enumerate() {
            let said = match self.discord.body(part).await {
                Ok(body) => self.put(it, &body.ephemeral(ephemeral), edits && n == 0).await,
                Err(error) => Err(SendError::Trouble(error.into())),
            };
            match said {
                Ok(_) => {}
                Err(SendError::Unable) => return self.say_instead(it, plan.received, &parts[n..], ephemeral).await,
                Err(error) => {
                    return tracing::warn!(error = &error as &dyn std::error::Error, "an answer did not go out");
                }
            }
        }
    }

    /// One message: in the place of the first answer, or below it.
    ///
    /// # Errors
    /// [`SendError::Unable`] where Discord takes no answer any more.
    pub(super) async fn put(&self, it: &Interaction, body: &Body, edits: bool) -> Result<Value, SendError> {
        let mut tries: i32 = 1;
        loop {
            let said: Result<Value, Failure> = match edits {
                true => self.discord.edit_answer(it, body).await,
                false => self.discord.follow_up(it, body).await,
            };
            let error = match said {
                Ok(shown) => return Ok(shown),
                Err(failure) => SendError::from(failure),
            };
            let wait = match &error {
                SendError::ChatLimit(wait) | SendError::BotLimit(wait) | SendError::SomeLimit(wait)
                    if *wait < PATIENCE =>
                {
                    *wait
                }
                // An edit made twice is one edit; a message said twice is two.
                SendError::Doubtful(_) if edits => PAUSE * tries,
                SendError::Trouble(_) => PAUSE * tries,
                _ => return Err(error),
            };
            tries += 1;
            if tries > TRIES {
                return Err(error);
            }
            self.clock.sleep(wait).await;
        }
    }

    /// As messages of their own; what one person alone should read goes to their own chat.
    async fn say_instead(&self, it: &Interaction, received: DateTime<Utc>, messages: &[Message], ephemeral: bool) {
        if self.clock.now() - received > WAITED_FOR {
            return tracing::info!("an answer came when nobody waited for it any more");
        }
        let who = match ephemeral {
            true => self.own(it).await,
            false => Ok(self.who(it).await),
        };
        match who {
            Ok(who) => self.tell(&who.at, who.kind, messages, &it.id).await,
            Err(error) => tracing::info!(error = &error as &dyn std::error::Error, "an answer found nobody"),
        }
    }

    /// Sends messages in their turn; `cause` is the id of what is answered, so that a repeat is shown once.
    pub(super) async fn tell(&self, to: &Address, kind: ChatKind, messages: &[Message], cause: &str) {
        if let Err(error) = self.try_tell(to, kind, messages, cause).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "an answer did not go out");
        }
    }

    /// # Errors
    /// Why it did not go out; an address that takes nothing any more is closed by then.
    pub(super) async fn try_tell(
        &self,
        to: &Address,
        kind: ChatKind,
        messages: &[Message],
        cause: &str,
    ) -> Result<(), SendError> {
        for (n, message) in (b'A'..=b'Z').zip(messages) {
            let nonce = format!("{cause}{}", char::from(n));
            if let Err(error) = self.gate.answer(to, kind, message, &nonce).await {
                if let SendError::Gone(why) = &error {
                    self.close(to, *why).await;
                }
                return Err(error);
            }
        }
        Ok(())
    }

    async fn close(&self, at: &Address, why: crate::channel::Gone) {
        if let Err(error) = self.store.close_chat(NAME, &at.chat, why, self.clock.now()).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "an address was not closed");
        }
    }

    /// Who writes in the bot's own chat takes messages there again.
    async fn reopen(&self, chat: &str) {
        let reopened = async {
            let address = self.store.look_up_address(NAME, chat, None).await?;
            if address.is_some_and(|it| it.state == AddressState::Closed) {
                self.store.reopen_chat(NAME, chat).await?;
            }
            Ok::<_, store::Error>(())
        };
        if let Err(error) = reopened.await {
            tracing::warn!(error = &error as &dyn std::error::Error, "an address was not opened again");
        }
    }

    // ── messages

    /// Somebody wrote: in the bot's own chat, or by its name.
    pub(super) async fn said(&self, said: Said) {
        let who = self.writer(&said);
        if said.guild.is_none() {
            self.reopen(&said.channel).await;
        }
        // In the thread of a question staff answer it; elsewhere there is none.
        if said.guild.is_some()
            && let Some(reply) = self.desk.staff_says(&who, &said.text).await
        {
            return self.tell(&who.at, who.kind, &reply.messages, &said.id).await;
        }
        match self.limiter.ask(&said.channel, Some(&said.person), self.clock.now()) {
            Verdict::Go => {}
            Verdict::TellThem => {
                let language = self.desk.speaks(&who).await;
                let slow =
                    self.sentence(&Who { language: Some(language), ..who.clone() }, id!("discord-slow-down"), &[]);
                return self.tell(&who.at, who.kind, &slow.messages, &said.id).await;
            }
            Verdict::Silence => return,
        }
        if said.text.is_empty() {
            let language = self.desk.speaks(&who).await;
            let words = self.sentence(&Who { language: Some(language), ..who.clone() }, id!("discord-unreadable"), &[]);
            return self.tell(&who.at, who.kind, &words.messages, &said.id).await;
        }
        if said.replies
            && let Some(reply) = self.desk.adds_to_enquiry(&who, &said.text).await
        {
            return self.tell(&who.at, who.kind, &reply.messages, &said.id).await;
        }
        let inbound = Inbound { id: said.id.clone(), who, text: said.text };
        let reply = self.desk.hear(&inbound).await;
        let who = inbound.who;
        if reply.private && who.kind != ChatKind::Private {
            // Others read along: it goes to the person's own chat, or is not said at all.
            match self.discord.open_dm(&said.person).await {
                Ok(chat) => self.tell(&at(&chat), ChatKind::Private, &reply.messages, &said.id).await,
                Err(error) => tracing::info!(error = &error as &dyn std::error::Error, "an answer found nobody"),
            }
            return;
        }
        self.tell(&who.at, who.kind, &reply.messages, &said.id).await;
    }

    /// What is told where the database did not answer.
    pub(super) fn trouble(&self, who: &Who, error: &store::Error) -> Reply {
        tracing::error!(error = error as &dyn std::error::Error, "a wish on Discord was not looked up");
        self.sentence(who, id!("trouble"), &[])
    }
}
