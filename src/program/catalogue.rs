//! The immutable snapshot that questions are answered from: records by id, places as a tree.

use std::collections::HashMap;
use std::sync::Arc;

use chrono_tz::Tz;

use super::record::{Dataset, Faq, Organizer, Place, PlaceKind, Program, Term};

/// Position of a program in [`Catalogue::programs`]; stable for one snapshot.
pub type ProgramIndex = u32;
/// Position of a place in [`Catalogue::places`].
pub type PlaceIndex = u16;

/// Replaced whole when a program changes, so readers never see half a change.
#[derive(Debug)]
pub struct Catalogue {
    programs: Vec<Program>,
    places: Vec<Place>,
    organizers: Vec<Organizer>,
    topics: Vec<Term>,
    audiences: Vec<Term>,
    faqs: Vec<Faq>,
    program_by_id: HashMap<Arc<str>, ProgramIndex>,
    place_by_id: HashMap<Arc<str>, PlaceIndex>,
    /// Per place: itself and all places it lies in, ascending.
    within: Vec<Box<[PlaceIndex]>>,
    home: Option<PlaceIndex>,
    home_zone: Tz,
}

impl Catalogue {
    /// `home` is the id of the home place; `None` takes that of the first organizer.
    /// Drafts stay outside, so that nothing downstream can show one. Unknown ids are left dangling here: reading the files is where they are refused.
    pub fn new(data: Dataset, home: Option<&str>) -> Self {
        let Dataset { organizers, topics, audiences, places, mut programs, faqs } = data;
        programs.retain(|program| !program.draft);
        let place_by_id: HashMap<Arc<str>, PlaceIndex> =
            places.iter().zip(0..).map(|(place, at)| (Arc::from(place.id.as_str()), at)).collect();
        let program_by_id =
            programs.iter().zip(0..).map(|(program, at)| (Arc::from(program.id.as_str()), at)).collect();
        let within = places.iter().map(|place| enclosing(place, &places, &place_by_id)).collect();
        let home_id = home.map(str::to_owned).or_else(|| organizers.first().and_then(|first| first.place.clone()));
        let home = home_id.and_then(|id| place_by_id.get(id.as_str()).copied());
        let home_zone = home.and_then(|at| places[usize::from(at)].timezone).unwrap_or(Tz::UTC);
        Self {
            programs,
            places,
            organizers,
            topics,
            audiences,
            faqs,
            program_by_id,
            place_by_id,
            within,
            home,
            home_zone,
        }
    }

    pub fn programs(&self) -> &[Program] {
        &self.programs
    }

    /// # Panics
    /// Where `at` is of another snapshot and out of range.
    pub fn program(&self, at: ProgramIndex) -> &Program {
        &self.programs[at as usize]
    }

    pub fn look_up(&self, id: &str) -> Option<ProgramIndex> {
        self.program_by_id.get(id).copied()
    }

    pub fn places(&self) -> &[Place] {
        &self.places
    }

    pub fn place(&self, at: PlaceIndex) -> &Place {
        &self.places[usize::from(at)]
    }

    pub fn look_up_place(&self, id: &str) -> Option<PlaceIndex> {
        self.place_by_id.get(id).copied()
    }

    pub fn organizers(&self) -> &[Organizer] {
        &self.organizers
    }

    pub fn organizer(&self, id: &str) -> Option<&Organizer> {
        self.organizers.iter().find(|it| it.id == id)
    }

    pub fn topics(&self) -> &[Term] {
        &self.topics
    }

    pub fn audiences(&self) -> &[Term] {
        &self.audiences
    }

    pub fn faqs(&self) -> &[Faq] {
        &self.faqs
    }

    /// The city whose foundation this is.
    pub fn home(&self) -> Option<PlaceIndex> {
        self.home
    }

    /// The zone that time words and deadlines are read in; UTC where no home is known.
    pub fn home_zone(&self) -> Tz {
        self.home_zone
    }

    /// `inner` is `outer` or lies in it, at any depth.
    pub fn lies_in(&self, inner: PlaceIndex, outer: PlaceIndex) -> bool {
        self.within[usize::from(inner)].binary_search(&outer).is_ok()
    }

    /// `inner` and all places it lies in.
    pub fn enclosing(&self, inner: PlaceIndex) -> &[PlaceIndex] {
        &self.within[usize::from(inner)]
    }

    /// The country that is home, for "abroad".
    pub fn home_country(&self) -> Option<PlaceIndex> {
        let home = self.home?;
        self.enclosing(home).iter().copied().find(|&at| self.place(at).kind == PlaceKind::Country)
    }
}

fn enclosing(place: &Place, places: &[Place], by_id: &HashMap<Arc<str>, PlaceIndex>) -> Box<[PlaceIndex]> {
    let mut found: Vec<PlaceIndex> = by_id.get(place.id.as_str()).copied().into_iter().collect();
    let mut next = 0;
    while let Some(&at) = found.get(next) {
        for parent in &places[usize::from(at)].part_of {
            // A cycle in the data ends here, since no place is taken twice.
            if let Some(&parent) = by_id.get(parent.as_str()).filter(|parent| !found.contains(parent)) {
                found.push(parent);
            }
        }
        next += 1;
    }
    found.sort_unstable();
    found.into()
}
