//! One SQL text on two engines: an enum of pools, and macros that expand the same body for each.
//!
//! `sqlx::Any` would hide the engine, and with it half of the types; a generic over `Database` needs six where-clauses
//! a function. The macros cost a little compile time instead.

use sqlx::postgres::{PgConnection, PgPool};
use sqlx::sqlite::{SqliteConnection, SqlitePool};
use sqlx::{Postgres, Sqlite};

use super::Error;

/// Something of the one engine, or its like of the other.
#[derive(Debug)]
pub(super) enum Engine<S, P> {
    Sqlite(S),
    Postgres(P),
}

#[derive(Debug, Clone)]
pub(super) enum Db {
    /// SQLite has one writer at a time: waiting for the pool's only connection is fair and cannot fail half-way,
    /// where several connections would meet `SQLITE_BUSY`.
    Sqlite {
        writer: SqlitePool,
        reader: SqlitePool,
    },
    Postgres(PgPool),
}

impl Db {
    pub fn read(&self) -> Engine<&SqlitePool, &PgPool> {
        match self {
            Self::Sqlite { reader, .. } => Engine::Sqlite(reader),
            Self::Postgres(pool) => Engine::Postgres(pool),
        }
    }

    pub fn write(&self) -> Engine<&SqlitePool, &PgPool> {
        match self {
            Self::Sqlite { writer, .. } => Engine::Sqlite(writer),
            Self::Postgres(pool) => Engine::Postgres(pool),
        }
    }

    pub async fn close(&self) {
        match self {
            // The writer last: the last connection that may write folds the log into the file.
            Self::Sqlite { writer, reader } => {
                reader.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// A transaction under way; dropped without [`Transaction::commit`], it never was.
#[derive(Debug)]
pub struct Transaction(Inner);

#[derive(Debug)]
enum Inner {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Transaction {
    pub(super) async fn begin(db: &Db) -> Result<Self, Error> {
        Ok(Self(match db {
            // Immediate: a transaction that reads first and then finds another's write in its way could not go on.
            Db::Sqlite { writer, .. } => Inner::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Db::Postgres(pool) => Inner::Postgres(pool.begin().await?),
        }))
    }

    pub(super) async fn begin_reading(db: &Db) -> Result<Self, Error> {
        Ok(Self(match db {
            Db::Sqlite { reader, .. } => Inner::Sqlite(reader.begin().await?),
            Db::Postgres(pool) => {
                Inner::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        }))
    }

    /// Where its statements go.
    pub(super) fn on(&mut self) -> Engine<&mut SqliteConnection, &mut PgConnection> {
        match &mut self.0 {
            Inner::Sqlite(it) => Engine::Sqlite(it),
            Inner::Postgres(it) => Engine::Postgres(it),
        }
    }

    /// # Errors
    /// Where it could not be made durable; then nothing of it is kept.
    pub async fn commit(self) -> Result<(), Error> {
        match self.0 {
            Inner::Sqlite(it) => it.commit().await?,
            Inner::Postgres(it) => it.commit().await?,
        }
        Ok(())
    }
}

/// `sql!(engine, |db| body)`: the same body for either engine; `db` is what sqlx runs a statement on. The result's
/// error becomes ours. Use it where the four macros below do not fit.
macro_rules! sql {
    ($engine:expr, |$db:ident| $body:expr) => {
        match $engine {
            $crate::store::db::Engine::Sqlite($db) => $body.map_err($crate::store::Error::from),
            $crate::store::db::Engine::Postgres($db) => $body.map_err($crate::store::Error::from),
        }
    };
}

/// `execute!(tx.on(), "update … = $1", value)`: the number of rows touched.
macro_rules! execute {
    ($engine:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::store::db::sql!($engine, |db| sqlx::query($sql)$(.bind($bind))*.execute(db).await.map(|it| it.rows_affected()))
    };
}

/// `let rows: Vec<Row> = fetch_all!(self.read(), "select …", id)?`; `Row` is a tuple or derives `sqlx::FromRow`.
macro_rules! fetch_all {
    ($engine:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::store::db::sql!($engine, |db| sqlx::query_as($sql)$(.bind($bind))*.fetch_all(db).await)
    };
}

/// As [`fetch_all!`]: the first row, or `None`.
macro_rules! fetch_optional {
    ($engine:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::store::db::sql!($engine, |db| sqlx::query_as($sql)$(.bind($bind))*.fetch_optional(db).await)
    };
}

/// As [`fetch_all!`]: the row that has to be there.
macro_rules! fetch_one {
    ($engine:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::store::db::sql!($engine, |db| sqlx::query_as($sql)$(.bind($bind))*.fetch_one(db).await)
    };
}

pub(super) use {execute, fetch_all, fetch_one, fetch_optional, sql};
