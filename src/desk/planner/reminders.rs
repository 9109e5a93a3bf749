//! Reminders that have fallen due.

use chrono::{DateTime, Utc};

use super::{Planned, Planner};
use crate::answer::Subject;
use crate::notify::delivery::IfDoubtful;
use crate::notify::occasion::{self, Occasion};
use crate::notify::pace::Lane;
use crate::person::Offset;
use crate::program::Program;
use crate::store::Error;
use crate::store::outbox::NewNotice;
use crate::store::planning::{Tags, Telling, subscribers};

impl Planner {
    pub(super) async fn plan_reminders(
        &self,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
        live: bool,
    ) -> Result<Planned, Error> {
        let knowledge = self.desk.knowledge();
        let catalogue = knowledge.catalogue();
        let defaults = &self.desk.settings.reminders;
        let mut offsets: Vec<Offset> = defaults.all();
        offsets.extend(self.store.chosen_offsets().await?);
        offsets.sort_unstable();
        offsets.dedup();
        let (due, missed) = occasion::due(catalogue.programs(), &offsets, since, now);
        let mut planned = Planned { missed: missed as u64, ..Planned::default() };
        for (program, occasion) in due {
            let tags = Tags::of(catalogue, program, &[]);
            let usual = defaults.of(program.kind).contains(&occasion.offset);
            let telling = Telling::Reminder { offset: occasion.offset, usual, due_at: occasion.due_at };
            let recipients = subscribers(&tags, telling, live);
            let new = notice(program, &occasion);
            let enqueued = self.store.enqueue(&new, &recipients, occasion.due_at, now).await?;
            planned += Planned::of(&enqueued);
        }
        Ok(planned)
    }

    /// When the next reminder falls due by the usual offsets; people's own are noticed by the look once a minute.
    pub(super) fn next_due(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let knowledge = self.desk.knowledge();
        let offsets = self.desk.settings.reminders.all();
        let programs = knowledge.catalogue().programs().iter();
        let occasions = programs.flat_map(|program| offsets.iter().filter_map(|it| occasion::occasion(program, *it)));
        occasions.map(|it| it.due_at).filter(|at| *at > now).min()
    }
}

fn notice(program: &Program, occasion: &Occasion) -> NewNotice {
    let anchor_ms = occasion.anchor_at.timestamp_millis();
    NewNotice {
        // The moment itself is part of it: a moved date is a new occasion.
        dedup_key: format!("reminder:{}:{}:{anchor_ms}", program.id, occasion.offset),
        subject: Subject::Reminder { program: program.id.clone(), offset: occasion.offset, at: occasion.anchor_at },
        lane: Lane::Reminder,
        if_doubtful: IfDoubtful::RepeatAnyway,
        urgent: false,
        lapses_at: Some(occasion.lapses_at),
    }
}
