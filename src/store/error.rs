//! What can be wrong with a database, one sentence each.

type Source = Box<dyn std::error::Error + Send + Sync>;

/// Act on the case. Texts and values of statements are in none of them.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The database could not be opened; `why` is one of the other cases.
    #[error("database {database}: {}", with_causes(why))]
    Open { database: String, why: Box<Error> },
    #[error("there is none yet; `naru import FILE… --apply` or `naru run` makes it")]
    Absent,
    #[error("its tables are of an older naru; `naru migrate --apply` or `naru run` brings them up to date")]
    Older,
    #[error("its tables were made by a newer naru ({0} is not known here); use that one")]
    Newer(String),
    #[error("the folder {0} does not exist")]
    NoFolder(String),
    #[error("{0} is a folder; a file was expected")]
    IsFolder(String),
    #[error("the file or its folder cannot be written to, and nothing was changed")]
    ReadOnly,
    #[error("this user may not open the file")]
    Forbidden,
    #[error(
        "the disk, or this user's share of it, is full; what was being saved was not, and what was saved before is unharmed"
    )]
    Full,
    #[error("the disk failed (code {0}); what was being saved was not")]
    Disk(i32),
    #[error("another process is writing to it and did not finish within 5 seconds; try again")]
    Locked,
    #[error("another `naru run`{} serves from it; stop that one first, or give this one a database of its own",
        .0.map(|pid| format!(" (process {pid})")).unwrap_or_default())]
    Running(Option<u32>),
    #[error("the file is not a SQLite database")]
    NotADatabase,
    #[error("the file is a database of another program")]
    Foreign,
    #[error("the file is damaged; put back a copy, or save what can be read with `sqlite3 FILE .recover`")]
    Damaged,
    #[error("the URL cannot be used: {0}")]
    Url(String),
    #[error("PostgreSQL 15 or newer is needed; this is {0}")]
    Version(String),
    #[error("user or password was refused")]
    Refused,
    #[error("the server has no such database")]
    NoDatabase,
    #[error("the server cannot be reached: {0}")]
    Unreachable(String),
    #[error("no connection to it was free or could be made in time")]
    Crowded,
    #[error("the connection was lost; what was being saved was not")]
    Gone,
    #[error("the program data was changed by somebody else meanwhile; look at it again")]
    Stale,
    /// A unique key is taken already.
    #[error("there is one of that key already")]
    Taken,
    /// A row refers to another that is not there, or would be left without one.
    #[error("something it refers to is not there")]
    Dangling,
    /// A stored value cannot be read back; `what` names it.
    #[error("{what} in the database cannot be read")]
    Unreadable { what: String, source: Source },
    #[error("the database failed")]
    Other(#[source] Source),
}

impl Error {
    /// The case, beneath [`Error::Open`].
    pub fn cause(&self) -> &Self {
        match self {
            Self::Open { why, .. } => why.cause(),
            other => other,
        }
    }

    /// It may go better later without anybody's help.
    pub fn is_passing(&self) -> bool {
        matches!(self.cause(), Self::Full | Self::Locked | Self::Unreachable(_) | Self::Crowded | Self::Gone)
    }

    pub(super) fn unreadable(what: impl Into<String>, source: impl Into<Source>) -> Self {
        Self::Unreadable { what: what.into(), source: source.into() }
    }
}

/// While a database is opened nobody's texts are under way, so all that is known may be said.
fn with_causes(why: &Error) -> String {
    use std::error::Error as _;
    match why.source() {
        Some(source) => format!("{why}: {source}"),
        None => why.to_string(),
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(error) => from_database(error),
            sqlx::Error::Io(_) | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => Self::Gone,
            // Every connection is in use, or none can be made.
            sqlx::Error::PoolTimedOut => Self::Crowded,
            sqlx::Error::Configuration(error) => Self::Url(error.to_string()),
            sqlx::Error::Tls(error) => Self::Unreachable(error.to_string()),
            other => Self::Other(Box::new(other)),
        }
    }
}

fn from_database(error: Box<dyn sqlx::error::DatabaseError>) -> Error {
    if error.is_unique_violation() {
        return Error::Taken;
    }
    if error.is_foreign_key_violation() {
        return Error::Dangling;
    }
    let code = error.code().unwrap_or_default().into_owned();
    let case = match code.parse::<i32>() {
        // A SQLSTATE of digits only has five of them, and SQLite's extended codes reach 8,970 at most.
        Ok(code) if error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() => sqlite(code),
        _ => postgres(&code),
    };
    case.unwrap_or_else(|| Error::Other(Box::new(sqlx::Error::Database(error))))
}

/// Result codes as <https://www.sqlite.org/rescode.html> lists them; the low byte is the family.
fn sqlite(code: i32) -> Option<Error> {
    const IOERR_SHMSIZE: i32 = 4874; // the shared index of the log finds no room
    const IOERR_WRITE: i32 = 778; // over a quota or a limit; without space left it is 13
    const READONLY_CANTLOCK: i32 = 520;
    Some(match (code, code & 0xff) {
        (IOERR_SHMSIZE | IOERR_WRITE, _) | (_, 13) => Error::Full,
        (_, 10) => Error::Disk(code),
        (READONLY_CANTLOCK, _) => Error::Locked,
        (_, 5 | 6) => Error::Locked,
        (_, 8) => Error::ReadOnly,
        (_, 11) => Error::Damaged,
        (_, 3 | 14) => Error::Forbidden,
        (_, 26) => Error::NotADatabase,
        _ => return None,
    })
}

/// SQLSTATEs as PostgreSQL's appendix A lists them.
fn postgres(code: &str) -> Option<Error> {
    Some(match code {
        "53100" => Error::Full,
        "53300" => Error::Crowded,
        "55P03" | "40001" | "40P01" => Error::Locked,
        "25006" => Error::ReadOnly,
        "3D000" => Error::NoDatabase,
        "28000" | "28P01" => Error::Refused,
        "57P01" | "57P02" | "57P03" => Error::Gone,
        "XX001" | "XX002" => Error::Damaged,
        "42501" => Error::ReadOnly,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_cases() {
        assert!(matches!(sqlite(13), Some(Error::Full)));
        assert!(matches!(sqlite(517), Some(Error::Locked)));
        assert!(matches!(sqlite(1032), Some(Error::ReadOnly)));
        assert!(matches!(sqlite(267), Some(Error::Damaged)));
        assert!(sqlite(1).is_none());
        assert!(matches!(postgres("53100"), Some(Error::Full)));
        assert!(postgres("42P01").is_none());
    }

    #[test]
    fn an_opened_error_shows_the_database_and_its_cause() {
        let error = Error::Open { database: "sqlite:naru.db".to_owned(), why: Box::new(Error::Running(Some(7))) };
        assert!(matches!(error.cause(), Error::Running(_)));
        assert_eq!(
            error.to_string(),
            "database sqlite:naru.db: another `naru run` (process 7) serves from it; stop that one first, \
             or give this one a database of its own"
        );
    }
}
