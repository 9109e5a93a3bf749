//! Discord's events, from their arrival to the answer.
//!
//! ```text
//!                    ┌▶ completing ────────────────▶ at once
//! gateway ─▶ keep ───┼▶ interaction ▶ first answer ─▶ lane of a person ─▶ Desk ─▶ edit, follow-up
//!  (shards)  (id)    └▶ message ──────────────────▶ lane of a person ─▶ Desk ─▶ Gate
//! ```
//! Discord waits three seconds for the first answer to an interaction, so that comes before all else; what is said follows as
//! an edit. Start at [`Reception::run`]; [`listen`] keeps the connections, [`inbox`] keeps and orders what is heard,
//! [`first`] gives the first answer, [`slash`], [`presses`] and [`forms`] say what is to be done, [`saying`] shows it.

pub mod commands;
mod completing;
mod first;
mod forms;
mod inbox;
mod listen;
mod listing;
mod newsdesk;
mod people;
mod posting;
mod presses;
mod room;
mod saying;
mod slash;
mod spots;
mod suggest;

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, OnceLock, RwLock};

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::channel::discord::Discord;
use crate::clock::Clock;
use crate::config;
use crate::deliver::{Alerts, Gate};
use crate::desk::Desk;
use crate::language::Language;
use crate::store::Store;
use inbox::Inbox;
use listen::Shards;
use room::Threads;
use spots::Spots;
use suggest::Suggestions;

use super::limit::Limiter;
use super::noticeboard::Noticeboard;

/// One bot's reception.
pub struct Reception {
    discord: Arc<Discord>,
    gate: Arc<Gate>,
    desk: Arc<Desk>,
    noticeboard: Arc<Noticeboard>,
    store: Store,
    clock: Arc<dyn Clock>,
    settings: config::Discord,
    languages: Vec<Language>,
    alerts: OnceLock<Alerts>,
    /// Known with the first greeting of the gateway.
    me: OnceLock<Me>,
    shards: Shards,
    inbox: Inbox,
    limiter: Limiter,
    spots: RwLock<Spots>,
    suggestions: Mutex<Option<Arc<Suggestions>>>,
    /// The bot's own chats with people, by person.
    dms: Mutex<HashMap<String, String>>,
    listed: AtomicBool,
    /// Nothing more is heard: what goes on by itself is to end.
    ending: CancellationToken,
    tasks: TaskTracker,
}

/// Who the bot is on Discord.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Me {
    id: String,
    application: String,
}

/// What a reception is made of.
pub struct Parts {
    pub discord: Arc<Discord>,
    pub gate: Arc<Gate>,
    pub desk: Arc<Desk>,
    pub noticeboard: Arc<Noticeboard>,
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub settings: config::Discord,
    pub languages: Vec<Language>,
}

impl Reception {
    pub fn new(parts: Parts) -> Arc<Self> {
        let Parts { discord, gate, desk, noticeboard, store, clock, settings, languages } = parts;
        if let Some(channel) = settings.staff_channel.clone() {
            desk.add_room(Arc::new(Threads::new(Arc::clone(&discord), Arc::clone(&gate), &desk, channel)));
        }
        let limiter = Limiter::new(settings.person_burst, settings.person_per_minute);
        Arc::new(Self {
            discord,
            gate,
            desk,
            noticeboard,
            store,
            clock,
            settings,
            languages,
            alerts: OnceLock::new(),
            me: OnceLock::new(),
            shards: Shards::default(),
            inbox: Inbox::default(),
            limiter,
            spots: RwLock::default(),
            suggestions: Mutex::default(),
            dms: Mutex::default(),
            listed: AtomicBool::new(false),
            ending: CancellationToken::new(),
            tasks: TaskTracker::new(),
        })
    }

    /// Whether every shard hears; a deaf bot must not look healthy.
    pub fn is_well(&self) -> bool {
        self.shards.are_well()
    }
}
