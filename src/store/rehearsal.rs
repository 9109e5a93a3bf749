//! Many addresses at once, for measurements and proofs: nobody meets a million people one by one.

use chrono::{DateTime, Utc};

use super::db::execute;
use super::{Error, Store};

impl Store {
    /// Adds `count` private chats of `channel`, in Seoul, in Korean, open at all hours, each with a subscription to
    /// everything. Chats are numbered from 1,000,000,001; an address's id is its chat's number behind the channel's name.
    ///
    /// # Errors
    /// Where the database fails; then there are none of them.
    pub async fn add_crowd(&self, channel: &str, count: u32, now: DateTime<Utc>) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        execute!(
            tx.on(),
            "with recursive numbers(n) as (select cast(1000000001 as bigint) union all \
               select n + 1 from numbers where n < $1) \
             insert into address (id, channel, chat, kind, languages, zone, created_at_ms) \
             select $2 || n, $2, cast(n as text), 'private', 'ko', 'Asia/Seoul', $3 from numbers",
            1_000_000_000 + i64::from(count),
            channel,
            now.timestamp_millis()
        )?;
        execute!(
            tx.on(),
            "insert into subscription (id, address_id, created_at_ms) \
             select 's' || id, id, created_at_ms from address where channel = $1 and created_at_ms = $2",
            channel,
            now.timestamp_millis()
        )?;
        tx.commit().await
    }

    /// Lets a SQLite file grow by so many pages and no further, as on a disk that is nearly full; `None`: as it likes.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(crate) async fn allow_pages(&self, more: Option<i64>) -> Result<(), Error> {
        const MANY: i64 = 1_000_000;
        let pages: (i64,) = super::db::fetch_one!(self.write(), "pragma page_count")?;
        let most = more.map_or(MANY, |more| pages.0 + more);
        let pragma = sqlx::AssertSqlSafe(format!("pragma max_page_count = {most}"));
        let _: (i64,) = super::db::fetch_one!(self.write(), pragma)?;
        Ok(())
    }
}
