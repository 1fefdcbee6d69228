//! The abstract classes, from which programs derive files of their own: a few methods given, all others follow.

use rondo_vm::heap::Value;
use rondo_vm::native::NativeDef;
use rondo_vm::types::bytes;
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::{Outcome, Raised, Vm, method};

use super::{argument, asks, closed, flag, most, unsupported};

/// The attribute of an instance that was closed.
const CLOSED: &str = "__IOBase_closed";

/// `io.IOBase`
pub static IO_BASE: ClassDef = ClassDef {
    name: "io.IOBase",
    doc: "The abstract base class for all I/O classes.\n\nThis class provides dummy implementations for many methods that\nderived classes can override selectively; the default implementations\nrepresent a file that cannot be read, written or seeked.",
    methods: METHODS,
    properties: &[PropertyDef { name: "closed", get: get_closed, set: None, doc: "" }],
    is_base: true,
};

const METHODS: &[NativeDef] = &[
    method!(
        "seek",
        "(self, offset, whence=0, /)",
        |vm, _| Err(unsupported(vm, "seek")),
        "Change the stream position to the given byte offset."
    ),
    method!("tell", "(self, /)", tell, "Return current stream position."),
    method!(
        "truncate",
        "(self, size=None, /)",
        |vm, _| Err(unsupported(vm, "truncate")),
        "Truncate file to size bytes."
    ),
    method!("flush", "(self, /)", flush, "Flush write buffers, if applicable."),
    method!("close", "(self, /)", close, "Flush and close the IO object."),
    method!("seekable", "(self, /)", no, "Return whether object supports random access."),
    method!("readable", "(self, /)", no, "Return whether object was opened for reading."),
    method!("writable", "(self, /)", no, "Return whether object was opened for writing."),
    method!("isatty", "(self, /)", is_terminal, "Return whether this is an 'interactive' stream."),
    method!(
        "fileno",
        "(self, /)",
        |vm, _| Err(unsupported(vm, "fileno")),
        "Return underlying file descriptor if one exists."
    ),
    method!("_checkClosed", "(self, msg=None, /)", check_closed, ""),
    method!("_checkSeekable", "(self, msg=None, /)", check_seekable, ""),
    method!("_checkReadable", "(self, msg=None, /)", check_readable, ""),
    method!("_checkWritable", "(self, msg=None, /)", check_writable, ""),
    method!("readline", "(self, size=-1, /)", read_line, "Read and return a line from the stream."),
    method!("readlines", "(self, hint=-1, /)", read_lines, "Return a list of lines from the stream."),
    method!("writelines", "(self, lines, /)", write_lines, "Write a list of lines to stream."),
    method!("__iter__", "(self, /)", enter, "Implement iter(self)."),
    method!("__next__", "(self, /)", next, "Implement next(self)."),
    method!("__enter__", "(self, /)", enter, ""),
    method!("__exit__", "(self, /, *args)", exit, ""),
    method!("__del__", "(self, /)", finalise, ""),
];

/// `io.RawIOBase`
pub static RAW_BASE: ClassDef = ClassDef {
    name: "io.RawIOBase",
    doc: "Base class for raw binary I/O.",
    methods: &[
        method!("read", "(self, size=-1, /)", raw_read, ""),
        method!("readall", "(self, /)", raw_read_all, "Read until EOF, using multiple read() call."),
        method!("readinto", "(self, buffer, /)", not_implemented, ""),
        method!("write", "(self, b, /)", not_implemented, ""),
    ],
    properties: &[],
    is_base: true,
};

/// `io.BufferedIOBase`
pub static BUFFERED_BASE: ClassDef = ClassDef {
    name: "io.BufferedIOBase",
    doc: "Base class for buffered IO objects.",
    methods: &[
        method!(
            "read",
            "(self, size=-1, /)",
            |vm, _| Err(unsupported(vm, "read")),
            "Read and return up to n bytes."
        ),
        method!(
            "read1",
            "(self, size=-1, /)",
            |vm, _| Err(unsupported(vm, "read1")),
            "Read and return up to size bytes, with at most one read() call to the underlying raw stream."
        ),
        method!("readinto", "(self, buffer, /)", |vm, args| read_into(vm, args, "read"), ""),
        method!("readinto1", "(self, buffer, /)", |vm, args| read_into(vm, args, "read1"), ""),
        method!(
            "write",
            "(self, b, /)",
            |vm, _| Err(unsupported(vm, "write")),
            "Write buffer b to the IO stream."
        ),
        method!(
            "detach",
            "(self, /)",
            |vm, _| Err(unsupported(vm, "detach")),
            "Disconnect this buffer from its underlying raw stream and return it."
        ),
    ],
    properties: &[],
    is_base: true,
};

/// `io.TextIOBase`
pub static TEXT_BASE: ClassDef = ClassDef {
    name: "io.TextIOBase",
    doc: "Base class for text I/O.\n\nThis class provides a character and line based interface to stream\nI/O. There is no readinto method because Python's character strings\nare immutable.\n",
    methods: &[
        method!(
            "read",
            "(self, size=-1, /)",
            |vm, _| Err(unsupported(vm, "read")),
            "Read at most size characters from stream."
        ),
        method!(
            "readline",
            "(self, size=-1, /)",
            |vm, _| Err(unsupported(vm, "readline")),
            "Read until newline or EOF."
        ),
        method!("write", "(self, s, /)", |vm, _| Err(unsupported(vm, "write")), "Write string s to stream."),
        method!(
            "detach",
            "(self, /)",
            |vm, _| Err(unsupported(vm, "detach")),
            "Separate the underlying buffer from the TextIOBase and return it."
        ),
    ],
    properties: &[
        PropertyDef {
            name: "encoding",
            get: |_, _| Ok(Value::NONE),
            set: None,
            doc: "Encoding of the text stream.",
        },
        PropertyDef {
            name: "newlines",
            get: |_, _| Ok(Value::NONE),
            set: None,
            doc: "Line endings translated so far.",
        },
        PropertyDef {
            name: "errors",
            get: |_, _| Ok(Value::NONE),
            set: None,
            doc: "The error setting of the decoder or encoder.",
        },
    ],
    is_base: true,
};

fn no(_: &mut Vm, _: &[Value]) -> Outcome {
    Ok(Value::FALSE)
}

fn not_implemented(vm: &mut Vm, _: &[Value]) -> Outcome {
    let class = vm.types.exceptions.not_implemented_error.clone();
    Err(vm.raise_with(&class, vec![]))
}

/// That a stream, of whatever class, is open.
pub(super) fn check_open(vm: &mut Vm, stream: &Value) -> Result<(), Raised> {
    if flag(vm, stream, "closed")? { Err(closed(vm)) } else { Ok(()) }
}

fn get_closed(vm: &mut Vm, this: &Value) -> Outcome {
    let name = vm.intern(CLOSED);
    Ok(Value::bool(vm.find_attr(this, &name)?.is_some()))
}

fn tell(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.call_method(&args[0], "seek", &[Value::int(0), Value::int(1)])
}

fn flush(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_open(vm, &args[0])?;
    Ok(Value::NONE)
}

/// What closing a layer gives, after what waited there was flushed: both are done, whatever goes wrong with the first.
pub(super) fn both(flushed: Outcome, closed: Outcome) -> Outcome {
    match (flushed, closed) {
        (Err(first), Err(second)) => {
            if !second.0.is(&first.0) {
                second.0.context.set(first.0.value());
            }
            Err(second)
        }
        (Err(raised), Ok(_)) | (Ok(_), Err(raised)) => Err(raised),
        (Ok(_), Ok(_)) => Ok(Value::NONE),
    }
}

fn close(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.intern(CLOSED);
    if vm.find_attr(&args[0], &name)?.is_some() {
        return Ok(Value::NONE);
    }
    let flushed = vm.call_method(&args[0], "flush", &[]);
    vm.set_attr(&args[0], &name, Value::TRUE)?;
    flushed.map(|_| Value::NONE)
}

fn is_terminal(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_open(vm, &args[0])?;
    Ok(Value::FALSE)
}

fn check_closed(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_open(vm, &args[0])?;
    Ok(Value::NONE)
}

fn check(vm: &mut Vm, args: &[Value], question: &str, complaint: &str) -> Outcome {
    if asks(vm, &args[0], question)? { Ok(Value::TRUE) } else { Err(unsupported(vm, complaint)) }
}

fn check_seekable(vm: &mut Vm, args: &[Value]) -> Outcome {
    check(vm, args, "seekable", "File or stream is not seekable.")
}

fn check_readable(vm: &mut Vm, args: &[Value]) -> Outcome {
    check(vm, args, "readable", "File or stream is not readable.")
}

fn check_writable(vm: &mut Vm, args: &[Value]) -> Outcome {
    check(vm, args, "writable", "File or stream is not writable.")
}

/// A line of a stream that can only be read: byte by byte, or as far as `peek` shows the end of the line.
fn read_line(vm: &mut Vm, args: &[Value]) -> Outcome {
    let most = most(vm, &args[1])?.unwrap_or(usize::MAX);
    let peek = vm.intern("peek");
    let peek = vm.find_attr(&args[0], &peek)?;
    let mut line = Vec::new();
    while line.len() < most && !line.ends_with(b"\n") {
        let wanted = match &peek {
            Some(peek) => {
                let ahead = vm.call(peek, &[Value::int(1)])?;
                let ahead = bytes::like_argument(vm, &ahead)?.into_owned();
                let end = ahead.iter().position(|&byte| byte == b'\n').map_or(ahead.len(), |place| place + 1);
                end.clamp(1, most - line.len())
            }
            None => 1,
        };
        let wanted = vm.size(wanted);
        let piece = vm.call_method(&args[0], "read", &[wanted])?;
        if !piece.is_a::<bytes::Bytes>() {
            let text = format!("read() should have returned a bytes object, not '{}'", vm.type_name(&piece));
            let class = vm.types.exceptions.os_error.clone();
            return Err(vm.error(&class, text));
        }
        let piece = bytes::like_argument(vm, &piece)?;
        if piece.is_empty() {
            break;
        }
        line.extend_from_slice(&piece);
        vm.check_size(line.len())?;
    }
    Ok(vm.bytes(&line))
}

pub(super) fn read_lines(vm: &mut Vm, args: &[Value]) -> Outcome {
    let hint = match argument(&args[1]) {
        Some(hint) => vm.index_i64(hint)?,
        None => -1,
    };
    let mut lines = Vec::new();
    let mut length = 0;
    let iterator = vm.iter(&args[0])?;
    while let Some(line) = vm.next(&iterator)? {
        length += vm.length(&line)? as i64;
        lines.push(line);
        if hint > 0 && length >= hint {
            break;
        }
    }
    Ok(vm.list(lines))
}

pub(super) fn write_lines(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_open(vm, &args[0])?;
    let lines = vm.iter(&args[1])?;
    while let Some(line) = vm.next(&lines)? {
        vm.call_method(&args[0], "write", &[line])?;
    }
    Ok(Value::NONE)
}

fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
    let line = vm.call_method(&args[0], "readline", &[])?;
    if vm.length(&line)? == 0 { Err(vm.stop_iteration(Value::NONE)) } else { Ok(line) }
}

/// `iter(stream)` and `with stream`: the stream itself, if it is open.
fn enter(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_open(vm, &args[0])?;
    Ok(args[0].clone())
}

fn exit(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.call_method(&args[0], "close", &[])?;
    Ok(Value::NONE)
}

/// Says whether a stream is to be finalised when it goes.
pub(super) fn watch(stream: &Value, wanted: bool) {
    stream.header().expect("a stream is an object").set_finalise(wanted);
}

/// `ResourceWarning` for a stream that goes with a file of the outside still open below it. (It is hidden unless a program asks for it.)
fn warn_of_unclosed(vm: &mut Vm, stream: &Value) -> Result<(), Raised> {
    let mut lowest = stream.clone();
    for name in ["buffer", "raw"] {
        let name = vm.intern(name);
        if let Ok(Some(below)) = vm.find_attr(&lowest, &name) {
            lowest = below;
        }
    }
    if !super::file::is_left_open(&lowest) {
        return Ok(());
    }
    let text = format!("unclosed file {}", vm.repr(stream)?.as_str());
    let class = vm.types.exceptions.resource_warning.clone();
    vm.try_warn(&class, &text, stream)
}

/// Nobody refers to the stream any more: it is closed. What goes wrong with that cannot be raised anywhere.
fn finalise(vm: &mut Vm, args: &[Value]) -> Outcome {
    let is_open = matches!(flag(vm, &args[0], "closed"), Ok(false));
    if is_open && let Err(raised) = warn_of_unclosed(vm, &args[0]) {
        vm.unraisable(&raised, "Exception ignored while finalizing file", &args[0]);
    }
    if is_open && let Err(raised) = vm.call_method(&args[0], "close", &[]) {
        vm.unraisable(&raised, "Exception ignored while finalizing file", &args[0]);
    }
    Ok(Value::NONE)
}

fn raw_read(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(most) = most(vm, &args[1])? else { return vm.call_method(&args[0], "readall", &[]) };
    vm.check_size(most)?;
    let buffer = vm.bytearray(vec![0; most]);
    let count = vm.call_method(&args[0], "readinto", std::slice::from_ref(&buffer))?;
    if count.is_none() {
        return Ok(Value::NONE);
    }
    let count = vm.index_i64(&count)?.clamp(0, most as i64) as usize;
    let read = bytes::like_argument(vm, &buffer)?.into_owned();
    Ok(vm.bytes(&read[..count.min(read.len())]))
}

fn raw_read_all(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mut all = Vec::new();
    loop {
        let size = vm.size(super::BUFFER_SIZE);
        let piece = vm.call_method(&args[0], "read", &[size])?;
        if piece.is_none() && all.is_empty() {
            return Ok(piece);
        }
        let is_end = piece.is_none() || vm.length(&piece)? == 0;
        if is_end {
            return Ok(vm.bytes(&all));
        }
        all.extend_from_slice(&bytes::like_argument(vm, &piece)?);
        vm.check_size(all.len())?;
    }
}

/// Reads as much as an array has room for, by another method.
fn read_into(vm: &mut Vm, args: &[Value], method: &str) -> Outcome {
    let room = bytes::like_argument(vm, &args[1])?.len();
    let wanted = vm.size(room);
    let piece = vm.call_method(&args[0], method, &[wanted])?;
    let piece = bytes::like_argument(vm, &piece)?.into_owned();
    fill(vm, &args[1], &piece)
}

/// Puts bytes at the beginning of an array, and tells how many.
pub(super) fn fill(vm: &mut Vm, array: &Value, piece: &[u8]) -> Outcome {
    let Some(array) = array.downcast::<bytes::ByteArray>() else {
        let text =
            format!("readinto() argument must be read-write bytes-like object, not {}", vm.type_name(array));
        return Err(vm.type_error(text));
    };
    if piece.len() > array.len() {
        return Err(vm.value_error("more bytes were read than there is room for"));
    }
    array.with_mut(|bytes| bytes[..piece.len()].copy_from_slice(piece));
    Ok(vm.size(piece.len()))
}
