//! Records → rows.

use crate::program::{Faq, Instant, Language, Organizer, Place, Program, Record, Subject, Term};
use crate::store::rows::Cell;

/// A record as a row of its table, without `position`; the columns in the order of [`columns`].
pub(super) trait Row: Record {
    fn cells(&self) -> Vec<Cell<'_>>;
}

pub(super) fn columns(subject: Subject) -> &'static [&'static str] {
    match subject {
        Subject::Organizer => &["id", "website", "contact", "place", "names", "short"],
        Subject::Topic | Subject::Audience => &["id", "names"],
        Subject::Place => &["id", "kind", "country", "part_of", "timezone", "relation", "names", "aliases"],
        Subject::Program => PROGRAM,
        Subject::Faq => &["id", "phrasings", "answer", "owner", "expires_ms", "expires_offset_s"],
    }
}

const PROGRAM: &[&str] = &[
    "id",
    "draft",
    "series",
    "kind",
    "organizer",
    "status",
    "status_note",
    "format",
    "topics",
    "audience",
    "places",
    "partners",
    "standing",
    "starts_ms",
    "starts_offset_s",
    "ends_ms",
    "ends_offset_s",
    "previous_starts_ms",
    "previous_starts_offset_s",
    "previous_ends_ms",
    "previous_ends_offset_s",
    "apply_opens_ms",
    "apply_opens_offset_s",
    "apply_closes_ms",
    "apply_closes_offset_s",
    "apply_url",
    "contact",
    "fee_krw",
    "capacity",
    "languages",
    "title",
    "summary",
    "venue",
    "eligibility",
    "how_to_apply",
];

pub(super) fn instant<'a>(at: Option<Instant>) -> [Cell<'a>; 2] {
    [Cell::Int(at.map(|at| at.timestamp_millis())), Cell::Int(at.map(|at| i64::from(at.offset().local_minus_utc())))]
}

impl Row for Organizer {
    fn cells(&self) -> Vec<Cell<'_>> {
        let Self { id, website, contact, place, names, short } = self;
        vec![
            Cell::text(id),
            Cell::optional(website.as_deref()),
            Cell::optional(contact.as_deref()),
            Cell::optional(place.as_deref()),
            Cell::json(names),
            Cell::json(short),
        ]
    }
}

impl Row for Term {
    fn cells(&self) -> Vec<Cell<'_>> {
        vec![Cell::text(&self.id), Cell::json(&self.names)]
    }
}

impl Row for Place {
    fn cells(&self) -> Vec<Cell<'_>> {
        let Self { id, kind, country, part_of, timezone, relation, names, aliases } = self;
        vec![
            Cell::text(id),
            Cell::text(kind.as_str()),
            Cell::optional(country.as_deref()),
            Cell::json(part_of),
            Cell::optional(timezone.map(|zone| zone.name())),
            Cell::optional(relation.map(|it| it.as_str())),
            Cell::json(names),
            Cell::json(&by_language(aliases)),
        ]
    }
}

impl Row for Faq {
    fn cells(&self) -> Vec<Cell<'_>> {
        let Self { id, phrasings, answer, owner, expires } = self;
        let mut cells = vec![
            Cell::text(id),
            Cell::json(&by_language(phrasings)),
            Cell::json(answer),
            Cell::optional(owner.as_deref()),
        ];
        cells.extend(instant(*expires));
        cells
    }
}

impl Row for Program {
    fn cells(&self) -> Vec<Cell<'_>> {
        let mut cells = vec![
            Cell::text(&self.id),
            Cell::Bool(self.draft),
            Cell::text(&self.series),
            Cell::text(self.kind.as_str()),
            Cell::text(&self.organizer),
            Cell::text(self.status.as_str()),
            Cell::json(&self.status_note),
            Cell::text(self.format.as_str()),
            Cell::json(&self.topics),
            Cell::json(&self.audience),
            Cell::json(&self.places),
            Cell::json(&self.partners),
            Cell::Bool(self.standing),
        ];
        let instants =
            [self.starts, self.ends, self.previous_starts, self.previous_ends, self.apply_opens, self.apply_closes];
        cells.extend(instants.into_iter().flat_map(instant));
        cells.extend([
            Cell::optional(self.apply_url.as_deref()),
            Cell::optional(self.contact.as_deref()),
            Cell::Int(self.fee_krw.map(i64::from)),
            Cell::Int(self.capacity.map(i64::from)),
            Cell::json(&self.languages),
            Cell::json(&self.title),
            Cell::json(&self.summary),
            Cell::json(&self.venue),
            Cell::json(&self.eligibility),
            Cell::json(&self.how_to_apply),
        ]);
        cells
    }
}

pub(super) type ByLanguage = std::collections::BTreeMap<Language, Vec<String>>;

pub(super) fn by_language(lists: &[(Language, Vec<String>)]) -> ByLanguage {
    lists.iter().cloned().collect()
}
