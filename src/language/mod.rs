//! The languages that naru speaks: each is a folder under `locales/`, parsed and checked from text handed in.
//!
//! Start at [`Languages`]. What a file means is read where it is used: `when.toml` in `when`, `vocabulary.toml` in
//! `understand`, `answers.ftl` in `fluent`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

pub mod cldr;
pub mod compiled;
pub mod completeness;
pub mod detect;
pub mod fluent;
pub mod negotiate;

pub use crate::lexis::{compare, fold, han};
pub use crate::program::{Language, LocalizedText};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// `texts`, each with its tag, are those of all built-in files called `name`.
fn are_built_in(texts: &[(&str, &str)], name: &str) -> bool {
    let files =
        || EMBEDDED.dirs().filter_map(|folder| Some((folder.path(), folder.get_file(folder.path().join(name))?)));
    let built_in = |(tag, text): &(&str, &str)| {
        files().any(|(folder, file)| folder.as_os_str() == *tag && file.contents() == text.as_bytes())
    };
    texts.len() == files().count() && texts.iter().all(built_in)
}

/// One folder of `locales/`.
#[derive(Debug)]
pub struct Locale {
    pub tag: Language,
    /// File name → text.
    files: BTreeMap<String, Cow<'static, str>>,
    pub settings: Settings,
}

/// `locale.toml`.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The language's own name for itself.
    pub name: String,
    /// Where a text is missing, look here next; the chain ends in English.
    #[serde(default)]
    pub fallback: Option<Language>,
    /// The CLDR locale whose dates and numbers are used, such as `en-GB`; the folder's own name by default.
    #[serde(default)]
    pub cldr: Option<String>,
}

/// Where every chain of fallbacks ends.
pub(crate) const ENGLISH: Language = Language::new("en");

impl Locale {
    pub fn file(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|text| &**text)
    }

    /// Files by the end of their name, in order of name.
    pub fn files_ending(&self, end: &str) -> impl Iterator<Item = (&str, &Cow<'static, str>)> {
        self.files.iter().filter(move |(name, _)| name.ends_with(end)).map(|(name, text)| (name.as_str(), text))
    }
}

/// All languages, ordered by tag.
#[derive(Debug)]
pub struct Languages {
    locales: Vec<Locale>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("locales/{0}: the folder's name is not a language tag such as ko or zh-Hant")]
    Tag(String),
    #[error("locales/{tag}/{file}: {message}")]
    File { tag: String, file: String, message: String },
}

impl Languages {
    /// The languages compiled into the program.
    ///
    /// # Panics
    /// Where an embedded file is broken; a test reads them all.
    pub fn embedded() -> Self {
        let files = EMBEDDED.dirs().flat_map(|folder| {
            let tag = folder.path().to_string_lossy().into_owned();
            folder.files().filter_map(move |file| {
                let name = file.path().file_name()?.to_string_lossy().into_owned();
                Some((tag.clone(), name, Cow::Borrowed(file.contents_utf8()?)))
            })
        });
        Self::new(files).expect("a test reads every embedded locale")
    }

    /// `files`: (folder, file name, text).
    ///
    /// # Errors
    /// The first folder or `locale.toml` that cannot be read.
    pub fn new(files: impl IntoIterator<Item = (String, String, Cow<'static, str>)>) -> Result<Self, Error> {
        let mut folders: BTreeMap<String, BTreeMap<String, Cow<'static, str>>> = BTreeMap::new();
        for (folder, name, text) in files {
            folders.entry(folder).or_default().insert(name, text);
        }
        let mut locales = Vec::new();
        for (folder, files) in folders {
            let tag = folder.parse().map_err(|_| Error::Tag(folder.clone()))?;
            let settings = toml::from_str(files.get("locale.toml").map_or("", |text| text)).map_err(|error| {
                Error::File { tag: folder, file: "locale.toml".to_owned(), message: error.to_string() }
            })?;
            locales.push(Locale { tag, files, settings });
        }
        Ok(Self { locales })
    }

    pub fn iter(&self) -> impl Iterator<Item = &Locale> {
        self.locales.iter()
    }

    pub fn look_up(&self, tag: Language) -> Option<&Locale> {
        self.locales.iter().find(|locale| locale.tag == tag)
    }

    /// `tag`, then where to look for a text it lacks, English last.
    pub fn chain(&self, tag: Language) -> Vec<Language> {
        let mut chain = vec![tag];
        let mut at = tag;
        while let Some(next) = self.look_up(at).and_then(|locale| locale.settings.fallback) {
            if chain.contains(&next) {
                break;
            }
            chain.push(next);
            at = next;
        }
        if !chain.contains(&ENGLISH) {
            chain.push(ENGLISH);
        }
        chain
    }
}
