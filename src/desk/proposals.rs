//! What volunteers propose: taken in, shown to staff, and carried out when one of them says yes. The proposer is told.

use chrono::Duration;

use super::newsroom::{Actor, Outcome, Refusal, moment};
use super::{Desk, Page, Reply};
use crate::answer::Subject;
use crate::channel::Who;
use crate::id;
use crate::language::Language;
use crate::notify::delivery::IfDoubtful;
use crate::notify::notice::cause;
use crate::notify::pace::Lane;
use crate::program::change::diff;
use crate::program::proposal::{Proposal, lacks};
use crate::program::{Instant, Kind};
use crate::store::outbox::{NewNotice, Recipients};
use crate::store::{self, Author};
use crate::understand::Memory;

/// One address proposes so much within a day.
const A_DAY: i64 = 10;

/// A form as somebody filled it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub kind: Kind,
    pub title: String,
    pub when: String,
    pub venue: String,
    pub summary: String,
    pub link: String,
}

impl Desk {
    /// Takes in a program that somebody proposes.
    pub async fn propose_program(&self, who: &Who, form: Form) -> Reply {
        let reply = self.take_program(who, form).await;
        self.told(who, reply)
    }

    async fn take_program(&self, who: &Who, form: Form) -> Result<Reply, store::Error> {
        let language = self.speaks(who).await;
        let Some(starts) = self.read_moment(&form.when, language) else {
            return Ok(self.refused(language, id!("propose-when-wrong"), &form.when));
        };
        let link = Some(form.link.trim().to_owned()).filter(|it| !it.is_empty());
        let is_url = |it: &String| it.starts_with("https://") && it.len() <= 512 && !it.contains(char::is_whitespace);
        if let Some(link) = link.as_ref().filter(|it| !is_url(it)) {
            return Ok(self.refused(language, id!("propose-link-wrong"), link));
        }
        let proposal = Proposal::Program {
            kind: form.kind,
            language,
            title: form.title.trim().to_owned(),
            starts,
            venue: form.venue.trim().to_owned(),
            summary: form.summary.trim().to_owned(),
            link,
        };
        let title = form.title.trim().to_owned();
        self.take(who, language, proposal, title).await
    }

    /// Takes in what a program lacks in the language that is spoken with `who`.
    pub async fn propose_translation(
        &self,
        who: &Who,
        program: &str,
        title: Option<String>,
        summary: Option<String>,
    ) -> Reply {
        let reply = self.take_translation(who, program, title, summary).await;
        self.told(who, reply)
    }

    async fn take_translation(
        &self,
        who: &Who,
        program: &str,
        title: Option<String>,
        summary: Option<String>,
    ) -> Result<Reply, store::Error> {
        let language = self.speaks(who).await;
        let knowledge = self.knowledge();
        let catalogue = knowledge.catalogue();
        let Some(at) = catalogue.look_up(program) else { return self.unknown(who).await };
        let voice = self.voice(catalogue, language);
        let of = voice.title(catalogue.program(at)).0.to_owned();
        let proposal = Proposal::Translation { program: program.to_owned(), language, title, summary };
        self.take(who, language, proposal, of).await
    }

    /// What `program` lacks in the language spoken with `who`: (language, title in another, whether the title is missing,
    /// whether the summary is). `None` where there is no such program.
    pub async fn untranslated(&self, who: &Who, program: &str) -> Option<(Language, String, bool, bool)> {
        let language = self.speaks(who).await;
        let knowledge = self.knowledge();
        let catalogue = knowledge.catalogue();
        let program = catalogue.program(catalogue.look_up(program)?);
        let (title, summary) = lacks(program, language);
        Some((language, self.voice(catalogue, language).title(program).0.to_owned(), title, summary))
    }

    async fn take(
        &self,
        who: &Who,
        language: Language,
        proposal: Proposal,
        title: String,
    ) -> Result<Reply, store::Error> {
        let address = self.meet(who).await?;
        let now = self.clock.now();
        let knowledge = self.knowledge();
        let page = Page::new(self.voice(knowledge.catalogue(), language));
        if self.store.proposals_since(&address.id, now - Duration::days(1)).await? >= A_DAY {
            return Ok(Reply::private(page.say(id!("propose-too-many")).done()));
        }
        let id = self.store.add_proposal(&proposal, &address.id, now).await?;
        let subject = Subject::Proposal { id: id.clone(), proposal, title: title.clone() };
        let staff = self.store.staff_addresses().await?;
        let listed = staff.into_iter().map(|it| (it.id, cause::STAFF.to_owned())).collect();
        self.store.enqueue(&notice(format!("proposal:{id}"), subject), &Recipients::Listed(listed), now, now).await?;
        Ok(Reply::private(page.say_with(id!("propose-thanks"), &[("title", title.into())]).done()))
    }

    /// One of staff says yes or no.
    pub(super) async fn decide(&self, actor: &Actor, id: &str, accept: bool) -> Result<Outcome, Refusal> {
        let Some(proposed) = self.store.look_up_proposal(id).await?.filter(|it| it.open) else {
            return Err(Refusal::Decided);
        };
        // Written down first: of two who press at once, one has decided.
        if !self.store.decide_proposal(id, accept, &actor.name).await? {
            return Err(Refusal::Decided);
        }
        if accept && let Err(refusal) = self.carry_out(actor, id, &proposed.proposal).await {
            self.store.reopen_proposal(id).await?;
            return Err(refusal);
        }
        let title = self.title_of(&proposed.proposal);
        if let Some(address) = proposed.address {
            let now = self.clock.now();
            let subject = Subject::Verdict { title: title.clone(), accepted: accept };
            let to = Recipients::Listed(vec![(address, cause::STAFF.to_owned())]);
            self.store.enqueue(&notice(format!("verdict:{id}"), subject), &to, now, now).await?;
        }
        self.log(actor, if accept { "accept" } else { "decline" }, id, &title).await?;
        Ok(Outcome::Proposal { title, accepted: accept, name: actor.name.clone() })
    }

    async fn carry_out(&self, actor: &Actor, id: &str, proposal: &Proposal) -> Result<(), Refusal> {
        let (data, revision) = self.store.load_programs().await?;
        let after = proposal.carried_out(&data, id).ok_or(Refusal::Decided)?;
        let changes = diff(&data, &after);
        let author = Author { who: &actor.name, how: "proposal" };
        match self.store.save_programs(revision, &after, &changes, author, self.clock.now()).await {
            Err(store::Error::Stale) => Err(Refusal::Stale),
            other => other.map(|_| ()).map_err(Refusal::from),
        }
    }

    fn title_of(&self, proposal: &Proposal) -> String {
        match proposal {
            Proposal::Program { title, .. } => title.clone(),
            Proposal::Translation { program, language, .. } => {
                let knowledge = self.knowledge();
                let catalogue = knowledge.catalogue();
                let known = catalogue.look_up(program).map(|at| catalogue.program(at));
                let title = known.map(|it| self.voice(catalogue, *language).title(it).0.to_owned());
                title.unwrap_or_else(|| program.clone())
            }
        }
    }

    /// A moment that is still ahead, as digits or in words.
    fn read_moment(&self, text: &str, language: Language) -> Option<Instant> {
        let knowledge = self.knowledge();
        let home = knowledge.catalogue().home_zone();
        let now = self.clock.now();
        let in_words = || {
            let engine = self.conversation.engine();
            let question = engine.question(&knowledge, text, &Memory::default(), now, Some(language));
            let interval = question.filters.interval?;
            interval.from.map(|from| from.to_utc())
        };
        let at = moment(text.trim(), home).or_else(in_words)?;
        (at > now).then(|| at.with_timezone(&home).fixed_offset())
    }

    fn refused(&self, language: Language, id: crate::language::fluent::Id, text: &str) -> Reply {
        let knowledge = self.knowledge();
        let short: String = text.chars().take(60).collect();
        let page = Page::new(self.voice(knowledge.catalogue(), language)).say_with(id, &[("text", short.into())]);
        Reply::private(page.done())
    }
}

fn notice(dedup_key: String, subject: Subject) -> NewNotice {
    NewNotice {
        dedup_key,
        subject,
        lane: Lane::Reminder,
        if_doubtful: IfDoubtful::RepeatAnyway,
        urgent: false,
        lapses_at: None,
    }
}
