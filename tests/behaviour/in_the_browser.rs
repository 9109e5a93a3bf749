//! The web chat in a real Chromium: by keyboard, with and without script, by day and by night, inside another site.

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use fantoccini::Locator;
use fantoccini::actions::InputSource;
use fantoccini::key::Key;
use naru::channel::{Address, Channel, webchat};
use naru::language::{Language, Languages};
use naru::render::{Block, Inline, Message};
use serde_json::json;
use tokio::net::TcpListener;
use tokio_util::task::TaskTracker;

use crate::support::app::TestApp;
use crate::support::browser::{Setup, TestBrowser};

/// The browser, or the end of the test where there is none.
macro_rules! browser {
    ($setup:expr) => {
        match TestBrowser::start($setup).await {
            Some(browser) => browser,
            None => return,
        }
    };
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_is_typed_and_answered_without_leaving_the_page() {
    let browser = browser!(Setup { languages: "ko-KR", ..Setup::default() });
    let app = TestApp::start().await;
    browser.open(&app.url).await;
    let answer = browser.ask("다음 달에 열리는 포럼 알려 주세요").await;
    let text = answer.text().await.expect("it has text");
    assert!(text.contains("2026 세계평화포럼"), "{text}");
    assert_eq!(answer.attr("lang").await.expect("the page answers").as_deref(), Some("ko"));
    browser.until("return document.getElementById('text').value === ''").await;
    assert_eq!(browser.run("return document.activeElement.id").await, json!("text"), "one can type on");
    assert_eq!(browser.run("return location.pathname + location.hash").await, json!("/"), "nothing was loaded anew");
    // The visitor's number is none of the script's business.
    assert_eq!(browser.run("return document.cookie").await, json!(""));
    browser.ask("두 번째는 어디에서 해요?").await;
    assert_eq!(browser.count("article").await, 4);
    assert_eq!(browser.complaints().await, Vec::<String>::new(), "nothing is blocked, nothing fails");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_is_reached_and_named_by_keyboard_and_screen_reader() {
    let browser = browser!(Setup::default());
    let app = TestApp::start().await;
    browser.open(&app.url).await;
    browser.ask("Which forums are coming up?").await;
    browser.run("document.querySelector('.settings').open = true; return 1").await;
    for (css, role, name) in [
        ("header", "banner", ""),
        ("main", "main", ""),
        ("footer", "contentinfo", ""),
        ("#log", "log", "Conversation"),
        ("#text", "textbox", "Your question"),
        (".send", "button", "Send"),
        ("#language", "combobox", "Language"),
        ("a.skip", "link", "Skip to the question box"),
    ] {
        let (spoken_role, spoken_name) = browser.spoken(&browser.find(css).await).await;
        assert_eq!(spoken_role, role, "{css}");
        assert!(name.is_empty() || spoken_name == name, "{css}: {spoken_name}");
    }
    browser.run("document.querySelector('.settings').open = false; return 1").await;
    assert_eq!(browser.run("return document.getElementById('log').ariaLive").await, json!("polite"));
    // Every control has a name of its own: ten buttons “Details” could not be told apart.
    let mut names = Vec::new();
    for control in browser.page.find_all(Locator::Css("#log button, #log a")).await.expect("the page answers") {
        names.push(browser.spoken(&control).await.1);
    }
    assert!(names.iter().all(|name| !name.is_empty()), "{names:?}");
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count, "{names:?}");
    // From the top of the page by Tab alone: the first stop leads to the question, the others are reached in order.
    browser.run("document.activeElement.blur(); window.scrollTo(0, 0); return 1").await;
    let tab = || {
        browser.page.perform_actions(
            fantoccini::actions::KeyActions::new("keys".to_owned())
                .then(fantoccini::actions::KeyAction::Down { value: Key::Tab.into() })
                .then(fantoccini::actions::KeyAction::Up { value: Key::Tab.into() }),
        )
    };
    browser.run("document.body.tabIndex = -1; document.body.focus(); return 1").await;
    let mut stops = Vec::new();
    for _ in 0..4 {
        tab().await.expect("a key is pressed");
        stops.push(browser.run("return document.activeElement.className || document.activeElement.tagName").await);
    }
    assert_eq!(stops[..3], [json!("skip"), json!("home"), json!("SUMMARY")]);
    // A button in a card is pressed by Enter, and its answer comes below.
    let details = browser.find("button[value='details:busan-oda-forum-2027']").await;
    details.send_keys(&char::from(Key::Enter).to_string()).await.expect("the button takes keys");
    let text = browser.answer(2).await.text().await.expect("it has text");
    assert!(text.contains("Busan ODA Forum 2027"), "{text}");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_syllable_being_composed_keeps_its_enter() {
    let browser = browser!(Setup::default());
    let app = TestApp::start().await;
    browser.open(&app.url).await;
    let press = |composing: bool| {
        format!(
            "const box = document.getElementById('text'); box.value = '포럼';
             return box.dispatchEvent(new KeyboardEvent('keydown',
                 {{ key: 'Enter', isComposing: {composing}, bubbles: true, cancelable: true }}))"
        )
    };
    assert_eq!(browser.run(&press(true)).await, json!(true), "the key is left to the input method");
    assert_eq!(browser.run(&press(false)).await, json!(false), "the key asks");
    browser.answer(1).await;
    browser.until("return document.getElementById('text').value === ''").await;
    assert_eq!(browser.count("article.person").await, 1);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_script_the_same_forms_do_the_same() {
    let browser = browser!(Setup { languages: "zh-CN", script: false });
    let app = TestApp::start().await;
    browser.open(&app.url).await;
    browser.find("#text").await.send_keys("近期有哪些论坛？").await.expect("the box takes keys");
    browser.find(".send").await.click().await.expect("it can be clicked");
    let text = browser.answer(1).await.text().await.expect("it has text");
    assert!(text.contains("2026"), "{text}");
    assert!(browser.page.current_url().await.expect("an address").fragment().is_some_and(|it| it.starts_with('e')));
    let enter = char::from(Key::Enter).to_string();
    browser.find("article.naru button[name='press']").await.send_keys(&enter).await.expect("the button takes keys");
    browser.answer(2).await;
    browser.find(".settings summary").await.click().await.expect("it can be clicked");
    browser.find("input[name='theme'][value='dark']").await.click().await.expect("it can be clicked");
    browser.find(".apply").await.click().await.expect("without script there is a button for it");
    browser.find("html[data-theme='dark'][lang='zh-Hans']").await;
    assert_eq!(browser.count("article.naru").await, 2, "the conversation is still there");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_pushed_appears_by_itself() {
    let browser = browser!(Setup::default());
    let app = TestApp::start().await;
    browser.open(&app.url).await;
    browser.ask("Which forums are coming up?").await;
    let cookie = browser.page.get_named_cookie("naru").await.expect("the visitor has a number");
    let until_listening = async {
        while app.webchat.counts().1 == 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(crate::support::app::PATIENCE, until_listening).await.expect("the page listens");
    let to = Address { channel: webchat::NAME, chat: cookie.value().to_owned(), thread: None };
    let blocks = vec![Block::Paragraph(vec![Inline::Text("Registration closes <b>tomorrow</b>.".to_owned())])];
    let message = Message { language: Language::new("en"), blocks, buttons: Vec::new() };
    app.webchat.send(&to, &message, "").await.expect("the visitor is there");
    let text = browser.answer(2).await.text().await.expect("it has text");
    assert!(text.contains("Registration closes <b>tomorrow</b>."), "{text}");
    browser.open(&app.url).await;
    assert_eq!(browser.count("article").await, 3, "it was shown once, and is kept");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn colours_size_and_language_change_at_once_and_stay() {
    let browser = browser!(Setup::default());
    let app = TestApp::start().await;
    browser.open(&app.url).await;
    let paper = "return getComputedStyle(document.documentElement).backgroundColor";
    let by_day = browser.run(paper).await;
    browser.emulate("prefers-color-scheme", "dark").await;
    let by_night = browser.run(paper).await;
    assert_ne!(by_day, by_night, "the page follows the device");
    browser.find(".settings summary").await.click().await.expect("it can be clicked");
    browser.find("input[value='light']").await.click().await.expect("it can be clicked");
    assert_eq!(browser.run(paper).await, by_day, "until something else is chosen");
    browser.find(".size-3 input").await.click().await.expect("it can be clicked");
    assert_eq!(browser.run("return getComputedStyle(document.documentElement).fontSize").await, json!("23px"));
    browser.find("#language option[value='ru']").await.click().await.expect("it can be chosen");
    browser.find("html[lang='ru'][data-theme='light'][data-size='3']").await;
    browser.open(&app.url).await;
    browser.find("html[lang='ru'][data-theme='light'][data-size='3']").await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_text_stands_out_and_nothing_runs_off_the_page() {
    // Gives what reads worse than WCAG AA asks: 4.5 to 1, for large text 3 to 1.
    const FAINT: &str = r"
        const parse = (text) => (text.match(/[\d.]+/g) ?? []).map(Number);
        const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
            .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
            .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
        const ground = (element) => {
            for (let at = element; at; at = at.parentElement) {
                const colour = parse(getComputedStyle(at).backgroundColor);
                if (colour.length === 3 || colour[3] === 1) return colour;
            }
            return [255, 255, 255];
        };
        const faint = [];
        for (const element of document.querySelectorAll('body *')) {
            const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
            if (!own || !element.checkVisibility() || element.closest('option')) continue;
            const style = getComputedStyle(element);
            const [a, b] = [light(parse(style.color)), light(ground(element))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            const size = parseFloat(style.fontSize);
            const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
            if (ratio < (large ? 3 : 4.5)) faint.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
        }
        return faint";
    const TOO_WIDE: &str = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    let browser = browser!(Setup::default());
    let app = TestApp::with(|config| config.web.visitor_burst = 100).await;
    browser.open(&app.url).await;
    for question in ["Which forums are coming up?", "What was cancelled?", "What can I still apply for?"] {
        browser.ask(question).await;
    }
    browser.run("document.querySelector('.settings').open = true; return 1").await;
    for scheme in ["light", "dark"] {
        browser.emulate("prefers-color-scheme", scheme).await;
        for (width, height) in [(1280, 900), (390, 844)] {
            browser.resize(width, height).await;
            assert_eq!(browser.run(FAINT).await, json!([]), "{scheme} {width}");
        }
    }
    browser.resize(320, 640).await;
    let languages = Languages::embedded();
    for tag in languages.iter().map(|locale| locale.tag) {
        browser.open(&format!("{}/?language={tag}", app.url)).await;
        browser
            .run("document.documentElement.dataset.size = 3; document.querySelector('.settings').open = true; return 1")
            .await;
        assert_eq!(browser.run(TOO_WIDE).await, json!(0), "{tag}: largest text on the narrowest page");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_site_shows_the_chat_by_one_script_tag() {
    let browser = browser!(Setup { languages: "ko-KR", ..Setup::default() });
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let site = format!("http://{}", listener.local_addr().expect("it is bound"));
    let app = TestApp::with(|config| config.web.embed_origins = vec![site.parse().expect("a site")]).await;
    let html = format!(
        r#"<!doctype html><html lang="ko"><title>A site</title><link rel="icon" href="data:,"><h1>A site</h1><script src="{}/embed.js" defer></script>"#,
        app.url
    );
    let router = Router::new().route("/", get(move || async move { Html(html) }));
    let server = TaskTracker::new().spawn(async move { axum::serve(listener, router).await });

    browser.open(&site).await;
    let button = browser.find("#naru-chat").await;
    assert_eq!(browser.count("iframe").await, 0, "nothing is loaded before it is opened");
    assert_eq!(browser.spoken(&button).await.1, "naru에게 물어보기");
    button.click().await.expect("it can be clicked");
    browser.find("iframe").await.enter_frame().await.expect("it is a frame");
    browser.find("html.embedded[lang='ko']").await;
    let text = browser.ask("곧 열리는 포럼 알려 주세요").await.text().await.expect("it has text");
    assert!(text.contains("2026"), "{text}");
    browser.ask("첫 번째 장소는요?").await;
    browser.find("#text").await.send_keys(&char::from(Key::Escape).to_string()).await.expect("the box takes keys");
    browser.page.clone().enter_parent_frame().await.expect("there is a parent");
    browser.until("return document.querySelector('iframe').hidden").await;
    assert_eq!(browser.run("return document.activeElement.id").await, json!("naru-chat"), "the focus returns");
    assert_eq!(browser.complaints().await, Vec::<String>::new());

    // A site that is not named gets no frame.
    let other = TestApp::start().await;
    browser.run(&format!("document.querySelector('iframe').src = '{}'; return 1", other.url)).await;
    browser.find("iframe").await.enter_frame().await.expect("it is a frame");
    browser.until("return document.getElementById('ask') === null").await;
    browser.close().await;
    server.abort();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_connection_loses_no_words() {
    let browser = browser!(Setup::default());
    let app = TestApp::start().await;
    browser.open(&app.url).await;
    browser.ask("Which forums are coming up?").await;
    app.stop().await;
    let keys = format!("And which trainings?{}", char::from(Key::Enter));
    browser.find("#text").await.send_keys(&keys).await.expect("the box takes keys");
    browser.until("return document.getElementById('alert').textContent.startsWith('The connection is lost')").await;
    assert_eq!(browser.run("return document.getElementById('text').value").await, json!("And which trainings?"));
    browser.close().await;
}
