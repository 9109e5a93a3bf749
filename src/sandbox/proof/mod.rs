//! The kill loop: processes that plan and send are ended by SIGKILL at every change of state and at random moments, again
//! and again, and what the networks show is held against what was planned.
//!
//! [`send`] is the child. [`kills`] is the parent: it serves the sandbox and kills; [`Verdict`] counts.

mod child;
mod judge;

use std::collections::BTreeMap;
use std::fmt;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, mpsc};
use std::time::Duration as StdDuration;

use anyhow::Context;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::Sandbox;
use super::discord::DiscordLimits;
use super::faults::Shares;
use super::figures::notice;
use super::limits::TelegramLimits;
use super::telegram::ChatKind;
use crate::clock::{Clock, Stopwatch, SystemClock};
use crate::config::DatabaseUrl;
use crate::deliver::Moment;
use crate::notify::delivery::{DeliveryState, IfDoubtful};
use crate::notify::pace::Lane;
use crate::store::Store;
use crate::store::outbox::{Arg, NewNotice, Recipients};

pub use child::{Task, send};
pub use judge::Verdict;
pub(super) use judge::shown;

pub(super) const CHATS: u64 = 40;
pub(super) const FIRST_CHAT: u64 = 1_000_000_001;
/// Deliveries that wait, above which no more are planned: some seconds of work.
const ENOUGH: u64 = 500;
/// A busy machine may take seconds to start a child; a moment that does not come costs as much.
const PATIENCE: StdDuration = StdDuration::from_secs(8);

/// The chats of both networks.
fn chats() -> impl Iterator<Item = (&'static str, u64)> {
    ["telegram", "discord"].into_iter().flat_map(|it| (FIRST_CHAT..FIRST_CHAT + CHATS).map(move |chat| (it, chat)))
}

/// One notice to a third of the chats of both networks; parent and child know each by its number.
#[derive(Debug, Clone, Copy)]
struct Round(usize);

impl Round {
    /// `number` counts from 1.
    fn of(number: usize) -> Self {
        Self(number)
    }

    fn program(self) -> String {
        format!("notice-{}", self.0)
    }

    fn if_doubtful(self) -> IfDoubtful {
        if self.0.is_multiple_of(3) { IfDoubtful::RepeatAnyway } else { IfDoubtful::Leave }
    }

    fn reaches(self, chat: u64) -> bool {
        chat % 3 == self.0 as u64 % 3
    }

    /// Reminders, which may leave together, and announcements.
    fn notice(self) -> NewNotice {
        let lane = if self.0.is_multiple_of(2) { Lane::Reminder } else { Lane::Announcement };
        NewNotice { if_doubtful: self.if_doubtful(), ..notice(&self.program(), lane) }
    }

    fn recipients(self) -> Recipients {
        let select = "select id as address_id, 's' as cause from address where cast(chat as bigint) % 3 = $1";
        Recipients::Query { select: select.to_owned(), args: vec![Arg::Int((self.0 % 3) as i64)] }
    }
}

/// What a child says on standard output, a line each.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Said {
    /// It stands still at its moment; who came to it: a network's sender, or the planner.
    Here(String),
    /// This round is planned.
    Planned(usize),
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Here(who) => write!(f, "here {who}"),
            Self::Planned(round) => write!(f, "planned {round}"),
        }
    }
}

impl Said {
    fn read(line: &str) -> Option<Self> {
        let (word, rest) = line.split_once(' ')?;
        match word {
            "here" => Some(Self::Here(rest.to_owned())),
            "planned" => Some(Self::Planned(rest.parse().ok()?)),
            _ => None,
        }
    }
}

/// What is to be proved.
#[derive(Debug, Clone)]
pub struct Plan {
    pub kills: usize,
    pub seed: u64,
    /// Faults of the networks come on top.
    pub bad_day: bool,
}

struct Bench<'a> {
    program: &'a Path,
    database: &'a DatabaseUrl,
    store: Store,
    url: String,
    rng: StdRng,
    /// Rounds that are to be planned, and those of which a child has said that they are.
    rounds: usize,
    planned: usize,
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
    people(&sandbox, &store, clock.now()).await?;
    if plan.bad_day {
        let shares = Shares { slow: 0, cut_before: 5, closed: 0, mishap: 0, ..Shares::default() };
        sandbox.telegram.faults().at_random(plan.seed, shares);
        sandbox.discord.faults().at_random(plan.seed + 1, shares);
    }
    let rng = StdRng::seed_from_u64(plan.seed);
    let url = format!("http://{bound}");
    let mut bench = Bench { program, database, store, url, rng, rounds: 0, planned: 0 };
    let mut verdict = Verdict::default();
    let mut at_moments: BTreeMap<Moment, BTreeMap<String, usize>> = BTreeMap::new();
    while verdict.kills < plan.kills {
        // Every moment in turn, and every fourth time a random one.
        let turn = verdict.kills;
        let moment = (turn % 4 != 3).then(|| Moment::ALL[(turn - turn / 4) % Moment::ALL.len()]);
        // On a busy machine children die before they have done much: what waits must not grow beyond what one can send.
        let to_plan = matches!(moment, Some(Moment::Plan | Moment::FanOut));
        if to_plan || bench.to_do().await? < ENOUGH {
            bench.rounds += 2;
        }
        if let Some((moment, who)) = bench.kill_one(moment).await? {
            *at_moments.entry(moment).or_default().entry(who).or_default() += 1;
        }
        verdict.kills += 1;
    }
    verdict.at_moments = at_moments.into_iter().map(|(at, by)| (at, by.into_iter().collect())).collect();
    bench.let_finish().await?;
    verdict.judge(&bench.store, &sandbox.ledger, bench.rounds).await?;
    stop.cancel();
    tasks.close();
    tasks.wait().await;
    Ok(verdict)
}

/// Fills both networks and the outbox's address book.
pub(super) async fn people(sandbox: &Sandbox, store: &Store, now: chrono::DateTime<chrono::Utc>) -> anyhow::Result<()> {
    for channel in ["telegram", "discord"] {
        store.add_crowd(channel, CHATS as u32, now).await?;
    }
    for chat in FIRST_CHAT..FIRST_CHAT + CHATS {
        sandbox.telegram.add_chat(chat.cast_signed(), ChatKind::Private, "person");
        sandbox.discord.add_channel(chat, None, 0, "channel");
    }
    Ok(())
}

impl Bench<'_> {
    fn start(&self, die: Option<(Moment, usize)>) -> anyhow::Result<(Child, mpsc::Receiver<Said>)> {
        let mut command = Command::new(self.program);
        command.args(["prove", "sender", "--url", &self.url]).env("NARU_DATABASE_URL", self.database.reveal());
        command.args(["--from", &(self.planned + 1).to_string(), "--to", &self.rounds.to_string()]);
        if let Some((moment, nth)) = die {
            command.args(["--at", moment.as_str(), "--nth", &nth.to_string()]);
        }
        let mut child = command.stdout(Stdio::piped()).spawn().context("starting a sender")?;
        let output = child.stdout.take().context("its output")?;
        let (told, said) = mpsc::channel();
        std::thread::spawn(move || {
            for said in BufReader::new(output).lines().map_while(Result::ok).filter_map(|line| Said::read(&line)) {
                let _parent_is_gone = told.send(said);
            }
        });
        Ok((child, said))
    }

    /// Starts a child and kills it; at which moment and who was at it, where it came to it.
    async fn kill_one(&mut self, moment: Option<Moment>) -> anyhow::Result<Option<(Moment, String)>> {
        let often = |it: Moment| match it {
            Moment::Plan | Moment::Lease | Moment::Order => 2,
            Moment::FanOut => 6,
            _ => 12,
        };
        let die = moment.map(|it| (it, self.rng.random_range(1..=often(it))));
        let patience = match die {
            Some(_) => PATIENCE,
            None => StdDuration::from_millis(self.rng.random_range(50..600)),
        };
        let (mut child, said) = self.start(die)?;
        let watched = tokio::task::spawn_blocking(move || {
            let watch = Stopwatch::start();
            let (mut here, mut planned) = (None, 0);
            while here.is_none() {
                match said.recv_timeout(patience.saturating_sub(watch.elapsed())) {
                    Ok(Said::Here(who)) => here = Some(who),
                    Ok(Said::Planned(round)) => planned = round,
                    Err(_) => break,
                }
            }
            let killed = child.kill().and_then(|()| child.wait());
            killed.map(|_| (here, planned))
        });
        let (here, planned) = watched.await?.context("killing a sender")?;
        self.planned = self.planned.max(planned);
        Ok(moment.zip(here))
    }

    /// Deliveries that are neither through nor left in doubt.
    async fn to_do(&self) -> anyhow::Result<u64> {
        let counts = self.store.outbox_counts().await?;
        let open = counts.iter().filter(|(_, state, _)| state != DeliveryState::Doubtful.as_str());
        Ok(open.map(|(.., count)| count).sum())
    }

    /// The last child lives until nothing is left to do, or nothing has been done for long.
    async fn let_finish(&mut self) -> anyhow::Result<()> {
        let (mut child, said) = self.start(None)?;
        let (mut least, mut idle) = (u64::MAX, 0);
        while (least > 0 || self.planned < self.rounds) && idle < 600 {
            tokio::time::sleep(StdDuration::from_millis(100)).await;
            for said in said.try_iter() {
                if let Said::Planned(round) = said {
                    self.planned = round;
                    least = u64::MAX;
                }
            }
            let left = self.to_do().await?;
            idle = if left < least { 0 } else { idle + 1 };
            least = least.min(left);
        }
        child.kill().and_then(|()| child.wait()).context("ending the last sender")?;
        Ok(())
    }
}
