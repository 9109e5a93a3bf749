//! Who changed what in the program database and when, and taking it back.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::db::{execute, fetch_all, fetch_one, fetch_optional};
use super::programs::{Author, Revision};
use super::rows::{Cell, upsert};
use super::{Error, Store, Transaction};
use crate::program::Subject;
use crate::program::change::{Change, Conflict, What, diff, undo};

/// One save: everything that went in together.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeSet {
    pub id: String,
    pub at: DateTime<Utc>,
    pub who: String,
    pub how: String,
    /// The save that this one took back.
    pub undoes: Option<String>,
    /// Records touched.
    pub records: i64,
}

/// What came of taking back a save.
#[derive(Debug)]
pub enum Undone {
    Done(Revision),
    /// It would lose what came after; nothing was taken back.
    Conflicts(Vec<Conflict>),
    /// There is no such save.
    Unknown,
}

impl Store {
    /// The saves, newest first, `limit` at most; of one record only where it is named.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn change_sets(&self, of: Option<(Subject, &str)>, limit: i64) -> Result<Vec<ChangeSet>, Error> {
        let (subject, record) = of.map_or((None, None), |(subject, id)| (Some(subject.as_str()), Some(id)));
        let rows: Vec<(String, i64, String, String, Option<String>, i64)> = fetch_all!(
            self.read(),
            "select s.id, s.at_ms, s.who, s.how, s.undoes, \
                    (select count(*) from change c where c.change_set = s.id) \
               from change_set s \
              where cast($1 as text) is null \
                 or exists (select 1 from change c where c.change_set = s.id and c.subject = $1 and c.record = $2) \
              order by s.revision desc limit $3",
            subject,
            record,
            limit
        )?;
        let set = |(id, at_ms, who, how, undoes, records)| {
            let at = DateTime::from_timestamp_millis(at_ms).unwrap_or_default();
            ChangeSet { id, at, who, how, undoes, records }
        };
        Ok(rows.into_iter().map(set).collect())
    }

    /// How often each program was saved since it was added; those never changed are left out.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn change_counts(&self) -> Result<HashMap<String, u32>, Error> {
        let rows: Vec<(String, i64)> = fetch_all!(
            self.read(),
            "select record, count(*) from change where subject = 'program' group by record having count(*) > 1"
        )?;
        Ok(rows.into_iter().map(|(id, count)| (id, u32::try_from(count - 1).unwrap_or(u32::MAX))).collect())
    }

    /// As [`Self::change_counts`], of one program.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn change_count(&self, program: &str) -> Result<u32, Error> {
        let (count,): (i64,) =
            fetch_one!(self.read(), "select count(*) from change where subject = 'program' and record = $1", program)?;
        Ok(u32::try_from((count - 1).max(0)).unwrap_or(u32::MAX))
    }

    /// What one save changed; empty where there is no such save.
    ///
    /// # Errors
    /// Where the database does not answer, or a row cannot be read.
    pub async fn changes_of(&self, change_set: &str) -> Result<Vec<Change>, Error> {
        let rows: Vec<(String, String, String)> = fetch_all!(
            self.read(),
            "select subject, record, what from change where change_set = $1 order by position",
            change_set
        )?;
        rows.into_iter().map(|(subject, id, what)| change(&subject, id, &what)).collect()
    }

    /// Takes one save back, as a save of its own. What was changed again since is not lost: then nothing happens.
    ///
    /// # Errors
    /// [`Error::Stale`] where somebody saved in this very moment; trying again is right.
    pub async fn undo_changes(&self, change_set: &str, who: &str, now: DateTime<Utc>) -> Result<Undone, Error> {
        let known: Option<(String,)> =
            fetch_optional!(self.read(), "select id from change_set where id = $1", change_set)?;
        if known.is_none() {
            return Ok(Undone::Unknown);
        }
        let changes = self.changes_of(change_set).await?;
        let (data, revision) = self.load_programs().await?;
        let new = match undo(&data, &changes) {
            Ok(new) => new,
            Err(conflicts) => return Ok(Undone::Conflicts(conflicts)),
        };
        let back = diff(&data, &new);
        let mut tx = self.begin().await?;
        let moved = super::programs::save(&mut tx, revision, &new, &back).await?;
        record(&mut tx, moved, &back, Author { who, how: "undo" }, Some(change_set), now).await?;
        tx.commit().await?;
        Ok(Undone::Done(Revision::new(moved)))
    }
}

fn change(subject: &str, id: String, what: &str) -> Result<Change, Error> {
    let place = || format!("the history of {subject} “{id}”");
    let known = Subject::from_name(subject).ok_or_else(|| Error::unreadable(place(), "an unknown table"))?;
    let what: What = serde_json::from_str(what).map_err(|error| Error::unreadable(place(), error))?;
    Ok(Change { subject: known, id, what })
}

pub(super) async fn record(
    tx: &mut Transaction,
    revision: i64,
    changes: &[Change],
    author: Author<'_>,
    undoes: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let id = uuid::Uuid::now_v7().to_string();
    execute!(
        tx.on(),
        "insert into change_set (id, at_ms, who, how, revision, undoes) values ($1, $2, $3, $4, $5, $6)",
        &id,
        now.timestamp_millis(),
        author.who,
        author.how,
        revision,
        undoes
    )?;
    let rows = changes.iter().zip(0_i64..).map(|(change, position)| {
        vec![
            Cell::text(&id),
            Cell::Int(Some(position)),
            Cell::text(change.subject.as_str()),
            Cell::text(&change.id),
            Cell::json(&change.what),
        ]
    });
    let columns = ["change_set", "position", "subject", "record", "what"];
    upsert(tx, "change", &columns, &["change_set", "position"], &columns, Box::new(rows)).await
}
