//! Questions with what they mean: the examples of every language, and the question sets, judged alike.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use naru::language::{Language, Languages};
use naru::program::{Catalogue, ProgramIndex, read};
use naru::understand::{Engine, Field, Intent, Knowledge, Memory, Question};
use serde::Deserialize;

/// The engine with the catalogue that the questions are about.
pub struct Asked {
    pub engine: Engine,
    pub knowledge: Knowledge,
}

impl Asked {
    /// The sample data that naru comes with.
    pub fn sample() -> Self {
        Self::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample"))
    }

    pub fn of(folder: &Path) -> Self {
        let text = |name: &str| std::fs::read_to_string(folder.join(name)).expect("the data is readable");
        let (programs, places) = (text("programs.toml"), text("places.toml"));
        let data = read::from_toml(&[("programs.toml", &programs), ("places.toml", &places)]).expect("it is in order");
        let engine = Engine::new(&Languages::embedded()).expect("the languages are in order");
        let knowledge = Knowledge::new(Arc::new(Catalogue::new(data, None)), &engine);
        Self { engine, knowledge }
    }

    pub fn ask(&self, text: &str, memory: &mut Memory, now: DateTime<Utc>) -> Question {
        let question = self.engine.question(&self.knowledge, text, memory, now, None);
        memory.remember(now, &question);
        question
    }

    pub fn ids(&self, programs: &[ProgramIndex]) -> Vec<&str> {
        programs.iter().map(|at| self.knowledge.catalogue().program(*at).id.as_str()).collect()
    }
}

/// What a question means; `None` and empty lists ask nothing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Expected {
    pub intent: Option<Intent>,
    pub programs: Option<Vec<String>>,
    pub also: Vec<Vec<String>>,
    pub field: Option<Field>,
    pub also_fields: Vec<Field>,
    pub also_intents: Vec<Intent>,
    pub kinds: Option<Vec<String>>,
    pub places: Option<Vec<String>>,
    pub from: Option<DateTime<Utc>>,
    pub to: Option<DateTime<Utc>>,
    pub by: Option<String>,
}

impl Expected {
    /// `None` where the question was read as expected, else what was read instead.
    pub fn fault(&self, asked: &Asked, question: &Question) -> Option<String> {
        let got = asked.ids(&question.programs);
        let mut said = format!("{}", question.intent);
        if let Some(field) = question.field {
            let _ = write!(said, " {field}");
        }
        let _ = write!(said, " {got:?}");
        let right =
            self.intent_fits(question) && self.programs_fit(&got, question) && self.filters_fit(asked, question);
        (!right).then_some(said)
    }

    fn intent_fits(&self, question: &Question) -> bool {
        let intent = self.intent.is_none_or(|it| it == question.intent) || self.also_intents.contains(&question.intent);
        let mut fields = self.field.into_iter().chain(self.also_fields.iter().copied()).peekable();
        let any_field = fields.peek().is_none() || question.intent != Intent::Detail;
        intent && (any_field || fields.any(|field| question.field == Some(field)))
    }

    fn programs_fit(&self, got: &[&str], question: &Question) -> bool {
        let Some(programs) = &self.programs else {
            let about_none =
                !matches!(question.intent, Intent::List | Intent::Detail | Intent::Subscribe | Intent::Faq);
            return !about_none || got.is_empty();
        };
        let same = |set: &Vec<String>| set.len() == got.len() && set.iter().all(|id| got.contains(&id.as_str()));
        let mut sets = std::iter::once(programs).chain(&self.also);
        match question.intent {
            Intent::Detail => sets.any(|set| set.len() == 1 && got.first() == Some(&set[0].as_str())),
            _ => sets.any(same),
        }
    }

    fn filters_fit(&self, asked: &Asked, question: &Question) -> bool {
        let filters = &question.filters;
        let catalogue = asked.knowledge.catalogue();
        let same = |wanted: &Option<Vec<String>>, got: Vec<&str>| {
            wanted
                .as_ref()
                .is_none_or(|wanted| wanted.len() == got.len() && wanted.iter().all(|it| got.contains(&it.as_str())))
        };
        let interval = filters.interval.as_ref();
        same(&self.kinds, filters.kinds.iter().map(|kind| kind.as_str()).collect())
            && same(&self.places, filters.places.iter().map(|at| catalogue.place(*at).id.as_str()).collect())
            && self.from.is_none_or(|from| interval.and_then(|it| it.from).is_some_and(|it| it == from))
            && self.to.is_none_or(|to| interval.and_then(|it| it.to).is_some_and(|it| it == to))
            && self.by.as_ref().is_none_or(|by| filters.by.is_some_and(|it| it.as_str() == by.as_str()))
    }
}

/// Right and asked, per language, with the faults.
#[derive(Debug, Default)]
pub struct Score {
    pub right: BTreeMap<String, (usize, usize)>,
    pub faults: Vec<String>,
}

impl Score {
    pub fn add(&mut self, language: &str, text: &str, fault: Option<String>) {
        let (right, all) = self.right.entry(language.to_owned()).or_default();
        *all += 1;
        match fault {
            None => *right += 1,
            Some(fault) => self.faults.push(format!("{language} “{text}” was read as {fault}")),
        }
    }

    pub fn percent(&self, language: &str) -> f64 {
        self.right.get(language).map_or(100.0, |(right, all)| 100.0 * *right as f64 / *all as f64)
    }

    /// One line a language; the faults too where `NARU_FAULTS` is set.
    pub fn print(&self, title: &str) {
        println!("{title}");
        for (language, (right, all)) in &self.right {
            println!("  {language:8} {:5.1} %  {right}/{all}", self.percent(language));
        }
        if std::env::var_os("NARU_FAULTS").is_some() {
            self.faults.iter().for_each(|fault| println!("  {fault}"));
        }
    }

    /// The languages below `floor` per cent, for a test to fail on.
    pub fn below(&self, floor: f64) -> Vec<&str> {
        self.right.keys().map(String::as_str).filter(|language| self.percent(language) < floor).collect()
    }
}

/// `locales/<tag>/examples.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    now: toml::value::Datetime,
    #[serde(default)]
    example: Vec<Example>,
}

#[derive(Debug, Deserialize)]
struct Example {
    text: String,
    /// The turn before.
    after: Option<String>,
    /// Another moment than the file's.
    now: Option<toml::value::Datetime>,
    #[serde(flatten)]
    expected: toml::Table,
}

/// Every language's examples; a language without the file is left out.
pub fn examples() -> Vec<(Language, Examples)> {
    let languages = Languages::embedded();
    let read = |text: &str, tag: Language| match toml::from_str(text) {
        Ok(examples) => (tag, examples),
        Err(error) => panic!("locales/{tag}/examples.toml: {error}"),
    };
    languages.iter().filter_map(|locale| Some(read(locale.file("examples.toml")?, locale.tag))).collect()
}

impl Examples {
    pub fn texts(&self) -> Vec<String> {
        self.example.iter().map(|example| example.text.clone()).collect()
    }

    pub fn score(&self, asked: &Asked, language: Language, score: &mut Score) {
        let moment = |at: &toml::value::Datetime| -> DateTime<Utc> { at.to_string().parse().expect("a moment") };
        for example in &self.example {
            let now = moment(example.now.as_ref().unwrap_or(&self.now));
            let mut memory = Memory::default();
            if let Some(before) = &example.after {
                asked.ask(before, &mut memory, now);
            }
            let question = asked.ask(&example.text, &mut memory, now);
            let mut fault = example.expected(language).fault(asked, &question);
            if question.language != language {
                fault = Some(format!("{} words", question.language));
            }
            score.add(language.as_str(), &example.text, fault);
        }
    }
}

impl Example {
    fn expected(&self, language: Language) -> Expected {
        let mut table = self.expected.clone();
        for key in ["from", "to"] {
            if let Some(toml::Value::Datetime(at)) = table.get(key).cloned() {
                table.insert(key.to_owned(), toml::Value::String(at.to_string()));
            }
        }
        match table.try_into() {
            Ok(expected) => expected,
            Err(error) => panic!("locales/{language}/examples.toml: “{}”: {error}", self.text),
        }
    }
}

/// One line of a question set.
#[derive(Debug, Deserialize)]
pub struct Line {
    pub lang: String,
    pub text: String,
    pub now: DateTime<Utc>,
    pub conversation: Option<String>,
    pub expect: Expected,
}

/// The question set beside the project, where there is one.
pub fn question_set() -> Option<(PathBuf, Vec<Line>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let text = std::fs::read_to_string(folder.join("questions-dev.jsonl")).ok()?;
    let lines = text.lines().map(|line| serde_json::from_str(line).expect("a line of the set")).collect();
    Some((folder, lines))
}
