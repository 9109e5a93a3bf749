//! The buttons under a message, in rows that a telephone shows well.

use chrono::{DateTime, Utc};
use reqwest::Url;
use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use crate::answer::Press;
use crate::channel::buttons::{Buttons, Given, Pressed};
use crate::render::{Action, Block, Button, Message};
use crate::store::Error;

/// Width of a row in columns; a wide character takes two.
const ROW_COLUMNS: usize = 30;
const ROW_BUTTONS: usize = 3;
/// A longer label is cut; phones show about so much.
const LABEL_CHARS: usize = 48;
/// What a keyboard may hold at most.
const BUTTONS: usize = 100;

/// The keyboard of `message`; `inline`: the bot may be named in any chat, so that cards are shared by Telegram's own means. What its buttons do is kept before anybody can press one.
///
/// # Errors
/// Where the database does not answer.
pub async fn keyboard(
    buttons: &Buttons,
    message: &Message,
    now: DateTime<Utc>,
    inline: bool,
) -> Result<Option<InlineKeyboardMarkup>, Error> {
    let mut given = Given::default();
    let rows = rows(&shown(message))
        .into_iter()
        .map(|row| row.into_iter().filter_map(|it| button(buttons, it, inline, &mut given)).collect::<Vec<_>>())
        .filter(|row| !row.is_empty())
        .collect::<Vec<_>>();
    buttons.keep(given, now).await?;
    Ok((!rows.is_empty()).then(|| InlineKeyboardMarkup::new(rows)))
}

fn button(buttons: &Buttons, button: Button, inline: bool, given: &mut Given) -> Option<InlineKeyboardButton> {
    let label = button.label;
    let pressed = match button.action {
        Action::Open(url) => {
            let url = Url::parse(&url).ok().filter(|it| matches!(it.scheme(), "http" | "https" | "tg"))?;
            return Some(InlineKeyboardButton::url(label, url));
        }
        // Telegram asks in which chat, and offers the card that `reception` finds under the program's id.
        Action::Press(Press::Share(program)) if inline => {
            return Some(InlineKeyboardButton::switch_inline_query(label, program));
        }
        Action::Press(press) => Pressed::Press(press),
        Action::Ask(text) => Pressed::Ask(text),
    };
    let name = buttons.name(&pressed, given);
    Some(InlineKeyboardButton::callback(label, name))
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
