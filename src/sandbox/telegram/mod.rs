//! A fake Telegram Bot API over real HTTP. What it refuses, it refuses in the words of the real one.

mod chats;
mod checks;
mod methods;
mod params;
mod updates;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration as StdDuration;

use axum::Router;
use axum::extract::{ConnectInfo, Path, Request, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};
use tokio::sync::Notify;

pub use chats::{Chat, ChatKind, Closed};
use params::Params;
use updates::Updates;
pub use updates::Webhook;

use super::faults::{Fault, Faults, Mishap};
use super::ledger::{Asked, Entry, Ledger, Network};
use super::limits::{Stop, TelegramLimits, Window};
use super::line::Line;
use crate::clock::Clock;

/// A refused call, as the Bot API tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    pub code: u16,
    pub description: String,
    pub parameters: Option<Value>,
}

impl Refusal {
    fn bad_request(what: &str) -> Self {
        Self { code: 400, description: format!("Bad Request: {what}"), parameters: None }
    }

    fn forbidden(what: &str) -> Self {
        Self { code: 403, description: format!("Forbidden: {what}"), parameters: None }
    }

    fn migrated(to: i64) -> Self {
        let parameters = Some(json!({ "migrate_to_chat_id": to }));
        Self { parameters, ..Self::bad_request("group chat was upgraded to a supergroup chat") }
    }

    /// Waits are told in whole seconds, rounded up.
    fn too_many(wait: Duration) -> Self {
        let seconds = (wait.num_milliseconds() + 999) / 1000;
        let parameters = Some(json!({ "retry_after": seconds.max(1) }));
        Self { code: 429, description: format!("Too Many Requests: retry after {}", seconds.max(1)), parameters }
    }
}

/// Who the bot is there.
#[derive(Debug, Clone)]
pub struct Bot {
    pub id: i64,
    pub username: String,
}

impl Bot {
    fn shown(&self) -> Value {
        json!({
            "id": self.id, "is_bot": true, "first_name": "naru", "username": self.username,
            "can_join_groups": true, "can_read_all_group_messages": false, "supports_inline_queries": true,
            "can_connect_to_business": false, "has_main_web_app": false, "has_topics_enabled": false,
            "allows_users_to_create_topics": false, "can_manage_bots": false,
        })
    }
}

pub(super) struct State {
    bot: Bot,
    chats: chats::Chats,
    updates: Updates,
    /// (language code, scope) → commands.
    commands: HashMap<(String, String), Value>,
    /// (what, language code) → what the bot says of itself.
    about: HashMap<(String, String), String>,
    /// Button presses that wait for an answer.
    presses: HashSet<String>,
    /// (chat, user)
    admins: HashSet<(i64, i64)>,
    /// Files that people sent, by Telegram's name for each.
    files: HashMap<String, Vec<u8>>,
    limits: TelegramLimits,
    all: Window,
    stop: Stop,
    next_press: u64,
}

impl State {
    /// Counts one message against the limit for all chats together.
    fn throttle(&mut self, now: DateTime<Utc>) -> Result<(), Refusal> {
        if let Some(left) = self.stop.left(now) {
            return Err(Refusal::too_many(left));
        }
        self.all.take(now).map_err(|wait| {
            if self.limits.punishment > Duration::zero() {
                self.stop.begin(now, self.limits.punishment);
                return Refusal::too_many(self.limits.punishment);
            }
            Refusal::too_many(wait)
        })
    }
}

/// The server; clones share one state.
#[derive(Clone)]
pub struct Telegram {
    inner: Arc<Inner>,
}

struct Inner {
    token: String,
    clock: Arc<dyn Clock>,
    ledger: Arc<Ledger>,
    state: Mutex<State>,
    faults: Mutex<Faults>,
    changed: Notify,
}

impl Telegram {
    pub fn new(token: &str, limits: TelegramLimits, clock: Arc<dyn Clock>, ledger: Arc<Ledger>) -> Self {
        let id = token.split(':').next().and_then(|it| it.parse().ok()).unwrap_or(1);
        let state = State {
            bot: Bot { id, username: "naru_bot".to_owned() },
            chats: chats::Chats::default(),
            updates: Updates::default(),
            commands: HashMap::new(),
            about: HashMap::new(),
            presses: HashSet::new(),
            admins: HashSet::new(),
            files: HashMap::new(),
            all: Window::new(limits.per_second, Duration::seconds(1)),
            stop: Stop::default(),
            next_press: 1,
            limits,
        };
        let inner = Inner {
            token: token.to_owned(),
            clock,
            ledger,
            state: Mutex::new(state),
            faults: Mutex::default(),
            changed: Notify::new(),
        };
        Self { inner: Arc::new(inner) }
    }

    /// `/bot<token>/<method>`, as `[telegram] api_url` expects it. Serve it with [`Line`] as connect info.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/{bot}/{method}", any(handle))
            .route("/file/{bot}/{file}", any(hand_out))
            .with_state(self.clone())
    }

    /// Faults to come.
    pub fn faults(&self) -> MutexGuard<'_, Faults> {
        self.inner.faults.lock().expect("no holder of the lock panics")
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().expect("no holder of the lock panics")
    }

    pub fn add_chat(&self, id: i64, kind: ChatKind, title: &str) {
        let mut state = self.state();
        let chat = Chat::new(id, kind, title, &state.limits);
        state.chats.add(chat);
    }

    /// Changes a chat: closes it, makes it a forum, gives its person a language.
    pub fn with_chat<T>(&self, id: i64, change: impl FnOnce(&mut Chat) -> T) -> Option<T> {
        self.state().chats.get_mut(id).map(change)
    }

    pub fn name_chat(&self, name: &str, id: i64) {
        self.state().chats.name(name, id);
    }

    pub fn make_admin(&self, chat: i64, user: i64) {
        self.state().admins.insert((chat, user));
    }

    /// A file that people can send from now on, under this `file_id`.
    pub fn keep_file(&self, id: &str, bytes: Vec<u8>) {
        self.state().files.insert(id.to_owned(), bytes);
    }

    pub fn dismiss_admin(&self, chat: i64, user: i64) {
        self.state().admins.remove(&(chat, user));
    }

    /// A group becomes a supergroup under a new id.
    pub fn migrate(&self, from: i64, to: i64) {
        let mut state = self.state();
        let Some(old) = state.chats.get_mut(from) else { return };
        old.migrated_to = Some(to);
        let title = old.title.clone();
        let mut message = old.say(self.inner.clock.now(), false, json!({ "migrate_to_chat_id": to }));
        message["chat"] = old.shown();
        let chat = Chat::new(to, ChatKind::Supergroup, &title, &state.limits);
        state.chats.add(chat);
        state.updates.push("message", message);
        self.disorder(&mut state);
        self.inner.changed.notify_waiters();
    }

    /// A person types `text` in `chat`; `from` where it is a group. The update's id.
    pub fn say(&self, chat: i64, from: Option<i64>, text: &str) -> Option<i64> {
        self.post(chat, from, json!({ "text": text, "entities": entities_of(text) }))
    }

    /// Like [`Self::say`] with any message body (`message_thread_id`, `reply_to_message`, …).
    pub fn post(&self, chat: i64, from: Option<i64>, mut body: Value) -> Option<i64> {
        let now = self.inner.clock.now();
        let mut state = self.state();
        let chat = state.chats.get_mut(chat)?;
        body["from"] = match from {
            Some(id) => json!({ "id": id, "is_bot": false, "first_name": "member" }),
            None => chat.user(),
        };
        let kind = if chat.kind == ChatKind::Channel { "channel_post" } else { "message" };
        let message = chat.say(now, false, body);
        let id = state.updates.push(kind, message);
        self.disorder(&mut state);
        self.inner.changed.notify_waiters();
        id
    }

    /// A person presses the button with `data` under `message`.
    pub fn press(&self, chat: i64, message: i64, data: &str) -> Option<String> {
        let mut state = self.state();
        let press = format!("press-{}", state.next_press);
        state.next_press += 1;
        let chat = state.chats.get(chat)?;
        let mut shown = chat.messages.get(&message)?.body.clone();
        shown["chat"] = chat.shown();
        let body = json!({
            "id": press, "from": chat.user(), "chat_instance": "1", "data": data, "message": shown,
        });
        state.presses.insert(press.clone());
        state.updates.push("callback_query", body);
        self.disorder(&mut state);
        self.inner.changed.notify_waiters();
        Some(press)
    }

    /// Any other update.
    pub fn update(&self, kind: &str, body: Value) -> Option<i64> {
        let mut state = self.state();
        let id = state.updates.push(kind, body);
        self.disorder(&mut state);
        drop(state);
        self.inner.changed.notify_waiters();
        id
    }

    /// On a bad day updates come twice, or in another order.
    fn disorder(&self, state: &mut State) {
        match self.faults().mishap() {
            Some(Mishap::Twice) => state.updates.duplicate_last(),
            Some(Mishap::OutOfOrder) => state.updates.swap_last(),
            _ => {}
        }
    }

    pub fn duplicate_last_update(&self) {
        self.state().updates.duplicate_last();
        self.inner.changed.notify_waiters();
    }

    pub fn swap_last_updates(&self) {
        self.state().updates.swap_last();
    }

    pub fn restart_update_ids(&self, at: i64) {
        self.state().updates.restart_ids(at);
    }

    pub fn pending_updates(&self) -> usize {
        self.state().updates.pending()
    }

    pub fn webhook(&self) -> Option<Webhook> {
        self.state().updates.webhook.clone()
    }

    /// The oldest update waiting for the webhook; [`Self::webhook_took`] forgets it.
    pub fn first_update(&self) -> Option<(i64, Value)> {
        self.state().updates.first()
    }

    /// Returns when an update has come, or at once where one came while nobody waited.
    pub async fn changed(&self) {
        let mut changed = std::pin::pin!(self.inner.changed.notified());
        changed.as_mut().enable();
        if self.state().updates.webhook.is_some() && self.pending_updates() > 0 {
            return;
        }
        changed.await;
    }

    pub fn webhook_took(&self, id: i64) {
        self.state().updates.taken(id);
    }

    /// What stands in a chat now, oldest first: (message id, by the bot, body).
    pub fn messages(&self, chat: i64) -> Vec<(i64, bool, Value)> {
        let state = self.state();
        let Some(chat) = state.chats.get(chat) else { return Vec::new() };
        chat.messages.iter().map(|(&id, said)| (id, said.by_bot, said.body.clone())).collect()
    }

    /// (id, kind, title) of every chat.
    pub fn chats(&self) -> Vec<(i64, ChatKind, String)> {
        let mut chats: Vec<_> = self.state().chats.iter().map(|it| (it.id, it.kind, it.title.clone())).collect();
        chats.sort_by_key(|it| it.0);
        chats
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

/// A leading `/command` is marked as Telegram's apps mark it.
fn entities_of(text: &str) -> Value {
    match text.strip_prefix('/').and_then(|rest| rest.split_whitespace().next()) {
        Some(word) => json!([{ "type": "bot_command", "offset": 0, "length": word.encode_utf16().count() + 1 }]),
        None => json!([]),
    }
}
