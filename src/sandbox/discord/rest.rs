//! The REST side: what a request does, and what it is refused with.

use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

use super::model::{self, Channel};
use super::{Refusal, State, checks};
use crate::sandbox::ledger::Deed;

/// What a request did that people in a channel can see.
pub struct Seen {
    pub channel: u64,
    pub message: u64,
    pub deed: Deed,
    pub text: String,
}

pub struct Done {
    pub status: u16,
    pub body: Value,
    pub seen: Vec<Seen>,
}

type Answer = Result<Done, Refusal>;

/// Discord remembers a nonce "for a few minutes".
const NONCE_KEPT: Duration = Duration::minutes(3);
const ACKNOWLEDGE_WITHIN: Duration = Duration::seconds(3);
const TOKEN_VALID: Duration = Duration::minutes(15);

fn ok(body: Value) -> Answer {
    Ok(Done { status: 200, body, seen: Vec::new() })
}

fn nothing() -> Answer {
    Ok(Done { status: 204, body: Value::Null, seen: Vec::new() })
}

fn unknown_route() -> Refusal {
    Refusal::new(404, 0, "404: Not Found")
}

/// `path` without `/api/v10`, cut at its slashes.
///
/// # Errors
/// What Discord would refuse, and how.
pub fn call(state: &mut State, method: &str, path: &[&str], body: &Value, now: DateTime<Utc>) -> Answer {
    match (method, path) {
        ("GET", ["users", "@me"]) => ok(state.me()),
        ("GET", ["applications" | "oauth2", "@me" | "applications", ..]) => ok(state.application()),
        ("POST", ["users", "@me", "channels"]) => open_dm(state, body),
        ("GET", ["channels", id]) => ok(state.channel(id)?.shown()),
        ("POST", ["channels", id, "messages"]) => create(state, id, body, now),
        ("GET" | "PATCH" | "DELETE", ["channels", id, "messages", message]) => {
            change(state, method, id, message, body, now)
        }
        ("POST", ["channels", id, "messages", message, "crosspost"]) => crosspost(state, id, message),
        ("POST", ["channels", id, "messages", _, "threads"] | ["channels", id, "threads"]) => {
            start_thread(state, id, body, now)
        }
        ("PATCH", ["channels", id]) => {
            let channel = state.channel_mut(id)?;
            channel.archived = body["archived"].as_bool().unwrap_or(channel.archived);
            channel.locked = body["locked"].as_bool().unwrap_or(channel.locked);
            ok(channel.shown())
        }
        ("POST", ["channels", id, "typing"]) => state.channel(id).and_then(|_| nothing()),
        ("PUT" | "DELETE", ["channels", id, "pins" | "messages", ..]) => state.channel(id).and_then(|_| nothing()),
        ("POST", ["interactions", id, token, "callback"]) => callback(state, id, token, body, now),
        (_, ["webhooks", _, token, rest @ ..]) => follow_up(state, method, token, rest, body, now),
        (_, ["applications", _, "commands", rest @ ..]) => commands(state, method, None, rest, body),
        (_, ["applications", _, "guilds", guild, "commands", rest @ ..]) => {
            commands(state, method, Some(guild), rest, body)
        }
        (_, ["guilds", guild, "scheduled-events", rest @ ..]) => scheduled_events(state, method, guild, rest, body),
        ("GET", ["guilds", guild]) => ok(state.guild_shown(guild)?),
        ("GET", ["guilds", guild, "channels"]) => ok(state.channels_of(guild)),
        ("GET", ["guilds", _, "members", user]) => ok(model::member(number(user)?, "member", model::ALL_PERMISSIONS)),
        _ => Err(unknown_route()),
    }
}

fn number(text: &str) -> Result<u64, Refusal> {
    text.parse().map_err(|_| Refusal::new(400, 50035, "Invalid Form Body"))
}

fn open_dm(state: &mut State, body: &Value) -> Answer {
    let user = number(body["recipient_id"].as_str().unwrap_or_default())?;
    let id = state.dm_with(user);
    ok(state.channels[&id].shown())
}

/// The channel takes a message: it is there, open, and no archived and locked thread.
fn writable(channel: &Channel) -> Result<(), Refusal> {
    if let Some((status, code)) = channel.closed {
        return Err(Refusal::known(status, code));
    }
    if channel.locked {
        return Err(Refusal::known(400, 50083));
    }
    Ok(())
}

fn create(state: &mut State, id: &str, body: &Value, now: DateTime<Utc>) -> Answer {
    checks::message(body, true)?;
    let id = state.channel(id)?.id;
    writable(state.channel(&id.to_string())?)?;
    let nonce = body["nonce"].as_str().map(str::to_owned).or_else(|| body["nonce"].as_u64().map(|it| it.to_string()));
    if body["enforce_nonce"] == json!(true)
        && let Some(nonce) = &nonce
        && let Some((at, message)) = state.nonces.get(&(id, nonce.clone()))
        && now - *at < NONCE_KEPT
        && let Some(shown) = state.messages.get(&(id, *message))
    {
        return ok(shown.clone());
    }
    let message = state.next_id();
    let channel = state.channels[&id].clone();
    let shown = model::message(message, &channel, &state.me(), body, now);
    state.messages.insert((id, message), shown.clone());
    if let Some(nonce) = nonce {
        state.nonces.insert((id, nonce), (now, message));
    }
    if let Some(channel) = state.channels.get_mut(&id) {
        channel.archived = false; // a message wakes an archived thread
    }
    let seen = Seen { channel: id, message, deed: Deed::Sent, text: model::visible(body) };
    Ok(Done { status: 200, body: shown, seen: vec![seen] })
}

fn change(state: &mut State, method: &str, id: &str, message: &str, body: &Value, now: DateTime<Utc>) -> Answer {
    let channel = state.channel(id)?;
    writable(channel)?;
    let key = (channel.id, number(message)?);
    if !state.messages.contains_key(&key) {
        return Err(Refusal::known(404, 10008));
    }
    match method {
        "GET" => ok(state.messages[&key].clone()),
        "DELETE" => {
            let gone = state.messages.remove(&key).unwrap_or_default();
            let seen = Seen { channel: key.0, message: key.1, deed: Deed::Deleted, text: model::visible(&gone) };
            Ok(Done { status: 204, body: Value::Null, seen: vec![seen] })
        }
        _ => edit(state, key, body, now),
    }
}

fn edit(state: &mut State, key: (u64, u64), body: &Value, now: DateTime<Utc>) -> Answer {
    checks::message(body, false)?;
    let shown = state.messages.get_mut(&key).ok_or_else(|| Refusal::known(404, 10008))?;
    model::merge(shown, body);
    shown["edited_timestamp"] = json!(model::stamp(now));
    let seen = Seen { channel: key.0, message: key.1, deed: Deed::Edited, text: model::visible(shown) };
    Ok(Done { status: 200, body: shown.clone(), seen: vec![seen] })
}

fn crosspost(state: &mut State, id: &str, message: &str) -> Answer {
    let channel = state.channel(id)?;
    if channel.kind != 5 {
        return Err(Refusal::known(400, 50024));
    }
    let key = (channel.id, number(message)?);
    let shown = state.messages.get_mut(&key).ok_or_else(|| Refusal::known(404, 10008))?;
    if shown["flags"].as_u64().unwrap_or(0) & 1 == 1 {
        return Err(Refusal::known(400, 40033));
    }
    shown["flags"] = json!(shown["flags"].as_u64().unwrap_or(0) | 1);
    ok(shown.clone())
}

fn start_thread(state: &mut State, id: &str, body: &Value, now: DateTime<Utc>) -> Answer {
    let parent = state.channel(id)?.clone();
    writable(&parent)?;
    let name = body["name"].as_str().unwrap_or_default().to_owned();
    if !(1..=100).contains(&name.chars().count()) {
        return Err(Refusal::new(400, 50035, "Invalid Form Body"));
    }
    let thread = state.next_id();
    let channel = Channel {
        id: thread,
        kind: 11,
        guild: parent.guild,
        parent: Some(parent.id),
        name,
        archived: false,
        locked: false,
        closed: None,
    };
    let mut shown = channel.shown();
    state.channels.insert(thread, channel);
    let mut seen = Vec::new();
    if !body["message"].is_null() {
        let first = create(state, &thread.to_string(), &body["message"], now)?;
        shown["message"] = first.body;
        seen = first.seen;
    }
    Ok(Done { status: 201, body: shown, seen })
}

/// One interaction, from the press to its last edit.
#[derive(Debug, Clone)]
pub struct Interaction {
    pub id: u64,
    pub token: String,
    pub at: DateTime<Utc>,
    pub channel: u64,
    /// When, and with which callback type.
    pub acknowledged: Option<(DateTime<Utc>, u64)>,
    /// The first answer as a message, once there is one.
    pub message: Option<u64>,
    pub ephemeral: bool,
    /// What was said in a callback that makes no message (autocomplete, modal).
    pub callback: Value,
}

fn callback(state: &mut State, id: &str, token: &str, body: &Value, now: DateTime<Utc>) -> Answer {
    let id = number(id)?;
    let late = |it: &Interaction| now - it.at > ACKNOWLEDGE_WITHIN;
    let Some(interaction) = state.interactions.get(&id).filter(|it| it.token == token && !late(it)).cloned() else {
        return Err(Refusal::known(404, 10062));
    };
    if interaction.acknowledged.is_some() {
        return Err(Refusal::known(400, 40060));
    }
    let kind = body["type"].as_u64().unwrap_or(0);
    let data = &body["data"];
    let mut seen = Vec::new();
    let mut message = None;
    match kind {
        4 => {
            checks::message(data, true)?;
            let (key, said) = say_in(state, &interaction, data, now);
            message = Some(key.1);
            seen.push(said);
        }
        8 if data["choices"].as_array().is_some_and(|it| it.len() > 25) => {
            return Err(Refusal::new(400, 50035, "Invalid Form Body"));
        }
        5..=9 => {}
        _ => return Err(Refusal::new(400, 50035, "Invalid Form Body")),
    }
    if let Some(interaction) = state.interactions.get_mut(&id) {
        interaction.acknowledged = Some((now, kind));
        interaction.message = message.or(interaction.message);
        interaction.ephemeral = data["flags"].as_u64().unwrap_or(0) & 64 != 0;
        interaction.callback = body.clone();
    }
    if kind == 7
        && let Some(message) = interaction.message
    {
        let done = edit(state, (interaction.channel, message), data, now)?;
        seen.extend(done.seen);
    }
    Ok(Done { status: 204, body: Value::Null, seen })
}

fn say_in(state: &mut State, interaction: &Interaction, body: &Value, now: DateTime<Utc>) -> ((u64, u64), Seen) {
    let message = state.next_id();
    let key = (interaction.channel, message);
    let channel = state.channels[&interaction.channel].clone();
    let shown = model::message(message, &channel, &state.me(), body, now);
    state.messages.insert(key, shown);
    (key, Seen { channel: key.0, message, deed: Deed::Sent, text: model::visible(body) })
}

fn follow_up(state: &mut State, method: &str, token: &str, rest: &[&str], body: &Value, now: DateTime<Utc>) -> Answer {
    let found = state.interactions.values().find(|it| it.token == token).cloned();
    let Some(interaction) = found else { return Err(Refusal::known(404, 10015)) };
    if now - interaction.at > TOKEN_VALID {
        return Err(Refusal::known(401, 50027));
    }
    if interaction.acknowledged.is_none() {
        return Err(Refusal::known(404, 10015));
    }
    match (method, rest) {
        ("POST", []) => {
            checks::message(body, true)?;
            let (key, seen) = say_in(state, &interaction, body, now);
            Ok(Done { status: 200, body: state.messages[&key].clone(), seen: vec![seen] })
        }
        (_, ["messages", which]) => {
            let message = match (*which, interaction.message) {
                ("@original", Some(message)) => message,
                // After a deferred answer the first edit is what makes the message.
                ("@original", None) if method == "PATCH" => {
                    checks::message(body, true)?;
                    let (key, seen) = say_in(state, &interaction, body, now);
                    if let Some(it) = state.interactions.get_mut(&interaction.id) {
                        it.message = Some(key.1);
                    }
                    return Ok(Done { status: 200, body: state.messages[&key].clone(), seen: vec![seen] });
                }
                ("@original", None) => return Err(Refusal::known(404, 10008)),
                (id, _) => number(id)?,
            };
            change(state, method, &interaction.channel.to_string(), &message.to_string(), body, now)
        }
        _ => Err(unknown_route()),
    }
}

fn commands(state: &mut State, method: &str, guild: Option<&str>, rest: &[&str], body: &Value) -> Answer {
    let scope = guild.unwrap_or_default().to_owned();
    match (method, rest) {
        ("GET", []) => ok(Value::Array(state.commands_of(&scope))),
        ("PUT", []) => {
            let commands = body.as_array().cloned().unwrap_or_default();
            commands.iter().try_for_each(checks::command)?;
            state.commands.retain(|(of, _), _| *of != scope);
            for command in &commands {
                state.keep_command(&scope, command);
            }
            ok(Value::Array(state.commands_of(&scope)))
        }
        ("POST", []) => {
            checks::command(body)?;
            ok(state.keep_command(&scope, body))
        }
        ("PATCH", [id]) => {
            let mut command = state.commands.get(&(scope.clone(), number(id)?)).cloned().ok_or_else(unknown_route)?;
            if let (Some(into), Some(from)) = (command.as_object_mut(), body.as_object()) {
                into.extend(from.clone());
            }
            checks::command(&command)?;
            state.commands.insert((scope, number(id)?), command.clone());
            ok(command)
        }
        ("DELETE", [id]) => {
            state.commands.remove(&(scope, number(id)?));
            nothing()
        }
        _ => Err(unknown_route()),
    }
}

fn scheduled_events(state: &mut State, method: &str, guild: &str, rest: &[&str], body: &Value) -> Answer {
    let guild = number(guild)?;
    let of_guild =
        |state: &State| state.events.values().filter(|it| it["guild_id"] == json!(guild.to_string())).count();
    match (method, rest) {
        ("GET", []) => {
            let id = json!(guild.to_string());
            ok(state.events.values().filter(|it| it["guild_id"] == id).cloned().collect())
        }
        ("POST", []) => {
            checks::scheduled_event(body)?;
            if of_guild(state) >= 100 {
                return Err(Refusal::known(400, 30038));
            }
            let id = state.next_id();
            let mut event = json!({
                "id": id.to_string(), "guild_id": guild.to_string(), "channel_id": null, "creator_id": null,
                "description": null, "status": 1, "entity_id": null, "creator": null, "user_count": 0, "image": null,
                "recurrence_rule": null,
            });
            if let (Some(into), Some(from)) = (event.as_object_mut(), body.as_object()) {
                into.extend(from.clone());
            }
            state.events.insert(id, event.clone());
            ok(event)
        }
        ("PATCH", [id]) => {
            let event = state.events.get_mut(&number(id)?).ok_or_else(|| Refusal::known(404, 10070))?;
            if let (Some(into), Some(from)) = (event.as_object_mut(), body.as_object()) {
                into.extend(from.clone());
            }
            let event = event.clone();
            checks::scheduled_event(&event)?;
            ok(event)
        }
        ("GET", [id]) => ok(state.events.get(&number(id)?).cloned().ok_or_else(|| Refusal::known(404, 10070))?),
        ("DELETE", [id]) => match state.events.remove(&number(id)?) {
            Some(_) => nothing(),
            None => Err(Refusal::known(404, 10070)),
        },
        _ => Err(unknown_route()),
    }
}
