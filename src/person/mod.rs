//! Whom naru talks with: addresses on the networks, what they wish to be told, and when they wish to be left alone.

mod defaults;
mod hours;
mod quiet;
pub mod setting;
mod subscription;
mod wish;

pub use defaults::DefaultReminders;
pub use hours::{NotOfficeHours, OfficeHours};
pub use quiet::QuietHours;
pub use setting::Setting;
pub use subscription::{Subscription, SubscriptionState};
pub use wish::{Anchor, Offset, OffsetError, Wish, place_ids};

use chrono_tz::Tz;

use crate::program::{Language, spelled};

spelled! {
    /// What sort of chat an address is.
    ChatKind {
        Private = "private",
        Group = "group",
        /// A topic of a forum, a thread.
        Topic = "topic",
        /// One-way: a news channel.
        Channel = "channel",
    }
}

spelled! {
    AddressState {
        Open = "open",
        /// The person, or an admin of the chat, asked for silence.
        Paused = "paused",
        /// The network takes nothing there; kept for ninety days, reopened when the bot is let in again.
        Closed = "closed",
    }
}

/// A place on a network where one can write.
#[derive(Debug, Clone, PartialEq)]
pub struct Address {
    pub id: String,
    /// Stable name of the network: "telegram", "discord", "web".
    pub channel: String,
    /// The network's own id of the chat, always its number, never its @name: one chat, one budget.
    pub chat: String,
    /// Topic or thread in that chat; absent in the General topic.
    pub thread: Option<String>,
    pub kind: ChatKind,
    pub state: AddressState,
    /// One, or two for a bilingual chat, the first above.
    pub languages: Vec<Language>,
    /// Chosen; else they are that of the last question.
    pub language_chosen: bool,
    pub zone: Tz,
    /// `None`: messages may come at any hour.
    pub quiet: Option<QuietHours>,
    /// How long before what to be reminded; `None` takes the defaults of each kind of program.
    pub reminders: Option<Vec<Offset>>,
    /// Announcements of staff are welcome.
    pub announcements: bool,
    /// Wishes to hear when something told here has changed.
    pub corrections: bool,
    /// Of the foundation: hears from a new installation before it is declared live, and gets alerts.
    pub staff: bool,
    /// The person whose private chat it is.
    pub person: Option<String>,
}
