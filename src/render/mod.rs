//! Answer + language → [`Message`].

mod message;

pub use message::*;
