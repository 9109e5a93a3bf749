//! The REST side: what a request does, and what it is refused with.

use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

use super::commands::commands;
use super::events::scheduled_events;
use super::interactions::{callback, follow_up};
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

pub(super) type Answer = Result<Done, Refusal>;

/// Discord remembers a nonce "for a few minutes".
const NONCE_KEPT: Duration = Duration::minutes(3);

pub(super) fn ok(body: Value) -> Answer {
    Ok(Done { status: 200, body, seen: Vec::new() })
}

pub(super) fn nothing() -> Answer {
    Ok(Done { status: 204, body: Value::Null, seen: Vec::new() })
}

pub(super) fn unknown_route() -> Refusal {
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
            // Only moderators open what moderators have locked.
            if channel.locked && body["locked"].is_null() {
                return Err(Refusal::known(403, 50013));
            }
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
        ("GET", ["guilds", guild, "threads", "active"]) => {
            let guild = number(guild)?;
            let active = state.channels.values().filter(|it| it.guild == Some(guild) && it.is_thread() && !it.archived);
            ok(json!({ "threads": active.map(Channel::shown).collect::<Vec<_>>(), "members": [] }))
        }
        ("GET", ["guilds", _, "members", user]) => ok(model::member(number(user)?, "member", model::ALL_PERMISSIONS)),
        _ => Err(unknown_route()),
    }
}

pub(super) fn number(text: &str) -> Result<u64, Refusal> {
    text.parse().map_err(|_| Refusal::new(400, 50035, "Invalid Form Body"))
}

fn open_dm(state: &mut State, body: &Value) -> Answer {
    let user = number(body["recipient_id"].as_str().unwrap_or_default())?;
    let id = state.dm_with(user);
    ok(state.channels[&id].shown())
}

/// The channel takes a message: it is there, open, the bot may, and it is no locked thread.
fn writable(channel: &Channel) -> Result<(), Refusal> {
    const VIEW: u64 = 1 << 10;
    const SEND: u64 = 1 << 11;
    const SEND_IN_THREADS: u64 = 1 << 38;
    if let Some((status, code)) = channel.closed {
        return Err(Refusal::known(status, code));
    }
    let writes = if channel.is_thread() { SEND_IN_THREADS } else { SEND };
    if channel.denied & VIEW != 0 {
        return Err(Refusal::known(403, 50001));
    }
    if channel.denied & writes != 0 {
        return Err(Refusal::known(403, 50013));
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
    if state.channels[&id].kind == 15 {
        return Err(Refusal::known(400, 50008));
    }
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
    put(state, id, message, nonce, body, now)
}

/// A new message of the bot.
fn put(state: &mut State, id: u64, message: u64, nonce: Option<String>, body: &Value, now: DateTime<Utc>) -> Answer {
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

pub(super) fn change(
    state: &mut State,
    method: &str,
    id: &str,
    message: &str,
    body: &Value,
    now: DateTime<Utc>,
) -> Answer {
    let channel = state.channel(id)?;
    writable(channel)?;
    let key = (channel.id, number(message)?);
    if !state.messages.contains_key(&key) {
        return Err(Refusal::known(404, 10008));
    }
    if channel.archived && method != "GET" {
        return Err(Refusal::known(400, 50083));
    }
    if channel.edits_spent && method == "PATCH" && is_old(&state.messages[&key], now) {
        return Err(Refusal::known(400, 30046));
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

fn is_old(message: &Value, now: DateTime<Utc>) -> bool {
    let at = message["timestamp"].as_str().and_then(|it| DateTime::parse_from_rfc3339(it).ok());
    at.is_some_and(|at| now - at.to_utc() > Duration::hours(1))
}

pub(super) fn edit(state: &mut State, key: (u64, u64), body: &Value, now: DateTime<Utc>) -> Answer {
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
    if parent.kind == 15 && body["message"].is_null() {
        return Err(Refusal::new(400, 50035, "Invalid Form Body"));
    }
    if parent.tag_required && body["applied_tags"].as_array().is_none_or(Vec::is_empty) {
        return Err(Refusal::known(400, 40067));
    }
    let first = &body["message"];
    if !first.is_null() {
        checks::message(first, true)?;
    }
    let thread = state.next_id();
    let channel =
        Channel { parent: Some(parent.id), denied: parent.denied, ..Channel::new(thread, parent.guild, 11, &name) };
    let mut shown = channel.shown();
    state.channels.insert(thread, channel);
    let mut seen = Vec::new();
    if !first.is_null() {
        // The first message of a thread has the thread's own number.
        let first = put(state, thread, thread, None, first, now)?;
        shown["message"] = first.body;
        seen = first.seen;
    }
    Ok(Done { status: 201, body: shown, seen })
}
