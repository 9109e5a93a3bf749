//! What an installation remembers by name: how far each planner has come, and what staff set at run time.

use super::db::{execute, fetch_optional};
use super::{Error, Store};

impl Store {
    /// # Errors
    /// Where the database does not answer.
    pub async fn setting(&self, key: &str) -> Result<Option<String>, Error> {
        let row: Option<(String,)> = fetch_optional!(self.read(), "select value from setting where key = $1", key)?;
        Ok(row.map(|(value,)| value))
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn set_setting(&self, key: &str, value: &str) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value",
            key,
            value,
        )?;
        Ok(())
    }
}
