//! The whole service connected to the sandbox's Telegram over real HTTP, with a clock that is set, and people who write to it.

use std::io::Write;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration as StdDuration;

use chrono::Duration;
use naru::clock::{Clock, SetClock};
use naru::config::{self, Config, Secret};
use naru::sandbox::discord::DiscordLimits;
use naru::sandbox::ledger::{Deed, Entry};
use naru::sandbox::limits::TelegramLimits;
use naru::sandbox::telegram::{ChatKind, Telegram};
use naru::sandbox::{Sandbox, TELEGRAM_TOKEN};
use serde_json::Value;
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;

use super::app::TestApp;
use super::desk;

/// Far longer than anything takes; a test that waits so long has failed.
pub const PATIENCE: StdDuration = StdDuration::from_secs(60);
pub const ANNA: i64 = 1001;
pub const GROUP: i64 = -2001;

/// The sandbox, and a folder that outlives the service.
pub struct Town {
    pub sandbox: Sandbox,
    pub clock: Arc<SetClock>,
    pub url: String,
    folder: tempfile::TempDir,
    record: Record,
    _stop: DropGuard,
}

impl Town {
    pub async fn new() -> Self {
        let clock = Arc::new(SetClock::at(desk::start()));
        let shared = Arc::clone(&clock) as Arc<dyn Clock>;
        let sandbox = Sandbox::new(TelegramLimits::default(), DiscordLimits::default(), &shared);
        let record = Record::default();
        sandbox.ledger.record_to(record.clone());
        sandbox.telegram.add_chat(ANNA, ChatKind::Private, "Anna");
        sandbox.telegram.add_chat(GROUP, ChatKind::Supergroup, "Friends");
        let stop = CancellationToken::new();
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let bound = sandbox.serve(any, &TaskTracker::new(), &stop).await.expect("a free port");
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { sandbox, clock, url: format!("http://{bound}"), folder, record, _stop: stop.drop_guard() }
    }

    pub fn telegram(&self) -> &Telegram {
        &self.sandbox.telegram
    }

    pub fn database(&self) -> String {
        format!("sqlite:{}", self.folder.path().join("naru.db").display())
    }

    pub fn settings(&self) -> config::Telegram {
        config::Telegram { api_url: self.url.clone(), token: Some(token()), ..config::Telegram::default() }
    }

    /// Starts the service; it hears by the time this returns.
    pub async fn opens(self) -> TestBot {
        self.opens_with(|_| {}).await
    }

    pub async fn opens_with(self, change: impl FnOnce(&mut Config)) -> TestBot {
        let app = TestApp::with_clock(Arc::clone(&self.clock), |config| {
            config.database.url = self.database().parse().expect("a database URL");
            config.telegram = self.settings();
            change(config);
        })
        .await;
        TestBot { app, town: self }
    }

    /// Every request so far, as `validate.py` reads them.
    pub fn recorded(&self) -> String {
        String::from_utf8(self.record.0.lock().expect("no writer panics").clone()).expect("requests are UTF-8")
    }

    /// The parameters of all calls of `method`.
    pub fn calls(&self, method: &str) -> Vec<Value> {
        let lines = self.recorded();
        let all = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("a line is JSON"));
        all.filter(|it| it["method"] == method).map(|it| it["params"].clone()).collect()
    }

    /// Waits until `look` finds what it looks for, among what Telegram was asked.
    pub async fn until<T>(&self, what: &str, look: impl Fn(&Self) -> Option<T>) -> T {
        let waiting = async {
            let mut found = std::pin::pin!(self.sandbox.ledger.until(|| look(self)));
            let mut ticks = tokio::time::interval(StdDuration::from_millis(20));
            loop {
                tokio::select! {
                    found = &mut found => return found,
                    // The pace lets messages go one after the other: time passes while somebody waits.
                    _ = ticks.tick() => self.wait(Duration::milliseconds(20)),
                }
            }
        };
        let found = tokio::time::timeout(PATIENCE, waiting).await;
        found.unwrap_or_else(|_| panic!("it did not happen: {what}; asked so far:\n{}", self.recorded()))
    }

    /// What the bot has sent or edited in `chat`.
    pub fn heard(&self, chat: i64) -> Vec<Entry> {
        let entries = self.sandbox.ledger.entries();
        entries.into_iter().filter(|it| it.chat == chat.to_string() && it.deed != Deed::Deleted).collect()
    }

    pub fn texts(&self, chat: i64) -> Vec<String> {
        self.heard(chat).into_iter().map(|it| it.text).collect()
    }

    /// The newest message of the bot in `chat`, as Telegram shows it.
    pub fn last(&self, chat: i64) -> (i64, Value) {
        let messages = self.telegram().messages(chat);
        let (id, _, body) = messages.into_iter().rfind(|(_, by_bot, _)| *by_bot).expect("the bot has spoken");
        (id, body)
    }

    /// The buttons under it: (label, what they carry).
    pub fn buttons(&self, chat: i64) -> Vec<(String, Value)> {
        let (_, body) = self.last(chat);
        let rows = body["reply_markup"]["inline_keyboard"].as_array().cloned().unwrap_or_default();
        let all = rows.iter().filter_map(Value::as_array).flatten();
        all.map(|it| (it["text"].as_str().unwrap_or_default().to_owned(), it.clone())).collect()
    }

    pub fn wait(&self, time: Duration) {
        self.clock.set(self.clock.now() + time);
    }
}

/// Everybody's requests are what the API's own description allows; nothing to check with is no failure.
pub fn validate(town: &Town) {
    super::sandbox::validate(&town.recorded());
}

pub fn token() -> Secret {
    let environment = |name: &str| (name == "TELEGRAM_TOKEN").then(|| TELEGRAM_TOKEN.to_owned());
    config::parse("test", "", environment).expect("it is sound").telegram.token.expect("a token was given")
}

/// The service at work in a town.
pub struct TestBot {
    pub app: TestApp,
    pub town: Town,
}

impl TestBot {
    pub fn wait(&self, time: Duration) {
        self.town.wait(time);
    }

    /// `person` writes; what the bot answers first.
    pub async fn says(&self, chat: i64, text: &str) -> String {
        self.answer_to(chat, || self.town.telegram().say(chat, None, text)).await
    }

    /// Somebody does something in `chat`; what the bot says or edits there next.
    pub async fn answer_to<T>(&self, chat: i64, deed: impl FnOnce() -> T) -> String {
        // Telegram takes about one message a second; nobody here writes faster.
        self.wait(Duration::seconds(30));
        let before = self.town.heard(chat).len();
        deed();
        self.town.until("an answer", |town| town.texts(chat).get(before).cloned()).await
    }

    /// Presses the button with this label under the newest message.
    pub async fn presses(&self, chat: i64, label: &str) -> String {
        let (message, _) = self.town.last(chat);
        let buttons = self.town.buttons(chat);
        let button = buttons.iter().find(|(shown, _)| shown.contains(label));
        let (_, button) = button.unwrap_or_else(|| panic!("no button “{label}” among {buttons:?}"));
        let data = button["callback_data"].as_str().expect("the button is pressed, not followed").to_owned();
        self.answer_to(chat, || self.town.telegram().press(chat, message, &data)).await
    }

    /// Nothing more comes after what was said last: a question in another chat is answered, and `chat` has heard as much as
    /// before.
    pub async fn stays_silent(&self, chat: i64, deed: impl FnOnce()) {
        const WITNESS: i64 = 9_999;
        let before = self.town.heard(chat).len();
        deed();
        self.town.telegram().add_chat(WITNESS, ChatKind::Private, "Witness");
        self.says(WITNESS, "/help").await;
        assert_eq!(self.town.heard(chat).len(), before, "{:?}", self.town.texts(chat));
    }

    /// Stops the service in order; the town and the database stay.
    pub async fn closes(self) -> Town {
        let Self { app, town } = self;
        assert_eq!(app.stop().await, naru::lifecycle::Outcome::Clean);
        town
    }
}

#[derive(Clone, Default)]
pub struct Record(pub Arc<Mutex<Vec<u8>>>);

impl Write for Record {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no writer panics").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
