//! The one way out to a network: whatever leaves for a bot's chats, answers and pushes alike, asks here for its turn.
//!
//! Answers go first. They are sent from here, as somebody waits for them; pushes come out of the outbox through
//! [`Sender`](super::Sender), which asks [`Gate::ask`] before it lets one go.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use chrono::{DateTime, Duration, Utc};
use tokio::sync::Notify;

use crate::channel::{Address, Channel, Receipt, SendError};
use crate::clock::Clock;
use crate::notify::pace::{Chat, Feed, Heard, Lane, Pace, Verdict};
use crate::person::ChatKind;
use crate::render::Message;

/// An answer that the network keeps putting off is of no use any more after this long.
const PATIENCE: Duration = Duration::minutes(2);
/// An answer that never reached the network is tried so often, a second apart: somebody waits for it.
const TRIES: u32 = 3;

/// One per bot.
pub struct Gate {
    channel: Arc<dyn Channel>,
    clock: Arc<dyn Clock>,
    pace: Mutex<Pace>,
    /// Answers that wait for the bot's turn, and not merely for their own chat's.
    answers: AtomicUsize,
    moved: Notify,
}

/// When pushes may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Go,
    /// Not to this chat before then; others may go.
    ChatRests(DateTime<Utc>),
    /// A message is under way to this chat.
    ChatBusy,
    /// Nothing at all before then.
    BotRests(DateTime<Utc>),
    /// Nothing at all before something moves: see [`Gate::moved`].
    BotBusy,
}

/// `chat` as the pace knows it. Topics and threads of a chat share its budget.
pub fn chat_of(chat: &str, kind: ChatKind) -> Chat {
    let mut hasher = DefaultHasher::new();
    chat.hash(&mut hasher);
    Chat { key: hasher.finish(), group: matches!(kind, ChatKind::Group | ChatKind::Topic) }
}

/// What the outcome of a send means for the pace.
pub(super) fn heard<T>(result: &Result<T, SendError>, full: impl Fn(&T) -> Option<Duration>) -> Heard {
    match result {
        Ok(done) => full(done).map_or(Heard::Answer, Heard::ChatFull),
        Err(SendError::ChatLimit(wait)) => Heard::ChatLimit(*wait),
        Err(SendError::BotLimit(wait)) => Heard::BotLimit(*wait),
        Err(SendError::SomeLimit(wait)) => Heard::SomeLimit(*wait),
        Err(SendError::Trouble(_) | SendError::Doubtful(_)) => Heard::Silence,
        Err(_) => Heard::Answer,
    }
}

impl Gate {
    pub fn new(channel: Arc<dyn Channel>, clock: Arc<dyn Clock>) -> Arc<Self> {
        let feed = channel.limits().feed.clone().unwrap_or_else(Feed::unlimited);
        let pace = Mutex::new(Pace::new(feed));
        Arc::new(Self { channel, clock, pace, answers: AtomicUsize::new(0), moved: Notify::new() })
    }

    pub fn channel(&self) -> &Arc<dyn Channel> {
        &self.channel
    }

    /// Sends an answer as soon as the network's limits allow, ahead of all pushes. Waits that the network asks for are
    /// kept; what never reached it is tried again. `nonce` as for [`Channel::send`]; derive it from the id of what is
    /// answered, so that an answer given again after a crash is shown once where the network can do that.
    ///
    /// # Errors
    /// As [`Channel::send`], after that.
    pub async fn answer(
        &self,
        to: &Address,
        kind: ChatKind,
        message: &Message,
        nonce: &str,
    ) -> Result<Receipt, SendError> {
        let mut last = None;
        for (n, part) in self.channel.parts(message).iter().enumerate() {
            last = Some(self.answer_part(to, kind, part, &part_nonce(nonce, n)).await?);
        }
        last.ok_or_else(|| SendError::Refused("a message without a part".into()))
    }

    /// Puts `message` in the place of an answer given before, in its turn like any other.
    ///
    /// # Errors
    /// As [`Channel::edit`].
    pub async fn edit(&self, to: &Address, kind: ChatKind, id: &str, message: &Message) -> Result<Receipt, SendError> {
        let chat = chat_of(&to.chat, kind);
        self.turn(chat, Lane::Answer).await;
        let result = self.channel.edit(to, id, message).await;
        self.answered(chat, heard(&result, |receipt| receipt.chat_full));
        result
    }

    async fn answer_part(
        &self,
        to: &Address,
        kind: ChatKind,
        part: &Message,
        nonce: &str,
    ) -> Result<Receipt, SendError> {
        let chat = chat_of(&to.chat, kind);
        let begun = self.clock.steady();
        let mut tries = 1;
        loop {
            self.turn(chat, Lane::Answer).await;
            let result = self.channel.send(to, part, nonce).await;
            self.answered(chat, heard(&result, |receipt| receipt.chat_full));
            let patient = self.clock.steady() - begun < PATIENCE;
            match &result {
                Err(SendError::ChatLimit(wait) | SendError::BotLimit(wait) | SendError::SomeLimit(wait))
                    if patient && *wait < PATIENCE => {}
                Err(SendError::Trouble(_)) if tries < TRIES => {
                    tries += 1;
                    self.clock.sleep(Duration::seconds(1)).await;
                }
                Err(SendError::Doubtful(_)) if tries < TRIES && self.channel.limits().keeps_nonce => tries += 1,
                _ => return result,
            }
        }
    }

    /// Returns when a message to `chat` may go; it counts as under way from then on.
    pub(super) async fn turn(&self, chat: Chat, lane: Lane) {
        let mut waits_for_bot = None;
        loop {
            let mut moved = pin!(self.moved.notified());
            moved.as_mut().enable(); // from here on no move is missed
            let turn = match lane {
                Lane::Answer => self.ask_at_once(chat, lane),
                _ => self.ask(chat, lane),
            };
            if turn == Turn::Go {
                return;
            }
            let for_bot = lane == Lane::Answer && matches!(turn, Turn::BotRests(_) | Turn::BotBusy);
            waits_for_bot = if for_bot { waits_for_bot.or_else(|| Some(Waiting::new(self))) } else { None };
            match turn {
                Turn::ChatRests(until) | Turn::BotRests(until) => {
                    tokio::select! {
                        () = self.clock.sleep(until - self.clock.steady()) => {}
                        () = moved => {}
                    }
                }
                _ => moved.await,
            }
        }
    }

    /// May a push to `chat` go now? Not while an answer waits for the bot.
    pub(super) fn ask(&self, chat: Chat, lane: Lane) -> Turn {
        if self.answers.load(Ordering::Acquire) > 0 { Turn::BotBusy } else { self.ask_at_once(chat, lane) }
    }

    fn ask_at_once(&self, chat: Chat, lane: Lane) -> Turn {
        let now = self.clock.steady();
        let mut pace = self.pace();
        match pace.bot_free_at(now) {
            None => Turn::BotBusy,
            Some(free) if free > now => Turn::BotRests(free),
            Some(_) => match pace.ask(chat, lane, now) {
                Verdict::Go => Turn::Go,
                Verdict::NotBefore(until) => Turn::ChatRests(until),
                Verdict::Busy => Turn::ChatBusy,
            },
        }
    }

    /// What came of the message that was let go to `chat`.
    pub(super) fn answered(&self, chat: Chat, heard: Heard) {
        self.pace().answered(chat, heard, self.clock.steady());
        self.moved.notify_waiters();
    }

    /// Becomes ready when a turn that was refused may be granted now.
    pub(super) fn moved(&self) -> tokio::sync::futures::Notified<'_> {
        self.moved.notified()
    }

    /// Messages a second that the network is believed to take at the moment.
    pub fn rate(&self) -> f64 {
        self.pace().rate()
    }

    fn pace(&self) -> MutexGuard<'_, Pace> {
        self.pace.lock().expect("no holder of the lock panics")
    }
}

/// The nonce of one part of a message: `nonce` for the first, and a letter behind it for the others.
pub(super) fn part_nonce(nonce: &str, part: usize) -> String {
    match u8::try_from(part) {
        Ok(n @ 1..=25) => format!("{nonce}{}", char::from(b'a' + n)),
        _ => nonce.to_owned(),
    }
}

/// An answer that waits for the bot; holds pushes back while it lives.
struct Waiting<'a>(&'a Gate);

impl<'a> Waiting<'a> {
    fn new(gate: &'a Gate) -> Self {
        gate.answers.fetch_add(1, Ordering::AcqRel);
        Self(gate)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.answers.fetch_sub(1, Ordering::AcqRel);
        self.0.moved.notify_waiters();
    }
}
