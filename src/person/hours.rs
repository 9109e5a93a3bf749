//! Hours in which people of the foundation answer, on the home city's clock.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Days, NaiveTime, TimeZone, Timelike, Utc, Weekday};
use chrono_tz::Tz;

/// The same hours on each day from `first` to `last` of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeHours {
    pub first: Weekday,
    pub last: Weekday,
    pub from: NaiveTime,
    pub to: NaiveTime,
}

impl OfficeHours {
    fn has(self, day: Weekday) -> bool {
        let after = |day: Weekday| day.days_since(self.first);
        after(day) <= after(self.last)
    }

    /// When they are open again; `None`: they are now.
    pub fn opens_again(self, zone: Tz, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let local = zone.from_utc_datetime(&now.naive_utc());
        if self.has(local.weekday()) && (self.from..self.to).contains(&local.time()) {
            return None;
        }
        let today = local.date_naive();
        (0..=7)
            .filter_map(|ahead| today.checked_add_days(Days::new(ahead)))
            .filter(|day| self.has(day.weekday()))
            .filter_map(|day| zone.from_local_datetime(&day.and_time(self.from)).earliest())
            .map(|at| at.to_utc())
            .find(|at| *at > now)
    }
}

impl fmt::Display for OfficeHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, last, from, to } = self;
        let (a, b, c, d) = (from.hour(), from.minute(), to.hour(), to.minute());
        write!(f, "{first}-{last} {a:02}:{b:02}-{c:02}:{d:02}")
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}”: expected days and hours such as Mon-Fri 09:00-18:00")]
pub struct NotOfficeHours(pub String);

impl FromStr for OfficeHours {
    type Err = NotOfficeHours;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = || {
            let (days, hours) = text.trim().split_once(' ')?;
            let (first, last) = days.split_once('-').unwrap_or((days, days));
            let (from, to) = hours.trim().split_once('-')?;
            let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
            let it = Self { first: first.parse().ok()?, last: last.parse().ok()?, from: time(from)?, to: time(to)? };
            (it.from < it.to).then_some(it)
        };
        read().ok_or_else(|| NotOfficeHours(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(at: &str, expected: Option<&str>) {
        let zone = chrono_tz::Asia::Seoul;
        let hours: OfficeHours = "Mon-Fri 09:00-18:00".parse().unwrap();
        let at = DateTime::parse_from_rfc3339(&format!("{at}:00+09:00")).unwrap().to_utc();
        let opens = hours.opens_again(zone, at).map(|it| it.with_timezone(&zone).format("%Y-%m-%dT%H:%M").to_string());
        assert_eq!(opens.as_deref(), expected);
    }

    #[test]
    fn the_office_opens_on_the_next_day_that_has_hours() {
        check("2026-11-25T09:00", None); // a Wednesday
        check("2026-11-25T17:59", None);
        check("2026-11-25T08:59", Some("2026-11-25T09:00"));
        check("2026-11-25T18:00", Some("2026-11-26T09:00"));
        check("2026-11-27T18:00", Some("2026-11-30T09:00"));
        check("2026-11-29T10:00", Some("2026-11-30T09:00"));
    }

    #[test]
    fn hours_are_read_and_written() {
        for text in ["Mon-Fri 09:00-18:00", "Sat-Tue 10:30-12:00"] {
            assert_eq!(text.parse::<OfficeHours>().unwrap().to_string(), text);
        }
        assert!("Sat-Tue 10:30-12:00".parse::<OfficeHours>().unwrap().has(Weekday::Mon));
        assert_eq!("Fri 09:00-18:00".parse::<OfficeHours>().unwrap().first, Weekday::Fri);
        for text in ["", "09:00-18:00", "Mon-Fri", "Mon-Fri 18:00-09:00", "Mo-Foo 09:00-18:00"] {
            assert!(text.parse::<OfficeHours>().is_err(), "{text}");
        }
    }
}
