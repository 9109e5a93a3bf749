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
    let mut asked = Asked::default();
    let mut early = None;
    let mut n = 0;
    while asked.told.len() < interactions {
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
        match discord.interaction(given).is_some_and(|it| it.told) {
            true => asked.told.push((given, typing)),
            false => asked.untold.push(given),
        }
        if n % DOUBLED == 0 {
            discord.again(given);
        }
        if n % DROPPED == DROPPED - 1 {
            discord.sessions().drop_lines(None);
        }
        if n == interactions / 2 {
            discord.sessions().forget();
        }
        if n == interactions / 5 {
            early = service.memory();
        }
        n += 1;
    }
    let asking = clock.steady() - begun;
    let commands = asked.told.iter().filter(|(_, typing)| !typing).count();
    let all = sandbox.ledger.until(|| (sandbox.ledger.sent() >= commands).then_some(()));
    // What is missing shows in the figure.
    let _complete = tokio::time::timeout(PATIENCE, all).await;
    let late = service.memory();
    let (resumed, begun_anew) = (discord.sessions().resumed, discord.sessions().identified - 1);
    drop(service);

    let (mut waits, mut offers) = (Vec::with_capacity(interactions), Vec::new());
    let mut unanswered = Vec::new();
    for (id, typing) in &asked.told {
        let it = discord.interaction(*id).context("it was made")?;
        let waited = it.acknowledged.map(|(at, _)| at - it.at);
        waits.extend(waited);
        offers.extend(waited.filter(|_| *typing));
        if waited.is_none() || (!typing && it.message.is_none()) {
            unanswered.push(*id);
        }
    }
    let answered_untold = asked.untold.iter().filter_map(|id| discord.interaction(*id)?.acknowledged).count();
    let sent = sandbox.ledger.entries().iter().filter(|it| it.deed == Deed::Sent).count();
    tell_why(&sandbox, &unanswered);
    stop.cancel();
    tasks.close();
    tasks.wait().await;
    let (median, p99) = (share_of(&mut waits, 500), share_of(&mut waits, 990));
    let grown = late.zip(early).map(|(late, early)| late - early);
    Ok(Figure {
        case: format!(
            "discord: {interactions} interactions of {PEOPLE} people at {PER_SECOND} a second, 1 % of requests fail, \
             one event in {DOUBLED} comes twice, the line drops, the session is lost once"
        ),
        target: "each that was told to the bot answered exactly once, p99 of the acknowledgement at most 100 ms",
        measured: format!(
            "asked in {:.1} s; {} acknowledged, {} not answered, {} messages too many, {resumed} resumes, {begun_anew} \
             new session; {} that Discord told nobody meanwhile; acknowledged in {} ms (median), {} ms (p99), \
             {} ms (longest); offered while typing in {} ms (p99); memory {} MB, {:+} MB since a fifth",
            asking.num_milliseconds() as f64 / 1_000.0,
            waits.len(),
            unanswered.len(),
            sent.saturating_sub(commands),
            asked.untold.len(),
            median.num_milliseconds(),
            p99.num_milliseconds(),
            share_of(&mut waits, 1_000).num_milliseconds(),
            share_of(&mut offers, 990).num_milliseconds(),
            late.unwrap_or(f64::NAN).round(),
            grown.unwrap_or(f64::NAN).round(),
        ),
        holds: unanswered.is_empty()
            && sent == commands
            && answered_untold == 0
            && p99 <= Duration::milliseconds(100)
            && share_of(&mut offers, 990) <= Duration::seconds(1),
    })
}

/// The numbers of what was asked.
#[derive(Default)]
struct Asked {
    /// And whether it is somebody typing.
    told: Vec<(u64, bool)>,
    /// What happened while there was no session: nobody could have answered it.
    untold: Vec<u64>,
}

/// What so many thousandths of the waits do not exceed.
fn share_of(waits: &mut [Duration], thousandths: usize) -> Duration {
    waits.sort_unstable();
    let last = waits.len().saturating_sub(1);
    waits.get((waits.len() * thousandths / 1_000).min(last)).copied().unwrap_or_default()
}

/// Every request about what was not answered, on standard error: where it was lost.
fn tell_why(sandbox: &Sandbox, unanswered: &[u64]) {
    let requests = sandbox.ledger.requests();
    for id in unanswered {
        let Some(it) = sandbox.discord.interaction(*id) else { continue };
        eprintln!("not answered: {id}, of kind {}, acknowledged {:?}", it.event["type"], it.acknowledged);
        for asked in requests.iter().filter(|asked| asked.what.contains(&id.to_string())) {
            let waited = (asked.at - it.at).num_milliseconds();
            let method = asked.what.split(' ').next().unwrap_or_default();
            eprintln!("  after {waited} ms: {method}, answered with {}", asked.status);
        }
    }
}

fn channel(n: u64) -> u64 {
    5_000_000_000_000_000_000 + n
}
