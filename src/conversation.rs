//! A message from in to out, on one screen.
