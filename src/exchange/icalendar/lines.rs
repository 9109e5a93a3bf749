//! Content lines of RFC 5545, section 3.1: escaped, folded, ended by CR LF.
//!
//! Written here and not by the `icalendar` package, which knows no VTIMEZONE; the tests read our files with it.

/// Octets of a line, without its end.
const WIDEST: usize = 75;

#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line that needs no escaping.
    pub fn plain(&mut self, line: &str) {
        let mut width = 0;
        for c in line.chars() {
            if width + c.len_utf8() > WIDEST {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A property whose value is a text.
    pub fn property(&mut self, name: &str, parameters: &[(&str, &str)], value: &str) {
        let parameters: String = parameters.iter().map(|(name, value)| format!(";{name}={value}")).collect();
        self.plain(&format!("{name}{parameters}:{}", escaped(value)));
    }

    /// A property whose value is no text (an address), and is not escaped.
    pub fn raw(&mut self, name: &str, value: &str) {
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        self.plain(&format!("{name}:{value}"));
    }

    pub fn finish(self) -> String {
        self.0
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\r' => {}
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

/// A line of a file, unfolded: name, parameters and value as written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Of the file, from 1.
    pub number: u32,
    /// In capitals.
    pub name: String,
    /// Names in capitals.
    pub parameters: Vec<(String, String)>,
    pub value: String,
}

impl Line {
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }

    /// The value as a text.
    pub fn text(&self) -> String {
        let mut out = String::with_capacity(self.value.len());
        let mut chars = self.value.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n' | 'N') => out.push('\n'),
                    Some(c) => out.push(c),
                    None => {}
                },
                c => out.push(c),
            }
        }
        out
    }
}

/// The lines of a file; `None` in place of one that is none.
pub(super) fn parse(text: &str) -> impl Iterator<Item = Result<Line, u32>> {
    let mut unfolded: Vec<(u32, String)> = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        match (line.strip_prefix([' ', '\t']), unfolded.last_mut()) {
            (Some(more), Some((_, last))) => last.push_str(more),
            _ if line.trim().is_empty() => {}
            _ => unfolded.push((number, line.to_owned())),
        }
    }
    unfolded.into_iter().map(|(number, line)| parse_line(number, &line).ok_or(number))
}

fn parse_line(number: u32, line: &str) -> Option<Line> {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == ':' && !quoted
    })?;
    let (head, value) = (&line[..colon.0], &line[colon.0 + 1..]);
    let mut quoted = false;
    let mut parts = head.split(|c| {
        quoted ^= c == '"';
        c == ';' && !quoted
    });
    let name = parts.next()?.trim().to_ascii_uppercase();
    let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    if name.is_empty() || !name.bytes().all(fits) {
        return None;
    }
    let parameters = parts
        .filter_map(|it| it.split_once('='))
        .map(|(name, value)| (name.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_owned()));
    Some(Line { number, name, parameters: parameters.collect(), value: value.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut lines = Lines::default();
        let text = "국제교류; 행사, ".repeat(20);
        lines.property("SUMMARY", &[("LANGUAGE", "ko")], &text);
        let written = lines.finish();
        assert!(written.split("\r\n").all(|line| line.len() <= WIDEST), "{written}");
        let read: Vec<_> = parse(&written).collect();
        let [Ok(line)] = &read[..] else { panic!("{read:?}") };
        assert_eq!((line.name.as_str(), line.parameter("LANGUAGE"), line.text()), ("SUMMARY", Some("ko"), text));
    }

    #[test]
    fn parameters_may_be_quoted() {
        let line = parse_line(1, "dtstart;tzid=\"A;B:C\":20270101T000000").expect("a line");
        assert_eq!((line.name.as_str(), line.parameter("TZID")), ("DTSTART", Some("A;B:C")));
        assert_eq!(line.value, "20270101T000000");
        assert_eq!(parse("no line at all\nA:b").collect::<Vec<_>>()[0], Err(1));
    }
}
