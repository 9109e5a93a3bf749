//! A fake Telegram Bot API and a fake Discord that enforce the documented limits and fail on demand: for rehearsals by
//! staff, and for the tests and benches, which run this same code.
//!
//! [`limits`] and [`faults`] decide (pure), [`ledger`] remembers what was accepted and what was refused, [`telegram`]
//! and [`discord`] speak the protocols, [`page`] shows the chats. [`line`] is the listener whose connections can be cut,
//! [`wire`] a bare channel to it all.

pub mod announcing;
pub mod discord;
pub mod faults;
pub mod figures;
pub mod ledger;
pub mod limits;
pub mod line;
pub mod page;
pub mod proof;
pub mod telegram;
pub mod trouble;
mod webhook;
pub mod wire;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::Clock;
use discord::{Discord, DiscordLimits};
use ledger::Ledger;
use limits::TelegramLimits;
use line::{CuttableListener, Line};
use telegram::Telegram;

/// Tokens of the sandbox: of the real shape, so that whatever checks shapes is content, and worth nothing elsewhere.
pub const TELEGRAM_TOKEN: &str = "4242424242:AAsandboxsandboxsandboxsandboxsandb";
pub const DISCORD_TOKEN: &str = "MTAwMDAwMDAwMDAwMDAwMDAwMQ.sandbx.sandboxsandboxsandboxsandboxsandboxsan";

/// Both networks and the page; clones share one state.
#[derive(Clone)]
pub struct Sandbox {
    pub telegram: Telegram,
    pub discord: Discord,
    pub ledger: Arc<Ledger>,
}

impl Sandbox {
    pub fn new(telegram: TelegramLimits, discord: DiscordLimits, clock: &Arc<dyn Clock>) -> Self {
        let ledger = Arc::new(Ledger::default());
        Self {
            telegram: Telegram::new(TELEGRAM_TOKEN, telegram, Arc::clone(clock), Arc::clone(&ledger)),
            discord: Discord::new(DISCORD_TOKEN, discord, Arc::clone(clock), Arc::clone(&ledger)),
            ledger,
        }
    }

    /// Listens on `address` (port 0: any free one) until `stop`; where it listens. Telegram is at `/bot…`, Discord at
    /// `/api/v10`, the page at `/`; the gateway has a port of its own, which Discord's REST tells.
    ///
    /// # Errors
    /// Where an address cannot be bound.
    pub async fn serve(
        &self,
        address: SocketAddr,
        tasks: &TaskTracker,
        stop: &CancellationToken,
    ) -> io::Result<SocketAddr> {
        let listener = CuttableListener::bind(address).await?;
        let bound = axum::serve::Listener::local_addr(&listener)?;
        let gateway = TcpListener::bind((address.ip(), 0)).await?;
        self.discord.listen(gateway, tasks, stop.child_token())?;
        let router = page::router(self.clone()).merge(self.telegram.router()).fallback_service(self.discord.router());
        let service = router.into_make_service_with_connect_info::<Line>();
        let http_stop = stop.child_token();
        tasks.spawn(async move {
            let server = axum::serve(listener, service).with_graceful_shutdown(http_stop.clone().cancelled_owned());
            // Long polls would hold a graceful end for a minute.
            tokio::select! {
                _ = server => {}
                () = http_stop.cancelled() => {}
            }
        });
        tasks.spawn(webhook::run(self.telegram.clone(), reqwest::Client::new(), stop.child_token()));
        Ok(bound)
    }

    /// Waits until the bot has said something more, at most two seconds: the page is shown after that.
    async fn settle(&self) {
        let before = self.ledger.entries().len();
        for _ in 0..20 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            if self.ledger.entries().len() > before {
                return;
            }
        }
    }
}
