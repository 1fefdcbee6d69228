//! `rondo check FILE…`: every fault, and nothing is run; with `--portable`, every use of an addition to Python too.

use std::io::Read;
use std::path::Path;

use rondo_diagnostics::{Diagnostic, Source};
use rondo_interpreter::{check as faults_of, portable, read_source, render, source_of_bytes};

use crate::arguments::Check;
use crate::stage::{complain, wants_colour};

/// Checks the files. The status is 1 if any has a fault or cannot be read.
pub fn check(arguments: &Check) -> i32 {
    let mut status = 0;
    for name in &arguments.files {
        let (source, found) = match read(name) {
            Ok(Ok(source)) => {
                let found = faults_of(&source);
                (source, found)
            }
            Ok(Err(unreadable)) => {
                let (source, fault) = *unreadable;
                (source, vec![fault])
            }
            Err(error) => {
                status = complain(&format!("cannot read {name}: {error}"));
                continue;
            }
        };
        eprint!("{}", render(&found, &source, wants_colour()));
        if found.iter().any(Diagnostic::is_error) {
            status = 1;
        } else if arguments.portable {
            for found in portable::uses(&source) {
                eprintln!("{name}:{}: {}: plain Python has {}", found.line, found.what, found.instead);
                status = 1;
            }
        }
    }
    status
}

/// Reads a file, or standard input for `-`.
pub fn read(name: &str) -> std::io::Result<Result<Source, Box<(Source, Diagnostic)>>> {
    if name == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes)?;
        return Ok(source_of_bytes("<stdin>", bytes));
    }
    read_source(Path::new(name), name)
}
