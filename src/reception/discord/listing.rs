//! The list of commands at Discord, brought up to date once a start, and only where it differs: Discord takes 200 new ones a day.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use chrono::Duration;

use super::Reception;
use super::commands::{Difference, faults, table};
use crate::channel::discord::Failure;

const FIRST_WAIT: Duration = Duration::seconds(5);
const LONGEST_WAIT: Duration = Duration::minutes(10);

impl Reception {
    /// Begins it, with the first greeting of the gateway; later ones begin nothing.
    pub(super) fn list_commands(self: &Arc<Self>) {
        if self.listed.swap(true, Ordering::AcqRel) {
            return;
        }
        let reception = Arc::clone(self);
        self.tasks.spawn(async move {
            let mut wait = FIRST_WAIT;
            while let Err(failure) = reception.upload().await {
                tracing::warn!(code = failure.code(), "the commands were not brought up to date");
                let rested = reception.ending.run_until_cancelled(reception.clock.sleep(wait)).await;
                if rested.is_none() {
                    return;
                }
                wait = (wait * 2).min(LONGEST_WAIT);
            }
        });
    }

    async fn upload(&self) -> Result<(), Failure> {
        let Some(me) = self.me.get() else { return Ok(()) };
        let wanted = table(self.desk.conversation().texts(), self.desk.languages());
        let faults = faults(&wanted);
        for fault in &faults {
            tracing::error!(%fault, "Discord would not take a command");
        }
        if !faults.is_empty() {
            // What is there is better than half of what is wanted.
            return Ok(());
        }
        let there = self.discord.commands(&me.application).await?;
        let difference = Difference::between(&there, &wanted);
        for id in &difference.remove {
            self.discord.remove_command(&me.application, id).await?;
        }
        for command in &difference.add {
            self.discord.add_command(&me.application, command).await?;
        }
        for (id, command) in &difference.change {
            self.discord.change_command(&me.application, id, command).await?;
        }
        if !difference.is_empty() {
            tracing::info!(changes = difference.len(), "the commands were brought up to date");
        }
        Ok(())
    }
}
