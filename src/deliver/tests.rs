//! What happens when the machine lets the sender down: a full disk, a database that is locked or gone, a clock that is
//! set. It says so, recovers, and loses nothing.

#[path = "../../tests/support/delivery.rs"]
#[expect(dead_code, reason = "the behaviour tests use the rest of it")]
mod support;

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use chrono::{DateTime, Duration, Utc};
use sqlx::{Connection, Executor};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use self::support::{Plain, Post, Scripted, notice};
use super::{Alert, Gate, Sender, Settings};
use crate::channel::Channel;
use crate::clock::{Clock, SystemClock};
use crate::notify::delivery::DeliveryState;
use crate::store::outbox::Recipients;
use crate::store::testing::TestDatabase;
use crate::store::{Error, Store};

const PATIENCE: std::time::Duration = std::time::Duration::from_secs(60);

/// The machine's clock, which somebody sets.
struct Wrong(Mutex<Duration>);

#[async_trait]
impl Clock for Wrong {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + *self.0.lock().expect("no holder of the lock panics")
    }

    async fn sleep_until(&self, until: DateTime<Utc>) {
        let by = *self.0.lock().expect("no holder of the lock panics");
        SystemClock.sleep_until(until - by).await;
    }

    fn steady(&self) -> DateTime<Utc> {
        SystemClock.steady()
    }

    async fn sleep(&self, span: Duration) {
        SystemClock.sleep(span).await;
    }
}

/// A sender at work, as `naru run` has it.
struct Works {
    channel: Arc<Scripted>,
    clock: Arc<Wrong>,
    alerts: mpsc::Receiver<Alert>,
    store: Store,
    tasks: TaskTracker,
    stop: CancellationToken,
    to: Vec<(String, String)>,
}

impl Works {
    async fn begin(store: &Store) -> Self {
        let (channel, clock) = (Arc::new(Scripted::default()), Arc::new(Wrong(Mutex::new(Duration::zero()))));
        // Somebody to write to, met by way of the post, which does nothing else here.
        let post = Post::at(store, Arc::clone(&channel), Arc::new(crate::clock::SetClock::at(SystemClock.now())));
        let to = vec![(post.person("1").await, "s".to_owned())];
        let (told, alerts) = mpsc::channel(16);
        let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
        let gate = Gate::new(Arc::clone(&channel) as Arc<dyn Channel>, Arc::clone(&clock) as Arc<dyn Clock>);
        let clocked = Arc::clone(&clock) as Arc<dyn Clock>;
        let settings = Settings { beat: Duration::milliseconds(50), ..Settings::default() };
        let sender = Sender::new(gate, store.clone(), Arc::new(Plain), clocked, told, settings);
        tasks.spawn(sender.run(stop.child_token()));
        Self { channel, clock, alerts, store: store.clone(), tasks, stop, to }
    }

    async fn plan(&self, program: &str) {
        let now = self.clock.now();
        let recipients = Recipients::Listed(self.to.clone());
        self.store.enqueue(&notice(program), &recipients, now, now).await.expect("planned");
    }

    async fn until_sent(&self, count: usize) {
        let all = async {
            while self.channel.sent().len() < count {
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(PATIENCE, all).await.expect("it is sent within a minute");
    }

    async fn alert(&mut self) -> Alert {
        tokio::time::timeout(PATIENCE, self.alerts.recv()).await.expect("an alert within a minute").expect("it works")
    }

    async fn end(self) {
        self.stop.cancel();
        self.tasks.close();
        self.tasks.wait().await;
    }
}

#[tokio::test]
async fn a_locked_database_is_waited_for() {
    let database = TestDatabase::sqlite().await;
    let mut works = Works::begin(&database).await;
    works.plan("before").await;
    works.until_sent(1).await;
    let mut other = sqlx::SqliteConnection::connect(database.url.reveal()).await.expect("another process");
    // It takes longer than the five seconds for which a statement waits.
    other.execute("begin immediate").await.expect("it writes");
    tokio::time::sleep(std::time::Duration::from_secs(8)).await;
    other.execute("rollback").await.expect("it is done");
    assert!(matches!(works.alert().await, Alert::StoreBack { .. }));
    works.plan("after").await;
    works.until_sent(2).await;
    assert_eq!(works.channel.sent().len(), 2);
    works.end().await;
}

#[tokio::test]
async fn a_database_that_is_gone_is_waited_for() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let mut works = Works::begin(&database).await;
    works.plan("before").await;
    works.until_sent(1).await;
    works.plan("meanwhile").await;
    let name: (String,) = {
        let mut own = sqlx::PgConnection::connect(database.url.reveal()).await.expect("it answers");
        sqlx::query_as("select cast(current_database() as text)").fetch_one(&mut own).await.expect("a name")
    };
    let elsewhere = database.url.reveal().replace(&format!("/{}", name.0), "/postgres");
    let mut admin = sqlx::PgConnection::connect(&elsewhere).await.expect("it answers");
    let door = |open: bool| sqlx::AssertSqlSafe(format!("alter database {} allow_connections {open}", name.0));
    sqlx::query(door(false)).execute(&mut admin).await.expect("closed");
    sqlx::query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1")
        .bind(&name.0)
        .execute(&mut admin)
        .await
        .expect("ended");
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    sqlx::query(door(true)).execute(&mut admin).await.expect("opened");
    assert!(matches!(works.alert().await, Alert::StoreBack { .. }));
    works.plan("after").await;
    works.until_sent(3).await;
    let mut sent: Vec<String> = works.channel.sent().into_iter().map(|(_, text)| text).collect();
    sent.sort();
    assert_eq!(sent, ["after", "before", "meanwhile"]);
    works.end().await;
}

#[tokio::test]
async fn a_clock_that_is_set_back_and_forth_is_told_and_loses_nothing() {
    let database = TestDatabase::sqlite().await;
    let mut works = Works::begin(&database).await;
    works.plan("before").await;
    works.until_sent(1).await;
    for (n, hours) in [(2, -5), (3, 24)] {
        *works.clock.0.lock().expect("no holder of the lock panics") = Duration::hours(hours);
        let Alert::ClockSet { seconds } = works.alert().await else { panic!("another alert") };
        assert!((seconds / 3600 - if n == 2 { -5 } else { 29 }).abs() <= 1, "{seconds}");
        works.plan(&format!("after {hours}")).await;
        works.until_sent(n).await;
    }
    assert_eq!(works.channel.sent().len(), 3);
    works.end().await;
}

#[tokio::test]
async fn a_full_disk_is_told_and_nothing_is_lost_or_doubled() {
    let database = TestDatabase::sqlite().await;
    let mut post = Post::new(&database, Scripted::default());
    let mut to = Vec::new();
    for n in 0..200 {
        to.push(post.person(&n.to_string()).await);
    }
    post.drain().await;
    let planned = post.plan("forum", &to, |_| {}).await;
    // Not a page more: what a claim adds to its row finds no room.
    database.allow_pages(Some(0)).await;
    assert!(matches!(post.sender.drain().await.map_err(|error| matches!(error.cause(), Error::Full)), Err(true)));
    assert_eq!(post.channel.sent().len(), 0, "nothing leaves that cannot be recorded");
    database.allow_pages(None).await;
    post.drain().await;
    let report = database.notice_report(&planned.notice_id).await.expect("a report");
    assert_eq!((report.of(DeliveryState::Sent), post.channel.sent().len()), (200, 200));
}
