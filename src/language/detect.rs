//! Which language a question is in: its script first, then the words that only one language has.
//!
//! The words stand in `[detection]` of each `locales/<tag>/vocabulary.toml`. A chat question is short and often
//! mixed, so an English noun inside a Korean sentence must not win, and two Han characters must be enough.

use std::collections::HashMap;
use std::sync::Arc;

use super::compare::{Class, Compared};
use super::compiled;
use super::han::{self, Writing};
use super::{Error, Language, Languages};
use crate::lexis::Lexis;
use crate::lexis::signs::{COMMON, Sign};

#[derive(Debug)]
pub struct Detector {
    lexis: Arc<Lexis>,
    /// Those that have words, by their position in `lexis.signs`; then those without.
    languages: Vec<Language>,
}

/// So much more must the words of another script say.
const FEW_WORDS: f32 = 2.0;

/// A Chinese way of asking tells as much more than English nouns beside it.
const AS_TELLING: f32 = 1.3;

/// Characters of which one is not Simplified and another not Traditional leave only Japanese.
const NEITHER_CHINESE: f32 = 3.5;

/// What a word weighs at least that belongs to the grammar of one language.
const FUNCTION_WORD: f32 = 1.0;

/// What is expected speaks as loudly as so much of words and characters.
const EXPECTED: f32 = 3.0;

/// The best language and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detected {
    pub language: Language,
    /// The words show it, not the script alone: a name or a number would not.
    pub sure: bool,
}

const KO: Language = Language::new("ko");
const JA: Language = Language::new("ja");
const HANS: Language = Language::new("zh-Hans");
const HANT: Language = Language::new("zh-Hant");
const EN: Language = Language::new("en");

impl Detector {
    /// # Errors
    /// The first `vocabulary.toml` that cannot be read.
    pub fn new(languages: &Languages) -> Result<Self, Error> {
        Ok(Self::of(compiled::lexis(languages)?, languages))
    }

    /// `lexis` is that of `languages`. One without words of its own is known by its script alone.
    pub fn of(lexis: Arc<Lexis>, languages: &Languages) -> Self {
        let spoken = lexis.signs.languages.iter().filter_map(|tag| tag.parse().ok());
        let mut all: Vec<Language> = spoken.collect();
        let without = languages.iter().map(|locale| locale.tag).filter(|tag| !all.contains(tag)).collect::<Vec<_>>();
        all.extend(without);
        Self { lexis, languages: all }
    }

    /// `expected`: what the person is known to speak, where that is known; it decides between languages that write alike,
    /// and never against letters or words that only another has. `None` where nothing tells: numbers, emoji, a name.
    pub fn detect(&self, original: &str, expected: Option<Language>) -> Option<Detected> {
        let text = Compared::new(original, 1000);
        let mut counts = Counts::default();
        text.classes.iter().zip(&text.accented).for_each(|(class, c)| counts.add(*class, *c));
        original.chars().take(1000).for_each(|c| counts.add_writing(c));
        let (scores, strong) = self.score(&text);
        let known = |tag: Language| self.languages.contains(&tag);
        let of = |tag: Language| scores.get(&tag).copied().unwrap_or(0.0);

        // A Korean name in a sentence of another script's words is only a name.
        let most = scores.iter().filter(|it| is_latin(*it.0)).map(|it| *it.1).fold(0.0, f32::max);
        if counts.hangul > 0
            && known(KO)
            && (counts.hangul * 3 > counts.letters || of(KO) > 0.0 && of(KO) + FEW_WORDS > most)
        {
            return Some(Detected { language: KO, sure: of(KO) > 0.0 || counts.hangul > 3 });
        }
        if counts.kana > 0 && known(JA) && (counts.hiragana > 0 || of(JA) > 0.0 || counts.kana * 2 > counts.letters) {
            return Some(Detected { language: JA, sure: counts.hiragana > 0 || of(JA) > 0.0 });
        }
        if counts.bopomofo > 0 && known(HANT) {
            return Some(Detected { language: HANT, sure: true });
        }
        // "Next week有什么training": English nouns stand in Chinese sentences, Chinese ways of asking in no English one.
        let chinese = of(HANS).max(of(HANT));
        if counts.han > 0
            && (counts.han * 4 > counts.letters || chinese > 0.0 && chinese * AS_TELLING >= most)
            && let Some(found) = self.chinese_or_japanese(&counts, &of, expected)
        {
            return Some(found);
        }
        self.by_words(&counts, &scores, &strong)
    }

    fn chinese_or_japanese(
        &self,
        counts: &Counts,
        of: &dyn Fn(Language) -> f32,
        expected: Option<Language>,
    ) -> Option<Detected> {
        let of = |language| of(language) + if expected == Some(language) { EXPECTED } else { 0.0 };
        let japanese = counts.japanese as f32 * 2.0
            + counts.both_ways.min(counts.simplified_or_japanese) as f32 * NEITHER_CHINESE
            + of(JA);
        let simplified = (counts.simplified * 2 + counts.simplified_or_japanese) as f32;
        let traditional = (counts.traditional * 2 + counts.traditional_or_japanese) as f32;
        let (hans, hant) = (simplified + of(HANS), traditional + of(HANT));
        // The characters decide; words only where all characters are written alike.
        let is_hant = if simplified == traditional { of(HANT) > of(HANS) } else { traditional > simplified };
        let (language, score) = if japanese > hans.max(hant) && japanese > 0.0 {
            (JA, japanese)
        } else if is_hant {
            (HANT, hant)
        } else {
            (HANS, hans)
        };
        self.languages.contains(&language).then_some(Detected { language, sure: score > 0.0 })
    }

    fn by_words(
        &self,
        counts: &Counts,
        scores: &HashMap<Language, f32>,
        strong: &HashMap<Language, usize>,
    ) -> Option<Detected> {
        let cyrillic = counts.cyrillic > counts.latin;
        let best = scores
            .iter()
            .filter(|(language, score)| **score > 0.0 && (!cyrillic || !is_latin(**language)))
            .max_by(|a, b| a.1.total_cmp(b.1).then_with(|| (*a.0 == EN).cmp(&(*b.0 == EN))).then(b.0.cmp(a.0)));
        if let Some((&language, _)) = best {
            // "Training next week apaan ya": English words stand in sentences of all languages.
            let grammar = |of: Language| strong.get(&of).copied().unwrap_or(0);
            let other = strong
                .iter()
                .filter(|(other, many)| language == EN && is_latin(**other) && **many > grammar(EN))
                .max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
            let language = other.map_or(language, |(other, _)| *other);
            return Some(Detected { language, sure: true });
        }
        let language = if cyrillic {
            Language::new("ru")
        } else if counts.latin > 0 {
            EN
        } else {
            return None;
        };
        self.languages.contains(&language).then_some(Detected { language, sure: false })
    }

    /// At least half of the words of a text in Latin letters are words of some language.
    pub fn knows_half(&self, original: &str) -> bool {
        let text = Compared::new(original, 1000);
        let (mut words, mut known) = (0, 0);
        let mut at = 0;
        while at < text.len() {
            let end = text.run_end[at] as usize;
            if text.classes[at].is_spaced() {
                let signs = &self.lexis.signs;
                let whole = signs.beginnings(&text.accented[at..end]).any(|(len, _)| len == end - at);
                words += end - at;
                known += if whole || signs.stem(&text.chars[at..end]).next().is_some() { end - at } else { 0 };
            }
            at = end;
        }
        known * 2 >= words
    }

    /// Per language what its words weigh, and how many of them are its function words.
    fn score(&self, text: &Compared) -> (HashMap<Language, f32>, HashMap<Language, usize>) {
        let signs = &self.lexis.signs;
        let mut scores: HashMap<Language, f32> = HashMap::new();
        let mut strong: HashMap<Language, usize> = HashMap::new();
        let mut add = |Sign { language, weight }| {
            *scores.entry(self.languages[language]).or_default() += weight;
            if weight >= FUNCTION_WORD {
                *strong.entry(self.languages[language]).or_default() += 1;
            }
        };
        let letters = text.classes.iter().filter(|class| class.is_spaced()).count();
        let shouted = text.capital.iter().filter(|capital| **capital).count() * 2 > letters;
        let mut at = 0;
        while at < text.len() {
            let class = text.classes[at];
            if class.is_spaced() {
                let end = text.run_end[at] as usize;
                // "UN" is no Spanish word.
                let acronym = end - at > 1 && text.capital[at..end].iter().all(|capital| *capital) && !shouted;
                if !acronym {
                    let known = signs.beginnings(&text.accented[at..end]).find(|(len, _)| *len == end - at);
                    match known {
                        Some((_, signs)) => signs.for_each(&mut add),
                        None => {
                            signs.stem(&text.chars[at..end]).for_each(|language| add(Sign { language, weight: COMMON }))
                        }
                    }
                }
                at = end;
                continue;
            }
            if class.is_packed() {
                signs.beginnings(&text.accented[at..]).for_each(|(_, signs)| signs.for_each(&mut add));
            }
            at += 1;
        }
        for c in &text.accented {
            signs.owners(*c).for_each(|language| add(Sign { language, weight: 1.0 }));
        }
        (scores, strong)
    }
}

#[derive(Default)]
struct Counts {
    letters: usize,
    hangul: usize,
    kana: usize,
    hiragana: usize,
    han: usize,
    /// Taiwan's sound letters.
    bopomofo: usize,
    cyrillic: usize,
    latin: usize,
    simplified: usize,
    simplified_or_japanese: usize,
    traditional: usize,
    traditional_or_japanese: usize,
    /// Not Simplified.
    both_ways: usize,
    japanese: usize,
}

impl Counts {
    fn add(&mut self, class: Class, c: char) {
        let class = if ('\u{1100}'..='\u{11FF}').contains(&c) { Class::Hangul } else { class };
        self.letters += usize::from(class.is_word() && class != Class::Digit);
        match class {
            Class::Hangul => self.hangul += 1,
            Class::Hiragana => (self.kana, self.hiragana) = (self.kana + 1, self.hiragana + 1),
            Class::Katakana => self.kana += 1,
            Class::Han => self.han += 1,
            Class::Cyrillic => self.cyrillic += 1,
            Class::Letter => self.latin += 1,
            Class::Digit | Class::Space | Class::Mark => {}
        }
    }

    fn add_writing(&mut self, c: char) {
        self.bopomofo += usize::from(('\u{3105}'..='\u{312F}').contains(&c));
        match han::writing(c) {
            Writing::Simplified => self.simplified += 1,
            Writing::SimplifiedOrJapanese => self.simplified_or_japanese += 1,
            Writing::Traditional => self.traditional += 1,
            Writing::TraditionalOrJapanese => {
                self.traditional_or_japanese += 1;
                self.both_ways += 1;
            }
            Writing::Japanese => self.japanese += 1,
            Writing::Any => {}
        }
    }
}

fn is_latin(language: Language) -> bool {
    matches!(language.as_str(), "en" | "vi" | "id" | "es")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_expected_decides_only_where_writing_does_not() {
        let languages = Languages::embedded();
        let detector = Detector::new(&languages).expect("the signs are sound");
        let detected = |text, expected| detector.detect(text, expected).map(|it| it.language);
        for (text, expected, language) in [
            ("多国間研修 連絡先", Some(JA), JA),
            ("人工客服", Some(HANS), HANS),
            ("人工客服", Some(HANT), HANT),
            ("下个月有什么论坛", Some(JA), HANS),
            ("下個月有什麼論壇", Some(JA), HANT),
            ("来月のフォーラムは？", Some(HANS), JA),
            ("다음 달 포럼", Some(JA), KO),
        ] {
            assert_eq!(detected(text, expected), Some(language), "{text}");
        }
    }
}
