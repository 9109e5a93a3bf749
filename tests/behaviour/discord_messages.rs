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
use naru::render::Message;
use serde_json::Value;

use crate::support::desk::at;
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
