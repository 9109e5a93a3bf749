//! Hours in which nothing that can wait is sent, on the reader's own clock.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveTime, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

/// From `from` to `to` on the wall clock, past midnight where `to` is earlier. Equal ends mean never.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    pub from: NaiveTime,
    pub to: NaiveTime,
}

impl Default for QuietHours {
    /// 21:00–08:00, the hours in which Korean law forbids advertising messages.
    fn default() -> Self {
        let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a full hour");
        Self { from: at(21), to: at(8) }
    }
}

impl QuietHours {
    fn holds(self, wall: NaiveTime) -> bool {
        if self.from <= self.to { (self.from..self.to).contains(&wall) } else { wall >= self.from || wall < self.to }
    }

    /// The first instant from `at` on at which a message may go: `at` itself, or the end of the quiet hours.
    pub fn release(self, zone: Tz, at: DateTime<Utc>) -> DateTime<Utc> {
        let local = zone.from_utc_datetime(&at.naive_utc());
        if !self.holds(local.time()) {
            return at;
        }
        let tonight = local.date_naive().and_time(self.to);
        let wall = if tonight > local.naive_local() { tonight } else { tonight + chrono::Duration::days(1) };
        // The clocks may skip the very end: then the first minute after the gap; or show it twice: then the first time
        // that is not before `at`.
        (0..=180)
            .filter_map(|minutes| {
                let shown = zone.from_local_datetime(&(wall + chrono::Duration::minutes(minutes)));
                [shown.earliest(), shown.latest()].into_iter().flatten().find(|it| it.with_timezone(&Utc) >= at)
            })
            .map(|it| it.with_timezone(&Utc))
            .next()
            .unwrap_or(at)
    }
}

impl fmt::Display for QuietHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [from, to] = [self.from, self.to];
        write!(f, "{:02}:{:02}-{:02}:{:02}", from.hour(), from.minute(), to.hour(), to.minute())
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}”: expected hours such as 21:00-08:00")]
pub struct NotHours(pub String);

impl FromStr for QuietHours {
    type Err = NotHours;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = || NotHours(text.to_owned());
        let (from, to) = text.split_once(['-', '–', '~']).ok_or_else(fault)?;
        let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").map_err(|_| fault());
        Ok(Self { from: time(from)?, to: time(to)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hours: &str, zone: Tz, at: &str, expected: &str) {
        let at = DateTime::parse_from_rfc3339(at).unwrap().with_timezone(&Utc);
        let released = hours.parse::<QuietHours>().unwrap().release(zone, at).with_timezone(&zone);
        assert_eq!(released.format("%Y-%m-%dT%H:%M").to_string(), expected);
    }

    #[test]
    fn a_message_waits_for_the_end_of_the_night() {
        let seoul = chrono_tz::Asia::Seoul;
        check("21:00-08:00", seoul, "2026-11-22T22:30:00+09:00", "2026-11-23T08:00");
        check("21:00-08:00", seoul, "2026-11-23T03:00:00+09:00", "2026-11-23T08:00");
        check("21:00-08:00", seoul, "2026-11-23T07:59:59+09:00", "2026-11-23T08:00");
        check("21:00-08:00", seoul, "2026-11-23T08:00:00+09:00", "2026-11-23T08:00");
        check("21:00-08:00", seoul, "2026-11-23T20:59:00+09:00", "2026-11-23T20:59");
        check("21:00-08:00", seoul, "2026-11-23T21:00:00+09:00", "2026-11-24T08:00");
    }

    #[test]
    fn hours_within_a_day_and_no_hours_at_all() {
        let seoul = chrono_tz::Asia::Seoul;
        check("12:00-13:30", seoul, "2026-11-22T12:10:00+09:00", "2026-11-22T13:30");
        check("09:00-09:00", seoul, "2026-11-22T09:00:00+09:00", "2026-11-22T09:00");
    }

    #[test]
    fn the_readers_clock_counts_also_when_it_changes() {
        let chicago = chrono_tz::America::Chicago;
        check("21:00-02:30", chicago, "2027-03-14T01:00:00-06:00", "2027-03-14T03:00");
        check("21:00-01:30", chicago, "2027-11-07T00:30:00-05:00", "2027-11-07T01:30");
    }

    #[test]
    fn hours_are_read_and_written() {
        assert_eq!("22:00 - 7:30".parse::<QuietHours>().unwrap().to_string(), "22:00-07:30");
        assert!("soon".parse::<QuietHours>().unwrap_err().to_string().contains("21:00-08:00"));
        assert!("25:00-08:00".parse::<QuietHours>().is_err());
    }
}
