//! What the Discord bot has to remember: sorts of channels, threads of programs, what is to be published, lists, events.

use chrono::{DateTime, Utc};

use super::db::{execute, fetch_all, fetch_optional};
use super::{Error, Store};
use crate::language::Language;

/// A channel that was met.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Place {
    pub chat: String,
    /// `None` for direct messages.
    pub guild: Option<String>,
    /// Discord's number for the sort of channel.
    pub kind: i64,
    /// The role that an approved announcement may call.
    pub role: Option<String>,
}

/// A thread in a forum.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Post {
    /// `None` where it was begun, and nobody knows whether it came to be.
    pub thread: Option<String>,
    pub begun_at_ms: i64,
}

/// A message that has yet to be published.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Crosspost {
    pub chat: String,
    pub message: String,
    pub tries: i64,
}

/// A list that keeps itself current.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Agenda {
    pub chat: String,
    pub message: String,
    pub edited_at_ms: i64,
    /// A digest of what it says.
    pub says: String,
}

/// The event that stands for a program.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Scheduled {
    pub program: String,
    /// `None` where it was begun, and nobody knows whether it came to be; [`DELETED`] where somebody deleted it.
    pub event: Option<String>,
    pub says: String,
}

/// Stands for an event that was deleted by somebody else.
pub const DELETED: &str = "-";

impl Store {
    /// Puts down what sort of channel it is; the role that it had stays.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn know_place(
        &self,
        chat: &str,
        guild: Option<&str>,
        kind: i64,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into discord_channel (chat, guild, kind, seen_at_ms) values ($1, $2, $3, $4) \
             on conflict (chat) do update set guild = excluded.guild, kind = excluded.kind, seen_at_ms = excluded.seen_at_ms",
            chat,
            guild,
            kind,
            now.timestamp_millis(),
        )?;
        Ok(())
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn look_up_place(&self, chat: &str) -> Result<Option<Place>, Error> {
        fetch_optional!(self.read(), "select chat, guild, kind, role from discord_channel where chat = $1", chat)
    }

    /// `false` where the channel was never met.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn set_place_role(&self, chat: &str, role: Option<&str>) -> Result<bool, Error> {
        let rows = execute!(self.write(), "update discord_channel set role = $2 where chat = $1", chat, role)?;
        Ok(rows > 0)
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn look_up_post(&self, forum: &str, about: &str) -> Result<Option<Post>, Error> {
        fetch_optional!(
            self.read(),
            "select thread, begun_at_ms from discord_post where forum = $1 and about = $2",
            forum,
            about
        )
    }

    /// Before a thread is made. What was begun before stays as it is.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn begin_post(&self, forum: &str, about: &str, now: DateTime<Utc>) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into discord_post (forum, about, begun_at_ms) values ($1, $2, $3) on conflict do nothing",
            forum,
            about,
            now.timestamp_millis(),
        )?;
        Ok(())
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn keep_post(&self, forum: &str, about: &str, thread: &str, now: DateTime<Utc>) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into discord_post (forum, about, thread, begun_at_ms) values ($1, $2, $3, $4) \
             on conflict (forum, about) do update set thread = excluded.thread",
            forum,
            about,
            thread,
            now.timestamp_millis(),
        )?;
        Ok(())
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn knows_thread(&self, thread: &str) -> Result<bool, Error> {
        let row: Option<(String,)> =
            fetch_optional!(self.read(), "select about from discord_post where thread = $1 limit 1", thread)?;
        Ok(row.is_some())
    }

    /// The thread is gone or locked: the next message begins another.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn drop_thread(&self, forum: &str, thread: &str) -> Result<(), Error> {
        execute!(self.write(), "delete from discord_post where forum = $1 and thread = $2", forum, thread)?;
        Ok(())
    }

    /// Once a message; one that is known stays as it is.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn add_crosspost(&self, chat: &str, message: &str, now: DateTime<Utc>) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into discord_crosspost (chat, message, due_at_ms) values ($1, $2, $3) on conflict do nothing",
            chat,
            message,
            now.timestamp_millis(),
        )?;
        Ok(())
    }

    /// What is due, the oldest first.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn crossposts_due(&self, now: DateTime<Utc>) -> Result<Vec<Crosspost>, Error> {
        fetch_all!(
            self.read(),
            "select chat, message, tries from discord_crosspost where due_at_ms <= $1 order by due_at_ms, chat limit 100",
            now.timestamp_millis()
        )
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn put_off_crosspost(&self, of: &Crosspost, until: DateTime<Utc>) -> Result<(), Error> {
        execute!(
            self.write(),
            "update discord_crosspost set due_at_ms = $3, tries = $4 where chat = $1 and message = $2",
            &of.chat,
            &of.message,
            until.timestamp_millis(),
            of.tries,
        )?;
        Ok(())
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn drop_crosspost(&self, chat: &str, message: &str) -> Result<(), Error> {
        execute!(self.write(), "delete from discord_crosspost where chat = $1 and message = $2", chat, message)?;
        Ok(())
    }

    /// Remembers a list, in the place of the one that the channel had.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn keep_discord_agenda(&self, agenda: &Agenda) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into discord_agenda (chat, message, edited_at_ms, says) values ($1, $2, $3, $4) \
             on conflict (chat) do update set message = excluded.message, edited_at_ms = excluded.edited_at_ms, \
             says = excluded.says",
            &agenda.chat,
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
    pub async fn discord_agendas(&self, before: DateTime<Utc>) -> Result<Vec<Agenda>, Error> {
        fetch_all!(
            self.read(),
            "select chat, message, edited_at_ms, says from discord_agenda where edited_at_ms <= $1 order by edited_at_ms",
            before.timestamp_millis(),
        )
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn drop_discord_agenda(&self, chat: &str) -> Result<(), Error> {
        execute!(self.write(), "delete from discord_agenda where chat = $1", chat)?;
        Ok(())
    }

    /// From now on the server has programs among its own events, in this language.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn want_events(&self, guild: &str, language: Language, now: DateTime<Utc>) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into discord_guild (guild, language, since_ms) values ($1, $2, $3) \
             on conflict (guild) do update set language = excluded.language",
            guild,
            language.as_str(),
            now.timestamp_millis(),
        )?;
        Ok(())
    }

    /// `false` where it had none.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn end_events(&self, guild: &str) -> Result<bool, Error> {
        Ok(execute!(self.write(), "delete from discord_guild where guild = $1", guild)? > 0)
    }

    /// (server, language) of those that want events, and of those that have some left.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn event_guilds(&self) -> Result<Vec<(String, Option<Language>)>, Error> {
        let rows: Vec<(String, Option<String>)> = fetch_all!(
            self.read(),
            "select all_of_them.guild, g.language from (select guild from discord_guild union select guild from \
             discord_scheduled) all_of_them left join discord_guild g on g.guild = all_of_them.guild order by 1"
        )?;
        Ok(rows.into_iter().map(|(guild, tag)| (guild, tag.and_then(|it| it.parse().ok()))).collect())
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn scheduled(&self, guild: &str) -> Result<Vec<Scheduled>, Error> {
        fetch_all!(
            self.read(),
            "select program, event, says from discord_scheduled where guild = $1 order by program",
            guild
        )
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn keep_scheduled(&self, guild: &str, of: &Scheduled, now: DateTime<Utc>) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into discord_scheduled (guild, program, event, says, begun_at_ms) values ($1, $2, $3, $4, $5) \
             on conflict (guild, program) do update set event = excluded.event, says = excluded.says",
            guild,
            &of.program,
            of.event.as_deref(),
            &of.says,
            now.timestamp_millis(),
        )?;
        Ok(())
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn drop_scheduled(&self, guild: &str, program: &str) -> Result<(), Error> {
        execute!(self.write(), "delete from discord_scheduled where guild = $1 and program = $2", guild, program)?;
        Ok(())
    }

    /// The bot is out of the server: nothing of it is kept.
    ///
    /// # Errors
    /// Where the database does not answer; then all is kept.
    pub async fn forget_guild(&self, guild: &str) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        execute!(tx.on(), "delete from discord_scheduled where guild = $1", guild)?;
        execute!(tx.on(), "delete from discord_guild where guild = $1", guild)?;
        execute!(
            tx.on(),
            "delete from discord_agenda where chat in (select chat from discord_channel where guild = $1)",
            guild
        )?;
        tx.commit().await
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::TestDatabase;
    use super::*;
    use crate::on_both_engines;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + chrono::Duration::days(20_000) + chrono::Duration::minutes(minutes)
    }

    on_both_engines! {
        async fn a_channel_keeps_its_role_when_it_is_met_again(database: &TestDatabase) {
            assert!(!database.set_place_role("5", Some("9")).await.unwrap());
            database.know_place("5", Some("1"), 0, at(0)).await.unwrap();
            assert!(database.set_place_role("5", Some("9")).await.unwrap());
            database.know_place("5", Some("1"), 15, at(1)).await.unwrap();
            let place = database.look_up_place("5").await.unwrap().unwrap();
            assert_eq!((place.kind, place.role.as_deref()), (15, Some("9")));
        }

        async fn a_thread_is_begun_once_and_forgotten_when_it_is_gone(database: &TestDatabase) {
            database.begin_post("5", "forum", at(0)).await.unwrap();
            database.begin_post("5", "forum", at(9)).await.unwrap();
            let begun = database.look_up_post("5", "forum").await.unwrap().unwrap();
            assert_eq!(begun, Post { thread: None, begun_at_ms: at(0).timestamp_millis() });
            database.keep_post("5", "forum", "77", at(9)).await.unwrap();
            assert!(database.knows_thread("77").await.unwrap());
            database.drop_thread("5", "77").await.unwrap();
            assert_eq!(database.look_up_post("5", "forum").await.unwrap(), None);
        }

        async fn a_message_is_published_once_and_later_where_it_has_to_wait(database: &TestDatabase) {
            database.add_crosspost("5", "70", at(0)).await.unwrap();
            database.add_crosspost("5", "70", at(5)).await.unwrap();
            let due = database.crossposts_due(at(0)).await.unwrap();
            assert_eq!(due.len(), 1);
            database.put_off_crosspost(&Crosspost { tries: 1, ..due[0].clone() }, at(10)).await.unwrap();
            assert!(database.crossposts_due(at(9)).await.unwrap().is_empty());
            assert_eq!(database.crossposts_due(at(10)).await.unwrap()[0].tries, 1);
            database.drop_crosspost("5", "70").await.unwrap();
            assert!(database.crossposts_due(at(99)).await.unwrap().is_empty());
        }

        async fn a_server_without_a_wish_is_still_tidied(database: &TestDatabase) {
            database.want_events("1", Language::new("ko"), at(0)).await.unwrap();
            let row = Scheduled { program: "p".to_owned(), event: None, says: String::new() };
            database.keep_scheduled("1", &row, at(0)).await.unwrap();
            assert_eq!(database.event_guilds().await.unwrap(), [("1".to_owned(), Some(Language::new("ko")))]);
            assert!(database.end_events("1").await.unwrap());
            assert_eq!(database.event_guilds().await.unwrap(), [("1".to_owned(), None)]);
            database.keep_scheduled("1", &Scheduled { event: Some("8".to_owned()), ..row }, at(1)).await.unwrap();
            assert_eq!(database.scheduled("1").await.unwrap()[0].event.as_deref(), Some("8"));
            database.forget_guild("1").await.unwrap();
            assert!(database.event_guilds().await.unwrap().is_empty());
        }
    }
}
