//! Whether naru is alive and ready, and its figures.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::caller::address;
use super::{Site, server};

/// A database that takes longer to say that it is there is of no use to a question either.
const PATIENCE: Duration = Duration::from_secs(2);

pub fn routes() -> Router<Arc<Site>> {
    Router::new().route("/healthz", get(alive)).route("/readyz", get(ready)).route("/metrics", get(figures))
}

/// The process runs and answers.
async fn alive() -> &'static str {
    "alive\n"
}

/// Questions can be answered: the catalogue is loaded (or this page would not be served) and the database is reachable.
async fn ready(State(site): State<Arc<Site>>) -> Response {
    match tokio::time::timeout(PATIENCE, site.store.ping()).await {
        Ok(Ok(())) if site.telegram.as_ref().is_some_and(|it| !it.is_well()) => {
            // A deaf bot must not look healthy.
            (StatusCode::SERVICE_UNAVAILABLE, "Telegram is not heard\n").into_response()
        }
        Ok(Ok(())) if site.discord.as_ref().is_some_and(|it| !it.is_well()) => {
            (StatusCode::SERVICE_UNAVAILABLE, "Discord is not heard\n").into_response()
        }
        Ok(Ok(())) => "ready\n".into_response(),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response(),
    }
}

async fn figures(State(site): State<Arc<Site>>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let from = address(&parts, &site.settings.trusted_proxies);
    let allowed = site.settings.metrics_from.iter().any(|network| network.contains(from));
    let peer = parts.extensions.get::<server::Peer>().map(|peer| peer.0.ip().to_canonical());
    let known = peer.is_some_and(|peer| site.settings.trusted_proxies.iter().any(|it| it.contains(peer)));
    if !allowed || (was_forwarded(&parts.headers) && !known) {
        return (StatusCode::FORBIDDEN, "[web] metrics_from does not name this address\n").into_response();
    }
    let (visitors, streams) = site.chat.counts();
    metrics::gauge!("naru_visitors").set(visitors as f64);
    metrics::gauge!("naru_event_streams").set(streams as f64);
    metrics::gauge!("naru_programs").set(site.desk.knowledge().catalogue().programs().len() as f64);
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], site.metrics.render()).into_response()
}

/// A proxy left its mark; if it is none of ours, the true sender is unknown.
fn was_forwarded(headers: &HeaderMap) -> bool {
    ["forwarded", "via", "x-forwarded-for", "x-real-ip"].iter().any(|name| headers.contains_key(*name))
}
