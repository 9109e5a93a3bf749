//! TOML as people write it: plain values first, then texts as sections, dates without quotation marks.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::program::columns::{SESSION, Shape, columns};
use crate::program::{Dataset, Record, Subject};

pub(super) fn write(data: &Dataset) -> String {
    let mut out = String::new();
    table(&mut out, Subject::Organizer, &data.organizers);
    table(&mut out, Subject::Topic, &data.topics);
    table(&mut out, Subject::Audience, &data.audiences);
    table(&mut out, Subject::Place, &data.places);
    table(&mut out, Subject::Program, &data.programs);
    table(&mut out, Subject::Faq, &data.faqs);
    out
}

fn table<R: Record>(out: &mut String, subject: Subject, records: &[R]) {
    for record in records {
        let fields = match serde_json::to_value(record).expect("records hold nothing that JSON cannot say") {
            Value::Object(fields) => fields,
            _ => unreachable!("a record is an object"),
        };
        let between = if out.is_empty() { "" } else { "\n" };
        let _ = writeln!(out, "{between}[[{subject}]]");
        // Names alone fit into a line; a program's texts do not.
        let in_line = matches!(subject, Subject::Organizer | Subject::Topic | Subject::Audience);
        plain(out, columns(subject), &fields, in_line);
        if !in_line {
            sections(out, subject, &fields);
        }
        if let Some(Value::Array(sessions)) = fields.get("session") {
            for session in sessions.iter().filter_map(Value::as_object) {
                let _ = writeln!(out, "\n[[{subject}.session]]");
                plain(out, SESSION, session, true);
            }
        }
    }
}

/// `key = value` lines; with texts by language where those are wanted in the line.
fn plain(out: &mut String, columns: &[(&str, Shape)], fields: &Map<String, Value>, texts: bool) {
    for (name, shape) in columns {
        let Some(value) = fields.get(*name) else { continue };
        if (matches!(shape, Shape::Texts | Shape::Lists) && !texts) || *shape == Shape::Sessions {
            continue;
        }
        let value = match (shape, value) {
            (Shape::Instant, Value::String(at)) => at.clone(),
            (_, value) => spelled(value),
        };
        let _ = writeln!(out, "{name} = {value}");
    }
}

fn sections(out: &mut String, subject: Subject, fields: &Map<String, Value>) {
    for (name, shape) in columns(subject) {
        let Some(Value::Object(texts)) = fields.get(*name) else { continue };
        if matches!(shape, Shape::Texts | Shape::Lists) {
            let _ = writeln!(out, "\n[{subject}.{name}]");
            for (tag, text) in texts {
                let _ = writeln!(out, "{tag} = {}", spelled(text));
            }
        }
    }
}

fn spelled(value: &Value) -> String {
    match value {
        Value::Null => "\"\"".to_owned(),
        Value::Bool(it) => it.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => quoted(text),
        Value::Array(items) => format!("[{}]", items.iter().map(spelled).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) => {
            // A language tag needs no quotation marks as a key.
            let fields: Vec<String> = fields.iter().map(|(key, value)| format!("{key} = {}", spelled(value))).collect();
            format!("{{ {} }}", fields.join(", "))
        }
    }
}

/// A basic string; its line breaks are `\n`, so that each value stays on its line.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
