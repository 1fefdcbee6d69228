//! `asyncio.StreamReader`: bytes that have come, and who waits for them.
//!
//! The transport [feeds](feed) it. Nothing grows without bound: a reader that has twice its limit pauses the transport.

use std::cell::{Cell, RefCell};

use rondo_vm::heap::{Foreign, Holder, Object, Tracer, Tuple, Value, ValueCell};
use rondo_vm::types::bytes::{self, ByteArray};
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::object::new_foreign;
use rondo_vm::{Outcome, Raised, Vm, coroutine_method, method, static_method};

use super::{or_empty, or_none};
use crate::event_loop;
use crate::operation::{self, Next, Operation, Origin};
use crate::sync::{is_cancelled, number_of, set_result};
use crate::task;

/// What a reader holds unless it is told otherwise.
const DEFAULT_LIMIT: usize = 64 * 1024;

/// The payload of a reader.
pub(crate) struct StreamReader {
    buffer: RefCell<Buffer>,
    limit: Cell<usize>,
    is_eof: Cell<bool>,
    /// Whether the transport was told to pause.
    is_paused: Cell<bool>,
    /// The future of whoever waits for data.
    waiter: ValueCell,
    exception: ValueCell,
    transport: ValueCell,
    event_loop: ValueCell,
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
}

/// Bytes that come at one end and go at the other.
#[derive(Default)]
struct Buffer {
    bytes: Vec<u8>,
    /// Before this place they have gone.
    start: usize,
}

impl Buffer {
    fn as_slice(&self) -> &[u8] {
        &self.bytes[self.start..]
    }

    fn len(&self) -> usize {
        self.bytes.len() - self.start
    }

    /// Lets the first bytes go.
    fn skip(&mut self, count: usize) {
        self.start += count;
        if self.start == self.bytes.len() {
            self.bytes.clear();
            self.start = 0;
            // After a burst it does not keep the room that it took.
            if self.bytes.capacity() > 2 * DEFAULT_LIMIT {
                self.bytes.shrink_to(DEFAULT_LIMIT);
            }
        } else if self.start > self.bytes.len() / 2 {
            self.bytes.drain(..self.start);
            self.start = 0;
        }
    }
}

fn this(value: &Value) -> &Object<Holder<StreamReader>> {
    value.foreign::<StreamReader>().expect("the receiver is a stream reader")
}

// What the transport tells.

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

fn resume_transport(vm: &mut Vm, reader: &StreamReader) -> Result<(), Raised> {
    reader.is_paused.set(false);
    vm.call_method(&reader.transport.get(), "resume_reading", &[]).map(drop)
}

// Reading.

/// Begins a read.
pub(crate) fn begin(vm: &mut Vm, operation: &Operation, object: &Value) -> Result<Next, Raised> {
    let reader = this(object);
    if operation.origin() == Origin::WaitForData {
        let name = operation.argument.get();
        let name = vm.str_of(&name)?.as_str().to_string();
        return wait_for_data(vm, object, &name);
    }
    if operation.origin() == Origin::ReadUntil {
        check_separators(vm, &operation.argument.get())?;
    }
    if matches!(operation.origin(), Origin::Read | Origin::ReadExactly) {
        number_of(vm, &operation.argument.get())?;
    }
    let count = operation.argument.get().as_small_int();
    if operation.origin() == Origin::ReadExactly && count.is_some_and(|count| count < 0) {
        return Err(vm.value_error("readexactly size can not be less than zero"));
    }
    if reader.exception.is_set() {
        return Err(exception_of(vm, reader));
    }
    if matches!(operation.origin(), Origin::Read | Origin::ReadExactly) && count == Some(0) {
        return Ok(Next::Return(vm.bytes(&[])));
    }
    advance(vm, operation, object, false)
}

/// Data has come, or the end, or an exception.
pub(crate) fn go_on(
    vm: &mut Vm,
    operation: &Operation,
    object: &Value,
    outcome: Outcome,
) -> Result<Next, Raised> {
    drop(this(object).waiter.take());
    outcome?;
    advance(vm, operation, object, true)
}

fn advance(vm: &mut Vm, operation: &Operation, object: &Value, has_waited: bool) -> Result<Next, Raised> {
    match operation.origin() {
        Origin::Read => match operation.argument.get().as_small_int() {
            Some(count) if count > 0 => read_some(vm, object, count as usize, has_waited),
            _ => read_all(vm, operation, object, has_waited),
        },
        Origin::ReadExactly => {
            let count = operation.argument.get();
            let count = vm.index_i64(&count)?.max(0) as usize;
            read_exactly(vm, object, count)
        }
        Origin::ReadUntil => read_until(vm, operation, object),
        Origin::ReadLine | Origin::NextLine => {
            let next = read_until(vm, operation, object);
            let next = next.or_else(|raised| unfinished_line(vm, object, raised))?;
            match &next {
                Next::Return(line) if operation.origin() == Origin::NextLine && vm.length(line)? == 0 => {
                    let class = vm.types.exceptions.stop_async_iteration.clone();
                    Err(vm.raise_with(&class, vec![]))
                }
                _ => Ok(next),
            }
        }
        _ => Ok(Next::Return(Value::NONE)),
    }
}

/// Two readers of one stream would not know whose data it is.
fn wait_for_data(vm: &mut Vm, object: &Value, function: &str) -> Result<Next, Raised> {
    let reader = this(object);
    if reader.waiter.is_set() {
        let text =
            format!("{function}() called while another coroutine is already waiting for incoming data");
        return Err(vm.runtime_error(text));
    }
    if reader.is_eof.get() {
        let class = vm.types.exceptions.assertion_error.clone();
        return Err(vm.error(&class, "_wait_for_data after EOF"));
    }
    if reader.is_paused.get() {
        // More is asked for than the limit allows: it has to grow.
        resume_transport(vm, reader)?;
    }
    let waiter = operation::create_future(vm, &reader.event_loop.get())?;
    reader.waiter.set(waiter.clone());
    Ok(Next::Await(waiter))
}

/// The first bytes of the buffer, which leave it.
fn take(vm: &mut Vm, object: &Value, most: usize) -> Outcome {
    let reader = this(object);
    let taken = {
        let mut buffer = reader.buffer.borrow_mut();
        let count = buffer.len().min(most);
        let taken = vm.bytes(&buffer.as_slice()[..count]);
        buffer.skip(count);
        taken
    };
    may_resume(vm, reader)?;
    Ok(taken)
}

fn may_resume(vm: &mut Vm, reader: &StreamReader) -> Result<(), Raised> {
    if reader.is_paused.get() && reader.buffer.borrow().len() <= reader.limit.get() {
        resume_transport(vm, reader)?;
    }
    Ok(())
}

fn length(object: &Value) -> usize {
    this(object).buffer.borrow().len()
}

fn read_some(vm: &mut Vm, object: &Value, count: usize, has_waited: bool) -> Result<Next, Raised> {
    if !has_waited && length(object) == 0 && !this(object).is_eof.get() {
        return wait_for_data(vm, object, "read");
    }
    take(vm, object, count).map(Next::Return)
}

/// `read(-1)`: block after block until there is an empty one. What has come so far lies in the operation's argument.
fn read_all(
    vm: &mut Vm,
    operation: &Operation,
    object: &Value,
    mut has_waited: bool,
) -> Result<Next, Raised> {
    if operation.argument.get().downcast::<ByteArray>().is_none() {
        let so_far = vm.bytearray(Vec::new());
        operation.argument.set(so_far);
    }
    loop {
        let reader = this(object);
        if !has_waited {
            if reader.exception.is_set() {
                return Err(exception_of(vm, reader));
            }
            if length(object) == 0 && !reader.is_eof.get() {
                return wait_for_data(vm, object, "read");
            }
        }
        has_waited = false;
        let so_far = operation.argument.get();
        let so_far = so_far.downcast::<ByteArray>().expect("it was put there");
        let block = take(vm, object, reader.limit.get())?;
        let block = bytes::view(&block).expect("bytes were taken");
        if block.is_empty() {
            return Ok(Next::Return(so_far.with(|all| vm.bytes(all))));
        }
        so_far.with_mut(|all| all.extend_from_slice(&block));
    }
}

fn read_exactly(vm: &mut Vm, object: &Value, count: usize) -> Result<Next, Raised> {
    if length(object) >= count {
        return take(vm, object, count).map(Next::Return);
    }
    if this(object).is_eof.get() {
        let expected = vm.size(count);
        return Err(incomplete(vm, object, expected));
    }
    wait_for_data(vm, object, "readexactly")
}

/// The stream has ended too early: all that has come, in an exception.
fn incomplete(vm: &mut Vm, object: &Value, expected: Value) -> Raised {
    let partial = {
        let mut buffer = this(object).buffer.borrow_mut();
        let partial = vm.bytes(buffer.as_slice());
        *buffer = Buffer::default();
        partial
    };
    stream_error(vm, "IncompleteReadError", &[partial, expected])
}

fn stream_error(vm: &mut Vm, name: &str, arguments: &[Value]) -> Raised {
    let class = vm.import_module("asyncio.exceptions").and_then(|module| vm.get_attr_str(&module, name));
    match class.and_then(|class| vm.call(&class, arguments)) {
        Ok(made) => task::raised_from(vm, &made).unwrap_or_else(|raised| raised),
        Err(raised) => raised,
    }
}

/// The separators that a program gave: a newline if none, one, or those of a tuple.
fn given_separators(argument: &Value) -> Vec<Value> {
    match argument.downcast::<Tuple>() {
        _ if argument.is_empty() => Vec::new(),
        Some(several) => several.as_slice().to_vec(),
        None => vec![argument.clone()],
    }
}

/// Their bytes, the shorter first. What is none has been refused before.
fn separators(argument: &Value) -> Vec<Vec<u8>> {
    let given = given_separators(argument);
    let mut all: Vec<Vec<u8>> =
        given.iter().filter_map(bytes::view).map(|separator| separator.into_owned()).collect();
    all.sort_by_key(Vec::len);
    all
}

fn check_separators(vm: &mut Vm, argument: &Value) -> Result<(), Raised> {
    if argument.is_empty() {
        return Ok(());
    }
    let given = given_separators(argument);
    let lengths = given.iter().map(|separator| vm.length(separator)).collect::<Result<Vec<_>, _>>()?;
    match lengths.iter().min() {
        None => Err(vm.value_error("Separator should contain at least one element")),
        Some(0) => Err(vm.value_error("Separator should be at least one-byte string")),
        Some(_) => Ok(()),
    }
}

/// Before the place that the operation remembers no separator begins: that much was looked through already.
fn read_until(vm: &mut Vm, operation: &Operation, object: &Value) -> Result<Next, Raised> {
    let reader = this(object);
    let argument = operation.argument.get();
    let given = given_separators(&argument);
    let stranger = given.iter().find(|separator| bytes::view(separator).is_none());
    if let Some(stranger) = stranger.filter(|_| length(object) > operation.memory.get()) {
        let text =
            format!("argument should be integer or bytes-like object, not '{}'", vm.type_name(stranger));
        return Err(vm.type_error(text));
    }
    let found = if argument.is_empty() {
        let buffer = reader.buffer.borrow();
        let offset = operation.memory.get();
        let place = memchr::memchr(b'\n', &buffer.as_slice()[offset..]).map(|place| offset + place);
        place.map(|place| (place, place + 1)).ok_or((1, 1))
    } else {
        find_first(reader, &separators(&argument), operation.memory.get())
    };
    let limit = reader.limit.get();
    match found {
        Ok((start, _)) if start > limit => {
            let text = "Separator is found, but chunk is longer than limit";
            Err(overrun(vm, text, start))
        }
        Ok((_, end)) => take(vm, object, end).map(Next::Return),
        Err((shortest, longest)) => {
            let size = length(object);
            if size.saturating_sub(operation.memory.get()) >= shortest {
                let offset = (size + 1).saturating_sub(longest);
                if offset > limit {
                    let text = "Separator is not found, and chunk exceed the limit";
                    return Err(overrun(vm, text, offset));
                }
                operation.memory.set(offset);
            }
            if reader.is_eof.get() {
                return Err(incomplete(vm, object, Value::NONE));
            }
            wait_for_data(vm, object, "readuntil")
        }
    }
}

/// Where the separator that ends first begins and ends; if there is none, the shortest and the longest length.
fn find_first(
    reader: &StreamReader,
    separators: &[Vec<u8>],
    offset: usize,
) -> Result<(usize, usize), (usize, usize)> {
    let buffer = reader.buffer.borrow();
    let text = &buffer.as_slice()[offset..];
    let mut best: Option<(usize, usize)> = None;
    for separator in separators {
        if let Some(place) = memchr::memmem::find(text, separator) {
            let (start, end) = (offset + place, offset + place + separator.len());
            if best.is_none_or(|(_, before)| end < before) {
                best = Some((start, end));
            }
        }
    }
    let length = |separator: Option<&Vec<u8>>| separator.map_or(1, Vec::len);
    best.ok_or_else(|| (length(separators.first()), length(separators.last())))
}

fn overrun(vm: &mut Vm, text: &str, consumed: usize) -> Raised {
    let (text, consumed) = (vm.str(text), vm.size(consumed));
    stream_error(vm, "LimitOverrunError", &[text, consumed])
}

/// What `readline` makes of the errors of `readuntil`: at the end of the stream what is left is a line, too, and of a line that is
/// too long what has come is thrown away.
fn unfinished_line(vm: &mut Vm, object: &Value, raised: Raised) -> Result<Next, Raised> {
    let value = raised.0.value();
    let class = vm.class_of(&value).name().to_string();
    if class == "IncompleteReadError" {
        return vm.get_attr_str(&value, "partial").map(Next::Return);
    }
    if class != "LimitOverrunError" {
        return Err(raised);
    }
    let consumed = vm.get_attr_str(&value, "consumed")?;
    let consumed = vm.index_i64(&consumed)?.max(0) as usize;
    let reader = this(object);
    {
        let mut buffer = reader.buffer.borrow_mut();
        let ends_here = buffer.as_slice().get(consumed) == Some(&b'\n');
        let gone = if ends_here { consumed + 1 } else { buffer.len() };
        buffer.skip(gone);
    }
    may_resume(vm, reader)?;
    let arguments = vm.get_attr_str(&value, "args")?;
    let text = arguments.items().first().cloned().unwrap_or(Value::NONE);
    let text = vm.str_of(&text)?.as_str().to_string();
    let error = vm.value_error(text);
    error.0.context.set(value);
    Err(error)
}

/// What ended the stream, or empty; none if it is no reader of ours.
pub(super) fn exception(vm: &Vm, reader: &Value) -> Option<Value> {
    let ours = reader.foreign::<StreamReader>()?;
    (!vm.class_of(reader).is_heap_class()).then(|| ours.exception.get())
}

fn exception_of(vm: &mut Vm, reader: &StreamReader) -> Raised {
    let exception = reader.exception.get();
    task::raised_from(vm, &exception).unwrap_or_else(|raised| raised)
}

// The class.

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
            |_, args| Ok(or_none(this(&args[0]).exception.get())),
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
            get: |_, reader| Ok(or_none(this(reader).waiter.get())),
            set: Some(|_, reader, value| {
                this(reader).waiter.set(or_empty(value));
                Ok(())
            }),
            doc: "The future of whoever waits for data, or None.",
        },
        PropertyDef {
            name: "_exception",
            get: |_, reader| Ok(or_none(this(reader).exception.get())),
            set: Some(|_, reader, value| {
                this(reader).exception.set(or_empty(value));
                Ok(())
            }),
            doc: "The exception that ended the stream, or None.",
        },
        PropertyDef {
            name: "_transport",
            get: |_, reader| Ok(or_none(this(reader).transport.get())),
            set: Some(|_, reader, value| {
                this(reader).transport.set(or_empty(value));
                Ok(())
            }),
            doc: "Where the data comes from, or None.",
        },
        PropertyDef {
            name: "_loop",
            get: |_, reader| Ok(or_none(this(reader).event_loop.get())),
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
    reader.transport.set(or_empty(args[1].clone()));
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
