//! What was just talked about, per person and chat: bounded in number and in time, never shared between people.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};

use crate::channel::Who;
use crate::understand::Memory;

/// Conversations of one half; a busy day of a city stays far below it. Each takes about a kilobyte.
const HALF: usize = 20_000;

/// Two halves that change places every ten minutes, or when the younger is full: whoever has been silent through a
/// whole turn is forgotten, without anybody having to look for them.
#[derive(Debug, Default)]
pub struct Memories {
    halves: Mutex<Halves>,
}

#[derive(Debug, Default)]
struct Halves {
    young: HashMap<Key, Arc<Mutex<Memory>>>,
    old: HashMap<Key, Arc<Mutex<Memory>>>,
    turned_at: DateTime<Utc>,
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    channel: &'static str,
    chat: String,
    thread: Option<String>,
    person: Option<String>,
}

impl Key {
    fn of(who: &Who) -> Self {
        Self {
            channel: who.at.channel,
            chat: who.at.chat.clone(),
            thread: who.at.thread.clone(),
            person: who.person.clone(),
        }
    }
}

impl Memories {
    /// The memory of this person in this chat; an empty one where there is none any more.
    pub fn of(&self, who: &Who, now: DateTime<Utc>) -> Arc<Mutex<Memory>> {
        let mut halves = self.halves.lock().expect("no holder of the lock panics");
        if halves.young.len() >= HALF || now - halves.turned_at >= Memory::LASTS {
            halves.old = std::mem::take(&mut halves.young);
            halves.turned_at = now;
        }
        let key = Key::of(who);
        if let Some(memory) = halves.young.get(&key) {
            return Arc::clone(memory);
        }
        let memory = halves.old.remove(&key).unwrap_or_default();
        halves.young.insert(key, Arc::clone(&memory));
        memory
    }

    pub fn forget(&self, who: &Who) {
        let mut halves = self.halves.lock().expect("no holder of the lock panics");
        let key = Key::of(who);
        halves.young.remove(&key);
        halves.old.remove(&key);
    }

    /// Positions in a catalogue mean nothing in the next one.
    pub fn clear(&self) {
        let mut halves = self.halves.lock().expect("no holder of the lock panics");
        *halves = Halves { turned_at: halves.turned_at, ..Halves::default() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn who(chat: &str, person: &str) -> Who {
        Who { person: Some(person.to_owned()), ..Who::private("telegram", chat, None) }
    }

    fn speaks(memories: &Memories, who: &Who, now: DateTime<Utc>) -> Option<Language> {
        memories.of(who, now).lock().unwrap().chosen_language
    }

    #[test]
    fn people_of_one_group_have_memories_of_their_own() {
        let memories = Memories::default();
        let now = DateTime::UNIX_EPOCH + chrono::Duration::days(20_000);
        memories.of(&who("-1", "anna"), now).lock().unwrap().chosen_language = Some(Language::new("ko"));
        assert_eq!(speaks(&memories, &who("-1", "anna"), now), Some(Language::new("ko")));
        assert_eq!(speaks(&memories, &who("-1", "bao"), now), None);
        assert_eq!(speaks(&memories, &who("-2", "anna"), now), None);
    }

    #[test]
    fn the_silent_are_forgotten_and_the_others_are_not() {
        let memories = Memories::default();
        let start = DateTime::UNIX_EPOCH + chrono::Duration::days(20_000);
        for person in ["anna", "bao"] {
            memories.of(&who("-1", person), start).lock().unwrap().chosen_language = Some(Language::new("ko"));
        }
        for minutes in [9, 18, 27, 36] {
            let now = start + chrono::Duration::minutes(minutes);
            assert_eq!(speaks(&memories, &who("-1", "anna"), now), Some(Language::new("ko")), "{minutes}");
        }
        assert_eq!(speaks(&memories, &who("-1", "bao"), start + chrono::Duration::minutes(37)), None);
    }
}
