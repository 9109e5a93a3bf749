//! The longest wording that begins at a place in a text. Time is linear in the text's length: from one place only so
//! many steps are taken.

use super::grammar::{Piece, Role, Source};
use super::network::{COUNT, DIGITS, FINAL, INTEGER, NO_VALUE, Network, PART, Part, SPACE, YEAR, bit};
use super::number::{self, Numbers};
use super::template::{MOST_NUMBERS, MOST_SLOTS};
use super::text::Text;

/// What fills the slots of a template; those it has not are 0.
pub type Slots = [i16; MOST_SLOTS];

/// The longest wording at a place.
#[derive(Debug, Clone, Copy)]
pub struct Match<'a> {
    pub end: usize,
    pub piece: &'a Piece,
    /// Of all words that end here.
    pub role: Role,
    pub slots: Slots,
    rank: Rank,
}

/// Which of two wordings of one length is meant; the smaller: letters before numbers, as typed before as it may have
/// been meant, decoys before times before relating words, the language's own before others', the first in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// Where numbers were read and which, 16 bits each.
    numbers: u64,
    inexact: bool,
    kind: u8,
    source: usize,
    piece: u32,
}

/// What a text is read by.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    pub sources: &'a [Source],
    pub numbers: &'a Numbers,
    /// Words typed with accents must have the right ones.
    pub strict: bool,
    /// The text has no doubled letters, templates may.
    pub rough: bool,
}

/// Bounds what a hostile text can make us try from one place.
const MOST_STEPS: u32 = 250;

/// Nowhere: a space was needed and none is there.
const NOWHERE: usize = usize::MAX;

impl<'a> Rules<'a> {
    pub fn longest(&self, text: &Text, start: usize) -> Option<Match<'a>> {
        let mut best = None;
        for (nth, source) in self.sources.iter().enumerate() {
            let network = &source.words.network;
            let root = network.root();
            if self.may_begin(root, text.chars[start]) {
                let mut walk = Walk { rules: self, text, network, source, nth, start, steps: MOST_STEPS, best };
                walk.go(State { node: root.root, at: start, end: start, ..State::default() }, None);
                best = walk.best;
            }
        }
        best
    }

    fn may_begin(&self, part: Part, c: char) -> bool {
        part.first & bit(c) != 0 || part.number && self.numbers.begins(c)
    }
}

struct Walk<'a, 'r> {
    rules: &'r Rules<'a>,
    text: &'r Text,
    network: &'a Network,
    source: &'a Source,
    nth: usize,
    start: usize,
    steps: u32,
    best: Option<Match<'a>>,
}

#[derive(Debug, Clone, Copy, Default)]
struct State {
    node: u32,
    /// Where the next letter stands; differs from `end` behind a space.
    at: usize,
    end: usize,
    slots: Slots,
    filled: usize,
    numbers: usize,
    /// As in [`Rank`].
    read: u64,
    inexact: bool,
}

/// Where to go on when a part has ended.
#[derive(Clone, Copy)]
struct Return<'s> {
    node: u32,
    filled: usize,
    up: Option<&'s Return<'s>>,
}

impl Walk<'_, '_> {
    fn go(&mut self, mut state: State, back: Option<&Return<'_>>) {
        while self.steps > 0 {
            self.steps -= 1;
            let network = self.network;
            let edges = network.edges(state.node);
            let letters = edges.iter().rposition(|it| it.symbol.code < FINAL).map_or(0, |last| last + 1);
            for edge in &edges[letters..] {
                self.special(edge.symbol.code, edge.symbol.detail, edge.next, &state, back);
            }
            let edges = &edges[..letters];
            let Some(&c) = self.text.chars.get(state.at).filter(|_| !edges.is_empty()) else { return };
            let doubled = self.rules.rough && state.at == state.end && state.at > self.start;
            if let Some(last) = self.text.chars.get(state.at.wrapping_sub(1)).filter(|_| doubled) {
                let same = edges.partition_point(|it| it.symbol.code < *last as u32);
                if let Some(edge) = edges.get(same).filter(|it| it.symbol.code == *last as u32) {
                    self.go(State { node: edge.next, ..state }, back);
                }
            }
            let first = match edges {
                [_] => 0,
                _ => edges.partition_point(|it| it.symbol.code < c as u32),
            };
            let mut next = None;
            for edge in edges[first..].iter().take_while(|it| it.symbol.code == c as u32) {
                let typed = self.text.accented[state.at] as u32 == edge.symbol.detail;
                if self.rules.strict && !typed && self.text.accents[state.at] {
                    continue;
                }
                let (at, inexact) = (state.at + 1, state.inexact || self.rules.strict && !typed);
                let after = State { node: edge.next, at, end: at, inexact, ..state };
                if let Some(other) = next.replace(after) {
                    self.go(other, back);
                }
            }
            let Some(after) = next else { return };
            state = after;
        }
    }

    fn special(&mut self, code: u32, detail: u32, next: u32, state: &State, back: Option<&Return<'_>>) {
        let (text, numbers) = (self.text, self.rules.numbers);
        match code {
            FINAL => match back {
                None => self.end(detail, state),
                Some(back) => {
                    let mut after = State { node: back.node, ..*state };
                    if detail != NO_VALUE && back.filled < MOST_SLOTS {
                        after.slots[back.filled] = (detail as u16).cast_signed();
                        after.filled = back.filled + 1;
                    }
                    self.go(after, back.up);
                }
            },
            SPACE => {
                let waits = state.at == state.end && state.end > self.start;
                let at = if waits { self.spaced(state.end) } else { state.at };
                self.go(State { node: next, at, ..*state }, back);
            }
            PART => {
                let part = self.network.part(detail);
                let begins = |at: usize| text.chars.get(at).is_some_and(|c| self.rules.may_begin(part, *c));
                let rough = self.rules.rough && state.at > self.start && begins(state.at.wrapping_sub(1));
                if part.nullable || begins(state.at) || rough {
                    let back = Return { node: next, filled: state.filled, up: back };
                    self.go(State { node: part.root, ..*state }, Some(&back));
                }
            }
            _ if state.at >= text.len() || state.numbers >= MOST_NUMBERS => {}
            COUNT => self.number(code, numbers.count(text, state.at), next, state, back),
            YEAR => self.number(code, numbers.year(text, state.at), next, state, back),
            _ if text.digit(state.at).is_none() => {}
            INTEGER => self.number(code, numbers.integer(text, state.at), next, state, back),
            DIGITS => self.number(code, Some((0, number::digits(text, state.at))), next, state, back),
            _ => {}
        }
    }

    fn number(&mut self, code: u32, read: Option<(i32, usize)>, next: u32, state: &State, back: Option<&Return<'_>>) {
        let Some((value, end)) = read else { return };
        let mut after = State { node: next, at: end, end, numbers: state.numbers + 1, ..*state };
        if code != DIGITS && state.filled < MOST_SLOTS {
            after.slots[state.filled] = i16::try_from(value).unwrap_or(i16::MAX);
            after.filled += 1;
        }
        // The later a number stands, the more letters were matched before it.
        let place = 0xFFF - (state.at - self.start).min(0xFFF) as u64;
        after.read |= (place << 4 | u64::from(code - FINAL)) << (48 - 16 * state.numbers);
        self.go(after, back);
    }

    /// Where the text goes on behind the space of a template.
    fn spaced(&self, at: usize) -> usize {
        let text = self.text;
        let Some(c) = text.chars.get(at) else { return NOWHERE };
        let packed = |at: usize| text.classes.get(at).is_some_and(|class| class.is_packed());
        if *c == ' ' {
            return at + 1;
        }
        if packed(at - 1) || packed(at) {
            return at;
        }
        if *c == '-' && !packed(at + 1) {
            return at + 1;
        }
        // "mar5", "10days": between a number and a word the space may be missing.
        if text.digit(at).is_some() != text.digit(at - 1).is_some() { at } else { NOWHERE }
    }

    fn end(&mut self, meaning: u32, state: &State) {
        let end = state.end;
        let longer = self.best.is_some_and(|best| best.end > end);
        if longer || end == self.start || self.text.inside_word(end) || !may_end(self.text, end) {
            return;
        }
        let piece = &self.source.words.pieces[meaning as usize];
        let (kind, role) = match piece {
            Piece::Decoy => (0, Role::default()),
            Piece::Atom(_) => (1, Role::default()),
            Piece::Role(_) if self.source.atoms_only => return,
            Piece::Role(role) => (2, *role),
        };
        let rank = Rank { numbers: state.read, inexact: state.inexact, kind, source: self.nth, piece: meaning };
        let mut found = Match { end, piece, role, slots: state.slots, rank };
        if let Some(best) = self.best.filter(|best| best.end == end) {
            // A word may have several roles, some of them from another file.
            let alike = |it: &Rank| (it.numbers, it.inexact, it.kind);
            if kind == 2 && alike(&rank) == alike(&best.rank) {
                found.role = role.with(best.role);
            } else if best.rank <= rank {
                return;
            }
        }
        self.best = Some(found);
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
