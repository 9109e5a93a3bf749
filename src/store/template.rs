//! Texts of staff that are used again, with their pictures and files.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::db::{execute, fetch_all};
use super::{Error, Store};
use crate::answer::Attachment;
use crate::broadcast::Template;

impl Store {
    /// Saves it under its name with `files`, in the place of one that had it.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn save_template(
        &self,
        template: &Template,
        files: &[Attachment],
        by: &str,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        execute!(
            tx.on(),
            "insert into template (name, content, segment, saved_by, saved_at_ms) values ($1, $2, $3, $4, $5) \
             on conflict (name) do update set content = excluded.content, segment = excluded.segment, \
             saved_by = excluded.saved_by, saved_at_ms = excluded.saved_at_ms",
            &template.name,
            serde_json::to_string(&template.content).expect("texts are always JSON"),
            template.segment.to_string(),
            by,
            now.timestamp_millis(),
        )?;
        execute!(tx.on(), "delete from template_file where template = $1", &template.name)?;
        for file in files {
            execute!(
                tx.on(),
                "insert into template_file (template, name, content) values ($1, $2, $3)",
                &template.name,
                &file.name,
                serde_json::to_string(file).expect("a file is always JSON"),
            )?;
        }
        tx.commit().await
    }

    /// All of them, by name, with the names of their files.
    ///
    /// # Errors
    /// Where the database does not answer, or holds what this program cannot read.
    pub async fn templates(&self) -> Result<Vec<Template>, Error> {
        let rows: Vec<(String, String, String)> =
            fetch_all!(self.read(), "select name, content, segment from template order by name")?;
        let named: Vec<(String, String)> =
            fetch_all!(self.read(), "select template, name from template_file order by template, name")?;
        let mut files: HashMap<String, Vec<String>> = HashMap::new();
        for (template, name) in named {
            files.entry(template).or_default().push(name);
        }
        let read = |(name, content, segment): (String, String, String)| {
            let what = || format!("template {name}");
            Ok(Template {
                content: serde_json::from_str(&content).map_err(|it| Error::unreadable(what(), it))?,
                segment: segment.parse().map_err(|it| Error::unreadable(what(), it))?,
                files: files.remove(&name).unwrap_or_default(),
                name,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// # Errors
    /// Where the database does not answer, or holds what is no file.
    pub async fn template_files(&self, template: &str) -> Result<Vec<Attachment>, Error> {
        let rows: Vec<(String, String)> = fetch_all!(
            self.read(),
            "select name, content from template_file where template = $1 order by name",
            template
        )?;
        rows.into_iter()
            .map(|(name, text)| serde_json::from_str(&text).map_err(|it| Error::unreadable(format!("file {name}"), it)))
            .collect()
    }

    /// `false` where there is none of this name.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn drop_template(&self, name: &str) -> Result<bool, Error> {
        Ok(execute!(self.write(), "delete from template where name = $1", name)? > 0)
    }
}
