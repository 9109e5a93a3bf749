//! What is known of servers and channels, and what becomes of it when the gateway tells otherwise: nothing that was missed
//! while nobody heard stays as it was.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Me, Reception};
use crate::channel::discord::{Heard, Interaction, NAME, Spot};
use crate::notify::delivery::Gone;
use crate::person::ChatKind;
use crate::store::Error;
use crate::store::discord_inbox::KnownSpot;

#[derive(Debug, Default)]
pub struct Spots {
    /// Where naru was used, by id.
    used: HashMap<String, KnownSpot>,
    /// Events warned about.
    unknown: HashSet<String>,
}

impl Reception {
    pub(super) async fn load_spots(&self) -> Result<(), Error> {
        let used = self.store.spots().await?;
        self.write_spots().used = used.into_iter().map(|it| (it.id.clone(), it)).collect();
        Ok(())
    }

    /// Deals with what is no question.
    pub(super) async fn notice(self: &Arc<Self>, shard: u32, event: Heard) {
        let done = match event {
            Heard::Ready { bot, application, guilds } => {
                let _known = self.me.set(Me { id: bot, application });
                self.list_commands();
                self.shard_hears(shard);
                self.only_in(shard, &guilds).await
            }
            Heard::Resumed => {
                self.shard_hears(shard);
                Ok(())
            }
            Heard::GuildHere { guild, spots } => self.guild_here(&guild, &spots).await,
            Heard::GuildGone { guild } => self.guild_gone(&guild).await,
            Heard::SpotHere(spot) => {
                self.discord.told_of(&spot);
                Ok(())
            }
            Heard::SpotGone(spot) => self.spot_gone(&spot.id).await,
            Heard::Unknown(name) => {
                // Once each: Discord sends them by the thousand. A name is bounded, as it comes from outside.
                let name: String = name.chars().take(60).collect();
                let mut spots = self.write_spots();
                if spots.unknown.len() < 1_000 && spots.unknown.insert(name.clone()) {
                    tracing::warn!(name, "Discord tells of something that naru does not know");
                }
                Ok(())
            }
            Heard::Broken(name) => {
                tracing::warn!(name, "an event of Discord's could not be read");
                Ok(())
            }
            Heard::Interaction(_) | Heard::Said(_) | Heard::Nothing => Ok(()),
        };
        if let Err(error) = done {
            tracing::error!(error = &error as &dyn std::error::Error, "what Discord told of a server was not kept");
        }
    }

    /// Of the servers that `shard` looks after there are these left: the bot was put out of the others unheard.
    async fn only_in(&self, shard: u32, guilds: &[String]) -> Result<(), Error> {
        let shards = u64::from(self.shards.count());
        let of_shard = |guild: &str| guild.parse::<u64>().is_ok_and(|it| (it >> 22) % shards == u64::from(shard));
        let gone: HashSet<String> = {
            let spots = self.read_spots();
            let known = spots.used.values().map(|it| &it.guild);
            known.filter(|it| of_shard(it) && !guilds.contains(*it)).cloned().collect()
        };
        for guild in gone {
            self.guild_gone(&guild).await?;
        }
        Ok(())
    }

    async fn guild_here(&self, guild: &str, spots: &[Spot]) -> Result<(), Error> {
        spots.iter().for_each(|it| self.discord.told_of(it));
        let there: HashSet<&str> = spots.iter().map(|it| it.id.as_str()).collect();
        for known in self.used_in(guild) {
            // A thread that sleeps is not told of; it is there as long as its channel is.
            let is_there = there.contains(known.parent.as_deref().unwrap_or(&known.id));
            if is_there {
                self.store.let_in_again(&known.id).await?;
            } else {
                self.spot_gone(&known.id).await?;
            }
        }
        Ok(())
    }

    async fn guild_gone(&self, guild: &str) -> Result<(), Error> {
        for known in self.used_in(guild) {
            // Kept in mind: the bot may be let in again.
            self.store.close_chat(NAME, &known.id, Gone::Kicked, self.clock.now()).await?;
        }
        self.store.forget_guild(guild).await
    }

    async fn spot_gone(&self, id: &str) -> Result<(), Error> {
        self.discord.told_gone(id);
        let gone: Vec<String> = {
            let mut spots = self.write_spots();
            let inside = |it: &&KnownSpot| it.id == id || it.parent.as_deref() == Some(id);
            let gone: Vec<String> = spots.used.values().filter(inside).map(|it| it.id.clone()).collect();
            gone.iter().for_each(|it| drop(spots.used.remove(it)));
            gone
        };
        for id in gone {
            self.store.close_chat(NAME, &id, Gone::Deleted, self.clock.now()).await?;
            self.store.drop_spot(&id).await?;
        }
        Ok(())
    }

    fn used_in(&self, guild: &str) -> Vec<KnownSpot> {
        self.read_spots().used.values().filter(|it| it.guild == guild).cloned().collect()
    }

    /// naru is used there: its fate is followed from now on.
    pub(super) async fn used(&self, spot: &Spot) {
        if self.discord.told_sort(&spot.id).is_none() {
            self.discord.told_of(spot);
        }
        let known = KnownSpot { id: spot.id.clone(), guild: spot.guild.clone(), parent: spot.parent.clone() };
        if self.write_spots().used.insert(spot.id.clone(), known.clone()).as_ref() == Some(&known) {
            return;
        }
        if let Err(error) = self.store.keep_spot(&known).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "a channel was not kept in mind");
        }
    }

    pub(super) async fn used_by(&self, it: &Interaction) {
        if let Some(spot) = &it.spot {
            self.used(spot).await;
        }
    }

    pub(super) fn kind_of(&self, channel: &str) -> ChatKind {
        let kind = self.discord.told_sort(channel).unwrap_or(0).into();
        let spot = Spot { id: String::new(), guild: String::new(), parent: None, kind };
        spot.chat_kind()
    }

    fn read_spots(&self) -> std::sync::RwLockReadGuard<'_, Spots> {
        self.spots.read().expect("no holder of the lock panics")
    }

    fn write_spots(&self) -> std::sync::RwLockWriteGuard<'_, Spots> {
        self.spots.write().expect("no holder of the lock panics")
    }
}
