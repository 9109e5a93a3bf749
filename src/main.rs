use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    naru::cli::Arguments::parse().run()
}
