//! What the engine reaches, measured against the sandbox: each case of the table in the README by a function that prints
//! nothing and returns what it saw. `naru bench` and `benches/delivery.rs` run them.

pub mod pacing;
pub mod volume;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration as StdDuration;

use anyhow::Context;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use tokio::sync::mpsc;
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;

use super::discord::DiscordLimits;
use super::ledger::{Deed, Entry};
use super::limits::TelegramLimits;
use super::wire::{Network, Wire};
use super::{Sandbox, ledger};
use crate::answer::Subject;
use crate::channel::Channel;
use crate::clock::{Clock, SystemClock};
use crate::config::DatabaseUrl;
use crate::deliver::{Gate, Sender, Settings};
use crate::language::Language;
use crate::notify::delivery::IfDoubtful;
use crate::notify::notice::{Compose, Notice};
use crate::notify::pace::{Feed, Lane};
use crate::render::{Action, Block, Button, Inline, Message};
use crate::store::Store;
use crate::store::outbox::{NewNotice, Recipients};

/// One measured case.
#[derive(Debug, Clone)]
pub struct Figure {
    pub case: String,
    pub target: &'static str,
    pub measured: String,
    pub holds: bool,
}

/// Says a few words about the program of a notice, with a stop button: as long as an ordinary reminder.
pub struct Plain;

impl Compose for Plain {
    fn message(&self, notice: &Notice, languages: &[Language], _: Tz, _: DateTime<Utc>) -> Option<Message> {
        let about = notice.subject.program().unwrap_or("?");
        let text = format!("{about}: {}", "x".repeat(120));
        let language = languages.first().copied().unwrap_or_else(|| Language::new("en"));
        Some(Message { language, blocks: vec![Block::Paragraph(vec![Inline::Text(text)])], buttons: Vec::new() })
    }

    fn merged(&self, all: &[(&Notice, &str)], languages: &[Language], zone: Tz, now: DateTime<Utc>) -> Option<Message> {
        let mut messages = all.iter().filter_map(|(notice, _)| self.message(notice, languages, zone, now));
        let mut first = messages.next()?;
        first.blocks.extend(messages.flat_map(|it| it.blocks));
        Some(first)
    }

    fn with_stop(&self, mut message: Message, cause: &str) -> Message {
        let action = Action::Press(crate::answer::Press::Stop(cause.to_owned()));
        message.buttons.push(Button { label: "Stop".to_owned(), action });
        message
    }
}

/// The plainest notice about `program`.
pub fn notice(program: &str, lane: Lane) -> NewNotice {
    NewNotice {
        dedup_key: program.to_owned(),
        subject: Subject::News { program: program.to_owned() },
        lane,
        if_doubtful: IfDoubtful::Leave,
        urgent: false,
        lapses_at: None,
    }
}

/// A database of a measurement's own: a SQLite file that is deleted with it, or a schema-less PostgreSQL one as given.
pub struct Scratch {
    pub store: Store,
    folder: Option<PathBuf>,
}

impl Scratch {
    /// # Errors
    /// Where it cannot be made.
    pub async fn sqlite() -> anyhow::Result<Self> {
        let name = format!("naru-bench-{}-{:08x}", std::process::id(), rand::random::<u32>());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir(&folder).with_context(|| format!("making {}", folder.display()))?;
        let url = format!("sqlite:{}", folder.join("naru.db").display());
        let url = url.parse::<DatabaseUrl>().map_err(anyhow::Error::msg)?;
        Ok(Self { store: Store::open(&url).await?, folder: Some(folder) })
    }

    /// An empty database of PostgreSQL, used once.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub async fn postgres(url: &DatabaseUrl) -> anyhow::Result<Self> {
        Ok(Self { store: Store::open(url).await?, folder: None })
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _left_over = std::fs::remove_dir_all(folder);
        }
    }
}

/// A sandbox, a sender on it, and a database in between.
pub struct Rig {
    pub sandbox: Sandbox,
    pub url: String,
    pub gate: Arc<Gate>,
    pub store: Store,
    tasks: TaskTracker,
    stop: CancellationToken,
    _stopped_when_dropped: DropGuard,
}

impl Rig {
    /// # Errors
    /// Where no port is free.
    pub async fn start(
        store: &Store,
        network: Network,
        telegram: TelegramLimits,
        discord: DiscordLimits,
        feed: Option<Feed>,
    ) -> anyhow::Result<Self> {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let sandbox = Sandbox::new(telegram, discord, &clock);
        let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
        let bound = sandbox.serve(SocketAddr::from(([127, 0, 0, 1], 0)), &tasks, &stop).await?;
        let url = format!("http://{bound}");
        let channel: Arc<dyn Channel> = Arc::new(Wire::new(network, &url, feed));
        let gate = Gate::new(channel, clock);
        let guard = stop.clone().drop_guard();
        Ok(Self { sandbox, url, gate, store: store.clone(), tasks, stop, _stopped_when_dropped: guard })
    }

    /// Lets the sender begin.
    pub fn send(&self) {
        // Nobody reads the alerts: a measurement looks at the ledger.
        let (alerts, _) = mpsc::channel(1);
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let gate = Arc::clone(&self.gate);
        let sender = Sender::new(gate, self.store.clone(), Arc::new(Plain), clock, alerts, Settings::default());
        self.tasks.spawn(sender.run(self.stop.child_token()));
    }

    /// Messages that the network took, in the order of acceptance.
    pub fn accepted(&self) -> Vec<Entry> {
        let mut entries = self.sandbox.ledger.entries();
        entries.retain(|entry| entry.deed == Deed::Sent);
        entries
    }

    /// Waits until `count` messages were accepted, at most `patience`; whether they were.
    pub async fn until_accepted(&self, count: usize, patience: StdDuration) -> bool {
        let all = async {
            while self.sandbox.ledger.sent() < count {
                tokio::time::sleep(StdDuration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(patience, all).await.is_ok()
    }

    /// Stops the sender, lets it finish, and the sandbox with it.
    pub async fn end(self) {
        self.stop.cancel();
        self.tasks.close();
        self.tasks.wait().await;
    }
}

/// Everybody of the crowd, in one query that is cheap to enter at an address.
pub fn everybody(channel: &str) -> Recipients {
    Recipients::Query {
        // `|| ''` keeps SQLite from the index by channel, which it would sort anew for every chunk.
        select: "select id as address_id, 'announcements' as cause from address where channel || '' = $1".to_owned(),
        args: vec![crate::store::outbox::Arg::Text(channel.to_owned())],
    }
}

/// Seconds from the first acceptance to the last.
fn span(entries: &[Entry]) -> f64 {
    let times = || entries.iter().map(|entry| entry.at);
    match (times().min(), times().max()) {
        (Some(first), Some(last)) => (last - first).num_milliseconds() as f64 / 1000.0,
        _ => 0.0,
    }
}

/// How often a network said "too many", and how many of those it said while a stop was on already.
fn refusals(ledger: &ledger::Ledger) -> usize {
    ledger.answers_with(429)
}

/// An answer's words, as a notice, for the plain composer.
fn answer() -> Notice {
    Notice {
        id: "answer".to_owned(),
        subject: Subject::News { program: "answer".to_owned() },
        lane: Lane::Answer,
        if_doubtful: IfDoubtful::Leave,
        lapses_at: None,
        urgent: true,
        dedup_key: "answer".to_owned(),
    }
}
