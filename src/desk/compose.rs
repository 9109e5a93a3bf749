//! The desk puts notices into words for the delivery loop, with what is known at that moment.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::Desk;
use crate::language::Language;
use crate::notify::notice::{Compose, Notice};
use crate::notify::telling::Telling;
use crate::program::Catalogue;
use crate::render::Message;

impl Desk {
    fn telling<'a>(&'a self, catalogue: &'a Catalogue) -> Telling<'a> {
        Telling { texts: self.conversation.texts(), catalogue }
    }
}

impl Compose for Desk {
    fn message(&self, notice: &Notice, languages: &[Language], zone: Tz, now: DateTime<Utc>) -> Option<Message> {
        let knowledge = self.knowledge();
        self.telling(knowledge.catalogue()).message(notice, languages, zone, now)
    }

    fn merged(
        &self,
        notices: &[(&Notice, &str)],
        languages: &[Language],
        zone: Tz,
        now: DateTime<Utc>,
    ) -> Option<Message> {
        let knowledge = self.knowledge();
        self.telling(knowledge.catalogue()).merged(notices, languages, zone, now)
    }

    fn with_stop(&self, message: Message, cause: &str) -> Message {
        let knowledge = self.knowledge();
        self.telling(knowledge.catalogue()).with_stop(message, cause)
    }
}
