//! How updates come in on Telegram: polled or pushed, twice, late, or taken by somebody else.

use std::net::{Ipv4Addr, SocketAddr};

use chrono::Duration;
use naru::clock::Clock;
use naru::config::{Config, Receive};
use naru::sandbox::TELEGRAM_TOKEN;
use naru::store::Store;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::telegram::{ANNA, TestBot, Town};

const CLERK: i64 = 1_101;
const SECRET: &str = "x-telegram-bot-api-secret-token";

async fn opened() -> TestBot {
    Town::new().await.opens().await
}

/// The bot's own number, under which its updates are kept.
fn bot_number() -> &'static str {
    TELEGRAM_TOKEN.split(':').next().expect("a number")
}

/// Anna writes `text`, as an update that the sandbox did not make.
fn update(town: &Town, id: i64, text: &str) -> Value {
    json!({ "update_id": id, "message": { "message_id": id, "date": town.clock.now().timestamp(), "text": text,
        "chat": { "id": ANNA, "type": "private", "first_name": "Anna" },
        "from": { "id": ANNA, "is_bot": false, "first_name": "Anna" } } })
}

/// Calls the sandbox as another program with the same token would.
async fn intrudes(town: &Town, method: &str, params: Value) {
    let url = format!("{}/bot{TELEGRAM_TOKEN}/{method}", town.url);
    reqwest::Client::new().post(url).json(&params).send().await.expect("an answer");
}

/// Where the service is pushed to.
struct Hook {
    address: SocketAddr,
}

impl Hook {
    fn new() -> Self {
        let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let bound = std::net::TcpListener::bind(any).and_then(|it| it.local_addr());
        Self { address: bound.expect("a free port") }
    }

    fn settings(&self, config: &mut Config) {
        config.telegram.receive = Receive::Webhook;
        config.web.listen = self.address;
        config.web.public_url = Some(format!("http://{}", self.address).parse().expect("a site"));
    }

    /// Pushes a body as Telegram would; the status of the answer.
    async fn push(&self, secret: Option<&str>, body: impl Into<reqwest::Body>) -> StatusCode {
        let request = reqwest::Client::new().post(format!("http://{}/telegram/updates", self.address)).body(body);
        let request = match secret {
            Some(secret) => request.header(SECRET, secret),
            None => request,
        };
        request.send().await.expect("an answer").status()
    }

    async fn opens(&self, town: Town) -> (TestBot, String) {
        let old = town.telegram().webhook();
        let bot = town.opens_with(|config| self.settings(config)).await;
        let new =
            |town: &Town| town.telegram().webhook().filter(|it| Some(it) != old.as_ref()).and_then(|it| it.secret);
        let secret = bot.town.until("a webhook", new).await;
        bot.says(ANNA, "/help").await;
        (bot, secret)
    }
}

#[tokio::test]
async fn an_update_that_comes_twice_is_answered_once_over_restarts_too() {
    let bot = opened().await;
    let help = bot.says(ANNA, "/help").await; // the update 1000, the first there is
    let repeat = json!({ "message_id": 77, "date": bot.town.clock.now().timestamp(), "text": "/help",
        "chat": { "id": ANNA, "type": "private", "first_name": "Anna" },
        "from": { "id": ANNA, "is_bot": false, "first_name": "Anna" } });
    bot.answer_to(ANNA, || {
        bot.town.telegram().say(ANNA, None, "/deadlines");
        bot.town.telegram().duplicate_last_update();
    })
    .await;
    assert_eq!(bot.town.texts(ANNA).len(), 2);

    let bot = bot.closes().await.opens().await;
    bot.stays_silent(ANNA, || {
        bot.town.telegram().restart_update_ids(1000);
        bot.town.telegram().update("message", repeat);
        bot.town.telegram().restart_update_ids(5000);
    })
    .await;
    // A poll that ends without an update says that all of them were confirmed.
    bot.wait(Duration::seconds(31));
    let quiet = |town: &Town| town.calls("getupdates").last().is_some_and(|it| it["offset"] != 0).then_some(());
    bot.town.until("a quiet poll", quiet).await;
    bot.town.telegram().restart_update_ids(500);
    assert_eq!(bot.says(ANNA, "/help").await, help, "a lower number that is new is answered");
}

#[tokio::test]
async fn a_number_is_known_for_a_day_over_restarts_and_may_come_again_after_that() {
    let bot = opened().await;
    bot.says(ANNA, "/help").await; // the update 1000
    let repeat = |town: &Town| {
        town.telegram().restart_update_ids(1000);
        town.telegram().update("message", update(town, 1000, "/help")["message"].clone());
        town.telegram().restart_update_ids(6_000 + town.clock.now().timestamp() % 1_000);
    };
    let town = bot.closes().await;
    town.wait(Duration::hours(23));
    let bot = town.opens().await;
    bot.stays_silent(ANNA, || repeat(&bot.town)).await;
    let town = bot.closes().await;
    town.wait(Duration::hours(2));
    let bot = town.opens().await;
    bot.settles().await;
    // Long enough for the hourly sweep to have been, and for an empty poll.
    bot.wait(Duration::minutes(61));
    let before = bot.town.texts(ANNA).len();
    let again = |town: &Town| {
        repeat(town);
        (town.texts(ANNA).len() > before).then_some(())
    };
    bot.town.until_later("an answer to the number that was used again", Duration::minutes(1), again).await;
}

#[tokio::test]
async fn what_was_kept_before_a_crash_is_answered_after_it() {
    let town = Town::new().await;
    let store = Store::open(&town.database().parse().expect("a database URL")).await.expect("it opens");
    let update = json!({ "update_id": 4, "message": { "message_id": 77, "date": town.clock.now().timestamp(),
        "text": "/help", "chat": { "id": ANNA, "type": "private", "first_name": "Anna" },
        "from": { "id": ANNA, "is_bot": false, "first_name": "Anna" } } });
    let bot_number = naru::sandbox::TELEGRAM_TOKEN.split(':').next().expect("a number");
    store.add_updates(bot_number, &[(4, update.to_string())], town.clock.now()).await.expect("it is kept");
    store.close().await;
    let bot = town.opens().await;
    bot.town.until("the answer", |town| town.texts(ANNA).pop()).await;
    let town = bot.closes().await;
    let bot = town.opens().await;
    bot.stays_silent(ANNA, || ()).await;
}

#[tokio::test]
async fn an_answer_that_was_leaving_when_the_process_died_is_left_alone() {
    let town = Town::new().await;
    let store = Store::open(&town.database().parse().expect("a database URL")).await.expect("it opens");
    let update = |id: i64| {
        let body = json!({ "update_id": id, "message": { "message_id": id, "date": town.clock.now().timestamp(),
            "text": "/help", "chat": { "id": ANNA, "type": "private", "first_name": "Anna" },
            "from": { "id": ANNA, "is_bot": false, "first_name": "Anna" } } });
        (id, body.to_string())
    };
    let number = naru::sandbox::TELEGRAM_TOKEN.split(':').next().expect("a number");
    store.add_updates(number, &[update(4), update(5)], town.clock.now()).await.expect("they are kept");
    store.updates_moved(number, &[4], &[]).await.expect("one was leaving");
    store.close().await;
    let bot = town.opens().await;
    bot.town.until("the other's answer", |town| town.texts(ANNA).pop()).await;
    bot.stays_silent(ANNA, || ()).await;
    assert_eq!(bot.app.store.doubtful_answers().await.expect("an answer"), 1);
}

#[tokio::test]
async fn questions_from_long_ago_get_one_apology_and_recent_ones_their_answer() {
    let town = Town::new().await;
    for text in ["/help", "/upcoming", "/deadlines"] {
        town.telegram().say(ANNA, None, text);
    }
    town.wait(Duration::hours(7));
    town.telegram().say(ANNA, None, "/help");
    let bot = town.opens().await;
    let texts = bot.town.until("two messages", |town| Some(town.texts(ANNA)).filter(|it| it.len() >= 2)).await;
    assert!(texts[0].contains("Sorry") || texts[0].contains("away"), "{}", texts[0]);
    assert!(texts[1].contains("/upcoming"), "{}", texts[1]);
    bot.stays_silent(ANNA, || ()).await;
}

#[tokio::test]
async fn a_second_receiver_turns_health_red_until_it_is_gone() {
    let bot = opened().await;
    bot.says(ANNA, "/help").await;
    assert_eq!(bot.readiness().await, 200);
    intrudes(&bot.town, "getUpdates", json!({ "timeout": 0 })).await;
    bot.town.until("the conflict", |town| (town.sandbox.ledger.answers_with(409) > 0).then_some(())).await;
    while bot.readiness().await != 503 {
        tokio::task::yield_now().await;
    }
    bot.says(ANNA, "/help").await;
    assert_eq!(bot.readiness().await, 200);
}

#[tokio::test]
async fn when_another_takes_the_updates_staff_are_told_after_a_minute_and_health_is_red_until_it_ends() {
    let bot = opened().await;
    bot.hires(CLERK, "Minji").await;
    // Alerts come to the chats that were made known for them.
    bot.says(CLERK, "/staff here").await;
    let begun = bot.town.clock.now();
    // Whoever sets a webhook takes every update, and whoever polls is refused with 409.
    intrudes(&bot.town, "setWebhook", json!({ "url": "https://elsewhere.example/hook" })).await;
    bot.town.until("the conflict", |town| (town.sandbox.ledger.answers_with(409) > 0).then_some(())).await;
    while bot.readiness().await != 503 {
        tokio::task::yield_now().await;
    }
    let told = |town: &Town| town.heard(CLERK).into_iter().find(|it| it.text.contains("another program seems to use"));
    let told = bot.town.until_later("staff are told", Duration::seconds(2), told).await;
    assert!(told.at - begun >= Duration::seconds(60), "{}", told.at - begun);
    let tries = bot.town.calls("getupdates").len();
    bot.town
        .until_later("more tries", Duration::seconds(5), |town| {
            (town.calls("getupdates").len() >= tries + 3).then_some(())
        })
        .await;
    let times = bot.town.texts(CLERK).iter().filter(|it| it.contains("another program seems to use")).count();
    assert_eq!((times, bot.readiness().await), (1, 503));
    intrudes(&bot.town, "deleteWebhook", json!({})).await;
    bot.wait(Duration::minutes(1));
    bot.says(ANNA, "/help").await;
    assert_eq!(bot.readiness().await, 200);
}

#[tokio::test]
async fn switching_to_the_webhook_and_back_loses_and_repeats_nothing() {
    let hook = Hook::new();
    let bot = opened().await;
    bot.says(ANNA, "/help").await;
    let town = bot.closes().await;
    town.telegram().say(ANNA, None, "/deadlines");
    town.wait(Duration::seconds(10));

    let bot = town.opens_with(|config| hook.settings(config)).await;
    bot.town.until("the waiting question", |town| (town.texts(ANNA).len() == 2).then_some(())).await;
    bot.says(ANNA, "/upcoming").await;
    assert_eq!(bot.town.texts(ANNA).len(), 3);
    // Taken, but Telegram did not hear so: the same update is there when it is polled again.
    let secret = bot.town.telegram().webhook().and_then(|it| it.secret).expect("a secret");
    let unheard = update(&bot.town, 7_000, "/help");
    bot.wait(Duration::seconds(30));
    assert_eq!(hook.push(Some(&secret), unheard.to_string()).await, StatusCode::OK);
    bot.town.until("its answer", |town| (town.texts(ANNA).len() == 4).then_some(())).await;

    let town = bot.closes().await;
    town.telegram().restart_update_ids(7_000);
    town.telegram().update("message", unheard["message"].clone());
    town.telegram().say(ANNA, None, "/deadlines");
    town.wait(Duration::seconds(10));
    let bot = town.opens().await;
    bot.town.until("the waiting question", |town| (town.texts(ANNA).len() == 5).then_some(())).await;
    assert_eq!(bot.town.telegram().webhook(), None);
    bot.stays_silent(ANNA, || ()).await;
}

#[tokio::test]
async fn what_is_pushed_without_the_secret_is_refused_and_not_looked_at() {
    let hook = Hook::new();
    let (bot, secret) = hook.opens(Town::new().await).await;
    assert!((32..=256).contains(&secret.len()) && secret.chars().all(|c| c.is_ascii_alphanumeric()), "hard to guess");
    let body = || update(&bot.town, 5_000, "/help").to_string();
    let nearly = format!("{}x", &secret[..secret.len() - 1]);
    for wrong in [None, Some(""), Some("guess"), Some(&secret[..secret.len() - 1]), Some(&*nearly)] {
        assert_eq!(hook.push(wrong, body()).await, StatusCode::UNAUTHORIZED, "{wrong:?}");
    }
    assert_eq!(hook.push(None, "no update at all").await, StatusCode::UNAUTHORIZED);
    assert_eq!(hook.push(Some(&secret), "no update at all").await, StatusCode::BAD_REQUEST);
    assert_eq!(hook.push(Some(&secret), r#"{"message":{}}"#).await, StatusCode::BAD_REQUEST);
    assert_eq!(hook.push(Some(&secret), "x".repeat(1024 * 1024 + 1)).await, StatusCode::PAYLOAD_TOO_LARGE);
    bot.stays_silent(ANNA, || ()).await;
    let town = bot.closes().await;
    // Another start, another secret; and where it is polled nothing can be pushed at all.
    let (bot, other) = hook.opens(town).await;
    assert_ne!(secret, other);
    let bot = bot.closes().await.opens_with(|config| config.web.listen = hook.address).await;
    assert_eq!(hook.push(Some(&other), update(&bot.town, 5_001, "/help").to_string()).await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_pushed_is_kept_before_telegram_is_told_that_it_was_taken() {
    let hook = Hook::new();
    let (bot, secret) = hook.opens(Town::new().await).await;
    let known = async |id: i64, body: &Value| {
        let new = bot.app.store.add_updates(bot_number(), &[(id, body.to_string())], bot.town.clock.now()).await;
        new.expect("an answer") == [false]
    };
    let first = update(&bot.town, 5_000, "/help");
    bot.wait(Duration::seconds(30));
    let before = bot.town.texts(ANNA).len();
    assert_eq!(hook.push(Some(&secret), first.to_string()).await, StatusCode::OK);
    assert!(known(5_000, &first).await);
    bot.town.until("its answer", |town| (town.texts(ANNA).len() == before + 1).then_some(())).await;

    // Where it cannot be kept it is not taken, and Telegram brings it again.
    bot.wait(Duration::seconds(30));
    let database = sqlx::SqlitePool::connect(&bot.town.database()).await.expect("it opens");
    let rename = async |from: &str, to: &str| {
        let sql = format!("alter table {from} rename to {to}");
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&database).await.expect("it is renamed");
    };
    rename("telegram_update", "away").await;
    let second = update(&bot.town, 5_001, "/help");
    assert_eq!(hook.push(Some(&secret), second.to_string()).await, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(bot.town.texts(ANNA).len(), before + 1, "nothing is answered that was not kept");
    rename("away", "telegram_update").await;
    assert_eq!(hook.push(Some(&secret), second.to_string()).await, StatusCode::OK);
    bot.town.until("its answer", |town| (town.texts(ANNA).len() == before + 2).then_some(())).await;
    assert_eq!(hook.push(Some(&secret), second.to_string()).await, StatusCode::OK, "taken already");
    bot.stays_silent(ANNA, || ()).await;
}

#[tokio::test]
async fn a_webhook_that_somebody_took_away_is_noticed() {
    let hook = Hook::new();
    let (bot, _) = hook.opens(Town::new().await).await;
    assert_eq!(bot.readiness().await, 200);
    intrudes(&bot.town, "setWebhook", json!({ "url": "https://elsewhere.example/hook" })).await;
    let red = async {
        while bot.readiness().await != 503 {
            bot.wait(Duration::seconds(5));
        }
    };
    tokio::time::timeout(crate::support::telegram::PATIENCE, red).await.expect("health turns red");
}
