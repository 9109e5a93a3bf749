//! What Discord refuses in a message, a command or an event: the documented lengths and counts.

use serde_json::{Value, json};

use super::Refusal;

const CONTENT: usize = 2000;
const EMBEDS: usize = 10;
const EMBED_TOTAL: usize = 6000;
const ROWS: usize = 5;
const BUTTONS: usize = 5;
const CUSTOM_ID: usize = 100;
const LABEL: usize = 80;
const OPTIONS: usize = 25;
const NONCE: usize = 25;

fn length(value: &Value) -> usize {
    value.as_str().map_or(0, |it| it.chars().count())
}

fn list<'a>(body: &'a Value, key: &str) -> &'a [Value] {
    body.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn invalid(field: &str, what: &str) -> Refusal {
    let errors = json!({ field: { "_errors": [{ "code": "BASE_TYPE_MAX_LENGTH", "message": what }] } });
    Refusal { errors: Some(errors), ..Refusal::new(400, 50035, "Invalid Form Body") }
}

pub fn message(body: &Value, creating: bool) -> Result<(), Refusal> {
    if length(&body["content"]) > CONTENT {
        return Err(invalid("content", "Must be 2000 or fewer in length."));
    }
    if length(&body["nonce"]) > NONCE {
        return Err(invalid("nonce", "Must be 25 or fewer in length."));
    }
    let empty = ["content", "embeds", "components", "attachments", "sticker_ids", "poll"]
        .iter()
        .all(|&key| length(&body[key]) == 0 && list(body, key).is_empty());
    if creating && empty {
        return Err(Refusal::new(400, 50006, "Cannot send an empty message"));
    }
    embeds(list(body, "embeds"))?;
    components(list(body, "components"))
}

fn embeds(embeds: &[Value]) -> Result<(), Refusal> {
    if embeds.len() > EMBEDS {
        return Err(invalid("embeds", "Must be 10 or fewer in length."));
    }
    let mut total = 0;
    for embed in embeds {
        let parts = [
            (&embed["title"], 256, "title"),
            (&embed["description"], 4096, "description"),
            (&embed["footer"]["text"], 2048, "footer"),
            (&embed["author"]["name"], 256, "author"),
        ];
        for (value, limit, name) in parts {
            if length(value) > limit {
                return Err(invalid("embeds", &format!("{name} must be {limit} or fewer in length.")));
            }
            total += length(value);
        }
        let fields = list(embed, "fields");
        if fields.len() > 25 {
            return Err(invalid("embeds", "fields must be 25 or fewer in length."));
        }
        for field in fields {
            let (name, value) = (length(&field["name"]), length(&field["value"]));
            if !(1..=256).contains(&name) || !(1..=1024).contains(&value) {
                return Err(invalid("embeds", "a field has a name of 1 to 256 and a value of 1 to 1024."));
            }
            total += name + value;
        }
    }
    if total > EMBED_TOTAL {
        return Err(invalid("embeds", "Embed size exceeds maximum size of 6000"));
    }
    Ok(())
}

fn components(rows: &[Value]) -> Result<(), Refusal> {
    if rows.len() > ROWS {
        return Err(invalid("components", "Must be 5 or fewer in length."));
    }
    let mut ids = Vec::new();
    for row in rows {
        let parts = list(row, "components");
        if parts.is_empty() || parts.len() > BUTTONS {
            return Err(invalid("components", "Must be between 1 and 5 in length."));
        }
        for part in parts {
            if let Some(id) = part["custom_id"].as_str() {
                if !(1..=CUSTOM_ID).contains(&id.chars().count()) {
                    return Err(invalid("components", "custom_id must be between 1 and 100 in length."));
                }
                if ids.contains(&id) {
                    return Err(invalid("components", "Component custom id cannot be duplicated"));
                }
                ids.push(id);
            }
            if length(&part["label"]) > LABEL {
                return Err(invalid("components", "label must be 80 or fewer in length."));
            }
            if list(part, "options").len() > OPTIONS {
                return Err(invalid("components", "options must be 25 or fewer in length."));
            }
            let link = part["style"] == json!(5);
            if part["type"] == json!(2) && link != part["custom_id"].is_null() {
                return Err(invalid("components", "A button has a custom_id, or is a link."));
            }
        }
    }
    Ok(())
}

pub fn command(body: &Value) -> Result<(), Refusal> {
    let name = body["name"].as_str().unwrap_or_default();
    let slash = body["type"].as_u64().unwrap_or(1) == 1;
    if !(1..=32).contains(&name.chars().count()) || (slash && name.chars().any(|c| c.is_uppercase() || c == ' ')) {
        return Err(invalid("name", "Command name is invalid"));
    }
    if slash && !(1..=100).contains(&length(&body["description"])) {
        return Err(invalid("description", "Must be between 1 and 100 in length."));
    }
    let options = list(body, "options");
    if options.len() > OPTIONS || options.iter().any(|it| list(it, "choices").len() > OPTIONS) {
        return Err(invalid("options", "Must be 25 or fewer in length."));
    }
    let required: Vec<bool> = options.iter().map(|it| it["required"].as_bool().unwrap_or(false)).collect();
    if required.windows(2).any(|pair| !pair[0] && pair[1]) {
        return Err(invalid("options", "Required options must be placed before non-required options"));
    }
    for names in [&body["name_localizations"], &body["description_localizations"]] {
        const LOCALES: &[&str] = &[
            "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl",
            "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW",
            "ko",
        ];
        for tag in names.as_object().into_iter().flat_map(|it| it.keys()) {
            if !LOCALES.contains(&tag.as_str()) {
                return Err(invalid("name_localizations", &format!("{tag} is not a locale")));
            }
        }
    }
    Ok(())
}

pub fn scheduled_event(body: &Value) -> Result<(), Refusal> {
    if !(1..=100).contains(&length(&body["name"])) || length(&body["description"]) > 1000 {
        return Err(invalid("name", "Must be between 1 and 100 in length."));
    }
    if body["entity_type"] == json!(3) {
        let place = length(&body["entity_metadata"]["location"]);
        if !(1..=100).contains(&place) || body["scheduled_end_time"].is_null() {
            return Err(invalid("entity_metadata", "an external event has a place and an end"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_has_2000_characters_at_most() {
        assert!(message(&json!({ "content": "가".repeat(2000) }), true).is_ok());
        assert!(message(&json!({ "content": "가".repeat(2001) }), true).is_err());
        assert!(message(&json!({ "content": "" }), true).is_err());
        assert!(message(&json!({}), false).is_ok());
    }

    #[test]
    fn embeds_have_6000_characters_in_all() {
        let embed = |n: usize| json!({ "description": "a".repeat(n) });
        assert!(message(&json!({ "embeds": [embed(3000), embed(3000)] }), true).is_ok());
        assert!(message(&json!({ "embeds": [embed(3000), embed(3001)] }), true).is_err());
    }

    #[test]
    fn custom_ids_are_unique_and_short() {
        let buttons = |ids: &[&str]| {
            let buttons: Vec<Value> =
                ids.iter().map(|id| json!({ "type": 2, "style": 1, "label": "x", "custom_id": id })).collect();
            json!({ "content": "a", "components": [{ "type": 1, "components": buttons }] })
        };
        assert!(message(&buttons(&["a", "b"]), true).is_ok());
        assert!(message(&buttons(&["a", "a"]), true).is_err());
        assert!(message(&buttons(&[&"a".repeat(101)]), true).is_err());
    }
}
