//! Templates of `when.toml` read into a [`Network`]: `{a|b|}` is any of the parts, `<name>` a word of the class
//! `name`, `<n>` and its like a number.

use std::collections::{BTreeMap, HashMap};

use super::network::{COUNT, DIGITS, FINAL, INTEGER, NO_VALUE, Network, PART, SPACE, Symbol, YEAR};
use super::text::Spelling;
use crate::language::compare;
use crate::language::fold::{Folded, Marks};
use crate::language::han;

/// Class name → value → words; "#" is the value of the number inside the words.
pub type Classes = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// More numbers than this stand in no template, nor more slots.
pub const MOST_NUMBERS: usize = 4;
pub const MOST_SLOTS: usize = 6;

const DEEPEST: usize = 8;

/// What is written in Latin letters stands beside what the language writes: its letters → Latin ones.
pub type Letters = Vec<(char, String)>;

/// Reads the templates of one file.
pub struct Reader<'a> {
    pub network: Network,
    spelling: &'a Spelling,
    latin: &'a [(char, String)],
    /// Accents are kept to be compared.
    strict: bool,
    classes: &'a Classes,
    /// What a part is written as → its number and shape.
    known: HashMap<String, (u32, Shape)>,
    /// Whole wordings, in no tree yet.
    wordings: Vec<Vec<Symbol>>,
}

/// How many slots are surely filled, and how many slots and numbers there may be.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Shape {
    sure: usize,
    slots: usize,
    numbers: usize,
}

impl Shape {
    fn then(self, other: Self) -> Self {
        Self { sure: self.sure + other.sure, slots: self.slots + other.slots, numbers: self.numbers + other.numbers }
    }
    fn or(self, other: Self) -> Self {
        Self {
            sure: self.sure.min(other.sure),
            slots: self.slots.max(other.slots),
            numbers: self.numbers.max(other.numbers),
        }
    }
}

type Sequence = (Vec<Symbol>, Shape);

impl<'a> Reader<'a> {
    pub fn new(spelling: &'a Spelling, latin: &'a [(char, String)], strict: bool, classes: &'a Classes) -> Self {
        let (network, known, wordings) = (Network::default(), HashMap::new(), Vec::new());
        Self { network, spelling, latin, strict, classes, known, wordings }
    }

    /// Takes a template in; `meaning` is given back where it is found.
    /// Answers with how many slots every wording of it fills.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn add(&mut self, template: &str, meaning: u32) -> Result<usize, String> {
        let wrong = |error: String| format!("“{template}”: {error}");
        let (mut symbols, shape) = self.sequence(&self.folded(template), DEEPEST).map_err(wrong)?;
        if shape.numbers > MOST_NUMBERS || shape.slots > MOST_SLOTS {
            return Err(wrong(format!("has more than {MOST_NUMBERS} numbers or {MOST_SLOTS} slots")));
        }
        symbols.push(Symbol { code: FINAL, detail: meaning });
        self.wordings.push(symbols);
        Ok(shape.sure)
    }

    pub fn finish(mut self) -> Network {
        self.network.add(self.wordings);
        self.network.shrink();
        self.network
    }

    fn folded(&self, template: &str) -> Vec<char> {
        let written = Folded::new(template, Marks::Keep).text;
        if self.latin.is_empty() {
            return written.chars().map(han::one_form).collect();
        }
        let mut letters = Vec::with_capacity(written.len());
        for c in written.chars() {
            let pair = self.latin.iter().filter(|_| !c.is_ascii()).find(|(from, _)| *from == c);
            match pair {
                Some((_, to)) => letters.extend(to.chars()),
                None => letters.push(han::one_form(c)),
            }
        }
        letters
    }

    fn sequence(&mut self, template: &[char], depth: usize) -> Result<Sequence, String> {
        if depth == 0 {
            return Err("classes or alternatives nest too deep".to_owned());
        }
        let (mut symbols, mut shape) = (Vec::with_capacity(template.len() + 1), Shape::default());
        let mut rest = template;
        while let Some(at) = rest.iter().position(|c| matches!(c, '{' | '<')) {
            self.literal(&rest[..at], &mut symbols);
            let (open, close) = if rest[at] == '{' { ('{', '}') } else { ('<', '>') };
            let end = closing(&rest[at..], open, close).ok_or_else(|| format!("“{open}” has no “{close}”"))?;
            let inner = &rest[at + 1..at + end];
            let (symbol, more) = if open == '{' { self.group(inner, depth)? } else { self.slot(inner, depth)? };
            symbols.push(symbol);
            shape = shape.then(more);
            rest = &rest[at + end + 1..];
        }
        self.literal(rest, &mut symbols);
        Ok((symbols, shape))
    }

    fn literal(&self, letters: &[char], symbols: &mut Vec<Symbol>) {
        let mut push = |plain: char, accented: char| {
            let detail = if self.strict { accented } else { plain } as u32;
            symbols.push(match plain {
                ' ' => Symbol { code: SPACE, detail: 0 },
                plain => Symbol { code: plain as u32, detail },
            });
        };
        if self.spelling.letters.is_empty() {
            letters.iter().for_each(|c| push(compare::base(*c), *c));
            return;
        }
        let plain: Vec<char> = letters.iter().map(|c| compare::base(*c)).collect();
        let mut at = 0;
        while at < plain.len() {
            match self.spelling.letters.iter().find(|(from, _)| plain[at..].starts_with(from)) {
                Some((from, to)) => {
                    to.iter().for_each(|c| push(*c, *c));
                    at += from.len();
                }
                None => {
                    push(plain[at], plain[at]);
                    at += 1;
                }
            }
        }
    }

    fn group(&mut self, inner: &[char], depth: usize) -> Result<(Symbol, Shape), String> {
        let name: String = ['{'].iter().chain(inner).collect();
        if let Some(known) = self.known.get(&name) {
            return Ok(call(*known));
        }
        let mut parts = Vec::new();
        let (mut nested, mut start) = (0, 0);
        for (at, c) in inner.iter().enumerate() {
            match c {
                '{' => nested += 1,
                '}' => nested -= 1,
                '|' if nested == 0 => {
                    parts.push((self.sequence(&inner[start..at], depth - 1)?, NO_VALUE));
                    start = at + 1;
                }
                _ => {}
            }
        }
        parts.push((self.sequence(&inner[start..], depth - 1)?, NO_VALUE));
        Ok(self.part(name, parts))
    }

    fn slot(&mut self, inner: &[char], depth: usize) -> Result<(Symbol, Shape), String> {
        let name: String = inner.iter().collect();
        let number = |code, slots| {
            let shape = Shape { sure: slots, slots, numbers: 1 };
            Ok((Symbol { code, detail: 0 }, shape))
        };
        match name.as_str() {
            "n" => return number(COUNT, 1),
            "i" => return number(INTEGER, 1),
            "y" => return number(YEAR, 1),
            "d" => return number(DIGITS, 0),
            _ => {}
        }
        if let Some(known) = self.known.get(&name) {
            return Ok(call(*known));
        }
        let class = self.classes.get(&name).ok_or_else(|| format!("there is no class “{name}”"))?;
        let mut parts = Vec::new();
        for (value, words) in class {
            let value: Option<i16> = match value.as_str() {
                "#" => None,
                it => Some(it.parse().map_err(|_| format!("class.{name}: “{value}” is neither a number nor “#”"))?),
            };
            for word in words {
                let (symbols, mut shape) = self.sequence(&self.folded(word), depth - 1)?;
                if value.is_some() {
                    (shape.sure, shape.slots) = (1, 1);
                }
                parts.push(((symbols, shape), value.map_or(NO_VALUE, |it| u32::from(it.cast_unsigned()))));
            }
        }
        Ok(self.part(name, parts))
    }

    fn part(&mut self, name: String, parts: Vec<(Sequence, u32)>) -> (Symbol, Shape) {
        let shape = parts.iter().map(|((_, shape), _)| *shape).reduce(Shape::or).unwrap_or_default();
        let wordings = parts.into_iter().map(|((mut symbols, _), value)| {
            symbols.push(Symbol { code: FINAL, detail: value });
            symbols
        });
        let known = (self.network.add(wordings.collect()), shape);
        self.known.insert(name, known);
        call(known)
    }
}

fn call((part, shape): (u32, Shape)) -> (Symbol, Shape) {
    (Symbol { code: PART, detail: part }, shape)
}

fn closing(text: &[char], open: char, close: char) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.iter().enumerate() {
        if *c == open {
            depth += 1;
        } else if *c == close {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(template: &str) -> Result<usize, String> {
        let word = |text: &str| vec![text.to_owned()];
        let classes = Classes::from([
            ("rel".to_owned(), BTreeMap::from([("1".to_owned(), word("next"))])),
            ("ring".to_owned(), BTreeMap::from([("1".to_owned(), word("<ring>"))])),
            ("month".to_owned(), BTreeMap::from([("1".to_owned(), word("may")), ("#".to_owned(), word("<i>月"))])),
        ]);
        Reader::new(&Spelling::default(), &[], false, &classes).add(template, 0)
    }

    #[test]
    fn slots_are_counted_where_every_wording_has_them() {
        assert_eq!(add("<rel> {day|we{e|}k}"), Ok(1));
        assert_eq!(add("<month> <i>{日|}"), Ok(2));
        assert_eq!(add("{<n>|a} week"), Ok(0));
        assert_eq!(add("<d>-<n>"), Ok(1));
    }

    #[test]
    fn mistakes_are_told() {
        for (template, told) in [
            ("<none>", "“<none>”: there is no class “none”"),
            ("{a", "“{a”: “{” has no “}”"),
            ("<ring>", "“<ring>”: classes or alternatives nest too deep"),
            ("<i><i><i><i><i>", "“<i><i><i><i><i>”: has more than 4 numbers or 6 slots"),
        ] {
            assert_eq!(add(template), Err(told.to_owned()));
        }
    }
}
