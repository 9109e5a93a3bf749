//! iCalendar (RFC 5545): programs as events, for calendars that subscribe and for a button in a chat.
//!
//! An event carries title, dates, venue, summary and address of a program in one language, its status, and in
//! properties of our own (`X-NARU-…`) what a calendar has no word for. Reading takes those back and leaves the rest of
//! a stored program as it is. Sessions are shown as events of their own and are not read back; what has no date of its
//! own is not in a calendar.

mod lines;
mod parse;
mod zone;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::program::{Catalogue, Dataset, Instant, Language, Place, Program, Status};
use lines::Lines;
pub(super) use parse::read;

/// Behind the ids of events, so that they are ours alone in a calendar of many.
const DOMAIN: &str = "@naru";

/// What a calendar says beyond the programs.
#[derive(Debug, Clone)]
pub struct Setting<'s> {
    /// Whose texts are wanted, the best first.
    pub languages: &'s [Language],
    /// How often each program was changed: calendars take an event of a higher number for newer. Missing is 0.
    pub sequences: &'s HashMap<String, u32>,
    /// When the calendar is written.
    pub now: DateTime<Utc>,
}

/// All programs that have a date, drafts excepted.
pub fn calendar(data: &Dataset, setting: &Setting<'_>) -> String {
    let places: HashMap<&str, &Place> = data.places.iter().map(|it| (it.id.as_str(), it)).collect();
    let home = data.organizers.first().and_then(|it| places.get(it.place.as_deref()?)?.timezone);
    let mut writer = Writer::new(setting.languages, setting.now, &places, home);
    for program in data.programs.iter().filter(|it| !it.draft) {
        let sequence = setting.sequences.get(&program.id).copied().unwrap_or(0);
        writer.program(program, sequence);
        writer.sessions(program, sequence);
    }
    writer.finish()
}

/// One program for somebody's own calendar: its sessions where it has some, else the whole. `None` without a date.
///
/// `languages` are those wanted, the best first; `sequence` counts the changes of this program so far.
pub fn program_file(
    catalogue: &Catalogue,
    program: &Program,
    languages: &[Language],
    sequence: u32,
    now: DateTime<Utc>,
) -> Option<String> {
    let places: HashMap<&str, &Place> = catalogue.places().iter().map(|it| (it.id.as_str(), it)).collect();
    let mut writer = Writer::new(languages, now, &places, Some(catalogue.home_zone()));
    if program.sessions.is_empty() {
        writer.program(program, sequence);
    } else {
        writer.sessions(program, sequence);
    }
    (writer.events > 0).then(|| writer.finish())
}

struct Writer<'w> {
    languages: &'w [Language],
    now: DateTime<Utc>,
    places: &'w HashMap<&'w str, &'w Place>,
    /// Of what happens nowhere in particular.
    home: Option<Tz>,
    out: Lines,
    events: usize,
    /// Zones that dates were written in, with the instants that their rules have to hold for.
    zones: BTreeMap<&'static str, (Tz, BTreeSet<DateTime<Utc>>)>,
}

impl<'w> Writer<'w> {
    fn new(
        languages: &'w [Language],
        now: DateTime<Utc>,
        places: &'w HashMap<&'w str, &'w Place>,
        home: Option<Tz>,
    ) -> Self {
        Self { languages, now, places, home, out: Lines::default(), events: 0, zones: BTreeMap::new() }
    }

    fn finish(self) -> String {
        let mut whole = Lines::default();
        whole.plain("BEGIN:VCALENDAR");
        whole.plain("VERSION:2.0");
        whole.plain("PRODID:-//naru//programs//EN");
        whole.plain("CALSCALE:GREGORIAN");
        whole.plain("METHOD:PUBLISH");
        for (zone, instants) in self.zones.values() {
            zone::write(*zone, instants, &mut whole);
        }
        let mut text = whole.finish();
        text.push_str(&self.out.finish());
        text.push_str("END:VCALENDAR\r\n");
        text
    }

    fn program(&mut self, program: &Program, sequence: u32) {
        // Postponed without new dates: the old ones are what a calendar shows, and has to stop showing.
        let (starts, ends) = match program.starts {
            Some(_) => (program.starts, program.ends),
            None => (program.previous_starts, program.previous_ends),
        };
        let Some(starts) = starts else { return };
        let off = program.status == Status::Cancelled || program.starts.is_none();
        let zone = |at| self.zone_of(program.places.iter(), at);
        let (starts, ends) = ((starts, zone(starts)), ends.map(|at| (at, zone(at))));
        self.begin(&program.id, sequence, off);
        self.date("DTSTART", starts);
        if let Some(ends) = ends {
            self.date("DTEND", ends);
        }
        self.text("SUMMARY", program.title.best(self.languages));
        self.text("DESCRIPTION", program.summary.best(self.languages));
        if program.venue.is_empty() {
            self.place_names(program.places.iter());
        } else {
            self.text("LOCATION", program.venue.best(self.languages));
        }
        self.out.property("CATEGORIES", &[], program.kind.as_str());
        if let Some(url) = &program.apply_url {
            self.out.raw("URL", url);
        }
        for (name, value) in [
            ("X-NARU-SERIES", program.series.as_str()),
            ("X-NARU-ORGANIZER", &program.organizer),
            ("X-NARU-FORMAT", program.format.as_str()),
            ("X-NARU-STATUS", program.status.as_str()),
        ] {
            self.out.property(name, &[], value);
        }
        self.end();
    }

    fn sessions(&mut self, program: &Program, sequence: u32) {
        for (session, number) in program.sessions.iter().zip(1..) {
            let places =
                || session.place.iter().chain(session.place.is_none().then_some(&program.places).into_iter().flatten());
            let zone = |at| (at, self.zone_of(places(), at));
            let (starts, ends) = (zone(session.starts), session.ends.map(zone));
            self.begin(&format!("{}.{number}", program.id), sequence, program.status == Status::Cancelled);
            self.out.property("RELATED-TO", &[], &format!("{}{DOMAIN}", program.id));
            self.date("DTSTART", starts);
            if let Some(ends) = ends {
                self.date("DTEND", ends);
            }
            let title = program.title.best(self.languages);
            let own = session.title.best(self.languages);
            match (title, own) {
                (Some((_, whole)), Some((language, part))) => {
                    self.text("SUMMARY", Some((language, &format!("{whole}: {part}"))));
                }
                (title, own) => self.text("SUMMARY", own.or(title)),
            }
            self.text("DESCRIPTION", program.summary.best(self.languages));
            // The venue of the whole is that of a part where the part names no other city.
            if session.place.is_none() || program.places.iter().any(|it| Some(it) == session.place.as_ref()) {
                self.text("LOCATION", program.venue.best(self.languages));
            } else {
                self.place_names(places());
            }
            if let Some(url) = &program.apply_url {
                self.out.raw("URL", url);
            }
            self.end();
        }
    }

    fn begin(&mut self, id: &str, sequence: u32, off: bool) {
        self.events += 1;
        self.out.plain("BEGIN:VEVENT");
        self.out.property("UID", &[], &format!("{id}{DOMAIN}"));
        self.out.plain(&format!("DTSTAMP:{}", self.now.format("%Y%m%dT%H%M%SZ")));
        self.out.plain(&format!("SEQUENCE:{sequence}"));
        self.out.plain(if off { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
    }

    fn end(&mut self) {
        self.out.plain("END:VEVENT");
    }

    fn text(&mut self, name: &str, text: Option<(Language, &str)>) {
        if let Some((language, text)) = text {
            self.out.property(name, &[("LANGUAGE", language.as_str())], text);
        }
    }

    fn place_names<'i>(&mut self, ids: impl Iterator<Item = &'i String>) {
        let places = ids.filter_map(|id| self.places.get(id.as_str()));
        let names: Vec<&str> = places.filter_map(|it| Some(it.names.best(self.languages)?.1)).collect();
        if !names.is_empty() {
            // Not a venue that somebody entered: reading leaves it alone.
            self.out.property("LOCATION", &[("X-NARU-FROM", "places")], &names.join(", "));
        }
    }

    /// The zone of the first place whose clocks show what is written; `None` where there is none.
    fn zone_of<'i>(&self, places: impl Iterator<Item = &'i String>, at: Instant) -> Option<Tz> {
        let offset = |zone: Tz| chrono::Offset::fix(at.with_timezone(&zone).offset());
        let zones = places.filter_map(|id| self.places.get(id.as_str())?.timezone);
        zones.chain(self.home).find(|zone| offset(*zone) == *at.offset())
    }

    fn date(&mut self, name: &str, (at, zone): (Instant, Option<Tz>)) {
        match zone {
            Some(zone) => {
                self.zones.entry(zone.name()).or_insert_with(|| (zone, BTreeSet::new())).1.insert(at.to_utc());
                let local = at.with_timezone(&zone).format("%Y%m%dT%H%M%S");
                self.out.plain(&format!("{name};TZID={}:{local}", zone.name()));
            }
            // With the offset for our own reading; calendars skip what they do not know.
            None => {
                let offset = at.format("%z");
                self.out.plain(&format!("{name};X-NARU-OFFSET={offset}:{}", at.to_utc().format("%Y%m%dT%H%M%SZ")));
            }
        }
    }
}
