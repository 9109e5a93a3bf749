//! The places where staff see questions, and the worker that brings them there.

use std::sync::{Arc, RwLock};

use async_trait::async_trait;
use chrono::Duration;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::shortened;
use crate::channel::{Address, ChannelName, SendError};
use crate::desk::{Desk, Page};
use crate::id;
use crate::render::{Block, Inline, Message};
use crate::store::enquiry::{Enquiry, Line, SaidBy, Thread};

/// What did not reach staff is tried again after this.
const AGAIN: Duration = Duration::minutes(1);
const TIDY: Duration = Duration::hours(1);
/// A question that nobody says anything about for so long is closed.
const QUIET: Duration = Duration::days(7);
/// Characters of a thread's name.
const NAME: usize = 90;

/// A group with topics, a channel with threads: where staff of the foundation are.
#[async_trait] // so that all networks' rooms can live in one list
pub trait StaffRoom: Send + Sync {
    fn channel(&self) -> ChannelName;

    /// The group or channel, in the network's own spelling.
    fn chat(&self) -> &str;

    /// Opens a thread of this name; where one writes to it. Its chat and thread are what [`Desk::staff_says`] is told of
    /// whoever writes there.
    ///
    /// # Errors
    /// As for [`Channel::send`](crate::channel::Channel::send).
    async fn open(&self, name: &str) -> Result<Address, SendError>;

    /// # Errors
    /// As for [`Channel::send`](crate::channel::Channel::send).
    async fn say(&self, at: &Address, message: &Message) -> Result<(), SendError>;

    /// The question is over; the thread stays to be read.
    ///
    /// # Errors
    /// As for [`Channel::send`](crate::channel::Channel::send).
    async fn close(&self, at: &Address) -> Result<(), SendError>;
}

#[derive(Default)]
pub struct Rooms {
    all: RwLock<Vec<Arc<dyn StaffRoom>>>,
    woken: Notify,
}

impl std::fmt::Debug for Rooms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let all = self.all();
        f.debug_list().entries(all.iter().map(|it| it.channel())).finish()
    }
}

impl Rooms {
    fn all(&self) -> Vec<Arc<dyn StaffRoom>> {
        self.all.read().expect("no holder of the lock panics").clone()
    }

    pub fn is_empty(&self) -> bool {
        self.all.read().expect("no holder of the lock panics").is_empty()
    }

    pub fn is_one(&self, at: &Address) -> bool {
        self.all().iter().any(|it| it.channel() == at.channel && it.chat() == at.chat)
    }

    pub fn wake(&self) {
        self.woken.notify_one();
    }

    /// That of the network where it was asked, else the first.
    fn room_for(&self, channel: &str) -> Option<Arc<dyn StaffRoom>> {
        let all = self.all();
        all.iter().find(|it| it.channel() == channel).or(all.first()).cloned()
    }

    fn room_of(&self, thread: &Thread) -> Option<(Arc<dyn StaffRoom>, Address)> {
        let room = self.all().into_iter().find(|it| it.channel() == thread.channel)?;
        let part = Some(thread.thread.clone()).filter(|it| !it.is_empty());
        let at = Address { channel: room.channel(), chat: thread.chat.clone(), thread: part };
        Some((room, at))
    }

    /// Ends the thread, as far as its network does that.
    pub async fn close(&self, enquiry: &Enquiry) {
        let Some((room, at)) = enquiry.thread.as_ref().and_then(|it| self.room_of(it)) else { return };
        if let Err(error) = room.close(&at).await {
            tracing::debug!(error = &error as &dyn std::error::Error, "a thread of staff was not closed");
        }
    }
}

impl Desk {
    /// Staff see questions in `room` from now on.
    pub fn add_room(&self, room: Arc<dyn StaffRoom>) {
        self.rooms.all.write().expect("no holder of the lock panics").push(room);
        self.rooms.wake();
    }

    /// The worker that brings questions to staff, and closes what is silent.
    ///
    /// # Errors
    /// None; the shape is that of a task.
    pub async fn keep_rooms(self: Arc<Self>, stop: CancellationToken) -> anyhow::Result<()> {
        let mut tidy_at = self.clock.now();
        loop {
            let now = self.clock.now();
            if now >= tidy_at {
                tidy_at = now + TIDY;
                let old = now - Duration::days(i64::from(self.settings.people.question_days));
                if let Err(error) = self.store.tidy_enquiries(now - QUIET, old).await {
                    tracing::warn!(error = &error as &dyn std::error::Error, "old questions to staff were not dropped");
                }
            }
            let Some(shown) = stop.run_until_cancelled(self.show_lines()).await else { return Ok(()) };
            let next = if shown { tidy_at } else { tidy_at.min(now + AGAIN) };
            tokio::select! {
                () = stop.cancelled() => return Ok(()),
                () = self.rooms.woken.notified() => {}
                () = self.clock.sleep_until(next) => {}
            }
        }
    }

    /// `false`: something did not get there and has to be tried again.
    async fn show_lines(&self) -> bool {
        if self.rooms.is_empty() {
            return true;
        }
        let waiting = match self.store.unshown_lines().await {
            Ok(waiting) => waiting,
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "questions to staff could not be looked up");
                return false;
            }
        };
        // Of one question nothing is shown before what was said earlier.
        let mut stuck: Vec<String> = Vec::new();
        for (enquiry, line) in waiting {
            if stuck.contains(&enquiry.id) {
                continue;
            }
            if let Err(error) = self.show_line(&enquiry.id, &line).await {
                tracing::warn!(error = &*error, "a question did not reach staff; it is tried again");
                stuck.push(enquiry.id);
            }
        }
        stuck.is_empty()
    }

    async fn show_line(&self, enquiry: &str, line: &Line) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        // As it is now: the line before this one may have opened the thread.
        let Some(enquiry) = self.store.look_up_enquiry(enquiry).await? else { return Ok(()) };
        let known = enquiry.thread.as_ref().and_then(|it| self.rooms.room_of(it));
        let (room, at) = match known {
            Some(known) => known,
            None => match self.open_thread(&enquiry, line).await? {
                Some(opened) => opened,
                None => return Ok(()),
            },
        };
        let message = self.line_in_words(line);
        match room.say(&at, &message).await {
            Ok(()) => {}
            // Somebody deleted the thread: a new one is opened with the next try.
            Err(error @ (SendError::Gone(_) | SendError::Refused(_))) => {
                self.store.set_enquiry_thread(&enquiry.id, None).await?;
                return Err(error.into());
            }
            Err(error) => return Err(error.into()),
        }
        if line.said_by == SaidBy::Withdrawn {
            self.rooms.close(&enquiry).await;
        }
        Ok(self.store.line_shown(&line.id).await?)
    }

    async fn open_thread(
        &self,
        enquiry: &Enquiry,
        line: &Line,
    ) -> Result<Option<(Arc<dyn StaffRoom>, Address)>, Box<dyn std::error::Error + Send + Sync>> {
        let asked_on = self.store.look_up_address_by_id(&enquiry.address).await?.map(|it| it.channel);
        let Some(room) = self.rooms.room_for(asked_on.as_deref().unwrap_or_default()) else { return Ok(None) };
        let name = format!("[{}] {}", enquiry.language, shortened(&line.text, NAME));
        let at = room.open(&name).await?;
        let thread = Thread {
            channel: at.channel.to_owned(),
            chat: at.chat.clone(),
            thread: at.thread.clone().unwrap_or_default(),
        };
        self.store.set_enquiry_thread(&enquiry.id, Some(&thread)).await?;
        let knowledge = self.knowledge();
        let voice = self.voice(knowledge.catalogue(), self.settings.language);
        let language = voice.speaker.language_name(enquiry.language);
        let network = asked_on.unwrap_or_default();
        let values = [("language", language.into()), ("network", network.into())];
        let how = Page::new(voice).say_with(id!("enquiry-how"), &values).done();
        // Only helps: without it the question is there all the same.
        if let Err(error) = room.say(&at, &how).await {
            tracing::debug!(error = &error as &dyn std::error::Error, "staff were not told how to answer");
        }
        Ok(Some((room, at)))
    }

    /// The asker's own words, or that they were taken back.
    fn line_in_words(&self, line: &Line) -> Message {
        let language = self.settings.language;
        match line.said_by {
            SaidBy::Withdrawn => {
                let knowledge = self.knowledge();
                let voice = self.voice(knowledge.catalogue(), language);
                Page::new(voice).say(id!("enquiry-taken-back")).done()
            }
            SaidBy::Asker | SaidBy::Staff => {
                let text = Inline::Text(line.text.clone());
                Message { language, blocks: vec![Block::Paragraph(vec![text])], buttons: Vec::new() }
            }
        }
    }
}
