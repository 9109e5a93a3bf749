//! Staff at work on Telegram: announcements with pictures, programs in a dialogue, and questions that found no answer.

use chrono::Duration;
use serde_json::json;

use crate::support::telegram::{ANNA, PATIENCE, TestBot, Town};

const CLERK: i64 = 1_101;

/// With a member of staff whose account is bound.
async fn opened() -> TestBot {
    let bot = Town::new().await.opens().await;
    bot.hires(CLERK, "Minji").await;
    bot
}

#[tokio::test]
async fn a_picture_is_announced_once_it_has_words_and_its_way_is_watched() {
    let bot = opened().await;
    bot.says(ANNA, "/start").await;
    bot.app.store.set_setting("live", "yes").await.expect("it is kept");
    let telegram = bot.town.telegram();
    telegram.keep_file("photo-1", vec![1, 2, 3]);
    let photo = json!({ "caption": "/staff new en Open house\nCome and see us.",
        "caption_entities": [{ "type": "bot_command", "offset": 0, "length": 6 }],
        "photo": [{ "file_id": "photo-1", "file_unique_id": "u", "width": 640, "height": 480, "file_size": 3 }] });
    let asked = bot.answer_to(CLERK, || telegram.post(CLERK, None, photo)).await;
    assert!(asked.contains("#1 · draft") && asked.contains("What does picture-"), "{asked}");
    let ready = bot.says(CLERK, "Two people at an open door").await;
    assert!(ready.contains("Nothing stands in its way"), "{ready}");

    let chosen = bot.presses(CLERK, "Whom it is for").await;
    assert!(chosen.contains("Whom is it for?"), "{chosen}");
    bot.presses(CLERK, "Everybody").await;
    bot.presses(CLERK, "Languages").await;
    let told = bot.presses(CLERK, "Korean").await;
    assert!(told.contains("Korean"), "{told}");
    let both = bot.says(CLERK, "열린 집\n오셔서 둘러보세요.").await;
    assert!(both.contains("Languages: "), "{both}");

    let before = bot.town.heard(CLERK).len();
    bot.presses(CLERK, "Preview").await;
    let previewed = |town: &Town| town.texts(CLERK)[before..].iter().any(|it| it.contains("열린 집")).then_some(());
    bot.town.until("the preview in both languages", previewed).await;
    bot.says(CLERK, "/staff show 1").await;
    bot.presses(CLERK, "It is finished").await;
    let said = bot.town.texts(CLERK).pop().unwrap_or_default();
    assert!(said.contains("may go out"), "{said}");
    bot.presses(CLERK, "Send it now").await;
    bot.town
        .until("the picture", |town| town.texts(ANNA).iter().any(|it| it.contains("Open house")).then_some(()))
        .await;
    // Before it has left the message says 0; it is edited until all of it has arrived.
    let arrived = |town: &Town| town.texts(CLERK).iter().any(|it| it.contains("2 of 2 arrived")).then_some(());
    bot.town.until("the message that shows how far it has got", arrived).await;
    assert!(!bot.town.calls("editmessagetext").is_empty());
    // What was delivered is corrected where it stands: the picture stays, and the text below it is another one.
    let before = bot.town.heard(ANNA).len();
    bot.says(CLERK, "/staff text 1 en Open house\nCome and see us on Friday.").await;
    bot.says(CLERK, "/staff text 1 ko 열린 집\n금요일에 오셔서 둘러보세요.").await;
    bot.says(CLERK, "/staff correct 1").await;
    let corrected = |town: &Town| {
        let heard = town.heard(ANNA);
        let edited = heard[before..].iter().filter(|it| it.deed == naru::sandbox::ledger::Deed::Edited);
        (edited.filter(|it| it.text.contains("Friday")).count() == 1).then_some(heard.len() - before)
    };
    let seen = bot.town.until("the correction", corrected).await;
    assert!(seen <= 2, "nothing is said anew: {seen}");

    // One that takes a message more than before stands as a reply to what it corrects.
    let long = "Come and see us on Saturday. ".repeat(139);
    bot.says(CLERK, &format!("/staff text 1 en Open house\n{long}")).await;
    bot.says(CLERK, "/staff correct 1").await;
    let replies = |town: &Town| {
        let to_anna =
            |it: &&serde_json::Value| it["chat_id"] == json!(ANNA.to_string()) || it["chat_id"] == json!(ANNA);
        town.calls("sendphoto").iter().filter(to_anna).find_map(|it| it.get("reply_parameters").cloned())
    };
    let replied = bot.town.until("the reply", replies).await;
    assert!(replied.to_string().contains("allow_sending_without_reply"), "{replied}");
    let said = |town: &Town| (town.texts(ANNA).concat().matches("Saturday").count() == 139).then_some(());
    bot.town.until("all of it", said).await;
}

#[tokio::test]
async fn a_program_is_written_in_a_dialogue_that_survives_a_restart_and_is_saved_after_a_look() {
    let bot = opened().await;
    let asked = bot.says(CLERK, "/staff program new").await;
    assert!(asked.contains("Kind"), "{asked}");
    let asked = bot.presses(CLERK, "Forum").await;
    assert!(asked.contains("Title"), "{asked}");
    bot.says(CLERK, "en: Harbour Forum\nko: 항구 포럼").await;

    let bot = bot.closes().await.opens().await;
    let asked = bot.says(CLERK, "/staff program").await;
    assert!(asked.contains("Begins"), "it goes on where it stood: {asked}");
    let asked = bot.says(CLERK, "whenever").await;
    assert!(asked.contains("cannot read"), "{asked}");
    bot.says(CLERK, "2026-12-03 14:00").await;
    bot.says(CLERK, "2026-12-03 17:00").await;
    bot.says(CLERK, "Harbour hall").await;
    bot.presses(CLERK, "Skip").await;
    bot.presses(CLERK, "Skip").await;
    bot.says(CLERK, "0").await;
    let review = bot.says(CLERK, "An afternoon about harbours.").await;
    assert!(review.contains("Harbour Forum") && review.contains("Nothing is saved yet"), "{review}");
    let answer = bot.says(ANNA, "Harbour Forum").await;
    assert!(!answer.contains("Harbour hall"), "not before it is saved: {answer}");
    let saved = bot.presses(CLERK, "Save").await;
    assert!(saved.contains("Saved as program-"), "{saved}");

    let id =
        saved.split_whitespace().find(|it| it.starts_with("program-")).expect("an id").trim_end_matches('.').to_owned();
    is_known(&bot, &id).await;
    let answer = bot.says(ANNA, "When is the Harbour Forum?").await;
    assert!(answer.contains("December") || answer.contains("Dec"), "{answer}");

    // One field is changed, looked over, and saved.
    bot.says(CLERK, &format!("/staff program edit {id}")).await;
    bot.presses(CLERK, "Change: Fee").await;
    let review = bot.says(CLERK, "5000").await;
    assert!(review.contains("fee_krw: 0 → 5000"), "{review}");
    bot.presses(CLERK, "Save").await;
    let history = bot.app.store.change_sets(None, 10).await.expect("an answer");
    assert!(history.iter().filter(|it| it.who == "Minji").count() == 2, "{history:?}");
}

async fn is_known(bot: &TestBot, id: &str) {
    let known = async {
        while bot.app.desk.knowledge().catalogue().look_up(id).is_none() {
            bot.wait(Duration::seconds(1));
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, known).await.expect("the service answers from it");
}

#[tokio::test]
async fn questions_without_an_answer_are_listed_by_meaning_and_answered_from_then_on() {
    let bot = opened().await;
    for text in
        ["Is the zorbulator wheelchair accessible?", "is zorbulator accessible for a wheelchair", "blarghing snurfs?"]
    {
        bot.says(ANNA, text).await;
    }
    let listed = bot.says(CLERK, "/staff unanswered").await;
    assert!(listed.contains("1. 2× “is zorbulator"), "{listed}");
    assert!(listed.contains("2. 1× “blarghing"), "{listed}");
    let asked = bot.presses(CLERK, "Answer 1").await;
    assert!(asked.contains("Write the answer to “is zorbulator"), "{asked}");
    let saved = bot.says(CLERK, "Yes, by the ramp on the left.").await;
    assert!(saved.contains("From now on"), "{saved}");
    let answered = async {
        while bot.app.desk.knowledge().catalogue().faqs().iter().all(|it| !it.id.starts_with("faq-")) {
            bot.wait(Duration::seconds(1));
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, answered).await.expect("the service answers from it");
    let answer = bot.says(ANNA, "Is the zorbulator wheelchair accessible?").await;
    assert!(answer.contains("ramp on the left"), "{answer}");
    let listed = bot.says(CLERK, "/staff unanswered").await;
    assert!(!listed.contains("zorbulator"), "{listed}");
}

#[tokio::test]
async fn a_word_that_nobody_taught_naru_becomes_another_name_of_a_place() {
    let bot = opened().await;
    bot.says(ANNA, "snorfing at Zorbulania?").await;
    let listed = bot.says(CLERK, "/staff unanswered").await;
    assert!(listed.contains("Zorbulania"), "{listed}");
    let asked = bot.presses(CLERK, "is another name of a place").await;
    assert!(asked.contains("Zorbulania"), "{asked}");
    let unknown = bot.says(CLERK, "Nowhere at all").await;
    assert!(unknown.contains("cannot read"), "{unknown}");
    let saved = bot.says(CLERK, "Zorbulania = Busan").await;
    assert!(saved.contains("“Zorbulania” means Busan"), "{saved}");
    let known = async {
        let is_taught = |bot: &TestBot| {
            let knowledge = bot.app.desk.knowledge();
            let places = knowledge.catalogue().places();
            places.iter().any(|it| it.aliases.iter().any(|(_, all)| all.contains(&"Zorbulania".to_owned())))
        };
        while !is_taught(&bot) {
            bot.wait(Duration::seconds(1));
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, known).await.expect("the service answers from it");
    let answer = bot.says(ANNA, "forums in Zorbulania").await;
    assert!(answer.contains("Busan"), "{answer}");
}

#[tokio::test]
async fn a_file_of_somebody_else_is_no_announcement() {
    let bot = opened().await;
    let telegram = bot.town.telegram();
    telegram.keep_file("photo-2", vec![1]);
    let photo = json!({ "caption": "/staff new en Free money\nClick here.",
        "photo": [{ "file_id": "photo-2", "file_unique_id": "u", "width": 64, "height": 48, "file_size": 1 }] });
    let told = bot.answer_to(ANNA, || telegram.post(ANNA, None, photo)).await;
    assert!(told.contains("members of the foundation"), "{told}");
    assert!(bot.town.calls("getfile").is_empty());
    assert_eq!(bot.app.store.broadcasts(5).await.expect("an answer"), []);
}

#[tokio::test]
async fn a_bot_api_server_of_ones_own_may_tell_where_a_file_lies_instead_of_handing_it_out() {
    let bot = opened().await;
    let telegram = bot.town.telegram();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("picture.jpg");
    std::fs::write(&path, [1, 2, 3]).expect("it can be written");
    let path = path.to_str().expect("a path in UTF-8");
    telegram.keep_file(path, vec![1, 2, 3]);
    let photo = json!({ "caption": "/staff new en Open house\nCome and see us.",
        "caption_entities": [{ "type": "bot_command", "offset": 0, "length": 6 }],
        "photo": [{ "file_id": path, "file_unique_id": "u", "width": 640, "height": 480, "file_size": 3 }] });
    let asked = bot.answer_to(CLERK, || telegram.post(CLERK, None, photo)).await;
    assert!(asked.contains("What does picture-"), "{asked}");
}
