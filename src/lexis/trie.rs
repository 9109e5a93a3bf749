//! Many spellings looked for at once: a trie walked from every place where a word may begin.
//!
//! Time is bounded by the text's length times the longest spelling; nothing is allocated but the hits. Spellings that end
//! alike share what follows (`{a|b|c} {d|e}` has one `{d|e}`), so that many ways to say a thing take little room.

use std::collections::HashMap;
use std::ops::Range;

use super::compare::{Class, Compared};
use super::pack::{Packer, Row, Unpacker};
use super::pattern::{Spelling, Step};

/// Characters that a gap may hold.
const GAP: usize = 24;
/// Letters that "the rest of the word" may hold; longer is another word.
const REST: usize = 9;
/// Branches followed from one place; a hostile text with hostile words stops here.
const BRANCHES: usize = 256;

/// A spelling found. `gap` is the part of `range` that belongs to others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub range: Range<usize>,
    pub gap: Option<Range<usize>>,
    /// What was stored with the spelling.
    pub value: u32,
}

impl Hit {
    pub fn covers(&self) -> impl Iterator<Item = usize> + use<> {
        let gap = self.gap.clone().unwrap_or(0..0);
        self.range.clone().filter(move |at| !gap.contains(at))
    }
}

/// A step in four bytes, in the order of steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Code(u32);

impl Code {
    const REST: Self = Self(0x11_0000);
    const GAP: Self = Self(0x11_0001);

    fn of(step: Step) -> Self {
        match step {
            Step::Char(c) => Self(u32::from(c)),
            Step::Rest => Self::REST,
            Step::Gap => Self::GAP,
        }
    }
}

/// The node 0 is where every spelling begins. The edges of a node stand side by side, those of the next node after them.
#[derive(Debug, Default)]
pub struct Trie {
    /// By edge: its step; ascending among the edges of one node.
    codes: Row,
    /// By edge: the node that it leads to.
    targets: Row,
    /// By node: its first edge; one more for the end.
    edges: Row,
    /// By node: its first value; one more for the end.
    firsts: Row,
    values: Row,
    /// By position in `values`: where its letters with their accents begin, one more for the end; none where they
    /// matter for no value. A value for which they do not matter has none.
    accents: Row,
    accented: Row,
}

/// Spellings on their way into a [`Trie`]: their steps one after another, so that many cost little.
#[derive(Debug, Default)]
pub struct Builder {
    entries: Vec<Entry>,
    steps: Vec<Code>,
    accented: Vec<char>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    /// The first steps as one number, in the order of steps: most spellings are told apart by it.
    beginning: u128,
    /// Where its steps begin, and how many they are; the same of its letters with accents.
    steps: (u32, u32),
    accented: (u32, u32),
    value: u32,
}

impl Builder {
    /// Takes in one spelling; its letters as written where accents matter.
    pub fn add(&mut self, steps: impl IntoIterator<Item = Step>, accented: Option<&[char]>, value: u32) {
        let (first, first_accented) = (self.steps.len(), self.accented.len());
        self.steps.extend(steps.into_iter().map(Code::of));
        self.accented.extend(accented.into_iter().flatten());
        let steps = &self.steps[first..];
        let beginning =
            (0..BEGINNING).fold(0, |all, at| all << 21 | steps.get(at).map_or(0, |code| u128::from(code.0) + 1));
        self.entries.push(Entry {
            beginning,
            steps: (first as u32, steps.len() as u32),
            accented: (first_accented as u32, (self.accented.len() - first_accented) as u32),
            value,
        });
    }

    fn steps(&self, entry: &Entry) -> &[Code] {
        &self.steps[entry.steps.0 as usize..(entry.steps.0 + entry.steps.1) as usize]
    }

    pub fn finish(mut self) -> Trie {
        let mut entries = std::mem::take(&mut self.entries);
        entries.sort_unstable_by(|a, b| {
            let rest = |entry: &Entry| self.steps(entry).get(BEGINNING..).unwrap_or_default();
            let order = a.beginning.cmp(&b.beginning).then_with(|| rest(a).cmp(rest(b)));
            order.then(a.value.cmp(&b.value)).then(a.steps.0.cmp(&b.steps.0))
        });
        let mut nodes = Nodes::default();
        if !entries.is_empty() {
            self.node(&entries, 0, &mut nodes);
        }
        nodes.finish()
    }

    /// The node that all of `entries` pass, which are alike in their first `depth` steps.
    fn node(&self, entries: &[Entry], depth: usize, nodes: &mut Nodes) -> u32 {
        let own = entries.iter().take_while(|entry| entry.steps.1 as usize == depth).count();
        let mut node = Node::default();
        for entry in &entries[..own] {
            let letters = entry.accented.0 as usize..(entry.accented.0 + entry.accented.1) as usize;
            node.values.push((entry.value, self.accented[letters].iter().map(|c| u32::from(*c)).collect()));
        }
        let mut rest = &entries[own..];
        while let Some(first) = rest.first() {
            let step = self.steps(first)[depth];
            let (same, others) = rest.split_at(rest.partition_point(|entry| self.steps(entry)[depth] == step));
            node.edges.push((step.0, self.node(same, depth + 1, nodes)));
            rest = others;
        }
        nodes.number(node)
    }
}

/// Nodes that differ, numbered as they are met: what follows before what leads to it.
#[derive(Default)]
struct Nodes {
    numbers: HashMap<Node, u32>,
}

#[derive(Default, PartialEq, Eq, Hash)]
struct Node {
    /// With the letters of each as they are written, where these matter.
    values: Vec<(u32, Vec<u32>)>,
    /// Code and node.
    edges: Vec<(u32, u32)>,
}

impl Nodes {
    fn number(&mut self, node: Node) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(node).or_insert(next)
    }

    fn finish(self) -> Trie {
        let mut nodes: Vec<(Node, u32)> = self.numbers.into_iter().collect();
        nodes.sort_unstable_by_key(|(_, number)| std::cmp::Reverse(*number)); // the last one met is the beginning
        let Some(last) = nodes.len().checked_sub(1) else { return Trie::default() };
        let (mut codes, mut targets, mut edges, mut firsts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut values, mut accents, mut accented) = (Vec::new(), Vec::new(), Vec::new());
        for (node, _) in &nodes {
            edges.push(codes.len() as u32);
            firsts.push(values.len() as u32);
            for (code, target) in &node.edges {
                codes.push(*code);
                targets.push(last as u32 - target);
            }
            for (value, letters) in &node.values {
                values.push(*value);
                accents.push(accented.len() as u32);
                accented.extend(letters);
            }
        }
        edges.push(codes.len() as u32);
        firsts.push(values.len() as u32);
        accents.push(accented.len() as u32);
        if accented.is_empty() {
            accents.clear();
        }
        let row = |numbers: Vec<u32>| numbers.into_iter().collect::<Row>();
        Trie {
            codes: row(codes),
            targets: row(targets),
            edges: row(edges),
            firsts: row(firsts),
            values: row(values),
            accents: row(accents),
            accented: row(accented),
        }
    }
}

/// Steps that are compared as one number.
const BEGINNING: usize = 6;

impl Trie {
    pub fn new(spellings: impl IntoIterator<Item = (Spelling, u32)>) -> Self {
        let mut builder = Builder::default();
        for (spelling, value) in spellings {
            builder.add(spelling.steps, spelling.accented.as_deref(), value);
        }
        builder.finish()
    }

    pub(super) fn pack(&self, to: &mut Packer) {
        let Self { codes, targets, edges, firsts, values, accents, accented } = self;
        for row in [codes, targets, edges, firsts, values, accents, accented] {
            to.row(row);
        }
    }

    pub(super) fn unpack(from: &mut Unpacker) -> Self {
        Self {
            codes: from.row(),
            targets: from.row(),
            edges: from.row(),
            firsts: from.row(),
            values: from.row(),
            accents: from.row(),
            accented: from.row(),
        }
    }

    fn edges(&self, node: usize) -> Range<usize> {
        self.edges.get(node) as usize..self.edges.get(node + 1) as usize
    }

    fn target(&self, edge: usize) -> usize {
        self.targets.get(edge) as usize
    }

    fn child(&self, node: usize, code: Code) -> Option<usize> {
        self.codes.find(self.edges(node), code.0).map(|edge| self.target(edge))
    }

    /// Every beginning of `letters` that was stored, shortest first: how long it is, and the values.
    pub fn beginnings<'a>(
        &'a self,
        letters: &'a [char],
    ) -> impl Iterator<Item = (usize, impl ExactSizeIterator<Item = u32> + 'a)> + 'a {
        let mut node = (!self.edges.is_empty()).then_some(0);
        (1..=letters.len())
            .map_while(move |len| {
                node = self.child(node?, Code(u32::from(letters[len - 1])));
                let values = self.firsts.get(node?) as usize..self.firsts.get(node? + 1) as usize;
                Some((len, self.values.slice(values)))
            })
            .filter(|(_, values)| values.len() > 0)
    }

    /// Every spelling that stands in `text` between borders of words, overlapping or not.
    pub fn find(&self, text: &Compared, hits: &mut Vec<Hit>) {
        if self.edges.is_empty() {
            return;
        }
        for start in 0..text.len() {
            if text.classes[start] != Class::Space && text.is_border(start) {
                let mut walk = Walk { trie: self, text, start, hits, branches: BRANCHES };
                walk.follow(0, start, None);
            }
        }
    }
}

struct Walk<'a> {
    trie: &'a Trie,
    text: &'a Compared,
    start: usize,
    hits: &'a mut Vec<Hit>,
    branches: usize,
}

impl Walk<'_> {
    fn follow(&mut self, mut node: usize, mut at: usize, gap: Option<Range<usize>>) {
        loop {
            if at > self.start && self.text.is_border(at) {
                self.arrive(node, at, gap.clone());
            }
            // Rest and Gap sort after all characters.
            for edge in self.trie.edges(node).rev() {
                match Code(self.trie.codes.get(edge)) {
                    Code::REST => self.skip_rest(self.trie.target(edge), at, gap.clone()),
                    Code::GAP => self.skip_gap(self.trie.target(edge), at, gap.as_ref()),
                    _ => break,
                }
            }
            let Some(&c) = self.text.chars.get(at) else { return };
            match self.trie.child(node, Code(u32::from(c))) {
                Some(child) => node = child,
                None => return,
            }
            at += 1;
        }
    }

    fn arrive(&mut self, node: usize, at: usize, gap: Option<Range<usize>>) {
        let trie = self.trie;
        for value in trie.firsts.get(node) as usize..trie.firsts.get(node + 1) as usize {
            let range = self.start..at;
            let fits = trie.accents.is_empty() || {
                let accented = trie.accents.get(value) as usize..trie.accents.get(value + 1) as usize;
                accented.is_empty() || accents_fit(self.text, &range, gap.as_ref(), trie.accented.slice(accented))
            };
            if fits {
                self.hits.push(Hit { range, gap: gap.clone(), value: trie.values.get(value) });
            }
        }
    }

    fn skip_rest(&mut self, child: usize, at: usize, gap: Option<Range<usize>>) {
        let text = self.text;
        let inside = at > 0 && at < text.len() && text.classes[at] == text.classes[at - 1];
        let end = if inside { text.run_end[at] as usize } else { at };
        if end - at <= REST && self.branch() {
            self.follow(child, end, gap);
        }
    }

    fn skip_gap(&mut self, child: usize, at: usize, gap: Option<&Range<usize>>) {
        if gap.is_some() || !self.text.is_border(at) {
            return;
        }
        for to in at..(at + GAP).min(self.text.len()) {
            if is_sentence_end(self.text.chars[to]) {
                return;
            }
            let begins = self.text.is_border(to) && self.text.classes[to] != Class::Space;
            let known = || self.trie.child(child, Code(u32::from(self.text.chars[to]))).is_some();
            if begins && known() && self.branch() {
                self.follow(child, to, Some(at..to));
            }
        }
    }

    fn branch(&mut self) -> bool {
        self.branches = self.branches.saturating_sub(1);
        self.branches > 0
    }
}

pub fn is_sentence_end(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '。' | ';' | '…')
}

/// Longer words are right without their accents even beside words that have theirs.
const UNMISTAKABLE: usize = 7;

/// Words typed without any accent fit where the whole text has none; words typed with some must have the right ones.
fn accents_fit(
    text: &Compared,
    range: &Range<usize>,
    gap: Option<&Range<usize>>,
    mut accented: impl ExactSizeIterator<Item = u32>,
) -> bool {
    let typed = |at: &usize| gap.is_none_or(|gap| !gap.contains(at));
    let places = || range.clone().filter(typed);
    let lenient = !text.with_accents || accented.len() >= UNMISTAKABLE;
    if lenient && places().all(|at| text.chars[at] == text.accented[at]) {
        return true;
    }
    places().zip(&mut accented).all(|(at, wanted)| u32::from(text.accented[at]) == wanted)
}

#[cfg(test)]
mod tests {
    use super::super::pattern::spellings;
    use super::*;

    fn found(lines: &[&str], strict: bool, text: &str) -> Vec<String> {
        let all = lines.iter().flat_map(|line| spellings(line, strict).unwrap()).map(|one| (one, 0));
        let text = Compared::new(text, 4096);
        let mut hits = Vec::new();
        Trie::new(all).find(&text, &mut hits);
        hits.iter().map(|hit| text.slice(hit.range.clone())).collect()
    }

    #[test]
    fn words_are_found_between_borders() {
        assert_eq!(found(&["forum", "for"], false, "Forum for forums"), ["forum", "for"]);
        assert_eq!(found(&["форум*"], false, "на форумах"), ["форумах"]);
        assert_eq!(found(&["подать заявк*"], false, "как подать заявку?"), ["подать заявку"]);
        assert_eq!(found(&["신청받는"], false, "지금 신청 받는거"), ["신청받는"]);
        assert_eq!(found(&["when .. close*"], false, "when does it close? when. close"), ["when does it close"]);
        assert_eq!(found(&["南亚", "东南亚"], false, "東南亞"), ["东南亚", "南亚"]);
    }

    #[test]
    fn what_ends_alike_is_kept_once() {
        let nodes = |line: &str| Trie::new(spellings(line, false).unwrap().into_iter().map(|one| (one, 7))).edges.len();
        assert_eq!(nodes("{when|by when} does it close"), nodes("by when does it close"));
    }

    #[test]
    fn accents_count_once_some_are_typed() {
        assert_eq!(found(&["năm sau"], true, "nam sau"), ["nam sau"]);
        assert_eq!(found(&["năm sau"], true, "năm sau"), ["nam sau"]);
        assert!(found(&["năm sau"], true, "nằm sâu").is_empty());
        assert_eq!(found(&["inscripción"], false, "inscripcion"), ["inscripcion"]);
    }
}
