//! A session: one machine, one world, one main module; what embeds Rondo holds one of these.

use std::io;
use std::rc::Rc;

use rondo_bytecode::{Code, CodeKind};
use rondo_diagnostics::{Diagnostic, Source};
use rondo_eventloop::{Clock, Machine, World};
use rondo_vm::heap::{Ref, Str, Value};
use rondo_vm::types::module::Module;
use rondo_vm::types::traceback::Traceback;
use rondo_vm::{Outcome, Raised, Stream, Vm};

use crate::host::{self, Process};
use crate::input::Input;
use crate::interrupt::Interrupt;
use crate::loader::Files;
use crate::streams::Output;
use crate::{Compiled, Ending, Unit, room};

/// What ends a run early. What is not set is never reached.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    /// Steps of the machine: turns of loops, calls, and the like.
    pub instructions: Option<u64>,
    /// Bytes that the objects of the program take.
    pub memory: Option<u64>,
    /// Bytes that the program writes.
    pub output: Option<u64>,
    /// Seconds of real time.
    pub seconds: Option<f64>,
}

/// What a session is made with.
pub struct Settings {
    /// The time that the program lives in.
    pub clock: Clock,
    /// `sys.argv`.
    pub arguments: Vec<String>,
    /// `sys.path`: the directory of the script first.
    pub path: Vec<String>,
    /// What ends a run early.
    pub limits: Limits,
    /// How much of the Rust stack the session may use, in bytes.
    pub stack: usize,
    /// Standard output.
    pub out: Output,
    /// Standard error.
    pub err: Output,
    /// Whether tracebacks are coloured.
    pub colour: bool,
    /// Standard input, if it is not the process's own.
    pub input: Option<Input>,
    /// What the command line and the environment say besides.
    pub switches: Switches,
}

/// Switches of `python` that change how a session runs.
#[derive(Clone, Default, Debug)]
pub struct Switches {
    /// `sys.warnoptions`: what becomes of warnings, the later ones first to be asked.
    pub warnings: Vec<String>,
    /// Development mode: `sys.flags.dev_mode`, and asyncio's debug mode.
    pub is_development: bool,
    /// Standard output is written at once.
    pub is_unbuffered: bool,
    /// The environment's `PYTHON…` variables are not heard.
    pub ignores_environment: bool,
    /// `sys.flags.safe_path`: modules are not looked for beside the program.
    pub has_safe_path: bool,
    /// `sys.flags.isolated`.
    pub is_isolated: bool,
}

/// One machine with its world and its main module.
pub struct Session {
    /// At a fixed place: the stacks of its threads refer to it.
    vm: Box<Vm>,
    main: Ref<Module>,
    out: Output,
    err: Output,
    /// Whether tracebacks are coloured.
    colour: bool,
    interrupt: Interrupt,
    observer: host::SharedObserver,
    /// Whether warnings have filters from outside, which the module `warnings` is to learn first.
    has_filters: bool,
    /// How many entries the prompt has had.
    entries: usize,
    /// The event loop of the prompt, which lives between entries; empty until an entry awaits.
    event_loop: Value,
}

/// What became of an entry at the prompt.
#[derive(Debug)]
pub enum Entry {
    /// It ran, or its exception has been shown: the prompt goes on.
    Done,
    /// It does not compile: these are the reasons.
    Refused(Source, Vec<Diagnostic>),
    /// It ended the session.
    Ended(Ending),
}

impl Session {
    /// A session in which nothing has run. The error is the operating system's: it has no more descriptors to give.
    pub fn new(settings: Settings) -> io::Result<Session> {
        let world = host::shared(World::new(settings.clock, Box::new(Machine::new()?)));
        let (out, err) = (settings.out, settings.err);
        let door = Process::new(out.clone(), err.clone(), settings.input, world.clone())?;
        let interrupt = door.interruptible().handle().clone();
        let observer = door.observer();
        let mut vm = Box::new(Vm::new(Box::new(door), settings.stack));
        let switches = settings.switches;
        if switches.is_unbuffered {
            out.write_at_once();
        }
        vm.is_development = switches.is_development;
        let has_filters = !switches.warnings.is_empty();
        set_limits(&mut vm, settings.limits);
        vm.loader = Some(Rc::new(Files));
        rondo_runtime::install(&mut vm, world);
        let said = rondo_library::sys::Settings {
            arguments: settings.arguments,
            path: settings.path,
            warnings: switches.warnings,
            ignores_environment: switches.ignores_environment,
            has_safe_path: switches.has_safe_path,
            is_isolated: switches.is_isolated,
        };
        rondo_library::install(&mut vm, said);
        let main = vm.new_module("__main__");
        vm.set_module_item(&main, "__package__", Value::NONE);
        let key = vm.intern("__main__");
        drop(vm.modules.set_str(&key, main.value()));
        Ok(Session {
            vm,
            main,
            out,
            err,
            colour: settings.colour,
            interrupt,
            observer,
            has_filters,
            entries: 0,
            event_loop: Value::EMPTY,
        })
    }

    /// The machine, for whoever embeds it with natives of its own.
    pub fn vm(&mut self) -> &mut Vm {
        &mut self.vm
    }

    /// What interrupts the session, as Ctrl-C does.
    pub fn interrupt(&self) -> Interrupt {
        self.interrupt.clone()
    }

    /// Has every writing to standard output told: the text, the line of the main file that wrote it, and the time.
    pub fn watch_output(&mut self, observer: host::OutputObserver) {
        *self.observer.borrow_mut() = Some(observer);
    }

    /// Runs a main file, and shows what it raised. `file` is what `__file__` says, for what came from a file.
    pub fn run(&mut self, source: Source, file: Option<&str>) -> Ending {
        if let Some(file) = file {
            let file = self.vm.str(file);
            self.vm.set_module_item(&self.main, "__file__", file);
        }
        let compiled = match crate::compile(&source, Unit::Main) {
            Ok(compiled) => compiled,
            Err(faults) => return Ending::Refused(source, faults),
        };
        let source = Rc::new(source);
        let outcome = self.execute(&source, compiled, Unit::Main);
        let ending = self.ending(outcome, source.name());
        self.join_threads(ending)
    }

    /// Waits for the threads that are left, but for daemons. If they wait for ever, or Ctrl-C comes, that is how the run
    /// ends.
    fn join_threads(&mut self, ending: Ending) -> Ending {
        if self.vm.limits.is_exceeded {
            return ending;
        }
        match rondo_runtime::threads::wind_up(&mut self.vm) {
            Ok(()) => ending,
            Err(raised) => self.ending(Err(raised), ""),
        }
    }

    /// Runs a module as the main one, as `-m` asks for; of a package, its `__main__`. The error is a complaint: there is no such
    /// module, or it cannot be run.
    pub fn run_module(&mut self, name: &str) -> Result<Ending, String> {
        let (source, finding, name) = match self.find_main(name) {
            Ok(found) => found?,
            Err(raised) => return Ok(self.ending(Err(raised), "")),
        };
        let file = finding.file.clone().unwrap_or_default();
        let package = name.rsplit_once('.').map_or("", |(package, _)| package).to_string();
        let package = self.vm.str(&package);
        self.vm.set_module_item(&self.main, "__package__", package);
        let spec = rondo_library::imports::spec_of(&mut self.vm, &name, &finding);
        self.vm.set_module_item(&self.main, "__spec__", spec);
        rondo_library::sys::set_program(&mut self.vm, &file);
        Ok(self.run(source, Some(&file)))
    }

    /// The text of a module that is to run as the main one, with its full name; the packages above it are imported.
    fn find_main(
        &mut self,
        name: &str,
    ) -> Result<Result<(Source, rondo_vm::Finding, String), String>, Raised> {
        if let Some((parent, _)) = name.rsplit_once('.')
            && let Some(reason) = self.import_package(parent, name)?
        {
            return Ok(Err(format!("Error while finding module specification for '{name}' ({reason})")));
        }
        let Some((source, finding)) = crate::loader::main_source(&mut self.vm, name)? else {
            return Ok(Err(format!("No module named {name}")));
        };
        if finding.directories.is_none() {
            return Ok(Ok((source, finding, name.to_string())));
        }
        self.vm.import_module(name)?;
        let inner = format!("{name}.__main__");
        match crate::loader::main_source(&mut self.vm, &inner)? {
            Some((source, finding)) => Ok(Ok((source, finding, inner))),
            None => Ok(Err(format!(
                "No module named {inner}; '{name}' is a package and cannot be directly executed"
            ))),
        }
    }

    /// Imports what should be the package of a module; the answer is why it cannot be.
    fn import_package(&mut self, package: &str, module: &str) -> Result<Option<String>, Raised> {
        let imported = match self.vm.import_module(package) {
            Ok(imported) => imported,
            Err(raised) if self.vm.raised_is(&raised, &self.vm.types.exceptions.module_not_found_error) => {
                return Ok(Some(self.vm.format_exception_only(&raised.0, false).trim_end().to_string()));
            }
            Err(raised) => return Err(raised),
        };
        let path = self.vm.intern("__path__");
        Ok(match self.vm.find_attr(&imported, &path)? {
            Some(_) => None,
            None => Some(format!(
                "ModuleNotFoundError: __path__ attribute not found on '{package}' while trying to find '{module}'"
            )),
        })
    }

    /// Runs an entry of the prompt, in the namespace that all entries share.
    pub fn enter(&mut self, text: &str) -> Entry {
        let source = Source::new(format!("<stdin>-{}", self.entries), text);
        self.entries += 1;
        let compiled = match crate::compile(&source, Unit::Entry) {
            Ok(compiled) => compiled,
            Err(faults) => return Entry::Refused(source, faults),
        };
        let source = Rc::new(source);
        let outcome = self.execute(&source, compiled, Unit::Entry);
        match self.ending(outcome, source.name()) {
            Ending::Finished | Ending::Raised { .. } | Ending::Interrupted(_) => Entry::Done,
            Ending::Refused(source, faults) => Entry::Refused(source, faults),
            ending @ (Ending::Exited(_) | Ending::Stopped(_) | Ending::Unread) => Entry::Ended(ending),
        }
    }

    fn execute(&mut self, source: &Rc<Source>, compiled: Compiled, unit: Unit) -> Outcome {
        if std::mem::take(&mut self.has_filters) {
            self.vm.import_module("warnings")?;
        }
        self.vm.add_source(source.clone());
        let mut shown = Vec::new();
        for doubt in &compiled.doubts {
            if self.vm.warn_hook.is_some() {
                self.warn_of_doubt(source, doubt)?;
                continue;
            }
            // As all warnings, once a place.
            let place = (source.line_number(doubt.span.start), &doubt.message);
            if !shown.contains(&place) {
                let class = self.vm.types.exceptions.syntax_warning.clone();
                self.vm.show_warning(source.name(), place.0, &class, place.1)?;
                shown.push(place);
            }
        }
        for name in compiled.pocket {
            let asyncio = self.vm.import_module("asyncio")?;
            let value = self.vm.get_attr_str(&asyncio, name)?;
            self.vm.set_module_item(&self.main, name, value);
        }
        self.run_code(&compiled.code, unit)
    }

    /// Hands a doubt of the compiler to the module `warnings`, whose filters decide. What they make an error is one of the source.
    fn warn_of_doubt(&mut self, source: &Source, doubt: &Diagnostic) -> Result<(), Raised> {
        let warnings = self.vm.import_module("warnings")?;
        let class = self.vm.types.exceptions.syntax_warning.value();
        let line = self.vm.int(source.line_number(doubt.span.start).into());
        let (message, file) = (self.vm.str(&doubt.message), self.vm.str(source.name()));
        match self.vm.call_method(&warnings, "warn_explicit", &[message, class, file, line]) {
            Err(raised) if self.vm.raised_is(&raised, &self.vm.types.exceptions.syntax_warning) => {
                Err(crate::loader::exception_of(&mut self.vm, source, doubt))
            }
            outcome => outcome.map(drop),
        }
    }

    fn run_code(&mut self, code: &Rc<Code>, unit: Unit) -> Outcome {
        let globals = self.main.dict.clone();
        let outcome = self.vm.run_code(code, &globals)?;
        match code.kind {
            CodeKind::Coroutine if unit == Unit::Entry => self.await_entry(outcome),
            CodeKind::Coroutine => rondo_runtime::run_main(&mut self.vm, outcome),
            CodeKind::Module
            | CodeKind::ClassBody
            | CodeKind::Function
            | CodeKind::Generator
            | CodeKind::AsyncGenerator => Ok(outcome),
        }
    }

    /// Runs an entry that awaits, on the loop that lives between entries.
    fn await_entry(&mut self, coroutine: Value) -> Outcome {
        if self.event_loop.is_empty() {
            let asyncio = self.vm.import_module("asyncio")?;
            self.event_loop = self.vm.call_method(&asyncio, "new_event_loop", &[])?;
            self.vm.call_method(&asyncio, "set_event_loop", std::slice::from_ref(&self.event_loop))?;
        }
        let event_loop = self.event_loop.clone();
        let task = self.vm.call_method(&event_loop, "create_task", &[coroutine])?;
        let outcome = self.vm.call_method(&event_loop, "run_until_complete", std::slice::from_ref(&task));
        if let Err(raised) = &outcome
            && self.vm.raised_is(raised, &self.vm.types.exceptions.keyboard_interrupt)
        {
            // What was interrupted does not go on behind the next entry. How it takes that is not this entry's outcome.
            let cancelled = self.vm.call_method(&task, "cancel", &[]);
            let ended = self.vm.call_method(&event_loop, "run_until_complete", &[task]);
            drop((cancelled, ended));
        }
        outcome
    }

    /// Lets tasks and threads that earlier entries began go on for so many seconds. Says whether there are any.
    pub fn idle(&mut self, seconds: f64) -> bool {
        if self.event_loop.is_empty() {
            return rondo_runtime::threads::idle(&mut self.vm, seconds);
        }
        match self.run_tasks(seconds) {
            Ok(has_tasks) => has_tasks,
            Err(raised) => {
                let report = self.vm.format_exception(&raised.0, self.colour);
                self.show(&report);
                false
            }
        }
    }

    fn run_tasks(&mut self, seconds: f64) -> Result<bool, Raised> {
        let event_loop = self.event_loop.clone();
        let asyncio = self.vm.import_module("asyncio")?;
        let tasks = self.vm.call_method(&asyncio, "all_tasks", std::slice::from_ref(&event_loop))?;
        if !self.vm.truth(&tasks)? {
            return Ok(false);
        }
        drop(tasks);
        let pause = self.vm.call_method(&asyncio, "sleep", &[Value::float(seconds)])?;
        self.vm.call_method(&event_loop, "run_until_complete", &[pause])?;
        Ok(true)
    }

    /// Says how a run ended, and shows what it raised.
    fn ending(&mut self, outcome: Outcome, main_file: &str) -> Ending {
        let raised = match outcome {
            Ok(_) => return Ending::Finished,
            Err(raised) => raised,
        };
        let exceptions = &self.vm.types.exceptions;
        let is = |class| self.vm.raised_is(&raised, class);
        if self.vm.limits.is_exceeded {
            return self.stopped(&raised);
        }
        if is(&exceptions.system_exit) {
            return self.exited(&raised);
        }
        if is(&exceptions.broken_pipe_error) && self.out.is_unread() {
            return Ending::Unread;
        }
        let is_interrupt = is(&exceptions.keyboard_interrupt);
        let report = self.vm.format_exception(&raised.0, self.colour);
        self.report(&raised, &report);
        if is_interrupt {
            return Ending::Interrupted(report);
        }
        let summary = self.vm.format_exception_only(&raised.0, false);
        // A syntax error is preceded by its place; the message of any may go on over further lines.
        let summary = summary.lines().find(|line| !line.starts_with(' ')).unwrap_or_default().to_string();
        Ending::Raised { summary, line: innermost_line(&raised, main_file), report }
    }

    /// Shows an exception that nothing caught, or has `sys.excepthook` show it where the program has put its own.
    fn report(&mut self, raised: &Raised, report: &str) {
        let sys = self.vm.intern("sys");
        let hooks = self.vm.modules.get_str(&sys).map(|sys| {
            ["excepthook", "__excepthook__"].map(|name| self.vm.get_attr_str(&sys, name).unwrap_or_default())
        });
        let Some([hook, first]) = hooks else { return self.show(report) };
        if hook.is_empty() || hook.is(&first) {
            return self.vm.write_error(report).unwrap_or_default();
        }
        let exception = raised.0.value();
        let traceback = self.vm.get_attr_str(&exception, "__traceback__").unwrap_or(Value::NONE);
        let class = self.vm.class_of(&exception).value();
        if let Err(other) = self.vm.call(&hook, &[class, exception, traceback]) {
            let text = self.vm.format_exception(&other.0, self.colour);
            self.show(&format!("Error in sys.excepthook:\n{text}\nOriginal exception was:\n{report}"));
        }
    }

    /// Writes to standard error. Where that cannot be written to, there is nobody left to be told.
    pub fn show(&mut self, text: &str) {
        self.vm.host.write(Stream::Err, text).unwrap_or_default();
    }

    /// `sys.exit(code)`: nothing is success, a number is the status, anything else is shown and means 1.
    fn exited(&mut self, raised: &Raised) -> Ending {
        let code = raised.0.value().slot(0);
        if code.is_empty() || code.is_none() {
            return Ending::Exited(0);
        }
        if self.vm.plain_int(&code).is_some() {
            // What does not fit is -1, as where C converts it.
            return Ending::Exited((self.vm.index_i64(&code).unwrap_or(-1) & 0xff) as i32);
        }
        let text = self.vm.str_of(&code).map_or_else(|_| String::new(), |text| text.as_str().to_string());
        self.show(&format!("{text}\n"));
        Ending::Exited(1)
    }

    /// A limit was exceeded. No handler of the program has seen it; what it says is where the run stood.
    fn stopped(&mut self, raised: &Raised) -> Ending {
        let reason = self.vm.str_of(&raised.0.value());
        let reason =
            reason.map_or_else(|_| "a limit was exceeded".to_string(), |text| text.as_str().to_string());
        let message = match last_entry(raised) {
            Some(entry) => {
                let file = &entry.frame.function.code.data.file;
                format!("stopped in \"{file}\", line {}: {reason}", entry.line())
            }
            None => format!("stopped: {reason}"),
        };
        self.show(&format!("rondo: {message}\n"));
        Ending::Stopped(message)
    }

    /// Ends the session: finalises what is left, writes what is buffered, and says with which status the process ends.
    pub fn finish(&mut self, ending: &Ending) -> i32 {
        let event_loop = std::mem::take(&mut self.event_loop);
        if !event_loop.is_empty()
            && let Err(raised) = self.vm.call_method(&event_loop, "close", &[])
        {
            let report = self.vm.format_exception(&raised.0, self.colour);
            self.show(&report);
        }
        drop(event_loop);
        if let Err(raised) = rondo_library::run_exit_functions(&mut self.vm) {
            let report = self.vm.format_exception(&raised.0, self.colour);
            self.show(&report);
        }
        rondo_runtime::shut_down(&mut self.vm);
        // The machine must be the last to hold the main module: what lies in it is finalised while its names still stand.
        self.main = self.vm.new_module("__main__");
        self.vm.shut_down();
        let written = self.out.flush();
        if let Err(error) = &written
            && error.kind() != std::io::ErrorKind::BrokenPipe
        {
            let number = error.raw_os_error().unwrap_or(0);
            let reason = rondo_vm::errors::system_message(number);
            self.show(&format!(
                "Exception ignored while flushing sys.stdout:\nOSError: [Errno {number}] {reason}\n"
            ));
        }
        self.err.flush().unwrap_or_default();
        match written {
            Err(_) if ending.status() == 0 => Ending::Unread.status(),
            Ok(()) | Err(_) => ending.status(),
        }
    }

    /// The names that could complete a word at the prompt: those of the main module and the builtins.
    pub fn names(&self) -> Vec<String> {
        let entries = self.main.dict.entries().into_iter().chain(self.vm.builtins.entries());
        entries
            .filter_map(|entry| entry.key.downcast::<Str>().map(|name| name.as_str().to_string()))
            .collect()
    }
}

fn set_limits(vm: &mut Vm, limits: Limits) {
    vm.limits.max_instructions = limits.instructions.unwrap_or(u64::MAX);
    vm.limits.max_output = limits.output.unwrap_or(u64::MAX);
    vm.limits.max_seconds = limits.seconds.unwrap_or(f64::INFINITY);
    if let Some(bytes) = limits.memory {
        vm.heap.set_max_bytes(usize::try_from(bytes).unwrap_or(usize::MAX));
    }
    vm.limits.room = room::for_objects();
    vm.reset_countdown();
}

/// The innermost entry of a traceback.
fn last_entry(raised: &Raised) -> Option<Ref<Traceback>> {
    entries(raised).pop()
}

/// The innermost line of a file that an exception passed through.
fn innermost_line(raised: &Raised, file: &str) -> Option<u32> {
    let entries = entries(raised);
    let of_file = entries.iter().rev().find(|entry| &*entry.frame.function.code.data.file == file);
    of_file.map(|entry| entry.line())
}

fn entries(raised: &Raised) -> Vec<Ref<Traceback>> {
    let mut entries: Vec<Ref<Traceback>> = Vec::new();
    let mut next = raised.0.traceback.borrow().clone();
    while let Some(entry) = next {
        next = entry.next.borrow().clone();
        entries.push(entry);
    }
    entries
}
