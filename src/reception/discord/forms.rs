//! Forms: what volunteers propose. Those of staff are in [`newsdesk`](super::newsdesk).

use super::Reception;
use super::commands::{Given, Slash};
use super::slash::Options;
use crate::channel::Who;
use crate::channel::discord::{Action, Asked, Field, Form, Interaction};
use crate::desk::Reply;
use crate::desk::proposals;
use crate::id;
use crate::language::fluent::Id;
use crate::program::Kind;

const PROPOSE: &str = "propose:";
const TRANSLATE: &str = "translate:";

const TITLE: usize = 100;
const WHEN: usize = 60;
const VENUE: usize = 100;
const SUMMARY: usize = 1_500;
const LINK: usize = 500;

impl Reception {
    /// The form that an interaction asks for; `None` where it asks for none, or there is nothing to fill in.
    pub(super) async fn form_for(&self, it: &Interaction, action: Option<&Action>) -> Option<Form> {
        if let Asked::Command { name, options, channels } = &it.asked {
            let options = Options::new(options, channels);
            return match Slash::from_name(name) {
                Some(Slash::Propose) => {
                    let kind = options.get(Given::Kind).and_then(Kind::from_name)?;
                    Some(self.proposal_form(&self.who(it).await, kind))
                }
                Some(Slash::Translate) => {
                    let who = self.who(it).await;
                    let program = self.program(&who, &options).ok()?;
                    self.translation_form(&who, &program).await
                }
                _ => None,
            };
        }
        let order = self.staff_order(it, action)?;
        self.staff_form(it, &order).await
    }

    fn word(&self, who: &Who, id: Id) -> String {
        let language = who.chosen.or(who.language).unwrap_or(self.desk.default_language());
        self.desk.conversation().texts().speaker(language).say(id)
    }

    pub(super) fn line(&self, who: &Who, id: &'static str, label: Id, most: usize) -> Field {
        Field::line(id, self.word(who, label), most)
    }

    pub(super) fn form(&self, who: &Who, id: String, title: Id, fields: Vec<Field>) -> Form {
        Form { id, title: self.word(who, title), fields }
    }

    fn proposal_form(&self, who: &Who, kind: Kind) -> Form {
        let fields = vec![
            self.line(who, "title", id!("propose-name"), TITLE),
            self.line(who, "when", id!("propose-when"), WHEN),
            self.line(who, "venue", id!("propose-where"), VENUE),
            self.line(who, "summary", id!("propose-what"), SUMMARY).long(),
            self.line(who, "link", id!("propose-link"), LINK).optional(),
        ];
        self.form(who, format!("{PROPOSE}{kind}"), id!("propose-title"), fields)
    }

    async fn translation_form(&self, who: &Who, program: &str) -> Option<Form> {
        let (_, _, title, summary) = self.desk.untranslated(who, program).await?;
        let mut fields = Vec::new();
        if title {
            fields.push(self.line(who, "title", id!("translate-name"), TITLE));
        }
        if summary {
            fields.push(self.line(who, "summary", id!("translate-summary"), SUMMARY).long());
        }
        let form = self.form(who, format!("{TRANSLATE}{program}"), id!("translate-title"), fields);
        (!form.fields.is_empty() && form.id.chars().count() <= 100).then_some(form)
    }

    /// Said instead of a form with nothing to fill in.
    pub(super) fn nothing_lacks(&self, who: &Who, program: &str) -> Reply {
        let knowledge = self.desk.knowledge();
        let catalogue = knowledge.catalogue();
        let title = catalogue.look_up(program).and_then(|at| {
            let title = &catalogue.program(at).title;
            let language = who.chosen.or(who.language).unwrap_or(self.desk.default_language());
            title.get(language).or_else(|| title.iter().next().map(|(_, title)| title))
        });
        self.sentence(who, id!("translate-complete"), &[("title", title.unwrap_or(program))])
    }

    /// A form that was filled in.
    pub(super) async fn submitted(&self, it: &Interaction, form: &str, fields: &[(String, String)]) -> Reply {
        let field = |id: &str| {
            let found = fields.iter().find(|(name, _)| name == id);
            found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        // The proposer is told in their own chat what staff decide.
        if let Some(kind) = form.strip_prefix(PROPOSE).and_then(Kind::from_name) {
            let who = self.own_or_here(it, self.who(it).await).await;
            let form = proposals::Form {
                kind,
                title: field("title"),
                when: field("when"),
                venue: field("venue"),
                summary: field("summary"),
                link: field("link"),
            };
            return self.desk.propose_program(&who, form).await;
        }
        if let Some(program) = form.strip_prefix(TRANSLATE) {
            let who = self.own_or_here(it, self.who(it).await).await;
            let some = |id| Some(field(id)).filter(|it| !it.is_empty());
            return self.desk.propose_translation(&who, program, some("title"), some("summary")).await;
        }
        self.staff_submitted(it, form, &field).await
    }
}
