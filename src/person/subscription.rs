//! A standing wish of one address.

use chrono::{DateTime, Utc};

use super::Wish;
use crate::program::spelled;

spelled! {
    SubscriptionState {
        Active = "active",
        /// Kept, and silent.
        Paused = "paused",
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Subscription {
    pub id: String,
    /// Id of the address that is told.
    pub address: String,
    pub state: SubscriptionState,
    pub wish: Wish,
    /// A cron expression: what is new comes in one message then. `None`: each as it comes.
    pub digest: Option<String>,
    pub created_at: DateTime<Utc>,
}
