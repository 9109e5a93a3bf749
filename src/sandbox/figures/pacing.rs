//! How well the network's limits are used, and kept.

use std::sync::Arc;
use std::time::Duration as StdDuration;

use chrono::Duration;
use tokio::task::JoinSet;

use super::{Figure, Plain, Rig, Scratch, everybody, notice, refusals, span};
use crate::channel::Address;
use crate::clock::{Clock, Stopwatch, SystemClock};
use crate::notify::notice::Compose;
use crate::notify::pace::Lane;
use crate::person::ChatKind;
use crate::sandbox::discord::DiscordLimits;
use crate::sandbox::faults::Fault;
use crate::sandbox::limits::TelegramLimits;
use crate::sandbox::telegram::ChatKind as TelegramChat;
use crate::sandbox::wire::{DISCORD_FEED, Network, TELEGRAM_FEED};
use crate::store::outbox::Recipients;

const FIRST_CHAT: i64 = 1_000_000_001;

async fn telegram(scratch: &Scratch, chats: u32, limits: TelegramLimits) -> anyhow::Result<Rig> {
    let rig = Rig::start(&scratch.store, Network::Telegram, limits, DiscordLimits::none(), Some(TELEGRAM_FEED)).await?;
    scratch.store.add_crowd("telegram", chats, SystemClock.now()).await?;
    for n in 0..i64::from(chats) {
        rig.sandbox.telegram.add_chat(FIRST_CHAT + n, TelegramChat::Private, "person");
    }
    Ok(rig)
}

async fn discord(scratch: &Scratch, channels: u32, limits: DiscordLimits) -> anyhow::Result<Rig> {
    let rig = Rig::start(&scratch.store, Network::Discord, TelegramLimits::none(), limits, Some(DISCORD_FEED)).await?;
    scratch.store.add_crowd("discord", channels, SystemClock.now()).await?;
    for n in 0..u64::from(channels) {
        rig.sandbox.discord.add_channel(FIRST_CHAT.unsigned_abs() + n, None, 0, "channel");
    }
    Ok(rig)
}

async fn plan(rig: &Rig, program: &str, lane: Lane, to: &Recipients) -> anyhow::Result<()> {
    let now = SystemClock.now();
    rig.store.enqueue(&notice(program, lane), to, now, now).await?;
    Ok(())
}

/// 3,000 messages to 3,000 chats, 30 a second enforced.
///
/// # Errors
/// Where the database or a port fails.
pub async fn full_rate() -> anyhow::Result<Figure> {
    let scratch = Scratch::sqlite().await?;
    let rig = telegram(&scratch, 3000, TelegramLimits::default()).await?;
    plan(&rig, "rate", Lane::Announcement, &everybody("telegram")).await?;
    rig.send();
    let all = rig.until_accepted(3000, StdDuration::from_secs(130)).await;
    let accepted = rig.accepted();
    let rate = accepted.len().saturating_sub(1) as f64 / span(&accepted).max(0.001);
    let (peak, refused) = (rig.sandbox.ledger.peak(Duration::seconds(1)), refusals(&rig.sandbox.ledger));
    rig.end().await;
    Ok(Figure {
        case: "3,000 messages, 3,000 chats, 30/s enforced".to_owned(),
        target: "≥ 29.7/s, never more than 30 in any second, no 429",
        measured: format!("{} at {rate:.2}/s, most in any second {peak}, {refused} × 429", accepted.len()),
        holds: all && rate >= 29.7 && peak <= 30 && refused == 0,
    })
}

/// The server allows 20 a second and punishes with a stop of 5 s; 600 messages.
///
/// # Errors
/// Where the database or a port fails.
pub async fn punished() -> anyhow::Result<Figure> {
    let scratch = Scratch::sqlite().await?;
    let limits = TelegramLimits { per_second: 20, punishment: Duration::seconds(5), ..TelegramLimits::default() };
    let rig = telegram(&scratch, 600, limits).await?;
    plan(&rig, "punished", Lane::Announcement, &everybody("telegram")).await?;
    let begun = SystemClock.now();
    rig.send();
    let all = rig.until_accepted(600, StdDuration::from_secs(120)).await;
    let accepted = rig.accepted();
    let seconds = accepted.last().map_or(0.0, |it| (it.at - begun).num_milliseconds() as f64 / 1000.0);
    let refused = refusals(&rig.sandbox.ledger);
    let during = during_a_stop(&rig, Duration::seconds(5));
    rig.end().await;
    Ok(Figure {
        case: "server allows 20/s, punishes with a 5 s stop; 600 messages".to_owned(),
        target: "all in ≤ 45 s, ≤ 5 × 429, none during a stop",
        measured: format!("{} in {seconds:.1} s, {refused} × 429, {during} sent during a stop", accepted.len()),
        holds: all && seconds <= 45.0 && refused <= 5 && during == 0,
    })
}

/// Requests that left after the answer that began a stop, and before its end. What was under way when it began is not
/// counted: nobody could hold it back.
fn during_a_stop(rig: &Rig, stop: Duration) -> usize {
    let asked = rig.sandbox.ledger.requests();
    let mut began = None;
    let mut during = 0;
    for it in &asked {
        match began {
            Some(at) if it.at < at + stop => during += usize::from(it.at > at + Duration::milliseconds(50)),
            _ if it.status == 429 => began = Some(it.at),
            _ => {}
        }
    }
    during
}

/// 100 waiting for one busy chat; five others get one each.
///
/// # Errors
/// Where the database or a port fails.
pub async fn busy_chat() -> anyhow::Result<Figure> {
    let scratch = Scratch::sqlite().await?;
    let rig = telegram(&scratch, 6, TelegramLimits::default()).await?;
    let id = |n: i64| format!("telegram{}", FIRST_CHAT + n);
    // Not to be told together: each its own announcement.
    for n in 0..100 {
        let to = Recipients::Listed(vec![(id(0), "announcements".to_owned())]);
        plan(&rig, &format!("busy {n}"), Lane::Announcement, &to).await?;
    }
    rig.send();
    rig.until_accepted(2, StdDuration::from_secs(10)).await;
    let others = (1..6).map(|n| (id(n), "announcements".to_owned())).collect();
    let begun = SystemClock.now();
    plan(&rig, "others", Lane::Announcement, &Recipients::Listed(others)).await?;
    let mut last = None;
    for _ in 0..500 {
        let done: Vec<_> = rig.accepted().into_iter().filter(|it| it.text.starts_with("others")).collect();
        if done.len() == 5 {
            last = done.iter().map(|it| it.at).max();
            break;
        }
        tokio::time::sleep(StdDuration::from_millis(20)).await;
    }
    rig.end().await;
    let seconds = last.map(|it| (it - begun).num_milliseconds() as f64 / 1000.0);
    Ok(Figure {
        case: "100 waiting for one busy chat; five others get one each".to_owned(),
        target: "≤ 1 s",
        measured: seconds.map_or("not within 10 s".to_owned(), |it| format!("{it:.2} s")),
        holds: seconds.is_some_and(|it| it <= 1.0),
    })
}

/// Discord: 40 at once to one channel that takes 5 per 5 s.
///
/// # Errors
/// Where the database or a port fails.
pub async fn one_channel() -> anyhow::Result<Figure> {
    let scratch = Scratch::sqlite().await?;
    let rig = discord(&scratch, 1, DiscordLimits::default()).await?;
    for n in 0..40 {
        plan(&rig, &format!("many {n}"), Lane::Announcement, &everybody("discord")).await?;
    }
    let begun = SystemClock.now();
    rig.send();
    let all = rig.until_accepted(40, StdDuration::from_secs(90)).await;
    let accepted = rig.accepted();
    let seconds = accepted.last().map_or(0.0, |it| (it.at - begun).num_milliseconds() as f64 / 1000.0);
    let refused = refusals(&rig.sandbox.ledger);
    rig.end().await;
    Ok(Figure {
        case: "Discord: 40 at once to one channel, 5 per 5 s".to_owned(),
        target: "≤ 40 s, no 429 after the first",
        measured: format!("{} in {seconds:.1} s, {refused} × 429", accepted.len()),
        holds: all && seconds <= 40.0 && refused <= 1,
    })
}

/// Discord: 300 channels, 50 a second in all, and a stop of 3 s in the middle.
///
/// # Errors
/// Where the database or a port fails.
pub async fn global_stop() -> anyhow::Result<Figure> {
    let scratch = Scratch::sqlite().await?;
    let limits = DiscordLimits { punishment: Duration::seconds(3), ..DiscordLimits::default() };
    let rig = discord(&scratch, 300, limits).await?;
    plan(&rig, "global", Lane::Announcement, &everybody("discord")).await?;
    let begun = SystemClock.now();
    rig.send();
    rig.until_accepted(100, StdDuration::from_secs(10)).await;
    rig.sandbox.discord.faults().order([Fault::Stop { seconds: 3 }]);
    let all = rig.until_accepted(300, StdDuration::from_secs(60)).await;
    let accepted = rig.accepted();
    let seconds = accepted.last().map_or(0.0, |it| (it.at - begun).num_milliseconds() as f64 / 1000.0);
    let refused = refusals(&rig.sandbox.ledger);
    rig.end().await;
    // 300 at 50 a second, and the stop.
    let own_time = 300.0 / 50.0 + 3.0;
    Ok(Figure {
        case: "Discord: 300 channels, 50/s global, a 3 s stop".to_owned(),
        target: "within 9 s (the limit's own time) + 5 %, ≤ 5 × 429",
        measured: format!("{} in {seconds:.2} s, {refused} × 429", accepted.len()),
        holds: all && seconds <= own_time * 1.05 && refused <= 5,
    })
}

/// An answer asked for during an announcement to 100,000 chats: 200 of them, to as many chats.
///
/// # Errors
/// Where the database or a port fails.
pub async fn answers_during_an_announcement() -> anyhow::Result<Figure> {
    const CHATS: u32 = 100_000;
    const ANSWERS: i64 = 200;
    let scratch = Scratch::sqlite().await?;
    let rig = telegram(&scratch, CHATS, TelegramLimits::default()).await?;
    plan(&rig, "large", Lane::Announcement, &everybody("telegram")).await?;
    rig.send();
    rig.until_accepted(60, StdDuration::from_secs(20)).await;
    let mut asked = JoinSet::new();
    let mut waits = Vec::new();
    for n in 0..ANSWERS {
        tokio::time::sleep(StdDuration::from_millis(100)).await;
        let gate = Arc::clone(&rig.gate);
        // From the end of the crowd, which the announcement has not reached.
        let chat = (FIRST_CHAT + i64::from(CHATS) - 1 - n).to_string();
        asked.spawn(async move {
            let to = Address { channel: "telegram", chat, thread: None };
            let stored = crate::sandbox::figures::answer();
            let message = Plain.message(&stored, &[], chrono_tz::UTC, SystemClock.now());
            let watch = Stopwatch::start();
            let message = message.expect("the plain composer always has something to say");
            let answered = gate.answer(&to, ChatKind::Private, &message, "answer").await;
            (watch.elapsed(), answered.is_ok())
        });
    }
    let mut failed = 0;
    while let Some(done) = asked.join_next().await {
        match done {
            Ok((wait, true)) => waits.push(wait.as_secs_f64() * 1000.0),
            _ => failed += 1,
        }
    }
    let (peak, refused) = (rig.sandbox.ledger.peak(Duration::seconds(1)), refusals(&rig.sandbox.ledger));
    rig.end().await;
    waits.sort_by(f64::total_cmp);
    let at = |share: f64| waits.get(((waits.len() as f64 * share) as usize).min(waits.len().saturating_sub(1)));
    let (p50, p99) = (at(0.5).copied().unwrap_or(f64::NAN), at(0.99).copied().unwrap_or(f64::NAN));
    Ok(Figure {
        case: "an answer during an announcement to 100,000 chats".to_owned(),
        target: "p99 ≤ 300 ms",
        measured: format!(
            "p50 {p50:.0} ms, p99 {p99:.0} ms, {failed} lost, most in any second {peak}, {refused} × 429"
        ),
        holds: failed == 0 && p99 <= 300.0,
    })
}
