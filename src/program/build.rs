//! Raw records → a [`Dataset`]: what each table has to look like, which ids have to exist, and all that is wrong.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use chrono_tz::Tz;

use super::fields::Fields;
use super::raw::{Fault, Place as Where, Raw, nearest, quoted};
use super::record::{
    Dataset, Faq, Format, Kind, Organizer, Place, PlaceKind, Program, Record, Relation, Session, Status, Subject, Term,
};
use super::text::LocalizedText;

/// Gathers records of any number of files.
///
/// Dates without an offset are read in the zone of the program's place, so places have to be added before programs
/// where a file may hold such dates.
pub struct Builder<'a> {
    /// What partial records are completed from, and what ids may refer to.
    stored: &'a Dataset,
    stored_by_id: HashMap<(Subject, &'a str), usize>,
    home: Option<&'a str>,
    data: Dataset,
    faults: Vec<Fault>,
    /// Where each record was read, to tell of a second one and of ids that lead nowhere.
    origins: HashMap<(Subject, String), Origin>,
    sources: Vec<Source>,
    zones: HashMap<String, Tz>,
}

/// A file, or a sheet of one.
#[derive(PartialEq)]
struct Source {
    file: String,
    /// Of a table: its sheet, if it has sheets.
    table: Option<Option<String>>,
}

/// The ids that files named.
#[derive(Debug, Default)]
pub struct Named(HashSet<(Subject, String)>);

impl Named {
    pub fn of(&self, subject: Subject) -> HashSet<&str> {
        self.0.iter().filter(|it| it.0 == subject).map(|it| it.1.as_str()).collect()
    }
}

/// Small, as there is one for each record.
#[derive(Clone, Copy)]
struct Origin {
    source: u32,
    /// A line or a row; 0 where there are none.
    number: u32,
}

impl<'a> Builder<'a> {
    /// `home` is the id of the home place; `None` takes that of the first organizer.
    pub fn new(stored: &'a Dataset, home: Option<&'a str>) -> Self {
        fn add<'a, R: Record>(to: &mut HashMap<(Subject, &'a str), usize>, subject: Subject, table: &'a [R]) {
            to.extend(table.iter().zip(0..).map(|(it, at)| ((subject, it.id()), at)));
        }
        let mut by_id = HashMap::new();
        add(&mut by_id, Subject::Organizer, &stored.organizers);
        add(&mut by_id, Subject::Topic, &stored.topics);
        add(&mut by_id, Subject::Audience, &stored.audiences);
        add(&mut by_id, Subject::Place, &stored.places);
        add(&mut by_id, Subject::Program, &stored.programs);
        add(&mut by_id, Subject::Faq, &stored.faqs);
        let zones = stored.places.iter().filter_map(|it| Some((it.id.clone(), it.timezone?))).collect();
        Self {
            stored,
            stored_by_id: by_id,
            home,
            data: Dataset::default(),
            faults: Vec::new(),
            origins: HashMap::new(),
            sources: Vec::new(),
            zones,
        }
    }

    /// Something wrong that the format found.
    pub fn fault(&mut self, file: &str, place: Where, message: impl Into<String>) {
        self.faults.push(Fault { file: file.to_owned(), place, message: message.into() });
    }

    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Records read so far.
    pub fn len(&self) -> usize {
        self.origins.len()
    }

    pub fn is_empty(&self) -> bool {
        self.origins.is_empty()
    }

    /// A record of that id is stored or was added.
    pub fn knows(&self, subject: Subject, id: &str) -> bool {
        self.stored_by_id.contains_key(&(subject, id)) || self.origins.contains_key(&(subject, id.to_owned()))
    }

    /// The id of the first organizer there is.
    pub fn first_organizer(&self) -> Option<&str> {
        let first = self.stored.organizers.first().or(self.data.organizers.first());
        first.map(|it| it.id.as_str())
    }

    /// Reads one record; what is wrong with it is told in the end. One that is stored just so is not kept twice: it is
    /// only known to be named.
    pub fn add(&mut self, file: &str, mut raw: Raw) {
        let subject = raw.subject;
        let place = raw.place.clone();
        if raw.partial {
            self.complete(&mut raw);
        }
        let before = self.faults.len();
        let home = self.home_zone();
        let mut fields = Fields::new(file, raw, &mut self.faults);
        let id = match subject {
            Subject::Organizer => push(&mut self.data.organizers, organizer(&mut fields)),
            Subject::Topic => push(&mut self.data.topics, term(&mut fields)),
            Subject::Audience => push(&mut self.data.audiences, term(&mut fields)),
            Subject::Place => push(&mut self.data.places, self::place(&mut fields)),
            Subject::Program => push(&mut self.data.programs, program(&mut fields, &self.zones, home)),
            Subject::Faq => push(&mut self.data.faqs, faq(&mut fields, home)),
        };
        fields.finish();
        let Some(id) = id else {
            debug_assert!(self.faults.len() > before, "a record that is not made has a fault");
            return;
        };
        if subject == Subject::Place
            && let Some(place) = self.data.places.last()
            && let Some(zone) = place.timezone
        {
            self.zones.insert(place.id.clone(), zone);
        }
        self.drop_if_stored(subject, &id);
        self.remember(file, place, subject, id);
    }

    /// The record just added, where it is stored already in every field.
    fn drop_if_stored(&mut self, subject: Subject, id: &str) {
        fn drop_same<R: Record>(table: &mut Vec<R>, stored: &[R], at: usize) {
            if table.last().is_some_and(|last| last.is_same(&stored[at])) {
                table.pop();
            }
        }
        let Some(&at) = self.stored_by_id.get(&(subject, id)) else { return };
        let (data, stored) = (&mut self.data, self.stored);
        match subject {
            Subject::Organizer => drop_same(&mut data.organizers, &stored.organizers, at),
            Subject::Topic => drop_same(&mut data.topics, &stored.topics, at),
            Subject::Audience => drop_same(&mut data.audiences, &stored.audiences, at),
            Subject::Place => drop_same(&mut data.places, &stored.places, at),
            Subject::Program => drop_same(&mut data.programs, &stored.programs, at),
            Subject::Faq => drop_same(&mut data.faqs, &stored.faqs, at),
        }
    }

    fn remember(&mut self, file: &str, place: Where, subject: Subject, id: String) {
        let (number, table) = match &place {
            Where::Line(number) => (*number, None),
            Where::Cell { sheet, row, .. } => (*row, Some(sheet.clone())),
            Where::File | Where::Entry(_) => (0, None),
        };
        let source = Source { file: file.to_owned(), table };
        // The last one, nearly always.
        let known = self.sources.iter().rposition(|it| *it == source);
        let source = known.unwrap_or_else(|| {
            self.sources.push(source);
            self.sources.len() - 1
        });
        let origin = Origin { source: u32::try_from(source).unwrap_or(u32::MAX), number };
        match self.origins.entry((subject, id)) {
            Entry::Vacant(entry) => {
                entry.insert(origin);
            }
            Entry::Occupied(entry) => {
                let id = quoted(&entry.key().1);
                let first = shown_place(&self.sources[entry.get().source as usize], entry.get().number);
                let message = format!("{subject} {id}: there is one of that id already, in {first}");
                self.faults.push(Fault { file: file.to_owned(), place, message });
            }
        }
    }

    fn complete(&self, raw: &mut Raw) {
        let subject = raw.subject;
        let Some(at) = raw.id().and_then(|id| self.stored_by_id.get(&(subject, id)).copied()) else { return };
        let stored = match subject {
            Subject::Organizer => serde_json::to_value(&self.stored.organizers[at]),
            Subject::Topic => serde_json::to_value(&self.stored.topics[at]),
            Subject::Audience => serde_json::to_value(&self.stored.audiences[at]),
            Subject::Place => serde_json::to_value(&self.stored.places[at]),
            Subject::Program => serde_json::to_value(&self.stored.programs[at]),
            Subject::Faq => serde_json::to_value(&self.stored.faqs[at]),
        };
        raw.complete_from(stored.expect("records hold nothing that JSON cannot say"));
    }

    fn home_zone(&self) -> Option<Tz> {
        let organizers = || self.stored.organizers.iter().chain(&self.data.organizers);
        let home = self.home.or_else(|| organizers().find_map(|it| it.place.as_deref()))?;
        self.zones.get(home).copied()
    }

    /// The ids that were named, and the records among them that are not stored just so; ids have to lead somewhere.
    ///
    /// # Errors
    /// As [`Self::finish`].
    pub fn finish_named(mut self) -> Result<(Dataset, Named), Vec<Fault>> {
        self.check_references();
        let named = Named(std::mem::take(&mut self.origins).into_keys().collect());
        self.finish_alone().map(|data| (data, named))
    }

    /// # Errors
    /// Everything that was wrong, in the order of the files.
    pub fn finish(mut self) -> Result<Dataset, Vec<Fault>> {
        self.check_references();
        self.finish_alone()
    }

    /// As [`Self::finish`], of records that are a part of something: ids may lead outside.
    ///
    /// # Errors
    /// As [`Self::finish`].
    pub fn finish_alone(mut self) -> Result<Dataset, Vec<Fault>> {
        sort(&mut self.faults);
        if self.faults.is_empty() { Ok(self.data) } else { Err(self.faults) }
    }

    fn check_references(&mut self) {
        let mut found = Vec::new();
        {
            let ids = |subject: Subject| -> HashSet<&str> {
                let stored = self.stored_by_id.keys().filter(|it| it.0 == subject).map(|it| it.1);
                stored.chain(self.origins.keys().filter(|it| it.0 == subject).map(|it| it.1.as_str())).collect()
            };
            let known: HashMap<Subject, HashSet<&str>> = Subject::ALL.iter().map(|it| (*it, ids(*it))).collect();
            for reference in references(&self.data) {
                if let Some(message) = reference.dangles(&known[&reference.to.0]) {
                    found.push(((reference.of.0, reference.of.1.to_owned()), reference.column.to_owned(), message));
                }
            }
        }
        for (of, column, message) in found {
            let Some(origin) = self.origins.get(&of) else { continue };
            let Source { file, table } = &self.sources[origin.source as usize];
            let record = format!("{} {}: ", of.0, quoted(&of.1));
            let (place, message) = match (table, origin.number) {
                (Some(sheet), row) => {
                    (Where::Cell { sheet: sheet.clone(), row, column: Some(column) }, format!("{record}{message}"))
                }
                (None, 0) => (Where::File, format!("{record}{column}: {message}")),
                (None, line) => (Where::Line(line), format!("{record}{column}: {message}")),
            };
            self.faults.push(Fault { file: file.clone(), place, message });
        }
    }
}

/// An id of one record in another.
pub struct Reference<'d> {
    pub of: (Subject, &'d str),
    pub column: &'static str,
    pub to: (Subject, &'d str),
}

impl Reference<'_> {
    /// What to say where the id is not among those `known`.
    pub fn dangles(&self, known: &HashSet<&str>) -> Option<String> {
        let (subject, id) = self.to;
        if known.contains(id) {
            return None;
        }
        let hint = nearest(id, known.iter().copied()).map(|it| format!("; did you mean {it}?"));
        Some(format!("there is no {subject} {}{}", quoted(id), hint.unwrap_or_default()))
    }
}

/// All of them, table by table.
pub fn references(data: &Dataset) -> impl Iterator<Item = Reference<'_>> {
    let organizers = data.organizers.iter().flat_map(|it| {
        let of = (Subject::Organizer, it.id.as_str());
        it.place.iter().map(move |id| Reference { of, column: "place", to: (Subject::Place, id) })
    });
    let places = data.places.iter().flat_map(|it| {
        let of = (Subject::Place, it.id.as_str());
        it.part_of.iter().map(move |id| Reference { of, column: "part_of", to: (Subject::Place, id) })
    });
    let programs = data.programs.iter().flat_map(|it| {
        let of = (Subject::Program, it.id.as_str());
        let lists = [
            ("organizer", Subject::Organizer, std::slice::from_ref(&it.organizer)),
            ("topics", Subject::Topic, &it.topics[..]),
            ("audience", Subject::Audience, &it.audience),
            ("places", Subject::Place, &it.places),
            ("partners", Subject::Place, &it.partners),
        ];
        let own = lists.into_iter().flat_map(move |(column, subject, ids)| {
            ids.iter().map(move |id| Reference { of, column, to: (subject, id) })
        });
        let sessions = it.sessions.iter().filter_map(|session| session.place.as_ref());
        own.chain(sessions.map(move |id| Reference { of, column: "session.place", to: (Subject::Place, id) }))
    });
    organizers.chain(places).chain(programs)
}

/// By file as they came, then from top to bottom.
fn sort(faults: &mut [Fault]) {
    let mut files: Vec<(String, Option<String>)> = Vec::new();
    let key = |fault: &Fault| {
        let (sheet, number) = match &fault.place {
            Where::Line(number) => (None, *number),
            Where::Cell { sheet, row, .. } => (sheet.clone(), *row),
            Where::File | Where::Entry(_) => (None, 0),
        };
        let of = (fault.file.clone(), sheet);
        let file = files.iter().position(|it| *it == of).unwrap_or_else(|| {
            files.push(of);
            files.len() - 1
        });
        (file, number)
    };
    faults.sort_by_cached_key(key);
}

fn shown_place(source: &Source, number: u32) -> String {
    match (&source.table, number) {
        (Some(Some(sheet)), row) => format!("sheet {sheet}, row {row}"),
        (Some(None), row) => format!("{}, row {row}", source.file),
        (None, 0) => source.file.clone(),
        (None, line) => format!("{}:{line}", source.file),
    }
}

fn push<R: Record>(table: &mut Vec<R>, record: Option<R>) -> Option<String> {
    let record = record?;
    let id = record.id().to_owned();
    table.push(record);
    Some(id)
}

const ID: &str = "an id, which stays the same for ever";

fn own_id(fields: &mut Fields<'_>) -> Option<String> {
    let given = fields.has("id");
    let id = fields.id("id");
    fields.required("id", ID, id, given)
}

/// Names, or another text without which a record cannot be shown.
fn shown(fields: &mut Fields<'_>, key: &'static str) -> LocalizedText {
    let given = fields.has(key);
    let texts = fields.texts(key);
    if texts.is_empty() && !given {
        fields.fault(key, "is missing; expected a text in at least one language");
    }
    texts
}

fn web_address(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let sound =
        !rest.is_empty() && !rest.starts_with('/') && !text.contains(|c: char| c.is_whitespace() || c.is_control());
    sound.then(|| text.to_owned())
}

const WEB_ADDRESS: &str = "a web address such as https://www.example.org/apply";

fn organizer(fields: &mut Fields<'_>) -> Option<Organizer> {
    let id = own_id(fields);
    let website = fields.parsed("website", WEB_ADDRESS, web_address);
    let contact = fields.text("contact");
    let place = fields.id("place");
    let names = shown(fields, "names");
    let short = fields.texts("short");
    Some(Organizer { id: id?, website, contact, place, names, short })
}

fn term(fields: &mut Fields<'_>) -> Option<Term> {
    let id = own_id(fields);
    let names = shown(fields, "names");
    Some(Term { id: id?, names })
}

fn place(fields: &mut Fields<'_>) -> Option<Place> {
    let id = own_id(fields);
    let given = fields.has("kind");
    let kind = fields.one_of("kind", PlaceKind::ALL, PlaceKind::as_str);
    let kind = fields.required("kind", "city, region or country", kind, given);
    let country = fields.parsed("country", "two capital letters, as in ISO 3166-1", |text| {
        (text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())).then(|| text.to_owned())
    });
    let part_of = fields.ids("part_of");
    let timezone = fields.parsed("timezone", "an IANA time zone such as Asia/Seoul", |text| text.parse().ok());
    let relation = fields.one_of("relation", Relation::ALL, Relation::as_str);
    let names = shown(fields, "names");
    let aliases = fields.lists("aliases");
    Some(Place { id: id?, kind: kind?, country, part_of, timezone, relation, names, aliases })
}

fn faq(fields: &mut Fields<'_>, home: Option<Tz>) -> Option<Faq> {
    fields.zone = home;
    let id = own_id(fields);
    let phrasings = fields.lists("phrasings");
    if phrasings.is_empty() {
        fields.fault("phrasings", "is missing; expected at least one way in which people ask it");
    }
    let answer = shown(fields, "answer");
    let owner = fields.text("owner");
    let expires = fields.instant("expires");
    Some(Faq { id: id?, phrasings, answer, owner, expires })
}

/// Won. Beyond it somebody typed a telephone number.
const DEAREST: u32 = 1_000_000_000;

fn program(fields: &mut Fields<'_>, zones: &HashMap<String, Tz>, home: Option<Tz>) -> Option<Program> {
    let id = own_id(fields);
    let given = fields.has("series");
    let series = fields.id("series");
    let series = fields.required("series", "the id that all editions share", series, given);
    let given = fields.has("kind");
    let kind = fields.one_of("kind", Kind::ALL, Kind::as_str);
    let kind = fields.required("kind", "forum, training, exchange, volunteering, culture or network", kind, given);
    let given = fields.has("organizer");
    let organizer = fields.id("organizer");
    let organizer = fields.required("organizer", "the id of an organizer", organizer, given);
    let given = fields.has("status");
    let status = fields.one_of("status", Status::ALL, Status::as_str);
    let status = fields.required("status", "scheduled, postponed or cancelled", status, given);
    let given = fields.has("format");
    let format = fields.one_of("format", Format::ALL, Format::as_str);
    let format = fields.required("format", "onsite, online or hybrid", format, given);
    let places = fields.ids("places");
    // Applications are taken at home, wherever the program takes place.
    fields.zone = home;
    let apply_opens = fields.instant("apply_opens");
    let apply_closes = fields.instant("apply_closes");
    fields.zone = places.iter().find_map(|id| zones.get(id)).copied().or(home);
    let sessions = fields.parts("session", |part| {
        let place = part.id("place");
        part.zone = place.as_ref().and_then(|id| zones.get(id)).copied().or(part.zone);
        let given = part.has("starts");
        let starts = part.instant("starts");
        let starts = part.required("starts", "the date and time that it starts at", starts, given);
        let ends = part.instant("ends");
        let title = part.texts("title");
        Some(Session { starts: starts?, ends, place, title })
    });
    let program = Program {
        id: id.clone().unwrap_or_default(),
        series: series.clone().unwrap_or_default(),
        kind: kind.unwrap_or(Kind::Forum),
        organizer: organizer.clone().unwrap_or_default(),
        status: status.unwrap_or(Status::Scheduled),
        status_note: fields.texts("status_note"),
        format: format.unwrap_or(Format::Onsite),
        topics: fields.ids("topics"),
        audience: fields.ids("audience"),
        places,
        partners: fields.ids("partners"),
        draft: fields.flag("draft"),
        standing: fields.flag("standing"),
        starts: fields.instant("starts"),
        ends: fields.instant("ends"),
        previous_starts: fields.instant("previous_starts"),
        previous_ends: fields.instant("previous_ends"),
        apply_opens,
        apply_closes,
        apply_url: fields.parsed("apply_url", WEB_ADDRESS, web_address),
        contact: fields.text("contact"),
        fee_krw: fields.number("fee_krw", 0..=DEAREST),
        capacity: fields.number("capacity", 1..=10_000_000),
        languages: fields.languages("languages"),
        title: shown(fields, "title"),
        summary: fields.texts("summary"),
        venue: fields.texts("venue"),
        eligibility: fields.texts("eligibility"),
        how_to_apply: fields.texts("how_to_apply"),
        sessions,
    };
    // Only now, so that what is wrong with the rest is told too.
    (id.is_some() && series.is_some() && kind.is_some() && organizer.is_some() && status.is_some() && format.is_some())
        .then_some(program)
}
