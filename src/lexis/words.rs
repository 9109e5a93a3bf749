//! One language's words, compiled: every spelling of every line in one [`Trie`], with the key that it stands under.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::Fault;
use super::compare::Compared;
use super::file::{File, Matching};
use super::pack::{Packer, Unpacker};
use super::pattern::{self, Spelling, Step};
use super::trie::Trie;
use super::wording;

/// What a spelling stands under: `forum` of `[kinds]`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    pub section: String,
    pub key: String,
}

#[derive(Debug, Default)]
pub struct Words {
    pub trie: Trie,
    /// What the values of the tries stand for.
    pub keys: Vec<Key>,
    pub inflection: Inflection,
    /// Where people type the language in Latin letters.
    pub latin: Option<Latin>,
    /// Keys of a Latin keyboard and the letters that they give in this language.
    pub keyboard: Vec<(char, char)>,
    /// Words that say something, then all others, each after a space: for those who mistype them.
    pub worth: Cow<'static, str>,
    pub known: Cow<'static, str>,
}

/// How names are inflected, for names that come from the records.
#[derive(Debug, Default, Clone)]
pub struct Inflection {
    pub strict_accents: bool,
    pub stem_letters: Vec<char>,
    pub endings: Vec<Vec<char>>,
    pub particles: Vec<Vec<char>>,
    pub verb_endings: Vec<Vec<char>>,
}

/// The same words in Latin letters.
#[derive(Debug)]
pub struct Latin {
    pub letters: Romanizer,
    pub trie: Trie,
}

impl Words {
    /// `files`: all languages, where those are looked for whose words count too.
    ///
    /// # Errors
    /// The first line that is not written as `pattern` says.
    pub fn new(tag: &str, file: &File, files: &[(&str, &File)]) -> Result<Self, Fault> {
        let matching = &file.matching;
        let letters = (!matching.latin.is_empty()).then(|| Romanizer::new(&matching.latin));
        let mut keys: Vec<Key> = Vec::new();
        let mut value_of: HashMap<(&str, &str), u32> = HashMap::new();
        let mut spelled: Vec<(Spelling, u32)> = Vec::new();
        let mut lexicon = Lexicon::default();
        let others = matching.also.iter().filter_map(|also| files.iter().find(|(tag, _)| tag == also));
        for (tag, file) in std::iter::once((tag, file)).chain(others.copied()) {
            for (section, lines) in file.sections() {
                let worth = !UNREMARKABLE.contains(&section);
                for (key, lines) in lines {
                    let value = *value_of.entry((section, key)).or_insert_with(|| {
                        keys.push(Key { section: section.to_owned(), key: key.clone() });
                        keys.len() as u32 - 1
                    });
                    for line in lines {
                        let all = pattern::spellings(line, matching.strict_accents)
                            .map_err(|error| Fault { tag: tag.to_owned(), message: error.to_string() })?;
                        spelled.extend(all.into_iter().map(|spelling| (spelling, value)));
                        lexicon.add(line, worth);
                    }
                }
            }
        }
        let latin = letters.map(|letters| {
            let romanized = spelled.iter().map(|(spelling, value)| (letters.spelling(spelling), *value));
            Latin { trie: Trie::new(romanized), letters }
        });
        let (worth, known) = (lexicon.worth.into(), lexicon.known.into());
        let (inflection, keyboard) = (Inflection::new(matching), keys_of(matching));
        Ok(Self { trie: Trie::new(spelled), keys, inflection, latin, keyboard, worth, known })
    }

    pub(super) fn pack(&self, to: &mut Packer) {
        self.trie.pack(to);
        to.list(&self.keys, |to, key| {
            to.text(&key.section);
            to.text(&key.key);
        });
        self.inflection.pack(to);
        to.list(self.latin.as_slice(), |to, latin| {
            to.list(&latin.letters.pairs, |to, (from, into)| {
                to.chars(from);
                to.chars(into);
            });
            latin.trie.pack(to);
        });
        let (keys, letters): (Vec<char>, Vec<char>) = self.keyboard.iter().copied().unzip();
        to.chars(&keys);
        to.chars(&letters);
        to.text(&self.worth);
        to.text(&self.known);
    }

    pub(super) fn unpack(from: &mut Unpacker) -> Self {
        Self {
            trie: Trie::unpack(from),
            keys: from.list(|from| Key { section: from.text().to_owned(), key: from.text().to_owned() }),
            inflection: Inflection::unpack(from),
            latin: from
                .list(|from| {
                    let letters = Romanizer { pairs: from.list(|from| (from.chars(), from.chars())) };
                    Latin { letters, trie: Trie::unpack(from) }
                })
                .pop(),
            keyboard: {
                let (keys, letters) = (from.chars(), from.chars());
                keys.into_iter().zip(letters).collect()
            },
            worth: Cow::Borrowed(from.text()),
            known: Cow::Borrowed(from.text()),
        }
    }
}

impl Inflection {
    /// Syllables stand apart, as in Vietnamese: there accents tell words apart too.
    pub fn writes_syllables(&self) -> bool {
        self.strict_accents
    }

    fn new(matching: &Matching) -> Self {
        let chars = |text: &String| Compared::new(text, usize::MAX).chars;
        Self {
            strict_accents: matching.strict_accents,
            stem_letters: matching.stem_letters.chars().collect(),
            endings: matching.endings.iter().map(chars).collect(),
            particles: longest_first(matching.particles.iter().map(chars).collect()),
            verb_endings: longest_first(matching.verb_endings.iter().map(chars).collect()),
        }
    }

    fn pack(&self, to: &mut Packer) {
        to.number(self.strict_accents.into());
        to.chars(&self.stem_letters);
        for all in [&self.endings, &self.particles, &self.verb_endings] {
            to.list(all, |to, one| to.chars(one));
        }
    }

    fn unpack(from: &mut Unpacker) -> Self {
        Self {
            strict_accents: from.number() != 0,
            stem_letters: from.chars(),
            endings: from.list(Unpacker::chars),
            particles: from.list(Unpacker::chars),
            verb_endings: from.list(Unpacker::chars),
        }
    }
}

/// The rows of a Latin keyboard, as far as they give letters in some language.
const KEYS: [&str; 3] = ["qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,."];

fn keys_of(matching: &Matching) -> Vec<(char, char)> {
    let rows = |rows: &[String], key: fn(&char) -> char| -> Vec<(char, char)> {
        KEYS.iter()
            .zip(rows)
            .flat_map(|(keys, row)| keys.chars().zip(row.chars()).map(|(k, c)| (key(&k), c)).collect::<Vec<_>>())
            .collect()
    };
    let mut all = rows(&matching.keyboard, |key| *key);
    all.extend(rows(&matching.keyboard_shift, char::to_ascii_uppercase));
    all
}

fn longest_first(mut all: Vec<Vec<char>>) -> Vec<Vec<char>> {
    all.sort_by_key(|one| std::cmp::Reverse(one.len()));
    all
}

/// Every word of the lines, each taken once however many wordings it stands in.
#[derive(Default)]
struct Lexicon {
    seen: HashSet<(String, bool)>,
    worth: String,
    known: String,
}

/// Sections of words that are not worth recognising: the more there are, the more often a right word is taken for a
/// slip.
const UNREMARKABLE: &[&str] = &["logic", "turns", "ordinals", "talk", "words"];
/// Of a line that stands for more wordings the rest says the same in the same words.
const WORDINGS: usize = 200;

impl Lexicon {
    fn add(&mut self, line: &str, worth: bool) {
        for wording in wording::expanded(line, WORDINGS).unwrap_or_default() {
            for word in wording.split([' ', '*']).filter(|word| !word.is_empty() && *word != "..") {
                if self.seen.insert((word.to_owned(), worth)) {
                    let words = if worth { &mut self.worth } else { &mut self.known };
                    words.extend([" ", word]);
                }
            }
        }
    }
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
