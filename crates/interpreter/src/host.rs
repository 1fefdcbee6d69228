//! The machine's door as a process has it: real streams, and the time, randomness and Ctrl-C of the event loop's world.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, IsTerminal, Read, Seek, Write};
use std::os::fd::AsRawFd;
use std::rc::Rc;

use nix::errno::Errno;
use nix::time::{ClockId, clock_gettime};
use rondo_runtime::SharedWorld;
use rondo_vm::host::{Access, Files, Host, ReadError, Stream};
use rustc_hash::FxHashMap;

use crate::input::Input;
use crate::interrupt::Interruptible;
use crate::streams::Output;

/// The number of an error that the operating system has none for: an input or output error (`EIO`).
const UNKNOWN_ERROR: i32 = nix::errno::Errno::EIO as i32;

/// Hears of every writing to standard output: the text, the lines of the main file that wrote it, innermost first, and the
/// time.
pub type OutputObserver = Box<dyn FnMut(&str, &[u32], f64)>;

/// The place where a session puts its observer.
pub type SharedObserver = Rc<RefCell<Option<OutputObserver>>>;

/// The door of a process.
pub struct Process {
    out: Output,
    err: Output,
    /// Opened when something is first read.
    input: Option<Input>,
    world: SharedWorld,
    interruptible: Interruptible,
    observer: SharedObserver,
    /// The lines that write, where an observer wants to know.
    lines: Vec<u32>,
    /// The files that the program has opened, by number.
    open_files: FxHashMap<i32, File>,
}

impl Process {
    /// The door with these streams. Input is the process's own unless another is given.
    pub fn new(out: Output, err: Output, input: Option<Input>, world: SharedWorld) -> io::Result<Process> {
        let interruptible = Interruptible::new(world.borrow().interrupter().clone())?;
        Ok(Process {
            out,
            err,
            input,
            world,
            interruptible,
            observer: SharedObserver::default(),
            lines: Vec::new(),
            open_files: FxHashMap::default(),
        })
    }

    /// What interrupts whoever waits at this door.
    pub fn interruptible(&self) -> &Interruptible {
        &self.interruptible
    }

    /// Where an observer of the output can be put.
    pub fn observer(&self) -> SharedObserver {
        self.observer.clone()
    }

    fn output(&self, stream: Stream) -> &Output {
        match stream {
            Stream::Out => &self.out,
            Stream::Err => &self.err,
        }
    }
}

/// The number of an operating system's error.
pub(crate) fn number(error: io::Error) -> i32 {
    error.raw_os_error().unwrap_or(UNKNOWN_ERROR)
}

impl Host for Process {
    fn write(&mut self, stream: Stream, text: &str) -> Result<(), i32> {
        if stream == Stream::Out
            && let Some(observer) = &mut *self.observer.borrow_mut()
        {
            observer(text, &self.lines, self.world.borrow().now().seconds());
        }
        self.output(stream).write(text).map_err(number)
    }

    fn wants_origins(&self) -> bool {
        self.observer.borrow().is_some()
    }

    fn written_by(&mut self, lines: Vec<u32>) {
        self.lines = lines;
    }

    fn flush(&mut self, stream: Stream) -> Result<(), i32> {
        self.output(stream).flush().map_err(number)
    }

    fn read_line(&mut self, prompt: &str) -> Result<String, ReadError> {
        let written = Host::write(self, Stream::Out, prompt).and_then(|()| self.flush(Stream::Out));
        written.map_err(ReadError::System)?;
        let line = self.input.get_or_insert_with(Input::standard).read_line(&mut self.interruptible);
        if line == Err(ReadError::Interrupted) {
            // Whoever waited for the line hears of it now, and the machine not once more.
            self.interruptible.take();
        }
        line
    }

    fn await_input(&mut self) -> Option<Box<dyn FnOnce() + Send>> {
        // What was written is shown before somebody waits for an answer to it.
        Host::flush(self, Stream::Out).unwrap_or_default();
        self.input.get_or_insert_with(Input::standard).awaited()
    }

    fn is_terminal(&self, stream: Stream) -> bool {
        self.output(stream).is_terminal()
    }

    fn monotonic(&mut self) -> f64 {
        self.world.borrow().now().seconds()
    }

    fn wall(&mut self) -> f64 {
        self.world.borrow().wall().seconds()
    }

    fn cpu_time(&mut self) -> f64 {
        clock_gettime(ClockId::CLOCK_PROCESS_CPUTIME_ID)
            .map_or(0.0, |time| time.tv_sec() as f64 + time.tv_nsec() as f64 / 1e9)
    }

    fn entropy(&mut self, bytes: &mut [u8]) {
        self.world.borrow_mut().outside().entropy(bytes);
    }

    fn take_interrupt(&mut self) -> bool {
        self.interruptible.take()
    }

    fn files(&mut self) -> Option<&mut dyn Files> {
        Some(self)
    }

    fn system(&mut self) -> Option<&mut dyn rondo_vm::host::System> {
        Some(self)
    }
}

/// What one of the numbers 0, 1, 2 stands for.
fn standard(file: i32) -> Option<Stream> {
    match file {
        1 => Some(Stream::Out),
        2 => Some(Stream::Err),
        _ => None,
    }
}

impl Process {
    fn file(&mut self, file: i32) -> Result<&mut File, i32> {
        self.open_files.get_mut(&file).ok_or(Errno::EBADF as i32)
    }

    /// Bytes of standard input. What was written is shown before the program waits for them.
    fn read_input(&mut self, bytes: &mut [u8]) -> Result<usize, i32> {
        Host::flush(self, Stream::Out)?;
        let input = self.input.get_or_insert_with(Input::standard);
        match input.read_bytes(&mut self.interruptible, bytes.len()) {
            Ok(read) => {
                bytes[..read.len()].copy_from_slice(&read);
                Ok(read.len())
            }
            Err(ReadError::Interrupted) => Err(Errno::EINTR as i32),
            Err(ReadError::System(number)) => Err(number),
            Err(ReadError::NotUtf8) => unreachable!("bytes are not decoded here"),
        }
    }
}

impl Files for Process {
    fn open(&mut self, path: &str, access: Access) -> Result<i32, i32> {
        let mut options = File::options();
        options.read(access.read).write(access.write && !access.append).append(access.append);
        options.create(access.create).create_new(access.create_new).truncate(access.truncate);
        let file = options.open(path).map_err(number)?;
        if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
            return Err(Errno::EISDIR as i32);
        }
        let descriptor = file.as_raw_fd();
        self.open_files.insert(descriptor, file);
        Ok(descriptor)
    }

    fn is_open(&self, file: i32) -> bool {
        (0..=2).contains(&file) || self.open_files.contains_key(&file)
    }

    fn read(&mut self, file: i32, bytes: &mut [u8]) -> Result<usize, i32> {
        if file == 0 {
            return self.read_input(bytes);
        }
        loop {
            match self.file(file)?.read(bytes) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => return read.map_err(number),
            }
        }
    }

    fn write(&mut self, file: i32, bytes: &[u8]) -> Result<usize, i32> {
        let Some(stream) = standard(file) else { return self.file(file)?.write(bytes).map_err(number) };
        if stream == Stream::Out
            && let Some(observer) = &mut *self.observer.borrow_mut()
        {
            observer(&String::from_utf8_lossy(bytes), &self.lines, self.world.borrow().now().seconds());
        }
        self.output(stream).write_bytes(bytes).map_err(number)?;
        Ok(bytes.len())
    }

    fn seek(&mut self, file: i32, to: io::SeekFrom) -> Result<u64, i32> {
        if (0..=2).contains(&file) {
            return Err(Errno::ESPIPE as i32);
        }
        self.file(file)?.seek(to).map_err(number)
    }

    fn set_length(&mut self, file: i32, length: u64) -> Result<(), i32> {
        self.file(file)?.set_len(length).map_err(number)
    }

    fn sync(&mut self, file: i32) -> Result<(), i32> {
        self.file(file)?.sync_all().map_err(number)
    }

    fn close(&mut self, file: i32) -> Result<(), i32> {
        self.open_files.remove(&file).map(drop).ok_or(Errno::EBADF as i32)
    }

    fn is_terminal(&self, file: i32) -> bool {
        match standard(file) {
            Some(stream) => self.output(stream).is_terminal(),
            None if file == 0 => io::stdin().is_terminal(),
            None => self.open_files.get(&file).is_some_and(File::is_terminal),
        }
    }
}

/// A world that is shared between the door and the runtime.
pub fn shared(world: rondo_eventloop::World<rondo_runtime::Handle>) -> SharedWorld {
    Rc::new(RefCell::new(world))
}
