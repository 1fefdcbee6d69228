//! Sockets as transports: connections and listeners.
//!
//! A connection stands between a socket and a *protocol*, an object of the language that is told what happens. It is
//! asyncio's selector transport: one receive a readiness, writes at once as far as the socket takes them and later the rest, and
//! a protocol that is told to pause when too much is waiting to be sent.
//!
//! ```text
//!   protocol ──write──► connection ──send──► socket     what does not fit waits in `unsent`
//!      ▲                    │ unsent > high: pause_writing()   unsent <= low: resume_writing()
//!      └── data_received ───┴──receive── socket, when the loop says that it is ready
//! ```
//!
//! **Deliberately absent:** datagrams, unix sockets, TLS.

mod addresses;
mod connecting;
mod listener;
mod methods;

use std::cell::{Cell, RefCell};
use std::io;
use std::net::{Shutdown, SocketAddr};

use rondo_eventloop::{Direction, SocketOption, SourceId};
use rondo_vm::heap::{Foreign, Holder, Ref, Tracer, Value, ValueCell};
use rondo_vm::native::{NativeDef, NativeFn, NativeFunction};
use rondo_vm::types::function::Function;
use rondo_vm::{Outcome, Raised, Vm, function};

use crate::event_loop::LoopData;
use crate::handle::Handle;
use crate::reports;
use crate::state::{SharedWorld, runtime};
use crate::streams;
use crate::system::{close_source, raised_of};
use crate::task;
use listener::Listener;

pub use addresses::{GAIERROR, LOOK_UP};
pub(crate) use addresses::{address_tuple, has_message, look_up_failed};
pub use listener::LISTENER;
pub use methods::CONNECTION;

/// At most so much is received at once.
const RECEIVE_AT_ONCE: usize = 256 * 1024;
/// When more than this waits to be sent, the protocol is told to pause.
const DEFAULT_HIGH: usize = 64 * 1024;

/// The payload of a connection.
pub struct Connection {
    source: Cell<Option<SourceId>>,
    world: SharedWorld,
    event_loop: ValueCell,
    /// Who is told what happens; empty before it is attached and after it has been told that the connection is lost.
    protocol: ValueCell,
    /// The reader behind the protocol, if data goes there without a detour; else empty.
    reader: ValueCell,
    /// The server that it came through, or empty.
    server: ValueCell,
    /// While it connects: the future that is told how that went.
    connecting: ValueCell,
    unsent: RefCell<Vec<u8>>,
    high: Cell<usize>,
    low: Cell<usize>,
    is_reading: Cell<bool>,
    is_closing: Cell<bool>,
    is_lost: Cell<bool>,
    has_written_eof: Cell<bool>,
    has_paused_protocol: Cell<bool>,
    peer: Option<SocketAddr>,
    local: Cell<Option<SocketAddr>>,
}

impl Foreign for Connection {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.event_loop.trace(tracer);
        self.protocol.trace(tracer);
        self.reader.trace(tracer);
        self.server.trace(tracer);
        self.connecting.trace(tracer);
    }

    fn clear(&self) {
        drop((self.event_loop.take(), self.protocol.take(), self.reader.take()));
        drop((self.server.take(), self.connecting.take()));
    }

    fn elsewhere(&self) -> usize {
        self.unsent.borrow().capacity()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        close_source(&self.world, self.source.take());
    }
}

type ConnectionRef = Ref<Holder<Connection>>;

impl Connection {
    fn new(world: SharedWorld, event_loop: Value, source: SourceId, peer: Option<SocketAddr>) -> Connection {
        let local = world.borrow_mut().local_address(source).ok();
        Connection {
            source: Cell::new(Some(source)),
            world,
            event_loop: ValueCell::new(event_loop),
            protocol: ValueCell::default(),
            reader: ValueCell::default(),
            server: ValueCell::default(),
            connecting: ValueCell::default(),
            unsent: RefCell::default(),
            high: Cell::new(DEFAULT_HIGH),
            low: Cell::new(DEFAULT_HIGH / 4),
            is_reading: Cell::new(false),
            is_closing: Cell::new(false),
            is_lost: Cell::new(false),
            has_written_eof: Cell::new(false),
            has_paused_protocol: Cell::new(false),
            peer,
            local: Cell::new(local),
        }
    }

    fn disarm(&self, direction: Direction) {
        if let Some(source) = self.source.get() {
            let handle = self.world.borrow_mut().disarm(source, direction);
            drop(handle);
        }
    }
}

fn new_connection(
    vm: &mut Vm,
    event_loop: Value,
    source: SourceId,
    peer: Option<SocketAddr>,
) -> ConnectionRef {
    let state = runtime(vm);
    let (class, world) = (state.classes.connection.clone(), state.world.clone());
    // asyncio's streams send small writes at once.
    let _ = world.borrow_mut().set_option(source, SocketOption::NoDelay(true));
    vm.heap.alloc_foreign(&class, Connection::new(world, event_loop, source, peer), class.root_shape.get())
}

/// Lets the connection be told when its socket is ready.
fn arm(vm: &mut Vm, connection: &ConnectionRef, direction: Direction) -> Result<(), Raised> {
    let Some(source) = connection.source.get() else { return Ok(()) };
    let event_loop = connection.event_loop.get();
    let Some(data) = event_loop.foreign::<LoopData>() else { return Ok(()) };
    match data.arm(source, direction, Handle::Ready(connection.value(), direction)) {
        Ok(replaced) => {
            drop(replaced);
            Ok(())
        }
        Err(error) => Err(raised_of(vm, &error)),
    }
}

/// Something that was waited for is ready: a connection or a listener.
pub(crate) fn is_ready(vm: &mut Vm, object: &Value, direction: Direction) -> Result<(), Raised> {
    if let Some(listener) = object.foreign::<Listener>() {
        return listener::accept(vm, &listener.to_ref());
    }
    let connection = object.foreign::<Connection>().expect("only sockets wait to be ready").to_ref();
    match direction {
        Direction::Read => receive(vm, &connection),
        Direction::Write if connection.connecting.is_set() => connecting::is_connected(vm, &connection),
        Direction::Write => send_rest(vm, &connection),
    }
}

// Reading.

fn receive(vm: &mut Vm, connection: &ConnectionRef) -> Result<(), Raised> {
    if connection.is_lost.get() || !connection.is_reading.get() {
        return Ok(());
    }
    let Some(source) = connection.source.get() else { return Ok(()) };
    let mut buffer = std::mem::take(&mut runtime(vm).receive_buffer);
    buffer.resize(RECEIVE_AT_ONCE, 0);
    let received = connection.world.borrow_mut().receive(source, &mut buffer);
    if let Ok(count) = received
        && count > 0
        && connection.reader.is_set()
    {
        // Asked for again first: the reader may pause the transport.
        let outcome = arm(vm, connection, Direction::Read)
            .and_then(|()| streams::reader::feed(vm, &connection.reader.get(), &buffer[..count]));
        runtime(vm).receive_buffer = buffer;
        return outcome.or_else(|raised| data_failed(vm, connection, raised));
    }
    let data = received.map(|count| vm.bytes(&buffer[..count]));
    runtime(vm).receive_buffer = buffer;
    let protocol = connection.protocol.get();
    match data {
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => arm(vm, connection, Direction::Read),
        Err(error) => {
            let raised = raised_of(vm, &error);
            fatal(vm, connection, raised, "Fatal read error on socket transport")
        }
        Ok(data) if vm.length(&data)? == 0 => has_ended(vm, connection, &protocol),
        Ok(data) => {
            // Asked for again first: the protocol may pause reading while it takes this.
            arm(vm, connection, Direction::Read)?;
            match vm.call_method(&protocol, "data_received", &[data]) {
                Ok(_) => Ok(()),
                Err(raised) => data_failed(vm, connection, raised),
            }
        }
    }
}

fn data_failed(vm: &mut Vm, connection: &ConnectionRef, raised: Raised) -> Result<(), Raised> {
    fatal(vm, connection, raised, "Fatal error: protocol.data_received() call failed.")
}

/// A connection gets its protocol. Where that is one of ours, and its reader is too, data goes right to the reader.
fn set_protocol(vm: &mut Vm, connection: &ConnectionRef, protocol: &Value) -> Result<(), Raised> {
    connection.protocol.set(protocol.clone());
    drop(connection.reader.take());
    let name = vm.intern("data_received");
    let is_ours = vm.lookup_class_of(protocol, &name).is_some_and(|found| {
        found.downcast::<Function>().is_some_and(|function| {
            function.code.data.file.starts_with("<rondo>")
                && &*function.qualname() == "StreamReaderProtocol.data_received"
        })
    });
    if !is_ours {
        return Ok(());
    }
    let reader = vm.get_attr_str(protocol, "_stream_reader")?;
    let name = vm.intern("feed_data");
    let feeds = vm.lookup_class_of(&reader, &name);
    let is_ours = feeds.is_some_and(|found| {
        found.downcast::<NativeFunction>().is_some_and(|native| {
            std::ptr::fn_addr_eq(native.def.function, streams::reader::feed_data as NativeFn)
        })
    });
    if is_ours {
        connection.reader.set(reader);
    }
    Ok(())
}

/// The other side sends no more. The protocol says whether writing goes on.
fn has_ended(vm: &mut Vm, connection: &ConnectionRef, protocol: &Value) -> Result<(), Raised> {
    match vm.call_method(protocol, "eof_received", &[]) {
        Err(raised) => fatal(vm, connection, raised, "Fatal error: protocol.eof_received() call failed."),
        Ok(keeps_open) => {
            if vm.truth(&keeps_open)? {
                connection.is_reading.set(false);
                connection.disarm(Direction::Read);
                Ok(())
            } else {
                close_connection(vm, connection)
            }
        }
    }
}

fn start_reading(vm: &mut Vm, connection: &ConnectionRef) -> Result<(), Raised> {
    if connection.is_closing.get() || connection.is_reading.replace(true) {
        return Ok(());
    }
    arm(vm, connection, Direction::Read)
}

// Writing.

/// `transport.is_closing()`, if it is a connection of ours.
pub(crate) fn is_closing(transport: &Value) -> Option<bool> {
    transport.foreign::<Connection>().map(|connection| connection.is_closing.get())
}

/// `transport.write(data)`, if it is a connection of ours.
pub(crate) fn write_on(vm: &mut Vm, transport: &Value, data: &Value) -> Option<Outcome> {
    let connection = transport.foreign::<Connection>()?.to_ref();
    Some(methods::write_data(vm, &connection, data))
}

fn write_bytes(vm: &mut Vm, connection: &ConnectionRef, data: &[u8]) -> Result<(), Raised> {
    if connection.has_written_eof.get() {
        return Err(vm.runtime_error("Cannot call write() after write_eof()"));
    }
    if data.is_empty() || connection.is_lost.get() {
        return Ok(());
    }
    let mut rest = data;
    if connection.unsent.borrow().is_empty() {
        let Some(source) = connection.source.get() else { return Ok(()) };
        let sent = connection.world.borrow_mut().send(source, data);
        match sent {
            Ok(count) if count == data.len() => return Ok(()),
            Ok(count) => rest = &data[count..],
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(error) => {
                let raised = raised_of(vm, &error);
                return fatal(vm, connection, raised, "Fatal write error on socket transport");
            }
        }
        arm(vm, connection, Direction::Write)?;
    }
    connection.unsent.borrow_mut().extend_from_slice(rest);
    pause_if_full(vm, connection)
}

fn send_rest(vm: &mut Vm, connection: &ConnectionRef) -> Result<(), Raised> {
    if connection.is_lost.get() {
        return Ok(());
    }
    let Some(source) = connection.source.get() else { return Ok(()) };
    let sent = {
        let unsent = connection.unsent.borrow();
        connection.world.borrow_mut().send(source, &unsent)
    };
    match sent {
        Ok(count) => drop(connection.unsent.borrow_mut().drain(..count)),
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
        Err(error) => {
            connection.unsent.borrow_mut().clear();
            let raised = raised_of(vm, &error);
            return fatal(vm, connection, raised, "Fatal write error on socket transport");
        }
    }
    resume_if_empty(vm, connection)?;
    if !connection.unsent.borrow().is_empty() {
        return arm(vm, connection, Direction::Write);
    }
    if connection.is_closing.get() {
        return connection_is_lost(vm, connection, Value::NONE);
    }
    if connection.has_written_eof.get() {
        // The peer may be gone already; then the next receive says so.
        let _ = connection.world.borrow_mut().shut_down(source, Shutdown::Write);
    }
    Ok(())
}

fn pause_if_full(vm: &mut Vm, connection: &ConnectionRef) -> Result<(), Raised> {
    if connection.unsent.borrow().len() <= connection.high.get()
        || connection.has_paused_protocol.replace(true)
    {
        return Ok(());
    }
    tell_protocol(vm, connection, "pause_writing")
}

fn resume_if_empty(vm: &mut Vm, connection: &ConnectionRef) -> Result<(), Raised> {
    if connection.unsent.borrow().len() > connection.low.get()
        || !connection.has_paused_protocol.replace(false)
    {
        return Ok(());
    }
    tell_protocol(vm, connection, "resume_writing")
}

fn tell_protocol(vm: &mut Vm, connection: &ConnectionRef, name: &str) -> Result<(), Raised> {
    let protocol = connection.protocol.get();
    match vm.call_method(&protocol, name, &[]) {
        Ok(_) => Ok(()),
        Err(raised) if task::ends_the_loop(vm, &raised) => Err(raised),
        Err(raised) => {
            let text = format!("protocol.{name}() failed");
            reports::handle_failed_as(vm, &connection.event_loop.get(), &text, raised)
        }
    }
}

// Ending.

fn close_connection(vm: &mut Vm, connection: &ConnectionRef) -> Result<(), Raised> {
    if connection.is_closing.replace(true) {
        return Ok(());
    }
    connection.is_reading.set(false);
    connection.disarm(Direction::Read);
    if connection.unsent.borrow().is_empty() {
        connection.is_lost.set(true);
        connection.disarm(Direction::Write);
        return lose_soon(vm, connection, Value::NONE);
    }
    Ok(())
}

/// Ends the connection at once, whatever still waits to be sent.
fn force_close(vm: &mut Vm, connection: &ConnectionRef, exception: Value) -> Result<(), Raised> {
    if connection.is_lost.replace(true) {
        return Ok(());
    }
    connection.unsent.borrow_mut().clear();
    connection.disarm(Direction::Write);
    connection.is_closing.set(true);
    connection.is_reading.set(false);
    connection.disarm(Direction::Read);
    lose_soon(vm, connection, exception)
}

fn fatal(vm: &mut Vm, connection: &ConnectionRef, raised: Raised, text: &str) -> Result<(), Raised> {
    if task::ends_the_loop(vm, &raised) {
        return Err(raised);
    }
    let os_error = vm.types.exceptions.os_error.clone();
    if !vm.raised_is(&raised, &os_error) {
        reports::handle_failed_as(vm, &connection.event_loop.get(), text, raised.clone())?;
    }
    force_close(vm, connection, raised.0.into())
}

/// The protocol is told in a turn of its own that the connection is lost.
fn lose_soon(vm: &mut Vm, connection: &ConnectionRef, exception: Value) -> Result<(), Raised> {
    let event_loop = connection.event_loop.get();
    let lose = vm.get_attr_str(&connection.value(), "_call_connection_lost")?;
    vm.call_method(&event_loop, "call_soon", &[lose, exception]).map(drop)
}

fn connection_is_lost(vm: &mut Vm, connection: &ConnectionRef, exception: Value) -> Result<(), Raised> {
    connection.is_lost.set(true);
    let protocol = connection.protocol.take();
    drop(connection.reader.take());
    let outcome = if protocol.is_empty() {
        Ok(Value::NONE)
    } else {
        vm.call_method(&protocol, "connection_lost", &[exception])
    };
    close_source(&connection.world, connection.source.take());
    let server = connection.server.take();
    if !server.is_empty() {
        vm.call_method(&server, "_detach", &[connection.value()])?;
    }
    outcome.map(drop)
}

fn descriptor(vm: &mut Vm, world: &SharedWorld, source: Option<SourceId>) -> Value {
    #[cfg(unix)]
    if let Some(source) = source
        && let Ok(descriptor) = world.borrow_mut().descriptor(source)
    {
        return vm.int(descriptor.into());
    }
    Value::int(-1)
}

// The functions that `asyncio.streams` uses.

/// Functions of the module that belong to no program.
pub(crate) const FUNCTIONS: &[NativeDef] = &[
    function!(
        "_resolve",
        "(loop, host, port, operation, /)",
        addresses::resolve,
        "The addresses of a name, or a future of them."
    ),
    function!(
        "_start_connect",
        "(loop, address, local_address=None, /)",
        connecting::start_connect,
        "Begin to connect."
    ),
    function!(
        "_listen",
        "(loop, address, backlog, reuse_address, reuse_port, keep_alive, /)",
        listener::listen,
        "A listening socket."
    ),
    function!(
        "_adopt_connection",
        "(loop, sock, /)",
        connecting::adopt,
        "Take a connected socket of the program over."
    ),
    function!(
        "_adopt_listener",
        "(loop, sock, backlog, /)",
        listener::adopt,
        "Let a bound socket of the program listen, and take it over."
    ),
];
