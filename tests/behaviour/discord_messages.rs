//! Every kind of message in ten languages, as Discord gets it; looked over by people who speak them.

use std::sync::Arc;

use naru::answer::{Alert, AlertKind, Announcement, AnnouncementState, Press, Subject};
use naru::channel::discord::NAME;
use naru::channel::{Channel, Who};
use naru::desk::{Command, Reply};
use naru::language::{Language, LocalizedText};
use naru::notify::delivery::IfDoubtful;
use naru::notify::notice::{Compose, Notice, cause};
use naru::notify::pace::Lane;
use naru::program::{Changed, Fact, FactValue};
use naru::render::{Block, Inline, Message};
use serde_json::Value;

use crate::support::desk::at;
use crate::support::discord::{ANNA, Bot, City, LOBBY};
use crate::support::discord_channel::Server;

const FORUM: &str = "busan-oda-forum-2027";
const LANGUAGES: [&str; 10] = ["ko", "en", "zh-Hans", "zh-Hant", "ja", "vi", "id", "ru", "es", "mn"];

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A body as its reader sees it: content, then embeds with their colour behind a bar, then what can be pressed.
fn view(body: &Value) -> String {
    let mut lines: Vec<String> = text(&body["content"]).lines().map(str::to_owned).collect();
    for embed in list(&body["embeds"]) {
        let colour = embed["color"].as_u64().map_or_else(String::new, |it| format!("#{it:06x} "));
        lines.push(format!("┃ {colour}{}", text(&embed["title"])));
        lines.extend(text(&embed["description"]).lines().map(|it| format!("┃ {it}")));
        for field in list(&embed["fields"]) {
            let beside = if field["inline"] == true { " ↔" } else { "" };
            lines.push(format!("┃   {}{beside}", text(&field["name"])));
            lines.extend(text(&field["value"]).lines().map(|it| format!("┃     {it}")));
        }
    }
    for row in list(&body["components"]) {
        let shown = list(&row["components"]).map(|it| match it["type"].as_u64() {
            Some(3) => {
                let options = list(&it["options"]).map(|it| text(&it["label"])).collect::<Vec<_>>().join(" | ");
                format!("▾ {}: {options}", text(&it["placeholder"]))
            }
            _ => format!("[{}]{}", text(&it["label"]), it["style"]),
        });
        lines.push(shown.collect::<Vec<_>>().join(" "));
    }
    lines.extend(
        list(&body["attachments"]).map(|it| format!("📎 {} {}", text(&it["filename"]), text(&it["description"]))),
    );
    lines.join("\n")
}

async fn shown(server: &Server, messages: &[Message]) -> String {
    let mut all = Vec::new();
    for message in messages {
        for part in server.discord.parts(message) {
            all.push(view(&server.discord.body(&part).await.unwrap().created()));
        }
    }
    all.join("\n·\n")
}

fn who(language: &'static str) -> Who {
    let chat = LANGUAGES.iter().position(|it| *it == language).expect("one of the ten") + 500;
    Who::private(NAME, &chat.to_string(), Some(Language::new(language)))
}

async fn each(server: &Server, answer: impl AsyncFn(&Server, Who) -> Reply) -> String {
    let mut all = Vec::new();
    for tag in LANGUAGES {
        let reply = answer(server, who(tag)).await;
        all.push(format!("── {tag}\n{}", shown(server, &reply.messages).await));
    }
    all.join("\n")
}

#[tokio::test]
async fn answers_in_ten_languages() {
    for (name, command) in [
        ("help", Command::Help),
        ("upcoming", Command::Upcoming),
        ("deadlines", Command::Deadlines),
        ("my", Command::My),
        ("privacy", Command::Privacy),
        ("language", Command::Language),
    ] {
        let server = Server::new().await;
        let told = each(&server, async |server, who| server.desk.orders(&who, command, "").await).await;
        insta::assert_snapshot!(format!("answer_{name}"), told);
    }
}

#[tokio::test]
async fn what_buttons_bring_in_ten_languages() {
    for (name, press) in [
        ("details", Press::Details(FORUM.to_owned())),
        ("remind", Press::Remind(FORUM.to_owned())),
        ("calendar", Press::Calendar(FORUM.to_owned())),
        ("share", Press::Share(FORUM.to_owned())),
        ("unknown", Press::Details("gone".to_owned())),
    ] {
        let server = Server::new().await;
        let press = &press;
        let told = each(&server, async |server, who| server.desk.desk.press(&who, press.clone()).await).await;
        insta::assert_snapshot!(format!("press_{name}"), told);
    }
}

async fn noticed(server: &Server, subject: Subject, cause: &str, now: &str, languages: &[&[&'static str]]) -> String {
    let desk = Arc::clone(&server.desk.desk) as Arc<dyn Compose>;
    let notice = Notice {
        id: "n".to_owned(),
        subject,
        lane: Lane::Reminder,
        if_doubtful: IfDoubtful::Leave,
        lapses_at: None,
        urgent: false,
        dedup_key: "n".to_owned(),
    };
    let mut all = Vec::new();
    for tags in languages {
        let languages: Vec<Language> = tags.iter().map(|tag| Language::new(tag)).collect();
        let message = desk.message(&notice, &languages, chrono_tz::Asia::Seoul, at(now));
        let message = desk.with_stop(message.expect("there is something to say"), cause);
        all.push(format!("── {}\n{}", tags.join(" "), shown(server, &[message]).await));
    }
    all.join("\n")
}

#[tokio::test]
async fn notices_in_ten_languages() {
    let server = Server::new().await;
    let single: Vec<&[&'static str]> = LANGUAGES.iter().map(std::slice::from_ref).collect();
    let reminder = |offset: &str, anchor: &str| Subject::Reminder {
        program: FORUM.to_owned(),
        offset: offset.parse().unwrap(),
        at: at(anchor),
    };
    let program = server.desk.data.programs.iter().find(|it| it.id == FORUM).unwrap();
    let old = FactValue::Moment(program.apply_closes.map(|it| it - chrono::Duration::days(1)));
    let change = Changed { fact: Fact::Deadline, old, new: Fact::Deadline.of(program) };
    let localized = |text: &str| -> LocalizedText {
        LANGUAGES.iter().map(|tag| (Language::new(tag), format!("{text} ({tag})"))).collect()
    };
    let announcement = |state: AnnouncementState| {
        Subject::Announcement(Announcement {
            broadcast: "b".to_owned(),
            title: localized("Open day"),
            body: localized("Come and see: https://example.org/open_day_1\n\n- music\n- food"),
            files: Vec::new(),
            state,
            calls: false,
        })
    };
    let now = "2026-12-01T12:00:00+09:00";
    let alert = Alert { kind: AlertKind::Outage, what: "Discord".to_owned(), count: 2, of: 60 };
    for (name, subject, cause, now) in [
        ("closes", reminder("closes-7d", "2027-04-20T18:00:00+09:00"), "s", "2027-04-13T18:00:00+09:00"),
        ("starts", reminder("starts-2h", "2027-05-12T14:00:00+09:00"), "s", "2027-05-12T12:00:00+09:00"),
        ("news", Subject::News { program: FORUM.to_owned() }, "s", now),
        ("changed", Subject::Changed { program: FORUM.to_owned(), changes: vec![change] }, "s", now),
        (
            "digest",
            Subject::Digest { programs: vec!["world-peace-forum-2026".to_owned(), FORUM.to_owned()] },
            cause::DIGEST,
            now,
        ),
        ("announcement", announcement(AnnouncementState::Live), cause::ANNOUNCEMENTS, now),
        ("corrected", announcement(AnnouncementState::Corrected), cause::ANNOUNCEMENTS, now),
        ("withdrawn", announcement(AnnouncementState::Withdrawn), cause::ANNOUNCEMENTS, now),
        ("alert", Subject::Alert(alert), cause::STAFF, now),
    ] {
        insta::assert_snapshot!(format!("notice_{name}"), noticed(&server, subject, cause, now, &single).await);
    }
    let news = Subject::News { program: FORUM.to_owned() };
    let two: &[&'static str] = &["ko", "en"];
    insta::assert_snapshot!("notice_bilingual", noticed(&server, news, "s", now, &[two]).await);
}

#[tokio::test]
async fn what_naru_says_on_discord_alone_in_ten_languages() {
    use naru::id;
    let server = Server::new().await;
    let texts = server.desk.desk.conversation().texts();
    let values = [
        ("title", "ODA Forum"),
        ("text", "qqqq"),
        ("kind", "forum"),
        ("when", "2027-03-05 14:00"),
        ("name", "Anna"),
        ("language", "mn"),
    ];
    let ids = [
        id!("discord-slow-down"),
        id!("discord-unreadable"),
        id!("discord-no-program"),
        id!("discord-no-place"),
        id!("discord-dm-sent"),
        id!("discord-dm-closed"),
        id!("discord-remind-here"),
        id!("discord-agenda-begun"),
        id!("discord-events-on"),
        id!("discord-events-off"),
        id!("propose-thanks"),
        id!("propose-when-wrong"),
        id!("propose-link-wrong"),
        id!("propose-too-many"),
        id!("proposal-new"),
        id!("proposal-where"),
        id!("proposal-when"),
        id!("proposal-link"),
        id!("proposal-translation"),
        id!("proposal-accepted"),
        id!("proposal-declined"),
        id!("proposal-decided"),
        id!("proposal-good-news"),
        id!("proposal-bad-news"),
        id!("translate-complete"),
    ];
    let mut all = Vec::new();
    for tag in LANGUAGES {
        let language = Language::new(tag);
        let given: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).into())).collect();
        let paragraph = |id: &naru::language::fluent::Id| {
            Block::Paragraph(vec![Inline::Text(texts.speaker(language).say_with(*id, &given))])
        };
        let message = Message { language, blocks: ids.iter().map(paragraph).collect(), buttons: Vec::new() };
        all.push(format!("── {tag}\n{}", shown(&server, &[message]).await));
    }
    insta::assert_snapshot!("sentences", all.join("\n"));
}

/// Title, labels of the fields and what they take, of the form that opens.
async fn form(bot: &Bot, interaction: u64) -> String {
    bot.form(interaction).await;
    let data = bot.city.interaction(interaction).callback["data"].clone();
    let rows = list(&data["components"]).map(|row| {
        let field = &row["components"][0];
        let must = if field["required"] == false { "" } else { " *" };
        format!("  {}{must} (≤ {})", text(&field["label"]), field["max_length"])
    });
    std::iter::once(format!("┃ {}", text(&data["title"]))).chain(rows).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn every_form_in_ten_languages() {
    let bot = City::new().await.opens_with(|config| config.discord.person_burst = 1_000).await;
    bot.joins_staff(ANNA, "Anna", "owner").await;
    let order = |name: &str, options: &[(&str, Value)]| {
        bot.city.discord().order(LOBBY, ANNA, "en-US", name, options).expect("the channel is there")
    };
    let press = async |order: &str| bot.presses_order(LOBBY, ANNA, order).await;
    bot.answered(order("staff", &[("order", "new en Closed\nWe are closed.".into())])).await;
    let mut all = Vec::new();
    for tag in LANGUAGES {
        bot.answered(order("language", &[("language", tag.into())])).await;
        let forms = [
            form(&bot, order("propose", &[("kind", "culture".into())])).await,
            form(&bot, press("compose").await).await,
            form(&bot, press("version 1 ko").await).await,
            form(&bot, press("schedule 1").await).await,
            form(&bot, press("answer").await).await,
        ];
        all.push(format!("── {tag}\n{}", forms.join("\n")));
    }
    insta::assert_snapshot!("forms", all.join("\n"));
}

#[tokio::test]
async fn every_command_in_every_language_of_discord() {
    use naru::reception::discord::commands;
    let server = Server::new().await;
    let texts = server.desk.desk.conversation().texts();
    let offered: Vec<Language> = texts.languages().collect();
    let table = commands::table(texts, &offered);
    let locales = ["en-US", "en-GB", "ko", "zh-CN", "zh-TW", "ja", "vi", "id", "ru", "es-ES", "es-419"];
    let in_locale = |value: &Value, key: &str, locale: &str| {
        let own = &value[format!("{key}_localizations")][locale];
        text(if own.is_string() { own } else { &value[key] }).to_owned()
    };
    let mut all = Vec::new();
    for locale in locales {
        all.push(format!("── {locale}"));
        for command in &table {
            all.push(format!(
                "/{} · {}",
                in_locale(command, "name", locale),
                in_locale(command, "description", locale)
            ));
            for option in list(&command["options"]) {
                let choices: Vec<String> = list(&option["choices"]).map(|it| in_locale(it, "name", locale)).collect();
                let choices = if choices.is_empty() { String::new() } else { format!(" [{}]", choices.join(", ")) };
                let (name, about) = (in_locale(option, "name", locale), in_locale(option, "description", locale));
                all.push(format!("  {name}: {about}{choices}"));
            }
        }
    }
    insta::assert_snapshot!("commands", all.join("\n"));
}
