//! What a tester types at the page, as Discord's own client would send it.

use serde_json::{Value, json};

use super::Discord;

/// A form that the bot has opened and that waits to be filled in.
pub struct OpenForm {
    pub id: String,
    pub title: String,
    pub fields: Vec<OpenField>,
}

pub struct OpenField {
    pub id: String,
    pub label: String,
    pub value: String,
    pub long: bool,
    pub required: bool,
}

impl Discord {
    /// A line as typed: `/upcoming kind:forum place:busan` is a command, `@naru` calls the bot by its name, all else is said.
    pub fn typed(&self, channel: u64, user: u64, locale: &str, text: &str) {
        match text.trim().strip_prefix('/') {
            Some(order) => {
                let (name, rest) = order.split_once(char::is_whitespace).unwrap_or((order, ""));
                let given = options(rest, &self.first_option(name));
                let options: Vec<(&str, Value)> =
                    given.iter().map(|(name, value)| (name.as_str(), self.as_value(name, value))).collect();
                self.order(channel, user, locale, name, &options);
            }
            None => {
                let bot = self.state().bot;
                self.say(channel, user, &text.replace("@naru", &format!("<@{bot}>")));
            }
        }
    }

    /// What a value stands for that is typed without a name.
    fn first_option(&self, command: &str) -> String {
        let commands = self.commands();
        let found = commands.iter().find(|it| it["name"] == command);
        found.and_then(|it| it["options"][0]["name"].as_str()).unwrap_or("text").to_owned()
    }

    /// `#general` is the channel of that name.
    fn as_value(&self, name: &str, typed: &str) -> Value {
        let channel = typed.strip_prefix('#').filter(|_| name == "channel");
        let id = channel.and_then(|name| self.channels().into_iter().find(|(.., it)| it == name)).map(|(id, ..)| id);
        match (id, typed) {
            (Some(id), _) => json!(id.to_string()),
            (None, "true") => json!(true),
            (None, "false") => json!(false),
            (None, typed) => json!(typed),
        }
    }

    /// The form that waits in a channel: the newest thing that happened there opened it.
    pub fn open_form(&self, channel: u64) -> Option<OpenForm> {
        let last = self.state().interactions.values().rfind(|it| it.channel == channel).cloned()?;
        let data = &last.callback["data"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let field = |row: &Value| {
            let field = &row["components"][0];
            OpenField {
                id: text(&field["custom_id"]),
                label: text(&field["label"]),
                value: text(&field["value"]),
                long: field["style"] == json!(2),
                required: field["required"] != json!(false),
            }
        };
        let fields = data["components"].as_array().into_iter().flatten().map(field).collect();
        (last.callback["type"] == json!(9)).then(|| OpenForm {
            id: text(&data["custom_id"]),
            title: text(&data["title"]),
            fields,
        })
    }
}

/// `kind:forum place:new york` → by name; what stands before the first name belongs to `first`.
fn options(text: &str, first: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for word in text.split_whitespace() {
        let is_name = |it: &str| !it.is_empty() && it.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        match word.split_once(':').filter(|(name, _)| is_name(name) && *name != "https") {
            Some((name, value)) => all.push((name.to_owned(), value.to_owned())),
            None => match all.last_mut() {
                Some((_, value)) => *value = format!("{value} {word}").trim_start().to_owned(),
                None => all.push((first.to_owned(), word.to_owned())),
            },
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_as_they_are_typed() {
        let read = |text| options(text, "question");
        let pairs =
            |all: &[(&str, &str)]| all.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
        assert_eq!(read("kind:forum place:new york"), pairs(&[("kind", "forum"), ("place", "new york")]));
        assert_eq!(read("Which forums are there?"), pairs(&[("question", "Which forums are there?")]));
        assert_eq!(read(""), pairs(&[]));
    }
}
