//! The installed CPythons, and a script under one of them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use rondo_classroom::notation::{Observed, RaisedException, Recorder};

use crate::process::{self, End, Finished};

/// Names under which CPythons are installed. The first of a version is taken.
const CANDIDATES: [&str; 6] =
    ["/usr/bin/python3", "python3", "python3.12", "python3.13", "python3.14", "python3.15"];

/// What precedes a traceback that was only reported, and did not end the run.
const REPORTED: [&str; 6] =
    ["Exception ignored", "future: ", "task: ", "handle: ", "transport: ", "protocol: "];

/// An installed CPython.
#[derive(Clone, Debug)]
pub struct Python {
    /// The program.
    pub path: PathBuf,
    /// Major and minor version.
    pub version: (u32, u32),
}

/// What a script did under CPython.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// As the notation compares it.
    pub observed: Observed,
    /// The process as it was.
    pub finished: Finished,
}

/// One CPython of each installed version, oldest first.
pub fn installed() -> &'static [Python] {
    static INSTALLED: OnceLock<Vec<Python>> = OnceLock::new();
    INSTALLED.get_or_init(|| {
        let mut pythons: Vec<Python> = Vec::new();
        for candidate in CANDIDATES {
            if let Some(version) = version(candidate)
                && pythons.iter().all(|python| python.version != version)
            {
                pythons.push(Python { path: PathBuf::from(candidate), version });
            }
        }
        pythons.sort_by_key(|python| python.version);
        pythons
    })
}

fn version(candidate: &str) -> Option<(u32, u32)> {
    let question =
        "import sys; print(*sys.version_info[:2]) if sys.implementation.name == 'cpython' else None";
    let answer = Command::new(candidate).args(["-c", question]).output().ok()?;
    let text = String::from_utf8(answer.stdout).ok()?;
    let (major, minor) = text.trim().split_once(' ')?;
    Some((major.parse().ok()?, minor.parse().ok()?)).filter(|version| *version >= (3, 11))
}

/// Runs a script on the virtual clock and records which line printed what, and when.
///
/// # Errors
///
/// CPython cannot be run, does not end in time or crashes, in words.
pub fn run(python: &Python, script: &Path, input: &str, limit: Duration) -> Result<Outcome, String> {
    let scratch = tempfile::tempdir().map_err(|e| format!("cannot make a scratch directory: {e}"))?;
    let record = scratch.path().join("record");
    let mut command = Command::new(&python.path);
    command
        .arg(script)
        .env("PYTHONPATH", Path::new(env!("CARGO_MANIFEST_DIR")).join("cpython"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONIOENCODING", "utf-8")
        .env("NO_COLOR", "1")
        .env("RONDO_SCRIPT", script)
        .env("RONDO_RECORD", &record)
        .env("RONDO_CLOCK", "virtual");
    let finished = process::run(&mut command, input, limit)?;
    let status = match finished.end {
        End::Status(status) => status,
        End::Signal(signal) => return Err(format!("CPython crashed (signal {signal})")),
        End::TimedOut => return Err("the script does not come to its end under CPython".to_string()),
    };
    let bytes = std::fs::read(&record).unwrap_or_default();
    let prints = read_record(&bytes)?.finish();
    let raised = uncaught(&finished.stderr, script).filter(|_| status != 0);
    Ok(Outcome { observed: Observed { prints, raised, errors: Vec::new(), status }, finished })
}

/// Reads the record that `cpython/sitecustomize.py` wrote: `LINES TIME LENGTH`, then the text, again and again.
fn read_record(mut bytes: &[u8]) -> Result<Recorder, String> {
    let mut recorder = Recorder::default();
    while !bytes.is_empty() {
        let (lines, time, text, rest) = read_write(bytes).ok_or("the record of what was printed is torn")?;
        recorder.write(&text, &lines, Some(time));
        bytes = rest;
    }
    Ok(recorder)
}

fn read_write(bytes: &[u8]) -> Option<(Vec<u32>, f64, String, &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut fields = head.split(' ');
    let lines: Option<Vec<u32>> = fields.next()?.split(',').map(|line| line.parse().ok()).collect();
    let time = fields.next()?.parse().ok()?;
    let length: usize = fields.next()?.parse().ok()?;
    let text = bytes.get(end + 1..end + 1 + length)?;
    Some((lines?, time, String::from_utf8(text.to_vec()).ok()?, &bytes[end + 1 + length..]))
}

/// The exception that a run's standard error says it ended with.
pub fn uncaught(stderr: &str, script: &Path) -> Option<RaisedException> {
    let frame = format!("File \"{}\", line ", script.display());
    let mut found = None;
    let mut previous = "";
    let mut lines = stderr.lines();
    while let Some(line) = lines.next() {
        let begins = is_head(line) || line.trim_start().starts_with(&frame);
        let reported = REPORTED.iter().any(|head| previous.starts_with(head));
        previous = line;
        if !begins {
            continue;
        }
        let grouped = line.contains("Exception Group Traceback");
        let mut innermost = frame_line(line, &frame);
        let mut last = None;
        for line in lines.by_ref() {
            previous = line;
            let plain = line.trim_start_matches("  | ");
            innermost = frame_line(plain, &frame).or(innermost);
            if !plain.starts_with(' ') && !plain.is_empty() {
                last = Some(plain.to_string());
                break;
            }
        }
        if let (Some(text), false) = (last, reported) {
            found = Some(RaisedException { text, line: innermost.filter(|_| !grouped) });
        }
    }
    found
}

fn is_head(line: &str) -> bool {
    line.starts_with("Traceback (most recent call last):")
        || line.starts_with("  + Exception Group Traceback (most recent call last):")
}

fn frame_line(line: &str, frame: &str) -> Option<u32> {
    let rest = line.trim_start().strip_prefix(frame)?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
