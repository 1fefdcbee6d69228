//! `differential`: random programs under Rondo and CPython, which must do the same.
//!
//! ```text
//! seed ──► generate ──► program.py ──┬─► rondo ────► stdout, status, last line of stderr ─┐
//!           (a family)               └─► python3 ──► stdout, status, last line of stderr ─┴─ the same?
//!                                                     no: shrink while they still differ, and show the rest
//! ```
//!
//! The one idea: **a program is made from a seed alone**, so that whatever goes wrong once goes wrong again:
//! `differential --family generators --seed 1234`. Programs are correct Python by construction, end by
//! construction, and avoid what Python itself leaves open (identities, hashes of strings). They print the types of
//! the exceptions they catch and the texts of their own: the wording of builtin errors changes between CPythons, and
//! is the business of the scripts.
//!
//! What is deliberately absent: coverage guidance. The families are chosen by hand, so that every part of the
//! language comes up in the first few hundred programs; the test `reach.rs` says of which natives and instructions that is true.

mod concurrency;
mod containers;
mod expressions;
mod functions;
mod judge;
mod natives;
mod objects;
mod peer;
mod planted;
mod rarities;
mod shrink;
mod source;
mod statements;
mod synchrony;
mod tasks;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use clap::Parser;
use rondo_tests::cpython;

use crate::judge::{Judge, Oracle, Verdict};
use crate::peer::Peer;
use crate::planted::Planted;
use crate::source::Family;

/// Random programs under rondo and python3, which must do the same.
#[derive(Parser)]
#[command(name = "differential")]
struct Options {
    /// How many programs of each family.
    #[arg(long, default_value_t = 50)]
    count: u64,
    /// The first seed.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Only the programs of this family.
    #[arg(long)]
    family: Option<Family>,
    /// The rondo to test [default: the one built beside this program].
    #[arg(long, value_name = "PATH")]
    rondo: Option<PathBuf>,
    /// The CPython to compare with [default: the newest installed].
    #[arg(long, value_name = "PATH")]
    python: Option<PathBuf>,
    /// Compares with CPython 3.14 under Node, from the directory where `npm install pyodide` was run.
    #[arg(long, value_name = "DIRECTORY", conflicts_with = "python")]
    pyodide: Option<PathBuf>,
    /// Prints the programs instead of running them.
    #[arg(long)]
    show: bool,
    /// Leaves differing programs as large as they are.
    #[arg(long)]
    no_shrink: bool,
    /// Gives rondo this fault: programs of the family that knows it must find it.
    #[arg(long, value_name = "FAULT")]
    plant: Option<Planted>,
    /// Stops after so many differing programs.
    #[arg(long, default_value_t = 10)]
    failures: usize,
    /// How many programs run at a time.
    #[arg(long, default_value_t = 2)]
    jobs: usize,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(complaint) => {
            eprintln!("differential: {complaint}");
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> Result<bool, String> {
    let families: Vec<Family> = options
        .family
        .or(options.plant.map(Planted::family))
        .map_or_else(|| Family::ALL.to_vec(), |family| vec![family]);
    let programs: Vec<(Family, u64)> = (options.seed..options.seed + options.count)
        .flat_map(|seed| families.iter().map(move |family| (*family, seed)))
        .collect();
    if options.show {
        for (family, seed) in programs {
            println!("# {} {seed}\n{}", family.name(), source::program(family, seed));
        }
        return Ok(true);
    }
    let python = match (&options.pyodide, &options.python) {
        (Some(directory), _) => Oracle::Pyodide(Peer::start(directory)?),
        (None, Some(path)) => Oracle::Installed(path.clone()),
        (None, None) => {
            let newest = cpython::installed().last().ok_or("there is no CPython to compare with")?;
            Oracle::Installed(newest.path.clone())
        }
    };
    let rondo = match &options.rondo {
        Some(path) => path.clone(),
        None => rondo_tests::rondo::binary()?.to_path_buf(),
    };
    let judge = Judge { rondo, python, planted: options.plant };
    let failures = Mutex::new(0usize);
    let next = AtomicU64::new(0);
    let varied = AtomicU64::new(0);
    let fault: Mutex<Option<String>> = Mutex::new(None);
    std::thread::scope(|scope| {
        for _ in 0..options.jobs {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed) as usize;
                    let enough = *failures.lock().expect("no one panics with the count") >= options.failures;
                    let Some((family, seed)) = programs.get(index).copied().filter(|_| !enough) else {
                        return;
                    };
                    match try_one(&judge, family, seed, options) {
                        Ok(Outcome::Same) => {}
                        Ok(Outcome::Varies) => {
                            varied.fetch_add(1, Ordering::Relaxed);
                        }
                        Ok(Outcome::Differs(report)) => {
                            *failures.lock().expect("no one panics with the count") += 1;
                            println!("{report}");
                        }
                        Err(complaint) => {
                            fault.lock().expect("no one panics with the fault").get_or_insert(complaint);
                            return;
                        }
                    }
                }
            });
        }
    });
    if let Some(complaint) = fault.into_inner().expect("no one panics with the fault") {
        return Err(complaint);
    }
    let failures = failures.into_inner().expect("no one panics with the count");
    let count = next.into_inner().min(programs.len() as u64);
    println!("{count} programs, {failures} of them differ, {} set aside", varied.into_inner());
    Ok(failures == 0)
}

/// What became of one program.
enum Outcome {
    Same,
    Varies,
    /// With what to show.
    Differs(String),
}

/// Runs one program, and makes it smaller if it differs.
fn try_one(judge: &Judge, family: Family, seed: u64, options: &Options) -> Result<Outcome, String> {
    let program = source::program(family, seed);
    let kind = match judge.compare(&program)? {
        Verdict::Different(kind) => kind,
        Verdict::Same => return Ok(Outcome::Same),
        Verdict::Varies => return Ok(Outcome::Varies),
    };
    let small = if options.no_shrink { program } else { shrink::shrink(judge, &program, kind)? };
    let Some((ours, theirs)) = judge.both(&small)? else { return Ok(Outcome::Varies) };
    Ok(Outcome::Differs(format!(
        "==== {} {seed}: {}\n{small}---- rondo\n{}---- python3\n{}",
        family.name(),
        kind.sentence(),
        ours.show(),
        theirs.show()
    )))
}
