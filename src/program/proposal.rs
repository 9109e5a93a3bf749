//! What volunteers propose: a program, or what one lacks in a language. Staff decide; until then it changes nothing.

use serde::{Deserialize, Serialize};

use super::{Dataset, Format, Instant, Kind, Language, LocalizedText, Program, Status};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Proposal {
    Program {
        kind: Kind,
        /// Of all that follows.
        language: Language,
        title: String,
        starts: Instant,
        venue: String,
        summary: String,
        link: Option<String>,
    },
    Translation {
        /// Id of the program.
        program: String,
        language: Language,
        title: Option<String>,
        summary: Option<String>,
    },
}

impl Proposal {
    /// `data` with it in; `None` where there is nothing to add it to any more. `id` is the proposal's own, by which a new
    /// program is told from others of its name.
    pub fn carried_out(&self, data: &Dataset, id: &str) -> Option<Dataset> {
        let mut data = data.clone();
        match self {
            Self::Program { kind, language, title, starts, venue, summary, link } => {
                let organizer = data.organizers.first()?;
                let name = name(title, id);
                let text = |text: &str| -> LocalizedText {
                    (!text.is_empty()).then(|| (*language, text.to_owned())).into_iter().collect()
                };
                let program = Program {
                    series: name.clone(),
                    id: name,
                    kind: *kind,
                    organizer: organizer.id.clone(),
                    status: Status::Scheduled,
                    status_note: LocalizedText::default(),
                    format: Format::Onsite,
                    topics: Vec::new(),
                    audience: Vec::new(),
                    places: organizer.place.clone().into_iter().collect(),
                    partners: Vec::new(),
                    draft: false,
                    standing: false,
                    starts: Some(*starts),
                    ends: None,
                    previous_starts: None,
                    previous_ends: None,
                    apply_opens: None,
                    apply_closes: None,
                    apply_url: link.clone(),
                    contact: None,
                    fee_krw: None,
                    capacity: None,
                    languages: vec![*language],
                    title: text(title),
                    summary: text(summary),
                    venue: text(venue),
                    eligibility: LocalizedText::default(),
                    how_to_apply: LocalizedText::default(),
                    sessions: Vec::new(),
                };
                data.programs.push(program);
            }
            Self::Translation { program, language, title, summary } => {
                let program = data.programs.iter_mut().find(|it| it.id == *program)?;
                // What staff have written in the meantime stays.
                for (there, new) in [(&mut program.title, title), (&mut program.summary, summary)] {
                    if let Some(new) = new.as_ref().filter(|_| there.get(*language).is_none()) {
                        let with = there.iter().map(|(tag, text)| (tag, text.to_owned()));
                        *there = with.chain([(*language, new.clone())]).collect();
                    }
                }
            }
        }
        Some(data)
    }
}

/// What of a program's title and summary `language` lacks although another has it: (title, summary).
pub fn lacks(program: &Program, language: Language) -> (bool, bool) {
    let lacks = |text: &LocalizedText| !text.is_empty() && text.get(language).is_none();
    (lacks(&program.title), lacks(&program.summary))
}

/// `walk-in-the-park-4f2a91`: what of the title is plain letters, and the end of the proposal's own id.
fn name(title: &str, id: &str) -> String {
    let mut words: String = String::new();
    for c in title.chars().take(60).map(|c| c.to_ascii_lowercase()) {
        match c {
            'a'..='z' | '0'..='9' => words.push(c),
            _ if !words.is_empty() && !words.ends_with('-') => words.push('-'),
            _ => {}
        }
    }
    let words = words.trim_matches('-');
    let words = if words.is_empty() { "proposed" } else { words };
    let end: String = id.chars().skip(id.chars().count().saturating_sub(6)).collect();
    format!("{words}-{end}")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn walk() -> Proposal {
        Proposal::Program {
            kind: Kind::Culture,
            language: Language::new("ko"),
            title: "광안리 Night Walk".to_owned(),
            starts: Instant::parse_from_rfc3339("2027-03-05T19:00:00+09:00").unwrap(),
            venue: "광안리".to_owned(),
            summary: String::new(),
            link: None,
        }
    }

    #[test]
    fn a_proposed_program_is_one_more_of_the_first_organizer() {
        let data = sample::dataset();
        let after = walk().carried_out(&data, "0198abcdef").unwrap();
        assert_eq!(after.programs.len(), data.programs.len() + 1);
        let program = after.programs.last().unwrap();
        assert_eq!(program.id, "night-walk-abcdef");
        assert_eq!(program.organizer, data.organizers[0].id);
        assert_eq!(program.title.get(Language::new("ko")), Some("광안리 Night Walk"));
        assert!(program.summary.is_empty());
        assert_eq!(name("광안리", "0198abcdef"), "proposed-abcdef");
    }

    #[test]
    fn a_translation_fills_what_is_missing_and_no_more() {
        let data = walk().carried_out(&sample::dataset(), "0198abcdef").unwrap();
        let english = |title: &str| Proposal::Translation {
            program: "night-walk-abcdef".to_owned(),
            language: Language::new("en"),
            title: Some(title.to_owned()),
            summary: None,
        };
        assert_eq!(lacks(data.programs.last().unwrap(), Language::new("en")), (true, false));
        let once = english("Night walk").carried_out(&data, "1").unwrap();
        let twice = english("Another name").carried_out(&once, "2").unwrap();
        assert_eq!(twice.programs.last().unwrap().title.get(Language::new("en")), Some("Night walk"));
        let nothing = Dataset { programs: Vec::new(), ..data };
        assert_eq!(english("x").carried_out(&nothing, "3"), None);
    }
}
