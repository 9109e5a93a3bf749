//! What naru sends to Discord, against the sandbox over real HTTP.

use std::sync::Arc;

use chrono::Duration;
use naru::answer::{Announcement, AnnouncementState, Press, Subject};
use naru::channel::discord::{Failure, Kind as Sort};
use naru::channel::{Channel, Gone, SendError};
use naru::language::Language;
use naru::notify::delivery::IfDoubtful;
use naru::notify::notice::{Compose, Notice};
use naru::notify::pace::Lane;
use naru::person::ChatKind;
use naru::program::Kind;
use naru::render::{Action, Block, Button, Card, File, Inline, Message, Row};
use naru::sandbox::discord::DiscordLimits;
use naru::sandbox::faults::Fault;
use serde_json::{Value, json};
use serenity::http::{LightMethod, Route};

use crate::support::desk::at;
use crate::support::discord_channel::{FORUM, GUILD, NEWS, Server, TEXT, THREAD, says, to};

const PROGRAM: &str = "busan-oda-forum-2027";

fn card(program: &str, title: &str) -> Card {
    let button = |label: &str, press: Press| Button { label: label.to_owned(), action: Action::Press(press) };
    Card {
        program: program.to_owned(),
        kind: Kind::Forum,
        title: title.to_owned(),
        subtitle: None,
        status: None,
        date: None,
        deadline: None,
        rows: vec![Row {
            label: "When".to_owned(),
            value: vec![Inline::Text("12 May 2027, 14:00 (Busan)".to_owned())],
            at: Some(at("2027-05-12T14:00:00+09:00")),
        }],
        buttons: vec![
            button("Details", Press::Details(program.to_owned())),
            button("Remind me", Press::Remind(program.to_owned())),
        ],
    }
}

fn about(program: &str, text: &str) -> Message {
    let mut message = says(text);
    message.blocks.push(Block::Card(card(program, "ODA Forum")));
    message
}

fn components(message: &Value) -> Vec<Value> {
    let rows = message["components"].as_array().cloned().unwrap_or_default();
    rows.iter().filter_map(|row| row["components"].as_array().cloned()).flatten().collect()
}

#[tokio::test]
async fn a_card_is_an_embed_with_the_readers_own_clock_and_buttons_that_can_be_pressed() {
    let server = Server::new().await;
    server.send(TEXT, &about(PROGRAM, "It closes soon."), "n1").await.unwrap();
    let sent = server.messages(TEXT).remove(0);
    assert_eq!(sent["content"], "It closes soon.");
    let embed = &sent["embeds"][0];
    assert_eq!(embed["title"], "ODA Forum");
    assert!(embed["color"].as_u64().is_some_and(|it| it > 0), "{embed}");
    let stamp = at("2027-05-12T14:00:00+09:00").timestamp();
    assert_eq!(embed["fields"][0]["value"], format!("12 May 2027, 14:00 (Busan)\n<t:{stamp}:F> · <t:{stamp}:R>"));
    let buttons = components(&sent);
    assert_eq!(buttons.len(), 2);
    let name = buttons[1]["custom_id"].as_str().unwrap();
    assert!((1..=100).contains(&name.len()) && !name.contains(PROGRAM), "{name}");
    let action = server.discord.action(name).await.unwrap();
    assert_eq!(action, Some(naru::channel::discord::Action::Press(Press::Remind(PROGRAM.to_owned()))));
    assert_eq!(server.discord.action("never-given").await.unwrap(), None);
}

#[tokio::test]
async fn several_cards_have_a_menu_that_names_each() {
    let server = Server::new().await;
    let mut message = about("a", "Two are ahead.");
    message.blocks.push(Block::Card(card("b", "Peace Forum")));
    server.send(TEXT, &message, "n1").await.unwrap();
    let menu = components(&server.messages(TEXT)[0]).remove(0);
    assert_eq!((&menu["type"], &menu["placeholder"]), (&json!(3), &json!("Details")));
    let labels: Vec<&str> = menu["options"].as_array().unwrap().iter().filter_map(|it| it["label"].as_str()).collect();
    assert_eq!(labels, ["ODA Forum", "Peace Forum"]);
    let chosen = menu["options"][1]["value"].as_str().unwrap();
    let action = server.discord.action(chosen).await.unwrap();
    assert_eq!(action, Some(naru::channel::discord::Action::Press(Press::Details("b".to_owned()))));
}

const HOSTILE: &[&str] = &[
    "@everyone come here",
    "@here",
    "<@1> <@!1> <@&5> <#901> </ask:1> <id:browse>",
    "@\u{200B}everyone \u{202E}enoyreve@ \u{2066}x\u{2069}",
    "**bold** __u__ ~~s~~ ||spoiler|| `code` ```block``` > quote",
    "[click](https://evil.example) <https://evil.example>",
    "# heading\n-# small\n> quote\n- point",
    "<t:1:R> <:emoji:1> :smile:",
    "\u{200B}\u{2060}\u{FEFF}",
    "\\@everyone \\<@1>",
];

#[tokio::test]
async fn whatever_a_title_says_it_rings_nobody_and_stays_text() {
    let server = Server::with(DiscordLimits::none()).await;
    for (n, hostile) in HOSTILE.iter().enumerate() {
        let mut message = says(hostile);
        message.blocks.push(Block::Paragraph(vec![Inline::Strong((*hostile).to_owned())]));
        let mut card = card(hostile, hostile);
        card.status = Some((*hostile).to_owned());
        card.rows[0].label = (*hostile).to_owned();
        card.rows[0].value = vec![Inline::Link { text: (*hostile).to_owned(), url: (*hostile).to_owned() }];
        card.buttons.push(Button { label: (*hostile).to_owned(), action: Action::Ask((*hostile).to_owned()) });
        message.blocks.push(Block::Card(card));
        let sent = server.send(TEXT, &message, &format!("n{n}")).await.unwrap();
        server.edit(TEXT, &sent.id, &message).await.unwrap();
        let shown = server.messages(TEXT).pop().unwrap();
        assert_eq!(shown["mention_everyone"], false, "{hostile}");
        assert_eq!(shown["mention_roles"], json!([]), "{hostile}");
        // What is markup to Discord is escaped, wherever it stands.
        let embed = &shown["embeds"][0];
        for text in [&shown["content"], &embed["title"], &embed["fields"][0]["name"], &embed["fields"][0]["value"]] {
            let text = text.as_str().unwrap();
            for mark in ["<@", "<#", "</", "<id", "<:"] {
                let free = text.match_indices(mark).any(|(at, _)| !text[..at].ends_with('\\'));
                assert!(!free, "{mark} in {text}");
            }
            assert!(!text.contains(['\u{200B}', '\u{202E}', '\u{2066}', '\u{FEFF}']), "{text:?}");
        }
    }
    for asked in server.recorded().iter().filter(|it| it["body"].is_object()) {
        assert_eq!(asked["body"]["allowed_mentions"], json!({ "parse": [], "roles": [] }), "{asked}");
    }
}

fn announcement(calls: bool, state: AnnouncementState) -> Notice {
    let text = |text: &str| [(Language::new("en"), text.to_owned())].into_iter().collect();
    let announcement = Announcement {
        broadcast: "b".to_owned(),
        title: text("Open day"),
        body: text("@everyone is welcome."),
        files: Vec::new(),
        state,
        calls,
    };
    Notice {
        id: "n".to_owned(),
        subject: Subject::Announcement(announcement),
        lane: Lane::Announcement,
        if_doubtful: IfDoubtful::Leave,
        lapses_at: None,
        urgent: false,
        dedup_key: "n".to_owned(),
    }
}

#[tokio::test]
async fn only_an_announcement_that_may_call_rings_the_role_that_the_channel_chose() {
    let server = Server::with(DiscordLimits::none()).await;
    server.know(TEXT, 0).await;
    assert!(server.discord.set_role(&TEXT.to_string(), Some("777")).await.unwrap());
    let words = |notice: &Notice| {
        let desk = Arc::clone(&server.desk.desk) as Arc<dyn Compose>;
        let now = at("2026-12-01T12:00:00+09:00");
        desk.message(notice, &[Language::new("en")], chrono_tz::Asia::Seoul, now).unwrap()
    };
    for (n, (calls, state, rung)) in [
        (true, AnnouncementState::Live, json!(["777"])),
        (false, AnnouncementState::Live, json!([])),
        (true, AnnouncementState::Corrected, json!([])),
    ]
    .into_iter()
    .enumerate()
    {
        server.send(TEXT, &words(&announcement(calls, state)), &format!("n{n}")).await.unwrap();
        let shown = server.messages(TEXT).pop().unwrap();
        assert_eq!(shown["mention_roles"], rung, "{calls} {state}");
        assert_eq!(shown["mention_everyone"], false);
    }
    // A channel that chose none is not rung.
    server.send(NEWS, &words(&announcement(true, AnnouncementState::Live)), "n9").await.unwrap();
    assert_eq!(server.messages(NEWS)[0]["mention_roles"], json!([]));
}

#[tokio::test]
async fn a_call_needs_a_second_person_however_few_it_reaches() {
    use naru::broadcast::{Content, Role, Segment};
    use naru::desk::newsroom::{Actor, Order, Outcome, Refusal};
    let server = Server::new().await;
    let desk = &server.desk;
    desk.orders(&crate::support::desk::person("1", "en"), naru::desk::Command::Start, "").await;
    desk.store.set_setting("live", "yes").await.unwrap();
    let body = [(Language::new("en"), "Come.".to_owned())].into_iter().collect();
    let content = Content { body, ..Content::default() };
    let author = Actor::operator("Minji");
    let new = Order::New { content, segment: Segment::default(), files: Vec::new() };
    desk.desk.newsroom(&author, new).await.unwrap();
    let shown = desk.desk.newsroom(&author, Order::Calls { number: 1, calls: true }).await.unwrap();
    let Outcome::Shown(sheet) = shown else { panic!("{shown:?}") };
    assert!(sheet.needs_approval && !sheet.broadcast.calls());
    let waits = desk.desk.newsroom(&author, Order::Submit { number: 1, anyway: false }).await.unwrap();
    assert!(matches!(waits, Outcome::Waiting { .. }), "{waits:?}");
    let own = desk.desk.newsroom(&author, Order::Approve { number: 1 }).await;
    assert!(matches!(own, Err(Refusal::OwnWork)));
    let second = Actor { role: Role::Approver, ..Actor::operator("Jisoo") };
    desk.desk.newsroom(&second, Order::Approve { number: 1 }).await.unwrap();
    assert!(desk.store.look_up_broadcast(1).await.unwrap().unwrap().calls());
}

#[tokio::test]
async fn a_message_whose_answer_was_lost_is_shown_once() {
    let server = Server::new().await;
    server.fake().faults().order([Fault::CutAfter]);
    let lost = server.send(TEXT, &says("once"), "number-of-the-delivery").await;
    assert!(matches!(lost, Err(SendError::Doubtful(_))), "{lost:?}");
    let again = server.send(TEXT, &says("once"), "number-of-the-delivery").await.unwrap();
    let shown = server.messages(TEXT);
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0]["id"], again.id);
    for asked in server.recorded().iter().filter(|it| it["method"] == "POST") {
        assert_eq!(asked["body"]["enforce_nonce"], true);
        assert!(asked["body"]["nonce"].as_str().is_some_and(|it| it.len() <= 25));
    }
}

#[track_caller]
fn is_gone<T: std::fmt::Debug>(result: &Result<T, SendError>, why: Gone) {
    assert!(matches!(result, Err(SendError::Gone(gone)) if *gone == why), "{result:?}");
}

#[tokio::test]
async fn each_refusal_has_its_own_meaning() {
    let server = Server::with(DiscordLimits::none()).await;
    let dm = server.discord.open_dm("55").await.unwrap().parse().unwrap();
    for (chat, status, code, why) in [
        (TEXT, 404, 10_003, Gone::Deleted),
        (TEXT, 403, 50_001, Gone::Forbidden),
        (TEXT, 403, 50_013, Gone::Forbidden),
        (dm, 403, 50_007, Gone::Forbidden),
        (THREAD, 400, 50_083, Gone::Forbidden),
    ] {
        server.fake().with_channel(chat, |it| it.closed = Some((status, code)));
        is_gone(&server.send(chat, &says("x"), "n1").await, why);
        server.fake().with_channel(chat, |it| it.closed = None);
    }
    // The channel is denied, rather than the request.
    server.fake().with_channel(TEXT, |it| it.denied = 1 << 11);
    is_gone(&server.send(TEXT, &says("x"), "n2").await, Gone::Forbidden);
    server.fake().with_channel(TEXT, |it| it.denied = 0);
    // A message that is gone, and one that was edited too often: another is sent in its place.
    assert!(matches!(server.edit(TEXT, "123", &says("x")).await, Err(SendError::Unable)));
    let sent = server.send(TEXT, &says("x"), "n3").await.unwrap();
    server.fake().with_channel(TEXT, |it| it.edits_spent = true);
    server.edit(TEXT, &sent.id, &says("y")).await.unwrap();
    server.wait(Duration::minutes(61));
    assert!(matches!(server.edit(TEXT, &sent.id, &says("z")).await, Err(SendError::Unable)));
    // What somebody else deleted is deleted.
    server.discord.delete(&to(TEXT), "123").await.unwrap();
    let locked = server.with_token("another.token.altogether").send(&to(TEXT), &says("x"), "n4").await;
    assert!(matches!(locked, Err(SendError::Locked(_))), "{locked:?}");
    assert!(!format!("{locked:?}").contains("altogether"));
}

#[tokio::test]
async fn an_interaction_that_is_late_or_answered_is_no_reason_to_stop() {
    let server = Server::new().await;
    let data = json!({ "id": "1", "name": "help", "type": 1 });
    let press = || server.fake().interact(TEXT, 55, "ko", 2, data.clone(), None).unwrap();
    let callback = async |id: u64| {
        let token = server.fake().interaction(id).unwrap().token;
        let route = Route::InteractionResponse { interaction_id: id.into(), token: &token };
        let body = json!({ "type": 5 });
        server.discord.call(Sort::Interaction, LightMethod::Post, route, Some(&body)).await
    };
    let first = press();
    callback(first).await.unwrap();
    let second = callback(first).await.unwrap_err();
    assert_eq!(second.code(), 40_060);
    assert!(matches!(SendError::from(second), SendError::Unable));
    let late = press();
    server.wait(Duration::seconds(4));
    let late = callback(late).await.unwrap_err();
    assert_eq!(late.code(), 10_062);
    assert!(matches!(SendError::from(late), SendError::Unable));
}

#[tokio::test]
async fn a_stop_for_all_stops_all_and_nothing_is_asked_in_vain() {
    let server = Server::with(DiscordLimits::none()).await;
    server.fake().faults().order([Fault::Stop { seconds: 3 }]);
    let messages: Vec<Message> = (0..20).map(|n| says(&format!("message {n}"))).collect();
    for n in 0..20 {
        server.fake().add_channel(5_000 + n, Some(GUILD), 0, "channel");
    }
    let sends = (0..20_u64).zip(&messages).map(|(n, message)| {
        let (gate, ledger) = (Arc::clone(&server.gate), Arc::clone(&server.sandbox.ledger));
        async move {
            // The first meets the stop, the others come while it is on.
            if n > 0 {
                ledger.until(|| (ledger.answers_with(429) > 0).then_some(())).await;
                // The refusal is on its way: it has to be read before anybody can keep to it.
                for _ in 0..1_000 {
                    tokio::task::yield_now().await;
                }
            }
            gate.answer(&to(5_000 + n), ChatKind::Group, message, &format!("n{n}")).await
        }
    });
    let done = server.passing(futures_util::future::join_all(sends)).await;
    assert!(done.iter().all(Result::is_ok), "{done:?}");
    let refused = server.sandbox.ledger.answers_with(429);
    assert_eq!(refused, 1, "those after the first did not leave");
    // What is no message keeps to the same stop.
    server.fake().faults().order([Fault::Stop { seconds: 3 }]);
    let opened = server.passing(server.discord.open_dm("56")).await;
    assert!(opened.is_ok(), "{opened:?}");
    assert_eq!(server.sandbox.ledger.answers_with(429), 2);
}

#[tokio::test]
async fn a_busy_channel_is_fed_as_its_headers_say_and_never_refuses() {
    let server = Server::new().await;
    for n in 0..12 {
        server.answer(TEXT, &says(&format!("message {n}")), &format!("n{n}")).await.unwrap();
    }
    assert_eq!(server.messages(TEXT).len(), 12);
    assert_eq!(server.sandbox.ledger.answers_with(429), 0);
}

#[tokio::test]
async fn refused_requests_are_counted_and_stay_below_the_bound() {
    let server = Server::with(DiscordLimits::none()).await;
    server.fake().with_channel(TEXT, |it| it.closed = Some((403, 50_001)));
    for n in 0..3 {
        let _refused = server.send(TEXT, &says("x"), &format!("n{n}")).await;
    }
    assert_eq!(server.discord.refusals(), 3);
    server.wait(Duration::minutes(11));
    assert_eq!(server.discord.refusals(), 0);
}

#[tokio::test]
async fn trouble_before_an_answer_is_told_apart_from_trouble_after_it() {
    let server = Server::new().await;
    server.fake().faults().order([Fault::ServerError, Fault::HtmlPage, Fault::CutBefore]);
    for expected in ["retry", "retry", "doubtful"] {
        let failed = server.send(TEXT, &says("x"), "n1").await;
        let found = match &failed {
            Err(SendError::Trouble(_)) => "retry",
            Err(SendError::Doubtful(_)) => "doubtful",
            other => panic!("{other:?}"),
        };
        assert_eq!(found, expected);
    }
    let limited: Failure = {
        server.fake().faults().order([Fault::TooMany { retry_after: 2 }]);
        let route = Route::ChannelMessages { channel_id: TEXT.into() };
        let method = LightMethod::Post;
        server
            .discord
            .call(Sort::Message, method, route, Some(&json!({ "content": "x", "allowed_mentions": { "parse": [] } })))
            .await
            .unwrap_err()
    };
    assert!(matches!(SendError::from(limited), SendError::ChatLimit(wait) if wait == Duration::seconds(2)));
}

#[tokio::test]
async fn a_long_message_comes_in_parts_and_nothing_of_it_is_lost() {
    let server = Server::with(DiscordLimits::none()).await;
    let words: Vec<String> = (0..2_500).map(|n| format!("w{n}")).collect();
    server.answer(TEXT, &says(&words.join(" ")), "n1").await.unwrap();
    let told: String = server
        .messages(TEXT)
        .iter()
        .map(|it| [&it["content"], &it["embeds"][0]["description"]].map(|it| it.as_str().unwrap_or_default()).join(" "))
        .collect::<Vec<_>>()
        .join(" ");
    assert!(told.split_whitespace().eq(words.iter().map(String::as_str)), "something is lost or doubled");
    assert!(server.messages(TEXT).len() >= 3);
}

#[tokio::test]
async fn files_go_along_and_a_picture_has_its_words() {
    let server = Server::new().await;
    let file = |name: &str, mime: &str, words: Option<&str>| {
        let description = words.map(str::to_owned);
        Block::File(File { name: name.to_owned(), mime: mime.to_owned(), description, bytes: Arc::from([1, 2, 3]) })
    };
    let mut message = says("Here it is.");
    message.blocks.push(file("poster.png", "image/png", Some("A poster")));
    message.blocks.push(file("naru.ics", "text/calendar", None));
    server.send(TEXT, &message, "n1").await.unwrap();
    let body = server.recorded().pop().unwrap()["body"].clone();
    assert_eq!(
        body["attachments"],
        json!([{ "id": 0, "filename": "poster.png", "description": "A poster" }, { "id": 1, "filename": "naru.ics" }])
    );
}

#[tokio::test]
async fn a_thread_that_was_put_away_is_brought_back_and_a_locked_one_is_left() {
    let server = Server::with(DiscordLimits::none()).await;
    let sent = server.send(THREAD, &says("first"), "n1").await.unwrap();
    let archive = |archived: bool, locked: bool| {
        server.fake().with_channel(THREAD, |it| (it.archived, it.locked) = (archived, locked));
    };
    archive(true, false);
    server.edit(THREAD, &sent.id, &says("edited")).await.unwrap();
    archive(true, false);
    server.send(THREAD, &says("second"), "n2").await.unwrap();
    archive(true, true);
    is_gone(&server.send(THREAD, &says("third"), "n3").await, Gone::Forbidden);
    let edited = server.edit(THREAD, &sent.id, &says("again")).await;
    assert!(matches!(edited, Err(SendError::Unable)), "{edited:?}");
    assert_eq!(server.messages(THREAD).len(), 2);
}

#[tokio::test]
async fn a_forum_has_a_thread_for_each_program() {
    let server = Server::with(DiscordLimits::none()).await;
    server.know(FORUM, 15).await;
    let first = server.send(FORUM, &about(PROGRAM, "It is new."), "number-of-the-delivery-1").await.unwrap();
    server.send(FORUM, &about(PROGRAM, "It closes."), "number-of-the-delivery-2").await.unwrap();
    server.send(FORUM, &about("other", "It is new."), "number-of-the-delivery-3").await.unwrap();
    let threads = server.threads(FORUM);
    assert_eq!(threads.len(), 2);
    assert_eq!(server.messages(threads[0]).len(), 2);
    // What was said there can be corrected and taken back.
    server.edit(FORUM, &first.id, &about(PROGRAM, "It was new.")).await.unwrap();
    assert_eq!(server.messages(threads[0])[0]["content"], "It was new.");
    server.passing(server.discord.delete(&to(FORUM), &first.id)).await.unwrap();
    assert_eq!(server.messages(threads[0]).len(), 1);
}

#[tokio::test]
async fn a_forum_that_nobody_put_down_is_found_out() {
    let server = Server::with(DiscordLimits::none()).await;
    server.send(FORUM, &about(PROGRAM, "It is new."), "n1").await.unwrap();
    assert_eq!(server.threads(FORUM).len(), 1);
    server.send(FORUM, &about(PROGRAM, "It closes."), "n2").await.unwrap();
    assert_eq!(server.asked("GET /channels/903"), 1, "once");
}

#[tokio::test]
async fn a_thread_whose_making_was_cut_short_is_found_again() {
    let mut server = Server::with(DiscordLimits::none()).await;
    server.know(FORUM, 15).await;
    server.fake().faults().order([Fault::CutAfter]);
    let message = about(PROGRAM, "It is new.");
    let lost = server.send(FORUM, &message, "number-of-the-delivery-1").await;
    assert!(matches!(lost, Err(SendError::Doubtful(_))), "{lost:?}");
    server.restart();
    let found = server.send(FORUM, &message, "number-of-the-delivery-1").await.unwrap();
    let threads = server.threads(FORUM);
    assert_eq!(threads.len(), 1);
    assert_eq!(server.messages(threads[0]).len(), 1, "said once");
    assert_eq!(found.id, format!("{0}/{0}", threads[0]));
}

#[tokio::test]
async fn a_locked_or_deleted_thread_of_a_forum_is_followed_by_another() {
    let server = Server::with(DiscordLimits::none()).await;
    server.know(FORUM, 15).await;
    for (n, code) in [(0, (404, 10_003)), (1, (400, 50_083))] {
        server.send(FORUM, &about(PROGRAM, "one"), &format!("delivery-{n}-of-a-forum-one")).await.unwrap();
        let thread = server.threads(FORUM).pop().unwrap();
        server.fake().with_channel(thread, |it| it.closed = Some(code));
        server.send(FORUM, &about(PROGRAM, "two"), &format!("delivery-{n}-of-a-forum-two")).await.unwrap();
        assert_eq!(server.threads(FORUM).len(), n + 2);
    }
}

#[tokio::test]
async fn a_forum_that_wants_a_tag_gets_one() {
    let server = Server::with(DiscordLimits::none()).await;
    server.know(FORUM, 15).await;
    server.fake().with_channel(FORUM, |it| it.tag_required = true);
    server.send(FORUM, &about(PROGRAM, "It is new."), "n1").await.unwrap();
    assert_eq!(server.threads(FORUM).len(), 1);
}

#[tokio::test]
async fn what_a_long_message_says_in_a_forum_stands_in_one_thread() {
    let server = Server::with(DiscordLimits::none()).await;
    server.know(FORUM, 15).await;
    let words: Vec<String> = (0..2_500).map(|n| format!("w{n}")).collect();
    server.answer(FORUM, &says(&words.join(" ")), "number-of-the-delivery-1").await.unwrap();
    let threads = server.threads(FORUM);
    assert_eq!(threads.len(), 1);
    assert!(server.messages(threads[0]).len() >= 3);
}

#[tokio::test]
async fn a_closed_direct_message_is_known_when_it_is_written() {
    let server = Server::new().await;
    let dm: u64 = server.discord.open_dm("55").await.unwrap().parse().unwrap();
    server.send(dm, &says("Hello"), "n1").await.unwrap();
    assert_eq!(server.discord.open_dm("55").await.unwrap(), dm.to_string(), "the same chat");
    server.fake().with_channel(dm, |it| it.closed = Some((403, 50_007)));
    is_gone(&server.send(dm, &says("Hello?"), "n2").await, Gone::Forbidden);
}
