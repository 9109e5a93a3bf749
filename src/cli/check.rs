//! `naru check`: what is wrong with the configuration, the languages and the program data, all at once.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;

use super::database;
use crate::app;
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::language::{Language, completeness};
use crate::lint::{self, View, Weight};
use crate::program::build::Builder;
use crate::program::{Dataset, read};
use crate::store::Store;
use crate::understand::{Engine, gaps};
use crate::when::Grammars;

/// Check the configuration and the program data, and start nothing.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Where the settings stand; bot.toml by default, which may be missing.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Check the TOML files in DIR instead of the configured database.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

impl Arguments {
    /// 0: nothing is wrong, though something may be doubtful or missing; 2: something is wrong.
    pub fn run(self) -> ExitCode {
        let mut out = io::stdout().lock();
        match self.check(&mut out) {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::from(2),
            Err(error) => {
                let _ = out.flush();
                eprintln!("naru: {error:#}");
                ExitCode::from(2)
            }
        }
    }

    fn check(self, out: &mut impl Write) -> anyhow::Result<bool> {
        let config = database::configured(self.config.as_deref())?;
        writeln!(out, "configuration: nothing is wrong")?;
        let languages = app::languages(&config.bot)?;
        let grammars = Grammars::new(&languages)?;
        grammars.warm()?;
        Engine::new(&languages)?;
        let mut sound = true;
        let offered: Vec<Language> = match config.bot.languages.as_slice() {
            [] => languages.iter().map(|it| it.tag).collect(),
            some => some.to_vec(),
        };
        for language in &offered {
            for lack in completeness::lacks(&languages, *language) {
                writeln!(out, "{lack}")?;
                sound = false;
            }
        }
        // Doubtful, not wrong: what has no words in one language is found by its other words or not at all.
        for (language, senses) in
            gaps(&languages).iter().filter(|(tag, senses)| offered.contains(tag) && !senses.is_empty())
        {
            writeln!(out, "locales/{language}/vocabulary.toml: no words for {}", senses.join(", "))?;
        }
        let Some((name, data)) = self.data(&config)? else {
            writeln!(out, "program data: database {} is not made yet", config.database.url)?;
            return Ok(sound);
        };
        let home = config.bot.home.as_deref();
        let now = SystemClock.now();
        let found = lint::all(&View { data: &data, home, languages: &offered, grammars: &grammars, now });
        for finding in &found {
            writeln!(out, "{finding}")?;
        }
        let count = |weight| found.iter().filter(|it| it.weight == weight).count();
        let wrong = count(Weight::Wrong);
        writeln!(
            out,
            "program data in {name}: {} programs, {} places; {wrong} wrong, {} doubtful, {} missing",
            data.programs.len(),
            data.places.len(),
            count(Weight::Doubtful),
            count(Weight::Missing)
        )?;
        Ok(sound && wrong == 0)
    }

    /// With what to call it; `None` where the database is not there yet.
    fn data(&self, config: &Config) -> anyhow::Result<Option<(String, Dataset)>> {
        if let Some(folder) = &self.data {
            return Ok(Some((folder.display().to_string(), of_files(folder)?)));
        }
        let url = &config.database.url;
        super::wait(async {
            let store = match Store::open_to_read(url).await {
                Err(error) if matches!(error.cause(), crate::store::Error::Absent) => return Ok(None),
                store => store?,
            };
            let (data, _) = store.load_programs().await?;
            store.close().await;
            Ok(Some((url.to_string(), data)))
        })
    }
}

/// All TOML files of a folder as one; ids that lead nowhere are told by the lints.
fn of_files(folder: &Path) -> anyhow::Result<Dataset> {
    let reading = || format!("reading {}", folder.display());
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .with_context(reading)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|it| it == "toml"))
        .collect();
    anyhow::ensure!(!paths.is_empty(), "{}: the folder holds no .toml file", folder.display());
    paths.sort();
    let nothing = Dataset::default();
    let mut builder = Builder::new(&nothing, None);
    for path in paths {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(&path).with_context(|| format!("reading {name}"))?;
        read::add_toml(&name, &text, &mut builder);
    }
    builder.finish_alone().map_err(|faults| database::all(&faults))
}
