//! Text + memory → [`Question`] (intent, field, filters, names). Cannot fail.
//!
//! In reading order: [`Engine::question`] is the whole way on one screen. `read` finds the known stretches of the
//! text, `filters` and `field` say what they ask, `names` which programs the words lead to, `turns` what of the
//! conversation still holds, and `decide` weighs it all. Words stand in `locales/<tag>/vocabulary.toml` only.

mod clauses;
mod decide;
mod facts;
mod faq;
mod field;
mod filters;
mod gaps;
mod keyboard;
mod knowledge;
mod look_up;
mod memory;
mod names;
mod question;
mod read;
mod sense;
mod talk;
mod texts;
mod turns;
mod typo;
mod vocabulary;

use chrono::{DateTime, Utc};

pub use gaps::gaps;
pub use knowledge::Knowledge;
pub use memory::Memory;
pub use question::*;

use crate::language::detect::Detector;
use crate::language::{Error, Language, Languages, compiled};
use crate::when::Grammars;
use decide::{Case, Decision};
use read::{Meaning, Read};
use turns::{Before, Leaning};
use vocabulary::{Vocabularies, Vocabulary};

/// All that is known of languages; built once, shared by all threads.
#[derive(Debug)]
pub struct Engine {
    vocabularies: Vocabularies,
    grammars: Grammars,
    detector: Detector,
}

const ENGLISH: Language = Language::new("en");

impl Engine {
    /// # Errors
    /// The first `vocabulary.toml` or `when.toml` that cannot be read.
    pub fn new(languages: &Languages) -> Result<Self, Error> {
        let lexis = compiled::lexis(languages)?;
        let (vocabularies, grammars) = (Vocabularies::new(&lexis)?, Grammars::new(languages)?);
        Ok(Self { vocabularies, grammars, detector: Detector::of(lexis, languages) })
    }

    /// Understands one message. `language` is what the caller insists on (`--lang`); the person's own choice in
    /// `memory` beats it not, the text's language comes last.
    pub fn question(
        &self,
        knowledge: &Knowledge,
        text: &str,
        memory: &Memory,
        now: DateTime<Utc>,
        language: Option<Language>,
    ) -> Question {
        let retyped = keyboard::meant(self, text);
        let text = retyped.as_deref().unwrap_or(text);
        let before = memory.recall(now);
        let (spoken, answered) = self.languages(knowledge, text, memory, before, language);
        let read = Read::new(self, knowledge, text, spoken, now);
        let mut question = Question::new(answered);
        question.readings = match &retyped {
            // Its bytes are not those of what was typed.
            Some(meant) => vec![Reading { span: 0..0, meaning: format!("typed with other keys: {meant}") }],
            None => readings(knowledge, &self.vocabularies, &read, text),
        };
        self.understand(
            knowledge,
            &read,
            spoken,
            before.map(|it| Before { question: it, list: &memory.list }),
            now,
            &mut question,
        );
        question
    }

    fn understand(
        &self,
        knowledge: &Knowledge,
        read: &Read,
        language: Language,
        before: Option<Before<'_>>,
        now: DateTime<Utc>,
        question: &mut Question,
    ) {
        let inflection = self.vocabularies.get(language).map(|it| it.inflection());
        let (mut filters, pick) = filters::filters(knowledge, read, now);
        filters::narrower_places(knowledge, &mut filters, read);
        let evidence = names::evidence(knowledge, read, &filters, inflection);
        let asked = field::field(read);
        let titled = evidence.named.iter().any(|it| it.part == texts::Part::Title) && evidence.share >= 0.3;
        let faq = knowledge.phrasings.find(knowledge, read, now);
        if let Some((faq, _)) = faq.filter(|(_, alike)| !titled || *alike > 0.95) {
            question.intent = Intent::Faq;
            question.faq = Some(faq);
            return;
        }
        if let Some(intent) = talk::aside(read, &evidence, &filters, before.is_some()) {
            question.intent = intent;
            question.courtesy = talk::courtesy(read);
            return;
        }
        let pointed = before.is_some() && talk::points_and_notifies(read);
        let wish = talk::wish(read).or_else(|| pointed.then_some(Intent::Subscribe));
        let leaning = match &before {
            Some(before) => turns::leaning(knowledge, read, &evidence, &filters, before, wish),
            None => Leaning::Fresh,
        };
        if wish.is_some() && filters.interval.as_ref().is_some_and(|it| it.to.is_some_and(|to| to <= now)) {
            // "A day before it closes, remind me": how long before, no time in the past.
            (filters.interval, filters.by) = (None, filters.by.filter(|by| *by != question::By::TakesPlace));
        }
        if wish.is_some() && filters.by == Some(question::By::OpenNow) && filters.interval.is_none() {
            // "Tell me when it opens": it need not be open yet.
            filters.by = None;
        }
        let mut case = Case {
            knowledge,
            read,
            evidence: &evidence,
            filters,
            pick,
            asked,
            wished: wish.is_some(),
            unwished: wish == Some(Intent::Unsubscribe),
            now,
            among: None,
        };
        let mut kept_field = None;
        match (&leaning, &before) {
            (Leaning::About(one), Some(before)) => {
                let same = before.question.programs.as_slice() == [*one];
                let field = field::field_of_one(read, &case.filters).map(|asked| asked.field);
                question.intent = wish.unwrap_or(Intent::Detail);
                if question.intent == Intent::Detail {
                    question.field = field.or(before.question.field.filter(|_| !same)).or(Some(Field::Overview));
                }
                question.yes_no = field::is_yes_no(read, asked);
                question.programs = vec![*one];
                question.filters = case.filters;
                return;
            }
            (Leaning::List(merged, narrowed), Some(before)) => {
                case.filters = (**merged).clone();
                if *narrowed {
                    case.among = Some(turns::listed(knowledge, before.list));
                }
            }
            (Leaning::Another, Some(before)) => {
                kept_field = before.question.field;
                self.like_the_one_before(knowledge, &mut case, before);
            }
            _ => {}
        }
        let mut decision = case.decide();
        if decision.intent == Some(Intent::None)
            && let Some(filters) = filters::without_what_is_told(knowledge, read, &case.filters)
        {
            let described = std::mem::replace(&mut case.filters, filters);
            let other = case.decide();
            if other.intent == Some(Intent::Detail) {
                decision = other;
            } else {
                case.filters = described;
            }
        }
        settle(knowledge, &case, decision, wish, kept_field, question);
    }

    /// "And the one in China?": of the programs that fit, those called like the one before.
    fn like_the_one_before(&self, knowledge: &Knowledge, case: &mut Case<'_>, before: &Before<'_>) {
        let Some(&one) = before.question.programs.first() else { return };
        let rank = knowledge.facts.rank(one);
        let mut fitting = facts::Set::full(knowledge.facts.len());
        let series = knowledge.facts.series[rank as usize];
        if case.filters.places.is_empty() && case.filters.interval.is_some() {
            fitting.retain(|other| knowledge.facts.series[other as usize] == series);
            case.among = Some(fitting);
            return;
        }
        look_up::narrow(&knowledge.facts, &case.filters, &mut fitting);
        let over = case.now.timestamp();
        fitting.retain(|other| knowledge.facts.over[other as usize] > over);
        let said = knowledge.texts.title_of_rank(rank);
        let ranks: Vec<u32> = fitting.iter().take(65).collect();
        if let Some((best, coverage, second)) = names::best_title(knowledge, &ranks, &said)
            && coverage > second + 0.1
            && coverage > 0.3
        {
            fitting.retain(|other| knowledge.facts.series[other as usize] == knowledge.facts.series[best as usize]);
            case.among = Some(fitting);
        }
    }

    /// The language to read in, and the one to answer in.
    fn languages(
        &self,
        knowledge: &Knowledge,
        text: &str,
        memory: &Memory,
        before: Option<&Question>,
        wanted: Option<Language>,
    ) -> (Language, Language) {
        let expected = wanted.or(memory.chosen_language).or(before.map(|it| it.language)).or(memory.hint);
        let detected = self.detector.detect(text, expected);
        let spoken = match (detected, before) {
            (Some(detected), _) if detected.sure => detected.language,
            (_, Some(before)) => before.language,
            (Some(detected), None) => match expected {
                None => knowledge.language_of_names(text).unwrap_or(detected.language),
                Some(_) => detected.language,
            },
            (None, None) => expected.unwrap_or(ENGLISH),
        };
        (spoken, wanted.or(memory.chosen_language).unwrap_or(spoken))
    }

    /// Reasons, for people: why this language, which programs the words led to and how strongly.
    pub fn explain(
        &self,
        knowledge: &Knowledge,
        text: &str,
        now: DateTime<Utc>,
        language: Option<Language>,
    ) -> Vec<String> {
        let retyped = keyboard::meant(self, text);
        let text = retyped.as_deref().unwrap_or(text);
        let (spoken, _) = self.languages(knowledge, text, &Memory::default(), None, language);
        let read = Read::new(self, knowledge, text, spoken, now);
        let inflection = self.vocabularies.get(spoken).map(|it| it.inflection());
        let (filters, _) = filters::filters(knowledge, &read, now);
        let evidence = names::evidence(knowledge, &read, &filters, inflection);
        let mut reasons = vec![match self.detector.detect(text, language) {
            Some(found) if found.sure => format!("read as {}: its own words or letters", found.language),
            Some(found) => format!("read as {}: by its script alone", found.language),
            None => format!("read as {spoken}: nothing shows a language"),
        }];
        for unit in &read.units {
            let word = read.text.slice(unit.range.clone());
            let mut programs = 0;
            knowledge.texts.find(&unit.terms, unit.needed, |_, _| programs += 1);
            reasons.push(format!("“{word}” stands in {programs} texts"));
        }
        for named in evidence.named.iter().take(8) {
            let program = knowledge.catalogue().program(knowledge.facts.program(named.rank));
            reasons.push(format!(
                "{} scores {:.2} (best in its {:?}), its title is said to {:.0} %",
                program.id,
                named.score,
                named.part,
                100.0 * named.coverage
            ));
        }
        if evidence.missing > 0 {
            reasons.push(format!("{} words stand in no record", evidence.missing));
        }
        reasons
    }

    pub(crate) fn vocabularies(&self) -> &Vocabularies {
        &self.vocabularies
    }

    /// Compiles the time words of all languages, so that nobody's question waits for it: for a service, not for one
    /// question.
    ///
    /// # Errors
    /// The first `when.toml` whose patterns cannot be read.
    pub fn warm(&self) -> Result<(), Error> {
        self.grammars.warm()
    }

    pub(crate) fn grammars(&self) -> &Grammars {
        &self.grammars
    }

    /// English words stand in sentences of every language.
    fn second_layer(&self, language: Language) -> Option<&Vocabulary> {
        self.vocabularies.get(ENGLISH).filter(|_| language != ENGLISH)
    }
}

fn settle(
    knowledge: &Knowledge,
    case: &Case<'_>,
    decision: Decision,
    wish: Option<Intent>,
    kept_field: Option<Field>,
    question: &mut Question,
) {
    let found = decision.intent.unwrap_or(Intent::None);
    question.intent = found;
    question.field = decision.field;
    question.programs = decide::programs(knowledge, &decision.ranks);
    question.suggestions = decide::programs(knowledge, &decision.suggestions);
    question.choices = decide::programs(knowledge, &decision.choices);
    question.filters = case.filters.clone();
    question.pick = case.pick;
    question.count = case.counts();
    question.sole = decision.sole;
    question.yes_no = field::is_yes_no(case.read, case.asked);
    if let Some(wish) = wish {
        question.intent = wish;
        question.field = None;
        if found != Intent::Detail {
            question.programs.clear();
        }
        question.choices.clear();
        question.suggestions.clear();
    } else if let Some(kept) = kept_field {
        if found == Intent::List && question.programs.len() == 1 {
            question.intent = Intent::Detail;
            question.field = Some(kept);
        }
        if question.intent == Intent::Detail && field::field_of_one(case.read, &case.filters).is_none() {
            question.field = Some(kept);
        }
    }
}

fn readings(knowledge: &Knowledge, vocabularies: &Vocabularies, read: &Read, text: &str) -> Vec<Reading> {
    let catalogue = knowledge.catalogue();
    let shown = |meaning: &Meaning| match meaning {
        Meaning::Time(at) => {
            let interval = &read.times[*at];
            let day = |at: &Option<chrono::DateTime<chrono_tz::Tz>>| {
                at.map_or_else(|| "…".to_owned(), |at| at.format("%Y-%m-%dT%H:%M").to_string())
            };
            format!("time {}/{} {}", day(&interval.from), day(&interval.to), interval.grain)
        }
        Meaning::Name(knowledge::Name::Place(at)) => format!("place {}", catalogue.place(*at).id),
        Meaning::Name(knowledge::Name::Topic(at)) => format!("topic {}", catalogue.topics()[usize::from(*at)].id),
        Meaning::Name(knowledge::Name::Audience(at)) => {
            format!("audience {}", catalogue.audiences()[usize::from(*at)].id)
        }
        Meaning::Name(knowledge::Name::Organizer(at)) => {
            format!("organizer {}", catalogue.organizers()[usize::from(*at)].id)
        }
        Meaning::Sense(sense::Sense::Concept(id)) => format!("idea {}", vocabularies.id(*id)),
        Meaning::Sense(sense) => sense.to_string(),
    };
    let spans = read.spans.iter().map(|span| Reading {
        span: read.text.original(span.range.clone()),
        meaning: span.meanings.iter().map(shown).collect::<Vec<_>>().join(", "),
    });
    let words = read
        .units
        .iter()
        .filter(|unit| !unit.known)
        .map(|unit| Reading { span: read.text.original(unit.range.clone()), meaning: Reading::WORD.to_owned() });
    let mut all: Vec<Reading> = spans.chain(words).filter(|reading| text.get(reading.span.clone()).is_some()).collect();
    all.sort_by_key(|reading| reading.span.start);
    all
}
