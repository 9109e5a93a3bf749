//! Tables from `migrations/`: numbered files of SQL that both engines run, each once, all in one transaction.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use include_dir::{Dir, include_dir};
use sqlx::AssertSqlSafe;

use super::db::{Engine, execute, fetch_all, fetch_optional, sql};
use super::{Error, Store, Transaction};
use crate::clock::{Clock, SystemClock};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/migrations");

/// All files, by number.
static ALL: LazyLock<Vec<Migration>> = LazyLock::new(|| {
    let mut all: Vec<Migration> = FILES
        .files()
        .map(|file| {
            let name = file.path().file_stem().and_then(|it| it.to_str()).expect("a test checks the names");
            let number = name.split('_').next().and_then(|it| it.parse().ok()).expect("a test checks the names");
            Migration { number, name, text: file.contents_utf8().expect("a test reads the files") }
        })
        .collect();
    all.sort_by_key(|it| it.number);
    all
});

/// One file of `migrations/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migration {
    pub number: i64,
    /// `0001_program`
    pub name: &'static str,
    text: &'static str,
}

impl Migration {
    /// All files that this program has, by number.
    pub fn all() -> &'static [Self] {
        &ALL
    }
}

/// Only one process brings the tables of a PostgreSQL database up to date. Any number will do, as long as it stays.
const LOCK: i64 = 0x006e_6172_7500;

impl Store {
    /// The files that this database has not run yet, in the order in which they will be.
    ///
    /// # Errors
    /// [`Error::Newer`] where it has run one that is not known here; [`Error::Foreign`] where it is another program's.
    pub async fn pending_migrations(&self) -> Result<Vec<Migration>, Error> {
        let mut tx = self.begin_reading().await?;
        pending(&mut tx).await
    }

    /// When this database ran a file; `None` where it is among the `pending` ones.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn migrated_at(
        &self,
        migration: &Migration,
        pending: &[Migration],
    ) -> Result<Option<DateTime<Utc>>, Error> {
        if pending.contains(migration) {
            return Ok(None);
        }
        let row: Option<(i64,)> =
            fetch_optional!(self.read(), "select applied_at_ms from migration where number = $1", migration.number)?;
        Ok(row.and_then(|(ms,)| DateTime::from_timestamp_millis(ms)))
    }

    /// Runs the files that have not been run yet, all or none, and gives those.
    ///
    /// # Errors
    /// As [`Self::pending_migrations`], and where a statement fails.
    pub async fn migrate(&self) -> Result<Vec<Migration>, Error> {
        // Looked at without a lock first, as a long import may hold the only writer's place.
        if self.pending_migrations().await?.is_empty() {
            return Ok(Vec::new());
        }
        let mut tx = self.begin().await?;
        if let Engine::Postgres(db) = tx.on() {
            // However long the other one takes: it does what this one would have to.
            sqlx::query("set local lock_timeout = 0").execute(&mut *db).await?;
            sqlx::query("select pg_advisory_xact_lock($1)").bind(LOCK).execute(db).await?;
        }
        let pending = pending(&mut tx).await?;
        execute!(
            tx.on(),
            "create table if not exists migration \
             (number bigint not null primary key, name text not null, applied_at_ms bigint not null)"
        )?;
        let now = SystemClock.now().timestamp_millis();
        for migration in &pending {
            sql!(tx.on(), |db| sqlx::raw_sql(AssertSqlSafe(migration.text)).execute(db).await.map(drop))?;
            execute!(
                tx.on(),
                "insert into migration (number, name, applied_at_ms) values ($1, $2, $3)",
                migration.number,
                migration.name,
                now
            )?;
        }
        tx.commit().await?;
        Ok(pending)
    }
}

async fn pending(tx: &mut Transaction) -> Result<Vec<Migration>, Error> {
    let (own, others): (i64, i64) = match tx.on() {
        Engine::Sqlite(db) => {
            sqlx::query_as(
                "select count(*) filter (where name = 'migration'), count(*) filter (where name <> 'migration') \
                 from sqlite_schema where type = 'table'",
            )
            .fetch_one(db)
            .await?
        }
        // Extensions put tables of their own beside ours, so others' are no reason to refuse.
        Engine::Postgres(db) => {
            sqlx::query_as(
                "select count(*), cast(0 as bigint) from information_schema.tables \
                 where table_schema = current_schema() and table_name = 'migration'",
            )
            .fetch_one(db)
            .await?
        }
    };
    if own == 0 {
        return if others > 0 { Err(Error::Foreign) } else { Ok(ALL.clone()) };
    }
    let applied: Vec<(i64, String)> = fetch_all!(tx.on(), "select number, name from migration order by number")?;
    if let Some((_, name)) = applied.iter().find(|(number, _)| ALL.iter().all(|known| known.number != *number)) {
        return Err(Error::Newer(name.clone()));
    }
    Ok(ALL.iter().filter(|it| applied.iter().all(|(number, _)| *number != it.number)).copied().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_by_number_and_subject() {
        for file in FILES.files() {
            let name = file.path().to_str().expect("ASCII");
            let (number, subject) = name.split_once('_').expect("NNNN_subject.sql");
            assert!(number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit()), "{name}");
            assert!(subject.ends_with(".sql") && file.contents_utf8().is_some(), "{name}");
        }
        let numbers: Vec<i64> = ALL.iter().map(|it| it.number).collect();
        assert!(numbers.is_sorted_by(|a, b| a < b), "two files of one number: {numbers:?}");
    }
}
