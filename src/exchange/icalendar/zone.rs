//! VTIMEZONE: the clock changes of a zone around the dates that need them, each as an observance of its own.

use std::collections::BTreeSet;

use chrono::{DateTime, Offset, TimeDelta, Utc};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

use super::lines::Lines;

/// Writes what `zone` observes from before the first to after the last of `instants`.
pub(super) fn write(zone: Tz, instants: &BTreeSet<DateTime<Utc>>, out: &mut Lines) {
    let (Some(first), Some(last)) = (instants.first(), instants.last()) else { return };
    let margin = TimeDelta::days(2);
    let from = *first - margin;
    out.plain("BEGIN:VTIMEZONE");
    out.plain(&format!("TZID:{}", zone.name()));
    // What holds at the beginning, as if it had begun then.
    observance(zone, from, from, out);
    for change in changes(zone, from, *last + margin) {
        observance(zone, change - TimeDelta::seconds(1), change, out);
    }
    out.plain("END:VTIMEZONE");
}

fn observance(zone: Tz, before: DateTime<Utc>, at: DateTime<Utc>, out: &mut Lines) {
    let (old, new) = (before.with_timezone(&zone), at.with_timezone(&zone));
    let kind = if new.offset().dst_offset().is_zero() { "STANDARD" } else { "DAYLIGHT" };
    out.plain(&format!("BEGIN:{kind}"));
    // In the local time that held until then (RFC 5545, 3.6.5).
    let local = at.naive_utc() + TimeDelta::seconds(i64::from(old.offset().fix().local_minus_utc()));
    out.plain(&format!("DTSTART:{}", local.format("%Y%m%dT%H%M%S")));
    out.plain(&format!("TZOFFSETFROM:{}", offset(old.offset().fix().local_minus_utc())));
    out.plain(&format!("TZOFFSETTO:{}", offset(new.offset().fix().local_minus_utc())));
    if let Some(name) = new.offset().abbreviation() {
        out.plain(&format!("TZNAME:{name}"));
    }
    out.plain(&format!("END:{kind}"));
}

fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

/// The instants in `[from, to]` from which on another offset holds, to the second.
fn changes(zone: Tz, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let offset = |at: DateTime<Utc>| at.with_timezone(&zone).offset().fix();
    let mut changes = Vec::new();
    let mut day = from;
    while day < to {
        let next = (day + TimeDelta::days(1)).min(to);
        // No zone changes twice within a day and ends as it began.
        if offset(day) != offset(next) {
            let (mut before, mut after) = (day, next);
            while after - before > TimeDelta::seconds(1) {
                let middle = before + (after - before) / 2;
                if offset(middle) == offset(day) {
                    before = middle;
                } else {
                    after = middle;
                }
            }
            // Clocks change on the full second.
            changes.push(DateTime::from_timestamp(after.timestamp(), 0).unwrap_or(after));
        }
        day = next;
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    #[test]
    fn summer_time_begins_and_ends() {
        let found = changes(chrono_tz::Europe::Berlin, at("2027-01-01T00:00:00Z"), at("2028-01-01T00:00:00Z"));
        assert_eq!(found, [at("2027-03-28T01:00:00Z"), at("2027-10-31T01:00:00Z")]);
        assert!(changes(chrono_tz::Asia::Seoul, at("2027-01-01T00:00:00Z"), at("2028-01-01T00:00:00Z")).is_empty());
    }

    #[test]
    fn a_zone_with_a_change_is_written_out() {
        let mut out = Lines::default();
        write(chrono_tz::Europe::Berlin, &[at("2027-03-27T12:00:00Z"), at("2027-04-01T12:00:00Z")].into(), &mut out);
        insta::assert_snapshot!(out.finish().replace("\r\n", "\n"), @r"
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:STANDARD
        DTSTART:20270325T130000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0100
        TZNAME:CET
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20270328T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        TZNAME:CEST
        END:DAYLIGHT
        END:VTIMEZONE
        ");
    }
}
