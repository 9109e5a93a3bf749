//! `naru ask`: one question, a conversation on a terminal, or JSON lines in and out.

use std::collections::HashMap;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Value, json};

use super::database;
use crate::app::languages;
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::conversation::Conversation;
use crate::language::Language;
use crate::program::{Catalogue, Dataset, read};
use crate::render::plain;
use crate::understand::{Filters, Knowledge, Memory, Question};

/// Answer a question from the program database.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Answer from DIR/programs.toml and DIR/places.toml instead of the configured database.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// The moment to answer at, such as 2026-11-22T09:00:00+09:00; now by default.
    #[arg(long, value_name = "RFC3339")]
    now: Option<DateTime<Utc>>,
    /// The language to answer in, whatever the question is in.
    #[arg(long, value_name = "TAG")]
    lang: Option<Language>,
    /// Print the understood question and the answer as JSON.
    #[arg(long)]
    json: bool,
    /// Read questions from standard input and write answers, one JSON object a line.
    #[arg(long, conflicts_with_all = ["question", "json"])]
    jsonl: bool,
    /// The question; without one, a conversation.
    question: Vec<String>,
}

impl Arguments {
    /// 0: all was answered; 2: bad usage or bad data.
    pub fn run(self) -> ExitCode {
        match self.answer() {
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

    fn answer(self) -> anyhow::Result<bool> {
        let asker = Asker::new(self.data.as_deref())?;
        let now = || self.now.unwrap_or_else(|| SystemClock.now());
        let mut out = io::stdout().lock();
        if self.jsonl {
            return asker.lines(io::stdin().lock(), &mut out, self.lang, now);
        }
        if self.question.is_empty() {
            return asker.converse(io::stdin().lock(), &mut out, self.lang, self.json, now);
        }
        let mut memory = Memory::default();
        let (question, text) = asker.ask(&self.question.join(" "), &mut memory, now(), self.lang);
        asker.print(&mut out, &question, &text, self.json)?;
        Ok(true)
    }
}

/// Everything needed to answer, loaded once.
pub struct Asker {
    pub conversation: Conversation,
    pub knowledge: Knowledge,
}

impl Asker {
    /// # Errors
    /// Files that are missing or wrong, all faults of the data at once.
    pub fn new(data: Option<&Path>) -> anyhow::Result<Self> {
        let config = database::configured(None)?;
        let languages = languages(&config.bot)?;
        let conversation = Conversation::new(&languages, config.reminders.clone())?;
        let catalogue = catalogue(&config, data)?;
        let knowledge = Knowledge::new(Arc::new(catalogue), conversation.engine());
        Ok(Self { conversation, knowledge })
    }

    fn ask(
        &self,
        text: &str,
        memory: &mut Memory,
        now: DateTime<Utc>,
        language: Option<Language>,
    ) -> (Question, String) {
        let reply = self.conversation.reply(&self.knowledge, text, memory, now, language);
        (reply.question, plain::text(&reply.message))
    }

    fn lines(
        &self,
        input: impl BufRead,
        out: &mut impl Write,
        language: Option<Language>,
        now: impl Fn() -> DateTime<Utc>,
    ) -> anyhow::Result<bool> {
        let mut memories: HashMap<String, Memory> = HashMap::new();
        let mut all_answered = true;
        for line in input.split(b'\n') {
            let line = line.context("reading standard input")?;
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let answer = match Line::read(&line) {
                Ok(line) => {
                    let now = line.now.unwrap_or_else(&now);
                    let language = line.lang.or(language);
                    let mut alone = Memory::default();
                    let memory = match &line.conversation {
                        Some(conversation) => memories.entry(conversation.to_string()).or_default(),
                        None => &mut alone,
                    };
                    let (question, text) = self.ask(&line.text, memory, now, language);
                    self.json(line.id, &question, &text)
                }
                Err((id, error)) => {
                    all_answered = false;
                    json!({ "id": id, "error": error })
                }
            };
            serde_json::to_writer(&mut *out, &answer).map_err(io::Error::from)?;
            out.write_all(b"\n")?;
            out.flush()?;
        }
        Ok(all_answered)
    }

    fn converse(
        &self,
        input: impl BufRead,
        out: &mut impl Write,
        language: Option<Language>,
        as_json: bool,
        now: impl Fn() -> DateTime<Utc>,
    ) -> anyhow::Result<bool> {
        let prompt = io::stdin().is_terminal();
        let mut memory = Memory::default();
        let show_prompt = |out: &mut dyn Write| -> io::Result<()> {
            if prompt {
                out.write_all(b"> ")?;
            }
            out.flush()
        };
        show_prompt(out)?;
        for line in input.lines() {
            let line = line.context("reading standard input")?;
            if !line.trim().is_empty() {
                let (question, text) = self.ask(&line, &mut memory, now(), language);
                self.print(out, &question, &text, as_json)?;
            }
            show_prompt(out)?;
        }
        Ok(true)
    }

    fn print(&self, out: &mut impl Write, question: &Question, text: &str, as_json: bool) -> anyhow::Result<()> {
        if as_json {
            serde_json::to_writer_pretty(&mut *out, &self.json(Value::Null, question, text))
                .map_err(io::Error::from)?;
            out.write_all(b"\n")?;
        } else {
            writeln!(out, "{text}")?;
        }
        Ok(())
    }

    /// The answer as other programs read it.
    fn json(&self, id: Value, question: &Question, text: &str) -> Value {
        let catalogue = self.knowledge.catalogue();
        let ids =
            |programs: &[u32]| -> Vec<&str> { programs.iter().map(|at| catalogue.program(*at).id.as_str()).collect() };
        json!({
            "id": id,
            "language": question.language,
            "intent": question.intent,
            "field": question.field,
            "programs": ids(&question.programs),
            "suggestions": ids(&question.suggestions),
            "filters": filters(catalogue, &question.filters),
            "text": text,
        })
    }
}

/// The conditions as other programs read them; what is not limited is left out, but for the seven keys promised.
pub(super) fn filters(catalogue: &Catalogue, filters: &Filters) -> Value {
    let places = |all: &[u16]| -> Vec<&str> { all.iter().map(|at| catalogue.place(*at).id.as_str()).collect() };
    let (from, to) = filters.interval.as_ref().map_or((None, None), |it| (it.from, it.to));
    let (not_from, not_to) = filters.not_interval.as_ref().map_or((None, None), |it| (it.from, it.to));
    let mut shown = json!({
        "from": from.map(|at| at.to_rfc3339()),
        "to": to.map(|at| at.to_rfc3339()),
        "kinds": filters.kinds,
        "places": places(&filters.places),
        "audience": filters.audience,
        "topics": filters.topics,
        "by": filters.by,
    });
    let more = [
        ("not_from", json!(not_from.map(|at| at.to_rfc3339()))),
        ("not_to", json!(not_to.map(|at| at.to_rfc3339()))),
        ("not_kinds", json!(filters.not_kinds)),
        ("not_places", json!(places(&filters.not_places))),
        ("not_audience", json!(filters.not_audience)),
        ("not_topics", json!(filters.not_topics)),
        ("organizers", json!(filters.organizers)),
        ("not_organizers", json!(filters.not_organizers)),
        ("languages", json!(filters.languages)),
        ("not_languages", json!(filters.not_languages)),
        ("words", json!(filters.words)),
        ("abroad", json!(filters.abroad)),
        ("fee", json!(filters.fee)),
        ("format", json!(filters.attendance)),
        ("status", json!(filters.status)),
        ("not_status", json!(filters.not_status)),
        ("standing", json!(filters.standing.then_some(true))),
    ];
    let said = |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
    if let Some(map) = shown.as_object_mut() {
        map.extend(more.into_iter().filter(|(_, value)| said(value)).map(|(key, value)| (key.to_owned(), value)));
    }
    shown
}

/// One line of input.
#[derive(Debug)]
struct Line {
    id: Value,
    text: String,
    now: Option<DateTime<Utc>>,
    conversation: Option<Value>,
    lang: Option<Language>,
}

#[derive(Deserialize)]
struct RawLine {
    #[serde(default)]
    id: Value,
    text: String,
    now: Option<DateTime<Utc>>,
    conversation: Option<Value>,
    lang: Option<Language>,
}

impl Line {
    /// The error keeps the id where there is one.
    fn read(line: &[u8]) -> Result<Self, (Value, String)> {
        let value: Value = serde_json::from_slice(line).map_err(|error| (Value::Null, error.to_string()))?;
        let id = value.get("id").cloned().unwrap_or(Value::Null);
        let raw: RawLine = serde_json::from_value(value).map_err(|error| (id, error.to_string()))?;
        Ok(Self { id: raw.id, text: raw.text, now: raw.now, conversation: raw.conversation, lang: raw.lang })
    }
}

/// The catalogue of the two files in `data`, or of the configured database.
///
/// # Errors
/// Where it cannot be read, with every fault of the files.
fn catalogue(config: &Config, data: Option<&Path>) -> anyhow::Result<Catalogue> {
    let data = match data {
        Some(folder) => of_files(folder)?,
        None => database::stored(config)?,
    };
    Ok(Catalogue::new(data, config.bot.home.as_deref()))
}

fn of_files(folder: &Path) -> anyhow::Result<Dataset> {
    let text = |name: &str| {
        let path = folder.join(name);
        std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
    };
    let (programs, places) = (text("programs.toml")?, text("places.toml")?);
    read::from_toml(&[("programs.toml", &programs), ("places.toml", &places)]).map_err(|faults| database::all(&faults))
}
