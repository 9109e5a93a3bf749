//! `naru explain`: how a question was read, for whoever writes vocabularies or wonders at an answer.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{DateTime, Utc};

use super::ask::Asker;
use crate::clock::{Clock, SystemClock};
use crate::language::Language;
use crate::understand::{Memory, Question};

/// Show how a question is read: language, words and what each became, time, filters, candidates.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Read against DIR/programs.toml and DIR/places.toml instead of the configured database.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The moment to read it at; now by default.
    #[arg(long, value_name = "RFC3339")]
    now: Option<DateTime<Utc>>,
    /// The language to answer in.
    #[arg(long, value_name = "TAG")]
    lang: Option<Language>,
    #[arg(required = true)]
    question: Vec<String>,
}

impl Arguments {
    pub fn run(self) -> ExitCode {
        let asker = match Asker::new(self.data.as_deref()) {
            Ok(asker) => asker,
            Err(error) => {
                eprintln!("naru: {error:#}");
                return ExitCode::from(2);
            }
        };
        let text = self.question.join(" ");
        let now = self.now.unwrap_or_else(|| SystemClock.now());
        let question =
            asker.conversation.engine().question(&asker.knowledge, &text, &Memory::default(), now, self.lang);
        let why = asker.conversation.engine().explain(&asker.knowledge, &text, now, self.lang);
        print!("{}", explained(&asker, &text, &question, &why));
        ExitCode::SUCCESS
    }
}

fn explained(asker: &Asker, text: &str, question: &Question, why: &[String]) -> String {
    let catalogue = asker.knowledge.catalogue();
    let mut out = String::new();
    let mut line = |label: &str, value: &str| {
        let _ = writeln!(out, "{label:<12} {value}");
    };
    line("question", text);
    line("language", question.language.as_str());
    for reading in &question.readings {
        line("", &format!("“{}” → {}", &text[reading.span.clone()], reading.meaning));
    }
    line("intent", question.intent.as_str());
    if let Some(field) = question.field {
        line("field", field.as_str());
    }
    line("filters", &super::ask::filters(catalogue, &question.filters).to_string());
    if let Some(pick) = question.pick {
        line("pick", pick.as_str());
    }
    for program in &question.programs {
        line("program", &catalogue.program(*program).id);
    }
    for program in &question.choices {
        line("choice", &catalogue.program(*program).id);
    }
    for program in &question.suggestions {
        line("near miss", &catalogue.program(*program).id);
    }
    for reason in why {
        line("why", reason);
    }
    out
}
