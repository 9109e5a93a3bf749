//! What people asked and were told: kept for a while, then counted and dropped.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};

use super::db::{execute, fetch_all, fetch_one};
use super::person::{NewAddress, meet, new_id};
use super::rows::{Cell, insert};
use super::{Error, Store};
use crate::language::Language;
use crate::person::{ChatKind, QuietHours};
use crate::program::Fact;

/// Where it was asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Asker {
    /// Nobody who could be written to later: a visitor of the web page.
    Visitor,
    /// The id of an address that is known.
    Known(String),
    /// A chat that is met by its first question, with the question's language.
    New {
        chat: String,
        thread: Option<String>,
        kind: ChatKind,
        zone: chrono_tz::Tz,
        quiet: Option<QuietHours>,
        account: Option<String>,
    },
}

/// One question and what its answer told.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub asker: Asker,
    pub at: DateTime<Utc>,
    pub channel: &'static str,
    pub language: Language,
    pub intent: &'static str,
    pub text: String,
    /// Programs, and what was said of each.
    pub told: Vec<(String, Vec<Fact>)>,
}

/// One word of a person to the foundation.
#[derive(Debug, Clone, PartialEq)]
pub struct Feedback {
    pub id: String,
    pub at: DateTime<Utc>,
    pub language: Language,
    pub text: String,
}

/// The last characters of an id: what staff call one by.
const CODE: usize = 5;

impl Feedback {
    pub fn code(&self) -> &str {
        &self.id[self.id.len().saturating_sub(CODE)..]
    }
}

/// What is kept of one address, for `/mydata`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kept {
    pub told: i64,
    /// Newest first.
    pub questions: Vec<(DateTime<Utc>, String)>,
    pub feedback: i64,
    /// What was passed on to staff and what both sides said of it: (when, whose words, text), newest first.
    pub passed_on: Vec<(DateTime<Utc>, String, String)>,
}

/// Bits of `told.facts`.
pub fn bits(facts: &[Fact]) -> i64 {
    facts.iter().map(|&fact| bit(fact)).fold(0, |all, bit| all | bit)
}

pub(super) fn bit(fact: Fact) -> i64 {
    let at = Fact::ALL.iter().position(|it| *it == fact).expect("ALL names every fact");
    1 << at
}

impl Store {
    /// Keeps questions and what was told, all in one transaction. Those of an address that has been forgotten since are
    /// counted, and not kept.
    ///
    /// # Errors
    /// Where the database does not answer; then none is kept.
    pub async fn keep_asked(&self, all: &[Asked]) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        let mut counts: BTreeMap<(String, &str, &str, &str), i64> = BTreeMap::new();
        let (mut questions, mut told) = (Vec::new(), BTreeMap::new());
        for asked in all {
            let day = asked.at.format("%Y-%m-%d").to_string();
            *counts.entry((day, asked.channel, asked.language.as_str(), asked.intent)).or_default() += 1;
            let address = match &asked.asker {
                Asker::Visitor => None,
                Asker::Known(id) => {
                    let known: (i64,) = fetch_one!(tx.on(), "select count(*) from address where id = $1", id)?;
                    if known.0 == 0 {
                        continue;
                    }
                    Some(id.clone())
                }
                Asker::New { chat, thread, kind, zone, quiet, account } => {
                    let new = NewAddress {
                        channel: asked.channel,
                        chat,
                        thread: thread.as_deref(),
                        kind: *kind,
                        language: asked.language,
                        zone: *zone,
                        quiet: *quiet,
                        account: account.as_deref(),
                    };
                    Some(meet(&mut tx, &new, asked.at).await?.id)
                }
            };
            for (program, facts) in address.iter().flat_map(|_| &asked.told) {
                let key = (address.clone().unwrap_or_default(), program.as_str());
                // The same row twice in one statement is refused by PostgreSQL.
                let (all, ..) = *told.get(&key).unwrap_or(&(0, asked));
                told.insert(key, (all | bits(facts), asked));
            }
            questions.push(vec![
                Cell::Text(Some(new_id().into())),
                Cell::Text(address.map(Into::into)),
                Cell::Int(Some(asked.at.timestamp_millis())),
                Cell::text(asked.channel),
                Cell::text(asked.language.as_str()),
                Cell::text(asked.intent),
                Cell::text(&asked.text),
            ]);
        }
        let counts: Vec<Vec<Cell<'_>>> = counts
            .into_iter()
            .map(|((day, channel, language, intent), count)| {
                let day = Cell::Text(Some(day.into()));
                vec![day, Cell::text(channel), Cell::text(language), Cell::text(intent), Cell::Int(Some(count))]
            })
            .collect();
        let add =
            " on conflict (day, channel, language, intent) do update set count = question_count.count + excluded.count";
        insert(&mut tx, "question_count", &["day", "channel", "language", "intent", "count"], add, counts.into_iter())
            .await?;
        let columns = ["id", "address_id", "at_ms", "channel", "language", "intent", "text"];
        insert(&mut tx, "question", &columns, "", questions.into_iter()).await?;
        let told: Vec<Vec<Cell<'_>>> = told
            .into_iter()
            .map(|((address, program), (facts, asked))| {
                let facts = Cell::Int(Some(facts));
                let at = Cell::Int(Some(asked.at.timestamp_millis()));
                vec![
                    Cell::Text(Some(address.into())),
                    Cell::text(program),
                    facts,
                    Cell::text(asked.language.as_str()),
                    at,
                ]
            })
            .collect();
        let add = " on conflict (address_id, program) do update set facts = told.facts | excluded.facts, \
                   language = excluded.language, at_ms = excluded.at_ms";
        insert(&mut tx, "told", &["address_id", "program", "facts", "language", "at_ms"], add, told.into_iter())
            .await?;
        tx.commit().await
    }

    /// Drops what was kept long enough; counts stay. Gives how many questions went.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn drop_old(&self, now: DateTime<Utc>, question_days: u32, told_days: u32) -> Result<u64, Error> {
        let before = |days: u32| (now - Duration::days(i64::from(days))).timestamp_millis();
        execute!(self.write(), "delete from told where at_ms <= $1", before(told_days))?;
        execute!(self.write(), "delete from question where at_ms <= $1", before(question_days))
    }

    /// How many questions there were on each day, the newest day first.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn question_counts(&self) -> Result<Vec<(String, i64)>, Error> {
        fetch_all!(
            self.read(),
            "select day, cast(sum(count) as bigint) from question_count group by day order by day desc limit 366"
        )
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn kept_of(&self, address: &str) -> Result<Kept, Error> {
        let (told,): (i64,) = fetch_one!(self.read(), "select count(*) from told where address_id = $1", address)?;
        let (feedback,): (i64,) =
            fetch_one!(self.read(), "select count(*) from feedback where address_id = $1", address)?;
        let rows: Vec<(i64, String)> = fetch_all!(
            self.read(),
            "select at_ms, text from question where address_id = $1 order by at_ms desc, id desc",
            address
        )?;
        let lines: Vec<(i64, String, String)> = fetch_all!(
            self.read(),
            "select enquiry_line.at_ms, enquiry_line.said_by, enquiry_line.text from enquiry_line \
             join enquiry on enquiry.id = enquiry_line.enquiry_id where enquiry.address_id = $1 \
             order by enquiry_line.at_ms desc, enquiry_line.id desc",
            address
        )?;
        let at = |ms| DateTime::from_timestamp_millis(ms).unwrap_or_default();
        let questions = rows.into_iter().map(|(ms, text)| (at(ms), text)).collect();
        let passed_on = lines.into_iter().map(|(ms, said_by, text)| (at(ms), said_by, text)).collect();
        Ok(Kept { told, feedback, questions, passed_on })
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn add_feedback(
        &self,
        address: Option<&str>,
        language: Language,
        text: &str,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        execute!(
            self.write(),
            "insert into feedback (id, address_id, at_ms, language, text) values ($1, $2, $3, $4, $5)",
            new_id(),
            address,
            now.timestamp_millis(),
            language.as_str(),
            text,
        )?;
        Ok(())
    }

    /// How much of it nobody has dealt with yet.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn count_feedback(&self) -> Result<i64, Error> {
        let row: (i64,) = fetch_one!(self.read(), "select count(*) from feedback where not done")?;
        Ok(row.0)
    }

    /// Somebody has dealt with the one of this [`Feedback::code`]; `false` where none of the open ones has it.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn finish_feedback(&self, code: &str) -> Result<bool, Error> {
        if code.chars().count() != CODE {
            return Ok(false);
        }
        let touched = execute!(
            self.write(),
            "update feedback set done = true where not done and substr(id, length(id) - $2 + 1) = $1",
            code,
            CODE as i32
        )?;
        Ok(touched > 0)
    }

    /// What nobody has dealt with yet, the oldest first.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn open_feedback(&self, limit: i64) -> Result<Vec<Feedback>, Error> {
        let rows: Vec<(String, i64, String, String)> = fetch_all!(
            self.read(),
            "select id, at_ms, language, text from feedback where not done order by at_ms, id limit $1",
            limit
        )?;
        let read = |(id, at_ms, language, text): (String, i64, String, String)| {
            let language = language.parse().map_err(|error| Error::unreadable(format!("feedback {id}"), error))?;
            Ok(Feedback { id, at: DateTime::from_timestamp_millis(at_ms).unwrap_or_default(), language, text })
        };
        rows.into_iter().map(read).collect()
    }
}
