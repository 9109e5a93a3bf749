//! Where every channel brings what people write, press and order, and gets what to say.
//!
//! The desk knows who is asking (`store`), what was just talked about ([`memories`]) and what there is to tell (the
//! current [`Knowledge`]); the conversation itself is the core's. A wish is stored first, then confirmed. Channels
//! translate and nothing else, so the same person gets the same answer on all of them.
//!
//! Start reading at [`Desk::hear`]; one file per sort of thing that people set: [`wishes`], [`settings`], [`privacy`].

mod calendar;
mod commands;
mod compose;
mod dialogue;
pub mod enquiries;
mod memories;
pub mod newsroom;
mod occasions;
mod page;
pub mod planner;
mod presses;
mod privacy;
pub mod proposals;
mod records;
mod reply;
mod settings;
mod staff;
mod wishes;

use std::sync::{Arc, Mutex, RwLock};

use chrono::{DateTime, Utc};

use crate::channel::{Inbound, Who};
use crate::clock::Clock;
use crate::config::Config;
use crate::conversation::Conversation;
use crate::id;
use crate::language::Language;
use crate::person::{Address, ChatKind, DefaultReminders};
use crate::program::Catalogue;
use crate::render::Voice;
use crate::store::person::NewAddress;
use crate::store::told::Asker;
use crate::store::{self, Store};
use crate::understand::{Knowledge, Memory};

pub use commands::start_payload;
pub use occasions::{Occasion, Standing};
pub use reply::{Command, Reply};

use dialogue::Dialogues;
use enquiries::Rooms;
use memories::Memories;
use page::Page;
use records::Records;

/// What of the configuration the desk goes by.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Spoken where nothing shows a language.
    pub language: Language,
    /// Offered to people, all of them with a folder.
    pub languages: Vec<Language>,
    pub people: crate::config::People,
    pub reminders: DefaultReminders,
    pub approval_above: u32,
    /// When people of the foundation answer; `None`: nothing is said of it.
    pub office_hours: Option<crate::person::OfficeHours>,
}

impl Settings {
    /// `known`: the languages that have a folder; what the operator offers is a part of them.
    pub fn new(config: &Config, known: impl IntoIterator<Item = Language>) -> Self {
        let offered = &config.bot.languages;
        let languages = known.into_iter().filter(|it| offered.is_empty() || offered.contains(it)).collect();
        Self {
            language: config.bot.language,
            languages,
            people: config.people.clone(),
            reminders: config.reminders.clone(),
            approval_above: config.announcements.approval_above,
            office_hours: config.staff.hours,
        }
    }
}

/// One per process, shared by all channels.
pub struct Desk {
    conversation: Arc<Conversation>,
    knowledge: RwLock<Arc<Knowledge>>,
    store: Store,
    clock: Arc<dyn Clock>,
    settings: Settings,
    memories: Memories,
    records: Records,
    rooms: Rooms,
    dialogues: Dialogues,
    /// Told whenever the knowledge was replaced.
    replaced: tokio::sync::Notify,
}

impl Desk {
    pub fn new(
        conversation: Arc<Conversation>,
        knowledge: Arc<Knowledge>,
        store: Store,
        clock: Arc<dyn Clock>,
        settings: Settings,
    ) -> Self {
        let records = Records::new(store.clone());
        let knowledge = RwLock::new(knowledge);
        Self {
            conversation,
            knowledge,
            store,
            clock,
            settings,
            memories: Memories::default(),
            records,
            rooms: Rooms::default(),
            dialogues: Dialogues::default(),
            replaced: tokio::sync::Notify::new(),
        }
    }

    pub fn conversation(&self) -> &Conversation {
        &self.conversation
    }

    /// What is known now; a later call may give a later state.
    pub fn knowledge(&self) -> Arc<Knowledge> {
        Arc::clone(&self.knowledge.read().expect("no holder of the lock panics"))
    }

    /// Programs have changed. Conversations begin anew, for what they remember are positions in the old catalogue.
    pub fn replace(&self, knowledge: Arc<Knowledge>) {
        *self.knowledge.write().expect("no holder of the lock panics") = knowledge;
        self.memories.clear();
        self.replaced.notify_waiters();
    }

    /// Answers a message. Never fails: trouble is told politely, and logged once.
    pub async fn hear(&self, inbound: &Inbound) -> Reply {
        let who = &inbound.who;
        if let Some((command, rest)) = Command::read(&inbound.text) {
            return self.command(who, command, rest).await;
        }
        match self.goes_on(who, &inbound.text).await {
            Ok(Some(reply)) => return reply,
            Ok(None) => {}
            // Nobody but staff is in the middle of something: a question is answered all the same.
            Err(error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "what staff are writing could not be looked up"
                );
            }
        }
        let now = self.clock.now();
        let address = match self.look_up(who).await {
            Ok(address) => address,
            // A question needs no database: it is answered in the language that it shows.
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "an address could not be looked up");
                None
            }
        };
        let knowledge = self.knowledge();
        let memory = self.memories.of(who, now);
        let reply = {
            let mut memory = lock(&memory);
            self.prepare(&mut memory, who, address.as_ref());
            self.conversation.reply(&knowledge, &inbound.text, &mut memory, now, None)
        };
        self.record(who, address, &knowledge, &inbound.text, &reply, now).await;
        let (question, message) = (reply.question, reply.message);
        let message = self.with_person(who, &question, &inbound.text, message).await;
        Reply { intent: Some(question.intent), ..Reply::of(message) }
    }

    /// The language that was chosen, else what the network says of the person.
    fn prepare(&self, memory: &mut Memory, who: &Who, address: Option<&Address>) {
        let chosen = address.filter(|it| it.language_chosen && it.kind == ChatKind::Private);
        if let Some(language) = who.chosen.or(chosen.and_then(|it| it.languages.first().copied())) {
            memory.chosen_language = Some(language);
        }
        memory.hint = who.language.or(Some(self.settings.language));
    }

    /// The language to speak where no question shows one.
    fn language(&self, who: &Who, address: Option<&Address>) -> Language {
        let stored = address.and_then(|it| it.languages.first().copied());
        let lately = || lock(&self.memories.of(who, self.clock.now())).recall(self.clock.now()).map(|it| it.language);
        let language = who.chosen.or(stored).or_else(lately).or(who.language).unwrap_or(self.settings.language);
        if self.settings.languages.contains(&language) { language } else { self.settings.language }
    }

    /// Spoken where nothing shows a language.
    pub fn default_language(&self) -> Language {
        self.settings.language
    }

    /// Offered to people.
    pub fn languages(&self) -> &[Language] {
        &self.settings.languages
    }

    /// The language to speak with them where nothing was asked.
    pub async fn speaks(&self, who: &Who) -> Language {
        let address = self.look_up(who).await.ok().flatten();
        self.language(who, address.as_ref())
    }

    fn voice<'a>(&'a self, catalogue: &'a Catalogue, language: Language) -> Voice<'a> {
        Voice::new(self.conversation.texts(), language, catalogue, self.clock.now())
    }

    async fn look_up(&self, who: &Who) -> Result<Option<Address>, store::Error> {
        self.store.look_up_address(who.at.channel, &who.at.chat, who.at.thread.as_deref()).await
    }

    /// The address that somebody wishes to keep something at: made where it is not known yet.
    async fn meet(&self, who: &Who) -> Result<Address, store::Error> {
        let language = self.language(who, None);
        let new = NewAddress {
            channel: who.at.channel,
            chat: &who.at.chat,
            thread: who.at.thread.as_deref(),
            kind: who.kind,
            language,
            zone: self.knowledge().catalogue().home_zone(),
            quiet: self.settings.people.quiet_hours,
            account: who.person.as_deref(),
        };
        self.store.meet(&new, self.clock.now()).await
    }

    /// Every reply that touched the database ends here: trouble becomes a sentence and one line in the log.
    fn told(&self, who: &Who, reply: Result<Reply, store::Error>) -> Reply {
        reply.unwrap_or_else(|error| {
            tracing::error!(error = &error as &dyn std::error::Error, channel = who.at.channel, "a wish was not kept");
            let knowledge = self.knowledge();
            let voice = self.voice(knowledge.catalogue(), self.language(who, None));
            Reply::private(Page::new(voice).say(id!("trouble")).done())
        })
    }

    /// The bot was let into a chat, or put out of it.
    pub async fn came(&self, who: &Who, joined: bool) {
        let (channel, chat) = (who.at.channel, who.at.chat.as_str());
        let done = if joined {
            self.store.reopen_chat(channel, chat).await
        } else {
            let why = match who.kind {
                ChatKind::Private => crate::notify::delivery::Gone::Blocked,
                _ => crate::notify::delivery::Gone::Kicked,
            };
            self.store.close_chat(channel, chat, why, self.clock.now()).await
        };
        if let Err(error) = done {
            tracing::error!(error = &error as &dyn std::error::Error, channel, "an address was not opened or closed");
        }
    }

    /// Writes down what was asked since the last time; [`Desk::keep_records`] does it all the while.
    ///
    /// # Errors
    /// Where the database does not answer; what was to be written is kept for the next time.
    pub async fn write_records(&self) -> Result<(), store::Error> {
        self.records.write().await
    }

    /// The worker that writes down what was asked, and every hour drops what was kept long enough.
    ///
    /// # Errors
    /// None; the shape is that of a task.
    pub async fn keep_records(self: Arc<Self>, stop: tokio_util::sync::CancellationToken) -> anyhow::Result<()> {
        let people = self.settings.people.clone();
        self.records.keep(self.clock.as_ref(), &people, &stop).await;
        Ok(())
    }

    async fn record(
        &self,
        who: &Who,
        address: Option<Address>,
        knowledge: &Knowledge,
        text: &str,
        reply: &crate::conversation::Reply,
        now: DateTime<Utc>,
    ) {
        let told = records::told(knowledge.catalogue(), &reply.question, &reply.answer);
        let language = reply.question.language;
        if let Some(address) = &address {
            let new = !address.language_chosen && address.languages != [language] && who.kind == ChatKind::Private;
            if new && let Err(error) = self.store.heard_in(&address.id, language).await {
                tracing::warn!(error = &error as &dyn std::error::Error, "a language was not kept");
            }
        }
        let asker = match address {
            Some(address) => Asker::Known(address.id),
            // A visitor of the web page is gone with the page, unless there is a wish to keep.
            None if who.at.channel == crate::channel::webchat::NAME => Asker::Visitor,
            // Met when this is written, many in one transaction: the answer does not wait for the database.
            None => Asker::New {
                chat: who.at.chat.clone(),
                thread: who.at.thread.clone(),
                kind: who.kind,
                zone: knowledge.catalogue().home_zone(),
                quiet: self.settings.people.quiet_hours,
                account: who.person.clone(),
            },
        };
        self.records.add(store::told::Asked {
            asker,
            at: now,
            channel: who.at.channel,
            language,
            intent: reply.question.intent.as_str(),
            text: text.chars().take(1_000).collect(),
            told,
        });
    }
}

fn lock(memory: &Mutex<Memory>) -> std::sync::MutexGuard<'_, Memory> {
    // A panic while answering must not lock the person out: a memory is sound at every step.
    memory.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
