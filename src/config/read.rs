//! A TOML text → typed values by section and key, gathering every fault instead of stopping at the first.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display};
use std::ops::{Range, RangeInclusive};

use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue};

/// One thing wrong, with its place and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub file: String,
    /// Counted from 1; `None` where no line is to blame.
    pub line: Option<usize>,
    pub message: String,
}

impl Fault {
    pub(super) fn new(file: &str, line: Option<usize>, message: String) -> Self {
        Self { file: file.to_owned(), line, message }
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl std::error::Error for Fault {}

/// Names less alike than this are not offered as what may have been meant.
const ALIKE: f64 = 0.8;

pub(super) struct Reader<'a> {
    name: &'a str,
    text: &'a str,
    root: DeTable<'a>,
    /// Section → its keys, as far as they were asked for.
    known: BTreeMap<&'static str, BTreeSet<&'static str>>,
    /// What is left of each section after its known keys were taken.
    unknown: Vec<(&'static str, String, Range<usize>)>,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    pub fn new(name: &'a str, text: &'a str) -> Self {
        let (root, errors) = DeTable::parse_recoverable(text);
        let mut reader = Self {
            name,
            text,
            root: root.into_inner(),
            known: BTreeMap::new(),
            unknown: Vec::new(),
            faults: Vec::new(),
        };
        for error in errors {
            let at = error.span().unwrap_or(0..0);
            reader.fault(&at, format!("not TOML: {}", error.message()));
        }
        reader
    }

    pub fn section(&mut self, name: &'static str) -> Section<'_, 'a> {
        self.known.entry(name).or_default();
        let table = match self.root.remove(name) {
            None => DeTable::new(),
            Some(value) => {
                let at = value.span();
                match value.into_inner() {
                    DeValue::Table(table) => table,
                    other => {
                        let found = describe(&other);
                        self.fault(&at, format!("`{name}` is a section, written [{name}]; found {found}"));
                        DeTable::new()
                    }
                }
            }
        };
        Section { name, table, places: BTreeMap::new(), reader: self }
    }

    /// All faults, in the order of the file. To be called when every section has been read.
    pub fn finish(mut self) -> Vec<Fault> {
        for (section, key, at) in std::mem::take(&mut self.unknown) {
            let message = self.unknown_key(section, &key);
            self.fault(&at, message);
        }
        for (key, value) in std::mem::take(&mut self.root) {
            let (at, key) = (key.span(), key.into_inner());
            let message = if matches!(value.into_inner(), DeValue::Table(_)) {
                let hint = nearest(&key, self.known.keys().copied()).map(|it| format!("[{it}]"));
                format!(
                    "[{key}]: unknown section{}",
                    did_you_mean(hint, "there are", || {
                        self.known.keys().map(|it| format!("[{it}]")).collect::<Vec<_>>().join(" ")
                    })
                )
            } else {
                self.unknown_key("", &key)
            };
            self.fault(&at, message);
        }
        // A line that is no TOML may leave half a value behind: what is said of that would only mislead.
        let broken: BTreeSet<_> =
            self.faults.iter().filter(|it| it.message.starts_with("not TOML")).map(|it| it.line).collect();
        self.faults.retain(|it| !broken.contains(&it.line) || it.message.starts_with("not TOML"));
        self.faults.sort_by_key(|fault| fault.line);
        self.faults.dedup();
        self.faults
    }

    #[cfg(test)]
    pub fn keys(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.known.iter().flat_map(|(section, keys)| keys.iter().map(|key| (*section, *key)))
    }

    fn unknown_key(&self, section: &str, key: &str) -> String {
        let shown = if section.is_empty() { key.to_owned() } else { format!("[{section}] {key}") };
        if key.to_ascii_lowercase().contains("token") {
            return format!(
                "{shown}: tokens are taken from the environment only (TELEGRAM_TOKEN, DISCORD_TOKEN); \
                 remove it here, and renew it if others could read this file"
            );
        }
        let keys = self.known.get(section);
        if let Some(near) = keys.and_then(|keys| nearest(key, keys.iter().copied())) {
            return format!("{shown}: unknown key; did you mean `{near}`?");
        }
        let elsewhere = self.known.iter().find(|(_, keys)| keys.contains(key)).map(|(section, _)| *section);
        match (elsewhere, keys) {
            (Some(section), _) => format!("{shown}: unknown key here; it belongs in [{section}]"),
            (None, Some(keys)) => {
                let all: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
                format!("{shown}: unknown key; [{section}] has {}", all.join(", "))
            }
            (None, None) => format!("{shown}: unknown key, outside of any section"),
        }
    }

    fn fault(&mut self, at: &Range<usize>, message: String) {
        let before = &self.text[..at.start.min(self.text.len())];
        let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
        self.faults.push(Fault::new(self.name, Some(line), message));
    }
}

/// One section while its keys are taken from it.
pub(super) struct Section<'r, 'a> {
    name: &'static str,
    table: DeTable<'a>,
    /// Where the keys taken so far stand in the text.
    places: BTreeMap<&'static str, Range<usize>>,
    reader: &'r mut Reader<'a>,
}

impl<'a> Section<'_, 'a> {
    fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'a>>> {
        self.reader.known.entry(self.name).or_default().insert(key);
        let value = self.table.remove(key)?;
        self.places.insert(key, value.span());
        Some(value)
    }

    /// A text; `parse` gives the value or what was expected.
    pub fn text<T>(&mut self, key: &'static str, default: T, parse: impl Fn(&str) -> Result<T, &'static str>) -> T {
        self.take(key).and_then(|value| self.parsed(key, value, &parse)).unwrap_or(default)
    }

    /// As [`Self::text`]; the empty text stands for nothing.
    pub fn optional<T>(&mut self, key: &'static str, parse: impl Fn(&str) -> Result<T, &'static str>) -> Option<T> {
        self.text(key, None, |text| if text.is_empty() { Ok(None) } else { parse(text).map(Some) })
    }

    /// A list of texts.
    pub fn texts<T>(
        &mut self,
        key: &'static str,
        default: Vec<T>,
        parse: impl Fn(&str) -> Result<T, &'static str>,
    ) -> Vec<T> {
        let Some(value) = self.take(key) else { return default };
        let at = value.span();
        match value.into_inner() {
            DeValue::Array(list) => list.into_iter().filter_map(|value| self.parsed(key, value, &parse)).collect(),
            other => {
                self.wrong(key, &at, "a list of texts in brackets, such as [\"one\", \"two\"]", &describe(&other));
                default
            }
        }
    }

    /// A whole number in `range`.
    pub fn number<T>(&mut self, key: &'static str, default: T, range: RangeInclusive<u32>) -> T
    where
        T: TryFrom<u32>,
    {
        let Some(value) = self.take(key) else { return default };
        let at = value.span();
        let value = value.into_inner();
        let number = value.as_integer().and_then(|it| {
            let digits = it.as_str().replace('_', "");
            i64::from_str_radix(&digits, it.radix()).ok()
        });
        let fit = number.and_then(|number| u32::try_from(number).ok()).filter(|number| range.contains(number));
        match fit.and_then(|number| T::try_from(number).ok()) {
            Some(number) => number,
            None => {
                let expected = format!("a whole number from {} to {}", range.start(), range.end());
                let found = number.map_or_else(|| describe(&value), |number| number.to_string());
                self.wrong(key, &at, &expected, &found);
                default
            }
        }
    }

    /// Reports that what `key` says cannot be, where values contradict each other.
    pub fn refuse(&mut self, key: &'static str, why: String) {
        let at = self.places.get(key).cloned().unwrap_or(0..0);
        let message = format!("[{}] {key}: {why}", self.name);
        self.reader.fault(&at, message);
    }

    /// What was not asked for is unknown.
    pub fn finish(self) {
        for (key, _) in self.table {
            let (at, key) = (key.span(), key.into_inner());
            self.reader.unknown.push((self.name, key.into_owned(), at));
        }
    }

    fn parsed<T>(
        &mut self,
        key: &'static str,
        value: Spanned<DeValue<'a>>,
        parse: &impl Fn(&str) -> Result<T, &'static str>,
    ) -> Option<T> {
        let at = value.span();
        let value = value.into_inner();
        let Some(text) = value.as_str() else {
            self.wrong(key, &at, "a text in quotes", &describe(&value));
            return None;
        };
        match parse(text) {
            Ok(value) => Some(value),
            Err(expected) => {
                // Sentences that begin with “expected” tell by themselves, and keep the value out: it may be secret.
                match expected.strip_prefix("expected ") {
                    Some(_) => self.reader.fault(&at, format!("[{}] {key}: {expected}", self.name)),
                    None => self.wrong(key, &at, expected, &format!("“{text}”")),
                }
                None
            }
        }
    }

    fn wrong(&mut self, key: &str, at: &Range<usize>, expected: &str, found: &str) {
        let message = format!("[{}] {key}: expected {expected}; found {found}", self.name);
        self.reader.fault(at, message);
    }
}

fn describe(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("“{text}”"),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(it) => it.to_string(),
        DeValue::Datetime(it) => it.to_string(),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a section".to_owned(),
    }
}

fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let name = name.to_ascii_lowercase().replace('-', "_");
    known
        .map(|it| (strsim::jaro_winkler(it, &name), it))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, it)| it)
}

fn did_you_mean(hint: Option<String>, else_say: &str, all: impl Fn() -> String) -> String {
    match hint {
        Some(hint) => format!("; did you mean {hint}?"),
        None => format!("; {else_say} {}", all()),
    }
}
