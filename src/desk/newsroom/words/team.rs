//! The foundation's own affairs: members, the log, feedback, the day it speaks to everybody.

use crate::desk::newsroom::Item;
use crate::desk::page::Page;
use crate::id;
use crate::store::staff::{Deed, Member};
use crate::store::told::Feedback;

pub(super) fn feedback<'a>(page: Page<'a>, all: &[Feedback]) -> Page<'a> {
    if all.is_empty() {
        return page.say(id!("staff-feedback-none"));
    }
    let voice = page.voice;
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

pub(super) fn logged<'a>(page: Page<'a>, deeds: &[Deed]) -> Page<'a> {
    if deeds.is_empty() {
        return page.say(id!("log-none"));
    }
    let voice = page.voice;
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

pub(super) fn members<'a>(page: Page<'a>, all: &[Member]) -> Page<'a> {
    if all.is_empty() {
        return page.say(id!("team-none"));
    }
    let voice = page.voice;
    let lines = all.iter().map(|it| {
        let role = it.role.as_str();
        let values = [("name", it.name.as_str().into()), ("role", role.into()), ("count", it.accounts.into())];
        voice.say_with(id!("team-line"), &values)
    });
    page.text(lines.collect::<Vec<_>>().join("\n"))
}

pub(super) fn checked<'a>(page: Page<'a>, items: &[(Item, bool)], live: bool) -> Page<'a> {
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
