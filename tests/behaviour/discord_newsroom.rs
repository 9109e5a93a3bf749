//! Volunteers and staff at work on Discord: proposals, announcements by buttons alone, and questions that a person answers.

use chrono::Duration;
use naru::clock::Clock;
use naru::config::Config;
use serde_json::{Value, json};

use crate::support::discord::{ANNA, BAO, Bot, City, LOBBY, OFFICE, id_of, is_ephemeral, said};

/// A second member of staff.
const CHAN: u64 = 6_000_000_000_000_000_003;

async fn opened() -> Bot {
    City::new().await.opens().await
}

/// With Anna, who may do everything, and Chan, who may say yes; two have to agree on whatever goes to more than three.
async fn staffed() -> Bot {
    let settings = |config: &mut Config| {
        config.announcements.approval_above = 3;
        config.discord.person_burst = 1_000;
    };
    let bot = City::new().await.opens_with(settings).await;
    bot.joins_staff(ANNA, "Anna", "owner").await;
    bot.joins_staff(CHAN, "Chan", "approver").await;
    bot.orders(OFFICE, ANNA, "staff", &[("order", json!("here"))]).await;
    bot.app.store.set_setting("live", "yes").await.expect("the database answers");
    bot
}

impl Bot {
    /// Presses under a message; what this very press is answered with, whatever else arrives meanwhile.
    async fn turns(&self, user: u64, under: &Value, label: &str) -> Value {
        let before = said(under);
        let id = self.press(OFFICE, user, under, label);
        let answer = self.answered(id).await;
        if id_of(&answer) != id_of(under) {
            return answer;
        }
        // In its place: heard at once, edited then.
        let edited = |city: &City| {
            city.discord().messages(OFFICE).into_iter().find(|it| id_of(it) == id_of(under) && said(it) != before)
        };
        self.city.until("it is edited", edited).await
    }

    async fn fills(&self, user: u64, form: &str, fields: &[(&str, &str)]) -> Value {
        let id = self.city.discord().fill_in(OFFICE, user, "en-US", form, fields).expect("the channel is there");
        self.answered(id).await
    }

    /// What an order is answered with, whatever else arrives meanwhile.
    async fn asks(&self, order: &str) -> Value {
        let id = self.city.discord().order(OFFICE, ANNA, "en-US", "staff", &[("order", json!(order))]);
        self.answered(id.expect("the channel is there")).await
    }

    /// A draft by the form behind "New announcement".
    async fn drafts(&self, title: &str, body: &str) -> Value {
        let list = self.city.discord().order(OFFICE, ANNA, "en-US", "staff", &[]).expect("the channel is there");
        let list = self.answered(list).await;
        let (form, _) = self.form(self.press(OFFICE, ANNA, &list, "New announcement")).await;
        self.fills(ANNA, &form, &[("title", title), ("body", body)]).await
    }
}

/// How many of the channels show `text`.
fn showing(city: &City, channels: &[u64], text: &str) -> usize {
    let shows = |channel: &&u64| city.discord().messages(**channel).iter().any(|it| said(it).contains(text));
    channels.iter().filter(shows).count()
}

#[tokio::test]
async fn a_volunteer_proposes_a_program_staff_accept_it_in_one_tap_and_the_proposer_is_told() {
    let bot = opened().await;
    bot.joins_staff(ANNA, "Anna", "owner").await;
    bot.orders(OFFICE, ANNA, "staff", &[("order", json!("here"))]).await;
    let asked = bot.city.discord().order(LOBBY, BAO, "en-US", "propose", &[("kind", json!("culture"))]).unwrap();
    let (form, fields) = bot.form(asked).await;
    assert_eq!(fields, ["title", "when", "venue", "summary", "link"]);
    let wrong = [("title", "Night walk"), ("when", "once upon a time"), ("venue", "Gwangalli")];
    let refused = bot.fills_in(LOBBY, BAO, &form, &wrong).await;
    assert!(said(&refused).contains("once upon a time"), "{refused}");
    let right =
        [("title", "Night walk"), ("when", "2028-03-05 19:00"), ("venue", "Gwangalli"), ("summary", "We walk.")];
    let before = bot.city.heard(OFFICE).len();
    let thanks = bot.fills_in(LOBBY, BAO, &form, &right).await;
    assert!(is_ephemeral(&thanks) && said(&thanks).contains("Night walk"), "{thanks}");
    bot.city.until("staff see it", |city| city.heard(OFFICE).get(before).map(|_| ())).await;
    let proposal = bot.city.last(OFFICE);
    assert!(said(&proposal).contains("Gwangalli"), "{proposal}");
    let dm = bot.city.discord().dm_with(BAO);
    let before = bot.city.heard(dm).len();
    bot.presses(OFFICE, ANNA, &proposal, "Accept").await;
    let told = bot.city.until("the proposer is told", |city| city.texts(dm).get(before).cloned()).await;
    assert!(told.contains("Night walk"), "{told}");
    let (data, _) = bot.app.store.load_programs().await.unwrap();
    assert!(data.programs.iter().any(|it| it.id.starts_with("night-walk-")));
    let again = bot.presses(OFFICE, ANNA, &proposal, "Decline").await;
    assert!(said(&again).contains("already"), "{again}");
}

#[tokio::test]
async fn a_volunteer_fills_in_what_a_program_lacks_in_their_language() {
    let bot = opened().await;
    let (id, complete) = {
        let knowledge = bot.app.desk.knowledge();
        let programs = knowledge.catalogue().programs();
        let mongolian = naru::language::Language::new("mn");
        let lacks = |it: &&naru::program::Program| it.title.get(mongolian).is_none();
        let lacking = programs.iter().find(lacks).map(|it| it.id.clone());
        (lacking, programs[0].id.clone())
    };
    let nothing = bot.orders(LOBBY, BAO, "translate", &[("program", json!(complete))]).await;
    assert!(is_ephemeral(&nothing), "{nothing}");
    let Some(id) = id else { return };
    bot.orders(LOBBY, BAO, "language", &[("language", json!("mn"))]).await;
    let asked = bot.city.discord().order(LOBBY, BAO, "en-US", "translate", &[("program", json!(id))]).unwrap();
    let (form, fields) = bot.form(asked).await;
    assert!(fields.contains(&"title".to_owned()), "{fields:?}");
    let thanks = bot.fills_in(LOBBY, BAO, &form, &[("title", "Хөтөлбөр"), ("summary", "Тайлбар")]).await;
    assert!(is_ephemeral(&thanks), "{thanks}");
}

// ── announcements

#[tokio::test]
async fn an_announcement_goes_all_its_way_by_buttons_and_a_second_person_says_yes() {
    let bot = staffed().await;
    // The office is one more.
    let channels = bot.follow(149).await;
    let sheet = bot.drafts("Closed", "We are closed on Friday.").await;
    assert!(said(&sheet).contains("150") && said(&sheet).contains("second person"), "{sheet}");
    let nobody = bot.turns(BAO, &sheet, "Send me a test").await;
    assert!(said(&nobody).contains("members of the foundation"), "{nobody}");
    let tested = bot.turns(ANNA, &sheet, "Send me a test").await;
    assert!(said(&tested).contains("as a test"), "{tested}");
    bot.city
        .until("the test", |city| {
            city.texts(OFFICE).iter().any(|it| it.ends_with("We are closed on Friday.")).then_some(())
        })
        .await;
    assert_eq!(showing(&bot.city, &channels, "Friday"), 0);

    let waits = bot.turns(ANNA, &sheet, "It is finished").await;
    assert!(said(&waits).contains("yes of a second person"), "{waits}");
    let own = bot.turns(ANNA, &waits, "Approve").await;
    assert!(said(&own).contains("Somebody else"), "{own}");
    let approved = bot.turns(CHAN, &waits, "Approve").await;
    assert!(said(&approved).contains("may go out"), "{approved}");

    // Halted on its way, looked at, and sent on.
    let begun = bot.turns(ANNA, &approved, "Send it now").await;
    bot.city.until("some have it", |city| (showing(city, &channels, "Friday") >= 5).then_some(())).await;
    let halted = bot.turns(ANNA, &begun, "Pause").await;
    assert!(said(&halted).contains("is paused"), "{halted}");
    let rested = async || {
        bot.city.wait(Duration::minutes(1));
        bot.orders(LOBBY, BAO, "help", &[]).await;
        showing(&bot.city, &channels, "Friday")
    };
    let under_way = rested().await;
    assert!(under_way < channels.len() && rested().await == under_way, "nothing more leaves");
    let progress = bot.turns(ANNA, &halted, "Progress").await;
    assert!(said(&progress).contains(" of 150 arrived") && !said(&progress).contains("150 of 150"), "{progress}");
    let on = bot.turns(ANNA, &halted, "Go on").await;
    assert!(said(&on).contains("goes on"), "{on}");
    bot.city.until("all have it", |city| (showing(city, &channels, "Friday") == 149).then_some(())).await;

    // Corrected where it stands, by two again.
    let sheet = bot.asks("show 1").await;
    let languages = bot.turns(ANNA, &sheet, "in a language").await;
    let (form, _) = bot.form(bot.press(OFFICE, ANNA, &languages, "English")).await;
    let edited = bot.fills(ANNA, &form, &[("title", "Closed"), ("body", "We are closed on Saturday.")]).await;
    assert!(said(&edited).contains("correction waits"), "{edited}");
    bot.turns(CHAN, &edited, "Approve").await;
    let corrected = bot.turns(ANNA, &edited, "orrect").await;
    assert!(said(&corrected).contains("150"), "{corrected}");
    bot.city.until("all read the later text", |city| (showing(city, &channels, "Saturday") == 149).then_some(())).await;
    assert!(channels.iter().all(|it| bot.city.discord().messages(*it).len() == 1), "in its place");

    let sheet = bot.asks("show 1").await;
    let recalled = bot.turns(ANNA, &sheet, "Recall").await;
    assert!(said(&recalled).contains("taken back in 150"), "{recalled}");
    let gone = |city: &City| channels.iter().all(|it| city.discord().messages(*it).is_empty()).then_some(());
    bot.city.until("nobody has it any more", gone).await;
}

#[tokio::test]
async fn progress_is_shown_as_it_goes_in_the_message_that_said_it_was_begun() {
    let bot = staffed().await;
    bot.follow(1).await;
    let sheet = bot.drafts("Closed", "We are closed on Friday.").await;
    let approved = bot.turns(ANNA, &sheet, "It is finished").await;
    let begun = bot.turns(ANNA, &approved, "Send it now").await;
    let message = id_of(&begun);
    let seen = |city: &City| {
        let shown = city.discord().messages(OFFICE).into_iter().find(|it| id_of(it) == message)?;
        said(&shown).contains("2 of 2 arrived").then_some(())
    };
    bot.city.until("it shows that all has arrived", seen).await;
}

#[tokio::test]
async fn an_announcement_waits_for_its_time_and_one_that_is_cancelled_never_leaves() {
    let bot = staffed().await;
    let channels = bot.follow(2).await;
    for (title, body) in [("Open", "We are open on Monday."), ("Shut", "We are shut on Sunday.")] {
        let sheet = bot.drafts(title, body).await;
        let approved = bot.turns(ANNA, &sheet, "It is finished").await;
        let (form, fields) = bot.form(bot.press(OFFICE, ANNA, &approved, "Send at a time")).await;
        assert_eq!(fields, ["when"]);
        let wrong = bot.fills(ANNA, &form, &[("when", "some day")]).await;
        assert!(said(&wrong).contains("some day"), "{wrong}");
        let waits = bot.fills(ANNA, &form, &[("when", "2026-11-23 09:00")]).await;
        assert!(said(&waits).contains("goes out on"), "{waits}");
    }
    let sheet = bot.asks("show 2").await;
    let cancelled = bot.turns(ANNA, &sheet, "Take it back").await;
    assert!(said(&cancelled).contains("is cancelled"), "{cancelled}");
    assert_eq!(showing(&bot.city, &channels, "We are"), 0, "it is not time yet");
    bot.city.clock.set(crate::support::desk::at("2026-11-23T09:00:30+09:00").max(bot.city.clock.now()));
    bot.city.until("it goes out", |city| (showing(city, &channels, "Monday") == 2).then_some(())).await;
    bot.city.wait(Duration::hours(1));
    bot.orders(LOBBY, BAO, "help", &[]).await;
    assert_eq!(showing(&bot.city, &channels, "Sunday"), 0);
}

#[tokio::test]
async fn a_question_that_found_no_answer_is_answered_by_a_form() {
    let bot = staffed().await;
    let question = "Is the blorbing wheelchair zqx allowed with dogs?";
    let dm = bot.city.discord().dm_with(BAO);
    bot.says(dm, BAO, question).await;
    let list = bot.asks("unanswered").await;
    assert!(said(&list).contains("blorbing"), "{list}");
    let (form, fields) = bot.form(bot.press(OFFICE, ANNA, &list, "Answer 1")).await;
    assert_eq!(fields, ["body"]);
    let kept = bot.fills(ANNA, &form, &[("body", "Guide dogs are.")]).await;
    assert!(said(&kept).contains("From now on"), "{kept}");
    let known = async || {
        for _ in 0..500 {
            let answer = bot.says(dm, BAO, question).await;
            if said(&answer).contains("Guide dogs are.") {
                return true;
            }
        }
        false
    };
    assert!(known().await, "everybody is told from now on");
}

#[tokio::test]
async fn staff_compose_preview_test_send_and_watch_from_their_channel() {
    let bot = opened().await;
    bot.joins_staff(ANNA, "Anna", "owner").await;
    bot.orders(LOBBY, ANNA, "subscribe", &[("kind", json!("forum"))]).await;
    let nobody = bot.orders(OFFICE, BAO, "staff", &[]).await;
    assert!(said(&nobody).contains("staff"), "{nobody}");
    bot.orders(OFFICE, ANNA, "staff", &[("order", json!("here"))]).await;
    let list = bot.orders(OFFICE, ANNA, "staff", &[]).await;
    let (form, _) = bot.form(bot.press(OFFICE, ANNA, &list, "New announcement")).await;
    let sheet = bot.fills_in(OFFICE, ANNA, &form, &[("title", "Closed"), ("body", "We are closed on Friday.")]).await;
    assert!(said(&sheet).contains("Closed"), "{sheet}");
    let languages = bot.presses(OFFICE, ANNA, &sheet, "in a language").await;
    let (form, fields) = bot.form(bot.press(OFFICE, ANNA, &languages, "한국어")).await;
    assert_eq!(fields, ["title", "body"]);
    bot.fills_in(OFFICE, ANNA, &form, &[("title", "휴무"), ("body", "금요일은 휴무입니다.")]).await;
    let order = async |order: &str| bot.orders(OFFICE, ANNA, "staff", &[("order", json!(order))]).await;
    let preview = order("preview 1").await;
    assert!(said(&preview).contains("Friday"), "{preview}");
    order("submit 1").await;
    order("send 1").await;
    let progress = bot
        .city
        .until("progress is shown", |city| {
            city.discord().messages(OFFICE).into_iter().find(|it| said(it).contains("arrived"))
        })
        .await;
    assert!(said(&progress).contains('1'), "{progress}");
    order("recall 1").await;
}

#[tokio::test]
async fn a_time_to_send_is_typed_into_a_form() {
    let bot = opened().await;
    bot.joins_staff(ANNA, "Anna", "owner").await;
    bot.orders(OFFICE, ANNA, "staff", &[("order", json!("here"))]).await;
    let order = async |order: &str| bot.orders(OFFICE, ANNA, "staff", &[("order", json!(order))]).await;
    order("new en Closed\nWe are closed on Friday.").await;
    order("submit 1").await;
    let sheet = order("show 1").await;
    let (form, fields) = bot.form(bot.press(OFFICE, ANNA, &sheet, "Send at a time")).await;
    assert_eq!(fields, ["when"]);
    let done = bot.fills_in(OFFICE, ANNA, &form, &[("when", "2028-03-05 09:00")]).await;
    assert!(said(&done).contains("2028"), "{done}");
}

#[tokio::test]
async fn a_question_for_a_person_becomes_a_thread_and_the_answer_goes_back() {
    let city = City::new().await;
    let bot = city.opens_with(|config| config.discord.staff_channel = Some(OFFICE.to_string())).await;
    bot.joins_staff(ANNA, "Anna", "editor").await;
    let dm = bot.city.discord().dm_with(BAO);
    bot.says(dm, BAO, "I want to talk to a person").await;
    let thread = bot
        .city
        .until("a thread", |city| {
            let threads = city.discord().channels().into_iter().filter(|(_, kind, _)| *kind == 11);
            threads.map(|(id, ..)| id).find(|id| !city.heard(*id).is_empty())
        })
        .await;
    let question = bot.city.last(thread);
    let (form, _) = bot.form(bot.press(thread, ANNA, &question, "Answer")).await;
    let before = bot.city.heard(dm).len();
    bot.fills_in(thread, ANNA, &form, &[("body", "Come to the office at nine.")]).await;
    let told = bot.city.until("the answer arrives", |city| city.texts(dm).get(before).cloned()).await;
    assert!(told.contains("at nine"), "{told}");
    let before = bot.city.heard(dm).len();
    bot.city.discord().say(thread, ANNA, "<@1000000000000000001> And bring your passport.");
    let told = bot.city.until("what is written there arrives", |city| city.texts(dm).get(before).cloned()).await;
    assert!(told.contains("passport"), "{told}");
}
