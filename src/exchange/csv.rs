//! CSV: a file a table, named after it (`programs.csv`), one column a language (`title_ko`).
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and runs it. Such cells are written
//! behind an apostrophe, which spreadsheets show as text, and read without it.

use std::io::{self, BufRead, Read as _};

use super::table::{Cell, Kind, Table, tables};
use super::{File, LARGEST, Reading};
use crate::program::Dataset;
use crate::program::raw::{Place, Value};

/// Fields of one row; a file of more is no table of ours.
const MOST_COLUMNS: usize = 500;

pub(super) fn read(name: &str, source: Box<dyn BufRead + '_>, to: &mut Reading<'_, '_>) -> io::Result<()> {
    let Some(kind) = Kind::of_file(name) else {
        let message = format!("which table is it? Name the file after one of {}, such as programs.csv", Kind::names());
        to.builder.fault(name, Place::File, message);
        return Ok(());
    };
    let mut source = source;
    let start = source.fill_buf()?;
    let wide = start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]);
    let marked = start.starts_with(&[0xEF, 0xBB, 0xBF]);
    if wide {
        let Some(text) = to.text(name, source)? else { return Ok(()) };
        return rows(name, kind, &mut text.as_bytes(), to);
    }
    if marked {
        source.consume(3);
    }
    rows(name, kind, &mut source.take(LARGEST), to)
}

fn rows(name: &str, kind: Kind, source: &mut dyn BufRead, to: &mut Reading<'_, '_>) -> io::Result<()> {
    let delimiter = delimiter(source.fill_buf()?);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(source);
    let mut record = csv::ByteRecord::new();
    let mut table: Option<Table> = None;
    let mut row = 0;
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => row += 1,
            Ok(false) => break,
            Err(error) => match error.into_kind() {
                csv::ErrorKind::Io(error) => return Err(error),
                other => return Err(io::Error::other(format!("row {}: {other:?}", row + 1))),
            },
        }
        if record.len() > MOST_COLUMNS {
            let message = format!("expected at most {MOST_COLUMNS} columns; found {}", record.len());
            to.builder.fault(name, Place::Cell { sheet: None, row, column: None }, message);
            return Ok(());
        }
        let mut cells = Vec::with_capacity(record.len());
        for cell in &record {
            match std::str::from_utf8(cell) {
                Ok(text) => cells.push(text),
                Err(_) => {
                    let message = "is not text in UTF-8; save it as “CSV UTF-8”";
                    to.builder.fault(name, Place::Cell { sheet: None, row, column: None }, message);
                    return Ok(()); // the rest would say the same
                }
            }
        }
        match &table {
            None => {
                let header: Vec<String> = cells.iter().map(|it| (*it).to_owned()).collect();
                table = Some(Table::new(name, None, kind, &header, to));
            }
            Some(table) => table.row(row, cells.into_iter().map(value), to),
        }
    }
    if table.is_none() {
        to.builder.fault(name, Place::File, "is empty; the first row has to name the columns");
    }
    Ok(())
}

/// Commas, or what a spreadsheet of another country puts in their place.
fn delimiter(start: &[u8]) -> u8 {
    let line = start.split(|&b| b == b'\n').next().unwrap_or_default();
    let count = |of: u8| line.iter().filter(|&&b| b == of).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|&of| count(of)).unwrap_or(b',')
}

fn value(cell: &str) -> Value {
    if cell.is_empty() {
        return Value::Nothing;
    }
    let quoted = cell.strip_prefix('\'').filter(|_| is_formula(cell.trim_start_matches('\'')));
    Value::Text(quoted.unwrap_or(cell).to_owned())
}

fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

pub(super) fn write(data: &Dataset) -> Vec<File> {
    let file = |table: super::table::Written<'_>| {
        // The mark tells a spreadsheet that it is UTF-8.
        let mut writer = csv::Writer::from_writer("\u{FEFF}".as_bytes().to_vec());
        let mut row = |cells: &[String]| writer.write_record(cells).expect("memory takes everything");
        row(&table.header);
        for cells in table.rows {
            row(&cells.into_iter().map(text).collect::<Vec<_>>());
        }
        (format!("{}.csv", table.kind.name()), writer.into_inner().expect("memory takes everything"))
    };
    tables(data).into_iter().map(file).collect()
}

fn text(cell: Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        // Behind apostrophes too, as one of those is taken off in reading.
        Cell::Text(text) if is_formula(text.trim_start_matches('\'')) => format!("'{text}"),
        Cell::Text(text) => text,
        Cell::Number(number) => number.to_string(),
        Cell::Bool(it) => it.to_string(),
    }
}
