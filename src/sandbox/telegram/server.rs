//! The Bot API over HTTP: long polls, calls with the faults that befall them, and files.

use std::time::Duration as StdDuration;

use axum::Router;
use axum::extract::{ConnectInfo, Path, Request, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use chrono::Duration;
use serde_json::{Value, json};

use super::params::Params;
use super::{Closed, Refusal, Telegram, methods};
use crate::sandbox::faults::Fault;
use crate::sandbox::ledger::{Asked, Entry, Network};
use crate::sandbox::line::Line;

impl Telegram {
    /// `/bot<token>/<method>`, as `[telegram] api_url` expects it. Serve it with [`Line`] as connect info.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/{bot}/{method}", any(handle))
            .route("/file/{bot}/{file}", any(hand_out))
            .with_state(self.clone())
    }

    fn note(&self, method: &str, params: &Params, status: u16) {
        let asked = Asked { at: self.inner.clock.now(), network: Network::Telegram, what: method.to_owned(), status };
        let line = json!({ "platform": "telegram", "method": method, "params": params.named(), "status": status });
        self.inner.ledger.asked(asked, &line);
    }

    async fn get_updates(&self, params: &Params) -> Result<Value, Refusal> {
        const CONFLICT: &str =
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
        let conflict = |description: &str| Refusal { code: 409, description: description.to_owned(), parameters: None };
        let offset = params.number("offset").unwrap_or(0);
        let limit = params.number("limit").unwrap_or(100).clamp(1, 100) as usize;
        let timeout = params.number("timeout").unwrap_or(0).clamp(0, 50);
        let until = self.inner.clock.now() + Duration::seconds(timeout);
        let poll = {
            let mut state = self.state();
            if state.updates.webhook.is_some() {
                return Err(conflict(
                    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
                ));
            }
            if let Some(allowed) = params.json("allowed_updates")? {
                state.updates.allowed = serde_json::from_value(allowed).ok();
            }
            state.updates.begin_poll()
        };
        self.inner.changed.notify_waiters(); // ends the poll before this one
        loop {
            let mut changed = std::pin::pin!(self.inner.changed.notified());
            changed.as_mut().enable();
            {
                let mut state = self.state();
                if !state.updates.is_current(poll) {
                    return Err(conflict(CONFLICT));
                }
                if state.updates.webhook.is_some() {
                    return Err(conflict("Conflict: terminated by setWebhook request"));
                }
                let updates = state.updates.confirmed(offset, limit);
                if !updates.is_empty() || self.inner.clock.now() >= until {
                    return Ok(Value::Array(updates));
                }
            }
            tokio::select! {
                () = &mut changed => {}
                () = self.inner.clock.sleep_until(until) => {}
            }
        }
    }

    /// Carries out a call; with it, whether the line is to be cut instead of answering.
    async fn answer(&self, method: &str, params: &Params, line: &Line) -> Response {
        let fault = if method == "getupdates" { None } else { self.faults().draw() };
        match fault {
            Some(Fault::CutBefore) => {
                line.cut();
                self.note(method, params, 0);
                return StatusCode::OK.into_response();
            }
            Some(Fault::ServerError) => {
                let refusal = Refusal { code: 500, description: "Internal Server Error".to_owned(), parameters: None };
                self.note(method, params, 500);
                return refused(&refusal);
            }
            Some(Fault::HtmlPage) => {
                self.note(method, params, 502);
                let page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";
                return (StatusCode::BAD_GATEWAY, [(header::CONTENT_TYPE, "text/html")], page).into_response();
            }
            Some(Fault::TooMany { retry_after }) => {
                self.note(method, params, 429);
                return refused(&Refusal::too_many(Duration::seconds(i64::from(retry_after))));
            }
            Some(Fault::Stop { seconds }) => {
                let length = Duration::seconds(i64::from(seconds));
                self.state().stop.begin(self.inner.clock.now(), length);
                self.note(method, params, 429);
                return refused(&Refusal::too_many(length));
            }
            Some(Fault::Slow { ms }) => {
                let until = self.inner.clock.now() + StdDuration::from_millis(ms);
                self.inner.clock.sleep_until(until).await;
            }
            Some(Fault::Closed) => {
                let chat = params.number("chat_id").unwrap_or_default();
                self.with_chat(chat, |chat| chat.closed = Some(Closed::Blocked));
            }
            Some(Fault::CutAfter) | None => {}
        }
        let cut = fault == Some(Fault::CutAfter);
        let now = self.inner.clock.now();
        let result = match method {
            "getupdates" => self.get_updates(params).await.map(|value| (value, Vec::new())),
            _ => methods::call(&mut self.state(), method, params, now),
        };
        if method == "setwebhook" || method == "deletewebhook" {
            self.inner.changed.notify_waiters();
        }
        if let Ok((_, seen)) = &result {
            for it in seen {
                self.inner.ledger.add(Entry {
                    at: now,
                    network: Network::Telegram,
                    chat: it.chat.to_string(),
                    message: it.message.to_string(),
                    deed: it.deed,
                    text: it.text.clone(),
                    answered: !cut,
                });
            }
        }
        if cut {
            line.cut();
            self.note(method, params, 0);
            return StatusCode::OK.into_response();
        }
        match result {
            Ok((value, _)) => {
                self.note(method, params, 200);
                axum::Json(json!({ "ok": true, "result": value })).into_response()
            }
            Err(refusal) => {
                self.note(method, params, refusal.code);
                refused(&refusal)
            }
        }
    }
}

fn refused(refusal: &Refusal) -> Response {
    let mut body = json!({ "ok": false, "error_code": refusal.code, "description": refusal.description });
    if let Some(parameters) = &refusal.parameters {
        body["parameters"] = parameters.clone();
    }
    (StatusCode::from_u16(refusal.code).unwrap_or(StatusCode::BAD_REQUEST), axum::Json(body)).into_response()
}

/// A file that somebody sent, by the path that `getFile` gave.
async fn hand_out(Shared(telegram): Shared<Telegram>, Path((_, file)): Path<(String, String)>) -> Response {
    let found = telegram.state().files.get(&file).cloned();
    found.map_or_else(|| StatusCode::NOT_FOUND.into_response(), IntoResponse::into_response)
}

async fn handle(
    Shared(telegram): Shared<Telegram>,
    Path((bot, method)): Path<(String, String)>,
    ConnectInfo(line): ConnectInfo<Line>,
    request: Request,
) -> Response {
    let method = method.to_ascii_lowercase();
    if bot.strip_prefix("bot") != Some(telegram.inner.token.as_str()) {
        return refused(&Refusal { code: 401, description: "Unauthorized".to_owned(), parameters: None });
    }
    match Params::read(request).await {
        Ok(params) => telegram.answer(&method, &params, &line).await,
        Err(refusal) => refused(&refusal),
    }
}
