//! Programs and places by what somebody has typed so far, in any of their languages. Pure; made once for each state of the
//! records, as a keystroke leaves no time for folding thousands of titles.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::language::fold::{Folded, Marks};
use crate::program::{Instant, PlaceIndex, ProgramIndex};
use crate::understand::Knowledge;

/// What Discord shows.
pub const MOST: usize = 25;
/// Discord takes so many characters of what a choice stands for.
const VALUE: usize = 100;

pub struct Suggestions {
    knowledge: Arc<Knowledge>,
    programs: Vec<Named<ProgramIndex>>,
    places: Vec<Named<PlaceIndex>>,
}

struct Named<T> {
    at: T,
    /// All names, folded, a line each; a line break before the first and behind the last.
    names: String,
}

/// How well a name fits, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Begins,
    WordBegins,
    Within,
}

impl<T: Copy> Named<T> {
    fn new<'a>(at: T, names: impl Iterator<Item = &'a str>) -> Self {
        let mut all = String::from("\n");
        for name in names {
            all.push_str(&fold(name));
            all.push('\n');
        }
        Self { at, names: all }
    }

    /// `typed` is folded; each of its words has to be in the names.
    fn fits(&self, typed: &str) -> Option<Fit> {
        if self.names.contains(&format!("\n{typed}\n")) {
            return Some(Fit::Whole);
        }
        if self.names.contains(&format!("\n{typed}")) {
            return Some(Fit::Begins);
        }
        if self.names.contains(&format!(" {typed}")) {
            return Some(Fit::WordBegins);
        }
        typed.split(' ').all(|word| self.names.contains(word)).then_some(Fit::Within)
    }
}

fn fold(text: &str) -> String {
    let folded = Folded::new(text, Marks::Drop).text;
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Suggestions {
    pub fn new(knowledge: Arc<Knowledge>) -> Self {
        let catalogue = knowledge.catalogue();
        let programs = (0..).zip(catalogue.programs());
        let programs = programs
            .filter(|(_, it)| it.id.chars().count() <= VALUE)
            .map(|(at, it)| Named::new(at, it.title.iter().map(|(_, title)| title).chain([it.id.as_str()])));
        let places = (0..).zip(catalogue.places()).filter(|(_, it)| it.id.chars().count() <= VALUE).map(|(at, it)| {
            let names = it.names.iter().map(|(_, name)| name);
            let aliases = it.aliases.iter().flat_map(|(_, all)| all.iter().map(String::as_str));
            Named::new(at, names.chain(aliases).chain([it.id.as_str()]))
        });
        let (programs, places) = (programs.collect(), places.collect());
        Self { knowledge, programs, places }
    }

    pub fn knowledge(&self) -> &Arc<Knowledge> {
        &self.knowledge
    }

    /// What is ahead comes first, the soonest above; what is over, the latest above.
    pub fn programs(&self, typed: &str, now: DateTime<Utc>) -> Vec<ProgramIndex> {
        let typed = fold(typed);
        let catalogue = self.knowledge.catalogue();
        let mut found: Vec<_> = self
            .programs
            .iter()
            .filter_map(|it| {
                let fit = if typed.is_empty() { Fit::Whole } else { it.fits(&typed)? };
                let program = catalogue.program(it.at);
                let ahead = program.is_upcoming(now);
                Some(((!ahead, fit, distance(program.starts, now)), it.at))
            })
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, at)| at).take(MOST).collect()
    }

    /// `with_clock`: only those that have a time zone of their own.
    pub fn places(&self, typed: &str, with_clock: bool) -> Vec<PlaceIndex> {
        let typed = fold(typed);
        let catalogue = self.knowledge.catalogue();
        let fits = |it: &&Named<PlaceIndex>| !with_clock || catalogue.place(it.at).timezone.is_some();
        let mut found: Vec<_> = self
            .places
            .iter()
            .filter(fits)
            .filter_map(|it| Some((if typed.is_empty() { Fit::Whole } else { it.fits(&typed)? }, it.at)))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, at)| at).take(MOST).collect()
    }

    /// The program of this id, or the one that was surely meant.
    pub fn program_called(&self, text: &str, now: DateTime<Utc>) -> Option<ProgramIndex> {
        let by_id = self.knowledge.catalogue().look_up(text.trim());
        by_id.or_else(|| (!fold(text).is_empty()).then(|| self.programs(text, now).first().copied())?)
    }

    pub fn place_called(&self, text: &str) -> Option<PlaceIndex> {
        let by_id = self.knowledge.catalogue().look_up_place(text.trim());
        by_id.or_else(|| (!fold(text).is_empty()).then(|| self.places(text, false).first().copied())?)
    }
}

/// Seconds between `now` and a start; what has none stands last.
fn distance(starts: Option<Instant>, now: DateTime<Utc>) -> u64 {
    starts.map_or(u64::MAX, |at| at.signed_duration_since(now).num_seconds().unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;
    use crate::program::{Catalogue, sample};
    use crate::understand::Engine;

    fn suggestions() -> (Suggestions, DateTime<Utc>) {
        let catalogue = Catalogue::new(sample::dataset(), None);
        let engine = Engine::new(&Languages::embedded()).expect("the languages are sound");
        let now = catalogue.programs().iter().filter_map(|it| it.starts).min().expect("it has dates").to_utc();
        (Suggestions::new(Arc::new(Knowledge::new(Arc::new(catalogue), &engine))), now)
    }

    #[test]
    fn every_title_in_every_script_finds_its_program() {
        let (suggestions, now) = suggestions();
        let catalogue = suggestions.knowledge().catalogue();
        for (at, program) in (0..).zip(catalogue.programs()) {
            for (language, title) in program.title.iter() {
                let found = suggestions.programs(title, now);
                let same = |other: ProgramIndex| catalogue.program(other).title.get(language) == Some(title);
                assert!(found.contains(&at) || found.iter().all(|it| same(*it)), "{title}");
                let beginning: String = title.chars().take(3).collect();
                assert!(!suggestions.programs(&beginning, now).is_empty(), "{beginning}");
            }
        }
    }

    #[test]
    fn there_are_25_at_most_and_what_is_ahead_comes_first() {
        let (suggestions, now) = suggestions();
        let found = suggestions.programs("", now);
        assert!(found.len() <= MOST);
        let catalogue = suggestions.knowledge().catalogue();
        let ahead: Vec<bool> = found.iter().map(|at| catalogue.program(*at).is_upcoming(now)).collect();
        assert!(ahead.is_sorted_by(|a, b| a >= b), "{ahead:?}");
        assert!(suggestions.places("", false).len() <= MOST);
        assert!(suggestions.programs("qqqqqq", now).is_empty());
    }

    #[test]
    fn a_place_is_found_by_any_of_its_names() {
        let (suggestions, _) = suggestions();
        let catalogue = suggestions.knowledge().catalogue();
        for name in ["Busan", "부산", "釜山", "busan", "ПУСАН"] {
            let Some(at) = suggestions.place_called(name) else { continue };
            assert_eq!(catalogue.place(at).id, "busan", "{name}");
        }
        assert!(suggestions.place_called("부산").is_some());
        assert!(suggestions.places("", true).iter().all(|at| catalogue.place(*at).timezone.is_some()));
    }
}
