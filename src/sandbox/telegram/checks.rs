//! What the Bot API refuses in a message: lengths in UTF-16 units, entities that reach outside, keyboards that cannot be.

use serde_json::Value;

use super::Refusal;

pub const TEXT_UNITS: usize = 4096;
pub const CAPTION_UNITS: usize = 1024;
const CALLBACK_BYTES: usize = 64;
const CALLBACK_ANSWER_CHARS: usize = 200;

pub fn text(text: &str) -> Result<(), Refusal> {
    match text.encode_utf16().count() {
        _ if text.trim().is_empty() => Err(Refusal::bad_request("message text is empty")),
        units if units > TEXT_UNITS => Err(Refusal::bad_request("message is too long")),
        _ => Ok(()),
    }
}

pub fn caption(caption: &str) -> Result<(), Refusal> {
    if caption.encode_utf16().count() > CAPTION_UNITS {
        return Err(Refusal::bad_request("message caption is too long"));
    }
    Ok(())
}

/// Entities lie inside the text, on whole characters.
pub fn entities(text: &str, entities: Option<&Value>) -> Result<(), Refusal> {
    let Some(Value::Array(entities)) = entities else { return Ok(()) };
    let units: Vec<u16> = text.encode_utf16().collect();
    let splits = |at: usize| units.get(at).is_some_and(|unit| (0xDC00..0xE000).contains(unit));
    for entity in entities {
        let number = |key: &str| entity.get(key).and_then(Value::as_u64).map(|it| it as usize);
        let (Some(offset), Some(length)) = (number("offset"), number("length")) else {
            return Err(Refusal::bad_request("can't parse MessageEntity"));
        };
        if length == 0 || offset + length > units.len() {
            return Err(Refusal::bad_request("entity beyond the text"));
        }
        if splits(offset) || splits(offset + length) {
            return Err(Refusal::bad_request("ENTITY_BOUNDS_INVALID"));
        }
    }
    Ok(())
}

/// HTML is the one markup that is looked at: every tag known and closed.
pub fn markup(text: &str, parse_mode: Option<&str>) -> Result<(), Refusal> {
    const TAGS: &[&str] = &["b", "strong", "i", "em", "u", "s", "a", "code", "pre", "tg-spoiler", "blockquote"];
    if !parse_mode.is_some_and(|mode| mode.eq_ignore_ascii_case("html")) {
        return Ok(());
    }
    let refuse = |what: &str| Err(Refusal::bad_request(&format!("can't parse entities: {what}")));
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let Some(end) = rest[at..].find('>') else { return refuse("Unclosed start tag") };
        let tag = &rest[at + 1..at + end];
        rest = &rest[at + end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return refuse("Unmatched end tag");
            }
            continue;
        }
        let name = tag.split_whitespace().next().unwrap_or_default();
        if !TAGS.contains(&name) {
            return refuse(&format!("Unsupported start tag \"{name}\""));
        }
        open.push(name);
    }
    if open.is_empty() { Ok(()) } else { refuse("Can't find end tag") }
}

/// One action a button; callback data of 1 to 64 bytes; at most 100 buttons.
pub fn keyboard(markup: Option<&Value>) -> Result<(), Refusal> {
    const ACTIONS: &[&str] = &[
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    ];
    let Some(Value::Array(rows)) = markup.and_then(|it| it.get("inline_keyboard")) else { return Ok(()) };
    let buttons: Vec<&Value> = rows.iter().filter_map(Value::as_array).flatten().collect();
    if buttons.len() > 100 {
        return Err(Refusal::bad_request("reply markup is too long"));
    }
    for button in buttons {
        if button.get("text").and_then(Value::as_str).is_none_or(str::is_empty) {
            return Err(Refusal::bad_request("inline keyboard button text must be non-empty"));
        }
        if ACTIONS.iter().filter(|&&action| button.get(action).is_some_and(|it| !it.is_null())).count() != 1 {
            return Err(Refusal::bad_request("text buttons are unallowed in the inline keyboard"));
        }
        if let Some(data) = button.get("callback_data").and_then(Value::as_str)
            && !(1..=CALLBACK_BYTES).contains(&data.len())
        {
            return Err(Refusal::bad_request("BUTTON_DATA_INVALID"));
        }
    }
    Ok(())
}

pub fn callback_answer(text: &str) -> Result<(), Refusal> {
    if text.chars().count() > CALLBACK_ANSWER_CHARS {
        return Err(Refusal::bad_request("MESSAGE_TOO_LONG"));
    }
    Ok(())
}

/// At most 100 commands, `[a-z0-9_]{1,32}`, descriptions of 1 to 256 characters.
pub fn commands(commands: &Value) -> Result<(), Refusal> {
    let commands = commands.as_array().ok_or_else(|| Refusal::bad_request("commands must be an array"))?;
    if commands.len() > 100 {
        return Err(Refusal::bad_request("BOT_COMMANDS_TOO_MUCH"));
    }
    for command in commands {
        let text = |key: &str| command.get(key).and_then(Value::as_str).unwrap_or_default();
        let name = text("command");
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !(1..=32).contains(&name.len()) || !name.chars().all(fits) {
            return Err(Refusal::bad_request("BOT_COMMAND_INVALID"));
        }
        if !(1..=256).contains(&text("description").chars().count()) {
            return Err(Refusal::bad_request("BOT_COMMAND_DESCRIPTION_INVALID"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn length_counts_utf16_units() {
        assert!(text(&"가".repeat(4096)).is_ok());
        assert!(text(&"가".repeat(4097)).is_err());
        assert!(text(&"😀".repeat(2048)).is_ok());
        assert!(text(&"😀".repeat(2049)).is_err());
        assert!(text(" \n").is_err());
    }

    #[test]
    fn an_entity_may_not_split_a_pair() {
        let bold = |offset, length| json!([{ "type": "bold", "offset": offset, "length": length }]);
        assert!(entities("a😀b", Some(&bold(1, 2))).is_ok());
        assert!(entities("a😀b", Some(&bold(1, 1))).is_err());
        assert!(entities("a😀b", Some(&bold(3, 2))).is_err());
    }

    #[test]
    fn callback_data_has_64_bytes_at_most() {
        let button = |data: &str| json!({ "inline_keyboard": [[{ "text": "x", "callback_data": data }]] });
        assert!(keyboard(Some(&button(&"a".repeat(64)))).is_ok());
        assert!(keyboard(Some(&button(&"a".repeat(65)))).is_err());
        assert!(keyboard(Some(&button(&"가".repeat(22)))).is_err());
        assert!(keyboard(Some(&button(""))).is_err());
    }

    #[test]
    fn unclosed_markup_is_refused() {
        assert!(markup("<b>a</b>", Some("HTML")).is_ok());
        assert!(markup("<b>a", Some("HTML")).is_err());
        assert!(markup("<b>a", None).is_ok());
        assert!(markup("1 < 2", Some("HTML")).is_err());
    }
}
