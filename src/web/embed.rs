//! The script by which another site shows the chat, for the sites that `embed_origins` names.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::json;

use super::Site;
use super::caller::Caller;
use crate::id;

const SCRIPT: &str = include_str!("assets/embed.js");
/// Where the script takes its words.
const WORDS: &str = "{/*words*/}";

pub fn routes() -> Router<Arc<Site>> {
    Router::new().route("/embed.js", get(embed))
}

/// The script with its words in the caller's language, or in the one that `?language=` names.
async fn embed(State(site): State<Arc<Site>>, caller: Caller) -> Response {
    if site.settings.embed_origins.is_empty() {
        return (StatusCode::NOT_FOUND, "[web] embed_origins names no site that may show the chat\n").into_response();
    }
    let w = site.texts().speaker(caller.language);
    let words = json!({
        "open": w.say(id!("page-open-chat")),
        "close": w.say(id!("page-close-chat")),
        "language": caller.language,
        "chosen": caller.asked_language.then_some(caller.language),
    });
    // JSON is script; only a script's end tag could leave it, and words hold none.
    let script = SCRIPT.replace(WORDS, &words.to_string().replace('<', "\\u003c"));
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "private, max-age=600"),
        (header::VARY, "Accept-Language"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    (headers, script).into_response()
}
