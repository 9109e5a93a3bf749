//! Placeholders in texts of staff: `{{deadline}}` stands for a value given apart, so that a text can be used again.

use std::collections::{BTreeMap, BTreeSet};

use super::Content;
use crate::program::Language;

/// A stretch of text: as it stands, or a placeholder's name.
enum Piece<'a> {
    Text(&'a str),
    Name(&'a str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("{{") {
        let Some((name, after)) = behind.split_once("}}") else { break };
        let known = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        if name.trim().is_empty() || !name.trim().chars().all(known) {
            // Two braces that are no placeholder stay as they are.
            let upto = before.len() + 2;
            pieces.push(Piece::Text(&rest[..upto]));
            rest = &rest[upto..];
            continue;
        }
        pieces.push(Piece::Text(before));
        pieces.push(Piece::Name(name.trim()));
        rest = after;
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// A value for a language: `name.ko`, else `name`.
fn value<'a>(values: &'a BTreeMap<String, String>, name: &str, language: Language) -> Option<&'a str> {
    let own = values.get(&format!("{name}.{language}"));
    own.or_else(|| values.get(name)).map(String::as_str).filter(|it| !it.trim().is_empty())
}

/// `text` with every placeholder that has a value filled in.
pub fn fill(text: &str, values: &BTreeMap<String, String>, language: Language) -> String {
    let piece = |piece: Piece<'_>| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Name(name) => value(values, name, language).map_or_else(|| format!("{{{{{name}}}}}"), str::to_owned),
    };
    pieces(text).into_iter().map(piece).collect()
}

/// The names of all placeholders, each once.
pub fn names(content: &Content) -> BTreeSet<String> {
    let texts = content.title.iter().chain(content.body.iter());
    texts
        .flat_map(|(_, text)| pieces(text))
        .filter_map(|piece| match piece {
            Piece::Name(name) => Some(name.to_owned()),
            Piece::Text(_) => None,
        })
        .collect()
}

/// Placeholders without a value, as (language, name), each once.
pub fn missing(content: &Content) -> BTreeSet<(Language, String)> {
    let texts = content.title.iter().chain(content.body.iter());
    texts
        .flat_map(|(language, text)| {
            pieces(text).into_iter().filter_map(move |piece| match piece {
                Piece::Name(name) if value(&content.values, name, language).is_none() => {
                    Some((language, name.to_owned()))
                }
                _ => None,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KO: Language = Language::new("ko");
    const EN: Language = Language::new("en");

    fn values() -> BTreeMap<String, String> {
        [("place", "Haeundae"), ("place.ko", "해운대"), ("empty", " ")]
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    #[test]
    fn placeholders_are_filled_in_each_language() {
        assert_eq!(fill("At {{place}}, {{ place }}.", &values(), EN), "At Haeundae, Haeundae.");
        assert_eq!(fill("{{place}}에서", &values(), KO), "해운대에서");
        assert_eq!(fill("{{unknown}} {{ a b }} {{ {x} {{", &values(), EN), "{{unknown}} {{ a b }} {{ {x} {{");
    }

    #[test]
    fn what_has_no_value_is_named() {
        let body = [(EN, "{{place}} {{when}} {{empty}}"), (KO, "{{when}}")].into_iter().collect();
        let content = Content { body, values: values(), ..Content::default() };
        let found: Vec<String> = missing(&content).iter().map(|(tag, name)| format!("{tag} {name}")).collect();
        assert_eq!(found, ["en empty", "en when", "ko when"]);
        assert!(names(&content).iter().eq(["empty", "place", "when"]));
    }
}
