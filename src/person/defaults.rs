//! How long before what a subscriber is reminded who has not said otherwise.

use super::Offset;
use crate::program::Kind;

/// Offsets for each kind of program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefaultReminders {
    /// In the order of [`Kind::ALL`].
    by_kind: Vec<Vec<Offset>>,
}

impl DefaultReminders {
    pub fn new(of: impl FnMut(Kind) -> Vec<Offset>) -> Self {
        Self { by_kind: Kind::ALL.iter().copied().map(of).collect() }
    }

    pub fn of(&self, kind: Kind) -> &[Offset] {
        let at = Kind::ALL.iter().position(|it| *it == kind).expect("ALL names every kind");
        &self.by_kind[at]
    }

    /// Every offset that is the default of some kind, each once.
    pub fn all(&self) -> Vec<Offset> {
        let mut all: Vec<Offset> = self.by_kind.iter().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

impl Default for DefaultReminders {
    /// A week and a day before applications close, a day and two hours before it begins, and when applications open.
    fn default() -> Self {
        let usual = ["opens", "closes-7d", "closes-1d", "starts-1d", "starts-2h"];
        Self::new(|_| usual.iter().map(|it| it.parse().expect("these are offsets")).collect())
    }
}
