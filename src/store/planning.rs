//! From programs to the people who are to be told: the queries that choose recipients, and which version of a program
//! has been told.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::db::{execute, fetch_all};
use super::outbox::{Arg, Recipients};
use super::subscription::Row;
use super::{Error, Store};
use crate::language::Language;
use crate::notify::notice::cause;
use crate::person::{Offset, Wish, place_ids, setting};
use crate::program::{Catalogue, Facts, Program};

/// What subscriptions can ask of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tags {
    program: String,
    series: String,
    kind: &'static str,
    organizer: String,
    topics: Vec<String>,
    places: Vec<String>,
    audience: Vec<String>,
    languages: Vec<String>,
}

impl Tags {
    /// `also`: places that the program had before, whose subscribers are to hear that it went away.
    pub fn of(catalogue: &Catalogue, program: &Program, also: &[String]) -> Self {
        let mut places = place_ids(catalogue, program);
        for at in also.iter().filter_map(|id| catalogue.look_up_place(id)) {
            places.extend(catalogue.enclosing(at).iter().map(|at| catalogue.place(*at).id.clone()));
        }
        places.sort_unstable();
        places.dedup();
        Self {
            program: program.id.clone(),
            series: program.series.clone(),
            kind: program.kind.as_str(),
            organizer: program.organizer.clone(),
            topics: program.topics.clone(),
            places,
            audience: program.audience.clone(),
            languages: program.languages.iter().map(Language::to_string).collect(),
        }
    }
}

/// Which of the subscriptions that fit are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// A program that is new: not those of one program, and not those that collect what is new for a digest.
    News,
    /// Something has changed.
    Change,
    /// This long before a moment. `usual`: it is so by default for this kind of program.
    Reminder { offset: Offset, usual: bool, due_at: DateTime<Utc> },
}

/// A statement under construction: text, and what is bound to it.
#[derive(Debug, Default)]
struct Query {
    args: Vec<Arg>,
}

impl Query {
    fn text(&mut self, value: &str) -> String {
        self.args.push(Arg::Text(value.to_owned()));
        format!("${}", self.args.len())
    }

    fn int(&mut self, value: i64) -> String {
        self.args.push(Arg::Int(value));
        format!("${}", self.args.len())
    }

    /// `column` is not set, or is one of `values`.
    fn unset_or_one_of(&mut self, column: &str, values: &[String]) -> String {
        if values.is_empty() {
            return format!("{column} is null");
        }
        let list: Vec<String> = values.iter().map(|value| self.text(value)).collect();
        format!("({column} is null or {column} in ({}))", list.join(", "))
    }

    /// Subscriptions `s` that are about a program of these tags.
    fn fits(&mut self, tags: &Tags) -> String {
        let one = |value: &str| vec![value.to_owned()];
        let program = self.text(&tags.program);
        let conditions = [
            self.unset_or_one_of("s.series", &one(&tags.series)),
            self.unset_or_one_of("s.kind", &one(tags.kind)),
            self.unset_or_one_of("s.organizer", &one(&tags.organizer)),
            self.unset_or_one_of("s.topic", &tags.topics),
            self.unset_or_one_of("s.place", &tags.places),
            self.unset_or_one_of("s.audience", &tags.audience),
            self.unset_or_one_of("s.language", &tags.languages),
        ];
        format!(
            "s.state = 'active' and (s.program = {program} or (s.program is null and {}))",
            conditions.join(" and ")
        )
    }
}

/// Where a subscription's messages go: to the chat that the person prefers, where it can be written to.
const FROM: &str = "from subscription s join address a on a.id = s.address_id \
                    left join person p on p.id = a.person_id \
                    left join address pa on pa.id = p.preferred_address and pa.state = 'open'";

/// Until an installation is live, only staff are told anything.
fn only_staff(live: bool) -> &'static str {
    if live { "" } else { " and a.staff" }
}

/// Everybody whose subscriptions fit; an address once, under the oldest of them.
pub fn subscribers(tags: &Tags, telling: Telling, live: bool) -> Recipients {
    let mut query = Query::default();
    let fits = query.fits(tags);
    let more = match telling {
        Telling::News => " and s.program is null and s.digest is null".to_owned(),
        Telling::Change => String::new(),
        Telling::Reminder { offset, usual, due_at } => {
            let own = query.text(&format!("% {offset} %"));
            let before = query.int(due_at.timestamp_millis());
            let usual = if usual { "a.reminders is null or " } else { "" };
            // Who follows a whole field wants to know what can be applied for, not when each of them begins.
            let narrow = match offset.anchor {
                crate::person::Anchor::Starts => " and (s.program is not null or s.series is not null)",
                _ => "",
            };
            format!(
                " and ({usual}' ' || a.reminders || ' ' like {own}) and s.created_at_ms <= {before} \
                 and s.digest is null{narrow}"
            )
        }
    };
    let select = format!(
        "select coalesce(pa.id, s.address_id) as address_id, min(s.id) as cause {FROM} where {fits}{more}{} \
         group by coalesce(pa.id, s.address_id)",
        only_staff(live)
    );
    Recipients::Query { select, args: query.args }
}

/// Chats that were told one of `facts` (bits) of the program after `since` and asked in `language`; not those who hear
/// of the change as subscribers.
pub fn told(tags: &Tags, facts: i64, language: Language, since: DateTime<Utc>, live: bool) -> Recipients {
    let mut query = Query::default();
    let [program, language] = [query.text(&tags.program), query.text(language.as_str())];
    let [facts, since] = [query.int(facts), query.int(since.timestamp_millis())];
    let fits = query.fits(tags);
    let select = format!(
        "select t.address_id as address_id, '{}' as cause from told t join address a on a.id = t.address_id \
         where t.program = {program} and t.language = {language} and (t.facts & {facts}) <> 0 and t.at_ms > {since} \
         and a.corrections{} \
         and not exists (select 1 from subscription s where s.address_id = t.address_id and {fits})",
        cause::TOLD,
        only_staff(live)
    );
    Recipients::Query { select, args: query.args }
}

/// A program as it was last told.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    pub facts: Facts,
    /// A later version, and since when it waits to be told.
    pub pending: Option<(Facts, DateTime<Utc>)>,
    pub first_seen: DateTime<Utc>,
    /// It needs no announcement any more.
    pub announced: bool,
}

#[derive(sqlx::FromRow)]
struct KnownRow {
    program: String,
    facts: String,
    pending: Option<String>,
    pending_since_ms: Option<i64>,
    first_seen_ms: i64,
    announced_at_ms: Option<i64>,
}

impl KnownRow {
    fn read(self) -> Result<(String, Known), Error> {
        let facts = |text: &str| {
            serde_json::from_str(text).map_err(|it| Error::unreadable(format!("known program {}", self.program), it))
        };
        let at = |ms| DateTime::from_timestamp_millis(ms).unwrap_or_default();
        let pending = match (&self.pending, self.pending_since_ms) {
            (Some(text), Some(since)) => Some((facts(text)?, at(since))),
            _ => None,
        };
        let known = Known {
            facts: facts(&self.facts)?,
            pending,
            first_seen: at(self.first_seen_ms),
            announced: self.announced_at_ms.is_some(),
        };
        Ok((self.program, known))
    }
}

/// Some addresses that collect for a digest of one schedule on one clock.
#[derive(Debug, Clone, PartialEq)]
pub struct DigestReader {
    pub address: String,
    pub wish: Wish,
}

impl Store {
    /// All programs as last told.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn known_programs(&self) -> Result<HashMap<String, Known>, Error> {
        let rows: Vec<KnownRow> = fetch_all!(
            self.read(),
            "select program, facts, pending, pending_since_ms, first_seen_ms, announced_at_ms from known_program"
        )?;
        rows.into_iter().map(KnownRow::read).collect()
    }

    /// Puts down what is known now of some programs, all in one transaction.
    ///
    /// # Errors
    /// Where the database does not answer; then none is put down.
    pub async fn know_programs(&self, all: &[(String, Known)], now: DateTime<Utc>) -> Result<(), Error> {
        let text = |facts: &Facts| serde_json::to_string(facts).expect("facts are always JSON");
        let mut tx = self.begin().await?;
        for (program, known) in all {
            execute!(
                tx.on(),
                "insert into known_program \
                 (program, facts, pending, pending_since_ms, first_seen_ms, announced_at_ms) \
                 values ($1, $2, $3, $4, $5, $6) on conflict (program) do update set facts = excluded.facts, \
                 pending = excluded.pending, pending_since_ms = excluded.pending_since_ms, \
                 announced_at_ms = coalesce(known_program.announced_at_ms, excluded.announced_at_ms)",
                program,
                text(&known.facts),
                known.pending.as_ref().map(|(facts, _)| text(facts)),
                known.pending.as_ref().map(|(_, since)| since.timestamp_millis()),
                known.first_seen.timestamp_millis(),
                known.announced.then(|| now.timestamp_millis()),
            )?;
        }
        tx.commit().await
    }

    /// Every offset that somebody has chosen, each once.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn chosen_offsets(&self) -> Result<Vec<Offset>, Error> {
        let rows: Vec<(String,)> =
            fetch_all!(self.read(), "select distinct reminders from address where reminders is not null")?;
        let mut all: Vec<Offset> = rows.iter().filter_map(|(text,)| setting::offsets(text).ok()).flatten().collect();
        all.sort_unstable();
        all.dedup();
        Ok(all)
    }

    /// The languages in which a program was asked about after `since`.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn told_languages(&self, program: &str, since: DateTime<Utc>) -> Result<Vec<Language>, Error> {
        let rows: Vec<(String,)> = fetch_all!(
            self.read(),
            "select distinct language from told where program = $1 and at_ms > $2 order by language",
            program,
            since.timestamp_millis()
        )?;
        Ok(rows.iter().filter_map(|(tag,)| tag.parse().ok()).collect())
    }

    /// The (clock, schedule) pairs that digests are asked for on.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn digest_schedules(&self) -> Result<Vec<(Tz, String)>, Error> {
        let rows: Vec<(String, String)> = fetch_all!(
            self.read(),
            "select distinct a.zone, s.digest from subscription s join address a on a.id = s.address_id \
             where s.digest is not null and s.state = 'active' order by a.zone, s.digest"
        )?;
        Ok(rows.into_iter().filter_map(|(zone, schedule)| Some((zone.parse().ok()?, schedule))).collect())
    }

    /// Who collects on this clock by this schedule, ordered by address.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn digest_readers(&self, zone: Tz, schedule: &str, live: bool) -> Result<Vec<DigestReader>, Error> {
        let select = format!(
            "select s.id, coalesce(pa.id, s.address_id) as address_id, s.state, s.program, s.series, s.kind, s.topic, \
             s.place, s.audience, s.organizer, s.language, s.digest, s.created_at_ms {FROM} \
             where s.digest = $2 and a.zone = $1 and s.state = 'active'{} order by 2, 1",
            only_staff(live)
        );
        let rows: Vec<Row> = fetch_all!(self.read(), sqlx::AssertSqlSafe(select), zone.name(), schedule)?;
        rows.into_iter().map(|row| row.read().map(|it| DigestReader { address: it.address, wish: it.wish })).collect()
    }
}
