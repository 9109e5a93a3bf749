//! What there is in the fake: servers, channels, messages, and how it is looked up.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::model::{self, Channel};
use super::{Refusal, State};

impl State {
    pub(super) fn me(&self) -> Value {
        model::user(self.bot, "naru", true)
    }

    pub(super) fn application(&self) -> Value {
        json!({
            "id": self.bot.to_string(), "name": "naru", "icon": null, "description": "", "bot_public": true,
            "bot_require_code_grant": false, "verify_key": "", "team": null, "flags": 0, "owner": null, "rpc_origins": [],
        })
    }

    /// Numbers given from now on tell that they were made no earlier than `now`, as Discord's do.
    pub(super) fn advance(&mut self, now: DateTime<Utc>) {
        const EPOCH_MS: i64 = 1_420_070_400_000;
        let made = u64::try_from(now.timestamp_millis() - EPOCH_MS).unwrap_or(0) << 22;
        self.last_id = self.last_id.max(made);
    }

    pub(super) fn next_id(&mut self) -> u64 {
        self.last_id += 1;
        self.last_id
    }

    pub(super) fn channel(&self, id: &str) -> Result<&Channel, Refusal> {
        let found = id.parse().ok().and_then(|id: u64| self.channels.get(&id));
        let channel = found.ok_or_else(|| Refusal::known(404, 10003))?;
        match channel.closed {
            Some((status, code)) => Err(Refusal::known(status, code)),
            None => Ok(channel),
        }
    }

    pub(super) fn channel_mut(&mut self, id: &str) -> Result<&mut Channel, Refusal> {
        let id = self.channel(id)?.id;
        self.channels.get_mut(&id).ok_or_else(|| Refusal::known(404, 10003))
    }

    pub(super) fn dm_with(&mut self, user: u64) -> u64 {
        if let Some(&id) = self.dms.get(&user) {
            return id;
        }
        let id = self.next_id();
        let channel = Channel::new(id, None, 1, &format!("dm-{user}"));
        self.channels.insert(id, channel);
        self.dms.insert(user, id);
        id
    }

    pub(super) fn channels_of(&self, guild: &str) -> Value {
        let id: Option<u64> = guild.parse().ok();
        self.channels.values().filter(|it| it.guild.is_some() && it.guild == id).map(Channel::shown).collect()
    }

    pub(super) fn guild_shown(&self, id: &str) -> Result<Value, Refusal> {
        let number: u64 = id.parse().map_err(|_| Refusal::known(404, 10004))?;
        let guild = self.guilds.get(&number).ok_or_else(|| Refusal::known(404, 10004))?;
        let channels: Vec<Value> =
            self.channels.values().filter(|it| it.guild == Some(number) && it.kind != 11).map(Channel::shown).collect();
        Ok(model::guild(number, &guild.name, &guild.locale, &channels, &self.me()))
    }

    pub(super) fn commands_of(&self, scope: &str) -> Vec<Value> {
        self.commands.iter().filter(|((of, _), _)| of == scope).map(|(_, it)| it.clone()).collect()
    }

    pub(super) fn keep_command(&mut self, scope: &str, body: &Value) -> Value {
        let known = self.commands.iter().find(|((of, _), it)| of == scope && it["name"] == body["name"]);
        let id = known.map(|((_, id), _)| *id).unwrap_or_else(|| self.next_id());
        let mut command = json!({
            "id": id.to_string(), "application_id": self.bot.to_string(), "version": "1", "type": 1, "description": "",
            "default_member_permissions": null, "nsfw": false, "options": [],
        });
        if let (Some(into), Some(from)) = (command.as_object_mut(), body.as_object()) {
            into.extend(from.clone());
        }
        self.commands.insert((scope.to_owned(), id), command.clone());
        command
    }
}
