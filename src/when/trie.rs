//! All templates of one grammar in one tree of letters, walked once from each place in a text: time linear in its
//! length, because no template is long.

use std::collections::VecDeque;
use std::ops::Range;

use super::number::{self, Numbers};
use super::text::Text;

/// Stands in a template for a count of up to three digits, or in words.
pub const COUNT: char = '\u{E000}';
/// For a year in four digits.
pub const YEAR: char = '\u{E001}';
/// For digits of any length.
pub const DIGITS: char = '\u{E002}';
/// For a count in digits, with the ending of an ordinal or without.
pub const INTEGER: char = '\u{E003}';

/// More numbers than this stand in no template.
pub const MOST_NUMBERS: usize = 4;

/// Collects the wordings, then becomes a [`Trie`].
#[derive(Debug, Default)]
pub struct Builder {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    plain: Box<[char]>,
    meaning: Final,
}

#[derive(Debug, Clone, PartialEq)]
struct Final {
    value: u32,
    /// As typed with accents, where the language is strict about them.
    accented: Option<Box<[char]>>,
}

#[derive(Debug, Default)]
pub struct Trie {
    /// First edge and first final of each node; one more for the ends.
    nodes: Vec<(u32, u32)>,
    edges: Vec<(char, u32)>,
    finals: Vec<Final>,
}

/// The longest template at a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    pub end: usize,
    pub value: u32,
    pub numbers: [i16; MOST_NUMBERS],
}

impl Builder {
    /// `plain` without accents; the first meaning given for a wording stays.
    pub fn add(&mut self, plain: &[char], accented: Option<&[char]>, value: u32) {
        let meaning = Final { value, accented: accented.map(Into::into) };
        self.entries.push(Entry { plain: plain.into(), meaning });
    }

    /// Level by level, so that the edges of a node stand side by side.
    pub fn build(mut self) -> Trie {
        // A stable sort: among equal wordings the first added stays first.
        self.entries.sort_by(|a, b| a.plain.cmp(&b.plain));
        let mut trie = Trie::default();
        let mut level: VecDeque<(Range<usize>, usize)> = VecDeque::from([(0..self.entries.len(), 0)]);
        let mut next = 1;
        while let Some((range, depth)) = level.pop_front() {
            trie.nodes.push((trie.edges.len() as u32, trie.finals.len() as u32));
            let own = trie.finals.len();
            let mut at = range.start;
            while at < range.end {
                let Some(&c) = self.entries[at].plain.get(depth) else {
                    let meaning = &self.entries[at].meaning;
                    if !trie.finals[own..].iter().any(|it| it.accented == meaning.accented) {
                        trie.finals.push(meaning.clone());
                    }
                    at += 1;
                    continue;
                };
                let same = self.entries[at..range.end].partition_point(|it| it.plain[depth] == c);
                trie.edges.push((c, next));
                next += 1;
                level.push_back((at..at + same, depth + 1));
                at += same;
            }
        }
        trie.nodes.push((trie.edges.len() as u32, trie.finals.len() as u32));
        trie.edges.shrink_to_fit();
        trie.nodes.shrink_to_fit();
        trie.finals.shrink_to_fit();
        trie
    }
}

struct Walk<'a> {
    text: &'a Text,
    numbers: &'a Numbers,
    start: usize,
    /// Number read, and where it ended.
    read: [(i16, u32); MOST_NUMBERS],
    best: Option<Match>,
    /// Bounds what a hostile text can make us try from one place.
    steps: u32,
}

const MOST_STEPS: u32 = 200;

impl Trie {
    /// The longest template that begins at `at`.
    pub fn longest(&self, text: &Text, at: usize, numbers: &Numbers) -> Option<Match> {
        if self.nodes.len() < 2 {
            return None;
        }
        let mut walk = Walk { text, numbers, start: at, read: [(0, 0); MOST_NUMBERS], best: None, steps: MOST_STEPS };
        self.walk(0, at, 0, &mut walk);
        walk.best
    }

    fn edge(&self, node: u32, c: char) -> Option<u32> {
        let edges = &self.edges[self.nodes[node as usize].0 as usize..self.nodes[node as usize + 1].0 as usize];
        match edges {
            [] => None,
            [(only, next)] => (*only == c).then_some(*next),
            _ => edges.binary_search_by_key(&c, |(edge, _)| *edge).ok().map(|at| edges[at].1),
        }
    }

    fn walk(&self, node: u32, at: usize, numbers: usize, walk: &mut Walk<'_>) {
        if walk.steps == 0 {
            return;
        }
        walk.steps -= 1;
        self.end_here(node, at, numbers, walk);
        if let Some(&c) = walk.text.chars.get(at) {
            if let Some(next) = self.edge(node, c) {
                self.walk(next, at + 1, numbers, walk);
            }
            if let Some(next) = self.edge(node, ' ').filter(|_| c == '-') {
                self.walk(next, at + 1, numbers, walk);
            }
            self.number(node, at, numbers, walk);
            // "mar5", "10days": between a number and a word the space may be missing.
            let digit_here = walk.text.digit(at).is_some();
            let digit_before = at > 0 && walk.text.digit(at - 1).is_some();
            let unspaced = at > walk.start && digit_here != digit_before && c != ' ';
            if let Some(space) = self.edge(node, ' ').filter(|_| unspaced) {
                if digit_here {
                    self.number(space, at, numbers, walk);
                } else if let Some(next) = self.edge(space, c) {
                    self.walk(next, at + 1, numbers, walk);
                }
            }
        }
    }

    fn number(&self, node: u32, at: usize, numbers: usize, walk: &mut Walk<'_>) {
        // Number slots sort behind every letter of the templates.
        let last = self.nodes[node as usize + 1].0 as usize;
        if last == self.nodes[node as usize].0 as usize || self.edges[last - 1].0 < COUNT || numbers >= MOST_NUMBERS {
            return;
        }
        let (text, known) = (walk.text, walk.numbers);
        let mut take = |slot: char, read: Option<(i32, usize)>| {
            if let (Some((value, end)), Some(next)) = (read, self.edge(node, slot)) {
                walk.read[numbers] = (i16::try_from(value).unwrap_or(i16::MAX), end as u32);
                self.walk(next, end, numbers + 1, walk);
            }
        };
        if self.edge(node, COUNT).is_some() {
            take(COUNT, known.count(text, at));
        }
        if self.edge(node, YEAR).is_some() {
            take(YEAR, known.year(text, at));
        }
        if text.digit(at).is_some() {
            if self.edge(node, INTEGER).is_some() {
                take(INTEGER, known.integer(text, at));
            }
            take(DIGITS, Some((0, number::digits(text, at))));
        }
    }

    fn end_here(&self, node: u32, at: usize, numbers: usize, walk: &mut Walk<'_>) {
        let finals = &self.finals[self.nodes[node as usize].1 as usize..self.nodes[node as usize + 1].1 as usize];
        if finals.is_empty()
            || walk.text.inside_word(at)
            || walk.best.is_some_and(|best| best.end >= at)
            || !may_end(walk.text, at)
        {
            return;
        }
        let fits = |it: &&Final| it.accented.as_ref().is_none_or(|accented| accents_fit(accented, walk, false));
        // As typed before as it may have been meant.
        let exact = |it: &&Final| it.accented.as_ref().is_none_or(|accented| accents_fit(accented, walk, true));
        let better = finals.iter().filter(fits).find(exact).or_else(|| finals.iter().find(fits));
        if let Some(found) = better {
            let mut values = [0; MOST_NUMBERS];
            for (value, read) in values.iter_mut().zip(&walk.read[..numbers]) {
                *value = read.0;
            }
            walk.best = Some(Match { end: at, value: found.value, numbers: values });
        }
    }
}

/// A number does not go on behind `end`, nor is it a share or an amount.
fn may_end(text: &Text, end: usize) -> bool {
    let Some(&after) = text.chars.get(end) else { return true };
    if end == 0 || text.digit(end - 1).is_none() {
        return true;
    }
    let digit_after = text.digit(end + 1).is_some();
    let goes_on = after.is_ascii_digit() || matches!(after, '.' | ',' | ':' | '/') && digit_after;
    !goes_on && !matches!(after, '%' | '$' | '€' | '₫')
}

/// Words typed with accents must have the template's; words typed without any may stand for it, unless `exact`.
fn accents_fit(accented: &[char], walk: &Walk<'_>, exact: bool) -> bool {
    let text = walk.text;
    let mut at = walk.start;
    let mut numbers = walk.read.iter();
    for &c in accented {
        if matches!(c, COUNT | YEAR | DIGITS | INTEGER) {
            at = numbers.next().map_or(at, |read| read.1 as usize);
            continue;
        }
        match text.accented.get(at) {
            Some(&typed) if typed == c => at += 1,
            Some(_) if c == ' ' && text.classes[at] != crate::language::compare::Class::Space => {}
            Some(_) if !exact && !text.accents[at] => at += 1,
            _ => return false,
        }
    }
    true
}
