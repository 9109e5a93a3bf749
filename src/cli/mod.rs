//! The commands: what other programs and the operator's shell rely on. One file per command.

pub mod announce;
pub mod ask;
pub mod bench;
pub mod check;
pub mod database;
pub mod explain;
pub mod export;
pub mod import;
pub mod link;
pub mod migrate;
pub mod prove;
pub mod run;
pub mod sandbox;
mod soak;
mod soak_discord;
pub mod time;

use std::future::Future;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Answers citizens' questions about a foundation's programs, and tells those who subscribed what is coming.
#[derive(Debug, Parser)]
#[command(name = "naru", version)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// One line per command; its arguments and its `run` stand in the file of its name.
#[derive(Debug, Subcommand)]
enum Command {
    Prove(prove::Arguments),
    Run(run::Arguments),
    Ask(ask::Arguments),
    Bench(bench::Arguments),
    Explain(explain::Arguments),
    Check(check::Arguments),
    Import(import::Arguments),
    Export(export::Arguments),
    Link(link::Arguments),
    Migrate(migrate::Arguments),
    Announce(announce::Arguments),
    Staff(announce::StaffArguments),
    Sandbox(sandbox::Arguments),
    Time(time::Arguments),
}

impl Arguments {
    /// 0: done; 1: failed; 2: bad usage or bad data.
    pub fn run(self) -> ExitCode {
        match self.command {
            Command::Prove(it) if it.is_sender() => told(wait_on_one_thread(it.run())),
            Command::Prove(it) => told(wait(it.run())),
            Command::Run(it) => it.run(),
            Command::Ask(it) => it.run(),
            Command::Bench(it) => told(wait(it.run())),
            Command::Explain(it) => it.run(),
            Command::Check(it) => it.run(),
            Command::Import(it) => it.run(),
            Command::Export(it) => told(wait(it.run())),
            Command::Link(it) => told(wait(it.run())),
            Command::Migrate(it) => told(wait(it.run())),
            Command::Time(it) => it.run(),
            Command::Announce(it) => told(wait(it.run())),
            Command::Staff(it) => told(wait(it.run())),
            Command::Sandbox(it) => told(wait(it.run())),
        }
    }
}

/// Runs an async command to its end.
fn wait<T>(command: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.expect("a process can start threads").block_on(command)
}

/// The same, and nothing else runs beside it.
fn wait_on_one_thread<T>(command: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a process can start threads").block_on(command)
}

/// A failure is one sentence on standard error, the causes behind a colon each.
fn told(result: anyhow::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("naru: {error:#}");
            ExitCode::FAILURE
        }
    }
}
