//! What a pressed button asks for. A button may be years old: what it was about may be gone, and then that is said.

use super::{Desk, Page, Reply, lock};
use crate::answer::Press;
use crate::channel::Who;
use crate::id;
use crate::person::Wish;
use crate::store;
use crate::understand::Intent;

impl Desk {
    /// Does what a button says. Never fails: trouble is told politely, and logged once.
    pub async fn press(&self, who: &Who, press: Press) -> Reply {
        let reply = self.pressed(who, press).await;
        self.told(who, reply)
    }

    async fn pressed(&self, who: &Who, press: Press) -> Result<Reply, store::Error> {
        match press {
            Press::Details(_) | Press::Share(_) | Press::More(_) => self.show(who, press).await,
            Press::Calendar(program) => self.calendar_of(who, &program).await,
            Press::Remind(program) => self.subscribe(who, &Wish::program(&program)).await,
            Press::Subscribe(wish) => self.subscribe(who, &wish).await,
            Press::Unsubscribe(wish) => self.unsubscribe(who, &wish).await,
            Press::Stop(id) => self.end(who, &id).await,
            Press::Pause(id) => self.hold(who, &id, true).await,
            Press::Resume(id) => self.hold(who, &id, false).await,
            Press::Speak(language) => self.set(who, crate::person::Setting::Languages(vec![language])).await,
            Press::Set(setting) => self.set(who, setting).await,
            // Whether they decide for that chat only its network knows, and asks: nobody gets here with such a press.
            Press::For { .. } => self.unknown(who).await,
            Press::Enquire(text) => self.enquire(who, &text).await,
            Press::Withdraw(id) => self.withdraw_enquiry(who, &id).await,
            Press::Forget => self.forget(who).await,
            Press::Staff(order) => self.staff_order(who, &order).await,
            Press::Never => {
                let address = self.look_up(who).await?;
                let knowledge = self.knowledge();
                let language = self.language(who, address.as_ref());
                let page = Page::new(self.voice(knowledge.catalogue(), language));
                Ok(Reply { replaces: true, ..Reply::of(page.say(id!("done-left")).done()) })
            }
        }
    }

    async fn show(&self, who: &Who, press: Press) -> Result<Reply, store::Error> {
        let address = self.look_up(who).await?;
        let language = self.language(who, address.as_ref());
        let knowledge = self.knowledge();
        let now = self.clock.now();
        let memory = self.memories.of(who, now);
        let shown = self.conversation.press(&knowledge, &press, &mut lock(&memory), now, language);
        let replaces = matches!(press, Press::More(_));
        match shown {
            Some(reply) => {
                self.record(who, address, &knowledge, "", &reply, now).await;
                Ok(Reply { intent: Some(reply.question.intent), replaces, ..Reply::of(reply.message) })
            }
            // The list is forgotten: begin it again, which is what was meant.
            None if replaces => {
                let reply = Box::pin(self.command(who, super::Command::Upcoming, "")).await;
                Ok(Reply { intent: Some(Intent::List), replaces, ..reply })
            }
            None => self.unknown(who).await,
        }
    }

    pub(super) async fn unknown(&self, who: &Who) -> Result<Reply, store::Error> {
        let address = self.look_up(who).await?;
        let knowledge = self.knowledge();
        let language = self.language(who, address.as_ref());
        let page = Page::new(self.voice(knowledge.catalogue(), language));
        Ok(Reply::private(page.say(id!("press-unknown")).done()))
    }
}
