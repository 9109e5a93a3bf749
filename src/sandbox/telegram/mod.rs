//! A fake Telegram Bot API over real HTTP. What it refuses, it refuses in the words of the real one.
//!
//! [`speaking`] is what people do in its chats, [`server`] answers the bot over HTTP, [`methods`] carries out what it asks.

mod chats;
mod checks;
mod methods;
mod params;
mod server;
mod speaking;
mod updates;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard};

use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};
use tokio::sync::Notify;

pub use chats::{Chat, ChatKind, Closed};
pub use speaking::Speaker;
use updates::Updates;
pub use updates::Webhook;

use super::faults::{Faults, Mishap};
use super::ledger::Ledger;
use super::limits::{Stop, TelegramLimits, Window};
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

    /// Without the @.
    pub fn bot_name(&self) -> String {
        self.state().bot.username.clone()
    }

    /// (id, kind, title) of every chat.
    pub fn chats(&self) -> Vec<(i64, ChatKind, String)> {
        let mut chats: Vec<_> = self.state().chats.iter().map(|it| (it.id, it.kind, it.title.clone())).collect();
        chats.sort_by_key(|it| it.0);
        chats
    }
}
