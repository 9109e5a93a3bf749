//! The book-keeper: what both networks show against what was planned.

use std::collections::HashMap;

use anyhow::Context;

use super::{Round, chats};
use crate::deliver::Moment;
use crate::notify::delivery::{DeliveryState, IfDoubtful};
use crate::sandbox::ledger::{Deed, Ledger, Network};
use crate::store::Store;

/// What was seen.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    pub kills: usize,
    /// Kills at a moment of each name, and who was at it; the others came at random.
    pub at_moments: Vec<(Moment, Vec<(String, usize)>)>,
    pub planned: usize,
    pub sent: usize,
    /// Left in doubt by policy, shown as such: did not arrive, and arrived.
    pub doubtful: [usize; 2],
    /// Shown twice on Telegram, as "better twice than never" allows.
    pub twice_by_policy: usize,
    /// What must not be: each in a sentence.
    pub wrong: Vec<String>,
}

impl Verdict {
    /// As people read it.
    pub fn told(&self) -> String {
        let mut exact = 0;
        let moments: Vec<String> = self
            .at_moments
            .iter()
            .map(|(at, by)| {
                let count: usize = by.iter().map(|(_, count)| count).sum();
                exact += count;
                let by: Vec<String> = by.iter().map(|(who, count)| format!("{who} {count}")).collect();
                format!("  {count} at {at} ({})\n", by.join(", "))
            })
            .collect();
        let mut told = format!(
            "{} kills\n{}  {} at random\n{} deliveries planned, {} sent, {} in doubt by policy ({} of them arrived), \
             {} shown twice by policy, {} wrong",
            self.kills,
            moments.concat(),
            self.kills - exact,
            self.planned,
            self.sent,
            self.doubtful[0] + self.doubtful[1],
            self.doubtful[1],
            self.twice_by_policy,
            self.wrong.len()
        );
        for wrong in self.wrong.iter().take(20) {
            told.push_str("\n  ");
            told.push_str(wrong);
        }
        told
    }

    /// Holds the ledger against the `rounds` that were planned.
    pub(super) async fn judge(&mut self, store: &Store, ledger: &Ledger, rounds: usize) -> anyhow::Result<()> {
        let shown = shown(ledger);
        for round in (1..=rounds).map(Round::of) {
            let program = round.program();
            let id = store.look_up_notice_id(&program).await?.context("a notice is lost")?;
            let rows = store.notice_deliveries(&id, "", i64::MAX).await?;
            let states: HashMap<String, DeliveryState> = rows.into_iter().map(|it| (it.address, it.state)).collect();
            for (channel, chat) in chats().filter(|(_, chat)| round.reaches(*chat)) {
                let (chat, twice_is_well) = (chat.to_string(), channel == "telegram");
                self.planned += 1;
                let copies = shown.get(&(channel, chat.clone(), program.clone())).copied().unwrap_or(0);
                let state = states.get(&format!("{channel}{chat}")).copied();
                let twice_is_well = twice_is_well && round.if_doubtful() == IfDoubtful::RepeatAnyway;
                match (state, copies) {
                    (Some(DeliveryState::Sent), 1) => self.sent += 1,
                    (Some(DeliveryState::Sent), 2..) if twice_is_well => {
                        self.sent += 1;
                        self.twice_by_policy += 1;
                    }
                    (Some(DeliveryState::Doubtful), 0 | 1) => self.doubtful[copies] += 1,
                    (Some(DeliveryState::Doubtful), 2..) if twice_is_well => {
                        self.doubtful[1] += 1;
                        self.twice_by_policy += 1;
                    }
                    _ => self.wrong.push(format!("{program} to {channel} {chat}: {state:?}, shown {copies} times")),
                }
            }
        }
        Ok(())
    }
}

/// How often each program was told: by network, chat and program. One message may tell of several, a line each.
pub(in crate::sandbox) fn shown(ledger: &Ledger) -> HashMap<(&'static str, String, String), usize> {
    let mut shown = HashMap::new();
    for entry in ledger.entries().into_iter().filter(|entry| entry.deed == Deed::Sent) {
        let network = if entry.network == Network::Telegram { "telegram" } else { "discord" };
        for line in entry.text.lines() {
            let program = line.split(':').next().unwrap_or_default().to_owned();
            *shown.entry((network, entry.chat.clone(), program)).or_default() += 1;
        }
    }
    shown
}
