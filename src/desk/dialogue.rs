//! What a member of staff is in the middle of: naru asked for something, and the next message is it. Kept in the database, so
//! that it goes on after a break, on the same network.
//!
//! The same for all networks. One with forms of its own (Discord) may ask all at once, and calls what stands behind:
//! [`newsroom`](super::newsroom) and [`Draft`](super::newsroom::Draft).

use std::collections::HashSet;
use std::sync::{Mutex, OnceLock};

use chrono::Duration;
use serde::{Deserialize, Serialize};

use super::newsroom::{Actor, Draft, Order, Refusal, Step, words};
use super::{Desk, Reply};
use crate::channel::Who;
use crate::language::Language;
use crate::render::Message;
use crate::store;

/// Forgotten after so long without a word.
const LASTS: Duration = Duration::days(7);

/// What is waited for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Dialogue {
    /// What a picture of an announcement shows.
    Describe { number: i64, file: String },
    /// A language version of an announcement: title, and the text below it.
    Version { number: i64, language: Language },
    /// The answer to a question that people put.
    Faq { question: String },
    /// The place that a word of a question is another name of.
    Alias { question: String, word: String },
    /// A program, question by question.
    Program { draft: Draft, step: Step },
}

/// Who is in the middle of something; read from the database once, so that nobody else's message costs a look.
#[derive(Debug, Default)]
pub(super) struct Dialogues {
    active: OnceLock<Mutex<HashSet<(String, String)>>>,
}

impl Desk {
    async fn in_dialogue(&self) -> Result<&Mutex<HashSet<(String, String)>>, store::Error> {
        if let Some(active) = self.dialogues.active.get() {
            return Ok(active);
        }
        let all = self.store.dialogues(self.clock.now() - LASTS).await?;
        Ok(self.dialogues.active.get_or_init(|| Mutex::new(all.into_iter().collect())))
    }

    pub(super) async fn dialogue_of(&self, actor: &Actor) -> Result<Option<Dialogue>, store::Error> {
        let Some((channel, account)) = key(actor) else { return Ok(None) };
        let state = self.store.look_up_dialogue(&channel, &account, self.clock.now() - LASTS).await?;
        // One of another version of naru is as good as none.
        Ok(state.and_then(|it| serde_json::from_str(&it).ok()))
    }

    pub(super) async fn begin_dialogue(&self, actor: &Actor, dialogue: &Dialogue) -> Result<(), store::Error> {
        let Some((channel, account)) = key(actor) else { return Ok(()) };
        let state = serde_json::to_string(dialogue).expect("a dialogue is always JSON");
        self.store.keep_dialogue(&channel, &account, &state, self.clock.now()).await?;
        let active = self.in_dialogue().await?;
        active.lock().expect("no holder of the lock panics").insert((channel, account));
        Ok(())
    }

    pub(super) async fn end_dialogue(&self, actor: &Actor) -> Result<(), store::Error> {
        let Some((channel, account)) = key(actor) else { return Ok(()) };
        self.store.end_dialogue(&channel, &account).await?;
        self.in_dialogue().await?.lock().expect("no holder of the lock panics").remove(&(channel, account));
        Ok(())
    }

    /// The message that was waited for, if `who` is in the middle of something. `None`: it is a question like any other.
    pub(super) async fn goes_on(&self, who: &Who, text: &str) -> Result<Option<Reply>, store::Error> {
        let Some(account) = who.person.as_deref() else { return Ok(None) };
        let key = (who.at.channel.to_owned(), account.to_owned());
        if !self.in_dialogue().await?.lock().expect("no holder of the lock panics").contains(&key) {
            return Ok(None);
        }
        let Some(actor) = self.actor(who).await? else { return Ok(None) };
        let Some(dialogue) = self.dialogue_of(&actor).await? else { return Ok(None) };
        let order = match dialogue {
            Dialogue::Describe { number, file } => Order::Describe { number, file, words: text.trim().to_owned() },
            Dialogue::Version { number, language } => match text.trim().split_once('\n') {
                Some((title, body)) if !title.trim().is_empty() && !body.trim().is_empty() => {
                    let (title, body) = (title.trim().to_owned(), body.trim().to_owned());
                    Order::Text { number, language, title, body }
                }
                _ => Order::AskVersion { number, language },
            },
            Dialogue::Faq { question } => Order::Faq { question, answer: text.trim().to_owned() },
            Dialogue::Alias { question, word } => Order::Alias { question, word, place: text.trim().to_owned() },
            Dialogue::Program { .. } => Order::ProgramSays(text.trim().to_owned()),
        };
        let ends = !matches!(order, Order::AskVersion { .. } | Order::ProgramSays(_));
        let done = self.newsroom(&actor, order).await;
        if ends && done.is_ok() {
            self.end_dialogue(&actor).await?;
        }
        Ok(Some(Reply::of(self.done_in_words(who, done).await?)))
    }

    pub(super) async fn done_in_words(
        &self,
        who: &Who,
        done: Result<super::newsroom::Outcome, Refusal>,
    ) -> Result<Message, store::Error> {
        let address = self.look_up(who).await?;
        let knowledge = self.knowledge();
        let voice = self.voice(knowledge.catalogue(), self.language(who, address.as_ref()));
        Ok(match done {
            Ok(outcome) => words::outcome(voice, &outcome),
            Err(refusal) => {
                if let Refusal::Store(error) = &refusal {
                    tracing::error!(error = error as &dyn std::error::Error, "an order of staff was not carried out");
                }
                words::refusal(voice, &refusal)
            }
        })
    }
}

fn key(actor: &Actor) -> Option<(String, String)> {
    let who = actor.here.as_ref()?;
    Some((who.at.channel.to_owned(), who.person.clone()?))
}
