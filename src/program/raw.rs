//! A record as some file wrote it: named values with their places, before anything is known to be right.
//!
//! TOML, JSON, tables and calendars all come down to these, so that one place ([`super::build`]) decides what a record
//! has to look like, and every fault is told in the same words.

use std::fmt;

use chrono::NaiveDateTime;

use super::record::Subject;

/// One thing wrong with a file: where, what, and what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub file: String,
    pub place: Place,
    pub message: String,
}

/// Where in a file; everything counts from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Nowhere in particular.
    File,
    Line(u32),
    /// Of a table; a file of one table has no sheets.
    Cell {
        sheet: Option<String>,
        row: u32,
        column: Option<String>,
    },
    /// As one would point at it in words: `event 3`.
    Entry(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, place, message } = self;
        match place {
            Place::File => write!(f, "{file}: {message}"),
            Place::Line(line) => write!(f, "{file}:{line}: {message}"),
            Place::Entry(entry) => write!(f, "{file}, {entry}: {message}"),
            Place::Cell { sheet, row, column } => {
                f.write_str(file)?;
                if let Some(sheet) = sheet {
                    write!(f, ", sheet {sheet}")?;
                }
                write!(f, ", row {row}")?;
                if let Some(column) = column {
                    write!(f, ", column {column}")?;
                }
                write!(f, ": {message}")
            }
        }
    }
}

impl std::error::Error for Fault {}

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A cell left empty.
    Nothing,
    Text(String),
    Whole(i64),
    Real(f64),
    Bool(bool),
    /// RFC 3339, or what was written in its place.
    Moment(String),
    /// A date and time of a spreadsheet, which knows no zone.
    LocalMoment(NaiveDateTime),
    List(Vec<Value>),
    Table(Vec<Field>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    pub name: String,
    /// Where the format has lines and this value has one of its own.
    pub line: Option<u32>,
    pub value: Value,
}

impl Field {
    pub fn new(name: impl Into<String>, value: Value) -> Self {
        Self { name: name.into(), line: None, value }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Raw {
    pub subject: Subject,
    pub place: Place,
    /// Says only some fields; of a record that is stored already, the others stay as they are.
    pub partial: bool,
    pub fields: Vec<Field>,
}

impl Raw {
    /// The text of the field `id`, as far as there is one.
    pub fn id(&self) -> Option<&str> {
        self.fields.iter().find(|it| it.name == "id").and_then(|it| match &it.value {
            Value::Text(id) => Some(id.trim()),
            _ => None,
        })
    }

    /// Takes from `record`, in the shape of the files, what is not said here.
    pub fn complete_from(&mut self, record: serde_json::Value) {
        complete(&mut self.fields, record);
    }
}

fn complete(fields: &mut Vec<Field>, from: serde_json::Value) {
    let serde_json::Value::Object(known) = from else { return };
    for (name, value) in known {
        match fields.iter_mut().find(|it| it.name == name) {
            None => fields.push(Field::new(name, Value::from_json(value))),
            // A text's other languages.
            Some(Field { value: Value::Table(languages), .. }) => complete(languages, value),
            Some(_) => {}
        }
    }
}

impl Value {
    pub fn from_json(value: serde_json::Value) -> Self {
        use serde_json::Value as Json;
        match value {
            Json::Null => Self::Nothing,
            Json::Bool(it) => Self::Bool(it),
            Json::Number(number) => match number.as_i64() {
                Some(whole) => Self::Whole(whole),
                None => Self::Real(number.as_f64().unwrap_or(f64::NAN)),
            },
            Json::String(text) => Self::Text(text),
            Json::Array(list) => Self::List(list.into_iter().map(Self::from_json).collect()),
            Json::Object(fields) => {
                Self::Table(fields.into_iter().map(|(name, value)| Field::new(name, Self::from_json(value))).collect())
            }
        }
    }

    /// For “found …”; long texts are cut.
    pub fn describe(&self) -> String {
        match self {
            Self::Nothing => "nothing".to_owned(),
            Self::Text(text) => quoted(text),
            Self::Whole(number) => number.to_string(),
            Self::Real(number) => number.to_string(),
            Self::Bool(it) => it.to_string(),
            Self::Moment(text) => text.clone(),
            Self::LocalMoment(at) => at.to_string(),
            Self::List(_) => "a list".to_owned(),
            Self::Table(_) => "a table".to_owned(),
        }
    }
}

/// In quotation marks, at most some 60 characters of it, control characters made visible.
pub fn quoted(text: &str) -> String {
    const SHOWN: usize = 60;
    let visible = |c: char| if c.is_control() { '\u{FFFD}' } else { c };
    let mut shown: String = text.chars().take(SHOWN).map(visible).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    format!("“{shown}”")
}

/// The one of `known` that `name` may have been meant to be.
pub fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    const ALIKE: f64 = 0.8; // below it, suggestions confuse more than they help
    let name = name.to_lowercase().replace('-', "_");
    known
        .into_iter()
        .map(|it| (strsim::jaro_winkler(&it.to_lowercase().replace('-', "_"), &name), it))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, it)| it)
}
