//! A year in seconds: people in the zones of the partner cities, clock changes, moved and cancelled programs, outages of
//! six hours and of three days, processes that die, planning done twice. A model written here, apart from the code that
//! it judges, says what each chat should have got and when; what the network shows has to be equal to it.

#[path = "support/mod.rs"]
#[allow(dead_code, unused_imports, reason = "each test program uses a part of the support")]
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use chrono::{DateTime, Datelike, Duration, NaiveTime, TimeZone, Timelike, Utc, Weekday};
use chrono_tz::Tz;
use naru::answer::{Press, Subject};
use naru::channel::{Address, Channel, ChannelName, Inbound, Limits, ListenError, Receipt, SendError};
use naru::clock::Clock;
use naru::deliver::{Gate, Sender, Settings};
use naru::desk::planner::Planner;
use naru::language::Language;
use naru::notify::notice::{Compose, Notice};
use naru::person::{Anchor, Offset, QuietHours, Setting};
use naru::program::{Program, Status};
use naru::render::{Block, Inline, Message};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use support::database::TestDatabase;
use support::desk::{TestDesk, at, person};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

/// Where the partner cities are, one of each clock: with and without summer time, north and south, half hours.
const ZONES: &[Tz] = &[
    chrono_tz::Asia::Seoul,
    chrono_tz::Asia::Shanghai,
    chrono_tz::Asia::Ho_Chi_Minh,
    chrono_tz::Asia::Kolkata,
    chrono_tz::Asia::Ulaanbaatar,
    chrono_tz::Europe::Istanbul,
    chrono_tz::Europe::London,
    chrono_tz::America::Chicago,
    chrono_tz::America::Los_Angeles,
    chrono_tz::America::Santiago,
    chrono_tz::Pacific::Auckland,
];

const FROM: &str = "2026-11-22T10:00:00+09:00";
const TO: &str = "2027-11-22T10:00:00+09:00";
/// Nothing runs from the first to the second.
const OUTAGES: &[(&str, &str)] = &[
    ("2027-03-14T03:00:00+09:00", "2027-03-14T09:00:00+09:00"),
    ("2027-04-18T12:00:00+09:00", "2027-04-21T12:00:00+09:00"),
];

/// Says what the desk says, and under it which notices that tells of.
struct Labelled<C>(Arc<C>);

fn label(notice: &Notice) -> String {
    match &notice.subject {
        Subject::Reminder { program, offset, .. } => format!("{program} {offset}"),
        Subject::Changed { program, .. } => format!("{program} changed"),
        Subject::Digest { .. } => "digest".to_owned(),
        other => format!("{other:?}"),
    }
}

fn labelled(mut message: Message, labels: Vec<String>) -> Message {
    message.blocks.extend(labels.into_iter().map(|it| Block::Paragraph(vec![Inline::Text(format!("#{it}"))])));
    message
}

impl<C: Compose> Compose for Labelled<C> {
    fn message(&self, notice: &Notice, languages: &[Language], zone: Tz, now: DateTime<Utc>) -> Option<Message> {
        Some(labelled(self.0.message(notice, languages, zone, now)?, vec![label(notice)]))
    }

    fn merged(&self, all: &[(&Notice, &str)], languages: &[Language], zone: Tz, now: DateTime<Utc>) -> Option<Message> {
        let labels = all.iter().map(|(notice, _)| label(notice)).collect();
        Some(labelled(self.0.merged(all, languages, zone, now)?, labels))
    }

    fn with_stop(&self, message: Message, cause: &str) -> Message {
        self.0.with_stop(message, cause)
    }
}

/// When it came, its text, the labels of its buttons.
type Entry = (DateTime<Utc>, String, Vec<String>);

/// Writes down what came, when and with which labels.
struct Book {
    clock: Arc<dyn Clock>,
    entries: Mutex<Vec<Entry>>,
    without_stop: Mutex<Vec<String>>,
}

const LIMITS: Limits = Limits { message_chars: None, feed: None, keeps_nonce: false };

#[async_trait]
impl Channel for Book {
    fn name(&self) -> ChannelName {
        "telegram"
    }

    fn limits(&self) -> &Limits {
        &LIMITS
    }

    async fn send(&self, to: &Address, message: &Message, _: &str) -> Result<Receipt, SendError> {
        let labels: Vec<String> = message
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Paragraph(parts) => match parts.as_slice() {
                    [Inline::Text(text)] => text.strip_prefix('#').map(str::to_owned),
                    _ => None,
                },
                _ => None,
            })
            .collect();
        let stops = support::desk::presses(std::slice::from_ref(message))
            .into_iter()
            .any(|(_, press)| matches!(press, Press::Stop(_)));
        if !stops {
            self.without_stop.lock().unwrap().push(labels.join(", "));
        }
        self.entries.lock().unwrap().push((self.clock.now(), to.chat.clone(), labels));
        Ok(Receipt::new("m", self.clock.now()))
    }

    async fn listen(&self, _: mpsc::Sender<Inbound>, stop: CancellationToken) -> Result<(), ListenError> {
        stop.cancelled().await;
        Ok(())
    }
}

/// What staff do to the programs during the year.
#[derive(Clone, Copy)]
enum Edit {
    /// Start and end move by so many days.
    Move(i64),
    /// The application's deadline moves by so many days.
    Deadline(i64),
    Cancel,
}

fn edited(program: &mut Program, edit: Edit) {
    match edit {
        Edit::Move(days) => {
            program.starts = program.starts.map(|it| it + Duration::days(days));
            program.ends = program.ends.map(|it| it + Duration::days(days));
        }
        Edit::Deadline(days) => program.apply_closes = program.apply_closes.map(|it| it + Duration::days(days)),
        Edit::Cancel => program.status = Status::Cancelled,
    }
}

/// The usual offsets, as `bot.toml` has them for every kind.
const OFFSETS: [&str; 5] = ["opens", "closes-7d", "closes-1d", "starts-1d", "starts-2h"];

struct Reader {
    chat: String,
    zone: Tz,
    quiet: bool,
    programs: BTreeSet<String>,
}

/// The model: versions of each program through the year, and from them what is due when.
struct Model {
    /// (from when on, the record), oldest first.
    versions: BTreeMap<String, Vec<(DateTime<Utc>, Program)>>,
}

impl Model {
    fn version(&self, program: &str, when: DateTime<Utc>) -> &Program {
        let versions = &self.versions[program];
        &versions.iter().rev().find(|(from, _)| *from <= when).unwrap_or(&versions[0]).1
    }

    /// The moment that an offset counts back from, and when its reminder is of no use any more.
    fn moment(program: &Program, offset: Offset) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        if program.status == Status::Cancelled {
            return None;
        }
        let utc = |it: DateTime<chrono::FixedOffset>| it.with_timezone(&Utc);
        Some(match offset.anchor {
            Anchor::Opens => {
                let opens = utc(program.apply_opens?);
                (opens, program.apply_closes.map_or(opens + Duration::days(3), utc))
            }
            Anchor::Closes => (utc(program.apply_closes?), utc(program.apply_closes?)),
            Anchor::Starts => (utc(program.starts?), utc(program.starts?)),
        })
    }

    /// When nobody is asleep: the end of the outage, then the end of the night.
    fn awake(reader: &Reader, when: DateTime<Utc>) -> DateTime<Utc> {
        if !reader.quiet {
            return when;
        }
        let local = reader.zone.from_utc_datetime(&when.naive_utc());
        let (morning, night) = (NaiveTime::from_hms_opt(8, 0, 0).unwrap(), NaiveTime::from_hms_opt(21, 0, 0).unwrap());
        let day = match local.time() {
            time if time < morning => local.date_naive(),
            time if time >= night => local.date_naive() + Duration::days(1),
            _ => return when,
        };
        // No clock of these zones changes at eight in the morning.
        reader.zone.from_local_datetime(&day.and_time(morning)).single().expect("an ordinary morning").to_utc()
    }

    fn at_work(when: DateTime<Utc>) -> DateTime<Utc> {
        let outage = OUTAGES.iter().map(|(from, to)| (at(from), at(to))).find(|(from, to)| *from <= when && when < *to);
        outage.map_or(when, |(_, to)| to)
    }

    /// What one reader should get, and when.
    fn expected(&self, reader: &Reader, from: DateTime<Utc>, to: DateTime<Utc>) -> BTreeSet<(DateTime<Utc>, String)> {
        let mut expected = BTreeSet::new();
        for program in &reader.programs {
            let versions = &self.versions[program];
            for (n, (since, record)) in versions.iter().enumerate() {
                let until = versions.get(n + 1).map_or(to, |(next, _)| *next);
                for offset in OFFSETS.map(|it| it.parse::<Offset>().unwrap()) {
                    let Some((anchor, lapses)) = Self::moment(record, offset) else { continue };
                    let due = anchor - offset.before();
                    // Planned while this version holds; what fell due in an outage is looked at after it.
                    let planned = Self::at_work(due);
                    if due <= from || planned > to || planned < *since || planned >= until || lapses <= planned {
                        continue;
                    }
                    let sent = Self::awake(reader, planned);
                    let then = self.version(program, sent);
                    let still = Self::moment(then, offset).is_some_and(|(at, _)| at == anchor);
                    if sent < to && sent < lapses && still {
                        expected.insert((sent, format!("{program} {offset}")));
                    }
                }
            }
        }
        expected
    }
}

fn subscribe(program: &str) -> Press {
    Press::Remind(program.to_owned())
}

#[tokio::test]
async fn each_chat_gets_in_a_year_what_the_model_says() {
    let database = TestDatabase::sqlite().await;
    let mut app = TestDesk::new(&database).await;
    app.store.set_setting("live", "yes").await.expect("it is kept");
    let (from, to) = (at(FROM), at(TO));
    let dated: Vec<String> =
        app.data.programs.iter().filter(|it| it.starts.is_some_and(|at| at > from)).map(|it| it.id.clone()).collect();
    assert!(dated.len() > 20, "the sample has a year of programs");

    let mut rng = StdRng::seed_from_u64(2027);
    let mut readers = Vec::new();
    for (n, zone) in ZONES.iter().enumerate() {
        for quiet in [true, false] {
            let chat = format!("{}", 100 + 2 * n + usize::from(quiet));
            let programs: BTreeSet<String> = dated.iter().filter(|_| rng.random_ratio(1, 2)).cloned().collect();
            let who = person(&chat, ["ko", "en"][n % 2]);
            for program in &programs {
                app.desk.press(&who, subscribe(program)).await;
            }
            let address = database.look_up_address("telegram", &chat, None).await.unwrap().expect("it is known");
            database.set(&address.id, &Setting::Zone(*zone)).await.expect("it is kept");
            let hours = quiet.then(QuietHours::default);
            database.set(&address.id, &Setting::Quiet(hours)).await.expect("it is kept");
            readers.push(Reader { chat, zone: *zone, quiet, programs });
        }
    }

    // A third of the programs change once or twice, at a minute of their own.
    let mut model = Model { versions: BTreeMap::new() };
    let mut edits: BTreeMap<DateTime<Utc>, Vec<(String, Edit)>> = BTreeMap::new();
    for id in &dated {
        let record = app.data.programs.iter().find(|it| it.id == *id).expect("it is there").clone();
        let mut versions = vec![(from, record.clone())];
        let starts = record.starts.expect("it is dated").to_utc();
        for _ in 0..[0, 0, 1, 2][rng.random_range(0..4)] {
            let span = (starts - from).num_minutes().clamp(1, 500_000);
            let when = Model::at_work(from + Duration::minutes(rng.random_range(1..=span)));
            if when <= versions.last().expect("one").0 || when >= to {
                continue;
            }
            let edit = match rng.random_range(0..4) {
                0 => Edit::Cancel,
                1 => Edit::Deadline(rng.random_range(1..10)),
                _ => Edit::Move(rng.random_range(-5..40)),
            };
            let mut next = versions.last().expect("one").1.clone();
            edited(&mut next, edit);
            edits.entry(when).or_default().push((id.clone(), edit));
            versions.push((when, next));
        }
        model.versions.insert(id.clone(), versions);
    }

    // Whatever can happen, happens at one of these times; and each midnight somebody looks anyway.
    let mut times: BTreeSet<DateTime<Utc>> = edits.keys().copied().collect();
    times.extend(edits.keys().map(|it| *it + Duration::minutes(11)));
    times.extend(OUTAGES.iter().map(|(_, to)| at(to)));
    times.extend((0..365).map(|day| from + Duration::days(day)));
    for versions in model.versions.values() {
        for (_, record) in versions {
            for offset in OFFSETS.map(|it| it.parse::<Offset>().unwrap()) {
                times.extend(Model::moment(record, offset).map(|(anchor, _)| anchor - offset.before()));
            }
        }
    }
    for reader in readers.iter().filter(|it| it.quiet) {
        let mornings: Vec<_> = times.iter().map(|at| Model::awake(reader, *at)).collect();
        times.extend(mornings);
    }
    times.retain(|it| *it > from && *it <= to && Model::at_work(*it) == *it);

    let book = Arc::new(Book {
        clock: Arc::clone(&app.clock) as Arc<dyn Clock>,
        entries: Mutex::default(),
        without_stop: Mutex::default(),
    });
    let sender = |app: &TestDesk| {
        let gate = Gate::new(Arc::clone(&book) as Arc<dyn Channel>, Arc::clone(&app.clock) as Arc<dyn Clock>);
        let (alerts, _) = mpsc::channel(16);
        let compose = Arc::new(Labelled(Arc::clone(&app.desk)));
        let clock = Arc::clone(&app.clock) as Arc<dyn Clock>;
        Sender::new(gate, app.store.clone(), compose, clock, alerts, Settings::default())
    };
    let planner = Planner::new(Arc::clone(&app.desk));
    planner.plan().await.expect("it plans");
    let mut office = sender(&app);
    for now in &times {
        app.clock.set(*now);
        if let Some(due) = edits.get(now) {
            for (id, edit) in due {
                app.edit(id, |it| edited(it, *edit));
            }
        }
        planner.plan().await.expect("it plans");
        if rng.random_ratio(1, 20) {
            assert_eq!(planner.plan().await.expect("it plans").deliveries, 0, "planning twice adds nothing");
        }
        if rng.random_ratio(1, 50) {
            office = sender(&app); // the process died between two messages, and another goes on
        }
        office.drain().await.expect("it sends");
    }

    let entries = book.entries.lock().unwrap();
    let mut wrong = Vec::new();
    let mut reminders = 0;
    for reader in &readers {
        let mut got = BTreeSet::new();
        for (when, _, labels) in entries.iter().filter(|(_, chat, _)| *chat == reader.chat) {
            let hour = reader.zone.from_utc_datetime(&when.naive_utc()).hour();
            if reader.quiet && !(8..21).contains(&hour) {
                wrong.push(format!("{} {}: a push at {hour} o'clock", reader.chat, reader.zone));
            }
            for label in labels.iter().filter(|it| !it.ends_with("changed")) {
                if !got.insert((*when, label.clone())) {
                    wrong.push(format!("{} {}: twice at {when}: {label}", reader.chat, reader.zone));
                }
            }
        }
        let expected = model.expected(reader, from, to);
        reminders += expected.len();
        let told =
            |(when, label): &(DateTime<Utc>, String)| format!("{} {}: {label} at {when}", reader.chat, reader.zone);
        wrong.extend(expected.difference(&got).map(|it| format!("missing  {}", told(it))));
        wrong.extend(got.difference(&expected).map(|it| format!("too much {}", told(it))));
    }
    assert!(wrong.is_empty(), "{} of {reminders}:\n{}", wrong.len(), wrong[..wrong.len().min(30)].join("\n"));
    assert!(reminders > 500, "a year with {reminders} reminders shows little");
    assert_eq!(*book.without_stop.lock().unwrap(), [""; 0], "every push has its stop button");
}

#[tokio::test]
async fn a_weekly_digest_comes_on_monday_at_nine_all_year_round() {
    let database = TestDatabase::sqlite().await;
    let app = TestDesk::new(&database).await;
    app.store.set_setting("live", "yes").await.expect("it is kept");
    let zone = chrono_tz::America::Chicago;
    let who = person("1", "en");
    app.desk.press(&who, Press::Subscribe(naru::person::Wish::default())).await;
    let address = database.look_up_address("telegram", "1", None).await.unwrap().expect("it is known");
    let subscription = database.subscriptions(&address.id).await.unwrap().remove(0).id;
    database.set(&address.id, &Setting::Zone(zone)).await.expect("it is kept");
    let weekly = Setting::Digest { subscription, schedule: Some("0 9 * * 1".to_owned()) };
    database.set(&address.id, &weekly).await.expect("it is kept");

    let clock = Arc::clone(&app.clock) as Arc<dyn Clock>;
    let book = Arc::new(Book { clock: Arc::clone(&clock), entries: Mutex::default(), without_stop: Mutex::default() });
    let gate = Gate::new(Arc::clone(&book) as Arc<dyn Channel>, Arc::clone(&clock));
    let (alerts, _) = mpsc::channel(16);
    let compose = Arc::new(Labelled(Arc::clone(&app.desk)));
    let mut office = Sender::new(gate, app.store.clone(), compose, clock, alerts, Settings::default());
    let planner = Planner::new(Arc::clone(&app.desk));
    planner.plan().await.expect("it plans");
    let (from, to) = (at(FROM), at(TO));
    let mut now = from;
    while now < to {
        let monday = zone.from_utc_datetime(&now.naive_utc()).weekday() == Weekday::Mon;
        now += Duration::hours(if monday { 1 } else { 5 });
        app.clock.set(now);
        planner.plan().await.expect("it plans");
        office.drain().await.expect("it sends");
    }
    let entries = book.entries.lock().unwrap();
    let digests: Vec<_> = entries.iter().filter(|(.., labels)| labels.iter().any(|it| it == "digest")).collect();
    assert!((30..=53).contains(&digests.len()), "{} digests", digests.len());
    for (when, ..) in digests {
        let local = zone.from_utc_datetime(&when.naive_utc());
        assert_eq!((local.weekday(), local.hour()), (Weekday::Mon, 9), "{local}");
    }
}
