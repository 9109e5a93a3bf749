//! `programs.toml` and `places.toml` → [`Dataset`]. The text is handed in; opening files is the shell's work.
//!
//! A file is cut at its `[[table]]` headings first, so that one broken record does not hide what is wrong with the
//! others, and a large file is never in memory as a tree.

use toml::de::{DeTable, DeValue};

use super::build::Builder;
pub use super::raw::Fault;
use super::raw::{Field, Place, Raw, Value, nearest};
use super::record::{Dataset, Subject};

/// Reads any number of files, each with its name for messages, into one dataset. Ids that lead nowhere are no fault
/// here, as an answer does without what they would name; `naru check` and `naru import` refuse them.
///
/// # Errors
/// Everything that is wrong with any of them.
pub fn from_toml(files: &[(&str, &str)]) -> Result<Dataset, Vec<Fault>> {
    let stored = Dataset::default();
    let mut builder = Builder::new(&stored, None);
    for (name, text) in files {
        add_toml(name, text, &mut builder);
    }
    builder.finish_alone()
}

/// Adds the records of one file.
pub fn add_toml(name: &str, text: &str, to: &mut Builder<'_>) {
    // What an editor on Windows may put before the text.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    for chunk in chunks(text) {
        add_chunk(name, &chunk, to);
    }
}

/// Some lines of a file, and the number of the first.
struct Chunk<'t> {
    text: &'t str,
    line: u32,
}

impl Chunk<'_> {
    fn line_of(&self, offset: usize) -> u32 {
        let before = &self.text.as_bytes()[..offset.min(self.text.len())];
        self.line + u32::try_from(before.iter().filter(|&&b| b == b'\n').count()).unwrap_or(u32::MAX)
    }
}

fn add_chunk(name: &str, chunk: &Chunk<'_>, to: &mut Builder<'_>) {
    let (root, errors) = DeTable::parse_recoverable(chunk.text);
    if !errors.is_empty() {
        for error in errors {
            let place = Place::Line(chunk.line_of(error.span().map_or(0, |span| span.start)));
            to.fault(name, place, format!("not TOML: {}", error.message().trim_end()));
        }
        return; // half a record would only mislead
    }
    for (key, value) in root.into_inner() {
        let line = chunk.line_of(key.span().start);
        let Some(subject) = Subject::from_name(key.get_ref()) else {
            let names = Subject::ALL.iter().map(|it| it.as_str());
            let hint = match nearest(key.get_ref(), names.clone()) {
                Some(near) => format!("did you mean [[{near}]]?"),
                None => format!("there are {}", names.map(|it| format!("[[{it}]]")).collect::<Vec<_>>().join(" ")),
            };
            to.fault(name, Place::Line(line), format!("{}: unknown table; {hint}", key.get_ref()));
            continue;
        };
        let DeValue::Array(records) = value.into_inner() else {
            let message = format!("{subject}: expected a heading in double brackets, [[{subject}]]");
            to.fault(name, Place::Line(line), message);
            continue;
        };
        for record in records {
            let line = chunk.line_of(record.span().start);
            match record.into_inner() {
                DeValue::Table(table) => {
                    let fields = fields(table, chunk);
                    to.add(name, Raw { subject, place: Place::Line(line), partial: false, fields });
                }
                _ => to.fault(name, Place::Line(line), format!("{subject}: expected a table, [[{subject}]]")),
            }
        }
    }
}

fn fields(table: DeTable<'_>, chunk: &Chunk<'_>) -> Vec<Field> {
    let field = |(key, value): (toml::Spanned<_>, toml::Spanned<DeValue<'_>>)| {
        let line = chunk.line_of(key.span().start);
        let name: std::borrow::Cow<'_, str> = key.into_inner();
        Field { name: name.into_owned(), line: Some(line), value: self::value(value.into_inner(), chunk) }
    };
    table.into_iter().map(field).collect()
}

fn value(value: DeValue<'_>, chunk: &Chunk<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => {
            let digits = number.as_str().replace('_', "");
            match i64::from_str_radix(&digits, number.radix()) {
                Ok(number) => Value::Whole(number),
                Err(_) => Value::Real(f64::INFINITY), // a number, but none that anything here could be
            }
        }
        DeValue::Float(number) => Value::Real(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(it) => Value::Bool(it),
        DeValue::Datetime(at) => Value::Moment(at.to_string()),
        DeValue::Array(list) => Value::List(list.into_iter().map(|it| self::value(it.into_inner(), chunk)).collect()),
        DeValue::Table(table) => Value::Table(fields(table, chunk)),
    }
}

/// Cuts a text before each line that begins with `[[name]]`, where `name` has no dot, and that is no part of a text
/// over several lines.
fn chunks(text: &str) -> impl Iterator<Item = Chunk<'_>> {
    let mut cuts = Vec::new();
    let mut inside = Inside::Nothing;
    let mut offset = 0;
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        let heading = line.strip_prefix("[[").and_then(|it| it.split_once("]]"));
        if inside == Inside::Nothing && heading.is_some_and(|(name, _)| !name.contains('.')) {
            cuts.push((offset, number));
        }
        inside = inside.after(line);
        offset += line.len();
    }
    let first = cuts.first().map_or(text.len(), |cut| cut.0);
    let ends: Vec<usize> = cuts.iter().skip(1).map(|cut| cut.0).chain([text.len()]).collect();
    let head = Chunk { text: &text[..first], line: 1 };
    let rest = cuts.into_iter().zip(ends).map(move |((start, line), end)| Chunk { text: &text[start..end], line });
    std::iter::once(head).chain(rest)
}

/// What a line begins inside of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    /// A text in `"""` or `'''`.
    Text(u8),
}

impl Inside {
    fn after(mut self, line: &str) -> Self {
        let bytes = line.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            let three = |quote: u8| bytes[at..].starts_with(&[quote; 3]);
            match self {
                Self::Text(b'"') if byte == b'\\' => at += 1,
                Self::Text(quote) if three(quote) => {
                    self = Self::Nothing;
                    at += 2;
                }
                Self::Text(_) => {}
                Self::Nothing if byte == b'#' => break,
                Self::Nothing if byte == b'"' || byte == b'\'' => {
                    if three(byte) {
                        self = Self::Text(byte);
                        at += 2;
                    } else {
                        at += in_line(&bytes[at..], byte);
                    }
                }
                Self::Nothing => {}
            }
            at += 1;
        }
        self
    }
}

/// Bytes from an opening quote to its end on the same line.
fn in_line(text: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while at < text.len() && text[at] != quote {
        at += if quote == b'"' && text[at] == b'\\' { 2 } else { 1 };
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::sample;

    #[track_caller]
    fn faults(text: &str) -> Vec<String> {
        let stored = Dataset::default();
        let mut builder = Builder::new(&stored, None);
        add_toml("p.toml", text, &mut builder);
        let faults = builder.finish().expect_err("something is wrong with it");
        faults.iter().map(ToString::to_string).collect()
    }

    const HEAD: &str = "[[place]]\nid = \"busan\"\nkind = \"city\"\ntimezone = \"Asia/Seoul\"\nnames = { en = \"Busan\" }\n\
                        [[organizer]]\nid = \"f\"\nplace = \"busan\"\nnames = { en = \"F\" }\n";
    const PROGRAM: &str = "[[program]]\nid = \"a\"\nseries = \"a\"\nkind = \"forum\"\norganizer = \"f\"\n\
                           status = \"scheduled\"\nformat = \"onsite\"\ntitle = { en = \"A\" }\n";

    #[test]
    fn the_sample_is_read_whole() {
        let data = sample::dataset();
        assert!(data.programs.len() > 50 && data.places.len() > 90 && data.organizers.len() == 2);
    }

    #[test]
    fn a_small_file_is_enough() {
        let data = from_toml(&[("p.toml", &format!("{HEAD}{PROGRAM}"))]).expect("nothing is wrong");
        assert_eq!(data.programs[0].id, "a");
    }

    #[test]
    fn all_faults_are_told_with_line_and_value() {
        let text = format!(
            "{HEAD}[[program]]\nid = \"a\"\nseries = \"a\"\nkind = \"forom\"\norganizer = \"f\"\nstatus = \"scheduled\"\n\
             format = \"onsite\"\nfee = 5\nfee_krw = \"free\"\ncapacity = 0\nstarts = 2027-05-12\nplaces = \"busan\"\n\
             topics = []\ntitle = {{ korean = \"A\", en = 3 }}\n[[program.session]]\nplace = \"bussan\"\n"
        );
        assert_eq!(
            faults(&text),
            [
                "p.toml:13: program “a”: kind: expected one of forum, training, exchange, volunteering, culture, network; \
                 found “forom”; did you mean forum?",
                "p.toml:17: program “a”: fee: unknown key; did you mean `fee_krw`?",
                "p.toml:18: program “a”: fee_krw: expected a whole number from 0 to 1000000000; found “free”",
                "p.toml:19: program “a”: capacity: expected a whole number from 1 to 10000000; found 0",
                "p.toml:20: program “a”: starts: expected a date and time with its offset, \
                 such as 2027-05-12T14:00:00+09:00; found 2027-05-12",
                "p.toml:21: program “a”: places: expected a list; found “busan”",
                "p.toml:23: program “a”: title.en: expected a text; found 3",
                "p.toml:23: program “a”: title.korean: expected a language tag such as ko or zh-Hant; found “korean”",
                "p.toml:25: program “a”: session 1: starts: is missing; expected the date and time that it starts at",
            ]
        );
    }

    #[test]
    fn ids_that_lead_nowhere_and_doubles_are_told() {
        let text = format!("{HEAD}{PROGRAM}topics = [\"oda\"]\nplaces = [\"bussan\"]\n{PROGRAM}");
        assert_eq!(
            faults(&text),
            [
                "p.toml:10: program “a”: topics: there is no topic “oda”",
                "p.toml:10: program “a”: places: there is no place “bussan”; did you mean busan?",
                "p.toml:20: program “a”: there is one of that id already, in p.toml:10",
            ]
        );
    }

    #[test]
    fn a_broken_record_does_not_hide_another() {
        let found = faults("[[topic]]\nid = \"a\nnames = 3\n[[topic]]\nid = \"b\"\nnames = 3\n[[tropic]]\n");
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found[0].starts_with("p.toml:2: not TOML"), "{found:#?}");
        assert!(found[1].starts_with("p.toml:6: topic “b”: names: expected texts by language"), "{found:#?}");
        assert_eq!(found[2], "p.toml:7: tropic: unknown table; did you mean [[topic]]?");
    }

    #[test]
    fn a_heading_inside_a_text_is_text() {
        let text = "[[topic]]\nid = \"a\" # it's \"\"\" no text\nnames.en = \"\"\"\n[[topic]]\n\\\"\"\" \"\"\"\n[[topic]]\nid = 'b'\nnames.en = 'B'\n";
        let data = from_toml(&[("p.toml", text)]).expect("nothing is wrong");
        assert_eq!(data.topics.len(), 2);
        assert_eq!(data.topics[0].names.iter().next().map(|it| it.1), Some("[[topic]]\n\"\"\" "));
    }

    #[test]
    fn what_windows_puts_into_a_file_is_no_fault() {
        let text = "\u{FEFF}[[topic]]\r\nid = \"a\"\r\nnames.en = \"\"\"one\r\ntwo\"\"\"\r\n";
        let data = from_toml(&[("p.toml", text)]).expect("nothing is wrong");
        assert_eq!(data.topics[0].names.iter().next().map(|it| it.1), Some("one\ntwo"));
    }

    #[test]
    fn impossible_texts_are_refused() {
        let topic = |name: &str| format!("[[topic]]\nid = \"a\"\nnames.en = \"{name}\"\n");
        assert!(faults(&topic("bell\\u0007"))[0].contains("without control characters"));
        assert!(faults(&topic(&"x".repeat(20_001)))[0].contains("at most 20000 bytes"));
        assert!(from_toml(&[("p.toml", &topic(&"x".repeat(20_000)))]).is_ok());
        assert!(faults("[[topic]]\nid = \"a b\"\nnames.en = \"A\"\n")[0].contains("an id of letters"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_at_all_makes_it_panic(text in "(\\[\\[|topic|program\\.|\\]\\]|\n|\"\"\"|'|\"|id|=|#|\\PC){0,40}") {
            let _ = from_toml(&[("p.toml", &text)]);
        }
    }
}
