//! When a program gives reason for a reminder. Derived from the record each time, never stored ahead: a moved date moves
//! its reminders, and a cancelled program has none.

use chrono::{DateTime, Utc};

use crate::person::{Anchor, Offset};
use crate::program::{Program, Status};

/// One due moment made from a program and an offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    pub offset: Offset,
    pub due_at: DateTime<Utc>,
    /// From then on it is of no use: the deadline is over, the program has begun.
    pub lapses_at: DateTime<Utc>,
    /// The moment it counts back from; part of the dedup key, so that a moved date is a new occasion.
    pub anchor_at: DateTime<Utc>,
}

/// The occasion of `program` for `offset`; `None` where the record has no such moment, or the program is off.
pub fn occasion(program: &Program, offset: Offset) -> Option<Occasion> {
    if program.status == Status::Cancelled {
        return None;
    }
    let utc = |at: crate::program::Instant| at.with_timezone(&Utc);
    let (anchor_at, lapses_at) = match offset.anchor {
        // An opening is news until the applications close; where no closing is known, for three days.
        Anchor::Opens => {
            let opens = utc(program.apply_opens?);
            (opens, program.apply_closes.map_or(opens + chrono::Duration::days(3), utc))
        }
        Anchor::Closes => (utc(program.apply_closes?), utc(program.apply_closes?)),
        Anchor::Starts => (utc(program.starts?), utc(program.starts?)),
    };
    Some(Occasion { offset, due_at: anchor_at - offset.before(), lapses_at, anchor_at })
}

/// Occasions that fell due after `since` and not later than `now`, and are still of use at `now`; and how many were
/// missed, being of no use any more.
pub fn due<'a>(
    programs: impl IntoIterator<Item = &'a Program>,
    offsets: &[Offset],
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> (Vec<(&'a Program, Occasion)>, usize) {
    let (mut found, mut missed) = (Vec::new(), 0);
    for program in programs {
        for occasion in offsets.iter().filter_map(|&offset| occasion(program, offset)) {
            if occasion.due_at <= since || occasion.due_at > now {
                continue;
            }
            // `opens` at its own moment lapses only when applications close; the others at their anchor.
            if occasion.lapses_at <= now {
                missed += 1;
            } else {
                found.push((program, occasion));
            }
        }
    }
    found.sort_by_key(|(_, occasion)| occasion.due_at);
    (found, missed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::forum;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().with_timezone(&Utc)
    }

    fn due_for(program: &Program, since: &str, now: &str) -> (Vec<String>, usize) {
        let offsets = ["closes-7d", "closes-1d", "starts-1d", "starts-2h", "opens"].map(|it| it.parse().unwrap());
        let (found, missed) = due([program], &offsets, at(since), at(now));
        (found.iter().map(|(_, it)| it.offset.to_string()).collect(), missed)
    }

    #[test]
    fn each_offset_falls_due_once() {
        let program = forum(|_| {});
        assert_eq!(due_for(&program, "2027-04-13T17:59:00+09:00", "2027-04-13T18:00:00+09:00").0, ["closes-7d"]);
        assert_eq!(due_for(&program, "2027-04-13T18:00:00+09:00", "2027-04-13T18:01:00+09:00").0, [""; 0]);
        assert_eq!(due_for(&program, "2027-05-12T11:00:00+09:00", "2027-05-12T12:00:00+09:00").0, ["starts-2h"]);
        assert_eq!(due_for(&program, "2027-03-01T09:00:00+09:00", "2027-03-02T09:00:00+09:00").0, ["opens"]);
    }

    #[test]
    fn after_an_outage_only_what_is_still_of_use_goes_out() {
        let program = forum(|_| {});
        let (found, missed) = due_for(&program, "2027-04-12T00:00:00+09:00", "2027-05-12T00:00:00+09:00");
        assert_eq!((found, missed), (vec!["starts-1d".to_owned()], 2));
    }

    #[test]
    fn a_moved_date_moves_its_reminders_and_a_cancelled_program_has_none() {
        let moved = forum(|it| it.starts = Some(it.starts.unwrap() + chrono::Duration::days(30)));
        assert_eq!(due_for(&moved, "2027-05-11T00:00:00+09:00", "2027-05-13T00:00:00+09:00").0, [""; 0]);
        assert_eq!(due_for(&moved, "2027-06-10T00:00:00+09:00", "2027-06-10T23:00:00+09:00").0, ["starts-1d"]);
        let cancelled = forum(|it| it.status = Status::Cancelled);
        assert_eq!(due_for(&cancelled, "2027-01-01T00:00:00+09:00", "2027-05-13T00:00:00+09:00"), (vec![], 0));
    }
}
