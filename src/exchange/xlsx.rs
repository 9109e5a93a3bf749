//! XLSX: a workbook with a sheet a table, one column a language (`title_ko`).
//!
//! Cells of formulas are read as the values that they had when the workbook was saved. Dates of a spreadsheet know no
//! zone: they are read in that of the program's place.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::Reading;
use super::table::{Cell, Kind, Table, tables};
use crate::program::Dataset;
use crate::program::raw::{Place, Value, nearest};

/// Bytes that the parts of a workbook may unfold to; a small file may claim to hold much more than memory does.
const LARGEST_UNFOLDED: u64 = 1 << 30;

pub(super) fn read(name: &str, bytes: Vec<u8>, to: &mut Reading<'_, '_>) {
    match unfolded_size(&bytes) {
        None => {
            to.builder.fault(name, Place::File, "is no workbook (XLSX); save it as “Excel workbook”");
            return;
        }
        Some(size) if size > LARGEST_UNFOLDED => {
            to.builder.fault(name, Place::File, format!("unfolds to {size} bytes; expected at most a gibibyte"));
            return;
        }
        Some(_) => {}
    }
    let mut workbook: Xlsx<_> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(workbook) => workbook,
        Err(error) => {
            to.builder.fault(name, Place::File, format!("is no workbook (XLSX) that can be read: {error}"));
            return;
        }
    };
    let is_1904 = workbook.has_1904_epoch();
    let mut sheets: Vec<(String, Kind)> = Vec::new();
    for sheet in workbook.sheet_names() {
        match Kind::of_name(&sheet) {
            Some(kind) => sheets.push((sheet, kind)),
            // Notes of one's own.
            None if sheet.starts_with(['#', '_']) => {}
            None => {
                let names = Kind::ALL.map(Kind::name);
                let hint = match nearest(&sheet, names) {
                    Some(near) => format!("did you mean {near}?"),
                    None => format!("there are {}; a sheet that is none of them begins with #", Kind::names()),
                };
                to.builder.fault(name, Place::File, format!("sheet {sheet}: unknown table; {hint}"));
            }
        }
    }
    sheets.sort_by_key(|(_, kind)| kind.order());
    for (sheet, kind) in sheets {
        match workbook.worksheet_range(&sheet) {
            Ok(range) => read_sheet(name, &sheet, kind, &range, is_1904, to),
            Err(error) => to.builder.fault(name, Place::File, format!("sheet {sheet}: cannot be read: {error}")),
        }
    }
}

fn read_sheet(
    name: &str,
    sheet: &str,
    kind: Kind,
    range: &calamine::Range<Data>,
    is_1904: bool,
    to: &mut Reading<'_, '_>,
) {
    // Empty rows above are no part of the range.
    let Some((first, _)) = range.start() else { return };
    let mut rows = range.rows().zip(first + 1..);
    let Some((header, _)) = rows.next() else { return };
    let header: Vec<String> = header.iter().map(ToString::to_string).collect();
    let table = Table::new(name, Some(sheet.to_owned()), kind, &header, to);
    for (cells, row) in rows {
        let mut values = Vec::with_capacity(cells.len());
        for (cell, at) in cells.iter().zip(0..) {
            if let Data::Error(error) = cell {
                let column = header.get(at).cloned();
                let place = Place::Cell { sheet: Some(sheet.to_owned()), row, column };
                to.builder.fault(name, place, format!("expected a value; found the error {error}"));
            }
            values.push(value(cell, is_1904));
        }
        table.row(row, values.into_iter(), to);
    }
}

fn value(cell: &Data, is_1904: bool) -> Value {
    match cell {
        Data::Empty | Data::Error(_) => Value::Nothing,
        Data::String(text) if text.is_empty() => Value::Nothing,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Value::Text(text.clone()),
        Data::Int(number) => Value::Whole(*number),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => Value::Whole(*number as i64),
        Data::Float(number) => Value::Real(*number),
        Data::Bool(it) => Value::Bool(*it),
        Data::DateTime(at) => match moment(at.as_f64(), is_1904) {
            Some(at) => Value::LocalMoment(at),
            None => Value::Real(at.as_f64()),
        },
    }
}

/// Days since the epoch of spreadsheets, to the second.
fn moment(days: f64, is_1904: bool) -> Option<NaiveDateTime> {
    let epoch = if is_1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) };
    let seconds = (days * 86_400.0).round();
    // Before 1 March 1900 the count is off by one; nobody's program was then.
    let seconds = (seconds.is_finite() && (0.0..1e12).contains(&seconds)).then_some(seconds as i64)?;
    epoch?.and_hms_opt(0, 0, 0)?.checked_add_signed(TimeDelta::try_seconds(seconds)?)
}

/// The sum of the sizes that the directory at the end of a ZIP file states; `None` where there is no such directory.
fn unfolded_size(bytes: &[u8]) -> Option<u64> {
    const END: &[u8] = b"PK\x05\x06";
    const ENTRY: &[u8] = b"PK\x01\x02";
    let number = |at: usize, size: usize| -> Option<u64> {
        let bytes = bytes.get(at..at + size)?;
        Some(bytes.iter().rev().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)))
    };
    if !bytes.starts_with(b"PK") {
        return None;
    }
    // Behind it there is only a comment of at most 64 KiB.
    let from = bytes.len().saturating_sub(66_000);
    let end = from + bytes[from..].windows(4).rposition(|it| it == END)?;
    let entries = number(end + 10, 2)?;
    let mut at = usize::try_from(number(end + 16, 4)?).ok()?;
    let mut sum = 0;
    for _ in 0..entries {
        if bytes.get(at..at + 4)? != ENTRY {
            return None;
        }
        sum += number(at + 24, 4)?;
        at += 46 + usize::try_from(number(at + 28, 2)? + number(at + 30, 2)? + number(at + 32, 2)?).ok()?;
    }
    Some(sum)
}

pub(super) fn write(data: &Dataset) -> Result<Vec<u8>, String> {
    workbook(data).map_err(|error| format!("the workbook cannot be made: {error}"))
}

fn workbook(data: &Dataset) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    for table in tables(data) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(table.kind.name())?;
        sheet.set_freeze_panes(1, 1)?;
        for (name, column) in table.header.iter().zip(0..) {
            sheet.write_string_with_format(0, column, name, &bold)?;
        }
        for (cells, row) in table.rows.zip(1..) {
            for (cell, column) in cells.into_iter().zip(0..) {
                match cell {
                    Cell::Nothing => {}
                    // As text whatever it begins with: never a formula, never a link.
                    Cell::Text(text) => {
                        sheet.write_string(row, column, text)?;
                    }
                    Cell::Number(number) => {
                        sheet.write_number(row, column, number)?;
                    }
                    Cell::Bool(it) => {
                        sheet.write_boolean(row, column, it)?;
                    }
                }
            }
        }
    }
    // A workbook has at least one sheet.
    if workbook.worksheets().is_empty() {
        workbook.add_worksheet().set_name("programs")?;
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_a_spreadsheet_are_dates() {
        let shown = |days, is_1904| moment(days, is_1904).map(|at| at.to_string());
        assert_eq!(shown(46_327.583_333_333_336, false).as_deref(), Some("2026-11-01 14:00:00"));
        assert_eq!(shown(44_865.5, true).as_deref(), Some("2026-11-01 12:00:00"));
        for wrong in [f64::NAN, f64::INFINITY, -1.0, 1e300] {
            assert_eq!(shown(wrong, false), None);
        }
    }

    #[test]
    fn a_file_that_claims_too_much_is_not_unfolded() {
        let mut bytes = workbook(&crate::program::sample::dataset()).expect("it is made");
        assert!(unfolded_size(&bytes).is_some_and(|size| size > 10_000 && size < 10_000_000));
        let entry = bytes.windows(4).position(|it| it == b"PK\x01\x02").expect("it has a directory");
        bytes[entry + 24..entry + 28].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(unfolded_size(&bytes).is_some_and(|size| size > LARGEST_UNFOLDED));
        assert_eq!(unfolded_size(b"PK but nothing more"), None);
        assert_eq!(unfolded_size(b""), None);
    }
}
