//! Days that have a name. Which words name them stands in the grammars; here is only when they are.
//!
//! Lunar days follow the Korean calendar, computed for 135° east: it differs from the Chinese one by a day in 2027
//! and 2028. The table is that of the Korea Astronomy and Space Science Institute; outside its years a lunar day is
//! not known, and nothing is found.

use chrono::{Datelike, Days, NaiveDate};

#[derive(Debug, Clone, Copy)]
enum Rule {
    /// Month, day, how many days.
    Fixed(u32, u32, u64),
    /// Column in [`LUNAR`], days from it, how many days.
    Lunar(usize, i64, u64),
    /// Days from Easter Sunday, how many days.
    Easter(i64, u64),
}

const FIRST_YEAR: i32 = 2025;
const NEW_YEAR: usize = 0;
const BUDDHA: usize = 1;
const DANO: usize = 2;
const SEVENTH: usize = 3;
const CHUSEOK: usize = 4;
/// (month, day) of 1/1, 4/8, 5/5, 7/7 and 8/15 by the moon, from [`FIRST_YEAR`] on.
const LUNAR: [[(u32, u32); 5]; 8] = [
    [(1, 29), (5, 5), (5, 31), (8, 29), (10, 6)],
    [(2, 17), (5, 24), (6, 19), (8, 19), (9, 25)],
    [(2, 7), (5, 13), (6, 9), (8, 8), (9, 15)],
    [(1, 27), (5, 2), (5, 28), (8, 26), (10, 3)],
    [(2, 13), (5, 20), (6, 16), (8, 16), (9, 22)],
    [(2, 3), (5, 9), (6, 5), (8, 5), (9, 12)],
    [(1, 23), (5, 28), (6, 24), (8, 24), (10, 1)],
    [(2, 11), (5, 16), (6, 12), (8, 12), (9, 19)],
];

const HOLIDAYS: &[(&str, Rule)] = &[
    ("christmas", Rule::Fixed(12, 25, 1)),
    ("christmas-eve", Rule::Fixed(12, 24, 1)),
    ("new-year", Rule::Fixed(1, 1, 1)),
    ("new-years-eve", Rule::Fixed(12, 31, 1)),
    ("new-year-days", Rule::Fixed(1, 1, 3)),
    ("old-new-year", Rule::Fixed(1, 14, 1)),
    ("epiphany", Rule::Fixed(1, 6, 1)),
    ("orthodox-christmas", Rule::Fixed(1, 7, 1)),
    ("valentine", Rule::Fixed(2, 14, 1)),
    ("defender", Rule::Fixed(2, 23, 1)),
    ("independence-movement", Rule::Fixed(3, 1, 1)),
    ("hinamatsuri", Rule::Fixed(3, 3, 1)),
    ("women", Rule::Fixed(3, 8, 1)),
    ("white-day", Rule::Fixed(3, 14, 1)),
    ("april-fools", Rule::Fixed(4, 1, 1)),
    ("arbor", Rule::Fixed(4, 5, 1)),
    ("earth", Rule::Fixed(4, 22, 1)),
    ("golden-week", Rule::Fixed(4, 29, 7)),
    ("vietnam-reunification", Rule::Fixed(4, 30, 1)),
    ("labour", Rule::Fixed(5, 1, 1)),
    ("children", Rule::Fixed(5, 5, 1)),
    ("parents", Rule::Fixed(5, 8, 1)),
    ("victory", Rule::Fixed(5, 9, 1)),
    ("teachers", Rule::Fixed(5, 15, 1)),
    ("together", Rule::Fixed(5, 20, 1)),
    ("children-june", Rule::Fixed(6, 1, 1)),
    ("environment", Rule::Fixed(6, 5, 1)),
    ("memorial", Rule::Fixed(6, 6, 1)),
    ("russia", Rule::Fixed(6, 12, 1)),
    ("tanabata", Rule::Fixed(7, 7, 1)),
    ("naadam", Rule::Fixed(7, 11, 3)),
    ("constitution", Rule::Fixed(7, 17, 1)),
    ("liberation", Rule::Fixed(8, 15, 1)),
    ("obon", Rule::Fixed(8, 13, 4)),
    ("indonesia-independence", Rule::Fixed(8, 17, 1)),
    ("knowledge", Rule::Fixed(9, 1, 1)),
    ("vietnam-national", Rule::Fixed(9, 2, 1)),
    ("china-national", Rule::Fixed(10, 1, 1)),
    ("china-national-week", Rule::Fixed(10, 1, 7)),
    ("foundation", Rule::Fixed(10, 3, 1)),
    ("hangul", Rule::Fixed(10, 9, 1)),
    ("taiwan-national", Rule::Fixed(10, 10, 1)),
    ("halloween", Rule::Fixed(10, 31, 1)),
    ("all-saints", Rule::Fixed(11, 1, 1)),
    ("dead", Rule::Fixed(11, 2, 1)),
    ("pepero", Rule::Fixed(11, 11, 1)),
    ("vietnam-teachers", Rule::Fixed(11, 20, 1)),
    ("mongolia-independence", Rule::Fixed(12, 29, 1)),
    ("lunar-new-year", Rule::Lunar(NEW_YEAR, -1, 3)),
    ("lunar-new-year-day", Rule::Lunar(NEW_YEAR, 0, 1)),
    ("lunar-new-year-eve", Rule::Lunar(NEW_YEAR, -1, 1)),
    ("first-full-moon", Rule::Lunar(NEW_YEAR, 14, 1)),
    ("buddha", Rule::Lunar(BUDDHA, 0, 1)),
    ("dano", Rule::Lunar(DANO, 0, 1)),
    ("seventh-night", Rule::Lunar(SEVENTH, 0, 1)),
    ("chuseok", Rule::Lunar(CHUSEOK, 0, 1)),
    ("chuseok-holidays", Rule::Lunar(CHUSEOK, -1, 3)),
    ("good-friday", Rule::Easter(-2, 1)),
    ("easter", Rule::Easter(0, 1)),
    ("holy-week", Rule::Easter(-7, 8)),
];

/// The number that [`super::frame::Attr::Holiday`] holds.
pub fn named(name: &str) -> Option<i16> {
    HOLIDAYS.iter().position(|(it, _)| *it == name).and_then(|at| i16::try_from(at).ok())
}

/// First day of holiday `id` in `year`, and the day after its last.
pub fn days(id: i32, year: i32) -> Option<(NaiveDate, NaiveDate)> {
    let (_, rule) = HOLIDAYS.get(usize::try_from(id).ok()?)?;
    let (first, length) = match *rule {
        Rule::Fixed(month, day, length) => (NaiveDate::from_ymd_opt(year, month, day)?, length),
        Rule::Lunar(column, shift, length) => {
            let (month, day) = LUNAR.get(usize::try_from(year - FIRST_YEAR).ok()?)?[column];
            (shifted(NaiveDate::from_ymd_opt(year, month, day)?, shift)?, length)
        }
        Rule::Easter(shift, length) => (shifted(easter(year)?, shift)?, length),
    };
    Some((first, first.checked_add_days(Days::new(length))?))
}

fn shifted(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    date.checked_add_signed(chrono::TimeDelta::days(days))
}

/// Western Easter Sunday, by the anonymous Gregorian computus.
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let both = h + l - 7 * m + 114;
    let date = NaiveDate::from_ymd_opt(year, u32::try_from(both / 31).ok()?, u32::try_from(both % 31 + 1).ok()?)?;
    debug_assert_eq!(date.weekday(), chrono::Weekday::Sun);
    Some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, year: i32, first: &str, after: &str) {
        let (from, to) = days(i32::from(named(name).unwrap()), year).unwrap();
        assert_eq!((from.to_string().as_str(), to.to_string().as_str()), (first, after));
    }

    #[test]
    fn named_days() {
        check("lunar-new-year", 2027, "2027-02-06", "2027-02-09");
        check("chuseok-holidays", 2027, "2027-09-14", "2027-09-17");
        check("dano", 2027, "2027-06-09", "2027-06-10");
        check("golden-week", 2027, "2027-04-29", "2027-05-06");
        check("easter", 2027, "2027-03-28", "2027-03-29");
        check("easter", 2026, "2026-04-05", "2026-04-06");
        assert!(days(i32::from(named("chuseok").unwrap()), 2033).is_none());
    }
}
