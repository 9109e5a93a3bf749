//! One fact of one program, and whether what was asked holds.

use chrono::{DateTime, Utc};

use super::state::{State, Window};
use crate::program::{Catalogue, Program, ProgramIndex, Status};
use crate::understand::{Attendance, By, Fee, Field, Filters, Question};

/// The answer to a question that expects yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Yes,
    No,
    /// The record neither says so nor denies it.
    Unsaid,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    pub program: ProgramIndex,
    pub field: Field,
    pub state: State,
    pub window: Window,
    /// Absent where no yes or no is expected, or it is not clear what of.
    pub verdict: Option<Verdict>,
    /// The audience asked about: "can foreigners join?"
    pub audience: Option<String>,
}

/// The audience that takes in everybody, a convention of the records' format.
const ANYONE: &str = "citizens";

impl Detail {
    pub fn new(catalogue: &Catalogue, question: &Question, at: ProgramIndex, now: DateTime<Utc>) -> Self {
        let program = catalogue.program(at);
        let field = question.field.unwrap_or(Field::Overview);
        let window = Window::of(program, now, catalogue.home_zone());
        let filters = &question.filters;
        let audience = (field == Field::Eligibility).then(|| filters.audience.first().cloned()).flatten();
        // Who asks for the fee by way of "free" asks whether it is.
        let yes_no = question.yes_no || field == Field::Fee && filters.fee.is_some();
        let verdict = yes_no.then(|| verdict(catalogue, program, field, filters, window, now)).flatten();
        Self { program: at, field, state: State::of(program, now), window, verdict, audience }
    }

    /// All there is to tell, nothing asked in particular: what the button "Details" gives.
    pub fn overview(catalogue: &Catalogue, at: ProgramIndex, now: DateTime<Utc>) -> Self {
        let program = catalogue.program(at);
        Self {
            program: at,
            field: Field::Overview,
            state: State::of(program, now),
            window: Window::of(program, now, catalogue.home_zone()),
            verdict: None,
            audience: None,
        }
    }

    /// The record says that everybody may come.
    pub fn is_for_anyone(program: &Program) -> bool {
        program.audience.iter().any(|id| id == ANYONE)
    }
}

/// Does the condition hold that the question asks about? Each field is asked through its own condition.
fn verdict(
    catalogue: &Catalogue,
    program: &Program,
    field: Field,
    filters: &Filters,
    window: Window,
    now: DateTime<Utc>,
) -> Option<Verdict> {
    let known = |holds: bool| Some(if holds { Verdict::Yes } else { Verdict::No });
    match field {
        Field::Fee => {
            let asked = filters.fee?;
            match program.fee_krw {
                Some(fee) => known((fee == 0) == (asked == Fee::Free)),
                None => Some(Verdict::Unsaid),
            }
        }
        Field::Eligibility => {
            if filters.audience.is_empty() {
                return None;
            }
            let named = filters.audience.iter().any(|id| program.audience.contains(id));
            Some(if named || Detail::is_for_anyone(program) { Verdict::Yes } else { Verdict::Unsaid })
        }
        Field::Venue => match filters.attendance {
            Some(Attendance::Online) => known(program.format.is_online()),
            Some(Attendance::Onsite) => known(program.format.is_onsite()),
            None => match filters.places.as_slice() {
                [asked] if !program.places.is_empty() => {
                    let mut places = program.places.iter().filter_map(|id| catalogue.look_up_place(id));
                    known(places.any(|place| catalogue.lies_in(place, *asked)))
                }
                _ => None,
            },
        },
        Field::Languages => match (filters.languages.is_empty(), program.languages.is_empty()) {
            (true, _) => None,
            (false, true) => Some(Verdict::Unsaid),
            (false, false) => known(filters.languages.iter().any(|tag| program.languages.contains(tag))),
        },
        Field::Deadline | Field::HowToApply if filters.by == Some(By::OpenNow) => match window {
            Window::None if program.status != Status::Cancelled => Some(Verdict::Unsaid),
            window => known(window.takes_applications()),
        },
        Field::Status => match filters.status {
            Some(asked) => known(program.status == asked),
            None => known(program.status == Status::Scheduled && !program.is_over(now)),
        },
        Field::Start => {
            let asked = filters.interval.as_ref()?;
            let starts = program.starts?;
            let ends = program.over_at().unwrap_or(starts);
            let before = asked.to.is_none_or(|to| starts < to);
            let after = asked.from.is_none_or(|from| ends > from || starts >= from);
            known(before && after && program.status != Status::Cancelled)
        }
        _ => None,
    }
}
