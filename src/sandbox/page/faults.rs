//! What the tester lets go wrong: with the next requests, with what the bot is told, and with a chat.

use axum::extract::{Form, State};
use axum::response::Redirect;
use serde::Deserialize;

use super::{Sandbox, back};
use crate::sandbox::faults::{Fault, Shares};
use crate::sandbox::telegram::Closed;

pub const FAULTS: &[(&str, &str)] = &[
    ("server_error", "500 once"),
    ("html_page", "502 with a page of HTML, once"),
    ("too_many", "429 once, wait 3 s"),
    ("stop", "429 for everything, for 5 s"),
    ("slow", "Answer 2 s late, once"),
    ("cut_before", "Cut the line before the request, once"),
    ("cut_after", "Accept, then cut the line, once"),
    ("closed", "The next chat blocks the bot"),
    ("twice", "The last update comes twice"),
    ("swapped", "The last two updates change places"),
    ("dropped", "The gateway drops the line"),
    ("forgotten", "The gateway forgets the session"),
    ("random", "A bad day from now on"),
    ("none", "All well again"),
];

/// For the chat that is open; what one network does not have does nothing.
pub const FATES: &[(&str, &str)] = &[
    ("open", "Open again"),
    ("blocked", "Blocks the bot"),
    ("kicked", "Kicks the bot"),
    ("deleted", "Is deleted"),
    ("moves", "Moves to a new number"),
];

#[derive(Deserialize)]
pub struct FaultForm {
    network: String,
    fault: String,
}

#[derive(Deserialize)]
pub struct Fate {
    network: String,
    chat: String,
    fate: String,
}

pub async fn fate(State(sandbox): State<Sandbox>, Form(form): Form<Fate>) -> Redirect {
    if form.network == "telegram" {
        let chat: i64 = form.chat.parse().unwrap_or_default();
        let closed = match form.fate.as_str() {
            "blocked" => Some(Closed::Blocked),
            "kicked" => Some(Closed::Kicked),
            "deleted" => Some(Closed::Deleted),
            "moves" => {
                sandbox.telegram.migrate(chat, chat - 1_000_000_000_000);
                return back(&form.network, &form.chat);
            }
            _ => None,
        };
        sandbox.telegram.with_chat(chat, |chat| chat.closed = closed);
    } else {
        let closed = match form.fate.as_str() {
            "blocked" => Some((403, 50007)),
            "kicked" => Some((403, 50001)),
            "deleted" => Some((404, 10003)),
            _ => None,
        };
        sandbox.discord.with_channel(form.chat.parse().unwrap_or_default(), |channel| channel.closed = closed);
    }
    back(&form.network, &form.chat)
}

pub async fn fault(State(sandbox): State<Sandbox>, Form(form): Form<FaultForm>) -> Redirect {
    // What befalls the way back to the bot is done at once.
    match (form.network.as_str(), form.fault.as_str()) {
        ("telegram", "twice") => sandbox.telegram.duplicate_last_update(),
        ("telegram", "swapped") => sandbox.telegram.swap_last_updates(),
        ("discord", "dropped") => sandbox.discord.sessions().drop_lines(None),
        ("discord", "forgotten") => sandbox.discord.sessions().forget(),
        (_, "twice" | "swapped" | "dropped" | "forgotten") => {}
        _ => return fault_of_requests(&sandbox, &form),
    }
    Redirect::to("/")
}

fn fault_of_requests(sandbox: &Sandbox, form: &FaultForm) -> Redirect {
    let mut faults = if form.network == "discord" { sandbox.discord.faults() } else { sandbox.telegram.faults() };
    let one = match form.fault.as_str() {
        "server_error" => Fault::ServerError,
        "html_page" => Fault::HtmlPage,
        "too_many" => Fault::TooMany { retry_after: 3 },
        "stop" => Fault::Stop { seconds: 5 },
        "slow" => Fault::Slow { ms: 2_000 },
        "cut_before" => Fault::CutBefore,
        "cut_after" => Fault::CutAfter,
        "closed" => Fault::Closed,
        "random" => {
            faults.at_random(1, Shares::default());
            return Redirect::to("/");
        }
        _ => {
            faults.none();
            return Redirect::to("/");
        }
    };
    faults.order([one]);
    Redirect::to("/")
}
