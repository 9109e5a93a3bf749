//! What an event of the gateway means to naru. Read leniently: of a payload that has changed, what naru knows still counts,
//! and an interaction is answered although a field of it is new.
//!
//! A thread is a channel of its own on Discord, and so it is an address of its own here.

use serde_json::Value;

use super::NAME;
use super::gateway::Frame;
use crate::channel::{Address, Who};
use crate::language::Language;
use crate::language::negotiate::negotiate;
use crate::person::ChatKind;

/// Who may decide for a channel: whoever may manage it, the server, or everything.
const DECIDES: u64 = 1 << 3 | 1 << 4 | 1 << 5;

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

/// A channel that was named behind a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub spot: Spot,
    /// Whoever named it may decide for it.
    pub admin: bool,
}

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

    fn read(channel: &Value, guild: Option<&str>) -> Option<Self> {
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

#[derive(Debug, Clone, PartialEq)]
pub struct Interaction {
    pub id: String,
    /// Valid for a quarter of an hour; not for logs.
    pub token: Token,
    pub application: String,
    pub spot: Option<Spot>,
    /// The bot's own chat with the person, or the channel it came from.
    pub channel: String,
    pub person: String,
    /// May decide for the channel.
    pub admin: bool,
    /// The person's, as Discord names it.
    pub locale: String,
    /// What the bot may do in the channel, in Discord's bits.
    pub rights: u64,
    pub asked: Asked,
    /// The message whose button was pressed.
    pub under: Option<Under>,
}

/// Prints as `***`.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(pub String);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Under {
    pub id: String,
    /// Only the person sees it.
    pub ephemeral: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// A slash command with what was typed behind it, by the options' names.
    Command {
        name: String,
        options: Vec<(String, String)>,
        channels: Vec<Target>,
    },
    /// The command in a message's menu, with what that message says.
    OfMessage {
        text: String,
    },
    Pressed {
        custom_id: String,
        values: Vec<String>,
    },
    Completing {
        name: String,
        option: String,
        typed: String,
    },
    Submitted {
        custom_id: String,
        fields: Vec<(String, String)>,
    },
    /// A kind that came after this version.
    Other,
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

fn text(value: &Value, key: &str) -> Option<String> {
    value[key].as_str().filter(|it| !it.is_empty()).map(str::to_owned)
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
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

impl Interaction {
    /// Reads one as it came; `None` where what it takes to answer is missing.
    pub fn read(data: &Value) -> Option<Self> {
        let member = &data["member"];
        let user = if member["user"].is_object() { &member["user"] } else { &data["user"] };
        let channel = text(data, "channel_id").or_else(|| text(&data["channel"], "id"))?;
        let guild = text(data, "guild_id");
        let spot = guild.as_deref().map(|guild| {
            let whole = Spot::read(&data["channel"], Some(guild));
            whole.unwrap_or_else(|| Spot { id: channel.clone(), guild: guild.to_owned(), parent: None, kind: 0 })
        });
        let under = &data["message"];
        let under = text(under, "id")
            .map(|id| Under { id, ephemeral: under["flags"].as_u64().unwrap_or_default() & EPHEMERAL != 0 });
        Some(Self {
            id: text(data, "id")?,
            token: Token(text(data, "token")?),
            application: text(data, "application_id")?,
            admin: spot.is_none() || permissions(member) & DECIDES != 0,
            spot,
            channel,
            person: text(user, "id")?,
            locale: text(data, "locale").unwrap_or_default(),
            rights: data["app_permissions"].as_str().and_then(|it| it.parse().ok()).unwrap_or_default(),
            asked: asked(data),
            under,
        })
    }

    /// The person where the interaction came from; `offered` are the languages that naru speaks here.
    pub fn who(&self, offered: &[Language]) -> Who {
        let language = negotiate(offered, &self.locale);
        let (at, kind) = match &self.spot {
            Some(spot) => (spot.address(), spot.chat_kind()),
            None => (Address { channel: NAME, chat: self.channel.clone(), thread: None }, ChatKind::Private),
        };
        Who { at, kind, person: Some(self.person.clone()), admin: self.admin, language, chosen: None }
    }

    /// It came from the bot's own chat with the person.
    pub fn is_private(&self) -> bool {
        self.spot.is_none()
    }
}

fn permissions(of: &Value) -> u64 {
    of["permissions"].as_str().and_then(|it| it.parse().ok()).unwrap_or_default()
}

/// The flag of a message that one person sees.
pub const EPHEMERAL: u64 = 1 << 6;

fn asked(interaction: &Value) -> Asked {
    let data = &interaction["data"];
    let name = || text(data, "name").unwrap_or_default();
    let custom_id = || text(data, "custom_id").unwrap_or_default();
    match interaction["type"].as_u64() {
        Some(2) if data["type"].as_u64().unwrap_or(1) == 1 => {
            let options = list(data, "options").filter_map(|it| Some((text(it, "name")?, written(&it["value"]))));
            let guild = text(interaction, "guild_id");
            let named = data["resolved"]["channels"].as_object().into_iter().flatten().map(|(_, channel)| channel);
            let target = |channel: &Value| {
                let spot = Spot::read(channel, guild.as_deref())?;
                Some(Target { spot, admin: permissions(channel) & DECIDES != 0 })
            };
            Asked::Command { name: name(), options: options.collect(), channels: named.filter_map(target).collect() }
        }
        Some(2) if data["type"].as_u64() == Some(3) => {
            let target = text(data, "target_id").unwrap_or_default();
            let message = &data["resolved"]["messages"][&target];
            let embeds = list(message, "embeds").flat_map(|it| ["title", "description"].map(|key| text(it, key)));
            let said = [text(message, "content")].into_iter().chain(embeds).flatten();
            Asked::OfMessage { text: said.collect::<Vec<_>>().join("\n") }
        }
        Some(3) => {
            let values = list(data, "values").filter_map(|it| it.as_str().map(str::to_owned)).collect();
            Asked::Pressed { custom_id: custom_id(), values }
        }
        Some(4) => {
            let focused = list(data, "options").find(|it| it["focused"] == Value::Bool(true));
            let of = |key: &str| focused.map(|it| written(&it[key])).unwrap_or_default();
            Asked::Completing { name: name(), option: of("name"), typed: of("value") }
        }
        Some(5) => {
            // A row with one field in it, or a label around one.
            let rows = list(data, "components");
            let fields = rows.flat_map(|row| list(row, "components").chain([&row["component"]]));
            let fields = fields.filter_map(|it| Some((text(it, "custom_id")?, written(&it["value"]))));
            Asked::Submitted { custom_id: custom_id(), fields: fields.collect() }
        }
        _ => Asked::Other,
    }
}

/// What stands in a field, whatever type it has.
fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
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
    fn an_interaction_is_read_although_half_of_it_is_missing() {
        let data = json!({ "id": "1", "token": "t", "application_id": "9", "type": 2, "channel_id": "5", "guild_id": "7",
            "channel": { "id": "5", "type": 11, "parent_id": "4" }, "locale": "zh-TW",
            "member": { "user": { "id": "3" }, "permissions": "32" },
            "data": { "type": 1, "name": "upcoming", "options": [{ "name": "kind", "type": 3, "value": "forum" }] } });
        let Heard::Interaction(read) = event("INTERACTION_CREATE", data) else { panic!("it is one") };
        let who = read.who(&[Language::new("en"), Language::new("zh-Hant")]);
        assert_eq!((who.at.chat.as_str(), who.at.thread.as_deref()), ("5", None));
        assert_eq!(read.spot.as_ref().and_then(|it| it.parent.as_deref()), Some("4"));
        assert_eq!((who.kind, who.admin, who.language), (ChatKind::Topic, true, Some(Language::new("zh-Hant"))));
        let options = vec![("kind".to_owned(), "forum".to_owned())];
        assert_eq!(read.asked, Asked::Command { name: "upcoming".to_owned(), options, channels: Vec::new() });
        assert!(!format!("{read:?}").contains("\"t\""), "the token is not printed");
    }

    #[test]
    fn what_is_typed_into_a_form_is_read_by_its_names() {
        let data = json!({ "id": "1", "token": "t", "application_id": "9", "type": 5, "channel_id": "5",
            "user": { "id": "3" }, "data": { "custom_id": "propose:forum", "components": [
                { "type": 1, "components": [{ "type": 4, "custom_id": "title", "value": "Walk" }] },
                { "type": 18, "component": { "type": 4, "custom_id": "when", "value": "2027" } } ] } });
        let Heard::Interaction(read) = event("INTERACTION_CREATE", data) else { panic!("it is one") };
        let fields = [("title", "Walk"), ("when", "2027")].map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec();
        assert_eq!(read.asked, Asked::Submitted { custom_id: "propose:forum".to_owned(), fields });
        assert!(read.is_private() && read.admin);
    }

    #[test]
    fn an_outage_is_no_farewell_and_an_unknown_event_is_named() {
        assert_eq!(event("GUILD_DELETE", json!({ "id": "7", "unavailable": true })), Heard::Nothing);
        assert_eq!(event("GUILD_DELETE", json!({ "id": "7" })), Heard::GuildGone { guild: "7".to_owned() });
        assert_eq!(event("TEA_TIME", json!({})), Heard::Unknown("TEA_TIME".to_owned()));
        assert_eq!(event("INTERACTION_CREATE", json!({})), Heard::Broken("INTERACTION_CREATE".to_owned()));
    }
}
