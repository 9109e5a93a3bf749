//! Wishes to be told, or no longer: what exactly will be told and when, and the button that makes it so.

use super::list::plain;
use super::message::{Action, Block, Button};
use super::voice::Voice;
use super::{detail, echo};
use crate::answer::{About, Press, State, Subscribe, Unsubscribe};
use crate::id;
use crate::person::{Anchor, Offset, Wish};

const MINUTES_OF_HOUR: u32 = 60;
const MINUTES_OF_DAY: u32 = 24 * MINUTES_OF_HOUR;

pub fn subscribe(voice: &Voice<'_>, subscribe: &Subscribe) -> (Vec<Block>, Vec<Button>) {
    let title = |at: u32| voice.title(voice.catalogue.program(at)).0;
    let mut blocks = vec![plain(match (subscribe.about.clone(), subscribe.wishes.as_slice()) {
        (About::Program(at), _) => voice.say_with(id!("subscribe-program"), &[("title", title(at).into())]),
        (About::NextEdition(at), _) => {
            let program = voice.catalogue.program(at);
            let state = detail::state(voice, program, State::of(program, voice.now), false);
            format!("{state}\n{}", voice.say(id!("subscribe-series")))
        }
        (About::Conditions, [one]) => voice.say_with(id!("subscribe-ask"), &[("what", echo::wish(voice, one).into())]),
        (About::Conditions, _) => voice.say(id!("subscribe-which")),
    })];
    blocks.push(plain(told(voice, subscribe)));
    blocks.push(plain(voice.say(id!("subscribe-changes"))));
    let several = subscribe.wishes.len() > 1;
    let yes = |wish: &Wish| {
        let label = if several { echo::wish(voice, wish) } else { voice.say(id!("button-yes")) };
        let press = match &subscribe.about {
            About::Program(at) => Press::Remind(voice.catalogue.program(*at).id.clone()),
            About::NextEdition(_) | About::Conditions => Press::Subscribe(wish.clone()),
        };
        Button { label, action: Action::Press(press) }
    };
    let mut buttons: Vec<Button> = subscribe.wishes.iter().map(yes).collect();
    if !several {
        blocks.push(plain(voice.say(id!("subscribe-confirm"))));
    }
    buttons.push(no(voice));
    (blocks, buttons)
}

/// The days themselves where they are known, else how long before which moment.
fn told(voice: &Voice<'_>, subscribe: &Subscribe) -> String {
    let mut lines = Vec::new();
    if let About::Program(_) = subscribe.about {
        if subscribe.moments.is_empty() {
            return voice.say(id!("subscribe-no-moment"));
        }
        lines.push(voice.say(id!("subscribe-moments")));
        lines.extend(subscribe.moments.iter().map(|moment| {
            let values = [("date", voice.day_at_home(moment.at).into()), ("what", offset(voice, moment.offset).into())];
            format!("- {}", voice.say_with(id!("subscribe-moment"), &values))
        }));
    } else {
        lines.push(voice.say(id!("subscribe-told")));
        lines.extend(subscribe.offsets.iter().map(|it| format!("- {}", offset(voice, *it))));
    }
    lines.join("\n")
}

/// "7 days before applications close (D-7)".
pub fn offset(voice: &Voice<'_>, offset: Offset) -> String {
    let (at, days, hours) = match offset.anchor {
        Anchor::Opens => (id!("when-opens"), id!("when-opens-days"), id!("when-opens-hours")),
        Anchor::Closes => (id!("when-closes"), id!("when-closes-days"), id!("when-closes-hours")),
        Anchor::Starts => (id!("when-starts"), id!("when-starts-days"), id!("when-starts-hours")),
    };
    match offset.minutes {
        0 => voice.say(at),
        minutes if minutes % MINUTES_OF_DAY == 0 => {
            voice.say_with(days, &[("count", (minutes / MINUTES_OF_DAY).into())])
        }
        // Nobody sets a reminder to the minute: the next full hour tells it well enough.
        minutes => voice.say_with(hours, &[("count", minutes.div_ceil(MINUTES_OF_HOUR).into())]),
    }
}

pub fn unsubscribe(voice: &Voice<'_>, unsubscribe: &Unsubscribe) -> (Vec<Block>, Vec<Button>) {
    let first = match unsubscribe.program {
        Some(at) => {
            let title = voice.title(voice.catalogue.program(at)).0;
            voice.say_with(id!("unsubscribe-program"), &[("title", title.into())])
        }
        None if unsubscribe.wish == Wish::default() => voice.say(id!("unsubscribe-all")),
        None => {
            let what = echo::wish(voice, &unsubscribe.wish);
            voice.say_with(id!("unsubscribe-ask"), &[("what", what.into())])
        }
    };
    let blocks = vec![plain(first), plain(voice.say(id!("unsubscribe-confirm")))];
    let stop = Press::Unsubscribe(unsubscribe.wish.clone());
    (blocks, vec![Button { label: voice.say(id!("button-stop")), action: Action::Press(stop) }, no(voice)])
}

fn no(voice: &Voice<'_>) -> Button {
    Button { label: voice.say(id!("button-no")), action: Action::Press(Press::Never) }
}
