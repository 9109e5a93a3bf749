//! How long one question takes, how long starting takes, and what the languages weigh in memory.
//!
//! `cargo bench --bench understand`. The questions are the examples of all languages; the small catalogue is the
//! sample, the large one the sample over and over with other names and dates. The targets stand beside the figures.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use naru::language::Languages;
use naru::program::{Catalogue, Dataset, read};
use naru::understand::{Engine, Knowledge, Memory};

const LARGE: usize = 100_000;
const HOSTILE: usize = 4096;

fn main() {
    let now: DateTime<Utc> = "2026-11-22T00:00:00Z".parse().expect("a moment");
    let before = resident();
    let started = Instant::now();
    let languages = Languages::embedded();
    let engine = Engine::new(&languages).expect("the languages are in order");
    let built = started.elapsed();
    let weight = resident().saturating_sub(before);
    let started = Instant::now();
    let data = sample();
    let read = started.elapsed();
    let started = Instant::now();
    let small = Knowledge::new(Arc::new(Catalogue::new(data.clone(), None)), &engine);
    println!("languages compiled {built:>10.1?}, {} kB of memory (≤ 25,000)", weight / 1024);
    println!("sample read        {read:>10.1?}, made searchable in {:.1?}", started.elapsed());
    println!("one question        {:>10.1?} from start to end of the program (≤ 50 ms)", one_shot());
    println!("resident           {:>7} kB with the sample (≤ 50,000)", resident() / 1024);

    let questions = questions(&languages);
    println!("{} questions", questions.len());
    time("sample, p50 ≤ 60 µs, p99 ≤ 0.5 ms", &engine, &small, &questions, now, 20);
    let started = Instant::now();
    let large = Knowledge::new(Arc::new(Catalogue::new(many(&data), None)), &engine);
    println!("{LARGE} programs made searchable in {:.1?}", started.elapsed());
    time("100,000 programs, p50 ≤ 0.5 ms, p99 ≤ 5 ms", &engine, &large, &questions, now, 3);
    for (name, text) in hostile(&questions) {
        let quarter: String = text.chars().take(HOSTILE / 4).collect();
        let (short, long) = (slowest(&engine, &small, &quarter, now), slowest(&engine, &small, &text, now));
        println!("hostile {name:<16} {short:>9.1?} for 1,024 characters, {long:>9.1?} for 4,096 (≤ 5 ms)");
    }
}

fn sample() -> Dataset {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample");
    let text = |name: &str| fs::read_to_string(folder.join(name)).expect("the sample is readable");
    let (programs, places) = (text("programs.toml"), text("places.toml"));
    read::from_toml(&[("programs.toml", &programs), ("places.toml", &places)]).expect("the sample is in order")
}

/// The sample's programs again and again: other ids, series, titles and dates.
fn many(data: &Dataset) -> Dataset {
    let mut many = data.clone();
    many.programs = (0..LARGE)
        .map(|nth| {
            let mut program = data.programs[nth % data.programs.len()].clone();
            let round = nth / data.programs.len();
            let later = TimeDelta::days(round as i64 % 700 - 350);
            program.id = format!("{}-{round}", program.id);
            program.series = format!("{}-{round}", program.series);
            program.title = program.title.iter().map(|(tag, text)| (tag, format!("{text} {round}"))).collect();
            for at in [&mut program.starts, &mut program.ends, &mut program.apply_opens, &mut program.apply_closes] {
                *at = at.map(|at| at + later);
            }
            program
        })
        .collect();
    many
}

/// The texts of `locales/*/examples.toml`.
fn questions(languages: &Languages) -> Vec<String> {
    let mut all = Vec::new();
    for locale in languages.iter() {
        let table: toml::Table = locale.file("examples.toml").and_then(|text| text.parse().ok()).unwrap_or_default();
        let examples = table.get("example").and_then(toml::Value::as_array).into_iter().flatten();
        all.extend(examples.filter_map(|example| Some(example.get("text")?.as_str()?.to_owned())));
    }
    all
}

fn time(title: &str, engine: &Engine, knowledge: &Knowledge, questions: &[String], now: DateTime<Utc>, rounds: usize) {
    let mut times: Vec<Duration> = Vec::new();
    for round in 0..=rounds {
        for text in questions {
            let started = Instant::now();
            std::hint::black_box(engine.question(knowledge, text, &Memory::default(), now, None));
            // The first round warms the caches.
            if round > 0 {
                times.push(started.elapsed());
            }
        }
    }
    times.sort_unstable();
    let at = |part: f64| times.get(((times.len() as f64 * part) as usize).min(times.len().saturating_sub(1)));
    println!(
        "{title}: p50 {:.1?}, p99 {:.1?}, worst {:.1?}",
        at(0.5).copied().unwrap_or_default(),
        at(0.99).copied().unwrap_or_default(),
        times.last().copied().unwrap_or_default()
    );
}

fn slowest(engine: &Engine, knowledge: &Knowledge, text: &str, now: DateTime<Utc>) -> Duration {
    let once = || {
        let started = Instant::now();
        std::hint::black_box(engine.question(knowledge, text, &Memory::default(), now, None));
        started.elapsed()
    };
    once();
    (0..5).map(|_| once()).min().unwrap_or_default()
}

/// `naru ask` with a question, as a process of its own; the best of some.
fn one_shot() -> Duration {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample");
    let once = || {
        let started = Instant::now();
        let answer =
            Command::new(env!("CARGO_BIN_EXE_naru")).arg("ask").arg("--data").arg(&sample).arg("forum?").output();
        assert!(answer.is_ok_and(|answer| answer.status.success()), "the sample can be asked");
        started.elapsed()
    };
    (0..7).map(|_| once()).min().unwrap_or_default()
}

/// Texts that nobody types, of `HOSTILE` characters each.
fn hostile(questions: &[String]) -> Vec<(&'static str, String)> {
    let fill = |part: &str| part.chars().cycle().take(HOSTILE).collect::<String>();
    let mut all: Vec<(&str, String)> = [
        ("one letter", "a"),
        ("short words", "a b "),
        ("digits", "1 2.3/4-"),
        ("syllables", "\u{AC00}\u{B098}"),
        ("han", "\u{5EA7}\u{91D1}\u{5C71}"),
        ("kana", "\u{3042}\u{30A2}"),
        ("accents", "e\u{301}\u{302}\u{303}"),
        ("emoji", "\u{1F600} "),
        ("brackets", "(\"["),
        ("typing errors", "nagasaky vladivostock exchnge "),
    ]
    .map(|(name, part)| (name, fill(part)))
    .into();
    all.push(("all questions", fill(&questions.join(" "))));
    all
}

/// Resident memory in bytes; 0 where the system does not tell.
fn resident() -> usize {
    let pages = fs::read_to_string("/proc/self/statm").ok();
    pages.and_then(|text| text.split(' ').nth(1)?.parse::<usize>().ok()).unwrap_or(0) * 4096
}
