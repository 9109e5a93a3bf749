//! Cards that people share in any chat by typing the bot's name.

use serde_json::{Value, json};

use super::rich::Rich;
use super::{Telegram, no_preview};
use crate::channel::SendError;
use crate::render::{Block, Message};

/// A program's card to share.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The program's.
    pub id: String,
    pub message: Message,
}

impl Card {
    /// As `answerInlineQuery` takes it: the title in the list, and the whole card in the chat.
    fn result(&self) -> Option<Value> {
        let card = self.message.blocks.iter().find_map(|block| match block {
            Block::Card(card) => Some(card),
            _ => None,
        })?;
        let rich = Rich::of(&self.message.blocks, false);
        let about = card.rows.first().map(|row| Rich::of(&[Block::Paragraph(row.value.clone())], false).text);
        // Telegram takes 64 bytes for a result's name.
        let name: String = self.id.chars().filter(char::is_ascii).take(64).collect();
        Some(json!({
            "type": "article", "id": name, "title": card.title, "description": about.unwrap_or_default(),
            "input_message_content": {
                "message_text": rich.text, "entities": rich.entities, "link_preview_options": no_preview(),
            },
        }))
    }
}

impl Telegram {
    /// Offers `cards` for sharing to the one who typed the bot's name. They carry no buttons but links: whoever presses under
    /// a shared card need not know the bot.
    ///
    /// # Errors
    /// As for [`Channel::send`](crate::channel::Channel::send).
    pub async fn answer_inline(&self, query: &str, cards: &[Card]) -> Result<(), SendError> {
        let results: Vec<Value> = cards.iter().filter_map(Card::result).collect();
        let answer = json!({ "inline_query_id": query, "results": results, "cache_time": 60, "is_personal": true });
        self.api.call_as::<Value>("answerInlineQuery", &answer, None).await?;
        Ok(())
    }
}
