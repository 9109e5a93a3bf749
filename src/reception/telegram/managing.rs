//! Deciding for a group or channel from one's own chat: `/groups` offers those that one was seen to decide for, and from then
//! on what one writes in private is meant for the chosen one, until `/done` or half an hour of silence. Rights are asked of
//! Telegram each time.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};

use chrono::{DateTime, Duration, Utc};

use super::Reception;
use crate::answer::Press;
use crate::channel::telegram::{NAME, deep_link};
use crate::channel::{Address, Inbound, Who};
use crate::desk::{Command, Reply};
use crate::id;
use crate::language::fluent::{Id, Value};
use crate::person::ChatKind;
use crate::render::{Action, Block, Button, Inline, Message};

/// Listed at once; each costs two questions to Telegram.
const GROUPS: i64 = 8;
const LASTS: Duration = Duration::minutes(30);
/// People who decide for a chat at the same time; past it those who began first are forgotten.
const ACTING: usize = 1_000;
/// What a link carries that begins to decide for the chat whose number follows.
const LINK: &str = "/start g-";

/// Who decides for which chat, and until when.
#[derive(Default)]
pub struct Acting(Mutex<HashMap<String, (String, DateTime<Utc>)>>);

impl Acting {
    fn all(&self) -> MutexGuard<'_, HashMap<String, (String, DateTime<Utc>)>> {
        self.0.lock().expect("no holder of the lock panics")
    }

    fn begin(&self, person: &str, chat: &str, now: DateTime<Utc>) {
        let mut all = self.all();
        if all.len() >= ACTING {
            all.retain(|_, (_, until)| *until > now);
        }
        if all.len() >= ACTING {
            all.clear();
        }
        all.insert(person.to_owned(), (chat.to_owned(), now + LASTS));
    }

    fn chat_of(&self, person: &str, now: DateTime<Utc>) -> Option<String> {
        self.all().get(person).filter(|(_, until)| *until > now).map(|(chat, _)| chat.clone())
    }

    fn end(&self, person: &str) -> bool {
        self.all().remove(person).is_some()
    }
}

/// A chat that somebody may decide for, just now.
struct Managed {
    title: String,
    /// The chat with the person as its admin.
    who: Who,
}

impl Reception {
    /// The button in a group's greeting that leads to deciding in private.
    pub(super) async fn with_manage_button(&self, who: &Who, mut reply: Reply) -> Reply {
        let Some(me) = self.me.get().filter(|_| matches!(who.kind, ChatKind::Group | ChatKind::Channel)) else {
            return reply;
        };
        if let Some(last) = reply.messages.last_mut() {
            let label = self.words(last.language, id!("telegram-manage"), &[]);
            let url = deep_link(&me.username, Some(&format!("g-{}", who.at.chat)));
            last.buttons.push(Button { label, action: Action::Open(url) });
        }
        reply
    }

    /// Deals with what is written in private where it is about a group; `false`: it is not.
    pub(super) async fn managed(&self, who: &Who, text: &str, cause: i64) -> bool {
        let (Some(person), ChatKind::Private) = (who.person.as_deref(), who.kind) else { return false };
        let now = self.clock.now();
        if let Some(chat) = text.trim().strip_prefix(LINK) {
            self.choose(who, chat, cause).await;
            return true;
        }
        match text.trim() {
            "/groups" => {
                self.offer_groups(who, person, cause).await;
                return true;
            }
            "/done" if self.acting.end(person) => {
                self.note(who, id!("telegram-managed-done"), cause).await;
                return true;
            }
            _ => {}
        }
        let Some(chat) = self.acting.chat_of(person, now) else { return false };
        let Some(managed) = self.may_manage(who, &chat).await else {
            self.acting.end(person);
            self.note(who, id!("admins-only"), cause).await;
            return true;
        };
        self.acting.begin(person, &chat, now);
        let reply = match Command::read(text) {
            Some((command, rest)) => self.desk.command(&managed.who, command, rest).await,
            None => {
                let inbound = Inbound { id: cause.to_string(), who: managed.who.clone(), text: text.to_owned() };
                self.desk.hear(&inbound).await
            }
        };
        self.tell(who, framed(reply, &managed), cause).await;
        true
    }

    /// A button under what was said about a group.
    pub(super) async fn press_for(&self, who: &Who, chat: &str, press: Press) -> Option<Reply> {
        let managed = self.may_manage(who, chat).await?;
        let reply = self.desk.press(&managed.who, press).await;
        Some(framed(reply, &managed))
    }

    async fn choose(&self, who: &Who, chat: &str, cause: i64) {
        let (Some(person), Some(managed)) = (who.person.as_deref(), self.may_manage(who, chat).await) else {
            return self.note(who, id!("admins-only"), cause).await;
        };
        self.acting.begin(person, chat, self.clock.now());
        self.saw_admin(person, chat).await;
        let language = self.desk.speaks(who).await;
        let head = self.words(language, id!("telegram-managing"), &[("title", managed.title.as_str().into())]);
        let mut now_set = framed(self.desk.command(&managed.who, Command::My, "").await, &managed);
        if let Some(first) = now_set.messages.first_mut() {
            first.blocks[0] = plain(head);
        }
        self.tell(who, now_set, cause).await;
    }

    async fn offer_groups(&self, who: &Who, person: &str, cause: i64) {
        let chats = self.store.managed_by(person, GROUPS).await.unwrap_or_else(|error| {
            tracing::warn!(error = &error as &dyn std::error::Error, "a person's groups could not be looked up");
            Vec::new()
        });
        let language = self.desk.speaks(who).await;
        let mut buttons = Vec::new();
        for chat in chats {
            if let Some(managed) = self.may_manage(who, &chat).await {
                buttons.push(Button { label: managed.title, action: Action::Ask(format!("{LINK}{chat}")) });
            }
        }
        let said = if buttons.is_empty() { id!("telegram-groups-none") } else { id!("telegram-groups") };
        let message = Message { language, blocks: vec![plain(self.words(language, said, &[]))], buttons };
        self.send(&who.at, who.kind, &message, cause).await;
    }

    /// The chat, if Telegram says now that the person decides for it.
    async fn may_manage(&self, who: &Who, chat: &str) -> Option<Managed> {
        let person = who.person.as_deref()?;
        let at = Address { channel: NAME, chat: chat.to_owned(), thread: None };
        let asked = async {
            let admin = self.telegram.is_admin(&at, person).await?;
            Ok(if admin { Some(self.telegram.about(&at).await?) } else { None })
        };
        let about: Result<_, crate::channel::SendError> = asked.await;
        let (title, kind) = about.unwrap_or_else(|error| {
            tracing::info!(error = &error as &dyn std::error::Error, "Telegram did not say who decides for a chat");
            None
        })?;
        let who = Who { at, kind, person: who.person.clone(), admin: true, language: who.language, chosen: None };
        Some(Managed { title, who })
    }

    /// Somebody was seen to decide for this chat.
    pub(super) async fn saw_admin(&self, person: &str, chat: &str) {
        if let Err(error) = self.store.keep_managed(person, chat, self.clock.now()).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "who decides for a group was not kept");
        }
    }

    pub(super) fn words(
        &self,
        language: crate::language::Language,
        id: Id,
        values: &[(&'static str, Value<'_>)],
    ) -> String {
        self.desk.conversation().texts().speaker(language).say_with(id, values)
    }
}

fn plain(text: String) -> Block {
    Block::Paragraph(vec![Inline::Text(text)])
}

/// Says whom it is about, and has its buttons decide for the group.
fn framed(mut reply: Reply, managed: &Managed) -> Reply {
    let own = |button: &mut Button| {
        if let Action::Press(press) = &button.action {
            let press = Box::new(press.clone());
            button.action = Action::Press(Press::For { chat: managed.who.at.chat.clone(), press });
        }
    };
    for message in &mut reply.messages {
        message.buttons.iter_mut().for_each(own);
        for block in &mut message.blocks {
            if let Block::Card(card) = block {
                card.buttons.iter_mut().for_each(own);
            }
        }
        message.blocks.insert(0, Block::Paragraph(vec![Inline::Strong(format!("[{}]", managed.title))]));
    }
    reply.private = false;
    reply
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deciding_ends_after_half_an_hour_of_silence() {
        let acting = Acting::default();
        let at = |minutes| DateTime::UNIX_EPOCH + Duration::minutes(minutes);
        acting.begin("7", "-1", at(0));
        assert_eq!(acting.chat_of("7", at(29)).as_deref(), Some("-1"));
        assert_eq!(acting.chat_of("8", at(1)), None);
        assert_eq!(acting.chat_of("7", at(30)), None);
        acting.begin("7", "-1", at(20));
        assert!(acting.chat_of("7", at(49)).is_some());
        assert!(acting.end("7"));
        assert!(!acting.end("7"));
    }
}
