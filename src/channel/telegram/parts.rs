//! A message in as many parts as Telegram needs: 4,096 units of text, 1,024 beside a file, one file each.
//!
//! A part ends between blocks where it can, else between words; never inside a link, nor inside a character of several
//! pieces. Buttons stand under the last part, but those of a card stand with their card.

use super::rich::{Rich, units};
use crate::render::{Block, Card, Inline, Message};

pub const TEXT_UNITS: usize = 4096;
pub const CAPTION_UNITS: usize = 1024;
/// The numbers before several cards are counted for, however many there are.
const SPARE: usize = 60;

pub fn parts(message: &Message) -> Vec<Message> {
    let mut parts = Vec::new();
    let mut buttons = Vec::new();
    let mut open: Vec<Block> = Vec::new();
    for block in message.blocks.iter().flat_map(|block| fitting(block, &mut buttons)) {
        if matches!(block, Block::File(_)) {
            let captioned = length(&open) <= CAPTION_UNITS;
            if !captioned {
                close(&mut parts, &mut open, message);
            }
            open.push(block);
            close(&mut parts, &mut open, message);
            continue;
        }
        let mut together = open.clone();
        together.push(block.clone());
        if length(&together) > TEXT_UNITS - SPARE && !open.is_empty() {
            close(&mut parts, &mut open, message);
        }
        open.push(block);
    }
    close(&mut parts, &mut open, message);
    match parts.last_mut() {
        Some(last) => {
            last.buttons = buttons;
            last.buttons.extend(message.buttons.iter().cloned());
        }
        None => parts.push(message.clone()),
    }
    parts
}

fn length(blocks: &[Block]) -> usize {
    Rich::of(blocks, false).units()
}

fn close(parts: &mut Vec<Message>, open: &mut Vec<Block>, message: &Message) {
    if !open.is_empty() {
        let blocks = std::mem::take(open);
        parts.push(Message { language: message.language, blocks, buttons: Vec::new() });
    }
}

/// `block`, or the paragraphs that it becomes where it is too long for one message; a card's buttons go to `buttons` then.
fn fitting(block: &Block, buttons: &mut Vec<crate::render::Button>) -> Vec<Block> {
    if length(std::slice::from_ref(block)) <= TEXT_UNITS - SPARE {
        return vec![block.clone()];
    }
    match block {
        Block::Paragraph(inlines) => paragraphs(inlines),
        Block::Card(card) => {
            buttons.extend(card.buttons.iter().cloned());
            paragraphs(&flat(card))
        }
        Block::File(_) | Block::Call => vec![block.clone()],
    }
}

fn flat(card: &Card) -> Vec<Inline> {
    let mut all = Vec::new();
    if let Some(status) = &card.status {
        all.push(Inline::Strong(format!("[{status}] ")));
    }
    all.push(Inline::Strong(card.title.clone()));
    if let Some(subtitle) = &card.subtitle {
        all.push(Inline::Text(format!(" ({subtitle})")));
    }
    for row in &card.rows {
        all.push(Inline::Text(format!("\n{}: ", row.label)));
        all.extend(row.value.iter().cloned());
    }
    all
}

fn paragraphs(inlines: &[Inline]) -> Vec<Block> {
    let limit = TEXT_UNITS - SPARE;
    let mut all = Vec::new();
    let mut open: Vec<Inline> = Vec::new();
    let mut used = 0;
    let mut close = |open: &mut Vec<Inline>, used: &mut usize| {
        *used = 0;
        if !open.is_empty() {
            all.push(Block::Paragraph(std::mem::take(open)));
        }
    };
    for inline in inlines {
        match inline {
            Inline::Link { text, url } => {
                let size = units(text) + units(url) + 3;
                if used + size > limit {
                    close(&mut open, &mut used);
                }
                open.push(inline.clone());
                used += size;
            }
            Inline::Text(text) | Inline::Strong(text) => {
                let whole = |text: &str| match inline {
                    Inline::Strong(_) => Inline::Strong(text.to_owned()),
                    _ => Inline::Text(text.to_owned()),
                };
                // What is bold stays together where one message can hold it.
                if matches!(inline, Inline::Strong(_)) && used + units(text) > limit {
                    close(&mut open, &mut used);
                }
                let mut rest = text.as_str();
                while used + units(rest) > limit {
                    let (part, behind) = split(rest, limit - used, used > 0);
                    if !part.is_empty() {
                        open.push(whole(part));
                    }
                    close(&mut open, &mut used);
                    rest = behind;
                }
                if !rest.is_empty() {
                    open.push(whole(rest));
                    used += units(rest);
                }
            }
        }
    }
    close(&mut open, &mut used);
    all
}

/// Parts `text` at the last line break, else the last white space, within `limit` units; a word that is longer is cut
/// between characters, or left for the next message where `may_be_empty`.
fn split(text: &str, limit: usize, may_be_empty: bool) -> (&str, &str) {
    let mut used = 0;
    let mut end = 0;
    let (mut line, mut space) = (None, None);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        used += c.len_utf16();
        if used > limit {
            break;
        }
        // A character of several pieces is one to the reader.
        let joined = |c: char| matches!(c, '\u{0300}'..='\u{036F}' | '\u{200D}' | '\u{FE0E}' | '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}');
        match c {
            '\n' => line = Some(at),
            c if c.is_whitespace() => space = Some(at),
            _ => {}
        }
        if !joined(c) && before != '\u{200D}' {
            end = at;
        }
        before = c;
    }
    if let Some(at) = line.or(space).filter(|at| *at > 0) {
        return (text[..at].trim_end(), text[at..].trim_start());
    }
    if may_be_empty {
        return ("", text.trim_start());
    }
    // `end` begins the last whole character that fits; at least one goes, or nothing ever would.
    let first = text.chars().next().map_or(0, char::len_utf8);
    text.split_at(end.max(first))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::answer::Press;
    use crate::language::Language;
    use crate::render::{Action, Button, File};

    fn message(blocks: Vec<Block>) -> Message {
        let button = Button { label: "x".to_owned(), action: Action::Press(Press::Never) };
        Message { language: Language::new("en"), blocks, buttons: vec![button] }
    }

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(vec![Inline::Text(text.to_owned())])
    }

    fn words(parts: &[Message]) -> Vec<String> {
        parts.iter().map(|part| Rich::of(&part.blocks, false).text).collect()
    }

    #[test]
    fn a_short_message_is_one_part() {
        let message = message(vec![paragraph("a"), paragraph("b")]);
        assert_eq!(parts(&message), std::slice::from_ref(&message));
    }

    #[test]
    fn parts_end_between_blocks_and_the_buttons_stand_under_the_last() {
        let long = "word ".repeat(600);
        let parts = parts(&message(vec![paragraph(&long), paragraph(&long)]));
        let buttons: Vec<usize> = parts.iter().map(|it| it.buttons.len()).collect();
        assert_eq!(buttons, [0, 1]);
    }

    #[test]
    fn a_word_a_link_and_a_family_stay_whole() {
        let family = "👨‍👩‍👧‍👦";
        let glued = family.repeat(800);
        for part in words(&parts(&message(vec![paragraph(&glued)]))) {
            assert!(part.replace(family, "").is_empty(), "a family was parted");
        }
        let link = Inline::Link { text: "the long way".to_owned(), url: "https://a.example/".to_owned() };
        let block = Block::Paragraph(vec![Inline::Text("x".repeat(4030)), link]);
        let texts = words(&parts(&message(vec![block])));
        assert_eq!(texts[1], "the long way");
    }

    #[test]
    fn a_file_takes_a_short_text_along_and_not_a_long_one() {
        let file = File {
            name: "a.ics".to_owned(),
            mime: "text/calendar".to_owned(),
            description: None,
            bytes: Arc::from([1]),
        };
        let with = |text: &str| parts(&message(vec![paragraph(text), Block::File(file.clone())])).len();
        assert_eq!(with(&"a".repeat(1024)), 1);
        assert_eq!(with(&"a".repeat(1025)), 2);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_part_cuts_an_entity_a_word_or_a_pair(
            pieces in prop::collection::vec((0_u8..3, "[a-z가-힣😀👍🏽]{1,40}", 1_usize..60), 1..60)
        ) {
            let inlines: Vec<Inline> = pieces
                .iter()
                .enumerate()
                .map(|(at, (sort, word, times))| match sort {
                    0 => Inline::Text(format!("{word} ").repeat(*times)),
                    1 => Inline::Strong(format!("{word}{at}")),
                    _ => Inline::Link { text: format!("{word}{at}"), url: format!("https://a.example/{at}") },
                })
                .flat_map(|it| [it, Inline::Text(" ".to_owned())])
                .collect();
            let whole = |wanted: u8| {
                let all = pieces.iter().enumerate().filter(move |(_, (sort, ..))| *sort == wanted);
                all.map(|(at, (_, word, _))| format!("{word}{at}")).collect::<Vec<_>>()
            };
            let (mut strong, mut links) = (Vec::new(), Vec::new());
            for part in parts(&message(vec![Block::Paragraph(inlines.clone())])) {
                let rich = Rich::of(&part.blocks, false);
                let units: Vec<u16> = rich.text.encode_utf16().collect();
                prop_assert!(units.len() <= TEXT_UNITS);
                for entity in rich.entities {
                    // What an entity covers is whole characters, and the very words that were meant.
                    let covered = String::from_utf16(&units[entity.offset..entity.offset + entity.length]);
                    let covered = covered.expect("no pair is parted");
                    match entity.kind {
                        teloxide::types::MessageEntityKind::TextLink { .. } => links.push(covered),
                        _ => strong.push(covered),
                    }
                }
                let known = |word: &str| pieces.iter().enumerate().any(|(at, (_, it, _))| it == word || format!("{it}{at}") == word);
                prop_assert!(rich.text.split_whitespace().all(known), "{}", rich.text);
            }
            prop_assert_eq!((strong, links), (whole(1), whole(2)));
        }

        #[test]
        fn parts_fit_and_join_to_the_whole(text in "([a-z가-힣😀]{1,30}[ \n]){1,900}") {
            let parts = parts(&message(vec![paragraph(&text)]));
            let texts = words(&parts);
            for text in &texts {
                prop_assert!(units(text) <= TEXT_UNITS);
            }
            let of = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(of(&texts.join("\n")), of(&text));
        }
    }
}
