//! What the figures must not fall below. One table for all of them, so that a change of mind is one line.

use crate::programs::Group;
use crate::report::{Figures, geometric_mean};
use crate::versus::Row;

/// The floors of one group of programs, as ratios of CPU time.
struct GroupFloors {
    group: Group,
    /// Geometric mean over CPython.
    mean: f64,
    /// Every single program over CPython.
    least: f64,
    /// Geometric mean over uvloop, where it was measured.
    mean_over_uvloop: Option<f64>,
}

const GROUPS: [GroupFloors; 4] = [
    GroupFloors { group: Group::Compute, mean: 1.7, least: 1.0, mean_over_uvloop: None },
    GroupFloors { group: Group::Loop, mean: 12.0, least: 4.0, mean_over_uvloop: Some(8.0) },
    GroupFloors { group: Group::Sockets, mean: 4.0, least: 4.0, mean_over_uvloop: Some(1.3) },
    GroupFloors { group: Group::Library, mean: 1.0, least: 0.8, mean_over_uvloop: None },
];

/// Rondo's memory as a part of CPython's, for every program.
const MEMORY: f64 = 1.0;
/// Bytes of a parked task.
const PARKED_BYTES: f64 = 400.0;
/// Cold starts: the program, its CPU milliseconds, and its megabytes where that is bounded.
const STARTS: [(&str, f64, Option<f64>); 2] = [("pass", 3.0, Some(8.0)), ("asyncio hello", 4.0, None)];

/// CPU milliseconds of any import that is measured.
const IMPORT: f64 = 2.0;
/// Answers of the echo server in a second of CPU time, over those of uvloop's and of the bare server.
const ECHO_OVER_UVLOOP: f64 = 2.0;
const ECHO_OVER_BARE: f64 = 0.7;

/// The speed of parsing over `ast.parse`.
const PARSING: f64 = 0.8;

/// Every floor that the figures miss, each in a sentence.
pub fn missed(figures: &Figures) -> Vec<String> {
    let mut missed = Vec::new();
    for floors in &GROUPS {
        let rows: Vec<&Row> = figures.rows.iter().filter(|row| row.group == floors.group).collect();
        missed_by_group(floors, &rows, &mut missed);
    }
    for start in &figures.starts {
        let (name, milliseconds, megabytes) = STARTS
            .into_iter()
            .find(|(name, ..)| *name == start.name)
            .expect("every measured start has its floors");
        let cpu = start.rondo.cpu.as_secs_f64() * 1000.0;
        if cpu > milliseconds {
            missed.push(format!("the start of `{name}` takes {cpu:.2} ms, at most {milliseconds} wanted"));
        }
        let memory = start.rondo.memory as f64 / 1e6;
        if let Some(megabytes) = megabytes.filter(|megabytes| memory > *megabytes) {
            missed.push(format!("the start of `{name}` takes {memory:.1} MB, at most {megabytes} wanted"));
        }
    }
    for import in &figures.imports {
        let cpu = import.rondo.as_secs_f64() * 1000.0;
        if cpu > IMPORT {
            missed.push(format!("`import {}` takes {cpu:.2} ms, at most {IMPORT} wanted", import.name));
        }
    }
    for parked in figures.parked.iter().filter(|parked| parked.rondo > PARKED_BYTES) {
        missed.push(format!(
            "a {} task takes {:.0} bytes, at most {PARKED_BYTES} wanted",
            parked.name, parked.rondo
        ));
    }
    for echo in &figures.echoes {
        let over_bare = echo.rondo / echo.mio;
        if over_bare < ECHO_OVER_BARE {
            missed.push(format!(
                "echo/{}: {over_bare:.2} of the bare server, at least {ECHO_OVER_BARE} wanted",
                echo.name
            ));
        }
        if let Some(over) =
            echo.uvloop.map(|uvloop| echo.rondo / uvloop).filter(|over| *over < ECHO_OVER_UVLOOP)
        {
            missed.push(format!(
                "echo/{} over uvloop: {over:.2}, at least {ECHO_OVER_UVLOOP} wanted",
                echo.name
            ));
        }
    }
    if let Some(parsing) = figures.parsing.as_ref().filter(|parsing| parsing.speed() < PARSING) {
        missed
            .push(format!("parsing: {:.2} of ast.parse's speed, at least {PARSING} wanted", parsing.speed()));
    }
    missed
}

fn missed_by_group(floors: &GroupFloors, rows: &[&Row], missed: &mut Vec<String>) {
    let group = floors.group.name();
    let mut mean_at_least = |speeds: Vec<f64>, floor: f64, over: &str| {
        if let Some(mean) = geometric_mean(&speeds)
            && mean < floor
        {
            missed.push(format!("{group} over {over}: geometric mean {mean:.2}, at least {floor} wanted"));
        }
    };
    mean_at_least(rows.iter().filter_map(|row| row.speed()).collect(), floors.mean, "python3");
    if let Some(floor) = floors.mean_over_uvloop {
        mean_at_least(rows.iter().filter_map(|row| row.speed_over_uvloop()).collect(), floor, "uvloop");
    }
    for row in rows {
        if let Some(speed) = row.speed().filter(|speed| *speed < floors.least) {
            missed.push(format!("{group}/{}: {speed:.2}, at least {} wanted", row.name, floors.least));
        }
        if let Some(memory) = row.memory().filter(|memory| *memory > MEMORY) {
            missed.push(format!(
                "{group}/{}: {memory:.2} of python3's memory, at most {MEMORY} wanted",
                row.name
            ));
        }
    }
}
