//! The live list: one message a channel that keeps itself current. It is edited when what it says has changed, and not more
//! often than every five minutes, as edits count like messages.

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::Duration;

use super::Noticeboard;
use crate::channel::discord::NAME;
use crate::channel::{Address, Channel, SendError, Who};
use crate::desk::Command;
use crate::person::ChatKind;
use crate::render::{Message, plain};
use crate::store::Error;
use crate::store::discord::Agenda;

const EDIT_GAP: Duration = Duration::minutes(5);

impl Noticeboard {
    /// Posts the list, and keeps it current from then on; for admins of the channel. `cause` is what it answers to.
    ///
    /// # Errors
    /// Why it was not posted.
    pub async fn begin_agenda(&self, who: &Who, cause: &str) -> Result<(), SendError> {
        let message = self.agenda_of(who).await;
        let as_of = self.clock.now();
        let sent = self.gate.answer(&who.at, who.kind, &message, cause).await?;
        let agenda = Agenda {
            chat: who.at.chat.clone(),
            message: sent.id,
            edited_at_ms: as_of.timestamp_millis(),
            says: digest(&message),
        };
        if let Err(error) = self.store.keep_discord_agenda(&agenda).await {
            tracing::error!(error = &error as &dyn std::error::Error, "a list will not be kept current");
        }
        Ok(())
    }

    pub(super) async fn renew_agendas(&self) -> Result<(), Error> {
        let now = self.clock.now();
        for agenda in self.store.discord_agendas(now - EDIT_GAP).await? {
            let who = who(&agenda);
            let message = self.agenda_of(&who).await;
            let says = digest(&message);
            if says == agenda.says {
                continue;
            }
            let renewed = match self.gate.edit(&who.at, who.kind, &agenda.message, &message).await {
                Err(SendError::Unable) => self.post_anew(&who, &agenda, &message).await,
                edited => edited.map(|it| it.id),
            };
            match renewed {
                Ok(message) => {
                    let edited_at_ms = self.clock.now().timestamp_millis();
                    let renewed = Agenda { says, edited_at_ms, message, chat: agenda.chat };
                    self.store.keep_discord_agenda(&renewed).await?;
                }
                // Somebody deleted it, or put the bot out: it is not wanted any more.
                Err(SendError::Unable | SendError::Gone(_)) => self.store.drop_discord_agenda(&agenda.chat).await?,
                Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "a list was not renewed"),
            }
        }
        Ok(())
    }

    /// Discord takes only so many edits of an old message; where it still stands, another takes its place.
    async fn post_anew(&self, who: &Who, old: &Agenda, message: &Message) -> Result<String, SendError> {
        if !self.discord.is_there(&who.at, &old.message).await? {
            return Err(SendError::Unable);
        }
        // A crash between the two posts no third: the number is that of the old message and what it is to say.
        let nonce: String = format!("{:.8}{}", digest(message), old.message).chars().take(24).collect();
        let sent = self.gate.answer(&who.at, who.kind, message, &nonce).await?;
        if let Err(error) = self.discord.delete(&who.at, &old.message).await {
            tracing::info!(error = &error as &dyn std::error::Error, "an old list was not taken away");
        }
        Ok(sent.id)
    }

    /// What is coming up, without buttons that would turn the list into something else for everybody.
    async fn agenda_of(&self, who: &Who) -> Message {
        let mut messages = self.desk.command(who, Command::Agenda, "").await.messages;
        let mut message = messages.swap_remove(0);
        message.buttons.clear();
        message
    }
}

fn who(agenda: &Agenda) -> Who {
    let at = Address { channel: NAME, chat: agenda.chat.clone(), thread: None };
    Who { at, kind: ChatKind::Group, person: None, admin: true, language: None, chosen: None }
}

fn digest(message: &Message) -> String {
    let mut hasher = DefaultHasher::new();
    plain::text(message).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
