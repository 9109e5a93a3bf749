//! Where Telegram pushes updates to. It knows the way in by a secret; an update is in the database before it is told that it
//! was taken, for Telegram does not send again what was taken.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use serde_json::Value;
use subtle::ConstantTimeEq;

use super::Site;
use crate::reception::telegram::WEBHOOK_PATH;

/// Updates have some kilobytes; the longest text there is takes a hundred.
const UPDATE_BYTES: usize = 1024 * 1024;
const SECRET: &str = "x-telegram-bot-api-secret-token";

pub fn routes() -> Router<Arc<Site>> {
    Router::new().route(WEBHOOK_PATH, post(update)).layer(DefaultBodyLimit::max(UPDATE_BYTES))
}

/// 200: it is kept. Anything else makes Telegram send it again.
async fn update(State(site): State<Arc<Site>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let reception = site.telegram.as_ref().and_then(|it| Some((it, it.webhook_secret()?)));
    let Some((reception, secret)) = reception else { return StatusCode::NOT_FOUND };
    let shown = headers.get(SECRET).map_or(&[][..], |it| it.as_bytes());
    if !bool::from(shown.ct_eq(secret.as_bytes())) {
        return StatusCode::UNAUTHORIZED;
    }
    if !reception.is_listening() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    let update: Option<Value> = serde_json::from_slice(&body).ok();
    let Some(id) = update.as_ref().and_then(|it| it["update_id"].as_i64()) else { return StatusCode::BAD_REQUEST };
    let body = String::from_utf8_lossy(&body).into_owned();
    match reception.take(&[(id, body)]).await {
        Ok(()) => StatusCode::OK,
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "an update could not be kept");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
