//! One child process, its output, and what the kernel says it cost.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use wait4::Wait4;

/// Runs a script under uvloop's loop, which is installed as the policy before the script begins.
const UNDER_UVLOOP: &str = "import runpy, sys, uvloop; uvloop.install(); sys.argv = sys.argv[1:]; \
                            runpy.run_path(sys.argv[0], run_name='__main__')";

/// An interpreter that takes part.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Interpreter {
    /// The one under test.
    Rondo,
    /// CPython, with asyncio as it comes.
    Python,
    /// CPython, with uvloop's event loop.
    Uvloop,
}

impl Interpreter {
    /// The name that stands in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Interpreter::Rondo => "rondo",
            Interpreter::Python => "python3",
            Interpreter::Uvloop => "uvloop",
        }
    }
}

/// Where the interpreters are.
pub struct Contestants {
    rondo: PathBuf,
    python: PathBuf,
    /// Whether loop programs also run under uvloop.
    pub uvloop: bool,
}

impl Contestants {
    /// Checks that all of them are there. Without a path, rondo is the one built into the same directory.
    pub fn find(rondo: Option<PathBuf>, python: PathBuf, uvloop: bool) -> Result<Contestants, String> {
        let rondo = match rondo {
            Some(path) => path,
            None => beside_this_program()?,
        };
        if !rondo.exists() {
            return Err(format!(
                "there is no rondo at {} (build it with `cargo build --release`, or name one with --rondo)",
                rondo.display()
            ));
        }
        if !python.exists() {
            return Err(format!("there is no CPython at {} (name one with --python)", python.display()));
        }
        let contestants = Contestants { rondo, python, uvloop };
        if uvloop {
            let probe = measure(contestants.command(Interpreter::Python).args(["-c", "import uvloop"]))?;
            if !probe.succeeded {
                return Err("this CPython has no uvloop (Debian: python3-uvloop)".to_string());
            }
        }
        Ok(contestants)
    }

    /// A command that runs the interpreter; arguments are added by the caller.
    pub fn command(&self, interpreter: Interpreter) -> Command {
        match interpreter {
            Interpreter::Rondo => Command::new(&self.rondo),
            Interpreter::Python | Interpreter::Uvloop => Command::new(&self.python),
        }
    }

    /// A command that runs the script.
    pub fn script(&self, interpreter: Interpreter, script: &Path) -> Command {
        let mut command = self.command(interpreter);
        if interpreter == Interpreter::Uvloop {
            command.args(["-c", UNDER_UVLOOP]);
        }
        command.arg(script);
        command
    }
}

/// `target/release/rondo-bench` measures `target/release/rondo`.
fn beside_this_program() -> Result<PathBuf, String> {
    let this = std::env::current_exe().map_err(|e| format!("cannot find out where this program is: {e}"))?;
    Ok(this.with_file_name(format!("rondo{}", std::env::consts::EXE_SUFFIX)))
}

/// What one run of one program printed and cost.
pub struct Measurement {
    /// Standard output, whole.
    pub output: Vec<u8>,
    /// Whether the exit status was zero.
    pub succeeded: bool,
    /// User and system time of the process.
    pub cpu: Duration,
    /// Peak resident size in bytes.
    pub memory: u64,
}

/// Runs the command to its end. Standard error passes through, so that what goes wrong is seen.
pub fn measure(command: &mut Command) -> Result<Measurement, String> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| format!("cannot run {}: {e}", command.get_program().to_string_lossy()))?;
    let mut output = Vec::new();
    let mut pipe = child.stdout.take().expect("the child's output was asked for as a pipe");
    pipe.read_to_end(&mut output).map_err(|e| format!("cannot read what the program prints: {e}"))?;
    let ended = child.wait4().map_err(|e| format!("cannot wait for the program: {e}"))?;
    Ok(Measurement {
        output,
        succeeded: ended.status.success(),
        cpu: ended.rusage.utime + ended.rusage.stime,
        memory: ended.rusage.maxrss,
    })
}
