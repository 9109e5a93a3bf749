//! What volunteers propose, and what became of it.

use chrono::{DateTime, Utc};

use super::db::{execute, fetch_one, fetch_optional};
use super::person::new_id;
use super::{Error, Store};
use crate::program::proposal::Proposal;

/// A proposal as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposed {
    pub id: String,
    pub proposal: Proposal,
    /// Where the proposer is told; `None`: they are gone.
    pub address: Option<String>,
    /// Nobody has decided yet.
    pub open: bool,
}

impl Store {
    /// Keeps one; its id.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn add_proposal(&self, proposal: &Proposal, address: &str, now: DateTime<Utc>) -> Result<String, Error> {
        let id = new_id();
        let content = serde_json::to_string(proposal).expect("a proposal has only texts and dates");
        execute!(
            self.write(),
            "insert into proposal (id, content, address_id, created_at_ms) values ($1, $2, $3, $4)",
            &id,
            content,
            address,
            now.timestamp_millis(),
        )?;
        Ok(id)
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn look_up_proposal(&self, id: &str) -> Result<Option<Proposed>, Error> {
        let row: Option<(String, Option<String>, String)> =
            fetch_optional!(self.read(), "select content, address_id, state from proposal where id = $1", id)?;
        let read = |(content, address, state): (String, Option<String>, String)| {
            let proposal = serde_json::from_str(&content);
            let proposal = proposal.map_err(|error| Error::unreadable(format!("proposal {id}"), error.to_string()))?;
            Ok(Proposed { id: id.to_owned(), proposal, address, open: state == "open" })
        };
        row.map(read).transpose()
    }

    /// Writes down who decided; `false` where somebody has done so before.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn decide_proposal(&self, id: &str, accepted: bool, by: &str) -> Result<bool, Error> {
        let done = execute!(
            self.write(),
            "update proposal set state = $2, decided_by = $3 where id = $1 and state = 'open'",
            id,
            if accepted { "accepted" } else { "declined" },
            by,
        )?;
        Ok(done > 0)
    }

    /// What was decided could not be carried out: it is open again.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn reopen_proposal(&self, id: &str) -> Result<(), Error> {
        execute!(self.write(), "update proposal set state = 'open', decided_by = null where id = $1", id)?;
        Ok(())
    }

    /// How many an address has made since.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn proposals_since(&self, address: &str, since: DateTime<Utc>) -> Result<i64, Error> {
        let (count,): (i64,) = fetch_one!(
            self.read(),
            "select count(*) from proposal where address_id = $1 and created_at_ms >= $2",
            address,
            since.timestamp_millis(),
        )?;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::TestDatabase;
    use super::*;
    use crate::language::Language;
    use crate::on_both_engines;
    use crate::person::ChatKind;
    use crate::store::person::NewAddress;

    on_both_engines! {
        async fn a_proposal_is_decided_once_and_outlives_its_proposer(database: &TestDatabase) {
            let now = DateTime::UNIX_EPOCH + chrono::Duration::days(20_000);
            let new = NewAddress {
                channel: "discord",
                chat: "7",
                thread: None,
                kind: ChatKind::Private,
                language: Language::new("ko"),
                zone: chrono_tz::Asia::Seoul,
                quiet: None,
                account: Some("3"),
            };
            let address = database.meet(&new, now).await.unwrap();
            let proposal = Proposal::Translation {
                program: "forum".to_owned(),
                language: Language::new("ko"),
                title: Some("포럼".to_owned()),
                summary: None,
            };
            let id = database.add_proposal(&proposal, &address.id, now).await.unwrap();
            assert_eq!(database.proposals_since(&address.id, now).await.unwrap(), 1);
            assert!(database.decide_proposal(&id, true, "Minji").await.unwrap());
            assert!(!database.decide_proposal(&id, false, "Jun").await.unwrap());
            database.reopen_proposal(&id).await.unwrap();
            database.forget(Some(&address.id), "discord", Some("3")).await.unwrap();
            let kept = database.look_up_proposal(&id).await.unwrap().expect("it is kept");
            assert_eq!(kept, Proposed { id, proposal, address: None, open: true });
        }
    }
}
