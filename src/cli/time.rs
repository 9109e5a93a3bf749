//! `naru time`: the time expression alone, as JSON lines. The same code reads it as in `naru ask`.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use anyhow::Context;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Deserialize;
use serde_json::{Value, json};

use super::database;
use crate::app::languages;
use crate::clock::{Clock, SystemClock};
use crate::language::Language;
use crate::language::detect::Detector;
use crate::when::Grammars;

/// Read the time expression of each question: one JSON object a line in, one out.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The language of lines that name none; detected from the text by default.
    #[arg(long, value_name = "TAG")]
    lang: Option<Language>,
    /// The moment to read lines against that give none, such as 2026-11-22T09:00:00+09:00; now by default.
    #[arg(long, value_name = "RFC3339")]
    now: Option<DateTime<Utc>>,
    /// The zone that days are counted in.
    #[arg(long, value_name = "ZONE", default_value = "Asia/Seoul")]
    zone: Tz,
    /// Lines of `{"id", "text", "lang", "now"}`, all but the text optional.
    #[arg(long, required = true)]
    jsonl: bool,
}

impl Arguments {
    /// 0: every line was read; 2: some were not, each has its error in the output.
    pub fn run(self) -> ExitCode {
        match self.lines(io::stdin().lock(), &mut io::stdout().lock()) {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::from(2),
            Err(error) => {
                // Whoever reads us may have read enough.
                if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe) {
                    return ExitCode::SUCCESS;
                }
                eprintln!("naru: {error:#}");
                ExitCode::from(2)
            }
        }
    }

    fn lines(&self, input: impl BufRead, out: &mut impl Write) -> anyhow::Result<bool> {
        let languages = languages(&database::configured(None)?.bot)?;
        let reader = Reader {
            grammars: Grammars::new(&languages)?,
            detector: Detector::new(&languages)?,
            zone: self.zone,
            language: self.lang,
        };
        let mut all_read = true;
        for line in input.split(b'\n') {
            let line = line.context("reading standard input")?;
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let answer = Line::read(&line).map(|line| {
                let now = line.now.or(self.now).unwrap_or_else(|| SystemClock.now());
                reader.read(&line, now)
            });
            let answer = answer.unwrap_or_else(|(id, error)| {
                all_read = false;
                json!({ "id": id, "error": error })
            });
            serde_json::to_writer(&mut *out, &answer).map_err(io::Error::from)?;
            out.write_all(b"\n")?;
            out.flush()?;
        }
        Ok(all_read)
    }
}

struct Reader {
    grammars: Grammars,
    detector: Detector,
    zone: Tz,
    language: Option<Language>,
}

impl Reader {
    /// The first expression of the text.
    fn read(&self, line: &Line, now: DateTime<Utc>) -> Value {
        let detected = || self.detector.detect(&line.text, None).map(|it| it.language);
        let language = line.lang.or(self.language).or_else(detected).unwrap_or(Language::new("en"));
        let found = self.grammars.find(&line.text, language, now.with_timezone(&self.zone));
        let Some(first) = found.first() else { return json!({ "id": line.id, "from": null }) };
        let side = |at: Option<DateTime<Tz>>| at.map(|at| at.to_rfc3339());
        json!({
            "id": line.id,
            "from": side(first.interval.from),
            "to": side(first.interval.to),
            "grain": first.interval.grain,
            "span": [first.span.start, first.span.end],
        })
    }
}

#[derive(Debug, Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    text: String,
    lang: Option<Language>,
    now: Option<DateTime<Utc>>,
}

impl Line {
    /// The error keeps the id where there is one.
    fn read(line: &[u8]) -> Result<Self, (Value, String)> {
        let value: Value = serde_json::from_slice(line).map_err(|error| (Value::Null, error.to_string()))?;
        let id = value.get("id").cloned().unwrap_or(Value::Null);
        serde_json::from_value(value).map_err(|error| (id, error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(input: &str) -> (bool, Vec<Value>) {
        let now = "2026-11-22T00:00:00Z".parse().ok();
        let arguments = Arguments { lang: None, now, zone: chrono_tz::Asia::Seoul, jsonl: true };
        let mut out = Vec::new();
        let all = arguments.lines(input.as_bytes(), &mut out).unwrap();
        let lines = String::from_utf8(out).unwrap();
        (all, lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
    }

    #[test]
    fn a_line_becomes_its_interval_and_where_it_stands() {
        let (all, lines) = run(r#"{"id": 7, "lang": "en", "text": "Forums next month?"}"#);
        assert!(all);
        let expected = json!({"id": 7, "from": "2026-12-01T00:00:00+09:00", "to": "2027-01-01T00:00:00+09:00",
            "grain": "month", "span": [7, 17]});
        assert_eq!(lines, [expected]);
    }

    #[test]
    fn a_line_without_a_time_and_one_of_its_own_now() {
        let (_, lines) = run("{\"text\": \"Is it free?\"}\n{\"text\": \"다음 달\", \"now\": \"2026-01-31T20:00:00Z\"}");
        assert_eq!(lines[0], json!({"id": null, "from": null}));
        assert_eq!(lines[1]["from"], "2026-03-01T00:00:00+09:00");
    }

    #[test]
    fn a_bad_line_gives_an_error_and_the_run_goes_on() {
        let (all, lines) = run("{\"id\": \"a\"}\n\nnot json\n{\"text\": \"tomorrow\", \"lang\": \"en\"}");
        assert!(!all);
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[0]["id"], "a");
        assert!(lines[0]["error"].is_string() && lines[1]["error"].is_string());
        assert_eq!(lines[2]["from"], "2026-11-23T00:00:00+09:00");
    }
}
