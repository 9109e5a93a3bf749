//! Writing: drafts, edits, preview and test. Any edit takes back an approval.

use super::{Actor, Outcome, Proof, Refusal, announcement, subject};
use crate::answer::{AnnouncementState, Attachment};
use crate::broadcast::{Broadcast, BroadcastState, Content, Segment};
use crate::desk::Desk;
use crate::language::Language;
use crate::notify::delivery::IfDoubtful;
use crate::notify::notice::{Notice, cause};
use crate::notify::pace::Lane;
use crate::notify::telling::Telling;
use crate::render::plain;
use crate::store::outbox::{NewNotice, Recipients};

/// Characters that one message of a network holds; adaptors split by the same numbers.
const NETWORKS: &[(&str, usize)] = &[("telegram", 4_096), ("discord", 2_000)];

impl Desk {
    pub(super) async fn draft(
        &self,
        actor: &Actor,
        content: Content,
        segment: Segment,
        files: Vec<Attachment>,
    ) -> Result<Outcome, Refusal> {
        let now = self.clock.now();
        let new = self.store.add_broadcast(&content, &segment, &actor.name, now).await?;
        for file in &files {
            self.store.add_broadcast_file(&new.id, file).await?;
        }
        self.log(actor, "new", &new.number.to_string(), "").await?;
        let broadcast = self.broadcast(new.number).await?;
        Ok(Outcome::Shown(Box::new(self.sheet(broadcast).await?)))
    }

    pub(super) async fn copy(&self, actor: &Actor, number: i64) -> Result<Outcome, Refusal> {
        let from = self.broadcast(number).await?;
        let files = self.store.broadcast_files(&from.id).await?;
        self.draft(actor, from.content, from.segment, files).await
    }

    pub(super) async fn edit_all(
        &self,
        actor: &Actor,
        number: i64,
        content: Content,
        segment: Option<Segment>,
        files: Vec<Attachment>,
    ) -> Result<Outcome, Refusal> {
        let broadcast = self.broadcast(number).await?;
        for file in &files {
            self.store.add_broadcast_file(&broadcast.id, file).await?;
        }
        let change = |it: &mut Broadcast| {
            it.content = content;
            if let Some(segment) = segment {
                it.segment = segment;
            }
        };
        self.edit(actor, number, "edit", "", change).await
    }

    /// One change: a new version, which nobody has approved yet. What has gone out already waits as a correction.
    pub(super) async fn edit(
        &self,
        actor: &Actor,
        number: i64,
        action: &str,
        detail: &str,
        change: impl FnOnce(&mut Broadcast),
    ) -> Result<Outcome, Refusal> {
        let before = self.broadcast(number).await?;
        if before.state.is_over() {
            return Err(Refusal::State { number, state: before.state });
        }
        let mut after = before.clone();
        change(&mut after);
        after.version += 1;
        // Two have said that *this* text may wake people; another text is to be looked at anew.
        after.urgent = None;
        if !before.state.has_left() {
            (after.state, after.due_at) = (BroadcastState::Draft, None);
        } else if after.segment != before.segment {
            return Err(Refusal::State { number, state: before.state });
        }
        if !self.store.save_broadcast(&before, &after).await? {
            return Err(Refusal::Stale);
        }
        self.log(actor, action, &number.to_string(), detail).await?;
        Ok(Outcome::Shown(Box::new(self.sheet(after).await?)))
    }

    /// Every language version as the renderer that sends makes it.
    pub(super) async fn preview(&self, number: i64) -> Result<Outcome, Refusal> {
        let broadcast = self.broadcast(number).await?;
        let files = self.store.broadcast_files(&broadcast.id).await?;
        let state = match broadcast.has_correction() {
            true => AnnouncementState::Corrected,
            false => AnnouncementState::Live,
        };
        let notice = Notice {
            id: String::new(),
            subject: subject(&broadcast, files, state),
            lane: Lane::Announcement,
            if_doubtful: IfDoubtful::Leave,
            lapses_at: None,
            urgent: false,
            dedup_key: String::new(),
        };
        let knowledge = self.knowledge();
        let catalogue = knowledge.catalogue();
        let telling = Telling { texts: self.conversation.texts(), catalogue };
        let now = self.clock.now();
        let languages: Vec<Language> =
            announcement(&broadcast, Vec::new(), state).body.iter().map(|(language, _)| language).collect();
        let proof = |language: Language| {
            let message = telling.message(&notice, &[language], catalogue.home_zone(), now)?;
            let message = telling.with_stop(message, cause::ANNOUNCEMENTS);
            let text = plain::text(&message);
            let parts = NETWORKS.iter().map(|(name, limit)| (*name, split_points(&text, *limit))).collect();
            Some(Proof { language, characters: text.chars().count(), message, parts })
        };
        Ok(Outcome::Previewed { number, proofs: languages.into_iter().filter_map(proof).collect() })
    }

    /// Sends it to the chat it is ordered in, or from the command line to all chats of staff.
    pub(super) async fn test(&self, actor: &Actor, number: i64) -> Result<Outcome, Refusal> {
        let broadcast = self.broadcast(number).await?;
        let addresses = match &actor.here {
            Some(who) => vec![self.meet(who).await?],
            None => self.store.staff_addresses().await?,
        };
        let files = self.store.broadcast_files(&broadcast.id).await?;
        let now = self.clock.now();
        let new = NewNotice {
            dedup_key: format!("test:{}:{}:{}", broadcast.id, broadcast.version, now.timestamp_millis()),
            subject: subject(&broadcast, files, AnnouncementState::Live),
            lane: Lane::Reminder,
            if_doubtful: IfDoubtful::Leave,
            urgent: true,
            lapses_at: None,
        };
        let listed = addresses.into_iter().map(|it| (it.id, cause::STAFF.to_owned())).collect();
        let enqueued = self.store.enqueue(&new, &Recipients::Listed(listed), now, now).await?;
        self.log(actor, "test", &number.to_string(), "").await?;
        Ok(Outcome::Tested { number, chats: enqueued.added })
    }
}

/// How many characters each part has where a text is split for a network: at a paragraph, else a line, else a word, and
/// only in a word that is longer than a message in its middle.
pub(super) fn split_points(text: &str, limit: usize) -> Vec<usize> {
    let mut parts = Vec::new();
    let mut rest: Vec<char> = text.chars().collect();
    while rest.len() > limit {
        let head = &rest[..limit];
        let after = |found: Option<usize>| found.filter(|at| *at > limit / 2).map(|at| at + 1);
        let paragraph = (1..limit).rev().find(|&at| head[at] == '\n' && head[at - 1] == '\n');
        let line = head.iter().rposition(|c| *c == '\n');
        let word = head.iter().rposition(|c| c.is_whitespace());
        let cut = after(paragraph).or(after(line)).or(after(word)).unwrap_or(limit);
        parts.push(cut);
        rest.drain(..cut);
    }
    parts.push(rest.len());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_split_where_a_reader_would_pause() {
        assert_eq!(split_points("short", 10), [5]);
        assert_eq!(split_points("0123456789", 10), [10]);
        assert_eq!(split_points("0123456789a", 10), [10, 1]);
        assert_eq!(split_points("one two three", 10), [8, 5]);
        assert_eq!(split_points("first.\n\nsecond one", 12), [8, 10]);
        let long = "word ".repeat(2_000);
        assert!(split_points(&long, 4_096).iter().all(|part| *part <= 4_096));
        assert_eq!(split_points(&long, 4_096).iter().sum::<usize>(), 10_000);
    }
}
