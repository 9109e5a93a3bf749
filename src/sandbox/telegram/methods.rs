//! The methods of the Bot API that naru calls, each with the refusals that the real one has.

use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

use super::chats::Chat;
use super::params::Params;
use super::updates::Webhook;
use super::{Bot, Refusal, State, checks};
use crate::sandbox::ledger::Deed;

/// What a call did that members of a chat can see.
pub struct Seen {
    pub chat: i64,
    pub message: i64,
    pub deed: Deed,
    pub text: String,
}

type Answer = Result<(Value, Vec<Seen>), Refusal>;

/// Messages older than this cannot be deleted.
const DELETABLE: Duration = Duration::hours(48);

/// Carries out `method` at `now`. `getUpdates` is not here, as it waits.
///
/// # Errors
/// What the Bot API would refuse, and how.
pub fn call(state: &mut State, method: &str, params: &Params, now: DateTime<Utc>) -> Answer {
    match method {
        "getme" => Ok((state.bot.shown(), Vec::new())),
        "sendmessage" => send_text(state, params, now),
        "sendphoto" | "senddocument" => send_file(state, method, params, now),
        "editmessagetext" => edit(state, params),
        "editmessagemedia" => edit_file(state, params),
        "editmessagereplymarkup" => edit_keyboard(state, params),
        "deletemessage" => delete(state, params, now),
        "sendchataction" => with_chat(state, params, |_, chat| chat.is_reachable().map(|()| json!(true))),
        "pinchatmessage" | "unpinchatmessage" => {
            with_chat(state, params, |_, chat| chat.is_reachable().map(|()| json!(true)))
        }
        "getchat" => with_chat(state, params, |_, chat| {
            chat.is_reachable()?;
            let mut shown = chat.shown();
            shown["accent_color_id"] = json!(0);
            shown["max_reaction_count"] = json!(11);
            Ok(shown)
        }),
        "createforumtopic" => with_chat(state, params, |_, chat| {
            chat.is_reachable()?;
            let name = params.text("name").unwrap_or_default();
            if !chat.is_forum {
                return Err(Refusal::bad_request("the chat is not a forum"));
            }
            if !(1..=128).contains(&name.chars().count()) {
                return Err(Refusal::bad_request("TOPIC_NAME_INVALID"));
            }
            chat.topics += 1;
            Ok(json!({ "message_thread_id": 100 + chat.topics, "name": name, "icon_color": 0x6F_B9F0 }))
        }),
        "closeforumtopic" => with_chat(state, params, |_, chat| {
            chat.is_reachable()?;
            let topic = params.number("message_thread_id").unwrap_or_default();
            if !(101..=100 + chat.topics).contains(&topic) {
                return Err(Refusal::bad_request("message thread not found"));
            }
            Ok(json!(true))
        }),
        "getfile" => {
            let id = params.text("file_id").unwrap_or_default();
            let Some(bytes) = state.files.get(&id) else {
                return Err(Refusal::bad_request("wrong file_id or the file is temporarily unavailable"));
            };
            done(json!({ "file_id": id, "file_unique_id": id, "file_size": bytes.len(), "file_path": id }))
        }
        "getchatmember" => get_member(state, params),
        "getchatadministrators" => {
            let bot = state.bot.shown();
            with_chat(state, params, |_, _| Ok(json!([administrator(&bot)])))
        }
        "answercallbackquery" => {
            checks::callback_answer(&params.text("text").unwrap_or_default())?;
            let id = params.text("callback_query_id").unwrap_or_default();
            match state.presses.remove(&id) {
                true => done(json!(true)),
                false => {
                    Err(Refusal::bad_request("query is too old and response timeout expired or query ID is invalid"))
                }
            }
        }
        "setwebhook" => set_webhook(state, params),
        "deletewebhook" => {
            state.updates.webhook = None;
            if params.flag("drop_pending_updates") {
                state.updates.clear();
            }
            done(json!(true))
        }
        "getwebhookinfo" => {
            let url = state.updates.webhook.as_ref().map_or("", |it| it.url.as_str());
            let pending = state.updates.pending();
            done(json!({ "url": url, "has_custom_certificate": false, "pending_update_count": pending }))
        }
        "setmycommands" => {
            checks::commands(&params.json("commands")?.unwrap_or(Value::Null))?;
            let key = (params.text("language_code").unwrap_or_default(), params.text("scope").unwrap_or_default());
            state.commands.insert(key, params.json("commands")?.unwrap_or(Value::Null));
            done(json!(true))
        }
        "getmycommands" => {
            let key = (params.text("language_code").unwrap_or_default(), params.text("scope").unwrap_or_default());
            done(state.commands.get(&key).cloned().unwrap_or_else(|| json!([])))
        }
        "setmydescription" | "setmyshortdescription" => {
            let key = method.trim_start_matches("setmy");
            let field = if key == "description" { "description" } else { "short_description" };
            let text = params.text(field).unwrap_or_default();
            if text.chars().count() > if key == "description" { 512 } else { 120 } {
                return Err(Refusal::bad_request("description is too long"));
            }
            state.about.insert((key.to_owned(), params.text("language_code").unwrap_or_default()), text);
            done(json!(true))
        }
        "getmydescription" | "getmyshortdescription" => {
            let key = method.trim_start_matches("getmy");
            let text = state.about.get(&(key.to_owned(), params.text("language_code").unwrap_or_default()));
            let field = if key == "description" { "description" } else { "short_description" };
            done(json!({ field: text.cloned().unwrap_or_default() }))
        }
        "setmyname" | "setchatmenubutton" | "answerinlinequery" | "leavechat" | "logout" | "close"
        | "setmessagereaction" => done(json!(true)),
        _ => Err(Refusal { code: 404, description: "Not Found".to_owned(), parameters: None }),
    }
}

fn done(value: Value) -> Answer {
    Ok((value, Vec::new()))
}

fn with_chat(
    state: &mut State,
    params: &Params,
    act: impl FnOnce(&Bot, &mut Chat) -> Result<Value, Refusal>,
) -> Answer {
    let id = chat_id(params)?;
    act(&state.bot, state.chats.find(&id)?).and_then(done)
}

fn chat_id(params: &Params) -> Result<String, Refusal> {
    params.text("chat_id").filter(|it| !it.is_empty()).ok_or_else(|| Refusal::bad_request("chat_id is empty"))
}

fn send_text(state: &mut State, params: &Params, now: DateTime<Utc>) -> Answer {
    let text = params.text("text").unwrap_or_default();
    checks::text(&text)?;
    let entities = params.json("entities")?;
    checks::entities(&text, entities.as_ref())?;
    checks::markup(&text, params.text("parse_mode").as_deref())?;
    let mut body = json!({ "text": text });
    if let Some(entities) = entities {
        body["entities"] = entities;
    }
    send(state, params, now, body)
}

fn send_file(state: &mut State, method: &str, params: &Params, now: DateTime<Utc>) -> Answer {
    let caption = params.text("caption").unwrap_or_default();
    checks::caption(&caption)?;
    checks::entities(&caption, params.json("caption_entities")?.as_ref())?;
    let key = if method == "sendphoto" { "photo" } else { "document" };
    if params.text(key).is_none_or(|it| it.is_empty()) {
        return Err(Refusal::bad_request(&format!("there is no {key} in the request")));
    }
    let mut body = json!({ key: file_of(key) });
    if !caption.is_empty() {
        body["caption"] = json!(caption);
    }
    send(state, params, now, body)
}

fn send(state: &mut State, params: &Params, now: DateTime<Utc>, mut body: Value) -> Answer {
    let markup = params.json("reply_markup")?;
    checks::keyboard(markup.as_ref())?;
    state.throttle(now)?;
    let bot = state.bot.shown();
    let chat = state.chats.find(&chat_id(params)?)?;
    chat.is_reachable()?;
    if let Some(thread) = params.number("message_thread_id") {
        if !chat.is_forum || thread == 1 {
            return Err(Refusal::bad_request("message thread not found"));
        }
        body["message_thread_id"] = json!(thread);
        body["is_topic_message"] = json!(true);
    }
    if let Some(reply) = params.json("reply_parameters")? {
        let id = reply.get("message_id").and_then(Value::as_i64).unwrap_or_default();
        let lenient = reply.get("allow_sending_without_reply").and_then(Value::as_bool).unwrap_or(false);
        if !chat.messages.contains_key(&id) && !lenient {
            return Err(Refusal::bad_request("message to be replied not found"));
        }
    }
    chat.take(now).map_err(Refusal::too_many)?;
    if let Some(markup) = markup.filter(|it| it.get("inline_keyboard").is_some()) {
        body["reply_markup"] = markup;
    }
    body["from"] = bot;
    let text = visible(&body);
    let shown = chat.say(now, true, body);
    let seen =
        Seen { chat: chat.id, message: shown["message_id"].as_i64().unwrap_or_default(), deed: Deed::Sent, text };
    Ok((shown, vec![seen]))
}

fn visible(body: &Value) -> String {
    ["text", "caption"].iter().find_map(|&key| body[key].as_str()).unwrap_or_default().to_owned()
}

fn edit(state: &mut State, params: &Params) -> Answer {
    let text = params.text("text").unwrap_or_default();
    checks::text(&text)?;
    let entities = params.json("entities")?;
    checks::entities(&text, entities.as_ref())?;
    change(state, params, |body| {
        if body.get("text").is_none() {
            return Err(Refusal::bad_request("there is no text in the message to edit"));
        }
        body["text"] = json!(text);
        match entities {
            Some(entities) => body["entities"] = entities,
            None => drop(body.as_object_mut().and_then(|it| it.remove("entities"))),
        }
        Ok(())
    })
}

/// Another picture or file, and what stands beside it.
fn edit_file(state: &mut State, params: &Params) -> Answer {
    let media = params.json("media")?.unwrap_or_default();
    let caption = media["caption"].as_str().unwrap_or_default().to_owned();
    checks::caption(&caption)?;
    checks::entities(&caption, media.get("caption_entities").filter(|it| it.is_array()))?;
    let key = media["type"].as_str().unwrap_or_default();
    let attached = media["media"].as_str().and_then(|it| it.strip_prefix("attach://")).and_then(|it| params.text(it));
    let Some(shown) = file_of(key).filter(|_| attached.is_some_and(|it| !it.is_empty())) else {
        return Err(Refusal::bad_request("can't parse InputMedia: media not found"));
    };
    change(state, params, |body| {
        let Some(keys) = body.as_object_mut().filter(|it| it.contains_key("photo") || it.contains_key("document"))
        else {
            return Err(Refusal::bad_request("there is no media in the message to edit"));
        };
        for old in ["photo", "document", "caption", "caption_entities"] {
            keys.remove(old);
        }
        keys.insert(key.to_owned(), shown);
        if !caption.is_empty() {
            keys.insert("caption".to_owned(), json!(caption));
        }
        Ok(())
    })
}

/// How a message shows a file of this kind.
fn file_of(kind: &str) -> Option<Value> {
    let file = json!({ "file_id": "file", "file_unique_id": "file", "file_size": 1 });
    match kind {
        "photo" => Some(json!([
            { "file_id": "file", "file_unique_id": "file", "width": 1, "height": 1, "file_size": 1 }
        ])),
        "document" => Some(file),
        _ => None,
    }
}

fn edit_keyboard(state: &mut State, params: &Params) -> Answer {
    change(state, params, |_| Ok(()))
}

fn change(state: &mut State, params: &Params, alter: impl FnOnce(&mut Value) -> Result<(), Refusal>) -> Answer {
    let markup = params.json("reply_markup")?;
    checks::keyboard(markup.as_ref())?;
    let chat = state.chats.find(&chat_id(params)?)?;
    chat.is_reachable()?;
    let id = params.number("message_id").unwrap_or_default();
    let shown_chat = chat.shown();
    let chat_id = chat.id;
    let said = chat.messages.get_mut(&id).ok_or_else(|| Refusal::bad_request("message to edit not found"))?;
    if !said.by_bot {
        return Err(Refusal::bad_request("message can't be edited"));
    }
    let mut after = said.body.clone();
    alter(&mut after)?;
    match markup {
        Some(markup) => after["reply_markup"] = markup,
        None => drop(after.as_object_mut().and_then(|it| it.remove("reply_markup"))),
    }
    if after == said.body {
        return Err(Refusal::bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same as a current \
             content and reply markup of the message",
        ));
    }
    said.body = after.clone();
    let seen = Seen { chat: chat_id, message: id, deed: Deed::Edited, text: visible(&after) };
    after["chat"] = shown_chat;
    Ok((after, vec![seen]))
}

fn delete(state: &mut State, params: &Params, now: DateTime<Utc>) -> Answer {
    let chat = state.chats.find(&chat_id(params)?)?;
    chat.is_reachable()?;
    let id = params.number("message_id").unwrap_or_default();
    let said = chat.messages.get(&id).ok_or_else(|| Refusal::bad_request("message to delete not found"))?;
    if now - said.at >= DELETABLE {
        return Err(Refusal::bad_request("message can't be deleted for everyone"));
    }
    let text = visible(&said.body);
    chat.messages.remove(&id);
    let seen = Seen { chat: chat.id, message: id, deed: Deed::Deleted, text };
    Ok((json!(true), vec![seen]))
}

fn administrator(user: &Value) -> Value {
    let rights = [
        "can_be_edited",
        "is_anonymous",
        "can_manage_chat",
        "can_delete_messages",
        "can_manage_video_chats",
        "can_restrict_members",
        "can_promote_members",
        "can_change_info",
        "can_invite_users",
        "can_post_stories",
        "can_edit_stories",
        "can_delete_stories",
    ];
    let mut member = json!({ "status": "administrator", "user": user });
    for right in rights {
        member[right] = json!(!matches!(right, "is_anonymous" | "can_be_edited"));
    }
    member
}

fn get_member(state: &mut State, params: &Params) -> Answer {
    let user = params.number("user_id").unwrap_or_default();
    let bot = state.bot.shown();
    let admins = state.admins.clone();
    let id = chat_id(params)?;
    let chat = state.chats.find(&id)?;
    chat.is_reachable()?;
    let who = json!({ "id": user, "is_bot": false, "first_name": "member" });
    done(if bot["id"] == json!(user) {
        administrator(&bot)
    } else if admins.contains(&(chat.id, user)) {
        administrator(&who)
    } else {
        json!({ "status": "member", "user": who })
    })
}

fn set_webhook(state: &mut State, params: &Params) -> Answer {
    let url = params.text("url").unwrap_or_default();
    let secret = params.text("secret_token");
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if secret.as_ref().is_some_and(|it| !(1..=256).contains(&it.len()) || !it.chars().all(fits)) {
        return Err(Refusal::bad_request("secret token contains unallowed characters"));
    }
    state.updates.allowed = params
        .json("allowed_updates")?
        .and_then(|it| serde_json::from_value(it).ok())
        .or_else(|| state.updates.allowed.take());
    if params.flag("drop_pending_updates") {
        state.updates.clear();
    }
    state.updates.webhook = (!url.is_empty()).then_some(Webhook { url, secret });
    done(json!(true))
}
