//! Reminders, changes, digests and corrections: derived from the records, told once, at the right time.

use naru::answer::Press;
use naru::desk::Command;
use naru::person::Wish;
use naru::program::{Kind, Status};

use crate::on_both_engines;
use crate::support::database::TestDatabase;
use crate::support::desk::{TestDesk, person, presses};
use crate::support::paper::Office;

const FORUM: &str = "busan-oda-forum-2027";

async fn office(database: &TestDatabase) -> Office {
    Office::open(TestDesk::new(database).await).await
}

async fn reminded(office: &Office, chat: &str, language: &'static str) {
    let who = person(chat, language);
    office.app.desk.press(&who, Press::Speak(naru::language::Language::new(language))).await;
    office.app.desk.press(&who, Press::Remind(FORUM.to_owned())).await;
}

fn forums() -> Press {
    Press::Subscribe(Wish { kind: Some(Kind::Forum), ..Wish::default() })
}

on_both_engines! {
    async fn each_reminder_comes_once_at_its_time(database: &TestDatabase) {
        let mut office = office(database).await;
        reminded(&office, "7", "en").await;
        // Applications run from 2 March 09:00 to 20 April 18:00; it begins on 12 May at 14:00.
        office.at("2027-03-02T08:59:00+09:00").await;
        assert_eq!(office.got("7"), [""; 0]);
        office.at("2027-03-02T09:00:00+09:00").await;
        let opened = office.got("7");
        assert!(opened[0].starts_with("Applications for “Busan ODA Forum 2027” are open now, until"), "{opened:#?}");
        office.at("2027-04-13T18:00:00+09:00").await;
        let week = office.got("7");
        assert!(week[0].contains("7 days left (D-7)"), "{week:#?}");
        assert_eq!(office.now().await.notices, 0);
        office.at("2027-04-19T18:00:30+09:00").await;
        assert!(office.got("7")[0].contains("1 day left (D-1)"));
        office.at("2027-05-11T14:00:00+09:00").await;
        assert!(office.got("7")[0].contains("tomorrow"));
        office.at("2027-05-12T12:00:00+09:00").await;
        let soon = office.messages("7");
        assert!(naru::render::plain::text(&soon[0]).contains("in 2 hours"), "{soon:#?}");
        // Every push has the button that ends it, and it does so years later.
        office.at("2029-01-01T12:00:00+09:00").await;
        let (_, stop) = presses(&soon).into_iter().find(|(_, press)| matches!(press, Press::Stop(_))).unwrap();
        office.app.desk.press(&person("7", "en"), stop).await;
        let address = office.app.store.look_up_address("telegram", "7", None).await.unwrap().unwrap();
        assert_eq!(office.app.store.subscriptions(&address.id).await.unwrap(), vec![]);
    }

    async fn a_moved_date_moves_its_reminders_and_a_cancelled_program_sends_none(database: &TestDatabase) {
        let mut office = office(database).await;
        reminded(&office, "7", "en").await;
        office.at("2027-05-01T12:00:00+09:00").await;
        office.got("7");
        office.app.edit(FORUM, |it| {
            it.starts = it.starts.map(|at| at + chrono::Duration::days(30));
            it.ends = it.ends.map(|at| at + chrono::Duration::days(30));
        });
        office.at("2027-05-01T12:01:00+09:00").await;
        office.at("2027-05-01T12:12:00+09:00").await;
        let told = office.got("7");
        assert!(told[0].contains("has changed") && told[0].contains("→"), "{told:#?}");
        office.at("2027-05-11T14:00:00+09:00").await;
        assert_eq!(office.got("7"), [""; 0], "the old date gives no reminder");
        office.at("2027-06-10T14:00:00+09:00").await;
        assert!(office.got("7")[0].contains("tomorrow"));
        office.app.edit(FORUM, |it| it.status = Status::Cancelled);
        office.at("2027-06-10T14:20:00+09:00").await;
        office.at("2027-06-10T14:31:00+09:00").await;
        let told = office.got("7");
        assert!(told.len() == 1 && told[0].contains("has been cancelled"), "{told:#?}");
        office.at("2027-06-11T12:00:00+09:00").await;
        assert_eq!(office.got("7"), [""; 0]);
    }

    async fn edits_within_ten_minutes_are_one_message_and_slips_are_none(database: &TestDatabase) {
        let mut office = office(database).await;
        reminded(&office, "7", "en").await;
        office.app.edit(FORUM, |it| it.fee_krw = Some(3_000));
        office.at("2026-12-01T12:00:00+09:00").await;
        office.app.edit(FORUM, |it| it.fee_krw = Some(5_000));
        office.at("2026-12-01T12:08:00+09:00").await;
        office.app.edit(FORUM, |it| {
            it.summary = [(naru::language::Language::new("en"), "Something else.")].into_iter().collect();
        });
        office.at("2026-12-01T12:17:00+09:00").await;
        assert_eq!(office.got("7"), [""; 0], "not ten minutes since the last edit that matters");
        office.at("2026-12-01T12:18:00+09:00").await;
        let told = office.got("7");
        assert_eq!(told.len(), 1);
        assert!(told[0].contains("₩5,000") && !told[0].contains("3,000"), "{told:#?}");
        office.app.edit(FORUM, |it| it.fee_krw = Some(9_000));
        office.at("2026-12-01T13:00:00+09:00").await;
        office.app.edit(FORUM, |it| it.fee_krw = Some(5_000));
        office.at("2026-12-01T13:05:00+09:00").await;
        office.at("2026-12-01T14:05:00+09:00").await;
        assert_eq!(office.got("7"), [""; 0], "it was taken back before anybody was told");
    }

    async fn a_new_program_that_fits_is_announced_once(database: &TestDatabase) {
        let mut office = office(database).await;
        office.app.desk.press(&person("7", "en"), forums()).await;
        office.app.desk.press(&person("8", "en"), Press::Remind(FORUM.to_owned())).await;
        let mut new = office.app.data.programs.iter().find(|it| it.id == FORUM).unwrap().clone();
        new.id = "new-forum".to_owned();
        new.series = "new-forum".to_owned();
        new.title = [(naru::language::Language::new("en"), "A new forum")].into_iter().collect();
        office.app.data.programs.push(new);
        office.app.reload();
        office.at("2026-12-01T12:00:00+09:00").await;
        office.got("7");
        let planned = office.at("2026-12-01T12:10:00+09:00").await;
        assert_eq!((planned.notices, planned.deliveries), (1, 1));
        assert!(office.got("7")[0].starts_with("New: “A new forum”"));
        assert_eq!(office.got("8"), [""; 0]);
        office.at("2026-12-02T12:10:00+09:00").await;
        assert_eq!(office.got("7"), [""; 0]);
    }

    async fn a_chat_that_was_told_a_fact_hears_when_it_changes_in_the_language_it_asked_in(database: &TestDatabase) {
        let mut office = office(database).await;
        let asker = person("7", "ko");
        office.app.says(&asker, "부산 ODA 포럼 언제예요?").await;
        let late = person("9", "en");
        office.app.desk.write_records().await.unwrap();
        office.app.edit(FORUM, |it| it.starts = it.starts.map(|at| at + chrono::Duration::days(1)));
        office.at("2026-12-10T12:00:00+09:00").await;
        office.at("2026-12-10T12:10:00+09:00").await;
        let told = office.got("7");
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(told[0].contains("5월 13일"), "{told:#?}");
        // After thirty days nobody leans on it any more; and who asks now is told what is true now.
        office.app.says(&late, "When is the Busan ODA Forum?").await;
        office.at("2027-01-05T12:00:00+09:00").await;
        office.app.edit(FORUM, |it| it.starts = it.starts.map(|at| at + chrono::Duration::days(1)));
        office.at("2027-01-20T12:00:00+09:00").await;
        office.at("2027-01-20T12:10:00+09:00").await;
        assert_eq!((office.got("7").len(), office.got("9").len()), (0, 0));
    }

    async fn a_digest_comes_on_its_readers_own_monday_and_never_empty(database: &TestDatabase) {
        let mut office = office(database).await;
        for (chat, zone) in [("7", "Asia/Seoul"), ("8", "America/Los_Angeles")] {
            let who = person(chat, "en");
            office.app.desk.press(&who, forums()).await;
            office.app.desk.press(&who, Press::Set(format!("zone={zone}").parse().unwrap())).await;
            let my = office.app.orders(&who, Command::My, "").await;
            office.app.presses(&who, &my, "Once a week").await;
        }
        // The World Peace Forum of the sample opens on 26 November 2026.
        office.at("2026-11-23T08:59:00+09:00").await;
        assert_eq!(office.got("7"), [""; 0]);
        office.at("2026-11-23T09:00:00+09:00").await;
        let digest = office.got("7");
        assert!(digest[0].contains("for you"), "{digest:#?}");
        assert_eq!(office.got("8"), [""; 0]);
        assert_eq!(office.now().await.notices, 0);
        office.at("2026-11-23T09:00:00-08:00").await;
        assert_eq!(office.got("8").len(), 1);
        // A summer without forums.
        office.app.data.programs.retain(|it| it.kind != Kind::Forum);
        office.app.reload();
        office.at("2027-08-02T09:00:00+09:00").await;
        let planned = office.at("2027-08-09T09:00:00+09:00").await;
        assert_eq!((planned.notices, office.got("7")), (0, Vec::<String>::new()));
    }

    async fn after_an_outage_only_what_is_still_of_use_goes_out(database: &TestDatabase) {
        let mut office = office(database).await;
        reminded(&office, "7", "en").await;
        let planned = office.at("2027-05-12T12:30:00+09:00").await;
        assert_eq!((planned.notices, planned.deliveries), (2, 2));
        assert!(planned.missed >= 3, "the opening and the deadline are over");
        let told = office.got("7");
        assert!(told.iter().all(|it| it.contains("begins")), "{told:#?}");
    }

    async fn a_bilingual_chat_reads_one_message_in_both_languages(database: &TestDatabase) {
        let mut office = office(database).await;
        reminded(&office, "7", "en").await;
        office.app.orders(&person("7", "en"), Command::Language, "ko en").await;
        office.at("2027-04-13T18:00:00+09:00").await;
        office.got("7");
        office.at("2027-04-19T18:00:00+09:00").await;
        let told = office.got("7");
        assert_eq!(told.len(), 1);
        assert!(told[0].contains("신청") && told[0].contains("1 day left (D-1)"), "{told:#?}");
    }

    async fn before_it_is_live_only_staff_are_told(database: &TestDatabase) {
        let mut office = Office::in_trial(TestDesk::new(database).await).await;
        reminded(&office, "7", "en").await;
        reminded(&office, "8", "en").await;
        let staff = office.app.store.look_up_address("telegram", "8", None).await.unwrap().unwrap();
        office.app.store.set_staff_address(&staff.id, true).await.unwrap();
        office.at("2027-04-13T18:00:00+09:00").await;
        assert_eq!((office.got("7").len(), office.got("8").len()), (0, 1));
    }
}
