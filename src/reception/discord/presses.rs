//! Pressed buttons, and for whom they count: for the person's own chat, or for the channel that they stand in.

use super::Reception;
use crate::answer::Press;
use crate::channel::discord::{Action, Interaction, NAME, Spot};
use crate::channel::{Address, Who};
use crate::desk::{Command, Reply};
use crate::person::{ChatKind, Setting, Wish};

impl Reception {
    pub(super) async fn pressed(&self, it: &Interaction, action: Option<Action>) -> Reply {
        match action {
            Some(Action::Press(press)) => self.press(it, press).await,
            Some(Action::Ask(text)) => self.ask(it, &text).await,
            // A name that was never given, or is forgotten: what is coming up, fresh, is what helps most.
            None => {
                let who = self.who(it).await;
                self.desk.command(&who, Command::Upcoming, "").await
            }
        }
    }

    async fn press(&self, it: &Interaction, press: Press) -> Reply {
        match press {
            Press::Remind(program) => self.remind(it, &program).await,
            Press::Subscribe(wish) => self.subscribe_by_press(it, wish).await,
            press => {
                let who = self.concerned(it, &press).await;
                self.desk.press(&who, press).await
            }
        }
    }

    /// Whom a press is about.
    async fn concerned(&self, it: &Interaction, press: &Press) -> Who {
        let here = self.who(it).await;
        if it.is_private() {
            return here;
        }
        let of_subscription = match press {
            Press::Stop(id) | Press::Pause(id) | Press::Resume(id) => self.owner_of(it, &here, id).await,
            Press::Set(Setting::Digest { subscription, .. }) => self.owner_of(it, &here, subscription).await,
            _ => None,
        };
        if let Some(owner) = of_subscription {
            return owner;
        }
        match press {
            // Looking is for where one looks; staff work where they are.
            Press::Details(_) | Press::Calendar(_) | Press::Share(_) | Press::More(_) | Press::Staff(_) => here,
            // A person answers in the person's own chat.
            Press::Enquire(_) => self.own_or_here(it, here).await,
            // Only the person sees what was pressed, so it was about the person.
            _ if it.under.as_ref().is_some_and(|it| it.ephemeral) => self.own_or_here(it, here).await,
            _ => here,
        }
    }

    /// The chat that a subscription belongs to, with the person who presses.
    async fn owner_of(&self, it: &Interaction, here: &Who, subscription: &str) -> Option<Who> {
        let found = async {
            let Some(found) = self.store.look_up_subscription(subscription).await? else { return Ok(None) };
            self.store.look_up_address_by_id(&found.address).await
        };
        let address = match found.await {
            Ok(address) => address.filter(|it| it.channel == NAME)?,
            Err(error) => {
                let error: crate::store::Error = error;
                tracing::warn!(error = &error as &dyn std::error::Error, "a subscription could not be looked up");
                return None;
            }
        };
        if address.kind == ChatKind::Private {
            return self.own(it).await.ok().filter(|own| own.at.chat == address.chat);
        }
        let at = Address { channel: NAME, chat: address.chat, thread: address.thread };
        // Rights in another channel are not told here.
        let admin = it.admin && at.chat == it.channel;
        Some(Who { at, kind: address.kind, admin, ..here.clone() })
    }

    /// For the channel where somebody may decide for it, else for the person.
    async fn subscribe_by_press(&self, it: &Interaction, wish: Wish) -> Reply {
        let here = self.who(it).await;
        let press = Press::Subscribe(wish.clone());
        let Some(spot) = it.spot.as_ref() else { return self.desk.press(&here, press).await };
        // The second choice where somebody's own chat takes nothing; who may not decide is told so.
        let second_choice = wish.program.is_some() && it.under.as_ref().is_some_and(|it| it.ephemeral);
        if !it.admin && !second_choice {
            let own = self.own_or_here(it, here).await;
            return self.desk.press(&own, press).await;
        }
        match self.checked(it, &here, spot).await {
            Some(refused) => refused,
            None => self.desk.press(&here, press).await,
        }
    }

    async fn checked(&self, it: &Interaction, who: &Who, spot: &Spot) -> Option<Reply> {
        if who.admin { self.refused_to_post(it, who, spot, None).await } else { None }
    }
}
