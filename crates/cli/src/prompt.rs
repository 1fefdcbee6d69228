//! The prompt: `rondo` alone on a terminal.
//!
//! The line editor blocks the thread that it runs on, and the session's values cannot leave theirs. So there are two
//! threads, and they take turns: the editor's sends what was entered, the session's runs it and says when it is done.
//!
//! ```text
//! editor   ──── entry ────►  session
//!          ◄─── names ─────  (done: what can be completed now)
//! ```
//!
//! Tasks that an entry began go on while the prompt waits. What they print goes through the editor, which draws the half
//! typed entry again below it.
//!
//! While the editor has the terminal, Ctrl-C is a key to it; while an entry runs, it is a signal, and interrupts the session.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rondo_interpreter::{Ending, Entry, Output, Session, Settings, is_incomplete, render};
use rustyline::completion::{Completer, Pair};
use rustyline::error::ReadlineError;
use rustyline::history::DefaultHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Config, Context, Editor, ExternalPrinter, Helper, Highlighter, Hinter};

use crate::arguments::{Limits, Switches};
use crate::run::{clock, machine_limits};
use crate::stage::{MACHINE_STACK, complain, on_stage, rescue_in_panic, wants_colour};

/// How many entries are remembered.
const REMEMBERED: usize = 10_000;

/// How long tasks go on before somebody looks whether an entry has come.
const PAUSE: Duration = Duration::from_millis(20);

/// What the editor tells the session.
enum Typed {
    /// An entry, whole.
    Entry(String),
    /// Ctrl-D, or the terminal is gone.
    End,
}

/// Reads entries and runs them until Ctrl-D or `sys.exit`. The exit status is the session's.
pub fn prompt(switches: Switches, limits: Limits) -> i32 {
    on_stage(move |interruption| {
        let screen = Screen::default();
        let (out, err) = streams_on(&screen);
        let settings = Settings {
            clock: clock(limits.clock),
            arguments: vec![String::new()],
            path: vec![String::new()],
            limits: machine_limits(&limits),
            stack: MACHINE_STACK,
            out,
            err,
            colour: wants_colour(),
            input: None,
            switches: switches.settings(),
        };
        let mut session = match Session::new(settings) {
            Ok(session) => session,
            Err(error) => return complain(&format!("cannot begin a session: {error}")),
        };
        interruption.aim_at(session.interrupt());
        println!("Rondo {} (Python 3.14 in small, with await). Ctrl-D ends.", env!("CARGO_PKG_VERSION"));
        let (typed, entries) = channel();
        let (done, turns) = channel();
        let editor = std::thread::Builder::new()
            .name("editor".to_string())
            .spawn(move || edit(&typed, &turns, &screen));
        let editor = match editor {
            Ok(editor) => editor,
            Err(error) => return complain(&format!("cannot start the editor: {error}")),
        };
        let ending = converse(&mut session, &entries, &done);
        drop(done);
        let status = session.finish(&ending);
        // The editor has either ended by itself or ends when it finds that nobody gives it a turn any more.
        editor.join().map_or(101, |()| status)
    })
}

/// Runs what is entered until it ends.
fn converse(session: &mut Session, entries: &Receiver<Typed>, done: &Sender<Vec<String>>) -> Ending {
    loop {
        if done.send(session.names()).is_err() {
            return Ending::Finished;
        }
        match next(session, entries) {
            Ok(Typed::Entry(text)) => match session.enter(&text) {
                Entry::Done => {}
                Entry::Refused(source, faults) => session.show(&render(&faults, &source, wants_colour())),
                Entry::Ended(ending) => return ending,
            },
            Ok(Typed::End) | Err(_) => return Ending::Finished,
        }
    }
}

/// Waits for what is typed next; meanwhile tasks of earlier entries go on.
fn next(session: &mut Session, entries: &Receiver<Typed>) -> Result<Typed, TryRecvError> {
    loop {
        match entries.try_recv() {
            Err(TryRecvError::Empty) => {}
            typed => return typed,
        }
        if !session.idle(PAUSE.as_secs_f64()) {
            return entries.recv().map_err(|_| TryRecvError::Disconnected);
        }
    }
}

/// Where the prompt's output goes: to the editor while it waits for an entry, else to the terminal.
#[derive(Clone, Default)]
struct Screen(Arc<Mutex<Option<Box<dyn ExternalPrinter + Send>>>>);

impl Screen {
    fn printer(&self) -> std::sync::MutexGuard<'_, Option<Box<dyn ExternalPrinter + Send>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One stream of the screen.
struct OnScreen<S> {
    screen: Screen,
    stream: S,
}

impl<S: Write + Send> Write for OnScreen<S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut *self.screen.printer() {
            Some(printer) => {
                let mut text = String::from_utf8_lossy(bytes).into_owned();
                // The editor draws the entry again below whole lines only.
                if !text.ends_with('\n') {
                    text.push('\n');
                }
                printer.print(text).map_err(io::Error::other)?;
            }
            None => {
                self.stream.write_all(bytes)?;
                self.stream.flush()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Standard output and error of a session at the prompt.
fn streams_on(screen: &Screen) -> (Output, Output) {
    let out = OnScreen { screen: screen.clone(), stream: io::stdout() };
    let err = OnScreen { screen: screen.clone(), stream: io::stderr() };
    let streams = (Output::to(Box::new(out), true), Output::to(Box::new(err), true));
    rescue_in_panic(&streams);
    streams
}

/// The editor's thread: one entry a turn.
fn edit(typed: &Sender<Typed>, turns: &Receiver<Vec<String>>, screen: &Screen) {
    let config = Config::builder().auto_add_history(false).bracketed_paste(true).tab_stop(4).indent_size(4);
    let config = config.max_history_size(REMEMBERED).map(|config| config.build()).unwrap_or_default();
    let Ok(mut editor) = Editor::<Typing, DefaultHistory>::with_config(config) else {
        // Without a terminal there is nothing to edit; the session hears that the channel is closed.
        return;
    };
    let history = history_file();
    if let Some(file) = &history {
        // There is none before the first session.
        editor.load_history(file).unwrap_or_default();
    }
    editor.set_helper(Some(Typing { names: Vec::new() }));
    while let Ok(names) = turns.recv() {
        editor.helper_mut().expect("the helper was just set").names = names;
        // A terminal that no printer can be had for shows what tasks print where the cursor stands.
        *screen.printer() = editor.create_external_printer().ok().map(|printer| Box::new(printer) as _);
        let entry = read_entry(&mut editor);
        *screen.printer() = None;
        if typed.send(entry).is_err() {
            break;
        }
        if let Some(file) = &history {
            // A history that cannot be kept is no reason to stop.
            editor.append_history(file).unwrap_or_default();
        }
    }
}

fn read_entry(editor: &mut Editor<Typing, DefaultHistory>) -> Typed {
    loop {
        match editor.readline(">>> ") {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) => {
                // An entry that cannot be remembered is run all the same.
                editor.add_history_entry(text.trim_end()).unwrap_or_default();
                return Typed::Entry(text);
            }
            Err(ReadlineError::Interrupted) => println!("KeyboardInterrupt"),
            Err(_) => return Typed::End,
        }
    }
}

/// Where entries are remembered: in the directory for the state of programs, or at home.
fn history_file() -> Option<std::path::PathBuf> {
    if !std::io::stdin().is_terminal() {
        return None;
    }
    if let Some(file) = std::env::var_os("RONDO_HISTORY") {
        return Some(file.into());
    }
    let home = std::path::PathBuf::from(std::env::var_os("HOME")?);
    Some(home.join(".rondo_history"))
}

/// What the editor asks while one types.
#[derive(Helper, Highlighter, Hinter)]
struct Typing {
    /// What a word can be completed to.
    names: Vec<String>,
}

impl Validator for Typing {
    /// Whether Enter ends the entry. The parser knows.
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let more = is_incomplete(&format!("{}\n", context.input()));
        Ok(if more { ValidationResult::Incomplete } else { ValidationResult::Valid(None) })
    }
}

impl Completer for Typing {
    type Candidate = Pair;

    /// The names that begin like the word before the cursor; nothing behind a dot, where only a run could tell.
    fn complete(&self, line: &str, place: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let before = &line[..place];
        let is_part = |char: char| char.is_alphanumeric() || char == '_';
        let start = before
            .rfind(|char| !is_part(char))
            .map_or(0, |end| end + before[end..].chars().next().map_or(0, char::len_utf8));
        let word = &before[start..];
        if word.is_empty() {
            // At the beginning of a line, Tab indents.
            let spaces = Pair { display: String::new(), replacement: "    ".to_string() };
            return Ok((place, vec![spaces]));
        }
        if before[..start].ends_with('.') {
            return Ok((place, Vec::new()));
        }
        let mut names: Vec<&String> = self.names.iter().filter(|name| name.starts_with(word)).collect();
        names.sort();
        names.dedup();
        let pairs = names.into_iter().map(|name| Pair { display: name.clone(), replacement: name.clone() });
        Ok((start, pairs.collect()))
    }
}
