//! What the delivery loop wants staff to know, told in their chats.

use std::sync::Arc;

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::answer::{self, AlertKind};
use crate::clock::Clock;
use crate::deliver::Alert;
use crate::desk::Desk;
use crate::store::Store;

/// Alerts, and where they are told.
pub struct Teller {
    pub desk: Arc<Desk>,
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub alerts: mpsc::Receiver<Alert>,
}

impl Teller {
    /// The worker that tells staff of alerts, one after the other.
    ///
    /// # Errors
    /// None; the shape is that of a task.
    pub async fn run(mut self, stop: CancellationToken) -> anyhow::Result<()> {
        while let Some(Some(alert)) = stop.run_until_cancelled(self.alerts.recv()).await {
            let (key, told) = self.in_facts(&alert).await;
            if let Err(error) = self.desk.tell_staff(&key, told).await {
                tracing::error!(error = &error as &dyn std::error::Error, "an alert did not reach staff");
            }
        }
        // Without senders there is nothing to tell; the other workers go on.
        stop.cancelled().await;
        Ok(())
    }

    /// A key under which it is told once, and what is to be said.
    async fn in_facts(&self, alert: &Alert) -> (String, answer::Alert) {
        let now = self.clock.now().timestamp();
        let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let told = |kind, what: &str, count, of| answer::Alert { kind, what: what.to_owned(), count, of };
        match alert {
            Alert::ContentErrors { notice, refused, sent } => {
                let what = self.title_of(notice).await;
                let told = told(AlertKind::ContentErrors, &what, count(*refused), count(refused + sent));
                (format!("content:{notice}:{refused}"), told)
            }
            Alert::BotLocked { channel } => {
                (format!("locked:{channel}:{now}"), told(AlertKind::BotLocked, channel, 0, 0))
            }
            Alert::Deaf { channel, .. } => (format!("deaf:{channel}:{now}"), told(AlertKind::Deaf, channel, 0, 0)),
            Alert::Outage { channel, minutes, held } => {
                (format!("outage:{channel}:{now}"), told(AlertKind::Outage, channel, count(*held), *minutes))
            }
            Alert::Restored { held } => (format!("restored:{now}"), told(AlertKind::Restored, "", count(*held), 0)),
            Alert::ClockSet { seconds } => (format!("clock:{now}"), told(AlertKind::ClockSet, "", *seconds, 0)),
            Alert::StoreBack { seconds } => (format!("store:{now}"), told(AlertKind::StoreTrouble, "", *seconds, 0)),
        }
    }

    /// What staff call a notice by: the title of the announcement, else its own id.
    async fn title_of(&self, notice: &str) -> String {
        let stored = self.store.look_up_notice(notice).await.ok().flatten();
        match stored.map(|it| it.notice.subject) {
            Some(answer::Subject::Announcement(it)) => {
                it.title.iter().next().map(|(_, title)| title.to_owned()).unwrap_or_else(|| notice.to_owned())
            }
            _ => notice.to_owned(),
        }
    }
}
