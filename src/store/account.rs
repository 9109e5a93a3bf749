//! Who is behind an account of a network: people, the codes that bind accounts to them, and how all of it is forgotten.

use chrono::{DateTime, Utc};

use super::db::{execute, fetch_all, fetch_optional};
use super::person::{AddressRow, address_columns, new_id};
use super::{Error, Store, Transaction};
use crate::person::Address;

impl Store {
    /// The person behind an account, if one is known.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn look_up_person(&self, channel: &str, account: &str) -> Result<Option<String>, Error> {
        let row: Option<(String,)> = fetch_optional!(
            self.read(),
            "select person_id from account where channel = $1 and account = $2",
            channel,
            account
        )?;
        Ok(row.map(|(id,)| id))
    }

    /// The private addresses of a person, the oldest first.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn addresses_of(&self, person: &str) -> Result<Vec<Address>, Error> {
        let rows: Vec<AddressRow> = fetch_all!(
            self.read(),
            concat!("select ", address_columns!(), " from address where person_id = $1 order by id"),
            person
        )?;
        rows.into_iter().map(AddressRow::read).collect()
    }

    /// A code that binds one thing to another, once, until `expires`.
    ///
    /// # Errors
    /// [`Error::Taken`] where it is in use: draw another.
    pub async fn add_code(
        &self,
        code: &str,
        purpose: &str,
        subject: &str,
        now: DateTime<Utc>,
        expires: DateTime<Utc>,
    ) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        execute!(tx.on(), "delete from code where expires_at_ms <= $1", now.timestamp_millis())?;
        execute!(
            tx.on(),
            "insert into code (code, purpose, subject, expires_at_ms) values ($1, $2, $3, $4)",
            code,
            purpose,
            subject,
            expires.timestamp_millis(),
        )?;
        tx.commit().await
    }

    /// What `code` is for, and to whom; it is used up by this.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn use_code(&self, code: &str, now: DateTime<Utc>) -> Result<Option<(String, String)>, Error> {
        fetch_optional!(
            self.write(),
            "delete from code where code = $1 and expires_at_ms > $2 returning purpose, subject",
            code,
            now.timestamp_millis(),
        )
    }

    /// The account's person becomes `person`, with its chats; what was set in the older chat holds in both, and pushes
    /// go to the newer alone.
    ///
    /// # Errors
    /// Where the database does not answer; then nothing has changed.
    pub async fn link(&self, person: &str, channel: &str, account: &str, now: DateTime<Utc>) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        let other = person_of(&mut tx, channel, account, now).await?;
        if other != person {
            execute!(tx.on(), "update account set person_id = $1 where person_id = $2", person, &other)?;
            execute!(
                tx.on(),
                "update address set person_id = $1, \
                   languages = coalesce((select languages from address old where old.person_id = $1 order by id limit 1), languages), \
                   language_chosen = coalesce((select language_chosen from address old where old.person_id = $1 order by id limit 1), language_chosen), \
                   zone = coalesce((select zone from address old where old.person_id = $1 order by id limit 1), zone) \
                 where person_id = $2",
                person,
                &other,
            )?;
            execute!(
                tx.on(),
                "update person set preferred_address = (select max(id) from address where person_id = $1) where id = $1",
                person
            )?;
            execute!(tx.on(), "delete from person where id = $1", &other)?;
        }
        tx.commit().await
    }

    /// Everything that is known of an address and of the person whose it is, gone in one transaction: subscriptions,
    /// what was told, questions, what waits to be sent. `account` is the network's id of whoever asks for it.
    ///
    /// # Errors
    /// Where the database does not answer; then nothing is forgotten.
    pub async fn forget(&self, address: Option<&str>, channel: &str, account: Option<&str>) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        // Deliveries have no foreign key to their address: a check for each of a million rows takes longer than they do.
        execute!(
            tx.on(),
            "delete from delivery where address_id = $1 or address_id in (select address.id from address \
               join account on account.person_id = address.person_id where account.channel = $2 and account.account = $3)",
            address,
            channel,
            account,
        )?;
        if let Some(account) = account {
            if channel == super::updates::BOT_CHANNEL {
                execute!(tx.on(), "delete from telegram_managed where person = $1", account)?;
            }
            execute!(
                tx.on(),
                "delete from address where person_id = \
                 (select person_id from account where channel = $1 and account = $2)",
                channel,
                account,
            )?;
            execute!(
                tx.on(),
                "delete from person where id = (select person_id from account where channel = $1 and account = $2)",
                channel,
                account,
            )?;
        }
        if let Some(address) = address {
            execute!(tx.on(), "delete from address where id = $1", address)?;
        }
        tx.commit().await
    }
}

/// The person behind an account, made now where there is none.
pub(super) async fn person_of(
    tx: &mut Transaction,
    channel: &str,
    account: &str,
    now: DateTime<Utc>,
) -> Result<String, Error> {
    let known: Option<(String,)> = fetch_optional!(
        tx.on(),
        "select person_id from account where channel = $1 and account = $2",
        channel,
        account
    )?;
    if let Some((id,)) = known {
        return Ok(id);
    }
    let id = new_id();
    execute!(tx.on(), "insert into person (id, created_at_ms) values ($1, $2)", &id, now.timestamp_millis())?;
    execute!(tx.on(), "insert into account (channel, account, person_id) values ($1, $2, $3)", channel, account, &id)?;
    Ok(id)
}
