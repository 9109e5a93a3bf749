//! A headless Chromium driven through chromedriver.
//!
//! Where they are not installed the browser's tests are left out with a notice, or fail where `NARU_REQUIRE_BROWSER=1`.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::app::PATIENCE;

/// Browsers at once: each takes a processor while it starts.
static FEW: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

pub struct TestBrowser {
    pub page: Client,
    /// chromedriver's address of this session, for what fantoccini has no call for.
    session: String,
    http: reqwest::Client,
    driver: Child,
    _profile: tempfile::TempDir,
    _one_of_few: SemaphorePermit<'static>,
}

/// What a browser starts with.
#[derive(Debug, Clone, Copy)]
pub struct Setup {
    /// The languages it asks pages for.
    pub languages: &'static str,
    pub script: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self { languages: "en-US", script: true }
    }
}

impl TestBrowser {
    /// `None`, with a notice, where there is no browser and none is required.
    pub async fn start(setup: Setup) -> Option<Self> {
        let one_of_few = FEW.acquire().await.expect("the semaphore is never closed");
        let Some((driver, port)) = chromedriver() else {
            assert!(
                std::env::var("NARU_REQUIRE_BROWSER").is_err(),
                "NARU_REQUIRE_BROWSER is set, but chromium or chromedriver is not installed"
            );
            // Past the test harness, which swallows what a passing test prints.
            let notice = "NOTICE: no chromium with chromedriver here; a test in the browser was left out\n";
            let _unseen = std::io::stderr().write_all(notice.as_bytes());
            return None;
        };
        let profile = tempfile::tempdir().expect("a temporary folder");
        let mut arguments: Vec<String> = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--hide-scrollbars",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
        ]
        .map(str::to_owned)
        .to_vec();
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let scripts = if setup.script { 1 } else { 2 };
        let capabilities = json!({
            "goog:chromeOptions": {
                "args": arguments,
                "prefs": {
                    "intl.accept_languages": setup.languages,
                    "profile.managed_default_content_settings.javascript": scripts,
                },
            },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let capabilities = capabilities.as_object().expect("an object").clone();
        let address = format!("http://127.0.0.1:{port}");
        let page = ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(&address).await;
        let page = page.expect("Chromium starts");
        let id = page.session_id().await.expect("a session").expect("it is open");
        let session = format!("{address}/session/{id}");
        let http = reqwest::Client::new();
        let browser = Self { page, session, http, driver, _profile: profile, _one_of_few: one_of_few };
        browser.emulate("prefers-color-scheme", "light").await;
        Some(browser)
    }

    pub async fn open(&self, url: &str) {
        self.page.goto(url).await.expect("the page opens");
    }

    /// The element, once it is there.
    pub async fn find(&self, css: &str) -> Element {
        let found = self.page.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await;
        found.unwrap_or_else(|error| panic!("{css}: {error}"))
    }

    pub async fn count(&self, css: &str) -> usize {
        self.page.find_all(Locator::Css(css)).await.expect("the page answers").len()
    }

    /// Asks as a person does: types and presses Enter. Returns the new answer.
    pub async fn ask(&self, text: &str) -> Element {
        let before = self.count("article.naru").await;
        let keys = format!("{text}{}", char::from(fantoccini::key::Key::Enter));
        self.find("#text").await.send_keys(&keys).await.expect("the box takes keys");
        self.answer(before + 1).await
    }

    /// The `number`th answer on the page, counted from 1.
    pub async fn answer(&self, number: usize) -> Element {
        let wait = self.page.wait().at_most(PATIENCE);
        let path = format!("(//article[contains(@class, 'naru')])[{number}]");
        wait.for_element(Locator::XPath(&path)).await.expect("the answer comes")
    }

    /// Runs `script`, the body of a function, until it gives true.
    pub async fn until(&self, script: &str) {
        let holds = async {
            loop {
                if self.run(script).await == Value::Bool(true) {
                    return;
                }
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(PATIENCE, holds).await.unwrap_or_else(|_| panic!("never so: {script}"));
    }

    pub async fn run(&self, script: &str) -> Value {
        self.page.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// A media feature as the device would have it: `prefers-color-scheme`, `dark`.
    pub async fn emulate(&self, feature: &str, value: &str) {
        let calm = json!({ "name": "prefers-reduced-motion", "value": "reduce" });
        let features = json!({ "features": [{ "name": feature, "value": value }, calm] });
        self.devtools("Emulation.setEmulatedMedia", features).await;
    }

    /// The size of the page in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    pub async fn devtools(&self, command: &str, parameters: Value) {
        let body = json!({ "cmd": command, "params": parameters });
        let answer = self.http.post(format!("{}/goog/cdp/execute", self.session)).json(&body).send().await;
        assert!(answer.expect("chromedriver answers").status().is_success(), "{command}");
    }

    /// Role and name of an element, as a screen reader gets them from the browser.
    pub async fn spoken(&self, element: &Element) -> (String, String) {
        let ask = |what: &'static str| async move {
            let id = element.element_id();
            let url = format!("{}/element/{}/{what}", self.session, id.as_ref());
            let answer: Value = self.http.get(url).send().await.expect("an answer").json().await.expect("JSON");
            answer["value"].as_str().unwrap_or_default().to_owned()
        };
        (ask("computedrole").await, ask("computedlabel").await)
    }

    /// What the browser complained of: blocked styles, failed scripts. Forgets it.
    pub async fn complaints(&self) -> Vec<String> {
        let request = self.http.post(format!("{}/se/log", self.session)).json(&json!({ "type": "browser" }));
        let log: Value = request.send().await.expect("an answer").json().await.expect("JSON");
        let lines = log["value"].as_array().cloned().unwrap_or_default();
        lines.iter().map(|line| line["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    pub async fn close(self) {
        // The driver is ended below whatever the browser says to this.
        let _closed = self.page.clone().close().await;
    }
}

impl Drop for TestBrowser {
    fn drop(&mut self) {
        // Ends the browser too.
        let _ended = self.driver.kill();
        let _reaped = self.driver.wait();
    }
}

/// Starts it on a port of its own choosing, which it prints.
fn chromedriver() -> Option<(Child, u16)> {
    let chromium = ["chromium", "chromium-browser", "google-chrome"].iter().any(|name| {
        Command::new(name)
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|it| it.success())
    });
    if !chromium {
        return None;
    }
    let mut command = Command::new("chromedriver");
    let mut driver = command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let lines = BufReader::new(driver.stdout.take().expect("it is piped")).lines();
    let port = lines.map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once("started successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    });
    Some((driver, port.expect("chromedriver says where it listens")))
}
