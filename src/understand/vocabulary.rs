//! What the words of each language mean: the keys of `vocabulary.toml` as senses, over the compiled words of `lexis`.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::sense::{Act, Ask, Empty, Logic, Noun, Sense, Talk, Turn, Wish};
use super::typo::Lexicon;
use crate::language::compare::Compared;
use crate::language::{Error, Language};
use crate::lexis::Lexis;
use crate::lexis::file::FILE;
use crate::lexis::trie::Trie;
use crate::lexis::words::{Inflection, Key, Latin, Words};
use crate::program::{Kind, Status};
use crate::understand::question::{Attendance, Fee, Field, Pick};

/// One language's words and what they mean.
#[derive(Debug)]
pub struct Vocabulary {
    lexis: Arc<Lexis>,
    /// Position in `lexis.words`.
    at: usize,
    /// By value of the tries.
    pub senses: Vec<Sense>,
    lexicon: OnceLock<Lexicon>,
}

impl Vocabulary {
    fn words(&self) -> &Words {
        &self.lexis.words[self.at].1
    }

    pub fn trie(&self) -> &Trie {
        &self.words().trie
    }

    pub fn inflection(&self) -> &Inflection {
        &self.words().inflection
    }

    /// Keys of a Latin keyboard and the letters that they give in this language.
    pub fn keyboard(&self) -> &[(char, char)] {
        &self.words().keyboard
    }

    /// The same words in Latin letters, where people type the language so.
    pub fn latin(&self) -> Option<&Latin> {
        self.words().latin.as_ref()
    }

    /// Its words that say something, for those who mistype them; collected when first asked for.
    pub fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| {
            let mut lexicon = Lexicon::default();
            for word in self.words().known.split_whitespace() {
                lexicon.know(&Compared::new(word, usize::MAX));
            }
            for word in self.words().worth.split_whitespace() {
                let word = Compared::new(word, usize::MAX);
                lexicon.know(&word);
                lexicon.add(&word);
            }
            lexicon
        })
    }
}

/// All languages' words; ids of records are shared between them.
#[derive(Debug, Default)]
pub struct Vocabularies {
    by_language: HashMap<Language, Vocabulary>,
    /// What the senses that name records or concepts point to.
    pub ids: Vec<Box<str>>,
    id_of: HashMap<Box<str>, u16>,
}

impl Vocabularies {
    /// # Errors
    /// The first key that means nothing.
    pub fn new(lexis: &Arc<Lexis>) -> Result<Self, Error> {
        let mut this = Self::default();
        for (at, (tag, words)) in lexis.words.iter().enumerate() {
            let meant = words.keys.iter().map(|key| {
                this.sense(key).ok_or_else(|| {
                    let message = format!("[{}] {}: there is no such key", key.section, key.key);
                    Error::File { tag: tag.clone(), file: FILE.to_owned(), message }
                })
            });
            let senses = meant.collect::<Result<_, _>>()?;
            let Ok(language) = tag.parse() else { continue };
            let vocabulary = Vocabulary { lexis: Arc::clone(lexis), at, senses, lexicon: OnceLock::new() };
            this.by_language.insert(language, vocabulary);
        }
        Ok(this)
    }

    /// In no order.
    pub fn iter(&self) -> impl Iterator<Item = &Vocabulary> {
        self.by_language.values()
    }

    pub fn get(&self, language: Language) -> Option<&Vocabulary> {
        self.by_language.get(&language)
    }

    /// What senses that name `id` hold, where some vocabulary speaks of it.
    pub fn look_up(&self, id: &str) -> Option<u16> {
        self.id_of.get(id).copied()
    }

    pub fn id(&self, at: u16) -> &str {
        &self.ids[usize::from(at)]
    }

    fn intern(&mut self, id: &str) -> u16 {
        if let Some(&at) = self.id_of.get(id) {
            return at;
        }
        let at = u16::try_from(self.ids.len()).expect("vocabularies name fewer than 65,536 things");
        self.ids.push(id.into());
        self.id_of.insert(id.into(), at);
        at
    }

    /// What the lines under `key` say; `None` where no section has such a key.
    fn sense(&mut self, Key { section, key }: &Key) -> Option<Sense> {
        match section.as_str() {
            "kinds" => Kind::from_name(key).map(Sense::Kind),
            "audiences" => Some(Sense::Audience(self.intern(key))),
            "topics" => Some(Sense::Topic(self.intern(key))),
            "places" => Some(Sense::Place(self.intern(key))),
            "organizers" => Some(Sense::Organizer(self.intern(key))),
            "concepts" => Some(Sense::Concept(self.intern(key))),
            "statuses" => Status::from_name(key).map(Sense::Status),
            "fees" => Fee::from_name(key).map(Sense::Fee),
            "attendance" => Attendance::from_name(key).map(Sense::Attendance),
            "languages" => key.parse().ok().map(Sense::Language),
            "where" => match key.as_str() {
                "abroad" => Some(Sense::Abroad(true)),
                "home_country" => Some(Sense::Abroad(false)),
                _ => None,
            },
            "applying" => (key == "open_now").then_some(Sense::OpenNow),
            "picks" => Pick::from_name(key).map(Sense::Pick),
            "fields" => Field::from_name(key).map(Sense::Field),
            "asks" => Ask::from_name(key).map(Sense::Ask),
            "acts" => Act::from_name(key).map(Sense::Act),
            "logic" => Logic::from_name(key).map(Sense::Logic),
            "turns" => Turn::from_name(key).map(Sense::Turn),
            "ordinals" => key.parse().ok().map(Sense::Ordinal),
            "wishes" => Wish::from_name(key).map(Sense::Wish),
            "talk" => Talk::from_name(key).map(Sense::Talk),
            "nouns" => Noun::from_name(key).map(Sense::Noun),
            "words" => Empty::from_name(key).map(Sense::Empty),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Languages, compiled};

    #[test]
    fn every_key_of_the_built_in_vocabularies_means_something() {
        let read = Vocabularies::new(&compiled::lexis(&Languages::embedded()).unwrap());
        assert!(read.is_ok(), "{}", read.err().map(|error| error.to_string()).unwrap_or_default());
    }
}
