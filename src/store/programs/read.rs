//! Rows → records, each with a word on which column of which record cannot be read.

use chrono::{DateTime, FixedOffset};
use serde::de::DeserializeOwned;

use super::write::ByLanguage;
use crate::program::{Faq, Instant, LocalizedText, Organizer, Place, Program, Session, Subject, Term};
use crate::store::Error;

/// Turns the columns of one row into values; says which column of which record cannot be read.
struct Reading<'a> {
    subject: Subject,
    id: &'a str,
}

impl Reading<'_> {
    fn fault(&self, column: &str, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        Error::unreadable(format!("{column} of {} “{}”", self.subject, self.id), source)
    }

    fn json<T: DeserializeOwned>(&self, column: &str, text: &str) -> Result<T, Error> {
        serde_json::from_str(text).map_err(|error| self.fault(column, error))
    }

    fn one_of<T>(&self, column: &str, text: &str, from_name: impl Fn(&str) -> Option<T>) -> Result<T, Error> {
        from_name(text).ok_or_else(|| self.fault(column, "it is none of the known values"))
    }

    fn count(&self, column: &str, number: Option<i64>) -> Result<Option<u32>, Error> {
        number.map(u32::try_from).transpose().map_err(|error| self.fault(column, error))
    }

    fn instant(&self, column: &str, ms: Option<i64>, offset_s: Option<i64>) -> Result<Option<Instant>, Error> {
        let (Some(ms), Some(offset)) = (ms, offset_s) else { return Ok(None) };
        let offset = i32::try_from(offset).ok().and_then(FixedOffset::east_opt);
        let at = DateTime::from_timestamp_millis(ms).zip(offset).map(|(at, offset)| at.with_timezone(&offset));
        at.map(Some).ok_or_else(|| self.fault(column, "it is no instant"))
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct OrganizerRow {
    id: String,
    website: Option<String>,
    contact: Option<String>,
    place: Option<String>,
    names: String,
    short: String,
}

impl OrganizerRow {
    pub fn record(self) -> Result<Organizer, Error> {
        let read = Reading { subject: Subject::Organizer, id: &self.id };
        let (names, short) = (read.json("names", &self.names)?, read.json("short", &self.short)?);
        let Self { id, website, contact, place, .. } = self;
        Ok(Organizer { id, website, contact, place, names, short })
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct TermRow {
    id: String,
    names: String,
}

impl TermRow {
    pub fn record(self) -> Result<Term, Error> {
        let names = Reading { subject: Subject::Topic, id: &self.id }.json("names", &self.names)?;
        Ok(Term { id: self.id, names })
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct PlaceRow {
    id: String,
    kind: String,
    country: Option<String>,
    part_of: String,
    timezone: Option<String>,
    relation: Option<String>,
    names: String,
    aliases: String,
}

impl PlaceRow {
    pub fn record(self) -> Result<Place, Error> {
        use crate::program::{PlaceKind, Relation};
        let read = Reading { subject: Subject::Place, id: &self.id };
        let kind = read.one_of("kind", &self.kind, PlaceKind::from_name)?;
        let zone = |name: &str| name.parse().ok();
        let timezone = self.timezone.map(|name| read.one_of("timezone", &name, zone)).transpose()?;
        let relation = self.relation.map(|name| read.one_of("relation", &name, Relation::from_name)).transpose()?;
        let part_of = read.json("part_of", &self.part_of)?;
        let names = read.json("names", &self.names)?;
        let aliases = read.json::<ByLanguage>("aliases", &self.aliases)?.into_iter().collect();
        Ok(Place { id: self.id, kind, country: self.country, part_of, timezone, relation, names, aliases })
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct FaqRow {
    id: String,
    phrasings: String,
    answer: String,
    owner: Option<String>,
    expires_ms: Option<i64>,
    expires_offset_s: Option<i64>,
}

impl FaqRow {
    pub fn record(self) -> Result<Faq, Error> {
        let read = Reading { subject: Subject::Faq, id: &self.id };
        let phrasings = read.json::<ByLanguage>("phrasings", &self.phrasings)?.into_iter().collect();
        let answer = read.json("answer", &self.answer)?;
        let expires = read.instant("expires", self.expires_ms, self.expires_offset_s)?;
        Ok(Faq { id: self.id, phrasings, answer, owner: self.owner, expires })
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct SessionRow {
    program: String,
    starts_ms: i64,
    starts_offset_s: i64,
    ends_ms: Option<i64>,
    ends_offset_s: Option<i64>,
    place: Option<String>,
    title: String,
}

impl SessionRow {
    pub fn record(self) -> Result<(String, Session), Error> {
        let read = Reading { subject: Subject::Program, id: &self.program };
        let starts = read.instant("session.starts", Some(self.starts_ms), Some(self.starts_offset_s))?;
        let starts = starts.ok_or_else(|| read.fault("session.starts", "it is missing"))?;
        let ends = read.instant("session.ends", self.ends_ms, self.ends_offset_s)?;
        let title = read.json("session.title", &self.title)?;
        Ok((self.program, Session { starts, ends, place: self.place, title }))
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct ProgramRow {
    id: String,
    draft: bool,
    series: String,
    kind: String,
    organizer: String,
    status: String,
    status_note: String,
    format: String,
    topics: String,
    audience: String,
    places: String,
    partners: String,
    standing: bool,
    starts_ms: Option<i64>,
    starts_offset_s: Option<i64>,
    ends_ms: Option<i64>,
    ends_offset_s: Option<i64>,
    previous_starts_ms: Option<i64>,
    previous_starts_offset_s: Option<i64>,
    previous_ends_ms: Option<i64>,
    previous_ends_offset_s: Option<i64>,
    apply_opens_ms: Option<i64>,
    apply_opens_offset_s: Option<i64>,
    apply_closes_ms: Option<i64>,
    apply_closes_offset_s: Option<i64>,
    apply_url: Option<String>,
    contact: Option<String>,
    fee_krw: Option<i64>,
    capacity: Option<i64>,
    languages: String,
    title: String,
    summary: String,
    venue: String,
    eligibility: String,
    how_to_apply: String,
}

impl ProgramRow {
    /// Without its sessions, which stand in a table of their own.
    pub fn record(self) -> Result<Program, Error> {
        use crate::program::{Format, Kind, Status};
        let read = Reading { subject: Subject::Program, id: &self.id };
        let text = |column: &str, text: &str| -> Result<LocalizedText, Error> {
            if text == "{}" { Ok(LocalizedText::default()) } else { read.json(column, text) }
        };
        let list = |column: &str, text: &str| -> Result<Vec<String>, Error> {
            if text == "[]" { Ok(Vec::new()) } else { read.json(column, text) }
        };
        Ok(Program {
            draft: self.draft,
            kind: read.one_of("kind", &self.kind, Kind::from_name)?,
            status: read.one_of("status", &self.status, Status::from_name)?,
            status_note: text("status_note", &self.status_note)?,
            format: read.one_of("format", &self.format, Format::from_name)?,
            topics: list("topics", &self.topics)?,
            audience: list("audience", &self.audience)?,
            places: list("places", &self.places)?,
            partners: list("partners", &self.partners)?,
            standing: self.standing,
            starts: read.instant("starts", self.starts_ms, self.starts_offset_s)?,
            ends: read.instant("ends", self.ends_ms, self.ends_offset_s)?,
            previous_starts: read.instant("previous_starts", self.previous_starts_ms, self.previous_starts_offset_s)?,
            previous_ends: read.instant("previous_ends", self.previous_ends_ms, self.previous_ends_offset_s)?,
            apply_opens: read.instant("apply_opens", self.apply_opens_ms, self.apply_opens_offset_s)?,
            apply_closes: read.instant("apply_closes", self.apply_closes_ms, self.apply_closes_offset_s)?,
            fee_krw: read.count("fee_krw", self.fee_krw)?,
            capacity: read.count("capacity", self.capacity)?,
            languages: read.json("languages", &self.languages)?,
            title: text("title", &self.title)?,
            summary: text("summary", &self.summary)?,
            venue: text("venue", &self.venue)?,
            eligibility: text("eligibility", &self.eligibility)?,
            how_to_apply: text("how_to_apply", &self.how_to_apply)?,
            sessions: Vec::new(),
            id: self.id,
            series: self.series,
            organizer: self.organizer,
            apply_url: self.apply_url,
            contact: self.contact,
        })
    }
}
