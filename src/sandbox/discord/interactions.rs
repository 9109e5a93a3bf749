//! Interactions: acknowledged once and in time, then answered, edited and followed up.

use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

use super::rest::{Answer, Done, Seen, change, edit, number, unknown_route};
use super::{Refusal, State, checks, model};
use crate::sandbox::ledger::Deed;

const ACKNOWLEDGE_WITHIN: Duration = Duration::seconds(3);
const TOKEN_VALID: Duration = Duration::minutes(15);
const EPHEMERAL: u64 = 64;

/// One interaction, from the press to its last edit.
#[derive(Debug, Clone)]
pub struct Interaction {
    pub id: u64,
    pub token: String,
    pub at: DateTime<Utc>,
    pub channel: u64,
    /// Whether a session was there to be told: what happens while there is none, Discord tells nobody, then or later.
    pub told: bool,
    /// When, and with which callback type.
    pub acknowledged: Option<(DateTime<Utc>, u64)>,
    /// The first answer as a message, once there is one.
    pub message: Option<u64>,
    pub ephemeral: bool,
    /// As the gateway told it.
    pub event: Value,
    /// What was said in a callback that makes no message (autocomplete, modal).
    pub callback: Value,
}

pub(super) fn callback(state: &mut State, id: &str, token: &str, body: &Value, now: DateTime<Utc>) -> Answer {
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
        // "Thinking" is a message of its own, even under a pressed one.
        interaction.message = if kind == 5 { None } else { message.or(interaction.message) };
        interaction.ephemeral = data["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0;
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
    let mut shown = model::message(message, &channel, &state.me(), body, now);
    let asked = interaction.acknowledged.is_some() && interaction.message.is_none();
    if asked && interaction.ephemeral {
        // What was begun as ephemeral stays so, whatever the first edit says.
        shown["flags"] = json!(EPHEMERAL);
    }
    state.messages.insert(key, shown);
    (key, Seen { channel: key.0, message, deed: Deed::Sent, text: model::visible(body) })
}

pub(super) fn follow_up(
    state: &mut State,
    method: &str,
    token: &str,
    rest: &[&str],
    body: &Value,
    now: DateTime<Utc>,
) -> Answer {
    // The id stands in the token: among twenty thousand it is not looked for one by one.
    let id = token.rsplit('-').next().and_then(|it| it.parse::<u64>().ok());
    let found = id.and_then(|id| state.interactions.get(&id)).filter(|it| it.token == token).cloned();
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
