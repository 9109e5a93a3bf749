//! What somebody wants by an interaction: a command, a press, a form. Read leniently: one is answered although a field of it is new.

use serde_json::Value;

use super::NAME;
use super::heard::{Spot, list, text};
use crate::channel::{Address, Who};
use crate::language::Language;
use crate::language::negotiate::negotiate;
use crate::person::ChatKind;

/// Who may decide for a channel: whoever may manage it, the server, or everything.
const DECIDES: u64 = 1 << 3 | 1 << 4 | 1 << 5;

/// A channel that was named behind a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub spot: Spot,
    /// Whoever named it may decide for it.
    pub admin: bool,
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

    #[test]
    fn an_interaction_is_read_although_half_of_it_is_missing() {
        let data = json!({ "id": "1", "token": "t", "application_id": "9", "type": 2, "channel_id": "5", "guild_id": "7",
            "channel": { "id": "5", "type": 11, "parent_id": "4" }, "locale": "zh-TW",
            "member": { "user": { "id": "3" }, "permissions": "32" },
            "data": { "type": 1, "name": "upcoming", "options": [{ "name": "kind", "type": 3, "value": "forum" }] } });
        let read = Interaction::read(&data).expect("it is one");
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
        let read = Interaction::read(&data).expect("it is one");
        let fields = [("title", "Walk"), ("when", "2027")].map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec();
        assert_eq!(read.asked, Asked::Submitted { custom_id: "propose:forum".to_owned(), fields });
        assert!(read.is_private() && read.admin);
    }
}
