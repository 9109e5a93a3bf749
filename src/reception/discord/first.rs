//! The first answer to an interaction: within three seconds, and before anything is looked up that may take longer.

use chrono::{DateTime, Duration, Utc};

use super::Reception;
use super::commands::Slash;
use crate::answer::Press;
use crate::channel::discord::{Action, Asked, Failure, First, Interaction, MENU};

/// Discord's name of the case: it waited three seconds, and waits no longer.
const TOO_LATE: u64 = 10062;
/// Leaves time for the way to Discord.
const ANSWER_WITHIN: Duration = Duration::milliseconds(2_700);
const FIRST_PAUSE: Duration = Duration::milliseconds(50);
/// Finding out what a button does; whatever it is, it is thought about then.
const LOOK_UP: std::time::Duration = std::time::Duration::from_millis(1_000);

/// How an interaction is answered after its first answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    pub how: How,
    /// What the pressed button does; `None` where nothing was pressed, or that is forgotten.
    pub action: Option<Action>,
    pub received: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// In the place of "… is thinking".
    Thinking { ephemeral: bool },
    /// In the place of the message that was pressed, or below it.
    Under { ephemeral: bool },
    /// All is said.
    Done,
    /// Discord takes no answer to it any more.
    Late { ephemeral: bool },
}

impl Reception {
    pub(super) async fn give_first_answer(&self, it: &Interaction, received: DateTime<Utc>) -> Plan {
        if it.asked == Asked::Other {
            // Of a kind that came after this version: nothing could be said to it.
            return Plan { how: How::Done, action: None, received };
        }
        let action = match &it.asked {
            Asked::Pressed { custom_id, values } => self.action(custom_id, values).await,
            _ => None,
        };
        let (first, how) = match self.form_for(it, action.as_ref()).await {
            Some(form) => (First::Form(form), How::Done),
            None => first(it, action.as_ref()),
        };
        let how = match self.acknowledge(it, &first, received).await {
            Ok(()) => how,
            Err(failure) => {
                tracing::warn!(code = failure.code(), "an interaction was not acknowledged");
                match how {
                    How::Thinking { ephemeral } | How::Under { ephemeral } => How::Late { ephemeral },
                    other => other,
                }
            }
        };
        Plan { how, action, received }
    }

    /// Tries as often as there is time: that one was given twice is no harm. A limit is waited for as long as it leaves time;
    /// the last try is made even so, as there is nothing to lose by it.
    pub(super) async fn acknowledge(
        &self,
        it: &Interaction,
        first: &First,
        received: DateTime<Utc>,
    ) -> Result<(), Failure> {
        let mut pause = FIRST_PAUSE;
        loop {
            let failure = match self.discord.acknowledge(it, first).await {
                Ok(()) => return Ok(()),
                Err(failure) => failure,
            };
            let left = received + ANSWER_WITHIN - self.clock.now();
            if failure.code() == TOO_LATE || left <= pause {
                return Err(failure);
            }
            let asked = failure.wait().unwrap_or_default();
            self.clock.sleep(asked.clamp(pause, left)).await;
            pause = (pause * 2).min(Duration::milliseconds(400));
        }
    }

    async fn action(&self, custom_id: &str, values: &[String]) -> Option<Action> {
        let name = if custom_id.starts_with(MENU) { values.first()? } else { custom_id };
        match tokio::time::timeout(LOOK_UP, self.discord.action(name)).await {
            Ok(Ok(action)) => action,
            Ok(Err(error)) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "what a button does could not be looked up");
                None
            }
            Err(_) => None,
        }
    }
}

/// Where one person alone is concerned, others do not read along.
fn first(it: &Interaction, action: Option<&Action>) -> (First, How) {
    let thinking = |ephemeral: bool| {
        let ephemeral = ephemeral && !it.is_private();
        (First::Thinking { ephemeral }, How::Thinking { ephemeral })
    };
    match &it.asked {
        // Its list is a message of its own where somebody decides for the channel; what is said to them is theirs.
        Asked::Command { name, .. } if name == Slash::Agenda.as_str() && it.admin => thinking(true),
        Asked::Command { name, .. } => thinking(!Slash::from_name(name).is_some_and(is_public)),
        Asked::Submitted { custom_id, .. } => thinking(!super::newsdesk::is_of_staff(custom_id)),
        Asked::Pressed { .. } => {
            let own = it.is_private() || it.under.as_ref().is_some_and(|it| it.ephemeral);
            let in_place = match action {
                // A list is turned for all who read it, and staff work together.
                Some(Action::Press(Press::More(_))) => true,
                Some(Action::Press(Press::Staff(order))) => super::newsdesk::changes_in_place(order),
                Some(Action::Press(press)) => own && settles(press),
                _ => false,
            };
            match action {
                _ if in_place => (First::Heard, How::Under { ephemeral: own && !it.is_private() }),
                Some(Action::Press(Press::Staff(_))) => thinking(false),
                _ => thinking(true),
            }
        }
        Asked::OfMessage { .. } | Asked::Completing { .. } | Asked::Other => thinking(true),
    }
}

fn is_public(slash: Slash) -> bool {
    use Slash::{Agenda, Ask, Deadlines, Program, Staff, Upcoming};
    matches!(slash, Ask | Upcoming | Program | Deadlines | Agenda | Staff)
}

/// What it answers takes the place of the question.
fn settles(press: &Press) -> bool {
    !matches!(press, Press::Details(_) | Press::Calendar(_) | Press::Share(_) | Press::Remind(_) | Press::Staff(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::discord::{Spot, Token, Under};

    fn interaction(asked: Asked, guild: bool, under: Option<bool>) -> Interaction {
        let spot = Spot { id: "5".to_owned(), guild: "7".to_owned(), parent: None, kind: 0 };
        Interaction {
            id: "1".to_owned(),
            token: Token("t".to_owned()),
            application: "9".to_owned(),
            spot: guild.then_some(spot),
            channel: "5".to_owned(),
            person: "3".to_owned(),
            admin: false,
            locale: "ko".to_owned(),
            rights: 0,
            asked,
            under: under.map(|ephemeral| Under { id: "2".to_owned(), ephemeral }),
        }
    }

    fn command(name: &str, guild: bool) -> How {
        let asked = Asked::Command { name: name.to_owned(), options: Vec::new(), channels: Vec::new() };
        first(&interaction(asked, guild, None), None).1
    }

    fn press(press: Press, guild: bool, ephemeral: bool) -> How {
        let asked = Asked::Pressed { custom_id: "x".to_owned(), values: Vec::new() };
        first(&interaction(asked, guild, Some(ephemeral)), Some(&Action::Press(press))).1
    }

    #[test]
    fn what_concerns_one_person_is_seen_by_that_person_alone() {
        for name in ["my", "remind", "mydata", "forget", "language", "timezone", "privacy", "calendar", "subscribe"] {
            assert_eq!(command(name, true), How::Thinking { ephemeral: true }, "{name}");
            assert_eq!(command(name, false), How::Thinking { ephemeral: false }, "{name}: nobody reads along");
        }
        for name in ["ask", "upcoming", "program", "deadlines", "agenda"] {
            assert_eq!(command(name, true), How::Thinking { ephemeral: false }, "{name}");
        }
    }

    #[test]
    fn a_list_is_turned_in_place_and_details_are_for_whoever_asks() {
        assert_eq!(press(Press::More(5), true, false), How::Under { ephemeral: false });
        assert_eq!(press(Press::Details("a".to_owned()), true, false), How::Thinking { ephemeral: true });
        assert_eq!(press(Press::Details("a".to_owned()), false, false), How::Thinking { ephemeral: false });
        assert_eq!(press(Press::Forget, true, true), How::Under { ephemeral: true });
        assert_eq!(press(Press::Stop("1".to_owned()), true, false), How::Thinking { ephemeral: true });
    }
}
