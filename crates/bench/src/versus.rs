//! The comparison itself: the same program under each interpreter in turn, again and again.

use std::io::IsTerminal;
use std::time::Duration;

use crate::process::{Contestants, Interpreter, Measurement, measure};
use crate::programs::{Group, Program};

/// The least cost of a program under one interpreter.
#[derive(Clone, Copy)]
pub struct Least {
    /// CPU time, user and system.
    pub cpu: Duration,
    /// Peak resident size in bytes.
    pub memory: u64,
}

/// One program's figures.
pub struct Row {
    /// The program's name.
    pub name: String,
    /// The program's group.
    pub group: Group,
    /// Under rondo; missing if it failed there.
    pub rondo: Option<Least>,
    /// Under CPython.
    pub python: Option<Least>,
    /// Under CPython with uvloop, if asked for.
    pub uvloop: Option<Least>,
    /// What went wrong, if something did: then the row has no ratio.
    pub fault: Option<String>,
}

impl Row {
    /// How many times as fast as CPython rondo is.
    pub fn speed(&self) -> Option<f64> {
        ratio(self.python, self.rondo)
    }

    /// How many times as fast as CPython with uvloop rondo is.
    pub fn speed_over_uvloop(&self) -> Option<f64> {
        ratio(self.uvloop, self.rondo)
    }

    /// Rondo's memory as a part of CPython's.
    pub fn memory(&self) -> Option<f64> {
        Some(self.rondo?.memory as f64 / self.python?.memory as f64)
    }
}

fn ratio(theirs: Option<Least>, ours: Option<Least>) -> Option<f64> {
    Some(theirs?.cpu.as_secs_f64() / ours?.cpu.as_secs_f64())
}

/// Measures every program, and tells whoever watches which one is running.
pub fn measure_all(programs: &[Program], contestants: &Contestants, runs: u32) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    let watched = std::io::stderr().is_terminal();
    for program in programs {
        if watched {
            eprint!("\r\x1b[K{}", program.name);
        }
        rows.push(measure_one(program, contestants, runs)?);
    }
    if watched {
        eprint!("\r\x1b[K");
    }
    Ok(rows)
}

/// A B A B …: first each once to compare what they print, then the remaining runs.
fn measure_one(program: &Program, contestants: &Contestants, runs: u32) -> Result<Row, String> {
    let mut interpreters = vec![Interpreter::Rondo, Interpreter::Python];
    if contestants.uvloop && matches!(program.group, Group::Loop | Group::Sockets) {
        interpreters.push(Interpreter::Uvloop);
    }
    let mut least: Vec<Option<Least>> = vec![None; interpreters.len()];
    let mut fault = None;
    'runs: for _ in 0..runs {
        let mut outputs: Vec<Vec<u8>> = Vec::new();
        for (place, interpreter) in interpreters.iter().enumerate() {
            let run = measure(&mut contestants.script(*interpreter, &program.path))?;
            if !run.succeeded {
                fault = Some(format!("{} failed", interpreter.name()));
                break 'runs;
            }
            least[place] = Some(lesser(least[place], &run));
            outputs.push(run.output);
        }
        if let Some(other) = outputs.iter().position(|output| *output != outputs[0]) {
            fault = Some(format!("rondo and {} print different things", interpreters[other].name()));
            break;
        }
    }
    let of = |wanted: Interpreter| {
        least.iter().zip(&interpreters).find(|(_, i)| **i == wanted).and_then(|(l, _)| *l)
    };
    let [rondo, python, uvloop] = [Interpreter::Rondo, Interpreter::Python, Interpreter::Uvloop].map(of);
    let rondo = if fault.is_some() { None } else { rondo };
    Ok(Row { name: program.name.clone(), group: program.group, rondo, python, uvloop, fault })
}

fn lesser(so_far: Option<Least>, run: &Measurement) -> Least {
    match so_far {
        None => Least { cpu: run.cpu, memory: run.memory },
        Some(least) => Least { cpu: least.cpu.min(run.cpu), memory: least.memory.min(run.memory) },
    }
}
