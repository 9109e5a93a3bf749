//! What the bot may do in a channel, and what is missing for what somebody asks of it. Looked at before anything is saved, so
//! that a refusal is told to the one who can mend it.

use serde_json::Value;

/// What naru may need, by the names that Discord's own settings show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Permission {
    ViewChannel,
    SendMessages,
    SendInThreads,
    EmbedLinks,
    AttachFiles,
    CreateThreads,
    MentionRoles,
    CreateEvents,
}

impl Permission {
    pub const ALL: [Self; 8] = [
        Self::ViewChannel,
        Self::SendMessages,
        Self::SendInThreads,
        Self::EmbedLinks,
        Self::AttachFiles,
        Self::CreateThreads,
        Self::MentionRoles,
        Self::CreateEvents,
    ];

    /// Its bit in Discord's numbers.
    pub const fn bit(self) -> u64 {
        match self {
            Self::ViewChannel => 1 << 10,
            Self::SendMessages => 1 << 11,
            Self::SendInThreads => 1 << 38,
            Self::EmbedLinks => 1 << 14,
            Self::AttachFiles => 1 << 15,
            Self::CreateThreads => 1 << 35,
            Self::MentionRoles => 1 << 17,
            Self::CreateEvents => 1 << 44,
        }
    }
}

/// Everything that naru can make use of: the number for the link by which it is let into a server.
pub const INVITED_WITH: u64 = {
    let mut all = 1 << 16; // reading a channel's past: a thread that is begun under a message needs it
    let mut n = 0;
    while n < Permission::ALL.len() {
        all |= Permission::ALL[n].bit();
        n += 1;
    }
    all
};

const ADMINISTRATOR: u64 = 1 << 3;

/// Discord's numbers for sorts of channels.
pub mod kind {
    pub const TEXT: i64 = 0;
    pub const DIRECT: i64 = 1;
    pub const ANNOUNCEMENTS: i64 = 5;
    pub const FORUM: i64 = 15;
    pub const MEDIA: i64 = 16;

    pub const fn is_thread(kind: i64) -> bool {
        matches!(kind, 10..=12)
    }

    pub const fn is_forum(kind: i64) -> bool {
        matches!(kind, FORUM | MEDIA)
    }
}

/// What is to be done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Notices are to be posted.
    Post,
    /// … and a role is to be called by announcements.
    PostAndCall,
    /// Questions to staff become threads.
    StaffThreads,
    /// Programs become the server's own events.
    Events,
}

/// What of `wanted` is not among `have`, in the order of [`Permission`].
pub fn missing(have: u64, channel_kind: i64, wanted: Wanted) -> Vec<Permission> {
    use Permission as P;
    if have & ADMINISTRATOR != 0 {
        return Vec::new();
    }
    let writing: &[P] = match channel_kind {
        it if kind::is_thread(it) => &[P::ViewChannel, P::SendInThreads, P::EmbedLinks, P::AttachFiles],
        it if kind::is_forum(it) => &[P::ViewChannel, P::SendMessages, P::SendInThreads, P::EmbedLinks, P::AttachFiles],
        _ => &[P::ViewChannel, P::SendMessages, P::EmbedLinks, P::AttachFiles],
    };
    let more: &[P] = match wanted {
        Wanted::Post => &[],
        Wanted::PostAndCall => &[P::MentionRoles],
        Wanted::StaffThreads => &[P::SendInThreads, P::CreateThreads],
        Wanted::Events => return vec![P::CreateEvents].into_iter().filter(|it| have & it.bit() == 0).collect(),
    };
    let mut all: Vec<P> = writing.iter().chain(more).copied().filter(|it| have & it.bit() == 0).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn bits(value: &Value) -> u64 {
    value.as_str().and_then(|it| it.parse().ok()).or(value.as_u64()).unwrap_or(0)
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// What a member may do in a channel, as Discord computes it: `guild` with its roles, the `member` with theirs, and the channel
/// (for a thread: its parent), whose exceptions for everyone, for roles and for the member come in this order.
pub fn of_member(guild: &Value, member: &Value, channel: &Value) -> u64 {
    let own = &member["user"]["id"];
    if !own.is_null() && guild["owner_id"] == *own {
        return u64::MAX;
    }
    let roles: Vec<&Value> = list(&member["roles"]).collect();
    let everyone = &guild["id"];
    let held = |role: &Value| role["id"] == *everyone || roles.contains(&&role["id"]);
    let base = list(&guild["roles"]).filter(|role| held(role)).fold(0, |all, role| all | bits(&role["permissions"]));
    if base & ADMINISTRATOR != 0 {
        return u64::MAX;
    }
    let exceptions: Vec<&Value> = list(&channel["permission_overwrites"]).collect();
    let apply = |have: u64, of: &dyn Fn(&Value) -> bool| {
        let (deny, allow) = exceptions
            .iter()
            .filter(|it| of(it))
            .fold((0, 0), |(deny, allow), it| (deny | bits(&it["deny"]), allow | bits(&it["allow"])));
        have & !deny | allow
    };
    let have = apply(base, &|it| it["id"] == *everyone);
    let have = apply(have, &|it| it["type"] == 0 && it["id"] != *everyone && roles.contains(&&it["id"]));
    let have = apply(have, &|it| it["type"] == 1 && it["id"] == *own);
    // Who does not see a channel can do nothing there.
    if have & Permission::ViewChannel.bit() == 0 { 0 } else { have }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const POSTING: u64 = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15;

    #[test]
    fn the_number_of_the_invitation() {
        assert_eq!(INVITED_WITH, 17_901_423_938_560); // README names it
        for permission in Permission::ALL {
            assert_ne!(INVITED_WITH & permission.bit(), 0);
        }
        assert_eq!(INVITED_WITH & ADMINISTRATOR, 0);
    }

    #[test]
    fn what_is_missing_goes_by_the_sort_of_channel() {
        use Permission as P;
        for (have, kind, wanted, expected) in [
            (POSTING, kind::TEXT, Wanted::Post, vec![]),
            (1 << 10, kind::TEXT, Wanted::Post, vec![P::SendMessages, P::EmbedLinks, P::AttachFiles]),
            (POSTING, 11, Wanted::Post, vec![P::SendInThreads]),
            (POSTING, kind::FORUM, Wanted::Post, vec![P::SendInThreads]),
            (POSTING, kind::TEXT, Wanted::PostAndCall, vec![P::MentionRoles]),
            (POSTING, kind::TEXT, Wanted::StaffThreads, vec![P::SendInThreads, P::CreateThreads]),
            (POSTING, kind::TEXT, Wanted::Events, vec![P::CreateEvents]),
            (ADMINISTRATOR, kind::FORUM, Wanted::PostAndCall, vec![]),
        ] {
            assert_eq!(missing(have, kind, wanted), expected, "{kind} {wanted:?}");
        }
    }

    fn guild(everyone: u64, helper: u64) -> Value {
        json!({ "id": "1", "owner_id": "99", "roles": [
            { "id": "1", "permissions": everyone.to_string() }, { "id": "2", "permissions": helper.to_string() },
        ] })
    }

    fn overwrite(id: &str, kind: u8, allow: u64, deny: u64) -> Value {
        json!({ "id": id, "type": kind, "allow": allow.to_string(), "deny": deny.to_string() })
    }

    #[test]
    fn exceptions_come_for_everyone_then_roles_then_the_member() {
        let member = json!({ "user": { "id": "7" }, "roles": ["2"] });
        let of =
            |overwrites: Value| of_member(&guild(POSTING, 0), &member, &json!({ "permission_overwrites": overwrites }));
        let send = Permission::SendMessages.bit();
        assert_eq!(of(json!([])), POSTING);
        assert_eq!(of(json!([overwrite("1", 0, 0, send)])) & send, 0);
        assert_eq!(of(json!([overwrite("1", 0, 0, send), overwrite("2", 0, send, 0)])) & send, send);
        assert_eq!(of(json!([overwrite("7", 1, 0, send), overwrite("2", 0, send, 0)])) & send, 0);
        assert_eq!(of(json!([overwrite("3", 0, 0, send)])) & send, send, "somebody else's role");
        assert_eq!(of(json!([overwrite("1", 0, 0, Permission::ViewChannel.bit())])), 0);
    }

    #[test]
    fn owners_and_administrators_may_everything() {
        let denied = json!({ "permission_overwrites": [overwrite("1", 0, 0, u64::MAX)] });
        let member = |id: &str, roles: Value| json!({ "user": { "id": id }, "roles": roles });
        assert_eq!(of_member(&guild(0, 0), &member("99", json!([])), &denied), u64::MAX);
        assert_eq!(of_member(&guild(0, ADMINISTRATOR), &member("7", json!(["2"])), &denied), u64::MAX);
        assert_eq!(of_member(&guild(0, 0), &member("7", json!(["2"])), &denied), 0);
    }
}
