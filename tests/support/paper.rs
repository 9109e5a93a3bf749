//! A network made of paper: it takes everything, and shows what each chat has got.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use naru::channel::{Address, Channel, ChannelName, Inbound, Limits, ListenError, Receipt, SendError};
use naru::clock::Clock;
use naru::deliver::{Gate, Sender, Settings};
use naru::desk::planner::{Planned, Planner};
use naru::render::{Message, plain};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::desk::TestDesk;

const LIMITS: Limits = Limits { message_chars: None, feed: None, keeps_nonce: false };

#[derive(Default)]
pub struct Paper {
    sent: Mutex<Vec<(String, Message)>>,
    /// (chat, id, what stands there now; nothing where it was deleted)
    changed: Mutex<Vec<(String, String, Option<Message>)>>,
    /// It cannot change what it has taken.
    is_ink: AtomicBool,
}

#[async_trait]
impl Channel for Paper {
    fn name(&self) -> ChannelName {
        "telegram"
    }

    fn limits(&self) -> &Limits {
        &LIMITS
    }

    async fn send(&self, to: &Address, message: &Message, _: &str) -> Result<Receipt, SendError> {
        let mut sent = self.sent.lock().unwrap();
        sent.push((to.chat.clone(), message.clone()));
        Ok(Receipt::new(format!("m{}", sent.len()), super::desk::start()))
    }

    async fn edit(&self, to: &Address, id: &str, message: &Message) -> Result<Receipt, SendError> {
        if self.is_ink.load(Ordering::Relaxed) {
            return Err(SendError::Unable);
        }
        self.changed.lock().unwrap().push((to.chat.clone(), id.to_owned(), Some(message.clone())));
        Ok(Receipt::new(id, super::desk::start()))
    }

    async fn delete(&self, to: &Address, id: &str) -> Result<(), SendError> {
        self.changed.lock().unwrap().push((to.chat.clone(), id.to_owned(), None));
        Ok(())
    }

    async fn listen(&self, _: mpsc::Sender<Inbound>, stop: CancellationToken) -> Result<(), ListenError> {
        stop.cancelled().await;
        Ok(())
    }
}

/// A desk with its planner and a sender behind it.
pub struct Office {
    pub app: TestDesk,
    pub planner: Planner,
    pub paper: Arc<Paper>,
    sender: Sender,
}

impl Office {
    /// Live, and with everything planned that there is at its start.
    pub async fn open(app: TestDesk) -> Self {
        app.store.set_setting("live", "yes").await.expect("it is kept");
        Self::in_trial(app).await
    }

    /// Not yet declared live.
    pub async fn in_trial(app: TestDesk) -> Self {
        let paper = Arc::new(Paper::default());
        let clock = Arc::clone(&app.clock) as Arc<dyn Clock>;
        let gate = Gate::new(Arc::clone(&paper) as Arc<dyn Channel>, Arc::clone(&clock));
        let (alerts, _) = mpsc::channel(16);
        let compose = Arc::clone(&app.desk);
        let sender = Sender::new(gate, app.store.clone(), compose, clock, alerts, Settings::default());
        let planner = Planner::new(Arc::clone(&app.desk));
        planner.plan().await.expect("it plans");
        Self { app, planner, paper, sender }
    }

    /// From now on the network can delete what it has taken, and not change it.
    pub fn writes_in_ink(&self) {
        self.paper.is_ink.store(true, Ordering::Relaxed);
    }

    /// Sets the clock, plans what is due and sends it; gives what was planned.
    pub async fn at(&mut self, time: &str) -> Planned {
        self.app.clock.set(super::desk::at(time));
        self.now().await
    }

    /// The same without moving the clock.
    pub async fn now(&mut self) -> Planned {
        let planned = self.planner.plan().await.expect("it plans");
        self.sender.drain().await.expect("it sends");
        planned
    }

    /// What a chat has got since the last time, as a person reads it.
    pub fn got(&self, chat: &str) -> Vec<String> {
        self.messages(chat).iter().map(plain::text).collect()
    }

    pub fn messages(&self, chat: &str) -> Vec<Message> {
        let mut sent = self.paper.sent.lock().unwrap();
        let (theirs, others) = std::mem::take(&mut *sent).into_iter().partition(|(to, _)| to == chat);
        *sent = others;
        let theirs: Vec<(String, Message)> = theirs;
        theirs.into_iter().map(|(_, message)| message).collect()
    }

    /// (chat, id, text) of what was edited, "" where it was deleted, since the last time.
    pub fn changed(&self) -> Vec<(String, String, String)> {
        let changed = std::mem::take(&mut *self.paper.changed.lock().unwrap());
        let text = |message: Option<Message>| message.map(|it| plain::text(&it)).unwrap_or_default();
        changed.into_iter().map(|(chat, id, message)| (chat, id, text(message))).collect()
    }
}
