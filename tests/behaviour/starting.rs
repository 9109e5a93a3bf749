//! `naru run` as a process: what it says, how it ends, and one clear sentence for each thing that is in its way.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// The program in `folder`, without what this process's own environment would set.
fn naru(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_naru"));
    command.args(arguments).current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    for name in ["NARU_DATABASE_URL", "TELEGRAM_TOKEN", "DISCORD_TOKEN"] {
        command.env_remove(name);
    }
    command
}

fn write(folder: &Path, settings: &str) {
    std::fs::write(folder.join("bot.toml"), settings).expect("it can be written");
}

/// Runs to its end: exit code and what it complained of.
fn fails(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let Output { status, stderr, .. } = naru(folder, arguments).output().expect("it starts");
    (status.code().expect("it exits"), String::from_utf8(stderr).expect("it speaks UTF-8"))
}

/// A running service, ended with the test.
struct Running {
    process: Child,
    greeting: String,
}

impl Running {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let process = naru(folder, arguments).spawn().expect("it starts");
        let mut running = Self { process, greeting: String::new() };
        let out = running.process.stdout.take().expect("it is piped");
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            running.greeting += &format!("{line}\n");
            if line.starts_with("Ctrl-C") {
                return running;
            }
        }
        let mut complaint = String::new();
        let _read = running.process.stderr.take().expect("it is piped").read_to_string(&mut complaint);
        panic!("it did not start: {}{complaint}", running.greeting);
    }

    fn signal(&self) {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().expect("there is a kill").success());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ended = self.process.kill();
        let _reaped = self.process.wait();
    }
}

const ANY_PORT: &str = "[web]\nlisten = \"127.0.0.1:0\"\n";

#[test]
fn it_says_what_runs_where_and_stops_when_asked() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), ANY_PORT);
    let mut running = Running::start(folder.path(), &["run", "--sample"]);
    let greeting = running.greeting.clone();
    assert!(greeting.contains("programs  65 in sqlite:naru.db (the sample"), "{greeting}");
    assert!(greeting.contains("web chat  http://127.0.0.1:"), "{greeting}");
    assert!(greeting.contains("Telegram  off (TELEGRAM_TOKEN is not set)"), "{greeting}");

    let (code, complaint) = fails(folder.path(), &["run"]);
    assert_eq!(code, 1);
    assert!(complaint.contains("another `naru run`") && complaint.lines().count() == 1, "{complaint}");

    running.signal();
    assert!(running.process.wait().expect("it ends").success());
    // The second start finds what the first one kept.
    let again = Running::start(folder.path(), &["run", "--sample"]);
    assert!(again.greeting.contains("were there already; the sample was not loaded"), "{}", again.greeting);
}

#[test]
fn an_empty_database_is_served_and_the_sample_is_offered() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), ANY_PORT);
    let running = Running::start(folder.path(), &["run"]);
    assert!(
        running.greeting.contains("programs  0 in sqlite:naru.db; try `naru run --sample`"),
        "{}",
        running.greeting
    );
}

#[test]
fn a_port_that_is_taken_is_named_and_nothing_is_made() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("it is bound");
    write(folder.path(), &format!("[web]\nlisten = \"{address}\"\n"));
    let (code, complaint) = fails(folder.path(), &["run", "--sample"]);
    assert_eq!(code, 1);
    assert!(complaint.starts_with(&format!("naru: cannot listen on {address}")), "{complaint}");
    assert_eq!(complaint.lines().count(), 1, "{complaint}");
    assert!(!folder.path().join("naru.db").exists(), "a service that cannot be reached makes no database");
}

#[test]
fn everything_that_is_wrong_with_the_settings_is_told_at_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "[web]\nlissten = \"127.0.0.1:0\"\nstreams = \"many\"\n[databse]\nurl = \"sqlite:naru.db\"\n");
    let (code, complaint) = fails(folder.path(), &["run"]);
    assert_eq!(code, 2);
    let lines: Vec<&str> = complaint.lines().collect();
    assert_eq!(lines.len(), 3, "{complaint}");
    assert!(lines[0].starts_with("naru: bot.toml:2:") && lines[0].contains("did you mean `listen`?"), "{complaint}");
    assert!(lines[1].starts_with("naru: bot.toml:3:") && lines[1].contains("a whole number"), "{complaint}");
    assert!(lines[2].starts_with("naru: bot.toml:4:") && lines[2].contains("[database]"), "{complaint}");
    let (code, complaint) = fails(folder.path(), &["run", "--config", "nowhere.toml"]);
    assert_eq!(code, 2);
    assert!(complaint.starts_with("naru: nowhere.toml: cannot be read"), "{complaint}");
}

#[test]
fn a_database_that_cannot_be_used_is_one_sentence() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("notes.txt"), "this is no database ".repeat(100)).expect("it can be written");
    for (url, expected) in [
        ("sqlite:no/such/folder/naru.db", "does not exist"),
        ("sqlite:notes.txt", "not a SQLite database"),
        ("postgres://naru:secret@127.0.0.1:1/naru", "cannot be reached"),
    ] {
        write(folder.path(), &format!("{ANY_PORT}[database]\nurl = \"{url}\"\n"));
        let (code, complaint) = fails(folder.path(), &["run"]);
        assert_eq!(code, 1, "{url}");
        assert!(complaint.contains(expected) && complaint.lines().count() == 1, "{url}: {complaint}");
        assert!(!complaint.contains("secret"), "{complaint}");
    }
    let kept = std::fs::read_to_string(folder.path().join("notes.txt")).expect("it is there");
    assert!(kept.starts_with("this is no database"), "what was there is unharmed");
}

#[test]
fn what_the_settings_name_has_to_be_there() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (bot, expected) in [
        ("home = \"atlantis\"", "[bot] home: the program data has no place “atlantis”"),
        ("language = \"fi\"", "there is no folder for “fi”"),
        ("locales = \"nowhere\"", "[bot] locales: reading nowhere"),
    ] {
        write(folder.path(), &format!("{ANY_PORT}[bot]\n{bot}\n"));
        let (code, complaint) = fails(folder.path(), &["run", "--sample"]);
        assert_eq!(code, 1, "{bot}");
        assert!(complaint.contains(expected) && complaint.lines().count() == 1, "{bot}: {complaint}");
    }
}

#[test]
fn a_translators_folder_serves_every_command() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "[bot]\nlocales = \"nowhere\"\n");
    for arguments in [&["ask", "hello"][..], &["explain", "hello"], &["time", "--jsonl"]] {
        let (code, complaint) = fails(folder.path(), arguments);
        assert_eq!(code, 2, "{arguments:?}");
        assert!(complaint.contains("[bot] locales: reading nowhere"), "{arguments:?}: {complaint}");
    }
}

#[test]
fn neither_tokens_nor_questions_reach_the_log() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), &format!("{ANY_PORT}[log]\nlevel = \"trace\"\nformat = \"json\"\n"));
    let mut running = Running::start(folder.path(), &["run", "--sample"]);
    let url =
        running.greeting.split("web chat  ").nth(1).and_then(|it| it.lines().next()).expect("an address").to_owned();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let page = runtime.block_on(async {
        let http = reqwest::Client::new();
        let form = [("text", "my secret question about forums")];
        let answer = http.post(format!("{url}ask")).header("accept", "application/json").form(&form);
        answer.send().await.expect("an answer").text().await.expect("a text")
    });
    assert!(page.contains("my secret question"), "{page}");
    running.signal();
    let mut log = String::new();
    running.process.stderr.take().expect("it is piped").read_to_string(&mut log).expect("it speaks UTF-8");
    assert!(log.lines().count() > 1 && log.lines().all(|line| line.starts_with('{')), "every line is an event: {log}");
    assert!(log.contains("\"route\":\"/ask\"") && !log.contains("secret"), "{log}");
}

#[test]
fn the_telegram_token_is_in_no_line_whatever_goes_wrong() {
    // Of the real shape, so that what hides tokens by their shape is not what saves it.
    const CANARY: &str = "1234567890:AAcanarycanarycanarycanarycanarycan";
    let nobody = "http://127.0.0.1:9".to_owned();
    // Answers everything with a page of its own, as a proxy would.
    let proxy = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let page = format!("http://{}", proxy.local_addr().expect("it is bound"));
    std::thread::spawn(move || {
        use std::io::Write;
        for line in proxy.incoming().map_while(Result::ok) {
            let mut line = line;
            let mut seen = [0; 1024];
            let _request = line.read(&mut seen);
            let _answer = line.write_all(
                b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 15\r\nconnection: close\r\n\r\n<html>no</html>",
            );
        }
    });
    for api_url in [nobody, page] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let settings =
            format!("{ANY_PORT}[log]\nlevel = \"trace\"\nformat = \"json\"\n[telegram]\napi_url = \"{api_url}\"\n");
        write(folder.path(), &settings);
        let mut process = naru(folder.path(), &["run"]).env("TELEGRAM_TOKEN", CANARY).spawn().expect("it starts");
        let mut log = BufReader::new(process.stderr.take().expect("it is piped"));
        let mut all = String::new();
        while !all.contains("nothing is heard from Telegram") {
            assert!(log.read_line(&mut all).expect("it speaks UTF-8") > 0, "it ended: {all}");
        }
        process.kill().expect("it is stopped");
        log.read_to_string(&mut all).expect("it speaks UTF-8");
        let mut out = String::new();
        process.stdout.take().expect("it is piped").read_to_string(&mut out).expect("it speaks UTF-8");
        process.wait().expect("it ends");
        let secret = CANARY.split(':').nth(1).expect("a part behind the colon");
        assert!(!all.contains(secret) && !out.contains(secret), "{api_url}");
    }
}
