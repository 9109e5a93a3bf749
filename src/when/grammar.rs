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

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::frame::{Attr, Frame, Value};
use super::holiday;
use super::network::Network;
use super::number::{Numbers, Word};
use super::template::{Classes, Letters, MOST_SLOTS, Reader};
use super::text::{Spelling, Text};
use super::walk::{Rules, Slots};

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
    latin: BTreeMap<char, String>,
    /// What stands for what among those who type so: "kh" → "h".
    latin_letters: BTreeMap<String, String>,
    /// Value → words. "x10": multiplies what stands before. "+": joins two numbers.
    /// "ordinal": endings after digits.
    numbers: BTreeMap<String, Vec<String>>,
    class: Classes,
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

/// What a template means.
#[derive(Debug)]
pub enum Piece {
    Atom(Spec),
    Role(Role),
    Decoy,
}

#[derive(Debug)]
pub struct Spec {
    /// Means a time only beside others.
    weak: bool,
    left: Box<[(Attr, Given)]>,
    right: Box<[(Attr, Given)]>,
}

#[derive(Debug, Clone, Copy)]
enum Given {
    Fixed(Value),
    /// What is in the slot, and whether it counts from now.
    Slot(u8, bool),
}

/// A time word as found: what it says, and the far end where it is a range by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Atom {
    pub frame: Frame,
    pub far: Option<Frame>,
    pub weak: bool,
}

impl Spec {
    pub fn filled(&self, slots: &Slots) -> Atom {
        let fill = |given: &[(Attr, Given)]| {
            let mut frame = Frame::default();
            for (attr, given) in given {
                let value = match *given {
                    Given::Fixed(value) => value,
                    Given::Slot(at, relative) => {
                        // "'27" and "27年" are of this century.
                        let n = slots[usize::from(at)];
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

    /// `spec` as in `[atoms]`.
    fn read(spec: &str) -> Result<Self, String> {
        let (weak, spec) = match spec.strip_prefix('?') {
            Some(spec) => (true, spec),
            None => (false, spec),
        };
        let mut sides = spec.split("..");
        let mut side = || sides.next().map_or(Ok([].into()), |it| it.split_whitespace().map(given).collect());
        Ok(Self { weak, left: side()?, right: side()? })
    }

    /// How many slots a template must have.
    fn slots(&self) -> usize {
        let slot = |given: &(Attr, Given)| match given.1 {
            Given::Slot(at, _) => usize::from(at) + 1,
            Given::Fixed(_) => 0,
        };
        self.left.iter().chain(&self.right).map(slot).max().unwrap_or(0)
    }
}

fn given(text: &str) -> Result<(Attr, Given), String> {
    let (name, value) = text.split_once('=').ok_or_else(|| format!("“{text}” is not attribute=value"))?;
    let attr = Attr::named(name).ok_or_else(|| format!("there is no attribute “{name}”"))?;
    let relative = value.starts_with(['+', '-']) && attr != Attr::Nth && attr != Attr::Rel;
    let bare = value.trim_start_matches('+');
    if let Some(slot) = bare.strip_prefix('#') {
        let slots = 1..=MOST_SLOTS as u8;
        let at = slot
            .parse()
            .ok()
            .filter(|it| slots.contains(it))
            .ok_or_else(|| format!("“{value}” is not a slot such as #1"))?;
        return Ok((attr, Given::Slot(at - 1, relative)));
    }
    let n = match (bare.parse(), attr) {
        (Ok(n), _) => n,
        (Err(_), Attr::Holiday) => holiday::named(bare).ok_or_else(|| format!("there is no holiday “{bare}”"))?,
        _ => return Err(format!("“{value}” is not a number")),
    };
    Ok((attr, Given::Fixed(Value { n, relative })))
}

/// The time words of one file, spelled as one language spells.
#[derive(Debug)]
pub struct Words {
    pub network: Network,
    /// What templates mean, in order of precedence.
    pub pieces: Vec<Piece>,
    numbers: Vec<Word>,
    endings: Vec<Box<[char]>>,
}

/// Words that count in a language; an `atoms_only` source gives no relating words.
#[derive(Debug)]
pub struct Source {
    pub words: Arc<Words>,
    pub atoms_only: bool,
}

/// The compiled time words of one language.
#[derive(Debug, Default)]
pub struct Grammar {
    pub spelling: Spelling,
    /// In order of precedence.
    sources: Vec<Source>,
    numbers: Numbers,
    strict: bool,
    /// The same language in Latin letters.
    pub latin: Option<Box<Grammar>>,
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
    pub fn is_strict(&self) -> bool {
        self.strict_accents
    }
    pub fn spelling(&self) -> Spelling {
        Spelling { letters: pairs(&self.letters), rough: false }
    }
    /// How the language is typed in Latin letters: what becomes of its own, and how those who type so spell.
    pub fn latin(&self) -> Option<(Letters, Spelling)> {
        let letters: Letters = self.latin.iter().map(|(from, to)| (*from, to.clone())).collect();
        let spelling = Spelling { letters: pairs(&self.latin_letters), rough: true };
        (!letters.is_empty()).then_some((letters, spelling))
    }
}

impl Grammar {
    pub fn new(sources: Vec<Source>, spelling: Spelling, strict: bool) -> Self {
        let words = sources.iter().flat_map(|source| source.words.numbers.iter().cloned());
        let endings = sources.iter().flat_map(|source| source.words.endings.iter().cloned());
        let numbers = Numbers::new(words, endings, strict);
        Self { spelling, sources, numbers, strict, latin: None }
    }

    pub fn rules(&self) -> Rules<'_> {
        let Self { sources, numbers, strict, .. } = self;
        Rules { sources, numbers, strict: *strict, rough: self.spelling.rough }
    }
}

fn pairs(table: &BTreeMap<String, String>) -> Vec<(Vec<char>, Vec<char>)> {
    let mut pairs: Vec<(Vec<char>, Vec<char>)> =
        table.iter().map(|(from, to)| (from.chars().collect(), to.chars().collect())).collect();
    pairs.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
    pairs
}

impl Words {
    /// `file` as `spelling` has it, its letters exchanged for `latin` ones first.
    ///
    /// # Errors
    /// The first mistake in the file, as a sentence.
    pub fn new(file: &File, spelling: &Spelling, latin: &Letters) -> Result<Self, String> {
        let mut reader = Reader::new(spelling, latin, file.strict_accents, &file.class);
        // What comes first stays against the same wording further down.
        let mut pieces = vec![Piece::Decoy];
        for decoy in &file.decoys {
            reader.add(decoy, 0).map_err(|error| format!("decoys: {error}"))?;
        }
        let (weak, sure): (Vec<_>, Vec<_>) = file.atoms.iter().partition(|(spec, _)| spec.starts_with('?'));
        let atoms = sure.into_iter().chain(weak).map(|(spec, templates)| (spec.clone(), templates));
        let holidays = file.holidays.iter().map(|(name, templates)| (format!("holiday={name}"), templates));
        for (written, templates) in atoms.chain(holidays) {
            let wrong = |error: String| format!("[atoms] “{written}”: {error}");
            let spec = Spec::read(&written).map_err(wrong)?;
            for template in templates {
                if reader.add(template, pieces.len() as u32).map_err(wrong)? < spec.slots() {
                    return Err(wrong(format!("“{template}” has no slot #{}", spec.slots())));
                }
            }
            pieces.push(Piece::Atom(spec));
        }
        for (name, templates) in &file.words {
            let role = Role::named(name).ok_or_else(|| format!("[words]: there is no role “{name}”"))?;
            for template in templates {
                reader.add(template, pieces.len() as u32).map_err(|error| format!("[words] “{name}”: {error}"))?;
            }
            pieces.push(Piece::Role(role));
        }
        let text = |written: &str| {
            let mut written = written.to_lowercase();
            latin.iter().for_each(|(from, to)| written = written.replace(*from, to));
            Text::new(&written, spelling, usize::MAX)
        };
        let (mut numbers, mut endings) = (Vec::new(), Vec::new());
        for (value, words) in &file.numbers {
            if value == "ordinal" {
                endings.extend(words.iter().map(|ending| text(ending).chars.into_boxed_slice()));
                continue;
            }
            let times = value.strip_prefix('x');
            let number = match value.as_str() {
                "+" => None,
                _ => Some(times.unwrap_or(value).parse().map_err(|_| format!("[numbers]: “{value}” is no number"))?),
            };
            numbers.extend(words.iter().map(|word| Word::new(&text(word), number, times.is_some())));
        }
        Ok(Self { network: reader.finish(), pieces, numbers, endings })
    }
}
