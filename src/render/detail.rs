//! One fact of one program: a sentence that states it, then the card with all the rest.

use super::card::{self, CardFor};
use super::message::{Block, Inline};
use super::voice::Voice;
use crate::answer::{Detail, State, Verdict, Window};
use crate::id;
use crate::language::fluent::{Id, Value};
use crate::program::{Format, Program};
use crate::understand::Field;

pub fn blocks(voice: &Voice<'_>, detail: &Detail) -> Vec<Block> {
    let program = voice.catalogue.program(detail.program);
    let telling = Telling { voice, program, detail };
    let mut sentences = Vec::new();
    // A cancelled or moved program says so before anything else is said of it.
    let off = matches!(detail.state, State::Cancelled | State::Postponed);
    let about_state = matches!(detail.field, Field::Overview | Field::Start | Field::Status);
    if off && !about_state {
        sentences.push(telling.state());
    }
    let fact = telling.fact();
    sentences.push(telling.with_verdict(fact.said));
    if !fact.known {
        sentences.extend(telling.ask_contact());
    }
    if detail.field == Field::Overview {
        sentences.extend(voice.text(&program.summary));
    }
    let mut blocks: Vec<Block> =
        sentences.into_iter().map(|sentence| Block::Paragraph(vec![Inline::Text(sentence)])).collect();
    blocks.push(Block::Card(card::card(voice, program, CardFor::Detail)));
    blocks
}

/// When a program takes place, or why not. `as_status`: it was asked whether it does.
pub fn state(voice: &Voice<'_>, program: &Program, state: State, as_status: bool) -> String {
    let when = voice.when(program).map(Value::from);
    let previous = voice.previously(program).map(Value::from);
    let say = |id: Id, when: Option<Value<'_>>| {
        let mut values = vec![("title", Value::from(voice.title(program).0))];
        values.extend(when.map(|when| ("when", when)));
        voice.say_with(id, &values)
    };
    match (state, when, previous) {
        (State::Cancelled, None, None) => say(id!("start-cancelled"), None),
        (State::Cancelled, when, previous) => say(id!("start-cancelled-dated"), when.or(previous)),
        (State::Postponed, None, _) => say(id!("start-postponed-undated"), None),
        (State::Standing, ..) => say(id!("start-standing"), None),
        (State::Undated, ..) | (_, None, _) => say(id!("start-undated"), None),
        (State::Postponed, when, _) => say(id!("start-postponed"), when),
        (State::Over, when, _) => say(id!("start-over"), when),
        (State::Running, when, _) => say(id!("start-running"), when),
        (State::Upcoming, when, _) if as_status => say(id!("status-planned"), when),
        (State::Upcoming, when, _) => say(id!("start-upcoming"), when),
    }
}

/// A sentence, and whether the record had the fact.
struct Fact {
    said: String,
    known: bool,
}

struct Telling<'v, 'a> {
    voice: &'v Voice<'a>,
    program: &'a Program,
    detail: &'v Detail,
}

impl Telling<'_, '_> {
    fn say(&self, id: Id, values: &[(&'static str, Value<'_>)]) -> String {
        let mut all = vec![("title", Value::from(self.voice.title(self.program).0))];
        all.extend_from_slice(values);
        self.voice.say_with(id, &all)
    }

    fn known(&self, id: Id, values: &[(&'static str, Value<'_>)]) -> Fact {
        Fact { said: self.say(id, values), known: true }
    }

    fn unknown(&self, id: Id) -> Fact {
        Fact { said: self.say(id, &[]), known: false }
    }

    fn fact(&self) -> Fact {
        match self.detail.field {
            Field::Overview | Field::Start | Field::Status => {
                Fact { said: self.state(), known: self.detail.state != State::Undated }
            }
            Field::Deadline => self.deadline(),
            Field::Venue => self.venue(),
            Field::Eligibility => self.eligibility(),
            Field::Fee => match self.program.fee_krw {
                None => self.unknown(id!("fee-answer-none")),
                Some(0) => self.known(id!("fee-answer-free"), &[]),
                Some(won) => self.known(id!("fee-answer-amount"), &[("fee", self.voice.money(won).into())]),
            },
            Field::HowToApply => self.how_to_apply(),
            Field::Contact => self.contact(),
            Field::Languages if self.program.languages.is_empty() => self.unknown(id!("languages-none")),
            Field::Languages => {
                let languages = self.voice.languages(&self.program.languages);
                self.known(id!("languages-in"), &[("languages", languages.into())])
            }
            Field::Capacity => match self.program.capacity {
                None => self.unknown(id!("capacity-none")),
                Some(count) => {
                    let places = self.voice.number(count);
                    self.known(id!("capacity-is"), &[("count", count.into()), ("places", places.into())])
                }
            },
            Field::Organizer if self.program.organizer.is_empty() => self.unknown(id!("organizer-none")),
            Field::Organizer => {
                let organizer = self.voice.organizer(&self.program.organizer);
                self.known(id!("organizer-is"), &[("organizer", organizer.into())])
            }
        }
    }

    fn state(&self) -> String {
        state(self.voice, self.program, self.detail.state, self.detail.field == Field::Status)
    }

    fn deadline(&self) -> Fact {
        let closes = self.program.apply_closes.map(|at| Value::from(self.voice.moment(at)));
        let opens = self.program.apply_opens.map(|at| Value::from(self.voice.moment(at)));
        match (self.detail.window, opens, closes) {
            (Window::Open { days_left: Some(days) }, _, Some(closes)) => {
                let left = self.voice.days_left(days);
                self.known(id!("deadline-open"), &[("closes", closes), ("left", left.into())])
            }
            (Window::NotYet { .. }, Some(opens), Some(closes)) => {
                self.known(id!("deadline-not-yet-until"), &[("opens", opens), ("closes", closes)])
            }
            (Window::NotYet { .. }, Some(opens), None) => self.known(id!("deadline-not-yet"), &[("opens", opens)]),
            (Window::Closed, _, Some(closes)) => self.known(id!("deadline-closed"), &[("closes", closes)]),
            (Window::Always | Window::Open { .. }, ..) => self.unknown(id!("deadline-open-any")),
            // What is off takes no applications; that it is off was said before.
            (Window::None, _, Some(closes)) => self.known(id!("deadline-closed"), &[("closes", closes)]),
            _ => self.unknown(id!("deadline-none")),
        }
    }

    fn venue(&self) -> Fact {
        match (self.program.format, card::venue(self.voice, self.program)) {
            // "Online: online (video call)" says it twice; the card has the venue's own words.
            (Format::Online, Some(venue)) if self.says_online(&venue) => self.known(id!("venue-online-only"), &[]),
            (Format::Online, Some(venue)) => self.known(id!("venue-online"), &[("venue", venue.into())]),
            (Format::Online, None) => self.known(id!("venue-online-only"), &[]),
            (Format::Hybrid, Some(venue)) => self.known(id!("venue-hybrid"), &[("venue", venue.into())]),
            (Format::Onsite, Some(venue)) => self.known(id!("venue-at"), &[("venue", venue.into())]),
            (_, None) => self.unknown(id!("venue-none")),
        }
    }

    fn says_online(&self, venue: &str) -> bool {
        venue.to_lowercase().contains(&self.voice.format(Format::Online).to_lowercase())
    }

    fn eligibility(&self) -> Fact {
        if let Some(text) = self.voice.text(&self.program.eligibility) {
            return self.known(id!("eligibility-text"), &[("text", text.into())]);
        }
        if self.program.audience.is_empty() {
            return self.unknown(id!("eligibility-none"));
        }
        self.known(id!("eligibility-audience"), &[("audience", self.audience().into())])
    }

    fn audience(&self) -> String {
        let names: Vec<String> = self.program.audience.iter().map(|id| self.voice.audience(id)).collect();
        self.voice.and(&names)
    }

    fn how_to_apply(&self) -> Fact {
        let text = self.voice.text(&self.program.how_to_apply).map(Value::from);
        match (self.detail.window, text, &self.program.apply_url) {
            (Window::Closed | Window::NotYet { .. }, ..) => self.deadline(),
            (_, Some(text), _) => self.known(id!("how-text"), &[("text", text)]),
            (Window::None, None, _) | (_, None, None) => self.unknown(id!("how-none")),
            (_, None, Some(url)) => self.known(id!("how-link"), &[("url", url.as_str().into())]),
        }
    }

    fn contact(&self) -> Fact {
        if let Some(contact) = &self.program.contact {
            return self.known(id!("contact-at"), &[("contact", contact.as_str().into())]);
        }
        let organizer = self.voice.catalogue.organizer(&self.program.organizer);
        match organizer.and_then(|it| it.contact.as_deref().or(it.website.as_deref())) {
            Some(contact) => {
                let organizer = self.voice.organizer(&self.program.organizer);
                self.known(id!("contact-organizer"), &[("organizer", organizer.into()), ("contact", contact.into())])
            }
            None => Fact { said: self.say(id!("contact-none"), &[]), known: true },
        }
    }

    /// Yes or no comes first.
    fn with_verdict(&self, said: String) -> String {
        let said = match (self.detail.verdict, &self.detail.audience) {
            (None, _) => return said,
            (Some(Verdict::Yes), Some(_)) => {
                let first = if Detail::is_for_anyone(self.program) {
                    self.say(id!("audience-anyone"), &[])
                } else {
                    self.say(id!("audience-yes"), &[("audience", self.audience().into())])
                };
                return format!("{first}\n{said}");
            }
            (Some(_), Some(asked)) => {
                let asked = self.voice.audience(asked);
                let audience = self.audience();
                let first = self.say(id!("audience-unsaid"), &[("asked", asked.into()), ("audience", audience.into())]);
                return format!("{first}\n{said}");
            }
            (Some(verdict), None) => (verdict, said),
        };
        let (verdict, said) = said;
        let about_applying = matches!(self.detail.field, Field::Deadline | Field::HowToApply);
        let id = match (verdict, about_applying) {
            (Verdict::Yes, true) => id!("open-yes"),
            (Verdict::No, true) => id!("open-no"),
            (Verdict::Yes, false) => id!("answer-yes"),
            (Verdict::No, false) => id!("answer-no"),
            (Verdict::Unsaid, _) => return said,
        };
        self.voice.say_with(id, &[("answer", said.into())])
    }

    /// "Nothing is recorded: ask …".
    fn ask_contact(&self) -> Option<String> {
        let organizer = || self.voice.catalogue.organizer(&self.program.organizer)?.contact.as_deref();
        let contact = self.program.contact.as_deref().or_else(organizer)?;
        Some(self.voice.say_with(id!("ask-contact"), &[("contact", contact.into())]))
    }
}
