//! The sandbox's page: the chats of both networks side by side, a box to type as the person, the buttons to press, and
//! what can be made to go wrong ([`faults`]). Plain forms; no script.
//!
//! On Discord the tester is one of three people, as what naru answers there depends on who asks.

mod faults;
mod shown;

use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;

use super::Sandbox;
use super::ledger::Deed;
use faults::{FATES, FAULTS, fate, fault};
use shown::{Shown, messages};

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
{% for chat in chats %}<a href="/?network={{ chat.network }}&amp;chat={{ chat.id }}{% if chat.network == "discord" %}&amp;who={{ who }}&amp;locale={{ locale }}{% endif %}"{% if chat.current %} aria-current="page"{% endif %}>{{ chat.title }} <small>{{ chat.network }}</small></a>
{% endfor %}
</nav>
<main>
{% if let Some(chat) = open %}
<h2>{{ chat.title }} <small>{{ chat.network }} {{ chat.id }}</small></h2>
<ol>
{% for message in chat.messages %}
<li{% if message.by_bot %} class="bot"{% endif %}>{% if message.ephemeral %}<small>only you see this</small>{% endif %}<p>{{ message.text }}</p>
{% for button in message.buttons %}{% if button.data.is_empty() %}<a href="{{ button.url }}" rel="noreferrer">{{ button.label }}</a>
{% else %}<form method="post" action="/sandbox/press"><input type="hidden" name="network" value="{{ chat.network }}"><input type="hidden" name="chat" value="{{ chat.id }}"><input type="hidden" name="message" value="{{ message.id }}">{% if chat.network == "discord" %}<input type="hidden" name="who" value="{{ who }}"><input type="hidden" name="locale" value="{{ locale }}">{% endif %}<button name="data" value="{{ button.data }}">{{ button.label }}</button></form>
{% endif %}{% endfor %}</li>
{% endfor %}
</ol>
{% if let Some(form) = chat.form %}<form class="fill" method="post" action="/sandbox/fill"><h3>{{ form.title }}</h3><input type="hidden" name="sandbox-chat" value="{{ chat.id }}"><input type="hidden" name="sandbox-form" value="{{ form.id }}"><input type="hidden" name="sandbox-who" value="{{ who }}"><input type="hidden" name="sandbox-locale" value="{{ locale }}">
{% for field in form.fields %}<label>{{ field.label }}{% if field.long %}<textarea name="{{ field.id }}" rows="4"{% if field.required %} required{% endif %}>{{ field.value }}</textarea>{% else %}<input name="{{ field.id }}" value="{{ field.value }}"{% if field.required %} required{% endif %}>{% endif %}</label>
{% endfor %}<button>Send the form</button></form>{% endif %}
<form class="say" method="post" action="/sandbox/say"><input type="hidden" name="network" value="{{ chat.network }}"><input type="hidden" name="chat" value="{{ chat.id }}"><label for="text">Say as the person</label><textarea id="text" name="text" rows="2" autocomplete="off" autofocus required></textarea>{% if chat.network == "discord" %}<label for="who">as</label><select id="who" name="who">{% for (name, label, _) in people %}<option value="{{ name }}"{% if *name == who %} selected{% endif %}>{{ label }}</option>{% endfor %}</select><label for="locale">in</label><input id="locale" name="locale" value="{{ locale }}" size="6">{% endif %}<button>Send</button></form>
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
    /// Who the person at the page is on Discord, and in which language.
    who: &'static str,
    locale: String,
    people: &'static [(&'static str, &'static str, u64)],
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

#[derive(Deserialize)]
struct Which {
    network: Option<String>,
    chat: Option<String>,
    who: Option<String>,
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
    let you = You::of(which.who.as_deref(), which.locale.as_deref());
    let sent = sandbox.ledger.entries().iter().filter(|entry| entry.deed == Deed::Sent).count();
    let cut = sandbox.ledger.answers_with(0);
    let page = Page {
        chats,
        open,
        who: you.name,
        locale: you.locale,
        people: PEOPLE,
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

/// Who the tester can be on Discord: a name in forms, what the page calls it, Discord's number.
const PEOPLE: &[(&str, &str, u64)] = &[
    ("admin", "an admin", 2_000_000_000_000_000_001),
    ("member", "a member", MEMBER),
    ("other", "another admin", 2_000_000_000_000_000_003),
];
/// May manage nothing.
pub const MEMBER: u64 = 2_000_000_000_000_000_002;
const LOCALE: &str = "en-US";

/// The tester on Discord.
struct You {
    name: &'static str,
    id: u64,
    locale: String,
}

impl You {
    /// A locale has letters and dashes, as Discord's have.
    fn of(who: Option<&str>, locale: Option<&str>) -> Self {
        let (name, _, id) = PEOPLE.iter().find(|(name, ..)| Some(*name) == who).unwrap_or(&PEOPLE[0]);
        let clean = |it: &str| it.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>();
        let locale = locale.map(clean).filter(|it| !it.is_empty()).unwrap_or_else(|| LOCALE.to_owned());
        Self { name, id: *id, locale }
    }

    fn back(&self, chat: &str) -> Redirect {
        let chat: String = chat.chars().filter(char::is_ascii_digit).collect();
        Redirect::to(&format!("/?network=discord&chat={chat}&who={}&locale={}", self.name, self.locale))
    }
}

#[derive(Deserialize)]
struct Say {
    network: String,
    chat: String,
    text: String,
    who: Option<String>,
    locale: Option<String>,
}

async fn say(State(sandbox): State<Sandbox>, Form(form): Form<Say>) -> Redirect {
    if form.network == "telegram" {
        sandbox.telegram.say(form.chat.parse().unwrap_or_default(), None, &form.text);
        sandbox.settle().await;
        return back(&form.network, &form.chat);
    }
    let you = You::of(form.who.as_deref(), form.locale.as_deref());
    sandbox.discord.typed(form.chat.parse().unwrap_or_default(), you.id, &you.locale, &form.text);
    sandbox.settle().await;
    you.back(&form.chat)
}

#[derive(Deserialize)]
struct Press {
    network: String,
    chat: String,
    message: String,
    data: String,
    who: Option<String>,
    locale: Option<String>,
}

async fn press(State(sandbox): State<Sandbox>, Form(form): Form<Press>) -> Redirect {
    if form.network == "telegram" {
        let (chat, message) = (form.chat.parse().unwrap_or_default(), form.message.parse().unwrap_or_default());
        sandbox.telegram.press(chat, message, &form.data);
        sandbox.settle().await;
        return back(&form.network, &form.chat);
    }
    let you = You::of(form.who.as_deref(), form.locale.as_deref());
    let (name, value) = form.data.split_once('\n').map_or((form.data.as_str(), None), |(a, b)| (a, Some(b.trim())));
    let (chat, message) = (form.chat.parse().unwrap_or_default(), form.message.parse().unwrap_or_default());
    sandbox.discord.press(chat, you.id, &you.locale, message, name.trim(), value);
    sandbox.settle().await;
    you.back(&form.chat)
}

/// A form of the bot's, filled in.
async fn fill(State(sandbox): State<Sandbox>, Form(fields): Form<Vec<(String, String)>>) -> Redirect {
    let find = |name: &str| fields.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str());
    let (chat, form) = (find("sandbox-chat").unwrap_or_default(), find("sandbox-form").unwrap_or_default());
    let you = You::of(find("sandbox-who"), find("sandbox-locale"));
    let own = fields.iter().filter(|(name, _)| !name.starts_with("sandbox-"));
    let own: Vec<(&str, &str)> = own.map(|(name, value)| (name.as_str(), value.as_str())).collect();
    sandbox.discord.fill_in(chat.parse().unwrap_or_default(), you.id, &you.locale, form, &own);
    sandbox.settle().await;
    you.back(chat)
}

fn back(network: &str, chat: &str) -> Redirect {
    let chat: String = chat.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    let network = if network == "telegram" { "telegram" } else { "discord" };
    Redirect::to(&format!("/?network={network}&chat={chat}"))
}

async fn ledger(State(sandbox): State<Sandbox>) -> Response {
    Json(sandbox.ledger.entries()).into_response()
}

async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("page.css")).into_response()
}
