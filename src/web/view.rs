//! The chat's page as a whole, and its short form for the page's script.

use std::sync::Arc;

use askama::Template;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::json;

use super::caller::{Caller, Look, SIZES, Theme};
use super::{Site, html};
use crate::channel::webchat::Entry;
use crate::id;
use crate::language::Language;
use crate::language::fluent::{Id, Speaker, Value};

/// Questions that a newcomer may start with.
const EXAMPLES: [Id; 4] =
    [id!("page-example-list"), id!("page-example-open"), id!("page-example-free"), id!("page-example-volunteer")];

#[derive(Template)]
#[template(path = "page.html", config = "src/web/askama.toml")]
struct Page<'a> {
    w: Speaker<'a>,
    language: Language,
    languages: &'a [Offered],
    look: Look,
    embedded: bool,
    suffix: &'static str,
    title: String,
    organizer: Option<String>,
    style: &'a str,
    script: &'a str,
    home: String,
    /// Written by [`html::entries`], which escapes.
    entries: String,
    /// The visitor has said something, now or some other day: there may be something to wait for.
    talking: bool,
    alert: Option<String>,
    /// What was typed and not taken, so that nobody has to type it again.
    typed: &'a str,
}

/// A language as the page's choice names it: by itself.
#[derive(Debug, Clone)]
pub struct Offered {
    pub tag: Language,
    pub name: String,
}

/// The page with the visitor's conversation.
pub fn page(site: &Site, caller: &Caller) -> Response {
    render(site, caller, StatusCode::OK, None, "")
}

/// Why something was not done, in the visitor's language: the whole page, or JSON for its script.
pub fn problem(
    site: &Site,
    caller: &Caller,
    status: StatusCode,
    words: Id,
    values: &[(&'static str, Value<'_>)],
) -> Response {
    problem_with(site, caller, status, words, values, "")
}

/// As [`problem`]; `typed` goes back into the box.
pub fn problem_with(
    site: &Site,
    caller: &Caller,
    status: StatusCode,
    words: Id,
    values: &[(&'static str, Value<'_>)],
    typed: &str,
) -> Response {
    let text = site.texts().speaker(caller.language).say_with(words, values);
    if caller.by_script {
        return (status, Json(json!({ "problem": text }))).into_response();
    }
    render(site, caller, status, Some(text), typed)
}

/// What was just said, for the page's script.
pub fn told(site: &Site, caller: &Caller, entries: &[Arc<Entry>]) -> Response {
    let html = html::entries(entries.iter().map(AsRef::as_ref), site.texts().speaker(caller.language), caller);
    Json(json!({ "entries": html })).into_response()
}

fn render(site: &Site, caller: &Caller, status: StatusCode, alert: Option<String>, typed: &str) -> Response {
    let w = site.texts().speaker(caller.language);
    let transcript = caller.visitor.map(|visitor| site.chat.transcript(visitor)).unwrap_or_default();
    let organizer = organizer(site, w);
    let title = match &organizer {
        Some(name) => w.say_with(id!("page-title-of"), &[("organizer", name.as_str().into())]),
        None => w.say(id!("page-title")),
    };
    let page = Page {
        w,
        language: caller.language,
        languages: &site.languages,
        look: caller.look,
        embedded: caller.embedded,
        suffix: caller.suffix(),
        title,
        organizer,
        style: &site.assets.style,
        script: &site.assets.script,
        home: format!("/{}", caller.suffix()),
        talking: caller.visitor.is_some(),
        entries: html::entries(transcript.iter().map(AsRef::as_ref), w, caller),
        alert,
        typed,
    };
    match page.render() {
        Ok(html) => {
            let language = HeaderValue::from_str(caller.language.as_str()).expect("a tag is ASCII");
            (status, [(header::CONTENT_LANGUAGE, language)], Html(html)).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "the page could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Whose chat it is: the first organizer of the program data.
fn organizer(site: &Site, w: Speaker<'_>) -> Option<String> {
    let knowledge = site.desk.knowledge();
    let first = knowledge.catalogue().organizers().first()?;
    let (_, name) = first.names.best(w.chain())?;
    Some(name.to_owned())
}
