//! Builders and fakes that the behaviour tests share.

pub mod database;
pub mod questions;
pub mod sandbox;
