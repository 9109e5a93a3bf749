//! Announcements of staff, their files, and whom they reach.

use chrono::{DateTime, Utc};

use sqlx::AssertSqlSafe;

use super::db::{execute, fetch_all, fetch_one, fetch_optional, sql};
use super::outbox::{Arg, Recipients};
use super::person::new_id;
use super::{Error, Store};
use crate::answer::Attachment;
use crate::broadcast::{Broadcast, BroadcastState, Content, Segment};
use crate::notify::notice::cause;
use crate::program::{Catalogue, PlaceIndex};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    number: i64,
    state: String,
    version: i64,
    content: String,
    segment: String,
    due_at_ms: Option<i64>,
    urgent_by: Option<String>,
    urgent_approved_by: Option<String>,
    author: String,
    approved_by: Option<String>,
    approved_version: Option<i64>,
    sent_version: Option<i64>,
    notice_id: Option<String>,
    edited_by: Option<String>,
}

const SELECT: &str = "select id, number, state, version, content, segment, due_at_ms, urgent_by, urgent_approved_by, \
                      author, approved_by, approved_version, sent_version, notice_id, edited_by from broadcast";

impl Row {
    fn read(self, files: Vec<String>) -> Result<Broadcast, Error> {
        let what = || format!("announcement {}", self.number);
        Ok(Broadcast {
            state: BroadcastState::from_name(&self.state)
                .ok_or_else(|| Error::unreadable(what(), self.state.clone()))?,
            content: serde_json::from_str(&self.content).map_err(|it| Error::unreadable(what(), it))?,
            segment: self.segment.parse().map_err(|it| Error::unreadable(what(), it))?,
            due_at: self.due_at_ms.and_then(DateTime::from_timestamp_millis),
            urgent: self.urgent_by.map(|by| (by, self.urgent_approved_by)),
            approved: self.approved_by.zip(self.approved_version),
            id: self.id,
            number: self.number,
            version: self.version,
            author: self.author,
            editor: self.edited_by,
            sent_version: self.sent_version,
            notice: self.notice_id,
            files,
        })
    }
}

impl Store {
    /// A new draft; gives it back with its number.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn add_broadcast(
        &self,
        content: &Content,
        segment: &Segment,
        author: &str,
        now: DateTime<Utc>,
    ) -> Result<Broadcast, Error> {
        let mut tx = self.begin().await?;
        let (number,): (i64,) =
            fetch_one!(tx.on(), "select cast(coalesce(max(number), 0) + 1 as bigint) from broadcast")?;
        execute!(
            tx.on(),
            "insert into broadcast (id, number, state, version, content, segment, author, created_at_ms) \
             values ($1, $2, 'draft', 1, $3, $4, $5, $6)",
            new_id(),
            number,
            text(content),
            segment.to_string(),
            author,
            now.timestamp_millis(),
        )?;
        tx.commit().await?;
        Ok(self.look_up_broadcast(number).await?.expect("it was just added"))
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn look_up_broadcast(&self, number: i64) -> Result<Option<Broadcast>, Error> {
        let select = format!("{SELECT} where number = $1");
        let row: Option<Row> = fetch_optional!(self.read(), AssertSqlSafe(select), number)?;
        let Some(row) = row else { return Ok(None) };
        let files: Vec<(String,)> =
            fetch_all!(self.read(), "select name from broadcast_file where broadcast_id = $1 order by name", &row.id)?;
        row.read(files.into_iter().map(|(name,)| name).collect()).map(Some)
    }

    /// The newest first, at most `limit`; without the names of their files.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn broadcasts(&self, limit: i64) -> Result<Vec<Broadcast>, Error> {
        let select = format!("{SELECT} order by number desc limit $1");
        let rows: Vec<Row> = fetch_all!(self.read(), AssertSqlSafe(select), limit)?;
        rows.into_iter().map(|row| row.read(Vec::new())).collect()
    }

    /// Those whose time has come.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn due_broadcasts(&self, now: DateTime<Utc>) -> Result<Vec<i64>, Error> {
        let rows: Vec<(i64,)> = fetch_all!(
            self.read(),
            "select number from broadcast where state = 'scheduled' and due_at_ms <= $1 order by due_at_ms",
            now.timestamp_millis()
        )?;
        Ok(rows.into_iter().map(|(number,)| number).collect())
    }

    /// Those that are going out and not wholly in the outbox yet.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn unfinished_broadcasts(&self) -> Result<Vec<i64>, Error> {
        let rows: Vec<(i64,)> = fetch_all!(
            self.read(),
            "select b.number from broadcast b join notice n on n.id = b.notice_id \
              where b.state in ('sending', 'paused') and not n.fanned order by b.number"
        )?;
        Ok(rows.into_iter().map(|(number,)| number).collect())
    }

    /// Puts down `broadcast` as it is now, if it is still of the version and state that `before` has. `false` where
    /// somebody else was faster.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn save_broadcast(&self, before: &Broadcast, now: &Broadcast) -> Result<bool, Error> {
        let (urgent_by, urgent_yes) = match &now.urgent {
            Some((by, yes)) => (Some(by.as_str()), yes.as_deref()),
            None => (None, None),
        };
        let touched = execute!(
            self.write(),
            "update broadcast set state = $4, version = $5, content = $6, segment = $7, due_at_ms = $8, urgent_by = $9, \
             urgent_approved_by = $10, approved_by = $11, approved_version = $12, sent_version = $13, notice_id = $14, edited_by = $15 \
             where id = $1 and version = $2 and state = $3",
            &before.id,
            before.version,
            before.state.as_str(),
            now.state.as_str(),
            now.version,
            text(&now.content),
            now.segment.to_string(),
            now.due_at.map(|it| it.timestamp_millis()),
            urgent_by,
            urgent_yes,
            now.approved.as_ref().map(|(by, _)| by.as_str()),
            now.approved.as_ref().map(|(_, version)| *version),
            now.sent_version,
            now.notice.as_deref(),
            now.editor.as_deref(),
        )?;
        Ok(touched > 0)
    }

    /// Its files from now on are these.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn set_broadcast_files(&self, broadcast: &str, files: &[Attachment]) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        execute!(tx.on(), "delete from broadcast_file where broadcast_id = $1", broadcast)?;
        for file in files {
            execute!(
                tx.on(),
                "insert into broadcast_file (broadcast_id, name, content) values ($1, $2, $3) \
                 on conflict (broadcast_id, name) do update set content = excluded.content",
                broadcast,
                &file.name,
                serde_json::to_string(file).expect("a file is always JSON"),
            )?;
        }
        tx.commit().await
    }

    /// # Errors
    /// Where the database does not answer, or holds what is no file.
    pub async fn broadcast_files(&self, broadcast: &str) -> Result<Vec<Attachment>, Error> {
        let rows: Vec<(String, String)> = fetch_all!(
            self.read(),
            "select name, content from broadcast_file where broadcast_id = $1 order by name",
            broadcast
        )?;
        rows.into_iter()
            .map(|(name, text)| serde_json::from_str(&text).map_err(|it| Error::unreadable(format!("file {name}"), it)))
            .collect()
    }

    /// How many addresses a segment has now.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn segment_size(&self, recipients: &Recipients) -> Result<u64, Error> {
        let Recipients::Query { select, args } = recipients else { return Ok(0) };
        let count =
            format!("select count(*) from ({select}) r join address a on a.id = r.address_id and a.state = 'open'");
        let count: (i64,) = sql!(self.read(), |db| args
            .iter()
            .fold(sqlx::query_as(AssertSqlSafe(count)), |query, arg| match arg {
                Arg::Text(it) => query.bind(it.as_str()),
                Arg::Int(it) => query.bind(*it),
            })
            .fetch_one(db)
            .await)?;
        Ok(count.0.unsigned_abs())
    }

    /// What became of a notice at each address, for the report per chat: network, chat, thread, state, reason, when.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn delivered(&self, notice: &str) -> Result<Vec<Delivered>, Error> {
        fetch_all!(
            self.read(),
            "select d.channel, coalesce(a.chat, '') as chat, coalesce(a.thread, '') as thread, d.state, \
             coalesce(d.reason, '') as reason, d.sent_at_ms from delivery d left join address a on a.id = d.address_id \
             where d.notice_id = $1 order by d.address_id",
            notice
        )
    }
}

fn text(content: &Content) -> String {
    serde_json::to_string(content).expect("texts are always JSON")
}

/// One line of a report. An address that was forgotten since has no chat any more.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Delivered {
    pub channel: String,
    pub chat: String,
    pub thread: String,
    pub state: String,
    pub reason: String,
    pub sent_at_ms: Option<i64>,
}

/// Those to whom one of these notices was still to come when it was cancelled, and none of them came, or will.
pub fn stopped(notices: &[String]) -> Recipients {
    let names: Vec<String> = (1..=notices.len()).map(|n| format!("${n}")).collect();
    let names = names.join(", ");
    let select = format!(
        "select d.address_id, d.cause from delivery d \
          where d.notice_id in ({names}) and d.state = 'cancelled' and d.reason = 'cancelled' \
            and not exists (select 1 from delivery e where e.notice_id in ({names}) and e.address_id = d.address_id \
                            and e.state in ('due', 'held', 'claimed', 'sent', 'doubtful'))"
    );
    Recipients::Query { select, args: notices.iter().cloned().map(Arg::Text).collect() }
}

/// Whom a segment reaches: every address of it that has not refused announcements, a person at their preferred one.
pub fn recipients(segment: &Segment, catalogue: &Catalogue, live: bool) -> Recipients {
    let mut args: Vec<Arg> = Vec::new();
    let mut list = |values: &[String]| -> String {
        let mut names = Vec::new();
        for value in values {
            args.push(Arg::Text(value.clone()));
            names.push(format!("${}", args.len()));
        }
        names.join(", ")
    };
    let mut conditions = vec!["a.announcements".to_owned()];
    if !live {
        conditions.push("a.staff".to_owned());
    }
    if !segment.network.is_empty() {
        // Not the bare column: SQLite would take its index and sort the whole crowd again for every chunk.
        conditions.push(format!("a.channel || '' in ({})", list(&segment.network)));
    }
    if !segment.kind.is_empty() {
        conditions.push(format!("a.kind in ({})", list(&segment.kind)));
    }
    if !segment.language.is_empty() {
        let tags: Vec<String> = segment.language.iter().map(|tag| format!("% {tag} %")).collect();
        let one = |name: &str| format!("' ' || a.languages || ' ' like {name}");
        let any: Vec<String> = list(&tags).split(", ").map(one).collect();
        conditions.push(format!("({})", any.join(" or ")));
    }
    // One subscription that a program of all this could fit: it names it, or leaves it open. Who follows a single program
    // has said nothing of the others.
    let mut wished = Vec::new();
    for (column, values) in [("topic", &segment.topic), ("place", &around(catalogue, &segment.place))] {
        if !values.is_empty() {
            wished.push(format!("(s.{column} is null or s.{column} in ({}))", list(values)));
        }
    }
    if !wished.is_empty() {
        conditions.push(format!(
            "exists (select 1 from subscription s where s.address_id = a.id and s.state = 'active' \
             and s.program is null and s.series is null and {})",
            wished.join(" and ")
        ));
    }
    let select = format!(
        "select a.id as address_id, '{}' as cause from address a left join person p on p.id = a.person_id \
         where {} and (p.preferred_address is null or p.preferred_address = a.id)",
        cause::ANNOUNCEMENTS,
        conditions.join(" and ")
    );
    Recipients::Query { select, args }
}

/// The places, all that lies in them, and all that they lie in: whoever follows one of these hears of a program there.
fn around(catalogue: &Catalogue, places: &[String]) -> Vec<String> {
    let named: Vec<PlaceIndex> = places.iter().filter_map(|id| catalogue.look_up_place(id)).collect();
    let all = (0..).zip(catalogue.places());
    let near = all.filter(|(at, _)| named.iter().any(|it| catalogue.lies_in(*at, *it) || catalogue.lies_in(*it, *at)));
    near.map(|(_, place)| place.id.clone()).collect()
}
