//! Titles that try to ring everybody, wherever they come to be shown. That no message rings anybody is looked over at the end of
//! every conversation with the sandbox (`support::sandbox::rings_nobody`); here they are made to try.

use chrono::Duration;
use naru::clock::Clock;
use naru::language::Language;
use naru::program::Dataset;
use serde_json::{Value, json};

use crate::support::discord::{ANNA, BAO, Bot, City, LOBBY, OFFICE, said};

const HOSTILE: &str = "@everyone @here <@6000000000000000001> <@&7> <#5> </ask:1> \u{202E}\u{200B}@everyone **x** [y](https://evil.example)";

/// Every program and place is called so, in every language.
fn hostile(mut data: Dataset) -> Dataset {
    for program in &mut data.programs {
        let tags: Vec<Language> = program.title.iter().map(|(tag, _)| tag).collect();
        program.title = tags.iter().map(|tag| (*tag, format!("{HOSTILE} {}", program.id))).collect();
        program.summary = tags.iter().map(|tag| (*tag, HOSTILE.to_owned())).collect();
        program.venue = tags.iter().map(|tag| (*tag, HOSTILE.to_owned())).collect();
    }
    data
}

async fn opened() -> Bot {
    let bot = City::new().await.opens().await;
    let (data, _) = bot.app.store.load_programs().await.expect("the database answers");
    bot.knows(hostile(data)).await;
    bot
}

/// Rung by a message in any of these channels.
fn rung(city: &City, channels: &[u64]) -> Vec<Value> {
    let all = channels.iter().flat_map(|it| city.discord().messages(*it));
    let rings = |it: &Value| it["mention_everyone"] == json!(true) || it["mention_roles"] != json!([]);
    all.filter(|it| it["author"]["bot"] == json!(true) && rings(it)).collect()
}

#[tokio::test]
async fn answers_to_commands_presses_and_messages_ring_nobody() {
    let bot = opened().await;
    let dm = bot.city.discord().dm_with(BAO);
    let program = bot.program();
    let list = bot.orders(LOBBY, BAO, "upcoming", &[]).await;
    assert!(said(&list).contains("everyone"), "the title is shown: {list}");
    bot.presses(LOBBY, BAO, &list, "More").await;
    let card = bot.orders(LOBBY, BAO, "program", &[("program", json!(program))]).await;
    bot.presses(LOBBY, BAO, &card, "alendar").await;
    bot.orders(LOBBY, BAO, "deadlines", &[]).await;
    bot.orders(LOBBY, BAO, "ask", &[("question", json!(HOSTILE))]).await;
    bot.orders(LOBBY, BAO, "program", &[("program", json!("@everyone qqqq"))]).await;
    bot.orders(LOBBY, BAO, "remind", &[("program", json!(program))]).await;
    bot.says(LOBBY, BAO, "<@1000000000000000001> Which forums are coming up? @everyone").await;
    bot.says(dm, BAO, HOSTILE).await;
    bot.orders(LOBBY, BAO, "my", &[]).await;
    assert_eq!(rung(&bot.city, &[LOBBY, dm]), [] as [Value; 0]);
}

#[tokio::test]
async fn lists_events_reminders_proposals_and_questions_for_staff_ring_nobody() {
    let city = City::new().await;
    let bot = city.opens_with(|config| config.discord.staff_channel = Some(OFFICE.to_string())).await;
    let (data, _) = bot.app.store.load_programs().await.expect("the database answers");
    bot.knows(hostile(data)).await;
    bot.joins_staff(ANNA, "Anna", "owner").await;
    bot.orders(OFFICE, ANNA, "staff", &[("order", json!("here"))]).await;
    bot.app.store.set_setting("live", "yes").await.expect("the database answers");
    bot.orders(LOBBY, ANNA, "subscribe", &[("kind", json!("forum"))]).await;
    bot.orders(LOBBY, ANNA, "agenda", &[]).await;
    bot.orders(LOBBY, ANNA, "agenda", &[("events", json!(true))]).await;
    bot.city.wait(Duration::minutes(2));
    bot.city.until("its own events", |city| (!city.discord().scheduled_events().is_empty()).then_some(())).await;
    for event in bot.city.discord().scheduled_events() {
        let name = event["name"].as_str().unwrap_or_default();
        assert!(!name.contains(['\u{202E}', '\u{200B}']), "{event}");
    }
    let dm = bot.city.discord().dm_with(BAO);
    bot.says(dm, BAO, &format!("I want to talk to a person {HOSTILE}")).await;
    let thread = bot
        .city
        .until("a thread", |city| {
            let threads = city.discord().channels().into_iter().filter(|(_, kind, _)| *kind == 11);
            threads.map(|(id, ..)| id).find(|id| !city.heard(*id).is_empty())
        })
        .await;
    let asked =
        bot.city.discord().order(LOBBY, BAO, "en-US", "propose", &[("kind", json!("culture"))]).expect("a channel");
    let (form, _) = bot.form(asked).await;
    let before = bot.city.heard(OFFICE).len();
    let fields = [("title", HOSTILE), ("when", "2028-03-05 19:00"), ("venue", HOSTILE), ("summary", HOSTILE)];
    bot.fills_in(LOBBY, BAO, &form, &fields).await;
    bot.city.until("staff see it", |city| city.heard(OFFICE).get(before).map(|_| ())).await;
    // Somebody in the lobby is reminded, too.
    let starts = {
        let knowledge = bot.app.desk.knowledge();
        let now = bot.city.clock.now();
        let starts = knowledge.catalogue().programs().iter().filter_map(|it| it.starts).filter(|it| *it > now);
        starts.min().expect("something is ahead")
    };
    let before = bot.city.heard(LOBBY).len();
    bot.city.clock.set((starts - Duration::hours(2)).to_utc().max(bot.city.clock.now()));
    bot.city.until("a reminder, or the next look", |city| (city.heard(LOBBY).len() > before).then_some(())).await;
    assert_eq!(rung(&bot.city, &[LOBBY, OFFICE, dm, thread]), [] as [Value; 0]);
}
