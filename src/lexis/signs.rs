//! The words and letters that tell languages apart, of all languages in one table: what `language::detect` goes by.

use std::collections::{HashMap, HashSet};

use super::compare::Compared;
use super::file::File;
use super::pack::{Packer, Row, Unpacker};
use super::pattern::{Spelling, Step};
use super::trie::Trie;
use super::wording;

/// Sections of the vocabulary whose words are the language's own, not names.
const SPOKEN: &[&str] = &[
    "kinds",
    "audiences",
    "statuses",
    "fees",
    "applying",
    "picks",
    "fields",
    "asks",
    "acts",
    "logic",
    "turns",
    "wishes",
    "talk",
    "nouns",
    "words",
];
/// Names look alike in many languages.
const NAMED: &[&str] = &["places", "organizers", "concepts"];
/// Of a line that stands for more wordings the rest says the same in the same words.
const WORDINGS: usize = 60;
const SHORTEST_STEM: usize = 5;
const LONGEST_STEM: usize = 24;
/// What such a word weighs beside a function word of `[detection]`.
pub const COMMON: f32 = 0.4;

/// A language speaks for itself by a word; with its position among the languages.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sign {
    pub language: usize,
    pub weight: f32,
}

#[derive(Debug, Default)]
pub struct Signs {
    /// Tags; positions are those of all else here.
    pub languages: Vec<String>,
    /// Values are positions in the two rows after it.
    words: Trie,
    owners: Row,
    /// As the upper 24 bits of an `f32`.
    weights: Row,
    /// Values are languages.
    stems: Trie,
    /// Each with its language, in order.
    letters: Vec<(char, usize)>,
}

impl Signs {
    pub fn new(files: &[(&str, &File)]) -> Self {
        let at = |tag: &str| files.iter().position(|(it, _)| *it == tag);
        let (english, chinese) = (at("en"), at("zh-Hans").zip(at("zh-Hant")));
        let mut collected = Collected::default();
        for (language, (_, file)) in files.iter().enumerate() {
            for word in file.detection.words.iter().chain(&file.detection.latin) {
                collected.add_word(language, word, 1.0);
            }
            let names = NAMED.iter().flat_map(|name| file.lines(name)).collect();
            for section in SPOKEN {
                collected.add_all(language, file.lines(section), &names);
            }
            for c in file.detection.letters.chars().filter(|c| !c.is_whitespace()) {
                collected.letters.entry(c).or_default().push(language);
            }
        }
        collected.drop_shared_letters();
        collected.weigh_shared_words(english, chinese);
        collected.table(files.iter().map(|(tag, _)| (*tag).to_owned()).collect())
    }

    /// The signs of each word that `letters` begins with, and its length; shortest first.
    pub fn beginnings<'a>(
        &'a self,
        letters: &'a [char],
    ) -> impl Iterator<Item = (usize, impl Iterator<Item = Sign> + 'a)> + 'a {
        let sign = |at: u32| Sign {
            language: self.owners.get(at as usize) as usize,
            weight: f32::from_bits(self.weights.get(at as usize) << 8),
        };
        self.words.beginnings(letters).map(move |(len, signs)| (len, signs.map(sign)))
    }

    /// The languages of the longest stem that `letters` begins with.
    pub fn stem<'a>(&'a self, letters: &'a [char]) -> impl Iterator<Item = usize> + 'a {
        let letters = &letters[..letters.len().min(LONGEST_STEM)];
        let longest = self.stems.beginnings(letters).filter(|(len, _)| *len >= SHORTEST_STEM).last();
        longest.into_iter().flat_map(|(_, owners)| owners.map(|owner| owner as usize))
    }

    /// The languages that have the letter `c` to themselves.
    pub fn owners(&self, c: char) -> impl Iterator<Item = usize> {
        let first = self.letters.partition_point(|(letter, _)| *letter < c);
        self.letters[first..].iter().take_while(move |(letter, _)| *letter == c).map(|(_, owner)| *owner)
    }

    pub(super) fn pack(&self, to: &mut Packer) {
        to.list(&self.languages, |to, tag| to.text(tag));
        self.words.pack(to);
        to.row(&self.owners);
        to.row(&self.weights);
        self.stems.pack(to);
        to.list(&self.letters, |to, (c, owner)| {
            to.chars(&[*c]);
            to.number(*owner);
        });
    }

    pub(super) fn unpack(from: &mut Unpacker) -> Self {
        Self {
            languages: from.list(|from| from.text().to_owned()),
            words: Trie::unpack(from),
            owners: from.row(),
            weights: from.row(),
            stems: Trie::unpack(from),
            letters: from.list(|from| (from.chars()[0], from.number())),
        }
    }
}

#[derive(Default)]
struct Collected {
    /// Word → the languages that have it; without accents too.
    words: HashMap<Box<[char]>, Vec<Sign>>,
    /// How words begin, of those that the vocabularies give no end; without accents.
    stems: HashMap<Box<[char]>, Vec<usize>>,
    letters: HashMap<char, Vec<usize>>,
}

impl Collected {
    /// A letter is a sign only where no other language writes its own words with it.
    fn drop_shared_letters(&mut self) {
        let words = &self.words;
        self.letters.retain(|c, owners| {
            owners.len() == 1
                && !words.iter().any(|(word, signs)| {
                    word.contains(c) && signs.iter().any(|sign| sign.language != owners[0] && sign.weight >= 1.0)
                })
        });
    }

    /// "Program" stands in Indonesian sentences, but English is what it looks like.
    fn weigh_shared_words(&mut self, english: Option<usize>, chinese: Option<(usize, usize)>) {
        for signs in self.words.values_mut() {
            let has = |language| signs.iter().any(|sign| sign.language == language);
            // Both ways of writing Chinese are compared in one form here.
            if let Some((hans, hant)) = chinese.filter(|(hans, hant)| has(*hans) && has(*hant)) {
                signs.retain(|sign| sign.language != hans && sign.language != hant);
            }
            if english.is_some_and(|english| signs.iter().any(|sign| sign.language == english)) {
                signs.iter_mut().filter(|sign| Some(sign.language) != english).for_each(|sign| sign.weight *= 0.5);
            }
        }
    }

    /// Every whole word of a section; those that stand for many spellings are passed over.
    fn add_all<'a>(&mut self, language: usize, lines: impl Iterator<Item = &'a str>, names: &HashSet<&str>) {
        let mut seen: HashSet<String> = HashSet::new();
        for line in lines {
            for wording in wording::expanded(line, WORDINGS).unwrap_or_default() {
                for word in wording.split_whitespace().filter(|word| !names.contains(word)) {
                    if !seen.insert(word.to_owned()) {
                        continue;
                    }
                    match word.strip_suffix('*') {
                        Some(stem) => self.add_stem(language, stem),
                        None if word.chars().count() > 1 => self.add_word(language, word, COMMON),
                        None => {}
                    }
                }
            }
        }
    }

    fn add_stem(&mut self, language: usize, stem: &str) {
        let stem = Compared::new(stem, usize::MAX);
        if stem.len() >= SHORTEST_STEM && stem.classes.iter().all(|class| class.is_spaced()) {
            let owners = self.stems.entry(stem.chars.into()).or_default();
            if !owners.contains(&language) {
                owners.push(language);
            }
        }
    }

    fn add_word(&mut self, language: usize, word: &str, weight: f32) {
        let compared = Compared::new(word, usize::MAX);
        if compared.is_empty() || weight < 1.0 && compared.classes.iter().any(|class| !class.is_spaced()) {
            return;
        }
        let mut add = |chars: Vec<char>, weight| {
            let signs = self.words.entry(chars.into()).or_default();
            match signs.iter_mut().find(|sign| sign.language == language) {
                Some(sign) => sign.weight = sign.weight.max(weight),
                None => signs.push(Sign { language, weight }),
            }
        };
        let plain = compared.chars == compared.accented;
        add(compared.accented.clone(), if plain { weight } else { 1.5 * weight });
        if !plain {
            add(compared.chars, 0.7 * weight);
        }
    }

    fn table(self, languages: Vec<String>) -> Signs {
        let spelling =
            |word: &[char]| Spelling { steps: word.iter().map(|c| Step::Char(*c)).collect(), accented: None };
        let mut words: Vec<(Box<[char]>, Vec<Sign>)> = self.words.into_iter().collect();
        words.sort_by(|a, b| a.0.cmp(&b.0));
        let mut kinds: Vec<(usize, u32)> = Vec::new();
        let mut spelled = Vec::new();
        for (word, signs) in &words {
            // One that says nothing is known nevertheless, so that no stem is looked for in it.
            let none = [Sign { language: 0, weight: 0.0 }];
            for sign in if signs.is_empty() { &none[..] } else { signs } {
                let kind = (sign.language, sign.weight.to_bits());
                let at = kinds.iter().position(|it| *it == kind).unwrap_or_else(|| {
                    kinds.push(kind);
                    kinds.len() - 1
                });
                spelled.push((spelling(word), at as u32));
            }
        }
        let stems = self
            .stems
            .iter()
            .flat_map(|(stem, owners)| owners.iter().map(move |owner| (spelling(stem), *owner as u32)));
        let letters = self.letters.into_iter().flat_map(|(c, owners)| owners.into_iter().map(move |it| (c, it)));
        let mut letters: Vec<(char, usize)> = letters.collect();
        letters.sort_unstable();
        Signs {
            languages,
            words: Trie::new(spelled),
            owners: kinds.iter().map(|(language, _)| *language as u32).collect(),
            weights: kinds.iter().map(|(_, weight)| *weight >> 8).collect(),
            stems: Trie::new(stems),
            letters,
        }
    }
}
