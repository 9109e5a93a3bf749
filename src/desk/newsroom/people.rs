//! Who belongs to the foundation, which chats are its own, and the day the installation speaks to everybody.

use chrono::Duration;

use super::{Actor, Item, Outcome, Refusal};
use crate::broadcast::Role;
use crate::channel::Who;
use crate::desk::Desk;
use crate::desk::planner::LIVE;
use crate::desk::privacy::new_code;
use crate::person::ChatKind;
use crate::store;

/// What the code of a member binds; stored with it.
pub const BINDS_STAFF: &str = "staff";
const CODE_MINUTES: i64 = 60;

impl Desk {
    pub(super) async fn member(&self, actor: &Actor, name: String, role: Role) -> Result<Outcome, Refusal> {
        let now = self.clock.now();
        self.store.set_role(&name, role, now).await?;
        let code = new_code(&mut rand::rng());
        let expires = now + Duration::minutes(CODE_MINUTES);
        self.store.add_code(&code, BINDS_STAFF, &name, now, expires).await?;
        self.log(actor, "role", &name, role.as_str()).await?;
        Ok(Outcome::Code { name, role, code })
    }

    pub(super) async fn remove(&self, actor: &Actor, name: String) -> Result<Outcome, Refusal> {
        if !self.store.remove_staff(&name).await? {
            return Err(Refusal::NoMember(name));
        }
        self.log(actor, "remove", &name, "").await?;
        Ok(Outcome::Removed { name })
    }

    pub(super) async fn mark_here(&self, actor: &Actor, staff: bool) -> Result<Outcome, Refusal> {
        let Some(who) = &actor.here else { return Err(Refusal::Unread("here".to_owned())) };
        let address = self.meet(who).await?;
        self.store.set_staff_address(&address.id, staff).await?;
        self.log(actor, "here", &address.id, if staff { "yes" } else { "no" }).await?;
        Ok(Outcome::Here { staff })
    }

    /// The account becomes one of the member's, and their private chat one of the foundation's.
    pub(in crate::desk) async fn bind_member(&self, who: &Who, name: &str) -> Result<bool, store::Error> {
        let (Some(account), ChatKind::Private) = (&who.person, who.kind) else { return Ok(false) };
        if !self.store.bind_staff(name, who.at.channel, account).await? {
            return Ok(false);
        }
        let address = self.meet(who).await?;
        self.store.set_staff_address(&address.id, true).await?;
        Ok(true)
    }

    /// Who writes, if they belong to the foundation.
    pub(in crate::desk) async fn actor(&self, who: &Who) -> Result<Option<Actor>, store::Error> {
        let Some(account) = &who.person else { return Ok(None) };
        let member = self.store.staff_of(who.at.channel, account).await?;
        Ok(member.map(|(name, role)| Actor { name, role, way: who.at.channel.to_owned(), here: Some(who.clone()) }))
    }

    pub(super) async fn live(&self, actor: &Actor, declare: bool) -> Result<Outcome, Refusal> {
        let items = self.checklist().await?;
        let live = self.is_live().await?;
        if !declare || live {
            return Ok(Outcome::Checked { items, live });
        }
        if !items.iter().all(|(_, done)| *done) {
            return Err(Refusal::NotReady(items));
        }
        let since = format!("{} {}", self.clock.now().to_rfc3339(), actor.name);
        self.store.set_setting(LIVE, &since).await?;
        self.log(actor, "live", "", "").await?;
        Ok(Outcome::Checked { items, live: true })
    }

    async fn checklist(&self) -> Result<Vec<(Item, bool)>, Refusal> {
        let knowledge = self.knowledge();
        let catalogue = knowledge.catalogue();
        let bound: Vec<_> = self.store.staff().await?.into_iter().filter(|it| it.accounts > 0).collect();
        let two = bound.len() >= 2 && bound.iter().any(|it| it.role.may(Role::Approver));
        let staff_chat = !self.store.staff_addresses().await?.is_empty();
        let tested = self.store.staff_did("test").await?;
        let contact = catalogue.organizers().first().is_some_and(|it| it.contact.is_some());
        Ok(vec![
            (Item::Programs, !catalogue.programs().is_empty()),
            (Item::Contact, contact),
            (Item::TwoPeople, two),
            (Item::StaffChat, staff_chat),
            (Item::Tested, tested),
        ])
    }
}
