//! `naru check` as an operator uses it.

use std::path::Path;
use std::process::{Command, Stdio};

fn check(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_naru"));
    command.arg("check").args(arguments).current_dir(folder).env_remove("NARU_DATABASE_URL").stdin(Stdio::null());
    let output = command.output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it writes text");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn sample() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample").display().to_string()
}

#[test]
fn an_empty_folder_and_the_sample_are_sound() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (code, out, errors) = check(folder.path(), &[]);
    assert_eq!((code, errors.as_str()), (Some(0), ""), "{out}");
    assert!(out.contains("program data: database sqlite:naru.db is not made yet"), "{out}");
    let (code, out, errors) = check(folder.path(), &["--data", &sample()]);
    assert_eq!((code, errors.as_str()), (Some(0), ""), "{out}");
    assert!(out.contains(" 0 wrong, "), "{out}");
}

#[test]
fn all_faults_of_the_configuration_are_told() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("bot.toml"), "[web]\nlistn = \"x\"\nstreams = \"many\"\n").expect("a file");
    let (code, out, errors) = check(folder.path(), &[]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert_eq!(
        errors,
        "naru: bot.toml:2: [web] listn: unknown key; did you mean `listen`?\n\
         naru: bot.toml:3: [web] streams: expected a whole number from 1 to 100000; found “many”\n"
    );
}

#[test]
fn data_that_cannot_be_read_and_data_that_cannot_be_are_told() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("data");
    std::fs::create_dir(&data).expect("a folder");
    let file = data.join("programs.toml");
    std::fs::write(&file, "[[topic]]\nid = 3\n[[tpic]]\n").expect("a file");
    let (code, _, errors) = check(folder.path(), &["--data", "data"]);
    assert_eq!(code, Some(2));
    assert_eq!(errors.lines().count(), 3, "{errors}");
    assert!(errors.contains("naru: data/programs.toml:2: topic: id: expected a text; found 3\n"), "{errors}");

    let program = "[[program]]\nid = \"a\"\nseries = \"a\"\nkind = \"forum\"\norganizer = \"o\"\nstatus = \"scheduled\"\n\
                   format = \"online\"\nstarts = 2027-05-12T14:00:00+09:00\nends = 2027-05-12T13:00:00+09:00\n\
                   title.en = \"A\"\n";
    std::fs::write(&file, program).expect("a file");
    let (code, out, _) = check(folder.path(), &["--data", "data"]);
    assert_eq!(code, Some(2));
    assert!(out.contains("wrong: program “a”: organizer: there is no organizer “o”\n"), "{out}");
    assert!(out.contains("wrong: program “a”: ends before it starts"), "{out}");
}
