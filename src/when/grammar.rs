//! One language's time words, compiled from its `when.toml`.
//!
//! ```toml
//! [class.weekday]           # words that mean a number; `<weekday>` in a template is any of them
//! 1 = ["Monday", "Mon"]
//! [atoms]                   # what a wording says (attributes of `frame.rs`) = its wordings
//! "week=+#1" = ["<rel> week"]        # `#1` is what the first slot meant, `+` counts from now
//! "day=#1 .. day=#2 month=#3" = ["from <n> to <n> <month>"]      # `..` joins the two ends of a range
//! "?month=#1" = ["may"]     # `?`: only beside other time words
//! [words]                   # words that relate: see `Role`
//! until = ["until", "by"]
//! ```

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::frame::{Attr, Frame, Value};
use super::holiday;
use super::number::Numbers;
use super::template::{self, Classes, Filled, Wording};
use super::text::{Spelling, Text};
use super::trie::{Builder, MOST_NUMBERS, Trie};

/// `when.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct File {
    /// Another language's folder whose words count here too.
    base: Option<String>,
    /// What of English counts inside this language: "all" (the default), "atoms", "none".
    english: Option<String>,
    /// Words typed with accents must have the right ones.
    strict_accents: bool,
    /// Written → read as.
    letters: BTreeMap<String, String>,
    /// The same language typed in Latin letters: its letters → Latin ones.
    latin: BTreeMap<String, String>,
    /// What stands for what among those who type so: "kh" → "h".
    latin_letters: BTreeMap<String, String>,
    /// Value → words. "x10": multiplies what stands before. "+": joins two numbers.
    /// "ordinal": endings after digits.
    numbers: BTreeMap<String, Vec<String>>,
    class: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    holidays: BTreeMap<String, Vec<String>>,
    atoms: BTreeMap<String, Vec<String>>,
    words: BTreeMap<String, Vec<String>>,
    /// Wordings that hold a time word and mean no time.
    decoys: Vec<String>,
}

/// What a word does to the time words beside it; a set of bits, for a word may do several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Role(pub u32);

impl Role {
    /// Joins two time words into one: "of", "的".
    pub const GLUE: Self = Self(1);
    /// Stands before a time: "in". With it a doubtful word ("may") is one.
    pub const ANCHOR: Self = Self(2);
    /// Between the two ends of a range.
    pub const LINK: Self = Self(4);
    /// The same where the range was opened: the "and" of "between … and".
    pub const AND: Self = Self(8);
    /// Before the first end of a range.
    pub const OPEN: Self = Self(16);
    /// After the last end of a range.
    pub const CLOSE: Self = Self(32);
    /// Before a time: up to its end, up to its start, from its start, from its end, inside it, what is left of it,
    /// from its latest start.
    pub const UNTIL: Self = Self(64);
    pub const BEFORE: Self = Self(128);
    pub const FROM: Self = Self(256);
    pub const AFTER: Self = Self(512);
    pub const WITHIN: Self = Self(1 << 10);
    pub const REST: Self = Self(1 << 11);
    pub const SINCE: Self = Self(1 << 12);
    /// The same, standing after the time: shifted by [`Self::BEHIND`] bits.
    pub const BEHIND: u32 = 10;

    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// What it does to a time that stands before it.
    pub fn behind(self) -> Self {
        Self((self.0 >> Self::BEHIND) & RELATIONS.0)
    }
    pub fn ahead(self) -> Self {
        Self(self.0 & RELATIONS.0)
    }

    fn named(name: &str) -> Option<Self> {
        let (name, behind) = match name.strip_suffix("-behind") {
            Some(name) => (name, Self::BEHIND),
            None => (name, 0),
        };
        let (_, role) = ROLES.iter().find(|(it, _)| *it == name)?;
        (behind == 0 || RELATIONS.has(*role)).then_some(Self(role.0 << behind))
    }
}

const RELATIONS: Role = Role(0b111_1111 << 6);

const ROLES: [(&str, Role); 13] = [
    ("glue", Role::GLUE),
    ("anchor", Role::ANCHOR),
    ("link", Role::LINK),
    ("and", Role::AND),
    ("open", Role::OPEN),
    ("close", Role::CLOSE),
    ("until", Role::UNTIL),
    ("before", Role::BEFORE),
    ("from", Role::FROM),
    ("after", Role::AFTER),
    ("within", Role::WITHIN),
    ("rest", Role::REST),
    ("since", Role::SINCE),
];

/// What a wording means.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Piece {
    Atom(Box<Spec>),
    Role(u32),
    Decoy,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Spec {
    /// Means a time only beside others.
    weak: bool,
    left: Vec<(Attr, Given)>,
    right: Vec<(Attr, Given)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Given {
    Fixed(Value),
    /// The n-th number of the text.
    Number(u8, bool),
}

/// A time word as found: what it says, and the far end where it is a range by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Atom {
    pub frame: Frame,
    pub far: Option<Frame>,
    pub weak: bool,
}

impl Spec {
    pub fn filled(&self, numbers: &[i16; MOST_NUMBERS]) -> Atom {
        let fill = |given: &[(Attr, Given)]| {
            let mut frame = Frame::default();
            for (attr, given) in given {
                let value = match *given {
                    Given::Fixed(value) => value,
                    Given::Number(at, relative) => {
                        // "'27" and "27年" are of this century.
                        let n = numbers[usize::from(at)];
                        let short = *attr == Attr::Year && !relative && n < 100;
                        Value { n: if short { n + 2000 } else { n }, relative }
                    }
                };
                frame.set(*attr, value);
            }
            frame
        };
        Atom { frame: fill(&self.left), far: (!self.right.is_empty()).then(|| fill(&self.right)), weak: self.weak }
    }

    /// `spec` as in `[atoms]`; slots as they were filled in one wording.
    fn read(spec: &str, slots: &[Filled]) -> Result<Self, String> {
        let (weak, spec) = match spec.strip_prefix('?') {
            Some(spec) => (true, spec),
            None => (false, spec),
        };
        let mut sides = spec.split("..");
        let mut side =
            || sides.next().map_or(Ok(Vec::new()), |it| it.split_whitespace().map(|one| given(one, slots)).collect());
        Ok(Self { weak, left: side()?, right: side()? })
    }
}

fn given(text: &str, slots: &[Filled]) -> Result<(Attr, Given), String> {
    let (name, value) = text.split_once('=').ok_or_else(|| format!("“{text}” is not attribute=value"))?;
    let attr = Attr::named(name).ok_or_else(|| format!("there is no attribute “{name}”"))?;
    let relative = value.starts_with(['+', '-']) && attr != Attr::Nth && attr != Attr::Rel;
    let bare = value.trim_start_matches('+');
    if let Some(slot) = bare.strip_prefix('#') {
        let at: usize = slot.parse().map_err(|_| format!("“{value}” is not a slot such as #1"))?;
        let filled = slots.get(at.wrapping_sub(1)).ok_or_else(|| format!("there is no slot {value}"))?;
        return Ok((
            attr,
            match *filled {
                Filled::Fixed(n) => Given::Fixed(Value { n, relative }),
                Filled::Number(at) => Given::Number(at, relative),
            },
        ));
    }
    let n = match (bare.parse(), attr) {
        (Ok(n), _) => n,
        (Err(_), Attr::Holiday) => holiday::named(bare).ok_or_else(|| format!("there is no holiday “{bare}”"))?,
        _ => return Err(format!("“{value}” is not a number")),
    };
    Ok((attr, Given::Fixed(Value { n, relative })))
}

/// The compiled time words of one language.
#[derive(Debug)]
pub struct Grammar {
    pub spelling: Spelling,
    pub trie: Trie,
    pub numbers: Numbers,
    pub pieces: Vec<Piece>,
    /// The same language in Latin letters.
    pub latin: Option<Box<Grammar>>,
}

#[derive(Debug, Default)]
struct Compiler {
    spelling: Spelling,
    strict: bool,
    /// Exchanges the language's own letters for Latin ones.
    latin: Vec<(String, String)>,
    builder: Builder,
    numbers: Numbers,
    pieces: Vec<Piece>,
    known: HashMap<Piece, u32>,
}

/// Files of one language in order of precedence; `atoms_only` ones give no relating words.
pub struct Source<'a> {
    pub file: &'a File,
    pub atoms_only: bool,
}

impl File {
    pub fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }
    /// Whether English counts inside this language, and then whether its atoms only.
    pub fn english(&self) -> Option<bool> {
        match self.english.as_deref() {
            Some("none") => None,
            Some("atoms") => Some(true),
            _ => Some(false),
        }
    }
    fn classes(&self) -> Result<Classes, String> {
        let mut classes = Classes::new();
        for (name, entries) in &self.class {
            let mut class = Vec::new();
            for (value, words) in entries {
                let value = if value == "#" {
                    None
                } else {
                    Some(value.parse().map_err(|_| format!("class.{name}: “{value}” is neither a number nor “#”"))?)
                };
                class.push((value, words.clone()));
            }
            classes.insert(name.clone(), class);
        }
        Ok(classes)
    }
}

impl Grammar {
    /// # Errors
    /// The first mistake in a file, as a sentence.
    pub fn new(sources: &[Source<'_>]) -> Result<Self, String> {
        let Some(own) = sources.first().map(|source| source.file) else {
            return Err("no file to compile".to_owned());
        };
        let spelling = Spelling { letters: pairs(&own.letters), rough: false };
        let mut grammar = compile(sources, spelling, own.strict_accents, Vec::new())?;
        if !own.latin.is_empty() {
            let spelling = Spelling { letters: pairs(&own.latin_letters), rough: true };
            let mut letters: Vec<_> = own.latin.iter().map(|(a, b)| (a.clone(), b.clone())).collect();
            letters.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
            grammar.latin = Some(Box::new(compile(sources, spelling, false, letters)?));
        }
        Ok(grammar)
    }
}

fn pairs(table: &BTreeMap<String, String>) -> Vec<(Vec<char>, Vec<char>)> {
    let mut pairs: Vec<(Vec<char>, Vec<char>)> =
        table.iter().map(|(from, to)| (from.chars().collect(), to.chars().collect())).collect();
    pairs.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
    pairs
}

fn compile(
    sources: &[Source<'_>],
    spelling: Spelling,
    strict: bool,
    latin: Vec<(String, String)>,
) -> Result<Grammar, String> {
    let mut this = Compiler { spelling, strict, latin, ..Compiler::default() };
    // A decoy is given first: it keeps a wording against a time word of the same length.
    for source in sources {
        let classes = source.file.classes()?;
        this.add_numbers(source.file)?;
        for decoy in &source.file.decoys {
            for wording in template::wordings(decoy, &classes)? {
                this.add(&wording, Piece::Decoy);
            }
        }
    }
    for source in sources {
        let classes = source.file.classes()?;
        // The first meaning of a wording stays, and a sure one goes before a doubtful one.
        let (weak, sure): (Vec<_>, Vec<_>) = source.file.atoms.iter().partition(|(spec, _)| spec.starts_with('?'));
        for (spec, templates) in sure.into_iter().chain(weak) {
            this.add_atoms(spec, templates, &classes)?;
        }
        for (name, templates) in &source.file.holidays {
            this.add_atoms(&format!("holiday={name}"), templates, &classes)?;
        }
    }
    this.add_words(sources)?;
    Ok(Grammar {
        spelling: this.spelling,
        trie: this.builder.build(),
        numbers: this.numbers,
        pieces: this.pieces,
        latin: None,
    })
}

impl Compiler {
    fn text(&self, wording: &str) -> Text {
        let mut written = wording.to_lowercase();
        for (from, to) in &self.latin {
            written = written.replace(from.as_str(), to);
        }
        Text::new(&written, &self.spelling, usize::MAX)
    }

    fn add(&mut self, wording: &Wording, piece: Piece) {
        let text = self.text(&wording.text);
        let next = self.pieces.len() as u32;
        let at = *self.known.entry(piece.clone()).or_insert(next);
        if at == next {
            self.pieces.push(piece);
        }
        if !text.chars.is_empty() {
            self.builder.add(&text.chars, self.strict.then_some(&*text.accented), at);
        }
    }

    fn add_atoms(&mut self, spec: &str, templates: &[String], classes: &Classes) -> Result<(), String> {
        for template in templates {
            for wording in template::wordings(template, classes)? {
                let piece = Spec::read(spec, &wording.slots).map_err(|error| format!("[atoms] “{spec}”: {error}"))?;
                self.add(&wording, Piece::Atom(Box::new(piece)));
            }
        }
        Ok(())
    }

    /// A word may have one role from each file, so they are gathered first.
    fn add_words(&mut self, sources: &[Source<'_>]) -> Result<(), String> {
        let mut roles: BTreeMap<String, Role> = BTreeMap::new();
        for source in sources.iter().filter(|source| !source.atoms_only) {
            let classes = source.file.classes()?;
            for (name, templates) in &source.file.words {
                let role = Role::named(name).ok_or_else(|| format!("[words]: there is no role “{name}”"))?;
                for template in templates {
                    for wording in template::wordings(template, &classes)? {
                        let read = self.text(&wording.text).accented.iter().collect();
                        let known = roles.entry(read).or_default();
                        *known = known.with(role);
                    }
                }
            }
        }
        for (text, role) in roles {
            self.add(&Wording { text, ..Wording::default() }, Piece::Role(role.0));
        }
        Ok(())
    }

    fn add_numbers(&mut self, file: &File) -> Result<(), String> {
        for (value, words) in &file.numbers {
            if value == "ordinal" {
                for ending in words {
                    let letters = self.text(ending).chars;
                    self.numbers.add_ending(&letters);
                }
                continue;
            }
            let times = value.starts_with('x');
            let number = match value.as_str() {
                "+" => None,
                value => Some(
                    value.trim_start_matches('x').parse().map_err(|_| format!("[numbers]: “{value}” is no number"))?,
                ),
            };
            for word in words {
                for wording in template::wordings(word, &Classes::new())? {
                    let word = self.text(&wording.text);
                    self.numbers.add(&word, self.strict, number, times);
                }
            }
        }
        Ok(())
    }
}
