//! The fields of each table, in the order in which files show them, and the shape that each has in a spreadsheet.

use super::record::Subject;

/// How a field stands in files, and in the columns of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Text,
    /// One column a language: `title_ko`.
    Texts,
    /// One column a language, a list in each: `aliases_ko`.
    Lists,
    /// One column, items apart by `;`.
    List,
    Instant,
    Number,
    Bool,
    /// A table of its own.
    Sessions,
}

/// Fields of one table. Those of [`SESSION`] stand in programs, or in a table of their own with a column `program`.
pub fn columns(subject: Subject) -> &'static [(&'static str, Shape)] {
    use Shape::{Bool, Instant, List, Lists, Number, Sessions, Text, Texts};
    match subject {
        Subject::Organizer => {
            &[("id", Text), ("website", Text), ("contact", Text), ("place", Text), ("names", Texts), ("short", Texts)]
        }
        Subject::Topic | Subject::Audience => &[("id", Text), ("names", Texts)],
        Subject::Place => &[
            ("id", Text),
            ("kind", Text),
            ("country", Text),
            ("part_of", List),
            ("timezone", Text),
            ("relation", Text),
            ("names", Texts),
            ("aliases", Lists),
        ],
        Subject::Program => &[
            ("id", Text),
            ("draft", Bool),
            ("series", Text),
            ("kind", Text),
            ("organizer", Text),
            ("status", Text),
            ("status_note", Texts),
            ("format", Text),
            ("topics", List),
            ("audience", List),
            ("places", List),
            ("partners", List),
            ("standing", Bool),
            ("starts", Instant),
            ("ends", Instant),
            ("previous_starts", Instant),
            ("previous_ends", Instant),
            ("apply_opens", Instant),
            ("apply_closes", Instant),
            ("apply_url", Text),
            ("contact", Text),
            ("fee_krw", Number),
            ("capacity", Number),
            ("languages", List),
            ("title", Texts),
            ("summary", Texts),
            ("venue", Texts),
            ("eligibility", Texts),
            ("how_to_apply", Texts),
            ("session", Sessions),
        ],
        Subject::Faq => &[("id", Text), ("phrasings", Lists), ("answer", Texts), ("owner", Text), ("expires", Instant)],
    }
}

pub const SESSION: &[(&str, Shape)] =
    &[("starts", Shape::Instant), ("ends", Shape::Instant), ("place", Shape::Text), ("title", Shape::Texts)];
