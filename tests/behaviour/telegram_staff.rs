//! Questions that a person answers: from Telegram to the staff's group and back, over real HTTP.

use chrono::Duration;
use naru::sandbox::telegram::ChatKind;
use serde_json::{Value, json};

use crate::support::telegram::{ANNA, GROUP, STAFF, TestBot, Town};

const CLERK: i64 = 77;
const CHAN: i64 = 1_002;

fn in_topic(topic: &Value, text: &str) -> Value {
    json!({ "text": text, "message_thread_id": topic, "is_topic_message": true })
}

/// Waits until staff see `text`; the topic in which they do.
async fn staff_see(bot: &TestBot, text: &str) -> Value {
    let seen = |town: &Town| {
        let calls = town.calls("sendmessage");
        calls.into_iter().find(|it| it["chat_id"] == STAFF && it["text"].as_str().is_some_and(|it| it.contains(text)))
    };
    bot.town.until("staff see it", seen).await["message_thread_id"].clone()
}

fn reply_to_last(town: &Town, chat: i64, text: &str) -> Value {
    let (message, mut under) = town.last(chat);
    under["message_id"] = json!(message);
    under["chat"] = json!({ "id": chat, "type": "private", "first_name": "Anna" });
    json!({ "text": text, "reply_to_message": under })
}

#[tokio::test]
async fn a_question_for_a_person_is_a_topic_for_staff_and_their_reply_comes_back() {
    let bot = Town::with_staff().await;
    let telegram = bot.town.telegram();
    let told = bot.says(ANNA, "I want to talk to a person").await;
    assert!(told.contains("passed your question on") && told.contains("Monday–Friday"), "{told}");
    let topic = staff_see(&bot, "I want to talk to a person").await;
    let name = bot.town.calls("createforumtopic")[0]["name"].clone();
    assert_eq!(name, "[en] I want to talk to a person");

    let answer =
        bot.answer_to(ANNA, || telegram.post(STAFF, Some(CLERK), in_topic(&topic, "Come by <b>today</b>!"))).await;
    assert!(answer.contains("I want to talk to a person") && answer.ends_with("Come by <b>today</b>!"), "{answer}");

    let reply = reply_to_last(&bot.town, ANNA, "At what time?");
    let added = bot.answer_to(ANNA, || telegram.post(ANNA, None, reply)).await;
    assert!(added.contains("added"), "{added}");
    assert_eq!(staff_see(&bot, "At what time?").await, topic, "the same topic");

    let closed = bot.answer_to(ANNA, || telegram.post(STAFF, Some(CLERK), in_topic(&topic, "/close"))).await;
    assert!(closed.contains("closed"), "{closed}");
    bot.town.until("the topic is closed", |town| town.calls("closeforumtopic").pop()).await;
    bot.stays_silent(ANNA, || {
        telegram.post(STAFF, Some(CLERK), in_topic(&topic, "who has the keys?"));
    })
    .await;
}

#[tokio::test]
async fn the_answer_comes_in_the_language_of_the_question_whoever_answers() {
    let bot = Town::with_staff().await;
    bot.town.telegram().add_chat(CHAN, ChatKind::Private, "찬");
    let told = bot.says(CHAN, "상담원이랑 얘기하고 싶어요").await;
    assert!(told.contains("담당 직원에게 전달"), "{told}");
    let topic = staff_see(&bot, "상담원이랑 얘기하고 싶어요").await;
    let telegram = bot.town.telegram();
    let answer = bot.answer_to(CHAN, || telegram.post(STAFF, Some(CLERK), in_topic(&topic, "내일 오세요."))).await;
    assert!(answer.contains("담당 직원의 답변") && answer.ends_with("내일 오세요."), "{answer}");
}

#[tokio::test]
async fn who_asked_a_person_can_take_it_back_and_nobody_else_can() {
    let bot = Town::with_staff().await;
    let telegram = bot.town.telegram();
    let named = |text: &str| json!({ "text": format!("@naru_bot {text}"), "entities": [{ "type": "mention", "offset": 0, "length": 9 }] });
    bot.answer_to(GROUP, || telegram.post(GROUP, Some(ANNA), named("I want to talk to a person"))).await;
    staff_see(&bot, "I want to talk to a person").await;
    let (message, _) = bot.town.last(GROUP);
    let button =
        bot.town.buttons(GROUP).into_iter().find(|it| it.0 == "No longer needed").expect("it can be taken back");
    let data = button.1["callback_data"].as_str().expect("a press").to_owned();
    let answered = bot.town.calls("answercallbackquery").len();
    // The sandbox presses as a person of its own in a group: not the one who asked.
    telegram.press(GROUP, message, &data);
    let refused =
        bot.town.until("the press is answered", |town| town.calls("answercallbackquery").get(answered).cloned()).await;
    assert!(refused["text"].as_str().is_some_and(|it| it.contains("Only the one who asked")), "{refused}");

    bot.says(ANNA, "I want to talk to a person").await;
    let told = bot.presses(ANNA, "No longer needed").await;
    assert!(told.contains("taken back"), "{told}");
    staff_see(&bot, "no answer is needed").await;
}

#[tokio::test]
async fn what_was_not_understood_can_be_put_to_staff_with_one_press() {
    let bot = Town::with_staff().await;
    bot.says(ANNA, "Is the blorbing wheelchair zqx allowed with dogs?").await;
    let told = bot.presses(ANNA, "Ask the staff").await;
    assert!(told.contains("passed your question on"), "{told}");
    staff_see(&bot, "blorbing wheelchair").await;
}

#[tokio::test]
async fn a_question_outlives_a_restart_and_a_staff_group_that_cannot_be_reached() {
    let bot = Town::with_staff().await;
    let telegram = bot.town.telegram();
    telegram.with_chat(STAFF, |chat| chat.is_forum = false);
    bot.says(ANNA, "I want to talk to a person").await;
    bot.town.until("a refused topic", |town| town.calls("createforumtopic").pop()).await;
    let town = bot.closes().await;
    town.telegram().with_chat(STAFF, |chat| chat.is_forum = true);
    let bot = town.opens_with(|config| config.telegram.staff_group = Some(STAFF)).await;
    bot.wait(Duration::minutes(2));
    staff_see(&bot, "I want to talk to a person").await;
}

#[tokio::test]
async fn a_question_from_the_web_page_is_answered_from_telegram() {
    let bot = Town::with_staff().await;
    let mut visitor = bot.app.visitor();
    visitor.ask("I want to talk to a person").await;
    let topic = staff_see(&bot, "I want to talk to a person").await;
    bot.town.telegram().post(STAFF, Some(CLERK), in_topic(&topic, "Please call us."));
    bot.town
        .until("staff are told that it went", |town| {
            town.texts(STAFF).iter().any(|it| it.contains("Sent to the one who asked")).then_some(())
        })
        .await;
    let shown = async {
        loop {
            let page = visitor.page("/").await;
            if page.contains("Please call us.") {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(crate::support::telegram::PATIENCE, shown).await.expect("the answer is on the page");
}
