//! Did the run do what the comments say?

use std::collections::HashMap;
use std::fmt;

use super::{ExpectedLine, Notation, Observed, PrintedLine, Statement};

/// How far a time may be off, in seconds: the error of adding up binary fractions, and no more.
const TIME_TOLERANCE: f64 = 1e-6;

/// A difference between what a script expects and what its run did.
#[derive(Clone, Debug, PartialEq)]
pub enum Mismatch {
    /// Another text.
    Text {
        /// The line of the expectation.
        line: u32,
        /// What it says.
        expected: String,
        /// What came instead.
        printed: String,
    },
    /// The text at another time.
    Time {
        /// The line of the expectation.
        line: u32,
        /// What was printed.
        text: String,
        /// When it should have been.
        expected: f64,
        /// When it was.
        printed: f64,
    },
    /// A line that was not printed.
    Missing {
        /// The line of the expectation.
        line: u32,
        /// What it says.
        expected: String,
    },
    /// A line that nothing expects.
    Unexpected {
        /// The line of the source that printed it, if known.
        line: Option<u32>,
        /// What it printed.
        printed: String,
    },
    /// Another end than expected: an exception or none.
    Ending {
        /// The exception expected.
        expected: Option<String>,
        /// The exception that came.
        raised: Option<String>,
    },
    /// The right exception from another line.
    RaisedElsewhere {
        /// The statement that should have raised it.
        expected: Statement,
        /// The line that did.
        raised: u32,
    },
    /// An error of the source that was not reported.
    ErrorMissing {
        /// Its code.
        code: String,
        /// The statement at fault.
        owner: Option<Statement>,
    },
    /// An error of the source that nothing expects.
    ErrorUnexpected {
        /// Its code.
        code: String,
        /// Where it points.
        line: Option<u32>,
    },
    /// Another exit status.
    Status {
        /// The status expected.
        expected: i32,
        /// The status that came.
        status: i32,
    },
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Mismatch::Text { line, expected, printed } => {
                write!(f, "line {line} expects `{expected}`, but `{printed}` was printed")
            }
            Mismatch::Time { line, text, expected, printed } => {
                write!(f, "line {line} expects `{text}` at {expected} s, but it was printed at {printed} s")
            }
            Mismatch::Missing { line, expected } => {
                write!(f, "line {line} expects `{expected}`, which was not printed")
            }
            Mismatch::Unexpected { line: Some(line), printed } => {
                write!(f, "line {line} printed `{printed}`, which nothing expects")
            }
            Mismatch::Unexpected { line: None, printed } => {
                write!(f, "`{printed}` was printed, which nothing expects")
            }
            Mismatch::Ending { expected: Some(expected), raised: Some(raised) } => {
                write!(f, "the run should end with `{expected}`, but ended with `{raised}`")
            }
            Mismatch::Ending { expected: Some(expected), raised: None } => {
                write!(f, "the run should end with `{expected}`, but raised nothing")
            }
            Mismatch::Ending { expected: None, raised: Some(raised) } => {
                write!(f, "the run ended with `{raised}`")
            }
            Mismatch::Ending { expected: None, raised: None } => write!(f, "the run ended as expected"),
            Mismatch::RaisedElsewhere { expected, raised } => {
                write!(
                    f,
                    "the exception should come from line {}, but came from line {raised}",
                    expected.first
                )
            }
            Mismatch::ErrorMissing { code, owner: Some(owner) } => {
                write!(f, "line {} expects the error {code}, which was not reported there", owner.first)
            }
            Mismatch::ErrorMissing { code, owner: None } => {
                write!(f, "the error {code} is expected, and was not reported")
            }
            Mismatch::ErrorUnexpected { code, line: Some(line) } => {
                write!(f, "the error {code} was reported in line {line}, which nothing expects")
            }
            Mismatch::ErrorUnexpected { code, line: None } => {
                write!(f, "the error {code} was reported, which nothing expects")
            }
            Mismatch::Status { expected, status } => {
                write!(f, "the exit status should be {expected}, but is {status}")
            }
        }
    }
}

/// All differences, in the order of output, exception, errors, status.
pub fn compare(notation: &Notation, observed: &Observed) -> Vec<Mismatch> {
    let mut mismatches = Vec::new();
    if observed.prints.iter().any(|printed| !printed.lines.is_empty()) {
        compare_by_line(notation, &observed.prints, &mut mismatches);
    } else {
        compare_by_text(notation, &observed.prints, &mut mismatches);
    }
    compare_ending(notation, observed, &mut mismatches);
    compare_errors(notation, observed, &mut mismatches);
    if notation.status() != observed.status {
        mismatches.push(Mismatch::Status { expected: notation.status(), status: observed.status });
    }
    mismatches
}

/// Where the run tells which line printed what: each statement's expectations are met one after the other.
fn compare_by_line(notation: &Notation, prints: &[PrintedLine], mismatches: &mut Vec<Mismatch>) {
    let mut waiting: HashMap<Option<u32>, std::collections::VecDeque<&ExpectedLine>> = HashMap::new();
    for expected in &notation.prints {
        waiting.entry(expected.owner.map(|owner| owner.first)).or_default().push_back(expected);
    }
    let owners: Vec<Option<u32>> = waiting.keys().copied().collect();
    let last = notation.statements.last().map(|statement| statement.first);
    for printed in prints {
        let statements = printed.lines.iter().filter_map(|line| notation.statement_of(*line));
        let mut firsts = statements.map(|statement| Some(statement.first));
        let owner = firsts.find(|first| owners.contains(first)).unwrap_or(last);
        match waiting.get_mut(&owner).and_then(|queue| queue.pop_front()) {
            Some(expected) => compare_line(expected, printed, mismatches),
            None => mismatches.push(Mismatch::Unexpected {
                line: printed.lines.first().copied(),
                printed: printed.text.clone(),
            }),
        }
    }
    let mut missing: Vec<&ExpectedLine> = waiting.into_values().flatten().collect();
    missing.sort_by_key(|expected| expected.line);
    mismatches.extend(missing.iter().map(|e| Mismatch::Missing { line: e.line, expected: e.text.clone() }));
}

fn compare_line(expected: &ExpectedLine, printed: &PrintedLine, mismatches: &mut Vec<Mismatch>) {
    if expected.text != printed.text.trim_end() {
        let (expected_text, printed) = (expected.text.clone(), printed.text.clone());
        mismatches.push(Mismatch::Text { line: expected.line, expected: expected_text, printed });
    } else if let (Some(due), Some(time)) = (expected.time, printed.time)
        && (due - time).abs() > TIME_TOLERANCE
    {
        let text = expected.text.clone();
        mismatches.push(Mismatch::Time { line: expected.line, text, expected: due, printed: time });
    }
}

/// Where the run only tells the text: the same lines must have come, as often as expected, and those of any one
/// statement in their order. (How the statements' lines interleave, the text of the script does not say.)
fn compare_by_text(notation: &Notation, prints: &[PrintedLine], mismatches: &mut Vec<Mismatch>) {
    let mut surplus: Vec<&str> = prints.iter().map(|printed| printed.text.trim_end()).collect();
    let mut reached: HashMap<Option<u32>, usize> = HashMap::new();
    for expected in &notation.prints {
        let same = surplus.iter().position(|text| *text == expected.text);
        if let Some(index) = same {
            surplus.remove(index);
        }
        let from = reached.entry(expected.owner.map(|owner| owner.first)).or_insert(0);
        let next = prints[*from..].iter().position(|printed| printed.text.trim_end() == expected.text);
        if let Some(offset) = next {
            *from += offset + 1;
        }
        if same.is_none() || next.is_none() {
            mismatches.push(Mismatch::Missing { line: expected.line, expected: expected.text.clone() });
        }
    }
    mismatches
        .extend(surplus.iter().map(|text| Mismatch::Unexpected { line: None, printed: text.to_string() }));
}

fn compare_ending(notation: &Notation, observed: &Observed, mismatches: &mut Vec<Mismatch>) {
    match (&notation.raises, &observed.raised) {
        (None, None) => {}
        (Some(expected), Some(raised)) if expected.text == raised.text.trim_end() => {
            if let (Some(owner), Some(line)) = (expected.owner, raised.line)
                && !(owner.first <= line && line <= owner.last)
            {
                mismatches.push(Mismatch::RaisedElsewhere { expected: owner, raised: line });
            }
        }
        (expected, raised) => mismatches.push(Mismatch::Ending {
            expected: expected.as_ref().map(|exception| exception.text.clone()),
            raised: raised.as_ref().map(|exception| exception.text.clone()),
        }),
    }
}

fn compare_errors(notation: &Notation, observed: &Observed, mismatches: &mut Vec<Mismatch>) {
    let mut reported: Vec<_> = observed.errors.iter().collect();
    for expected in &notation.errors {
        let found = reported.iter().position(|error| {
            let here = match (expected.owner, error.line) {
                (Some(owner), Some(line)) => owner.first <= line && line <= owner.last,
                (None, _) | (_, None) => true,
            };
            here && error.code == expected.code
        });
        match found {
            Some(index) => {
                reported.remove(index);
            }
            None => {
                mismatches
                    .push(Mismatch::ErrorMissing { code: expected.code.clone(), owner: expected.owner });
            }
        }
    }
    mismatches
        .extend(reported.iter().map(|e| Mismatch::ErrorUnexpected { code: e.code.clone(), line: e.line }));
}

#[cfg(test)]
mod tests {
    use super::super::{RaisedException, ReportedError, parse};
    use super::*;

    fn printed(text: &str, line: u32) -> PrintedLine {
        PrintedLine { text: text.to_string(), lines: vec![line], time: None }
    }

    fn judge(source: &str, observed: &Observed) -> Vec<String> {
        let notation = parse(source).expect("the notation is well-formed");
        compare(&notation, observed).iter().map(Mismatch::to_string).collect()
    }

    fn prints(prints: Vec<PrintedLine>) -> Observed {
        Observed { prints, ..Observed::default() }
    }

    const FUNCTION: &str = "def f(n):\n    print(n)  # expect: 1\n    # expect: 2\nf(1)\nprint('between')  # expect: between\nf(2)\n";

    #[test]
    fn each_line_prints_its_own() {
        let good = prints(vec![printed("1", 2), printed("between", 5), printed("2", 2)]);
        assert_eq!(judge(FUNCTION, &good), [""; 0]);
        let turned = prints(vec![printed("2", 2), printed("between", 5), printed("1", 2)]);
        assert_eq!(
            judge(FUNCTION, &turned),
            ["line 2 expects `1`, but `2` was printed", "line 3 expects `2`, but `1` was printed"]
        );
        let short = prints(vec![printed("1", 2), printed("between", 5)]);
        assert_eq!(judge(FUNCTION, &short), ["line 3 expects `2`, which was not printed"]);
    }

    #[test]
    fn a_block_at_the_end_takes_what_no_line_expects() {
        let source = "def f():\n    print('a')\n    print('b')\nf()\n# expect: a\n# expect: b\n";
        assert_eq!(judge(source, &prints(vec![printed("a", 2), printed("b", 3)])), [""; 0]);
        assert_eq!(judge(source, &prints(vec![printed("b", 3), printed("a", 2)])).len(), 2);
    }

    #[test]
    fn what_a_helper_prints_may_be_expected_where_it_is_called() {
        let source = "def show(x):\n    print(x)\nshow(1)  # expect: 1\nshow(2)\n# expect: 2\n";
        let called = |text: &str, line: u32| PrintedLine { lines: vec![2, line], ..printed(text, 2) };
        assert_eq!(judge(source, &prints(vec![called("1", 3), called("2", 4)])), [""; 0]);
        assert_eq!(judge(source, &prints(vec![called("2", 3), called("1", 4)])).len(), 2);
    }

    #[test]
    fn without_lines_the_text_must_do() {
        let unlined = |texts: &[&str]| {
            prints(
                texts
                    .iter()
                    .map(|t| PrintedLine { text: t.to_string(), lines: Vec::new(), time: None })
                    .collect(),
            )
        };
        assert_eq!(judge(FUNCTION, &unlined(&["1", "between", "2"])), [""; 0]);
        assert_eq!(
            judge(FUNCTION, &unlined(&["2", "between", "1"])),
            ["line 3 expects `2`, which was not printed"]
        );
        assert_eq!(
            judge(FUNCTION, &unlined(&["1", "between", "2", "3"])),
            ["`3` was printed, which nothing expects"]
        );
    }

    #[test]
    fn times_endings_errors_and_status_are_compared() {
        let timed = Observed {
            prints: vec![PrintedLine { text: "x".to_string(), lines: vec![1], time: Some(2.0) }],
            ..Observed::default()
        };
        assert_eq!(
            judge("print('x')  # expect @1.5: x", &timed),
            ["line 1 expects `x` at 1.5 s, but it was printed at 2 s"]
        );
        let raised = Observed {
            raised: Some(RaisedException { text: "KeyError: 'a'".to_string(), line: Some(2) }),
            status: 1,
            ..Observed::default()
        };
        assert_eq!(judge("\nd['a']  # raises: KeyError: 'a'", &raised), [""; 0]);
        assert_eq!(
            judge("d['a']  # raises: KeyError: 'a'\nf()", &raised),
            ["the exception should come from line 1, but came from line 2"]
        );
        let refused = Observed {
            errors: vec![ReportedError { code: "E0101".to_string(), line: Some(1) }],
            status: 1,
            ..Observed::default()
        };
        assert_eq!(judge("x = (  # error: E0101", &refused), [""; 0]);
        assert_eq!(
            judge("x = 1  # exits: 3", &refused),
            [
                "the error E0101 was reported in line 1, which nothing expects",
                "the exit status should be 3, but is 1"
            ]
        );
    }
}
