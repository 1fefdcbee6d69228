//! Imports: what a module costs beyond the start of the interpreter.
//!
//! `import NAME` as the whole program, and `pass` as the whole program, each as often and alternately; of each the least CPU
//! time counts, and the difference is the import. What CPython has imported by the time that a program starts costs it
//! nothing here (`os`, and with some of its builds `re` or `enum`), which is as its users see it.

use std::time::Duration;

use crate::process::Contestants;
use crate::start::{Start, measure_one};

/// The modules that programs import most, and those that import the most themselves.
const MODULES: [&str; 18] = [
    "asyncio",
    "collections",
    "contextlib",
    "dataclasses",
    "datetime",
    "enum",
    "functools",
    "itertools",
    "json",
    "logging",
    "math",
    "os",
    "random",
    "re",
    "string",
    "threading",
    "traceback",
    "typing",
];

/// What the import of one module costs.
pub struct Import {
    /// The module.
    pub name: &'static str,
    /// Under rondo.
    pub rondo: Duration,
    /// Under CPython.
    pub python: Duration,
}

/// Measures every module.
pub fn measure_all(contestants: &Contestants, runs: u32) -> Result<Vec<Import>, String> {
    let nothing = measure_one("pass", "pass", contestants, runs)?;
    let mut imports = Vec::new();
    for name in MODULES {
        let whole = measure_one(name, &format!("import {name}"), contestants, runs)?;
        imports.push(beyond(&nothing, &whole));
    }
    Ok(imports)
}

fn beyond(nothing: &Start, whole: &Start) -> Import {
    Import {
        name: whole.name,
        rondo: whole.rondo.cpu.saturating_sub(nothing.rondo.cpu),
        python: whole.python.cpu.saturating_sub(nothing.python.cpu),
    }
}
