//! What naru does, as its users see it: a file per behaviour, a sentence per test.

#[path = "../support/mod.rs"]
mod support;

mod asking;
mod broadcasting;
mod checking;
mod delivering;
mod discord_gateway;
mod discord_hostile;
mod discord_keeping;
mod discord_listening;
mod discord_messages;
mod discord_newsroom;
mod discord_refusals;
mod discord_sending;
mod following_up;
mod importing;
mod in_the_browser;
mod noticing;
mod pacing;
mod privacy;
mod quiet_hours;
mod rehearsing;
mod reminding;
mod restarting;
mod starting;
mod subscribing;
mod telegram;
mod telegram_answering;
mod telegram_groups;
mod telegram_newsroom;
mod telegram_receiving;
mod telegram_secrets;
mod telegram_staff;
mod telegram_words;
mod trouble;
mod understanding;
mod understanding_anything;
mod web_chat;
