//! What people do in the chats: write, press, and let a group grow up.

use serde_json::{Value, json};

use super::{Chat, ChatKind, Telegram};

/// The bot that an anonymous admin's messages carry as their sender.
const ANONYMOUS: i64 = 1_087_968_824;

/// Who writes in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaker {
    /// A person with a private chat of this number.
    Member(i64),
    /// The same, who decides there.
    Admin(i64),
    /// An admin who writes as the group.
    Anonymous,
}

impl Telegram {
    /// Somebody writes in a group as the page has it: under their own name, or the group's; in a topic where one is named.
    /// Whoever spoke last in a group is who presses buttons there.
    pub fn say_as(&self, chat: i64, speaker: Speaker, topic: Option<i64>, text: &str) -> Option<i64> {
        let mut body = json!({ "text": text, "entities": entities_of(text, &self.state().bot.username) });
        if let Some(topic) = topic {
            body["message_thread_id"] = json!(topic);
            body["is_topic_message"] = json!(true);
        }
        let person = match speaker {
            Speaker::Member(person) => {
                self.dismiss_admin(chat, person);
                person
            }
            Speaker::Admin(person) => {
                self.make_admin(chat, person);
                person
            }
            Speaker::Anonymous => {
                body["sender_chat"] = self.with_chat(chat, |it| it.shown())?;
                return self.post(chat, Some(ANONYMOUS), body);
            }
        };
        let user = self.with_chat(person, |it| it.user())?;
        self.with_chat(chat, |it| it.speaker = Some(user))?;
        self.post(chat, Some(person), body)
    }

    /// A person sends a picture with words below it.
    pub fn show(&self, chat: i64, picture: &str, bytes: Vec<u8>, caption: &str) -> Option<i64> {
        let size = bytes.len();
        self.keep_file(picture, bytes);
        let photo =
            json!([{ "file_id": picture, "file_unique_id": picture, "width": 1, "height": 1, "file_size": size }]);
        let entities = entities_of(caption, &self.state().bot.username);
        self.post(chat, None, json!({ "photo": photo, "caption": caption, "caption_entities": entities }))
    }

    /// A group becomes a supergroup under a new id.
    pub fn migrate(&self, from: i64, to: i64) {
        let mut state = self.state();
        let Some(old) = state.chats.get_mut(from) else { return };
        old.migrated_to = Some(to);
        let title = old.title.clone();
        let mut message = old.say(self.inner.clock.now(), false, json!({ "migrate_to_chat_id": to }));
        message["chat"] = old.shown();
        let chat = Chat::new(to, ChatKind::Supergroup, &title, &state.limits);
        state.chats.add(chat);
        state.updates.push("message", message);
        self.disorder(&mut state);
        self.inner.changed.notify_waiters();
    }

    /// A person types `text` in `chat`; `from` where it is a group. The update's id.
    pub fn say(&self, chat: i64, from: Option<i64>, text: &str) -> Option<i64> {
        self.post(chat, from, json!({ "text": text, "entities": entities_of(text, &self.state().bot.username) }))
    }

    /// Like [`Self::say`] with any message body (`message_thread_id`, `reply_to_message`, …).
    pub fn post(&self, chat: i64, from: Option<i64>, mut body: Value) -> Option<i64> {
        let now = self.inner.clock.now();
        let mut state = self.state();
        let chat = state.chats.get_mut(chat)?;
        body["from"] = match from {
            Some(id) => json!({ "id": id, "is_bot": false, "first_name": "member" }),
            None => chat.user(),
        };
        let kind = if chat.kind == ChatKind::Channel { "channel_post" } else { "message" };
        let message = chat.say(now, false, body);
        let id = state.updates.push(kind, message);
        self.disorder(&mut state);
        self.inner.changed.notify_waiters();
        id
    }

    /// A person presses the button with `data` under `message`.
    pub fn press(&self, chat: i64, message: i64, data: &str) -> Option<String> {
        let mut state = self.state();
        let press = format!("press-{}", state.next_press);
        state.next_press += 1;
        let chat = state.chats.get(chat)?;
        let mut shown = chat.messages.get(&message)?.body.clone();
        shown["chat"] = chat.shown();
        let body = json!({
            "id": press, "from": chat.speaker.clone().unwrap_or_else(|| chat.user()), "chat_instance": "1", "data": data, "message": shown,
        });
        state.presses.insert(press.clone());
        state.updates.push("callback_query", body);
        self.disorder(&mut state);
        self.inner.changed.notify_waiters();
        Some(press)
    }

    /// Any other update.
    pub fn update(&self, kind: &str, body: Value) -> Option<i64> {
        let mut state = self.state();
        let id = state.updates.push(kind, body);
        self.disorder(&mut state);
        drop(state);
        self.inner.changed.notify_waiters();
        id
    }
}

/// A leading `/command` and the bot's name are marked as Telegram's apps mark them.
fn entities_of(text: &str, bot: &str) -> Value {
    let units = |text: &str| text.encode_utf16().count();
    let command = text.strip_prefix('/').and_then(|rest| rest.split_whitespace().next());
    let command = command.map(|word| json!({ "type": "bot_command", "offset": 0, "length": units(word) + 1 }));
    let name = format!("@{bot}");
    let named = text.find(&name).filter(|_| command.is_none());
    let named = named.map(|at| json!({ "type": "mention", "offset": units(&text[..at]), "length": units(&name) }));
    command.into_iter().chain(named).collect()
}
