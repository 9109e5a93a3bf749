//! Question + catalogue → the facts to tell; and the facts of what is told unasked.

mod notice;
mod press;

pub use notice::{Announcement, AnnouncementState, Subject};
pub use press::Press;
