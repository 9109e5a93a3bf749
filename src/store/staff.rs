//! Who of the foundation may do what, and what they did.

use chrono::{DateTime, Utc};

use super::db::{execute, fetch_all, fetch_optional};
use super::person::new_id;
use super::{Error, Store};
use crate::broadcast::Role;

/// One thing that somebody of the foundation did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    pub at: DateTime<Utc>,
    pub who: String,
    pub by_way_of: String,
    pub action: String,
    pub object: String,
    pub detail: String,
}

/// A member of staff, and how many accounts are bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub name: String,
    pub role: Role,
    pub accounts: i64,
}

impl Store {
    /// A new member, or another role for one.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn set_role(&self, name: &str, role: Role, now: DateTime<Utc>) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into staff (name, role, created_at_ms) values ($1, $2, $3) \
             on conflict (name) do update set role = excluded.role",
            name,
            role.as_str(),
            now.timestamp_millis(),
        )?;
        Ok(())
    }

    /// `false` where there is none of that name.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn remove_staff(&self, name: &str) -> Result<bool, Error> {
        Ok(execute!(self.write(), "delete from staff where name = $1", name)? > 0)
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn staff(&self) -> Result<Vec<Member>, Error> {
        let rows: Vec<(String, String, i64)> = fetch_all!(
            self.read(),
            "select name, role, (select count(*) from staff_account a where a.name = staff.name) from staff order by name"
        )?;
        let read = |(name, role, accounts): (String, String, i64)| match Role::from_name(&role) {
            Some(role) => Ok(Member { name, role, accounts }),
            None => Err(Error::unreadable(format!("role of {name}"), role)),
        };
        rows.into_iter().map(read).collect()
    }

    /// Binds an account to a member; `false` where there is no such member.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn bind_staff(&self, name: &str, channel: &str, account: &str) -> Result<bool, Error> {
        let known: Option<(String,)> = fetch_optional!(self.read(), "select name from staff where name = $1", name)?;
        if known.is_none() {
            return Ok(false);
        }
        execute!(
            self.write(),
            "insert into staff_account (channel, account, name) values ($1, $2, $3) \
             on conflict (channel, account) do update set name = excluded.name",
            channel,
            account,
            name,
        )?;
        Ok(true)
    }

    /// The member behind an account.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn staff_of(&self, channel: &str, account: &str) -> Result<Option<(String, Role)>, Error> {
        let row: Option<(String, String)> = fetch_optional!(
            self.read(),
            "select s.name, s.role from staff_account a join staff s on s.name = a.name \
             where a.channel = $1 and a.account = $2",
            channel,
            account
        )?;
        Ok(row.and_then(|(name, role)| Some((name, Role::from_name(&role)?))))
    }

    /// Puts down what somebody did.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn log_staff(&self, deed: &Deed) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into staff_log (id, at_ms, who, by_way_of, action, object, detail) \
             values ($1, $2, $3, $4, $5, $6, $7)",
            new_id(),
            deed.at.timestamp_millis(),
            &deed.who,
            &deed.by_way_of,
            &deed.action,
            &deed.object,
            &deed.detail,
        )?;
        Ok(())
    }

    /// Somebody has done this at least once.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn staff_did(&self, action: &str) -> Result<bool, Error> {
        let row: Option<(String,)> =
            fetch_optional!(self.read(), "select id from staff_log where action = $1 limit 1", action)?;
        Ok(row.is_some())
    }

    /// The newest first.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn staff_log(&self, limit: i64) -> Result<Vec<Deed>, Error> {
        let rows: Vec<(i64, String, String, String, String, String)> = fetch_all!(
            self.read(),
            "select at_ms, who, by_way_of, action, object, detail from staff_log order by at_ms desc, id desc limit $1",
            limit
        )?;
        let read = |(at_ms, who, by_way_of, action, object, detail)| Deed {
            at: DateTime::from_timestamp_millis(at_ms).unwrap_or_default(),
            who,
            by_way_of,
            action,
            object,
            detail,
        };
        Ok(rows.into_iter().map(read).collect())
    }
}
