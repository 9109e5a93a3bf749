//! REST over HTTP: who may ask, how often, and which fault strikes; what a request does is [`rest`]'s.

use std::time::Duration as StdDuration;

use axum::extract::{ConnectInfo, FromRequest, Multipart, Request, State as Shared};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

use super::{Discord, DiscordLimits, Refusal, rest};
use crate::sandbox::faults::Fault;
use crate::sandbox::ledger::{Asked, Entry, Network};
use crate::sandbox::limits::Window;
use crate::sandbox::line::Line;

impl Discord {
    fn note(&self, method: &str, path: &str, body: &Value, status: u16) {
        let asked =
            Asked { at: self.inner.clock.now(), network: Network::Discord, what: format!("{method} {path}"), status };
        let line = json!({ "platform": "discord", "method": method, "path": path, "body": body, "status": status });
        self.inner.ledger.asked(asked, &line);
    }

    /// 429 where a limit is broken. Interaction endpoints are exempt from the limit for all.
    fn throttle(
        &self,
        path: &[&str],
        method: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<(u64, HeaderMap)>, Box<Response>> {
        let mut state = self.state();
        if !matches!(path.first(), Some(&"interactions" | &"webhooks")) {
            if let Some(left) = state.stop.left(now) {
                return Err(Box::new(too_many(left, "global")));
            }
            if let Err(wait) = state.all.take(now) {
                let wait = wait.max(state.limits.punishment);
                state.stop.begin(now, wait);
                return Err(Box::new(too_many(wait, "global")));
            }
        }
        let ("POST", ["channels", id, "messages"]) = (method, path) else { return Ok(None) };
        let Ok(id) = id.parse::<u64>() else { return Ok(None) };
        let limit = state.limits.per_channel;
        let window = state.per_channel.entry(id).or_insert_with(|| Window::new(limit, DiscordLimits::CHANNEL_LENGTH));
        if let Err(wait) = window.take(now) {
            return Err(Box::new(too_many(wait, "user")));
        }
        let left = window.left();
        // A sliding window: with none left, the next place is free when the oldest message leaves it.
        let reset = if left == 0 { window.wait(now) } else { DiscordLimits::CHANNEL_LENGTH };
        let mut headers = HeaderMap::new();
        if limit < 1000 {
            let seconds = reset.num_milliseconds() as f64 / 1000.0;
            for (name, value) in [
                ("x-ratelimit-limit", limit.to_string()),
                ("x-ratelimit-remaining", left.to_string()),
                ("x-ratelimit-reset-after", format!("{seconds:.3}")),
                ("x-ratelimit-reset", format!("{:.3}", now.timestamp_millis() as f64 / 1000.0 + seconds)),
                ("x-ratelimit-bucket", "messages".to_owned()),
            ] {
                if let Ok(value) = HeaderValue::from_str(&value) {
                    headers.insert(HeaderName::from_static(name), value);
                }
            }
        }
        Ok(Some((id, headers)))
    }

    async fn answer(&self, method: &str, path: &str, body: &Value, line: &Line) -> Response {
        let bare = path.trim_start_matches("/api").trim_start_matches("/v10");
        let bare = bare.split('?').next().unwrap_or_default();
        let parts: Vec<&str> = bare.split('/').filter(|it| !it.is_empty()).collect();
        if let ["gateway", rest @ ..] = &parts[..] {
            return self.gateway_answer(rest);
        }
        let fault = self.faults().draw();
        let status = match fault {
            Some(Fault::CutBefore) => {
                line.cut();
                self.note(method, path, body, 0);
                return StatusCode::OK.into_response();
            }
            Some(Fault::ServerError) => {
                Some((500, "{\"message\": \"500: Internal Server Error\", \"code\": 0}", "application/json"))
            }
            Some(Fault::HtmlPage) => Some((502, "<html><body>502 Bad Gateway</body></html>", "text/html")),
            _ => None,
        };
        if let Some((status, text, kind)) = status {
            self.note(method, path, body, status);
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
            return (status, [(header::CONTENT_TYPE, kind)], text).into_response();
        }
        if let Some(Fault::TooMany { retry_after }) = fault {
            self.note(method, path, body, 429);
            return too_many(Duration::seconds(i64::from(retry_after)), "user");
        }
        if let Some(Fault::Stop { seconds }) = fault {
            let length = Duration::seconds(i64::from(seconds));
            self.state().stop.begin(self.inner.clock.now(), length);
            self.note(method, path, body, 429);
            return too_many(length, "global");
        }
        if let (Some(Fault::Closed), ["channels", id, ..]) = (fault, &parts[..]) {
            let id = id.parse().unwrap_or_default();
            self.with_channel(id, |channel| channel.closed = Some((403, 50001)));
        }
        if let Some(Fault::Slow { ms }) = fault {
            self.inner.clock.sleep_until(self.inner.clock.now() + StdDuration::from_millis(ms)).await;
        }
        let now = self.inner.clock.now();
        let headers = match self.throttle(&parts, method, now) {
            Ok(headers) => headers.map(|(_, headers)| headers).unwrap_or_default(),
            Err(refused) => {
                self.note(method, path, body, 429);
                return *refused;
            }
        };
        let result = {
            let mut state = self.state();
            state.advance(now);
            rest::call(&mut state, method, &parts, body, now)
        };
        let cut = fault == Some(Fault::CutAfter);
        if let Ok(done) = &result {
            for it in &done.seen {
                self.inner.ledger.add(Entry {
                    at: now,
                    network: Network::Discord,
                    chat: it.channel.to_string(),
                    message: it.message.to_string(),
                    deed: it.deed,
                    text: it.text.clone(),
                    answered: !cut,
                });
            }
        }
        if cut {
            line.cut();
            self.note(method, path, body, 0);
            return StatusCode::OK.into_response();
        }
        let mut response = match &result {
            Ok(done) if done.status == 204 => StatusCode::NO_CONTENT.into_response(),
            Ok(done) => {
                let status = StatusCode::from_u16(done.status).unwrap_or(StatusCode::OK);
                (status, axum::Json(&done.body)).into_response()
            }
            Err(refusal) => refusal.response(),
        };
        self.note(method, path, body, response.status().as_u16());
        response.headers_mut().extend(headers);
        response
    }

    fn gateway_answer(&self, rest: &[&str]) -> Response {
        let url = self.inner.gateway_url.lock().expect("no holder of the lock panics").clone();
        let start = json!({ "total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1 });
        match rest {
            [] => axum::Json(json!({ "url": url })).into_response(),
            _ => {
                let shards = self.sessions().recommended.max(1);
                axum::Json(json!({ "url": url, "shards": shards, "session_start_limit": start })).into_response()
            }
        }
    }
}

fn too_many(wait: Duration, scope: &str) -> Response {
    let seconds = (wait.num_milliseconds() as f64 / 1000.0).max(0.001);
    let body = json!({ "message": "You are being rate limited.", "retry_after": seconds, "global": scope == "global" });
    let mut response = (StatusCode::TOO_MANY_REQUESTS, axum::Json(body)).into_response();
    let headers = response.headers_mut();
    // The header has whole seconds, rounded up; the body is exact.
    if let Ok(value) = HeaderValue::from_str(&format!("{}", seconds.ceil())) {
        headers.insert("retry-after", value);
    }
    if let Ok(value) = HeaderValue::from_str(scope) {
        headers.insert("x-ratelimit-scope", value);
    }
    if scope == "global" {
        headers.insert("x-ratelimit-global", HeaderValue::from_static("true"));
    }
    response
}

pub(super) async fn handle(
    Shared(discord): Shared<Discord>,
    ConnectInfo(line): ConnectInfo<Line>,
    request: Request,
) -> Response {
    let method = request.method().as_str().to_owned();
    let path = request.uri().path_and_query().map_or_else(String::new, |it| it.as_str().to_owned());
    let authorised = request.headers().get(header::AUTHORIZATION).and_then(|it| it.to_str().ok());
    let exempt = ["/interactions/", "/webhooks/", "/gateway"].iter().any(|open| path.contains(open));
    if !exempt && !authorised.is_some_and(|it| discord.is_token(it)) {
        return Refusal::new(401, 0, "401: Unauthorized").response();
    }
    match read_body(request).await {
        Some(body) => discord.answer(&method, &path, &body, &line).await,
        None => Refusal::new(400, 50109, "The request body contains invalid JSON.").response(),
    }
}

/// The JSON body, or the `payload_json` of a multipart one; `None` where it is neither.
async fn read_body(request: Request) -> Option<Value> {
    const BODY_BYTES: usize = 30 * 1024 * 1024;
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        let mut parts = Multipart::from_request(request, &()).await.ok()?;
        let mut body = Value::Null;
        while let Some(part) = parts.next_field().await.ok()? {
            if part.name() == Some("payload_json") {
                body = serde_json::from_str(&part.text().await.ok()?).ok()?;
            } else {
                part.bytes().await.ok()?;
            }
        }
        return Some(body);
    }
    let bytes = axum::body::to_bytes(request.into_body(), BODY_BYTES).await.ok()?;
    if bytes.is_empty() { Some(Value::Null) } else { serde_json::from_slice(&bytes).ok() }
}
