//! Answering interactions, what the gateway is asked before a connection, and the list of commands.

use std::num::NonZeroU64;

use serde_json::{Value, json};
use serenity::http::{LightMethod, Route};
use serenity::model::id::{ApplicationId, ChannelId, CommandId, InteractionId};

use super::asked::{EPHEMERAL, Interaction};
use super::{Body, Discord, Failure, Kind};
use crate::channel::SendError;

/// Discord's name of the case: the interaction was answered before.
const ALREADY: u64 = 40060;

/// The first answer to an interaction, which Discord waits three seconds for.
#[derive(Debug, Clone, PartialEq)]
pub enum First {
    /// "… is thinking"; what is said comes by [`Discord::edit_answer`].
    Thinking {
        ephemeral: bool,
    },
    /// A press was heard; the message above it stays, or is edited later.
    Heard,
    /// (what is shown, what it stands for), at most 25.
    Choices(Vec<(String, String)>),
    Form(Form),
}

/// A form to fill in.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// At most 100 characters; comes back with what was filled in.
    pub id: String,
    pub title: String,
    /// At most five.
    pub fields: Vec<Field>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    pub id: &'static str,
    pub label: String,
    /// What stands there to begin with.
    pub value: String,
    pub long: bool,
    pub required: bool,
    /// Characters.
    pub most: usize,
}

impl Field {
    pub fn line(id: &'static str, label: String, most: usize) -> Self {
        Self { id, label, value: String::new(), long: false, required: true, most }
    }

    pub fn long(self) -> Self {
        Self { long: true, ..self }
    }

    pub fn optional(self) -> Self {
        Self { required: false, ..self }
    }

    pub fn with(self, value: String) -> Self {
        Self { value, ..self }
    }
}

impl First {
    fn body(&self) -> Value {
        match self {
            Self::Thinking { ephemeral: true } => json!({ "type": 5, "data": { "flags": EPHEMERAL } }),
            Self::Thinking { ephemeral: false } => json!({ "type": 5 }),
            Self::Heard => json!({ "type": 6 }),
            Self::Choices(choices) => {
                let choice = |(name, value): &(String, String)| json!({ "name": cut(name, 100), "value": value });
                json!({ "type": 8, "data": { "choices": choices.iter().map(choice).collect::<Vec<_>>() } })
            }
            Self::Form(form) => json!({ "type": 9, "data": form.body() }),
        }
    }
}

impl Form {
    fn body(&self) -> Value {
        let field = |field: &Field| {
            let mut input = json!({
                "type": 4, "custom_id": field.id, "label": cut(&field.label, 45), "style": if field.long { 2 } else { 1 },
                "required": field.required, "max_length": field.most,
            });
            if !field.value.is_empty() {
                input["value"] = json!(cut(&field.value, field.most));
            }
            json!({ "type": 1, "components": [input] })
        };
        let rows: Vec<Value> = self.fields.iter().map(field).collect();
        json!({ "custom_id": self.id, "title": cut(&self.title, 45), "components": rows })
    }
}

fn cut(text: &str, most: usize) -> String {
    match text.chars().count() {
        n if n <= most => text.to_owned(),
        _ => text.chars().take(most - 1).chain(['…']).collect(),
    }
}

/// How Discord wants to be connected to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gateway {
    pub url: String,
    /// What Discord recommends.
    pub shards: u32,
    /// How many may identify side by side.
    pub side_by_side: u32,
    /// Sessions that may still be begun, and in how many milliseconds there are more.
    pub left: u32,
    pub more_in_ms: u64,
}

fn id<T: From<NonZeroU64>>(text: &str) -> Result<T, Failure> {
    text.parse::<NonZeroU64>().map(T::from).map_err(|_| Failure::Impossible("an id that is no number"))
}

impl Discord {
    /// Gives the first answer. One that was given before, by an attempt whose answer was lost, counts.
    ///
    /// # Errors
    /// What came instead of success.
    pub async fn acknowledge(&self, to: &Interaction, first: &First) -> Result<(), Failure> {
        let route = Route::InteractionResponse { interaction_id: id::<InteractionId>(&to.id)?, token: &to.token.0 };
        match self.call(Kind::Interaction, LightMethod::Post, route, Some(&first.body())).await {
            Err(failure) if failure.code() == ALREADY => Ok(()),
            other => other.map(|_| ()),
        }
    }

    /// Puts `body` in the place of the first answer, or of the message whose button was pressed.
    ///
    /// # Errors
    /// What came instead of success.
    pub async fn edit_answer(&self, to: &Interaction, body: &Body) -> Result<Value, Failure> {
        let application_id = id::<ApplicationId>(&to.application)?;
        let route = Route::WebhookOriginalInteractionResponse { application_id, token: &to.token.0 };
        self.say(Kind::Interaction, LightMethod::Patch, route, body, |value| value).await
    }

    /// Takes the first answer back.
    ///
    /// # Errors
    /// What came instead of success.
    pub async fn take_back_answer(&self, to: &Interaction) -> Result<(), Failure> {
        let application_id = id::<ApplicationId>(&to.application)?;
        let route = Route::WebhookOriginalInteractionResponse { application_id, token: &to.token.0 };
        self.call(Kind::Interaction, LightMethod::Delete, route, None).await.map(|_| ())
    }

    /// One more message.
    ///
    /// # Errors
    /// What came instead of success.
    pub async fn follow_up(&self, to: &Interaction, body: &Body) -> Result<Value, Failure> {
        let application_id = id::<ApplicationId>(&to.application)?;
        let route = Route::WebhookFollowupMessages { application_id, token: &to.token.0 };
        self.say(Kind::Interaction, LightMethod::Post, route, body, |value| value).await
    }

    /// A thread of this name in a channel; its id.
    ///
    /// # Errors
    /// What came instead of success.
    pub async fn open_thread(&self, channel: &str, name: &str) -> Result<String, SendError> {
        const WEEK_MINUTES: u32 = 10_080;
        let route = Route::ChannelThreads { channel_id: id::<ChannelId>(channel)? };
        let body = json!({ "name": cut(name, 100), "type": 11, "auto_archive_duration": WEEK_MINUTES });
        let opened = self.call(Kind::Other, LightMethod::Post, route, Some(&body)).await?;
        opened["id"].as_str().map(str::to_owned).ok_or_else(|| SendError::Doubtful("a thread without an id".into()))
    }

    /// Puts a thread away; it can still be read.
    ///
    /// # Errors
    /// What came instead of success.
    pub async fn archive(&self, thread: &str) -> Result<(), SendError> {
        let route = Route::Channel { channel_id: id::<ChannelId>(thread)? };
        self.call(Kind::Other, LightMethod::Patch, route, Some(&json!({ "archived": true }))).await?;
        Ok(())
    }

    /// # Errors
    /// What came instead of success; a refused token is status 401.
    pub async fn gateway(&self) -> Result<Gateway, Failure> {
        let told = self.call(Kind::Other, LightMethod::Get, Route::GatewayBot, None).await?;
        let limit = &told["session_start_limit"];
        let number =
            |value: &Value, otherwise: u32| value.as_u64().and_then(|it| u32::try_from(it).ok()).unwrap_or(otherwise);
        let url = told["url"].as_str().filter(|it| it.starts_with("ws")).map(str::to_owned);
        Ok(Gateway {
            url: url.ok_or(Failure::Impossible("a gateway without an address"))?,
            shards: number(&told["shards"], 1).max(1),
            side_by_side: number(&limit["max_concurrency"], 1).max(1),
            left: number(&limit["remaining"], 1),
            more_in_ms: limit["reset_after"].as_u64().unwrap_or_default(),
        })
    }

    /// The commands as Discord has them, in every language.
    ///
    /// # Errors
    /// What came instead of success.
    pub async fn commands(&self, application: &str) -> Result<Vec<Value>, Failure> {
        let route = Route::Commands { application_id: id(application)? };
        let all = self.call(Kind::Other, LightMethod::Get, route, None).await?;
        Ok(all.as_array().cloned().unwrap_or_default())
    }

    /// # Errors
    /// What came instead of success.
    pub async fn add_command(&self, application: &str, command: &Value) -> Result<(), Failure> {
        let route = Route::Commands { application_id: id(application)? };
        self.call(Kind::Other, LightMethod::Post, route, Some(command)).await.map(|_| ())
    }

    /// # Errors
    /// What came instead of success.
    pub async fn change_command(&self, application: &str, known: &str, command: &Value) -> Result<(), Failure> {
        let route = Route::Command { application_id: id(application)?, command_id: id::<CommandId>(known)? };
        self.call(Kind::Other, LightMethod::Patch, route, Some(command)).await.map(|_| ())
    }

    /// # Errors
    /// What came instead of success.
    pub async fn remove_command(&self, application: &str, known: &str) -> Result<(), Failure> {
        let route = Route::Command { application_id: id(application)?, command_id: id::<CommandId>(known)? };
        self.call(Kind::Other, LightMethod::Delete, route, None).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_stays_within_what_discord_takes() {
        let long = "가".repeat(200);
        let field = Field::line("title", long.clone(), 100).with(long.clone());
        let form = Form { id: "x".to_owned(), title: long.clone(), fields: vec![field] };
        let body = First::Form(form).body();
        let input = &body["data"]["components"][0]["components"][0];
        let length = |value: &Value| value.as_str().unwrap_or_default().chars().count();
        assert_eq!((length(&body["data"]["title"]), length(&input["label"]), length(&input["value"])), (45, 45, 100));
        let choices = First::Choices(vec![(long, "id".to_owned())]).body();
        assert_eq!(length(&choices["data"]["choices"][0]["name"]), 100);
    }
}
