//! The web chat's visitors: what each has said and been told, and the pages that wait for more.
//!
//! All in memory, bounded in count, in time and in bytes; the visitor silent for longest goes first, those with an open
//! page last. `web` answers a question within its own HTTP request by [`Webchat::converse`]; what is pushed unasked comes by
//! [`Channel::send`]. Both end up in the visitor's transcript and in every open event stream.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::future::Future;
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::{Address, Channel, ChannelName, Gone, Inbound, Limits, ListenError, Receipt, SendError};
use crate::answer::Press;
use crate::clock::Clock;
use crate::language::Language;
use crate::render::{Action, Block, Button, File, Inline, Message};

pub const NAME: ChannelName = "web";

/// How long what is to be pushed waits, again and again until it is of no use any more, for a visitor who is away.
const AWAY: TimeDelta = TimeDelta::minutes(10);

/// Entries waiting for one slow page. When it is full the stream is closed; the page comes back and asks for the rest.
const STREAM_CAPACITY: usize = 32;

/// A visitor's random number: 128 bits, which nobody guesses. Whoever has it reads the conversation, so it is no log's.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct VisitorId(u128);

impl VisitorId {
    pub fn random() -> Self {
        Self(rand::random())
    }
}

impl fmt::Display for VisitorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for VisitorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("visitor ***")
    }
}

impl FromStr for VisitorId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let hex = text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
        if hex { u128::from_str_radix(text, 16).map(Self).map_err(|_| ()) } else { Err(()) }
    }
}

/// One thing said, by the person or to them.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Rises with every entry of the process and, since it follows the clock, over a restart too. Below 2^53.
    pub number: u64,
    pub said: Said,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    Person {
        text: String,
        /// What the text was understood to be in; for screen readers.
        language: Language,
    },
    Naru(Message),
}

/// How much is kept. All of them hold at once.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    pub visitors: usize,
    pub silence: TimeDelta,
    /// Entries per visitor.
    pub transcript: usize,
    /// Bytes of all conversations, roughly counted.
    pub bytes: usize,
    pub streams_per_visitor: usize,
    pub streams: usize,
}

pub struct Webchat {
    clock: Arc<dyn Clock>,
    bounds: Bounds,
    limits: Limits,
    visitors: Mutex<HashMap<VisitorId, Slot>>,
    numbers: AtomicU64,
    bytes: Arc<AtomicUsize>,
    streams: Arc<AtomicUsize>,
}

struct Slot {
    last_word: DateTime<Utc>,
    room: Arc<Mutex<Room>>,
}

/// One visitor's conversation.
struct Room {
    /// Held while a question is answered, so that one visitor's messages keep their order.
    turn: Arc<tokio::sync::Mutex<()>>,
    entries: VecDeque<Arc<Entry>>,
    pages: Vec<mpsc::Sender<Arc<Entry>>>,
    /// Counted into `total`, until the room goes.
    bytes: usize,
    total: Arc<AtomicUsize>,
}

impl Room {
    /// Puts `message` in the place of entry `number`; `false` where it is forgotten already.
    fn change(&mut self, number: u64, message: &Message) -> bool {
        let Some(there) = self.entries.iter_mut().find(|entry| entry.number == number) else { return false };
        *there = Arc::new(Entry { number, said: Said::Naru(message.clone()) });
        let changed = Arc::clone(there);
        self.pages.retain(|page| page.try_send(Arc::clone(&changed)).is_ok());
        true
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.total.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

/// An open page's share of what is said; ends when it is dropped.
#[derive(Debug)]
pub struct Stream {
    /// What was said after the number the page had seen.
    pub missed: Vec<Arc<Entry>>,
    pub entries: mpsc::Receiver<Arc<Entry>>,
    _counted: Counted,
}

#[derive(Debug)]
struct Counted(Arc<AtomicUsize>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Why there is no stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoStream {
    /// Nobody of that name has said anything.
    Stranger,
    /// Too many pages of this visitor, or in all.
    Full,
}

impl Webchat {
    pub fn new(bounds: Bounds, clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            bounds,
            limits: Limits { message_chars: None, feed: None, keeps_nonce: false },
            visitors: Mutex::default(),
            numbers: AtomicU64::new(0),
            bytes: Arc::default(),
            streams: Arc::default(),
        }
    }

    /// Waits for the visitor's turn and for `answer`, then records `text` and what `answer` says to it. Returns all these
    /// entries and what else `answer` gave. A visitor not known yet is from now on.
    pub async fn converse<R>(
        &self,
        visitor: VisitorId,
        text: &str,
        answer: impl Future<Output = (Language, Vec<Message>, R)>,
    ) -> (Vec<Arc<Entry>>, R) {
        let room = self.room(visitor);
        let turn = Arc::clone(&lock(&room).turn);
        let _turn = turn.lock().await;
        let (language, messages, rest) = answer.await;
        let said = std::iter::once(Said::Person { text: text.to_owned(), language });
        let said = said.chain(messages.into_iter().map(Said::Naru));
        let mut room = lock(&room);
        let entries = said.map(|said| self.record(&mut room, said)).collect();
        drop(room);
        self.make_room();
        (entries, rest)
    }

    /// What the button read that `press` came from, as far as the visitor's conversation still shows it.
    pub fn label(&self, visitor: VisitorId, press: &Press) -> Option<String> {
        self.transcript(visitor).iter().rev().find_map(|entry| match &entry.said {
            Said::Person { .. } => None,
            Said::Naru(message) => label(message, press),
        })
    }

    /// Lets a visitor who comes back wait for what is pushed, though nothing was said yet.
    pub fn welcome(&self, visitor: VisitorId) {
        self.room(visitor);
        self.make_room();
    }

    /// All that is kept of the visitor's conversation, oldest first.
    pub fn transcript(&self, visitor: VisitorId) -> Vec<Arc<Entry>> {
        self.look_up(visitor).map(|room| lock(&room).entries.iter().cloned().collect()).unwrap_or_default()
    }

    /// The file in block `block` of entry `number`, if the visitor's conversation has one there.
    pub fn file(&self, visitor: VisitorId, number: u64, block: usize) -> Option<File> {
        let transcript = self.transcript(visitor);
        match &transcript.iter().find(|entry| entry.number == number)?.said {
            Said::Naru(message) => match message.blocks.get(block)? {
                Block::File(file) => Some(file.clone()),
                _ => None,
            },
            Said::Person { .. } => None,
        }
    }

    /// Forgets the visitor's conversation, and closes the pages that wait for more of it.
    pub fn forget(&self, visitor: VisitorId) {
        self.visitors().remove(&visitor);
    }

    /// What is said from now on, preceded by what was said after entry `seen`.
    ///
    /// # Errors
    /// Where there is nothing to wait for, or no room for one more page.
    pub fn stream(&self, visitor: VisitorId, seen: Option<u64>) -> Result<Stream, NoStream> {
        let room = self.look_up(visitor).ok_or(NoStream::Stranger)?;
        let counted = Counted(Arc::clone(&self.streams));
        if self.streams.fetch_add(1, Ordering::Relaxed) >= self.bounds.streams {
            return Err(NoStream::Full); // `counted` takes the one back
        }
        let mut room = lock(&room);
        room.pages.retain(|page| !page.is_closed());
        if room.pages.len() >= self.bounds.streams_per_visitor {
            return Err(NoStream::Full);
        }
        let (page, entries) = mpsc::channel(STREAM_CAPACITY);
        room.pages.push(page);
        let after = |entry: &&Arc<Entry>| seen.is_some_and(|seen| entry.number > seen);
        let missed = room.entries.iter().filter(after).cloned().collect();
        Ok(Stream { missed, entries, _counted: counted })
    }

    /// Visitors remembered, and open streams.
    pub fn counts(&self) -> (usize, usize) {
        (self.visitors().len(), self.streams.load(Ordering::Relaxed))
    }

    /// Forgets those silent for too long, every minute until `stop`.
    ///
    /// # Errors
    /// None; the shape is that of a task.
    pub async fn sweep(self: Arc<Self>, stop: CancellationToken) -> anyhow::Result<()> {
        loop {
            self.forget_silent();
            let next = self.clock.now() + TimeDelta::minutes(1);
            if stop.run_until_cancelled(self.clock.sleep_until(next)).await.is_none() {
                return Ok(());
            }
        }
    }

    fn room(&self, visitor: VisitorId) -> Arc<Mutex<Room>> {
        let now = self.clock.now();
        let mut visitors = self.visitors();
        let slot = visitors.entry(visitor).or_insert_with(|| {
            let room = Room {
                turn: Arc::default(),
                entries: VecDeque::new(),
                pages: Vec::new(),
                bytes: 0,
                total: Arc::clone(&self.bytes),
            };
            Slot { last_word: now, room: Arc::new(Mutex::new(room)) }
        });
        if !self.is_awake(slot) {
            // Silent for too long, and not swept yet.
            lock(&slot.room).entries.clear();
        }
        slot.last_word = now;
        Arc::clone(&slot.room)
    }

    fn look_up(&self, visitor: VisitorId) -> Option<Arc<Mutex<Room>>> {
        let visitors = self.visitors();
        visitors.get(&visitor).filter(|slot| self.is_awake(slot)).map(|slot| Arc::clone(&slot.room))
    }

    /// Heard of lately, or still there with a page that waits for what is pushed.
    fn is_awake(&self, slot: &Slot) -> bool {
        slot.last_word + self.bounds.silence > self.clock.now()
            || lock(&slot.room).pages.iter().any(|page| !page.is_closed())
    }

    fn record(&self, room: &mut Room, said: Said) -> Arc<Entry> {
        let by_clock = u64::try_from(self.clock.now().timestamp_micros()).unwrap_or_default();
        let last = self.numbers.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| Some(by_clock.max(last + 1)));
        let last = last.expect("the update always gives a value");
        let entry = Arc::new(Entry { number: by_clock.max(last + 1), said });
        room.entries.push_back(Arc::clone(&entry));
        while room.entries.len() > self.bounds.transcript {
            room.entries.pop_front();
        }
        room.pages.retain(|page| page.try_send(Arc::clone(&entry)).is_ok());
        let bytes = room.entries.iter().map(|entry| size(entry)).sum::<usize>();
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
        self.bytes.fetch_sub(room.bytes, Ordering::Relaxed);
        room.bytes = bytes;
        entry
    }

    /// Forgets those silent for too long.
    fn forget_silent(&self) {
        self.visitors().retain(|_, slot| self.is_awake(slot));
    }

    /// Forgets the visitors silent for longest, until the bounds on count and bytes hold. One may stay in any case.
    fn make_room(&self) {
        let mut visitors = self.visitors();
        let full =
            |count: usize| count > self.bounds.visitors || self.bytes.load(Ordering::Relaxed) > self.bounds.bytes;
        while visitors.len() > 1 && full(visitors.len()) {
            let silent = visitors.iter().min_by_key(|(_, slot)| slot.last_word).map(|(visitor, _)| *visitor);
            visitors.remove(&silent.expect("there is more than one"));
        }
    }

    fn visitors(&self) -> MutexGuard<'_, HashMap<VisitorId, Slot>> {
        self.visitors.lock().expect("no holder of the lock panics")
    }
}

/// A panic while answering must not lock the visitor out: what the room holds is sound at every step.
fn lock(room: &Mutex<Room>) -> MutexGuard<'_, Room> {
    room.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn size(entry: &Entry) -> usize {
    fn inlines(inlines: &[Inline]) -> usize {
        let text = |inline: &Inline| match inline {
            Inline::Text(text) | Inline::Strong(text) => text.len(),
            Inline::Link { text, url } => text.len() + url.len(),
        };
        inlines.iter().map(|inline| size_of::<Inline>() + text(inline)).sum()
    }
    let blocks = |message: &Message| -> usize {
        let block = |block: &Block| match block {
            Block::Paragraph(text) => inlines(text),
            Block::File(file) => file.name.len() + file.bytes.len(),
            Block::Call => 0,
            Block::Card(card) => {
                let rows = card.rows.iter().map(|row| row.label.len() + inlines(&row.value)).sum::<usize>();
                card.title.len() + rows + card.buttons.len() * 100
            }
        };
        message.blocks.iter().map(|it| size_of::<Block>() + block(it)).sum::<usize>() + message.buttons.len() * 100
    };
    size_of::<Entry>()
        + match &entry.said {
            Said::Person { text, .. } => text.len(),
            Said::Naru(message) => blocks(message),
        }
}

fn label(message: &Message, press: &Press) -> Option<String> {
    let cards = message.blocks.iter().filter_map(|block| match block {
        Block::Card(card) => Some(&card.buttons),
        _ => None,
    });
    let mut buttons = cards.flatten().chain(&message.buttons);
    let pressed = |button: &&Button| matches!(&button.action, Action::Press(it) if it == press);
    buttons.find(pressed).map(|button| button.label.clone())
}

#[async_trait]
impl Channel for Webchat {
    fn name(&self) -> ChannelName {
        NAME
    }

    fn limits(&self) -> &Limits {
        &self.limits
    }

    async fn send(&self, to: &Address, message: &Message, _nonce: &str) -> Result<Receipt, SendError> {
        let visitor = to.chat.parse().map_err(|()| SendError::Gone(Gone::Deleted))?;
        let room = self.look_up(visitor).ok_or(SendError::ChatLimit(AWAY))?;
        let entry = self.record(&mut lock(&room), Said::Naru(message.clone()));
        Ok(Receipt::new(entry.number.to_string(), self.clock.now()))
    }

    /// Changes what the transcript says, and every open page.
    async fn edit(&self, to: &Address, id: &str, message: &Message) -> Result<Receipt, SendError> {
        let visitor = to.chat.parse().map_err(|()| SendError::Gone(Gone::Deleted))?;
        let room = self.look_up(visitor).ok_or(SendError::ChatLimit(AWAY))?;
        let changed = lock(&room).change(id.parse().map_err(|_| SendError::Unable)?, message);
        if changed { Ok(Receipt::new(id, self.clock.now())) } else { Err(SendError::Unable) }
    }

    /// Questions are answered within their HTTP request: nothing comes this way.
    async fn listen(&self, _inbox: mpsc::Sender<Inbound>, stop: CancellationToken) -> Result<(), ListenError> {
        stop.cancelled().await;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
