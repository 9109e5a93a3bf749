//! Many spellings looked for at once: a trie walked from every place where a word may begin.
//!
//! Time is bounded by the text's length times the longest spelling; nothing is allocated but the hits.

use std::collections::VecDeque;
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

/// Nodes are numbered level by level, so that the children of one stand side by side, and those of the next one after
/// them.
#[derive(Debug, Default)]
pub struct Trie {
    /// By node: the step that leads to it; ascending among the children of one.
    codes: Row,
    /// By node: its first child; one more for the end.
    children: Row,
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
        let (mut codes, mut children, mut firsts) = (vec![0], Vec::new(), Vec::new());
        let (mut values, mut accents, mut accented) = (Vec::new(), Vec::new(), Vec::new());
        // (depth, range of spellings that pass it), node by node
        let mut open = VecDeque::from([(0_usize, 0..entries.len())]);
        while let Some((depth, range)) = open.pop_front() {
            firsts.push(values.len() as u32);
            children.push(codes.len() as u32);
            let mut at = range.start;
            while let Some(entry) = entries[at..range.end].first().filter(|entry| entry.steps.1 as usize == depth) {
                values.push(entry.value);
                accents.push(accented.len() as u32);
                let letters = entry.accented.0 as usize..(entry.accented.0 + entry.accented.1) as usize;
                accented.extend(self.accented[letters].iter().map(|c| u32::from(*c)));
                at += 1;
            }
            while at < range.end {
                let step = self.steps(&entries[at])[depth];
                let same = entries[at..range.end].partition_point(|entry| self.steps(entry)[depth] == step);
                codes.push(step.0);
                open.push_back((depth + 1, at..at + same));
                at += same;
            }
        }
        children.push(codes.len() as u32);
        firsts.push(values.len() as u32);
        accents.push(accented.len() as u32);
        if accented.is_empty() {
            accents.clear();
        }
        let row = |numbers: Vec<u32>| numbers.into_iter().collect::<Row>();
        Trie {
            codes: row(codes),
            children: row(children),
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
        for row in [&self.codes, &self.children, &self.firsts, &self.values, &self.accents, &self.accented] {
            to.row(row);
        }
    }

    pub(super) fn unpack(from: &mut Unpacker) -> Self {
        Self {
            codes: from.row(),
            children: from.row(),
            firsts: from.row(),
            values: from.row(),
            accents: from.row(),
            accented: from.row(),
        }
    }

    fn children(&self, node: usize) -> Range<usize> {
        self.children.get(node) as usize..self.children.get(node + 1) as usize
    }

    fn child(&self, node: usize, code: Code) -> Option<usize> {
        self.codes.find(self.children(node), code.0)
    }

    /// Every beginning of `letters` that was stored, shortest first: how long it is, and the values.
    pub fn beginnings<'a>(
        &'a self,
        letters: &'a [char],
    ) -> impl Iterator<Item = (usize, impl ExactSizeIterator<Item = u32> + 'a)> + 'a {
        let mut node = (!self.codes.is_empty()).then_some(0);
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
        if self.codes.is_empty() {
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
            for child in self.trie.children(node).rev() {
                match Code(self.trie.codes.get(child)) {
                    Code::REST => self.skip_rest(child, at, gap.clone()),
                    Code::GAP => self.skip_gap(child, at, gap.as_ref()),
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
    fn accents_count_once_some_are_typed() {
        assert_eq!(found(&["năm sau"], true, "nam sau"), ["nam sau"]);
        assert_eq!(found(&["năm sau"], true, "năm sau"), ["nam sau"]);
        assert!(found(&["năm sau"], true, "nằm sâu").is_empty());
        assert_eq!(found(&["inscripción"], false, "inscripcion"), ["inscripcion"]);
    }
}
