//! The kill loop: senders that are ended by SIGKILL at every change of state and at random moments, again and again, and
//! a book-keeper that holds what the networks show against what was planned.
//!
//! [`send`] is the child: a sender for each network, on one thread, so that a moment can be held still. [`kills`] is the
//! parent: it serves the sandbox, plans, kills, and counts.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Duration as StdDuration;

use anyhow::Context;
use chrono::Duration;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::Sandbox;
use super::discord::DiscordLimits;
use super::faults::Shares;
use super::figures::{Plain, notice};
use super::ledger::{self, Deed, Ledger};
use super::limits::TelegramLimits;
use super::telegram::ChatKind;
use super::wire::{DISCORD_FEED, Network, Wire};
use crate::clock::{Clock, SystemClock};
use crate::config::DatabaseUrl;
use crate::deliver::{Gate, Moment, Sender, Settings};
use crate::notify::delivery::{DeliveryState, IfDoubtful};
use crate::notify::pace::{Feed, Lane};
use crate::store::Store;
use crate::store::outbox::{NewNotice, Recipients};

/// What the child says when it stands still at its moment.
const HERE: &str = "here";
const CHATS: u32 = 40;
/// Deliveries that wait, above which no more are planned: some seconds of work.
const ENOUGH: u64 = 500;
const FIRST_CHAT: u64 = 1_000_000_001;
/// Slow enough that a child is killed at work, fast enough for a thousand kills.
const FEED: Feed = Feed { per_second: 150, ..DISCORD_FEED };

fn settings() -> Settings {
    // Children follow one another at once; each waits for the dead one's lease first.
    let (beat, takeover) = (Duration::milliseconds(40), Duration::milliseconds(150));
    Settings { beat, takeover, outage: Duration::hours(1), poll: Duration::milliseconds(50) }
}

/// A child's life: sends for both networks until it is killed. At the `nth` time that `moment` comes it says so on
/// standard output and stands still.
///
/// # Errors
/// Where the database cannot be opened.
pub async fn send(database: &DatabaseUrl, url: &str, die: Option<(Moment, usize)>) -> anyhow::Result<()> {
    let store = Store::open(database).await?;
    let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
    let seen = Arc::new(AtomicUsize::new(0));
    for network in [Network::Telegram, Network::Discord] {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let gate = Gate::new(Arc::new(Wire::new(network, url, Some(FEED))), Arc::clone(&clock));
        // Nobody reads them: what counts is in the ledger.
        let (alerts, _) = tokio::sync::mpsc::channel(1);
        let seen = Arc::clone(&seen);
        let probe = Arc::new(move |at: Moment| {
            if die.is_some_and(|(moment, nth)| moment == at && seen.fetch_add(1, Ordering::Relaxed) + 1 == nth) {
                println!("{HERE}");
                loop {
                    std::thread::park(); // all of this process stands still, until the parent kills it
                }
            }
        });
        let sender = Sender::new(gate, store.clone(), Arc::new(Plain), clock, alerts, settings()).probed(probe);
        tasks.spawn(sender.run(stop.child_token()));
    }
    tasks.close();
    tasks.wait().await;
    Ok(())
}

/// What is to be proved.
#[derive(Debug, Clone)]
pub struct Plan {
    pub kills: usize,
    pub seed: u64,
    /// Faults of the networks come on top.
    pub bad_day: bool,
}

/// What was seen.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    pub kills: usize,
    /// Kills at a moment of each name; the others came at random.
    pub at_moments: Vec<(Moment, usize)>,
    pub planned: usize,
    pub sent: usize,
    /// Left in doubt by policy, shown as such: arrived, and did not arrive.
    pub doubtful: [usize; 2],
    /// Shown twice on Telegram, as "better twice than never" allows.
    pub twice_by_policy: usize,
    /// What must not be: each in a sentence.
    pub wrong: Vec<String>,
}

impl Verdict {
    /// As people read it.
    pub fn told(&self) -> String {
        let moments: Vec<String> = self.at_moments.iter().map(|(at, count)| format!("{count} at {at}")).collect();
        let exact: usize = self.at_moments.iter().map(|(_, count)| count).sum();
        let mut told = format!(
            "{} kills: {}, {} at random\n{} deliveries planned, {} sent, {} in doubt by policy ({} of them arrived), \
             {} shown twice by policy, {} wrong",
            self.kills,
            moments.join(", "),
            self.kills - exact,
            self.planned,
            self.sent,
            self.doubtful[0] + self.doubtful[1],
            self.doubtful[1],
            self.twice_by_policy,
            self.wrong.len()
        );
        for wrong in self.wrong.iter().take(20) {
            told.push_str("\n  ");
            told.push_str(wrong);
        }
        told
    }
}

struct Bench<'a> {
    program: &'a Path,
    database: &'a DatabaseUrl,
    store: Store,
    sandbox: Sandbox,
    url: String,
    rng: StdRng,
    /// (text, policy) of each delivery, by (network, chat).
    planned: Vec<(Network, String, String, IfDoubtful)>,
    rounds: usize,
}

/// Runs the loop with `program`, which has [`send`] behind `prove sender`.
///
/// # Errors
/// Where a process cannot be started or the database fails.
pub async fn kills(program: &Path, database: &DatabaseUrl, plan: &Plan) -> anyhow::Result<Verdict> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let sandbox = Sandbox::new(TelegramLimits::none(), DiscordLimits::none(), &clock);
    let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
    let bound = sandbox.serve(SocketAddr::from(([127, 0, 0, 1], 0)), &tasks, &stop).await?;
    let store = Store::open(database).await?;
    for channel in ["telegram", "discord"] {
        store.add_crowd(channel, CHATS, clock.now()).await?;
    }
    for n in 0..u64::from(CHATS) {
        sandbox.telegram.add_chat((FIRST_CHAT + n).cast_signed(), ChatKind::Private, "person");
        sandbox.discord.add_channel(FIRST_CHAT + n, None, 0, "channel");
    }
    if plan.bad_day {
        let shares = Shares { slow: 0, cut_before: 5, closed: 0, mishap: 0, ..Shares::default() };
        sandbox.telegram.faults().at_random(plan.seed, shares);
        sandbox.discord.faults().at_random(plan.seed + 1, shares);
    }
    let url = format!("http://{bound}");
    let rng = StdRng::seed_from_u64(plan.seed);
    let mut bench = Bench { program, database, store, sandbox, url, rng, planned: Vec::new(), rounds: 0 };
    let mut verdict = Verdict::default();
    let mut at_moments: HashMap<Moment, usize> = HashMap::new();
    while verdict.kills < plan.kills {
        // On a busy machine children die before they have done much: what waits must not grow beyond what one can send.
        if bench.to_do().await? < ENOUGH {
            bench.plan_some().await?;
        }
        // Every moment in turn, and every fourth time a random one.
        let turn = verdict.kills;
        let moment = (turn % 4 != 3).then(|| Moment::ALL[turn % Moment::ALL.len()]);
        if let Some(moment) = bench.kill_one(moment).await? {
            *at_moments.entry(moment).or_default() += 1;
        }
        verdict.kills += 1;
    }
    verdict.at_moments = Moment::ALL.iter().filter_map(|it| Some((*it, *at_moments.get(it)?))).collect();
    bench.let_finish().await?;
    bench.judge(&mut verdict).await?;
    stop.cancel();
    tasks.close();
    tasks.wait().await;
    Ok(verdict)
}

impl Bench<'_> {
    /// A notice to some chats of both networks: reminders, which may leave together, and announcements.
    async fn plan_some(&mut self) -> anyhow::Result<()> {
        for _ in 0..2 {
            self.rounds += 1;
            let program = format!("notice-{}", self.rounds);
            let lane = if self.rounds.is_multiple_of(2) { Lane::Reminder } else { Lane::Announcement };
            let if_doubtful = if self.rounds.is_multiple_of(3) { IfDoubtful::RepeatAnyway } else { IfDoubtful::Leave };
            let mut list = Vec::new();
            for (network, channel) in [(Network::Telegram, "telegram"), (Network::Discord, "discord")] {
                for n in 0..u64::from(CHATS) {
                    if self.rng.random_ratio(1, 3) {
                        let chat = (FIRST_CHAT + n).to_string();
                        list.push((format!("{channel}{chat}"), "s".to_owned()));
                        self.planned.push((network, chat, program.clone(), if_doubtful));
                    }
                }
            }
            let now = SystemClock.now();
            let new = NewNotice { if_doubtful, ..notice(&program, lane) };
            self.store.enqueue(&new, &Recipients::Listed(list), now, now).await?;
        }
        Ok(())
    }

    fn start(&self, die: Option<(Moment, usize)>) -> anyhow::Result<(Child, mpsc::Receiver<()>)> {
        let mut command = Command::new(self.program);
        command.args(["prove", "sender", "--url", &self.url]).env("NARU_DATABASE_URL", self.database.reveal());
        if let Some((moment, nth)) = die {
            command.args(["--at", moment.as_str(), "--nth", &nth.to_string()]);
        }
        let mut child = command.stdout(Stdio::piped()).spawn().context("starting a sender")?;
        let output = child.stdout.take().context("its output")?;
        let (told, here) = mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if line == HERE {
                    let _parent_is_gone = told.send(());
                }
            }
        });
        Ok((child, here))
    }

    /// Starts a child and kills it; at which moment, where it came to it.
    async fn kill_one(&mut self, moment: Option<Moment>) -> anyhow::Result<Option<Moment>> {
        let die = moment.map(|it| (it, self.rng.random_range(1..=if it <= Moment::Order { 2 } else { 12 })));
        let patience = StdDuration::from_millis(match die {
            // A busy machine may take seconds to start it; a moment that does not come costs as much.
            Some(_) => 8000,
            None => self.rng.random_range(50..600),
        });
        let (mut child, here) = self.start(die)?;
        let at_it = tokio::task::spawn_blocking(move || {
            let at_it = here.recv_timeout(patience).is_ok();
            let killed = child.kill().and_then(|()| child.wait());
            killed.map(|_| at_it)
        });
        let at_it = at_it.await?.context("killing a sender")?;
        Ok(moment.filter(|_| at_it))
    }

    /// Deliveries that are neither through nor left in doubt.
    async fn to_do(&self) -> anyhow::Result<u64> {
        let counts = self.store.outbox_counts().await?;
        let open = counts.iter().filter(|(_, state, _)| state != DeliveryState::Doubtful.as_str());
        Ok(open.map(|(.., count)| count).sum())
    }

    /// The last child lives until nothing is left to do, or nothing has been done for long.
    async fn let_finish(&mut self) -> anyhow::Result<()> {
        let (mut child, _) = self.start(None)?;
        let (mut least, mut idle) = (u64::MAX, 0);
        while least > 0 && idle < 600 {
            tokio::time::sleep(StdDuration::from_millis(100)).await;
            let left = self.to_do().await?;
            idle = if left < least { 0 } else { idle + 1 };
            least = least.min(left);
        }
        child.kill().and_then(|()| child.wait()).context("ending the last sender")?;
        Ok(())
    }

    async fn judge(&self, verdict: &mut Verdict) -> anyhow::Result<()> {
        let shown = shown(&self.sandbox.ledger);
        let mut states = HashMap::new();
        for n in 1..=self.rounds {
            let program = format!("notice-{n}");
            let id = self.store.look_up_notice_id(&program).await?.context("a notice is lost")?;
            for row in self.store.notice_deliveries(&id, "", i64::MAX).await? {
                states.insert((row.address, program.clone()), row.state);
            }
        }
        verdict.planned = self.planned.len();
        for (network, chat, program, if_doubtful) in &self.planned {
            let channel = if *network == Network::Telegram { "telegram" } else { "discord" };
            let copies = shown.get(&(channel, chat.clone(), program.clone())).copied().unwrap_or(0);
            let state = states.get(&(format!("{channel}{chat}"), program.clone())).copied();
            let what = || format!("{program} to {channel} {chat}: {state:?}, shown {copies} times");
            match (state, copies) {
                (Some(DeliveryState::Sent), 1) => verdict.sent += 1,
                (Some(DeliveryState::Sent), 2..)
                    if *network == Network::Telegram && *if_doubtful == IfDoubtful::RepeatAnyway =>
                {
                    verdict.sent += 1;
                    verdict.twice_by_policy += 1;
                }
                (Some(DeliveryState::Doubtful), 0 | 1) => verdict.doubtful[copies] += 1,
                (Some(DeliveryState::Doubtful), 2..)
                    if *network == Network::Telegram && *if_doubtful == IfDoubtful::RepeatAnyway =>
                {
                    verdict.doubtful[1] += 1;
                    verdict.twice_by_policy += 1;
                }
                _ => verdict.wrong.push(what()),
            }
        }
        Ok(())
    }
}

/// How often each program was told: by network, chat and program. One message may tell of several, a line each.
fn shown(ledger: &Ledger) -> HashMap<(&'static str, String, String), usize> {
    let mut shown = HashMap::new();
    for entry in ledger.entries().into_iter().filter(|entry| entry.deed == Deed::Sent) {
        let network = if entry.network == ledger::Network::Telegram { "telegram" } else { "discord" };
        for line in entry.text.lines() {
            let program = line.split(':').next().unwrap_or_default().to_owned();
            *shown.entry((network, entry.chat.clone(), program)).or_default() += 1;
        }
    }
    shown
}
