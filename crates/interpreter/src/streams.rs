//! The standard streams of a session: what is buffered, and when it is written.
//!
//! The rules are CPython's. Standard output is written line by line on a terminal and in blocks otherwise; standard error
//! line by line always. What is buffered is written before the program waits for input, when it ends, and when it crashes:
//! for that last case the buffer is shared with whoever installs a hook for panics.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::sync::{Arc, Mutex, PoisonError, TryLockError};

/// A block: so much is gathered before it is written.
const BLOCK: usize = 8192;

/// When what was written reaches the outside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Buffering {
    /// At the end of each line.
    Lines,
    /// When a block is full.
    Blocks,
    /// At once.
    Nothing,
}

/// An output stream with its buffer, shared with the hook that saves it in a crash.
#[derive(Clone)]
pub struct Output {
    shared: Arc<Mutex<Buffer>>,
    is_terminal: bool,
}

struct Buffer {
    bytes: Vec<u8>,
    buffering: Buffering,
    is_unread: bool,
    target: Box<dyn Write + Send>,
}

impl Output {
    /// The standard output of the process.
    pub fn standard() -> Output {
        let stdout = io::stdout();
        let is_terminal = stdout.is_terminal();
        let buffering = if is_terminal { Buffering::Lines } else { Buffering::Blocks };
        // A descriptor of our own goes around the buffer that Rust keeps for the stream.
        let target: Box<dyn Write + Send> = match stdout.as_fd().try_clone_to_owned() {
            Ok(descriptor) => Box::new(File::from(descriptor)),
            Err(_) => Box::new(stdout),
        };
        Output::new(target, buffering, is_terminal)
    }

    /// The standard error of the process.
    pub fn standard_error() -> Output {
        let stderr = io::stderr();
        let is_terminal = stderr.is_terminal();
        Output::new(Box::new(stderr), Buffering::Lines, is_terminal)
    }

    /// An output that goes wherever the embedder likes, line by line.
    pub fn to(target: Box<dyn Write + Send>, is_terminal: bool) -> Output {
        Output::new(target, Buffering::Lines, is_terminal)
    }

    fn new(target: Box<dyn Write + Send>, buffering: Buffering, is_terminal: bool) -> Output {
        let buffer = Buffer { bytes: Vec::new(), buffering, is_unread: false, target };
        Output { shared: Arc::new(Mutex::new(buffer)), is_terminal }
    }

    /// From here on nothing is buffered.
    pub fn write_at_once(&self) {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner).buffering = Buffering::Nothing;
    }

    /// Whether a person is looking.
    pub fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    /// Takes text, and writes what is due.
    pub fn write(&self, text: &str) -> io::Result<()> {
        self.write_bytes(text.as_bytes())
    }

    /// Takes bytes, which need not be text, and writes what is due.
    pub fn write_bytes(&self, bytes: &[u8]) -> io::Result<()> {
        let mut buffer = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        buffer.bytes.extend_from_slice(bytes);
        let is_due = match buffer.buffering {
            Buffering::Lines => bytes.contains(&b'\n') || buffer.bytes.len() >= BLOCK,
            Buffering::Blocks => buffer.bytes.len() >= BLOCK,
            Buffering::Nothing => true,
        };
        if is_due { buffer.flush() } else { Ok(()) }
    }

    /// Writes what is buffered.
    pub fn flush(&self) -> io::Result<()> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner).flush()
    }

    /// Whether whoever read it has gone away.
    pub fn is_unread(&self) -> bool {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner).is_unread
    }

    /// Writes what is buffered unless it is being written at this very moment: for a hook that runs in a crash.
    pub fn rescue(&self) {
        let held = match self.shared.try_lock() {
            Ok(buffer) => Some(buffer),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        };
        // Nothing can be said about an error here: the crash is being reported already.
        held.map(|mut buffer| buffer.flush().is_ok());
    }
}

impl Buffer {
    /// What cannot be written is dropped, as CPython drops it: a closed pipe stays closed.
    fn flush(&mut self) -> io::Result<()> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let written = self.target.write_all(&self.bytes).and_then(|()| self.target.flush());
        self.is_unread |= written.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe);
        self.bytes.clear();
        if self.bytes.capacity() > 16 * BLOCK {
            self.bytes = Vec::new();
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A target that can be looked at.
    #[derive(Clone, Default)]
    struct Seen(Arc<Mutex<Vec<u8>>>);

    impl Write for Seen {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("no test panics here").extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Seen {
        fn text(&self) -> String {
            String::from_utf8_lossy(&self.0.lock().expect("no test panics here")).into_owned()
        }
    }

    #[test]
    fn a_terminal_sees_whole_lines_at_once() {
        let seen = Seen::default();
        let output = Output::to(Box::new(seen.clone()), true);
        output.write("a").expect("memory takes it");
        assert_eq!(seen.text(), "");
        output.write("b\nc").expect("memory takes it");
        assert_eq!(seen.text(), "ab\nc");
    }

    #[test]
    fn a_pipe_sees_blocks_and_the_rest_when_flushed() {
        let seen = Seen::default();
        let output = Output::new(Box::new(seen.clone()), Buffering::Blocks, false);
        output.write("line\n").expect("memory takes it");
        assert_eq!(seen.text(), "");
        output.write(&"x".repeat(BLOCK)).expect("memory takes it");
        assert_eq!(seen.text().len(), BLOCK + 5);
        output.write("rest").expect("memory takes it");
        output.rescue();
        assert!(seen.text().ends_with("rest"));
    }
}
