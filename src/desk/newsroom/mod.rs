//! Where staff write announcements and let them go: the same for the command line and for every chat.
//!
//! [`Order`] is what somebody wants done, [`Desk::newsroom`] does it and writes it into the log, [`Outcome`] and
//! [`Refusal`] are what there is to say about it; [`words`] says it in the language of whoever asked.

mod edit;
mod feedback;
mod files;
mod orders;
mod people;
mod programs;
mod report;
mod sending;
mod templates;
mod unanswered;
pub mod words;

use chrono::{DateTime, Utc};

use super::Desk;
use crate::answer::{Announcement, AnnouncementState, Attachment, Subject};
use crate::broadcast::{Broadcast, BroadcastState, Content, Role, Segment, Template, fill, missing};
use crate::channel::Who;
use crate::language::{Language, LocalizedText};
use crate::notify::agreement::{self, Difference};
use crate::render::Message;
use crate::store::outbox::Recipients;
use crate::store::staff::{Deed, Member};
use crate::store::told::Feedback;
use crate::store::{self, broadcast};

pub use orders::moment;
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

/// What staff can order. Numbers are those of announcements.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    List,
    Show(i64),
    New {
        content: Content,
        segment: Segment,
        files: Vec<Attachment>,
    },
    /// A new draft with the texts, files and segment of an earlier one, to be filled anew.
    Copy(i64),
    /// The whole content anew.
    Edit {
        number: i64,
        content: Content,
        segment: Option<Segment>,
        files: Vec<Attachment>,
    },
    /// Title and body in one language.
    Text {
        number: i64,
        language: Language,
        title: String,
        body: String,
    },
    Value {
        number: i64,
        name: String,
        value: String,
    },
    Segment {
        number: i64,
        segment: Segment,
    },
    /// A picture or file more.
    File {
        number: i64,
        file: Attachment,
    },
    /// What a picture shows.
    Describe {
        number: i64,
        file: String,
        words: String,
    },
    /// Waits for the version in this language.
    AskVersion {
        number: i64,
        language: Language,
    },
    /// Shows which languages there are, and what segments.
    Languages(i64),
    Whom(i64),
    Preview(i64),
    Test(i64),
    /// `anyway`: although the language versions do not agree.
    Submit {
        number: i64,
        anyway: bool,
    },
    Approve {
        number: i64,
    },
    Send {
        number: i64,
        at: Option<DateTime<Utc>>,
    },
    Pause(i64),
    Resume(i64),
    Cancel(i64),
    Correct(i64),
    Recall(i64),
    /// Asks that it may pass quiet hours; by a second person, the yes to it.
    Urgent(i64),
    /// Whether it calls those who chose to be called.
    Calls {
        number: i64,
        calls: bool,
    },
    Report(i64),
    Resend {
        number: i64,
        doubtful: bool,
    },
    /// All templates.
    Templates,
    /// The texts and the segment of an announcement, under a name.
    SaveTemplate {
        number: i64,
        name: String,
    },
    /// A new draft from a template.
    UseTemplate {
        name: String,
    },
    DropTemplate {
        name: String,
    },
    /// What people wrote, as far as nobody has dealt with it.
    Feedback,
    FeedbackDone {
        code: String,
    },
    /// Questions that found no answer, by what they mean.
    Unanswered,
    /// Waits for the answer to this question.
    AskAnswer(String),
    Faq {
        question: String,
        answer: String,
    },
    /// What was answered to one, by the line's id, becomes the answer for all.
    FaqFrom(String),
    /// The question is another way to put what this entry answers.
    Same {
        question: String,
        entry: String,
    },
    /// Begins a program, goes on with one, or begins to change one.
    Program {
        edit: Option<String>,
    },
    /// The answer to what was asked last about it.
    ProgramSays(String),
    /// `skip`, `back`, `stop`, `save`, `clear`, or a field to go to.
    ProgramGoes(String),
    Log,
    Team,
    Member {
        name: String,
        role: Role,
    },
    Remove {
        name: String,
    },
    /// This chat is one of the foundation's, or no longer.
    Here {
        staff: bool,
    },
    /// Shows what is still to be done, or declares the installation live.
    Live {
        declare: bool,
    },
    /// What a volunteer proposed: take it up, or not.
    Decide {
        proposal: String,
        accept: bool,
    },
    /// What was due before an outage or in a restored database: send it, or not.
    Held {
        why: String,
        send: bool,
    },
}

impl Order {
    /// What role it takes.
    pub fn needs(&self) -> Role {
        match self {
            Self::List
            | Self::Show(_)
            | Self::Preview(_)
            | Self::Report(_)
            | Self::Templates
            | Self::Feedback
            | Self::Unanswered
            | Self::Log
            | Self::Team => Role::Viewer,
            Self::New { .. }
            | Self::Copy(_)
            | Self::Edit { .. }
            | Self::Text { .. }
            | Self::Value { .. }
            | Self::Segment { .. }
            | Self::SaveTemplate { .. }
            | Self::UseTemplate { .. }
            | Self::DropTemplate { .. }
            | Self::FeedbackDone { .. }
            | Self::File { .. }
            | Self::Describe { .. }
            | Self::AskVersion { .. }
            | Self::Languages(_)
            | Self::Whom(_)
            | Self::AskAnswer(_)
            | Self::Faq { .. }
            | Self::FaqFrom(_)
            | Self::Same { .. }
            | Self::Program { .. }
            | Self::ProgramSays(_)
            | Self::ProgramGoes(_)
            | Self::Test(_)
            | Self::Decide { .. }
            | Self::Submit { .. } => Role::Editor,
            Self::Send { .. }
            | Self::Pause(_)
            | Self::Resume(_)
            | Self::Cancel(_)
            | Self::Correct(_)
            | Self::Recall(_)
            | Self::Urgent(_)
            | Self::Calls { .. }
            | Self::Resend { .. }
            | Self::Held { .. } => Role::Sender,
            Self::Approve { .. } => Role::Approver,
            Self::Member { .. } | Self::Remove { .. } | Self::Here { .. } | Self::Live { .. } => Role::Owner,
        }
    }
}

/// What keeps an announcement from going out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    NoText,
    /// A placeholder has no value in this language.
    Missing(Language, String),
    /// A picture has no words for those who cannot see it.
    NoDescription(String),
    /// The language versions do not state the same.
    Differs(Difference),
    /// Nobody would get it.
    Nobody,
}

/// An announcement with what is to be known before it goes out.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub broadcast: Broadcast,
    /// Addresses of its segment now.
    pub size: u64,
    pub problems: Vec<Problem>,
    /// A second person has to say yes.
    pub needs_approval: bool,
}

/// One language version as it will be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    pub language: Language,
    pub message: Message,
    pub characters: usize,
    /// Where each network splits it: (network, how many characters each part has).
    pub parts: Vec<(&'static str, Vec<usize>)>,
}

/// What there is to say when it is done.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    Listed(Vec<Broadcast>),
    Shown(Box<Sheet>),
    AskVersion {
        number: i64,
        language: Language,
    },
    Languages {
        number: i64,
        offered: Vec<Language>,
    },
    /// Segments to choose from, by the languages of its text.
    Whom {
        number: i64,
        languages: Vec<Language>,
    },
    Unanswered(Vec<Group>),
    /// Its answer is waited for.
    AskAnswer(String),
    FaqSaved(String),
    /// `current`: what is there so far.
    ProgramAsked {
        step: Step,
        current: Option<String>,
        new: bool,
    },
    ProgramReviewed(Box<Review>),
    ProgramSaved(String),
    /// What was under way is dropped.
    Stopped,
    Previewed {
        number: i64,
        proofs: Vec<Proof>,
    },
    Tested {
        number: i64,
        chats: u64,
    },
    Waiting {
        number: i64,
        size: u64,
    },
    Approved {
        number: i64,
    },
    Scheduled {
        number: i64,
        at: DateTime<Utc>,
        size: u64,
    },
    Sent {
        number: i64,
        chats: u64,
    },
    Paused {
        number: i64,
    },
    Resumed {
        number: i64,
    },
    Cancelled {
        number: i64,
    },
    Corrected {
        number: i64,
        chats: u64,
    },
    Recalled {
        number: i64,
        chats: u64,
    },
    UrgentAsked {
        number: i64,
    },
    Urgent {
        number: i64,
    },
    Reported(Box<Report>),
    Resent {
        number: i64,
        chats: u64,
    },
    Templates(Vec<Template>),
    TemplateSaved {
        name: String,
    },
    TemplateDropped {
        name: String,
    },
    /// The oldest first.
    Feedback(Vec<Feedback>),
    FeedbackDone {
        code: String,
    },
    Logged(Vec<Deed>),
    Team(Vec<Member>),
    /// A member is known; the code binds an account to them.
    Code {
        name: String,
        role: Role,
        code: String,
    },
    Removed {
        name: String,
    },
    Here {
        staff: bool,
    },
    Checked {
        items: Vec<(Item, bool)>,
        live: bool,
    },
    /// A proposal is decided; `name` is who did it.
    Proposal {
        title: String,
        accepted: bool,
        name: String,
    },
    Decided {
        count: u64,
        send: bool,
    },
}

/// What is to be done before an installation speaks to everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    Programs,
    TwoPeople,
    StaffChat,
    Tested,
    Contact,
}

/// Why it was not done.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("there is no announcement {0}")]
    Unknown(i64),
    #[error("the role {0} is needed")]
    Role(Role),
    #[error("announcement {number} is {state}")]
    State { number: i64, state: BroadcastState },
    #[error("announcement {number} cannot go out yet")]
    Blocked { number: i64, problems: Vec<Problem> },
    #[error("announcement {number} reaches {size} chats and needs the yes of a second person")]
    Approval { number: i64, size: u64 },
    #[error("somebody other than the author has to say yes")]
    OwnWork,
    #[error("somebody else has just changed it")]
    Stale,
    #[error("somebody has decided that before, or there is nothing to decide any more")]
    Decided,
    #[error("there is no member of that name")]
    NoMember(String),
    #[error("there is no template of that name")]
    NoTemplate(String),
    #[error("a template cannot have that name")]
    TemplateName,
    #[error("there is no open feedback of that code")]
    NoFeedback(String),
    #[error("the order cannot be read")]
    Unread(String),
    #[error("the installation is not ready")]
    NotReady(Vec<(Item, bool)>),
    #[error(transparent)]
    Store(#[from] store::Error),
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
