//! What questions are understood against: the catalogue with its names, words and columns made searchable.

use std::sync::Arc;
use std::thread;

use chrono::{DateTime, Utc};

use super::Engine;
use super::facts::Facts;
use super::faq::Phrasings;
use super::look_up;
use super::question::Filters;
use super::sense::Sense;
use super::texts::Texts;
use super::typo::Lexicon;
use super::vocabulary::Vocabularies;
use crate::language::compare::Compared;
use crate::language::{Language, LocalizedText};
use crate::lexis::pattern::Step;
use crate::lexis::trie::{self, Trie};
use crate::lexis::words::Inflection;
use crate::program::{Catalogue, PlaceIndex, ProgramIndex};

/// Who says more says it in some language's words.
const NAMES_ALONE: usize = 80;

/// Something the records name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    Place(PlaceIndex),
    /// Positions in the catalogue's lists.
    Topic(u16),
    Audience(u16),
    Organizer(u16),
}

/// Names of places, topics, audiences and organizers in every language of the records.
#[derive(Debug)]
pub struct NameIndex {
    pub trie: Trie,
    /// Values of the trie.
    pub named: Vec<Name>,
    /// The language that each spelling is of.
    pub languages: Vec<Language>,
}

/// Built whenever programs change; immutable, shared between threads.
#[derive(Debug)]
pub struct Knowledge {
    catalogue: Arc<Catalogue>,
    pub(super) facts: Facts,
    pub(super) texts: Texts,
    pub(super) names: NameIndex,
    /// Words of names and titles, for those who mistype them.
    pub(super) lexicon: Lexicon,
    /// How people put what staff have answered once for all.
    pub(super) phrasings: Phrasings,
    /// What the ids that vocabularies speak of are here; `None` for what this catalogue does not have.
    by_id: Vec<Ids>,
}

/// One id of the vocabularies, as what it is in the records.
#[derive(Debug, Default, Clone, Copy)]
pub struct Ids {
    place: Option<PlaceIndex>,
    topic: Option<u16>,
    audience: Option<u16>,
    organizer: Option<u16>,
}

impl Knowledge {
    pub fn new(catalogue: Arc<Catalogue>, engine: &Engine) -> Self {
        let vocabularies = engine.vocabularies();
        let by_id: Vec<Ids> = vocabularies.ids.iter().map(|id| ids(&catalogue, id)).collect();
        let (facts, (names, mut lexicon)) = thread::scope(|scope| {
            let facts = scope.spawn(|| Facts::new(&catalogue));
            let names = names(&catalogue, vocabularies);
            (facts.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), names)
        });
        let texts = thread::scope(|scope| {
            scope.spawn(|| {
                let titles = catalogue.programs().iter().flat_map(|program| program.title.iter());
                titles.for_each(|(_, title)| lexicon.add(&Compared::new(title, usize::MAX)));
            });
            Texts::new(&catalogue, &facts, vocabularies, &names, &by_id)
        });
        let mut this = Self { catalogue, facts, texts, names, lexicon, by_id, phrasings: Phrasings::default() };
        this.phrasings = Phrasings::new(engine, &this, DateTime::UNIX_EPOCH);
        this
    }

    /// The programs that fit `filters`, in order of start, those without a date last.
    pub fn look_up(&self, filters: &Filters, now: DateTime<Utc>) -> Vec<ProgramIndex> {
        look_up::look_up(&self.facts, filters, now).iter().map(|rank| self.facts.program(rank)).collect()
    }

    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// The language that all names in `text` are written in, where only one is: "paz, derechos humanos".
    pub(super) fn language_of_names(&self, text: &str) -> Option<Language> {
        let text = Compared::new(text, NAMES_ALONE);
        let mut hits = Vec::new();
        self.names.trie.find(&text, &mut hits);
        let of = |at: usize| hits.iter().filter(move |hit| hit.range.contains(&at));
        let mut left: Option<Vec<Language>> = None;
        for at in (0..text.len()).filter(|at| text.classes[*at].is_spaced()) {
            let longest = of(at).map(|hit| hit.range.len()).max()?;
            let here =
                of(at).filter(|hit| hit.range.len() == longest).map(|it| self.names.languages[it.value as usize]);
            let here: Vec<Language> = here.filter(|it| left.as_ref().is_none_or(|left| left.contains(it))).collect();
            left = Some(here);
        }
        let mut left = left?;
        left.sort_unstable();
        left.dedup();
        if let [one] = left[..] { Some(one) } else { None }
    }

    /// What a word of a vocabulary names here.
    pub(super) fn name(&self, sense: Sense) -> Option<Name> {
        name(&self.by_id, sense)
    }
}

/// What a word of a vocabulary names among the records that `by_id` was made for.
pub fn name(by_id: &[Ids], sense: Sense) -> Option<Name> {
    Some(match sense {
        Sense::Place(id) => Name::Place(by_id[usize::from(id)].place?),
        Sense::Topic(id) => Name::Topic(by_id[usize::from(id)].topic?),
        Sense::Audience(id) => Name::Audience(by_id[usize::from(id)].audience?),
        Sense::Organizer(id) => Name::Organizer(by_id[usize::from(id)].organizer?),
        _ => return None,
    })
}

fn ids(catalogue: &Catalogue, id: &str) -> Ids {
    fn position<T>(all: &[T], is: impl Fn(&T) -> bool) -> Option<u16> {
        all.iter().position(is).and_then(|at| u16::try_from(at).ok())
    }
    Ids {
        place: catalogue.look_up_place(id),
        topic: position(catalogue.topics(), |it| it.id == id),
        audience: position(catalogue.audiences(), |it| it.id == id),
        organizer: position(catalogue.organizers(), |it| it.id == id),
    }
}

fn names(catalogue: &Catalogue, vocabularies: &Vocabularies) -> (NameIndex, Lexicon) {
    let mut all = Names {
        vocabularies,
        spellings: trie::Builder::default(),
        named: Vec::new(),
        languages: Vec::new(),
        lexicon: Lexicon::default(),
    };
    for (place, at) in catalogue.places().iter().zip(0..) {
        let name = Name::Place(at);
        all.add_texts(&place.names, name);
        for (language, aliases) in &place.aliases {
            aliases.iter().for_each(|alias| all.add(*language, alias, name));
        }
    }
    for (term, at) in catalogue.topics().iter().zip(0..) {
        all.add_texts(&term.names, Name::Topic(at));
    }
    for (term, at) in catalogue.audiences().iter().zip(0..) {
        all.add_texts(&term.names, Name::Audience(at));
    }
    for (organizer, at) in catalogue.organizers().iter().zip(0..) {
        all.add_texts(&organizer.names, Name::Organizer(at));
        all.add_texts(&organizer.short, Name::Organizer(at));
    }
    let index = NameIndex { trie: all.spellings.finish(), named: all.named, languages: all.languages };
    (index, all.lexicon)
}

struct Names<'a> {
    vocabularies: &'a Vocabularies,
    spellings: trie::Builder,
    named: Vec<Name>,
    languages: Vec<Language>,
    lexicon: Lexicon,
}

impl Names<'_> {
    fn add_texts(&mut self, texts: &LocalizedText, name: Name) {
        for (language, text) in texts.iter() {
            for part in parts(text) {
                self.add(language, part, name);
            }
        }
    }

    fn add(&mut self, language: Language, text: &str, name: Name) {
        if (self.named.last(), self.languages.last()) != (Some(&name), Some(&language)) {
            self.named.push(name);
            self.languages.push(language);
        }
        let value = self.named.len() as u32 - 1;
        let compared = Compared::new(text, usize::MAX);
        if compared.is_empty() {
            return;
        }
        self.lexicon.add(&compared);
        let inflection = self.vocabularies.get(language).map(|it| it.inflection());
        let strict = inflection.is_some_and(|it| it.strict_accents);
        let accented = strict.then_some(&*compared.accented);
        self.spellings.add(compared.chars.iter().map(|c| Step::Char(*c)), accented, value);
        if let Some(inflection) = inflection {
            inflected(&compared, inflection, |steps| self.spellings.add(steps.iter().copied(), None, value));
        }
    }
}

/// "공적개발원조(ODA)" is known by both its parts, "Economy and industry" only whole.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['(', ')', '（', '）', '·', '\u{30FB}', '、', ',', '/']).map(str::trim).filter(|part| !part.is_empty())
}

/// Calls `take` with the name in each ending of its language; words before the last one with any.
fn inflected(text: &Compared, inflection: &Inflection, mut take: impl FnMut(&[Step])) {
    let last = text.classes.iter().rposition(|class| !class.is_spaced()).map_or(0, |at| at + 1);
    let word = &text.chars[last..];
    if word.len() < 3 || inflection.endings.is_empty() {
        return;
    }
    let mut stem = word.len();
    while stem > 2 && inflection.stem_letters.contains(&word[stem - 1]) {
        stem -= 1;
    }
    let mut steps = Vec::new();
    let mut at = 0;
    while at < last {
        let end = (text.run_end[at] as usize).min(last);
        let run = &text.chars[at..end];
        let mut keep = run.len();
        while keep > 3 && inflection.stem_letters.contains(&run[keep - 1]) {
            keep -= 1;
        }
        steps.extend(run[..keep].iter().map(|c| Step::Char(*c)));
        if keep < run.len() {
            steps.push(Step::Rest);
        }
        at = end;
    }
    let head = steps.len();
    for ending in &inflection.endings {
        for base in [&word[..stem], word].into_iter().skip(usize::from(stem == word.len())) {
            steps.truncate(head);
            steps.extend(base.iter().chain(ending).map(|c| Step::Char(*c)));
            take(&steps);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_in_its_cases() {
        let inflection = Inflection {
            stem_letters: "ая".chars().collect(),
            endings: ["и", "ей"].map(|it| it.chars().collect()).to_vec(),
            ..Inflection::default()
        };
        let mut shown: Vec<String> = Vec::new();
        inflected(&Compared::new("Южная Азия", 99), &inflection, |steps| {
            shown.push(steps.iter().map(|step| if let Step::Char(c) = step { *c } else { '*' }).collect());
        });
        assert!(shown.contains(&"южн* азией".to_owned()), "{shown:?}");
        assert!(shown.contains(&"южн* азии".to_owned()) || shown.contains(&"южн* азиии".to_owned()), "{shown:?}");
    }

    #[test]
    fn names_in_brackets_count_by_themselves() {
        assert_eq!(parts("공적개발원조(ODA)").collect::<Vec<_>>(), ["공적개발원조", "ODA"]);
    }
}
