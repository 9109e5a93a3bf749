//! What an update of Telegram means to naru: who said or pressed what, and where.
//!
//! In a group naru answers when it is spoken to: by its name, by a reply to one of its messages, or by a command that is
//! not another bot's. A thread counts as a topic only where Telegram says so; in the General topic there is none.

use chrono::{DateTime, Utc};
use teloxide::types::{
    CallbackQuery, Chat, ChatMemberUpdated, InlineQuery, Message, MessageEntityKind, UpdateKind, User,
};

use super::{NAME, leniently};
use crate::channel::{Address, Who};
use crate::language::Language;
use crate::language::negotiate::negotiate;
use crate::person::ChatKind;

/// Who the bot is on Telegram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Me {
    pub id: u64,
    /// Without the @.
    pub username: String,
}

#[derive(Debug, Clone)]
pub struct Event {
    pub id: i64,
    pub what: What,
}

#[derive(Debug, Clone)]
pub enum What {
    Said(Said),
    Pressed(Pressed),
    /// The bot was let in or put out; `greets`: it is new to a group.
    Came {
        who: Who,
        joined: bool,
        greets: bool,
    },
    /// The chat lives on under another id.
    Moved {
        from: String,
        to: String,
    },
    /// Somebody types the bot's name in any chat, and wants cards to share.
    Inline {
        query: String,
        who: Who,
        text: String,
    },
    /// Nothing to answer.
    Nothing,
}

#[derive(Debug, Clone)]
pub struct Said {
    pub who: Who,
    pub message: i64,
    pub at: DateTime<Utc>,
    /// Empty where it is a picture, a voice message or another thing without words.
    pub text: String,
    /// A picture or document that came with it.
    pub file: Option<Incoming>,
    /// The message replied to, where it is one of the bot's.
    pub reply_to: Option<i64>,
    /// Not spoken to naru: another's matter, unless the topic is one of its own.
    pub overheard: bool,
}

/// A file that somebody sent, not fetched yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// Telegram's own name for it.
    pub id: String,
    pub name: String,
    pub mime: String,
    pub size: u32,
}

#[derive(Debug, Clone)]
pub struct Pressed {
    pub who: Who,
    pub query: String,
    pub data: String,
    /// Under which message; absent where that is too old to be seen.
    pub message: Option<i64>,
}

impl Event {
    /// Reads an update as it came. Those that make no sense to this version are [`What::Nothing`].
    pub fn read(body: &str, me: &Me, languages: &[Language]) -> Option<Self> {
        let update = leniently::read(body)?;
        let reader = Reader { me, languages };
        let what = match update.kind {
            UpdateKind::Message(message) | UpdateKind::ChannelPost(message) => reader.message(&message),
            UpdateKind::CallbackQuery(query) => reader.press(&query),
            UpdateKind::MyChatMember(change) => reader.member(&change),
            UpdateKind::InlineQuery(query) => reader.inline(query),
            _ => What::Nothing,
        };
        Some(Self { id: i64::from(update.id.0), what })
    }

    /// What has to be dealt with in order: a chat's updates, or a person's inline queries.
    pub fn lane(&self) -> String {
        match &self.what {
            What::Said(Said { who, .. }) | What::Pressed(Pressed { who, .. }) | What::Came { who, .. } => {
                who.at.chat.clone()
            }
            What::Moved { from, .. } => from.clone(),
            What::Inline { who, .. } => format!("inline {}", who.at.chat),
            What::Nothing => String::new(),
        }
    }
}

struct Reader<'a> {
    me: &'a Me,
    languages: &'a [Language],
}

impl Reader<'_> {
    fn message(&self, message: &Message) -> What {
        let chat = &message.chat;
        if let Some(to) = message.migrate_to_chat_id() {
            return What::Moved { from: chat.id.to_string(), to: to.to_string() };
        }
        if let Some(from) = message.migrate_from_chat_id() {
            return What::Moved { from: from.to_string(), to: chat.id.to_string() };
        }
        if message.from.as_ref().is_some_and(|it| it.id.0 == self.me.id) || message.via_bot.is_some() {
            return What::Nothing;
        }
        let thread = message.thread_id.filter(|_| message.is_topic_message).map(|it| it.0.0.to_string());
        // An anonymous admin speaks as the group, a post in a channel as the channel.
        let as_chat = message.sender_chat.as_ref().is_some_and(|it| it.id == chat.id);
        let who = self.who(chat, thread, message.from.as_ref().filter(|_| !as_chat), as_chat);
        let words = message.text().or_else(|| message.caption());
        if words.is_none() && !(chat.is_private() && has_content(message)) {
            return What::Nothing;
        }
        let text = words.unwrap_or_default();
        let reply_to = message
            .reply_to_message()
            .filter(|it| it.from.as_ref().is_some_and(|it| it.id.0 == self.me.id))
            .map(|it| i64::from(it.id.0));
        let addressed = self.addressed(message, text);
        let spoken_to = match who.kind {
            ChatKind::Private => true,
            ChatKind::Channel => text.starts_with('/') && addressed.is_some(),
            ChatKind::Group | ChatKind::Topic => addressed.is_some() || (reply_to.is_some() && !text.starts_with('/')),
        };
        let text = addressed.unwrap_or_else(|| text.to_owned());
        let id = i64::from(message.id.0);
        let file = incoming(message);
        What::Said(Said { who, message: id, at: message.date, text, file, reply_to, overheard: !spoken_to })
    }

    /// The text without the bot's name, where it is named or given a command.
    fn addressed(&self, message: &Message, text: &str) -> Option<String> {
        let entities = message.parse_entities().or_else(|| message.parse_caption_entities())?;
        let name = format!("@{}", self.me.username);
        let mut named = false;
        let mut rest = text.to_owned();
        for entity in entities.iter().rev() {
            match entity.kind() {
                MessageEntityKind::Mention if entity.text().eq_ignore_ascii_case(&name) => {
                    named = true;
                    rest.replace_range(entity.range(), "");
                }
                MessageEntityKind::TextMention { user } if user.id.0 == self.me.id => {
                    named = true;
                    rest.replace_range(entity.range(), "");
                }
                MessageEntityKind::BotCommand if entity.start() == 0 => {
                    named |= match entity.text().split_once('@') {
                        Some((_, bot)) => bot.eq_ignore_ascii_case(&self.me.username),
                        None => true,
                    };
                }
                _ => {}
            }
        }
        named.then(|| rest.trim().to_owned())
    }

    fn press(&self, query: &CallbackQuery) -> What {
        let (id, data) = (query.id.0.clone(), query.data.clone().unwrap_or_default());
        let Some(under) = &query.message else {
            // Under a card that was shared in somebody's chat: the one who presses is answered in their own.
            let person = query.from.id.to_string();
            let who = Who::private(NAME, &person, self.language(&query.from));
            return What::Pressed(Pressed { who, query: id, data, message: None });
        };
        let chat = under.chat();
        let regular = under.regular_message();
        let thread = regular.and_then(|it| it.thread_id.filter(|_| it.is_topic_message)).map(|it| it.0.0.to_string());
        // The one who presses is shown as himself even where he writes anonymously.
        let who = self.who(chat, thread, Some(&query.from), false);
        let message = regular.map(|it| i64::from(it.id.0));
        What::Pressed(Pressed { who, query: id, data, message })
    }

    fn member(&self, change: &ChatMemberUpdated) -> What {
        let (before, now) = (change.old_chat_member.is_present(), change.new_chat_member.is_present());
        let who = self.who(&change.chat, None, Some(&change.from), false);
        let greets = now && !before && who.kind == ChatKind::Group;
        What::Came { who, joined: now, greets }
    }

    fn inline(&self, query: InlineQuery) -> What {
        let language = self.language(&query.from);
        let who = Who { admin: false, ..Who::private(NAME, &query.from.id.to_string(), language) };
        What::Inline { query: query.id.0, who, text: query.query }
    }

    fn who(&self, chat: &Chat, thread: Option<String>, person: Option<&User>, admin: bool) -> Who {
        let kind = match () {
            () if chat.is_private() => ChatKind::Private,
            () if chat.is_channel() => ChatKind::Channel,
            () if thread.is_some() => ChatKind::Topic,
            () => ChatKind::Group,
        };
        Who {
            at: Address { channel: NAME, chat: chat.id.to_string(), thread },
            kind,
            person: person.map(|it| it.id.to_string()),
            admin: admin || kind == ChatKind::Private,
            language: person.and_then(|it| self.language(it)),
            chosen: None,
        }
    }

    fn language(&self, person: &User) -> Option<Language> {
        negotiate(self.languages, person.language_code.as_deref()?)
    }
}

/// The picture in its largest size, or the document.
fn incoming(message: &Message) -> Option<Incoming> {
    if let Some(largest) = message.photo().and_then(|sizes| sizes.iter().max_by_key(|it| it.width)) {
        return Some(Incoming {
            id: largest.file.id.to_string(),
            name: format!("picture-{}.jpg", message.id.0),
            mime: "image/jpeg".to_owned(), // Telegram makes every photo one
            size: largest.file.size,
        });
    }
    let document = message.document()?;
    Some(Incoming {
        id: document.file.id.to_string(),
        name: document.file_name.clone().unwrap_or_else(|| format!("file-{}", message.id.0)),
        mime: document.mime_type.as_ref().map_or("application/octet-stream".to_owned(), ToString::to_string),
        size: document.file.size,
    })
}

/// Something that a person sent, and not a note of Telegram's that somebody joined.
fn has_content(message: &Message) -> bool {
    matches!(message.kind, teloxide::types::MessageKind::Common(_))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn read(kind: &str, body: Value) -> What {
        let me = Me { id: 42, username: "naru_bot".to_owned() };
        let update = json!({ "update_id": 7, kind: body }).to_string();
        let languages = [Language::new("ko"), Language::new("en"), Language::new("zh-Hant")];
        Event::read(&update, &me, &languages).expect("an update").what
    }

    fn message(chat: Value, mut more: Value) -> What {
        more["message_id"] = json!(5);
        more["date"] = json!(1_800_000_000);
        more["chat"] = chat;
        if more.get("from").is_none() {
            more["from"] = json!({ "id": 7, "is_bot": false, "first_name": "Anna", "language_code": "zh-TW" });
        }
        read("message", more)
    }

    fn private() -> Value {
        json!({ "id": 7, "type": "private", "first_name": "Anna" })
    }

    fn group() -> Value {
        json!({ "id": -100, "type": "supergroup", "title": "Friends", "is_forum": true })
    }

    #[track_caller]
    fn said(what: What) -> Said {
        match what {
            What::Said(said) => said,
            other => panic!("nothing was said: {other:?}"),
        }
    }

    fn mention(text: &str, name: &str) -> Value {
        let at = text.find(name).expect("the name is there");
        let offset = text[..at].encode_utf16().count();
        json!({ "text": text, "entities": [{ "type": "mention", "offset": offset, "length": name.len() }] })
    }

    #[test]
    fn in_private_everything_is_for_naru() {
        let said = said(message(private(), json!({ "text": "다음 포럼?" })));
        assert_eq!((said.text.as_str(), said.overheard), ("다음 포럼?", false));
        assert_eq!(said.who.language, Some(Language::new("zh-Hant")));
        assert!(said.who.admin);
    }

    #[test]
    fn in_a_group_only_what_is_said_to_naru_is() {
        let to = |body: Value| said(message(group(), body));
        assert!(to(json!({ "text": "hello all" })).overheard);
        let named = to(mention("😀 @Naru_Bot when is the forum?", "@Naru_Bot"));
        assert_eq!((named.text.as_str(), named.overheard), ("😀  when is the forum?", false));
        assert!(to(mention("@other_bot hi", "@other_bot")).overheard);
        let command = |text: &str| {
            to(json!({ "text": text, "entities": [{ "type": "bot_command", "offset": 0, "length": text.len() }] }))
        };
        assert!(!command("/my").overheard);
        assert!(!command("/my@naru_bot").overheard);
        assert!(command("/my@other_bot").overheard);
    }

    #[test]
    fn a_reply_to_naru_is_for_naru() {
        let to = |id: u64| {
            let from = json!({ "id": id, "is_bot": true, "first_name": "b" });
            let reply = json!({ "message_id": 3, "date": 1_800_000_000, "chat": group(), "from": from, "text": "x" });
            said(message(group(), json!({ "text": "and after that?", "reply_to_message": reply })))
        };
        assert_eq!((to(42).overheard, to(42).reply_to), (false, Some(3)));
        assert_eq!((to(43).overheard, to(43).reply_to), (true, None));
    }

    #[test]
    fn what_the_types_do_not_take_is_read_as_far_as_it_can_be() {
        let voice = json!({ "voice": { "file_id": "f", "file_unique_id": "f", "duration": 2 } });
        let heard = said(message(private(), voice));
        assert_eq!((heard.text.as_str(), heard.overheard), ("", false), "a voice message without a media type");
        let file =
            json!({ "caption": "/staff", "document": { "file_id": "f", "file_unique_id": "f", "file_size": 1 } });
        let sent = said(message(private(), file));
        assert_eq!((sent.text.as_str(), sent.file.map(|it| it.id)), ("/staff", Some("f".to_owned())));
        let strange = json!({ "caption": "다음 포럼?", "caption_entities": [], "sticker": { "shape": "round" },
            "reply_to_message": { "message_id": 3, "date": 1_800_000_000, "chat": private(), "hologram": {}, "sticker": 7,
                "from": { "id": 42, "is_bot": true, "first_name": "b" } } });
        let asked = said(message(private(), strange));
        assert_eq!((asked.text.as_str(), asked.reply_to), ("다음 포럼?", Some(3)));
        let note = json!({ "voice_chat_haunted": {}, "sticker_gone": 1 });
        assert!(matches!(message(private(), note), What::Nothing), "a note of Telegram's own");
    }

    #[test]
    fn a_thread_is_a_topic_only_where_telegram_says_so() {
        let thread = |topic: bool| {
            let body = json!({ "text": "x", "message_thread_id": 9, "is_topic_message": topic });
            said(message(group(), body)).who
        };
        assert_eq!((thread(true).at.thread.as_deref(), thread(true).kind), (Some("9"), ChatKind::Topic));
        assert_eq!((thread(false).at.thread, thread(false).kind), (None, ChatKind::Group));
    }

    #[test]
    fn an_anonymous_admin_speaks_as_the_group() {
        let body = json!({ "text": "x", "sender_chat": group(),
            "from": { "id": 1_087_968_824_u64, "is_bot": true, "first_name": "Group", "username": "GroupAnonymousBot" } });
        let who = said(message(group(), body)).who;
        assert!(who.admin);
        assert_eq!(who.person, None);
        let other = json!({ "id": -200, "type": "channel", "title": "News" });
        let body = json!({ "text": "x", "sender_chat": other });
        assert!(!said(message(group(), body)).who.admin, "a channel that writes there is nobody's admin");
    }

    #[test]
    fn a_group_that_became_a_supergroup_is_told_from_both_sides() {
        let old = json!({ "id": -5, "type": "group", "title": "Friends" });
        let is = |what: What| matches!(what, What::Moved { from, to } if from == "-5" && to == "-100");
        assert!(is(message(old, json!({ "migrate_to_chat_id": -100 }))));
        assert!(is(message(group(), json!({ "migrate_from_chat_id": -5 }))));
    }

    #[test]
    fn a_voice_message_is_seen_in_private_and_not_in_a_group() {
        let file = || json!({ "file_id": "f", "file_unique_id": "f", "duration": 2, "file_size": 5, "mime_type": "audio/ogg" });
        let voice = || json!({ "voice": file() });
        assert_eq!(said(message(private(), voice())).text, "");
        assert!(matches!(message(group(), voice()), What::Nothing));
    }

    #[test]
    fn what_this_version_does_not_know_is_nothing() {
        assert!(matches!(read("quantum_message", json!({ "x": 1 })), What::Nothing));
        assert!(Event::read("no json", &Me { id: 1, username: String::new() }, &[]).is_none());
    }
}
