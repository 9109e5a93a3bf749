//! The facts of a program that people act on, and what became of them between two versions of the record.
//!
//! A title mended or a summary reworded is no news; a date, a place, a deadline, a fee is. [`changes`] tells them apart.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::record::{Format, Instant, Program, Status, spelled};
use super::text::LocalizedText;

spelled! {
    /// A fact that somebody may have been told.
    Fact {
        Status = "status",
        Dates = "dates",
        Deadline = "deadline",
        Opening = "opening",
        Place = "place",
        Fee = "fee",
        HowToApply = "how_to_apply",
        Contact = "contact",
    }
}

/// What a fact says; absent parts are "not known" or "none".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactValue {
    Status(Status),
    Dates {
        starts: Option<Instant>,
        ends: Option<Instant>,
    },
    Moment(Option<Instant>),
    Place {
        format: Format,
        /// Ids of places.
        places: Vec<String>,
        venue: LocalizedText,
    },
    Won(Option<u32>),
    /// A link or an address for questions.
    Text(Option<String>),
}

/// One fact that is not what it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    pub fact: Fact,
    pub old: FactValue,
    pub new: FactValue,
}

impl Fact {
    /// What `program` says of it.
    pub fn of(self, program: &Program) -> FactValue {
        match self {
            Self::Status => FactValue::Status(program.status),
            Self::Dates => FactValue::Dates { starts: program.starts, ends: program.ends },
            Self::Deadline => FactValue::Moment(program.apply_closes),
            Self::Opening => FactValue::Moment(program.apply_opens),
            Self::Place => FactValue::Place {
                format: program.format,
                places: program.places.clone(),
                venue: program.venue.clone(),
            },
            Self::Fee => FactValue::Won(program.fee_krw),
            Self::HowToApply => FactValue::Text(program.apply_url.clone()),
            Self::Contact => FactValue::Text(program.contact.clone()),
        }
    }

    /// A subscriber is told of a change unasked; the rest only those who had asked for the fact.
    pub fn is_news(self) -> bool {
        !matches!(self, Self::HowToApply | Self::Contact)
    }
}

impl FactValue {
    /// Different enough that somebody who knows `self` would act wrongly.
    fn misleads(&self, new: &Self) -> bool {
        match (self, new) {
            (
                Self::Place { format, places, venue },
                Self::Place { format: new_format, places: new_places, venue: new_venue },
            ) => format != new_format || places != new_places || is_elsewhere(venue, new_venue),
            // The same instant written with another offset is the same.
            (old, new) => old != new,
        }
    }
}

/// Venue texts that do not name the same spot. A slip of the pen mended is no move; another number (a room, a floor, a
/// house) is, and so is a text that shares little with the old one. A translation added says nothing new.
fn is_elsewhere(old: &LocalizedText, new: &LocalizedText) -> bool {
    const ALIKE: f64 = 0.75;
    let digits = |text: &str| text.chars().filter(|c| c.is_numeric()).collect::<String>();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if old.is_empty() != new.is_empty() {
        return true;
    }
    let shared = old.iter().filter_map(|(language, old)| new.get(language).map(|new| (old, new)));
    let mut shared = shared.peekable();
    if shared.peek().is_none() {
        return !old.is_empty();
    }
    shared.any(|(old, new)| {
        let [was, is]: [String; 2] = [letters(old), letters(new)];
        digits(old) != digits(new) || strsim::normalized_damerau_levenshtein(&was, &is) < ALIKE
    })
}

/// All facts of one version of a program: what people were told of, to hold a later version against.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facts(BTreeMap<Fact, FactValue>);

impl Facts {
    pub fn of(program: &Program) -> Self {
        Self(Fact::ALL.iter().map(|&fact| (fact, fact.of(program))).collect())
    }

    pub fn get(&self, fact: Fact) -> Option<&FactValue> {
        self.0.get(&fact)
    }

    /// What of them is not what it was, in the order to tell. A cancelled program has one thing to say.
    pub fn changes(&self, new: &Self) -> Vec<Changed> {
        // A fact that an older naru did not keep is no change.
        let both = self.0.iter().filter_map(|(fact, old)| Some((*fact, old, new.get(*fact)?)));
        let found = both.filter(|(_, old, new)| old.misleads(new));
        let cancelled = new.get(Fact::Status) == Some(&FactValue::Status(Status::Cancelled));
        found
            .filter(|(fact, ..)| !cancelled || *fact == Fact::Status)
            .map(|(fact, old, new)| Changed { fact, old: old.clone(), new: new.clone() })
            .collect()
    }
}

/// What of the facts is not what it was; see [`Facts::changes`].
pub fn changes(old: &Program, new: &Program) -> Vec<Changed> {
    Facts::of(old).changes(&Facts::of(new))
}

#[cfg(test)]
mod tests {
    use super::super::forum;
    use super::*;

    fn check(change: impl Fn(&mut Program), expected: &[Fact]) {
        let found = changes(&forum(|_| {}), &forum(change));
        assert_eq!(found.iter().map(|it| it.fact).collect::<Vec<_>>(), expected);
    }

    fn english(text: &str) -> LocalizedText {
        [(super::super::Language::new("en"), text)].into_iter().collect()
    }

    #[test]
    fn what_people_act_on_is_told() {
        check(|it| it.starts = it.starts.map(|at| at + chrono::Duration::days(1)), &[Fact::Dates]);
        check(|it| it.apply_closes = None, &[Fact::Deadline]);
        check(|it| it.fee_krw = Some(5_000), &[Fact::Fee]);
        check(|it| it.status = Status::Postponed, &[Fact::Status]);
        check(|it| it.venue = english("Nurimaru APEC House"), &[Fact::Place]);
        check(|it| it.venue = english("Busan Exhibition Center, room 301"), &[Fact::Place]);
    }

    #[test]
    fn slips_of_the_pen_are_silent() {
        check(|it| it.title = english("The forum"), &[]);
        check(|it| it.summary = english("All about it"), &[]);
        check(|it| it.venue = english("Busan Exhibiton Centre, Room 201"), &[]);
        check(|it| it.starts = it.starts.map(|at| at.with_timezone(&chrono::FixedOffset::east_opt(0).unwrap())), &[]);
    }

    #[test]
    fn a_cancelled_program_has_one_thing_to_say() {
        check(
            |it| {
                it.status = Status::Cancelled;
                it.starts = None;
                it.apply_closes = None;
            },
            &[Fact::Status],
        );
    }

    #[test]
    fn a_change_survives_being_stored() {
        let new = forum(|it| it.starts = it.starts.map(|at| at + chrono::Duration::days(1)));
        for change in changes(&forum(|_| {}), &new) {
            let text = serde_json::to_string(&change).unwrap();
            assert_eq!(serde_json::from_str::<Changed>(&text).unwrap(), change);
        }
    }
}
