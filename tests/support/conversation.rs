//! A conversation over the sample data at a fixed moment.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, TimeDelta, Utc};
use naru::conversation::{Conversation, Reply};
use naru::language::{Language, Languages};
use naru::person::DefaultReminders;
use naru::program::{Catalogue, read};
use naru::render::plain;
use naru::understand::{Knowledge, Memory};

/// Built once for all tests: it takes a while without optimization.
static SAMPLE: LazyLock<(Conversation, Knowledge)> = LazyLock::new(|| {
    let conversation =
        Conversation::new(&Languages::embedded(), DefaultReminders::default()).expect("the languages are in order");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).expect("the sample is readable");
    let (programs, places) = (text("programs.toml"), text("places.toml"));
    let data = read::from_toml(&[("programs.toml", &programs), ("places.toml", &places)]).expect("it is in order");
    let knowledge = Knowledge::new(Arc::new(Catalogue::new(data, None)), conversation.engine());
    (conversation, knowledge)
});

pub struct Talk {
    conversation: &'static Conversation,
    knowledge: &'static Knowledge,
    memory: Memory,
    /// Sunday, 22 November 2026, nine in the morning in Busan, and a minute later with each message.
    now: DateTime<Utc>,
}

impl Talk {
    pub fn sample() -> Self {
        let (conversation, knowledge) = &*SAMPLE;
        let now = DateTime::parse_from_rfc3339("2026-11-22T09:00:00+09:00").expect("a moment").to_utc();
        Self { conversation, knowledge, memory: Memory::default(), now }
    }

    pub fn ask(&mut self, text: &str) -> Reply {
        self.now += TimeDelta::minutes(1);
        self.conversation.reply(self.knowledge, text, &mut self.memory, self.now, None)
    }

    /// Whatever language the text is in.
    pub fn ask_in(&mut self, text: &str, language: Language) -> Reply {
        self.conversation.reply(self.knowledge, text, &mut self.memory, self.now, Some(language))
    }

    pub fn press(&mut self, press: &naru::answer::Press, language: &'static str) -> Option<Reply> {
        let language = Language::new(language);
        self.conversation.press(self.knowledge, press, &mut self.memory, self.now, language)
    }

    pub fn wait(&mut self, minutes: i64) {
        self.now += TimeDelta::minutes(minutes);
    }

    pub fn forget(&mut self) {
        self.memory = Memory::default();
    }

    pub fn ids(&self, reply: &Reply) -> Vec<String> {
        let id = |at: &u32| self.knowledge.catalogue().program(*at).id.clone();
        reply.question.programs.iter().map(id).collect()
    }

    pub fn languages(&self) -> Vec<Language> {
        self.conversation.texts().languages().collect()
    }
}

/// The first paragraph, as a terminal shows it.
pub fn first(reply: &Reply) -> String {
    text(reply).split("\n\n").next().unwrap_or_default().to_owned()
}

pub fn text(reply: &Reply) -> String {
    plain::text(&reply.message)
}
