//! Who sends for a bot, and whether this is still the database that it was.
//!
//! A lease is held by beating; another process takes it over when the beat stands still. No two clocks are compared:
//! whoever waits watches the beat with a clock of its own. On SQLite there is one process only (see
//! [`Store::lock_for_run`]), so that what is found there belongs to the dead.

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use super::db::{Engine, execute, fetch_all, fetch_one, fetch_optional};
use super::{Error, Store, Transaction};

/// Why deliveries of a restored database are held.
pub const RESTORED: &str = "restored";
/// Why announcements are held after nobody sent for long.
pub const OUTAGE: &str = "outage";

/// A lease as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    /// Empty: nobody has it.
    pub holder: String,
    pub beat: i64,
    /// By the holder's clock.
    pub beat_at: DateTime<Utc>,
}

impl Store {
    /// The lease of `name`; `None` where nobody ever had it.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn lease(&self, name: &str) -> Result<Option<Lease>, Error> {
        let row: Option<(String, i64, i64)> =
            fetch_optional!(self.read(), "select holder, beat, beat_at_ms from lease where name = $1", name)?;
        Ok(row.map(|(holder, beat, at)| Lease { holder, beat, beat_at: super::outbox::instant(at) }))
    }

    /// Takes the lease in place of `seen`, as [`Self::lease`] gave it; `false` where somebody was faster, or the holder
    /// lives after all.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn take_lease(
        &self,
        name: &str,
        holder: &str,
        seen: Option<&Lease>,
        now: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let touched = match seen {
            None => execute!(
                self.write(),
                "insert into lease (name, holder, beat, beat_at_ms) values ($1, $2, 1, $3) on conflict (name) do nothing",
                name,
                holder,
                now.timestamp_millis()
            )?,
            Some(seen) => execute!(
                self.write(),
                "update lease set holder = $2, beat = beat + 1, beat_at_ms = $3 \
                  where name = $1 and holder = $4 and beat = $5",
                name,
                holder,
                now.timestamp_millis(),
                &seen.holder,
                seen.beat
            )?,
        };
        Ok(touched == 1)
    }

    /// Keeps the lease; `false` where it is another's by now.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn beat(&self, name: &str, holder: &str, now: DateTime<Utc>) -> Result<bool, Error> {
        let touched = execute!(
            self.write(),
            "update lease set beat = beat + 1, beat_at_ms = $3 where name = $1 and holder = $2",
            name,
            holder,
            now.timestamp_millis()
        )?;
        self.witness(name).await?;
        Ok(touched == 1)
    }

    /// Gives the lease up, so that the next process need not wait.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn release_lease(&self, name: &str, holder: &str) -> Result<(), Error> {
        execute!(self.write(), "update lease set holder = '' where name = $1 and holder = $2", name, holder)?;
        Ok(())
    }

    /// What is found claimed is a dead process's: nobody else can be at work.
    pub fn is_alone(&self) -> bool {
        matches!(self.read(), Engine::Sqlite(_))
    }

    /// Is this the database that it was? If not, it is a restored copy, or has moved: what was due in the past may have
    /// gone out already, and is held until staff decide ([`Store::decide_held`] with [`RESTORED`]). How many, where so.
    ///
    /// Looked at: on SQLite the file's own number, and a beat kept in a file beside it, which a copy that is put in its
    /// place does not know of; on PostgreSQL the server, its timeline, and the number of the table. A whole server
    /// that is set back by its file system cannot be told from one that stood still.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn hold_if_restored(&self, now: DateTime<Utc>) -> Result<Option<u64>, Error> {
        let home = self.home().await?;
        let ahead = self.witness_is_ahead().await?;
        let mut tx = self.begin().await?;
        let known: Option<(String,)> = fetch_optional!(tx.on(), "select value from installation where key = 'home'")?;
        if known.as_ref().is_some_and(|(known,)| *known == home) && !ahead {
            return Ok(None);
        }
        set(&mut tx, "home", &home).await?;
        if known.is_none() {
            tx.commit().await?;
            return Ok(None); // a new installation
        }
        execute!(tx.on(), "delete from installation where key = 'restored_answer'")?;
        set(&mut tx, "restored_at_ms", &now.timestamp_millis().to_string()).await?;
        let held = execute!(
            tx.on(),
            "update delivery set state = 'held', reason = $2 where state in ('due', 'claimed') and due_at_ms <= $1",
            now.timestamp_millis(),
            RESTORED
        )?;
        // From here on the beat counts from where the witness stands, or it would be found ahead for ever.
        execute!(tx.on(), "update lease set beat = beat + $1", self.witness_gap().await?)?;
        tx.commit().await?;
        Ok(Some(held))
    }

    async fn home(&self) -> Result<String, Error> {
        match self.read() {
            Engine::Sqlite(_) => Ok(self.file().map_or_else(String::new, |file| file_number(&file))),
            Engine::Postgres(_) => {
                // The timeline changes when a backup is rolled forward; the table's number when a dump is read in.
                let row: (String,) = fetch_one!(
                    self.read(),
                    "select concat_ws('/', (select system_identifier from pg_control_system()), \
                     (select timeline_id from pg_control_checkpoint()), cast('delivery' as regclass)::oid)"
                )?;
                Ok(row.0)
            }
        }
    }

    fn witness_file(&self) -> Option<PathBuf> {
        let mut name = self.file()?.into_os_string();
        name.push("-beat");
        Some(name.into())
    }

    /// Writes the sum of all beats beside a SQLite file. Not forced to the disk: after a power cut it is behind, which
    /// means nothing.
    async fn witness(&self, _name: &str) -> Result<(), Error> {
        if let Some(path) = self.witness_file() {
            let _not_there = tokio::fs::write(path, self.beats().await?.to_string()).await;
        }
        Ok(())
    }

    async fn beats(&self) -> Result<i64, Error> {
        let row: (i64,) = fetch_one!(self.read(), "select cast(coalesce(sum(beat), 0) as bigint) from lease")?;
        Ok(row.0)
    }

    async fn witness_gap(&self) -> Result<i64, Error> {
        let Some(path) = self.witness_file() else { return Ok(0) };
        let seen = tokio::fs::read_to_string(path).await.ok().and_then(|text| text.trim().parse::<i64>().ok());
        Ok((seen.unwrap_or(0) - self.beats().await?).max(0))
    }

    async fn witness_is_ahead(&self) -> Result<bool, Error> {
        Ok(self.witness_gap().await? > 0)
    }

    /// Every lease, for `naru status`.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn leases(&self) -> Result<Vec<(String, Lease)>, Error> {
        let rows: Vec<(String, String, i64, i64)> =
            fetch_all!(self.read(), "select name, holder, beat, beat_at_ms from lease order by name")?;
        let read = |(name, holder, beat, at)| (name, Lease { holder, beat, beat_at: super::outbox::instant(at) });
        Ok(rows.into_iter().map(read).collect())
    }
}

async fn set(tx: &mut Transaction, key: &str, value: &str) -> Result<(), Error> {
    execute!(
        tx.on(),
        "insert into installation (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value",
        key,
        value
    )?;
    Ok(())
}

pub(super) async fn is_held(tx: &mut Transaction, name: &str, holder: &str) -> Result<bool, Error> {
    // On PostgreSQL the row is kept from a taker until this is committed.
    let text = match tx.on() {
        Engine::Sqlite(_) => "select beat from lease where name = $1 and holder = $2",
        Engine::Postgres(_) => "select beat from lease where name = $1 and holder = $2 for share",
    };
    let row: Option<(i64,)> = fetch_optional!(tx.on(), text, name, holder)?;
    Ok(row.is_some())
}

#[cfg(unix)]
fn file_number(file: &std::path::Path) -> String {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(file).map_or_else(|_| String::new(), |it| format!("{}:{}", it.dev(), it.ino()))
}

#[cfg(not(unix))]
fn file_number(file: &std::path::Path) -> String {
    file.display().to_string()
}
