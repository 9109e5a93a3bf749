//! `naru announce` and `naru staff`: what staff do in their chats, from the command line.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, anyhow, bail};
use serde::Deserialize;

use super::database;
use crate::answer::Attachment;
use crate::app::languages;
use crate::broadcast::{Content, Role, Segment};
use crate::clock::{Clock, SystemClock};
use crate::conversation::Conversation;
use crate::desk::newsroom::{Actor, Order, Outcome, words};
use crate::desk::{Desk, Settings};
use crate::language::{Language, LocalizedText};
use crate::program::Catalogue;
use crate::render::{Voice, plain};
use crate::store::Store;
use crate::understand::Knowledge;

/// Networks take larger ones, but a phone on the road does not.
const FILE_BYTES: usize = 5 * 1024 * 1024;

/// Write announcements, let them go, and see what became of them. Texts stand in a TOML file: [title] and [body] with a
/// text per language, optional segment, [values] of placeholders, and [[file]] with path and description.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Where the settings stand; bot.toml by default, which may be missing.
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    /// Who does this, for the log: an approval has to come from somebody else than the author.
    #[arg(long = "as", value_name = "NAME", default_value = "operator", global = true)]
    name: String,
    /// The language of what is printed; the configured one by default.
    #[arg(long, value_name = "TAG", global = true)]
    lang: Option<Language>,
    #[command(subcommand)]
    order: Announce,
}

#[derive(Debug, clap::Subcommand)]
enum Announce {
    /// The latest announcements.
    List,
    /// One of them, and what stands in its way.
    Show {
        number: i64,
    },
    /// A new draft from a file.
    New {
        file: PathBuf,
    },
    /// The whole text of one anew, from a file. Any edit takes back an approval.
    Edit {
        number: i64,
        file: PathBuf,
    },
    /// A new draft with the texts and files of an earlier one.
    Copy {
        number: i64,
    },
    /// What a placeholder stands for: deadline="3 December", or deadline.ko="12월 3일" for one language.
    Value {
        number: i64,
        #[arg(value_name = "NAME=VALUE")]
        value: String,
    },
    /// Whom it is for: language=ko,en kind=group topic=oda place=japan network=telegram; all.
    Segment {
        number: i64,
        conditions: Vec<String>,
    },
    /// One more picture (png, jpg), PDF or calendar file.
    File {
        number: i64,
        path: PathBuf,
        /// What a picture shows, for people who cannot see it.
        #[arg(long)]
        description: Option<String>,
    },
    /// What a picture of it shows, for people who cannot see it.
    Describe {
        number: i64,
        /// Its name: poster.png
        file: String,
        words: String,
    },
    /// Every language as it will be read, with its length and where networks split it.
    Preview {
        number: i64,
    },
    /// Send it to the chats of staff.
    Test {
        number: i64,
    },
    /// It is finished: check it, and ask for a second person's yes where one is needed.
    Submit {
        number: i64,
        /// Although the language versions do not agree.
        #[arg(long)]
        anyway: bool,
    },
    /// Say yes to the announcement of somebody else.
    Approve {
        number: i64,
    },
    /// Let it go, now or at a time.
    Send {
        number: i64,
        /// Such as 2026-12-01T09:00, on the home city's clock.
        #[arg(long)]
        at: Option<String>,
    },
    /// Nothing more leaves until it is resumed.
    Pause {
        number: i64,
    },
    Resume {
        number: i64,
    },
    /// Take back what has not left yet.
    Cancel {
        number: i64,
    },
    /// Put the edited text in the place of what was delivered.
    Correct {
        number: i64,
    },
    /// Delete what was delivered, or say that it is withdrawn where a network cannot delete.
    Recall {
        number: i64,
    },
    /// Ask that it may pass quiet hours; by a second person, say yes to that.
    Urgent {
        number: i64,
    },
    /// Ring the roles that channels on Discord chose for announcements; needs the yes of a second person.
    Call {
        number: i64,
        /// Ring nobody after all.
        #[arg(long)]
        no: bool,
    },
    /// What became of it.
    Report {
        number: i64,
        /// Chat by chat, as CSV.
        #[arg(long)]
        csv: bool,
    },
    /// Send it again to those whom it did not reach.
    Resend {
        number: i64,
        /// To those too of whom nobody knows whether it reached them.
        #[arg(long)]
        doubtful: bool,
    },
    /// Texts that are used again: without an order, all of them.
    Template {
        #[command(subcommand)]
        order: Option<TemplateOrder>,
    },
    /// Decide about messages that are held after an outage or in a restored database.
    Held {
        #[arg(value_parser = ["outage", "restored"])]
        why: String,
        #[arg(value_parser = ["send", "drop"])]
        what: String,
    },
}

#[derive(Debug, clap::Subcommand)]
enum TemplateOrder {
    /// Keep the texts, files and segment of an announcement under a name, without what its placeholders stood for.
    Save { number: i64, name: String },
    /// A new draft from it; it cannot go out before every placeholder has its value.
    Use { name: String },
    /// Forget it.
    Drop { name: String },
}

/// Who belongs to the foundation, what they did, and the day the installation speaks to everybody.
#[derive(Debug, clap::Args)]
pub struct StaffArguments {
    /// Where the settings stand; bot.toml by default, which may be missing.
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    #[arg(long = "as", value_name = "NAME", default_value = "operator", global = true)]
    name: String,
    #[arg(long, value_name = "TAG", global = true)]
    lang: Option<Language>,
    #[command(subcommand)]
    order: Staff,
}

#[derive(Debug, clap::Subcommand)]
enum Staff {
    /// All members.
    List,
    /// A new member, or another role for one; prints a one-time code that binds an account.
    Add {
        name: String,
        /// viewer, editor, sender, approver or owner; each may do what those before it may.
        #[arg(value_parser = |name: &str| Role::from_name(name).ok_or("expected viewer, editor, sender, approver or owner"))]
        role: Role,
    },
    Remove {
        name: String,
    },
    /// What people wrote by /feedback and nobody has dealt with yet, the oldest first.
    Feedback {
        /// This one is dealt with; its code stands before it.
        #[arg(long, value_name = "CODE")]
        done: Option<String>,
    },
    /// What was done, the newest first.
    Log,
    /// What is to be done before the installation speaks to everybody.
    Live {
        /// Declare it live.
        #[arg(long)]
        yes: bool,
    },
}

impl Arguments {
    pub async fn run(self) -> anyhow::Result<()> {
        let office = Office::open(self.config.as_deref(), self.lang).await?;
        let csv = matches!(self.order, Announce::Report { csv: true, .. });
        let order = office.order(self.order)?;
        office.carry_out(&self.name, order, csv).await
    }
}

impl StaffArguments {
    pub async fn run(self) -> anyhow::Result<()> {
        let office = Office::open(self.config.as_deref(), self.lang).await?;
        let order = match self.order {
            Staff::List => Order::Team,
            Staff::Add { name, role } => Order::Member { name, role },
            Staff::Remove { name } => Order::Remove { name },
            Staff::Feedback { done: None } => Order::Feedback,
            Staff::Feedback { done: Some(code) } => Order::FeedbackDone { code },
            Staff::Log => Order::Log,
            Staff::Live { yes } => Order::Live { declare: yes },
        };
        office.carry_out(&self.name, order, false).await
    }
}

/// The desk over the configured database; `naru run` may serve from it at the same time.
struct Office {
    desk: Desk,
    store: Store,
    language: Language,
}

impl Office {
    async fn open(config: Option<&Path>, language: Option<Language>) -> anyhow::Result<Self> {
        let config = database::configured(config)?;
        let store = Store::open(&config.database.url).await?;
        let (data, _) = store.load_programs().await?;
        let offered = languages(&config.bot)?;
        let conversation = Conversation::new(&offered, config.reminders.clone()).context("reading the languages")?;
        let catalogue = Catalogue::new(data, config.bot.home.as_deref());
        let knowledge = Arc::new(Knowledge::new(Arc::new(catalogue), conversation.engine()));
        let settings = Settings::new(&config, offered.iter().map(|locale| locale.tag));
        let desk = Desk::new(Arc::new(conversation), knowledge, store.clone(), Arc::new(SystemClock), settings);
        Ok(Self { desk, store, language: language.unwrap_or(config.bot.language) })
    }

    fn order(&self, order: Announce) -> anyhow::Result<Order> {
        Ok(match order {
            Announce::List => Order::List,
            Announce::Show { number } => Order::Show(number),
            Announce::New { file } => {
                let (content, segment, files) = read(&file)?;
                Order::New { content, segment: segment.unwrap_or_default(), files }
            }
            Announce::Edit { number, file } => {
                let (content, segment, files) = read(&file)?;
                Order::Edit { number, content, segment, files }
            }
            Announce::Copy { number } => Order::Copy(number),
            Announce::Value { number, value } => {
                let (name, value) = value.split_once('=').context("expected NAME=VALUE")?;
                Order::Value { number, name: name.to_owned(), value: value.to_owned() }
            }
            Announce::Segment { number, conditions } => {
                Order::Segment { number, segment: conditions.join(" ").parse()? }
            }
            Announce::File { number, path, description } => {
                Order::File { number, file: attachment(&path, description)? }
            }
            Announce::Describe { number, file, words } => Order::Describe { number, file, words },
            Announce::Preview { number } => Order::Preview(number),
            Announce::Test { number } => Order::Test(number),
            Announce::Submit { number, anyway } => Order::Submit { number, anyway },
            Announce::Approve { number } => Order::Approve { number },
            Announce::Send { number, at } => {
                let home = self.desk.knowledge().catalogue().home_zone();
                let read = |text: String| {
                    crate::desk::newsroom::moment(&text, home)
                        .with_context(|| format!("“{text}”: expected a time such as 2026-12-01T09:00"))
                };
                Order::Send { number, at: at.map(read).transpose()? }
            }
            Announce::Pause { number } => Order::Pause(number),
            Announce::Resume { number } => Order::Resume(number),
            Announce::Cancel { number } => Order::Cancel(number),
            Announce::Correct { number } => Order::Correct(number),
            Announce::Recall { number } => Order::Recall(number),
            Announce::Urgent { number } => Order::Urgent(number),
            Announce::Call { number, no } => Order::Calls { number, calls: !no },
            Announce::Report { number, .. } => Order::Report(number),
            Announce::Resend { number, doubtful } => Order::Resend { number, doubtful },
            Announce::Template { order: None } => Order::Templates,
            Announce::Template { order: Some(TemplateOrder::Save { number, name }) } => {
                Order::SaveTemplate { number, name }
            }
            Announce::Template { order: Some(TemplateOrder::Use { name }) } => Order::UseTemplate { name },
            Announce::Template { order: Some(TemplateOrder::Drop { name }) } => Order::DropTemplate { name },
            Announce::Held { why, what } => Order::Held { why, send: what == "send" },
        })
    }

    async fn carry_out(self, name: &str, order: Order, csv: bool) -> anyhow::Result<()> {
        let done = self.desk.newsroom(&Actor::operator(name), order).await;
        let knowledge = self.desk.knowledge();
        let texts = self.desk.conversation().texts();
        let voice = Voice::new(texts, self.language, knowledge.catalogue(), SystemClock.now());
        let said = match done {
            Ok(Outcome::Reported(report)) if csv => {
                told(&report.csv);
                Ok(())
            }
            Ok(outcome) => {
                told(&format!("{}\n", plain::text(&words::outcome(voice, &outcome))));
                Ok(())
            }
            Err(crate::desk::newsroom::Refusal::Store(error)) => Err(error.into()),
            Err(refusal) => Err(anyhow!("{}", plain::text(&words::refusal(voice, &refusal)))),
        };
        self.store.close().await;
        said
    }
}

/// Prints it; whoever reads only the first lines of a long report has what they want.
fn told(text: &str) {
    let _read_no_further = std::io::stdout().write_all(text.as_bytes());
}

/// An announcement as its file has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    segment: Option<String>,
    #[serde(default)]
    title: LocalizedText,
    #[serde(default)]
    body: LocalizedText,
    #[serde(default)]
    values: BTreeMap<String, String>,
    #[serde(default)]
    calls: bool,
    #[serde(default, rename = "file")]
    files: Vec<WrittenFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFile {
    path: PathBuf,
    #[serde(default)]
    description: Option<String>,
}

fn read(path: &Path) -> anyhow::Result<(Content, Option<Segment>, Vec<Attachment>)> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let written: Written = toml::from_str(&text).with_context(|| format!("reading {}", path.display()))?;
    let segment = written.segment.as_deref().map(str::parse).transpose()?;
    let beside = path.parent().unwrap_or(Path::new(""));
    let files = written.files.into_iter().map(|file| attachment(&beside.join(&file.path), file.description));
    let content = Content { title: written.title, body: written.body, values: written.values, calls: written.calls };
    Ok((content, segment, files.collect::<anyhow::Result<_>>()?))
}

fn attachment(path: &Path, description: Option<String>) -> anyhow::Result<Attachment> {
    let name = path.file_name().and_then(|it| it.to_str()).context("a file needs a name")?.to_owned();
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let mime = match ending.as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "pdf" => "application/pdf",
        "ics" => "text/calendar",
        _ => bail!("{}: expected a picture (png, jpg), a PDF or a calendar file (ics)", path.display()),
    };
    let bytes = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    if bytes.len() > FILE_BYTES {
        bail!("{}: {} bytes; at most {FILE_BYTES} can be sent", path.display(), bytes.len());
    }
    Ok(Attachment { name, mime: mime.to_owned(), description, bytes: bytes.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_announcement_is_read_from_its_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("peace.toml");
        std::fs::write(folder.path().join("poster.png"), [1, 2, 3]).expect("it is written");
        let text = "segment = \"language=ko\"\n[title]\nko = \"안내\"\n[body]\nko = \"{{when}}에 열립니다.\"\n[values]\n\
                    when = \"12월 3일\"\n[[file]]\npath = \"poster.png\"\ndescription = \"포스터\"\n";
        std::fs::write(&path, text).expect("it is written");
        let (content, segment, files) = read(&path).expect("it is well-formed");
        assert_eq!(content.title.get(Language::new("ko")), Some("안내"));
        assert_eq!(content.values["when"], "12월 3일");
        assert_eq!(segment.map(|it| it.to_string()).as_deref(), Some("language=ko"));
        assert_eq!(
            (files[0].name.as_str(), files[0].mime.as_str(), &*files[0].bytes),
            ("poster.png", "image/png", &[1, 2, 3][..])
        );
        std::fs::write(&path, "[titel]\nko = \"x\"\n").expect("it is written");
        assert!(read(&path).is_err(), "a key that is none is told");
    }
}
