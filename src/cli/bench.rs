//! `naru bench`: the figures of the README, measured on this machine against the sandbox.

use clap::Args;

use crate::config::DatabaseUrl;
use crate::sandbox::figures::{Figure, Scratch, pacing, volume};

/// Measure what the delivery engine reaches here, against the sandbox
#[derive(Debug, Args)]
pub struct Arguments {
    /// Only the cases whose names begin so: rate, punished, busy, channel, stop, answers, enqueue, memory, engine, planning, telegram, discord
    #[arg(value_name = "CASE")]
    cases: Vec<String>,
    /// Empty databases of PostgreSQL, used once each, for the cases that have it: enqueue, engine
    #[arg(long, value_name = "URL")]
    postgres: Vec<DatabaseUrl>,
    /// Updates of the case telegram
    #[arg(long, value_name = "COUNT", default_value_t = 50_000)]
    updates: usize,
    /// Interactions of the case discord
    #[arg(long, value_name = "COUNT", default_value_t = 20_000)]
    interactions: usize,
    /// Updates a second of the case telegram
    #[arg(long, value_name = "COUNT", default_value_t = 500)]
    rate: usize,
}

impl Arguments {
    /// # Errors
    /// Where a database or a port fails, or a figure is missed.
    pub async fn run(self) -> anyhow::Result<()> {
        let wanted =
            |name: &str| self.cases.is_empty() || self.cases.iter().any(|case| name.starts_with(case.as_str()));
        let mut postgres = self.postgres.iter();
        let mut missed = 0;
        let mut tell = |figure: Figure| {
            missed += usize::from(!figure.holds);
            let mark = if figure.holds { "holds " } else { "MISSED" };
            println!(
                "{mark}  {}\n        target    {}\n        measured  {}",
                figure.case, figure.target, figure.measured
            );
        };
        if wanted("telegram") {
            super::soak::telegram(self.updates, self.rate.max(1)).await?.into_iter().for_each(&mut tell);
        }
        if wanted("discord") {
            tell(super::soak_discord::run(self.interactions).await?);
        }
        if wanted("planning") {
            tell(volume::planning().await?);
        }
        if wanted("enqueue") || wanted("memory") {
            let scratch = Scratch::sqlite().await?;
            tell(volume::enqueue(&scratch, "SQLite", 8.0).await?);
            tell(volume::a_million_waiting(&scratch).await?);
        }
        if wanted("enqueue")
            && let Some(url) = postgres.next()
        {
            tell(volume::enqueue(&Scratch::postgres(url).await?, "PostgreSQL", 12.0).await?);
        }
        if wanted("engine") {
            tell(volume::engine(&Scratch::sqlite().await?, "SQLite (FULL)", 5000.0).await?);
            if let Some(url) = postgres.next() {
                tell(volume::engine(&Scratch::postgres(url).await?, "PostgreSQL", 3000.0).await?);
            }
        }
        if wanted("busy") {
            tell(pacing::busy_chat().await?);
        }
        if wanted("stop") {
            tell(pacing::global_stop().await?);
        }
        if wanted("answers") {
            tell(pacing::answers_during_an_announcement().await?);
        }
        if wanted("channel") {
            tell(pacing::one_channel().await?);
        }
        if wanted("punished") {
            tell(pacing::punished().await?);
        }
        if wanted("rate") {
            tell(pacing::full_rate().await?);
        }
        anyhow::ensure!(missed == 0, "{missed} of the figures were missed");
        Ok(())
    }
}
