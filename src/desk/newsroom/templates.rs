//! Texts that are used again: saved from an announcement with its files and without what its placeholders stood for, and
//! used as a new one that cannot go out before they are filled in.

use super::{Actor, Outcome, Refusal};
use crate::broadcast::{Content, Template};
use crate::desk::Desk;

/// Long enough for a few words, short enough for a line.
const LONGEST_NAME: usize = 40;

impl Desk {
    pub(super) async fn save_template(&self, actor: &Actor, number: i64, name: &str) -> Result<Outcome, Refusal> {
        if name.is_empty() || name.chars().count() > LONGEST_NAME || name.contains(char::is_whitespace) {
            return Err(Refusal::TemplateName);
        }
        let from = self.broadcast(number).await?;
        let content = Content { values: Default::default(), ..from.content };
        let files = self.store.broadcast_files(&from.id).await?;
        let template = Template { name: name.to_owned(), content, segment: from.segment, files: from.files };
        self.store.save_template(&template, &files, &actor.name, self.clock.now()).await?;
        self.log(actor, "template save", name, &number.to_string()).await?;
        Ok(Outcome::TemplateSaved { name: name.to_owned() })
    }

    pub(super) async fn use_template(&self, actor: &Actor, name: &str) -> Result<Outcome, Refusal> {
        let known = self.store.templates().await?.into_iter().find(|it| it.name == name);
        let template = known.ok_or_else(|| Refusal::NoTemplate(name.to_owned()))?;
        let files = self.store.template_files(name).await?;
        self.draft(actor, template.content, template.segment, files).await
    }

    pub(super) async fn drop_template(&self, actor: &Actor, name: &str) -> Result<Outcome, Refusal> {
        if !self.store.drop_template(name).await? {
            return Err(Refusal::NoTemplate(name.to_owned()));
        }
        self.log(actor, "template drop", name, "").await?;
        Ok(Outcome::TemplateDropped { name: name.to_owned() })
    }
}
