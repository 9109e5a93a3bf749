//! Hearing from Discord: a connection a shard, kept up through everything that ends one.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Duration, Utc};
use rand::Rng;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::Reception;
use crate::channel::SendError;
use crate::channel::discord::{End, Failure, Frame, Gateway, Line, Loss, NAME, Refused, Session};
use crate::clock::Clock;
use crate::deliver::{Alert, alert};
use crate::reception::troubles::Troubles;

/// Events between the socket and the inbox. When it is full, the socket waits.
const IN_LINE: usize = 1_024;
/// Discord takes one identify in five seconds from shards of the same remainder.
const TURN: Duration = Duration::seconds(5);
/// A connection that held so long was a sound one: the next try after it comes at once, as people wait three seconds and no
/// longer. A gateway that lets go sooner again and again is given more and more time.
const SOUND: Duration = Duration::seconds(10);
/// Between two tries at most.
const LONGEST_WAIT: Duration = Duration::seconds(60);
/// What is refused is put right by a person, and Discord counts the tries.
const REFUSED_WAIT: Duration = Duration::minutes(5);

/// Which shards there are, and which of them hear.
#[derive(Debug, Default)]
pub struct Shards(Mutex<Up>);

#[derive(Debug, Default)]
struct Up {
    /// Not known before Discord has answered once.
    of: Option<u32>,
    up: BTreeSet<u32>,
}

impl Shards {
    fn begin(&self, of: u32) {
        *self.heard() = Up { of: Some(of), up: BTreeSet::new() };
    }

    fn set(&self, shard: u32, up: bool) {
        let mut heard = self.heard();
        if up {
            heard.up.insert(shard)
        } else {
            heard.up.remove(&shard)
        };
        drop(heard);
        metrics::gauge!("naru_receiving", "channel" => NAME).set(f64::from(u8::from(self.are_well())));
    }

    fn is_up(&self, shard: u32) -> bool {
        self.heard().up.contains(&shard)
    }

    pub fn are_well(&self) -> bool {
        let heard = self.heard();
        heard.of.is_some_and(|of| heard.up.len() == of as usize)
    }

    /// How many there are; one as long as that is not known.
    pub fn count(&self) -> u32 {
        self.heard().of.unwrap_or(1)
    }

    fn heard(&self) -> std::sync::MutexGuard<'_, Up> {
        self.0.lock().expect("no holder of the lock panics")
    }
}

/// Whose turn it is to identify.
struct Turns {
    /// When the last one was, by the shard's remainder.
    last: Vec<tokio::sync::Mutex<Option<DateTime<Utc>>>>,
}

impl Turns {
    fn new(side_by_side: u32) -> Self {
        Self { last: (0..side_by_side.clamp(1, 64)).map(|_| tokio::sync::Mutex::default()).collect() }
    }

    async fn wait(&self, shard: u32, clock: &dyn Clock) {
        let mut last = self.last[shard as usize % self.last.len()].lock().await;
        if let Some(left) = last.map(|it| it + TURN - clock.steady()).filter(|left| *left > Duration::zero()) {
            clock.sleep(left).await;
        }
        *last = Some(clock.steady());
    }
}

impl Reception {
    /// Receives and answers until `stop`; what is in hand then is finished first.
    ///
    /// # Errors
    /// None; the shape is that of a task.
    pub async fn run(self: Arc<Self>, stop: CancellationToken, alerts: crate::deliver::Alerts) -> anyhow::Result<()> {
        let _set = self.alerts.set(alerts);
        let end = CancellationToken::new();
        let receiving = async {
            self.receive(&stop).await;
            self.ending.cancel();
            self.tasks.close();
            self.tasks.wait().await;
            end.cancel();
        };
        tokio::join!(receiving, self.write_done(end.clone()));
        Ok(())
    }

    async fn receive(self: &Arc<Self>, stop: &CancellationToken) {
        let mut troubles = Troubles::default();
        let gateway = loop {
            match stop.run_until_cancelled(self.begin()).await {
                None => return,
                Some(Ok(gateway)) => break gateway,
                Some(Err(trouble)) => {
                    let wait = if trouble.is_refusal() { REFUSED_WAIT } else { troubles.wait(LONGEST_WAIT) };
                    self.worry(&mut troubles, &trouble);
                    if self.rest(wait, stop).await.is_none() {
                        return;
                    }
                }
            }
        };
        let shards = if self.settings.shards == 0 { gateway.shards } else { self.settings.shards };
        tracing::info!(shards, "Discord answers");
        self.shards.begin(shards);
        let turns = Turns::new(gateway.side_by_side);
        let (heard, frames) = mpsc::channel(IN_LINE);
        let all = (0..shards).map(|shard| self.keep_up(shard, shards, gateway.clone(), &turns, heard.clone(), stop));
        let all = futures_util::future::join_all(all);
        drop(heard); // so that the inbox ends with the last shard
        tokio::join!(all, self.hear(frames));
    }

    /// How to connect, and what was left undone.
    async fn begin(self: &Arc<Self>) -> Result<Gateway, Trouble> {
        let gateway = self.discord.gateway().await?;
        self.load_spots().await.map_err(|error| Trouble::Other(error.into()))?;
        self.take_up().await.map_err(|error| Trouble::Other(error.into()))?;
        Ok(gateway)
    }

    /// One shard, until `stop`.
    async fn keep_up(
        &self,
        shard: u32,
        shards: u32,
        mut gateway: Gateway,
        turns: &Turns,
        heard: mpsc::Sender<Frame>,
        stop: &CancellationToken,
    ) {
        let mut session: Option<Session> = None;
        let mut troubles = Troubles::default();
        let mut known = true;
        while !stop.is_cancelled() {
            // A new session is begun as Discord wants it now; for one that is resumed that is known.
            if session.is_none() && !std::mem::replace(&mut known, false) {
                match stop.run_until_cancelled(self.discord.gateway()).await {
                    None => break,
                    Some(Ok(now)) => gateway = now,
                    Some(Err(failure)) => {
                        let trouble = Trouble::from(failure);
                        let wait = if trouble.is_refusal() { REFUSED_WAIT } else { troubles.wait(LONGEST_WAIT) };
                        self.worry(&mut troubles, &trouble);
                        if self.rest(wait, stop).await.is_none() {
                            break;
                        }
                        continue;
                    }
                }
            }
            if session.is_none() && gateway.left == 0 {
                let wait =
                    Duration::milliseconds(i64::try_from(gateway.more_in_ms).unwrap_or(i64::MAX).min(86_400_000));
                tracing::warn!(seconds = wait.num_seconds(), "Discord allows no more sessions for a while");
                if self.rest(wait, stop).await.is_none() {
                    break;
                }
                continue;
            }
            let begun = self.clock.steady();
            let line = Line { url: &gateway.url, token: self.discord.token(), shard, shards };
            let end = line.run(&mut session, &heard, turns.wait(shard, &*self.clock), stop).await;
            let sound = self.shards.is_up(shard) && self.clock.steady() - begun >= SOUND;
            if self.shards.is_up(shard) {
                troubles.end(sound);
            }
            self.shards.set(shard, false);
            let (trouble, wait) = match end {
                End::Stopped => break,
                End::Refused(refused) => (Trouble::Refused(refused), REFUSED_WAIT),
                // Discord asks for a pause of one to five seconds here.
                End::Dropped(Loss::SessionOver) => {
                    let wait =
                        troubles.wait(LONGEST_WAIT).max(Duration::milliseconds(rand::rng().random_range(1_000..5_000)));
                    (Trouble::Lost(Loss::SessionOver), wait)
                }
                End::Dropped(loss) if sound => (Trouble::Lost(loss), Duration::zero()),
                End::Dropped(loss) => (Trouble::Lost(loss), troubles.wait(LONGEST_WAIT)),
            };
            self.worry(&mut troubles, &trouble);
            if self.rest(wait, stop).await.is_none() {
                break;
            }
        }
    }

    /// A shard hears: with a new session, or with the old one.
    pub(super) fn shard_hears(&self, shard: u32) {
        self.shards.set(shard, true);
    }

    fn worry(&self, troubles: &mut Troubles, trouble: &Trouble) {
        let silence = troubles.add(&*self.clock);
        // Once, and not with every try.
        if troubles.failures() == 1 || trouble.is_refusal() {
            tracing::warn!(error = trouble as &dyn std::error::Error, "nothing is heard from Discord");
        }
        if let Some(alerts) = self.alerts.get()
            && troubles.is_to_be_told(silence, trouble.is_refusal())
        {
            let told = match trouble {
                Trouble::Refused(Refused::Token) | Trouble::Token => Alert::BotLocked { channel: NAME },
                _ => Alert::Deaf { channel: NAME, seconds: silence.num_seconds() },
            };
            alert(alerts, told);
        }
    }

    /// `None`: it is time to stop.
    async fn rest(&self, wait: Duration, stop: &CancellationToken) -> Option<()> {
        stop.run_until_cancelled(self.clock.sleep(wait)).await
    }
}

/// Why nothing is heard.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error("the token is refused; see DISCORD_TOKEN")]
    Token,
    #[error(transparent)]
    Refused(Refused),
    #[error(transparent)]
    Lost(Loss),
    #[error("Discord does not say where its gateway is")]
    Other(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Trouble {
    fn is_refusal(&self) -> bool {
        matches!(self, Self::Token | Self::Refused(_))
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match SendError::from(failure) {
            SendError::Locked(_) => Self::Token,
            error => Self::Other(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bot_is_well_when_every_shard_hears() {
        let shards = Shards::default();
        assert!(!shards.are_well(), "nothing is known yet");
        shards.begin(2);
        shards.set(0, true);
        assert!(!shards.are_well());
        shards.set(1, true);
        assert!(shards.are_well());
        shards.set(0, false);
        assert!(!shards.are_well() && shards.is_up(1));
    }
}
