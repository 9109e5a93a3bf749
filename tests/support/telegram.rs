//! The whole service connected to the sandbox's Telegram over real HTTP, with a clock that is set, and people who write to it.

use std::sync::Arc;
use std::time::Duration as StdDuration;

use chrono::Duration;
use naru::broadcast::Role;
use naru::channel::telegram::NAME;
use naru::clock::Clock;
use naru::config::{self, Config, Secret};
use naru::sandbox::telegram::{ChatKind, Telegram};
use naru::sandbox::{Sandbox, TELEGRAM_TOKEN};
use serde_json::Value;

use super::app::TestApp;
use super::sandbox::World;

/// Far longer than anything takes; a test that waits so long has failed.
pub const PATIENCE: StdDuration = StdDuration::from_secs(60);
pub const ANNA: i64 = 1001;
pub const GROUP: i64 = -2001;
pub const STAFF: i64 = -3001;

/// Where Anna writes to the bot, alone and in a group.
pub struct Town(World);

impl std::ops::Deref for Town {
    type Target = World;

    fn deref(&self) -> &World {
        &self.0
    }
}

impl Town {
    pub async fn new() -> Self {
        let people = |sandbox: &Sandbox| {
            sandbox.telegram.add_chat(ANNA, ChatKind::Private, "Anna");
            sandbox.telegram.add_chat(GROUP, ChatKind::Supergroup, "Friends");
        };
        Self(World::new(people).await)
    }

    /// The same where staff have a group with topics, and hours.
    pub async fn with_staff() -> TestBot {
        let town = Self::new().await;
        town.telegram().add_chat(STAFF, ChatKind::Supergroup, "Staff");
        town.telegram().with_chat(STAFF, |chat| chat.is_forum = true);
        let staffed = |config: &mut Config| {
            config.telegram.staff_group = Some(STAFF);
            config.staff.hours = Some("Mon-Fri 09:00-18:00".parse().expect("hours"));
        };
        town.opens_with(staffed).await
    }

    pub fn telegram(&self) -> &Telegram {
        &self.sandbox.telegram
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

    /// The parameters of all calls of `method`.
    pub fn calls(&self, method: &str) -> Vec<Value> {
        self.requests().into_iter().filter(|it| it["method"] == method).map(|it| it["params"].clone()).collect()
    }

    /// Waits until `look` finds what it looks for, among what Telegram was asked.
    pub async fn until<T>(&self, what: &str, look: impl Fn(&Self) -> Option<T>) -> T {
        self.until_later(what, Duration::milliseconds(20), look).await
    }

    /// The same where it takes hours: the clock goes on by `step` again and again.
    pub async fn until_later<T>(&self, what: &str, step: Duration, look: impl Fn(&Self) -> Option<T>) -> T {
        let waiting = async {
            let mut found = std::pin::pin!(self.sandbox.ledger.until(|| look(self)));
            let mut ticks = tokio::time::interval(StdDuration::from_millis(20));
            loop {
                tokio::select! {
                    found = &mut found => return found,
                    // The pace lets messages go one after the other: time passes while somebody waits.
                    _ = ticks.tick() => self.wait(step),
                }
            }
        };
        let found = tokio::time::timeout(PATIENCE, waiting).await;
        found.unwrap_or_else(|_| panic!("it did not happen: {what}; asked so far:\n{}", self.recorded()))
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

    /// A member of staff who owns the place, in this private chat.
    pub async fn hires(&self, clerk: i64, name: &str) {
        self.town.telegram().add_chat(clerk, ChatKind::Private, name);
        let store = &self.app.store;
        store.set_role(name, Role::Owner, self.town.clock.now()).await.expect("it is kept");
        assert!(store.bind_staff(name, NAME, &clerk.to_string()).await.expect("it is kept"));
        self.says(clerk, "/start").await;
    }

    /// All that the service asks for by itself when it starts has been asked: whatever comes now is somebody's.
    pub async fn settles(&self) {
        self.town.until("all is listed", |town| (town.calls("setmyshortdescription").len() == 10).then_some(())).await;
    }

    /// What `/readyz` says.
    pub async fn readiness(&self) -> u16 {
        self.app.visitor().get("/readyz").send().await.expect("an answer").status().as_u16()
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
