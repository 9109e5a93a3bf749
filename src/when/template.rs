//! Templates of `when.toml` written out: `{a|b|}` is any of the parts, `<name>` a word of the class `name`.

use std::collections::BTreeMap;

use super::trie::{COUNT, DIGITS, INTEGER, MOST_NUMBERS, YEAR};

/// What a slot was filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filled {
    /// A word of a class, and what it means.
    Fixed(i16),
    /// The n-th number of the text.
    Number(u8),
}

/// One wording of a template; the numbers in it as [`COUNT`], [`INTEGER`], [`YEAR`] and [`DIGITS`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wording {
    pub text: String,
    pub slots: Vec<Filled>,
    pub numbers: u8,
}

/// Class name → (value, words); `None` is the value of the number inside the words.
pub type Classes = BTreeMap<String, Vec<(Option<i16>, Vec<String>)>>;

/// A template that stands for more wordings than this is a mistake.
const MOST_WORDINGS: usize = 4000;
const DEEPEST: usize = 6;

/// Every wording of `template`.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn wordings(template: &str, classes: &Classes) -> Result<Vec<Wording>, String> {
    expand(template, classes, DEEPEST).map_err(|error| format!("“{template}”: {error}"))
}

fn expand(template: &str, classes: &Classes, depth: usize) -> Result<Vec<Wording>, String> {
    if depth == 0 {
        return Err("classes or alternatives nest too deep".to_owned());
    }
    let mut all = vec![Wording::default()];
    let mut rest = template;
    while let Some(at) = rest.find(['{', '<']) {
        all.iter_mut().for_each(|it| it.text.push_str(&rest[..at]));
        let (open, close) = if rest[at..].starts_with('{') { ('{', '}') } else { ('<', '>') };
        let end = closing(&rest[at..], open, close).ok_or_else(|| format!("“{open}” has no “{close}”"))?;
        let inner = &rest[at + 1..at + end];
        let parts = if open == '{' { alternatives(inner, classes, depth)? } else { slot(inner, classes, depth)? };
        all = product(&all, &parts)?;
        rest = &rest[at + end + 1..];
    }
    all.iter_mut().for_each(|it| it.text.push_str(rest));
    Ok(all)
}

fn closing(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

fn alternatives(inner: &str, classes: &Classes, depth: usize) -> Result<Vec<Wording>, String> {
    let mut parts = Vec::new();
    let (mut nested, mut start) = (0, 0);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => nested += 1,
            '}' => nested -= 1,
            '|' if nested == 0 => {
                parts.extend(expand(&inner[start..at], classes, depth - 1)?);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(expand(&inner[start..], classes, depth - 1)?);
    Ok(parts)
}

fn slot(name: &str, classes: &Classes, depth: usize) -> Result<Vec<Wording>, String> {
    let number = |c: char, slots| vec![Wording { text: c.to_string(), slots, numbers: 1 }];
    match name {
        "n" => return Ok(number(COUNT, vec![Filled::Number(0)])),
        "i" => return Ok(number(INTEGER, vec![Filled::Number(0)])),
        "y" => return Ok(number(YEAR, vec![Filled::Number(0)])),
        "d" => return Ok(number(DIGITS, vec![])),
        _ => {}
    }
    let class = classes.get(name).ok_or_else(|| format!("there is no class “{name}”"))?;
    let mut parts = Vec::new();
    for (value, words) in class {
        for word in words {
            for mut wording in expand(word, classes, depth - 1)? {
                if let Some(value) = value {
                    wording.slots = vec![Filled::Fixed(*value)];
                }
                parts.push(wording);
            }
        }
    }
    Ok(parts)
}

fn product(heads: &[Wording], tails: &[Wording]) -> Result<Vec<Wording>, String> {
    if heads.len() * tails.len() > MOST_WORDINGS {
        return Err(format!("stands for more than {MOST_WORDINGS} wordings"));
    }
    let mut all = Vec::with_capacity(heads.len() * tails.len());
    for head in heads {
        for tail in tails {
            let mut both = head.clone();
            both.text.push_str(&tail.text);
            both.slots.extend(tail.slots.iter().map(|slot| match slot {
                Filled::Number(n) => Filled::Number(n + head.numbers),
                fixed @ Filled::Fixed(_) => *fixed,
            }));
            both.numbers += tail.numbers;
            if usize::from(both.numbers) > MOST_NUMBERS {
                return Err(format!("has more than {MOST_NUMBERS} numbers"));
            }
            all.push(both);
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(template: &str, expected: &[&str]) {
        let classes = Classes::from([("rel".to_owned(), vec![(Some(1), vec!["next".to_owned()])])]);
        let texts: Vec<String> = wordings(template, &classes).unwrap().into_iter().map(|it| it.text).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn alternatives_and_classes_are_written_out() {
        check("{a|b|}c", &["ac", "bc", "c"]);
        check("<rel> {day|we{e|}k}", &["next day", "next week", "next wek"]);
        check("<n>日", &["\u{E000}日"]);
        assert!(wordings("<none>", &Classes::new()).is_err());
        assert!(wordings("{a", &Classes::new()).is_err());
    }
}
