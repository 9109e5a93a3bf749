//! A fake Discord: REST over real HTTP, and a gateway over a real web socket.

mod checks;
mod gateway;
mod model;
mod rest;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration as StdDuration;

use axum::Router;
use axum::extract::{ConnectInfo, FromRequest, Multipart, Request, State as Shared};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use gateway::Sessions;
pub use model::Channel;
pub use rest::Interaction;

use super::faults::{Fault, Faults, Mishap};
use super::ledger::{Asked, Entry, Ledger, Network};
use super::limits::{Stop, Window};
use super::line::Line;
use crate::clock::Clock;

/// A refused request, as Discord tells it.
#[derive(Debug, Clone)]
pub struct Refusal {
    pub status: u16,
    pub code: u32,
    pub message: String,
    pub errors: Option<Value>,
}

impl Refusal {
    fn new(status: u16, code: u32, message: &str) -> Self {
        Self { status, code, message: message.to_owned(), errors: None }
    }

    /// A code of the documentation, with its text.
    fn known(status: u16, code: u32) -> Self {
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
            40060 => "Interaction has already been acknowledged.",
            50001 => "Missing Access",
            50007 => "Cannot send messages to this user",
            50013 => "Missing Permissions",
            50024 => "Cannot execute action on this channel type",
            50027 => "Invalid Webhook Token",
            50083 => "Thread is archived",
            _ => "Refused",
        };
        Self::new(status, code, message)
    }

    fn response(&self) -> Response {
        let mut body = json!({ "message": self.message, "code": self.code });
        if let Some(errors) = &self.errors {
            body["errors"] = errors.clone();
        }
        (StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST), axum::Json(body)).into_response()
    }
}

#[derive(Debug, Clone)]
pub struct DiscordLimits {
    /// Requests a second, interaction endpoints exempt.
    pub per_second: usize,
    /// Messages in a channel within [`Self::CHANNEL_LENGTH`].
    pub per_channel: usize,
    /// Length of the stop that breaking `per_second` brings.
    pub punishment: Duration,
}

impl DiscordLimits {
    pub const CHANNEL_LENGTH: Duration = Duration::seconds(5);

    pub fn none() -> Self {
        Self { per_second: usize::MAX, per_channel: usize::MAX, punishment: Duration::zero() }
    }
}

impl Default for DiscordLimits {
    fn default() -> Self {
        Self { per_second: 50, per_channel: 5, punishment: Duration::zero() }
    }
}

struct Guild {
    name: String,
    locale: String,
}

pub(super) struct State {
    bot: u64,
    last_id: u64,
    guilds: BTreeMap<u64, Guild>,
    channels: BTreeMap<u64, Channel>,
    /// (channel, message)
    messages: BTreeMap<(u64, u64), Value>,
    /// (channel, nonce) → when and which message.
    nonces: HashMap<(u64, String), (DateTime<Utc>, u64)>,
    dms: HashMap<u64, u64>,
    interactions: BTreeMap<u64, Interaction>,
    /// (guild or "", id)
    commands: BTreeMap<(String, u64), Value>,
    events: BTreeMap<u64, Value>,
    limits: DiscordLimits,
    all: Window,
    stop: Stop,
    per_channel: HashMap<u64, Window>,
}

impl State {
    fn me(&self) -> Value {
        model::user(self.bot, "naru", true)
    }

    fn application(&self) -> Value {
        json!({
            "id": self.bot.to_string(), "name": "naru", "icon": null, "description": "", "bot_public": true,
            "bot_require_code_grant": false, "verify_key": "", "team": null, "flags": 0, "owner": null, "rpc_origins": [],
        })
    }

    fn next_id(&mut self) -> u64 {
        self.last_id += 1;
        self.last_id
    }

    fn channel(&self, id: &str) -> Result<&Channel, Refusal> {
        let found = id.parse().ok().and_then(|id: u64| self.channels.get(&id));
        let channel = found.ok_or_else(|| Refusal::known(404, 10003))?;
        match channel.closed {
            Some((status, code)) => Err(Refusal::known(status, code)),
            None => Ok(channel),
        }
    }

    fn channel_mut(&mut self, id: &str) -> Result<&mut Channel, Refusal> {
        let id = self.channel(id)?.id;
        self.channels.get_mut(&id).ok_or_else(|| Refusal::known(404, 10003))
    }

    fn dm_with(&mut self, user: u64) -> u64 {
        if let Some(&id) = self.dms.get(&user) {
            return id;
        }
        let id = self.next_id();
        let name = format!("dm-{user}");
        let channel =
            Channel { id, kind: 1, guild: None, parent: None, name, archived: false, locked: false, closed: None };
        self.channels.insert(id, channel);
        self.dms.insert(user, id);
        id
    }

    fn channels_of(&self, guild: &str) -> Value {
        let id: Option<u64> = guild.parse().ok();
        self.channels.values().filter(|it| it.guild.is_some() && it.guild == id).map(Channel::shown).collect()
    }

    fn guild_shown(&self, id: &str) -> Result<Value, Refusal> {
        let number: u64 = id.parse().map_err(|_| Refusal::known(404, 10004))?;
        let guild = self.guilds.get(&number).ok_or_else(|| Refusal::known(404, 10004))?;
        let channels: Vec<Value> =
            self.channels.values().filter(|it| it.guild == Some(number) && it.kind != 11).map(Channel::shown).collect();
        Ok(model::guild(number, &guild.name, &guild.locale, &channels, &self.me()))
    }

    fn commands_of(&self, scope: &str) -> Vec<Value> {
        self.commands.iter().filter(|((of, _), _)| of == scope).map(|(_, it)| it.clone()).collect()
    }

    fn keep_command(&mut self, scope: &str, body: &Value) -> Value {
        let known = self.commands.iter().find(|((of, _), it)| of == scope && it["name"] == body["name"]);
        let id = known.map(|((_, id), _)| *id).unwrap_or_else(|| self.next_id());
        let mut command = json!({
            "id": id.to_string(), "application_id": self.bot.to_string(), "version": "1", "type": 1, "description": "",
            "default_member_permissions": null, "nsfw": false, "options": [],
        });
        if let (Some(into), Some(from)) = (command.as_object_mut(), body.as_object()) {
            into.extend(from.clone());
        }
        self.commands.insert((scope.to_owned(), id), command.clone());
        command
    }
}

/// The server; clones share one state.
#[derive(Clone)]
pub struct Discord {
    inner: Arc<Inner>,
}

struct Inner {
    token: String,
    clock: Arc<dyn Clock>,
    ledger: Arc<Ledger>,
    state: Mutex<State>,
    sessions: Mutex<Sessions>,
    faults: Mutex<Faults>,
    /// `ws://…`, told by `GET /gateway`; empty until the gateway listens.
    gateway_url: Mutex<String>,
}

impl Discord {
    pub fn new(token: &str, limits: DiscordLimits, clock: Arc<dyn Clock>, ledger: Arc<Ledger>) -> Self {
        let state = State {
            bot: 1_000_000_000_000_000_001,
            last_id: 1_000_000_000_000_010_000,
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            messages: BTreeMap::new(),
            nonces: HashMap::new(),
            dms: HashMap::new(),
            interactions: BTreeMap::new(),
            commands: BTreeMap::new(),
            events: BTreeMap::new(),
            all: Window::new(limits.per_second, Duration::seconds(1)),
            stop: Stop::default(),
            per_channel: HashMap::new(),
            limits,
        };
        let inner = Inner {
            token: token.to_owned(),
            clock,
            ledger,
            state: Mutex::new(state),
            sessions: Mutex::default(),
            faults: Mutex::default(),
            gateway_url: Mutex::default(),
        };
        Self { inner: Arc::new(inner) }
    }

    /// `/api/v10/…`. Serve it with [`Line`] as connect info.
    pub fn router(&self) -> Router {
        Router::new().fallback(handle).with_state(self.clone())
    }

    /// Takes gateway connections on `listener` until `stop`.
    ///
    /// # Errors
    /// Where the listener has no address.
    pub fn listen(&self, listener: TcpListener, tasks: &TaskTracker, stop: CancellationToken) -> std::io::Result<()> {
        let url = format!("ws://{}", listener.local_addr()?);
        *self.inner.gateway_url.lock().expect("no holder of the lock panics") = url;
        tasks.spawn(gateway::serve(self.clone(), listener, tasks.clone(), stop));
        Ok(())
    }

    pub fn faults(&self) -> MutexGuard<'_, Faults> {
        self.inner.faults.lock().expect("no holder of the lock panics")
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().expect("no holder of the lock panics")
    }

    /// The gateway's sessions, to drop or refuse them.
    pub fn sessions(&self) -> MutexGuard<'_, Sessions> {
        self.inner.sessions.lock().expect("no holder of the lock panics")
    }

    fn is_token(&self, token: &str) -> bool {
        token.trim_start_matches("Bot ") == self.inner.token
    }

    fn ready(&self) -> (Value, Vec<Value>) {
        let state = self.state();
        let guilds: Vec<Value> = state.guilds.keys().filter_map(|id| state.guild_shown(&id.to_string()).ok()).collect();
        let away: Vec<Value> =
            state.guilds.keys().map(|id| json!({ "id": id.to_string(), "unavailable": true })).collect();
        let url = self.inner.gateway_url.lock().expect("no holder of the lock panics").clone();
        let ready = json!({
            "v": 10, "user": state.me(), "guilds": away, "resume_gateway_url": url,
            "application": { "id": state.bot.to_string(), "flags": 0 },
        });
        (ready, guilds)
    }

    fn dispatch(&self, event: &str, data: &Value) {
        let mishap = self.faults().mishap();
        let mut sessions = self.sessions();
        sessions.dispatch(event, data);
        match mishap {
            Some(Mishap::Twice) => sessions.dispatch(event, data),
            Some(Mishap::Dropped) => sessions.drop_lines(None),
            Some(Mishap::Forgotten) => sessions.forget(),
            Some(Mishap::OutOfOrder) | None => {}
        }
    }

    pub fn add_guild(&self, id: u64, name: &str, locale: &str) {
        self.state().guilds.insert(id, Guild { name: name.to_owned(), locale: locale.to_owned() });
    }

    pub fn add_channel(&self, id: u64, guild: Option<u64>, kind: u8, name: &str) {
        let name = name.to_owned();
        let channel = Channel { id, kind, guild, parent: None, name, archived: false, locked: false, closed: None };
        self.state().channels.insert(id, channel);
    }

    /// Changes a channel: closes it with an error, locks or archives a thread.
    pub fn with_channel<T>(&self, id: u64, change: impl FnOnce(&mut Channel) -> T) -> Option<T> {
        self.state().channels.get_mut(&id).map(change)
    }

    /// The channel of direct messages with a person.
    pub fn dm_with(&self, user: u64) -> u64 {
        self.state().dm_with(user)
    }

    /// A member writes in a channel; a mention of the bot is recognised.
    pub fn say(&self, channel: u64, user: u64, text: &str) -> Option<u64> {
        let now = self.inner.clock.now();
        let message = {
            let mut state = self.state();
            let channel = state.channels.get(&channel)?.clone();
            let id = state.next_id();
            let author = model::user(user, "member", false);
            let mut message = model::message(id, &channel, &author, &json!({ "content": text }), now);
            if text.contains(&format!("<@{}>", state.bot)) {
                message["mentions"] = json!([state.me()]);
            }
            if channel.guild.is_some() {
                let mut member = model::member(user, "member", model::ALL_PERMISSIONS);
                member.as_object_mut().map(|it| it.remove("user"));
                message["member"] = member;
            }
            state.messages.insert((channel.id, id), message.clone());
            message
        };
        self.dispatch("MESSAGE_CREATE", &message);
        message["id"].as_str()?.parse().ok()
    }

    /// A member's interaction: `kind` 2 command, 3 component, 4 autocomplete, 5 modal; `data` as Discord documents it.
    pub fn interact(
        &self,
        channel: u64,
        user: u64,
        locale: &str,
        kind: u8,
        data: Value,
        message: Option<u64>,
    ) -> Option<u64> {
        let now = self.inner.clock.now();
        let (id, event) = {
            let mut state = self.state();
            let place = state.channels.get(&channel)?.clone();
            let id = state.next_id();
            let token = format!("interaction-token-{id}");
            let mut event = json!({
                "id": id.to_string(), "application_id": state.bot.to_string(), "type": kind, "data": data, "token": token,
                "version": 1, "channel_id": channel.to_string(), "channel": place.shown(), "locale": locale,
                "app_permissions": model::ALL_PERMISSIONS, "entitlements": [], "authorizing_integration_owners": {},
                "context": 0, "attachment_size_limit": 10_485_760,
            });
            match place.guild {
                Some(guild) => {
                    event["guild_id"] = json!(guild.to_string());
                    event["guild_locale"] = json!(state.guilds.get(&guild).map_or("en-US", |it| it.locale.as_str()));
                    event["member"] = model::member(user, "member", model::ALL_PERMISSIONS);
                }
                None => event["user"] = model::user(user, "member", false),
            }
            if let Some(message) = message {
                event["message"] = state.messages.get(&(channel, message))?.clone();
            }
            let interaction = Interaction {
                id,
                token,
                at: now,
                channel,
                acknowledged: None,
                message,
                ephemeral: false,
                callback: Value::Null,
            };
            state.interactions.insert(id, interaction);
            (id, event)
        };
        self.dispatch("INTERACTION_CREATE", &event);
        Some(id)
    }

    /// Any other event of the gateway.
    pub fn event(&self, name: &str, data: &Value) {
        self.dispatch(name, data);
    }

    pub fn interaction(&self, id: u64) -> Option<Interaction> {
        self.state().interactions.get(&id).cloned()
    }

    pub fn interactions(&self) -> Vec<Interaction> {
        self.state().interactions.values().cloned().collect()
    }

    /// Messages of a channel, oldest first.
    pub fn messages(&self, channel: u64) -> Vec<Value> {
        self.state().messages.range((channel, 0)..=(channel, u64::MAX)).map(|(_, it)| it.clone()).collect()
    }

    /// (id, kind, name) of every channel.
    pub fn channels(&self) -> Vec<(u64, u8, String)> {
        self.state().channels.values().map(|it| (it.id, it.kind, it.name.clone())).collect()
    }

    pub fn commands(&self) -> Vec<Value> {
        self.state().commands.values().cloned().collect()
    }

    pub fn scheduled_events(&self) -> Vec<Value> {
        self.state().events.values().cloned().collect()
    }

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
        let result = rest::call(&mut self.state(), method, &parts, body, now);
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
            _ => axum::Json(json!({ "url": url, "shards": 1, "session_start_limit": start })).into_response(),
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

async fn handle(Shared(discord): Shared<Discord>, ConnectInfo(line): ConnectInfo<Line>, request: Request) -> Response {
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
