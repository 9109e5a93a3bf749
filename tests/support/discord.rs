//! The whole service connected to the sandbox's Discord over real HTTP and a real gateway, with a clock that is set.

use std::sync::Arc;
use std::time::Duration as StdDuration;

use chrono::Duration;
use naru::answer::Press;
use naru::channel::discord::NAME;
use naru::channel::{self, Who};
use naru::clock::Clock;
use naru::config::{self, Config, Secret};
use naru::language::Language;
use naru::person::{AddressState, ChatKind, Wish};
use naru::program::{Dataset, Program, change};
use naru::render::{Action, Button, Message};
use naru::sandbox::discord::{Discord, Interaction};
use naru::sandbox::{DISCORD_TOKEN, Sandbox};
use naru::store::Author;
use serde_json::{Value, json};

use super::app::TestApp;
use super::sandbox::World;
use super::telegram::PATIENCE;

pub const GUILD: u64 = 4_000_000_000_000_000_001;
/// A text channel.
pub const LOBBY: u64 = 5_000_000_000_000_000_001;
pub const OFFICE: u64 = 5_000_000_000_000_000_002;
/// May manage the server.
pub const ANNA: u64 = 6_000_000_000_000_000_001;
/// May manage nothing.
pub const BAO: u64 = 6_000_000_000_000_000_002;

/// The first of [`Bot::follow`]'s channels.
const FOLLOWERS: u64 = 5_000_000_000_000_001_000;

/// A server with two channels, one who may manage it and one who may not.
pub struct City(World);

impl std::ops::Deref for City {
    type Target = World;

    fn deref(&self) -> &World {
        &self.0
    }
}

impl City {
    pub async fn new() -> Self {
        let people = |sandbox: &Sandbox| {
            sandbox.discord.add_guild(GUILD, "Friends of Busan", "ko");
            sandbox.discord.add_channel(LOBBY, Some(GUILD), 0, "lobby");
            sandbox.discord.add_channel(OFFICE, Some(GUILD), 0, "office");
            sandbox.discord.make_ordinary(BAO);
        };
        Self(World::new(people).await)
    }

    pub fn discord(&self) -> &Discord {
        &self.sandbox.discord
    }

    /// With a bot that has nothing of its own left to ask for: what fails next is what the test makes happen.
    pub async fn settled() -> Bot {
        Self::new().await.opens().await.settles().await
    }

    pub async fn opens(self) -> Bot {
        self.opens_with(|_| {}).await
    }

    /// Starts the service; it hears by the time this returns.
    pub async fn opens_with(self, change: impl FnOnce(&mut Config)) -> Bot {
        let before = self.discord().sessions().identified;
        let bot = self.begins_with(change).await;
        bot.city
            .until("the bot identifies", |city| (city.discord().sessions().identified > before).then_some(()))
            .await;
        bot
    }

    /// Starts the service, whether it hears or not.
    pub async fn begins_with(self, change: impl FnOnce(&mut Config)) -> Bot {
        let app = TestApp::with_clock(Arc::clone(&self.clock), |config| {
            config.database.url = self.database().parse().expect("a database URL");
            config.discord.api_url = self.url.clone();
            config.discord.token = Some(token());
            config.telegram.api_url = self.url.clone();
            change(config);
        })
        .await;
        Bot { app, city: self }
    }

    /// The bodies of all requests whose method and path begin so.
    pub fn calls(&self, method: &str, path: &str) -> Vec<Value> {
        let of = |it: &Value| {
            it["method"] == method
                && it["path"].as_str().unwrap_or_default().trim_start_matches("/api/v10").starts_with(path)
        };
        self.requests().into_iter().filter(of).collect()
    }

    /// Waits until `look` finds what it looks for; time passes meanwhile.
    pub async fn until<T>(&self, what: &str, look: impl Fn(&Self) -> Option<T>) -> T {
        let waiting = async {
            let mut ticks = tokio::time::interval(StdDuration::from_millis(20));
            loop {
                if let Some(found) = look(self) {
                    return found;
                }
                ticks.tick().await;
                self.wait(Duration::milliseconds(20));
            }
        };
        let found = tokio::time::timeout(PATIENCE, waiting).await;
        found.unwrap_or_else(|_| panic!("it did not happen: {what}; asked so far:\n{}", self.recorded()))
    }

    /// The newest message of the bot in a channel.
    pub fn last(&self, channel: u64) -> Value {
        let of_bot = |it: &Value| it["author"]["bot"] == true;
        self.discord().messages(channel).into_iter().rfind(of_bot).expect("the bot has spoken")
    }

    pub fn interaction(&self, id: u64) -> Interaction {
        self.discord().interaction(id).expect("it was made")
    }
}

/// (label, what it carries) of all that can be pressed under a message; options of menus too.
pub fn buttons(message: &Value) -> Vec<(String, Value)> {
    let rows = message["components"].as_array().into_iter().flatten();
    let parts = rows.flat_map(|row| row["components"].as_array().cloned().unwrap_or_default());
    parts
        .flat_map(|part| {
            let label = |it: &Value| it["label"].as_str().unwrap_or_default().to_owned();
            match part["options"].as_array() {
                Some(options) => {
                    let menu = part["custom_id"].clone();
                    let of = |it: &Value| (label(it), json!({ "custom_id": menu, "value": it["value"] }));
                    options.iter().map(of).collect::<Vec<_>>()
                }
                None => vec![(label(&part), part.clone())],
            }
        })
        .collect()
}

pub fn id_of(message: &Value) -> u64 {
    message["id"].as_str().and_then(|it| it.parse().ok()).expect("a message has an id")
}

/// All that a message says: content, titles, descriptions, fields.
pub fn said(message: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut all = vec![text(&message["content"])];
    for embed in message["embeds"].as_array().into_iter().flatten() {
        all.extend([text(&embed["title"]), text(&embed["description"])]);
        for field in embed["fields"].as_array().into_iter().flatten() {
            all.extend([text(&field["name"]), text(&field["value"])]);
        }
    }
    all.retain(|it| !it.is_empty());
    all.join("\n")
}

pub fn is_ephemeral(message: &Value) -> bool {
    message["flags"].as_u64().unwrap_or_default() & 64 != 0
}

pub fn token() -> Secret {
    let environment = |name: &str| (name == "DISCORD_TOKEN").then(|| DISCORD_TOKEN.to_owned());
    config::parse("test", "", environment).expect("it is sound").discord.token.expect("a token was given")
}

/// The service at work in a city.
pub struct Bot {
    pub app: TestApp,
    pub city: City,
}

impl Bot {
    /// Somebody does something; the message that the bot sends or edits next in `channel`.
    pub async fn answer_to<T>(&self, channel: u64, deed: impl FnOnce() -> T) -> Value {
        // Nobody here writes faster than a channel takes.
        self.city.wait(Duration::seconds(30));
        let before = self.city.heard(channel).len();
        deed();
        let message =
            self.city.until("an answer", |city| city.heard(channel).get(before).map(|it| it.message.clone())).await;
        let all = self.city.discord().messages(channel);
        all.into_iter().find(|it| it["id"] == message.as_str()).expect("it is there")
    }

    /// A command in English.
    pub async fn orders(&self, channel: u64, user: u64, name: &str, options: &[(&str, Value)]) -> Value {
        self.orders_in("en-US", channel, user, name, options).await
    }

    pub async fn orders_in(
        &self,
        locale: &str,
        channel: u64,
        user: u64,
        name: &str,
        options: &[(&str, Value)],
    ) -> Value {
        self.answer_to(channel, || self.city.discord().order(channel, user, locale, name, options)).await
    }

    pub async fn says(&self, channel: u64, user: u64, text: &str) -> Value {
        self.answer_to(channel, || self.city.discord().say(channel, user, text)).await
    }

    /// Presses what has this label under `message`.
    pub async fn presses(&self, channel: u64, user: u64, message: &Value, label: &str) -> Value {
        self.answer_to(channel, || self.press(channel, user, message, label)).await
    }

    pub fn press(&self, channel: u64, user: u64, message: &Value, label: &str) -> u64 {
        let all = buttons(message);
        let found = all.iter().find(|(shown, _)| shown.contains(label));
        let (_, button) = found.unwrap_or_else(|| panic!("no button “{label}” among {all:?}"));
        let custom_id = button["custom_id"].as_str().expect("it is pressed, not followed");
        let pressed =
            self.city.discord().press(channel, user, "en-US", id_of(message), custom_id, button["value"].as_str());
        pressed.expect("the message is there")
    }

    /// Presses a button of staff's, as it would stand under the newest message of a channel.
    pub async fn presses_order(&self, channel: u64, user: u64, order: &str) -> u64 {
        let under = self.city.last(channel);
        let press = Button { label: order.to_owned(), action: Action::Press(Press::Staff(order.to_owned())) };
        let language = Language::new("en");
        let message = Message { language, blocks: Vec::new(), buttons: vec![press] };
        let clock = Arc::clone(&self.city.clock) as Arc<dyn Clock>;
        let given = channel::discord::Discord::new(&config::Discord::default(), token(), self.app.store.clone(), clock);
        let body = given.body(&message).await.expect("the database answers").created();
        let (_, button) = buttons(&body).remove(0);
        let name = button["custom_id"].as_str().expect("it is pressed, not followed");
        self.city.discord().press(channel, user, "en-US", id_of(&under), name, None).expect("the message is there")
    }

    /// The form that an interaction opened: (its name, the names of its fields).
    pub async fn form(&self, interaction: u64) -> (String, Vec<String>) {
        let data = self
            .city
            .until("a form", |city| {
                let callback = city.interaction(interaction).callback;
                (callback["type"] == 9).then(|| callback["data"].clone())
            })
            .await;
        let rows = data["components"].as_array().cloned().unwrap_or_default();
        let fields = rows.iter().map(|row| row["components"][0]["custom_id"].as_str().unwrap_or_default().to_owned());
        (data["custom_id"].as_str().expect("a form has a name").to_owned(), fields.collect())
    }

    pub async fn fills_in(&self, channel: u64, user: u64, form: &str, fields: &[(&str, &str)]) -> Value {
        self.answer_to(channel, || self.city.discord().fill_in(channel, user, "en-US", form, fields)).await
    }

    /// Waits until all commands are listed.
    pub async fn settles(self) -> Self {
        self.city.until("all commands are listed", |city| (city.discord().commands().len() == 21).then_some(())).await;
        self
    }

    /// The message that an interaction was answered with; what is pressed in place is answered by the same message.
    pub async fn answered(&self, interaction: u64) -> Value {
        let shown = |city: &City| {
            let it = city.interaction(interaction);
            let message = it.message.filter(|_| it.acknowledged.is_some())?;
            city.discord().messages(it.channel).into_iter().find(|it| id_of(it) == message)
        };
        self.city.until("an answer", shown).await
    }

    /// Something that is ahead.
    pub fn program(&self) -> String {
        let knowledge = self.app.desk.knowledge();
        let now = self.city.clock.now();
        let dated = knowledge.catalogue().programs().iter().find(|it| it.starts.is_some_and(|at| at > now));
        dated.expect("the sample has something ahead").id.clone()
    }

    pub async fn subscriptions(&self, channel: u64) -> usize {
        let store = &self.app.store;
        match store.look_up_address(NAME, &channel.to_string(), None).await.expect("the database answers") {
            Some(address) => store.subscriptions(&address.id).await.expect("the database answers").len(),
            None => 0,
        }
    }

    pub async fn state(&self, channel: u64) -> AddressState {
        let address = self.app.store.look_up_address(NAME, &channel.to_string(), None).await;
        address.expect("the database answers").expect("the address is known").state
    }

    /// The records become these, and naru answers from them by the time this returns.
    pub async fn knows(&self, new: Dataset) {
        let (old, revision) = self.app.store.load_programs().await.expect("the database answers");
        let (changes, author) = (change::diff(&old, &new), Author { who: "staff", how: "test" });
        let saved = self.app.store.save_programs(revision, &new, &changes, author, self.city.clock.now()).await;
        saved.expect("it is saved");
        let known = |_: &City| {
            let knowledge = self.app.desk.knowledge();
            let title = |data: &[Program]| data.iter().map(|it| it.title.clone()).collect::<Vec<_>>();
            (title(knowledge.catalogue().programs()).iter().all(|it| new.programs.iter().any(|of| of.title == *it)))
                .then_some(())
        };
        self.city.until("it is seen", known).await;
    }

    /// `count` channels more, in which everything is subscribed to.
    pub async fn follow(&self, count: u64) -> Vec<u64> {
        let all: Vec<u64> = (0..count).map(|n| FOLLOWERS + n).collect();
        for channel in &all {
            self.city.discord().add_channel(*channel, Some(GUILD), 0, "follower");
            self.subscribes_unseen(*channel).await;
        }
        all
    }

    /// As if it had been done before naru put down what sort of channel it is.
    pub async fn subscribes_unseen(&self, channel: u64) {
        let at = Who::private(NAME, &channel.to_string(), Some(Language::new("en")));
        let who = Who { kind: ChatKind::Group, person: Some(ANNA.to_string()), ..at };
        self.app.desk.press(&who, Press::Subscribe(Wish::default())).await;
    }

    /// Makes an account one of the foundation's.
    pub async fn joins_staff(&self, user: u64, name: &str, role: &str) {
        let role = naru::broadcast::Role::from_name(role).expect("a role");
        self.app.store.set_role(name, role, self.city.clock.now()).await.expect("the database answers");
        let bound = self.app.store.bind_staff(name, "discord", &user.to_string()).await;
        assert!(bound.expect("the database answers"));
    }

    /// Stops the service in order; the city and the database stay.
    pub async fn closes(self) -> City {
        let Self { app, city } = self;
        assert_eq!(app.stop().await, naru::lifecycle::Outcome::Clean);
        city
    }
}
