//! Every notice in ten languages, as it is read; looked over by people who speak them.

use std::sync::Arc;

use naru::answer::{Alert, AlertKind, Announcement, AnnouncementState, Subject};
use naru::language::{Language, LocalizedText};
use naru::notify::delivery::IfDoubtful;
use naru::notify::notice::{Compose, Notice, cause};
use naru::notify::pace::Lane;
use naru::program::{Changed, Fact, FactValue};
use naru::render::plain;

use crate::support::database::TestDatabase;
use crate::support::desk::{TestDesk, at};

const FORUM: &str = "busan-oda-forum-2027";
const LANGUAGES: [&str; 10] = ["ko", "en", "zh-Hans", "zh-Hant", "ja", "vi", "id", "ru", "es", "mn"];

fn notice(subject: Subject) -> Notice {
    Notice {
        id: "n".to_owned(),
        subject,
        lane: Lane::Reminder,
        if_doubtful: IfDoubtful::Leave,
        lapses_at: None,
        urgent: false,
        dedup_key: "n".to_owned(),
    }
}

/// The same notice in every language, each under its tag.
fn read(app: &TestDesk, subject: Subject, cause: &str, now: &str) -> String {
    let desk = Arc::clone(&app.desk) as Arc<dyn Compose>;
    let notice = notice(subject);
    let version = |tag: &&'static str| {
        let message = desk.message(&notice, &[Language::new(tag)], chrono_tz::Asia::Seoul, at(now));
        let message = message.unwrap_or_else(|| panic!("{tag}: there is something to say"));
        let message = desk.with_stop(message, cause);
        let buttons: Vec<String> = message.buttons.iter().map(|it| format!("[{}]", it.label)).collect();
        format!("── {tag}\n{}\n{}", plain::text(&message), buttons.join(" "))
    };
    LANGUAGES.iter().map(version).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn reminders_and_news_are_read_in_ten_languages() {
    let database = TestDatabase::sqlite().await;
    let app = TestDesk::new(&database).await;
    for (name, offset, anchor, now) in [
        ("closes_week", "closes-7d", "2027-04-20T18:00:00+09:00", "2027-04-13T18:00:00+09:00"),
        ("closes_hours", "closes-1d", "2027-04-20T18:00:00+09:00", "2027-04-20T08:00:00+09:00"),
        ("starts_day", "starts-1d", "2027-05-12T14:00:00+09:00", "2027-05-11T14:00:00+09:00"),
        ("starts_hours", "starts-2h", "2027-05-12T14:00:00+09:00", "2027-05-12T12:00:00+09:00"),
        ("opens", "opens", "2027-03-02T09:00:00+09:00", "2027-03-02T09:00:00+09:00"),
        ("opens_soon", "opens-1d", "2027-03-02T09:00:00+09:00", "2027-03-01T09:00:00+09:00"),
    ] {
        let subject = Subject::Reminder { program: FORUM.to_owned(), offset: offset.parse().unwrap(), at: at(anchor) };
        insta::assert_snapshot!(format!("reminder_{name}"), read(&app, subject, "s", now));
    }
    let now = "2026-12-01T12:00:00+09:00";
    let new = Subject::News { program: FORUM.to_owned() };
    insta::assert_snapshot!("news", read(&app, new, "s", now));
    let digest = Subject::Digest { programs: vec!["world-peace-forum-2026".to_owned(), FORUM.to_owned()] };
    insta::assert_snapshot!("digest", read(&app, digest, cause::DIGEST, now));
}

#[tokio::test]
async fn changes_and_corrections_are_read_in_ten_languages() {
    let database = TestDatabase::sqlite().await;
    let app = TestDesk::new(&database).await;
    let program = app.data.programs.iter().find(|it| it.id == FORUM).unwrap();
    let now = "2026-12-01T12:00:00+09:00";
    let day = chrono::Duration::days(1);
    let earlier = |it: Option<naru::program::Instant>| it.map(|at| at - day);
    let old = [
        (Fact::Dates, FactValue::Dates { starts: earlier(program.starts), ends: earlier(program.ends) }),
        (Fact::Deadline, FactValue::Moment(earlier(program.apply_closes))),
        (Fact::Place, FactValue::Place { format: program.format, places: Vec::new(), venue: LocalizedText::default() }),
        (Fact::Fee, FactValue::Won(Some(5_000))),
    ];
    let changes: Vec<Changed> =
        old.into_iter().map(|(fact, old)| Changed { fact, old, new: fact.of(program) }).collect();
    let changed = Subject::Changed { program: FORUM.to_owned(), changes: changes.clone() };
    insta::assert_snapshot!("changed", read(&app, changed, "s", now));
    for tag in LANGUAGES {
        let language = Language::new(tag);
        let correction = Subject::Correction { program: FORUM.to_owned(), changes: changes[..1].to_vec(), language };
        let message = app
            .desk
            .message(&notice(correction), &[Language::new("en")], chrono_tz::Asia::Seoul, at(now))
            .expect("there is something to say");
        assert_eq!(message.language, language, "the language it was asked in beats the chat's");
        insta::assert_snapshot!(format!("correction_{tag}"), plain::text(&message));
    }
}

#[tokio::test]
async fn announcements_and_alerts_are_read_in_ten_languages() {
    let database = TestDatabase::sqlite().await;
    let app = TestDesk::new(&database).await;
    let now = "2026-12-01T12:00:00+09:00";
    let text = |text: &str| LANGUAGES.iter().map(|tag| (Language::new(tag), format!("{text} ({tag})"))).collect();
    for state in AnnouncementState::ALL {
        let announcement = Announcement {
            broadcast: "b".to_owned(),
            title: text("Open day"),
            body: text("Come and see.\n\nBring a friend."),
            files: Vec::new(),
            state: *state,
            calls: false,
        };
        let subject = Subject::Announcement(announcement);
        insta::assert_snapshot!(format!("announcement_{state}"), read(&app, subject, cause::ANNOUNCEMENTS, now));
    }
    for kind in AlertKind::ALL {
        let alert = Alert { kind: *kind, what: "Telegram".to_owned(), count: 21, of: 60 };
        // What happened, what naru did, what to do; that a second yes is awaited is no trouble.
        let one = notice(Subject::Alert(alert.clone()));
        let english = app.desk.message(&one, &[Language::new("en")], chrono_tz::Asia::Seoul, at(now));
        let sentences = plain::text(&english.expect("it is told")).matches(". ").count() + 1;
        assert!(sentences >= 3 || *kind == AlertKind::Approval, "{kind}: {sentences}");
        insta::assert_snapshot!(format!("alert_{kind}"), read(&app, Subject::Alert(alert), cause::STAFF, now));
    }
}

#[tokio::test]
async fn a_bilingual_chat_reads_one_above_the_other() {
    let database = TestDatabase::sqlite().await;
    let app = TestDesk::new(&database).await;
    let subject = Subject::Reminder {
        program: FORUM.to_owned(),
        offset: "closes-7d".parse().unwrap(),
        at: at("2027-04-20T18:00:00+09:00"),
    };
    let two = [Language::new("ko"), Language::new("en")];
    let message = app.desk.message(&notice(subject), &two, chrono_tz::Asia::Seoul, at("2027-04-13T18:00:00+09:00"));
    insta::assert_snapshot!("bilingual", plain::text(&message.expect("there is something to say")));
}

#[tokio::test]
async fn what_has_lost_its_reason_is_not_told() {
    let database = TestDatabase::sqlite().await;
    let app = TestDesk::new(&database).await;
    let subject = |at: &str| Subject::Reminder {
        program: FORUM.to_owned(),
        offset: "starts-1d".parse().unwrap(),
        at: crate::support::desk::at(at),
    };
    let told = |subject: Subject, now: &str| {
        app.desk.message(&notice(subject), &[Language::new("en")], chrono_tz::Asia::Seoul, at(now)).is_some()
    };
    assert!(told(subject("2027-05-12T14:00:00+09:00"), "2027-05-11T14:00:00+09:00"));
    assert!(!told(subject("2027-05-12T14:00:00+09:00"), "2027-05-12T14:00:00+09:00"), "it has begun");
    assert!(!told(subject("2027-05-13T14:00:00+09:00"), "2027-05-11T14:00:00+09:00"), "it was moved");
    assert!(!told(Subject::News { program: "gone".to_owned() }, "2027-05-11T14:00:00+09:00"));
}
