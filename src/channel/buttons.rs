//! The short names that buttons carry, and what they stand for.
//!
//! Networks carry little with a press (64 bytes on Telegram, 100 characters on Discord). A button therefore carries a short
//! opaque name, and what it does is kept under that name in the database; buttons that do the same share one.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Mutex;

use chrono::{DateTime, Utc};

use crate::answer::Press;
use crate::store::{Error, Store};

/// Names known to be kept, so that most messages write nothing. Past this many all are forgotten and written again.
const KNOWN: usize = 20_000;

/// What a pressed button asks for, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pressed {
    Press(Press),
    /// A question that the person asks by it.
    Ask(String),
}

impl Pressed {
    fn encode(&self) -> String {
        match self {
            Self::Press(press) => press.encode(),
            Self::Ask(text) => format!("ask:{text}"),
        }
    }

    fn decode(text: &str) -> Option<Self> {
        match text.strip_prefix("ask:") {
            Some(question) => Some(Self::Ask(question.to_owned())),
            None => Press::decode(text).map(Self::Press),
        }
    }
}

/// Gives buttons their names, and finds out what a name stands for.
pub struct Buttons {
    store: Store,
    known: Mutex<HashSet<String>>,
}

/// Names given while one message is put together, and not kept yet.
#[derive(Debug, Default)]
pub struct Given(Vec<(String, String)>);

impl Buttons {
    pub fn new(store: Store) -> Self {
        Self { store, known: Mutex::default() }
    }

    /// The name of a button that does this; `given` has to be [kept](Self::keep) before anybody can press it.
    pub fn name(&self, pressed: &Pressed, given: &mut Given) -> String {
        let action = pressed.encode();
        let id = name(&action);
        if !self.known.lock().expect("no holder of the lock panics").contains(&id) {
            given.0.push((id.clone(), action));
        }
        id
    }

    /// # Errors
    /// Where the database does not answer.
    pub async fn keep(&self, given: Given, now: DateTime<Utc>) -> Result<(), Error> {
        if given.0.is_empty() {
            return Ok(());
        }
        self.store.keep_buttons(&given.0, now).await?;
        let mut known = self.known.lock().expect("no holder of the lock panics");
        if known.len() > KNOWN {
            known.clear();
        }
        known.extend(given.0.into_iter().map(|(id, _)| id));
        Ok(())
    }

    /// What the button with this name does; `None` for names that were never given or are forgotten.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn look_up(&self, id: &str) -> Result<Option<Pressed>, Error> {
        if id.len() > 64 {
            return Ok(None);
        }
        Ok(self.store.look_up_button(id).await?.as_deref().and_then(Pressed::decode))
    }
}

/// The same action has the same name. 128 bits: nobody meets another's by chance.
fn name(action: &str) -> String {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, action).hash(&mut hasher);
        hasher.finish()
    };
    format!("{:016x}{:016x}", half(1), half(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_button_does_finds_its_way_back() {
        for pressed in [Pressed::Press(Press::Details("forum".to_owned())), Pressed::Ask("ask: what?".to_owned())] {
            assert_eq!(Pressed::decode(&pressed.encode()), Some(pressed));
        }
        assert_eq!(Pressed::decode("dance:now"), None);
    }

    #[test]
    fn names_are_short_and_the_same_for_the_same() {
        let long = "subscribe:".to_owned() + &"가".repeat(200);
        assert_eq!(name(&long).len(), 32);
        assert_eq!(name("details:a"), name("details:a"));
        assert_ne!(name("details:a"), name("details:b"));
    }
}
