//! Question + catalogue → the facts to tell.
