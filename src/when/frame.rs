//! What a time expression says, word by word, before the calendar is asked: a bag of attributes.
//!
//! The order of words differs between languages and people; the bag does not. "Tuesday next week", "下周二" and
//! "다음 주 화요일" all become `week = +1, weekday = 2`. [`super::resolve`] turns a bag into an interval.

/// One thing a word can say. Numbers in the comment: what values mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Attr {
    Year,
    /// 1, 2: of the year, or of the month where one is given.
    Half,
    Quarter,
    /// 1 spring … 4 winter.
    Season,
    Month,
    /// 1 beginning, 2 middle, 3 end: of a month, season, quarter or year.
    Third,
    Week,
    /// 1 of the week, or of the day said; 2 the first after that day, 3 the last before it.
    Weekend,
    /// 1 Monday … 7 Sunday.
    Weekday,
    /// Which of several: first week, last Friday (-1).
    Nth,
    /// Of the month.
    Day,
    /// Days from today.
    Date,
    /// Index in [`super::holiday::NAMES`].
    Holiday,
    Hour,
    Minute,
    /// 1 before dawn, 2 morning, 3 noon, 4 afternoon, 5 evening.
    Part,
    /// "next", "this", "last" beside a name: next March, last Friday.
    Rel,
    /// What is left of it from today.
    Rest,
    /// `n` units: from today through the n-th.
    Within,
    /// `n` units from today.
    In,
    /// `n` units before today.
    Ago,
    /// The last `n` units up to today.
    Past,
    /// `n` units before, or after, the day said.
    Earlier,
    Later,
    /// Lasts `n` units: a time only behind its first day.
    For,
    /// 1 day, 2 week, 3 month, 4 year, 5 hour.
    Unit,
    /// 1 the week that holds the day said, 0 the one before it, 2 the one after it.
    WeekOf,
}

const ATTRS: [(&str, Attr); 27] = [
    ("year", Attr::Year),
    ("half", Attr::Half),
    ("quarter", Attr::Quarter),
    ("season", Attr::Season),
    ("month", Attr::Month),
    ("third", Attr::Third),
    ("week", Attr::Week),
    ("weekend", Attr::Weekend),
    ("weekday", Attr::Weekday),
    ("nth", Attr::Nth),
    ("day", Attr::Day),
    ("date", Attr::Date),
    ("holiday", Attr::Holiday),
    ("hour", Attr::Hour),
    ("minute", Attr::Minute),
    ("part", Attr::Part),
    ("rel", Attr::Rel),
    ("rest", Attr::Rest),
    ("within", Attr::Within),
    ("in", Attr::In),
    ("ago", Attr::Ago),
    ("past", Attr::Past),
    ("earlier", Attr::Earlier),
    ("later", Attr::Later),
    ("for", Attr::For),
    ("unit", Attr::Unit),
    ("weekof", Attr::WeekOf),
];

impl Attr {
    pub fn named(name: &str) -> Option<Self> {
        ATTRS.iter().find(|(it, _)| *it == name).map(|(_, attr)| *attr)
    }
}

/// `n`, counted from now where `relative`: `year = 2027`, `year = +1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Value {
    pub n: i16,
    pub relative: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Frame([Option<Value>; ATTRS.len()]);

/// The smallest [`Attr::Unit`].
pub const HOUR: i32 = 5;

/// These stand alone, but for a time of day.
const COUNTS: [Attr; 5] = [Attr::Within, Attr::In, Attr::Ago, Attr::Past, Attr::For];
/// These say the day, the hour is still free.
const CLOCK: [Attr; 3] = [Attr::Hour, Attr::Minute, Attr::Part];
/// Pairs that say the same thing in two ways, or contradict each other.
const APART: &[(Attr, Attr)] = &[
    (Attr::Date, Attr::Month),
    (Attr::Date, Attr::Week),
    (Attr::Date, Attr::Day),
    (Attr::Date, Attr::Year),
    (Attr::Date, Attr::Season),
    (Attr::Date, Attr::Weekend),
    (Attr::Date, Attr::Holiday),
    (Attr::Date, Attr::Third),
    (Attr::Date, Attr::Nth),
    (Attr::Date, Attr::Rest),
    (Attr::Holiday, Attr::Month),
    (Attr::Holiday, Attr::Day),
    (Attr::Holiday, Attr::Week),
    (Attr::Holiday, Attr::Season),
    (Attr::Holiday, Attr::Third),
    (Attr::Season, Attr::Month),
    (Attr::Season, Attr::Week),
    (Attr::Season, Attr::Weekday),
    (Attr::Season, Attr::Day),
    (Attr::Season, Attr::Quarter),
    (Attr::Season, Attr::Half),
    (Attr::Quarter, Attr::Month),
    (Attr::Quarter, Attr::Half),
    (Attr::Quarter, Attr::Week),
    (Attr::Weekend, Attr::Weekday),
    (Attr::Weekend, Attr::Third),
    (Attr::Weekend, Attr::Rest),
    (Attr::Day, Attr::Third),
    (Attr::Day, Attr::Nth),
    (Attr::Day, Attr::Week),
    (Attr::Half, Attr::Day),
    (Attr::Half, Attr::Week),
];

impl Frame {
    pub fn get(&self, attr: Attr) -> Option<Value> {
        self.0[attr as usize]
    }
    pub fn n(&self, attr: Attr) -> Option<i32> {
        self.get(attr).map(|value| i32::from(value.n))
    }
    pub fn has(&self, attr: Attr) -> bool {
        self.get(attr).is_some()
    }
    pub fn any(&self, attrs: &[Attr]) -> bool {
        attrs.iter().any(|attr| self.has(*attr))
    }
    pub fn set(&mut self, attr: Attr, value: Value) {
        self.0[attr as usize] = Some(value);
    }
    pub fn clear(&mut self, attr: Attr) {
        self.0[attr as usize] = None;
    }
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
    /// Takes `attr` of `other` where it has none itself.
    pub fn inherit(&mut self, other: &Self, attr: Attr) {
        if !self.has(attr) {
            self.0[attr as usize] = other.0[attr as usize];
        }
    }
    pub fn is_count(&self) -> bool {
        self.any(&COUNTS)
    }
    /// Says nothing but the time of day.
    pub fn is_clock(&self) -> bool {
        let mut rest = *self;
        CLOCK.iter().for_each(|attr| rest.clear(*attr));
        rest.is_empty() && !self.is_empty()
    }
    /// Says exactly `attrs`, or some of them, and nothing else.
    pub fn only(&self, attrs: &[Attr]) -> bool {
        let mut rest = *self;
        attrs.iter().for_each(|attr| rest.clear(*attr));
        rest.is_empty() && !self.is_empty()
    }

    /// Says a day of the calendar, or a name for one.
    pub fn is_dated(&self) -> bool {
        self.any(&[Attr::Holiday, Attr::Day])
    }
    /// "Three days ago" beside a day counts from that day, not from today.
    pub fn beside_a_day(&self) -> Option<Self> {
        let mut moved = *self;
        for (of_today, of_a_day) in [(Attr::Ago, Attr::Earlier), (Attr::In, Attr::Later)] {
            if let Some(n) = self.get(of_today).filter(|_| self.n(Attr::Unit).is_none_or(|unit| unit < HOUR)) {
                moved.clear(of_today);
                moved.set(of_a_day, n);
                return Some(moved);
            }
        }
        None
    }

    /// Both together, where they speak of different things.
    pub fn merged(&self, other: &Self) -> Option<Self> {
        let mut both = *self;
        for (slot, more) in both.0.iter_mut().zip(&other.0) {
            match (&slot, more) {
                (Some(_), Some(_)) => return None,
                (None, Some(_)) => *slot = *more,
                _ => {}
            }
        }
        if APART.iter().any(|(a, b)| both.has(*a) && both.has(*b)) {
            return None;
        }
        let count = |it: &Self| it.is_count();
        if (count(self) && !other.is_clock()) || (count(other) && !self.is_clock()) {
            return None;
        }
        Some(both)
    }
}
