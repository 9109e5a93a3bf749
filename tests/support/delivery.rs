//! A sender with a network that does what a test tells it, or with the sandbox behind it.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use naru::answer::Subject;
use naru::channel::{Address, Channel, ChannelName, Inbound, Limits, ListenError, Receipt, SendError};
use naru::clock::{Clock, SetClock};
use naru::deliver::{Alert, Gate, Sender, Settings};
use naru::language::Language;
use naru::notify::delivery::IfDoubtful;
use naru::notify::notice::{Compose, Notice};
use naru::notify::pace::Lane;
use naru::person::{ChatKind, QuietHours};
use naru::render::{Action, Block, Button, Inline, Message};
use naru::store::Store;
use naru::store::outbox::{Enqueued, NewNotice, Recipients};
use naru::store::person::NewAddress;
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;

/// A Monday in Seoul, 14:00.
pub fn monday() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-11-23T14:00:00+09:00").expect("a time").to_utc()
}

/// Says the program that a notice is about; several are parted by " + ". A program called "silent" is not worth a word.
pub struct Plain;

pub fn text(message: &Message) -> String {
    naru::sandbox::wire::plain(message)
}

pub fn message(text: &str) -> Message {
    let blocks = vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])];
    Message { language: Language::new("ko"), blocks, buttons: Vec::new() }
}

impl Compose for Plain {
    fn message(&self, notice: &Notice, _: &[Language], _: Tz, _: DateTime<Utc>) -> Option<Message> {
        let program = notice.subject.program().unwrap_or("?");
        (program != "silent").then(|| message(program))
    }

    fn merged(&self, all: &[(&Notice, &str)], _: &[Language], _: Tz, _: DateTime<Utc>) -> Option<Message> {
        let programs: Vec<_> = all.iter().filter_map(|(notice, _)| notice.subject.program()).collect();
        Some(message(&programs.join(" + ")))
    }

    fn with_stop(&self, mut message: Message, cause: &str) -> Message {
        let action = Action::Press(naru::answer::Press::Stop(cause.to_owned()));
        message.buttons.push(Button { label: "stop".to_owned(), action });
        message
    }
}

/// Chat and text.
type Said = (String, String);

/// A network of the test's own: answers as scripted for a chat, else takes everything.
#[derive(Default)]
pub struct Scripted {
    limits: Option<Limits>,
    /// In the order of acceptance.
    sent: Mutex<Vec<Said>>,
    edits: Mutex<Vec<(String, String, String)>>,
    answers: Mutex<HashMap<String, VecDeque<SendError>>>,
    /// The number of each message that was tried, whatever came of it.
    nonces: Mutex<Vec<String>>,
    /// Everywhere, until it is taken back.
    always: Mutex<Option<fn() -> SendError>>,
    can_edit: bool,
    /// While it is shut, nothing that is under way is answered.
    shut: watch::Sender<bool>,
    /// Chats to which something is under way, once each time.
    under_way: watch::Sender<Vec<String>>,
    most_under_way: Mutex<HashMap<String, usize>>,
}

const NO_LIMITS: Limits = Limits { message_chars: None, feed: None, keeps_nonce: false };

impl Scripted {
    pub fn with(limits: Limits) -> Self {
        Self { limits: Some(limits), ..Self::default() }
    }

    /// It changes and deletes what it has taken.
    pub fn that_edits() -> Self {
        Self { can_edit: true, ..Self::default() }
    }

    /// Holds what is under way until it is opened again.
    pub fn shut(&self, shut: bool) {
        self.shut.send_replace(shut);
    }

    pub fn under_way(&self) -> Vec<String> {
        self.under_way.borrow().clone()
    }

    pub async fn until_under_way(&self, count: usize) {
        self.under_way.subscribe().wait_for(|it| it.len() >= count).await.expect("the channel lives");
    }

    /// The most that was under way to `chat` at once.
    pub fn most_under_way(&self, chat: &str) -> usize {
        self.most_under_way.lock().unwrap().get(chat).copied().unwrap_or(0)
    }

    /// The next messages to `chat` fail so, in this order.
    pub fn fail(&self, chat: &str, errors: impl IntoIterator<Item = SendError>) {
        self.answers.lock().unwrap().entry(chat.to_owned()).or_default().extend(errors);
    }

    pub fn fail_always(&self, error: Option<fn() -> SendError>) {
        *self.always.lock().unwrap() = error;
    }

    /// (chat, text) of all that was accepted.
    pub fn sent(&self) -> Vec<Said> {
        self.sent.lock().unwrap().clone()
    }

    /// The numbers of all messages that were tried.
    pub fn nonces(&self) -> Vec<String> {
        self.nonces.lock().unwrap().clone()
    }

    /// (chat, message, text) of all edits; a deletion has no text.
    pub fn edits(&self) -> Vec<(String, String, String)> {
        self.edits.lock().unwrap().clone()
    }
}

#[async_trait]
impl Channel for Scripted {
    fn name(&self) -> ChannelName {
        "telegram"
    }

    fn limits(&self) -> &Limits {
        self.limits.as_ref().unwrap_or(&NO_LIMITS)
    }

    async fn send(&self, to: &Address, message: &Message, nonce: &str) -> Result<Receipt, SendError> {
        self.nonces.lock().unwrap().push(nonce.to_owned());
        self.under_way.send_modify(|it| it.push(to.chat.clone()));
        let here = self.under_way.borrow().iter().filter(|it| **it == to.chat).count();
        let most = self.most_under_way(&to.chat).max(here);
        self.most_under_way.lock().unwrap().insert(to.chat.clone(), most);
        self.shut.subscribe().wait_for(|shut| !shut).await.expect("the channel lives");
        self.under_way.send_modify(|it| {
            let at = it.iter().position(|chat| *chat == to.chat).expect("it was under way");
            it.swap_remove(at);
        });
        let scripted = self.answers.lock().unwrap().get_mut(&to.chat).and_then(VecDeque::pop_front);
        let always = *self.always.lock().unwrap();
        if let Some(error) = scripted.or_else(|| always.map(|error| error())) {
            return Err(error);
        }
        let mut sent = self.sent.lock().unwrap();
        sent.push((to.chat.clone(), text(message)));
        Ok(Receipt::new(format!("m{}", sent.len()), monday()))
    }

    async fn edit(&self, to: &Address, id: &str, message: &Message) -> Result<Receipt, SendError> {
        if !self.can_edit {
            return Err(SendError::Unable);
        }
        self.edits.lock().unwrap().push((to.chat.clone(), id.to_owned(), text(message)));
        Ok(Receipt::new(id, monday()))
    }

    async fn delete(&self, to: &Address, id: &str) -> Result<(), SendError> {
        if !self.can_edit {
            return Err(SendError::Unable);
        }
        self.edits.lock().unwrap().push((to.chat.clone(), id.to_owned(), String::new()));
        Ok(())
    }

    async fn listen(&self, _: mpsc::Sender<Inbound>, stop: CancellationToken) -> Result<(), ListenError> {
        stop.cancelled().await;
        Ok(())
    }
}

/// A database, a clock and a network, and notices to send through them.
pub struct Post<C> {
    pub store: Store,
    pub clock: Arc<SetClock>,
    pub channel: Arc<C>,
    pub alerts: mpsc::Receiver<Alert>,
    told: mpsc::Sender<Alert>,
    gate: Arc<Gate>,
    pub sender: Sender,
}

impl<C: Channel + 'static> Post<C> {
    pub fn new(store: &Store, channel: C) -> Self {
        Self::at(store, Arc::new(channel), Arc::new(SetClock::at(monday())))
    }

    pub fn at(store: &Store, channel: Arc<C>, clock: Arc<SetClock>) -> Self {
        let (told, alerts) = mpsc::channel(100);
        let gate = Gate::new(channel.clone() as Arc<dyn Channel>, clock.clone());
        let sender = sender(store, gate.clone(), clock.clone(), told.clone());
        Self { store: store.clone(), clock, channel, alerts, told, gate, sender }
    }

    /// Another process in place of this one, which gave its lease up; what it had under way is lost with it.
    pub async fn restart(&mut self) {
        if let Some(lease) = self.store.lease(self.channel.name()).await.expect("it answers") {
            self.store.release_lease(self.channel.name(), &lease.holder).await.expect("given up");
        }
        self.gate = Gate::new(self.channel.clone() as Arc<dyn Channel>, self.clock.clone());
        self.sender = sender(&self.store, self.gate.clone(), self.clock.clone(), self.told.clone());
    }

    /// Where answers go, ahead of what the sender sends.
    pub fn gate(&self) -> Arc<Gate> {
        Arc::clone(&self.gate)
    }

    pub fn pass(&self, time: Duration) {
        self.clock.set(self.clock.now() + time);
    }

    pub async fn drain(&mut self) -> usize {
        self.sender.drain().await.expect("the database answers")
    }

    /// An address for a chat of the channel, at once the id of the chat; open at all hours unless `quiet` says otherwise.
    pub async fn meet(&self, chat: &str, kind: ChatKind, quiet: Option<QuietHours>) -> String {
        let new = NewAddress {
            channel: self.channel.name(),
            chat,
            thread: None,
            kind,
            language: Language::new("ko"),
            zone: chrono_tz::Asia::Seoul,
            quiet,
            account: None,
        };
        self.store.meet(&new, self.clock.now()).await.expect("an address").id
    }

    pub async fn person(&self, chat: &str) -> String {
        self.meet(chat, ChatKind::Private, None).await
    }

    /// Plans a notice about `program`, due now, for these addresses.
    pub async fn plan(&self, program: &str, to: &[String], change: impl FnOnce(&mut NewNotice)) -> Enqueued {
        let mut new = notice(program);
        change(&mut new);
        let list = to.iter().map(|id| (id.clone(), "s1".to_owned())).collect();
        let now = self.clock.now();
        self.store.enqueue(&new, &Recipients::Listed(list), now, now).await.expect("planned")
    }

    /// (state, reason) of each delivery of a notice, by address.
    pub async fn states(&self, planned: &Enqueued) -> Vec<(String, String)> {
        let rows = self.store.notice_deliveries(&planned.notice_id, "", 1000).await.expect("it answers");
        rows.into_iter().map(|row| (row.state.to_string(), row.reason)).collect()
    }
}

pub fn notice(program: &str) -> NewNotice {
    NewNotice {
        dedup_key: program.to_owned(),
        subject: Subject::News { program: program.to_owned() },
        lane: Lane::Reminder,
        if_doubtful: IfDoubtful::Leave,
        urgent: false,
        lapses_at: None,
    }
}

fn sender(store: &Store, gate: Arc<Gate>, clock: Arc<SetClock>, told: mpsc::Sender<Alert>) -> Sender {
    Sender::new(gate, store.clone(), Arc::new(Plain), clock, told, Settings::default())
}
