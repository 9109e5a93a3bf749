//! The sandbox on a free port, with a client that speaks to its fake Telegram and Discord.

use std::io::Write;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use chrono::Duration;
use naru::clock::{Clock, SetClock, SystemClock};
use naru::sandbox::discord::DiscordLimits;
use naru::sandbox::ledger::{Deed, Entry};
use naru::sandbox::limits::TelegramLimits;
use naru::sandbox::{DISCORD_TOKEN, Sandbox, TELEGRAM_TOKEN};
use serde_json::{Value, json};
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;

use super::desk;

/// Requests, a line each, as `validate.py` reads them.
#[derive(Clone, Default)]
pub struct Record(Arc<Mutex<Vec<u8>>>);

impl Record {
    pub fn text(&self) -> String {
        String::from_utf8(self.0.lock().expect("no writer panics").clone()).expect("requests are UTF-8")
    }
}

impl Write for Record {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no writer panics").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Everybody's requests are what the networks' own descriptions allow; nothing to check with is no failure.
pub fn validate(recorded: &str) {
    let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/specs/validate.py");
    if !script.exists() {
        eprintln!("not checked: {} is not there", script.display());
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let lines = folder.path().join("requests.jsonl");
    std::fs::write(&lines, recorded).expect("it can be written");
    let input = std::fs::File::open(&lines).expect("it was written");
    let output = std::process::Command::new("python3").arg(script).stdin(input).output();
    let Ok(output) = output else { return eprintln!("not checked: there is no python3") };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// Every message to Discord says itself whom it may ring: nobody, but for the role that an announcement begins with.
pub fn rings_nobody(recorded: &str) {
    for line in recorded.lines() {
        let asked: Value = serde_json::from_str(line).expect("a line is JSON");
        let Some(said) = said_on_discord(&asked) else { continue };
        let allowed = said["allowed_mentions"].as_object().unwrap_or_else(|| panic!("it may ring anybody: {asked}"));
        assert!(allowed.keys().all(|it| it == "parse" || it == "roles"), "{asked}");
        assert_eq!(allowed["parse"], json!([]), "{asked}");
        let content = said["content"].as_str().unwrap_or_default();
        let called = content.strip_prefix("<@&").and_then(|it| it.split_once('>')).map(|(role, _)| role);
        let roles = allowed.get("roles").and_then(Value::as_array).into_iter().flatten();
        assert!(roles.into_iter().all(|role| role.as_str() == called), "{asked}");
    }
}

/// The message in a request, where it holds one.
fn said_on_discord(asked: &Value) -> Option<&Value> {
    let path = asked["path"].as_str().filter(|_| asked["platform"] == "discord")?.trim_start_matches("/api/v10");
    let parts: Vec<&str> = path.split('?').next()?.split('/').filter(|it| !it.is_empty()).collect();
    let body = &asked["body"];
    match (asked["method"].as_str()?, parts.as_slice()) {
        ("POST", ["channels", _, "messages"] | ["webhooks", _, _]) => Some(body),
        ("PATCH", ["channels", _, "messages", _] | ["webhooks", _, _, "messages", _]) => Some(body),
        ("POST", ["channels", _, "threads"]) => Some(&body["message"]).filter(|it| it.is_object()),
        ("POST", ["interactions", ..]) if body["type"] == json!(4) || body["type"] == json!(7) => Some(&body["data"]),
        _ => None,
    }
}

/// What holds of every conversation, whatever it was about.
pub fn is_sound(recorded: &str) {
    validate(recorded);
    rings_nobody(recorded);
}

/// The sandbox with a clock that is set, and a folder that outlives the service. At its end all that was asked of it is looked
/// over.
pub struct World {
    pub sandbox: Sandbox,
    pub clock: Arc<SetClock>,
    pub url: String,
    folder: tempfile::TempDir,
    record: Record,
    _stop: DropGuard,
}

impl Drop for World {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            is_sound(&self.record.text());
        }
    }
}

impl World {
    /// `people` puts in who is there before anybody hears.
    pub async fn new(people: impl FnOnce(&Sandbox)) -> Self {
        let clock = Arc::new(SetClock::at(desk::start()));
        let shared = Arc::clone(&clock) as Arc<dyn Clock>;
        let sandbox = Sandbox::new(TelegramLimits::default(), DiscordLimits::default(), &shared);
        let record = Record::default();
        sandbox.ledger.record_to(record.clone());
        people(&sandbox);
        let stop = CancellationToken::new();
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let bound = sandbox.serve(any, &TaskTracker::new(), &stop).await.expect("a free port");
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { sandbox, clock, url: format!("http://{bound}"), folder, record, _stop: stop.drop_guard() }
    }

    pub fn database(&self) -> String {
        format!("sqlite:{}", self.file().display())
    }

    /// The database's file.
    pub fn file(&self) -> std::path::PathBuf {
        self.folder.path().join("naru.db")
    }

    /// Every request so far.
    pub fn recorded(&self) -> String {
        self.record.text()
    }

    /// The same, each read.
    pub fn requests(&self) -> Vec<Value> {
        self.recorded().lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
    }

    /// What the bot has sent or edited in a chat.
    pub fn heard(&self, chat: impl std::fmt::Display) -> Vec<Entry> {
        let chat = chat.to_string();
        let entries = self.sandbox.ledger.entries();
        entries.into_iter().filter(|it| it.chat == chat && it.deed != Deed::Deleted).collect()
    }

    pub fn texts(&self, chat: impl std::fmt::Display) -> Vec<String> {
        self.heard(chat).into_iter().map(|it| it.text).collect()
    }

    pub fn wait(&self, time: Duration) {
        self.clock.set(self.clock.now() + time);
    }
}

pub struct TestSandbox {
    pub sandbox: Sandbox,
    pub url: String,
    http: reqwest::Client,
    record: Record,
    _stop: DropGuard,
}

impl TestSandbox {
    pub async fn start() -> Self {
        Self::with(TelegramLimits::default(), DiscordLimits::default()).await
    }

    pub async fn with(telegram: TelegramLimits, discord: DiscordLimits) -> Self {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let sandbox = Sandbox::new(telegram, discord, &clock);
        let record = Record::default();
        sandbox.ledger.record_to(record.clone());
        let stop = CancellationToken::new();
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let bound = sandbox.serve(any, &TaskTracker::new(), &stop).await.expect("a free port");
        let http = reqwest::Client::builder().pool_max_idle_per_host(0).build().expect("a client");
        Self { sandbox, url: format!("http://{bound}"), http, record, _stop: stop.drop_guard() }
    }

    /// All that was asked of it so far is what the networks' own descriptions allow.
    pub fn validate(&self) {
        validate(&self.record.text());
    }

    /// Calls a method of the Bot API: (HTTP status, body). `None` where the line was cut.
    pub async fn telegram(&self, method: &str, params: Value) -> Option<(u16, Value)> {
        let url = format!("{}/bot{TELEGRAM_TOKEN}/{method}", self.url);
        let answer = self.http.post(url).json(&params).send().await.ok()?;
        let status = answer.status().as_u16();
        Some((status, answer.json().await.unwrap_or_default()))
    }

    /// A request to Discord's REST: (HTTP status, `x-ratelimit-remaining`, body).
    pub async fn discord(&self, method: &str, path: &str, body: Value) -> Option<(u16, Option<u32>, Value)> {
        let method = method.parse().expect("an HTTP method");
        let request = self.http.request(method, format!("{}/api/v10{path}", self.url));
        let answer = request.header("authorization", format!("Bot {DISCORD_TOKEN}")).json(&body).send().await.ok()?;
        let status = answer.status().as_u16();
        let left = answer.headers().get("x-ratelimit-remaining").and_then(|it| it.to_str().ok()?.parse().ok());
        Some((status, left, answer.json().await.unwrap_or_default()))
    }
}
