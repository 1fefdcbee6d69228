//! What can be wrong with a *source*, as plain data.
//!
//! The one idea: a stage that finds a fault says *what* is wrong and *where*, and nothing about how it will look. It makes a
//! [`Diagnostic`] (a [`Code`], a message, labelled [`Span`]s, notes, helps) and goes on; the edge of the program renders it.
//!
//! ```text
//!   lexer ─┐
//!   parser ┼─► Diagnostic (plain data) ─► render ─► the labelled excerpt on the terminal
//!   compiler ┘        │
//!                     └─► code ─► docs/errors/EXXXX.md, the page that explains it
//! ```
//!
//! **Adding a code** takes two steps: a row in the table of `codes.rs`, and the page `docs/errors/EXXXX.md`. Without the page it doesn't
//! compile. The wording itself stands in a named function in the `errors.rs` of the stage that reports it.
//!
//! Deliberately absent: exceptions that a *program* raises (the machine's business), and any knowledge of tokens or trees.

mod codes;
mod diagnostic;
mod render;
mod source;

pub use codes::{Code, ExceptionClass};
pub use diagnostic::{Diagnostic, Label};
pub use render::render;
pub use source::{Position, Source, Span};
