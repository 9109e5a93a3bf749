//! How a program stands at a moment: whether it takes place, and whether one may apply.

use chrono::{DateTime, TimeZone, Utc};
use chrono_tz::Tz;

use crate::program::{Program, Status};

/// Told before all else where it is not the ordinary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Cancelled,
    /// Not over on its new dates, or without any.
    Postponed,
    Over,
    Running,
    Upcoming,
    /// A service without dates.
    Standing,
    /// Nothing is recorded.
    Undated,
}

impl State {
    pub fn of(program: &Program, now: DateTime<Utc>) -> Self {
        match (program.status, program.starts) {
            (Status::Cancelled, _) => Self::Cancelled,
            _ if program.is_over(now) => Self::Over,
            (Status::Postponed, _) => Self::Postponed,
            (Status::Scheduled, Some(starts)) if starts <= now => Self::Running,
            (Status::Scheduled, Some(_)) => Self::Upcoming,
            (Status::Scheduled, None) if program.standing => Self::Standing,
            (Status::Scheduled, None) => Self::Undated,
        }
    }

    /// It may still be taken part in.
    pub fn is_ahead(self) -> bool {
        !matches!(self, Self::Cancelled | Self::Over)
    }
}

/// Whether applications are taken. Days are those of the calendar at home: 0 is today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// There is nothing to apply for, or nothing is recorded.
    None,
    /// There is a way to apply, and no window is recorded.
    Always,
    NotYet {
        days: i64,
    },
    /// `days_left` is absent where no closing is recorded.
    Open {
        days_left: Option<i64>,
    },
    Closed,
}

impl Window {
    pub fn of(program: &Program, now: DateTime<Utc>, home: Tz) -> Self {
        let days = |at: crate::program::Instant| days_between(now, at.with_timezone(&Utc), home);
        if program.status == Status::Cancelled {
            return Self::None;
        }
        if program.apply_closes.is_some_and(|closes| closes < now) {
            return Self::Closed;
        }
        match (program.apply_opens, program.apply_closes) {
            (Some(opens), _) if opens > now => Self::NotYet { days: days(opens) },
            (_, Some(closes)) => Self::Open { days_left: Some(days(closes)) },
            _ if program.is_over(now) => Self::None,
            (Some(_), None) => Self::Open { days_left: None },
            (None, None) if program.apply_url.is_some() => Self::Always,
            (None, None) => Self::None,
        }
    }

    /// A link to apply may be offered.
    pub fn takes_applications(self) -> bool {
        matches!(self, Self::Open { .. } | Self::Always)
    }
}

/// Midnights of `zone` between the two.
pub fn days_between(from: DateTime<Utc>, to: DateTime<Utc>, zone: Tz) -> i64 {
    let day = |at: DateTime<Utc>| zone.from_utc_datetime(&at.naive_utc()).date_naive();
    (day(to) - day(from)).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::forum;

    fn check(now: &str, state: State, window: Window) {
        let program = forum(|_| {});
        let now = DateTime::parse_from_rfc3339(now).unwrap().with_timezone(&Utc);
        assert_eq!((State::of(&program, now), Window::of(&program, now, chrono_tz::Asia::Seoul)), (state, window));
    }

    #[test]
    fn a_program_from_its_announcement_to_its_end() {
        check("2027-03-01T23:00:00+09:00", State::Upcoming, Window::NotYet { days: 1 });
        check("2027-03-02T09:00:00+09:00", State::Upcoming, Window::Open { days_left: Some(49) });
        check("2027-04-19T00:00:00+09:00", State::Upcoming, Window::Open { days_left: Some(1) });
        check("2027-04-20T18:00:00+09:00", State::Upcoming, Window::Open { days_left: Some(0) });
        check("2027-04-20T18:00:01+09:00", State::Upcoming, Window::Closed);
        check("2027-05-12T14:00:00+09:00", State::Running, Window::Closed);
        check("2027-05-12T18:00:00+09:00", State::Over, Window::Closed);
    }
}
