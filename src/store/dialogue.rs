//! What members of staff are in the middle of, and questions that found no answer.

use chrono::{DateTime, Utc};

use super::db::{execute, fetch_all, fetch_optional};
use super::{Error, Store};
use crate::language::Language;

impl Store {
    /// Keeps how far somebody is, in the place of what was kept of them before.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn keep_dialogue(
        &self,
        channel: &str,
        account: &str,
        state: &str,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into dialogue (channel, account, state, moved_at_ms) values ($1, $2, $3, $4) \
             on conflict (channel, account) do update set state = excluded.state, moved_at_ms = excluded.moved_at_ms",
            channel,
            account,
            state,
            now.timestamp_millis(),
        )?;
        Ok(())
    }

    /// How far somebody is, if they did anything about it since `since`.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn look_up_dialogue(
        &self,
        channel: &str,
        account: &str,
        since: DateTime<Utc>,
    ) -> Result<Option<String>, Error> {
        let row: Option<(String,)> = fetch_optional!(
            self.read(),
            "select state from dialogue where channel = $1 and account = $2 and moved_at_ms >= $3",
            channel,
            account,
            since.timestamp_millis(),
        )?;
        Ok(row.map(|(state,)| state))
    }

    /// Everybody who is in the middle of something since `since`: (network, account).
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn dialogues(&self, since: DateTime<Utc>) -> Result<Vec<(String, String)>, Error> {
        fetch_all!(
            self.read(),
            "select channel, account from dialogue where moved_at_ms >= $1",
            since.timestamp_millis(),
        )
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn end_dialogue(&self, channel: &str, account: &str) -> Result<(), Error> {
        execute!(self.write(), "delete from dialogue where channel = $1 and account = $2", channel, account)?;
        Ok(())
    }

    /// What was asked lately and found no answer then, the newest first: (id, language, text).
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn unanswered(&self, limit: i64) -> Result<Vec<(String, Language, String)>, Error> {
        let rows: Vec<(String, String, String)> = fetch_all!(
            self.read(),
            "select id, language, text from question where intent in ('none', 'offtopic') and text <> '' order by at_ms desc, id desc limit $1",
            limit,
        )?;
        let read = |(id, language, text): (String, String, String)| {
            let tag = language.parse().map_err(|error| Error::unreadable(format!("question {id}"), error))?;
            Ok((id, tag, text))
        };
        rows.into_iter().map(read).collect()
    }

    /// One question as it was put.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn look_up_question(&self, id: &str) -> Result<Option<(Language, String)>, Error> {
        let row: Option<(String, String)> =
            fetch_optional!(self.read(), "select language, text from question where id = $1", id)?;
        row.map(|(language, text)| {
            Ok((language.parse().map_err(|error| Error::unreadable(format!("question {id}"), error))?, text))
        })
        .transpose()
    }
}
