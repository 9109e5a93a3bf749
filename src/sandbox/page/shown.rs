//! A chat as the tester sees it: what was said, and what can be pressed.

use serde_json::Value;

use crate::sandbox::Sandbox;

pub struct Shown {
    pub id: String,
    pub by_bot: bool,
    pub ephemeral: bool,
    pub text: String,
    pub buttons: Vec<Button>,
}

pub struct Button {
    pub label: String,
    /// What a press sends; empty for a link.
    pub data: String,
    pub url: String,
}

/// What stands in a chat, oldest first.
pub fn messages(sandbox: &Sandbox, network: &str, chat: &str) -> Vec<Shown> {
    if network == "telegram" {
        let chat = chat.parse().unwrap_or_default();
        let shown = |(id, by_bot, body): (i64, bool, Value)| Shown {
            id: id.to_string(),
            by_bot,
            ephemeral: false,
            text: {
                let file = ["photo", "document"].into_iter().find(|it| body.get(it).is_some());
                let file = file.map(|it| format!("[{it}] ")).unwrap_or_default();
                file + &text_of(&body, &["text", "caption"])
            },
            buttons: buttons_of(&body["reply_markup"]["inline_keyboard"], "text", "callback_data"),
        };
        return sandbox.telegram.messages(chat).into_iter().map(shown).collect();
    }
    let shown = |body: Value| {
        let embeds = body["embeds"].as_array().cloned().unwrap_or_default();
        let mut text = text_of(&body, &["content"]);
        for embed in &embeds {
            for part in [text_of(embed, &["title"]), text_of(embed, &["description"])] {
                text = [text, part].iter().filter(|it| !it.is_empty()).cloned().collect::<Vec<_>>().join("\n");
            }
            for field in embed["fields"].as_array().into_iter().flatten() {
                text += &format!("\n{}: {}", text_of(field, &["name"]), text_of(field, &["value"]));
            }
        }
        let rows: Value =
            body["components"].as_array().into_iter().flatten().map(|row| row["components"].clone()).collect();
        for file in body["attachments"].as_array().into_iter().flatten() {
            text += &format!("\n[{}]", text_of(file, &["filename"]));
        }
        Shown {
            id: text_of(&body, &["id"]),
            by_bot: body["author"]["bot"].as_bool().unwrap_or(false),
            ephemeral: body["flags"].as_u64().unwrap_or_default() & 64 != 0,
            text,
            buttons: buttons_of(&rows, "label", "custom_id"),
        }
    };
    sandbox.discord.messages(chat.parse().unwrap_or_default()).into_iter().map(shown).collect()
}

fn text_of(body: &Value, keys: &[&str]) -> String {
    keys.iter().find_map(|&key| body[key].as_str()).unwrap_or_default().to_owned()
}

fn buttons_of(rows: &Value, label: &str, data: &str) -> Vec<Button> {
    let parts = rows.as_array().into_iter().flatten().filter_map(Value::as_array).flatten();
    let button = |part: &Value| match part["options"].as_array() {
        // An option of a menu carries the menu's name and its own value, a line each.
        Some(options) => {
            let carries = |it: &Value| format!("{}\n{}", text_of(part, &[data]), text_of(it, &["value"]));
            let one = |it: &Value| Button { label: text_of(it, &[label]), data: carries(it), url: String::new() };
            options.iter().map(one).collect()
        }
        None => {
            vec![Button { label: text_of(part, &[label]), data: text_of(part, &[data]), url: text_of(part, &["url"]) }]
        }
    };
    parts.flat_map(button).collect()
}
