//! The wording of every fault that this crate reports: one named function each, in three files by who finds it.
//!
//! Messages are CPython 3.14's, word for word, where it has one; labels, notes and helps are ours.

mod grammar;
mod layout;
mod text;

pub(crate) use grammar::*;
pub(crate) use layout::*;
pub(crate) use text::*;
