//! Who acts: a person where they are, and the same person in their own chat with the bot.

use super::Reception;
use crate::channel::discord::{Interaction, NAME, Said};
use crate::channel::{Address, SendError, Who};
use crate::language::Language;
use crate::language::negotiate::negotiate;
use crate::person::ChatKind;

/// Own chats remembered; past this many all are forgotten and looked up again.
const DMS: usize = 10_000;

impl Reception {
    /// The person where the interaction came from, spoken with in the language they chose, else in that of the interaction.
    pub(super) async fn who(&self, it: &Interaction) -> Who {
        let chosen = self.spoken(&it.person, &it.locale).await;
        Who { chosen, ..it.who(&self.languages) }
    }

    /// The same person in their own chat with the bot.
    ///
    /// # Errors
    /// Where Discord opens none.
    pub(super) async fn own(&self, it: &Interaction) -> Result<Who, SendError> {
        let who = self.who(it).await;
        if it.is_private() {
            self.dms().insert(it.person.clone(), it.channel.clone());
            return Ok(who);
        }
        let chat = self.dm_of(&it.person).await?;
        Ok(Who { at: at(&chat), kind: ChatKind::Private, admin: true, ..who })
    }

    /// Who wrote a message, and where.
    pub(super) fn writer(&self, said: &Said) -> Who {
        let kind = match said.guild {
            None => ChatKind::Private,
            Some(_) => self.kind_of(&said.channel),
        };
        if said.guild.is_none() {
            self.dms().insert(said.person.clone(), said.channel.clone());
        }
        Who {
            at: at(&said.channel),
            kind,
            person: Some(said.person.clone()),
            // A message says nothing of rights; who wants to set something for a channel uses a command, which does.
            admin: said.guild.is_none(),
            language: None,
            chosen: None,
        }
    }

    /// What the person chose on any network, else what Discord shows them everything in.
    pub(super) async fn spoken(&self, person: &str, locale: &str) -> Option<Language> {
        let chosen = async {
            let id = self.store.look_up_person(NAME, person).await?;
            let Some(id) = id else { return Ok(None) };
            let own = self.store.addresses_of(&id).await?;
            let chosen = own.iter().find(|it| it.language_chosen).and_then(|it| it.languages.first().copied());
            Ok::<_, crate::store::Error>(chosen)
        };
        let chosen = chosen.await.unwrap_or_else(|error| {
            tracing::warn!(error = &error as &dyn std::error::Error, "a person could not be looked up");
            None
        });
        chosen.filter(|it| self.languages.contains(it)).or_else(|| negotiate(&self.languages, locale))
    }

    async fn dm_of(&self, person: &str) -> Result<String, SendError> {
        if let Some(known) = self.dms().get(person) {
            return Ok(known.clone());
        }
        let chat = self.discord.open_dm(person).await?;
        let mut dms = self.dms();
        if dms.len() >= DMS {
            dms.clear();
        }
        dms.insert(person.to_owned(), chat.clone());
        Ok(chat)
    }

    fn dms(&self) -> std::sync::MutexGuard<'_, std::collections::HashMap<String, String>> {
        self.dms.lock().expect("no holder of the lock panics")
    }
}

/// A channel's address.
pub fn at(channel: &str) -> Address {
    Address { channel: NAME, chat: channel.to_owned(), thread: None }
}
