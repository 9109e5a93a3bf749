//! Language, clock, reminders and quiet hours: shown, asked back, and set by one press.

use chrono::{NaiveTime, TimeZone};
use chrono_tz::Tz;

use super::wishes::schedule_in_words;
use super::{Desk, Page, Reply};
use crate::answer::Press;
use crate::channel::Who;
use crate::id;
use crate::language::Language;
use crate::notify::schedule::Schedule;
use crate::person::{Address, Offset, QuietHours, Setting, setting};
use crate::program::{Catalogue, Kind};
use crate::render::{Voice, offset_in_words, wish_in_words};
use crate::store;

/// A digest comes at most this often: what is ahead does not change by the minute.
const SHORTEST_HOURS: i64 = 1;
/// What is offered besides the usual schedule of `bot.toml`; whoever wants another one types it.
const DAILY: &str = "0 9 * * *";
const MONTHLY: &str = "0 9 1 * *";

impl Desk {
    /// Sets one thing; the press was the yes.
    pub(super) async fn set(&self, who: &Who, setting: Setting) -> Result<Reply, store::Error> {
        let address = self.meet(who).await?;
        let knowledge = self.knowledge();
        let catalogue = knowledge.catalogue();
        let before = self.language(who, Some(&address));
        if !who.admin {
            let page = Page::new(self.voice(catalogue, before)).say(id!("admins-only"));
            return Ok(Reply::private(page.done()));
        }
        if !self.is_allowed(&setting) {
            return self.unknown(who).await;
        }
        self.store.set(&address.id, &setting).await?;
        let language = match &setting {
            Setting::Languages(tags) => tags.first().copied().unwrap_or(before),
            _ => before,
        };
        if let Setting::Languages(_) = setting {
            super::lock(&self.memories.of(who, self.clock.now())).chosen_language = None;
        }
        let page = Page::new(self.voice(catalogue, language));
        let voice = page.voice;
        let page = match &setting {
            Setting::Languages(tags) => {
                let name = |at: usize| tags.get(at).map(|tag| voice.speaker.language_name(*tag)).unwrap_or_default();
                match tags.len() {
                    1 => page.say_with(id!("done-speak"), &[("language", name(0).into())]),
                    _ => page.say_with(id!("done-speak-two"), &[("first", name(0).into()), ("second", name(1).into())]),
                }
            }
            Setting::Zone(zone) => page.say_with(id!("done-clock"), &self.clock_values(&voice, *zone)),
            Setting::Announcements(true) => page.say(id!("done-announcements-on")),
            Setting::Announcements(false) => page.say(id!("done-announcements-off")),
            Setting::Corrections(true) => page.say(id!("done-corrections-on")),
            Setting::Corrections(false) => page.say(id!("done-corrections-off")),
            Setting::Quiet(_) | Setting::Reminders(_) => page.say(id!("done-saved")),
            Setting::Digest { subscription, schedule } => {
                let all = self.store.subscriptions(&address.id).await?;
                let found = all.iter().position(|it| it.id == *subscription).map(|at| (at, &all[at]));
                let (number, what) = match found {
                    Some((at, it)) => (at + 1, wish_in_words(&voice, &it.wish)),
                    _ => return Ok(Reply::of(page.say(id!("done-stopped-before")).done())),
                };
                match schedule {
                    Some(schedule) => {
                        let told = schedule_in_words(&voice, schedule);
                        let page =
                            page.say_with(id!("done-digest"), &[("schedule", told.into()), ("what", what.into())]);
                        let page = page.say_with(id!("digest-how"), &[("number", number.to_string().into())]);
                        let usual = self.settings.people.digest.as_str();
                        let others = [DAILY, usual, MONTHLY].into_iter().filter(|it| it != schedule);
                        others.fold(page, |page, other| {
                            let setting = Setting::Digest {
                                subscription: subscription.clone(),
                                schedule: Some(other.to_owned()),
                            };
                            page.press_labelled(schedule_in_words(&voice, other), Press::Set(setting))
                        })
                    }
                    None => page.say_with(id!("done-each"), &[("what", what.into())]),
                }
            }
        };
        Ok(Reply { replaces: true, ..Reply::of(page.done()) })
    }

    /// Text from outside may say anything: only what naru offers is set.
    pub(super) fn is_allowed(&self, setting: &Setting) -> bool {
        match setting {
            Setting::Languages(tags) => tags.iter().all(|tag| self.settings.languages.contains(tag)),
            Setting::Digest { schedule: Some(schedule), .. } => schedule.parse().is_ok_and(|schedule: Schedule| {
                let first = schedule.next(Tz::UTC, self.clock.now());
                let second = first.and_then(|first| schedule.next(Tz::UTC, first));
                first.zip(second).is_some_and(|(a, b)| b - a >= chrono::Duration::hours(SHORTEST_HOURS))
            }),
            _ => true,
        }
    }

    // ── language

    /// `/language`, `/language ja`, `/language ko en`.
    pub(super) async fn speak(&self, who: &Who, rest: &str) -> Result<Reply, store::Error> {
        let words: Vec<&str> = rest.split([' ', ',']).filter(|it| !it.is_empty()).collect();
        let read: Option<Vec<Language>> = words.iter().map(|word| self.language_called(word)).collect();
        match read {
            Some(tags) if tags.len() == 1 || tags.len() == 2 && tags[0] != tags[1] => {
                return self.set(who, Setting::Languages(tags)).await;
            }
            _ => {}
        }
        let address = self.look_up(who).await?;
        let language = self.language(who, address.as_ref());
        let knowledge = self.knowledge();
        let mut page = Page::new(self.voice(knowledge.catalogue(), language));
        let speaker = page.voice.speaker;
        let name = |tag: Language| speaker.language_name(tag);
        page = match address.as_ref().map(|it| it.languages.as_slice()) {
            _ if !words.is_empty() => page.say_with(id!("speak-unknown"), &[("text", short(rest).into())]),
            Some([first, second]) => {
                let both = [("first", name(*first).into()), ("second", name(*second).into())];
                page.say_with(id!("speak-now-two"), &both).say(id!("speak-how"))
            }
            _ => page.say_with(id!("speak-now"), &[("language", name(language).into())]).say(id!("speak-how")),
        };
        // Each by its own name: who has landed in the wrong language finds theirs.
        for &tag in &self.settings.languages {
            let own = self.conversation.texts().speaker(tag).language_name(tag);
            page = page.press_labelled(own, Press::Speak(tag));
        }
        Ok(Reply::private(page.done()))
    }

    /// By tag, by its own name, or by its name in any language naru speaks.
    fn language_called(&self, word: &str) -> Option<Language> {
        let texts = self.conversation.texts();
        let wanted = word.to_lowercase();
        let is = |tag: &Language| {
            tag.as_str().eq_ignore_ascii_case(word)
                || self
                    .settings
                    .languages
                    .iter()
                    .any(|&in_language| texts.speaker(in_language).language_name(*tag).to_lowercase() == wanted)
                || texts.speaker(*tag).language_name(*tag).to_lowercase() == wanted
        };
        self.settings.languages.iter().copied().find(is)
    }

    // ── clock

    /// `/timezone`, `/timezone Hanoi`, `/timezone Asia/Ho_Chi_Minh`.
    pub(super) async fn clock_of(&self, who: &Who, rest: &str) -> Result<Reply, store::Error> {
        let address = self.look_up(who).await?;
        let knowledge = self.knowledge();
        let catalogue = knowledge.catalogue();
        let page = Page::new(self.voice(catalogue, self.language(who, address.as_ref())));
        let voice = page.voice;
        if rest.is_empty() {
            let zone = address.map_or(catalogue.home_zone(), |it| it.zone);
            let page = page.say_with(id!("clock-now"), &self.clock_values(&voice, zone)).say(id!("clock-how"));
            return Ok(Reply::private(page.done()));
        }
        let Some(zone) = zone_called(catalogue, rest) else {
            let page = page.say_with(id!("clock-unknown"), &[("text", short(rest).into())]);
            return Ok(Reply::private(page.done()));
        };
        let page = page.say_with(id!("clock-ask"), &self.clock_values(&voice, zone));
        let page = page.press(id!("button-save"), Press::Set(Setting::Zone(zone)));
        Ok(Reply::private(page.press(id!("button-no"), Press::Never).done()))
    }

    fn clock_values(
        &self,
        voice: &Voice<'_>,
        zone: Tz,
    ) -> [(&'static str, crate::language::fluent::Value<'static>); 2] {
        let there = zone.from_utc_datetime(&self.clock.now().naive_utc());
        let time = voice.speaker.cldr().time(there.time());
        [("zone", zone_in_words(voice, zone).into()), ("time", time.into())]
    }

    // ── reminders and quiet hours

    /// `/remind`, `/remind closes-7d starts-2h`, `/remind 22:00-07:00`.
    pub(super) async fn remind(&self, who: &Who, rest: &str) -> Result<Reply, store::Error> {
        let address = self.look_up(who).await?;
        let knowledge = self.knowledge();
        let catalogue = knowledge.catalogue();
        let page = Page::new(self.voice(catalogue, self.language(who, address.as_ref())));
        let reply = if rest.is_empty() {
            self.reminders_now(page, address.as_ref())
        } else if let Ok(hours) = rest.parse::<QuietHours>() {
            let zone = address.map_or(catalogue.home_zone(), |it| it.zone);
            let values = self.quiet_values(&page.voice, hours, zone);
            let page = page.say_with(id!("quiet-ask"), &values);
            let page = page.press(id!("button-save"), Press::Set(Setting::Quiet(Some(hours))));
            page.press(id!("button-no"), Press::Never).done()
        } else {
            match setting::offsets(rest) {
                Ok(offsets) => {
                    let page = said_of(page, id!("remind-ask"), id!("remind-ask-none"), &offsets);
                    let page = page.press(id!("button-save"), Press::Set(Setting::Reminders(Some(offsets))));
                    page.press(id!("button-no"), Press::Never).done()
                }
                Err(_) => page.say_with(id!("remind-wrong"), &[("text", short(rest).into())]).done(),
            }
        };
        Ok(Reply::private(reply))
    }

    fn reminders_now(&self, page: Page<'_>, address: Option<&Address>) -> crate::render::Message {
        let usual = self.settings.reminders.of(Kind::Forum);
        let mut page = match address.and_then(|it| it.reminders.as_ref()) {
            Some(own) => said_of(page, id!("remind-now"), id!("remind-none"), own),
            None => said_of(page, id!("remind-usual"), id!("remind-none"), usual),
        };
        let zone = address.map_or(page.voice.home(), |it| it.zone);
        let quiet = address.map_or(self.settings.people.quiet_hours, |it| it.quiet);
        page = match quiet {
            Some(hours) => {
                let values = self.quiet_values(&page.voice, hours, zone);
                page.say_with(id!("quiet-now"), &values)
            }
            None => page.say(id!("quiet-off")),
        };
        page = page.say(id!("remind-how"));
        let last: Vec<Offset> = setting::offsets("closes-1d starts-1d").expect("these are offsets");
        page = page
            .press(id!("button-reminders-usual"), Press::Set(Setting::Reminders(None)))
            .press(id!("button-reminders-last"), Press::Set(Setting::Reminders(Some(last))))
            .press(id!("button-reminders-none"), Press::Set(Setting::Reminders(Some(Vec::new()))));
        match quiet {
            Some(_) => page.press(id!("button-quiet-off"), Press::Set(Setting::Quiet(None))).done(),
            None => {
                let hours = self.settings.people.quiet_hours.unwrap_or_default();
                let [from, to, _] = self.quiet_values(&page.voice, hours, zone);
                let label = page.voice.say_with(id!("button-quiet-on"), &[from, to]);
                page.press_labelled(label, Press::Set(Setting::Quiet(Some(hours)))).done()
            }
        }
    }

    pub(super) fn quiet_values(
        &self,
        voice: &Voice<'_>,
        hours: QuietHours,
        zone: Tz,
    ) -> [(&'static str, crate::language::fluent::Value<'static>); 3] {
        let time = |time: NaiveTime| voice.speaker.cldr().time(time);
        [("from", time(hours.from).into()), ("to", time(hours.to).into()), ("zone", zone_in_words(voice, zone).into())]
    }
}

/// The offsets in words, a line each, below `some`; `none` where there are none.
fn said_of<'a>(
    page: Page<'a>,
    some: crate::language::fluent::Id,
    none: crate::language::fluent::Id,
    offsets: &[Offset],
) -> Page<'a> {
    if offsets.is_empty() {
        return page.say(none);
    }
    let lines: Vec<String> = offsets.iter().map(|it| format!("- {}", offset_in_words(&page.voice, *it))).collect();
    page.say(some).text(lines.join("\n"))
}

/// "Korean Standard Time (Asia/Seoul)": the name that people know, and the one that is never mistaken.
pub(super) fn zone_in_words(voice: &Voice<'_>, zone: Tz) -> String {
    format!("{} ({})", voice.speaker.zone_name(zone), zone.name())
}

/// What somebody typed, short enough to be shown again.
fn short(text: &str) -> String {
    text.chars().take(60).collect()
}

/// By IANA name, by its last part ("Ho Chi Minh"), or by the name of a place in the records, in any language.
fn zone_called(catalogue: &Catalogue, text: &str) -> Option<Tz> {
    let wanted = text.trim().to_lowercase();
    let of_place = |place: &&crate::program::Place| {
        let names = place.names.iter().map(|(_, name)| name);
        let aliases = place.aliases.iter().flat_map(|(_, all)| all.iter().map(String::as_str));
        place.timezone.is_some() && names.chain(aliases).any(|name| name.to_lowercase() == wanted)
    };
    let spelled = wanted.replace(' ', "_");
    let is = |zone: &&Tz| {
        let name = zone.name().to_lowercase();
        name == spelled || name.rsplit('/').next() == Some(&spelled)
    };
    let by_name = || chrono_tz::TZ_VARIANTS.iter().find(is).copied();
    catalogue.places().iter().find(of_place).and_then(|place| place.timezone).or_else(by_name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::{Dataset, read};

    #[test]
    fn a_clock_is_found_by_its_city_in_any_language() {
        const PLACES: &str = r#"
            [[place]]
            id = "hanoi"
            kind = "city"
            timezone = "Asia/Ho_Chi_Minh"
            [place.names]
            ko = "하노이"
            vi = "Hà Nội"
        "#;
        let data: Dataset = read::from_toml(&[("test", PLACES)]).expect("it is well-formed");
        let catalogue = Catalogue::new(data, None);
        let name = |text| zone_called(&catalogue, text).map(|zone| zone.name());
        assert_eq!(name("하노이"), Some("Asia/Ho_Chi_Minh"));
        assert_eq!(name("hà nội"), Some("Asia/Ho_Chi_Minh"));
        assert_eq!(name("asia/seoul"), Some("Asia/Seoul"));
        assert_eq!(name("Los Angeles"), Some("America/Los_Angeles"));
        assert_eq!(name("Nowhere"), None);
    }
}
