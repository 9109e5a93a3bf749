//! Commands, each turned into what the desk does on every network.

use super::Reception;
use super::commands::{Given, Slash};
use super::first::Plan;
use crate::answer::Press;
use crate::channel::discord::{Asked, Interaction, Spot, Target};
use crate::channel::{Inbound, SendError, Who};
use crate::desk::{Command, Reply};
use crate::id;
use crate::language::Language;
use crate::person::{ChatKind, Setting, Wish};
use crate::program::Kind;
use crate::reception::limit::Verdict;
use crate::render::{Action, Button};

/// What was typed behind a command.
pub struct Options<'a> {
    given: &'a [(String, String)],
    channels: &'a [Target],
}

impl<'a> Options<'a> {
    pub fn new(given: &'a [(String, String)], channels: &'a [Target]) -> Self {
        Self { given, channels }
    }

    pub fn get(&self, given: Given) -> Option<&str> {
        let found = self.given.iter().find(|(name, _)| name == given.as_str());
        found.map(|(_, value)| value.trim()).filter(|it| !it.is_empty())
    }

    fn kind(&self) -> Option<Kind> {
        self.get(Given::Kind).and_then(Kind::from_name)
    }

    fn languages(&self) -> Option<Vec<Language>> {
        let read = |given| self.get(given).and_then(|tag| tag.parse::<Language>().ok());
        let first = read(Given::Language)?;
        Some([Some(first), read(Given::Second).filter(|it| *it != first)].into_iter().flatten().collect())
    }

    fn channel(&self) -> Option<&Target> {
        let id = self.get(Given::Channel)?;
        self.channels.iter().find(|it| it.spot.id == id)
    }
}

impl Reception {
    /// Answers an interaction that has had its first answer.
    pub(super) async fn answer(self: &std::sync::Arc<Self>, it: &Interaction, plan: Plan) {
        if plan.how == super::first::How::Done {
            return;
        }
        self.used_by(it).await;
        let reply = match self.limiter.ask(&it.channel, Some(&it.person), self.clock.now()) {
            Verdict::Go => match &it.asked {
                Asked::Command { name, options, channels } => {
                    self.ordered(it, name, &Options::new(options, channels)).await
                }
                Asked::OfMessage { text } => self.ask(it, text).await,
                Asked::Pressed { .. } => self.pressed(it, plan.action.clone()).await,
                Asked::Submitted { custom_id, fields } => self.submitted(it, custom_id, fields).await,
                Asked::Completing { .. } | Asked::Other => return,
            },
            // Somebody looks at "… is thinking": it is said every time.
            Verdict::TellThem | Verdict::Silence => {
                let who = self.who(it).await;
                self.sentence(&who, id!("discord-slow-down"), &[])
            }
        };
        let order = self.staff_order(it, plan.action.as_ref());
        let reply = self.dress(it, order.as_deref(), reply).await;
        self.show(it, &plan, reply).await;
        self.follow(it, order.as_deref(), &plan);
    }

    pub(super) async fn ask(&self, it: &Interaction, text: &str) -> Reply {
        let who = self.who(it).await;
        if text.trim().is_empty() {
            return self.sentence(&who, id!("discord-unreadable"), &[]);
        }
        // A word behind a slash concerns whoever types it.
        let who = if Command::read(text).is_some() { self.own_or_here(it, who).await } else { who };
        self.desk.hear(&Inbound { id: it.id.clone(), who, text: text.to_owned() }).await
    }

    async fn ordered(&self, it: &Interaction, name: &str, options: &Options<'_>) -> Reply {
        let who = self.who(it).await;
        let Some(slash) = Slash::from_name(name) else { return self.desk.command(&who, Command::Help, "").await };
        match slash {
            Slash::Ask => self.ask(it, options.get(Given::Question).unwrap_or_default()).await,
            Slash::Upcoming | Slash::Deadlines => match self.narrowed(&who, options) {
                Ok(wish) => {
                    let command = if slash == Slash::Upcoming { Command::Upcoming } else { Command::Deadlines };
                    let encoded = Press::Subscribe(wish).encode();
                    self.desk.command(&who, command, encoded.trim_start_matches("subscribe:")).await
                }
                Err(refused) => refused,
            },
            Slash::Program => match self.program(&who, options) {
                Ok(program) => self.desk.press(&who, Press::Details(program)).await,
                Err(refused) => refused,
            },
            Slash::Remind if options.get(Given::Program).is_some() => match self.program(&who, options) {
                Ok(program) => self.remind(it, &program).await,
                Err(refused) => refused,
            },
            Slash::Subscribe => self.subscribe(it, who, options).await,
            Slash::Agenda => self.agenda(it, &who, options.get(Given::Events)).await,
            Slash::Language => {
                let Some(tags) = options.languages() else {
                    return self.own_command(it, who, Command::Language, "").await;
                };
                let who = match options.channel() {
                    Some(target) => self.target(&who, target).await,
                    None => self.own_or_here(it, who).await,
                };
                self.desk.press(&who, Press::Set(Setting::Languages(tags))).await
            }
            Slash::Timezone => self.timezone(it, who, options).await,
            Slash::My => match options.channel() {
                Some(target) => {
                    let who = self.target(&who, target).await;
                    self.desk.command(&who, Command::My, "").await
                }
                None => self.own_command(it, who, Command::My, "").await,
            },
            Slash::Staff => {
                let order = options.get(Given::Order).unwrap_or("list");
                self.desk.command(&who, Command::Staff, order).await
            }
            Slash::Link => {
                let code = options.get(Given::Code).unwrap_or_default();
                // A code of staff's binds a role; it is used where /start would be.
                match code.strip_prefix("c-") {
                    Some(_) => self.own_command(it, who, Command::Start, code).await,
                    None => self.own_command(it, who, Command::Link, code).await,
                }
            }
            Slash::Feedback => {
                let text = options.get(Given::Text).unwrap_or_default();
                self.own_command(it, who, Command::Feedback, text).await
            }
            // Its form is the first answer; this is what is left where there is none to fill in.
            Slash::Translate => match self.program(&who, options) {
                Ok(program) => self.nothing_lacks(&who, &program),
                Err(refused) => refused,
            },
            Slash::Help => self.desk.command(&who, Command::Help, "").await,
            Slash::Remind | Slash::Calendar | Slash::Privacy | Slash::Mydata | Slash::Forget | Slash::Propose => {
                let command = Command::from_name(slash.as_str()).unwrap_or(Command::Help);
                self.own_command(it, who, command, "").await
            }
        }
    }

    /// What is set in it is the person's own, wherever it was typed.
    async fn own_command(&self, it: &Interaction, who: Who, command: Command, rest: &str) -> Reply {
        let who = self.own_or_here(it, who).await;
        self.desk.command(&who, command, rest).await
    }

    /// The person in their own chat; where Discord opens none, where they are.
    pub(super) async fn own_or_here(&self, it: &Interaction, who: Who) -> Who {
        self.own(it).await.unwrap_or_else(|error| {
            tracing::info!(error = &error as &dyn std::error::Error, "a person has no chat of their own");
            who
        })
    }

    /// The person as one who decides, or not, for a channel that they named.
    async fn target(&self, who: &Who, target: &Target) -> Who {
        self.used(&target.spot).await;
        Who { at: target.spot.address(), kind: target.spot.chat_kind(), admin: target.admin, ..who.clone() }
    }

    pub(super) fn program(&self, who: &Who, options: &Options<'_>) -> Result<String, Reply> {
        let text = options.get(Given::Program).unwrap_or_default();
        let suggestions = self.suggestions();
        match suggestions.program_called(text, self.clock.now()) {
            Some(at) => Ok(suggestions.knowledge().catalogue().program(at).id.clone()),
            None => Err(self.sentence(who, id!("discord-no-program"), &[("text", &short(text))])),
        }
    }

    fn place(&self, who: &Who, text: &str) -> Result<String, Reply> {
        let suggestions = self.suggestions();
        match suggestions.place_called(text) {
            Some(at) => Ok(suggestions.knowledge().catalogue().place(at).id.clone()),
            None => Err(self.sentence(who, id!("discord-no-place"), &[("text", &short(text))])),
        }
    }

    fn narrowed(&self, who: &Who, options: &Options<'_>) -> Result<Wish, Reply> {
        let place = options.get(Given::Place).map(|text| self.place(who, text)).transpose()?;
        let program = match options.get(Given::Program) {
            Some(_) => Some(self.program(who, options)?),
            None => None,
        };
        Ok(Wish { kind: options.kind(), place, program, ..Wish::default() })
    }

    async fn timezone(&self, it: &Interaction, who: Who, options: &Options<'_>) -> Reply {
        let text = options.get(Given::Place).unwrap_or_default().to_owned();
        let zone = {
            let suggestions = self.suggestions();
            let catalogue = suggestions.knowledge().catalogue();
            catalogue.look_up_place(&text).and_then(|at| catalogue.place(at).timezone)
        };
        let who = match options.channel() {
            Some(target) => self.target(&who, target).await,
            None => self.own_or_here(it, who).await,
        };
        match zone {
            // Chosen from the list: there is nothing to ask back.
            Some(zone) => self.desk.press(&who, Press::Set(Setting::Zone(zone))).await,
            None => self.desk.command(&who, Command::Timezone, &text).await,
        }
    }

    /// In a channel for those who decide there, checked first whether it can be posted to; in the own chat for all others.
    async fn subscribe(&self, it: &Interaction, who: Who, options: &Options<'_>) -> Reply {
        let wish = match self.narrowed(&who, options) {
            Ok(wish) => wish,
            Err(refused) => return refused,
        };
        let (who, spot): (Who, Option<Spot>) = match (options.channel(), &it.spot) {
            (Some(target), _) => (self.target(&who, target).await, Some(target.spot.clone())),
            (None, Some(spot)) if it.admin => (who, Some(spot.clone())),
            _ => (self.own_or_here(it, who).await, None),
        };
        if let Some(spot) = spot.as_ref().filter(|_| who.admin)
            && let Some(refused) = self.refused_to_post(it, &who, spot, options.get(Given::Role)).await
        {
            return refused;
        }
        if let Some(tags) = options.languages().filter(|_| who.admin) {
            // The confirmation below says it in the language that is spoken there now.
            self.desk.press(&who, Press::Set(Setting::Languages(tags))).await;
        }
        let reply = self.desk.press(&who, Press::Subscribe(wish)).await;
        Reply { replaces: false, ..reply }
    }

    /// Reminders are the person's own: they are told in their own chat, and told at once where that takes nothing.
    pub(super) async fn remind(&self, it: &Interaction, program: &str) -> Reply {
        let here = self.who(it).await;
        let press = Press::Remind(program.to_owned());
        if it.is_private() {
            return self.desk.press(&here, press).await;
        }
        let own = match self.own(it).await {
            Ok(own) => own,
            Err(_) => return self.closed(&here, program),
        };
        let reply = self.desk.press(&own, press).await;
        match self.try_tell(&own.at, ChatKind::Private, &reply.messages, &it.id).await {
            Ok(()) => self.sentence(&here, id!("discord-dm-sent"), &[]),
            Err(SendError::Gone(_)) => {
                // What cannot be told is not promised.
                self.desk.press(&own, Press::Unsubscribe(Wish::program(program))).await;
                self.close_own(&own).await;
                self.closed(&here, program)
            }
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "a confirmation did not go out");
                reply
            }
        }
    }

    /// The chat was met again just now, by taking the promise back.
    async fn close_own(&self, own: &Who) {
        let why = crate::channel::Gone::Forbidden;
        if let Err(error) = self.store.close_chat(own.at.channel, &own.at.chat, why, self.clock.now()).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "an address was not closed");
        }
    }

    fn closed(&self, who: &Who, program: &str) -> Reply {
        let mut reply = self.sentence(who, id!("discord-dm-closed"), &[]);
        for message in &mut reply.messages {
            let label = self.desk.conversation().texts().speaker(message.language).say(id!("discord-remind-here"));
            let here = Press::Subscribe(Wish::program(program));
            message.buttons.push(Button { label, action: Action::Press(here) });
        }
        reply
    }
}

/// What somebody typed, short enough to be shown again.
fn short(text: &str) -> String {
    text.chars().take(60).collect()
}
