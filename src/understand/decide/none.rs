//! Nothing fits: that is said, and what comes near is offered.

use super::{CHOICES, Case, Decision};
use crate::understand::facts::Set;
use crate::understand::filters;
use crate::understand::look_up;
use crate::understand::question::{Filters, Intent};

impl Case<'_> {
    /// Nothing fits; what comes near is offered.
    pub(super) fn none(&self, near: &Set) -> Decision {
        Decision { intent: Some(Intent::None), suggestions: self.near_misses(near), ..Decision::default() }
    }

    pub(super) fn near_misses(&self, near: &Set) -> Vec<u32> {
        let facts = &self.knowledge.facts;
        let now = self.now.timestamp();
        let alive = |set: &Set| -> Vec<u32> {
            set.iter().filter(|rank| facts.over[*rank as usize] > now).take(CHOICES).collect()
        };
        let found = alive(near);
        if !found.is_empty() {
            return found;
        }
        let mut relaxed = self.filters.clone();
        let steps: [fn(&mut Filters); 4] = [
            |it| (it.interval, it.by) = (None, None),
            |it| it.kinds.clear(),
            |it| (it.fee, it.attendance, it.status) = (None, None, None),
            |it| it.places.clear(),
        ];
        for relax in steps {
            let before = relaxed.clone();
            relax(&mut relaxed);
            if relaxed == before {
                continue;
            }
            if filters::is_empty(&relaxed) {
                break;
            }
            let found = alive(&look_up::look_up(facts, &relaxed, self.now));
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }
}
