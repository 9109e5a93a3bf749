//! Connecting, and what can be wrong with a database before the first statement.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};

use super::Error;
use super::db::Db;
use crate::config::DatabaseUrl;

/// How long a statement waits for another process that writes, on either engine.
const BUSY: Duration = Duration::from_secs(5);
/// Pages are read from memory; beyond a few, readers only wait for the same two processor cores.
const READERS: u32 = 4;
/// PostgreSQL allows 100 in all by default, and others may want some.
const CONNECTIONS: u32 = 10;
/// A server that does not answer a connection for so long is not there.
const CONNECT: Duration = Duration::from_secs(5);
const OLDEST_POSTGRES: u32 = 150_000;

pub(super) async fn open(url: &DatabaseUrl) -> Result<Db, Error> {
    if !url.is_sqlite() {
        return postgres(url, CONNECTIONS).await;
    }
    let options = sqlite_options(url)?.create_if_missing(true).journal_mode(SqliteJournalMode::Wal);
    let path = options.get_filename().to_owned();
    let pool = SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
    // On a full disk SQLite rolls back by itself. sqlx then still believes in the transaction, and would begin no other on
    // this connection: another one takes its place.
    let pool = pool.before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }));
    // What was acknowledged survives a power cut; batches keep the price small.
    let writer = pool.connect_with(options.clone().synchronous(SqliteSynchronous::Full)).await;
    let writer = writer.map_err(|error| at_path(error.into(), &path))?;
    let reader = readers(options.create_if_missing(false), READERS);
    Ok(Db::Sqlite { writer, reader })
}

pub(super) async fn open_to_read(url: &DatabaseUrl) -> Result<Db, Error> {
    if !url.is_sqlite() {
        return postgres(url, 1).await;
    }
    let options = sqlite_options(url)?.create_if_missing(false);
    let path = options.get_filename().to_owned();
    if !path.exists() && path.parent().is_none_or(|folder| folder.as_os_str().is_empty() || folder.is_dir()) {
        return Err(Error::Absent);
    }
    let mut reader = readers(options.clone(), 1);
    // The file is opened when something is first asked; ask now, so that what is wrong is said here.
    let first = "select count(*) from sqlite_schema";
    if let Err(error) = sqlx::query(first).execute(&reader).await {
        let error = at_path(error.into(), &path);
        // On a medium that nobody can write to, SQLite cannot make its index of the log, and needs none.
        if !matches!(error, Error::ReadOnly) || beside(&path, "-wal").exists() {
            return Err(error);
        }
        reader = readers(options.immutable(true), 1);
        sqlx::query(first).execute(&reader).await.map_err(|error| at_path(error.into(), &path))?;
    }
    // Its one connection reads only, so that whoever writes by mistake hears of it.
    Ok(Db::Sqlite { writer: reader.clone(), reader })
}

fn readers(options: SqliteConnectOptions, most: u32) -> SqlitePool {
    SqlitePoolOptions::new().max_connections(most).connect_lazy_with(options.read_only(true))
}

fn sqlite_options(url: &DatabaseUrl) -> Result<SqliteConnectOptions, Error> {
    let options = SqliteConnectOptions::from_str(url.reveal()).map_err(|error| Error::Url(error.to_string()))?;
    if url.reveal().contains(":memory:") || url.reveal().contains("mode=memory") {
        return Err(Error::Url("a database in memory is another one for each connection; name a file".to_owned()));
    }
    Ok(options.busy_timeout(BUSY).foreign_keys(true).disable_statement_logging())
}

pub(super) fn file(url: &DatabaseUrl) -> Option<PathBuf> {
    let options = url.is_sqlite().then(|| sqlite_options(url).ok()).flatten()?;
    Some(options.get_filename().to_owned())
}

/// What SQLite calls “cannot open” has reasons that a person can mend.
fn at_path(error: Error, path: &Path) -> Error {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    match (error, folder) {
        (Error::Forbidden | Error::Other(_), _) if path.is_dir() => Error::IsFolder(path.display().to_string()),
        (Error::Forbidden, Some(folder)) if !folder.is_dir() => Error::NoFolder(folder.display().to_string()),
        // It cannot be made, or its log beside it cannot.
        (Error::Forbidden, _) if !path.exists() || File::open(path).is_ok() => Error::ReadOnly,
        (error, _) => error,
    }
}

/// `naru.db` → `naru.db-wal`
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(ending);
    PathBuf::from(path)
}

async fn postgres(url: &DatabaseUrl, connections: u32) -> Result<Db, Error> {
    let options = PgConnectOptions::from_str(url.reveal())
        // The text of a URL may hold a password: say what, not which.
        .map_err(|_| Error::Url("expected postgres://user@host/database".to_owned()))?
        .application_name("naru")
        .options([("lock_timeout", format!("{}ms", BUSY.as_millis()))])
        .disable_statement_logging();
    // Alone first: the pool would try a server that is not there for half a minute.
    let first = tokio::time::timeout(CONNECT, options.connect()).await;
    let mut first = match first {
        Ok(Ok(connection)) => connection,
        Ok(Err(sqlx::Error::Io(error))) => return Err(Error::Unreachable(error.to_string())),
        Ok(Err(error)) => return Err(error.into()),
        Err(_) => return Err(Error::Unreachable(format!("no answer within {} seconds", CONNECT.as_secs()))),
    };
    let (number, name): (String, String) =
        sqlx::query_as("select current_setting('server_version_num'), current_setting('server_version')")
            .fetch_one(&mut first)
            .await?;
    if number.parse::<u32>().is_ok_and(|number| number < OLDEST_POSTGRES) {
        return Err(Error::Version(name));
    }
    Connection::close(first).await?;
    let pool = PgPoolOptions::new().max_connections(connections).acquire_timeout(Duration::from_secs(10));
    Ok(Db::Postgres(pool.connect_lazy_with(options)))
}

/// Held by the one process that serves from a SQLite database; see [`super::Store::lock_for_run`].
#[derive(Debug)]
pub struct RunLock {
    /// The system lets go of the lock with the file, also when the process is killed.
    _file: Option<File>,
}

/// The lock is on a file of its own, `naru.db-run`: to open and close the database's own file here would drop the
/// locks that SQLite holds on it in this process (POSIX advisory locks).
pub(super) fn lock_for_run(url: &DatabaseUrl) -> Result<RunLock, Error> {
    if !url.is_sqlite() {
        return Ok(RunLock { _file: None });
    }
    let path = beside(sqlite_options(url)?.get_filename(), "-run");
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
    let mut file = file.map_err(|_| Error::ReadOnly)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut text = String::new();
            let pid = file.read_to_string(&mut text).ok().and_then(|_| text.trim().parse().ok());
            return Err(Error::Running(pid));
        }
        Err(TryLockError::Error(error)) => return Err(Error::Other(Box::new(error))),
    }
    // For the sentence that the other one says; that it cannot be written is no reason not to run.
    let _ = file.set_len(0).and_then(|()| file.rewind()).and_then(|()| writeln!(file, "{}", std::process::id()));
    Ok(RunLock { _file: Some(file) })
}
