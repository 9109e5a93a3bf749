//! Calendar arithmetic: units of time as half-open stretches of whole days.

use chrono::{Datelike, Days, Months, NaiveDate};

/// `[from, to)` in whole days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Stretch {
    pub fn new(from: NaiveDate, to: NaiveDate) -> Option<Self> {
        (from < to).then_some(Self { from, to })
    }
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days()
    }
}

pub fn plus(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    date.checked_add_signed(chrono::TimeDelta::try_days(days)?)
}

pub fn day(date: NaiveDate) -> Option<Stretch> {
    Stretch::new(date, plus(date, 1)?)
}

pub fn day_of(year: i32, month: i32, day_of_month: i32) -> Option<Stretch> {
    let date = NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day_of_month).ok()?)?;
    day(date)
}

/// `count` calendar months from the `first` month of `year` on; months count from 1 and may run past 12 or below 1.
pub fn months(year: i32, first: i32, count: u32) -> Option<Stretch> {
    let at = year.checked_mul(12)?.checked_add(first - 1)?;
    let from = NaiveDate::from_ymd_opt(at.div_euclid(12), u32::try_from(at.rem_euclid(12)).ok()? + 1, 1)?;
    Stretch::new(from, from.checked_add_months(Months::new(count))?)
}

/// The same day `count` months on, or the last of a shorter month.
pub fn month_later(date: NaiveDate, count: i32) -> Option<NaiveDate> {
    let months = Months::new(count.unsigned_abs());
    if count < 0 { date.checked_sub_months(months) } else { date.checked_add_months(months) }
}

/// The ISO week `shift` weeks from the one that holds `date`.
pub fn week(date: NaiveDate, shift: i32) -> Option<Stretch> {
    let monday = date.checked_sub_days(Days::new(date.weekday().num_days_from_monday().into()))?;
    let from = plus(monday, i64::from(shift) * 7)?;
    Stretch::new(from, plus(from, 7)?)
}

pub fn weekend(date: NaiveDate, shift: i32) -> Option<Stretch> {
    let week = week(date, shift)?;
    Stretch::new(plus(week.from, 5)?, week.to)
}

/// The `nth` `weekday` (1 Monday … 7) in `month`; -1 the last one.
pub fn nth_weekday(month: Stretch, weekday: i32, nth: i32) -> Option<NaiveDate> {
    if nth < 0 {
        let last = plus(month.to, -1)?;
        let back = i64::from((last.weekday().number_from_monday() as i32 - weekday).rem_euclid(7));
        return plus(last, -back + i64::from(nth + 1) * 7).filter(|it| *it >= month.from);
    }
    let ahead = i64::from((weekday - month.from.weekday().number_from_monday() as i32).rem_euclid(7));
    plus(month.from, ahead + i64::from(nth - 1) * 7).filter(|it| nth > 0 && *it < month.to)
}

/// The `nth` week of `month`: a week belongs to the month of its Thursday.
pub fn nth_week(month: Stretch, nth: i32) -> Option<Stretch> {
    week(nth_weekday(month, 4, nth)?, 0)
}

/// Beginning (1), middle (2) or end (3) of a stretch: days 1–10, 11–20 and the rest of a month, a third of a season
/// or quarter, the first or last month of a longer one.
pub fn third(of: Stretch, which: i32) -> Option<Stretch> {
    let (year, month) = (of.from.year(), of.from.month() as i32);
    match (of.days(), which) {
        (28..=31, 1) => Stretch::new(of.from, plus(of.from, 10)?),
        (28..=31, 2) => Stretch::new(plus(of.from, 10)?, plus(of.from, 20)?),
        (28..=31, _) => Stretch::new(plus(of.from, 20)?, of.to),
        (89..=93, which) => months(year, month + which - 1, 1),
        (180..=184, 1) => months(year, month, 2),
        (180..=184, 2) => months(year, month + 2, 2),
        (180..=184, _) => months(year, month + 4, 2),
        (365..=366, 1) => months(year, 1, 1),
        (365..=366, 2) => months(year, 6, 2),
        (365..=366, _) => months(year, 12, 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn weeks_belong_to_the_month_of_their_thursday() {
        let december = months(2026, 12, 1).unwrap();
        assert_eq!(nth_week(december, 1).unwrap().from, date("2026-11-30"));
        assert_eq!(nth_week(december, -1).unwrap().from, date("2026-12-28"));
        assert_eq!(nth_weekday(december, 1, 1), Some(date("2026-12-07")));
        assert_eq!(nth_weekday(december, 5, -1), Some(date("2026-12-25")));
        assert_eq!(nth_weekday(december, 5, 5), None);
    }

    #[test]
    fn months_run_over_the_ends_of_years() {
        assert_eq!(months(2026, 14, 1).unwrap().from, date("2027-02-01"));
        assert_eq!(months(2026, 0, 1).unwrap().from, date("2025-12-01"));
        assert_eq!(month_later(date("2027-01-31"), 1), Some(date("2027-02-28")));
    }

    #[test]
    fn thirds() {
        let february = months(2027, 2, 1).unwrap();
        assert_eq!(third(february, 3).unwrap(), Stretch::new(date("2027-02-21"), date("2027-03-01")).unwrap());
        let winter = months(2026, 12, 3).unwrap();
        assert_eq!(third(winter, 3).unwrap().from, date("2027-02-01"));
    }
}
