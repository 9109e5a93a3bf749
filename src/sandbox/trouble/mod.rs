//! What an operator's bad days are made of, one after the other while both networks are written to: a full disk, a database
//! that somebody locks, one that is gone, a clock that is set. Each lasts for as long as is wished, naru has to say so, and in
//! the end each message stands on its network once.
//!
//! [`run`] does it, [`Verdict`] says what was seen; [`relay`] is the line to PostgreSQL that can be cut.

mod relay;

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration as StdDuration;

use anyhow::Context;
use async_trait::async_trait;
use chrono::{DateTime, Duration, Utc};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use self::relay::Relay;
use super::Sandbox;
use super::discord::DiscordLimits;
use super::figures::{Plain, notice};
use super::limits::TelegramLimits;
use super::proof::{people, shown};
use super::wire::{Network, Wire};
use crate::clock::{Clock, Stopwatch, SystemClock};
use crate::config::DatabaseUrl;
use crate::deliver::{Alert, Gate, Sender, Settings};
use crate::notify::pace::Lane;
use crate::program::spelled;
use crate::store::outbox::Recipients;
use crate::store::{Obstacle, Store};

/// From one message that is planned to the next.
const EVERY: StdDuration = StdDuration::from_millis(150);
/// Longer than naru takes to notice that a trouble is over.
const PATIENCE: StdDuration = StdDuration::from_secs(90);

spelled! {
    Trouble {
        /// Somebody else writes and does not finish.
        Locked = "database locked",
        /// No connection, and none to be had. A SQLite file cannot be: it is part of the machine.
        Gone = "database gone",
        Full = "disk full",
        /// Five hours back.
        SetBack = "clock set back",
        /// From there a day forth.
        SetForth = "clock set forth",
    }
}

/// What one trouble was like.
#[derive(Debug, Clone)]
pub struct Seen {
    pub trouble: Trouble,
    pub lasted: StdDuration,
    /// What staff and the log are told, each once.
    pub told: Vec<String>,
    /// From its end until all that was planned by then stood on its network; `None`: never.
    pub recovered: Option<StdDuration>,
}

#[derive(Debug, Clone, Default)]
pub struct Verdict {
    pub seen: Vec<Seen>,
    pub planned: usize,
    /// Shown once.
    pub once: usize,
    /// What must not be: each in a sentence.
    pub wrong: Vec<String>,
}

impl Verdict {
    /// Nothing lost, nothing twice, and each trouble was told and ended well.
    pub fn holds(&self) -> bool {
        self.wrong.is_empty() && self.seen.iter().all(|it| !it.told.is_empty() && it.recovered.is_some())
    }

    /// As people read it.
    pub fn told(&self) -> String {
        let mut told = String::new();
        for Seen { trouble, lasted, told: said, recovered } in &self.seen {
            let after = match recovered {
                Some(after) => format!("all caught up {:.1} s after its end", after.as_secs_f64()),
                None => "never caught up".to_owned(),
            };
            told.push_str(&format!("{trouble} for {:.0} s: {after}\n", lasted.as_secs_f64()));
            for said in said {
                told.push_str(&format!("  told: {said}\n"));
            }
            if said.is_empty() {
                told.push_str("  nobody was told\n");
            }
        }
        told.push_str(&format!("{} planned, {} shown once, {} wrong", self.planned, self.once, self.wrong.len()));
        for wrong in self.wrong.iter().take(20) {
            told.push_str(&format!("\n  {wrong}"));
        }
        told
    }
}

/// The machine's clock, which somebody sets.
#[derive(Default)]
struct Wrong(Mutex<Duration>);

impl Wrong {
    fn by(&self) -> Duration {
        *self.0.lock().expect("no holder of the lock panics")
    }

    fn set(&self, by: Duration) {
        *self.0.lock().expect("no holder of the lock panics") = by;
    }
}

#[async_trait]
impl Clock for Wrong {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + self.by()
    }

    async fn sleep_until(&self, until: DateTime<Utc>) {
        SystemClock.sleep_until(until - self.by()).await;
    }

    fn steady(&self) -> DateTime<Utc> {
        SystemClock.steady()
    }

    async fn sleep(&self, span: Duration) {
        SystemClock.sleep(span).await;
    }
}

/// Plans one message after the other, each until the database has taken it.
struct Planner {
    store: Store,
    clock: Arc<Wrong>,
    /// How many stand.
    planned: Mutex<usize>,
    refusals: Mutex<BTreeSet<String>>,
}

impl Planner {
    fn planned(&self) -> usize {
        *self.planned.lock().expect("no holder of the lock panics")
    }

    async fn run(self: Arc<Self>, stop: CancellationToken) -> anyhow::Result<()> {
        while !stop.is_cancelled() {
            let number = self.planned() + 1;
            let now = self.clock.now();
            match self.store.enqueue(&notice(&program(number), Lane::Reminder), &recipients(number), now, now).await {
                Ok(_) => *self.planned.lock().expect("no holder of the lock panics") = number,
                Err(error) => {
                    let said = format!("the log, by who plans: {error}");
                    self.refusals.lock().expect("no holder of the lock panics").insert(said);
                }
            }
            SystemClock.sleep(Duration::from_std(EVERY).unwrap_or_default()).await;
        }
        Ok(())
    }
}

fn program(number: usize) -> String {
    format!("notice-{number}")
}

/// One chat of each network, another for each message.
fn chat(number: usize) -> String {
    (super::proof::FIRST_CHAT + number as u64 % super::proof::CHATS).to_string()
}

fn recipients(number: usize) -> Recipients {
    let at = |channel: &str| (format!("{channel}{}", chat(number)), "s".to_owned());
    Recipients::Listed(vec![at("telegram"), at("discord")])
}

/// A trouble, and how it ends.
enum Held {
    /// Somebody else is in the database.
    Obstacle(Obstacle),
    Other,
}

struct Bench {
    url: DatabaseUrl,
    store: Store,
    clock: Arc<Wrong>,
    relay: Option<Relay>,
}

impl Bench {
    /// `None` where this database cannot have it.
    async fn begin(&mut self, trouble: Trouble) -> anyhow::Result<Option<Held>> {
        let sqlite = self.url.is_sqlite();
        Ok(Some(match trouble {
            Trouble::Locked => Held::Obstacle(Obstacle::lock(&self.url).await?),
            Trouble::Gone => {
                let Some(relay) = &self.relay else { return Ok(None) };
                relay.cut();
                Held::Other
            }
            Trouble::Full if sqlite => {
                self.store.allow_pages(Some(0)).await?;
                Held::Other
            }
            Trouble::Full => Held::Obstacle(Obstacle::fill(&self.url).await?),
            Trouble::SetBack | Trouble::SetForth => {
                let hours = if trouble == Trouble::SetBack { -5 } else { 24 };
                self.clock.set(self.clock.by() + Duration::hours(hours));
                Held::Other
            }
        }))
    }

    async fn end(&mut self, trouble: Trouble, held: Held) -> anyhow::Result<()> {
        match (trouble, held) {
            (_, Held::Obstacle(obstacle)) => obstacle.end().await?,
            (Trouble::Full, Held::Other) => self.store.allow_pages(None).await?,
            (Trouble::Gone, Held::Other) => {
                if let Some(relay) = &mut self.relay {
                    relay.mend().await?;
                }
            }
            (_, Held::Other) => {}
        }
        Ok(())
    }
}

/// Each trouble for so many seconds, on this database, which is empty.
///
/// # Errors
/// Where the database cannot be prepared, or the trouble not be made.
pub async fn run(database: &DatabaseUrl, seconds: u32) -> anyhow::Result<Verdict> {
    let clock = Arc::new(Wrong::default());
    let clocked = Arc::clone(&clock) as Arc<dyn Clock>;
    let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
    let _ended = stop.clone().drop_guard();
    let sandbox =
        Sandbox::new(TelegramLimits::none(), DiscordLimits::none(), &(Arc::new(SystemClock) as Arc<dyn Clock>));
    let bound = sandbox.serve(SocketAddr::from(([127, 0, 0, 1], 0)), &tasks, &stop).await?;
    let (relay, through) = match database.is_sqlite() {
        true => (None, database.clone()),
        false => {
            let (relay, through) = Relay::before(database, &tasks).await?;
            (Some(relay), through)
        }
    };
    let store = Store::open(&through).await?;
    people(&sandbox, &store, clock.now()).await?;
    let (tell, mut alerts) = mpsc::channel(100);
    for network in [Network::Telegram, Network::Discord] {
        let gate = Gate::new(Arc::new(Wire::new(network, &format!("http://{bound}"), None)), Arc::clone(&clocked));
        let clock = Arc::clone(&clocked);
        let settings =
            Settings { beat: Duration::milliseconds(500), sound: Duration::seconds(1), ..Settings::default() };
        let sender = Sender::new(gate, store.clone(), Arc::new(Plain), clock, tell.clone(), settings);
        tasks.spawn(sender.run(stop.child_token()));
    }
    let (planned, refusals) = (Mutex::default(), Mutex::default());
    let planner = Arc::new(Planner { store: store.clone(), clock: Arc::clone(&clock), planned, refusals });
    let planned_enough = stop.child_token();
    let planning = tasks.spawn(Arc::clone(&planner).run(planned_enough.clone()));

    let mut bench = Bench { url: database.clone(), store, clock, relay };
    let mut verdict = Verdict::default();
    for trouble in Trouble::ALL {
        caught_up(&sandbox, &planner, 1).await;
        let Some(held) = bench.begin(*trouble).await.with_context(|| format!("making trouble: {trouble}"))? else {
            continue;
        };
        let watch = Stopwatch::start();
        tokio::time::sleep(StdDuration::from_secs(seconds.into())).await;
        bench.end(*trouble, held).await.with_context(|| format!("ending trouble: {trouble}"))?;
        let lasted = watch.elapsed();
        let recovered = caught_up(&sandbox, &planner, 1).await;
        // Staff are told a moment after all is well.
        tokio::time::sleep(StdDuration::from_secs(3)).await;
        let mut told = std::mem::take(&mut *planner.refusals.lock().expect("no holder of the lock panics"));
        while let Ok(alert) = alerts.try_recv() {
            told.insert(format!("staff: {}", told_of(&alert)));
        }
        tracing::info!(%trouble, recovered = recovered.is_some(), "one trouble more");
        verdict.seen.push(Seen { trouble: *trouble, lasted, told: told.into_iter().collect(), recovered });
    }
    planned_enough.cancel();
    planning.await.context("planning")??;
    caught_up(&sandbox, &planner, 0).await;
    stop.cancel();
    tasks.close();
    bench.relay = None;
    tasks.wait().await;
    judge(&mut verdict, &sandbox, planner.planned());
    Ok(verdict)
}

/// Until all that is planned now, and `more`, stands on its network; how long that took.
async fn caught_up(sandbox: &Sandbox, planner: &Planner, more: usize) -> Option<StdDuration> {
    let watch = Stopwatch::start();
    let target = planner.planned() + more;
    while watch.elapsed() < PATIENCE {
        let shown = shown(&sandbox.ledger);
        let all = (1..=target).all(|it| {
            ["telegram", "discord"].iter().all(|network| shown.contains_key(&(*network, chat(it), program(it))))
        });
        if all {
            return Some(watch.elapsed());
        }
        tokio::time::sleep(StdDuration::from_millis(100)).await;
    }
    None
}

fn judge(verdict: &mut Verdict, sandbox: &Sandbox, planned: usize) {
    let shown = shown(&sandbox.ledger);
    for number in 1..=planned {
        for network in ["telegram", "discord"] {
            verdict.planned += 1;
            match shown.get(&(network, chat(number), program(number))) {
                Some(1) => verdict.once += 1,
                copies => {
                    let copies = copies.copied().unwrap_or(0);
                    verdict.wrong.push(format!("{} on {network}: shown {copies} times", program(number)));
                }
            }
        }
    }
}

fn told_of(alert: &Alert) -> String {
    match alert {
        Alert::StoreBack { seconds } => {
            // To tens of seconds: both networks' senders say it, a breath apart.
            format!("the database failed for about {} s and is back", seconds / 10 * 10)
        }
        Alert::ClockSet { seconds } => {
            format!("the clock was set by about {} h", (seconds + seconds.signum() * 1800) / 3600)
        }
        other => format!("{other:?}"),
    }
}
