//! What is pushed without being asked: when it is due, how fast it goes out, and what becomes of it.
//!
//! All pure: [`schedule`] turns expressions and zones into instants, [`pace`] says who may be sent to next, [`delivery`]
//! says what an outcome leads to.

pub mod agreement;
pub mod delivery;
pub mod digest;
pub mod notice;
pub mod occasion;
pub mod pace;
pub mod schedule;
pub mod telling;
