//! The web chat over HTTP, as a browser without script meets it, and as somebody who means ill does.

use chrono::TimeDelta;
use naru::channel::{Address, Channel, webchat};
use naru::clock::Clock;
use naru::language::Language;
use naru::lifecycle::Outcome;
use naru::program::change;
use naru::render::{Block, Inline, Message};
use naru::store::Author;
use reqwest::StatusCode;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::app::{Events, PATIENCE, TestApp};
use crate::support::desk::at;

const FORUMS: &str = "Which forums are coming up?";

fn message(text: &str) -> Message {
    let blocks = vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])];
    Message { language: Language::new("en"), blocks, buttons: Vec::new() }
}

/// `count` syllables.
fn syllables(count: usize) -> String {
    "가".repeat(count)
}

#[tokio::test]
async fn a_question_is_asked_and_answered_by_plain_forms() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor();
    let start = visitor.page("/").await;
    assert!(start.contains(r#"action="/ask""#) && start.contains("name=\"text\"") && !start.contains("<article"));
    let page = visitor.ask(FORUMS).await;
    assert!(page.contains(&format!(r#"<p lang="en">{FORUMS}</p>"#)), "{page}");
    assert!(page.contains("World Peace Forum 2026") && page.contains(r#"datetime="2026-12-10""#), "{page}");
    // The conversation is remembered: "the first one" is of the list just given.
    let page = visitor.ask("Where is the first one held?").await;
    assert!(page.contains("COEX"), "{page}");
    assert_eq!(page.matches("<article").count(), 4);
    assert_eq!(app.visitor().page("/").await.matches("<article").count(), 0, "another visitor sees nothing of it");
}

#[tokio::test]
async fn questions_are_answered_in_their_language_from_any_page() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor();
    for (question, language, expected) in [
        ("다음 달 포럼 알려 주세요", "ko", "2026 세계평화포럼"),
        ("下个月有什么论坛？", "zh-Hans", "2026"),
        (FORUMS, "en", "World Peace Forum 2026"),
    ] {
        let page = visitor.ask(question).await;
        let answer = page.rsplit("<article").next().expect("there is an answer");
        assert!(answer.contains(&format!(r#"lang="{language}""#)), "{question}: {answer}");
        assert!(answer.contains(expected), "{question}: {answer}");
    }
}

#[tokio::test]
async fn the_page_speaks_the_browsers_language_until_one_is_chosen() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor();
    for (header, tag) in [
        ("ko-KR,ko;q=0.9,en;q=0.8", "ko"),
        ("zh-TW,zh;q=0.9", "zh-Hant"),
        ("zh-CN", "zh-Hans"),
        ("mn", "mn"),
        ("fr-FR,fr;q=0.9", "en"),
        ("\u{fffd}garbage;;q=,,", "en"),
    ] {
        let page = visitor.get("/").header("accept-language", header).send().await.expect("an answer");
        assert!(page.text().await.expect("a text").contains(&format!(r#"<html lang="{tag}""#)), "{header}");
    }
    let look = [("language", "ja"), ("theme", "dark"), ("size", "3")];
    let answer = visitor.send("/look", &look).await;
    assert_eq!((answer.status(), &answer.headers()["location"]), (StatusCode::SEE_OTHER, &"/".parse().unwrap()));
    let page = visitor.get("/").header("accept-language", "ko").send().await.expect("an answer");
    let page = page.text().await.expect("a text");
    assert!(page.contains(r#"<html lang="ja" data-theme="dark" data-size="3">"#), "{page}");
    assert!(page.contains(r#"value="ja" lang="ja" selected"#));
    visitor.send("/look", &[("language", "tlh"), ("theme", "\"><script>"), ("size", "99")]).await;
    let page = visitor.page("/").await;
    assert!(page.contains(r#"<html lang="ja" data-theme="dark" data-size="3">"#), "nonsense changes nothing: {page}");
}

#[tokio::test]
async fn a_button_without_script_is_pressed_by_its_form() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor();
    let page = visitor.ask(FORUMS).await;
    let press = "details:busan-oda-forum-2027";
    assert!(page.contains(&format!(r#"<button name="press" value="{press}""#)), "{page}");
    let page = visitor.submit(&[("press", press)]).await;
    assert!(page.contains(r#"<p lang="en">Details</p>"#), "the label stands for the person's words: {page}");
    let answer = page.rsplit("<article").next().expect("there is an answer");
    assert!(answer.contains("Busan ODA Forum 2027") && answer.contains("<dl>"), "{answer}");
    for nonsense in ["", "dance:now", "details:", "\0", "<script>"] {
        let answer = visitor.send("/ask", &[("press", nonsense)]).await;
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{nonsense}");
    }
}

#[tokio::test]
async fn a_language_chosen_by_a_button_is_the_pages_too() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor();
    visitor.send("/look", &[("language", "ko")]).await;
    visitor.ask(FORUMS).await;
    let page = visitor.submit(&[("press", "speak:ja")]).await;
    assert!(page.contains(r#"<html lang="ja""#), "{page}");
    let answer = page.rsplit("<article").next().expect("there is an answer");
    assert!(answer.contains(r#"lang="ja""#), "{answer}");
}

#[tokio::test]
async fn a_calendar_file_is_handed_to_the_one_who_asked_for_it() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor();
    visitor.ask(FORUMS).await;
    let page = visitor.submit(&[("press", "calendar:busan-oda-forum-2027")]).await;
    let path = page.split("href=\"").find_map(|it| it.strip_prefix("/file/")).expect("a file is offered");
    let path = format!("/file/{}", path.split('"').next().expect("an address"));
    let file = visitor.get(&path).send().await.expect("an answer");
    assert!(file.headers()["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert!(file.text().await.expect("a text").starts_with("BEGIN:VCALENDAR"));
    let stranger = app.visitor().get(&path).send().await.expect("an answer");
    assert_eq!(stranger.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_question_is_as_long_as_allowed_and_no_longer() {
    let app = TestApp::with(|config| config.web.visitor_burst = 100).await;
    let mut visitor = app.visitor();
    for length in [999, 1_000] {
        assert_eq!(visitor.send("/ask", &[("text", &syllables(length))]).await.status(), StatusCode::SEE_OTHER);
    }
    let long = syllables(1_001);
    let answer = visitor.send("/ask", &[("text", &long)]).await;
    assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let page = answer.text().await.expect("a text");
    assert!(page.contains("1001 characters") && page.contains(&long), "it is said, and what was typed is kept");
    // A family is one character to its reader, and seven to a machine.
    assert_eq!(visitor.send("/ask", &[("text", &"👨‍👩‍👧‍👦".repeat(150))]).await.status(), StatusCode::SEE_OTHER);
    assert_eq!(visitor.send("/ask", &[("text", " \r\n\t\0 ")]).await.status(), StatusCode::BAD_REQUEST);
    assert_eq!(visitor.send("/ask", &[]).await.status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_body_of_sixteen_kibibytes_is_read_and_one_byte_more_is_not() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let body = |bytes: usize| {
        let start = "text=forums&rest=";
        format!("{start}{}", "x".repeat(bytes - start.len()))
    };
    let form = |bytes| {
        let request = visitor.post("/ask").header("content-type", "application/x-www-form-urlencoded");
        request.body(body(bytes)).send()
    };
    assert_eq!(form(16_383).await.expect("an answer").status(), StatusCode::SEE_OTHER);
    assert_eq!(form(16_384).await.expect("an answer").status(), StatusCode::SEE_OTHER);
    assert_eq!(form(16_385).await.expect("an answer").status(), StatusCode::PAYLOAD_TOO_LARGE);
    // The same without a length announced.
    let chunks = |bytes| {
        let parts = vec![Ok::<_, std::io::Error>(body(bytes))];
        reqwest::Body::wrap_stream(futures_util::stream::iter(parts))
    };
    for (bytes, status) in [(16_384, StatusCode::SEE_OTHER), (16_385, StatusCode::PAYLOAD_TOO_LARGE)] {
        let request = visitor.post("/ask").header("content-type", "application/x-www-form-urlencoded");
        assert_eq!(request.body(chunks(bytes)).send().await.expect("an answer").status(), status);
    }
}

#[tokio::test]
async fn who_asks_too_much_waits_and_others_do_not() {
    let app = TestApp::with(|config| (config.web.visitor_burst, config.web.visitor_per_minute) = (2, 20)).await;
    let (mut eager, mut other) = (app.visitor(), app.visitor());
    for _ in 0..2 {
        assert_eq!(eager.send("/ask", &[("text", "forums")]).await.status(), StatusCode::SEE_OTHER);
    }
    let answer = eager.send("/ask", &[("text", "one more")]).await;
    assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
    let seconds: i64 = answer.headers()["retry-after"].to_str().unwrap().parse().expect("seconds");
    let page = answer.text().await.expect("a text");
    assert!(page.contains(&format!("{seconds} seconds")) && page.contains(">one more</textarea>"), "{page}");
    assert_eq!(other.send("/ask", &[("text", "forums")]).await.status(), StatusCode::SEE_OTHER);
    app.wait(TimeDelta::seconds(seconds));
    assert_eq!(eager.send("/ask", &[("text", "one more")]).await.status(), StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_address_cannot_ask_more_by_throwing_its_cookie_away() {
    let app = TestApp::with(|config| config.web.address_burst = 3).await;
    for _ in 0..3 {
        assert_eq!(app.visitor().send("/ask", &[("text", "forums")]).await.status(), StatusCode::SEE_OTHER);
    }
    assert_eq!(app.visitor().send("/ask", &[("text", "forums")]).await.status(), StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn every_answer_binds_the_browser() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor();
    visitor.ask(FORUMS).await;
    for path in [
        "/",
        "/ask",
        "/no-such-page",
        "/assets/style.css",
        "/assets/chat.js",
        "/healthz",
        "/events?seen=x",
        "/embed.js",
    ] {
        let answer = visitor.get(path).send().await.expect("an answer");
        let headers = answer.headers();
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["x-frame-options"], "DENY", "{path}");
        assert_eq!(headers["referrer-policy"], "same-origin", "{path}");
    }
    let page = visitor.page("/").await;
    // What the policy would block must not be there: inline style, inline script, anything loaded from elsewhere.
    for unwanted in [" style=", " onclick=", "<style", "<script>", "src=\"http", "javascript:"] {
        assert!(!page.contains(unwanted), "{unwanted}");
    }
    let sheets = page.split("<link ").skip(1).map(|it| it.split('>').next().unwrap_or_default());
    assert!(sheets.clone().count() == 2 && sheets.into_iter().all(|it| it.contains("href=\"/assets/")), "{page}");
}

#[tokio::test]
async fn cookies_are_out_of_reach_of_scripts_and_other_sites() {
    let app = TestApp::start().await;
    let fresh = app.visitor().get("/").send().await.expect("an answer");
    assert!(!fresh.headers().contains_key("set-cookie"), "who only looks is given no number");
    let answer = app.visitor().send("/ask", &[("text", "forums")]).await;
    let cookie = answer.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && !cookie.contains("Secure"), "{cookie}");

    let app = TestApp::with(|config| {
        config.web.public_url = "https://bot.example.org".parse().ok();
        config.web.embed_origins = vec!["https://www.example.org".parse().expect("a site")];
    });
    let answer = app.await.visitor().send("/ask", &[("text", "forums")]).await;
    let cookie = answer.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.starts_with("__Host-naru=") && cookie.contains("SameSite=None; Secure; Partitioned"), "{cookie}");
    assert!(answer.headers().contains_key("strict-transport-security"));
}

#[tokio::test]
async fn what_another_site_sends_changes_nothing() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor();
    visitor.ask(FORUMS).await;
    let from =
        |name: &'static str, value: &'static str| visitor.post("/ask").header(name, value).form(&[("text", "evil")]);
    for request in [
        from("origin", "https://evil.example"),
        from("origin", "null"),
        from("sec-fetch-site", "cross-site"),
        from("sec-fetch-site", "same-site"),
        visitor.post("/forget").header("sec-fetch-site", "cross-site"),
        visitor.post("/look").header("origin", "https://evil.example").form(&[("theme", "dark")]),
    ] {
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::FORBIDDEN);
        assert!(!answer.headers().contains_key("set-cookie"));
    }
    let page = visitor.page("/").await;
    assert!(page.matches("<article").count() == 2 && !page.contains("evil"), "{page}");
    let own = from("origin", "http://irrelevant").header("sec-fetch-site", "same-origin").send().await;
    assert_eq!(own.expect("an answer").status(), StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn hostile_words_are_shown_as_words() {
    let app = TestApp::with(|config| config.web.visitor_burst = 100).await;
    let mut visitor = app.visitor();
    for text in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'-alert(1)-'&lt;",
        "</textarea><script>1</script>",
        "{{ 7*7 }} {$name} { -term }",
        "safe\u{202e}gnp.exe",
        "%00%0d%0aset-cookie: a=b",
    ] {
        let page = visitor.ask(text).await;
        assert!(!page.contains("<img src=x") && !page.contains("<script>") && !page.contains('\u{202e}'), "{page}");
        assert!(page.contains("<p lang="), "{page}");
    }
    let page = visitor.page("/").await;
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && page.contains("{{ 7*7 }}"), "{page}");
    // The typed text goes back into the box, escaped too.
    let refused = visitor.send("/ask", &[("text", &format!("</textarea><script>{}", syllables(1_000)))]).await;
    assert!(!refused.text().await.expect("a text").contains("</textarea><script>"));
}

#[tokio::test]
async fn nothing_sent_to_it_breaks_the_service() {
    let app = TestApp::with(|config| config.web.visitor_burst = 1_000).await;
    let visitor = app.visitor();
    let form = "application/x-www-form-urlencoded";
    for (kind, body) in [
        (form, &b"text=%ff%fe%00"[..]),
        (form, b"text=%"),
        (form, b"text=a&text=b&press=%zz"),
        (form, b"\xff\xfe=\xff"),
        (form, b"press=subscribe:kind%3dparty"),
        (form, b"press=more:99999999999"),
        (form, b"press=details:no-such-program"),
        ("application/json", b"{\"text\":\"forums\"}"),
        ("multipart/form-data; boundary=x", b"--x--"),
        ("", b"text=forums"),
    ] {
        let request = visitor.post("/ask").header("content-type", kind).body(body.to_vec());
        let status = request.send().await.expect("an answer").status();
        assert!(!status.is_server_error(), "{kind} {body:?}: {status}");
    }
    for path in [
        "/file/1/2",
        "/file/x/y",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/assets/../Cargo.toml",
        "/?language=%00&embed",
        "/\u{fffd}",
    ] {
        let status = visitor.get(path).send().await.expect("an answer").status();
        assert!(!status.is_server_error(), "{path}: {status}");
    }
    for cookie in
        ["naru=; naru=zz", "naru=ffffffffffffffffffffffffffffffff", "naru-look=....; ;;=", "=", "naru-look=ko.dark.256"]
    {
        let answer = visitor.get("/").header("cookie", cookie).send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::OK, "{cookie}");
    }
    assert_eq!(visitor.http.delete(format!("{}/ask", app.url)).send().await.expect("an answer").status(), 404);
    let long = "x".repeat(20_000);
    let answer = visitor.get("/").header("x-long", long).send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
}

#[tokio::test]
async fn what_is_pushed_arrives_on_every_open_page() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor();
    let nothing = visitor.get("/events").send().await.expect("an answer");
    assert_eq!(nothing.status(), StatusCode::NO_CONTENT, "a stranger waits for nothing");
    visitor.ask(FORUMS).await;
    let mut pages = Vec::new();
    for _ in 0..2 {
        pages.push(Events::of(visitor.get("/events").send().await.expect("an answer")));
    }
    let to = Address { channel: webchat::NAME, chat: visitor.id().to_string(), thread: None };
    app.webchat.send(&to, &message("It closes <tomorrow>."), "").await.expect("the visitor is there");
    for page in &mut pages {
        let text = page.until("tomorrow").await;
        assert!(text.contains("event: entry") && text.contains("It closes &lt;tomorrow&gt;."), "{text}");
    }
    // A page that was away asks for what it missed, by the number of what it saw last.
    let seen = pages[0].until("id: ").await.rsplit("id: ").next().unwrap().lines().next().unwrap().to_owned();
    app.webchat.send(&to, &message("And now it is closed."), "").await.expect("the visitor is there");
    let again = visitor.get("/events").header("last-event-id", seen).send().await.expect("an answer");
    let mut again = Events::of(again);
    let text = again.until("now it is closed").await;
    assert!(!text.contains("tomorrow"), "{text}");
    assert!(visitor.page("/").await.contains("And now it is closed."), "without script it is on the next page");
}

#[tokio::test]
async fn a_reminder_reaches_the_open_page_of_the_one_who_asked_for_it() {
    let app = TestApp::start().await;
    app.store.set_setting("live", "yes").await.expect("it is kept");
    let mut visitor = app.visitor();
    visitor.ask(FORUMS).await;
    visitor.submit(&[("press", "remind:busan-oda-forum-2027")]).await;
    let mut page = Events::of(visitor.get("/events").send().await.expect("an answer"));
    app.clock.set(at("2027-03-02T09:00:00+09:00")); // applications open
    tokio::select! {
        text = page.until("are open now") => assert!(text.contains("Busan ODA Forum 2027"), "{text}"),
        () = time_goes_on(&app) => {}
    }
}

/// Planner and sender each wait for their own moment, so time goes on in small steps. Never ends.
async fn time_goes_on(app: &TestApp) {
    loop {
        app.wait(TimeDelta::seconds(1));
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_reminder_waits_for_one_who_is_away() {
    let app = TestApp::start().await;
    app.store.set_setting("live", "yes").await.expect("it is kept");
    let mut visitor = app.visitor();
    visitor.ask(FORUMS).await;
    visitor.submit(&[("press", "remind:busan-oda-forum-2027")]).await;
    app.clock.set(at("2027-03-02T09:00:00+09:00"));
    // The conversation is forgotten, and the reminder finds nobody.
    assert_eq!(visitor.page("/no-such-page").await.matches("<article").count(), 0);
    let put_off = async {
        let later = || app.clock.now() + TimeDelta::minutes(5);
        while app
            .store
            .next_due(webchat::NAME, app.clock.now())
            .await
            .expect("it answers")
            .is_none_or(|at| at < later())
        {
            app.wait(TimeDelta::seconds(1));
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, put_off).await.expect("it is planned, finds nobody, and is put off");
    let mut page = Events::of(visitor.get("/events").send().await.expect("an answer"));
    tokio::select! {
        text = page.until("are open now") => assert!(text.contains("Busan ODA Forum 2027"), "{text}"),
        () = time_goes_on(&app) => {}
    }
    let stranger = app.visitor().get("/events").header("cookie", "naru=0123456789abcdef0123456789abcdef").send().await;
    assert_eq!(stranger.expect("an answer").status(), StatusCode::NO_CONTENT, "a number alone is no wish");
}

#[tokio::test]
async fn one_page_too_many_is_refused_a_stream() {
    let app = TestApp::with(|config| config.web.streams_per_visitor = 2).await;
    let mut visitor = app.visitor();
    visitor.ask(FORUMS).await;
    let open = || async { visitor.get("/events").send().await.expect("an answer") };
    let _two = (Events::of(open().await), Events::of(open().await));
    assert_eq!(open().await.status(), StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn starting_over_forgets_the_conversation() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor();
    visitor.ask(FORUMS).await;
    let before = visitor.clone();
    assert_eq!(visitor.send("/forget", &[]).await.status(), StatusCode::SEE_OTHER);
    assert!(visitor.cookies.is_empty());
    assert_eq!(before.page("/").await.matches("<article").count(), 0, "the old number opens nothing");
}

#[tokio::test]
async fn the_chat_can_be_shown_by_the_sites_that_are_named() {
    let app = TestApp::start().await;
    assert_eq!(app.visitor().get("/embed.js").send().await.expect("an answer").status(), StatusCode::NOT_FOUND);

    let app = TestApp::with(|config| {
        config.web.embed_origins =
            ["https://www.example.org", "http://localhost:8000"].map(|it| it.parse().unwrap()).to_vec();
    });
    let app = app.await;
    let mut visitor = app.visitor();
    let script = visitor.get("/embed.js?language=ko").send().await.expect("an answer");
    assert_eq!(script.headers()["cross-origin-resource-policy"], "cross-origin");
    let script = script.text().await.expect("a text");
    assert!(script.contains(r#""chosen":"ko""#) && !script.contains("/*words*/"), "{script}");
    let page = visitor.get("/?embed=1").send().await.expect("an answer");
    let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("frame-ancestors 'self' https://www.example.org http://localhost:8000"), "{policy}");
    assert!(!page.headers().contains_key("x-frame-options"), "it cannot name sites");
    let page = page.text().await.expect("a text");
    assert!(page.contains(r#"class="embedded""#) && page.contains(r#"action="/ask?embed=1""#), "{page}");
    let answer = visitor.send("/ask?embed=1", &[("text", FORUMS)]).await;
    assert!(answer.headers()["location"].to_str().unwrap().starts_with("/?embed=1#e"), "a framed page stays one");
}

#[tokio::test]
async fn figures_are_for_those_who_are_named() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor();
    visitor.ask(FORUMS).await;
    let answer = visitor.get("/metrics").send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK);
    let text = answer.text().await.expect("a text");
    for expected in
        ["naru_questions_total{", "channel=\"web\"", "intent=\"list\"", "naru_answer_seconds_bucket", "naru_programs "]
    {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    assert!(!text.contains("forums are coming"), "no figure holds a text");
    let through = visitor.get("/metrics").header("x-forwarded-for", "127.0.0.1").send().await.expect("an answer");
    assert_eq!(through.status(), StatusCode::FORBIDDEN, "who came through a stranger's proxy is a stranger");

    let app = TestApp::with(|config| config.web.metrics_from = vec!["192.0.2.0/24".parse().unwrap()]).await;
    assert_eq!(app.visitor().get("/metrics").send().await.expect("an answer").status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn readiness_follows_the_database() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let status = |path: &'static str| async { visitor.get(path).send().await.expect("an answer").status() };
    assert_eq!((status("/healthz").await, status("/readyz").await), (StatusCode::OK, StatusCode::OK));
    app.store.close().await;
    assert_eq!((status("/healthz").await, status("/readyz").await), (StatusCode::OK, StatusCode::SERVICE_UNAVAILABLE));
    assert!(app.visitor().ask(FORUMS).await.contains("World Peace Forum"), "questions are answered all the same");
}

#[tokio::test]
async fn a_change_of_the_programs_is_answered_from_soon_after() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor();
    assert!(visitor.ask(FORUMS).await.contains("World Peace Forum 2026"));
    let (old, revision) = app.store.load_programs().await.expect("programs");
    let mut new = old.clone();
    new.programs.retain(|program| program.id != "world-peace-forum-2026");
    assert_eq!(new.programs.len() + 1, old.programs.len());
    let author = Author { who: "staff", how: "test" };
    let changes = change::diff(&old, &new);
    app.store
        .save_programs(revision, &new, &changes, author, crate::support::desk::start())
        .await
        .expect("it is saved");
    let seen = async {
        while app.desk.knowledge().catalogue().look_up("world-peace-forum-2026").is_some() {
            app.wait(TimeDelta::seconds(2));
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, seen).await.expect("it is seen");
    assert!(!app.visitor().ask(FORUMS).await.contains("World Peace Forum 2026"));
}

#[tokio::test]
async fn a_head_that_dribbles_in_is_cut_off() {
    let app = TestApp::with(|config| config.web.request_timeout_s = 1).await;
    let mut line = TcpStream::connect(app.url.trim_start_matches("http://")).await.expect("it listens");
    line.write_all(b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ").await.expect("it reads");
    let mut rest = Vec::new();
    tokio::time::timeout(PATIENCE, line.read_to_end(&mut rest)).await.expect("it is closed").expect("in order");
    assert!(!rest.starts_with(b"HTTP/1.1 200"));
}

#[tokio::test]
async fn a_body_that_dribbles_in_is_answered_too_slow() {
    let app = TestApp::with(|config| config.web.request_timeout_s = 1).await;
    let mut line = TcpStream::connect(app.url.trim_start_matches("http://")).await.expect("it listens");
    let head = "POST /ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 20\r\n\r\ntext=";
    line.write_all(head.as_bytes()).await.expect("it reads");
    let mut answer = [0; 12];
    tokio::time::timeout(PATIENCE, line.read_exact(&mut answer)).await.expect("it answers").expect("in order");
    assert_eq!(&answer, b"HTTP/1.1 408");
}

#[tokio::test]
async fn connections_beyond_the_bound_wait_for_one_to_end() {
    let app = TestApp::with(|config| (config.web.connections, config.web.streams) = (2, 1)).await;
    let address = app.url.trim_start_matches("http://").to_owned();
    async fn alive(line: &mut TcpStream) {
        line.write_all(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n").await.expect("it reads");
        let mut answer = Vec::new();
        while !answer.ends_with(b"alive\n") {
            assert!(line.read_buf(&mut answer).await.expect("it answers") > 0);
        }
    }
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut line = TcpStream::connect(&address).await.expect("it listens");
        alive(&mut line).await; // the place is taken
        held.push(line);
    }
    let visitor = app.visitor();
    let mut third = Box::pin(visitor.get("/healthz").send());
    let others = async {
        for _ in 0..50 {
            alive(&mut held[0]).await;
        }
    };
    tokio::select! {
        biased;
        _ = third.as_mut() => panic!("a third was served beside two"),
        () = others => {}
    }
    held.pop();
    assert_eq!(tokio::time::timeout(PATIENCE, third).await.expect("its turn comes").expect("in order").status(), 200);
}

#[tokio::test]
async fn a_signal_ends_open_streams_and_stops_cleanly() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor();
    visitor.ask(FORUMS).await;
    let stream = Events::of(visitor.get("/events").send().await.expect("an answer"));
    let folder = app.folder().to_owned();
    assert_eq!(app.stop().await, Outcome::Clean);
    stream.end().await;
    assert!(!folder.join("naru.db-wal").exists(), "the log was folded into the file");
}
