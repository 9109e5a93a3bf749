//! Text + memory → [`Question`] (intent, field, filters, names). Cannot fail.

mod memory;
mod question;

pub use memory::Memory;
pub use question::*;
