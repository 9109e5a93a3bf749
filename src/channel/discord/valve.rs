//! What Discord allows at the moment, apart from the pace of messages: the stop for all, what a route says that it takes,
//! and the budget of requests that were refused. Pure: the caller brings the time.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use chrono::{DateTime, Duration, Utc};

/// Discord shuts an address out after 10,000 requests refused with 401, 403 or 429 in ten minutes. A quarter of that leaves
/// room for other programs behind the same address.
const REFUSALS: usize = 2_500;
const REFUSALS_WITHIN: Duration = Duration::minutes(10);
/// Routes remembered; past this many those that are free again are forgotten.
const ROUTES: usize = 1_000;

/// How a request stands to the limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A message: the gate has let it go, and paces its channel.
    Message,
    /// An answer to an interaction, exempt from the limit for all.
    Interaction,
    /// Everything else waits here for its route.
    Other,
}

/// Not now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    /// Nothing at all for so long.
    Bot(Duration),
    /// This route for so long; others may go.
    Route(Duration),
}

/// What an answer's headers say.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Heard {
    pub status: u16,
    /// How long to wait after a 429.
    pub retry_after: Option<Duration>,
    /// The 429 is for the whole bot.
    pub global: bool,
    /// The 429 came of somebody else's requests: it is not held against this bot.
    pub shared: bool,
    /// The route takes no more before so much time has passed.
    pub full_for: Option<Duration>,
}

#[derive(Debug)]
pub struct Valve<R> {
    stop_until: Option<DateTime<Utc>>,
    routes: HashMap<R, DateTime<Utc>>,
    refusals: VecDeque<DateTime<Utc>>,
}

impl<R> Default for Valve<R> {
    fn default() -> Self {
        Self { stop_until: None, routes: HashMap::new(), refusals: VecDeque::new() }
    }
}

impl<R: Hash + Eq> Valve<R> {
    /// May a request leave now?
    ///
    /// # Errors
    /// How long it may not.
    pub fn ask(&mut self, route: &R, kind: Kind, now: DateTime<Utc>) -> Result<(), Shut> {
        self.forget(now);
        if self.refusals.len() >= REFUSALS
            && let Some(oldest) = self.refusals.front()
        {
            return Err(Shut::Bot(*oldest + REFUSALS_WITHIN - now));
        }
        let until = |at: Option<DateTime<Utc>>| at.filter(|at| *at > now).map(|at| at - now);
        if kind != Kind::Interaction
            && let Some(wait) = until(self.stop_until)
        {
            return Err(Shut::Bot(wait));
        }
        match until(self.routes.get(route).copied()) {
            Some(wait) if kind == Kind::Other => Err(Shut::Route(wait)),
            _ => Ok(()),
        }
    }

    pub fn heard(&mut self, route: R, heard: Heard, now: DateTime<Utc>) {
        if matches!(heard.status, 401 | 403) || (heard.status == 429 && !heard.shared) {
            self.refusals.push_back(now);
        }
        match heard.retry_after {
            Some(wait) if heard.status == 429 && heard.global => {
                self.stop_until = Some(self.stop_until.unwrap_or(now).max(now + wait));
            }
            Some(wait) if heard.status == 429 => {
                self.routes.insert(route, now + wait);
            }
            _ => {
                if let Some(wait) = heard.full_for {
                    self.routes.insert(route, now + wait);
                }
            }
        }
        if self.routes.len() > ROUTES {
            self.routes.retain(|_, until| *until > now);
        }
    }

    /// Refused requests that still count.
    pub fn refusals(&mut self, now: DateTime<Utc>) -> usize {
        self.forget(now);
        self.refusals.len()
    }

    fn forget(&mut self, now: DateTime<Utc>) {
        while self.refusals.front().is_some_and(|at| *at + REFUSALS_WITHIN <= now) {
            self.refusals.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::seconds(seconds)
    }

    fn too_many(seconds: i64, global: bool) -> Heard {
        Heard { status: 429, retry_after: Some(Duration::seconds(seconds)), global, ..Heard::default() }
    }

    #[test]
    fn a_stop_is_for_all_but_interactions() {
        let mut valve = Valve::default();
        valve.heard("a", too_many(3, true), at(0));
        assert_eq!(valve.ask(&"b", Kind::Other, at(1)), Err(Shut::Bot(Duration::seconds(2))));
        assert_eq!(valve.ask(&"b", Kind::Message, at(1)), Err(Shut::Bot(Duration::seconds(2))));
        assert_eq!(valve.ask(&"b", Kind::Interaction, at(1)), Ok(()));
        assert_eq!(valve.ask(&"b", Kind::Other, at(3)), Ok(()));
    }

    #[test]
    fn a_shorter_stop_does_not_end_a_longer_one() {
        let mut valve = Valve::default();
        valve.heard("a", too_many(10, true), at(0));
        valve.heard("a", too_many(1, true), at(1));
        assert_eq!(valve.ask(&"a", Kind::Message, at(5)), Err(Shut::Bot(Duration::seconds(5))));
    }

    #[test]
    fn a_full_route_rests_and_others_go_on() {
        let mut valve = Valve::default();
        let full = Heard { status: 200, full_for: Some(Duration::seconds(5)), ..Heard::default() };
        valve.heard("a", full, at(0));
        assert_eq!(valve.ask(&"a", Kind::Other, at(1)), Err(Shut::Route(Duration::seconds(4))));
        assert_eq!(valve.ask(&"a", Kind::Message, at(1)), Ok(()), "the gate paces messages");
        assert_eq!(valve.ask(&"b", Kind::Other, at(1)), Ok(()));
        assert_eq!(valve.ask(&"a", Kind::Other, at(5)), Ok(()));
    }

    #[test]
    fn refused_requests_stay_far_below_what_discord_bears() {
        let mut valve = Valve::default();
        let refused = Heard { status: 403, ..Heard::default() };
        for _ in 0..REFUSALS {
            assert_eq!(valve.ask(&"a", Kind::Message, at(0)), Ok(()));
            valve.heard("a", refused, at(0));
        }
        assert_eq!(valve.ask(&"a", Kind::Interaction, at(60)), Err(Shut::Bot(Duration::minutes(9))));
        assert_eq!(valve.ask(&"a", Kind::Message, at(600)), Ok(()));
    }

    #[test]
    fn what_others_caused_is_not_counted() {
        let mut valve = Valve::default();
        valve.heard("a", Heard { shared: true, ..too_many(1, false) }, at(0));
        valve.heard("a", Heard { status: 404, ..Heard::default() }, at(0));
        assert_eq!(valve.refusals(at(0)), 0);
        valve.heard("a", Heard { status: 401, ..Heard::default() }, at(0));
        assert_eq!(valve.refusals(at(0)), 1);
    }
}
