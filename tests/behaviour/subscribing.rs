//! Wishes to be told: made in words or by a tap, shown, paused and stopped.

use naru::answer::Press;
use naru::desk::Command;
use naru::person::{AddressState, ChatKind, Wish, place_ids};
use naru::program::Kind;

use crate::on_both_engines;
use crate::support::database::TestDatabase;
use crate::support::desk::{TestDesk, at, person, presses, text};
use crate::support::paper::Office;

const FORUM: &str = "busan-oda-forum-2027";

on_both_engines! {
    async fn a_wish_in_words_stands_after_one_tap(database: &TestDatabase) {
        let app = TestDesk::new(database).await;
        let anna = person("7", "en");
        let asked = app.says(&anna, "Please notify me when there are new forums").await;
        assert!(text(&asked).contains("Forums"), "{}", text(&asked));
        app.desk.write_records().await.unwrap();
        assert!(app.store.look_up_address("telegram", "7", None).await.unwrap().is_some());
        let done = app.presses(&anna, &asked, "Yes").await;
        assert!(text(&done).contains("From now on I will tell you about this: Forums"), "{}", text(&done));
        let my = app.orders(&anna, Command::My, "").await;
        assert!(text(&my).contains("1. Forums"), "{}", text(&my));
        assert!(my.private);
    }

    async fn every_subscription_is_paused_resumed_and_stopped_by_its_own_button(database: &TestDatabase) {
        let app = TestDesk::new(database).await;
        let anna = person("7", "en");
        let asked = app.says(&anna, "Please notify me when there are new forums").await;
        app.presses(&anna, &asked, "Yes").await;
        let my = app.orders(&anna, Command::My, "").await;
        let paused = app.presses(&anna, &my, "Pause").await;
        assert!(text(&paused).contains("(paused)"), "{}", text(&paused));
        let on = app.presses(&anna, &paused, "Go on").await;
        assert!(!text(&on).contains("(paused)"), "{}", text(&on));
        let weekly = app.presses(&anna, &on, "Once a week").await;
        assert!(text(&weekly).contains("Monday"), "{}", text(&weekly));
        let stopped = app.presses(&anna, &my, "Stop").await;
        assert!(text(&stopped).contains("Stopped: Forums"), "{}", text(&stopped));
        let again = app.presses(&anna, &my, "Stop").await;
        assert!(text(&again).contains("stopped already"), "{}", text(&again));
    }

    async fn any_mix_of_filters_reaches_persons_groups_topics_and_channels(database: &TestDatabase) {
        let mut office = Office::open(TestDesk::new(database).await).await;
        let mut new = office.app.data.programs.iter().find(|it| it.id == FORUM).unwrap().clone();
        (new.id, new.series) = ("new-forum".to_owned(), "new-series".to_owned());
        (new.audience, new.languages) = (vec!["youth".to_owned()], vec![naru::language::Language::new("vi")]);
        let knowledge = office.app.desk.knowledge();
        let around = place_ids(knowledge.catalogue(), &new);
        let elsewhere = knowledge.catalogue().places().iter().find(|it| !around.contains(&it.id)).unwrap().id.clone();
        let some = |text: &str| Some(text.to_owned());
        let one = |change: &dyn Fn(&mut Wish)| {
            let mut wish = Wish::default();
            change(&mut wish);
            wish
        };
        let topic = new.topics.first().unwrap().clone();
        let organizer = new.organizer.clone();
        let mut wishes = vec![Wish::default()];
        wishes.extend(around.iter().map(|id| one(&|it| it.place = Some(id.clone()))));
        wishes.extend([
            one(&|it| it.kind = Some(new.kind)),
            one(&|it| it.kind = Some(if new.kind == Kind::Forum { Kind::Culture } else { Kind::Forum })),
            one(&|it| it.topic = Some(topic.clone())),
            one(&|it| it.topic = some("no-such-topic")),
            one(&|it| it.place = Some(elsewhere.clone())),
            one(&|it| it.audience = some("youth")),
            one(&|it| it.audience = some("seniors")),
            one(&|it| it.organizer = Some(organizer.clone())),
            one(&|it| it.organizer = some("somebody-else")),
            one(&|it| it.language = Some(naru::language::Language::new("vi"))),
            one(&|it| it.language = Some(naru::language::Language::new("ja"))),
            one(&|it| it.series = some("new-series")),
            one(&|it| it.series = some("old-series")),
            one(&|it| (it.kind, it.topic, it.audience) = (Some(new.kind), Some(topic.clone()), some("youth"))),
            one(&|it| (it.kind, it.topic, it.audience) = (Some(new.kind), Some(topic.clone()), some("seniors"))),
        ]);
        let kinds = [ChatKind::Private, ChatKind::Group, ChatKind::Topic, ChatKind::Channel];
        for (n, wish) in wishes.iter().enumerate() {
            for kind in kinds {
                let mut who = person(&format!("{n}-{kind}"), "en");
                (who.kind, who.admin) = (kind, true);
                who.at.thread = (kind == ChatKind::Topic).then(|| "5".to_owned());
                office.app.desk.press(&who, Press::Subscribe(wish.clone())).await;
            }
        }
        office.app.data.programs.push(new.clone());
        office.app.reload();
        office.at("2026-12-01T12:00:00+09:00").await;
        office.at("2026-12-01T12:10:00+09:00").await;
        let knowledge = office.app.desk.knowledge();
        for (n, wish) in wishes.iter().enumerate() {
            let fits = wish.fits(knowledge.catalogue(), &new);
            for kind in kinds {
                // Whoever wished for more is reminded of other programs, too.
                let got = office.got(&format!("{n}-{kind}"));
                let news = got.iter().filter(|it| it.contains("New:"));
                assert_eq!(news.count(), usize::from(fits), "{kind}: {wish:?}: {got:#?}");
            }
        }
    }

    async fn the_button_under_a_push_stops_that_one_years_later_too(database: &TestDatabase) {
        let mut office = Office::open(TestDesk::new(database).await).await;
        let anna = person("7", "en");
        let forums = Wish { kind: Some(Kind::Forum), ..Wish::default() };
        office.app.desk.press(&anna, Press::Subscribe(forums)).await;
        office.app.desk.press(&anna, Press::Remind("world-peace-forum-2026".to_owned())).await;
        office.app.edit(FORUM, |it| it.fee_krw = Some(5_000));
        office.at("2026-12-01T12:00:00+09:00").await;
        office.at("2026-12-01T12:10:00+09:00").await;
        let (_, stop) = presses(&office.messages("7")).into_iter().find(|(_, it)| matches!(it, Press::Stop(_))).unwrap();
        // As it is kept under the button, and read years later.
        let stop = Press::decode(&stop.encode()).unwrap();
        let late = at("2034-01-01T12:00:00+09:00");
        office.app.clock.set(late);
        office.app.store.drop_old(late, 3, 30).await.unwrap();
        let said = office.app.desk.press(&anna, stop).await;
        assert!(text(&said).contains("Stopped: Forums"), "{}", text(&said));
        let address = office.app.store.look_up_address("telegram", "7", None).await.unwrap().unwrap();
        let left = office.app.store.subscriptions(&address.id).await.unwrap();
        assert!(left.len() == 1 && left[0].wish.is_narrow(), "{left:?}");
    }

    async fn an_overview_comes_weekly_daily_monthly_or_when_its_reader_says(database: &TestDatabase) {
        let mut office = Office::open(TestDesk::new(database).await).await;
        let anna = person("7", "en");
        office.app.desk.press(&anna, Press::Subscribe(Wish::default())).await;
        let my = office.app.orders(&anna, Command::My, "").await;
        let weekly = office.app.presses(&anna, &my, "Once a week").await;
        assert!(text(&weekly).contains("Monday") && text(&weekly).contains("/my 1 30 8"), "{}", text(&weekly));
        let daily = office.app.presses(&anna, &weekly, "daily").await;
        assert!(text(&daily).contains("daily at"), "{}", text(&daily));
        office.at("2026-11-24T08:59:00+09:00").await;
        office.got("7");
        for day in ["2026-11-24T09:00:00+09:00", "2026-11-25T09:00:00+09:00"] {
            office.at(day).await;
            assert_eq!(office.got("7").len(), 1, "{day}");
        }
        let monthly = office.app.presses(&anna, &daily, "monthly").await;
        assert!(text(&monthly).contains("monthly on day 1"), "{}", text(&monthly));
        for wrong in ["1 99 8 * * *", "1 * * * * *", "1 whenever you like"] {
            let said = office.app.orders(&anna, Command::My, wrong).await;
            assert!(text(&said).contains("I cannot read"), "{wrong}: {}", text(&said));
        }
        let own = office.app.orders(&anna, Command::My, "1 30 8 * * 4").await;
        assert!(text(&own).contains("Thursday"), "{}", text(&own));
        office.at("2026-11-26T08:29:00+09:00").await;
        assert_eq!(office.got("7").len(), 0);
        office.at("2026-11-26T08:30:00+09:00").await;
        assert_eq!(office.got("7").len(), 1);
        let none = office.app.orders(&anna, Command::My, "9 30 8 * * 4").await;
        assert!(text(&none).contains("1. "), "what there is, where there is no such number: {}", text(&none));
    }

    async fn no_more_reminders_in_words_ends_all_of_them(database: &TestDatabase) {
        let app = TestDesk::new(database).await;
        let lee = person("8", "zh-Hans");
        let asked = app.says(&lee, "有新论坛请通知我").await;
        app.presses(&lee, &asked, "").await;
        let address = app.store.look_up_address("telegram", "8", None).await.unwrap().unwrap();
        assert_eq!(app.store.subscriptions(&address.id).await.unwrap().len(), 1);
        let asked = app.says(&lee, "不要再提醒我了").await;
        app.presses(&lee, &asked, "").await;
        let address = app.store.look_up_address("telegram", "8", None).await.unwrap().unwrap();
        assert_eq!(app.store.subscriptions(&address.id).await.unwrap(), vec![]);
        assert!(!address.announcements);
    }

    async fn in_a_group_only_admins_decide_and_nobody_elses_button_works(database: &TestDatabase) {
        let app = TestDesk::new(database).await;
        let mut member = person("-9", "en");
        (member.kind, member.person, member.admin) = (ChatKind::Group, Some("7".to_owned()), false);
        let asked = app.says(&member, "Please notify me when there are new forums").await;
        let refused = app.presses(&member, &asked, "Yes").await;
        assert!(text(&refused).contains("admins"), "{}", text(&refused));
        let mut admin = member.clone();
        admin.admin = true;
        app.presses(&admin, &asked, "Yes").await;
        let my = app.orders(&admin, Command::My, "").await;
        // The same button, forwarded to a stranger's chat, does nothing there.
        let stranger = app.presses(&person("66", "en"), &my, "Stop").await;
        assert!(text(&stranger).contains("stopped already"), "{}", text(&stranger));
        let address = app.store.look_up_address("telegram", "-9", None).await.unwrap().unwrap();
        assert_eq!(app.store.subscriptions(&address.id).await.unwrap().len(), 1);
    }

    async fn stop_is_silence_and_start_ends_it(database: &TestDatabase) {
        let app = TestDesk::new(database).await;
        let anna = person("7", "en");
        let hello = app.orders(&anna, Command::Start, "").await;
        assert!(text(&hello).contains("/privacy"), "{}", text(&hello));
        let silent = app.says(&anna, "/stop").await;
        let state = async || app.store.look_up_address("telegram", "7", None).await.unwrap().unwrap().state;
        assert_eq!(state().await, AddressState::Paused);
        app.presses(&anna, &silent, "Send").await;
        assert_eq!(state().await, AddressState::Open);
        app.says(&anna, "/stop").await;
        app.orders(&anna, Command::Start, "").await;
        assert_eq!(state().await, AddressState::Open);
    }

    async fn own_reminders_are_shown_before_they_are_saved(database: &TestDatabase) {
        let app = TestDesk::new(database).await;
        let anna = person("7", "en");
        let asked = app.orders(&anna, Command::Remind, "closes-3d starts-2h").await;
        assert!(text(&asked).contains("3 days before applications close (D-3)"), "{}", text(&asked));
        let reminders = async || {
            let address = app.store.look_up_address("telegram", "7", None).await.unwrap();
            address.and_then(|it| it.reminders).map(|it| naru::person::setting::written(&it))
        };
        assert_eq!(reminders().await, None);
        app.presses(&anna, &asked, "Save").await;
        assert_eq!(reminders().await.as_deref(), Some("closes-3d starts-2h"));
        let wrong = app.orders(&anna, Command::Remind, "tomorrow, maybe").await;
        assert!(text(&wrong).contains("tomorrow, maybe"), "{}", text(&wrong));
        let quiet = app.orders(&anna, Command::Remind, "23:00-06:30").await;
        app.presses(&anna, &quiet, "Save").await;
        let address = app.store.look_up_address("telegram", "7", None).await.unwrap().unwrap();
        assert_eq!(address.quiet.unwrap().to_string(), "23:00-06:30");
    }

    async fn language_and_clock_are_chosen_in_ones_own_words(database: &TestDatabase) {
        let app = TestDesk::new(database).await;
        let minh = person("7", "vi");
        app.orders(&minh, Command::Language, "Korean").await;
        let address = async || app.store.look_up_address("telegram", "7", None).await.unwrap().unwrap();
        assert_eq!(address().await.languages, [naru::language::Language::new("ko")]);
        app.orders(&minh, Command::Language, "ko en").await;
        assert_eq!(address().await.languages.len(), 2);
        let asked = app.orders(&minh, Command::Timezone, "Kaohsiung").await;
        let saved = naru::answer::Press::Set("zone=Asia/Taipei".parse().unwrap());
        assert!(crate::support::desk::presses(&asked.messages).iter().any(|(_, press)| *press == saved));
        app.desk.press(&minh, saved).await;
        assert_eq!(address().await.zone.name(), "Asia/Taipei");
        // What naru does not offer is not set, whoever sends it.
        let strange = naru::answer::Press::Set("languages=tlh".parse().unwrap());
        app.desk.press(&minh, strange).await;
        assert_eq!(address().await.languages.len(), 2);
    }
}
