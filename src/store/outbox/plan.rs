//! Into the outbox: a notice, and a delivery for each of its recipients, by one `insert … select` a chunk.
//!
//! How far a fan-out has come stands in its notice, so a crash between two chunks is a pause, and two that plan the same
//! thing at once take turns. SQLite chooses the recipients of each chunk anew, by an index. PostgreSQL plans such a query
//! by statistics, which a table that has just grown has not: it chooses all of them once, into a table of the connection,
//! and moves them from there.

use chrono::{DateTime, Utc};
use sqlx::postgres::{PgConnection, PgPool};
use sqlx::{AssertSqlSafe, Connection};

use super::{Act, Arg, CHUNK, Enqueued, NewNotice, NoticeStatus, Recipients, if_doubtful_name, lane_number, new_id};
use crate::store::db::{Engine, execute, fetch_one, fetch_optional};
use crate::store::{Error, Store, Transaction};

/// How much of a fan-out is done at a time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stride {
    /// Recipients of one transaction.
    pub chunk: i64,
    /// Transactions, at most.
    pub chunks: usize,
}

/// To the end.
const ALL: Stride = Stride { chunk: CHUNK, chunks: usize::MAX };

impl Store {
    /// Plans `new` for all `recipients`, to leave at `due_at`. A second call of the same dedup key adds nothing, or goes
    /// on where a crash left the first one: whoever plans calls again until it has returned once.
    ///
    /// # Errors
    /// Where the database fails; what was committed until then stays, and a second call goes on from there.
    pub async fn enqueue(
        &self,
        new: &NewNotice,
        recipients: &Recipients,
        due_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Enqueued, Error> {
        let mut tx = self.begin().await?;
        let begun = add_notice(&mut tx, new, Act::Say, None, due_at, now).await?;
        let mut added = 0;
        match recipients {
            _ if begun.fanned => tx.commit().await?,
            Recipients::Listed(_) => {
                added = add_deliveries(&mut tx, &begun.id, recipients).await?;
                tx.commit().await?;
            }
            Recipients::Query { select, args } => {
                tx.commit().await?;
                (added, _) = self.fan_out(&begun.id, select, args, ALL).await?;
            }
        }
        self.wake_outbox();
        Ok(Enqueued { notice_id: begun.id, added, already: begun.fanned })
    }

    /// As [`Self::enqueue`], and stops after one chunk of at most `chunk` recipients: (how many it added, whether all are
    /// in). For proofs, which end the process between two chunks; what is listed is one chunk.
    ///
    /// # Errors
    /// As [`Self::enqueue`].
    pub async fn enqueue_chunk(
        &self,
        new: &NewNotice,
        recipients: &Recipients,
        chunk: i64,
        due_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(u64, bool), Error> {
        let Recipients::Query { select, args } = recipients else {
            return Ok((self.enqueue(new, recipients, due_at, now).await?.added, true));
        };
        let mut tx = self.begin().await?;
        let begun = add_notice(&mut tx, new, Act::Say, None, due_at, now).await?;
        tx.commit().await?;
        if begun.fanned {
            return Ok((0, true));
        }
        self.fan_out(&begun.id, select, args, Stride { chunk, chunks: 1 }).await
    }

    /// The same within the transaction of its cause, for as many as one transaction should hold. Call
    /// [`Self::wake_outbox`] when it is committed.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn enqueue_in(
        tx: &mut Transaction,
        new: &NewNotice,
        recipients: &Recipients,
        due_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Enqueued, Error> {
        let begun = add_notice(tx, new, Act::Say, None, due_at, now).await?;
        let (id, already) = (begun.id, begun.fanned);
        let added = if already { 0 } else { add_deliveries(tx, &id, recipients).await? };
        Ok(Enqueued { notice_id: id, added, already })
    }

    /// The notice of this plan, made where it is new: what [`Self::enqueue`] of the same dedup key then fans out.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn add_notice(
        &self,
        new: &NewNotice,
        due_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<String, Error> {
        let mut tx = self.begin().await?;
        let begun = add_notice(&mut tx, new, Act::Say, None, due_at, now).await?;
        tx.commit().await?;
        Ok(begun.id)
    }

    /// Plans a correction or a recall of the notice `of`, for every address that got it, may have got it, or is getting it.
    ///
    /// # Errors
    /// As [`Self::enqueue`].
    pub async fn amend(
        &self,
        new: &NewNotice,
        of: &str,
        act: Act,
        due_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Enqueued, Error> {
        let mut tx = self.begin().await?;
        let begun = add_notice(&mut tx, new, act, Some(of), due_at, now).await?;
        tx.commit().await?;
        // Also for what is under way at this moment, and for what may have arrived.
        let select = "select address_id, cause from delivery \
                      where notice_id = $1 and state in ('sent', 'doubtful', 'claimed')";
        let mut added = 0;
        if !begun.fanned {
            (added, _) = self.fan_out(&begun.id, select, &[Arg::Text(of.to_owned())], ALL).await?;
        }
        self.wake_outbox();
        Ok(Enqueued { notice_id: begun.id, added, already: begun.fanned })
    }

    /// Goes on with the fan-out of a notice; (how many deliveries it added, whether it is through).
    pub(super) async fn fan_out(
        &self,
        notice: &str,
        select: &str,
        args: &[Arg],
        stride: Stride,
    ) -> Result<(u64, bool), Error> {
        if let Engine::Postgres(pool) = self.write() {
            return self.fan_out_chosen(pool, notice, select, args, stride).await;
        }
        let mut added = 0;
        for _ in 0..stride.chunks {
            let mut tx = self.begin().await?;
            let (some, through) = next_chunk(&mut tx, notice, select, args, stride.chunk).await?;
            tx.commit().await?;
            added += some;
            self.wake_outbox();
            if through {
                return Ok((added, true));
            }
        }
        Ok((added, false))
    }

    /// The same on PostgreSQL. One connection throughout: the table of the chosen is its own, and goes with it.
    async fn fan_out_chosen(
        &self,
        pool: &PgPool,
        notice: &str,
        select: &str,
        args: &[Arg],
        stride: Stride,
    ) -> Result<(u64, bool), Error> {
        let mut connection = pool.acquire().await?;
        choose(&mut connection, notice, select, args).await?;
        let (mut added, mut through) = (0, false);
        for _ in 0..stride.chunks {
            let mut tx = connection.begin().await?;
            let (some, last) = next_chosen(&mut tx, notice, stride.chunk).await?;
            tx.commit().await?;
            (added, through) = (added + some, last);
            self.wake_outbox();
            if through {
                break;
            }
        }
        sqlx::query("discard temp").execute(&mut *connection).await?;
        Ok((added, through))
    }
}

pub(super) struct Begun {
    pub id: String,
    /// All its deliveries are there.
    fanned: bool,
}

pub(super) async fn add_notice(
    tx: &mut Transaction,
    new: &NewNotice,
    act: Act,
    amends: Option<&str>,
    due_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Begun, Error> {
    let subject =
        serde_json::to_string(&new.subject).map_err(|error| Error::unreadable("the subject of a new notice", error))?;
    execute!(
        tx.on(),
        "insert into notice (id, dedup_key, subject, lane, if_doubtful, urgent, due_at_ms, lapses_at_ms, act, amends, \
         created_at_ms) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (dedup_key) do nothing",
        new_id(now),
        &new.dedup_key,
        &subject,
        lane_number(new.lane),
        if_doubtful_name(new.if_doubtful),
        new.urgent,
        due_at.timestamp_millis(),
        new.lapses_at.map(|it| it.timestamp_millis()),
        act.as_str(),
        amends,
        now.timestamp_millis(),
    )?;
    let row: (String, bool) =
        fetch_one!(tx.on(), "select id, fanned from notice where dedup_key = $1", &new.dedup_key)?;
    Ok(Begun { id: row.0, fanned: row.1 })
}

/// The state of a delivery that is added now, and why: what is paused waits with the others; after a restore, what was
/// due before is not ours to send again until staff say so.
async fn state_of_new(
    engine: Engine<&mut sqlx::SqliteConnection, &mut PgConnection>,
    notice: &str,
) -> Result<(&'static str, Option<&'static str>), Error> {
    let stands: Option<(String, bool, String)> = fetch_optional!(
        engine,
        "select n.status, r.value is not null, coalesce(a.value, '') from notice n \
           left join installation r on r.key = 'restored_at_ms' and n.due_at_ms <= cast(r.value as bigint) \
           left join installation a on a.key = 'restored_answer' where n.id = $1",
        notice
    )?;
    let (status, restored, answer) = stands.unwrap_or_default();
    Ok(match (restored, answer.as_str()) {
        (true, "no") => ("cancelled", Some("restored")),
        (true, answer) if answer != "yes" => ("held", Some("restored")),
        _ if status == NoticeStatus::Paused.as_str() => ("held", Some(NoticeStatus::Paused.as_str())),
        _ => ("due", None),
    })
}

/// A query with `args` bound to its first parameters.
macro_rules! with_args {
    ($query:expr, $args:expr) => {
        $args.iter().fold($query, |query, arg| match arg {
            Arg::Text(it) => query.bind(it.as_str()),
            Arg::Int(it) => query.bind(*it),
        })
    };
}

/// Adds all in one go.
async fn add_deliveries(tx: &mut Transaction, notice: &str, recipients: &Recipients) -> Result<u64, Error> {
    let listed;
    let (select, args) = match recipients {
        Recipients::Query { select, args } => (select.as_str(), args.as_slice()),
        Recipients::Listed(list) => {
            let json: Vec<[&str; 2]> = list.iter().map(|(address, cause)| [address.as_str(), cause.as_str()]).collect();
            listed = [Arg::Text(serde_json::to_string(&json).expect("texts are always JSON"))];
            let select = match tx.on() {
                Engine::Sqlite(_) => {
                    "select value ->> 0 as address_id, value ->> 1 as cause from json_each($1) as listed"
                }
                Engine::Postgres(_) => {
                    "select value ->> 0 as address_id, value ->> 1 as cause \
                     from jsonb_array_elements(cast($1 as jsonb)) as listed"
                }
            };
            (select, listed.as_slice())
        }
    };
    let added = insert(tx, notice, select, args, "", None).await?;
    execute!(tx.on(), "update notice set fanned = true where id = $1", notice)?;
    Ok(added)
}

/// Adds the next chunk, chosen now; (how many, whether that was the last).
async fn next_chunk(
    tx: &mut Transaction,
    notice: &str,
    select: &str,
    args: &[Arg],
    chunk: i64,
) -> Result<(u64, bool), Error> {
    let row: Option<(String, bool, String)> =
        fetch_optional!(tx.on(), "select fanned_to, fanned, status from notice where id = $1", notice)?;
    let Some((from, false, status)) = row else { return Ok((0, true)) };
    if status == NoticeStatus::Cancelled.as_str() {
        execute!(tx.on(), "update notice set fanned = true where id = $1", notice)?;
        return Ok((0, true));
    }
    // Where this chunk ends: found first, so that a select with doubles cannot lose an address at the border.
    let n = args.len();
    let text = format!(
        "select r.address_id from ({select}) r where r.address_id > ${} order by r.address_id limit 1 offset ${}",
        n + 1,
        n + 2
    );
    let to: Option<(String,)> = crate::store::db::sql!(tx.on(), |db| {
        let query = with_args!(sqlx::query_as(AssertSqlSafe(text)), args);
        query.bind(from.as_str()).bind(chunk - 1).fetch_optional(db).await
    })?;
    let to = to.map(|(to,)| to);
    let added = insert(tx, notice, select, args, &from, to.as_deref()).await?;
    match &to {
        Some(to) => execute!(tx.on(), "update notice set fanned_to = $2 where id = $1", notice, to)?,
        None => execute!(tx.on(), "update notice set fanned = true where id = $1", notice)?,
    };
    Ok((added, to.is_none()))
}

/// Deliveries for the recipients after `from`, up to and with `to`.
async fn insert(
    tx: &mut Transaction,
    notice: &str,
    select: &str,
    args: &[Arg],
    from: &str,
    to: Option<&str>,
) -> Result<u64, Error> {
    let (state, reason) = state_of_new(tx.on(), notice).await?;
    let n = args.len();
    let [id, in_state, for_reason, after] = [n + 1, n + 2, n + 3, n + 4];
    let until = if to.is_some() { format!("and r.address_id <= ${}", n + 5) } else { String::new() };
    let text = format!(
        "insert into delivery (notice_id, address_id, channel, lane, state, due_at_ms, cause, reason) \
         select n.id, a.id, a.channel, n.lane, ${in_state}, n.due_at_ms, r.cause, cast(${for_reason} as text) \
           from ({select}) r join address a on a.id = r.address_id join notice n on n.id = ${id} \
          where r.address_id > ${after} {until} and a.state = 'open' \
          order by r.address_id \
         on conflict (notice_id, address_id) do nothing"
    );
    crate::store::db::sql!(tx.on(), |db| {
        let query = with_args!(sqlx::query(AssertSqlSafe(text)), args);
        let query = query.bind(notice).bind(state).bind(reason).bind(from);
        let query = if let Some(to) = to { query.bind(to) } else { query };
        query.execute(db).await.map(|done| done.rows_affected())
    })
}

/// Puts the recipients that are still to come, each once, into the table `chosen` of this connection.
async fn choose(db: &mut PgConnection, notice: &str, select: &str, args: &[Arg]) -> Result<(), Error> {
    sqlx::query("discard temp").execute(&mut *db).await?; // what an interrupted one left
    sqlx::query("create temp table chosen (address_id text not null, cause text not null)").execute(&mut *db).await?;
    let text = format!(
        "insert into chosen select r.address_id, min(r.cause) from ({select}) r \
          where r.address_id > (select fanned_to from notice where id = ${}) \
          group by r.address_id order by r.address_id",
        args.len() + 1
    );
    with_args!(sqlx::query(AssertSqlSafe(text)), args).bind(notice).execute(&mut *db).await?;
    // After the rows, which are in order already: half the work of an index that grows with them.
    sqlx::query("create unique index on chosen (address_id)").execute(&mut *db).await?;
    sqlx::query("analyze chosen").execute(db).await?;
    Ok(())
}

/// Adds the next chunk of the `chosen`; (how many, whether that was the last).
async fn next_chosen(db: &mut PgConnection, notice: &str, chunk: i64) -> Result<(u64, bool), Error> {
    // Locked: another process that plans the same waits here, and then goes on behind this chunk. So none of these rows
    // can be there already, and no insert needs to ask, which would cost a third of its time.
    let row: Option<(String, bool, String, i64, i64)> =
        sqlx::query_as("select fanned_to, fanned, status, lane, due_at_ms from notice where id = $1 for update")
            .bind(notice)
            .fetch_optional(&mut *db)
            .await?;
    let Some((from, false, status, lane, due_at_ms)) = row else { return Ok((0, true)) };
    let mut to: Option<(String,)> = None;
    let mut added = 0;
    if status != NoticeStatus::Cancelled.as_str() {
        to =
            sqlx::query_as("select address_id from chosen where address_id > $1 order by address_id limit 1 offset $2")
                .bind(from.as_str())
                .bind(chunk - 1)
                .fetch_optional(&mut *db)
                .await?;
        let (state, reason) = state_of_new(Engine::Postgres(&mut *db), notice).await?;
        // The border twice, so that a stretch of each table is read once, and not one row for each of the other's.
        let until = if to.is_some() { "and c.address_id <= $7 and a.id <= $7" } else { "" };
        let text = format!(
            "insert into delivery (notice_id, address_id, channel, lane, state, due_at_ms, cause, reason) \
             select $1, a.id, a.channel, $2, $3, $4, c.cause, $5 \
               from chosen c join address a on a.id = c.address_id \
              where c.address_id > $6 and a.id > $6 {until} and a.state = 'open' order by c.address_id"
        );
        let query = sqlx::query(AssertSqlSafe(text)).bind(notice).bind(lane).bind(state).bind(due_at_ms).bind(reason);
        let query = query.bind(from.as_str());
        let query = if let Some((to,)) = &to { query.bind(to.as_str()) } else { query };
        added = query.execute(&mut *db).await?.rows_affected();
    }
    let text = match &to {
        Some(_) => "update notice set fanned_to = $2 where id = $1",
        None => "update notice set fanned = true where id = $1 and $2 = ''",
    };
    let to = to.map_or_else(String::new, |(to,)| to);
    sqlx::query(text).bind(notice).bind(&to).execute(db).await?;
    Ok((added, to.is_empty()))
}
