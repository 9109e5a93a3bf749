//! The queue of updates: polled, or pushed to a webhook; duplicated and reordered on demand.

use std::collections::VecDeque;

use serde_json::{Value, json};

/// As `setWebhook` left it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Webhook {
    pub url: String,
    pub secret: Option<String>,
}

/// Updates that the bot has not confirmed. Bounded by what a rehearsal types; nothing is dropped.
#[derive(Debug)]
pub struct Updates {
    queue: VecDeque<(i64, Value)>,
    next_id: i64,
    pub webhook: Option<Webhook>,
    /// The poll that waits at the moment; a second one puts an end to it.
    poll: u64,
    pub allowed: Option<Vec<String>>,
}

impl Default for Updates {
    fn default() -> Self {
        Self { queue: VecDeque::new(), next_id: 1000, webhook: None, poll: 0, allowed: None }
    }
}

impl Updates {
    /// Queues an update of the sort `kind` ("message", "callback_query" …); its id.
    pub fn push(&mut self, kind: &str, body: Value) -> Option<i64> {
        // Left out of an explicit list, or of the default one, an update never comes.
        let wanted = match &self.allowed {
            Some(list) if !list.is_empty() => list.iter().any(|it| it == kind),
            _ => !matches!(kind, "chat_member" | "message_reaction" | "message_reaction_count"),
        };
        if !wanted {
            return None;
        }
        let id = self.next_id;
        self.next_id += 1;
        self.queue.push_back((id, json!({ "update_id": id, kind: body })));
        Some(id)
    }

    /// Delivers the newest update a second time.
    pub fn duplicate_last(&mut self) {
        if let Some(last) = self.queue.back().cloned() {
            self.queue.push_back(last);
        }
    }

    /// The last two change places.
    pub fn swap_last(&mut self) {
        if let [.., a, b] = self.queue.make_contiguous() {
            std::mem::swap(a, b);
        }
    }

    /// Ids start again lower, as they may after a week of silence.
    pub fn restart_ids(&mut self, at: i64) {
        self.next_id = at;
    }

    /// Forgets what `offset` confirms, and gives what is left.
    pub fn confirmed(&mut self, offset: i64, limit: usize) -> Vec<Value> {
        if offset > 0 {
            self.queue.retain(|(id, _)| *id >= offset);
        } else if offset < 0 {
            let keep = usize::try_from(-offset).unwrap_or(usize::MAX);
            let from = self.queue.len().saturating_sub(keep);
            self.queue.drain(..from);
        }
        // Of two that have changed places both come, or neither: confirming the higher number would drop the other.
        let mut given = limit.min(self.queue.len());
        while given < self.queue.len() && given > 0 && self.queue[given].0 < self.queue[given - 1].0 {
            given += 1;
        }
        self.queue.iter().take(given).map(|(_, update)| update.clone()).collect()
    }

    /// The oldest update, for the webhook.
    pub fn first(&self) -> Option<(i64, Value)> {
        self.queue.front().cloned()
    }

    /// The webhook took it.
    pub fn taken(&mut self, id: i64) {
        if self.queue.front().is_some_and(|(first, _)| *first == id) {
            self.queue.pop_front();
        }
    }

    pub fn pending(&self) -> usize {
        self.queue.len()
    }

    pub fn clear(&mut self) {
        self.queue.clear();
    }

    /// Begins a poll and ends the one before it.
    pub fn begin_poll(&mut self) -> u64 {
        self.poll += 1;
        self.poll
    }

    pub fn is_current(&self, poll: u64) -> bool {
        self.poll == poll
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_confirms_what_is_below_it() {
        let mut updates = Updates::default();
        for n in 0..3 {
            updates.push("message", json!(n));
        }
        assert_eq!(updates.confirmed(0, 100).len(), 3);
        assert_eq!(updates.confirmed(1001, 100).len(), 2);
        assert_eq!(updates.confirmed(0, 1).len(), 1);
        assert_eq!(updates.confirmed(-1, 100).len(), 1);
    }

    #[test]
    fn membership_comes_only_when_it_is_asked_for() {
        let mut updates = Updates::default();
        assert_eq!(updates.push("chat_member", json!({})), None);
        updates.allowed = Some(vec!["chat_member".to_owned()]);
        assert!(updates.push("chat_member", json!({})).is_some());
        assert_eq!(updates.push("message", json!({})), None);
    }
}
