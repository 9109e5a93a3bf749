//! What is ordered by a word behind a slash.

use super::{Command, Desk, Page, Reply, lock};
use crate::answer::Press;
use crate::channel::Who;
use crate::id;
use crate::language::Language;
use crate::person::{AddressState, Wish};
use crate::program::{ProgramIndex, spelled};
use crate::render::Message;
use crate::store;
use crate::understand::{By, Courtesy, Filters, Intent, Knowledge, Question};

spelled! {
    /// What a link into the chat may carry (`t.me/bot?start=p-forum`): the part before the dash.
    Link {
        /// One program's card.
        Program = "p",
        /// A wish to be told, `s-kind_forum__place_japan`.
        Subscription = "s",
        /// A code that binds an account to a person or to a role.
        Code = "c",
    }
}

/// `press` as a link into a chat carries it; `None` where it cannot, or is too long for Telegram.
pub fn start_payload(press: &Press) -> Option<String> {
    let payload = match press {
        Press::Details(program) => format!("{}-{program}", Link::Program),
        Press::Subscribe(_) => {
            let wish = press.encode().split_once(':')?.1.to_owned();
            // A link takes no `=` and no `;`; ids of ours hold neither those nor two `_` in a row.
            format!("{}-{}", Link::Subscription, wish.replace('=', "_").replace(';', "__"))
        }
        _ => return None,
    };
    let sound = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    (payload.len() <= 64 && payload.chars().all(sound)).then_some(payload)
}

impl Desk {
    /// Carries out a command; `rest` is what stands behind it.
    pub async fn command(&self, who: &Who, command: Command, rest: &str) -> Reply {
        let rest = rest.trim();
        // Whoever asked something a moment ago is met when that is written.
        if let Err(error) = self.records.write().await {
            tracing::warn!(error = &error as &dyn std::error::Error, "records wait to be written");
        }
        let reply = match command {
            Command::Start => self.start(who, rest).await,
            Command::Help => self.help(who).await,
            Command::Upcoming | Command::Deadlines | Command::Agenda => self.list(who, command, rest).await,
            Command::My => self.my(who, rest).await,
            Command::Remind => self.remind(who, rest).await,
            Command::Language => self.speak(who, rest).await,
            Command::Timezone => self.clock_of(who, rest).await,
            Command::Calendar => self.calendar(who).await,
            Command::Feedback => self.feedback(who, rest).await,
            Command::Privacy => self.privacy(who).await,
            Command::Mydata => self.my_data(who).await,
            Command::Forget => self.ask_to_forget(who).await,
            Command::Link => self.link(who, rest).await,
            Command::Stop => self.stop(who).await,
            Command::Staff => self.staff_order(who, rest).await,
        };
        self.told(who, reply)
    }

    async fn start(&self, who: &Who, payload: &str) -> Result<Reply, store::Error> {
        if let Some((Some(link), about)) = payload.split_once('-').map(|(link, about)| (Link::from_name(link), about)) {
            match link {
                Link::Code => return self.use_code(who, about).await,
                Link::Subscription => {
                    let wish =
                        about.replace("__", ";").split(';').map(|it| it.replacen('_', "=", 1)).collect::<Vec<_>>();
                    if let Some(press) = Press::decode(&format!("subscribe:{}", wish.join(";"))) {
                        return Ok(self.press(who, press).await);
                    }
                }
                Link::Program => {
                    let reply = self.press(who, Press::Details(about.to_owned())).await;
                    return Ok(reply);
                }
            }
        }
        let address = self.meet(who).await?;
        if address.state == AddressState::Paused && who.admin {
            self.store.set_address_state(&address.id, AddressState::Open).await?;
        }
        let language = self.language(who, Some(&address));
        let greeting = self.help_message(who, language, Courtesy::Greeting);
        let knowledge = self.knowledge();
        let page = Page::new(self.voice(knowledge.catalogue(), language)).then(greeting);
        let page = if who.kind == crate::person::ChatKind::Private { page } else { page.say(id!("start-group")) };
        Ok(Reply::of(page.say(id!("start-kept")).done()))
    }

    async fn help(&self, who: &Who) -> Result<Reply, store::Error> {
        let address = self.look_up(who).await?;
        let language = self.language(who, address.as_ref());
        let abilities = self.help_message(who, language, Courtesy::Abilities);
        let knowledge = self.knowledge();
        let voice = self.voice(knowledge.catalogue(), language);
        let offered = Command::ALL.iter().filter(|it| !matches!(it, Command::Start | Command::Staff));
        let line = |command: &Command| {
            let what = voice.say(command.description());
            voice.say_with(id!("command-line"), &[("command", command.as_str().into()), ("what", what.into())])
        };
        let lines: Vec<String> = offered.map(line).collect();
        let page = Page::new(voice).then(abilities).say(id!("help-commands")).text(lines.join("\n"));
        Ok(Reply::of(page.done()))
    }

    fn help_message(&self, who: &Who, language: Language, courtesy: Courtesy) -> Message {
        let question = Question { intent: Intent::Help, courtesy: Some(courtesy), ..Question::new(language) };
        self.tell(who, &self.knowledge(), question)
    }

    /// The answer to a question that needs no understanding any more.
    pub(super) fn tell(&self, who: &Who, knowledge: &Knowledge, question: Question) -> Message {
        let now = self.clock.now();
        let memory = self.memories.of(who, now);
        let mut memory = lock(&memory);
        self.conversation.tell(knowledge, question, &mut memory, now).message
    }

    /// `rest` may narrow it: `kind=forum;place=japan`. What is no such thing narrows nothing.
    async fn list(&self, who: &Who, command: Command, rest: &str) -> Result<Reply, store::Error> {
        let address = self.look_up(who).await?;
        let language = self.language(who, address.as_ref());
        let knowledge = self.knowledge();
        let now = self.clock.now();
        let catalogue = knowledge.catalogue();
        let by_deadline = command == Command::Deadlines;
        let narrowed = match Press::decode(&format!("subscribe:{rest}")) {
            Some(Press::Subscribe(wish)) => wish,
            _ => Wish::default(),
        };
        let wanted = |at: &ProgramIndex| {
            let program = catalogue.program(*at);
            let ahead =
                if by_deadline { program.is_open(now) } else { program.is_upcoming(now) && program.starts.is_some() };
            ahead && narrowed.fits(catalogue, program)
        };
        let mut programs: Vec<ProgramIndex> = (0..).take(catalogue.programs().len()).filter(wanted).collect();
        programs.sort_by_key(|at| {
            let program = catalogue.program(*at);
            (if by_deadline { program.apply_closes } else { program.starts }, *at)
        });
        let filters = Filters { by: by_deadline.then_some(By::OpenNow), ..Filters::default() };
        let question = Question { intent: Intent::List, programs, filters, ..Question::new(language) };
        let message = self.tell(who, &knowledge, question);
        Ok(Reply { intent: Some(Intent::List), ..Reply::of(message) })
    }

    async fn feedback(&self, who: &Who, text: &str) -> Result<Reply, store::Error> {
        const LONGEST: usize = 2_000;
        let address = self.look_up(who).await?;
        let language = self.language(who, address.as_ref());
        let knowledge = self.knowledge();
        let page = Page::new(self.voice(knowledge.catalogue(), language));
        if text.is_empty() {
            return Ok(Reply::private(page.say(id!("feedback-how")).done()));
        }
        if text.chars().count() > LONGEST {
            return Ok(Reply::private(page.say_with(id!("feedback-long"), &[("count", LONGEST.into())]).done()));
        }
        let id = address.as_ref().map(|it| it.id.as_str());
        self.store.add_feedback(id, language, text, self.clock.now()).await?;
        self.tell_of_feedback().await?;
        let organizer = knowledge.catalogue().organizers().first().map(|it| page.voice.organizer(&it.id));
        let thanks = [("organizer", organizer.unwrap_or_default().into())];
        Ok(Reply::private(page.say_with(id!("feedback-thanks"), &thanks).done()))
    }

    /// Silence for this chat; subscriptions stay, for later.
    async fn stop(&self, who: &Who) -> Result<Reply, store::Error> {
        let Some(address) = self.look_up(who).await? else { return self.my(who, "").await };
        let language = self.language(who, Some(&address));
        let knowledge = self.knowledge();
        let page = Page::new(self.voice(knowledge.catalogue(), language));
        if !who.admin {
            return Ok(Reply::private(page.say(id!("admins-only")).done()));
        }
        self.store.set_address_state(&address.id, AddressState::Paused).await?;
        let on = Press::Resume(super::wishes::EVERYTHING.to_owned());
        Ok(Reply::of(page.say(id!("stop-done")).press(id!("button-go-on"), on).done()))
    }
}
