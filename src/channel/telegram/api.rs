//! Calls of the Bot API: teloxide's payloads over a client of our own.
//!
//! teloxide's own client sleeps ten seconds on any 5xx before it reads the body, and hides the status; both are wanted here
//! to sort an error ([`outcome`](crate::channel::outcome)). The URL holds the token, so no error leaves here with a URL.

use std::time::Duration;

use reqwest::multipart::{Form, Part};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use teloxide::requests::Payload;
use tokio::io::AsyncReadExt;

use crate::channel::{SendError, outcome};
use crate::config::{Secret, TELEGRAM_API};
use crate::render::File;

/// Until a connection stands.
const CONNECT: Duration = Duration::from_secs(5);
/// Until an answer is there; the Bot API itself gives up on a request after about as long.
const ANSWER: Duration = Duration::from_secs(20);

/// A call that did not succeed.
#[derive(Debug)]
pub enum Failure {
    /// The API's own answer, or that of a proxy in front of it.
    Status { status: u16, body: String },
    /// No answer came. Without the URL.
    Silence(reqwest::Error),
    /// It succeeded, and its answer was not understood.
    Unread(serde_json::Error),
}

impl Failure {
    /// The API's description of what is wrong; empty where there is none.
    pub fn description(&self) -> String {
        match self {
            Self::Status { body, .. } => {
                let answer: Value = serde_json::from_str(body).unwrap_or_default();
                answer["description"].as_str().unwrap_or_default().to_owned()
            }
            Self::Silence(_) | Self::Unread(_) => String::new(),
        }
    }

    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Status { status: 409, .. })
    }
}

impl From<Failure> for SendError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Status { status, body } => outcome::telegram(status, &body),
            Failure::Silence(error) => outcome::silence(error),
            Failure::Unread(error) => Self::Doubtful(error.into()),
        }
    }
}

#[derive(Deserialize)]
struct Answered<T> {
    result: T,
}

/// One bot's way to the API. No `Debug`: it holds the token.
#[derive(Clone)]
pub struct Api {
    http: reqwest::Client,
    url: String,
    token: Secret,
}

impl Api {
    pub fn new(url: &str, token: Secret) -> Self {
        let http = reqwest::Client::builder().connect_timeout(CONNECT).timeout(ANSWER).build();
        let http = http.expect("a client without certificates of its own can be built");
        Self { http, url: url.to_owned(), token }
    }

    /// The bot's own number, which stands before the token's colon.
    pub fn bot(&self) -> &str {
        self.token.reveal().split(':').next().unwrap_or_default()
    }

    /// # Errors
    /// What came instead of success.
    pub async fn call<P>(&self, payload: &P) -> Result<P::Output, Failure>
    where
        P: Payload + Serialize + Sync,
        P::Output: DeserializeOwned,
    {
        self.call_as(P::NAME, payload, None).await
    }

    /// As [`Self::call`], where only a part of the answer is of interest, or more time is needed.
    ///
    /// # Errors
    /// What came instead of success.
    pub async fn call_as<T: DeserializeOwned>(
        &self,
        method: &str,
        payload: &(impl Serialize + Sync),
        patience: Option<Duration>,
    ) -> Result<T, Failure> {
        let request = self.http.post(self.method(method)).json(payload);
        self.answer(request.timeout(patience.unwrap_or(ANSWER))).await
    }

    /// Sends `file` as `field`, with the other parameters beside it.
    ///
    /// # Errors
    /// What came instead of success.
    pub async fn upload<T: DeserializeOwned>(
        &self,
        method: &str,
        field: &'static str,
        file: &File,
        parameters: Vec<(&'static str, String)>,
    ) -> Result<T, Failure> {
        let bytes = file.bytes.to_vec();
        let part = Part::bytes(bytes).file_name(file.name.clone());
        let part = part.mime_str(&file.mime).map_err(silent)?;
        let form = parameters.into_iter().fold(Form::new(), |form, (key, value)| form.text(key, value));
        self.answer(self.http.post(self.method(method)).multipart(form.part(field, part)).timeout(ANSWER * 3)).await
    }

    /// The bytes of a file that somebody sent, at most `most` of them.
    ///
    /// # Errors
    /// What came instead of success.
    pub async fn download(&self, path: &str, most: usize) -> Result<Vec<u8>, Failure> {
        // A Bot API server of one's own that runs with `--local` hands out no files: it tells where they lie.
        if path.starts_with('/') && self.url != TELEGRAM_API {
            return read_here(path, most).await;
        }
        let url = format!("{}/file/bot{}/{path}", self.url, self.token.reveal());
        let mut answer = self.http.get(url).timeout(ANSWER * 3).send().await.map_err(silent)?;
        let status = answer.status().as_u16();
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(silent)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > most {
                return Err(Failure::Status { status: 413, body: String::new() });
            }
        }
        match status {
            200 => Ok(bytes),
            status => Err(Failure::Status { status, body: String::new() }),
        }
    }

    fn method(&self, name: &str) -> String {
        format!("{}/bot{}/{name}", self.url, self.token.reveal())
    }

    async fn answer<T: DeserializeOwned>(&self, request: reqwest::RequestBuilder) -> Result<T, Failure> {
        let answer = request.send().await.map_err(silent)?;
        let status = answer.status();
        let body = answer.text().await.map_err(silent)?;
        if !status.is_success() {
            return Err(Failure::Status { status: status.as_u16(), body });
        }
        serde_json::from_str::<Answered<T>>(&body).map(|it| it.result).map_err(Failure::Unread)
    }
}

async fn read_here(path: &str, most: usize) -> Result<Vec<u8>, Failure> {
    let failed = |status| Failure::Status { status, body: String::new() };
    let file = tokio::fs::File::open(path).await.map_err(|_| failed(404))?;
    let mut bytes = Vec::new();
    file.take(most as u64 + 1).read_to_end(&mut bytes).await.map_err(|_| failed(404))?;
    if bytes.len() > most { Err(failed(413)) } else { Ok(bytes) }
}

fn silent(error: reqwest::Error) -> Failure {
    Failure::Silence(error.without_url())
}
