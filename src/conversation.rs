//! A message from in to out, on one screen.

use chrono::{DateTime, Utc};

use crate::answer::{self, Answer, Detail, List, Press};
use crate::language::fluent::Texts;
use crate::language::{Error, Language, Languages};
use crate::person::{DefaultReminders, Wish};
use crate::render::{self, Block, CardFor, Message, Voice};
use crate::understand::{Engine, Field, Intent, Knowledge, Memory, Question};

/// All that is needed to answer but the programs; built once, shared by all threads.
#[derive(Debug)]
pub struct Conversation {
    engine: Engine,
    texts: Texts,
    /// How long before which moments a subscriber is told.
    reminders: DefaultReminders,
}

/// What was understood, the facts to tell, and the facts in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    pub question: Question,
    pub answer: Answer,
    pub message: Message,
}

impl Reply {
    /// A wish that the shell is to store once it was confirmed.
    pub fn wish(&self) -> Option<&Wish> {
        self.answer.wish()
    }
}

impl Conversation {
    /// # Errors
    /// The first file of a language that cannot be read.
    pub fn new(languages: &Languages, reminders: DefaultReminders) -> Result<Self, Error> {
        let (engine, texts) = (Engine::new(languages)?, Texts::new(languages));
        Ok(Self { engine, texts, reminders })
    }

    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// One message, start to finish. The rest of the core serves these lines. `language` is what the caller insists on.
    pub fn reply(
        &self,
        knowledge: &Knowledge,
        text: &str,
        memory: &mut Memory,
        now: DateTime<Utc>,
        language: Option<Language>,
    ) -> Reply {
        let question = self.engine.question(knowledge, text, memory, now, language);
        memory.remember(now, &question);
        let answer = answer::compose(knowledge.catalogue(), &question, now, &self.reminders);
        self.said(knowledge, question, answer, now)
    }

    /// The answer to a question that needs no understanding any more: a command, or one that a program made.
    pub fn tell(&self, knowledge: &Knowledge, question: Question, memory: &mut Memory, now: DateTime<Utc>) -> Reply {
        memory.remember(now, &question);
        let answer = answer::compose(knowledge.catalogue(), &question, now, &self.reminders);
        self.said(knowledge, question, answer, now)
    }

    /// A pressed button that needs nothing stored: details of a program, its card to hand on, more of the list. `None`
    /// for all other presses, and for a program or a list that is there no longer.
    pub fn press(
        &self,
        knowledge: &Knowledge,
        press: &Press,
        memory: &mut Memory,
        now: DateTime<Utc>,
        language: Language,
    ) -> Option<Reply> {
        let catalogue = knowledge.catalogue();
        let mut question = Question::new(language);
        match press {
            Press::Details(id) | Press::Share(id) => {
                let program = catalogue.look_up(id)?;
                (question.intent, question.field) = (Intent::Detail, Some(Field::Overview));
                question.programs = vec![program];
                memory.remember(now, &question);
                let answer = Answer::Detail(Detail::overview(catalogue, program, now));
                let mut reply = self.said(knowledge, question, answer, now);
                if matches!(press, Press::Share(_)) {
                    let voice = Voice::new(&self.texts, language, catalogue, now);
                    let card = render::card(&voice, catalogue.program(program), CardFor::Share);
                    reply.message.blocks = vec![Block::Card(card)];
                }
                Some(reply)
            }
            Press::More(from) => {
                question = memory.recall(now).filter(|last| last.intent == Intent::List)?.clone();
                question.language = language;
                memory.remember(now, &question);
                let answer = Answer::List(List::new(&question, usize::try_from(*from).ok()?));
                Some(self.said(knowledge, question, answer, now))
            }
            _ => None,
        }
    }

    fn said(&self, knowledge: &Knowledge, question: Question, answer: Answer, now: DateTime<Utc>) -> Reply {
        let voice = Voice::new(&self.texts, question.language, knowledge.catalogue(), now);
        let message = render::message(&voice, &answer);
        Reply { question, answer, message }
    }
}
