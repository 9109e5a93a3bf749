//! JSON: the tables as lists, in the shape of the TOML files; for other programs.

use serde_json::Value as Json;

use crate::program::build::Builder;
use crate::program::raw::{Place, Raw, Value, nearest};
use crate::program::{Dataset, Subject};

pub(super) fn read(name: &str, text: &str, to: &mut Builder<'_>) {
    let root: Json = match serde_json::from_str(text) {
        Ok(root) => root,
        Err(error) => {
            let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
            to.fault(name, Place::Line(line), format!("not JSON: {error}"));
            return;
        }
    };
    let Json::Object(tables) = root else {
        to.fault(name, Place::File, "expected an object of tables, such as {\"program\": […]}");
        return;
    };
    for (table, records) in tables {
        let Some(subject) = Subject::from_name(&table) else {
            let names = Subject::ALL.iter().map(|it| it.as_str());
            let hint = match nearest(&table, names.clone()) {
                Some(near) => format!("did you mean {near}?"),
                None => format!("there are {}", names.collect::<Vec<_>>().join(", ")),
            };
            to.fault(name, Place::Entry(table), format!("unknown table; {hint}"));
            continue;
        };
        let Json::Array(records) = records else {
            to.fault(name, Place::Entry(table), "expected a list of records");
            continue;
        };
        for (record, number) in records.into_iter().zip(1..) {
            let place = Place::Entry(format!("{subject} {number}"));
            match Value::from_json(record) {
                Value::Table(fields) => to.add(name, Raw { subject, place, partial: false, fields }),
                other => to.fault(name, place, format!("expected an object; found {}", other.describe())),
            }
        }
    }
}

pub(super) fn write(data: &Dataset) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(data).expect("records hold nothing that JSON cannot say");
    text.push(b'\n');
    text
}
