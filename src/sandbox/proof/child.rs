//! The process that is killed: it plans what it is told to, and sends for both networks, on one thread, so that a moment can
//! be held still.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::Duration;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::{Round, Said};
use crate::clock::{Clock, SystemClock};
use crate::config::DatabaseUrl;
use crate::deliver::{Gate, Moment, Probe, Sender, Settings};
use crate::notify::pace::Feed;
use crate::sandbox::figures::Plain;
use crate::sandbox::wire::{DISCORD_FEED, Network, Wire};
use crate::store::{self, Store};

/// Slow enough that a child is killed at work, fast enough for a thousand kills.
const FEED: Feed = Feed { per_second: 150, ..DISCORD_FEED };
/// Recipients that are planned at a time: some chunks a round, so that a fan-out can be cut short.
const CHUNK: i64 = 8;

/// What a child does, and where it stands still.
#[derive(Debug, Clone)]
pub struct Task {
    /// The rounds that it plans; those that stand already are planned once more.
    pub from: usize,
    pub to: usize,
    /// At the `nth` time that the moment comes.
    pub die: Option<(Moment, usize)>,
}

fn settings() -> Settings {
    // Children follow one another at once; each waits for the dead one's lease first.
    let (beat, takeover) = (Duration::milliseconds(40), Duration::milliseconds(150));
    Settings { beat, takeover, poll: Duration::milliseconds(50), ..Settings::default() }
}

/// A child's life, until it is killed. At its moment it says so on standard output and stands still.
///
/// # Errors
/// Where the database cannot be opened, or fails while it plans.
pub async fn send(database: &DatabaseUrl, url: &str, task: &Task) -> anyhow::Result<()> {
    let store = Store::open(database).await?;
    let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
    let seen = Arc::new(AtomicUsize::new(0));
    let die = task.die;
    let probe = |by: &'static str| -> Probe {
        let seen = Arc::clone(&seen);
        Arc::new(move |at: Moment| {
            if die.is_some_and(|(moment, nth)| moment == at && seen.fetch_add(1, Ordering::Relaxed) + 1 == nth) {
                println!("{}", Said::Here(by.to_owned()));
                loop {
                    std::thread::park(); // all of this process stands still, until the parent kills it
                }
            }
        })
    };
    for network in [Network::Telegram, Network::Discord] {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let gate = Gate::new(Arc::new(Wire::new(network, url, Some(FEED))), Arc::clone(&clock));
        // Nobody reads them: what counts is in the ledger.
        let (alerts, _) = tokio::sync::mpsc::channel(1);
        let name = gate.channel().name();
        let sender = Sender::new(gate, store.clone(), Arc::new(Plain), clock, alerts, settings()).probed(probe(name));
        tasks.spawn(sender.run(stop.child_token()));
    }
    plan(&store, task.from..=task.to, &probe("planner")).await?;
    tasks.close();
    tasks.wait().await;
    Ok(())
}

async fn plan(store: &Store, rounds: std::ops::RangeInclusive<usize>, probe: &Probe) -> Result<(), store::Error> {
    for number in rounds {
        let round = Round::of(number);
        let (new, recipients, now) = (round.notice(), round.recipients(), SystemClock.now());
        let stands = store.look_up_notice_id(&new.dedup_key).await?.is_some();
        store.add_notice(&new, now, now).await?;
        if !stands {
            probe(Moment::Plan);
        }
        loop {
            let (added, through) = store.enqueue_chunk(&new, &recipients, CHUNK, now, now).await?;
            if added > 0 {
                probe(Moment::FanOut);
            }
            if through {
                break;
            }
        }
        println!("{}", Said::Planned(number));
    }
    Ok(())
}
