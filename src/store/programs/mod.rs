//! The program database: loaded whole into a [`Dataset`], saved as what changed, with a revision that moves.

mod read;
#[cfg(test)]
mod tests;
mod write;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use futures_util::StreamExt;

use read::{FaqRow, OrganizerRow, PlaceRow, ProgramRow, SessionRow, TermRow};
use write::{Row, columns, instant};

use super::db::{Engine, execute, fetch_all, fetch_one};
use super::rows::{Cell, upsert};
use super::{Error, Store, Transaction};
use crate::program::change::{Change, What};
use crate::program::{Dataset, Program, Session, Subject};

/// Moves with every change, also one by another process; equal revisions hold equal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Revision(i64);

impl Revision {
    /// Of a database that is not there yet.
    pub const NONE: Self = Self(0);

    pub(super) fn new(number: i64) -> Self {
        Self(number)
    }
}

/// On whose behalf something is saved.
#[derive(Debug, Clone, Copy)]
pub struct Author<'a> {
    /// Who, as colleagues know them.
    pub who: &'a str,
    /// By which way: `import`, `desk`, `undo`.
    pub how: &'a str,
}

impl Store {
    /// # Errors
    /// Where the database does not answer.
    pub async fn revision(&self) -> Result<Revision, Error> {
        let (number,): (i64,) = fetch_one!(self.read(), "select number from revision")?;
        Ok(Revision(number))
    }

    /// Everything, drafts too, and the revision it is.
    ///
    /// # Errors
    /// Where the database does not answer, and [`Error::Unreadable`] where a value makes no sense.
    pub async fn load_programs(&self) -> Result<(Dataset, Revision), Error> {
        let mut tx = self.begin_reading().await?;
        load(&mut tx).await
    }

    /// Saves what `changes` say of `new`, all or nothing, and who did it when. `read` is the revision that the
    /// changes were made against. Without changes nothing is saved and nothing moves.
    ///
    /// # Errors
    /// [`Error::Stale`] where somebody else changed something since `read`.
    pub async fn save_programs(
        &self,
        read: Revision,
        new: &Dataset,
        changes: &[Change],
        author: Author<'_>,
        now: DateTime<Utc>,
    ) -> Result<Revision, Error> {
        if changes.is_empty() {
            return Ok(read);
        }
        let mut tx = self.begin().await?;
        let revision = save(&mut tx, read, new, changes).await?;
        super::changes::record(&mut tx, revision, changes, author, None, now).await?;
        tx.commit().await?;
        Ok(Revision(revision))
    }
}

/// Writes the records, and gives the new revision.
pub(super) async fn save(
    tx: &mut Transaction,
    read: Revision,
    new: &Dataset,
    changes: &[Change],
) -> Result<i64, Error> {
    // First, as it also makes another save wait on PostgreSQL.
    let moved = execute!(tx.on(), "update revision set number = number + 1 where number = $1", read.0)?;
    if moved == 0 {
        return Err(Error::Stale);
    }
    save_table(tx, Subject::Organizer, &new.organizers, changes).await?;
    save_table(tx, Subject::Topic, &new.topics, changes).await?;
    save_table(tx, Subject::Audience, &new.audiences, changes).await?;
    save_table(tx, Subject::Place, &new.places, changes).await?;
    save_table(tx, Subject::Program, &new.programs, changes).await?;
    save_sessions(tx, &new.programs, changes).await?;
    save_table(tx, Subject::Faq, &new.faqs, changes).await?;
    Ok(read.0 + 1)
}

async fn save_table<R: Row + Sync>(
    tx: &mut Transaction,
    subject: Subject,
    records: &[R],
    changes: &[Change],
) -> Result<(), Error> {
    let by_id: HashMap<&str, &R> = records.iter().map(|it| (it.id(), it)).collect();
    let ours = changes.iter().filter(|it| it.subject == subject);
    let (removed, kept): (Vec<&Change>, Vec<&Change>) = ours.partition(|it| matches!(it.what, What::Removed(_)));
    for change in removed {
        let sql = format!("delete from {subject} where id = $1");
        execute!(tx.on(), sqlx::AssertSqlSafe(sql.as_str()), &change.id)?;
    }
    let sql = format!("select coalesce(max(position), 0) from {subject}");
    let (last,): (i64,) = fetch_one!(tx.on(), sqlx::AssertSqlSafe(sql.as_str()))?;
    let rows = kept.into_iter().zip(last + 1..).filter_map(|(change, position)| {
        let mut cells = by_id.get(change.id.as_str())?.cells();
        cells.push(Cell::Int(Some(position)));
        Some(cells)
    });
    let mut names = columns(subject).to_vec();
    names.push("position");
    // A record that is there already keeps its position.
    upsert(tx, subject.as_str(), &names, &["id"], &["id", "position"], Box::new(rows)).await
}

async fn save_sessions(tx: &mut Transaction, programs: &[Program], changes: &[Change]) -> Result<(), Error> {
    let ours: Vec<&Change> = changes.iter().filter(|it| it.subject == Subject::Program).collect();
    let touched = |change: &&Change| match &change.what {
        What::Changed(fields) => fields.iter().any(|it| it.field == "session"),
        What::Added | What::Removed(_) => false,
    };
    let written: Vec<&Change> =
        ours.iter().filter(|it| matches!(it.what, What::Added) || touched(it)).copied().collect();
    let touched: Vec<&Change> = ours.into_iter().filter(touched).collect();
    for change in touched {
        execute!(tx.on(), "delete from session where program = $1", &change.id)?;
    }
    let by_id: HashMap<&str, &Program> = programs.iter().map(|it| (it.id.as_str(), it)).collect();
    let rows = written.into_iter().filter_map(|change| by_id.get(change.id.as_str())).flat_map(|program| {
        program.sessions.iter().zip(0_i64..).map(|(session, position)| {
            let mut cells = vec![Cell::text(&program.id), Cell::Int(Some(position))];
            cells.extend(instant(Some(session.starts)));
            cells.extend(instant(session.ends));
            cells.extend([Cell::optional(session.place.as_deref()), Cell::json(&session.title)]);
            cells
        })
    });
    let names = ["program", "position", "starts_ms", "starts_offset_s", "ends_ms", "ends_offset_s", "place", "title"];
    upsert(tx, "session", &names, &["program", "position"], &["program", "position"], Box::new(rows)).await
}

async fn load(tx: &mut Transaction) -> Result<(Dataset, Revision), Error> {
    let (number,): (i64,) = fetch_one!(tx.on(), "select number from revision")?;
    let organizers: Vec<OrganizerRow> = fetch_all!(tx.on(), "select * from organizer order by position, id")?;
    let topics: Vec<TermRow> = fetch_all!(tx.on(), "select * from topic order by position, id")?;
    let audiences: Vec<TermRow> = fetch_all!(tx.on(), "select * from audience order by position, id")?;
    let places: Vec<PlaceRow> = fetch_all!(tx.on(), "select * from place order by position, id")?;
    let faqs: Vec<FaqRow> = fetch_all!(tx.on(), "select * from faq order by position, id")?;
    let programs = load_programs(tx).await?;
    let data = Dataset {
        organizers: organizers.into_iter().map(OrganizerRow::record).collect::<Result<_, _>>()?,
        topics: topics.into_iter().map(TermRow::record).collect::<Result<_, _>>()?,
        audiences: audiences.into_iter().map(TermRow::record).collect::<Result<_, _>>()?,
        places: places.into_iter().map(PlaceRow::record).collect::<Result<_, _>>()?,
        programs,
        faqs: faqs.into_iter().map(FaqRow::record).collect::<Result<_, _>>()?,
    };
    Ok((data, Revision(number)))
}

async fn load_programs(tx: &mut Transaction) -> Result<Vec<Program>, Error> {
    let mut sessions: HashMap<String, Vec<Session>> = HashMap::new();
    let rows: Vec<SessionRow> = fetch_all!(tx.on(), "select * from session order by program, position")?;
    for row in rows {
        let (program, session) = row.record()?;
        sessions.entry(program).or_default().push(session);
    }
    // One by one: all rows at once would be in memory twice.
    let mut programs = Vec::new();
    macro_rules! take {
        ($db:ident) => {{
            let mut rows = sqlx::query_as::<_, ProgramRow>("select * from program order by position, id").fetch($db);
            while let Some(row) = rows.next().await {
                let mut program = row?.record()?;
                program.sessions = sessions.remove(&program.id).unwrap_or_default();
                programs.push(program);
            }
        }};
    }
    match tx.on() {
        Engine::Sqlite(db) => take!(db),
        Engine::Postgres(db) => take!(db),
    }
    Ok(programs)
}
