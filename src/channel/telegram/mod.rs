//! Telegram. This folder translates: messages to the Bot API's shape ([`rich`], [`keyboard`], [`parts`]), updates to what
//! they mean ([`event`]), and its refusals to what they ask for ([`outcome`](super::outcome)).
//!
//! What to answer, in which order, and what of it survives a restart is decided in `reception`.

mod api;
mod event;
mod keyboard;
mod leniently;
mod listing;
mod parts;
mod rich;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration as StdDuration;

use async_trait::async_trait;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use teloxide::payloads;
use teloxide::payloads::setters::*;
use teloxide::types::{
    CallbackQueryId, ChatAction, ChatId, LinkPreviewOptions, MessageEntity, MessageId, Recipient, ReplyMarkup,
    ReplyParameters, ThreadId, UserId,
};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::buttons::Buttons;
use super::{Address, Channel, ChannelName, Inbound, Limits, ListenError, Receipt, SendError};
use crate::clock::Clock;
use crate::config;
use crate::notify::pace::Feed;
use crate::person::ChatKind;
use crate::render::{Block, File, Message};
use crate::store::{self, Store};
use api::{Api, Failure};
use rich::Rich;

pub use super::buttons::Pressed as Action;
pub use event::{Event, Incoming, Me, Pressed, Said, What};
pub use listing::Listing;
pub use parts::parts;

pub const NAME: ChannelName = "telegram";

/// Who the bot is, and whether it may be named in any chat.
async fn who_is(api: &Api) -> Result<(Me, bool), PollError> {
    #[derive(Deserialize)]
    struct Bot {
        id: u64,
        username: Option<String>,
        #[serde(default)]
        supports_inline_queries: bool,
    }
    let bot: Bot = api.call_as("getMe", &json!({}), None).await?;
    Ok((Me { id: bot.id, username: bot.username.unwrap_or_default() }, bot.supports_inline_queries))
}

/// Asks Telegram who the bot with this token is.
///
/// # Errors
/// Where the API does not answer, or refuses the token.
pub async fn whoami(config: &config::Telegram, token: config::Secret) -> Result<Me, PollError> {
    Ok(who_is(&Api::new(&config.api_url, token)).await?.0)
}

/// A link that opens the bot's chat; `payload` comes back behind `/start`.
pub fn deep_link(bot: &str, payload: Option<&str>) -> String {
    match payload {
        Some(payload) => format!("https://t.me/{bot}?start={payload}"),
        None => format!("https://t.me/{bot}"),
    }
}

/// What naru wants to hear of. The list is kept by Telegram until it is changed.
const WANTED: [&str; 5] = ["message", "channel_post", "callback_query", "my_chat_member", "inline_query"];
/// How long a poll waits for something to come, in seconds; Telegram allows 50.
const POLL_S: u64 = 30;

/// A file of an announcement goes to thousands: no larger than this.
pub const FILE_BYTES: usize = 10 << 20;
/// A topic's name has at most so many.
const TOPIC_CHARS: usize = 128;

/// Why nothing is received.
#[derive(Debug, thiserror::Error)]
pub enum PollError {
    /// Somebody else polls with the same token, or a webhook is set.
    #[error("another receiver is active for this bot")]
    Conflict,
    #[error("the token is refused; see TELEGRAM_TOKEN")]
    Refused,
    #[error("asked to wait")]
    Wait(Duration),
    #[error("no updates")]
    Trouble(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<Failure> for PollError {
    fn from(failure: Failure) -> Self {
        if failure.is_conflict() {
            return Self::Conflict;
        }
        match SendError::from(failure) {
            SendError::Locked(_) => Self::Refused,
            SendError::ChatLimit(wait) | SendError::BotLimit(wait) | SendError::SomeLimit(wait) => Self::Wait(wait),
            SendError::Trouble(error) | SendError::Doubtful(error) | SendError::Refused(error) => Self::Trouble(error),
            other => Self::Trouble(other.into()),
        }
    }
}

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

/// A program's card to share.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The program's.
    pub id: String,
    pub message: Message,
}

impl Card {
    /// As `answerInlineQuery` takes it: the title in the list, and the whole card in the chat.
    fn result(&self) -> Option<Value> {
        let card = self.message.blocks.iter().find_map(|block| match block {
            Block::Card(card) => Some(card),
            _ => None,
        })?;
        let rich = Rich::of(&self.message.blocks, false);
        let about = card.rows.first().map(|row| Rich::of(&[Block::Paragraph(row.value.clone())], false).text);
        // Telegram takes 64 bytes for a result's name.
        let name: String = self.id.chars().filter(char::is_ascii).take(64).collect();
        Some(json!({
            "type": "article", "id": name, "title": card.title, "description": about.unwrap_or_default(),
            "input_message_content": {
                "message_text": rich.text, "entities": rich.entities, "link_preview_options": no_preview(),
            },
        }))
    }
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

    /// # Errors
    /// Where the API does not answer, or refuses the token.
    pub async fn me(&self) -> Result<Me, PollError> {
        let (me, inline) = who_is(&self.api).await?;
        self.inline.store(inline, Ordering::Relaxed);
        Ok(me)
    }

    /// Waits for updates after those below `offset`: (number, the update as JSON), in their order. At once where `waits` is
    /// false.
    ///
    /// # Errors
    /// Why there are none.
    pub async fn updates(&self, offset: i64, waits: bool) -> Result<Vec<(i64, String)>, PollError> {
        let timeout = if waits { POLL_S } else { 0 };
        let ask = json!({ "offset": offset, "limit": 100, "timeout": timeout, "allowed_updates": WANTED });
        let patience = StdDuration::from_secs(timeout + 10);
        let updates: Vec<Value> = self.api.call_as("getUpdates", &ask, Some(patience)).await?;
        Ok(updates.iter().filter_map(|it| Some((it["update_id"].as_i64()?, it.to_string()))).collect())
    }

    /// Where updates are pushed to; `None`: they are polled.
    ///
    /// # Errors
    /// Where the API does not answer.
    pub async fn webhook(&self) -> Result<Option<String>, PollError> {
        let info: Value = self.api.call_as("getWebhookInfo", &json!({}), None).await?;
        Ok(info["url"].as_str().filter(|it| !it.is_empty()).map(str::to_owned))
    }

    /// Has updates pushed to `url`, with `secret` in a header; what waits is kept.
    ///
    /// # Errors
    /// Where the API does not answer, or refuses the address.
    pub async fn set_webhook(&self, url: &str, secret: &str) -> Result<(), PollError> {
        let ask = json!({ "url": url, "secret_token": secret, "allowed_updates": WANTED, "max_connections": 20 });
        self.api.call_as::<Value>("setWebhook", &ask, None).await?;
        Ok(())
    }

    /// Polls again from now on; what waits is kept.
    ///
    /// # Errors
    /// Where the API does not answer.
    pub async fn delete_webhook(&self) -> Result<(), PollError> {
        self.api.call_as::<Value>("deleteWebhook", &json!({ "drop_pending_updates": false }), None).await?;
        Ok(())
    }

    /// Tells Telegram that everything below `offset` was taken.
    ///
    /// # Errors
    /// Where the API does not answer.
    pub async fn confirm(&self, offset: i64) -> Result<(), PollError> {
        let ask = json!({ "offset": offset, "limit": 1, "timeout": 0 });
        self.api.call_as::<Value>("getUpdates", &ask, None).await?;
        Ok(())
    }

    /// Offers `cards` for sharing to the one who typed the bot's name. They carry no buttons but links: whoever presses under
    /// a shared card need not know the bot.
    ///
    /// # Errors
    /// As for [`Channel::send`].
    pub async fn answer_inline(&self, query: &str, cards: &[Card]) -> Result<(), SendError> {
        let results: Vec<Value> = cards.iter().filter_map(Card::result).collect();
        let answer = json!({ "inline_query_id": query, "results": results, "cache_time": 60, "is_personal": true });
        self.api.call_as::<Value>("answerInlineQuery", &answer, None).await?;
        Ok(())
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

    /// Whether `person` decides for `chat`, as Telegram says now.
    ///
    /// # Errors
    /// As for [`Channel::send`].
    pub async fn is_admin(&self, to: &Address, person: &str) -> Result<bool, SendError> {
        let person = person.parse().map_err(|_| refused("not a person's number"))?;
        let ask = payloads::GetChatMember::new(chat(to)?, UserId(person));
        let member: Value = self.api.call_as("getChatMember", &ask, None).await?;
        Ok(matches!(member["status"].as_str(), Some("creator" | "administrator")))
    }

    /// Opens a topic in a forum; its number.
    ///
    /// # Errors
    /// As for [`Channel::send`].
    pub async fn create_topic(&self, group: &str, name: &str) -> Result<String, SendError> {
        #[derive(Deserialize)]
        struct Topic {
            message_thread_id: i64,
        }
        let group: i64 = group.parse().map_err(|_| refused("a chat is a number"))?;
        let ask = json!({ "chat_id": group, "name": name.chars().take(TOPIC_CHARS).collect::<String>() });
        let topic: Topic = self.api.call_as("createForumTopic", &ask, None).await?;
        Ok(topic.message_thread_id.to_string())
    }

    /// Ends a topic: it stays to be read.
    ///
    /// # Errors
    /// As for [`Channel::send`].
    pub async fn close_topic(&self, group: &str, topic: &str) -> Result<(), SendError> {
        let number = |text: &str| text.parse::<i64>().map_err(|_| refused("chats and topics are numbers"));
        let ask = json!({ "chat_id": number(group)?, "message_thread_id": number(topic)? });
        self.api.call_as::<Value>("closeForumTopic", &ask, None).await?;
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

    /// A group's or channel's title, and what it is.
    ///
    /// # Errors
    /// As for [`Channel::send`].
    pub async fn about(&self, to: &Address) -> Result<(String, ChatKind), SendError> {
        let about: Value = self.api.call_as("getChat", &payloads::GetChat::new(chat(to)?), None).await?;
        let kind = if about["type"] == "channel" { ChatKind::Channel } else { ChatKind::Group };
        Ok((about["title"].as_str().unwrap_or_default().to_owned(), kind))
    }

    /// Keeps `message` at the top of the chat, without a sound.
    ///
    /// # Errors
    /// As for [`Channel::send`].
    pub async fn pin(&self, to: &Address, message: &str) -> Result<(), SendError> {
        let pin = payloads::PinChatMessage::new(chat(to)?, number(message)?).disable_notification(true);
        self.api.call_as::<Value>("pinChatMessage", &pin, None).await?;
        Ok(())
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

    async fn send_text(
        &self,
        to: &Address,
        message: &Message,
        replied: Option<MessageId>,
    ) -> Result<Sent, SendError> {
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
        (true, Some(description)) => {
            (description.chars().take(parts::CAPTION_UNITS / 2).collect(), Vec::new())
        }
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
