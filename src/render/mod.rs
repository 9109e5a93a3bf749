//! Answer + language → [`Message`]: rich text as data, which each channel shows in its own way.
//!
//! Start at [`message`]. [`Voice`] puts what a record says into words; notices speak with it too.

mod card;
mod detail;
mod echo;
mod list;
mod message;
mod notice;
pub mod plain;
mod talk;
mod voice;
mod wish;

#[cfg(test)]
mod tests;

pub use card::{CardFor, card, place};
pub use echo::wish as wish_in_words;
pub use message::*;
pub use notice::{bilingual, merged, notice};
pub use voice::Voice;
pub use wish::offset as offset_in_words;

use crate::answer::Answer;

/// What a person reads.
pub fn message(voice: &Voice<'_>, answer: &Answer) -> Message {
    let (blocks, buttons) = match answer {
        Answer::List(it) => list::list(voice, it),
        Answer::Detail(it) => (detail::blocks(voice, it), Vec::new()),
        Answer::Subscribe(it) => wish::subscribe(voice, it),
        Answer::Unsubscribe(it) => wish::unsubscribe(voice, it),
        Answer::Help(it) => talk::help(voice, it),
        Answer::Human(it) => talk::human(voice, it),
        Answer::Offtopic(it) => talk::offtopic(voice, it),
        Answer::Faq(it) => talk::faq(voice, it),
        Answer::None(it) => list::nothing(voice, it),
        Answer::Choices(it) => list::choices(voice, it),
    };
    Message { language: voice.language(), blocks, buttons }
}
