//! How far an announcement has got: one message where it was sent from, edited while it goes out.

use chrono::Duration;
use tokio_util::sync::CancellationToken;

use super::Reception;
use super::agenda::{digest, place};
use crate::channel::{SendError, Who};
use crate::language::Language;
use crate::store::Error;
use crate::store::updates::Progress;

/// Edits count like messages, and nobody reads faster.
const LOOK: Duration = Duration::seconds(4);
/// Where nothing is watched it is looked whether another process has begun something.
const IDLE: Duration = Duration::minutes(1);

impl Reception {
    /// Sends the message, which is kept current from then on.
    pub(super) async fn begin_progress(&self, who: &Who, number: i64, language: Language, cause: i64) {
        let Ok((message, _)) = self.desk.progress(language, number).await else { return };
        let sent = match self.try_send(&who.at, who.kind, &message, cause).await {
            Ok(sent) => sent,
            Err(error) => {
                return tracing::warn!(error = &error as &dyn std::error::Error, "progress was not shown");
            }
        };
        let progress = Progress {
            chat: who.at.chat.clone(),
            thread: who.at.thread.clone().unwrap_or_default(),
            message: sent.id,
            number,
            language: language.to_string(),
            says: digest(&message),
        };
        if let Err(error) = self.store.keep_progress(&progress).await {
            tracing::error!(error = &error as &dyn std::error::Error, "progress will not be kept current");
        }
        self.watched.notify_one();
    }

    /// Keeps all of them current until `stop`.
    pub(super) async fn keep_progress(&self, stop: CancellationToken) {
        loop {
            let renewed = stop.run_until_cancelled(self.renew_progress()).await;
            let Some(renewed) = renewed else { return };
            let watching = renewed.unwrap_or_else(|error| {
                tracing::warn!(error = &error as &dyn std::error::Error, "progress could not be looked at");
                false
            });
            let next = self.clock.now() + if watching { LOOK } else { IDLE };
            tokio::select! {
                () = stop.cancelled() => return,
                () = self.watched.notified() => {}
                () = self.clock.sleep_until(next) => {}
            }
        }
    }

    /// `true`: something is still under way.
    async fn renew_progress(&self) -> Result<bool, Error> {
        let mut watching = false;
        for progress in self.store.progresses().await? {
            let language = progress.language.parse().unwrap_or(self.desk.default_language());
            let Ok((message, over)) = self.desk.progress(language, progress.number).await else {
                self.store.drop_progress(&progress).await?;
                continue;
            };
            let says = digest(&message);
            if says != progress.says {
                let who = place(&progress.chat, &progress.thread);
                match self.gate.edit(&who.at, who.kind, &progress.message, &message).await {
                    Ok(_) => self.store.keep_progress(&Progress { says, ..progress.clone() }).await?,
                    Err(SendError::Unable | SendError::Gone(_) | SendError::Refused(_)) => {
                        self.store.drop_progress(&progress).await?;
                        continue;
                    }
                    Err(error) => {
                        tracing::warn!(error = &error as &dyn std::error::Error, "progress was not renewed");
                        watching = true;
                        continue;
                    }
                }
            }
            if over {
                self.store.drop_progress(&progress).await?;
            } else {
                watching = true;
            }
        }
        Ok(watching)
    }
}
