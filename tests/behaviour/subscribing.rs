//! Wishes to be told: made in words or by a tap, shown, paused and stopped.

use naru::desk::Command;
use naru::person::{AddressState, ChatKind};

use crate::on_both_engines;
use crate::support::database::TestDatabase;
use crate::support::desk::{TestDesk, person, text};

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
