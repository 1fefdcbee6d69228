//! `BufferedRWPair`: a reader and a writer as one stream: the two ends of a conversation.

use rondo_vm::heap::{Foreign, Tracer, Value, ValueCell};
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::types::object::{class_for_new, new_foreign};
use rondo_vm::{Outcome, Vm, method, static_method};

use super::{BUFFER_SIZE, asks, base, classes, flag, unsupported};

/// The payload: a `BufferedReader` and a `BufferedWriter`.
#[derive(Default)]
pub struct Pair {
    reader: ValueCell,
    writer: ValueCell,
}

impl Foreign for Pair {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.reader.trace(tracer);
        self.writer.trace(tracer);
    }
}

/// `io.BufferedRWPair`
pub static CLASS: ClassDef = ClassDef {
    name: "_io.BufferedRWPair",
    doc: "A buffered reader and writer object together.\n\nA buffered reader object and buffered writer object put together to\nform a sequential IO object that can read and write. This is typically\nused with a socket or two-way pipe.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new, ""),
        method!("__init__", "(self, reader, writer, buffer_size=131072, /)", init, ""),
        method!("read", "(self, size=-1, /)", |vm, args| from_reader(vm, args, "read"), ""),
        method!("read1", "(self, size=-1, /)", |vm, args| from_reader(vm, args, "read1"), ""),
        method!("peek", "(self, size=0, /)", |vm, args| from_reader(vm, args, "peek"), ""),
        method!("readinto", "(self, buffer, /)", |vm, args| from_reader(vm, args, "readinto"), ""),
        method!("readinto1", "(self, buffer, /)", |vm, args| from_reader(vm, args, "readinto1"), ""),
        method!("write", "(self, buffer, /)", |vm, args| to_writer(vm, args, "write"), ""),
        method!("flush", "(self, /)", |vm, args| to_writer(vm, args, "flush"), ""),
        method!("readable", "(self, /)", |vm, args| from_reader(vm, args, "readable"), ""),
        method!("writable", "(self, /)", |vm, args| to_writer(vm, args, "writable"), ""),
        method!("isatty", "(self, /)", is_terminal, ""),
        method!("close", "(self, /)", close, ""),
    ],
    properties: &[PropertyDef {
        name: "closed",
        get: |vm, value| {
            let writer = end(vm, &this(value).writer)?;
            Ok(Value::bool(flag(vm, &writer, "closed")?))
        },
        set: None,
        doc: "",
    }],
    is_base: true,
};

fn this(value: &Value) -> &Pair {
    value.foreign::<Pair>().expect("the receiver is a pair of streams")
}

fn end(vm: &mut Vm, end: &ValueCell) -> Outcome {
    let end = end.get();
    if end.is_empty() { Err(vm.value_error("I/O operation on uninitialized object")) } else { Ok(end) }
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = classes(vm)?.pair;
    let class = class_for_new(vm, &args[0], &owner)?;
    Ok(new_foreign(vm, &class, Pair::default()))
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let size = if args[3].is_empty() { vm.size(BUFFER_SIZE) } else { args[3].clone() };
    if !asks(vm, &args[1], "readable")? {
        return Err(unsupported(vm, "File or stream is not readable."));
    }
    if !asks(vm, &args[2], "writable")? {
        return Err(unsupported(vm, "File or stream is not writable."));
    }
    let all = classes(vm)?;
    let reader = vm.call(&all.reader.value(), &[args[1].clone(), size.clone()])?;
    let writer = vm.call(&all.writer.value(), &[args[2].clone(), size])?;
    this(&args[0]).reader.set(reader);
    this(&args[0]).writer.set(writer);
    Ok(Value::NONE)
}

/// Hands a call on, with the arguments that were given.
fn hand_on(vm: &mut Vm, end: &Value, args: &[Value], method: &str) -> Outcome {
    let given: Vec<Value> = args[1..].iter().filter(|arg| !arg.is_empty()).cloned().collect();
    vm.call_method(end, method, &given)
}

fn from_reader(vm: &mut Vm, args: &[Value], method: &str) -> Outcome {
    let reader = end(vm, &this(&args[0]).reader)?;
    hand_on(vm, &reader, args, method)
}

fn to_writer(vm: &mut Vm, args: &[Value], method: &str) -> Outcome {
    let writer = end(vm, &this(&args[0]).writer)?;
    hand_on(vm, &writer, args, method)
}

fn is_terminal(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (reader, writer) = (end(vm, &this(&args[0]).reader)?, end(vm, &this(&args[0]).writer)?);
    Ok(Value::bool(asks(vm, &writer, "isatty")? || asks(vm, &reader, "isatty")?))
}

fn close(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (reader, writer) = (end(vm, &this(&args[0]).reader)?, end(vm, &this(&args[0]).writer)?);
    let written = vm.call_method(&writer, "close", &[]);
    let read = vm.call_method(&reader, "close", &[]);
    base::both(written, read)
}
