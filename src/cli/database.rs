//! The configured database, as the commands come to it.

use std::path::Path;

use anyhow::anyhow;

use crate::config::{self, Config};
use crate::program::Dataset;
use crate::store::Store;

/// The configuration in `file`, or in `bot.toml` of this folder, with the environment.
///
/// # Errors
/// Everything that is wrong with it, a line each.
pub fn configured(file: Option<&Path>) -> anyhow::Result<Config> {
    config::load(file).map_err(|faults| all(&faults))
}

/// Faults, a line each, as one error.
pub fn all(faults: &[impl std::fmt::Display]) -> anyhow::Error {
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    anyhow!("{}", lines.join("\nnaru: "))
}

/// All programs of the configured database, which is only read.
///
/// # Errors
/// One sentence on what is wrong with the database.
pub fn stored(config: &Config) -> anyhow::Result<Dataset> {
    // One thread: a question asked once is answered before a pool of them would have started.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let store = Store::open_to_read(&config.database.url).await?;
        let (data, _) = store.load_programs().await?;
        store.close().await;
        Ok(data)
    })
}
