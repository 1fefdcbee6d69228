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

/// Faults that are planted (see `differential/planted.rs`): each must be found.
const PLANTED: [&str; 15] = [
    "halves-up",
    "unrounded-division",
    "equals-are-less",
    "half-stripped",
    "double-quotes",
    "never-reversed",
    "inserts-behind",
    "one-too-many",
    "break-goes-on",
    "wrong-default",
    "no-bases",
    "finally-forgotten",
    "close-forgotten",
    "never-finalised",
    "one-turn-more",
];

fn main() {
    let asked = std::env::var_os("RONDO_ONLY_CPYTHON").is_none() && !cpython::installed().is_empty();
    let families = FAMILIES.into_iter().map(|family| {
        let name = format!("differential/{family}");
        Trial::test(name.clone(), move || rondo_tests::gaps::judge(&name, test(family)).map_err(Failed::from))
    });
    let planted = PLANTED.into_iter().map(|fault| {
        Trial::test(format!("planted/{fault}"), move || finds(fault, &[]).map(drop).map_err(Failed::from))
    });
    let shrunk = Trial::test("planted/and_shrunk", || shrinks("double-quotes").map_err(Failed::from));
    let trials =
        families.chain(planted).chain([shrunk]).map(|trial| trial.with_ignored_flag(!asked)).collect();
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

/// Plants a fault; the report of the first program that finds it.
fn finds(fault: &str, more: &[&str]) -> Result<String, String> {
    let output = Command::new(env!("CARGO_BIN_EXE_differential"))
        .args(["--plant", fault, "--count", "120", "--failures", "1", "--jobs", "1"])
        .args(if more.is_empty() { &["--no-shrink"] } else { more })
        .arg("--rondo")
        .arg(rondo::binary()?)
        .output()
        .map_err(|e| format!("cannot run the differential tool: {e}"))?;
    let report = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.code() == Some(1) && report.contains("1 of them differ") {
        return Ok(report);
    }
    Err(format!("nobody finds it: {report}{}", String::from_utf8_lossy(&output.stderr)))
}

/// Plants a fault; what is left of the program that finds it must be short enough to be seen through.
fn shrinks(fault: &str) -> Result<(), String> {
    let report = finds(fault, &["--seed", "1"])?;
    let program = report.lines().skip_while(|line| !line.starts_with("==== ")).skip(1);
    let lines = program.take_while(|line| !line.starts_with("---- ")).count();
    if (1..=8).contains(&lines) { Ok(()) } else { Err(format!("{lines} lines are left:\n{report}")) }
}
