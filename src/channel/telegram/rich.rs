//! A message as Telegram shows it: text, and beside it what is bold and what is a link, as data. No markup is ever written,
//! so nothing that anybody types can become any. Lengths are in UTF-16 units, as Telegram counts.

use reqwest::Url;
use teloxide::types::MessageEntity;

use crate::render::{Block, Card, Inline};

/// Text under construction.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rich {
    pub text: String,
    pub entities: Vec<MessageEntity>,
    units: usize,
}

/// The length that Telegram counts.
pub fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

impl Rich {
    /// `numbered`: several cards stand together, and their buttons name them by number.
    pub fn of(blocks: &[Block], numbered: bool) -> Self {
        let mut rich = Self::default();
        let mut number = 0;
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => {
                    rich.gap();
                    rich.inlines(inlines);
                }
                Block::Card(card) => {
                    number += 1;
                    rich.gap();
                    rich.card(card, numbered.then_some(number));
                }
                Block::File(_) | Block::Call => {}
            }
        }
        rich.trim();
        rich
    }

    pub fn units(&self) -> usize {
        self.units
    }

    /// An empty line between blocks.
    fn gap(&mut self) {
        if !self.text.is_empty() {
            self.plain("\n\n");
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.plain(text),
                Inline::Strong(text) => self.strong(text),
                Inline::Link { text, url } => self.link(text, url),
            }
        }
    }

    fn card(&mut self, card: &Card, number: Option<usize>) {
        if let Some(number) = number {
            self.plain(&format!("{number}. "));
        }
        if let Some(status) = &card.status {
            self.strong(&format!("[{status}] "));
        }
        self.strong(&card.title);
        if let Some(subtitle) = &card.subtitle {
            self.plain(&format!(" ({subtitle})"));
        }
        for row in &card.rows {
            self.plain(&format!("\n{}: ", row.label));
            self.inlines(&row.value);
        }
    }

    /// Characters that turn the direction of writing around or show nothing are left out: they would let a title pretend
    /// to be something else.
    fn plain(&mut self, text: &str) {
        let hidden =
            |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        for c in text.chars().filter(|c| !hidden(*c)) {
            self.units += c.len_utf16();
            self.text.push(c);
        }
    }

    fn strong(&mut self, text: &str) {
        let from = self.units;
        self.plain(text);
        if self.units > from {
            self.entities.push(MessageEntity::bold(from, self.units - from));
        }
    }

    /// An address that is its own text needs no entity: Telegram finds it. One that is none stays text.
    fn link(&mut self, text: &str, url: &str) {
        let from = self.units;
        self.plain(text);
        let target = Url::parse(url).ok().filter(|it| matches!(it.scheme(), "http" | "https" | "tg" | "mailto"));
        match target {
            Some(target) if text != url && self.units > from => {
                self.entities.push(MessageEntity::text_link(target, from, self.units - from));
            }
            Some(_) => {}
            None if text != url => self.plain(&format!(" ({url})")),
            None => {}
        }
    }

    /// Telegram trims texts, and entities must not reach into what goes.
    fn trim(&mut self) {
        let start = self.text.len() - self.text.trim_start().len();
        if start > 0 {
            let gone = units(&self.text[..start]);
            self.text.drain(..start);
            self.units -= gone;
            for entity in &mut self.entities {
                let inside = gone.saturating_sub(entity.offset);
                entity.length = entity.length.saturating_sub(inside);
                entity.offset = entity.offset.saturating_sub(gone);
            }
        }
        let end = self.text.trim_end().len();
        self.units -= units(&self.text[end..]);
        self.text.truncate(end);
        let all = self.units;
        for entity in &mut self.entities {
            entity.length = entity.length.min(all.saturating_sub(entity.offset));
        }
        self.entities.retain(|entity| entity.length > 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rich(inlines: Vec<Inline>) -> Rich {
        Rich::of(&[Block::Paragraph(inlines)], false)
    }

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    fn strong(text: &str) -> Inline {
        Inline::Strong(text.to_owned())
    }

    #[test]
    fn entities_are_counted_in_utf16_units() {
        let it = rich(vec![text("😀 한글 "), strong("굵게 😀")]);
        assert_eq!(it.entities, [MessageEntity::bold(6, 5)]);
        assert_eq!(it.units(), 11);
    }

    #[test]
    fn what_looks_like_markup_stays_text() {
        let it = rich(vec![text("<b>*_[x](tg://user?id=1)_*</b> & @all")]);
        assert_eq!(it.text, "<b>*_[x](tg://user?id=1)_*</b> & @all");
        assert!(it.entities.is_empty());
    }

    #[test]
    fn a_link_to_nowhere_is_no_entity() {
        let link = |url: &str| Inline::Link { text: "here".to_owned(), url: url.to_owned() };
        assert_eq!(rich(vec![link("https://a.example/x")]).entities.len(), 1);
        assert_eq!(rich(vec![link("javascript:alert(1)")]).entities.len(), 0);
        assert_eq!(rich(vec![link("javascript:alert(1)")]).text, "here (javascript:alert(1))");
    }

    #[test]
    fn white_space_around_goes_with_the_entities_that_reach_into_it() {
        let it = rich(vec![strong("  a "), text("b \n")]);
        assert_eq!((it.text.as_str(), it.entities), ("a b", vec![MessageEntity::bold(0, 2)]));
    }

    #[test]
    fn writing_cannot_be_turned_around() {
        assert_eq!(rich(vec![text("a\u{202E}b\u{0000}c")]).text, "abc");
    }
}
