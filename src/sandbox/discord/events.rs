//! Native scheduled events of a server.

use serde_json::{Value, json};

use super::rest::{Answer, nothing, number, ok, unknown_route};
use super::{Refusal, State, checks};

pub(super) fn scheduled_events(state: &mut State, method: &str, guild: &str, rest: &[&str], body: &Value) -> Answer {
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
