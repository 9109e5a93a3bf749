//! What can wait does not come in the night of whoever reads it, and comes as one message in the morning.

use naru::answer::Press;
use naru::desk::Command;

use crate::on_both_engines;
use crate::support::database::TestDatabase;
use crate::support::desk::{TestDesk, person, presses};
use crate::support::paper::Office;

const FORUM: &str = "busan-oda-forum-2027";

on_both_engines! {
    async fn messages_of_a_night_come_as_one_in_the_morning_of_the_reader(database: &TestDatabase) {
        let mut office = Office::open(TestDesk::new(database).await).await;
        for (chat, zone) in [("7", "Asia/Seoul"), ("8", "Europe/Berlin")] {
            let who = person(chat, "en");
            office.app.desk.press(&who, Press::Speak(naru::language::Language::new("en"))).await;
            office.app.desk.press(&who, Press::Set(format!("zone={zone}").parse().unwrap())).await;
            office.app.desk.press(&who, Press::Remind(FORUM.to_owned())).await;
        }
        // At 23:00 in Seoul it is afternoon in Berlin.
        office.app.edit(FORUM, |it| it.fee_krw = Some(5_000));
        office.at("2026-12-01T22:45:00+09:00").await;
        office.at("2026-12-01T23:00:00+09:00").await;
        assert_eq!((office.got("7").len(), office.got("8").len()), (0, 1));
        office.app.edit(FORUM, |it| it.capacity = Some(1));
        office.app.edit(FORUM, |it| it.apply_closes = it.apply_closes.map(|at| at + chrono::Duration::days(1)));
        office.at("2026-12-01T23:30:00+09:00").await;
        office.at("2026-12-02T00:00:00+09:00").await;
        office.got("8");
        office.at("2026-12-02T07:59:00+09:00").await;
        assert_eq!(office.got("7").len(), 0);
        office.at("2026-12-02T08:00:00+09:00").await;
        let morning = office.messages("7");
        assert_eq!(morning.len(), 1);
        let read = naru::render::plain::text(&morning[0]);
        assert!(read.contains("2 messages have waited") && read.contains("₩5,000"), "{read}");
        assert!(presses(&morning).iter().any(|(_, press)| matches!(press, Press::Stop(_))));
    }

    async fn who_wants_none_has_no_quiet_hours(database: &TestDatabase) {
        let mut office = Office::open(TestDesk::new(database).await).await;
        let who = person("7", "en");
        office.app.desk.press(&who, Press::Remind(FORUM.to_owned())).await;
        let shown = office.app.orders(&who, Command::Remind, "").await;
        office.app.presses(&who, &shown, "No quiet hours").await;
        office.app.edit(FORUM, |it| it.fee_krw = Some(5_000));
        office.at("2026-12-01T22:45:00+09:00").await;
        office.at("2026-12-01T23:00:00+09:00").await;
        assert_eq!(office.got("7").len(), 1);
    }
}
