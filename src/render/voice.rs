//! What a record says, in a reader's language: titles, names, dates, money. Notices speak with the same voice.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Offset as _, TimeZone, Utc};
use chrono_tz::Tz;

use crate::id;
use crate::language::Language;
use crate::language::cldr::Cldr;
use crate::language::fluent::{Id, Speaker, Texts, Value};
use crate::program::{Catalogue, Format, Instant, Kind, LocalizedText, Program, Status};

/// A language, the records, and the moment of speaking.
#[derive(Debug, Clone, Copy)]
pub struct Voice<'a> {
    pub speaker: Speaker<'a>,
    pub catalogue: &'a Catalogue,
    pub now: DateTime<Utc>,
}

/// A wall clock with the name of its zone.
struct Wall {
    day: NaiveDate,
    time: NaiveTime,
    zone: Zone,
}

#[derive(Clone, PartialEq)]
enum Zone {
    Home,
    /// Id of the place whose clock it is.
    Place(String),
    /// Minutes east.
    Offset(i32),
}

impl<'a> Voice<'a> {
    pub fn new(texts: &'a Texts, language: Language, catalogue: &'a Catalogue, now: DateTime<Utc>) -> Self {
        Self { speaker: texts.speaker(language), catalogue, now }
    }

    pub fn language(&self) -> Language {
        self.speaker.language()
    }

    pub fn say(&self, id: Id) -> String {
        self.speaker.say(id)
    }

    pub fn say_with(&self, id: Id, values: &[(&'static str, Value<'_>)]) -> String {
        self.speaker.say_with(id, values)
    }

    fn cldr(&self) -> &'a Cldr {
        self.speaker.cldr()
    }

    // ── texts of the records

    /// The title in the reader's language or the nearest there is, and that language where it is another.
    pub fn title(&self, program: &'a Program) -> (&'a str, Option<Language>) {
        match program.title.best(self.speaker.chain()) {
            Some((language, title)) => (title, (language != self.language()).then_some(language)),
            None => (&program.id, None),
        }
    }

    /// A text; one that there is in another language only says so.
    pub fn text(&self, text: &LocalizedText) -> Option<String> {
        let (language, text) = text.best(self.speaker.chain())?;
        if language == self.language() {
            return Some(text.to_owned());
        }
        let language = self.speaker.language_name(language);
        Some(self.say_with(id!("text-in"), &[("text", text.into()), ("language", language.into())]))
    }

    /// A name; no word on its language, for a name is a name.
    pub fn name(&self, names: &LocalizedText, id: &str) -> String {
        names.best(self.speaker.chain()).map_or(id, |(_, name)| name).to_owned()
    }

    pub fn place(&self, id: &str) -> String {
        match self.catalogue.look_up_place(id) {
            Some(at) => self.name(&self.catalogue.place(at).names, id),
            None => id.to_owned(),
        }
    }

    pub fn topic(&self, id: &str) -> String {
        let term = self.catalogue.topics().iter().find(|term| term.id == id);
        term.map_or_else(|| id.to_owned(), |term| self.name(&term.names, id))
    }

    pub fn audience(&self, id: &str) -> String {
        let term = self.catalogue.audiences().iter().find(|term| term.id == id);
        term.map_or_else(|| id.to_owned(), |term| self.name(&term.names, id))
    }

    pub fn organizer(&self, id: &str) -> String {
        self.catalogue.organizer(id).map_or_else(|| id.to_owned(), |it| self.name(&it.names, id))
    }

    pub fn kind(&self, kind: Kind) -> String {
        self.say(match kind {
            Kind::Forum => id!("kind-forum"),
            Kind::Training => id!("kind-training"),
            Kind::Exchange => id!("kind-exchange"),
            Kind::Volunteering => id!("kind-volunteering"),
            Kind::Culture => id!("kind-culture"),
            Kind::Network => id!("kind-network"),
        })
    }

    /// The plural.
    pub fn kinds(&self, kind: Kind) -> String {
        self.say(match kind {
            Kind::Forum => id!("kinds-forum"),
            Kind::Training => id!("kinds-training"),
            Kind::Exchange => id!("kinds-exchange"),
            Kind::Volunteering => id!("kinds-volunteering"),
            Kind::Culture => id!("kinds-culture"),
            Kind::Network => id!("kinds-network"),
        })
    }

    pub fn format(&self, format: Format) -> String {
        self.say(match format {
            Format::Onsite => id!("format-onsite"),
            Format::Online => id!("format-online"),
            Format::Hybrid => id!("format-hybrid"),
        })
    }

    /// "Cancelled", "Over"; `None` where all goes its way.
    pub fn status(&self, program: &Program) -> Option<String> {
        let running = program.starts.is_some_and(|starts| starts <= self.now);
        Some(self.say(match program.status {
            Status::Cancelled => id!("status-cancelled"),
            _ if program.is_over(self.now) => id!("status-over"),
            Status::Postponed => id!("status-postponed"),
            Status::Scheduled if running => id!("status-running"),
            Status::Scheduled => return None,
        }))
    }

    pub fn languages(&self, tags: &[Language]) -> String {
        let names: Vec<String> = tags.iter().map(|tag| self.speaker.language_name(*tag)).collect();
        self.cldr().and(&names)
    }

    pub fn money(&self, won: u32) -> String {
        if won == 0 {
            return self.say(id!("fee-free"));
        }
        let amount = self.cldr().number(won.into());
        self.say_with(id!("fee-amount"), &[("amount", amount.into())])
    }

    pub fn number(&self, number: u32) -> String {
        self.cldr().number(number.into())
    }

    pub fn and(&self, items: &[String]) -> String {
        self.cldr().and(items)
    }

    pub fn or(&self, items: &[String]) -> String {
        self.cldr().or(items)
    }

    // ── dates

    pub fn date(&self, day: NaiveDate) -> String {
        self.date_as(id!("date"), day)
    }

    fn date_as(&self, id: Id, day: NaiveDate) -> String {
        let cldr = self.cldr();
        self.say_with(
            id,
            &[
                ("weekday", cldr.weekday_short(day.weekday()).into()),
                ("longday", cldr.weekday_long(day.weekday()).into()),
                ("monthday", cldr.month_day(day).into()),
                ("year", day.year().to_string().into()),
                ("month", day.month().into()),
                ("day", day.day().into()),
            ],
        )
    }

    /// The date, without its year where `named` is in the same.
    fn date_after(&self, named: NaiveDate, day: NaiveDate) -> String {
        let id = if named.year() == day.year() { id!("date-short") } else { id!("date") };
        self.date_as(id, day)
    }

    /// "December 2026".
    pub fn month(&self, year: i32, month: u32) -> String {
        let name = self.cldr().month_of_year(year, month);
        let values = [("name", name.into()), ("year", year.to_string().into()), ("month", month.into())];
        self.say_with(id!("month-of-year"), &values)
    }

    /// A day and a time, on no clock in particular.
    pub fn clock(&self, day: NaiveDate, time: NaiveTime) -> String {
        self.at(self.date(day), time)
    }

    fn at(&self, date: String, time: NaiveTime) -> String {
        let time = self.cldr().time(time);
        self.say_with(id!("moment"), &[("date", date.into()), ("time", time.into())])
    }

    /// Day and time at home, with the name of its zone: how deadlines are told.
    pub fn moment(&self, at: Instant) -> String {
        self.at_home(at.with_timezone(&Utc))
    }

    pub fn at_home(&self, at: DateTime<Utc>) -> String {
        let local = self.home().from_utc_datetime(&at.naive_utc());
        self.zoned(self.clock(local.date_naive(), local.time()), &Zone::Home)
    }

    /// The day at home.
    pub fn day_at_home(&self, at: DateTime<Utc>) -> String {
        self.date(self.home().from_utc_datetime(&at.naive_utc()).date_naive())
    }

    /// A stretch of time on the clock at home: when applications are taken.
    pub fn window(&self, opens: Instant, closes: Instant) -> String {
        let wall = |at: Instant| {
            let local = self.home().from_utc_datetime(&at.naive_utc());
            Wall { day: local.date_naive(), time: local.time(), zone: Zone::Home }
        };
        self.between(&wall(opens), &wall(closes))
    }

    /// When a program takes place, on the clock of the place, and at home too where that differs. `None`: no date.
    pub fn when(&self, program: &Program) -> Option<String> {
        Some(self.span(program.starts?, program.ends, &program.places))
    }

    /// The dates first announced.
    pub fn previously(&self, program: &Program) -> Option<String> {
        Some(self.span(program.previous_starts?, program.previous_ends, &program.places))
    }

    pub fn span(&self, starts: Instant, ends: Option<Instant>, places: &[String]) -> String {
        let from = self.wall(starts, places);
        let local = match ends.map(|ends| self.wall(ends, places)) {
            Some(to) => self.between(&from, &to),
            None => self.zoned(self.clock(from.day, from.time), &from.zone),
        };
        if from.zone == Zone::Home {
            return local;
        }
        let home = self.home().from_utc_datetime(&starts.naive_utc());
        let shown = if home.date_naive() == from.day {
            self.cldr().time(home.time())
        } else {
            self.at(self.date_after(from.day, home.date_naive()), home.time())
        };
        let home = self.zoned(shown, &Zone::Home);
        self.say_with(id!("zone-both"), &[("local", local.into()), ("home", home.into())])
    }

    fn between(&self, from: &Wall, to: &Wall) -> String {
        let midnight = NaiveTime::MIN;
        let span =
            |from: String, to: String| self.say_with(id!("span-days"), &[("from", from.into()), ("to", to.into())]);
        if from.zone != to.zone {
            let first = self.zoned(self.clock(from.day, from.time), &from.zone);
            return span(first, self.zoned(self.clock(to.day, to.time), &to.zone));
        }
        // From midnight to midnight these are days, and need no clock.
        if from.time == midnight && to.time == midnight && to.day > from.day {
            let last = to.day.pred_opt().unwrap_or(to.day);
            let first = self.date(from.day);
            return if last == from.day { first } else { span(first, self.date_after(from.day, last)) };
        }
        let shown = if from.day == to.day {
            let (first, last) = (self.cldr().time(from.time), self.cldr().time(to.time));
            let date = self.date(from.day);
            self.say_with(id!("span-hours"), &[("date", date.into()), ("from", first.into()), ("to", last.into())])
        } else {
            let to = self.at(self.date_after(from.day, to.day), to.time);
            span(self.clock(from.day, from.time), to)
        };
        self.zoned(shown, &from.zone)
    }

    fn zoned(&self, time: String, zone: &Zone) -> String {
        let name = match zone {
            Zone::Home => self.speaker.zone_name(self.home()),
            Zone::Place(id) => self.say_with(id!("zone-of-place"), &[("place", self.place(id).into())]),
            Zone::Offset(minutes) => {
                let sign = if *minutes < 0 { '-' } else { '+' };
                let offset = format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60);
                self.say_with(id!("zone-of-offset"), &[("offset", offset.into())])
            }
        };
        self.say_with(id!("zoned"), &[("time", time.into()), ("zone", name.into())])
    }

    /// The record's own wall clock; its offset is that of home, or of one of the places.
    fn wall(&self, at: Instant, places: &[String]) -> Wall {
        let offset = at.offset().local_minus_utc();
        let has = |zone: Tz| zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc() == offset;
        let zone = if has(self.home()) {
            Zone::Home
        } else {
            let place = places.iter().find(|id| {
                let place = self.catalogue.look_up_place(id).map(|at| self.catalogue.place(at));
                place.and_then(|place| place.timezone).is_some_and(has)
            });
            place.map_or(Zone::Offset(offset / 60), |id| Zone::Place(id.clone()))
        };
        Wall { day: at.date_naive(), time: at.time(), zone }
    }

    pub fn home(&self) -> Tz {
        self.catalogue.home_zone()
    }

    /// "7 days left (D-7)", "last day today".
    pub fn days_left(&self, days: i64) -> String {
        self.say_with(id!("days-left"), &[("days", days.into())])
    }

    /// "in 7 days (D-7)", "today".
    pub fn days_until(&self, days: i64) -> String {
        self.say_with(id!("days-until"), &[("days", days.into())])
    }
}
