//! The shapes of Discord's objects, complete enough that a client which drops what it cannot decode drops nothing.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

pub fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

pub fn user(id: u64, name: &str, bot: bool) -> Value {
    json!({
        "id": id.to_string(), "username": name, "discriminator": "0", "global_name": name, "avatar": null, "bot": bot,
        "system": false, "mfa_enabled": false, "flags": 0, "public_flags": 0,
    })
}

/// All permissions that naru may want, and some more.
pub const ALL_PERMISSIONS: &str = "2251799813685247";

/// The same without the administrator's, which no channel's exceptions could take away.
const MEMBER_PERMISSIONS: &str = "2251799813685239";

pub fn member(id: u64, name: &str, permissions: &str) -> Value {
    json!({
        "user": user(id, name, false), "nick": null, "avatar": null, "roles": [], "joined_at": "2024-01-01T00:00:00+00:00",
        "premium_since": null, "deaf": false, "mute": false, "flags": 0, "pending": false,
        "permissions": permissions, "communication_disabled_until": null, "unusual_dm_activity_until": null,
    })
}

#[derive(Debug, Clone)]
pub struct Channel {
    pub id: u64,
    /// 0 text, 1 direct, 5 announcement, 11 thread, 15 forum.
    pub kind: u8,
    pub guild: Option<u64>,
    pub parent: Option<u64>,
    pub name: String,
    pub archived: bool,
    pub locked: bool,
    /// (HTTP status, code) that every request about it gets.
    pub closed: Option<(u16, u32)>,
    /// Permission bits that the bot is denied here.
    pub denied: u64,
    /// A forum whose threads need a tag; it has one.
    pub tag_required: bool,
    /// No edit is taken of messages older than an hour, as Discord does after some of them.
    pub edits_spent: bool,
}

impl Channel {
    pub fn new(id: u64, guild: Option<u64>, kind: u8, name: &str) -> Self {
        Self {
            id,
            kind,
            guild,
            parent: None,
            name: name.to_owned(),
            archived: false,
            locked: false,
            closed: None,
            denied: 0,
            tag_required: false,
            edits_spent: false,
        }
    }

    /// Permission bits that the bot has here, as an interaction tells them.
    pub fn allowed(&self) -> String {
        let all: u64 = MEMBER_PERMISSIONS.parse().unwrap_or_default();
        (all & !self.denied).to_string()
    }

    pub fn is_thread(&self) -> bool {
        matches!(self.kind, 10..=12)
    }

    pub fn shown(&self) -> Value {
        let mut shown = json!({
            "id": self.id.to_string(), "type": self.kind, "name": self.name, "position": 0, "permission_overwrites": [],
            "nsfw": false, "rate_limit_per_user": 0, "topic": null, "flags": 0, "last_message_id": null,
            "parent_id": self.parent.map(|it| it.to_string()), "permissions": ALL_PERMISSIONS,
        });
        if let Some(guild) = self.guild {
            shown["guild_id"] = json!(guild.to_string());
        }
        if self.kind == 11 {
            shown["thread_metadata"] = json!({
                "archived": self.archived, "auto_archive_duration": 1440, "locked": self.locked,
                "archive_timestamp": "2024-01-01T00:00:00+00:00",
            });
        }
        if self.denied != 0 {
            let guild = self.guild.unwrap_or_default().to_string();
            let denied = json!({ "id": guild, "type": 0, "allow": "0", "deny": self.denied.to_string() });
            shown["permission_overwrites"] = json!([denied]);
        }
        if self.kind == 15 {
            let tag = json!({ "id": (self.id + 1).to_string(), "name": "program", "moderated": false, "emoji_id": null,
                "emoji_name": null });
            shown["available_tags"] = json!([tag]);
        }
        if self.kind == 1 {
            shown["recipients"] = json!([]);
        }
        shown
    }
}

pub fn guild(id: u64, name: &str, locale: &str, channels: &[Value], bot: &Value) -> Value {
    let everyone = json!({
        "id": id.to_string(), "name": "@everyone", "color": 0, "hoist": false, "position": 0,
        "permissions": MEMBER_PERMISSIONS, "managed": false, "mentionable": false, "flags": 0,
        "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
    });
    let mut own = member(0, "", ALL_PERMISSIONS);
    own["user"] = bot.clone();
    let mut guild = json!({
        "id": id.to_string(), "name": name, "icon": null, "splash": null, "discovery_splash": null, "owner_id": "1",
        "afk_channel_id": null, "afk_timeout": 300, "widget_enabled": false, "widget_channel_id": null,
        "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0, "roles": [everyone],
        "emojis": [], "features": ["COMMUNITY", "NEWS"], "mfa_level": 0, "application_id": null, "system_channel_id": null,
        "system_channel_flags": 0, "rules_channel_id": null, "max_presences": null, "max_members": 1000,
    });
    // In two parts: the macro's recursion is bounded.
    let rest = json!({
        "vanity_url_code": null, "description": null, "banner": null, "premium_tier": 0, "premium_subscription_count": 0,
        "preferred_locale": locale, "public_updates_channel_id": null, "nsfw_level": 0, "stickers": [],
        "premium_progress_bar_enabled": false, "safety_alerts_channel_id": null, "joined_at": "2024-01-01T00:00:00+00:00",
        "large": false, "unavailable": false, "member_count": 2, "voice_states": [], "members": [own],
        "channels": channels, "threads": [], "presences": [], "stage_instances": [], "guild_scheduled_events": [],
    });
    if let (Some(into), Value::Object(from)) = (guild.as_object_mut(), rest) {
        into.extend(from);
    }
    guild
}

/// A message of `author` with what `body` (a create or edit request) says.
pub fn message(id: u64, channel: &Channel, author: &Value, body: &Value, at: DateTime<Utc>) -> Value {
    let mut shown = json!({
        "id": id.to_string(), "channel_id": channel.id.to_string(), "author": author, "content": "",
        "timestamp": stamp(at), "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [],
        "mention_roles": [], "mention_channels": [], "attachments": [], "embeds": [], "reactions": [], "pinned": false,
        "type": 0, "flags": 0, "components": [],
    });
    merge(&mut shown, body);
    if let Some(guild) = channel.guild {
        shown["guild_id"] = json!(guild.to_string());
    }
    shown
}

/// Whom a text rings, as `allowed_mentions` lets it: everybody, and which roles. Without the key it rings all that it names.
fn rings(body: &Value) -> (bool, Vec<String>) {
    let content = body["content"].as_str().unwrap_or_default();
    let allowed = &body["allowed_mentions"];
    let has = |key: &str, of: &str| allowed[key].as_array().is_some_and(|it| it.iter().any(|it| it == of));
    let may = |sort: &str| allowed.is_null() || has("parse", sort);
    let everyone = may("everyone") && (content.contains("@everyone") || content.contains("@here"));
    let named = content.split("<@&").skip(1).filter_map(|it| it.split_once('>')).map(|(id, _)| id.to_owned());
    (everyone, named.filter(|id| may("roles") || has("roles", id)).collect())
}

/// Takes over what a create or edit request may set.
pub fn merge(shown: &mut Value, body: &Value) {
    if body["content"].is_string() {
        let (everyone, roles) = rings(body);
        shown["mention_everyone"] = json!(everyone);
        shown["mention_roles"] = json!(roles);
    }
    for key in ["content", "components", "nonce", "flags", "message_reference"] {
        if !body[key].is_null() {
            shown[key] = body[key].clone();
        }
    }
    if let Some(embeds) = body["embeds"].as_array() {
        let typed = embeds.iter().map(|embed| {
            let mut embed = embed.clone();
            embed["type"] = json!("rich");
            embed
        });
        shown["embeds"] = typed.collect();
    }
}

/// What a person sees of a message, for the ledger.
pub fn visible(body: &Value) -> String {
    let mut parts = vec![body["content"].as_str().unwrap_or_default().to_owned()];
    for embed in body["embeds"].as_array().into_iter().flatten() {
        parts.extend(["title", "description"].iter().filter_map(|&key| embed[key].as_str()).map(str::to_owned));
    }
    parts.retain(|it| !it.is_empty());
    parts.join("\n")
}
