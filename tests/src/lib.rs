//! The tests that look at Rondo from outside: scripts that say what they do, and what it takes to run them.
//!
//! ```text
//! scripts/**.py ─┐                      ┌─ rondo FILE ──── output, status ─┐
//! ../examples/   ├─ notation (classroom) ├─ rondo test FILE (lines, times)  ├─ as expected? the same as each other?
//!                ┘                      └─ python3 FILE ── lines, times ───┘
//! ```
//!
//! The one idea: **CPython is asked in the same run.** An expectation that CPython does not meet is a fault of the
//! script, whatever Rondo does; so nothing here can drift away from Python.
//!
//! - [`process`]: a child process with a limit on its time.
//! - [`cpython`]: the installed CPythons, on a clock that jumps, with a record of which line printed what.
//! - [`rondo`]: the binary under test, found or built.
//! - [`corpus`]: where the scripts are.
//!
//! Random programs are beside them: `differential/`, and the test `differential.rs` that runs some of each kind.
//! `cargo run -p rondo-tests --bin annotate FILE…` writes the expectations of a new script down as CPython has them.

pub mod corpus;
pub mod cpython;
pub mod gaps;
pub mod process;
pub mod rondo;
