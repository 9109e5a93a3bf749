//! `[people]`, `[reminders]` and `[announcements]`: what subscribers get by default, and how long what is kept.

use super::read::Reader;
use crate::notify::schedule::Schedule;
use crate::person::{DefaultReminders, Offset, QuietHours};
use crate::program::Kind;

/// `[people]`
#[derive(Debug, Clone, PartialEq)]
pub struct People {
    /// For addresses that have not chosen; `None`: none.
    pub quiet_hours: Option<QuietHours>,
    /// Days that questions are kept as typed.
    pub question_days: u32,
    /// Days in which somebody who was told a fact hears that it has changed.
    pub told_days: u32,
    /// Days until an address that cannot be reached any more is forgotten.
    pub closed_days: u32,
    /// Minutes that a changed program has to be left alone before its change is told.
    pub settle_minutes: u32,
    /// When a digest comes that somebody asked for without saying when.
    pub digest: String,
}

/// `[announcements]`
#[derive(Debug, Clone, PartialEq)]
pub struct Announcements {
    /// Recipients above which a second person has to approve.
    pub approval_above: u32,
}

impl Default for People {
    fn default() -> Self {
        Self {
            quiet_hours: Some(QuietHours::default()),
            question_days: 30,
            told_days: 30,
            closed_days: 90,
            settle_minutes: 10,
            digest: "0 9 * * 1".to_owned(),
        }
    }
}

impl Default for Announcements {
    fn default() -> Self {
        Self { approval_above: 100 }
    }
}

pub(super) fn people(file: &mut Reader<'_>) -> People {
    const HOURS: &str = "hours such as 21:00-08:00, or off";
    let default = People::default();
    let mut people = file.section("people");
    let read = People {
        quiet_hours: people.text("quiet_hours", default.quiet_hours, |text| match text {
            "off" => Ok(None),
            hours => hours.parse().map(Some).map_err(|_| HOURS),
        }),
        question_days: people.number("question_days", default.question_days, 3..=90),
        told_days: people.number("told_days", default.told_days, 1..=365),
        closed_days: people.number("closed_days", default.closed_days, 7..=3_650),
        settle_minutes: people.number("settle_minutes", default.settle_minutes, 0..=1_440),
        digest: people.text("digest", default.digest, |text| match text.parse::<Schedule>() {
            Ok(_) => Ok(text.to_owned()),
            Err(_) => Err("a cron expression of five fields, such as 0 9 * * 1 (Mondays at nine)"),
        }),
    };
    people.finish();
    read
}

pub(super) fn reminders(file: &mut Reader<'_>) -> DefaultReminders {
    const OFFSET: &str = "a moment such as closes-7d, starts-2h or opens";
    let default = DefaultReminders::default();
    let mut reminders = file.section("reminders");
    let read = DefaultReminders::new(|kind: Kind| {
        reminders.texts(kind.as_str(), default.of(kind).to_vec(), |text| text.parse::<Offset>().map_err(|_| OFFSET))
    });
    reminders.finish();
    read
}

pub(super) fn announcements(file: &mut Reader<'_>) -> Announcements {
    let default = Announcements::default();
    let mut announcements = file.section("announcements");
    let approval_above = announcements.number("approval_above", default.approval_above, 0..=1_000_000_000);
    announcements.finish();
    Announcements { approval_above }
}
