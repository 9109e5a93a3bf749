//! What stands in a database's way while it is proved that naru lives through it: another program's lock, a disk without
//! room; and where a server listens, for the line to it that is cut.

use std::path::PathBuf;
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};

use super::Error;
use crate::config::DatabaseUrl;

/// Somebody else in the database, until [`Obstacle::end`].
pub(crate) struct Obstacle(Other);

enum Other {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
    /// Rows are refused as on a full disk.
    Full(PgConnection),
}

impl Obstacle {
    /// Writes, and does not finish.
    ///
    /// # Errors
    /// Where the database does not let it.
    pub(crate) async fn lock(url: &DatabaseUrl) -> Result<Self, Error> {
        if url.is_sqlite() {
            let mut other = SqliteConnection::connect(url.reveal()).await?;
            // Where naru writes just now, the other one waits its turn.
            other.execute("pragma busy_timeout = 10000").await?;
            other.execute("begin immediate").await?;
            return Ok(Self(Other::Sqlite(other)));
        }
        let mut other = PgConnection::connect(url.reveal()).await?;
        other.execute("begin").await?;
        other.execute("lock table delivery, lease in access exclusive mode").await?;
        Ok(Self(Other::Postgres(other)))
    }

    /// What a PostgreSQL server says of a disk without room, at every row that would need some.
    ///
    /// # Errors
    /// Where the database does not let it.
    pub(crate) async fn fill(url: &DatabaseUrl) -> Result<Self, Error> {
        let mut own = PgConnection::connect(url.reveal()).await?;
        own.execute(
            "create function no_room() returns trigger language plpgsql as \
             $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$",
        )
        .await?;
        own.execute("create trigger no_room before insert or update on delivery execute function no_room()").await?;
        Ok(Self(Other::Full(own)))
    }

    /// # Errors
    /// Where the database does not answer.
    pub(crate) async fn end(self) -> Result<(), Error> {
        match self.0 {
            Other::Sqlite(mut other) => {
                other.execute("rollback").await?;
            }
            Other::Postgres(mut other) => {
                other.execute("rollback").await?;
            }
            Other::Full(mut own) => {
                own.execute("drop trigger no_room on delivery").await?;
                own.execute("drop function no_room").await?;
            }
        }
        Ok(())
    }
}

/// The folder of a PostgreSQL server's socket, where it has one; its host; its port. `None`: the URL cannot be read.
pub(crate) fn server_of(url: &DatabaseUrl) -> Option<(Option<PathBuf>, String, u16)> {
    let options = PgConnectOptions::from_str(url.reveal()).ok()?;
    let (host, port) = (options.get_host(), options.get_port());
    let folder = options.get_socket().cloned().or_else(|| host.starts_with('/').then(|| PathBuf::from(host)));
    Some((folder, host.to_owned(), port))
}
