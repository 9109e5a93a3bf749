//! An announcement before it leaves: what it says, what stands in its way, how it will be read.

use chrono::TimeZone;

use super::order;
use super::report::running;
use crate::answer::Press;
use crate::broadcast::{Broadcast, BroadcastState, Template, names};
use crate::channel::NETWORKS;
use crate::desk::newsroom::{Part, Problem, Proof, Sheet};
use crate::desk::page::Page;
use crate::id;
use crate::language::Language;
use crate::language::fluent::Id;
use crate::notify::schedule::on_the_clock;
use crate::render::Voice;

/// Offered as whom it is for; a screen of buttons, others are typed.
const TOPICS: usize = 20;

pub(super) fn state(voice: &Voice<'_>, state: BroadcastState) -> String {
    voice.say(match state {
        BroadcastState::Draft => id!("broadcast-draft"),
        BroadcastState::Waiting => id!("broadcast-waiting"),
        BroadcastState::Approved => id!("broadcast-approved"),
        BroadcastState::Scheduled => id!("broadcast-scheduled"),
        BroadcastState::Sending => id!("broadcast-sending"),
        BroadcastState::Paused => id!("broadcast-paused"),
        BroadcastState::Cancelled => id!("broadcast-cancelled"),
        BroadcastState::Withdrawn => id!("broadcast-withdrawn"),
    })
}

/// In the reader's language where there is a version in it.
fn title(voice: &Voice<'_>, broadcast: &Broadcast) -> String {
    let content = &broadcast.content;
    let best = content.title.best(voice.speaker.chain()).or_else(|| content.body.best(voice.speaker.chain()));
    best.map(|(_, text)| text.lines().next().unwrap_or_default().chars().take(80).collect()).unwrap_or_default()
}

pub(super) fn line(voice: &Voice<'_>, broadcast: &Broadcast) -> String {
    headline(voice, id!("staff-line"), broadcast, broadcast.state)
}

pub(super) fn headline(voice: &Voice<'_>, id: Id, broadcast: &Broadcast, now: BroadcastState) -> String {
    let values = [
        ("number", broadcast.number.to_string().into()),
        ("state", state(voice, now).into()),
        ("title", title(voice, broadcast).into()),
    ];
    voice.say_with(id, &values)
}

pub(super) fn template(voice: &Voice<'_>, template: &Template) -> String {
    let languages: Vec<_> = template.content.body.iter().map(|(language, _)| language).collect();
    let names: Vec<String> = names(&template.content).into_iter().collect();
    let id = if names.is_empty() { id!("template-line-plain") } else { id!("template-line") };
    let values = [
        ("name", template.name.as_str().into()),
        ("languages", voice.languages(&languages).into()),
        ("placeholders", names.join(", ").into()),
    ];
    let line = voice.say_with(id, &values);
    if template.files.is_empty() {
        return line;
    }
    format!("{line} · {}", voice.say_with(id!("staff-files"), &[("files", template.files.join(", ").into())]))
}

pub(super) fn shown<'a>(page: Page<'a>, sheet: &Sheet) -> Page<'a> {
    let voice = page.voice;
    let Sheet { broadcast, size, problems, needs_approval } = sheet;
    let mut lines = vec![
        line(&voice, broadcast),
        voice.say_with(id!("staff-for"), &[("segment", broadcast.segment.to_string().into())]),
        voice.say_with(id!("staff-size"), &[("count", (*size).into())]),
    ];
    let languages: Vec<_> = broadcast.content.body.iter().map(|(language, _)| language).collect();
    if !languages.is_empty() {
        lines.push(voice.say_with(id!("staff-languages"), &[("languages", voice.languages(&languages).into())]));
    }
    if !broadcast.files.is_empty() {
        lines.push(voice.say_with(id!("staff-files"), &[("files", broadcast.files.join(", ").into())]));
    }
    if let (Some(at), BroadcastState::Scheduled) = (broadcast.due_at, broadcast.state) {
        lines.push(voice.say_with(id!("staff-due"), &[("when", voice.at_home(at).into())]));
    }
    if broadcast.passes_quiet_hours() {
        lines.push(voice.say(id!("staff-urgent")));
    }
    if broadcast.content.calls {
        lines.push(voice.say(id!("staff-calls")));
    }
    if broadcast.has_correction() {
        lines.push(voice.say(id!("staff-correction")));
    }
    lines.extend(problems.iter().map(|it| format!("- {}", problem(&voice, it))));
    if problems.is_empty() {
        lines.push(voice.say(if *needs_approval { id!("staff-needs-yes") } else { id!("staff-ready") }));
    }
    let page = page.text(lines.join("\n"));
    let number = broadcast.number;
    match broadcast.state {
        BroadcastState::Draft => {
            let page = order(page, id!("button-languages"), "languages", number);
            let page = order(page, id!("button-whom"), "whom", number);
            let page = order(page, id!("button-preview"), "preview", number);
            let page = order(page, id!("button-test"), "test", number);
            if problems.is_empty() { order(page, id!("button-submit"), "submit", number) } else { page }
        }
        BroadcastState::Waiting => {
            let label = voice.say_with(id!("button-approve"), &[("number", number.to_string().into())]);
            page.press_labelled(label, Press::Staff(format!("approve {number}")))
        }
        BroadcastState::Approved => send_buttons(page, number),
        BroadcastState::Scheduled => order(page, id!("button-cancel"), "cancel", number),
        BroadcastState::Sending if broadcast.has_correction() => order(page, id!("button-correct"), "correct", number),
        BroadcastState::Sending => running(page, number),
        BroadcastState::Paused => order(page, id!("button-resume"), "resume", number),
        BroadcastState::Cancelled | BroadcastState::Withdrawn => page,
    }
}

/// Now, or tomorrow morning; other times are typed.
pub(super) fn send_buttons(page: Page<'_>, number: i64) -> Page<'_> {
    const MORNING: u32 = 9;
    let voice = page.voice;
    let page = order(page, id!("button-send"), "send", number);
    let local = voice.home().from_utc_datetime(&voice.now.naive_utc());
    let at = local.date_naive().succ_opt().and_then(|day| day.and_hms_opt(MORNING, 0, 0));
    let Some(at) = at else { return page };
    let when = voice.at_home(on_the_clock(voice.home(), at).to_utc());
    let label = voice.say_with(id!("button-send-at"), &[("when", when.into())]);
    page.press_labelled(label, Press::Staff(format!("send {number} {}", at.format("%Y-%m-%dT%H:%M"))))
}

pub(super) fn whom<'a>(page: Page<'a>, number: i64, languages: &[Language]) -> Page<'a> {
    let voice = page.voice;
    let choice = |segment: &str| Press::Staff(format!("segment {number} {segment}"));
    let mut page = page.say(id!("whom-ask")).press(id!("button-everybody"), choice("all"));
    for tag in languages {
        page = page.press_labelled(voice.speaker.language_name(*tag), choice(&format!("language={tag}")));
    }
    for topic in voice.catalogue.topics().iter().take(TOPICS) {
        page = page.press_labelled(voice.topic(&topic.id), choice(&format!("topic={}", topic.id)));
    }
    for (name, _) in NETWORKS {
        page = page.press_labelled((*name).to_owned(), choice(&format!("network={name}")));
    }
    page
}

pub(super) fn problem(voice: &Voice<'_>, problem: &Problem) -> String {
    let name = |language| voice.speaker.language_name(language);
    match problem {
        Problem::NoText => voice.say(id!("problem-no-text")),
        Problem::Missing(language, placeholder) => {
            let values = [("language", name(*language).into()), ("name", placeholder.as_str().into())];
            voice.say_with(id!("problem-missing"), &values)
        }
        Problem::NoDescription(file) => {
            voice.say_with(id!("problem-no-description"), &[("name", file.as_str().into())])
        }
        Problem::NoSuch(what) => voice.say_with(id!("problem-segment"), &[("what", what.as_str().into())]),
        Problem::Nobody => voice.say(id!("problem-nobody")),
        Problem::Differs(it) => {
            let id = if it.lacking { id!("problem-lacks") } else { id!("problem-adds") };
            let values = [
                ("language", name(it.language).into()),
                ("first", name(it.first).into()),
                ("fact", it.fact.as_str().into()),
            ];
            voice.say_with(id, &values)
        }
    }
}

/// One message of several: what is attached, how long its text is, and where that ends if it goes on.
fn part(part: &Part) -> String {
    let mut said = part.files.clone();
    said.extend((part.characters > 0).then(|| part.characters.to_string()));
    let ends = part.ends.as_ref().map(|it| format!(" “…{it}”")).unwrap_or_default();
    format!("{}{ends}", said.join(" + "))
}

/// A heading with the length and where it is split, then the message as it will be.
pub(super) fn proof<'a>(page: Page<'a>, proof: &Proof) -> Page<'a> {
    let voice = page.voice;
    let language = voice.speaker.language_name(proof.language);
    let mut heading = vec![
        voice.say_with(id!("staff-preview"), &[("language", language.into()), ("count", proof.characters.into())]),
    ];
    for (network, parts) in &proof.parts {
        let points: Vec<String> = parts.iter().map(part).collect();
        let values =
            [("network", (*network).into()), ("count", parts.len().into()), ("points", points.join(" · ").into())];
        heading.push(voice.say_with(id!("staff-parts"), &values));
    }
    page.text(heading.join(" · ")).then(proof.message.clone())
}
