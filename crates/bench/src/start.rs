//! Cold start: what the shortest programs cost.

use crate::process::{Contestants, Interpreter, measure};
use crate::versus::Least;

/// Does nothing.
const NOTHING: &str = "pass";

/// Says hello from a coroutine.
const ASYNC_HELLO: &str = "import asyncio\nasync def main():\n    print('hello')\nasyncio.run(main())\n";

/// The cold start of one short program.
pub struct Start {
    /// What the program is.
    pub name: &'static str,
    /// Under rondo.
    pub rondo: Least,
    /// Under CPython.
    pub python: Least,
}

/// Measures the empty program and the asynchronous hello, alternately.
pub fn measure_all(contestants: &Contestants, runs: u32) -> Result<Vec<Start>, String> {
    let programs = [("pass", NOTHING), ("asyncio hello", ASYNC_HELLO)];
    programs.into_iter().map(|(name, code)| measure_one(name, code, contestants, runs)).collect()
}

/// Measures one program, alternately.
pub fn measure_one(
    name: &'static str,
    code: &str,
    contestants: &Contestants,
    runs: u32,
) -> Result<Start, String> {
    let mut rondo: Option<Least> = None;
    let mut python: Option<Least> = None;
    for _ in 0..runs {
        for (interpreter, least) in [(Interpreter::Rondo, &mut rondo), (Interpreter::Python, &mut python)] {
            let run = measure(contestants.command(interpreter).args(["-c", code]))?;
            if !run.succeeded {
                return Err(format!("{} cannot run the program `{name}`", interpreter.name()));
            }
            let before = least.unwrap_or(Least { cpu: run.cpu, memory: run.memory });
            *least = Some(Least { cpu: before.cpu.min(run.cpu), memory: before.memory.min(run.memory) });
        }
    }
    let (Some(rondo), Some(python)) = (rondo, python) else {
        return Err("a cold start needs at least one run".to_string());
    };
    Ok(Start { name, rondo, python })
}
