//! Notices in words: reminders, news, changes, digests, announcements.

use std::sync::Arc;

use chrono::TimeZone;
use chrono_tz::Tz;

use super::{Action, Block, Button, CardFor, File, Inline, Message, Voice, card};
use crate::answer::{Alert, AlertKind, Announcement, AnnouncementState, Attachment, Press, Subject, days_between};
use crate::id;
use crate::person::{Anchor, Offset};
use crate::program::proposal::Proposal;
use crate::program::{Changed, Fact, FactValue, Instant, Program, Status};

/// Less than this ahead, hours tell more than days.
const HOURS: i64 = 12;

/// One notice in one language, for a reader whose clock is `zone`. `None` where the program it is about is in no record any more.
pub fn notice(voice: &Voice<'_>, zone: Tz, subject: &Subject) -> Option<Message> {
    let program = |id: &str| voice.catalogue.look_up(id).map(|at| voice.catalogue.program(at));
    let blocks = match subject {
        Subject::Reminder { program: id, offset, .. } => {
            let program = program(id)?;
            vec![plain(reminder(voice, zone, program, *offset)?), shown(voice, program)]
        }
        Subject::News { program: id } => {
            let program = program(id)?;
            vec![plain(named(voice, id!("notice-new"), program)), shown(voice, program)]
        }
        Subject::Changed { program: id, changes } => {
            let program = program(id)?;
            let mut blocks = vec![plain(changed(voice, program, changes))];
            blocks.extend(note(voice, program, changes));
            blocks.extend(lines(voice, program, changes).map(plain));
            blocks.push(shown(voice, program));
            blocks
        }
        Subject::Digest { programs } => {
            let programs: Vec<&Program> = programs.iter().filter_map(|id| program(id)).collect();
            if programs.is_empty() {
                return None;
            }
            let head = voice.say_with(id!("notice-digest"), &[("count", programs.len().into())]);
            let cards = programs.iter().map(|program| Block::Card(card(voice, program, CardFor::List)));
            std::iter::once(plain(head)).chain(cards).collect()
        }
        Subject::Correction { program: id, changes, .. } => {
            let program = program(id)?;
            return Some(correction(voice, program, changes));
        }
        Subject::Announcement(announcement) => self::announcement(voice, announcement),
        Subject::Alert(alert) => return Some(self::alert(voice, alert)),
        Subject::Answered { question, text, .. } => answered(voice, question, text.as_deref()),
        Subject::Proposal { id, proposal, title } => return Some(self::proposal(voice, id, proposal, title)),
        Subject::Verdict { title, accepted } => {
            let said = if *accepted { id!("proposal-good-news") } else { id!("proposal-bad-news") };
            vec![plain(voice.say_with(said, &[("title", title.as_str().into())]))]
        }
    };
    Some(Message { language: voice.language(), blocks, buttons: Vec::new() })
}

fn plain(text: String) -> Block {
    Block::Paragraph(vec![Inline::Text(text)])
}

fn named(voice: &Voice<'_>, id: crate::language::fluent::Id, program: &Program) -> String {
    voice.say_with(id, &[("title", voice.title(program).0.into())])
}

fn shown(voice: &Voice<'_>, program: &Program) -> Block {
    Block::Card(card(voice, program, CardFor::List))
}

fn reminder(voice: &Voice<'_>, zone: Tz, program: &Program, offset: Offset) -> Option<String> {
    let title = ("title", voice.title(program).0.into());
    let anchor = match offset.anchor {
        Anchor::Opens => program.apply_opens?,
        Anchor::Closes => program.apply_closes?,
        Anchor::Starts => program.starts?,
    };
    let when = match offset.anchor {
        Anchor::Starts => voice.when(program)?,
        Anchor::Opens | Anchor::Closes => voice.moment(anchor),
    };
    let when = ("when", on_own_clock(voice, zone, anchor, when).into());
    let left = anchor.signed_duration_since(voice.now);
    let days = days_between(voice.now, anchor.with_timezone(&chrono::Utc), voice.home());
    let hours = (left.num_hours() < HOURS).then(|| ("hours", ((left.num_seconds().max(1) + 3_599) / 3_600).into()));
    Some(match (offset.anchor, hours) {
        (Anchor::Closes, Some(hours)) => voice.say_with(id!("notice-closes-hours"), &[title, when, hours]),
        (Anchor::Closes, None) => {
            voice.say_with(id!("notice-closes"), &[title, when, ("left", voice.days_left(days).into())])
        }
        (Anchor::Starts, Some(hours)) => voice.say_with(id!("notice-starts-hours"), &[title, when, hours]),
        (Anchor::Starts, None) => {
            voice.say_with(id!("notice-starts"), &[title, when, ("left", voice.days_until(days).into())])
        }
        (Anchor::Opens, _) if left > chrono::Duration::zero() => {
            voice.say_with(id!("notice-opens-soon"), &[title, when])
        }
        (Anchor::Opens, _) => match program.apply_closes {
            Some(closes) => {
                voice.say_with(id!("notice-opens-until"), &[title, ("closes", voice.moment(closes).into())])
            }
            None => voice.say_with(id!("notice-opens"), &[title]),
        },
    })
}

/// The reader's own day and time behind that of the place, where their clock shows another.
fn on_own_clock(voice: &Voice<'_>, zone: Tz, at: Instant, told: String) -> String {
    let there = zone.from_utc_datetime(&at.naive_utc());
    let home = voice.home().from_utc_datetime(&at.naive_utc());
    if there.naive_local() == home.naive_local() || there.naive_local() == at.naive_local() {
        return told;
    }
    let own = voice.clock(there.date_naive(), there.time());
    let own = voice.say_with(id!("zoned"), &[("time", own.into()), ("zone", voice.speaker.zone_name(zone).into())]);
    voice.say_with(id!("zone-both"), &[("local", told.into()), ("home", own.into())])
}

fn changed(voice: &Voice<'_>, program: &Program, changes: &[Changed]) -> String {
    let status = changes.iter().find(|it| it.fact == Fact::Status).map(|_| program.status);
    let id = match status {
        Some(Status::Cancelled) => id!("notice-cancelled"),
        Some(Status::Postponed) => id!("notice-postponed"),
        Some(Status::Scheduled) => id!("notice-on-again"),
        None => id!("notice-changed"),
    };
    named(voice, id, program)
}

/// Why it was cancelled or postponed, where the record says so.
fn note(voice: &Voice<'_>, program: &Program, changes: &[Changed]) -> Option<Block> {
    changes.iter().find(|it| it.fact == Fact::Status)?;
    voice.text(&program.status_note).map(plain)
}

/// "Date: old → new", a line each. What a headline says already is not repeated.
fn lines(voice: &Voice<'_>, program: &Program, changes: &[Changed]) -> Option<String> {
    let told = changes.iter().filter(|it| it.fact != Fact::Status);
    let all: Vec<String> = told.map(|it| line(voice, program, it)).collect();
    (!all.is_empty()).then(|| all.join("\n"))
}

fn line(voice: &Voice<'_>, program: &Program, change: &Changed) -> String {
    let label = voice.say(match change.fact {
        Fact::Status => id!("label-status-now"),
        Fact::Dates => id!("label-date"),
        Fact::Deadline => id!("label-deadline"),
        Fact::Opening => id!("label-opening"),
        Fact::Place => id!("label-place"),
        Fact::Fee => id!("label-fee"),
        Fact::HowToApply => id!("label-link"),
        Fact::Contact => id!("label-contact"),
    });
    let [old, new] = [&change.old, &change.new].map(|it| value(voice, program, it));
    voice.say_with(id!("notice-change"), &[("label", label.into()), ("old", old.into()), ("new", new.into())])
}

fn value(voice: &Voice<'_>, program: &Program, value: &FactValue) -> String {
    let known = match value {
        FactValue::Status(Status::Scheduled) => Some(voice.say(id!("status-scheduled"))),
        FactValue::Status(Status::Postponed) => Some(voice.say(id!("status-postponed"))),
        FactValue::Status(Status::Cancelled) => Some(voice.say(id!("status-cancelled"))),
        FactValue::Dates { starts, ends } => starts.map(|starts| voice.span(starts, *ends, &program.places)),
        FactValue::Moment(at) => at.map(|at| voice.moment(at)),
        FactValue::Place { format, places, venue } => {
            let names = places.iter().map(|id| voice.place(id));
            let mut parts: Vec<String> = voice.text(venue).into_iter().collect();
            if parts.is_empty() {
                parts.extend(names);
            }
            if format.is_online() {
                parts.push(voice.format(*format));
            }
            (!parts.is_empty()).then(|| parts.join(", "))
        }
        FactValue::Won(won) => won.map(|won| voice.money(won)),
        FactValue::Text(text) => text.clone(),
    };
    known.unwrap_or_else(|| voice.say(id!("nothing-recorded")))
}

/// One line, whatever has changed.
fn correction(voice: &Voice<'_>, program: &Program, changes: &[Changed]) -> Message {
    let change = changes.iter().map(|it| line(voice, program, it)).collect::<Vec<_>>().join("; ");
    let values = [("title", voice.title(program).0.into()), ("change", change.into())];
    let details = Action::Press(Press::Details(program.id.clone()));
    Message {
        language: voice.language(),
        blocks: vec![plain(voice.say_with(id!("notice-told"), &values))],
        buttons: vec![Button { label: voice.say(id!("button-details")), action: details }],
    }
}

fn announcement(voice: &Voice<'_>, announcement: &Announcement) -> Vec<Block> {
    let text = |text: &crate::language::LocalizedText| {
        text.best(voice.speaker.chain()).map(|(_, text)| text.to_owned()).unwrap_or_default()
    };
    let title = text(&announcement.title);
    if announcement.state == AnnouncementState::Withdrawn {
        let said = match title.as_str() {
            "" => voice.say(id!("notice-withdrawn")),
            title => voice.say_with(id!("notice-withdrawn-title"), &[("title", title.into())]),
        };
        return vec![plain(said)];
    }
    let mut blocks = Vec::new();
    // Nobody is called twice: a correction is read by those who read it before.
    if announcement.calls && announcement.state == AnnouncementState::Live {
        blocks.push(Block::Call);
    }
    let file = |it: &Attachment| {
        Block::File(File {
            name: it.name.clone(),
            mime: it.mime.clone(),
            description: it.description.clone(),
            bytes: Arc::clone(&it.bytes),
        })
    };
    let files = &announcement.files;
    // A picture comes first, as it would be looked at first.
    blocks.extend(files.iter().filter(|it| it.is_picture()).map(file));
    if announcement.state == AnnouncementState::Corrected {
        blocks.push(plain(voice.say(id!("notice-corrected"))));
    }
    if !title.is_empty() {
        blocks.push(Block::Paragraph(vec![Inline::Strong(title)]));
    }
    let body = text(&announcement.body);
    blocks.extend(body.split("\n\n").map(str::trim).filter(|it| !it.is_empty()).map(|it| plain(it.to_owned())));
    blocks.extend(files.iter().filter(|it| !it.is_picture()).map(file));
    blocks
}

/// The frame in the reader's language, the answer as it was written.
fn answered(voice: &Voice<'_>, question: &str, text: Option<&str>) -> Vec<Block> {
    let question = [("question", question.into())];
    let Some(text) = text else { return vec![plain(voice.say_with(id!("enquiry-closed"), &question))] };
    vec![
        Block::Paragraph(vec![Inline::Strong(voice.say_with(id!("enquiry-answer"), &question))]),
        plain(text.to_owned()),
    ]
}

/// With what staff can do about it at once.
fn alert(voice: &Voice<'_>, alert: &Alert) -> Message {
    let id = match alert.kind {
        AlertKind::ContentErrors => id!("alert-content-errors"),
        AlertKind::BotLocked => id!("alert-bot-locked"),
        AlertKind::Deaf => id!("alert-deaf"),
        AlertKind::Outage => id!("alert-outage"),
        AlertKind::Restored => id!("alert-restored"),
        AlertKind::ClockSet => id!("alert-clock-set"),
        AlertKind::StoreTrouble => id!("alert-store-trouble"),
        AlertKind::Approval => id!("alert-approval"),
        AlertKind::Feedback => id!("alert-feedback"),
    };
    let values = [("what", alert.what.as_str().into()), ("count", alert.count.into()), ("of", alert.of.into())];
    let mut buttons = Vec::new();
    if alert.kind == AlertKind::Approval {
        // Nobody should say yes to what they have not read.
        let order = |word: &str| Action::Press(Press::Staff(format!("{word} {}", alert.of)));
        let approve = voice.say_with(id!("button-approve"), &[("number", alert.of.to_string().into())]);
        buttons.push(Button { label: voice.say(id!("button-preview")), action: order("preview") });
        buttons.push(Button { label: approve, action: order("approve") });
    }
    Message { language: voice.language(), blocks: vec![plain(voice.say_with(id, &values))], buttons }
}

/// What a volunteer proposes, with the two answers that staff can give.
fn proposal(voice: &Voice<'_>, id: &str, proposal: &Proposal, of: &str) -> Message {
    let said = |id, text: &str| plain(voice.say_with(id, &[("text", text.into())]));
    let mut blocks = Vec::new();
    match proposal {
        Proposal::Program { kind, title, starts, venue, summary, link, .. } => {
            let values = [("title", title.as_str().into()), ("kind", voice.kind(*kind).into())];
            blocks.push(Block::Paragraph(vec![Inline::Strong(voice.say_with(id!("proposal-new"), &values))]));
            blocks.push(plain(voice.say_with(id!("proposal-when"), &[("when", voice.moment(*starts).into())])));
            blocks.push(said(id!("proposal-where"), venue));
            blocks.extend((!summary.is_empty()).then(|| plain(summary.clone())));
            blocks.extend(link.iter().map(|link| said(id!("proposal-link"), link)));
        }
        Proposal::Translation { language, title, summary, .. } => {
            let language = voice.speaker.language_name(*language);
            let values = [("title", of.into()), ("language", language.into())];
            blocks.push(plain(voice.say_with(id!("proposal-translation"), &values)));
            blocks.extend(title.iter().map(|it| Block::Paragraph(vec![Inline::Strong(it.clone())])));
            blocks.extend(summary.iter().map(|it| plain(it.clone())));
        }
    }
    let button = |label, order: &str| Button {
        label: voice.say(label),
        action: Action::Press(Press::Staff(format!("{order} {id}"))),
    };
    let buttons = vec![button(id!("proposal-accept"), "accept"), button(id!("proposal-decline"), "decline")];
    Message { language: voice.language(), blocks, buttons }
}

/// Several notices as one message: a line that says so, then each.
pub fn merged(voice: &Voice<'_>, all: Vec<Message>) -> Message {
    let head = voice.say_with(id!("notice-waited"), &[("count", all.len().into())]);
    let mut message = Message { language: voice.language(), blocks: vec![plain(head)], buttons: Vec::new() };
    for one in all {
        message.blocks.extend(one.blocks);
        message.buttons.extend(one.buttons.into_iter().filter(|it| matches!(it.action, Action::Press(_))));
    }
    message.buttons.dedup();
    message
}

/// The same in a second language, below the first and set apart by that language's own name.
pub fn bilingual(first: Message, second: Message, second_name: String) -> Message {
    let mut both = first;
    // A file is the same in both languages, and nobody is called twice.
    let files: Vec<&Block> = second.blocks.iter().filter(|it| !matches!(it, Block::File(_) | Block::Call)).collect();
    both.blocks.push(Block::Paragraph(vec![Inline::Strong(second_name)]));
    both.blocks.extend(files.into_iter().cloned());
    let new = second.buttons.into_iter().filter(|it| !both.buttons.iter().any(|known| known.action == it.action));
    let new: Vec<Button> = new.collect();
    both.buttons.extend(new);
    both
}
