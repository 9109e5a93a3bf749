//! The plainest channels there can be to the sandbox: what a message says, as text, over the same HTTP that the real
//! adaptors speak. Measurements and proofs send through them, so that they measure the engine.

use std::time::Duration as StdDuration;

use async_trait::async_trait;
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::{DISCORD_TOKEN, TELEGRAM_TOKEN};
use crate::channel::{Address, Channel, ChannelName, Inbound, Limits, ListenError, Receipt, SendError, outcome};
use crate::notify::pace::Feed;
use crate::render::{Block, Inline, Message};

/// As Telegram documents its limits: 30 a second, one a second and chat, 20 a minute and group.
pub const TELEGRAM_FEED: Feed = Feed {
    per_second: 30,
    chat_gap: Duration::seconds(1),
    chat_burst: 2,
    group_per_minute: Some(20),
    published: false,
};

/// As Discord does: 50 a second; what a channel takes is told by headers.
pub const DISCORD_FEED: Feed =
    Feed { per_second: 50, chat_gap: Duration::zero(), chat_burst: 0, group_per_minute: None, published: true };

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    Telegram,
    Discord,
}

pub struct Wire {
    network: Network,
    url: String,
    limits: Limits,
    http: reqwest::Client,
}

impl Wire {
    /// A channel to the sandbox at `url`; `feed` `None`: as fast as it goes.
    pub fn new(network: Network, url: &str, feed: Option<Feed>) -> Self {
        let http = reqwest::Client::builder().timeout(StdDuration::from_secs(10)).build();
        Self {
            network,
            url: url.to_owned(),
            limits: Limits { message_chars: None, feed, keeps_nonce: network == Network::Discord },
            http: http.expect("a client without certificates of its own can be built"),
        }
    }

    async fn call(&self, request: reqwest::RequestBuilder) -> Result<(Value, Option<Duration>), SendError> {
        let answer = request.send().await.map_err(outcome::silence)?;
        let status = answer.status();
        let number = |name: &str| answer.headers().get(name)?.to_str().ok()?.parse::<f64>().ok();
        let retry_after = number("retry-after");
        let spent = number("x-ratelimit-remaining").is_some_and(|left| left < 1.0);
        let full = number("x-ratelimit-reset-after").filter(|_| spent);
        let body = answer.text().await.map_err(outcome::silence)?;
        if !status.is_success() {
            return Err(match self.network {
                Network::Telegram => outcome::telegram(status.as_u16(), &body),
                Network::Discord => outcome::discord(status.as_u16(), retry_after, &body),
            });
        }
        let value = serde_json::from_str(&body).map_err(|error| SendError::Doubtful(error.into()))?;
        Ok((value, full.map(|it| Duration::milliseconds((it * 1000.0).ceil() as i64))))
    }
}

/// What a message says, a line a block.
pub fn plain(message: &Message) -> String {
    let inline = |it: &Inline| match it {
        Inline::Text(text) | Inline::Strong(text) | Inline::Link { text, .. } => text.clone(),
    };
    let block = |it: &Block| match it {
        Block::Paragraph(parts) => parts.iter().map(inline).collect::<String>(),
        Block::Card(card) => card.title.clone(),
        Block::File(file) => file.name.clone(),
        Block::Call => String::new(),
    };
    message.blocks.iter().map(block).collect::<Vec<_>>().join("\n")
}

#[async_trait]
impl Channel for Wire {
    fn name(&self) -> ChannelName {
        match self.network {
            Network::Telegram => "telegram",
            Network::Discord => "discord",
        }
    }

    fn limits(&self) -> &Limits {
        &self.limits
    }

    async fn send(&self, to: &Address, message: &Message, nonce: &str) -> Result<Receipt, SendError> {
        let (request, id, at) = match self.network {
            Network::Telegram => {
                let url = format!("{}/bot{TELEGRAM_TOKEN}/SendMessage", self.url);
                let chat = to.chat.parse::<i64>().map_err(|error| SendError::Refused(error.into()))?;
                let body = json!({ "chat_id": chat, "text": plain(message) });
                (self.http.post(url).json(&body), ["result", "message_id"], "date")
            }
            Network::Discord => {
                let url = format!("{}/api/v10/channels/{}/messages", self.url, to.chat);
                let body = json!({ "content": plain(message), "nonce": nonce, "enforce_nonce": true });
                let request = self.http.post(url).header("authorization", format!("Bot {DISCORD_TOKEN}"));
                (request.json(&body), ["", "id"], "timestamp")
            }
        };
        let (answer, chat_full) = self.call(request).await?;
        let message = if id[0].is_empty() { &answer } else { &answer[id[0]] };
        let number = &message[id[1]];
        let number = number.as_str().map_or_else(|| number.to_string(), str::to_owned);
        let at = match &message[at] {
            Value::Number(seconds) => seconds.as_i64().and_then(|it| DateTime::from_timestamp(it, 0)),
            other => other.as_str().and_then(|it| DateTime::parse_from_rfc3339(it).ok()).map(|it| it.to_utc()),
        };
        Ok(Receipt { id: number, at: at.unwrap_or(DateTime::<Utc>::UNIX_EPOCH), chat_full })
    }

    async fn edit(&self, to: &Address, id: &str, message: &Message) -> Result<Receipt, SendError> {
        let request = match self.network {
            Network::Telegram => {
                let url = format!("{}/bot{TELEGRAM_TOKEN}/EditMessageText", self.url);
                let body = json!({ "chat_id": to.chat, "message_id": id, "text": plain(message) });
                self.http.post(url).json(&body)
            }
            Network::Discord => {
                let url = format!("{}/api/v10/channels/{}/messages/{id}", self.url, to.chat);
                let request = self.http.patch(url).header("authorization", format!("Bot {DISCORD_TOKEN}"));
                request.json(&json!({ "content": plain(message) }))
            }
        };
        let (_, chat_full) = self.call(request).await?;
        Ok(Receipt { id: id.to_owned(), at: DateTime::<Utc>::UNIX_EPOCH, chat_full })
    }

    async fn delete(&self, to: &Address, id: &str) -> Result<(), SendError> {
        let request = match self.network {
            Network::Telegram => {
                let url = format!("{}/bot{TELEGRAM_TOKEN}/DeleteMessage", self.url);
                self.http.post(url).json(&json!({ "chat_id": to.chat, "message_id": id }))
            }
            Network::Discord => {
                let url = format!("{}/api/v10/channels/{}/messages/{id}", self.url, to.chat);
                self.http.delete(url).header("authorization", format!("Bot {DISCORD_TOKEN}"))
            }
        };
        match self.call(request).await {
            Ok(_) => Ok(()),
            // Discord answers a deletion without a body.
            Err(SendError::Doubtful(error)) if error.is::<serde_json::Error>() => Ok(()),
            Err(error) => Err(error),
        }
    }

    async fn listen(&self, _inbox: mpsc::Sender<Inbound>, stop: CancellationToken) -> Result<(), ListenError> {
        stop.cancelled().await;
        Ok(())
    }
}
