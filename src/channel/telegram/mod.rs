//! Telegram. This folder translates: messages to the Bot API's shape ([`rich`], [`keyboard`], [`parts`]), updates to what
//! they mean ([`event`]), and its refusals to what they ask for ([`outcome`](super::outcome)).
//!
//! What to answer, in which order, and what of it survives a restart is decided in `reception`.

mod api;
mod chats;
mod event;
mod inline;
mod keyboard;
mod leniently;
mod listing;
mod parts;
mod receiving;
mod rich;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use teloxide::payloads;
use teloxide::payloads::setters::*;
use teloxide::types::{
    CallbackQueryId, ChatAction, ChatId, LinkPreviewOptions, MessageEntity, MessageId, Recipient, ReplyMarkup,
    ReplyParameters, ThreadId,
};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::buttons::Buttons;
use super::{Address, Channel, ChannelName, Inbound, Limits, ListenError, Receipt, SendError};
use crate::clock::Clock;
use crate::config;
use crate::notify::pace::Feed;
use crate::render::{Block, File, Message};
use crate::store::{self, Store};
use api::{Api, Failure};
use rich::Rich;

pub use super::buttons::Pressed as Action;
pub use event::{Event, Incoming, Me, Pressed, Said, What};
pub use inline::Card;
pub use listing::Listing;
pub use parts::parts;
pub use receiving::{PollError, whoami};

pub const NAME: ChannelName = "telegram";

/// A link that opens the bot's chat; `payload` comes back behind `/start`.
pub fn deep_link(bot: &str, payload: Option<&str>) -> String {
    match payload {
        Some(payload) => format!("https://t.me/{bot}?start={payload}"),
        None => format!("https://t.me/{bot}"),
    }
}

/// A file of an announcement goes to thousands: no larger than this.
pub const FILE_BYTES: usize = 10 << 20;
/// One bot.
pub struct Telegram {
    api: Api,
    buttons: Buttons,
    /// The bot may be named in any chat; known once Telegram has said who it is.
    inline: AtomicBool,
    limits: Limits,
    clock: Arc<dyn Clock>,
}

#[derive(Deserialize)]
struct Sent {
    message_id: i64,
    date: i64,
}

impl Telegram {
    pub fn new(config: &config::Telegram, token: config::Secret, store: Store, clock: Arc<dyn Clock>) -> Self {
        // A second between messages of a chat, twenty a minute in a group: what Telegram's FAQ allows.
        let feed = Feed {
            per_second: config.messages_per_second,
            chat_gap: Duration::seconds(1),
            chat_burst: 3,
            group_per_minute: Some(20),
            published: false, // and varying
        };
        let limits = Limits { message_chars: Some(parts::TEXT_UNITS), feed: Some(feed), keeps_nonce: false };
        Self {
            api: Api::new(&config.api_url, token),
            buttons: Buttons::new(store),
            inline: AtomicBool::new(false),
            limits,
            clock,
        }
    }

    /// The bot's own number, without asking.
    pub fn bot(&self) -> &str {
        self.api.bot()
    }

    /// What a pressed button asks for.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn action(&self, data: &str) -> Result<Option<Action>, store::Error> {
        self.buttons.look_up(data).await
    }

    /// Ends the waiting sign on a pressed button; `text` is shown to the one who pressed, at most 200 characters of it.
    ///
    /// # Errors
    /// As for [`Channel::send`]; a press of long ago cannot be answered any more.
    pub async fn answer_press(&self, query: &str, text: Option<&str>) -> Result<(), SendError> {
        let mut answer = payloads::AnswerCallbackQuery::new(CallbackQueryId(query.to_owned()));
        if let Some(text) = text {
            answer = answer.text(text.chars().take(200).collect::<String>()).show_alert(true);
        }
        self.api.call(&answer).await?;
        Ok(())
    }

    /// Shows for some seconds that an answer is being written.
    ///
    /// # Errors
    /// As for [`Channel::send`].
    pub async fn typing(&self, to: &Address) -> Result<(), SendError> {
        let mut action = payloads::SendChatAction::new(chat(to)?, ChatAction::Typing);
        action.message_thread_id = thread(to)?;
        self.api.call(&action).await?;
        Ok(())
    }

    /// Fetches a file that somebody sent.
    ///
    /// # Errors
    /// As for [`Channel::send`]; a file of more than [`FILE_BYTES`] is refused.
    pub async fn fetch(&self, file: &Incoming) -> Result<Vec<u8>, SendError> {
        if file.size as usize > FILE_BYTES {
            return Err(refused("the file is too large"));
        }
        #[derive(Deserialize)]
        struct Found {
            file_path: Option<String>,
        }
        let found: Found = self.api.call_as("getFile", &json!({ "file_id": file.id }), None).await?;
        let path = found.file_path.ok_or_else(|| refused("the file is there no longer"))?;
        Ok(self.api.download(&path, FILE_BYTES).await?)
    }

    async fn keyboard(&self, message: &Message) -> Result<Option<ReplyMarkup>, SendError> {
        let keyboard =
            keyboard::keyboard(&self.buttons, message, self.clock.now(), self.inline.load(Ordering::Relaxed)).await;
        // Nothing has left yet, so that this may be tried again.
        Ok(keyboard.map_err(|error| SendError::Trouble(error.into()))?.map(ReplyMarkup::InlineKeyboard))
    }

    async fn say(&self, to: &Address, message: &Message, replied: Option<MessageId>) -> Result<Receipt, SendError> {
        let sent = match file_of(message) {
            Some(file) => self.send_file(to, message, file, replied).await?,
            None => self.send_text(to, message, replied).await?,
        };
        Ok(receipt(&sent))
    }

    async fn send_text(&self, to: &Address, message: &Message, replied: Option<MessageId>) -> Result<Sent, SendError> {
        let rich = Rich::of(&message.blocks, is_numbered(message));
        let text = if rich.text.is_empty() { "·".to_owned() } else { rich.text };
        let mut send = payloads::SendMessage::new(chat(to)?, text).link_preview_options(no_preview());
        send.message_thread_id = thread(to)?;
        send.reply_parameters = replied.map(|id| ReplyParameters::new(id).allow_sending_without_reply());
        send.entities = Some(rich.entities).filter(|it| !it.is_empty());
        send.reply_markup = self.keyboard(message).await?;
        Ok(self.api.call_as("sendMessage", &send, None).await?)
    }

    async fn send_file(
        &self,
        to: &Address,
        message: &Message,
        file: &File,
        replied: Option<MessageId>,
    ) -> Result<Sent, SendError> {
        let (caption, entities) = caption(message, file);
        let mut parameters = vec![("chat_id", chat(to)?.to_string())];
        if let Some(thread) = thread(to)? {
            parameters.push(("message_thread_id", thread.to_string()));
        }
        if let Some(replied) = replied {
            parameters
                .push(("reply_parameters", written(&ReplyParameters::new(replied).allow_sending_without_reply())));
        }
        if !caption.is_empty() {
            parameters.push(("caption", caption));
        }
        if !entities.is_empty() {
            parameters.push(("caption_entities", written(&entities)));
        }
        if let Some(keyboard) = self.keyboard(message).await? {
            parameters.push(("reply_markup", written(&keyboard)));
        }
        let (method, field) = if file.is_picture() { ("sendPhoto", "photo") } else { ("sendDocument", "document") };
        Ok(self.api.upload(method, field, file, parameters).await?)
    }

    /// A file, and what stands beside it, in the place of another one.
    async fn edit_file(&self, to: &Address, id: &str, message: &Message, file: &File) -> Result<Value, Failure> {
        let (caption, entities) = caption(message, file);
        let kind = if file.is_picture() { "photo" } else { "document" };
        let media = json!({
            "type": kind, "media": format!("attach://{kind}"), "caption": caption, "caption_entities": entities
        });
        let mut parameters =
            vec![("chat_id", to.chat.clone()), ("message_id", id.to_owned()), ("media", media.to_string())];
        // A keyboard that cannot be kept is none: the text is what has to be right.
        if let Ok(Some(keyboard)) = self.keyboard(message).await {
            parameters.push(("reply_markup", written(&keyboard)));
        }
        self.api.upload("editMessageMedia", kind, file, parameters).await
    }
}

/// The file of a part; a part has one at most.
fn file_of(message: &Message) -> Option<&File> {
    message.blocks.iter().find_map(|block| match block {
        Block::File(file) => Some(file),
        _ => None,
    })
}

/// What stands beside a file: the text of its part, else what the picture shows.
fn caption(message: &Message, file: &File) -> (String, Vec<MessageEntity>) {
    let rich = Rich::of(&message.blocks, false);
    match (rich.text.is_empty(), &file.description) {
        (true, Some(description)) => (description.chars().take(parts::CAPTION_UNITS / 2).collect(), Vec::new()),
        _ => (rich.text, rich.entities),
    }
}

/// A value of ours as JSON text, as forms want it.
fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("the API's own types can be written as JSON")
}

fn is_numbered(message: &Message) -> bool {
    message.blocks.iter().filter(|block| matches!(block, Block::Card(_))).count() > 1
}

fn refused(what: &'static str) -> SendError {
    SendError::Refused(what.into())
}

fn chat(to: &Address) -> Result<Recipient, SendError> {
    to.chat.parse().map(|id| Recipient::Id(ChatId(id))).map_err(|_| refused("a chat is a number"))
}

fn thread(to: &Address) -> Result<Option<ThreadId>, SendError> {
    let number = |it: &String| it.parse().map(|id| ThreadId(MessageId(id))).map_err(|_| refused("a topic is a number"));
    to.thread.as_ref().map(number).transpose()
}

fn number(message: &str) -> Result<MessageId, SendError> {
    message.parse().map(MessageId).map_err(|_| refused("a message is a number"))
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

fn receipt(sent: &Sent) -> Receipt {
    Receipt::new(sent.message_id.to_string(), DateTime::<Utc>::from_timestamp(sent.date, 0).unwrap_or_default())
}

#[async_trait]
impl Channel for Telegram {
    fn name(&self) -> ChannelName {
        NAME
    }

    fn limits(&self) -> &Limits {
        &self.limits
    }

    fn parts(&self, message: &Message) -> Vec<Message> {
        parts::parts(message)
    }

    async fn send(&self, to: &Address, message: &Message, _nonce: &str) -> Result<Receipt, SendError> {
        self.say(to, message, None).await
    }

    async fn reply(&self, to: &Address, id: &str, message: &Message, _nonce: &str) -> Result<Receipt, SendError> {
        self.say(to, message, Some(number(id)?)).await
    }

    /// An edit that would change nothing has been made already.
    async fn edit(&self, to: &Address, id: &str, message: &Message) -> Result<Receipt, SendError> {
        if parts::parts(message).len() > 1 {
            return Err(SendError::Unable);
        }
        if let Some(file) = file_of(message) {
            number(id)?;
            return match self.edit_file(to, id, message, file).await {
                Err(failure) if !failure.description().contains("message is not modified") => Err(failure.into()),
                _ => Ok(Receipt::new(id, self.clock.now())),
            };
        }
        let rich = Rich::of(&message.blocks, is_numbered(message));
        let mut edit =
            payloads::EditMessageText::new(chat(to)?, number(id)?, rich.text).link_preview_options(no_preview());
        edit.entities = Some(rich.entities).filter(|it| !it.is_empty());
        edit.reply_markup = match self.keyboard(message).await? {
            Some(ReplyMarkup::InlineKeyboard(keyboard)) => Some(keyboard),
            _ => None,
        };
        match self.api.call_as::<Value>("editMessageText", &edit, None).await {
            Err(failure) if !failure.description().contains("message is not modified") => Err(failure.into()),
            _ => Ok(Receipt::new(id, self.clock.now())),
        }
    }

    async fn delete(&self, to: &Address, id: &str) -> Result<(), SendError> {
        let delete = payloads::DeleteMessage::new(chat(to)?, number(id)?);
        match self.api.call_as::<Value>("deleteMessage", &delete, None).await {
            // Somebody was faster.
            Err(failure) if failure.description().contains("message to delete not found") => Ok(()),
            deleted => Ok(deleted.map(|_| ())?),
        }
    }

    /// What comes in takes the way of `reception`, which keeps it before anything is answered.
    async fn listen(&self, _inbox: mpsc::Sender<Inbound>, stop: CancellationToken) -> Result<(), ListenError> {
        stop.cancelled().await;
        Ok(())
    }
}
