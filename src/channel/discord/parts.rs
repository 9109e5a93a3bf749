//! A message in as many parts as Discord needs. A part ends between blocks where it can, else between words; buttons stand
//! under the last part, but those of a card stand with their card.

use super::embed::{DESCRIPTION_UNITS, Shown};
use super::text;
use crate::render::{Block, Button, Card, Inline, Message};

/// Discord takes ten.
const FILES: usize = 10;
/// Cards of one message: a menu names each, and the eye can hold so many.
const CARDS: usize = 10;

pub fn parts(message: &Message) -> Vec<Message> {
    let mut parts: Vec<Message> = Vec::new();
    let mut open: Vec<Block> = Vec::new();
    let close = |open: &mut Vec<Block>, parts: &mut Vec<Message>| {
        if !open.is_empty() {
            parts.push(Message { language: message.language, blocks: std::mem::take(open), buttons: Vec::new() });
        }
    };
    for block in message.blocks.iter().flat_map(fitting) {
        let mut together = open.clone();
        together.push(block.clone());
        if !open.is_empty() && !fits(&together) {
            close(&mut open, &mut parts);
        }
        open.push(block);
    }
    close(&mut open, &mut parts);
    match parts.last_mut() {
        Some(last) => last.buttons.clone_from(&message.buttons),
        None => parts.push(message.clone()),
    }
    parts
}

fn fits(blocks: &[Block]) -> bool {
    let count = |of: fn(&Block) -> bool| blocks.iter().filter(|it| of(it)).count();
    Shown::of(blocks).fits()
        && count(|it| matches!(it, Block::File(_))) <= FILES
        && count(|it| matches!(it, Block::Card(_))) <= CARDS
}

/// `block`, or several that say the same where it is too long for one message.
fn fitting(block: &Block) -> Vec<Block> {
    if fits(std::slice::from_ref(block)) {
        return vec![block.clone()];
    }
    match block {
        Block::Paragraph(inlines) => paragraphs(inlines),
        Block::Card(card) => apart(card),
        Block::File(_) | Block::Call => vec![block.clone()],
    }
}

/// The card with as many rows as it holds; the others follow as text, the buttons stay with the card.
fn apart(card: &Card) -> Vec<Block> {
    let mut whole = card.clone();
    let mut behind = Vec::new();
    while let Some(row) = whole.rows.pop() {
        behind.push(row);
        if Shown::of(&[Block::Card(whole.clone())]).fits() {
            break;
        }
    }
    let mut all = vec![Block::Card(whole)];
    for row in behind.into_iter().rev() {
        let mut text = vec![Inline::Strong(row.label), Inline::Text("\n".to_owned())];
        text.extend(row.value);
        all.extend(fitting(&Block::Paragraph(text)));
    }
    all
}

fn paragraphs(inlines: &[Inline]) -> Vec<Block> {
    let limit = DESCRIPTION_UNITS;
    let mut all = Vec::new();
    let mut open: Vec<Inline> = Vec::new();
    let room = |open: &[Inline]| limit.saturating_sub(text::units(&text::inlines(open)));
    for inline in inlines {
        let pieces = match inline {
            Inline::Text(it) => text::pieces(it, limit).into_iter().map(Inline::Text).collect(),
            Inline::Strong(it) => text::pieces(it, limit - 4).into_iter().map(Inline::Strong).collect(),
            Inline::Link { .. } => vec![inline.clone()],
        };
        let whole = pieces.len() == 1;
        for piece in pieces {
            // A piece that was not cut keeps its own white space.
            let piece = if whole { inline.clone() } else { piece };
            if !open.is_empty() && text::units(&text::inlines(std::slice::from_ref(&piece))) > room(&open) {
                all.push(Block::Paragraph(std::mem::take(&mut open)));
            }
            open.push(piece);
        }
    }
    if !open.is_empty() {
        all.push(Block::Paragraph(open));
    }
    all
}

/// The buttons of a part: those of its only card, then those of the whole message.
pub fn buttons(part: &Message) -> Vec<Button> {
    let mut cards = part.blocks.iter().filter_map(|block| match block {
        Block::Card(card) => Some(card),
        _ => None,
    });
    let own = match (cards.next(), cards.next()) {
        (Some(only), None) => only.buttons.clone(),
        _ => Vec::new(),
    };
    own.into_iter().chain(part.buttons.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::answer::Press;
    use crate::language::Language;
    use crate::program::Kind;
    use crate::render::{Action, File, Row};

    fn message(blocks: Vec<Block>) -> Message {
        let button = Button { label: "x".to_owned(), action: Action::Press(Press::Never) };
        Message { language: Language::new("en"), blocks, buttons: vec![button] }
    }

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(vec![Inline::Text(text.to_owned())])
    }

    fn card(rows: usize, value: &str) -> Card {
        let row = |n: usize| Row { label: format!("r{n}"), value: vec![Inline::Text(value.to_owned())], at: None };
        Card {
            program: "p".to_owned(),
            kind: Kind::Forum,
            title: "T".to_owned(),
            subtitle: None,
            status: None,
            date: None,
            deadline: None,
            rows: (0..rows).map(row).collect(),
            buttons: Vec::new(),
        }
    }

    #[test]
    fn a_short_message_is_one_part() {
        let message = message(vec![paragraph("a"), Block::Card(card(3, "v")), paragraph("b")]);
        assert_eq!(parts(&message), std::slice::from_ref(&message));
    }

    #[test]
    fn buttons_stand_under_the_last_part() {
        let long = "word ".repeat(700);
        let parts = parts(&message(vec![paragraph(&long), paragraph(&long)]));
        let counts: Vec<usize> = parts.iter().map(|it| it.buttons.len()).collect();
        assert_eq!(counts, [0, 1]);
    }

    #[test]
    fn a_card_with_too_many_rows_goes_on_as_text() {
        for (rows, value) in [(26, "v".to_owned()), (10, "word ".repeat(150))] {
            let parts = parts(&message(vec![Block::Card(card(rows, &value))]));
            let all: String = parts.iter().map(|it| format!("{:?}", Shown::of(&it.blocks))).collect();
            for n in 0..rows {
                assert!(all.contains(&format!("r{n}")), "row {n} of {rows} is lost");
            }
            assert!(parts.iter().all(|it| fits(&it.blocks)));
        }
    }

    #[test]
    fn ten_files_and_ten_cards_go_together_and_eleven_do_not() {
        let file = File {
            name: "a.ics".to_owned(),
            mime: "text/calendar".to_owned(),
            description: None,
            bytes: Arc::from([1]),
        };
        let with = |n: usize| parts(&message(vec![Block::File(file.clone()); n])).len();
        assert_eq!((with(10), with(11)), (1, 2));
        let with = |n: usize| parts(&message(vec![Block::Card(card(1, "v")); n])).len();
        assert_eq!((with(10), with(11)), (1, 2));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn parts_fit_and_join_to_the_whole(text in "([a-z*가-힣😀]{1,30}[ \n]){1,900}") {
            let parts = parts(&message(vec![paragraph(&text)]));
            let mut told = String::new();
            for part in &parts {
                let shown = Shown::of(&part.blocks);
                prop_assert!(shown.fits());
                told.push_str(&shown.content);
                for embed in &shown.embeds {
                    told.push_str(embed["description"].as_str().unwrap_or_default());
                }
            }
            let of = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().concat();
            prop_assert_eq!(of(&told), of(&text::escape(&text)));
        }
    }
}
