//! `naru sandbox`: rehearse with a fake Telegram and a fake Discord on this machine.

use std::fs::File;
use std::io::BufWriter;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use chrono::Duration;
use clap::Args;
use tokio_util::task::TaskTracker;

use crate::clock::{Clock, SystemClock};
use crate::lifecycle;
use crate::sandbox::discord::DiscordLimits;
use crate::sandbox::faults::Shares;
use crate::sandbox::limits::TelegramLimits;
use crate::sandbox::telegram::ChatKind;
use crate::sandbox::{DISCORD_TOKEN, Sandbox, TELEGRAM_TOKEN, page};

/// Start a fake Telegram and a fake Discord to rehearse with
#[derive(Debug, Args)]
pub struct Arguments {
    /// Where the page and both APIs listen
    #[arg(long, default_value = "127.0.0.1:6279")]
    listen: SocketAddr,
    /// Let requests fail at random, the same ones for the same number
    #[arg(long, value_name = "SEED")]
    faults: Option<u64>,
    /// Messages a second that the fake Telegram takes
    #[arg(long, default_value_t = 30)]
    telegram_per_second: usize,
    /// Seconds for which the fake Telegram refuses everything once that is broken
    #[arg(long, default_value_t = 0)]
    telegram_stop: i64,
    /// Write every request to this file, one JSON object a line
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
}

impl Arguments {
    /// # Errors
    /// Where the address or the file cannot be had.
    pub async fn run(self) -> anyhow::Result<()> {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let telegram = TelegramLimits {
            per_second: self.telegram_per_second,
            punishment: Duration::seconds(self.telegram_stop),
            ..TelegramLimits::default()
        };
        let sandbox = Sandbox::new(telegram, DiscordLimits::default(), &clock);
        if let Some(path) = &self.record {
            let file = File::create(path).with_context(|| format!("creating {}", path.display()))?;
            sandbox.ledger.record_to(BufWriter::new(file));
        }
        if let Some(seed) = self.faults {
            sandbox.telegram.faults().at_random(seed, Shares::default());
            sandbox.discord.faults().at_random(seed, Shares::default());
        }
        furnish(&sandbox);
        let (tasks, stop) = (TaskTracker::new(), tokio_util::sync::CancellationToken::new());
        let mut signals = lifecycle::signals().context("listening for signals")?;
        let bound = sandbox
            .serve(self.listen, &tasks, &stop)
            .await
            .with_context(|| format!("listening on {}; is another sandbox running?", self.listen))?;
        println!("The sandbox is at http://{bound}/");
        println!("Let naru talk to it with this in bot.toml:");
        println!("    [telegram]\n    api_url = \"http://{bound}\"\n    [discord]\n    api_url = \"http://{bound}\"");
        println!("and these in its environment:");
        println!("    TELEGRAM_TOKEN={TELEGRAM_TOKEN}\n    DISCORD_TOKEN={DISCORD_TOKEN}");
        signals.recv().await;
        stop.cancel();
        tasks.close();
        tasks.wait().await;
        Ok(())
    }
}

/// A person, a group, a forum and a channel; a server with a channel of each sort, and somebody who may manage nothing.
fn furnish(sandbox: &Sandbox) {
    let telegram = &sandbox.telegram;
    for (id, name, language) in [(101, "Jimin", "ko"), (102, "Alex", "en"), (103, "Xiaolin", "zh-hans")] {
        telegram.add_chat(id, ChatKind::Private, name);
        telegram.with_chat(id, |chat| chat.language_code = Some(language.to_owned()));
    }
    telegram.add_chat(-1_000_000_000_201, ChatKind::Supergroup, "Volunteers");
    telegram.add_chat(-1_000_000_000_202, ChatKind::Supergroup, "Forum with topics");
    telegram.with_chat(-1_000_000_000_202, |chat| chat.is_forum = true);
    telegram.add_chat(-1_000_000_000_203, ChatKind::Channel, "News channel");
    let discord = &sandbox.discord;
    discord.add_guild(900, "Friendship server", "ko");
    for (id, kind, name) in [(901, 0, "general"), (902, 5, "announcements"), (903, 15, "programs")] {
        discord.add_channel(id, Some(900), kind, name);
    }
    discord.make_ordinary(page::MEMBER);
}
