//! The commands as Discord lists them: made here from what the languages say, checked before anything is uploaded
//! ([`faults`]), and uploaded only where they differ from what is there ([`difference`]). Pure.

mod difference;
mod faults;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::desk::Command;
use crate::id;
use crate::language::Language;
use crate::language::fluent::{Id, Texts};
use crate::program::{Kind, spelled};

pub use difference::Difference;
pub use faults::{Fault, faults};

/// Discord's languages, and the folder each is written from. It has none for Mongolian.
const LOCALES: [(&str, &str); 11] = [
    ("en-GB", "en"),
    ("es-419", "es"),
    ("es-ES", "es"),
    ("id", "id"),
    ("ja", "ja"),
    ("ko", "ko"),
    ("ru", "ru"),
    ("vi", "vi"),
    ("zh-CN", "zh-Hans"),
    ("zh-TW", "zh-Hant"),
    ("en-US", "en"),
];
/// The names that hold where no language's own does, and that naru goes by.
const DEFAULT: Language = Language::new("en");

/// Choices and options, at most.
const MOST: usize = 25;
const MANAGE_SERVER: &str = "32";

spelled! {
    /// What people can order on Discord.
    Slash {
        Ask = "ask",
        Upcoming = "upcoming",
        Program = "program",
        Deadlines = "deadlines",
        Remind = "remind",
        My = "my",
        Subscribe = "subscribe",
        Agenda = "agenda",
        Calendar = "calendar",
        Language = "language",
        Timezone = "timezone",
        Privacy = "privacy",
        Mydata = "mydata",
        Forget = "forget",
        Help = "help",
        Link = "link",
        Feedback = "feedback",
        Propose = "propose",
        Translate = "translate",
        Staff = "staff",
    }
}

spelled! {
    /// What is typed behind a command.
    Given {
        Question = "question",
        Kind = "kind",
        Place = "place",
        Program = "program",
        Language = "language",
        Second = "second-language",
        Channel = "channel",
        Code = "code",
        Text = "text",
        Order = "order",
        Role = "role",
        Events = "events",
    }
}

impl Slash {
    fn name(self) -> Id {
        match self {
            Self::Ask => id!("slash-ask"),
            Self::Upcoming => id!("slash-upcoming"),
            Self::Program => id!("slash-program"),
            Self::Deadlines => id!("slash-deadlines"),
            Self::Remind => id!("slash-remind"),
            Self::My => id!("slash-my"),
            Self::Subscribe => id!("slash-subscribe"),
            Self::Agenda => id!("slash-agenda"),
            Self::Calendar => id!("slash-calendar"),
            Self::Language => id!("slash-language"),
            Self::Timezone => id!("slash-timezone"),
            Self::Privacy => id!("slash-privacy"),
            Self::Mydata => id!("slash-mydata"),
            Self::Forget => id!("slash-forget"),
            Self::Help => id!("slash-help"),
            Self::Link => id!("slash-link"),
            Self::Feedback => id!("slash-feedback"),
            Self::Propose => id!("slash-propose"),
            Self::Translate => id!("slash-translate"),
            Self::Staff => id!("slash-staff"),
        }
    }

    fn about(self) -> Id {
        match self {
            Self::Ask => id!("slash-ask-about"),
            Self::Program => id!("slash-program-about"),
            Self::Subscribe => id!("slash-subscribe-about"),
            Self::Propose => id!("slash-propose-about"),
            Self::Translate => id!("slash-translate-about"),
            // The others are the same on every network, and so is what is said of them.
            _ => Command::from_name(self.as_str()).unwrap_or(Command::Help).description(),
        }
    }

    /// What can be typed behind it, and whether it has to be; what has to be comes first.
    fn options(self) -> &'static [(Given, bool)] {
        match self {
            Self::Ask => &[(Given::Question, true)],
            Self::Upcoming | Self::Deadlines => &[(Given::Kind, false), (Given::Place, false)],
            Self::Program | Self::Translate => &[(Given::Program, true)],
            Self::Remind => &[(Given::Program, false)],
            Self::My => &[(Given::Channel, false)],
            Self::Subscribe => &[
                (Given::Kind, false),
                (Given::Place, false),
                (Given::Program, false),
                (Given::Channel, false),
                (Given::Language, false),
                (Given::Second, false),
                (Given::Role, false),
            ],
            Self::Agenda => &[(Given::Events, false)],
            Self::Language => &[(Given::Language, true), (Given::Second, false), (Given::Channel, false)],
            Self::Timezone => &[(Given::Place, false), (Given::Channel, false)],
            Self::Link => &[(Given::Code, false)],
            Self::Feedback => &[(Given::Text, true)],
            Self::Propose => &[(Given::Kind, true)],
            Self::Staff => &[(Given::Order, false)],
            _ => &[],
        }
    }
}

impl Given {
    fn name(self) -> Id {
        match self {
            Self::Question => id!("option-question"),
            Self::Kind => id!("option-kind"),
            Self::Place => id!("option-place"),
            Self::Program => id!("option-program"),
            Self::Language => id!("option-language"),
            Self::Second => id!("option-second"),
            Self::Channel => id!("option-channel"),
            Self::Code => id!("option-code"),
            Self::Text => id!("option-text"),
            Self::Order => id!("option-order"),
            Self::Role => id!("option-role"),
            Self::Events => id!("option-events"),
        }
    }

    fn about(self) -> Id {
        match self {
            Self::Question => id!("option-question-about"),
            Self::Kind => id!("option-kind-about"),
            Self::Place => id!("option-place-about"),
            Self::Program => id!("option-program-about"),
            Self::Language => id!("option-language-about"),
            Self::Second => id!("option-second-about"),
            Self::Channel => id!("option-channel-about"),
            Self::Code => id!("option-code-about"),
            Self::Text => id!("option-text-about"),
            Self::Order => id!("option-order-about"),
            Self::Role => id!("option-role-about"),
            Self::Events => id!("option-events-about"),
        }
    }
}

/// All commands as they are to be uploaded; `offered` are the languages that people may choose.
pub fn table(texts: &Texts, offered: &[Language]) -> Vec<Value> {
    let slash = Slash::ALL.iter().map(|slash| command(texts, offered, *slash));
    let mut of_message = named(texts, id!("slash-ask-naru"), 3);
    of_message["contexts"] = json!([0, 1]);
    slash.chain([of_message]).collect()
}

fn command(texts: &Texts, offered: &[Language], slash: Slash) -> Value {
    let mut command = named(texts, slash.name(), 1);
    described(&mut command, texts, slash.about());
    command["contexts"] = json!([0, 1]);
    let options: Vec<Value> =
        slash.options().iter().map(|(given, required)| option(texts, offered, *given, *required)).collect();
    if !options.is_empty() {
        command["options"] = json!(options);
    }
    if slash == Slash::Staff {
        // Others do not see it; whom it is shown to besides is set in the server's own settings.
        command["default_member_permissions"] = json!(MANAGE_SERVER);
    }
    command
}

fn option(texts: &Texts, offered: &[Language], given: Given, required: bool) -> Value {
    let kind = match given {
        Given::Events => 5,
        Given::Channel => 7,
        Given::Role => 8,
        _ => 3,
    };
    let mut option = named(texts, given.name(), kind);
    described(&mut option, texts, given.about());
    if required {
        option["required"] = json!(true);
    }
    match given {
        Given::Program | Given::Place => option["autocomplete"] = json!(true),
        Given::Kind => option["choices"] = Kind::ALL.iter().map(|it| choice(texts, *it)).collect(),
        Given::Language | Given::Second => {
            // Each by its own name: who reads none of the others finds theirs.
            let own =
                |tag: &Language| json!({ "name": texts.speaker(*tag).language_name(*tag), "value": tag.as_str() });
            option["choices"] = offered.iter().take(MOST).map(own).collect();
        }
        // Where one can write: text, announcements, threads, forums.
        Given::Channel => option["channel_types"] = json!([0, 5, 10, 11, 12, 15]),
        Given::Question | Given::Text => option["max_length"] = json!(1_000),
        Given::Code => option["max_length"] = json!(20),
        Given::Order => option["max_length"] = json!(200),
        Given::Role | Given::Events => {}
    }
    option
}

fn choice(texts: &Texts, kind: Kind) -> Value {
    let id = match kind {
        Kind::Forum => id!("kind-forum"),
        Kind::Training => id!("kind-training"),
        Kind::Exchange => id!("kind-exchange"),
        Kind::Volunteering => id!("kind-volunteering"),
        Kind::Culture => id!("kind-culture"),
        Kind::Network => id!("kind-network"),
    };
    let mut choice = json!({ "name": texts.speaker(DEFAULT).say(id), "value": kind.as_str() });
    choice["name_localizations"] = localized(texts, id);
    choice
}

fn named(texts: &Texts, id: Id, kind: u8) -> Value {
    json!({ "type": kind, "name": texts.speaker(DEFAULT).say(id), "name_localizations": localized(texts, id) })
}

fn described(what: &mut Value, texts: &Texts, id: Id) {
    what["description"] = json!(texts.speaker(DEFAULT).say(id));
    what["description_localizations"] = localized(texts, id);
}

fn localized(texts: &Texts, id: Id) -> Value {
    let known: BTreeSet<Language> = texts.languages().collect();
    let of = |(locale, tag): &(&str, &'static str)| {
        let tag = Language::new(tag);
        known.contains(&tag).then(|| ((*locale).to_owned(), json!(texts.speaker(tag).say(id))))
    };
    Value::Object(LOCALES.iter().filter_map(of).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    pub(super) fn whole() -> Vec<Value> {
        let texts = Texts::new(&Languages::embedded());
        let offered: Vec<Language> = texts.languages().collect();
        table(&texts, &offered)
    }

    #[test]
    fn discord_takes_every_name_in_every_language() {
        let table = whole();
        assert_eq!(faults(&table), []);
        let names: Vec<&str> = table.iter().filter_map(|it| it["name"].as_str()).collect();
        for name in
            "ask upcoming program deadlines remind my subscribe agenda calendar language timezone privacy mydata \
                     forget help"
                .split_whitespace()
                .chain(["Ask naru"])
        {
            assert!(names.contains(&name), "{name}");
        }
        for command in &table {
            let locales: Vec<&String> = command["name_localizations"].as_object().unwrap().keys().collect();
            assert_eq!(locales.len(), LOCALES.len(), "{}", command["name"]);
        }
        let default: Vec<&str> = Slash::ALL.iter().map(|it| it.as_str()).collect();
        assert_eq!(names[..default.len()], default, "naru goes by these names");
        for given in Given::ALL {
            let texts = Texts::new(&Languages::embedded());
            assert_eq!(texts.speaker(DEFAULT).say(given.name()), given.as_str());
        }
    }
}
