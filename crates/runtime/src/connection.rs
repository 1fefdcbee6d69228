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

use std::cell::{Cell, RefCell};
use std::io;
use std::net::{Shutdown, SocketAddr};

use rondo_eventloop::{
    Connect, Direction, Family, LookUpError, SocketOption, SourceId, TicketId, literal_address, look_up,
};
use rondo_vm::heap::{Foreign, Holder, Ref, Str, Tracer, Value, ValueCell};
use rondo_vm::native::NativeDef;
use rondo_vm::types::bytes;
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::types::exception::Exception;
use rondo_vm::{Outcome, Raised, Vm, function, method};

use crate::event_loop::LoopData;
use crate::future;
use crate::handle::Handle;
use crate::reports;
use crate::state::{SharedWorld, runtime};
use crate::task;

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
        self.server.trace(tracer);
        self.connecting.trace(tracer);
    }

    fn clear(&self) {
        drop((self.event_loop.take(), self.protocol.take(), self.server.take(), self.connecting.take()));
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        close_source(&self.world, self.source.take());
    }
}

/// Closes a socket. Who waited for it is let go.
fn close_source(world: &SharedWorld, source: Option<SourceId>) {
    if let (Some(source), Ok(mut world)) = (source, world.try_borrow_mut()) {
        let abandoned = world.close(source);
        drop(world);
        drop(abandoned);
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
        Err(error) => Err(raised_of(vm, &error, None)),
    }
}

/// Python's exception for an error of the operating system.
fn raised_of(vm: &mut Vm, error: &io::Error, text: Option<String>) -> Raised {
    let Some(number) = error.raw_os_error() else {
        let class = vm.types.exceptions.os_error.clone();
        return vm.error(&class, error.to_string());
    };
    match text {
        None => vm.os_error(number, None),
        Some(text) => {
            let class = vm.types.exceptions.os_error.value();
            let arguments = [Value::int(number), vm.str(&text)];
            match vm.call(&class, &arguments) {
                Ok(made) => Raised(made.downcast::<Exception>().expect("OSError makes exceptions").to_ref()),
                Err(raised) => raised,
            }
        }
    }
}

/// Something that was waited for is ready: a connection or a listener.
pub(crate) fn is_ready(vm: &mut Vm, object: &Value, direction: Direction) -> Result<(), Raised> {
    if let Some(listener) = object.foreign::<Listener>() {
        return accept(vm, &listener.to_ref());
    }
    let connection = object.foreign::<Connection>().expect("only sockets wait to be ready").to_ref();
    match direction {
        Direction::Read => receive(vm, &connection),
        Direction::Write if connection.connecting.is_set() => is_connected(vm, &connection),
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
    let data = received.map(|count| vm.bytes(&buffer[..count]));
    runtime(vm).receive_buffer = buffer;
    let protocol = connection.protocol.get();
    match data {
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => arm(vm, connection, Direction::Read),
        Err(error) => {
            let raised = raised_of(vm, &error, None);
            fatal(vm, connection, raised, "Fatal read error on socket transport")
        }
        Ok(data) if vm.length(&data)? == 0 => has_ended(vm, connection, &protocol),
        Ok(data) => {
            // Asked for again first: the protocol may pause reading while it takes this.
            arm(vm, connection, Direction::Read)?;
            match vm.call_method(&protocol, "data_received", &[data]) {
                Ok(_) => Ok(()),
                Err(raised) => {
                    fatal(vm, connection, raised, "Fatal error: protocol.data_received() call failed.")
                }
            }
        }
    }
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
                let raised = raised_of(vm, &error, None);
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
            let raised = raised_of(vm, &error, None);
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

// Connecting.

/// Begins to connect. Gives the connection, and the future that is done when it stands.
fn start_connect(vm: &mut Vm, args: &[Value]) -> Outcome {
    let address = address_of(vm, &args[1])?;
    let world = runtime(vm).world.clone();
    let opened = world.borrow_mut().open(Family::of(address));
    let source = match opened {
        Ok(source) => source,
        Err(error) => return Err(raised_of(vm, &error, None)),
    };
    let bound = match args.get(2).filter(|local| !local.is_empty() && !local.is_none()) {
        Some(local) => {
            let local = address_of(vm, local)?;
            world.borrow_mut().bind(source, local)
        }
        None => Ok(()),
    };
    let connection = new_connection(vm, args[0].clone(), source, Some(address));
    if let Err(error) = bound {
        return Err(raised_of(vm, &error, None));
    }
    let waiter = future::new_future(vm, args[0].clone());
    let begun = world.borrow_mut().connect(source, address);
    match begun {
        Ok(Connect::Done) => {
            connection.local.set(world.borrow_mut().local_address(source).ok());
            future::finish(vm, &waiter, future::receiver(&waiter), Value::NONE)?;
        }
        Ok(Connect::Pending) => {
            connection.connecting.set(waiter.clone());
            arm(vm, &connection, Direction::Write)?;
        }
        Err(error) => {
            let raised = connect_failed(vm, &error, address);
            future::fail(vm, &waiter, future::receiver(&waiter), raised)?;
        }
    }
    Ok(vm.tuple([connection.value(), waiter]))
}

fn connect_failed(vm: &mut Vm, error: &io::Error, address: SocketAddr) -> Raised {
    let shown = address_tuple(vm, address);
    let shown = vm.repr(&shown).map_or_else(|_| address.to_string(), |text| text.as_str().to_string());
    raised_of(vm, error, Some(format!("Connect call failed {shown}")))
}

fn is_connected(vm: &mut Vm, connection: &ConnectionRef) -> Result<(), Raised> {
    let waiter = connection.connecting.take();
    let Some(source) = connection.source.get() else { return Ok(()) };
    let outcome = connection.world.borrow_mut().connect_outcome(source);
    let core = future::receiver(&waiter);
    if core.is_done() {
        return Ok(());
    }
    match outcome {
        Ok(()) => {
            connection.local.set(connection.world.borrow_mut().local_address(source).ok());
            future::finish(vm, &waiter, core, Value::NONE)
        }
        Err(error) => {
            let peer = connection.peer.expect("a connection that connects knows its peer");
            let raised = connect_failed(vm, &error, peer);
            future::fail(vm, &waiter, core, raised)
        }
    }
}

// Addresses.

/// An address as Python has it: `('127.0.0.1', 80)`, or four items on version 6.
fn address_tuple(vm: &mut Vm, address: SocketAddr) -> Value {
    let (host, port) = (vm.str(&address.ip().to_string()), vm.int(address.port().into()));
    match address {
        SocketAddr::V4(_) => vm.tuple([host, port]),
        SocketAddr::V6(address) => {
            let (flow, scope) = (vm.int(address.flowinfo().into()), vm.int(address.scope_id().into()));
            vm.tuple([host, port, flow, scope])
        }
    }
}

fn address_of(vm: &mut Vm, value: &Value) -> Result<SocketAddr, Raised> {
    let items = value.items();
    let (Some(host), Some(port)) = (items.first().and_then(|host| host.downcast::<Str>()), items.get(1))
    else {
        return Err(vm.type_error("an address is a tuple of a host and a port"));
    };
    let port = port_of(vm, port)?;
    match literal_address(host.as_str(), port) {
        Some(address) => Ok(address),
        None => {
            Err(vm.value_error(format!("'{}' does not appear to be an IPv4 or IPv6 address", host.as_str())))
        }
    }
}

fn port_of(vm: &mut Vm, value: &Value) -> Result<u16, Raised> {
    let port = vm.index_i64(value)?;
    match u16::try_from(port) {
        Ok(port) => Ok(port),
        Err(_) => Err(vm.overflow_error("getsockaddrarg: port must be 0-65535.")),
    }
}

/// The answer of a look-up that is under way on the pool.
pub struct LookUp {
    waiter: ValueCell,
    ticket: Cell<Option<TicketId>>,
    world: SharedWorld,
}

impl Foreign for LookUp {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.waiter.trace(tracer);
    }

    fn clear(&self) {
        drop(self.waiter.take());
    }
}

/// The class of look-ups, which no program sees.
pub const LOOK_UP: ClassDef = ClassDef {
    name: "asyncio._LookUp",
    doc: "A look-up of a name.",
    methods: &[],
    properties: &[],
    is_base: false,
};

/// `_resolve(loop, host, port)`: a list of addresses, or a future of one.
fn resolve(vm: &mut Vm, args: &[Value]) -> Outcome {
    let port = port_of(vm, &args[2])?;
    let host = match args[1].downcast::<Str>() {
        Some(host) => host.as_str().to_string(),
        None => return Err(vm.type_error("the host must be a string")),
    };
    if let Some(address) = literal_address(&host, port) {
        let address = address_tuple(vm, address);
        return Ok(vm.list(vec![address]));
    }
    // The system knows this one by heart.
    if host == "localhost" {
        return addresses(vm, look_up(&host, port, None));
    }
    let event_loop = args[0].clone();
    let Some(loop_id) = event_loop.foreign::<LoopData>().and_then(|data| data.id()) else {
        return Err(vm.runtime_error("Event loop is closed"));
    };
    let waiter = future::new_future(vm, event_loop);
    let state = runtime(vm);
    let (class, world) = (state.classes.look_up.clone(), state.world.clone());
    let payload =
        LookUp { waiter: ValueCell::new(waiter.clone()), ticket: Cell::new(None), world: world.clone() };
    let pending = vm.heap.alloc_foreign(&class, payload, 0);
    let handle = Handle::Message(pending.value());
    let ticket = world.borrow_mut().run_blocking(loop_id, handle, move || look_up(&host, port, None));
    pending.ticket.set(Some(ticket));
    Ok(waiter)
}

fn addresses(vm: &mut Vm, found: Result<Vec<SocketAddr>, LookUpError>) -> Outcome {
    match found {
        Ok(found) => {
            let found = found.into_iter().map(|address| address_tuple(vm, address)).collect();
            Ok(vm.list(found))
        }
        Err(error) => Err(look_up_failed(vm, &error)),
    }
}

/// `socket.gaierror`: an `OSError` with the number of `getaddrinfo`.
fn look_up_failed(vm: &mut Vm, error: &LookUpError) -> Raised {
    let class = runtime(vm).classes.gaierror.value();
    let arguments = [vm.int(error.code.into()), vm.str(&error.text)];
    match vm.call(&class, &arguments) {
        Ok(made) => Raised(made.downcast::<Exception>().expect("gaierror makes exceptions").to_ref()),
        Err(raised) => raised,
    }
}

/// `socket.gaierror`
pub const GAIERROR: ClassDef = ClassDef {
    name: "socket.gaierror",
    doc: "A name has no address.",
    methods: &[],
    properties: &[],
    is_base: true,
};

/// Another thread has left its answer.
pub(crate) fn has_message(vm: &mut Vm, object: &Value) -> Result<(), Raised> {
    let pending = object.foreign::<LookUp>().expect("only look-ups get messages").to_ref();
    let Some(ticket) = pending.ticket.take() else { return Ok(()) };
    let answer = pending.world.borrow_mut().take_result::<Result<Vec<SocketAddr>, LookUpError>>(ticket);
    let waiter = pending.waiter.take();
    let core = future::receiver(&waiter);
    let (Some(answer), false) = (answer, core.is_done()) else { return Ok(()) };
    match addresses(vm, answer) {
        Ok(list) => future::finish(vm, &waiter, core, list),
        Err(raised) => future::fail(vm, &waiter, core, raised),
    }
}

// Listening.

/// The payload of a listening socket.
pub struct Listener {
    source: Cell<Option<SourceId>>,
    world: SharedWorld,
    event_loop: ValueCell,
    /// Called with each new connection.
    on_accept: ValueCell,
    backlog: Cell<u32>,
    address: SocketAddr,
}

impl Foreign for Listener {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.event_loop.trace(tracer);
        self.on_accept.trace(tracer);
    }

    fn clear(&self) {
        drop((self.event_loop.take(), self.on_accept.take()));
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        close_source(&self.world, self.source.take());
    }
}

type ListenerRef = Ref<Holder<Listener>>;

/// `_listen(loop, address, backlog, reuse_address, reuse_port)`
fn listen(vm: &mut Vm, args: &[Value]) -> Outcome {
    let address = address_of(vm, &args[1])?;
    let backlog = vm.index_i64(&args[2])?.clamp(0, i64::from(i32::MAX)) as u32;
    let world = runtime(vm).world.clone();
    let opened = world.borrow_mut().listen_at(address, backlog.max(1));
    let source = match opened {
        Ok(source) => source,
        Err(error) => {
            let shown = address_tuple(vm, address);
            let shown = vm.repr(&shown)?.as_str().to_string();
            let reason =
                error.raw_os_error().map(rondo_vm::errors::system_message).unwrap_or_default().to_lowercase();
            let text = format!("error while attempting to bind on address {shown}: {reason}");
            return Err(raised_of(vm, &error, Some(text)));
        }
    };
    let address = world.borrow_mut().local_address(source).unwrap_or(address);
    let class = runtime(vm).classes.listener.clone();
    let payload = Listener {
        source: Cell::new(Some(source)),
        world,
        event_loop: ValueCell::new(args[0].clone()),
        on_accept: ValueCell::default(),
        backlog: Cell::new(backlog.max(1)),
        address,
    };
    Ok(vm.heap.alloc_foreign(&class, payload, class.root_shape.get()).into())
}

fn arm_listener(vm: &mut Vm, listener: &ListenerRef) -> Result<(), Raised> {
    let Some(source) = listener.source.get() else { return Ok(()) };
    let event_loop = listener.event_loop.get();
    let Some(data) = event_loop.foreign::<LoopData>() else { return Ok(()) };
    match data.arm(source, Direction::Read, Handle::Ready(listener.value(), Direction::Read)) {
        Ok(replaced) => {
            drop(replaced);
            Ok(())
        }
        Err(error) => Err(raised_of(vm, &error, None)),
    }
}

/// Somebody knocks: all who stand there are let in.
fn accept(vm: &mut Vm, listener: &ListenerRef) -> Result<(), Raised> {
    for _ in 0..listener.backlog.get() {
        let Some(source) = listener.source.get() else { return Ok(()) };
        let accepted = listener.world.borrow_mut().accept(source);
        match accepted {
            Ok((source, peer)) => {
                let connection = new_connection(vm, listener.event_loop.get(), source, Some(peer));
                let on_accept = listener.on_accept.get();
                vm.call(&on_accept, &[connection.into()])?;
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
            // The peer has gone again before it was let in.
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
            Err(error) => {
                // No descriptors left: what waits is tried again in a second, as asyncio does.
                let raised = raised_of(vm, &error, None);
                let event_loop = listener.event_loop.get();
                let text = "socket.accept() out of system resource";
                reports::handle_failed_as(vm, &event_loop, text, raised)?;
                let again = vm.get_attr_str(&listener.value(), "_start")?;
                let on_accept = listener.on_accept.get();
                return vm
                    .call_method(&event_loop, "call_later", &[Value::int(1), again, on_accept])
                    .map(drop);
            }
        }
    }
    arm_listener(vm, listener)
}

// The functions that `asyncio.streams` uses.

/// Functions of the module that belong to no program.
pub(crate) const FUNCTIONS: &[NativeDef] = &[
    function!("_resolve", "(loop, host, port, /)", resolve, "The addresses of a name, or a future of them."),
    function!("_start_connect", "(loop, address, local_address=None, /)", start_connect, "Begin to connect."),
    function!("_listen", "(loop, address, backlog, /)", listen, "A listening socket."),
];

/// The class of listening sockets.
pub const LISTENER: ClassDef = ClassDef {
    name: "asyncio.trsock.TransportSocket",
    doc: "A listening socket of a server.",
    methods: &[
        method!("__repr__", "(self, /)", listener_repr, "Return repr(self)."),
        method!("getsockname", "(self, /)", listener_name, "The address."),
        method!("fileno", "(self, /)", listener_fileno, "The descriptor, or -1 once it is closed."),
        method!(
            "_start",
            "(self, on_accept, /)",
            listener_start,
            "Call a function with each new connection."
        ),
        method!("_stop", "(self, /)", listener_stop, "Close the socket."),
    ],
    properties: &[PropertyDef {
        name: "family",
        get: listener_family,
        set: None,
        doc: "The address family.",
    }],
    is_base: false,
};

fn listener_of(value: &Value) -> ListenerRef {
    value.foreign::<Listener>().expect("the receiver of a listener's method is one").to_ref()
}

fn listener_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let listener = listener_of(&args[0]);
    let fileno = listener_fileno(vm, args)?;
    let name = address_tuple(vm, listener.address);
    let (fileno, name) = (vm.repr(&fileno)?.as_str().to_string(), vm.repr(&name)?.as_str().to_string());
    let family = if listener.address.is_ipv4() { 2 } else { 10 };
    Ok(vm.str(&format!(
        "<asyncio.TransportSocket fd={fileno}, family={family}, type=1, proto=6, laddr={name}>"
    )))
}

fn listener_name(vm: &mut Vm, args: &[Value]) -> Outcome {
    let address = listener_of(&args[0]).address;
    Ok(address_tuple(vm, address))
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

fn listener_fileno(vm: &mut Vm, args: &[Value]) -> Outcome {
    let listener = listener_of(&args[0]);
    Ok(descriptor(vm, &listener.world, listener.source.get()))
}

fn listener_start(vm: &mut Vm, args: &[Value]) -> Outcome {
    let listener = listener_of(&args[0]);
    listener.on_accept.set(args[1].clone());
    arm_listener(vm, &listener)?;
    Ok(Value::NONE)
}

fn listener_stop(_vm: &mut Vm, args: &[Value]) -> Outcome {
    let listener = listener_of(&args[0]);
    close_source(&listener.world, listener.source.take());
    drop(listener.on_accept.take());
    Ok(Value::NONE)
}

fn listener_family(_vm: &mut Vm, value: &Value) -> Outcome {
    Ok(Value::int(if listener_of(value).address.is_ipv4() { 2 } else { 10 }))
}

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
    let connection = this(&args[0]);
    let Some(data) = bytes::view(&args[1]) else {
        let text = format!("data argument must be a bytes-like object, not '{}'", vm.type_name(&args[1]));
        return Err(vm.type_error(text));
    };
    write_bytes(vm, &connection, &data)?;
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
        ("socket", ..) => Ok(args[0].clone()),
        _ => Ok(if args[2].is_empty() { Value::NONE } else { args[2].clone() }),
    }
}

fn get_protocol(_vm: &mut Vm, args: &[Value]) -> Outcome {
    let protocol = this(&args[0]).protocol.get();
    Ok(if protocol.is_empty() { Value::NONE } else { protocol })
}

fn set_protocol(_vm: &mut Vm, args: &[Value]) -> Outcome {
    this(&args[0]).protocol.set(args[1].clone());
    Ok(Value::NONE)
}

fn local_name(vm: &mut Vm, args: &[Value]) -> Outcome {
    match this(&args[0]).local.get() {
        Some(local) => Ok(address_tuple(vm, local)),
        None => Err(vm.os_error(9, None)),
    }
}

fn peer_name(vm: &mut Vm, args: &[Value]) -> Outcome {
    match this(&args[0]).peer {
        Some(peer) => Ok(address_tuple(vm, peer)),
        None => Err(vm.os_error(107, None)),
    }
}

fn fileno(vm: &mut Vm, args: &[Value]) -> Outcome {
    let connection = this(&args[0]);
    Ok(descriptor(vm, &connection.world, connection.source.get()))
}

fn attach(vm: &mut Vm, args: &[Value]) -> Outcome {
    let connection = this(&args[0]);
    connection.protocol.set(args[1].clone());
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
