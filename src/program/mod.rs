//! What is on offer: programs, the places and people they are for, and the immutable [`Catalogue`] of them.
//!
//! Start reading at [`record`]. Knows no language's words, no database and no network.

mod catalogue;
pub mod change;
mod fact;
pub mod read;
mod record;
pub mod sample;
mod text;

pub use catalogue::{Catalogue, PlaceIndex, ProgramIndex};
pub use fact::{Changed, Fact, FactValue, changes};
pub(crate) use record::spelled;
pub use record::*;
pub use text::{Language, LocalizedText, NotALanguage};
