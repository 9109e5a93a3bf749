//! The data of `sample/`, compiled in, with its dates moved so that there is always something to ask about.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;

use super::read;
use super::record::{Dataset, Instant, Place, Program};
use super::text::LocalizedText;

const FILES: &[(&str, &str)] = &[
    ("sample/programs.toml", include_str!("../../sample/programs.toml")),
    ("sample/places.toml", include_str!("../../sample/places.toml")),
];

/// The day for which the schedules were invented: what was over then is meant to be over.
const WRITTEN: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date of the calendar");

/// The sample as its files have it.
///
/// # Panics
/// Where they are broken; a test reads them.
pub fn dataset() -> Dataset {
    read::from_toml(FILES).expect("a test reads the sample")
}

/// `data` with each program moved by the fewest whole years after which it is still to come at `now`, keeping its
/// local times; one that was over when the sample was written is moved by as many as have passed since.
///
/// The years in a program's texts move with it, as far as they are years of its own dates. Never moves back.
pub fn shifted(mut data: Dataset, now: DateTime<Utc>) -> Dataset {
    let places = std::mem::take(&mut data.places);
    for program in &mut data.programs {
        let years = years(program, now);
        if years > 0 {
            move_by(program, years, &places);
        }
    }
    data.places = places;
    data
}

fn years(program: &Program, now: DateTime<Utc>) -> i32 {
    let written = WRITTEN.and_time(chrono::NaiveTime::MIN).and_utc();
    let next_year = |at: Instant| years_later(at, 1, None);
    // A program without dates of its own yet is still awaited a year after those it had.
    let matters = program.over_at().or(program.apply_closes).or_else(|| program.previous_starts.map(next_year));
    let Some(matters) = matters else { return 0 };
    if matters <= written {
        return (1..).find(|&years| years_later(written.fixed_offset(), years, None) > now).map_or(0, |it| it - 1);
    }
    (0..).find(|&years| years_later(matters, years, None) > now).unwrap_or(0)
}

fn move_by(program: &mut Program, years: i32, places: &[Place]) {
    let zones: Vec<Tz> = program
        .places
        .iter()
        .chain(program.sessions.iter().filter_map(|session| session.place.as_ref()))
        .filter_map(|id| places.iter().find(|place| place.id == *id)?.timezone)
        .collect();
    let mut own_years = Vec::new();
    {
        let mut shift = |at: &mut Instant| {
            own_years.push(at.year());
            // The zone that the offset was of, so that the clock stays right where summer time begins on another day.
            let zone =
                zones.iter().find(|zone| at.with_timezone(*zone).offset_seconds() == at.offset().local_minus_utc());
            *at = years_later(*at, years, zone.copied());
        };
        let dates = [
            &mut program.starts,
            &mut program.ends,
            &mut program.previous_starts,
            &mut program.previous_ends,
            &mut program.apply_opens,
            &mut program.apply_closes,
        ];
        dates.into_iter().flatten().for_each(&mut shift);
        for session in &mut program.sessions {
            shift(&mut session.starts);
            session.ends.iter_mut().for_each(&mut shift);
        }
    }
    own_years.sort_unstable();
    own_years.dedup();
    let texts = [
        &mut program.title,
        &mut program.summary,
        &mut program.status_note,
        &mut program.venue,
        &mut program.eligibility,
        &mut program.how_to_apply,
    ];
    for text in texts.into_iter().chain(program.sessions.iter_mut().map(|session| &mut session.title)) {
        *text = text
            .iter()
            .map(|(language, text)| (language, years_moved(text, &own_years, years)))
            .collect::<LocalizedText>();
    }
}

/// The same local time of a later year; the 29th of February becomes the 28th. With the offset that `zone` has then.
fn years_later(at: Instant, years: i32, zone: Option<Tz>) -> Instant {
    let local = at.naive_local();
    let date = local.date();
    let year = date.year() + years;
    let date = NaiveDate::from_ymd_opt(year, date.month(), date.day())
        .or_else(|| NaiveDate::from_ymd_opt(year, date.month(), 28))
        .expect("a year of the calendar has every month");
    let local = date.and_time(local.time());
    let offset: FixedOffset = zone
        .and_then(|zone| zone.offset_from_local_datetime(&local).earliest())
        .map_or(*at.offset(), |offset| chrono::Offset::fix(&offset));
    offset.from_local_datetime(&local).single().expect("a fixed offset has no gaps")
}

/// Numbers of four digits that are among `years`, `by` later.
fn years_moved(text: &str, years: &[i32], by: i32) -> String {
    let mut moved = String::with_capacity(text.len());
    let mut digits = String::new();
    for c in text.chars().map(Some).chain([None]) {
        match c {
            Some(c) if c.is_ascii_digit() => digits.push(c),
            _ => {
                match digits.parse::<i32>() {
                    Ok(year) if digits.len() == 4 && years.contains(&year) => moved.push_str(&(year + by).to_string()),
                    _ => moved.push_str(&digits),
                }
                digits.clear();
                moved.extend(c);
            }
        }
    }
    moved
}

trait OffsetSeconds {
    fn offset_seconds(&self) -> i32;
}

impl OffsetSeconds for DateTime<Tz> {
    fn offset_seconds(&self) -> i32 {
        chrono::Offset::fix(self.offset()).local_minus_utc()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::Language;

    fn title_of(program: &Program) -> &str {
        program.title.best(&[Language::new("en")]).map_or("", |(_, text)| text)
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    #[test]
    fn nothing_moves_while_the_sample_is_young() {
        assert_eq!(shifted(dataset(), at("2026-11-22T00:00:00Z")), dataset());
    }

    #[test]
    fn what_was_to_come_is_to_come_in_any_later_year() {
        let then = at("2026-11-22T00:00:00Z");
        for now in ["2026-12-31T00:00:00Z", "2027-11-01T00:00:00Z", "2028-02-29T12:00:00Z", "2041-06-15T00:00:00Z"] {
            let moved = shifted(dataset(), at(now));
            for (before, after) in dataset().programs.iter().zip(&moved.programs) {
                assert_eq!(before.is_over(then), after.is_over(at(now)), "{} at {now}", after.id);
            }
        }
    }

    #[test]
    fn local_times_stay_and_years_in_texts_follow() {
        let moved = shifted(dataset(), at("2029-12-01T00:00:00Z"));
        for (before, after) in dataset().programs.iter().zip(&moved.programs) {
            let local = |at: &Option<Instant>| at.map(|at| (at.naive_local().time(), at.month()));
            assert_eq!(local(&before.starts), local(&after.starts), "{}", after.id);
            assert_eq!(local(&before.apply_closes), local(&after.apply_closes), "{}", after.id);
        }
        let week = moved.programs.iter().find(|it| it.id == "un-week-2027").expect("it is in the sample");
        assert_eq!(title_of(week), "Busan UN Week 2030");
        assert_eq!(week.starts.map(|at| at.year()), Some(2030));
    }

    #[test]
    fn only_a_programs_own_years_move() {
        assert_eq!(years_moved("since 1962, 2027; 20271, 12027", &[2027], 3), "since 1962, 2030; 20271, 12027");
    }

    #[test]
    fn summer_time_is_that_of_the_new_year() {
        let berlin = Some(chrono_tz::Europe::Berlin);
        let spring: Instant = "2027-03-28T10:00:00+02:00".parse().expect("an instant");
        assert_eq!(years_later(spring, 2, berlin).to_rfc3339(), "2029-03-28T10:00:00+02:00");
        assert_eq!(years_later(spring, 4, berlin).to_rfc3339(), "2031-03-28T10:00:00+01:00");
    }
}
