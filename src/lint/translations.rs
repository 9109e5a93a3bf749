//! What is missing in each language offered: a line a language, not one a text.

use super::{Finding, View, Weight};
use crate::program::{Language, LocalizedText};

/// Ids shown as examples.
const SHOWN: usize = 3;

pub(super) fn check(view: &View<'_>, found: &mut Vec<Finding>) {
    for language in view.languages {
        found.extend(of_language(view, *language));
    }
}

fn of_language(view: &View<'_>, language: Language) -> Option<Finding> {
    let data = view.data;
    let mut parts = Vec::new();
    let mut count = |what: &str, lacking: &mut dyn Iterator<Item = &str>| {
        let ids: Vec<&str> = lacking.collect();
        if !ids.is_empty() {
            let more = if ids.len() > SHOWN { ", …" } else { "" };
            parts.push(format!("{} {what} ({}{more})", ids.len(), ids[..ids.len().min(SHOWN)].join(", ")));
        }
    };
    // Of what is over nobody asks any more.
    let lacks = |text: &LocalizedText| !text.is_empty() && text.get(language).is_none();
    let ahead = || data.programs.iter().filter(|it| !it.is_over(view.now));
    count("program titles", &mut ahead().filter(|it| lacks(&it.title)).map(|it| it.id.as_str()));
    count("summaries", &mut ahead().filter(|it| lacks(&it.summary)).map(|it| it.id.as_str()));
    count("venues", &mut ahead().filter(|it| lacks(&it.venue)).map(|it| it.id.as_str()));
    count("notes on eligibility", &mut ahead().filter(|it| lacks(&it.eligibility)).map(|it| it.id.as_str()));
    count("notes on how to apply", &mut ahead().filter(|it| lacks(&it.how_to_apply)).map(|it| it.id.as_str()));
    count("notes on a status", &mut ahead().filter(|it| lacks(&it.status_note)).map(|it| it.id.as_str()));
    count("names of places", &mut data.places.iter().filter(|it| lacks(&it.names)).map(|it| it.id.as_str()));
    let terms = || data.topics.iter().chain(&data.audiences);
    count("names of topics and audiences", &mut terms().filter(|it| lacks(&it.names)).map(|it| it.id.as_str()));
    count("names of organizers", &mut data.organizers.iter().filter(|it| lacks(&it.names)).map(|it| it.id.as_str()));
    count("FAQ answers", &mut data.faqs.iter().filter(|it| lacks(&it.answer)).map(|it| it.id.as_str()));
    let message = || format!("{language} lacks {}", parts.join("; "));
    (!parts.is_empty()).then(|| Finding { weight: Weight::Missing, of: None, message: message() })
}
