//! What is doubtful in program data that can be read: dates that cannot be, ids that lead nowhere, the same program
//! twice, language versions that contradict each other, translations that are missing. Pure; `naru check` shows it.

mod dates;
mod doubles;
mod facts;
mod translations;

use std::collections::{HashMap, HashSet};
use std::fmt;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::program::build::references;
use crate::program::raw::quoted;
use crate::program::{Dataset, Language, Record, Subject};
use crate::when::Grammars;

/// How sure it is that something is to be mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It cannot be as it stands.
    Wrong,
    /// Somebody who knows the matter should look at it.
    Doubtful,
    /// Nothing is wrong, but people would have more of it.
    Missing,
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Wrong => "wrong",
            Self::Doubtful => "doubtful",
            Self::Missing => "missing",
        })
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub weight: Weight,
    /// The record; `None` where it is about many.
    pub of: Option<(Subject, String)>,
    pub message: String,
}

impl Finding {
    fn of(weight: Weight, subject: Subject, id: &str, message: impl Into<String>) -> Self {
        Self { weight, of: Some((subject, id.to_owned())), message: message.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.weight)?;
        if let Some((subject, id)) = &self.of {
            write!(f, "{subject} {}: ", quoted(id))?;
        }
        f.write_str(&self.message)
    }
}

/// What the data are looked at with.
#[derive(Debug, Clone, Copy)]
pub struct View<'v> {
    pub data: &'v Dataset,
    /// Id of the home place; `None` takes that of the first organizer.
    pub home: Option<&'v str>,
    /// Offered to people.
    pub languages: &'v [Language],
    pub grammars: &'v Grammars,
    pub now: DateTime<Utc>,
}

impl View<'_> {
    fn zone(&self, place: &str) -> Option<Tz> {
        self.data.places.iter().find(|it| it.id == place)?.timezone
    }

    fn home_zone(&self) -> Option<Tz> {
        let first = || self.data.organizers.iter().find_map(|it| it.place.as_deref());
        self.zone(self.home.or_else(first)?)
    }
}

/// Everything found, what is wrong first.
pub fn all(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    dangling(view, &mut found);
    dates::check(view, &mut found);
    doubles::check(view, &mut found);
    facts::check(view, &mut found);
    expired(view, &mut found);
    translations::check(view, &mut found);
    found.sort_by_key(|it| it.weight); // stable: the order of the data within
    found
}

fn dangling(view: &View<'_>, found: &mut Vec<Finding>) {
    fn ids<R: Record>(table: &[R]) -> HashSet<&str> {
        table.iter().map(R::id).collect()
    }
    let data = view.data;
    let known = HashMap::from([
        (Subject::Organizer, ids(&data.organizers)),
        (Subject::Topic, ids(&data.topics)),
        (Subject::Audience, ids(&data.audiences)),
        (Subject::Place, ids(&data.places)),
    ]);
    for reference in references(data) {
        if let Some(message) = known.get(&reference.to.0).and_then(|known| reference.dangles(known)) {
            let (subject, id) = reference.of;
            found.push(Finding::of(Weight::Wrong, subject, id, format!("{}: {message}", reference.column)));
        }
    }
    if let Some(home) = view.home.filter(|home| !known[&Subject::Place].contains(home)) {
        let message = format!("[bot] home: there is no place {}", quoted(home));
        found.push(Finding { weight: Weight::Wrong, of: None, message });
    }
}

fn expired(view: &View<'_>, found: &mut Vec<Finding>) {
    for faq in view.data.faqs.iter().filter(|it| it.expires.is_some_and(|at| at <= view.now)) {
        let owner = faq.owner.as_ref().map(|owner| format!("; {owner} is to renew it")).unwrap_or_default();
        found.push(Finding::of(
            Weight::Doubtful,
            Subject::Faq,
            &faq.id,
            format!("expired, and is given no longer{owner}"),
        ));
    }
}

#[cfg(test)]
mod tests;
