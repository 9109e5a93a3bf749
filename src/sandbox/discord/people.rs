//! What people do in the fake: write, press, order; and what they see.

use chrono::Duration;
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

    /// From now on this member may manage nothing.
    pub fn make_ordinary(&self, user: u64) {
        self.state().ordinary.insert(user);
    }

    /// A slash command as typed; `options` by their names, in order. `channels` are those that options name.
    pub fn order(&self, channel: u64, user: u64, locale: &str, name: &str, options: &[(&str, Value)]) -> Option<u64> {
        let resolved: Value = {
            let state = self.state();
            let named = options.iter().filter(|(name, _)| *name == "channel").filter_map(|(_, id)| id.as_str());
            let channels = named.filter_map(|id| {
                let channel = state.channels.get(&id.parse().ok()?)?;
                let mut shown = channel.shown();
                shown["permissions"] = json!(state.rights_of(user));
                Some((id.to_owned(), shown))
            });
            json!({ "channels": channels.collect::<serde_json::Map<_, _>>() })
        };
        let kind = |value: &Value| if value.is_boolean() { 5 } else { 3 };
        let options: Vec<Value> =
            options.iter().map(|(name, value)| json!({ "name": name, "type": kind(value), "value": value })).collect();
        let data = json!({ "id": "1", "type": 1, "name": name, "options": options, "resolved": resolved });
        self.interact(channel, user, locale, 2, data, None)
    }

    /// A slash command that the gateway tells of only when so much time has passed since it was given.
    pub fn order_late(&self, channel: u64, user: u64, name: &str, late: Duration) -> Option<u64> {
        let data = json!({ "id": "1", "type": 1, "name": name, "options": [] });
        let (id, event) = self.begin(channel, user, "en-US", 2, data, None)?;
        if let Some(it) = self.state().interactions.get_mut(&id) {
            it.at -= late;
        }
        self.tell(id, &event);
        Some(id)
    }

    /// A moderator deletes the newest message of a channel.
    pub fn delete_message(&self, channel: u64) {
        let mut state = self.state();
        let newest = state.messages.range((channel, 0)..=(channel, u64::MAX)).next_back().map(|(key, _)| *key);
        newest.and_then(|key| state.messages.remove(&key));
    }

    /// A press of a button, or of an option in a menu, under a message.
    pub fn press(
        &self,
        channel: u64,
        user: u64,
        locale: &str,
        message: u64,
        custom_id: &str,
        value: Option<&str>,
    ) -> Option<u64> {
        let data = match value {
            Some(value) => json!({ "component_type": 3, "custom_id": custom_id, "values": [value] }),
            None => json!({ "component_type": 2, "custom_id": custom_id }),
        };
        self.interact(channel, user, locale, 3, data, Some(message))
    }

    /// Somebody has typed so far in an option of a command.
    pub fn type_into(
        &self,
        channel: u64,
        user: u64,
        locale: &str,
        name: &str,
        option: &str,
        typed: &str,
    ) -> Option<u64> {
        let options = json!([{ "name": option, "type": 3, "value": typed, "focused": true }]);
        let data = json!({ "id": "1", "type": 1, "name": name, "options": options });
        self.interact(channel, user, locale, 4, data, None)
    }

    /// A form is sent off.
    pub fn fill_in(&self, channel: u64, user: u64, locale: &str, form: &str, fields: &[(&str, &str)]) -> Option<u64> {
        let row = |(id, value): &(&str, &str)| json!({ "type": 1, "components": [{ "type": 4, "custom_id": id, "value": value }] });
        let rows: Vec<Value> = fields.iter().map(row).collect();
        self.interact(channel, user, locale, 5, json!({ "custom_id": form, "components": rows }), None)
    }

    /// The gateway tells of an interaction once more.
    pub fn again(&self, interaction: u64) {
        let event = self.interaction(interaction).map(|it| it.event).unwrap_or_default();
        self.dispatch("INTERACTION_CREATE", &event);
    }

    /// A channel is deleted; the gateway tells of it where `told`.
    pub fn delete_channel(&self, id: u64, told: bool) {
        let gone = self.state().channels.remove(&id);
        if let Some(channel) = gone.filter(|_| told) {
            self.dispatch(if channel.kind == 11 { "THREAD_DELETE" } else { "CHANNEL_DELETE" }, &channel.shown());
        }
    }

    /// The bot is put out of a server; the gateway tells of it where `told`.
    pub fn put_out(&self, guild: u64, told: bool) {
        self.state().guilds.remove(&guild);
        if told {
            self.dispatch("GUILD_DELETE", &json!({ "id": guild.to_string() }));
        }
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
        let (id, event) = self.begin(channel, user, locale, kind, data, message)?;
        self.tell(id, &event);
        Some(id)
    }

    /// The interaction as it is given, before anybody is told.
    fn begin(
        &self,
        channel: u64,
        user: u64,
        locale: &str,
        kind: u8,
        data: Value,
        message: Option<u64>,
    ) -> Option<(u64, Value)> {
        let now = self.inner.clock.now();
        let mut state = self.state();
        let place = state.channels.get(&channel)?.clone();
        let id = state.next_id();
        let token = format!("interaction-token-{id}");
        let mut event = json!({
            "id": id.to_string(), "application_id": state.bot.to_string(), "type": kind, "data": data, "token": token,
            "version": 1, "channel_id": channel.to_string(), "channel": place.shown(), "locale": locale,
            "app_permissions": place.allowed(), "entitlements": [], "authorizing_integration_owners": {},
            "context": 0, "attachment_size_limit": 10_485_760,
        });
        match place.guild {
            Some(guild) => {
                event["guild_id"] = json!(guild.to_string());
                event["guild_locale"] = json!(state.guilds.get(&guild).map_or("en-US", |it| it.locale.as_str()));
                event["member"] = model::member(user, "member", &state.rights_of(user));
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
            told: false,
            acknowledged: None,
            message,
            ephemeral: false,
            event: event.clone(),
            callback: Value::Null,
        };
        state.interactions.insert(id, interaction);
        Some((id, event))
    }

    fn tell(&self, interaction: u64, event: &Value) {
        let told = self.dispatch("INTERACTION_CREATE", event);
        if let Some(it) = self.state().interactions.get_mut(&interaction) {
            it.told = told;
        }
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

impl super::State {
    fn rights_of(&self, user: u64) -> String {
        const SEES_AND_WRITES: u64 = 1 << 10 | 1 << 11;
        if self.ordinary.contains(&user) { SEES_AND_WRITES.to_string() } else { model::ALL_PERMISSIONS.to_owned() }
    }
}
