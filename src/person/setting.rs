//! What a person, or an admin for a chat, can set; each with a text form that fits under a button.

use std::fmt;
use std::str::FromStr;

use chrono_tz::Tz;

use super::{Offset, QuietHours};
use crate::program::Language;

/// One thing set. The text form is `name=value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// `languages=ko` or `languages=ko en`: one, or two for a bilingual chat, the first above.
    Languages(Vec<Language>),
    /// `zone=Asia/Seoul`.
    Zone(Tz),
    /// `quiet=21:00-08:00` or `quiet=off`.
    Quiet(Option<QuietHours>),
    /// `reminders=closes-7d starts-2h`, `reminders=none`, or `reminders=default` for those of each kind of program.
    Reminders(Option<Vec<Offset>>),
    /// `announcements=on`, `announcements=off`.
    Announcements(bool),
    /// Corrections of what was told: `corrections=on`, `corrections=off`.
    Corrections(bool),
    /// How one subscription comes: `digest=<id> 0 9 * * 1` in one message on that schedule, `digest=<id> each` as it
    /// comes.
    Digest { subscription: String, schedule: Option<String> },
}

/// More offsets than this are no help to anybody.
const OFFSETS: usize = 8;

/// `closes-7d, starts-2h` or with spaces; each once, the farthest first.
///
/// # Errors
/// The first that is none, as a sentence.
pub fn offsets(text: &str) -> Result<Vec<Offset>, super::OffsetError> {
    let parts = text.split([' ', ',']).filter(|it| !it.is_empty());
    let mut all: Vec<Offset> = parts.map(str::parse).collect::<Result<_, _>>()?;
    all.sort_by_key(|it| (it.anchor, std::cmp::Reverse(it.minutes)));
    all.dedup();
    if all.len() > OFFSETS { Err(super::OffsetError(text.to_owned())) } else { Ok(all) }
}

/// The form that [`offsets`] reads.
pub fn written(offsets: &[Offset]) -> String {
    offsets.iter().map(Offset::to_string).collect::<Vec<_>>().join(" ")
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no setting")]
pub struct NotASetting(pub String);

impl FromStr for Setting {
    type Err = NotASetting;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read(text).ok_or_else(|| NotASetting(text.to_owned()))
    }
}

fn read(text: &str) -> Option<Setting> {
    let (name, value) = text.split_once('=')?;
    Some(match name {
        "languages" => {
            let tags: Vec<Language> = value.split(' ').map(|tag| tag.parse().ok()).collect::<Option<_>>()?;
            let fits = tags.len() == 1 || tags.len() == 2 && tags[0] != tags[1];
            Setting::Languages(fits.then_some(tags)?)
        }
        "zone" => Setting::Zone(value.parse().ok()?),
        "quiet" if value == "off" => Setting::Quiet(None),
        "quiet" => Setting::Quiet(Some(value.parse().ok()?)),
        "reminders" if value == "default" => Setting::Reminders(None),
        "reminders" if value == "none" => Setting::Reminders(Some(Vec::new())),
        "reminders" => Setting::Reminders(Some(offsets(value).ok()?)),
        "announcements" => Setting::Announcements(switch(value)?),
        "corrections" => Setting::Corrections(switch(value)?),
        "digest" => {
            let (subscription, schedule) = value.split_once(' ')?;
            let schedule = (schedule != "each").then(|| schedule.to_owned());
            Setting::Digest { subscription: subscription.to_owned(), schedule }
        }
        _ => return None,
    })
}

fn switch(text: &str) -> Option<bool> {
    match text {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let switch = |on: &bool| if *on { "on" } else { "off" };
        match self {
            Self::Languages(tags) => {
                write!(f, "languages={}", tags.iter().map(Language::as_str).collect::<Vec<_>>().join(" "))
            }
            Self::Zone(zone) => write!(f, "zone={}", zone.name()),
            Self::Quiet(None) => f.write_str("quiet=off"),
            Self::Quiet(Some(hours)) => write!(f, "quiet={hours}"),
            Self::Reminders(None) => f.write_str("reminders=default"),
            Self::Reminders(Some(none)) if none.is_empty() => f.write_str("reminders=none"),
            Self::Reminders(Some(offsets)) => write!(f, "reminders={}", written(offsets)),
            Self::Announcements(on) => write!(f, "announcements={}", switch(on)),
            Self::Corrections(on) => write!(f, "corrections={}", switch(on)),
            Self::Digest { subscription, schedule } => {
                write!(f, "digest={subscription} {}", schedule.as_deref().unwrap_or("each"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_and_written() {
        for text in [
            "languages=ko",
            "languages=ko en",
            "zone=Asia/Ho_Chi_Minh",
            "quiet=21:00-08:00",
            "quiet=off",
            "reminders=default",
            "reminders=none",
            "reminders=closes-7d closes-1d starts-2h",
            "announcements=off",
            "corrections=on",
            "digest=0198 0 9 * * 1",
            "digest=0198 each",
        ] {
            assert_eq!(text.parse::<Setting>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_setting_is_refused() {
        for text in [
            "",
            "zone=Busan",
            "languages=ko ko",
            "languages=ko en ja",
            "quiet=soon",
            "reminders=closes-1y",
            "announcements=maybe",
            "reminders=closes-1d,closes-2d,closes-3d,closes-4d,closes-5d,closes-6d,closes-7d,closes-8d,closes-9d",
        ] {
            assert!(text.parse::<Setting>().is_err(), "{text}");
        }
    }

    #[test]
    fn offsets_come_in_order_and_once() {
        assert_eq!(
            written(&offsets("starts-2h, closes-1d closes-7d closes-1d").unwrap()),
            "closes-7d closes-1d starts-2h"
        );
    }
}
