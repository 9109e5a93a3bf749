//! One announcement to thousands of channels through the real Discord adaptor, by a process that is killed (SIGKILL) in the
//! middle of it, again and again: in the end every channel shows it exactly once.
//!
//! [`send`] is the child, [`run`] the parent with the sandbox and its documented limits.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration as StdDuration;

use anyhow::Context;
use chrono::Duration;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::discord::DiscordLimits;
use super::faults::Shares;
use super::figures::{Plain, everybody, notice};
use super::limits::TelegramLimits;
use super::{DISCORD_TOKEN, Sandbox};
use crate::channel::discord::{Discord, NAME};
use crate::clock::{Clock, Stopwatch, SystemClock};
use crate::config::{self, DatabaseUrl, Secret};
use crate::deliver::{Gate, Sender, Settings};
use crate::notify::delivery::DeliveryState;
use crate::notify::pace::Lane;
use crate::store::Store;

const FIRST_CHANNEL: u64 = 1_000_000_001;
const GUILD: u64 = 900;
/// Longer than all of it takes: a proof that hangs has failed.
const PATIENCE: StdDuration = StdDuration::from_secs(1_200);

/// What is to be proved.
#[derive(Debug, Clone)]
pub struct Plan {
    pub channels: u32,
    pub kills: usize,
    pub seed: u64,
    /// Faults of the network come on top.
    pub bad_day: bool,
}

/// What was seen.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    pub channels: usize,
    /// How far it had come at each kill.
    pub killed_at: Vec<usize>,
    pub once: usize,
    /// Channels that show it never, and more than once.
    pub never: usize,
    pub doubled: usize,
    /// Deliveries that are not down as sent.
    pub unsettled: usize,
    pub too_many: usize,
    /// The most messages that the network took in any second.
    pub peak: usize,
    pub seconds: f64,
}

impl Verdict {
    pub fn holds(&self) -> bool {
        self.once == self.channels && self.never + self.doubled + self.unsettled == 0
    }

    /// As people read it.
    pub fn told(&self) -> String {
        let kills: Vec<String> = self.killed_at.iter().map(usize::to_string).collect();
        format!(
            "{} channels, {} kills (with {} shown), {:.0} s\n{} show it once, {} never, {} more than once; \
             {} deliveries not down as sent; {} answers were 429; at most {} in a second",
            self.channels,
            self.killed_at.len(),
            kills.join(", "),
            self.seconds,
            self.once,
            self.never,
            self.doubled,
            self.unsettled,
            self.too_many,
            self.peak
        )
    }
}

fn token() -> anyhow::Result<Secret> {
    Secret::token(DISCORD_TOKEN).map_err(anyhow::Error::msg)
}

/// A child's life: sends through the real adaptor until it is killed.
///
/// # Errors
/// Where the database cannot be opened.
pub async fn send(database: &DatabaseUrl, url: &str) -> anyhow::Result<()> {
    let store = Store::open(database).await?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let settings = config::Discord { api_url: url.to_owned(), ..config::Discord::default() };
    let discord = Discord::new(&settings, token()?, store.clone(), Arc::clone(&clock));
    let gate = Gate::new(Arc::new(discord), Arc::clone(&clock));
    // Nobody reads them: what counts is in the ledger.
    let (alerts, _) = tokio::sync::mpsc::channel(1);
    // Children follow one another at once; each waits for the dead one's lease first.
    let (beat, takeover) = (Duration::milliseconds(200), Duration::milliseconds(800));
    let settings = Settings { beat, takeover, poll: Duration::milliseconds(50), ..Settings::default() };
    let sender = Sender::new(gate, store, Arc::new(Plain), clock, alerts, settings);
    sender.run(CancellationToken::new()).await
}

/// Announces with `program`, which has [`send`] behind `prove announcer`.
///
/// # Errors
/// Where a process cannot be started or the database fails.
pub async fn run(program: &Path, database: &DatabaseUrl, plan: &Plan) -> anyhow::Result<Verdict> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let sandbox = Sandbox::new(TelegramLimits::default(), DiscordLimits::default(), &clock);
    let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
    let _stopped = stop.clone().drop_guard();
    let bound = sandbox.serve(SocketAddr::from(([127, 0, 0, 1], 0)), &tasks, &stop).await?;
    sandbox.discord.add_guild(GUILD, "Volunteers", "ko");
    for n in 0..u64::from(plan.channels) {
        sandbox.discord.add_channel(FIRST_CHANNEL + n, Some(GUILD), 0, "channel");
    }
    if plan.bad_day {
        sandbox.discord.faults().at_random(plan.seed, Shares { closed: 0, mishap: 0, ..Shares::default() });
    }
    let store = Store::open(database).await?;
    let now = clock.now();
    store.add_crowd(NAME, plan.channels, now).await?;
    store.enqueue(&notice("announcement", Lane::Announcement), &everybody(NAME), now, now).await?;
    let watch = Stopwatch::start();
    let mut rng = StdRng::seed_from_u64(plan.seed);
    let url = format!("http://{bound}");
    let mut verdict = Verdict { channels: plan.channels as usize, ..Verdict::default() };
    for n in 0..=plan.kills {
        let mut command = Command::new(program);
        command.args(["prove", "announcer", "--url", &url]).env("NARU_DATABASE_URL", database.reveal());
        let mut child = command.spawn().context("starting a sender")?;
        // Somewhere in its share of the way; the last one goes to the end.
        let share = plan.channels as usize / (plan.kills + 1);
        let until = share * n + rng.random_range(share / 4..=share.max(1));
        let there = async {
            loop {
                let done = if n < plan.kills { sandbox.ledger.sent() >= until } else { is_settled(&store).await? };
                if done {
                    return Ok::<_, anyhow::Error>(());
                }
                tokio::time::sleep(StdDuration::from_millis(20)).await;
            }
        };
        let came = tokio::time::timeout(PATIENCE, there).await;
        child.kill().and_then(|()| child.wait()).context("killing a sender")?;
        came.context("it does not come to an end")??;
        if n < plan.kills {
            verdict.killed_at.push(sandbox.ledger.sent());
        }
    }
    verdict.seconds = watch.elapsed().as_secs_f64();
    verdict.too_many = sandbox.ledger.answers_with(429);
    verdict.peak = sandbox.ledger.peak(Duration::seconds(1));
    for n in 0..u64::from(plan.channels) {
        match sandbox.discord.messages(FIRST_CHANNEL + n).len() {
            0 => verdict.never += 1,
            1 => verdict.once += 1,
            _ => verdict.doubled += 1,
        }
    }
    let counts = store.outbox_counts().await?;
    verdict.unsettled = counts.iter().map(|(_, _, count)| usize::try_from(*count).unwrap_or(usize::MAX)).sum();
    stop.cancel();
    tasks.close();
    tasks.wait().await;
    Ok(verdict)
}

/// Nothing is left to be done.
async fn is_settled(store: &Store) -> anyhow::Result<bool> {
    let counts = store.outbox_counts().await?;
    Ok(counts.iter().all(|(_, state, _)| state == DeliveryState::Doubtful.as_str()))
}
