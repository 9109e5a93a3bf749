//! naru on Telegram, against the sandbox over real HTTP.

use chrono::Duration;
use naru::channel::telegram::{NAME, Telegram};
use naru::channel::{Address, Channel, Gone, SendError};
use naru::clock::Clock;
use naru::person::AddressState;
use naru::sandbox::faults::Fault;
use naru::sandbox::telegram::Closed;
use naru::store::Store;
use serde_json::{Value, json};

use crate::support::telegram::{ANNA, GROUP, TestBot, Town, token};

async fn opened() -> TestBot {
    Town::new().await.opens().await
}

#[tokio::test]
async fn a_question_is_answered_and_its_buttons_work() {
    let bot = opened().await;
    let list = bot.says(ANNA, "다음 달 포럼 있어요?").await;
    assert!(list.contains("포럼"), "{list}");
    let (label, button) = bot.town.buttons(ANNA).remove(0);
    let data = button["callback_data"].as_str().expect("a press").to_owned();
    assert!((1..=64).contains(&data.len()) && data.chars().all(|c| c.is_ascii_hexdigit()), "{data}");
    let details = bot.presses(ANNA, &label).await;
    assert!(details.len() > 100, "{details}");
    let answered = bot.town.until("the press is answered", |town| town.calls("answercallbackquery").pop()).await;
    assert_eq!(answered["callback_query_id"], "press-1");
}

#[tokio::test]
async fn a_greeting_has_example_questions_that_can_be_pressed() {
    let bot = opened().await;
    bot.town.telegram().with_chat(ANNA, |chat| chat.language_code = Some("ja".to_owned()));
    bot.says(ANNA, "/start").await;
    let examples = bot.town.buttons(ANNA);
    assert!(examples.len() >= 3, "{examples:?}");
    let answer = bot.presses(ANNA, &examples[0].0).await;
    assert!(!answer.is_empty());
}

#[tokio::test]
async fn a_list_is_paged_in_place() {
    let bot = opened().await;
    bot.says(ANNA, "/upcoming").await;
    let (first, before) = bot.town.last(ANNA);
    let more = bot.town.buttons(ANNA).pop().expect("there is more").0;
    bot.presses(ANNA, &more).await;
    let (second, after) = bot.town.last(ANNA);
    assert_eq!(first, second, "the same message");
    assert_ne!(before["text"], after["text"]);
}

#[tokio::test]
async fn a_link_into_the_chat_opens_its_program_and_the_calendar_is_a_file() {
    let bot = opened().await;
    let program = {
        let knowledge = bot.app.desk.knowledge();
        let now = bot.town.clock.now();
        let dated = knowledge.catalogue().programs().iter().find(|it| it.starts.is_some_and(|at| at > now));
        dated.expect("the sample has something ahead").id.clone()
    };
    bot.says(ANNA, &format!("/start p-{program}")).await;
    let calendar = bot
        .town
        .buttons(ANNA)
        .into_iter()
        .find(|(label, _)| label.to_lowercase().contains("calendar"))
        .expect("the card offers its date");
    bot.presses(ANNA, &calendar.0).await;
    let sent = bot.town.calls("senddocument");
    assert_eq!(sent.len(), 1);
    assert!(sent[0]["document"].as_str().expect("a file").starts_with("file of "), "{}", sent[0]);
}

#[tokio::test]
async fn what_is_pressed_under_a_forgotten_message_is_met_with_what_is_coming_up() {
    let bot = opened().await;
    bot.says(ANNA, "/upcoming").await;
    let (message, _) = bot.town.last(ANNA);
    let telegram = bot.town.telegram();
    let fresh = bot.answer_to(ANNA, || telegram.press(ANNA, message, "00000000000000000000000000000000")).await;
    assert!(fresh.len() > 100, "{fresh}");
    let answers = bot.town.calls("answercallbackquery");
    assert_eq!(answers.len(), 1);
    assert_eq!(answers[0]["show_alert"], true);
}

#[tokio::test]
async fn whoever_asks_too_much_is_told_so_once() {
    let bot = Town::new()
        .await
        .opens_with(|config| (config.telegram.person_burst, config.telegram.person_per_minute) = (2, 1))
        .await;
    bot.says(ANNA, "/help").await;
    for _ in 0..4 {
        bot.town.telegram().say(ANNA, None, "/help");
    }
    let told = |town: &Town| town.texts(ANNA).iter().any(|it| it.contains("a lot at once")).then_some(());
    bot.town.until("the notice", told).await;
    bot.stays_silent(ANNA, || ()).await;
    let texts = bot.town.texts(ANNA);
    assert_eq!(texts.len(), 3, "two answers and a notice: {texts:?}");
}

#[tokio::test]
async fn commands_and_descriptions_are_written_only_where_they_differ() {
    let bot = opened().await;
    // The last thing that is looked at, for the last language.
    let looked = |count: usize| move |town: &Town| (town.calls("getmyshortdescription").len() == count).then_some(());
    bot.town.until("all is looked at", looked(10)).await;
    bot.town.until("all is written", |town| (town.calls("setmyshortdescription").len() == 10).then_some(())).await;
    let town = bot.closes().await;
    let written =
        |town: &Town| ["setmycommands", "setmydescription", "setmyshortdescription"].map(|it| town.calls(it).len());
    // For everybody, and in the languages that two letters name: zh is one of them.
    assert_eq!(written(&town), [10, 10, 10]);
    let bot = town.opens().await;
    bot.town.until("all is looked at again", looked(20)).await;
    assert_eq!(written(&bot.closes().await), [10, 10, 10]);
}

fn in_group(more: Value) -> Value {
    let mut body = json!({ "text": "/upcoming" });
    for (key, value) in more.as_object().expect("an object") {
        body[key] = value.clone();
    }
    body
}

fn mention(text: &str) -> Value {
    json!({ "text": format!("@naru_bot {text}"), "entities": [{ "type": "mention", "offset": 0, "length": 9 }] })
}

#[tokio::test]
async fn in_a_group_it_answers_when_it_is_spoken_to_and_in_the_topic_where_it_is() {
    let bot = opened().await;
    let telegram = bot.town.telegram();
    telegram.with_chat(GROUP, |chat| chat.is_forum = true);
    bot.stays_silent(GROUP, || {
        telegram.say(GROUP, Some(ANNA), "who comes tonight?");
    })
    .await;
    let named = bot.answer_to(GROUP, || telegram.post(GROUP, Some(ANNA), in_group(mention("forum?")))).await;
    assert!(!named.is_empty());
    assert_eq!(bot.town.last(GROUP).1.get("message_thread_id"), None, "General has no thread id");
    let topic = in_group(json!({ "message_thread_id": 9, "is_topic_message": true,
        "entities": [{ "type": "bot_command", "offset": 0, "length": 9 }] }));
    bot.answer_to(GROUP, || telegram.post(GROUP, Some(ANNA), topic)).await;
    assert_eq!(bot.town.last(GROUP).1["message_thread_id"], 9);
}

#[tokio::test]
async fn only_admins_of_a_group_decide_and_their_rights_are_asked_for_at_that_moment() {
    let bot = opened().await;
    let telegram = bot.town.telegram();
    bot.answer_to(GROUP, || telegram.say(GROUP, Some(ANNA), "/start")).await;
    let state = || async {
        let address = bot.app.store.look_up_address(NAME, &GROUP.to_string(), None).await.expect("an answer");
        address.expect("the group is known").state
    };
    // What a member is told is for that member: it comes in their own chat.
    bot.answer_to(ANNA, || telegram.say(GROUP, Some(ANNA), "/stop")).await;
    assert_eq!(state().await, AddressState::Open);
    telegram.make_admin(GROUP, ANNA);
    bot.answer_to(GROUP, || telegram.say(GROUP, Some(ANNA), "/stop")).await;
    assert_eq!(state().await, AddressState::Paused);
    let anonymous = json!({ "text": "/start", "sender_chat": { "id": GROUP, "type": "supergroup", "title": "Friends" },
        "entities": [{ "type": "bot_command", "offset": 0, "length": 6 }] });
    bot.answer_to(GROUP, || telegram.post(GROUP, Some(1_087_968_824), anonymous)).await;
    assert_eq!(state().await, AddressState::Open);
}

fn membership(chat: Value, before: &str, now: &str) -> Value {
    let member = |status: &str| {
        let mut member =
            json!({ "status": status, "user": { "id": 4_242_424_242_u64, "is_bot": true, "first_name": "naru" } });
        if status == "kicked" {
            member["until_date"] = json!(0);
        }
        member
    };
    json!({ "chat": chat, "from": { "id": ANNA, "is_bot": false, "first_name": "Anna" }, "date": 1_800_000_000,
        "old_chat_member": member(before), "new_chat_member": member(now) })
}

#[tokio::test]
async fn who_blocks_the_bot_is_left_alone_and_who_comes_back_is_told_again() {
    let bot = opened().await;
    let telegram = bot.town.telegram();
    bot.says(ANNA, "/start").await;
    let private = || json!({ "id": ANNA, "type": "private", "first_name": "Anna" });
    let is = |wanted: AddressState| {
        let store = bot.app.store.clone();
        async move {
            loop {
                let address = store.look_up_address(NAME, &ANNA.to_string(), None).await.expect("an answer");
                if address.expect("Anna is known").state == wanted {
                    return;
                }
                tokio::task::yield_now().await;
            }
        }
    };
    telegram.update("my_chat_member", membership(private(), "member", "kicked"));
    tokio::time::timeout(crate::support::telegram::PATIENCE, is(AddressState::Closed)).await.expect("it closes");
    telegram.update("my_chat_member", membership(private(), "kicked", "member"));
    tokio::time::timeout(crate::support::telegram::PATIENCE, is(AddressState::Open)).await.expect("it opens");
}

#[tokio::test]
async fn an_inline_query_offers_cards_in_the_sharers_language() {
    let bot = opened().await;
    bot.town.telegram().update(
        "inline_query",
        json!({ "id": "q1", "query": "포럼", "offset": "",
            "from": { "id": ANNA, "is_bot": false, "first_name": "Anna", "language_code": "ko" } }),
    );
    let answer = bot.town.until("cards", |town| town.calls("answerinlinequery").pop()).await;
    let cards = answer["results"].as_array().expect("a list");
    assert!(!cards.is_empty());
    assert!(cards[0]["title"].as_str().expect("a title").contains("포럼"), "{}", cards[0]);
}

#[tokio::test]
async fn every_refusal_of_a_push_is_sorted_by_what_is_to_be_done() {
    let town = Town::new().await;
    let store = Store::open(&town.database().parse().expect("a database URL")).await.expect("it opens");
    let telegram = Telegram::new(&town.settings(), token(), store, town.clock.clone());
    let message = naru::render::Message {
        language: naru::language::Language::new("en"),
        blocks: vec![naru::render::Block::Paragraph(vec![naru::render::Inline::Text("soon".to_owned())])],
        buttons: Vec::new(),
    };
    let to = |chat: i64| Address { channel: NAME, chat: chat.to_string(), thread: None };
    let receipt = telegram.send(&to(ANNA), &message, "").await.expect("it goes out");
    telegram.edit(&to(ANNA), &receipt.id, &message).await.expect("an edit that changes nothing is none");

    let faults = [
        (Fault::TooMany { retry_after: 7 }, "a limit"),
        (Fault::ServerError, "not sent"),
        (Fault::HtmlPage, "not sent"),
        (Fault::CutBefore, "sent off"),
        (Fault::CutAfter, "sent off"),
    ];
    for (fault, expected) in faults {
        town.wait(Duration::seconds(60));
        town.telegram().faults().order([fault]);
        let error = telegram.send(&to(ANNA), &message, "").await.expect_err("it fails");
        assert!(error.to_string().starts_with(expected), "{fault:?}: {error}");
        if let SendError::SomeLimit(wait) = error {
            assert_eq!(wait, Duration::seconds(7));
        }
    }
    town.wait(Duration::seconds(60));
    for (closed, expected) in
        [(Closed::Blocked, Gone::Blocked), (Closed::Kicked, Gone::Kicked), (Closed::Deactivated, Gone::Deleted)]
    {
        town.telegram().with_chat(ANNA, |chat| chat.closed = Some(closed));
        let error = telegram.send(&to(ANNA), &message, "").await.expect_err("nobody is there");
        assert!(matches!(error, SendError::Gone(why) if why == expected), "{closed:?}: {error}");
    }
    town.telegram().migrate(GROUP, -100_777);
    let error = telegram.send(&to(GROUP), &message, "").await.expect_err("it has moved");
    assert!(matches!(error, SendError::Moved { to } if to == "-100777"));
    let nowhere = Telegram::new(
        &naru::config::Telegram { api_url: "http://127.0.0.1:9".to_owned(), ..town.settings() },
        token(),
        Store::open(&town.database().parse().expect("a database URL")).await.expect("it opens"),
        town.clock.clone(),
    );
    let error = nowhere.send(&to(ANNA), &message, "").await.expect_err("nobody listens");
    assert!(matches!(error, SendError::Trouble(_)), "before it left: {error}");
}

#[tokio::test]
async fn a_pinned_list_keeps_itself_current_and_is_edited_every_five_minutes_at_most() {
    let bot = opened().await;
    let telegram = bot.town.telegram();
    telegram.make_admin(GROUP, ANNA);
    bot.answer_to(GROUP, || telegram.say(GROUP, Some(ANNA), "/agenda")).await;
    let pinned = bot.town.until("a pinned message", |town| town.calls("pinchatmessage").pop()).await;
    assert_eq!(pinned["message_id"], bot.town.last(GROUP).0);
    // The list is kept once it is pinned; somebody else's question and answer leave it the time for that.
    bot.stays_silent(GROUP, || ()).await;
    let before = bot.town.texts(GROUP);
    // Ten days later other programs are ahead.
    bot.wait(Duration::days(10));
    let edited = bot.town.until("an edit", |town| Some(town.texts(GROUP)).filter(|it| it.len() > before.len())).await;
    assert_ne!(edited.last(), before.last());
    assert_eq!(bot.town.calls("editmessagetext").len(), 1);
    bot.wait(Duration::minutes(3));
    bot.stays_silent(GROUP, || ()).await;
}
