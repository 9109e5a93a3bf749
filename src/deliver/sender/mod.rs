//! One bot's sender: the only one that sends for it, in this process or any other.
//!
//! [`Sender::run`] holds the whole life: [`tenure`] gets the lease, [`round`] chooses, writes and lets go, [`words`] puts
//! into words, [`flight`] carries to the network, [`landing`] decides what came of it.

mod flight;
mod landing;
mod round;
mod tenure;
mod words;

use std::collections::{HashMap, HashSet};
use std::pin::pin;
use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use rand::SeedableRng;
use rand::rngs::StdRng;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::notices::Notices;
use super::queue::Queue;
use super::{Alert, Alerts, Gate, alert};
use crate::channel::Channel;
use crate::clock::Clock;
use crate::notify::notice::Compose;
use crate::notify::pace::Lane;
use crate::program::spelled;
use crate::store::outbox::{Closing, Key, Mark};
use crate::store::{Error, Store};
use flight::Landed;

/// What an operator, or a test, may want otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How often the holder of a lease shows that it lives.
    pub beat: Duration,
    /// A lease whose beat stands still for so long is taken over.
    pub takeover: Duration,
    /// Where nobody sent for so long, staff decide about announcements that were due.
    pub outage: Duration,
    /// The safety net for what other processes put into the outbox.
    pub poll: Duration,
    /// A database that failed has to answer for so long before staff are told that it is back: one with a full disk still
    /// answers most questions.
    pub sound: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            beat: Duration::seconds(2),
            takeover: Duration::seconds(7),
            outage: Duration::hours(1),
            poll: Duration::seconds(1),
            sound: Duration::seconds(10),
        }
    }
}

spelled! {
    /// Between two of these a delivery changes its state, in memory, at the network or in the database.
    Moment {
        /// A notice stands, and none of its deliveries does. Whoever plans comes to this and the next one, not the sender.
        Plan = "plan",
        /// Some or all of its deliveries stand.
        FanOut = "fan-out",
        /// The lease is ours; nothing is in order yet.
        Lease = "lease",
        /// What the last sender left is in order.
        Order = "order",
        /// About to be written as claimed.
        Choose = "choose",
        /// Claimed, and not sent off.
        Claim = "claim",
        /// About to go to the network.
        Leave = "leave",
        /// The network has answered.
        Answer = "answer",
        /// About to be recorded.
        Land = "land",
        /// Recorded.
        Record = "record",
    }
}

/// Told of every moment; for proofs, which end the process there.
pub type Probe = Arc<dyn Fn(Moment) + Send + Sync>;

pub struct Sender {
    gate: Arc<Gate>,
    store: Store,
    compose: Arc<dyn Compose>,
    clock: Arc<dyn Clock>,
    alerts: Alerts,
    settings: Settings,
    /// This process's name at the lease.
    holder: String,
    queue: Queue,
    notices: Notices,
    flights: JoinSet<Landed>,
    /// The deliveries of `flights`.
    under_way: HashSet<Key>,
    /// Messages that came back so far.
    back: usize,
    /// Pauses that are being written.
    pausing: JoinSet<()>,
    /// What came of deliveries and is not written yet: kept until the database has taken it.
    marks: Vec<Mark>,
    closings: Vec<Closing>,
    moves: Vec<(String, String)>,
    /// Per lane: nothing more is due before then, as far as was seen.
    dry_until: HashMap<Lane, DateTime<Utc>>,
    /// When the first of those sent off without an answer is due again; `None`: none is.
    repeats_at: Option<DateTime<Utc>>,
    /// The token is refused.
    locked: bool,
    /// The database fails, or did a moment ago.
    failing: Option<Failing>,
    rng: StdRng,
    probe: Probe,
}

/// A database that fails; in steady time.
#[derive(Debug, Clone, Copy)]
struct Failing {
    since: DateTime<Utc>,
    last: DateTime<Utc>,
    /// Since when it answers again.
    answers: Option<DateTime<Utc>>,
}

/// From a database that fails to the next try; doubled from try to try.
const WAIT: Duration = Duration::milliseconds(500);
const LONGEST_WAIT: Duration = Duration::seconds(5);

/// What the sender waits for next: this moment of steady time, or something that comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Next {
    at: DateTime<Utc>,
    /// Or that the gate moves: an answer was in the way.
    or_moved: bool,
}

impl Sender {
    pub fn new(
        gate: Arc<Gate>,
        store: Store,
        compose: Arc<dyn Compose>,
        clock: Arc<dyn Clock>,
        alerts: Alerts,
        settings: Settings,
    ) -> Self {
        Self {
            gate,
            store,
            compose,
            clock,
            alerts,
            settings,
            holder: uuid::Uuid::new_v4().simple().to_string(),
            queue: Queue::default(),
            notices: Notices::default(),
            flights: JoinSet::new(),
            under_way: HashSet::new(),
            back: 0,
            pausing: JoinSet::new(),
            marks: Vec::new(),
            closings: Vec::new(),
            moves: Vec::new(),
            dry_until: HashMap::new(),
            repeats_at: None,
            locked: false,
            failing: None,
            rng: StdRng::from_os_rng(),
            probe: Arc::new(|_| {}),
        }
    }

    /// Lets `probe` know of every moment.
    pub fn probed(self, probe: Probe) -> Self {
        Self { probe, ..self }
    }

    fn channel(&self) -> &Arc<dyn Channel> {
        self.gate.channel()
    }

    fn name(&self) -> &'static str {
        self.channel().name()
    }

    /// Sends until `stop`; then finishes what is under way, records it and gives the lease up. A database that fails is
    /// waited for.
    pub async fn run(mut self, stop: CancellationToken) -> anyhow::Result<()> {
        while !stop.is_cancelled() {
            if self.with_patience(&stop, Step::Begin).await == Stepped::Stopped {
                break;
            }
            self.with_patience(&stop, Step::Work).await;
            self.land_all().await;
        }
        self.land_all().await;
        if let Err(error) = self.store.release_lease(self.name(), &self.holder).await {
            tracing::error!(channel = self.name(), %error, "the lease was not given up; the next sender waits for it");
        }
        Ok(())
    }

    /// For tests: takes the lease, sends all that is due and that the pace lets go now, and returns when it has come back.
    /// How many messages came back from the network, however it went with them.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn drain(&mut self) -> Result<usize, Error> {
        self.begin(&CancellationToken::new()).await?;
        self.reconcile().await?;
        self.dry_until.clear();
        let before = self.back;
        loop {
            let Some(next) = self.turn().await? else { return Ok(self.back - before) };
            // Nothing is under way: what is known is written by the next round, and no time need pass for that, which a
            // clock that stands still would never let happen.
            match (self.flights.is_empty(), self.marks.is_empty()) {
                (true, true) if next.at > self.clock.steady() => return Ok(self.back - before),
                (true, _) => {}
                (false, _) => self.pause(next).await,
            }
        }
    }

    async fn with_patience(&mut self, stop: &CancellationToken, step: Step) -> Stepped {
        let mut wait = WAIT;
        loop {
            let result = match step {
                Step::Begin => self.begin(stop).await,
                Step::Work => self.work(stop).await,
            };
            let error = match result {
                Ok(stepped) => return stepped,
                Err(error) => error,
            };
            let now = self.clock.steady();
            let since = self.failing.map(|it| it.since).unwrap_or_else(|| {
                tracing::error!(channel = self.name(), %error, "the outbox fails; trying again until it works");
                wait = WAIT;
                now
            });
            self.failing = Some(Failing { since, last: now, answers: None });
            self.queue.clear();
            self.dry_until.clear();
            tokio::select! {
                () = stop.cancelled() => return Stepped::Stopped,
                () = self.clock.sleep(wait) => {}
            }
            wait = (wait * 2).min(LONGEST_WAIT);
        }
    }

    /// The database has answered; once it has for long enough, staff are told.
    fn answers(&mut self) {
        let now = self.clock.steady();
        let Some(failing) = &mut self.failing else { return };
        if now - *failing.answers.get_or_insert(now) >= self.settings.sound {
            let seconds = (failing.last - failing.since).num_seconds();
            self.failing = None;
            tracing::info!(channel = self.name(), seconds, "the outbox works again");
            alert(&self.alerts, Alert::StoreBack { seconds });
        }
    }

    /// Works until the lease is lost, or `stop`.
    async fn work(&mut self, stop: &CancellationToken) -> Result<Stepped, Error> {
        let (mut beaten, mut wall) = (None, self.clock.now() - self.clock.steady());
        self.reconcile().await?;
        loop {
            if stop.is_cancelled() {
                return Ok(Stepped::Stopped);
            }
            let steady = self.clock.steady();
            if beaten.is_none_or(|at| steady - at >= self.settings.beat) {
                if !self.store.beat(self.name(), &self.holder, self.clock.now()).await? {
                    return Ok(self.lost_lease());
                }
                self.answers();
                beaten = Some(steady);
            }
            let drift = self.clock.now() - steady - wall;
            if drift.abs() > Duration::seconds(30) {
                alert(&self.alerts, Alert::ClockSet { seconds: drift.num_seconds() });
                wall += drift;
                self.dry_until.clear();
            }
            let store = self.store.clone();
            let mut woken = pin!(store.outbox_woken());
            woken.as_mut().enable(); // from here on no wake-up is missed
            let Some(mut next) = self.turn().await? else { return Ok(self.lost_lease()) };
            next.at = next.at.min(beaten.unwrap_or(steady) + self.settings.beat);
            tokio::select! {
                () = stop.cancelled() => {}
                () = &mut woken => self.dry_until.clear(),
                () = self.pause(next) => {}
            }
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Begin,
    Work,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stepped {
    /// The lease is ours.
    Done,
    LeaseLost,
    Stopped,
}
