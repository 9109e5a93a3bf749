//! Questions that a person has to answer, and what both sides said about them.

use chrono::{DateTime, Utc};

use super::db::{execute, fetch_all, fetch_optional};
use super::outbox::{NewNotice, Recipients};
use super::person::new_id;
use super::{Error, Store};
use crate::language::Language;
use crate::program::spelled;

spelled! {
    EnquiryState {
        Open = "open",
        /// Ended by staff, or silent for long.
        Closed = "closed",
        /// The one who asked took it back.
        Withdrawn = "withdrawn",
    }
}

spelled! {
    /// Whose words a line is.
    SaidBy {
        Asker = "asker",
        Staff = "staff",
        /// Nobody's: says that the question was taken back.
        Withdrawn = "withdrawn",
    }
}

/// A question that waits for a person, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enquiry {
    pub id: String,
    /// The id of the address that is answered.
    pub address: String,
    /// The network's id of the one who asked; empty: nobody in particular.
    pub account: String,
    pub language: Language,
    pub state: EnquiryState,
    pub asked_at: DateTime<Utc>,
    /// Where staff see it, once they do.
    pub thread: Option<Thread>,
}

/// A topic or thread in which staff see one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    pub channel: String,
    pub chat: String,
    pub thread: String,
}

/// What somebody said about one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub id: String,
    pub said_by: SaidBy,
    pub text: String,
    pub at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    address_id: String,
    account: String,
    language: String,
    state: String,
    asked_at_ms: i64,
    room_channel: String,
    room_chat: String,
    room_thread: String,
}

#[derive(sqlx::FromRow)]
struct LineRow {
    line_id: String,
    said_by: String,
    text: String,
    at_ms: i64,
}

macro_rules! columns {
    () => {
        "enquiry.id, enquiry.address_id, enquiry.account, enquiry.language, enquiry.state, enquiry.asked_at_ms, \
         enquiry.room_channel, enquiry.room_chat, enquiry.room_thread"
    };
}

impl Row {
    fn read(self) -> Result<Enquiry, Error> {
        let what = || format!("enquiry {}", self.id);
        let thread = Thread { channel: self.room_channel, chat: self.room_chat, thread: self.room_thread };
        Ok(Enquiry {
            language: self.language.parse().map_err(|error| Error::unreadable(what(), error))?,
            state: EnquiryState::from_name(&self.state).ok_or_else(|| Error::unreadable(what(), self.state.clone()))?,
            asked_at: DateTime::from_timestamp_millis(self.asked_at_ms).unwrap_or_default(),
            thread: (!thread.channel.is_empty()).then_some(thread),
            id: self.id,
            address: self.address_id,
            account: self.account,
        })
    }
}

impl LineRow {
    fn read(self) -> Result<Line, Error> {
        let said_by = SaidBy::from_name(&self.said_by)
            .ok_or_else(|| Error::unreadable(format!("enquiry line {}", self.line_id), self.said_by.clone()))?;
        let at = DateTime::from_timestamp_millis(self.at_ms).unwrap_or_default();
        Ok(Line { id: self.line_id, said_by, text: self.text, at })
    }
}

impl Store {
    /// Keeps a new question of `account` at `address`, and its first words.
    ///
    /// # Errors
    /// Where the database does not answer; then nothing is kept.
    pub async fn add_enquiry(
        &self,
        address: &str,
        account: Option<&str>,
        language: Language,
        text: &str,
        now: DateTime<Utc>,
    ) -> Result<String, Error> {
        let id = new_id();
        let now = now.timestamp_millis();
        let mut tx = self.begin().await?;
        execute!(
            tx.on(),
            "insert into enquiry (id, address_id, account, language, asked_at_ms, moved_at_ms) \
             values ($1, $2, $3, $4, $5, $5)",
            &id,
            address,
            account.unwrap_or_default(),
            language.as_str(),
            now,
        )?;
        execute!(
            tx.on(),
            "insert into enquiry_line (id, enquiry_id, said_by, text, at_ms, shown) values ($1, $2, $3, $4, $5, false)",
            new_id(),
            &id,
            SaidBy::Asker.as_str(),
            text,
            now,
        )?;
        tx.commit().await?;
        Ok(id)
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn look_up_enquiry(&self, id: &str) -> Result<Option<Enquiry>, Error> {
        let row: Option<Row> =
            fetch_optional!(self.read(), concat!("select ", columns!(), " from enquiry where id = $1"), id)?;
        row.map(Row::read).transpose()
    }

    /// The newest open question of `account` at this address.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn open_enquiry(&self, address: &str, account: Option<&str>) -> Result<Option<Enquiry>, Error> {
        let row: Option<Row> = fetch_optional!(
            self.read(),
            concat!(
                "select ",
                columns!(),
                " from enquiry where address_id = $1 and account = $2 and state = 'open' order by id desc limit 1"
            ),
            address,
            account.unwrap_or_default(),
        )?;
        row.map(Row::read).transpose()
    }

    /// The newest question that staff see in this thread, while it is open.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn enquiry_in(&self, channel: &str, chat: &str, thread: &str) -> Result<Option<Enquiry>, Error> {
        let row: Option<Row> = fetch_optional!(
            self.read(),
            concat!(
                "select ",
                columns!(),
                " from enquiry where room_channel = $1 and room_chat = $2 and room_thread = $3 and state = 'open' \
                 order by id desc limit 1"
            ),
            channel,
            chat,
            thread,
        )?;
        row.map(Row::read).transpose()
    }

    /// Staff see it in this thread from now on; `None`: in none any more.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn set_enquiry_thread(&self, id: &str, thread: Option<&Thread>) -> Result<(), Error> {
        let part = |of: fn(&Thread) -> &String| thread.map_or("", |it| of(it).as_str());
        execute!(
            self.write(),
            "update enquiry set room_channel = $2, room_chat = $3, room_thread = $4 where id = $1",
            id,
            part(|it| &it.channel),
            part(|it| &it.chat),
            part(|it| &it.thread),
        )?;
        Ok(())
    }

    /// Something more from the one who asked.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn add_to_enquiry(&self, id: &str, text: &str, now: DateTime<Utc>) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        execute!(
            tx.on(),
            "insert into enquiry_line (id, enquiry_id, said_by, text, at_ms, shown) values ($1, $2, $3, $4, $5, false)",
            new_id(),
            id,
            SaidBy::Asker.as_str(),
            text,
            now.timestamp_millis(),
        )?;
        execute!(tx.on(), "update enquiry set moved_at_ms = $2 where id = $1", id, now.timestamp_millis())?;
        tx.commit().await
    }

    /// Keeps an answer of staff and sends it to the one who asked, in one transaction; gives the line's id. `notice` makes
    /// the notice of it.
    ///
    /// # Errors
    /// Where the database does not answer; then nothing is kept and nothing goes out.
    pub async fn answer_enquiry(
        &self,
        enquiry: &Enquiry,
        text: &str,
        now: DateTime<Utc>,
        notice: impl FnOnce(&str) -> NewNotice,
    ) -> Result<String, Error> {
        let line = new_id();
        let mut tx = self.begin().await?;
        execute!(
            tx.on(),
            "insert into enquiry_line (id, enquiry_id, said_by, text, at_ms, shown) values ($1, $2, $3, $4, $5, true)",
            &line,
            &enquiry.id,
            SaidBy::Staff.as_str(),
            text,
            now.timestamp_millis(),
        )?;
        execute!(tx.on(), "update enquiry set moved_at_ms = $2 where id = $1", &enquiry.id, now.timestamp_millis())?;
        let to = Recipients::Listed(vec![(enquiry.address.clone(), String::new())]);
        Self::enqueue_in(&mut tx, &notice(&line), &to, now, now).await?;
        tx.commit().await?;
        self.wake_outbox();
        Ok(line)
    }

    /// Ends one; `false` where it was over already. Staff are to see that one was taken back, if they saw it at all.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn end_enquiry(&self, id: &str, state: EnquiryState, now: DateTime<Utc>) -> Result<bool, Error> {
        let mut tx = self.begin().await?;
        let ended = execute!(
            tx.on(),
            "update enquiry set state = $2, moved_at_ms = $3 where id = $1 and state = 'open'",
            id,
            state.as_str(),
            now.timestamp_millis(),
        )?;
        if ended > 0 && state == EnquiryState::Withdrawn {
            execute!(tx.on(), "delete from enquiry_line where enquiry_id = $1 and not shown", id)?;
            execute!(
                tx.on(),
                "insert into enquiry_line (id, enquiry_id, said_by, text, at_ms, shown) \
                 select $1, enquiry.id, $3, '', $4, false from enquiry where enquiry.id = $2 and room_channel <> ''",
                new_id(),
                id,
                SaidBy::Withdrawn.as_str(),
                now.timestamp_millis(),
            )?;
        }
        tx.commit().await?;
        Ok(ended > 0)
    }

    /// What staff have not been shown yet, in the order in which it was said.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn unshown_lines(&self) -> Result<Vec<(Enquiry, Line)>, Error> {
        #[derive(sqlx::FromRow)]
        struct Both {
            #[sqlx(flatten)]
            enquiry: Row,
            #[sqlx(flatten)]
            line: LineRow,
        }
        let rows: Vec<Both> = fetch_all!(
            self.read(),
            concat!(
                "select ",
                columns!(),
                ", line.id as line_id, line.said_by, line.text, line.at_ms from enquiry_line line \
                 join enquiry on enquiry.id = line.enquiry_id where not line.shown order by line.id limit 200"
            )
        )?;
        rows.into_iter().map(|row| Ok((row.enquiry.read()?, row.line.read()?))).collect()
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn line_shown(&self, line: &str) -> Result<(), Error> {
        execute!(self.write(), "update enquiry_line set shown = true where id = $1", line)?;
        Ok(())
    }

    /// All that was said about one, in order.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn enquiry_lines(&self, id: &str) -> Result<Vec<Line>, Error> {
        let rows: Vec<LineRow> = fetch_all!(
            self.read(),
            "select id as line_id, said_by, text, at_ms from enquiry_line where enquiry_id = $1 order by id",
            id
        )?;
        rows.into_iter().map(LineRow::read).collect()
    }

    /// An answer of staff, and the question it belongs to.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn enquiry_of_line(&self, line: &str) -> Result<Option<Enquiry>, Error> {
        let row: Option<Row> = fetch_optional!(
            self.read(),
            concat!(
                "select ",
                columns!(),
                " from enquiry join enquiry_line line on line.enquiry_id = enquiry.id where line.id = $1"
            ),
            line,
        )?;
        row.map(Row::read).transpose()
    }

    /// Closes what has been silent since `quiet`, and drops what was over before `old`; gives how many were closed.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn tidy_enquiries(&self, quiet: DateTime<Utc>, old: DateTime<Utc>) -> Result<u64, Error> {
        execute!(
            self.write(),
            "delete from enquiry where state <> 'open' and moved_at_ms < $1",
            old.timestamp_millis()
        )?;
        execute!(
            self.write(),
            "update enquiry set state = 'closed' where state = 'open' and moved_at_ms < $1",
            quiet.timestamp_millis()
        )
    }
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::super::testing::TestDatabase;
    use super::*;
    use crate::on_both_engines;
    use crate::person::ChatKind;
    use crate::store::person::NewAddress;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(20_000) + Duration::minutes(minutes)
    }

    async fn address(store: &Store, chat: &str) -> String {
        let new = NewAddress {
            channel: "telegram",
            chat,
            thread: None,
            kind: ChatKind::Private,
            language: Language::new("ko"),
            zone: chrono_tz::Asia::Seoul,
            quiet: None,
            account: Some(chat),
        };
        store.meet(&new, at(0)).await.unwrap().id
    }

    fn thread() -> Thread {
        Thread { channel: "telegram".to_owned(), chat: "-1".to_owned(), thread: "101".to_owned() }
    }

    on_both_engines! {
        async fn a_question_is_found_from_both_sides_while_it_is_open(database: &TestDatabase) {
            let anna = address(database, "7").await;
            let id = database.add_enquiry(&anna, Some("7"), Language::new("ko"), "사람?", at(0)).await.unwrap();
            database.set_enquiry_thread(&id, Some(&thread())).await.unwrap();
            let found = database.open_enquiry(&anna, Some("7")).await.unwrap().unwrap();
            assert_eq!((found.id.as_str(), found.thread), (id.as_str(), Some(thread())));
            assert_eq!(database.open_enquiry(&anna, Some("8")).await.unwrap(), None, "another's in the same chat");
            assert!(database.enquiry_in("telegram", "-1", "101").await.unwrap().is_some());
            assert!(database.end_enquiry(&id, EnquiryState::Closed, at(1)).await.unwrap());
            assert!(!database.end_enquiry(&id, EnquiryState::Withdrawn, at(2)).await.unwrap(), "it is over");
            assert_eq!(database.enquiry_in("telegram", "-1", "101").await.unwrap(), None);
            assert_eq!(database.open_enquiry(&anna, Some("7")).await.unwrap(), None);
        }

        async fn lines_wait_in_order_until_staff_have_seen_them(database: &TestDatabase) {
            let anna = address(database, "7").await;
            let id = database.add_enquiry(&anna, Some("7"), Language::new("ko"), "one", at(0)).await.unwrap();
            database.add_to_enquiry(&id, "two", at(1)).await.unwrap();
            let waiting = database.unshown_lines().await.unwrap();
            let texts: Vec<&str> = waiting.iter().map(|(_, line)| line.text.as_str()).collect();
            assert_eq!(texts, ["one", "two"]);
            database.line_shown(&waiting[0].1.id).await.unwrap();
            assert_eq!(database.unshown_lines().await.unwrap().len(), 1);
        }

        async fn what_is_taken_back_before_staff_saw_it_is_never_shown(database: &TestDatabase) {
            let anna = address(database, "7").await;
            let unseen = database.add_enquiry(&anna, Some("7"), Language::new("ko"), "one", at(0)).await.unwrap();
            database.end_enquiry(&unseen, EnquiryState::Withdrawn, at(1)).await.unwrap();
            assert_eq!(database.unshown_lines().await.unwrap(), []);
            let seen = database.add_enquiry(&anna, Some("7"), Language::new("ko"), "two", at(2)).await.unwrap();
            database.set_enquiry_thread(&seen, Some(&thread())).await.unwrap();
            database.end_enquiry(&seen, EnquiryState::Withdrawn, at(3)).await.unwrap();
            let waiting = database.unshown_lines().await.unwrap();
            assert_eq!(waiting.iter().map(|(_, line)| line.said_by).collect::<Vec<_>>(), [SaidBy::Withdrawn]);
        }

        async fn whoever_is_forgotten_takes_the_question_along(database: &TestDatabase) {
            let anna = address(database, "7").await;
            let id = database.add_enquiry(&anna, Some("7"), Language::new("ko"), "one", at(0)).await.unwrap();
            database.forget(Some(&anna), "telegram", Some("7")).await.unwrap();
            assert_eq!(database.look_up_enquiry(&id).await.unwrap(), None);
            assert_eq!(database.unshown_lines().await.unwrap(), []);
        }

        async fn what_is_silent_is_closed_and_what_is_over_is_dropped(database: &TestDatabase) {
            let anna = address(database, "7").await;
            let id = database.add_enquiry(&anna, None, Language::new("ko"), "one", at(0)).await.unwrap();
            assert_eq!(database.tidy_enquiries(at(0), at(0)).await.unwrap(), 0);
            assert_eq!(database.tidy_enquiries(at(1), at(0)).await.unwrap(), 1);
            assert_eq!(database.look_up_enquiry(&id).await.unwrap().map(|it| it.state), Some(EnquiryState::Closed));
            database.tidy_enquiries(at(1), at(1)).await.unwrap();
            assert_eq!(database.look_up_enquiry(&id).await.unwrap(), None);
        }
    }
}
