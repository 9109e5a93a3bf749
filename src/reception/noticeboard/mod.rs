//! What stands on Discord and keeps itself current: lists that are edited in place, programs among a server's own events, and
//! messages of announcement channels that go on to those who follow them.
//!
//! Nothing here is asked for by a message, so it takes its time: one look a minute.

mod agenda;
mod events;
mod publishing;
pub mod rights;

use std::sync::Arc;

use chrono::Duration;
use tokio_util::sync::CancellationToken;

use crate::channel::discord::Discord;
use crate::clock::Clock;
use crate::deliver::Gate;
use crate::desk::Desk;
use crate::language::Language;
use crate::store::{Error, Store};

/// How often it is looked whether anything has changed.
const LOOK: Duration = Duration::minutes(1);

/// One bot's.
pub struct Noticeboard {
    discord: Arc<Discord>,
    gate: Arc<Gate>,
    desk: Arc<Desk>,
    store: Store,
    clock: Arc<dyn Clock>,
}

impl Noticeboard {
    pub fn new(
        discord: Arc<Discord>,
        gate: Arc<Gate>,
        desk: Arc<Desk>,
        store: Store,
        clock: Arc<dyn Clock>,
    ) -> Arc<Self> {
        Arc::new(Self { discord, gate, desk, store, clock })
    }

    /// Keeps lists and events current until `stop`.
    ///
    /// # Errors
    /// None; the shape is that of a worker.
    pub async fn run(self: Arc<Self>, stop: CancellationToken) -> anyhow::Result<()> {
        loop {
            let work = async {
                self.look().await;
                self.clock.sleep_until(self.clock.now() + LOOK).await;
            };
            if stop.run_until_cancelled(work).await.is_none() {
                return Ok(());
            }
        }
    }

    /// One look at all lists and events.
    pub async fn look(&self) {
        warned(self.renew_agendas().await, "the lists were not looked at");
        warned(self.keep_events().await, "the events were not looked at");
    }

    /// Publishes what is to be published until `stop`.
    ///
    /// # Errors
    /// None; the shape is that of a worker.
    pub async fn publish(self: Arc<Self>, stop: CancellationToken) -> anyhow::Result<()> {
        loop {
            let work = async {
                warned(self.publish_due().await, "nothing was published");
                let next = self.clock.now() + LOOK;
                tokio::select! {
                    () = self.discord.has_to_publish() => {}
                    () = self.clock.sleep_until(next) => {}
                }
            };
            if stop.run_until_cancelled(work).await.is_none() {
                return Ok(());
            }
        }
    }

    /// From now on the server has programs among its own events, in this language.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn want_events(&self, guild: &str, language: Language) -> Result<(), Error> {
        self.store.want_events(guild, language, self.clock.now()).await
    }

    /// No longer: those that were made are called off with the next look. `false` where it had none.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn end_events(&self, guild: &str) -> Result<bool, Error> {
        self.store.end_events(guild).await
    }
}

fn warned(result: Result<(), Error>, what: &str) {
    if let Err(error) = result {
        tracing::warn!(error = &error as &dyn std::error::Error, "{what}");
    }
}
