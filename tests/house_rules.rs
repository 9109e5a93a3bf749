//! The rules of the house that the compiler does not hold: who may import whom, where a foreign package may be named,
//! who may ask for the time, and where words of a human language may stand. They read `src/` as text.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms from the ground up; a room imports only from rows above its own, or from itself.
const ROOMS: &[&[&str]] = &[
    &["program", "lexis"],
    &["person", "broadcast", "language"],
    &["exchange", "when"],
    &["understand", "lint"],
    &["answer"],
    &["render"],
    &["conversation", "notify"],
    // The shell begins here.
    &["clock", "config"],
    &["telemetry", "lifecycle"],
    &["store"],
    &["channel"],
    &["desk", "deliver"],
    &["reception"],
    &["web"],
    &["sandbox", "app"],
    &["cli"],
];
const CORE_ROWS: usize = 7;

/// A foreign package, and the only places that may name it.
const NAMED_ONLY_IN: &[(&str, &[&str])] = &[
    ("sqlx", &["src/store"]),
    ("teloxide", &["src/channel/telegram"]),
    ("serenity", &["src/channel/discord", "src/reception/discord"]),
    ("axum", &["src/web", "src/sandbox"]),
];

const CLOCKS: &[&str] = &["Utc::now", "Local::now", "SystemTime::now", "Instant::now"];

struct Source {
    path: PathBuf,
    /// Without comments, and without everything from the first `#[cfg(test)]` on.
    code: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src is readable") {
            let path = entry.expect("src is readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") && !path.ends_with("tests.rs") {
                let code = bare(&fs::read_to_string(&path).expect("a source file is UTF-8"));
                found.push(Source { path: path.strip_prefix(root()).expect("below the root").to_owned(), code });
            }
        }
    }
    assert!(found.len() > 10, "the sources were not found");
    found
}

fn bare(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| line.split(" // ").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The room that a path below `src/` belongs to: its folder, or the file's own name.
fn room(path: &Path) -> String {
    let part = path.components().nth(1).expect("a path below src").as_os_str().to_string_lossy();
    part.trim_end_matches(".rs").to_owned()
}

fn row(room: &str) -> Option<usize> {
    ROOMS.iter().position(|row| row.contains(&room))
}

/// The rooms named after `crate::`, singly or in a group.
fn imports(code: &str) -> Vec<String> {
    let name = |text: &str| text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>();
    let mut found = Vec::new();
    for part in code.split("crate::").skip(1) {
        let Some(group) = part.strip_prefix('{') else {
            found.push(name(part));
            continue;
        };
        let (mut depth, mut starts) = (0, true);
        for (at, c) in group.char_indices() {
            match c {
                '}' if depth == 0 => break,
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => starts = true,
                c if starts && c.is_ascii_alphabetic() => {
                    found.push(name(&group[at..]));
                    starts = false;
                }
                _ => {}
            }
        }
    }
    found
}

#[track_caller]
fn hold(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn imports_point_down_only() {
    let mut broken = Vec::new();
    for source in sources() {
        let own = room(&source.path);
        if own == "lib" || own == "main" {
            continue;
        }
        let Some(own_row) = row(&own) else {
            broken.push(format!("{}: the room “{own}” has no row in ROOMS; give it one", source.path.display()));
            continue;
        };
        for other in imports(&source.code) {
            if other != own && row(&other).is_some_and(|other_row| other_row >= own_row) {
                broken.push(format!("{}: `{own}` may not know `{other}`", source.path.display()));
            }
        }
    }
    hold(&broken);
}

#[test]
fn foreign_packages_stay_in_their_rooms() {
    let mut broken = Vec::new();
    for source in sources() {
        for (package, places) in NAMED_ONLY_IN {
            let named =
                source.code.contains(&format!("{package}::")) || source.code.contains(&format!("use {package}"));
            if named && !places.iter().any(|place| source.path.starts_with(place)) {
                broken.push(format!("{}: names {package}, which belongs to {places:?}", source.path.display()));
            }
        }
    }
    hold(&broken);
}

#[test]
fn only_the_clock_asks_the_machine_for_the_time() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|it| !it.path.ends_with("clock.rs")) {
        for call in CLOCKS.iter().filter(|call| source.code.contains(*call)) {
            broken.push(format!("{}: {call}; take a Clock, or `now` as an argument", source.path.display()));
        }
    }
    hold(&broken);
}

#[test]
fn the_core_opens_nothing_and_waits_for_nothing() {
    let core = &ROOMS[..CORE_ROWS];
    let mut broken = Vec::new();
    for source in sources().iter().filter(|it| core.iter().any(|row| row.contains(&room(&it.path).as_str()))) {
        for call in ["tokio::", "std::fs", "File::open", "std::net", "std::env", "std::process", "async fn"] {
            if source.code.contains(call) {
                broken.push(format!("{}: {call} in the core", source.path.display()));
            }
        }
    }
    hold(&broken);
}

#[test]
fn words_of_a_human_language_stand_in_locales() {
    // The scripts that naru's languages use and English does not; Latin words cannot be told from code.
    let word = |c: char| {
        matches!(c, '\u{0400}'..='\u{052F}' | '\u{1100}'..='\u{11FF}' | '\u{3041}'..='\u{30FF}'
            | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
    };
    let mut broken = Vec::new();
    for source in sources() {
        for line in source.code.lines().filter(|line| line.chars().any(word)) {
            broken.push(format!("{}: {}", source.path.display(), line.trim()));
        }
    }
    hold(&broken);
}

#[test]
fn the_architecture_page_names_paths_that_exist() {
    const TOPS: &[&str] = &["src/", "locales/", "migrations/", "tests/", "docs/", "benches/", "sample/"];
    let page = fs::read_to_string(root().join("docs/architecture.md")).expect("docs/architecture.md exists");
    let named = page.split('`').skip(1).step_by(2);
    let paths = named.filter(|it| TOPS.iter().any(|top| it.starts_with(top)) && !it.contains(['<', '*', ' ']));
    let missing: Vec<String> =
        paths.filter(|it| !root().join(it).exists()).map(|it| format!("{it} is not there")).collect();
    hold(&missing);
}

/// What the program is built from, names with versions, each once. Without what only tests need.
fn tree() -> Vec<String> {
    let arguments = ["tree", "--locked", "--offline", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"];
    let output = std::process::Command::new(env!("CARGO")).args(arguments).current_dir(root()).output();
    let output = output.expect("cargo is there, or nobody could run this");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("cargo speaks UTF-8");
    let name = |line: &str| line.split(" (").next().unwrap_or_default().to_owned();
    let mut all: Vec<String> = text.lines().map(name).collect();
    all.sort();
    all.dedup();
    all
}

#[test]
fn the_tree_is_small_and_holds_one_of_each() {
    let tree = tree();
    assert!(tree.len() < 400, "{} crates", tree.len());
    for name in ["axum", "hyper", "reqwest", "tower-http", "tokio-tungstenite", "sqlx", "ring"] {
        let copies: Vec<&String> = tree.iter().filter(|it| it.split(' ').next() == Some(name)).collect();
        assert_eq!(copies.len(), 1, "{name}: {copies:?}");
    }
    // One provider of cryptography: two would leave it open which one a connection takes, and panic.
    let unwanted = ["aws-lc-rs", "aws-lc-sys", "openssl", "openssl-sys", "native-tls"];
    let found: Vec<&String> =
        tree.iter().filter(|it| unwanted.contains(&it.split(' ').next().unwrap_or_default())).collect();
    assert!(found.is_empty(), "{found:?}");
}

/// The tests that *docs/promises.md* names in its last columns.
#[test]
fn every_promise_names_tests_that_are_there() {
    let page = fs::read_to_string(root().join("docs/promises.md")).expect("docs/promises.md exists");
    let rows = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| promise"));
    let mut files = vec![root().join("src"), root().join("tests")];
    let mut code = String::new();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(fs::read_dir(&path).expect("it is readable").map(|it| it.expect("it is readable").path()));
        } else if path.extension().is_some_and(|it| it == "rs") {
            code += &fs::read_to_string(&path).expect("a source file is UTF-8");
        }
    }
    let mut count = 0;
    for row in rows {
        let tests = row.trim_end_matches(" |").rsplit(" | ").next().unwrap_or_default();
        let names: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "no test is named: {row}");
        for name in names {
            assert!(code.contains(&format!("fn {name}(")), "there is no test {name}: {row}");
            count += 1;
        }
    }
    assert!(count > 60, "{count}");
}
