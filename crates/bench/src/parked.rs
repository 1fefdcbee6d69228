//! What a task costs that does nothing but wait.
//!
//! A program parks N tasks, says so, and blocks on its standard input; its resident size is read at that moment, in
//! a process of its own. The difference to the same program with 2 N tasks, divided by N, is a task's share: the
//! interpreter itself, the program and the half-filled tables drop out.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

use crate::process::{Contestants, Interpreter};
use crate::programs;

/// How many tasks the smaller of the two programs parks.
const TASKS: u64 = 100_000;

/// So long after a program has said that its tasks are parked, it surely blocks.
const SETTLING: std::time::Duration = std::time::Duration::from_millis(200);

/// The bytes of one parked task.
pub struct Parked {
    /// How they are parked: the program's name.
    pub name: &'static str,
    /// Under rondo.
    pub rondo: f64,
    /// Under CPython.
    pub python: f64,
}

/// Measures tasks that wait on a future and tasks that sleep.
pub fn measure_all(contestants: &Contestants) -> Result<Vec<Parked>, String> {
    ["waiting", "sleeping"]
        .into_iter()
        .map(|name| {
            let program = programs::directory().join("parked").join(name).with_extension("py");
            Ok(Parked {
                name,
                rondo: bytes_a_task(contestants, Interpreter::Rondo, &program)?,
                python: bytes_a_task(contestants, Interpreter::Python, &program)?,
            })
        })
        .collect()
}

fn bytes_a_task(contestants: &Contestants, interpreter: Interpreter, program: &Path) -> Result<f64, String> {
    let few = resident(contestants, interpreter, program, TASKS)?;
    let many = resident(contestants, interpreter, program, 2 * TASKS)?;
    Ok((many as f64 - few as f64) / TASKS as f64)
}

/// The resident size of the program once its tasks are parked.
fn resident(
    contestants: &Contestants,
    interpreter: Interpreter,
    program: &Path,
    tasks: u64,
) -> Result<u64, String> {
    let mut child = contestants
        .script(interpreter, program)
        .arg(tasks.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| format!("cannot run {}: {e}", interpreter.name()))?;
    let size = size_when_parked(&mut child);
    // The tasks have served; unwinding a hundred thousand of them would only take time.
    child
        .kill()
        .and_then(|()| child.wait())
        .map_err(|e| format!("cannot end {}: {e}", interpreter.name()))?;
    size.map_err(|complaint| format!("{} with {tasks} parked tasks: {complaint}", interpreter.name()))
}

fn size_when_parked(child: &mut Child) -> Result<u64, String> {
    let pipe = child.stdout.take().expect("the child's output was asked for as a pipe");
    let mut line = String::new();
    BufReader::new(pipe).read_line(&mut line).map_err(|e| e.to_string())?;
    if !line.ends_with("parked\n") {
        return Err("the program did not park them".to_string());
    }
    // Saying so and giving memory back are not yet over.
    std::thread::sleep(SETTLING);
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()))
        .map_err(|e| format!("the size of a running process can only be read where there is a /proc: {e}"))?;
    let kilobytes = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .and_then(|rest| rest.trim().strip_suffix(" kB"))
        .and_then(|number| number.trim().parse::<u64>().ok());
    Ok(kilobytes.ok_or("the process' status has no VmRSS line")? * 1024)
}
