//! The live list: one pinned message a chat that keeps itself current. It is edited when what it says has changed, and not
//! more often than every five minutes, as edits count like messages.

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::Duration;
use tokio_util::sync::CancellationToken;

use super::Reception;
use crate::channel::telegram::NAME;
use crate::channel::{Address, SendError, Who};
use crate::desk::Command;
use crate::id;
use crate::person::ChatKind;
use crate::render::{Message, plain};
use crate::store::Error;
use crate::store::updates::Agenda;

const EDIT_GAP: Duration = Duration::minutes(5);
/// How often it is looked whether a list has changed.
const LOOK: Duration = Duration::minutes(1);

impl Reception {
    /// Sends the list, pins it, and keeps it current from then on; for admins of the chat.
    pub(super) async fn begin_agenda(&self, who: &Who, cause: i64) {
        if !who.admin {
            return self.note(who, id!("admins-only"), cause).await;
        }
        let message = self.agenda_of(who).await;
        let as_of = self.clock.now();
        let sent = match self.try_send(&who.at, who.kind, &message, cause).await {
            Ok(sent) => sent,
            Err(error) => {
                return tracing::warn!(error = &error as &dyn std::error::Error, "a list was not sent");
            }
        };
        // Without the right to pin it is still kept current.
        if let Err(error) = self.telegram.pin(&who.at, &sent.id).await {
            tracing::info!(error = &error as &dyn std::error::Error, "a list was not pinned");
        }
        let agenda = Agenda {
            chat: who.at.chat.clone(),
            thread: who.at.thread.clone().unwrap_or_default(),
            message: sent.id,
            edited_at_ms: as_of.timestamp_millis(),
            says: digest(&message),
        };
        if let Err(error) = self.store.keep_agenda(&agenda).await {
            tracing::error!(error = &error as &dyn std::error::Error, "a list will not be kept current");
        }
    }

    /// Keeps all lists current until `stop`.
    pub(super) async fn keep_agendas(&self, stop: CancellationToken) {
        loop {
            let next = self.clock.now() + LOOK;
            if stop.run_until_cancelled(self.clock.sleep_until(next)).await.is_none() {
                return;
            }
            let Some(renewed) = stop.run_until_cancelled(self.renew_agendas()).await else { return };
            if let Err(error) = renewed {
                tracing::warn!(error = &error as &dyn std::error::Error, "the lists were not looked at");
            }
        }
    }

    async fn renew_agendas(&self) -> Result<(), Error> {
        let now = self.clock.now();
        for agenda in self.store.agendas(now - EDIT_GAP).await? {
            let who = place(&agenda.chat, &agenda.thread);
            let message = self.agenda_of(&who).await;
            let says = digest(&message);
            if says == agenda.says {
                continue;
            }
            match self.gate.edit(&who.at, who.kind, &agenda.message, &message).await {
                Ok(_) => {
                    let edited_at_ms = self.clock.now().timestamp_millis();
                    self.store.keep_agenda(&Agenda { says, edited_at_ms, ..agenda }).await?;
                }
                // Somebody deleted it, or put the bot out: it is not wanted any more.
                Err(SendError::Unable | SendError::Gone(_)) => {
                    self.store.drop_agenda(&agenda.chat, &agenda.thread).await?
                }
                Err(SendError::Moved { to }) => self.moved(&agenda.chat, &to).await,
                Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "a list was not renewed"),
            }
        }
        Ok(())
    }

    /// What is coming up, without buttons that would turn the list into something else for everybody.
    async fn agenda_of(&self, who: &Who) -> Message {
        let mut messages = self.desk.command(who, Command::Agenda, "").await.messages;
        let mut message = messages.swap_remove(0);
        message.buttons.clear();
        message
    }
}

/// Nobody in particular, in this chat.
pub(super) fn place(chat: &str, thread: &str) -> Who {
    let kind = match (chat.starts_with('-'), thread.is_empty()) {
        (false, _) => ChatKind::Private,
        (true, true) => ChatKind::Group,
        (true, false) => ChatKind::Topic,
    };
    let thread = Some(thread.to_owned()).filter(|it| !it.is_empty());
    let at = Address { channel: NAME, chat: chat.to_owned(), thread };
    Who { at, kind, person: None, admin: true, language: None, chosen: None }
}

pub(super) fn digest(message: &Message) -> String {
    let mut hasher = DefaultHasher::new();
    plain::text(message).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
