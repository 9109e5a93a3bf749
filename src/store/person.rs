//! The places where one can write to people: met, opened, closed, and what is set for each. Who is behind them is in
//! [`account`](super::account).

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::account::person_of;
use super::db::{execute, fetch_all, fetch_one, fetch_optional};
use super::{Error, Store, Transaction};
use crate::language::Language;
use crate::notify::delivery::Gone;
use crate::person::{Address, AddressState, ChatKind, Setting, setting};

/// What is known of an address when it is first met.
#[derive(Debug, Clone, Copy)]
pub struct NewAddress<'a> {
    pub channel: &'a str,
    pub chat: &'a str,
    pub thread: Option<&'a str>,
    pub kind: ChatKind,
    pub language: Language,
    pub zone: chrono_tz::Tz,
    pub quiet: Option<crate::person::QuietHours>,
    /// The network's id of the person, where it is a private chat.
    pub account: Option<&'a str>,
}

/// All columns of an address, for `select`s that other families of tables join it into (as `address`).
macro_rules! address_columns {
    () => {
        "address.id, address.channel, address.chat, address.thread, address.kind, address.state, address.languages, \
         address.language_chosen, address.zone, address.quiet, address.reminders, address.announcements, \
         address.corrections, address.staff, address.person_id"
    };
}
pub(super) use address_columns;

#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct AddressRow {
    id: String,
    channel: String,
    chat: String,
    thread: String,
    kind: String,
    state: String,
    languages: String,
    language_chosen: bool,
    zone: String,
    quiet: Option<String>,
    reminders: Option<String>,
    announcements: bool,
    corrections: bool,
    staff: bool,
    person_id: Option<String>,
}

impl AddressRow {
    pub fn read(self) -> Result<Address, Error> {
        let what = || format!("address {}", self.id);
        let languages = self.languages.split(' ').map(str::parse).collect::<Result<Vec<Language>, _>>();
        Ok(Address {
            kind: ChatKind::from_name(&self.kind).ok_or_else(|| Error::unreadable(what(), self.kind.clone()))?,
            state: AddressState::from_name(&self.state).ok_or_else(|| Error::unreadable(what(), self.state.clone()))?,
            languages: languages.map_err(|error| Error::unreadable(what(), error))?,
            language_chosen: self.language_chosen,
            zone: self.zone.parse().map_err(|_| Error::unreadable(what(), self.zone.clone()))?,
            quiet: self.quiet.as_deref().map(str::parse).transpose().map_err(|it| Error::unreadable(what(), it))?,
            reminders: self
                .reminders
                .as_deref()
                .map(setting::offsets)
                .transpose()
                .map_err(|it| Error::unreadable(what(), it))?,
            announcements: self.announcements,
            corrections: self.corrections,
            staff: self.staff,
            person: self.person_id,
            thread: Some(self.thread).filter(|it| !it.is_empty()),
            id: self.id,
            channel: self.channel,
            chat: self.chat,
        })
    }
}

/// Ids of ours rise with time, so that an index grows at its end.
pub(super) fn new_id() -> String {
    Uuid::now_v7().simple().to_string()
}

/// As [`Store::meet`], in a transaction under way.
pub(super) async fn meet(tx: &mut Transaction, new: &NewAddress<'_>, now: DateTime<Utc>) -> Result<Address, Error> {
    let person = match new.account.filter(|_| new.kind == ChatKind::Private) {
        Some(account) => Some(person_of(tx, new.channel, account, now).await?),
        None => None,
    };
    let row: AddressRow = fetch_one!(
        tx.on(),
        concat!(
            "insert into address (id, channel, chat, thread, kind, languages, zone, quiet, person_id, created_at_ms) ",
            "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ",
            "on conflict (channel, chat, thread) do update ",
            "set state = case when address.state = 'closed' then 'open' else address.state end, ",
            "closed_reason = null, closed_at_ms = null returning ",
            address_columns!()
        ),
        new_id(),
        new.channel,
        new.chat,
        new.thread.unwrap_or_default(),
        new.kind.as_str(),
        new.language.as_str(),
        new.zone.name(),
        new.quiet.map(|it| it.to_string()),
        person,
        now.timestamp_millis(),
    )?;
    row.read()
}

impl Store {
    /// # Errors
    /// Where the database does not answer.
    pub async fn look_up_address(
        &self,
        channel: &str,
        chat: &str,
        thread: Option<&str>,
    ) -> Result<Option<Address>, Error> {
        let row: Option<AddressRow> = fetch_optional!(
            self.read(),
            concat!("select ", address_columns!(), " from address where channel = $1 and chat = $2 and thread = $3"),
            channel,
            chat,
            thread.unwrap_or_default(),
        )?;
        row.map(AddressRow::read).transpose()
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn look_up_address_by_id(&self, id: &str) -> Result<Option<Address>, Error> {
        let row: Option<AddressRow> =
            fetch_optional!(self.read(), concat!("select ", address_columns!(), " from address where id = $1"), id)?;
        row.map(AddressRow::read).transpose()
    }

    /// The address as it stands, or made now with the person whose chat it is. One that was closed is open again: it
    /// has just been written from.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn meet(&self, new: &NewAddress<'_>, now: DateTime<Utc>) -> Result<Address, Error> {
        if let Some(address) = self.look_up_address(new.channel, new.chat, new.thread).await?
            && address.state != AddressState::Closed
        {
            return Ok(address);
        }
        let mut tx = self.begin().await?;
        let address = meet(&mut tx, new, now).await?;
        tx.commit().await?;
        Ok(address)
    }

    /// The language of a question asked there, for pushes, until somebody chooses one.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn heard_in(&self, address: &str, language: Language) -> Result<(), Error> {
        execute!(
            self.write(),
            "update address set languages = $2 where id = $1 and not language_chosen and languages <> $2",
            address,
            language.as_str(),
        )?;
        Ok(())
    }

    /// Everything that can be set, but the schedule of a subscription; that is [`Self::set_digest`].
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn set(&self, address: &str, setting: &Setting) -> Result<(), Error> {
        match setting {
            Setting::Languages(tags) => {
                let tags = tags.iter().map(Language::as_str).collect::<Vec<_>>().join(" ");
                execute!(
                    self.write(),
                    "update address set languages = $2, language_chosen = true where id = $1",
                    address,
                    tags
                )?;
            }
            Setting::Zone(zone) => {
                execute!(self.write(), "update address set zone = $2 where id = $1", address, zone.name())?;
            }
            Setting::Quiet(hours) => {
                let hours = hours.map(|it| it.to_string());
                execute!(self.write(), "update address set quiet = $2 where id = $1", address, hours)?;
            }
            Setting::Reminders(offsets) => {
                let offsets = offsets.as_deref().map(setting::written);
                execute!(self.write(), "update address set reminders = $2 where id = $1", address, offsets)?;
            }
            Setting::Announcements(on) => {
                execute!(self.write(), "update address set announcements = $2 where id = $1", address, on)?;
            }
            Setting::Corrections(on) => {
                execute!(self.write(), "update address set corrections = $2 where id = $1", address, on)?;
            }
            Setting::Digest { subscription, schedule } => {
                self.set_digest(address, subscription, schedule.as_deref()).await?;
            }
        }
        Ok(())
    }

    /// The network takes nothing there any more; all stays as it is for ninety days.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn close_address(&self, address: &str, why: Gone, now: DateTime<Utc>) -> Result<(), Error> {
        execute!(
            self.write(),
            "update address set state = 'closed', closed_reason = $2, closed_at_ms = $3 where id = $1 and state <> 'closed'",
            address,
            why.as_str(),
            now.timestamp_millis(),
        )?;
        Ok(())
    }

    /// All of a chat, its threads too: the bot was put out of it.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn close_chat(&self, channel: &str, chat: &str, why: Gone, now: DateTime<Utc>) -> Result<u64, Error> {
        execute!(
            self.write(),
            "update address set state = 'closed', closed_reason = $3, closed_at_ms = $4 \
             where channel = $1 and chat = $2 and state <> 'closed'",
            channel,
            chat,
            why.as_str(),
            now.timestamp_millis(),
        )
    }

    /// The bot was let in again.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn reopen_chat(&self, channel: &str, chat: &str) -> Result<u64, Error> {
        execute!(
            self.write(),
            "update address set state = 'open', closed_reason = null, closed_at_ms = null \
             where channel = $1 and chat = $2 and state = 'closed'",
            channel,
            chat,
        )
    }

    /// Silence that the chat itself asked for, or the end of it.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn set_address_state(&self, address: &str, state: AddressState) -> Result<(), Error> {
        execute!(self.write(), "update address set state = $2 where id = $1", address, state.as_str())?;
        Ok(())
    }

    /// Staff get alerts, and are written to before the installation is live.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn set_staff_address(&self, address: &str, staff: bool) -> Result<(), Error> {
        execute!(self.write(), "update address set staff = $2 where id = $1", address, staff)?;
        Ok(())
    }

    /// Addresses of the foundation that can be written to.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn staff_addresses(&self) -> Result<Vec<Address>, Error> {
        let rows: Vec<AddressRow> = fetch_all!(
            self.read(),
            concat!("select ", address_columns!(), " from address where staff and state = 'open' order by id")
        )?;
        rows.into_iter().map(AddressRow::read).collect()
    }

    /// A chat lives on under another id: all that hangs on it moves along, in one transaction. Where both ids are known
    /// already, the subscriptions of the old one go to the new one.
    ///
    /// # Errors
    /// Where the database does not answer; then nothing has moved.
    pub async fn rekey_chat(&self, channel: &str, from: &str, to: &str) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        execute!(
            tx.on(),
            "update subscription set address_id = (select new.id from address old join address new \
               on new.channel = old.channel and new.chat = $3 and new.thread = old.thread \
               where old.id = subscription.address_id) \
             where address_id in (select old.id from address old join address new \
               on new.channel = old.channel and new.chat = $3 and new.thread = old.thread \
               where old.channel = $1 and old.chat = $2)",
            channel,
            from,
            to,
        )?;
        execute!(
            tx.on(),
            "update address set chat = $3 where channel = $1 and chat = $2 and not exists \
             (select 1 from address new where new.channel = $1 and new.chat = $3 and new.thread = address.thread)",
            channel,
            from,
            to,
        )?;
        // What is left of the old id stood beside a new one: nothing can be sent there.
        execute!(
            tx.on(),
            "update address set state = 'closed', closed_reason = 'deleted' where channel = $1 and chat = $2",
            channel,
            from,
        )?;
        execute!(
            tx.on(),
            "update enquiry set room_chat = $3 where room_channel = $1 and room_chat = $2",
            channel,
            from,
            to,
        )?;
        if channel == super::updates::BOT_CHANNEL {
            super::updates::rekey_messages(&mut tx, from, to).await?;
        }
        tx.commit().await
    }

    /// Addresses closed before `before`, with all that hangs on them; gives how many there were.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn drop_closed(&self, before: DateTime<Utc>) -> Result<u64, Error> {
        let mut tx = self.begin().await?;
        execute!(
            tx.on(),
            "delete from delivery where address_id in \
               (select id from address where state = 'closed' and closed_at_ms <= $1)",
            before.timestamp_millis()
        )?;
        let dropped = execute!(
            tx.on(),
            "delete from address where state = 'closed' and closed_at_ms <= $1",
            before.timestamp_millis()
        )?;
        tx.commit().await?;
        Ok(dropped)
    }
}

#[cfg(test)]
mod tests;
