//! Pressed buttons. Telegram shows a waiting sign until a press is answered, so each is answered within two seconds, whatever
//! its deed takes.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::Duration;

use super::Reception;
use crate::answer::Press;
use crate::channel::telegram::{Action, Pressed};
use crate::channel::{Inbound, Who};
use crate::desk::{Command, Reply};
use crate::person::ChatKind;
use crate::reception::limit::Verdict;
use crate::render::plain;

/// Leaves half a second for the way to Telegram.
const ANSWER_WITHIN: Duration = Duration::milliseconds(1_500);

impl Reception {
    /// Answers a press in time even where earlier updates of its chat are still being dealt with.
    pub(super) fn watch_press(self: &Arc<Self>, pressed: &Pressed) {
        let query = pressed.query.clone();
        self.presses().insert(query.clone());
        let reception = Arc::clone(self);
        self.tasks.spawn(async move {
            tokio::select! {
                () = reception.clock.sleep(ANSWER_WITHIN) => {}
                // What is done has answered by itself.
                () = reception.is_answered(&query) => return,
            }
            reception.answer_press(&query, None).await;
        });
    }

    async fn is_answered(&self, query: &str) {
        loop {
            let mut answered = std::pin::pin!(self.answered.notified());
            answered.as_mut().enable();
            if !self.presses().contains(query) {
                return;
            }
            answered.await;
        }
    }

    /// Once per press; later calls do nothing.
    async fn answer_press(&self, query: &str, text: Option<&str>) {
        if !self.presses().remove(query) {
            return;
        }
        self.answered.notify_waiters();
        if let Err(error) = self.telegram.answer_press(query, text).await {
            tracing::debug!(error = &error as &dyn std::error::Error, "a press was too old to be answered");
        }
    }

    fn presses(&self) -> std::sync::MutexGuard<'_, HashSet<String>> {
        self.waiting_presses.lock().expect("no holder of the lock panics")
    }

    pub(super) async fn pressed(&self, id: i64, pressed: Pressed) {
        let query = pressed.query.clone();
        let at = pressed.who.at.clone();
        let dealing = async {
            match self.limiter.ask(&at.chat, pressed.who.person.as_deref(), self.clock.now()) {
                Verdict::Go => self.do_press(id, pressed).await,
                Verdict::TellThem => {
                    self.note(&pressed.who, crate::id!("telegram-slow-down"), id).await;
                }
                Verdict::Silence => {}
            }
        };
        self.while_typing(&at, dealing).await;
        self.answer_press(&query, None).await;
    }

    async fn do_press(&self, id: i64, pressed: Pressed) {
        let Pressed { who, query, data, message } = pressed;
        let action = self.telegram.action(&data).await.unwrap_or_else(|error| {
            tracing::warn!(error = &error as &dyn std::error::Error, "what a button does could not be looked up");
            None
        });
        let (who, reply) = match action {
            Some(Action::Ask(text)) if self.managed(&who, &text, id).await => return,
            Some(Action::Press(Press::For { chat, press })) => match self.press_for(&who, &chat, *press).await {
                Some(reply) => (who, reply),
                None => return self.note(&who, crate::id!("admins-only"), id).await,
            },
            Some(Action::Ask(text)) => {
                let inbound = Inbound { id: query.clone(), who, text };
                let reply = self.desk.hear(&inbound).await;
                (inbound.who, reply)
            }
            Some(Action::Press(press)) => {
                let who = if is_for_admins(&press) { self.with_rights(who).await } else { who };
                let reply = self.desk.press(&who, press).await;
                (who, reply)
            }
            None => return self.stale(&who, &query, id).await,
        };
        self.show(&who, reply, &query, message, id).await;
    }

    /// A name that was never given, or is forgotten: what is coming up, fresh, is what helps most.
    async fn stale(&self, who: &Who, query: &str, id: i64) {
        let unknown = self.desk.press(who, Press::Details(String::new())).await;
        let text = unknown.messages.first().map(plain::text).unwrap_or_default();
        self.answer_press(query, Some(&text)).await;
        let fresh = self.desk.command(who, Command::Upcoming, "").await;
        self.tell(who, fresh, id).await;
    }

    async fn show(&self, who: &Who, reply: Reply, query: &str, message: Option<i64>, id: i64) {
        // Where others read along, a few words for one person are shown to that person alone.
        if let [only] = reply.messages.as_slice()
            && reply.private
            && who.kind != ChatKind::Private
            && only.buttons.is_empty()
        {
            let text = plain::text(only);
            if text.chars().count() <= 200 {
                return self.answer_press(query, Some(&text)).await;
            }
        }
        if let ([only], true, Some(message)) = (reply.messages.as_slice(), reply.replaces, message) {
            let edited = self.gate.edit(&who.at, who.kind, &message.to_string(), only).await;
            match edited {
                Ok(_) => return,
                // Too old, or of another kind: a new one says the same.
                Err(error) => {
                    tracing::debug!(error = &error as &dyn std::error::Error, "not edited, sent instead");
                }
            }
        }
        self.tell(who, reply, id).await;
    }
}

/// Looking needs no rights; whatever changes what is posted in the chat does.
fn is_for_admins(press: &Press) -> bool {
    !matches!(
        press,
        Press::Details(_)
            | Press::Calendar(_)
            | Press::Share(_)
            | Press::More(_)
            | Press::Enquire(_)
            | Press::Withdraw(_)
            | Press::Staff(_)
            | Press::Never
    )
}
