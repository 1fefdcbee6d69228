//! `rondo-bench`: how fast is it, beside CPython?
//!
//! The one idea: **a ratio is only worth something when both sides were measured in the same minute.** Each
//! program runs under Rondo, then under CPython, then again under Rondo, and so on; of each side the least CPU
//! time counts, because whatever else the machine does can only add to it.
//!
//! ```text
//! programs/compute/*.py ─┐              ┌─ rondo ──┐
//!                        ├─ each, N times ─ python3 ├─ the same output? ─ least CPU time ─ ratios ─ geometric mean
//! programs/loop/*.py    ─┤              └─ uvloop ─┘
//! programs/library/*.py ─┘
//! ```
//!
//! Servers are measured otherwise, under a load from outside: see [`echo`].
//!
//! CPU time is that of the whole child process, user and system, start-up included, as the kernel accounts it when
//! the child is waited for; nothing is subtracted. Memory is the peak resident size from the same account.
//!
//! What is deliberately absent: statistics beyond the minimum (the noise is one-sided, so the minimum is the
//! estimate), warm-up (there is nothing to warm), and wall-clock time (the machine may be shared).

mod echo;
mod floors;
mod imports;
mod parked;
mod parse;
mod process;
mod programs;
mod report;
mod start;
mod versus;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use crate::process::Contestants;
use crate::programs::Group;

/// Runs well-known programs under rondo and python3 alternately, and prints the ratios.
#[derive(Parser)]
#[command(name = "rondo-bench", version)]
struct Options {
    /// The rondo to measure [default: the one beside this program].
    #[arg(long, value_name = "PATH")]
    rondo: Option<PathBuf>,
    /// The CPython to compare with.
    #[arg(long, value_name = "PATH", default_value = "/usr/bin/python3")]
    python: PathBuf,
    /// Runs the loop programs a third way: CPython with uvloop's event loop.
    #[arg(long)]
    uvloop: bool,
    /// Only the programs whose name contains this.
    #[arg(long, value_name = "NAME")]
    only: Option<String>,
    /// Only the programs of this group.
    #[arg(long)]
    group: Option<Group>,
    /// How often each program runs under each interpreter.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Measures the cold start of an empty program, too.
    #[arg(long)]
    start: bool,
    /// Measures what the import of common modules costs, too.
    #[arg(long)]
    imports: bool,
    /// Measures the bytes a parked task takes, too.
    #[arg(long)]
    parked: bool,
    /// Measures how fast the files of CPython's library are parsed, too.
    #[arg(long)]
    parse: bool,
    /// Measures what echo servers answer in a second of CPU time, too.
    #[arg(long)]
    echo: bool,
    /// Is the bare echo server that the others are compared with.
    #[arg(long, hide = true)]
    serve_bare: bool,
    /// Measures only what `--start`, `--imports`, `--parked`, `--parse` and `--echo` ask for, no programs.
    #[arg(long)]
    no_programs: bool,
    /// Prints the figures as JSON instead of tables.
    #[arg(long)]
    json: bool,
    /// Names every measured figure that misses its floor, and ends with status 1 if there is one.
    #[arg(long)]
    floor: bool,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(complaint) => {
            eprintln!("rondo-bench: {complaint}");
            ExitCode::from(2)
        }
    }
}

/// Measures what was asked for and reports it; answers whether all went well.
fn run(options: &Options) -> Result<bool, String> {
    if options.serve_bare {
        return echo::serve_bare().map(|()| true).map_err(|e| format!("the bare server: {e}"));
    }
    let contestants = Contestants::find(options.rondo.clone(), options.python.clone(), options.uvloop)?;
    let mut figures = report::Figures::default();
    if !options.no_programs {
        let chosen = programs::choose(options.group, options.only.as_deref())?;
        figures.rows = versus::measure_all(&chosen, &contestants, options.runs)?;
    }
    if options.start {
        figures.starts = start::measure_all(&contestants, options.runs.max(20))?;
    }
    if options.imports {
        figures.imports = imports::measure_all(&contestants, options.runs.max(20))?;
    }
    if options.parked {
        figures.parked = parked::measure_all(&contestants)?;
    }
    if options.parse {
        figures.parsing = Some(parse::measure_library(&contestants, options.runs)?);
    }
    if options.echo {
        figures.echoes = echo::measure_all(&contestants, options.runs)?;
    }
    let missed = if options.floor { floors::missed(&figures) } else { Vec::new() };
    if options.json {
        println!("{}", report::json(&figures, &missed));
    } else {
        print!("{}", report::tables(&figures));
        for floor in &missed {
            println!("missed: {floor}");
        }
    }
    let failed = figures.rows.iter().any(|row| row.fault.is_some());
    Ok(!failed && missed.is_empty())
}
