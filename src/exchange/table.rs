//! What tables of CSV and XLSX have in common: their names, a row of column names, and rows that become raw records.

use crate::program::columns::{SESSION, Shape, columns};
use crate::program::raw::{Field, Place, Raw, Value, nearest, quoted};
use crate::program::{Dataset, Language, Record, Subject, joined_list};

use super::{Reading, Session};

/// A table by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Records(Subject),
    /// The sessions of all programs, with a column `program`.
    Sessions,
}

impl Kind {
    pub const ALL: [Self; 7] = [
        Self::Records(Subject::Organizer),
        Self::Records(Subject::Topic),
        Self::Records(Subject::Audience),
        Self::Records(Subject::Place),
        Self::Sessions,
        Self::Records(Subject::Program),
        Self::Records(Subject::Faq),
    ];

    /// As sheets and files are called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Records(Subject::Organizer) => "organizers",
            Self::Records(Subject::Topic) => "topics",
            Self::Records(Subject::Audience) => "audiences",
            Self::Records(Subject::Place) => "places",
            Self::Records(Subject::Program) => "programs",
            Self::Records(Subject::Faq) => "faq",
            Self::Sessions => "sessions",
        }
    }

    /// `programs`, `Program`, `2027-programs`.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let words = || name.split(|c: char| !c.is_alphanumeric());
        let is = |kind: &Self| words().any(|word| word == kind.name() || word == kind.name().trim_end_matches('s'));
        Self::ALL.into_iter().find(is)
    }

    pub fn of_file(name: &str) -> Option<Self> {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        Self::of_name(file.rsplit_once('.').map_or(file, |(stem, _)| stem))
    }

    /// The order in which tables have to be read.
    pub fn order(self) -> usize {
        Self::ALL.iter().position(|it| *it == self).unwrap_or(Self::ALL.len())
    }

    fn columns(self) -> Vec<(&'static str, Shape)> {
        match self {
            Self::Records(subject) => columns(subject).iter().filter(|it| it.1 != Shape::Sessions).copied().collect(),
            Self::Sessions => [&[("program", Shape::Text)], SESSION].concat(),
        }
    }

    /// “organizers, topics, …”
    pub fn names() -> String {
        Self::ALL.map(Self::name).join(", ")
    }
}

#[derive(Debug, Clone)]
enum Column {
    /// Its field, and the language of a text.
    Field(&'static str, Option<String>),
    /// Has a name that is none of ours, which was told.
    Unknown,
    Unnamed,
}

/// A table while its rows come.
pub(super) struct Table {
    file: String,
    sheet: Option<String>,
    kind: Kind,
    columns: Vec<Column>,
}

impl Table {
    /// From the row of column names. What is wrong with those is told, and the rest is read.
    pub fn new(file: &str, sheet: Option<String>, kind: Kind, header: &[String], to: &mut Reading<'_, '_>) -> Self {
        let known = kind.columns();
        let mut found: Vec<Column> = Vec::with_capacity(header.len());
        let place = |column: &str| Place::Cell { sheet: sheet.clone(), row: 1, column: Some(column.to_owned()) };
        for (at, name) in header.iter().enumerate() {
            let name = name.trim();
            if name.is_empty() {
                found.push(Column::Unnamed);
                continue;
            }
            let column = column(name, &known);
            if column.is_none() {
                let names = known.iter().map(|(name, shape)| match shape {
                    Shape::Texts | Shape::Lists => format!("{name}_ko"),
                    _ => (*name).to_owned(),
                });
                let names: Vec<String> = names.collect();
                let hint = match nearest(name, names.iter().map(String::as_str)) {
                    Some(near) => format!("did you mean {near}?"),
                    None => format!("{} has {}", kind.name(), names.join(", ")),
                };
                to.builder.fault(file, place(&shortened(name)), format!("unknown column; {hint}"));
            } else if header[..at].iter().any(|it| it.trim() == name) {
                to.builder.fault(file, place(name), "there are two columns of that name");
            }
            found.push(column.unwrap_or(Column::Unknown));
        }
        let key = if kind == Kind::Sessions { "program" } else { "id" };
        if !found.iter().any(|it| matches!(it, Column::Field(field, _) if *field == key)) {
            to.builder.fault(
                file,
                place(key),
                format!("is missing; the first row has to name the columns, {key} among them"),
            );
        }
        if kind == Kind::Sessions {
            to.sessions.given = true;
        }
        Self { file: file.to_owned(), sheet, kind, columns: found }
    }

    fn place(&self, row: u32) -> Place {
        Place::Cell { sheet: self.sheet.clone(), row, column: None }
    }

    /// One row below the names; `row` counts from 1, the names being the first.
    pub fn row(&self, row: u32, cells: impl Iterator<Item = Value>, to: &mut Reading<'_, '_>) {
        let mut fields: Vec<Field> = Vec::with_capacity(self.columns.len());
        let mut empty = true;
        for (at, value) in cells.enumerate() {
            empty &= value == Value::Nothing;
            let (field, language) = match self.columns.get(at) {
                Some(Column::Field(field, language)) => (field, language),
                Some(Column::Unknown) => continue,
                Some(Column::Unnamed) | None => {
                    if value != Value::Nothing {
                        let message = format!("expected nothing outside of named columns; found {}", value.describe());
                        to.builder.fault(&self.file, self.place(row), message);
                    }
                    continue;
                }
            };
            let Some(language) = language else {
                fields.push(Field::new(*field, value));
                continue;
            };
            let text = Field::new(language.clone(), value);
            match fields.iter_mut().find(|it| it.name == *field) {
                Some(Field { value: Value::Table(texts), .. }) => texts.push(text),
                _ => fields.push(Field::new(*field, Value::Table(vec![text]))),
            }
        }
        if empty {
            return;
        }
        match self.kind {
            Kind::Records(subject) => self.record(subject, row, fields, to),
            Kind::Sessions => self.session(row, fields, to),
        }
    }

    fn record(&self, subject: Subject, row: u32, mut fields: Vec<Field>, to: &mut Reading<'_, '_>) {
        if subject == Subject::Program && to.sessions.given {
            let id = fields.iter().find(|it| it.name == "id").and_then(|it| match &it.value {
                Value::Text(id) => Some(id.trim()),
                _ => None,
            });
            let sessions = id.and_then(|id| to.sessions.by_program.remove(id)).unwrap_or_default();
            fields.push(Field::new("session", Value::List(sessions.into_iter().map(|it| it.fields).collect())));
        }
        to.builder.add(&self.file, Raw { subject, place: self.place(row), partial: true, fields });
        // Often enough to be seen moving, seldom enough to cost nothing.
        if row.is_multiple_of(1000) {
            to.report();
        }
    }

    fn session(&self, row: u32, mut fields: Vec<Field>, to: &mut Reading<'_, '_>) {
        let at = fields.iter().position(|it| it.name == "program");
        let program = match at.map(|at| fields.remove(at).value) {
            Some(Value::Text(program)) if !program.trim().is_empty() => program.trim().to_owned(),
            other => {
                let found = other.unwrap_or(Value::Nothing).describe();
                let message = format!("expected the id of a program; found {found}");
                to.builder.fault(&self.file, in_column(self.place(row), "program"), message);
                return;
            }
        };
        let session = Session { file: self.file.clone(), place: self.place(row), fields: Value::Table(fields) };
        to.sessions.by_program.entry(program).or_default().push(session);
    }
}

pub(super) fn in_column(place: Place, column: &str) -> Place {
    match place {
        Place::Cell { sheet, row, .. } => Place::Cell { sheet, row, column: Some(column.to_owned()) },
        other => other,
    }
}

/// A program of which only the sessions are said.
pub(super) fn sessions_alone(place: Place, program: String, sessions: Value) -> Raw {
    let fields = vec![Field::new("id", Value::Text(program)), Field::new("session", sessions)];
    Raw { subject: Subject::Program, place, partial: true, fields }
}

fn shortened(name: &str) -> String {
    quoted(name).trim_start_matches('“').trim_end_matches('”').to_owned()
}

/// `title_zh-Hans` is the field `title` in `zh-Hans`; `zh_Hans` is forgiven.
fn column(name: &str, known: &[(&'static str, Shape)]) -> Option<Column> {
    if let Some((field, _)) = known.iter().find(|(field, shape)| *field == name && !is_by_language(*shape)) {
        return Some(Column::Field(field, None));
    }
    known.iter().filter(|(_, shape)| is_by_language(*shape)).find_map(|(field, _)| {
        let tag = name.strip_prefix(field)?.strip_prefix('_')?.replace('_', "-");
        let language: Language = tag.parse().ok()?;
        Some(Column::Field(field, Some(language.to_string())))
    })
}

fn is_by_language(shape: Shape) -> bool {
    matches!(shape, Shape::Texts | Shape::Lists)
}

/// A value of a cell to be written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Nothing,
    Text(String),
    Number(u32),
    Bool(bool),
}

/// A table to be written: the names of its columns, and its rows.
pub(super) struct Written<'d> {
    pub kind: Kind,
    pub header: Vec<String>,
    pub rows: Box<dyn Iterator<Item = Vec<Cell>> + 'd>,
}

/// All tables of `data` that have a row, in the order of reading.
pub(super) fn tables(data: &Dataset) -> Vec<Written<'_>> {
    let mut tables = Vec::new();
    for kind in Kind::ALL {
        match kind {
            Kind::Records(Subject::Organizer) => tables.extend(of_records(kind, &data.organizers)),
            Kind::Records(Subject::Topic) => tables.extend(of_records(kind, &data.topics)),
            Kind::Records(Subject::Audience) => tables.extend(of_records(kind, &data.audiences)),
            Kind::Records(Subject::Place) => tables.extend(of_records(kind, &data.places)),
            Kind::Records(Subject::Program) => tables.extend(of_records(kind, &data.programs)),
            Kind::Records(Subject::Faq) => tables.extend(of_records(kind, &data.faqs)),
            Kind::Sessions => tables.extend(of_sessions(data)),
        }
    }
    tables
}

type Json = serde_json::Map<String, serde_json::Value>;

fn json(record: &impl serde::Serialize) -> Json {
    match serde_json::to_value(record).expect("records hold nothing that JSON cannot say") {
        serde_json::Value::Object(fields) => fields,
        _ => unreachable!("a record is an object"),
    }
}

fn of_records<R: Record>(kind: Kind, records: &[R]) -> Option<Written<'_>> {
    if records.is_empty() {
        return None;
    }
    let columns = with_languages(kind, records.iter().map(json));
    let header = header(&columns);
    let rows = records.iter().map(move |record| cells(&columns, &json(record)));
    Some(Written { kind, header, rows: Box::new(rows) })
}

fn of_sessions(data: &Dataset) -> Option<Written<'_>> {
    let sessions = || {
        data.programs.iter().flat_map(|program| {
            program.sessions.iter().map(|session| {
                let mut fields = json(session);
                fields.insert("program".to_owned(), program.id.clone().into());
                fields
            })
        })
    };
    sessions().next()?;
    let columns = with_languages(Kind::Sessions, sessions());
    let header = header(&columns);
    Some(Written { kind: Kind::Sessions, header, rows: Box::new(sessions().map(move |it| cells(&columns, &it))) })
}

/// Each column once, a text's for each language that it is in.
fn with_languages(kind: Kind, records: impl Iterator<Item = Json>) -> Vec<(&'static str, Shape, Option<String>)> {
    let known = kind.columns();
    let mut languages: Vec<std::collections::BTreeSet<String>> = vec![Default::default(); known.len()];
    for record in records {
        for ((name, _), tags) in known.iter().zip(&mut languages).filter(|((_, shape), _)| is_by_language(*shape)) {
            if let Some(serde_json::Value::Object(texts)) = record.get(*name) {
                for tag in texts.keys().filter(|tag| !tags.contains(*tag)).collect::<Vec<_>>() {
                    tags.insert(tag.clone());
                }
            }
        }
    }
    let columns = known.iter().zip(languages).flat_map(|((name, shape), tags)| {
        let single = (!is_by_language(*shape)).then_some(None);
        single.into_iter().chain(tags.into_iter().map(Some)).map(|tag| (*name, *shape, tag))
    });
    columns.collect()
}

fn header(columns: &[(&'static str, Shape, Option<String>)]) -> Vec<String> {
    let name = |(name, _, tag): &(&str, Shape, Option<String>)| match tag {
        Some(tag) => format!("{name}_{tag}"),
        None => (*name).to_owned(),
    };
    columns.iter().map(name).collect()
}

fn cells(columns: &[(&'static str, Shape, Option<String>)], record: &Json) -> Vec<Cell> {
    let cell = |(name, _, tag): &(&'static str, Shape, Option<String>)| {
        let value = record.get(*name);
        let value = match tag {
            Some(tag) => value.and_then(|texts| texts.get(tag)),
            None => value,
        };
        match value {
            None | Some(serde_json::Value::Null | serde_json::Value::Object(_)) => Cell::Nothing,
            Some(serde_json::Value::String(text)) => Cell::Text(text.clone()),
            Some(serde_json::Value::Bool(it)) => Cell::Bool(*it),
            Some(serde_json::Value::Number(number)) => match number.as_u64().and_then(|it| u32::try_from(it).ok()) {
                Some(number) => Cell::Number(number),
                None => Cell::Text(number.to_string()),
            },
            Some(serde_json::Value::Array(items)) => {
                Cell::Text(joined_list(items.iter().filter_map(serde_json::Value::as_str)))
            }
        }
    };
    columns.iter().map(cell).collect()
}
