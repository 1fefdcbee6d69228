//! The notation of expectations: reading it, and comparing it with a run.
//!
//! | comment | says |
//! |---|---|
//! | `# expect: text` | this line prints `text` |
//! | `# expect @1.5: text` | … at 1.5 seconds of the virtual clock |
//! | `# raises: ValueError: text` | the run ends here with this exception |
//! | `# error: E0301` | the source is refused here with this code |
//! | `# exits: 3` | the run ends with this status (otherwise 0, or 1 after `raises` and `error`) |
//! | `# input: text` | the program reads this line from its standard input |
//! | `# since: 3.12` | older CPythons are not asked |
//! | `# portable: no` | no CPython is asked |
//!
//! **Whose line.** A comment behind code belongs to that statement, over however many lines it is spread. A comment
//! on a line of its own belongs to the statement above it, so a line that prints several times lists them below:
//!
//! ```text
//! for n in range(3):
//!     print(n)            # expect: 0
//!     # expect: 1
//!     # expect: 2
//! ```
//!
//! What a line without expectations prints belongs to the line that called it, and so on outwards: so a helper function
//! may print for many calls, each of which says what it expects. Where no caller has expectations either, the output is
//! looked for among those of the file's last statement, in order: a block at the end tells the story of a whole run,
//! where the order among many lines is the point.
//!
//! **Which line printed it.** A line of output belongs to the statement that wrote its end: of
//! `print("a", end=""); print("b")`, the second printed `ab`. Where the run cannot tell the lines (a plain process
//! behind a pipe), the comparison falls back to what the text alone can show.
//!
//! White space at the end of a line of output is not compared, because editors remove it from comments.

mod compare;
mod parse;
mod scan;

pub use compare::{Mismatch, compare};
pub use parse::{NotationError, parse};
pub use scan::Statement;

/// Everything a script's comments say about its run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notation {
    /// The lines to be printed, in the order of the text.
    pub prints: Vec<ExpectedLine>,
    /// The exception that ends the run.
    pub raises: Option<ExpectedException>,
    /// The faults for which the source is refused.
    pub errors: Vec<ExpectedError>,
    /// The exit status, where it is written down.
    pub exits: Option<i32>,
    /// What standard input holds.
    pub input: Vec<String>,
    /// The oldest CPython that agrees, as (major, minor).
    pub since: Option<(u32, u32)>,
    /// Whether CPython runs the script, too.
    pub portable: bool,
    /// The statements of the script, for finding the one a line belongs to.
    pub statements: Vec<Statement>,
}

impl Notation {
    /// The status the run must end with.
    pub fn status(&self) -> i32 {
        let refused = self.raises.is_some() || !self.errors.is_empty();
        self.exits.unwrap_or(if refused { 1 } else { 0 })
    }

    /// Whether no comment says anything that a run could fail.
    pub fn expects_nothing(&self) -> bool {
        self.prints.is_empty() && self.raises.is_none() && self.errors.is_empty() && self.exits.is_none()
    }

    /// The statement that a line of the source belongs to.
    pub(crate) fn statement_of(&self, line: u32) -> Option<Statement> {
        self.statements.iter().copied().find(|statement| statement.first <= line && line <= statement.last)
    }
}

/// A line to be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpectedLine {
    /// The text without its line end.
    pub text: String,
    /// Seconds on the virtual clock.
    pub time: Option<f64>,
    /// The line of the comment, counted from 1.
    pub line: u32,
    /// The statement that prints it; `None` above the first statement.
    pub owner: Option<Statement>,
}

/// The exception that ends a run.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpectedException {
    /// As the last line of a traceback has it: `ValueError: text`.
    pub text: String,
    /// The innermost statement of the script that it passed through.
    pub owner: Option<Statement>,
}

/// A fault in the source.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpectedError {
    /// The code: `E0301`.
    pub code: String,
    /// The statement at fault.
    pub owner: Option<Statement>,
}

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Observed {
    /// What it printed.
    pub prints: Vec<PrintedLine>,
    /// The exception that ended it.
    pub raised: Option<RaisedException>,
    /// The faults for which the source was refused.
    pub errors: Vec<ReportedError>,
    /// The exit status.
    pub status: i32,
}

/// A line that was printed.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedLine {
    /// The text without its line end.
    pub text: String,
    /// The lines of the source that wrote its end, if the run can tell: the innermost, then those that called it.
    pub lines: Vec<u32>,
    /// When, in seconds on the virtual clock, if the run can tell.
    pub time: Option<f64>,
}

/// An exception that nothing caught.
#[derive(Clone, Debug, PartialEq)]
pub struct RaisedException {
    /// As the last line of a traceback has it: `ValueError: text`.
    pub text: String,
    /// The innermost line of the script in the traceback, if the run can tell.
    pub line: Option<u32>,
}

/// A fault that was reported in the source.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportedError {
    /// The code: `E0301`.
    pub code: String,
    /// Where it points, if the run can tell.
    pub line: Option<u32>,
}

/// Turns writes, which come in any pieces, into lines.
#[derive(Clone, Debug, Default)]
pub struct Recorder {
    lines: Vec<PrintedLine>,
    open: Option<PrintedLine>,
}

impl Recorder {
    /// Takes what was written at once, by which lines (innermost first) and when.
    pub fn write(&mut self, text: &str, lines: &[u32], time: Option<f64>) {
        let mut rest = text;
        while !rest.is_empty() {
            let (piece, ended, after) = match rest.find('\n') {
                Some(end) => (&rest[..end], true, &rest[end + 1..]),
                None => (rest, false, ""),
            };
            let mut whole = self.open.take().map_or_else(String::new, |open| open.text);
            whole.push_str(piece);
            let printed = PrintedLine { text: whole, lines: lines.to_vec(), time };
            if ended {
                self.lines.push(printed);
            } else {
                self.open = Some(printed);
            }
            rest = after;
        }
    }

    /// The lines, with the last one even if it was never ended.
    pub fn finish(mut self) -> Vec<PrintedLine> {
        self.lines.extend(self.open);
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(writes: &[(&str, u32)]) -> Vec<(String, Vec<u32>)> {
        let mut recorder = Recorder::default();
        for (text, line) in writes {
            recorder.write(text, &[*line], None);
        }
        recorder.finish().into_iter().map(|printed| (printed.text, printed.lines)).collect()
    }

    #[test]
    fn a_line_belongs_to_the_write_that_ends_it() {
        assert_eq!(lines(&[("a", 1), ("b", 2), ("\n", 2)]), [("ab".to_string(), vec![2])]);
    }

    #[test]
    fn one_write_may_hold_several_lines_and_the_beginning_of_another() {
        let expected = [("a".to_string(), vec![1]), (String::new(), vec![1]), ("bc".to_string(), vec![2])];
        assert_eq!(lines(&[("a\n\nb", 1), ("c", 2)]), expected);
    }
}
