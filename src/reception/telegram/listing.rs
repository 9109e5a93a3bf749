//! What Telegram shows of the bot, in every language that its lists take.

use super::Reception;
use crate::channel::telegram::Listing;
use crate::desk::Command;
use crate::id;
use crate::language::Language;

impl Reception {
    /// One for everybody, then one per language. Telegram's lists know languages by two letters, so that of several ways to
    /// write one the first that is offered stands for all.
    pub(super) fn listings(&self) -> Vec<Listing> {
        let default = self.languages.iter().find(|it| **it == self.desk.default_language());
        let mut listings: Vec<Listing> =
            default.or(self.languages.first()).map(|it| self.listing(*it, "")).into_iter().collect();
        for language in &self.languages {
            let code = language.as_str().split('-').next().unwrap_or_default();
            if code.len() == 2 && !listings.iter().any(|it| it.code == code) {
                listings.push(self.listing(*language, code));
            }
        }
        listings
    }

    fn listing(&self, language: Language, code: &str) -> Listing {
        let speaker = self.desk.conversation().texts().speaker(language);
        // /start is sent by the first button, and /staff is for those who know of it.
        let offered = Command::ALL.iter().filter(|it| !matches!(it, Command::Start | Command::Staff));
        let groups = ("groups".to_owned(), speaker.say(id!("telegram-groups-command")));
        let commands = offered.map(|it| (it.as_str().to_owned(), speaker.say(it.description())));
        Listing {
            code: code.to_owned(),
            commands: commands.chain([groups]).collect(),
            about: speaker.say(id!("bot-about")),
            short: speaker.say(id!("bot-short")),
        }
    }
}
