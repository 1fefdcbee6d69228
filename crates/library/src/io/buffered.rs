//! `BufferedReader`, `BufferedWriter` and `BufferedRandom`: bytes that are kept here until they are asked for, or until
//! there are enough to write.

use std::cell::{Cell, RefCell};

use rondo_vm::heap::{Foreign, Holder, Object, Tracer, Value, ValueCell};
use rondo_vm::native::NativeDef;
use rondo_vm::types::bytes;
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::types::object::{class_for_new, new_foreign};
use rondo_vm::{Outcome, Raised, Vm, method, static_method};

use super::file::Target;
use super::{BUFFER_SIZE, argument, asks, base, classes, file, flag, most, unsupported};

/// The payload of the three.
pub struct Buffered {
    /// The layer below; empty before it is given and after it was taken away.
    raw: ValueCell,
    is_detached: Cell<bool>,
    /// What was read ahead, and how much of it has been given.
    ahead: RefCell<Vec<u8>>,
    given: Cell<usize>,
    /// What has not been written yet.
    behind: RefCell<Vec<u8>>,
    size: Cell<usize>,
}

impl Foreign for Buffered {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.raw.trace(tracer);
    }
}

const PROPERTIES: &[PropertyDef] = &[
    row("raw", raw),
    row("closed", |vm, value| {
        let raw = raw(vm, value)?;
        Ok(Value::bool(flag(vm, &raw, "closed")?))
    }),
    row("name", |vm, value| {
        let raw = raw(vm, value)?;
        vm.get_attr_str(&raw, "name")
    }),
    row("mode", |vm, value| {
        let raw = raw(vm, value)?;
        vm.get_attr_str(&raw, "mode")
    }),
];

const fn row(name: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc: "" }
}

/// The methods that all three have, and then those of the one.
macro_rules! methods {
    ($($own:expr),* $(,)?) => {
        &[
            static_method!("__new__", "(cls, /, *args, **kwargs)", new, ""),
            method!("__repr__", "(self, /)", repr, "Return repr(self)."),
            method!("seek", "(self, target, whence=0, /)", seek, ""),
            method!("tell", "(self, /)", tell, ""),
            method!("flush", "(self, /)", flush, ""),
            method!("close", "(self, /)", close, ""),
            method!("detach", "(self, /)", detach, ""),
            method!("fileno", "(self, /)", |vm, args| delegate(vm, args, "fileno"), ""),
            method!("isatty", "(self, /)", |vm, args| delegate(vm, args, "isatty"), ""),
            method!("seekable", "(self, /)", |vm, args| delegate(vm, args, "seekable"), ""),
            $($own),*
        ] as &[NativeDef]
    };
}

/// `io.BufferedReader`
pub static READER: ClassDef = ClassDef {
    name: "_io.BufferedReader",
    doc: "Create a new buffered reader using the given readable raw IO object.",
    methods: methods![
        method!("__init__", "(self, raw, buffer_size=131072)", init_reader, ""),
        method!("readable", "(self, /)", |vm, args| delegate(vm, args, "readable"), ""),
        method!("read", "(self, size=-1, /)", read, ""),
        method!("read1", "(self, size=-1, /)", read_once, ""),
        method!("readinto", "(self, buffer, /)", read_into, ""),
        method!("readinto1", "(self, buffer, /)", read_into_once, ""),
        method!("peek", "(self, size=0, /)", peek, ""),
        method!("readline", "(self, size=-1, /)", read_line, ""),
        method!("truncate", "(self, pos=None, /)", |vm, _| Err(unsupported(vm, "truncate")), ""),
        method!("__next__", "(self, /)", next, "Implement next(self)."),
    ],
    properties: PROPERTIES,
    is_base: true,
};

/// `io.BufferedWriter`
pub static WRITER: ClassDef = ClassDef {
    name: "_io.BufferedWriter",
    doc: "A buffer for a writeable sequential RawIO object.\n\nThe constructor creates a BufferedWriter for the given writeable raw\nstream. If the buffer_size is not given, it defaults to\nDEFAULT_BUFFER_SIZE.",
    methods: methods![
        method!("__init__", "(self, raw, buffer_size=131072)", init_writer, ""),
        method!("writable", "(self, /)", |vm, args| delegate(vm, args, "writable"), ""),
        method!("write", "(self, buffer, /)", write, "Write buffer b to the IO stream."),
        method!("truncate", "(self, pos=None, /)", truncate, ""),
    ],
    properties: PROPERTIES,
    is_base: true,
};

/// `io.BufferedRandom`
pub static RANDOM: ClassDef = ClassDef {
    name: "_io.BufferedRandom",
    doc: "A buffered interface to random access streams.\n\nThe constructor creates a reader and writer for a seekable stream,\nraw, given in the first argument. If the buffer_size is omitted it\ndefaults to DEFAULT_BUFFER_SIZE.",
    methods: methods![
        method!("__init__", "(self, raw, buffer_size=131072)", init_random, ""),
        method!("readable", "(self, /)", |vm, args| delegate(vm, args, "readable"), ""),
        method!("writable", "(self, /)", |vm, args| delegate(vm, args, "writable"), ""),
        method!("read", "(self, size=-1, /)", read, ""),
        method!("read1", "(self, size=-1, /)", read_once, ""),
        method!("readinto", "(self, buffer, /)", read_into, ""),
        method!("readinto1", "(self, buffer, /)", read_into_once, ""),
        method!("peek", "(self, size=0, /)", peek, ""),
        method!("readline", "(self, size=-1, /)", read_line, ""),
        method!("write", "(self, buffer, /)", write, "Write buffer b to the IO stream."),
        method!("truncate", "(self, pos=None, /)", truncate, ""),
        method!("__next__", "(self, /)", next, "Implement next(self)."),
    ],
    properties: PROPERTIES,
    is_base: true,
};

fn this(value: &Value) -> &Object<Holder<Buffered>> {
    value.foreign::<Buffered>().expect("the receiver is a buffered stream")
}

/// A buffered stream of one of these very classes, for the layer above.
pub fn of(value: &Value) -> Option<&Object<Holder<Buffered>>> {
    value.foreign::<Buffered>().filter(|_| super::is_exact(value))
}

fn raw(vm: &mut Vm, value: &Value) -> Outcome {
    let stream = this(value);
    match stream.raw.get() {
        raw if !raw.is_empty() => Ok(raw),
        _ if stream.is_detached.get() => Err(vm.value_error("raw stream has been detached")),
        _ => Err(vm.value_error("I/O operation on uninitialized object")),
    }
}

/// The layer below, if it is open.
fn open_raw(vm: &mut Vm, value: &Value, complaint: &str) -> Outcome {
    let raw = raw(vm, value)?;
    if flag(vm, &raw, "closed")? { Err(vm.value_error(complaint)) } else { Ok(raw) }
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = classes(vm)?.buffered_base;
    let class = class_for_new(vm, &args[0], &owner)?;
    let stream = Buffered {
        raw: ValueCell::default(),
        is_detached: Cell::new(false),
        ahead: RefCell::default(),
        given: Cell::new(0),
        behind: RefCell::default(),
        size: Cell::new(BUFFER_SIZE),
    };
    Ok(new_foreign(vm, &class, stream))
}

fn init(vm: &mut Vm, args: &[Value], needs: &[(&str, &str)]) -> Outcome {
    let [receiver, raw, size] = args else { unreachable!("the signature has three parameters") };
    // What fails from here on leaves no stream behind.
    this(receiver).raw.take();
    let size = if size.is_empty() { BUFFER_SIZE as i64 } else { vm.index_i64(size)? };
    if size <= 0 {
        return Err(vm.value_error("buffer size must be strictly positive"));
    }
    for (question, complaint) in needs {
        if !asks(vm, raw, question)? {
            return Err(unsupported(vm, complaint));
        }
    }
    let stream = this(receiver);
    stream.raw.set(raw.clone());
    stream.is_detached.set(false);
    stream.size.set(size as usize);
    stream.ahead.take();
    stream.given.set(0);
    stream.behind.take();
    Ok(Value::NONE)
}

const READS: (&str, &str) = ("readable", "File or stream is not readable.");
const WRITES: (&str, &str) = ("writable", "File or stream is not writable.");
const SEEKS: (&str, &str) = ("seekable", "File or stream is not seekable.");

fn init_reader(vm: &mut Vm, args: &[Value]) -> Outcome {
    init(vm, args, &[READS])
}

fn init_writer(vm: &mut Vm, args: &[Value]) -> Outcome {
    init(vm, args, &[WRITES])
}

fn init_random(vm: &mut Vm, args: &[Value]) -> Outcome {
    init(vm, args, &[SEEKS, READS, WRITES])
}

fn delegate(vm: &mut Vm, args: &[Value], method: &str) -> Outcome {
    let raw = raw(vm, &args[0])?;
    vm.call_method(&raw, method, &[])
}

/// Reads once from the layer below; `None` when it has nothing for now.
fn raw_read(vm: &mut Vm, raw: &Value, most: usize) -> Result<Option<Vec<u8>>, Raised> {
    if let Some(file) = file::of(raw) {
        let mut bytes = vec![0; most];
        let count = file.read(vm, &mut bytes)?;
        bytes.truncate(count);
        return Ok(Some(bytes));
    }
    let buffer = vm.bytearray(vec![0; most]);
    let count = vm.call_method(raw, "readinto", std::slice::from_ref(&buffer))?;
    if count.is_none() {
        return Ok(None);
    }
    let count = vm.index_i64(&count)?;
    let mut bytes = bytes::like_argument(vm, &buffer)?.into_owned();
    if count < 0 || count as usize > most {
        let text =
            format!("raw readinto() returned invalid length {count} (should have been between 0 and {most})");
        let class = vm.types.exceptions.os_error.clone();
        return Err(vm.error(&class, text));
    }
    bytes.truncate(count as usize);
    Ok(Some(bytes))
}

fn raw_seek(vm: &mut Vm, raw: &Value, to: Target) -> Result<i64, Raised> {
    if let Some(file) = file::of(raw) {
        return file.seek(vm, to).map(|place| place as i64);
    }
    let offset = vm.int(to.offset);
    let place = vm.call_method(raw, "seek", &[offset, Value::int(to.whence)])?;
    let place = vm.index_i64(&place)?;
    if place < 0 {
        let class = vm.types.exceptions.os_error.clone();
        return Err(vm.error(&class, format!("Raw stream returned invalid position {place}")));
    }
    Ok(place)
}

impl Buffered {
    /// Whether the layer below is closed, if it is a file of the outside.
    pub fn is_closed(&self) -> Option<bool> {
        file::of(&self.raw.get()).map(|file| file.is_closed())
    }

    fn rest(&self) -> usize {
        self.ahead.borrow().len() - self.given.get()
    }

    /// Takes what was read ahead, at most so much.
    fn take_ahead(&self, most: usize) -> Vec<u8> {
        let ahead = self.ahead.borrow();
        let from = self.given.get();
        let taken = ahead[from..(from.saturating_add(most)).min(ahead.len())].to_vec();
        self.given.set(from + taken.len());
        taken
    }

    fn refill(&self, bytes: Vec<u8>) {
        self.ahead.replace(bytes);
        self.given.set(0);
    }
}

/// Before a reading: what was written goes out first.
fn begin_reading(vm: &mut Vm, value: &Value) -> Outcome {
    let raw = open_raw(vm, value, "read of closed file")?;
    write_behind(vm, value, &raw)?;
    Ok(raw)
}

/// Reads until there is so much, or all; `None` when the layer below has nothing at all for now.
fn read_bytes(vm: &mut Vm, value: &Value, most: Option<usize>) -> Result<Option<Vec<u8>>, Raised> {
    let raw = begin_reading(vm, value)?;
    let stream = this(value);
    let mut all = stream.take_ahead(most.unwrap_or(usize::MAX));
    while most.is_none_or(|most| all.len() < most) {
        let left = most.map_or(usize::MAX, |most| most - all.len());
        let Some(block) = raw_read(vm, &raw, stream.size.get())? else {
            return Ok(if all.is_empty() { None } else { Some(all) });
        };
        if block.is_empty() {
            break;
        }
        stream.refill(block);
        all.extend(stream.take_ahead(left));
        vm.check_size(all.len())?;
    }
    Ok(Some(all))
}

fn bytes_or_none(vm: &mut Vm, read: Option<Vec<u8>>) -> Outcome {
    Ok(read.map_or(Value::NONE, |bytes| vm.bytes(&bytes)))
}

fn read(vm: &mut Vm, args: &[Value]) -> Outcome {
    if let Some(size) = argument(&args[1])
        && vm.index_i64(size)? < -1
    {
        return Err(vm.value_error("read length must be non-negative or -1"));
    }
    let most = most(vm, &args[1])?;
    let read = read_bytes(vm, &args[0], most)?;
    bytes_or_none(vm, read)
}

/// What is there, or else what one reading of the layer below gives.
pub fn read_some(vm: &mut Vm, value: &Value, most: Option<usize>) -> Result<Vec<u8>, Raised> {
    let raw = begin_reading(vm, value)?;
    let stream = this(value);
    if stream.rest() == 0 && most != Some(0) {
        let block = raw_read(vm, &raw, stream.size.get())?.unwrap_or_default();
        stream.refill(block);
    }
    Ok(stream.take_ahead(most.unwrap_or(usize::MAX)))
}

fn read_once(vm: &mut Vm, args: &[Value]) -> Outcome {
    let most = most(vm, &args[1])?;
    let read = read_some(vm, &args[0], most)?;
    Ok(vm.bytes(&read))
}

fn read_into(vm: &mut Vm, args: &[Value]) -> Outcome {
    let room = bytes::like_argument(vm, &args[1])?.len();
    match read_bytes(vm, &args[0], Some(room))? {
        Some(read) => base::fill(vm, &args[1], &read),
        None => Ok(Value::NONE),
    }
}

fn read_into_once(vm: &mut Vm, args: &[Value]) -> Outcome {
    let room = bytes::like_argument(vm, &args[1])?.len();
    let read = read_some(vm, &args[0], Some(room))?;
    base::fill(vm, &args[1], &read)
}

fn peek(vm: &mut Vm, args: &[Value]) -> Outcome {
    let raw = open_raw(vm, &args[0], "peek of closed file")?;
    write_behind(vm, &args[0], &raw)?;
    let stream = this(&args[0]);
    if stream.rest() == 0 {
        let block = raw_read(vm, &raw, stream.size.get())?.unwrap_or_default();
        stream.refill(block);
    }
    let ahead = stream.ahead.borrow();
    Ok(vm.bytes(&ahead[stream.given.get()..]))
}

fn line(vm: &mut Vm, value: &Value, most: usize) -> Result<Vec<u8>, Raised> {
    let raw = begin_reading(vm, value)?;
    let stream = this(value);
    let mut line = Vec::new();
    loop {
        let end = {
            let ahead = stream.ahead.borrow();
            let rest = &ahead[stream.given.get()..];
            memchr::memchr(b'\n', rest).map(|place| place + 1)
        };
        line.extend(stream.take_ahead(end.unwrap_or(usize::MAX).min(most - line.len())));
        if end.is_some() || line.len() == most {
            return Ok(line);
        }
        vm.check_size(line.len())?;
        match raw_read(vm, &raw, stream.size.get())? {
            Some(block) if !block.is_empty() => stream.refill(block),
            _ => return Ok(line),
        }
    }
}

fn read_line(vm: &mut Vm, args: &[Value]) -> Outcome {
    let most = most(vm, &args[1])?.unwrap_or(usize::MAX);
    let line = line(vm, &args[0], most)?;
    Ok(vm.bytes(&line))
}

fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
    if !super::is_exact(&args[0]) {
        let line = vm.call_method(&args[0], "readline", &[])?;
        return if vm.length(&line)? == 0 { Err(vm.stop_iteration(Value::NONE)) } else { Ok(line) };
    }
    let line = line(vm, &args[0], usize::MAX)?;
    if line.is_empty() { Err(vm.stop_iteration(Value::NONE)) } else { Ok(vm.bytes(&line)) }
}

/// Writes what waits to be written.
fn write_behind(vm: &mut Vm, value: &Value, raw: &Value) -> Result<(), Raised> {
    let behind = this(value).behind.take();
    write_raw(vm, raw, &behind)
}

/// Writes all of some bytes to the layer below.
fn write_raw(vm: &mut Vm, raw: &Value, bytes: &[u8]) -> Result<(), Raised> {
    if bytes.is_empty() {
        return Ok(());
    }
    if let Some(file) = file::of(raw) {
        return file.write(vm, bytes).map(drop);
    }
    let mut written = 0;
    while written < bytes.len() {
        let piece = vm.bytes(&bytes[written..]);
        let count = vm.call_method(raw, "write", &[piece])?;
        if count.is_none() {
            let class = vm.types.exceptions.blocking_io_error.clone();
            return Err(vm.error(&class, "write could not complete without blocking"));
        }
        let count = vm.index_i64(&count)?;
        let left = bytes.len() - written;
        if count < 0 || count as usize > left {
            let text = format!(
                "raw write() returned invalid length {count} (should have been between 0 and {left})"
            );
            let class = vm.types.exceptions.os_error.clone();
            return Err(vm.error(&class, text));
        }
        written += count as usize;
    }
    Ok(())
}

/// Gives back what was read ahead: the layer below goes to where the program thinks that it is.
fn go_back(vm: &mut Vm, value: &Value, raw: &Value) -> Result<(), Raised> {
    let stream = this(value);
    let rest = stream.rest();
    stream.refill(Vec::new());
    if rest > 0 {
        raw_seek(vm, raw, Target { offset: -(rest as i64), whence: 1 })?;
    }
    Ok(())
}

/// Takes bytes to be written.
pub fn write_bytes(vm: &mut Vm, value: &Value, bytes: &[u8]) -> Result<(), Raised> {
    let raw = open_raw(vm, value, "write to closed file")?;
    go_back(vm, value, &raw)?;
    let stream = this(value);
    base::watch(value, true);
    let length = stream.behind.borrow().len() + bytes.len();
    if length <= stream.size.get() {
        stream.behind.borrow_mut().extend_from_slice(bytes);
        return Ok(());
    }
    write_behind(vm, value, &raw)?;
    if bytes.len() > stream.size.get() {
        return write_raw(vm, &raw, bytes);
    }
    stream.behind.borrow_mut().extend_from_slice(bytes);
    Ok(())
}

fn write(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bytes = bytes::like_argument(vm, &args[1])?.into_owned();
    write_bytes(vm, &args[0], &bytes)?;
    Ok(vm.size(bytes.len()))
}

fn flush(vm: &mut Vm, args: &[Value]) -> Outcome {
    let raw = open_raw(vm, &args[0], "flush of closed file")?;
    write_behind(vm, &args[0], &raw)?;
    vm.call_method(&raw, "flush", &[])
}

fn seek(vm: &mut Vm, args: &[Value]) -> Outcome {
    let raw = open_raw(vm, &args[0], "seek of closed file")?;
    if !asks(vm, &raw, "seekable")? {
        return Err(unsupported(vm, "File or stream is not seekable."));
    }
    let target = Target::of(vm, &args[1], &args[2])?;
    write_behind(vm, &args[0], &raw)?;
    if target.whence == 1 {
        go_back(vm, &args[0], &raw)?;
    } else {
        this(&args[0]).refill(Vec::new());
    }
    let place = raw_seek(vm, &raw, target)?;
    Ok(vm.int(place))
}

fn tell(vm: &mut Vm, args: &[Value]) -> Outcome {
    let raw = raw(vm, &args[0])?;
    let place = raw_seek(vm, &raw, Target::HERE)?;
    let stream = this(&args[0]);
    let behind = stream.behind.borrow().len() as i64;
    Ok(vm.int(place - stream.rest() as i64 + behind))
}

fn truncate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let raw = open_raw(vm, &args[0], "truncate of closed file")?;
    if !asks(vm, &raw, "writable")? {
        return Err(unsupported(vm, "truncate"));
    }
    let size = match argument(&args[1]) {
        Some(size) => size.clone(),
        None => tell(vm, args)?,
    };
    write_behind(vm, &args[0], &raw)?;
    go_back(vm, &args[0], &raw)?;
    vm.call_method(&raw, "truncate", &[size])
}

fn close(vm: &mut Vm, args: &[Value]) -> Outcome {
    let raw = raw(vm, &args[0])?;
    if flag(vm, &raw, "closed")? {
        return Ok(Value::NONE);
    }
    let flushed = vm.call_method(&args[0], "flush", &[]);
    let closed = vm.call_method(&raw, "close", &[]);
    base::both(flushed, closed)
}

fn detach(vm: &mut Vm, args: &[Value]) -> Outcome {
    let raw = raw(vm, &args[0])?;
    vm.call_method(&args[0], "flush", &[])?;
    let stream = this(&args[0]);
    stream.raw.take();
    stream.is_detached.set(true);
    Ok(raw)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = vm.type_name(&args[0]);
    let key = vm.intern("name");
    let text = match vm.find_attr(&args[0], &key) {
        Ok(Some(name)) => format!("<{class} name={}>", vm.repr(&name)?.as_str()),
        Ok(None) | Err(_) => format!("<{class}>"),
    };
    Ok(vm.str(&text))
}
