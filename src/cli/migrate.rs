//! `naru migrate`: the tables' versions, and bringing them up to date without starting anything.

use std::io::{self, Write};
use std::path::PathBuf;

use super::database;
use crate::store::{Error, Migration, Store};

/// Show which changes of the tables the database has seen; with --apply, make those that are missing.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Where the settings stand; bot.toml by default, which may be missing.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Make the missing ones, all or none. `naru run` and `naru import --apply` do so by themselves.
    #[arg(long)]
    apply: bool,
}

impl Arguments {
    pub async fn run(self) -> anyhow::Result<()> {
        let config = database::configured(self.config.as_deref())?;
        let url = &config.database.url;
        let store = match self.apply {
            true => Store::open(url).await,
            false => Store::open_to_look(url).await,
        };
        let mut out = io::stdout().lock();
        let store = match store {
            Err(error) if matches!(error.cause(), Error::Absent) => {
                writeln!(out, "There is no database {url} yet.")?;
                for migration in Migration::all() {
                    writeln!(out, "{}  to be made", migration.name)?;
                }
                return Ok(());
            }
            store => store?,
        };
        let pending = store.pending_migrations().await?;
        for migration in Migration::all() {
            match store.migrated_at(migration, &pending).await? {
                Some(at) => writeln!(out, "{}  {}", migration.name, at.format("%Y-%m-%d %H:%M:%S UTC"))?,
                None => writeln!(out, "{}  to be made", migration.name)?,
            }
        }
        store.close().await;
        Ok(())
    }
}
