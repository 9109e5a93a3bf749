//! `locales/<tag>/vocabulary.toml` as written. Its head comment in `locales/en` explains the format.

use std::collections::BTreeMap;

use serde::Deserialize;

pub const FILE: &str = "vocabulary.toml";

/// Key → lines.
pub type Lines = BTreeMap<String, Vec<String>>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    pub detection: Detection,
    pub matching: Matching,
    kinds: Lines,
    audiences: Lines,
    topics: Lines,
    places: Lines,
    organizers: Lines,
    concepts: Lines,
    statuses: Lines,
    fees: Lines,
    attendance: Lines,
    languages: Lines,
    #[serde(rename = "where")]
    whereabouts: Lines,
    applying: Lines,
    picks: Lines,
    fields: Lines,
    asks: Lines,
    acts: Lines,
    logic: Lines,
    turns: Lines,
    ordinals: Lines,
    wishes: Lines,
    talk: Lines,
    nouns: Lines,
    words: Lines,
}

/// How the language is told from others.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Detection {
    /// Its function words: whole words, or parts of words in scripts without spaces.
    pub words: Vec<String>,
    /// Letters that no other language of its script has.
    pub letters: String,
    /// The same words as typed in Latin letters, where the language has another script.
    pub latin: Vec<String>,
}

/// How words stand in this language's sentences.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Matching {
    /// Languages whose words count as this one's too (the two ways of writing Chinese).
    pub also: Vec<String>,
    /// Accents tell words apart: a word typed with wrong ones is another word.
    pub strict_accents: bool,
    /// Letters that an ending may take the place of at a name's end: "Япония" → "Япони|ей".
    pub stem_letters: String,
    /// Endings that a name may have: cases, plural, possessive.
    pub endings: Vec<String>,
    /// Particles glued to the word before: 에서, 으로.
    pub particles: Vec<String>,
    /// An unknown word that ends so is no name: 하는데요.
    pub verb_endings: Vec<String>,
    /// The letters that the keys of a Latin keyboard give, row by row (`KEYS` in `words.rs`), and with Shift where they
    /// differ.
    pub keyboard: Vec<String>,
    pub keyboard_shift: Vec<String>,
    /// Latin letters for this language's own, for those who type so.
    pub latin: BTreeMap<String, String>,
}

impl File {
    /// # Errors
    /// What is wrong with `text`, and on which line.
    pub fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The sections whose lines mean something, by name.
    pub fn sections(&self) -> [(&'static str, &Lines); 23] {
        [
            ("kinds", &self.kinds),
            ("audiences", &self.audiences),
            ("topics", &self.topics),
            ("places", &self.places),
            ("organizers", &self.organizers),
            ("concepts", &self.concepts),
            ("statuses", &self.statuses),
            ("fees", &self.fees),
            ("attendance", &self.attendance),
            ("languages", &self.languages),
            ("where", &self.whereabouts),
            ("applying", &self.applying),
            ("picks", &self.picks),
            ("fields", &self.fields),
            ("asks", &self.asks),
            ("acts", &self.acts),
            ("logic", &self.logic),
            ("turns", &self.turns),
            ("ordinals", &self.ordinals),
            ("wishes", &self.wishes),
            ("talk", &self.talk),
            ("nouns", &self.nouns),
            ("words", &self.words),
        ]
    }

    /// All lines of the section `name`.
    pub fn lines(&self, name: &str) -> impl Iterator<Item = &str> {
        let sections = self.sections().into_iter().filter(move |(section, _)| *section == name);
        sections.flat_map(|(_, lines)| lines.values().flatten()).map(String::as_str)
    }
}
