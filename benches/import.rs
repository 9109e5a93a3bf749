//! How long 100,000 programs take to be imported and to become a catalogue, and how much memory: `cargo bench --bench
//! import`. Each part runs in a process of its own, so that its peak of memory is its own.

use std::error::Error;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use naru::clock::{Clock, Stopwatch, SystemClock};
use naru::config::DatabaseUrl;
use naru::exchange::{self, Format, Input, Setting};
use naru::language::{Language, Languages};
use naru::program::change::diff;
use naru::program::{Catalogue, sample};
use naru::store::{Author, Store};
use naru::understand::{Engine, Knowledge};

#[path = "../tests/support/database.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod database;

const PROGRAMS: usize = 100_000;

type Outcome = Result<(), Box<dyn Error>>;

fn main() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with("--")).collect();
    let runtime = tokio::runtime::Runtime::new()?;
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["import", folder, url] => runtime.block_on(import(Path::new(folder), &url.parse()?)),
        ["catalogue", url] => runtime.block_on(catalogue(&url.parse()?)),
        _ => runtime.block_on(whole()),
    }
}

async fn whole() -> Outcome {
    let folder = tempfile::tempdir()?;
    let size = generate(folder.path())?;
    println!("{PROGRAMS} programs as CSV, {} MB", size >> 20);
    let part = |arguments: &[&str]| -> Outcome {
        let status = Command::new(std::env::current_exe()?).args(arguments).status()?;
        if status.success() { Ok(()) } else { Err(format!("{arguments:?}: {status}").into()) }
    };
    let files = folder.path().display().to_string();
    let sqlite = format!("sqlite:{}/naru.db", folder.path().display());
    part(&["import", &files, &sqlite])?;
    part(&["import", &files, &sqlite])?;
    part(&["catalogue", &sqlite])?;
    if let Some(postgres) = database::TestDatabase::postgres().await {
        part(&["import", &files, postgres.url.reveal()])?;
        part(&["catalogue", postgres.url.reveal()])?;
    }
    Ok(())
}

/// What `naru import --apply` does.
async fn import(folder: &Path, url: &DatabaseUrl) -> Outcome {
    let engine = if url.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    let start = Stopwatch::start();
    let store = Store::open(url).await?;
    let (stored, read) = store.load_programs().await?;
    let again = if stored.programs.is_empty() { "" } else { ", again" };
    let name = folder.join("programs.csv").display().to_string();
    let source = Box::new(BufReader::with_capacity(1 << 16, File::open(&name)?));
    let input = Input { name, format: Format::Csv, source };
    let around = if stored.programs.is_empty() { around() } else { naru::program::Dataset::default() };
    let known = if stored.programs.is_empty() { &around } else { &stored };
    let setting = Setting { stored: known, home: None, language: Language::new("ko") };
    let files = exchange::read(vec![input], setting, &mut |_| ()).map_err(|faults| format!("{:?}", faults.first()))?;
    let mut changes = files.changes(known, false);
    let mut new = files.data;
    if stored.programs.is_empty() {
        // What programs refer to goes in with them.
        changes.splice(0..0, diff(&stored, &around));
        new = naru::program::Dataset { programs: new.programs, ..around };
    }
    drop(stored);
    let understood = start.elapsed();
    let author = Author { who: "bench", how: "import" };
    store.save_programs(read, &new, &changes, author, SystemClock.now()).await?;
    store.close().await;
    println!(
        "import, {engine}{again}: {:.2} s ({:.2} s of it to read and compare), {} changes, peak {} MB",
        start.elapsed().as_secs_f64(),
        understood.as_secs_f64(),
        changes.len(),
        memory("VmHWM") >> 10
    );
    Ok(())
}

/// What the service does after a change.
async fn catalogue(url: &DatabaseUrl) -> Outcome {
    let engine = Engine::new(&Languages::embedded())?;
    let before = memory("VmRSS");
    let start = Stopwatch::start();
    let store = Store::open_to_read(url).await?;
    let (data, _) = store.load_programs().await?;
    store.close().await;
    let loaded = start.elapsed();
    let records = memory("VmRSS");
    let start = Stopwatch::start();
    let catalogue = Arc::new(Catalogue::new(data, None));
    let indexed = start.elapsed();
    let knowledge = Knowledge::new(catalogue, &engine);
    println!(
        "catalogue of {}: loaded in {:.2} s (+{} MB), indexed by id in {:.2} s, ready to be asked after {:.2} s (+{} MB in all)",
        knowledge.catalogue().programs().len(),
        loaded.as_secs_f64(),
        records.saturating_sub(before) >> 10,
        indexed.as_secs_f64(),
        start.elapsed().as_secs_f64(),
        memory("VmRSS").saturating_sub(before) >> 10
    );
    Ok(())
}

/// Places, topics and so on, as the sample has them.
fn around() -> naru::program::Dataset {
    naru::program::Dataset { programs: Vec::new(), ..sample::dataset() }
}

/// Writes `programs.csv`, and gives its bytes: two languages, a summary of a sentence or two, dates over six years.
fn generate(folder: &Path) -> Result<u64, Box<dyn Error>> {
    let data = around();
    let path = folder.join("programs.csv");
    let mut out = BufWriter::new(File::create(&path)?);
    writeln!(
        out,
        "id,series,kind,organizer,status,format,topics,audience,places,partners,starts,ends,apply_opens,apply_closes,\
         apply_url,contact,fee_krw,capacity,languages,title_ko,title_en,summary_ko,summary_en,venue_ko"
    )?;
    let kinds = ["forum", "training", "exchange", "volunteering", "culture", "network"];
    let pick = |list: &[naru::program::Term], n: usize| list[n % list.len()].id.clone();
    for n in 0..PROGRAMS {
        let (year, month, day) = (2025 + n % 6, 1 + n / 7 % 12, 1 + n / 91 % 28);
        let (place, partner) =
            (&data.places[n * 7 % data.places.len()].id, &data.places[n * 13 % data.places.len()].id);
        let topic = data.topics[n % data.topics.len()].names.get(Language::new("ko")).unwrap_or("교류").to_owned();
        let english =
            data.topics[n % data.topics.len()].names.get(Language::new("en")).unwrap_or("Exchange").to_owned();
        writeln!(
            out,
            "program-{n},series-{},{},bfic,scheduled,onsite,{};{},{};{},{place},{partner},\
             {year}-{month:02}-{day:02}T10:00:00+09:00,{year}-{month:02}-{day:02}T17:00:00+09:00,\
             {year}-{month:02}-01T09:00:00+09:00,{year}-{month:02}-{day:02}T09:00:00+09:00,\
             https://example.org/apply/program-{n},program-{n}@example.org,{},{},ko;en,\
             {n}번째 {topic} 모임,{english} meeting number {n},\
             {topic}에 관심 있는 시민이 {n}번 자리에 모여 함께 이야기합니다. 참가자는 수료증을 받습니다.,\
             Citizens interested in this subject meet in hall {n} and talk. Those who attend get a certificate.,\
             부산국제교류센터 {}호실",
            n / 4,
            kinds[n % kinds.len()],
            pick(&data.topics, n),
            pick(&data.topics, n / 3 + 1),
            pick(&data.audiences, n),
            pick(&data.audiences, n / 5 + 1),
            n % 5 * 10_000,
            10 + n % 200,
            n % 900
        )?;
    }
    out.flush()?;
    Ok(std::fs::metadata(path)?.len())
}

/// A line of `/proc/self/status` in KiB; 0 where there is none.
fn memory(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let value = status.lines().find_map(|it| it.strip_prefix(line)?.strip_prefix(':'));
    value.and_then(|it| it.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}
