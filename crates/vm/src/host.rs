//! The door to the outside: output, input, the clock. What runs the machine supplies it.

/// Which stream a program writes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// What the machine needs from the outside. Everything that a program does not determine comes through here.
pub trait Host {
    /// Writes text to a stream. An error is the operating system's number.
    fn write(&mut self, stream: Stream, text: &str) -> Result<(), i32>;

    /// Whether [`Host::written_by`] is to be told, before each writing, which lines of the main file write.
    fn wants_origins(&self) -> bool {
        false
    }

    /// The lines of the main file that write next: the innermost, then those that called it. None when no frame is of
    /// that file.
    fn written_by(&mut self, _lines: Vec<u32>) {}

    /// Writes out what is buffered.
    fn flush(&mut self, stream: Stream) -> Result<(), i32>;

    /// Reads a line of standard input with its end, empty at the end of the input. Output is flushed first.
    fn read_line(&mut self, prompt: &str) -> Result<String, ReadError>;

    /// Whether a stream is a terminal.
    fn is_terminal(&self, stream: Stream) -> bool;

    /// Seconds of the monotonic clock, real or virtual.
    fn monotonic(&mut self) -> f64;

    /// Seconds since 1970, real or virtual.
    fn wall(&mut self) -> f64;

    /// Lets time pass.
    fn sleep(&mut self, seconds: f64);

    /// Seconds of processor time used.
    fn cpu_time(&mut self) -> f64;

    /// Random bytes.
    fn entropy(&mut self, bytes: &mut [u8]);

    /// Whether Ctrl-C was pressed since the last time this was asked.
    fn take_interrupt(&mut self) -> bool;

    /// The files of the outside; nothing where a program has none.
    fn files(&mut self) -> Option<&mut dyn Files> {
        None
    }
}

/// How a file is to be opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Access {
    /// It will be read.
    pub read: bool,
    /// It will be written.
    pub write: bool,
    /// It is made if it is not there.
    pub create: bool,
    /// It must not be there.
    pub create_new: bool,
    /// It is emptied.
    pub truncate: bool,
    /// All is written at its end.
    pub append: bool,
}

/// Files, by their numbers. 0, 1 and 2 are the standard streams. An error is the operating system's number.
pub trait Files {
    /// Opens a file and gives its number.
    fn open(&mut self, path: &str, access: Access) -> Result<i32, i32>;

    /// Whether a number stands for an open file.
    fn is_open(&self, file: i32) -> bool;

    /// Reads some bytes; none at the end.
    fn read(&mut self, file: i32, bytes: &mut [u8]) -> Result<usize, i32>;

    /// Writes bytes, and tells how many.
    fn write(&mut self, file: i32, bytes: &[u8]) -> Result<usize, i32>;

    /// Goes to a place, counted from the beginning, from here or from the end.
    fn seek(&mut self, file: i32, to: std::io::SeekFrom) -> Result<u64, i32>;

    /// Cuts a file off, or fills it up with zeros.
    fn set_length(&mut self, file: i32, length: u64) -> Result<(), i32>;

    /// Closes a file.
    fn close(&mut self, file: i32) -> Result<(), i32>;

    /// Whether a file is a terminal.
    fn is_terminal(&self, file: i32) -> bool;
}

/// Why a line of input could not be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadError {
    /// Ctrl-C.
    Interrupted,
    /// The bytes are not UTF-8.
    NotUtf8,
    /// The operating system's number.
    System(i32),
}
