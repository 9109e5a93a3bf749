//! Question + catalogue → [`Answer`]: the facts to tell, without a word of any language. One file per intent.
//!
//! Facts come from the records alone. What a record does not say is left open here, and rendered as such.

mod choices;
mod detail;
mod faq;
mod help;
mod human;
mod list;
mod none;
mod notice;
mod offtopic;
mod press;
mod state;
mod subscribe;
mod unsubscribe;

pub use choices::Choices;
pub use detail::{Detail, Verdict};
pub use faq::FaqAnswer;
pub use help::{Example, Help, examples};
pub use human::Human;
pub use list::List;
pub use none::Nothing;
pub use notice::{Alert, AlertKind, Announcement, AnnouncementState, Attachment, Subject};
pub use offtopic::Offtopic;
pub use press::{Press, QUESTION_BYTES};
pub use state::{State, Window, days_between};
pub use subscribe::{About, Moment, Subscribe, moments};
pub use unsubscribe::Unsubscribe;

use chrono::{DateTime, Utc};

use crate::person::{DefaultReminders, Wish};
use crate::program::Catalogue;
use crate::understand::{Intent, Question};

/// The facts to tell. Programs are positions in the catalogue that the question was understood against.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    List(List),
    Detail(Detail),
    Subscribe(Subscribe),
    Unsubscribe(Unsubscribe),
    Help(Help),
    Human(Human),
    Offtopic(Offtopic),
    Faq(FaqAnswer),
    None(Nothing),
    Choices(Choices),
}

impl Answer {
    /// The wish that one confirming press would store; none where several are offered to choose from.
    pub fn wish(&self) -> Option<&Wish> {
        match self {
            Self::Subscribe(subscribe) => match subscribe.wishes.as_slice() {
                [one] => Some(one),
                _ => None,
            },
            Self::Unsubscribe(unsubscribe) => Some(&unsubscribe.wish),
            _ => None,
        }
    }
}

/// `reminders`: how long before which moments a subscriber is told.
pub fn compose(catalogue: &Catalogue, question: &Question, now: DateTime<Utc>, reminders: &DefaultReminders) -> Answer {
    if question.choices.len() > 1 {
        return Answer::Choices(Choices::new(question));
    }
    match question.intent {
        Intent::List if question.programs.is_empty() => Answer::None(Nothing::new(catalogue, question, now)),
        Intent::List => Answer::List(List::new(question, 0)),
        Intent::Detail => match question.programs.first() {
            Some(&program) => Answer::Detail(Detail::new(catalogue, question, program, now)),
            None => Answer::None(Nothing::new(catalogue, question, now)),
        },
        Intent::Subscribe => Answer::Subscribe(Subscribe::new(catalogue, question, now, reminders)),
        Intent::Unsubscribe => Answer::Unsubscribe(Unsubscribe::new(catalogue, question)),
        Intent::Help => Answer::Help(Help::new(catalogue, question, now)),
        Intent::Human => Answer::Human(Human::new(catalogue)),
        Intent::Offtopic => Answer::Offtopic(Offtopic::new(catalogue, question.language, now)),
        Intent::Faq => match question.faq.filter(|&at| at < catalogue.faqs().len()) {
            Some(at) => Answer::Faq(FaqAnswer { faq: at }),
            None => Answer::None(Nothing::new(catalogue, question, now)),
        },
        Intent::None => Answer::None(Nothing::new(catalogue, question, now)),
    }
}
