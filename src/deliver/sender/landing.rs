//! What came of a message that was under way, and what that leads to.

use chrono::{DateTime, Utc};

use super::Sender;
use super::flight::Landed;
use crate::channel::SendError;
use crate::deliver::{Alert, alert};
use crate::notify::delivery::{Case, DeliveryState, Fate, IfDoubtful};
use crate::notify::notice::Notice;
use crate::store::outbox::{Closing, Mark, Waiting};

impl Sender {
    pub(super) fn landed_or_died(&mut self, landed: Result<Landed, tokio::task::JoinError>) {
        match landed {
            Ok(landed) => self.landed(landed),
            // It stays claimed, and the next start puts it in order, as if the process had died.
            Err(error) => tracing::error!(channel = self.name(), %error, "a send panicked"),
        }
    }

    pub(super) fn landed(&mut self, landed: Landed) {
        let Landed { rows, left_at, parts_done, message_ids, result } = landed;
        let now = self.clock.now();
        let sent_at = result.as_ref().ok().copied();
        let outcome = result.map(|_| ());
        let since = match &outcome {
            Err(SendError::Doubtful(_)) => Some(rows[0].doubtful_since.unwrap_or(left_at)),
            Ok(()) => None,
            Err(_) => rows[0].doubtful_since,
        };
        let fate = Fate::of(&outcome, self.case_of_all(&rows, since), now, &mut self.rng);
        for row in &rows {
            self.act_on(row, &fate, &outcome);
            let mut mark = Self::mark(row, fate.clone(), since, now);
            if let Err(SendError::Refused(why)) = &outcome {
                mark.reason = Some(format!("refused: {why}").chars().take(200).collect());
            }
            mark.parts_done = row.parts_done.max(parts_done);
            mark.message_ids.clone_from(&message_ids);
            mark.sent_at = sent_at;
            self.marks.push(mark);
        }
        for row in &rows {
            self.under_way.remove(&row.key);
        }
        self.back += 1;
        self.free(&rows);
    }

    /// What a fate leads to beyond the delivery itself.
    pub(super) fn act_on(&mut self, row: &Waiting, fate: &Fate, outcome: &Result<(), SendError>) {
        match fate {
            Fate::Sent => {
                self.notices.count(&row.key.notice, false);
            }
            Fate::BadContent if self.notices.count(&row.key.notice, true) => {
                self.pause_for_content(&row.key.notice);
            }
            Fate::Close(reason) => {
                self.closings.push(Closing { address: row.key.address.clone(), reason: *reason });
            }
            Fate::Rekey { to } => self.moves.push((row.address.chat.clone(), to.clone())),
            Fate::StopEverything if !self.locked => {
                self.locked = true;
                if let Err(error) = outcome {
                    tracing::error!(channel = self.name(), %error, "nothing more is sent until the token is mended");
                }
                alert(&self.alerts, Alert::BotLocked { channel: self.name() });
            }
            _ => {}
        }
    }

    pub(super) fn pause_for_content(&mut self, notice: &str) {
        let (sent, refused) = self.notices.counts(notice);
        alert(&self.alerts, Alert::ContentErrors { notice: notice.to_owned(), refused, sent });
        let (store, notice) = (self.store.clone(), notice.to_owned());
        // The status alone, which holds at once; the rows follow when somebody settles.
        self.pausing.spawn(async move {
            if let Err(error) = store.pause_notice(&notice, "content").await {
                tracing::error!(%error, "a notice whose content is refused could not be paused");
            }
        });
    }

    pub(super) fn case(&self, row: &Waiting, notice: &Notice, doubtful_since: Option<DateTime<Utc>>) -> Case {
        let if_doubtful =
            if self.channel().limits().keeps_nonce { IfDoubtful::RepeatHarmless } else { notice.if_doubtful };
        Case { attempt: row.attempt + 1, lapses_at: notice.lapses_at, if_doubtful, doubtful_since }
    }

    /// The case of rows that left as one message: it is repeated as that message or not at all, so all of them wish the
    /// same, and what is too late is left out when it is put into words again.
    pub(super) fn case_of_all(&self, rows: &[Waiting], doubtful_since: Option<DateTime<Utc>>) -> Case {
        let cases: Vec<Case> = rows
            .iter()
            .filter_map(|row| Some(self.case(row, &self.notices.look_up(&row.key.notice)?.notice, doubtful_since)))
            .collect();
        let first = rows.first().map_or(1, |row| row.attempt + 1);
        let if_doubtful = match cases.as_slice() {
            [] => IfDoubtful::Leave,
            [one, others @ ..] if others.iter().all(|it| it.if_doubtful == one.if_doubtful) => one.if_doubtful,
            _ => IfDoubtful::Leave,
        };
        let lapses_at = if let [one] = cases.as_slice() { one.lapses_at } else { None };
        Case { attempt: first, lapses_at, if_doubtful, doubtful_since }
    }

    /// What is written of a row that meets this fate.
    pub(super) fn mark(row: &Waiting, fate: Fate, doubtful_since: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Mark {
        let plain = |state, reason: &str| set(row, state, reason);
        let mut mark = match fate {
            Fate::Sent => Mark { reason: None, ..plain(DeliveryState::Sent, "") },
            Fate::Again { at, counted } => {
                let attempt = row.attempt + u32::from(counted);
                let reason = if counted { "tried again" } else { "the network asked to wait" };
                Mark { due_at: at, attempt, ..plain(DeliveryState::Due, reason) }
            }
            Fate::Doubtful => plain(DeliveryState::Doubtful, "no answer"),
            Fate::Lapsed => plain(DeliveryState::Lapsed, "too late"),
            Fate::Dead => plain(DeliveryState::Dead, "given up"),
            Fate::Close(reason) => plain(DeliveryState::Dead, reason.as_str()),
            Fate::Rekey { .. } => Mark { due_at: now, attempt: row.attempt + 1, ..plain(DeliveryState::Due, "moved") },
            Fate::BadContent => plain(DeliveryState::Dead, "refused"),
            Fate::StopEverything => Mark { due_at: row.due_at, ..plain(DeliveryState::Due, "locked") },
        };
        mark.doubtful_since = doubtful_since;
        mark
    }

    /// Lets what is under way come back, and records it.
    pub(super) async fn land_all(&mut self) {
        while let Some(landed) = self.flights.join_next().await {
            self.landed_or_died(landed);
        }
        while self.pausing.join_next().await.is_some() {}
        if let Err(error) = self.write(&[]).await {
            tracing::error!(channel = self.name(), %error, "what came back was not recorded; the next start decides");
        }
    }
}

/// `row` in another state, all else as it was.
pub(super) fn set(row: &Waiting, state: DeliveryState, reason: &str) -> Mark {
    Mark {
        key: row.key.clone(),
        state,
        due_at: row.due_at,
        attempt: row.attempt,
        doubtful_since: row.doubtful_since,
        parts_done: row.parts_done,
        message_ids: row.message_ids.clone(),
        sent_at: None,
        unbundled: false,
        reason: Some(reason.to_owned()),
    }
}
