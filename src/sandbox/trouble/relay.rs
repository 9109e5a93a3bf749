//! A line to a PostgreSQL server that can be cut: whoever connects to it talks to the server, until nobody is there any more.

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::Context;
use tokio::io::{AsyncRead, AsyncWrite, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::config::DatabaseUrl;

/// Where the server listens.
#[derive(Debug, Clone)]
enum Server {
    Socket(PathBuf),
    Port(String, u16),
}

pub struct Relay {
    server: Server,
    bound: SocketAddr,
    tasks: TaskTracker,
    /// Cancelled to cut the line.
    cut: CancellationToken,
}

impl Relay {
    /// A relay to the server of `url`, and the URL by which a program reaches the same database through it.
    ///
    /// # Errors
    /// Where the URL cannot be read or no port is free.
    pub async fn before(url: &DatabaseUrl, tasks: &TaskTracker) -> anyhow::Result<(Self, DatabaseUrl)> {
        let (folder, host, port) = crate::store::server_of(url).context("the URL cannot be read")?;
        let server = match folder {
            Some(folder) => Server::Socket(folder.join(format!(".s.PGSQL.{port}"))),
            None => Server::Port(host, port),
        };
        let free = SocketAddr::from(([127, 0, 0, 1], 0));
        let listener = TcpListener::bind(free).await.context("a port for the relay")?;
        let bound = listener.local_addr().context("its own address")?;
        let through = through(url, bound).context("the URL cannot be read")?;
        let relay = Self { server, bound, tasks: tasks.clone(), cut: CancellationToken::new() };
        relay.serve(listener);
        Ok((relay, through))
    }

    /// Ends every connection; new ones are refused.
    pub fn cut(&self) {
        self.cut.cancel();
    }

    /// # Errors
    /// Where somebody has taken the port meanwhile.
    pub async fn mend(&mut self) -> anyhow::Result<()> {
        self.cut = CancellationToken::new();
        let listener = TcpListener::bind(self.bound).await.context("the relay's own port")?;
        self.serve(listener);
        Ok(())
    }

    fn serve(&self, listener: TcpListener) {
        let (server, cut) = (self.server.clone(), self.cut.clone());
        self.tasks.spawn(async move {
            let mut lines = JoinSet::new();
            loop {
                tokio::select! {
                    () = cut.cancelled() => return, // with it the listener and all its lines
                    Ok((client, _)) = listener.accept() => {
                        let server = server.clone();
                        lines.spawn(async move {
                            match &server {
                                Server::Socket(path) => carry(client, UnixStream::connect(path).await?).await,
                                Server::Port(host, port) => carry(client, TcpStream::connect((host.as_str(), *port)).await?).await,
                            }
                        });
                    }
                    Some(_ended) = lines.join_next() => {}
                }
            }
        });
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.cut();
    }
}

async fn carry(mut client: TcpStream, mut server: impl AsyncRead + AsyncWrite + Unpin) -> std::io::Result<()> {
    copy_bidirectional(&mut client, &mut server).await.map(drop)
}

/// The same database and user by way of `bound`.
fn through(url: &DatabaseUrl, bound: SocketAddr) -> Option<DatabaseUrl> {
    let mut url = reqwest::Url::parse(url.reveal()).ok()?;
    url.set_host(Some(&bound.ip().to_string())).ok()?;
    url.set_port(Some(bound.port())).ok()?;
    let rest: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| name != "host" && name != "port")
        .map(|(a, b)| (a.into(), b.into()))
        .collect();
    url.set_query(None);
    if !rest.is_empty() {
        url.query_pairs_mut().extend_pairs(rest);
    }
    url.as_str().parse().ok()
}
