//! The gateway: a web socket that greets, identifies, resumes and sends events, and that can be dropped at will.

use std::collections::HashMap;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::Discord;

/// A line to one connected client. Unbounded, as a rehearsal types slower than a socket writes.
type ToClient = mpsc::UnboundedSender<Order>;

#[derive(Debug, Clone)]
enum Order {
    Text(String),
    Close(Option<u16>),
}

#[derive(Default)]
pub struct Sessions {
    by_id: HashMap<String, Session>,
    next: u64,
    /// Answers IDENTIFY with this close code (4004, 4014 …), or drops every socket at once (0).
    pub refuse: Option<u16>,
    /// How many shards are recommended; 0 is one.
    pub recommended: u32,
    /// Sockets opened, also those closed at once.
    pub opened: usize,
    pub identified: usize,
    /// What the newest IDENTIFY said, without the token.
    pub last_identify: Value,
    pub resumed: usize,
}

struct Session {
    seq: u64,
    /// All events, for a resume.
    history: Vec<(u64, String)>,
    line: Option<ToClient>,
}

impl Sessions {
    /// Sends an event to every session, and keeps it for those that are away. `false`: there is none, and nobody will be told.
    pub fn dispatch(&mut self, event: &str, data: &Value) -> bool {
        for session in self.by_id.values_mut() {
            session.send(event, data);
        }
        !self.by_id.is_empty()
    }

    /// Drops every connection: without a word, or with a close code.
    pub fn drop_lines(&mut self, code: Option<u16>) {
        for session in self.by_id.values_mut() {
            if let Some(line) = session.line.take() {
                let _ = line.send(Order::Close(code));
            }
        }
    }

    /// Forgets all sessions, so that a resume is answered with "invalid session".
    pub fn forget(&mut self) {
        self.drop_lines(Some(4000));
        self.by_id.clear();
    }

    pub fn connected(&self) -> usize {
        self.by_id.values().filter(|it| it.line.is_some()).count()
    }
}

impl Session {
    fn send(&mut self, event: &str, data: &Value) {
        self.seq += 1;
        let text = json!({ "op": 0, "t": event, "s": self.seq, "d": data }).to_string();
        self.history.push((self.seq, text.clone()));
        if let Some(line) = &self.line {
            let _ = line.send(Order::Text(text));
        }
    }
}

/// Takes connections until `stop`.
pub async fn serve(discord: Discord, listener: TcpListener, tasks: TaskTracker, stop: CancellationToken) {
    loop {
        let stream = tokio::select! {
            () = stop.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        if let Ok((stream, _)) = stream {
            let (discord, stop) = (discord.clone(), stop.clone());
            tasks.spawn(async move {
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = talk(discord, stream) => {}
                }
            });
        }
    }
}

async fn talk(discord: Discord, stream: TcpStream) {
    {
        let mut sessions = discord.sessions();
        sessions.opened += 1;
        if sessions.refuse == Some(0) {
            return; // opened, and closed at once
        }
    }
    let Ok(socket) = tokio_tungstenite::accept_async(stream).await else { return };
    let (mut write, mut read) = socket.split();
    let (line, mut orders) = mpsc::unbounded_channel();
    let hello = json!({ "op": 10, "d": { "heartbeat_interval": 41250 } }).to_string();
    if write.send(Message::Text(hello)).await.is_err() {
        return;
    }
    loop {
        tokio::select! {
            order = orders.recv() => match order {
                Some(Order::Text(text)) => {
                    if write.send(Message::Text(text)).await.is_err() {
                        return;
                    }
                }
                Some(Order::Close(Some(code))) => {
                    let frame = CloseFrame { code: code.into(), reason: "".into() };
                    let _ = write.send(Message::Close(Some(frame))).await;
                    return;
                }
                Some(Order::Close(None)) | None => return,
            },
            frame = read.next() => match frame {
                Some(Ok(Message::Text(text))) => {
                    let Ok(frame) = serde_json::from_str::<Value>(&text) else { continue };
                    receive(&discord, &frame, &line);
                }
                Some(Ok(Message::Binary(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => {}
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
            },
        }
    }
}

fn receive(discord: &Discord, frame: &Value, line: &ToClient) {
    let say = |value: Value| {
        let _ = line.send(Order::Text(value.to_string()));
    };
    match frame["op"].as_u64() {
        Some(1) => say(json!({ "op": 11 })),
        Some(2) => identify(discord, &frame["d"], line),
        Some(6) => resume(discord, &frame["d"], line),
        _ => {}
    }
}

fn identify(discord: &Discord, data: &Value, line: &ToClient) {
    let token_fits = data["token"].as_str().is_some_and(|token| discord.is_token(token));
    let (ready, guilds) = discord.ready();
    let mut sessions = discord.sessions();
    if let Some(code) = sessions.refuse.or((!token_fits).then_some(4004)) {
        let _ = line.send(Order::Close(Some(code)));
        return;
    }
    sessions.last_identify = json!({ "intents": data["intents"], "shard": data["shard"] });
    sessions.identified += 1;
    sessions.next += 1;
    let id = format!("session-{}", sessions.next);
    let mut session = Session { seq: 0, history: Vec::new(), line: Some(line.clone()) };
    let mut ready = ready;
    ready["session_id"] = json!(id);
    ready["shard"] = if data["shard"].is_array() { data["shard"].clone() } else { json!([0, 1]) };
    session.send("READY", &ready);
    for guild in &guilds {
        session.send("GUILD_CREATE", guild);
    }
    sessions.by_id.insert(id, session);
}

fn resume(discord: &Discord, data: &Value, line: &ToClient) {
    let mut sessions = discord.sessions();
    let seq = data["seq"].as_u64().unwrap_or(0);
    let id = data["session_id"].as_str().unwrap_or_default();
    if !sessions.by_id.contains_key(id) {
        let _ = line.send(Order::Text(json!({ "op": 9, "d": false }).to_string()));
        return;
    }
    sessions.resumed += 1;
    if let Some(session) = sessions.by_id.get_mut(id) {
        for (_, text) in session.history.iter().filter(|(at, _)| *at > seq) {
            let _ = line.send(Order::Text(text.clone()));
        }
        session.line = Some(line.clone());
        session.send("RESUMED", &json!({}));
    }
}
