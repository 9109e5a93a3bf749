//! The words of languages, made searchable: what the build script and the program share.
//!
//! The build script reads each `vocabulary.toml`, compiles it ([`words`], [`signs`]) and writes the result down
//! ([`pack`]), so that nothing is parsed when a process starts; a translator's own folder goes the same way while the
//! program runs. Therefore nothing here may name another room: it must stand alone in both.

pub mod compare;
pub mod file;
pub mod fold;
pub mod han;
pub mod pack;
pub mod pattern;
pub mod signs;
pub mod trie;
pub mod wording;
pub mod words;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use file::File;
use pack::{Packer, Unpacker};
use signs::Signs;
use words::Words;

/// What was wrong with which language's file.
#[derive(Debug)]
pub struct Fault {
    pub tag: String,
    pub message: String,
}

/// All languages' words; by tag.
#[derive(Debug)]
pub struct Lexis {
    pub words: Vec<(String, Words)>,
    pub signs: Signs,
}

impl Lexis {
    /// `texts`: tag and `vocabulary.toml` of each language.
    ///
    /// # Errors
    /// The first file that cannot be read.
    pub fn new(texts: &[(&str, &str)]) -> Result<Self, Fault> {
        let read =
            |(tag, text): &(&str, &str)| File::read(text).map_err(|message| Fault { tag: (*tag).to_owned(), message });
        let files = side_by_side(texts, read)?;
        let files: Vec<(&str, &File)> = texts.iter().map(|(tag, _)| *tag).zip(&files).collect();
        thread::scope(|scope| {
            let signs = scope.spawn(|| Signs::new(&files));
            let words = side_by_side(&files, |(tag, file)| Ok((String::from(*tag), Words::new(tag, file, &files)?)))?;
            Ok(Self { words, signs: signs.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)) })
        })
    }

    pub fn pack(&self) -> Vec<u8> {
        let mut to = Packer::default();
        to.number(self.words.len());
        for (tag, words) in &self.words {
            to.text(tag);
            words.pack(&mut to);
        }
        self.signs.pack(&mut to);
        to.finish()
    }

    /// What [`Self::pack`] wrote; the large parts stay where they are.
    pub fn unpack(bytes: &'static [u8]) -> Self {
        let mut from = Unpacker::new(bytes);
        let words = (0..from.number()).map(|_| (from.text().to_owned(), Words::unpack(&mut from))).collect();
        Self { words, signs: Signs::unpack(&mut from) }
    }
}

/// Each thread keeps the memory that it freed, so that more of them cost more than they bring.
const THREADS: usize = 4;

/// What `make` makes of each, in order; so is the first error, whichever came first in time.
fn side_by_side<T: Sync, R: Send>(all: &[T], make: impl Fn(&T) -> Result<R, Fault> + Sync) -> Result<Vec<R>, Fault> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(one) = all.get(at) else { return made };
            made.push((at, make(one)));
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(THREADS);
    let mut made = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut made = work();
        for other in others {
            made.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        made
    });
    made.sort_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_the_same() {
        let (vi, ru) = (
            "[detection]\nwords = [\"và\"]\nletters = \"ơ\"\n[matching]\nstrict_accents = true\n[words]\nstop = [\"năm sau\"]",
            "[matching]\nalso = [\"vi\"]\nendings = [\"ами\"]\nlatin = { \"ш\" = \"sh\" }\n[kinds]\nforum = [\"форум*\"]",
        );
        let made = Lexis::new(&[("ru", ru), ("vi", vi)]).unwrap();
        let packed = made.pack();
        let read = Lexis::unpack(Box::leak(packed.clone().into_boxed_slice()));
        assert_eq!(read.pack(), packed);
        assert_eq!(format!("{read:?}"), format!("{made:?}"));
        assert!(read.words[0].1.latin.is_some());
    }
}
