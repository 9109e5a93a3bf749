//! A desk over a fresh database and the sample programs, with a clock that is set.

use std::sync::{Arc, LazyLock};

use chrono::{DateTime, Utc};
use naru::answer::Press;
use naru::channel::{Inbound, Who};
use naru::clock::{Clock, SetClock};
use naru::config::Config;
use naru::conversation::Conversation;
use naru::desk::{Command, Desk, Reply, Settings};
use naru::language::{Language, Languages};
use naru::program::{Catalogue, Dataset, Program, read};
use naru::render::{Action, Message, plain};
use naru::store::Store;
use naru::understand::Knowledge;

/// Reading ten languages takes longer than a test.
static CONVERSATION: LazyLock<Arc<Conversation>> = LazyLock::new(|| {
    let reminders = Config::default().reminders;
    Arc::new(Conversation::new(&Languages::embedded(), reminders).expect("the languages are sound"))
});

pub struct TestDesk {
    pub desk: Arc<Desk>,
    pub clock: Arc<SetClock>,
    pub store: Store,
    pub data: Dataset,
}

/// The sample's own "today".
pub fn start() -> DateTime<Utc> {
    at("2026-11-22T10:00:00+09:00")
}

pub fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).expect("a time").with_timezone(&Utc)
}

pub fn sample() -> Dataset {
    let files = [
        ("places.toml", include_str!("../../sample/places.toml")),
        ("programs.toml", include_str!("../../sample/programs.toml")),
    ];
    read::from_toml(&files).expect("the sample is well-formed")
}

pub fn person(chat: &str, language: &'static str) -> Who {
    Who::private("telegram", chat, Some(Language::new(language)))
}

impl TestDesk {
    pub async fn new(store: &Store) -> Self {
        Self::with(store, sample()).await
    }

    pub async fn with(store: &Store, data: Dataset) -> Self {
        // Few chats are many here: a second person has to say yes above three.
        let mut config = Config::default();
        config.announcements.approval_above = 3;
        let conversation = &*CONVERSATION;
        let settings = Settings::new(&config, conversation.texts().languages());
        let clock = Arc::new(SetClock::at(start()));
        let knowledge = Arc::new(Knowledge::new(Arc::new(Catalogue::new(data.clone(), None)), conversation.engine()));
        let desk = Desk::new(
            Arc::clone(conversation),
            knowledge,
            store.clone(),
            Arc::clone(&clock) as Arc<dyn Clock>,
            settings,
        );
        Self { desk: Arc::new(desk), clock, store: store.clone(), data }
    }

    pub async fn says(&self, who: &Who, text: &str) -> Reply {
        let inbound = Inbound { id: "1".to_owned(), who: who.clone(), text: text.to_owned() };
        self.desk.hear(&inbound).await
    }

    pub async fn orders(&self, who: &Who, command: Command, rest: &str) -> Reply {
        self.desk.command(who, command, rest).await
    }

    /// Presses the first button whose label holds `label`.
    pub async fn presses(&self, who: &Who, under: &Reply, label: &str) -> Reply {
        let (_, press) = presses(&under.messages)
            .into_iter()
            .find(|(shown, _)| shown.contains(label))
            .unwrap_or_else(|| panic!("no button “{label}” under:\n{}", text(under)));
        self.desk.press(who, press).await
    }

    /// Shows the desk what `data` is by now.
    pub fn reload(&self) {
        let catalogue = Arc::new(Catalogue::new(self.data.clone(), None));
        self.desk.replace(Arc::new(Knowledge::new(catalogue, self.desk.conversation().engine())));
    }

    /// Changes a program as staff would, for what is said from now on.
    pub fn edit(&mut self, id: &str, change: impl FnOnce(&mut Program)) {
        let program = self.data.programs.iter_mut().find(|it| it.id == id).expect("the sample has it");
        change(program);
        self.reload();
    }
}

/// All buttons that press something, with their labels.
pub fn presses(messages: &[Message]) -> Vec<(String, Press)> {
    let of_card = |block: &naru::render::Block| match block {
        naru::render::Block::Card(card) => card.buttons.clone(),
        _ => Vec::new(),
    };
    let buttons = messages
        .iter()
        .flat_map(|it| it.buttons.iter().cloned().chain(it.blocks.iter().flat_map(of_card)).collect::<Vec<_>>());
    buttons
        .filter_map(|button| match button.action {
            Action::Press(press) => Some((button.label, press)),
            _ => None,
        })
        .collect()
}

/// What a person reads, buttons too.
pub fn text(reply: &Reply) -> String {
    reply.messages.iter().map(plain::text).collect::<Vec<_>>().join("\n\n")
}
