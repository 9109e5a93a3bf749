//! The commands: what other programs and the operator's shell rely on. One file per command.

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
enum Command {}

impl Arguments {
    /// 0: done; 1: failed; 2: bad usage or bad data.
    pub fn run(self) -> ExitCode {
        match self.command {}
    }
}
