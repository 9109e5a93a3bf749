//! `naru export`: the program database as files.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::database;
use crate::clock::{Clock, SystemClock};
use crate::exchange::{self, Format, icalendar};
use crate::program::Language;
use crate::store::Store;

/// Write the program database to files.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Where the settings stand; bot.toml by default, which may be missing.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// toml, csv, xlsx, json, or ical, which holds only what a calendar can: programs with dates, in one language, no
    /// drafts. By default what the file's name ends in.
    #[arg(long, value_parser = |name: &str| Format::from_name(name).ok_or("expected toml, csv, xlsx, json or ical"))]
    format: Option<Format>,
    /// The language of a calendar; the configured one by default.
    #[arg(long, value_name = "TAG")]
    lang: Option<Language>,
    /// The file to write; for CSV, the folder of its files. Standard output by default, except for CSV and XLSX.
    path: Option<PathBuf>,
}

impl Arguments {
    pub async fn run(self) -> anyhow::Result<()> {
        let config = database::configured(self.config.as_deref())?;
        let of_name = || self.path.as_ref().and_then(|it| Format::of_file(&it.to_string_lossy()));
        let format =
            self.format.or_else(of_name).context("which format? Say --format toml, csv, xlsx, json or ical")?;
        let store = Store::open_to_read(&config.database.url).await?;
        let (data, _) = store.load_programs().await?;
        let sequences: HashMap<String, u32> = match format {
            Format::Ical => store.change_counts().await?,
            _ => HashMap::new(),
        };
        store.close().await;
        let language = self.lang.unwrap_or(config.bot.language);
        let languages = [language, Language::new("en")];
        let calendar = icalendar::Setting { languages: &languages, sequences: &sequences, now: SystemClock.now() };
        let files = exchange::write(&data, format, &calendar).map_err(anyhow::Error::msg)?;
        match (format, self.path) {
            (Format::Csv, Some(folder)) => {
                std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
                files.iter().try_for_each(|(name, bytes)| write(&folder.join(name), bytes))
            }
            (Format::Csv, None) => bail!("CSV has a file for each table: name a folder for them"),
            (Format::Xlsx, None) => bail!("a workbook is no text: name a file for it, such as programs.xlsx"),
            (_, Some(path)) => files.iter().try_for_each(|(_, bytes)| write(&path, bytes)),
            (_, None) => {
                let mut out = io::stdout().lock();
                files.iter().try_for_each(|(_, bytes)| out.write_all(bytes)).context("writing to standard output")
            }
        }
    }
}

/// Beside it first, then in its place, so that a full disk does not leave half a file where a whole one was.
fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    let written = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written.with_context(|| format!("writing {}", path.display()))
}
