//! `naru run`: the service.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use crate::app::{App, Sample};
use crate::clock::SystemClock;
use crate::config::Receive;
use crate::lifecycle::{self, Outcome};
use crate::{config, telemetry};

/// Start the service: the web chat, and the networks whose tokens are in the environment.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Where the settings stand; bot.toml by default, which may be missing.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Fill an empty program database with the sample: invented dates, always upcoming.
    #[arg(long)]
    sample: bool,
}

impl Arguments {
    /// 0: stopped as asked; 1: could not start, or had to stop; 2: bad configuration.
    pub fn run(self) -> ExitCode {
        let config = match config::load(self.config.as_deref()) {
            Ok(config) => config,
            Err(faults) => {
                for fault in faults {
                    eprintln!("naru: {fault}");
                }
                return ExitCode::from(2);
            }
        };
        telemetry::log(&config.log);
        match super::wait(serve(config, self.sample)) {
            Ok(Outcome::Clean) => ExitCode::SUCCESS,
            Ok(Outcome::Hasty) => {
                eprintln!("naru: stopped before everything was finished");
                ExitCode::FAILURE
            }
            Ok(Outcome::Died { task, reason }) => {
                eprintln!("naru: stopped because the worker “{task}” died: {reason}");
                ExitCode::FAILURE
            }
            Err(error) => super::told(Err(error)),
        }
    }
}

async fn serve(config: config::Config, sample: bool) -> anyhow::Result<Outcome> {
    // Before anything is opened, so that a signal during a long start is not lost.
    let signals = lifecycle::signals()?;
    let app = App::build(config, Arc::new(SystemClock), sample).await?;
    // Whoever started us may not be listening; that is no reason not to run.
    let _unheard = io::stdout().write_all(greeting(&app)?.as_bytes());
    Ok(app.run(signals).await)
}

/// What runs and where, in a few lines.
fn greeting(app: &App) -> anyhow::Result<String> {
    let address = app.listens_on()?;
    let url = match &app.config.web.public_url {
        Some(url) => format!("{}/ (listening on {address})", url.as_str()),
        None if address.ip().is_unspecified() => {
            format!("http://127.0.0.1:{}/ (and from every network)", address.port())
        }
        None => format!("http://{address}/"),
    };
    let knowledge = app.desk.knowledge();
    let programs = knowledge.catalogue().programs().len();
    let about = match (app.sample, programs) {
        (Sample::Loaded, _) => " (the sample, with invented dates)",
        (Sample::NotNeeded, _) => " (were there already; the sample was not loaded)",
        (Sample::NotAsked, 0) => "; try `naru run --sample`, or bring your own: `naru import FILE… --apply`",
        (Sample::NotAsked, _) => "",
    };
    let config = &app.config;
    let telegram = match (&config.telegram.token, config.telegram.receive) {
        (None, _) => "off (TELEGRAM_TOKEN is not set)",
        (Some(_), Receive::Polling) => "on, by long polling",
        (Some(_), Receive::Webhook) => "on, by webhook",
    };
    let discord = match config.discord.token {
        None => "off (DISCORD_TOKEN is not set)",
        Some(_) => "on, by the gateway",
    };
    Ok([
        format!("naru {}\n", env!("CARGO_PKG_VERSION")),
        format!("  programs  {programs} in {}{about}\n", app.store.name()),
        format!("  web chat  {url}\n"),
        format!("  Telegram  {telegram}\n"),
        format!("  Discord   {discord}\n"),
        "Ctrl-C stops it.\n".to_owned(),
    ]
    .concat())
}
