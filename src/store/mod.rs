//! Every line of SQL: the program database and all that naru has to remember, on SQLite or PostgreSQL.
//!
//! One statement serves both engines: `$1` parameters, no function of the database's own, instants as `bigint`
//! milliseconds UTC handed in, ids made by us. [`db`] runs it on whichever engine is open, [`migrate`] makes the
//! tables from `migrations/`, [`open`] finds out what is wrong with a database before it is relied on. Beside them
//! stands one file per family of tables.
//!
//! To add a family: a file in `migrations/`, a file here with `impl Store { … }`, and tests by the macro
//! `on_both_engines!` of `tests/support/database.rs`.

mod account;
pub mod broadcast;
mod changes;
mod db;
pub mod discord;
pub mod discord_inbox;
mod dialogue;
pub mod enquiry;
mod error;
pub mod lease;
mod migrate;
mod obstacle;
mod open;
pub mod outbox;
mod programs;
pub mod proposal;
mod rows;
pub mod person;
pub mod planning;
mod rehearsal;
mod setting;
pub mod staff;
pub mod subscription;
mod template;
pub mod told;
pub mod updates;

#[cfg(test)]
#[path = "../../tests/support/database.rs"]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::Arc;

use sqlx::postgres::PgPool;
use sqlx::sqlite::SqlitePool;
use tokio::sync::Notify;

pub use changes::{ChangeSet, Undone};
pub use db::Transaction;
use db::{Db, Engine, fetch_one};
pub use error::Error;
pub use migrate::Migration;
pub(crate) use obstacle::{Obstacle, server_of};
pub use open::RunLock;
pub use programs::{Author, Revision};

use crate::config::DatabaseUrl;

/// The open database; clones share its connections.
#[derive(Debug, Clone)]
pub struct Store {
    db: Db,
    /// As it may be shown, without a password.
    name: String,
    url: DatabaseUrl,
    /// Told when something may have become due.
    woken: Arc<Notify>,
}

impl Store {
    /// Opens the database, makes it where it is a SQLite file that is not there yet, and brings its tables up to date.
    ///
    /// # Errors
    /// [`Error::Open`] with what is wrong with it.
    pub async fn open(url: &DatabaseUrl) -> Result<Self, Error> {
        let name = url.to_string();
        let opened = async {
            let db = open::open(url).await?;
            let store = Self { db, name: name.clone(), url: url.clone(), woken: Arc::default() };
            store.migrate().await?;
            Ok(store)
        };
        opened.await.map_err(|why: Error| Error::Open { database: name, why: Box::new(why) })
    }

    /// Opens a database that is there, to read it only: nothing is made, changed or locked. One connection.
    ///
    /// # Errors
    /// [`Error::Open`] with what is wrong with it; [`Error::Absent`] and [`Error::Older`] within it where it was not
    /// made or not brought up to date yet.
    pub async fn open_to_read(url: &DatabaseUrl) -> Result<Self, Error> {
        let store = Self::open_to_look(url).await?;
        match store.pending_migrations().await {
            Ok(pending) if pending.is_empty() => Ok(store),
            Ok(_) => Err(Error::Open { database: store.name, why: Box::new(Error::Older) }),
            Err(why) => Err(Error::Open { database: store.name, why: Box::new(why) }),
        }
    }

    /// As [`Self::open_to_read`], whatever the state of its tables is.
    ///
    /// # Errors
    /// [`Error::Open`] with what is wrong with it.
    pub async fn open_to_look(url: &DatabaseUrl) -> Result<Self, Error> {
        let name = url.to_string();
        match open::open_to_read(url).await {
            Ok(db) => Ok(Self { db, name, url: url.clone(), woken: Arc::default() }),
            Err(why) => Err(Error::Open { database: name, why: Box::new(why) }),
        }
    }

    /// The database as it may be shown: its URL without a password.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Makes sure that this is the only process that serves from a SQLite database, until the lock is dropped or the
    /// process ends, however it ends. PostgreSQL may be served from by several; there it locks nothing.
    ///
    /// # Errors
    /// [`Error::Running`] where another one does.
    pub fn lock_for_run(&self) -> Result<RunLock, Error> {
        let locked = open::lock_for_run(&self.url);
        locked.map_err(|why| Error::Open { database: self.name.clone(), why: Box::new(why) })
    }

    /// A write transaction. Nothing of it is kept unless it is committed; keep it short, as SQLite has one writer.
    ///
    /// # Errors
    /// [`Error::Locked`] where another process writes for longer than five seconds.
    pub async fn begin(&self) -> Result<Transaction, Error> {
        Transaction::begin(&self.db).await
    }

    /// A transaction that reads: all its statements see the same state.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn begin_reading(&self) -> Result<Transaction, Error> {
        Transaction::begin_reading(&self.db).await
    }

    /// Where single statements that read go.
    fn read(&self) -> Engine<&SqlitePool, &PgPool> {
        self.db.read()
    }

    /// Where single statements that write go; each is a transaction of its own.
    fn write(&self) -> Engine<&SqlitePool, &PgPool> {
        self.db.write()
    }

    /// Asks the database something that costs nothing, for health checks.
    ///
    /// # Errors
    /// Where it does not answer.
    pub async fn ping(&self) -> Result<(), Error> {
        let _: (i64,) = fetch_one!(self.read(), "select cast(1 as bigint)")?;
        Ok(())
    }

    /// Something may have become due: senders of this process look at once. Those of others look within a second.
    pub fn wake_outbox(&self) {
        self.woken.notify_waiters();
    }

    /// Becomes ready at the next [`Self::wake_outbox`].
    pub fn outbox_woken(&self) -> tokio::sync::futures::Notified<'_> {
        self.woken.notified()
    }

    /// The SQLite file.
    fn file(&self) -> Option<PathBuf> {
        open::file(&self.url)
    }

    /// Closes all connections. SQLite then folds its write-ahead log into the file.
    pub async fn close(&self) {
        self.db.close().await;
    }
}
