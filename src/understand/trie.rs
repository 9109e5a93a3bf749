//! Many spellings looked for at once: a trie walked from every place where a word may begin.
//!
//! Time is bounded by the text's length times the longest spelling; nothing is allocated but the hits.

use std::ops::Range;

use super::pattern::{Spelling, Step};
use crate::language::compare::{Class, Compared};

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

#[derive(Debug, Default, Clone, Copy)]
struct Node {
    first_child: u32,
    first_value: u32,
    children: u16,
    values: u16,
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

#[derive(Debug, Default)]
pub struct Trie {
    nodes: Vec<Node>,
    /// Sorted within each node.
    children: Vec<(Code, u32)>,
    values: Vec<u32>,
    /// By position in `values`: the letters with their accents, where those matter.
    accented: Vec<Option<Box<[char]>>>,
}

impl Trie {
    pub fn new(spellings: Vec<(Spelling, u32)>) -> Self {
        let mut keyed: Vec<(u64, (Spelling, u32))> =
            spellings.into_iter().map(|one| (beginning(&one.0.steps), one)).collect();
        keyed.sort_by(|(first, a), (second, b)| {
            first.cmp(second).then_with(|| a.0.steps.cmp(&b.0.steps)).then(a.1.cmp(&b.1))
        });
        let mut spellings: Vec<(Spelling, u32)> = keyed.into_iter().map(|(_, one)| one).collect();
        let mut trie = Self::default();
        trie.nodes.push(Node::default());
        // (node, depth, range of spellings that pass it)
        let mut open = vec![(0_usize, 0_usize, 0..spellings.len())];
        while let Some((node, depth, range)) = open.pop() {
            let ending = range.clone().take_while(|at| spellings[*at].0.steps.len() == depth).count();
            trie.nodes[node].first_value = trie.values.len() as u32;
            trie.nodes[node].values = narrow(ending);
            for (spelling, value) in &mut spellings[range.start..range.start + ending] {
                trie.values.push(*value);
                trie.accented.push(spelling.accented.take());
            }
            trie.nodes[node].first_child = trie.children.len() as u32;
            let mut at = range.start + ending;
            while at < range.end {
                let step = spellings[at].0.steps[depth];
                let end = at + spellings[at..range.end].partition_point(|one| one.0.steps[depth] == step);
                let child = trie.nodes.len();
                trie.nodes.push(Node::default());
                trie.children.push((Code::of(step), child as u32));
                open.push((child, depth + 1, at..end));
                at = end;
            }
            trie.nodes[node].children = narrow(trie.children.len() - trie.nodes[node].first_child as usize);
        }
        trie.nodes.shrink_to_fit();
        trie.children.shrink_to_fit();
        trie
    }

    fn children(&self, node: u32) -> &[(Code, u32)] {
        let node = self.nodes[node as usize];
        &self.children[node.first_child as usize..node.first_child as usize + usize::from(node.children)]
    }

    /// Every spelling that stands in `text` between borders of words, overlapping or not.
    pub fn find(&self, text: &Compared, hits: &mut Vec<Hit>) {
        if self.nodes.is_empty() {
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

/// The first three steps as a number, in the order of steps: most spellings are told apart by it.
fn beginning(steps: &[Step]) -> u64 {
    (0..3).fold(0, |key, at| key << 21 | steps.get(at).map_or(0, |step| u64::from(Code::of(*step).0) + 1))
}

/// No letter has 65,536 others after it, and no spelling so many meanings; what is beyond is not found.
fn narrow(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

struct Walk<'a> {
    trie: &'a Trie,
    text: &'a Compared,
    start: usize,
    hits: &'a mut Vec<Hit>,
    branches: usize,
}

impl Walk<'_> {
    fn follow(&mut self, mut node: u32, mut at: usize, gap: Option<Range<usize>>) {
        loop {
            if at > self.start && self.text.is_border(at) {
                self.arrive(node, at, gap.clone());
            }
            let children = self.trie.children(node);
            // Rest and Gap sort after all characters.
            for &(code, child) in children.iter().rev() {
                match code {
                    Code::REST => self.skip_rest(child, at, gap.clone()),
                    Code::GAP => self.skip_gap(child, at, gap.as_ref()),
                    _ => break,
                }
            }
            let Some(&c) = self.text.chars.get(at) else { return };
            match children.binary_search_by_key(&Code::of(Step::Char(c)), |(code, _)| *code) {
                Ok(found) => node = children[found].1,
                Err(_) => return,
            }
            at += 1;
        }
    }

    fn arrive(&mut self, node: u32, at: usize, gap: Option<Range<usize>>) {
        let node = self.trie.nodes[node as usize];
        for value in node.first_value..node.first_value + u32::from(node.values) {
            let range = self.start..at;
            let fits = self.trie.accented[value as usize]
                .as_ref()
                .is_none_or(|accented| accents_fit(self.text, &range, gap.as_ref(), accented));
            if fits {
                self.hits.push(Hit { range, gap: gap.clone(), value: self.trie.values[value as usize] });
            }
        }
    }

    fn skip_rest(&mut self, child: u32, at: usize, gap: Option<Range<usize>>) {
        let text = self.text;
        let inside = at > 0 && at < text.len() && text.classes[at] == text.classes[at - 1];
        let end = if inside { text.run_end[at] as usize } else { at };
        if end - at <= REST && self.branch() {
            self.follow(child, end, gap);
        }
    }

    fn skip_gap(&mut self, child: u32, at: usize, gap: Option<&Range<usize>>) {
        if gap.is_some() || !self.text.is_border(at) {
            return;
        }
        for to in at..(at + GAP).min(self.text.len()) {
            if is_sentence_end(self.text.chars[to]) {
                return;
            }
            let begins = self.text.is_border(to) && self.text.classes[to] != Class::Space;
            let known = || {
                let code = Code::of(Step::Char(self.text.chars[to]));
                self.trie.children(child).binary_search_by_key(&code, |(other, _)| *other).is_ok()
            };
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
fn accents_fit(text: &Compared, range: &Range<usize>, gap: Option<&Range<usize>>, accented: &[char]) -> bool {
    let typed = |at: &usize| gap.is_none_or(|gap| !gap.contains(at));
    let places = || range.clone().filter(typed);
    let lenient = !text.with_accents || accented.len() >= UNMISTAKABLE;
    if lenient && places().all(|at| text.chars[at] == text.accented[at]) {
        return true;
    }
    places().zip(accented).all(|(at, wanted)| text.accented[at] == *wanted)
}

#[cfg(test)]
mod tests {
    use super::super::pattern::spellings;
    use super::*;

    fn found(lines: &[&str], strict: bool, text: &str) -> Vec<String> {
        let all = lines.iter().flat_map(|line| spellings(line, strict).unwrap()).map(|one| (one, 0)).collect();
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
    fn accents_count_once_some_are_typed() {
        assert_eq!(found(&["năm sau"], true, "nam sau"), ["nam sau"]);
        assert_eq!(found(&["năm sau"], true, "năm sau"), ["nam sau"]);
        assert!(found(&["năm sau"], true, "nằm sâu").is_empty());
        assert_eq!(found(&["inscripción"], false, "inscripcion"), ["inscripcion"]);
    }
}
