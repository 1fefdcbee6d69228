//! Each script of the corpus is a test of its own: `cargo test -p rondo-tests --test scripts [NAME]`.
//!
//! A script passes if its expectations hold under every installed CPython that it is for, if they hold under Rondo,
//! and if both printed the same, byte for byte.

use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};
use rondo_classroom::notation::{
    Notation, Observed, RaisedException, Recorder, ReportedError, compare, parse,
};
use rondo_tests::corpus::{Script, scripts};
use rondo_tests::process::{End, Finished};
use rondo_tests::{cpython, rondo};

/// No script of the corpus needs a tenth of this, on the virtual clock.
const LIMIT: Duration = Duration::from_secs(60);

fn main() {
    let scripts = scripts().expect("the directories of the scripts can be read");
    let trials = scripts
        .into_iter()
        .map(|script| {
            Trial::test(script.name.clone(), move || {
                rondo_tests::gaps::judge(&script.name, test(&script)).map_err(Failed::from)
            })
        })
        .collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn test(script: &Script) -> Result<(), String> {
    let source = std::fs::read_to_string(&script.path).map_err(|e| format!("cannot read the script: {e}"))?;
    let notation = parse(&source).map_err(|e| e.to_string())?;
    if notation.expects_nothing() {
        return Err("the script expects nothing, so it cannot fail".to_string());
    }
    let mut complaints = Vec::new();
    let mut peers = Vec::new();
    for python in cpython::installed() {
        let (major, minor) = python.version;
        if notation.portable && notation.since.is_none_or(|since| python.version >= since) {
            let outcome = cpython::run(python, &script.path, &input(&notation), LIMIT)?;
            judge(
                &format!("CPython {major}.{minor}"),
                &notation,
                &in_python(&notation, &outcome),
                &mut complaints,
            );
            peers.push(outcome);
        }
    }
    if std::env::var_os("RONDO_ONLY_CPYTHON").is_none() {
        under_rondo(script, &notation, peers.last(), &mut complaints)?;
    }
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

fn input(notation: &Notation) -> String {
    notation.input.iter().map(|line| format!("{line}\n")).collect()
}

fn judge(who: &str, notation: &Notation, observed: &Observed, complaints: &mut Vec<String>) {
    complaints.extend(compare(notation, observed).iter().map(|mismatch| format!("{who}: {mismatch}")));
}

/// What CPython did, with its refusal of the source worded as the notation has it: CPython knows no codes.
fn in_python(notation: &Notation, outcome: &cpython::Outcome) -> Observed {
    let mut observed = outcome.observed.clone();
    let refused = ["SyntaxError", "IndentationError", "TabError"];
    if !notation.errors.is_empty()
        && observed
            .raised
            .as_ref()
            .is_some_and(|raised| refused.iter().any(|name| raised.text.starts_with(name)))
    {
        observed.raised = None;
        let reported =
            notation.errors.iter().map(|error| ReportedError { code: error.code.clone(), line: None });
        observed.errors = reported.collect();
    }
    observed
}

/// Real seconds that an example may take on the real clock; longer ones keep to the virtual one.
const PATIENCE: f64 = 3.0;

/// Whether the script also runs on the real clock: it must not sleep long, and use the loop at all.
fn runs_in_real_time(script: &Script, notation: &Notation) -> bool {
    let longest = notation.prints.iter().filter_map(|line| line.time).fold(0.0, f64::max);
    let patience = if script.name.starts_with("examples/") { PATIENCE } else { 0.0 };
    ["examples/", "tests/scripts/asyncio/", "tests/scripts/sockets/"]
        .iter()
        .any(|place| script.name.starts_with(place))
        && longest <= patience
}

/// Runs the script plainly, on the real clock if it is quick there, and through `rondo test`.
fn under_rondo(
    script: &Script,
    notation: &Notation,
    peer: Option<&cpython::Outcome>,
    complaints: &mut Vec<String>,
) -> Result<(), String> {
    let before = complaints.len();
    let finished = rondo::run(&["run", "--clock", "virtual"], &script.path, &input(notation), LIMIT)?;
    match finished.end {
        End::Status(status) => judge("rondo", notation, &in_rondo(notation, &finished, status), complaints),
        End::Signal(signal) => complaints.push(format!("rondo crashed (signal {signal})")),
        End::TimedOut => complaints.push("rondo does not come to an end".to_string()),
    }
    if let Some(peer) = peer
        && complaints.len() == before
    {
        if peer.finished.stdout != finished.stdout {
            complaints.push(format!(
                "rondo printed\n{}where CPython printed\n{}",
                finished.stdout, peer.finished.stdout
            ));
        }
        let last = |stderr: &str| stderr.lines().last().unwrap_or_default().to_string();
        if notation.raises.is_none()
            && notation.errors.is_empty()
            && notation.status() != 0
            && last(&peer.finished.stderr) != last(&finished.stderr)
        {
            complaints.push("the last line of standard error is not CPython's".to_string());
        }
    }
    if complaints.len() == before && runs_in_real_time(script, notation) {
        let real = rondo::run(&["run", "--clock", "real"], &script.path, &input(notation), LIMIT)?;
        if (&real.stdout, &real.end) != (&finished.stdout, &finished.end) {
            complaints.push(format!("on the real clock, rondo prints\n{}{}", real.stdout, real.stderr));
        }
    }
    if complaints.len() == before {
        let tested = rondo::run(&["test"], &script.path, "", LIMIT)?;
        if tested.end != End::Status(0) {
            complaints.push(format!("`rondo test` does not agree:\n{}{}", tested.stdout, tested.stderr));
        }
    } else {
        complaints.push(format!("rondo's standard error:\n{}", finished.stderr));
    }
    Ok(())
}

/// What a plain run of rondo shows: text without lines or times.
fn in_rondo(notation: &Notation, finished: &Finished, status: i32) -> Observed {
    let mut recorder = Recorder::default();
    recorder.write(&finished.stdout, &[], None);
    let expected = notation.raises.as_ref().map(|exception| exception.text.as_str());
    let raised = finished
        .stderr
        .lines()
        .map(|line| line.trim_start_matches([' ', '|', '+']))
        .filter(|line| Some(*line) == expected || is_exception(line))
        .max_by_key(|line| Some(*line) == expected)
        .filter(|_| status != 0)
        .map(|text| RaisedException { text: text.to_string(), line: None });
    let errors = codes(&finished.stderr).into_iter().map(|code| ReportedError { code, line: None }).collect();
    Observed { prints: recorder.finish(), raised, errors, status }
}

/// Whether the line looks like the end of a traceback: `ValueError: text`.
fn is_exception(line: &str) -> bool {
    let name = line.split(':').next().unwrap_or_default();
    let last = name.rsplit('.').next().unwrap_or_default();
    name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.')
        && ["Error", "Exception", "Interrupt", "Iteration", "Exit", "Group"]
            .iter()
            .any(|end| last.ends_with(end))
}

/// The codes of errors in a report, such as E0301. They head the report of a fault; quoted lines may mention others.
fn codes(report: &str) -> Vec<String> {
    report
        .lines()
        .filter_map(|line| line.strip_prefix('[')?.split_once(']'))
        .map(|(code, _)| code)
        .filter(|code| {
            code.len() == 5 && code.starts_with('E') && code[1..].bytes().all(|byte| byte.is_ascii_digit())
        })
        .map(str::to_string)
        .collect()
}
