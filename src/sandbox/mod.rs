//! A fake Telegram Bot API and a fake Discord that enforce the documented limits and fail on demand: for rehearsals by
//! staff, and for the tests and benches, which run this same code.
//!
//! [`limits`] and [`faults`] decide (pure), [`ledger`] remembers what was accepted and what was refused, [`telegram`]
//! speaks the protocol. [`line`] is the listener whose connections can be cut at will.

pub mod discord;
pub mod faults;
pub mod ledger;
pub mod limits;
pub mod line;
pub mod telegram;
