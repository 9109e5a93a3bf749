//! `naru prove`: what is promised of crashes, shown on this machine.

use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Subcommand};

use crate::config::DatabaseUrl;
use crate::deliver::Moment;
use crate::sandbox::announcing;
use crate::sandbox::proof::{self, Plan, Task};
use crate::sandbox::trouble;

/// Prove by experiment that no crash loses a message or doubles one that must not be
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Kill what plans and sends at every change of state and at random moments, both networks, and hold the ledger
    /// against the plan
    Kills {
        /// How many
        #[arg(long, default_value_t = 1000)]
        kills: usize,
        /// The same plan and the same random moments for the same number
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// An empty PostgreSQL database, instead of a SQLite file that is deleted afterwards
        #[arg(long, value_name = "URL")]
        postgres: Option<DatabaseUrl>,
        /// Let the networks fail at random, too
        #[arg(long)]
        bad_day: bool,
    },
    /// Fill the disk, lock the database, take it away and set the clock, one after the other while both networks are
    /// written to, and hold the ledger against the plan
    Trouble {
        /// How long each lasts
        #[arg(long, default_value_t = 60)]
        seconds: u32,
        /// An empty PostgreSQL database, instead of a SQLite file that is deleted afterwards
        #[arg(long, value_name = "URL")]
        postgres: Option<DatabaseUrl>,
    },
    /// Kill the sender of one announcement to thousands of Discord channels, and count what each channel shows
    Announcement {
        /// How many
        #[arg(long, default_value_t = 5000)]
        channels: u32,
        /// How often it is killed on the way
        #[arg(long, default_value_t = 10)]
        kills: usize,
        /// The same moments for the same number
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Let the network fail at random, too
        #[arg(long)]
        bad_day: bool,
    },
    /// The process that is killed while it announces
    #[command(hide = true)]
    Announcer {
        #[arg(long)]
        url: String,
        #[arg(long, env = "NARU_DATABASE_URL", hide_env_values = true)]
        database: DatabaseUrl,
    },
    /// The process that is killed
    #[command(hide = true)]
    Sender {
        #[arg(long)]
        url: String,
        #[arg(long, env = "NARU_DATABASE_URL", hide_env_values = true)]
        database: DatabaseUrl,
        #[arg(long, value_parser = moment)]
        at: Option<Moment>,
        #[arg(long, default_value_t = 1)]
        nth: usize,
        #[arg(long)]
        from: usize,
        #[arg(long)]
        to: usize,
    },
}

fn moment(name: &str) -> Result<Moment, &'static str> {
    Moment::from_name(name).ok_or("no such moment")
}

impl Arguments {
    /// Where a sender stands still, all of it does: it runs on one thread.
    pub fn is_sender(&self) -> bool {
        matches!(self.what, What::Sender { .. })
    }

    /// # Errors
    /// Where something promised did not hold, or nothing could be tried.
    pub async fn run(self) -> anyhow::Result<()> {
        match self.what {
            What::Sender { url, database, at, nth, from, to } => {
                proof::send(&database, &url, &Task { from, to, die: at.map(|it| (it, nth)) }).await
            }
            What::Announcer { url, database } => announcing::send(&database, &url).await,
            What::Announcement { channels, kills, seed, bad_day } => {
                let folder = Folder::new()?;
                let database = folder.database()?;
                let program = std::env::current_exe().context("finding this program")?;
                let plan = announcing::Plan { channels, kills, seed, bad_day };
                let verdict = announcing::run(&program, &database, &plan).await?;
                println!("{}", verdict.told());
                anyhow::ensure!(verdict.holds(), "not every channel shows it exactly once");
                Ok(())
            }
            What::Trouble { seconds, postgres } => {
                let folder = Folder::new()?;
                let own = folder.database()?;
                let verdict = trouble::run(postgres.as_ref().unwrap_or(&own), seconds).await?;
                println!("{}", verdict.told());
                anyhow::ensure!(verdict.holds(), "something was lost, doubled or not told");
                Ok(())
            }
            What::Kills { kills, seed, postgres, bad_day } => {
                let folder = Folder::new()?;
                let own = folder.database()?;
                let program = std::env::current_exe().context("finding this program")?;
                let plan = Plan { kills, seed, bad_day };
                let verdict = proof::kills(&program, postgres.as_ref().unwrap_or(&own), &plan).await?;
                println!("{}", verdict.told());
                anyhow::ensure!(verdict.wrong.is_empty(), "{} deliveries went wrong", verdict.wrong.len());
                Ok(())
            }
        }
    }
}

/// A folder that goes with the proof.
struct Folder(PathBuf);

impl Folder {
    fn new() -> anyhow::Result<Self> {
        let path = std::env::temp_dir().join(format!("naru-prove-{}", std::process::id()));
        std::fs::create_dir(&path).with_context(|| format!("making {}", path.display()))?;
        Ok(Self(path))
    }

    /// A SQLite file in it.
    fn database(&self) -> anyhow::Result<DatabaseUrl> {
        format!("sqlite:{}", self.0.join("naru.db").display()).parse().map_err(anyhow::Error::msg)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _left_over = std::fs::remove_dir_all(&self.0);
    }
}
