//! Dates that cannot be, and offsets that no clock of the place shows.

use chrono::{FixedOffset, Offset};
use chrono_tz::Tz;

use super::{Finding, View, Weight};
use crate::program::{Instant, Program, Subject};

pub(super) fn check(view: &View<'_>, found: &mut Vec<Finding>) {
    let home = view.home_zone();
    for program in &view.data.programs {
        let mut report = |weight, message: String| {
            found.push(Finding::of(weight, Subject::Program, &program.id, message));
        };
        order(program, &mut report);
        offsets(view, program, home, &mut report);
    }
}

fn order(program: &Program, report: &mut impl FnMut(Weight, String)) {
    let mut before = |early: (&str, Option<Instant>), late: (&str, Option<Instant>), weight: Weight, what: &str| {
        if let ((early_name, Some(early)), (late_name, Some(late))) = (early, late)
            && late < early
        {
            report(weight, format!("{what}: {late_name} {} lies before {early_name} {}", shown(late), shown(early)));
        }
    };
    let Program { starts, ends, previous_starts, previous_ends, apply_opens, apply_closes, .. } = *program;
    before(("starts", starts), ("ends", ends), Weight::Wrong, "ends before it starts");
    let previous = (("previous_starts", previous_starts), ("previous_ends", previous_ends));
    before(previous.0, previous.1, Weight::Wrong, "ended before it started");
    let window = (("apply_opens", apply_opens), ("apply_closes", apply_closes));
    before(window.0, window.1, Weight::Wrong, "applications close before they open");
    let over = if ends.is_some() { ("ends", ends) } else { ("starts", starts) };
    before(("apply_closes", apply_closes), over, Weight::Wrong, "applications are taken after it is over");
    for (session, number) in program.sessions.iter().zip(1..) {
        let (from, to) = (Some(session.starts), session.ends);
        before(("starts", from), ("ends", to), Weight::Wrong, &format!("session {number} ends before it starts"));
        let outside = format!("session {number} is no part of the program's time");
        before(("starts", starts), ("the session's start", from), Weight::Doubtful, &outside);
        before(("the session's end", to), ("ends", ends), Weight::Doubtful, &outside);
    }
    if program.standing && starts.is_some() {
        report(Weight::Doubtful, "is a standing service, and yet has a date".to_owned());
    }
}

fn offsets(view: &View<'_>, program: &Program, home: Option<Tz>, report: &mut impl FnMut(Weight, String)) {
    // A trip that sets out from home may be told in home's time, an event abroad in that of its place.
    let places = program.places.iter().filter_map(|id| view.zone(id));
    let zones: Vec<Tz> = places.chain(home).collect();
    let mut check = |name: &str, at: Option<Instant>, zones: &[Tz]| {
        let Some(at) = at else { return };
        let (Some(first), false) = (zones.first(), zones.iter().any(|zone| offset(at, *zone) == *at.offset())) else {
            return;
        };
        let message = format!(
            "{name} {} has the offset {}, and clocks in {first} show {} then",
            shown(at),
            at.offset(),
            offset(at, *first)
        );
        report(Weight::Wrong, message);
    };
    let dates = [
        ("starts", program.starts),
        ("ends", program.ends),
        ("previous_starts", program.previous_starts),
        ("previous_ends", program.previous_ends),
    ];
    dates.into_iter().for_each(|(name, at)| check(name, at, &zones));
    let home: Vec<Tz> = home.into_iter().collect();
    check("apply_opens", program.apply_opens, &home);
    check("apply_closes", program.apply_closes, &home);
    for (session, number) in program.sessions.iter().zip(1..) {
        let own = session.place.iter().filter_map(|id| view.zone(id));
        let zones: Vec<Tz> = own.chain(zones.iter().copied()).collect();
        check(&format!("session {number} starts"), Some(session.starts), &zones);
        check(&format!("session {number} ends"), session.ends, &zones);
    }
}

fn offset(at: Instant, zone: Tz) -> FixedOffset {
    at.with_timezone(&zone).offset().fix()
}

fn shown(at: Instant) -> String {
    at.format("%Y-%m-%d %H:%M%:z").to_string()
}
