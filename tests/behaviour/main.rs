//! What naru does, as its users see it: a file per behaviour, a sentence per test.

#[path = "../support/mod.rs"]
mod support;

mod importing;
mod rehearsing;
mod reminding;
mod subscribing;
mod understanding;
