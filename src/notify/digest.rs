//! What is ahead, chosen for one message: new programs, and those of which something falls into the time until the next.

use chrono::{DateTime, Utc};

use crate::person::Wish;
use crate::program::{Catalogue, Program};

/// As many are read at one look.
pub const ITEMS: usize = 10;

/// The time that one digest speaks of.
#[derive(Debug, Clone, Copy)]
pub struct Period {
    /// The digest before: what was first seen since then is new.
    pub since: DateTime<Utc>,
    pub now: DateTime<Utc>,
    /// The next digest: what closes, opens or begins before it is ahead.
    pub until: DateTime<Utc>,
}

/// Ids of at most [`ITEMS`] programs that fit one of the wishes and are worth a word now, the most pressing first.
/// `first_seen` says since when a program is known.
pub fn items(
    catalogue: &Catalogue,
    wishes: &[Wish],
    first_seen: impl Fn(&str) -> Option<DateTime<Utc>>,
    period: Period,
) -> Vec<String> {
    let mut found: Vec<(DateTime<Utc>, &Program)> = catalogue
        .programs()
        .iter()
        .filter(|program| program.is_upcoming(period.now))
        .filter_map(|program| {
            let ahead = next_moment(program, period.now);
            let pressing = ahead.filter(|at| *at < period.until);
            let new = first_seen(&program.id).is_some_and(|at| at > period.since);
            // What has no date at all is told of once, after all that has.
            let at = pressing.or(new.then(|| ahead.unwrap_or(DateTime::<Utc>::MAX_UTC)))?;
            wishes.iter().any(|wish| wish.fits(catalogue, program)).then_some((at, program))
        })
        .collect();
    found.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.id.cmp(&other.id)));
    found.truncate(ITEMS);
    found.into_iter().map(|(_, program)| program.id.clone()).collect()
}

/// The nearest thing that somebody would act on.
fn next_moment(program: &Program, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let moments = [program.apply_opens, program.apply_closes, program.starts];
    moments.into_iter().flatten().map(|at| at.with_timezone(&Utc)).filter(|at| *at >= now).min()
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;
    use crate::program::{Dataset, read};

    fn program(id: &str, kind: &str, starts: &str) -> String {
        format!(
            "[[program]]\nid = \"{id}\"\nseries = \"{id}\"\nkind = \"{kind}\"\norganizer = \"o\"\nstatus = \"scheduled\"\n\
             format = \"onsite\"\nstarts = {starts}\n[program.title]\nen = \"{id}\"\n"
        )
    }

    fn catalogue(programs: &[String]) -> Catalogue {
        let data: Dataset = read::from_toml(&[("test", &programs.concat())]).expect("it is well-formed");
        Catalogue::new(data, None)
    }

    fn period() -> Period {
        let now = DateTime::parse_from_rfc3339("2027-03-01T09:00:00+09:00").unwrap().with_timezone(&Utc);
        Period { since: now - Duration::days(7), now, until: now + Duration::days(7) }
    }

    fn forums() -> Vec<Wish> {
        vec![Wish { kind: Some(crate::program::Kind::Forum), ..Wish::default() }]
    }

    #[test]
    fn what_is_near_or_new_and_wished_for_is_told_in_order() {
        let catalogue = catalogue(&[
            program("far-old", "forum", "2027-06-01T10:00:00+09:00"),
            program("far-new", "forum", "2027-07-01T10:00:00+09:00"),
            program("soon", "forum", "2027-03-03T10:00:00+09:00"),
            program("culture", "culture", "2027-03-02T10:00:00+09:00"),
            program("over", "forum", "2027-02-27T10:00:00+09:00"),
        ]);
        let seen = |id: &str| (id == "far-new").then(|| period().now - Duration::days(1));
        assert_eq!(items(&catalogue, &forums(), seen, period()), ["soon", "far-new"]);
        assert_eq!(items(&catalogue, &[], seen, period()), [""; 0]);
    }

    #[test]
    fn ten_are_enough() {
        let programs: Vec<String> =
            (0..14).map(|n| program(&format!("p{n:02}"), "forum", "2027-03-04T10:00:00+09:00")).collect();
        let chosen = items(&catalogue(&programs), &forums(), |_| None, period());
        assert_eq!((chosen.len(), chosen[0].as_str(), chosen[9].as_str()), (10, "p00", "p09"));
    }
}
