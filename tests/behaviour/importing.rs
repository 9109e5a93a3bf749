//! `naru import`, `export`, `migrate` as an operator uses them: the program itself, in a folder of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::on_both_engines;
use crate::support::database::TestDatabase;

/// A folder with a `bot.toml` whose database is in it.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("bot.toml"), "[database]\nurl = \"sqlite:naru.db\"\n").expect("a file");
        Self(folder)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    }

    fn naru(&self, arguments: &[&str]) -> Ran {
        self.command(arguments).output().expect("it runs").into()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_naru"));
        command.args(arguments).current_dir(self.path()).env_remove("NARU_DATABASE_URL").stdin(Stdio::null());
        command
    }

    fn with_sample(self) -> Self {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample");
        let ran = self.naru(&["import", "--apply", &sample.display().to_string()]);
        assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""), "{}", ran.out);
        self
    }
}

struct Ran {
    code: Option<i32>,
    out: String,
    errors: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it writes text");
        Self { code: output.status.code(), out: text(output.stdout), errors: text(output.stderr) }
    }
}

#[test]
fn a_look_changes_nothing_and_makes_nothing() {
    let folder = Folder::new();
    let topics = "[[topic]]\nid = \"oda\"\nnames.en = \"ODA\"\n";
    folder.write("topics.toml", topics);
    let ran = folder.naru(&["import", "topics.toml"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    assert_eq!(
        ran.out,
        "+ topic oda\n1 to add, 0 to change, 0 to remove.\nNothing was changed yet; --apply does it.\n"
    );
    assert!(!folder.path().join("naru.db").exists());
}

#[test]
fn what_is_applied_is_stored_and_importing_it_again_changes_nothing() {
    let folder = Folder::new().with_sample();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample").display().to_string();
    let again = folder.naru(&["import", "--apply", &sample]);
    assert_eq!((again.code, again.out.as_str()), (Some(0), "Nothing differs from what is stored.\n"));

    let changed = folder.write("programs.csv", "id,fee_krw\nun-week-2027,5000\n");
    let ran = folder.naru(&["import", "--apply", "--by", "mina", &changed.display().to_string()]);
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
    assert!(ran.out.contains("~ program un-week-2027\n    fee_krw: 0 → 5000\n"), "{}", ran.out);
    assert!(ran.out.ends_with("stay; --remove would remove them.\nImported.\n"), "{}", ran.out);
}

#[test]
fn all_faults_are_told_and_nothing_is_half_imported() {
    let folder = Folder::new();
    folder.write("good.toml", "[[topic]]\nid = \"oda\"\nnames.en = \"ODA\"\n");
    folder.write("bad.toml", "[[topic]]\nid = \"b\"\nname.en = \"B\"\n[[audience]]\nid = 3\nnames.en = \"A\"\n");
    folder.write("places.csv", "id,kind,names_en\nx,town,X\n");
    let ran = folder.naru(&["import", "--apply", "good.toml", "bad.toml", "places.csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert_eq!(
        ran.errors,
        "naru: bad.toml:1: topic “b”: names: is missing; expected a text in at least one language\n\
         naru: bad.toml:3: topic “b”: name: unknown key; did you mean `names`?\n\
         naru: bad.toml:5: audience: id: expected a text; found 3\n\
         naru: places.csv, row 2, column kind: expected one of city, region, country; found “town”\n\
         naru: 4 things are wrong with the files; nothing was imported\n"
    );
    let stored = folder.naru(&["export", "--format", "json"]);
    assert_eq!(stored.out, "{}\n");
}

#[test]
fn bad_arguments_are_told_in_one_sentence() {
    let folder = Folder::new();
    let check = |arguments: &[&str], expected: &str| {
        let ran = folder.naru(arguments);
        assert_eq!(ran.code, Some(2), "{}", ran.out);
        assert!(ran.errors.starts_with(expected), "{}", ran.errors);
        assert_eq!(ran.errors.lines().count(), 1, "{}", ran.errors);
    };
    check(&["import", "none.toml"], "naru: reading none.toml: No such file");
    folder.write("list.txt", "");
    check(&["import", "list.txt"], "naru: list.txt: expected a name that ends in .toml, .csv, .xlsx, .json or .ics");
    std::fs::create_dir(folder.path().join("empty")).expect("a folder");
    check(&["import", "empty"], "naru: empty: the folder holds no file that can be imported");
    folder.write("bot.toml", "[database]\nurls = \"x\"\n");
    check(&["import", "list.txt"], "naru: bot.toml:2: [database] urls: unknown key; did you mean `url`?");
}

#[test]
fn every_export_imports_without_a_change() {
    let folder = Folder::new().with_sample();
    for (format, name) in
        [("toml", "a.toml"), ("json", "a.json"), ("xlsx", "a.xlsx"), ("ical", "a.ics"), ("csv", "csv")]
    {
        let ran = folder.naru(&["export", "--format", format, name]);
        assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""), "{format}");
        let ran = folder.naru(&["import", name]);
        assert!(ran.out.starts_with("Nothing differs from what is stored.\n"), "{format}: {}{}", ran.out, ran.errors);
    }
    assert_eq!(folder.naru(&["export", "by-its-name.json"]).code, Some(0));
    let ran = folder.naru(&["export"]);
    assert_eq!(ran.errors, "naru: which format? Say --format toml, csv, xlsx, json or ical\n");
    let ran = folder.naru(&["export", "--format", "csv"]);
    assert_eq!(ran.errors, "naru: CSV has a file for each table: name a folder for them\n");
}

#[test]
fn without_a_database_there_is_one_clear_sentence() {
    let folder = Folder::new();
    for arguments in [&["export", "--format", "toml"][..], &["ask", "when is UN week?"]] {
        let ran = folder.naru(arguments);
        assert_ne!(ran.code, Some(0));
        let expected = "naru: database sqlite:naru.db: there is none yet; \
                        `naru import FILE… --apply` or `naru run` makes it\n";
        assert_eq!(ran.errors, expected);
    }
    assert!(!folder.path().join("naru.db").exists(), "looking made a file");
    let ran = folder.naru(&["migrate"]);
    assert!(
        ran.out.starts_with("There is no database sqlite:naru.db yet.\n0001_revision  to be made\n"),
        "{}",
        ran.out
    );
    let ran = folder.naru(&["migrate", "--apply"]);
    assert!(ran.out.starts_with("0001_revision  20") && !ran.out.contains("to be made"), "{}", ran.out);
}

#[test]
fn a_question_is_answered_from_the_database() {
    let folder = Folder::new().with_sample();
    let ran = folder.naru(&["ask", "--json", "--now", "2026-11-22T09:00:00+09:00", "UN week 2027"]);
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
    assert!(ran.out.contains("un-week-2027"), "{}", ran.out);
}

#[test]
fn a_folder_that_cannot_be_written_to_is_told() {
    let folder = Folder::new();
    let topic = folder.write("topics.toml", "[[topic]]\nid = \"oda\"\nnames.en = \"ODA\"\n");
    // Root may write everywhere: /proc is a folder that nobody may.
    let mut command = folder.command(&["import", "--apply", &topic.display().to_string()]);
    let ran: Ran = command.env("NARU_DATABASE_URL", "sqlite:/proc/naru.db").output().expect("it runs").into();
    assert_eq!(ran.code, Some(1), "{}", ran.errors);
    let sentence =
        "naru: database sqlite:/proc/naru.db: the file or its folder cannot be written to, and nothing was changed\n";
    assert_eq!(ran.errors, sentence);
}

/// Runs with a limit on the size of files, which a full disk looks like.
fn with_small_files(folder: &Folder, kib: u32, arguments: &str) -> Ran {
    let naru = env!("CARGO_BIN_EXE_naru");
    // SIGXFSZ would end the process where a full disk gives an error.
    let script = format!("trap '' XFSZ; ulimit -f {kib}; exec '{naru}' {arguments}");
    let mut command = Command::new("sh");
    command.args(["-c", &script]).current_dir(folder.path()).env_remove("NARU_DATABASE_URL").stdin(Stdio::null());
    command.output().expect("it runs").into()
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let folder = Folder::new();
    folder.write("topics.toml", "[[topic]]\nid = \"oda\"\nnames.en = \"ODA\"\n");
    assert_eq!(folder.naru(&["import", "--apply", "topics.toml"]).code, Some(0));
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample").display().to_string();
    let ran = with_small_files(&folder, 200, &format!("import --apply '{sample}'"));
    assert_eq!(ran.code, Some(1), "{}", ran.errors);
    assert!(ran.errors.contains("is full; what was being saved was not"), "{}", ran.errors);
    let stored = folder.naru(&["export", "--format", "toml"]);
    assert_eq!(stored.out, "[[topic]]\nid = \"oda\"\nnames = { en = \"ODA\" }\n");
    assert_eq!(folder.naru(&["import", "--apply", &sample]).code, Some(0), "with room again it goes on");
}

#[test]
fn a_killed_import_leaves_all_or_nothing() {
    let folder = Folder::new();
    let mut csv = String::from("id,names_en\n");
    (0..20_000).for_each(|n| csv.push_str(&format!("t{n},Topic {n}\n")));
    folder.write("topics.csv", &csv);
    folder.write("one.toml", "[[topic]]\nid = \"one\"\nnames.en = \"One\"\n");
    assert_eq!(folder.naru(&["import", "--apply", "one.toml"]).code, Some(0));
    let mut import =
        folder.command(&["import", "--apply", "topics.csv"]).stdout(Stdio::null()).spawn().expect("it runs");
    // Killed as soon as its transaction shows in the write-ahead log, which is somewhere in the middle of it.
    let log = folder.path().join("naru.db-wal");
    let before = std::fs::metadata(&log).map_or(0, |it| it.len());
    while import.try_wait().expect("it is ours").is_none() {
        if std::fs::metadata(&log).map_or(0, |it| it.len()) > before + 100_000 {
            import.kill().expect("it is ours");
        }
        std::thread::yield_now();
    }
    let stored = folder.naru(&["export", "--format", "json"]);
    assert_eq!(stored.code, Some(0), "{}", stored.errors);
    let topics = stored.out.matches("\"id\"").count();
    assert!(topics == 1 || topics == 20_001, "{topics} topics: half an import");
    let ran = folder.naru(&["import", "--apply", "topics.csv"]);
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
}

#[tokio::test]
async fn a_running_service_is_not_disturbed_by_an_import_and_sees_it() {
    let folder = Folder::new();
    let url: naru::config::DatabaseUrl =
        format!("sqlite:{}", folder.path().join("naru.db").display()).parse().expect("a URL");
    let service = naru::store::Store::open(&url).await.expect("it opens");
    let lock = service.lock_for_run().expect("nobody else serves");
    let before = service.revision().await.expect("it answers");
    let _folder = folder.with_sample();
    assert!(service.revision().await.expect("it answers") > before);
    assert!(!service.load_programs().await.expect("it loads").0.programs.is_empty());
    drop(lock);
}

#[tokio::test]
async fn an_import_that_meets_a_long_writer_says_so() {
    let database = TestDatabase::sqlite().await;
    let folder = Folder::new();
    folder.write("topics.toml", "[[topic]]\nid = \"oda\"\nnames.en = \"ODA\"\n");
    let writing = database.begin().await.expect("it begins");
    let mut command = folder.command(&["import", "--apply", "topics.toml"]);
    command.env("NARU_DATABASE_URL", format!("sqlite:{}", database.path().expect("it is a file").display()));
    let ran: Ran =
        tokio::task::spawn_blocking(move || command.output().expect("it runs").into()).await.expect("no panic");
    drop(writing);
    assert_eq!(ran.code, Some(1));
    assert!(ran.errors.contains("another process is writing to it"), "{}", ran.errors);
}

on_both_engines! {
    async fn what_is_imported_is_there_for_whoever_serves(database: &TestDatabase) {
        let folder = Folder::new();
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample").display().to_string();
        let mut command = folder.command(&["import", "--apply", "--by", "mina", &sample]);
        command.env("NARU_DATABASE_URL", database.url.reveal());
        let ran = tokio::task::spawn_blocking(move || command.output().expect("it runs"));
        let ran: Ran = ran.await.expect("no panic").into();
        assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""), "{}", ran.out);
        let (data, _) = database.load_programs().await.expect("it loads");
        assert_eq!(data, naru::program::sample::dataset());
        let sets = database.again().await.change_sets(None, 10).await.expect("it answers");
        assert_eq!((sets.len(), sets[0].who.as_str(), sets[0].how.as_str()), (1, "mina", "import"));
    }
}
