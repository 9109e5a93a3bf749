//! What is kept about a person, shown and deleted; and two chats of one person made one.

use std::fmt::Write as _;

use chrono::Duration;
use rand::Rng;

use super::newsroom::BINDS_STAFF;
use super::settings::zone_in_words;
use super::{Desk, Page, Reply};
use crate::answer::Press;
use crate::channel::Who;
use crate::id;
use crate::person::{ChatKind, setting};
use crate::render::{Action, Button, File, wish_in_words};
use crate::store;
use crate::store::enquiry::SaidBy;

/// What a code binds; stored with it.
pub const BINDS_PERSON: &str = "person";
/// Letters and digits that are not taken for one another.
const LETTERS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_MINUTES: i64 = 10;

/// Eight signs, 39 bits: with ten minutes to guess and one guess a second, one in a billion.
pub fn new_code(rng: &mut impl Rng) -> String {
    (0..8).map(|_| char::from(LETTERS[rng.random_range(0..LETTERS.len())])).collect()
}

impl Desk {
    pub(super) async fn privacy(&self, who: &Who) -> Result<Reply, store::Error> {
        let address = self.look_up(who).await?;
        let knowledge = self.knowledge();
        let people = &self.settings.people;
        let page = Page::new(self.voice(knowledge.catalogue(), self.language(who, address.as_ref())));
        let page = page
            .strong(id!("privacy-head"))
            .say(id!("privacy-chat"))
            .say(id!("privacy-wishes"))
            .say_with(id!("privacy-told"), &[("days", people.told_days.into())])
            .say_with(id!("privacy-questions"), &[("days", people.question_days.into())]);
        // Where there are no staff to pass anything on to, nothing of the sort is kept.
        let page = match self.rooms.is_empty() {
            true => page,
            false => page.say_with(id!("privacy-enquiries"), &[("days", people.question_days.into())]),
        };
        let page = page
            .say_with(id!("privacy-closed"), &[("days", people.closed_days.into())])
            .say(id!("privacy-never"))
            .say(id!("privacy-how"));
        Ok(Reply::private(page.done()))
    }

    /// A summary in words, and all of it in a file.
    pub(super) async fn my_data(&self, who: &Who) -> Result<Reply, store::Error> {
        self.records.write().await?;
        let address = self.look_up(who).await?;
        let knowledge = self.knowledge();
        let page = Page::new(self.voice(knowledge.catalogue(), self.language(who, address.as_ref())));
        let private = who.kind == ChatKind::Private;
        let Some(address) = address.filter(|_| private || who.admin) else {
            return Ok(Reply::private(page.say(id!("mydata-none")).done()));
        };
        let kept = self.store.kept_of(&address.id).await?;
        let subscriptions = self.store.subscriptions(&address.id).await?;
        let voice = page.voice;
        let names: Vec<String> = address.languages.iter().map(|tag| voice.speaker.language_name(*tag)).collect();
        let mut lines = vec![
            voice.say_with(id!("mydata-language"), &[("language", names.join(", ").into())]),
            voice.say_with(id!("mydata-clock"), &[("zone", zone_in_words(&voice, address.zone).into())]),
            voice.say_with(id!("mydata-wishes"), &[("count", subscriptions.len().into())]),
        ];
        lines.extend(subscriptions.iter().map(|it| format!("- {}", wish_in_words(&voice, &it.wish))));
        lines.push(voice.say_with(id!("mydata-told"), &[("count", kept.told.into())]));
        lines.push(voice.say_with(id!("mydata-questions"), &[("count", kept.questions.len().into())]));
        lines.push(voice.say_with(id!("mydata-feedback"), &[("count", kept.feedback.into())]));
        let passed_on = kept.passed_on.iter().filter(|(_, said_by, _)| *said_by == SaidBy::Asker.as_str()).count();
        if passed_on > 0 {
            lines.push(voice.say_with(id!("mydata-enquiries"), &[("count", passed_on.into())]));
        }
        let file = self.data_file(&address, &subscriptions, &kept);
        let page = page.say(id!("mydata-head")).text(lines.join("\n")).say(id!("mydata-file")).file(file);
        // The command asks back: a press here must not delete at once.
        let ask = Button { label: voice.say(id!("button-forget-ask")), action: Action::Ask("/forget".to_owned()) };
        Ok(Reply::private(page.button(ask).done()))
    }

    /// For machines and the curious: keys and values as they are stored.
    fn data_file(
        &self,
        address: &crate::person::Address,
        subscriptions: &[crate::person::Subscription],
        kept: &store::told::Kept,
    ) -> File {
        let wishes: Vec<_> = subscriptions
            .iter()
            .map(|it| {
                serde_json::json!({
                    "wish": Press::Subscribe(it.wish.clone()).encode().trim_start_matches("subscribe:"),
                    "state": it.state, "schedule": it.digest, "since": it.created_at,
                })
            })
            .collect();
        let questions: Vec<_> =
            kept.questions.iter().map(|(at, text)| serde_json::json!({ "at": at, "text": text })).collect();
        let passed_on: Vec<_> = kept
            .passed_on
            .iter()
            .map(|(at, said_by, text)| serde_json::json!({ "at": at, "said_by": said_by, "text": text }))
            .collect();
        let all = serde_json::json!({
            "channel": address.channel, "chat": address.chat, "thread": address.thread, "kind": address.kind,
            "state": address.state, "languages": address.languages, "language_chosen": address.language_chosen,
            "zone": address.zone.name(), "quiet_hours": address.quiet.map(|it| it.to_string()),
            "reminders": address.reminders.as_deref().map(setting::written),
            "announcements": address.announcements, "corrections": address.corrections,
            "subscriptions": wishes, "programs_told": kept.told, "questions": questions,
            "passed_on_to_staff": passed_on,
        });
        let mut text = String::new();
        let _ = writeln!(text, "{all:#}"); // writing into a text cannot fail
        File {
            name: "naru-data.json".to_owned(),
            mime: "application/json".to_owned(),
            description: None,
            bytes: text.into_bytes().into(),
        }
    }

    pub(super) async fn ask_to_forget(&self, who: &Who) -> Result<Reply, store::Error> {
        let address = self.look_up(who).await?;
        let knowledge = self.knowledge();
        let page = Page::new(self.voice(knowledge.catalogue(), self.language(who, address.as_ref())));
        let page = page.say(id!("forget-ask")).press(id!("button-forget"), Press::Forget);
        Ok(Reply::private(page.press(id!("button-no"), Press::Never).done()))
    }

    /// Everything about the person, and about the chat where it is theirs, is gone when this returns.
    pub(super) async fn forget(&self, who: &Who) -> Result<Reply, store::Error> {
        let address = self.look_up(who).await?;
        let language = self.language(who, address.as_ref());
        // What waits to be written about them would come back otherwise.
        self.records.write().await?;
        let theirs = address.filter(|_| who.kind == ChatKind::Private);
        let id = theirs.as_ref().map(|it| it.id.as_str());
        self.store.forget(id, who.at.channel, who.person.as_deref()).await?;
        self.memories.forget(who);
        let knowledge = self.knowledge();
        let page = Page::new(self.voice(knowledge.catalogue(), language));
        Ok(Reply { replaces: true, ..Reply::private(page.say(id!("forget-done")).done()) })
    }

    /// `/link` gives a code, `/link CODE` uses it.
    pub(super) async fn link(&self, who: &Who, rest: &str) -> Result<Reply, store::Error> {
        if !rest.is_empty() {
            return self.use_code(who, rest).await;
        }
        let knowledge = self.knowledge();
        if who.kind != ChatKind::Private {
            let address = self.look_up(who).await?;
            let page = Page::new(self.voice(knowledge.catalogue(), self.language(who, address.as_ref())));
            return Ok(Reply::private(page.say(id!("link-private")).done()));
        }
        let address = self.meet(who).await?;
        let page = Page::new(self.voice(knowledge.catalogue(), self.language(who, Some(&address))));
        let Some(person) = &address.person else {
            return Ok(Reply::private(page.say(id!("link-private")).done()));
        };
        let code = new_code(&mut rand::rng());
        let now = self.clock.now();
        self.store.add_code(&code, BINDS_PERSON, person, now, now + Duration::minutes(CODE_MINUTES)).await?;
        Ok(Reply::private(page.say_with(id!("link-code"), &[("code", code.into())]).done()))
    }

    /// Binds this account to what the code stands for.
    pub(super) async fn use_code(&self, who: &Who, code: &str) -> Result<Reply, store::Error> {
        let address = self.meet(who).await?;
        let knowledge = self.knowledge();
        let page = Page::new(self.voice(knowledge.catalogue(), self.language(who, Some(&address))));
        let (Some(account), ChatKind::Private) = (&who.person, who.kind) else {
            return Ok(Reply::private(page.say(id!("link-private")).done()));
        };
        let code: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
        let now = self.clock.now();
        let page = match self.store.use_code(&code.to_ascii_uppercase(), now).await? {
            Some((purpose, person)) if purpose == BINDS_PERSON => {
                self.store.link(&person, who.at.channel, account, now).await?;
                page.say(id!("link-done"))
            }
            Some((purpose, name)) if purpose == BINDS_STAFF && self.bind_member(who, &name).await? => {
                let role = self.store.staff_of(who.at.channel, account).await?.map(|(_, role)| role);
                let role = role.map(|it| it.to_string()).unwrap_or_default();
                page.say_with(id!("staff-bound"), &[("name", name.into()), ("role", role.into())])
            }
            _ => page.say(id!("link-wrong")),
        };
        Ok(Reply::private(page.done()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_hold_no_sign_that_is_mistaken_for_another() {
        let mut rng = <rand::rngs::StdRng as rand::SeedableRng>::seed_from_u64(1);
        let codes: Vec<String> = (0..200).map(|_| new_code(&mut rng)).collect();
        assert!(codes.iter().all(|it| it.len() == 8 && !it.contains(['0', 'O', '1', 'I', 'L', 'U'])));
        assert_eq!(codes.iter().collect::<std::collections::HashSet<_>>().len(), 200);
    }
}
