//! The machine: values, frames, coroutines, the dispatch of instructions, builtin types and functions, limits.
//!
//! **The one idea.** A running function is a small record in a `Vec` ([`frame`]) and a window of registers; a coroutine is
//! such a frame that nobody is running. So a call, a `return`, an `await` and a resume are all the same kind of step: push
//! or pop a record, and go on in one loop ([`dispatch`]). Rust's own stack takes no part in it.
//!
//! ```text
//! bytecode ─link─► code object ─call─► frame ─execute─► values
//!                                       │ ▲
//!                                suspend│ │resume
//!                                       ▼ │
//!                                   coroutine (its registers, where it stands)
//! ```
//!
//! Read [`heap`] for what a value is, [`frame`] and [`dispatch`] for how code runs, [`ops::suspend`] for coroutines,
//! [`ops::unwind`] for exceptions, [`attributes`] and [`shapes`] for `object.name`, then any file of [`types`].
//!
//! **Deliberately absent:** time and sockets (the runtime brings them), reading source (the compiler), and modules (the
//! library). The machine asks the outside through one door, [`host`].

pub mod native;

pub mod attribute_cache;
pub mod attributes;
pub mod builtins;
pub mod call;
pub mod class_statement;
pub mod classes;
pub mod dispatch;
pub mod errors;
pub mod frame;
pub mod heap;
pub mod host;
pub mod interner;
pub mod limits;
pub mod names;
pub mod ops;
mod rebase;
pub mod rooms;
pub mod setup;
pub mod shapes;
pub mod suggest;
pub mod threads;
pub mod types;
pub mod vm;

pub use dispatch::Completion;
pub use host::{Access, Files, Host, ReadError, Stream};
pub use ops::modules::{Finding, Loader};
pub use ops::suspend::Sent;
pub use rondo_bytecode::{BinaryOp, CompareOp, UnaryOp};
pub use vm::{Outcome, Raised, Vm};
