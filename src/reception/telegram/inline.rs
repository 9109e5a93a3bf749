//! Cards to share in any chat: somebody types the bot's name there and a few words, in their own language.

use super::Reception;
use crate::answer::Press;
use crate::channel::Who;
use crate::channel::telegram::Card;
use crate::understand::Memory;

/// Telegram shows a handful without scrolling.
const CARDS: usize = 8;

impl Reception {
    pub(super) async fn inline(&self, query: &str, who: &Who, text: &str) {
        let language = self.desk.speaks(who).await;
        let cards = self.cards(text, language);
        if let Err(error) = self.telegram.answer_inline(query, &cards).await {
            tracing::debug!(error = &error as &dyn std::error::Error, "an inline query was too old to be answered");
        }
    }

    /// What `text` is about, as cards to hand on; what is coming up where it says nothing.
    fn cards(&self, text: &str, language: crate::language::Language) -> Vec<Card> {
        let knowledge = self.desk.knowledge();
        let conversation = self.desk.conversation();
        let now = self.clock.now();
        let catalogue = knowledge.catalogue();
        let found = match text.trim() {
            "" => Vec::new(),
            // The Share button of a card.
            id if catalogue.look_up(id).is_some() => catalogue.look_up(id).into_iter().collect(),
            text => {
                let reply = conversation.reply(&knowledge, text, &mut Memory::default(), now, Some(language));
                let question = reply.question;
                if question.programs.is_empty() { question.suggestions } else { question.programs }
            }
        };
        let found = if found.is_empty() {
            let mut ahead: Vec<_> = (0..)
                .take(catalogue.programs().len())
                .filter(|at| catalogue.program(*at).is_upcoming(now) && catalogue.program(*at).starts.is_some())
                .collect();
            ahead.sort_by_key(|at| (catalogue.program(*at).starts, *at));
            ahead
        } else {
            found
        };
        let card = |at: &crate::program::ProgramIndex| {
            let id = catalogue.program(*at).id.clone();
            let press = Press::Share(id.clone());
            let reply = conversation.press(&knowledge, &press, &mut Memory::default(), now, language)?;
            Some(Card { id, message: reply.message })
        };
        found.iter().take(CARDS).filter_map(card).collect()
    }
}
