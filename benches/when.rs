//! How long the time words take to compile, what they weigh, and how long finding takes.
//!
//! `cargo bench --bench when`. The texts are the examples of all languages; the targets stand beside the figures.

use std::fs;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use chrono_tz::Asia::Seoul;
use chrono_tz::Tz;
use naru::language::{Language, Languages};
use naru::when::Grammars;

const LONGEST: usize = 4096;

fn main() {
    let languages = Languages::embedded();
    let now = "2026-11-22T00:00:00Z".parse::<DateTime<Utc>>().expect("a moment").with_timezone(&Seoul);
    for locale in languages.iter() {
        let built = fastest(10, || {
            let grammars = Grammars::new(&languages).expect("the files are read");
            grammars.find("", locale.tag, now)
        });
        println!("{:<8} compiled {built:>9.1?} (≤ 8 ms)", locale.tag.to_string());
    }
    let before = resident();
    let grammars = Grammars::new(&languages).expect("the files are read");
    let started = Instant::now();
    grammars.warm().expect("a test compiles every embedded file");
    let built = started.elapsed();
    println!("all      compiled {built:>9.1?} (≤ 60 ms), {} kB (≤ 5,000)", resident().saturating_sub(before) / 1024);

    let texts = examples(&languages);
    let mut times = Vec::new();
    for (language, text) in &texts {
        times.push(fastest(5, || grammars.find(text, *language, now)));
    }
    times.sort();
    println!("{} texts: p50 {:.1?} (≤ 15 µs), p99 {:.1?}", times.len(), at(&times, 50), at(&times, 99));
    for locale in languages.iter() {
        let (time, piece) = slowest(&grammars, locale.tag, &texts, now);
        println!("{:<8} hostile {time:>9.1?} (≤ 2 ms): {piece:?} again and again", locale.tag.to_string());
    }
}

/// The slowest of texts of [`LONGEST`] letters that say one thing over and over.
fn slowest(
    grammars: &Grammars,
    language: Language,
    texts: &[(Language, String)],
    now: DateTime<Tz>,
) -> (Duration, String) {
    let marks = ["9", "1/", "11-", "1:", "\u{301}", "下", "다음 ", "from may to ", "in the ", "a ", "-", "하나 "];
    let own = texts.iter().filter(|(of, _)| *of == language).map(|(_, text)| format!("{text} "));
    marks
        .into_iter()
        .map(str::to_owned)
        .chain(own)
        .map(|piece| {
            let text: String = piece.chars().cycle().take(LONGEST).collect();
            (fastest(10, || grammars.find(&text, language, now)), piece)
        })
        .max()
        .expect("there are marks")
}

fn examples(languages: &Languages) -> Vec<(Language, String)> {
    let mut texts = Vec::new();
    for locale in languages.iter() {
        let file: toml::Table = locale.file("when-examples.toml").map_or("", |it| it).parse().expect("a test reads it");
        let times = file.get("times").and_then(toml::Value::as_table);
        texts.extend(times.into_iter().flat_map(toml::Table::keys).map(|text| (locale.tag, text.clone())));
    }
    texts
}

fn fastest<T>(times: usize, mut run: impl FnMut() -> T) -> Duration {
    let once = |_| {
        let started = Instant::now();
        std::hint::black_box(run());
        started.elapsed()
    };
    (0..times).map(once).min().unwrap_or_default()
}

fn at(sorted: &[Duration], percent: usize) -> Duration {
    sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)]
}

/// Bytes of memory that the process holds; 0 where the system does not tell.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<usize>().ok()).map_or(0, |kb| kb * 1024)
}
