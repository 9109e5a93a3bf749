//! One connection to the gateway: greeting, identifying or resuming, heartbeats, events, and why it ended.
//!
//! The web socket is our own. serenity's can be read by its own runner only, and that one resumes without a pause where a
//! gateway closes at once, some 800 times a second, and keeps to the first address where Discord names another to resume
//! at. Intents, opcodes and close codes are serenity's. When to try again is decided in `reception`.

use std::time::Duration;

use futures_util::{Sink, SinkExt, StreamExt};
use rand::Rng;
use serde::Deserialize;
use serde_json::{Value, json};
use serenity::constants::{GATEWAY_VERSION, Opcode, close_codes};
use serenity::model::gateway::GatewayIntents;
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_util::sync::CancellationToken;

use crate::config::Secret;

/// Opening the line and the greeting on it.
const PATIENCE: Duration = Duration::from_secs(20);
/// Closing in order shall not hold up a reconnect.
const FAREWELL: Duration = Duration::from_secs(1);
/// Where no interval is told, and the bounds of one that is believed.
const BEAT_MS: (u64, u64, u64) = (1_000, 41_250, 120_000);

/// None of them is privileged: which channels there are, and messages that mention the bot or come in its own chats.
pub fn intents() -> GatewayIntents {
    GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES
}

/// What a resume needs; survives the connection, and not the process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    id: String,
    /// Where Discord wants to be resumed.
    url: String,
    seq: u64,
}

/// An event as it came.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    pub shard: u32,
    /// `INTERACTION_CREATE`.
    pub name: String,
    pub data: Value,
}

/// Why a connection ended.
#[derive(Debug)]
pub enum End {
    /// It was asked to.
    Stopped,
    /// Try again: by a resume as long as there is a session.
    Dropped(Loss),
    /// Trying again soon cannot help.
    Refused(Refused),
}

#[derive(Debug, thiserror::Error)]
pub enum Loss {
    #[error("the gateway cannot be reached: {0}")]
    Unreachable(String),
    #[error("the gateway asked to connect again")]
    Asked,
    #[error("the gateway ended the session")]
    SessionOver,
    #[error("the gateway closed the connection ({0})")]
    Closed(u16),
    #[error("the line broke")]
    Cut,
    #[error("the gateway stopped answering heartbeats")]
    Silent,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the token is refused; see DISCORD_TOKEN")]
    Token,
    #[error("the intents are refused; see the bot's page in the developer portal")]
    Intents,
    #[error("this number of shards is refused; see [discord] shards")]
    Shards,
    #[error("this version of the gateway is no longer spoken")]
    Version,
}

impl Refused {
    fn of(code: u16) -> Option<Self> {
        Some(match code {
            close_codes::AUTHENTICATION_FAILED => Self::Token,
            close_codes::INVALID_GATEWAY_INTENTS | close_codes::DISALLOWED_GATEWAY_INTENTS => Self::Intents,
            close_codes::INVALID_SHARD | close_codes::SHARDING_REQUIRED => Self::Shards,
            4012 => Self::Version,
            _ => return None,
        })
    }
}

#[derive(Deserialize)]
struct Raw {
    op: Opcode,
    #[serde(default)]
    t: Option<String>,
    #[serde(default)]
    s: Option<u64>,
    #[serde(default)]
    d: Value,
}

/// One shard's way to the gateway.
pub struct Line<'a> {
    /// `wss://…`, as `GET /gateway/bot` tells it.
    pub url: &'a str,
    pub token: &'a Secret,
    pub shard: u32,
    pub shards: u32,
}

impl Line<'_> {
    /// Connects, and hands over every event until the connection ends. `turn` waits until this shard may identify: Discord
    /// takes one in five seconds. The session is kept for a resume where one is possible.
    pub async fn run(
        &self,
        session: &mut Option<Session>,
        heard: &mpsc::Sender<Frame>,
        turn: impl Future<Output = ()>,
        stop: &CancellationToken,
    ) -> End {
        let url = session.as_ref().map_or(self.url, |it| &it.url);
        let url = format!("{}/?v={GATEWAY_VERSION}&encoding=json", url.trim_end_matches('/'));
        let connecting = tokio::time::timeout(PATIENCE, tokio_tungstenite::connect_async(url));
        let socket = match stop.run_until_cancelled(connecting).await {
            None => return End::Stopped,
            Some(Err(_)) => return End::Dropped(Loss::Unreachable("it takes too long".to_owned())),
            Some(Ok(Err(error))) => {
                // The address that Discord named to resume at may be the one that is gone.
                if let Some(session) = session {
                    self.url.clone_into(&mut session.url);
                }
                return End::Dropped(Loss::Unreachable(error.to_string()));
            }
            Some(Ok(Ok((socket, _)))) => socket,
        };
        let (mut write, mut read) = socket.split();
        let hello = async {
            loop {
                match read.next().await {
                    Some(Ok(Message::Text(text))) => break Ok(text),
                    Some(Ok(Message::Close(frame))) => break Err(frame.map(|it| it.code.into())),
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => break Err(None),
                }
            }
        };
        let hello = match stop.run_until_cancelled(tokio::time::timeout(PATIENCE, hello)).await {
            None => return End::Stopped,
            Some(Err(_)) => return End::Dropped(Loss::Silent),
            Some(Ok(Err(code))) => return closed(code, session),
            Some(Ok(Ok(text))) => serde_json::from_str::<Raw>(&text).ok().filter(|it| matches!(it.op, Opcode::Hello)),
        };
        let Some(hello) = hello else { return End::Dropped(Loss::Cut) };
        let (least, usual, most) = BEAT_MS;
        let interval = hello.d["heartbeat_interval"].as_u64().unwrap_or(usual).clamp(least, most);
        let interval = Duration::from_millis(interval);

        let begin = match session {
            Some(session) => json!({ "op": 6, "d": {
                "token": self.token.reveal(), "session_id": session.id, "seq": session.seq,
            } }),
            None => {
                if stop.run_until_cancelled(turn).await.is_none() {
                    return End::Stopped;
                }
                self.identify()
            }
        };
        if write.send(Message::Text(begin.to_string())).await.is_err() {
            return End::Dropped(Loss::Cut);
        }
        // The first beat at any moment of the interval, so that a crowd of shards does not beat at once.
        let first = interval.mul_f64(rand::rng().random_range(0.0..1.0));
        let mut beat = std::pin::pin!(tokio::time::sleep(first));
        let mut acknowledged = true;
        loop {
            tokio::select! {
                () = stop.cancelled() => {
                    farewell(&mut write, 1000).await;
                    return End::Stopped;
                }
                () = &mut beat => {
                    if !std::mem::replace(&mut acknowledged, false) {
                        farewell(&mut write, close_codes::UNKNOWN_ERROR).await;
                        return End::Dropped(Loss::Silent);
                    }
                    if write.send(heartbeat(session.as_ref())).await.is_err() {
                        return End::Dropped(Loss::Cut);
                    }
                    let next = beat.deadline() + interval;
                    beat.as_mut().reset(next);
                }
                frame = read.next() => {
                    let raw = match frame {
                        Some(Ok(Message::Text(text))) => serde_json::from_str::<Raw>(&text),
                        Some(Ok(Message::Close(frame))) => return closed(frame.map(|it| it.code.into()), session),
                        Some(Ok(_)) => continue,
                        Some(Err(_)) | None => return End::Dropped(Loss::Cut),
                    };
                    let Ok(raw) = raw else {
                        tracing::warn!("the gateway said something that is no event");
                        continue;
                    };
                    match raw.op {
                        Opcode::Dispatch => {
                            let frame = self.dispatched(raw, session);
                            // A full queue holds the line up; Discord waits some seconds before it closes one.
                            if heard.send(frame).await.is_err() {
                                return End::Stopped;
                            }
                        }
                        Opcode::HeartbeatAck => acknowledged = true,
                        Opcode::Heartbeat => {
                            if write.send(heartbeat(session.as_ref())).await.is_err() {
                                return End::Dropped(Loss::Cut);
                            }
                        }
                        Opcode::Reconnect => {
                            farewell(&mut write, close_codes::UNKNOWN_ERROR).await;
                            return End::Dropped(Loss::Asked);
                        }
                        Opcode::InvalidSession => {
                            if raw.d != json!(true) {
                                *session = None;
                            }
                            farewell(&mut write, close_codes::UNKNOWN_ERROR).await;
                            return End::Dropped(Loss::SessionOver);
                        }
                        other => tracing::debug!(?other, "the gateway said something unexpected"),
                    }
                }
            }
        }
    }

    fn identify(&self) -> Value {
        json!({ "op": 2, "d": {
            "token": self.token.reveal(), "intents": intents().bits(), "shard": [self.shard, self.shards],
            "properties": { "os": std::env::consts::OS, "browser": "naru", "device": "naru" },
            "large_threshold": 50,
        } })
    }

    fn dispatched(&self, raw: Raw, session: &mut Option<Session>) -> Frame {
        let name = raw.t.unwrap_or_default();
        if name == "READY" {
            let text = |key: &str| raw.d[key].as_str().unwrap_or_default().to_owned();
            let url = Some(text("resume_gateway_url")).filter(|it| !it.is_empty());
            let url = url.unwrap_or_else(|| self.url.to_owned());
            *session = Some(Session { id: text("session_id"), url, seq: 0 });
        }
        if let (Some(session), Some(seq)) = (session, raw.s) {
            session.seq = seq;
        }
        Frame { shard: self.shard, name, data: raw.d }
    }
}

fn heartbeat(session: Option<&Session>) -> Message {
    Message::Text(json!({ "op": 1, "d": session.map(|it| it.seq) }).to_string())
}

async fn farewell(line: &mut (impl Sink<Message, Error = Error> + Unpin), code: u16) {
    let frame = CloseFrame { code: code.into(), reason: "".into() };
    // Said or not, the line is given up.
    let _said = tokio::time::timeout(FAREWELL, line.send(Message::Close(Some(frame)))).await;
}

fn closed(code: Option<u16>, session: &mut Option<Session>) -> End {
    let Some(code) = code else { return End::Dropped(Loss::Cut) };
    if let Some(refused) = Refused::of(code) {
        *session = None;
        return End::Refused(refused);
    }
    // These say that the session is over; 1000 and 1001 end it by their very meaning.
    let over =
        [close_codes::INVALID_SEQUENCE, close_codes::SESSION_TIMEOUT, close_codes::NOT_AUTHENTICATED, 1000, 1001];
    if over.contains(&code) {
        *session = None;
    }
    End::Dropped(Loss::Closed(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Option<Session> {
        Some(Session { id: "a".to_owned(), url: "ws://x".to_owned(), seq: 7 })
    }

    #[test]
    fn no_intent_is_privileged() {
        let privileged = GatewayIntents::privileged();
        assert!((intents() & privileged).is_empty());
        assert_eq!(intents().bits(), 4609, "README names this number");
    }

    #[test]
    fn a_close_code_says_whether_to_resume_to_begin_anew_or_to_give_up() {
        let after = |code| {
            let mut kept = session();
            let end = closed(code, &mut kept);
            (matches!(end, End::Refused(_)), kept.is_some())
        };
        for code in [None, Some(4000), Some(4001), Some(4008), Some(4900)] {
            assert_eq!(after(code), (false, true), "{code:?} resumes");
        }
        for code in [Some(4007), Some(4009), Some(1000), Some(1001)] {
            assert_eq!(after(code), (false, false), "{code:?} begins anew");
        }
        for code in [Some(4004), Some(4010), Some(4011), Some(4012), Some(4013), Some(4014)] {
            assert_eq!(after(code), (true, false), "{code:?} is refused");
        }
    }
}
