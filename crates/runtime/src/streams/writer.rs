//! `asyncio.StreamWriter`: what a program writes to.

use rondo_vm::heap::{Foreign, Holder, Object, Ref, Str, Tracer, Value, ValueCell};
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::object::new_foreign;
use rondo_vm::{Outcome, Raised, Vm, coroutine_method, method, static_method};

use crate::connection;
use crate::event_loop::LoopData;
use crate::operation::{self, Next, Operation, Origin};
use crate::state::runtime;
use crate::task;

/// The payload of a writer.
#[derive(Default)]
pub(crate) struct StreamWriter {
    transport: ValueCell,
    protocol: ValueCell,
    reader: ValueCell,
    event_loop: ValueCell,
}

impl Foreign for StreamWriter {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.transport.trace(tracer);
        self.protocol.trace(tracer);
        self.reader.trace(tracer);
        self.event_loop.trace(tracer);
    }

    fn clear(&self) {
        drop((self.transport.take(), self.protocol.take(), self.reader.take(), self.event_loop.take()));
    }
}

fn this(value: &Value) -> &Object<Holder<StreamWriter>> {
    value.foreign::<StreamWriter>().expect("the receiver is a stream writer")
}

// Draining.

/// `await writer.drain()`
pub(crate) fn drain(vm: &mut Vm, object: &Value) -> Result<Next, Raised> {
    let writer = this(object);
    let reader = writer.reader.get();
    let has_not_failed = super::reader::exception(vm, &reader).is_some_and(|exception| exception.is_empty());
    if !has_not_failed && !reader.is_empty() && !reader.is_none() {
        let exception = vm.call_method(&reader, "exception", &[])?;
        if !exception.is_none() {
            return Err(task::raised_from(vm, &exception)?);
        }
    }
    if is_closing(vm, writer)? {
        // One turn, so that connection_lost() is heard of: otherwise a loop of write() and drain() never would.
        return Ok(Next::Skip);
    }
    wait_for_room(vm, object)
}

/// After the turn that was given up, or after the wait.
pub(crate) fn go_on_draining(
    vm: &mut Vm,
    operation: &Operation,
    object: &Value,
    outcome: Outcome,
) -> Result<Next, Raised> {
    let has_skipped = operation.awaited().is_empty();
    outcome?;
    if has_skipped { wait_for_room(vm, object) } else { Ok(Next::Return(Value::NONE)) }
}

/// Nearly always the protocol was not told to pause, and there is nothing to wait for.
fn wait_for_room(vm: &mut Vm, object: &Value) -> Result<Next, Raised> {
    let protocol = this(object).protocol.get();
    let mut is_free = true;
    for name in flow_control_names(vm) {
        is_free &= vm.find_attr(&protocol, &name)?.is_some_and(|is| is.is(&Value::FALSE));
    }
    if is_free {
        return Ok(Next::Return(Value::NONE));
    }
    let waiting = vm.call_method(&protocol, "_drain_helper", &[])?;
    Ok(Next::AwaitCoroutine(vm.awaitable(waiting)?))
}

/// The attributes of a protocol that say whether there is something to wait for.
fn flow_control_names(vm: &mut Vm) -> [Ref<Str>; 2] {
    if let Some(names) = &runtime(vm).flow_control_names {
        return names.clone();
    }
    let names = ["_connection_lost", "_paused"].map(|name| vm.intern(name));
    runtime(vm).flow_control_names = Some(names.clone());
    names
}

// The class.

/// `asyncio.StreamWriter`
pub(crate) const CLASS: ClassDef = ClassDef {
    name: "asyncio.streams.StreamWriter",
    doc: "What a program writes to.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new, "Create and return a new object."),
        method!("__init__", "(self, transport, protocol, reader, loop)", init, "Initialize self."),
        method!("__repr__", "(self)", repr, "Return repr(self)."),
        method!("__del__", "(self)", del, "Close the stream, if that was forgotten."),
        method!(
            "write",
            "(self, data)",
            write,
            "Write the data to the socket at once, or as soon as there is room."
        ),
        method!(
            "writelines",
            "(self, data)",
            |vm, args| on_transport(vm, args, "writelines"),
            "Write a list (or any iterable) of bytes."
        ),
        method!(
            "write_eof",
            "(self)",
            |vm, args| on_transport(vm, args, "write_eof"),
            "Close the write end of the stream after the buffered write data is flushed."
        ),
        method!(
            "can_write_eof",
            "(self)",
            |vm, args| on_transport(vm, args, "can_write_eof"),
            "Return True if the transport supports write_eof()."
        ),
        method!(
            "close",
            "(self)",
            |vm, args| on_transport(vm, args, "close"),
            "Close the stream and the socket."
        ),
        method!(
            "is_closing",
            "(self)",
            |vm, args| on_transport(vm, args, "is_closing"),
            "Return True if the stream is closed or in the process of being closed."
        ),
        coroutine_method!(
            "wait_closed",
            "(self)",
            |vm, args| operation::new(vm, Origin::WaitClosed, &args[0], Value::EMPTY),
            "Wait until the stream is closed."
        ),
        method!(
            "get_extra_info",
            "(self, name, default=None)",
            |vm, args| {
                let default = args[2].clone().or_none();
                on_transport(vm, &[args[0].clone(), args[1].clone(), default], "get_extra_info")
            },
            "Access optional transport information: peername, sockname, socket."
        ),
        coroutine_method!(
            "drain",
            "(self)",
            |vm, args| operation::new(vm, Origin::Drain, &args[0], Value::EMPTY),
            "Wait until it is appropriate to resume writing to the stream."
        ),
    ],
    properties: &[
        PropertyDef {
            name: "transport",
            get: |_, writer| Ok(this(writer).transport.get().or_none()),
            set: None,
            doc: "The transport itself.",
        },
        PropertyDef {
            name: "_transport",
            get: |_, writer| Ok(this(writer).transport.get().or_none()),
            set: Some(|_, writer, value| {
                this(writer).transport.set(value);
                Ok(())
            }),
            doc: "The transport itself.",
        },
        PropertyDef {
            name: "_protocol",
            get: |_, writer| Ok(this(writer).protocol.get().or_none()),
            set: Some(|_, writer, value| {
                this(writer).protocol.set(value);
                Ok(())
            }),
            doc: "Who is told when there is room.",
        },
        PropertyDef {
            name: "_reader",
            get: |_, writer| Ok(this(writer).reader.get().or_none()),
            set: None,
            doc: "The reader of the same connection.",
        },
        PropertyDef {
            name: "_loop",
            get: |_, writer| Ok(this(writer).event_loop.get().or_none()),
            set: None,
            doc: "The loop.",
        },
    ],
    is_base: true,
};

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("__new__ is given a class").to_ref();
    Ok(new_foreign(vm, &class, StreamWriter::default()))
}

fn init(_vm: &mut Vm, args: &[Value]) -> Outcome {
    let writer = this(&args[0]);
    writer.header().set_finalise(true);
    writer.transport.set(args[1].clone());
    writer.protocol.set(args[2].clone());
    writer.reader.set(args[3].clone());
    writer.event_loop.set(args[4].clone());
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let writer = this(&args[0]);
    let mut words = vec![vm.class_of(&args[0]).name().to_string()];
    words.push(format!("transport={}", vm.repr(&writer.transport.get())?.as_str()));
    let reader = writer.reader.get();
    if !reader.is_empty() && !reader.is_none() {
        words.push(format!("reader={}", vm.repr(&reader)?.as_str()));
    }
    Ok(vm.str(&format!("<{}>", words.join(" "))))
}

/// Nobody can write any more: the peer is told, and so is the program, if it wants to hear of such things.
fn del(vm: &mut Vm, args: &[Value]) -> Outcome {
    let writer = this(&args[0]);
    if !writer.transport.is_set() || is_closing(vm, writer)? {
        return Ok(Value::NONE);
    }
    let event_loop = writer.event_loop.get();
    let is_over = match event_loop.foreign::<LoopData>() {
        Some(data) => data.is_closed(),
        None => {
            let answer = vm.call_method(&event_loop, "is_closed", &[])?;
            vm.truth(&answer)?
        }
    };
    let text = if is_over {
        "loop is closed".to_string()
    } else {
        let text = format!("unclosed {}", vm.repr(&args[0])?.as_str());
        vm.call_method(&args[0], "close", &[])?;
        text
    };
    let class = vm.types.exceptions.resource_warning.clone();
    vm.try_warn(&class, &text, &args[0])?;
    Ok(Value::NONE)
}

fn is_closing(vm: &mut Vm, writer: &StreamWriter) -> Result<bool, Raised> {
    let transport = writer.transport.get();
    match connection::is_closing(&transport) {
        Some(is_closing) => Ok(is_closing),
        None => {
            let answer = vm.call_method(&transport, "is_closing", &[])?;
            vm.truth(&answer)
        }
    }
}

fn write(vm: &mut Vm, args: &[Value]) -> Outcome {
    let transport = this(&args[0]).transport.get();
    match connection::write_on(vm, &transport, &args[1]) {
        Some(outcome) => outcome,
        None => {
            vm.call_method(&transport, "write", &[args[1].clone()])?;
            Ok(Value::NONE)
        }
    }
}

fn on_transport(vm: &mut Vm, args: &[Value], name: &str) -> Outcome {
    let transport = this(&args[0]).transport.get();
    vm.call_method(&transport, name, &args[1..])
}

/// `await writer.wait_closed()`
pub(crate) fn wait_closed(vm: &mut Vm, object: &Value) -> Result<Next, Raised> {
    let protocol = this(object).protocol.get();
    vm.call_method(&protocol, "_get_close_waiter", std::slice::from_ref(object)).map(Next::Await)
}
