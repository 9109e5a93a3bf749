//! A program written or changed question by question, looked over, then saved in one transaction.
//!
//! [`Draft`] is the record under construction and [`Draft::set`] reads one answer into it; a network with forms fills several
//! fields and goes to the same review and the same saving.

use std::io::Cursor;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};

use super::{Actor, Order, Outcome, Refusal, moment};
use crate::desk::Desk;
use crate::desk::dialogue::Dialogue;
use crate::exchange::{self, Format, Input, Setting};
use crate::language::Language;
use crate::program::change::{self, Change, What};
use crate::program::{Dataset, Kind, Program, spelled};
use crate::understand::Knowledge;
use crate::when::Grammars;

spelled! {
    /// What is asked, in this order.
    Step {
        Kind = "kind",
        Title = "title",
        Starts = "starts",
        Ends = "ends",
        Place = "place",
        Closes = "closes",
        Url = "url",
        Fee = "fee",
        Summary = "summary",
        /// Nothing is asked any more: it is looked over.
        Review = "review",
    }
}

impl Step {
    fn next(self) -> Self {
        let at = Self::ALL.iter().position(|it| *it == self).map_or(0, |at| at + 1);
        Self::ALL.get(at).copied().unwrap_or(Self::Review)
    }

    fn before(self) -> Self {
        let at = Self::ALL.iter().position(|it| *it == self).unwrap_or_default();
        Self::ALL[at.saturating_sub(1)]
    }

    /// The record's own name of it.
    fn key(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Title => "title",
            Self::Starts => "starts",
            Self::Ends => "ends",
            Self::Place => "places",
            Self::Closes => "apply_closes",
            Self::Url => "apply_url",
            Self::Fee => "fee_krw",
            Self::Summary | Self::Review => "summary",
        }
    }
}

/// A program being written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// As files say it.
    record: Map<String, Json>,
    /// As it was when the change began; empty for a new one.
    before: Map<String, Json>,
}

/// What an answer is read with.
pub struct Reading<'a> {
    pub knowledge: &'a Knowledge,
    pub grammars: &'a Grammars,
    /// Texts that do not say theirs are in it.
    pub language: Language,
    pub now: DateTime<Utc>,
}

/// What is to be seen before it is saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// `None` while something is wrong or missing.
    pub program: Option<Program>,
    /// What is, in the words of an import.
    pub faults: Vec<String>,
    /// Of a program that is there: (field, before, after).
    pub changes: Vec<(String, String, String)>,
}

impl Draft {
    /// A new one of the first organizer.
    fn new(data: &Dataset) -> Self {
        let id = format!("program-{:08x}", rand::random::<u32>());
        let organizer = data.organizers.first().map(|it| it.id.clone()).unwrap_or_default();
        let record =
            json!({ "id": id, "series": id, "organizer": organizer, "status": "scheduled", "format": "onsite" });
        let Json::Object(record) = record else { return Self { record: Map::new(), before: Map::new() } };
        Self { record, before: Map::new() }
    }

    fn of(program: &Program) -> Option<Self> {
        match serde_json::to_value(program) {
            Ok(Json::Object(record)) => Some(Self { before: record.clone(), record }),
            _ => None,
        }
    }

    fn is_new(&self) -> bool {
        self.before.is_empty()
    }

    pub fn id(&self) -> &str {
        self.record.get("id").and_then(Json::as_str).unwrap_or_default()
    }

    /// What is there so far, to be shown beside the question.
    pub fn current(&self, step: Step) -> Option<String> {
        let value = self.record.get(step.key()).or_else(|| self.record.get("venue").filter(|_| step == Step::Place))?;
        Some(said(value))
    }

    /// Reads an answer; `false` where it is none. Texts may name their languages, a line each: `ko: …`.
    pub fn set(&mut self, step: Step, text: &str, with: &Reading<'_>) -> bool {
        let text = text.trim();
        if text.is_empty() {
            return false;
        }
        let value = match step {
            Step::Kind => Kind::from_name(&text.to_lowercase()).map(|it| json!(it.as_str())),
            Step::Title | Step::Summary => {
                let mut all = self.record.get(step.key()).and_then(Json::as_object).cloned().unwrap_or_default();
                for (language, text) in versions(text, with.language) {
                    all.insert(language.to_string(), json!(text));
                }
                Some(Json::Object(all))
            }
            Step::Starts | Step::Ends | Step::Closes => instant(text, with).map(|it| json!(it)),
            Step::Place => {
                self.place(text, with);
                return true;
            }
            Step::Url => (text.starts_with("https://") || text.starts_with("http://")).then(|| json!(text)),
            Step::Fee => {
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                digits.parse::<u32>().ok().map(|it| json!(it))
            }
            Step::Review => None,
        };
        let Some(value) = value else { return false };
        self.record.insert(step.key().to_owned(), value);
        true
    }

    /// A place of the records by its name in any language, or a venue in words.
    fn place(&mut self, text: &str, with: &Reading<'_>) {
        let wanted = text.to_lowercase();
        let catalogue = with.knowledge.catalogue();
        let found = catalogue.places().iter().find(|place| {
            let names = place.names.iter().map(|(_, name)| name);
            let aliases = place.aliases.iter().flat_map(|(_, all)| all.iter().map(String::as_str));
            place.id == wanted || names.chain(aliases).any(|name| name.to_lowercase() == wanted)
        });
        match found {
            Some(place) => {
                self.record.insert("places".to_owned(), json!([place.id]));
            }
            None => {
                let mut venue = self.record.get("venue").and_then(Json::as_object).cloned().unwrap_or_default();
                for (language, text) in versions(text, with.language) {
                    venue.insert(language.to_string(), json!(text));
                }
                self.record.insert("venue".to_owned(), Json::Object(venue));
                let home = catalogue.home().map(|at| catalogue.place(at).id.clone());
                if let (Some(home), None) = (home, self.record.get("places")) {
                    self.record.insert("places".to_owned(), json!([home]));
                }
            }
        }
    }

    /// The record as it would be stored, checked like a file.
    fn read(&self, stored: &Dataset, language: Language) -> Result<Program, Vec<String>> {
        let mut record = self.record.clone();
        // What somebody else changed meanwhile stays, field by field.
        if let Some(Json::Object(now)) =
            stored.programs.iter().find(|it| it.id == self.id()).and_then(|it| serde_json::to_value(it).ok())
        {
            let touched = |key: &String| self.record.get(key) != self.before.get(key);
            record = now;
            for key in self.record.keys().chain(self.before.keys()).filter(|key| touched(key)) {
                match self.record.get(key) {
                    Some(value) => record.insert(key.clone(), value.clone()),
                    None => record.remove(key),
                };
            }
        }
        let id = self.id().to_owned();
        let text = json!({ "program": [record] }).to_string();
        let input = Input { name: id.clone(), format: Format::Json, source: Box::new(Cursor::new(text.into_bytes())) };
        let setting = Setting { stored, home: None, language };
        let read = exchange::read(vec![input], setting, &mut |_| {});
        let read = read.map_err(|faults| faults.iter().map(|it| it.message.clone()).collect::<Vec<_>>())?;
        let is_it = |it: &&Program| it.id == id;
        let found = read.data.programs.iter().find(is_it).or(stored.programs.iter().find(is_it)).cloned();
        found.ok_or_else(|| vec![id])
    }
}

/// `ko: …` a line each, else all of it in `language`.
fn versions(text: &str, language: Language) -> Vec<(Language, String)> {
    let tagged = |line: &str| {
        let (tag, text) = line.split_once(':')?;
        Some((tag.trim().parse::<Language>().ok()?, text.trim().to_owned()))
    };
    let lines: Option<Vec<_>> = text.lines().filter(|it| !it.trim().is_empty()).map(tagged).collect();
    match lines {
        Some(lines) if !lines.is_empty() && lines.iter().all(|(_, text)| !text.is_empty()) => lines,
        _ => vec![(language, text.to_owned())],
    }
}

/// A moment as staff write it, or in words with a time of day; in RFC 3339, on the home city's clock.
fn instant(text: &str, with: &Reading<'_>) -> Option<String> {
    let home = with.knowledge.catalogue().home_zone();
    if let Some(at) = moment(text, home) {
        return Some(at.with_timezone(&home).to_rfc3339());
    }
    let found = with.grammars.find(text, with.language, with.now.with_timezone(&home));
    let first =
        found.first().filter(|it| !matches!(it.interval.grain, "day" | "week" | "month" | "quarter" | "year"))?;
    first.interval.from.map(|at| at.to_rfc3339())
}

fn said(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(all) => all.iter().map(said).collect::<Vec<_>>().join(", "),
        Json::Object(all) => {
            all.iter().map(|(key, value)| format!("{key}: {}", said(value))).collect::<Vec<_>>().join("\n")
        }
        other => other.to_string(),
    }
}

impl Desk {
    /// Begins a program, or goes on with the one under way.
    pub(super) async fn program_begin(&self, actor: &Actor, edit: Option<&str>) -> Result<Outcome, Refusal> {
        if edit.is_none()
            && let Some(Dialogue::Program { draft, step }) = self.dialogue_of(actor).await?
        {
            return self.program_at(actor, draft, step).await;
        }
        let knowledge = self.knowledge();
        let catalogue = knowledge.catalogue();
        match edit {
            Some(id) => {
                let program = catalogue.look_up(id).map(|at| catalogue.program(at));
                let draft = program.and_then(Draft::of).ok_or_else(|| Refusal::Unread(id.to_owned()))?;
                self.program_at(actor, draft, Step::Review).await
            }
            None => {
                let (stored, _) = self.store.load_programs().await?;
                self.program_at(actor, Draft::new(&stored), Step::Kind).await
            }
        }
    }

    /// An answer to what was asked last.
    pub(super) async fn program_says(&self, actor: &Actor, text: &str) -> Result<Outcome, Refusal> {
        let Some(Dialogue::Program { mut draft, step }) = self.dialogue_of(actor).await? else {
            return Err(Refusal::Unread(text.chars().take(60).collect()));
        };
        let knowledge = self.knowledge();
        let language = self.staff_language(actor).await?;
        let reading = Reading {
            knowledge: &knowledge,
            grammars: self.conversation.engine().grammars(),
            language,
            now: self.clock.now(),
        };
        if !draft.set(step, text, &reading) {
            return Err(Refusal::Unread(text.chars().take(60).collect()));
        }
        let next = if draft.is_new() { step.next() } else { Step::Review };
        self.program_at(actor, draft, next).await
    }

    /// `skip`, `back`, `stop`, `save`, `clear`, or the name of a field to go to.
    pub(super) async fn program_goes(&self, actor: &Actor, word: &str) -> Result<Outcome, Refusal> {
        let Some(Dialogue::Program { mut draft, step }) = self.dialogue_of(actor).await? else {
            return Err(Refusal::Unread(word.to_owned()));
        };
        match word {
            "skip" if draft.is_new() => self.program_at(actor, draft, step.next()).await,
            "skip" => self.program_at(actor, draft, Step::Review).await,
            "back" => self.program_at(actor, draft, step.before()).await,
            "clear" => {
                draft.record.remove(step.key());
                self.program_at(actor, draft, Step::Review).await
            }
            "stop" => {
                self.end_dialogue(actor).await?;
                Ok(Outcome::Stopped)
            }
            "save" => self.program_save(actor, draft).await,
            field => match Step::from_name(field) {
                Some(step) => self.program_at(actor, draft, step).await,
                None => Err(Refusal::Unread(field.to_owned())),
            },
        }
    }

    /// Keeps how far it is; what to ask there, or what to look over.
    async fn program_at(&self, actor: &Actor, draft: Draft, step: Step) -> Result<Outcome, Refusal> {
        self.begin_dialogue(actor, &Dialogue::Program { draft: draft.clone(), step }).await?;
        if step != Step::Review {
            let current = draft.current(step);
            return Ok(Outcome::ProgramAsked { step, current, new: draft.is_new() });
        }
        let (stored, _) = self.store.load_programs().await?;
        Ok(Outcome::ProgramReviewed(Box::new(review(&draft, &stored, self.settings.language))))
    }

    async fn program_save(&self, actor: &Actor, draft: Draft) -> Result<Outcome, Refusal> {
        let (stored, _) = self.store.load_programs().await?;
        let program = match draft.read(&stored, self.settings.language) {
            Ok(program) => program,
            Err(_) => {
                let review = review(&draft, &stored, self.settings.language);
                return Ok(Outcome::ProgramReviewed(Box::new(review)));
            }
        };
        let id = program.id.clone();
        self.change_programs(actor, "program", &id, |data| match data.programs.iter_mut().find(|it| it.id == id) {
            Some(there) => *there = program,
            None => data.programs.push(program),
        })
        .await?;
        self.end_dialogue(actor).await?;
        Ok(Outcome::ProgramSaved(id))
    }

    async fn staff_language(&self, actor: &Actor) -> Result<Language, Refusal> {
        let Some(who) = &actor.here else { return Ok(self.settings.language) };
        let address = self.look_up(who).await?;
        Ok(self.language(who, address.as_ref()))
    }
}

fn review(draft: &Draft, stored: &Dataset, language: Language) -> Review {
    let program = match draft.read(stored, language) {
        Ok(program) => program,
        Err(faults) => return Review { program: None, faults, changes: Vec::new() },
    };
    let mut new = stored.clone();
    match new.programs.iter_mut().find(|it| it.id == program.id) {
        Some(there) => *there = program.clone(),
        None => new.programs.push(program.clone()),
    }
    let changes = change::diff(stored, &new).into_iter().flat_map(|change: Change| match change.what {
        What::Changed(fields) => {
            fields.into_iter().map(|it| (it.field.to_string(), said(&it.old), said(&it.new))).collect()
        }
        _ => Vec::new(),
    });
    Review { program: Some(program), faults: Vec::new(), changes: changes.collect() }
}

/// What stands behind `/staff program`.
pub(super) fn order(rest: &str) -> Order {
    let (word, more) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    match (word, more.trim()) {
        ("" | "new", _) => Order::Program { edit: None },
        ("edit", id) => Order::Program { edit: Some(id.to_owned()) },
        ("says", text) => Order::ProgramSays(text.to_owned()),
        (word, _) => Order::ProgramGoes(word.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_may_name_their_languages() {
        let (ko, en) = (Language::new("ko"), Language::new("en"));
        assert_eq!(versions("평화 포럼", ko), [(ko, "평화 포럼".to_owned())]);
        let both = [(ko, "평화 포럼".to_owned()), (en, "Peace Forum".to_owned())];
        assert_eq!(versions("ko: 평화 포럼\nen: Peace Forum", en), both);
        assert_eq!(versions("Peace: a forum", en), [(en, "Peace: a forum".to_owned())]);
    }

    #[test]
    fn steps_follow_each_other_to_the_review() {
        let mut step = Step::Kind;
        let mut count = 0;
        while step != Step::Review {
            assert_eq!(step.next().before(), step);
            step = step.next();
            count += 1;
        }
        assert_eq!(count, Step::ALL.len() - 1);
        assert_eq!(Step::Kind.before(), Step::Kind);
    }
}
