//! What Telegram itself shows of the bot before anybody writes: its commands and who it is, in each language. Read first and
//! written only where it differs, as Telegram counts such writes.

use serde_json::{Value, json};

use super::{PollError, Telegram};

/// Characters that Telegram takes.
const ABOUT_CHARS: usize = 512;
const SHORT_CHARS: usize = 120;
const COMMAND_CHARS: usize = 256;

/// One language's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Two letters; empty: for everybody who reads none of the others.
    pub code: String,
    /// (name, what it does)
    pub commands: Vec<(String, String)>,
    /// Shown in an empty chat.
    pub about: String,
    /// Shown on the bot's profile and beside a link to it.
    pub short: String,
}

impl Telegram {
    /// Brings what Telegram shows in line with `listings`; how many things were written.
    ///
    /// # Errors
    /// Where the API does not answer.
    pub async fn list(&self, listings: &[Listing]) -> Result<usize, PollError> {
        let mut written = 0;
        for listing in listings {
            let commands: Vec<Value> = listing
                .commands
                .iter()
                .map(|(name, what)| json!({ "command": name, "description": cut(what, COMMAND_CHARS) }))
                .collect();
            written += self.set(&listing.code, "Commands", "commands", &Value::Array(commands)).await?;
            let about = Value::from(cut(&listing.about, ABOUT_CHARS));
            written += self.set(&listing.code, "Description", "description", &about).await?;
            let short = Value::from(cut(&listing.short, SHORT_CHARS));
            written += self.set(&listing.code, "ShortDescription", "short_description", &short).await?;
        }
        Ok(written)
    }

    async fn set(&self, code: &str, what: &str, key: &str, wanted: &Value) -> Result<usize, PollError> {
        let mut ask = json!({ "language_code": code });
        let found: Value = self.api.call_as(&format!("getMy{what}"), &ask, None).await?;
        let found = if found.is_array() { &found } else { &found[key] };
        if found == wanted {
            return Ok(0);
        }
        ask[key] = wanted.clone();
        self.api.call_as::<Value>(&format!("setMy{what}"), &ask, None).await?;
        Ok(1)
    }
}

fn cut(text: &str, chars: usize) -> String {
    text.trim().chars().take(chars).collect()
}
