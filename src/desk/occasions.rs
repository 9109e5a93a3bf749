//! Programs as a calendar outside of naru shows them: a name, a place, from when to when, in one language.

use chrono::{DateTime, Duration, Utc};

use super::Desk;
use crate::language::Language;
use crate::program::{Program, Status};

/// A program whose end is not recorded is shown for so long.
const UNKNOWN_LENGTH: Duration = Duration::hours(1);

/// One dated program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// The program's id.
    pub program: String,
    pub name: String,
    /// What it is, when by the city's clock, how to apply.
    pub about: String,
    pub place: String,
    pub starts: DateTime<Utc>,
    pub ends: DateTime<Utc>,
}

/// What has become of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It takes place, and has not begun.
    Ahead,
    /// It has begun or is over.
    Begun,
    /// Cancelled, without a date, or in no record any more.
    Off,
}

impl Desk {
    /// What is ahead, the nearest first, at most `limit`.
    pub fn occasions(&self, language: Language, limit: usize) -> Vec<Occasion> {
        let knowledge = self.knowledge();
        let catalogue = knowledge.catalogue();
        let voice = self.voice(catalogue, language);
        let now = self.clock.now();
        let mut programs: Vec<(DateTime<Utc>, &Program)> = catalogue
            .programs()
            .iter()
            .filter(|it| it.status != Status::Cancelled && !it.draft)
            .filter_map(|it| Some((it.starts?.to_utc(), it)))
            .filter(|(starts, _)| *starts > now)
            .collect();
        programs.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.id.cmp(&other.id)));
        programs.truncate(limit);
        let occasion = |(starts, program): (DateTime<Utc>, &Program)| {
            let about = [voice.when(program), voice.text(&program.summary), program.apply_url.clone()];
            Occasion {
                program: program.id.clone(),
                name: voice.title(program).0.to_owned(),
                about: about.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
                place: crate::render::place(&voice, program).unwrap_or_default(),
                starts,
                ends: program.ends.map_or(starts + UNKNOWN_LENGTH, |it| it.to_utc()),
            }
        };
        programs.into_iter().map(occasion).collect()
    }

    pub fn standing(&self, program: &str) -> Standing {
        let knowledge = self.knowledge();
        let catalogue = knowledge.catalogue();
        let program = catalogue.look_up(program).map(|at| catalogue.program(at));
        let dated = program.filter(|it| it.status != Status::Cancelled && !it.draft).and_then(|it| it.starts);
        match dated {
            None => Standing::Off,
            Some(starts) if starts.to_utc() > self.clock.now() => Standing::Ahead,
            Some(_) => Standing::Begun,
        }
    }
}
