//! naru answers citizens' questions about a foundation's programs and tells those who subscribed what is coming.
//!
//! A pure core understands and decides; a thin async shell talks to the world. The core is given text, data and
//! `now`; it opens nothing. So `naru ask`, the chats and the tests all run the same code.
//!
//! In reading order:

// core: no async, no I/O, no clock of its own
pub mod answer;
pub mod conversation;
pub mod language;
pub mod notify;
pub mod program;
pub mod render;
pub mod understand;
pub mod when;

// shell: async, decides as little as it can
pub mod cli;
pub mod clock;
pub mod config;
