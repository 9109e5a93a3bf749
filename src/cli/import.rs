//! `naru import`: shows what files would change in the program database, and with `--apply` changes it.

use std::fs::File;
use std::io::{self, BufReader, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};

use super::database;
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::exchange::{self, Format, Input, Setting};
use crate::program::change::{Change, Counts, What};
use crate::program::raw::Fault;
use crate::program::{Dataset, Language};
use crate::store::{Author, Revision, Store};

/// Show what files would change in the program database; with --apply, change it.
///
/// TOML and JSON say a record whole; a table (CSV, XLSX) says only the columns it has, a calendar only what it knows.
/// A record that no file names stays, unless --remove is given.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Where the settings stand; bot.toml by default, which may be missing.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Do it, in one transaction; without it, only show what would be done.
    #[arg(long)]
    apply: bool,
    /// Also remove the stored records that the files do not have, of the tables that the files have.
    #[arg(long)]
    remove: bool,
    /// The language of calendars that do not say theirs; the configured one by default.
    #[arg(long, value_name = "TAG")]
    lang: Option<Language>,
    /// Who does it, for the history; this system's user by default.
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Show every change, however many there are.
    #[arg(long)]
    all: bool,
    /// TOML, CSV (named after its table: programs.csv), XLSX (a sheet a table), JSON or iCalendar; a folder means all
    /// such files in it.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Lines of changes shown unless all are asked for.
const SHOWN: usize = 50;

impl Arguments {
    /// 0: done or shown; 1: the database or a disk failed; 2: something is wrong with the files or the configuration.
    pub fn run(self) -> ExitCode {
        let read = database::configured(self.config.as_deref()).and_then(|config| Ok((config, inputs(&self.files)?)));
        let (config, inputs) = match read {
            Ok(read) => read,
            Err(error) => {
                eprintln!("naru: {error:#}");
                return ExitCode::from(2);
            }
        };
        match super::wait(self.import(&config, inputs)) {
            Ok(None) => ExitCode::SUCCESS,
            Ok(Some(faults)) => {
                let mut out = io::stderr().lock();
                for fault in &faults {
                    let _ = writeln!(out, "naru: {fault}");
                }
                let things = if faults.len() == 1 { "one thing is" } else { "things are" };
                let count = if faults.len() == 1 { String::new() } else { format!("{} ", faults.len()) };
                let _ = writeln!(out, "naru: {count}{things} wrong with the files; nothing was imported");
                ExitCode::from(2)
            }
            Err(error) => super::told(Err(error)),
        }
    }

    async fn import(self, config: &Config, inputs: Vec<Input<'static>>) -> anyhow::Result<Option<Vec<Fault>>> {
        // Only what is to be changed is made: a look at an empty database makes none.
        let store = if self.apply { Some(Store::open(&config.database.url).await?) } else { to_look(config).await? };
        let (stored, read) = match &store {
            Some(store) => store.load_programs().await?,
            None => (Dataset::default(), Revision::NONE),
        };
        let setting = Setting {
            stored: &stored,
            home: config.bot.home.as_deref(),
            language: self.lang.unwrap_or(config.bot.language),
        };
        let progress = Progress::new();
        let files = match exchange::read(inputs, setting, &mut |records| progress.read(records)) {
            Ok(files) => files,
            Err(faults) => {
                progress.end();
                return Ok(Some(faults));
            }
        };
        let kept = if self.remove { 0 } else { files.unnamed(&stored) };
        let changes = files.changes(&stored, self.remove);
        drop(stored); // saving needs memory of its own
        progress.end();
        let mut out = io::stdout().lock();
        show(&mut out, &changes, if self.all { usize::MAX } else { SHOWN })?;
        summary(&mut out, &changes, kept)?;
        if let Some(store) = store {
            if self.apply && !changes.is_empty() {
                let progress = Progress::saving(changes.len());
                let who = self.by.clone().unwrap_or_else(user);
                let author = Author { who: &who, how: "import" };
                let saved = store.save_programs(read, &files.data, &changes, author, SystemClock.now()).await;
                progress.end();
                saved?;
                writeln!(out, "Imported.")?;
            }
            store.close().await;
        }
        if !self.apply && !changes.is_empty() {
            writeln!(out, "Nothing was changed yet; --apply does it.")?;
        }
        Ok(None)
    }
}

/// The database to compare with; `None` where there is none yet.
async fn to_look(config: &Config) -> anyhow::Result<Option<Store>> {
    match Store::open_to_read(&config.database.url).await {
        Ok(store) => Ok(Some(store)),
        Err(error) if matches!(error.cause(), crate::store::Error::Absent) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn inputs(paths: &[PathBuf]) -> anyhow::Result<Vec<Input<'static>>> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.is_dir() {
            let mut inside: Vec<PathBuf> = std::fs::read_dir(path)
                .with_context(|| format!("reading {}", path.display()))?
                .filter_map(|entry| Some(entry.ok()?.path()))
                .filter(|it| it.is_file() && Format::of_file(&it.to_string_lossy()).is_some())
                .collect();
            anyhow::ensure!(!inside.is_empty(), "{}: the folder holds no file that can be imported", path.display());
            inside.sort();
            inside.iter().try_for_each(|it| input(it).map(|it| inputs.push(it)))?;
        } else {
            inputs.push(input(path)?);
        }
    }
    Ok(inputs)
}

fn input(path: &Path) -> anyhow::Result<Input<'static>> {
    let name = path.display().to_string();
    let format = Format::of_file(&name)
        .with_context(|| format!("{name}: expected a name that ends in .toml, .csv, .xlsx, .json or .ics"))?;
    let file = File::open(path).with_context(|| format!("reading {name}"))?;
    Ok(Input { name, format, source: Box::new(BufReader::with_capacity(1 << 16, file)) })
}

fn user() -> String {
    let name = ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    name.filter(|it| !it.trim().is_empty()).unwrap_or_else(|| "import".to_owned())
}

/// One line a record and one a field.
pub(super) fn show(out: &mut impl Write, changes: &[Change], most: usize) -> io::Result<()> {
    let mut lines = 0;
    for (change, at) in changes.iter().zip(0..) {
        if lines >= most {
            writeln!(out, "  … and {} more; --all shows them", changes.len() - at)?;
            break;
        }
        let Change { subject, id, what } = change;
        lines += 1;
        match what {
            What::Added => writeln!(out, "+ {subject} {id}")?,
            What::Removed(_) => writeln!(out, "- {subject} {id}")?,
            What::Changed(fields) => {
                writeln!(out, "~ {subject} {id}")?;
                lines += fields.len();
                for field in fields {
                    writeln!(out, "    {}: {} → {}", field.field, shown(&field.old), shown(&field.new))?;
                }
            }
        }
    }
    Ok(())
}

fn shown(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => "nothing".to_owned(),
        serde_json::Value::String(text) => crate::program::raw::quoted(text),
        serde_json::Value::Array(items) if items.iter().all(serde_json::Value::is_string) => {
            items.iter().filter_map(serde_json::Value::as_str).collect::<Vec<_>>().join(", ")
        }
        serde_json::Value::Array(items) => format!("{} entries", items.len()),
        other => other.to_string(),
    }
}

fn summary(out: &mut impl Write, changes: &[Change], kept: usize) -> io::Result<()> {
    if changes.is_empty() {
        writeln!(out, "Nothing differs from what is stored.")?;
    } else {
        let Counts { added, changed, removed } = Counts::of(changes);
        writeln!(out, "{added} to add, {changed} to change, {removed} to remove.")?;
    }
    if kept > 0 {
        writeln!(out, "{kept} stored records are in none of the files and stay; --remove would remove them.")?;
    }
    Ok(())
}

/// What a terminal shows while it takes long; silent elsewhere.
struct Progress(ProgressBar);

impl Progress {
    fn new() -> Self {
        Self::spinner("{spinner} {pos} records read")
    }

    fn saving(records: usize) -> Self {
        let progress = Self::spinner("{spinner} saving {pos} records");
        progress.0.set_position(records as u64);
        // The database is busy with one transaction; the terminal shows that it still is.
        progress.0.enable_steady_tick(std::time::Duration::from_millis(120));
        progress
    }

    fn spinner(template: &str) -> Self {
        let bar = if io::stderr().is_terminal() { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        bar.set_style(ProgressStyle::with_template(template).expect("a template that a test has seen"));
        Self(bar)
    }

    fn read(&self, records: usize) {
        self.0.set_position(records as u64);
    }

    fn end(&self) {
        self.0.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_of_progress_are_sound() {
        Progress::new().end();
        Progress::saving(3).end();
    }
}
