//! What there is to say about an order: that it is done, or why not.

use chrono::{DateTime, Utc};

use super::{Group, Report, Review, Step};
use crate::broadcast::{Broadcast, BroadcastState, Role, Template};
use crate::language::Language;
use crate::notify::agreement::Difference;
use crate::render::Message;
use crate::store;
use crate::store::staff::{Deed, Member};
use crate::store::told::Feedback;

/// What keeps an announcement from going out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    NoText,
    /// A placeholder has no value in this language.
    Missing(Language, String),
    /// A picture has no words for those who cannot see it.
    NoDescription(String),
    /// The language versions do not state the same.
    Differs(Difference),
    /// A condition of its segment names what is in no record, or a language that is not offered.
    NoSuch(String),
    /// Nobody would get it.
    Nobody,
}

/// An announcement with what is to be known before it goes out.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub broadcast: Broadcast,
    /// Addresses of its segment now.
    pub size: u64,
    pub problems: Vec<Problem>,
    /// A second person has to say yes.
    pub needs_approval: bool,
}

/// One language version as it will be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    pub language: Language,
    pub message: Message,
    pub characters: usize,
    /// The messages that each network makes of it.
    pub parts: Vec<(&'static str, Vec<Part>)>,
}

/// One message of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Of its text.
    pub characters: usize,
    /// Names of what is attached to it.
    pub files: Vec<String>,
    /// The last words of its text, where the text goes on in another message.
    pub ends: Option<String>,
}

/// What there is to say when it is done.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    Listed(Vec<Broadcast>),
    Shown(Box<Sheet>),
    AskVersion {
        number: i64,
        language: Language,
    },
    Languages {
        number: i64,
        offered: Vec<Language>,
    },
    /// Segments to choose from, by the languages of its text.
    Whom {
        number: i64,
        languages: Vec<Language>,
    },
    Unanswered(Vec<Group>),
    /// Its answer is waited for.
    AskAnswer(String),
    /// Of which place is this word another name?
    AskPlace(String),
    /// `place`: its id.
    AliasSaved {
        word: String,
        place: String,
    },
    FaqSaved(String),
    /// `current`: what is there so far.
    ProgramAsked {
        step: Step,
        current: Option<String>,
        new: bool,
    },
    ProgramReviewed(Box<Review>),
    ProgramSaved(String),
    /// What was under way is dropped.
    Stopped,
    Previewed {
        number: i64,
        proofs: Vec<Proof>,
    },
    Tested {
        number: i64,
        chats: u64,
    },
    Waiting {
        number: i64,
        size: u64,
    },
    Approved {
        number: i64,
    },
    Scheduled {
        number: i64,
        at: DateTime<Utc>,
        size: u64,
    },
    Sent {
        number: i64,
        chats: u64,
    },
    Paused {
        number: i64,
    },
    Resumed {
        number: i64,
    },
    Cancelled {
        number: i64,
    },
    Corrected {
        number: i64,
        chats: u64,
    },
    Recalled {
        number: i64,
        chats: u64,
    },
    UrgentAsked {
        number: i64,
    },
    Urgent {
        number: i64,
    },
    Reported(Box<Report>),
    Resent {
        number: i64,
        chats: u64,
    },
    Templates(Vec<Template>),
    TemplateSaved {
        name: String,
    },
    TemplateDropped {
        name: String,
    },
    /// The oldest first.
    Feedback(Vec<Feedback>),
    FeedbackDone {
        code: String,
    },
    Logged(Vec<Deed>),
    Team(Vec<Member>),
    /// A member is known; the code binds an account to them.
    Code {
        name: String,
        role: Role,
        code: String,
    },
    Removed {
        name: String,
    },
    Here {
        staff: bool,
    },
    Checked {
        items: Vec<(Item, bool)>,
        live: bool,
    },
    /// A proposal is decided; `name` is who did it.
    Proposal {
        title: String,
        accepted: bool,
        name: String,
    },
    Decided {
        count: u64,
        send: bool,
    },
}

/// What is to be done before an installation speaks to everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    Programs,
    TwoPeople,
    StaffChat,
    Tested,
    Contact,
}

/// Why it was not done.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("there is no announcement {0}")]
    Unknown(i64),
    #[error("the role {0} is needed")]
    Role(Role),
    #[error("announcement {number} is {state}")]
    State { number: i64, state: BroadcastState },
    #[error("announcement {number} cannot go out yet")]
    Blocked { number: i64, problems: Vec<Problem> },
    #[error("announcement {number} reaches {size} chats and needs the yes of a second person")]
    Approval { number: i64, size: u64 },
    #[error("somebody other than the author has to say yes")]
    OwnWork,
    #[error("somebody else has just changed it")]
    Stale,
    #[error("somebody has decided that before, or there is nothing to decide any more")]
    Decided,
    #[error("there is no member of that name")]
    NoMember(String),
    #[error("there is no template of that name")]
    NoTemplate(String),
    #[error("a template cannot have that name")]
    TemplateName,
    #[error("there is no open feedback of that code")]
    NoFeedback(String),
    #[error("the order cannot be read")]
    Unread(String),
    #[error("the installation is not ready")]
    NotReady(Vec<(Item, bool)>),
    #[error(transparent)]
    Store(#[from] store::Error),
}
