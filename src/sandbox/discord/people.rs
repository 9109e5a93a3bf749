//! What people do in the fake: write, press, order; and what they see.

use serde_json::{Value, json};

use super::{Discord, Interaction, model};

impl Discord {
    /// A member writes in a channel; a mention of the bot is recognised.
    pub fn say(&self, channel: u64, user: u64, text: &str) -> Option<u64> {
        let now = self.inner.clock.now();
        let message = {
            let mut state = self.state();
            let channel = state.channels.get(&channel)?.clone();
            let id = state.next_id();
            let author = model::user(user, "member", false);
            let mut message = model::message(id, &channel, &author, &json!({ "content": text }), now);
            if text.contains(&format!("<@{}>", state.bot)) {
                message["mentions"] = json!([state.me()]);
            }
            if channel.guild.is_some() {
                let mut member = model::member(user, "member", model::ALL_PERMISSIONS);
                member.as_object_mut().map(|it| it.remove("user"));
                message["member"] = member;
            }
            state.messages.insert((channel.id, id), message.clone());
            message
        };
        self.dispatch("MESSAGE_CREATE", &message);
        message["id"].as_str()?.parse().ok()
    }

    /// A member's interaction: `kind` 2 command, 3 component, 4 autocomplete, 5 modal; `data` as Discord documents it.
    pub fn interact(
        &self,
        channel: u64,
        user: u64,
        locale: &str,
        kind: u8,
        data: Value,
        message: Option<u64>,
    ) -> Option<u64> {
        let now = self.inner.clock.now();
        let (id, event) = {
            let mut state = self.state();
            let place = state.channels.get(&channel)?.clone();
            let id = state.next_id();
            let token = format!("interaction-token-{id}");
            let mut event = json!({
                "id": id.to_string(), "application_id": state.bot.to_string(), "type": kind, "data": data, "token": token,
                "version": 1, "channel_id": channel.to_string(), "channel": place.shown(), "locale": locale,
                "app_permissions": model::ALL_PERMISSIONS, "entitlements": [], "authorizing_integration_owners": {},
                "context": 0, "attachment_size_limit": 10_485_760,
            });
            match place.guild {
                Some(guild) => {
                    event["guild_id"] = json!(guild.to_string());
                    event["guild_locale"] = json!(state.guilds.get(&guild).map_or("en-US", |it| it.locale.as_str()));
                    event["member"] = model::member(user, "member", model::ALL_PERMISSIONS);
                }
                None => event["user"] = model::user(user, "member", false),
            }
            if let Some(message) = message {
                event["message"] = state.messages.get(&(channel, message))?.clone();
            }
            let interaction = Interaction {
                id,
                token,
                at: now,
                channel,
                acknowledged: None,
                message,
                ephemeral: false,
                callback: Value::Null,
            };
            state.interactions.insert(id, interaction);
            (id, event)
        };
        self.dispatch("INTERACTION_CREATE", &event);
        Some(id)
    }

    /// Any other event of the gateway.
    pub fn event(&self, name: &str, data: &Value) {
        self.dispatch(name, data);
    }

    pub fn interaction(&self, id: u64) -> Option<Interaction> {
        self.state().interactions.get(&id).cloned()
    }

    pub fn interactions(&self) -> Vec<Interaction> {
        self.state().interactions.values().cloned().collect()
    }

    /// Messages of a channel, oldest first.
    pub fn messages(&self, channel: u64) -> Vec<Value> {
        self.state().messages.range((channel, 0)..=(channel, u64::MAX)).map(|(_, it)| it.clone()).collect()
    }

    /// (id, kind, name) of every channel.
    pub fn channels(&self) -> Vec<(u64, u8, String)> {
        self.state().channels.values().map(|it| (it.id, it.kind, it.name.clone())).collect()
    }

    pub fn commands(&self) -> Vec<Value> {
        self.state().commands.values().cloned().collect()
    }

    pub fn scheduled_events(&self) -> Vec<Value> {
        self.state().events.values().cloned().collect()
    }
}
