//! What teachers need: scripts that say what they should do, and a judge that compares.
//!
//! The one idea: **the expectation stands in the program, on the line that fulfils it.** A reader sees what a line
//! prints without running it, and a run proves that what the reader saw is true.
//!
//! ```text
//! print(6 * 7)            # expect: 42
//! await sleep(1.5)
//! print("awake")          # expect @1.5: awake
//! int("seven")            # raises: ValueError: invalid literal for int() with base 10: 'seven'
//! ```
//!
//! [`notation`] reads such comments and compares them with what a run did. It is plain data in and sentences out: it
//! knows no interpreter, so the same judge serves `rondo test`, this project's own scripts, and CPython beside them.
//!
//! What is deliberately absent: running anything. Whoever runs a script records what it printed, with line and time
//! where the interpreter can tell, and hands the record in.

pub mod notation;
