//! Language versions of one text that contradict each other: a date or a number in one, and another in the next.
//!
//! A number may be a word in one language and digits in another (“seven days”), so one that is only missing says
//! nothing; two versions disagree where each has one that the other has not. Amounts are compared by their digits
//! without the zeros behind them, as some languages count in ten thousands.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use chrono_tz::Tz;

use super::{Finding, View, Weight};
use crate::program::{Language, LocalizedText, Program, Subject};
use crate::when::Interval;

pub(super) fn check(view: &View<'_>, found: &mut Vec<Finding>) {
    for program in &view.data.programs {
        let texts = [
            ("title", &program.title),
            ("summary", &program.summary),
            ("status_note", &program.status_note),
            ("venue", &program.venue),
            ("eligibility", &program.eligibility),
            ("how_to_apply", &program.how_to_apply),
        ];
        for (name, text) in texts {
            for message in disagreements(view, program, text) {
                let message = format!("{name}: {message}");
                found.push(Finding::of(Weight::Doubtful, Subject::Program, &program.id, message));
            }
        }
    }
    for faq in &view.data.faqs {
        let zone = view.home_zone().unwrap_or(Tz::UTC);
        for message in compared(view, &faq.answer, view.now.with_timezone(&zone)) {
            found.push(Finding::of(Weight::Doubtful, Subject::Faq, &faq.id, format!("answer: {message}")));
        }
    }
}

fn disagreements(view: &View<'_>, program: &Program, text: &LocalizedText) -> Vec<String> {
    let zone = view.home_zone().unwrap_or(Tz::UTC);
    // Dates without a year are those of the program.
    let near = program.starts.map_or(view.now, |at| at.to_utc());
    compared(view, text, near.with_timezone(&zone))
}

/// What one version says.
struct Said {
    language: Language,
    /// Single days. Empty where there is a span of days, whose ends languages tell in too many ways to compare.
    dates: BTreeSet<String>,
    numbers: BTreeSet<String>,
}

fn compared(view: &View<'_>, text: &LocalizedText, near: chrono::DateTime<Tz>) -> Vec<String> {
    if text.len() < 2 || !text.iter().any(|(_, text)| text.chars().any(is_digit)) {
        return Vec::new();
    }
    let said: Vec<Said> = text.iter().map(|(language, text)| said(view, language, text, near)).collect();
    let mut found = Vec::new();
    let of = |kind: &str, set: fn(&Said) -> &BTreeSet<String>, found: &mut Vec<String>| {
        let mut told: Vec<Language> = Vec::new();
        for (at, a) in said.iter().enumerate() {
            for b in &said[at + 1..] {
                let only = |x: &Said, y: &Said| set(x).difference(set(y)).cloned().collect::<Vec<_>>().join(", ");
                let (in_a, in_b) = (only(a, b), only(b, a));
                // One that contradicts the first contradicts the others that agree with it too: once is enough.
                if !in_a.is_empty() && !in_b.is_empty() && !told.contains(&b.language) {
                    told.push(b.language);
                    found.push(format!("{} has the {kind} {in_a}, {} has {in_b}", a.language, b.language));
                }
            }
        }
    };
    of("date", |it| &it.dates, &mut found);
    of("number", |it| &it.numbers, &mut found);
    found
}

fn said(view: &View<'_>, language: Language, text: &str, near: chrono::DateTime<Tz>) -> Said {
    let times = view.grammars.find(text, language, near);
    let days = || times.iter().filter(|it| it.interval.grain == "day").map(|it| &it.interval);
    let single = |it: &&Interval| it.from.zip(it.to).is_some_and(|(from, to)| to - from <= TimeDelta::days(1));
    let dates = match days().all(|it| single(&it)) {
        true => days().filter_map(|it| Some(it.from?.date_naive().to_string())).collect(),
        false => BTreeSet::new(),
    };
    // What is a time is no number, in whatever way it is spelled.
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for time in &times {
        if time.span.start >= from {
            rest.push_str(&text[from..time.span.start]);
            rest.push(' ');
            from = time.span.end;
        }
    }
    rest.push_str(&text[from..]);
    Said { language, dates, numbers: numbers(&rest) }
}

fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

/// Also the wide ones of East Asian typesetting.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '\u{FF10}'..='\u{FF19}' => char::from_digit(u32::from(c) - 0xFF10, 10),
        _ => None,
    }
}

/// The numbers of a text as their significant digits: `30,000`, `30.000` and the `3` before “ten thousand” are all `3`.
fn numbers(text: &str) -> BTreeSet<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < chars.len() {
        if !is_digit(chars[at]) {
            at += 1;
            continue;
        }
        let mut number = String::new();
        while at < chars.len() {
            if let Some(digit) = digit(chars[at]) {
                number.push(digit);
            } else if !(is_separator(chars[at]) && chars.get(at + 1).copied().is_some_and(is_digit)) {
                break;
            }
            at += 1;
        }
        let significant = number.trim_start_matches('0').trim_end_matches('0');
        found.insert(if significant.is_empty() { "0".to_owned() } else { significant.to_owned() });
    }
    found
}

/// Between the digits of one number; a plain space parts two.
fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '\u{A0}' | '\u{202F}' | '\u{2009}')
}

#[cfg(test)]
mod unit {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(numbers(text).iter().map(String::as_str).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn numbers_are_their_significant_digits() {
        check("30,000 won", &["3"]);
        check("30.000 won, 30\u{A0}000", &["3"]);
        check("3만 원", &["3"]);
        check("１４~18세", &["14", "18"]);
        check("0 or none", &["0"]);
        check("nothing.", &[]);
        check("1.5만, 15,000", &["15"]);
    }
}
