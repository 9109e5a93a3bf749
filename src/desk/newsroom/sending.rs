//! Letting go and taking back. Above a size two people decide; a recall needs no second one, as harm spreads fast.

use chrono::{DateTime, Utc};

use super::{Actor, Outcome, Problem, Refusal, subject};
use crate::answer::{Alert, AlertKind, AnnouncementState, Subject};
use crate::broadcast::{Broadcast, BroadcastState};
use crate::desk::Desk;
use crate::notify::delivery::IfDoubtful;
use crate::notify::notice::cause;
use crate::notify::pace::Lane;
use crate::store::broadcast::stopped;
use crate::store::outbox::{Act, NewNotice, Recipients};

impl Desk {
    pub(super) async fn submit(&self, actor: &Actor, number: i64, anyway: bool) -> Result<Outcome, Refusal> {
        let before = self.broadcast(number).await?;
        let fits = before.state == BroadcastState::Draft || before.has_correction();
        if !fits {
            return Err(Refusal::State { number, state: before.state });
        }
        let sheet = self.sheet(before.clone()).await?;
        let mut problems = sheet.problems;
        if anyway {
            problems.retain(|it| !matches!(it, Problem::Differs(_)));
        }
        if !problems.is_empty() {
            return Err(Refusal::Blocked { number, problems });
        }
        let needs_approval = self.needs_two(&before, sheet.size);
        let mut after = before.clone();
        if !before.state.has_left() {
            after.state = if needs_approval { BroadcastState::Waiting } else { BroadcastState::Approved };
        }
        self.save(&before, &after).await?;
        self.log(actor, "submit", &number.to_string(), if anyway { "anyway" } else { "" }).await?;
        if !needs_approval {
            return Ok(Outcome::Approved { number });
        }
        let alert = Alert {
            kind: AlertKind::Approval,
            what: title(&before),
            count: i64::try_from(sheet.size).unwrap_or(i64::MAX),
            of: number,
        };
        self.tell_staff(&format!("approval:{}:{}", before.id, before.version), alert).await?;
        Ok(Outcome::Waiting { number, size: sheet.size })
    }

    pub(super) async fn approve(&self, actor: &Actor, number: i64) -> Result<Outcome, Refusal> {
        let before = self.broadcast(number).await?;
        let fits = before.state == BroadcastState::Waiting || before.has_correction();
        if !fits {
            return Err(Refusal::State { number, state: before.state });
        }
        // Four eyes on every word: not who wrote it, nor who last changed it.
        if before.author == actor.name || before.editor.as_ref() == Some(&actor.name) {
            return Err(Refusal::OwnWork);
        }
        let mut after = before.clone();
        after.approved = Some((actor.name.clone(), before.version));
        if !before.state.has_left() {
            after.state = BroadcastState::Approved;
        }
        self.save(&before, &after).await?;
        self.log(actor, "approve", &number.to_string(), &format!("version {}", before.version)).await?;
        Ok(Outcome::Approved { number })
    }

    pub(super) async fn send(&self, actor: &Actor, number: i64, at: Option<DateTime<Utc>>) -> Result<Outcome, Refusal> {
        let before = self.broadcast(number).await?;
        if !matches!(before.state, BroadcastState::Approved | BroadcastState::Scheduled) {
            return Err(Refusal::State { number, state: before.state });
        }
        let size = self.may_leave(&before).await?;
        let now = self.clock.now();
        let due_at = at.filter(|at| *at > now).unwrap_or(now);
        let mut scheduled = before.clone();
        (scheduled.state, scheduled.due_at) = (BroadcastState::Scheduled, Some(due_at));
        self.save(&before, &scheduled).await?;
        self.log(actor, "send", &number.to_string(), &due_at.to_rfc3339()).await?;
        if due_at > now {
            return Ok(Outcome::Scheduled { number, at: due_at, size });
        }
        let chats = self.dispatch(&scheduled).await?;
        Ok(Outcome::Sent { number, chats })
    }

    /// How many it reaches, if two have agreed where two are needed.
    async fn may_leave(&self, broadcast: &Broadcast) -> Result<u64, Refusal> {
        let size = self.store.segment_size(&self.recipients(broadcast).await?).await?;
        if self.needs_two(broadcast, size) && !broadcast.is_approved() {
            return Err(Refusal::Approval { number: broadcast.number, size });
        }
        Ok(size)
    }

    /// Hands a scheduled announcement to the outbox. It counts as sending before the first delivery is there, so that it
    /// can be paused, cancelled and corrected from then on. Called again after a crash, it goes on.
    pub(super) async fn dispatch(&self, broadcast: &Broadcast) -> Result<u64, Refusal> {
        let mut sent = broadcast.clone();
        sent.state = BroadcastState::Sending;
        sent.sent_version = Some(broadcast.version);
        let now = self.clock.now();
        let new = self.first_notice(&sent).await?;
        sent.notice = Some(self.store.add_notice(&new, broadcast.due_at.unwrap_or(now), now).await?);
        self.save(broadcast, &sent).await?;
        self.hand_over(&sent).await
    }

    async fn first_notice(&self, sent: &Broadcast) -> Result<NewNotice, Refusal> {
        let files = self.store.broadcast_files(&sent.id).await?;
        Ok(NewNotice {
            dedup_key: key_of(sent, sent.sent_version.unwrap_or(sent.version)),
            subject: subject(sent, files, AnnouncementState::Live),
            urgent: sent.passes_quiet_hours(),
            ..plain_notice()
        })
    }

    /// Puts those into the outbox who are not in it yet. The notice stands, whatever was edited since.
    async fn hand_over(&self, sent: &Broadcast) -> Result<u64, Refusal> {
        let now = self.clock.now();
        let new = self.first_notice(sent).await?;
        let recipients = self.recipients(sent).await?;
        Ok(self.store.enqueue(&new, &recipients, sent.due_at.unwrap_or(now), now).await?.added)
    }

    /// Announcements whose time has come; the planner asks.
    pub(crate) async fn send_due_announcements(&self) -> Result<u64, Refusal> {
        let mut sent = 0;
        for number in self.store.due_broadcasts(self.clock.now()).await? {
            let broadcast = self.broadcast(number).await?;
            match self.dispatch(&broadcast).await {
                Ok(_) => sent += 1,
                // Another process was faster: it is on its way.
                Err(Refusal::Stale) => {}
                Err(error) => return Err(error),
            }
        }
        // What a crash left half handed over.
        for number in self.store.unfinished_broadcasts().await? {
            let broadcast = self.broadcast(number).await?;
            sent += u64::from(self.hand_over(&broadcast).await? > 0);
        }
        Ok(sent)
    }

    pub(super) async fn pause(&self, actor: &Actor, number: i64) -> Result<Outcome, Refusal> {
        let (before, notice) = self.under_way(number, BroadcastState::Sending).await?;
        for of in self.all_notices_of(&before, &notice).await? {
            self.store.pause_notice(&of, &actor.name).await?;
        }
        self.save(&before, &Broadcast { state: BroadcastState::Paused, ..before.clone() }).await?;
        self.log(actor, "pause", &number.to_string(), "").await?;
        Ok(Outcome::Paused { number })
    }

    /// Goes on, whether staff paused it or naru did.
    pub(super) async fn resume(&self, actor: &Actor, number: i64) -> Result<Outcome, Refusal> {
        let before = self.broadcast(number).await?;
        let notice = before.notice.clone().filter(|_| before.state.has_left());
        let notice = notice.ok_or(Refusal::State { number, state: before.state })?;
        for of in self.all_notices_of(&before, &notice).await? {
            self.store.resume_notice(&of).await?;
        }
        self.save(&before, &Broadcast { state: BroadcastState::Sending, ..before.clone() }).await?;
        self.log(actor, "resume", &number.to_string(), "").await?;
        Ok(Outcome::Resumed { number })
    }

    /// Takes back what has not left yet.
    pub(super) async fn cancel(&self, actor: &Actor, number: i64) -> Result<Outcome, Refusal> {
        let before = self.broadcast(number).await?;
        if before.state.is_over() {
            return Err(Refusal::State { number, state: before.state });
        }
        if let Some(notice) = &before.notice {
            for of in self.all_notices_of(&before, notice).await? {
                self.store.cancel_notice(&of, &actor.name).await?;
            }
        }
        self.save(&before, &Broadcast { state: BroadcastState::Cancelled, ..before.clone() }).await?;
        self.log(actor, "cancel", &number.to_string(), "").await?;
        Ok(Outcome::Cancelled { number })
    }

    /// Puts the later text in the place of the one that was sent; whoever has not got it yet gets the later one only.
    pub(super) async fn correct(&self, actor: &Actor, number: i64) -> Result<Outcome, Refusal> {
        let before = self.broadcast(number).await?;
        let notice = before.notice.clone().filter(|_| before.has_correction() && before.state.has_left());
        let notice = notice.ok_or(Refusal::State { number, state: before.state })?;
        let files = self.store.broadcast_files(&before.id).await?;
        let hard = |it: &Problem| !matches!(it, Problem::Differs(_));
        let problems: Vec<Problem> = self.problems(&before, &files).into_iter().filter(hard).collect();
        if !problems.is_empty() {
            return Err(Refusal::Blocked { number, problems });
        }
        self.may_leave(&before).await?;
        let now = self.clock.now();
        let mut chats = 0;
        // What is not in the outbox yet would be missed, and what still waits would tell the old text.
        self.store.pause_notice(&notice, "corrected").await?;
        self.hand_over(&before).await?;
        let mut notices = self.notices_of(&before, &notice).await?;
        // The same of an earlier correction: the later one takes its place.
        for of in self.corrections_of(&before, &notices).await? {
            self.store.cancel_notice(&of, "corrected").await?;
        }
        for of in notices.clone() {
            self.store.cancel_notice(&of, "corrected").await?;
            let corrected = NewNotice {
                dedup_key: correction_key(&before, before.version, &of),
                subject: subject(&before, files.clone(), AnnouncementState::Corrected),
                urgent: before.passes_quiet_hours(),
                ..plain_notice()
            };
            let amended = self.store.amend(&corrected, &of, Act::Correct, now, now).await?;
            chats += amended.added;
            notices.push(amended.notice_id);
        }
        let rest = NewNotice {
            dedup_key: key_of(&before, before.version),
            subject: subject(&before, files, AnnouncementState::Live),
            urgent: before.passes_quiet_hours(),
            ..plain_notice()
        };
        self.store.enqueue(&rest, &stopped(&notices), now, now).await?;
        let mut after = before.clone();
        after.sent_version = Some(before.version);
        after.state = BroadcastState::Sending;
        self.save(&before, &after).await?;
        self.log(actor, "correct", &number.to_string(), &format!("version {}", before.version)).await?;
        Ok(Outcome::Corrected { number, chats })
    }

    /// Deletes it everywhere, or says that it is withdrawn where a network cannot delete.
    pub(super) async fn recall(&self, actor: &Actor, number: i64) -> Result<Outcome, Refusal> {
        let before = self.broadcast(number).await?;
        let notice = before.notice.clone().filter(|_| before.state != BroadcastState::Withdrawn);
        let notice = notice.ok_or(Refusal::State { number, state: before.state })?;
        let now = self.clock.now();
        let mut chats = 0;
        let said = self.notices_of(&before, &notice).await?;
        // A correction that waits for the morning would bring back what is taken away.
        for of in self.corrections_of(&before, &said).await? {
            self.store.cancel_notice(&of, "recalled").await?;
        }
        for of in said {
            self.store.cancel_notice(&of, "recalled").await?;
            let recalled = NewNotice {
                dedup_key: format!("recall:{}:{of}", before.id),
                subject: subject(&before, Vec::new(), AnnouncementState::Withdrawn),
                urgent: true,
                ..plain_notice()
            };
            chats += self.store.amend(&recalled, &of, Act::Recall, now, now).await?.added;
        }
        self.save(&before, &Broadcast { state: BroadcastState::Withdrawn, ..before.clone() }).await?;
        self.log(actor, "recall", &number.to_string(), "").await?;
        Ok(Outcome::Recalled { number, chats })
    }

    /// The notices that said it for the first time: the announcement, and what went to the rest after a correction.
    pub(super) async fn notices_of(&self, broadcast: &Broadcast, first: &str) -> Result<Vec<String>, Refusal> {
        let mut all = vec![first.to_owned()];
        for version in 1..=broadcast.version {
            let found = self.store.look_up_notice_id(&key_of(broadcast, version)).await?;
            all.extend(found.filter(|id| id != first));
        }
        Ok(all)
    }

    /// The corrections of these notices.
    pub(super) async fn corrections_of(&self, broadcast: &Broadcast, said: &[String]) -> Result<Vec<String>, Refusal> {
        let mut all = Vec::new();
        for of in said {
            for version in 1..=broadcast.version {
                all.extend(self.store.look_up_notice_id(&correction_key(broadcast, version, of)).await?);
            }
        }
        Ok(all)
    }

    /// All that tells it: for the first time, and corrected.
    async fn all_notices_of(&self, broadcast: &Broadcast, first: &str) -> Result<Vec<String>, Refusal> {
        let mut all = self.notices_of(broadcast, first).await?;
        all.extend(self.corrections_of(broadcast, &all).await?);
        Ok(all)
    }

    pub(super) async fn urgent(&self, actor: &Actor, number: i64) -> Result<Outcome, Refusal> {
        let before = self.broadcast(number).await?;
        if before.state.has_left() || before.state.is_over() {
            return Err(Refusal::State { number, state: before.state });
        }
        let mut after = before.clone();
        let outcome = match &before.urgent {
            Some((by, None)) if *by == actor.name => return Err(Refusal::OwnWork),
            Some((by, None)) => {
                after.urgent = Some((by.clone(), Some(actor.name.clone())));
                Outcome::Urgent { number }
            }
            Some((_, Some(_))) => return Ok(Outcome::Urgent { number }),
            None => {
                after.urgent = Some((actor.name.clone(), None));
                Outcome::UrgentAsked { number }
            }
        };
        self.save(&before, &after).await?;
        self.log(actor, "urgent", &number.to_string(), "").await?;
        Ok(outcome)
    }

    pub(super) async fn resend(&self, actor: &Actor, number: i64, doubtful: bool) -> Result<Outcome, Refusal> {
        let before = self.broadcast(number).await?;
        let notice = before.notice.clone().filter(|_| before.state.has_left());
        let notice = notice.ok_or(Refusal::State { number, state: before.state })?;
        let mut chats = 0;
        for of in self.notices_of(&before, &notice).await? {
            chats += self.store.resend_failed(&of, doubtful, self.clock.now()).await?;
        }
        self.log(actor, "resend", &number.to_string(), if doubtful { "doubtful too" } else { "" }).await?;
        Ok(Outcome::Resent { number, chats })
    }

    async fn under_way(&self, number: i64, state: BroadcastState) -> Result<(Broadcast, String), Refusal> {
        let broadcast = self.broadcast(number).await?;
        match broadcast.notice.clone().filter(|_| broadcast.state == state) {
            Some(notice) => Ok((broadcast, notice)),
            None => Err(Refusal::State { number, state: broadcast.state }),
        }
    }

    async fn save(&self, before: &Broadcast, after: &Broadcast) -> Result<(), Refusal> {
        if self.store.save_broadcast(before, after).await? { Ok(()) } else { Err(Refusal::Stale) }
    }

    /// One alert to every chat of the foundation, once for each `key`.
    pub(crate) async fn tell_staff(&self, key: &str, alert: Alert) -> Result<(), crate::store::Error> {
        let now = self.clock.now();
        let new = NewNotice {
            dedup_key: format!("alert:{key}"),
            lane: Lane::Reminder,
            if_doubtful: IfDoubtful::RepeatAnyway,
            // What somebody wrote can wait for the morning; nothing else that staff are told can.
            urgent: alert.kind != AlertKind::Feedback,
            lapses_at: None,
            subject: Subject::Alert(alert),
        };
        let staff = self.store.staff_addresses().await?;
        let listed = staff.into_iter().map(|it| (it.id, cause::STAFF.to_owned())).collect();
        self.store.enqueue(&new, &Recipients::Listed(listed), now, now).await?;
        Ok(())
    }
}

/// Under which key a version goes out to those who have read none yet.
fn key_of(broadcast: &Broadcast, version: i64) -> String {
    format!("announcement:{}:{version}", broadcast.id)
}

/// Under which key a version goes out to those who have read what the notice `of` says.
fn correction_key(broadcast: &Broadcast, version: i64, of: &str) -> String {
    format!("correct:{}:{version}:{of}", broadcast.id)
}

fn plain_notice() -> NewNotice {
    NewNotice {
        dedup_key: String::new(),
        subject: Subject::Digest { programs: Vec::new() },
        lane: Lane::Announcement,
        // Twice is worse than never for what nobody asked for; the report shows the doubtful ones.
        if_doubtful: IfDoubtful::Leave,
        urgent: false,
        lapses_at: None,
    }
}

pub(super) fn title(broadcast: &Broadcast) -> String {
    let text = broadcast.content.title.iter().next().or_else(|| broadcast.content.body.iter().next());
    text.map(|(_, text)| text.chars().take(60).collect()).unwrap_or_default()
}
