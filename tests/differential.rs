//! A few hundred random programs, each family its own test: `cargo test -p rondo-tests --test differential`.
//!
//! Thousands: `cargo run -p rondo-tests --bin differential -- --count 1000`.

use std::process::Command;

use libtest_mimic::{Arguments, Failed, Trial};
use rondo_tests::{cpython, rondo};

const FAMILIES: [&str; 12] = [
    "numbers",
    "strings",
    "containers",
    "control",
    "functions",
    "classes",
    "exceptions",
    "generators",
    "finalisers",
    "tasks",
    "natives",
    "rarities",
];

fn main() {
    let asked = std::env::var_os("RONDO_ONLY_CPYTHON").is_none() && !cpython::installed().is_empty();
    let trials = FAMILIES
        .into_iter()
        .map(|family| {
            {
                let name = format!("differential/{family}");
                Trial::test(name.clone(), move || {
                    rondo_tests::gaps::judge(&name, test(family)).map_err(Failed::from)
                })
            }
            .with_ignored_flag(!asked)
        })
        .collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn test(family: &str) -> Result<(), String> {
    let output = Command::new(env!("CARGO_BIN_EXE_differential"))
        .args(["--family", family, "--count", "30", "--failures", "3", "--jobs", "1", "--rondo"])
        .arg(rondo::binary()?)
        .output()
        .map_err(|e| format!("cannot run the differential tool: {e}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}
