//! Builds the parts for `naru run` and lists what works for as long as it runs.
//!
//! [`App::build`] opens everything that can be missing, taken or broken before anything is served, so that what is wrong is
//! said in one sentence and nothing is half started. [`App::run`] starts the workers: **the one list** of them.

mod locales;
mod alerts;
mod reload;

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context, bail};
use chrono::TimeDelta;
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use crate::channel::Channel;
use crate::channel::discord::Discord;
use crate::channel::telegram::Telegram;
use crate::channel::webchat::{Bounds, Webchat};
use crate::clock::Clock;
use crate::config::Config;
use crate::conversation::Conversation;
use crate::deliver::{self, Gate, Sender};
use crate::desk::{self, Desk};
use crate::language::Languages;
use crate::lifecycle::{GRACE, Lifecycle, Outcome};
use crate::notify::notice::Compose;
use crate::program::{Catalogue, Dataset, change, sample};
use crate::reception::{self, discord, noticeboard::Noticeboard, telegram::Reception};
use crate::store::{Revision, RunLock, Store};
use crate::telemetry::Metrics;
use crate::understand::Knowledge;
use crate::web::{self, Offered, Site, SiteParts};

pub use locales::languages;

/// Who the change log names for the sample's records.
const SAMPLE: &str = "sample";

/// Alerts waiting to be told; more at once are one trouble told many times.
const ALERTS: usize = 64;

/// Everything that runs, opened and ready.
pub struct App {
    pub config: Config,
    pub store: Store,
    pub desk: Arc<Desk>,
    pub webchat: Arc<Webchat>,
    /// One per network that is connected, the web chat first: answers go through it at once, notices when it lets them.
    pub gates: Vec<Arc<Gate>>,
    /// Where its token is set.
    pub telegram: Option<Arc<Reception>>,
    /// Where its token is set.
    pub discord: Option<Arc<discord::Reception>>,
    pub noticeboard: Option<Arc<Noticeboard>>,
    /// What happened to the sample, for the greeting.
    pub sample: Sample,
    clock: Arc<dyn Clock>,
    metrics: Metrics,
    site: Arc<Site>,
    listener: TcpListener,
    /// The revision that `desk` answers from.
    revision: Revision,
    life: Lifecycle,
    /// One process serves from a SQLite database; held until the end.
    _lock: RunLock,
}

/// Whether the sample was asked for and taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sample {
    NotAsked,
    Loaded,
    /// There were programs already, and they were left alone.
    NotNeeded,
}

impl App {
    /// Opens database, catalogue and port. `with_sample` fills an empty database with the sample.
    ///
    /// # Errors
    /// What is wrong, in one sentence; nothing is left running.
    pub async fn build(config: Config, clock: Arc<dyn Clock>, with_sample: bool) -> anyhow::Result<Self> {
        let languages = languages(&config.bot)?;
        let conversation = Conversation::new(&languages, config.reminders.clone()).context("reading the languages")?;
        conversation.engine().warm().context("reading the languages")?;
        Self::build_with(config, clock, with_sample, &languages, Arc::new(conversation)).await
    }

    /// As [`App::build`], with a conversation that is there already: several services of one process can share it.
    ///
    /// # Errors
    /// As [`App::build`].
    pub async fn build_with(
        config: Config,
        clock: Arc<dyn Clock>,
        with_sample: bool,
        languages: &Languages,
        conversation: Arc<Conversation>,
    ) -> anyhow::Result<Self> {
        // The port before the database: a service that cannot be reached shall not touch anything.
        let listener = web::server::bind(config.web.listen).await?;
        let store = Store::open(&config.database.url).await?;
        let lock = store.lock_for_run()?;
        let (data, revision, sample) = programs(&store, &*clock, with_sample).await?;

        let offered = offered(&config, languages);
        let catalogue = Catalogue::new(data, config.bot.home.as_deref());
        if let Some(home) =
            config.bot.home.as_ref().filter(|_| catalogue.home().is_none() && !catalogue.places().is_empty())
        {
            bail!("[bot] home: the program data has no place “{home}”");
        }
        let knowledge = Arc::new(Knowledge::new(Arc::new(catalogue), conversation.engine()));
        let settings = desk::Settings::new(&config, languages.iter().map(|locale| locale.tag));
        let desk = Arc::new(Desk::new(conversation, knowledge, store.clone(), Arc::clone(&clock), settings));

        let webchat = Arc::new(Webchat::new(bounds(&config), Arc::clone(&clock)));
        let gate = |channel: Arc<dyn Channel>| Gate::new(channel, Arc::clone(&clock));
        let mut gates = vec![gate(Arc::clone(&webchat) as Arc<dyn Channel>)];
        let telegram = config.telegram.token.clone().map(|token| {
            let telegram = Arc::new(Telegram::new(&config.telegram, token, store.clone(), Arc::clone(&clock)));
            let gate = gate(Arc::clone(&telegram) as Arc<dyn Channel>);
            gates.push(Arc::clone(&gate));
            Reception::new(reception::telegram::Parts {
                telegram,
                gate,
                desk: Arc::clone(&desk),
                store: store.clone(),
                clock: Arc::clone(&clock),
                settings: config.telegram.clone(),
                public_url: config.web.public_url.as_ref().map(|it| it.as_str().to_owned()),
                languages: desk.languages().to_vec(),
            })
        });
        let discord = config.discord.token.clone().map(|token| {
            let discord = Arc::new(Discord::new(&config.discord, token, store.clone(), Arc::clone(&clock)));
            let gate = gate(Arc::clone(&discord) as Arc<dyn Channel>);
            gates.push(Arc::clone(&gate));
            (discord, gate)
        });
        let noticeboard = discord.as_ref().map(|(discord, gate)| {
            let (discord, gate) = (Arc::clone(discord), Arc::clone(gate));
            Noticeboard::new(discord, gate, Arc::clone(&desk), store.clone(), Arc::clone(&clock))
        });
        let discord = discord.zip(noticeboard.clone()).map(|((discord, gate), noticeboard)| {
            discord::Reception::new(discord::Parts {
                discord,
                gate,
                desk: Arc::clone(&desk),
                noticeboard,
                store: store.clone(),
                clock: Arc::clone(&clock),
                settings: config.discord.clone(),
                languages: desk.languages().to_vec(),
            })
        });
        let metrics = Metrics::install().context("gathering metrics")?;
        let life = Lifecycle::new();
        let site = Arc::new(Site::new(SiteParts {
            settings: config.web.clone(),
            language: config.bot.language,
            languages: offered,
            desk: Arc::clone(&desk),
            chat: Arc::clone(&webchat),
            store: store.clone(),
            clock: Arc::clone(&clock),
            metrics: metrics.clone(),
            telegram: telegram.clone(),
            discord: discord.clone(),
            stop: life.stop().clone(),
        }));
        Ok(Self {
            config,
            store,
            desk,
            webchat,
            gates,
            telegram,
            discord,
            noticeboard,
            sample,
            clock,
            metrics,
            site,
            listener,
            revision,
            life,
            _lock: lock,
        })
    }

    /// Where the web chat listens; the port is the real one where 0 was configured.
    ///
    /// # Errors
    /// Where the system does not tell.
    pub fn listens_on(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Starts the workers and waits until `signals` or the death of one of them has stopped all.
    pub async fn run(self, signals: mpsc::Receiver<()>) -> Outcome {
        let Self {
            config,
            store,
            desk,
            webchat,
            gates,
            telegram,
            discord,
            noticeboard,
            clock,
            metrics,
            site,
            listener,
            revision,
            life,
            _lock,
            ..
        } = self;
        let web = &config.web;
        let patience = std::time::Duration::from_secs(u64::from(web.request_timeout_s));

        // The one list of workers. Each ends when `stop` is cancelled; one that ends by itself stops the process.
        let router = web::router(site);
        let connections = web.connections;
        life.spawn("web", |stop| web::server::serve(listener, router, connections, patience, stop));
        life.spawn("visitors", |stop| webchat.sweep(stop));
        life.spawn("metrics", |stop| metrics.upkeep(stop));
        life.spawn("enquiries", |stop| Arc::clone(&desk).keep_rooms(stop));
        life.spawn("records", |stop| Arc::clone(&desk).keep_records(stop));
        let planner = desk::planner::Planner::new(Arc::clone(&desk));
        life.spawn("planner", |stop| planner.run(stop));
        let (alerts, told) = mpsc::channel(ALERTS);
        let teller =
            alerts::Teller { desk: Arc::clone(&desk), store: store.clone(), clock: Arc::clone(&clock), alerts: told };
        life.spawn("alerts", |stop| teller.run(stop));
        for gate in gates {
            let (desk, clock) = (Arc::clone(&desk) as Arc<dyn Compose>, Arc::clone(&clock));
            let sender = Sender::new(gate, store.clone(), desk, clock, alerts.clone(), deliver::Settings::default());
            life.spawn("deliver", |stop| sender.run(stop));
        }
        if let Some(telegram) = telegram {
            life.spawn("telegram", |stop| telegram.run(stop, alerts.clone()));
        }
        if let Some(discord) = discord {
            life.spawn("discord", |stop| discord.run(stop, alerts.clone()));
        }
        if let Some(noticeboard) = noticeboard {
            let publishing = Arc::clone(&noticeboard);
            life.spawn("noticeboard", |stop| noticeboard.run(stop));
            life.spawn("publishing", |stop| publishing.publish(stop));
        }
        let home = config.bot.home.clone();
        let reload = reload::Reload { store: store.clone(), desk, clock, home, seen: revision };
        life.spawn("reload", |stop| reload.run(stop));

        let outcome = life.run(signals, GRACE).await;
        store.close().await;
        outcome
    }
}

/// What the database holds, the sample where it was asked for and nothing was there.
async fn programs(store: &Store, clock: &dyn Clock, with_sample: bool) -> anyhow::Result<(Dataset, Revision, Sample)> {
    let (data, revision) = store.load_programs().await?;
    if !with_sample {
        return Ok((data, revision, Sample::NotAsked));
    }
    if data != Dataset::default() {
        return Ok((data, revision, Sample::NotNeeded));
    }
    let now = clock.now();
    let shifted = sample::shifted(sample::dataset(), now);
    let changes = change::diff(&data, &shifted);
    let author = crate::store::Author { who: SAMPLE, how: "naru run --sample" };
    let revision = store.save_programs(revision, &shifted, &changes, author, now).await.context("saving the sample")?;
    Ok((shifted, revision, Sample::Loaded))
}

/// The languages that visitors may choose, by their own names.
fn offered(config: &Config, languages: &Languages) -> Vec<Offered> {
    let wanted = &config.bot.languages;
    let spoken = languages.iter().filter(|locale| wanted.is_empty() || wanted.contains(&locale.tag));
    spoken.map(|locale| Offered { tag: locale.tag, name: locale.settings.name.clone() }).collect()
}

fn bounds(config: &Config) -> Bounds {
    let web = &config.web;
    Bounds {
        visitors: web.visitors,
        silence: TimeDelta::minutes(i64::from(web.visitor_minutes)),
        transcript: web.transcript,
        bytes: web.conversations_mib * 1024 * 1024,
        streams_per_visitor: web.streams_per_visitor,
        streams: web.streams,
    }
}
