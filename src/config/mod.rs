//! What the operator can set: `bot.toml`, and secrets from the environment.
//!
//! Every key has a working default, so an empty or missing file runs. All that is wrong is found in one go: unknown
//! keys, wrong types, impossible values. `bot.toml` in the project's root documents each key; a test holds it to the
//! defaults below. Reading a file into sections and faults is [`read`]'s work; single values are in [`values`].

mod people;
mod read;
mod values;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

pub use people::{Announcements, People};
pub use read::Fault;
pub use values::{DatabaseUrl, Network, Origin, Secret};

use crate::person::{DefaultReminders, OfficeHours};
use crate::program::Language;
use read::Reader;

/// The file looked for where none is named.
pub const FILE: &str = "bot.toml";

/// Where an environment variable is what is wrong, it stands in a fault's place for the file.
const ENVIRONMENT: &str = "environment";

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Config {
    pub bot: Bot,
    pub database: Database,
    pub web: Web,
    pub log: Log,
    pub telegram: Telegram,
    pub discord: Discord,
    pub people: People,
    pub reminders: DefaultReminders,
    pub announcements: Announcements,
    pub staff: Staff,
}

/// `[bot]`
#[derive(Debug, Clone, PartialEq)]
pub struct Bot {
    /// Id of the home place; `None` takes the place of the first organizer.
    pub home: Option<String>,
    /// Spoken where neither the person nor the question shows a language.
    pub language: Language,
    /// Offered to people; empty means all that there are.
    pub languages: Vec<Language>,
    /// A folder that replaces the built-in `locales/`.
    pub locales: Option<PathBuf>,
}

/// `[database]`
#[derive(Debug, Clone, PartialEq)]
pub struct Database {
    pub url: DatabaseUrl,
}

/// `[web]`
#[derive(Debug, Clone, PartialEq)]
pub struct Web {
    pub listen: SocketAddr,
    /// How people reach the page from outside; `None` means as it listens.
    pub public_url: Option<Origin>,
    /// Whose word on the visitor's address (`X-Forwarded-For`) is taken.
    pub trusted_proxies: Vec<Network>,
    /// Who may read `/metrics`.
    pub metrics_from: Vec<Network>,
    /// Sites that may show the chat inside their own pages.
    pub embed_origins: Vec<Origin>,
    /// Bytes.
    pub body_limit: usize,
    /// Characters as a reader counts them.
    pub question_limit: usize,
    pub request_timeout_s: u32,
    pub connections: usize,
    /// Questions that one visitor may ask in a row, and how many of them come back each minute.
    pub visitor_burst: u32,
    pub visitor_per_minute: u32,
    /// The same for one address, which a school or a café shares.
    pub address_burst: u32,
    pub address_per_minute: u32,
    /// Visitors remembered at once; beyond it, or beyond the bytes below, the one silent for longest is forgotten.
    pub visitors: usize,
    pub visitor_minutes: u32,
    /// Mebibytes of all conversations together.
    pub conversations_mib: usize,
    /// Entries (questions and answers) kept per visitor.
    pub transcript: usize,
    /// Open event streams, per visitor and in all.
    pub streams_per_visitor: usize,
    pub streams: usize,
}

/// `[log]`
#[derive(Debug, Clone, PartialEq)]
pub struct Log {
    pub level: tracing::level_filters::LevelFilter,
    pub format: LogFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// Text on a terminal, JSON elsewhere.
    Auto,
    Text,
    Json,
}

/// Telegram's own Bot API, unless an operator runs one of their own.
pub const TELEGRAM_API: &str = "https://api.telegram.org";

/// `[telegram]`
#[derive(Debug, Clone, PartialEq)]
pub struct Telegram {
    pub api_url: String,
    pub receive: Receive,
    /// Messages a second, all chats together.
    pub messages_per_second: u32,
    /// Questions that one person may ask in a row, and how many of them come back each minute.
    pub person_burst: u32,
    pub person_per_minute: u32,
    /// A question that waited longer gets an apology instead of an answer.
    pub answer_within_minutes: u32,
    pub doubtful_answers: DoubtfulAnswers,
    /// The number of the staff's group, a forum: questions for a person arrive there. `None`: nowhere.
    pub staff_group: Option<i64>,
    /// `TELEGRAM_TOKEN`; `None` leaves the channel off.
    pub token: Option<Secret>,
}

/// What becomes of an answer that was sent off while no word came whether it arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoubtfulAnswers {
    /// It is counted and not sent again: nobody reads an answer twice.
    Leave,
    /// It is sent again: nobody waits in vain.
    Repeat,
}

/// `[staff]`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Staff {
    /// When people of the foundation answer questions; `None`: nothing is said of it.
    pub hours: Option<OfficeHours>,
}

/// How updates come from Telegram.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receive {
    /// naru asks for them; works from anywhere.
    Polling,
    /// Telegram sends them to `[web] public_url`.
    Webhook,
}

/// `[discord]`
#[derive(Debug, Clone, PartialEq)]
pub struct Discord {
    pub api_url: String,
    /// Seconds until a request that is not answered is given up.
    pub request_timeout_s: u32,
    /// Messages a second, all channels together.
    pub messages_per_second: u32,
    /// Connections to the gateway; 0: as many as Discord recommends.
    pub shards: u32,
    /// Questions that one person may ask in a row, and how many of them come back each minute.
    pub person_burst: u32,
    pub person_per_minute: u32,
    /// Id of the staff's channel: questions for a person arrive there. `None`: nowhere.
    pub staff_channel: Option<String>,
    /// `DISCORD_TOKEN`; `None` leaves the channel off.
    pub token: Option<Secret>,
}

impl Default for Bot {
    fn default() -> Self {
        Self { home: None, language: Language::new("en"), languages: Vec::new(), locales: None }
    }
}

impl Default for Database {
    fn default() -> Self {
        Self { url: "sqlite:naru.db".parse().expect("the default is a database URL") }
    }
}

impl Default for Web {
    fn default() -> Self {
        let loopback = || ["127.0.0.0/8", "::1"].map(|it| it.parse().expect("the default is a network")).to_vec();
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 6278)),
            public_url: None,
            trusted_proxies: Vec::new(),
            metrics_from: loopback(),
            embed_origins: Vec::new(),
            body_limit: 16 * 1024,
            question_limit: 1_000,
            request_timeout_s: 10,
            connections: 1_000,
            visitor_burst: 10,
            visitor_per_minute: 20,
            address_burst: 60,
            address_per_minute: 240,
            visitors: 10_000,
            visitor_minutes: 60,
            conversations_mib: 64,
            transcript: 60,
            streams_per_visitor: 4,
            streams: 500,
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self { level: tracing::level_filters::LevelFilter::INFO, format: LogFormat::Auto }
    }
}

impl Default for Telegram {
    fn default() -> Self {
        Self {
            api_url: TELEGRAM_API.to_owned(),
            receive: Receive::Polling,
            messages_per_second: 30,
            person_burst: 10,
            person_per_minute: 20,
            answer_within_minutes: 360,
            doubtful_answers: DoubtfulAnswers::Leave,
            staff_group: None,
            token: None,
        }
    }
}

impl Default for Discord {
    fn default() -> Self {
        Self {
            api_url: "https://discord.com".to_owned(),
            request_timeout_s: 20,
            messages_per_second: 45,
            shards: 0,
            person_burst: 10,
            person_per_minute: 20,
            staff_channel: None,
            token: None,
        }
    }
}

/// The configuration in `path`, or in `bot.toml` of the current folder, with the process's environment.
///
/// `None` lets `bot.toml` be missing; a file that was named has to be there.
///
/// # Errors
/// Everything that is wrong with the file and the environment, in the order of the file.
pub fn load(path: Option<&Path>) -> Result<Config, Vec<Fault>> {
    let environment = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let file = path.unwrap_or(Path::new(FILE));
    let name = file.display().to_string();
    match std::fs::read_to_string(file) {
        Ok(text) => parse(&name, &text, environment),
        Err(error) if path.is_none() && error.kind() == std::io::ErrorKind::NotFound => parse(&name, "", environment),
        Err(error) => Err(vec![Fault::new(&name, None, format!("cannot be read: {error}"))]),
    }
}

/// As [`load`], of a text already read; `name` is what faults call the file.
///
/// # Errors
/// As [`load`].
pub fn parse(name: &str, text: &str, environment: impl Fn(&str) -> Option<String>) -> Result<Config, Vec<Fault>> {
    let mut file = Reader::new(name, text);
    let (bot, database, web) = (bot(&mut file), database(&mut file), web(&mut file));
    let mut config = Config {
        log: log(&mut file),
        telegram: telegram(&mut file, web.public_url.as_ref()),
        discord: discord(&mut file),
        people: people::people(&mut file),
        reminders: people::reminders(&mut file),
        announcements: people::announcements(&mut file),
        staff: staff(&mut file),
        bot,
        database,
        web,
    };
    let mut faults = file.finish();

    if let Some(url) = environment("NARU_DATABASE_URL") {
        match url.parse() {
            Ok(url) => config.database.url = url,
            Err(error) => faults.push(Fault::new(ENVIRONMENT, None, format!("NARU_DATABASE_URL: {error}"))),
        }
    }
    let mut token = |name: &str| match environment(name).map(|token| Secret::token(&token)) {
        Some(Err(problem)) => {
            faults.push(Fault::new(ENVIRONMENT, None, format!("{name} {problem}")));
            None
        }
        Some(Ok(token)) => Some(token),
        None => None,
    };
    config.telegram.token = token("TELEGRAM_TOKEN");
    config.discord.token = token("DISCORD_TOKEN");

    if faults.is_empty() { Ok(config) } else { Err(faults) }
}

fn bot(file: &mut Reader<'_>) -> Bot {
    let default = Bot::default();
    let tag = |text: &str| text.parse().map_err(|_| "a language tag such as ko or zh-Hant");
    let mut bot = file.section("bot");
    let read = Bot {
        home: bot.optional("home", |text| Ok(text.to_owned())),
        language: bot.text("language", default.language, tag),
        languages: bot.texts("languages", default.languages, tag),
        locales: bot.optional("locales", |text| Ok(PathBuf::from(text))),
    };
    if !read.languages.is_empty() && !read.languages.contains(&read.language) {
        bot.refuse("language", format!("“{}” is not among the languages offered in `languages`", read.language));
    }
    bot.finish();
    read
}

fn database(file: &mut Reader<'_>) -> Database {
    let mut database = file.section("database");
    let url = database.text("url", Database::default().url, str::parse);
    database.finish();
    Database { url }
}

fn web(file: &mut Reader<'_>) -> Web {
    const ADDRESS: &str = "an address with its port, such as 127.0.0.1:6278 or [::]:80";
    let default = Web::default();
    let mut web = file.section("web");
    let read = Web {
        listen: web.text("listen", default.listen, |text| text.parse().map_err(|_| ADDRESS)),
        public_url: web.optional("public_url", str::parse),
        trusted_proxies: web.texts("trusted_proxies", default.trusted_proxies, str::parse),
        metrics_from: web.texts("metrics_from", default.metrics_from, str::parse),
        embed_origins: web.texts("embed_origins", default.embed_origins, str::parse),
        body_limit: web.number("body_limit", default.body_limit, 1_024..=1_048_576),
        question_limit: web.number("question_limit", default.question_limit, 10..=4_000),
        request_timeout_s: web.number("request_timeout_s", default.request_timeout_s, 1..=300),
        connections: web.number("connections", default.connections, 1..=100_000),
        visitor_burst: web.number("visitor_burst", default.visitor_burst, 1..=10_000),
        visitor_per_minute: web.number("visitor_per_minute", default.visitor_per_minute, 1..=10_000),
        address_burst: web.number("address_burst", default.address_burst, 1..=100_000),
        address_per_minute: web.number("address_per_minute", default.address_per_minute, 1..=100_000),
        visitors: web.number("visitors", default.visitors, 1..=1_000_000),
        visitor_minutes: web.number("visitor_minutes", default.visitor_minutes, 1..=10_080),
        conversations_mib: web.number("conversations_mib", default.conversations_mib, 1..=65_536),
        transcript: web.number("transcript", default.transcript, 2..=1_000),
        streams_per_visitor: web.number("streams_per_visitor", default.streams_per_visitor, 1..=100),
        streams: web.number("streams", default.streams, 1..=100_000),
    };
    if read.streams >= read.connections {
        web.refuse("streams", format!("has to stay below `connections` ({}), or pages starve", read.connections));
    }
    web.finish();
    read
}

fn log(file: &mut Reader<'_>) -> Log {
    let default = Log::default();
    let mut log = file.section("log");
    let level = log.text("level", default.level, |text| match text {
        "off" | "error" | "warn" | "info" | "debug" | "trace" => Ok(text.parse().expect("a level that tracing knows")),
        _ => Err("one of off, error, warn, info, debug, trace"),
    });
    let format = log.text("format", default.format, |text| match text {
        "auto" => Ok(LogFormat::Auto),
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err("one of auto, text, json"),
    });
    log.finish();
    Log { level, format }
}

/// `public`: how the page is reached from outside.
fn telegram(file: &mut Reader<'_>, public: Option<&Origin>) -> Telegram {
    let default = Telegram::default();
    let mut telegram = file.section("telegram");
    let read = Telegram {
        api_url: telegram.text("api_url", default.api_url, values::http_url),
        receive: telegram.text("receive", default.receive, |text| match text {
            "polling" => Ok(Receive::Polling),
            "webhook" => Ok(Receive::Webhook),
            _ => Err("polling or webhook"),
        }),
        messages_per_second: telegram.number("messages_per_second", default.messages_per_second, 1..=1_000),
        person_burst: telegram.number("person_burst", default.person_burst, 1..=1_000),
        person_per_minute: telegram.number("person_per_minute", default.person_per_minute, 1..=10_000),
        answer_within_minutes: telegram.number("answer_within_minutes", default.answer_within_minutes, 1..=1_440),
        doubtful_answers: telegram.text("doubtful_answers", default.doubtful_answers, |text| match text {
            "leave" => Ok(DoubtfulAnswers::Leave),
            "repeat" => Ok(DoubtfulAnswers::Repeat),
            _ => Err("leave or repeat"),
        }),
        staff_group: telegram.optional("staff_group", |text| {
            text.parse().ok().filter(|it| *it < 0).ok_or("a group's number, such as -1001234567890")
        }),
        token: None,
    };
    if read.receive == Receive::Webhook && !public.is_some_and(Origin::is_https) {
        telegram
            .refuse("receive", "webhook needs [web] public_url to be an https address that Telegram can reach".into());
    }
    telegram.finish();
    read
}

fn staff(file: &mut Reader<'_>) -> Staff {
    let mut staff = file.section("staff");
    let hours = staff.optional("hours", |text| text.parse().map_err(|_| "days and hours such as Mon-Fri 09:00-18:00"));
    staff.finish();
    Staff { hours }
}

fn discord(file: &mut Reader<'_>) -> Discord {
    let default = Discord::default();
    let mut discord = file.section("discord");
    let read = Discord {
        shards: discord.number("shards", default.shards, 0..=10_000),
        person_burst: discord.number("person_burst", default.person_burst, 1..=1_000),
        person_per_minute: discord.number("person_per_minute", default.person_per_minute, 1..=10_000),
        staff_channel: discord.optional("staff_channel", |text| {
            let is_id = (5..=20).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
            is_id.then(|| text.to_owned()).ok_or("a channel's id, such as 1234567890123456789")
        }),
        api_url: discord.text("api_url", default.api_url, values::http_url),
        request_timeout_s: discord.number("request_timeout_s", default.request_timeout_s, 1..=120),
        messages_per_second: discord.number("messages_per_second", default.messages_per_second, 1..=1_000),
        token: None,
    };
    discord.finish();
    read
}

#[cfg(test)]
mod tests;
