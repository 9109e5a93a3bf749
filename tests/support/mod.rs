//! Builders and fakes that the behaviour tests share.

pub mod app;
pub mod browser;
pub mod conversation;
pub mod database;
pub mod delivery;
pub mod discord;
pub mod desk;
pub mod discord_channel;
pub mod paper;
pub mod questions;
pub mod sandbox;
pub mod telegram;
