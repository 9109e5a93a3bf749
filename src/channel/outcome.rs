//! What a network's answer means for a message: one table per network, from real error texts. Channels sort here;
//! what happens next is decided in [`delivery`](crate::notify::delivery).
//!
//! Telegram tells cases apart by its descriptions only, so texts are compared, here and nowhere else.

use chrono::Duration;
use serde_json::Value;

use super::{Gone, SendError};

/// The longest wait that is taken at its word; a network has been seen to ask for hours by mistake.
const LONGEST_WAIT: Duration = Duration::hours(1);

/// A description by the words it contains, and what that means. The first that fits counts.
const TELEGRAM: &[(&str, Meaning)] = &[
    ("blocked by the user", Meaning::Gone(Gone::Blocked)),
    ("bot was kicked", Meaning::Gone(Gone::Kicked)),
    ("bot is not a member", Meaning::Gone(Gone::Kicked)),
    ("user is deactivated", Meaning::Gone(Gone::Deleted)),
    ("group chat was deleted", Meaning::Gone(Gone::Deleted)),
    ("group chat was deactivated", Meaning::Gone(Gone::Deleted)),
    ("chat not found", Meaning::Gone(Gone::Deleted)),
    ("user not found", Meaning::Gone(Gone::Deleted)),
    ("peer_id_invalid", Meaning::Gone(Gone::Deleted)),
    ("message thread not found", Meaning::Gone(Gone::Deleted)),
    ("topic_deleted", Meaning::Gone(Gone::Deleted)),
    ("topic_closed", Meaning::Gone(Gone::Forbidden)),
    ("can't initiate conversation", Meaning::Gone(Gone::Forbidden)),
    ("can't send messages to bots", Meaning::Gone(Gone::Forbidden)),
    ("not enough rights to send", Meaning::Gone(Gone::Forbidden)),
    ("have no rights to send", Meaning::Gone(Gone::Forbidden)),
    ("need administrator rights", Meaning::Gone(Gone::Forbidden)),
    ("chat_write_forbidden", Meaning::Gone(Gone::Forbidden)),
    ("chat_restricted", Meaning::Gone(Gone::Forbidden)),
    ("message to edit not found", Meaning::Unable),
    ("message can't be edited", Meaning::Unable),
    ("there is no text in the message to edit", Meaning::Unable),
    ("there is no media in the message to edit", Meaning::Unable),
    ("there is no caption in the message to edit", Meaning::Unable),
    ("message to delete not found", Meaning::Unable),
    ("message can't be deleted", Meaning::Unable),
];

/// Codes of Discord's documentation ("JSON Error Codes").
const DISCORD: &[(u64, Meaning)] = &[
    (10003, Meaning::Gone(Gone::Deleted)),     // unknown channel
    (10004, Meaning::Gone(Gone::Kicked)),      // unknown guild
    (10008, Meaning::Unable),                  // unknown message
    (10013, Meaning::Gone(Gone::Deleted)),     // unknown user
    (10015, Meaning::Unable),                  // unknown webhook: an interaction's token that is over
    (10062, Meaning::Unable),                  // unknown interaction: too late
    (30046, Meaning::Unable),                  // too many edits of an old message
    (40033, Meaning::Unable),                  // published already
    (40060, Meaning::Unable),                  // an interaction that was answered already
    (50001, Meaning::Gone(Gone::Forbidden)),   // missing access
    (50005, Meaning::Unable),                  // a message of somebody else
    (50007, Meaning::Gone(Gone::Forbidden)),   // this user takes no direct messages
    (50008, Meaning::Gone(Gone::Forbidden)),   // no text channel
    (50013, Meaning::Gone(Gone::Forbidden)),   // missing permissions
    (50027, Meaning::Unable),                  // an interaction's token that is over, or none
    (50083, Meaning::Gone(Gone::Forbidden)),   // thread is archived and locked
    (50278, Meaning::Gone(Gone::Forbidden)),   // no server in common with this user any more
    (160_005, Meaning::Gone(Gone::Forbidden)), // thread is locked
];

#[derive(Debug, Clone, Copy)]
enum Meaning {
    Gone(Gone),
    Unable,
}

impl Meaning {
    fn error(self) -> SendError {
        match self {
            Self::Gone(reason) => SendError::Gone(reason),
            Self::Unable => SendError::Unable,
        }
    }
}

fn seconds(value: f64) -> Duration {
    let ms = if value.is_finite() { (value * 1000.0).ceil().max(0.0) } else { 0.0 };
    Duration::milliseconds(ms as i64).min(LONGEST_WAIT)
}

/// An answer of Telegram's other than `"ok": true`; `body` as it came, a page of HTML included.
pub fn telegram(status: u16, body: &str) -> SendError {
    let answer: Value = serde_json::from_str(body).unwrap_or_default();
    let description = answer["description"].as_str().unwrap_or_default();
    let parameters = &answer["parameters"];
    if let Some(to) = parameters["migrate_to_chat_id"].as_i64() {
        return SendError::Moved { to: to.to_string() };
    }
    if let Some(wait) = parameters["retry_after"].as_f64() {
        return SendError::SomeLimit(seconds(wait));
    }
    let lower = description.to_lowercase();
    let meant = TELEGRAM.iter().find(|(words, _)| lower.contains(words)).map(|(_, meaning)| meaning.error());
    match (status, meant) {
        (400 | 403, Some(error)) => error,
        (401 | 404, _) => SendError::Locked(told(status, description)),
        (403, None) => SendError::Gone(Gone::Forbidden),
        (429, _) => SendError::SomeLimit(Duration::seconds(1)),
        (504, _) => SendError::Doubtful(told(status, description)),
        (500.., _) => SendError::Trouble(told(status, description)),
        _ => SendError::Refused(told(status, description)),
    }
}

/// An answer of Discord's outside of 200–299. `retry_after` is the header's, in seconds, for where the body has none.
pub fn discord(status: u16, retry_after: Option<f64>, body: &str) -> SendError {
    let answer: Value = serde_json::from_str(body).unwrap_or_default();
    let message = answer["message"].as_str().unwrap_or_default();
    let code = answer["code"].as_u64().unwrap_or(0);
    let meant = DISCORD.iter().find(|(known, _)| *known == code).map(|(_, meaning)| meaning.error());
    match (status, meant) {
        (429, _) => {
            let wait = seconds(answer["retry_after"].as_f64().or(retry_after).unwrap_or(1.0));
            // Without a body that says so it is the block of an address, which is for all.
            match answer["global"].as_bool() {
                Some(false) => SendError::ChatLimit(wait),
                _ => SendError::BotLimit(wait),
            }
        }
        (400 | 401 | 403 | 404, Some(error)) => error,
        (401, _) => SendError::Locked(told(status, message)),
        // Without a code it is no word of Discord's on the channel: a page in front of it, or an address that is wrong.
        (403 | 404, None) if code == 0 => SendError::Trouble(told(status, message)),
        (403, None) => SendError::Gone(Gone::Forbidden),
        (404, None) => SendError::Gone(Gone::Deleted),
        (504, _) => SendError::Doubtful(told(status, message)),
        (500.., _) => SendError::Trouble(told(status, message)),
        _ => SendError::Refused(told(status, message)),
    }
}

/// No answer came. Only where no connection could be made is it certain that nothing arrived.
pub fn silence(error: reqwest::Error) -> SendError {
    let never_left = error.is_connect() || error.is_builder();
    let error = error.without_url(); // Telegram's URL carries the token
    if never_left { SendError::Trouble(error.into()) } else { SendError::Doubtful(error.into()) }
}

fn told(status: u16, text: &str) -> Box<dyn std::error::Error + Send + Sync> {
    let text: String = text.chars().take(150).collect();
    format!("{status} {text}").trim_end().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(error: &SendError) -> String {
        match error {
            SendError::ChatLimit(wait) => format!("chat waits {}", wait.num_milliseconds()),
            SendError::BotLimit(wait) => format!("bot waits {}", wait.num_milliseconds()),
            SendError::SomeLimit(wait) => format!("waits {}", wait.num_milliseconds()),
            SendError::Trouble(_) => "retry".to_owned(),
            SendError::Doubtful(_) => "doubtful".to_owned(),
            SendError::Gone(reason) => format!("close {reason}"),
            SendError::Moved { to } => format!("moved {to}"),
            SendError::Refused(_) => "fix content".to_owned(),
            SendError::Locked(_) => "stop everything".to_owned(),
            SendError::Unable => "unable".to_owned(),
        }
    }

    fn of_telegram(status: u16, description: &str) -> String {
        let body = serde_json::json!({ "ok": false, "error_code": status, "description": description });
        short(&telegram(status, &body.to_string()))
    }

    #[test]
    fn telegram_closes_addresses_in_these_words() {
        for (status, text, expected) in [
            (403, "Forbidden: bot was blocked by the user", "close blocked"),
            (403, "Forbidden: bot was kicked from the group chat", "close kicked"),
            (403, "Forbidden: bot was kicked from the supergroup chat", "close kicked"),
            (403, "Forbidden: bot is not a member of the channel chat", "close kicked"),
            (403, "Forbidden: user is deactivated", "close deleted"),
            (403, "Forbidden: the group chat was deleted", "close deleted"),
            (403, "Forbidden: bot can't initiate conversation with a user", "close forbidden"),
            (403, "Forbidden: something new", "close forbidden"),
            (400, "Bad Request: chat not found", "close deleted"),
            (400, "Bad Request: PEER_ID_INVALID", "close deleted"),
            (400, "Bad Request: message thread not found", "close deleted"),
            (400, "Bad Request: TOPIC_CLOSED", "close forbidden"),
            (400, "Bad Request: not enough rights to send text messages to the chat", "close forbidden"),
            (400, "Bad Request: need administrator rights in the channel chat", "close forbidden"),
            (400, "Bad Request: CHAT_WRITE_FORBIDDEN", "close forbidden"),
        ] {
            assert_eq!(of_telegram(status, text), expected, "{text}");
        }
    }

    #[test]
    fn telegram_refuses_content_in_these_words() {
        for text in [
            "Bad Request: message is too long",
            "Bad Request: message text is empty",
            "Bad Request: can't parse entities: Can't find end of the entity starting at byte offset 5",
            "Bad Request: BUTTON_DATA_INVALID",
            "Bad Request: wrong type of the web page content",
        ] {
            assert_eq!(of_telegram(400, text), "fix content", "{text}");
        }
        assert_eq!(of_telegram(413, "Request Entity Too Large"), "fix content");
    }

    #[test]
    fn telegram_refuses_the_bot_or_fails() {
        assert_eq!(of_telegram(401, "Unauthorized"), "stop everything");
        assert_eq!(of_telegram(404, "Not Found"), "stop everything");
        assert_eq!(of_telegram(500, "Internal Server Error"), "retry");
        assert_eq!(short(&telegram(502, "<html><body>502 Bad Gateway</body></html>")), "retry");
        assert_eq!(short(&telegram(504, "<html></html>")), "doubtful");
    }

    #[test]
    fn telegram_waits_and_moves_by_parameters() {
        let limit = r#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 35","parameters":{"retry_after":35}}"#;
        assert_eq!(short(&telegram(429, limit)), "waits 35000");
        assert_eq!(short(&telegram(429, "")), "waits 1000");
        let moved = r#"{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1001234567890}}"#;
        assert_eq!(short(&telegram(400, moved)), "moved -1001234567890");
        for text in ["Bad Request: message to edit not found", "Bad Request: message can't be deleted for everyone"] {
            assert_eq!(of_telegram(400, text), "unable");
        }
    }

    #[test]
    fn discord_by_its_codes() {
        for (status, body, expected) in [
            (429, r#"{"message":"You are being rate limited.","retry_after":1.337,"global":false}"#, "chat waits 1337"),
            (429, r#"{"message":"You are being rate limited.","retry_after":0.5,"global":true}"#, "bot waits 500"),
            (429, "<html>cloudflare</html>", "bot waits 9000"),
            (401, r#"{"message":"401: Unauthorized","code":0}"#, "stop everything"),
            (403, r#"{"message":"Missing Access","code":50001}"#, "close forbidden"),
            (403, r#"{"message":"Cannot send messages to this user","code":50007}"#, "close forbidden"),
            (404, r#"{"message":"Unknown Channel","code":10003}"#, "close deleted"),
            (404, r#"{"message":"Unknown Message","code":10008}"#, "unable"),
            (400, r#"{"message":"Invalid Form Body","code":50035,"errors":{}}"#, "fix content"),
            (400, r#"{"message":"Cannot send an empty message","code":50006}"#, "fix content"),
            (400, r#"{"message":"Thread is archived","code":50083}"#, "close forbidden"),
            (
                400,
                r#"{"message":"Maximum number of edits to messages older than 1 hour reached","code":30046}"#,
                "unable",
            ),
            (404, r#"{"message":"Unknown interaction","code":10062}"#, "unable"),
            (400, r#"{"message":"Interaction has already been acknowledged.","code":40060}"#, "unable"),
            (401, r#"{"message":"Invalid Webhook Token","code":50027}"#, "unable"),
            (403, r#"{"message":"Missing Permissions","code":50013}"#, "close forbidden"),
            (403, "<html>cloudflare</html>", "retry"),
            (404, r#"{"message":"404: Not Found","code":0}"#, "retry"),
            (500, r#"{"message":"500: Internal Server Error","code":0}"#, "retry"),
            (502, "<html></html>", "retry"),
        ] {
            assert_eq!(short(&discord(status, Some(9.0), body)), expected, "{body}");
        }
    }

    #[test]
    fn no_wait_is_longer_than_an_hour() {
        let body = r#"{"parameters":{"retry_after":86400}}"#;
        assert_eq!(short(&telegram(429, body)), "waits 3600000");
    }
}
