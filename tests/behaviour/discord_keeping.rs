//! What keeps itself current on Discord: published messages, lists, a server's own events; and what is said of missing rights.

use chrono::Duration;
use naru::channel::discord::NAME;
use naru::channel::discord::permissions::{INVITED_WITH, Permission, Wanted};
use naru::channel::{Channel, SendError, Who};
use naru::language::Language;
use naru::person::ChatKind;
use naru::program::Status;
use naru::reception::noticeboard::rights;
use naru::render::plain;
use naru::sandbox::discord::DiscordLimits;
use naru::sandbox::faults::Fault;
use serde_json::{Value, json};

use crate::support::discord_channel::{FORUM, GUILD, NEWS, Server, TEXT, THREAD, says, to};

const LANGUAGES: [&str; 10] = ["ko", "en", "zh-Hans", "zh-Hant", "ja", "vi", "id", "ru", "es", "mn"];

fn is_published(message: &Value) -> bool {
    message["flags"].as_u64().unwrap_or(0) & 1 == 1
}

#[tokio::test]
async fn an_announcement_channels_message_is_published_once_and_edits_follow() {
    let mut server = Server::with(DiscordLimits::none()).await;
    server.know(NEWS, 5).await;
    server.fake().faults().order([Fault::CutAfter]);
    let _lost = server.send(NEWS, &says("news"), "n1").await;
    let sent = server.send(NEWS, &says("news"), "n1").await.unwrap();
    server.restart();
    server.board.publish_due().await.unwrap();
    assert!(is_published(&server.messages(NEWS)[0]));
    server.board.publish_due().await.unwrap();
    assert_eq!(server.asked("POST /crosspost"), 1);
    server.edit(NEWS, &sent.id, &says("newer")).await.unwrap();
    server.board.publish_due().await.unwrap();
    assert_eq!(server.asked("POST /crosspost"), 1, "Discord itself carries the edit on");
    assert_eq!(server.messages(NEWS)[0]["content"], "newer");
}

#[tokio::test]
async fn what_cannot_be_published_now_waits_and_what_never_can_is_left() {
    let server = Server::with(DiscordLimits::none()).await;
    server.know(NEWS, 5).await;
    let first = server.send(NEWS, &says("one"), "n1").await.unwrap();
    server.fake().faults().order([Fault::ServerError]);
    server.board.publish_due().await.unwrap();
    assert!(!is_published(&server.messages(NEWS)[0]));
    server.wait(Duration::minutes(2));
    server.board.publish_due().await.unwrap();
    assert!(is_published(&server.messages(NEWS)[0]));
    // Published by somebody's hand before naru came to it.
    server.discord.publish(&NEWS.to_string(), &first.id).await.unwrap();
    let second = server.send(NEWS, &says("two"), "n2").await.unwrap();
    server.discord.delete(&to(NEWS), &second.id).await.unwrap();
    server.board.publish_due().await.unwrap();
    let asked = server.asked("POST /crosspost");
    server.wait(Duration::hours(1));
    server.board.publish_due().await.unwrap();
    assert_eq!(server.asked("POST /crosspost"), asked, "it is not tried for ever");
}

#[tokio::test]
async fn what_is_missing_is_known_before_anything_is_saved() {
    let server = Server::with(DiscordLimits::none()).await;
    let missing =
        async |chat: u64, wanted: Wanted| server.discord.rights(&chat.to_string()).await.map(|it| it.missing(wanted));
    assert_eq!(missing(TEXT, Wanted::PostAndCall).await.unwrap(), []);
    server.fake().with_channel(TEXT, |it| it.denied = Permission::EmbedLinks.bit() | Permission::SendMessages.bit());
    assert_eq!(missing(TEXT, Wanted::Post).await.unwrap(), [Permission::SendMessages, Permission::EmbedLinks]);
    // A thread goes by the rights of its channel, and writing there is another right.
    assert_eq!(missing(THREAD, Wanted::Post).await.unwrap(), [Permission::EmbedLinks]);
    server.fake().with_channel(TEXT, |it| it.denied = Permission::SendInThreads.bit());
    assert_eq!(missing(THREAD, Wanted::Post).await.unwrap(), [Permission::SendInThreads]);
    server.fake().with_channel(FORUM, |it| it.denied = Permission::SendInThreads.bit());
    assert_eq!(missing(FORUM, Wanted::Post).await.unwrap(), [Permission::SendInThreads]);
    server.fake().with_channel(TEXT, |it| it.closed = Some((403, 50_001)));
    assert!(matches!(missing(TEXT, Wanted::Post).await, Err(SendError::Gone(_))));
    // What sort of channel it is was put down by the way.
    let place = server.desk.store.look_up_place(&FORUM.to_string()).await.unwrap().unwrap();
    assert_eq!((place.kind, place.guild), (15, Some(GUILD.to_string())));
}

#[test]
fn the_invitation_asks_for_what_is_used_and_for_no_more() {
    let wanted: u64 = Permission::ALL.iter().map(|it| it.bit()).sum();
    assert_eq!(INVITED_WITH, wanted + (1 << 16));
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&format!("permissions={INVITED_WITH}")), "README names the number {INVITED_WITH}");
}

#[tokio::test]
async fn missing_rights_are_told_in_ten_languages() {
    let server = Server::new().await;
    let texts = server.desk.desk.conversation().texts();
    let told = |missing: &[Permission]| {
        let version = |tag: &&'static str| {
            let language = Language::new(tag);
            format!("── {tag}\n{}", plain::text(&rights::refusal(&texts.speaker(language), language, missing)))
        };
        LANGUAGES.iter().map(version).collect::<Vec<_>>().join("\n")
    };
    let channel: Vec<Permission> =
        Permission::ALL.iter().copied().filter(|it| *it != Permission::CreateEvents).collect();
    insta::assert_snapshot!("rights_of_a_channel", told(&channel));
    insta::assert_snapshot!("rights_of_a_server", told(&[Permission::CreateEvents]));
}

fn admin() -> Who {
    Who { kind: ChatKind::Group, person: Some("55".to_owned()), ..Who::private(NAME, &TEXT.to_string(), None) }
}

#[tokio::test]
async fn a_list_keeps_itself_current_and_is_edited_every_five_minutes_at_most() {
    let mut server = Server::with(DiscordLimits::none()).await;
    server.passing(server.board.begin_agenda(&admin(), "n1")).await.unwrap();
    let first = server.messages(TEXT).remove(0);
    assert!(!first["embeds"].as_array().unwrap().is_empty());
    let look = async |server: &Server| server.passing(server.board.look()).await;
    look(&server).await;
    assert_eq!(server.asked(&format!("PATCH /{}", first["id"].as_str().unwrap())), 0, "nothing has changed");
    let program = {
        let now = server.desk.desk.occasions(Language::new("en"), 1);
        now[0].program.clone()
    };
    for (minutes, edits) in [(1, 0), (5, 1), (1, 1), (5, 2)] {
        server.wait(Duration::minutes(minutes));
        let title = format!("A new title {minutes} {edits}");
        server.desk.edit(&program, |it| it.title = [(Language::new("en"), title)].into_iter().collect());
        look(&server).await;
        assert_eq!(server.asked(&format!("PATCH /{}", first["id"].as_str().unwrap())), edits, "{minutes} {edits}");
    }
    assert_eq!(server.messages(TEXT).len(), 1);
}

#[tokio::test]
async fn a_list_that_was_edited_too_often_is_posted_anew_and_a_deleted_one_is_let_go() {
    let mut server = Server::with(DiscordLimits::none()).await;
    server.passing(server.board.begin_agenda(&admin(), "n1")).await.unwrap();
    let old = server.messages(TEXT).remove(0);
    server.fake().with_channel(TEXT, |it| it.edits_spent = true);
    server.wait(Duration::hours(2));
    let program = server.desk.desk.occasions(Language::new("en"), 1)[0].program.clone();
    let rename = |server: &mut Server, title: &str| {
        let title = title.to_owned();
        server.desk.edit(&program, |it| it.title = [(Language::new("en"), title)].into_iter().collect());
    };
    rename(&mut server, "Renamed");
    server.passing(server.board.look()).await;
    let shown = server.messages(TEXT);
    assert_eq!(shown.len(), 1, "the old one is gone");
    assert_ne!(shown[0]["id"], old["id"]);
    let new = shown[0]["id"].as_str().unwrap().to_owned();
    server.passing(server.discord.delete(&to(TEXT), &new)).await.unwrap();
    server.wait(Duration::minutes(10));
    rename(&mut server, "Renamed again");
    server.passing(server.board.look()).await;
    assert!(server.messages(TEXT).is_empty(), "whoever deleted it does not want it");
    let rows = server.desk.store.discord_agendas(naru::clock::Clock::now(&*server.desk.clock)).await.unwrap();
    assert!(rows.is_empty());
}

async fn look(server: &Server) {
    server.passing(server.board.look()).await;
}

fn guild() -> String {
    GUILD.to_string()
}

#[tokio::test]
async fn programs_become_a_servers_own_events_where_it_wants_them() {
    let mut server = Server::with(DiscordLimits::none()).await;
    look(&server).await;
    assert!(server.fake().scheduled_events().is_empty(), "nobody asked for them");
    server.board.want_events(&guild(), Language::new("ko")).await.unwrap();
    look(&server).await;
    let events = server.fake().scheduled_events();
    let ahead = server.desk.desk.occasions(Language::new("ko"), 1_000);
    assert_eq!(events.len(), ahead.len().min(100));
    assert_eq!((&events[0]["entity_type"], &events[0]["privacy_level"]), (&json!(3), &json!(2)));
    look(&server).await;
    server.restart();
    look(&server).await;
    assert_eq!(server.asked("POST /scheduled-events"), events.len(), "each once, over restarts too");

    // One is renamed, one cancelled, one leaves the records.
    let [renamed, cancelled, removed] = [0, 1, 2].map(|n| ahead[n].program.clone());
    server.desk.edit(&renamed, |it| it.title = [(Language::new("ko"), "새 이름".to_owned())].into_iter().collect());
    server.desk.edit(&cancelled, |it| it.status = Status::Cancelled);
    server.desk.data.programs.retain(|it| it.id != removed);
    server.desk.reload();
    look(&server).await;
    let events = server.fake().scheduled_events();
    assert!(events.iter().any(|it| it["name"] == "새 이름"));
    let off = events.iter().filter(|it| it["status"] == json!(4)).count();
    assert_eq!(off, 2);
    assert_eq!(server.asked("POST /scheduled-events"), ahead.len().min(100));
}

#[tokio::test]
async fn an_event_whose_making_was_cut_short_is_found_and_not_made_twice() {
    let mut server = Server::with(DiscordLimits::none()).await;
    server.board.want_events(&guild(), Language::new("en")).await.unwrap();
    server.fake().faults().order([Fault::CutAfter]);
    look(&server).await;
    assert_eq!(server.fake().scheduled_events().len(), 1);
    server.restart();
    look(&server).await;
    let mut names: Vec<String> = server.fake().scheduled_events().iter().map(|it| it["name"].to_string()).collect();
    let all = names.len();
    names.sort();
    names.dedup();
    let ahead = server.desk.desk.occasions(Language::new("en"), 100).len();
    assert_eq!((all, names.len()), (ahead, ahead));
}

#[tokio::test]
async fn an_event_that_the_server_deleted_is_not_made_again() {
    let mut server = Server::with(DiscordLimits::none()).await;
    server.board.want_events(&guild(), Language::new("en")).await.unwrap();
    look(&server).await;
    let made = server.asked("POST /scheduled-events");
    let program = server.desk.desk.occasions(Language::new("en"), 1)[0].clone();
    let event = server.fake().scheduled_events().into_iter().find(|it| it["name"] == program.name.as_str()).unwrap();
    server.fake().delete_event(event["id"].as_str().unwrap());
    server.desk.edit(&program.program, |it| {
        it.title = [(Language::new("en"), "Another title".to_owned())].into_iter().collect();
    });
    look(&server).await;
    look(&server).await;
    assert_eq!(server.asked("POST /scheduled-events"), made);
    assert!(!server.fake().scheduled_events().iter().any(|it| it["name"] == "Another title"));
}

#[tokio::test]
async fn a_server_has_the_nearest_hundred_and_not_more() {
    let mut server = Server::with(DiscordLimits::none()).await;
    let program = server.desk.desk.occasions(Language::new("en"), 1)[0].program.clone();
    let model = server.desk.data.programs.iter().find(|it| it.id == program).unwrap().clone();
    for n in 0..120 {
        let starts = model.starts.map(|it| it + Duration::days(1_000 + n));
        let ends = model.ends.map(|it| it + Duration::days(1_000 + n));
        server.desk.data.programs.push(naru::program::Program {
            id: format!("far-{n}"),
            series: format!("far-{n}"),
            starts,
            ends,
            ..model.clone()
        });
    }
    server.desk.reload();
    server.board.want_events(&guild(), Language::new("en")).await.unwrap();
    look(&server).await;
    let events = server.fake().scheduled_events();
    assert_eq!(events.len(), 100);
    let farthest = server.desk.desk.occasions(Language::new("en"), 100).pop().unwrap().starts;
    let latest = events.iter().filter_map(|it| it["scheduled_start_time"].as_str()).max().unwrap().to_owned();
    assert_eq!(latest, farthest.to_rfc3339_opts(chrono::SecondsFormat::Secs, true));
    // The server's own events leave less room; that is no reason to fail.
    let server = Server::with(DiscordLimits::none()).await;
    server.desk.reload();
    for _ in 0..100 {
        server.fake().add_event(GUILD, "own");
    }
    server.board.want_events(&guild(), Language::new("en")).await.unwrap();
    look(&server).await;
    assert_eq!(server.fake().scheduled_events().len(), 100);
}

#[tokio::test]
async fn a_server_that_wants_no_events_any_more_has_them_called_off() {
    let server = Server::with(DiscordLimits::none()).await;
    server.board.want_events(&guild(), Language::new("en")).await.unwrap();
    look(&server).await;
    assert!(server.board.end_events(&guild()).await.unwrap());
    look(&server).await;
    assert!(server.fake().scheduled_events().iter().all(|it| it["status"] == json!(4)));
    assert!(server.desk.store.event_guilds().await.unwrap().is_empty());
}
