//! Dates for the person's own calendar, as a file.

use super::{Desk, Page, Reply};
use crate::channel::Who;
use crate::exchange::icalendar;
use crate::id;
use crate::program::{Dataset, Program};
use crate::render::{Action, Button, File, Voice};
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
        let sequences = self.store.change_counts().await?;
        let count = programs.len();
        let data = Dataset {
            programs: programs.into_iter().cloned().collect(),
            places: catalogue.places().to_vec(),
            organizers: catalogue.organizers().to_vec(),
            ..Dataset::default()
        };
        let setting = icalendar::Setting { languages: page.voice.speaker.chain(), sequences: &sequences, now };
        let calendar = icalendar::calendar(&data, &setting);
        Ok(Reply::private(handed_out(page, calendar, count, "naru.ics")))
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
        let sequence = self.store.change_counts().await?.get(id).copied().unwrap_or(0);
        let voice = page.voice;
        let languages = voice.speaker.chain();
        let Some(calendar) = icalendar::program_file(catalogue, program, languages, sequence, self.clock.now()) else {
            let title = page.voice.title(program).0.to_owned();
            return Ok(Reply::private(page.say_with(id!("calendar-undated"), &[("title", title.into())]).done()));
        };
        let mut message = handed_out(page, calendar, 1, &format!("{id}.ics"));
        if let Some(url) = google_link(&voice, program) {
            message.buttons.push(Button { label: voice.say(id!("button-google-calendar")), action: Action::Open(url) });
        }
        Ok(Reply::private(message))
    }
}

/// The address at which Google's calendar takes over one date; `None` where none is set. An end that is not recorded is not
/// made up: the date ends when it begins.
fn google_link(voice: &Voice<'_>, program: &Program) -> Option<String> {
    const FORM: &str = "%Y%m%dT%H%M%SZ";
    let starts = program.starts?.to_utc();
    let ends = program.ends.map_or(starts, |it| it.to_utc());
    let place = voice.text(&program.venue).or_else(|| program.places.first().map(|id| voice.place(id)));
    let parts = [
        ("action", Some("TEMPLATE".to_owned())),
        ("text", Some(voice.title(program).0.to_owned())),
        ("dates", Some(format!("{}/{}", starts.format(FORM), ends.format(FORM)))),
        ("location", place),
        ("details", program.apply_url.clone()),
    ];
    let encoded =
        |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
    let query = parts.iter().filter_map(|(key, value)| Some(format!("{key}={}", encoded(value.as_deref()?))));
    Some(format!("https://calendar.google.com/calendar/render?{}", query.collect::<Vec<_>>().join("&")))
}

fn handed_out(page: Page<'_>, calendar: String, count: usize, name: &str) -> crate::render::Message {
    let file = File {
        name: name.to_owned(),
        mime: "text/calendar".to_owned(),
        description: None,
        bytes: calendar.into_bytes().into(),
    };
    page.say_with(id!("calendar-here"), &[("count", count.into())]).file(file).done()
}
