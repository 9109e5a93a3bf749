//! The listening socket and its connections: bounded in number, none of them allowed to dawdle.
//!
//! hyper directly, since `axum::serve` sets no time-out on headers that arrive slowly.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::impatient::Impatient;

/// Bytes of a request's head; hyper answers a longer one with 431.
const HEAD_BYTES: usize = 16 * 1024;
const HEADERS: usize = 64;
/// Wait after a failed accept: the usual reason, no free file handle, passes when a connection ends.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Who is at the other end of the line; with a proxy in front, the proxy.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// # Errors
/// One sentence on why nothing can listen on `address`.
pub async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| match address.port() {
        port if port != 0 && port < 1024 => {
            format!("cannot listen on {address} ([web] listen; ports below 1024 are often reserved)")
        }
        _ => {
            format!("cannot listen on {address} ([web] listen in bot.toml; is naru or another program already there?)")
        }
    })
}

/// Serves `router` until `stop`, then ends idle connections at once and lets answers that are under way finish.
///
/// # Errors
/// None as long as the socket lives; the shape is that of a task.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    connections: usize,
    patience: Duration,
    stop: CancellationToken,
) -> anyhow::Result<()> {
    let tasks = TaskTracker::new();
    let free = Arc::new(Semaphore::new(connections));
    while let Some(accepted) = stop.run_until_cancelled(accept(&listener, &free)).await {
        let (stream, peer, permit) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        let (router, stop) = (router.clone(), stop.clone());
        tasks.spawn(async move {
            let open = metrics::gauge!("naru_connections");
            open.increment(1.0);
            converse(stream, peer, router, patience, stop).await;
            open.decrement(1.0);
            drop(permit);
        });
    }
    tasks.close();
    tasks.wait().await;
    Ok(())
}

/// Waits for room before it accepts: more connections than allowed queue up in the kernel, and cost us nothing.
async fn accept(
    listener: &TcpListener,
    free: &Arc<Semaphore>,
) -> io::Result<(TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)> {
    let permit = Arc::clone(free).acquire_owned().await.expect("the semaphore is never closed");
    let (stream, peer) = listener.accept().await?;
    Ok((stream, peer, permit))
}

async fn converse(stream: TcpStream, peer: SocketAddr, router: Router, patience: Duration, stop: CancellationToken) {
    let _best_effort = stream.set_nodelay(true);
    let service = service_for(router, peer);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        // Counts from the first wait on, so it ends idle connections too.
        .header_read_timeout(patience)
        .max_headers(HEADERS)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(Impatient::new(stream, patience)), service);
    let mut connection = std::pin::pin!(connection);
    // Errors here are visitors who left or spoke no HTTP; there is nothing to do for them, and nothing worth a line each.
    tokio::select! {
        _ended = connection.as_mut() => return,
        () = stop.cancelled() => connection.as_mut().graceful_shutdown(),
    }
    let _ended = connection.await;
}

/// The router as hyper calls it, with the peer's address put into each request.
fn service_for(
    router: Router,
    peer: SocketAddr,
) -> impl hyper::service::Service<
    Request<Incoming>,
    Response = axum::response::Response,
    Error = std::convert::Infallible,
    Future: Send,
> {
    let router = TowerToHyperService::new(router);
    hyper::service::service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        hyper::service::Service::call(&router, request)
    })
}
