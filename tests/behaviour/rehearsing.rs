//! The sandbox refuses what the real networks refuse, and loses what real lines lose.

use naru::sandbox::discord::DiscordLimits;
use naru::sandbox::faults::Fault;
use naru::sandbox::limits::TelegramLimits;
use naru::sandbox::telegram::{ChatKind, Closed};
use serde_json::json;

use crate::support::sandbox::TestSandbox;

const PERSON: i64 = 101;

async fn with_a_person() -> TestSandbox {
    let limits = TelegramLimits { chat_burst: usize::MAX, ..TelegramLimits::default() };
    let it = TestSandbox::with(limits, DiscordLimits::default()).await;
    it.sandbox.telegram.add_chat(PERSON, ChatKind::Private, "Jimin");
    it
}

#[tokio::test]
async fn the_thirty_first_message_of_a_second_is_told_to_wait() {
    let it = with_a_person().await;
    let mut statuses = Vec::new();
    for n in 0..31 {
        let (status, body) =
            it.telegram("SendMessage", json!({ "chat_id": PERSON, "text": n.to_string() })).await.unwrap();
        if status == 429 {
            assert!(body["parameters"]["retry_after"].as_i64().unwrap() >= 1);
        }
        statuses.push(status);
    }
    // A slow machine may take more than a second for thirty; then none is refused, and the peak still holds.
    assert!(statuses.iter().take(30).all(|&it| it == 200));
    assert!(it.sandbox.ledger.peak(chrono::Duration::seconds(1)) <= 30);
}

#[tokio::test]
async fn a_line_cut_after_acceptance_leaves_the_message_in_the_chat() {
    let it = with_a_person().await;
    it.sandbox.telegram.faults().order([Fault::CutBefore, Fault::CutAfter]);
    let say = |text: &str| it.telegram("SendMessage", json!({ "chat_id": PERSON, "text": text }));
    assert_eq!(say("never arrived").await, None);
    assert_eq!(say("arrived").await, None);
    let texts: Vec<_> = it.sandbox.telegram.messages(PERSON).iter().map(|(_, _, body)| body["text"].clone()).collect();
    assert_eq!(texts, ["arrived"]);
    assert!(!it.sandbox.ledger.entries()[0].answered);
}

#[tokio::test]
async fn each_closed_chat_is_refused_in_telegrams_own_words() {
    let it = with_a_person().await;
    for (closed, status, words) in [
        (Closed::Blocked, 403, "Forbidden: bot was blocked by the user"),
        (Closed::Kicked, 403, "Forbidden: bot was kicked from the private chat"),
        (Closed::Deactivated, 403, "Forbidden: user is deactivated"),
        (Closed::Deleted, 400, "Bad Request: chat not found"),
    ] {
        it.sandbox.telegram.with_chat(PERSON, |chat| chat.closed = Some(closed));
        let (code, body) = it.telegram("sendMessage", json!({ "chat_id": PERSON, "text": "hi" })).await.unwrap();
        assert_eq!((code, body["description"].as_str()), (status, Some(words)));
    }
}

#[tokio::test]
async fn a_group_that_became_a_supergroup_says_where_it_went() {
    let it = with_a_person().await;
    it.sandbox.telegram.add_chat(-201, ChatKind::Group, "Volunteers");
    it.sandbox.telegram.migrate(-201, -1_000_000_000_201);
    let (code, body) = it.telegram("sendMessage", json!({ "chat_id": -201, "text": "hi" })).await.unwrap();
    assert_eq!((code, body["parameters"]["migrate_to_chat_id"].as_i64()), (400, Some(-1_000_000_000_201)));
    assert_eq!(it.sandbox.telegram.pending_updates(), 1, "the service message tells it too");
}

#[tokio::test]
async fn discord_shows_a_repeated_nonce_once() {
    let it = TestSandbox::start().await;
    it.sandbox.discord.add_guild(900, "Friendship", "ko");
    it.sandbox.discord.add_channel(901, Some(900), 0, "general");
    it.sandbox.discord.faults().order([Fault::CutAfter]);
    let body = json!({ "content": "hello", "nonce": "delivery-1", "enforce_nonce": true });
    assert!(it.discord("POST", "/channels/901/messages", body.clone()).await.is_none());
    let (status, ..) = it.discord("POST", "/channels/901/messages", body).await.unwrap();
    assert_eq!(status, 200);
    assert_eq!(it.sandbox.discord.messages(901).len(), 1);
}

#[tokio::test]
async fn discord_tells_by_headers_when_a_channel_is_full() {
    let it = TestSandbox::start().await;
    it.sandbox.discord.add_channel(901, None, 0, "general");
    let mut left = Vec::new();
    for n in 0..6 {
        let (status, remaining, _) =
            it.discord("POST", "/channels/901/messages", json!({ "content": n.to_string() })).await.unwrap();
        left.push((status, remaining));
    }
    assert_eq!(left[4], (200, Some(0)));
    assert_eq!(left[5].0, 429);
}

#[tokio::test]
async fn an_interaction_is_acknowledged_once() {
    let it = TestSandbox::start().await;
    it.sandbox.discord.add_channel(901, None, 0, "general");
    let id = it.sandbox.discord.interact(901, 7, "ko", 2, json!({ "name": "help" }), None).unwrap();
    let token = it.sandbox.discord.interaction(id).unwrap().token;
    let path = format!("/interactions/{id}/{token}/callback");
    assert_eq!(it.discord("POST", &path, json!({ "type": 5 })).await.unwrap().0, 204);
    let (status, _, body) = it.discord("POST", &path, json!({ "type": 5 })).await.unwrap();
    assert_eq!((status, body["code"].as_u64()), (400, Some(40060)));
}
