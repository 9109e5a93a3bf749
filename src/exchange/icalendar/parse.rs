//! Events → raw programs. Ours come back as they went; a foreign calendar's need a category that is a kind of ours.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;

use super::DOMAIN;
use super::lines::{Line, parse};
use crate::exchange::Setting;
use crate::program::build::Builder;
use crate::program::raw::{Field, Place, Raw, Value, quoted};
use crate::program::{Format, Instant, Kind, Status, Subject};

pub(in crate::exchange) fn read(name: &str, text: &str, setting: Setting<'_>, to: &mut Builder<'_>) {
    if !text.trim_start().get(..15).is_some_and(|it| it.eq_ignore_ascii_case("BEGIN:VCALENDAR")) {
        to.fault(name, Place::Line(1), "is no iCalendar file: expected BEGIN:VCALENDAR");
        return;
    }
    // Nested parts (alarms, observances) have properties of their own, which are not the event's.
    let mut inside: Vec<String> = Vec::new();
    let mut event: Vec<Line> = Vec::new();
    for line in parse(text) {
        let line = match line {
            Ok(line) => line,
            Err(number) => {
                to.fault(name, Place::Line(number), "expected NAME:value");
                continue;
            }
        };
        match line.name.as_str() {
            "BEGIN" => {
                inside.push(line.value.trim().to_ascii_uppercase());
                if inside.last().is_some_and(|it| it == "VEVENT") {
                    event.clear();
                    event.push(line);
                }
            }
            "END" => {
                let ended = inside.pop();
                let matches = ended.as_ref().is_some_and(|it| it.eq_ignore_ascii_case(line.value.trim()));
                if !matches {
                    let message = format!("END:{} without its BEGIN", quoted(line.value.trim()));
                    to.fault(name, Place::Line(line.number), message);
                    return;
                }
                if ended.is_some_and(|it| it == "VEVENT") {
                    self::event(name, &event, setting, to);
                }
            }
            _ if inside.last().is_some_and(|it| it == "VEVENT") => event.push(line),
            _ => {}
        }
    }
    if let Some(part) = inside.last() {
        to.fault(name, Place::File, format!("ends within {}; was it cut off?", quoted(part)));
    }
}

fn event(name: &str, lines: &[Line], setting: Setting<'_>, to: &mut Builder<'_>) {
    let Some(begin) = lines.first() else { return };
    let place = Place::Line(begin.number);
    let find = |wanted: &str| lines.iter().find(|it| it.name == wanted);
    let own = |wanted: &str| find(wanted).map(Line::text);
    // Sessions: shown for people, part of their program.
    if own("RELATED-TO").is_some_and(|it| it.ends_with(DOMAIN)) {
        return;
    }
    if let Some(line) = find("RRULE").or_else(|| find("RDATE")) {
        let message = "expected a single date; an event that repeats is to be entered as several";
        to.fault(name, Place::Line(line.number), message);
        return;
    }
    let Some(id) = own("UID").map(|uid| id_of(&uid)).filter(|it| !it.is_empty()) else {
        to.fault(name, place, "event without UID; expected one, which stays the same for ever");
        return;
    };
    let known = to.knows(Subject::Program, &id);
    let mut fields = vec![field(begin, "id", Value::Text(id.clone()))];
    let status = own("X-NARU-STATUS").and_then(|it| Status::from_name(&it));
    let cancelled = own("STATUS").is_some_and(|it| it.eq_ignore_ascii_case("CANCELLED"));
    // Ours say cancelled of old dates too.
    let status = status.unwrap_or(if cancelled { Status::Cancelled } else { Status::Scheduled });
    if let Some(line) = find("STATUS").or(find("X-NARU-STATUS")) {
        fields.push(field(line, "status", Value::Text(status.as_str().to_owned())));
    } else if !known {
        fields.push(field(begin, "status", Value::Text(status.as_str().to_owned())));
    }
    let old_dates = status == Status::Postponed && cancelled;
    let dates = if old_dates { ["previous_starts", "previous_ends"] } else { ["starts", "ends"] };
    for (property, key) in ["DTSTART", "DTEND"].into_iter().zip(dates) {
        if let Some(line) = find(property) {
            match date(line) {
                Ok(value) => fields.push(field(line, key, value)),
                Err(expected) => {
                    let message = format!("{property}: expected {expected}; found {}", quoted(&line.value));
                    to.fault(name, Place::Line(line.number), message);
                }
            }
        } else if property == "DTSTART" {
            to.fault(name, place.clone(), format!("event {}: DTSTART is missing", quoted(&id)));
        }
    }
    for (property, key) in [("SUMMARY", "title"), ("DESCRIPTION", "summary"), ("LOCATION", "venue")] {
        let line = find(property).filter(|line| line.parameter("X-NARU-FROM").is_none());
        if let Some(line) = line.filter(|line| !line.value.trim().is_empty()) {
            let language = line.parameter("LANGUAGE").map_or_else(|| setting.language.to_string(), str::to_owned);
            let text = Field { name: language, line: Some(line.number), value: Value::Text(line.text()) };
            fields.push(field(line, key, Value::Table(vec![text])));
        }
    }
    if let Some(line) = find("URL").filter(|line| !line.value.trim().is_empty()) {
        fields.push(field(line, "apply_url", Value::Text(line.value.trim().to_owned())));
    }
    for (property, key) in [("X-NARU-SERIES", "series"), ("X-NARU-ORGANIZER", "organizer"), ("X-NARU-FORMAT", "format")]
    {
        if let Some(line) = find(property) {
            fields.push(field(line, key, Value::Text(line.text())));
        }
    }
    let kind = lines.iter().filter(|it| it.name == "CATEGORIES").find_map(|line| {
        let kind = line.value.split(',').find_map(|it| Kind::from_name(&it.trim().to_lowercase()))?;
        Some(field(line, "kind", Value::Text(kind.as_str().to_owned())))
    });
    match kind {
        Some(kind) => fields.push(kind),
        None if !known => {
            let kinds = Kind::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", ");
            let message = format!("event {}: CATEGORIES: expected one of {kinds} among them", quoted(&id));
            to.fault(name, place, message);
            return;
        }
        None => {}
    }
    if !known {
        let given = |fields: &[Field], key: &str| fields.iter().any(|it| it.name == key);
        if !given(&fields, "series") {
            fields.push(field(begin, "series", Value::Text(id)));
        }
        if !given(&fields, "organizer")
            && let Some(first) = to.first_organizer()
        {
            let first = first.to_owned();
            fields.push(field(begin, "organizer", Value::Text(first)));
        }
        if !given(&fields, "format") {
            let format = if find("LOCATION").is_some() { Format::Onsite } else { Format::Online };
            fields.push(field(begin, "format", Value::Text(format.as_str().to_owned())));
        }
    }
    to.add(name, Raw { subject: Subject::Program, place, partial: true, fields });
}

fn field(line: &Line, name: &str, value: Value) -> Field {
    Field { name: name.to_owned(), line: Some(line.number), value }
}

/// Our own ids come back; others keep what an id may hold.
fn id_of(uid: &str) -> String {
    let uid = uid.trim();
    let uid = uid.strip_suffix(DOMAIN).unwrap_or(uid);
    let fits = |c: char| c.is_alphanumeric() || "-_.:@+".contains(c);
    uid.chars().map(|c| if fits(c) { c } else { '-' }).collect()
}

fn date(line: &Line) -> Result<Value, &'static str> {
    let text = line.value.trim();
    let moment = |at: Instant| Value::Moment(at.to_rfc3339());
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y%m%d") {
        return Ok(Value::LocalMoment(day.and_time(NaiveTime::MIN)));
    }
    let local = |text: &str| NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok();
    if let Some(utc) = text.strip_suffix('Z') {
        let at = local(utc).ok_or("a date and time such as 20270512T050000Z")?.and_utc();
        let offset = line.parameter("X-NARU-OFFSET").and_then(|it| it.parse::<chrono::FixedOffset>().ok());
        return Ok(moment(offset.map_or_else(|| at.fixed_offset(), |offset| at.with_timezone(&offset))));
    }
    let at = local(text).ok_or("a date and time such as 20270512T140000")?;
    match line.parameter("TZID") {
        None => Ok(Value::LocalMoment(at)),
        Some(zone) => {
            let zone: Tz = zone.parse().map_err(|_| "a time zone (TZID) of the IANA list, such as Asia/Seoul")?;
            let at = zone.from_local_datetime(&at).earliest().ok_or("a time that there is on that day in that zone")?;
            Ok(moment(at.fixed_offset()))
        }
    }
}
