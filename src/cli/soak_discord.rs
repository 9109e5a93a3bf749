//! `naru bench discord`: the whole service as a process of its own, given interactions over a real gateway at a steady rate
//! while requests fail, events come twice and the line drops; each has to be acknowledged soon and answered once.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration as StdDuration;

use anyhow::Context;
use chrono::Duration;
use serde_json::json;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::soak::Service;
use crate::clock::{Clock, SystemClock};
use crate::sandbox::discord::DiscordLimits;
use crate::sandbox::faults::Shares;
use crate::sandbox::figures::Figure;
use crate::sandbox::ledger::Deed;
use crate::sandbox::limits::TelegramLimits;
use crate::sandbox::{DISCORD_TOKEN, Sandbox};

const GUILD: u64 = 4_000_000_000_000_000_001;
const CHANNELS: u64 = 200;
const PEOPLE: u64 = 5_000;
const PER_SECOND: usize = 200;
/// Every so many events one comes twice, and the line drops.
const DOUBLED: usize = 97;
const DROPPED: usize = 7_919;
/// Every so many interactions are somebody typing.
const TYPING: usize = 5;
const PATIENCE: StdDuration = StdDuration::from_secs(120);

const QUESTIONS: [&str; 4] =
    ["Which forums are coming up?", "What can I still apply for?", "Are there volunteering programs?", "free events"];

/// A lost answer to a callback or to an edit may be repeated without harm, so lost answers are among them.
const FAULTS: Shares =
    Shares { too_many: 1, server_error: 2, html_page: 1, slow: 2, cut_before: 2, cut_after: 2, closed: 0, mishap: 0 };

/// # Errors
/// Where the service cannot be started.
pub async fn run(interactions: usize) -> anyhow::Result<Figure> {
    let clock = SystemClock;
    let shared: Arc<dyn Clock> = Arc::new(clock);
    let sandbox = Sandbox::new(TelegramLimits::none(), DiscordLimits::none(), &shared);
    let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
    let bound = sandbox.serve(SocketAddr::from(([127, 0, 0, 1], 0)), &tasks, &stop).await?;
    let discord = &sandbox.discord;
    discord.add_guild(GUILD, "soak", "en-US");
    for n in 0..CHANNELS {
        discord.add_channel(channel(n), Some(GUILD), 0, "soak");
    }
    let settings = format!(
        "[discord]\napi_url = \"http://{bound}\"\nmessages_per_second = 1000\nperson_burst = 1000\n\
         person_per_minute = 10000\n"
    );
    let service = Service::start(&settings, "DISCORD_TOKEN", DISCORD_TOKEN)?;
    let listed = sandbox.ledger.until(|| (discord.commands().len() > 20).then_some(()));
    tokio::time::timeout(PATIENCE, listed).await.context("the service does not listen")?;
    discord.faults().at_random(7, FAULTS);

    let begun = clock.steady();
    let mut asked = Vec::with_capacity(interactions);
    let mut early = None;
    for n in 0..interactions {
        let due = begun + Duration::microseconds((n * 1_000_000 / PER_SECOND) as i64);
        clock.sleep(due - clock.steady()).await;
        let (at, user) = (channel(n as u64 % CHANNELS), 6_000_000_000_000_000_000 + n as u64 % PEOPLE);
        let typing = n % TYPING == 0;
        let given = match n % 3 {
            _ if typing => discord.type_into(at, user, "ko", "program", "program", "2"),
            0 => discord.order(at, user, "ko", "upcoming", &[]),
            1 => discord.order(at, user, "vi", "deadlines", &[]),
            _ => discord.order(at, user, "en-US", "ask", &[("question", json!(QUESTIONS[n % QUESTIONS.len()]))]),
        };
        let given = given.context("the channel is there")?;
        asked.push((given, typing));
        if n % DOUBLED == 0 {
            discord.again(given);
        }
        if n % DROPPED == DROPPED - 1 {
            discord.sessions().drop_lines(None);
        }
        if n == interactions / 5 {
            early = service.memory();
        }
    }
    let asking = clock.steady() - begun;
    let commands = asked.iter().filter(|(_, typing)| !typing).count();
    let all = sandbox.ledger.until(|| (sandbox.ledger.sent() >= commands).then_some(()));
    // What is missing shows in the figure.
    let _complete = tokio::time::timeout(PATIENCE, all).await;
    let late = service.memory();
    let resumed = discord.sessions().resumed;
    drop(service);

    let mut waits = Vec::with_capacity(interactions);
    let mut unanswered = 0;
    for (id, typing) in &asked {
        let it = discord.interaction(*id).context("it was made")?;
        waits.extend(it.acknowledged.map(|(at, _)| at - it.at));
        unanswered += usize::from(it.acknowledged.is_none() || (!typing && it.message.is_none()));
    }
    let sent = sandbox.ledger.entries().iter().filter(|it| it.deed == Deed::Sent).count();
    stop.cancel();
    tasks.close();
    tasks.wait().await;
    waits.sort_unstable();
    let of = |share: usize| waits.get((waits.len() * share / 1000).min(waits.len().saturating_sub(1))).copied();
    let (median, p99) = (of(500).unwrap_or_default(), of(990).unwrap_or_default());
    let grown = late.zip(early).map(|(late, early)| late - early);
    Ok(Figure {
        case: format!(
            "discord: {interactions} interactions of {PEOPLE} people at {PER_SECOND} a second, 1 % of requests fail, \
             one event in {DOUBLED} comes twice, the line drops"
        ),
        target: "each answered exactly once, p99 of the acknowledgement at most 100 ms",
        measured: format!(
            "asked in {:.1} s; {} acknowledged, {unanswered} not answered, {} messages too many, {resumed} resumes; \
             acknowledged in {} ms (median), {} ms (p99); memory {} MB, {:+} MB since a fifth",
            asking.num_milliseconds() as f64 / 1_000.0,
            waits.len(),
            sent.saturating_sub(commands),
            median.num_milliseconds(),
            p99.num_milliseconds(),
            late.unwrap_or(f64::NAN).round(),
            grown.unwrap_or(f64::NAN).round(),
        ),
        holds: unanswered == 0 && sent == commands && p99 <= Duration::milliseconds(100),
    })
}

fn channel(n: u64) -> u64 {
    5_000_000_000_000_000_000 + n
}
