//! What people wrote by `/feedback`: staff hear that there is some, read it, and say when one is dealt with.

use super::{Actor, Outcome, Refusal};
use crate::answer::{Alert, AlertKind};
use crate::desk::Desk;
use crate::store;

/// Shown at a time, whole; each may have two thousand characters.
const SHOWN: i64 = 5;

impl Desk {
    /// Tells the chats of staff that feedback is waiting; once an hour, whoever writes how much.
    pub(in crate::desk) async fn tell_of_feedback(&self) -> Result<(), store::Error> {
        let hour = self.clock.now().timestamp() / 3600;
        let count = self.store.count_feedback().await?;
        let alert = Alert { kind: AlertKind::Feedback, what: String::new(), count, of: 0 };
        self.tell_staff(&format!("feedback:{hour}"), alert).await
    }

    pub(super) async fn feedback_done(&self, actor: &Actor, code: &str) -> Result<Outcome, Refusal> {
        if !self.store.finish_feedback(code).await? {
            return Err(Refusal::NoFeedback(code.to_owned()));
        }
        self.log(actor, "feedback done", code, "").await?;
        Ok(Outcome::FeedbackDone { code: code.to_owned() })
    }

    pub(super) async fn open_feedback(&self) -> Result<Outcome, Refusal> {
        Ok(Outcome::Feedback(self.store.open_feedback(SHOWN).await?))
    }
}
