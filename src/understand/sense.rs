//! What a word of the vocabulary can mean: the sections and keys of `vocabulary.toml`, language-neutral.

use super::question::{Attendance, Courtesy, Fee, Field, Pick};
use crate::language::Language;
use crate::program::{Kind, Status, spelled};

spelled! {
    /// `[asks]`: how a question is put.
    Ask {
        When = "when",
        UntilWhen = "until_when",
        Where = "where",
        Who = "who",
        How = "how",
        HowMuch = "how_much",
        HowMany = "how_many",
        What = "what",
        Which = "which",
        /// "Is there", "what have you got": asks for a list.
        Exists = "exists",
        /// "Tell me", "show me".
        Tell = "tell",
        /// "May", "is possible".
        Can = "can",
        Must = "must",
        Still = "still",
        Now = "now",
        /// A sign that yes or no is expected.
        Whether = "whether",
        /// Told of what is over: "what happened in May".
        Past = "past",
    }
}

spelled! {
    /// `[acts]`: what happens with a program.
    Act {
        Apply = "apply",
        Open = "open",
        Close = "close",
        Start = "start",
        End = "end",
        /// It is held, takes place.
        Hold = "hold",
        Join = "join",
        Go = "go",
        /// The asker lives or works there: "based in Busan".
        Live = "live",
    }
}

spelled! {
    /// `[logic]`: what binds conditions.
    Logic {
        /// Takes away what follows: "except", "кроме".
        NotBefore = "not_before",
        /// Takes away what stands before: "말고", "以外".
        NotAfter = "not_after",
        Or = "or",
        And = "and",
        Only = "only",
        /// Takes back what was just said, for what follows: "no wait, I mean".
        Instead = "instead",
    }
}

spelled! {
    /// `[turns]`: how a turn leans on the one before.
    Turn {
        OfThose = "of_those",
        ThatOne = "that_one",
        /// "And …?", "what about …?"
        What = "what_about",
        StartOver = "start_over",
        More = "more",
    }
}

spelled! {
    /// `[wishes]`: to be told, or no longer.
    Wish {
        /// Says it all alone: "subscribe", "remind me".
        Subscribe = "subscribe",
        /// "Let me know": a wish where a `trigger` stands with it.
        Notify = "notify",
        /// "Whenever", "as soon as", "a day before".
        Trigger = "trigger",
        Unsubscribe = "unsubscribe",
        /// "Stop", "no more": a wish where `messages` stands with it.
        Stop = "stop",
        Messages = "messages",
    }
}

spelled! {
    /// `[talk]`: about the talk itself, or nothing of ours.
    Talk {
        Greeting = "greeting",
        Thanks = "thanks",
        Goodbye = "goodbye",
        Abilities = "abilities",
        Human = "human",
        Offtopic = "offtopic",
        Abuse = "abuse",
        /// "Yes", "okay", "haha": says nothing.
        Filler = "filler",
    }
}

impl Talk {
    pub fn courtesy(self) -> Option<Courtesy> {
        Some(match self {
            Self::Greeting => Courtesy::Greeting,
            Self::Thanks => Courtesy::Thanks,
            Self::Goodbye => Courtesy::Goodbye,
            Self::Abilities => Courtesy::Abilities,
            _ => return None,
        })
    }
}

spelled! {
    /// `[nouns]`.
    Noun {
        /// Any kind of program: "event", "행사", "活动".
        Program = "program",
        /// "The foundation's", "permanent service".
        Standing = "standing",
        /// Points at one program: "that trip", "那一团".
        Edition = "edition",
        Series = "series",
        Topic = "about",
        People = "people",
        Age = "age",
    }
}

spelled! {
    /// `[words]`: what is read and says nothing.
    Empty {
        Stop = "stop",
        /// Looks like a name and is none: "세부 일정", "Chủ nhật".
        Decoy = "decoy",
    }
}

/// What one spelling means. Ids of records are positions in [`super::vocabulary::Vocabularies::ids`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sense {
    Kind(Kind),
    Audience(u16),
    Topic(u16),
    Place(u16),
    Organizer(u16),
    Concept(u16),
    Status(Status),
    Fee(Fee),
    Attendance(Attendance),
    Language(Language),
    /// Outside the home country, or inside.
    Abroad(bool),
    OpenNow,
    Pick(Pick),
    Field(Field),
    Ask(Ask),
    Act(Act),
    Logic(Logic),
    Turn(Turn),
    /// The n-th of the list just given, from 1; -1 is the last.
    Ordinal(i8),
    Wish(Wish),
    Talk(Talk),
    Noun(Noun),
    Empty(Empty),
}

impl std::fmt::Display for Sense {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Kind(it) => write!(f, "kind {it}"),
            Self::Audience(_) => f.write_str("audience"),
            Self::Topic(_) => f.write_str("topic"),
            Self::Place(_) => f.write_str("place"),
            Self::Organizer(_) => f.write_str("organizer"),
            Self::Concept(_) => f.write_str("concept"),
            Self::Status(it) => write!(f, "status {it}"),
            Self::Fee(it) => write!(f, "{it}"),
            Self::Attendance(it) => write!(f, "{it}"),
            Self::Language(it) => write!(f, "language {it}"),
            Self::Abroad(true) => f.write_str("abroad"),
            Self::Abroad(false) => f.write_str("home country"),
            Self::OpenNow => f.write_str("open for application"),
            Self::Pick(it) => write!(f, "pick {it}"),
            Self::Field(it) => write!(f, "field {it}"),
            Self::Ask(it) => write!(f, "ask {it}"),
            Self::Act(it) => write!(f, "act {it}"),
            Self::Logic(it) => write!(f, "logic {it}"),
            Self::Turn(it) => write!(f, "turn {it}"),
            Self::Ordinal(it) => write!(f, "number {it} of the list"),
            Self::Wish(it) => write!(f, "wish {it}"),
            Self::Talk(it) => write!(f, "talk {it}"),
            Self::Noun(it) => write!(f, "noun {it}"),
            Self::Empty(it) => write!(f, "{it}"),
        }
    }
}
