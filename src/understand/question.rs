//! What a question means, language-neutral: intent, field, filters, and the programs it names.

use crate::language::Language;
use crate::program::{Kind, PlaceIndex, ProgramIndex, Status, spelled};
use crate::when::Interval;

spelled! {
    /// What a question wants.
    Intent {
        List = "list",
        Detail = "detail",
        Subscribe = "subscribe",
        Unsubscribe = "unsubscribe",
        Help = "help",
        Human = "human",
        Offtopic = "offtopic",
        /// An entry that staff wrote an answer for.
        Faq = "faq",
        /// About programs, and not (wholly) understood, or nothing in the records fits.
        None = "none",
    }
}

spelled! {
    /// Which fact of one program is asked for.
    Field {
        Overview = "overview",
        Start = "start",
        Deadline = "deadline",
        Venue = "venue",
        Eligibility = "eligibility",
        Fee = "fee",
        HowToApply = "how_to_apply",
        Contact = "contact",
        Languages = "languages",
        Capacity = "capacity",
        Status = "status",
        Organizer = "organizer",
    }
}

spelled! {
    /// What a time given in the question limits.
    By { TakesPlace = "takes_place", Deadline = "deadline", OpenNow = "open_now" }
}

spelled! {
    Fee { Free = "free", Paid = "paid" }
}

spelled! {
    Attendance { Online = "online", Onsite = "onsite" }
}

spelled! {
    /// A superlative: which of the list is meant.
    Pick {
        Soonest = "soonest",
        Latest = "latest",
        MostUrgent = "most_urgent",
        Cheapest = "cheapest",
        Dearest = "dearest",
        Largest = "largest",
        Smallest = "smallest",
        Longest = "longest",
        Shortest = "shortest",
    }
}

spelled! {
    /// What sort of help: decides the wording of the answer only.
    Courtesy { Greeting = "greeting", Thanks = "thanks", Goodbye = "goodbye", Abilities = "abilities" }
}

/// What limits a list. Conditions of different sorts all hold at once; the entries of one sort are alternatives.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filters {
    pub interval: Option<Interval>,
    /// "Not in July": what takes place (or closes) then is not wanted.
    pub not_interval: Option<Interval>,
    pub by: Option<By>,
    pub kinds: Vec<Kind>,
    pub not_kinds: Vec<Kind>,
    /// Where, or with whom.
    pub places: Vec<PlaceIndex>,
    /// The wording says that it happens there: partners do not count.
    pub places_as_venue: bool,
    pub not_places: Vec<PlaceIndex>,
    /// Outside the home country (`Some(true)`), or inside it.
    pub abroad: Option<bool>,
    /// Nothing that happens abroad; what happens nowhere, online, is left.
    pub not_abroad: bool,
    /// Ids of the record's terms.
    pub audience: Vec<String>,
    pub not_audience: Vec<String>,
    pub topics: Vec<String>,
    /// They were said side by side ("ODA finance training"): all must hold, not one of them.
    pub topics_together: bool,
    pub not_topics: Vec<String>,
    pub organizers: Vec<String>,
    pub not_organizers: Vec<String>,
    pub fee: Option<Fee>,
    pub attendance: Option<Attendance>,
    pub languages: Vec<Language>,
    pub not_languages: Vec<Language>,
    /// Cancelled or postponed ones alone.
    pub status: Option<Status>,
    pub not_status: Option<Status>,
    /// Standing services alone.
    pub standing: bool,
    /// Words in no vocabulary, looked for in the program's own text (folded form).
    pub words: Vec<String>,
}

/// A stretch of the question and what it was read as, for `naru explain`.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Byte offsets in the question as given.
    pub span: std::ops::Range<usize>,
    /// Such as `kind forum`, `time 2026-12-01/2027-01-01 month`; [`Self::WORD`] where it is only looked for in the records.
    pub meaning: String,
}

impl Reading {
    /// The meaning of a word that says nothing by itself.
    pub(crate) const WORD: &str = "word";
}

/// Understood text. What was not understood is `Intent::None` with what *was* read.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The answer's language.
    pub language: Language,
    pub intent: Intent,
    pub field: Option<Field>,
    /// Asked so that yes or no comes first in the answer.
    pub yes_no: bool,
    pub courtesy: Option<Courtesy>,
    pub filters: Filters,
    pub pick: Option<Pick>,
    /// "How many": the number comes first in the answer.
    pub count: bool,
    /// A detail only because nothing else fits what was asked for: the next turn may widen it as it may a list.
    pub sole: bool,
    /// A list: all that fit, in order of start, those without a date last. A detail or wish: the one meant, or none.
    pub programs: Vec<ProgramIndex>,
    /// Near misses, where nothing fits.
    pub suggestions: Vec<ProgramIndex>,
    /// Two readings are close: ask back with these (2 or 3) instead of guessing.
    pub choices: Vec<ProgramIndex>,
    /// Position in the catalogue's FAQ entries.
    pub faq: Option<usize>,
    pub readings: Vec<Reading>,
}

impl Question {
    /// Nothing understood yet.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            intent: Intent::None,
            field: None,
            yes_no: false,
            courtesy: None,
            filters: Filters::default(),
            pick: None,
            count: false,
            sole: false,
            programs: Vec::new(),
            suggestions: Vec::new(),
            choices: Vec::new(),
            faq: None,
            readings: Vec::new(),
        }
    }
}
