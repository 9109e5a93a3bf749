//! The commands as Discord lists them: made from what the languages say, checked before anything is uploaded, and
//! uploaded only where they differ from what is there. Pure.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::desk::Command;
use crate::id;
use crate::language::Language;
use crate::language::fluent::{Id, Texts};
use crate::program::{Kind, spelled};

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

const NAME: usize = 32;
const ABOUT: usize = 100;
const MOST: usize = 25;
/// Characters of a whole command: names, descriptions and values, in the language that has the most.
const WHOLE: usize = 8_000;
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

/// Something that Discord would refuse.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("/{command}, {locale}: {what}")]
pub struct Fault {
    pub command: String,
    /// Discord's name of the language.
    pub locale: String,
    pub what: String,
}

/// Everything that Discord would refuse in `commands`, each with the language that it is in.
pub fn faults(commands: &[Value]) -> Vec<Fault> {
    let mut found = Vec::new();
    let all_locales = || LOCALES.iter().map(|(locale, _)| *locale);
    for kind in [1, 3] {
        for locale in all_locales() {
            let of_kind = commands.iter().filter(|it| it["type"] == json!(kind));
            for name in doubled(of_kind, locale) {
                found.push(fault(&name, locale, format!("two commands are called “{name}”")));
            }
        }
    }
    for command in commands {
        let name = command["name"].as_str().unwrap_or_default();
        let options = list(command, "options");
        for locale in all_locales() {
            let mut say = |what: String| found.push(fault(name, locale, what));
            let slash = command["type"] == json!(1);
            check_name(in_locale(command, "name", locale), slash, &mut say);
            if slash {
                check_about(in_locale(command, "description", locale), &mut say);
            }
            for option in options {
                check_name(in_locale(option, "name", locale), true, &mut say);
                check_about(in_locale(option, "description", locale), &mut say);
                let choices = list(option, "choices");
                if choices.len() > MOST {
                    say(format!("{} choices; Discord takes {MOST}", choices.len()));
                }
                for choice in choices {
                    check_about(in_locale(choice, "name", locale), &mut say);
                }
                for name in doubled(choices.iter(), locale) {
                    say(format!("two choices are called “{name}”"));
                }
            }
            for name in doubled(options.iter(), locale) {
                say(format!("two options are called “{name}”"));
            }
        }
        let mut say = |what: String| found.push(fault(name, "all", what));
        if options.len() > MOST {
            say(format!("{} options; Discord takes {MOST}", options.len()));
        }
        let required: Vec<bool> = options.iter().map(|it| it["required"] == json!(true)).collect();
        if required.windows(2).any(|pair| !pair[0] && pair[1]) {
            say("an option that has to be given stands behind one that need not".to_owned());
        }
        let size = size(command);
        if size > WHOLE {
            say(format!("{size} characters in all; Discord takes {WHOLE}"));
        }
    }
    found
}

fn fault(command: &str, locale: &str, what: String) -> Fault {
    Fault { command: command.to_owned(), locale: locale.to_owned(), what }
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn in_locale<'a>(value: &'a Value, key: &str, locale: &str) -> &'a str {
    let own = value[format!("{key}_localizations")][locale].as_str();
    own.or_else(|| value[key].as_str()).unwrap_or_default()
}

/// `^[-_'\p{L}\p{N}]{1,32}$`, in lower case where the script has cases.
fn check_name(name: &str, slash: bool, say: &mut impl FnMut(String)) {
    let length = name.chars().count();
    if !(1..=NAME).contains(&length) {
        say(format!("“{name}” has {length} characters; Discord takes 1 to {NAME}"));
    }
    if !slash {
        return;
    }
    if let Some(sign) = name.chars().find(|c| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '\''))) {
        say(format!("“{name}” holds “{sign}”; Discord takes letters, digits, - and _"));
    }
    if name.chars().any(|c| c.to_lowercase().ne([c])) {
        say(format!("“{name}” is not in lower case"));
    }
}

fn check_about(text: &str, say: &mut impl FnMut(String)) {
    let length = text.chars().count();
    if !(1..=ABOUT).contains(&length) {
        say(format!("“{text}” has {length} characters; Discord takes 1 to {ABOUT}"));
    }
}

fn doubled<'a>(all: impl Iterator<Item = &'a Value>, locale: &str) -> Vec<String> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for value in all {
        *seen.entry(in_locale(value, "name", locale)).or_default() += 1;
    }
    seen.into_iter().filter(|(_, times)| *times > 1).map(|(name, _)| name.to_owned()).collect()
}

fn size(value: &Value) -> usize {
    let longest = |key: &str| {
        let all = value[format!("{key}_localizations")].as_object().into_iter().flatten().map(|(_, it)| it);
        all.chain([&value[key]]).filter_map(Value::as_str).map(|it| it.chars().count()).max().unwrap_or_default()
    };
    let own = longest("name") + longest("description") + value["value"].as_str().map_or(0, |it| it.chars().count());
    let within = list(value, "options").iter().chain(list(value, "choices"));
    own + within.map(size).sum::<usize>()
}

/// What has to be done so that what is there is what is wanted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Difference {
    pub add: Vec<Value>,
    /// (Discord's id, the command).
    pub change: Vec<(String, Value)>,
    /// Discord's ids.
    pub remove: Vec<String>,
}

impl Difference {
    pub fn between(there: &[Value], wanted: &[Value]) -> Self {
        let key = |it: &Value| (it["type"].as_u64().unwrap_or(1), it["name"].as_str().unwrap_or_default().to_owned());
        let mut left: BTreeMap<_, &Value> = there.iter().map(|it| (key(it), it)).collect();
        let mut difference = Self::default();
        for command in wanted {
            match left.remove(&key(command)) {
                None => difference.add.push(command.clone()),
                Some(known) if essence(known) == essence(command) => {}
                Some(known) => difference.change.push((id_of(known), command.clone())),
            }
        }
        difference.remove = left.into_values().map(id_of).collect();
        difference
    }

    pub fn len(&self) -> usize {
        self.add.len() + self.change.len() + self.remove.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn id_of(command: &Value) -> String {
    command["id"].as_str().unwrap_or_default().to_owned()
}

/// Without what Discord adds by itself, and without what says nothing.
fn essence(command: &Value) -> Value {
    const OURS: &[&str] = &[
        "type",
        "name",
        "name_localizations",
        "description",
        "description_localizations",
        "options",
        "contexts",
        "default_member_permissions",
    ];
    let kept = command.as_object().into_iter().flatten().filter(|(key, _)| OURS.contains(&key.as_str()));
    let mut bare: Map<String, Value> = kept.map(|(key, value)| (key.clone(), value.clone())).collect();
    bare.entry("type").or_insert(json!(1));
    without_nothing(Value::Object(bare))
}

fn without_nothing(value: Value) -> Value {
    let says_nothing = |value: &Value| match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    };
    match value {
        Value::Object(map) => {
            let kept = map.into_iter().map(|(key, value)| (key, without_nothing(value)));
            Value::Object(kept.filter(|(_, value)| !says_nothing(value)).collect())
        }
        Value::Array(list) => Value::Array(list.into_iter().map(without_nothing).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    fn whole() -> Vec<Value> {
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

    #[test]
    fn what_discord_would_refuse_is_named_with_its_language() {
        let command = |name: &str, about: &str| {
            json!({ "type": 1, "name": "ask", "description": "Ask",
                "name_localizations": { "ko": name }, "description_localizations": { "ko": about } })
        };
        let said =
            |name: &str, about: &str| faults(&[command(name, about)]).into_iter().map(|it| it.to_string()).next();
        assert_eq!(said("질문", "묻기"), None);
        assert_eq!(said(&"가".repeat(32), &"가".repeat(100)), None);
        let wrong = |name: &str, about: &str| said(name, about).expect("it is refused");
        assert!(wrong(&"가".repeat(33), "a").starts_with("/ask, ko: "));
        assert!(wrong("두 말", "a").contains("“ ”"));
        assert!(wrong("Ask", "a").contains("lower case"));
        assert!(wrong("질문", &"가".repeat(101)).contains("101"));
        assert!(wrong("질문", "").contains("0 characters"));
    }

    #[test]
    fn two_of_one_name_in_one_language_are_found() {
        let command = |name: &str, ko: &str| json!({ "type": 1, "name": name, "description": "a", "name_localizations": { "ko": ko } });
        let found = faults(&[command("ask", "질문"), command("help", "질문")]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].locale, "ko");
    }

    #[test]
    fn only_what_differs_is_uploaded() {
        let wanted = whole();
        let as_kept = |(at, command): (usize, &Value)| {
            let mut kept = command.clone();
            kept["id"] = json!(at.to_string());
            kept["version"] = json!("1");
            kept["nsfw"] = json!(false);
            if kept["options"].is_null() {
                kept["options"] = json!([]);
            }
            kept
        };
        let mut there: Vec<Value> = wanted.iter().enumerate().map(as_kept).collect();
        assert!(Difference::between(&there, &wanted).is_empty());
        there[3]["description_localizations"]["ko"] = json!("다른 말");
        there.remove(5);
        there.push(json!({ "id": "99", "type": 1, "name": "old", "description": "gone" }));
        let difference = Difference::between(&there, &wanted);
        assert_eq!(difference.change, [("3".to_owned(), wanted[3].clone())]);
        assert_eq!(difference.add, [wanted[5].clone()]);
        assert_eq!(difference.remove, ["99"]);
    }
}
