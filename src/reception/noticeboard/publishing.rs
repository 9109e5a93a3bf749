//! Messages of announcement channels go on to the channels that follow them: each once. Discord lets a channel publish some
//! ten messages an hour, so what is too many waits.

use chrono::Duration;

use super::Noticeboard;
use crate::channel::SendError;
use crate::store::Error;
use crate::store::discord::Crosspost;

/// A message that was not published within about two days is no news any more.
const TRIES: i64 = 60;
const AGAIN: Duration = Duration::minutes(1);
const LONGEST: Duration = Duration::hours(1);

impl Noticeboard {
    /// Publishes what is due by now.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn publish_due(&self) -> Result<(), Error> {
        for post in self.store.crossposts_due(self.clock.now()).await? {
            let Crosspost { chat, message, tries } = &post;
            let wait = match self.discord.publish(chat, message).await {
                Ok(()) => None,
                Err(SendError::ChatLimit(wait) | SendError::BotLimit(wait) | SendError::SomeLimit(wait)) => Some(wait),
                Err(SendError::Trouble(_) | SendError::Doubtful(_) | SendError::Locked(_)) if *tries < TRIES => {
                    Some((AGAIN * i32::try_from(tries + 1).unwrap_or(60)).min(LONGEST))
                }
                // The message or the channel is gone, or the bot may not: it stands where it was posted.
                Err(error) => {
                    tracing::info!(error = &error as &dyn std::error::Error, "a message was not published");
                    None
                }
            };
            match wait {
                None => self.store.drop_crosspost(chat, message).await?,
                Some(wait) => {
                    let until = self.clock.now() + wait;
                    self.store.put_off_crosspost(&Crosspost { tries: tries + 1, ..post }, until).await?;
                }
            }
        }
        Ok(())
    }
}
