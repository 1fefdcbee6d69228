//! Runs a program under both and says whether they did the same.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use rondo_tests::process::{self, End, Finished};

use crate::peer::Peer;
use crate::planted::Planted;

/// Far more than any generated program needs.
const LIMIT: Duration = Duration::from_secs(20);

/// The two interpreters.
pub struct Judge {
    /// The one under test.
    pub rondo: PathBuf,
    /// The one that is right.
    pub python: Oracle,
    /// The fault that the one under test is given, to see whether it is found.
    pub planted: Option<Planted>,
}

/// A CPython.
pub enum Oracle {
    /// An installed one, a process a program.
    Installed(PathBuf),
    /// Pyodide's, one process for all programs.
    Pyodide(Peer),
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
    /// CPython itself does not always do the same.
    Varies,
}

/// What one interpreter did.
pub struct Run {
    stdout: String,
    end: End,
    /// The last line of standard error: of an uncaught exception, its type and message.
    last: String,
}

impl Run {
    /// The outcome of a program that came to its end.
    pub fn ended(stdout: String, status: i32, last: String) -> Run {
        Run { stdout, end: End::Status(status), last }
    }

    /// For the report.
    pub fn show(&self) -> String {
        let mut text = self.stdout.clone();
        match self.end {
            End::Status(0) => {}
            End::Status(status) => text += &format!("[status {status}: {}]\n", self.last),
            End::Signal(signal) => text += &format!("[signal {signal}: {}]\n", self.last),
            End::TimedOut => text += "[no end]\n",
        }
        text
    }
}

impl From<Finished> for Run {
    fn from(finished: Finished) -> Run {
        let last = last_word(&finished.stderr).to_string();
        Run { stdout: finished.stdout, end: finished.end, last }
    }
}

/// The last line of standard error that is not a report of an exception which nobody asked for: such a task may die only after
/// the exception that ended the program was shown.
fn last_word(stderr: &str) -> &str {
    let (mut last, mut is_reported) = ("", false);
    for line in stderr.lines() {
        if line.ends_with("exception was never retrieved") {
            is_reported = true;
        } else if !is_reported {
            last = line;
        } else if ![" ", "future: ", "Traceback "].iter().any(|head| line.starts_with(head)) {
            // The exception itself ends its report.
            is_reported = false;
        }
    }
    last
}

impl Judge {
    /// Runs the program under both; `None` if CPython itself does not always do the same.
    ///
    /// # Errors
    ///
    /// One of them cannot be run, in words.
    pub fn both(&self, program: &str) -> Result<Option<(Run, Run)>, String> {
        let scratch = tempfile::tempdir().map_err(|e| format!("cannot make a scratch directory: {e}"))?;
        let path = scratch.path().join("program.py");
        std::fs::write(&path, program).map_err(|e| format!("cannot write the program: {e}"))?;
        let theirs = match &self.python {
            Oracle::Installed(python) => {
                let mut python = Command::new(python);
                on_virtual_clock(&mut python, &path);
                Run::from(process::run(python.arg(&path), "", LIMIT)?)
            }
            Oracle::Pyodide(peer) => match peer.ask(program)? {
                Some(run) => run,
                None => return Ok(None),
            },
        };
        if let Some(fault) = self.planted {
            std::fs::write(&path, fault.plant(program))
                .map_err(|e| format!("cannot write the program: {e}"))?;
        }
        let mut rondo = Command::new(&self.rondo);
        if self.rondo.file_stem().is_some_and(|name| name == "rondo") {
            rondo.args(["run", "--clock", "virtual"]);
        } else {
            on_virtual_clock(&mut rondo, &path);
        }
        let ours = process::run(rondo.arg(&path).env("NO_COLOR", "1"), "", LIMIT)?;
        Ok(Some((Run::from(ours), theirs)))
    }

    /// Whether they do the same.
    ///
    /// # Errors
    ///
    /// One of them cannot be run, or CPython itself crashes, hangs or refuses: then the generator is wrong.
    pub fn compare(&self, program: &str) -> Result<Verdict, String> {
        let Some((ours, theirs)) = self.both(program)? else { return Ok(Verdict::Varies) };
        if self.planted.is_some() && refuses(&ours) {
            return Err(format!("a planted fault must leave a program: {}\n{program}", ours.last));
        }
        let End::Status(expected) = theirs.end else {
            return Err(format!("CPython does not come to an end with\n{program}"));
        };
        if refuses(&theirs) {
            return Err(format!("CPython refuses ({})\n{program}", theirs.last));
        }
        Ok(match ours.end {
            End::Signal(_) => Verdict::Different(Difference::Crash),
            End::TimedOut => Verdict::Different(Difference::Hang),
            End::Status(_) if ours.stdout != theirs.stdout => Verdict::Different(Difference::Output),
            End::Status(status) if status != expected => Verdict::Different(Difference::Status),
            End::Status(status) if status != 0 && ours.last != theirs.last => {
                Verdict::Different(Difference::Exception)
            }
            End::Status(_) => Verdict::Same,
        })
    }
}

/// Whether what was run is no program. (Rondo says so in a report of several lines, with the status of a failure and no output.)
fn refuses(run: &Run) -> bool {
    let faults = ["SyntaxError:", "IndentationError:", "TabError:"];
    faults.iter().any(|fault| run.last.starts_with(fault)) || run.last.ends_with('╯')
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
