//! When something recurring is due: ordinary five-field cron expressions, read on the wall clock of a zone.
//!
//! The `cron` package does the counting; run with a zone that changes its clocks it skips and repeats runs, so it is
//! asked in UTC about naive local times, and the answer is put on the zone's clock here.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Duration, LocalResult, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

/// `minute hour day-of-month month day-of-week`, weekdays 0–7 (both ends Sunday) or SUN–SAT, `*`, lists, ranges and
/// steps, as cron(5) has them; also `@hourly @daily @weekly @monthly @yearly`.
///
/// Where both days are restricted, either suffices, as in cron(5).
#[derive(Debug, Clone)]
pub struct Schedule {
    text: String,
    /// One, or two where either of the days suffices.
    alternatives: Vec<cron::Schedule>,
}

/// What is wrong with an expression, as a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    #[error("“{0}” has {1} fields; five were expected: minute hour day-of-month month day-of-week")]
    Fields(String, usize),
    #[error("{field} “{value}”: expected {expected}")]
    Field { field: &'static str, value: String, expected: &'static str },
    #[error("“{0}” names no day that ever comes")]
    Never(String),
}

struct Field {
    name: &'static str,
    expected: &'static str,
    min: u32,
    max: u32,
    names: &'static [&'static str],
}

const MINUTE: Field = Field { name: "minute", expected: "0–59, *, a-b, */n or a list", min: 0, max: 59, names: &[] };
const HOUR: Field = Field { name: "hour", expected: "0–23, *, a-b, */n or a list", min: 0, max: 23, names: &[] };
const DAY: Field =
    Field { name: "day of month", expected: "1–31, *, a-b, */n or a list", min: 1, max: 31, names: &[] };
const MONTH: Field = Field {
    name: "month",
    expected: "1–12 or JAN–DEC, *, a-b, */n or a list",
    min: 1,
    max: 12,
    names: &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
};
const WEEKDAY: Field = Field {
    name: "day of week",
    expected: "0–7 (0 and 7 are Sunday) or SUN–SAT, *, a-b, */n or a list",
    min: 0,
    max: 7,
    names: &["sun", "mon", "tue", "wed", "thu", "fri", "sat"],
};

impl Field {
    fn fault(&self, value: &str) -> ScheduleError {
        ScheduleError::Field { field: self.name, value: value.to_owned(), expected: self.expected }
    }

    /// The numbers that `value` stands for, ascending; `None` for `*`, which restricts nothing.
    fn read(&self, value: &str) -> Result<Option<Vec<u32>>, ScheduleError> {
        if value == "*" {
            return Ok(None);
        }
        let mut numbers = Vec::new();
        for item in value.split(',') {
            let (range, step) = match item.split_once('/') {
                Some((range, step)) => {
                    (range, step.parse().ok().filter(|&it| it > 0).ok_or_else(|| self.fault(value))?)
                }
                None => (item, 1),
            };
            let (from, to) = match range.split_once('-') {
                _ if range == "*" => (self.min, self.max.min(if self.max == 7 { 6 } else { self.max })),
                Some((from, to)) => (self.number(from, value)?, self.number(to, value)?),
                // `5/10` counts from 5 to the end, as most crons have it.
                None if step > 1 => (self.number(range, value)?, self.max),
                None => (self.number(range, value)?, self.number(range, value)?),
            };
            // Friday to Sunday may be written 5-7, FRI-SUN or 5-0.
            let to = if self.max == 7 && to < from { to + 7 } else { to };
            if to < from {
                return Err(self.fault(value));
            }
            numbers.extend((from..=to).step_by(step));
        }
        if self.max == 7 {
            numbers.iter_mut().for_each(|day| *day %= 7);
        }
        numbers.sort_unstable();
        numbers.dedup();
        Ok(Some(numbers))
    }

    fn number(&self, text: &str, value: &str) -> Result<u32, ScheduleError> {
        let lower = text.to_ascii_lowercase();
        let named = self.names.iter().position(|&name| name == lower).map(|at| at as u32 + self.min);
        let number = named.or_else(|| text.parse().ok().filter(|_| text.bytes().all(|b| b.is_ascii_digit())));
        number.filter(|it| (self.min..=self.max).contains(it)).ok_or_else(|| self.fault(value))
    }
}

impl FromStr for Schedule {
    type Err = ScheduleError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let expression = match text.trim() {
            "@hourly" => "0 * * * *",
            "@daily" | "@midnight" => "0 0 * * *",
            "@weekly" => "0 0 * * 0",
            "@monthly" => "0 0 1 * *",
            "@yearly" | "@annually" => "0 0 1 1 *",
            other => other,
        };
        let fields: Vec<&str> = expression.split_whitespace().collect();
        let [minute, hour, day, month, weekday] = fields[..] else {
            return Err(ScheduleError::Fields(text.trim().to_owned(), fields.len()));
        };
        let list = |numbers: &Option<Vec<u32>>, shift: u32| match numbers {
            None => "*".to_owned(),
            Some(numbers) => numbers.iter().map(|it| (it + shift).to_string()).collect::<Vec<_>>().join(","),
        };
        let (minute, hour) = (list(&MINUTE.read(minute)?, 0), list(&HOUR.read(hour)?, 0));
        let (day, month) = (DAY.read(day)?, list(&MONTH.read(month)?, 0));
        let weekday = WEEKDAY.read(weekday)?;
        let (day_list, weekday_list) = (list(&day, 0), list(&weekday, 1)); // the package counts from 1 = Sunday
        let expressions = if day.is_some() && weekday.is_some() {
            vec![
                format!("0 {minute} {hour} {day_list} {month} *"),
                format!("0 {minute} {hour} * {month} {weekday_list}"),
            ]
        } else {
            vec![format!("0 {minute} {hour} {day_list} {month} {weekday_list}")]
        };
        let alternatives = expressions
            .iter()
            .map(|it| cron::Schedule::from_str(it).map_err(|_| ScheduleError::Never(text.trim().to_owned())))
            .collect::<Result<Vec<_>, _>>()?;
        let schedule = Self { text: text.trim().to_owned(), alternatives };
        // 31 February parses; it is refused here, where the staff member still sees it.
        match schedule.next(Tz::UTC, DateTime::UNIX_EPOCH + Duration::days(365 * 50)) {
            Some(_) => Ok(schedule),
            None => Err(ScheduleError::Never(schedule.text)),
        }
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Schedule {
    /// The first run later than `after`. A time that the clocks skip runs right after the gap; one that comes twice
    /// runs the first time only; the order never breaks. `None` after the year 2099.
    pub fn next(&self, zone: Tz, after: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.alternatives.iter().filter_map(|schedule| next(schedule, zone, after)).min()
    }
}

fn next(schedule: &cron::Schedule, zone: Tz, after: DateTime<Utc>) -> Option<DateTime<Utc>> {
    // Clocks move by at most three hours; starting that much early, no run near a change is missed.
    let mut wall = zone.from_utc_datetime(&after.naive_utc()).naive_local() - Duration::hours(3);
    loop {
        wall = schedule.after(&Utc.from_utc_datetime(&wall)).next()?.naive_utc();
        let due = on_the_clock(zone, wall).with_timezone(&Utc);
        if due > after {
            return Some(due);
        }
    }
}

/// The instant at which a clock in `zone` shows `wall`: the first of two, or the first one after a gap.
pub fn on_the_clock(zone: Tz, wall: NaiveDateTime) -> DateTime<Tz> {
    match zone.from_local_datetime(&wall) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at,
        LocalResult::None => {
            // Gaps end on a whole minute; the longest on record, a skipped day, is 1,440 minutes.
            let later = (1..=1500).map(|minutes| wall + Duration::minutes(minutes));
            let first = later.filter_map(|wall| zone.from_local_datetime(&wall).earliest()).next();
            first.unwrap_or_else(|| zone.from_utc_datetime(&wall))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(expression: &str, zone: Tz, from: &str, count: usize) -> Vec<String> {
        let schedule: Schedule = expression.parse().unwrap();
        let mut at = DateTime::parse_from_rfc3339(from).unwrap().with_timezone(&Utc);
        (0..count)
            .map(|_| {
                at = schedule.next(zone, at).unwrap();
                at.with_timezone(&zone).format("%a %Y-%m-%d %H:%M %z").to_string()
            })
            .collect()
    }

    #[test]
    fn monday_nine_stays_nine_across_a_clock_change() {
        assert_eq!(
            runs("0 9 * * 1", chrono_tz::America::Chicago, "2027-03-02T00:00:00Z", 3),
            ["Mon 2027-03-08 09:00 -0600", "Mon 2027-03-15 09:00 -0500", "Mon 2027-03-22 09:00 -0500"]
        );
    }

    #[test]
    fn a_skipped_time_runs_right_after_the_gap() {
        assert_eq!(
            runs("30 2 * * *", chrono_tz::America::Chicago, "2027-03-13T12:00:00Z", 2),
            ["Sun 2027-03-14 03:00 -0500", "Mon 2027-03-15 02:30 -0500"]
        );
    }

    #[test]
    fn a_repeated_time_runs_once() {
        assert_eq!(
            runs("30 1 * * *", chrono_tz::America::Chicago, "2027-11-06T12:00:00Z", 2),
            ["Sun 2027-11-07 01:30 -0500", "Mon 2027-11-08 01:30 -0600"]
        );
    }

    #[test]
    fn weekdays_are_the_ordinary_ones() {
        let first = |expression| runs(expression, Tz::UTC, "2026-11-22T12:00:00Z", 1)[0][..3].to_owned();
        assert_eq!(first("0 9 * * 0"), "Sun");
        assert_eq!(first("0 9 * * 7"), "Sun");
        assert_eq!(first("0 9 * * 5-7"), "Fri");
        assert_eq!(first("0 9 * * fri-sun"), "Fri");
        assert_eq!(first("0 9 * * 3"), "Wed");
    }

    #[test]
    fn either_day_suffices_where_both_are_restricted() {
        assert_eq!(
            runs("0 9 1 * MON", Tz::UTC, "2026-11-29T12:00:00Z", 3),
            ["Mon 2026-11-30 09:00 +0000", "Tue 2026-12-01 09:00 +0000", "Mon 2026-12-07 09:00 +0000"]
        );
    }

    #[test]
    fn a_wrong_expression_is_told_in_a_sentence() {
        let told = |expression: &str| expression.parse::<Schedule>().unwrap_err().to_string();
        assert!(told("0 9 * *").contains("has 4 fields"));
        assert!(told("60 9 * * *").starts_with("minute “60”: expected 0–59"));
        assert!(told("0 9 * * funday").starts_with("day of week “funday”"));
        assert!(told("0 9 */0 * *").starts_with("day of month"));
        assert!(told("0 9 31 2 *").contains("no day that ever comes"));
        assert!(told("0 9 20-10 * *").starts_with("day of month"));
    }

    #[test]
    fn a_daily_run_comes_once_a_day_in_order_in_every_zone() {
        let zones = [
            "America/Chicago",
            "Europe/London",
            "Australia/Lord_Howe",
            "Asia/Seoul",
            "Africa/Casablanca",
            "America/Santiago",
            "Pacific/Apia",
            "Asia/Ulaanbaatar",
            "Asia/Kathmandu",
            "Asia/Vladivostok",
        ];
        for zone in zones {
            let zone: Tz = zone.parse().unwrap();
            for expression in ["0 0 * * *", "30 1 * * *", "30 2 * * *", "0 9 * * *"] {
                let schedule: Schedule = expression.parse().unwrap();
                let mut at = Utc.with_ymd_and_hms(2027, 1, 1, 12, 0, 0).unwrap();
                let mut days = Vec::new();
                for _ in 0..365 {
                    let next = schedule.next(zone, at).unwrap();
                    assert!(next > at, "{zone} {expression}");
                    days.push(next.with_timezone(&zone).date_naive());
                    at = next;
                }
                assert!(days.windows(2).all(|pair| pair[1] == pair[0].succ_opt().unwrap()), "{zone} {expression}");
            }
        }
    }
}
