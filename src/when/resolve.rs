//! A bag of attributes + now → an interval, or nothing where the bag does not say one.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::calendar::{self, Stretch};
use super::frame::{Attr, Frame, HOUR};
use super::holiday;

/// `[from, to)` in local time, and the fineness of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: NaiveDateTime,
    pub to: NaiveDateTime,
    pub grain: &'static str,
}

/// What an expression is read against.
#[derive(Debug, Clone, Copy)]
pub struct At {
    pub now: NaiveDateTime,
    pub today: NaiveDate,
    /// A name without a year is the first one not over on this day: today, or the start of a range for its end.
    pub floor: NaiveDate,
}

impl At {
    pub fn new(now: NaiveDateTime) -> Self {
        Self { now, today: now.date(), floor: now.date() }
    }
}

type Days = (Stretch, &'static str);

fn at_midnight(date: NaiveDate) -> NaiveDateTime {
    date.and_time(NaiveTime::MIN)
}

fn span((stretch, grain): Days) -> Span {
    Span { from: at_midnight(stretch.from), to: at_midnight(stretch.to), grain }
}

pub fn resolve(frame: &Frame, at: At) -> Option<Span> {
    if frame.is_count() && frame.n(Attr::Unit) == Some(HOUR) {
        return hours(frame, at);
    }
    let mut found = span(days(frame, at)?);
    if frame.any(&[Attr::Hour, Attr::Part]) && found.to - found.from <= TimeDelta::days(1) {
        found = clock(frame, found.from)?;
    }
    if frame.has(Attr::Rest) {
        found.from = found.from.max(at_midnight(at.today));
    }
    (found.from < found.to).then_some(found)
}

fn hours(frame: &Frame, at: At) -> Option<Span> {
    let by = |attr| frame.n(attr).map(|n| TimeDelta::hours(n.into()));
    let (from, to) = match (by(Attr::Within), by(Attr::In), by(Attr::Ago), by(Attr::Past)) {
        (Some(n), ..) => (at.now, at.now.checked_add_signed(n)?),
        (_, Some(n), ..) => {
            let from = at.now.checked_add_signed(n)?;
            (from, from.checked_add_signed(TimeDelta::hours(1))?)
        }
        (_, _, Some(n), _) => {
            let from = at.now.checked_sub_signed(n)?;
            (from, from.checked_add_signed(TimeDelta::hours(1))?)
        }
        (.., Some(n)) => (at.now.checked_sub_signed(n)?, at.now),
        _ => return None,
    };
    (from < to).then_some(Span { from, to, grain: "hour" })
}

/// The whole days that the attributes say, the time of day left aside.
fn days(frame: &Frame, at: At) -> Option<Days> {
    let mut dated = *frame;
    [Attr::Hour, Attr::Minute, Attr::Part, Attr::Rest].iter().for_each(|attr| dated.clear(*attr));
    if let Some(which) = frame.n(Attr::WeekOf) {
        dated.clear(Attr::WeekOf);
        let (stretch, _) = days(&dated, at)?;
        return Some((calendar::week(stretch.from, which - 1)?, "week"));
    }
    if frame.any(&[Attr::Earlier, Attr::Later]) {
        return Some((beside(&dated, at)?, "day"));
    }
    if frame.is_count() {
        return count(frame, at);
    }
    if let Some(date) = frame.n(Attr::Date) {
        return Some((calendar::day(calendar::plus(at.today, date.into())?)?, "day"));
    }
    if let Some(which) = frame.n(Attr::Weekend).filter(|_| frame.is_dated()) {
        dated.clear(Attr::Weekend);
        let (stretch, _) = days(&dated, at)?;
        return Some((weekend_by(stretch, which)?, "weekend"));
    }
    if let Some(id) = frame.n(Attr::Holiday) {
        let named = |year| holiday::days(id, year).and_then(|(from, to)| Stretch::new(from, to));
        let stretch = pick(&dated, at, named)?;
        return Some((stretch, if stretch.days() == 1 { "day" } else { "holiday" }));
    }
    if let Some(day) = frame.n(Attr::Day) {
        return Some((day_of_month(&dated, at, day)?, "day"));
    }
    if frame.any(&[Attr::Weekday, Attr::Weekend, Attr::Week, Attr::Nth]) {
        return weeks(&dated, at);
    }
    let (whole, grain) = longer(&dated, at)?;
    match frame.n(Attr::Third) {
        Some(which) => Some((calendar::third(whole, which)?, if grain == "month" { "third" } else { "month" })),
        None => Some((whole, grain)),
    }
}

/// "Three days before Christmas": counted from the day, not from now.
fn beside(frame: &Frame, at: At) -> Option<Stretch> {
    let mut day = *frame;
    [Attr::Earlier, Attr::Later, Attr::Unit].iter().for_each(|attr| day.clear(*attr));
    let (said, _) = days(&day, at)?;
    let unit = frame.n(Attr::Unit).unwrap_or(1);
    let date = match (frame.n(Attr::Earlier), frame.n(Attr::Later)) {
        (Some(n), _) => moved(said.from, -n, unit),
        (_, Some(n)) => moved(calendar::plus(said.to, -1)?, n, unit),
        _ => None,
    };
    calendar::day(date?)
}

/// The weekend of the week of a day, the first after it, the last before it.
fn weekend_by(day: Stretch, which: i32) -> Option<Stretch> {
    let last = calendar::plus(day.to, -1)?;
    let of_week = calendar::weekend(if which == 2 { last } else { day.from }, 0)?;
    match which {
        2 if of_week.from <= last => calendar::weekend(last, 1),
        3 if of_week.to > day.from => calendar::weekend(day.from, -1),
        _ => Some(of_week),
    }
}

/// `n` units on from `date`; an `n` below 0 goes back.
fn moved(date: NaiveDate, n: i32, unit: i32) -> Option<NaiveDate> {
    match unit {
        1 => calendar::plus(date, n.into()),
        2 => calendar::plus(date, i64::from(n) * 7),
        3 => calendar::month_later(date, n),
        _ => calendar::month_later(date, n.checked_mul(12)?),
    }
}

/// What `length` lasts ("for three days") from the first day of `first` on.
pub fn lasting(first: &Frame, length: &Frame, at: At) -> Option<Span> {
    let unit = length.n(Attr::Unit).filter(|unit| *unit != HOUR)?;
    let (start, _) = days(first, at)?;
    Some(span((Stretch::new(start.from, moved(start.from, length.n(Attr::For)?, unit)?)?, "within")))
}

/// "Within ten days", "in three weeks", "two months ago", "the last 30 days".
fn count(frame: &Frame, at: At) -> Option<Days> {
    let unit = frame.n(Attr::Unit).unwrap_or(1);
    let moved = |n: i32| moved(at.today, n, unit);
    let one = |n: i32| {
        if unit == 4 {
            return Some((calendar::months(at.today.year().checked_add(n)?, 1, 12)?, "year"));
        }
        Some((calendar::day(moved(n)?)?, "day"))
    };
    let tomorrow = calendar::plus(at.today, 1)?;
    if let Some(n) = frame.n(Attr::Within) {
        return Some((Stretch::new(at.today, calendar::plus(moved(n)?, 1)?)?, "within"));
    }
    if let Some(n) = frame.n(Attr::Past) {
        return Some((Stretch::new(moved(-n)?, tomorrow)?, "within"));
    }
    match (frame.n(Attr::In), frame.n(Attr::Ago)) {
        (Some(n), _) => one(n),
        (_, Some(n)) => one(-n),
        _ => None,
    }
}

/// The year's own `named`: of the year said, else the one meant by "next", "last" or nothing.
fn pick(frame: &Frame, at: At, named: impl Fn(i32) -> Option<Stretch>) -> Option<Stretch> {
    if let Some(year) = year(frame, at) {
        return named(year);
    }
    let near = |years: &[i32], fits: &dyn Fn(&Stretch) -> bool| {
        years.iter().filter_map(|shift| named(at.floor.year() + shift)).find(|it| fits(it))
    };
    match frame.n(Attr::Rel) {
        Some(rel) if rel < 0 => near(&[1, 0, -1, -2], &|it| it.to <= at.today),
        Some(rel) if rel > 0 => near(&[-1, 0, 1, 2, 3, 4, 5, 6, 7, 8], &|it| it.from > at.today),
        _ => near(&[-1, 0, 1, 2, 3, 4, 5, 6, 7, 8], &|it| it.to > at.floor),
    }
}

fn year(frame: &Frame, at: At) -> Option<i32> {
    let value = frame.get(Attr::Year)?;
    Some(if value.relative { at.today.year() + i32::from(value.n) } else { i32::from(value.n) })
}

fn month(frame: &Frame, at: At) -> Option<Stretch> {
    let value = frame.get(Attr::Month)?;
    let n = i32::from(value.n);
    if value.relative {
        return calendar::months(at.today.year(), at.today.month() as i32 + n, 1);
    }
    if !(1..=12).contains(&n) {
        return None;
    }
    pick(frame, at, |year| calendar::months(year, n, 1))
}

fn day_of_month(frame: &Frame, at: At, day: i32) -> Option<Stretch> {
    let within = |month: Stretch| calendar::day_of(month.from.year(), month.from.month() as i32, day);
    match frame.get(Attr::Month) {
        Some(value) if value.relative => within(month(frame, at)?),
        Some(value) => {
            let n = i32::from(value.n);
            if !(1..=12).contains(&n) || (frame.has(Attr::Half) || frame.has(Attr::Quarter)) {
                return None;
            }
            pick(frame, at, |year| calendar::day_of(year, n, day))
        }
        None if frame.has(Attr::Year) => None,
        // A day alone is the next one of that number.
        None => (0..4).find_map(|shift| {
            let month = calendar::months(at.floor.year(), at.floor.month() as i32 + shift, 1)?;
            within(month).filter(|it| it.to > at.floor)
        }),
    }
}

/// Weekdays, weekends, weeks counted from now or within a month.
fn weeks(frame: &Frame, at: At) -> Option<Days> {
    let shift = match (frame.get(Attr::Week), frame.n(Attr::Rel)) {
        (Some(week), _) => Some(i32::from(week.n)),
        (None, rel) => rel,
    };
    let nth = frame.n(Attr::Nth);
    let of_month = || match frame.get(Attr::Month) {
        Some(_) => month(frame, at),
        None if frame.has(Attr::Year) => calendar::months(year(frame, at)?, if nth? < 0 { 12 } else { 1 }, 1),
        None => (0..2).find_map(|shift| {
            let month = calendar::months(at.today.year(), at.today.month() as i32 + shift, 1)?;
            (calendar::nth_week(month, nth?)?.to > at.today).then_some(month)
        }),
    };
    if let Some(weekday) = frame.n(Attr::Weekday) {
        if !(1..=7).contains(&weekday) {
            return None;
        }
        let date = match (nth, frame.has(Attr::Week)) {
            // "The first week of December, on Saturday".
            (Some(nth), true) => calendar::plus(calendar::nth_week(of_month()?, nth)?.from, i64::from(weekday) - 1)?,
            (Some(nth), false) => calendar::nth_weekday(of_month()?, weekday, nth)?,
            // "Fridays in March": the month is all that can be told.
            (None, false) if frame.any(&[Attr::Month, Attr::Year, Attr::Third]) => return longer(frame, at),
            (None, true) => {
                let date = calendar::plus(calendar::week(at.today, shift?)?.from, i64::from(weekday) - 1)?;
                // Asked at the end of a week, "Friday this week" is still to come.
                if shift == Some(0) && date < at.today { calendar::plus(date, 7)? } else { date }
            }
            (None, false) => match shift {
                Some(shift) if shift > 0 => {
                    calendar::plus(calendar::week(at.today, shift)?.from, i64::from(weekday) - 1)?
                }
                Some(shift) if shift < 0 => nearest(at.today, weekday, -1)?,
                _ => nearest(at.floor, weekday, 1)?,
            },
        };
        return Some((calendar::day(date)?, "day"));
    }
    if frame.has(Attr::Weekend) {
        if let Some(nth) = nth {
            let month = of_month()?;
            let saturday = calendar::nth_weekday(month, 6, nth)?;
            return Some((Stretch::new(saturday, calendar::plus(saturday, 2)?)?, "weekend"));
        }
        if frame.any(&[Attr::Month, Attr::Year]) {
            return longer(frame, at);
        }
        return Some((calendar::weekend(at.floor, shift.unwrap_or(0))?, "weekend"));
    }
    if let Some(nth) = nth {
        return frame.has(Attr::Week).then(|| calendar::nth_week(of_month()?, nth).map(|it| (it, "week")))?;
    }
    if frame.any(&[Attr::Month, Attr::Year]) {
        return None;
    }
    Some((calendar::week(at.today, shift?)?, "week"))
}

/// The first `weekday` after (or before) `date`.
fn nearest(date: NaiveDate, weekday: i32, direction: i64) -> Option<NaiveDate> {
    (1..=7)
        .filter_map(|ahead| calendar::plus(date, ahead * direction))
        .find(|it| it.weekday().number_from_monday() as i32 == weekday)
}

/// Months, seasons, quarters, halves, years.
fn longer(frame: &Frame, at: At) -> Option<Days> {
    if frame.has(Attr::Month) {
        let month = month(frame, at)?;
        return match frame.n(Attr::Half) {
            Some(1) => Some((Stretch::new(month.from, calendar::plus(month.from, 15)?)?, "third")),
            Some(_) => Some((Stretch::new(calendar::plus(month.from, 15)?, month.to)?, "third")),
            None => Some((month, "month")),
        };
    }
    if let Some(season) = frame.n(Attr::Season) {
        return Some((pick(frame, at, |year| calendar::months(year, season * 3, 3))?, "season"));
    }
    if let Some(quarter) = frame.get(Attr::Quarter) {
        let n = i32::from(quarter.n);
        let now = (at.today.month() as i32 - 1) / 3;
        let stretch = if quarter.relative {
            calendar::months(at.today.year(), (now + n) * 3 + 1, 3)?
        } else if (1..=4).contains(&n) {
            pick(frame, at, |year| calendar::months(year, n * 3 - 2, 3))?
        } else {
            return None;
        };
        return Some((stretch, "quarter"));
    }
    if let Some(half) = frame.get(Attr::Half) {
        let n = i32::from(half.n);
        let now = (at.today.month() as i32 - 1) / 6;
        let stretch = if half.relative {
            calendar::months(at.today.year(), (now + n) * 6 + 1, 6)?
        } else {
            pick(frame, at, |year| calendar::months(year, n * 6 - 5, 6))?
        };
        return Some((stretch, "half"));
    }
    Some((calendar::months(year(frame, at)?, 1, 12)?, "year"))
}

/// First and last hour of the parts of a day; 24 is midnight.
const PARTS: [(u32, u32); 5] = [(0, 6), (6, 12), (12, 13), (12, 18), (18, 24)];

fn clock(frame: &Frame, day: NaiveDateTime) -> Option<Span> {
    let part = frame.n(Attr::Part).filter(|it| (1..=5).contains(it));
    let hours = |n: u32| day.checked_add_signed(TimeDelta::hours(n.into()));
    let Some(hour) = frame.n(Attr::Hour) else {
        let (from, to) = PARTS[usize::try_from(part? - 1).ok()?];
        return Some(Span { from: hours(from)?, to: hours(to)?, grain: "part" });
    };
    let minute = frame.n(Attr::Minute).unwrap_or(0);
    if !(0..=24).contains(&hour) || !(0..60).contains(&minute) {
        return None;
    }
    let hour = match part {
        Some(1 | 2) if hour == 12 => 0,
        Some(3..=5) if hour < 12 && !(part == Some(3) && hour > 3) => hour + 12,
        // Nobody meets at three at night: a small hour alone is in the afternoon.
        None if (1..=6).contains(&hour) && !frame.has(Attr::Minute) => hour + 12,
        _ => hour,
    };
    let from = hours(u32::try_from(hour).ok()?)?.checked_add_signed(TimeDelta::minutes(minute.into()))?;
    let length = if minute == 0 { TimeDelta::hours(1) } else { TimeDelta::minutes(1) };
    Some(Span { from, to: from.checked_add_signed(length)?, grain: if minute == 0 { "hour" } else { "minute" } })
}

/// From the start of the first to the end of the last; what one side leaves out it takes from the other.
pub fn range(first: &Frame, last: &Frame, at: At) -> Option<Span> {
    let (mut first, mut last) = (*first, *last);
    share(&mut first, &mut last);
    let given_year = first.has(Attr::Year) || first.has(Attr::Rel);
    if !given_year && first.any(&[Attr::Month, Attr::Season, Attr::Quarter, Attr::Holiday]) {
        // "October to December", asked in November: the one we are in.
        if let Some(last_year) = calendar::month_later(at.today, -12) {
            let past = between(&first, &last, at, At { floor: last_year, ..at });
            if let Some(found) = past.filter(|it| it.to > at_midnight(at.today)) {
                return Some(found);
            }
        }
    }
    between(&first, &last, at, at)
}

fn between(first: &Frame, last: &Frame, at: At, floor: At) -> Option<Span> {
    let from = resolve(first, floor)?;
    let to = resolve(last, At { floor: from.from.date(), ..at })?;
    let mut from = from;
    if from.from >= to.to && last.has(Attr::Year) {
        let mut earlier = *first;
        let year = year(last, at)?;
        earlier.set(Attr::Year, super::frame::Value { n: i16::try_from(year - 1).ok()?, relative: false });
        from = resolve(&earlier, at)?;
    }
    let hourly = matches!((from.grain, to.grain), ("hour" | "minute", "hour" | "minute"));
    let end = if hourly && to.from > from.from { to.from } else { to.to };
    (from.from < end && from.from <= to.from).then_some(Span { from: from.from, to: end, grain: to.grain })
}

fn share(first: &mut Frame, last: &mut Frame) {
    use Attr::{Date, Day, Half, Holiday, Hour, Minute, Month, Part, Quarter, Rel, Season, Third, Week, Weekday, Year};
    const DATED: [Attr; 9] = [Year, Month, Day, Week, Weekday, Date, Holiday, Season, Quarter];
    if last.is_clock() {
        DATED.iter().for_each(|attr| last.inherit(first, *attr));
        if !last.has(Part) && first.has(Hour) {
            last.inherit(first, Part);
        }
    }
    if first.is_clock() {
        DATED.iter().for_each(|attr| first.inherit(last, *attr));
        if first.has(Hour) {
            first.inherit(last, Part);
        }
    }
    if last.only(&[Third]) || last.only(&[Attr::Nth, Week]) {
        [Year, Month].iter().for_each(|attr| last.inherit(first, *attr));
    }
    if first.only(&[Third]) || first.only(&[Day]) || first.only(&[Day, Hour, Minute, Part]) {
        first.inherit(last, Month);
    }
    if first.only(&[Weekday]) && last.has(Week) {
        first.inherit(last, Week);
        first.inherit(last, Rel);
    }
    let named = |it: &Frame| it.any(&[Month, Season, Quarter, Half]) && !it.has(Rel);
    if named(first) && !first.get(Month).is_some_and(|it| it.relative) && last.has(Year) {
        first.inherit(last, Year);
    }
}
