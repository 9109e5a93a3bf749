//! Question + catalogue → the facts to tell.

mod press;

pub use press::Press;
