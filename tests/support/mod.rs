//! Builders and fakes that the behaviour tests share.

pub mod sandbox;
