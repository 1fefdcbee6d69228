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

    /// What waits until standard input has something to read, to be run on another thread of the operating system; none
    /// when there is something already.
    fn await_input(&mut self) -> Option<Box<dyn FnOnce() + Send>> {
        None
    }

    /// Whether a stream is a terminal.
    fn is_terminal(&self, stream: Stream) -> bool;

    /// Seconds of the monotonic clock, real or virtual.
    fn monotonic(&mut self) -> f64;

    /// Seconds since 1970, real or virtual.
    fn wall(&mut self) -> f64;

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

    /// The directories and the process, where there are any: what `os` asks.
    fn system(&mut self) -> Option<&mut dyn System> {
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

    /// Sees to it that what was written lies on the disk.
    fn sync(&mut self, file: i32) -> Result<(), i32>;

    /// Closes a file.
    fn close(&mut self, file: i32) -> Result<(), i32>;

    /// Whether a file is a terminal.
    fn is_terminal(&self, file: i32) -> bool;
}

/// The operating system as `os` sees it. Errors are its numbers.
pub trait System {
    /// The directory that relative paths begin in.
    fn current_directory(&mut self) -> Result<String, i32>;

    /// Changes it.
    fn change_directory(&mut self, path: &str) -> Result<(), i32>;

    /// The names in a directory, each with what it is.
    fn entries(&mut self, path: &str) -> Result<Vec<(String, EntryKind)>, i32>;

    /// What is known of a file; of a symbolic link itself, or of what it points to.
    fn status(&mut self, path: &str, follow: bool) -> Result<Status, i32>;

    /// Makes a directory.
    fn make_directory(&mut self, path: &str, mode: u32) -> Result<(), i32>;

    /// Removes an empty directory.
    fn remove_directory(&mut self, path: &str) -> Result<(), i32>;

    /// Removes a file.
    fn remove_file(&mut self, path: &str) -> Result<(), i32>;

    /// Renames a file or a directory.
    fn rename(&mut self, from: &str, to: &str) -> Result<(), i32>;

    /// Makes a symbolic link that points to a path.
    fn symbolic_link(&mut self, target: &str, path: &str) -> Result<(), i32>;

    /// Makes another name for a file.
    fn hard_link(&mut self, from: &str, to: &str) -> Result<(), i32>;

    /// Where a symbolic link points to.
    fn read_link(&mut self, path: &str) -> Result<String, i32>;

    /// Sets the permissions.
    fn change_mode(&mut self, path: &str, mode: u32) -> Result<(), i32>;

    /// Sets the times of access and of change, in nanoseconds since 1970.
    fn set_times(&mut self, path: &str, accessed: i64, modified: i64) -> Result<(), i32>;

    /// Cuts a file off, or fills it up, to a length.
    fn set_length_of(&mut self, path: &str, length: u64) -> Result<(), i32>;

    /// Whether a file may be read (4), written (2), executed (1).
    fn may_access(&mut self, path: &str, mode: u32) -> bool;

    /// The variables of the environment.
    fn environment(&mut self) -> Vec<(String, String)>;

    /// The numbers of the process, its parent, its user and its group.
    fn identity(&mut self) -> [u32; 4];

    /// How many processors there are.
    fn processors(&mut self) -> usize;

    /// Lets the system's shell run a command with this input and waits for its end: the status, as `wait` has it, and what
    /// it wrote, if that is wanted. Otherwise input and output are those of this process.
    fn run_command(&mut self, command: &str, piped: Piped<'_>) -> Result<(i32, Vec<u8>), i32>;

    /// Ends the process at once, and writes out nothing that is still buffered.
    fn leave(&mut self, status: i32) -> !;
}

/// Which end of a command is this program's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Piped<'a> {
    /// None.
    Nothing,
    /// The program reads what it writes.
    Output,
    /// The program has written what it reads.
    Input(&'a [u8]),
}

/// What an entry of a directory is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EntryKind {
    /// A regular file.
    File,
    /// A directory.
    Directory,
    /// A symbolic link, to whatever.
    Link,
    /// A device, a socket, a pipe.
    Other,
}

/// What is known of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Status {
    /// Kind and permissions.
    pub mode: u32,
    /// The number of the file on its device.
    pub inode: u64,
    /// The device.
    pub device: u64,
    /// How many names it has.
    pub links: u64,
    /// Whose it is.
    pub user: u32,
    /// Whose group's it is.
    pub group: u32,
    /// Its length in bytes.
    pub size: u64,
    /// When it was last read, changed, and changed in its status, in nanoseconds since 1970.
    pub times: [i64; 3],
    /// How many blocks of 512 bytes it takes.
    pub blocks: u64,
    /// The size in which it is best read.
    pub block_size: u64,
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
