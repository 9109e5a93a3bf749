//! Who the bot is, and how it hears: polling, or a webhook that is agreed with Telegram.

use std::sync::atomic::Ordering;
use std::time::Duration as StdDuration;

use chrono::Duration;
use serde::Deserialize;
use serde_json::{Value, json};

use super::api::{Api, Failure};
use super::{Me, Telegram};
use crate::channel::SendError;
use crate::config;

/// What naru wants to hear of. The list is kept by Telegram until it is changed.
const WANTED: [&str; 5] = ["message", "channel_post", "callback_query", "my_chat_member", "inline_query"];
/// How long a poll waits for something to come, in seconds; Telegram allows 50.
const POLL_S: u64 = 30;

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

impl Telegram {
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
}
