//! What holds for any database, on both engines, and what is said of bad ones.

use std::fs;

use super::db::{Engine, execute, fetch_one};
use super::testing::TestDatabase;
use super::*;
use crate::on_both_engines;

on_both_engines! {
    async fn a_transaction_that_is_dropped_never_was(database: &TestDatabase) {
        let mut tx = database.begin().await.expect("it begins");
        execute!(tx.on(), "update revision set number = $1", 7_i64).expect("it writes");
        drop(tx);
        let (number,): (i64,) = fetch_one!(database.read(), "select number from revision").expect("it reads");
        assert_eq!(number, 0);

        let mut tx = database.begin().await.expect("it begins");
        let touched = execute!(tx.on(), "update revision set number = $1", 7_i64).expect("it writes");
        tx.commit().await.expect("it is durable");
        let other = database.again().await;
        let (number,): (i64,) = fetch_one!(other.read(), "select number from revision").expect("it reads");
        assert_eq!((touched, number), (1, 7));
    }

    async fn migrations_run_once(database: &TestDatabase) {
        assert_eq!(database.pending_migrations().await.expect("it reads"), []);
        assert_eq!(database.migrate().await.expect("nothing is to be done"), []);
        database.ping().await.expect("it answers");
    }

    async fn tables_of_a_newer_naru_are_refused(database: &TestDatabase) {
        let newer = "insert into migration (number, name, applied_at_ms) values (9999, '9999_later', 0)";
        execute!(database.write(), newer).expect("it writes");
        let error = Store::open(&database.url).await.expect_err("it is newer");
        assert!(matches!(error.cause(), Error::Newer(name) if name == "9999_later"), "{error}");
        let error = Store::open_to_read(&database.url).await.expect_err("it is newer");
        assert!(matches!(error.cause(), Error::Newer(_)), "{error}");
    }

    async fn tables_of_an_older_naru_are_not_read_but_brought_up_to_date(database: &TestDatabase) {
        execute!(database.write(), "delete from migration where number = 1").expect("it writes");
        let error = Store::open_to_read(&database.url).await.expect_err("it is older");
        assert!(matches!(error.cause(), Error::Older), "{error}");
        execute!(database.write(), "drop table revision").expect("it writes");
        let store = Store::open(&database.url).await.expect("it is brought up to date");
        assert_eq!(store.pending_migrations().await.expect("it reads"), []);
        Store::open_to_read(&database.url).await.expect("now it can be read");
    }

    async fn a_taken_key_is_a_case_of_its_own(database: &TestDatabase) {
        let error = execute!(database.write(), "insert into revision (id, number) values (1, 1)");
        assert!(matches!(error, Err(Error::Taken)), "{error:?}");
    }

    async fn a_store_to_read_cannot_write_on_sqlite(database: &TestDatabase) {
        let store = Store::open_to_read(&database.url).await.expect("it is there");
        if matches!(store.read(), Engine::Sqlite(_)) {
            let error = execute!(store.write(), "update revision set number = 1").expect_err("it reads only");
            assert!(matches!(error, Error::ReadOnly), "{error}");
        }
        store.ping().await.expect("it reads");
    }
}

#[track_caller]
fn url(text: &str) -> DatabaseUrl {
    text.parse().expect("a database URL")
}

async fn refused(url_text: &str) -> String {
    Store::open(&url(url_text)).await.expect_err("it cannot be opened").cause().to_string()
}

#[tokio::test]
async fn each_bad_database_is_told_in_one_sentence() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().display();
    fs::write(folder.path().join("text"), "this is no database, however long it may be".repeat(100)).expect("a file");
    assert_eq!(refused(&format!("sqlite:{path}/text")).await, "the file is not a SQLite database");
    assert_eq!(refused(&format!("sqlite:{path}/no/naru.db")).await, format!("the folder {path}/no does not exist"));
    assert_eq!(refused(&format!("sqlite:{path}")).await, format!("{path} is a folder; a file was expected"));
    assert!(refused("sqlite::memory:").await.starts_with("the URL cannot be used"));
    let gone = refused(&format!("postgres://naru:secret@localhost/naru?host={path}")).await;
    assert!(gone.starts_with("the server cannot be reached") && !gone.contains("secret"), "{gone}");

    let absent = Store::open_to_read(&url(&format!("sqlite:{path}/naru.db"))).await.expect_err("it is not there");
    assert!(matches!(absent.cause(), Error::Absent));
    assert!(!folder.path().join("naru.db").exists(), "reading made a file");
}

#[tokio::test]
async fn a_database_of_another_program_is_left_alone() {
    let database = TestDatabase::sqlite().await;
    execute!(database.write(), "alter table migration rename to cakes").expect("it writes");
    let error = Store::open(&database.url).await.expect_err("it has tables that are not ours");
    assert!(matches!(error.cause(), Error::Foreign), "{error}");
}

#[tokio::test]
async fn a_server_without_the_database_says_so() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let other = database.url.reveal().replacen("/naru_", "/cake_", 1);
    let error = Store::open(&url(&other)).await.expect_err("there is none");
    assert!(matches!(error.cause(), Error::NoDatabase), "{error}");
}

#[tokio::test]
async fn a_full_database_loses_nothing_that_was_saved() {
    let database = TestDatabase::sqlite().await;
    execute!(database.write(), "create table heap (text text not null)").expect("it writes");
    execute!(database.write(), "pragma max_page_count = 1").expect("as many as it has now");
    let mut tx = database.begin().await.expect("it begins");
    let mut result = Ok(1);
    for _ in 0..100 {
        result = execute!(tx.on(), "insert into heap (text) values ($1)", "much".repeat(1000));
        if result.is_err() {
            break;
        }
    }
    assert!(matches!(result, Err(Error::Full)), "{result:?}");
    drop(tx);
    let (rows,): (i64,) = fetch_one!(database.read(), "select count(*) from heap").expect("it reads");
    assert_eq!(rows, 0);
    execute!(database.write(), "update revision set number = 5").expect("what needs no room is still saved");
    let mut tx = database.begin().await.expect("the next one begins, as soon as there is room again");
    execute!(tx.on(), "insert into heap (text) values ('little')").expect("it writes");
    tx.commit().await.expect("it is kept");
}

#[tokio::test]
async fn one_process_serves_from_a_sqlite_database() {
    let database = TestDatabase::sqlite().await;
    let lock = database.lock_for_run().expect("nobody else runs");
    let error = database.again().await.lock_for_run().expect_err("one runs");
    assert!(matches!(error.cause(), Error::Running(Some(pid)) if *pid == std::process::id()), "{error}");
    drop(lock);
    database.lock_for_run().expect("it let go");
}

#[tokio::test]
async fn readers_do_not_wait_for_a_writer() {
    let database = TestDatabase::sqlite().await;
    let mut tx = database.begin().await.expect("it begins");
    execute!(tx.on(), "update revision set number = 9").expect("it writes");
    let other = database.again().await;
    let (number,): (i64,) = fetch_one!(other.read(), "select number from revision").expect("it reads");
    assert_eq!(number, 0);
}
