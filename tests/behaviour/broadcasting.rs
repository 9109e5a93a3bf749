//! Announcements of staff: checked, approved by two, sent once, corrected, taken back, reported.

use chrono::Duration;
use naru::answer::Attachment;
use naru::broadcast::{Broadcast, BroadcastState, Content, Role, Segment};
use naru::clock::Clock;
use naru::desk::Command;
use naru::desk::newsroom::{Actor, Item, Order, Outcome, Problem, Refusal};
use naru::language::Language;
use naru::person::ChatKind;

use crate::on_both_engines;
use crate::support::database::TestDatabase;
use crate::support::desk::{TestDesk, person, presses, text};
use crate::support::paper::Office;

const KO: Language = Language::new("ko");
const EN: Language = Language::new("en");

fn member(name: &str, role: Role) -> Actor {
    Actor { role, ..Actor::operator(name) }
}

fn minji() -> Actor {
    member("Minji", Role::Sender)
}

fn joon() -> Actor {
    member("Joon", Role::Approver)
}

fn content(ko: &str, en: &str) -> Content {
    Content {
        title: [(KO, "안내"), (EN, "Notice")].into_iter().collect(),
        body: [(KO, ko), (EN, en)].into_iter().collect(),
        ..Content::default()
    }
}

fn peace() -> Content {
    content("2026년 12월 3일에 열립니다.", "It is held on 3 December 2026.")
}

async fn office(database: &TestDatabase, chats: &[(&str, &'static str)]) -> Office {
    let office = Office::open(TestDesk::new(database).await).await;
    for (chat, language) in chats {
        let who = person(chat, language);
        office.app.desk.press(&who, naru::answer::Press::Speak(Language::new(language))).await;
    }
    office
}

async fn new(office: &Office, content: Content, segment: &str) -> i64 {
    let order = Order::New { content, segment: segment.parse().unwrap(), files: Vec::new() };
    match office.app.desk.newsroom(&minji(), order).await.unwrap() {
        Outcome::Shown(sheet) => sheet.broadcast.number,
        other => panic!("{other:?}"),
    }
}

async fn does(office: &Office, actor: &Actor, order: Order) -> Outcome {
    office.app.desk.newsroom(actor, order).await.unwrap_or_else(|refusal| panic!("{refusal:?}"))
}

async fn is_refused(office: &Office, actor: &Actor, order: Order) -> Refusal {
    match office.app.desk.newsroom(actor, order).await {
        Err(refusal) => refusal,
        Ok(outcome) => panic!("{outcome:?}"),
    }
}

async fn state(office: &Office, number: i64) -> BroadcastState {
    office.app.store.look_up_broadcast(number).await.unwrap().unwrap().state
}

async fn goes_out(office: &mut Office, content: Content) -> i64 {
    let number = new(office, content, "all").await;
    does(office, &minji(), Order::Submit { number, anyway: false }).await;
    does(office, &minji(), Order::Send { number, at: None }).await;
    office.now().await;
    number
}

on_both_engines! {
    async fn each_reads_it_in_their_own_language_once_with_a_button_to_have_no_more(database: &TestDatabase) {
        let mut office = office(database, &[("7", "ko"), ("8", "en"), ("9", "vi")]).await;
        let number = goes_out(&mut office, peace()).await;
        let (ko, en, vi) = (office.got("7"), office.got("8"), office.messages("9"));
        assert!(ko[0].contains("안내") && ko[0].contains("12월 3일"), "{ko:#?}");
        assert!(en[0].contains("It is held on 3 December 2026."), "{en:#?}");
        // There is no Vietnamese version: English is next in line, and the button speaks Vietnamese.
        let stop = crate::support::desk::presses(&vi).remove(0);
        assert!(naru::render::plain::text(&vi[0]).contains("3 December"));
        office.app.desk.press(&person("9", "vi"), stop.1).await;
        assert!(matches!(is_refused(&office, &minji(), Order::Send { number, at: None }).await, Refusal::State { .. }));
        goes_out(&mut office, peace()).await;
        assert_eq!((office.got("7").len(), office.got("9").len()), (1, 0));
    }

    async fn a_segment_is_sized_and_reaches_whom_it_names(database: &TestDatabase) {
        let mut office = office(database, &[("7", "ko"), ("8", "en")]).await;
        let mut group = person("-5", "en");
        (group.kind, group.person) = (ChatKind::Group, Some("7".to_owned()));
        office.app.desk.press(&group, naru::answer::Press::Speak(EN)).await;
        let oda = naru::person::Wish { topic: Some("oda".to_owned()), ..Default::default() };
        office.app.desk.press(&person("8", "en"), naru::answer::Press::Subscribe(oda)).await;
        // One who follows forums hears of those on any topic; one who follows a single program says nothing of a topic.
        let forums = naru::person::Wish { kind: Some(naru::program::Kind::Forum), ..Default::default() };
        office.app.desk.press(&person("9", "ja"), naru::answer::Press::Subscribe(forums)).await;
        let one = naru::person::Wish { program: Some("forum".to_owned()), ..Default::default() };
        office.app.desk.press(&person("10", "vi"), naru::answer::Press::Subscribe(one)).await;
        for (segment, size) in [
            ("all", 5),
            ("language=ko", 1),
            ("kind=group", 1),
            ("topic=oda", 2),
            ("topic=oda language=ko", 0),
            ("topic=oda language=ja", 1),
            ("topic=culture language=en", 0),
            ("network=discord", 0),
            ("language=ko,en kind=private", 2),
        ] {
            let number = new(&office, peace(), segment).await;
            match does(&office, &minji(), Order::Show(number)).await {
                Outcome::Shown(sheet) => assert_eq!(sheet.size, size, "{segment}"),
                other => panic!("{other:?}"),
            }
        }
        // What is offered can be chosen.
        let number = new(&office, peace(), "all").await;
        let whom = does(&office, &minji(), Order::Whom(number)).await;
        let knowledge = office.app.desk.knowledge();
        let texts = office.app.desk.conversation().texts();
        let voice = naru::render::Voice::new(texts, EN, knowledge.catalogue(), office.app.clock.now());
        let offered = presses(&[naru::desk::newsroom::words::outcome(voice, &whom)]);
        assert!(offered.len() > 5, "{offered:?}");
        for (label, press) in offered {
            let naru::answer::Press::Staff(order) = press else { panic!("{label}: {press:?}") };
            let order = Order::read(&order, knowledge.catalogue().home_zone()).unwrap_or_else(|it| panic!("{label}: {it:?}"));
            let Outcome::Shown(sheet) = does(&office, &minji(), order).await else { panic!("{label}") };
            assert!(!sheet.problems.iter().any(|it| matches!(it, Problem::NoSuch(_))), "{label}: {:?}", sheet.problems);
        }
        // A slip of the pen would reach others than it was meant for.
        let number = new(&office, peace(), "topic=odaa place=jpan language=en,xx").await;
        let Outcome::Shown(sheet) = does(&office, &minji(), Order::Show(number)).await else { panic!("it is shown") };
        for what in ["topic=odaa", "place=jpan", "language=xx"] {
            assert!(sheet.problems.contains(&Problem::NoSuch(what.to_owned())), "{:?}", sheet.problems);
        }
        let number = new(&office, peace(), "topic=oda").await;
        does(&office, &minji(), Order::Submit { number, anyway: false }).await;
        does(&office, &minji(), Order::Send { number, at: None }).await;
        office.now().await;
        assert_eq!(["7", "8", "-5", "9", "10"].map(|chat| office.got(chat).len()), [0, 1, 0, 1, 0]);
    }

    async fn what_is_wrong_with_it_keeps_it_from_going_out(database: &TestDatabase) {
        let office = office(database, &[("7", "ko")]).await;
        let wrong = content("2026년 12월 4일에 열립니다.", "It is held on 3 December 2026 at {{place}}.");
        let number = new(&office, wrong, "all").await;
        let refusal = is_refused(&office, &minji(), Order::Submit { number, anyway: false }).await;
        let Refusal::Blocked { problems, .. } = refusal else { panic!("{refusal:?}") };
        assert!(problems.contains(&Problem::Missing(EN, "place".to_owned())), "{problems:?}");
        assert!(problems.iter().any(|it| matches!(it, Problem::Differs(_))), "{problems:?}");
        // A difference may be meant; a placeholder without a value never is.
        let refusal = is_refused(&office, &minji(), Order::Submit { number, anyway: true }).await;
        assert!(matches!(&refusal, Refusal::Blocked { problems, .. } if problems.len() == 1), "{refusal:?}");
        let value = Order::Value { number, name: "place".to_owned(), value: "Busan".to_owned() };
        does(&office, &minji(), value).await;
        does(&office, &minji(), Order::Submit { number, anyway: true }).await;

        let picture = Attachment {
            name: "poster.png".to_owned(),
            mime: "image/png".to_owned(),
            description: None,
            bytes: vec![1].into(),
        };
        let order = Order::New { content: peace(), segment: Segment::default(), files: vec![picture] };
        let Outcome::Shown(sheet) = does(&office, &minji(), order).await else { panic!() };
        assert_eq!(sheet.problems, [Problem::NoDescription("poster.png".to_owned())]);
    }

    async fn above_a_size_a_second_person_says_yes_and_an_edit_takes_it_back(database: &TestDatabase) {
        let mut office = office(database, &[("11", "ko"), ("12", "ko"), ("13", "ko"), ("14", "ko")]).await;
        let number = new(&office, peace(), "all").await;
        let waiting = does(&office, &minji(), Order::Submit { number, anyway: false }).await;
        assert_eq!(waiting, Outcome::Waiting { number, size: 4 });
        let refused = is_refused(&office, &minji(), Order::Approve { number }).await;
        assert!(matches!(refused, Refusal::Role(Role::Approver)));
        let author = member("Minji", Role::Owner);
        assert!(matches!(is_refused(&office, &author, Order::Approve { number }).await, Refusal::OwnWork));
        assert!(matches!(is_refused(&office, &minji(), Order::Send { number, at: None }).await, Refusal::State { .. }));
        does(&office, &joon(), Order::Approve { number }).await;
        let edit = Order::Text { number, language: EN, title: "Notice".to_owned(), body: "3 December 2026!".to_owned() };
        does(&office, &minji(), edit).await;
        assert_eq!(state(&office, number).await, BroadcastState::Draft);
        does(&office, &minji(), Order::Submit { number, anyway: false }).await;
        does(&office, &joon(), Order::Approve { number }).await;
        does(&office, &minji(), Order::Send { number, at: None }).await;
        office.now().await;
        assert_eq!(office.got("14").len(), 1);
    }

    async fn it_goes_out_at_its_time_and_not_in_the_night(database: &TestDatabase) {
        let mut office = office(database, &[("7", "ko")]).await;
        let number = new(&office, peace(), "all").await;
        does(&office, &minji(), Order::Submit { number, anyway: false }).await;
        let at = crate::support::desk::at("2026-11-25T22:00:00+09:00");
        let scheduled = does(&office, &minji(), Order::Send { number, at: Some(at) }).await;
        assert_eq!(scheduled, Outcome::Scheduled { number, at, size: 1 });
        office.at("2026-11-25T21:59:00+09:00").await;
        assert_eq!(state(&office, number).await, BroadcastState::Scheduled);
        office.at("2026-11-25T22:00:00+09:00").await;
        assert_eq!((state(&office, number).await, office.got("7").len()), (BroadcastState::Sending, 0));
        office.at("2026-11-26T08:00:00+09:00").await;
        assert_eq!(office.got("7").len(), 1);

        // Two have said that it may wake people.
        let number = new(&office, peace(), "all").await;
        does(&office, &minji(), Order::Urgent(number)).await;
        assert!(matches!(is_refused(&office, &minji(), Order::Urgent(number)).await, Refusal::OwnWork));
        assert_eq!(does(&office, &joon(), Order::Urgent(number)).await, Outcome::Urgent { number });
        does(&office, &minji(), Order::Submit { number, anyway: false }).await;
        office.app.clock.set(crate::support::desk::at("2026-11-26T23:00:00+09:00"));
        does(&office, &minji(), Order::Send { number, at: None }).await;
        office.now().await;
        assert_eq!(office.got("7").len(), 1);
    }

    async fn it_is_paused_resumed_and_cancelled(database: &TestDatabase) {
        let mut office = office(database, &[("7", "ko")]).await;
        let number = new(&office, peace(), "all").await;
        does(&office, &minji(), Order::Submit { number, anyway: false }).await;
        does(&office, &minji(), Order::Send { number, at: None }).await;
        does(&office, &minji(), Order::Pause(number)).await;
        office.now().await;
        assert_eq!(office.got("7").len(), 0);
        does(&office, &minji(), Order::Resume(number)).await;
        office.now().await;
        assert_eq!(office.got("7").len(), 1);
        let number = new(&office, peace(), "all").await;
        does(&office, &minji(), Order::Submit { number, anyway: false }).await;
        does(&office, &minji(), Order::Send { number, at: None }).await;
        does(&office, &minji(), Order::Cancel(number)).await;
        office.now().await;
        assert_eq!(office.got("7").len(), 0);
    }

    async fn what_a_crash_left_half_handed_over_is_finished_and_can_be_stopped_meanwhile(database: &TestDatabase) {
        let mut office = office(database, &[("7", "ko"), ("8", "en")]).await;
        for stopped in [false, true] {
            let number = new(&office, peace(), "all").await;
            does(&office, &minji(), Order::Submit { number, anyway: false }).await;
            let at = office.app.clock.now() + Duration::hours(1);
            does(&office, &minji(), Order::Send { number, at: Some(at) }).await;
            // As the process left it that died between the notice and its first delivery.
            let before = office.app.store.look_up_broadcast(number).await.unwrap().unwrap();
            let mut half = Broadcast { state: BroadcastState::Sending, sent_version: Some(1), ..before.clone() };
            let notice = naru::store::outbox::NewNotice {
                dedup_key: format!("announcement:{}:1", before.id),
                subject: naru::answer::Subject::Announcement(naru::answer::Announcement {
                    broadcast: before.id.clone(),
                    title: before.content.title.clone(),
                    body: before.content.body.clone(),
                    files: Vec::new(),
                    calls: false,
                    state: naru::answer::AnnouncementState::Live,
                }),
                lane: naru::notify::pace::Lane::Announcement,
                if_doubtful: naru::notify::delivery::IfDoubtful::Leave,
                urgent: false,
                lapses_at: None,
            };
            let now = office.app.clock.now();
            half.notice = Some(office.app.store.add_notice(&notice, now, now).await.unwrap());
            assert!(office.app.store.save_broadcast(&before, &half).await.unwrap());
            if stopped {
                does(&office, &minji(), Order::Cancel(number)).await;
            }
            office.app.clock.set(now + Duration::seconds(1));
            office.now().await;
            let each = usize::from(!stopped);
            assert_eq!((office.got("7").len(), office.got("8").len()), (each, each));
            office.now().await;
            assert_eq!(office.got("7").len(), 0, "once");
        }
    }

    async fn who_had_not_got_it_when_it_was_corrected_gets_the_later_text_only(database: &TestDatabase) {
        let mut office = office(database, &[("7", "ko"), ("8", "en")]).await;
        let number = new(&office, peace(), "all").await;
        does(&office, &minji(), Order::Submit { number, anyway: false }).await;
        does(&office, &minji(), Order::Send { number, at: None }).await;
        for day in [5, 6] {
            let (ko, en) = (format!("2026년 12월 {day}일에 열립니다."), format!("It is held on {day} December 2026."));
            let edit = Order::Edit { number, content: content(&ko, &en), segment: None, files: Vec::new() };
            does(&office, &minji(), edit).await;
            assert_eq!(does(&office, &minji(), Order::Correct(number)).await, Outcome::Corrected { number, chats: 0 });
        }
        office.now().await;
        let got = office.got("8");
        assert!(got.len() == 1 && got[0].contains("6 December"), "{got:#?}");
        // The third version is a correction of what they have read.
        let edit = Order::Edit { number, content: peace(), segment: None, files: Vec::new() };
        does(&office, &minji(), edit).await;
        assert_eq!(does(&office, &minji(), Order::Correct(number)).await, Outcome::Corrected { number, chats: 2 });
        office.now().await;
        assert_eq!((office.changed().len(), office.got("8").len(), office.got("7").len()), (2, 0, 1));
    }

    async fn a_template_is_filled_in_before_it_goes_out(database: &TestDatabase) {
        let mut office = office(database, &[("8", "en")]).await;
        let mut text = content("{{when}}에 열립니다.", "It is held on {{when}}.");
        text.values.insert("when".to_owned(), "2026-12-03".to_owned());
        let number = new(&office, text, "language=en").await;
        let poster = Attachment {
            name: "poster.png".to_owned(), mime: "image/png".to_owned(), description: Some("A poster".to_owned()), bytes: vec![1].into(),
        };
        does(&office, &minji(), Order::File { number, file: poster.clone() }).await;
        let save = |name: &str| Order::SaveTemplate { number, name: name.to_owned() };
        assert!(matches!(is_refused(&office, &minji(), save("two words")).await, Refusal::TemplateName));
        does(&office, &minji(), save("open-day")).await;
        let Outcome::Templates(all) = does(&office, &minji(), Order::Templates).await else { panic!("it lists") };
        assert!(all.len() == 1 && all[0].name == "open-day" && all[0].content.values.is_empty(), "{all:?}");
        assert_eq!(all[0].files, ["poster.png"]);
        let of = Order::UseTemplate { name: "open-day".to_owned() };
        let Outcome::Shown(sheet) = does(&office, &minji(), of).await else { panic!("it is a draft") };
        let number = sheet.broadcast.number;
        assert_eq!(office.app.store.broadcast_files(&sheet.broadcast.id).await.unwrap(), [poster]);
        assert_eq!(sheet.problems, [Problem::Missing(EN, "when".to_owned()), Problem::Missing(KO, "when".to_owned())]);
        let submit = Order::Submit { number, anyway: true };
        assert!(matches!(is_refused(&office, &minji(), submit.clone()).await, Refusal::Blocked { .. }));
        does(&office, &minji(), Order::Value { number, name: "when".to_owned(), value: "2026-12-10".to_owned() }).await;
        does(&office, &minji(), submit).await;
        does(&office, &minji(), Order::Send { number, at: None }).await;
        office.now().await;
        assert!(office.got("8")[0].contains("It is held on 2026-12-10."));
        does(&office, &minji(), Order::DropTemplate { name: "open-day".to_owned() }).await;
        let gone = Order::UseTemplate { name: "open-day".to_owned() };
        assert!(matches!(is_refused(&office, &minji(), gone).await, Refusal::NoTemplate(_)));
    }

    async fn nobody_says_yes_to_their_own_words(database: &TestDatabase) {
        let office = office(database, &[("1", "ko"), ("2", "ko"), ("3", "ko"), ("4", "ko")]).await;
        let number = new(&office, peace(), "all").await;
        let edit = Order::Text { number, language: EN, title: "Notice".to_owned(), body: "On 3 December 2026.".to_owned() };
        does(&office, &joon(), edit).await;
        does(&office, &minji(), Order::Submit { number, anyway: false }).await;
        for own in [joon(), member("Minji", Role::Approver)] {
            assert!(matches!(is_refused(&office, &own, Order::Approve { number }).await, Refusal::OwnWork));
        }
        does(&office, &member("Sora", Role::Approver), Order::Approve { number }).await;
    }

    async fn an_edit_that_comes_too_late_changes_nothing_not_even_a_file(database: &TestDatabase) {
        let office = office(database, &[("7", "ko")]).await;
        let file = |name: &str| Attachment {
            name: name.to_owned(), mime: "image/png".to_owned(), description: Some("A poster".to_owned()), bytes: vec![1].into(),
        };
        let number = new(&office, peace(), "all").await;
        for name in ["old.png", "new.png"] {
            let files = vec![file(name)];
            does(&office, &minji(), Order::Edit { number, content: peace(), segment: None, files }).await;
        }
        let names = || async { office.app.store.look_up_broadcast(number).await.unwrap().unwrap().files };
        assert_eq!(names().await, ["new.png"]);
        does(&office, &minji(), Order::Cancel(number)).await;
        let late = Order::Edit { number, content: peace(), segment: None, files: vec![file("late.png")] };
        assert!(matches!(is_refused(&office, &minji(), late).await, Refusal::State { .. }));
        assert_eq!(names().await, ["new.png"]);
    }

    async fn staff_hear_of_feedback_once_an_hour_read_it_and_say_when_it_is_done(database: &TestDatabase) {
        let mut office = office(database, &[("7", "ko")]).await;
        let staff = office.app.store.look_up_address("telegram", "7", None).await.unwrap().unwrap();
        office.app.store.set_staff_address(&staff.id, true).await.unwrap();
        for words in ["The map was wrong.", "Thank you!"] {
            office.app.orders(&person("8", "en"), Command::Feedback, words).await;
        }
        office.now().await;
        let told = office.got("7");
        assert!(told.len() == 1 && told[0].contains("/staff feedback"), "{told:#?}");
        let viewer = member("Ann", Role::Viewer);
        let Outcome::Feedback(open) = does(&office, &viewer, Order::Feedback).await else { panic!("it lists") };
        let mut words: Vec<&str> = open.iter().map(|it| it.text.as_str()).collect();
        words.sort_unstable();
        assert_eq!(words, ["Thank you!", "The map was wrong."]);
        let done = Order::FeedbackDone { code: open[0].code().to_owned() };
        assert!(matches!(is_refused(&office, &viewer, done.clone()).await, Refusal::Role(Role::Editor)));
        does(&office, &minji(), done.clone()).await;
        assert!(matches!(is_refused(&office, &minji(), done).await, Refusal::NoFeedback(_)));
        let Outcome::Feedback(left) = does(&office, &viewer, Order::Feedback).await else { panic!("it lists") };
        assert_eq!(left, open[1..]);
    }

    async fn what_was_delivered_is_corrected_and_recalled_with_one_report(database: &TestDatabase) {
        let mut office = office(database, &[("7", "ko"), ("8", "en")]).await;
        let number = goes_out(&mut office, peace()).await;
        let text = content("2026년 12월 5일에 열립니다.", "It is held on 5 December 2026.");
        let edit = Order::Edit { number, content: text, segment: None, files: Vec::new() };
        does(&office, &minji(), edit).await;
        let corrected = does(&office, &minji(), Order::Correct(number)).await;
        assert_eq!(corrected, Outcome::Corrected { number, chats: 2 });
        office.now().await;
        let changed = office.changed();
        assert_eq!(changed.len(), 2);
        assert!(changed.iter().any(|(chat, _, text)| chat == "8" && text.contains("5 December 2026")), "{changed:#?}");
        does(&office, &minji(), Order::Recall(number)).await;
        office.now().await;
        let deleted = office.changed();
        assert_eq!(deleted.iter().filter(|(.., text)| text.is_empty()).count(), 2, "{deleted:#?}");
        let Outcome::Reported(report) = does(&office, &member("Ann", Role::Viewer), Order::Report(number)).await else {
            panic!("it reports")
        };
        assert_eq!((report.sent.sent, report.sent.total), (2, 2));
        assert_eq!(report.corrected.as_ref().map(|it| it.sent), Some(2));
        assert_eq!(report.recalled.as_ref().map(|it| it.sent), Some(2));
        assert_eq!(report.csv.lines().count(), 7, "{}", report.csv);
        assert!(report.csv.lines().nth(1).unwrap().starts_with("telegram,"), "{}", report.csv);
        assert_eq!(state(&office, number).await, BroadcastState::Withdrawn);
    }

    async fn a_recall_takes_the_corrections_along_that_were_said_anew(database: &TestDatabase) {
        let mut office = office(database, &[("8", "en")]).await;
        office.writes_in_ink();
        let number = goes_out(&mut office, peace()).await;
        for day in [5, 6] {
            let (ko, en) = (format!("2026년 12월 {day}일에 열립니다."), format!("It is held on {day} December 2026."));
            let edit = Order::Edit { number, content: content(&ko, &en), segment: None, files: Vec::new() };
            does(&office, &minji(), edit).await;
            does(&office, &minji(), Order::Correct(number)).await;
            office.now().await;
        }
        assert_eq!(office.got("8").len(), 3, "the text and two corrections");
        does(&office, &minji(), Order::Recall(number)).await;
        office.now().await;
        let mut deleted: Vec<String> = office.changed().into_iter().map(|(_, id, _)| id).collect();
        deleted.sort();
        assert_eq!((deleted.len(), office.got("8").len()), (3, 0), "{deleted:?}");
    }

    async fn a_correction_that_waits_for_the_morning_is_recalled_with_what_it_corrects(database: &TestDatabase) {
        let mut office = office(database, &[("8", "en")]).await;
        let number = goes_out(&mut office, peace()).await;
        office.at("2026-11-25T22:00:00+09:00").await;
        let later = content("2026년 12월 5일에 열립니다.", "It is held on 5 December 2026.");
        does(&office, &minji(), Order::Edit { number, content: later, segment: None, files: Vec::new() }).await;
        does(&office, &minji(), Order::Correct(number)).await;
        office.now().await;
        assert_eq!(office.changed(), []);
        does(&office, &minji(), Order::Recall(number)).await;
        office.now().await;
        assert!(matches!(office.changed().as_slice(), [(chat, _, text)] if chat == "8" && text.is_empty()));
        office.got("8");
        office.at("2026-11-26T09:00:00+09:00").await;
        assert_eq!((office.changed().len(), office.got("8").len()), (0, 0));
    }

    async fn a_pause_holds_a_correction_too(database: &TestDatabase) {
        let mut office = office(database, &[("8", "en")]).await;
        let number = goes_out(&mut office, peace()).await;
        let later = content("2026년 12월 5일에 열립니다.", "It is held on 5 December 2026.");
        does(&office, &minji(), Order::Edit { number, content: later, segment: None, files: Vec::new() }).await;
        does(&office, &minji(), Order::Correct(number)).await;
        does(&office, &minji(), Order::Pause(number)).await;
        office.now().await;
        assert_eq!(office.changed(), []);
        does(&office, &minji(), Order::Resume(number)).await;
        office.now().await;
        assert_eq!(office.changed().len(), 1);
    }

    async fn a_preview_is_made_by_the_renderer_that_sends(database: &TestDatabase) {
        let mut office = office(database, &[("8", "en")]).await;
        let long = format!("It is held on 3 December 2026. {}", "Come and see. ".repeat(400));
        let number = new(&office, content("2026년 12월 3일에 열립니다.", &long), "all").await;
        let Outcome::Previewed { proofs, .. } = does(&office, &minji(), Order::Preview(number)).await else {
            panic!("it previews")
        };
        let english = proofs.iter().find(|it| it.language == EN).unwrap();
        for (network, parts) in naru::channel::NETWORKS {
            let told = &english.parts.iter().find(|(name, _)| name == network).unwrap().1;
            let sent = parts(&english.message);
            assert!(sent.len() > 1, "{network}");
            let lengths: Vec<usize> = sent.iter().map(|it| naru::render::plain::text(it).chars().count()).collect();
            assert_eq!(told.iter().map(|it| it.characters).collect::<Vec<_>>(), lengths, "{network}");
            // Where it is split, by the words before it; the last one ends where the text does.
            let (last, before) = told.split_last().unwrap();
            assert!(last.ends.is_none() && sent.len() == told.len(), "{network}: {told:?}");
            for (part, sent) in before.iter().zip(&sent) {
                let text = naru::render::plain::text(sent);
                let ends = part.ends.as_deref().unwrap_or_default();
                assert!(!ends.is_empty() && text.trim_end().ends_with(ends), "{network}: {told:?}");
            }
        }
        does(&office, &minji(), Order::Submit { number, anyway: false }).await;
        does(&office, &minji(), Order::Send { number, at: None }).await;
        office.now().await;
        assert_eq!(office.messages("8"), std::slice::from_ref(&english.message));
    }

    async fn staff_bind_an_account_by_a_code_and_work_in_their_chat(database: &TestDatabase) {
        let office = office(database, &[]).await;
        let owner = Actor::operator("operator");
        let add = Order::Member { name: "Minji".to_owned(), role: Role::Sender };
        let Outcome::Code { code, .. } = does(&office, &owner, add).await else { panic!("it gives a code") };
        let chat = person("40", "en");
        let stranger = office.app.orders(&chat, Command::Staff, "list").await;
        assert!(text(&stranger).contains("members of the foundation"), "{}", text(&stranger));
        let bound = office.app.orders(&chat, Command::Start, &format!("c-{code}")).await;
        assert!(text(&bound).contains("You are now Minji"), "{}", text(&bound));
        let again = office.app.orders(&person("41", "en"), Command::Start, &format!("c-{code}")).await;
        assert!(text(&again).contains("not valid"), "{}", text(&again));
        let made = office.app.says(&chat, "/staff new en Open day\nCome on 3 December 2026.").await;
        assert!(text(&made).contains("#1 · draft · Open day"), "{}", text(&made));
        let refused = office.app.orders(&chat, Command::Staff, "live yes").await;
        assert!(text(&refused).contains("owner"), "{}", text(&refused));
        let log = office.app.store.staff_log(10).await.unwrap();
        let deeds: Vec<_> = log.iter().map(|it| (it.who.as_str(), it.by_way_of.as_str(), it.action.as_str())).collect();
        assert_eq!(deeds, [("Minji", "telegram", "new"), ("operator", "cli", "role")]);
    }

    async fn an_installation_speaks_to_everybody_only_when_its_checklist_is_done(database: &TestDatabase) {
        let mut office = Office::in_trial(TestDesk::new(database).await).await;
        office.app.orders(&person("7", "en"), Command::Start, "").await;
        let owner = Actor::operator("operator");
        let refusal = is_refused(&office, &owner, Order::Live { declare: true }).await;
        let Refusal::NotReady(items) = refusal else { panic!("{refusal:?}") };
        assert!(items.contains(&(Item::Programs, true)) && items.contains(&(Item::TwoPeople, false)), "{items:?}");
        for (name, chat, role) in [("Minji", "40", Role::Sender), ("Joon", "41", Role::Approver)] {
            let add = Order::Member { name: name.to_owned(), role };
            let Outcome::Code { code, .. } = does(&office, &owner, add).await else { panic!("it gives a code") };
            office.app.orders(&person(chat, "en"), Command::Start, &format!("c-{code}")).await;
        }
        let number = new(&office, peace(), "all").await;
        let Outcome::Shown(sheet) = does(&office, &minji(), Order::Show(number)).await else { panic!("it shows") };
        assert_eq!(sheet.size, 2, "in a trial only staff are counted and written to");
        assert_eq!(does(&office, &minji(), Order::Test(number)).await, Outcome::Tested { number, chats: 2 });
        does(&office, &owner, Order::Live { declare: true }).await;
        let Outcome::Shown(sheet) = does(&office, &minji(), Order::Show(number)).await else { panic!("it shows") };
        assert_eq!(sheet.size, 3);
        office.now().await;
        assert_eq!((office.got("40").len(), office.got("7").len()), (1, 0));
    }
}
