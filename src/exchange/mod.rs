//! Files that the program database is exchanged in: TOML, CSV, XLSX, JSON and iCalendar. Pure: bytes in, bytes out.
//!
//! Reading brings every format down to raw records ([`crate::program::raw`]) and gives all that is wrong at once.
//! TOML and JSON say a record whole. A table says only the columns that it has, an event only what a calendar knows:
//! of a record that is stored already, the rest stays as it is. No file removes a record by not naming it, unless
//! that is asked for ([`Read::changes`]).

mod csv;
pub mod icalendar;
mod json;
mod table;
mod toml;
mod xlsx;

use std::collections::HashMap;
use std::io::{self, BufRead, Read as _};

use crate::program::build::{Builder, Named};
use crate::program::change::{Change, What, of_named};
use crate::program::raw::{Fault, Place, Value};
use crate::program::{Dataset, Language, Record, Subject, read, spelled};

spelled! {
    Format { Toml = "toml", Csv = "csv", Xlsx = "xlsx", Json = "json", Ical = "ical" }
}

impl Format {
    /// By the end of a file's name.
    pub fn of_file(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "toml" => Some(Self::Toml),
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            "json" => Some(Self::Json),
            "ics" | "ical" => Some(Self::Ical),
            _ => None,
        }
    }
}

/// Bytes of one file. A table of some hundred thousand programs has fewer; what has more is no such thing.
const LARGEST: u64 = 1 << 30;

/// One file to read.
pub struct Input<'i> {
    /// As faults call it.
    pub name: String,
    pub format: Format,
    pub source: Box<dyn BufRead + 'i>,
}

/// What files are read against.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'s> {
    pub stored: &'s Dataset,
    /// Id of the home place; `None` takes that of the first organizer.
    pub home: Option<&'s str>,
    /// Of texts that do not say in which language they are (iCalendar).
    pub language: Language,
}

/// What files say.
#[derive(Debug)]
pub struct Read {
    /// The records that they name and that are not stored just so.
    pub data: Dataset,
    named: Named,
}

/// Reads all files; `progress` hears how many records there are so far, now and then.
///
/// # Errors
/// Everything that is wrong with any of them.
pub fn read(
    mut inputs: Vec<Input<'_>>,
    setting: Setting<'_>,
    progress: &mut dyn FnMut(usize),
) -> Result<Read, Vec<Fault>> {
    // Places come before programs, whose dates may need their zones; sessions before the programs they belong to.
    inputs.sort_by_key(|input| match input.format {
        Format::Toml | Format::Json => 0,
        Format::Xlsx => 1,
        Format::Csv => 2 + table::Kind::of_file(&input.name).map_or(0, table::Kind::order),
        Format::Ical => 20,
    });
    let mut reading = Reading {
        builder: Builder::new(setting.stored, setting.home),
        sessions: Sessions::default(),
        setting,
        progress,
    };
    for input in inputs {
        let name = input.name.clone();
        if let Err(error) = reading.input(input) {
            reading.builder.fault(&name, Place::File, format!("cannot be read: {error}"));
        }
    }
    reading.leftover_sessions();
    let (data, named) = reading.builder.finish_named()?;
    Ok(Read { data, named })
}

struct Reading<'a, 'p> {
    builder: Builder<'a>,
    sessions: Sessions,
    setting: Setting<'a>,
    progress: &'p mut dyn FnMut(usize),
}

/// Sessions of tables, until their programs are read.
#[derive(Default)]
struct Sessions {
    /// There was a table of sessions, so a program without any there has none.
    given: bool,
    by_program: HashMap<String, Vec<Session>>,
}

struct Session {
    file: String,
    place: Place,
    fields: Value,
}

impl Reading<'_, '_> {
    fn input(&mut self, input: Input<'_>) -> io::Result<()> {
        let Input { name, format, source } = input;
        match format {
            Format::Toml => {
                if let Some(text) = self.text(&name, source)? {
                    read::add_toml(&name, &text, &mut self.builder);
                }
            }
            Format::Json => {
                if let Some(text) = self.text(&name, source)? {
                    json::read(&name, &text, &mut self.builder);
                }
            }
            Format::Ical => {
                if let Some(text) = self.text(&name, source)? {
                    icalendar::read(&name, &text, self.setting, &mut self.builder);
                }
            }
            Format::Csv => csv::read(&name, source, self)?,
            Format::Xlsx => {
                let bytes = bytes(source)?;
                xlsx::read(&name, bytes, self);
            }
        }
        self.report();
        Ok(())
    }

    fn report(&mut self) {
        (self.progress)(self.builder.len());
    }

    /// The whole file as text; `None` where it is none, which is then told.
    fn text(&mut self, name: &str, source: Box<dyn BufRead + '_>) -> io::Result<Option<String>> {
        match decode(bytes(source)?) {
            Ok(text) => Ok(Some(text)),
            Err(line) => {
                self.builder.fault(name, Place::Line(line), "is not text in UTF-8 or UTF-16");
                Ok(None)
            }
        }
    }

    /// Programs that only a table of sessions names.
    fn leftover_sessions(&mut self) {
        let mut left: Vec<_> = self.sessions.by_program.drain().collect();
        left.sort_by(|a, b| a.0.cmp(&b.0));
        for (program, sessions) in left {
            let Some(first) = sessions.first() else { continue };
            let (file, place) = (first.file.clone(), first.place.clone());
            if !self.builder.knows(Subject::Program, &program) {
                let message = format!("there is no program {}", crate::program::raw::quoted(&program));
                self.builder.fault(&file, table::in_column(place, "program"), message);
                continue;
            }
            let list = Value::List(sessions.into_iter().map(|it| it.fields).collect());
            self.builder.add(&file, table::sessions_alone(place, program, list));
        }
    }
}

fn bytes(source: Box<dyn BufRead + '_>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::other("it has more than a gibibyte"));
    }
    Ok(bytes)
}

/// UTF-8, or UTF-16 where its mark says so, as Excel writes “Unicode text”.
///
/// # Errors
/// The line that is no text.
fn decode(bytes: Vec<u8>) -> Result<String, u32> {
    let pairs =
        |of: fn([u8; 2]) -> u16| -> Vec<u16> { bytes[2..].chunks_exact(2).map(|it| of([it[0], it[1]])).collect() };
    let wide = match bytes.get(..2) {
        Some([0xFF, 0xFE]) => Some(pairs(u16::from_le_bytes)),
        Some([0xFE, 0xFF]) => Some(pairs(u16::from_be_bytes)),
        _ => None,
    };
    if let Some(wide) = wide {
        return String::from_utf16(&wide).map_err(|_| 1);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(match text.strip_prefix('\u{FEFF}') {
            Some(rest) => rest.to_owned(),
            None => text,
        }),
        Err(error) => {
            let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            Err(1 + u32::try_from(before.iter().filter(|&&b| b == b'\n').count()).unwrap_or(u32::MAX))
        }
    }
}

impl Read {
    /// What they change in what is stored. `remove` takes out the other records of the tables that the files have.
    pub fn changes(&self, stored: &Dataset, remove: bool) -> Vec<Change> {
        let new = &self.data;
        [
            self.table(Subject::Organizer, &stored.organizers, &new.organizers, remove),
            self.table(Subject::Topic, &stored.topics, &new.topics, remove),
            self.table(Subject::Audience, &stored.audiences, &new.audiences, remove),
            self.table(Subject::Place, &stored.places, &new.places, remove),
            self.table(Subject::Program, &stored.programs, &new.programs, remove),
            self.table(Subject::Faq, &stored.faqs, &new.faqs, remove),
        ]
        .concat()
    }

    fn table<R: Record>(&self, subject: Subject, stored: &[R], new: &[R], remove: bool) -> Vec<Change> {
        let named = self.named.of(subject);
        let remove = remove && !named.is_empty();
        of_named(subject, stored, new, |id| named.contains(id), remove)
    }

    /// Stored records of the files' tables that no file names.
    pub fn unnamed(&self, stored: &Dataset) -> usize {
        let removed = self.changes(stored, true);
        removed.iter().filter(|it| matches!(it.what, What::Removed(_))).count()
    }
}

/// A file's name and bytes.
pub type File = (String, Vec<u8>);

/// Writes all of `data`. CSV gives a file a table, the other formats one; `calendar` is what only iCalendar needs.
///
/// # Errors
/// A sentence on what the format cannot hold.
pub fn write(data: &Dataset, format: Format, calendar: &icalendar::Setting<'_>) -> Result<Vec<File>, String> {
    let one = |name: &str, bytes: Vec<u8>| vec![(name.to_owned(), bytes)];
    Ok(match format {
        Format::Toml => one("programs.toml", toml::write(data).into_bytes()),
        Format::Json => one("programs.json", json::write(data)),
        Format::Csv => csv::write(data),
        Format::Xlsx => one("programs.xlsx", xlsx::write(data)?),
        Format::Ical => one("programs.ics", icalendar::calendar(data, calendar).into_bytes()),
    })
}

#[cfg(test)]
mod tests;
