//! Outcomes and refusals in words, for the chats of staff and for the command line.

mod draft;
mod programs;
mod report;
mod team;

use super::{Outcome, Refusal};
use crate::answer::Press;
use crate::desk::page::Page;
use crate::id;
use crate::language::fluent::Id;
use crate::render::{Message, Voice};

pub use report::progress;

/// What was done.
pub fn outcome(voice: Voice<'_>, outcome: &Outcome) -> Message {
    let page = Page::new(voice);
    let counted = |id: Id, number: i64, count: u64| {
        Page::new(voice).say_with(id, &[("number", number.to_string().into()), ("count", count.into())])
    };
    let numbered = |id: Id, number: i64| Page::new(voice).say_with(id, &[("number", number.to_string().into())]);
    match outcome {
        Outcome::Listed(all) if all.is_empty() => page.say(id!("staff-list-none")),
        Outcome::Listed(all) => page.text(all.iter().map(|it| draft::line(&voice, it)).collect::<Vec<_>>().join("\n")),
        Outcome::Shown(sheet) => draft::shown(page, sheet),
        Outcome::Previewed { proofs, .. } => proofs.iter().fold(page, draft::proof),
        Outcome::Tested { number, chats } => counted(id!("staff-tested"), *number, *chats),
        Outcome::AskVersion { number, language } => {
            let name = voice.speaker.language_name(*language);
            let values = [("number", number.to_string().into()), ("language", name.into())];
            page.say_with(id!("version-ask"), &values)
        }
        Outcome::Languages { number, offered } => offered.iter().fold(page.say(id!("languages-ask")), |page, tag| {
            page.press_labelled(voice.speaker.language_name(*tag), Press::Staff(format!("version {number} {tag}")))
        }),
        Outcome::Whom { number, languages } => draft::whom(page, *number, languages),
        Outcome::Unanswered(groups) => programs::unanswered(page, groups),
        Outcome::AskPlace(word) => page.say_with(id!("alias-ask"), &[("word", word.as_str().into())]),
        Outcome::AliasSaved { word, place } => {
            let values = [("word", word.as_str().into()), ("place", voice.place(place).into())];
            page.say_with(id!("alias-saved"), &values)
        }
        Outcome::AskAnswer(question) => page.say_with(id!("answer-ask"), &[("question", question.as_str().into())]),
        Outcome::FaqSaved(question) => page.say_with(id!("faq-saved"), &[("question", question.as_str().into())]),
        Outcome::ProgramAsked { step, current, new } => programs::asked(page, *step, current.as_deref(), *new),
        Outcome::ProgramReviewed(review) => programs::reviewed(page, review),
        Outcome::ProgramSaved(id) => page.say_with(id!("program-saved"), &[("id", id.as_str().into())]),
        Outcome::Stopped => page.say(id!("program-stopped")),
        Outcome::Waiting { number, .. } => numbered(id!("staff-waiting"), *number),
        Outcome::Approved { number } => draft::send_buttons(numbered(id!("staff-approved"), *number), *number),
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
        Outcome::Reported(report) => report::reported(page, report),
        Outcome::Templates(all) if all.is_empty() => page.say(id!("template-none")),
        Outcome::Templates(all) => {
            page.text(all.iter().map(|it| draft::template(&voice, it)).collect::<Vec<_>>().join("\n"))
        }
        Outcome::TemplateSaved { name } => page.say_with(id!("template-saved"), &[("name", name.as_str().into())]),
        Outcome::TemplateDropped { name } => page.say_with(id!("template-dropped"), &[("name", name.as_str().into())]),
        Outcome::Feedback(all) => team::feedback(page, all),
        Outcome::FeedbackDone { code } => page.say_with(id!("staff-feedback-done"), &[("code", code.as_str().into())]),
        Outcome::Logged(deeds) => team::logged(page, deeds),
        Outcome::Team(all) => team::members(page, all),
        Outcome::Code { name, role, code } => {
            let values =
                [("name", name.as_str().into()), ("role", role.as_str().into()), ("code", code.as_str().into())];
            page.say_with(id!("staff-code"), &values)
        }
        Outcome::Removed { name } => page.say_with(id!("staff-removed"), &[("name", name.as_str().into())]),
        Outcome::Here { staff: true } => page.say(id!("staff-here")),
        Outcome::Here { staff: false } => page.say(id!("staff-here-not")),
        Outcome::Checked { items, live } => team::checked(page, items, *live),
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
            page.say_with(id!("refused-state"), &[number(it), ("state", draft::state(&voice, *now).into())])
        }
        Refusal::Blocked { number: it, problems } => {
            let lines: Vec<String> = problems.iter().map(|it| format!("- {}", draft::problem(&voice, it))).collect();
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
        Refusal::NotReady(items) => team::checked(page, items, false),
        Refusal::Store(_) => page.say(id!("refused-trouble")),
    }
    .done()
}

/// A button that gives an order about an announcement.
fn order<'a>(page: Page<'a>, label: Id, word: &str, number: i64) -> Page<'a> {
    page.press(label, Press::Staff(format!("{word} {number}")))
}
