//! What is on offer: programs, the places and people they are for, and the immutable [`Catalogue`] of them.
//!
//! Start reading at [`record`]. Knows no language's words, no database and no network.

pub mod build;
mod catalogue;
pub mod change;
pub mod columns;
mod fact;
mod fields;
#[cfg(test)]
mod forum;
pub mod proposal;
pub mod raw;
pub mod read;
mod record;
pub mod sample;
mod text;

pub use catalogue::{Catalogue, PlaceIndex, ProgramIndex};
pub use fact::{Changed, Fact, FactValue, Facts, changes};
pub use fields::joined_list;
#[cfg(test)]
pub(crate) use forum::forum;
pub(crate) use record::spelled;
pub use record::*;
pub use text::{Language, LocalizedText, NotALanguage};
