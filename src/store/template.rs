//! Texts of staff that are used again.

use chrono::{DateTime, Utc};

use super::db::{execute, fetch_all};
use super::{Error, Store};
use crate::broadcast::Template;

impl Store {
    /// Saves it under its name, in the place of one that had it.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn save_template(&self, template: &Template, by: &str, now: DateTime<Utc>) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into template (name, content, segment, saved_by, saved_at_ms) values ($1, $2, $3, $4, $5) \
             on conflict (name) do update set content = excluded.content, segment = excluded.segment, \
             saved_by = excluded.saved_by, saved_at_ms = excluded.saved_at_ms",
            &template.name,
            serde_json::to_string(&template.content).expect("texts are always JSON"),
            template.segment.to_string(),
            by,
            now.timestamp_millis(),
        )?;
        Ok(())
    }

    /// All of them, by name.
    ///
    /// # Errors
    /// Where the database does not answer, or holds what this program cannot read.
    pub async fn templates(&self) -> Result<Vec<Template>, Error> {
        let rows: Vec<(String, String, String)> =
            fetch_all!(self.read(), "select name, content, segment from template order by name")?;
        let read = |(name, content, segment): (String, String, String)| {
            let what = || format!("template {name}");
            Ok(Template {
                content: serde_json::from_str(&content).map_err(|it| Error::unreadable(what(), it))?,
                segment: segment.parse().map_err(|it| Error::unreadable(what(), it))?,
                name,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// `false` where there is none of this name.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn drop_template(&self, name: &str) -> Result<bool, Error> {
        Ok(execute!(self.write(), "delete from template where name = $1", name)? > 0)
    }
}
