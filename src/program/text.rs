//! Language tags, and texts that exist in some languages and not in others.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use tinystr::TinyAsciiStr;

/// A BCP 47 tag as the `locales/` folders spell it: `ko`, `zh-Hant`.
///
/// Which languages naru *speaks* is decided by those folders (`language::Languages`); a record may well hold a text
/// or name a language (`lo`, `km`) that naru does not speak.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(TinyAsciiStr<12>);

impl Language {
    /// For tags written in the source, mostly in tests.
    ///
    /// # Panics
    /// Where `tag` is not a language tag of at most 12 characters.
    pub const fn new(tag: &'static str) -> Self {
        match TinyAsciiStr::try_from_utf8(tag.as_bytes()) {
            Ok(tag) => Self(tag),
            Err(_) => panic!("a language tag of at most 12 characters"),
        }
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a language tag such as ko or zh-Hant")]
pub struct NotALanguage(pub String);

impl FromStr for Language {
    type Err = NotALanguage;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        let parts_fit = tag.split('-').enumerate().all(|(at, part)| {
            let letters = part.bytes().all(|b| b.is_ascii_alphanumeric());
            letters && if at == 0 { (2..=3).contains(&part.len()) } else { (2..=8).contains(&part.len()) }
        });
        match TinyAsciiStr::try_from_utf8(tag.as_bytes()) {
            Ok(tiny) if parts_fit => Ok(Self(tiny)),
            _ => Err(NotALanguage(tag.to_owned())),
        }
    }
}

impl TryFrom<String> for Language {
    type Error = NotALanguage;
    fn try_from(tag: String) -> Result<Self, Self::Error> {
        tag.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.as_str().to_owned()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One text in as many languages as it was written in; ordered by tag, at most one text a language, none empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "std::collections::BTreeMap<Language, String>", into = "std::collections::BTreeMap<Language, String>")]
pub struct LocalizedText(Box<[(Language, Box<str>)]>);

impl LocalizedText {
    pub fn get(&self, language: Language) -> Option<&str> {
        self.0.binary_search_by_key(&language, |(tag, _)| *tag).ok().map(|at| &*self.0[at].1)
    }

    /// The text in the first of `chain` that has one, else in any language; with the language it is in.
    pub fn best(&self, chain: &[Language]) -> Option<(Language, &str)> {
        chain
            .iter()
            .find_map(|&language| self.get(language).map(|text| (language, text)))
            .or_else(|| self.iter().next())
    }

    pub fn iter(&self) -> impl Iterator<Item = (Language, &str)> {
        self.0.iter().map(|(language, text)| (*language, &**text))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl<T: Into<String>> FromIterator<(Language, T)> for LocalizedText {
    fn from_iter<I: IntoIterator<Item = (Language, T)>>(texts: I) -> Self {
        let sorted: std::collections::BTreeMap<Language, String> =
            texts.into_iter().map(|(language, text)| (language, text.into())).collect();
        sorted.into()
    }
}

impl From<std::collections::BTreeMap<Language, String>> for LocalizedText {
    fn from(texts: std::collections::BTreeMap<Language, String>) -> Self {
        Self(
            texts
                .into_iter()
                .filter(|(_, text)| !text.trim().is_empty())
                .map(|(tag, text)| (tag, text.into()))
                .collect(),
        )
    }
}

impl From<LocalizedText> for std::collections::BTreeMap<Language, String> {
    fn from(text: LocalizedText) -> Self {
        text.0.into_vec().into_iter().map(|(tag, text)| (tag, text.into())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_text_follows_the_chain_and_falls_back_to_any() {
        let text: LocalizedText = [(Language::new("ko"), "포럼"), (Language::new("en"), "Forum")].into_iter().collect();
        let best = |chain: &[&'static str]| text.best(&chain.iter().map(|&t| Language::new(t)).collect::<Vec<_>>());
        assert_eq!(best(&["ja", "ko"]), Some((Language::new("ko"), "포럼")));
        assert_eq!(best(&["mn"]), Some((Language::new("en"), "Forum")));
        assert_eq!(LocalizedText::default().best(&[]), None);
    }

    #[test]
    fn a_tag_is_checked() {
        assert!("zh-Hant".parse::<Language>().is_ok());
        for wrong in ["", "k", "korean-language", "ko_KR", "한국"] {
            assert!(wrong.parse::<Language>().is_err(), "{wrong}");
        }
    }
}
