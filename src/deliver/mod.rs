//! The loop that takes what is due out of the outbox, lets it go at the pace that the network allows, and records what
//! came of it; for every channel alike.
//!
//! ```text
//!            ┌ queue: what is due, a queue per chat ┐
//! store ─▶ Sender ─▶ Gate (pace; answers first) ─▶ Channel::send ─▶ Fate ─▶ store
//! ```
//! Start at [`Sender`]. No transaction is open while a network is talked to: a delivery is marked `claimed` and that is
//! committed, it leaves, and what came of it is committed. A process that dies in between leaves a delivery in doubt, and
//! its policy decides. What this promises and what it costs is said in *docs/decisions/0004-at-least-once.md*.

mod gate;
mod notices;
mod queue;
mod sender;
#[cfg(test)]
mod tests;

use tokio::sync::mpsc;

pub use gate::{Gate, chat_of};
pub use sender::{Moment, Probe, Sender, Settings};

/// Something that staff should know. Whoever holds the receiver tells them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Alert {
    /// A network refuses the content of a notice for many: it is paused.
    ContentErrors { notice: String, refused: u64, sent: u64 },
    /// The network refuses the bot's token: nothing is sent on this channel until the process is started again.
    BotLocked { channel: &'static str },
    /// Nobody sent for this long: so many deliveries of announcements are held. Decide with
    /// [`Store::decide_held`](crate::store::Store::decide_held).
    Outage { channel: &'static str, minutes: i64, held: u64 },
    /// The database is a restored copy: so many deliveries may have gone out already and are held.
    Restored { held: u64 },
    /// Nothing is heard from the network for this long, because somebody else takes the bot's updates.
    Deaf { channel: &'static str, seconds: i64 },
    /// The machine's clock was set by so many seconds.
    ClockSet { seconds: i64 },
    /// The database failed for this long and is back; nothing was lost.
    StoreBack { seconds: i64 },
}

/// Where alerts go. A full queue loses the newest: the log has them all.
pub type Alerts = mpsc::Sender<Alert>;

pub(crate) fn alert(alerts: &Alerts, alert: Alert) {
    tracing::warn!(?alert, "staff are told");
    let _full = alerts.try_send(alert);
}
