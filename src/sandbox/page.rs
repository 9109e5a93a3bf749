//! The sandbox's page: the chats of both networks side by side, a box to type as the person, the buttons to press, and
//! what can be made to go wrong. Plain forms; no script.

use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::Value;

use super::Sandbox;
use super::faults::{Fault, Shares};
use super::ledger::Deed;
use super::telegram::Closed;

pub fn router(sandbox: Sandbox) -> Router {
    Router::new()
        .route("/", get(show))
        .route("/sandbox/say", post(say))
        .route("/sandbox/press", post(press))
        .route("/sandbox/fill", post(fill))
        .route("/sandbox/fault", post(fault))
        .route("/sandbox/fate", post(fate))
        .route("/sandbox/ledger", get(ledger))
        .route("/sandbox/style.css", get(style))
        .with_state(sandbox)
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r##"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>naru sandbox</title>
<link rel="stylesheet" href="/sandbox/style.css">
</head>
<body>
<header><h1>Sandbox</h1><p>{{ sent }} messages accepted, {{ refused }} answers “too many”, {{ cut }} lines cut.
<a href="/sandbox/ledger">Ledger</a></p></header>
<nav aria-label="Chats">
{% for chat in chats %}<a href="/?network={{ chat.network }}&amp;chat={{ chat.id }}"{% if chat.current %} aria-current="page"{% endif %}>{{ chat.title }} <small>{{ chat.network }}</small></a>
{% endfor %}
</nav>
<main>
{% if let Some(chat) = open %}
<h2>{{ chat.title }} <small>{{ chat.network }} {{ chat.id }}</small></h2>
<ol>
{% for message in chat.messages %}
<li{% if message.by_bot %} class="bot"{% endif %}>{% if message.ephemeral %}<small>only you see this</small>{% endif %}<p>{{ message.text }}</p>
{% for button in message.buttons %}{% if button.data.is_empty() %}<a href="{{ button.url }}" rel="noreferrer">{{ button.label }}</a>
{% else %}<form method="post" action="/sandbox/press"><input type="hidden" name="network" value="{{ chat.network }}"><input type="hidden" name="chat" value="{{ chat.id }}"><input type="hidden" name="message" value="{{ message.id }}"><button name="data" value="{{ button.data }}">{{ button.label }}</button></form>
{% endif %}{% endfor %}</li>
{% endfor %}
</ol>
{% if let Some(form) = chat.form %}<form class="fill" method="post" action="/sandbox/fill"><h3>{{ form.title }}</h3><input type="hidden" name="sandbox-chat" value="{{ chat.id }}"><input type="hidden" name="sandbox-form" value="{{ form.id }}">
{% for field in form.fields %}<label>{{ field.label }}{% if field.long %}<textarea name="{{ field.id }}" rows="4"{% if field.required %} required{% endif %}>{{ field.value }}</textarea>{% else %}<input name="{{ field.id }}" value="{{ field.value }}"{% if field.required %} required{% endif %}>{% endif %}</label>
{% endfor %}<button>Send the form</button></form>{% endif %}
<form class="say" method="post" action="/sandbox/say"><input type="hidden" name="network" value="{{ chat.network }}"><input type="hidden" name="chat" value="{{ chat.id }}"><label for="text">Say as the person</label><input id="text" name="text" autocomplete="off" autofocus required>{% if chat.network == "discord" %}<label for="locale">in</label><input id="locale" name="locale" value="{{ locale }}" size="6">{% endif %}<button>Send</button></form>
{% if chat.network == "discord" %}<p><small>A command is typed as <code>/upcoming kind:forum place:busan</code>; <code>@naru</code> calls it by its name.</small></p>{% endif %}
<form class="fate" method="post" action="/sandbox/fate"><input type="hidden" name="network" value="{{ chat.network }}"><input type="hidden" name="chat" value="{{ chat.id }}"><span>What becomes of this chat</span>
{% for (name, label) in fates %}<button name="fate" value="{{ name }}">{{ label }}</button>
{% endfor %}</form>
{% else %}<p>Choose a chat.</p>{% endif %}
</main>
<aside aria-label="Faults"><h2>What goes wrong next</h2>
{% for network in ["telegram", "discord"] %}<form method="post" action="/sandbox/fault"><h3>{{ network }}</h3><input type="hidden" name="network" value="{{ network }}">
{% for (name, label) in faults %}<button name="fault" value="{{ name }}">{{ label }}</button>
{% endfor %}</form>{% endfor %}
</aside>
</body>
</html>"##
)]
struct Page {
    chats: Vec<ChatLink>,
    open: Option<OpenChat>,
    /// Of the person at the page, as Discord names it.
    locale: String,
    sent: usize,
    refused: usize,
    cut: usize,
    faults: &'static [(&'static str, &'static str)],
    fates: &'static [(&'static str, &'static str)],
}

struct ChatLink {
    network: &'static str,
    id: String,
    title: String,
    current: bool,
}

struct OpenChat {
    network: &'static str,
    id: String,
    title: String,
    messages: Vec<Shown>,
    form: Option<super::discord::OpenForm>,
}

struct Shown {
    id: String,
    by_bot: bool,
    ephemeral: bool,
    text: String,
    buttons: Vec<Button>,
}

struct Button {
    label: String,
    /// What a press sends; empty for a link.
    data: String,
    url: String,
}

const FAULTS: &[(&str, &str)] = &[
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
const FATES: &[(&str, &str)] = &[
    ("open", "Open again"),
    ("blocked", "Blocks the bot"),
    ("kicked", "Kicks the bot"),
    ("deleted", "Is deleted"),
    ("moves", "Moves to a new number"),
];

#[derive(Deserialize)]
struct Which {
    network: Option<String>,
    chat: Option<String>,
    locale: Option<String>,
}

async fn show(State(sandbox): State<Sandbox>, Query(which): Query<Which>) -> Response {
    let current = which.network.unwrap_or_default() + "/" + &which.chat.unwrap_or_default();
    let telegram = sandbox.telegram.chats().into_iter().map(|(id, _, title)| ("telegram", id.to_string(), title));
    let discord = sandbox.discord.channels().into_iter().map(|(id, _, name)| ("discord", id.to_string(), name));
    let chats: Vec<ChatLink> = telegram
        .chain(discord)
        .map(|(network, id, title)| ChatLink { current: format!("{network}/{id}") == current, network, id, title })
        .collect();
    let open = chats.iter().find(|chat| chat.current).map(|chat| OpenChat {
        network: chat.network,
        id: chat.id.clone(),
        title: chat.title.clone(),
        messages: messages(&sandbox, chat.network, &chat.id),
        form: match chat.network {
            "discord" => sandbox.discord.open_form(chat.id.parse().unwrap_or_default()),
            _ => None,
        },
    });
    let locale = locale_of(which.locale);
    let sent = sandbox.ledger.entries().iter().filter(|entry| entry.deed == Deed::Sent).count();
    let cut = sandbox.ledger.answers_with(0);
    let page = Page {
        chats,
        open,
        locale,
        sent,
        refused: sandbox.ledger.answers_with(429),
        cut,
        faults: FAULTS,
        fates: FATES,
    };
    match page.render() {
        Ok(html) => (
            [(header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'self'; form-action 'self'")],
            Html(html),
        )
            .into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

fn messages(sandbox: &Sandbox, network: &str, chat: &str) -> Vec<Shown> {
    if network == "telegram" {
        let chat = chat.parse().unwrap_or_default();
        let shown = |(id, by_bot, body): (i64, bool, Value)| Shown {
            id: id.to_string(),
            by_bot,
            ephemeral: false,
            text: text_of(&body, &["text", "caption"]),
            buttons: buttons_of(&body["reply_markup"]["inline_keyboard"], "text", "callback_data"),
        };
        return sandbox.telegram.messages(chat).into_iter().map(shown).collect();
    }
    let shown = |body: Value| {
        let embeds = body["embeds"].as_array().cloned().unwrap_or_default();
        let mut text = text_of(&body, &["content"]);
        for embed in &embeds {
            for part in [text_of(embed, &["title"]), text_of(embed, &["description"])] {
                text = [text, part].iter().filter(|it| !it.is_empty()).cloned().collect::<Vec<_>>().join("\n");
            }
            for field in embed["fields"].as_array().into_iter().flatten() {
                text += &format!("\n{}: {}", text_of(field, &["name"]), text_of(field, &["value"]));
            }
        }
        let rows: Value =
            body["components"].as_array().into_iter().flatten().map(|row| row["components"].clone()).collect();
        Shown {
            id: text_of(&body, &["id"]),
            by_bot: body["author"]["bot"].as_bool().unwrap_or(false),
            ephemeral: body["flags"].as_u64().unwrap_or_default() & 64 != 0,
            text,
            buttons: buttons_of(&rows, "label", "custom_id"),
        }
    };
    sandbox.discord.messages(chat.parse().unwrap_or_default()).into_iter().map(shown).collect()
}

fn text_of(body: &Value, keys: &[&str]) -> String {
    keys.iter().find_map(|&key| body[key].as_str()).unwrap_or_default().to_owned()
}

fn buttons_of(rows: &Value, label: &str, data: &str) -> Vec<Button> {
    let parts = rows.as_array().into_iter().flatten().filter_map(Value::as_array).flatten();
    let button = |part: &Value| match part["options"].as_array() {
        // An option of a menu carries the menu's name and its own value, a line each.
        Some(options) => {
            let carries = |it: &Value| format!("{}\n{}", text_of(part, &[data]), text_of(it, &["value"]));
            let one = |it: &Value| Button { label: text_of(it, &[label]), data: carries(it), url: String::new() };
            options.iter().map(one).collect()
        }
        None => {
            vec![Button { label: text_of(part, &[label]), data: text_of(part, &[data]), url: text_of(part, &["url"]) }]
        }
    };
    parts.flat_map(button).collect()
}

#[derive(Deserialize)]
struct Say {
    network: String,
    chat: String,
    text: String,
    locale: Option<String>,
}

async fn say(State(sandbox): State<Sandbox>, Form(form): Form<Say>) -> Redirect {
    match form.network.as_str() {
        "telegram" => {
            sandbox.telegram.say(form.chat.parse().unwrap_or_default(), None, &form.text);
        }
        _ => {
            let locale = locale_of(form.locale);
            sandbox.discord.typed(form.chat.parse().unwrap_or_default(), VISITOR, &locale, &form.text);
            sandbox.settle().await;
            return back_in(&form.chat, &locale);
        }
    }
    sandbox.settle().await;
    back(&form.network, &form.chat)
}

/// The person at the page, on Discord.
const VISITOR: u64 = 2_000_000_000_000_000_001;
const LOCALE: &str = "en-US";

#[derive(Deserialize)]
struct Press {
    network: String,
    chat: String,
    message: String,
    data: String,
}

async fn press(State(sandbox): State<Sandbox>, Form(form): Form<Press>) -> Redirect {
    let message = form.message.parse().unwrap_or_default();
    match form.network.as_str() {
        "telegram" => {
            sandbox.telegram.press(form.chat.parse().unwrap_or_default(), message, &form.data);
        }
        _ => {
            let (name, value) =
                form.data.split_once('\n').map_or((form.data.as_str(), None), |(a, b)| (a, Some(b.trim())));
            let (chat, message) = (form.chat.parse().unwrap_or_default(), form.message.parse().unwrap_or_default());
            sandbox.discord.press(chat, VISITOR, LOCALE, message, name.trim(), value);
        }
    }
    sandbox.settle().await;
    back(&form.network, &form.chat)
}

/// A form of the bot's, filled in.
async fn fill(State(sandbox): State<Sandbox>, Form(fields): Form<Vec<(String, String)>>) -> Redirect {
    let find =
        |name: &str| fields.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str()).unwrap_or_default();
    let (chat, form) = (find("sandbox-chat"), find("sandbox-form"));
    let own = fields.iter().filter(|(name, _)| !name.starts_with("sandbox-"));
    let own: Vec<(&str, &str)> = own.map(|(name, value)| (name.as_str(), value.as_str())).collect();
    sandbox.discord.fill_in(chat.parse().unwrap_or_default(), VISITOR, LOCALE, form, &own);
    sandbox.settle().await;
    back("discord", chat)
}

/// Letters and dashes, as Discord's locales have them.
fn locale_of(typed: Option<String>) -> String {
    let clean: String = typed.unwrap_or_default().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    if clean.is_empty() { LOCALE.to_owned() } else { clean }
}

fn back_in(chat: &str, locale: &str) -> Redirect {
    let chat: String = chat.chars().filter(char::is_ascii_digit).collect();
    Redirect::to(&format!("/?network=discord&chat={chat}&locale={locale}"))
}

fn back(network: &str, chat: &str) -> Redirect {
    let chat: String = chat.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    let network = if network == "telegram" { "telegram" } else { "discord" };
    Redirect::to(&format!("/?network={network}&chat={chat}"))
}

#[derive(Deserialize)]
struct FaultForm {
    network: String,
    fault: String,
}

#[derive(Deserialize)]
struct Fate {
    network: String,
    chat: String,
    fate: String,
}

async fn fate(State(sandbox): State<Sandbox>, Form(form): Form<Fate>) -> Redirect {
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

async fn fault(State(sandbox): State<Sandbox>, Form(form): Form<FaultForm>) -> Redirect {
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

async fn ledger(State(sandbox): State<Sandbox>) -> Response {
    Json(sandbox.ledger.entries()).into_response()
}

async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("page.css")).into_response()
}
