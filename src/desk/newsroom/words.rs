//! Outcomes and refusals in words, for the chats of staff and for the command line.

use chrono::TimeZone;

use super::{Group, Item, Outcome, Problem, Proof, Refusal, Report, Review, Sheet, Step, Totals};
use crate::answer::Press;
use crate::broadcast::{Broadcast, BroadcastState, Template, names};
use crate::desk::page::Page;
use crate::id;
use crate::language::Language;
use crate::language::fluent::Id;
use crate::notify::schedule::on_the_clock;
use crate::program::Kind;
use crate::render::{self, Block, CardFor, File, Message, Voice};

/// What was done.
pub fn outcome(voice: Voice<'_>, outcome: &Outcome) -> Message {
    let page = Page::new(voice);
    let counted = |id: Id, number: i64, count: u64| {
        Page::new(voice).say_with(id, &[("number", number.to_string().into()), ("count", count.into())])
    };
    let numbered = |id: Id, number: i64| Page::new(voice).say_with(id, &[("number", number.to_string().into())]);
    match outcome {
        Outcome::Listed(all) if all.is_empty() => page.say(id!("staff-list-none")),
        Outcome::Listed(all) => page.text(all.iter().map(|it| line(&voice, it)).collect::<Vec<_>>().join("\n")),
        Outcome::Shown(sheet) => shown(page, sheet),
        Outcome::Previewed { proofs, .. } => proofs.iter().fold(page, proof),
        Outcome::Tested { number, chats } => counted(id!("staff-tested"), *number, *chats),
        Outcome::AskVersion { number, language } => {
            let name = voice.speaker.language_name(*language);
            let values = [("number", number.to_string().into()), ("language", name.into())];
            page.say_with(id!("version-ask"), &values)
        }
        Outcome::Languages { number, offered } => offered.iter().fold(page.say(id!("languages-ask")), |page, tag| {
            page.press_labelled(voice.speaker.language_name(*tag), Press::Staff(format!("version {number} {tag}")))
        }),
        Outcome::Whom { number, languages } => whom(page, *number, languages),
        Outcome::Unanswered(groups) => unanswered(page, groups),
        Outcome::AskAnswer(question) => page.say_with(id!("answer-ask"), &[("question", question.as_str().into())]),
        Outcome::FaqSaved(question) => page.say_with(id!("faq-saved"), &[("question", question.as_str().into())]),
        Outcome::ProgramAsked { step, current, new } => asked(page, *step, current.as_deref(), *new),
        Outcome::ProgramReviewed(review) => reviewed(page, review),
        Outcome::ProgramSaved(id) => page.say_with(id!("program-saved"), &[("id", id.as_str().into())]),
        Outcome::Stopped => page.say(id!("program-stopped")),
        Outcome::Waiting { number, .. } => numbered(id!("staff-waiting"), *number),
        Outcome::Approved { number } => send_buttons(numbered(id!("staff-approved"), *number), *number),
        Outcome::Scheduled { number, at, .. } => {
            let when = voice.at_home(*at);
            page.say_with(id!("staff-scheduled"), &[("number", number.to_string().into()), ("when", when.into())])
        }
        Outcome::Sent { number, chats } => counted(id!("staff-sent"), *number, *chats),
        Outcome::Paused { number } => {
            let page = numbered(id!("staff-paused"), *number);
            order(page, id!("button-resume"), "resume", *number)
        }
        Outcome::Resumed { number } => numbered(id!("staff-resumed"), *number),
        Outcome::Cancelled { number } => numbered(id!("staff-cancelled"), *number),
        Outcome::Corrected { number, chats } => counted(id!("staff-corrected"), *number, *chats),
        Outcome::Recalled { number, chats } => counted(id!("staff-recalled"), *number, *chats),
        Outcome::Resent { number, chats } => counted(id!("staff-resent"), *number, *chats),
        Outcome::UrgentAsked { number } => numbered(id!("staff-urgent-asked"), *number),
        Outcome::Urgent { number } => numbered(id!("staff-urgent-done"), *number),
        Outcome::Reported(report) => reported(page, report),
        Outcome::Templates(all) if all.is_empty() => page.say(id!("template-none")),
        Outcome::Templates(all) => page.text(all.iter().map(|it| template(&voice, it)).collect::<Vec<_>>().join("\n")),
        Outcome::TemplateSaved { name } => page.say_with(id!("template-saved"), &[("name", name.as_str().into())]),
        Outcome::TemplateDropped { name } => page.say_with(id!("template-dropped"), &[("name", name.as_str().into())]),
        Outcome::Feedback(all) if all.is_empty() => page.say(id!("staff-feedback-none")),
        Outcome::Feedback(all) => {
            let page = all.iter().fold(page, |page, it| {
                let values = [
                    ("code", it.code().into()),
                    ("when", voice.at_home(it.at).into()),
                    ("language", voice.speaker.language_name(it.language).into()),
                    ("text", it.text.as_str().into()),
                ];
                page.say_with(id!("staff-feedback-line"), &values)
            });
            page.say(id!("staff-feedback-how"))
        }
        Outcome::FeedbackDone { code } => page.say_with(id!("staff-feedback-done"), &[("code", code.as_str().into())]),
        Outcome::Logged(deeds) if deeds.is_empty() => page.say(id!("log-none")),
        Outcome::Logged(deeds) => {
            let lines = deeds.iter().map(|deed| {
                let values = [
                    ("when", voice.at_home(deed.at).into()),
                    ("who", deed.who.as_str().into()),
                    ("way", deed.by_way_of.as_str().into()),
                    ("action", deed.action.as_str().into()),
                    ("object", deed.object.as_str().into()),
                    ("detail", deed.detail.as_str().into()),
                ];
                voice.say_with(id!("log-line"), &values).trim_end().to_owned()
            });
            page.text(lines.collect::<Vec<_>>().join("\n"))
        }
        Outcome::Team(members) if members.is_empty() => page.say(id!("team-none")),
        Outcome::Team(members) => {
            let lines = members.iter().map(|it| {
                let role = it.role.as_str();
                let values = [("name", it.name.as_str().into()), ("role", role.into()), ("count", it.accounts.into())];
                voice.say_with(id!("team-line"), &values)
            });
            page.text(lines.collect::<Vec<_>>().join("\n"))
        }
        Outcome::Code { name, role, code } => {
            let values =
                [("name", name.as_str().into()), ("role", role.as_str().into()), ("code", code.as_str().into())];
            page.say_with(id!("staff-code"), &values)
        }
        Outcome::Removed { name } => page.say_with(id!("staff-removed"), &[("name", name.as_str().into())]),
        Outcome::Here { staff: true } => page.say(id!("staff-here")),
        Outcome::Here { staff: false } => page.say(id!("staff-here-not")),
        Outcome::Checked { items, live } => checked(page, items, *live),
        Outcome::Proposal { title, accepted, name } => {
            let said = if *accepted { id!("proposal-accepted") } else { id!("proposal-declined") };
            page.say_with(said, &[("title", title.as_str().into()), ("name", name.as_str().into())])
        }
        Outcome::Decided { count, send: true } => page.say_with(id!("staff-held-sent"), &[("count", (*count).into())]),
        Outcome::Decided { count, send: false } => {
            page.say_with(id!("staff-held-dropped"), &[("count", (*count).into())])
        }
    }
    .done()
}

/// Why it was not done.
pub fn refusal(voice: Voice<'_>, refusal: &Refusal) -> Message {
    let page = Page::new(voice);
    let number = |number: &i64| ("number", number.to_string().into());
    match refusal {
        Refusal::Unknown(it) => page.say_with(id!("refused-unknown"), &[number(it)]),
        Refusal::Role(role) => page.say_with(id!("refused-role"), &[("role", role.as_str().into())]),
        Refusal::State { number: it, state: now } => {
            page.say_with(id!("refused-state"), &[number(it), ("state", state(&voice, *now).into())])
        }
        Refusal::Blocked { number: it, problems } => {
            let lines: Vec<String> = problems.iter().map(|it| format!("- {}", problem(&voice, it))).collect();
            page.say_with(id!("refused-blocked"), &[number(it)]).text(lines.join("\n"))
        }
        Refusal::Approval { number: it, size } => {
            page.say_with(id!("refused-approval"), &[number(it), ("count", (*size).into())])
        }
        Refusal::Decided => page.say(id!("proposal-decided")),
        Refusal::OwnWork => page.say(id!("refused-own")),
        Refusal::Stale => page.say(id!("refused-stale")),
        Refusal::NoTemplate(name) => page.say_with(id!("refused-template"), &[("name", name.as_str().into())]),
        Refusal::TemplateName => page.say(id!("refused-template-name")),
        Refusal::NoFeedback(code) => page.say_with(id!("refused-feedback"), &[("code", code.as_str().into())]),
        Refusal::NoMember(name) => page.say_with(id!("refused-member"), &[("name", name.as_str().into())]),
        Refusal::Unread(text) => {
            page.say_with(id!("staff-unread"), &[("text", text.as_str().into())]).say(id!("staff-how"))
        }
        Refusal::NotReady(items) => checked(page, items, false),
        Refusal::Store(_) => page.say(id!("refused-trouble")),
    }
    .done()
}

fn state(voice: &Voice<'_>, state: BroadcastState) -> String {
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

fn line(voice: &Voice<'_>, broadcast: &Broadcast) -> String {
    headline(voice, id!("staff-line"), broadcast, broadcast.state)
}

fn template(voice: &Voice<'_>, template: &Template) -> String {
    let languages: Vec<_> = template.content.body.iter().map(|(language, _)| language).collect();
    let names: Vec<String> = names(&template.content).into_iter().collect();
    let id = if names.is_empty() { id!("template-line-plain") } else { id!("template-line") };
    let values = [
        ("name", template.name.as_str().into()),
        ("languages", voice.languages(&languages).into()),
        ("placeholders", names.join(", ").into()),
    ];
    voice.say_with(id, &values)
}

fn headline(voice: &Voice<'_>, id: Id, broadcast: &Broadcast, now: BroadcastState) -> String {
    let values = [
        ("number", broadcast.number.to_string().into()),
        ("state", state(voice, now).into()),
        ("title", title(voice, broadcast).into()),
    ];
    voice.say_with(id, &values)
}

fn shown<'a>(page: Page<'a>, sheet: &Sheet) -> Page<'a> {
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

/// A button that gives an order about an announcement.
fn order<'a>(page: Page<'a>, label: Id, word: &str, number: i64) -> Page<'a> {
    page.press(label, Press::Staff(format!("{word} {number}")))
}

/// Now, or tomorrow morning; other times are typed.
fn send_buttons(page: Page<'_>, number: i64) -> Page<'_> {
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

fn running(page: Page<'_>, number: i64) -> Page<'_> {
    let page = order(page, id!("button-halt"), "pause", number);
    let page = order(page, id!("button-report"), "report", number);
    order(page, id!("button-recall"), "recall", number)
}

/// How far an announcement has got; over: nothing of it waits any more.
pub fn progress(voice: Voice<'_>, broadcast: &Broadcast, totals: &Totals, over: bool) -> Message {
    let lines = [
        headline(&voice, id!("report-head"), broadcast, broadcast.state),
        voice.say_with(id!("report-sent"), &[("totals", self::totals(&voice, totals).into())]),
    ];
    let page = Page::new(voice).text(lines.join("\n"));
    let number = broadcast.number;
    match broadcast.state {
        BroadcastState::Paused => order(page, id!("button-resume"), "resume", number),
        _ if over => {
            let page = order(page, id!("button-report"), "report", number);
            order(page, id!("button-recall"), "recall", number)
        }
        _ => running(page, number),
    }
    .done()
}

fn whom<'a>(page: Page<'a>, number: i64, languages: &[Language]) -> Page<'a> {
    let voice = page.voice;
    let choice = |segment: &str| Press::Staff(format!("segment {number} {segment}"));
    let mut page = page.say(id!("whom-ask")).press(id!("button-everybody"), choice("all"));
    for tag in languages {
        page = page.press_labelled(voice.speaker.language_name(*tag), choice(&format!("language={tag}")));
    }
    for kind in Kind::ALL {
        page = page.press_labelled(voice.kinds(*kind), choice(&format!("kind={kind}")));
    }
    page
}

/// A line and two buttons for each meaning.
fn unanswered<'a>(page: Page<'a>, groups: &[Group]) -> Page<'a> {
    if groups.is_empty() {
        return page.say(id!("unanswered-none"));
    }
    let voice = page.voice;
    let lines: Vec<String> = groups
        .iter()
        .zip(1_u32..)
        .map(|(group, at)| {
            let values = [("at", at.into()), ("count", group.count.into()), ("question", group.text.as_str().into())];
            voice.say_with(id!("unanswered-line"), &values)
        })
        .collect();
    let mut page = page.say(id!("unanswered-head")).text(lines.join("\n"));
    for (group, at) in groups.iter().zip(1_u32..) {
        let label = voice.say_with(id!("button-answer"), &[("at", at.into())]);
        page = page.press_labelled(label, Press::Staff(format!("answer {}", group.question)));
        if let Some((entry, put)) = &group.near {
            let label = voice.say_with(id!("button-same"), &[("at", at.into()), ("question", put.as_str().into())]);
            page = page.press_labelled(label, Press::Staff(format!("same {} {entry}", group.question)));
        }
    }
    page
}

fn field(voice: &Voice<'_>, step: Step) -> String {
    voice.say(match step {
        Step::Kind => id!("program-kind"),
        Step::Title => id!("program-title"),
        Step::Starts => id!("program-starts"),
        Step::Ends => id!("program-ends"),
        Step::Place => id!("label-where"),
        Step::Closes => id!("label-deadline"),
        Step::Url => id!("label-link"),
        Step::Fee => id!("label-fee"),
        Step::Summary | Step::Review => id!("program-summary"),
    })
}

/// One question of a program, with what may be pressed instead of an answer.
fn asked<'a>(page: Page<'a>, step: Step, current: Option<&str>, new: bool) -> Page<'a> {
    let voice = page.voice;
    let mut page = page.say_with(id!("program-ask"), &[("field", field(&voice, step).into())]);
    if let Some(current) = current {
        page = page.say_with(id!("program-current"), &[("value", current.into())]);
    }
    page = match step {
        Step::Kind => Kind::ALL.iter().fold(page, |page, kind| {
            page.press_labelled(voice.kind(*kind), Press::Staff(format!("program says {kind}")))
        }),
        Step::Title | Step::Summary | Step::Place => page.say(id!("program-form-text")),
        Step::Starts | Step::Ends | Step::Closes => page.say(id!("program-form-time")),
        Step::Fee => page.say(id!("program-form-fee")),
        Step::Url | Step::Review => page,
    };
    let go = |word: &str| Press::Staff(format!("program {word}"));
    let required = matches!(step, Step::Kind | Step::Title);
    if !(required && new) {
        page = page.press(id!("button-skip"), go("skip"));
    }
    if new && step != Step::Kind {
        page = page.press(id!("button-back"), go("back"));
    }
    if current.is_some() && !new && !required {
        page = page.press(id!("button-clear"), go("clear"));
    }
    page.press(id!("button-stop-program"), go("stop"))
}

/// The card as people will see it, what differs, and what is wrong.
fn reviewed<'a>(page: Page<'a>, review: &Review) -> Page<'a> {
    let voice = page.voice;
    let mut page = page.say(id!("program-review"));
    match &review.program {
        Some(program) => {
            let mut card = render::card(&voice, program, CardFor::Detail);
            card.buttons.clear();
            page =
                page.then(Message { language: voice.language(), blocks: vec![Block::Card(card)], buttons: Vec::new() });
            let lines = review.changes.iter().map(|(field, old, new)| {
                let values =
                    [("label", field.as_str().into()), ("old", old.as_str().into()), ("new", new.as_str().into())];
                voice.say_with(id!("notice-change"), &values)
            });
            let lines: Vec<String> = lines.collect();
            if !lines.is_empty() {
                page = page.text(lines.join("\n"));
            }
            page = page.press(id!("button-save"), Press::Staff("program save".to_owned()));
        }
        None => {
            let lines: Vec<String> = review.faults.iter().map(|it| format!("- {it}")).collect();
            page = page.say(id!("program-faulty")).text(lines.join("\n"));
        }
    }
    for step in Step::ALL.iter().filter(|it| **it != Step::Review) {
        let label = voice.say_with(id!("button-change"), &[("field", field(&voice, *step).into())]);
        page = page.press_labelled(label, Press::Staff(format!("program {step}")));
    }
    page.press(id!("button-stop-program"), Press::Staff("program stop".to_owned()))
}

fn problem(voice: &Voice<'_>, problem: &Problem) -> String {
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
        Problem::Nobody => voice.say(id!("problem-nobody")),
        Problem::Differs(it) => {
            let id = if it.lacking { id!("problem-lacks") } else { id!("problem-adds") };
            voice.say_with(id, &[("language", name(it.language).into()), ("fact", it.fact.as_str().into())])
        }
    }
}

/// A heading with the length and where it is split, then the message as it will be.
fn proof<'a>(page: Page<'a>, proof: &Proof) -> Page<'a> {
    let voice = page.voice;
    let language = voice.speaker.language_name(proof.language);
    let mut heading = vec![
        voice.say_with(id!("staff-preview"), &[("language", language.into()), ("count", proof.characters.into())]),
    ];
    for (network, parts) in &proof.parts {
        let points = parts.iter().scan(0, |sum, part| {
            *sum += part;
            Some(*sum)
        });
        let points: Vec<String> = points.take(parts.len() - 1).map(|it| it.to_string()).collect();
        let values =
            [("network", (*network).into()), ("count", parts.len().into()), ("points", points.join(", ").into())];
        heading.push(voice.say_with(id!("staff-parts"), &values));
    }
    page.text(heading.join(" · ")).then(proof.message.clone())
}

fn reported<'a>(page: Page<'a>, report: &Report) -> Page<'a> {
    let voice = page.voice;
    let mut lines = vec![headline(&voice, id!("report-head"), &report.broadcast, report.state)];
    let kinds = [
        (id!("report-sent"), Some(&report.sent)),
        (id!("report-corrected"), report.corrected.as_ref()),
        (id!("report-recalled"), report.recalled.as_ref()),
    ];
    for (id, totals) in kinds {
        let Some(totals) = totals else { continue };
        lines.push(voice.say_with(id, &[("totals", self::totals(&voice, totals).into())]));
        lines.extend(totals.reasons.iter().map(|(reason, count)| {
            let values = [("reason", reason.as_str().into()), ("count", (*count).into())];
            format!("- {}", voice.say_with(id!("report-reason"), &values))
        }));
    }
    let file = File {
        name: format!("announcement-{}.csv", report.broadcast.number),
        mime: "text/csv".to_owned(),
        description: None,
        bytes: report.csv.clone().into_bytes().into(),
    };
    page.text(lines.join("\n")).file(file)
}

fn totals(voice: &Voice<'_>, totals: &Totals) -> String {
    let values = [
        ("sent", totals.sent.into()),
        ("total", totals.total.into()),
        ("waiting", totals.waiting.into()),
        ("doubtful", totals.doubtful.into()),
        ("failed", totals.failed.into()),
        ("lapsed", totals.lapsed.into()),
        ("cancelled", totals.cancelled.into()),
    ];
    voice.say_with(id!("report-totals"), &values)
}

fn checked<'a>(page: Page<'a>, items: &[(Item, bool)], live: bool) -> Page<'a> {
    let voice = page.voice;
    let page = page.say(if live { id!("live-yes") } else { id!("live-no") });
    let lines = items.iter().map(|(item, done)| {
        let what = voice.say(match item {
            Item::Programs => id!("check-programs"),
            Item::Contact => id!("check-contact"),
            Item::TwoPeople => id!("check-two"),
            Item::StaffChat => id!("check-staff-chat"),
            Item::Tested => id!("check-tested"),
        });
        let id = if *done { id!("check-done") } else { id!("check-open") };
        format!("- {}", voice.say_with(id, &[("what", what.into())]))
    });
    let page = page.text(lines.collect::<Vec<_>>().join("\n"));
    if live { page } else { page.say(id!("live-how")) }
}
