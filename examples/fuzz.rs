//! Throws made-up messages at the engine and looks for panics, slow ones, and answers that contradict themselves.
//!
//! `cargo run --release --example fuzz -- 10000000 [SEED]`. Messages are put together from the vocabularies and the
//! examples of all languages, names of the records, bits of Unicode and plain noise; turns follow one another in
//! conversations. Exits with 1 at the first fault and prints the message, so that it can become a test.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use naru::language::Languages;
use naru::program::{Catalogue, read};
use naru::understand::{Engine, Intent, Knowledge, Memory, Question};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};

/// A message of this many characters at most takes no longer than `SLOW`.
const LONGEST: usize = 300;
const SLOW: Duration = Duration::from_millis(50);
const RETRIES: usize = 5;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let runs: u64 = arguments.next().and_then(|it| it.parse().ok()).unwrap_or(1_000_000);
    let seed: u64 = arguments.next().and_then(|it| it.parse().ok()).unwrap_or(1);
    let languages = Languages::embedded();
    let engine = Engine::new(&languages).expect("the languages are in order");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).expect("the sample is readable");
    let (programs, places) = (text("programs.toml"), text("places.toml"));
    let data = read::from_toml(&[("programs.toml", &programs), ("places.toml", &places)]).expect("it is in order");
    let pieces = pieces(&languages, &programs, &places);
    let knowledge = Knowledge::new(Arc::new(Catalogue::new(data, None)), &engine);

    let mut rng = StdRng::seed_from_u64(seed);
    let mut now: DateTime<Utc> = "2026-11-22T00:00:00Z".parse().expect("a moment");
    let mut memory = Memory::default();
    let mut slowest = Duration::ZERO;
    // What is read at first use is not the message's fault.
    engine.question(&knowledge, "any forums?", &memory, now, None);
    let started = Instant::now();
    for run in 1..=runs {
        if rng.random_ratio(1, 4) {
            memory = Memory::default();
            now += TimeDelta::hours(rng.random_range(-2000..2000));
        }
        now += TimeDelta::minutes(rng.random_range(0..14));
        let message = message(&mut rng, &pieces);
        let began = Instant::now();
        let asked = catch_unwind(AssertUnwindSafe(|| engine.question(&knowledge, &message, &memory, now, None)));
        let mut took = began.elapsed();
        // A machine that does something else as well makes one look slow now and then, but not every time.
        for _ in 0..RETRIES {
            if took <= SLOW || asked.is_err() {
                break;
            }
            let began = Instant::now();
            engine.question(&knowledge, &message, &memory, now, None);
            took = took.min(began.elapsed());
        }
        slowest = slowest.max(took);
        let fault = match &asked {
            Err(_) => Some("it panicked".to_owned()),
            Ok(question) => contradiction(&knowledge, question, &message).map(str::to_owned),
        }
        .or_else(|| (took > SLOW).then(|| format!("it took {took:.1?}")));
        if let Some(fault) = fault {
            eprintln!("run {run} of seed {seed}, at {now}: {fault}\n{message:?}\nafter {:?}", memory.last);
            return ExitCode::FAILURE;
        }
        if let Ok(question) = asked {
            memory.remember(now, &question);
        }
        if run % 1_000_000 == 0 {
            println!("{run} messages, slowest {slowest:.1?}, {:.0?}", started.elapsed());
        }
    }
    println!("{runs} messages of seed {seed}: no fault; slowest {slowest:.1?}, {:.0?} in all", started.elapsed());
    ExitCode::SUCCESS
}

/// What an answer must never be.
fn contradiction(knowledge: &Knowledge, question: &Question, message: &str) -> Option<&'static str> {
    let count = knowledge.catalogue().programs().len();
    let all = question.programs.iter().chain(&question.suggestions).chain(&question.choices);
    let mut sorted = question.programs.clone();
    sorted.sort_unstable();
    sorted.dedup();
    let silent = matches!(question.intent, Intent::None | Intent::Help | Intent::Human | Intent::Offtopic);
    [
        ("a program that is none", all.clone().any(|at| *at as usize >= count)),
        ("a program twice", sorted.len() != question.programs.len()),
        ("programs where there are none to give", silent && !question.programs.is_empty()),
        ("a detail of several", question.intent == Intent::Detail && question.programs.len() != 1),
        ("a detail without a field", question.intent == Intent::Detail && question.field.is_none()),
        ("an empty list", question.intent == Intent::List && question.programs.is_empty()),
        ("more than three choices", question.choices.len() > 3),
        ("a reading beside the text", question.readings.iter().any(|it| message.get(it.span.clone()).is_none())),
    ]
    .into_iter()
    .find_map(|(fault, is)| is.then_some(fault))
}

/// All wordings and texts that we have, as stuff for messages.
fn pieces(languages: &Languages, programs: &str, places: &str) -> Vec<String> {
    let mut all = Vec::new();
    for locale in languages.iter() {
        for file in ["vocabulary.toml", "when.toml", "examples.toml"] {
            if let Some(Ok(table)) = locale.file(file).map(str::parse::<toml::Table>) {
                collect(&toml::Value::Table(table), &mut all);
            }
        }
    }
    for text in [programs, places] {
        if let Ok(table) = text.parse::<toml::Table>() {
            collect(&toml::Value::Table(table), &mut all);
        }
    }
    all.retain(|text| text.chars().count() <= LONGEST);
    all.sort_unstable();
    all.dedup();
    all
}

fn collect(value: &toml::Value, out: &mut Vec<String>) {
    match value {
        toml::Value::String(text) => {
            out.extend(text.split(['{', '|', '}', '*']).map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned));
        }
        toml::Value::Array(all) => all.iter().for_each(|it| collect(it, out)),
        toml::Value::Table(all) => all.iter().for_each(|(_, it)| collect(it, out)),
        _ => {}
    }
}

fn message(rng: &mut StdRng, pieces: &[String]) -> String {
    let mut text = String::new();
    // Most are short, as people write; the long ones cost the time.
    let most = if rng.random_ratio(1, 4) { 8 } else { 4 };
    for _ in 0..rng.random_range(0..most) {
        match rng.random_range(0..10) {
            0 => text.push(char::from_u32(rng.random_range(0..0x11_0000)).unwrap_or(' ')),
            1 => text.push(
                *['?', '\u{301}', '\u{200D}', '1', '/', '\u{1F600}', '\n', '!', '\''].choose(rng).unwrap_or(&'?'),
            ),
            2 => text.push_str(&rng.random_range(0..40_000).to_string()),
            _ => text.push_str(pieces.choose(rng).map_or("", String::as_str)),
        }
        if rng.random_ratio(3, 4) {
            text.push(' ');
        }
    }
    // A slip of the keyboard.
    if rng.random_ratio(1, 3) && !text.is_empty() {
        let mut chars: Vec<char> = text.chars().collect();
        let at = rng.random_range(0..chars.len());
        match rng.random_range(0..3) {
            0 => drop(chars.remove(at)),
            1 => chars.insert(at, 'x'),
            _ => chars.swap(at, 0),
        }
        text = chars.into_iter().collect();
    }
    text.chars().take(LONGEST).collect()
}
