//! What pressing a button asks naru to do, as data that survives in old messages.
//!
//! The text form is short, stable and understood for years: somebody may tap "stop" under a reminder of long ago.
//! Networks that allow less (64 bytes on Telegram) keep it in a table and carry a short number instead.

use crate::language::Language;
use crate::person::{Setting, Wish};
use crate::program::Kind;

/// A question that a button carries whole has at most so many bytes.
pub const QUESTION_BYTES: usize = 1_000;

/// One press of one button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// All that is known of this program.
    Details(String),
    /// This program as a calendar file.
    Calendar(String),
    /// A card of this program to hand on.
    Share(String),
    /// Reminders of this program; the press is the yes.
    Remind(String),
    /// The yes to a wish in words.
    Subscribe(Wish),
    /// The yes to "tell me no longer".
    Unsubscribe(Wish),
    /// One subscription, by its id: end it, hold it, let it go on.
    Stop(String),
    Pause(String),
    Resume(String),
    /// The list just given, from this position on.
    More(u32),
    /// Speak this language with me from now on.
    Speak(Language),
    /// The yes to something set.
    Set(Setting),
    /// What staff do, as they could have typed it behind `/staff`.
    Staff(String),
    /// Have a person answer this question.
    Enquire(String),
    /// The question with this id needs no answer any more.
    Withdraw(String),
    /// The same for another chat that the one who presses decides for, by the network's own id of it.
    For {
        chat: String,
        press: Box<Press>,
    },
    /// The yes to "forget me".
    Forget,
    /// Leave it as it is.
    Never,
}

impl Press {
    /// The stable text: a word, and what it is about behind a colon.
    pub fn encode(&self) -> String {
        match self {
            Self::Details(program) => format!("details:{program}"),
            Self::Calendar(program) => format!("calendar:{program}"),
            Self::Share(program) => format!("share:{program}"),
            Self::Remind(program) => format!("remind:{program}"),
            Self::Subscribe(wish) => format!("subscribe:{}", written(wish)),
            Self::Unsubscribe(wish) => format!("unsubscribe:{}", written(wish)),
            Self::Stop(id) => format!("stop:{id}"),
            Self::Pause(id) => format!("pause:{id}"),
            Self::Resume(id) => format!("resume:{id}"),
            Self::More(from) => format!("more:{from}"),
            Self::Speak(language) => format!("speak:{language}"),
            Self::Set(setting) => format!("set:{setting}"),
            Self::Staff(command) => format!("staff:{command}"),
            Self::Enquire(text) => format!("enquire:{text}"),
            Self::Withdraw(enquiry) => format!("withdraw:{enquiry}"),
            Self::For { chat, press } => format!("for:{chat};{}", press.encode()),
            Self::Forget => "forget:".to_owned(),
            Self::Never => "never:".to_owned(),
        }
    }

    /// `None` for anything else: text from outside is never trusted to be ours.
    pub fn decode(text: &str) -> Option<Self> {
        let (word, about) = text.split_once(':')?;
        let id = || (!about.is_empty() && about.len() <= 200).then(|| about.to_owned());
        Some(match word {
            "details" => Self::Details(id()?),
            "calendar" => Self::Calendar(id()?),
            "share" => Self::Share(id()?),
            "remind" => Self::Remind(id()?),
            "subscribe" => Self::Subscribe(read(about)?),
            "unsubscribe" => Self::Unsubscribe(read(about)?),
            "stop" => Self::Stop(id()?),
            "pause" => Self::Pause(id()?),
            "resume" => Self::Resume(id()?),
            "more" => Self::More(about.parse().ok()?),
            "speak" => Self::Speak(about.parse().ok()?),
            "set" => Self::Set(about.parse().ok()?),
            "staff" => Self::Staff(id()?),
            "enquire" if !about.is_empty() && about.len() <= QUESTION_BYTES => Self::Enquire(about.to_owned()),
            "for" => {
                let (chat, press) = about.split_once(';')?;
                // One within another would have no end.
                let press = Self::decode(press).filter(|it| !matches!(it, Self::For { .. }))?;
                Self::For { chat: chat.to_owned(), press: Box::new(press) }
            }
            "withdraw" => Self::Withdraw(id()?),
            "forget" if about.is_empty() => Self::Forget,
            "never" if about.is_empty() => Self::Never,
            _ => return None,
        })
    }
}

/// `kind=forum;topic=oda`; nothing set is the empty text.
fn written(wish: &Wish) -> String {
    let Wish { program, series, kind, topic, place, audience, organizer, language } = wish;
    let parts = [
        ("program", program.clone()),
        ("series", series.clone()),
        ("kind", kind.map(|it| it.to_string())),
        ("topic", topic.clone()),
        ("place", place.clone()),
        ("audience", audience.clone()),
        ("organizer", organizer.clone()),
        ("language", language.map(|it| it.to_string())),
    ];
    let set = parts.into_iter().filter_map(|(key, value)| value.map(|value| format!("{key}={value}")));
    set.collect::<Vec<_>>().join(";")
}

fn read(text: &str) -> Option<Wish> {
    let mut wish = Wish::default();
    for part in text.split(';').filter(|it| !it.is_empty()) {
        let (key, value) = part.split_once('=')?;
        let value = value.to_owned();
        match key {
            "program" => wish.program = Some(value),
            "series" => wish.series = Some(value),
            "kind" => wish.kind = Some(Kind::from_name(&value)?),
            "topic" => wish.topic = Some(value),
            "place" => wish.place = Some(value),
            "audience" => wish.audience = Some(value),
            "organizer" => wish.organizer = Some(value),
            "language" => wish.language = Some(value.parse().ok()?),
            _ => return None,
        }
    }
    Some(wish)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_press_finds_its_way_back() {
        let wish = Wish { kind: Some(Kind::Forum), place: Some("japan".to_owned()), ..Wish::default() };
        let all = [
            Press::Details("forum-2027".to_owned()),
            Press::Remind("forum-2027".to_owned()),
            Press::Subscribe(wish.clone()),
            Press::Subscribe(Wish::default()),
            Press::Unsubscribe(wish),
            Press::Stop("0198".to_owned()),
            Press::More(10),
            Press::Speak(Language::new("zh-Hant")),
            Press::Set("reminders=closes-7d starts-2h".parse().unwrap()),
            Press::Staff("approve 0198 3".to_owned()),
            Press::Enquire("Is there: a lift?".to_owned()),
            Press::Withdraw("0198".to_owned()),
            Press::For { chat: "-5".to_owned(), press: Box::new(Press::Stop("0198".to_owned())) },
            Press::Forget,
            Press::Never,
        ];
        for press in all {
            assert_eq!(Press::decode(&press.encode()), Some(press));
        }
    }

    #[test]
    fn foreign_text_is_no_press() {
        for text in [
            "",
            "details",
            "details:",
            "dance:now",
            "more:many",
            "subscribe:kind=party",
            "forget:me",
            "for:-5;for:-6;never:",
        ] {
            assert_eq!(Press::decode(text), None, "{text}");
        }
    }
}
