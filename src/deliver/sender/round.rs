//! One round: what came back, what is due, who may leave; one transaction; off they go.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};

use super::flight::{Departure, fly};
use super::landing::set;
use super::{Moment, Next, Sender};
use crate::deliver::gate::{Turn, chat_of};
use crate::notify::delivery::DeliveryState;
use crate::notify::pace::{Heard, Lane};
use crate::person::AddressState;
use crate::store::Error;
use crate::store::outbox::{Act, Key, Mark, Turned, Waiting};

/// Rows held in memory of each lane: some minutes of work at a network's pace, and a few hundred kilobytes.
const HELD: usize = 2000;
/// Fewer than this, and more are read.
const LOW: usize = 500;
/// Messages under way at a time. At 50 a second and a second's answer, 50 are needed; more only helps a network without
/// limits.
const FLIGHTS: usize = 256;
/// How long a full sky is watched for more to land before what has landed is written.
const GATHER: Duration = Duration::milliseconds(4);
/// A correction of what is under way looks again so much later.
const UNDER_WAY: Duration = Duration::seconds(2);
const LANES: [Lane; 2] = [Lane::Reminder, Lane::Announcement];

impl Sender {
    /// Waits for something that comes back, for a turn, or until the time.
    pub(super) async fn pause(&mut self, next: Next) {
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
    pub(super) async fn gather(&mut self) {
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
    pub(super) async fn turn(&mut self) -> Result<Option<Next>, Error> {
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
                // A repeat keeps its number, whichever of its rows comes first by then.
                let first = &it.rows[0];
                let bundle = first.bundle.clone().or_else(|| (it.rows.len() > 1).then(|| first.key.notice.clone()));
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
    pub(super) async fn write(&mut self, leaving: &[(Key, Option<String>)]) -> Result<Turned, Error> {
        while let Some((from, to)) = self.moves.last() {
            self.store.rekey_chat(self.name(), from, to).await?;
            self.moves.pop();
        }
        let (leaves, lands) = (!leaving.is_empty(), !self.marks.is_empty());
        if leaves {
            (self.probe)(Moment::Choose);
        }
        if lands {
            (self.probe)(Moment::Land);
        }
        let (now, counts) = (self.clock.now(), self.notices.news());
        let (marks, closings) = (&self.marks, &self.closings);
        let turned = self.store.turn(self.name(), &self.holder, marks, &counts, closings, leaving, now).await?;
        if leaves {
            (self.probe)(Moment::Claim);
        }
        if lands {
            (self.probe)(Moment::Record);
        }
        self.notices.written();
        self.closings.clear();
        for mark in self.marks.drain(..).filter(|mark| mark.state == DeliveryState::Due) {
            // It may be due sooner than was thought.
            self.dry_until.values_mut().for_each(|until| *until = (*until).min(mark.due_at));
            if mark.doubtful_since.is_some() {
                self.repeats_at = Some(self.repeats_at.map_or(mark.due_at, |at| at.min(mark.due_at)));
            }
        }
        Ok(turned)
    }

    /// Reads what is due, lane by lane, where there is room and hope.
    pub(super) async fn read_due(&mut self) -> Result<(), Error> {
        let now = self.clock.now();
        if self.repeats_at.is_some_and(|at| at <= now) && !self.locked {
            self.repeats_at = self.store.next_repeat(self.name(), now).await?;
            for lane in LANES {
                let rows = self.store.repeats(self.name(), lane, now, HELD).await?;
                self.take_in(rows).await?;
            }
        }
        for lane in LANES {
            let dry = self.dry_until.get(&lane).is_some_and(|until| *until > now);
            if dry || self.queue.held(lane) >= LOW || self.locked {
                continue;
            }
            let full = self.queue.full_chats();
            let rows = self.store.waiting(self.name(), lane, now, &full, HELD).await?;
            let all = rows.len() < HELD;
            self.take_in(rows).await?;
            if all {
                let next = self.store.next_due(self.name(), now).await?;
                let poll = now + self.settings.poll;
                self.dry_until.insert(lane, next.map_or(poll, |next| next.min(poll)));
            }
        }
        Ok(())
    }

    async fn take_in(&mut self, rows: Vec<Waiting>) -> Result<(), Error> {
        let ids = rows.iter().map(|row| row.key.notice.as_str());
        self.notices.read(&self.store, ids, &self.queue.notices()).await?;
        for row in rows {
            match row.bundle.clone() {
                None => self.queue.add(row),
                Some(bundle) => self.read_bundle(&row.key.address, &bundle).await?,
            }
        }
        Ok(())
    }

    /// Reads all that left as one message before. Where a part of it is not due any more the message cannot be repeated
    /// as it was, and what is left of it stays in doubt.
    async fn read_bundle(&mut self, address: &str, bundle: &str) -> Result<(), Error> {
        let (rows, whole) = self.store.look_up_bundle(address, bundle).await?;
        let ids = rows.iter().map(|row| row.key.notice.as_str());
        self.notices.read(&self.store, ids, &self.queue.notices()).await?;
        for row in rows {
            if whole {
                self.queue.add(row);
            } else if !self.queue.knows(&row.key) {
                self.marks.push(set(&row, DeliveryState::Doubtful, "a part of its message was taken back"));
            }
        }
        Ok(())
    }

    /// Who may leave now; and when to look again, in steady time.
    pub(super) fn choose(&mut self) -> (Vec<Departure>, Next) {
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
    pub(super) fn without_sending(&self, row: &Waiting, now: DateTime<Utc>) -> Option<Mark> {
        let stored = self.notices.look_up(&row.key.notice)?;
        let notice = &stored.notice;
        if row.address.state != AddressState::Open {
            return Some(set(row, DeliveryState::Cancelled, &format!("address {}", row.address.state)));
        }
        if row.bundle.is_none() && notice.lapses_at.is_some_and(|lapses| lapses <= now) {
            return Some(set(row, DeliveryState::Lapsed, "too late"));
        }
        if stored.act != Act::Say {
            match row.target {
                // Nobody knows yet whether there is anything to amend.
                Some(DeliveryState::Claimed) => {
                    let due_at = now + UNDER_WAY;
                    return Some(Mark { due_at, ..set(row, DeliveryState::Due, "what it amends is under way") });
                }
                Some(DeliveryState::Sent | DeliveryState::Doubtful) => {}
                _ if stored.act == Act::Recall => {
                    return Some(set(row, DeliveryState::Lapsed, "there is nothing to take back"));
                }
                _ => {}
            }
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

    /// Departures that did not leave after all.
    pub(super) fn give_back(&mut self, departures: Vec<Departure>) {
        for departure in departures {
            self.gate.answered(departure.chat, Heard::Unsent);
            self.free(&departure.rows);
        }
    }

    pub(super) fn free(&mut self, rows: &[Waiting]) {
        if let Some(first) = rows.first() {
            self.queue.landed(&first.address.chat, rows.iter().map(|row| &row.key));
        }
    }

    pub(super) fn launch(&mut self, departures: Vec<Departure>, departed: &[Key]) {
        let departed: HashSet<&Key> = departed.iter().collect();
        for departure in departures {
            // All of it leaves, or nothing: a message that tells of a cancelled notice is not sent.
            let (left, missing): (Vec<_>, Vec<_>) = departure.rows.iter().partition(|row| departed.contains(&row.key));
            if !missing.is_empty() {
                for row in left {
                    let unbundled = row.doubtful_since.is_none();
                    self.marks.push(Mark { reason: None, unbundled, ..set(row, DeliveryState::Due, "") });
                }
                self.give_back(vec![departure]);
                continue;
            }
            self.under_way.extend(departure.rows.iter().map(|row| row.key.clone()));
            let (gate, clock) = (Arc::clone(&self.gate), Arc::clone(&self.clock));
            self.flights.spawn(fly(gate, clock, departure, Arc::clone(&self.probe)));
        }
    }
}
