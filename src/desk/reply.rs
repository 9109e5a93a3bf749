//! What the desk says to one message, press or command.

use crate::id;
use crate::language::Language;
use crate::language::fluent::Id;
use crate::program::spelled;
use crate::render::Message;
use crate::understand::Intent;

/// The answer to one thing that a person did.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// Mostly one. None: nothing is to be said.
    pub messages: Vec<Message>,
    pub language: Language,
    /// What a question was understood to want; `None` for commands and presses.
    pub intent: Option<Intent>,
    /// It takes the place of the message whose button was pressed, where the network can do that.
    pub replaces: bool,
    /// Concerns one person alone: where others read along, only that person should see it.
    pub private: bool,
    /// An announcement that is on its way: where a network can edit, a message that shows how far it has got.
    pub watch: Option<i64>,
}

impl Reply {
    pub fn of(message: Message) -> Self {
        let language = message.language;
        Self { messages: vec![message], language, intent: None, replaces: false, private: false, watch: None }
    }

    pub fn private(message: Message) -> Self {
        Self { private: true, ..Self::of(message) }
    }
}

spelled! {
    /// What people can order by a word behind a slash; the same on every network.
    Command {
        Start = "start",
        Help = "help",
        Upcoming = "upcoming",
        Deadlines = "deadlines",
        /// What is coming up; where a network can pin it, a message that keeps itself current.
        Agenda = "agenda",
        My = "my",
        Remind = "remind",
        Language = "language",
        Timezone = "timezone",
        Calendar = "calendar",
        Feedback = "feedback",
        Privacy = "privacy",
        Mydata = "mydata",
        Forget = "forget",
        Link = "link",
        Stop = "stop",
        /// For those who have a role; not offered to others.
        Staff = "staff",
    }
}

impl Command {
    /// A few words on what it does, for a network's list of commands.
    pub fn description(self) -> Id {
        match self {
            Self::Start => id!("command-start"),
            Self::Help => id!("command-help"),
            Self::Upcoming => id!("command-upcoming"),
            Self::Deadlines => id!("command-deadlines"),
            Self::Agenda => id!("command-agenda"),
            Self::My => id!("command-my"),
            Self::Remind => id!("command-remind"),
            Self::Language => id!("command-language"),
            Self::Timezone => id!("command-timezone"),
            Self::Calendar => id!("command-calendar"),
            Self::Feedback => id!("command-feedback"),
            Self::Privacy => id!("command-privacy"),
            Self::Mydata => id!("command-mydata"),
            Self::Forget => id!("command-forget"),
            Self::Link => id!("command-link"),
            Self::Stop => id!("command-stop"),
            Self::Staff => id!("command-staff"),
        }
    }

    /// `/my`, `/my@naru_bot`, `/timezone Hanoi`: the command, and what stands behind it.
    pub fn read(text: &str) -> Option<(Self, &str)> {
        let rest = text.trim().strip_prefix('/')?;
        let (word, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let name = word.split('@').next().unwrap_or_default().to_ascii_lowercase();
        Some((Self::from_name(&name)?, rest.trim()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_read_from_what_people_type() {
        assert_eq!(Command::read("/my"), Some((Command::My, "")));
        assert_eq!(Command::read(" /TimeZone@naru_bot  Ho Chi Minh "), Some((Command::Timezone, "Ho Chi Minh")));
        for text in ["my", "/", "/dance", "what is /my", "//my"] {
            assert_eq!(Command::read(text), None, "{text}");
        }
    }
}
