//! What staff can order, and the role it takes.

use chrono::{DateTime, Utc};

use crate::answer::Attachment;
use crate::broadcast::{Content, Role, Segment};
use crate::language::Language;

/// What staff can order. Numbers are those of announcements.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    List,
    Show(i64),
    New {
        content: Content,
        segment: Segment,
        files: Vec<Attachment>,
    },
    /// A new draft with the texts, files and segment of an earlier one, to be filled anew.
    Copy(i64),
    /// The whole content anew.
    Edit {
        number: i64,
        content: Content,
        segment: Option<Segment>,
        files: Vec<Attachment>,
    },
    /// Title and body in one language.
    Text {
        number: i64,
        language: Language,
        title: String,
        body: String,
    },
    Value {
        number: i64,
        name: String,
        value: String,
    },
    Segment {
        number: i64,
        segment: Segment,
    },
    /// A picture or file more.
    File {
        number: i64,
        file: Attachment,
    },
    /// What a picture shows.
    Describe {
        number: i64,
        file: String,
        words: String,
    },
    /// Waits for the version in this language.
    AskVersion {
        number: i64,
        language: Language,
    },
    /// Shows which languages there are, and what segments.
    Languages(i64),
    Whom(i64),
    Preview(i64),
    Test(i64),
    /// `anyway`: although the language versions do not agree.
    Submit {
        number: i64,
        anyway: bool,
    },
    Approve {
        number: i64,
    },
    Send {
        number: i64,
        at: Option<DateTime<Utc>>,
    },
    Pause(i64),
    Resume(i64),
    Cancel(i64),
    Correct(i64),
    Recall(i64),
    /// Asks that it may pass quiet hours; by a second person, the yes to it.
    Urgent(i64),
    /// Whether it calls those who chose to be called.
    Calls {
        number: i64,
        calls: bool,
    },
    Report(i64),
    Resend {
        number: i64,
        doubtful: bool,
    },
    /// All templates.
    Templates,
    /// The texts and the segment of an announcement, under a name.
    SaveTemplate {
        number: i64,
        name: String,
    },
    /// A new draft from a template.
    UseTemplate {
        name: String,
    },
    DropTemplate {
        name: String,
    },
    /// What people wrote, as far as nobody has dealt with it.
    Feedback,
    FeedbackDone {
        code: String,
    },
    /// Questions that found no answer, by what they mean.
    Unanswered,
    /// Waits for the answer to this question.
    AskAnswer(String),
    Faq {
        question: String,
        answer: String,
    },
    /// What was answered to one, by the line's id, becomes the answer for all.
    FaqFrom(String),
    /// Waits for the place that a word of this question is another name of.
    AskPlace(String),
    /// `word` is another name of `place`, which is written as anybody would.
    Alias {
        question: String,
        word: String,
        place: String,
    },
    /// The question is another way to put what this entry answers.
    Same {
        question: String,
        entry: String,
    },
    /// Begins a program, goes on with one, or begins to change one.
    Program {
        edit: Option<String>,
    },
    /// The answer to what was asked last about it.
    ProgramSays(String),
    /// `skip`, `back`, `stop`, `save`, `clear`, or a field to go to.
    ProgramGoes(String),
    Log,
    Team,
    Member {
        name: String,
        role: Role,
    },
    Remove {
        name: String,
    },
    /// This chat is one of the foundation's, or no longer.
    Here {
        staff: bool,
    },
    /// Shows what is still to be done, or declares the installation live.
    Live {
        declare: bool,
    },
    /// What a volunteer proposed: take it up, or not.
    Decide {
        proposal: String,
        accept: bool,
    },
    /// What was due before an outage or in a restored database: send it, or not.
    Held {
        why: String,
        send: bool,
    },
}

impl Order {
    /// What role it takes.
    pub fn needs(&self) -> Role {
        match self {
            Self::List
            | Self::Show(_)
            | Self::Preview(_)
            | Self::Report(_)
            | Self::Templates
            | Self::Feedback
            | Self::Unanswered
            | Self::Log
            | Self::Team => Role::Viewer,
            Self::New { .. }
            | Self::Copy(_)
            | Self::Edit { .. }
            | Self::Text { .. }
            | Self::Value { .. }
            | Self::Segment { .. }
            | Self::SaveTemplate { .. }
            | Self::UseTemplate { .. }
            | Self::DropTemplate { .. }
            | Self::FeedbackDone { .. }
            | Self::File { .. }
            | Self::Describe { .. }
            | Self::AskVersion { .. }
            | Self::Languages(_)
            | Self::Whom(_)
            | Self::AskAnswer(_)
            | Self::AskPlace(_)
            | Self::Alias { .. }
            | Self::Faq { .. }
            | Self::FaqFrom(_)
            | Self::Same { .. }
            | Self::Program { .. }
            | Self::ProgramSays(_)
            | Self::ProgramGoes(_)
            | Self::Test(_)
            | Self::Decide { .. }
            | Self::Submit { .. } => Role::Editor,
            Self::Send { .. }
            | Self::Pause(_)
            | Self::Resume(_)
            | Self::Cancel(_)
            | Self::Correct(_)
            | Self::Recall(_)
            | Self::Urgent(_)
            | Self::Calls { .. }
            | Self::Resend { .. }
            | Self::Held { .. } => Role::Sender,
            Self::Approve { .. } => Role::Approver,
            Self::Member { .. } | Self::Remove { .. } | Self::Here { .. } | Self::Live { .. } => Role::Owner,
        }
    }
}
