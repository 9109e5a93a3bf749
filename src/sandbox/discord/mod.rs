//! A fake Discord: REST over real HTTP, and a gateway over a real web socket.
//!
//! [`server`] takes requests, [`rest`] does what they say; [`gateway`] tells events; [`people`] is what a rehearsal's people do.

mod checks;
mod commands;
mod events;
mod gateway;
mod interactions;
mod model;
mod people;
mod refusal;
mod rest;
mod server;
mod state;
mod typing;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use gateway::Sessions;
pub use interactions::Interaction;
pub use model::Channel;
pub use refusal::Refusal;
pub use typing::OpenForm;

use super::faults::{Faults, Mishap};
use super::ledger::Ledger;
use super::limits::{Stop, Window};
use crate::clock::Clock;

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
    /// Members who may manage nothing; all others may everything.
    ordinary: HashSet<u64>,
    interactions: BTreeMap<u64, Interaction>,
    /// (guild or "", id)
    commands: BTreeMap<(String, u64), Value>,
    events: BTreeMap<u64, Value>,
    limits: DiscordLimits,
    all: Window,
    stop: Stop,
    per_channel: HashMap<u64, Window>,
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
            ordinary: HashSet::new(),
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
        Router::new().fallback(server::handle).with_state(self.clone())
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

    /// Whether a session was there to be told.
    fn dispatch(&self, event: &str, data: &Value) -> bool {
        let mishap = self.faults().mishap();
        let mut sessions = self.sessions();
        let told = sessions.dispatch(event, data);
        match mishap {
            Some(Mishap::Twice) => drop(sessions.dispatch(event, data)),
            Some(Mishap::Dropped) => sessions.drop_lines(None),
            Some(Mishap::Forgotten) => sessions.forget(),
            Some(Mishap::OutOfOrder) | None => {}
        }
        told
    }

    pub fn add_guild(&self, id: u64, name: &str, locale: &str) {
        self.state().guilds.insert(id, Guild { name: name.to_owned(), locale: locale.to_owned() });
    }

    pub fn add_channel(&self, id: u64, guild: Option<u64>, kind: u8, name: &str) {
        self.state().channels.insert(id, Channel::new(id, guild, kind, name));
    }

    /// An event that a member of the server made.
    pub fn add_event(&self, guild: u64, name: &str) {
        let mut state = self.state();
        let id = state.next_id();
        let event = json!({ "id": id.to_string(), "guild_id": guild.to_string(), "name": name, "status": 1 });
        state.events.insert(id, event);
    }

    /// A member of the server deletes an event.
    pub fn delete_event(&self, id: &str) {
        let id = id.parse::<u64>().unwrap_or(0);
        self.state().events.remove(&id);
    }

    /// Changes a channel: closes it with an error, locks or archives a thread.
    pub fn with_channel<T>(&self, id: u64, change: impl FnOnce(&mut Channel) -> T) -> Option<T> {
        self.state().channels.get_mut(&id).map(change)
    }

    /// The channel of direct messages with a person.
    pub fn dm_with(&self, user: u64) -> u64 {
        self.state().dm_with(user)
    }
}
