//! What differs between two states of the program database, field by field, and how to take it back. Pure.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::record::{Dataset, Record, Subject};

/// One record that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub subject: Subject,
    pub id: String,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Added,
    Changed(Vec<FieldChange>),
    /// With the record as it was, in the shape of the files.
    Removed(Value),
}

/// A field as files name it; texts are one field a language, such as `title.ko`. `Null` is a field that is absent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldChange {
    pub field: String,
    pub old: Value,
    pub new: Value,
}

/// How many records were added, changed, removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
}

impl Counts {
    pub fn of<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Self {
        let mut counts = Self::default();
        for change in changes {
            match change.what {
                What::Added => counts.added += 1,
                What::Changed(_) => counts.changed += 1,
                What::Removed(_) => counts.removed += 1,
            }
        }
        counts
    }
}

/// What leads from `old` to `new`: table by table, in the order of `new`, what is gone last. Equal states give nothing.
pub fn diff(old: &Dataset, new: &Dataset) -> Vec<Change> {
    let mut changes = Vec::new();
    diff_table(Subject::Organizer, &old.organizers, &new.organizers, &mut changes);
    diff_table(Subject::Topic, &old.topics, &new.topics, &mut changes);
    diff_table(Subject::Audience, &old.audiences, &new.audiences, &mut changes);
    diff_table(Subject::Place, &old.places, &new.places, &mut changes);
    diff_table(Subject::Program, &old.programs, &new.programs, &mut changes);
    diff_table(Subject::Faq, &old.faqs, &new.faqs, &mut changes);
    changes
}

fn diff_table<R: Record>(subject: Subject, old: &[R], new: &[R], changes: &mut Vec<Change>) {
    let before: HashMap<&str, &R> = old.iter().map(|it| (it.id(), it)).collect();
    let after: HashSet<&str> = new.iter().map(Record::id).collect();
    changes.extend(new.iter().filter_map(|record| one(subject, before.get(record.id()).copied(), record)));
    changes.extend(old.iter().filter(|it| !after.contains(it.id())).map(|it| removed(subject, it)));
}

/// What leads from `old`, if there was one, to `new`; `None` where nothing does.
fn one<R: Record>(subject: Subject, old: Option<&R>, new: &R) -> Option<Change> {
    let what = match old {
        None => What::Added,
        Some(old) if old.is_same(new) => return None,
        Some(old) => What::Changed(diff_fields(&fields(old), &fields(new))),
    };
    Some(Change { subject, id: new.id().to_owned(), what })
}

fn removed(subject: Subject, record: &impl Record) -> Change {
    Change { subject, id: record.id().to_owned(), what: What::Removed(value(record)) }
}

/// What some records of one table change: `new` are those that differ, `named` says which ids were named at all. With
/// `remove`, what was not named is to go.
pub fn of_named<R: Record>(
    subject: Subject,
    old: &[R],
    new: &[R],
    named: impl Fn(&str) -> bool,
    remove: bool,
) -> Vec<Change> {
    let before: HashMap<&str, &R> = old.iter().map(|it| (it.id(), it)).collect();
    let changed = new.iter().filter_map(|record| one(subject, before.get(record.id()).copied(), record));
    let gone = old.iter().filter(|it| remove && !named(it.id())).map(|it| removed(subject, it));
    changed.chain(gone).collect()
}

fn value(record: &impl Record) -> Value {
    serde_json::to_value(record).expect("records hold nothing that JSON cannot say")
}

/// A record's fields by name, a text's languages one by one.
fn fields(record: &impl Record) -> Map<String, Value> {
    let mut flat = Map::new();
    let Value::Object(fields) = value(record) else { unreachable!("a record is an object") };
    for (name, value) in fields {
        match value {
            Value::Object(languages) => {
                flat.extend(languages.into_iter().map(|(tag, text)| (format!("{name}.{tag}"), text)));
            }
            value => {
                flat.insert(name, value);
            }
        }
    }
    flat
}

fn diff_fields(old: &Map<String, Value>, new: &Map<String, Value>) -> Vec<FieldChange> {
    let of = |fields: &Map<String, Value>, name: &str| fields.get(name).cloned().unwrap_or(Value::Null);
    let gone = old.keys().filter(|name| !new.contains_key(*name));
    let names = new.keys().chain(gone).filter(|name| old.get(*name) != new.get(*name));
    names.map(|name| FieldChange { field: name.clone(), old: of(old, name), new: of(new, name) }).collect()
}

/// Why a change cannot be taken back: something came after it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    #[error("{0} “{1}” was removed since")]
    Gone(Subject, String),
    #[error("{0} “{1}” was added again since")]
    Back(Subject, String),
    #[error("{subject} “{id}”: {field} was changed again since")]
    Moved { subject: Subject, id: String, field: String },
    /// Only where a record of an older naru has a shape that is no longer understood.
    #[error("{0} “{1}” cannot be put back: {2}")]
    Unreadable(Subject, String, String),
}

/// `now` without `changes`: what they added is gone, what they removed is back (at the end of its table), and each
/// field they changed has its old value.
///
/// # Errors
/// Everything that came after them and would be lost; then nothing is taken back.
pub fn undo(now: &Dataset, changes: &[Change]) -> Result<Dataset, Vec<Conflict>> {
    let mut data = now.clone();
    let mut conflicts = Vec::new();
    for change in changes {
        let result = match change.subject {
            Subject::Organizer => undo_one(&mut data.organizers, change),
            Subject::Topic => undo_one(&mut data.topics, change),
            Subject::Audience => undo_one(&mut data.audiences, change),
            Subject::Place => undo_one(&mut data.places, change),
            Subject::Program => undo_one(&mut data.programs, change),
            Subject::Faq => undo_one(&mut data.faqs, change),
        };
        conflicts.extend(result.err());
    }
    if conflicts.is_empty() { Ok(data) } else { Err(conflicts) }
}

fn undo_one<R: Record>(table: &mut Vec<R>, change: &Change) -> Result<(), Conflict> {
    let (subject, id) = (change.subject, &change.id);
    let at = table.iter().position(|it| it.id() == id);
    let read = |value: Value| {
        serde_json::from_value(value).map_err(|error| Conflict::Unreadable(subject, id.clone(), error.to_string()))
    };
    match (&change.what, at) {
        (What::Added, Some(at)) => {
            table.remove(at);
        }
        (What::Added, None) | (What::Changed(_), None) => return Err(Conflict::Gone(subject, id.clone())),
        (What::Removed(_), Some(_)) => return Err(Conflict::Back(subject, id.clone())),
        (What::Removed(record), None) => table.push(read(record.clone())?),
        (What::Changed(fields), Some(at)) => {
            let Value::Object(mut record) = value(&table[at]) else { unreachable!("a record is an object") };
            for change in fields {
                take_back(&mut record, change).map_err(|()| Conflict::Moved {
                    subject,
                    id: id.clone(),
                    field: change.field.clone(),
                })?;
            }
            table[at] = read(Value::Object(record))?;
        }
    }
    Ok(())
}

/// `title.ko` lies in the object `title`; no field's own name has a dot.
fn take_back(record: &mut Map<String, Value>, change: &FieldChange) -> Result<(), ()> {
    let (holder, name) = match change.field.split_once('.') {
        None => (record, change.field.as_str()),
        Some((field, tag)) => {
            let inner = record.entry(field).or_insert_with(|| Value::Object(Map::new()));
            (inner.as_object_mut().ok_or(())?, tag)
        }
    };
    if holder.get(name).unwrap_or(&Value::Null) != &change.new {
        return Err(());
    }
    match &change.old {
        Value::Null => holder.remove(name),
        old => holder.insert(name.to_owned(), old.clone()),
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::{Language, Status, sample};

    fn changed(change: impl FnOnce(&mut Dataset)) -> (Dataset, Dataset, Vec<Change>) {
        let old = sample::dataset();
        let mut new = old.clone();
        change(&mut new);
        let changes = diff(&old, &new);
        (old, new, changes)
    }

    #[test]
    fn equal_states_differ_in_nothing() {
        assert_eq!(changed(|_| ()).2, []);
    }

    #[test]
    fn a_change_names_its_fields_with_old_and_new() {
        let (old, _, changes) = changed(|data| {
            let program = &mut data.programs[0];
            program.status = Status::Cancelled;
            program.capacity = None;
            program.title = [(Language::new("ko"), "새 이름")].into_iter().collect();
        });
        let [Change { what: What::Changed(fields), id, .. }] = &changes[..] else { panic!("{changes:?}") };
        assert_eq!(*id, old.programs[0].id);
        let names: Vec<&str> = fields.iter().map(|it| it.field.as_str()).collect();
        assert!(names.contains(&"status") && names.contains(&"title.ko") && names.contains(&"title.en"), "{names:?}");
        let status = fields.iter().find(|it| it.field == "status").expect("it changed");
        assert_eq!((&status.old, &status.new), (&"scheduled".into(), &"cancelled".into()));
    }

    #[test]
    fn what_was_done_is_undone() {
        let (mut old, new, changes) = changed(|data| {
            data.programs[1].title = [(Language::new("en"), "Other")].into_iter().collect();
            data.programs[1].fee_krw = Some(5);
            let mut added = data.programs[2].clone();
            added.id = "added".to_owned();
            data.programs.push(added);
            data.places.remove(3);
            data.topics[0].names = Default::default();
        });
        assert_eq!(Counts::of(&changes), Counts { added: 1, changed: 2, removed: 1 });
        let back = undo(&new, &changes).expect("nothing came after");
        let moved = old.places.remove(3);
        old.places.push(moved);
        assert_eq!(back, old);
    }

    #[test]
    fn what_came_after_is_not_undone_with_it() {
        let (_, mut new, changes) = changed(|data| data.programs[0].fee_krw = Some(77));
        new.programs[0].capacity = Some(3);
        let back = undo(&new, &changes).expect("another field is no conflict");
        assert_eq!(back.programs[0].capacity, Some(3));
        new.programs[0].fee_krw = Some(78);
        let conflicts = undo(&new, &changes).expect_err("the same field is");
        assert!(matches!(&conflicts[..], [Conflict::Moved { field, .. }] if field == "fee_krw"), "{conflicts:?}");
        new.programs.remove(0);
        assert!(matches!(&undo(&new, &changes).expect_err("it is gone")[..], [Conflict::Gone(..)]));
    }
}
