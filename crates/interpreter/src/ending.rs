//! How a run ends, and what the process says about it: the exit status.

use rondo_diagnostics::{Diagnostic, Source};

/// How a run ended.
#[derive(Debug)]
pub enum Ending {
    /// The program came to its end.
    Finished,
    /// The source does not compile, for these reasons.
    Refused(Source, Vec<Diagnostic>),
    /// `sys.exit`, with the status that it asks for.
    Exited(i32),
    /// An exception that nothing caught, with how it was shown.
    Raised {
        /// The traceback, whole.
        report: String,
        /// The exception in one line: `ValueError: text`.
        summary: String,
        /// The innermost line of the main file that it passed through.
        line: Option<u32>,
    },
    /// Ctrl-C, with the traceback.
    Interrupted(String),
    /// A limit of the session was exceeded: which one, and where.
    Stopped(String),
    /// Who read the output has gone away: there is nothing to say, and nobody to say it to.
    Unread,
}

impl Ending {
    /// The exit status of the process: CPython's.
    pub fn status(&self) -> i32 {
        match self {
            Ending::Finished => 0,
            Ending::Exited(status) => *status,
            Ending::Refused(..) | Ending::Raised { .. } | Ending::Stopped(_) => 1,
            Ending::Interrupted(_) => 130,
            Ending::Unread => 120,
        }
    }
}
