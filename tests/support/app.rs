//! The whole service on a free port over a database of its own, with a clock that is set, and somebody who visits it.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use chrono::TimeDelta;
use naru::app::App;
use naru::channel::webchat::{VisitorId, Webchat};
use naru::clock::{Clock, SetClock};
use naru::config::Config;
use naru::conversation::Conversation;
use naru::desk::Desk;
use naru::language::Languages;
use naru::lifecycle::Outcome;
use naru::store::Store;
use reqwest::header::{COOKIE, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use tokio::sync::mpsc;
use tokio_util::task::TaskTracker;

/// Longest that a test waits for what has to happen. No test is timed: this only ends one that would hang.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Reading ten languages takes longer than most tests.
static SPEECH: LazyLock<(Languages, Arc<Conversation>)> = LazyLock::new(|| {
    let (languages, reminders) = (Languages::embedded(), Config::default().reminders);
    let conversation = Conversation::new(&languages, reminders).expect("the languages are sound");
    (languages, Arc::new(conversation))
});

pub struct TestApp {
    pub url: String,
    pub desk: Arc<Desk>,
    pub webchat: Arc<Webchat>,
    pub store: Store,
    pub clock: Arc<SetClock>,
    signal: mpsc::Sender<()>,
    ended: tokio::task::JoinHandle<Outcome>,
    folder: tempfile::TempDir,
}

impl TestApp {
    /// With the sample's programs, at the sample's own "today".
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::with_clock(Arc::new(SetClock::at(super::desk::start())), change).await
    }

    pub async fn with_clock(clock: Arc<SetClock>, change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut config = Config::default();
        config.web.listen = "127.0.0.1:0".parse().expect("an address");
        let database = format!("sqlite:{}", folder.path().join("naru.db").display());
        config.database.url = database.parse().expect("a database URL");
        change(&mut config);
        let (now, (languages, conversation)) = (Arc::clone(&clock) as Arc<dyn Clock>, &*SPEECH);
        let app = App::build_with(config, now, true, languages, Arc::clone(conversation)).await;
        let app = app.expect("the service starts");
        let url = format!("http://{}", app.listens_on().expect("it listens"));
        let (desk, webchat, store) = (Arc::clone(&app.desk), Arc::clone(&app.webchat), app.store.clone());
        let (signal, signals) = mpsc::channel(2);
        let ended = TaskTracker::new().spawn(app.run(signals));
        Self { url, desk, webchat, store, clock, signal, ended, folder }
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub fn visitor(&self) -> Visitor {
        let http = Client::builder().redirect(Policy::none()).build().expect("a client");
        Visitor { url: self.url.clone(), http, cookies: Vec::new() }
    }

    pub fn wait(&self, time: TimeDelta) {
        self.clock.set(self.clock.now() + time);
    }

    /// Sends the signal to stop, and waits until all has ended.
    pub async fn stop(self) -> Outcome {
        self.signal.send(()).await.expect("it listens to signals");
        let ended = tokio::time::timeout(PATIENCE, self.ended).await;
        ended.expect("it ends").expect("it does not panic")
    }
}

/// A browser without script: keeps its cookies, follows no redirect by itself.
#[derive(Clone)]
pub struct Visitor {
    url: String,
    pub http: Client,
    pub cookies: Vec<(String, String)>,
}

impl Visitor {
    pub fn get(&self, path: &str) -> RequestBuilder {
        self.with_cookies(self.http.get(format!("{}{path}", self.url)))
    }

    pub fn post(&self, path: &str) -> RequestBuilder {
        self.with_cookies(self.http.post(format!("{}{path}", self.url)))
    }

    fn with_cookies(&self, request: RequestBuilder) -> RequestBuilder {
        let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if pairs.is_empty() { request } else { request.header(COOKIE, pairs.join("; ")) }
    }

    /// Sends a form and keeps the cookies of the answer.
    pub async fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Response {
        let response = self.post(path).form(fields).send().await.expect("an answer");
        for cookie in response.headers().get_all(SET_COOKIE) {
            let text = cookie.to_str().expect("cookies are ASCII");
            let (name, rest) = text.split_once('=').expect("a name and a value");
            self.cookies.retain(|(known, _)| known != name);
            if !text.contains("Max-Age=0") {
                let value = rest.split(';').next().unwrap_or_default();
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        response
    }

    /// Asks by the form, follows the redirect, and reads the page.
    pub async fn ask(&mut self, text: &str) -> String {
        self.submit(&[("text", text)]).await
    }

    pub async fn submit(&mut self, fields: &[(&str, &str)]) -> String {
        let response = self.send("/ask", fields).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER, "{}", response.text().await.unwrap_or_default());
        let to = response.headers()["location"].to_str().expect("an address").to_owned();
        self.page(to.split('#').next().unwrap_or("/")).await
    }

    pub async fn page(&self, path: &str) -> String {
        self.get(path).send().await.expect("an answer").text().await.expect("a text")
    }

    pub fn id(&self) -> VisitorId {
        let (_, value) = self.cookies.iter().find(|(name, _)| name == "naru").expect("the visitor has asked something");
        value.parse().expect("a visitor's number")
    }
}

/// An event stream as it arrives.
pub struct Events {
    response: Response,
    text: String,
}

impl Events {
    pub fn of(response: Response) -> Self {
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { response, text: String::new() }
    }

    /// Reads on until `words` have come; all that has come so far.
    pub async fn until(&mut self, words: &str) -> &str {
        while !self.text.contains(words) {
            let chunk = tokio::time::timeout(PATIENCE, self.response.chunk()).await.expect("it comes");
            let chunk =
                chunk.expect("the line holds").unwrap_or_else(|| panic!("ended before “{words}”: {}", self.text));
            self.text += std::str::from_utf8(&chunk).expect("events are UTF-8");
        }
        &self.text
    }

    /// Waits for the end of the stream.
    pub async fn end(mut self) {
        let drain = async { while let Ok(Some(_)) = self.response.chunk().await {} };
        tokio::time::timeout(PATIENCE, drain).await.expect("the stream ends");
    }
}
