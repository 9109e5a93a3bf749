//! The words of all languages as the build script compiled them, or compiled now where others are given.

use std::sync::{Arc, LazyLock};

use super::{Error, Languages};
use crate::lexis::Lexis;
use crate::lexis::file::FILE;

static BUILT_IN: LazyLock<Arc<Lexis>> =
    LazyLock::new(|| Arc::new(Lexis::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/lexis.bin")))));

/// # Errors
/// The first `vocabulary.toml` that cannot be read.
pub fn lexis(languages: &Languages) -> Result<Arc<Lexis>, Error> {
    let texts: Vec<(&str, &str)> =
        languages.iter().filter_map(|locale| Some((locale.tag.as_str(), locale.file(FILE)?))).collect();
    if super::are_built_in(&texts, FILE) {
        return Ok(Arc::clone(&BUILT_IN));
    }
    let made = Lexis::new(&texts);
    made.map(Arc::new).map_err(|fault| Error::File { tag: fault.tag, file: FILE.to_owned(), message: fault.message })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_build_script_compiled_is_what_would_be_compiled_now() {
        let languages = Languages::embedded();
        let texts: Vec<_> =
            languages.iter().filter_map(|locale| Some((locale.tag.as_str(), locale.file(FILE)?))).collect();
        assert!(texts.len() >= 10 && Arc::ptr_eq(&lexis(&languages).unwrap(), &BUILT_IN));
        assert!(Lexis::new(&texts).unwrap().pack() == BUILT_IN.pack());
    }
}
