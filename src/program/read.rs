//! `programs.toml` and `places.toml` → [`Dataset`]. The text is handed in; opening files is the shell's work.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::value::Datetime;

use super::record::{
    Dataset, Faq, Format, Instant, Kind, Organizer, Place, PlaceKind, Program, Relation, Session, Status, Term,
};
use super::text::{Language, LocalizedText};

/// One thing wrong with a file: where, what, and what was expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {message}")]
pub struct Fault {
    pub file: String,
    pub message: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    organizer: Vec<RawOrganizer>,
    #[serde(default)]
    topic: Vec<RawTerm>,
    #[serde(default)]
    audience: Vec<RawTerm>,
    #[serde(default)]
    place: Vec<RawPlace>,
    #[serde(default)]
    program: Vec<RawProgram>,
    #[serde(default)]
    faq: Vec<RawFaq>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOrganizer {
    id: String,
    website: Option<String>,
    contact: Option<String>,
    place: Option<String>,
    names: LocalizedText,
    #[serde(default)]
    short: LocalizedText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTerm {
    id: String,
    names: LocalizedText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPlace {
    id: String,
    kind: PlaceKind,
    country: Option<String>,
    #[serde(default)]
    part_of: Vec<String>,
    timezone: Option<chrono_tz::Tz>,
    relation: Option<Relation>,
    names: LocalizedText,
    #[serde(default)]
    aliases: BTreeMap<Language, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFaq {
    id: String,
    phrasings: BTreeMap<Language, Vec<String>>,
    answer: LocalizedText,
    owner: Option<String>,
    expires: Option<Datetime>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSession {
    starts: Datetime,
    ends: Option<Datetime>,
    place: Option<String>,
    #[serde(default)]
    title: LocalizedText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProgram {
    id: String,
    series: String,
    kind: Kind,
    organizer: String,
    status: Status,
    #[serde(default)]
    status_note: LocalizedText,
    format: Format,
    #[serde(default)]
    topics: Vec<String>,
    #[serde(default)]
    audience: Vec<String>,
    #[serde(default)]
    places: Vec<String>,
    #[serde(default)]
    partners: Vec<String>,
    #[serde(default)]
    draft: bool,
    #[serde(default)]
    standing: bool,
    starts: Option<Datetime>,
    ends: Option<Datetime>,
    previous_starts: Option<Datetime>,
    previous_ends: Option<Datetime>,
    apply_opens: Option<Datetime>,
    apply_closes: Option<Datetime>,
    apply_url: Option<String>,
    contact: Option<String>,
    fee_krw: Option<u32>,
    capacity: Option<u32>,
    #[serde(default)]
    languages: Vec<Language>,
    title: LocalizedText,
    #[serde(default)]
    summary: LocalizedText,
    #[serde(default)]
    venue: LocalizedText,
    #[serde(default)]
    eligibility: LocalizedText,
    #[serde(default)]
    how_to_apply: LocalizedText,
    #[serde(default)]
    session: Vec<RawSession>,
}

/// Reads any number of files, each with its name for messages, into one dataset.
///
/// # Errors
/// All files that cannot be read, each with its first fault.
pub fn from_toml(files: &[(&str, &str)]) -> Result<Dataset, Vec<Fault>> {
    let mut data = Dataset::default();
    let mut faults = Vec::new();
    for (name, text) in files {
        let fault = |message: String| Fault { file: (*name).to_owned(), message };
        match toml::from_str::<File>(text) {
            Err(error) => faults.push(fault(error.to_string())),
            Ok(file) => {
                if let Err(message) = take(file, &mut data) {
                    faults.push(fault(message));
                }
            }
        }
    }
    if faults.is_empty() { Ok(data) } else { Err(faults) }
}

fn take(file: File, data: &mut Dataset) -> Result<(), String> {
    let term = |raw: RawTerm| Term { id: raw.id, names: raw.names };
    data.topics.extend(file.topic.into_iter().map(term));
    data.audiences.extend(file.audience.into_iter().map(term));
    data.organizers.extend(file.organizer.into_iter().map(|raw| {
        let RawOrganizer { id, website, contact, place, names, short } = raw;
        Organizer { id, website, contact, place, names, short }
    }));
    data.places.extend(file.place.into_iter().map(|raw| {
        let RawPlace { id, kind, country, part_of, timezone, relation, names, aliases } = raw;
        Place { id, kind, country, part_of, timezone, relation, names, aliases: aliases.into_iter().collect() }
    }));
    for raw in file.faq {
        let expires = instant(raw.expires, &raw.id, "expires")?;
        let phrasings = raw.phrasings.into_iter().collect();
        data.faqs.push(Faq { id: raw.id, phrasings, answer: raw.answer, owner: raw.owner, expires });
    }
    for raw in file.program {
        data.programs.push(program(raw)?);
    }
    Ok(())
}

fn program(raw: RawProgram) -> Result<Program, String> {
    let at = |value, key: &str| instant(value, &raw.id, key);
    let sessions = raw
        .session
        .into_iter()
        .map(|session| {
            let starts = at(Some(session.starts), "session.starts")?.expect("a value was given");
            Ok(Session { starts, ends: at(session.ends, "session.ends")?, place: session.place, title: session.title })
        })
        .collect::<Result<_, String>>()?;
    Ok(Program {
        starts: at(raw.starts, "starts")?,
        ends: at(raw.ends, "ends")?,
        previous_starts: at(raw.previous_starts, "previous_starts")?,
        previous_ends: at(raw.previous_ends, "previous_ends")?,
        apply_opens: at(raw.apply_opens, "apply_opens")?,
        apply_closes: at(raw.apply_closes, "apply_closes")?,
        sessions,
        id: raw.id,
        series: raw.series,
        kind: raw.kind,
        organizer: raw.organizer,
        status: raw.status,
        status_note: raw.status_note,
        format: raw.format,
        topics: raw.topics,
        audience: raw.audience,
        places: raw.places,
        partners: raw.partners,
        draft: raw.draft,
        standing: raw.standing,
        apply_url: raw.apply_url,
        contact: raw.contact,
        fee_krw: raw.fee_krw,
        capacity: raw.capacity,
        languages: raw.languages,
        title: raw.title,
        summary: raw.summary,
        venue: raw.venue,
        eligibility: raw.eligibility,
        how_to_apply: raw.how_to_apply,
    })
}

fn instant(value: Option<Datetime>, id: &str, key: &str) -> Result<Option<Instant>, String> {
    let Some(value) = value else { return Ok(None) };
    let text = value.to_string();
    Instant::parse_from_rfc3339(&text).map(Some).map_err(|_| {
        format!("{id}: {key} = {text}: expected a date and time with its offset, such as 2027-05-12T14:00:00+09:00")
    })
}
