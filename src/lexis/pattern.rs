//! How words are written in `vocabulary.toml`: one line of text stands for one or many spellings.
//!
//! - `{a|b|}` is any of the parts, the empty one included: `sign{|ing} up`;
//! - `*` at the end of a word is any further letters of that word: `форум*`;
//! - ` .. ` is a gap of a few words: `when .. close*`;
//! - accents, case, width, hyphens, apostrophes and the Chinese way of writing make no difference.

use super::compare::Compared;
use super::wording;

/// One step of a spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    Char(char),
    /// Any letters up to the end of the word.
    Rest,
    /// Some words.
    Gap,
}

/// One spelling: the steps, and its letters as they were written, where accents tell words apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    pub steps: Vec<Step>,
    pub accented: Option<Box<[char]>>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("“{0}”: a brace is not closed")]
    Unclosed(String),
    #[error("“{0}” stands for more than {MOST} spellings")]
    TooMany(String),
    #[error("“{0}” has no letters")]
    Empty(String),
    #[error("“{0}”: “*” must end a word and “..” must stand between words")]
    Misplaced(String),
}

/// Spellings that one line may stand for: more is a slip of the pen.
const MOST: usize = 6000;

/// All spellings of `line`. `strict`: accents tell words apart in this language.
///
/// # Errors
/// Where the line is not written as the module says.
pub fn spellings(line: &str, strict: bool) -> Result<Vec<Spelling>, Error> {
    let texts = wording::expanded(line, MOST).ok_or_else(|| Error::Unclosed(line.to_owned()))?;
    if texts.len() > MOST {
        return Err(Error::TooMany(line.to_owned()));
    }
    texts
        .iter()
        .map(|text| spelling(text, strict).ok_or_else(|| Error::Misplaced(line.to_owned())))
        .collect::<Result<Vec<_>, _>>()
        .and_then(
            |all| if all.iter().any(|one| one.steps.is_empty()) { Err(Error::Empty(line.to_owned())) } else { Ok(all) },
        )
}

fn spelling(text: &str, strict: bool) -> Option<Spelling> {
    // A final question mark must make no difference, so no wording may ask for one.
    let trimmed = text.trim_end_matches(['?', '\u{FF1F}']);
    let text = if trimmed.is_empty() { text } else { trimmed };
    let mut steps = Vec::new();
    let mut accented: Vec<char> = Vec::new();
    for (nth, part) in text.split(" .. ").enumerate() {
        if nth > 0 {
            steps.push(Step::Gap);
        }
        let mut words = part.split('*').peekable();
        let mut first = true;
        while let Some(word) = words.next() {
            let compared = Compared::new(word, usize::MAX);
            let leading_space = !first && word.starts_with(' ') && !compared.is_empty();
            if leading_space && !compared.classes[0].is_packed() {
                steps.push(Step::Char(' '));
                accented.push(' ');
            } else if !first && !compared.is_empty() && !leading_space {
                return None; // letters right after a star
            }
            steps.extend(compared.chars.iter().map(|c| Step::Char(*c)));
            accented.extend(&compared.accented);
            if words.peek().is_some() {
                if compared.classes.last().is_none_or(|class| !class.is_spaced()) {
                    return None;
                }
                steps.push(Step::Rest);
            }
            first = false;
        }
    }
    if text.replace(" .. ", "").contains("..") || steps.first() == Some(&Step::Gap) || steps.last() == Some(&Step::Gap)
    {
        return None;
    }
    let marked = strict && !steps.contains(&Step::Rest);
    Some(Spelling { steps, accented: marked.then(|| accented.into()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str]) {
        let shown: Vec<String> = spellings(line, false)
            .unwrap()
            .iter()
            .map(|one| {
                one.steps
                    .iter()
                    .map(|step| match step {
                        Step::Char(c) => *c,
                        Step::Rest => '*',
                        Step::Gap => '…',
                    })
                    .collect()
            })
            .collect();
        assert_eq!(shown, expected, "{line}");
    }

    #[test]
    fn a_line_stands_for_its_spellings() {
        check("forum", &["forum"]);
        check("sign{|ing} up", &["sign up", "signing up"]);
        check("{подать|подавать} заявк*", &["подать заявк*", "подавать заявк*"]);
        check("форум* и встреч*", &["форум* и встреч*"]);
        check("when .. close*", &["when…close*"]);
        check("신청 받는", &["신청받는"]);
        check("{a{b|c}|d}", &["ab", "ac", "d"]);
    }

    #[test]
    fn a_slip_of_the_pen_is_refused() {
        for wrong in ["{a", "", "*", "a*b", ".. a", "{|}"] {
            assert!(spellings(wrong, false).is_err(), "{wrong}");
        }
    }
}
