//! What came from Discord, for a day, and the channels that naru was used in.

use chrono::{DateTime, Utc};

use super::db::{execute, fetch_all, fetch_optional};
use super::updates::UPDATES_KEPT;
use super::{Error, Store};

/// An event that was received and not dealt with yet.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct WaitingEvent {
    pub id: String,
    /// As it was given to [`Store::add_discord_events`].
    pub body: String,
    pub received_at_ms: i64,
}

/// A channel or thread that naru was used in.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct KnownSpot {
    pub id: String,
    pub guild: String,
    /// Of a thread: the channel it is in.
    pub parent: Option<String>,
}

impl Store {
    /// Keeps events (id, body) in one transaction; says for each whether it is new.
    ///
    /// # Errors
    /// Where the database does not answer; then none is kept.
    pub async fn add_discord_events(
        &self,
        events: &[(String, String)],
        now: DateTime<Utc>,
    ) -> Result<Vec<bool>, Error> {
        let mut tx = self.begin().await?;
        let mut new = Vec::with_capacity(events.len());
        for (id, body) in events {
            let added = execute!(
                tx.on(),
                "insert into discord_event (id, received_at_ms, body) values ($1, $2, $3) on conflict do nothing",
                id,
                now.timestamp_millis(),
                body,
            )?;
            new.push(added > 0);
        }
        tx.commit().await?;
        Ok(new)
    }

    /// What a process left behind, the oldest first.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn waiting_discord_events(&self) -> Result<Vec<WaitingEvent>, Error> {
        fetch_all!(
            self.read(),
            "select id, body, received_at_ms from discord_event where body is not null order by received_at_ms, id"
        )
    }

    /// These are dealt with: their ids stay, what they said goes.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn discord_events_done(&self, ids: &[String]) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        for id in ids {
            execute!(tx.on(), "update discord_event set body = null where id = $1", id)?;
        }
        tx.commit().await
    }

    /// Drops what is too old to come again.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn forget_discord_events(&self, now: DateTime<Utc>) -> Result<(), Error> {
        let before = (now - UPDATES_KEPT).timestamp_millis();
        execute!(self.write(), "delete from discord_event where received_at_ms < $1 and body is null", before)?;
        Ok(())
    }

    /// naru was used there.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn keep_spot(&self, spot: &KnownSpot) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into discord_spot (id, guild, parent) values ($1, $2, $3) \
             on conflict (id) do update set guild = excluded.guild, parent = excluded.parent",
            &spot.id,
            &spot.guild,
            &spot.parent,
        )?;
        Ok(())
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn look_up_spot(&self, id: &str) -> Result<Option<KnownSpot>, Error> {
        fetch_optional!(self.read(), "select id, guild, parent from discord_spot where id = $1", id)
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn spots(&self) -> Result<Vec<KnownSpot>, Error> {
        fetch_all!(self.read(), "select id, guild, parent from discord_spot order by id")
    }

    /// The bot was let into the server again: what was closed because it was put out is open.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn let_in_again(&self, chat: &str) -> Result<(), Error> {
        execute!(
            self.write(),
            "update address set state = 'open', closed_reason = null, closed_at_ms = null \
             where channel = 'discord' and chat = $1 and state = 'closed' and closed_reason = $2",
            chat,
            crate::notify::delivery::Gone::Kicked.as_str(),
        )?;
        Ok(())
    }

    /// It is no longer there.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn drop_spot(&self, id: &str) -> Result<(), Error> {
        execute!(self.write(), "delete from discord_spot where id = $1", id)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::super::testing::TestDatabase;
    use super::*;
    use crate::on_both_engines;

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(20_000) + Duration::hours(hours)
    }

    fn event(id: &str) -> (String, String) {
        (id.to_owned(), format!("{{\"id\":\"{id}\"}}"))
    }

    on_both_engines! {
        async fn an_event_is_new_once_and_waits_until_it_is_done(database: &TestDatabase) {
            assert_eq!(database.add_discord_events(&[event("7"), event("8"), event("7")], at(0)).await.unwrap(), [true, true, false]);
            let again = database.again().await;
            assert_eq!(again.add_discord_events(&[event("8"), event("9")], at(1)).await.unwrap(), [false, true]);
            again.discord_events_done(&["7".to_owned()]).await.unwrap();
            let waiting: Vec<String> = again.waiting_discord_events().await.unwrap().into_iter().map(|it| it.id).collect();
            assert_eq!(waiting, ["8", "9"]);
            again.forget_discord_events(at(26)).await.unwrap();
            assert_eq!(again.add_discord_events(&[event("7"), event("8")], at(26)).await.unwrap(), [true, false]);
        }

        async fn a_spot_is_known_until_it_is_gone(database: &TestDatabase) {
            let spot = KnownSpot { id: "5".to_owned(), guild: "7".to_owned(), parent: Some("4".to_owned()) };
            database.keep_spot(&spot).await.unwrap();
            database.keep_spot(&spot).await.unwrap();
            assert_eq!(database.spots().await.unwrap(), std::slice::from_ref(&spot));
            assert_eq!(database.look_up_spot("5").await.unwrap(), Some(spot));
            database.drop_spot("5").await.unwrap();
            assert_eq!(database.look_up_spot("5").await.unwrap(), None);
        }
    }
}
