//! What naru says: the messages of `locales/<tag>/*.ftl`, in the reader's language or the nearest that has them.
//!
//! Every `.ftl` file of a folder goes into one bundle, so that answers, notices and pages share their words. A bundle
//! is built when its language is first spoken. Ids are written `id!("…")`, so that a test can hold every id used against
//! every id there is.

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use chrono_tz::Tz;
use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource};

pub use fluent::FluentValue as Value;

use super::cldr::Cldr;
use super::{Language, Languages};

/// The id of a message; made by [`id!`](crate::id) only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Id(&'static str);

impl Id {
    /// For the macro `id!`.
    pub const fn new(id: &'static str) -> Self {
        Self(id)
    }
}

/// The id of a Fluent message; a test fails where no `.ftl` has it.
#[macro_export]
macro_rules! id {
    ($id:literal) => {
        $crate::language::fluent::Id::new($id)
    };
}

/// The messages of all languages.
#[derive(Debug)]
pub struct Texts {
    books: Vec<Book>,
}

/// One language's sources, and what was made of them once it was spoken.
struct Book {
    language: Language,
    /// This language, then where to look for what it lacks; English last.
    chain: Vec<Language>,
    cldr_name: String,
    sources: Vec<Cow<'static, str>>,
    bundle: OnceLock<FluentBundle<FluentResource>>,
    cldr: OnceLock<Cldr>,
    /// The zone first asked for, which is that of home, and its name.
    zone: OnceLock<(Tz, String)>,
}

impl fmt::Debug for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Book").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Texts {
    pub fn new(languages: &Languages) -> Self {
        let books = languages.iter().map(|locale| Book {
            language: locale.tag,
            chain: languages.chain(locale.tag),
            cldr_name: locale.settings.cldr.clone().unwrap_or_else(|| locale.tag.to_string()),
            sources: locale.files_ending(".ftl").map(|(_, text)| text.clone()).collect(),
            bundle: OnceLock::new(),
            cldr: OnceLock::new(),
            zone: OnceLock::new(),
        });
        Self { books: books.collect() }
    }

    /// The languages that have a folder.
    pub fn languages(&self) -> impl Iterator<Item = Language> {
        self.books.iter().map(|book| book.language)
    }

    /// Speaks `language`; one without a folder is answered in English.
    pub fn speaker(&self, language: Language) -> Speaker<'_> {
        let book = self.book(language).or_else(|| self.book(super::ENGLISH)).or(self.books.first());
        Speaker { texts: self, book: book.expect("the languages compiled in are never none") }
    }

    fn book(&self, language: Language) -> Option<&Book> {
        self.books.iter().find(|book| book.language == language)
    }
}

impl Book {
    fn bundle(&self) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let tag = self.language.as_str().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            // The marks would reach every chat, and no language here is written from the right.
            bundle.set_use_isolating(false);
            // A bundle has no functions yet, so that the name is free.
            let _ = bundle.add_function("ENDING", ending);
            for source in &self.sources {
                // What cannot be read is left out here, and reported by `completeness`.
                let resource = match FluentResource::try_new(source.clone().into_owned()) {
                    Ok(resource) | Err((resource, _)) => resource,
                };
                bundle.add_resource_overriding(resource);
            }
            bundle
        })
    }
}

/// One language's voice, cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct Speaker<'a> {
    texts: &'a Texts,
    book: &'a Book,
}

impl<'a> Speaker<'a> {
    pub fn language(self) -> Language {
        self.book.language
    }

    /// This language, then where its readers look next.
    pub fn chain(self) -> &'a [Language] {
        &self.book.chain
    }

    pub fn cldr(self) -> &'a Cldr {
        self.book.cldr.get_or_init(|| Cldr::new(&self.book.cldr_name))
    }

    /// "Korean Time".
    pub fn zone_name(self, zone: Tz) -> String {
        let (known, name) = self.book.zone.get_or_init(|| (zone, self.cldr().zone(zone)));
        if *known == zone { name.clone() } else { self.cldr().zone(zone) }
    }

    pub fn say(self, id: Id) -> String {
        self.say_with(id, &[])
    }

    /// Counts are given as numbers, so that the plural form follows; all else as text.
    pub fn say_with(self, id: Id, values: &[(&'static str, Value<'_>)]) -> String {
        self.say_stored(id.0, values).unwrap_or_else(|| id.0.to_owned())
    }

    /// "Korean"; the tag itself for a language that no folder names.
    pub fn language_name(self, language: Language) -> String {
        self.say_stored(&format!("language-{language}"), &[]).unwrap_or_else(|| language.to_string())
    }

    /// A message whose id is data: kept with a notice, or made of a tag. `None` where no language of the chain has it.
    pub fn say_stored(self, id: &str, values: &[(&'static str, Value<'_>)]) -> Option<String> {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        self.book.chain.iter().find_map(|language| {
            let bundle = self.texts.book(*language)?.bundle();
            let pattern = bundle.get_message(id)?.value()?;
            let mut faults = Vec::new();
            Some(bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned())
        })
    }
}

/// `ENDING($title, consonant: "은", vowel: "는")`: the form that fits the last sound of the text, for languages whose
/// particles depend on it.
fn ending<'a>(positional: &[Value<'a>], named: &FluentArgs) -> Value<'a> {
    let text = match positional.first() {
        Some(Value::String(text)) => text.to_string(),
        Some(Value::Number(number)) => number.as_string().into_owned(),
        _ => String::new(),
    };
    let form = if ends_in_consonant(&text) { "consonant" } else { "vowel" };
    match named.get(form) {
        Some(Value::String(form)) => Value::String(Cow::Owned(form.to_string())),
        _ => Value::Error,
    }
}

/// By the Korean reading: a syllable with a final, a digit whose name has one, a Latin letter likewise. What stands in
/// brackets at the end is passed over, as it is in reading.
fn ends_in_consonant(text: &str) -> bool {
    let text = text.trim_end();
    let text = match (text.ends_with(')'), text.rfind('(')) {
        (true, Some(open)) => &text[..open],
        _ => text,
    };
    let last = text.chars().rev().find(|c| c.is_alphanumeric());
    match last {
        Some(c @ '\u{AC00}'..='\u{D7A3}') => !(u32::from(c) - 0xAC00).is_multiple_of(28),
        Some(c) => "013678LMNRlmn".contains(c),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Texts {
        let file = |tag: &str, name: &str, text: &'static str| (tag.to_owned(), name.to_owned(), Cow::Borrowed(text));
        let languages = Languages::new([
            file("en", "locale.toml", "name = \"English\""),
            file("en", "a.ftl", "both = both\nonly-english = only { $who }\nlanguage-ko = Korean"),
            file("en", "b.ftl", "count = { $n ->\n [one] one\n *[other] { $n } of them\n }"),
            file("ko", "locale.toml", "name = \"한국어\""),
            file("ko", "a.ftl", "both = 둘\nnamed = { $what }{ ENDING($what, consonant: \"은\", vowel: \"는\") }"),
            file("zh-Hans", "locale.toml", "name = \"简体\"\nfallback = \"zh-Hant\""),
            file("zh-Hant", "locale.toml", "name = \"繁體\"\nfallback = \"zh-Hans\""),
            file("zh-Hant", "a.ftl", "both = 兩者"),
        ]);
        Texts::new(&languages.expect("these are well-formed"))
    }

    #[test]
    fn a_message_that_a_language_lacks_is_said_along_its_chain() {
        let texts = texts();
        assert_eq!(texts.speaker(Language::new("ko")).say(id!("both")), "둘");
        assert_eq!(texts.speaker(Language::new("zh-Hans")).say(id!("both")), "兩者");
        let who = [("who", "{ $x } <b>".into())];
        assert_eq!(texts.speaker(Language::new("ko")).say_with(id!("only-english"), &who), "only { $x } <b>");
        assert_eq!(texts.speaker(Language::new("fi")).say(id!("both")), "both");
    }

    #[test]
    fn counts_choose_the_plural_and_languages_have_names() {
        let texts = texts();
        let english = texts.speaker(Language::new("en"));
        assert_eq!(english.say_with(id!("count"), &[("n", 1.into())]), "one");
        assert_eq!(english.say_with(id!("count"), &[("n", 5.into())]), "5 of them");
        assert_eq!(english.language_name(Language::new("ko")), "Korean");
        assert_eq!(english.language_name(Language::new("tlh")), "tlh");
    }

    #[test]
    fn a_particle_follows_the_last_sound() {
        let texts = texts();
        let korean = texts.speaker(Language::new("ko"));
        for (what, said) in [
            ("포럼", "포럼은"),
            ("연수", "연수는"),
            ("포럼 2027", "포럼 2027은"),
            ("교류 2026-4", "교류 2026-4는"),
            ("지원 상담(NGO)", "지원 상담(NGO)은"),
            ("“평화 주간”", "“평화 주간”은"),
            ("", "는"),
        ] {
            assert_eq!(korean.say_with(id!("named"), &[("what", what.into())]), said);
        }
    }
}
