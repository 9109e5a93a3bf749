//! Requests to Discord: serenity's routes over a client of our own.
//!
//! serenity's limiter is off (it sleeps and repeats inside a call, and ignores another address than Discord's), and without it
//! the time to wait after a 429 is lost. So the requests are built by serenity and answered here, where status and headers can
//! be read. An interaction's token stands in its URL, so no error leaves here with a URL.

use std::sync::{Arc, Mutex};
use std::time::Duration as StdDuration;

use chrono::Duration;
use reqwest::multipart::{Form, Part};
use serde_json::Value;
use serenity::http::{Http, HttpBuilder, LightMethod, RatelimitingBucket, Request, Route};

use super::valve::{Heard, Kind, Shut, Valve};
use crate::channel::{SendError, outcome};
use crate::clock::Clock;
use crate::config::Secret;
use crate::render::File;

/// Until a connection stands.
const CONNECT: StdDuration = StdDuration::from_secs(5);
/// Discord waits three seconds for the first answer to an interaction: a try that hangs leaves time for another.
const FIRST_ANSWER: StdDuration = StdDuration::from_secs(1);
/// A route that is full is waited for, where it is not longer than this; nothing but upkeep waits here.
const PATIENCE: Duration = Duration::seconds(15);
const TRIES: u32 = 3;

/// What messages go by: a request to a channel counts against that channel.
type Bucket = (RatelimitingBucket, u8);

/// A request that did not succeed.
#[derive(Debug)]
pub enum Failure {
    /// Discord's own answer, or that of something in front of it.
    Status { status: u16, retry_after: Option<f64>, body: String },
    /// It was not even sent: a limit holds.
    Shut(Shut),
    /// No answer came. Without the URL.
    Silence(reqwest::Error),
    /// It succeeded, and its answer was not understood.
    Unread(serde_json::Error),
    /// It cannot be made.
    Impossible(&'static str),
}

impl Failure {
    /// The code of Discord's documentation ("JSON Error Codes"); 0 where there is none.
    pub fn code(&self) -> u64 {
        match self {
            Self::Status { body, .. } => {
                let answer: Value = serde_json::from_str(body).unwrap_or_default();
                answer["code"].as_u64().unwrap_or(0)
            }
            _ => 0,
        }
    }

    /// How long Discord, or a limit that it set before, asks to wait.
    pub fn wait(&self) -> Option<Duration> {
        match self {
            Self::Status { status: 429, retry_after, body } => Some(limit(*retry_after, body).0),
            Self::Shut(Shut::Bot(wait) | Shut::Route(wait)) => Some(*wait),
            _ => None,
        }
    }
}

/// What a 429 asks for: how long, and whether it is for the whole bot.
fn limit(retry_after: Option<f64>, body: &str) -> (Duration, bool) {
    match outcome::discord(429, retry_after, body) {
        SendError::ChatLimit(wait) => (wait, false),
        SendError::BotLimit(wait) => (wait, true),
        _ => (Duration::seconds(1), true),
    }
}

impl From<Failure> for SendError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Status { status, retry_after, body } => outcome::discord(status, retry_after, &body),
            Failure::Shut(Shut::Bot(wait)) => Self::BotLimit(wait),
            Failure::Shut(Shut::Route(wait)) => Self::ChatLimit(wait),
            Failure::Silence(error) => outcome::silence(error),
            Failure::Unread(error) => Self::Doubtful(error.into()),
            Failure::Impossible(what) => Self::Refused(what.into()),
        }
    }
}

/// A request that succeeded.
#[derive(Debug)]
pub struct Answered {
    /// Null where there was no body.
    pub body: Value,
    /// The route takes no more before so much time has passed.
    pub full_for: Option<Duration>,
}

/// One bot's way to Discord. No `Debug`: it holds the token.
pub struct Api {
    http: reqwest::Client,
    url: String,
    token: Secret,
    /// Until an answer is there, or is waited for no longer.
    patience: StdDuration,
    clock: Arc<dyn Clock>,
    valve: Mutex<Valve<Bucket>>,
}

impl Api {
    pub fn new(url: &str, token: Secret, patience: StdDuration, clock: Arc<dyn Clock>) -> Self {
        let http = reqwest::Client::builder().connect_timeout(CONNECT.min(patience)).timeout(patience).build();
        let http = http.expect("a client without certificates of its own can be built");
        Self { http, url: url.trim_end_matches('/').to_owned(), token, patience, clock, valve: Mutex::default() }
    }

    /// serenity's own client, for its gateway: our address and time-outs, its limiter off. Nothing is sent through it.
    pub fn serenity(&self) -> Http {
        let builder = HttpBuilder::new(self.token.reveal()).client(self.http.clone());
        builder.proxy(&self.url).ratelimiter_disabled(true).build()
    }

    pub fn token(&self) -> &Secret {
        &self.token
    }

    /// One request. `files` go along as attachments of the message that `body` describes. What is no message and no answer to
    /// an interaction waits for its route, and is repeated where Discord asks for a short wait.
    ///
    /// # Errors
    /// What came instead of success.
    pub async fn call(
        &self,
        kind: Kind,
        method: LightMethod,
        route: Route<'_>,
        body: Option<&Value>,
        files: &[File],
    ) -> Result<Answered, Failure> {
        let bucket = (route.ratelimiting_bucket(), method as u8);
        let mut tries = 1;
        loop {
            let failure = match self.once(kind, method, route, bucket, body, files).await {
                Ok(answered) => return Ok(answered),
                Err(failure) => failure,
            };
            match failure.wait() {
                Some(wait) if kind == Kind::Other && wait <= PATIENCE && tries < TRIES => self.clock.sleep(wait).await,
                _ => return Err(failure),
            }
            tries += 1;
        }
    }

    async fn once(
        &self,
        kind: Kind,
        method: LightMethod,
        route: Route<'_>,
        bucket: Bucket,
        body: Option<&Value>,
        files: &[File],
    ) -> Result<Answered, Failure> {
        self.valve().ask(&bucket, kind, self.clock.steady()).map_err(Failure::Shut)?;
        let token = format!("Bot {}", self.token.reveal());
        let bytes = body.filter(|_| files.is_empty()).map(|it| it.to_string().into_bytes());
        let request = Request::new(route, method).body(bytes).build(&self.http, &token, Some(&self.url));
        let mut request = request.map_err(|_| Failure::Impossible("an address that is no URL"))?;
        if matches!(route, Route::Commands { .. }) && method as u8 == LightMethod::Get as u8 {
            // Left out unless they are asked for, and without them every command would seem to differ.
            request = request.query(&[("with_localizations", "true")]);
        }
        if let Some(body) = body.filter(|_| !files.is_empty()) {
            // serenity guesses a file's type by its name; here it is known.
            let (client, built) = request.build_split();
            let mut built = built.map_err(silent)?;
            for name in ["content-length", "content-type"] {
                built.headers_mut().remove(name);
            }
            let patience = self.patience * 3;
            request =
                reqwest::RequestBuilder::from_parts(client, built).multipart(form(body, files)?).timeout(patience);
        }
        if matches!(route, Route::InteractionResponse { .. }) {
            request = request.timeout(self.patience.min(FIRST_ANSWER));
        }
        let answer = request.send().await.map_err(silent)?;
        let status = answer.status();
        let header = |name: &str| answer.headers().get(name).and_then(|it| it.to_str().ok()).map(str::to_owned);
        let number = |name: &str| header(name)?.parse::<f64>().ok();
        let retry_after = number("retry-after");
        let scope = header("x-ratelimit-scope").unwrap_or_default();
        let global = scope == "global" || header("x-ratelimit-global").is_some();
        let spent = number("x-ratelimit-remaining").is_some_and(|left| left < 1.0);
        let full_for = number("x-ratelimit-reset-after").filter(|_| spent).map(seconds);
        let text = answer.text().await.map_err(silent)?;
        let limit = (status.as_u16() == 429).then(|| limit(retry_after, &text));
        let heard = Heard {
            status: status.as_u16(),
            retry_after: limit.map(|(wait, _)| wait),
            global: global || limit.is_some_and(|(_, global)| global),
            shared: scope == "shared",
            full_for,
        };
        self.valve().heard(bucket, heard, self.clock.steady());
        if !status.is_success() {
            return Err(Failure::Status { status: status.as_u16(), retry_after, body: text });
        }
        let body = if text.is_empty() { Value::Null } else { serde_json::from_str(&text).map_err(Failure::Unread)? };
        Ok(Answered { body, full_for })
    }

    /// Requests that were refused and still count; see [`Valve`].
    pub fn refusals(&self) -> usize {
        self.valve().refusals(self.clock.steady())
    }

    fn valve(&self) -> std::sync::MutexGuard<'_, Valve<Bucket>> {
        self.valve.lock().expect("no holder of the lock panics")
    }
}

fn form(body: &Value, files: &[File]) -> Result<Form, Failure> {
    let mut form = Form::new().text("payload_json", body.to_string());
    for (n, file) in files.iter().enumerate() {
        let part = Part::bytes(file.bytes.to_vec()).file_name(file.name.clone());
        form = form.part(format!("files[{n}]"), part.mime_str(&file.mime).map_err(silent)?);
    }
    Ok(form)
}

fn seconds(value: f64) -> Duration {
    let ms = if value.is_finite() { (value * 1000.0).ceil().clamp(0.0, 3_600_000.0) } else { 0.0 };
    Duration::milliseconds(ms as i64)
}

fn silent(error: reqwest::Error) -> Failure {
    Failure::Silence(error.without_url())
}
