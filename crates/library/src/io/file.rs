//! `FileIO`: bytes of the outside, unbuffered.

use std::cell::{Cell, RefCell};
use std::io::SeekFrom;

use rondo_vm::heap::{Foreign, Holder, Object, Tracer, Value, ValueCell};
use rondo_vm::host::{Access, Files};
use rondo_vm::types::bytes;
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::types::object::{class_for_new, new_foreign};
use rondo_vm::{Outcome, Raised, Vm, method, static_method};

use super::{argument, base, classes, closed, most, unsupported};

/// The number of no file.
const NO_FILE: i32 = -1;

/// The number of standard input.
const STANDARD_INPUT: i32 = 0;

/// `EBADF`: there is no such file.
const BAD_FILE: i32 = 9;

/// The payload.
pub struct FileIo {
    number: Cell<i32>,
    access: Cell<Access>,
    closes_file: Cell<bool>,
    mode: RefCell<&'static str>,
    name: ValueCell,
}

impl Foreign for FileIo {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.name.trace(tracer);
    }
}

/// `io.FileIO`
pub static CLASS: ClassDef = ClassDef {
    name: "_io.FileIO",
    doc: "Open a file.\n\nThe mode can be 'r' (default), 'w', 'x' or 'a' for reading, writing,\nexclusive creation or appending.  The file will be created if it\ndoesn't exist when opened for writing or appending; it will be\ntruncated when opened for writing.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new, ""),
        method!("__init__", "(self, file, mode='r', closefd=True, opener=None)", init, ""),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("read", "(self, size=-1, /)", read, "Read at most size bytes, returned as bytes."),
        method!("readall", "(self, /)", read_all, "Read all data from the file, returned as bytes."),
        method!("readinto", "(self, buffer, /)", read_into, "Same as RawIOBase.readinto()."),
        method!("write", "(self, b, /)", write, "Write buffer b to file, return number of bytes written."),
        method!(
            "seek",
            "(self, pos, whence=0, /)",
            seek,
            "Move to new file position and return the file position."
        ),
        method!("tell", "(self, /)", tell, "Current file position."),
        method!("truncate", "(self, size=None, /)", truncate, "Truncate the file to at most size bytes."),
        method!("close", "(self, /)", close, "Close the file."),
        method!("seekable", "(self, /)", is_seekable, "True if file supports random-access."),
        method!(
            "readable",
            "(self, /)",
            |vm, args| Ok(Value::bool(open_file(vm, args)?.access.get().read)),
            "True if file was opened in a read mode."
        ),
        method!(
            "writable",
            "(self, /)",
            |vm, args| Ok(Value::bool(open_file(vm, args)?.access.get().write)),
            "True if file was opened in a write mode."
        ),
        method!(
            "fileno",
            "(self, /)",
            |vm, args| Ok(Value::int(open_file(vm, args)?.number.get())),
            "Return the underlying file descriptor (an integer)."
        ),
        method!("isatty", "(self, /)", is_terminal, "True if the file is connected to a TTY device."),
    ],
    properties: &[
        row("closed", |_, value| Ok(Value::bool(this(value).number.get() == NO_FILE))),
        row("closefd", |_, value| Ok(Value::bool(this(value).closes_file.get()))),
        row("mode", |vm, value| Ok(vm.str(*this(value).mode.borrow()))),
        PropertyDef {
            name: "name",
            get: |vm, value| match this(value).name.get() {
                name if name.is_empty() => {
                    Err(vm.attribute_error("'_io.FileIO' object has no attribute 'name'"))
                }
                name => Ok(name),
            },
            set: Some(|_, value, name| {
                this(value).name.set(name);
                Ok(())
            }),
            doc: "",
        },
    ],
    is_base: true,
};

const fn row(name: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc: "" }
}

fn this(value: &Value) -> &Object<Holder<FileIo>> {
    value.foreign::<FileIo>().expect("the receiver is a file")
}

/// Whether this is a file of the outside that is open, and that it would close.
pub(super) fn is_left_open(value: &Value) -> bool {
    value.foreign::<FileIo>().is_some_and(|file| file.number.get() != NO_FILE && file.closes_file.get())
}

/// The receiver, if it is open.
fn open_file<'a>(vm: &mut Vm, args: &'a [Value]) -> Result<&'a Object<Holder<FileIo>>, Raised> {
    let file = this(&args[0]);
    if file.number.get() == NO_FILE { Err(vm.value_error("I/O operation on closed file")) } else { Ok(file) }
}

fn blank() -> FileIo {
    FileIo {
        number: Cell::new(NO_FILE),
        access: Cell::default(),
        closes_file: Cell::new(true),
        mode: RefCell::new("rb"),
        name: ValueCell::default(),
    }
}

/// Whether a value is a file of this very class.
pub fn of(value: &Value) -> Option<&Object<Holder<FileIo>>> {
    value.foreign::<FileIo>().filter(|_| super::is_exact(value))
}

/// The files of the outside.
fn files(vm: &mut Vm) -> Result<&mut dyn Files, Raised> {
    if vm.host.files().is_none() {
        let class = vm.types.exceptions.permission_error.clone();
        return Err(vm.error(&class, "there are no files here"));
    }
    Ok(vm.host.files().expect("it was just looked at"))
}

/// Does something with the files; an error is told with the name of the file.
fn with_files<T>(
    vm: &mut Vm,
    name: Option<&Value>,
    work: impl FnOnce(&mut dyn Files) -> Result<T, i32>,
) -> Result<T, Raised> {
    let number = match work(files(vm)?) {
        Ok(result) => return Ok(result),
        Err(number) => number,
    };
    const INTERRUPTED: i32 = 4;
    if number == INTERRUPTED {
        let class = vm.types.exceptions.keyboard_interrupt.clone();
        return Err(vm.raise_with(&class, vec![]));
    }
    let raised = vm.os_error(number, None);
    if let Some(name) = name {
        let key = vm.intern("filename");
        vm.set_attr(&raised.0.value(), &key, name.clone())?;
    }
    Err(raised)
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = classes(vm)?.file;
    let class = class_for_new(vm, &args[0], &owner)?;
    Ok(new_foreign(vm, &class, blank()))
}

/// A file that is open already: one of the standard streams.
pub fn standard(vm: &mut Vm, number: i32, name: &str) -> Outcome {
    let file = blank();
    file.number.set(number);
    file.closes_file.set(false);
    file.access.set(Access { read: number == 0, write: number != 0, ..Access::default() });
    file.mode.replace(if number == 0 { "rb" } else { "wb" });
    file.name.set(vm.str(name));
    let class = classes(vm)?.file;
    Ok(new_foreign(vm, &class, file))
}

/// What the letters of a mode ask for, and how the mode is shown.
fn access_of(vm: &mut Vm, mode: &str) -> Result<(Access, &'static str), Raised> {
    let (mut kind, mut both) = (None, false);
    let complaint = "Must have exactly one of create/read/write/append mode and at most one plus";
    for letter in mode.chars() {
        match letter {
            'r' | 'w' | 'x' | 'a' if kind.is_none() => kind = Some(letter),
            '+' if !both => both = true,
            'b' => {}
            'r' | 'w' | 'x' | 'a' | '+' => return Err(vm.value_error(complaint)),
            _ => return Err(vm.value_error(format!("invalid mode: {mode}"))),
        }
    }
    let plain = Access { read: both, write: true, ..Access::default() };
    Ok(match kind {
        Some('r') => (Access { read: true, write: both, ..plain }, if both { "rb+" } else { "rb" }),
        Some('w') => {
            let access = Access { create: true, truncate: true, ..plain };
            (access, if both { "rb+" } else { "wb" })
        }
        Some('x') => (Access { create_new: true, ..plain }, if both { "xb+" } else { "xb" }),
        Some(_) => {
            let access = Access { create: true, append: true, ..plain };
            (access, if both { "ab+" } else { "ab" })
        }
        None => return Err(vm.value_error(complaint)),
    })
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let [receiver, name, mode, closes_file, opener] = args else {
        unreachable!("the signature has five parameters")
    };
    let mode = match argument(mode) {
        Some(mode) => {
            super::text_argument(vm, mode, "FileIO() argument 'mode' must be str")?.as_str().to_string()
        }
        None => "r".to_string(),
    };
    let (access, shown) = access_of(vm, &mode)?;
    let closes_file = closes_file.is_empty() || vm.truth(closes_file)?;
    close_quietly(vm, this(receiver));
    let is_number = name.is_a::<rondo_vm::types::int::BigInt>() || name.as_small_int().is_some();
    let number =
        if is_number {
            let number = vm.c_int_argument(name)?;
            if number < 0 {
                return Err(vm.value_error("negative file descriptor"));
            }
            with_files(vm, None, |files| if files.is_open(number) { Ok(number) } else { Err(BAD_FILE) })?
        } else {
            let path = super::opening::path_argument(vm, name)?;
            if !closes_file {
                return Err(vm.value_error("Cannot use closefd=False with file name"));
            }
            match argument(opener) {
                Some(opener) => {
                    let number = opened_by(vm, opener, name, access)?;
                    with_files(vm, Some(name), |files| {
                        if files.is_open(number) { Ok(number) } else { Err(BAD_FILE) }
                    })?
                }
                None => with_files(vm, Some(name), |files| files.open(&path, access))?,
            }
        };
    let file = this(receiver);
    file.number.set(number);
    file.access.set(access);
    file.closes_file.set(closes_file);
    file.mode.replace(shown);
    file.name.set(name.clone());
    if access.append && !(0..=2).contains(&number) {
        with_files(vm, None, |files| files.seek(number, SeekFrom::End(0)))?;
    }
    Ok(Value::NONE)
}

/// Lets a function of the program open the file: it gets the name and the flags of the operating system.
fn opened_by(vm: &mut Vm, opener: &Value, name: &Value, access: Access) -> Result<i32, Raised> {
    let way = match (access.read, access.write) {
        (true, true) => 2,
        (false, true) => 1,
        _ => 0,
    };
    let set = |is_set: bool, flag: i32| if is_set { flag } else { 0 };
    let flags = way
        | set(access.create || access.create_new, 0o100)
        | set(access.create_new, 0o200)
        | set(access.truncate, 0o1000)
        | set(access.append, 0o2000)
        | 0o2_000_000;
    let number = vm.call(opener, &[name.clone(), Value::int(flags)])?;
    let number = vm.c_int_argument(&number)?;
    if number < 0 {
        return Err(vm.value_error(format!("opener returned {number}")));
    }
    Ok(number)
}

impl FileIo {
    /// Whether it is closed.
    pub fn is_closed(&self) -> bool {
        self.number.get() == NO_FILE
    }

    /// Reads some bytes.
    pub fn read(&self, vm: &mut Vm, bytes: &mut [u8]) -> Result<usize, Raised> {
        if self.number.get() == NO_FILE {
            return Err(closed(vm));
        }
        if !self.access.get().read {
            return Err(unsupported(vm, "File not open for reading"));
        }
        if self.number.get() == STANDARD_INPUT {
            vm.wait_for_input()?;
        }
        with_files(vm, None, |files| files.read(self.number.get(), bytes))
    }

    /// Writes all of some bytes.
    pub fn write(&self, vm: &mut Vm, bytes: &[u8]) -> Result<usize, Raised> {
        if self.number.get() == NO_FILE {
            return Err(closed(vm));
        }
        if !self.access.get().write {
            return Err(unsupported(vm, "File not open for writing"));
        }
        let number = self.number.get();
        vm.limits.output += bytes.len() as u64;
        if vm.limits.output > vm.limits.max_output {
            let message = format!("more than {} bytes of output were written", vm.limits.max_output);
            return Err(vm.limit_exceeded(message));
        }
        with_files(vm, None, |files| {
            let mut written = 0;
            while written < bytes.len() {
                written += files.write(number, &bytes[written..])?;
            }
            Ok(written)
        })
    }

    /// Goes to a place.
    pub fn seek(&self, vm: &mut Vm, to: Target) -> Result<u64, Raised> {
        if self.number.get() == NO_FILE {
            return Err(closed(vm));
        }
        let to = to.place(vm)?;
        with_files(vm, None, |files| files.seek(self.number.get(), to))
    }
}

fn read(vm: &mut Vm, args: &[Value]) -> Outcome {
    open_file(vm, args)?;
    let Some(most) = most(vm, &args[1])? else { return read_all(vm, args) };
    vm.check_size(most)?;
    let mut bytes = vec![0; most];
    let count = this(&args[0]).read(vm, &mut bytes)?;
    Ok(vm.bytes(&bytes[..count]))
}

fn read_all(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = open_file(vm, args)?;
    let mut all = Vec::new();
    let mut block = vec![0; super::BUFFER_SIZE];
    loop {
        let count = file.read(vm, &mut block)?;
        if count == 0 {
            return Ok(vm.bytes(&all));
        }
        all.extend_from_slice(&block[..count]);
        vm.check_size(all.len())?;
    }
}

fn read_into(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = open_file(vm, args)?;
    let room = bytes::like_argument(vm, &args[1])?.len();
    let mut bytes = vec![0; room];
    let count = file.read(vm, &mut bytes)?;
    base::fill(vm, &args[1], &bytes[..count])
}

fn write(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = open_file(vm, args)?;
    let bytes = bytes::like_argument(vm, &args[1])?.into_owned();
    let count = file.write(vm, &bytes)?;
    Ok(vm.size(count))
}

/// Where `seek` is to go: how far, and from where (0 the beginning, 1 here, 2 the end).
#[derive(Clone, Copy)]
pub struct Target {
    /// How far.
    pub offset: i64,
    /// From where.
    pub whence: i32,
}

impl Target {
    /// Where the file is.
    pub const HERE: Target = Target { offset: 0, whence: 1 };

    /// Reads the arguments of a `seek`.
    pub fn of(vm: &mut Vm, offset: &Value, whence: &Value) -> Result<Target, Raised> {
        let offset = vm.index_i64(offset)?;
        match if whence.is_empty() { 0 } else { vm.c_int_argument(whence)? } {
            whence @ 0..=2 => Ok(Target { offset, whence }),
            other => Err(vm.value_error(format!("whence value {other} unsupported"))),
        }
    }

    fn place(self, vm: &mut Vm) -> Result<SeekFrom, Raised> {
        match self.whence {
            // The operating system's word for a place before the beginning.
            0 => u64::try_from(self.offset).map(SeekFrom::Start).map_err(|_| vm.os_error(22, None)),
            1 => Ok(SeekFrom::Current(self.offset)),
            _ => Ok(SeekFrom::End(self.offset)),
        }
    }
}

fn seek(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = open_file(vm, args)?;
    let target = Target::of(vm, &args[1], &args[2])?;
    let place = file.seek(vm, target)?;
    Ok(vm.int(place as i64))
}

fn tell(vm: &mut Vm, args: &[Value]) -> Outcome {
    let place = open_file(vm, args)?.seek(vm, Target::HERE)?;
    Ok(vm.int(place as i64))
}

fn truncate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = open_file(vm, args)?;
    if !file.access.get().write {
        return Err(unsupported(vm, "File not open for writing"));
    }
    let size = match argument(&args[1]) {
        Some(size) => vm.index_i64(size)?,
        None => file.seek(vm, Target::HERE)? as i64,
    };
    if size < 0 {
        return Err(vm.os_error(22, None));
    }
    with_files(vm, None, |files| files.set_length(file.number.get(), size as u64))?;
    Ok(vm.int(size))
}

/// Closes the file that an object had before it is initialised again.
fn close_quietly(vm: &mut Vm, file: &FileIo) {
    let number = file.number.replace(NO_FILE);
    if number > 2
        && file.closes_file.get()
        && let Some(files) = vm.host.files()
    {
        // It was open until now, and there is nobody to tell.
        files.close(number).unwrap_or_default();
    }
}

fn close(vm: &mut Vm, args: &[Value]) -> Outcome {
    if this(&args[0]).is_closed() {
        return Ok(Value::NONE);
    }
    // There is nothing to flush here, but a derived class may have something.
    let flushed = vm.call_method(&args[0], "flush", &[]);
    let file = this(&args[0]);
    let number = file.number.replace(NO_FILE);
    let closed = if number > 2 && file.closes_file.get() {
        with_files(vm, None, |files| files.close(number)).map(|()| Value::NONE)
    } else {
        Ok(Value::NONE)
    };
    base::both(flushed, closed)
}

fn is_seekable(vm: &mut Vm, args: &[Value]) -> Outcome {
    let number = open_file(vm, args)?.number.get();
    let can = files(vm)?.seek(number, SeekFrom::Current(0)).is_ok();
    Ok(Value::bool(can))
}

fn is_terminal(vm: &mut Vm, args: &[Value]) -> Outcome {
    let number = open_file(vm, args)?.number.get();
    Ok(Value::bool(files(vm)?.is_terminal(number)))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = this(&args[0]);
    let class = vm.class_of(&args[0]).shown_name();
    if file.number.get() == NO_FILE {
        return Ok(vm.str(&format!("<{class} [closed]>")));
    }
    let name = file.name.get();
    let name = if name.is_empty() {
        format!("fd={}", file.number.get())
    } else {
        format!("name={}", vm.repr(&name)?.as_str())
    };
    let closes = if file.closes_file.get() { "True" } else { "False" };
    let text = format!("<{class} {name} mode='{}' closefd={closes}>", file.mode.borrow());
    Ok(vm.str(&text))
}
