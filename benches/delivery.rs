//! The pacing figures of `naru bench`, and beside each, in the same run and against the same sandbox, what teloxide's
//! `Throttle` does with it:
//!
//! ```text
//! cargo bench --features beside --bench delivery
//! cargo bench --features beside --bench delivery -- busy punished rate channel stop answers   # or some of them
//! ```

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration as StdDuration;

use chrono::Duration;
use naru::clock::{Clock, Stopwatch, SystemClock};
use naru::sandbox::discord::DiscordLimits;
use naru::sandbox::figures::{Figure, pacing};
use naru::sandbox::limits::TelegramLimits;
use naru::sandbox::telegram::ChatKind;
use naru::sandbox::{Sandbox, TELEGRAM_TOKEN};
use teloxide::adaptors::throttle::Limits;
use teloxide::prelude::{ChatId, Requester, RequesterExt};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

fn tell(who: &str, figure: &str, measured: &str) {
    println!("{who:9} {figure}\n          {measured}");
}

fn ours(figure: &Figure) {
    tell("naru", &figure.case, &format!("{}{}", figure.measured, if figure.holds { "" } else { "  (missed)" }));
}

/// Each of `chats` gets `each` messages through a throttled bot, all asked for at once; what the sandbox saw of it.
async fn throttle(limits: TelegramLimits, chats: i64, each: usize, patience: StdDuration) -> anyhow::Result<String> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let sandbox = Sandbox::new(limits, DiscordLimits::none(), &clock);
    let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
    let bound = sandbox.serve(SocketAddr::from(([127, 0, 0, 1], 0)), &tasks, &stop).await?;
    let bot = teloxide::Bot::new(TELEGRAM_TOKEN).set_api_url(format!("http://{bound}").parse()?);
    let bot = bot.throttle(Limits::default());
    let watch = Stopwatch::start();
    let mut under_way = JoinSet::new();
    for chat in 1..=chats {
        sandbox.telegram.add_chat(chat, ChatKind::Private, "person");
        for n in 0..each {
            let bot = bot.clone();
            under_way.spawn(async move { bot.send_message(ChatId(chat), format!("message {n}")).await.is_ok() });
        }
    }
    let all = async { while under_way.join_next().await.is_some() {} };
    let in_time = tokio::time::timeout(patience, all).await.is_ok();
    let seconds = watch.elapsed().as_secs_f64();
    let (sent, peak) = (sandbox.ledger.sent(), sandbox.ledger.peak(Duration::seconds(1)));
    let late = if in_time { "" } else { ", given up" };
    stop.cancel();
    let refused = sandbox.ledger.answers_with(429);
    Ok(format!("{sent} in {seconds:.1} s, most in any second {peak}, {refused} × 429{late}"))
}

/// As `pacing::busy_chat`: 100 wait for one chat when five others ask for one each.
async fn throttle_busy_chat() -> anyhow::Result<String> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let sandbox = Sandbox::new(TelegramLimits::default(), DiscordLimits::none(), &clock);
    let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
    let bound = sandbox.serve(SocketAddr::from(([127, 0, 0, 1], 0)), &tasks, &stop).await?;
    let bot = teloxide::Bot::new(TELEGRAM_TOKEN).set_api_url(format!("http://{bound}").parse()?);
    let bot = bot.throttle(Limits::default());
    let mut busy = JoinSet::new();
    for chat in 1..=6 {
        sandbox.telegram.add_chat(chat, ChatKind::Private, "person");
    }
    for n in 0..100 {
        let bot = bot.clone();
        busy.spawn(async move { bot.send_message(ChatId(1), format!("busy {n}")).await.is_ok() });
    }
    tokio::time::sleep(StdDuration::from_secs(2)).await;
    let watch = Stopwatch::start();
    let mut others = JoinSet::new();
    for chat in 2..=6 {
        let bot = bot.clone();
        others.spawn(async move { bot.send_message(ChatId(chat), "others").await.is_ok() });
    }
    let all = async { while others.join_next().await.is_some() {} };
    let in_time = tokio::time::timeout(StdDuration::from_secs(240), all).await.is_ok();
    stop.cancel();
    let seconds = watch.elapsed().as_secs_f64();
    Ok(format!("{seconds:.1} s{}", if in_time { "" } else { ", given up" }))
}

fn main() -> anyhow::Result<()> {
    // Cargo adds options of its own.
    let named: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with('-')).collect();
    let wanted = |case: &str| named.is_empty() || named.iter().any(|it| it == case);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        if wanted("busy") {
            let figure = pacing::busy_chat().await?;
            ours(&figure);
            tell("Throttle", &figure.case, &throttle_busy_chat().await?);
        }
        if wanted("punished") {
            let figure = pacing::punished().await?;
            ours(&figure);
            let limits =
                TelegramLimits { per_second: 20, punishment: Duration::seconds(5), ..TelegramLimits::default() };
            tell("Throttle", &figure.case, &throttle(limits, 600, 1, StdDuration::from_secs(300)).await?);
        }
        if wanted("rate") {
            let figure = pacing::full_rate().await?;
            ours(&figure);
            let limits = TelegramLimits::default();
            tell("Throttle", &figure.case, &throttle(limits, 3000, 1, StdDuration::from_secs(300)).await?);
        }
        // Discord, and answers during an announcement: teloxide has no such case.
        if wanted("channel") {
            ours(&pacing::one_channel().await?);
        }
        if wanted("stop") {
            ours(&pacing::global_stop().await?);
        }
        if wanted("answers") {
            ours(&pacing::answers_during_an_announcement().await?);
        }
        Ok(())
    })
}
