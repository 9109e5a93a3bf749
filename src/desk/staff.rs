//! `/staff` in a chat: the newsroom's orders, for those whose account is bound to a member.

use super::newsroom::{Order, Outcome};
use super::{Desk, Page, Reply};
use crate::channel::Who;
use crate::id;
use crate::store;

impl Desk {
    /// Whether this account is bound to a member of the foundation.
    pub async fn is_staff(&self, who: &Who) -> bool {
        self.actor(who).await.ok().flatten().is_some()
    }

    /// Carries out an order typed behind `/staff`, or pressed.
    pub(super) async fn staff_order(&self, who: &Who, text: &str) -> Result<Reply, store::Error> {
        let address = self.look_up(who).await?;
        let language = self.language(who, address.as_ref());
        let knowledge = self.knowledge();
        let voice = self.voice(knowledge.catalogue(), language);
        let Some(actor) = self.actor(who).await? else {
            return Ok(Reply::private(Page::new(voice).say(id!("staff-only")).done()));
        };
        if text.is_empty() {
            return Ok(Reply::private(Page::new(voice).say(id!("staff-how")).done()));
        }
        let done = match Order::read(text, knowledge.catalogue().home_zone()) {
            Ok(order) => self.newsroom(&actor, order).await,
            Err(refusal) => Err(refusal),
        };
        let watch = match &done {
            Ok(Outcome::Sent { number, .. } | Outcome::Resumed { number }) => Some(*number),
            _ => None,
        };
        let message = self.done_in_words(who, done).await?;
        // Staff work together: in a group of theirs everybody sees it.
        Ok(Reply { watch, ..Reply::of(message) })
    }
}
