//! What is pushed without being asked: when it is due, to whom it goes, and what becomes of it.
//!
//! `schedule` is pure: expressions and zones in, instants out.

pub mod schedule;
pub mod pace;
