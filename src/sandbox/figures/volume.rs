//! How much the outbox takes, how fast, and in how much memory.

use std::sync::Arc;
use std::time::Duration as StdDuration;

use async_trait::async_trait;
use chrono::Duration;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::{Figure, Plain, Rig, Scratch, everybody, notice};
use crate::channel::{Address, Channel, ChannelName, Inbound, Limits, ListenError, Receipt, SendError};
use crate::clock::{Clock, Stopwatch, SystemClock};
use crate::deliver::{Gate, Sender, Settings};
use crate::notify::delivery::DeliveryState;
use crate::notify::pace::Lane;
use crate::render::Message;
use crate::sandbox::discord::DiscordLimits;
use crate::sandbox::limits::TelegramLimits;
use crate::sandbox::telegram::ChatKind;
use crate::sandbox::wire::{Network, TELEGRAM_FEED};
use crate::store::planning::{Tags, Telling, subscribers};

const MILLION: u32 = 1_000_000;

/// Memory of this process in MB: what is in use now. `None` where the system does not tell.
fn memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes = |name: &str| -> Option<f64> {
        status.lines().find_map(|line| line.strip_prefix(name)?.trim().strip_suffix("kB")?.trim().parse().ok())
    };
    kilobytes("VmRSS:").map(|it| it / 1024.0)
}

/// The most memory that was in use while `work` ran, looked at every few milliseconds, and its result.
async fn watched<T>(work: impl Future<Output = T>) -> (T, f64) {
    let mut most = memory().unwrap_or(f64::NAN);
    let mut work = std::pin::pin!(work);
    loop {
        tokio::select! {
            done = &mut work => return (done, memory().unwrap_or(f64::NAN).max(most)),
            () = tokio::time::sleep(StdDuration::from_millis(10)) => {
                most = most.max(memory().unwrap_or(f64::NAN));
            }
        }
    }
}

/// An announcement to a million chats is put into the outbox.
///
/// # Errors
/// Where the database fails.
pub async fn enqueue(scratch: &Scratch, engine: &str, limit: f64) -> anyhow::Result<Figure> {
    let now = SystemClock.now();
    scratch.store.add_crowd("telegram", MILLION, now).await?;
    let idle = memory().unwrap_or(f64::NAN);
    let watch = Stopwatch::start();
    let new = notice("million", Lane::Announcement);
    let recipients = everybody("telegram");
    let (done, most) = watched(scratch.store.enqueue(&new, &recipients, now, now)).await;
    let seconds = watch.elapsed().as_secs_f64();
    let added = done?.added;
    Ok(Figure {
        case: format!("enqueue an announcement to 1,000,000 chats, {engine}"),
        target: if limit < 10.0 { "≤ 8 s, ≤ 60 MB above idle" } else { "≤ 12 s, ≤ 60 MB above idle" },
        measured: format!("{added} in {seconds:.1} s, {:.0} MB above idle", most - idle),
        holds: added == u64::from(MILLION) && seconds <= limit && (most - idle <= 60.0 || most.is_nan()),
    })
}

/// A network that takes everything at once: what is measured is what waits.
struct Void(Limits);

#[async_trait]
impl Channel for Void {
    fn name(&self) -> ChannelName {
        "telegram"
    }

    fn limits(&self) -> &Limits {
        &self.0
    }

    async fn send(&self, _: &Address, _: &Message, _: &str) -> Result<Receipt, SendError> {
        Ok(Receipt::new("1", SystemClock.now()))
    }

    async fn listen(&self, _: mpsc::Sender<Inbound>, stop: CancellationToken) -> Result<(), ListenError> {
        stop.cancelled().await;
        Ok(())
    }
}

/// The sender at work with a million waiting, as [`enqueue`] left them in `scratch`.
///
/// # Errors
/// Where the database fails.
pub async fn a_million_waiting(scratch: &Scratch) -> anyhow::Result<Figure> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let limits = Limits { message_chars: None, feed: Some(TELEGRAM_FEED), keeps_nonce: false };
    let gate = Gate::new(Arc::new(Void(limits)), Arc::clone(&clock));
    let (alerts, _) = mpsc::channel(1);
    let sender = Sender::new(gate, scratch.store.clone(), Arc::new(Plain), clock, alerts, Settings::default());
    let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
    tasks.spawn(sender.run(stop.child_token()));
    let ((), most) = watched(tokio::time::sleep(StdDuration::from_secs(10))).await;
    stop.cancel();
    tasks.close();
    tasks.wait().await;
    let waiting = scratch.store.outbox_counts().await?.iter().map(|(.., count)| count).sum::<u64>();
    Ok(Figure {
        case: "memory with 1,000,000 waiting, the sender at work".to_owned(),
        target: "≤ 100 MB",
        measured: format!("{most:.0} MB in all, {waiting} waiting"),
        holds: most <= 100.0 && waiting > 990_000,
    })
}

/// The engine without a network's limits: outbox to sandbox, receipts stored.
///
/// # Errors
/// Where the database or a port fails.
pub async fn engine(scratch: &Scratch, engine: &str, least: f64) -> anyhow::Result<Figure> {
    const MESSAGES: u32 = 50_000;
    let none = (TelegramLimits::none(), DiscordLimits::none());
    let rig = Rig::start(&scratch.store, Network::Telegram, none.0, none.1, None).await?;
    let now = SystemClock.now();
    scratch.store.add_crowd("telegram", MESSAGES, now).await?;
    for n in 0..i64::from(MESSAGES) {
        rig.sandbox.telegram.add_chat(1_000_000_001 + n, ChatKind::Private, "person");
    }
    let planned =
        scratch.store.enqueue(&notice("engine", Lane::Announcement), &everybody("telegram"), now, now).await?;
    let watch = Stopwatch::start();
    rig.send();
    rig.until_accepted(MESSAGES as usize, StdDuration::from_secs(120)).await;
    let mut receipts = 0;
    for _ in 0..500 {
        receipts = scratch.store.notice_report(&planned.notice_id).await?.of(DeliveryState::Sent);
        if receipts >= u64::from(MESSAGES) {
            break;
        }
        tokio::time::sleep(StdDuration::from_millis(20)).await;
    }
    let rate = receipts as f64 / watch.elapsed().as_secs_f64();
    rig.end().await;
    Ok(Figure {
        case: format!("engine without network limits, outbox to sandbox, {engine}"),
        target: if least > 4000.0 { "≥ 5,000/s, receipts stored" } else { "≥ 3,000/s, receipts stored" },
        measured: format!("{receipts} receipts at {rate:.0}/s"),
        holds: receipts == u64::from(MESSAGES) && rate >= least,
    })
}

/// 100,000 reminders that fall due in the same minute are planned.
///
/// # Errors
/// Where the database fails.
pub async fn planning() -> anyhow::Result<Figure> {
    const PEOPLE: u32 = 100_000;
    let scratch = Scratch::sqlite().await?;
    let now = SystemClock.now();
    scratch.store.add_crowd("telegram", PEOPLE, now).await?;
    // The very query that the planner asks, for the default reminder of one program.
    let catalogue = crate::program::Catalogue::new(crate::program::sample::dataset(), None);
    let program = catalogue.programs().first().ok_or_else(|| anyhow::anyhow!("the sample has programs"))?;
    let offset = "closes-7d".parse()?;
    let telling = Telling::Reminder { offset, usual: true, due_at: now };
    let recipients = subscribers(&Tags::of(&catalogue, program, &[]), telling, true);
    let lapses_at = Some(now + Duration::hours(2));
    let watch = Stopwatch::start();
    let new = crate::store::outbox::NewNotice { lapses_at, ..notice("forum", Lane::Reminder) };
    let done = scratch.store.enqueue(&new, &recipients, now, now).await?;
    let seconds = watch.elapsed().as_secs_f64();
    Ok(Figure {
        case: "100,000 reminders due in the same minute: planning".to_owned(),
        target: "≤ 2 s",
        measured: format!("{} in {seconds:.2} s", done.added),
        holds: done.added == u64::from(PEOPLE) && seconds <= 2.0,
    })
}
