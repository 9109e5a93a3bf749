//! How naru listens on Discord, against the sandbox over real HTTP and a real gateway.

use chrono::Duration;
use naru::channel::discord::NAME;
use naru::clock::Clock;
use naru::sandbox::faults::Fault;
use naru::store::Store;
use serde_json::json;

use crate::support::discord::{ANNA, BAO, Bot, City, LOBBY, OFFICE, buttons, id_of, is_ephemeral, said};

async fn opened() -> Bot {
    City::new().await.opens().await
}

// ── interactions

#[tokio::test]
async fn a_command_is_acknowledged_first_and_answered_by_an_edit_in_the_language_of_the_interaction() {
    let bot = opened().await;
    let id = bot.city.discord().order(LOBBY, BAO, "ko", "upcoming", &[]).expect("the channel is there");
    let message = bot.city.until("an answer", |city| city.interaction(id).message).await;
    let first = bot.city.calls("POST", &format!("/interactions/{id}"));
    assert_eq!(first.len(), 1);
    assert_eq!(first[0]["body"]["type"], 5);
    let edits = bot.city.calls("PATCH", "/webhooks/");
    assert_eq!(edits.len(), 1);
    let shown = bot.city.discord().messages(LOBBY).into_iter().find(|it| id_of(it) == message).expect("it is shown");
    assert!(said(&shown).chars().any(|c| ('가'..='힣').contains(&c)), "{shown}");
    assert!(!is_ephemeral(&shown), "a list is for all");
}

#[tokio::test]
async fn who_chose_a_language_is_answered_in_it_whatever_the_interaction_says() {
    let bot = opened().await;
    let done = bot.orders_in("ko", LOBBY, BAO, "language", &[("language", json!("ja"))]).await;
    assert!(is_ephemeral(&done), "it concerns one person alone");
    let help = bot.orders_in("ko", LOBBY, BAO, "privacy", &[]).await;
    assert!(said(&help).chars().any(|c| ('ぁ'..='ん').contains(&c)), "{help}");
    let other = bot.orders_in("ko", LOBBY, ANNA, "privacy", &[]).await;
    assert!(said(&other).chars().any(|c| ('가'..='힣').contains(&c)), "nobody else's changed: {other}");
}

#[tokio::test]
async fn a_question_is_answered_as_a_command_in_a_direct_message_and_by_mention() {
    let bot = opened().await;
    let by_command = bot.orders(LOBBY, BAO, "ask", &[("question", json!("Which forums are coming up?"))]).await;
    assert!(said(&by_command).len() > 40, "{by_command}");
    let dm = bot.city.discord().dm_with(BAO);
    let by_dm = bot.says(dm, BAO, "다음 달 포럼 있어요?").await;
    assert!(said(&by_dm).chars().any(|c| ('가'..='힣').contains(&c)), "{by_dm}");
    let by_mention = bot.says(LOBBY, BAO, "<@1000000000000000001> Which forums are coming up?").await;
    assert!(said(&by_mention).len() > 40, "{by_mention}");
}

#[tokio::test]
async fn what_members_say_among_themselves_is_not_answered() {
    let bot = opened().await;
    bot.city.discord().say(LOBBY, BAO, "Which forums are coming up?");
    bot.says(OFFICE, ANNA, "<@1000000000000000001> help").await;
    assert!(bot.city.heard(LOBBY).is_empty());
}

#[tokio::test]
async fn a_message_is_asked_about_from_its_menu_and_only_the_asker_reads_the_answer() {
    let bot = opened().await;
    let message = json!({ "id": "77", "content": "Which forums are coming up?", "embeds": [] });
    let data = json!({ "id": "1", "type": 3, "name": "Ask naru", "target_id": "77",
        "resolved": { "messages": { "77": message } } });
    let answer = bot.answer_to(LOBBY, || bot.city.discord().interact(LOBBY, BAO, "en-US", 2, data, None)).await;
    assert!(said(&answer).len() > 40 && is_ephemeral(&answer), "{answer}");
}

#[tokio::test]
async fn programs_and_places_are_offered_while_somebody_types_in_any_script() {
    let bot = opened().await;
    let offered = async |name: &str, option: &str, typed: &str| {
        let id = bot.city.discord().type_into(LOBBY, BAO, "ko", name, option, typed).expect("the channel is there");
        let callback = bot
            .city
            .until("an offer", |city| Some(city.interaction(id)).filter(|it| it.acknowledged.is_some()))
            .await
            .callback;
        assert_eq!(callback["type"], 8);
        callback["data"]["choices"].as_array().cloned().unwrap_or_default()
    };
    let all = offered("program", "program", "").await;
    assert!((1..=25).contains(&all.len()));
    for typed in ["부산", "Busan", "釜山"] {
        let places = offered("upcoming", "place", typed).await;
        assert!(places.iter().any(|it| it["value"] == "busan"), "{typed}: {places:?}");
    }
    let title = {
        let knowledge = bot.app.desk.knowledge();
        let program = &knowledge.catalogue().programs()[0];
        (program.id.clone(), program.title.iter().map(|(_, title)| title.to_owned()).collect::<Vec<_>>())
    };
    for typed in &title.1 {
        let typed: String = typed.chars().take(90).collect();
        let found = offered("program", "program", &typed).await;
        assert!(found.iter().any(|it| it["value"] == title.0.as_str()), "{typed}: {found:?}");
    }
}

#[tokio::test]
async fn a_list_is_turned_in_place_and_details_are_for_whoever_asks() {
    let bot = opened().await;
    let list = bot.orders(LOBBY, BAO, "upcoming", &[]).await;
    let turned = bot.presses(LOBBY, BAO, &list, "More").await;
    assert_eq!(id_of(&turned), id_of(&list), "the same message");
    assert_ne!(said(&turned), said(&list));
    let all = buttons(&turned);
    let (details, _) = all.iter().find(|(_, it)| it["value"].is_string()).expect("programs stand in a menu");
    let shown = bot.presses(LOBBY, BAO, &turned, details).await;
    assert!(is_ephemeral(&shown) && id_of(&shown) != id_of(&list), "{shown}");
}

#[tokio::test]
async fn a_program_can_be_asked_for_by_what_is_chosen_or_by_its_name() {
    let bot = opened().await;
    let id = bot.program();
    let chosen = bot.orders(LOBBY, BAO, "program", &[("program", json!(id))]).await;
    assert!(!buttons(&chosen).is_empty(), "{chosen}");
    let unknown = bot.orders(LOBBY, BAO, "program", &[("program", json!("qqqq"))]).await;
    assert!(said(&unknown).contains("qqqq"), "{unknown}");
}

#[tokio::test]
async fn the_calendar_file_comes_with_a_press() {
    let bot = opened().await;
    let card = bot.orders(LOBBY, BAO, "program", &[("program", json!(bot.program()))]).await;
    bot.presses(LOBBY, BAO, &card, "alendar").await;
    let recorded = bot.city.recorded();
    assert!(recorded.contains(".ics"), "{recorded}");
}

#[tokio::test]
async fn a_reminder_is_the_persons_own_and_a_closed_chat_is_told_at_once() {
    let bot = opened().await;
    let id = bot.program();
    let dm = bot.city.discord().dm_with(BAO);
    let done = bot.orders(LOBBY, BAO, "remind", &[("program", json!(id))]).await;
    assert!(is_ephemeral(&done) && said(&done).contains("direct messages"), "{done}");
    assert_eq!(bot.subscriptions(dm).await, 1);
    assert_eq!(bot.subscriptions(LOBBY).await, 0);

    let closed = bot.city.discord().dm_with(ANNA);
    bot.city.discord().with_channel(closed, |it| it.closed = Some((403, 50007)));
    let told = bot.orders(LOBBY, ANNA, "remind", &[("program", json!(id))]).await;
    assert!(is_ephemeral(&told) && said(&told).contains("closed"), "{told}");
    assert_eq!(bot.subscriptions(closed).await, 0, "what cannot be told is not promised");
    bot.presses(LOBBY, ANNA, &told, "this channel").await;
    assert_eq!(bot.subscriptions(LOBBY).await, 1, "the channel is the second choice");
}

#[tokio::test]
async fn who_may_not_decide_for_a_channel_subscribes_for_themselves() {
    let bot = opened().await;
    let dm = bot.city.discord().dm_with(BAO);
    let done = bot.orders(LOBBY, BAO, "subscribe", &[("kind", json!("forum"))]).await;
    assert!(is_ephemeral(&done), "{done}");
    assert_eq!((bot.subscriptions(dm).await, bot.subscriptions(LOBBY).await), (1, 0));
    let refused =
        bot.orders(LOBBY, BAO, "subscribe", &[("kind", json!("forum")), ("channel", json!(OFFICE.to_string()))]).await;
    assert!(is_ephemeral(&refused), "{refused}");
    assert_eq!(bot.subscriptions(OFFICE).await, 0);
}

#[tokio::test]
async fn a_channel_subscribes_in_two_languages_at_once() {
    let bot = opened().await;
    let options = [("kind", json!("forum")), ("language", json!("ko")), ("second-language", json!("en"))].map(|it| it);
    bot.orders(LOBBY, ANNA, "subscribe", &options).await;
    let address = bot.app.store.look_up_address(NAME, &LOBBY.to_string(), None).await.unwrap().expect("it is known");
    let tags: Vec<&str> = address.languages.iter().map(|it| it.as_str()).collect();
    assert_eq!(tags, ["ko", "en"]);
    assert_eq!(bot.subscriptions(LOBBY).await, 1);
}

#[tokio::test]
async fn what_the_bot_may_not_do_in_a_channel_is_told_to_the_admin_before_anything_is_saved() {
    let bot = opened().await;
    const SEND: u64 = 1 << 11;
    for channel in [LOBBY, OFFICE] {
        bot.city.discord().with_channel(channel, |it| it.denied = SEND);
    }
    // Discord tells it with the interaction where it is about the same channel, and is asked about another.
    let here = bot.orders_in("ko", LOBBY, ANNA, "subscribe", &[("kind", json!("forum"))]).await;
    let there = [("kind", json!("forum")), ("channel", json!(OFFICE.to_string()))];
    let there = bot.orders_in("ko", LOBBY, ANNA, "subscribe", &there).await;
    for refused in [here, there] {
        assert!(is_ephemeral(&refused), "{refused}");
        assert!(said(&refused).contains("메시지"), "{refused}");
    }
    assert_eq!(bot.subscriptions(LOBBY).await + bot.subscriptions(OFFICE).await, 0);
    bot.city.discord().with_channel(OFFICE, |it| it.denied = 0);
    bot.orders(LOBBY, ANNA, "subscribe", &[("kind", json!("forum")), ("channel", json!(OFFICE.to_string()))]).await;
    assert_eq!(bot.subscriptions(OFFICE).await, 1);
}

#[tokio::test]
async fn a_list_that_keeps_itself_current_and_events_are_begun_by_those_who_decide() {
    let bot = opened().await;
    let member = bot.orders(LOBBY, BAO, "agenda", &[]).await;
    assert!(!is_ephemeral(&member), "a list for all, once: {member}");
    let before = bot.city.heard(OFFICE).len();
    bot.city.discord().order(OFFICE, ANNA, "en-US", "agenda", &[]);
    let texts = bot.city.until("the list and a word on it", |city| {
        let texts = city.texts(OFFICE).split_off(before);
        (texts.len() == 2).then_some(texts)
    });
    assert!(texts.await.iter().any(|it| it.contains("current")));
    let on = bot.orders(OFFICE, ANNA, "agenda", &[("events", json!(true))]).await;
    assert!(said(&on).contains("events") && is_ephemeral(&on), "{on}");
    assert_eq!(bot.app.store.event_guilds().await.expect("the database answers").len(), 1);
    bot.orders(OFFICE, ANNA, "agenda", &[("events", json!(false))]).await;
}

#[tokio::test]
async fn what_is_set_under_a_persons_own_answer_is_the_persons_own() {
    let bot = opened().await;
    let dm = bot.city.discord().dm_with(BAO);
    bot.orders(LOBBY, BAO, "subscribe", &[("kind", json!("forum"))]).await;
    let mine = bot.orders(LOBBY, BAO, "my", &[]).await;
    assert!(is_ephemeral(&mine), "{mine}");
    let stopped = bot.presses(LOBBY, BAO, &mine, "Stop").await;
    assert!(is_ephemeral(&stopped), "{stopped}");
    assert_eq!(bot.subscriptions(dm).await, 0);
}

#[tokio::test]
async fn an_interaction_that_comes_twice_is_answered_once_over_restarts_too() {
    let bot = opened().await;
    let id = bot.city.discord().order(LOBBY, BAO, "en-US", "help", &[]).expect("the channel is there");
    bot.city.until("an answer", |city| city.interaction(id).message).await;
    bot.city.discord().again(id);
    bot.orders(OFFICE, BAO, "help", &[]).await;
    let once = |city: &City| city.calls("POST", &format!("/interactions/{id}")).len();
    assert_eq!(once(&bot.city), 1);
    let city = bot.closes().await;
    let bot = city.opens().await;
    bot.city.discord().again(id);
    bot.orders(OFFICE, BAO, "help", &[]).await;
    assert_eq!(bot.city.heard(LOBBY).len(), 1, "known from before");
}

#[tokio::test]
async fn what_a_process_left_undone_the_next_one_answers() {
    let city = City::new().await;
    let id = city.discord().order(LOBBY, BAO, "en-US", "help", &[]).expect("the channel is there");
    let store = Store::open(&city.database().parse().expect("a database URL")).await.expect("it opens");
    let body = json!({ "name": "INTERACTION_CREATE", "data": city.interaction(id).event }).to_string();
    store.add_discord_events(&[(id.to_string(), body)], city.clock.now()).await.expect("it is kept");
    store.close().await;
    let bot = city.opens().await;
    bot.city.until("an answer", |city| city.interaction(id).message).await;
    let waiting = async || bot.app.store.waiting_discord_events().await.expect("the database answers").len();
    for _ in 0..500 {
        if waiting().await == 0 {
            return;
        }
        bot.city.wait(Duration::milliseconds(20));
        tokio::task::yield_now().await;
    }
    assert_eq!(waiting().await, 0, "what is answered is not kept");
}

#[tokio::test]
async fn a_first_answer_that_comes_too_late_becomes_a_message_as_long_as_somebody_waits() {
    let bot = City::settled().await;
    let faults = [Fault::CutBefore; 40];
    bot.city.discord().faults().order(faults);
    let before = bot.city.heard(LOBBY).len();
    let id = bot.city.discord().order(LOBBY, BAO, "en-US", "upcoming", &[]).expect("the channel is there");
    // Discord has given up on it by then.
    bot.city
        .until("it is given up", |city| (city.calls("POST", &format!("/interactions/{id}")).len() >= 3).then_some(()))
        .await;
    bot.city.wait(Duration::seconds(4));
    bot.city.discord().faults().none();
    let text = bot.city.until("a message", |city| city.texts(LOBBY).get(before).cloned()).await;
    assert!(text.len() > 40, "{text}");
    assert!(bot.city.interaction(id).acknowledged.is_none());
}

#[tokio::test]
async fn an_answer_that_nobody_waits_for_any_more_is_not_given() {
    let bot = City::settled().await;
    bot.city.discord().faults().order([Fault::Slow { ms: 0 }, Fault::Slow { ms: 1_000_000 }]);
    let id = bot.city.discord().order(LOBBY, BAO, "en-US", "upcoming", &[]).expect("the channel is there");
    bot.city.until("it is acknowledged", |city| city.interaction(id).acknowledged).await;
    bot.city.wait(Duration::minutes(20));
    bot.city
        .until("the edit is refused", |city| {
            city.calls("PATCH", "/webhooks/").iter().any(|it| it["status"] == 401).then_some(())
        })
        .await;
    bot.orders(OFFICE, ANNA, "help", &[]).await;
    assert!(bot.city.heard(LOBBY).is_empty(), "{:?}", bot.city.texts(LOBBY));
}

#[tokio::test]
async fn who_asks_too_much_is_told() {
    let bot = City::new().await.opens_with(|config| config.discord.person_burst = 1).await;
    bot.city.discord().order(LOBBY, BAO, "en-US", "help", &[]);
    let id = bot.city.discord().order(LOBBY, BAO, "en-US", "help", &[]).expect("the channel is there");
    let message = bot.city.until("an answer", |city| city.interaction(id).message).await;
    let shown = bot.city.discord().messages(LOBBY).into_iter().find(|it| id_of(it) == message).expect("it is shown");
    assert!(said(&shown).contains("minute"), "{shown}");
}

// ── the list of commands

#[tokio::test]
async fn commands_are_uploaded_by_difference_only() {
    let bot = opened().await;
    let uploads = |city: &City| {
        let path = "/applications/1000000000000000001/commands";
        ["POST", "PATCH", "DELETE", "PUT"].map(|method| city.calls(method, path).len())
    };
    bot.city.until("all are listed", |city| (city.discord().commands().len() == 21).then_some(())).await;
    bot.orders(LOBBY, ANNA, "help", &[]).await;
    assert_eq!(uploads(&bot.city), [21, 0, 0, 0]);
    let bot = bot.closes().await.opens().await;
    let asked = |city: &City| city.calls("GET", "/applications/1000000000000000001/commands").len();
    bot.city.until("they are compared", |city| (asked(city) == 2).then_some(())).await;
    bot.orders(LOBBY, ANNA, "help", &[]).await;
    assert_eq!(uploads(&bot.city), [21, 0, 0, 0], "nothing differs");
}

// ── one person on two networks

#[tokio::test]
async fn a_person_on_telegram_and_discord_has_one_language_and_one_place_for_reminders() {
    use crate::support::telegram;
    let city = City::new().await;
    city.sandbox.telegram.add_chat(telegram::ANNA, naru::sandbox::telegram::ChatKind::Private, "Anna");
    let bot = city.opens_with(|config| config.telegram.token = Some(telegram::token())).await;
    let tell = async |text: &str| -> String {
        bot.city.wait(Duration::seconds(30));
        let chat = telegram::ANNA.to_string();
        let of = |city: &City| {
            let entries = city.sandbox.ledger.entries();
            entries.into_iter().filter(|it| it.chat == chat).map(|it| it.text).collect::<Vec<_>>()
        };
        let before = of(&bot.city).len();
        bot.city.sandbox.telegram.say(telegram::ANNA, None, text);
        bot.city.until("Telegram answers", |city| of(city).get(before).cloned()).await
    };
    tell("/language ja").await;
    let reminded = bot.program();
    tell(&format!("/start s-program_{reminded}")).await;
    let code = tell("/link").await;
    let code: String = code
        .split(|c: char| !c.is_ascii_alphanumeric())
        .find(|it| it.len() == 8 && it.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase()))
        .expect("a code is told")
        .to_owned();
    bot.orders(LOBBY, BAO, "remind", &[("program", json!(bot.program()))]).await;
    let done = bot.orders(LOBBY, BAO, "link", &[("code", json!(code))]).await;
    assert!(is_ephemeral(&done), "{done}");
    let after = bot.orders_in("ko", LOBBY, BAO, "privacy", &[]).await;
    assert!(said(&after).chars().any(|c| ('ぁ'..='ん').contains(&c)), "one language: {after}");
    let person = bot.app.store.look_up_person(NAME, &BAO.to_string()).await.unwrap().expect("they are known");
    let same = bot.app.store.look_up_person("telegram", &telegram::ANNA.to_string()).await.unwrap();
    assert_eq!(same.as_deref(), Some(person.as_str()));
    let starts = {
        let knowledge = bot.app.desk.knowledge();
        let catalogue = knowledge.catalogue();
        catalogue.program(catalogue.look_up(&reminded).expect("it is known")).starts.expect("it has a date")
    };
    bot.app.store.set_setting("live", "yes").await.expect("the database answers");
    let dm = bot.city.discord().dm_with(BAO);
    let on_telegram = |city: &City| {
        let chat = telegram::ANNA.to_string();
        city.sandbox.ledger.entries().into_iter().filter(|it| it.chat == chat).count()
    };
    let (before, before_there) = (bot.city.heard(dm).len(), on_telegram(&bot.city));
    bot.city.clock.set((starts - Duration::days(1) + Duration::minutes(1)).to_utc().max(bot.city.clock.now()));
    bot.city.until("a reminder", |city| city.texts(dm).get(before).cloned()).await;
    bot.orders(LOBBY, ANNA, "help", &[]).await;
    assert_eq!(on_telegram(&bot.city), before_there, "not told twice");
    let again = bot.orders(LOBBY, BAO, "link", &[("code", json!(code))]).await;
    assert_ne!(said(&again), said(&done), "a code is used once");
}
