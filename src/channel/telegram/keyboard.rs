//! The buttons under a message, in rows that a telephone shows well, and the short names that they carry.
//!
//! Telegram carries 64 bytes with a press. A button therefore carries a short opaque name, and what it does is kept under
//! that name in the database; buttons that do the same share one.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Mutex;

use chrono::{DateTime, Utc};
use reqwest::Url;
use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use crate::answer::Press;
use crate::render::{Action, Block, Button, Message};
use crate::store::{Error, Store};

/// Names known to be kept, so that most messages write nothing. Past this many all are forgotten and written again.
const KNOWN: usize = 20_000;
/// Width of a row in columns; a wide character takes two.
const ROW_COLUMNS: usize = 30;
const ROW_BUTTONS: usize = 3;
/// A longer label is cut; phones show about so much.
const LABEL_CHARS: usize = 48;
/// What a keyboard may hold at most.
const BUTTONS: usize = 100;

/// What a pressed button asks for, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pressed {
    Press(Press),
    /// A question that the person asks by it.
    Ask(String),
}

impl Pressed {
    fn encode(&self) -> String {
        match self {
            Self::Press(press) => press.encode(),
            Self::Ask(text) => format!("ask:{text}"),
        }
    }

    fn decode(text: &str) -> Option<Self> {
        match text.strip_prefix("ask:") {
            Some(question) => Some(Self::Ask(question.to_owned())),
            None => Press::decode(text).map(Self::Press),
        }
    }
}

/// Gives buttons their names, and finds out what a name stands for.
pub struct Buttons {
    store: Store,
    known: Mutex<HashSet<String>>,
}

impl Buttons {
    pub fn new(store: Store) -> Self {
        Self { store, known: Mutex::default() }
    }

    /// The keyboard of `message`; what its buttons do is kept before anybody can press one.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn keyboard(&self, message: &Message, now: DateTime<Utc>) -> Result<Option<InlineKeyboardMarkup>, Error> {
        let mut unknown = Vec::new();
        let rows = rows(&shown(message))
            .into_iter()
            .map(|row| row.into_iter().filter_map(|button| self.button(button, &mut unknown)).collect::<Vec<_>>())
            .filter(|row| !row.is_empty())
            .collect::<Vec<_>>();
        if !unknown.is_empty() {
            self.store.keep_buttons(&unknown, now).await?;
            let mut known = self.known.lock().expect("no holder of the lock panics");
            if known.len() > KNOWN {
                known.clear();
            }
            known.extend(unknown.into_iter().map(|(id, _)| id));
        }
        Ok((!rows.is_empty()).then(|| InlineKeyboardMarkup::new(rows)))
    }

    /// What the button with this name does; `None` for names that were never given or are forgotten.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn look_up(&self, id: &str) -> Result<Option<Pressed>, Error> {
        if id.len() > 64 {
            return Ok(None);
        }
        Ok(self.store.look_up_button(id).await?.as_deref().and_then(Pressed::decode))
    }

    fn button(&self, button: Button, unknown: &mut Vec<(String, String)>) -> Option<InlineKeyboardButton> {
        let label = button.label;
        let pressed = match button.action {
            Action::Open(url) => {
                let url = Url::parse(&url).ok().filter(|it| matches!(it.scheme(), "http" | "https" | "tg"))?;
                return Some(InlineKeyboardButton::url(label, url));
            }
            Action::Press(press) => Pressed::Press(press),
            Action::Ask(text) => Pressed::Ask(text),
        };
        let action = pressed.encode();
        let id = name(&action);
        if !self.known.lock().expect("no holder of the lock panics").contains(&id) {
            unknown.push((id.clone(), action));
        }
        Some(InlineKeyboardButton::callback(label, id))
    }
}

/// The same action has the same name. 128 bits: nobody meets another's by chance.
fn name(action: &str) -> String {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, action).hash(&mut hasher);
        hasher.finish()
    };
    format!("{:016x}{:016x}", half(1), half(2))
}

/// All buttons of a message in the order of the screen. Of several cards each has one, with its number and title.
fn shown(message: &Message) -> Vec<Button> {
    let cards: Vec<_> = message
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Card(card) => Some(card),
            _ => None,
        })
        .collect();
    let of_cards: Vec<Button> = match cards.as_slice() {
        [card] => card.buttons.clone(),
        // The choices below the cards name them already.
        _ if message.buttons.iter().any(|it| matches!(it.action, Action::Press(Press::Details(_)))) => Vec::new(),
        cards => cards
            .iter()
            .enumerate()
            .map(|(at, card)| {
                let action = Action::Press(Press::Details(card.program.clone()));
                Button { label: format!("{}. {}", at + 1, card.title), action }
            })
            .collect(),
    };
    let all = of_cards.into_iter().chain(message.buttons.iter().cloned());
    let mut all: Vec<Button> = all.map(|it| Button { label: cut(&it.label), ..it }).collect();
    all.retain(|it| !it.label.is_empty());
    all.truncate(BUTTONS);
    all
}

fn cut(label: &str) -> String {
    let label = label.trim();
    if label.chars().count() <= LABEL_CHARS {
        return label.to_owned();
    }
    let mut short: String = label.chars().take(LABEL_CHARS - 1).collect();
    short.truncate(short.trim_end().len());
    short + "…"
}

fn columns(text: &str) -> usize {
    text.chars().map(|c| if matches!(c, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{FFDC}') { 2 } else { 1 }).sum()
}

/// Short labels stand side by side, in their order.
fn rows(buttons: &[Button]) -> Vec<Vec<Button>> {
    let mut rows: Vec<Vec<Button>> = Vec::new();
    let mut width = 0;
    for button in buttons {
        let columns = columns(&button.label) + 2;
        match rows.last_mut() {
            Some(row) if row.len() < ROW_BUTTONS && width + columns <= ROW_COLUMNS => {
                row.push(button.clone());
                width += columns;
            }
            _ => {
                rows.push(vec![button.clone()]);
                width = columns;
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn button(label: &str) -> Button {
        Button { label: label.to_owned(), action: Action::Press(Press::Never) }
    }

    #[test]
    fn what_a_button_does_finds_its_way_back() {
        for pressed in [Pressed::Press(Press::Details("forum".to_owned())), Pressed::Ask("ask: what?".to_owned())] {
            assert_eq!(Pressed::decode(&pressed.encode()), Some(pressed));
        }
        assert_eq!(Pressed::decode("dance:now"), None);
    }

    #[test]
    fn names_are_short_and_the_same_for_the_same() {
        let long = "subscribe:".to_owned() + &"가".repeat(200);
        assert_eq!(name(&long).len(), 32);
        assert_eq!(name("details:a"), name("details:a"));
        assert_ne!(name("details:a"), name("details:b"));
    }

    #[test]
    fn short_labels_share_a_row_and_long_ones_do_not() {
        let labels = ["Details", "Remind", "Share", "Calendar", "신청 방법과 준비물을 자세히 보기"];
        let rows = rows(&labels.map(button));
        let lengths: Vec<usize> = rows.iter().map(Vec::len).collect();
        assert_eq!(lengths, [3, 1, 1]);
    }

    #[test]
    fn a_long_label_is_cut_on_a_whole_character() {
        assert_eq!(cut(&"가나 ".repeat(40)).chars().count(), LABEL_CHARS);
        assert_eq!(cut(" a "), "a");
    }
}
