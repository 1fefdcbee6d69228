//! The methods of connections, as the language sees them.

use std::net::Shutdown;

use rondo_eventloop::{Direction, SourceId};
use rondo_vm::heap::{Str, Value};
use rondo_vm::types::bytes;
use rondo_vm::types::class::ClassDef;
use rondo_vm::{Outcome, Raised, Vm, method};

use super::addresses::address_tuple;
use super::{
    Connection, ConnectionRef, DEFAULT_HIGH, close_connection, connection_is_lost, descriptor, force_close,
    pause_if_full, start_reading, write_bytes,
};
use crate::socket::options;
use crate::system::{NOT_CONNECTED, bad_descriptor};

/// The class of connections.
pub const CONNECTION: ClassDef = ClassDef {
    name: "asyncio.selector_events._SelectorSocketTransport",
    doc: "A connection between a socket and a protocol.",
    methods: &[
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("write", "(self, data, /)", write, "Write some data bytes to the transport."),
        method!(
            "writelines",
            "(self, list_of_data, /)",
            writelines,
            "Write a list (or any iterable) of data bytes."
        ),
        method!("write_eof", "(self, /)", write_eof, "Close the write end after flushing buffered data."),
        method!(
            "can_write_eof",
            "(self, /)",
            |_, _| Ok(Value::TRUE),
            "Return True if this transport supports write_eof()."
        ),
        method!("close", "(self, /)", close, "Close the transport, after what is buffered has been sent."),
        method!("abort", "(self, /)", abort, "Close the transport immediately."),
        method!("is_closing", "(self, /)", is_closing, "Return True if the transport is closing or closed."),
        method!("is_reading", "(self, /)", is_reading, "Return True if the transport is receiving."),
        method!("pause_reading", "(self, /)", pause_reading, "Pause the receiving end."),
        method!("resume_reading", "(self, /)", resume_reading, "Resume the receiving end."),
        method!(
            "set_write_buffer_limits",
            "(self, high=None, low=None)",
            set_limits,
            "Set the high- and low-water limits for write flow control."
        ),
        method!(
            "get_write_buffer_limits",
            "(self, /)",
            get_limits,
            "Get the low and high watermarks for write flow control."
        ),
        method!(
            "get_write_buffer_size",
            "(self, /)",
            buffer_size,
            "Return the current size of the write buffer."
        ),
        method!(
            "get_extra_info",
            "(self, name, default=None)",
            extra_info,
            "Get optional transport information."
        ),
        method!("get_protocol", "(self, /)", get_protocol, "Return the current protocol."),
        method!("set_protocol", "(self, protocol, /)", set_protocol, "Set a new protocol."),
        method!("getsockname", "(self, /)", local_name, "The address of this side."),
        method!("getpeername", "(self, /)", peer_name, "The address of the other side."),
        method!("fileno", "(self, /)", fileno, "The descriptor, or -1 once it is closed."),
        method!("_set_option", "(self, level, option, value, /)", set_option, "Set an option of the socket."),
        method!("_get_option", "(self, level, option, /)", get_option, "An option of the socket."),
        method!("_attach", "(self, protocol, server, /)", attach, "Give it its protocol."),
        method!("_start_reading", "(self, /)", start, "Begin to receive."),
        method!(
            "_call_connection_lost",
            "(self, exception, /)",
            call_lost,
            "Tell the protocol, and close the socket."
        ),
    ],
    properties: &[],
    is_base: false,
};

fn this(value: &Value) -> ConnectionRef {
    value.foreign::<Connection>().expect("the receiver of a connection's method is one").to_ref()
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let connection = this(&args[0]);
    let mut words = vec![vm.class_of(&args[0]).name().to_string()];
    if connection.source.get().is_none() {
        words.push("closed".into());
    } else if connection.is_closing.get() {
        words.push("closing".into());
    }
    let fileno = descriptor(vm, &connection.world, connection.source.get());
    words.push(format!("fd={}", vm.repr(&fileno)?.as_str()));
    if connection.source.get().is_some() {
        words.push(format!("read={}", if connection.is_reading.get() { "polling" } else { "idle" }));
        let size = connection.unsent.borrow().len();
        let state = if size > 0 { "polling" } else { "idle" };
        words.push(format!("write=<{state}, bufsize={size}>"));
    }
    Ok(vm.str(&format!("<{}>", words.join(" "))))
}

fn write(vm: &mut Vm, args: &[Value]) -> Outcome {
    write_data(vm, &this(&args[0]), &args[1])
}

/// `transport.write(data)`
pub(super) fn write_data(vm: &mut Vm, connection: &ConnectionRef, data: &Value) -> Outcome {
    let Some(data) = bytes::view(data) else {
        let text = format!("data argument must be a bytes-like object, not '{}'", vm.type_name(data));
        return Err(vm.type_error(text));
    };
    write_bytes(vm, connection, &data)?;
    Ok(Value::NONE)
}

fn writelines(vm: &mut Vm, args: &[Value]) -> Outcome {
    let connection = this(&args[0]);
    let mut all = Vec::new();
    for part in vm.collect(&args[1])? {
        match bytes::view(&part) {
            Some(part) => all.extend_from_slice(&part),
            None => {
                let text =
                    format!("sequence item 0: expected a bytes-like object, {} found", vm.type_name(&part));
                return Err(vm.type_error(text));
            }
        }
    }
    write_bytes(vm, &connection, &all)?;
    Ok(Value::NONE)
}

fn write_eof(_vm: &mut Vm, args: &[Value]) -> Outcome {
    let connection = this(&args[0]);
    if connection.is_closing.get() || connection.has_written_eof.replace(true) {
        return Ok(Value::NONE);
    }
    if connection.unsent.borrow().is_empty()
        && let Some(source) = connection.source.get()
    {
        // The peer may be gone already; then the next receive says so.
        let _ = connection.world.borrow_mut().shut_down(source, Shutdown::Write);
    }
    Ok(Value::NONE)
}

fn close(vm: &mut Vm, args: &[Value]) -> Outcome {
    close_connection(vm, &this(&args[0]))?;
    Ok(Value::NONE)
}

fn abort(vm: &mut Vm, args: &[Value]) -> Outcome {
    force_close(vm, &this(&args[0]), Value::NONE)?;
    Ok(Value::NONE)
}

fn is_closing(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(this(&args[0]).is_closing.get()))
}

fn is_reading(_vm: &mut Vm, args: &[Value]) -> Outcome {
    let connection = this(&args[0]);
    Ok(Value::bool(!connection.is_closing.get() && connection.is_reading.get()))
}

fn pause_reading(_vm: &mut Vm, args: &[Value]) -> Outcome {
    let connection = this(&args[0]);
    if !connection.is_closing.get() && connection.is_reading.replace(false) {
        connection.disarm(Direction::Read);
    }
    Ok(Value::NONE)
}

fn resume_reading(vm: &mut Vm, args: &[Value]) -> Outcome {
    start_reading(vm, &this(&args[0]))?;
    Ok(Value::NONE)
}

fn set_limits(vm: &mut Vm, args: &[Value]) -> Outcome {
    let connection = this(&args[0]);
    let number = |vm: &mut Vm, value: &Value| -> Result<Option<i64>, Raised> {
        if value.is_empty() || value.is_none() { Ok(None) } else { vm.index_i64(value).map(Some) }
    };
    let (high, low) = (number(vm, &args[1])?, number(vm, &args[2])?);
    let high = high.unwrap_or_else(|| low.map_or(DEFAULT_HIGH as i64, |low| 4 * low));
    let low = low.unwrap_or(high / 4);
    if !(high >= low && low >= 0) {
        return Err(vm.value_error(format!("high ({high}) must be >= low ({low}) must be >= 0")));
    }
    connection.high.set(high as usize);
    connection.low.set(low as usize);
    pause_if_full(vm, &connection)?;
    Ok(Value::NONE)
}

fn get_limits(vm: &mut Vm, args: &[Value]) -> Outcome {
    let connection = this(&args[0]);
    let (low, high) = (vm.size(connection.low.get()), vm.size(connection.high.get()));
    Ok(vm.tuple([low, high]))
}

fn buffer_size(vm: &mut Vm, args: &[Value]) -> Outcome {
    let size = this(&args[0]).unsent.borrow().len();
    Ok(vm.size(size))
}

fn extra_info(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = args[1].downcast::<Str>().map(|name| name.as_str().to_string()).unwrap_or_default();
    let connection = this(&args[0]);
    match (name.as_str(), connection.peer, connection.local.get()) {
        ("peername", Some(peer), _) => Ok(address_tuple(vm, peer)),
        ("sockname", _, Some(local)) => Ok(address_tuple(vm, local)),
        ("socket", ..) => {
            let module = vm.import_module("asyncio.trsock")?;
            vm.call_method(&module, "TransportSocket", &[args[0].clone()])
        }
        _ => Ok(args[2].clone().or_none()),
    }
}

fn open_source(vm: &mut Vm, connection: &Value) -> Result<SourceId, Raised> {
    this(connection).source.get().ok_or_else(|| bad_descriptor(vm))
}

fn set_option(vm: &mut Vm, args: &[Value]) -> Outcome {
    let source = open_source(vm, &args[0])?;
    let world = this(&args[0]).world.clone();
    options::set_on(vm, &world, source, args)
}

fn get_option(vm: &mut Vm, args: &[Value]) -> Outcome {
    let source = open_source(vm, &args[0])?;
    let world = this(&args[0]).world.clone();
    options::get_on(vm, &world, source, args)
}

fn get_protocol(_vm: &mut Vm, args: &[Value]) -> Outcome {
    let protocol = this(&args[0]).protocol.get();
    Ok(protocol.or_none())
}

fn set_protocol(vm: &mut Vm, args: &[Value]) -> Outcome {
    super::set_protocol(vm, &this(&args[0]), &args[1])?;
    Ok(Value::NONE)
}

fn local_name(vm: &mut Vm, args: &[Value]) -> Outcome {
    match this(&args[0]).local.get() {
        Some(local) => Ok(address_tuple(vm, local)),
        None => Err(bad_descriptor(vm)),
    }
}

fn peer_name(vm: &mut Vm, args: &[Value]) -> Outcome {
    match this(&args[0]).peer {
        Some(peer) => Ok(address_tuple(vm, peer)),
        None => Err(vm.os_error(NOT_CONNECTED, None)),
    }
}

fn fileno(vm: &mut Vm, args: &[Value]) -> Outcome {
    let connection = this(&args[0]);
    Ok(descriptor(vm, &connection.world, connection.source.get()))
}

fn attach(vm: &mut Vm, args: &[Value]) -> Outcome {
    let connection = this(&args[0]);
    super::set_protocol(vm, &connection, &args[1])?;
    if !args[2].is_none() {
        connection.server.set(args[2].clone());
        vm.call_method(&args[2], "_attach", &[args[0].clone()])?;
    }
    Ok(Value::NONE)
}

fn start(vm: &mut Vm, args: &[Value]) -> Outcome {
    start_reading(vm, &this(&args[0]))?;
    Ok(Value::NONE)
}

fn call_lost(vm: &mut Vm, args: &[Value]) -> Outcome {
    connection_is_lost(vm, &this(&args[0]), args[1].clone())?;
    Ok(Value::NONE)
}
