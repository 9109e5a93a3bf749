//! Fresh databases for tests, on both engines: SQLite in a temporary folder, PostgreSQL in a cluster of this process.
//!
//! The cluster is made by `initdb` when the first test asks for it, listens on a socket in a temporary folder only,
//! and ends with this process, however that ends. Where `initdb` is not installed, the PostgreSQL half of a test is
//! left out with a notice, or fails where `NARU_REQUIRE_POSTGRES=1`.

use std::io::Write;
use std::ops::Deref;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use naru::config::DatabaseUrl;
use naru::store::Store;

/// A database of one test, gone with it.
pub struct TestDatabase {
    store: Store,
    pub url: DatabaseUrl,
    /// Holds the SQLite file.
    folder: Option<tempfile::TempDir>,
}

impl TestDatabase {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("naru.db");
        Self::open(format!("sqlite:{}", path.display()), Some(folder)).await
    }

    /// `None` where PostgreSQL is not installed.
    pub async fn postgres() -> Option<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let cluster = cluster()?;
        let name = format!("naru_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        cluster.psql("postgres", &format!("create database {name}"));
        Some(Self::open(cluster.url(&name), None).await)
    }

    async fn open(url: String, folder: Option<tempfile::TempDir>) -> Self {
        let url: DatabaseUrl = url.parse().expect("a database URL");
        let store = Store::open(&url).await.expect("a fresh database opens");
        Self { store, url, folder }
    }

    /// Another process's view of it: a store of its own.
    pub async fn again(&self) -> Store {
        Store::open(&self.url).await.expect("it opened before")
    }

    /// The SQLite file.
    pub fn path(&self) -> Option<PathBuf> {
        self.folder.as_ref().map(|it| it.path().join("naru.db"))
    }
}

impl Deref for TestDatabase {
    type Target = Store;
    fn deref(&self) -> &Store {
        &self.store
    }
}

/// `async fn name(database: &TestDatabase) { … }` becomes the tests `name::sqlite` and `name::postgres`.
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$attribute:meta])* async fn $name:ident($database:ident: &TestDatabase) $body:block)+) => {$(
        $(#[$attribute])*
        mod $name {
            use super::*;

            async fn check($database: &TestDatabase) $body

            #[tokio::test]
            async fn sqlite() {
                check(&TestDatabase::sqlite().await).await;
            }

            #[tokio::test]
            async fn postgres() {
                if let Some(database) = TestDatabase::postgres().await {
                    check(&database).await;
                }
            }
        }
    )+};
}

struct Cluster {
    folder: PathBuf,
    bin: PathBuf,
    /// Closed with this process; the watchman at its other end then stops the cluster.
    _watched: ChildStdin,
    _watchman: Child,
}

fn cluster() -> Option<&'static Cluster> {
    static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
    let cluster = CLUSTER.get_or_init(|| {
        let bin = installed();
        let required = std::env::var("NARU_REQUIRE_POSTGRES").is_ok_and(|it| it == "1");
        assert!(bin.is_some() || !required, "NARU_REQUIRE_POSTGRES=1, and no initdb of PostgreSQL 15 or newer is here");
        if bin.is_none() {
            // Not by eprintln, which the test harness would swallow.
            let notice = "NOTICE: PostgreSQL is not installed: its half of the store's tests is left out\n";
            let _ = std::io::stderr().write_all(notice.as_bytes());
        }
        bin.map(Cluster::start)
    });
    cluster.as_ref()
}

/// The folder of the newest `initdb`: Debian's, else that in `PATH`.
fn installed() -> Option<PathBuf> {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = debian
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin"))))
        .filter(|(version, bin)| *version >= 15 && bin.join("initdb").exists())
        .max();
    let path = std::env::var_os("PATH").unwrap_or_default();
    newest.map(|(_, bin)| bin).or_else(|| std::env::split_paths(&path).find(|bin| bin.join("initdb").exists()))
}

impl Cluster {
    fn start(bin: PathBuf) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder").keep();
        if is_root() {
            let done = Command::new("chown").arg("postgres").arg(&folder).status();
            assert!(done.is_ok_and(|it| it.success()), "the user postgres exists where PostgreSQL is installed");
        }
        let data = folder.join("data");
        let log = folder.join("log");
        // No harm can come to what lives as long as a test, so nothing is forced to the disk.
        run(as_owner(&bin.join("initdb"))
            .args(["-A", "trust", "-U", "postgres", "-N", "-E", "UTF8", "--locale=C", "-D"])
            .arg(&data));
        let options = format!(
            "-k '{}' -h '' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200",
            folder.display()
        );
        run(as_owner(&bin.join("pg_ctl"))
            .arg("-D")
            .arg(&data)
            .arg("-l")
            .arg(&log)
            .args(["-o", &options, "-w", "start"]));

        let script = "cat >/dev/null; \"$1/pg_ctl\" -D \"$2/data\" -m immediate stop; rm -rf \"$2\"";
        let mut watchman = as_owner(Path::new("sh"))
            .args(["-c", script, "watchman"])
            .args([&bin, &folder])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0) // a Ctrl-C to the tests is not for it
            .spawn()
            .expect("sh starts");
        let watched = watchman.stdin.take().expect("it was piped");
        Self { folder, bin, _watched: watched, _watchman: watchman }
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.folder.display())
    }

    fn psql(&self, database: &str, statement: &str) {
        let mut psql = Command::new(self.bin.join("psql"));
        run(psql.arg("-X").arg("-h").arg(&self.folder).args(["-U", "postgres", "-q", "-c", statement, database]));
    }
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|it| it.uid() == 0)
}

/// PostgreSQL refuses to run as root: then it runs as its own user.
fn as_owner(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program).current_dir("/");
    command
}

fn run(command: &mut Command) {
    // Not `output`: the server would hold the pipes open for as long as it runs.
    let done = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(done.as_ref().is_ok_and(|it| it.success()), "{command:?}: {done:?}");
}
