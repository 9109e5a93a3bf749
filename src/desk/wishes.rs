//! Subscriptions: adding, showing, pausing and ending them.

use chrono::{NaiveTime, Weekday};

use super::{Desk, Page, Reply};
use crate::answer::{Press, moments};
use crate::channel::Who;
use crate::id;
use crate::notify::notice::cause;
use crate::person::{Address, AddressState, Setting, Subscription, SubscriptionState, Wish};
use crate::render::{Voice, offset_in_words, wish_in_words};
use crate::store::subscription::{Added, PER_ADDRESS};
use crate::store::{self};

/// Stands for all of a chat where a subscription's id is expected.
pub(super) const EVERYTHING: &str = "everything";

impl Desk {
    /// The address, its language, and whether this person may decide there.
    async fn may_set(&self, who: &Who) -> Result<Result<Address, Reply>, store::Error> {
        let address = self.meet(who).await?;
        if who.admin {
            return Ok(Ok(address));
        }
        let knowledge = self.knowledge();
        let page = Page::new(self.voice(knowledge.catalogue(), self.language(who, Some(&address))));
        Ok(Err(Reply::private(page.say(id!("admins-only")).done())))
    }

    pub(super) async fn subscribe(&self, who: &Who, wish: &Wish) -> Result<Reply, store::Error> {
        let address = match self.may_set(who).await? {
            Ok(address) => address,
            Err(reply) => return Ok(reply),
        };
        let now = self.clock.now();
        let added = self.store.subscribe(&address.id, wish, who.person.as_deref(), now).await?;
        let knowledge = self.knowledge();
        let page = Page::new(self.voice(knowledge.catalogue(), self.language(who, Some(&address))));
        let what = wish_in_words(&page.voice, wish);
        let (said, subscription) = match added {
            Added::New(it) => (id!("done-subscribed"), it),
            Added::Already(it) => (id!("done-subscribed-already"), it),
            Added::TooMany => {
                let page = page.say_with(id!("done-too-many"), &[("count", PER_ADDRESS.into())]);
                return Ok(Reply { replaces: true, ..Reply::of(page.done()) });
            }
        };
        let mut page = page.say_with(said, &[("what", what.clone().into())]);
        let mut offsets = self.offsets_of(&address, wish, knowledge.catalogue());
        if let Some(at) = wish.program.as_ref().and_then(|id| knowledge.catalogue().look_up(id)) {
            // What has gone by will not be told.
            let ahead = moments(knowledge.catalogue().program(at), now, &offsets);
            offsets.retain(|it| ahead.iter().any(|moment| moment.offset == *it));
        }
        if !offsets.is_empty() {
            let lines: Vec<String> =
                offsets.iter().map(|it| format!("- {}", offset_in_words(&page.voice, *it))).collect();
            page = page.say(id!("remind-now")).text(lines.join("\n"));
        }
        let stop = page.voice.say_with(id!("button-stop-one"), &[("what", what.into())]);
        let page = page.press_labelled(stop, Press::Stop(subscription.id));
        Ok(Reply { replaces: true, ..Reply::of(page.done()) })
    }

    /// How long before what somebody is reminded who wishes this.
    pub(super) fn offsets_of(
        &self,
        address: &Address,
        wish: &Wish,
        catalogue: &crate::program::Catalogue,
    ) -> Vec<crate::person::Offset> {
        if let Some(own) = &address.reminders {
            return own.clone();
        }
        let of_program =
            wish.program.as_ref().and_then(|id| catalogue.look_up(id)).map(|at| catalogue.program(at).kind);
        let of_series = || {
            let series = wish.series.as_ref()?;
            catalogue.programs().iter().rfind(|it| it.series == *series).map(|it| it.kind)
        };
        let kind = of_program.or_else(of_series).or(wish.kind).unwrap_or(crate::program::Kind::Forum);
        let usual = self.settings.reminders.of(kind).iter().copied();
        usual.filter(|it| wish.is_narrow() || it.anchor != crate::person::Anchor::Starts).collect()
    }

    /// Ends every subscription that `wish` speaks of.
    pub(super) async fn unsubscribe(&self, who: &Who, wish: &Wish) -> Result<Reply, store::Error> {
        let address = match self.may_set(who).await? {
            Ok(address) => address,
            Err(reply) => return Ok(reply),
        };
        let knowledge = self.knowledge();
        let catalogue = knowledge.catalogue();
        let series = wish.program.as_ref().and_then(|id| catalogue.look_up(id));
        let series = series.map(|at| catalogue.program(at).series.clone());
        let meant = |it: &Subscription| {
            // Who names a program they get reminders of by its series means that.
            let by_series = it.wish.program.is_none() && it.wish.series.is_some() && it.wish.series == series;
            wish.covers(&it.wish) || by_series
        };
        let found: Vec<Subscription> = self.store.subscriptions(&address.id).await?.into_iter().filter(meant).collect();
        let page = Page::new(self.voice(catalogue, self.language(who, Some(&address))));
        if *wish == Wish::default() {
            // "No more messages" is meant of all of them.
            self.store.set(&address.id, &Setting::Announcements(false)).await?;
            self.store.set(&address.id, &Setting::Corrections(false)).await?;
        } else if found.is_empty() {
            let rest = self.my_page(&address, page.say(id!("unsubscribe-nothing"))).await?;
            return Ok(Reply { replaces: true, ..Reply::of(rest.done()) });
        }
        for subscription in &found {
            self.store.end_subscription(&address.id, &subscription.id).await?;
        }
        let page = if *wish == Wish::default() {
            page.say(id!("stop-all-done"))
        } else {
            found.iter().fold(page, |page, it| {
                let what = wish_in_words(&page.voice, &it.wish);
                page.say_with(id!("done-stopped"), &[("what", what.into())])
            })
        };
        Ok(Reply { replaces: true, ..Reply::of(page.done()) })
    }

    /// The stop button under a push: what it stops is named by its cause.
    pub(super) async fn end(&self, who: &Who, id: &str) -> Result<Reply, store::Error> {
        let address = match self.may_set(who).await? {
            Ok(address) => address,
            Err(reply) => return Ok(reply),
        };
        let knowledge = self.knowledge();
        let page = Page::new(self.voice(knowledge.catalogue(), self.language(who, Some(&address))));
        let page = match id {
            cause::ANNOUNCEMENTS => {
                self.store.set(&address.id, &Setting::Announcements(false)).await?;
                page.say(id!("done-announcements-off"))
            }
            cause::TOLD => {
                self.store.set(&address.id, &Setting::Corrections(false)).await?;
                page.say(id!("done-corrections-off"))
            }
            cause::DIGEST => {
                self.store.end_digests(&address.id).await?;
                page.say(id!("done-digest-off"))
            }
            id => match self.own(&address, id).await? {
                Some(subscription) => {
                    self.store.end_subscription(&subscription.address, id).await?;
                    let what = wish_in_words(&page.voice, &subscription.wish);
                    page.say_with(id!("done-stopped"), &[("what", what.into())])
                }
                None => page.say(id!("done-stopped-before")),
            },
        };
        Ok(Reply::of(page.done()))
    }

    /// A subscription of this chat, or of another chat of the same person.
    async fn own(&self, address: &Address, id: &str) -> Result<Option<Subscription>, store::Error> {
        let Some(found) = self.store.look_up_subscription(id).await? else { return Ok(None) };
        if found.address == address.id {
            return Ok(Some(found));
        }
        let Some(person) = &address.person else { return Ok(None) };
        let all = self.store.addresses_of(person).await?;
        Ok(all.iter().any(|it| it.id == found.address).then_some(found))
    }

    pub(super) async fn hold(&self, who: &Who, id: &str, pause: bool) -> Result<Reply, store::Error> {
        let address = match self.may_set(who).await? {
            Ok(address) => address,
            Err(reply) => return Ok(reply),
        };
        let knowledge = self.knowledge();
        let page = Page::new(self.voice(knowledge.catalogue(), self.language(who, Some(&address))));
        if id == EVERYTHING {
            let state = if pause { AddressState::Paused } else { AddressState::Open };
            self.store.set_address_state(&address.id, state).await?;
            let said = if pause { id!("stop-done") } else { id!("done-go-on") };
            return Ok(Reply { replaces: true, ..Reply::of(page.say(said).done()) });
        }
        let Some(subscription) = self.own(&address, id).await? else {
            return Ok(Reply::of(page.say(id!("done-stopped-before")).done()));
        };
        let state = if pause { SubscriptionState::Paused } else { SubscriptionState::Active };
        self.store.set_subscription_state(&subscription.address, id, state).await?;
        let what = wish_in_words(&page.voice, &subscription.wish);
        let said = if pause { id!("done-paused") } else { id!("done-resumed") };
        let page = self.my_page(&address, page.say_with(said, &[("what", what.into())])).await?;
        Ok(Reply { replaces: true, ..Reply::private(page.done()) })
    }

    /// Everything that stands here, with a button for each thing that can be done to it.
    /// `/my 2 30 8 * * 1,4` gathers the second of them into one message at these times.
    pub(super) async fn my(&self, who: &Who, rest: &str) -> Result<Reply, store::Error> {
        let address = self.look_up(who).await?;
        let language = self.language(who, address.as_ref());
        let knowledge = self.knowledge();
        let mut page = Page::new(self.voice(knowledge.catalogue(), language));
        if let (Some(address), Some((number, schedule))) = (&address, rest.trim().split_once(char::is_whitespace)) {
            let all = self.store.subscriptions(&address.id).await?;
            let chosen = number.parse::<usize>().ok().and_then(|it| all.get(it.checked_sub(1)?));
            if let Some(it) = chosen.filter(|it| !it.wish.is_narrow()) {
                let setting =
                    Setting::Digest { subscription: it.id.clone(), schedule: Some(schedule.trim().to_owned()) };
                if self.is_allowed(&setting) {
                    return self.set(who, setting).await;
                }
                let wrong: String = schedule.trim().chars().take(60).collect();
                page = page.say_with(id!("digest-wrong"), &[("text", wrong.into())]);
                page = page.say_with(id!("digest-how"), &[("number", number.to_owned().into())]);
                return Ok(Reply::private(page.done()));
            }
        }
        let page = match &address {
            Some(address) => self.my_page(address, page).await?,
            None => page.say(id!("my-none")),
        };
        Ok(Reply::private(page.done()))
    }

    pub(super) async fn my_page<'a>(&self, address: &Address, page: Page<'a>) -> Result<Page<'a>, store::Error> {
        let all = self.store.subscriptions(&address.id).await?;
        let mut page = page;
        if address.state == AddressState::Paused {
            page = page.say(id!("my-silent")).press(id!("button-go-on"), Press::Resume(EVERYTHING.to_owned()));
        }
        if all.is_empty() {
            return Ok(page.say(id!("my-none")));
        }
        page = page.say_with(id!("my-some"), &[("count", all.len().into())]);
        let voice = page.voice;
        let mut lines = Vec::new();
        for (number, subscription) in (1usize..).zip(&all) {
            let what = wish_in_words(&voice, &subscription.wish);
            let mut values = vec![("number", number.into()), ("what", what.clone().into())];
            let paused = subscription.state == SubscriptionState::Paused;
            lines.push(match &subscription.digest {
                _ if paused => voice.say_with(id!("my-entry-paused"), &values),
                Some(schedule) => {
                    values.push(("schedule", schedule_in_words(&voice, schedule).into()));
                    voice.say_with(id!("my-entry-digest"), &values)
                }
                None => voice.say_with(id!("my-entry"), &values),
            });
        }
        page = page.text(lines.join("\n"));
        for subscription in &all {
            page = self.buttons_of(page, subscription);
        }
        if !address.announcements {
            page = page.press(id!("button-announcements-on"), Press::Set(Setting::Announcements(true)));
        }
        Ok(page)
    }

    fn buttons_of<'a>(&self, page: Page<'a>, subscription: &Subscription) -> Page<'a> {
        let voice = page.voice;
        let id = || subscription.id.clone();
        let label = |label| {
            let what = wish_in_words(&voice, &subscription.wish);
            voice.say_with(label, &[("what", what.into())])
        };
        let page = match subscription.state {
            SubscriptionState::Active => page.press_labelled(label(id!("button-pause-one")), Press::Pause(id())),
            SubscriptionState::Paused => page.press_labelled(label(id!("button-resume-one")), Press::Resume(id())),
        };
        let page = page.press_labelled(label(id!("button-stop-one")), Press::Stop(id()));
        if subscription.wish.is_narrow() {
            return page; // one program has nothing to collect
        }
        let (button, schedule) = match subscription.digest {
            Some(_) => (id!("button-each-one"), None),
            None => (id!("button-digest-one"), Some(self.settings.people.digest.clone())),
        };
        page.press_labelled(label(button), Press::Set(Setting::Digest { subscription: id(), schedule }))
    }
}

/// "Monday, 09:00" for the usual schedules; the expression itself for what words would make longer.
pub(super) fn schedule_in_words(voice: &Voice<'_>, schedule: &str) -> String {
    let fields: Vec<&str> = schedule.split_whitespace().collect();
    let own = || voice.say_with(id!("schedule-own"), &[("schedule", schedule.into())]);
    let [minute, hour, day, "*", weekday] = fields.as_slice() else { return own() };
    let time = minute.parse().ok().zip(hour.parse().ok()).and_then(|(m, h)| NaiveTime::from_hms_opt(h, m, 0));
    let Some(time) = time.map(|it| voice.speaker.cldr().time(it)) else { return own() };
    match (*day, *weekday) {
        ("*", "*") => voice.say_with(id!("schedule-daily"), &[("time", time.into())]),
        ("*", weekday) => {
            let days =
                [Weekday::Sun, Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat];
            let Some(day) = weekday.parse::<usize>().ok().and_then(|at| days.get(at % 7)) else { return own() };
            let day = voice.speaker.cldr().weekday_long(*day).to_owned();
            voice.say_with(id!("schedule-weekly"), &[("weekday", day.into()), ("time", time.into())])
        }
        (day, "*") if day.bytes().all(|it| it.is_ascii_digit()) => {
            voice.say_with(id!("schedule-monthly"), &[("day", day.into()), ("time", time.into())])
        }
        _ => own(),
    }
}
