//! What came from Telegram and what its buttons do: numbers of updates for a day, actions of buttons for years.

use chrono::{DateTime, Duration, Utc};

use super::db::{execute, fetch_all, fetch_one, fetch_optional, sql};
use super::{Error, Store, Transaction};

/// Numbers in one statement.
const AT_ONCE: usize = 50;
/// Whose updates these are, as addresses spell it.
pub(super) const BOT_CHANNEL: &str = "telegram";
/// A network repeats an update for a day at most.
pub const UPDATES_KEPT: Duration = Duration::hours(24);
/// A button unseen for so long does nothing any more.
pub const BUTTONS_KEPT: Duration = Duration::days(730);

/// An update that was received and not dealt with yet.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct WaitingUpdate {
    pub id: i64,
    /// The update as it came, JSON.
    pub body: String,
    pub received_at_ms: i64,
}

/// A pinned list that keeps itself current.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Agenda {
    pub chat: String,
    /// Empty: none.
    pub thread: String,
    pub message: String,
    pub edited_at_ms: i64,
    /// A digest of what it says.
    pub says: String,
}

/// A message that shows how far an announcement has got.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Progress {
    pub chat: String,
    /// Empty: none.
    pub thread: String,
    pub message: String,
    /// The announcement's.
    pub number: i64,
    pub language: String,
    /// A digest of what it says.
    pub says: String,
}

impl Store {
    /// Keeps `updates` (number, JSON) in one transaction; says for each whether it is new.
    ///
    /// # Errors
    /// Where the database does not answer; then none is kept.
    pub async fn add_updates(
        &self,
        bot: &str,
        updates: &[(i64, String)],
        now: DateTime<Utc>,
    ) -> Result<Vec<bool>, Error> {
        let mut tx = self.begin().await?;
        let mut new = Vec::with_capacity(updates.len());
        for (id, body) in updates {
            let added = execute!(
                tx.on(),
                "insert into telegram_update (bot, id, received_at_ms, body) values ($1, $2, $3, $4) on conflict do nothing",
                bot,
                *id,
                now.timestamp_millis(),
                body,
            )?;
            new.push(added > 0);
        }
        tx.commit().await?;
        Ok(new)
    }

    /// What the process before this one was sending when it died becomes doubtful and is dealt with; how many those are.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn doubt_what_was_leaving(&self, bot: &str) -> Result<u64, Error> {
        execute!(
            self.write(),
            "update telegram_update set answer = 'doubtful', body = null where bot = $1 and answer = 'leaving'",
            bot,
        )
    }

    /// Answers of the last day of which nobody knows whether they arrived.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn doubtful_answers(&self) -> Result<i64, Error> {
        let (count,): (i64,) =
            fetch_one!(self.read(), "select count(*) from telegram_update where answer = 'doubtful'")?;
        Ok(count)
    }

    /// What a process left behind, the oldest first.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn waiting_updates(&self, bot: &str) -> Result<Vec<WaitingUpdate>, Error> {
        fetch_all!(
            self.read(),
            "select id, body, received_at_ms from telegram_update where bot = $1 and body is not null \
             order by received_at_ms, id",
            bot,
        )
    }

    /// Writes how far updates are, all in one transaction: the answers to `leaving` are about to go out; `done` (number, is
    /// its answer doubtful) are dealt with: their numbers stay, what they said goes.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn updates_moved(&self, bot: &str, leaving: &[i64], done: &[(i64, bool)]) -> Result<(), Error> {
        let is =
            |wanted: bool| done.iter().filter(move |(_, doubtful)| *doubtful == wanted).map(|(id, _)| *id).collect();
        let (doubtful, done): (Vec<i64>, Vec<i64>) = (is(true), is(false));
        let mut tx = self.begin().await?;
        for (set, all) in [
            ("answer = 'leaving' where body is not null and", leaving),
            ("body = null, answer = 'doubtful' where", &doubtful),
            ("body = null, answer = 'done' where", &done),
        ] {
            for some in all.chunks(AT_ONCE) {
                // A few texts, which the connection knows: numbers are filled up with the first.
                let places: Vec<String> = (2..2 + AT_ONCE).map(|at| format!("${at}")).collect();
                let sql = format!("update telegram_update set {set} bot = $1 and id in ({})", places.join(", "));
                let mut filled = some.to_vec();
                filled.resize(AT_ONCE, some[0]);
                sql!(tx.on(), |db| {
                    let mut query = sqlx::query(sqlx::AssertSqlSafe(sql.as_str())).bind(bot);
                    for id in filled {
                        query = query.bind(id);
                    }
                    query.execute(db).await.map(drop)
                })?;
            }
        }
        tx.commit().await
    }

    /// Drops what is too old to come again, and buttons that nobody has seen for years.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn forget_updates(&self, now: DateTime<Utc>) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        let updates = (now - UPDATES_KEPT).timestamp_millis();
        execute!(tx.on(), "delete from telegram_update where received_at_ms < $1 and body is null", updates)?;
        let buttons = (now - BUTTONS_KEPT).timestamp_millis();
        execute!(tx.on(), "delete from telegram_button where shown_at_ms < $1", buttons)?;
        tx.commit().await
    }

    /// Keeps what buttons do: (short name, action).
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn keep_buttons(&self, buttons: &[(String, String)], now: DateTime<Utc>) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        for (id, action) in buttons {
            execute!(
                tx.on(),
                "insert into telegram_button (id, action, shown_at_ms) values ($1, $2, $3) \
                 on conflict (id) do update set shown_at_ms = excluded.shown_at_ms",
                id,
                action,
                now.timestamp_millis(),
            )?;
        }
        tx.commit().await
    }

    /// Remembers a list, in the place of the one that the chat had.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn keep_agenda(&self, agenda: &Agenda) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into telegram_agenda (chat, thread, message, edited_at_ms, says) values ($1, $2, $3, $4, $5) \
             on conflict (chat, thread) do update set message = excluded.message, \
             edited_at_ms = excluded.edited_at_ms, says = excluded.says",
            &agenda.chat,
            &agenda.thread,
            &agenda.message,
            agenda.edited_at_ms,
            &agenda.says,
        )?;
        Ok(())
    }

    /// Lists that were not edited since `before`.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn agendas(&self, before: DateTime<Utc>) -> Result<Vec<Agenda>, Error> {
        fetch_all!(
            self.read(),
            "select chat, thread, message, edited_at_ms, says from telegram_agenda where edited_at_ms <= $1 \
             order by edited_at_ms",
            before.timestamp_millis(),
        )
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn drop_agenda(&self, chat: &str, thread: &str) -> Result<(), Error> {
        execute!(self.write(), "delete from telegram_agenda where chat = $1 and thread = $2", chat, thread)?;
        Ok(())
    }

    /// Remembers a message that shows how far an announcement has got, in the place of the one that the chat had of it.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn keep_progress(&self, progress: &Progress) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into telegram_progress (chat, thread, message, number, language, says) values ($1, $2, $3, $4, $5, $6) \
             on conflict (chat, thread, number) do update set message = excluded.message, \
             language = excluded.language, says = excluded.says",
            &progress.chat,
            &progress.thread,
            &progress.message,
            progress.number,
            &progress.language,
            &progress.says,
        )?;
        Ok(())
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn progresses(&self) -> Result<Vec<Progress>, Error> {
        fetch_all!(
            self.read(),
            "select chat, thread, message, number, language, says from telegram_progress order by number, chat, thread"
        )
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn drop_progress(&self, progress: &Progress) -> Result<(), Error> {
        execute!(
            self.write(),
            "delete from telegram_progress where chat = $1 and thread = $2 and number = $3",
            &progress.chat,
            &progress.thread,
            progress.number
        )?;
        Ok(())
    }

    /// Somebody was seen to decide for this chat.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn keep_managed(&self, person: &str, chat: &str, now: DateTime<Utc>) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into telegram_managed (person, chat, seen_at_ms) values ($1, $2, $3) \
             on conflict (person, chat) do update set seen_at_ms = excluded.seen_at_ms",
            person,
            chat,
            now.timestamp_millis(),
        )?;
        Ok(())
    }

    /// The chats that somebody was seen to decide for, the latest first.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn managed_by(&self, person: &str, limit: i64) -> Result<Vec<String>, Error> {
        let rows: Vec<(String,)> = fetch_all!(
            self.read(),
            "select chat from telegram_managed where person = $1 order by seen_at_ms desc, chat limit $2",
            person,
            limit,
        )?;
        Ok(rows.into_iter().map(|(chat,)| chat).collect())
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn look_up_button(&self, id: &str) -> Result<Option<String>, Error> {
        let row: Option<(String,)> =
            fetch_optional!(self.read(), "select action from telegram_button where id = $1", id)?;
        Ok(row.map(|(action,)| action))
    }
}

/// Lists and messages that are kept current, and who decides for the chat, go with it to its new id.
pub(super) async fn rekey_messages(tx: &mut Transaction, from: &str, to: &str) -> Result<(), Error> {
    execute!(
        tx.on(),
        "update telegram_agenda set chat = $2 where chat = $1 and not exists \
         (select 1 from telegram_agenda new where new.chat = $2 and new.thread = telegram_agenda.thread)",
        from,
        to,
    )?;
    execute!(
        tx.on(),
        "update telegram_progress set chat = $2 where chat = $1 and not exists \
         (select 1 from telegram_progress new where new.chat = $2 and new.thread = telegram_progress.thread \
          and new.number = telegram_progress.number)",
        from,
        to,
    )?;
    execute!(
        tx.on(),
        "update telegram_managed set chat = $2 where chat = $1 and not exists \
         (select 1 from telegram_managed new where new.chat = $2 and new.person = telegram_managed.person)",
        from,
        to,
    )?;
    // What stood beside a new one is of no use any more.
    for table in ["telegram_agenda", "telegram_progress", "telegram_managed"] {
        let sql = format!("delete from {table} where chat = $1");
        sql!(tx.on(), |db| sqlx::query(sqlx::AssertSqlSafe(sql.as_str())).bind(from).execute(db).await.map(drop))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::TestDatabase;
    use super::*;
    use crate::on_both_engines;

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(20_000) + Duration::hours(hours)
    }

    fn update(id: i64) -> (i64, String) {
        (id, format!("{{\"update_id\":{id}}}"))
    }

    on_both_engines! {
        async fn an_update_is_new_once_and_waits_until_it_is_done(database: &TestDatabase) {
            assert_eq!(database.add_updates("1", &[update(7), update(8)], at(0)).await.unwrap(), [true, true]);
            let again = database.again().await;
            assert_eq!(again.add_updates("1", &[update(8), update(9)], at(1)).await.unwrap(), [false, true]);
            assert_eq!(again.add_updates("2", &[update(8)], at(1)).await.unwrap(), [true], "another bot's numbers");
            again.updates_moved("1", &[], &[(7, false)]).await.unwrap();
            let waiting: Vec<i64> = again.waiting_updates("1").await.unwrap().iter().map(|it| it.id).collect();
            assert_eq!(waiting, [8, 9]);
            assert_eq!(again.add_updates("1", &[update(7)], at(2)).await.unwrap(), [false], "done is still known");
        }

        async fn numbers_are_forgotten_after_a_day_and_what_waits_is_not(database: &TestDatabase) {
            database.add_updates("1", &[update(7), update(8)], at(0)).await.unwrap();
            database.updates_moved("1", &[], &[(7, false)]).await.unwrap();
            database.forget_updates(at(25)).await.unwrap();
            assert_eq!(database.add_updates("1", &[update(7), update(8)], at(25)).await.unwrap(), [true, false]);
        }

        async fn an_answer_that_was_leaving_is_doubtful_and_is_not_taken_up_again(database: &TestDatabase) {
            database.add_updates("1", &[update(7), update(8), update(9)], at(0)).await.unwrap();
            database.updates_moved("1", &[7, 8], &[(8, false)]).await.unwrap();
            assert_eq!(database.doubt_what_was_leaving("2").await.unwrap(), 0, "another bot's");
            assert_eq!(database.doubt_what_was_leaving("1").await.unwrap(), 1);
            let waiting: Vec<i64> = database.waiting_updates("1").await.unwrap().iter().map(|it| it.id).collect();
            assert_eq!(waiting, [9]);
            assert_eq!(database.doubtful_answers().await.unwrap(), 1);
            database.updates_moved("1", &[7], &[]).await.unwrap();
            assert_eq!(database.doubt_what_was_leaving("1").await.unwrap(), 0, "what is over does not begin again");
        }

        async fn a_button_is_kept_for_two_years_after_it_was_last_shown(database: &TestDatabase) {
            let button = [("abc".to_owned(), "details:forum".to_owned())];
            database.keep_buttons(&button, at(0)).await.unwrap();
            database.keep_buttons(&button, at(24 * 700)).await.unwrap();
            database.forget_updates(at(24 * 1400)).await.unwrap();
            assert_eq!(database.look_up_button("abc").await.unwrap().as_deref(), Some("details:forum"));
            database.forget_updates(at(24 * 1500)).await.unwrap();
            assert_eq!(database.look_up_button("abc").await.unwrap(), None);
        }
    }
}
