//! Every language's own examples, and what must hold for any text.

use std::sync::LazyLock;

use chrono_tz::Asia::Seoul;
use proptest::prelude::*;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::*;

static GRAMMARS: LazyLock<Grammars> =
    LazyLock::new(|| Grammars::new(&Languages::embedded()).expect("the embedded files are right"));

fn now(text: &str) -> DateTime<Tz> {
    DateTime::parse_from_rfc3339(text).unwrap().with_timezone(&Seoul)
}

const NOW: &str = "2026-11-22T09:00:00+09:00";

/// `locales/<tag>/when-examples.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    /// Text → "from to", "" where it holds no time, ".." for an open side; days or RFC 3339 minutes in Seoul.
    times: toml::Table,
    none: Vec<String>,
}

fn shown(found: &[Found]) -> String {
    let side = |at: Option<DateTime<Tz>>| match at {
        None => "..".to_owned(),
        Some(at) if at.format("%H:%M").to_string() == "00:00" => at.format("%Y-%m-%d").to_string(),
        Some(at) => at.format("%Y-%m-%dT%H:%M").to_string(),
    };
    let all: Vec<String> =
        found.iter().map(|it| format!("{} {}", side(it.interval.from), side(it.interval.to))).collect();
    all.join(", ")
}

fn read(text: &str, tag: Language) -> String {
    shown(&GRAMMARS.find(text, tag, now(NOW)))
}

#[test]
fn every_language_reads_its_own_examples() {
    let languages = Languages::embedded();
    GRAMMARS.warm().expect("every template can be read");
    let mut wrong = Vec::new();
    for locale in languages.iter() {
        let Some(file) = locale.file("when-examples.toml") else {
            wrong.push(format!("{}: when-examples.toml is missing", locale.tag));
            continue;
        };
        let examples: Examples = toml::from_str(file).unwrap_or_else(|error| panic!("{}: {error}", locale.tag));
        let mut check = |text: &str, expected: &str| {
            let found = read(text, locale.tag);
            if found != expected {
                wrong.push(format!("{}: {text}\n    expected {expected}\n    found    {found}", locale.tag));
            }
        };
        for (text, expected) in &examples.times {
            check(text, expected.as_str().expect("a string"));
        }
        for text in &examples.none {
            check(text, "");
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The development set stands beside the project, where it is present at all.
#[test]
fn no_language_drops_below_97_in_100_of_the_development_set() {
    #[derive(Deserialize)]
    struct Row {
        lang: Language,
        question: String,
        kind: String,
        from: Option<String>,
        to: Option<String>,
        #[serde(rename = "ref")]
        now: String,
        #[serde(default)]
        alt: Vec<(Option<String>, Option<String>)>,
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/time-dev.jsonl");
    let Ok(rows) = std::fs::read_to_string(path) else { return };
    let mut scores: std::collections::BTreeMap<Language, (usize, usize)> = Default::default();
    let mut wrong = Vec::new();
    for line in rows.lines() {
        let row: Row = serde_json::from_str(line).unwrap();
        let at = now(&row.now);
        let found = GRAMMARS.find(&row.question, row.lang, at).into_iter().next().map(|it| it.interval);
        let instant = |text: &Option<String>| text.as_deref().map(now);
        let mut pairs = vec![(instant(&row.from), instant(&row.to))];
        pairs.extend(row.alt.iter().map(|(from, to)| (instant(from), instant(to))));
        let right = match &found {
            None => row.kind == "none",
            Some(it) => row.kind != "none" && pairs.contains(&(it.from, it.to)),
        };
        let score = scores.entry(row.lang).or_default();
        score.1 += 1;
        if right {
            score.0 += 1;
        } else {
            wrong.push(format!("{} {} → {:?}", row.lang, row.question, found.map(|it| (it.from, it.to))));
        }
    }
    for (language, (right, all)) in scores {
        assert!(right * 100 >= all * 97, "{language}: {right} of {all} are right\n{}", wrong.join("\n"));
    }
}

fn any_language() -> impl Strategy<Value = Language> {
    let tags: Vec<Language> = GRAMMARS.tongues.keys().copied().collect();
    prop::sample::select(tags)
}

/// Time words of all languages in any order, which random letters would never hit.
fn words() -> impl Strategy<Value = String> {
    let mut pool: Vec<String> = Vec::new();
    for locale in Languages::embedded().iter() {
        let examples: Option<Examples> = locale.file("when-examples.toml").and_then(|it| toml::from_str(it).ok());
        for (text, _) in examples.into_iter().flat_map(|it| it.times) {
            pool.extend(text.split(' ').map(str::to_owned));
        }
    }
    pool.extend(["999", "12", "31", "2027", "-", "~", "/", ".", ":", " "].map(str::to_owned));
    prop::collection::vec(prop::sample::select(pool), 0..12).prop_map(|it| it.join(" "))
}

fn check_any(text: &str, language: Language, seconds: i64) -> Result<(), TestCaseError> {
    let at = DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&Seoul);
    let found = GRAMMARS.find(text, language, at);
    let mut last = 0;
    for it in &found {
        prop_assert!(text.get(it.span.clone()).is_some_and(|part| !part.is_empty()), "{:?}", it.span);
        prop_assert!(it.span.start >= last, "spans overlap");
        last = it.span.end;
        match (it.interval.from, it.interval.to) {
            (Some(from), Some(to)) => prop_assert!(from < to),
            (None, None) => prop_assert!(false, "both sides are open"),
            _ => {}
        }
    }
    let composed: String = text.nfc().collect();
    let apart: String = composed.nfd().collect();
    prop_assert_eq!(shown(&GRAMMARS.find(&composed, language, at)), shown(&GRAMMARS.find(&apart, language, at)));
    Ok(())
}

proptest! {
    #[test]
    fn any_text_gives_intervals_that_run_forward(text in any::<String>(), language in any_language(), at in -30_000_000_000i64..200_000_000_000) {
        check_any(&text, language, at)?;
    }

    #[test]
    fn time_words_in_any_order_give_intervals_that_run_forward(text in words(), language in any_language(), at in -30_000_000_000i64..200_000_000_000) {
        check_any(&text, language, at)?;
    }

    #[test]
    fn width_makes_no_difference(month in 1..13u32, day in 1..29u32) {
        let wide = |n: u32| n.to_string().chars().map(|c| char::from_u32(c as u32 - 48 + 0xFF10).unwrap()).collect::<String>();
        let (narrow, full) = (format!("{month}月{day}日"), format!("{}月{}日", wide(month), wide(day)));
        let ja = Language::new("ja");
        prop_assert!(!read(&narrow, ja).is_empty());
        prop_assert_eq!(read(&narrow, ja), read(&full, ja));
    }
}

#[test]
fn a_hostile_text_is_read_to_its_end() {
    for piece in ["9", "다음 주 ", "next ", "1/", "\u{301}", "下", "11-", "from may to "] {
        let text = piece.repeat(4096 / piece.chars().count());
        for language in GRAMMARS.tongues.keys() {
            let _ = GRAMMARS.find(&text, *language, now(NOW));
        }
    }
}
