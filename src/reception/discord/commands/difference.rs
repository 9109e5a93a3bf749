//! What the list at Discord lacks, has otherwise, or has too much: only that is uploaded, as Discord takes 200 new commands a day.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// What has to be done so that what is there is what is wanted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Difference {
    pub add: Vec<Value>,
    /// (Discord's id, the command).
    pub change: Vec<(String, Value)>,
    /// Discord's ids.
    pub remove: Vec<String>,
}

impl Difference {
    pub fn between(there: &[Value], wanted: &[Value]) -> Self {
        let key = |it: &Value| (it["type"].as_u64().unwrap_or(1), it["name"].as_str().unwrap_or_default().to_owned());
        let mut left: BTreeMap<_, &Value> = there.iter().map(|it| (key(it), it)).collect();
        let mut difference = Self::default();
        for command in wanted {
            match left.remove(&key(command)) {
                None => difference.add.push(command.clone()),
                Some(known) if essence(known) == essence(command) => {}
                Some(known) => difference.change.push((id_of(known), command.clone())),
            }
        }
        difference.remove = left.into_values().map(id_of).collect();
        difference
    }

    pub fn len(&self) -> usize {
        self.add.len() + self.change.len() + self.remove.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn id_of(command: &Value) -> String {
    command["id"].as_str().unwrap_or_default().to_owned()
}

/// Without what Discord adds by itself, and without what says nothing.
fn essence(command: &Value) -> Value {
    const OURS: &[&str] = &[
        "type",
        "name",
        "name_localizations",
        "description",
        "description_localizations",
        "options",
        "contexts",
        "default_member_permissions",
    ];
    let kept = command.as_object().into_iter().flatten().filter(|(key, _)| OURS.contains(&key.as_str()));
    let mut bare: Map<String, Value> = kept.map(|(key, value)| (key.clone(), value.clone())).collect();
    bare.entry("type").or_insert(json!(1));
    without_nothing(Value::Object(bare))
}

fn without_nothing(value: Value) -> Value {
    let says_nothing = |value: &Value| match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    };
    match value {
        Value::Object(map) => {
            let kept = map.into_iter().map(|(key, value)| (key, without_nothing(value)));
            Value::Object(kept.filter(|(_, value)| !says_nothing(value)).collect())
        }
        Value::Array(list) => Value::Array(list.into_iter().map(without_nothing).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reception::discord::commands::tests::whole;

    #[test]
    fn only_what_differs_is_uploaded() {
        let wanted = whole();
        let as_kept = |(at, command): (usize, &Value)| {
            let mut kept = command.clone();
            kept["id"] = json!(at.to_string());
            kept["version"] = json!("1");
            kept["nsfw"] = json!(false);
            if kept["options"].is_null() {
                kept["options"] = json!([]);
            }
            kept
        };
        let mut there: Vec<Value> = wanted.iter().enumerate().map(as_kept).collect();
        assert!(Difference::between(&there, &wanted).is_empty());
        there[3]["description_localizations"]["ko"] = json!("다른 말");
        there.remove(5);
        there.push(json!({ "id": "99", "type": 1, "name": "old", "description": "gone" }));
        let difference = Difference::between(&there, &wanted);
        assert_eq!(difference.change, [("3".to_owned(), wanted[3].clone())]);
        assert_eq!(difference.add, [wanted[5].clone()]);
        assert_eq!(difference.remove, ["99"]);
    }
}
