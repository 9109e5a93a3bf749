//! What became of an announcement, and how far it has got.

use super::draft::headline;
use super::order;
use crate::broadcast::{Broadcast, BroadcastState};
use crate::desk::newsroom::{Report, Totals};
use crate::desk::page::Page;
use crate::id;
use crate::render::{File, Message, Voice};

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

pub(super) fn running(page: Page<'_>, number: i64) -> Page<'_> {
    let page = order(page, id!("button-halt"), "pause", number);
    let page = order(page, id!("button-report"), "report", number);
    order(page, id!("button-recall"), "recall", number)
}

pub(super) fn reported<'a>(page: Page<'a>, report: &Report) -> Page<'a> {
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
