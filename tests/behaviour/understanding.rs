//! What people ask is understood: the examples of every language, and the question set where it stands beside us.
//!
//! `cargo test --test behaviour understanding -- --nocapture` prints the tables; with `NARU_FAULTS=1` also what was
//! read otherwise than meant.

use std::collections::HashMap;

use naru::understand::Memory;

use crate::support::questions::{Asked, Score, examples, question_set};

/// Per cent of a language's examples. They were written apart from the vocabularies, so a few stay open.
const EXAMPLES_RIGHT: f64 = 85.0;
const SET_RIGHT: f64 = 95.0;
const SET_LANGUAGE_RIGHT: f64 = 99.5;

#[test]
fn the_examples_of_every_language_are_understood() {
    let asked = Asked::sample();
    let mut score = Score::default();
    for (language, examples) in examples() {
        examples.score(&asked, language, &mut score);
    }
    score.print("locales/*/examples.toml");
    assert!(score.below(EXAMPLES_RIGHT).is_empty(), "below {EXAMPLES_RIGHT} %: {:?}", score.below(EXAMPLES_RIGHT));
}

#[test]
fn the_question_set_is_understood_in_every_language() {
    let Some((folder, lines)) = question_set() else { return };
    let asked = Asked::of(&folder);
    let mut memories: HashMap<&str, Memory> = HashMap::new();
    let (mut score, mut languages) = (Score::default(), Score::default());
    for line in &lines {
        let mut alone = Memory::default();
        let memory = match &line.conversation {
            Some(conversation) => memories.entry(conversation).or_default(),
            None => &mut alone,
        };
        let question = asked.ask(&line.text, memory, line.now);
        let other = (question.language.as_str() != line.lang).then(|| format!("{} words", question.language));
        let fault = other.clone().or_else(|| line.expect.fault(&asked, &question));
        score.add(&line.lang, &line.text, fault);
        languages.add("all", &line.text, other);
    }
    score.print("questions-dev.jsonl");
    assert!(score.below(SET_RIGHT).is_empty(), "below {SET_RIGHT} %: {:?}", score.below(SET_RIGHT));
    assert!(languages.below(SET_LANGUAGE_RIGHT).is_empty(), "{:#?}", languages.faults);
}
