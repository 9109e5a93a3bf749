//! New programs and changed ones: told once nobody has edited them for a while, so that a day of editing is one message.

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};

use super::{Planned, Planner};
use crate::answer::Subject;
use crate::language::Language;
use crate::notify::delivery::IfDoubtful;
use crate::notify::pace::Lane;
use crate::program::{Catalogue, Changed, FactValue, Facts, Program};
use crate::store::Error;
use crate::store::outbox::NewNotice;
use crate::store::planning::{Known, Tags, Telling, subscribers, told};
use crate::store::told::bits;

/// Set once programs were looked at for the first time: what was there then is news to nobody.
const KNOWN: &str = "programs_known";

impl Planner {
    pub(super) async fn plan_changes(&self, now: DateTime<Utc>, live: bool) -> Result<Planned, Error> {
        let knowledge = self.desk.knowledge();
        let catalogue = knowledge.catalogue();
        {
            let looked = self.looked.lock().expect("no holder of the lock panics");
            let same = looked.at.as_ref().is_some_and(|it| Arc::ptr_eq(it, catalogue));
            if same && looked.settles.is_none_or(|at| at > now) {
                return Ok(Planned::default());
            }
        }
        let known = self.store.known_programs().await?;
        let first_look = self.store.setting(KNOWN).await?.is_none();
        let settle = Duration::minutes(i64::from(self.desk.settings.people.settle_minutes));
        let mut planned = Planned::default();
        let mut to_know = Vec::new();
        let mut settles: Option<DateTime<Utc>> = None;
        let mut wait =
            |since: DateTime<Utc>| settles = Some(settles.map_or(since + settle, |at| at.min(since + settle)));
        for program in catalogue.programs() {
            let facts = Facts::of(program);
            let Some(before) = known.get(&program.id) else {
                let announced = first_look || !program.is_upcoming(now);
                // A new one waits too: it is often edited in its first minutes.
                let pending = (!announced).then(|| (facts.clone(), now));
                if !announced {
                    wait(now);
                }
                to_know.push((program.id.clone(), Known { facts, pending, first_seen: now, announced }));
                continue;
            };
            let seen = seen(before, &facts, now);
            let due = seen.pending.as_ref().filter(|(_, since)| *since + settle <= now).cloned();
            let Some((_, since)) = due else {
                if let Some((_, since)) = &seen.pending {
                    wait(*since);
                }
                if seen != *before {
                    to_know.push((program.id.clone(), seen));
                }
                continue;
            };
            planned += if before.announced {
                self.tell_change(catalogue, program, &before.facts, since, now, live).await?
            } else {
                self.tell_new(catalogue, program, now, live).await?
            };
            // Only after it was planned: a crash in between plans the same again, which adds nothing.
            let told = Known { facts, pending: None, first_seen: seen.first_seen, announced: true };
            self.store.know_programs(&[(program.id.clone(), told)], now).await?;
        }
        self.store.know_programs(&to_know, now).await?;
        if first_look && !catalogue.programs().is_empty() {
            self.store.set_setting(KNOWN, "yes").await?;
        }
        let mut looked = self.looked.lock().expect("no holder of the lock panics");
        (looked.at, looked.settles) = (Some(Arc::clone(catalogue)), settles);
        drop(looked);
        Ok(planned)
    }

    async fn tell_new(
        &self,
        catalogue: &Catalogue,
        program: &Program,
        now: DateTime<Utc>,
        live: bool,
    ) -> Result<Planned, Error> {
        if !program.is_upcoming(now) {
            return Ok(Planned::default());
        }
        let new = NewNotice {
            dedup_key: format!("news:{}", program.id),
            subject: Subject::News { program: program.id.clone() },
            lapses_at: lapses(program),
            ..notice()
        };
        let recipients = subscribers(&Tags::of(catalogue, program, &[]), Telling::News, live);
        let enqueued = self.store.enqueue(&new, &recipients, now, now).await?;
        Ok(Planned::of(&enqueued))
    }

    async fn tell_change(
        &self,
        catalogue: &Catalogue,
        program: &Program,
        before: &Facts,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
        live: bool,
    ) -> Result<Planned, Error> {
        let changes = before.changes(&Facts::of(program));
        let also = match before.get(crate::program::Fact::Place) {
            Some(FactValue::Place { places, .. }) => places.as_slice(),
            _ => &[],
        };
        let tags = Tags::of(catalogue, program, also);
        let since_ms = since.timestamp_millis();
        let mut planned = Planned::default();
        let news: Vec<Changed> = changes.iter().filter(|it| it.fact.is_news()).cloned().collect();
        if !news.is_empty() {
            let new = NewNotice {
                dedup_key: format!("change:{}:{since_ms}", program.id),
                subject: Subject::Changed { program: program.id.clone(), changes: news },
                lapses_at: lapses(program),
                ..notice()
            };
            let enqueued = self.store.enqueue(&new, &subscribers(&tags, Telling::Change, live), now, now).await?;
            planned += Planned::of(&enqueued);
        }
        if changes.is_empty() {
            return Ok(planned);
        }
        let facts: Vec<_> = changes.iter().map(|it| it.fact).collect();
        let told_since = now - Duration::days(i64::from(self.desk.settings.people.told_days));
        for language in self.store.told_languages(&program.id, told_since).await? {
            let new = NewNotice {
                dedup_key: format!("told:{}:{since_ms}:{language}", program.id),
                subject: Subject::Correction {
                    program: program.id.clone(),
                    changes: changes.clone(),
                    language: self.spoken(language),
                },
                lapses_at: lapses(program),
                ..notice()
            };
            let recipients = told(&tags, bits(&facts), language, told_since, live);
            let enqueued = self.store.enqueue(&new, &recipients, now, now).await?;
            planned += Planned::of(&enqueued);
        }
        Ok(planned)
    }

    fn spoken(&self, language: Language) -> Language {
        let settings = &self.desk.settings;
        if settings.languages.contains(&language) { language } else { settings.language }
    }
}

/// What is known once `facts` were seen: a change that matters waits from its last edit on, one that was taken back is
/// none, and a slip mended is put down silently.
fn seen(before: &Known, facts: &Facts, now: DateTime<Utc>) -> Known {
    if before.announced && before.facts.changes(facts).is_empty() {
        return Known { facts: facts.clone(), pending: None, ..before.clone() };
    }
    let since = match &before.pending {
        Some((pending, since)) if pending.changes(facts).is_empty() => *since,
        _ => now,
    };
    Known { pending: Some((facts.clone(), since)), ..before.clone() }
}

fn notice() -> NewNotice {
    NewNotice {
        dedup_key: String::new(),
        subject: Subject::Digest { programs: Vec::new() },
        lane: Lane::Reminder,
        if_doubtful: IfDoubtful::RepeatAnyway,
        urgent: false,
        lapses_at: None,
    }
}

/// Nobody needs to hear of a program that is over.
fn lapses(program: &Program) -> Option<DateTime<Utc>> {
    program.over_at().map(|at| at.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::read;

    fn program(change: impl Fn(&mut Program)) -> Facts {
        const TEXT: &str = "[[program]]\nid = \"forum\"\nseries = \"forum\"\nkind = \"forum\"\norganizer = \"o\"\n\
                            status = \"scheduled\"\nformat = \"onsite\"\nstarts = 2027-05-12T14:00:00+09:00\n\
                            [program.title]\nen = \"Forum\"\n";
        let mut program = read::from_toml(&[("test", TEXT)]).expect("it is well-formed").programs.remove(0);
        change(&mut program);
        Facts::of(&program)
    }

    fn moved(days: i64) -> Facts {
        program(|it| it.starts = it.starts.map(|at| at + Duration::days(days)))
    }

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(20_000) + Duration::minutes(minutes)
    }

    fn known() -> Known {
        Known { facts: moved(0), pending: None, first_seen: at(-1000), announced: true }
    }

    #[test]
    fn edits_are_gathered_from_the_last_one_on() {
        let first = seen(&known(), &moved(1), at(0));
        assert_eq!(first.pending, Some((moved(1), at(0))));
        let unchanged = seen(&first, &moved(1), at(5));
        assert_eq!(unchanged.pending, Some((moved(1), at(0))));
        let again = seen(&first, &moved(2), at(5));
        assert_eq!(again.pending, Some((moved(2), at(5))));
        assert_eq!(again.facts, moved(0));
    }

    #[test]
    fn an_edit_that_was_taken_back_is_none() {
        let edited = seen(&known(), &moved(1), at(0));
        assert_eq!(seen(&edited, &moved(0), at(3)), known());
    }
}
