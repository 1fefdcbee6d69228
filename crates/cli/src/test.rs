//! `rondo test PATH…`: programs against the expectations in their comments.

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use rondo_classroom::notation::{
    Notation, Observed, RaisedException, Recorder, ReportedError, compare, parse,
};
use rondo_diagnostics::{Diagnostic, Source};
use rondo_interpreter::{Ending, Input, Limits, Output, Session, Settings, Switches, read_source};

use crate::arguments::{Test, TestLimits};
use crate::run::clock;
use crate::stage::{Interruption, MACHINE_STACK, complain, on_stage};

/// Runs all scripts; the status is 1 if any does not do what it says.
pub fn test(arguments: Test) -> i32 {
    on_stage(move |interruption| {
        let mut scripts = Vec::new();
        for path in &arguments.paths {
            if let Err(error) = find(path, true, &mut scripts) {
                return complain(&format!("cannot read {}: {error}", path.display()));
            }
        }
        let (mut passed, mut failed) = (0, 0);
        for script in &scripts {
            match judge(script, &arguments.limits, interruption) {
                Verdict::Nothing => {}
                Verdict::Passed => {
                    passed += 1;
                    println!("ok      {}", script.display());
                }
                Verdict::Failed(complaints) => {
                    failed += 1;
                    println!("FAILED  {}", script.display());
                    complaints
                        .iter()
                        .for_each(|complaint| println!("        {}", complaint.replace('\n', "\n        ")));
                }
            }
        }
        println!("{passed} passed, {failed} failed");
        if failed > 0 || passed == 0 { 1 } else { 0 }
    })
}

/// The scripts below a path, in order of their names.
fn find(path: &Path, is_named: bool, scripts: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        let entries = std::fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path()));
        let mut entries = entries.collect::<io::Result<Vec<_>>>()?;
        entries.sort();
        return entries.iter().try_for_each(|entry| find(entry, false, scripts));
    }
    if is_named || path.extension().is_some_and(|ending| ending == "py") {
        scripts.push(path.to_path_buf());
    }
    Ok(())
}

/// What came of a script.
enum Verdict {
    /// It expects nothing: a module that others import.
    Nothing,
    Passed,
    Failed(Vec<String>),
}

fn judge(path: &Path, limits: &TestLimits, interruption: &Interruption) -> Verdict {
    let name = path.display().to_string();
    let source = match read_source(path, &name) {
        Ok(Ok(source)) => source,
        Ok(Err(unreadable)) => {
            let (source, fault) = *unreadable;
            return Verdict::Failed(vec![rondo_interpreter::render(&[fault], &source, false)]);
        }
        Err(error) => return Verdict::Failed(vec![format!("cannot be read: {error}")]),
    };
    let notation = match parse(source.text()) {
        Ok(notation) if notation.expects_nothing() => return Verdict::Nothing,
        Ok(notation) => notation,
        Err(error) => return Verdict::Failed(vec![error.to_string()]),
    };
    match observe(source, path, &notation, limits, interruption) {
        Ok((observed, said)) => {
            let mut complaints: Vec<String> =
                compare(&notation, &observed).iter().map(ToString::to_string).collect();
            if complaints.is_empty() {
                return Verdict::Passed;
            }
            if !said.is_empty() {
                complaints.push(said);
            }
            Verdict::Failed(complaints)
        }
        Err(error) => Verdict::Failed(vec![format!("cannot be run: {error}")]),
    }
}

/// Runs a script in a session of its own. Comes back with what it did, and what it wrote to standard error.
fn observe(
    source: Source,
    path: &Path,
    notation: &Notation,
    limits: &TestLimits,
    interruption: &Interruption,
) -> io::Result<(Observed, String)> {
    let recorder = Rc::new(RefCell::new(Recorder::default()));
    let said = Said::default();
    let directory =
        path.canonicalize()?.parent().map_or(String::new(), |parent| parent.display().to_string());
    let settings = Settings {
        clock: clock(limits.clock),
        arguments: vec![path.display().to_string()],
        path: vec![directory],
        limits: Limits { seconds: Some(limits.max_time), ..Limits::default() },
        stack: MACHINE_STACK,
        out: Output::to(Box::new(io::sink()), false),
        err: Output::to(Box::new(said.clone()), false),
        colour: false,
        input: Some(input(notation)?),
        switches: Switches::default(),
    };
    let mut session = Session::new(settings)?;
    interruption.aim_at(session.interrupt());
    let record = recorder.clone();
    session
        .watch_output(Box::new(move |text, lines, time| record.borrow_mut().write(text, lines, Some(time))));
    let ending = session.run(source, Some(&path.display().to_string()));
    let (raised, errors) = match &ending {
        Ending::Refused(source, faults) => (None, reported(source, faults)),
        Ending::Raised { summary, line, .. } => {
            (Some(RaisedException { text: summary.clone(), line: *line }), Vec::new())
        }
        Ending::Interrupted(_) => {
            (Some(RaisedException { text: "KeyboardInterrupt".to_string(), line: None }), Vec::new())
        }
        Ending::Stopped(message) => (Some(RaisedException { text: message.clone(), line: None }), Vec::new()),
        Ending::Finished | Ending::Exited(_) | Ending::Unread => (None, Vec::new()),
    };
    let status = session.finish(&ending);
    let prints = std::mem::take(&mut *recorder.borrow_mut()).finish();
    Ok((Observed { prints, raised, errors, status }, said.text()))
}

fn reported(source: &Source, faults: &[Diagnostic]) -> Vec<ReportedError> {
    let errors = faults.iter().filter(|fault| fault.is_error());
    errors
        .map(|fault| ReportedError {
            code: fault.code.name().to_string(),
            line: Some(source.line_number(fault.span.start)),
        })
        .collect()
}

/// What the script reads: the lines of its `# input:` comments, through a pipe.
fn input(notation: &Notation) -> io::Result<Input> {
    let (reader, mut writer) = io::pipe()?;
    let text: String = notation.input.iter().map(|line| format!("{line}\n")).collect();
    // A thread, since a pipe holds only so much. It ends with an error if the script does not read everything.
    std::thread::spawn(move || writer.write_all(text.as_bytes()));
    Ok(Input::from(Box::new(reader)))
}

/// Keeps what is written to it.
#[derive(Clone, Default)]
struct Said(std::sync::Arc<std::sync::Mutex<Vec<u8>>>);

impl Said {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().expect("writing to memory does not panic")).into_owned()
    }
}

impl Write for Said {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("writing to memory does not panic").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
