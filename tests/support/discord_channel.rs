//! The Discord adaptor, its gate and its noticeboard against the sandbox over real HTTP, with a clock that is set.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration as StdDuration;

use chrono::Duration;
use naru::channel::discord::{Discord, NAME};
use naru::channel::{Address, Channel, Receipt, SendError};
use naru::clock::Clock;
use naru::config::{self, Secret};
use naru::deliver::Gate;
use naru::language::Language;
use naru::person::ChatKind;
use naru::reception::noticeboard::Noticeboard;
use naru::render::{Block, Inline, Message};
use naru::sandbox::discord::DiscordLimits;
use naru::sandbox::limits::TelegramLimits;
use naru::sandbox::{DISCORD_TOKEN, Sandbox};
use naru::store::Store;
use serde_json::Value;
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;

use super::desk::TestDesk;
use super::sandbox::{Record, is_sound};

pub const GUILD: u64 = 900;
/// A text channel, one for announcements, a forum, and a thread of the text channel.
pub const TEXT: u64 = 901;
pub const NEWS: u64 = 902;
pub const FORUM: u64 = 903;
pub const THREAD: u64 = 904;

pub struct Server {
    pub sandbox: Sandbox,
    pub desk: TestDesk,
    pub discord: Arc<Discord>,
    pub gate: Arc<Gate>,
    pub board: Arc<Noticeboard>,
    url: String,
    record: Record,
    _folder: tempfile::TempDir,
    _stop: DropGuard,
}

pub fn to(chat: u64) -> Address {
    Address { channel: NAME, chat: chat.to_string(), thread: None }
}

pub fn says(text: &str) -> Message {
    let blocks = vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])];
    Message { language: Language::new("en"), blocks, buttons: Vec::new() }
}

impl Server {
    pub async fn new() -> Self {
        Self::with(DiscordLimits::default()).await
    }

    pub async fn with(limits: DiscordLimits) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = format!("sqlite:{}", folder.path().join("naru.db").display());
        let store = Store::open(&database.parse().expect("a database URL")).await.expect("it opens");
        let desk = TestDesk::new(&store).await;
        let clock = Arc::clone(&desk.clock) as Arc<dyn Clock>;
        let sandbox = Sandbox::new(TelegramLimits::default(), limits, &clock);
        let record = Record::default();
        sandbox.ledger.record_to(record.clone());
        sandbox.discord.add_guild(GUILD, "Volunteers", "ko");
        for (id, kind) in [(TEXT, 0), (NEWS, 5), (FORUM, 15), (THREAD, 11)] {
            sandbox.discord.add_channel(id, Some(GUILD), kind, "channel");
        }
        sandbox.discord.with_channel(THREAD, |it| it.parent = Some(TEXT));
        let stop = CancellationToken::new();
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let bound = sandbox.serve(any, &TaskTracker::new(), &stop).await.expect("a free port");
        let url = format!("http://{bound}");
        let (discord, gate, board) = connect(&url, DISCORD_TOKEN, &desk);
        Self { sandbox, desk, discord, gate, board, url, record, _folder: folder, _stop: stop.drop_guard() }
    }

    /// The process dies, and the next one starts over the same database.
    pub fn restart(&mut self) {
        (self.discord, self.gate, self.board) = connect(&self.url, DISCORD_TOKEN, &self.desk);
    }

    /// An adaptor of the same bot with another token.
    pub fn with_token(&self, token: &str) -> Arc<Discord> {
        connect(&self.url, token, &self.desk).0
    }

    pub fn fake(&self) -> &naru::sandbox::discord::Discord {
        &self.sandbox.discord
    }

    pub async fn know(&self, chat: u64, kind: i64) {
        self.discord.know(&chat.to_string(), Some(&GUILD.to_string()), kind).await.expect("the database answers");
    }

    pub async fn send(&self, chat: u64, message: &Message, nonce: &str) -> Result<Receipt, SendError> {
        self.passing(self.discord.send(&to(chat), message, nonce)).await
    }

    pub async fn edit(&self, chat: u64, id: &str, message: &Message) -> Result<Receipt, SendError> {
        self.passing(self.discord.edit(&to(chat), id, message)).await
    }

    /// All parts of a message, in their turn.
    pub async fn answer(&self, chat: u64, message: &Message, nonce: &str) -> Result<Receipt, SendError> {
        self.passing(self.gate.answer(&to(chat), ChatKind::Group, message, nonce)).await
    }

    /// Time passes while somebody waits.
    pub async fn passing<T>(&self, work: impl Future<Output = T>) -> T {
        let waiting = async {
            let mut work = std::pin::pin!(work);
            let mut ticks = tokio::time::interval(StdDuration::from_millis(5));
            loop {
                tokio::select! {
                    done = &mut work => return done,
                    _ = ticks.tick() => self.wait(Duration::milliseconds(25)),
                }
            }
        };
        tokio::time::timeout(StdDuration::from_secs(60), waiting).await.expect("it comes to an end")
    }

    pub fn wait(&self, time: Duration) {
        self.desk.clock.set(self.desk.clock.now() + time);
    }

    /// What stands in a channel, oldest first.
    pub fn messages(&self, chat: u64) -> Vec<Value> {
        self.fake().messages(chat)
    }

    pub fn threads(&self, forum: u64) -> Vec<u64> {
        let all = self.fake().channels().into_iter().filter(|(_, kind, _)| *kind == 11);
        let all = all.map(|(id, ..)| id).filter(|id| *id != THREAD);
        all.filter(|id| self.fake().with_channel(*id, |it| it.parent) == Some(Some(forum))).collect()
    }

    /// Every request so far.
    pub fn recorded(&self) -> Vec<Value> {
        self.record.text().lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
    }

    /// How often something was asked: `"POST /crosspost"` is every POST whose path ends so.
    pub fn asked(&self, what: &str) -> usize {
        let (method, end) = what.split_once(' ').expect("a method and the end of a path");
        let fits = |it: &&Value| it["method"] == method && it["path"].as_str().is_some_and(|path| path.ends_with(end));
        self.recorded().iter().filter(fits).count()
    }
}

/// At the end all that was asked is looked over.
impl Drop for Server {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            is_sound(&self.record.text());
        }
    }
}

fn connect(url: &str, token: &str, desk: &TestDesk) -> (Arc<Discord>, Arc<Gate>, Arc<Noticeboard>) {
    let settings = config::Discord { api_url: url.to_owned(), ..config::Discord::default() };
    let clock = Arc::clone(&desk.clock) as Arc<dyn Clock>;
    let token = Secret::token(token).expect("it is a token");
    let discord = Arc::new(Discord::new(&settings, token, desk.store.clone(), Arc::clone(&clock)));
    let gate = Gate::new(Arc::clone(&discord) as Arc<dyn Channel>, Arc::clone(&clock));
    let board =
        Noticeboard::new(Arc::clone(&discord), Arc::clone(&gate), Arc::clone(&desk.desk), desk.store.clone(), clock);
    (discord, gate, board)
}
