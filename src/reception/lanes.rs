//! Jobs in lanes: one after the other within a lane, lanes side by side.

use std::collections::{HashMap, VecDeque};
use std::fmt::Debug;
use std::panic::AssertUnwindSafe;
use std::sync::{Mutex, MutexGuard};

use futures_util::FutureExt;

/// What waits, under its name, by lane; a lane is there as long as somebody works through it.
#[derive(Debug)]
pub struct Lanes<Name, Job>(Mutex<Waiting<Name, Job>>);

type Waiting<Name, Job> = HashMap<String, VecDeque<(Name, Job)>>;

/// Whether a job was this process's to deal with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dealt {
    Done,
    /// Another process has it, or had it.
    NotOurs,
}

impl<Name, Job> Default for Lanes<Name, Job> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<Name: Clone + Debug, Job> Lanes<Name, Job> {
    /// Puts a job at the end of its lane. `true`: nobody works through that lane yet, and [`Self::work`] is to be called.
    #[must_use]
    pub fn line_up(&self, lane: &str, name: Name, job: Job) -> bool {
        let mut waiting = self.waiting();
        if let Some(before) = waiting.get_mut(lane) {
            before.push_back((name, job));
            return false;
        }
        waiting.insert(lane.to_owned(), VecDeque::from([(name, job)]));
        true
    }

    /// Works through one lane until it is empty; `finish` is told of each job that is done, or that panicked: one that cannot
    /// be dealt with shall not silence its lane, nor come again with every start.
    pub async fn work<F: Future<Output = Dealt>>(
        &self,
        lane: &str,
        deal_with: impl Fn(Job) -> F,
        finish: impl Fn(Name),
    ) {
        while let Some((name, job)) = self.next(lane) {
            match AssertUnwindSafe(deal_with(job)).catch_unwind().await {
                Ok(Dealt::NotOurs) => continue,
                Ok(Dealt::Done) => {}
                Err(_) => tracing::error!(?name, "dealing with what came from a network panicked"),
            }
            finish(name);
        }
    }

    /// The next of a lane; one with nothing left is gone.
    fn next(&self, lane: &str) -> Option<(Name, Job)> {
        let mut waiting = self.waiting();
        let next = waiting.get_mut(lane).and_then(VecDeque::pop_front);
        if next.is_none() {
            waiting.remove(lane);
        }
        next
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting<Name, Job>> {
        self.0.lock().expect("no holder of the lock panics")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_lane_keeps_its_order_and_survives_a_panic() {
        let lanes = Lanes::default();
        assert!(lanes.line_up("a", 1, "one"));
        assert!(!lanes.line_up("a", 2, "panics"));
        assert!(!lanes.line_up("a", 3, "another's"));
        assert!(!lanes.line_up("a", 4, "four"));
        assert!(lanes.line_up("b", 5, "elsewhere"), "another lane is another's work");
        let (seen, finished) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
        let deal_with = async |job| {
            seen.lock().unwrap().push(job);
            assert_ne!(job, "panics");
            if job == "another's" { Dealt::NotOurs } else { Dealt::Done }
        };
        lanes.work("a", deal_with, |name| finished.lock().unwrap().push(name)).await;
        assert_eq!(*seen.lock().unwrap(), ["one", "panics", "another's", "four"]);
        assert_eq!(*finished.lock().unwrap(), [1, 2, 4]);
        assert!(lanes.line_up("a", 6, "later"), "an empty lane is gone");
    }
}
