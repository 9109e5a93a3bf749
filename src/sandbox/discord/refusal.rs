//! A refused request, as Discord tells it.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// A refused request, as Discord tells it.
#[derive(Debug, Clone)]
pub struct Refusal {
    pub status: u16,
    pub code: u32,
    pub message: String,
    pub errors: Option<Value>,
}

impl Refusal {
    pub(super) fn new(status: u16, code: u32, message: &str) -> Self {
        Self { status, code, message: message.to_owned(), errors: None }
    }

    /// A code of the documentation, with its text.
    pub(super) fn known(status: u16, code: u32) -> Self {
        let message = match code {
            10003 => "Unknown Channel",
            10004 => "Unknown Guild",
            10008 => "Unknown Message",
            10015 => "Unknown Webhook",
            10062 => "Unknown interaction",
            10070 => "Unknown Guild Scheduled Event",
            30038 => "Maximum number of uncompleted guild scheduled events reached (100)",
            30046 => "Maximum number of edits to messages older than 1 hour reached. Try again later",
            40033 => "This message has already been crossposted",
            40067 => "A tag is required to create a forum post in this channel",
            40060 => "Interaction has already been acknowledged.",
            50001 => "Missing Access",
            50007 => "Cannot send messages to this user",
            50008 => "Cannot send messages in a non-text channel",
            50013 => "Missing Permissions",
            50024 => "Cannot execute action on this channel type",
            50027 => "Invalid Webhook Token",
            50083 => "Thread is archived",
            _ => "Refused",
        };
        Self::new(status, code, message)
    }

    pub(super) fn response(&self) -> Response {
        let mut body = json!({ "message": self.message, "code": self.code });
        if let Some(errors) = &self.errors {
            body["errors"] = errors.clone();
        }
        (StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST), axum::Json(body)).into_response()
    }
}
