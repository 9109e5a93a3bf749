//! Application commands: kept per scope, known by their names.

use serde_json::Value;

use super::rest::{Answer, nothing, number, ok, unknown_route};
use super::{State, checks};

pub(super) fn commands(state: &mut State, method: &str, guild: Option<&str>, rest: &[&str], body: &Value) -> Answer {
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
