//! What became of an announcement, its corrections and its recall: in numbers, and chat by chat.

use super::Refusal;
use crate::broadcast::{Broadcast, BroadcastState};
use crate::desk::Desk;
use crate::notify::delivery::DeliveryState;
use crate::store::outbox::NoticeStatus;

/// One report of all that was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub broadcast: Broadcast,
    pub state: BroadcastState,
    pub sent: Totals,
    /// Of corrections, if there were any.
    pub corrected: Option<Totals>,
    /// Of the recall, if there was one.
    pub recalled: Option<Totals>,
    /// Per chat: network, chat, thread, what was done, state, reason, when.
    pub csv: String,
}

/// Numbers by state, and why what failed did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    pub total: u64,
    pub sent: u64,
    pub waiting: u64,
    pub doubtful: u64,
    pub failed: u64,
    pub lapsed: u64,
    pub cancelled: u64,
    /// Reasons of what failed, the most frequent first.
    pub reasons: Vec<(String, u64)>,
}

impl Totals {
    fn add(&mut self, report: &crate::store::outbox::Report) {
        use DeliveryState as State;
        self.total += report.total();
        self.sent += report.of(State::Sent);
        self.waiting += report.of(State::Due) + report.of(State::Held) + report.of(State::Claimed);
        self.doubtful += report.of(State::Doubtful);
        self.failed += report.of(State::Dead);
        self.lapsed += report.of(State::Lapsed);
        self.cancelled += report.of(State::Cancelled);
        for (_, reason, count) in report.counts.iter().filter(|(state, ..)| *state == State::Dead) {
            match self.reasons.iter_mut().find(|(known, _)| known == reason) {
                Some((_, sum)) => *sum += count,
                None => self.reasons.push((reason.clone(), *count)),
            }
        }
        self.reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    }
}

impl Desk {
    pub(super) async fn report(&self, number: i64) -> Result<Report, Refusal> {
        let broadcast = self.broadcast(number).await?;
        let Some(first) = broadcast.notice.clone() else {
            return Err(Refusal::State { number, state: broadcast.state });
        };
        let mut state = broadcast.state;
        let said = self.notices_of(&broadcast, &first).await?;
        let corrected = self.corrections_of(&broadcast, &said).await?;
        let mut recalled = Vec::new();
        for of in &said {
            recalled.extend(self.store.look_up_notice_id(&format!("recall:{}:{of}", broadcast.id)).await?);
        }
        // naru pauses by itself where the content is refused too often.
        let stored = self.store.look_up_notice(&first).await?;
        if state == BroadcastState::Sending && stored.is_some_and(|it| it.status == NoticeStatus::Paused) {
            state = BroadcastState::Paused;
        }
        let mut csv = csv::Writer::from_writer(Vec::new());
        let header = ["network", "chat", "thread", "what", "state", "reason", "sent_at"];
        let mut written = csv.write_record(header);
        for (what, notices) in [("sent", &said), ("corrected", &corrected), ("recalled", &recalled)] {
            for notice in notices {
                for line in self.store.delivered(notice).await? {
                    let at = line.sent_at_ms.and_then(chrono::DateTime::from_timestamp_millis);
                    let at = at.map(|it| it.to_rfc3339()).unwrap_or_default();
                    let fields = [&line.channel, &line.chat, &line.thread, what, &line.state, &line.reason, &at];
                    written = written.and_then(|()| csv.write_record(fields));
                }
            }
        }
        written.expect("writing into memory cannot fail");
        let csv = csv.into_inner().expect("writing into memory cannot fail");
        let some = |notices: &[String], totals: Totals| (!notices.is_empty()).then_some(totals);
        Ok(Report {
            sent: self.totals(&said).await?,
            corrected: some(&corrected, self.totals(&corrected).await?),
            recalled: some(&recalled, self.totals(&recalled).await?),
            csv: String::from_utf8(csv).expect("the fields are text"),
            broadcast,
            state,
        })
    }

    pub(super) async fn totals(&self, notices: &[String]) -> Result<Totals, Refusal> {
        let mut totals = Totals::default();
        for notice in notices {
            totals.add(&self.store.notice_report(notice).await?);
        }
        Ok(totals)
    }
}
