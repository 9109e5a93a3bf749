//! What was understood, in one line: "Forums · December 2026 · free of charge".

use chrono::{DateTime, Datelike, Months, NaiveTime, TimeDelta};
use chrono_tz::Tz;

use super::voice::Voice;
use crate::id;
use crate::language::fluent::Id;
use crate::person::Wish;
use crate::program::{Kind, Status};
use crate::understand::{Attendance, By, Fee, Filters, Pick};
use crate::when::Interval;

const BETWEEN: &str = " · ";

/// Never empty: without a condition it is all that is coming up.
pub fn echo(voice: &Voice<'_>, filters: &Filters) -> String {
    let mut parts = conditions(voice, filters);
    if parts.is_empty() {
        parts.push(voice.say(id!("echo-all")));
    }
    parts.join(BETWEEN)
}

fn conditions(voice: &Voice<'_>, filters: &Filters) -> Vec<String> {
    let place = |at: &u16| voice.place(&voice.catalogue.place(*at).id);
    let kind = |kind: &Kind| voice.kinds(*kind);
    let topic = |id: &String| voice.topic(id);
    let audience = |id: &String| voice.audience(id);
    let organizer = |id: &String| voice.organizer(id);
    let language = |tag: &crate::language::Language| {
        let name = voice.speaker.language_name(*tag);
        voice.say_with(id!("echo-language"), &[("language", name.into())])
    };
    let mut parts = Parts { voice, parts: Vec::new() };
    parts.any(&filters.kinds, kind);
    parts.any(&filters.topics, topic);
    parts.any(&filters.places, place);
    parts.any(&filters.audience, audience);
    parts.any(&filters.organizers, organizer);
    parts.any(&filters.languages, language);
    parts.time(filters.interval.as_ref(), filters.by);
    parts.flags(filters);
    if !filters.words.is_empty() {
        let words = filters.words.join(" ");
        parts.parts.push(voice.say_with(id!("echo-words"), &[("words", words.into())]));
    }
    parts.none_of(filters.not_interval.as_slice(), |interval| time(voice, interval));
    parts.none_of(&filters.not_kinds, kind);
    parts.none_of(&filters.not_topics, topic);
    parts.none_of(&filters.not_places, place);
    parts.none_of(&filters.not_audience, audience);
    parts.none_of(&filters.not_organizers, organizer);
    parts.none_of(&filters.not_languages, language);
    parts.parts
}

struct Parts<'v, 'a> {
    voice: &'v Voice<'a>,
    parts: Vec<String>,
}

impl Parts<'_, '_> {
    /// Entries of one sort are alternatives.
    fn any<T>(&mut self, all: &[T], shown: impl Fn(&T) -> String) {
        if !all.is_empty() {
            let all: Vec<String> = all.iter().map(shown).collect();
            self.parts.push(self.voice.or(&all));
        }
    }

    fn none_of<T>(&mut self, all: &[T], shown: impl Fn(&T) -> String) {
        for one in all {
            self.parts.push(self.voice.say_with(id!("echo-not"), &[("what", shown(one).into())]));
        }
    }

    fn say(&mut self, id: Id) {
        self.parts.push(self.voice.say(id));
    }

    fn time(&mut self, interval: Option<&Interval>, by: Option<By>) {
        let time = interval.map(|interval| time(self.voice, interval));
        match (by, time) {
            (Some(By::Deadline), Some(time)) => {
                self.parts.push(self.voice.say_with(id!("echo-closing"), &[("time", time.into())]));
            }
            (Some(By::Deadline), None) => self.say(id!("echo-closing-any")),
            (by, time) => {
                self.parts.extend(time);
                if by == Some(By::OpenNow) {
                    self.say(id!("echo-open"));
                }
            }
        }
    }

    fn flags(&mut self, filters: &Filters) {
        match filters.fee {
            Some(Fee::Free) => self.say(id!("echo-free")),
            Some(Fee::Paid) => self.say(id!("echo-paid")),
            None => {}
        }
        match filters.attendance {
            Some(Attendance::Online) => self.say(id!("echo-online")),
            Some(Attendance::Onsite) => self.say(id!("echo-onsite")),
            None => {}
        }
        match filters.abroad {
            Some(true) => self.say(id!("echo-abroad")),
            None if !filters.not_abroad => {}
            Some(false) | None => self.say(id!("echo-home")),
        }
        if filters.standing {
            self.say(id!("echo-standing"));
        }
        for (status, denied) in [(filters.status, false), (filters.not_status, true)] {
            let name = match status {
                Some(Status::Cancelled) => self.voice.say(id!("echo-cancelled")),
                Some(Status::Postponed) => self.voice.say(id!("echo-postponed")),
                Some(Status::Scheduled) | None => continue,
            };
            let not = || self.voice.say_with(id!("echo-not"), &[("what", name.as_str().into())]);
            self.parts.push(if denied { not() } else { name.clone() });
        }
    }
}

/// A month, a year, a day or a stretch of days, by its ends; the hours only where it does not begin or end at midnight.
fn time(voice: &Voice<'_>, interval: &Interval) -> String {
    let is_midnight = |at: &DateTime<Tz>| at.time() == NaiveTime::MIN;
    let last_day = |to: &DateTime<Tz>| to.date_naive() - TimeDelta::days(1);
    let first = |from: &DateTime<Tz>| {
        if is_midnight(from) { voice.date(from.date_naive()) } else { voice.at_home(from.to_utc()) }
    };
    match (&interval.from, &interval.to) {
        (Some(from), Some(to)) => {
            whole(voice, from, to).unwrap_or_else(|| voice.window(from.fixed_offset(), to.fixed_offset()))
        }
        (Some(from), None) => voice.say_with(id!("span-from"), &[("from", first(from).into())]),
        (None, Some(to)) => {
            let to = if is_midnight(to) { voice.date(last_day(to)) } else { voice.at_home(to.to_utc()) };
            voice.say_with(id!("span-until"), &[("to", to.into())])
        }
        (None, None) => String::new(),
    }
}

/// A whole month or year has a name.
fn whole(voice: &Voice<'_>, from: &DateTime<Tz>, to: &DateTime<Tz>) -> Option<String> {
    let midnight = NaiveTime::MIN;
    if from.date_naive().succ_opt() == Some(to.date_naive()) && from.time() == midnight && to.time() == midnight {
        return Some(voice.date(from.date_naive()));
    }
    if from.time() != NaiveTime::MIN || to.time() != NaiveTime::MIN || from.day() != 1 {
        return None;
    }
    let (first, end) = (from.date_naive(), to.date_naive());
    if first.checked_add_months(Months::new(1)) == Some(end) {
        return Some(voice.month(first.year(), first.month()));
    }
    let year = first.month() == 1 && first.checked_add_months(Months::new(12)) == Some(end);
    year.then(|| voice.speaker.cldr().year(first.year()))
}

/// A superlative, as it stands above what it picked: "Starts first:".
pub fn pick(voice: &Voice<'_>, pick: Pick) -> String {
    voice.say(match pick {
        Pick::Soonest => id!("pick-soonest"),
        Pick::Latest => id!("pick-latest"),
        Pick::MostUrgent => id!("pick-most-urgent"),
        Pick::Cheapest => id!("pick-cheapest"),
        Pick::Dearest => id!("pick-dearest"),
        Pick::Largest => id!("pick-largest"),
        Pick::Smallest => id!("pick-smallest"),
        Pick::Longest => id!("pick-longest"),
        Pick::Shortest => id!("pick-shortest"),
    })
}

/// What a subscription is about: "Forums · Japan". Everything, where nothing is set.
pub fn wish(voice: &Voice<'_>, wish: &Wish) -> String {
    let of_program = |id: &String| voice.catalogue.look_up(id).map(|at| voice.catalogue.program(at));
    let of_series = |id: &String| voice.catalogue.programs().iter().rfind(|program| program.series == *id);
    let mut parts = Vec::new();
    let program = wish.program.as_ref().map(|id| (id, of_program(id)));
    let series = wish.series.as_ref().map(|id| (id, of_series(id)));
    for (id, program) in program.into_iter().chain(series) {
        parts.push(program.map_or_else(|| id.clone(), |program| voice.title(program).0.to_owned()));
    }
    parts.extend(wish.kind.map(|kind| voice.kinds(kind)));
    parts.extend(wish.topic.as_ref().map(|id| voice.topic(id)));
    parts.extend(wish.place.as_ref().map(|id| voice.place(id)));
    parts.extend(wish.audience.as_ref().map(|id| voice.audience(id)));
    parts.extend(wish.organizer.as_ref().map(|id| voice.organizer(id)));
    parts.extend(wish.language.map(|tag| {
        let name = voice.speaker.language_name(tag);
        voice.say_with(id!("echo-language"), &[("language", name.into())])
    }));
    if parts.is_empty() {
        parts.push(voice.say(id!("subscribe-everything")));
    }
    parts.join(BETWEEN)
}
