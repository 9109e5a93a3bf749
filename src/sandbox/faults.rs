//! What goes wrong, and when: on demand, or at random from a seed.

use std::collections::VecDeque;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// One thing that goes wrong with one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// 429 with this many seconds to wait.
    TooMany { retry_after: u32 },
    /// 429 for the whole bot: this and everything else is refused for so many seconds.
    Stop { seconds: u32 },
    /// 500 with a well-formed body.
    ServerError,
    /// 502 with a page of HTML, as a proxy in front gives it.
    HtmlPage,
    /// The answer comes this much later.
    Slow { ms: u64 },
    /// The line is cut before anything was done.
    CutBefore,
    /// The message is accepted, and the line is cut before the answer.
    CutAfter,
    /// The chat that it was meant for is closed to the bot from now on.
    Closed,
}

/// One thing that goes wrong with what a network tells the bot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mishap {
    /// The same update or event comes a second time.
    Twice,
    /// It comes before the one that was before it; where nothing waits, it comes in order.
    OutOfOrder,
    /// The gateway drops the line; a resume finds what was missed.
    Dropped,
    /// The gateway knows the session no more.
    Forgotten,
}

/// The share of requests, in thousandths, that each fault befalls at random.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Shares {
    pub too_many: u32,
    pub server_error: u32,
    pub html_page: u32,
    pub slow: u32,
    pub cut_before: u32,
    pub cut_after: u32,
    pub closed: u32,
    /// Of updates and events: each kind of [`Mishap`].
    pub mishap: u32,
}

impl Default for Shares {
    /// A bad day: about one request in twenty.
    fn default() -> Self {
        Self {
            too_many: 5,
            server_error: 10,
            html_page: 5,
            slow: 15,
            cut_before: 10,
            cut_after: 5,
            closed: 1,
            mishap: 20,
        }
    }
}

/// Asked once per request.
#[derive(Debug, Default)]
pub struct Faults {
    ordered: VecDeque<Fault>,
    random: Option<(StdRng, Shares)>,
}

impl Faults {
    /// The next requests fail so, in this order, before any random fault.
    pub fn order(&mut self, faults: impl IntoIterator<Item = Fault>) {
        self.ordered.extend(faults);
    }

    /// Ordered, and not befallen anything yet.
    pub fn to_come(&self) -> usize {
        self.ordered.len()
    }

    /// From now on faults come at random, the same ones for the same seed and order of requests.
    pub fn at_random(&mut self, seed: u64, shares: Shares) {
        self.random = Some((StdRng::seed_from_u64(seed), shares));
    }

    pub fn none(&mut self) {
        *self = Self::default();
    }

    /// Asked once per update or event; only random ones, as those on demand are asked for by name.
    pub fn mishap(&mut self) -> Option<Mishap> {
        let (rng, shares) = self.random.as_mut()?;
        let drawn = rng.random_range(0..1000);
        let kinds = [Mishap::Twice, Mishap::OutOfOrder, Mishap::Dropped, Mishap::Forgotten];
        (0..).zip(kinds).find(|(n, _)| (n * shares.mishap..(n + 1) * shares.mishap).contains(&drawn)).map(|(_, it)| it)
    }

    pub fn draw(&mut self) -> Option<Fault> {
        if let Some(fault) = self.ordered.pop_front() {
            return Some(fault);
        }
        let (rng, shares) = self.random.as_mut()?;
        let mut drawn = rng.random_range(0..1000);
        let kinds = [
            (shares.too_many, Fault::TooMany { retry_after: rng.random_range(1..=3) }),
            (shares.server_error, Fault::ServerError),
            (shares.html_page, Fault::HtmlPage),
            (shares.slow, Fault::Slow { ms: rng.random_range(50..500) }),
            (shares.cut_before, Fault::CutBefore),
            (shares.cut_after, Fault::CutAfter),
            (shares.closed, Fault::Closed),
        ];
        for (share, fault) in kinds {
            if drawn < share {
                return Some(fault);
            }
            drawn -= share;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordered_faults_come_first_and_once() {
        let mut faults = Faults::default();
        faults.order([Fault::CutAfter, Fault::ServerError]);
        assert_eq!(
            [faults.draw(), faults.draw(), faults.draw()],
            [Some(Fault::CutAfter), Some(Fault::ServerError), None]
        );
    }

    #[test]
    fn the_same_seed_gives_the_same_bad_day() {
        let draw = |seed| {
            let mut faults = Faults::default();
            faults.at_random(seed, Shares::default());
            (0..1000).map(|_| faults.draw()).collect::<Vec<_>>()
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        let share = draw(7).iter().filter(|it| it.is_some()).count();
        assert!((25..90).contains(&share), "about 50 in 1000, not {share}");
    }

    #[test]
    fn every_kind_of_mishap_comes_on_a_bad_day_and_none_on_a_good_one() {
        let mut faults = Faults::default();
        assert_eq!(faults.mishap(), None);
        faults.at_random(7, Shares::default());
        let drawn: Vec<_> = (0..1000).filter_map(|_| faults.mishap()).collect();
        assert!((40..140).contains(&drawn.len()), "about 80 in 1000, not {}", drawn.len());
        for kind in [Mishap::Twice, Mishap::OutOfOrder, Mishap::Dropped, Mishap::Forgotten] {
            assert!(drawn.contains(&kind), "{kind:?}");
        }
    }
}
