//! The methods of a socket: what `socket.socket` stands upon.
//!
//! Each looks at its arguments and hands an operation of the world to [`perform`], which tries it until it does not have to wait.

use std::cell::{Cell, RefCell};
use std::io;
use std::net::{Shutdown, SocketAddr};

use rondo_eventloop::{Connect, Direction, Family, SourceId};
use rondo_vm::heap::{Object, Value};
use rondo_vm::types::bytes::{self, ByteArray};
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::object::new_foreign;
use rondo_vm::{Outcome, Raised, Vm, method, static_method};

use super::blocking::{self, Patience, patience, perform, source};
use super::{SocketData, SocketRef, Sockets, addresses, options, this};
use crate::connection::address_tuple;
use crate::event_loop::LoopData;
use crate::handle::{self, Handle};
use crate::state::runtime;
use crate::system::{DATAGRAM, INTERNET, INTERNET_6, STREAM, UNIX, raised_of};

/// Errors of the operating system that are told without asking it.
const UNKNOWN_FAMILY: i32 = 97;
const UNKNOWN_KIND: i32 = 22;
const IN_PROGRESS: i32 = 115;
const NOT_SUPPORTED: i32 = 95;

/// `SOCK_NONBLOCK` and `SOCK_CLOEXEC`.
const DOES_NOT_BLOCK: i32 = 0x800;
const CLOSES_ON_EXEC: i32 = 0x8_0000;

/// At most so much is received at once.
const RECEIVE_AT_ONCE: usize = 256 * 1024;

/// `MSG_OOB`, `MSG_PEEK`, `MSG_DONTWAIT`, `MSG_WAITALL`.
const OUT_OF_BAND: i64 = 1;
const PEEK: i64 = 2;
const DO_NOT_WAIT: i64 = 0x40;
const WAIT_FOR_ALL: i64 = 0x100;

pub(super) const SOCKET: ClassDef = ClassDef {
    name: "_socket.socket",
    doc: "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object\n\nOpen a socket of the given type.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new, "Create and return a new object."),
        method!("__init__", "(self, /, family=-1, type=-1, proto=-1)", init, "Initialize self."),
        method!("_accept_into", "(self, socket, /)", accept, "Accept a connection as another, new socket."),
        method!("bind", "(self, address, /)", bind, "Bind the socket to a local address."),
        method!("listen", "(self, backlog=128, /)", listen, "Enable a server to accept connections."),
        method!("connect", "(self, address, /)", connect, "Connect the socket to a remote address."),
        method!(
            "connect_ex",
            "(self, address, /)",
            connect_ex,
            "Like connect(), but returns the number of the error."
        ),
        method!("send", "(self, data, flags=0, /)", send, "Send data; returns how many bytes were sent."),
        method!("sendall", "(self, data, flags=0, /)", sendall, "Send all of the data."),
        method!(
            "sendto",
            "(self, data, flags_or_address, address=None, /)",
            sendto,
            "Send a datagram to an address."
        ),
        method!("recv", "(self, buffersize, flags=0, /)", recv, "Receive up to buffersize bytes."),
        method!("recv_into", "(self, buffer, nbytes=0, flags=0)", recv_into, "Receive into a buffer."),
        method!("recvfrom", "(self, buffersize, flags=0, /)", recvfrom, "Receive, and tell who has sent it."),
        method!(
            "recvfrom_into",
            "(self, buffer, nbytes=0, flags=0)",
            recvfrom_into,
            "Receive into a buffer, and tell who has sent it."
        ),
        method!(
            "shutdown",
            "(self, flag, /)",
            shutdown,
            "Shut down one or both directions of the connection."
        ),
        method!("close", "(self, /)", close, "Close the socket. It cannot be used after this call."),
        method!("fileno", "(self, /)", fileno, "Return the integer file descriptor of the socket, or -1."),
        method!("getsockname", "(self, /)", getsockname, "Return the address of the local endpoint."),
        method!("getpeername", "(self, /)", getpeername, "Return the address of the remote endpoint."),
        method!("setsockopt", "(self, level, option, value, /)", options::set, "Set a socket option."),
        method!("getsockopt", "(self, level, option, buffersize=0, /)", options::get, "Get a socket option."),
        method!("settimeout", "(self, timeout, /)", settimeout, "Set a timeout on socket operations."),
        method!(
            "gettimeout",
            "(self, /)",
            gettimeout,
            "Returns the timeout in seconds (float) associated with socket operations."
        ),
        method!(
            "setblocking",
            "(self, flag, /)",
            setblocking,
            "Set the socket to blocking (flag is true) or non-blocking (false)."
        ),
        method!(
            "getblocking",
            "(self, /)",
            getblocking,
            "Returns True if socket is in blocking mode, or False if it is in non-blocking mode."
        ),
        method!(
            "_when_ready",
            "(self, loop, direction, callback, /)",
            when_ready,
            "Have a loop call back when the socket is ready."
        ),
        method!("_forget", "(self, direction, /)", forget, "Have it not do that."),
    ],
    properties: &[
        PropertyDef {
            name: "family",
            get: |_, value| Ok(Value::int(this(value).family.get())),
            set: None,
            doc: "the socket family",
        },
        PropertyDef {
            name: "type",
            get: |_, value| Ok(Value::int(this(value).kind.get())),
            set: None,
            doc: "the socket type",
        },
        PropertyDef {
            name: "proto",
            get: |_, value| Ok(Value::int(this(value).protocol.get())),
            set: None,
            doc: "the socket protocol",
        },
        PropertyDef {
            name: "timeout",
            get: |_, value| Ok(this(value).timeout.get().map_or(Value::NONE, Value::float)),
            set: None,
            doc: "the socket timeout",
        },
    ],
    is_base: true,
};

// Opening and closing.

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(new_socket(vm, &args[0]))
}

/// A socket that is not open yet.
pub(super) fn new_socket(vm: &mut Vm, class: &Value) -> Value {
    let class = class.downcast::<Class>().expect("__new__ is given a class").to_ref();
    let world = runtime(vm).world.clone();
    let timeout = vm.rooms.get::<Sockets>().and_then(|sockets| sockets.default_timeout);
    let payload = SocketData {
        source: Cell::new(None),
        world,
        family: Cell::new(0),
        kind: Cell::new(0),
        protocol: Cell::new(0),
        timeout: Cell::new(timeout),
        is_lent: Cell::new(false),
        lines: [RefCell::default(), RefCell::default()],
    };
    new_foreign(vm, &class, payload)
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let socket = this(&args[0]);
    let mut numbers = [-1i64; 3];
    for (number, given) in numbers.iter_mut().zip(&args[1..]) {
        if !given.is_empty() {
            *number = vm.index_i64(given)?;
        }
    }
    let family = if numbers[0] == -1 { INTERNET } else { numbers[0] as i32 };
    // `SOCK_NONBLOCK` and `SOCK_CLOEXEC` may come with the kind.
    let flags = if numbers[1] == -1 { 0 } else { numbers[1] as i32 & (DOES_NOT_BLOCK | CLOSES_ON_EXEC) };
    let kind = if numbers[1] == -1 { STREAM } else { numbers[1] as i32 & !flags };
    let protocol = numbers[2].max(0) as i32;
    let version = match family {
        INTERNET => Family::V4,
        INTERNET_6 => Family::V6,
        UNIX => {
            return Err(
                vm.not_implemented_error("unix sockets are not supported; socket.socketpair() makes a pair")
            );
        }
        _ => return Err(vm.os_error(UNKNOWN_FAMILY, None)),
    };
    let opened = match kind {
        STREAM => socket.world.borrow_mut().open(version),
        DATAGRAM => socket.world.borrow_mut().open_datagram(version),
        3 => return Err(vm.not_implemented_error("raw sockets are not supported")),
        _ => return Err(vm.os_error(UNKNOWN_KIND, None)),
    };
    match opened {
        Ok(source) => {
            adopt(&socket, source, family, kind, protocol);
            if flags & DOES_NOT_BLOCK != 0 {
                socket.timeout.set(Some(0.0));
            }
            Ok(Value::NONE)
        }
        Err(error) => Err(raised_of(vm, &error)),
    }
}

/// Makes a new object the socket of a source.
pub(super) fn adopt(socket: &SocketRef, source: SourceId, family: i32, kind: i32, protocol: i32) {
    socket.source.set(Some(source));
    socket.family.set(family);
    socket.kind.set(kind);
    socket.protocol.set(protocol);
}

fn close(vm: &mut Vm, args: &[Value]) -> Outcome {
    let socket = this(&args[0]);
    if let Some(source) = socket.source.take() {
        let abandoned = socket.world.borrow_mut().close(source);
        drop(abandoned);
        blocking::wake_all(vm, &socket);
    }
    Ok(Value::NONE)
}

/// Lends the source of a socket to a transport, which closes it. `None` if the value is no socket.
pub(crate) fn lend(vm: &mut Vm, value: &Value) -> Option<Result<SourceId, Raised>> {
    let socket = value.foreign::<SocketData>()?.to_ref();
    Some(source(vm, &socket).inspect(|_| socket.is_lent.set(true)))
}

fn fileno(vm: &mut Vm, args: &[Value]) -> Outcome {
    let socket = this(&args[0]);
    let found = socket.source.get().and_then(|source| socket.world.borrow_mut().descriptor(source).ok());
    Ok(vm.int(found.map_or(-1, i64::from)))
}

// Connecting and listening.

fn bind(vm: &mut Vm, args: &[Value]) -> Outcome {
    let socket = this(&args[0]);
    let address = addresses::address_of(vm, &socket, &args[1], "bind")?;
    let source = source(vm, &socket)?;
    let bound = socket.world.borrow_mut().bind(source, address);
    bound.map(|()| Value::NONE).map_err(|error| raised_of(vm, &error))
}

fn listen(vm: &mut Vm, args: &[Value]) -> Outcome {
    let socket = this(&args[0]);
    let backlog = if args[1].is_empty() { 128 } else { vm.index_i64(&args[1])? };
    let source = source(vm, &socket)?;
    let backlog = backlog.clamp(0, i64::from(i32::MAX)) as u32;
    let listening = socket.world.borrow_mut().listen(source, backlog);
    listening.map(|()| Value::NONE).map_err(|error| raised_of(vm, &error))
}

fn accept(vm: &mut Vm, args: &[Value]) -> Outcome {
    let socket = this(&args[0]);
    let patience = patience(&socket);
    let (source, peer) =
        perform(vm, &socket, Direction::Read, patience, |world, source| match world.accept(source) {
            // The peer has gone again before it was let in: the next one.
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => world.accept(source),
            outcome => outcome,
        })?;
    let accepted = this(&args[1]);
    adopt(&accepted, source, socket.family.get(), socket.kind.get(), socket.protocol.get());
    Ok(address_tuple(vm, peer))
}

/// Whether this is no answer to the attempt that began, but what the kernel had to say about the one before, which failed. Of a
/// socket that blocks in the kernel nobody hears this.
fn refused_before(begun: &io::Result<Connect>) -> bool {
    begun.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::ConnectionAborted)
}

/// Begins to connect and, if the socket blocks, waits for the outcome.
fn connect_to(vm: &mut Vm, socket: &SocketRef, address: SocketAddr) -> Result<Result<(), io::Error>, Raised> {
    let source = source(vm, socket)?;
    if socket.kind.get() != STREAM {
        return Ok(socket.world.borrow_mut().connect_datagram(source, address));
    }
    let patience = patience(socket);
    let mut begun = socket.world.borrow_mut().connect(source, address);
    if !matches!(patience, Patience::None) && refused_before(&begun) {
        begun = socket.world.borrow_mut().connect(source, address);
    }
    match (begun, patience) {
        (Ok(Connect::Done), _) => Ok(Ok(())),
        (Err(error), _) => Ok(Err(error)),
        (Ok(Connect::Pending), Patience::None) => Ok(Err(io::Error::from_raw_os_error(IN_PROGRESS))),
        (Ok(Connect::Pending), Patience::Until(deadline)) => {
            blocking::wait(vm, socket, Direction::Write, deadline)?;
            let source = blocking::source(vm, socket)?;
            Ok(socket.world.borrow_mut().connect_outcome(source))
        }
    }
}

fn connect(vm: &mut Vm, args: &[Value]) -> Outcome {
    let socket = this(&args[0]);
    let address = addresses::address_of(vm, &socket, &args[1], "connect")?;
    connect_to(vm, &socket, address)?.map(|()| Value::NONE).map_err(|error| raised_of(vm, &error))
}

fn connect_ex(vm: &mut Vm, args: &[Value]) -> Outcome {
    const TRY_AGAIN: i64 = 11;
    let socket = this(&args[0]);
    let address = addresses::address_of(vm, &socket, &args[1], "connect_ex")?;
    match connect_to(vm, &socket, address) {
        Ok(Ok(())) => Ok(Value::int(0)),
        Ok(Err(error)) => Ok(vm.int(error.raw_os_error().map_or(TRY_AGAIN, i64::from))),
        Err(raised) if vm.raised_is(&raised, &vm.types.exceptions.timeout_error) => Ok(vm.int(TRY_AGAIN)),
        Err(raised) => Err(raised),
    }
}

fn shutdown(vm: &mut Vm, args: &[Value]) -> Outcome {
    const INVALID: i32 = 22;
    let socket = this(&args[0]);
    let how = match vm.index_i64(&args[1])? {
        0 => Shutdown::Read,
        1 => Shutdown::Write,
        2 => Shutdown::Both,
        _ => return Err(vm.os_error(INVALID, None)),
    };
    let source = source(vm, &socket)?;
    let outcome = socket.world.borrow_mut().shut_down(source, how);
    outcome.map(|()| Value::NONE).map_err(|error| raised_of(vm, &error))
}

fn getsockname(vm: &mut Vm, args: &[Value]) -> Outcome {
    addresses::shown(vm, &this(&args[0]), false)
}

fn getpeername(vm: &mut Vm, args: &[Value]) -> Outcome {
    addresses::shown(vm, &this(&args[0]), true)
}

// Sending.

fn data_of(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
    match bytes::view(value) {
        Some(data) => Ok(data.to_vec()),
        None => {
            let text = format!("a bytes-like object is required, not '{}'", vm.type_name(value));
            Err(vm.type_error(text))
        }
    }
}

/// `flags` of an operation, and how long it may take with them.
fn flags_of(vm: &mut Vm, socket: &SocketRef, value: &Value) -> Result<(i64, Patience), Raised> {
    let flags = if value.is_empty() { 0 } else { vm.index_i64(value)? };
    if flags & OUT_OF_BAND != 0 {
        return Err(vm.os_error(NOT_SUPPORTED, None));
    }
    Ok((flags, if flags & DO_NOT_WAIT != 0 { Patience::None } else { patience(socket) }))
}

fn send(vm: &mut Vm, args: &[Value]) -> Outcome {
    let socket = this(&args[0]);
    let data = data_of(vm, &args[1])?;
    let (_, patience) = flags_of(vm, &socket, &args[2])?;
    let sent = perform(vm, &socket, Direction::Write, patience, |world, source| world.send(source, &data))?;
    Ok(vm.size(sent))
}

fn sendall(vm: &mut Vm, args: &[Value]) -> Outcome {
    let socket = this(&args[0]);
    let data = data_of(vm, &args[1])?;
    let (_, patience) = flags_of(vm, &socket, &args[2])?;
    let mut sent = 0;
    while sent < data.len() {
        sent += perform(vm, &socket, Direction::Write, patience, |world, source| {
            world.send(source, &data[sent..])
        })?;
        vm.spend(1)?;
    }
    Ok(Value::NONE)
}

fn sendto(vm: &mut Vm, args: &[Value]) -> Outcome {
    let socket = this(&args[0]);
    let data = data_of(vm, &args[1])?;
    let has_flags = !args[3].is_empty();
    let (flags, address) = if has_flags { (&args[2], &args[3]) } else { (&Value::EMPTY, &args[2]) };
    let (_, patience) = flags_of(vm, &socket, flags)?;
    let address = addresses::address_of(vm, &socket, address, "sendto")?;
    let sent = perform(vm, &socket, Direction::Write, patience, |world, source| {
        world.send_to(source, &data, address)
    })?;
    Ok(vm.size(sent))
}

// Receiving.

/// What was received, and from whom.
type Received = (Vec<u8>, Option<SocketAddr>);

fn receive(vm: &mut Vm, socket: &SocketRef, count: usize, flags: &Value) -> Result<Received, Raised> {
    let (flags, patience) = flags_of(vm, socket, flags)?;
    // Of connections between addresses the world keeps a book; datagrams and pairs have no place in it.
    let is_booked = socket.kind.get() == STREAM && socket.family.get() != UNIX;
    let mut buffer = vec![0; count.min(RECEIVE_AT_ONCE)];
    let (mut received, from) = perform(vm, socket, Direction::Read, patience, |world, source| {
        if is_booked && flags & PEEK == 0 {
            world.receive(source, &mut buffer).map(|count| (count, None))
        } else {
            world.receive_from(source, &mut buffer, flags & PEEK != 0)
        }
    })?;
    while flags & WAIT_FOR_ALL != 0 && is_booked && received > 0 && received < buffer.len() {
        let more = perform(vm, socket, Direction::Read, patience, |world, source| {
            world.receive(source, &mut buffer[received..])
        })?;
        if more == 0 {
            break;
        }
        received += more;
    }
    buffer.truncate(received);
    Ok((buffer, from))
}

fn count_of(vm: &mut Vm, value: &Value, operation: &str) -> Result<usize, Raised> {
    let count = vm.index_i64(value)?;
    match usize::try_from(count) {
        Ok(count) => Ok(count),
        Err(_) => Err(vm.value_error(format!("negative buffersize in {operation}"))),
    }
}

fn recv(vm: &mut Vm, args: &[Value]) -> Outcome {
    let count = count_of(vm, &args[1], "recv")?;
    let (received, _) = receive(vm, &this(&args[0]), count, &args[2])?;
    Ok(vm.bytes(&received))
}

fn recvfrom(vm: &mut Vm, args: &[Value]) -> Outcome {
    let count = count_of(vm, &args[1], "recvfrom")?;
    let (received, from) = receive(vm, &this(&args[0]), count, &args[2])?;
    let received = vm.bytes(&received);
    let from = from.map_or(Value::NONE, |from| address_tuple(vm, from));
    Ok(vm.tuple([received, from]))
}

/// Receives into a bytearray, at most `nbytes` or as much as it has room for.
fn receive_into(vm: &mut Vm, args: &[Value], operation: &str) -> Result<(usize, Option<SocketAddr>), Raised> {
    let Some(array) = args[1].downcast::<ByteArray>().map(Object::to_ref) else {
        let operation = operation.trim_end_matches("()");
        let text = format!(
            "{operation}() argument 1 must be read-write bytes-like object, not {}",
            vm.type_name(&args[1])
        );
        return Err(vm.type_error(text));
    };
    let room = array.with(|bytes| bytes.len());
    let wanted = if args[2].is_empty() { 0 } else { vm.index_i64(&args[2])? };
    let count = match usize::try_from(wanted) {
        Ok(0) => room,
        Ok(wanted) if wanted > room => {
            return Err(vm.value_error("nbytes is greater than the length of the buffer"));
        }
        Ok(wanted) => wanted,
        Err(_) => return Err(vm.value_error(format!("negative buffersize in {operation}"))),
    };
    let (received, from) = receive(vm, &this(&args[0]), count, &args[3])?;
    let count = received.len();
    array.with_mut(|bytes| {
        // Another thread may have made it smaller meanwhile.
        let count = count.min(bytes.len());
        bytes[..count].copy_from_slice(&received[..count]);
    });
    Ok((count, from))
}

fn recv_into(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (count, _) = receive_into(vm, args, "recv_into")?;
    Ok(vm.size(count))
}

fn recvfrom_into(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (count, from) = receive_into(vm, args, "recvfrom_into")?;
    let count = vm.size(count);
    let from = from.map_or(Value::NONE, |from| address_tuple(vm, from));
    Ok(vm.tuple([count, from]))
}

// Timeouts.

/// Reads a timeout: `None`, or seconds.
pub(super) fn timeout_of(vm: &mut Vm, value: &Value) -> Result<Option<f64>, Raised> {
    if value.is_none() {
        return Ok(None);
    }
    let seconds = vm.float_of(value)?;
    if seconds < 0.0 {
        return Err(vm.value_error("Timeout value out of range"));
    }
    Ok(Some(seconds))
}

fn settimeout(vm: &mut Vm, args: &[Value]) -> Outcome {
    let timeout = timeout_of(vm, &args[1])?;
    this(&args[0]).timeout.set(timeout);
    Ok(Value::NONE)
}

fn gettimeout(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(this(&args[0]).timeout.get().map_or(Value::NONE, Value::float))
}

fn setblocking(vm: &mut Vm, args: &[Value]) -> Outcome {
    let is_blocking = vm.truth(&args[1])?;
    this(&args[0]).timeout.set(if is_blocking { None } else { Some(0.0) });
    Ok(Value::NONE)
}

fn getblocking(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(this(&args[0]).timeout.get() != Some(0.0)))
}

// For loops.

fn direction_of(vm: &mut Vm, value: &Value) -> Result<Direction, Raised> {
    Ok(if vm.truth(value)? { Direction::Write } else { Direction::Read })
}

/// `_when_ready(loop, is_write, callback)`
fn when_ready(vm: &mut Vm, args: &[Value]) -> Outcome {
    let socket = this(&args[0]);
    let direction = direction_of(vm, &args[2])?;
    let source = source(vm, &socket)?;
    let nothing = vm.tuple([]);
    let call = handle::new_handle(vm, &args[1], args[3].clone(), nothing, Value::EMPTY, None);
    let Some(data) = args[1].foreign::<LoopData>() else {
        return Err(vm.type_error("an event loop was expected"));
    };
    match data.arm(source, direction, Handle::Called(call)) {
        Ok(replaced) => {
            drop(replaced);
            Ok(Value::NONE)
        }
        Err(error) => Err(raised_of(vm, &error)),
    }
}

fn forget(vm: &mut Vm, args: &[Value]) -> Outcome {
    let socket = this(&args[0]);
    let direction = direction_of(vm, &args[1])?;
    if let Some(source) = socket.source.get() {
        let left = socket.world.borrow_mut().disarm(source, direction);
        drop(left);
    }
    Ok(Value::NONE)
}
