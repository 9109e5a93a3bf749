//! The parameters of a Bot API call, however they came: query, form, multipart or JSON.

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use serde_json::{Map, Value};

use super::Refusal;

/// Larger than any message, smaller than a mistake that fills the memory.
const BODY_BYTES: usize = 60 * 1024 * 1024;

/// Values as sent; in forms numbers and objects are text, which the getters see through.
#[derive(Debug, Default, Clone)]
pub struct Params(pub Map<String, Value>);

impl Params {
    /// # Errors
    /// 400 where the body is not what its type says.
    pub async fn read(request: Request) -> Result<Self, Refusal> {
        let mut params = Map::new();
        for (key, value) in form_pairs(request.uri().query().unwrap_or_default()) {
            params.insert(key, Value::String(value));
        }
        let kind = request.headers().get(CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned();
        let bad = || Refusal::bad_request("can't parse the request body");
        if kind.starts_with("multipart/form-data") {
            let mut parts = Multipart::from_request(request, &()).await.map_err(|_| bad())?;
            while let Some(part) = parts.next_field().await.map_err(|_| bad())? {
                let name = part.name().unwrap_or_default().to_owned();
                let value = if part.file_name().is_some() {
                    let size = part.bytes().await.map_err(|_| bad())?.len();
                    format!("file of {size} bytes")
                } else {
                    part.text().await.map_err(|_| bad())?
                };
                params.insert(name, Value::String(value));
            }
            return Ok(Self(params));
        }
        let body = axum::body::to_bytes(request.into_body(), BODY_BYTES).await.map_err(|_| bad())?;
        if kind.starts_with("application/json") && !body.is_empty() {
            let Value::Object(object) = serde_json::from_slice(&body).map_err(|_| bad())? else { return Err(bad()) };
            params.extend(object);
        } else if kind.starts_with("application/x-www-form-urlencoded") {
            let text = std::str::from_utf8(&body).map_err(|_| bad())?;
            params.extend(form_pairs(text).map(|(key, value)| (key, Value::String(value))));
        }
        Ok(Self(params))
    }

    /// The parameters of the method: without the parts of a form that only bring a file which one of them speaks of
    /// (`attach://photo`).
    pub fn named(&self) -> Map<String, Value> {
        let speaks_of = |name: &str| {
            let attached = format!("\"attach://{name}\"");
            self.0.values().any(|it| it.as_str().is_some_and(|text| text.contains(&attached)))
        };
        self.0.iter().filter(|(name, _)| !speaks_of(name)).map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    pub fn text(&self, key: &str) -> Option<String> {
        match self.0.get(key)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    pub fn number(&self, key: &str) -> Option<i64> {
        match self.0.get(key)? {
            Value::Number(number) => number.as_i64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    pub fn flag(&self, key: &str) -> bool {
        match self.0.get(key) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => text == "true",
            _ => false,
        }
    }

    /// An object or array; in a form it is JSON text.
    ///
    /// # Errors
    /// 400 where the text is no JSON.
    pub fn json(&self, key: &str) -> Result<Option<Value>, Refusal> {
        match self.0.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text)
                .map(Some)
                .map_err(|_| Refusal::bad_request(&format!("can't parse {key} JSON object"))),
            Some(value) => Ok(Some(value.clone())),
        }
    }
}

fn form_pairs(text: &str) -> impl Iterator<Item = (String, String)> + '_ {
    text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(key), decoded(value))
    })
}

fn decoded(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_encoding::percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}
