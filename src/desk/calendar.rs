//! Dates for the person's own calendar, as a file.

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};

use super::{Desk, Page, Reply};
use crate::channel::Who;
use crate::id;
use crate::program::{Program, Status};
use crate::render::{File, Voice};
use crate::store;

impl Desk {
    /// All dates ahead of what this chat has subscribed to.
    pub(super) async fn calendar(&self, who: &Who) -> Result<Reply, store::Error> {
        let address = self.look_up(who).await?;
        let knowledge = self.knowledge();
        let catalogue = knowledge.catalogue();
        let now = self.clock.now();
        let page = Page::new(self.voice(catalogue, self.language(who, address.as_ref())));
        let wishes = match &address {
            Some(address) => self.store.subscriptions(&address.id).await?,
            None => Vec::new(),
        };
        let wanted = |it: &&Program| {
            let ahead = it.is_upcoming(now) && it.starts.is_some();
            ahead && wishes.iter().any(|subscription| subscription.wish.fits(catalogue, it))
        };
        let mut programs: Vec<&Program> = catalogue.programs().iter().filter(wanted).collect();
        programs.sort_by_key(|it| it.starts);
        if programs.is_empty() {
            return Ok(Reply::private(page.say(id!("calendar-none")).done()));
        }
        Ok(Reply::private(handed_out(page, &programs, "naru.ics", now)))
    }

    /// One program.
    pub(super) async fn calendar_of(&self, who: &Who, id: &str) -> Result<Reply, store::Error> {
        let address = self.look_up(who).await?;
        let knowledge = self.knowledge();
        let catalogue = knowledge.catalogue();
        let page = Page::new(self.voice(catalogue, self.language(who, address.as_ref())));
        let Some(program) = catalogue.look_up(id).map(|at| catalogue.program(at)) else {
            return Ok(Reply::private(page.say(id!("calendar-unknown")).done()));
        };
        if program.starts.is_none() {
            let title = page.voice.title(program).0.to_owned();
            return Ok(Reply::private(page.say_with(id!("calendar-undated"), &[("title", title.into())]).done()));
        }
        Ok(Reply::private(handed_out(page, &[program], &format!("{id}.ics"), self.clock.now())))
    }
}

fn handed_out(page: Page<'_>, programs: &[&Program], name: &str, now: DateTime<Utc>) -> crate::render::Message {
    let bytes = calendar(&page.voice, programs, now).into_bytes();
    let file = File { name: name.to_owned(), mime: "text/calendar".to_owned(), description: None, bytes: bytes.into() };
    page.say_with(id!("calendar-here"), &[("count", programs.len().into())]).file(file).done()
}

/// Stable ids and instants in UTC: importing it again moves what has moved, and strikes what was cancelled.
pub(super) fn calendar(voice: &Voice<'_>, programs: &[&Program], now: DateTime<Utc>) -> String {
    let mut calendar = Calendar::new();
    for program in programs {
        let Some(starts) = program.starts else { continue };
        let starts = starts.with_timezone(&Utc);
        let mut event = Event::new();
        event
            .uid(&format!("{}@naru", program.id))
            .timestamp(now)
            .summary(voice.title(program).0)
            .starts(starts)
            .ends(program.ends.map_or(starts + chrono::Duration::hours(1), |ends| ends.with_timezone(&Utc)));
        // It never falls, which is all that a sequence has to do.
        event.sequence(u32::try_from(now.timestamp() / 60).unwrap_or(u32::MAX));
        event.status(match program.status {
            Status::Cancelled => EventStatus::Cancelled,
            Status::Postponed => EventStatus::Tentative,
            Status::Scheduled => EventStatus::Confirmed,
        });
        if let Some(venue) = voice.text(&program.venue) {
            event.location(&venue);
        }
        if let Some(summary) = voice.text(&program.summary) {
            event.description(&summary);
        }
        if let Some(url) = &program.apply_url {
            event.url(url);
        }
        calendar.push(event.done());
    }
    calendar.done().to_string()
}
