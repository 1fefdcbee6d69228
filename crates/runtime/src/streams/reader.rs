//! `asyncio.StreamReader`: bytes that have come, and who waits for them.
//!
//! The transport [feeds](feed) it. Nothing grows without bound: a reader that has twice its limit pauses the transport.
//! What programs do with it stands in [`reading`](super::reading).

use std::cell::{Cell, RefCell};

use rondo_vm::heap::{Foreign, Holder, Object, Tracer, Value, ValueCell};
use rondo_vm::types::bytes;
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::object::new_foreign;
use rondo_vm::{Outcome, Raised, Vm, coroutine_method, method, static_method};

use super::buffer::Buffer;
use super::reading::may_resume;
use crate::event_loop;
use crate::operation::{self, Origin};
use crate::sync::{is_cancelled, number_of, set_result};

/// What a reader holds unless it is told otherwise.
pub(super) const DEFAULT_LIMIT: usize = 64 * 1024;

/// The payload of a reader.
pub(crate) struct StreamReader {
    pub(super) buffer: RefCell<Buffer>,
    pub(super) limit: Cell<usize>,
    pub(super) is_eof: Cell<bool>,
    /// Whether the transport was told to pause.
    pub(super) is_paused: Cell<bool>,
    /// The future of whoever waits for data.
    pub(super) waiter: ValueCell,
    pub(super) exception: ValueCell,
    pub(super) transport: ValueCell,
    pub(super) event_loop: ValueCell,
}

impl Foreign for StreamReader {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.waiter.trace(tracer);
        self.exception.trace(tracer);
        self.transport.trace(tracer);
        self.event_loop.trace(tracer);
    }

    fn clear(&self) {
        drop((self.waiter.take(), self.exception.take(), self.transport.take(), self.event_loop.take()));
    }

    fn elsewhere(&self) -> usize {
        self.buffer.borrow().bytes.capacity()
    }
}

pub(super) fn this(value: &Value) -> &Object<Holder<StreamReader>> {
    value.foreign::<StreamReader>().expect("the receiver is a stream reader")
}

pub(super) fn length(object: &Value) -> usize {
    this(object).buffer.borrow().len()
}

/// `feed_data(data)`
pub(crate) fn feed(vm: &mut Vm, object: &Value, data: &[u8]) -> Result<(), Raised> {
    let reader = this(object);
    if reader.is_eof.get() {
        let class = vm.types.exceptions.assertion_error.clone();
        return Err(vm.error(&class, "feed_data after feed_eof"));
    }
    if data.is_empty() {
        return Ok(());
    }
    reader.buffer.borrow_mut().bytes.extend_from_slice(data);
    wake(vm, reader)?;
    let has_much = reader.buffer.borrow().len() > 2 * reader.limit.get();
    if has_much && reader.transport.is_set() && !reader.is_paused.get() {
        let not_implemented = vm.types.exceptions.not_implemented_error.clone();
        match vm.call_method(&reader.transport.get(), "pause_reading", &[]) {
            Ok(_) => reader.is_paused.set(true),
            // A transport that cannot pause is not asked again.
            Err(raised) if vm.raised_is(&raised, &not_implemented) => drop(reader.transport.take()),
            Err(raised) => return Err(raised),
        }
    }
    Ok(())
}

fn wake(vm: &mut Vm, reader: &StreamReader) -> Result<(), Raised> {
    let waiter = reader.waiter.take();
    if waiter.is_empty() || is_cancelled(vm, &waiter)? {
        return Ok(());
    }
    set_result(vm, &waiter, Value::NONE)
}

pub(super) fn resume_transport(vm: &mut Vm, reader: &StreamReader) -> Result<(), Raised> {
    reader.is_paused.set(false);
    vm.call_method(&reader.transport.get(), "resume_reading", &[]).map(drop)
}

/// What ended the stream, or empty; none if it is no reader of ours.
pub(super) fn exception(vm: &Vm, reader: &Value) -> Option<Value> {
    let ours = reader.foreign::<StreamReader>()?;
    (!vm.class_of(reader).is_heap_class()).then(|| ours.exception.get())
}

/// `asyncio.StreamReader`
pub(crate) const CLASS: ClassDef = ClassDef {
    name: "asyncio.streams.StreamReader",
    doc: "What a program reads from.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new, "Create and return a new object."),
        method!("__init__", "(self, limit=65536, loop=None)", init, "Initialize self."),
        method!("__repr__", "(self)", repr, "Return repr(self)."),
        method!(
            "exception",
            "(self)",
            |_, args| Ok(this(&args[0]).exception.get().or_none()),
            "The exception that ended the stream, or None."
        ),
        method!("set_exception", "(self, exc)", set_exception, "The stream has failed."),
        method!("set_transport", "(self, transport)", set_transport, "Where the data comes from."),
        method!("feed_eof", "(self)", feed_eof, "No more data will come."),
        method!(
            "at_eof",
            "(self)",
            |_, args| Ok(Value::bool(this(&args[0]).is_eof.get() && length(&args[0]) == 0)),
            "Return True if the buffer is empty and 'feed_eof' was called."
        ),
        method!("feed_data", "(self, data)", feed_data, "Data has come."),
        coroutine_method!(
            "_wait_for_data",
            "(self, func_name)",
            |vm, args| operation::new(vm, Origin::WaitForData, &args[0], args[1].clone()),
            "Wait until data or the end comes."
        ),
        method!(
            "_wakeup_waiter",
            "(self)",
            |vm, args| wake(vm, this(&args[0])).map(|()| Value::NONE),
            "Let who waits look again."
        ),
        method!(
            "_maybe_resume_transport",
            "(self)",
            |vm, args| may_resume(vm, this(&args[0])).map(|()| Value::NONE),
            "Let the transport receive again, if there is room."
        ),
        coroutine_method!(
            "readline",
            "(self)",
            |vm, args| operation::new(vm, Origin::ReadLine, &args[0], Value::EMPTY),
            "Read until a newline. At the end of the stream what is left, or nothing."
        ),
        coroutine_method!(
            "readuntil",
            "(self, separator=b'\\n')",
            |vm, args| operation::new(vm, Origin::ReadUntil, &args[0], args[1].clone()),
            "Read data from the stream until separator is found. A tuple of separators: until the first of them."
        ),
        coroutine_method!(
            "read",
            "(self, n=-1)",
            read,
            "Read up to n bytes, as soon as there are any; without n, all until the end of the stream."
        ),
        coroutine_method!(
            "readexactly",
            "(self, n)",
            |vm, args| operation::new(vm, Origin::ReadExactly, &args[0], args[1].clone()),
            "Read exactly n bytes."
        ),
        method!("__aiter__", "(self)", |_, args| Ok(args[0].clone()), "The lines."),
        coroutine_method!(
            "__anext__",
            "(self)",
            |vm, args| operation::new(vm, Origin::NextLine, &args[0], Value::EMPTY),
            "The next line."
        ),
    ],
    properties: &[
        PropertyDef {
            name: "_buffer",
            get: |vm, reader| {
                let bytes = this(reader).buffer.borrow().as_slice().to_vec();
                Ok(vm.bytearray(bytes))
            },
            set: Some(|vm, reader, value| {
                let bytes = bytes::like_argument(vm, &value)?.into_owned();
                *this(reader).buffer.borrow_mut() = Buffer { bytes, start: 0 };
                Ok(())
            }),
            doc: "What has come and was not read.",
        },
        PropertyDef {
            name: "_limit",
            get: |vm, reader| Ok(vm.size(this(reader).limit.get())),
            set: Some(|vm, reader, value| {
                let limit = vm.index_i64(&value)?;
                this(reader).limit.set(limit.max(0) as usize);
                Ok(())
            }),
            doc: "Twice as much may wait to be read.",
        },
        PropertyDef {
            name: "_eof",
            get: |_, reader| Ok(Value::bool(this(reader).is_eof.get())),
            set: Some(|vm, reader, value| {
                let is_eof = vm.truth(&value)?;
                this(reader).is_eof.set(is_eof);
                Ok(())
            }),
            doc: "Whether no more data will come.",
        },
        PropertyDef {
            name: "_paused",
            get: |_, reader| Ok(Value::bool(this(reader).is_paused.get())),
            set: Some(|vm, reader, value| {
                let is_paused = vm.truth(&value)?;
                this(reader).is_paused.set(is_paused);
                Ok(())
            }),
            doc: "Whether the transport was told to pause.",
        },
        PropertyDef {
            name: "_waiter",
            get: |_, reader| Ok(this(reader).waiter.get().or_none()),
            set: Some(|_, reader, value| {
                this(reader).waiter.set(value.or_empty());
                Ok(())
            }),
            doc: "The future of whoever waits for data, or None.",
        },
        PropertyDef {
            name: "_exception",
            get: |_, reader| Ok(this(reader).exception.get().or_none()),
            set: Some(|_, reader, value| {
                this(reader).exception.set(value.or_empty());
                Ok(())
            }),
            doc: "The exception that ended the stream, or None.",
        },
        PropertyDef {
            name: "_transport",
            get: |_, reader| Ok(this(reader).transport.get().or_none()),
            set: Some(|_, reader, value| {
                this(reader).transport.set(value.or_empty());
                Ok(())
            }),
            doc: "Where the data comes from, or None.",
        },
        PropertyDef {
            name: "_loop",
            get: |_, reader| Ok(this(reader).event_loop.get().or_none()),
            set: None,
            doc: "The loop.",
        },
    ],
    is_base: true,
};

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("__new__ is given a class").to_ref();
    let payload = StreamReader {
        buffer: RefCell::default(),
        limit: Cell::new(DEFAULT_LIMIT),
        is_eof: Cell::new(false),
        is_paused: Cell::new(false),
        waiter: ValueCell::default(),
        exception: ValueCell::default(),
        transport: ValueCell::default(),
        event_loop: ValueCell::default(),
    };
    Ok(new_foreign(vm, &class, payload))
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let limit = if args[1].is_empty() { DEFAULT_LIMIT as i64 } else { number_of(vm, &args[1])? };
    if limit <= 0 {
        return Err(vm.value_error("Limit cannot be <= 0"));
    }
    let event_loop =
        if args[2].is_empty() || args[2].is_none() { event_loop::current(vm)? } else { args[2].clone() };
    let reader = this(&args[0]);
    reader.limit.set(limit as usize);
    reader.event_loop.set(event_loop);
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let reader = this(&args[0]);
    let mut words = vec!["StreamReader".to_string()];
    if length(&args[0]) > 0 {
        words.push(format!("{} bytes", length(&args[0])));
    }
    if reader.is_eof.get() {
        words.push("eof".into());
    }
    if reader.limit.get() != DEFAULT_LIMIT {
        words.push(format!("limit={}", reader.limit.get()));
    }
    for (name, value) in
        [("waiter", &reader.waiter), ("exception", &reader.exception), ("transport", &reader.transport)]
    {
        if value.is_set() {
            words.push(format!("{name}={}", vm.repr(&value.get())?.as_str()));
        }
    }
    if reader.is_paused.get() {
        words.push("paused".into());
    }
    Ok(vm.str(&format!("<{}>", words.join(" "))))
}

fn set_exception(vm: &mut Vm, args: &[Value]) -> Outcome {
    let reader = this(&args[0]);
    reader.exception.set(args[1].clone());
    let waiter = reader.waiter.take();
    if !waiter.is_empty() && !is_cancelled(vm, &waiter)? {
        vm.call_method(&waiter, "set_exception", &[args[1].clone()])?;
    }
    Ok(Value::NONE)
}

fn set_transport(vm: &mut Vm, args: &[Value]) -> Outcome {
    let reader = this(&args[0]);
    if reader.transport.is_set() {
        let class = vm.types.exceptions.assertion_error.clone();
        return Err(vm.error(&class, "Transport already set"));
    }
    reader.transport.set(args[1].clone().or_empty());
    Ok(Value::NONE)
}

fn feed_eof(vm: &mut Vm, args: &[Value]) -> Outcome {
    this(&args[0]).is_eof.set(true);
    wake(vm, this(&args[0]))?;
    Ok(Value::NONE)
}

pub(crate) fn feed_data(vm: &mut Vm, args: &[Value]) -> Outcome {
    let data = bytes::like_argument(vm, &args[1])?.into_owned();
    feed(vm, &args[0], &data)?;
    Ok(Value::NONE)
}

fn read(vm: &mut Vm, args: &[Value]) -> Outcome {
    let count = if args[1].is_empty() { Value::int(-1) } else { args[1].clone() };
    operation::new(vm, Origin::Read, &args[0], count)
}
