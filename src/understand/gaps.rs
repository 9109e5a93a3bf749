//! What a language's vocabulary has no words for, though another language's has: the translator's list.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::{Language, Languages};
use crate::lexis::file::FILE;

/// Sections whose keys every language should have words for. Other names of places and the like are as needed.
const EXPECTED: &[&str] = &[
    "kinds",
    "audiences",
    "topics",
    "concepts",
    "statuses",
    "fees",
    "attendance",
    "languages",
    "where",
    "applying",
    "picks",
    "fields",
    "asks",
    "acts",
    "logic",
    "turns",
    "ordinals",
    "wishes",
    "talk",
    "nouns",
];

/// Per language, ordered by tag: `section.key` without words. A language without the file is not listed.
pub fn gaps(languages: &Languages) -> BTreeMap<Language, Vec<String>> {
    let mut known: BTreeMap<Language, BTreeSet<String>> = BTreeMap::new();
    for locale in languages.iter() {
        if let Some(Ok(table)) = locale.file(FILE).map(str::parse::<toml::Table>) {
            known.insert(locale.tag, keys(&table).collect());
        }
    }
    let all: BTreeSet<String> = known.values().flatten().cloned().collect();
    known.into_iter().map(|(tag, known)| (tag, all.difference(&known).cloned().collect())).collect()
}

fn keys(table: &toml::Table) -> impl Iterator<Item = String> {
    EXPECTED.iter().filter_map(|section| Some((*section, table.get(*section)?.as_table()?))).flat_map(
        |(section, keys)| {
            let said = |words: &toml::Value| words.as_array().is_some_and(|lines| !lines.is_empty());
            keys.iter().filter(move |(_, words)| said(words)).map(move |(key, _)| format!("{section}.{key}"))
        },
    )
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    #[test]
    fn a_key_without_words_is_named() {
        let file = |tag: &str, text: &'static str| (tag.to_owned(), FILE.to_owned(), Cow::Borrowed(text));
        let name = |tag: &str| (tag.to_owned(), "locale.toml".to_owned(), Cow::Borrowed("name = \"x\""));
        let languages = Languages::new([
            name("en"),
            name("ko"),
            file("en", "[kinds]\nforum = [\"forum\"]\nculture = [\"fair\"]"),
            file("ko", "[kinds]\nforum = [\"forum\"]\nculture = []"),
        ]);
        let gaps = gaps(&languages.expect("both are in order"));
        assert_eq!(gaps[&Language::new("ko")], ["kinds.culture"]);
        assert!(gaps[&Language::new("en")].is_empty());
    }
}
