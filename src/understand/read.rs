//! A text → the stretches of it that are known, what each can mean, and the words that are left.
//!
//! Three layers look at the text at once: the words of its language, the names in the records (in any language),
//! and English words for mixed sentences; time expressions come from `when`. Where they overlap the longest wins.

use std::ops::Range;

use chrono::{DateTime, Utc};

use super::Engine;
use super::clauses;
use super::filters;
use super::knowledge::{Knowledge, Name};
use super::sense::{Act, Ask, Empty, Logic, Noun, Sense, Talk, Turn, Wish};
use super::texts::{self, Term};
use super::typo::{self, Lexicon};
use super::vocabulary::Vocabulary;
use crate::language::Language;
use crate::language::compare::{Class, Compared};
use crate::lexis::trie::{Hit, Trie};
use crate::when::{Found, Interval};

/// What a stretch was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// Position in [`Read::times`].
    Time(usize),
    Sense(Sense),
    Name(Name),
}

/// A known stretch of the text, in characters of [`Read::text`].
#[derive(Debug, Clone)]
pub struct Span {
    pub range: Range<usize>,
    pub gap: Option<Range<usize>>,
    pub meanings: Vec<Meaning>,
}

impl Span {
    /// Characters that it covers, without its gap.
    fn covered(&self) -> usize {
        self.range.len() - self.gap.as_ref().map_or(0, Range::len)
    }

    fn covers(&self) -> impl Iterator<Item = usize> + use<> {
        let gap = self.gap.clone().unwrap_or(0..0);
        self.range.clone().filter(move |at| !gap.contains(at))
    }

    pub fn senses(&self) -> impl Iterator<Item = Sense> {
        self.meanings.iter().filter_map(|meaning| match meaning {
            Meaning::Sense(sense) => Some(*sense),
            _ => None,
        })
    }

    pub fn has(&self, sense: Sense) -> bool {
        self.senses().any(|it| it == sense)
    }
}

/// Words that may name or describe a program: looked for in the records' texts.
#[derive(Debug, Clone)]
pub struct Unit {
    pub range: Range<usize>,
    pub terms: Vec<Term>,
    /// Of these many a text must hold some.
    pub needed: usize,
    /// A known idea; else a word that no vocabulary has.
    pub known: bool,
    /// The same words state a condition too: "bus" is a topic. No matter where no text holds it.
    pub soft: bool,
}

/// The text, read; in order of position.
#[derive(Debug, Default)]
pub struct Read {
    pub text: Compared,
    pub spans: Vec<Span>,
    pub times: Vec<Interval>,
    pub units: Vec<Unit>,
    /// Stretches that ask nothing and are only told along with the question.
    pub told: Vec<Range<usize>>,
}

/// Longer questions are cut: nobody says more in one, and time stays bounded.
const LONGEST: usize = 4096;

struct Candidate {
    hit: Hit,
    meaning: Meaning,
    layer: u8,
}

impl Read {
    pub fn new(engine: &Engine, knowledge: &Knowledge, original: &str, language: Language, now: DateTime<Utc>) -> Self {
        let vocabulary = engine.vocabularies().get(language);
        let mut text = Compared::new(original, LONGEST);
        let latin = vocabulary.filter(|_| is_latin(&text)).and_then(Vocabulary::latin);
        if let Some(latin) = latin {
            text = text.respelled(|word| latin.letters.rough(word));
        }
        let zone = knowledge.catalogue().home_zone();
        let times = engine.grammars().find(original, language, now.with_timezone(&zone));
        let reader = Reader { engine, knowledge, original, language, vocabulary, latin: latin.map(|it| &it.trie), now };
        let read = reader.read(text, &times);
        match reader.corrected(&read) {
            Some(text) => reader.read(text, &times),
            None => read,
        }
    }

    /// What no layer knows, and the known ideas.
    ///
    /// `elsewhere` is the idea of all places that the gazetteer may lack: each is looked for by its own letters.
    fn find_units(&mut self, taken: &[bool], vocabulary: Option<&Vocabulary>, elsewhere: Option<u16>) {
        let mut units = Vec::new();
        for span in &self.spans {
            for sense in span.senses() {
                if let Sense::Concept(id) = sense {
                    let mut terms = vec![texts::concept_term(id)];
                    if Some(id) == elsewhere {
                        terms.clear();
                        texts::terms(&self.text, span.range.clone(), None, &mut terms);
                    }
                    let needed = if Some(id) == elsewhere { terms.len().max(1) } else { 1 };
                    let soft = span.meanings.iter().any(filters::is_condition);
                    units.push(Unit { range: span.range.clone(), terms, needed, known: true, soft });
                }
            }
        }
        let mut at = 0;
        while at < self.text.len() {
            if taken[at] || !self.text.classes[at].is_word() {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < self.text.len() && !taken[end] && end < self.text.run_end[at] as usize {
                end += 1;
            }
            if let Some(range) = content(&self.text, at..end, taken, vocabulary) {
                let mut terms = Vec::new();
                texts::terms(&self.text, range.clone(), vocabulary.map(|it| it.inflection()), &mut terms);
                let packed = self.text.classes[range.start].is_packed();
                let needed = if packed { (terms.len() * 3).div_ceil(4).max(1) } else { 1 };
                if !terms.is_empty() {
                    units.push(Unit { range, terms, needed, known: false, soft: false });
                }
            }
            at = end;
        }
        units.sort_by_key(|unit| unit.range.start);
        self.units = units;
    }

    /// The words at `range` are only told along with the question.
    pub fn is_told(&self, range: &Range<usize>) -> bool {
        self.told.iter().any(|told| told.contains(&range.start))
    }

    pub fn has(&self, sense: Sense) -> bool {
        self.spans.iter().any(|span| span.has(sense))
    }
    pub fn asks(&self, ask: Ask) -> bool {
        self.has(Sense::Ask(ask))
    }
    pub fn act(&self, act: Act) -> bool {
        self.has(Sense::Act(act))
    }
    pub fn turn(&self, turn: Turn) -> bool {
        self.has(Sense::Turn(turn))
    }
    pub fn wish(&self, wish: Wish) -> bool {
        self.has(Sense::Wish(wish))
    }
    pub fn talk(&self, talk: Talk) -> bool {
        self.has(Sense::Talk(talk))
    }
    pub fn noun(&self, noun: Noun) -> bool {
        self.has(Sense::Noun(noun))
    }
    pub fn logic(&self, logic: Logic) -> bool {
        self.has(Sense::Logic(logic))
    }
}

/// What a text is read with.
struct Reader<'a> {
    engine: &'a Engine,
    knowledge: &'a Knowledge,
    original: &'a str,
    language: Language,
    vocabulary: Option<&'a Vocabulary>,
    /// The words in Latin letters, where the text is typed so.
    latin: Option<&'a Trie>,
    now: DateTime<Utc>,
}

/// In `[concepts]`.
const ELSEWHERE: &str = "elsewhere";
/// So many words of one text may be slips; more is noise.
const SLIPS: usize = 6;

impl Reader<'_> {
    fn read(&self, text: Compared, found: &[Found]) -> Read {
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
        let (mut spans, taken) = choose(&text, &candidates);
        spans.extend(within_phrases(&spans, candidates));
        spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
        let told = clauses::told(&text, &spans);
        let mut read = Read { text, spans, times, units: Vec::new(), told };
        read.find_units(&taken, self.vocabulary, self.engine.vocabularies().look_up(ELSEWHERE));
        read
    }

    /// The text with its slips mended; `None` where there are none.
    fn corrected(&self, read: &Read) -> Option<Compared> {
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
                let meant = typo::meant(&read.text.chars[unit.range.clone()], lexicons, inflection)?;
                Some((unit.range.clone(), meant))
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

/// What is kept of all that was found: no two overlap, and the sum of the squares of their lengths is greatest, so
/// that a long phrase beats its words, and two words beat a third that takes a piece of each. What covers exactly the
/// same characters shares one span.
fn choose(text: &Compared, candidates: &[Candidate]) -> (Vec<Span>, Vec<bool>) {
    let mut candidates: Vec<&Candidate> = candidates.iter().collect();
    candidates.sort_by(|a, b| {
        let key =
            |it: &Candidate| (it.hit.range.end, it.hit.range.start, it.hit.gap.clone().map(|gap| (gap.start, gap.end)));
        (key(a), a.layer, a.meaning).cmp(&(key(b), b.layer, b.meaning))
    });
    let mut spans: Vec<Span> = Vec::new();
    for &Candidate { hit, meaning, .. } in &candidates {
        match spans.last_mut() {
            Some(span) if span.range == hit.range && span.gap == hit.gap => {
                if !span.meanings.contains(meaning) && !span.senses().any(is_empty_word) {
                    span.meanings.push(*meaning);
                }
            }
            _ => spans.push(Span { range: hit.range.clone(), gap: hit.gap.clone(), meanings: vec![*meaning] }),
        }
    }
    spans.iter_mut().for_each(without_ideas_of_small_words);
    let mut taken = vec![false; text.len()];
    let mut kept = take_gapped(&mut spans, &mut taken);
    kept.extend(best_cover(text, spans, &mut taken));
    kept.sort_by_key(|span| (span.range.start, span.range.end));
    (kept, taken)
}

/// "cho" says nothing far more often than it is a dog.
fn without_ideas_of_small_words(span: &mut Span) {
    if span.has(Sense::Empty(Empty::Stop)) {
        span.meanings.retain(|meaning| !matches!(meaning, Meaning::Sense(Sense::Concept(_))));
    }
}

/// A phrase that asks may hold a condition: "what trainings", "is it free", "in which language". It counts too.
fn within_phrases(spans: &[Span], candidates: Vec<Candidate>) -> Vec<Span> {
    let asks = |sense: Sense| {
        let points = Sense::Noun(Noun::Edition);
        sense == points || matches!(sense, Sense::Ask(_) | Sense::Field(_) | Sense::Turn(_) | Sense::OpenNow)
    };
    let phrases: Vec<&Span> = spans
        .iter()
        .filter(|span| {
            span.range.len() > 3 && span.meanings.iter().all(|it| matches!(it, Meaning::Sense(sense) if asks(*sense)))
        })
        .collect();
    let mut found: Vec<Span> = Vec::new();
    for Candidate { hit, meaning, .. } in candidates {
        let counts = matches!(
            meaning,
            Meaning::Sense(
                Sense::Kind(_)
                    | Sense::Language(_)
                    | Sense::Fee(_)
                    | Sense::Attendance(_)
                    | Sense::Status(_)
                    | Sense::Act(Act::Apply)
                    | Sense::Ask(Ask::Who)
                    | Sense::Noun(Noun::Program)
            )
        );
        let inside = |phrase: &&&Span| {
            phrase.range.start <= hit.range.start
                && hit.range.end <= phrase.range.end
                && hit.range.len() < phrase.range.len()
        };
        if counts && hit.gap.is_none() && hit.range.len() > 1 && phrases.iter().any(|phrase| inside(&phrase)) {
            found.push(Span { range: hit.range, gap: None, meanings: vec![meaning] });
        }
    }
    // Of those, the longest.
    found.sort_by_key(|span| std::cmp::Reverse(span.range.len()));
    let mut kept: Vec<Span> = Vec::new();
    for span in found {
        let overlaps = |other: &Span| other.range.start < span.range.end && span.range.start < other.range.end;
        match kept.iter_mut().find(|other| overlaps(other)) {
            None => kept.push(span),
            Some(other) if other.range == span.range => other.meanings.extend(span.meanings),
            Some(_) => {}
        }
    }
    kept
}

/// Phrases with a gap come first, longest first, where nothing longer stands across their words.
fn take_gapped(spans: &mut Vec<Span>, taken: &mut [bool]) -> Vec<Span> {
    let mut gapped: Vec<Span> = spans.extract_if(.., |span| span.gap.is_some()).collect();
    gapped.sort_by_key(|span| std::cmp::Reverse(span.covered()));
    let mut kept: Vec<Span> = Vec::new();
    for span in gapped {
        let across =
            |other: &Span| other.covered() > span.covered() && span.covers().any(|at| other.range.contains(&at));
        if !span.covers().any(|at| taken[at]) && !spans.iter().any(across) {
            span.covers().for_each(|at| taken[at] = true);
            kept.push(span);
        }
    }
    kept
}

/// Of spans ordered by their ends, those that cover the text best.
fn best_cover(text: &Compared, spans: Vec<Span>, taken: &mut [bool]) -> Vec<Span> {
    // Per position: the best sum up to there with the character before it left open, and with it covered; each with
    // the span that ends there.
    const NONE: usize = usize::MAX;
    let mut open: Vec<i64> = vec![0; text.len() + 1];
    let mut covered: Vec<(i64, usize)> = vec![(i64::MIN / 2, NONE); text.len() + 1];
    let mut next = 0;
    for end in 0..=text.len() {
        if end > 0 {
            open[end] = open[end - 1].max(covered[end - 1].0);
        }
        while let Some(span) = spans.get(next).filter(|span| span.range.end == end) {
            let start = span.range.start;
            let free = !span.range.clone().any(|at| taken[at]);
            let before = if leans(text, span) { covered[start].0 } else { open[start].max(covered[start].0) };
            let sum = before + worth(span);
            if free && !span.range.is_empty() && sum > covered[end].0 {
                covered[end] = (sum, next);
            }
            next += 1;
        }
    }
    let mut kept = Vec::new();
    let mut at = text.len();
    let mut must = false;
    while at > 0 {
        let (sum, nth) = covered[at];
        if nth != NONE && (must || sum >= open[at]) {
            must = leans(text, &spans[nth]);
            at = spans[nth].range.start;
            kept.push(nth);
        } else {
            at -= 1;
        }
    }
    let mut spans: Vec<Option<Span>> = spans.into_iter().map(Some).collect();
    let kept: Vec<Span> = kept.into_iter().filter_map(|nth| spans[nth].take()).collect();
    kept.iter().flat_map(|span| span.range.clone()).for_each(|at| taken[at] = true);
    kept
}

/// Length counts most; of equals, what says something.
fn worth(span: &Span) -> i64 {
    let len = span.range.len() as i64;
    4 * len * len + i64::from(!span.senses().any(is_empty_word))
}

/// A name of two syllables inside a word stands only right after another known word: "런던" in no "마런던트".
fn leans(text: &Compared, span: &Span) -> bool {
    let at = span.range.start;
    text.classes[at] == Class::Hangul
        && span.range.len() == 2
        && text.run_start[at] as usize != at
        && span.meanings.iter().all(|meaning| matches!(meaning, Meaning::Name(_)))
}

/// The part of an unknown run that may be a name: without particles, and `None` for what is only grammar.
fn content(
    text: &Compared,
    mut range: Range<usize>,
    taken: &[bool],
    vocabulary: Option<&Vocabulary>,
) -> Option<Range<usize>> {
    let class = text.classes[range.start];
    let run_end = text.run_end[range.start] as usize;
    match class {
        Class::Hangul => {
            let inflection = vocabulary?.inflection();
            let glued = range.start > text.run_start[range.start] as usize && taken[range.start - 1];
            let at_end = range.end == run_end;
            if at_end && inflection.verb_endings.iter().any(|ending| text.chars[range.clone()].ends_with(ending)) {
                return None;
            }
            if glued {
                let cut = inflection.particles.iter().find(|it| text.chars[range.clone()].starts_with(it));
                range.start += cut.map_or(0, Vec::len);
            }
            if at_end && range.len() > 2 {
                let cut = inflection
                    .particles
                    .iter()
                    .find(|it| text.chars[range.clone()].ends_with(it) && range.len() >= it.len() + 2);
                range.end -= cut.map_or(0, Vec::len);
            }
            let counts = range.start > 0 && text.classes[range.start - 1] == Class::Digit;
            (range.len() >= 2 && !counts).then_some(range)
        }
        Class::Han | Class::Katakana => (range.len() >= 2).then_some(range),
        Class::Cyrillic if vocabulary.is_some_and(|it| is_verb(&text.chars[range.clone()], it)) => None,
        Class::Letter | Class::Cyrillic => (range.len() >= 3).then_some(range),
        Class::Digit | Class::Hiragana | Class::Space | Class::Mark => None,
    }
}

/// A word with a verb's ending, in languages that list those, is no name.
fn is_verb(word: &[char], vocabulary: &Vocabulary) -> bool {
    const STEM: usize = 2;
    let endings = &vocabulary.inflection().verb_endings;
    endings.iter().any(|ending| word.len() >= ending.len() + STEM && word.ends_with(ending))
}

fn is_latin(text: &Compared) -> bool {
    let count = |class| text.classes.iter().filter(|it| **it == class).count();
    count(Class::Letter) > 2 * count(Class::Cyrillic)
}

/// Says nothing that a list could be limited by, nor what is asked.
pub fn is_empty_word(sense: Sense) -> bool {
    matches!(sense, Sense::Empty(Empty::Stop | Empty::Decoy) | Sense::Talk(Talk::Filler))
}
