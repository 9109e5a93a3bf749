//! `naru bench telegram`: the whole service as a process of its own, asked through the sandbox at a steady rate while
//! requests fail; each question has to be answered once, soon, and without the process growing.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration as StdDuration;

use anyhow::{Context, ensure};
use chrono::{DateTime, Duration, Utc};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::{Clock, SystemClock};
use crate::sandbox::discord::DiscordLimits;
use crate::sandbox::faults::Shares;
use crate::sandbox::figures::Figure;
use crate::sandbox::ledger::Deed;
use crate::sandbox::limits::TelegramLimits;
use crate::sandbox::telegram::ChatKind;
use crate::sandbox::{Sandbox, TELEGRAM_TOKEN};
use crate::store::Store;

const PEOPLE: usize = 5_000;
/// Every so many updates one is delivered twice.
const DOUBLED: usize = 97;
const PATIENCE: StdDuration = StdDuration::from_secs(120);
/// Nothing more is coming when nothing has come for so long; a failed send is tried again for a few seconds.
const QUIET: StdDuration = StdDuration::from_secs(8);
/// What an answer may take, and the share of them that may take longer is one in a hundred.
const SOON: Duration = Duration::milliseconds(150);
/// The memory of the second half, in megabytes, that is no growth: pages of the database, and people met for the first time.
const FLAT: f64 = 8.0;

/// Asked in turn; each is answered by one message.
const QUESTIONS: [&str; 5] = [
    "Which forums are coming up?",
    "What can I still apply for?",
    "trainings next month",
    "Are there volunteering programs?",
    "free events",
];

/// Faults that let each question still be answered exactly once. Waits that Telegram asks for are left out, as an answer
/// could not be soon then.
const FAULTS: Shares =
    Shares { too_many: 0, server_error: 2, html_page: 1, slow: 2, cut_before: 0, cut_after: 3, closed: 0, mishap: 5 };
/// The same, and lines that are cut before anything was taken: from outside these look as if the answer had arrived, so that
/// the most that can be had is that no answer comes twice and each that may be missing is known.
const CUT: Shares = Shares { cut_before: 3, ..FAULTS };

/// Every question answered once; and, shorter, what remains when lines are cut at the wrong moment.
///
/// # Errors
/// Where the service cannot be started.
pub async fn telegram(updates: usize, rate: usize) -> anyhow::Result<[Figure; 2]> {
    Ok([run(updates, rate, FAULTS).await?, run((updates / 10).max(100), rate, CUT).await?])
}

async fn run(updates: usize, rate: usize, faults: Shares) -> anyhow::Result<Figure> {
    let clock = SystemClock;
    let shared: Arc<dyn Clock> = Arc::new(clock);
    let sandbox = Sandbox::new(TelegramLimits::none(), DiscordLimits::default(), &shared);
    let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
    let bound = sandbox.serve(SocketAddr::from(([127, 0, 0, 1], 0)), &tasks, &stop).await?;
    for person in 0..PEOPLE {
        sandbox.telegram.add_chat(id(person), ChatKind::Private, "soak");
    }
    let settings =
        format!("[telegram]\napi_url = \"http://{bound}\"\nmessages_per_second = 1000\nperson_burst = 1000\n");
    let service = Service::start(&settings, "TELEGRAM_TOKEN", TELEGRAM_TOKEN)?;
    sandbox.telegram.add_chat(1, ChatKind::Private, "first");
    sandbox.telegram.say(1, None, "/help");
    let awake = sandbox.ledger.until(|| (sandbox.ledger.sent() > 0).then_some(()));
    tokio::time::timeout(PATIENCE, awake).await.context("the service does not answer")?;
    sandbox.telegram.faults().at_random(5, faults);

    let begun = clock.steady();
    let mut asked: HashMap<i64, Vec<DateTime<Utc>>> = HashMap::new();
    // At each tenth of the way, the last one when all is answered.
    let mut memory = Vec::new();
    for n in 0..updates {
        let due = begun + Duration::microseconds((n * 1_000_000 / rate) as i64);
        clock.sleep(due - clock.steady()).await;
        let person = id(n % PEOPLE);
        asked.entry(person).or_default().push(clock.now());
        sandbox.telegram.say(person, None, QUESTIONS[n % QUESTIONS.len()]);
        if n % DOUBLED == 0 {
            sandbox.telegram.duplicate_last_update();
        }
        if n > 0 && n % (updates / 10).max(1) == 0 {
            memory.extend(service.memory());
        }
    }
    let asking = clock.steady() - begun;
    // What is missing then shows in the figure.
    let mut sent = 0;
    while sent <= updates {
        let more = sandbox.ledger.until(|| Some(sandbox.ledger.sent()).filter(|it| *it > sent));
        let Ok(more) = tokio::time::timeout(QUIET, more).await else { break };
        sent = more;
    }
    memory.extend(service.memory());
    let known_doubtful = service.stop().await?;

    let mut waits = Vec::with_capacity(updates);
    let mut answers: HashMap<i64, usize> = HashMap::new();
    for entry in sandbox.ledger.entries().iter().filter(|it| it.deed == Deed::Sent) {
        let chat: i64 = entry.chat.parse().unwrap_or_default();
        let number = answers.entry(chat).or_default();
        if let Some(at) = asked.get(&chat).and_then(|times| times.get(*number)) {
            waits.push(entry.at - *at);
        }
        *number += 1;
    }
    stop.cancel();
    tasks.close();
    tasks.wait().await;
    waits.sort_unstable();
    let of = |share: usize| waits.get((waits.len() * share / 1000).min(waits.len().saturating_sub(1))).copied();
    let (median, p99) = (of(500).unwrap_or_default(), of(990).unwrap_or_default());
    let arrived_unknown = sandbox.ledger.entries().iter().filter(|it| it.deed == Deed::Sent && !it.answered).count();
    let twice = asked.iter().filter(|(chat, times)| answers.get(chat).copied().unwrap_or(0) > times.len()).count();
    let missing: usize =
        asked.iter().map(|(chat, times)| times.len() - answers.get(chat).copied().unwrap_or(0).min(times.len())).sum();
    let accounted = missing == known_doubtful.saturating_sub(arrived_unknown);
    let wrong = asked.iter().filter(|(chat, times)| answers.get(chat).copied().unwrap_or(0) != times.len()).count();
    let soon = waits.iter().filter(|it| **it <= SOON).count() as f64 * 100.0 / waits.len().max(1) as f64;
    let grown = memory.last().zip(memory.get(memory.len() / 2)).map(|(end, half)| end - half);
    let memory: Vec<String> = memory.iter().map(|it| format!("{it:.0}")).collect();
    let share =
        f64::from(faults.server_error + faults.html_page + faults.slow + faults.cut_before + faults.cut_after) / 10.0;
    let may_miss = faults.cut_before > 0;
    let target = match may_miss {
        true => "none answered twice, each that misses its answer known as doubtful, p99 at most 150 ms, memory flat",
        false => "each answered exactly once, p99 at most 150 ms, memory flat",
    };
    let kept = if may_miss { twice == 0 && accounted } else { wrong == 0 };
    Ok(Figure {
        case: format!("telegram: {updates} updates of {PEOPLE} people at {rate} a second, {share} % of requests fail"),
        target,
        measured: format!(
            "asked in {:.1} s; {} answered, {wrong} people not exactly once, {twice} twice, {missing} answers missing; \
             {known_doubtful} known as doubtful, {arrived_unknown} of them had arrived; \
             median {} ms, p99 {} ms, {soon:.2} % within 150 ms from question to acceptance; \
             memory in MB at each tenth: {}, and {:+.1} in the second half",
            asking.num_milliseconds() as f64 / 1_000.0,
            waits.len(),
            median.num_milliseconds(),
            p99.num_milliseconds(),
            memory.join(" "),
            grown.unwrap_or(f64::NAN),
        ),
        holds: kept && p99 <= SOON && grown.is_none_or(|it| it < FLAT),
    })
}

fn id(person: usize) -> i64 {
    100_000 + i64::try_from(person).unwrap_or_default()
}

/// `naru run --sample` in a folder of its own, gone with this value.
pub(super) struct Service {
    process: Child,
    folder: PathBuf,
}

impl Service {
    /// `settings`: those of the network, whose token is in the variable `token`.
    pub(super) fn start(settings: &str, token: &str, value: &str) -> anyhow::Result<Self> {
        let folder =
            std::env::temp_dir().join(format!("naru-soak-{}-{:08x}", std::process::id(), rand::random::<u32>()));
        std::fs::create_dir(&folder).with_context(|| format!("making {}", folder.display()))?;
        let settings = format!("[web]\nlisten = \"127.0.0.1:0\"\n[log]\nlevel = \"warn\"\n{settings}");
        std::fs::write(folder.join("bot.toml"), settings).context("writing its settings")?;
        let program = std::env::current_exe().context("finding this program")?;
        let process = Command::new(program)
            .args(["run", "--sample"])
            .current_dir(&folder)
            .env_remove("TELEGRAM_TOKEN")
            .env_remove("DISCORD_TOKEN")
            .env(token, value)
            .env_remove("NARU_DATABASE_URL")
            .stdout(Stdio::null())
            .spawn()
            .context("starting the service")?;
        let mut service = Self { process, folder };
        ensure!(service.process.try_wait()?.is_none(), "the service ended at once");
        Ok(service)
    }

    /// Ends it in order; how many answers it calls doubtful then.
    async fn stop(mut self) -> anyhow::Result<usize> {
        let pid = self.process.id().to_string();
        let asked = Command::new("kill").args(["-INT", &pid]).status().context("stopping the service")?;
        ensure!(asked.success(), "the service could not be asked to stop");
        let ended = tokio::task::spawn_blocking(move || self.process.wait().map(|_| self));
        let service = tokio::time::timeout(PATIENCE, ended).await.context("the service does not stop")??;
        let url = format!(
            "sqlite:{}",
            service.as_ref().map_err(|it| anyhow::anyhow!("{it}"))?.folder.join("naru.db").display()
        );
        let store = Store::open_to_read(&url.parse().map_err(|it| anyhow::anyhow!("{it}"))?).await?;
        let doubtful = store.doubtful_answers().await?;
        store.close().await;
        Ok(usize::try_from(doubtful)?)
    }

    /// Megabytes in use; `None` where the system does not tell.
    pub(super) fn memory(&self) -> Option<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok().map(|it| it / 1024.0)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ended = self.process.kill();
        let _reaped = self.process.wait();
        let _left_over = std::fs::remove_dir_all(&self.folder);
    }
}
