//! One notice: a subject, and how it is to be delivered; and who puts it into words when it goes out.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::delivery::IfDoubtful;
use super::pace::Lane;
use crate::answer::Subject;
use crate::language::Language;
use crate::render::Message;

/// What is to be told, once to each address that it was planned for.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    pub id: String,
    pub subject: Subject,
    pub lane: Lane,
    pub if_doubtful: IfDoubtful,
    /// From then on it is of no use, and is recorded instead of sent.
    pub lapses_at: Option<DateTime<Utc>>,
    /// Passes quiet hours; staff say so twice.
    pub urgent: bool,
    /// A second notice of the same key is the same notice.
    pub dedup_key: String,
}

/// Under which of its wishes an address gets a notice: what the stop button of that message stops.
pub mod cause {
    /// Announcements of staff.
    pub const ANNOUNCEMENTS: &str = "announcements";
    /// Corrections of what was told in an answer.
    pub const TOLD: &str = "told";
    /// All digests of that address.
    pub const DIGEST: &str = "digest";
    /// Work of staff: nothing to stop.
    pub const STAFF: &str = "";
    // Anything else is the id of a subscription.
}

/// Puts notices into words when they go out, not when they are planned: facts are those of that moment.
pub trait Compose: Send + Sync {
    /// In one language, or in two for a bilingual chat. The same for every address of the same languages and zone.
    /// `None`: there is nothing to say any more (cancelled, moved, over).
    fn message(&self, notice: &Notice, languages: &[Language], zone: Tz, now: DateTime<Utc>) -> Option<Message>;

    /// Several notices that one address was spared until now, as one message.
    fn merged(
        &self,
        notices: &[(&Notice, &str)],
        languages: &[Language],
        zone: Tz,
        now: DateTime<Utc>,
    ) -> Option<Message>;

    /// The same message with the button that stops `cause` for its address; see [`cause`].
    fn with_stop(&self, message: Message, cause: &str) -> Message;
}
