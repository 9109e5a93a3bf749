//! What Discord would refuse in the commands, each with the language that it is in: told here, before anything is uploaded.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{LOCALES, MOST};

const NAME: usize = 32;
const ABOUT: usize = 100;
/// Characters of a whole command: names, descriptions and values, in the language that has the most.
const WHOLE: usize = 8_000;

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

#[cfg(test)]
mod tests {
    use super::*;

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
}
