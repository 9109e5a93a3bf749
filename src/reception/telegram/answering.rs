//! Answering one update: the desk says what, the gate when, and here it is seen to that it arrives.

use chrono::Duration;

use super::Reception;
use crate::answer::Attachment;
use crate::channel::telegram::{Event, Incoming, NAME, Said, What};
use crate::channel::{Address, Channel, Inbound, Receipt, SendError, Who};
use crate::config::DoubtfulAnswers;
use crate::desk::{Command, Reply};
use crate::id;
use crate::language::fluent::Id;
use crate::person::ChatKind;
use crate::reception::limit::Verdict;
use crate::render::{Action, Block, Button, Inline, Message};

/// Whoever waits longer is shown that an answer is being written, and again before Telegram takes the sign away.
const TYPING_AFTER: Duration = Duration::milliseconds(300);
const TYPING_AGAIN: Duration = Duration::seconds(4);
/// A chat hears once an hour at most that its questions are too old.
const SORRY_AGAIN: Duration = Duration::hours(1);
const SORRY_CHATS: usize = 10_000;
/// Tries for an answer of which nobody knows whether it arrived, where the operator wants it twice rather than never; and for
/// one whose chat has moved.
const TRIES: u32 = 3;

impl Reception {
    pub(super) async fn handle(&self, event: Event) {
        let id = event.id;
        match event.what {
            What::Said(said) => self.said(id, said).await,
            What::Pressed(pressed) => self.pressed(id, pressed).await,
            What::Came { who, joined, greets } => {
                self.desk.came(&who, joined).await;
                if greets {
                    let who = self.with_rights(who).await;
                    let reply = self.desk.command(&who, Command::Start, "").await;
                    let reply = self.with_manage_button(&who, reply).await;
                    self.tell(&who, reply, id).await;
                }
            }
            What::Moved { from, to } => self.moved(&from, &to).await,
            What::Inline { query, who, text } => self.inline(&query, &who, &text).await,
            What::Nothing => {}
        }
    }

    async fn said(&self, id: i64, said: Said) {
        // What staff write in a question's topic is for the one who asked, whether or not it is said to naru.
        if self.desk.is_staff_room(&said.who)
            && let Some(reply) = self.desk.staff_says(&said.who, &said.text).await
        {
            return self.tell(&said.who, reply, id).await;
        }
        let who = said.who;
        if said.overheard {
            return;
        }
        let now = self.clock.now();
        if now - said.at > Duration::minutes(i64::from(self.settings.answer_within_minutes)) {
            if self.is_first_apology(&who) {
                self.note(&who, id!("telegram-old"), id).await;
            }
            return;
        }
        match self.limiter.ask(&who.at.chat, who.person.as_deref(), now) {
            Verdict::Go => {}
            Verdict::TellThem => return self.note(&who, id!("telegram-slow-down"), id).await,
            Verdict::Silence => return,
        }
        if let Some(file) = &said.file
            && let Some(reply) = self.staff_file(&who, &said.text, file).await
        {
            return self.tell(&who, reply, id).await;
        }
        if said.text.trim().is_empty() {
            return self.note(&who, id!("telegram-unreadable"), id).await;
        }
        if self.managed(&who, &said.text, id).await {
            return;
        }
        if said.reply_to.is_some()
            && let Some(reply) = self.desk.adds_to_enquiry(&who, &said.text).await
        {
            return self.tell(&who, reply, id).await;
        }
        let at = who.at.clone();
        if let Some((Command::Agenda, _)) = Command::read(&said.text) {
            let who = self.with_rights(who).await;
            return self.begin_agenda(&who, id).await;
        }
        let answering = async {
            let (who, reply) = self.reply(who, said.message, said.text).await;
            self.tell(&who, reply, id).await;
        };
        self.while_typing(&at, answering).await;
    }

    /// A picture or file that staff sent for an announcement; `None`: it is none.
    async fn staff_file(&self, who: &Who, text: &str, file: &Incoming) -> Option<Reply> {
        let ordered = matches!(Command::read(text), Some((Command::Staff, _)));
        if !ordered || !self.desk.is_staff(who).await {
            return None;
        }
        let bytes = match self.telegram.fetch(file).await {
            Ok(bytes) => bytes,
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "a file of staff was not fetched");
                return Some(Reply::of(self.sentence(who, id!("telegram-file-lost")).await));
            }
        };
        let (name, mime) = (file.name.clone(), file.mime.clone());
        let file = Attachment { name, mime, description: None, bytes: bytes.into() };
        Some(self.desk.staff_file(who, text, file).await)
    }

    async fn reply(&self, who: Who, message: i64, text: String) -> (Who, Reply) {
        match Command::read(&text) {
            Some((command, rest)) => {
                let who = self.with_rights(who).await;
                let mut reply = self.desk.command(&who, command, rest).await;
                if command == Command::Start {
                    reply = self.with_manage_button(&who, reply).await;
                }
                (who, reply)
            }
            None => {
                let inbound = Inbound { id: message.to_string(), who, text };
                let reply = self.desk.hear(&inbound).await;
                (inbound.who, reply)
            }
        }
    }

    /// The person's rights in a group, asked of Telegram just now; none where it does not say.
    pub(super) async fn with_rights(&self, who: Who) -> Who {
        let Some(person) = who.person.as_deref().filter(|_| !who.admin) else { return who };
        let admin = self.telegram.is_admin(&who.at, person).await;
        let admin = admin.unwrap_or_else(|error| {
            tracing::warn!(error = &error as &dyn std::error::Error, "Telegram did not say who is admin");
            false
        });
        if admin {
            self.saw_admin(person, &who.at.chat).await;
        }
        Who { admin, ..who }
    }

    /// Sends all of a reply; what concerns one person alone goes to their own chat.
    pub(super) async fn tell(&self, who: &Who, reply: Reply, cause: i64) {
        if let Some(number) = reply.watch {
            self.begin_progress(who, number, reply.language, cause).await;
        }
        let public = who.kind == ChatKind::Private || !reply.private;
        let Some(person) = who.person.as_deref().filter(|_| !public) else {
            for message in &reply.messages {
                self.send(&who.at, who.kind, message, cause).await;
            }
            return;
        };
        let own = Address { channel: NAME, chat: person.to_owned(), thread: None };
        for message in &reply.messages {
            // Telegram lets nobody be written to who has not begun.
            if self.try_send(&own, ChatKind::Private, message, cause).await.is_err() {
                return self.to_own_chat(who, cause).await;
            }
        }
    }

    /// A sentence of the reception's own.
    pub(super) async fn note(&self, who: &Who, id: Id, cause: i64) {
        let message = self.sentence(who, id).await;
        self.send(&who.at, who.kind, &message, cause).await;
    }

    async fn to_own_chat(&self, who: &Who, cause: i64) {
        let mut message = self.sentence(who, id!("telegram-in-private")).await;
        let bot = self.me.get().map_or("", |me| me.username.as_str());
        message.buttons =
            vec![Button { label: format!("@{bot}"), action: Action::Open(format!("https://t.me/{bot}")) }];
        self.send(&who.at, who.kind, &message, cause).await;
    }

    async fn sentence(&self, who: &Who, id: Id) -> Message {
        let language = self.desk.speaks(who).await;
        let text = self.desk.conversation().texts().speaker(language).say(id);
        Message { language, blocks: vec![Block::Paragraph(vec![Inline::Text(text)])], buttons: Vec::new() }
    }

    pub(super) async fn send(&self, to: &Address, kind: ChatKind, message: &Message, cause: i64) {
        match self.try_send(to, kind, message, cause).await {
            Ok(_) => {}
            Err(SendError::Gone(why)) => tracing::info!(why = why.as_str(), "an answer found nobody"),
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "an answer did not go out"),
        }
    }

    /// Sends one message in its parts; the receipt of the last.
    ///
    /// # Errors
    /// Why it did not go out; an address that takes nothing any more is closed by then.
    pub(super) async fn try_send(
        &self,
        to: &Address,
        kind: ChatKind,
        message: &Message,
        cause: i64,
    ) -> Result<Receipt, SendError> {
        if !self.repeats_doubtful() {
            self.inbox.leaves(cause).await;
        }
        let mut to = to.clone();
        let mut last = Err(SendError::Refused("a message without a part".into()));
        for part in self.telegram.parts(message) {
            match self.send_part(&mut to, kind, &part, cause).await {
                Err(SendError::Gone(why)) => {
                    // A topic that is gone says nothing about its group.
                    if to.thread.is_none()
                        && let Err(error) = self.store.close_chat(NAME, &to.chat, why, self.clock.now()).await
                    {
                        tracing::warn!(error = &error as &dyn std::error::Error, "an address was not closed");
                    }
                    return Err(SendError::Gone(why));
                }
                receipt => last = Ok(receipt?),
            }
        }
        last
    }

    async fn send_part(
        &self,
        to: &mut Address,
        kind: ChatKind,
        part: &Message,
        cause: i64,
    ) -> Result<Receipt, SendError> {
        let mut tries = 1;
        loop {
            match self.gate.answer(to, kind, part, &cause.to_string()).await {
                Err(SendError::Moved { to: chat }) if tries < TRIES => {
                    self.moved(&to.chat, &chat).await;
                    to.chat = chat;
                    tries += 1;
                }
                Err(SendError::Doubtful(_)) if tries < TRIES && self.repeats_doubtful() => tries += 1,
                result => {
                    if matches!(result, Err(SendError::Doubtful(_))) {
                        self.inbox.doubt(cause);
                    }
                    return result;
                }
            }
        }
    }

    /// Whether an answer that may have arrived is sent once more.
    fn repeats_doubtful(&self) -> bool {
        self.settings.doubtful_answers == DoubtfulAnswers::Repeat
    }

    /// Everything that hangs on a chat goes with it to its new id.
    pub(super) async fn moved(&self, from: &str, to: &str) {
        if let Err(error) = self.store.rekey_chat(NAME, from, to).await {
            tracing::error!(error = &error as &dyn std::error::Error, "a chat was not moved to its new id");
        }
    }

    /// Shows that an answer is being written, if it takes long.
    pub(super) async fn while_typing(&self, at: &Address, work: impl Future<Output = ()>) {
        let typing = async {
            self.clock.sleep(TYPING_AFTER).await;
            loop {
                // Only a sign: that it did not arrive hurts nobody.
                let _sign = self.telegram.typing(at).await;
                self.clock.sleep(TYPING_AGAIN).await;
            }
        };
        tokio::select! {
            () = work => {}
            () = typing => {}
        }
    }

    fn is_first_apology(&self, who: &Who) -> bool {
        let now = self.clock.now();
        let mut sorry = self.sorry.lock().expect("no holder of the lock panics");
        if sorry.len() >= SORRY_CHATS {
            sorry.retain(|_, at| now - *at < SORRY_AGAIN);
        }
        let before = sorry.insert(who.at.chat.clone(), now);
        before.is_none_or(|at| now - at >= SORRY_AGAIN)
    }
}
