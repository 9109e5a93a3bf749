//! The records of the program database, as the foundation keeps them.

use chrono::{DateTime, FixedOffset, Utc};

use super::text::{Language, LocalizedText};

/// Declares an enum whose variants have a fixed spelling in files, the database and JSON.
macro_rules! spelled {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize, ::serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The variant spelled so in files and the database.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.as_str() == name)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use spelled;

spelled! {
    /// What sort of thing a program is.
    Kind {
        Forum = "forum",
        Training = "training",
        Exchange = "exchange",
        Volunteering = "volunteering",
        Culture = "culture",
        Network = "network",
    }
}

spelled! {
    Status {
        Scheduled = "scheduled",
        /// `starts` and `ends` are the new dates, or absent while there are none.
        Postponed = "postponed",
        Cancelled = "cancelled",
    }
}

spelled! {
    Format { Onsite = "onsite", Online = "online", Hybrid = "hybrid" }
}

impl Format {
    pub fn is_online(self) -> bool {
        matches!(self, Self::Online | Self::Hybrid)
    }
    pub fn is_onsite(self) -> bool {
        matches!(self, Self::Onsite | Self::Hybrid)
    }
}

/// An instant with the offset of the place where it holds, as written in the record.
pub type Instant = DateTime<FixedOffset>;

/// Something one can take part in. Texts may be missing in any language.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    pub id: String,
    /// Recurring editions share it.
    pub series: String,
    pub kind: Kind,
    /// Id of an [`Organizer`].
    pub organizer: String,
    pub status: Status,
    pub status_note: LocalizedText,
    pub format: Format,
    /// Ids of [`Term`]s.
    pub topics: Vec<String>,
    pub audience: Vec<String>,
    /// Where it happens, ids of [`Place`]s; an online program has none.
    pub places: Vec<String>,
    /// With whom, ids of [`Place`]s.
    pub partners: Vec<String>,
    /// A service with no date of its own.
    pub standing: bool,
    pub starts: Option<Instant>,
    /// Exclusive end; absent where only the start is known.
    pub ends: Option<Instant>,
    /// The dates first announced, of a postponed program.
    pub previous_starts: Option<Instant>,
    pub previous_ends: Option<Instant>,
    pub apply_opens: Option<Instant>,
    pub apply_closes: Option<Instant>,
    pub apply_url: Option<String>,
    pub contact: Option<String>,
    /// Won; 0 is free, absent is not applicable.
    pub fee_krw: Option<u32>,
    /// Persons (or groups, as the text says); absent where there is no limit.
    pub capacity: Option<u32>,
    /// Languages it is held in.
    pub languages: Vec<Language>,
    pub title: LocalizedText,
    pub summary: LocalizedText,
    pub venue: LocalizedText,
    pub eligibility: LocalizedText,
    pub how_to_apply: LocalizedText,
    pub sessions: Vec<Session>,
}

/// One dated part of a program that has several.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    pub starts: Instant,
    pub ends: Option<Instant>,
    pub place: Option<String>,
    pub title: LocalizedText,
}

impl Program {
    /// When it is over: its end, else its start. `None` for standing services and while no date is set.
    pub fn over_at(&self) -> Option<Instant> {
        self.ends.or(self.starts)
    }

    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.over_at().is_some_and(|end| end <= now)
    }

    /// Not over and not cancelled: what a question without a time means. A postponed program without new dates counts.
    pub fn is_upcoming(&self, now: DateTime<Utc>) -> bool {
        self.status != Status::Cancelled && !self.is_over(now)
    }

    /// Applications are taken at `now`. A program without a window is never "open".
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        let closes = self.apply_closes.is_some_and(|closes| now <= closes);
        let opened = self.apply_opens.is_none_or(|opens| opens <= now);
        closes && opened && self.status != Status::Cancelled
    }
}

/// An id with its names: a topic or an audience.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    pub id: String,
    pub names: LocalizedText,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Organizer {
    pub id: String,
    pub website: Option<String>,
    pub contact: Option<String>,
    /// Id of the place it sits in; that of the first organizer is the home city unless configured otherwise.
    pub place: Option<String>,
    pub names: LocalizedText,
    pub short: LocalizedText,
}

spelled! {
    PlaceKind { City = "city", Region = "region", Country = "country" }
}

spelled! {
    /// The tie between the home city and a place.
    Relation { Sister = "sister", Friendship = "friendship", Partner = "partner" }
}

/// A node of the tree of places: city in country in region.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub id: String,
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2; groups of countries have none.
    pub country: Option<String>,
    /// The next larger places; a place counts as in all of them, and in theirs.
    pub part_of: Vec<String>,
    /// IANA; groups have none.
    pub timezone: Option<chrono_tz::Tz>,
    pub relation: Option<Relation>,
    pub names: LocalizedText,
    /// Other spellings, short forms, older names.
    pub aliases: Vec<(Language, Vec<String>)>,
}

/// A question that staff answered once for all.
#[derive(Debug, Clone, PartialEq)]
pub struct Faq {
    pub id: String,
    /// Ways people put it, per language.
    pub phrasings: Vec<(Language, Vec<String>)>,
    pub answer: LocalizedText,
    /// Who keeps it right.
    pub owner: Option<String>,
    /// From then on it is no longer given; the owner is to renew it.
    pub expires: Option<Instant>,
}

/// All that one installation knows, before it is indexed. What a file, a database or a test hands over.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dataset {
    pub organizers: Vec<Organizer>,
    pub topics: Vec<Term>,
    pub audiences: Vec<Term>,
    pub places: Vec<Place>,
    pub programs: Vec<Program>,
    pub faqs: Vec<Faq>,
}
