//! A delivery, or several that leave together, put into words.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::Sender;
use super::flight::Departure;
use super::landing::set;
use crate::deliver::notices::Notices;
use crate::notify::delivery::DeliveryState;
use crate::notify::notice::Notice;
use crate::notify::pace::{Chat, Lane};
use crate::store::outbox::{Act, Waiting};

/// Notices that are told in one message; more would be a wall of text.
const MERGED: usize = 8;

impl Sender {
    /// Takes the first row, and what leaves together with it, and puts it into words. `None`: there is nothing to say.
    pub(super) fn compose_first(&mut self, chat: Chat, now: DateTime<Utc>) -> Option<Departure> {
        let notices = &self.notices;
        let mut room = MERGED - 1;
        let mut rows = self.queue.take(|first, other| {
            let joins = room > 0 && joins(notices, first, other);
            room -= usize::from(joins);
            joins
        });
        // Told in the order in which they were planned, so that a repeat is the same message word by word.
        rows.sort_by(|one, other| one.key.notice.cmp(&other.key.notice));
        let first = rows.first()?;
        let (languages, zone) = (first.address.languages.clone(), first.address.zone);
        let (mut told, mut silent) = (Vec::new(), Vec::new());
        for row in &rows {
            let Some(stored) = self.notices.look_up(&row.key.notice) else { continue };
            let late = stored.notice.lapses_at.is_some_and(|lapses| lapses <= now);
            match (!late).then(|| self.compose.message(&stored.notice, &languages, zone, now)).flatten() {
                Some(message) => told.push((row.clone(), stored, message)),
                None => silent.push(row.clone()),
            }
        }
        for row in &silent {
            self.marks.push(set(row, DeliveryState::Lapsed, "nothing to say any more"));
        }
        self.queue.let_go(silent.iter().map(|row| &row.key));
        let Some((row, stored, message)) = told.first() else {
            self.queue.landed(&first.address.chat, []);
            return None;
        };
        let alone = || {
            let message = self.compose.with_stop(message.clone(), &row.cause);
            Departure { rows: vec![row.clone()], stored: Arc::clone(stored), message, chat }
        };
        if told.len() == 1 {
            return Some(alone());
        }
        let all: Vec<(&Notice, &str)> =
            told.iter().map(|(row, stored, _)| (&stored.notice, row.cause.as_str())).collect();
        match self.compose.merged(&all, &languages, zone, now) {
            Some(message) => {
                let rows = told.iter().map(|(row, ..)| row.clone()).collect();
                Some(Departure { rows, stored: Arc::clone(stored), message, chat })
            }
            // Not to be told together after all: the others line up behind the first.
            None => {
                let departure = alone();
                for (row, ..) in told.iter().skip(1) {
                    self.queue.let_go([&row.key]);
                    self.queue.add(row.clone());
                }
                Some(departure)
            }
        }
    }
}

/// `other` of the same address leaves in one message with `first`: those that left together before, and else reminders
/// that have not been tried yet.
fn joins(notices: &Notices, first: &Waiting, other: &Waiting) -> bool {
    let plain = |row: &Waiting| {
        let said = notices.look_up(&row.key.notice).is_some_and(|it| it.act == Act::Say && !it.notice.urgent);
        said && row.lane == Lane::Reminder && row.attempt == 0 && row.doubtful_since.is_none() && row.parts_done == 0
    };
    match (&first.bundle, &other.bundle) {
        (Some(one), Some(two)) => one == two,
        (None, None) => plain(first) && plain(other),
        _ => false,
    }
}
