//! The records of the program database, as the foundation keeps them.

use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Serialize};

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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Program {
    pub id: String,
    /// Recurring editions share it.
    pub series: String,
    pub kind: Kind,
    /// Id of an [`Organizer`].
    pub organizer: String,
    pub status: Status,
    #[serde(default, skip_serializing_if = "LocalizedText::is_empty")]
    pub status_note: LocalizedText,
    pub format: Format,
    /// Ids of [`Term`]s.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audience: Vec<String>,
    /// Where it happens, ids of [`Place`]s; an online program has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// With whom, ids of [`Place`]s.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<String>,
    /// Being worked on: the public never sees it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub draft: bool,
    /// A service with no date of its own.
    #[serde(default, skip_serializing_if = "is_false")]
    pub standing: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<Instant>,
    /// Exclusive end; absent where only the start is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<Instant>,
    /// The dates first announced, of a postponed program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_starts: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_ends: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apply_opens: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apply_closes: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apply_url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Won; 0 is free, absent is not applicable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee_krw: Option<u32>,
    /// Persons (or groups, as the text says); absent where there is no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u32>,
    /// Languages it is held in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    #[serde(default, skip_serializing_if = "LocalizedText::is_empty")]
    pub title: LocalizedText,
    #[serde(default, skip_serializing_if = "LocalizedText::is_empty")]
    pub summary: LocalizedText,
    #[serde(default, skip_serializing_if = "LocalizedText::is_empty")]
    pub venue: LocalizedText,
    #[serde(default, skip_serializing_if = "LocalizedText::is_empty")]
    pub eligibility: LocalizedText,
    #[serde(default, skip_serializing_if = "LocalizedText::is_empty")]
    pub how_to_apply: LocalizedText,
    #[serde(rename = "session", default, skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<Session>,
}

/// One dated part of a program that has several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    pub starts: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    #[serde(default, skip_serializing_if = "LocalizedText::is_empty")]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Term {
    pub id: String,
    #[serde(default, skip_serializing_if = "LocalizedText::is_empty")]
    pub names: LocalizedText,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Organizer {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Id of the place it sits in; that of the first organizer is the home city unless configured otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    #[serde(default, skip_serializing_if = "LocalizedText::is_empty")]
    pub names: LocalizedText,
    #[serde(default, skip_serializing_if = "LocalizedText::is_empty")]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub id: String,
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2; groups of countries have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The next larger places; a place counts as in all of them, and in theirs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub part_of: Vec<String>,
    /// IANA; groups have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Option<chrono_tz::Tz>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    #[serde(default, skip_serializing_if = "LocalizedText::is_empty")]
    pub names: LocalizedText,
    /// Other spellings, short forms, older names.
    #[serde(default, with = "by_language", skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<(Language, Vec<String>)>,
}

/// A question that staff answered once for all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Faq {
    pub id: String,
    /// Ways people put it, per language.
    #[serde(default, with = "by_language", skip_serializing_if = "Vec::is_empty")]
    pub phrasings: Vec<(Language, Vec<String>)>,
    #[serde(default, skip_serializing_if = "LocalizedText::is_empty")]
    pub answer: LocalizedText,
    /// Who keeps it right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// From then on it is no longer given; the owner is to renew it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Instant>,
}

/// All that one installation knows, before it is indexed. What a file, a database or a test hands over.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Dataset {
    #[serde(rename = "organizer", default, skip_serializing_if = "Vec::is_empty")]
    pub organizers: Vec<Organizer>,
    #[serde(rename = "topic", default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Term>,
    #[serde(rename = "audience", default, skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<Term>,
    #[serde(rename = "place", default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    #[serde(rename = "program", default, skip_serializing_if = "Vec::is_empty")]
    pub programs: Vec<Program>,
    #[serde(rename = "faq", default, skip_serializing_if = "Vec::is_empty")]
    pub faqs: Vec<Faq>,
}

spelled! {
    /// The tables of the program database, as files name them.
    Subject {
        Organizer = "organizer",
        Topic = "topic",
        Audience = "audience",
        Place = "place",
        Program = "program",
        Faq = "faq",
    }
}

/// What the records of all tables have in common.
pub trait Record: Clone + PartialEq + Serialize + serde::de::DeserializeOwned {
    fn id(&self) -> &str;

    /// Its dates, whose offsets count: equal instants of different offsets are not the same to a reader.
    fn instants(&self) -> Vec<Instant> {
        Vec::new()
    }

    /// Equal in all that is written down.
    fn is_same(&self, other: &Self) -> bool {
        let offsets = |it: &Self| it.instants().into_iter().map(|at| *at.offset()).collect::<Vec<_>>();
        self == other && offsets(self) == offsets(other)
    }
}

macro_rules! records {
    ($($name:ident),+) => {
        $(impl Record for $name {
            fn id(&self) -> &str {
                &self.id
            }
        })+
    };
}
records!(Organizer, Term, Place);

impl Record for Program {
    fn id(&self) -> &str {
        &self.id
    }

    fn instants(&self) -> Vec<Instant> {
        let own =
            [self.starts, self.ends, self.previous_starts, self.previous_ends, self.apply_opens, self.apply_closes];
        let sessions = self.sessions.iter().flat_map(|it| [Some(it.starts), it.ends]);
        own.into_iter().chain(sessions).flatten().collect()
    }
}

impl Record for Faq {
    fn id(&self) -> &str {
        &self.id
    }

    fn instants(&self) -> Vec<Instant> {
        self.expires.into_iter().collect()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(it: &bool) -> bool {
    !it
}

/// Texts by language stand in files as a table, `ko = ["…"]`.
mod by_language {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serializer};

    use super::Language;

    type Lists = Vec<(Language, Vec<String>)>;

    pub fn serialize<S: Serializer>(lists: &Lists, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(lists.iter().map(|(language, list)| (language, list)))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Lists, D::Error> {
        BTreeMap::<Language, Vec<String>>::deserialize(from).map(|it| it.into_iter().collect())
    }
}
