//! Where staff write announcements and let them go: the same for the command line and for every chat.
//!
//! [`Order`] is what somebody wants done, [`Desk::newsroom`] does it and writes it into the log, [`Outcome`] and
//! [`Refusal`] are what there is to say about it; [`words`] says it in the language of whoever asked.

mod aliases;
mod edit;
mod feedback;
mod files;
mod order;
mod orders;
mod outcome;
mod people;
mod programs;
mod report;
mod sending;
mod templates;
mod unanswered;
pub mod words;

use super::Desk;
use crate::answer::{Announcement, AnnouncementState, Attachment, Subject};
use crate::broadcast::{Broadcast, Content, Role, Segment, fill, missing};
use crate::channel::Who;
use crate::language::{Language, LocalizedText};
use crate::notify::agreement::{self};
use crate::store::outbox::Recipients;
use crate::store::staff::Deed;
use crate::store::{self, broadcast};

pub use order::Order;
pub use orders::moment;
pub use outcome::{Item, Outcome, Part, Problem, Proof, Refusal, Sheet};
pub use people::BINDS_STAFF;
pub use programs::{Draft, Review, Step};
pub use report::{Report, Totals};
pub use unanswered::Group;

/// Who gives the order.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    pub name: String,
    pub role: Role,
    /// "cli", "telegram": how the order came.
    pub way: String,
    /// The chat it was given in; `None` on the command line.
    pub here: Option<Who>,
}

impl Actor {
    /// Whoever has the machine's shell may do everything; `name` is for the log and for four eyes.
    pub fn operator(name: &str) -> Self {
        Self { name: name.to_owned(), role: Role::Owner, way: "cli".to_owned(), here: None }
    }
}

impl Desk {
    /// Carries out what staff order, and writes it down.
    ///
    /// # Errors
    /// Why not; then nothing was changed.
    pub async fn newsroom(&self, actor: &Actor, order: Order) -> Result<Outcome, Refusal> {
        if !actor.role.may(order.needs()) {
            return Err(Refusal::Role(order.needs()));
        }
        match order {
            Order::List => Ok(Outcome::Listed(self.store.broadcasts(20).await?)),
            Order::Show(number) => Ok(Outcome::Shown(Box::new(self.sheet(self.broadcast(number).await?).await?))),
            Order::New { content, segment, files } => self.draft(actor, content, segment, files).await,
            Order::Copy(number) => self.copy(actor, number).await,
            Order::Edit { number, content, segment, files } => {
                self.edit_all(actor, number, content, segment, files).await
            }
            Order::Text { number, language, title, body } => {
                self.edit(actor, number, "text", language.as_str(), |it| {
                    it.content.title = with(&it.content.title, language, title);
                    it.content.body = with(&it.content.body, language, body);
                })
                .await
            }
            Order::Value { number, name, value } => {
                let detail = format!("{name}={value}");
                self.edit(actor, number, "value", &detail, |it| {
                    it.content.values.insert(name, value);
                })
                .await
            }
            Order::Segment { number, segment } => {
                let detail = segment.to_string();
                self.edit(actor, number, "segment", &detail, |it| it.segment = segment).await
            }
            Order::File { number, file } => self.add_file(actor, number, file).await,
            Order::Describe { number, file, words } => self.describe(actor, number, &file, &words).await,
            Order::AskVersion { number, language } => self.ask_version(actor, number, language).await,
            Order::Languages(number) => self.languages_of(number).await,
            Order::Whom(number) => {
                let languages = self.broadcast(number).await?.content.body.iter().map(|(tag, _)| tag).collect();
                Ok(Outcome::Whom { number, languages })
            }
            Order::Unanswered => self.list_unanswered().await,
            Order::AskAnswer(question) => self.ask_answer(actor, question).await,
            Order::Faq { question, answer } => self.add_faq(actor, &question, answer).await,
            Order::FaqFrom(line) => self.faq_from(actor, &line).await,
            Order::AskPlace(question) => self.ask_place(actor, question).await,
            Order::Alias { question, word, place } => self.add_alias(actor, &question, &word, &place).await,
            Order::Same { question, entry } => self.same_as(actor, &question, &entry).await,
            Order::Program { edit } => Box::pin(self.program_begin(actor, edit.as_deref())).await,
            Order::ProgramSays(text) => Box::pin(self.program_says(actor, &text)).await,
            Order::ProgramGoes(word) => Box::pin(self.program_goes(actor, &word)).await,
            Order::Preview(number) => self.preview(number).await,
            Order::Test(number) => self.test(actor, number).await,
            Order::Submit { number, anyway } => self.submit(actor, number, anyway).await,
            Order::Approve { number } => self.approve(actor, number).await,
            Order::Send { number, at } => self.send(actor, number, at).await,
            Order::Pause(number) => self.pause(actor, number).await,
            Order::Resume(number) => self.resume(actor, number).await,
            Order::Cancel(number) => self.cancel(actor, number).await,
            Order::Correct(number) => self.correct(actor, number).await,
            Order::Recall(number) => self.recall(actor, number).await,
            Order::Urgent(number) => self.urgent(actor, number).await,
            Order::Calls { number, calls } => {
                let detail = if calls { "yes" } else { "no" };
                self.edit(actor, number, "call", detail, |it| it.content.calls = calls).await
            }
            Order::Report(number) => Ok(Outcome::Reported(Box::new(self.report(number).await?))),
            Order::Resend { number, doubtful } => self.resend(actor, number, doubtful).await,
            Order::Templates => Ok(Outcome::Templates(self.store.templates().await?)),
            Order::SaveTemplate { number, name } => self.save_template(actor, number, &name).await,
            Order::UseTemplate { name } => self.use_template(actor, &name).await,
            Order::DropTemplate { name } => self.drop_template(actor, &name).await,
            Order::Feedback => self.open_feedback().await,
            Order::FeedbackDone { code } => self.feedback_done(actor, &code).await,
            Order::Log => Ok(Outcome::Logged(self.store.staff_log(50).await?)),
            Order::Team => Ok(Outcome::Team(self.store.staff().await?)),
            Order::Member { name, role } => self.member(actor, name, role).await,
            Order::Remove { name } => self.remove(actor, name).await,
            Order::Here { staff } => self.mark_here(actor, staff).await,
            Order::Live { declare } => self.live(actor, declare).await,
            Order::Decide { proposal, accept } => {
                futures_util::FutureExt::boxed(self.decide(actor, &proposal, accept)).await
            }
            Order::Held { why, send } => {
                let count = self.store.decide_held(&why, send).await?;
                self.log(actor, "held", &why, if send { "send" } else { "drop" }).await?;
                Ok(Outcome::Decided { count, send })
            }
        }
    }

    async fn broadcast(&self, number: i64) -> Result<Broadcast, Refusal> {
        self.store.look_up_broadcast(number).await?.ok_or(Refusal::Unknown(number))
    }

    pub(in crate::desk) async fn log(
        &self,
        actor: &Actor,
        action: &str,
        object: &str,
        detail: &str,
    ) -> Result<(), Refusal> {
        let deed = Deed {
            at: self.clock.now(),
            who: actor.name.clone(),
            by_way_of: actor.way.clone(),
            action: action.to_owned(),
            object: object.to_owned(),
            detail: detail.to_owned(),
        };
        Ok(self.store.log_staff(&deed).await?)
    }

    async fn is_live(&self) -> Result<bool, store::Error> {
        Ok(self.store.setting(super::planner::LIVE).await?.is_some())
    }

    async fn recipients(&self, broadcast: &Broadcast) -> Result<Recipients, Refusal> {
        let knowledge = self.knowledge();
        Ok(broadcast::recipients(&broadcast.segment, knowledge.catalogue(), self.is_live().await?))
    }

    async fn sheet(&self, broadcast: Broadcast) -> Result<Sheet, Refusal> {
        let size = self.store.segment_size(&self.recipients(&broadcast).await?).await?;
        let files = self.store.broadcast_files(&broadcast.id).await?;
        let mut problems = self.problems(&broadcast, &files);
        if size == 0 {
            problems.push(Problem::Nobody);
        }
        let needs_approval = self.needs_two(&broadcast, size) && !broadcast.is_approved();
        Ok(Sheet { broadcast, size, problems, needs_approval })
    }

    /// So many hear of it, or are called, that a second person has to say yes.
    fn needs_two(&self, broadcast: &Broadcast, size: u64) -> bool {
        size > u64::from(self.settings.approval_above) || broadcast.content.calls
    }

    fn problems(&self, broadcast: &Broadcast, files: &[Attachment]) -> Vec<Problem> {
        let content = &broadcast.content;
        let mut problems = Vec::new();
        if content.body.is_empty() {
            problems.push(Problem::NoText);
        }
        problems.extend(missing(content).into_iter().map(|(language, name)| Problem::Missing(language, name)));
        let described = |it: &&Attachment| it.is_picture() && it.description.is_none();
        problems.extend(files.iter().filter(described).map(|it| Problem::NoDescription(it.name.clone())));
        problems.extend(self.unknown_conditions(&broadcast.segment).map(Problem::NoSuch));
        let filled = announcement(broadcast, Vec::new(), AnnouncementState::Live);
        let whole = filled.body.iter().map(|(language, body)| {
            let title = filled.title.get(language).unwrap_or_default();
            (language, format!("{title}\n\n{body}"))
        });
        let whole: LocalizedText = whole.collect();
        let zone = self.knowledge().catalogue().home_zone();
        let grammars = self.conversation.engine().grammars();
        let differences = agreement::differences(grammars, &whole, zone, self.clock.now());
        problems.extend(differences.into_iter().map(Problem::Differs));
        problems
    }

    /// What a segment names and nobody knows: a slip of the pen would reach others than it was meant for, or nobody.
    fn unknown_conditions(&self, segment: &Segment) -> impl Iterator<Item = String> {
        let knowledge = self.knowledge();
        let catalogue = knowledge.catalogue();
        let topics = segment.topic.iter().filter(|id| !catalogue.topics().iter().any(|it| it.id == **id));
        let places = segment.place.iter().filter(|id| catalogue.look_up_place(id).is_none());
        let languages = segment.language.iter().filter(|tag| !self.settings.languages.contains(tag));
        let topics = topics.map(|it| format!("topic={it}"));
        let places = places.map(|it| format!("place={it}"));
        let all: Vec<String> = topics.chain(places).chain(languages.map(|it| format!("language={it}"))).collect();
        all.into_iter()
    }
}

/// What goes out: placeholders filled, as it is now.
fn announcement(broadcast: &Broadcast, files: Vec<Attachment>, state: AnnouncementState) -> Announcement {
    let Content { title, body, values, .. } = &broadcast.content;
    let filled = |text: &LocalizedText| -> LocalizedText {
        text.iter().map(|(language, text)| (language, fill(text, values, language))).collect()
    };
    let calls = broadcast.calls();
    Announcement { broadcast: broadcast.id.clone(), title: filled(title), body: filled(body), files, state, calls }
}

fn subject(broadcast: &Broadcast, files: Vec<Attachment>, state: AnnouncementState) -> Subject {
    Subject::Announcement(announcement(broadcast, files, state))
}

/// `text` with another version in one language.
fn with(text: &LocalizedText, language: Language, version: String) -> LocalizedText {
    let others = text.iter().filter(|(tag, _)| *tag != language).map(|(tag, text)| (tag, text.to_owned()));
    others.chain([(language, version)]).collect()
}
