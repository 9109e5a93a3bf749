//! The one shape in which anything is said on Discord: as a message, an answer to an interaction, a follow-up, an edit.
//!
//! Whom a message may ring is set here and nowhere else: nobody, but for the one role that an approved announcement calls.
//! So no title, whatever it says, can reach anybody it was not sent to.

use serde_json::{Value, json};

use super::embed::Shown;
use super::text;
use crate::render::{Block, File, Message};

/// Discord takes so much of a picture's description.
const ALT_UNITS: usize = 1_024;

/// What one message says and shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    shown: Shown,
    components: Vec<Value>,
    /// Go along as attachments.
    pub files: Vec<File>,
    ephemeral: bool,
    role: Option<String>,
}

impl Body {
    /// One part of a message; `components` are the rows under it.
    pub(super) fn new(part: &Message, components: Vec<Value>) -> Self {
        let files = part.blocks.iter().filter_map(|block| match block {
            Block::File(file) => Some(file.clone()),
            _ => None,
        });
        let mut body =
            Self { shown: Shown::of(&part.blocks), components, files: files.collect(), ephemeral: false, role: None };
        if body.shown == Shown::default() && body.files.is_empty() {
            "·".clone_into(&mut body.shown.content);
        }
        body
    }

    /// For the eyes of one person alone; only an answer to an interaction can be so.
    pub fn ephemeral(self, ephemeral: bool) -> Self {
        Self { ephemeral, ..self }
    }

    /// Rings the members of this role. For an approved announcement that asks for it, and for nothing else.
    pub(super) fn calling(self, role: &str) -> Self {
        let is_id = !role.is_empty() && role.bytes().all(|it| it.is_ascii_digit());
        Self { role: is_id.then(|| role.to_owned()), ..self }
    }

    /// As a new message, or an answer. Keys with nothing in them are left out.
    pub fn created(&self) -> Value {
        let mut value = self.base();
        if let Some(keys) = value.as_object_mut() {
            keys.retain(|_, it| !(it.as_str() == Some("") || it.as_array().is_some_and(Vec::is_empty)));
        }
        if self.ephemeral {
            value["flags"] = json!(64);
        }
        value
    }

    /// In the place of another message: what is not there any more is said to be gone.
    pub fn edited(&self) -> Value {
        self.base()
    }

    fn base(&self) -> Value {
        let call = self.role.as_ref().map(|role| format!("<@&{role}>\n")).unwrap_or_default();
        let attachment = |(n, file): (usize, &File)| {
            let mut shown = json!({ "id": n, "filename": file.name });
            if let Some(alt) = file.description.as_deref().filter(|_| file.is_picture()) {
                shown["description"] = json!(text::cut(&text::clean(alt), ALT_UNITS));
            }
            shown
        };
        let roles: Vec<&str> = self.role.iter().map(String::as_str).collect();
        json!({
            "content": format!("{call}{}", self.shown.content).trim_end(),
            "embeds": self.shown.embeds,
            "components": self.components,
            "attachments": self.files.iter().enumerate().map(attachment).collect::<Vec<_>>(),
            "allowed_mentions": { "parse": [], "roles": roles },
        })
    }
}
