//! One program at a glance: the card that lists, details and notices show.

use chrono::Datelike;

use super::message::{Action, Badge, Button, Card, Inline, Leaf, Row, Tone};
use super::voice::Voice;
use crate::answer::{Press, State, Window};
use crate::id;
use crate::language::fluent::Id;
use crate::program::{Format, Instant, Program, Status};

/// What the card is for decides how much it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardFor {
    /// One of several.
    List,
    /// All that is recorded.
    Detail,
    /// To be handed on: the essentials, and no buttons that only the one who asked can use.
    Share,
}

/// A deadline within so many days is pressing.
const SOON_DAYS: i64 = 7;

pub fn card(voice: &Voice<'_>, program: &Program, purpose: CardFor) -> Card {
    let (title, foreign) = voice.title(program);
    let window = Window::of(program, voice.now, voice.home());
    Card {
        program: program.id.clone(),
        kind: program.kind,
        title: title.to_owned(),
        subtitle: foreign.map(|language| {
            let language = voice.speaker.language_name(language);
            voice.say_with(id!("title-in"), &[("language", language.into())])
        }),
        status: voice.status(program),
        date: program.starts.map(|starts| leaf(voice, starts.date_naive())),
        deadline: badge(voice, program, window),
        rows: Rows { voice, rows: Vec::new() }.of(program, window, purpose),
        buttons: buttons(voice, program, window, purpose),
    }
}

fn leaf(voice: &Voice<'_>, day: chrono::NaiveDate) -> Leaf {
    let cldr = voice.speaker.cldr();
    Leaf {
        month: cldr.month_short(day.month()).to_owned(),
        day: day.day().to_string(),
        weekday: cldr.weekday_short(day.weekday()).to_owned(),
        iso: day.to_string(),
    }
}

fn badge(voice: &Voice<'_>, program: &Program, window: Window) -> Option<Badge> {
    match window {
        Window::Open { days_left: Some(days) } => {
            let tone = if days <= SOON_DAYS { Tone::Soon } else { Tone::Calm };
            Some(Badge { text: voice.days_left(days), tone })
        }
        Window::Closed => Some(Badge { text: voice.say(id!("apply-closed-short")), tone: Tone::Past }),
        Window::NotYet { .. } => {
            let date = voice.day_at_home(program.apply_opens?.to_utc());
            let text = voice.say_with(id!("apply-not-yet-short"), &[("date", date.into())]);
            Some(Badge { text, tone: Tone::Calm })
        }
        Window::None | Window::Always | Window::Open { days_left: None } => None,
    }
}

/// "until Tue, 20 April, 18:00 · 7 days left".
fn application(voice: &Voice<'_>, program: &Program, window: Window) -> Option<String> {
    let closes = || program.apply_closes.map(|at| voice.moment(at));
    match window {
        Window::None => None,
        Window::Always | Window::Open { days_left: None } => Some(voice.say(id!("apply-any-time"))),
        Window::Open { days_left: Some(days) } => {
            let left = voice.days_left(days);
            Some(voice.say_with(id!("apply-until"), &[("closes", closes()?.into()), ("left", left.into())]))
        }
        Window::Closed => Some(voice.say_with(id!("apply-closed"), &[("closes", closes()?.into())])),
        Window::NotYet { .. } => Some(match (program.apply_opens?, program.apply_closes) {
            (opens, Some(closes)) => voice.window(opens, closes),
            (opens, None) => voice.say_with(id!("apply-opens"), &[("opens", voice.moment(opens).into())]),
        }),
    }
}

/// Where it is held: the venue's name, with the city where that is not part of it.
pub fn venue(voice: &Voice<'_>, program: &Program) -> Option<String> {
    let places: Vec<String> = program.places.iter().map(|id| voice.place(id)).collect();
    match (voice.text(&program.venue), places.is_empty()) {
        (Some(venue), true) => Some(venue),
        (Some(venue), false) => {
            let unsaid: Vec<&str> = places.iter().map(String::as_str).filter(|it| !venue.contains(it)).collect();
            // Of "Busan" and "Haeundae" one is enough where the venue names it.
            if unsaid.len() < places.len() { Some(venue) } else { Some(format!("{venue} · {}", unsaid.join(" · "))) }
        }
        (None, false) => Some(places.join(" · ")),
        (None, true) => None,
    }
}

/// The venue; a program that is both on site and online says so.
pub fn place(voice: &Voice<'_>, program: &Program) -> Option<String> {
    let venue = venue(voice, program);
    match program.format {
        Format::Onsite => venue,
        // The venue of an online program says in which way it is online.
        Format::Online => venue.or_else(|| Some(voice.format(Format::Online))),
        Format::Hybrid => {
            let format = voice.format(Format::Hybrid);
            Some(venue.map_or_else(|| format.clone(), |venue| format!("{venue} ({format})")))
        }
    }
}

struct Rows<'v, 'a> {
    voice: &'v Voice<'a>,
    rows: Vec<Row>,
}

impl Rows<'_, '_> {
    fn add(&mut self, label: Id, value: Option<String>) {
        self.add_at(label, value, None);
    }

    /// With the moment that it tells.
    fn add_at(&mut self, label: Id, value: Option<String>, at: Option<Instant>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let at = at.map(|it| it.to_utc());
            self.rows.push(Row { label: self.voice.say(label), value: vec![Inline::Text(value)], at });
        }
    }

    fn of(mut self, program: &Program, window: Window, purpose: CardFor) -> Vec<Row> {
        let voice = self.voice;
        self.add(id!("label-status"), voice.text(&program.status_note));
        self.add_at(id!("label-when"), voice.when(program), program.starts);
        self.add(id!("label-previous"), voice.previously(program));
        self.add(id!("label-where"), place(voice, program));
        let open = State::of(program, voice.now).is_ahead();
        let turns = match window {
            Window::Open { .. } | Window::Closed => program.apply_closes,
            Window::NotYet { .. } => program.apply_opens,
            Window::None | Window::Always => None,
        };
        self.add_at(id!("label-apply"), application(voice, program, window).filter(|_| open), turns);
        self.add(id!("label-fee"), program.fee_krw.map(|won| voice.money(won)));
        if purpose == CardFor::Detail {
            self.details(program, open);
        }
        if purpose == CardFor::Share && open {
            self.link(program);
        }
        self.rows
    }

    fn details(&mut self, program: &Program, open: bool) {
        let voice = self.voice;
        let audiences: Vec<String> = program.audience.iter().map(|id| voice.audience(id)).collect();
        self.add(id!("label-audience"), Some(audiences.join(" · ")));
        self.add(id!("label-eligibility"), voice.text(&program.eligibility));
        self.add(id!("label-languages"), Some(voice.languages(&program.languages)));
        self.add(id!("label-capacity"), program.capacity.map(|count| voice.number(count)));
        if open {
            self.add(id!("label-how"), voice.text(&program.how_to_apply));
            self.link(program);
        }
        self.sessions(program);
        let partners: Vec<String> = program.partners.iter().map(|id| voice.place(id)).collect();
        self.add(id!("label-partners"), Some(partners.join(" · ")));
        let topics: Vec<String> = program.topics.iter().map(|id| voice.topic(id)).collect();
        self.add(id!("label-topics"), Some(topics.join(" · ")));
        self.add(id!("label-organizer"), Some(voice.organizer(&program.organizer)));
        self.add(id!("label-contact"), program.contact.clone());
    }

    fn sessions(&mut self, program: &Program) {
        let voice = self.voice;
        let lines: Vec<String> = program
            .sessions
            .iter()
            .map(|session| {
                let places = session.place.as_slice();
                let when = voice.span(session.starts, session.ends, places);
                match voice.text(&session.title) {
                    Some(title) => format!("{when} · {title}"),
                    None => when,
                }
            })
            .collect();
        self.add(id!("label-sessions"), Some(lines.join("\n")));
    }

    fn link(&mut self, program: &Program) {
        if let Some(url) = &program.apply_url {
            let value = vec![Inline::Link { text: url.clone(), url: url.clone() }];
            self.rows.push(Row { label: self.voice.say(id!("label-link")), value, at: None });
        }
    }
}

fn buttons(voice: &Voice<'_>, program: &Program, window: Window, purpose: CardFor) -> Vec<Button> {
    let button = |id: Id, action: Action| Button { label: voice.say(id), action };
    let press = |id: Id, press: Press| button(id, Action::Press(press));
    let id = || program.id.clone();
    let state = State::of(program, voice.now);
    let ahead = state.is_ahead();
    let comes = |at: Option<Instant>| at.is_some_and(|at| at > voice.now);
    // Of what is going on already there may be nothing left to be reminded of.
    let remindable = ahead && (state != State::Running || comes(program.apply_opens) || comes(program.apply_closes));
    let dated = program.starts.is_some_and(|starts| starts > voice.now);
    let mut all = Vec::new();
    if purpose != CardFor::Detail {
        all.push(press(id!("button-details"), Press::Details(id())));
    }
    if remindable {
        all.push(press(id!("button-remind"), Press::Remind(id())));
    }
    if ahead && dated && program.status != Status::Cancelled {
        all.push(press(id!("button-calendar"), Press::Calendar(id())));
    }
    if let Some(url) = program.apply_url.as_ref().filter(|_| ahead && window.takes_applications()) {
        all.push(button(id!("button-apply"), Action::Open(url.clone())));
    }
    if purpose != CardFor::Share {
        all.push(press(id!("button-share"), Press::Share(id())));
    }
    all
}
