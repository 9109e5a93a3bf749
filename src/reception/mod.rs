//! Where what comes in from a network meets the desk: kept before it is answered, in order within a chat, once.
//!
//! Adaptors (`channel`) translate and the desk decides; here is what stands between them on a network that pushes updates:
//! nothing is lost in a crash, nothing is answered twice, nobody waits behind another's question.

pub mod discord;
mod lanes;
mod limit;
pub mod noticeboard;
pub mod telegram;
mod troubles;
