//! The chat: a page, forms that it sends, and the stream of what is pushed.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use futures_util::StreamExt;
use futures_util::stream;
use icu::segmenter::GraphemeClusterSegmenter;
use serde::Deserialize;

use super::caller::{self, Caller, Look, Theme};
use super::{Site, html, view};
use crate::answer::Press;
use crate::channel::webchat::{Entry, NoStream, VisitorId};
use crate::id;
use crate::language::negotiate::negotiate;

/// A proxy in between closes what is silent for a minute.
const HEARTBEAT: Duration = Duration::from_secs(25);

pub fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/", get(show))
        .route("/ask", post(ask).get(home))
        .route("/look", post(change_look).get(home))
        .route("/forget", post(forget).get(home))
        .route("/events", get(events))
        .route("/file/{entry}/{block}", get(file))
}

async fn show(State(site): State<Arc<Site>>, caller: Caller) -> Response {
    site.welcome(&caller).await;
    view::page(&site, &caller)
}

/// Somebody reloads a page that a form had answered with.
async fn home(caller: Caller) -> Redirect {
    Redirect::to(&format!("/{}", caller.suffix()))
}

pub async fn lost(State(site): State<Arc<Site>>, caller: Caller) -> Response {
    view::problem(&site, &caller, StatusCode::NOT_FOUND, id!("page-problem-no-page"), &[])
}

/// One of the two: a question in words, or a button's press.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    text: String,
    press: Option<String>,
}

async fn ask(State(site): State<Arc<Site>>, caller: Caller, form: Result<Form<Asked>, FormRejection>) -> Response {
    let Form(asked) = match form {
        Ok(form) => form,
        Err(rejection) => return unread(&site, &caller, &rejection),
    };
    let refuse = |status, words, values: &[_]| view::problem_with(&site, &caller, status, words, values, &asked.text);
    let press = match asked.press.as_deref().map(Press::decode) {
        Some(None) => return refuse(StatusCode::BAD_REQUEST, id!("page-problem-unread"), &[]),
        Some(Some(press)) => Some(press),
        None => None,
    };
    let text = tidy(&asked.text);
    if press.is_none() && text.is_empty() {
        return refuse(StatusCode::BAD_REQUEST, id!("page-problem-empty"), &[]);
    }
    let (length, limit) = (length(&text), site.settings.question_limit);
    if length > limit {
        metrics::counter!("naru_refused_total", "reason" => "long").increment(1);
        let values = [("length", length.into()), ("limit", limit.into())];
        return refuse(StatusCode::PAYLOAD_TOO_LARGE, id!("page-problem-too-long"), &values);
    }
    let visitor = caller.visitor.unwrap_or_else(VisitorId::random);
    if let Err(wait) = site.take_token(caller.address, visitor) {
        metrics::counter!("naru_refused_total", "reason" => "fast").increment(1);
        let seconds = wait.num_seconds() + 1;
        let mut response =
            refuse(StatusCode::TOO_MANY_REQUESTS, id!("page-problem-too-many"), &[("seconds", seconds.into())]);
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        return response;
    }
    // A language chosen by a button is the page's from then on, as if it had been chosen in the menu.
    let spoken = match press {
        Some(Press::Speak(language)) if site.offered.contains(&language) => Some(language),
        _ => None,
    };
    let entries = site.converse(visitor, &caller, text, press).await;
    let mut response = if caller.by_script {
        view::told(&site, &caller, &entries)
    } else {
        let anchor = entries.first().map(|entry| format!("#e{}", entry.number)).unwrap_or_default();
        Redirect::to(&format!("/{}{anchor}", caller.suffix())).into_response()
    };
    response.headers_mut().insert(header::SET_COOKIE, caller::visitor_cookie(&site.settings, Some(visitor)));
    if spoken.is_some() {
        let look = Look { language: spoken, ..caller.look };
        response.headers_mut().append(header::SET_COOKIE, caller::look_cookie(&site.settings, look));
    }
    response
}

fn unread(site: &Site, caller: &Caller, rejection: &FormRejection) -> Response {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            view::problem(site, caller, StatusCode::PAYLOAD_TOO_LARGE, id!("page-problem-too-large"), &[])
        }
        _ => view::problem(site, caller, StatusCode::BAD_REQUEST, id!("page-problem-unread"), &[]),
    }
}

/// Without the control characters that no question has; lines end in `\n`.
fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    kept.trim().to_owned()
}

/// Characters as a reader counts them: a flag or a syllable of several code points is one.
fn length(text: &str) -> usize {
    GraphemeClusterSegmenter::new().segment_str(text).count().saturating_sub(1)
}

#[derive(Deserialize)]
struct LookForm {
    language: Option<String>,
    theme: Option<String>,
    size: Option<u8>,
}

async fn change_look(
    State(site): State<Arc<Site>>,
    caller: Caller,
    form: Result<Form<LookForm>, FormRejection>,
) -> Response {
    let Form(form) = match form {
        Ok(form) => form,
        Err(rejection) => return unread(&site, &caller, &rejection),
    };
    let look = Look {
        language: form.language.and_then(|tag| negotiate(&site.offered, &tag)).or(caller.look.language),
        theme: form.theme.and_then(|name| Theme::from_name(&name)).unwrap_or(caller.look.theme),
        size: form.size.filter(|size| (1..=3).contains(size)).unwrap_or(caller.look.size),
    };
    let cookie = [(header::SET_COOKIE, caller::look_cookie(&site.settings, look))];
    if caller.by_script {
        return (StatusCode::NO_CONTENT, cookie).into_response();
    }
    (cookie, Redirect::to(&format!("/{}", caller.suffix()))).into_response()
}

/// Starts over: the conversation goes, and so does the number it was known by.
async fn forget(State(site): State<Arc<Site>>, caller: Caller) -> Response {
    if let Some(visitor) = caller.visitor {
        site.chat.forget(visitor);
    }
    let cookie = [(header::SET_COOKIE, caller::visitor_cookie(&site.settings, None))];
    (cookie, Redirect::to(&format!("/{}", caller.suffix()))).into_response()
}

/// A file that was handed out in the visitor's own conversation.
async fn file(State(site): State<Arc<Site>>, caller: Caller, path: Option<Path<(u64, usize)>>) -> Response {
    let found =
        caller.visitor.zip(path).and_then(|(visitor, Path((number, block)))| site.chat.file(visitor, number, block));
    let Some(file) = found else { return lost(State(site), caller).await };
    // Kinds that hold no script are shown in place, all others are saved.
    let harmless = ["image/png", "image/jpeg", "image/gif", "image/webp"].contains(&file.mime.as_str());
    let disposition = if harmless {
        "inline".to_owned()
    } else {
        let name = percent_encoding::utf8_percent_encode(&file.name, percent_encoding::NON_ALPHANUMERIC);
        format!("attachment; filename*=UTF-8''{name}")
    };
    let Ok(mime) = HeaderValue::from_str(&file.mime) else { return lost(State(site), caller).await };
    let disposition = HeaderValue::try_from(disposition).expect("percent-encoded text is ASCII");
    let bytes = axum::body::Bytes::from_owner(file.bytes);
    ([(header::CONTENT_TYPE, mime), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

#[derive(Deserialize)]
struct Seen {
    seen: Option<u64>,
}

/// Everything that is said in the visitor's conversation from now on, preceded by what the page has missed.
async fn events(
    State(site): State<Arc<Site>>,
    caller: Caller,
    query: Result<Query<Seen>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let resumed = headers.get("last-event-id").and_then(|it| it.to_str().ok()?.parse().ok());
    let seen = resumed.or(query.ok().and_then(|Query(it)| it.seen));
    site.welcome(&caller).await;
    let opened = caller.visitor.ok_or(NoStream::Stranger).and_then(|visitor| site.chat.stream(visitor, seen));
    let opened = match opened {
        Ok(opened) => opened,
        // A browser comes back after a stream that ended, but not after this.
        Err(NoStream::Stranger) => return StatusCode::NO_CONTENT.into_response(),
        Err(NoStream::Full) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    let stop = site.stop.clone();
    // The whole of `opened` moves along: its place is counted until the stream is dropped.
    let state = (opened.missed.clone().into_iter(), opened);
    let entries = stream::unfold(state, |(mut missed, mut opened)| async move {
        let entry = match missed.next() {
            Some(entry) => entry,
            None => opened.entries.recv().await?,
        };
        Some((entry, (missed, opened)))
    });
    let event = move |entry: Arc<Entry>| {
        let html = html::entries([&*entry], site.texts().speaker(caller.language), &caller);
        Ok::<_, Infallible>(Event::default().event("entry").id(entry.number.to_string()).data(html.trim_end()))
    };
    let events = entries.map(event).take_until(stop.cancelled_owned());
    Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_as_a_reader_counts_them() {
        for (text, expected) in
            [("", 0), ("abc", 3), ("한국어", 3), ("e\u{301}", 1), ("👩‍👩‍👧‍👦🇰🇷", 2), ("\u{1112}\u{1161}\u{11ab}", 1)]
        {
            assert_eq!(length(text), expected, "{text}");
        }
    }

    #[test]
    fn control_characters_are_dropped_and_lines_kept() {
        assert_eq!(tidy("  one\r\ntwo\0\u{7}\rthree \u{1b}[31m\n"), "one\ntwo\nthree [31m");
        assert_eq!(tidy("\u{0} \n"), "");
    }
}
