//! The catalogue as columns, in order of start: what [`super::look_up`] reads instead of the records.
//!
//! A set of programs is a row of bits, so that conditions are joined by `and` over 64 programs at a time.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset};

use crate::language::Language;
use crate::program::{Catalogue, Format, Kind, PlaceIndex, Program, ProgramIndex, Status};

/// Seconds since 1970, or one of the two for "none".
pub type Seconds = i64;
pub const NEVER: Seconds = i64::MAX;
pub const NONE: Seconds = i64::MIN;

/// A set of programs by rank (position in order of start).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Set {
    bits: Vec<u64>,
}

impl Set {
    pub fn empty(len: usize) -> Self {
        Self { bits: vec![0; len.div_ceil(64)] }
    }

    pub fn full(len: usize) -> Self {
        let mut set = Self { bits: vec![u64::MAX; len.div_ceil(64)] };
        if !len.is_multiple_of(64)
            && let Some(last) = set.bits.last_mut()
        {
            *last = (1 << (len % 64)) - 1;
        }
        set
    }

    pub fn add(&mut self, rank: u32) {
        self.bits[rank as usize / 64] |= 1 << (rank % 64);
    }

    pub fn has(&self, rank: u32) -> bool {
        self.bits[rank as usize / 64] & (1 << (rank % 64)) != 0
    }

    pub fn and(&mut self, other: &Self) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(a, b)| *a &= b);
    }

    pub fn or(&mut self, other: &Self) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(a, b)| *a |= b);
    }

    pub fn and_not(&mut self, other: &Self) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(a, b)| *a &= !b);
    }

    pub fn count(&self) -> usize {
        self.bits.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.bits.iter().all(|word| *word == 0)
    }

    /// Ranks, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.bits.iter().enumerate().flat_map(|(at, &word)| {
            let mut left = word;
            std::iter::from_fn(move || {
                (left != 0).then(|| {
                    let bit = left.trailing_zeros();
                    left &= left - 1;
                    at as u32 * 64 + bit
                })
            })
        })
    }

    /// Keeps the ranks that `keep` accepts.
    pub fn retain(&mut self, mut keep: impl FnMut(u32) -> bool) {
        for (at, word) in self.bits.iter_mut().enumerate() {
            let mut left = *word;
            while left != 0 {
                let bit = left.trailing_zeros();
                left &= left - 1;
                if !keep(at as u32 * 64 + bit) {
                    *word &= !(1 << bit);
                }
            }
        }
    }
}

/// Everything that a list can be limited by. Columns are in order of start, those without a date last.
#[derive(Debug, Default)]
pub struct Facts {
    /// Rank → program.
    pub programs: Vec<ProgramIndex>,
    /// Program → rank.
    pub ranks: Vec<u32>,
    pub starts: Vec<Seconds>,
    /// When it is over: `NEVER` without a date.
    pub over: Vec<Seconds>,
    /// When it was to start before it was postponed: `NONE` where nothing is known of it.
    pub was_to_start: Vec<Seconds>,
    pub opens: Vec<Seconds>,
    /// `NONE` where nobody applies.
    pub closes: Vec<Seconds>,
    pub fee: Vec<Option<u32>>,
    pub capacity: Vec<Option<u32>>,
    /// Same number, same series.
    pub series: Vec<u32>,
    pub kinds: HashMap<Kind, Set>,
    /// It happens there, or in a part of it.
    pub places: Vec<Option<Set>>,
    /// It is held with it, or with a part of it.
    pub partners: Vec<Option<Set>>,
    pub abroad: Set,
    pub at_home: Set,
    pub audience: HashMap<Box<str>, Set>,
    pub topics: HashMap<Box<str>, Set>,
    pub organizers: HashMap<Box<str>, Set>,
    pub languages: HashMap<Language, Set>,
    pub free: Set,
    pub paid: Set,
    pub online: Set,
    pub onsite: Set,
    pub cancelled: Set,
    pub postponed: Set,
    pub standing: Set,
    home: Option<PlaceIndex>,
}

impl Facts {
    pub fn new(catalogue: &Catalogue) -> Self {
        let all = catalogue.programs();
        let len = all.len();
        let seconds = |at: Option<DateTime<FixedOffset>>, none| at.map_or(none, |at| at.timestamp());
        let mut order: Vec<ProgramIndex> = (0..len as u32).collect();
        order.sort_by_key(|&at| (seconds(all[at as usize].starts, NEVER), at));
        let mut this = Self {
            places: vec![None; catalogue.places().len()],
            partners: vec![None; catalogue.places().len()],
            abroad: Set::empty(len),
            at_home: Set::empty(len),
            free: Set::empty(len),
            paid: Set::empty(len),
            online: Set::empty(len),
            onsite: Set::empty(len),
            cancelled: Set::empty(len),
            postponed: Set::empty(len),
            standing: Set::empty(len),
            home: catalogue.home(),
            ranks: vec![0; len],
            ..Self::default()
        };
        let mut series: HashMap<&str, u32> = HashMap::new();
        for (rank, &at) in order.iter().enumerate() {
            let (rank, program) = (rank as u32, &all[at as usize]);
            this.ranks[at as usize] = rank;
            this.starts.push(seconds(program.starts, NEVER));
            this.over.push(seconds(program.over_at(), NEVER));
            this.was_to_start.push(seconds(program.previous_starts, NONE));
            this.opens.push(seconds(program.apply_opens, NONE));
            this.closes.push(seconds(program.apply_closes, NONE));
            this.fee.push(program.fee_krw);
            this.capacity.push(program.capacity);
            let fresh = series.len() as u32;
            let name = if program.series.is_empty() { &program.id } else { &program.series };
            this.series.push(*series.entry(name).or_insert(fresh));
            this.add_words(rank, program, len);
            this.add_places(rank, program, catalogue, len);
        }
        this.programs = order;
        this
    }

    fn add_words(&mut self, rank: u32, program: &Program, len: usize) {
        self.kinds.entry(program.kind).or_insert_with(|| Set::empty(len)).add(rank);
        for (ids, sets) in [(&program.audience, &mut self.audience), (&program.topics, &mut self.topics)] {
            for id in ids {
                member(sets, id, len).add(rank);
            }
        }
        member(&mut self.organizers, &program.organizer, len).add(rank);
        for &language in &program.languages {
            self.languages.entry(language).or_insert_with(|| Set::empty(len)).add(rank);
        }
        match program.fee_krw {
            Some(0) => self.free.add(rank),
            Some(_) => self.paid.add(rank),
            None => {}
        }
        if program.format != Format::Onsite {
            self.online.add(rank);
        }
        if program.format != Format::Online {
            self.onsite.add(rank);
        }
        match program.status {
            Status::Cancelled => self.cancelled.add(rank),
            Status::Postponed => self.postponed.add(rank),
            Status::Scheduled => {}
        }
        if program.standing {
            self.standing.add(rank);
        }
    }

    fn add_places(&mut self, rank: u32, program: &Program, catalogue: &Catalogue, len: usize) {
        let home_country = catalogue.home_country();
        for id in &program.places {
            let Some(at) = catalogue.look_up_place(id) else { continue };
            for &outer in catalogue.enclosing(at) {
                self.places[usize::from(outer)].get_or_insert_with(|| Set::empty(len)).add(rank);
            }
            match home_country {
                Some(country) if catalogue.lies_in(at, country) => self.at_home.add(rank),
                // A region around the home country says nothing.
                Some(country) if catalogue.lies_in(country, at) => {}
                Some(_) => self.abroad.add(rank),
                None => {}
            }
        }
        for id in &program.partners {
            let Some(at) = catalogue.look_up_place(id) else { continue };
            for &outer in catalogue.enclosing(at) {
                self.partners[usize::from(outer)].get_or_insert_with(|| Set::empty(len)).add(rank);
            }
        }
    }

    pub fn len(&self) -> usize {
        self.programs.len()
    }

    pub fn home(&self) -> Option<PlaceIndex> {
        self.home
    }

    pub fn rank(&self, program: ProgramIndex) -> u32 {
        self.ranks[program as usize]
    }

    pub fn program(&self, rank: u32) -> ProgramIndex {
        self.programs[rank as usize]
    }
}

fn member<'a>(sets: &'a mut HashMap<Box<str>, Set>, id: &str, len: usize) -> &'a mut Set {
    if !sets.contains_key(id) {
        sets.insert(id.into(), Set::empty(len));
    }
    sets.get_mut(id).expect("it was just put in")
}
