//! `locales/<tag>/vocabulary.toml`, read and made searchable. Its head comment in `locales/en` explains the format.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;

use serde::Deserialize;

use super::pattern::{self, Spelling, Step};
use super::sense::{Act, Ask, Empty, Logic, Noun, Sense, Talk, Turn, Wish};
use super::trie::Trie;
use super::typo::Lexicon;
use crate::language::compare::Compared;
use crate::language::{Error, Language, Languages, wording};
use crate::program::{Kind, Status};
use crate::understand::question::{Attendance, Fee, Field, Pick};

pub const FILE: &str = "vocabulary.toml";

type Words = BTreeMap<String, Vec<String>>;

/// The file as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    /// Read by `language::detect`.
    detection: toml::Table,
    matching: Matching,
    kinds: Words,
    audiences: Words,
    topics: Words,
    places: Words,
    organizers: Words,
    concepts: Words,
    statuses: Words,
    fees: Words,
    attendance: Words,
    languages: Words,
    #[serde(rename = "where")]
    whereabouts: Words,
    applying: Words,
    picks: Words,
    fields: Words,
    asks: Words,
    acts: Words,
    logic: Words,
    turns: Words,
    ordinals: Words,
    wishes: Words,
    talk: Words,
    nouns: Words,
    words: Words,
}

/// How words stand in this language's sentences.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Matching {
    /// Languages whose words count as this one's too (the two ways of writing Chinese).
    also: Vec<Language>,
    /// Accents tell words apart: a word typed with wrong ones is another word.
    strict_accents: bool,
    /// Letters that an ending may take the place of at a name's end: "Япония" → "Япони|ей".
    stem_letters: String,
    /// Endings that a name may have: cases, plural, possessive.
    endings: Vec<String>,
    /// Particles glued to the word before: 에서, 으로.
    particles: Vec<String>,
    /// An unknown word that ends so is no name: 하는데요.
    verb_endings: Vec<String>,
    /// Latin letters for this language's own, for those who type so.
    latin: BTreeMap<String, String>,
}

/// One language's words, compiled.
#[derive(Debug, Default)]
pub struct Vocabulary {
    trie: Trie,
    /// Values of the trie.
    pub senses: Vec<Sense>,
    pub inflection: Inflection,
    /// What all of it was compiled from, its own lines and those of the languages whose words count too.
    lines: Vec<Arc<[Line]>>,
    /// Where people type the language in Latin letters.
    letters: Option<Romanizer>,
    latin: OnceLock<Latin>,
    lexicon: OnceLock<Lexicon>,
}

/// A line of the file as written, and what it says.
type Line = (String, Sense);

/// How names are inflected, for names that come from the records.
#[derive(Debug, Default, Clone)]
pub struct Inflection {
    pub strict_accents: bool,
    pub stem_letters: Vec<char>,
    pub endings: Vec<Vec<char>>,
    pub particles: Vec<Vec<char>>,
    pub verb_endings: Vec<Vec<char>>,
}

/// A second trie over Latin spellings.
#[derive(Debug)]
pub struct Latin {
    pub letters: Romanizer,
    pub trie: Trie,
}

impl Vocabulary {
    pub fn trie(&self) -> &Trie {
        &self.trie
    }

    /// The same words in Latin letters, where people type the language so; compiled when first asked for.
    pub fn latin(&self) -> Option<&Latin> {
        let letters = self.letters.as_ref()?;
        Some(self.latin.get_or_init(|| {
            let mut romanized = Vec::new();
            for (line, sense) in self.lines.iter().flat_map(|lines| lines.iter()) {
                let all = pattern::spellings(line, self.inflection.strict_accents).expect("it was read before");
                let value = value(&self.senses, *sense);
                romanized.extend(all.iter().map(|spelling| (letters.spelling(spelling), value)));
            }
            Latin { letters: letters.clone(), trie: Trie::new(romanized) }
        }))
    }

    /// Its words that say something, for those who mistype them; collected when first asked for.
    pub fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| lexicon(self.lines.iter().flat_map(|lines| lines.iter())))
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
    /// The first file that cannot be read: unknown section, key or notation, with file and word.
    pub fn new(languages: &Languages) -> Result<Self, Error> {
        let mut this = Self::default();
        let texts: Vec<(Language, &str)> =
            languages.iter().filter_map(|locale| Some((locale.tag, locale.file(FILE)?))).collect();
        let files: Vec<File> =
            side_by_side(&texts, |(tag, text)| toml::from_str(text).map_err(|error| broken(*tag, error.to_string())))?;
        let mut entries: BTreeMap<Language, Arc<[Line]>> = BTreeMap::new();
        for ((tag, _), file) in texts.iter().zip(&files) {
            entries.insert(*tag, this.entries(file).map_err(|message| broken(*tag, message))?.into());
        }
        let sources: Vec<_> = texts.iter().zip(&files).map(|((tag, _), file)| (*tag, file)).collect();
        let compiled = side_by_side(&sources, |(tag, file)| {
            let tags = std::iter::once(tag).chain(&file.matching.also);
            let lines = tags.filter_map(|tag| Some((*tag, entries.get(tag)?.clone()))).collect();
            compile(lines, &file.matching)
        })?;
        this.by_language = sources.iter().map(|(tag, _)| *tag).zip(compiled).collect();
        Ok(this)
    }

    pub fn get(&self, language: Language) -> Option<&Vocabulary> {
        self.by_language.get(&language)
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

    /// Every line of the file with its sense. The error names the section and key.
    fn entries(&mut self, file: &File) -> Result<Vec<Line>, String> {
        let mut out = Vec::new();
        let mut add = |section: &str, words: &Words, sense: &mut dyn FnMut(&str) -> Option<Sense>| {
            for (key, lines) in words {
                let meaning = sense(key).ok_or_else(|| format!("[{section}] {key}: there is no such key"))?;
                out.extend(lines.iter().map(|line| (line.clone(), meaning)));
            }
            Ok::<(), String>(())
        };
        add("kinds", &file.kinds, &mut |key| Kind::from_name(key).map(Sense::Kind))?;
        add("audiences", &file.audiences, &mut |key| Some(Sense::Audience(self.intern(key))))?;
        add("topics", &file.topics, &mut |key| Some(Sense::Topic(self.intern(key))))?;
        add("places", &file.places, &mut |key| Some(Sense::Place(self.intern(key))))?;
        add("organizers", &file.organizers, &mut |key| Some(Sense::Organizer(self.intern(key))))?;
        add("concepts", &file.concepts, &mut |key| Some(Sense::Concept(self.intern(key))))?;
        add("statuses", &file.statuses, &mut |key| Status::from_name(key).map(Sense::Status))?;
        add("fees", &file.fees, &mut |key| Fee::from_name(key).map(Sense::Fee))?;
        add("attendance", &file.attendance, &mut |key| Attendance::from_name(key).map(Sense::Attendance))?;
        add("languages", &file.languages, &mut |key| key.parse().ok().map(Sense::Language))?;
        add("where", &file.whereabouts, &mut |key| match key {
            "abroad" => Some(Sense::Abroad(true)),
            "home_country" => Some(Sense::Abroad(false)),
            _ => None,
        })?;
        add("applying", &file.applying, &mut |key| (key == "open_now").then_some(Sense::OpenNow))?;
        add("picks", &file.picks, &mut |key| Pick::from_name(key).map(Sense::Pick))?;
        add("fields", &file.fields, &mut |key| Field::from_name(key).map(Sense::Field))?;
        add("asks", &file.asks, &mut |key| Ask::from_name(key).map(Sense::Ask))?;
        add("acts", &file.acts, &mut |key| Act::from_name(key).map(Sense::Act))?;
        add("logic", &file.logic, &mut |key| Logic::from_name(key).map(Sense::Logic))?;
        add("turns", &file.turns, &mut |key| Turn::from_name(key).map(Sense::Turn))?;
        add("ordinals", &file.ordinals, &mut |key| key.parse().ok().map(Sense::Ordinal))?;
        add("wishes", &file.wishes, &mut |key| Wish::from_name(key).map(Sense::Wish))?;
        add("talk", &file.talk, &mut |key| Talk::from_name(key).map(Sense::Talk))?;
        add("nouns", &file.nouns, &mut |key| Noun::from_name(key).map(Sense::Noun))?;
        add("words", &file.words, &mut |key| Empty::from_name(key).map(Sense::Empty))?;
        Ok(out)
    }
}

fn broken(tag: Language, message: String) -> Error {
    Error::File { tag: tag.to_string(), file: FILE.to_owned(), message }
}

/// Each thread keeps the memory that it freed, so that more of them cost more than they bring.
const THREADS: usize = 4;

/// What `make` makes of each, in order; so is the first error, whichever came first in time.
fn side_by_side<T: Sync, R: Send>(all: &[T], make: impl Fn(&T) -> Result<R, Error> + Sync) -> Result<Vec<R>, Error> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(one) = all.get(at) else { return made };
            made.push((at, make(one)));
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(THREADS);
    let mut made = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut made = work();
        for other in others {
            made.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        made
    });
    made.sort_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, one)| one).collect()
}

/// Where `sense` stands among the sorted `senses`.
fn value(senses: &[Sense], sense: Sense) -> u32 {
    senses.binary_search(&sense).expect("every sense was collected") as u32
}

fn compile(lines: Vec<(Language, Arc<[Line]>)>, matching: &Matching) -> Result<Vocabulary, Error> {
    let mut senses: Vec<Sense> = lines.iter().flat_map(|(_, lines)| lines.iter().map(|(_, sense)| *sense)).collect();
    senses.sort_unstable();
    senses.dedup();
    let mut spelled: Vec<(Spelling, u32)> = Vec::new();
    for (tag, lines) in &lines {
        for (line, sense) in lines.iter() {
            let value = value(&senses, *sense);
            let all =
                pattern::spellings(line, matching.strict_accents).map_err(|error| broken(*tag, error.to_string()))?;
            spelled.extend(all.into_iter().map(|spelling| (spelling, value)));
        }
    }
    let chars = |text: &String| Compared::new(text, usize::MAX).chars;
    Ok(Vocabulary {
        trie: Trie::new(spelled),
        senses,
        lines: lines.into_iter().map(|(_, lines)| lines).collect(),
        letters: (!matching.latin.is_empty()).then(|| Romanizer::new(&matching.latin)),
        latin: OnceLock::new(),
        lexicon: OnceLock::new(),
        inflection: Inflection {
            strict_accents: matching.strict_accents,
            stem_letters: matching.stem_letters.chars().collect(),
            endings: matching.endings.iter().map(chars).collect(),
            particles: longest_first(matching.particles.iter().map(chars).collect()),
            verb_endings: longest_first(matching.verb_endings.iter().map(chars).collect()),
        },
    })
}

/// Every word of the lines, each looked at once however many wordings it stands in.
fn lexicon<'a>(lines: impl Iterator<Item = &'a Line>) -> Lexicon {
    let mut lexicon = Lexicon::default();
    let mut seen: HashSet<(String, bool)> = HashSet::new();
    for (line, sense) in lines {
        let worth = worth_recognising(*sense);
        for wording in wording::expanded(line, WORDINGS).unwrap_or_default() {
            for word in wording.split([' ', '*']).filter(|word| !word.is_empty() && *word != "..") {
                if seen.insert((word.to_owned(), worth)) {
                    let word = Compared::new(word, usize::MAX);
                    lexicon.know(&word);
                    if worth {
                        lexicon.add(&word);
                    }
                }
            }
        }
    }
    lexicon
}

/// Of a line that stands for more wordings the rest says the same in the same words.
const WORDINGS: usize = 200;

/// Not every word: the more there are, the more often a right word is taken for a slip.
fn worth_recognising(sense: Sense) -> bool {
    !matches!(sense, Sense::Empty(_) | Sense::Talk(_) | Sense::Logic(_) | Sense::Turn(_) | Sense::Ordinal(_))
}

fn longest_first(mut all: Vec<Vec<char>>) -> Vec<Vec<char>> {
    all.sort_by_key(|one| std::cmp::Reverse(one.len()));
    all
}

/// A language of another alphabet as people type it in Latin letters: many ways, so both the vocabulary and the
/// question are brought to one rough form.
#[derive(Debug, Default, Clone)]
pub struct Romanizer {
    /// Longest first.
    pairs: Vec<(Vec<char>, Vec<char>)>,
}

impl Romanizer {
    fn new(table: &BTreeMap<String, String>) -> Self {
        let mut pairs: Vec<(Vec<char>, Vec<char>)> =
            table.iter().map(|(from, to)| (from.chars().collect(), to.chars().collect())).collect();
        pairs.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        Self { pairs }
    }

    /// The rough form: letters exchanged, doubles made one.
    pub fn rough(&self, text: &[char]) -> Vec<char> {
        let mut out: Vec<char> = Vec::with_capacity(text.len());
        let mut at = 0;
        while at < text.len() {
            let pair = self.pairs.iter().find(|(from, _)| text[at..].starts_with(from));
            let (step, new): (usize, &[char]) = match pair {
                Some((from, to)) => (from.len(), to),
                None => (1, &text[at..=at]),
            };
            for &c in new {
                if !(c.is_alphabetic() && out.last() == Some(&c)) {
                    out.push(c);
                }
            }
            at += step;
        }
        out
    }

    fn spelling(&self, spelling: &Spelling) -> Spelling {
        let mut steps = Vec::new();
        let mut run: Vec<char> = Vec::new();
        for step in &spelling.steps {
            match step {
                Step::Char(c) => run.push(*c),
                other => {
                    steps.extend(self.rough(&run).into_iter().map(Step::Char));
                    run.clear();
                    steps.push(*other);
                }
            }
        }
        steps.extend(self.rough(&run).into_iter().map(Step::Char));
        Spelling { steps, accented: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_vocabulary_is_in_order() {
        let read = Vocabularies::new(&Languages::embedded());
        assert!(read.is_ok(), "{}", read.err().map(|error| error.to_string()).unwrap_or_default());
    }
}
