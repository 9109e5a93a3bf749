//! Do the language versions of one text state the same facts? Dates and times by the grammars that understand questions,
//! links and other numbers by their signs. What a translator forgot or mistyped shows as a difference.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use crate::language::{Language, LocalizedText};
use crate::program::spelled;
use crate::when::Grammars;

spelled! {
    /// What sort of fact it is.
    Sort { Time = "time", Number = "number", Link = "link" }
}

/// One fact that a version has and the first one has not, or the other way round.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    pub language: Language,
    pub sort: Sort,
    /// As it would be written: `2026-12-03 14:00`, `5000`, `https://…`.
    pub fact: String,
    /// This version lacks it; else the first version does.
    pub lacking: bool,
    /// The language of the first version.
    pub first: Language,
}

/// The facts of one text.
#[derive(Debug, Default, PartialEq, Eq)]
struct Stated {
    facts: BTreeSet<(Sort, String)>,
}

/// Every version held against the first one; empty where they agree, or where there is only one.
pub fn differences(grammars: &Grammars, text: &LocalizedText, zone: Tz, now: DateTime<Utc>) -> Vec<Difference> {
    let mut versions = text.iter().map(|(language, text)| (language, stated(grammars, text, language, zone, now)));
    let Some((of, first)) = versions.next() else { return Vec::new() };
    let mut found = Vec::new();
    for (language, version) in versions {
        let lacks = first.facts.difference(&version.facts).map(|fact| (fact, true));
        let adds = version.facts.difference(&first.facts).map(|fact| (fact, false));
        found.extend(lacks.chain(adds).map(|((sort, fact), lacking)| Difference {
            language,
            sort: *sort,
            fact: fact.clone(),
            lacking,
            first: of,
        }));
    }
    found.sort();
    found
}

fn stated(grammars: &Grammars, text: &str, language: Language, zone: Tz, now: DateTime<Utc>) -> Stated {
    let mut stated = Stated::default();
    let mut rest = text.to_owned();
    for link in links(text) {
        stated.facts.insert((Sort::Link, link.trim_end_matches('/').to_owned()));
        rest = rest.replace(link, &" ".repeat(link.len()));
    }
    let now = zone.from_utc_datetime(&now.naive_utc());
    let mut numbers = rest.clone();
    for found in grammars.find(&rest, language, now) {
        stated.facts.insert((Sort::Time, written(found.interval.from, found.interval.to)));
        if let Some(span) = numbers.get(found.span.clone()) {
            let blank = " ".repeat(span.len());
            numbers.replace_range(found.span, &blank);
        }
    }
    stated.facts.extend(digits(&numbers).into_iter().map(|number| (Sort::Number, number)));
    stated
}

/// A time as staff read it: a day, a moment, or from one to another; days are those that are meant, the last one included.
fn written(from: Option<DateTime<Tz>>, to: Option<DateTime<Tz>>) -> String {
    let midnight = |at: DateTime<Tz>| at.time() == NaiveTime::MIN;
    let day = |at: DateTime<Tz>| at.format("%Y-%m-%d").to_string();
    let told = |at: DateTime<Tz>| if midnight(at) { day(at) } else { at.format("%Y-%m-%d %H:%M").to_string() };
    let last = |at: DateTime<Tz>| if midnight(at) { day(at - TimeDelta::minutes(1)) } else { told(at) };
    match (from, to) {
        (Some(from), Some(to)) if to - from <= TimeDelta::hours(1) => from.format("%Y-%m-%d %H:%M").to_string(),
        (Some(from), Some(to)) if midnight(from) && last(to) == day(from) => day(from),
        (Some(from), Some(to)) => format!("{} – {}", told(from), last(to)),
        (Some(from), None) => format!("{} –", told(from)),
        (None, Some(to)) => format!("– {}", last(to)),
        (None, None) => String::new(),
    }
}

fn links(text: &str) -> Vec<&str> {
    let starts = text.match_indices("http").map(|(at, _)| &text[at..]);
    let links = starts.filter(|it| it.starts_with("http://") || it.starts_with("https://"));
    links
        .map(|it| {
            let end = it.find(|c: char| c.is_whitespace() || !c.is_ascii()).unwrap_or(it.len());
            it[..end].trim_end_matches(['.', ',', ')', ';', '!', '?', '"', '\''])
        })
        .collect()
}

/// Numbers as digits alone: "3,000", "3.000" and "3 000" are the same number written in three habits.
fn digits(text: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    let mut number = String::new();
    let chars: Vec<char> = text.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        if let Some(digit) = c.to_digit(10).or_else(|| wide_digit(*c)) {
            number.push(char::from_digit(digit, 10).expect("below ten"));
            continue;
        }
        let three = |from: usize| {
            let group: Vec<&char> = chars.iter().skip(from).take(3).collect();
            let after = chars.get(from + 3).is_none_or(|c| !c.is_numeric());
            group.len() == 3 && group.iter().all(|c| c.is_ascii_digit()) && after
        };
        let groups = !number.is_empty() && matches!(c, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}') && three(at + 1);
        if !groups && !number.is_empty() {
            numbers.push(std::mem::take(&mut number));
        }
    }
    numbers.extend((!number.is_empty()).then_some(number));
    numbers
}

fn wide_digit(c: char) -> Option<u32> {
    matches!(c, '\u{FF10}'..='\u{FF19}').then(|| u32::from(c) - 0xFF10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    fn check(texts: &[(&'static str, &str)], expected: &[&str]) {
        let grammars = Grammars::new(&Languages::embedded()).expect("the grammars are sound");
        let text: LocalizedText = texts.iter().map(|(tag, text)| (Language::new(tag), *text)).collect();
        let now = DateTime::parse_from_rfc3339("2026-11-22T10:00:00+09:00").expect("a time").to_utc();
        let found = differences(&grammars, &text, chrono_tz::Asia::Seoul, now);
        let words = |it: &Difference| {
            format!("{} {} {} {}", it.language, if it.lacking { "lacks" } else { "adds" }, it.sort, it.fact)
        };
        assert_eq!(found.iter().map(words).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_same_facts_in_other_words_agree() {
        check(
            &[
                ("en", "Until 3 December 2026, fee 3,000 won: https://example.org/a."),
                ("ko", "2026년 12월 3일까지, 참가비 3,000원: https://example.org/a"),
                ("zh-Hans", "截止到2026年12月3日，费用3000韩元：https://example.org/a"),
            ],
            &[],
        );
    }

    #[test]
    fn a_date_a_number_and_a_link_that_differ_are_named() {
        check(
            &[("en", "On 3 December 2026. Bring 2 copies."), ("ko", "2026년 12월 4일입니다. 사본 2부를 가져오세요.")],
            &["ko lacks time 2026-12-03", "ko adds time 2026-12-04"],
        );
        check(
            &[("en", "On 3 December 2026 at 14:00."), ("ko", "2026년 12월 3일 15시입니다.")],
            &["ko lacks time 2026-12-03 14:00", "ko adds time 2026-12-03 15:00"],
        );
        check(
            &[("en", "Room 201, see https://example.org/a"), ("ko", "301호, https://example.org/b")],
            &[
                "ko lacks number 201",
                "ko adds number 301",
                "ko lacks link https://example.org/a",
                "ko adds link https://example.org/b",
            ],
        );
    }

    #[test]
    fn one_version_agrees_with_itself() {
        check(&[("en", "On 3 December, room 201")], &[]);
        check(&[], &[]);
    }
}
