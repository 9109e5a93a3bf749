//! The machine lets naru down: a full disk, a database that is locked or gone, a clock that is set. It says so, recovers, and
//! loses nothing.

use naru::sandbox::trouble::{self, Trouble};

use crate::on_both_engines;
use crate::support::database::TestDatabase;

/// Longer than the five seconds for which a statement waits for another process, and the ten for which one waits for a
/// connection: what is shorter is waited out, and nobody need be told.
const SECONDS: u32 = 12;

on_both_engines! {
    /// A short `naru prove trouble`, whose troubles last a minute each.
    async fn each_is_told_and_ends_well_and_every_message_stands_once(database: &TestDatabase) {
        let verdict = trouble::run(&database.url, SECONDS).await.expect("the troubles can be made");
        assert!(verdict.holds(), "{}", verdict.told());
        let told = |trouble: Trouble| verdict.seen.iter().find(|it| it.trouble == trouble).map(|it| it.told.join("\n"));
        for (trouble, words) in [
            (Trouble::Locked, "another process is writing to it"),
            (Trouble::Full, "is full; what was being saved was not, and what was saved before is unharmed"),
            (Trouble::SetBack, "staff: the clock was set by about -5 h"),
            (Trouble::SetForth, "staff: the clock was set by about 24 h"),
        ] {
            assert!(told(trouble).is_some_and(|it| it.contains(words)), "{}", verdict.told());
        }
        // A file is there as long as the machine is.
        let gone = told(Trouble::Gone);
        assert_eq!(gone.is_some(), !database.is_alone());
        // Lost amidst a statement, or not to be had for the next one.
        let lost = ["the connection was lost", "no connection to it was free or could be made in time"];
        let told = gone.is_none_or(|it| lost.iter().any(|lost| it.contains(lost)) && it.contains("and is back"));
        assert!(told, "{}", verdict.told());
    }
}
