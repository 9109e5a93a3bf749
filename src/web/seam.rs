//! Stands in for the desk: conversations in memory, nothing stored.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, RwLock};

use crate::answer::Press;
use crate::channel::{Inbound, Who};
use crate::clock::Clock;
use crate::conversation::Conversation;
use crate::language::Language;
use crate::language::fluent::Texts;
use crate::render::Message;
use crate::understand::{Knowledge, Memory};

pub struct Desk {
    conversation: Conversation,
    knowledge: RwLock<Arc<Knowledge>>,
    memories: Mutex<HashMap<String, Memory>>,
    clock: Arc<dyn Clock>,
}

pub struct Reply {
    pub messages: Vec<Message>,
    pub language: Language,
}

impl Desk {
    pub fn new(conversation: Conversation, knowledge: Arc<Knowledge>, clock: Arc<dyn Clock>) -> Self {
        Self { conversation, knowledge: RwLock::new(knowledge), memories: Mutex::default(), clock }
    }

    pub fn conversation(&self) -> &Conversation {
        &self.conversation
    }

    pub fn texts(&self) -> &Texts {
        self.conversation.texts()
    }

    pub fn knowledge(&self) -> Arc<Knowledge> {
        Arc::clone(&self.knowledge.read().expect("no holder of the lock panics"))
    }

    pub fn replace(&self, knowledge: Arc<Knowledge>) {
        *self.knowledge.write().expect("no holder of the lock panics") = knowledge;
    }

    pub async fn hear(&self, inbound: &Inbound) -> Reply {
        let knowledge = self.knowledge();
        let mut memories = self.memories.lock().expect("no holder of the lock panics");
        let memory = memories.entry(inbound.who.at.chat.clone()).or_default();
        let reply = self.conversation.reply(&knowledge, &inbound.text, memory, self.clock.now(), None);
        Reply { language: reply.message.language, messages: vec![reply.message] }
    }

    pub async fn press(&self, who: &Who, press: Press) -> Reply {
        let knowledge = self.knowledge();
        let mut memories = self.memories.lock().expect("no holder of the lock panics");
        let memory = memories.entry(who.at.chat.clone()).or_default();
        let language = memory.last.as_ref().map(|(_, question)| question.language).or(who.language);
        let language = language.unwrap_or(Language::new("en"));
        let reply = self.conversation.press(&knowledge, &press, memory, self.clock.now(), language);
        Reply { messages: reply.map(|it| it.message).into_iter().collect(), language }
    }
}
