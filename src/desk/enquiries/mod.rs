//! Questions that a person has to answer: from the one who asks to staff, and back.
//!
//! ```text
//! asker ─▶ enquire ─▶ kept ─▶ keep_rooms ─▶ StaffRoom: a topic or thread each
//!   ▲                                            │
//!   └── outbox ◀── kept ◀── staff_says ◀─────────┘
//! ```
//! Neutral: a network that has a place for staff gives a [`StaffRoom`], and hands what is written there to
//! [`Desk::staff_says`]. What waits for staff survives a crash, as what waits for the asker does.

mod rooms;

use super::{Desk, Page, Reply};
use crate::answer::{Press, QUESTION_BYTES, Subject};
use crate::channel::Who;
use crate::id;
use crate::language::Language;
use crate::notify::delivery::IfDoubtful;
use crate::notify::pace::Lane;
use crate::person::AddressState;
use crate::render::{Message, Voice};
use crate::store;
use crate::store::enquiry::{Enquiry, EnquiryState};
use crate::store::outbox::NewNotice;
use crate::understand::{Intent, Question};

pub use rooms::{Rooms, StaffRoom};

/// Ends a question, typed by staff where they see it.
const CLOSE: &str = "/close";
/// So much of a question stands above its answer.
const QUOTED: usize = 60;

impl Desk {
    /// What is said to a question, and the way to a person where it leads there: one who asks for a person is handed on,
    /// one who was not understood may be.
    pub(super) async fn with_person(&self, who: &Who, question: &Question, text: &str, message: Message) -> Message {
        if self.rooms.is_empty() || self.is_staff_room(who) {
            return message;
        }
        match question.intent {
            Intent::Human => match self.hand_on(who, question.language, text).await {
                // Whom else to write to stands below.
                Ok(mut handed) => {
                    handed.blocks.extend(message.blocks);
                    handed
                }
                Err(error) => {
                    tracing::error!(error = &error as &dyn std::error::Error, "a question for staff was not kept");
                    message
                }
            },
            Intent::None if text.len() <= QUESTION_BYTES => {
                let knowledge = self.knowledge();
                let voice = self.voice(knowledge.catalogue(), question.language);
                let offer =
                    Page::new(voice).press(id!("button-enquire"), Press::Enquire(text.trim().to_owned())).done();
                let mut message = message;
                message.buttons.extend(offer.buttons);
                message
            }
            _ => message,
        }
    }

    /// A pressed "ask the staff".
    pub(super) async fn enquire(&self, who: &Who, text: &str) -> Result<Reply, store::Error> {
        let address = self.look_up(who).await?;
        let language = self.language(who, address.as_ref());
        if self.rooms.is_empty() || self.is_staff_room(who) {
            let question = Question { intent: Intent::Human, ..Question::new(language) };
            return Ok(Reply::of(self.tell(who, &self.knowledge(), question)));
        }
        Ok(Reply::of(self.hand_on(who, language, text).await?))
    }

    /// Keeps the question, and what is said to the one who asked it.
    async fn hand_on(&self, who: &Who, language: Language, text: &str) -> Result<Message, store::Error> {
        let address = self.meet(who).await?;
        let now = self.clock.now();
        let open = self.store.open_enquiry(&address.id, who.person.as_deref()).await?;
        let (id, head) = match open {
            Some(open) => {
                self.store.add_to_enquiry(&open.id, text, now).await?;
                (open.id, id!("enquiry-added"))
            }
            None => {
                let account = who.person.as_deref();
                (self.store.add_enquiry(&address.id, account, language, text, now).await?, id!("enquiry-passed-on"))
            }
        };
        self.rooms.wake();
        let knowledge = self.knowledge();
        let voice = self.voice(knowledge.catalogue(), language);
        let mut page = Page::new(voice).say(head);
        if let Some(hours) = self.hours_in_words(&voice) {
            page = page.text(hours);
        }
        Ok(page.press(id!("button-withdraw"), Press::Withdraw(id)).done())
    }

    /// When people answer, and when the next time is if it is not now.
    fn hours_in_words(&self, voice: &Voice<'_>) -> Option<String> {
        let hours = self.settings.office_hours?;
        let cldr = voice.speaker.cldr();
        let days = match hours.first == hours.last {
            true => cldr.weekday_long(hours.first).to_owned(),
            false => format!("{}–{}", cldr.weekday_long(hours.first), cldr.weekday_long(hours.last)),
        };
        let times = format!("{}–{}", cldr.time(hours.from), cldr.time(hours.to));
        let told = voice.say_with(id!("enquiry-hours"), &[("days", days.into()), ("times", times.into())]);
        Some(match hours.opens_again(voice.home(), voice.now) {
            None => told,
            Some(at) => {
                let again = voice.say_with(id!("enquiry-closed-now"), &[("when", voice.at_home(at).into())]);
                format!("{told} {again}")
            }
        })
    }

    /// What is written in answer to naru by somebody whose question is open adds to it. `None`: there is none, and it is a
    /// question like any other.
    pub async fn adds_to_enquiry(&self, who: &Who, text: &str) -> Option<Reply> {
        if self.rooms.is_empty() || text.trim().is_empty() || text.starts_with('/') || self.is_staff_room(who) {
            return None;
        }
        let address = self.look_up(who).await.ok().flatten()?;
        let open = self.store.open_enquiry(&address.id, who.person.as_deref()).await.ok().flatten()?;
        let reply = self.hand_on(who, open.language, text).await.map(Reply::of);
        Some(self.told(who, reply))
    }

    /// No answer is needed any more: the one who asked says so, or staff do where they see it.
    pub(super) async fn withdraw_enquiry(&self, who: &Who, id: &str) -> Result<Reply, store::Error> {
        let Some(enquiry) = self.store.look_up_enquiry(id).await? else { return self.unknown(who).await };
        let here = |it: &store::enquiry::Thread| {
            it.channel == who.at.channel
                && it.chat == who.at.chat
                && it.thread == who.at.thread.as_deref().unwrap_or_default()
        };
        if enquiry.thread.as_ref().is_some_and(here) {
            return self.close_enquiry(who, &enquiry).await;
        }
        let address = self.look_up(who).await?;
        let theirs = address.as_ref().is_some_and(|it| it.id == enquiry.address)
            && who.person.as_deref().unwrap_or_default() == enquiry.account;
        let language = self.language(who, address.as_ref());
        let knowledge = self.knowledge();
        let voice = self.voice(knowledge.catalogue(), if theirs { enquiry.language } else { language });
        if !theirs {
            return Ok(Reply::private(Page::new(voice).say(id!("enquiry-others")).done()));
        }
        let ended = self.store.end_enquiry(id, EnquiryState::Withdrawn, self.clock.now()).await?;
        self.rooms.wake();
        let said = if ended { id!("enquiry-withdrawn") } else { id!("enquiry-over") };
        Ok(Reply { replaces: true, ..Reply::of(Page::new(voice).say(said).done()) })
    }

    /// What somebody wrote where staff see a question goes to the one who asked. `None`: no question is open there.
    pub async fn staff_says(&self, who: &Who, text: &str) -> Option<Reply> {
        let thread = who.at.thread.as_deref().unwrap_or_default();
        let found = self.store.enquiry_in(who.at.channel, &who.at.chat, thread).await;
        let enquiry = match found {
            Ok(found) => found?,
            Err(error) => return Some(self.told(who, Err(error))),
        };
        let text = text.trim();
        let reply = if text.split('@').next() == Some(CLOSE) {
            self.close_enquiry(who, &enquiry).await
        } else if text.is_empty() || text.starts_with('/') {
            return None;
        } else {
            self.answer_asker(who, &enquiry, text).await
        };
        Some(self.told(who, reply))
    }

    async fn answer_asker(&self, who: &Who, enquiry: &Enquiry, text: &str) -> Result<Reply, store::Error> {
        let knowledge = self.knowledge();
        let voice = self.voice(knowledge.catalogue(), self.language(who, None));
        let to = self.store.look_up_address_by_id(&enquiry.address).await?;
        if to.is_none_or(|it| it.state == AddressState::Closed) {
            return Ok(Reply::of(Page::new(voice).say(id!("enquiry-lost")).done()));
        }
        let question = self.asked(enquiry).await?;
        let now = self.clock.now();
        let notice = |line: &str| notice(format!("enquiry:{line}"), enquiry, question, Some(text.to_owned()));
        let line = self.store.answer_enquiry(enquiry, text, now, notice).await?;
        let page = Page::new(voice)
            .say(id!("enquiry-sent"))
            .press(id!("button-enquiry-faq"), Press::Staff(format!("faq from {line}")))
            .press(id!("button-enquiry-close"), Press::Withdraw(enquiry.id.clone()));
        Ok(Reply::of(page.done()))
    }

    async fn close_enquiry(&self, who: &Who, enquiry: &Enquiry) -> Result<Reply, store::Error> {
        let now = self.clock.now();
        let ended = self.store.end_enquiry(&enquiry.id, EnquiryState::Closed, now).await?;
        if ended {
            let question = self.asked(enquiry).await?;
            let key = format!("enquiry-end:{}", enquiry.id);
            let to = store::outbox::Recipients::Listed(vec![(enquiry.address.clone(), String::new())]);
            self.store.enqueue(&notice(key, enquiry, question, None), &to, now, now).await?;
            self.rooms.close(enquiry).await;
        }
        let knowledge = self.knowledge();
        let voice = self.voice(knowledge.catalogue(), self.language(who, None));
        let said = if ended { id!("enquiry-ended") } else { id!("enquiry-over") };
        Ok(Reply::of(Page::new(voice).say(said).done()))
    }

    /// The beginning of the question.
    async fn asked(&self, enquiry: &Enquiry) -> Result<String, store::Error> {
        let lines = self.store.enquiry_lines(&enquiry.id).await?;
        let first = lines.first().map(|it| it.text.as_str()).unwrap_or_default();
        Ok(shortened(first, QUOTED))
    }

    /// Whether they write where staff see questions, on a network whose threads belong to the staff's own chat.
    pub fn is_staff_room(&self, who: &Who) -> bool {
        self.rooms.is_one(&who.at)
    }
}

/// On one line, at most `chars` long.
fn shortened(text: &str, chars: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= chars {
        return line;
    }
    let cut: String = line.chars().take(chars - 1).collect();
    format!("{}…", cut.trim_end())
}

/// They asked, so that it comes at night too; and rather twice than never.
fn notice(key: String, enquiry: &Enquiry, question: String, text: Option<String>) -> NewNotice {
    NewNotice {
        dedup_key: key,
        subject: Subject::Answered { question, text, language: enquiry.language },
        lane: Lane::Reminder,
        if_doubtful: IfDoubtful::RepeatAnyway,
        urgent: true,
        lapses_at: None,
    }
}
