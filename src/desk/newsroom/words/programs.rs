//! Programs that staff write, and questions that found no answer.

use crate::answer::Press;
use crate::desk::newsroom::{Group, Review, Step};
use crate::desk::page::Page;
use crate::id;
use crate::program::Kind;
use crate::render::{self, Block, CardFor, Message, Voice};

/// A line and two buttons for each meaning.
pub(super) fn unanswered<'a>(page: Page<'a>, groups: &[Group]) -> Page<'a> {
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
        if let Some(word) = &group.unread {
            let label = voice.say_with(id!("button-alias"), &[("at", at.into()), ("word", word.as_str().into())]);
            page = page.press_labelled(label, Press::Staff(format!("alias {}", group.question)));
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
pub(super) fn asked<'a>(page: Page<'a>, step: Step, current: Option<&str>, new: bool) -> Page<'a> {
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
pub(super) fn reviewed<'a>(page: Page<'a>, review: &Review) -> Page<'a> {
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
