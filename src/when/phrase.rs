//! Time words side by side → expressions: words that complete each other merge, two of them with a link make a range,
//! and a word before or after says which side is open.

use std::ops::Range;

use chrono::{Datelike, NaiveDateTime};

use super::frame::{Attr, Frame, Value};
use super::grammar::{Atom, Grammar, Piece, Role};
use super::resolve::{self, At, Span};
use super::text::Text;

/// An expression in local time; an open side is `None`.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    pub from: Option<NaiveDateTime>,
    pub to: Option<NaiveDateTime>,
    pub grain: &'static str,
    /// Characters of the text.
    pub range: Range<usize>,
    /// Its bag, where it is one point with both sides closed.
    said: Option<Frame>,
}

#[derive(Debug)]
struct Token {
    range: Range<usize>,
    what: What,
}

#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "most tokens are atoms, and a box for each costs more than the room")]
enum What {
    Atom(Atom),
    Role(Role),
    Decoy,
}

/// All expressions of `text`, in order.
pub fn find(grammar: &Grammar, text: &Text, now: NaiveDateTime) -> Vec<Expression> {
    let tokens = tokens(grammar, text);
    let phrases = Phrases { text, tokens: &tokens, at: At::new(now) };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match phrases.expression(at) {
            Some((expression, next)) => {
                found.extend(expression);
                at = next;
            }
            None => at += 1,
        }
    }
    year_apart(&mut found, phrases.at);
    found
}

/// "In autumn … (2027)": a year said apart belongs to the one time that has none.
fn year_apart(found: &mut [Expression], at: At) {
    let dated = [Attr::Month, Attr::Season, Attr::Quarter, Attr::Half, Attr::Holiday];
    let is_year = |frame: &Frame| frame.only(&[Attr::Year]);
    let lacks = |frame: &Frame| {
        let relative = frame.get(Attr::Month).is_some_and(|it| it.relative);
        frame.any(&dated) && !frame.any(&[Attr::Year, Attr::Rel]) && !relative
    };
    let of = |fits: &dyn Fn(&Frame) -> bool| {
        let mut all = (0..found.len()).filter(|nth| found[*nth].said.as_ref().is_some_and(fits));
        all.next().filter(|_| all.next().is_none())
    };
    let (Some(year), Some(other)) = (of(&is_year), of(&lacks)) else { return };
    let (Some(with), Some(mut frame)) = (found[year].said, found[other].said) else { return };
    frame.inherit(&with, Attr::Year);
    if let Some(span) = resolve::resolve(&frame, at) {
        for nth in [year, other] {
            (found[nth].from, found[nth].to, found[nth].grain) = (Some(span.from), Some(span.to), span.grain);
        }
    }
}

/// The longest known wordings from left to right.
fn tokens(grammar: &Grammar, text: &Text) -> Vec<Token> {
    let rules = grammar.rules();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if !may_begin(text, at) {
            at += 1;
            continue;
        }
        let Some(found) = rules.longest(text, at) else {
            at += 1;
            continue;
        };
        let what = match found.piece {
            Piece::Atom(spec) => What::Atom(spec.filled(&found.slots)),
            Piece::Role(_) => What::Role(found.role),
            Piece::Decoy => What::Decoy,
        };
        tokens.push(Token { range: at..found.end, what });
        at = found.end;
    }
    tokens
}

/// Not inside a word, and not inside a longer number, an amount or a name with a number.
fn may_begin(text: &Text, at: usize) -> bool {
    if text.inside_word(at) || text.chars[at] == ' ' {
        return false;
    }
    if text.digit(at).is_none() || at == 0 {
        return true;
    }
    let before = text.chars[at - 1];
    if before.is_ascii_digit()
        || text.classes[at - 1].is_spaced()
        || matches!(before, '$' | '₩' | '€' | '£' | '¥' | '#' | '+' | '₫' | '₽')
    {
        return false;
    }
    !(matches!(before, '.' | ',' | ':' | '/') && at > 1 && text.digit(at - 2).is_some())
}

struct Phrases<'a> {
    text: &'a Text,
    tokens: &'a [Token],
    at: At,
}

/// A point in time in words: its bag, the far end where its words are a range by themselves, and where it ends.
struct Point {
    frame: Frame,
    far: Option<Frame>,
    weak: bool,
    next: usize,
}

/// Marks that may stand between the words of one expression.
const MOST_MARKS: usize = 3;

impl Phrases<'_> {
    /// Nothing but a space or light punctuation between a token and the one before it.
    fn adjoins(&self, at: usize) -> bool {
        if at == 0 || at >= self.tokens.len() {
            return false;
        }
        let gap = self.tokens[at - 1].range.end..self.tokens[at].range.start;
        gap.len() <= MOST_MARKS
            && self.text.chars[gap].iter().all(|c| matches!(c, ' ' | ',' | '(' | ')' | '、' | '.' | '·' | '"'))
    }

    fn role(&self, at: usize) -> Role {
        match self.tokens.get(at).map(|token| &token.what) {
            Some(What::Role(role)) => *role,
            _ => Role::default(),
        }
    }

    /// The role of the token at `at` where it follows on the one before.
    fn next_role(&self, at: usize) -> Role {
        if self.adjoins(at) { self.role(at) } else { Role::default() }
    }

    /// What begins at token `at`, with the token after it; the expression is absent where the words say no interval.
    fn expression(&self, at: usize) -> Option<(Option<Expression>, usize)> {
        let (before, open, first) = self.lead(at)?;
        let point = self.point(first)?;
        let mut start = if open.is_some() { open.unwrap_or(at) } else { first };
        let anchored = before != Role::default();
        if let Some((span, next)) = self.lasting(&point, before) {
            return Some((Some(self.closed(span, start, next)), next));
        }
        if let Some((span, next)) = self.range(&point, before) {
            if !before.has(Role::OPEN.with(Role::FROM).with(Role::WITHIN)) {
                start = first;
            }
            let next = self.after_range(next);
            return Some((Some(self.closed(span, start, next)), next));
        }
        if let Some((span, _)) = self.span(&point, before).filter(|_| point.far.is_some() && !point.weak) {
            let next = self.after_range(point.next);
            return Some((Some(self.closed(span, first, next)), next));
        }
        let Some((span, year_end)) = self.span(&point, before) else { return Some((None, point.next)) };
        let behind = self.next_role(point.next);
        let has_behind = behind.behind() != Role::default();
        if point.weak && !anchored && !has_behind {
            return Some((None, point.next));
        }
        let mut next = point.next;
        let relation = if has_behind && !point.frame.is_count() {
            next += 1;
            // "3월부터는", "from March onwards": a second word that says the same.
            if self.next_role(next).behind().has(behind.behind()) {
                next += 1;
            }
            behind.behind()
        } else {
            before.ahead()
        };
        if relation == Role::default() || open.is_none() && !has_behind {
            start = first;
        }
        let range = self.tokens[start].range.start..self.tokens[next - 1].range.end;
        Some((self.related(span, relation, &point, year_end, range), next))
    }

    /// Words before a time: their roles together, the first that counts, and where the time begins.
    fn lead(&self, at: usize) -> Option<(Role, Option<usize>, usize)> {
        const LEADS: Role = Role(Role::ANCHOR.0 | Role::OPEN.0 | 0b111_1111 << 6);
        let (mut roles, mut open, mut first) = (Role::default(), None, at);
        for _ in 0..3 {
            let role = self.role(first);
            if role == Role::default() {
                break;
            }
            if role.has(LEADS) {
                if role.ahead() != Role::default() || role.has(Role::OPEN) {
                    open = open.or(Some(first));
                }
                roles = roles.with(Role(role.0 & LEADS.0));
            } else if !(role.has(Role::GLUE) && roles != Role::default()) {
                return None;
            }
            first += 1;
            if !self.adjoins(first) {
                return None;
            }
        }
        matches!(self.tokens.get(first)?.what, What::Atom(_)).then_some((roles, open, first))
    }

    /// Time words from `at` on that complete each other.
    fn point(&self, at: usize) -> Option<Point> {
        let What::Atom(first) = &self.tokens.get(at)?.what else { return None };
        let mut point = Point { frame: first.frame, far: first.far, weak: first.weak, next: at + 1 };
        let mut next = at + 1;
        let mut glue = 0;
        while self.adjoins(next) {
            match &self.tokens[next].what {
                What::Role(role) if role.has(Role::GLUE) && glue < 2 => glue += 1,
                // "Three days before, in March": no day before March.
                What::Atom(_) if glue > 0 && point.frame.any(&[Attr::Earlier, Attr::Later]) => break,
                What::Atom(more) => {
                    let Some(both) = self.joined(&point, more) else { break };
                    point = Point { next: next + 1, ..both };
                    glue = 0;
                }
                _ => break,
            }
            next += 1;
        }
        Some(point)
    }

    fn joined(&self, point: &Point, more: &Atom) -> Option<Point> {
        if let Some(moved) = more.frame.beside_a_day().filter(|_| point.frame.is_dated() && point.far.is_none()) {
            let frame = point.frame.merged(&moved)?;
            return Some(Point { frame, far: None, weak: false, next: 0 });
        }
        // "The first week of March": two doubtful words make a sure one.
        let both = |attr| point.frame.has(attr) || more.frame.has(attr);
        let named = both(Attr::Month) && (both(Attr::Nth) || both(Attr::Third));
        let weak = point.weak && more.weak && !named;
        match (point.far, more.far) {
            (None, None) => {
                let frame = checked(&point.frame, &more.frame)?;
                Some(Point { frame, far: None, weak, next: 0 })
            }
            // A range by itself and a word for both of its ends: "next week Mon-Wed".
            (Some(far), None) => Some(Point {
                frame: point.frame.merged(&more.frame)?,
                far: Some(far.merged(&more.frame).unwrap_or(far)),
                weak,
                next: 0,
            }),
            (None, Some(far)) => Some(Point {
                frame: point.frame.merged(&more.frame)?,
                far: Some(point.frame.merged(&far).unwrap_or(far)),
                weak,
                next: 0,
            }),
            (Some(_), Some(_)) => None,
        }
    }

    /// The interval of a single point, and whether its words say the end of something.
    fn span(&self, point: &Point, before: Role) -> Option<(Span, bool)> {
        let ends = point.frame.n(Attr::Third) == Some(3);
        if let Some(far) = &point.far {
            return resolve::range(&point.frame, far, self.at).map(|span| (span, false));
        }
        // "By the end of the week": parts of a week are not told apart, its end is.
        let mut frame = point.frame;
        if frame.any(&[Attr::Week, Attr::Date]) || before.has(Role::REST) {
            frame.clear(Attr::Third);
        }
        if before.has(Role::REST) {
            frame.set(Attr::Rest, Value { n: 1, relative: false });
        }
        resolve::resolve(&frame, self.at).map(|span| (span, ends))
    }

    /// A first day and how long from then: "from tomorrow for three days", "for three days from tomorrow".
    fn lasting(&self, point: &Point, before: Role) -> Option<(Span, usize)> {
        const STARTS: Role = Role(Role::FROM.0 | Role::OPEN.0);
        let length_first = point.frame.has(Attr::For);
        let mut starts = !length_first && before.has(STARTS);
        let mut at = point.next;
        for _ in 0..3 {
            let role = self.next_role(at);
            if role.has(STARTS.with(Role::LINK)) || role.behind().has(Role::FROM) {
                starts = true;
            } else if !role.has(Role::GLUE.with(Role::ANCHOR)) {
                break;
            }
            at += 1;
        }
        if !self.adjoins(at) || point.far.is_some() {
            return None;
        }
        let other = self.point(at).filter(|other| other.far.is_none())?;
        let (first, length) = match (length_first, other.frame.has(Attr::For)) {
            (true, false) if starts => (&other.frame, &point.frame),
            (false, true) if starts || point.frame.any(&[Attr::Day, Attr::Date, Attr::Holiday]) => {
                (&point.frame, &other.frame)
            }
            _ => return None,
        };
        resolve::lasting(first, length, self.at).map(|span| (span, other.next))
    }

    /// `point`, a link, and another point.
    fn range(&self, point: &Point, before: Role) -> Option<(Span, usize)> {
        let mut at = point.next;
        let mut linked = false;
        for _ in 0..3 {
            let role = self.next_role(at);
            let opened = before.has(Role::OPEN);
            if role.has(Role::LINK) || opened && role.has(Role::AND) {
                linked = true;
            } else if !(linked && role.has(Role::GLUE.with(Role::ANCHOR).with(Role::OPEN).with(Role::UNTIL))) {
                break;
            }
            at += 1;
        }
        if !linked || !self.adjoins(at) {
            return None;
        }
        let last = self.point(at)?;
        if point.weak && last.weak && !before.has(Role::OPEN.with(Role::FROM)) && self.tokens[at].range.len() < 2 {
            return None;
        }
        let span = resolve::range(&point.frame, last.far.as_ref().unwrap_or(&last.frame), self.at)?;
        Some((span, last.next))
    }

    /// Words that close a range already complete: "까지", "之间".
    fn after_range(&self, mut at: usize) -> usize {
        for _ in 0..2 {
            let role = self.next_role(at);
            if !role.has(Role::CLOSE) && !role.behind().has(Role::UNTIL.with(Role::WITHIN)) {
                break;
            }
            at += 1;
        }
        at
    }

    fn closed(&self, span: Span, start: usize, next: usize) -> Expression {
        let range = self.tokens[start].range.start..self.tokens[next - 1].range.end;
        Expression { from: Some(span.from), to: Some(span.to), grain: span.grain, range, said: None }
    }

    fn related(
        &self,
        span: Span,
        relation: Role,
        point: &Point,
        ends: bool,
        range: Range<usize>,
    ) -> Option<Expression> {
        let whole = (Some(span.from), Some(span.to));
        let frame = &point.frame;
        let (from, to) = if relation.has(Role::REST) {
            let today = self.at.today.and_time(chrono::NaiveTime::MIN);
            (whole.0.map(|from| from.max(today)), whole.1)
        } else if frame.any(&[Attr::Within, Attr::Past]) {
            whole
        } else if relation.has(Role::UNTIL) || relation.has(Role::BEFORE) && ends {
            (None, whole.1)
        } else if relation.has(Role::BEFORE) {
            (None, whole.0)
        } else if relation.has(Role::AFTER) {
            (whole.1, None)
        } else if relation.has(Role::SINCE) {
            (Some(self.latest(span, frame)), None)
        } else if relation.has(Role::FROM) {
            (whole.0, None)
        } else if relation.has(Role::WITHIN) && span.grain == "year" && span.from <= self.at.now {
            (None, whole.1)
        } else {
            whole
        };
        let said = (relation == Role::default()).then_some(*frame);
        Some(Expression { from, to, grain: span.grain, range, said })
    }

    /// "Since October" is the October gone by.
    fn latest(&self, span: Span, frame: &Frame) -> NaiveDateTime {
        if span.from <= self.at.now || frame.has(Attr::Year) {
            return span.from;
        }
        let mut earlier = *frame;
        earlier.set(Attr::Year, Value { n: span.from.year() as i16 - 1, relative: false });
        let dated = frame.any(&[Attr::Month, Attr::Season, Attr::Holiday, Attr::Quarter]);
        match resolve::resolve(&earlier, self.at) {
            Some(past) if dated => past.from,
            _ if frame.has(Attr::Weekday) => {
                span.from.checked_sub_signed(chrono::TimeDelta::days(7)).unwrap_or(span.from)
            }
            _ => span.from,
        }
    }
}

/// Two bags together; "tomorrow (Monday)" says the same day twice, and the first word holds.
fn checked(one: &Frame, more: &Frame) -> Option<Frame> {
    if more.only(&[Attr::Weekday]) && (one.has(Attr::Day) || one.any(&[Attr::Date, Attr::Holiday])) {
        return Some(*one);
    }
    let both = one.merged(more)?;
    if both.has(Attr::Weekday) && both.any(&[Attr::Day, Attr::Date, Attr::Holiday]) {
        let mut dated = both;
        dated.clear(Attr::Weekday);
        return Some(dated);
    }
    Some(both)
}
