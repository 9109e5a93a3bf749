//! What the networks accepted, when and in which chat; and every request, for `validate.py` and for counting.

use std::collections::HashMap;
use std::io::Write;
use std::sync::Mutex;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use tokio::sync::Notify;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Network {
    Telegram,
    Discord,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    Sent,
    Edited,
    Deleted,
}

/// Something that a member of the chat can see.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    pub at: DateTime<Utc>,
    pub network: Network,
    pub chat: String,
    pub message: String,
    pub deed: Deed,
    pub text: String,
    /// Whether the sender was told. `false`: the line was cut after acceptance.
    pub answered: bool,
}

/// One request as it came, accepted or not.
#[derive(Debug, Clone)]
pub struct Asked {
    pub at: DateTime<Utc>,
    pub network: Network,
    /// Telegram: the method; Discord: "POST /channels/1/messages".
    pub what: String,
    /// HTTP status of the answer; 0 where the line was cut.
    pub status: u16,
}

#[derive(Default)]
pub struct Ledger {
    inner: Mutex<Inner>,
    grown: Notify,
}

#[derive(Default)]
struct Inner {
    entries: Vec<Entry>,
    sent: usize,
    asked: Vec<Asked>,
    /// Every request as a line for `validate.py`.
    record: Option<Box<dyn Write + Send>>,
}

impl Ledger {
    /// Writes each request as one JSON line from now on.
    pub fn record_to(&self, file: impl Write + Send + 'static) {
        self.lock().record = Some(Box::new(file));
    }

    pub fn add(&self, entry: Entry) {
        let mut inner = self.lock();
        inner.sent += usize::from(entry.deed == Deed::Sent);
        inner.entries.push(entry);
        drop(inner);
        self.grown.notify_waiters();
    }

    pub fn asked(&self, asked: Asked, line: &Value) {
        let mut inner = self.lock();
        if let Some(file) = inner.record.as_mut() {
            // A full disk must not fail the rehearsal; the missing lines show in the validator's count.
            let _ = writeln!(file, "{line}");
        }
        inner.asked.push(asked);
        drop(inner);
        self.grown.notify_waiters();
    }

    /// Waits until `look` finds what it looks for; it looks again whenever something was asked or accepted.
    pub async fn until<T>(&self, look: impl Fn() -> Option<T>) -> T {
        loop {
            let mut grown = std::pin::pin!(self.grown.notified());
            grown.as_mut().enable(); // from here on nothing is missed
            if let Some(found) = look() {
                return found;
            }
            grown.await;
        }
    }

    pub fn entries(&self) -> Vec<Entry> {
        self.lock().entries.clone()
    }

    /// Messages accepted so far.
    pub fn sent(&self) -> usize {
        self.lock().sent
    }

    pub fn requests(&self) -> Vec<Asked> {
        self.lock().asked.clone()
    }

    /// How often each text was sent to each chat: more than once is a doubled message.
    pub fn copies(&self) -> HashMap<(String, String), usize> {
        let mut copies = HashMap::new();
        for entry in self.lock().entries.iter().filter(|entry| entry.deed == Deed::Sent) {
            *copies.entry((entry.chat.clone(), entry.text.clone())).or_default() += 1;
        }
        copies
    }

    pub fn answers_with(&self, status: u16) -> usize {
        self.lock().asked.iter().filter(|asked| asked.status == status).count()
    }

    /// The most messages accepted in any stretch of `length`.
    pub fn peak(&self, length: chrono::Duration) -> usize {
        let inner = self.lock();
        let mut times: Vec<_> = inner.entries.iter().filter(|it| it.deed == Deed::Sent).map(|it| it.at).collect();
        times.sort_unstable();
        let mut from = 0;
        (0..times.len())
            .map(|to| {
                while times[to] - times[from] >= length {
                    from += 1;
                }
                to - from + 1
            })
            .max()
            .unwrap_or(0)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.inner.lock().expect("no holder of the lock panics")
    }
}
