//! Takes typed values out of a [`Raw`] record, gathering every fault instead of stopping at the first.

use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{NaiveDateTime, SubsecRound, TimeZone};
use chrono_tz::Tz;

use super::raw::{Fault, Field, Place, Raw, Value, nearest, quoted};
use super::record::Instant;
use super::text::{Language, LocalizedText};

/// Bytes. Nothing that a chat can show is longer, and what is longer was not meant.
const LONGEST_TEXT: usize = 20_000;
/// Characters. Buttons carry ids, and networks leave little room.
const LONGEST_ID: usize = 100;

pub(super) struct Fields<'f> {
    file: &'f str,
    place: Place,
    /// `program “x”`, for faults of files that have lines.
    label: String,
    fields: Vec<Field>,
    /// Keys asked for so far.
    known: Vec<&'static str>,
    /// For dates and times that come without an offset; `None` where they have to have one.
    pub zone: Option<Tz>,
    faults: &'f mut Vec<Fault>,
}

/// A value while it is looked at, with what faults call it.
struct Named<'k> {
    key: &'k str,
    /// Language of a text.
    part: Option<String>,
    line: Option<u32>,
}

impl<'k> Named<'k> {
    fn part(&self, of: &Field) -> Self {
        Self { key: self.key, part: Some(of.name.clone()), line: of.line.or(self.line) }
    }
}

impl<'f> Fields<'f> {
    pub fn new(file: &'f str, raw: Raw, faults: &'f mut Vec<Fault>) -> Self {
        let label = match raw.id() {
            Some(id) => format!("{} {}", raw.subject, quoted(id)),
            None => raw.subject.to_string(),
        };
        Self { file, place: raw.place, label, fields: raw.fields, known: Vec::new(), zone: None, faults }
    }

    /// The fields of one part of a record.
    fn part(&mut self, name: String, line: Option<u32>, fields: Vec<Field>) -> Fields<'_> {
        let place = match (&self.place, line) {
            (Place::Line(_), Some(line)) => Place::Line(line),
            (place, _) => place.clone(),
        };
        let label = format!("{}: {name}", self.label);
        Fields { file: self.file, place, label, fields, known: Vec::new(), zone: self.zone, faults: self.faults }
    }

    fn take<'k>(&mut self, key: &'static str) -> Option<(Named<'k>, Value)> {
        self.known.push(key);
        let at = self.fields.iter().position(|it| it.name == key)?;
        let Field { line, value, .. } = self.fields.swap_remove(at);
        let empty = matches!(&value, Value::Nothing) || matches!(&value, Value::Text(text) if text.is_empty());
        (!empty).then_some((Named { key, part: None, line }, value))
    }

    pub fn fault(&mut self, key: &'static str, message: impl Into<String>) {
        self.fault_at(&Named { key, part: None, line: None }, message.into());
    }

    fn fault_at(&mut self, named: &Named<'_>, message: String) {
        let Named { key, part, line } = named;
        let (place, message) = match &self.place {
            Place::Cell { sheet, row, .. } => {
                let column = match part {
                    Some(part) => format!("{key}_{part}"),
                    None => (*key).to_owned(),
                };
                (Place::Cell { sheet: sheet.clone(), row: *row, column: Some(column) }, message)
            }
            place => {
                let place = match (place, line) {
                    (Place::Line(_), Some(line)) => Place::Line(*line),
                    (place, _) => place.clone(),
                };
                let part = part.as_ref().map(|part| format!(".{part}")).unwrap_or_default();
                (place, format!("{}: {key}{part}: {message}", self.label))
            }
        };
        self.faults.push(Fault { file: self.file.to_owned(), place, message });
    }

    fn wrong<T>(&mut self, named: &Named<'_>, expected: &str, found: &Value) -> Option<T> {
        self.fault_at(named, format!("expected {expected}; found {}", found.describe()));
        None
    }

    /// What has to be there: its absence is a fault.
    pub fn required<T>(&mut self, key: &'static str, expected: &str, value: Option<T>, given: bool) -> Option<T> {
        if value.is_none() && !given {
            self.fault(key, format!("is missing; expected {expected}"));
        }
        value
    }

    pub fn has(&self, key: &str) -> bool {
        let said = |value: &Value| match value {
            Value::Nothing => false,
            Value::Table(parts) => parts.iter().any(|it| it.value != Value::Nothing),
            _ => true,
        };
        self.fields.iter().any(|it| it.name == key && said(&it.value))
    }

    pub fn text(&mut self, key: &'static str) -> Option<String> {
        let (named, value) = self.take(key)?;
        self.plain(&named, value)
    }

    /// A text as it may be kept: line ends are `\n`, and there are no other control characters.
    fn plain(&mut self, named: &Named<'_>, value: Value) -> Option<String> {
        let text = match value {
            Value::Text(text) => text,
            // A spreadsheet takes a telephone number or a year for a number.
            Value::Whole(number) if matches!(self.place, Place::Cell { .. }) => number.to_string(),
            other => return self.wrong(named, "a text", &other),
        };
        let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
        if text.len() > LONGEST_TEXT {
            return self.wrong(named, &format!("at most {LONGEST_TEXT} bytes of text"), &Value::Text(text));
        }
        let strange = |c: char| (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{FFFE}' | '\u{FFFF}');
        if text.contains(strange) {
            return self.wrong(named, "a text without control characters", &Value::Text(text));
        }
        Some(text)
    }

    /// A text that `parse` understands.
    pub fn parsed<T>(&mut self, key: &'static str, expected: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let (named, value) = self.take(key)?;
        let text = self.plain(&named, value)?;
        let parsed = parse(text.trim());
        if parsed.is_none() {
            return self.wrong(&named, expected, &Value::Text(text));
        }
        parsed
    }

    /// One of the spellings of an enum.
    pub fn one_of<T: Copy>(
        &mut self,
        key: &'static str,
        all: &'static [T],
        name: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let (named, value) = self.take(key)?;
        let text = self.plain(&named, value)?;
        let found = all.iter().copied().find(|it| name(*it) == text.trim());
        if found.is_none() {
            let names: Vec<&str> = all.iter().map(|it| name(*it)).collect();
            let hint = nearest(&text, names.iter().copied()).map(|it| format!("; did you mean {it}?"));
            let message =
                format!("expected one of {}; found {}{}", names.join(", "), quoted(&text), hint.unwrap_or_default());
            self.fault_at(&named, message);
        }
        found
    }

    /// `None` where it is not one; the caller decides whether it has to be there.
    pub fn id(&mut self, key: &'static str) -> Option<String> {
        let (named, value) = self.take(key)?;
        self.checked_id(&named, value)
    }

    fn checked_id(&mut self, named: &Named<'_>, value: Value) -> Option<String> {
        let text = self.plain(named, value)?;
        let id = text.trim();
        let fits = |c: char| c.is_alphanumeric() || "-_.:@+".contains(c);
        if id.is_empty() || id.chars().count() > LONGEST_ID || !id.chars().all(fits) {
            let expected = "an id of letters, digits and - _ . : @ +, at most 100 of them";
            return self.wrong(named, expected, &Value::Text(text));
        }
        Some(id.to_owned())
    }

    /// Items of a list; in a cell, apart by `;` or line breaks.
    fn items(&mut self, named: &Named<'_>, value: Value) -> Vec<Value> {
        match value {
            Value::List(list) => list,
            Value::Text(text) if matches!(self.place, Place::Cell { .. } | Place::Entry(_)) => {
                split_list(&text).into_iter().map(Value::Text).collect()
            }
            other => self.wrong(named, "a list", &other).unwrap_or_default(),
        }
    }

    pub fn ids(&mut self, key: &'static str) -> Vec<String> {
        let Some((named, value)) = self.take(key) else { return Vec::new() };
        let items = self.items(&named, value);
        items.into_iter().filter_map(|item| self.checked_id(&named, item)).collect()
    }

    pub fn languages(&mut self, key: &'static str) -> Vec<Language> {
        let Some((named, value)) = self.take(key) else { return Vec::new() };
        let items = self.items(&named, value);
        items.into_iter().filter_map(|item| self.language(&named, &item)).collect()
    }

    fn language(&mut self, named: &Named<'_>, item: &Value) -> Option<Language> {
        let tag = if let Value::Text(tag) = item { Language::from_str(tag.trim()).ok() } else { None };
        tag.or_else(|| self.wrong(named, "a language tag such as ko or zh-Hant", item))
    }

    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some((named, value)) = self.take(key) else { return false };
        let read = match &value {
            Value::Bool(it) => Some(*it),
            Value::Whole(0) => Some(false),
            Value::Whole(1) => Some(true),
            Value::Text(text) => match text.trim().to_ascii_lowercase().as_str() {
                "true" | "yes" | "1" => Some(true),
                "false" | "no" | "0" => Some(false),
                _ => None,
            },
            _ => None,
        };
        read.or_else(|| self.wrong(&named, "true or false", &value)).unwrap_or(false)
    }

    pub fn number(&mut self, key: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        let (named, value) = self.take(key)?;
        let whole = match &value {
            Value::Whole(number) => Some(*number),
            // A spreadsheet has no other numbers.
            Value::Real(number) if number.fract() == 0.0 && number.abs() < 1e15 => Some(*number as i64),
            Value::Text(text) if matches!(self.place, Place::Cell { .. } | Place::Entry(_)) => text.trim().parse().ok(),
            _ => None,
        };
        let fits = whole.and_then(|it| u32::try_from(it).ok()).filter(|it| range.contains(it));
        if fits.is_none() {
            return self.wrong(&named, &format!("a whole number from {} to {}", range.start(), range.end()), &value);
        }
        fits
    }

    pub fn instant(&mut self, key: &'static str) -> Option<Instant> {
        let (named, value) = self.take(key)?;
        let local = |text: &str| {
            let formats = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"];
            formats.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
        };
        let placed = |at: NaiveDateTime| self.zone?.from_local_datetime(&at).earliest().map(|at| at.fixed_offset());
        let at = match &value {
            Value::Moment(text) | Value::Text(text) => {
                let text = text.trim();
                Instant::parse_from_rfc3339(text).ok().or_else(|| placed(local(text)?))
            }
            Value::LocalMoment(at) => placed(*at),
            _ => None,
        };
        if at.is_none() {
            let expected = "a date and time with its offset, such as 2027-05-12T14:00:00+09:00";
            return self.wrong(&named, expected, &value);
        }
        // What is finer than a millisecond is not kept.
        at.map(|at| at.trunc_subsecs(3))
    }

    /// A text in several languages.
    pub fn texts(&mut self, key: &'static str) -> LocalizedText {
        let Some((named, value)) = self.take(key) else { return LocalizedText::default() };
        let Value::Table(languages) = value else {
            let expected = "texts by language, such as { ko = \"…\", en = \"…\" }";
            return self.wrong(&named, expected, &value).unwrap_or_default();
        };
        let mut texts = Vec::with_capacity(languages.len());
        for field in languages {
            let named = named.part(&field);
            let Some(language) = self.language(&named, &Value::Text(field.name)) else { continue };
            if field.value != Value::Nothing
                && let Some(text) = self.plain(&named, field.value)
            {
                texts.push((language, text));
            }
        }
        texts.into_iter().collect()
    }

    /// Lists of texts by language.
    pub fn lists(&mut self, key: &'static str) -> Vec<(Language, Vec<String>)> {
        let Some((named, value)) = self.take(key) else { return Vec::new() };
        let Value::Table(languages) = value else {
            let expected = "lists by language, such as { ko = [\"…\", \"…\"] }";
            return self.wrong(&named, expected, &value).unwrap_or_default();
        };
        let mut lists = std::collections::BTreeMap::new();
        for field in languages {
            let named = named.part(&field);
            let Some(language) = self.language(&named, &Value::Text(field.name)) else { continue };
            if field.value == Value::Nothing {
                continue;
            }
            let items = self.items(&named, field.value);
            let texts = items.into_iter().filter_map(|item| self.plain(&named, item));
            let list: Vec<String> = texts.map(|text| text.trim().to_owned()).filter(|it| !it.is_empty()).collect();
            if !list.is_empty() {
                lists.insert(language, list);
            }
        }
        lists.into_iter().collect()
    }

    /// Parts that are records themselves; `read` makes one of each.
    pub fn parts<T>(&mut self, key: &'static str, read: impl Fn(&mut Fields<'_>) -> Option<T>) -> Vec<T> {
        let Some((named, value)) = self.take(key) else { return Vec::new() };
        let Value::List(list) = value else {
            return self.wrong(&named, "a list of tables", &value).unwrap_or_default();
        };
        let mut parts = Vec::with_capacity(list.len());
        for (item, number) in list.into_iter().zip(1..) {
            match item {
                Value::Table(fields) => {
                    let line = fields.iter().filter_map(|it| it.line).min().or(named.line);
                    let mut part = self.part(format!("{key} {number}"), line, fields);
                    parts.extend(read(&mut part));
                    part.finish();
                }
                other => {
                    let _: Option<()> = self.wrong(&named, "a table", &other);
                }
            }
        }
        parts
    }

    /// What was not asked for is unknown.
    pub fn finish(mut self) {
        for Field { name, line, .. } in std::mem::take(&mut self.fields) {
            let hint = match nearest(&name, self.known.iter().copied()) {
                Some(near) => format!("unknown key; did you mean `{near}`?"),
                None => format!("unknown key; there are {}", self.known.join(", ")),
            };
            let shown = quoted(&name);
            let name = shown.trim_start_matches('“').trim_end_matches('”');
            self.fault_at(&Named { key: name, part: None, line }, hint);
        }
    }
}

/// Items apart by `;` or line breaks, without the spaces around them; `\;` is a semicolon, `\\` a backslash.
fn split_list(text: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let item = items.last_mut().expect("there is always one");
        match c {
            '\\' => item.extend(chars.next()),
            ';' | '\n' => items.push(String::new()),
            c => item.push(c),
        }
    }
    items.into_iter().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect()
}

/// The text that [`Fields`] reads as these items.
pub fn joined_list<'i>(items: impl IntoIterator<Item = &'i str>) -> String {
    let escaped = items.into_iter().map(|it| it.replace('\\', "\\\\").replace(';', "\\;").replace('\n', "\\\n"));
    escaped.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_in_a_cell_is_what_it_was() {
        for list in [&["a", "b"][..], &["one; two", "back\\slash", "\\"], &["line\nbreak"], &[]] {
            assert_eq!(split_list(&joined_list(list.iter().copied())), list);
        }
        assert_eq!(split_list(" a ;; b\nc "), ["a", "b", "c"]);
    }
}
