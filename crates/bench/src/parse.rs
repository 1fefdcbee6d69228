//! Parsing: how long the files of CPython's own library take.
//!
//! Rondo checks them (which parses, and resolves names besides); CPython runs `ast.parse` over them. Each side takes
//! all files in one process, so that start-up hardly counts.

use std::path::PathBuf;
use std::process::Command;

use crate::process::{Contestants, Interpreter, measure};
use crate::versus::Least;

/// Prints the paths of the library's modules, without its tests (some are faulty on purpose).
const LIST: &str = "
import pathlib, sysconfig
root = pathlib.Path(sysconfig.get_path('stdlib'))
for path in sorted(root.rglob('*.py')):
    if not {'test', 'tests', 'lib2to3', 'site-packages', 'dist-packages'} & set(path.parts):
        print(path)
";

/// Parses the files named on the command line.
const PARSE: &str = "
import ast, sys
for path in sys.argv[1:]:
    with open(path, 'rb') as file:
        ast.parse(file.read())
";

/// The cost of parsing the library.
pub struct Parsing {
    /// How many files.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
    /// Under rondo.
    pub rondo: Least,
    /// Under CPython.
    pub python: Least,
}

impl Parsing {
    /// How many times as fast as CPython rondo is.
    pub fn speed(&self) -> f64 {
        self.python.cpu.as_secs_f64() / self.rondo.cpu.as_secs_f64()
    }
}

/// Measures both, alternately.
pub fn measure_library(contestants: &Contestants, runs: u32) -> Result<Parsing, String> {
    let files = library(contestants)?;
    let bytes = files.iter().filter_map(|path| path.metadata().ok()).map(|data| data.len()).sum();
    let check = |interpreter: Interpreter| {
        let mut command: Command = contestants.command(interpreter);
        match interpreter {
            Interpreter::Rondo => command.arg("check"),
            Interpreter::Python | Interpreter::Uvloop => command.args(["-c", PARSE]),
        };
        command.args(&files);
        command
    };
    let mut least: [Option<Least>; 2] = [None, None];
    for _ in 0..runs {
        for (interpreter, least) in [Interpreter::Rondo, Interpreter::Python].into_iter().zip(&mut least) {
            // What rondo refuses by name in these files is as much parsed as the rest, so its status does not count.
            let run = measure(&mut quietly(check(interpreter)))?;
            let before = least.unwrap_or(Least { cpu: run.cpu, memory: run.memory });
            *least = Some(Least { cpu: before.cpu.min(run.cpu), memory: before.memory.min(run.memory) });
        }
    }
    let [Some(rondo), Some(python)] = least else {
        return Err("parsing needs at least one run".to_string());
    };
    Ok(Parsing { files: files.len(), bytes, rondo, python })
}

/// Without the diagnostics on standard error.
fn quietly(mut command: Command) -> Command {
    command.stderr(std::process::Stdio::null());
    command
}

fn library(contestants: &Contestants) -> Result<Vec<PathBuf>, String> {
    let listing = measure(contestants.command(Interpreter::Python).args(["-c", LIST]))?;
    let text = String::from_utf8_lossy(&listing.output).into_owned();
    let files: Vec<PathBuf> = text.lines().map(PathBuf::from).collect();
    if files.is_empty() { Err("this CPython has no library on disk".to_string()) } else { Ok(files) }
}
