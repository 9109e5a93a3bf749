//! Every kind of message on Telegram, as a reader sees it, in every language.

use naru::sandbox::telegram::ChatKind;
use serde_json::{Value, json};

use crate::support::telegram::{STAFF, Town};

/// A message as a reader sees it: text, what is bold or a link in it, and the buttons in their rows.
fn as_shown(body: &Value) -> String {
    let text = body["text"].as_str().or_else(|| body["caption"].as_str()).unwrap_or_default();
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut shown = String::new();
    if !body["document"].is_null() {
        shown += "[file]\n";
    }
    shown += text;
    for entity in body["entities"].as_array().into_iter().flatten() {
        let number = |key: &str| entity[key].as_u64().expect("a number") as usize;
        let covered = &units[number("offset")..number("offset") + number("length")];
        let covered = String::from_utf16(covered).expect("an entity parts no character");
        shown += &format!("\n  {} “{covered}”", entity["type"].as_str().unwrap_or_default());
    }
    for row in body["reply_markup"]["inline_keyboard"].as_array().into_iter().flatten() {
        let labels = row.as_array().into_iter().flatten().map(|it| it["text"].as_str().unwrap_or_default());
        shown += &format!("\n  [{}]", labels.collect::<Vec<_>>().join("] ["));
    }
    shown
}

#[tokio::test]
async fn every_kind_of_message_is_written_in_every_language() {
    const CODES: [(&str, &str); 10] = [
        ("ko", "ko"),
        ("en", "en"),
        ("zh-Hans", "zh-hans"),
        ("zh-Hant", "zh-hant"),
        ("ja", "ja"),
        ("vi", "vi"),
        ("id", "id"),
        ("ru", "ru"),
        ("es", "es"),
        ("mn", "mn"),
    ];
    const ASKS: [&str; 10] = [
        "사람이랑 얘기하고 싶은데요",
        "can I speak to a human",
        "我想跟真人聊",
        "我想找真人",
        "人と話したいんですが",
        "cho tôi nói chuyện với người thật",
        "mau bicara dengan orang",
        "хочу поговорить с человеком",
        "quiero hablar con una persona",
        "хүнтэй ярьмаар байна",
    ];
    let bot = Town::with_staff().await;
    let telegram = bot.town.telegram();
    for (n, (tag, code)) in CODES.into_iter().enumerate() {
        let chat = 3_000 + n as i64;
        telegram.add_chat(chat, ChatKind::Private, "Reader");
        telegram.with_chat(chat, |it| it.language_code = Some(code.to_owned()));
        let mut all = String::new();
        let mut keep = |kind: &str| all += &format!("── {kind}\n{}\n\n", as_shown(&bot.town.last(chat).1));
        // Not /timezone: it tells what time it is, and that moves while the service works.
        for text in
            ["/start", "/help", "/upcoming", "/deadlines", "/my", "/remind", "/language", "/calendar", "/privacy"]
        {
            bot.says(chat, text).await;
            keep(text);
        }
        // One that can still be applied for: of what has begun there is nothing left to be reminded of.
        bot.says(chat, "/deadlines").await;
        let first = bot.town.buttons(chat).remove(1).0;
        bot.presses(chat, &first).await;
        keep("details");
        // In the order of the card: remind me, calendar, apply or share.
        let (message, body) = bot.town.last(chat);
        let data = |n: usize| {
            let buttons = body["reply_markup"]["inline_keyboard"].as_array().into_iter().flatten();
            let all: Vec<&Value> = buttons.filter_map(Value::as_array).flatten().collect();
            all.iter().filter_map(|it| it["callback_data"].as_str()).nth(n).map(str::to_owned)
        };
        for (n, kind) in ["first button", "second button", "third button"].into_iter().enumerate() {
            let Some(data) = data(n) else { continue };
            bot.answer_to(chat, || telegram.press(chat, message, &data)).await;
            keep(kind);
        }
        let voice = json!({ "voice": { "file_id": "f", "file_unique_id": "f", "duration": 2, "file_size": 5,
            "mime_type": "audio/ogg" } });
        bot.answer_to(chat, || telegram.post(chat, None, voice)).await;
        keep("a voice message");
        bot.says(chat, "/feedback").await;
        keep("/feedback");
        bot.says(chat, "zqx blorbing?").await;
        keep("what is not understood");
        bot.says(chat, ASKS[n]).await;
        keep("asking for a person");
        let topic = bot
            .town
            .until("the topic", |town| {
                let calls = town.calls("sendmessage");
                calls
                    .iter()
                    .filter(|it| it["chat_id"] == STAFF)
                    .nth(3 * n + 1)
                    .map(|it| it["message_thread_id"].clone())
            })
            .await;
        let answer = json!({ "text": "Yes!", "message_thread_id": topic, "is_topic_message": true });
        bot.answer_to(chat, || telegram.post(STAFF, Some(77), answer)).await;
        keep("the answer of the staff");
        for (text, kind) in [("/mydata", "/mydata"), ("/forget", "/forget"), ("/groups", "/groups"), ("/stop", "/stop")]
        {
            bot.says(chat, text).await;
            keep(kind);
        }
        insta::assert_snapshot!(format!("telegram-{tag}"), all);
    }
}
