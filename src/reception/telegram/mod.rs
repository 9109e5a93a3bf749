//! Telegram's updates, from their arrival to the answer.
//!
//! ```text
//! poll ─┐                        ┌ lane of a chat ┐
//!       ├▶ keep (number, body) ─▶│ one at a time  │─▶ Desk ─▶ Gate ─▶ Telegram
//! webhook┘  known already: drop  └────────────────┘     done: the body is forgotten, the number stays for a day
//! ```
//! Start at [`Reception::run`]; [`inbox`] keeps and orders, [`answering`] answers, [`poll`] receives.

mod agenda;
mod answering;
mod inbox;
mod inline;
mod listing;
mod managing;
mod poll;
mod presses;
mod progress;
mod room;

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use chrono::{DateTime, Utc};
use tokio::sync::Notify;
use tokio_util::task::TaskTracker;

use super::limit::Limiter;
use crate::channel::telegram::{Me, Telegram};
use crate::clock::Clock;
use crate::config;
use crate::deliver::{Alerts, Gate};
use crate::desk::Desk;
use crate::language::Language;
use crate::store::Store;
use inbox::Inbox;

/// Where Telegram sends updates, below `[web] public_url`.
pub const WEBHOOK_PATH: &str = "/telegram/updates";

/// One bot's reception.
pub struct Reception {
    telegram: Arc<Telegram>,
    gate: Arc<Gate>,
    desk: Arc<Desk>,
    store: Store,
    clock: Arc<dyn Clock>,
    settings: config::Telegram,
    /// `https://bot.example.org`, where updates are pushed.
    public_url: Option<String>,
    languages: Vec<Language>,
    alerts: OnceLock<Alerts>,
    /// Known as soon as Telegram has answered once.
    me: OnceLock<Me>,
    /// What Telegram has to show with each push; new with every start, so that it stands nowhere.
    secret: String,
    well: AtomicBool,
    inbox: Inbox,
    limiter: Limiter,
    /// Presses that Telegram waits for an answer to.
    waiting_presses: Mutex<HashSet<String>>,
    answered: Notify,
    /// When a chat was last told that its question was too old.
    sorry: Mutex<HashMap<String, DateTime<Utc>>>,
    /// Who decides for a group from their own chat.
    acting: managing::Acting,
    /// Told when there is a message to be kept current.
    watched: Notify,
    tasks: TaskTracker,
}

/// What a reception is made of.
pub struct Parts {
    pub telegram: Arc<Telegram>,
    pub gate: Arc<Gate>,
    pub desk: Arc<Desk>,
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub settings: config::Telegram,
    pub public_url: Option<String>,
    /// Offered to people.
    pub languages: Vec<Language>,
}

impl Reception {
    pub fn new(parts: Parts) -> Arc<Self> {
        let Parts { telegram, gate, desk, store, clock, settings, public_url, languages } = parts;
        let secret = format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>());
        if let Some(group) = settings.staff_group {
            desk.add_room(Arc::new(room::Forum::new(Arc::clone(&telegram), Arc::clone(&gate), group)));
        }
        let limiter = Limiter::new(settings.person_burst, settings.person_per_minute);
        Arc::new(Self {
            telegram,
            gate,
            desk,
            store,
            clock,
            settings,
            public_url,
            languages,
            alerts: OnceLock::new(),
            me: OnceLock::new(),
            secret,
            well: AtomicBool::new(false),
            inbox: Inbox::default(),
            limiter,
            waiting_presses: Mutex::default(),
            answered: Notify::new(),
            sorry: Mutex::default(),
            acting: managing::Acting::default(),
            watched: Notify::new(),
            tasks: TaskTracker::new(),
        })
    }

    /// Whether updates are being received; a deaf bot must not look healthy.
    pub fn is_well(&self) -> bool {
        self.well.load(Ordering::Relaxed)
    }

    /// Whether an update can be taken now: the bot is known, it is not stopping, and there is room.
    pub fn is_listening(&self) -> bool {
        self.me.get().is_some() && !self.tasks.is_closed() && !self.inbox.is_full()
    }

    fn set_well(&self, well: bool) {
        self.well.store(well, Ordering::Relaxed);
        metrics::gauge!("naru_receiving", "channel" => crate::channel::telegram::NAME).set(f64::from(u8::from(well)));
    }

    /// What a push has to carry; `None` where nothing is to be pushed.
    pub fn webhook_secret(&self) -> Option<&str> {
        (self.settings.receive == config::Receive::Webhook).then_some(self.secret.as_str())
    }
}
