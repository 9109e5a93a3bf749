//! Notices as last read, so that a million deliveries of one read it once; and how its content fares.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::notify::delivery::is_bad_content;
use crate::store::outbox::{NoticeCount, Stored};
use crate::store::{Error, Store};

/// Notices kept at a time, beyond those that wait in the queue.
const KEPT: usize = 1000;

#[derive(Debug, Default)]
pub struct Notices {
    read: HashMap<String, Known>,
    /// What came of deliveries since the last turn.
    news: HashMap<String, NoticeCount>,
}

#[derive(Debug)]
struct Known {
    stored: Arc<Stored>,
    sent: u64,
    refused: u64,
    refused_in_a_row: u64,
    told: bool,
}

impl Notices {
    /// Reads those of `ids` that are not known. Those that are `needed` are not forgotten.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn read<'a>(
        &mut self,
        store: &Store,
        ids: impl Iterator<Item = &'a str>,
        needed: &HashSet<&str>,
    ) -> Result<(), Error> {
        if self.read.len() > KEPT {
            self.read.retain(|id, _| needed.contains(id.as_str()));
        }
        for id in ids {
            if self.read.contains_key(id) {
                continue;
            }
            if let Some(stored) = store.look_up_notice(id).await? {
                let (sent, refused) = (stored.sent, stored.refused);
                let known = Known { stored: Arc::new(stored), sent, refused, refused_in_a_row: 0, told: false };
                self.read.insert(id.to_owned(), known);
            }
        }
        Ok(())
    }

    pub fn look_up(&self, id: &str) -> Option<Arc<Stored>> {
        self.read.get(id).map(|it| Arc::clone(&it.stored))
    }

    /// Counts a delivery; `true` where by now the content itself must be wrong. Said once a notice.
    pub fn count(&mut self, id: &str, refused: bool) -> bool {
        let news = self
            .news
            .entry(id.to_owned())
            .or_insert_with(|| NoticeCount { notice: id.to_owned(), ..NoticeCount::default() });
        if refused {
            news.refused += 1;
        } else {
            news.sent += 1;
        }
        let Some(known) = self.read.get_mut(id) else { return false };
        if refused {
            known.refused += 1;
            known.refused_in_a_row += 1;
        } else {
            known.sent += 1;
            known.refused_in_a_row = 0;
        }
        let bad = refused && !known.told && is_bad_content(known.sent, known.refused, known.refused_in_a_row);
        known.told |= bad;
        bad
    }

    /// (sent, refused) of a notice, as far as this process knows.
    pub fn counts(&self, id: &str) -> (u64, u64) {
        self.read.get(id).map_or((0, 0), |it| (it.sent, it.refused))
    }

    /// What is to be written; call [`Self::written`] when it is.
    pub fn news(&self) -> Vec<NoticeCount> {
        self.news.values().cloned().collect()
    }

    pub fn written(&mut self) {
        self.news.clear();
    }
}
