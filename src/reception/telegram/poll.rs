//! Hearing from Telegram: by asking it again and again, or by being told through the webhook.

use std::sync::Arc;

use chrono::Duration;
use tokio_util::sync::CancellationToken;

use super::{Reception, WEBHOOK_PATH};
use crate::channel::telegram::{NAME, PollError};
use crate::config::Receive;
use crate::deliver::{Alert, Alerts, alert};
use crate::reception::troubles::{Troubles, shaken};

/// Between two tries at most.
const LONGEST_WAIT: Duration = Duration::seconds(30);
/// How often it is looked at whether Telegram still pushes here.
const WEBHOOK_CHECK: Duration = Duration::minutes(1);

impl Reception {
    /// Receives and answers until `stop`; what is in hand then is finished first.
    ///
    /// # Errors
    /// None; the shape is that of a task.
    pub async fn run(self: Arc<Self>, stop: CancellationToken, alerts: Alerts) -> anyhow::Result<()> {
        let _set = self.alerts.set(alerts);
        let end = CancellationToken::new();
        let receiving = async {
            self.receive(&stop).await;
            self.tasks.close();
            self.tasks.wait().await;
            end.cancel();
        };
        tokio::join!(receiving, self.write_done(end.clone()));
        Ok(())
    }

    async fn receive(self: &Arc<Self>, stop: &CancellationToken) {
        let mut troubles = Troubles::default();
        // Until Telegram has said who the bot is, and by which way it hears, nothing can be read.
        while let Err(error) = self.begin().await {
            if self.wait(&mut troubles, &error, stop).await.is_none() {
                return;
            }
        }
        self.fine(&mut troubles);
        let (reception, end) = (Arc::clone(self), stop.clone());
        self.tasks.spawn(async move { reception.keep_agendas(end).await });
        let (reception, end) = (Arc::clone(self), stop.clone());
        self.tasks.spawn(async move { reception.keep_progress(end).await });
        let listed = stop.run_until_cancelled(self.telegram.list(&self.listings())).await;
        match listed {
            Some(Ok(0)) | None => {}
            Some(Ok(written)) => tracing::info!(written, "commands and descriptions were brought up to date"),
            Some(Err(error)) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "commands and descriptions were not set");
            }
        }
        match self.settings.receive {
            Receive::Polling => self.poll(&mut troubles, stop).await,
            Receive::Webhook => self.be_told(&mut troubles, stop).await,
        }
    }

    /// Who the bot is, which way it hears, and what was left undone.
    async fn begin(self: &Arc<Self>) -> Result<(), PollError> {
        if self.me.get().is_none() {
            let me = self.telegram.me().await?;
            tracing::info!(bot = me.username, "Telegram answers");
            let _set = self.me.set(me);
        }
        match self.settings.receive {
            // What waits there is kept, and polled from now on.
            Receive::Polling if self.telegram.webhook().await?.is_some() => self.telegram.delete_webhook().await?,
            Receive::Polling => {}
            Receive::Webhook => {
                let url = self.webhook_url();
                self.telegram.set_webhook(&url, &self.secret).await?;
            }
        }
        self.take_up().await.map_err(|error| PollError::Trouble(error.into()))
    }

    fn webhook_url(&self) -> String {
        format!("{}{WEBHOOK_PATH}", self.public_url.as_deref().unwrap_or_default())
    }

    async fn poll(self: &Arc<Self>, troubles: &mut Troubles, stop: &CancellationToken) {
        let mut offset = 0;
        let mut asked = false;
        while !stop.is_cancelled() {
            let polled = async {
                self.inbox.has_room().await;
                // The first answer comes at once: it tells that hearing works.
                self.telegram.updates(offset, asked).await
            };
            let Some(polled) = stop.run_until_cancelled(polled).await else { break };
            let kept = match polled {
                Ok(updates) => match self.take(&updates).await {
                    Ok(()) => Ok(updates.last().map(|(id, _)| id + 1)),
                    Err(error) => Err(PollError::Trouble(error.into())),
                },
                Err(error) => Err(error),
            };
            match kept {
                Ok(next) => {
                    // An empty answer says that all was confirmed. Numbers may start again lower after a quiet week, and a
                    // number kept from before would hide them.
                    offset = next.unwrap_or(0);
                    asked = true;
                    self.fine(troubles);
                }
                Err(error) => {
                    asked = false;
                    if self.wait(troubles, &error, stop).await.is_none() {
                        break;
                    }
                }
            }
        }
        if offset > 0 {
            // Tells Telegram what was taken; whoever starts next is given it again otherwise, and knows it.
            let _unneeded =
                tokio::time::timeout(std::time::Duration::from_secs(2), self.telegram.confirm(offset)).await;
        }
    }

    /// Updates come by [`Self::take`]; here it is watched that they can.
    async fn be_told(self: &Arc<Self>, troubles: &mut Troubles, stop: &CancellationToken) {
        loop {
            let next = self.clock.now() + WEBHOOK_CHECK;
            if stop.run_until_cancelled(self.clock.sleep_until(next)).await.is_none() {
                return;
            }
            let checked = match self.telegram.webhook().await {
                Ok(Some(url)) if url == self.webhook_url() => Ok(()),
                Ok(_) => Err(PollError::Conflict),
                Err(error) => Err(error),
            };
            match checked {
                Ok(()) => self.fine(troubles),
                Err(error) => self.worry(troubles, &error),
            }
        }
    }

    fn fine(&self, troubles: &mut Troubles) {
        if troubles.failures() > 0 {
            tracing::info!(failures = troubles.failures(), "Telegram is heard again");
        }
        troubles.end(true);
        self.set_well(true);
    }

    fn worry(&self, troubles: &mut Troubles, error: &PollError) {
        self.set_well(false);
        let silence = troubles.add(&*self.clock);
        // Once, and not with every try.
        if troubles.failures() == 1 {
            tracing::warn!(error = error as &dyn std::error::Error, "nothing is heard from Telegram");
        }
        if let Some(alerts) = self.alerts.get()
            && troubles.is_to_be_told(silence, false)
        {
            alert(alerts, Alert::Deaf { channel: NAME, seconds: silence.num_seconds() });
        }
    }

    /// Waits before the next try; `None`: it is time to stop.
    async fn wait(&self, troubles: &mut Troubles, error: &PollError, stop: &CancellationToken) -> Option<()> {
        let wait = match error {
            PollError::Wait(asked) => shaken(*asked).max(*asked),
            _ => troubles.wait(LONGEST_WAIT),
        };
        self.worry(troubles, error);
        stop.run_until_cancelled(self.clock.sleep(wait)).await
    }
}
