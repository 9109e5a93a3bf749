//! Compiled words as bytes: numbers and texts one after another, each of the long ones with its length before it.
//!
//! Rows of numbers are read where they lie, without being copied: the pages of the program that nobody looks at are
//! never loaded.

use std::borrow::Cow;
use std::fmt;

/// Bytes of a number in a row. A quarter less than four is a quarter less of the program to keep in memory.
const WIDTH: usize = 3;

/// A row of numbers below 2²⁴, its own or part of the program.
#[derive(Clone, Default)]
pub struct Row(Cow<'static, [[u8; WIDTH]]>);

fn wide(&[low, middle, high]: &[u8; WIDTH]) -> u32 {
    u32::from_le_bytes([low, middle, high, 0])
}

impl Row {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn get(&self, at: usize) -> u32 {
        wide(&self.0[at])
    }

    pub fn slice(&self, range: std::ops::Range<usize>) -> impl ExactSizeIterator<Item = u32> {
        self.0[range].iter().map(wide)
    }

    /// Where `number` stands in the ascending part `range`.
    pub fn find(&self, range: std::ops::Range<usize>, number: u32) -> Option<usize> {
        let part = &self.0[range.clone()];
        part.binary_search_by_key(&number, wide).ok().map(|at| range.start + at)
    }
}

/// # Panics
/// Where a number is not below 2²⁴.
impl FromIterator<u32> for Row {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let narrow = |number: u32| {
            let [low, middle, high, rest] = number.to_le_bytes();
            assert!(rest == 0, "{number} in a row of words");
            [low, middle, high]
        };
        let mut row: Vec<[u8; WIDTH]> = numbers.into_iter().map(narrow).collect();
        row.shrink_to_fit();
        Self(Cow::Owned(row))
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.slice(0..self.len())).finish()
    }
}

#[derive(Debug, Default)]
pub struct Packer {
    bytes: Vec<u8>,
}

impl Packer {
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    /// # Panics
    /// From 4 GB on.
    pub fn number(&mut self, number: usize) {
        let number = u32::try_from(number).expect("words are fewer than 4 billion");
        self.bytes.extend(number.to_le_bytes());
    }

    pub fn text(&mut self, text: &str) {
        self.number(text.len());
        self.bytes.extend(text.bytes());
    }

    pub fn chars(&mut self, chars: &[char]) {
        self.text(&chars.iter().collect::<String>());
    }

    pub fn row(&mut self, row: &Row) {
        self.number(row.len());
        self.bytes.extend(row.0.as_flattened());
    }

    pub fn list<T>(&mut self, all: &[T], mut pack: impl FnMut(&mut Self, &T)) {
        self.number(all.len());
        all.iter().for_each(|one| pack(self, one));
    }
}

/// Reads what a [`Packer`] wrote, in the same order.
///
/// # Panics
/// All of its functions, where the bytes are not what a [`Packer`] wrote: they are part of the program.
#[derive(Debug)]
pub struct Unpacker {
    rest: &'static [u8],
}

impl Unpacker {
    pub fn new(bytes: &'static [u8]) -> Self {
        Self { rest: bytes }
    }

    fn take(&mut self, len: usize) -> &'static [u8] {
        let (taken, rest) = self.rest.split_at(len);
        self.rest = rest;
        taken
    }

    pub fn number(&mut self) -> usize {
        let bytes: [u8; 4] = self.take(4).try_into().expect("it took four bytes");
        u32::from_le_bytes(bytes) as usize
    }

    pub fn text(&mut self) -> &'static str {
        let len = self.number();
        str::from_utf8(self.take(len)).expect("it was packed from a text")
    }

    pub fn chars(&mut self) -> Vec<char> {
        self.text().chars().collect()
    }

    pub fn row(&mut self) -> Row {
        let len = self.number();
        Row(Cow::Borrowed(self.take(WIDTH * len).as_chunks().0))
    }

    pub fn list<T>(&mut self, mut unpack: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.number()).map(|_| unpack(self)).collect()
    }
}
