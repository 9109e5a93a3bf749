//! What an event of the gateway means to naru; an interaction is read in [`asked`](super::asked). Read leniently: of a payload
//! that has changed, what naru knows still counts.
//!
//! A thread is a channel of its own on Discord, and so it is an address of its own here.

use serde_json::Value;

use super::NAME;
use super::asked::Interaction;
use super::gateway::Frame;
use crate::channel::Address;
use crate::person::ChatKind;

/// Everything that Discord documents for these intents and naru has no use for; what is in no list is warned about.
const UNUSED: &[&str] = &[
    "APPLICATION_COMMAND_PERMISSIONS_UPDATE",
    "AUTO_MODERATION_RULE_CREATE",
    "AUTO_MODERATION_RULE_UPDATE",
    "AUTO_MODERATION_RULE_DELETE",
    "CHANNEL_PINS_UPDATE",
    "CHANNEL_TOPIC_UPDATE",
    "ENTITLEMENT_CREATE",
    "ENTITLEMENT_UPDATE",
    "ENTITLEMENT_DELETE",
    "GUILD_APPLICATION_COMMAND_INDEX_UPDATE",
    "GUILD_AUDIT_LOG_ENTRY_CREATE",
    "GUILD_EMOJIS_UPDATE",
    "GUILD_INTEGRATIONS_UPDATE",
    "GUILD_JOIN_REQUEST_UPDATE",
    "GUILD_JOIN_REQUEST_DELETE",
    "GUILD_MEMBER_UPDATE",
    "GUILD_ROLE_CREATE",
    "GUILD_ROLE_UPDATE",
    "GUILD_ROLE_DELETE",
    "GUILD_SOUNDBOARD_SOUND_CREATE",
    "GUILD_SOUNDBOARD_SOUND_UPDATE",
    "GUILD_SOUNDBOARD_SOUND_DELETE",
    "GUILD_SOUNDBOARD_SOUNDS_UPDATE",
    "GUILD_STICKERS_UPDATE",
    "GUILD_UPDATE",
    "INTEGRATION_CREATE",
    "INTEGRATION_UPDATE",
    "INTEGRATION_DELETE",
    "MESSAGE_DELETE_BULK",
    "MESSAGE_POLL_VOTE_ADD",
    "MESSAGE_POLL_VOTE_REMOVE",
    "MESSAGE_REACTION_ADD",
    "MESSAGE_REACTION_REMOVE",
    "MESSAGE_REACTION_REMOVE_ALL",
    "MESSAGE_REACTION_REMOVE_EMOJI",
    "MESSAGE_UPDATE",
    "MESSAGE_DELETE",
    "PRESENCES_REPLACE",
    "RATE_LIMITED",
    "STAGE_INSTANCE_CREATE",
    "STAGE_INSTANCE_UPDATE",
    "STAGE_INSTANCE_DELETE",
    "SUBSCRIPTION_CREATE",
    "SUBSCRIPTION_UPDATE",
    "SUBSCRIPTION_DELETE",
    "THREAD_MEMBER_UPDATE",
    "THREAD_MEMBERS_UPDATE",
    "TYPING_START",
    "USER_UPDATE",
    "VOICE_CHANNEL_EFFECT_SEND",
    "VOICE_CHANNEL_STATUS_UPDATE",
    "VOICE_SERVER_UPDATE",
    "VOICE_STATE_UPDATE",
    "WEBHOOKS_UPDATE",
];

/// A channel or thread of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    pub id: String,
    pub guild: String,
    /// Of a thread: the channel it is in.
    pub parent: Option<String>,
    /// 0 text, 5 announcement, 10 to 12 threads, 15 forum.
    pub kind: u64,
}

impl Spot {
    pub fn is_thread(&self) -> bool {
        (10..=12).contains(&self.kind)
    }

    pub(super) fn read(channel: &Value, guild: Option<&str>) -> Option<Self> {
        let kind = channel["type"].as_u64()?;
        let parent = text(channel, "parent_id").filter(|_| (10..=12).contains(&kind));
        let guild = text(channel, "guild_id").or_else(|| guild.map(str::to_owned))?;
        Some(Self { id: text(channel, "id")?, guild, parent, kind })
    }

    /// Where one writes to it.
    pub fn address(&self) -> Address {
        Address { channel: NAME, chat: self.id.clone(), thread: None }
    }

    pub fn chat_kind(&self) -> ChatKind {
        match self.kind {
            _ if self.is_thread() => ChatKind::Topic,
            5 | 15 | 16 => ChatKind::Channel,
            _ => ChatKind::Group,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    /// A new session: whatever was known of these servers may be out of date.
    Ready {
        bot: String,
        application: String,
        guilds: Vec<String>,
    },
    /// The session goes on; what was missed comes now.
    Resumed,
    Interaction(Box<Interaction>),
    Said(Said),
    /// The server is there, with all its channels and its active threads.
    GuildHere {
        guild: String,
        spots: Vec<Spot>,
    },
    /// The bot was put out of it.
    GuildGone {
        guild: String,
    },
    SpotHere(Spot),
    SpotGone(Spot),
    Nothing,
    /// An event that no list of ours has.
    Unknown(String),
    /// One that naru needs and cannot read.
    Broken(String),
}

/// Somebody wrote to naru: in its own chat, or by its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    pub id: String,
    pub channel: String,
    /// Absent in a chat with the bot alone.
    pub guild: Option<String>,
    pub person: String,
    /// Without the bot's name. Empty where there are no words.
    pub text: String,
    /// In answer to one of the bot's messages.
    pub replies: bool,
}

impl Heard {
    /// `bot`: the bot's own id, once it is known.
    pub fn read(frame: &Frame, bot: &str) -> Self {
        let data = &frame.data;
        let read = match frame.name.as_str() {
            "READY" => ready(data),
            "RESUMED" => Some(Self::Resumed),
            "INTERACTION_CREATE" => Interaction::read(data).map(|it| Self::Interaction(Box::new(it))),
            "MESSAGE_CREATE" => said(data, bot),
            "GUILD_CREATE" => guild(data),
            "GUILD_DELETE" => match data["unavailable"].as_bool() {
                // An outage of Discord's: nobody has put the bot out.
                Some(true) => Some(Self::Nothing),
                _ => text(data, "id").map(|guild| Self::GuildGone { guild }),
            },
            "CHANNEL_CREATE" | "CHANNEL_UPDATE" | "THREAD_CREATE" | "THREAD_UPDATE" => {
                Some(Spot::read(data, None).map_or(Self::Nothing, Self::SpotHere))
            }
            "CHANNEL_DELETE" | "THREAD_DELETE" => Some(Spot::read(data, None).map_or(Self::Nothing, Self::SpotGone)),
            "THREAD_LIST_SYNC" => Some(Self::Nothing),
            name if UNUSED.contains(&name) || name.starts_with("GUILD_SCHEDULED_EVENT_") => Some(Self::Nothing),
            name => Some(Self::Unknown(name.to_owned())),
        };
        read.unwrap_or_else(|| Self::Broken(frame.name.clone()))
    }
}

pub(super) fn text(value: &Value, key: &str) -> Option<String> {
    value[key].as_str().filter(|it| !it.is_empty()).map(str::to_owned)
}

pub(super) fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

fn ready(data: &Value) -> Option<Heard> {
    let bot = text(&data["user"], "id")?;
    let application = text(&data["application"], "id").unwrap_or_else(|| bot.clone());
    let guilds = list(data, "guilds").filter_map(|it| text(it, "id")).collect();
    Some(Heard::Ready { bot, application, guilds })
}

fn guild(data: &Value) -> Option<Heard> {
    let guild = text(data, "id")?;
    if data["unavailable"] == Value::Bool(true) {
        return Some(Heard::Nothing);
    }
    let all = list(data, "channels").chain(list(data, "threads"));
    let spots = all.filter_map(|it| Spot::read(it, Some(&guild))).collect();
    Some(Heard::GuildHere { guild, spots })
}

fn said(data: &Value, bot: &str) -> Option<Heard> {
    let author = &data["author"];
    let person = text(author, "id")?;
    // Bots, webhooks and Discord itself ("somebody joined") ask nothing.
    let kind = data["type"].as_u64().unwrap_or_default();
    if author["bot"] == Value::Bool(true) || !data["webhook_id"].is_null() || !matches!(kind, 0 | 19) {
        return Some(Heard::Nothing);
    }
    let guild = text(data, "guild_id");
    let named = list(data, "mentions").any(|it| it["id"] == bot);
    if guild.is_some() && !named {
        return Some(Heard::Nothing);
    }
    let mut words = data["content"].as_str().unwrap_or_default().to_owned();
    for name in [format!("<@{bot}>"), format!("<@!{bot}>")] {
        words = words.replace(&name, " ");
    }
    let (id, channel) = (text(data, "id")?, text(data, "channel_id")?);
    let replies = data["referenced_message"]["author"]["id"] == bot;
    Some(Heard::Said(Said { id, channel, guild, person, text: words.trim().to_owned(), replies }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn event(name: &str, data: Value) -> Heard {
        Heard::read(&Frame { shard: 0, name: name.to_owned(), data }, "9")
    }

    #[test]
    fn naru_hears_its_name_and_what_is_said_to_it_alone() {
        let message = |guild: Value, mentions: Value, text: &str| {
            let data = json!({ "id": "1", "channel_id": "2", "guild_id": guild, "author": { "id": "3" }, "type": 0,
                "content": text, "mentions": mentions });
            match event("MESSAGE_CREATE", data) {
                Heard::Said(said) => Some(said.text),
                Heard::Nothing => None,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(message(json!("7"), json!([{ "id": "9" }]), "<@9> 다음 포럼은?").as_deref(), Some("다음 포럼은?"));
        assert_eq!(message(Value::Null, json!([]), "forums").as_deref(), Some("forums"));
        assert_eq!(message(json!("7"), json!([]), "among ourselves"), None);
    }

    #[test]
    fn bots_and_notices_of_discord_are_not_answered() {
        for change in
            [json!({ "author": { "id": "3", "bot": true } }), json!({ "webhook_id": "5" }), json!({ "type": 7 })]
        {
            let mut data = json!({ "id": "1", "channel_id": "2", "author": { "id": "3" }, "type": 0, "content": "hi" });
            data.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
            assert_eq!(event("MESSAGE_CREATE", data), Heard::Nothing);
        }
    }

    #[test]
    fn an_outage_is_no_farewell_and_an_unknown_event_is_named() {
        assert_eq!(event("GUILD_DELETE", json!({ "id": "7", "unavailable": true })), Heard::Nothing);
        assert_eq!(event("GUILD_DELETE", json!({ "id": "7" })), Heard::GuildGone { guild: "7".to_owned() });
        assert_eq!(event("TEA_TIME", json!({})), Heard::Unknown("TEA_TIME".to_owned()));
        assert_eq!(event("INTERACTION_CREATE", json!({})), Heard::Broken("INTERACTION_CREATE".to_owned()));
    }
}
