//! Style, script and pictures, compiled in. Their addresses carry a digest, so that browsers may keep them for ever and
//! still see a new one at once.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::Site;

const STYLE: &str = include_str!("assets/style.css");
const SCRIPT: &str = include_str!("assets/chat.js");
const ICON: &str = include_str!("assets/icon.svg");
const WAVE: &str = include_str!("assets/wave.svg");

/// The addresses that pages name.
#[derive(Debug)]
pub struct Assets {
    pub style: String,
    pub script: String,
}

impl Assets {
    pub fn new() -> Self {
        Self {
            style: format!("/assets/style.css?v={:016x}", digest(STYLE)),
            script: format!("/assets/chat.js?v={:016x}", digest(SCRIPT)),
        }
    }
}

fn digest(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

pub fn routes() -> Router<Arc<Site>> {
    const YEAR: &str = "public, max-age=31536000, immutable";
    const HOUR: &str = "public, max-age=3600";
    Router::new()
        .route("/assets/style.css", get(|| async { served("text/css; charset=utf-8", YEAR, STYLE) }))
        .route("/assets/chat.js", get(|| async { served("text/javascript; charset=utf-8", YEAR, SCRIPT) }))
        .route("/assets/icon.svg", get(|| async { served("image/svg+xml", HOUR, ICON) }))
        .route("/assets/wave.svg", get(|| async { served("image/svg+xml", HOUR, WAVE) }))
        .route("/favicon.ico", get(|| async { served("image/svg+xml", HOUR, ICON) }))
}

fn served(kind: &'static str, keep: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, keep)], text).into_response()
}
