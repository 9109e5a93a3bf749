//! What a member of staff may do: each role may do what those before it may.

use crate::program::spelled;

spelled! {
    Role {
        /// Sees announcements and reports.
        Viewer = "viewer",
        /// Writes and tests them.
        Editor = "editor",
        /// Lets small ones go, pauses, corrects and recalls.
        Sender = "sender",
        /// Says yes to those of others.
        Approver = "approver",
        /// Gives roles, and declares the installation live.
        Owner = "owner",
    }
}

impl Role {
    pub fn may(self, needed: Self) -> bool {
        self >= needed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_do_what_those_before_it_may() {
        assert!(Role::Owner.may(Role::Viewer) && Role::Approver.may(Role::Sender) && Role::Editor.may(Role::Editor));
        assert!(!Role::Sender.may(Role::Approver) && !Role::Viewer.may(Role::Editor));
    }
}
