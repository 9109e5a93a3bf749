//! What stands around every page: headers that bind the browser, limits on what is taken, and the origin of requests
//! that change something.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::FutureExt;

use super::caller::Caller;
use super::{Site, view};
use crate::clock::Stopwatch;
use crate::config;
use crate::id;

/// Paths that machines post to, which prove themselves by a secret instead of an origin.
pub const MACHINES: &[&str] = &["/telegram/"];

/// Measures and logs a request: where it went and how it ended, never what it carried.
pub async fn measure(route: Option<MatchedPath>, request: Request, next: Next) -> Response {
    let route = route.map_or_else(|| "other".to_owned(), |it| it.as_str().to_owned());
    let (method, watch) = (request.method().clone(), Stopwatch::start());
    let response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), watch.elapsed());
    tracing::debug!(%method, route, status, micros = took.as_micros() as u64, "request");
    metrics::histogram!("naru_http_request_seconds", "route" => route, "status" => status.to_string()).record(took);
    response
}

/// Refuses what is too large, too slow or from another site; what breaks inside is said politely.
pub async fn watch(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(caller) = Caller::from_request_parts(&mut parts, &site).await;
    let machine = MACHINES.iter().any(|path| parts.uri.path().starts_with(path));
    if !parts.method.is_safe() && !machine && !is_own(&parts.headers, site.settings.public_url.as_ref()) {
        return view::problem(&site, &caller, StatusCode::FORBIDDEN, id!("page-problem-foreign"), &[]);
    }
    let announced = parts.headers.get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse::<u64>().ok());
    let safe = parts.method.is_safe() || parts.method == Method::OPTIONS;
    if announced.is_some_and(|length| length > site.settings.body_limit as u64) && !machine {
        return view::problem(&site, &caller, StatusCode::PAYLOAD_TOO_LARGE, id!("page-problem-too-large"), &[]);
    }
    let patience = Duration::from_secs(u64::from(site.settings.request_timeout_s));
    let answer = AssertUnwindSafe(next.run(Request::from_parts(parts, body))).catch_unwind();
    let (status, words) = match tokio::time::timeout(patience, answer).await {
        Ok(Ok(response)) => return response,
        Ok(Err(_panic)) => {
            // What it said is on standard error already, by the panic hook; it may hold text, so no log repeats it.
            tracing::error!("a request panicked");
            (StatusCode::INTERNAL_SERVER_ERROR, id!("page-problem-inside"))
        }
        Err(_) if safe => (StatusCode::SERVICE_UNAVAILABLE, id!("page-problem-too-slow")),
        Err(_) => (StatusCode::REQUEST_TIMEOUT, id!("page-problem-too-slow")),
    };
    view::problem(&site, &caller, status, words, &[])
}

/// Whether a request that changes something comes from our own pages.
///
/// Browsers say so by `Sec-Fetch-Site`, older ones by `Origin`. What sends neither is no browser, and carries nobody's cookie
/// but its own.
fn is_own(headers: &HeaderMap, public: Option<&config::Origin>) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = text("origin") else { return true };
    let host = text("host").unwrap_or_default();
    let of_host = origin.split_once("://").is_some_and(|(_, it)| !it.is_empty() && it.eq_ignore_ascii_case(host));
    of_host || public.is_some_and(|public| public.as_str().eq_ignore_ascii_case(origin))
}

/// The headers that every answer carries.
#[derive(Debug, Clone)]
pub struct Headers(Vec<(HeaderName, HeaderValue)>);

impl Headers {
    pub fn new(settings: &config::Web) -> Self {
        let framers: String = settings.embed_origins.iter().map(|origin| format!(" {}", origin.as_str())).collect();
        let framers = if framers.is_empty() { "'none'".to_owned() } else { format!("'self'{framers}") };
        let policy = format!(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
             form-action 'self'; base-uri 'none'; frame-ancestors {framers}"
        );
        let mut all = vec![
            (header::CONTENT_SECURITY_POLICY, policy),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
            // Not `no-referrer`, which would make the origin of our own forms unreadable to us.
            (header::REFERRER_POLICY, "same-origin".to_owned()),
            (
                HeaderName::from_static("permissions-policy"),
                "camera=(), geolocation=(), microphone=(), payment=(), usb=()".to_owned(),
            ),
            (HeaderName::from_static("cross-origin-opener-policy"), "same-origin".to_owned()),
            (HeaderName::from_static("cross-origin-resource-policy"), "same-origin".to_owned()),
        ];
        if settings.embed_origins.is_empty() {
            all.push((header::X_FRAME_OPTIONS, "DENY".to_owned()));
        }
        if settings.public_url.as_ref().is_some_and(config::Origin::is_https) {
            all.push((header::STRICT_TRANSPORT_SECURITY, "max-age=31536000".to_owned()));
        }
        let value =
            |text: String| HeaderValue::try_from(text).expect("origins hold no character that a header may not");
        Self(all.into_iter().map(|(name, text)| (name, value(text))).collect())
    }
}

/// Adds [`Headers`] to what a page has not set itself.
pub async fn dress(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in &site.headers.0 {
        headers.entry(name).or_insert_with(|| value.clone());
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headers: &[(&'static str, &'static str)], expected: bool) {
        let map = headers.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        let public = "https://bot.example.org".parse().expect("an origin");
        assert_eq!(is_own(&map.collect(), Some(&public)), expected, "{headers:?}");
    }

    #[test]
    fn only_our_own_pages_may_change_something() {
        check(&[("sec-fetch-site", "same-origin"), ("origin", "null")], true);
        check(&[("sec-fetch-site", "none")], true);
        check(&[("sec-fetch-site", "same-site")], false);
        check(&[("sec-fetch-site", "cross-site"), ("origin", "https://bot.example.org")], false);
        check(&[("origin", "http://127.0.0.1:6278"), ("host", "127.0.0.1:6278")], true);
        check(&[("origin", "https://bot.example.org"), ("host", "10.0.0.7:80")], true);
        check(&[("origin", "https://evil.example"), ("host", "127.0.0.1:6278")], false);
        check(&[("origin", "null"), ("host", "null")], false);
        check(&[("origin", "http://"), ("host", "")], false);
        check(&[("host", "127.0.0.1:6278")], true);
    }
}
