//! Which language a question is in: its script first, then the words that only one language has.
//!
//! The words stand in `[detection]` of each `locales/<tag>/vocabulary.toml`. A chat question is short and often
//! mixed, so an English noun inside a Korean sentence must not win, and two Han characters must be enough.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use super::compare::{Class, Compared};
use super::han::{self, Writing};
use super::wording;
use super::{Error, Language, Languages};

const FILE: &str = "vocabulary.toml";

#[derive(Deserialize, Default)]
#[serde(default)]
struct File {
    detection: Section,
}

/// `[detection]`.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Section {
    /// Its function words: whole words, or parts of words in scripts without spaces.
    words: Vec<String>,
    /// Letters that no other language of its script has.
    letters: String,
    /// The same words as typed in Latin letters, where the language has another script.
    latin: Vec<String>,
}

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
/// Of a line that stands for more wordings the rest says the same in the same words.
const WORDINGS: usize = 60;
const SHORTEST_STEM: usize = 5;
/// What such a word weighs beside a function word of `[detection]`.
const COMMON: f32 = 0.4;

#[derive(Debug)]
pub struct Detector {
    /// Word → the languages that have it; without accents too.
    words: HashMap<Box<[char]>, Vec<Sign>>,
    /// How words begin, of those that the vocabularies give no end; without accents.
    stems: HashMap<Box<[char]>, Vec<Language>>,
    /// Longest of the words of packed scripts.
    longest: usize,
    letters: HashMap<char, Vec<Language>>,
    languages: Vec<Language>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Sign {
    language: Language,
    weight: f32,
}

/// The best language and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detected {
    pub language: Language,
    /// The words show it, not the script alone: a name or a number would not.
    pub sure: bool,
}

/// Names look alike in many languages.
const NAMED: &[&str] = &["places", "organizers", "concepts"];

/// All lines below `table`.
fn lines(table: &toml::Value) -> Vec<&str> {
    match table {
        toml::Value::Table(keys) => keys.iter().flat_map(|(_, part)| lines(part)).collect(),
        toml::Value::Array(parts) => parts.iter().flat_map(lines).collect(),
        toml::Value::String(line) => vec![line],
        _ => Vec::new(),
    }
}

const KO: Language = Language::new("ko");
const JA: Language = Language::new("ja");
const HANS: Language = Language::new("zh-Hans");
const HANT: Language = Language::new("zh-Hant");
const EN: Language = Language::new("en");

impl Detector {
    /// # Errors
    /// Where a vocabulary's `[detection]` cannot be read.
    pub fn new(languages: &Languages) -> Result<Self, Error> {
        let mut this = Self {
            words: HashMap::new(),
            stems: HashMap::new(),
            longest: 1,
            letters: HashMap::new(),
            languages: languages.iter().map(|locale| locale.tag).collect(),
        };
        for locale in languages.iter() {
            let Some(text) = locale.file(FILE) else { continue };
            let broken = |error: toml::de::Error| Error::File {
                tag: locale.tag.to_string(),
                file: FILE.to_owned(),
                message: error.to_string(),
            };
            let tables: toml::Table = toml::from_str(text).map_err(broken)?;
            let section = match tables.get("detection").map(|section| section.clone().try_into()) {
                None => Section::default(),
                Some(Ok(section)) => section,
                // Read once more for the line that is wrong.
                Some(Err(_)) => toml::from_str::<File>(text).map_err(broken)?.detection,
            };
            for word in section.words.iter().chain(&section.latin) {
                this.add_word(locale.tag, word, 1.0);
            }
            let names = NAMED.iter().filter_map(|name| tables.get(*name)).flat_map(lines).collect();
            for table in SPOKEN.iter().filter_map(|name| tables.get(*name)) {
                this.add_all(locale.tag, table, &names);
            }
            for c in section.letters.chars().filter(|c| !c.is_whitespace()) {
                this.letters.entry(c).or_default().push(locale.tag);
            }
        }
        this.drop_shared_letters();
        this.weigh_shared_words();
        Ok(this)
    }

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
    fn weigh_shared_words(&mut self) {
        // Both ways of writing Chinese are compared in one form here.
        for signs in self
            .words
            .values_mut()
            .filter(|signs| [HANS, HANT].iter().all(|it| signs.iter().any(|sign| sign.language == *it)))
        {
            signs.retain(|sign| sign.language != HANS && sign.language != HANT);
        }
        for signs in self.words.values_mut().filter(|signs| signs.iter().any(|sign| sign.language == EN)) {
            signs.iter_mut().filter(|sign| sign.language != EN).for_each(|sign| sign.weight *= 0.5);
        }
    }

    /// Every whole word of a section; those that stand for many spellings are passed over.
    fn add_all(&mut self, language: Language, table: &toml::Value, names: &HashSet<&str>) {
        let mut seen: HashSet<String> = HashSet::new();
        for line in lines(table) {
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

    fn add_stem(&mut self, language: Language, stem: &str) {
        let stem = Compared::new(stem, usize::MAX);
        if stem.len() >= SHORTEST_STEM && stem.classes.iter().all(|class| class.is_spaced()) {
            let owners = self.stems.entry(stem.chars.into()).or_default();
            if !owners.contains(&language) {
                owners.push(language);
            }
        }
    }

    fn add_word(&mut self, language: Language, word: &str, weight: f32) {
        let compared = Compared::new(word, usize::MAX);
        if compared.is_empty() || weight < 1.0 && compared.classes.iter().any(|class| !class.is_spaced()) {
            return;
        }
        self.longest = self.longest.max(compared.len());
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

    /// `None` where nothing tells: numbers, emoji, a name.
    pub fn detect(&self, original: &str) -> Option<Detected> {
        let text = Compared::new(original, 1000);
        let mut counts = Counts::default();
        text.classes.iter().zip(&text.accented).for_each(|(class, c)| counts.add(*class, *c));
        original.chars().take(1000).for_each(|c| counts.add_writing(c));
        let scores = self.score(&text);
        let known = |tag: Language| self.languages.contains(&tag);
        let of = |tag: Language| scores.get(&tag).copied().unwrap_or(0.0);

        if counts.hangul > 0 && known(KO) && (of(KO) > 0.0 || counts.hangul * 3 > counts.letters) {
            return Some(Detected { language: KO, sure: of(KO) > 0.0 || counts.hangul > 3 });
        }
        if counts.kana > 0 && known(JA) && (counts.hiragana > 0 || of(JA) > 0.0 || counts.kana * 2 > counts.letters) {
            return Some(Detected { language: JA, sure: counts.hiragana > 0 || of(JA) > 0.0 });
        }
        if counts.han > 0
            && counts.han * 4 > counts.letters
            && let Some(found) = self.chinese_or_japanese(&counts, &of)
        {
            return Some(found);
        }
        self.by_words(&counts, &scores)
    }

    fn chinese_or_japanese(&self, counts: &Counts, of: &dyn Fn(Language) -> f32) -> Option<Detected> {
        let japanese =
            counts.japanese as f32 * 2.0 + counts.both_ways.min(counts.simplified_or_japanese) as f32 * 2.0 + of(JA);
        let simplified = (counts.simplified * 2 + counts.simplified_or_japanese) as f32;
        let traditional = (counts.traditional * 2 + counts.traditional_or_japanese) as f32;
        let (hans, hant) = (simplified + of(HANS), traditional + of(HANT));
        // The characters decide; words only where all characters are written alike.
        let is_hant = if simplified == traditional { of(HANT) > of(HANS) } else { traditional > simplified };
        let (language, score) = if japanese > hans.max(hant) && japanese > 0.0 {
            (JA, japanese)
        } else if is_hant {
            (HANT, hant)
        } else {
            (HANS, hans)
        };
        self.languages.contains(&language).then_some(Detected { language, sure: score > 0.0 })
    }

    fn by_words(&self, counts: &Counts, scores: &HashMap<Language, f32>) -> Option<Detected> {
        let cyrillic = counts.cyrillic > counts.latin;
        let best = scores
            .iter()
            .filter(|(language, score)| **score > 0.0 && (!cyrillic || !is_latin(**language)))
            .max_by(|a, b| a.1.total_cmp(b.1).then_with(|| (*a.0 == EN).cmp(&(*b.0 == EN))).then(b.0.cmp(a.0)));
        if let Some((&language, _)) = best {
            return Some(Detected { language, sure: true });
        }
        let language = if cyrillic {
            Language::new("ru")
        } else if counts.latin > 0 {
            EN
        } else {
            return None;
        };
        self.languages.contains(&language).then_some(Detected { language, sure: false })
    }

    fn score(&self, text: &Compared) -> HashMap<Language, f32> {
        let mut scores: HashMap<Language, f32> = HashMap::new();
        let letters = text.classes.iter().filter(|class| class.is_spaced()).count();
        let shouted = text.capital.iter().filter(|capital| **capital).count() * 2 > letters;
        let mut at = 0;
        while at < text.len() {
            let class = text.classes[at];
            if class.is_spaced() {
                let end = text.run_end[at] as usize;
                // "UN" is no Spanish word.
                let acronym = end - at > 1 && text.capital[at..end].iter().all(|capital| *capital) && !shouted;
                if !acronym {
                    let known = self.add_signs(&text.accented[at..end], &mut scores);
                    if !known {
                        self.add_stems(&text.chars[at..end], &mut scores);
                    }
                }
                at = end;
                continue;
            }
            if class.is_packed() {
                for len in 1..=self.longest.min(text.len() - at) {
                    self.add_signs(&text.accented[at..at + len], &mut scores);
                }
            }
            at += 1;
        }
        for c in &text.accented {
            for language in self.letters.get(c).into_iter().flatten() {
                *scores.entry(*language).or_default() += 1.0;
            }
        }
        scores
    }

    fn add_signs(&self, word: &[char], scores: &mut HashMap<Language, f32>) -> bool {
        let signs = self.words.get(word);
        for sign in signs.into_iter().flatten() {
            *scores.entry(sign.language).or_default() += sign.weight;
        }
        signs.is_some()
    }

    /// The longest known beginning counts.
    fn add_stems(&self, word: &[char], scores: &mut HashMap<Language, f32>) {
        let beginnings = (SHORTEST_STEM..=word.len().min(24)).rev();
        if let Some(owners) = beginnings.filter_map(|len| self.stems.get(&word[..len])).next() {
            owners.iter().for_each(|language| *scores.entry(*language).or_default() += COMMON);
        }
    }
}

#[derive(Default)]
struct Counts {
    letters: usize,
    hangul: usize,
    kana: usize,
    hiragana: usize,
    han: usize,
    cyrillic: usize,
    latin: usize,
    simplified: usize,
    simplified_or_japanese: usize,
    traditional: usize,
    traditional_or_japanese: usize,
    /// Not Simplified.
    both_ways: usize,
    japanese: usize,
}

impl Counts {
    fn add(&mut self, class: Class, c: char) {
        let class = if ('\u{1100}'..='\u{11FF}').contains(&c) { Class::Hangul } else { class };
        self.letters += usize::from(class.is_word() && class != Class::Digit);
        match class {
            Class::Hangul => self.hangul += 1,
            Class::Hiragana => (self.kana, self.hiragana) = (self.kana + 1, self.hiragana + 1),
            Class::Katakana => self.kana += 1,
            Class::Han => self.han += 1,
            Class::Cyrillic => self.cyrillic += 1,
            Class::Letter => self.latin += 1,
            Class::Digit | Class::Space | Class::Mark => {}
        }
    }

    fn add_writing(&mut self, c: char) {
        match han::writing(c) {
            Writing::Simplified => self.simplified += 1,
            Writing::SimplifiedOrJapanese => self.simplified_or_japanese += 1,
            Writing::Traditional => self.traditional += 1,
            Writing::TraditionalOrJapanese => {
                self.traditional_or_japanese += 1;
                self.both_ways += 1;
            }
            Writing::Japanese => self.japanese += 1,
            Writing::Any => {}
        }
    }
}

fn is_latin(language: Language) -> bool {
    matches!(language.as_str(), "en" | "vi" | "id" | "es")
}
