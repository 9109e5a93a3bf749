//! One bot's sender: the only one that sends for it, in this process or any other.

use std::collections::{HashMap, HashSet};
use std::pin::pin;
use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use rand::SeedableRng;
use rand::rngs::StdRng;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::gate::{Turn, chat_of, heard, part_nonce};
use super::notices::Notices;
use super::queue::Queue;
use super::{Alert, Alerts, Gate, alert};
use crate::channel::{Address, Channel, SendError};
use crate::clock::Clock;
use crate::notify::delivery::{Case, DeliveryState, Fate, Gone, IfDoubtful};
use crate::notify::notice::{Compose, Notice};
use crate::notify::pace::{Chat, Heard, Lane};
use crate::person::AddressState;
use crate::render::Message;
use crate::store::lease::{Lease, OUTAGE};
use crate::store::outbox::{Act, Closing, Key, Mark, Stored, Turned, Waiting};
use crate::store::{Error, Store};

/// Rows held in memory of each lane: some minutes of work at a network's pace, and a few hundred kilobytes.
const HELD: usize = 2000;
/// Fewer than this, and more are read.
const LOW: usize = 500;
/// Messages under way at a time. At 50 a second and a second's answer, 50 are needed; more only helps a network without
/// limits.
const FLIGHTS: usize = 256;
/// How long a full sky is watched for more to land before what has landed is written.
const GATHER: Duration = Duration::milliseconds(4);
const LANES: [Lane; 2] = [Lane::Reminder, Lane::Announcement];
/// Nothing takes so long: an adaptor has time-outs of its own.
const LONGEST_SEND: std::time::Duration = std::time::Duration::from_secs(120);
/// Notices that are told in one message; more would be a wall of text.
const MERGED: usize = 10;

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
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            beat: Duration::seconds(2),
            takeover: Duration::seconds(7),
            outage: Duration::hours(1),
            poll: Duration::seconds(1),
        }
    }
}

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
    /// The token is refused.
    locked: bool,
    rng: StdRng,
}

/// A message on its way: one delivery, or several of one address.
struct Departure {
    rows: Vec<Waiting>,
    stored: Arc<Stored>,
    message: Message,
    chat: Chat,
}

/// What came back.
struct Landed {
    rows: Vec<Waiting>,
    stored: Arc<Stored>,
    left_at: DateTime<Utc>,
    parts_done: usize,
    message_ids: Vec<String>,
    result: Result<DateTime<Utc>, SendError>,
}

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
            locked: false,
            rng: StdRng::from_os_rng(),
        }
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
            let idle = self.flights.is_empty() && self.marks.is_empty();
            if idle && next.at > self.clock.steady() {
                return Ok(self.back - before);
            }
            self.pause(next).await;
        }
    }

    async fn with_patience(&mut self, stop: &CancellationToken, step: Step) -> Stepped {
        let begun = self.clock.steady();
        let mut wait = Duration::milliseconds(500);
        let mut failed = false;
        loop {
            let result = match step {
                Step::Begin => self.begin(stop).await,
                Step::Work => self.work(stop).await,
            };
            match result {
                Ok(stepped) => {
                    if failed {
                        let seconds = (self.clock.steady() - begun).num_seconds();
                        alert(&self.alerts, Alert::StoreBack { seconds });
                    }
                    return stepped;
                }
                Err(error) => {
                    if !failed {
                        tracing::error!(channel = self.name(), %error, "the outbox cannot be reached; trying again");
                    }
                    failed = true;
                    self.queue.clear();
                    self.dry_until.clear();
                    tokio::select! {
                        () = stop.cancelled() => return Stepped::Stopped,
                        () = self.clock.sleep(wait) => {}
                    }
                    wait = (wait * 2).min(Duration::seconds(5));
                }
            }
        }
    }

    /// Gets the lease, and puts in order what the last holder left.
    async fn begin(&mut self, stop: &CancellationToken) -> Result<Stepped, Error> {
        let name = self.name();
        let before = loop {
            let seen = self.store.lease(name).await?;
            if seen.as_ref().is_some_and(|it| it.holder == self.holder) {
                break None;
            }
            let free = seen.as_ref().is_none_or(|it| it.holder.is_empty()) || self.store.is_alone();
            if !free && !self.stands_still(seen.as_ref(), stop).await? {
                if stop.is_cancelled() {
                    return Ok(Stepped::Stopped);
                }
                continue;
            }
            if self.store.take_lease(name, &self.holder, seen.as_ref(), self.clock.now()).await? {
                break Some(seen);
            }
        };
        let now = self.clock.now();
        if let Some(held) = self.store.hold_if_restored(now).await? {
            alert(&self.alerts, Alert::Restored { held });
        }
        if let Some(seen) = before {
            self.store.settle_all().await?;
            self.put_in_order(now).await?;
            if let Some(gap) = seen.map(|it| now - it.beat_at).filter(|gap| *gap >= self.settings.outage) {
                let held = self.store.hold_announcements(name, OUTAGE, now).await?;
                if held > 0 {
                    alert(&self.alerts, Alert::Outage { channel: name, minutes: gap.num_minutes(), held });
                }
            }
        }
        Ok(Stepped::Done)
    }

    /// Watches another's lease; `true` where its beat stood still for the whole time.
    async fn stands_still(&self, seen: Option<&Lease>, stop: &CancellationToken) -> Result<bool, Error> {
        let since = self.clock.steady();
        while self.clock.steady() - since < self.settings.takeover {
            tokio::select! {
                () = stop.cancelled() => return Ok(false),
                () = self.clock.sleep(self.settings.takeover / 4) => {}
            }
            let now = self.store.lease(self.name()).await?;
            if now.as_ref().map(|it| (&it.holder, it.beat)) != seen.map(|it| (&it.holder, it.beat)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What the last holder had let go and never recorded may have arrived: each one's policy decides.
    async fn put_in_order(&mut self, now: DateTime<Utc>) -> Result<(), Error> {
        let left = self.store.left_behind(self.name()).await?;
        let ids = left.iter().map(|row| row.key.notice.as_str());
        self.notices.read(&self.store, ids, &self.queue.notices()).await?;
        for row in left {
            if let Some(stored) = self.notices.look_up(&row.key.notice) {
                let error = SendError::Doubtful("the process that sent it ended".into());
                let case = self.case(&row, &stored.notice, row.doubtful_since);
                let fate = Fate::of(&Err(error), case, now, &mut self.rng);
                let mark = self.mark(&row, fate, row.doubtful_since, now);
                self.marks.push(mark);
            }
        }
        self.store.turn(self.name(), &self.holder, &self.marks, &[], &[], &[], now).await?;
        self.marks.clear();
        Ok(())
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

    fn lost_lease(&mut self) -> Stepped {
        tracing::warn!(channel = self.name(), "another process sends for this bot now");
        self.queue.clear();
        self.dry_until.clear();
        Stepped::LeaseLost
    }

    /// Waits for something that comes back, for a turn, or until the time.
    async fn pause(&mut self, next: Next) {
        let wait = next.at - self.clock.steady();
        if wait <= Duration::zero() {
            return;
        }
        let gate = Arc::clone(&self.gate);
        tokio::select! {
            () = gate.moved(), if next.or_moved => {}
            Some(landed) = self.flights.join_next() => {
                self.landed_or_died(landed);
                self.gather().await;
            }
            () = self.clock.sleep(wait) => {}
        }
    }

    /// While many are under way, a few milliseconds more bring more of them back, and one transaction records them all.
    async fn gather(&mut self) {
        let until = self.clock.steady() + GATHER;
        while self.flights.len() > FLIGHTS / 2 && self.marks.len() < FLIGHTS / 4 {
            let wait = until - self.clock.steady();
            tokio::select! {
                Some(landed) = self.flights.join_next() => self.landed_or_died(landed),
                () = self.clock.sleep(wait) => return,
            }
        }
    }

    /// One round: take in what came back, read what is due, let go what may, in one transaction with what is to be
    /// recorded. `None`: the lease is another's.
    async fn turn(&mut self) -> Result<Option<Next>, Error> {
        while let Some(landed) = self.flights.try_join_next() {
            self.landed_or_died(landed);
        }
        if self.queue.wants_more() {
            self.dry_until.clear();
        }
        self.read_due().await?;
        let (departures, next) = self.choose();
        let leaving: Vec<(Key, Option<String>)> = departures
            .iter()
            .flat_map(|it| {
                let bundle = (it.rows.len() > 1).then(|| it.rows[0].key.notice.clone());
                it.rows.iter().map(move |row| (row.key.clone(), bundle.clone()))
            })
            .collect();
        if leaving.is_empty() && self.marks.is_empty() && self.closings.is_empty() {
            return Ok(Some(next));
        }
        let turned = self.write(&leaving).await;
        match turned {
            Ok(Turned::Departed(keys)) => {
                self.launch(departures, &keys);
                // What was just recorded may be due at once.
                let due = self.dry_until.values().any(|until| *until <= self.clock.now());
                let at = if due { self.clock.steady().min(next.at) } else { next.at };
                Ok(Some(Next { at, ..next }))
            }
            Ok(Turned::LostLease) => {
                self.give_back(departures);
                Ok(None)
            }
            Err(error) => {
                self.give_back(departures);
                Err(error)
            }
        }
    }

    /// Writes what is known and lets `leaving` go. What is known is kept until the database has taken it.
    async fn write(&mut self, leaving: &[(Key, Option<String>)]) -> Result<Turned, Error> {
        while let Some((from, to)) = self.moves.last() {
            self.store.rekey_address(self.name(), from, to).await?;
            self.moves.pop();
        }
        let (now, counts) = (self.clock.now(), self.notices.news());
        let (marks, closings) = (&self.marks, &self.closings);
        let turned = self.store.turn(self.name(), &self.holder, marks, &counts, closings, leaving, now).await?;
        self.notices.written();
        self.closings.clear();
        for mark in self.marks.drain(..).filter(|mark| mark.state == DeliveryState::Due) {
            // It may be due sooner than was thought.
            self.dry_until.values_mut().for_each(|until| *until = (*until).min(mark.due_at));
        }
        Ok(turned)
    }

    /// Where a transaction failed, nobody knows whether it was kept: what the database calls claimed and is not under
    /// way has never left, and is due again.
    async fn reconcile(&mut self) -> Result<(), Error> {
        let marked: HashSet<Key> = self.marks.iter().map(|mark| mark.key.clone()).collect();
        for row in self.store.left_behind(self.name()).await? {
            if !self.under_way.contains(&row.key) && !marked.contains(&row.key) {
                let since = row.doubtful_since.filter(|_| row.attempt > 0);
                let mark = Mark { reason: None, doubtful_since: since, ..set(&row, DeliveryState::Due, "") };
                self.marks.push(mark);
            }
        }
        Ok(())
    }

    /// Reads what is due, lane by lane, where there is room and hope.
    async fn read_due(&mut self) -> Result<(), Error> {
        let now = self.clock.now();
        for lane in LANES {
            let dry = self.dry_until.get(&lane).is_some_and(|until| *until > now);
            if dry || self.queue.held(lane) >= LOW || self.locked {
                continue;
            }
            let full = self.queue.full_chats();
            let rows = self.store.waiting(self.name(), lane, now, &full, HELD).await?;
            let all = rows.len() < HELD;
            let ids = rows.iter().map(|row| row.key.notice.as_str());
            self.notices.read(&self.store, ids, &self.queue.notices()).await?;
            for row in rows {
                self.queue.add(row);
            }
            if all {
                let next = self.store.next_due(self.name(), now).await?;
                let poll = now + self.settings.poll;
                self.dry_until.insert(lane, next.map_or(poll, |next| next.min(poll)));
            }
        }
        Ok(())
    }

    /// Who may leave now; and when to look again, in steady time.
    fn choose(&mut self) -> (Vec<Departure>, Next) {
        let (now, steady) = (self.clock.now(), self.clock.steady());
        let mut departures = Vec::new();
        let mut at = steady + self.settings.poll;
        for lane in LANES.into_iter().filter(|lane| !self.locked && self.queue.held(*lane) < LOW) {
            at = at.min(steady + (self.dry_until.get(&lane).copied().unwrap_or(now) - now));
        }
        if let Some(rested) = self.queue.wake(steady) {
            at = at.min(rested);
        }
        while self.flights.len() + departures.len() < FLIGHTS && !self.locked {
            let Some(row) = self.queue.first() else { break };
            if self.notices.look_up(&row.key.notice).is_none() {
                self.queue.drop_first(); // it stays due, and is read again with its notice
                continue;
            }
            if let Some(mark) = self.without_sending(row, now) {
                self.queue.drop_first();
                self.marks.push(mark);
                continue;
            }
            let (chat, lane) = (chat_of(&row.address.chat, row.address.kind), row.lane);
            match self.gate.ask(chat, lane) {
                Turn::Go => {
                    let departure = self.compose_first(chat, now);
                    match departure {
                        Some(departure) => departures.push(departure),
                        None => self.gate.answered(chat, Heard::Unsent),
                    }
                }
                Turn::ChatRests(until) => {
                    self.queue.rest_first(until);
                    at = at.min(until);
                }
                // An answer is under way to this chat.
                Turn::ChatBusy => {
                    let until = steady + Duration::milliseconds(20);
                    self.queue.rest_first(until);
                    at = at.min(until);
                }
                Turn::BotRests(until) => return (departures, Next { at: at.min(until), or_moved: false }),
                Turn::BotBusy => return (departures, Next { at, or_moved: true }),
            }
        }
        (departures, Next { at, or_moved: false })
    }

    /// What becomes of a row that is not sent now: too late, the address closed, quiet hours, in doubt for too long.
    fn without_sending(&self, row: &Waiting, now: DateTime<Utc>) -> Option<Mark> {
        let stored = self.notices.look_up(&row.key.notice)?;
        let notice = &stored.notice;
        if row.address.state != AddressState::Open {
            return Some(set(row, DeliveryState::Cancelled, &format!("address {}", row.address.state)));
        }
        if notice.lapses_at.is_some_and(|lapses| lapses <= now) {
            return Some(set(row, DeliveryState::Lapsed, "too late"));
        }
        if row.doubtful_since.is_some() && !self.case(row, notice, row.doubtful_since).may_repeat(now) {
            return Some(set(row, DeliveryState::Doubtful, "no answer"));
        }
        let release = row.address.quiet.filter(|_| !notice.urgent).map(|it| it.release(row.address.zone, now));
        match release {
            // What is in doubt is not left lying for a night: by then a network has forgotten the nonce.
            Some(release) if release > now && row.doubtful_since.is_none() => Some(match notice.lapses_at {
                Some(lapses) if lapses <= release => set(row, DeliveryState::Lapsed, "quiet hours"),
                _ => Mark { due_at: release, ..set(row, DeliveryState::Due, "quiet hours") },
            }),
            _ => None,
        }
    }

    /// Takes the first row, and what leaves together with it, and puts it into words. `None`: there is nothing to say.
    fn compose_first(&mut self, chat: Chat, now: DateTime<Utc>) -> Option<Departure> {
        let notices = &self.notices;
        let mut room = MERGED - 1;
        let rows = self.queue.take(|first, other| {
            let joins = room > 0 && joins(notices, first, other);
            room -= usize::from(joins);
            joins
        });
        let first = rows.first()?;
        let (languages, zone) = (first.address.languages.clone(), first.address.zone);
        let (mut told, mut silent) = (Vec::new(), Vec::new());
        for row in &rows {
            let Some(stored) = self.notices.look_up(&row.key.notice) else { continue };
            let late = stored.notice.lapses_at.is_some_and(|lapses| lapses <= now);
            match (!late).then(|| self.compose.message(&stored.notice, &languages, zone, now)).flatten() {
                Some(message) => told.push((row.clone(), stored, message)),
                None => silent.push(row.clone()),
            }
        }
        for row in &silent {
            self.marks.push(set(row, DeliveryState::Lapsed, "nothing to say any more"));
        }
        self.queue.let_go(silent.iter().map(|row| &row.key));
        let Some((row, stored, message)) = told.first() else {
            self.queue.landed(&first.address.chat, []);
            return None;
        };
        let alone = || {
            let message = self.compose.with_stop(message.clone(), &row.cause);
            Departure { rows: vec![row.clone()], stored: Arc::clone(stored), message, chat }
        };
        if told.len() == 1 {
            return Some(alone());
        }
        let all: Vec<(&Notice, &str)> =
            told.iter().map(|(row, stored, _)| (&stored.notice, row.cause.as_str())).collect();
        match self.compose.merged(&all, &languages, zone, now) {
            Some(message) => {
                let rows = told.iter().map(|(row, ..)| row.clone()).collect();
                Some(Departure { rows, stored: Arc::clone(stored), message, chat })
            }
            // Not to be told together after all: the others line up behind the first.
            None => {
                let departure = alone();
                for (row, ..) in told.iter().skip(1) {
                    self.queue.let_go([&row.key]);
                    self.queue.add(row.clone());
                }
                Some(departure)
            }
        }
    }

    /// Departures that did not leave after all.
    fn give_back(&mut self, departures: Vec<Departure>) {
        for departure in departures {
            self.gate.answered(departure.chat, Heard::Unsent);
            self.free(&departure.rows);
        }
    }

    fn free(&mut self, rows: &[Waiting]) {
        if let Some(first) = rows.first() {
            self.queue.landed(&first.address.chat, rows.iter().map(|row| &row.key));
        }
    }

    fn launch(&mut self, departures: Vec<Departure>, departed: &[Key]) {
        let departed: HashSet<&Key> = departed.iter().collect();
        for departure in departures {
            // All of it leaves, or nothing: a message that tells of a cancelled notice is not sent.
            let (left, missing): (Vec<_>, Vec<_>) = departure.rows.iter().partition(|row| departed.contains(&row.key));
            if !missing.is_empty() {
                for row in left {
                    let mark = set(row, DeliveryState::Due, "");
                    self.marks.push(Mark { due_at: row.due_at, reason: None, ..mark });
                }
                self.give_back(vec![departure]);
                continue;
            }
            self.under_way.extend(departure.rows.iter().map(|row| row.key.clone()));
            let (gate, clock) = (Arc::clone(&self.gate), Arc::clone(&self.clock));
            self.flights.spawn(fly(gate, clock, departure));
        }
    }

    fn landed_or_died(&mut self, landed: Result<Landed, tokio::task::JoinError>) {
        match landed {
            Ok(landed) => self.landed(landed),
            // It stays claimed, and the next start puts it in order, as if the process had died.
            Err(error) => tracing::error!(channel = self.name(), %error, "a send panicked"),
        }
    }

    fn landed(&mut self, landed: Landed) {
        let Landed { rows, stored, left_at, parts_done, message_ids, result } = landed;
        let now = self.clock.now();
        let sent_at = result.as_ref().ok().copied();
        let outcome = result.map(|_| ());
        for row in &rows {
            let since = match &outcome {
                Err(SendError::Doubtful(_)) => Some(row.doubtful_since.unwrap_or(left_at)),
                Ok(()) => None,
                Err(_) => row.doubtful_since,
            };
            let case = self.case(row, &stored.notice, since);
            let fate = Fate::of(&outcome, case, now, &mut self.rng);
            self.act_on(row, &fate, &stored, &outcome);
            let mut mark = self.mark(row, fate, since, now);
            if let Err(SendError::Refused(why)) = &outcome {
                mark.reason = Some(format!("refused: {why}").chars().take(200).collect());
            }
            mark.parts_done = row.parts_done.max(parts_done);
            mark.message_ids.clone_from(&message_ids);
            mark.sent_at = sent_at;
            self.marks.push(mark);
        }
        for row in &rows {
            self.under_way.remove(&row.key);
        }
        self.back += 1;
        self.free(&rows);
    }

    /// What a fate leads to beyond the delivery itself.
    fn act_on(&mut self, row: &Waiting, fate: &Fate, stored: &Stored, outcome: &Result<(), SendError>) {
        match fate {
            Fate::Sent => {
                self.notices.count(&row.key.notice, false);
            }
            Fate::BadContent if self.notices.count(&row.key.notice, true) => {
                self.pause_for_content(&stored.notice.id);
            }
            Fate::Close(reason) => {
                self.closings.push(Closing { address: row.key.address.clone(), reason: *reason });
            }
            Fate::Rekey { to } => self.moves.push((row.address.chat.clone(), to.clone())),
            Fate::StopEverything if !self.locked => {
                self.locked = true;
                if let Err(error) = outcome {
                    tracing::error!(channel = self.name(), %error, "nothing more is sent until the token is mended");
                }
                alert(&self.alerts, Alert::BotLocked { channel: self.name() });
            }
            _ => {}
        }
    }

    fn pause_for_content(&mut self, notice: &str) {
        let (sent, refused) = self.notices.counts(notice);
        alert(&self.alerts, Alert::ContentErrors { notice: notice.to_owned(), refused, sent });
        let (store, notice) = (self.store.clone(), notice.to_owned());
        // The status alone, which holds at once; the rows follow when somebody settles.
        self.pausing.spawn(async move {
            if let Err(error) = store.pause_notice(&notice, "content").await {
                tracing::error!(%error, "a notice whose content is refused could not be paused");
            }
        });
    }

    fn case(&self, row: &Waiting, notice: &Notice, doubtful_since: Option<DateTime<Utc>>) -> Case {
        let if_doubtful =
            if self.channel().limits().keeps_nonce { IfDoubtful::RepeatHarmless } else { notice.if_doubtful };
        Case { attempt: row.attempt + 1, lapses_at: notice.lapses_at, if_doubtful, doubtful_since }
    }

    fn mark(&self, row: &Waiting, fate: Fate, doubtful_since: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Mark {
        let plain = |state, reason: &str| set(row, state, reason);
        let mut mark = match fate {
            Fate::Sent => Mark { reason: None, ..plain(DeliveryState::Sent, "") },
            Fate::Again { at, counted } => {
                let attempt = row.attempt + u32::from(counted);
                let reason = if counted { "tried again" } else { "the network asked to wait" };
                Mark { due_at: at, attempt, ..plain(DeliveryState::Due, reason) }
            }
            Fate::Doubtful => plain(DeliveryState::Doubtful, "no answer"),
            Fate::Lapsed => plain(DeliveryState::Lapsed, "too late"),
            Fate::Dead => plain(DeliveryState::Dead, "given up"),
            Fate::Close(reason) => plain(DeliveryState::Dead, gone(reason)),
            Fate::Rekey { .. } => Mark { due_at: now, attempt: row.attempt + 1, ..plain(DeliveryState::Due, "moved") },
            Fate::BadContent => plain(DeliveryState::Dead, "refused"),
            Fate::StopEverything => Mark { due_at: row.due_at, ..plain(DeliveryState::Due, "locked") },
        };
        mark.doubtful_since = doubtful_since;
        mark
    }

    /// Lets what is under way come back, and records it.
    async fn land_all(&mut self) {
        while let Some(landed) = self.flights.join_next().await {
            self.landed_or_died(landed);
        }
        while self.pausing.join_next().await.is_some() {}
        if let Err(error) = self.write(&[]).await {
            tracing::error!(channel = self.name(), %error, "what came back was not recorded; the next start decides");
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

fn gone(reason: Gone) -> &'static str {
    reason.as_str()
}

/// `row` in another state, all else as it was.
fn set(row: &Waiting, state: DeliveryState, reason: &str) -> Mark {
    Mark {
        key: row.key.clone(),
        state,
        due_at: row.due_at,
        attempt: row.attempt,
        doubtful_since: row.doubtful_since,
        parts_done: row.parts_done,
        message_ids: row.message_ids.clone(),
        sent_at: None,
        reason: Some(reason.to_owned()),
    }
}

/// `other` of the same address leaves in one message with `first`: those that left together before, and else reminders
/// that have not been tried yet.
fn joins(notices: &Notices, first: &Waiting, other: &Waiting) -> bool {
    let plain = |row: &Waiting| {
        let said = notices.look_up(&row.key.notice).is_some_and(|it| it.act == Act::Say && !it.notice.urgent);
        said && row.lane == Lane::Reminder && row.attempt == 0 && row.doubtful_since.is_none() && row.parts_done == 0
    };
    match (&first.bundle, &other.bundle) {
        (Some(one), Some(two)) => one == two,
        (None, None) => plain(first) && plain(other),
        _ => false,
    }
}

/// Carries a departure to the network, part by part; the first part's turn has been granted.
async fn fly(gate: Arc<Gate>, clock: Arc<dyn Clock>, departure: Departure) -> Landed {
    let Departure { rows, stored, message, chat } = departure;
    let left_at = clock.now();
    let row = &rows[0];
    let to =
        Address { channel: gate.channel().name(), chat: row.address.chat.clone(), thread: row.address.thread.clone() };
    // A bundle's number is its first notice's, so that a repeat has the same.
    let head = row.bundle.clone().unwrap_or_else(|| row.key.notice.clone());
    let nonce = Key { notice: head, address: row.key.address.clone() }.nonce();
    let mut message_ids = row.message_ids.clone();
    let mut parts_done = row.parts_done;
    let mut granted = true;
    let mut result = Ok(clock.now());
    let rest = if stored.act == Act::Say {
        gate.channel().parts(&message)
    } else {
        let amended = amend(&gate, chat, &to, &message, row, stored.act, &mut granted).await;
        match amended {
            Amended::Done(ids) => {
                message_ids = ids;
                Vec::new()
            }
            Amended::Say => gate.channel().parts(&message),
            Amended::Failed(error) => {
                result = Err(error);
                Vec::new()
            }
        }
    };
    for (n, part) in rest.iter().enumerate().skip(parts_done) {
        if !granted {
            gate.turn(chat, row.lane).await;
        }
        let (channel, nonce) = (gate.channel(), part_nonce(&nonce, n));
        let sent = tokio::time::timeout(LONGEST_SEND, channel.send(&to, part, &nonce)).await;
        let sent = sent.unwrap_or_else(|late| Err(SendError::Doubtful(late.into())));
        gate.answered(chat, heard(&sent, |receipt| receipt.chat_full));
        granted = false;
        match sent {
            Ok(receipt) => {
                message_ids.push(receipt.id);
                parts_done += 1;
                result = Ok(receipt.at);
            }
            Err(error) => {
                result = Err(error);
                break;
            }
        }
    }
    if granted {
        gate.answered(chat, Heard::Unsent);
    }
    Landed { rows, stored, left_at, parts_done, message_ids, result }
}

enum Amended {
    /// The messages that show it now.
    Done(Vec<String>),
    /// The network cannot change what was sent: say it in a new message.
    Say,
    Failed(SendError),
}

/// Corrects or recalls what was sent. A correction goes into the first message; a recall deletes all of them.
async fn amend(
    gate: &Gate,
    chat: Chat,
    to: &Address,
    message: &Message,
    row: &Waiting,
    act: Act,
    granted: &mut bool,
) -> Amended {
    for (n, id) in row.target_ids.iter().enumerate() {
        if n > 0 && act == Act::Correct {
            break;
        }
        if !*granted {
            gate.turn(chat, row.lane).await;
        }
        *granted = false;
        let mut result = Err(SendError::Unable);
        if act == Act::Recall {
            result = gate.channel().delete(to, id).await;
            gate.answered(chat, heard(&result, |()| None));
            if matches!(result, Err(SendError::Unable)) {
                gate.turn(chat, row.lane).await;
            }
        }
        if matches!(result, Err(SendError::Unable)) {
            let edited = gate.channel().edit(to, id, message).await;
            gate.answered(chat, heard(&edited, |receipt| receipt.chat_full));
            result = edited.map(|_| ());
        }
        match result {
            Ok(()) => {}
            Err(SendError::Unable) => return Amended::Say,
            Err(error) => return Amended::Failed(error),
        }
    }
    if row.target_ids.is_empty() { Amended::Say } else { Amended::Done(row.target_ids.clone()) }
}
