//! That the bot's token, and what people write, stand in no log line, no error and no panic, whatever goes wrong.

use std::io::Read;
use std::panic::AssertUnwindSafe;
use std::process::{Command, Stdio};

use naru::channel::telegram::{NAME, Telegram};
use naru::channel::{Address, Channel};
use naru::language::Language;
use naru::render::{Block, Inline, Message};
use naru::sandbox::TELEGRAM_TOKEN;
use naru::sandbox::faults::{Fault, Shares};
use naru::sandbox::telegram::{ChatKind, Closed};
use naru::store::Store;

use crate::support::sandbox::TestSandbox;
use crate::support::telegram::{ANNA, PATIENCE, Town, token};

/// What nobody else may read of a token.
fn secret() -> &'static str {
    TELEGRAM_TOKEN.split(':').nth(1).expect("a part behind the colon")
}

fn message(text: &str) -> Message {
    let blocks = vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])];
    Message { language: Language::new("en"), blocks, buttons: Vec::new() }
}

#[tokio::test]
async fn no_error_tells_the_token_and_neither_does_a_panic_over_one() {
    let town = Town::new().await;
    let store = || async { Store::open(&town.database().parse().expect("a database URL")).await.expect("it opens") };
    let telegram = Telegram::new(&town.settings(), token(), store().await, town.clock.clone());
    let to = Address { channel: NAME, chat: ANNA.to_string(), thread: None };
    let mut errors = Vec::new();
    let faults =
        [Fault::TooMany { retry_after: 7 }, Fault::ServerError, Fault::HtmlPage, Fault::CutBefore, Fault::CutAfter];
    for fault in faults {
        town.wait(chrono::Duration::seconds(60));
        town.telegram().faults().order([fault]);
        errors.push(telegram.send(&to, &message("my secret plan"), "").await.expect_err("it fails"));
    }
    for api_url in ["http://127.0.0.1:9", "http://no-such-host.invalid", "https://127.0.0.1:9", "nonsense"] {
        let settings = naru::config::Telegram { api_url: api_url.to_owned(), ..town.settings() };
        let nowhere = Telegram::new(&settings, token(), store().await, town.clock.clone());
        errors.push(nowhere.send(&to, &message("my secret plan"), "").await.expect_err("nobody is there"));
    }
    let wrong = naru::config::parse("test", "", |name| (name == "TELEGRAM_TOKEN").then(|| format!("9:{}", secret())));
    let stranger = wrong.expect("it is sound").telegram.token.expect("a token was given");
    let stranger = Telegram::new(&town.settings(), stranger, store().await, town.clock.clone());
    errors.push(stranger.send(&to, &message("my secret plan"), "").await.expect_err("another bot's token"));
    town.telegram().with_chat(ANNA, |chat| chat.closed = Some(Closed::Blocked));
    errors.push(telegram.send(&to, &message("my secret plan"), "").await.expect_err("nobody is there"));

    for error in errors {
        let mut told = format!("{error} {error:?} {error:#?}");
        let mut cause = std::error::Error::source(&error);
        while let Some(it) = cause {
            told += &format!(" {it} {it:?}");
            cause = it.source();
        }
        assert!(!told.contains(secret()) && !told.contains("secret plan"), "{told}");
        let panic = std::panic::catch_unwind(AssertUnwindSafe(|| panic!("this is a panic's text: {error:?}")));
        let payload = panic.expect_err("it panics");
        let text = payload.downcast_ref::<String>().expect("a text");
        assert!(text.contains("a panic's text") && !text.contains(secret()), "{text}");
    }
}

/// The program itself at its most talkative, on a very bad day.
#[tokio::test]
async fn no_line_of_the_log_tells_the_token_or_what_people_write() {
    const QUESTION: &str = "What about my canary illness?";
    let world = TestSandbox::start().await;
    let telegram = &world.sandbox.telegram;
    telegram.add_chat(ANNA, ChatKind::Private, "Anna");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let settings = format!(
        "[web]\nlisten = \"127.0.0.1:0\"\n[log]\nlevel = \"trace\"\nformat = \"json\"\n[telegram]\napi_url = \"{}\"\n\
         person_burst = 1000\n",
        world.url
    );
    std::fs::write(folder.path().join("bot.toml"), settings).expect("it can be written");
    let log = folder.path().join("log");
    let file = std::fs::File::create(&log).expect("it can be written");
    let mut process = Command::new(env!("CARGO_BIN_EXE_naru"))
        .args(["run", "--sample"])
        .current_dir(folder.path())
        .env_remove("NARU_DATABASE_URL")
        .env_remove("DISCORD_TOKEN")
        .env("TELEGRAM_TOKEN", TELEGRAM_TOKEN)
        .stdout(file.try_clone().expect("a second handle"))
        .stderr(Stdio::from(file))
        .spawn()
        .expect("it starts");
    let asked = async |text: &str, wanted: usize| {
        telegram.say(ANNA, None, text);
        let ledger = &world.sandbox.ledger;
        let more = ledger
            .until(|| (ledger.requests().iter().filter(|it| it.what == "sendmessage").count() >= wanted).then_some(()));
        tokio::time::timeout(PATIENCE, more).await.expect("it is answered");
    };
    asked(QUESTION, 1).await;
    let shares = Shares {
        too_many: 0,
        server_error: 150,
        html_page: 150,
        slow: 0,
        cut_before: 200,
        cut_after: 200,
        closed: 0,
        mishap: 50,
    };
    telegram.faults().at_random(11, shares);
    for n in 2..12 {
        asked(QUESTION, n).await;
    }
    process.kill().expect("it is stopped");
    process.wait().expect("it ends");
    let mut all = String::new();
    std::fs::File::open(&log).and_then(|mut it| it.read_to_string(&mut all)).expect("it speaks UTF-8");
    assert!(all.contains("an answer did not go out"), "something went wrong, and was told: {all}");
    assert!(!all.contains(secret()), "the token is told");
    assert!(!all.contains("canary illness"), "what people write is told");
    assert!(!all.contains("panicked"), "{all}");
}
