//! How the process's tasks live and end together.
//!
//! Every task is spawned here, by name, and is handed a token that says when to stop. The first signal asks all of them
//! to finish what is in flight; a second one, or the end of the grace period, stops the process at once. A task that
//! fails, panics, or merely returns while nobody asked it to takes the others down in order.

use std::any::Any;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// What a task is not finished with by then is lost: longer than any request may take by default.
pub const GRACE: Duration = Duration::from_secs(15);

/// How it all ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// All tasks ended as they were asked to.
    Clean,
    /// A second signal came, or the grace period ended: some tasks were still at work.
    Hasty,
    /// This task ended by itself, for this reason.
    Died { task: &'static str, reason: String },
}

#[derive(Debug, Clone, Default)]
pub struct Lifecycle {
    tasks: TaskTracker,
    stop: CancellationToken,
    /// The first task that died, and why.
    died: Arc<Mutex<Option<(&'static str, String)>>>,
}

impl Lifecycle {
    pub fn new() -> Self {
        Self::default()
    }

    /// Cancelled when the process is to stop.
    pub fn stop(&self) -> &CancellationToken {
        &self.stop
    }

    /// Starts `task` with a token of its own, a child of [`Self::stop`].
    pub fn spawn<T, F>(&self, name: &'static str, task: T)
    where
        T: FnOnce(CancellationToken) -> F,
        F: Future<Output = anyhow::Result<()>> + Send + 'static,
    {
        let (stop, died) = (self.stop.clone(), Arc::clone(&self.died));
        let task = AssertUnwindSafe(task(stop.child_token())).catch_unwind();
        self.tasks.spawn(async move {
            let reason = match task.await {
                Ok(Ok(())) if stop.is_cancelled() => return tracing::debug!(task = name, "ended"),
                Ok(Ok(())) => "it returned although nobody had asked it to".to_owned(),
                Ok(Err(error)) => format!("{error:#}"),
                Err(panic) => format!("it panicked: {}", text_of(&*panic)),
            };
            tracing::error!(task = name, reason, "a task died; the process stops");
            died.lock().expect("no holder of the lock panics").get_or_insert((name, reason));
            stop.cancel();
        });
    }

    /// Waits for the first signal or death, then for all tasks, at most for `grace` or until a second signal.
    pub async fn run(self, mut signals: mpsc::Receiver<()>, grace: Duration) -> Outcome {
        tokio::select! {
            Some(()) = signals.recv() => tracing::info!("asked to stop; finishing what is in flight"),
            () = self.stop.cancelled() => {}
        }
        self.stop.cancel();
        self.tasks.close();
        let all_ended = tokio::select! {
            () = self.tasks.wait() => true,
            Some(()) = signals.recv() => false,
            () = tokio::time::sleep(grace) => false,
        };
        let died = self.died.lock().expect("no holder of the lock panics").take();
        match died {
            Some((task, reason)) => Outcome::Died { task, reason },
            None if all_ended => Outcome::Clean,
            None => Outcome::Hasty,
        }
    }
}

fn text_of(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a word")
}

/// One item per SIGINT or SIGTERM (on other systems: Ctrl-C). To be called within the runtime.
///
/// # Errors
/// Where the system hands out no signals.
pub fn signals() -> std::io::Result<mpsc::Receiver<()>> {
    // Two are all that mean something; a third finds the channel full and is dropped.
    let (sender, receiver) = mpsc::channel(2);
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        detached(async move {
            loop {
                tokio::select! {
                    Some(()) = interrupt.recv() => {}
                    Some(()) = terminate.recv() => {}
                    else => return,
                }
                let _full = sender.try_send(());
            }
        });
    }
    #[cfg(not(unix))]
    detached(async move {
        while tokio::signal::ctrl_c().await.is_ok() {
            let _full = sender.try_send(());
        }
    });
    Ok(receiver)
}

/// Listens for signals until the runtime ends: the one task that nobody waits for, since it outlives the others.
fn detached(task: impl Future<Output = ()> + Send + 'static) {
    #[expect(clippy::disallowed_methods, reason = "has to listen while the tracked tasks end")]
    tokio::spawn(task);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quiet() -> (mpsc::Sender<()>, mpsc::Receiver<()>) {
        mpsc::channel(2)
    }

    #[tokio::test]
    async fn a_signal_stops_all_tasks_and_waits_for_them() {
        let life = Lifecycle::new();
        let (finished, mut seen) = mpsc::channel(2);
        for name in ["one", "two"] {
            let finished = finished.clone();
            life.spawn(name, |stop| async move {
                stop.cancelled().await;
                finished.send(name).await?;
                Ok(())
            });
        }
        let (signal, signals) = quiet();
        signal.send(()).await.expect("it listens");
        assert_eq!(life.run(signals, GRACE).await, Outcome::Clean);
        assert!(seen.try_recv().is_ok() && seen.try_recv().is_ok());
    }

    #[tokio::test]
    async fn a_second_signal_does_not_wait() {
        let life = Lifecycle::new();
        life.spawn("stubborn", |_| std::future::pending());
        let (signal, signals) = quiet();
        signal.send(()).await.expect("it listens");
        signal.send(()).await.expect("it listens");
        assert_eq!(life.run(signals, GRACE).await, Outcome::Hasty);
    }

    #[tokio::test]
    async fn the_grace_period_ends_too() {
        let life = Lifecycle::new();
        life.spawn("stubborn", |_| std::future::pending());
        let (signal, signals) = quiet();
        signal.send(()).await.expect("it listens");
        assert_eq!(life.run(signals, Duration::from_millis(1)).await, Outcome::Hasty);
    }

    #[tokio::test]
    async fn a_task_that_dies_takes_the_others_down_in_order() {
        type Death = fn() -> anyhow::Result<()>;
        let deaths: [(&str, Death); 3] = [
            ("no disk", || anyhow::bail!("no disk")),
            ("it panicked: oh no", || panic!("oh no")),
            ("it returned although nobody had asked it to", || Ok(())),
        ];
        for (reason, death) in deaths {
            let life = Lifecycle::new();
            let (finished, mut seen) = mpsc::channel(1);
            life.spawn("orderly", |stop| async move {
                stop.cancelled().await;
                finished.send(()).await?;
                Ok(())
            });
            life.spawn("mortal", |_| async move { death() });
            let (_signal, signals) = quiet();
            let died = Outcome::Died { task: "mortal", reason: reason.to_owned() };
            assert_eq!(life.run(signals, GRACE).await, died);
            assert!(seen.try_recv().is_ok(), "the orderly task was not waited for");
        }
    }
}
