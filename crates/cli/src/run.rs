//! `rondo FILE`, `rondo -m MODULE`, `rondo -c CODE`, `rondo -`, and input from a pipe.

use std::io::{IsTerminal, Read};
use std::path::Path;

use rondo_diagnostics::{Diagnostic, Source};
use rondo_interpreter::{Clock, Ending, Limits, Session, Settings, read_source, render, source_of_bytes};

use crate::arguments::{self, What};
use crate::stage::{MACHINE_STACK, complain, on_stage, streams, wants_colour};

/// Runs what the arguments name; the result is the exit status.
pub fn run(arguments: arguments::Run) -> i32 {
    let (what, switches, limits) = arguments.what().unwrap_or_else(|error| error.exit());
    if matches!(what, What::Nothing) && std::io::stdin().is_terminal() {
        return crate::prompt::prompt(switches, limits);
    }
    on_stage(move |interruption| {
        let program = match Program::find(what) {
            Ok(program) => program,
            Err(status) => return status,
        };
        let (out, err) = streams();
        let switches = switches.settings();
        let settings = Settings {
            clock: clock(limits.clock),
            arguments: program.arguments,
            path: if switches.has_safe_path { Vec::new() } else { vec![program.directory] },
            limits: machine_limits(&limits),
            stack: MACHINE_STACK,
            out,
            err,
            colour: wants_colour(),
            input: None,
            switches,
        };
        let mut session = match Session::new(settings) {
            Ok(session) => session,
            Err(error) => return complain(&format!("cannot begin a session: {error}")),
        };
        interruption.aim_at(session.interrupt());
        let ending = match program.text {
            Text::Source(Ok(source)) => session.run(source, program.file.as_deref()),
            Text::Source(Err(unreadable)) => {
                let (source, fault) = *unreadable;
                Ending::Refused(source, vec![fault])
            }
            Text::Module(name) => match session.run_module(&name) {
                Ok(ending) => ending,
                Err(complaint) => return complain(&complaint),
            },
        };
        if let Ending::Refused(source, faults) = &ending {
            // A report names the file as it was named to us.
            let named = program.named.map_or_else(|| source.clone(), |name| Source::new(name, source.text()));
            session.show(&render(faults, &named, wants_colour()));
        }
        let status = session.finish(&ending);
        // The process ends: its memory goes with it, quicker than piece by piece.
        std::mem::forget(session);
        status
    })
}

/// A program that was found.
struct Program {
    text: Text,
    /// `__file__`, of what comes from a file.
    file: Option<String>,
    /// The file as the command line names it.
    named: Option<String>,
    arguments: Vec<String>,
    /// Where its modules are looked for first.
    directory: String,
}

/// The text of a program, or where the session is to look for it.
enum Text {
    /// Read, if it can be read as text.
    Source(Result<Source, Box<(Source, Diagnostic)>>),
    /// A module, which its packages may say where to find.
    Module(String),
}

impl Program {
    /// The error is the exit status; the complaint has been made.
    fn find(what: What) -> Result<Program, i32> {
        let input = |arguments| {
            let mut bytes = Vec::new();
            match std::io::stdin().read_to_end(&mut bytes) {
                Ok(_) => {
                    let text = Text::Source(source_of_bytes("<stdin>", bytes));
                    Ok(Program { text, file: None, named: None, arguments, directory: String::new() })
                }
                Err(error) => Err(complain(&format!("cannot read standard input: {error}"))),
            }
        };
        match what {
            What::Nothing => input(vec![String::new()]),
            What::Input(arguments) => input(arguments),
            What::Code(code, words) => {
                let arguments = std::iter::once("-c".to_string()).chain(words).collect();
                let text = Text::Source(Ok(Source::new("<string>", code)));
                Ok(Program { text, file: None, named: None, arguments, directory: String::new() })
            }
            What::Module(name, words) => {
                let arguments = std::iter::once("-m".to_string()).chain(words).collect();
                let directory =
                    std::env::current_dir().map_or(String::new(), |path| path.display().to_string());
                Ok(Program { text: Text::Module(name), file: None, named: None, arguments, directory })
            }
            What::File(arguments) => {
                let name = &arguments[0];
                match read_source(Path::new(name), &absolute(name)) {
                    Ok(source) => Ok(Program {
                        text: Text::Source(source),
                        file: Some(absolute(name)),
                        named: Some(name.clone()),
                        directory: directory_of(name),
                        arguments,
                    }),
                    Err(error) => {
                        let number =
                            error.raw_os_error().map_or(String::new(), |number| format!("[Errno {number}] "));
                        let text = error.to_string();
                        let text = text.split(" (os error").next().unwrap_or_default();
                        complain(&format!("can't open file '{}': {number}{text}", absolute(name)));
                        Err(2)
                    }
                }
            }
        }
    }
}

/// The path from the root, without looking whether it is there.
fn absolute(name: &str) -> String {
    std::path::absolute(name).map_or_else(|_| name.to_string(), |path| path.display().to_string())
}

/// Where the script lies, its links followed, as CPython does.
fn directory_of(name: &str) -> String {
    let path = std::fs::canonicalize(name).unwrap_or_else(|_| Path::new(name).to_path_buf());
    path.parent().map_or(String::new(), |parent| parent.display().to_string())
}

/// The clock of a session.
pub fn clock(clock: arguments::Clock) -> Clock {
    match clock {
        arguments::Clock::Real => Clock::Real,
        arguments::Clock::Virtual => Clock::new_virtual(),
    }
}

/// The limits of a session.
pub fn machine_limits(limits: &arguments::Limits) -> Limits {
    Limits {
        instructions: limits.max_instructions,
        memory: limits.max_memory,
        output: limits.max_output,
        seconds: limits.max_time,
    }
}
