//! Groups and channels on Telegram: who decides for them, from where, and what they get unasked.

use naru::broadcast::Content;
use naru::channel::telegram::NAME;
use naru::desk::newsroom::{Actor, Order, Outcome};
use naru::language::Language;
use naru::sandbox::telegram::ChatKind;
use serde_json::json;

use crate::support::telegram::{ANNA, GROUP, TestBot, Town};

const CHANNEL: i64 = -4_001;

async fn opened() -> TestBot {
    Town::new().await.opens().await
}

async fn languages(bot: &TestBot) -> Vec<Language> {
    let address = bot.app.store.look_up_address(NAME, &GROUP.to_string(), None).await.expect("an answer");
    address.expect("the group is known").languages
}

#[tokio::test]
async fn an_admin_decides_for_a_group_from_their_own_chat_for_as_long_as_they_are_one() {
    let bot = opened().await;
    let telegram = bot.town.telegram();
    telegram.make_admin(GROUP, ANNA);
    let nothing = bot.says(ANNA, "/groups").await;
    assert!(nothing.contains("/my"), "{nothing}");
    bot.answer_to(GROUP, || telegram.say(GROUP, Some(ANNA), "/start")).await;

    bot.says(ANNA, "/groups").await;
    let told = bot.presses(ANNA, "Friends").await;
    assert!(told.contains("You now decide for “Friends”"), "{told}");
    let done = bot.says(ANNA, "/language ko").await;
    assert!(done.starts_with("[Friends]"), "{done}");
    assert_eq!(languages(&bot).await, [Language::new("ko")]);
    // What a button says is meant for the group as well, whenever it is pressed.
    bot.says(ANNA, "/language").await;
    let under = bot.town.last(ANNA).0;
    let english = bot.town.buttons(ANNA).into_iter().find(|it| it.0 == "English").expect("all languages are offered");
    bot.says(ANNA, "/done").await;
    let data = english.1["callback_data"].as_str().expect("a press").to_owned();
    bot.answer_to(ANNA, || telegram.press(ANNA, under, &data)).await;
    assert_eq!(languages(&bot).await, [Language::new("en")]);

    telegram.dismiss_admin(GROUP, ANNA);
    let refused = bot.answer_to(ANNA, || telegram.press(ANNA, under, &data)).await;
    assert!(refused.contains("dmin"), "{refused}");
    let refused = bot.says(ANNA, &format!("/start g-{GROUP}")).await;
    assert!(refused.contains("dmin"), "{refused}");
    assert_eq!(languages(&bot).await, [Language::new("en")]);
}

#[tokio::test]
async fn the_greeting_in_a_group_leads_to_deciding_in_private() {
    let bot = opened().await;
    let telegram = bot.town.telegram();
    bot.answer_to(GROUP, || telegram.say(GROUP, Some(ANNA), "/start")).await;
    let (_, button) = bot.town.buttons(GROUP).pop().expect("a button");
    assert_eq!(button["url"], format!("https://t.me/naru_bot?start=g-{GROUP}"));
}

#[tokio::test]
async fn a_program_is_put_into_googles_calendar_and_shared_by_telegrams_own_means() {
    let bot = opened().await;
    let program = {
        let knowledge = bot.app.desk.knowledge();
        let now = naru::clock::Clock::now(&*bot.town.clock);
        let dated = knowledge.catalogue().programs().iter().find(|it| it.starts.is_some_and(|at| at > now));
        dated.expect("the sample has something ahead").id.clone()
    };
    bot.says(ANNA, &format!("/start p-{program}")).await;
    let share =
        bot.town.buttons(ANNA).into_iter().find_map(|(_, it)| Some(it["switch_inline_query"].as_str()?.to_owned()));
    assert_eq!(share.as_deref(), Some(program.as_str()), "Telegram asks in which chat");
    bot.presses(ANNA, "Calendar").await;
    let (_, google) = bot.town.buttons(ANNA).pop().expect("a button under the file");
    let url = google["url"].as_str().expect("a link");
    assert!(url.starts_with("https://calendar.google.com/calendar/render?action=TEMPLATE&text="), "{url}");
    assert!(url.contains("&dates=20"), "{url}");

    bot.town.telegram().update(
        "inline_query",
        json!({ "id": "q1", "query": program, "offset": "", "from": { "id": ANNA, "is_bot": false, "first_name": "Anna" } }),
    );
    let answer = bot.town.until("the card", |town| town.calls("answerinlinequery").pop()).await;
    assert_eq!(answer["results"].as_array().map(Vec::len), Some(1));
    assert_eq!(answer["results"][0]["id"], program);
}

#[tokio::test]
async fn a_channel_gets_what_staff_announce_and_its_admins_decide_there() {
    let bot = opened().await;
    let telegram = bot.town.telegram();
    telegram.add_chat(CHANNEL, ChatKind::Channel, "News");
    let order = |text: &str| json!({ "text": text, "entities": [{ "type": "bot_command", "offset": 0, "length": 6 }] });
    bot.answer_to(CHANNEL, || telegram.post(CHANNEL, None, order("/start"))).await;
    bot.stays_silent(CHANNEL, || {
        telegram.say(CHANNEL, None, "Our own news of the day");
    })
    .await;
    bot.app.store.set_setting("live", "yes").await.expect("it is kept");
    let clerk = Actor::operator("Minji");
    let content = Content {
        title: [(Language::new("en"), "Moved")].into_iter().collect(),
        body: [(Language::new("en"), "The forum moves to hall 2.")].into_iter().collect(),
        ..Content::default()
    };
    let new = Order::New { content, segment: "all".parse().expect("a segment"), files: Vec::new() };
    let Ok(Outcome::Shown(sheet)) = bot.app.desk.newsroom(&clerk, new).await else { panic!("it is drafted") };
    let number = sheet.broadcast.number;
    bot.app.desk.newsroom(&clerk, Order::Submit { number, anyway: false }).await.expect("it may go out");
    let said = async || bot.app.desk.newsroom(&clerk, Order::Send { number, at: None }).await.expect("it goes out");
    said().await;
    let told =
        bot.town.until("the news", |town| town.texts(CHANNEL).into_iter().find(|it| it.contains("hall 2"))).await;
    assert!(told.contains("Moved"), "{told}");
}
