//! Whom an announcement is for.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::program::Language;

/// Conditions of different sorts all hold at once; entries of one sort are alternatives. Nothing set is everybody who
/// has not refused announcements.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Segment {
    /// Has a subscription that a program of one of these topics (ids of the records) could fit: one to the topic, or one
    /// that leaves the topic open. One to a single program or series says nothing of a topic.
    pub topic: Vec<String>,
    /// The same of these places and all that lies in them.
    pub place: Vec<String>,
    /// Reads one of these languages.
    pub language: Vec<Language>,
    /// "telegram", "discord", "web".
    pub network: Vec<String>,
    /// "private", "group", "topic", "channel".
    pub kind: Vec<String>,
}

const NETWORKS: &[&str] = &["telegram", "discord", "web"];
const KINDS: &[&str] = &["private", "group", "topic", "channel"];

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}”: expected topic=, place=, language=, network= (telegram, discord, web) or kind= (private, group, topic, channel), such as language=ko kind=group,channel"
)]
pub struct SegmentError(pub String);

impl FromStr for Segment {
    type Err = SegmentError;

    /// `language=ko,en kind=group`; the empty text, or `all`, is everybody.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut segment = Self::default();
        for part in text.split_whitespace().filter(|it| *it != "all") {
            let fault = || SegmentError(part.to_owned());
            let (name, values) = part.split_once('=').ok_or_else(fault)?;
            let values: Vec<&str> = values.split(',').filter(|it| !it.is_empty()).collect();
            if values.is_empty() {
                return Err(fault());
            }
            let texts = || values.iter().map(|it| (*it).to_owned());
            match name {
                "topic" => segment.topic.extend(texts()),
                "place" => segment.place.extend(texts()),
                "network" if values.iter().all(|it| NETWORKS.contains(it)) => segment.network.extend(texts()),
                "kind" if values.iter().all(|it| KINDS.contains(it)) => segment.kind.extend(texts()),
                "language" => {
                    let tags: Result<Vec<Language>, _> = values.iter().map(|it| it.parse()).collect();
                    segment.language.extend(tags.map_err(|_| fault())?);
                }
                _ => return Err(fault()),
            }
        }
        Ok(segment)
    }
}

impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tags: Vec<String> = self.language.iter().map(Language::to_string).collect();
        let sorts = [
            ("topic", &self.topic),
            ("place", &self.place),
            ("language", &tags),
            ("network", &self.network),
            ("kind", &self.kind),
        ];
        let set: Vec<String> = sorts
            .into_iter()
            .filter(|(_, values)| !values.is_empty())
            .map(|(name, values)| format!("{name}={}", values.join(",")))
            .collect();
        f.write_str(if set.is_empty() { "all" } else { "" })?;
        f.write_str(&set.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_read_and_written() {
        for text in ["all", "language=ko", "topic=oda,sdgs place=japan language=ko,en network=telegram kind=group"] {
            assert_eq!(text.parse::<Segment>().unwrap().to_string(), text);
        }
        assert_eq!("".parse::<Segment>().unwrap(), Segment::default());
        for wrong in ["language", "language=", "kind=crowd", "language=k", "age=20"] {
            assert!(wrong.parse::<Segment>().unwrap_err().to_string().contains("expected topic="), "{wrong}");
        }
    }
}
