//! Where sessions run: a thread with a big stack, while the main thread waits for Ctrl-C.
//!
//! The machine itself does not recurse for calls of the program, but hooks (`__repr__` of a list of lists), the tree of
//! a source, and the collector's visits may nest. So the stack is big; it is reserved, not used.

use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rondo_interpreter::{Interrupt, Output};
use signal_hook::consts::SIGINT;
use signal_hook::iterator::{Handle, Signals};

/// How much stack a session has.
const STACK: usize = 512 << 20;

/// How much of it the machine may use; the rest is for what calls it.
pub const MACHINE_STACK: usize = STACK - (4 << 20);

/// What the main thread shall interrupt at Ctrl-C: the session that runs now.
#[derive(Clone, Default)]
pub struct Interruption(Arc<Mutex<Option<Interrupt>>>);

impl Interruption {
    /// From now on Ctrl-C interrupts this session.
    pub fn aim_at(&self, interrupt: Interrupt) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(interrupt);
    }

    fn raise(&self) {
        match &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(interrupt) => interrupt.raise(),
            // Nothing runs yet, or any more: Ctrl-C ends the process as it would have without us.
            None => std::process::exit(130),
        }
    }
}

/// Ends the waiting for signals when the session's thread ends, however it does.
struct End(Handle);

impl Drop for End {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Runs `play` on a thread with a big stack. The exit status is its result: the process is to end with it at once, for the
/// thread and its memory are left as they are. To take them apart would only cost time.
pub fn on_stage(play: impl FnOnce(&Interruption) -> i32 + Send + 'static) -> i32 {
    let interruption = Interruption::default();
    let mut signals = match Signals::new([SIGINT]) {
        Ok(signals) => signals,
        Err(error) => return complain(&format!("cannot wait for Ctrl-C: {error}")),
    };
    let end = End(signals.handle());
    let shared = interruption.clone();
    let status = Arc::new(OnceLock::new());
    let result = status.clone();
    let thread = std::thread::Builder::new().name("session".to_string()).stack_size(STACK).spawn(move || {
        let end = end;
        result.get_or_init(|| play(&shared));
        drop(end);
        loop {
            std::thread::park();
        }
    });
    let thread = match thread {
        Ok(thread) => thread,
        Err(error) => return complain(&format!("cannot reserve the stack: {error}")),
    };
    for _ in signals.forever() {
        interruption.raise();
    }
    match status.get() {
        Some(status) => *status,
        // Without a status the session has panicked, which the hook has reported.
        None => thread.join().map_or(101, |()| 101),
    }
}

/// Says on standard error what keeps us from working. The status is that of a failure.
pub fn complain(what: &str) -> i32 {
    eprintln!("rondo: {what}");
    1
}

/// The process's streams; what the program has written is saved if we crash.
pub fn streams() -> (Output, Output) {
    let streams = (Output::standard(), Output::standard_error());
    rescue_in_panic(&streams);
    streams
}

/// If we crash, what is buffered in these streams is written first.
pub fn rescue_in_panic(streams: &(Output, Output)) {
    let rescued = streams.clone();
    std::panic::set_hook(Box::new(move |panic| {
        rescued.0.rescue();
        rescued.1.rescue();
        let mut stderr = std::io::stderr();
        // Nothing can be said about a standard error that cannot be written to.
        writeln!(
            stderr,
            "rondo: an invariant of the interpreter does not hold. This is a mistake in rondo.\n{panic}"
        )
        .unwrap_or_default();
    }));
}

/// Whether reports on standard error are to be coloured: on a terminal, unless NO_COLOR is set.
pub fn wants_colour() -> bool {
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    std::io::IsTerminal::is_terminal(&std::io::stderr()) && !no_colour
}
