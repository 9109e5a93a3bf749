//! naru answers citizens' questions about a foundation's programs and tells those who subscribed what is coming.
//!
//! A pure core understands and decides; a thin async shell talks to the world. The core is given text, data and
//! `now`; it opens nothing. So `naru ask`, the chats and the tests all run the same code.
//!
//! In reading order:

// core: no async, no I/O, no clock of its own
pub mod program;
pub mod lexis;
pub mod person;
pub mod broadcast;
pub mod language;
pub mod exchange;
pub mod when;
pub mod lint;
pub mod understand;
pub mod answer;
pub mod render;
pub mod conversation;
pub mod notify;

// shell: async, decides as little as it can
pub mod clock;
pub mod config;
pub mod lifecycle;
pub mod telemetry;
pub mod store;
pub mod channel;
pub mod deliver;
pub mod desk;
pub mod reception;
pub mod web;
pub mod sandbox;
pub mod app;
pub mod cli;

// The tests' support is written against the crate's public name, in unit tests too.
#[cfg(test)]
extern crate self as naru;
