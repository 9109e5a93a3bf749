//! Addresses move, close and are forgotten with all that hangs on them, on both engines.

use chrono::{DateTime, Utc};

use super::*;
use crate::on_both_engines;
use crate::person::Wish;
use crate::store::subscription::Added;
use crate::store::testing::TestDatabase;

const KO: Language = Language::new("ko");
const EN: Language = Language::new("en");

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).expect("a time")
}

fn private<'a>(channel: &'a str, chat: &'a str) -> NewAddress<'a> {
    let zone = chrono_tz::Asia::Seoul;
    let quiet = Some(crate::person::QuietHours::default());
    NewAddress { channel, chat, thread: None, kind: ChatKind::Private, language: KO, zone, quiet, account: Some(chat) }
}

fn group<'a>(chat: &'a str, thread: Option<&'a str>) -> NewAddress<'a> {
    NewAddress { kind: ChatKind::Group, account: None, thread, ..private("telegram", chat) }
}

on_both_engines! {
    async fn an_address_is_met_once_and_keeps_what_is_set(database: &TestDatabase) {
        let met = database.meet(&private("telegram", "7"), now()).await.unwrap();
        assert_eq!((met.languages.as_slice(), met.language_chosen, met.announcements), (&[KO][..], false, true));
        database.heard_in(&met.id, EN).await.unwrap();
        for text in ["zone=Asia/Ho_Chi_Minh", "quiet=off", "reminders=closes-1d starts-2h", "announcements=off"] {
            database.set(&met.id, &text.parse().unwrap()).await.unwrap();
        }
        let again = database.meet(&private("telegram", "7"), now()).await.unwrap();
        assert_eq!((&again.id, again.languages.as_slice(), again.quiet), (&met.id, &[EN][..], None));
        assert_eq!(setting::written(&again.reminders.unwrap()), "closes-1d starts-2h");
        database.set(&met.id, &"languages=ko en".parse().unwrap()).await.unwrap();
        database.heard_in(&met.id, Language::new("ja")).await.unwrap();
        let again = database.look_up_address_by_id(&met.id).await.unwrap().unwrap();
        assert_eq!((again.languages, again.language_chosen, again.announcements), (vec![KO, EN], true, false));
    }

    async fn a_closed_address_opens_when_it_writes_again(database: &TestDatabase) {
        let met = database.meet(&private("telegram", "7"), now()).await.unwrap();
        database.close_address(&met.id, Gone::Blocked, now()).await.unwrap();
        let closed = database.look_up_address("telegram", "7", None).await.unwrap().unwrap();
        assert_eq!(closed.state, AddressState::Closed);
        assert_eq!(database.drop_closed(now() - chrono::Duration::days(90)).await.unwrap(), 0);
        let again = database.meet(&private("telegram", "7"), now()).await.unwrap();
        assert_eq!((again.id, again.state), (met.id, AddressState::Open));
    }

    async fn a_chat_that_moves_takes_its_wishes_along(database: &TestDatabase) {
        let old = database.meet(&group("-7", None), now()).await.unwrap();
        let topic = database.meet(&group("-7", Some("3")), now()).await.unwrap();
        database.subscribe(&old.id, &Wish::default(), None, now()).await.unwrap();
        database.subscribe(&topic.id, &Wish::program("forum"), None, now()).await.unwrap();
        // The new id has written already, in its General topic.
        let new = database.meet(&group("-1007", None), now()).await.unwrap();
        database.rekey_chat("telegram", "-7", "-1007").await.unwrap();
        assert_eq!(database.subscriptions(&new.id).await.unwrap().len(), 1);
        assert_eq!(database.subscriptions(&old.id).await.unwrap().len(), 0);
        let moved = database.look_up_address("telegram", "-1007", Some("3")).await.unwrap().unwrap();
        assert_eq!((&moved.id, database.subscriptions(&moved.id).await.unwrap().len()), (&topic.id, 1));
        let left = database.look_up_address_by_id(&old.id).await.unwrap().unwrap();
        assert_eq!(left.state, AddressState::Closed);
    }

    async fn a_chat_that_moves_takes_its_lists_and_its_admins_along_and_another_networks_stays(database: &TestDatabase) {
        use crate::store::updates::{Agenda, Progress};
        let agenda = |chat: &str, thread: &str| Agenda {
            chat: chat.to_owned(),
            thread: thread.to_owned(),
            message: "1".to_owned(),
            edited_at_ms: 0,
            says: String::new(),
        };
        let progress = Progress {
            chat: "-7".to_owned(),
            thread: String::new(),
            message: "2".to_owned(),
            number: 3,
            language: "en".to_owned(),
            says: String::new(),
        };
        for list in [agenda("-7", ""), agenda("-7", "3"), agenda("-1007", "")] {
            database.keep_agenda(&list).await.unwrap();
        }
        database.keep_progress(&progress).await.unwrap();
        database.keep_managed("9", "-7", now()).await.unwrap();
        database.rekey_chat("discord", "-7", "-1007").await.unwrap();
        assert_eq!(database.progresses().await.unwrap(), std::slice::from_ref(&progress), "another network's number");
        database.rekey_chat("telegram", "-7", "-1007").await.unwrap();
        let mut lists: Vec<_> =
            database.agendas(now()).await.unwrap().into_iter().map(|it| (it.chat, it.thread)).collect();
        lists.sort();
        let moved = |thread: &str| ("-1007".to_owned(), thread.to_owned());
        assert_eq!(lists, [moved(""), moved("3")]);
        assert_eq!(database.progresses().await.unwrap()[0].chat, "-1007");
        assert_eq!(database.managed_by("9", 5).await.unwrap(), ["-1007"]);
    }

    async fn the_same_wish_stands_once_and_is_stopped_by_its_own_chat_alone(database: &TestDatabase) {
        let one = database.meet(&private("telegram", "7"), now()).await.unwrap();
        let other = database.meet(&private("telegram", "8"), now()).await.unwrap();
        let wish = Wish { topic: Some("oda".to_owned()), ..Wish::default() };
        let Added::New(first) = database.subscribe(&one.id, &wish, Some("7"), now()).await.unwrap() else {
            panic!("it is new")
        };
        database.set_subscription_state(&one.id, &first.id, crate::person::SubscriptionState::Paused).await.unwrap();
        let again = database.subscribe(&one.id, &wish, Some("7"), now()).await.unwrap();
        assert_eq!(again, Added::Already(first.clone()));
        assert!(!database.end_subscription(&other.id, &first.id).await.unwrap());
        assert!(database.end_subscription(&one.id, &first.id).await.unwrap());
        assert!(!database.end_subscription(&one.id, &first.id).await.unwrap());
    }

    async fn linked_accounts_are_one_person_with_one_language(database: &TestDatabase) {
        let telegram = database.meet(&private("telegram", "7"), now()).await.unwrap();
        database.set(&telegram.id, &"zone=Asia/Tokyo".parse().unwrap()).await.unwrap();
        let discord = database.meet(&NewAddress { language: EN, ..private("discord", "d7") }, now()).await.unwrap();
        let person = telegram.person.unwrap();
        assert_ne!(Some(&person), discord.person.as_ref());
        database.link(&person, "discord", "d7", now()).await.unwrap();
        let both = database.addresses_of(&person).await.unwrap();
        assert_eq!(both.iter().map(|it| (it.languages.clone(), it.zone)).collect::<Vec<_>>(),
            vec![(vec![KO], chrono_tz::Asia::Tokyo); 2]);
    }

    async fn a_forgotten_person_leaves_nothing(database: &TestDatabase) {
        let met = database.meet(&private("telegram", "7"), now()).await.unwrap();
        database.subscribe(&met.id, &Wish::default(), Some("7"), now()).await.unwrap();
        database.forget(Some(&met.id), "telegram", Some("7")).await.unwrap();
        assert_eq!(database.look_up_address("telegram", "7", None).await.unwrap(), None);
        assert_eq!(database.subscriptions(&met.id).await.unwrap(), vec![]);
        assert_eq!(database.look_up_person("telegram", "7").await.unwrap(), None);
    }

    async fn a_code_works_once_and_not_too_late(database: &TestDatabase) {
        let soon = now() + chrono::Duration::minutes(10);
        database.add_code("AB12CD34", "person", "p", now(), soon).await.unwrap();
        assert_eq!(database.use_code("AB12CD34", soon).await.unwrap(), None);
        let found = database.use_code("AB12CD34", now()).await.unwrap();
        assert_eq!(found, Some(("person".to_owned(), "p".to_owned())));
        assert_eq!(database.use_code("AB12CD34", now()).await.unwrap(), None);
    }
}
