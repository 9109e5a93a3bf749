//! The templates of one file as trees of letters that call each other: a class or a `{a|b}` is a tree of its own, so
//! nothing is written out and a template costs the letters it is written with.

use std::collections::VecDeque;
use std::ops::Range;

/// A letter (its code and the one with accents) or something else that an edge may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Symbol {
    pub code: u32,
    pub detail: u32,
}

/// Codes above every letter. The end of a wording; `detail` is what it means.
pub const FINAL: u32 = 0x11_0000;
/// A space, which may be missing beside Hangul, Han and kana.
pub const SPACE: u32 = 0x11_0001;
/// A count of up to three digits, or in words. The order of the four is that of preference.
pub const COUNT: u32 = 0x11_0002;
/// A year in four digits.
pub const YEAR: u32 = 0x11_0003;
/// A count in digits, with the ending of an ordinal or without.
pub const INTEGER: u32 = 0x11_0004;
/// Digits of any length; their value is lost.
pub const DIGITS: u32 = 0x11_0005;
/// Another tree; `detail` is its number.
pub const PART: u32 = 0x11_0006;

/// `detail` of a [`FINAL`] inside a part that means nothing by itself: what stands in its slots stays.
pub const NO_VALUE: u32 = u32::MAX;

#[derive(Debug, Clone, Copy)]
pub struct Edge {
    pub symbol: Symbol,
    pub next: u32,
}

/// A tree that others call.
#[derive(Debug, Clone, Copy, Default)]
pub struct Part {
    pub root: u32,
    /// [`bit`]s of the letters that it may begin with.
    pub first: u128,
    /// It may begin with a number.
    pub number: bool,
    /// It may be empty.
    pub nullable: bool,
}

#[derive(Debug)]
pub struct Network {
    /// First edge of each node; one more for the end.
    nodes: Vec<u32>,
    /// Of one node: letters in order, then the other symbols.
    edges: Vec<Edge>,
    parts: Vec<Part>,
}

/// One of 128 sets of letters.
pub fn bit(c: char) -> u128 {
    1 << ((c as u32).wrapping_mul(0x9E37_79B1) >> 25)
}

impl Default for Network {
    fn default() -> Self {
        Self { nodes: vec![0], edges: Vec::new(), parts: Vec::new() }
    }
}

impl Network {
    /// Joins `wordings`, each ending in [`FINAL`], into a tree; level by level, so that the edges of a node stand
    /// side by side.
    pub fn add(&mut self, mut wordings: Vec<Vec<Symbol>>) -> u32 {
        wordings.sort_unstable();
        self.nodes.pop();
        let root = self.nodes.len() as u32;
        let mut level: VecDeque<(Range<usize>, usize)> = VecDeque::from([(0..wordings.len(), 0)]);
        let mut next = root + 1;
        while let Some((range, depth)) = level.pop_front() {
            self.nodes.push(self.edges.len() as u32);
            let mut at = range.start;
            while at < range.end {
                let symbol = wordings[at][depth];
                let same = wordings[at..range.end].partition_point(|it| it[depth] == symbol);
                self.edges.push(Edge { symbol, next });
                if symbol.code != FINAL {
                    next += 1;
                    level.push_back((at..at + same, depth + 1));
                }
                at += same;
            }
        }
        self.nodes.push(self.edges.len() as u32);
        let mut part = Part { root, ..Part::default() };
        part.nullable = self.begin(root, &mut part);
        self.parts.push(part);
        self.parts.len() as u32 - 1
    }

    /// Adds to `part` what may stand first behind `node`; answers whether nothing may.
    fn begin(&self, node: u32, part: &mut Part) -> bool {
        let mut nullable = false;
        for edge in self.edges(node) {
            match edge.symbol.code {
                FINAL => nullable = true,
                COUNT | YEAR | INTEGER | DIGITS => part.number = true,
                // What a space becomes depends on its neighbours.
                SPACE => part.first = u128::MAX,
                PART => {
                    let called = self.part(edge.symbol.detail);
                    part.first |= called.first;
                    part.number |= called.number;
                    nullable |= called.nullable && self.begin(edge.next, part);
                }
                letter => part.first |= char::from_u32(letter).map_or(u128::MAX, bit),
            }
        }
        nullable
    }

    pub fn part(&self, number: u32) -> Part {
        self.parts[number as usize]
    }

    /// The tree added last: the one that calls the others.
    pub fn root(&self) -> Part {
        self.parts.last().copied().unwrap_or_default()
    }

    pub fn edges(&self, node: u32) -> &[Edge] {
        match self.nodes.get(node as usize + 1) {
            Some(end) => &self.edges[self.nodes[node as usize] as usize..*end as usize],
            None => &[],
        }
    }

    pub fn shrink(&mut self) {
        self.nodes.shrink_to_fit();
        self.edges.shrink_to_fit();
        self.parts.shrink_to_fit();
    }
}
