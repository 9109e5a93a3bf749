//! Pictures and files of an announcement, sent by staff in a chat; every picture gets words for those who cannot see it. And
//! where to go on from a draft: whom it is for, in which languages, and how far it has got.

use super::{Actor, Order, Outcome, Refusal, words};
use crate::answer::Attachment;
use crate::channel::Who;
use crate::desk::dialogue::Dialogue;
use crate::desk::{Command, Desk, Page, Reply};
use crate::language::Language;
use crate::render::Message;
use crate::store;

impl Desk {
    /// A file that somebody of the foundation sent, with what they wrote beside it: `/staff new ko Title⏎Text` begins an
    /// announcement with it, `/staff file 3 words that describe it` adds it to one.
    pub async fn staff_file(&self, who: &Who, text: &str, file: Attachment) -> Reply {
        let reply = self.take_file(who, text, file).await;
        self.told(who, reply)
    }

    async fn take_file(&self, who: &Who, text: &str, mut file: Attachment) -> Result<Reply, store::Error> {
        let Some(actor) = self.actor(who).await? else { return self.staff_order(who, "").await };
        let Some((Command::Staff, rest)) = Command::read(text) else { return self.staff_order(who, "").await };
        let home = self.knowledge().catalogue().home_zone();
        let name = file.name.clone();
        let undescribed = file.is_picture();
        let order = match rest.strip_prefix("file") {
            Some(rest) => {
                let rest = rest.trim();
                let (number, description) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                file.description = Some(description.trim().to_owned()).filter(|it| !it.is_empty());
                let number = number.trim_start_matches('#').parse();
                number.map(|number| Order::File { number, file }).map_err(|_| Refusal::Unread(rest.to_owned()))
            }
            None => Order::read(rest, home).and_then(|order| match order {
                Order::New { content, segment, .. } => Ok(Order::New { content, segment, files: vec![file] }),
                _ => Err(Refusal::Unread(rest.chars().take(60).collect())),
            }),
        };
        let done = match order {
            Ok(order) => self.newsroom(&actor, order).await,
            Err(refusal) => Err(refusal),
        };
        // A picture without words is asked about at once.
        let asks = match &done {
            Ok(Outcome::Shown(sheet)) if undescribed => sheet
                .problems
                .iter()
                .any(|it| matches!(it, super::Problem::NoDescription(of) if *of == name))
                .then_some(sheet.broadcast.number),
            _ => None,
        };
        let mut message = self.done_in_words(who, done).await?;
        if let Some(number) = asks {
            self.begin_dialogue(&actor, &Dialogue::Describe { number, file: name.clone() }).await?;
            let knowledge = self.knowledge();
            let voice = self.voice(knowledge.catalogue(), message.language);
            let ask = Page::new(voice).say_with(crate::id!("describe-ask"), &[("name", name.into())]).done();
            message.blocks.extend(ask.blocks);
        }
        Ok(Reply::of(message))
    }

    pub(super) async fn add_file(&self, actor: &Actor, number: i64, file: Attachment) -> Result<Outcome, Refusal> {
        let name = file.name.clone();
        self.with_files(actor, number, "file", &name, |files| {
            files.retain(|it| it.name != file.name);
            files.push(file);
        })
        .await
    }

    pub(super) async fn describe(
        &self,
        actor: &Actor,
        number: i64,
        file: &str,
        description: &str,
    ) -> Result<Outcome, Refusal> {
        let broadcast = self.broadcast(number).await?;
        if description.is_empty() || !broadcast.files.iter().any(|it| it == file) {
            return Err(Refusal::Unread(file.to_owned()));
        }
        self.with_files(actor, number, "describe", file, |files| {
            files.iter_mut().filter(|it| it.name == file).for_each(|it| it.description = Some(description.to_owned()));
        })
        .await
    }

    /// Another version: what was approved had other files.
    async fn with_files(
        &self,
        actor: &Actor,
        number: i64,
        action: &str,
        detail: &str,
        change: impl FnOnce(&mut Vec<Attachment>),
    ) -> Result<Outcome, Refusal> {
        // First what is refused where it comes too late.
        self.edit(actor, number, action, detail, |_| {}).await?;
        let broadcast = self.broadcast(number).await?;
        let mut files = self.store.broadcast_files(&broadcast.id).await?;
        change(&mut files);
        self.store.set_broadcast_files(&broadcast.id, &files).await?;
        let broadcast = self.broadcast(number).await?;
        Ok(Outcome::Shown(Box::new(self.sheet(broadcast).await?)))
    }

    /// Waits for the version in this language.
    pub(super) async fn ask_version(&self, actor: &Actor, number: i64, language: Language) -> Result<Outcome, Refusal> {
        self.broadcast(number).await?;
        self.begin_dialogue(actor, &Dialogue::Version { number, language }).await?;
        Ok(Outcome::AskVersion { number, language })
    }

    pub(super) async fn languages_of(&self, number: i64) -> Result<Outcome, Refusal> {
        self.broadcast(number).await?;
        Ok(Outcome::Languages { number, offered: self.settings.languages.clone() })
    }

    /// How far an announcement has got, in words, and whether nothing of it waits any more.
    ///
    /// # Errors
    /// Where there is none of this number, or the database does not answer.
    pub async fn progress(&self, language: Language, number: i64) -> Result<(Message, bool), Refusal> {
        let broadcast = self.broadcast(number).await?;
        let notice = broadcast.notice.clone().ok_or(Refusal::State { number, state: broadcast.state })?;
        let notices = self.notices_of(&broadcast, &notice).await?;
        let totals = self.totals(&notices).await?;
        let knowledge = self.knowledge();
        let voice = self.voice(knowledge.catalogue(), language);
        let over = totals.waiting == 0 || broadcast.state.is_over();
        Ok((words::progress(voice, &broadcast, &totals, over), over))
    }
}
