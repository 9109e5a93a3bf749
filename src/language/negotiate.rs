//! What somebody's browser or network says of their language → one of the languages offered.
//!
//! By script where the language alone does not tell it: `zh-TW` and `zh-HK` read `zh-Hant`, `zh-SG` reads `zh-Hans`.

use icu::locale::{Locale, LocaleExpander};

use super::Language;

/// Ranges of a header that are looked at; nobody reads more languages, and the header comes from outside.
const RANGES: usize = 20;

/// The offered language that a reader of `wanted` (a BCP 47 tag such as `ko-KR`, `zh_TW`) reads; `None` where there is none.
pub fn negotiate(offered: &[Language], wanted: &str) -> Option<Language> {
    let wanted = wanted.trim().replace('_', "-");
    if let Some(same) = offered.iter().find(|it| it.as_str().eq_ignore_ascii_case(&wanted)) {
        return Some(*same);
    }
    let wanted = likely(&wanted)?;
    offered.iter().copied().find(|it| {
        likely(it.as_str()).is_some_and(|it| it.id.language == wanted.id.language && it.id.script == wanted.id.script)
    })
}

/// The first offered language in the order of an `Accept-Language` header (`ko-KR,ko;q=0.9,en;q=0.8`).
pub fn accept_language(offered: &[Language], header: &str) -> Option<Language> {
    let mut ranges: Vec<(u16, &str)> = header.split(',').take(RANGES).filter_map(range).collect();
    ranges.sort_by_key(|(quality, _)| std::cmp::Reverse(*quality)); // stable: equals keep their order
    ranges.into_iter().find_map(|(_, tag)| negotiate(offered, tag))
}

/// Thousandths of quality, and the tag; `None` where the range is refused (`q=0`) or none.
fn range(text: &str) -> Option<(u16, &str)> {
    let (tag, parameters) = text.split_once(';').unwrap_or((text, ""));
    let quality = match parameters.trim().strip_prefix("q=") {
        Some(number) => number.trim().parse::<f32>().ok().filter(|it| (0.0..=1.0).contains(it))?,
        None => 1.0,
    };
    let thousandths = (quality * 1000.0) as u16;
    (thousandths > 0 && !tag.trim().is_empty()).then_some((thousandths, tag.trim()))
}

/// The tag with its likely script: `zh-HK` → `zh-Hant-HK`.
fn likely(tag: &str) -> Option<Locale> {
    let mut locale = Locale::try_from_str(tag).ok()?;
    LocaleExpander::new_extended().maximize(&mut locale.id);
    Some(locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered() -> Vec<Language> {
        ["en", "es", "id", "ja", "ko", "mn", "ru", "vi", "zh-Hans", "zh-Hant"].map(Language::new).to_vec()
    }

    #[track_caller]
    fn check(wanted: &str, expected: Option<&str>) {
        let found = negotiate(&offered(), wanted);
        assert_eq!(found.as_ref().map(Language::as_str), expected, "{wanted}");
    }

    #[test]
    fn a_tag_finds_the_language_that_its_reader_reads() {
        check("ko", Some("ko"));
        check("ko-KR", Some("ko"));
        check("en_GB", Some("en"));
        check("zh-TW", Some("zh-Hant"));
        check("zh-HK", Some("zh-Hant"));
        check("zh-hant", Some("zh-Hant"));
        check("zh", Some("zh-Hans"));
        check("zh-SG", Some("zh-Hans"));
        check("zh-CN", Some("zh-Hans"));
        check("es-419", Some("es"));
        check("mn-MN", Some("mn"));
        check("it-IT", None);
        check("sr-Latn", None);
        for nonsense in ["", "*", "한국어", "a", "--", "en-", &"x".repeat(500)] {
            check(nonsense, None);
        }
    }

    #[test]
    fn a_header_is_read_by_its_qualities() {
        let first = |header| accept_language(&offered(), header).map(|it| it.as_str().to_owned());
        assert_eq!(first("fr-FR,fr;q=0.9,ru;q=0.5,en;q=0.8").as_deref(), Some("en"));
        assert_eq!(first("zh-TW, en;q=0.9").as_deref(), Some("zh-Hant"));
        assert_eq!(first("ko;q=0, ja;q=0.1").as_deref(), Some("ja"));
        assert_eq!(first("ko;q=zero, *"), None);
        assert_eq!(first(""), None);
    }
}
