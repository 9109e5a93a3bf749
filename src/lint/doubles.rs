//! The same program entered twice: on the same day, with a similar title in whatever language.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Finding, View, Weight};
use crate::program::raw::quoted;
use crate::program::{Program, Subject};

/// Less alike are two editions, or two parts of a series.
const ALIKE: f64 = 0.8;

struct Titled<'p> {
    program: &'p Program,
    titles: Vec<Title>,
}

/// A title without what spelling varies in.
struct Title {
    letters: String,
    /// A bit for each pair of neighbouring letters, to tell most titles apart without comparing them.
    pairs: u128,
}

pub(super) fn check(view: &View<'_>, found: &mut Vec<Finding>) {
    let mut days: HashMap<NaiveDate, Vec<Titled<'_>>> = HashMap::new();
    for program in &view.data.programs {
        let Some(starts) = program.starts else { continue };
        let titles = program.title.iter().map(|(_, text)| Title::new(text)).collect();
        let same_day = days.entry(starts.date_naive()).or_default();
        let titled = Titled { program, titles };
        for other in same_day.iter() {
            if let Some(why) = alike(other, &titled) {
                let message = format!("may be {} once more: {why}", quoted(&other.program.id));
                found.push(Finding::of(Weight::Doubtful, Subject::Program, &program.id, message));
            }
        }
        same_day.push(titled);
    }
}

fn alike(a: &Titled<'_>, b: &Titled<'_>) -> Option<String> {
    let pair = a.titles.iter().flat_map(|one| b.titles.iter().map(move |other| (one, other)));
    if pair.into_iter().any(|(one, other)| one.is_like(other)) {
        return Some("it starts on the same day, with a similar title".to_owned());
    }
    // Entered once in this language and once in that one: titles cannot be compared, all else can.
    let (a, b) = (a.program, b.program);
    let shared = a.title.iter().any(|(language, _)| b.title.get(language).is_some());
    let same = a.starts == b.starts && a.ends == b.ends && a.kind == b.kind && a.places == b.places;
    let said = !a.title.is_empty() && !b.title.is_empty() && !a.places.is_empty();
    (said && same && !shared && a.organizer == b.organizer)
        .then(|| "time, place and kind are the same, and the titles are in different languages".to_owned())
}

impl Title {
    fn new(text: &str) -> Self {
        let letters: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        let mut pairs = 0;
        for (a, b) in letters.chars().zip(letters.chars().skip(1)) {
            let mixed = u32::from(a).wrapping_mul(0x9E37_79B1) ^ u32::from(b).wrapping_mul(0x85EB_CA6B);
            pairs |= 1_u128 << (mixed >> 25);
        }
        Self { letters, pairs }
    }

    fn is_like(&self, other: &Self) -> bool {
        let (common, all) = (self.pairs & other.pairs, self.pairs | other.pairs);
        // One letter in five may differ, and then some two pairs in five do.
        common.count_ones() * 5 >= all.count_ones() * 2
            && self.letters.chars().count() >= 2
            && strsim::normalized_levenshtein(&self.letters, &other.letters) >= ALIKE
    }
}
