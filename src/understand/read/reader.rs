//! One reading of a text: what every layer finds in it, and its slips mended.

use std::ops::Range;

use chrono::{DateTime, Utc};

use super::{Candidate, LONGEST, Meaning, Read, Unit, cover};
use crate::language::Language;
use crate::language::compare::{Class, Compared};
use crate::lexis::trie::{Hit, Trie};
use crate::understand::Engine;
use crate::understand::clauses;
use crate::understand::knowledge::Knowledge;
use crate::understand::sense::{Noun, Sense, Talk, Wish};
use crate::understand::typo::{self, Lexicon};
use crate::understand::vocabulary::Vocabulary;
use crate::when::{Found, Interval};

/// "What's coming up next week": the next week, not what is coming up next.
fn drop_what_cuts_times(candidates: &mut Vec<Candidate>) {
    let times: Vec<Range<usize>> =
        candidates.iter().filter(|it| matches!(it.meaning, Meaning::Time(_))).map(|it| it.hit.range.clone()).collect();
    candidates.retain(|it| {
        let range = &it.hit.range;
        let crosses = |time: &Range<usize>| {
            range.start < time.start && time.start < range.end && range.end < time.end
                || time.start < range.start && range.start < time.end && time.end < range.end
        };
        let asks = |sense| matches!(sense, Sense::Pick(_) | Sense::Ask(_) | Sense::Turn(_) | Sense::Act(_));
        !(matches!(it.meaning, Meaning::Sense(sense) if asks(sense)) && times.iter().any(crosses))
    });
}

/// What a text is read with.
pub(super) struct Reader<'a> {
    pub(super) engine: &'a Engine,
    pub(super) knowledge: &'a Knowledge,
    pub(super) original: &'a str,
    pub(super) language: Language,
    pub(super) vocabulary: Option<&'a Vocabulary>,
    /// The words in Latin letters, where the text is typed so.
    pub(super) latin: Option<&'a Trie>,
    pub(super) now: DateTime<Utc>,
}

/// In `[concepts]`.
const ELSEWHERE: &str = "elsewhere";
/// So many words of one text may be slips; more is noise.
const SLIPS: usize = 6;

/// "Any 活动 in Busan?": words of a script that the language does not write are read as that of the script.
const OTHER_SCRIPTS: &[(Language, &[Class])] = &[
    (Language::new("ko"), &[Class::Hangul]),
    (Language::new("ja"), &[Class::Hiragana, Class::Katakana]),
    (Language::new("zh-Hans"), &[Class::Han]),
];

/// Of a word in a foreign sentence only what it names counts.
fn says_what(sense: Sense) -> bool {
    match sense {
        Sense::Noun(noun) => noun == Noun::Program,
        Sense::Kind(_) | Sense::Audience(_) | Sense::Topic(_) | Sense::Place(_) | Sense::Organizer(_) => true,
        Sense::Concept(_) | Sense::Fee(_) | Sense::Attendance(_) | Sense::Field(_) => true,
        _ => false,
    }
}

impl Reader<'_> {
    pub(super) fn read(&self, text: Compared, found: &[Found]) -> Read {
        let mut candidates = Vec::with_capacity(64);
        let mut hits = Vec::with_capacity(64);
        if let Some(vocabulary) = self.vocabulary {
            self.latin.unwrap_or_else(|| vocabulary.trie()).find(&text, &mut hits);
            add_senses(self.knowledge, vocabulary, &text, &mut hits, 0, &mut candidates);
        }
        self.knowledge.names.trie.find(&text, &mut hits);
        if self.latin.is_some() {
            // Names are written in Latin letters as they are.
            let plain = Compared::new(self.original, LONGEST);
            let first = hits.len();
            self.knowledge.names.trie.find(&plain, &mut hits);
            for hit in &mut hits[first..] {
                hit.range = text.within(&plain.original(hit.range.clone()));
                hit.gap = None;
            }
            hits.retain(|hit| !hit.range.is_empty());
        }
        for hit in hits.drain(..) {
            let name = self.knowledge.names.named[hit.value as usize];
            if name_may_stand(&text, &hit, self.original, self.language) {
                candidates.push(Candidate { hit, meaning: Meaning::Name(name), layer: 1 });
            }
        }
        if let Some(english) = self.engine.second_layer(self.language) {
            english.trie().find(&text, &mut hits);
            hits.retain(|hit| hit.range.len() >= 3 && text.classes[hit.range.start] == Class::Letter);
            add_senses(self.knowledge, english, &text, &mut hits, 2, &mut candidates);
        }
        for (language, script) in OTHER_SCRIPTS {
            let here = |at: usize| script.contains(&text.classes[at]);
            if self.writes(script) || !(0..text.len()).any(here) {
                continue;
            }
            if let Some(other) = self.engine.vocabularies().get(*language) {
                other.trie().find(&text, &mut hits);
                hits.retain(|hit| hit.gap.is_none() && here(hit.range.start) && here(hit.range.end - 1));
                hits.retain(|hit| says_what(other.senses[hit.value as usize]));
                add_senses(self.knowledge, other, &text, &mut hits, 3, &mut candidates);
            }
        }
        let mut times = Vec::new();
        for found in found {
            let range = text.within(&found.span);
            if !range.is_empty() {
                let hit = Hit { range, gap: None, value: 0 };
                candidates.push(Candidate { hit, meaning: Meaning::Time(times.len()), layer: 0 });
                times.push(found.interval.clone());
            }
        }
        drop_lead_times(&mut candidates, &times, self.now);
        drop_what_cuts_times(&mut candidates);
        let (mut spans, taken) = cover::choose(&text, &candidates);
        spans.extend(cover::within_phrases(&spans, candidates));
        spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
        let told = clauses::told(&text, &spans);
        let mut read = Read { text, spans, times, units: Vec::new(), told };
        read.find_units(&taken, self.vocabulary, self.engine.vocabularies().look_up(ELSEWHERE));
        read
    }

    /// The language of the text has letters of this script.
    fn writes(&self, script: &[Class]) -> bool {
        match self.language.as_str() {
            "ko" => script.contains(&Class::Hangul),
            "ja" => script.contains(&Class::Han) || script.contains(&Class::Hiragana),
            "zh-Hans" | "zh-Hant" => script.contains(&Class::Han),
            _ => false,
        }
    }

    /// The text with its slips mended; `None` where there are none.
    pub(super) fn corrected(&self, read: &Read) -> Option<Compared> {
        let mut strange: Vec<&Unit> =
            read.units.iter().filter(|unit| !unit.known && !self.knowledge.texts.knows(&unit.terms)).collect();
        if strange.is_empty() {
            return None;
        }
        strange.truncate(SLIPS);
        let english = self.engine.second_layer(self.language);
        let lexicons: Vec<&Lexicon> = std::iter::once(&self.knowledge.lexicon)
            .chain(self.vocabulary.map(Vocabulary::lexicon))
            .chain(english.filter(|_| self.language.as_str() != "vi").map(Vocabulary::lexicon))
            .collect();
        let inflection = self.vocabulary.map(|it| it.inflection());
        let changes: Vec<(Range<usize>, Vec<char>)> = strange
            .into_iter()
            .filter_map(|unit| {
                // A word written like a name is no slip of a common word: "Cannes" is not "canceled".
                let lexicons = if is_written_as_name(&read.text, unit) { &lexicons[..1] } else { &lexicons };
                if let Some(meant) = typo::meant(&read.text.chars[unit.range.clone()], lexicons, inflection) {
                    return Some((unit.range.clone(), meant));
                }
                // "나가사끼" begins like a word that is known.
                let whole = unit.run_before(&read.text).filter(|whole| read.says_little(whole))?;
                let meant = typo::meant(&read.text.chars[whole.clone()], &lexicons[..1], inflection)?;
                Some((whole, meant))
            })
            .collect();
        (!changes.is_empty()).then(|| read.text.replaced(&changes))
    }
}

/// With a capital inside a sentence that has small letters too.
fn is_written_as_name(text: &Compared, unit: &Unit) -> bool {
    let first = unit.range.start;
    let letters = |at: &usize| text.classes[*at].is_spaced();
    text.capital[first]
        && (0..first).any(|at| letters(&at))
        && (0..text.len()).filter(letters).filter(|at| !text.capital[*at]).count() > unit.range.len()
}

/// "A day before it closes, tell me": no time in the past, but how long before.
fn drop_lead_times(candidates: &mut Vec<Candidate>, times: &[Interval], now: DateTime<Utc>) {
    let triggers: Vec<Range<usize>> = candidates
        .iter()
        .filter(|it| matches!(it.meaning, Meaning::Sense(Sense::Wish(Wish::Trigger | Wish::Subscribe))))
        .map(|it| it.hit.range.clone())
        .collect();
    candidates.retain(|it| {
        let Meaning::Time(at) = it.meaning else { return true };
        let past = times[at].to.is_some_and(|to| to <= now);
        let time = &it.hit.range;
        !past || !triggers.iter().any(|trigger| trigger.start < time.end && time.start < trigger.end)
    });
}

fn add_senses(
    knowledge: &Knowledge,
    vocabulary: &Vocabulary,
    text: &Compared,
    hits: &mut Vec<Hit>,
    layer: u8,
    out: &mut Vec<Candidate>,
) {
    for hit in hits.drain(..) {
        let sense = vocabulary.senses[hit.value as usize];
        if !syllable_stands_alone(text, &hit) || sense == Sense::Talk(Talk::Filler) && !opens_a_run(text, &hit) {
            continue;
        }
        let meaning = match sense {
            Sense::Place(_) | Sense::Topic(_) | Sense::Audience(_) | Sense::Organizer(_) => {
                match knowledge.name(sense) {
                    Some(name) => Meaning::Name(name),
                    None => continue, // these records have no such thing
                }
            }
            sense => Meaning::Sense(sense),
        };
        out.push(Candidate { hit, meaning, layer });
    }
}

/// One Hangul syllable is a word only where it is all that stands between spaces.
fn syllable_stands_alone(text: &Compared, hit: &Hit) -> bool {
    let at = hit.range.start;
    hit.range.len() > 1
        || text.classes[at] != Class::Hangul
        || text.run_start[at] as usize == at && text.run_end[at] as usize == at + 1
}

/// "はい" is no word in "はいつ".
fn opens_a_run(text: &Compared, hit: &Hit) -> bool {
    let at = hit.range.start;
    !text.classes[at].is_packed() || text.run_start[at] as usize == at
}

/// Short names are easily part of other words: "LA" in Spanish.
fn name_may_stand(text: &Compared, hit: &Hit, original: &str, language: Language) -> bool {
    let at = hit.range.start;
    match text.classes[at] {
        Class::Hangul => hit.range.len() > 1,
        Class::Letter if hit.range.len() <= 2 => {
            let typed = &original[text.original(hit.range.clone())];
            let in_packed = matches!(language.as_str(), "ko" | "ja" | "zh-Hans" | "zh-Hant");
            typed.chars().all(char::is_uppercase) || in_packed
        }
        Class::Cyrillic => hit.range.len() > 2,
        Class::Han => hit.range.len() > 1,
        _ => true,
    }
}
