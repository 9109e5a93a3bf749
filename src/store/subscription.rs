//! Standing wishes, and who is to be told of a program.

use chrono::{DateTime, Utc};

use super::db::{execute, fetch_all, fetch_optional};
use super::person::new_id;
use super::{Error, Store};
use crate::person::{Subscription, SubscriptionState, Wish};
use crate::program::Kind;

/// More than this of one chat is no longer a wish but a nuisance.
pub const PER_ADDRESS: usize = 50;

#[derive(Debug, sqlx::FromRow)]
pub(super) struct Row {
    id: String,
    address_id: String,
    state: String,
    program: Option<String>,
    series: Option<String>,
    kind: Option<String>,
    topic: Option<String>,
    place: Option<String>,
    audience: Option<String>,
    organizer: Option<String>,
    language: Option<String>,
    digest: Option<String>,
    created_at_ms: i64,
}

const COLUMNS: &str = "id, address_id, state, program, series, kind, topic, place, audience, organizer, language, \
                       digest, created_at_ms";

impl Row {
    pub fn read(self) -> Result<Subscription, Error> {
        let what = || format!("subscription {}", self.id);
        let kind = self
            .kind
            .as_deref()
            .map(|name| Kind::from_name(name).ok_or_else(|| Error::unreadable(what(), name.to_owned())));
        let language = self.language.as_deref().map(str::parse).transpose();
        Ok(Subscription {
            state: SubscriptionState::from_name(&self.state)
                .ok_or_else(|| Error::unreadable(what(), self.state.clone()))?,
            wish: Wish {
                kind: kind.transpose()?,
                language: language.map_err(|error| Error::unreadable(what(), error))?,
                program: self.program,
                series: self.series,
                topic: self.topic,
                place: self.place,
                audience: self.audience,
                organizer: self.organizer,
            },
            created_at: DateTime::from_timestamp_millis(self.created_at_ms).unwrap_or_default(),
            id: self.id,
            address: self.address_id,
            digest: self.digest,
        })
    }
}

/// What became of a wish.
#[derive(Debug, Clone, PartialEq)]
pub enum Added {
    New(Subscription),
    /// It stood already; a pause of it has ended.
    Already(Subscription),
    /// There are [`PER_ADDRESS`] of them.
    TooMany,
}

impl Store {
    /// All of an address, the oldest first.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn subscriptions(&self, address: &str) -> Result<Vec<Subscription>, Error> {
        let rows: Vec<Row> = fetch_all!(
            self.read(),
            sqlx::AssertSqlSafe(format!("select {COLUMNS} from subscription where address_id = $1 order by id")),
            address
        )?;
        rows.into_iter().map(Row::read).collect()
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn look_up_subscription(&self, id: &str) -> Result<Option<Subscription>, Error> {
        let row: Option<Row> = fetch_optional!(
            self.read(),
            sqlx::AssertSqlSafe(format!("select {COLUMNS} from subscription where id = $1")),
            id
        )?;
        row.map(Row::read).transpose()
    }

    /// Adds a wish, once.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn subscribe(
        &self,
        address: &str,
        wish: &Wish,
        by: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Added, Error> {
        let mut tx = self.begin().await?;
        let rows: Vec<Row> = fetch_all!(
            tx.on(),
            sqlx::AssertSqlSafe(format!("select {COLUMNS} from subscription where address_id = $1 order by id")),
            address
        )?;
        let standing = rows.into_iter().map(Row::read).collect::<Result<Vec<_>, _>>()?;
        if let Some(same) = standing.iter().find(|it| it.wish == *wish) {
            execute!(tx.on(), "update subscription set state = 'active' where id = $1", &same.id)?;
            tx.commit().await?;
            return Ok(Added::Already(Subscription { state: SubscriptionState::Active, ..same.clone() }));
        }
        if standing.len() >= PER_ADDRESS {
            return Ok(Added::TooMany);
        }
        let id = new_id();
        execute!(
            tx.on(),
            "insert into subscription \
             (id, address_id, program, series, kind, topic, place, audience, organizer, language, created_by, created_at_ms) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            &id,
            address,
            wish.program.as_deref(),
            wish.series.as_deref(),
            wish.kind.map(Kind::as_str),
            wish.topic.as_deref(),
            wish.place.as_deref(),
            wish.audience.as_deref(),
            wish.organizer.as_deref(),
            wish.language.as_ref().map(crate::language::Language::as_str),
            by,
            now.timestamp_millis(),
        )?;
        // Whoever wishes to be told ends a silence of the whole chat.
        execute!(tx.on(), "update address set state = 'open' where id = $1 and state = 'paused'", address)?;
        tx.commit().await?;
        Ok(Added::New(Subscription {
            id,
            address: address.to_owned(),
            state: SubscriptionState::Active,
            wish: wish.clone(),
            digest: None,
            created_at: now,
        }))
    }

    /// `false` where there is none of that id at that address any more.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn end_subscription(&self, address: &str, id: &str) -> Result<bool, Error> {
        let rows = execute!(self.write(), "delete from subscription where id = $2 and address_id = $1", address, id)?;
        Ok(rows > 0)
    }

    /// `false` where there is none of that id at that address any more.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn set_subscription_state(
        &self,
        address: &str,
        id: &str,
        state: SubscriptionState,
    ) -> Result<bool, Error> {
        let rows = execute!(
            self.write(),
            "update subscription set state = $3 where id = $2 and address_id = $1",
            address,
            id,
            state.as_str()
        )?;
        Ok(rows > 0)
    }

    /// `false` where there is none of that id at that address any more. `schedule` is a cron expression, checked by the
    /// caller.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn set_digest(&self, address: &str, id: &str, schedule: Option<&str>) -> Result<bool, Error> {
        let rows = execute!(
            self.write(),
            "update subscription set digest = $3 where id = $2 and address_id = $1",
            address,
            id,
            schedule
        )?;
        Ok(rows > 0)
    }

    /// Every subscription that comes as a digest comes as it happens no more: it ends. Gives how many there were.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn end_digests(&self, address: &str) -> Result<u64, Error> {
        execute!(self.write(), "delete from subscription where address_id = $1 and digest is not null", address)
    }
}
