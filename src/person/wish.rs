//! What a subscriber wishes to be told of, and how long before.

use std::fmt;
use std::str::FromStr;

use chrono::Duration;
use serde::{Deserialize, Serialize};

use crate::program::{Catalogue, Kind, Language, Program, spelled};

/// Which programs a subscription is about: all that is set must fit; nothing set is everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Wish {
    pub program: Option<String>,
    pub series: Option<String>,
    pub kind: Option<Kind>,
    pub topic: Option<String>,
    /// The place itself or anything in it, as venue or partner.
    pub place: Option<String>,
    pub audience: Option<String>,
    pub organizer: Option<String>,
    /// Held in this language.
    pub language: Option<Language>,
}

impl Wish {
    /// About one program, and nothing else.
    pub fn program(id: &str) -> Self {
        Self { program: Some(id.to_owned()), ..Self::default() }
    }

    /// Whoever wishes `other` wishes something that `self` speaks of too: all that `self` sets is set so in `other`.
    pub fn covers(&self, other: &Self) -> bool {
        fn within<T: PartialEq>(mine: &Option<T>, other: &Option<T>) -> bool {
            mine.is_none() || mine == other
        }
        within(&self.program, &other.program)
            && within(&self.series, &other.series)
            && within(&self.kind, &other.kind)
            && within(&self.topic, &other.topic)
            && within(&self.place, &other.place)
            && within(&self.audience, &other.audience)
            && within(&self.organizer, &other.organizer)
            && within(&self.language, &other.language)
    }

    /// One program or one series: whoever wishes that means to take part, not to browse.
    pub fn is_narrow(&self) -> bool {
        self.program.is_some() || self.series.is_some()
    }

    /// `program` is what this wish is about.
    pub fn fits(&self, catalogue: &Catalogue, program: &Program) -> bool {
        fn holds<T: PartialEq>(wanted: &Option<T>, given: impl IntoIterator<Item = T>) -> bool {
            wanted.as_ref().is_none_or(|wanted| given.into_iter().any(|it| it == *wanted))
        }
        holds(&self.program, [program.id.clone()])
            && holds(&self.series, [program.series.clone()])
            && holds(&self.kind, [program.kind])
            && holds(&self.topic, program.topics.clone())
            && holds(&self.place, place_ids(catalogue, program))
            && holds(&self.audience, program.audience.clone())
            && holds(&self.organizer, [program.organizer.clone()])
            && holds(&self.language, program.languages.clone())
    }
}

/// Where and with whom a program takes place, and all that those places lie in; each once.
pub fn place_ids(catalogue: &Catalogue, program: &Program) -> Vec<String> {
    let own = program.places.iter().chain(&program.partners).filter_map(|id| catalogue.look_up_place(id));
    let mut all: Vec<_> = own.flat_map(|at| catalogue.enclosing(at).iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter().map(|at| catalogue.place(at).id.clone()).collect()
}

spelled! {
    /// The moment of a program that a reminder counts back from.
    Anchor { Opens = "opens", Closes = "closes", Starts = "starts" }
}

/// How long before which moment: written `closes-7d`, `starts-2h`, `opens` (the moment itself).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Offset {
    pub anchor: Anchor,
    pub minutes: u32,
}

impl Offset {
    /// A year; longer is a slip of the hand.
    const LONGEST: u32 = 366 * 24 * 60;

    pub fn before(self) -> Duration {
        Duration::minutes(i64::from(self.minutes))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}”: expected opens, closes or starts with a time before it, such as closes-7d, starts-2h or opens")]
pub struct OffsetError(pub String);

impl TryFrom<String> for Offset {
    type Error = OffsetError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Offset> for String {
    fn from(offset: Offset) -> Self {
        offset.to_string()
    }
}

impl FromStr for Offset {
    type Err = OffsetError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = || OffsetError(text.to_owned());
        let (anchor, before) = text.trim().split_once('-').unwrap_or((text.trim(), "0m"));
        let anchor = Anchor::from_name(anchor.trim()).ok_or_else(fault)?;
        let (count, unit) = before.trim().split_at_checked(before.trim().len().saturating_sub(1)).ok_or_else(fault)?;
        let unit = match unit {
            "m" => 1,
            "h" => 60,
            "d" => 24 * 60,
            "w" => 7 * 24 * 60,
            _ => return Err(fault()),
        };
        let minutes = count.parse::<u32>().ok().and_then(|count| count.checked_mul(unit));
        let minutes = minutes.filter(|&it| it <= Self::LONGEST).ok_or_else(fault)?;
        Ok(Self { anchor, minutes })
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.minutes {
            0 => write!(f, "{}", self.anchor),
            m if m % (24 * 60) == 0 => write!(f, "{}-{}d", self.anchor, m / (24 * 60)),
            m if m % 60 == 0 => write!(f, "{}-{}h", self.anchor, m / 60),
            m => write!(f, "{}-{m}m", self.anchor),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_read_and_written() {
        for (text, written) in
            [("closes-7d", "closes-7d"), ("starts-120m", "starts-2h"), ("opens", "opens"), ("closes-1w", "closes-7d")]
        {
            assert_eq!(text.parse::<Offset>().unwrap().to_string(), written);
        }
        for wrong in
            ["", "ends-1d", "closes-", "closes-7", "closes-1y", "closes--1d", "closes-400d", "starts-9999999999d"]
        {
            assert!(wrong.parse::<Offset>().is_err(), "{wrong}");
        }
    }
}
