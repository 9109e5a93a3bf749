//! Writing: drafts, edits, preview and test. Any edit takes back an approval.

use super::{Actor, Outcome, Part, Proof, Refusal, announcement, subject};
use crate::answer::{AnnouncementState, Attachment};
use crate::broadcast::{Broadcast, BroadcastState, Content, Segment};
use crate::channel::NETWORKS;
use crate::desk::Desk;
use crate::language::Language;
use crate::notify::delivery::IfDoubtful;
use crate::notify::notice::{Notice, cause};
use crate::notify::pace::Lane;
use crate::notify::telling::Telling;
use crate::render::{Block, Message, plain};
use crate::store::outbox::{NewNotice, Recipients};

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
        self.store.set_broadcast_files(&new.id, &files).await?;
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
        let change = |it: &mut Broadcast| {
            it.content = content;
            if let Some(segment) = segment {
                it.segment = segment;
            }
        };
        // First the text, which is refused where it comes too late; then its files, those of before with it.
        self.edit(actor, number, "edit", "", change).await?;
        let broadcast = self.broadcast(number).await?;
        self.store.set_broadcast_files(&broadcast.id, &files).await?;
        let broadcast = self.broadcast(number).await?;
        Ok(Outcome::Shown(Box::new(self.sheet(broadcast).await?)))
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
        after.editor = Some(actor.name.clone());
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
            let parts = NETWORKS.iter().map(|(name, parts)| (*name, split(&parts(&message)))).collect();
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

/// Where a text is parted, by the last words before it.
fn split(messages: &[Message]) -> Vec<Part> {
    const WORDS: usize = 24;
    let text = |message: &Message| {
        let blocks = message.blocks.iter().filter(|block| !matches!(block, Block::File(_))).cloned().collect();
        plain::text(&Message { blocks, buttons: Vec::new(), ..message.clone() }).trim().to_owned()
    };
    let texts: Vec<String> = messages.iter().map(text).collect();
    let last = texts.iter().rposition(|text| !text.is_empty()).unwrap_or_default();
    let part = |(n, (message, text)): (usize, (&Message, &String))| {
        let from = text.char_indices().rev().nth(WORDS - 1).map_or(0, |(at, _)| at);
        let files = message.blocks.iter().filter_map(|block| match block {
            Block::File(file) => Some(file.name.clone()),
            _ => None,
        });
        let ends = (n < last && !text.is_empty()).then(|| text[from..].replace('\n', " "));
        Part { characters: text.chars().count(), files: files.collect(), ends }
    };
    messages.iter().zip(&texts).enumerate().map(part).collect()
}
