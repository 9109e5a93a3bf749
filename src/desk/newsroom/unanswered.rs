//! Questions that found no answer, listed by what they mean; and what becomes of one: an entry of its own in the FAQ, or another
//! way to put one that is there.

use super::{Actor, Outcome, Refusal};
use crate::desk::Desk;
use crate::desk::dialogue::Dialogue;
use crate::language::Language;
use crate::program::{Dataset, Faq, change};
use crate::store::Author;
use crate::understand::{Intent, Memory};

/// Questions looked at, the newest.
const LOOKED_AT: i64 = 500;
/// Groups shown at once.
const SHOWN: usize = 6;

/// Questions that mean the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The id of the newest, which stands for all.
    pub question: String,
    pub text: String,
    pub count: usize,
    /// An entry that comes near: its id, and how it is put.
    pub near: Option<(String, String)>,
    /// A word of it that says nothing yet: perhaps another name of a place.
    pub unread: Option<String>,
}

impl Desk {
    pub(super) async fn list_unanswered(&self) -> Result<Outcome, Refusal> {
        self.write_records().await?;
        let all = self.store.unanswered(LOOKED_AT).await?;
        let knowledge = self.knowledge();
        let now = self.clock.now();
        let engine = self.conversation.engine();
        // What was taught since is answered by now.
        let open = |(_, language, text): &&(String, Language, String)| {
            let read = engine.question(&knowledge, text, &Memory::default(), now, Some(*language));
            // What is none of naru's business may be the foundation's all the same: staff see it.
            matches!(read.intent, Intent::None | Intent::Offtopic)
        };
        let open: Vec<&(String, Language, String)> = all.iter().filter(open).collect();
        let texts: Vec<(&str, Language)> = open.iter().map(|(_, language, text)| (text.as_str(), *language)).collect();
        let mut groups = engine.groups(&knowledge, &texts, now);
        groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
        let entries = knowledge.catalogue().faqs();
        let shown = groups.iter().take(SHOWN).filter_map(|group| {
            let (id, language, text) = open[*group.first()?];
            let near = engine.near_faq(&knowledge, text, *language, now).map(|at| {
                let put =
                    entries[at].phrasings.iter().find(|(tag, _)| tag == language).or(entries[at].phrasings.first());
                let put = put.and_then(|(_, all)| all.first()).cloned().unwrap_or_else(|| entries[at].id.clone());
                (entries[at].id.clone(), put)
            });
            let read = engine.question(&knowledge, text, &Memory::default(), now, Some(*language));
            Some(Group {
                question: id.clone(),
                text: text.chars().take(120).collect(),
                count: group.len(),
                near,
                unread: super::aliases::unread(&read, text),
            })
        });
        Ok(Outcome::Unanswered(shown.collect()))
    }

    /// Waits for the answer to a question of people.
    pub(super) async fn ask_answer(&self, actor: &Actor, question: String) -> Result<Outcome, Refusal> {
        let (_, text) = self.question(&question).await?;
        self.begin_dialogue(actor, &Dialogue::Faq { question }).await?;
        Ok(Outcome::AskAnswer(text))
    }

    pub(super) async fn add_faq(&self, actor: &Actor, question: &str, answer: String) -> Result<Outcome, Refusal> {
        let (language, text) = self.question(question).await?;
        self.save_faq(actor, language, text, answer).await
    }

    /// What staff answered to one person becomes the answer for everybody.
    pub(super) async fn faq_from(&self, actor: &Actor, line: &str) -> Result<Outcome, Refusal> {
        let unread = || Refusal::Unread("faq from".to_owned());
        let enquiry = self.store.enquiry_of_line(line).await?.ok_or_else(unread)?;
        let lines = self.store.enquiry_lines(&enquiry.id).await?;
        let answer = lines.iter().find(|it| it.id == line).ok_or_else(unread)?;
        let asked = lines.iter().find(|it| it.said_by == crate::store::enquiry::SaidBy::Asker).ok_or_else(unread)?;
        self.save_faq(actor, enquiry.language, asked.text.clone(), answer.text.clone()).await
    }

    async fn save_faq(
        &self,
        actor: &Actor,
        language: Language,
        put: String,
        answer: String,
    ) -> Result<Outcome, Refusal> {
        let entry = Faq {
            id: format!("faq-{:08x}", rand::random::<u32>()),
            phrasings: vec![(language, vec![put.clone()])],
            answer: [(language, answer)].into_iter().collect(),
            owner: Some(actor.name.clone()),
            expires: None,
        };
        let id = entry.id.clone();
        self.change_programs(actor, "faq", &id, |data| data.faqs.push(entry)).await?;
        Ok(Outcome::FaqSaved(put))
    }

    /// Another way to put what an entry answers.
    pub(super) async fn same_as(&self, actor: &Actor, question: &str, entry: &str) -> Result<Outcome, Refusal> {
        let (language, put) = self.question(question).await?;
        let unread = || Refusal::Unread(format!("same {entry}"));
        let knowledge = self.knowledge();
        if !knowledge.catalogue().faqs().iter().any(|it| it.id == entry) {
            return Err(unread());
        }
        let phrasing = put.clone();
        self.change_programs(actor, "same", entry, |data| {
            let Some(faq) = data.faqs.iter_mut().find(|it| it.id == entry) else { return };
            match faq.phrasings.iter_mut().find(|(tag, _)| *tag == language) {
                Some((_, all)) => all.push(phrasing),
                None => faq.phrasings.push((language, vec![phrasing])),
            }
        })
        .await?;
        Ok(Outcome::FaqSaved(put))
    }

    pub(super) async fn question(&self, id: &str) -> Result<(Language, String), Refusal> {
        self.store.look_up_question(id).await?.ok_or_else(|| Refusal::Unread(format!("question {id}")))
    }

    /// Changes records in one transaction, under the member's name; the service answers from them a moment later.
    pub(super) async fn change_programs(
        &self,
        actor: &Actor,
        action: &str,
        object: &str,
        edit: impl FnOnce(&mut Dataset),
    ) -> Result<(), Refusal> {
        let (stored, revision) = self.store.load_programs().await?;
        let mut new = stored.clone();
        edit(&mut new);
        let (store, now) = (self.store.clone(), self.clock.now());
        let (who, how) = (actor.name.clone(), actor.way.clone());
        // Comparing and writing a hundred thousand records takes a while, which no answer shall wait for.
        let saving = move || {
            let changes = change::diff(&stored, &new);
            let author = Author { who: &who, how: &how };
            tokio::runtime::Handle::current().block_on(store.save_programs(revision, &new, &changes, author, now))
        };
        match tokio::task::spawn_blocking(saving).await.expect("saving does not panic") {
            Ok(_) => {}
            Err(crate::store::Error::Stale) => return Err(Refusal::Stale),
            Err(error) => return Err(error.into()),
        }
        self.log(actor, action, object, "").await
    }
}
