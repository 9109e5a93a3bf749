//! What becomes of one message to one address: its states, and what each outcome of a send leads to.
//!
//! One table, [`Fate::of`]; channels sort their errors into [`SendError`], nobody looks at an error's text.

use chrono::{DateTime, Duration, Utc};
use rand::Rng;

use crate::program::spelled;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

spelled! {
    /// ```text
    ///            ┌──────────── wait, retry ───────────┐
    ///            ▼                                    │
    /// held ──▶ due ──▶ claimed ──▶ sent               │
    ///   │       │         ├───────────────────────────┘
    ///   │       │         ├─▶ doubtful   sent off, no answer: repeated only where that is harmless or wished
    ///   │       │         └─▶ dead       the address is gone, or the message itself is wrong
    ///   └───────┴─▶ lapsed               too late to be of use
    ///   └───────┴─▶ cancelled            staff, the person or a cancelled program took it back
    /// ```
    /// `claimed` is written in the moment before a message leaves, never earlier. So what a dead worker had claimed may
    /// have arrived: its policy decides between `due` and `doubtful`, as after a line that was cut.
    DeliveryState {
        /// Waits for staff, or for the end of quiet hours.
        Held = "held",
        Due = "due",
        /// About to leave, or under way.
        Claimed = "claimed",
        Sent = "sent",
        Doubtful = "doubtful",
        Dead = "dead",
        Lapsed = "lapsed",
        Cancelled = "cancelled",
    }
}

spelled! {
    /// Why an address is closed.
    Gone {
        Blocked = "blocked",
        Kicked = "kicked",
        Deleted = "deleted",
        /// The bot may not write there, or a person takes no direct messages.
        Forbidden = "forbidden",
    }
}

/// Why a message did not go out. Act on the case, never on the text.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// The network's limit for this chat: snooze, no attempt counted.
    #[error("the chat's limit: wait {0}")]
    ChatLimit(Duration),
    /// The network's limit for the whole bot.
    #[error("the bot's limit: wait {0}")]
    BotLimit(Duration),
    /// The network's limit, and it does not say whose: the pace decides by what it has been sending.
    #[error("a limit: wait {0}")]
    SomeLimit(Duration),
    /// Never reached, or the network says that it failed: retry.
    #[error("not sent")]
    Trouble(#[source] BoxError),
    /// Sent off, no answer came: the notice's own policy decides.
    #[error("sent off, and no answer came")]
    Doubtful(#[source] BoxError),
    /// Blocked, left, deleted: close the address.
    #[error("the address is {0}")]
    Gone(Gone),
    /// The chat lives on under another id: re-key, and send once more.
    #[error("the chat has moved")]
    Moved { to: String },
    /// The message itself is wrong: dead, tell staff.
    #[error("the network refuses the message")]
    Refused(#[source] BoxError),
    /// The token is refused: nothing can be sent until an operator mends it.
    #[error("the network refuses the bot")]
    Locked(#[source] BoxError),
    /// The network has no such thing as an edit or a deletion of this message.
    #[error("the network cannot do that")]
    Unable,
}

/// What a notice wants where nobody can tell whether it arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfDoubtful {
    /// The network knows the delivery's own number and shows a repeat once (Discord's nonce).
    RepeatHarmless,
    /// Better twice than never.
    RepeatAnyway,
    Leave,
}

/// What happens next to a delivery.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    Sent,
    /// Due again; `counted` says whether it was an attempt.
    Again {
        at: DateTime<Utc>,
        counted: bool,
    },
    Doubtful,
    Lapsed,
    Dead,
    Close(Gone),
    Rekey {
        to: String,
    },
    /// Dead, and counted against the announcement: too many of these pause it.
    BadContent,
    /// Due again, and nothing more is sent until an operator has looked.
    StopEverything,
}

/// The facts about a delivery that its fate depends on.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// Attempts counted so far, this one included.
    pub attempt: u32,
    pub lapses_at: Option<DateTime<Utc>>,
    pub if_doubtful: IfDoubtful,
    /// When it was first sent off without an answer; a network forgets a nonce after a few minutes.
    pub doubtful_since: Option<DateTime<Utc>>,
}

/// GOV.UK Notify gives up after 48 attempts; with our steps that is about a day.
const ATTEMPTS: u32 = 48;
/// Discord keeps a nonce "for a few minutes"; one less than the fewest that can be called a few.
const NONCE_KEPT: Duration = Duration::seconds(120);

impl Case {
    /// A repeat would be shown once, or is wished: what was sent off without an answer may go out again at `now`.
    pub fn may_repeat(&self, now: DateTime<Utc>) -> bool {
        match self.if_doubtful {
            IfDoubtful::RepeatHarmless => self.doubtful_since.is_none_or(|since| now - since < NONCE_KEPT),
            IfDoubtful::RepeatAnyway => self.attempt < 3,
            IfDoubtful::Leave => false,
        }
    }
}

impl Fate {
    pub fn of(result: &Result<(), SendError>, case: Case, now: DateTime<Utc>, rng: &mut impl Rng) -> Self {
        let again = |at: DateTime<Utc>, counted| match case.lapses_at {
            Some(lapses) if at >= lapses => Self::Lapsed,
            _ => Self::Again { at, counted },
        };
        match result {
            Ok(()) => Self::Sent,
            Err(SendError::ChatLimit(wait) | SendError::BotLimit(wait) | SendError::SomeLimit(wait)) => {
                again(now + *wait, false)
            }
            Err(SendError::Trouble(_)) if case.attempt >= ATTEMPTS => Self::Dead,
            Err(SendError::Trouble(_)) => again(now + backoff(case.attempt, None, rng), true),
            Err(SendError::Doubtful(_)) if case.may_repeat(now) => again(now + backoff(1, None, rng), true),
            Err(SendError::Doubtful(_)) => Self::Doubtful,
            Err(SendError::Gone(reason)) => Self::Close(*reason),
            Err(SendError::Moved { to }) => Self::Rekey { to: to.clone() },
            Err(SendError::Refused(_)) => Self::BadContent,
            Err(SendError::Locked(_)) => Self::StopEverything,
            Err(SendError::Unable) => Self::Dead,
        }
    }
}

/// Whether so many refusals of one notice's content mean that the content is wrong, and not a few readers' chats:
/// 20 in a row, or 5 % of at least 100.
pub fn is_bad_content(sent: u64, refused: u64, refused_in_a_row: u64) -> bool {
    let total = sent + refused;
    refused_in_a_row >= 20 || (total >= 100 && refused * 20 >= total)
}

/// Time to wait after attempt `n` failed (`n` counts from 1): 5 s, 10 s, 20 s … at most 30 min, ± 10 %
/// so that a crowd does not come back at once.
///
/// `floor` is what the channel asked for; the result is never below it.
pub fn backoff(n: u32, floor: Option<Duration>, rng: &mut impl Rng) -> Duration {
    let base = (5_000_i64 << n.clamp(1, 10).saturating_sub(1)).min(30 * 60 * 1000);
    let spread = rng.random_range(-base / 10..=base / 10);
    Duration::milliseconds(base + spread).max(floor.unwrap_or(Duration::zero()))
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    const CASE: Case = Case { attempt: 1, lapses_at: None, if_doubtful: IfDoubtful::Leave, doubtful_since: None };

    fn now() -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(20_000)
    }

    fn fate(error: SendError, case: Case) -> Fate {
        Fate::of(&Err(error), case, now(), &mut StdRng::seed_from_u64(1))
    }

    fn trouble() -> SendError {
        SendError::Trouble("no connection".into())
    }

    fn doubtful() -> SendError {
        SendError::Doubtful("line cut".into())
    }

    #[test]
    fn a_limit_is_a_wait_and_never_an_attempt() {
        let wait = Duration::seconds(35);
        for limit in [SendError::ChatLimit(wait), SendError::BotLimit(wait), SendError::SomeLimit(wait)] {
            assert_eq!(fate(limit, Case { attempt: 47, ..CASE }), Fate::Again { at: now() + wait, counted: false });
        }
    }

    #[test]
    fn trouble_is_tried_again_until_it_is_too_late_or_too_often() {
        assert!(matches!(fate(trouble(), CASE), Fate::Again { counted: true, .. }));
        assert_eq!(fate(trouble(), Case { attempt: ATTEMPTS, ..CASE }), Fate::Dead);
        let soon = Case { lapses_at: Some(now() + Duration::seconds(3)), ..CASE };
        assert_eq!(fate(trouble(), soon), Fate::Lapsed);
    }

    #[test]
    fn doubt_is_repeated_only_where_that_is_harmless_or_wished() {
        assert_eq!(fate(doubtful(), CASE), Fate::Doubtful);
        let harmless = Case { if_doubtful: IfDoubtful::RepeatHarmless, ..CASE };
        assert!(matches!(fate(doubtful(), harmless), Fate::Again { .. }));
        let long_ago = Case { doubtful_since: Some(now() - NONCE_KEPT), ..harmless };
        assert_eq!(fate(doubtful(), long_ago), Fate::Doubtful);
        let wished = Case { if_doubtful: IfDoubtful::RepeatAnyway, ..CASE };
        assert!(matches!(fate(doubtful(), wished), Fate::Again { .. }));
        assert_eq!(fate(doubtful(), Case { attempt: 3, ..wished }), Fate::Doubtful);
    }

    #[test]
    fn each_other_error_has_its_own_end() {
        assert_eq!(fate(SendError::Gone(Gone::Blocked), CASE), Fate::Close(Gone::Blocked));
        assert_eq!(fate(SendError::Moved { to: "-1002".to_owned() }, CASE), Fate::Rekey { to: "-1002".to_owned() });
        assert_eq!(fate(SendError::Refused("too long".into()), CASE), Fate::BadContent);
        assert_eq!(fate(SendError::Locked("401".into()), CASE), Fate::StopEverything);
        assert_eq!(fate(SendError::Unable, CASE), Fate::Dead);
        assert_eq!(Fate::of(&Ok(()), CASE, now(), &mut StdRng::seed_from_u64(1)), Fate::Sent);
    }

    #[test]
    fn an_announcement_pauses_at_five_percent_or_twenty_in_a_row() {
        for (sent, refused, in_a_row, expected) in [
            (0, 19, 19, false),
            (0, 20, 20, true),
            (95, 4, 1, false),
            (95, 5, 1, true),
            (96, 5, 1, false),
            (9_500, 500, 1, true),
            (9_501, 499, 1, false),
        ] {
            assert_eq!(is_bad_content(sent, refused, in_a_row), expected, "{sent} {refused} {in_a_row}");
        }
    }

    #[test]
    fn waits_double_stay_bounded_and_respect_the_floor() {
        let mut rng = StdRng::seed_from_u64(7);
        for n in 1..100 {
            let wait = backoff(n, None, &mut rng);
            assert!(wait >= Duration::milliseconds(4_500) && wait <= Duration::minutes(33), "{n}: {wait}");
        }
        assert!(backoff(1, None, &mut rng) < backoff(3, None, &mut rng));
        assert_eq!(backoff(1, Some(Duration::hours(1)), &mut rng), Duration::hours(1));
    }
}
