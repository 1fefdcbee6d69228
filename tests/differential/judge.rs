//! Runs a program under both and says whether they did the same.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use rondo_tests::process::{self, End, Finished};

/// Far more than any generated program needs.
const LIMIT: Duration = Duration::from_secs(20);

/// The two interpreters.
pub struct Judge {
    /// The one under test.
    pub rondo: PathBuf,
    /// The one that is right.
    pub python: PathBuf,
}

/// What is different.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Difference {
    /// Rondo was ended by a signal.
    Crash,
    /// Rondo does not come to an end.
    Hang,
    /// Other output.
    Output,
    /// Another exit status.
    Status,
    /// The same status, but another exception.
    Exception,
}

impl Difference {
    /// The difference in words.
    pub fn sentence(self) -> &'static str {
        match self {
            Difference::Crash => "rondo crashes",
            Difference::Hang => "rondo does not come to an end",
            Difference::Output => "they print different things",
            Difference::Status => "they end with different status",
            Difference::Exception => "they end with different exceptions",
        }
    }
}

/// The outcome of a comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Both did the same.
    Same,
    /// They did not.
    Different(Difference),
}

/// What one interpreter did.
pub struct Run(Finished);

impl Run {
    /// For the report.
    pub fn show(&self) -> String {
        let mut text = self.0.stdout.clone();
        match self.0.end {
            End::Status(0) => {}
            End::Status(status) => text += &format!("[status {status}: {}]\n", self.last_line()),
            End::Signal(signal) => text += &format!("[signal {signal}: {}]\n", self.last_line()),
            End::TimedOut => text += "[no end]\n",
        }
        text
    }

    fn last_line(&self) -> &str {
        self.0.stderr.lines().last().unwrap_or_default()
    }
}

impl Judge {
    /// Runs the program under both.
    ///
    /// # Errors
    ///
    /// One of them cannot be run, in words.
    pub fn both(&self, program: &str) -> Result<(Run, Run), String> {
        let scratch = tempfile::tempdir().map_err(|e| format!("cannot make a scratch directory: {e}"))?;
        let path = scratch.path().join("program.py");
        std::fs::write(&path, program).map_err(|e| format!("cannot write the program: {e}"))?;
        let mut rondo = Command::new(&self.rondo);
        if self.rondo.file_stem().is_some_and(|name| name == "rondo") {
            rondo.args(["run", "--clock", "virtual"]);
        } else {
            on_virtual_clock(&mut rondo, &path);
        }
        let mut python = Command::new(&self.python);
        on_virtual_clock(&mut python, &path);
        let ours = process::run(rondo.arg(&path).env("NO_COLOR", "1"), "", LIMIT)?;
        let theirs = process::run(python.arg(&path), "", LIMIT)?;
        Ok((Run(ours), Run(theirs)))
    }

    /// Whether they do the same.
    ///
    /// # Errors
    ///
    /// One of them cannot be run, or CPython itself crashes or hangs: then the generator is wrong.
    pub fn compare(&self, program: &str) -> Result<Verdict, String> {
        let (ours, theirs) = self.both(program)?;
        let End::Status(expected) = theirs.0.end else {
            return Err(format!("CPython does not come to an end with\n{program}"));
        };
        Ok(match ours.0.end {
            End::Signal(_) => Verdict::Different(Difference::Crash),
            End::TimedOut => Verdict::Different(Difference::Hang),
            End::Status(_) if ours.0.stdout != theirs.0.stdout => Verdict::Different(Difference::Output),
            End::Status(status) if status != expected => Verdict::Different(Difference::Status),
            End::Status(status) if status != 0 && ours.last_line() != theirs.last_line() => {
                Verdict::Different(Difference::Exception)
            }
            End::Status(_) => Verdict::Same,
        })
    }
}

/// CPython with the tests' clock, which jumps.
fn on_virtual_clock(command: &mut Command, script: &Path) {
    command
        .env("PYTHONPATH", Path::new(env!("CARGO_MANIFEST_DIR")).join("cpython"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONIOENCODING", "utf-8")
        .env("RONDO_SCRIPT", script)
        .env("RONDO_CLOCK", "virtual");
}
