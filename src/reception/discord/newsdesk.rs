//! What staff do on Discord by more than an order: forms for each language, a time to send, progress that is seen as it
//! goes, and answers to people's questions. All of it becomes the same orders that they could have typed.

use std::sync::Arc;

use chrono::Duration;

use super::Reception;
use super::first::{How, Plan};
use crate::answer::Press;
use crate::broadcast::BroadcastState;
use crate::channel::Who;
use crate::channel::discord::{Action, Asked, Field, Form, Interaction};
use crate::desk::{Command, Reply};
use crate::id;
use crate::language::Language;
use crate::language::fluent::Id;
use crate::render::{self, Block, Button, Message};

/// Before the names of these forms.
const OF_STAFF: &str = "staff:";
const COMPOSE: &str = "compose";
const VERSION: &str = "version";
const SCHEDULE: &str = "schedule";
/// Answers the question that the thread is about; with a question's number, the one that found no answer.
pub const ANSWER: &str = "answer";

const TITLE: usize = 200;
/// The most that a form's field takes.
const BODY: usize = 4_000;
const SEGMENT: usize = 200;
const WHEN: usize = 60;

/// How often progress is looked at, how long nothing has to change until it is over, and when the token of the interaction
/// it is shown by nears its end.
const LOOK: Duration = Duration::seconds(3);
const STILL: u32 = 20;
const LONGEST: Duration = Duration::minutes(13);

pub fn is_of_staff(form: &str) -> bool {
    form.starts_with(OF_STAFF)
}

/// Its outcome is a later state of the message it was pressed under.
pub fn changes_in_place(order: &str) -> bool {
    order.starts_with("report ")
}

impl Reception {
    /// What staff order by this interaction, as they could have typed it.
    pub(super) fn staff_order(&self, it: &Interaction, action: Option<&Action>) -> Option<String> {
        match (&it.asked, action) {
            (Asked::Pressed { .. }, Some(Action::Press(Press::Staff(order)))) => Some(order.clone()),
            (Asked::Command { name, options, .. }, _) if name == "staff" => {
                let order = options.iter().find(|(name, _)| name == "order").map(|(_, order)| order.trim().to_owned());
                Some(order.filter(|it| !it.is_empty()).unwrap_or_else(|| "list".to_owned()))
            }
            (Asked::Submitted { custom_id, .. }, _) => {
                custom_id.strip_prefix(OF_STAFF).map(|form| form.replace(':', " "))
            }
            _ => None,
        }
    }

    /// The form of an order that is filled in; `None` for other orders, and for those who are not staff.
    pub(super) async fn staff_form(&self, it: &Interaction, order: &str) -> Option<Form> {
        if matches!(it.asked, Asked::Submitted { .. }) {
            return None;
        }
        let words: Vec<&str> = order.split_whitespace().collect();
        if !matches!(words.as_slice(), [COMPOSE | ANSWER] | [VERSION, _, _] | [SCHEDULE | ANSWER, _]) {
            return None;
        }
        let who = self.who(it).await;
        if !self.desk.is_staff(&who).await {
            return None;
        }
        let id = format!("{OF_STAFF}{}", words.join(":"));
        let title = self.line(&who, "title", id!("desk-title"), TITLE);
        let body = self.line(&who, "body", id!("desk-body"), BODY).long();
        let (heading, fields): (Id, Vec<Field>) = match words.as_slice() {
            [COMPOSE] => {
                let segment = self.line(&who, "segment", id!("desk-segment"), SEGMENT).optional();
                (id!("desk-compose-title"), vec![title, body, segment])
            }
            [ANSWER] | [ANSWER, _] => (id!("desk-answer"), vec![body]),
            [VERSION, number, tag] => {
                let (known_title, known_body) = self.version(number.parse().ok()?, tag.parse().ok()?).await;
                (id!("desk-compose-title"), vec![title.with(known_title), body.with(known_body)])
            }
            _ => (id!("desk-schedule"), vec![self.line(&who, "when", id!("desk-at"), WHEN)]),
        };
        Some(self.form(&who, id, heading, fields))
    }

    /// Title and body as they stand.
    async fn version(&self, number: i64, language: Language) -> (String, String) {
        match self.store.look_up_broadcast(number).await {
            Ok(found) => {
                let content = found.map(|it| it.content).unwrap_or_default();
                let text = |text: &crate::language::LocalizedText| text.get(language).unwrap_or_default().to_owned();
                (text(&content.title), text(&content.body))
            }
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "an announcement could not be looked up");
                Default::default()
            }
        }
    }

    /// A filled-in form, as the order that it stands for.
    pub(super) async fn staff_submitted(
        &self,
        it: &Interaction,
        form: &str,
        field: &(dyn Fn(&str) -> String + Sync),
    ) -> Reply {
        let who = self.who(it).await;
        let title = field("title").replace('\n', " ");
        let body = field("body");
        let words: Vec<&str> = form.trim_start_matches(OF_STAFF).split(':').collect();
        let order = |order: String| {
            let who = who.clone();
            async move { self.desk.command(&who, Command::Staff, &order).await }
        };
        match words.as_slice() {
            [COMPOSE] => {
                let language = who.chosen.or(who.language).unwrap_or(self.desk.default_language());
                let made = order(format!("new {language} {title}\n{body}")).await;
                match (number_in(&made), field("segment")) {
                    (Some(number), segment) if !segment.is_empty() => {
                        order(format!("segment {number} {segment}")).await
                    }
                    _ => made,
                }
            }
            [VERSION, number, tag] => order(format!("text {number} {tag} {title}\n{body}")).await,
            [SCHEDULE, number] => order(format!("send {number} {}", field("when"))).await,
            [ANSWER, question] => order(format!("answer {question} {body}")).await,
            [ANSWER] => match self.desk.staff_says(&who, &body).await {
                Some(reply) => reply,
                None => self.desk.command(&who, Command::Staff, "").await,
            },
            _ => self.desk.command(&who, Command::Staff, "").await,
        }
    }

    /// The same reply with the ways on that only Discord has.
    pub(super) async fn dress(&self, it: &Interaction, order: Option<&str>, mut reply: Reply) -> Reply {
        let Some(order) = order else { return reply };
        let who = self.who(it).await;
        if !self.desk.is_staff(&who).await {
            return reply;
        }
        let words: Vec<&str> = order.split_whitespace().collect();
        if let [VERSION, number] = words.as_slice() {
            return self.languages_of(&who, number);
        }
        let number = words.get(1).and_then(|it| it.trim_start_matches('#').parse().ok()).or_else(|| number_in(&reply));
        let next: Vec<(Id, String)> = match (words.first().copied(), number) {
            (Some("list"), _) => vec![(id!("desk-compose"), COMPOSE.to_owned())],
            (_, Some(number)) => self.next_orders(number).await,
            _ => Vec::new(),
        };
        reply.replaces |= words.first() == Some(&"report");
        let Some(last) = reply.messages.last_mut() else { return reply };
        // A form for each language is nearer than a message that naru would wait for.
        let asks_language = |it: &Button| matches!(&it.action, render::Action::Press(Press::Staff(order)) if order.starts_with("languages "));
        last.buttons.retain(|it| !asks_language(it));
        let speaker = self.desk.conversation().texts().speaker(last.language);
        last.buttons.extend(next.into_iter().map(|(label, order)| {
            let action = render::Action::Press(Press::Staff(order));
            Button { label: speaker.say(label), action }
        }));
        reply
    }

    /// What can be done with an announcement as it stands.
    async fn next_orders(&self, number: i64) -> Vec<(Id, String)> {
        let broadcast = match self.store.look_up_broadcast(number).await {
            Ok(found) => found,
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "an announcement could not be looked up");
                None
            }
        };
        let Some(broadcast) = broadcast else { return Vec::new() };
        let corrects = [
            (id!("desk-version"), VERSION),
            (id!("desk-submit"), "submit"),
            (id!("desk-approve"), "approve"),
            (id!("desk-correct"), "correct"),
        ];
        let mut next: Vec<(Id, &str)> = match broadcast.state {
            BroadcastState::Draft => vec![
                (id!("desk-version"), VERSION),
                (id!("desk-preview"), "preview"),
                (id!("desk-test"), "test"),
                (id!("desk-submit"), "submit"),
            ],
            BroadcastState::Waiting => vec![(id!("desk-preview"), "preview"), (id!("desk-approve"), "approve")],
            BroadcastState::Approved | BroadcastState::Scheduled => {
                vec![(id!("desk-preview"), "preview"), (id!("desk-send"), "send"), (id!("desk-schedule"), SCHEDULE)]
            }
            BroadcastState::Sending => {
                vec![(id!("desk-refresh"), "report"), (id!("desk-pause"), "pause"), (id!("desk-recall"), "recall")]
            }
            BroadcastState::Paused => {
                vec![(id!("desk-refresh"), "report"), (id!("desk-resume"), "resume"), (id!("desk-recall"), "recall")]
            }
            BroadcastState::Cancelled | BroadcastState::Withdrawn => Vec::new(),
        };
        if broadcast.has_correction() {
            next.extend(corrects);
        } else if broadcast.state.has_left() && !broadcast.state.is_over() {
            next.push((id!("desk-version"), VERSION));
        }
        if !broadcast.state.is_over() && broadcast.state != BroadcastState::Sending {
            next.push((id!("desk-cancel"), "cancel"));
        }
        next.into_iter().map(|(label, order)| (label, format!("{order} {number}"))).collect()
    }

    /// One button a language, each of which opens its form.
    fn languages_of(&self, who: &Who, number: &str) -> Reply {
        let texts = self.desk.conversation().texts();
        let mut reply = self.sentence(who, id!("desk-version"), &[]);
        let button = |tag: &Language| {
            let action = render::Action::Press(Press::Staff(format!("{VERSION} {number} {tag}")));
            Button { label: texts.speaker(*tag).language_name(*tag), action }
        };
        for message in &mut reply.messages {
            message.buttons = self.languages.iter().map(button).collect();
        }
        reply.private = false;
        reply
    }

    /// Shows how a sending gets on, in the message that said it was begun.
    pub(super) fn follow(self: &Arc<Self>, it: &Interaction, order: Option<&str>, plan: &Plan) {
        let words: Vec<&str> = order.unwrap_or_default().split_whitespace().collect();
        let (Some(("send", number)), How::Thinking { .. }) =
            (words.first().copied().zip(words.get(1).copied()), plan.how)
        else {
            return;
        };
        let (reception, it, number) = (Arc::clone(self), it.clone(), number.to_owned());
        self.tasks.spawn(async move {
            reception.ending.run_until_cancelled(reception.show_progress(&it, &number)).await;
        });
    }

    async fn show_progress(&self, it: &Interaction, number: &str) {
        let who = self.who(it).await;
        let begun = self.clock.steady();
        let (mut shown, mut still) = (None, 0);
        while still < STILL && self.clock.steady() - begun < LONGEST {
            self.clock.sleep(LOOK).await;
            let order = format!("report {number}");
            let report = self.desk.command(&who, Command::Staff, &order).await;
            let mut report = self.dress(it, Some(&order), report).await;
            let Some(message) = report.messages.first_mut() else { return };
            // The list of all chats comes with the report that somebody asks for.
            message.blocks.retain(|it| !matches!(it, Block::File(_)));
            if shown.as_ref() == Some(message) {
                still += 1;
                continue;
            }
            still = 0;
            if let Err(error) = self.edit_once(it, message).await {
                tracing::info!(error = &*error, "progress is not shown any more");
                return;
            }
            shown = Some(message.clone());
        }
    }

    async fn edit_once(
        &self,
        it: &Interaction,
        message: &Message,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let body = self.discord.body(message).await?;
        self.put(it, &body, true).await?;
        Ok(())
    }
}

/// The announcement that a reply is about: `#3` stands above all else that is said of it, in every language.
fn number_in(reply: &Reply) -> Option<i64> {
    let text = render::plain::text(reply.messages.first()?);
    let digits: String = text.strip_prefix('#')?.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
