//! `BytesIO`: a binary file in memory.

use std::cell::{Cell, RefCell};

use rondo_vm::heap::{Foreign, Holder, Object, Value};
use rondo_vm::types::bytes;
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::types::object::{class_for_new, new_foreign};
use rondo_vm::{Outcome, Raised, Vm, method, static_method};

use super::{argument, base, classes, closed, most};

/// The payload.
#[derive(Default)]
pub struct BytesIo {
    bytes: RefCell<Vec<u8>>,
    place: Cell<usize>,
    is_closed: Cell<bool>,
}

impl Foreign for BytesIo {
    fn elsewhere(&self) -> usize {
        self.bytes.borrow().capacity()
    }
}

/// `io.BytesIO`
pub static CLASS: ClassDef = ClassDef {
    name: "_io.BytesIO",
    doc: "Buffered I/O implementation using an in-memory bytes buffer.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new, ""),
        method!("__init__", "(self, initial_bytes=b'')", init, ""),
        method!("read", "(self, size=-1, /)", read, "Read at most size bytes, returned as a bytes object."),
        method!("read1", "(self, size=-1, /)", read, "Read at most size bytes, returned as a bytes object."),
        method!("readinto", "(self, buffer, /)", read_into, "Read bytes into buffer."),
        method!("readline", "(self, size=-1, /)", read_line, "Next line from the file, as a bytes object."),
        method!(
            "readlines",
            "(self, size=None, /)",
            read_lines,
            "List of bytes objects, each a line from the file."
        ),
        method!("write", "(self, b, /)", write, "Write bytes to file."),
        method!("writelines", "(self, lines, /)", write_lines, "Write lines to the file."),
        method!("seek", "(self, pos, whence=0, /)", seek, "Change stream position."),
        method!("tell", "(self, /)", tell, "Current file position, an integer."),
        method!("truncate", "(self, size=None, /)", truncate, "Truncate the file to at most size bytes."),
        method!("getvalue", "(self, /)", get_value, "Retrieve the entire contents of the BytesIO object."),
        method!("flush", "(self, /)", nothing, "Does nothing."),
        method!("close", "(self, /)", close, "Disable all I/O operations."),
        method!("readable", "(self, /)", yes, "Returns True if the IO object can be read."),
        method!("writable", "(self, /)", yes, "Returns True if the IO object can be written."),
        method!("seekable", "(self, /)", yes, "Returns True if the IO object can be seeked."),
        method!("isatty", "(self, /)", no, "Always returns False."),
        method!("__iter__", "(self, /)", |_, args| Ok(args[0].clone()), "Implement iter(self)."),
        method!("__next__", "(self, /)", next, "Implement next(self)."),
    ],
    properties: &[PropertyDef {
        name: "closed",
        get: |_, value| Ok(Value::bool(this(value).is_closed.get())),
        set: None,
        doc: "True if the file is closed.",
    }],
    is_base: true,
};

fn this(value: &Value) -> &Object<Holder<BytesIo>> {
    value.foreign::<BytesIo>().expect("the receiver is a BytesIO")
}

fn open_one<'a>(vm: &mut Vm, args: &'a [Value]) -> Result<&'a Object<Holder<BytesIo>>, Raised> {
    let file = this(&args[0]);
    if file.is_closed.get() { Err(closed(vm)) } else { Ok(file) }
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = classes(vm)?.bytes;
    let class = class_for_new(vm, &args[0], &owner)?;
    Ok(new_foreign(vm, &class, BytesIo::default()))
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let initial = match argument(&args[1]) {
        Some(initial) => bytes::like_argument(vm, initial)?.into_owned(),
        None => Vec::new(),
    };
    let file = this(&args[0]);
    file.bytes.replace(initial);
    file.place.set(0);
    file.is_closed.set(false);
    Ok(Value::NONE)
}

impl BytesIo {
    /// Takes at most so many bytes from here on.
    fn take(&self, most: usize) -> Vec<u8> {
        let bytes = self.bytes.borrow();
        let from = self.place.get().min(bytes.len());
        let taken = bytes[from..from.saturating_add(most).min(bytes.len())].to_vec();
        if !taken.is_empty() {
            self.place.set(from + taken.len());
        }
        taken
    }
}

fn read(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = open_one(vm, args)?;
    let most = most(vm, &args[1])?.unwrap_or(usize::MAX);
    let taken = file.take(most);
    Ok(vm.bytes(&taken))
}

fn read_into(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = open_one(vm, args)?;
    let room = bytes::like_argument(vm, &args[1])?.len();
    let taken = file.take(room);
    base::fill(vm, &args[1], &taken)
}

fn line(file: &BytesIo, most: usize) -> Vec<u8> {
    let end = {
        let bytes = file.bytes.borrow();
        let rest = &bytes[file.place.get().min(bytes.len())..];
        memchr::memchr(b'\n', rest).map_or(rest.len(), |place| place + 1)
    };
    file.take(end.min(most))
}

fn read_line(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = open_one(vm, args)?;
    let most = most(vm, &args[1])?.unwrap_or(usize::MAX);
    let line = line(file, most);
    Ok(vm.bytes(&line))
}

fn read_lines(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = open_one(vm, args)?;
    let hint = most(vm, &args[1])?.filter(|&hint| hint > 0).unwrap_or(usize::MAX);
    let (mut lines, mut length) = (Vec::new(), 0);
    while length < hint {
        let line = line(file, usize::MAX);
        if line.is_empty() {
            break;
        }
        length += line.len();
        lines.push(vm.bytes(&line));
    }
    Ok(vm.list(lines))
}

fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
    let line = line(open_one(vm, args)?, usize::MAX);
    if line.is_empty() { Err(vm.stop_iteration(Value::NONE)) } else { Ok(vm.bytes(&line)) }
}

fn write(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = open_one(vm, args)?;
    let new = bytes::like_argument(vm, &args[1])?.into_owned();
    if new.is_empty() {
        return Ok(Value::int(0));
    }
    let (from, to) = (file.place.get(), file.place.get() + new.len());
    vm.check_size(to)?;
    let mut bytes = file.bytes.borrow_mut();
    if bytes.len() < to {
        bytes.resize(to, 0);
    }
    bytes[from..to].copy_from_slice(&new);
    file.place.set(to);
    Ok(vm.size(new.len()))
}

fn write_lines(vm: &mut Vm, args: &[Value]) -> Outcome {
    open_one(vm, args)?;
    let lines = vm.iter(&args[1])?;
    while let Some(line) = vm.next(&lines)? {
        write(vm, &[args[0].clone(), line])?;
    }
    Ok(Value::NONE)
}

fn seek(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = open_one(vm, args)?;
    let offset = vm.index_i64(&args[1])?;
    let from = match if args[2].is_empty() { 0 } else { vm.c_int_argument(&args[2])? } {
        0 if offset < 0 => return Err(vm.value_error(format!("negative seek value {offset}"))),
        0 => 0,
        1 => file.place.get() as i64,
        2 => file.bytes.borrow().len() as i64,
        other => return Err(vm.value_error(format!("invalid whence ({other}, should be 0, 1 or 2)"))),
    };
    file.place.set(from.saturating_add(offset).max(0) as usize);
    tell(vm, args)
}

fn tell(vm: &mut Vm, args: &[Value]) -> Outcome {
    let place = open_one(vm, args)?.place.get();
    Ok(vm.size(place))
}

fn truncate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = open_one(vm, args)?;
    let size = match argument(&args[1]) {
        Some(size) => vm.index_i64(size)?,
        None => file.place.get() as i64,
    };
    if size < 0 {
        return Err(vm.value_error(format!("negative size value {size}")));
    }
    file.bytes.borrow_mut().truncate(size as usize);
    Ok(vm.int(size))
}

fn get_value(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bytes = open_one(vm, args)?.bytes.borrow();
    Ok(vm.bytes(&bytes))
}

fn nothing(vm: &mut Vm, args: &[Value]) -> Outcome {
    open_one(vm, args)?;
    Ok(Value::NONE)
}

fn close(_: &mut Vm, args: &[Value]) -> Outcome {
    let file = this(&args[0]);
    file.is_closed.set(true);
    file.bytes.take();
    Ok(Value::NONE)
}

fn yes(vm: &mut Vm, args: &[Value]) -> Outcome {
    open_one(vm, args)?;
    Ok(Value::TRUE)
}

fn no(vm: &mut Vm, args: &[Value]) -> Outcome {
    open_one(vm, args)?;
    Ok(Value::FALSE)
}
