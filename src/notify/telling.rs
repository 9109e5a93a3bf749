//! A notice becomes a message at the moment it leaves: what the record says by then is told, and what has lost its
//! reason is not told at all.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::notice::{Notice, cause};
use super::occasion;
use crate::answer::{Press, Subject};
use crate::id;
use crate::language::Language;
use crate::language::fluent::Texts;
use crate::program::{Catalogue, Changed, Program};
use crate::render::{self, Action, Button, Message, Voice};

/// What is needed to put notices into words.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    pub texts: &'a Texts,
    pub catalogue: &'a Catalogue,
}

impl Telling<'_> {
    /// One notice in one language, or in two for a bilingual chat. `None`: there is nothing to say any more.
    pub fn message(&self, notice: &Notice, languages: &[Language], zone: Tz, now: DateTime<Utc>) -> Option<Message> {
        let subject = self.current(&notice.subject, now)?;
        let languages = match &subject {
            Subject::Correction { language, .. } | Subject::Answered { language, .. } => std::slice::from_ref(language),
            _ => languages,
        };
        let voice = |language| Voice::new(self.texts, language, self.catalogue, now);
        let (&first, rest) = languages.split_first()?;
        let message = render::notice(&voice(first), zone, &subject)?;
        let Some(&second) = rest.first() else { return Some(message) };
        let name = self.texts.speaker(second).language_name(second);
        Some(render::bilingual(message, render::notice(&voice(second), zone, &subject)?, name))
    }

    /// Several notices that one address was spared until now, with a stop button for each cause.
    pub fn merged(
        &self,
        notices: &[(&Notice, &str)],
        languages: &[Language],
        zone: Tz,
        now: DateTime<Utc>,
    ) -> Option<Message> {
        let mut told: Vec<(&Notice, &str)> = notices.to_vec();
        told.retain(|(notice, _)| self.message(notice, languages, zone, now).is_some());
        if let [(one, cause)] = told.as_slice() {
            return self.message(one, languages, zone, now).map(|message| self.with_stop(message, cause));
        }
        let in_language = |language: Language| {
            let voice = Voice::new(self.texts, language, self.catalogue, now);
            let all = told.iter().filter_map(|(notice, _)| self.message(notice, &[language], zone, now)).collect();
            (voice, render::merged(&voice, all))
        };
        let (voice, mut message) = in_language(*languages.first()?);
        if told.is_empty() {
            return None;
        }
        if let Some(&second) = languages.get(1) {
            let name = self.texts.speaker(second).language_name(second);
            message = render::bilingual(message, in_language(second).1, name);
        }
        let mut stopped: Vec<&str> = vec![cause::STAFF];
        for (notice, cause) in &told {
            if !stopped.contains(cause) {
                stopped.push(cause);
                let label = self.stop_label(&voice, cause, Some(&notice.subject));
                message.buttons.push(Button { label, action: Action::Press(Press::Stop((*cause).to_owned())) });
            }
        }
        Some(message)
    }

    /// The same message with the button that stops `cause`.
    pub fn with_stop(&self, mut message: Message, cause: &str) -> Message {
        if cause != cause::STAFF {
            // Its words need neither the records nor the time.
            let voice = Voice::new(self.texts, message.language, self.catalogue, DateTime::UNIX_EPOCH);
            let label = self.stop_label(&voice, cause, None);
            message.buttons.push(Button { label, action: Action::Press(Press::Stop(cause.to_owned())) });
        }
        message
    }

    fn stop_label(&self, voice: &Voice<'_>, cause: &str, subject: Option<&Subject>) -> String {
        match cause {
            cause::ANNOUNCEMENTS => voice.say(id!("button-no-announcements")),
            cause::TOLD => voice.say(id!("button-no-corrections")),
            cause::DIGEST => voice.say(id!("button-no-digest")),
            _ => match subject.and_then(Subject::program).and_then(|id| self.program(id)) {
                Some(program) => voice.say_with(id!("button-stop-one"), &[("what", voice.title(program).0.into())]),
                None => voice.say(id!("button-no-more")),
            },
        }
    }

    fn program(&self, id: &str) -> Option<&Program> {
        self.catalogue.look_up(id).map(|at| self.catalogue.program(at))
    }

    /// The subject as far as it still holds at `now`.
    fn current(&self, subject: &Subject, now: DateTime<Utc>) -> Option<Subject> {
        let standing = |program: &Program, changes: &[Changed]| -> Option<Vec<Changed>> {
            // What was changed again since has a notice of its own.
            let left: Vec<Changed> = changes.iter().filter(|it| it.fact.of(program) == it.new).cloned().collect();
            (!left.is_empty()).then_some(left)
        };
        match subject {
            Subject::Reminder { program, offset, at } => {
                let occasion = occasion::occasion(self.program(program)?, *offset)?;
                (occasion.anchor_at == *at && occasion.lapses_at > now).then(|| subject.clone())
            }
            Subject::News { program } => self.program(program)?.is_upcoming(now).then(|| subject.clone()),
            Subject::Changed { program, changes } => {
                let changes = standing(self.program(program)?, changes)?;
                Some(Subject::Changed { program: program.clone(), changes })
            }
            Subject::Correction { program, changes, language } => {
                let changes = standing(self.program(program)?, changes)?;
                Some(Subject::Correction { program: program.clone(), changes, language: *language })
            }
            Subject::Digest { programs } => {
                let ahead = |id: &&String| self.program(id).is_some_and(|it| it.is_upcoming(now));
                let programs: Vec<String> = programs.iter().filter(ahead).cloned().collect();
                (!programs.is_empty()).then_some(Subject::Digest { programs })
            }
            Subject::Announcement(_)
            | Subject::Alert(_)
            | Subject::Answered { .. }
            | Subject::Proposal { .. }
            | Subject::Verdict { .. } => Some(subject.clone()),
        }
    }
}
