//! naru against teremock, a fake Telegram that somebody else wrote: what it asks for is read by their code, and what it is
//! told was made by their code.
//!
//! ```text
//! cargo run --manifest-path tests/second_opinion/Cargo.toml -- target/debug/naru
//! ```
//! teremock hands updates to handlers of a library and knows no long polling, so a bridge stands between: updates that
//! teremock makes wait there until naru polls them, and what naru calls goes on to teremock as it came. Methods that teremock
//! does not have are answered emptily and listed at the end.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use anyhow::{Context, ensure};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use serde_json::{Value, json};
use teloxide::dispatching::UpdateHandler;
use teloxide::prelude::*;
use teloxide::types::{InlineKeyboardButtonKind, MessageEntity, ReplyMarkup};
use teremock::{
    MockBot, MockCallbackQuery, MockMessageContact, MockMessageDocument, MockMessageLocation, MockMessagePhoto,
    MockMessageSticker, MockMessageText, MockMessageVoice, MockSupergroupChat, Responses,
};
use tokio::sync::Notify;

type Bot = MockBot<anyhow::Error, teremock::DistributionKey>;

const TOKEN: &str = "1234567890:QWERTYUIOPASDFGHJKLZXCVBNMQWERTYUIO";
const PATIENCE: Duration = Duration::from_secs(30);
/// What teremock answers; all others are the bridge's.
const KNOWN: [&str; 12] = [
    "GetMe",
    "GetFile",
    "SendMessage",
    "SendPhoto",
    "SendDocument",
    "SendChatAction",
    "EditMessageText",
    "EditMessageReplyMarkup",
    "DeleteMessage",
    "AnswerCallbackQuery",
    "PinChatMessage",
    "SetMyCommands",
];

#[derive(Default)]
struct Bridge {
    teremock: Mutex<String>,
    updates: Mutex<VecDeque<Value>>,
    /// How often each method was called, and with how many refusals.
    calls: Mutex<BTreeMap<String, (usize, Vec<String>)>>,
    moved: Notify,
    http: reqwest::Client,
}

impl Bridge {
    fn calls(&self) -> MutexGuard<'_, BTreeMap<String, (usize, Vec<String>)>> {
        self.calls.lock().expect("no holder of the lock panics")
    }

    /// Messages that were sent or changed so far.
    fn said(&self) -> usize {
        let said = ["SendMessage", "SendDocument", "SendPhoto", "EditMessageText"];
        self.calls().iter().filter(|(name, _)| said.contains(&name.as_str())).map(|(_, (count, _))| count).sum()
    }

    async fn polled(&self, body: &Value) -> Value {
        let offset = body["offset"].as_i64().unwrap_or(0);
        let wait = Duration::from_secs(body["timeout"].as_u64().unwrap_or(0));
        let waiting = async {
            loop {
                let mut moved = std::pin::pin!(self.moved.notified());
                moved.as_mut().enable();
                let mut updates = self.updates.lock().expect("no holder of the lock panics");
                updates.retain(|it| it["update_id"].as_i64().is_some_and(|id| id >= offset));
                let all: Vec<Value> = updates.iter().cloned().collect();
                drop(updates);
                if !all.is_empty() {
                    return all;
                }
                moved.await;
            }
        };
        json!({ "ok": true, "result": tokio::time::timeout(wait, waiting).await.unwrap_or_default() })
    }
}

/// `getMe` → `GetMe`: teremock knows the names as teloxide writes them.
fn pascal(method: &str) -> String {
    let mut letters = method.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

async fn pass_on(
    State(bridge): State<Arc<Bridge>>,
    Path((bot, method)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let method = pascal(&method);
    let read = || serde_json::from_slice::<Value>(&body).unwrap_or_default();
    if method == "GetUpdates" {
        return axum::Json(bridge.polled(&read()).await).into_response();
    }
    let mut status = StatusCode::OK;
    let mut text = json!({ "ok": true, "result": empty(&method) }).to_string();
    if KNOWN.contains(&method.as_str()) {
        let teremock = bridge.teremock.lock().expect("no holder of the lock panics").clone();
        let mut request = bridge.http.post(format!("{teremock}{bot}/{method}")).body(body);
        if let Some(kind) = headers.get(header::CONTENT_TYPE) {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        match request.send().await {
            Ok(answer) => {
                status = answer.status();
                text = answer.text().await.unwrap_or_default();
            }
            Err(error) => {
                status = StatusCode::BAD_GATEWAY;
                text = error.without_url().to_string();
            }
        }
    }
    let mut calls = bridge.calls();
    let (count, refused) = calls.entry(method).or_default();
    *count += 1;
    if !status.is_success() {
        refused.push(text.clone());
    }
    drop(calls);
    bridge.moved.notify_waiters();
    (status, [(header::CONTENT_TYPE, "application/json")], text).into_response()
}

/// What a method that teremock does not have answers where nothing was ever set.
fn empty(method: &str) -> Value {
    match method {
        "GetMyCommands" => json!([]),
        "GetMyDescription" => json!({ "description": "" }),
        "GetMyShortDescription" => json!({ "short_description": "" }),
        "GetWebhookInfo" => json!({ "url": "", "has_custom_certificate": false, "pending_update_count": 0 }),
        "GetChatMember" => json!({ "status": "member", "user": { "id": 1, "is_bot": false, "first_name": "x" } }),
        _ => json!(true),
    }
}

/// What teremock dispatches goes to naru; done when naru has said something.
fn handler(bridge: &Arc<Bridge>) -> UpdateHandler<anyhow::Error> {
    let bridge = Arc::clone(bridge);
    dptree::entry().endpoint(move |update: Update| {
        let bridge = Arc::clone(&bridge);
        async move {
            let before = bridge.said();
            bridge.updates.lock().expect("no holder of the lock panics").push_back(serde_json::to_value(&update)?);
            bridge.moved.notify_waiters();
            let said = async {
                loop {
                    let mut moved = std::pin::pin!(bridge.moved.notified());
                    moved.as_mut().enable();
                    if bridge.said() > before {
                        return;
                    }
                    moved.await;
                }
            };
            tokio::time::timeout(PATIENCE, said).await.context("naru says nothing to an update of teremock's")?;
            Ok(())
        }
    })
}

/// Hands in an update and waits for the answer; what teremock has seen since.
async fn dispatched(bot: &mut Bot, update: impl teremock::IntoUpdate) -> Responses {
    bot.update(update);
    bot.dispatch().await;
    bot.get_responses()
}

/// The text of the one message that was sent, with what teremock made of its entities.
fn text_of(seen: &Responses) -> anyhow::Result<(String, Vec<MessageEntity>)> {
    let message = seen.sent_messages_text.last().context("no message of text was sent")?;
    let units = message.message.text().unwrap_or_default().encode_utf16().count();
    let entities = message.message.entities().unwrap_or_default().to_vec();
    ensure!(entities.iter().all(|it| it.length > 0 && it.offset + it.length <= units), "an entity reaches outside");
    let parsed = message.message.parse_entities().unwrap_or_default();
    ensure!(parsed.iter().all(|it| !it.text().is_empty()), "an entity parts a character");
    Ok((message.message.text().unwrap_or_default().to_owned(), entities))
}

/// What the buttons under the last message carry: (label, data).
fn pressable(seen: &Responses) -> Vec<(String, String)> {
    let markup = seen.sent_messages_text.last().and_then(|it| it.bot_request.reply_markup.clone());
    let Some(ReplyMarkup::InlineKeyboard(keyboard)) = markup else { return Vec::new() };
    let data = |kind: &InlineKeyboardButtonKind| match kind {
        InlineKeyboardButtonKind::CallbackData(data) => Some(data.clone()),
        _ => None,
    };
    keyboard.inline_keyboard.iter().flatten().filter_map(|it| Some((it.text.clone(), data(&it.kind)?))).collect()
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let program: PathBuf = std::env::args().nth(1).context("say which naru: a path to the program")?.into();
    let program = program.canonicalize().context("finding naru")?;
    let bridge = Arc::new(Bridge::default());
    let mut bot: Bot = MockBot::new(MockMessageText::new().text("/help"), handler(&bridge)).await;
    *bridge.teremock.lock().expect("nobody else is here yet") = bot.api_url().to_string();

    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let router = axum::Router::new().route("/{bot}/{method}", any(pass_on)).with_state(Arc::clone(&bridge));
    tokio::spawn(async move { axum::serve(listener, router).await });

    let folder = tempfile::tempdir()?;
    let settings = format!("[web]\nlisten = \"127.0.0.1:0\"\n[telegram]\napi_url = \"http://{address}\"\nperson_burst = 100\n");
    std::fs::write(folder.path().join("bot.toml"), settings)?;
    let mut naru = tokio::process::Command::new(program)
        .args(["run", "--sample"])
        .current_dir(folder.path())
        .env("TELEGRAM_TOKEN", TOKEN)
        .env_remove("DISCORD_TOKEN")
        .env_remove("NARU_DATABASE_URL")
        .stdout(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .context("starting naru")?;

    let seen = converse(&mut bot).await;
    naru.kill().await?;
    let mut refused = 0;
    for (method, (count, refusals)) in &*bridge.calls() {
        let whose = if KNOWN.contains(&method.as_str()) { "teremock" } else { "the bridge: teremock has it not" };
        println!("{count:4} × {method}, answered by {whose}, {} refused", refusals.len());
        refusals.iter().for_each(|it| println!("       {it}"));
        refused += refusals.len();
    }
    println!("{} steps went well", seen?);
    ensure!(refused == 0, "teremock refused {refused} calls");
    Ok(())
}

/// A person writes, presses, and sends what is no text; how many steps there were.
async fn converse(bot: &mut Bot) -> anyhow::Result<usize> {
    let mut steps = 0;
    let mut went = |what: &str| {
        steps += 1;
        println!("   well: {what}");
    };
    let (help, _) = text_of(&dispatched(bot, MockMessageText::new().text("/help")).await)?;
    ensure!(help.contains("/upcoming"), "{help}");
    went("a command");

    let seen = dispatched(bot, MockMessageText::new().id(10).text("다음 달 포럼 있어요?")).await;
    let (list, entities) = text_of(&seen)?;
    ensure!(list.contains("포럼") && !entities.is_empty(), "{list}");
    went("a question in Korean, with entities");

    let (label, data) = pressable(&seen).first().cloned().context("a button to press")?;
    ensure!((1..=64).contains(&data.len()), "{data}");
    let under = seen.sent_messages_text.last().context("it was sent")?.message.clone();
    let seen = dispatched(bot, MockCallbackQuery::new().id("one".to_owned().into()).data(data).message(under)).await;
    let (details, _) = text_of(&seen)?;
    ensure!(details.len() > 100, "{label}: {details}");
    ensure!(seen.answered_callback_queries.len() <= 1, "a press is answered once");
    went("a press");

    let calendar = pressable(&seen).into_iter().find(|(label, _)| label.contains("캘린더") || label.contains("달력"));
    if let Some((_, data)) = calendar {
        let under = seen.sent_messages_text.last().context("it was sent")?.message.clone();
        let query = MockCallbackQuery::new().id("two".to_owned().into()).data(data).message(under);
        let seen = dispatched(bot, query).await;
        let file = seen.sent_messages_document.last().context("a calendar file was sent")?;
        ensure!(file.bot_request.file_name.ends_with(".ics"), "{}", file.bot_request.file_name);
        ensure!(file.bot_request.file_data.contains("BEGIN:VCALENDAR"), "it is a calendar");
        went("a file");
    }

    let seen = dispatched(bot, MockMessageText::new().id(20).text("/upcoming")).await;
    let more = pressable(&seen).pop().context("a button for more")?;
    let under = seen.sent_messages_text.last().context("it was sent")?.message.clone();
    let query = MockCallbackQuery::new().id("three".to_owned().into()).data(more.1).message(under.clone());
    let seen = dispatched(bot, query).await;
    let edited = seen.edited_messages_text.last().context("the list was turned over in its place")?;
    ensure!(edited.message.id == under.id && edited.message.text() != under.text(), "another page");
    went("a list turned over in its place");

    for (what, update) in [
        ("a sticker", once(MockMessageSticker::new().id(30))),
        ("a voice message", once(MockMessageVoice::new().id(31))),
        ("a picture", once(MockMessagePhoto::new().id(32))),
        ("a document", once(MockMessageDocument::new().id(33))),
        ("a contact", once(MockMessageContact::new().id(34))),
        ("a place", once(MockMessageLocation::new().id(35))),
    ] {
        let (told, _) = text_of(&dispatched(bot, update).await).context(what)?;
        ensure!(!told.is_empty(), "{what}");
        went(what);
    }

    let friends = MockSupergroupChat::new().id(-1_001_234).build();
    let named = MockMessageText::new().id(40).chat(friends).text("@test_bot forums?");
    let named = named.entities(vec![MessageEntity::mention(0, 9)]);
    let seen = dispatched(bot, named).await;
    let said = seen.sent_messages_text.last().context("it answers where it is named")?;
    ensure!(said.message.chat.id.0 == -1_001_234, "in the group itself");
    went("a group");
    Ok(steps)
}

/// One update, whatever kind of message it is made of.
fn once(message: impl teremock::IntoUpdate) -> Update {
    message.into_update(&std::sync::atomic::AtomicI32::new(1)).remove(0)
}
