//! What is posted in a channel for all who read it: whether it can be is looked at before anything is saved.

use super::Reception;
use crate::channel::Who;
use crate::channel::discord::permissions::{Permission, Wanted, missing};
use crate::channel::discord::{Interaction, Spot};
use crate::desk::{Command, Reply};
use crate::id;
use crate::reception::noticeboard::rights::refusal;

impl Reception {
    /// What is missing for posting in a channel, told in the language of whoever asked. `None`: nothing; then the channel is
    /// known from now on, with the role that announcements may call there.
    pub(super) async fn refused_to_post(
        &self,
        it: &Interaction,
        who: &Who,
        spot: &Spot,
        role: Option<&str>,
    ) -> Option<Reply> {
        let kind = i64::try_from(spot.kind).unwrap_or_default();
        let wanted = if role.is_some() { Wanted::PostAndCall } else { Wanted::Post };
        let lacks = match spot.id == it.channel {
            // Discord says it with the interaction.
            true => missing(it.rights, kind, wanted),
            false => match self.discord.rights(&spot.id).await {
                Ok(rights) => rights.missing(wanted),
                // It does not even let itself be looked at.
                Err(crate::channel::SendError::Gone(_)) => vec![Permission::ViewChannel],
                Err(error) => {
                    tracing::warn!(error = &error as &dyn std::error::Error, "rights could not be looked up");
                    return Some(self.sentence(who, id!("trouble"), &[]));
                }
            },
        };
        if !lacks.is_empty() {
            return Some(self.lacking(who, &lacks));
        }
        let mut known = self.discord.know(&spot.id, Some(&spot.guild), kind).await;
        if known.is_ok() && role.is_some() {
            known = self.discord.set_role(&spot.id, role).await.map(|_| ());
        }
        known.err().map(|error| self.trouble(who, &error))
    }

    fn lacking(&self, who: &Who, lacks: &[Permission]) -> Reply {
        let language = who.chosen.or(who.language).unwrap_or(self.desk.default_language());
        let speaker = self.desk.conversation().texts().speaker(language);
        Reply::private(refusal(&speaker, language, lacks))
    }

    /// What is coming up. For those who decide for a channel it stays there and keeps itself current; `events` has programs
    /// among the server's own events, or no longer.
    pub(super) async fn agenda(&self, it: &Interaction, who: &Who, events: Option<&str>) -> Reply {
        let Some(spot) = it.spot.as_ref().filter(|_| it.admin) else {
            return self.desk.command(who, Command::Agenda, "").await;
        };
        if let Some(wanted) = events {
            return self.events(it, who, spot, wanted == "true").await;
        }
        if let Some(refused) = self.refused_to_post(it, who, spot, None).await {
            return refused;
        }
        match self.noticeboard.begin_agenda(who, &it.id).await {
            Ok(()) => self.sentence(who, id!("discord-agenda-begun"), &[]),
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "a list was not posted");
                self.sentence(who, id!("trouble"), &[])
            }
        }
    }

    async fn events(&self, it: &Interaction, who: &Who, spot: &Spot, wanted: bool) -> Reply {
        let lacks = missing(it.rights, 0, Wanted::Events);
        if wanted && !lacks.is_empty() {
            return self.lacking(who, &lacks);
        }
        let language = who.chosen.or(who.language).unwrap_or(self.desk.default_language());
        let done = match wanted {
            true => self.noticeboard.want_events(&spot.guild, language).await,
            false => self.noticeboard.end_events(&spot.guild).await.map(|_| ()),
        };
        match done {
            Ok(()) if wanted => self.sentence(who, id!("discord-events-on"), &[]),
            Ok(()) => self.sentence(who, id!("discord-events-off"), &[]),
            Err(error) => self.trouble(who, &error),
        }
    }
}
