//! A message on its way: its parts, or the changes to what was sent before.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Moment, Probe};
use crate::channel::{Address, SendError};
use crate::clock::Clock;
use crate::deliver::Gate;
use crate::deliver::gate::{heard, part_nonce};
use crate::notify::pace::{Chat, Heard};
use crate::render::Message;
use crate::store::outbox::{Act, Key, Stored, Waiting};

/// Nothing takes so long: an adaptor has time-outs of its own.
const LONGEST_SEND: std::time::Duration = std::time::Duration::from_secs(120);

/// A message on its way: one delivery, or several of one address.
pub(super) struct Departure {
    pub rows: Vec<Waiting>,
    pub stored: Arc<Stored>,
    pub message: Message,
    pub chat: Chat,
}

/// What came back.
pub(super) struct Landed {
    pub rows: Vec<Waiting>,
    pub left_at: DateTime<Utc>,
    pub parts_done: usize,
    pub message_ids: Vec<String>,
    pub result: Result<DateTime<Utc>, SendError>,
}

/// Carries a departure to the network, part by part; the first part's turn has been granted.
pub(super) async fn fly(gate: Arc<Gate>, clock: Arc<dyn Clock>, departure: Departure, probe: Probe) -> Landed {
    let Departure { rows, stored, message, chat } = departure;
    let left_at = clock.now();
    let row = &rows[0];
    let to =
        Address { channel: gate.channel().name(), chat: row.address.chat.clone(), thread: row.address.thread.clone() };
    // A bundle's number is its first notice's, so that a repeat has the same.
    let head = row.bundle.clone().unwrap_or_else(|| row.key.notice.clone());
    let nonce = Key { notice: head, address: row.key.address.clone() }.nonce();
    let mut message_ids = row.message_ids.clone();
    let mut parts_done = row.parts_done;
    let mut granted = true;
    let mut result = Ok(clock.now());
    let mut replied = None;
    let rest = if stored.act == Act::Say {
        gate.channel().parts(&message)
    } else {
        let amended = amend(&gate, chat, &to, &message, row, stored.act, &mut granted).await;
        match amended {
            Amended::Done(ids) => {
                message_ids = ids;
                Vec::new()
            }
            Amended::Say { replied: to } => {
                replied = to;
                gate.channel().parts(&message)
            }
            Amended::Failed(error) => {
                result = Err(error);
                Vec::new()
            }
        }
    };
    for (n, part) in rest.iter().enumerate().skip(parts_done) {
        if !granted {
            gate.turn(chat, row.lane).await;
        }
        let (channel, nonce) = (gate.channel(), part_nonce(&nonce, n));
        probe(Moment::Leave);
        let leaves = async {
            match &replied {
                Some(said) if n == 0 => channel.reply(&to, said, part, &nonce).await,
                _ => channel.send(&to, part, &nonce).await,
            }
        };
        let sent = tokio::time::timeout(LONGEST_SEND, leaves).await;
        let sent = sent.unwrap_or_else(|late| Err(SendError::Doubtful(late.into())));
        probe(Moment::Answer);
        gate.answered(chat, heard(&sent, |receipt| receipt.chat_full));
        granted = false;
        match sent {
            Ok(receipt) => {
                message_ids.push(receipt.id);
                parts_done += 1;
                result = Ok(receipt.at);
            }
            Err(error) => {
                result = Err(error);
                break;
            }
        }
    }
    if granted {
        gate.answered(chat, Heard::Unsent);
    }
    Landed { rows, left_at, parts_done, message_ids, result }
}

enum Amended {
    /// The messages that show it now.
    Done(Vec<String>),
    /// The network cannot change what was sent: say it in a new message, as a reply to this one.
    Say {
        replied: Option<String>,
    },
    Failed(SendError),
}

/// Corrects or recalls what was sent. A correction goes into the messages that tell it now, part by part; a recall deletes
/// all that ever did.
async fn amend(
    gate: &Gate,
    chat: Chat,
    to: &Address,
    message: &Message,
    row: &Waiting,
    act: Act,
    granted: &mut bool,
) -> Amended {
    let said = said(row, act);
    let parts = if act == Act::Correct { gate.channel().parts(message) } else { Vec::new() };
    if said.is_empty() || parts.len() > said.len() {
        return Amended::Say { replied: said.into_iter().next() };
    }
    let mut stays = None;
    for (n, id) in said.iter().enumerate() {
        let mut result = Err(SendError::Unable);
        // A part that the corrected text has no more, or all of what is recalled.
        if parts.get(n).is_none() {
            turn(gate, chat, row, granted).await;
            result = gate.channel().delete(to, id).await;
            gate.answered(chat, heard(&result, |()| None));
        }
        if matches!(result, Err(SendError::Unable)) {
            turn(gate, chat, row, granted).await;
            let edited = gate.channel().edit(to, id, parts.get(n).unwrap_or(message)).await;
            gate.answered(chat, heard(&edited, |receipt| receipt.chat_full));
            result = edited.map(|_| ());
        }
        match result {
            Ok(()) => {}
            Err(SendError::Unable) if act == Act::Correct => return Amended::Say { replied: Some(id.clone()) },
            // The others are taken back all the same.
            Err(SendError::Unable) => stays = stays.or_else(|| Some(id.clone())),
            Err(error) => return Amended::Failed(error),
        }
    }
    if stays.is_none() { Amended::Done(said) } else { Amended::Say { replied: stays } }
}

/// The messages that a correction changes, or that a recall takes away.
fn said(row: &Waiting, act: Act) -> Vec<String> {
    let mut corrected = row.corrected_ids.iter();
    if act == Act::Correct {
        return corrected.next_back().unwrap_or(&row.target_ids).clone();
    }
    let mut all = row.target_ids.clone();
    for id in corrected.flatten() {
        if !all.contains(id) {
            all.push(id.clone());
        }
    }
    all
}

async fn turn(gate: &Gate, chat: Chat, row: &Waiting, granted: &mut bool) {
    if !*granted {
        gate.turn(chat, row.lane).await;
    }
    *granted = false;
}
