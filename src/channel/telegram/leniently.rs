//! Updates that teloxide's types do not take as they are: a file without a media type, and what newer versions of the Bot API
//! put beside the words. Whoever wrote is answered all the same.

use serde_json::Value;
use teloxide::types::{MessageKind, Update, UpdateKind};

/// What of a message is kept where the whole of it cannot be read.
const PLAIN: [&str; 13] = [
    "message_id",
    "message_thread_id",
    "is_topic_message",
    "from",
    "sender_chat",
    "chat",
    "date",
    "text",
    "entities",
    "caption",
    "caption_entities",
    "reply_to_message",
    "via_bot",
];
/// A message with one of these is somebody's, and not a note of Telegram's that something has happened.
const CONTENT: [&str; 17] = [
    "text",
    "caption",
    "animation",
    "audio",
    "checklist",
    "contact",
    "dice",
    "document",
    "location",
    "paid_media",
    "photo",
    "poll",
    "sticker",
    "story",
    "video",
    "video_note",
    "voice",
];

/// Reads an update as well as it can be; `None`: it is none.
pub fn read(body: &str) -> Option<Update> {
    let whole: Update = serde_json::from_str(body).ok()?;
    if is_read(&whole) {
        return Some(whole);
    }
    let mut update: Value = serde_json::from_str(body).ok()?;
    fill(&mut update);
    let better = again(&update).or_else(|| {
        reduce(&mut update)?;
        again(&update)
    });
    Some(better.unwrap_or(whole))
}

/// What the types do not take is an error to them, or a message of which they see no content: one of Telegram's own notes.
fn is_read(update: &Update) -> bool {
    match &update.kind {
        UpdateKind::Error(_) => false,
        UpdateKind::Message(message) | UpdateKind::ChannelPost(message) => {
            matches!(message.kind, MessageKind::Common(_))
        }
        _ => true,
    }
}

fn again(update: &Value) -> Option<Update> {
    // From text: its keys can be borrowed, and without that the types find no kind of update.
    let read: Update = serde_json::from_str(&update.to_string()).ok()?;
    is_read(&read).then_some(read)
}

/// The media type of a file is optional on Telegram's side, and has to be there, if only as null, on teloxide's.
fn fill(value: &mut Value) {
    match value {
        Value::Object(all) => {
            if all.contains_key("file_id") {
                all.entry("mime_type").or_insert(Value::Null);
            }
            all.values_mut().for_each(fill);
        }
        Value::Array(all) => all.iter_mut().for_each(fill),
        _ => {}
    }
}

/// Leaves of a message who wrote what and where; what has no words has an empty text.
fn reduce(update: &mut Value) -> Option<()> {
    let kind = ["message", "channel_post"].into_iter().find(|kind| update[*kind].is_object())?;
    let message = update[kind].as_object_mut()?;
    if !CONTENT.iter().any(|it| message.contains_key(*it)) {
        return None;
    }
    let plain = |message: &mut serde_json::Map<String, Value>| {
        message.retain(|key, _| PLAIN.contains(&key.as_str()));
        for (caption, text) in [("caption", "text"), ("caption_entities", "entities")] {
            if let Some(words) = message.remove(caption) {
                message.insert(text.to_owned(), words);
            }
        }
        message.entry("text").or_insert_with(|| Value::String(String::new()));
    };
    plain(message);
    if let Some(under) = message.get_mut("reply_to_message").and_then(Value::as_object_mut) {
        under.remove("reply_to_message");
        plain(under);
    }
    Some(())
}
